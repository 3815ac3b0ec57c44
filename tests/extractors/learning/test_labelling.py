"""The words before a value, as a label stands before it; which of them the reader knows."""

from __future__ import annotations

import pytest
from typed import doc_of

from extractors.learning.examples import Words
from extractors.learning.finding import Finder, Found
from extractors.learning.labelling import words_before
from extractors.spans import POSITION

POST = "Cán bộ đo lường"
FORM: list[list[str | None]] = [["Việc đang giữ", POST], ["Họ và tên", "Trần Thị Sao Khuê"]]
ROSTER: list[list[str | None]] = [
    ["STT", "Họ và tên", "Việc đang giữ", "Đề nghị"],
    ["1", "Trần Thị Sao Khuê", POST, "Giấy khen"],
]


def words(*typed: object) -> Words | None:
    doc = doc_of(*typed)  # type: ignore[arg-type]
    place = Finder(doc).find(POST, POSITION)
    assert isinstance(place, Found)
    return words_before(doc, place.line, place.start)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (f"Việc đang giữ: {POST}", "Việc đang giữ"),
        (f"3. Việc đang giữ (ghi rõ): {POST}", "Việc đang giữ"),
        (f"- Năm sinh: 1986; việc đang giữ: {POST}", "việc đang giữ"),
        (f"Sinh ở An Lạc. Việc đang giữ:   {POST}", "Việc đang giữ"),
    ],
)
def test_words_before_a_colon(line: str, text: str) -> None:
    assert words(line) == Words(text=text, how="line")


def test_words_on_the_line_above() -> None:
    assert words("Việc đang giữ:", POST) == Words(text="Việc đang giữ", how="above")


def test_words_in_the_cell_on_the_left_of_a_form() -> None:
    assert words(FORM) == Words(text="Việc đang giữ", how="cell")


def test_head_of_a_column() -> None:
    assert words(ROSTER) == Words(text="Việc đang giữ", how="head")


def test_head_of_a_column_below_a_title_row() -> None:
    assert words([["Danh sách", None, None, None], *ROSTER]) == Words(text="Việc đang giữ", how="head")


def test_label_that_the_reader_knows_is_said_so() -> None:
    assert words(f"Chức vụ: {POST}") == Words(text="Chức vụ", how="line", known="position")


@pytest.mark.parametrize(
    "line",
    [
        f"Đồng chí là {POST} từ năm 2020.",
        f"Theo Quyết định số 12/QĐ-SVM ngày 01/02/2020: {POST}",
        f"{'Rất dài ' * 10}: {POST}",
        POST,
    ],
)
def test_running_text_is_no_label(line: str) -> None:
    assert words("Mở đầu", line) is None
