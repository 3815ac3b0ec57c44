"""Takes scanned pages of a PDF, or a picture of a page; gives lines of words with boxes and confidences.

PDFium renders the page, its skew is taken out and its rules are found. Reading words is left to scan_words.py,
paragraphs to composition.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean, median
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from extractors.layout import Box, PageSize, Paper, Segment
from extractors.readers.composition import PageContent, compose
from extractors.readers.lines import Line
from extractors.readers.pdf_tables import Grid, find_grids
from extractors.readers.scan_rules import DOTS, Grey, find_rules, measure_skew, without_edges, without_strokes
from extractors.readers.scan_spaces import put_spaces_back
from extractors.readers.scan_strokes import is_bold, weigh_words
from extractors.readers.scan_words import Word, read_cell_words, read_page_words
from records.errors import UnreadableFile, UnsafeFile

MAX_PIXELS = 100_000_000
MAX_FRAMES = 300
A4_LONG_SIDE = 842.0  # points
LEAST_SKEW = 0.3  # degrees: below, the picture is left as it is
TABLE_TOLERANCE = 7.0  # pixels
_COLUMN_GAP = 1.0  # of the type size
_HEIGHT_TO_SIZE = 1.15  # type size over the height of the highest word of a line
_TURNED_BELOW = 0.6  # mean confidence under which the page may lie on its side
_DOUBTFUL_PAGE = 0.75
_SCRAWL_LETTERS = 6
_SCRAWL_SURE = 0.4
_STRIP = 256  # rows of the picture freed of red at a time
_REDNESS = 24  # grey values that a seal's red lies above its green and blue
_DARK_RED = 0.33  # of the paper's light: what is darker under a seal is ink
_SPECKS = re.compile(r"^(?![-–•+*]\w|\.{3})[-–_.,:;'`´‘’~^°|\\!/]+(?=\w)")  # read into the first word of a line
_BELOW_BASELINE = re.compile(r"[gjpqyQ,;()\[\]/|{}_]")


@dataclass(slots=True, frozen=True)
class _Place:
    """How pixels of the picture that was read stand to the page: scale, quarter turns and skew taken out."""

    scale: float  # points a pixel
    turns: int  # quarter turns to the left that set the page upright
    skew: float  # degrees
    width: int  # pixels of the upright picture
    height: int

    def to_page(self, word: Word) -> Box:
        """The word's box on the page as it was scanned, in points from the top left."""
        angle = np.radians(self.skew)
        dx, dy = (word.x0 + word.x1 - self.width) / 2, (word.top + word.bottom - self.height) / 2
        x = dx * np.cos(angle) - dy * np.sin(angle) + self.width / 2
        y = dx * np.sin(angle) + dy * np.cos(angle) + self.height / 2
        half_width, half_height = (word.x1 - word.x0) / 2, (word.bottom - word.top) / 2
        box = (x - half_width, y - half_height, x + half_width, y + half_height)
        width, height = self.width, self.height
        for _ in range(self.turns):
            box = (height - box[3], box[0], height - box[1], box[2])
            width, height = height, width
        x0, top, x1, bottom = (float(round(value * self.scale, 2)) for value in box)
        return (x0, top, x1, bottom)


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
        scale = min(DOTS / 72, (MAX_PIXELS / 4 / max(1.0, width * height)) ** 0.5)
        picture = page.render(scale=scale, rev_byteorder=True).to_numpy()
        page.close()
        contents[number], page_notes = _read_page(_grey(picture), number, PageSize(width, height, scanned=True))
        notes.extend(page_notes)
    return contents, notes


def read_image(path: Path) -> Paper:
    """A picture file (jpg, png, tif with one or more pages) as a Paper. Raises UnreadableFile or UnsafeFile."""
    contents: list[PageContent] = []
    notes: list[str] = []
    for number, (grey, size) in enumerate(_frames(path), start=1):
        content, page_notes = _read_page(grey, number, size)
        contents.append(content)
        notes.extend(page_notes)
    return Paper(compose(contents), "image", [content.shown or content.size for content in contents], notes)


def _frames(path: Path) -> Iterable[tuple[Grey, PageSize]]:
    try:
        with Image.open(path) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise UnsafeFile(f"Ảnh “{path.name}” quá lớn.", hint="Lưu ảnh ở kích thước nhỏ hơn.", code="QUA_LON")
            for count, frame in enumerate(ImageSequence.Iterator(picture)):
                if count >= MAX_FRAMES:
                    raise UnsafeFile(f"Ảnh “{path.name}” có quá nhiều trang.", hint="Tách tệp.", code="QUA_LON")
                upright = ImageOps.exif_transpose(frame).convert("RGB")
                points = A4_LONG_SIDE / max(upright.size)
                size = PageSize(upright.width * points, upright.height * points, scanned=True)
                zoom = DOTS / 72 * points
                small = upright.resize(
                    (round(upright.width * zoom), round(upright.height * zoom)), Image.Resampling.LANCZOS
                )
                yield _grey(np.asarray(small)), size
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as exc:
        raise UnreadableFile(
            f"Ảnh “{path.name}” bị hỏng.", hint="Xin đơn vị gửi lại ảnh hoặc bản quét.", code="TEP_HONG"
        ) from exc


def _grey(picture: np.ndarray[Any, np.dtype[np.uint8]]) -> Grey:
    """The red channel, a red seal made paper: black and blue ink stay dark, also where the seal lies on them."""
    if picture.ndim == 2:
        return np.ascontiguousarray(picture)
    grey = np.ascontiguousarray(picture[:, :, 0])
    paper = int(np.median(grey[::8, ::8]))
    for top in range(0, len(grey), _STRIP):
        strip, green, blue = (picture[top : top + _STRIP, :, channel] for channel in range(3))
        others = np.maximum(green, blue)
        rows, columns = np.nonzero((strip > others) & (strip - others > _REDNESS))
        light = strip[rows, columns] * 0.3 + green[rows, columns] * 0.6 + blue[rows, columns] * 0.1
        seal = light > _DARK_RED * paper
        grey[top + rows[seal], columns[seal]] = paper
    return grey


def _read_page(grey: Grey, number: int, size: PageSize) -> tuple[PageContent, list[str]]:
    best = _read_turned(grey, number, size, turns=0)
    if best.lines and _sureness(best.lines) < _TURNED_BELOW:
        turned = [_read_turned(grey, number, size, turns=turns) for turns in (1, 3, 2)]
        best = max([best, *turned], key=lambda content: sum(_letters(line) * line.sure**2 for line in content.lines))
    if not best.lines:
        return best, [f"Trang {number}: không đọc được chữ nào (trang trắng hoặc ảnh mờ)."]
    sure = _sureness(best.lines)
    best.lines = [line for line in best.lines if not _is_scrawl(line, best.grids)]
    notes = [f"Trang {number}: bản quét mờ, nhiều chữ không chắc (độ tin {sure:.0%})."] if sure < _DOUBTFUL_PAGE else []
    return best, notes


def _is_scrawl(line: Line, grids: Sequence[Grid]) -> bool:
    """Whether a few letters outside the tables, hardly read, are a signature or what is left of a seal."""
    if line.sure >= _SCRAWL_SURE or _letters(line) > _SCRAWL_LETTERS:
        return False
    return not any(grid.covers(line.centre, (line.top + line.bottom) / 2) for grid in grids)


def _letters(line: Line) -> int:
    return sum(char.isalnum() for char in line.text)


def _sureness(lines: Sequence[Line]) -> float:
    """Mean confidence of the lines, weighted by their letters."""
    return sum(_letters(line) * line.sure for line in lines) / max(1, sum(_letters(line) for line in lines))


def _read_turned(grey: Grey, number: int, size: PageSize, *, turns: int) -> PageContent:
    upright = np.ascontiguousarray(np.rot90(grey, turns))
    skew = measure_skew(upright)
    if abs(skew) < LEAST_SKEW:
        skew = 0.0
    else:
        turned = Image.fromarray(upright).rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
        upright = np.asarray(turned)
    height, width = upright.shape
    long_side = size.height if turns % 2 == 0 else size.width
    place = _Place(long_side / height, turns, skew, width, height)
    across, down, mask = find_rules(upright, DOTS)
    across, down = without_strokes(across, down, tolerance=TABLE_TOLERANCE, dots=DOTS)
    grids = [g for g in find_grids(across, down, tolerance=TABLE_TOLERANCE) if len(g.xs) > 2 and len(g.ys) > 2]
    clean = upright
    for grid in grids:
        clean = without_edges(clean, mask, grid, int(TABLE_TOLERANCE))
    words = put_spaces_back(clean, [*read_cell_words(clean, grids), *read_page_words(clean, grids)])
    lines = _make_lines(weigh_words(clean, words), place, number)
    page_size = size if turns % 2 == 0 else PageSize(size.height, size.width, scanned=True)
    return PageContent(number, page_size, lines, [_scaled(grid, place.scale) for grid in grids], size)


def _scaled(grid: Grid, scale: float) -> Grid:
    return Grid([x * scale for x in grid.xs], [y * scale for y in grid.ys], grid.cells, grid.consistent)


def _make_lines(words: Sequence[Word], place: _Place, number: int) -> list[Line]:
    """Words of one line of the OCR as a Line, cut where a wide gap shows two columns."""
    by_line: dict[tuple[int, ...], list[Word]] = {}
    for word in words:
        by_line.setdefault(word.line, []).append(word)
    if not by_line:
        return []
    usual = median(_HEIGHT_TO_SIZE * _height(group) for group in by_line.values())
    lines = []
    for group in by_line.values():
        height = _HEIGHT_TO_SIZE * _height(group)
        size = usual if 0.55 * usual < height < 1.6 * usual else height
        for part in _split_at_gaps(sorted(group, key=lambda w: w.x0), size):
            lines.append(_make_line(part, size * place.scale, place, number))
    return lines


def _height(words: Sequence[Word]) -> float:
    """Pixels of the highest word; of several, without the one whose box took in a speck or a stroke."""
    heights = sorted(word.bottom - word.top for word in words)
    return heights[-2] if len(heights) > 3 else heights[-1]


def _split_at_gaps(words: Sequence[Word], size: float) -> list[list[Word]]:
    parts = [[words[0]]]
    for word in words[1:]:
        if word.x0 - parts[-1][-1].x1 > _COLUMN_GAP * size:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _make_line(words: Sequence[Word], size: float, place: _Place, number: int) -> Line:
    text = ""
    segments = []
    words = [replace(words[0], text=_SPECKS.sub("", words[0].text)), *words[1:]]
    for word in words:
        text += " " if text else ""
        segments.append(Segment(len(text), len(text) + len(word.text), number, place.to_page(word)))
        text += word.text
    scale = place.scale
    level = [
        w.bottom
        for w in words
        if not _BELOW_BASELINE.search(unicodedata.normalize("NFD", w.text)) and not _has_dot_below(w.text)
    ]
    baseline = median(level) * scale if level else max(w.bottom for w in words) * scale - 0.2 * size
    return Line(
        text=text,
        x0=min(w.x0 for w in words) * scale,
        top=min(w.top for w in words) * scale,
        x1=max(w.x1 for w in words) * scale,
        bottom=max(w.bottom for w in words) * scale,
        baseline=baseline,
        size=size,
        page=number,
        segments=tuple(segments),
        bold=is_bold(words),
        sure=mean(w.sure for w in words),
    )


def _has_dot_below(text: str) -> bool:
    return "\u0323" in unicodedata.normalize("NFD", text)
