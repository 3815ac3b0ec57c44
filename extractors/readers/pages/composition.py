"""Takes what stands on each page (lines and filled grids); gives the blocks of a paper in reading order.

Page numbers are dropped, running headers and footers get their zone, tables and paragraphs cut by a page's end
are joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from statistics import median
from typing import TypeGuard

from extractors.layout import Block, Cell, PageSize, Table
from extractors.readers.pages.banded import find_banded
from extractors.readers.pages.columns import Flow, group_rows, split_flows
from extractors.readers.pages.lines import (
    Frame,
    Line,
    break_into_paragraphs,
    close_pitch,
    common_pitch,
    continues_over_page,
    make_paragraph,
)
from extractors.readers.pages.stacked import part_stacked
from extractors.readers.pages.unruled import continue_unruled, find_unruled
from extractors.readers.pdf.tables import Grid, Rule, fill_grids, is_continued, join_tables, make_table
from records import fold

_PAGE_NUMBER = re.compile(r"^[-–—\s]*(?:trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s]*$", re.IGNORECASE)
_DECORATION = re.compile(r"^[\s─━—–_\-=*.·]*$")
_SIGNS = re.compile(
    r"(?:Người|Thư ký|Chủ trì|Chủ tọa|Xác nhận|Thủ trưởng|Đại diện|(?:Phó )?(?:Giám đốc|Chủ tịch|Hiệu trưởng|Trưởng)|"
    r"Bí thư|Chánh|Kế toán|Tác giả|TM|KT|TL|TUQ)\b|\(\s*Ký\b",
    re.IGNORECASE,
)
_SAME_EDGE = 3.0  # points
_APART = 0.6  # of the largest type: lines further from each other share no row
_SIGNATURE_ROWS = 6  # of posts and names, looked at on either side of a page's end
_MOST_CENTRED = 60  # lines of a page looked at for its axis
_MARGIN = 0.09  # of the page's height: where page numbers and running titles stand


@dataclass(slots=True)
class PageContent:
    """One page as read: its lines, its grids (empty), its size; `shown` where it is shown on its side."""

    number: int
    size: PageSize
    lines: list[Line] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    shown: PageSize | None = None
    bands: list[Rule] = field(default_factory=list)  # rules across that belong to no grid


@dataclass(slots=True)
class _Piece:
    """A group of lines or a table on its page, before joining."""

    page: int
    frame: Frame
    group: list[Line] = field(default_factory=list)
    zone: str = "body"
    grid: Grid | None = None
    unruled: bool = False
    columns: list[list[list[Line]]] = field(default_factory=list)  # paragraphs of signatures side by side


def compose(pages: Sequence[PageContent]) -> list[Block]:
    """Blocks in reading order over all pages."""
    running = _running_lines(pages)
    pages = _with_whole_signatures(pages, running)
    pieces: list[_Piece] = []
    frames = _body_frames(pages, running)
    for page in pages:
        pieces.extend(_page_pieces(page, frames[page.number], running, _open_list(pieces, page.number)))
    return _join_pieces(_with_signatures(pieces))


def _with_signatures(pieces: list[_Piece]) -> list[_Piece]:
    """The columns that end the paper as one row of cells: who signs stands beside who else does, not under."""
    end = len(pieces)
    while end and pieces[end - 1].zone != "body":
        end -= 1
    begin = end
    while begin and pieces[begin - 1].zone == "body" and pieces[begin - 1].frame.kind == "column":
        begin -= 1
    block = pieces[begin:end]
    columns: list[list[_Piece]] = []
    for piece in block:
        own = next((column for column in columns if _is_same_column(column[0].frame, piece.frame)), None)
        if own is None:
            columns.append([piece])
        else:
            own.append(piece)
    if len(columns) < 2:
        return pieces
    columns.sort(key=lambda column: column[0].frame.left)
    groups = [[piece.group for piece in column] for column in columns]
    return [*pieces[:begin], _Piece(block[-1].page, block[0].frame, columns=groups), *pieces[end:]]


def _is_same_column(first: Frame, second: Frame) -> bool:
    shared = min(first.right, second.right) - max(first.left, second.left)
    return shared > 0.5 * min(first.width, second.width)


def _with_whole_signatures(pages: Sequence[PageContent], running: set[tuple[str, int]]) -> list[PageContent]:
    """The pages with signature blocks that a page's end cut in two brought together on the first page."""
    whole = [pages[0]] if pages else []
    for page in pages[1:]:
        before, after = whole[-1], page
        taken = _rest_of_signatures(before, after, running)
        if taken:
            drop = max(line.bottom for line in before.lines) - min(line.top for line in taken) + taken[0].size
            moved = [
                replace(line, top=line.top + drop, bottom=line.bottom + drop, baseline=line.baseline + drop)
                for line in taken
            ]
            whole[-1] = replace(before, lines=[*before.lines, *moved])
            after = replace(page, lines=[line for line in page.lines if not any(line is each for each in taken)])
        whole.append(after)
    return whole


def _rest_of_signatures(before: PageContent, page: PageContent, running: set[tuple[str, int]]) -> list[Line]:
    """The lines on top of a page that stand under the two columns with which the page before ends."""
    if before.number != page.number - 1 or before.size != page.size:
        return []
    foot = _lowest_rows(before, running)
    heads = next((row for row in reversed(foot) if len(row) == 2), None)
    if heads is None or not all(part.text.isupper() or _SIGNS.match(part.text) for part in heads):
        return []
    if any(part.width > 0.5 * page.size.width for part in heads) or _in_grid(heads[0], before):
        return []
    top = [line for line in page.lines if _is_body(line, page, running)]
    taken: list[Line] = []
    for row in group_rows(top)[:_SIGNATURE_ROWS]:
        if len(row) > 2 or not all(_is_under(part, heads) for part in row) or _in_grid(row[0], page):
            break
        low, high = row[0].baseline - row[0].size / 2, row[0].baseline + row[0].size / 2
        taken.extend(line for line in top if low < line.baseline < high)
    return taken


def _lowest_rows(page: PageContent, running: set[tuple[str, int]]) -> list[list[Line]]:
    """The last rows of a page's body; lines are asked for from the foot, as far as white space parts them from more."""
    lines = sorted(page.lines, key=lambda line: line.baseline)
    apart = _APART * max((line.size for line in lines), default=0.0)
    rows: list[list[Line]] = []
    end = len(lines)
    while end and len(rows) < _SIGNATURE_ROWS:
        begin = end - 1
        while begin and lines[begin].baseline - lines[begin - 1].baseline <= apart:
            begin -= 1
        rows = [*group_rows([line for line in lines[begin:end] if _is_body(line, page, running)]), *rows]
        end = begin
    return rows[-_SIGNATURE_ROWS:]


def _is_body(line: Line, page: PageContent, running: set[tuple[str, int]]) -> bool:
    return not _is_dropped(line, page) and _zone(line, page, running) == "body" and not _is_decoration(line)


def _is_under(part: Line, heads: Sequence[Line]) -> bool:
    """Whether a piece is centred under one of the two, as names and posts are."""
    return part.x0 > heads[0].x0 - 5 * part.size and any(abs(part.centre - head.centre) < part.size for head in heads)


def _in_margin(line: Line, size: PageSize) -> bool:
    middle = (line.top + line.bottom) / 2
    return middle < _MARGIN * size.height or middle > (1 - _MARGIN) * size.height


def _in_grid(line: Line, page: PageContent) -> bool:
    if not page.grids:
        return False
    x, y = line.centre, (line.top + line.bottom) / 2
    return any([grid.covers(x, y) for grid in page.grids])


def _running_key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", fold(line.text)), round(line.baseline / 6)


def _running_lines(pages: Sequence[PageContent]) -> set[tuple[str, int]]:
    """Lines in the margins that come again on most pages (three pages at least, page numbers apart)."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        margin = [line for line in page.lines if _in_margin(line, page.size) and not _in_grid(line, page)]
        seen.update({_running_key(line) for line in margin})
    needed = max(3, len(pages) // 2)
    return {key for key, count in seen.items() if count >= needed}


def _zone(line: Line, page: PageContent, running: set[tuple[str, int]]) -> str:
    if not _in_margin(line, page.size) or _running_key(line) not in running or _in_grid(line, page):
        return "body"
    return "header" if line.baseline < page.size.height / 2 else "footer"


def _is_dropped(line: Line, page: PageContent) -> bool:
    if _in_margin(line, page.size) and _PAGE_NUMBER.match(line.text):
        row = [other for other in page.lines if other is not line and abs(other.baseline - line.baseline) < line.size]
        return not row and not _in_grid(line, page)
    return False


def _is_decoration(line: Line) -> bool:
    return _DECORATION.match(line.text) is not None and not ("." in line.text and len(line.text) > 3)


def _body_frames(pages: Sequence[PageContent], running: set[tuple[str, int]]) -> dict[int, Frame]:
    """The body's edges of each page: those of all pages of the same size together."""
    by_size: dict[tuple[int, int, int], list[PageContent]] = {}
    for page in pages:
        own = page.number if page.size.scanned else 0  # each sheet lies differently on the scanner
        by_size.setdefault((round(page.size.width), round(page.size.height), own), []).append(page)
    frames: dict[int, Frame] = {}
    for (width, _, _), same in by_size.items():
        lines = [
            line
            for page in same
            for line in page.lines
            if not _in_grid(line, page) and _zone(line, page, running) == "body"
        ]
        left = _left_edge(lines, default=0.1 * width)
        right = max((line.x1 for line in lines), default=0.9 * width)
        if same[0].size.scanned:
            right = _justified_edge(lines, right) or max(right, _mirrored_edge(lines, left, width))
        right = max(right, left + 0.5 * width)
        ordered = sorted(lines, key=lambda line: (line.page, line.baseline))
        frame = Frame(left, right, "body", common_pitch(ordered, left=left, right=right))
        frames.update({page.number: frame for page in same})
    return frames


def _left_edge(lines: Sequence[Line], *, default: float) -> float:
    """Where the lines of the body begin: at the leftmost place where several do, as specks and heads stand alone."""
    starts = sorted(line.x0 for line in lines)
    shared = (x for x, third in zip(starts, starts[2:], strict=False) if third - x <= _SAME_EDGE)
    return next(shared, starts[0] if starts else default)


def _justified_edge(lines: Sequence[Line], right: float) -> float | None:
    """The place near the longest line's end where several lines end; None on a page that is not justified."""
    ends = sorted((line.x1 for line in lines if line.x1 > right - 4 * _SAME_EDGE), reverse=True)
    return next((x for x, third in zip(ends, ends[2:], strict=False) if x - third <= _SAME_EDGE), None)


def _mirrored_edge(lines: Sequence[Line], left: float, width: float) -> float:
    """The right edge that makes the page's centred lines stand in the middle; `left` where there are none."""
    near = [line for line in lines if line.x0 > left + 20 and abs(line.centre - width / 2) < 0.06 * width]
    stacked = [
        (line.centre + other.centre) / 2
        for line, other in combinations(near[:_MOST_CENTRED], 2)
        if abs(line.centre - other.centre) <= _SAME_EDGE and abs(line.x0 - other.x0) > 4 * _SAME_EDGE
    ]
    return min(2 * median(stacked) - left, width) if stacked else left


def _open_list(pieces: Sequence[_Piece], number: int) -> Grid | None:
    """The unruled list that the page before ended with: it may go on without its head."""
    last = next((piece for piece in reversed(pieces) if piece.zone == "body"), None)
    return last.grid if last is not None and last.unruled and last.page == number - 1 else None


def _page_pieces(page: PageContent, frame: Frame, running: set[tuple[str, int]], before: Grid | None) -> list[_Piece]:
    zoned = [(line, _zone(line, page, running)) for line in page.lines if not _is_dropped(line, page)]
    margin = [(line, zone) for line, zone in zoned if zone != "body"]
    body = fill_grids(page.grids, [line for line, zone in zoned if zone == "body"])
    ruled = [part for grid in page.grids for part in part_stacked(grid)]
    rest_of_list = continue_unruled(body, before) if before is not None else None
    unruled = [rest_of_list] if rest_of_list is not None else []
    if rest_of_list is not None:
        body = [line for line in body if line.baseline > rest_of_list.top]
    body = fill_grids(unruled, body)
    others = find_unruled(body)
    body = fill_grids(others, body)
    unruled.extend(others)
    banded = find_banded(body, page.bands) if page.bands else []
    body = fill_grids(banded, body)
    grids = sorted((grid for grid in [*ruled, *banded, *unruled] if grid.lines), key=lambda grid: grid.top)
    pieces = [_Piece(page.number, frame, [line], zone) for line, zone in margin]
    band: list[Line] = []
    rest = sorted((line for line in body if not _is_decoration(line)), key=lambda line: line.baseline)
    for grid in grids:
        band = [line for line in rest if line.baseline < (grid.top + grid.bottom) / 2]
        rest = rest[len(band) :]
        pieces.extend(_band_pieces(band, page.number, frame))
        pieces.append(_Piece(page.number, frame, grid=grid, unruled=any(grid is each for each in unruled)))
    pieces.extend(_band_pieces(rest, page.number, frame))
    return pieces


def _band_pieces(lines: Sequence[Line], page: int, frame: Frame) -> list[_Piece]:
    pieces: list[_Piece] = []
    for flow in split_flows(lines):
        inner = _flow_frame(flow, frame)
        pieces.extend(_Piece(page, inner, group) for group in break_into_paragraphs(flow.lines, inner))
    return pieces


def _flow_frame(flow: Flow, body: Frame) -> Frame:
    if flow.kind == "body":
        return body
    left, right = min(line.x0 for line in flow.lines), max(line.x1 for line in flow.lines)
    spare = max(0.0, 0.84 * flow.share * body.width - (right - left)) / 2
    pitch = close_pitch([flow.lines], lower=False) if flow.kind == "head" else None
    return Frame(left - spare, right + spare, flow.kind, pitch)


def _join_pieces(pieces: Sequence[_Piece]) -> list[Block]:
    """Joins what the page's end cut in two, and makes the blocks."""
    joined: list[_Piece] = []
    tables: dict[int, list[Table]] = {}  # of each grid, with what continues it on the pages after
    last_body: _Piece | None = None
    for piece in pieces:
        if piece.zone != "body":
            joined.append(piece)
            continue
        number = len(tables)
        if piece.columns:
            cells = [
                Cell(0, place, place, [make_paragraph(group, piece.frame) for group in groups])
                for place, groups in enumerate(piece.columns)
            ]
            tables[id(piece)] = [Table(number, 1, len(cells), cells, page=piece.page)]
            joined.append(piece)
            last_body = piece
            continue
        if piece.grid is not None:
            table = make_table(piece.grid, number=number, page=piece.page)
            if _is_continued(last_body, piece):
                tables[id(last_body)].append(table)
                last_body.page = piece.page
                continue
            tables[id(piece)] = [table]
        elif last_body is not None and _is_same_paragraph(last_body, piece):
            last_body.group.extend(piece.group)
            last_body.page = piece.page
            continue
        joined.append(piece)
        last_body = piece
    return [
        join_tables(tables[id(piece)])
        if id(piece) in tables
        else make_paragraph(piece.group, piece.frame, zone=piece.zone)
        for piece in joined
    ]


def _is_continued(before: _Piece | None, piece: _Piece) -> TypeGuard[_Piece]:
    """Whether the table that ended the page before goes on with this one."""
    if before is None or before.grid is None or piece.grid is None or before.page != piece.page - 1:
        return False
    return is_continued(before.grid, piece.grid)


def _is_same_paragraph(before: _Piece, piece: _Piece) -> bool:
    if before.grid is not None or before.page != piece.page - 1:
        return False
    if before.frame.kind != "body" or piece.frame.kind != "body":
        return False
    return continues_over_page(before.group, piece.group[0], before.frame)
