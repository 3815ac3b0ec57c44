"""Elements of a Word paper come in, the words that a reader sees go out: insertions in, deletions out, one form.

Comparisons go through `folded`: both suites rewrite XML, spaces and numbers of lines, never words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

P, R, T, TC, TR, TBL = (qn(f"w:{name}") for name in ("p", "r", "t", "tc", "tr", "tbl"))
INS, DEL, PPR, RPR = (qn(f"w:{name}") for name in ("ins", "del", "pPr", "rPr"))
ROW_PROPERTIES = qn("w:trPr")
MOVE_FROM, MOVE_TO = qn("w:moveFrom"), qn("w:moveTo")
TAB, BREAKS, HYPHEN = qn("w:tab"), frozenset((qn("w:br"), qn("w:cr"))), qn("w:noBreakHyphen")
TEXT_BOX = qn("w:txbxContent")
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
HOLDERS = frozenset(
    qn(f"w:{name}")
    for name in (
        "r",
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "dir",
        "bdo",
    )
)
_ROW_HOLDERS = frozenset(qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins"))
LEADING = re.compile(r"^\s*(\d{1,4}|[IVXLC]{1,7})[.)]\s+")
NUMBER = re.compile(r"^\s*\d{1,4}[.)]?\s*$")


def folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def without_number(text: str) -> str:
    """The words behind the number of a line or heading: numbers follow the order, nobody writes them."""
    return LEADING.sub("", text, count=1)


def seen(element: Any) -> str:
    """What a reader sees of one paragraph, as it stands."""
    parts: list[str] = []
    _gather(element, parts)
    return "".join(parts)


def _gather(element: Any, parts: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == T:
            parts.append(child.text or "")
        elif tag in HOLDERS:
            _gather(child, parts)
        elif tag == TAB:
            parts.append("\t")
        elif tag in BREAKS:
            parts.append("\n")
        elif tag == HYPHEN:
            parts.append("-")


def paragraphs_in(element: Any) -> Iterator[Any]:
    """The paragraphs in the order of the paper, also in controls and tables; those of text boxes are not of it."""
    for paragraph in element.iter(P):
        if not is_boxed(paragraph, element):
            yield paragraph


def is_boxed(element: Any, top: Any) -> bool:
    """Whether it stands in a text box, which Word keeps twice, for itself and for older suites."""
    for holder in element.iterancestors():
        if holder is top:
            return False
        if holder.tag in (TEXT_BOX, FALLBACK):
            return True
    return False


def words_of(element: Any) -> str:
    """Of a paragraph, or of all in a cell: folded, without the number of the line."""
    if element.tag == P:
        return folded(without_number(seen(element)))
    return folded(without_number("\n".join(seen(paragraph) for paragraph in paragraphs_in(element))))


def cells_of(row: Any) -> list[Any]:
    """The cells of a row, also in content controls, without those of a table inside."""
    found: list[Any] = []
    for child in row:
        if child.tag == TC:
            found.append(child)
        elif child.tag in _ROW_HOLDERS:
            found += cells_of(child)
    return found


def row_words(row: Any) -> tuple[str, ...]:
    """The words of each cell; a number alone in the first one is the row's, and left out."""
    return plain_cells(tuple(words_of(cell) for cell in cells_of(row)))


def plain_cells(texts: tuple[str, ...]) -> tuple[str, ...]:
    if len(texts) > 1 and NUMBER.match(texts[0]):
        return ("", *texts[1:])
    return texts
