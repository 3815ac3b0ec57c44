"""A reviewer corrects a name, or strikes out a row, in papers of a quarter: the record follows only a person's word."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import docx
import pytest
from council_office import ON_TIME, enter_dossiers
from desk_papers import words_in
from docx.oxml.ns import qn
from offices import Office

from flows.command import main
from flows.quarter import QuarterResult, draw_up
from records.quarters import Quarter
from records.store import open_record
from records.suggestions import suggestions_of

QUARTER = Quarter.parse("2026-Q3")
DAY = date(2026, 9, 25)
AN, BINH = "Nguyễn Văn An Thử", "Trần Thị Bình Thử"
LIST = "Danh sách cá nhân"


def compiled(office: Office) -> QuarterResult:
    return draw_up(office.settings, QUARTER, made_on=DAY)


def newest(result: QuarterResult, name: str) -> Path:
    return next(path for path in result.files if path.name.startswith(name))


def reviewed(path: Path, old: str, new: str) -> None:
    """Words changed by somebody in whatever run they stand, and the file saved under her name."""
    document = docx.Document(str(path))
    found = [text for text in document.element.body.iter(qn("w:t")) if old in (text.text or "")]
    assert found, f"{old!r} does not stand in {path.name}"
    found[0].text = found[0].text.replace(old, new)
    document.core_properties.last_modified_by = "Chị Hoa"
    document.core_properties.modified = datetime(2026, 9, 24, 15, 0)
    document.save(str(path))


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Two dossiers that meet everything."""
    office = Office(tmp_path)
    enter_dossiers(office, (AN, ON_TIME), (BINH, ON_TIME))
    environment = office.child_environment() | {"TDKT_DATABASE_URL": office.settings.database_url}
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return office


def considered(office: Office) -> list[str]:
    with open_record(office.settings.database_url) as record:
        return [each.nominee.name for each in record.considered(QUARTER.name)]


def test_correction_waits_is_accepted_and_then_every_paper_says_it(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    first = compiled(office)
    reviewed(newest(first, LIST), AN, f"{AN} Sửa")
    second = compiled(office)
    assert (second.stage, second.corrections) == ("in_review", 1)
    assert main(["council", "corrections", QUARTER.name]) == 0
    told = capsys.readouterr().out
    assert f"họ tên, tên gọi: “{AN}” → “{AN} Sửa”" in told
    assert "Chị Hoa; 24/09/2026; chờ xác nhận" in told
    assert main(["council", "corrections", QUARTER.name, "--accept", "1"]) == 2  # nobody says who says so
    assert main(["council", "corrections", QUARTER.name, "--accept", "all", "--who", "Lê Thử"]) == 0
    third = compiled(office)
    assert third.corrections == 0
    kept = newest(third, LIST)
    assert f"{AN} Sửa" in words_in(kept)
    assert f"{AN} Sửa Sửa" not in words_in(kept)
    with open_record(office.settings.database_url) as record:
        changes = [(c.who, c.old, c.new) for c in record.history() if c.field == "full_name"]
    assert changes == [("Lê Thử", AN, f"{AN} Sửa")]
    assert compiled(office).files == tuple(path for path in third.files if not path.name.startswith("Thay đổi"))


def test_refused_correction_is_not_asked_again_and_her_words_stay(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    reviewed(newest(compiled(office), LIST), AN, f"{AN} Sửa")
    compiled(office)
    assert main(["council", "corrections", QUARTER.name, "--refuse", "1", "--who", "Lê Thử"]) == 0
    assert "đã bỏ, sổ giữ nguyên" in capsys.readouterr().err
    again = compiled(office)
    assert again.corrections == 0
    assert f"{AN} Sửa" in words_in(newest(again, LIST))
    assert main(["council", "corrections", QUARTER.name, "--every", "--json"]) == 0
    assert '"state": "refused"' in capsys.readouterr().out
    with open_record(office.settings.database_url) as record:
        assert [each.state for each in suggestions_of(record, QUARTER.name)] == ["refused"]
    assert AN in considered(office)


def test_struck_out_row_takes_nobody_out_until_a_person_says_so(office: Office) -> None:
    first = newest(compiled(office), LIST)
    document = docx.Document(str(first))
    row = next(row for table in document.tables for row in table.rows if BINH in row.cells[1].text)
    row._tr.getparent().remove(row._tr)
    document.save(str(first))
    second = compiled(office)
    assert (second.corrections, second.desk.edit_count) == (1, 1)
    assert BINH in considered(office)
    assert main(["council", "corrections", QUARTER.name, "--accept", "1", "--who", "Lê Thử"]) == 0
    assert considered(office) == [AN]
    third = compiled(office)
    assert third.corrections == 0
    assert BINH not in words_in(newest(third, "Tờ trình"))
    assert (third.desk.gone != (), BINH in "".join(third.desk.gone)) == (True, True)


def test_number_that_nobody_knows_is_told(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["council", "corrections", QUARTER.name]) == 0
    assert "không có chữ sửa nào" in capsys.readouterr().out
    assert main(["council", "corrections", QUARTER.name, "--accept", "9", "--who", "Lê Thử"]) == 3
    assert "không có đề xuất sửa số 9" in capsys.readouterr().err
    assert main(["council", "corrections", QUARTER.name, "--accept", "chín", "--who", "Lê Thử"]) == 2
