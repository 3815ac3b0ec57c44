"""Takes a Sheet; gives its blocks in reading order: lists as tables, what stands above, between and below as text.

A list begins at the row that names its columns and ends with its last row of data; hidden rows and columns are left
out. Blocks set side by side (units and motto above, the signatures below) become one row of a table, as in Word.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.layout import Block, Cell, Paragraph, Place, Table
from extractors.readers.sheets import Sheet, SheetCell
from extractors.text import bare

_ORDINAL_HEAD = re.compile(r"(?:s\.?t\.?t\.?|t\.?t\.?|so t\.?t|so thu tu|no\.?|thu tu)")
_HEAD = re.compile(
    r"ho\s*(?:,|va)?\s*(?:chu dem va )?ten\b|ten (?:ca nhan|tap the|don vi|phong|co quan|to chuc)|ca nhan\b|tap the\b|"
    r"nam sinh|ngay,?.* sinh|gioi tinh|chuc (?:vu|danh)|don vi\b|noi (?:cong tac|lam viec)|phong ban|bo phan|"
    r"danh hieu|hinh thuc|thanh tich|tom tat|ghi chu|noi dung|trinh do|dia chi|que quan|so quyet dinh|ket qua|xep loai|"
    r"ten (?:sang kien|de tai|giai phap)|tac gia"
)
_ORDINAL = re.compile(r"\(?\d{1,4}(?:\.\d{1,3})*[.)]?|[IVXLC]{1,6}[.)]?|[A-Ha-h][.)]?")
_SIGNING = re.compile(
    r"nguoi (?:lap|tong hop|viet|bao cao)|lap bieu|(?:pho |tm\. ?|kt\. ?)*(?:giam doc|thu truong|chu tich|hieu truong|"
    r"truong (?:phong|ban|khoa|don vi)|chi cuc truong|chanh van phong|bi thu)|ke toan|xac nhan|noi nhan|"
    r"ngay\b.*\bnam\b"
)
_TOTAL = re.compile(r"(?:tong (?:so|cong)|cong)\b")
_NATION = re.compile(r"cong hoa xa hoi|doc lap\s*[-–]|dang cong san")
_LONGEST_HEAD = 120  # characters
_MOST_SIDE_BY_SIDE = 3  # signatures in one line
_WIDE = 3  # columns of a merged cell that stands over a list as its title
_FAR = 12  # rows without data in a row end a list
_BLANK = 3  # blank rows in a row end a list, unless its numbers run on


@dataclass(slots=True)
class _Placed:
    """A cell with the rows and columns that it covers, last ones included."""

    row: int
    column: int
    bottom: int
    right: int
    cell: SheetCell

    @property
    def text(self) -> str:
        return self.cell.text

    @property
    def bare(self) -> str:
        return bare(self.cell.text.replace("\n", " ")).strip(" .:")


Row = list[_Placed]


def read_blocks(sheet: Sheet, count: Callable[[], int], list_count: Callable[[], int]) -> list[Block]:
    """The blocks of a sheet; `count` numbers tables over the workbook, `list_count` those of them that are lists."""
    rows = _visible_rows(sheet)
    blocks: list[Block] = []
    waiting: list[Row] = []
    position = 0
    headed = any(_is_header(row) for row in rows)
    while position < len(rows):
        end = _end_of_list(rows, position, sheet) if _begins_list(rows, position, headed) else position
        if end <= position + 1:
            waiting.append(rows[position])
            position += 1
            continue
        blocks += _read_free(waiting, sheet, count, closing=bool(blocks))
        blocks.append(_make_table(rows[position:end], sheet, count(), list_count()))
        waiting, position = [], end
    blocks += _read_free(waiting, sheet, count, closing=bool(blocks))
    floating = [_floating(sheet, place, paragraph) for place, paragraph in sheet.floating]
    return [*floating, *blocks]


def _visible_rows(sheet: Sheet) -> list[Row]:
    """The rows with text in sight, from the top; a cell that a merged area covers shows nothing."""
    areas = {area[:2]: area for area in sheet.merges}
    covered = {
        (row, column)
        for top, left, bottom, right in sheet.merges
        if (bottom - top + 1) * (right - left + 1) <= _LARGEST_AREA
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    rows: dict[int, Row] = {}
    for place, cell in sheet.cells.items():
        if place in covered:
            continue
        top, left, bottom, right = areas.get(place, (*place, *place))
        row = _first_in_sight(top, bottom, sheet.hidden_rows)
        column = _first_in_sight(left, right, sheet.hidden_columns)
        if row is not None and column is not None:
            rows.setdefault(row, []).append(_Placed(row, column, bottom, right, cell))
    return [sorted(rows[number], key=lambda placed: placed.column) for number in sorted(rows)]


_LARGEST_AREA = 100_000  # cells of a merged area


def _first_in_sight(first: int, last: int, hidden: set[int]) -> int | None:
    return next((number for number in range(first, last + 1) if number not in hidden), None)


def _is_header(row: Row) -> bool:
    """Names columns: the ordinal's among them, or two or more of those that lists have."""
    if len(row) < 2 or any(len(placed.text) > _LONGEST_HEAD for placed in row):
        return False
    heads = [placed.bare for placed in row]
    if any(_ORDINAL_HEAD.fullmatch(head) for head in heads[:2]):
        return True
    named = sum(1 for head in heads if _HEAD.match(head))
    labels = sum(1 for placed in row if placed.text.rstrip().endswith(":"))
    return named >= 2 and not labels and not any(_ORDINAL.fullmatch(placed.text.strip()) for placed in row)


def _begins_list(rows: Sequence[Row], position: int, headed: bool) -> bool:
    """A header; on a sheet without any, the first of three framed or well-filled rows."""
    if headed:
        return _is_header(rows[position])
    near = rows[position : position + 3]
    if len(near) < 2 or any(_NATION.search(placed.bare) for row in near for placed in row):
        return False
    framed = all(sum(placed.cell.framed for placed in row) >= 2 for row in near)
    return framed or (len(near) == 3 and all(len(row) >= 3 for row in near))


def _end_of_list(rows: Sequence[Row], start: int, sheet: Sheet) -> int:
    """One past the last row of data of the list that begins at `start`."""
    header = rows[start]
    ordinal = next((placed.column for placed in header[:2] if _ORDINAL_HEAD.fullmatch(placed.bare)), None)
    near = [placed for row in rows[start : start + 6] for placed in row]
    framed = 2 * sum(placed.cell.framed for placed in near) >= len(near)
    last = start
    for position in range(start + 1, len(rows)):
        row, before = rows[position], rows[position - 1]
        gap = sum(1 for number in range(before[0].row + 1, row[0].row) if number not in sheet.hidden_rows)
        within = position == start + 1 and not gap
        if (_is_header(row) and not within) or position - last > _FAR:
            break
        numbered = _is_numbered(row, ordinal)
        if (within or _is_data(row, header, ordinal, framed, apart=gap > 0)) and (gap <= _BLANK or numbered):
            last = position
        elif gap > _BLANK and not numbered:
            break
    return last + 1


def _is_numbered(row: Row, ordinal: int | None) -> bool:
    """Its ordinal stands in the ordinal's column, beside something else."""
    return (
        ordinal is not None
        and len(row) > 1
        and any(placed.column == ordinal and _ORDINAL.fullmatch(placed.text.strip()) for placed in row)
    )


def _is_data(row: Row, header: Row, ordinal: int | None, framed: bool, *, apart: bool) -> bool:
    if _is_numbered(row, ordinal):
        return True
    frames = sum(placed.cell.framed for placed in row)
    if framed and 2 * frames >= len(row):
        return True
    if _TOTAL.match(row[0].bare) and not apart:
        return True
    if framed:
        return False
    signing = any(_SIGNING.match(placed.bare) for placed in row)
    if apart or signing:
        return False
    left, right = header[0].column, max(placed.right for placed in header)
    inside = all(left <= placed.column <= right for placed in row)
    return inside and len(row) >= (2 if ordinal is None or len(header) < 4 else 3)


def _make_table(rows: Sequence[Row], sheet: Sheet, number: int, list_number: int) -> Table:
    """A grid of the rows and columns that hold text, each cell with its place in the sheet."""
    numbers = [row[0].row for row in rows]
    columns = sorted({placed.column for row in rows for placed in row})
    cells = []
    for index, row in enumerate(rows):
        for place, placed in enumerate(row):
            cells.append(
                Cell(
                    row=index,
                    column=columns.index(placed.column),
                    index=place,
                    paragraphs=_paragraphs(placed, sheet, list_number),
                    row_span=max(sum(1 for n in numbers[index : index + 200] if n <= placed.bottom), 1),
                    column_span=max(sum(1 for c in columns if placed.column <= c <= placed.right), 1),
                )
            )
    return Table(number=number, rows=len(rows), columns=len(columns), cells=cells, sheet=sheet.name)


def _paragraphs(placed: _Placed, sheet: Sheet, list_number: int | None = None) -> list[Paragraph]:
    """The lines of a cell; a title is known by being centred, or merged over several columns."""
    place = Place(sheet.name, placed.row, placed.column, list_number)
    centred = placed.cell.centred or placed.right - placed.column + 1 >= _WIDE
    return [
        Paragraph(text, bold=placed.cell.bold, centred=centred, place=place) for text in placed.text.split("\n") if text
    ]


def _floating(sheet: Sheet, place: tuple[int, int], paragraph: Paragraph) -> Paragraph:
    return Paragraph(paragraph.text, zone=paragraph.zone, centred=True, place=Place(sheet.name, *place))


def _read_free(rows: Sequence[Row], sheet: Sheet, count: Callable[[], int], *, closing: bool) -> list[Block]:
    """Rows outside lists: paragraphs, and blocks set side by side. `closing` rows stand below a list."""
    blocks: list[Block] = []
    position = 0
    while position < len(rows):
        end = _end_of_block(rows, position, closing)
        group = rows[position:end]
        if len(group[0]) < 2 or len(group[0]) > _MOST_SIDE_BY_SIDE:
            blocks += [paragraph for row in group for placed in row for paragraph in _paragraphs(placed, sheet)]
        elif sum(row[0].text.rstrip().endswith(":") for row in group if len(row) > 1) * 2 >= len(group):
            blocks.append(_make_form(group, sheet, count()))
        else:
            blocks.append(_set_side_by_side(group, sheet, count()))
        position = end
    return blocks


def _end_of_block(rows: Sequence[Row], start: int, closing: bool) -> int:
    """One past the last row of the block set side by side that begins at `start`; else the next row."""
    first = rows[start]
    if not 2 <= len(first) <= _MOST_SIDE_BY_SIDE:
        return start + 1
    last = start
    for position in range(start + 1, len(rows)):
        row = rows[position]
        gap = row[0].row - rows[position - 1][0].row - 1
        over_all = len(row) == 1 and row[0].column <= first[0].column and row[0].right >= first[-1].column
        if len(row) > len(first) or over_all or (gap and not closing):
            break
        if closing or len(row) > 1:
            last = position
    return last + 1


def _set_side_by_side(rows: Sequence[Row], sheet: Sheet, number: int) -> Table:
    """One row whose cells hold the lines of each block, from the top."""
    middles = [(placed.column + placed.right) / 2 for placed in rows[0]]
    lines: list[list[Paragraph]] = [[] for _ in middles]
    for row in rows:
        for index, placed in enumerate(row):
            middle = (placed.column + placed.right) / 2
            if len(row) < len(middles):
                index = min(range(len(middles)), key=lambda i: abs(middles[i] - middle))
            lines[index] += _paragraphs(placed, sheet)
    cells = [Cell(0, column, column, paragraphs) for column, paragraphs in enumerate(lines)]
    return Table(number=number, rows=1, columns=len(cells), cells=cells, sheet=sheet.name)


def _make_form(rows: Sequence[Row], sheet: Sheet, number: int) -> Table:
    """Labels and values in neighbouring cells, a row each."""
    cells = [
        Cell(index, column, column, _paragraphs(placed, sheet))
        for index, row in enumerate(rows)
        for column, placed in enumerate(row)
    ]
    return Table(number=number, rows=len(rows), columns=max(map(len, rows)), cells=cells, sheet=sheet.name)
