from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from history_office import AN, NOW, ROW, had, report, take, workbook
from offices import Office
from openpyxl import load_workbook

from flows.books import open_books
from flows.history import enter_paper, read_paper
from flows.judging import judge_quarter, rules_of
from records.catalogue import RECOGNITIONS
from records.errors import InputError
from records.honours import Honour
from records.settings import Settings
from reports.workbooks.history import history_workbook

LAST_YEAR = (2, AN, "02/05/1980", "Trung tâm Thử", "Chiến sĩ thi đua cơ sở", 2025, "33/QĐ-SKHCN", "08/01/2026", None)


def enter(settings: Settings, path: Path, **more: Any) -> Any:
    return enter_paper(settings, path.name, read_paper(path), who="Lê Thử", is_trial=False, **more)


def judged(settings: Settings) -> tuple[str, list[str], list[str]]:
    """Verdict of the only proposal, the codes of its findings, and the sentences of those on the history."""
    with open_books(settings) as record:
        (checked,) = judge_quarter(record, "2026-Q1", rules_of(settings)).checked
    findings = checked.judgement.findings
    own = [each.text for each in findings if each.code.startswith(("LS", "XN"))]
    return checked.judgement.verdict, [each.code for each in findings], own


def outcome(settings: Settings, condition: str) -> str:
    with open_books(settings) as record:
        (checked,) = judge_quarter(record, "2026-Q1", rules_of(settings)).checked
    return next(each.outcome for each in checked.judgement.conditions if each.id.endswith(condition))


def test_workbook_of_earlier_years_bears_out_what_the_report_claims(office: Office, tmp_path: Path) -> None:
    take(office.settings, report(had(2024, "12/QĐ-SKHCN"), had(2025)))
    assert outcome(office.settings, "hai_lan_cstdcs") == "CHUA_RO"
    found = enter(office.settings, workbook(tmp_path / "so.xlsx", ROW, LAST_YEAR))
    assert (len(found.entered.new), found.report) == (2, None)
    assert outcome(office.settings, "hai_lan_cstdcs") == "DAT"
    assert judged(office.settings)[2] == []


def test_title_that_the_report_forgot_counts_and_is_told(office: Office, tmp_path: Path) -> None:
    take(office.settings, report(had(2024, "12/QĐ-SKHCN")))
    enter(office.settings, workbook(tmp_path / "so.xlsx", ROW, LAST_YEAR))
    assert outcome(office.settings, "hai_lan_cstdcs") == "DAT"
    (told,) = judged(office.settings)[2]
    assert told == (
        "Lịch sử khen thưởng còn có Chiến sĩ thi đua cơ sở năm 2025 (Quyết định 33/QĐ-SKHCN ngày 08/01/2026); "
        "hồ sơ không nêu, đã được tính."
    )


def test_revoked_title_no_longer_counts(office: Office, tmp_path: Path) -> None:
    take(office.settings, report(had(2024, "12/QĐ-SKHCN"), had(2025, "33/QĐ-SKHCN")))
    revoked = (*ROW[:-1], "Đã thu hồi theo Quyết định 90/QĐ-SKHCN")
    enter(office.settings, workbook(tmp_path / "so.xlsx", ROW, LAST_YEAR))
    assert outcome(office.settings, "hai_lan_cstdcs") == "DAT"
    found = enter(office.settings, workbook(tmp_path / "so.xlsx", revoked, LAST_YEAR))
    assert (len(found.entered.changed), len(found.entered.same)) == (1, 1)
    assert outcome(office.settings, "hai_lan_cstdcs") == "CHUA_RO"
    assert "LS02" in judged(office.settings)[1]


def test_rows_in_doubt_are_written_out_with_their_cells(office: Office, tmp_path: Path) -> None:
    doubtful = (2, AN, "31/02/1980", "Trung tâm Thử", "Khá", 2025, None, None, None)
    found = enter(office.settings, workbook(tmp_path / "so.xlsx", ROW, doubtful))
    assert found.report is not None and found.report.parent == office.outbox
    sheet = load_workbook(found.report).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert [(row[1], row[2], row[4]) for row in rows] == [("4", "C", "sai"), ("4", "E", "chưa rõ")]
    assert (found.count("wrong"), found.count("doubtful")) == (1, 0)


def test_what_is_written_out_can_be_entered_again(office: Office, tmp_path: Path) -> None:
    """Every recognition, level and initiative comes back as it was, whatever its name in the workbook."""
    told = [
        Honour(
            name="Phòng Đo lường" if code in ("TTLDTT", "TTLDXS", "CO_TINH", "CO_BO", "CO_CP") else AN,
            kind="tap_the" if code in ("TTLDTT", "TTLDXS", "CO_TINH", "CO_BO", "CO_CP") else "ca_nhan",
            code=code,
            text=RECOGNITIONS[code],
            year=2020,
            decision_number="12/QĐ-ABC",
            legal_kind="cong_trang",
            initiative="Số hóa quy trình" if code == "SANG_KIEN" else None,
        )
        for code in RECOGNITIONS
        if code != "KHAC"
    ]
    told.append(Honour(name=AN, birth_date="1980-05-02", level="hoan_thanh_tot", text="HTTNV", year=2020))
    told.append(Honour(name=AN, code="GIAY_KHEN", text="Giấy khen", year=2021, is_revoked=True, gender="nam"))
    with open_books(office.settings) as record:
        record.enter_honours(told, file="a.xlsx", who="Lê Thử", at=NOW)
        path = tmp_path / "ra.xlsx"
        path.write_bytes(history_workbook(record.honours()))
    found = enter(office.settings, path)
    assert [(row.row, p.text) for row in found.paper.rows for p in row.problems] == []
    assert (len(found.entered.new), len(found.entered.changed), len(found.entered.same)) == (0, 0, len(told))


def test_commands_of_the_history(office: Office, tmp_path: Path) -> None:
    book = workbook(tmp_path / "so.xlsx", ROW, LAST_YEAR)
    refused = office.run("history", "import", str(book), expected=2)
    assert "Thiếu tên người nhập" in refused.stderr
    trial = office.run("history", "import", str(book), "--dry-run").stdout
    assert "2 mục sẽ nhập" in trial
    assert "còn trống" in office.run("history").stdout
    done = json.loads(office.run("history", "import", str(book), "--who", "Lê Thử", "--json").stdout)
    assert (done["new"], done["rows"], done["other_rows"], done["problems"]) == (2, 2, 2, [])
    assert "12/QĐ-SKHCN" in office.run("history", "an thu").stdout
    lines = office.run("history", "show", AN, "--json").stdout.splitlines()
    assert [json.loads(line)["year"] for line in lines] == [2024, 2025]
    assert "2 mục:" in office.run("history", "export").stdout
    missing = office.run("history", "import", str(tmp_path / "khong-co.xlsx"), "--who", "Lê Thử", expected=2)
    assert "Không mở được" in missing.stderr


def test_spoilt_or_foreign_file_is_a_sentence(office: Office, tmp_path: Path) -> None:
    broken = tmp_path / "hong.xlsx"
    broken.write_bytes(b"PK\x03\x04" + b"rac" * 400)
    with pytest.raises(InputError) as refused:
        read_paper(broken)
    assert refused.value.hint and "hong.xlsx" in refused.value.message
    with pytest.raises(InputError, match=r"không phải tệp|là liên kết"):
        read_paper(Path("/dev/null"))
