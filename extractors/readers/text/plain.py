"""Takes a text file, plain or Markdown; gives its Paper: lines that were broken to fit are joined, tables are tables.

Columns that were set with spaces or tabs become tables too: the two heads of a paper, a list, the signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from pathlib import Path

from extractors.layout import Block, Cell, Doubt, Paper, Paragraph, Table
from extractors.readers.text.encodings import decode_bytes, doubts_of
from extractors.readers.word.document import clean
from extractors.readers.workbook.delimited import read_delimited
from extractors.readers.workbook.workbook import make_paper
from extractors.repair.repairs import Repairs
from extractors.text import is_upper
from records.errors import UnreadableFile

MOST_LINES = 20_000
MOST_COLUMNS = 63
MOST_PROSE = 130  # characters that a line of broken prose has at most
MOST_WIDTH = 2_000  # characters of a line in which columns are looked for
_MARKED = re.compile(r"^#{1,6} \S|^[ \t]*(?:\|[ \t]*)?:?-{3,}:?[ \t]*\||\*\*[^*\n]{1,300}\*\*", re.M)
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*$")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|\*|`)(?=\S)(.{1,300}?)(?<=\S)\1")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^)\s]{0,300}(?:\s+\"[^\"]{0,100}\")?\)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_MARKUP_LINE = re.compile(r"^\s*(?:```.*|<!--.*-->|\[//\]:.*)$")
_QUOTE = re.compile(r"^\s*>\s?")
_RULE = re.compile(r"^\s*[-=_*~.\s]{3,}$")
_PIPES = re.compile(r"^\s*\|.*\||^[^|]+\s\|\s[^|]+\s\|\s")
_PIPE_RULE = re.compile(r"^[\s|:+=-]+$")
_DRAWN = str.maketrans("│║┃─═━┌┐└┘├┤┬┴┼╔╗╚╝╠╣╦╩╬", "|||---" + "+" * 18)
_ITEM = re.compile(r"^\s*(?:[-–—+*•▪o]\s|\(?\d{1,3}(?:\.\d{1,3})*[.)/]|[IVXL]{1,6}[.)]|[A-Za-zđĐ][.)]\s)")
_LABEL = re.compile(r"^\s*[^\W\d_][^:.,;]{1,50}:(?:\s|$)")
_GAP = re.compile(r"\S(?: {3,}| *\t[ \t]*)(?=\S)")
_WIDE_GAP = re.compile(r" {3,}")
_GUTTER = 2


@dataclass(slots=True)
class _Sheet:
    """What has been read so far, counted as Word counts it."""

    repairs: Repairs
    is_marked: bool = False
    blocks: list[Block] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    is_cut: bool = False
    right_from: int = 0  # where the right one of two blocks side by side begins, while it may go on

    def add_line(self, text: str, *, bold: bool = False, centred: bool = False) -> None:
        read, self.right_from = self._paragraph(text, bold=bold), 0
        if read.text:
            self.blocks.append(replace(read, number=self.paragraphs, centred=centred))
            self.paragraphs += 1

    def add_rows(self, rows: Sequence[Sequence[Sequence[str]]]) -> None:
        """A table of rows of cells of lines."""
        widest, self.right_from = max(map(len, rows)), 0
        columns, self.is_cut = min(widest, MOST_COLUMNS), self.is_cut or widest > MOST_COLUMNS
        cells = [
            Cell(number, column, column, [p for p in map(self._paragraph, lines) if p.text])
            for number, row in enumerate(rows)
            for column, lines in enumerate(row[:columns])
        ]
        self.blocks.append(Table(number=self.tables, rows=len(rows), columns=columns, cells=cells))
        self.tables += 1

    def go_on_beside(self, lines: Sequence[str]) -> bool:
        """Puts lines that stand under two blocks, or under the right one, into them: the names under posts."""
        table = self.blocks[-1] if self.blocks else None
        if not self.right_from or not isinstance(table, Table):
            return False
        rows = [_WIDE_GAP.split(line.strip()) for line in lines]
        rows = [["", *row] if _indent(line) >= self.right_from else row for line, row in zip(lines, rows, strict=True)]
        if any(len(row) != 2 for row in rows):
            return False
        for cell, texts in zip(table.cells, zip(*rows, strict=True), strict=True):
            cell.paragraphs += [p for p in map(self._paragraph, texts) if p.text]
        return True

    def _paragraph(self, text: str, *, bold: bool = False) -> Paragraph:
        if self.is_marked:
            whole = re.fullmatch(r"\s*(\*\*|__)(.+)\1\s*", text)
            bold = bold or (whole is not None and whole[1] not in whole[2])
            text = _unmarked(text)
        return Paragraph(clean(self.repairs.join([(text, None)])), bold=bold)


def read_plain(path: Path) -> Paper:
    """The Paper of a text file; paragraphs and tables are counted in their order, as in Word."""
    decoded = decode_bytes(path.read_bytes())
    if not decoded.text.strip():
        raise UnreadableFile(f"Tệp “{path.name}” rỗng.", hint="Xin đơn vị gửi lại tệp.", code="TEP_RONG")
    book = read_delimited(decoded.text, path.stem)
    paper = paper_of(decoded.text) if book is None else make_paper(book)
    paper.notes[:0] = decoded.notes
    paper.doubts[:0] = decoded.doubts or doubts_of(paper.text)
    return paper


def paper_of(text: str) -> Paper:
    """The Paper of decoded text."""
    lines = [line.rstrip() for line in text.translate(_DRAWN).split("\n")]
    doubts = []
    if len(lines) > MOST_LINES:
        sentence = f"Tệp có {len(lines)} dòng, chỉ đọc {MOST_LINES} dòng đầu. Tách nhỏ rồi gửi từng phần."
        doubts.append(Doubt("CHUA_DOC_HET", sentence))
    sheet = _Sheet(Repairs(), is_marked=_MARKED.search(text) is not None)
    for group in _groups(lines[:MOST_LINES]):
        _read_group(group, sheet, width=_width_of(lines))
    if sheet.is_cut:
        doubts.append(Doubt("CHUA_DOC_HET", f"Có bảng hơn {MOST_COLUMNS} cột: chỉ đọc các cột đầu. Mở tệp xem."))
    paper = Paper(blocks=sheet.blocks, read_as="text", doubts=doubts)
    sheet.repairs.finish(paper)
    return paper


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """Stretches between empty lines."""
    for is_empty, group in groupby(lines, key=lambda line: not line.strip()):
        if not is_empty:
            yield list(group)


def _width_of(lines: Sequence[str]) -> int:
    """The width that prose was broken to; 0 where each paragraph is one line."""
    broken = [len(above) for above, below in pairwise(lines) if len(above) > 40 and below[:1].islower()]
    broken = [length for length in broken if length <= MOST_PROSE]
    return max(broken) if len(broken) >= 2 else 0


def _read_group(group: Sequence[str], sheet: _Sheet, *, width: int) -> None:
    """Pipe tables, tabbed and spaced columns, and the prose between them."""
    if sheet.go_on_beside([line.expandtabs(8) for line in group]):
        return
    start = 0
    while start < len(group):
        end = start
        while end < len(group) and _is_piped(group[end]):
            end += 1
        if end - start >= 2:
            _read_pipes(group[start:end], sheet)
            start = end
            continue
        end = max(start + 1, end)
        while end < len(group) and not _is_piped(group[end]):
            end += 1
        _read_columns(group[start:end], sheet, width=width)
        start = end


def _is_piped(line: str) -> bool:
    return _PIPES.match(line) is not None or (
        bool(_PIPE_RULE.match(line)) and any(sign in line for sign in ("|", "+-", "+="))
    )


def _read_pipes(lines: Sequence[str], sheet: _Sheet) -> None:
    """A table of Markdown, or one drawn with lines: there a row ends at a rule, and a cell may have several lines."""
    is_drawn = sum(line.lstrip().startswith("+") for line in lines) >= 3
    rows: list[list[list[str]]] = []
    is_open = False
    for line in lines:
        if _PIPE_RULE.match(line):
            is_open = False
            continue
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        if is_drawn and is_open and len(cells) == len(rows[-1]):
            for cell, text in zip(rows[-1], cells, strict=True):
                cell.append(text)
        else:
            rows.append([re.split(r"<br\s*/?>", cell) for cell in cells])
        is_open = True
    if rows:
        sheet.add_rows(rows)


def _read_columns(lines: Sequence[str], sheet: _Sheet, *, width: int) -> None:
    """Lines set in columns become a table: by tabs, or by a gutter of spaces that none of them crosses."""
    tabbed = [line.strip(" ").split("\t") for line in lines]
    filled = max(sum(not cell.isspace() and cell != "" for cell in row) for row in tabbed)  # two: blocks side by side
    if len(lines) >= 2 and filled >= 3 <= min(map(len, tabbed)) and len({len(row) for row in tabbed}) <= 2:
        sheet.add_rows([[[cell] for cell in row] for row in tabbed])
        return
    flat = [line.expandtabs(8) for line in lines]
    start = prose = 0
    while start < len(flat):
        end, gutters = _columns_from(flat, start)
        if not gutters:
            start += 1
            continue
        _read_prose(lines[prose:start], sheet, width=width)
        edges = [0, *(after for _, after in gutters), MOST_WIDTH]
        rows = [[line[a:b].strip() for a, b in pairwise(edges)] for line in flat[start:end]]
        if len(gutters) >= 2:
            sheet.add_rows([[[cell] for cell in row] for row in _wrapped_joined(rows)])
        else:  # two heads side by side, or two signatures
            sheet.add_rows([[list(column) for column in zip(*rows, strict=True)]])
            sheet.right_from = gutters[0][0]
            while end < len(flat) and _WIDE_GAP.search(flat[end].strip()) and sheet.go_on_beside([flat[end]]):
                end += 1
        start = prose = end
    _read_prose(lines[prose:], sheet, width=width)


def _columns_from(lines: Sequence[str], start: int) -> tuple[int, list[tuple[int, int]]]:
    """Where the columns that begin with a line end, and their gutters; none where fewer than two lines share one."""
    if not _GAP.search(lines[start]):
        return start, []
    taken, end, gapped = _taken(lines[start]), start + 1, 1
    gutters = _gutters(taken)
    while end < len(lines):
        more = taken | _taken(lines[end])
        left = _gutters(more)
        has_gap = _GAP.search(lines[end]) is not None
        if not left or (len(left) != len(gutters) and not has_gap):
            break
        taken, gutters, end, gapped = more, left, end + 1, gapped + has_gap
    is_pair = len(gutters) == 1 and _is_pair(lines[start])
    return (end, gutters) if gapped >= 2 or is_pair else (start, [])


def _is_pair(line: str) -> bool:
    """Whether one line alone shows that two blocks stand side by side: heads of signatures, addressees and a post."""
    left, right = re.split(r" {6,}|$", line.strip(), maxsplit=2)[:2]
    return is_upper(right) and (is_upper(left) or left.startswith("Nơi nhận"))


def _taken(line: str) -> int:
    """The places of a line that are not empty, a bit a place."""
    return sum(1 << at for at, char in enumerate(line[:MOST_WIDTH]) if char != " ")


def _gutters(taken: int) -> list[tuple[int, int]]:
    """Stretches of two empty places or more between taken ones."""
    found, last = [], -1
    for at in range(taken.bit_length()):
        if taken >> at & 1:
            if last >= 0 and at - last > _GUTTER:
                found.append((last + 1, at))
            last = at
    return found


def _wrapped_joined(rows: Sequence[list[str]]) -> list[list[str]]:
    """Rows with those whose first cell is empty put to the row above: what did not fit its column."""
    joined: list[list[str]] = []
    for row in rows:
        if joined and not row[0] and len(joined) > 1:
            joined[-1] = [f"{above} {below}".strip() for above, below in zip(joined[-1], row, strict=True)]
        else:
            joined.append(row)
    return joined


def _read_prose(lines: Sequence[str], sheet: _Sheet, *, width: int) -> None:
    """Paragraphs, each of the lines that it was broken into."""
    carried: list[str] = []

    def put() -> None:
        if carried:
            sheet.add_line(" ".join(carried), centred=_is_set_in(carried[0], width))
        carried.clear()

    for line in lines:
        heading = _HEADING.match(line) if sheet.is_marked else None
        if heading:
            put()
            sheet.add_line(heading[1], bold=True)
        elif sheet.is_marked and _MARKUP_LINE.match(line):
            put()
        elif carried and _goes_on(carried[-1], line, width):
            carried.append(line.strip())
        else:
            put()
            if not _RULE.match(line):
                carried.append(line)
    put()


def _goes_on(above: str, line: str, width: int) -> bool:
    """Whether a line was begun only because its first word no longer fitted the one above."""
    if not width or _ITEM.match(line) or _LABEL.match(line) or _RULE.match(line):
        return False
    return line[0].islower() or len(above) + 1 + len(line.split(maxsplit=1)[0]) > width


def _is_set_in(line: str, width: int) -> bool:
    """Set in by so much that it stands in the middle."""
    indent = len(line) - len(line.lstrip())
    return indent >= 8 and (not width or abs(indent - (width - len(line.strip())) / 2) < 0.15 * width)


def _unmarked(text: str) -> str:
    """Markdown's signs gone, words kept."""
    text = _LINK.sub(r"\1", _QUOTE.sub("", text))
    for _ in range(3):
        text, count = _EMPHASIS.subn(r"\2", text)
        if not count:
            break
    return _ESCAPE.sub(r"\1", text)
