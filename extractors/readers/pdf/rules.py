"""Takes a page of PDFium; gives its ruling lines and how much of it pictures cover. Leaves grids to pdf/tables.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.layout import Box
from extractors.readers.pdf import calls as pdf_calls
from extractors.readers.pdf.calls import AT_BOUNDS, AT_MATRIX, AT_MODE, AT_POINT, BOUNDS, MATRIX, MODE, POINT, Address
from extractors.readers.pdf.tables import Rule

_THIN = 2.6  # points: a filled rectangle up to this is a rule
_SHORT = 4.0
_DOT_GAP = 5.0
_LEAST_DOTS = 5
_LEAST_CHAIN = 9.0  # points
_MAX_OBJECTS = 60_000
_MAX_DEPTH = 3
_TEXT, _PATH = pdfium_c.FPDF_PAGEOBJ_TEXT, pdfium_c.FPDF_PAGEOBJ_PATH
_IMAGE, _FORM = pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_FORM

ToBox = Callable[[float, float, float, float], Box]
_Matrix = tuple[float, float, float, float, float, float]


@dataclass(slots=True)
class PageRules:
    """Rules across and down, boxes of pictures (points from the top left), number of other drawings.

    `pieces` are the page's text objects and how many forms deep each is; of these, `texts` are its own.
    """

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    curves: int = 0
    pieces: list[tuple[Address, int]] = field(default_factory=list)
    texts: int = 0

    def picture_share(self, width: float, height: float) -> float:
        """Share of the page that its largest picture covers, 0 to 1."""
        areas = [
            max(0.0, min(x1, width) - max(x0, 0.0)) * max(0.0, min(y1, height) - max(y0, 0.0))
            for x0, y0, x1, y1 in self.pictures
        ]
        return max(areas, default=0.0) / max(1.0, width * height)


def read_rules(page: pdfium.PdfPage, to_box: ToBox, *, objects: int = _MAX_OBJECTS) -> PageRules:
    """Straight lines and thin rectangles among the page's first `objects`, those inside forms included."""
    rules, drawn_in = PageRules(), PageRules()
    address = pdf_calls.address_of(page.raw)
    for i in range(min(pdf_calls.count_objects(address), _MAX_OBJECTS)):
        _read_object(pdf_calls.get_object(address, i), rules if i < objects else drawn_in, to_box, 0)
    rules.texts = len(rules.pieces)
    rules.pieces += drawn_in.pieces
    if rules.dots:
        rules.across.extend(_chained([(at, low, high) for low, at, high, _ in rules.dots]))
        rules.down.extend(_chained([(at, low, high) for at, low, _, high in rules.dots]))
    return rules


def _chained(dots: list[tuple[float, float, float]]) -> Iterator[Rule]:
    """Rules of the dots or short dashes (at, low, high) that stand in one line, close to one another."""
    dots.sort(key=lambda dot: (round(dot[0]), dot[1]))
    chain: list[tuple[float, float, float]] = []
    for dot in [*dots, (float("inf"), 0.0, 0.0)]:
        if chain and abs(dot[0] - chain[-1][0]) <= 1 and -1 <= dot[1] - chain[-1][2] <= _DOT_GAP:
            chain.append(dot)
            continue
        if len(chain) >= _LEAST_DOTS and chain[-1][2] - chain[0][1] > _LEAST_CHAIN:
            yield Rule(chain[0][0], chain[0][1], chain[-1][2])
        chain = [dot]


def _read_object(item: Address, rules: PageRules, to_box: ToBox, depth: int) -> None:
    kind = pdf_calls.get_kind(item)
    if kind == _TEXT:
        rules.pieces.append((item, depth))
    elif kind == _PATH:
        bounds = _bounds(item)
        if bounds is not None and not _add_thin(to_box(*bounds), rules):
            _read_path(item, rules, to_box)
    elif kind == _IMAGE:
        bounds = _bounds(item)
        if bounds is not None:
            rules.pictures.append(to_box(*bounds))
    elif kind == _FORM and depth < _MAX_DEPTH:
        inner = _inside(to_box, _matrix(item))
        for i in range(min(max(0, pdf_calls.count_inner(item)), _MAX_OBJECTS)):
            _read_object(pdf_calls.get_inner(item, i), rules, inner, depth + 1)


def _inside(to_box: ToBox, matrix: _Matrix) -> ToBox:
    a, b, c, d, e, f = matrix

    def box(x0: float, y0: float, x1: float, y1: float) -> Box:
        return to_box(a * x0 + c * y0 + e, b * x0 + d * y0 + f, a * x1 + c * y1 + e, b * x1 + d * y1 + f)

    return box


def _bounds(item: Address) -> list[float] | None:
    """Left, bottom, right and top, as PDF counts."""
    return BOUNDS[:] if pdf_calls.get_bounds(item, *AT_BOUNDS) else None


def _matrix(item: Address) -> _Matrix:
    if not pdf_calls.get_matrix(item, AT_MATRIX):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    a, b, c, d, e, f = MATRIX[:]
    return (a, b, c, d, e, f)


def _add_thin(box: Box, rules: PageRules) -> bool:
    """Takes a thin box as a rule; False where the box is no rule and the path has to be looked into."""
    x0, y0, x1, y1 = box
    width, height = x1 - x0, y1 - y0
    if height <= _THIN and width > _SHORT:
        rules.across.append(Rule((y0 + y1) / 2, x0, x1))
        return True
    if width <= _THIN and height > _SHORT:
        rules.down.append(Rule((x0 + x1) / 2, y0, y1))
        return True
    if width > _SHORT or height > _SHORT:
        return False
    if min(width, height) <= _THIN:
        rules.dots.append(box)
    return True


def _read_path(item: Address, rules: PageRules, to_box: ToBox) -> None:
    """Rules of a path that draws more than one, or the border of a rectangle."""
    count = pdf_calls.count_segments(item)
    if not 1 < count <= 4000:
        rules.curves += 1
        return
    pdf_calls.get_draw_mode(item, *AT_MODE)
    is_stroked = bool(MODE[1])
    inner = _inside(to_box, _matrix(item))
    shapes = _subpaths(item, count)
    curved = any(shape is None for shape in shapes)
    rules.curves += curved
    for shape in shapes:
        if shape is None:
            continue
        xs, ys = [x for x, _ in shape], [y for _, y in shape]
        if _add_thin(inner(min(xs), min(ys), max(xs), max(ys)), rules) or not is_stroked:
            continue
        for (x0, y0), (x1, y1) in pairwise(shape):
            if x0 == x1 or y0 == y1:
                _add_thin(inner(x0, y0, x1, y1), rules)


def _subpaths(item: Address, count: int) -> list[list[tuple[float, float]] | None]:
    """Points of each subpath, closed where the path closes it; None for one with curves."""
    shapes: list[list[tuple[float, float]] | None] = []
    points: list[tuple[float, float]] = []
    curved = False
    for i in range(count):
        segment = pdf_calls.get_segment(item, i)
        kind = pdf_calls.get_segment_kind(segment)
        pdf_calls.get_point(segment, *AT_POINT)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                shapes.append(None if curved else points)
            points, curved = [], False
        curved = curved or kind == pdfium_c.FPDF_SEGMENT_BEZIERTO
        points.append((POINT[0], POINT[1]))
        if pdf_calls.get_close(segment) and points:
            points.append(points[0])
    if len(points) > 1:
        shapes.append(None if curved else points)
    return shapes
