"""What a scan is read twice for: lines under a pen, print that is blue itself, numbers of documents."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from extractors.readers.scan import numbers as scan_numbers
from extractors.readers.scan.numbers import DOUBTED, read_numbers_twice
from extractors.readers.scan.pens import read_under_pens
from extractors.readers.scan.sheets import without_colours
from extractors.readers.scan.words import Word, read_page_words

FONT = ImageFont.truetype("LiberationSerif-Regular.ttf", 36)
BLUE = (28, 52, 150)
LINES = ["Đề nghị tặng Bằng khen cho bà Nguyễn Thị Thủy", "Phòng Quản lý công nghệ đã xét và nhất trí"]


def page_of(lines: list[str], *, colour: tuple[int, int, int] = (20, 20, 20)) -> Image.Image:
    page = Image.new("RGB", (1100, 150 + 90 * len(lines)), "white")
    for number, text in enumerate(lines):
        ImageDraw.Draw(page).text((100, 100 + 90 * number), text, font=FONT, fill=colour)
    return page


def text_of(page: Image.Image, *, black: bool) -> str:
    grey, without_blue = without_colours(np.asarray(page))
    words = read_page_words(grey, [])
    if black:
        assert without_blue is not None
        words = read_under_pens(words, grey, without_blue, [])
    return " ".join(word.text for word in sorted(words, key=lambda word: (word.line, word.x0)))


def test_line_under_a_pen_is_read() -> None:
    page = page_of(LINES)
    points = [(90 + 12 * i, 122 + 13 * np.sin(i * 0.7)) for i in range(70)]
    pen = Image.new("RGB", page.size, "white")
    ImageDraw.Draw(pen).line(points, fill=BLUE, width=5)
    page = ImageChops.multiply(page, pen)
    assert LINES[0] not in text_of(page, black=False)
    assert LINES[0] in text_of(page, black=True)


def test_blue_print_stays() -> None:
    page = page_of(LINES, colour=BLUE)
    assert text_of(page, black=True) == " ".join(LINES)


@pytest.mark.parametrize(
    ("first", "sure", "kept", "doubted"),
    [
        ("1009/QĐ-SYT,", 0.9, "1009/QĐ-SYT,", False),
        ("1009/QĐ-SYTT,", 0.3, "1009/QĐ-SYT,", True),
        ("1009/QĐ-SYTT,", 0.995, "1009/QĐ-SYTT,", True),
    ],
)
def test_number_is_read_twice(first: str, sure: float, kept: str, *, doubted: bool) -> None:
    """The same: as it was. Another: the surer of the two, and in doubt."""
    picture = page_of(["1009/QĐ-SYT,"])
    grey = np.asarray(picture.convert("L"))
    word = Word(first, 100, 100, 330, 145, sure, (0, 1))
    read = read_numbers_twice(grey, [word])[0]
    assert read.text == kept
    assert (read.sure <= DOUBTED) == doubted
    assert (read.x0, read.line) == (word.x0, word.line)


def test_other_words_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_numbers, "read_line", None)
    words = [Word(text, 0, 0, 9, 9, 0.4, (0, 1)) for text in ("và/hoặc", "24/11/2021", "Thủy")]
    assert read_numbers_twice(np.full((20, 20), 255, np.uint8), words) == words
