"""Takes a PDF; gives the Document that is checked, and its scanned pages. What a page does not say is None.

A page has no paragraphs: lines are joined where one goes on to the right edge and the next begins at the left one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pdfplumber

from reports.decree.pieces import Document, Look, PageNumber, Paragraph, Piece, Place, Section, Shape, beginning
from reports.decree.scans import ScannedPage

MOST_PAGES = 100
_FAR = 24.0  # points between two words of which the second stands in the right half
_SAME_ROW = 3.5
_MOST_EDGES = 4000  # of a page in which tables are looked for: a drawing has more
_FEWEST_LETTERS = 25  # of a page that is text: a digital signature's own words are fewer
_POINTS_A_MM = 72 / 25.4
_UNKNOWN = Shape(align=None, first=None, before=None, after=None, line=None)
_NUMBER = re.compile(r"^[-–]?\s*(\d{1,3})\s*[-–]?$")
_EDGE_MM = 25
_INDENT = 52.0  # points that a first line is set in, at most
_OFF_CENTRE, _TOUCHING = 14.0, 3.0
_LEAST_LEFT, _LEAST_RIGHT = 30.0, 15.0  # mm


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of words on a page, in points from the top left."""

    words: tuple[dict[str, Any], ...]
    page: int
    width: float
    height: float
    is_in_table: bool = False

    @property
    def left(self) -> float:
        return float(self.words[0]["x0"])

    @property
    def right(self) -> float:
        return float(self.words[-1]["x1"])

    @property
    def top(self) -> float:
        return min(float(word["top"]) for word in self.words)

    @property
    def bottom(self) -> float:
        return max(float(word["bottom"]) for word in self.words)

    @property
    def text(self) -> str:
        return " ".join(str(word["text"]) for word in self.words)

    @property
    def is_wide(self) -> bool:
        is_text = not self.is_in_table and not any(_gaps(self.words))
        return is_text and self.right - self.left > 0.55 * self.width


@dataclass(frozen=True, slots=True)
class PdfContent:
    """The text of a PDF as a Document (None where it is all scanned), its scanned pages, and its version."""

    document: Document | None
    scans: tuple[ScannedPage, ...]
    version: str


def read_pdf_pages(path: Path) -> PdfContent:
    """Raises whatever pdfplumber does of a broken file."""
    with path.open("rb") as stream:
        head = re.search(rb"%PDF-(\d\.\d)", stream.read(1024))
    rows: list[_Row] = []
    scans: list[ScannedPage] = []
    sizes: list[tuple[float, float]] = []
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages[:MOST_PAGES], start=1):
            sizes.append((float(page.width), float(page.height)))
            if len(page.chars) < _FEWEST_LETTERS and page.images:
                scans.append(_scan(page))
            else:
                rows += _rows(page, number)
            page.close()
    version = head[1].decode() if head else ""
    document = _document(rows, sizes) if rows else None
    return PdfContent(document, tuple(scans), version)


def _rows(page: Any, number: int) -> list[_Row]:
    words = page.extract_words(
        extra_attrs=["fontname", "size", "non_stroking_color"], keep_blank_chars=False, x_tolerance_ratio=0.2
    )
    boxes = [table.bbox for table in page.find_tables()] if len(page.edges) <= _MOST_EDGES else []
    width, height = float(page.width), float(page.height)
    outside = [word for word in words if not _is_inside(word, boxes)]
    inside = [word for word in words if _is_inside(word, boxes)]
    rows = [
        _Row(tuple(sorted(row, key=lambda word: float(word["x0"]))), number, width, height, is_in_table)
        for is_in_table, of in ((False, outside), (True, inside))
        for row in _gathered(of)
    ]
    return sorted(rows, key=lambda row: row.bottom)


def _is_inside(word: dict[str, Any], boxes: Sequence[tuple[float, float, float, float]]) -> bool:
    across, down = (float(word["x0"]) + float(word["x1"])) / 2, (float(word["top"]) + float(word["bottom"])) / 2
    return any(left <= across <= right and top <= down <= bottom for left, top, right, bottom in boxes)


def _gathered(words: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Words that stand on one level."""
    gathered: list[list[dict[str, Any]]] = []
    for word in sorted(words, key=lambda word: (round(float(word["bottom"]), 1), float(word["x0"]))):
        if gathered and abs(float(word["bottom"]) - float(gathered[-1][0]["bottom"])) <= _SAME_ROW:
            gathered[-1].append(word)
        else:
            gathered.append([word])
    return gathered


def _gaps(words: Sequence[dict[str, Any]]) -> Iterator[int]:
    for at in range(1, len(words)):
        if float(words[at]["x0"]) - float(words[at - 1]["x1"]) > _FAR:
            yield at


def _document(rows: list[_Row], sizes: list[tuple[float, float]]) -> Document:
    numbers = [row for row in rows if _is_page_number(row)]
    text = [row for row in rows if not _is_page_number(row)]
    left, right = _edges(text)
    paragraphs: list[Paragraph] = []
    last: _Row | None = None
    for row in text:
        if last is not None and _goes_on(last, row, left, right):
            pieces = [Piece(" ", paragraphs[-1].pieces[-1].look), *_pieces(row)]
            paragraphs[-1].pieces += pieces
        elif row.is_in_table:
            place = Place(table=0, row=0, cell=0, page=row.page, words=beginning(row.text))
            paragraphs.append(Paragraph(_pieces(row), _UNKNOWN, place, table_has_borders=True))
        else:
            place = Place(page=row.page, words=beginning(row.text))
            paragraphs.append(Paragraph(_pieces(row), replace(_UNKNOWN, align=_align(row, left)), place, section=0))
        last = row
    sections = _sections(text, numbers, sizes, left=left, right=right)
    return Document(paragraphs, sections, pages=len(sizes), is_pdf=True)


def _align(row: _Row, left: float | None) -> str | None:
    """ "center" or "left" where the place on the page tells it."""
    if any(_gaps(row.words)) or row.right < row.width / 2:
        return None  # a half of a head
    edge = left if left is not None else _LEAST_LEFT * _POINTS_A_MM
    middle = (edge + row.width - _LEAST_RIGHT * _POINTS_A_MM) / 2
    is_centred = abs((row.left + row.right) / 2 - middle) < (_OFF_CENTRE / 2 if row.is_wide else _OFF_CENTRE)
    if row.left - edge < (_TOUCHING if is_centred else _INDENT):
        return "left"
    return "center" if is_centred else None


def _is_page_number(row: _Row) -> bool:
    """A number alone at the upper or lower edge."""
    match = _NUMBER.match(row.text)
    edge = _EDGE_MM * _POINTS_A_MM
    return match is not None and (row.bottom < edge or row.top > row.height - edge)


def _edges(rows: Sequence[_Row]) -> tuple[float | None, float | None]:
    """Where wide lines begin, first lines of paragraphs left out, and where they end; None where there are too few."""
    wide = [row for row in rows if row.is_wide]
    if len(wide) < 4:
        return None, None
    starts = Counter(round(row.left / _POINTS_A_MM) for row in wide)
    ends = Counter(round(row.right / _POINTS_A_MM) for row in wide)
    left = min((start for start, times in starts.items() if times > 1), default=min(starts))
    return left * _POINTS_A_MM, ends.most_common(1)[0][0] * _POINTS_A_MM


def _goes_on(last: _Row, row: _Row, left: float | None, right: float | None) -> bool:
    if left is None or right is None or row.is_in_table or any(_gaps(last.words)) or any(_gaps(row.words)):
        return False
    size = float(row.words[0]["size"])
    is_next = row.page != last.page or row.top - last.bottom < 1.2 * size
    return is_next and abs(row.left - left) < 6 and last.right > right - 45 and last.is_wide


def _pieces(row: _Row) -> list[Piece]:
    found: list[Piece] = []
    far = set(_gaps(row.words))
    starts_right = row.left > 0.42 * row.width and row.right > 0.62 * row.width
    for at, word in enumerate(row.words):
        lead = "\t" if at in far else " " if at else "\t\t" if starts_right else ""
        found.append(Piece(f"{lead}{word['text']}", _look(word)))
    return found


def _look(word: dict[str, Any]) -> Look:
    name = str(word["fontname"]).split("+")[-1]
    plain = name.lower()
    family = _family(name)
    return Look(
        font=family,
        high=family,
        size=round(float(word["size"]) * 2) / 2,
        bold="bold" in plain or "black" in plain,
        italic="italic" in plain or "oblique" in plain,
        colour=_colour(word["non_stroking_color"]),
    )


def _family(name: str) -> str:
    family = re.split(r"[-,]", name)[0]
    if re.fullmatch(r"TimesNewRoman(?:PS)?(?:MT)?(?:Bold|Italic)*", family):
        return "Times New Roman"
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", family)


def _colour(told: Any) -> str:
    try:
        parts = [float(part) for part in (told if isinstance(told, list | tuple) else [told])]
    except (TypeError, ValueError):
        return ""
    if len(parts) == 1:
        parts *= 3
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - each) * (1 - black) for each in (cyan, magenta, yellow)]
    if len(parts) != 3 or max(parts) <= 0.15 or not all(0 <= part <= 1 for part in parts):
        return ""
    return "".join(f"{round(part * 255):02X}" for part in parts)


def _sections(
    rows: Sequence[_Row],
    numbers: Sequence[_Row],
    sizes: Sequence[tuple[float, float]],
    *,
    left: float | None,
    right: float | None,
) -> list[Section]:
    """One section for each size of page; margins are what the lines leave free, so only narrow ones can be told."""
    width, height = (side / _POINTS_A_MM for side in sizes[0])
    upright = [row for row in rows if (row.width, row.height) == sizes[0]]
    free = {
        "tren": min((row.top for row in upright), default=0) / _POINTS_A_MM,
        "duoi": min((row.height - row.bottom for row in upright), default=0) / _POINTS_A_MM,
    }
    margins = {side: 20.0 if value > 18 else round(max(0.0, value), 1) for side, value in free.items()}
    margins["trai"] = min(round(left / _POINTS_A_MM, 1), _LEAST_LEFT) if left is not None else _LEAST_LEFT
    margins["phai"] = min(round(width - right / _POINTS_A_MM, 1), _LEAST_RIGHT) if right is not None else _LEAST_RIGHT
    shown = tuple(_number(row) for row in numbers if row.page > 1)
    first = Section(round(width, 1), round(height, 1), margins, hides_first=True, numbers=shown[:1])
    if any(row.page == 1 for row in numbers):
        first = replace(first, hides_first=False)
    others = {size for size in sizes if size != sizes[0]}
    plain = {"tren": 20.0, "duoi": 20.0, "trai": _LEAST_LEFT, "phai": _LEAST_RIGHT}
    return [first, *(Section(w / _POINTS_A_MM, h / _POINTS_A_MM, plain) for w, h in sorted(others))]


def _number(row: _Row) -> PageNumber:
    middle = (row.left + row.right) / 2
    where = "header" if row.top < row.height / 2 else "footer"
    return PageNumber(where, "default", abs(middle - row.width / 2) < 0.09 * row.width, _look(row.words[0]))


def _scan(page: Any) -> ScannedPage:
    """The largest picture of a page: its dots an inch, and whether it has colour."""
    picture = max(page.images, key=lambda each: float(each["width"]) * float(each["height"]))
    dots, _ = picture["srcsize"]
    inches = max(float(picture["width"]), 1.0) / 72
    space = str(picture.get("colorspace") or "")
    is_grey = int(picture.get("bits") or 8) == 1 or "Gray" in space
    return ScannedPage(dpi=round(int(dots) / inches), is_coloured=not is_grey)
