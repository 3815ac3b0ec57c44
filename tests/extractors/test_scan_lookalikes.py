"""Accents that OCR misread, mended inside the phrases of offices and nowhere else."""

from __future__ import annotations

import pytest

from extractors.readers.scan.lookalikes import mend_lookalikes
from extractors.readers.scan.words import Word


def mended(text: str, *, sure: float = 0.8) -> str:
    words = [Word(part, 50 * at, 0, 50 * at + 40, 20, sure, (0,)) for at, part in enumerate(text.split())]
    return " ".join(word.text for word in mend_lookalikes(words))


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("Chỉ cục trưởng", "Chi cục trưởng"),
        ("Trung tâm Huấn luyện và Thị đấu thế thao", "Trung tâm Huấn luyện và Thi đấu thể thao"),
        ("CÔNG TY CỐ PHẦN DU LỊCH", "CÔNG TY CỔ PHẦN DU LỊCH"),
        ("phạm vỉ ảnh hưởng của sáng kiến", "phạm vi ảnh hưởng của sáng kiến"),
        ("- Đã dược khen thưởng: Giấy khen", "- Đã được khen thưởng: Giấy khen"),
        ("Trường THPT số 2 la Grai", "Trường THPT số 2 Ia Grai"),
        ("H. THÀNH TÍCH ĐẠT ĐƯỢC", "II. THÀNH TÍCH ĐẠT ĐƯỢC"),
    ],
)
def test_phrase_of_an_office(read: str, expected: str) -> None:
    assert mended(read) == expected


@pytest.mark.parametrize(
    "read",
    [
        "Bà Trần Thị Đấu",  # a name: the second word is set as names are
        "NGUYỄN TRƯỜNG PHONG",  # no head of a room
        "LÊ THỊ ĐẤU",
        "có phần đóng góp, mọi trường hợp",  # other words with the same letters
        "đề nghị công nhận sáng kiến",
        "viết bằng số la Mã",
        "Bà Hoàng Chỉ. cục trưởng",  # a stop between the words
        "H. Nguyễn",
    ],
)
def test_what_may_be_something_else_stays(read: str) -> None:
    assert mended(read) == read


def test_words_that_were_read_surely_stay_and_mended_ones_are_never_sure() -> None:
    assert mended("Chỉ cục trưởng", sure=0.97) == "Chỉ cục trưởng"
    words = [Word(text, 50 * at, 0, 50 * at + 40, 20, 0.93, (0,)) for at, text in enumerate(("Chỉ", "cục", "A"))]
    first, second, _ = mend_lookalikes(words)
    assert first.text == "Chi"
    assert first.sure <= 0.85 < second.sure
