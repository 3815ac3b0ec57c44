"""Takes the styles of an .ods; gives the look of cells, which sheets are hidden, and the pieces of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from extractors.readers.cell_text import Piece
from extractors.readers.sheets import Look

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_FAMILY = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}font-family"
_MOST_PARENTS = 10
_MOST_SPACES = 1_000
_DATE_LETTERS = {"day": "dd", "month": "mm", "year": "yyyy", "hours": "hh", "minutes": "mm", "seconds": "ss"}
_BREAKS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}


@dataclass(slots=True)
class _Style:
    """What a style sets itself; None where its parent decides."""

    parent: str
    font: str | None = None
    bold: bool | None = None
    struck: bool | None = None
    framed: bool | None = None
    centred: bool | None = None
    data: str | None = None
    hidden: bool = False


@dataclass(slots=True)
class OdsStyles:
    """Styles by name; those of the content overlay those of styles.xml."""

    styles: dict[str, _Style] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    patterns: dict[str, str] = field(default_factory=dict)
    looks: dict[str, Look] = field(default_factory=dict)

    def read_all(self, root: etree._Element) -> None:
        for element in root.iter(STYLE + "font-face", _NUMBER + "date-style", STYLE + "style"):
            self.read(element)

    def read(self, element: etree._Element) -> None:
        """A font, a date format or a style."""
        name = element.get(STYLE + "name") or ""
        if element.tag == STYLE + "font-face":
            self.fonts[name] = (element.get(_FAMILY) or name).strip("'\"")
        elif element.tag == _NUMBER + "date-style":
            self.patterns[name] = _pattern(element)
        elif element.tag == STYLE + "style":
            self.styles[name] = self._style(element)
            self.looks.clear()

    def hides_table(self, name: str | None) -> bool:
        style = self.styles.get(name or "")
        return style is not None and style.hidden

    def look(self, name: str) -> Look:
        """What the style and its parents set together."""
        if name not in self.looks:
            chain = self._chain(name)
            font = next((style.font for style in chain if style.font), None)
            data = next((style.data for style in chain if style.data), "")
            self.looks[name] = Look(
                pattern=self.patterns.get(data, "General"),
                font=self.fonts.get(font, font) if font else None,
                bold=_first(style.bold for style in chain),
                struck=_first(style.struck for style in chain),
                framed=_first(style.framed for style in chain),
                centred=_first(style.centred for style in chain),
            )
        return self.looks[name]

    def pieces(self, paragraphs: Iterable[etree._Element]) -> list[Piece]:
        """The text of paragraphs, a line each, in pieces of one font."""
        pieces: list[Piece] = []
        for number, paragraph in enumerate(paragraphs):
            if number:
                pieces.append(Piece("\n"))
            self._read_inline(paragraph, Look(), pieces)
        return pieces

    def _read_inline(self, element: etree._Element, look: Look, pieces: list[Piece]) -> None:
        def add(text: str | None) -> None:
            if text:
                pieces.append(Piece(text, look.font, look.struck, look.bold))

        add(element.text)
        for child in element:
            if child.tag == TEXT + "s":
                count = child.get(TEXT + "c") or "1"
                add(" " * min(int(count) if count.isdecimal() and len(count) < 6 else 1, _MOST_SPACES))
            elif child.tag in _BREAKS:
                add(_BREAKS[child.tag])
            elif child.tag in (TEXT + "span", TEXT + "a"):
                own = self.look(child.get(TEXT + "style-name") or "")
                self._read_inline(child, own, pieces)
            add(child.tail)

    def _chain(self, name: str) -> list[_Style]:
        chain: list[_Style] = []
        while name in self.styles and len(chain) < _MOST_PARENTS:
            chain.append(self.styles[name])
            name = chain[-1].parent
        return chain

    def _style(self, element: etree._Element) -> _Style:
        style = _Style(element.get(STYLE + "parent-style-name") or "", data=element.get(STYLE + "data-style-name"))
        for child in element:
            match str(child.tag).removeprefix(STYLE):
                case "text-properties":
                    style.font = child.get(STYLE + "font-name") or child.get(_FO + "font-family")
                    weight = child.get(_FO + "font-weight")
                    style.bold = None if weight is None else weight == "bold" or weight[:1] in "6789"
                    line = child.get(STYLE + "text-line-through-style")
                    style.struck = None if line is None else line != "none"
                case "paragraph-properties" if child.get(_FO + "text-align"):
                    style.centred = child.get(_FO + "text-align") == "center"
                case "table-cell-properties":
                    borders = [value for key, value in child.attrib.items() if re.match(r".*\}border(?:-\w+)?$", key)]
                    style.framed = any(value not in ("none", "0") for value in borders) if borders else None
                case "table-properties":
                    style.hidden = child.get(TABLE + "display") == "false"
        return style


def _pattern(element: etree._Element) -> str:
    """A date format in the letters of Excel."""
    parts = []
    for child in element:
        name = str(child.tag).removeprefix(_NUMBER)
        if name in _DATE_LETTERS:
            parts.append(_DATE_LETTERS[name])
        elif name == "text" and child.text:
            parts.append('"' + child.text.replace('"', "") + '"')
    return "".join(parts)


def _first(values: Iterable[bool | None]) -> bool:
    """The first that is set."""
    return next((value for value in values if value is not None), False)
