"""Every value of the structure says where it stands in the text, and by what it was found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors.document import SOURCES, make_doc, span_of
from extractors.fields import read_fields
from extractors.readers import read_paper
from records.folding import fold
from records.readings import Reading, Told
from tests.extractors.typed import line_of

CASES = Path(__file__).resolve().parents[2] / "cases"
NAMES = (
    "a1-to-trinh-phong-cong-nghe",
    "a2-bao-cao-hanh",
    "b3-bien-ban-trung-tam",
    "f2-danh-sach-xa",
    "n2-bao-cao-vinh",
)
VERBATIM = frozenset(
    ("full_name", "hometown", "residence", "education", "place", "parent_unit", "signer", "honorific", "academic_title")
)


def told(reading: Reading) -> Iterator[tuple[str, Told]]:
    for model in (reading.document, *reading.nominees):
        for name in type(model).model_fields:
            value = getattr(model, name)
            yield from ((name, each) for each in (value if isinstance(value, tuple) else (value,)) if _is_told(each))


def _is_told(value: object) -> bool:
    return isinstance(value, Told)


@pytest.mark.parametrize("name", NAMES)
def test_values_stand_where_they_say(name: str) -> None:
    (path,) = [path for path in (CASES / name).iterdir() if path.name != "expected.json"]
    paper = read_paper(path)
    reading, text = read_fields(paper, file=path.name, sha256="0" * 64), make_doc(paper).text
    values = list(told(reading))
    assert len(values) > 10
    wrong = []
    for field, value in values:
        start, end = value.span or (0, 0)
        if value.span is not None and not 0 <= start < end <= len(text):
            wrong.append((field, value))
        if field in VERBATIM and fold(text[start:end]) != fold(value.value):  # type: ignore[attr-defined]
            wrong.append((field, value))
        if not value.sources or value.sources[0] not in SOURCES:
            wrong.append((field, value))
    assert wrong == []
    assert sum(value.span is None for _, value in values) <= len(values) // 10


def test_reading_that_is_kept_has_no_places_in_the_text() -> None:
    """The text is read again where it is needed: a stored place would point into another one."""
    (path,) = [path for path in (CASES / NAMES[0]).iterdir() if path.name != "expected.json"]
    reading = read_fields(read_paper(path), file=path.name, sha256="0" * 64)
    assert any(value.span for _, value in told(reading))
    assert not any(value.span for _, value in told(Reading.model_validate_json(reading.model_dump_json())))


@pytest.mark.parametrize(
    ("text", "start", "end", "value", "expected"),
    [
        ("Họ và tên: NGUYỄN THỊ THU HẠNH.", 10, 31, "Nguyễn Thị Thu Hạnh", "NGUYỄN THỊ THU HẠNH"),
        ("Sinh ngày 02 tháng 3 năm 1981 tại xã Đông", 0, 41, "1981-03-02", "02 tháng 3 năm 1981"),
        ("Đơn vị: “Phòng Tổ chức”;", 7, 24, "", "Phòng Tổ chức"),
        ("năm 2023, 2024", 0, 0, "", "năm 2023, 2024"),
        ("...", 0, 3, "", "..."),
        ("İstanbul Nguyễn An", 0, 18, "nguyễn an", "İstanbul Nguyễn An"),
    ],
)
def test_place_is_cut_down_to_the_value(text: str, start: int, end: int, value: str, expected: str) -> None:
    line = line_of(text)
    left, right = span_of(line, start, end, value=value)
    assert line.text[left - line.start : right - line.start] == expected
