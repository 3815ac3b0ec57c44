"""Takes the document part of a Word file; gives the text in it that a reader of the printed page does not see.

Deleted and inserted by tracked changes, hidden, white on white, tiny, or different for old versions of Word. Whether it
matters is left to `extractors.fields.doubts`. Each search starts only where the bytes show something to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from extractors.layout import Doubt, Unseen
from extractors.readers.packages.package import VAL, W, count_of

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXT = (W + "t", W + "delText")
_HORN = W + "softHyphen"  # ư in a TCVN3 font
_PARTS_OF_TEXT = (*_TEXT, _HORN, W + "tab", W + "br", W + "cr", W + "p", W + "tc")
_MARKS_OF_PROPERTIES = frozenset((W + "rPr", W + "trPr", W + "pPr", W + "numberingChange", W + "tcPr"))
_WHITE = frozenset(("ffffff", "white"))
_TINY_HALF_POINTS = 4
_BARE_FILLS = frozenset((None, "auto", "ffffff"))
_PROPERTIES = (W + "rPr", W + "pPr", W + "tcPr", W + "tblPr")
_TAKEN_OUT, _PUT_IN = (W + "del", W + "moveFrom"), (W + "ins", W + "moveTo")
_GATES = {  # bytes without which there is nothing to find: four microseconds each, a search of the tree a hundred
    "deleted": (b"del",),
    "inserted": (b"ins ", b":ins>"),
    "hidden": (b"vanish",),
    "white": (b"FFFFFF", b"ffffff", b"white"),
    "double": (b"AlternateContent",),
}
_TINY = re.compile(rb":sz [^>]{0,20}[\"'][0-4][\"']")
_PLAIN_TABLES = frozenset(("TableGrid", "TableNormal"))
_LETTERS = re.compile(r"[^\W\d_]+")


def find_unseen(root: etree._Element, raw: bytes, hidden_styles: frozenset[str] = frozenset()) -> list[Unseen]:
    """Every stretch of such text, in document order of each way; `hidden_styles` are styles that hide their runs."""
    found: list[Unseen] = []
    if _may_hold(raw, "deleted"):
        found += [Unseen("deleted", text) for text in _deleted(root)]
    if _may_hold(raw, "inserted"):
        found += [Unseen("inserted", text) for text in _inserted(root)]
    if found or b"moveFrom" in raw:
        found += _rewritten(root)
    hidden = _hidden_runs(root, raw, hidden_styles)
    found += [Unseen("hidden", text) for text in _joined(hidden)]
    return found


def find_double_text(root: etree._Element, raw: bytes) -> list[Doubt]:
    """Content that new and old versions of Word show differently (mc:AlternateContent)."""
    if not _may_hold(raw, "double"):
        return []
    for element in root.iter(_MC + "AlternateContent"):
        shown = [text_of(each) for each in element.iterchildren(_MC + "Choice")]
        old = " ".join(text_of(each) for each in element.iterchildren(_MC + "Fallback"))
        if old and shown and not any(_same_words(old, each) for each in shown):
            sentence = (
                f"Tệp nói hai điều: Word mới hiện “{shown[0][:80]}”, Word cũ hiện “{old[:80]}”. Mở tệp, đối chiếu."
            )
            return [Doubt("HAI_NGHIA", sentence)]
    return []


def text_of(element: etree._Element) -> str:
    """All text of an element, deleted text too, with single spaces."""
    pieces = [_written(each) for each in element.iter(*_PARTS_OF_TEXT) if each is not element or each.tag in _TEXT]
    return " ".join("".join(pieces).split())


def _written(part: etree._Element) -> str:
    if part.tag in _TEXT:
        return part.text or ""
    return "\u00ad" if part.tag == _HORN else " "


def _may_hold(raw: bytes, what: str) -> bool:
    return _is_utf_16(raw) or any(mark in raw for mark in _GATES[what])


def _is_utf_16(raw: bytes) -> bool:
    return raw[:2] in (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def _same_words(first: str, second: str) -> bool:
    return _LETTERS.findall(first.casefold()) == _LETTERS.findall(second.casefold())


def _deleted(root: etree._Element) -> Iterator[str]:
    """Deleted rows of tables whole, deleted runs that follow each other as one text."""
    rows = [mark.getparent().getparent() for mark in root.iter(W + "del") if _is_of(mark, W + "trPr")]
    for row in rows:
        cells = (text_of(cell) for cell in row.iter(W + "tc"))
        yield ", ".join(text for text in cells if text)
    within = set(rows)
    changes = (mark for mark in root.iter(W + "del") if not _is_mark(mark) and not within & set(mark.iterancestors()))
    yield from _in_a_row(changes)


def _inserted(root: etree._Element) -> Iterator[str]:
    for mark in root.iter(W + "ins"):
        if _is_of(mark, W + "trPr"):
            yield text_of(mark.getparent().getparent())
    yield from _in_a_row(mark for mark in root.iter(W + "ins") if not _is_mark(mark))


def _in_a_row(changes: Iterator[etree._Element]) -> Iterator[str]:
    """The texts of changes, those that stand side by side joined: Word cuts a change wherever its author paused."""
    text, last = "", None
    for change in changes:
        if last is not None and change.getprevious() is last:
            text += text_of_run(change)
        else:
            if text.strip():
                yield " ".join(text.split())
            text = text_of_run(change)
        last = change
    if text.strip():
        yield " ".join(text.split())


def text_of_run(element: etree._Element) -> str:
    """Text as it stands, spaces at the ends included."""
    return "".join(_written(each) for each in element.iter(*_PARTS_OF_TEXT))


def _rewritten(root: etree._Element) -> Iterator[Unseen]:
    """Each paragraph with tracked changes as it was and as it would be; what goes whole is dropped.

    A name may be changed by one of its words only, which tells nobody's name alone.
    """
    marks = (mark for mark in root.iter(*_TAKEN_OUT, *_PUT_IN) if not _is_mark(mark))
    paragraphs = {owner for mark in marks if (owner := next(mark.iterancestors(W + "p"), None)) is not None}
    for paragraph in (each for each in root.iter(W + "p") if each in paragraphs):
        before, after = ("".join(_kept(paragraph, without)).strip() for without in (_PUT_IN, _TAKEN_OUT))
        if before and not after and next(paragraph.iterancestors(W + "tc"), None) is None:
            yield Unseen("dropped", before)
        yield from (Unseen("before", before), Unseen("after", after))
    for mark in root.iter(W + "del"):
        if _is_of(mark, W + "trPr"):
            yield Unseen("dropped", ", ".join(filter(None, map(text_of, mark.getparent().getparent().iter(W + "tc")))))


def _kept(paragraph: etree._Element, without: tuple[str, str]) -> Iterator[str]:
    """The text of a paragraph that no change of these two kinds holds."""
    for part in paragraph.iter(*_PARTS_OF_TEXT):
        if part is not paragraph and next(part.iterancestors(*without), None) is None:
            yield _written(part)


def _is_of(mark: etree._Element, properties: str) -> bool:
    parent = mark.getparent()
    return parent is not None and parent.tag == properties and parent.getparent() is not None


def _is_mark(change: etree._Element) -> bool:
    """A change of a paragraph mark or of properties, which holds no text."""
    parent = change.getparent()
    return parent is not None and parent.tag in _MARKS_OF_PROPERTIES


def _hidden_runs(root: etree._Element, raw: bytes, styles: frozenset[str]) -> list[etree._Element]:
    runs: dict[etree._Element, None] = {}
    if _may_hold(raw, "hidden"):
        runs |= dict.fromkeys(r for e in root.iter(W + "vanish") if _is_on(e) and (r := _run_of(e)) is not None)
    if styles:
        named = (e for e in root.iter(W + "rStyle", W + "pStyle") if e.get(VAL) in styles)
        runs |= dict.fromkeys(run for e in named for run in _runs_under(e))
    if _may_hold(raw, "white"):
        white = (e for e in root.iter(W + "color") if str(e.get(VAL)).casefold() in _WHITE)
        runs |= dict.fromkeys(r for e in white if (r := _run_of(e)) is not None and not _is_shaded(r))
    if _is_utf_16(raw) or _TINY.search(raw):
        tiny = (e for e in root.iter(W + "sz") if 0 <= count_of(e, 99) <= _TINY_HALF_POINTS)
        runs |= dict.fromkeys(r for e in tiny if (r := _run_of(e)) is not None)
    return list(runs)


def _is_on(element: etree._Element) -> bool:
    return element.get(VAL) not in ("0", "false", "off", "none")


def _run_of(property_: etree._Element) -> etree._Element | None:
    """The run that a property belongs to; None for that of a paragraph mark or a style."""
    properties = property_.getparent()
    run = None if properties is None else properties.getparent()
    return run if run is not None and run.tag == W + "r" else None


def _runs_under(reference: etree._Element) -> Iterator[etree._Element]:
    """The runs that a reference to a style is about: its own, or all of its paragraph."""
    owner = reference.getparent().getparent()
    if owner is not None:
        yield from (owner,) if owner.tag == W + "r" else owner.iter(W + "r")


def _is_shaded(run: etree._Element) -> bool:
    """Whether something dark may lie behind a run: shading, highlight, a shape, or the style of its table."""
    for element in (run, *run.iterancestors()):
        if element.tag in (W + "txbxContent", W + "drawing", W + "pict"):
            return True
        for name in _PROPERTIES:
            properties = element.find(name)
            if properties is None:
                continue
            shade = properties.find(W + "shd")
            if shade is not None and str(shade.get(W + "fill") or "auto").casefold() not in _BARE_FILLS:
                return True
            style = properties.find(W + "tblStyle")
            if properties.find(W + "highlight") is not None or (
                style is not None and style.get(VAL) not in _PLAIN_TABLES
            ):
                return True
    return False


def _joined(runs: list[etree._Element]) -> Iterator[str]:
    """Texts of hidden runs, those side by side joined."""
    yield from _in_a_row(iter(runs))
