"""A Word file comes in; its paragraphs and rows with words, bookmarks and the marks of other people go out."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from docx.oxml.ns import qn

from reports.drafting.doubts import AUTHOR
from reports.revisions.package import Package, UnreadablePackage
from reports.revisions.words import (
    DEL,
    INS,
    TEXT_BOX,
    TR,
    P,
    T,
    cells_of,
    folded,
    is_boxed,
    paragraphs_in,
    row_words,
    words_of,
)

PREFIX = "_tdkt_"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
EMBED = qn("r:embed")
TRACKED = frozenset(
    qn(f"w:{name}")
    for name in (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "rPrChange",
        "pPrChange",
        "tcPrChange",
        "trPrChange",
        "cellIns",
        "cellDel",
    )
)
_STARTS, _ENDS = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
_RANGE_START, _RANGE_END = qn("w:commentRangeStart"), qn("w:commentRangeEnd")
REFERENCE = qn("w:commentReference")
_STRIKES = (qn("w:strike"), qn("w:dstrike"))
_DRESSES = {
    qn("w:u"): "gạch chân",
    qn("w:highlight"): "tô màu",
    qn("w:strike"): "gạch ngang",
    qn("w:dstrike"): "gạch ngang",
}
_RUN, _VAL = qn("w:r"), qn("w:val")
TAIL = 8  # paragraphs into which one of the program's may have been split


@dataclass(eq=False)
class Unit:
    """A paragraph or a row of the file. `place` is its rank in it; `tail` what she split off behind it."""

    element: Any
    place: int
    is_row: bool = False
    keys: list[str] = field(default_factory=list)
    remarks: set[str] = field(default_factory=set)  # ids of comments on it
    tail: list[Any] = field(default_factory=list)

    @cached_property
    def cells(self) -> tuple[str, ...]:
        if self.is_row:
            return row_words(self.element)
        return (folded(" ".join(filter(None, (words_of(each) for each in (self.element, *self.tail))))),)

    @property
    def text(self) -> str:
        return "; ".join(filter(None, self.cells))

    @property
    def holders(self) -> list[Any]:
        """The elements that `cells` are the words of."""
        return cells_of(self.element) if self.is_row else [self.element]

    @cached_property
    def is_struck_row(self) -> bool:
        """Whether a tracked deletion of the whole row waits to be accepted."""
        return self.is_row and self.element.find(f"{qn('w:trPr')}/{DEL}") is not None

    @property
    def is_gone(self) -> bool:
        """Nothing of it would be left if all tracked changes were accepted."""
        return self.is_struck_row or not (self.text or self.is_picture)

    @property
    def is_picture(self) -> bool:
        return next(self.element.iter(BLIP), None) is not None

    def forget(self) -> None:
        """After a change of the element its words are read anew."""
        self.__dict__.pop("cells", None)
        self.__dict__.pop("is_struck_row", None)


@dataclass(frozen=True)
class Mark:
    """Whose a tracked change is."""

    author: str | None
    at: datetime | None


class Reading:
    """One Word file, read once: units in the order of the paper, and which bookmark stands on which."""

    def __init__(self, content: bytes) -> None:
        self.package = Package(content)
        root = self.package.tree(self.package.document)
        body = root.find(qn("w:body"))
        if body is None:
            raise UnreadablePackage("tệp không có nội dung")
        self.body = body
        self.authors = _authors(self.package)
        self.paragraphs: list[Unit] = []
        self.rows: list[Unit] = []
        self._by_element: dict[Any, Unit] = {}
        self.by_key: dict[str, Unit] = {}  # always the paragraph; its row is `row_of`
        self._read()

    def unit(self, element: Any) -> Unit | None:
        return self._by_element.get(element)

    def row_of(self, unit: Unit) -> Unit | None:
        row = next(unit.element.iterancestors(TR), None)
        return None if row is None else self._by_element.get(row)

    def paragraphs_of(self, row: Unit) -> list[Unit]:
        return self.units_in(row.element)

    def units_in(self, element: Any) -> list[Unit]:
        """The paragraphs in a cell or row, or the one that it is."""
        elements = [element] if element.tag == P else paragraphs_in(element)
        return [self._by_element[each] for each in elements if each in self._by_element]

    def foreign_mark(self, element: Any) -> Mark | None:
        """The first tracked change in it that is not the program's."""
        for each in element.iter(*TRACKED):
            mark = mark_of(each)
            if mark.author != AUTHOR:
                return mark
        return None

    def foreign_remark(self, element: Any) -> str | None:
        """The id of the first comment of somebody else that touches it."""
        for unit in self.units_in(element):
            for number in sorted(unit.remarks):
                if self.authors.get(number, AUTHOR) != AUTHOR:
                    return number
        return None

    def picture_hash(self, unit: Unit) -> str | None:
        """The sha256 of the first picture in it."""
        for blip in unit.element.iter(BLIP):
            name = self.package.target(blip.get(EMBED, ""))
            if name is not None:
                return hashlib.sha256(self.package.bytes_of(name)).hexdigest()
        return None

    def saved(self) -> Mark:
        """Who saved the file last, and when, as it says itself."""
        return _last_saved(self.package)

    def _read(self) -> None:
        starts: dict[str, tuple[str, Unit]] = {}
        pending: list[tuple[str, str]] = []  # bookmarks between paragraphs stand on the next one
        open_remarks: set[str] = set()
        current: Unit | None = None
        for element in _steps(self.body):
            tag = element.tag
            if tag == P:
                current = self._add(element, is_row=False)
                current.remarks |= open_remarks
                for number, key in pending:
                    starts[number] = (key, current)
                pending.clear()
            elif tag == TR:
                self._add(element, is_row=True)
                current = None
            elif tag == _STARTS:
                if str(element.get(qn("w:name"), "")).startswith(PREFIX):
                    key, number = element.get(qn("w:name"))[len(PREFIX) :], element.get(qn("w:id"))
                    home = self._home(element)
                    if home is None:
                        pending.append((number, key))
                    else:
                        starts[number] = (key, home)
            elif tag == _ENDS:
                self._close(starts.get(element.get(qn("w:id"), "")), self._home(element))
            else:
                self._remark(element, open_remarks)
        for key, unit in starts.values():
            if key not in self.by_key:
                self.by_key[key] = unit
                unit.keys.append(key)
                row = self.row_of(unit)
                if row is not None:
                    row.keys.append(key)

    def _home(self, element: Any) -> Unit | None:
        holder = next(element.iterancestors(P), None)
        return None if holder is None else self._by_element.get(holder)

    def _add(self, element: Any, *, is_row: bool) -> Unit:
        unit = Unit(element, place=len(self._by_element), is_row=is_row)
        self._by_element[element] = unit
        (self.rows if is_row else self.paragraphs).append(unit)
        return unit

    def _close(self, start: tuple[str, Unit] | None, end: Unit | None) -> None:
        """A bookmark over several paragraphs: she split the one that the program wrote."""
        if start is None or end is None or end is start[1]:
            return
        first = start[1]
        tail: list[Any] = []
        for each in first.element.itersiblings():
            if each.tag != P or len(tail) >= TAIL:
                return
            tail.append(each)
            if each is end.element:
                first.tail = tail
                return

    def _remark(self, element: Any, open_remarks: set[str]) -> None:
        number, home = element.get(qn("w:id"), ""), self._home(element)
        if element.tag == _RANGE_START:
            open_remarks.add(number)
        elif element.tag == _RANGE_END:
            open_remarks.discard(number)
        if home is not None:
            home.remarks.add(number)


def _steps(body: Any) -> Iterator[Any]:
    has_boxes = next(body.iter(TEXT_BOX), None) is not None
    for element in body.iter(P, TR, _STARTS, _ENDS, _RANGE_START, _RANGE_END, REFERENCE):
        if not (has_boxes and is_boxed(element, body)):
            yield element


def _authors(package: Package) -> dict[str, str]:
    """Who wrote each comment."""
    name = package.related("comments")
    if name is None:
        return {}
    return {
        each.get(qn("w:id"), ""): unicodedata.normalize("NFC", each.get(qn("w:author"), ""))
        for each in package.tree(name).iter(qn("w:comment"))
    }


def mark_of(element: Any) -> Mark:
    author = element.get(qn("w:author"))
    return Mark(author and unicodedata.normalize("NFC", author), _time(element.get(qn("w:date"))))


def _time(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None


def _last_saved(package: Package) -> Mark:
    name = next((each for each in package.names() if each.lower() == "docprops/core.xml"), None)
    if name is None:
        return Mark(None, None)
    found = {
        each.tag.rpartition("}")[2]: (each.text or "").strip()
        for each in package.tree(name)
        if isinstance(each.tag, str)
    }
    author = found.get("lastModifiedBy") or None
    return Mark(None if author == AUTHOR else author, _time(found.get("modified")))


def is_struck_out(element: Any) -> bool:
    """All its words carry a line through them."""
    runs = [run for run in element.iter(qn("w:r")) if any((text.text or "").strip() for text in run.iter(qn("w:t")))]
    return bool(runs) and all(any(_is_on(run.find(f"{qn('w:rPr')}/{strike}")) for strike in _STRIKES) for run in runs)


def dresses(element: Any) -> frozenset[str]:
    """What words of it are dressed with that the Office's forms never use, in words."""
    return frozenset(_DRESSES[each.tag] for each in element.iter(*_DRESSES) if _is_on(each) and _is_on_words(each))


def _is_on_words(toggle: Any) -> bool:
    run = toggle.getparent().getparent()
    return run is not None and run.tag == _RUN and run.find(T) is not None


def _is_on(toggle: Any) -> bool:
    return toggle is not None and toggle.get(_VAL, "true") not in ("0", "false", "none", "off")


def is_inserted_by_program(element: Any) -> bool:
    """A paragraph or row whose tracked insertion by the program nobody accepted yet."""
    path = f"{qn('w:trPr')}/{INS}" if element.tag == TR else f"{qn('w:pPr')}/{qn('w:rPr')}/{INS}"
    mark = element.find(path)
    return mark is not None and mark_of(mark).author == AUTHOR
