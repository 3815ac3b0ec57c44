"""The plain shapes in which a document is checked: pieces of text with their look, paragraphs, lines, sections.

Word files and PDFs are both brought into them; what is not known of a PDF (alignment, spacing) is None.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

_MARKS = re.compile(r"[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look in the end. `font` is that of plain letters, `high` that of letters beyond ASCII."""

    font: str = "Times New Roman"
    high: str = "Times New Roman"
    size: float = 10
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    colour: str = ""
    hidden: bool = False
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands: indents and spaces in points; `line` in lines (auto) or points; None where unknown."""

    align: str | None = "left"
    left: float = 0
    first: float | None = 0
    before: float | None = 0
    after: float | None = 0
    line: float | None = 1
    rule: str = "auto"
    style: str = ""
    contextual: bool = False
    has_top_border: bool = False
    has_bottom_border: bool = False
    is_boxed: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, counted from 0: a paragraph outside tables, a cell, a section, or a page of a PDF."""

    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    section: int | None = None
    page: int | None = None
    box: bool = False
    part: str = ""
    words: str = ""

    def as_contract(self) -> dict[str, Any]:
        names = ("section", "page") if self.part or self.page else ("paragraph", "table", "row", "cell", "section")
        said = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        extra = {"text_box": True} if self.box else {}
        return said | extra | ({"part": self.part} if self.part else {}) | ({"words": self.words} if self.words else {})

    def in_words(self) -> str:
        """For a clerk, who counts from one."""
        if self.part:
            where = self.part
        elif self.page is not None:
            where = f"trang {self.page}"
        elif self.table is not None:
            where = f"bảng {self.table + 1}, hàng {(self.row or 0) + 1}, ô {(self.cell or 0) + 1}"
        elif self.box:
            where = "hộp văn bản"
        elif self.paragraph is not None:
            where = f"đoạn {self.paragraph + 1}"
        else:
            where = f"phần {self.section + 1}" if self.section is not None else "cả văn bản"
        return f"{where} (“{self.words}”)" if self.words else where


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    look: Look

    @property
    def shown(self) -> str:
        return self.text.upper() if self.look.caps else self.text


@dataclass(slots=True)
class Paragraph:
    """One paragraph: its pieces, its shape, where it stands; `label` is the number that Word prints before it.

    `is_decomposed`: letters and marks were typed apart; in `pieces` they are one.
    """

    pieces: list[Piece]
    shape: Shape
    place: Place
    section: int = 0
    label: str = ""
    label_format: str = ""
    has_line: bool = False
    has_picture: bool = False
    table_has_borders: bool = False
    table_columns: int = 0
    is_decomposed: bool = False

    @property
    def text(self) -> str:
        return "".join(piece.shown for piece in self.pieces)

    @property
    def is_in_table(self) -> bool:
        return self.place.table is not None


@dataclass(slots=True)
class Line:
    """A line as a reader sees it: a paragraph, or the part of one between line breaks, tabs or wide gaps."""

    pieces: list[Piece]
    paragraph: Paragraph
    order: int = 0
    half: int = 0
    text: str = field(init=False)
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        said = "".join(piece.shown for piece in self.pieces)
        self.text = unicodedata.normalize("NFC", said.replace("\u00a0", " ")).strip()
        self.folded = folded(self.text)

    @property
    def place(self) -> Place:
        at = self.paragraph.place
        return Place(at.paragraph, at.table, at.row, at.cell, None, at.page, at.box, at.part, beginning(self.text))

    @property
    def table(self) -> int | None:
        return self.paragraph.place.table

    @property
    def is_upper(self) -> bool:
        return is_upper(self.text)

    @property
    def is_centred(self) -> bool:
        return self.paragraph.shape.align in ("center", None)

    def share(self, attribute: str) -> float:
        """Of the letters, the part whose look has an attribute (bold, italic, …)."""
        return share_of(self.pieces, attribute)

    def sizes(self) -> set[float]:
        """Sizes of the letters and digits, in points."""
        return {piece.look.size for piece in self.pieces if any(map(str.isalnum, piece.text))}


@dataclass(frozen=True, slots=True)
class Section:
    """A section's page in mm; margins by side (tren, duoi, trai, phai)."""

    width: float
    height: float
    margins: dict[str, float]
    hides_first: bool = False
    numbers: tuple[PageNumber, ...] = ()
    format: str = ""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """A page number as it stands in a header or footer, and on which pages that is shown."""

    where: str  # "header" or "footer"
    pages: str  # "default", "first" or "even"
    is_centred: bool
    look: Look


@dataclass(slots=True)
class Document:
    """All that is checked of one document."""

    paragraphs: list[Paragraph]
    sections: list[Section]
    pages: int | None = None
    has_comments: bool = False
    has_changes: bool = False
    is_pdf: bool = False
    footers: list[Paragraph] = field(default_factory=list)
    tables_by_section: dict[int, int] = field(default_factory=dict)


def folded(text: str) -> str:
    """Lower case without marks, single spaces: for finding, never for showing."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")
    return " ".join(plain.split())


def beginning(text: str, most: int = 40) -> str:
    """The first words, for telling where something stands."""
    plain = " ".join(text.split())
    if len(plain) <= most:
        return plain
    return plain[: most + 1].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def is_upper(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and all(letter.isupper() for letter in letters)


def share_of(pieces: Iterable[Piece], attribute: str) -> float:
    total = having = 0
    for piece in pieces:
        letters = sum(letter.isalnum() for letter in piece.text)
        total += letters
        having += letters if getattr(piece.look, attribute) else 0
    return having / total if total else 0


def cut(pieces: Sequence[Piece], start: int, end: int) -> list[Piece]:
    """The pieces between two positions of their joined text."""
    found, at = [], 0
    for piece in pieces:
        left, right = max(start - at, 0), min(end - at, len(piece.text))
        if left < right:
            found.append(Piece(piece.text[left:right], piece.look))
        at += len(piece.text)
    return found
