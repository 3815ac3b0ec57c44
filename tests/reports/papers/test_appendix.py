"""The summary table in Word: nine columns, the rows and words of the workbook's printed sheet."""

from __future__ import annotations

import io

import openpyxl
from invented_proposals import quarter_of
from meeting_quarter import compiled, listed, opened, words

from reports.papers.appendix import appendix_paper
from reports.papers.compilation import Compilation
from reports.papers.workbook_papers import summary_workbook


def sheet_rows(compilation: Compilation) -> list[list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(summary_workbook(compilation).content), read_only=True)
    rows = book.worksheets[0].iter_rows(values_only=True)
    return [[str(value or "") for value in row] for row in rows if isinstance(row[0], int)]


def test_rows_say_what_the_workbook_says() -> None:
    compilation = compiled(quarter_of(50))
    paper, sheet = appendix_paper(compilation), sheet_rows(compilation)
    assert len(sheet) == 50
    for column in (0, 1, 2, 3, 6, 7, 8):
        assert listed(paper, column=column) == [row[column] for row in sheet], column
    basis = [text.replace("\u00a0", " ").split("; ") for text in listed(paper, column=5)]
    assert basis == [row[5].replace("; ", "\n").split("\n") for row in sheet]


def test_sheet_is_landscape_with_nine_columns_and_a_repeated_head() -> None:
    document = opened(appendix_paper(compiled(quarter_of(14))))
    section, table = document.sections[0], document.tables[0]
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    assert section.page_width > section.page_height
    assert len(table.columns) == 9
    assert table._tbl.tr_lst[0].find(f".//{name}tblHeader") is not None
    assert all(row.find(f".//{name}cantSplit") is not None for row in table._tbl.tr_lst)


def test_short_forms_are_explained_and_the_paper_is_named_with_which_it_goes() -> None:
    text = words(appendix_paper(compiled(quarter_of(14))))
    assert "(Kèm theo Tờ trình số         /TTr-VP ngày      tháng 9 năm 2026)" in text
    assert "HTXSNV: hoàn thành xuất sắc nhiệm vụ" in text
