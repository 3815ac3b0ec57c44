"""A paper while it is invented: what is printed goes into blocks, what was printed goes into the gold beside it.

A template writes f-strings with slots (`f"Họ và tên: {person.full_name:upper}"`). A slot that is printed leaves its
marks around its text, and puts its value into the gold of its owner, if that is a nominee or the document. So the gold
says what the paper prints and nothing else.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from training.vocabulary import Vocabulary

OPEN, STOP, CLOSE = "\ue000", "\ue001", "\ue002"  # mark, number of the mark, text of the mark
BOLD = "\ue003"  # before a line: it is printed bold
_MARK = re.compile(f"[{OPEN}{CLOSE}]|(?<={OPEN})\\d+{STOP}")
_FILLED = re.compile(r"\{([^{}]+)\}")
_NAMED = re.compile(r"\[\[([A-Z]+)\|(.+?)\]\]")
Gold = dict[str, Any]
Printing = Callable[[str], str]  # from the format asked for ("upper", "dmy" ...) to what is printed


@dataclass(slots=True, frozen=True)
class Mark:
    """A span of the paper: its label (extractors.spans) and the part its owner plays.

    Roles: nominee, other (signs, chairs, is told about), document, requested, prior, initiative, classification.
    """

    label: str
    role: str
    field: str


@dataclass(slots=True)
class Slot:
    """A value that can be printed. Printed by an f-string, it is marked in the paper and entered in the gold."""

    script: Script
    mark: Mark | None
    print_as: Printing
    enter: Callable[[str], None]

    def __format__(self, spec: str) -> str:
        text = self.print_as(spec)
        self.enter(spec)
        return self.script.marked(text, self.mark) if self.mark else text

    def __str__(self) -> str:
        return format(self, "")


@dataclass(slots=True)
class CellText:
    """A cell of a table, with the columns and rows it covers."""

    text: str
    columns: int = 1
    rows: int = 1
    bold: bool = False
    centred: bool = False


@dataclass(slots=True)
class Written:
    """A paragraph: marked text and its look. `label` is an automatic number or bullet before it."""

    text: str
    bold: bool = False
    italic: bool = False
    centred: bool = False
    label: str = ""


@dataclass(slots=True)
class Grid:
    """A table: rows of cells; `ruled` draws its lines; `widths` in cm."""

    rows: list[list[CellText]]
    ruled: bool = True
    widths: tuple[float, ...] = ()

    def placed(self) -> Iterator[tuple[int, int, int, CellText]]:
        """Every cell with its row, its column on the grid and its place among the cells of its row."""
        taken: set[tuple[int, int]] = set()
        for row, entries in enumerate(self.rows):
            column = 0
            for index, entry in enumerate(entries):
                while (row, column) in taken:
                    column += 1
                taken |= {(row + r, column + c) for r in range(entry.rows) for c in range(entry.columns)}
                yield row, column, index, entry
                column += entry.columns

    @property
    def columns(self) -> int:
        return max((column + cell.columns for _, column, _, cell in self.placed()), default=1)


@dataclass(slots=True)
class Script:
    """What is written so far, chance, and the words to choose from. One script makes one paper."""

    chance: random.Random
    words: Vocabulary
    blocks: list[Written | Grid] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    gold: Gold = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.gold = {"kind": "khac", "document": {}, "requested": [], "nominees": []}

    # --- chance

    def pick(self, name: str) -> str:
        """One entry of a list of the vocabulary, or of a section of it ("rooms/health"), its `{...}` filled in."""
        return self.fill(self.chance.choice(self.words[name]))

    def fill(self, text: str) -> str:
        """A text in which `{districts}` stands for an entry of that list and `{3-96}` for a number."""
        return _FILLED.sub(lambda match: self._filled(match.group(1)), text)

    def _filled(self, name: str) -> str:
        least, dash, most = name.partition("-")
        if name.isdigit():
            return name
        return str(self.number(int(least), int(most))) if dash and least.isdigit() else self.pick(name)

    def one_of(self, *choices: str) -> str:
        return self.chance.choice(choices)

    def maybe(self, share: float = 0.5) -> bool:
        return self.chance.random() < share

    def number(self, least: int, most: int) -> int:
        return self.chance.randint(least, most)

    # --- writing

    def marked(self, text: str, mark: Mark) -> str:
        self.marks.append(mark)
        return f"{OPEN}{len(self.marks) - 1}{STOP}{text}{CLOSE}"

    def other(self, label: str, text: str) -> str:
        """A text of a label that tells nothing of a nominee or of the paper: a law's number, a unit that is thanked."""
        return self.marked(text, Mark(label, "other", ""))

    def prose(self, section: str) -> str:
        """A sentence of `words/prose.txt`, without its full stop; what it names is marked as no nominee's."""
        return _NAMED.sub(lambda match: self.other(match[1], match[2]), self.pick(f"prose/{section}"))

    def kind(self, kind: str) -> None:
        """Sets the kind of document (contract)."""
        self.gold["kind"] = kind

    def line(
        self, text: str, *, bold: bool = False, italic: bool = False, centred: bool = False, label: str = ""
    ) -> None:
        """One paragraph; "\\n" in it is a forced line break, "\\t" a tab."""
        self.blocks.append(Written(text.removeprefix(BOLD), bold or text.startswith(BOLD), italic, centred, label))

    def title(self, *lines: str) -> None:
        for text in lines:
            self.line(text, bold=True, centred=True)

    def table(
        self, rows: Sequence[Sequence[str | CellText]], *, ruled: bool = True, widths: tuple[float, ...] = ()
    ) -> None:
        cells = [[each if isinstance(each, CellText) else CellText(each) for each in row] for row in rows]
        self.blocks.append(Grid(cells, ruled, widths))

    def columns(self, *texts: str) -> None:
        """Texts side by side without rules (letterhead, signatures); "\\n" parts their paragraphs."""
        self.table([[CellText(text, centred=True) for text in texts]], ruled=False)

    # --- what is left of it

    def spans(self) -> Iterator[tuple[str, list[tuple[int, int, Mark]], Written | CellText]]:
        """Every text printed, in order, without marks, with its spans (start, end, mark) and what it stands in."""
        for block in self.blocks:
            parts: list[Written | CellText]
            parts = [block] if isinstance(block, Written) else [cell for row in block.rows for cell in row]
            for part in parts:
                text, found = self.read(part.text)
                yield text, found, part

    def read(self, marked: str) -> tuple[str, list[tuple[int, int, Mark]]]:
        """A marked text without its marks, and the spans that they stood around."""
        text, found, opened, last = "", [], [], 0
        number = 0
        for each in _MARK.finditer(marked):
            text += marked[last : each.start()]
            last = each.end()
            match each.group():
                case "\ue000":
                    pass
                case "\ue002":
                    begin, number = opened.pop()
                    found.append((begin, len(text), self.marks[number]))
                case digits:
                    opened.append((len(text), int(digits[:-1])))
        return text + marked[last:], sorted(found, key=lambda span: span[:2])


def plain(marked: str) -> str:
    """A marked text without its marks."""
    return _MARK.sub("", marked)
