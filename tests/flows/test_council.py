"""`tdkt council`: a quarter from its papers to the closed book, late dossiers, results of the meeting, the flag."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from council_office import LATE, ON_TIME, enter_dossiers
from docx import Document
from offices import SETTINGS, Office

from flows.command import main
from records.office_files import HOME

Q3 = "2026-Q3"
WHO = ("--who", "Lê Thị Thử")
AN, BINH, CHI = "Nguyễn Văn Án", "Trần Thị Bỉnh", "Lê Văn Chí"
Run = Callable[..., str]


@pytest.fixture
def run(office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`tdkt` in this process, in the office; gives what it printed on both streams."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    for name, folder in (("INBOX", "inbox"), ("OUTBOX", "outbox"), ("DATA", "data")):
        monkeypatch.setenv(f"TDKT_{name}", str(office.folder / folder))

    def run_command(*arguments: str, expected: int = 0) -> str:
        capsys.readouterr()
        code = main(arguments)
        said = capsys.readouterr()
        assert code == expected, said.err
        return said.out + said.err

    return run_command


def shown(run: Run, quarter: str = Q3) -> dict:
    return json.loads(run("council", "show", quarter, "--json"))


def compiled(run: Run) -> str:
    return run("quarter", Q3, "--on", "2026-09-18", "--no-prefect")


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_quarter_from_its_papers_to_the_closed_book(office: Office, run: Run) -> None:
    first, second = enter_dossiers(office, (AN, ON_TIME), (BINH, ON_TIME))
    assert "đang nhận hồ sơ" in run("council", "show", Q3)
    assert "tdkt quarter 2026-Q3" in run("council", "move", Q3, "submitted", *WHO, expected=3)
    assert "đã tổng hợp" in compiled(run)
    run("council", "move", Q3, "submitted", *WHO)
    assert second in run("council", "decide", Q3, "--grant", first, *WHO)
    assert second in run("council", "move", Q3, "decided", *WHO, expected=3)
    run("council", "decide", Q3, "--refuse", second, *WHO)
    run("council", "move", Q3, "decided", *WHO)
    said = run("council", "move", Q3, "closed", *WHO, expected=3)
    assert "chưa ai xem" in said and "Quyết định" in said
    run("council", "move", Q3, "closed", *WHO)
    found = shown(run)
    steps = ["compiled", "submitted", "decided", "closed"]
    assert (found["stage"], [move["stage"] for move in found["moves"]]) == ("closed", steps)
    assert [(each["proposal"], each["is_granted"]) for each in found["outcomes"]] == [(first, True), (second, False)]
    folder = office.outbox / Q3
    decision = next(path for path in folder.glob("*.docx") if "Quyết định" in path.name)
    words = "\n".join(
        [*(p.text for p in Document(decision).paragraphs)]
        + [cell.text for table in Document(decision).tables for row in table.rows for cell in row.cells]
    )
    assert AN in words and BINH not in words


def test_closed_quarter_gives_the_same_bytes_and_refuses_to_change(office: Office, run: Run) -> None:
    (id_,) = enter_dossiers(office, (AN, ON_TIME))
    closed(run)
    folder = office.outbox / Q3
    before = hashes(folder)
    assert "0 tệp" not in run("quarter", Q3, "--no-prefect")
    assert hashes(folder) == before
    gone = next(folder.glob("Phiếu*.docx"))
    changed = next(folder.glob("Tờ trình khen*.docx"))
    gone.unlink()
    changed.write_bytes(changed.read_bytes() + b"x")
    said = run("quarter", Q3, "--on", "2027-02-01", "--no-prefect")
    assert f"{gone.name}: đã lập lại" in said and "bị sửa sau khi khóa sổ" in said
    after = hashes(folder)
    beside = f"{changed.stem} (bản đã khóa){changed.suffix}"
    assert after.pop(beside) == before[changed.name]
    assert {name for name in before if after[name] != before[name]} == {changed.name}
    assert set(after) == set(before)
    assert "đã khóa sổ" in run("state", id_, "--pending", "co", *WHO, expected=3)
    assert "đã khóa sổ" in run("council", "postpone", id_, *WHO, expected=3)


def test_files_lost_on_both_sides_are_told(office: Office, run: Run) -> None:
    enter_dossiers(office, (AN, ON_TIME))
    closed(run)
    name = next((office.outbox / Q3).glob("Phiếu*.docx")).name
    (office.outbox / Q3 / name).unlink()
    (office.folder / "data" / "chot" / Q3 / "lan-1" / "ho-so" / name).write_bytes(b"other")
    assert f"{name}: không còn bản nào" in run("quarter", Q3, "--no-prefect")
    assert not (office.outbox / Q3 / name).exists()


def closed(run: Run) -> None:
    compiled(run)
    run("council", "move", Q3, "submitted", *WHO)
    run("council", "decide", Q3, "--all", *WHO)
    run("council", "move", Q3, "decided", *WHO)
    run("quarter", Q3, "--no-prefect")
    run("council", "move", Q3, "closed", *WHO)


def test_reopening_is_told_and_closing_again_keeps_both_books(office: Office, run: Run) -> None:
    (id_,) = enter_dossiers(office, (AN, ON_TIME))
    closed(run)
    assert "lý do" in run("council", "reopen", Q3, *WHO, expected=3)
    run("council", "reopen", Q3, "--to", "decided", "--reason", "Sai đơn vị", *WHO)
    assert "Sai đơn vị" in run("council", "show", Q3)
    run("state", id_, "--pending", "khong", *WHO)
    run("quarter", Q3, "--no-prefect")
    run("council", "move", Q3, "closed", *WHO)
    kept = office.folder / "data" / "chot" / Q3
    assert sorted(path.name for path in kept.iterdir()) == ["lan-1", "lan-2"]
    contents = max((office.outbox / Q3).glob("Mục lục*.docx"), key=lambda path: path.stat().st_mtime_ns)
    document = Document(contents)
    words = [p.text for p in document.paragraphs]
    words += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any("Sai đơn vị" in text for text in words)


def test_late_dossier_waits_is_let_in_and_put_off(office: Office, run: Run) -> None:
    early, late = enter_dossiers(office, (AN, ON_TIME), (BINH, LATE))
    assert "Chờ quý sau: 1" in compiled(run)
    found = shown(run)
    assert (found["considered"], [each["id"] for each in found["waiting"]]) == ([early], [late])
    assert shown(run, "2026-Q4")["considered"] == [late]
    assert "Xét ở quý IV-2026" in run("check", late)
    line = json.loads(run("check", late, "--json"))
    assert (line["quarter"], line["considered"]) == (Q3, "2026-Q4")
    assert "HA01" in {finding["code"] for finding in line["findings"]}
    assert "Xét ở quý IV-2026" in run("explain", late)
    run("council", "include", late, "--reason", "Bão số 5", *WHO)
    found = shown(run)
    assert found["considered"] == [early, late]
    assert "lập lại" in found["open"][0]
    assert "Bão số 5" in run("council", "show", Q3)
    assert "tdkt quarter 2026-Q3" in run("council", "move", Q3, "submitted", *WHO, expected=3)
    assert "nộp sau hạn, được cho xét: 1" in compiled(run)
    run("council", "postpone", early, *WHO)
    assert shown(run)["considered"] == [late]
    run("council", "include", early, *WHO)
    assert "không có gì đổi" in run("council", "include", early, *WHO)
    assert shown(run)["considered"] == [early, late]


def test_late_dossier_of_a_closed_quarter_stays_in_the_first_that_is_open(office: Office, run: Run) -> None:
    _, late = enter_dossiers(office, (AN, ON_TIME), (BINH, LATE))
    closed(run)
    run("council", "postpone", late, *WHO)
    assert shown(run, "2027-Q1")["considered"] == [late]
    assert "đã khóa sổ" in run("council", "include", late, *WHO)
    assert shown(run, "2026-Q4")["considered"] == [late]
    assert "đã khóa sổ" in run("council", "include", late, "--quarter", Q3, *WHO, expected=3)


def test_results_come_from_the_workbook_and_wrong_rows_keep_everything_out(office: Office, run: Run) -> None:
    ids = enter_dossiers(office, (AN, ON_TIME), (BINH, ON_TIME), (CHI, ON_TIME))
    compiled(run)
    run("council", "move", Q3, "submitted", *WHO)
    file = next((office.outbox / Q3).glob("Kết quả họp*.xlsx"))
    filled = office.folder / "ket-qua.xlsx"
    book = openpyxl.load_workbook(file)
    sheet = book.worksheets[0]
    rows = {sheet.cell(row, 2).value: row for row in range(5, 5 + len(ids))}
    assert set(rows) == set(ids)
    for id_, (yes, cast, result) in zip(ids, ((9, 9, "đồng ý"), (3, 9, "Không đồng ý"), (None,) * 3), strict=True):
        for column, value in zip((5, 6, 7), (yes, cast, result), strict=True):
            sheet.cell(rows[id_], column).value = value
    wrong = {(rows[ids[0]], 3): "Nguyễn Văn Ấn", (rows[ids[1]], 5): 12, (rows[ids[2]], 7): "có lẽ"}
    right = {place: sheet.cell(*place).value for place in wrong}
    for place, value in wrong.items():
        sheet.cell(*place).value = value
    book.save(filled)
    said = run("council", "decide", Q3, "--from", str(filled), *WHO, expected=2)
    assert all(f"dòng {rows[id_]}" in said for id_ in ids)
    assert shown(run)["outcomes"] == []
    for place, value in right.items():
        sheet.cell(*place).value = value
    book.save(filled)
    assert ids[2] in run("council", "decide", Q3, "--from", str(filled), *WHO)
    found = {each["proposal"]: (each["is_granted"], each["votes_for"]) for each in shown(run)["outcomes"]}
    assert found == {ids[0]: (True, 9), ids[1]: (False, 3)}
    run("council", "decide", Q3, "--all", "--except", ids[1], *WHO)
    assert len(shown(run)["outcomes"]) == 3


VOTES = """issued_by: so
votes:
- id: thu
  from: 2024-01-01
  to: null
  reference: "Quy chế thử, Điều 5"
  status: confirmed
  codes: [LDTT]
  yes_min: 0.8
  base: present
"""


def test_votes_short_of_the_rule_and_grants_beside_the_list_need_a_reason(
    office: Office, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = office.folder / "mau"
    shutil.copytree(HOME / "templates", templates)
    (templates / "quy-dinh" / "bieu-quyet-thu.yaml").write_text(VOTES, encoding="utf-8")
    monkeypatch.setenv("TDKT_TEMPLATES", str(templates))
    listed, beside = enter_dossiers(office, (AN, ON_TIME), (BINH, ON_TIME))
    run("state", beside, "--pending", "co", *WHO)
    compiled(run)
    run("council", "move", Q3, "submitted", *WHO)
    file = next((office.outbox / Q3).glob("Kết quả họp*.xlsx"))
    book = openpyxl.load_workbook(file)
    for column, value in zip((5, 6, 7), (7, 9, "đồng ý"), strict=True):
        book.worksheets[0].cell(5, column).value = value
    book.save(file)
    said = run("council", "decide", Q3, "--from", str(file), *WHO, expected=3)
    assert "77,7%" in said and "Quy chế thử, Điều 5" in said
    assert "không có trong danh sách đề nghị" in run("council", "decide", Q3, "--grant", beside, *WHO, expected=3)
    assert shown(run)["outcomes"] == []
    run("council", "decide", Q3, "--from", str(file), "--reason", "Hội đồng vẫn thống nhất", *WHO)
    run("council", "decide", Q3, "--grant", beside, "--reason", "Đã có kết luận thanh tra", *WHO)
    notes = {each["proposal"]: each["note"] for each in shown(run)["outcomes"]}
    assert notes == {listed: "Hội đồng vẫn thống nhất", beside: "Đã có kết luận thanh tra"}


@pytest.mark.parametrize("content", [b"", b"no workbook", None])
def test_file_that_is_no_workbook_of_results_is_told(office: Office, run: Run, content: bytes | None) -> None:
    enter_dossiers(office, (AN, ON_TIME))
    file = office.folder / "khac.xlsx"
    if content is None:
        openpyxl.Workbook().save(file)
    else:
        file.write_bytes(content)
    assert "khac.xlsx" in run("council", "decide", Q3, "--from", str(file), *WHO, expected=2)
    assert "vang.xlsx" in run("council", "decide", Q3, "--from", str(office.folder / "vang.xlsx"), *WHO, expected=2)


def test_flag_is_for_one_person_without_an_open_error(office: Office, run: Run) -> None:
    good, bad = enter_dossiers(office, (AN, ON_TIME), (BINH, ON_TIME))
    run("state", bad, "--discipline", "canh_cao 2025-03-01 2026-03-01", *WHO)
    assert "còn lỗi" in run("council", "honour", bad, *WHO, expected=3)
    run("council", "honour", good, "--reason", "Cứu người", *WHO)
    assert shown(run)["honoured"]["proposal"] == good
    assert "Cứu người" in run("council", "show", Q3)
    run("council", "honour", Q3, "--clear", *WHO)
    assert shown(run)["honoured"] is None


def test_nobody_says_who_is_told(office: Office, run: Run) -> None:
    (id_,) = enter_dossiers(office, (AN, ON_TIME))
    for arguments in (("move", Q3, "submitted"), ("include", id_), ("decide", Q3, "--all"), ("honour", id_)):
        assert "--who" in run("council", *arguments, expected=2)
    assert "submitted" in run("council", "move", Q3, "dong", *WHO, expected=2)
    assert "2026-Q4" in run("council", "show", "quý này", expected=2)


def test_edit_of_a_reviewer_moves_the_quarter_into_review(office: Office, run: Run) -> None:
    enter_dossiers(office, (AN, ON_TIME))
    compiled(run)
    draft = next((office.outbox / Q3).glob("Tờ trình khen*.docx"))
    document = Document(draft)
    next(p for p in document.paragraphs if "Kính gửi" in p.text or len(p.text) > 80).add_run(" (đã soát)")
    document.save(draft)
    assert "đang soát xét" in compiled(run)
    assert shown(run)["stage"] == "in_review"


def test_quarter_without_proposals_says_so(office: Office, run: Run) -> None:
    assert "chưa có đề nghị nào" in run("quarter", Q3, "--no-prefect")
    enter_dossiers(office, (AN, LATE))
    said = run("quarter", Q3, "--no-prefect")
    assert "1 hồ sơ đã nhận chờ xét ở quý sau" in said
    assert not office.outbox.exists()
