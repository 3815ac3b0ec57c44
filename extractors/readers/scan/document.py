"""Takes scanned pages of a PDF, or a picture of a page; gives lines of words with boxes and confidences.

The sheet is laid flat and upright by scan/sheets.py, words are read by scan/words.py; here they become lines and
tables. Paragraphs are left to composition.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean, median

import pypdfium2 as pdfium

from extractors.layout import PageSize, Paper, Segment
from extractors.readers.pages.composition import PageContent, compose
from extractors.readers.pages.lines import Line
from extractors.readers.pdf.tables import Grid, find_grids
from extractors.readers.scan.dashes import find_dashed
from extractors.readers.scan.lookalikes import mend_lookalikes
from extractors.readers.scan.memory import recall, remember
from extractors.readers.scan.numbers import read_numbers_twice
from extractors.readers.scan.pens import read_under_pens
from extractors.readers.scan.photos import Picture
from extractors.readers.scan.pictures import Draw, open_pages
from extractors.readers.scan.rules import DOTS, Grey, find_rules, ink_level, without_edges, without_strokes
from extractors.readers.scan.sheets import UPRIGHT_POINT, Sheet, lay_sheet
from extractors.readers.scan.spaces import put_spaces_back
from extractors.readers.scan.strokes import is_bold, weigh_words
from extractors.readers.scan.words import Word, read_cell_words, read_page_words, reads_better
from extractors.sandbox.pulse import beat

MAX_DRAWN = 25_000_000  # pixels of a page
TABLE_TOLERANCE = 7.0  # pixels
_POINT = 1 / UPRIGHT_POINT
_COLUMN_GAP = 1.0  # of the type size
_HEIGHT_TO_SIZE = 1.15  # type size over the height of the highest word of a line
_FEW_WORDS = 3  # of a line: fewer do not tell how wide its letters are
_WIDE = 1.3  # times the usual width of a letter: larger type
_DOUBTFUL_PAGE = 0.75
_SCRAWL_LETTERS = 6
_SCRAWL_SURE = 0.5
_RUBBISH_SURE = 0.3  # a line read so badly says nothing, however long
_SPECK_SURE = 0.8
_SPECKS = re.compile(r"^(?![-–•+*]\w|\.{3})[-–_.,:;'`´‘’~^°|\\!/]+(?=\w)")  # read into the first word of a line
_BELOW_BASELINE = re.compile(r"[gjpqyQ,;()\[\]/|{}_]")


def read_scanned_pages(
    document: pdfium.PdfDocument, numbers: Sequence[int]
) -> tuple[dict[int, PageContent], list[str]]:
    """Pages of a PDF (numbers from 1) by OCR, and notes for the reviewer.

    Raises UnreadableFile where Tesseract or its Vietnamese data is missing.
    """
    contents: dict[int, PageContent] = {}
    notes: list[str] = []
    for number in numbers:
        page = document[number - 1]
        width, height = page.get_size()
        contents[number], page_notes = _read_page(_drawing(page), number, PageSize(width, height, scanned=True))
        page.close()
        notes.extend(page_notes)
        beat()
    return contents, notes


def read_image(path: Path) -> Paper:
    """A picture file (jpg, png, tif, heic; one or more pages) as a Paper. Raises UnreadableFile or UnsafeFile."""
    contents: list[PageContent] = []
    notes: list[str] = []
    for number, (draw, size) in enumerate(open_pages(path), start=1):
        content, page_notes = _read_page(draw, number, size)
        contents.append(content)
        notes.extend(page_notes)
        beat()
    return Paper(compose(contents), "image", [content.shown or content.size for content in contents], notes)


def _drawing(page: pdfium.PdfPage) -> Draw:
    def draw(pixels_a_point: float) -> Picture:
        width, height = page.get_size()
        scale = min(pixels_a_point, (MAX_DRAWN / max(1.0, width * height)) ** 0.5)
        drawn: Picture = page.render(scale=scale, rev_byteorder=True).to_numpy()
        return drawn

    return draw


def _read_page(draw: Draw, number: int, size: PageSize) -> tuple[PageContent, list[str]]:
    picture = draw(UPRIGHT_POINT)
    known = recall(picture, size, number)
    if known is not None:
        return known
    read = _read_drawn(picture, draw, number, size)
    remember(picture, size, read)
    return read


def _read_drawn(picture: Picture, draw: Draw, number: int, size: PageSize) -> tuple[PageContent, list[str]]:
    sheet = lay_sheet(picture, draw, size, reads_better)
    content = _read_sheet(sheet, number)
    content.shown = size
    notes = [f"Trang {number}: {note}" for note in sheet.notes]
    if not content.lines:
        return content, [*notes, f"Trang {number}: không đọc được chữ nào (trang trắng hoặc ảnh mờ)."]
    sure = _sureness(content.lines)
    content.lines, unread = without_rubbish(content.lines, content.grids)
    if unread:
        notes.append(f"Trang {number}: có {unread} dòng không đọc ra chữ (bị che, cắt hoặc là nét trang trí).")
    if sure < _DOUBTFUL_PAGE:
        notes.append(f"Trang {number}: bản quét mờ, nhiều chữ không chắc (độ tin {sure:.0%}).")
    return content, notes


def _read_sheet(sheet: Sheet, number: int) -> PageContent:
    words, clean, grids = read_words(sheet)
    words = read_numbers_twice(clean, words)
    lines = _make_lines(weigh_words(clean, words), sheet, number)
    return PageContent(number, sheet.size, lines, [_scaled(grid) for grid in grids])


def read_words(sheet: Sheet) -> tuple[list[Word], Grey, list[Grid]]:
    """The words of a sheet, the picture that they were read from (without rules), and the grids of its tables."""
    across, down, mask = find_rules(sheet.grey, DOTS)
    across, down = without_strokes(across, down, tolerance=TABLE_TOLERANCE, dots=DOTS)
    if not down:
        across, down, mask = find_dashed(sheet.grey < ink_level(sheet.grey), tolerance=TABLE_TOLERANCE)
    grids = [grid for grid in find_grids(across, down, tolerance=TABLE_TOLERANCE) if _is_table(grid)]
    clean, black = sheet.grey, sheet.black
    for grid in grids:
        clean = without_edges(clean, mask, grid, int(TABLE_TOLERANCE))
        black = without_edges(black, mask, grid, int(TABLE_TOLERANCE)) if black is not None else None
    words = [*read_cell_words(clean, grids), *read_page_words(clean, grids)]
    words = words if black is None else read_under_pens(words, clean, black, grids)
    return mend_lookalikes(put_spaces_back(clean, words)), clean, grids


def _is_table(grid: Grid) -> bool:
    """Two rows and columns or more; one row of three or more cells may be the rest of a row from the page before."""
    return len(grid.xs) > 2 and (len(grid.ys) > 2 or len(grid.xs) > 3)


def without_rubbish(lines: Sequence[Line], grids: Sequence[Grid]) -> tuple[list[Line], int]:
    """The lines that say something, and how many longer ones were not read at all; scrawls go without a word."""
    kept = [line for line in lines if not _is_scrawl(line, grids)]
    read = [line for line in kept if not _is_rubbish(line, grids)]
    return read, len(kept) - len(read)


def _is_scrawl(line: Line, grids: Sequence[Grid]) -> bool:
    """Whether a few letters outside the tables, hardly read, are a signature or what is left of a seal."""
    letters = _letters(line)
    speck = letters == 1 and len(line.text) == 1 and line.text.isalpha() and line.sure < _SPECK_SURE
    if not speck and (line.sure >= _SCRAWL_SURE or letters > _SCRAWL_LETTERS):
        return False
    return not _stands_in(line, grids)


def _is_rubbish(line: Line, grids: Sequence[Grid]) -> bool:
    """Whether a longer line outside the tables was not read at all: an ornament, or letters cut by the page's end."""
    return line.sure < _RUBBISH_SURE and _letters(line) > _SCRAWL_LETTERS and not _stands_in(line, grids)


def _stands_in(line: Line, grids: Sequence[Grid]) -> bool:
    return any(grid.covers(line.centre, (line.top + line.bottom) / 2) for grid in grids)


def _letters(line: Line) -> int:
    return sum(char.isalnum() for char in line.text)


def _sureness(lines: Sequence[Line]) -> float:
    """Mean confidence of the lines, weighted by their letters."""
    return sum(_letters(line) * line.sure for line in lines) / max(1, sum(_letters(line) for line in lines))


def _scaled(grid: Grid) -> Grid:
    return Grid([x * _POINT for x in grid.xs], [y * _POINT for y in grid.ys], grid.cells, grid.consistent)


def _make_lines(words: Sequence[Word], sheet: Sheet, number: int) -> list[Line]:
    """Words of one line of the OCR as a Line, cut where a wide gap shows two columns."""
    by_line: dict[tuple[int, ...], list[Word]] = {}
    for word in words:
        by_line.setdefault(word.line, []).append(word)
    if not by_line:
        return []
    usual = median(_HEIGHT_TO_SIZE * _height(group) for group in by_line.values())
    widest = _WIDE * median(_letter_width(group) for group in by_line.values())
    lines = []
    for group in by_line.values():
        height = _HEIGHT_TO_SIZE * _height(group)
        wide = len(group) < _FEW_WORDS or _letter_width(group) > widest  # else boxes took in what stands under them
        high = height >= 1.6 * usual and wide
        size = height if high or height <= 0.55 * usual else usual
        for part in _split_at_gaps(sorted(group, key=lambda w: w.x0), size):
            lines.append(_make_line(part, size * _POINT, sheet, number))
    return lines


def _height(words: Sequence[Word]) -> float:
    """Pixels of the highest word; of several, without the one whose box took in a speck or a stroke."""
    heights = sorted(word.bottom - word.top for word in words)
    return heights[-2] if len(heights) > 3 else heights[-1]


def _letter_width(words: Sequence[Word]) -> float:
    """Pixels of a letter of the line, spaces and capitals counted in."""
    return sum(w.x1 - w.x0 for w in words) / sum(len(w.text) + 0.4 * sum(map(str.isupper, w.text)) for w in words)


def _split_at_gaps(words: Sequence[Word], size: float) -> list[list[Word]]:
    parts = [[words[0]]]
    for word in words[1:]:
        if word.x0 - parts[-1][-1].x1 > _COLUMN_GAP * size:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _make_line(words: Sequence[Word], size: float, sheet: Sheet, number: int) -> Line:
    text = ""
    segments = []
    words = [replace(words[0], text=_SPECKS.sub("", words[0].text)), *words[1:]]
    for word in words:
        text += " " if text else ""
        box = sheet.to_page((word.x0, word.top, word.x1, word.bottom))
        segments.append(Segment(len(text), len(text) + len(word.text), number, box, sure=word.sure))
        text += word.text
    level = [
        w.bottom
        for w in words
        if not _BELOW_BASELINE.search(unicodedata.normalize("NFD", w.text)) and not _has_dot_below(w.text)
    ]
    baseline = median(level) * _POINT if level else max(w.bottom for w in words) * _POINT - 0.2 * size
    return Line(
        text=text,
        x0=min(w.x0 for w in words) * _POINT,
        top=min(w.top for w in words) * _POINT,
        x1=max(w.x1 for w in words) * _POINT,
        bottom=max(w.bottom for w in words) * _POINT,
        baseline=baseline,
        size=size,
        page=number,
        segments=tuple(segments),
        bold=is_bold(words),
        sure=mean(w.sure for w in words),
    )


def _has_dot_below(text: str) -> bool:
    return "\u0323" in unicodedata.normalize("NFD", text)
