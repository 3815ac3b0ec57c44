"""Takes xl/styles.xml; gives the look of each cell format: number format, font, weight, border, alignment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from extractors.readers.workbook.formats import BUILT_IN, GENERAL
from extractors.readers.workbook.sheet import Look

T = TypeVar("T")

_SIDES = ("left", "right", "top", "bottom")
_CENTRED = ("center", "centerContinuous")


@dataclass(slots=True, frozen=True)
class _Font:
    name: str | None
    bold: bool
    struck: bool


def read_looks(root: etree._Element | None) -> list[Look]:
    """The looks in the order in which cells name them (`s`); one plain look where the workbook has no styles."""
    if root is None:
        return [Look()]
    patterns = dict(BUILT_IN)
    for element in root.iterfind("{*}numFmts/{*}numFmt"):
        patterns[_number(element.get("numFmtId"))] = element.get("formatCode") or GENERAL
    fonts = [_font(element) for element in root.iterfind("{*}fonts/{*}font")]
    frames = [_is_framed(element) for element in root.iterfind("{*}borders/{*}border")]
    looks = []
    for xf in root.iterfind("{*}cellXfs/{*}xf"):
        font = _at(fonts, xf.get("fontId")) or _Font(None, False, False)
        alignment = xf.find("{*}alignment")
        looks.append(
            Look(
                pattern=patterns.get(_number(xf.get("numFmtId")), GENERAL),
                font=font.name,
                bold=font.bold,
                struck=font.struck,
                framed=bool(_at(frames, xf.get("borderId"))),
                centred=alignment is not None and alignment.get("horizontal") in _CENTRED,
            )
        )
    return looks or [Look()]


def is_on(element: etree._Element | None) -> bool:
    """A switch such as <b/>: on where it stands without val="0"."""
    return element is not None and element.get("val") not in ("0", "false", "off")


def _font(element: etree._Element) -> _Font:
    name = element.find("{*}name")
    bold, struck = is_on(element.find("{*}b")), is_on(element.find("{*}strike"))
    return _Font(None if name is None else name.get("val"), bold, struck)


def _is_framed(border: etree._Element) -> bool:
    sides = (border.find("{*}" + side) for side in _SIDES)
    return any(side is not None and side.get("style") not in (None, "none") for side in sides)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else 0


def _at(items: list[T], index: str | None) -> T | None:
    number = _number(index)
    return items[number] if number < len(items) else None
