"""A confirmed value in its paper: where it was read, near it, anywhere once, or nowhere; folded, never guessed."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typed import doc_of, table

from extractors.document import make_doc
from extractors.layout import Paper, Paragraph, Segment
from extractors.learning.finding import Finder, Found
from extractors.readers import read_paper
from extractors.reading import read_file
from extractors.spans import BIRTH, DAY, PERSON, POSITION, UNIT
from records.folding import fold
from records.readings import Evidence

PAPERS = Path(__file__).resolve().parents[2] / "papers"
ROWS: list[list[str | None]] = [
    ["STT", "Họ và tên", "Chức vụ", "Đơn vị"],
    ["1", "TRẦN THỊ SAO KHUÊ", "Chuyên viên", "Phòng Đo lường"],
    ["2", "Lê Văn Sao Băng", "Chuyên viên", "Phòng Đo lường"],
]


def found(value: str, label: str, *typed: object, **where: tuple[Evidence, ...]) -> str:
    """The text that was found with its ring, or why none was."""
    place = Finder(doc_of(*typed)).find(value, label, **where)  # type: ignore[arg-type]
    return f"{place.ring}: {place.line.text[place.start : place.end]}" if isinstance(place, Found) else place


def test_value_is_found_where_it_was_read() -> None:
    at = (Evidence(table=0, row=2, cell=2, file="tệp.docx"),)
    place = Finder(doc_of(ROWS)).find("Chuyên viên", POSITION, evidence=at)
    assert isinstance(place, Found) and place.line.cell is not None
    assert (place.ring, place.line.cell.row) == ("evidence", 2)


def test_value_is_found_in_the_row_of_its_nominee() -> None:
    near = (Evidence(table=0, row=1, cell=1),)
    place = Finder(doc_of(ROWS)).find("Phòng Đo lường", UNIT, near=near)
    assert isinstance(place, Found) and place.line.cell is not None
    assert (place.ring, place.line.cell.row) == ("near", 1)


def test_value_is_found_anywhere_where_it_stands_once() -> None:
    assert found("Trần Thị Sao Khuê", PERSON, "Mở đầu", ROWS) == "file: TRẦN THỊ SAO KHUÊ"


def test_value_that_stands_twice_is_not_guessed() -> None:
    assert found("Chuyên viên", POSITION, ROWS) == "nhieu_cho"


def test_letter_for_letter_goes_before_folded() -> None:
    line = "Bổ nhiệm giám đốc; chức vụ: Giám đốc"
    assert found("Giám đốc", POSITION, line, evidence=(Evidence(paragraph=0),)) == "evidence: Giám đốc"


def test_value_that_is_not_printed_is_not_found() -> None:
    assert found("Phòng Sao Xa", UNIT, ROWS) == "khong_thay"


def test_part_of_a_word_is_no_value() -> None:
    assert found("An", PERSON, "Đơn vị: Phòng Anh") == "khong_thay"
    assert found("Hà", PERSON, "Ông Hả") == "khong_thay"


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("Phòng Hoà giải", "PHÒNG HÒA GIẢI"),
        ("Phòng Kế hoạch - Tài chính", "Phòng Kế hoạch–Tài chính"),
        ("Trung tâm Sao Mai", "Trung tâm “Sao Mai”"),
        ("12/QĐ-SVM", "12 / QĐ-SVM"),
        ("Lý Sao", "lí sao"),
    ],
)
def test_folded_spellings_are_the_same(value: str, printed: str) -> None:
    assert found(value, UNIT, f"Nơi công tác: {printed}.").startswith(f"file: {printed[:5]}")


@pytest.mark.parametrize(
    ("iso", "printed"),
    [
        ("1986-08-05", "05/8/1986"),
        ("1986-08-05", "5.08.1986"),
        ("1986-08-05", "05 – 8 – 1986"),
        ("1986-08-05", "ngày 05 tháng 8 năm 1986"),
        ("1986-08-05", "ngày 5, tháng 08, năm 1986"),
        ("1986-08", "8/1986"),
        ("1986-08", "tháng 8 năm 1986"),
        ("1986", "1986"),
    ],
)
def test_day_is_found_as_it_is_printed(iso: str, printed: str) -> None:
    assert found(iso, BIRTH, f"Sinh: ......{printed}; tuyển dụng 01/9/2010") == f"file: {printed}"


@pytest.mark.parametrize(
    ("iso", "printed"),
    [
        ("1986", "05/8/1986"),
        ("1986", "5 - 8 - 1986"),
        ("1986-08", "05/8/1986"),
        ("1986-08", "5 - 8 - 1986"),
        ("1986-08", "ngày 5 tháng 8 năm 1986"),
        ("1986-08", "ngày 5, tháng 8, năm 1986"),
        ("1986", "1986-1990"),
    ],
)
def test_part_of_a_day_is_no_month_and_no_year_of_its_own(iso: str, printed: str) -> None:
    assert found(iso, DAY, f"Từ {printed}") == "khong_thay"


LETTERS = st.text(alphabet="aăđêơưÂỒáạh 0129./-,:“”()\t…_", min_size=1, max_size=40).filter(str.strip)


def letters_of(text: str) -> str:
    return "".join(char for char in fold(text) if not re.match(r"[\s\W_]", char) or unicodedata.combining(char))


@given(lines=st.lists(LETTERS, min_size=1, max_size=5), data=st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_stands_on_a_line_is_found_or_stands_twice(lines: list[str], data: st.DataObject) -> None:
    finder = Finder(doc_of(*lines))
    line = data.draw(st.sampled_from(finder.lines))
    words = line.text.split()
    start = data.draw(st.integers(0, len(words) - 1))
    value = " ".join(words[start : data.draw(st.integers(start + 1, len(words)))])
    place = finder.find(value, UNIT)
    if isinstance(place, Found):
        assert letters_of(place.line.text[place.start : place.end]) == letters_of(value)
    else:
        assert place == "nhieu_cho" or sum(map(str.isalnum, value)) < 2


def test_value_in_a_box_of_a_page() -> None:
    lines = []
    for number, text in enumerate(("Chức vụ: Chuyên viên", "Thư ký: Chuyên viên")):
        top = 100.0 + 20 * number
        lines.append(Paragraph(text, segments=(Segment(0, len(text), 1, (50.0, top, 200.0, top + 14)),)))
    doc = make_doc(Paper(blocks=[*lines, table([["x", "y"]])], read_as="pdf_text"))
    box = (Evidence(page=1, bbox=(100.0, 121.0, 200.0, 133.0)),)
    place = Finder(doc).find("Chuyên viên", POSITION, evidence=box)
    assert isinstance(place, Found)
    assert (place.ring, place.line.text) == ("evidence", "Thư ký: Chuyên viên")
    elsewhere = (Evidence(page=2, bbox=(100.0, 121.0, 200.0, 133.0)),)
    assert Finder(doc).find("Chuyên viên", POSITION, evidence=elsewhere) == "nhieu_cho"


@pytest.mark.parametrize("name", ["a12-thpt-to-trinh-danh-sach-trong-dong.pdf", "a13-congty-to-trinh-25-nguoi.pdf"])
def test_what_was_read_is_found_again_by_its_evidence(name: str) -> None:
    reading, finder = read_file(PAPERS / name), Finder(make_doc(read_paper(PAPERS / name)))
    values = [nominee.full_name for nominee in reading.nominees if nominee.full_name]
    assert len(values) > 7
    for value in values:
        place = finder.find(value.value, PERSON, evidence=value.evidence)
        assert isinstance(place, Found) and place.ring == "evidence"
        assert fold(place.line.text[place.start : place.end]) == fold(value.value)
