"""Takes a page of PDFium and its text in stream order; gives lines with their boxes, cut where cells or columns end.

Stretches are PDFium's own; a page whose stream keeps to no order is left to pdf/glyphs.py, as `is_out_of_order` says.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.layout import Box, Segment
from extractors.readers.pages.lines import Line
from extractors.readers.pdf import calls as pdf_calls
from extractors.readers.pdf.pages import OpenPage
from extractors.readers.pdf.tables import Grid

Places = tuple[int, ...]

_COLUMN_GAP = 0.6  # of the type size, at a space that PDFium itself put in
ASCENT, DESCENT = 0.891, 0.216  # of the type size: Times New Roman
_WORD = re.compile(r"\S+")
_PADDED = re.compile(r"\s{4,}")
_SPACE = re.compile(r"\s")
_BREAK = re.compile(r"[\u0002\ufffe\r\n](?:(?<=\r)\n)?")
HYPHENS = "\u0002\ufffe"
INVISIBLE = "\u00ad\u200b\u200c\u200d\ufeff"
_HIDDEN = re.compile(f"[{INVISIBLE}]")
_FIELD_SIZE = 12.0  # points: of a value whose field does not say
_FEWEST = 40  # letters of a page whose order is judged
_SPELLED = 0.8  # pieces of text a letter
_SHORTEST = 6.0  # letters a stretch has on a page that is drawn in runs, on average


def page_text(text_page: pdfium.PdfTextPage) -> str:
    """The page's text, one position a PDFium character."""
    count = text_page.count_chars()
    text: str = text_page.get_text_range() if count else ""
    if len(text) != count:
        raw = text_page.raw
        codes = [pdfium_c.FPDFText_GetUnicode(raw, i) for i in range(count)]
        text = "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes)
    return text


def stream_lines(
    page: OpenPage, number: int, text: str, grids: Sequence[Grid], offsets: dict[tuple[int, int], Places]
) -> tuple[list[Line], bool]:
    """Lines of the page as its stream has them, and whether it has them in order.

    Where a text was cleaned, `offsets` takes the places of its letters.
    """
    lines: list[Line] = []
    stacked = False
    for start, end, broken in _pieces_of_text(page, text, grids):
        clean, places = clean_text(text[start:end])
        if not clean:
            continue
        boxes = page.rect_boxes(start, end - start) or [page.char_box(start)]
        line = _make_line(page, number, (start, end), boxes, clean)
        if places is not None:
            offsets[(number, start)] = places
        line.broken = broken
        stacked = stacked or (len(boxes) > 1 and _is_stacked(line, boxes))
        lines.append(line)
    return lines, not (stacked or _is_scattered(lines) or _has_overlaps(lines))


def _is_stacked(line: Line, boxes: Sequence[Box]) -> bool:
    """Whether PDFium ran two printed lines together to one."""
    return any(box[1] > line.bottom or box[3] < line.top for box in boxes)


def written_lines(page: OpenPage, number: int) -> Iterator[Line]:
    """Values of form fields that are not drawn, as lines in the middle of their fields."""
    for text, edges in page.written:
        x0, top, x1, bottom = page.box(*edges)
        size = max(4.0, min(_FIELD_SIZE, 0.8 * (bottom - top)))
        baseline = (top + bottom) / 2 + 0.35 * size
        segment = Segment(0, len(text), number, page.as_shown((x0, top, x1, bottom)))
        x1 = min(x1, x0 + 0.5 * size * len(text))
        yield Line(
            text, x0, baseline - ASCENT * size, x1, baseline + DESCENT * size, baseline, size, number, (segment,)
        )


def is_spelled(text: str, pieces: int) -> bool:
    """Whether the page is drawn letter by letter: PDFium's guesses at spaces are then not good enough."""
    return pieces >= _FEWEST and pieces > _SPELLED * len("".join(text.split()))


def _is_scattered(lines: Sequence[Line]) -> bool:
    """Whether the page is drawn letter by letter, in no order that PDFium could follow."""
    letters = sum(len(line.text) for line in lines)
    return letters >= _FEWEST and letters < _SHORTEST * len(lines)


def _has_overlaps(lines: Sequence[Line]) -> bool:
    """Whether one stretch begins inside another of the same row."""
    ordered = sorted(lines, key=lambda line: (round(line.baseline), line.x0))
    return any(
        abs(a.baseline - b.baseline) < 0.35 * min(a.size, b.size) and b.x0 < a.x1 - 0.5 * a.size
        for a, b in pairwise(ordered)
    )


def vertical(page: OpenPage, index: int) -> tuple[float, float]:
    """Top and bottom of a line of text, by its font and not by its letters."""
    baseline, size = page.baseline(index), page.size(index)
    return baseline - ASCENT * size, baseline + DESCENT * size


def _pieces_of_text(page: OpenPage, text: str, grids: Sequence[Grid]) -> Iterator[tuple[int, int, bool]]:
    """Start, end and "ends in a hyphen put for a line break" of each stretch that stands together, spaces left out."""
    after = 0
    while after < len(text):
        match = _BREAK.search(text, after)
        broken = match is not None and match.group() in HYPHENS
        end = len(text) if match is None else match.end() if broken else match.start()
        start, after = after, len(text) if match is None else match.end()
        start, end = _stripped(text, start, end)
        if start == end:
            continue
        cuts = sorted(_cuts(page, text, start, end, grids))
        if not cuts:
            yield start, end, broken
        for first, last in pairwise([start, *cuts, end]) if cuts else ():
            yield *_stripped(text, first, last), broken and last == end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Where `text[start:end]` begins and ends without the spaces around it."""
    raw = text[start:end]
    rest = raw.lstrip()
    start += len(raw) - len(rest)
    return start, start + len(rest.rstrip())


def _cuts(page: OpenPage, text: str, start: int, end: int, grids: Sequence[Grid]) -> set[int]:
    """Where PDFium ran two cells or columns together to one line."""
    cuts: set[int] = set()
    if not _is_tidy(text[start:end]):
        padded = _PADDED.finditer(text, start, end)
        cuts = {match.end() for match in padded if match.end() < end and match.start() > start}
    boxes = page.rect_boxes(start, end - start)
    if not boxes:
        return cuts
    if len(boxes) > 1:
        size = max(box[3] - box[1] for box in boxes)
        if any(after[0] - before[2] > 0.4 * size for before, after in pairwise(boxes)):
            cuts |= set(_gap_cuts(page, text, start, end))
    left, top, right, bottom = _around(boxes)
    for grid in grids:
        if grid.top <= (top + bottom) / 2 <= grid.bottom and _is_crossed(left + 1, right - 1, grid.xs):
            cuts |= set(_rule_cuts(page, text, start, end, grid))
    return cuts


def _around(boxes: Sequence[Box]) -> Box:
    """The box around boxes, of which most stretches have one."""
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _is_crossed(left: float, right: float, edges: Sequence[float]) -> bool:
    """Whether one of the edges, which are in order, lies between left and right."""
    first = bisect_right(edges, left)
    return first < len(edges) and edges[first] < right


def _gap_cuts(page: OpenPage, text: str, start: int, end: int) -> Iterator[int]:
    for match in _SPACE.finditer(text, start + 1, end - 1):
        i = match.start()
        if pdf_calls.is_generated(page.text_address, i) == 1:
            before, after = page.char_box(i - 1), page.char_box(i + 1)
            if after[0] - before[2] > _COLUMN_GAP * page.size(i + 1):
                yield i + 1


def _rule_cuts(page: OpenPage, text: str, start: int, end: int, grid: Grid) -> Iterator[int]:
    """Cuts at spaces where the text goes from one cell to the next."""
    before: tuple[int, int] | None = None
    for match in _WORD.finditer(text, start, end):
        box = page.char_box(match.start())
        cell = grid.cell_at((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        if cell != before and before is not None and cell is not None:
            yield match.start()
        before = cell or before


def clean_text(raw: str) -> tuple[str, tuple[int, ...] | None]:
    """NFC text with single spaces; and for each of its characters the place in `raw.strip()`, where the two differ."""
    stripped = raw.strip()
    if _is_tidy(stripped) and unicodedata.is_normalized("NFC", stripped):
        return stripped, None
    text = stripped.replace("\u0002", "-").replace("\ufffe", "-").replace("\u00a0", " ")
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    if len(plain) == len(stripped) and not _HIDDEN.search(plain):
        return plain, None
    return _clean_with_offsets(text)


def _is_tidy(text: str) -> bool:
    """Whether a text's only spaces are single ones, and all else in it is to be seen."""
    return text.isprintable() and "  " not in text


def _clean_with_offsets(text: str) -> tuple[str, tuple[int, ...]]:
    letters: list[str] = []
    places: list[int] = []
    for i, char in enumerate(text):
        if char.isspace():
            char = " "
            if letters and letters[-1] == " ":
                continue
        elif char in INVISIBLE:
            continue
        elif letters and unicodedata.combining(char):
            whole = unicodedata.normalize("NFC", letters[-1] + char)
            if len(whole) == 1:
                letters[-1] = whole
                continue
        letters.append(char)
        places.append(i)
    return "".join(letters), (*places, len(text))


def _make_line(page: OpenPage, number: int, span: tuple[int, int], boxes: Sequence[Box], text: str) -> Line:
    start, end = span
    x0, _, x1, _ = _around(boxes)
    baseline, size = page.baseline(start), page.size(start)
    top, bottom = baseline - ASCENT * size, baseline + DESCENT * size
    segment = Segment(0, len(text), number, page.as_shown((x0, top, x1, bottom)), start)
    return Line(
        text=text,
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        baseline=baseline,
        size=size,
        page=number,
        segments=(segment,),
        bold=page.is_bold(start) and page.is_bold(end - 1),
    )
