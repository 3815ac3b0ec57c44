"""What a scan is read twice for: lines under a pen, print that is blue itself, numbers of documents."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from extractors.layout import Segment
from extractors.readers.pages.lines import Line
from extractors.readers.pdf.tables import Grid
from extractors.readers.scan import numbers as scan_numbers
from extractors.readers.scan.document import without_rubbish
from extractors.readers.scan.numbers import DOUBTED, read_numbers_twice
from extractors.readers.scan.pens import read_under_pens
from extractors.readers.scan.photos import strengthen
from extractors.readers.scan.sheets import without_colours
from extractors.readers.scan.words import Word, read_page_words, read_weak_lines

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


def test_name_alone_on_a_page_is_read() -> None:
    """The rest of a signature block on a page of its own: its grain is not made stronger than its one line."""
    page = Image.new("L", (1655, 2339), 248)
    ImageDraw.Draw(page).text((950, 150), "Đặng Trần Ngọc Sơn", font=FONT, fill=25)
    grain = np.random.default_rng(5).normal(0, 6, (2339, 1655))
    grey = np.clip(np.asarray(page) + grain, 0, 255).astype(np.uint8)
    assert strengthen(grey) is grey
    assert " ".join(word.text for word in read_page_words(grey, [])) == "Đặng Trần Ngọc Sơn"


def test_line_that_was_hardly_read_is_read_again() -> None:
    grey = np.asarray(page_of(LINES).convert("L"))
    weak = [Word("GS:E))GI9-", 100, 100, 830, 145, 0.14, (0, 1)), Word("surely", 100, 190, 830, 235, 0.9, (0, 2))]
    assert " ".join(word.text for word in read_weak_lines(grey, weak)) == f"{LINES[0]} surely"


def test_lines_that_say_nothing_go_and_long_ones_are_counted() -> None:
    def line(text: str, sure: float, top: float = 100) -> Line:
        box = (100.0, top, 300.0, top + 12)
        return Line(text, *box, top + 10, 12, 1, (Segment(0, len(text), 1, box, sure=sure),), sure=sure)

    lines = [
        line("Lê An", 0.9),
        line("ý", 0.64),
        line(">kk+k", 0.43),
        line("06015016 1x", 0.23),
        line("5", 0.64),
        line("Trần Thị Đấu", 0.35),
    ]
    kept, unread = without_rubbish(lines, [])
    assert [each.text for each in kept] == ["Lê An", "5", "Trần Thị Đấu"]
    assert unread == 1
    table = Grid([90, 200, 310], [90, 120, 150], [(0, 0, 1, 2), (1, 0, 1, 2)])
    assert without_rubbish(lines, [table]) == (lines, 0)
