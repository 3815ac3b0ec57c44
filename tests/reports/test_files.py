"""The sheet of the files: what could not be read, what is doubtful, what the reader noted, who signed."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
import pytest
from invented_proposals import MADE_ON, OFFICE, QUARTER, checked, person, quarter_of

from records.proposals import TakenFile
from records.readings import DigitalSignature
from reports import compile_table, write_submission, write_workbook
from reports.files import signature_in_words

TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "to-trinh-quy.docx"
SIGNED = DigitalSignature(
    signer="Nguyễn Văn Ký", organisation="Sở Bịa", at="2026-11-25T10:05:00+07:00", unchanged=True, covers_all=True
)
FILES = [
    TakenFile(file="hỏng.docx", status="rejected", reason="Tệp bị hỏng."),
    TakenFile(file="hs.zip/a.pdf", status="needs_review", kind="to_trinh", read_as="pdf_scan", reason="Họ tên mờ."),
    TakenFile(file="hs.zip", status="processed", read_as="bundle", notes=("Bỏ qua Thumbs.db.", "=1+1")),
    TakenFile(file="b.pdf", status="processed", kind="quyet_dinh", read_as="pdf_text", signatures=(SIGNED,)),
]


def test_each_file_has_its_row(tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    table = compile_table(quarter_of(3))
    write_workbook(path, table, quarter=QUARTER, office=OFFICE, made_on=MADE_ON, files=FILES)
    sheet = openpyxl.load_workbook(path)["Tệp đã nhận"]
    rows = [tuple(cell or "" for cell in row) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert rows == [
        (1, "hỏng.docx", "", "không nhận", "Tệp bị hỏng.", "", ""),
        (2, "hs.zip/a.pdf", "Tờ trình (bản quét)", "cần xem lại", "Họ tên mờ.", "", ""),
        (3, "hs.zip", "Gói tệp", "đã xử lý", "", "Bỏ qua Thumbs.db.\n=1+1", ""),
        (4, "b.pdf", "Quyết định", "đã xử lý", "", "", signature_in_words(SIGNED)),
    ]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row if cell.value} == {"n", "s"}


def test_files_that_a_person_has_to_open_are_named_before_the_findings(tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    told = checked(1, person(1), files=("hs.zip/a.pdf",), findings=())
    write_workbook(path, compile_table([told]), quarter=QUARTER, office=OFFICE, made_on=MADE_ON, files=FILES)
    sheet = openpyxl.load_workbook(path)["Cần xem lại"]
    rows = [tuple(cell or "" for cell in row) for row in sheet.iter_rows(min_row=2, values_only=True)]
    nothing = "(chưa có đề nghị nào từ tệp này)"
    assert rows == [
        ("", nothing, "", "Không nhận", "", "Tệp bị hỏng.", "", "", "", "hỏng.docx"),
        ("", "", "", "Cần xem lại", "", "Họ tên mờ.", "", "", "", "hs.zip/a.pdf"),
    ]


def test_draft_says_which_files_nothing_in_it_comes_from(tmp_path: Path) -> None:
    bundle = TakenFile(file="hs.zip", status="needs_review", read_as="bundle", reason="Cần xem 1 tệp.")
    files = [bundle, *FILES, *(TakenFile(file=f"{n}.doc", status="rejected", reason="Hỏng.") for n in range(30))]
    told = checked(1, person(1), files=("hs.zip/a.pdf",), findings=())
    path = tmp_path / "to-trinh.docx"
    table = compile_table([told])
    write_submission(path, table, quarter=QUARTER, office=OFFICE, made_on=MADE_ON, template=TEMPLATE, files=files)
    (comment,) = docx.Document(str(path)).comments
    assert comment.text.startswith(
        "31 tệp đã nhận chưa có đề nghị nào trong dự thảo, cần mở xem: hỏng.docx (không nhận); 0.doc"
    )
    assert "và 11 tệp khác" in comment.text and "hs.zip" not in comment.text


def test_quarter_without_files_says_so(tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    write_workbook(path, compile_table([]), quarter=QUARTER, office=OFFICE, made_on=MADE_ON)
    assert openpyxl.load_workbook(path)["Tệp đã nhận"]["B2"].value == "Trong quý chưa nhận tệp nào."


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Nguyễn Văn Ký (Sở Bịa), ký 25/11/2026 10:05: nội dung không đổi sau khi ký; chứng thư chưa kiểm tra."),
        (
            {"unchanged": False, "at": None},
            "Nguyễn Văn Ký (Sở Bịa): NỘI DUNG ĐÃ BỊ SỬA sau khi ký; chứng thư chưa kiểm tra.",
        ),
        (
            {"covers_all": False, "trusted": True, "organisation": None, "at": "?"},
            "Nguyễn Văn Ký, ký ?: tệp được THÊM NỘI DUNG sau khi ký, trang có thể khác bản đã ký; "
            "chứng thư được tin cậy.",
        ),
    ],
)
def test_signature_in_words(changes: dict[str, object], words: str) -> None:
    assert signature_in_words(SIGNED.model_copy(update=changes)) == words
