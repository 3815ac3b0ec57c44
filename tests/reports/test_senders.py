"""What is found in the papers of a unit as a whole is told once: under the files, on the review sheet, in the draft."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from docx import Document
from invented_proposals import MADE_ON, NO_CLASSIFICATION, OFFICE, QUARTER, checked, person
from written_quarter import written

from records import Evidence, Finding
from records.senders import SenderFinding
from reports import compile_table, write_workbook
from reports.senders import WHOLE_QUARTER, sender_notes
from reports.workbooks.cells import FILES, REVIEW
from reports.workbooks.senders_block import HEADINGS, TITLE

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
COUNTS = Finding(
    code="DC01",
    severity="CANH_BAO",
    text="Tờ trình ghi 12 trường hợp, danh sách có 11, báo cáo thành tích có 10.",
    evidence=(Evidence(page=1),),
)
OLD_LAW = Finding(code="VB01", severity="CANH_BAO", text="Viện dẫn NĐ 91/2017/NĐ-CP đã hết hiệu lực từ 01/01/2024.")
SHARES = Finding(code="CO_CAU", severity="THONG_TIN", text="Người trực tiếp công tác được đề nghị ít hơn lãnh đạo.")
FOUND = (
    SenderFinding(None, (), ("2026-Q3-0001",), SHARES),
    SenderFinding("Trung tâm Thử nghiệm", ("Tờ trình 9.docx",), ("2026-Q3-0002",), OLD_LAW),
    SenderFinding("Chi cục Đo lường", ("Tờ trình 5.pdf",), ("2026-Q3-0001", "2026-Q3-0002"), COUNTS),
    SenderFinding("Chi cục Đo lường", ("Tờ trình 5.pdf",), ("2026-Q3-0001",), COUNTS),
)


def test_each_finding_is_told_once_a_sender_in_the_order_of_units() -> None:
    notes = sender_notes(FOUND, city=False)
    assert [(note.sender, note.finding.code, note.count) for note in notes] == [
        ("Chi cục Đo lường", "DC01", 2),
        ("Trung tâm Thử nghiệm", "VB01", 1),
        (WHOLE_QUARTER, "CO_CAU", 1),
    ]
    assert notes[0].files == "Tờ trình 5.pdf, trang 1"


def test_workbook_and_draft_tell_it(tmp_path: Path) -> None:
    proposals = [checked(number, person(number)) for number in (1, 2)]
    book, draft = written(tmp_path, proposals, of_senders=FOUND)
    sheets = openpyxl.load_workbook(book)
    rows = [[cell or "" for cell in row] for row in sheets[FILES].iter_rows(values_only=True)]
    block = rows[next(at for at, row in enumerate(rows) if row[0] == TITLE) :]
    assert tuple(block[1]) == HEADINGS
    assert [row[1:4] for row in block[2:]] == [
        ["Chi cục Đo lường", "Cảnh báo", "DC01"],
        ["Trung tâm Thử nghiệm", "Cảnh báo", "VB01"],
        [WHOLE_QUARTER, "Thông tin", "CO_CAU"],
    ]
    review = [row for row in sheets[REVIEW].iter_rows(values_only=True) if str(row[1]).startswith("(cả bộ hồ sơ)")]
    assert [row[4] for row in review] == ["DC01", "VB01", "CO_CAU"]
    text = "\n".join(paragraph.text for paragraph in Document(str(draft)).paragraphs)
    assert "- Chi cục Đo lường: Tờ trình ghi 12 trường hợp, danh sách có 11, báo cáo thành tích có 10." in text
    assert "đã hết hiệu lực từ 01/01/2024" in text
    assert "ít hơn lãnh đạo" not in text  # a note asks for nothing; the draft counts leaders itself


def test_what_is_told_for_the_sender_is_not_told_again_for_each_proposal(tmp_path: Path) -> None:
    own = NO_CLASSIFICATION.model_copy(update={"condition": "xep_loai"})
    proposals = [checked(n, person(n), verdict="CHUA_DU_CO_SO", findings=(COUNTS, own)) for n in (1, 2)]
    table = compile_table(proposals, of_senders=FOUND)
    assert [row.troubles for row in table.rows] == [(own,), (own,)]
    write_workbook(tmp_path / "b.xlsx", table, quarter=QUARTER, office=OFFICE, made_on=MADE_ON)
    codes = [row[4] for row in openpyxl.load_workbook(tmp_path / "b.xlsx")[REVIEW].iter_rows(values_only=True)]
    assert codes.count("DC01") == 1
    assert codes.count(own.code) == 2


def test_without_findings_nothing_is_said(tmp_path: Path) -> None:
    book, draft = written(tmp_path, [checked(1, person(1))])
    told = [cell for row in openpyxl.load_workbook(book)[FILES].iter_rows(values_only=True) for cell in row]
    assert TITLE not in told
    assert "Đối chiếu giấy tờ" not in "\n".join(paragraph.text for paragraph in Document(str(draft)).paragraphs)
