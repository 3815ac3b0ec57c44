"""Takes a Sheet; gives its blocks in reading order: lists as tables, what stands above, between and below as text.

A list begins at the row that names its columns and ends with its last row of data; hidden rows and columns are left
out. Blocks set side by side (units and motto above, the signatures below) become one row of a table, as in Word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extractors.layout import Block, Cell, Paragraph, Place, Table
from extractors.readers.workbook.sheet import Sheet, SheetCell
from extractors.text import bare, is_upper

_ORDINAL_HEAD = re.compile(r"(?:s\.?t\.?t\.?|t\.?t\.?|so t\.?t|so thu tu|no\.?|thu tu)")
_HEAD = re.compile(
    r"ho\s*(?:,|va)?\s*(?:chu dem va )?ten\b|ten (?:ca nhan|tap the|don vi|phong|co quan|to chuc)|ca nhan\b|tap the\b|"
    r"nam sinh|ngay,?.* sinh|gioi tinh|chuc (?:vu|danh)|don vi\b|noi (?:cong tac|lam viec)|phong ban|bo phan|"
    r"danh hieu|hinh thuc|thanh tich|tom tat|ghi chu|noi dung|trinh do|dia chi|que quan|so quyet dinh|ket qua|xep loai|"
    r"ten (?:sang kien|de tai|giai phap)|tac gia|nam$|muc do|so,? (?:qd|ngay)|co quan|cap (?:cong nhan|ky|quyet dinh)"
)
_ORDINAL = re.compile(r"\(?\d{1,4}(?:\.\d{1,3})*[.)]?|[IVXLC]{1,6}[.)]?|[A-Ha-h][.)]?")
_CLOSING = re.compile(
    r"nguoi (?:lap|tong hop|viet|bao cao|khai)|lap bieu|noi nhan|xac nhan\b|(?:tm|kt|tl|tuq|t/m)\b|"
    r"(?:[^,]{2,40}, ?)?ngay\b[\s\d.…_]*thang\b[\s\d.…_]*nam\b[\s\d.…_]*$"
)
_POST = re.compile(
    r"(?:pho )?(?:tong )?(?:giam doc|thu truong|chu tich|hieu truong|bi thu|ke toan|thu ky|"
    r"truong (?:phong|ban|khoa|don vi|tram)|chi cuc truong|chanh van phong)"
)
_TITLE_WORDS = re.compile(r"(?:phu luc|danh sach|bang tong hop|bieu (?:so|mau)|mau so)\b")
_NUMBER_OR_DATE = re.compile(r"so\b|.*\bngay\b.*\bnam\b")
_TOTAL = re.compile(r"(?:tong (?:so|cong)|cong)\b")
_NATION = re.compile(r"cong hoa xa hoi|doc lap\s*[-–]|dang cong san")
_TITLE = re.compile(r"[^\W\d_](?:[^:\n]{,85}[^:.;\n])?")  # short, and no sentence
_LONGEST_HEAD = 120  # characters
_LONGEST_HEAD_ROWS = 12  # of units and motto
_MOST_SIDE_BY_SIDE = 3  # signatures in one line
_WIDE = 3  # columns of a merged cell that stands over a list as its title
_FAR = 12  # rows without data in a row end a list
_MOST_LOOKS = 1_000_000  # cells compared with merged areas
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
    plain = not any(_is_header(row) or _is_framed(row) for row in rows)
    while position < len(rows):
        end = _end_of_list(rows, position, sheet, plain=plain)
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
    covered = _covered(sheet)
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


def _covered(sheet: Sheet) -> set[tuple[int, int]]:
    """The cells with text that lie under a merged area, but for its first one."""
    by_row: dict[int, list[int]] = {}
    for row, column in sheet.cells:
        by_row.setdefault(row, []).append(column)
    numbers = sorted(by_row)
    found = set()
    left_to_look = _MOST_LOOKS
    for top, left, bottom, right in sheet.merges:
        for number in numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
            found.update((number, c) for c in by_row[number] if left <= c <= right and (number, c) != (top, left))
            left_to_look -= len(by_row[number])
        if left_to_look < 0:  # no sheet made by people has so many
            sheet.cut = True
            break
    return found


def _first_in_sight(first: int, last: int, hidden: set[int]) -> int | None:
    return next((number for number in range(first, last + 1) if number not in hidden), None)


def _is_header(row: Row) -> bool:
    """Names columns: the ordinal's among them, or two or more of those that lists have."""
    if len(row) < 2 or any(len(placed.text) > _LONGEST_HEAD for placed in row):
        return False
    return names_columns([placed.text for placed in row])


def names_columns(texts: Sequence[str]) -> bool:
    """The ordinal's head is among the first two texts, or two or more are heads that lists have."""
    heads = [bare(text.replace("\n", " ")).strip(" .:") for text in texts]
    if any(_ORDINAL_HEAD.fullmatch(head) for head in heads[:2]):
        return True
    named = sum(1 for head in heads if _HEAD.match(head))
    labels = sum(1 for text in texts if text.rstrip().endswith(":"))
    return named >= 2 and not labels and not any(_ORDINAL.fullmatch(text.strip()) for text in texts)


def _is_framed(row: Row) -> bool:
    return 2 * sum(placed.cell.framed for placed in row) >= len(row)


def _end_of_list(rows: Sequence[Row], start: int, sheet: Sheet, *, plain: bool) -> int:
    """One past the last row of the list that begins at `start`; not more than the next row where none begins there."""
    if _is_header(rows[start]):
        return _last_of_list(rows, start, sheet) + 1
    if any(_NATION.search(placed.bare) for placed in rows[start]):
        return start
    if plain:
        near = rows[start : start + 3]
        filled = len(near) == 3 and all(len(row) >= 3 for row in near)
        return _last_of_list(rows, start, sheet) + 1 if filled else start
    end = start
    while end < len(rows) and _is_framed(rows[end]) and _gap(rows, end, sheet) * (end > start) <= 1:
        if _is_header(rows[end]):  # the rows above it are its title, framed with it
            return start
        end += 1
    return end if len(rows[start]) > 1 else start


def _gap(rows: Sequence[Row], position: int, sheet: Sheet) -> int:
    """Blank rows in sight above a row."""
    above = range(rows[position - 1][0].row + 1, rows[position][0].row) if position else ()
    return sum(1 for number in above if number not in sheet.hidden_rows)


def _last_of_list(rows: Sequence[Row], start: int, sheet: Sheet) -> int:
    """The last row of data of the list whose heads stand at `start`."""
    header = rows[start]
    ordinal = next((placed.column for placed in header[:2] if _ORDINAL_HEAD.fullmatch(placed.bare)), None)
    near = [placed for row in rows[start : start + 6] for placed in row]
    framed = _is_framed(near)
    last = start
    for position in range(start + 1, len(rows)):
        row = rows[position]
        gap = _gap(rows, position, sheet)
        within = position == start + 1 and not gap
        if (_is_header(row) and not within) or position - last > _FAR:
            break
        numbered = _is_numbered(row, ordinal)
        if not numbered and len(row) < len(header) and _is_signing(row):
            following = rows[position + 1 : position + 1 + _FAR]
            if not framed or not any(_is_numbered(each, ordinal) for each in following):
                break  # a page framed whole frames its signatures, too
        if (within or _is_data(row, header, ordinal, framed, apart=gap > 0)) and (gap <= _BLANK or numbered):
            last = position
        elif gap > _BLANK and not numbered:
            break
    return last


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
    if framed or apart:
        return False
    left, right = header[0].column, max(placed.right for placed in header)
    inside = all(left <= placed.column <= right for placed in row)
    return inside and len(row) >= (2 if ordinal is None or len(header) < 4 else 3)


def _make_table(rows: Sequence[Row], sheet: Sheet, number: int, list_number: int) -> Table:
    """A grid of the rows and columns that hold text, each cell with its place in the sheet."""
    numbers = [row[0].row for row in rows]
    columns = sorted({placed.column for row in rows for placed in row})
    indexes = {column: index for index, column in enumerate(columns)}
    cells = [
        Cell(
            row=index,
            column=indexes[placed.column],
            index=place,
            paragraphs=_paragraphs(placed, sheet, list_number),
            row_span=max(bisect_right(numbers, placed.bottom) - index, 1),
            column_span=max(bisect_right(columns, placed.right) - indexes[placed.column], 1),
        )
        for index, row in enumerate(rows)
        for place, placed in enumerate(row)
    ]
    return Table(number=number, rows=len(rows), columns=len(columns), cells=cells, sheet=sheet.name)


def _paragraphs(placed: _Placed, sheet: Sheet, list_number: int | None = None) -> list[Paragraph]:
    """The lines of a cell; a title is known by being centred, or merged over several columns."""
    place = Place(sheet.name, placed.row, placed.column, list_number)
    wide = placed.right - placed.column + 1 >= _WIDE and _TITLE.fullmatch(placed.text) is not None
    centred = placed.cell.centred or wide
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
        first = rows[position]
        if not 2 <= len(first) <= _MOST_SIDE_BY_SIDE:
            blocks += [paragraph for placed in first for paragraph in _paragraphs(placed, sheet)]
            position += 1
            continue
        if _is_head(rows, position):
            end, make = _end_of_head(rows, position), _set_side_by_side
        elif _is_signing(first) or (closing and all(is_upper(placed.text) for placed in first)):
            end, make = _end_of_signatures(rows, position), _set_side_by_side
        else:
            end, make = _end_of_form(rows, position), _make_form
        blocks.append(make(rows[position:end], sheet, count()))
        position = end
    return blocks


def _is_head(rows: Sequence[Row], start: int) -> bool:
    """Units beside the motto, which may stand a row or two lower."""
    near = [row for row in rows[start : start + 3] if len(row) > 1]
    return any(_NATION.search(placed.bare) for row in near for placed in row)


def _end_of_head(rows: Sequence[Row], start: int) -> int:
    """One past the row of the motto, or that of number, place and date beneath it."""
    end, motto = start + 1, False
    for position in range(start, min(start + _LONGEST_HEAD_ROWS, len(rows))):
        row = rows[position]
        if _is_header(row):
            break
        if motto and not (len(row) > 1 and any(_NUMBER_OR_DATE.match(placed.bare) for placed in row)):
            break
        if any(_NATION.search(placed.bare) for placed in row) or (motto and len(row) > 1):
            end = position + 1
        motto = motto or any("doc lap" in placed.bare for placed in row)
    return end


def _is_signing(row: Row) -> bool:
    """Few cells, one of which opens a signature: who signs, to whom it goes, place and date."""
    return len(row) <= _MOST_SIDE_BY_SIDE and any(
        _CLOSING.match(placed.bare) or (_POST.match(placed.bare) and is_upper(placed.text)) for placed in row
    )


def _end_of_signatures(rows: Sequence[Row], start: int) -> int:
    """One past the last row that fits below the signatures' posts; a row over all of them ends the block."""
    first = rows[start]
    end = start + 1
    for row in rows[start + 1 :]:
        over_all = len(row) == 1 and row[0].column <= first[0].column and row[0].right >= first[-1].column
        begins = len(row) == 1 and _TITLE_WORDS.match(row[0].bare)
        if len(row) > len(first) or over_all or begins or _is_head(rows, end):
            break
        end += 1
    return end


def _end_of_form(rows: Sequence[Row], start: int) -> int:
    """One past the last of the labels that stand beside their values without a gap."""
    end = start + 1
    while (
        end < len(rows)
        and 2 <= len(rows[end]) <= _MOST_SIDE_BY_SIDE
        and rows[end][0].row == rows[end - 1][0].row + 1
        and not _is_signing(rows[end])
    ):
        end += 1
    return end


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
