"""What a paper says of the same person at other places: again, or otherwise."""

from __future__ import annotations

import pytest

from extractors.spans import GRAMMAR
from extractors.text import bare
from extractors.trust.echoes import echo_of_birth, echo_of_name
from extractors.trust.votes import Marks, marks_of
from tests.extractors.typed import doc_of


@pytest.mark.parametrize(
    ("text", "again", "instead"),
    [
        ("Ông Lò Văn Tám. NGƯỜI BÁO CÁO LÒ VĂN TÁM", True, None),
        ("Ông Lò Văn Tám, chuyên viên", False, None),
        ("Ông Lò Văn Tám. NGƯỜI BÁO CÁO Lò Văn Tâm", True, "Lò Văn Tâm"),
        ("Ông Lò Văn Tám. Ong Lo Van Tam ky", True, None),
        ("Ông Lò Văn Tám và ông Lò Văn Tâmin", False, None),
        ("Ông Lò Văn Tám và ông Lò Vân Tâm", False, None),
    ],
)
def test_name_elsewhere(text: str, again: bool, instead: str | None) -> None:
    found = echo_of_name("Lò Văn Tám", text, bare(text), is_another=lambda said: said == "Lò Vân Tâm")
    assert (found.again, found.instead) == (again, instead)


def test_tone_on_either_vowel_is_the_same_name() -> None:
    text = "Ông Hồ Xuân Hòa. Ký: Hồ Xuân Hoà"
    assert echo_of_name("Hồ Xuân Hòa", text, bare(text), is_another=lambda _: False).instead is None


def marks(text: str, *dates: str) -> Marks:
    doc = doc_of(text)
    places = [text.index(date) for date in dates]
    doc.spans[GRAMMAR] = [
        doc.char_span(start, start + len(date), label="BIRTH") for start, date in zip(places, dates, strict=True)
    ]
    found = marks_of(doc, GRAMMAR)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("elsewhere", "again", "instead"),
    [
        ("năm 1981", True, None),
        ("02-3-1981", True, None),
        ("năm 1982", False, "năm 1982"),
        ("12/3/1981", False, "12/3/1981"),
    ],
)
def test_birth_elsewhere(elsewhere: str, again: bool, instead: str | None) -> None:
    text = f"Ngày sinh: 02/3/1981. Tôi sinh {elsewhere} tại Sơn La"
    start = text.index("02/3/1981")
    found = echo_of_birth("1981-03-02", (start, start + 9), (marks(text, "02/3/1981", elsewhere), None))
    assert (found.again, found.instead) == (again, instead)
