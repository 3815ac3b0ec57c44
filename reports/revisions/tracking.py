"""A paragraph or row and what it should say come in; tracked changes by the program go into it, as Word makes them.

Nothing is replaced silently: deleted words stay in `w:del`, new ones stand in `w:ins` dressed like their neighbours.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from reports.drafting.doubts import AUTHOR
from reports.revisions.reading import is_inserted_by_program, mark_of
from reports.revisions.steps import steps_between
from reports.revisions.words import (
    BREAKS,
    DEL,
    HOLDERS,
    HYPHEN,
    INS,
    LEADING,
    MOVE_TO,
    PPR,
    RPR,
    TAB,
    TC,
    P,
    R,
    T,
    paragraphs_in,
    seen,
)

_WORD = P[1:].partition("}")[0]
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_DELETED = qn("w:delText")
_SECTION, _CHANGE = qn("w:sectPr"), qn("w:pPrChange")
_EMPHASES = (qn("w:b"), qn("w:i"))


class Stamp:
    """Signs the program's tracked changes in one document: one author, one day, ids that nothing else has."""

    def __init__(self, root: Any, made_on: date) -> None:
        numbers = root.xpath("//@w:id", namespaces={"w": _WORD})
        self._last = max((int(n) for n in numbers if n and n.lstrip("-").isdigit()), default=0)
        self.date = f"{made_on.isoformat()}T00:00:00Z"

    def next_id(self) -> str:
        self._last += 1
        return str(self._last)

    def element(self, tag: str) -> Any:
        made = etree.Element(tag, nsmap={"w": tag[1:].partition("}")[0]})
        made.set(qn("w:id"), self.next_id())
        made.set(qn("w:author"), AUTHOR)
        made.set(qn("w:date"), self.date)
        return made


def visible_runs(element: Any) -> Iterator[Any]:
    """The runs of a paragraph that are seen, in order."""
    for child in element:
        if child.tag == R:
            yield child
        elif child.tag in HOLDERS:
            yield from visible_runs(child)


def rewrite(paragraph: Any, source: Any, stamp: Stamp) -> None:
    """Makes the paragraph say what `source` says, word by word; the number of its line stays as it is."""
    old, new = seen(paragraph), seen(source)
    start, skip = _number_length(old), _number_length(new)
    steps = steps_between(old[start:], new[skip:])
    for step in reversed(steps):  # from the end, so that places before it stay right
        low, high = start + step.old_from, start + step.old_to
        fresh = _dressed(source, skip + step.new_from, skip + step.new_to)
        _replace(paragraph, low, high, fresh, stamp)


def strike_paragraph(paragraph: Any, stamp: Stamp) -> bool:
    """A tracked deletion; False where it was the program's own pending insertion and is taken away at once."""
    parent = paragraph.getparent()
    is_only = parent.tag == TC and not any(each.tag == P and each is not paragraph for each in parent)
    has_section = paragraph.find(f"{PPR}/{_SECTION}") is not None
    if is_inserted_by_program(paragraph) and not is_only and not has_section:
        parent.remove(paragraph)
        return False
    _strike_runs(list(visible_runs(paragraph)), stamp)
    is_last = parent.tag == TC and all(each.tag != P for each in paragraph.itersiblings())
    if not is_last and not has_section:
        marks = _paragraph_marks(paragraph)
        marks.insert(sum(1 for each in marks if each.tag == INS), stamp.element(DEL))
    return True


def strike_row(row: Any, stamp: Stamp) -> bool:
    """A tracked deletion of the whole row; False where it was the program's own pending insertion."""
    if is_inserted_by_program(row):
        row.getparent().remove(row)
        return False
    for paragraph in list(paragraphs_in(row)):
        _strike_runs(list(visible_runs(paragraph)), stamp)
    _mark_row(row, stamp.element(DEL))
    return True


def restore(element: Any) -> None:
    """Takes the program's own deletion of a paragraph or row back, as if it were rejected."""
    for mark in [each for each in element.iter(DEL) if mark_of(each).author == AUTHOR]:
        parent = mark.getparent()
        if parent.tag in (RPR, qn("w:trPr")):
            parent.remove(mark)
        else:
            _unwrap(mark)


def insert_paragraph_mark(paragraph: Any, stamp: Stamp) -> None:
    """Shows a copied paragraph as a tracked insertion, its mark and its words."""
    _paragraph_marks(paragraph).insert(0, stamp.element(INS))
    _insert_runs(paragraph, stamp)


def insert_row_mark(row: Any, stamp: Stamp) -> None:
    """Shows a copied row as a tracked insertion."""
    _mark_row(row, stamp.element(INS))
    for paragraph in list(paragraphs_in(row)):
        _insert_runs(paragraph, stamp)


def isolate(paragraph: Any, low: int, high: int) -> list[Any]:
    """The runs that hold exactly the seen words from `low` to `high`; runs are split at the borders."""
    found, at = [], 0
    for run in list(visible_runs(paragraph)):
        length = len(run_text(run))
        start, end = max(low - at, 0), min(high - at, length)
        at += length
        if start >= end:
            continue
        if start > 0:
            run = _split(run, start)
        if end < length:
            _split(run, end - start)
        found.append(run)
    return found


def run_text(run: Any) -> str:
    return "".join(_shown(child) for child in run)


def _shown(child: Any) -> str:
    if child.tag == T:
        return child.text or ""
    if child.tag == TAB:
        return "\t"
    if child.tag in BREAKS:
        return "\n"
    return "-" if child.tag == HYPHEN else ""


def _split(run: Any, at: int) -> Any:
    """Cuts the run after `at` characters; gives the second half."""
    rest = etree.Element(R)
    properties = run.find(RPR)
    if properties is not None:
        rest.append(copy.deepcopy(properties))
    place = 0
    for child in [each for each in run if each.tag != RPR]:
        length = len(_shown(child))
        if place >= at:
            rest.append(child)
        elif place + length > at:
            text = child.text or ""
            child.text, tail = text[: at - place], copy.deepcopy(child)
            tail.text = text[at - place :]
            for each in (child, tail):
                each.set(SPACE, "preserve")
            rest.append(tail)
        place += length
    run.addnext(rest)
    return rest


def _replace(paragraph: Any, low: int, high: int, fresh: Sequence[tuple[str, tuple[bool, ...]]], stamp: Stamp) -> None:
    struck = isolate(paragraph, low, high)
    before = [] if struck or low == 0 else isolate(paragraph, low - 1, low)
    after = [] if struck or before else list(visible_runs(paragraph))[:1]
    neighbour = next(iter((*struck[:1], *before, *after)), None)
    runs = _runs_like(neighbour, fresh)
    if not runs:
        _strike_runs(struck, stamp)
        return
    if struck or before:
        last = (struck or before)[-1]
        if last.getparent().tag == INS and mark_of(last.getparent()).author == AUTHOR:
            for run in reversed(runs):
                last.addnext(run)
            _strike_runs(struck, stamp)
            _settle(runs[0].getparent())
            return
        _strike_runs(struck, stamp)
        anchor = last.getparent() if struck else last
    else:
        anchor = None
    inserted = stamp.element(INS)
    inserted.extend(runs)
    if anchor is not None:
        anchor.addnext(inserted)
    elif after:
        after[0].addprevious(inserted)
    else:
        _put_first(paragraph, inserted)


def _settle(inserted: Any) -> None:
    """Words taken out and put in again are no change: both marks go."""
    before = inserted.getprevious()
    if before is None or before.tag != DEL or mark_of(before).author != AUTHOR:
        return
    deleted = "".join(text.text or "" for text in before.iter(_DELETED))
    if deleted == "".join(run_text(run) for run in inserted):
        inserted.getparent().remove(inserted)
        _unwrap(before)


def _strike_runs(runs: Sequence[Any], stamp: Stamp) -> None:
    """Puts runs into `w:del`, neighbours into one; words that the program had only proposed are taken away."""
    open_mark: Any = None
    for run in runs:
        parent = run.getparent()
        if parent.tag in (INS, MOVE_TO) and mark_of(parent).author == AUTHOR:
            parent.remove(run)
            if not len(parent):
                parent.getparent().remove(parent)
            continue
        if not any(_shown(child) or child.tag == qn("w:drawing") for child in run):
            continue
        _drop_spelling(run)
        if open_mark is None or run.getprevious() is not open_mark:
            open_mark = stamp.element(DEL)
            run.addprevious(open_mark)
        open_mark.append(run)
        for text in run.findall(T):
            text.tag = _DELETED
            text.set(SPACE, "preserve")


def _drop_spelling(run: Any) -> None:
    """Word's notes on spelling between the runs would tear one deletion into many."""
    before = run.getprevious()
    while before is not None and before.tag == qn("w:proofErr"):
        before.getparent().remove(before)
        before = run.getprevious()


def _unwrap(mark: Any) -> None:
    for text in mark.iter(_DELETED):
        text.tag = T
    for child in list(mark):
        mark.addprevious(child)
    mark.getparent().remove(mark)


def _insert_runs(element: Any, stamp: Stamp) -> None:
    """Puts every run below into `w:ins`, where it stands."""
    open_mark: Any = None
    for run in list(visible_runs(element)):
        if open_mark is None or run.getprevious() is not open_mark:
            open_mark = stamp.element(INS)
            run.addprevious(open_mark)
        open_mark.append(run)


def _runs_like(neighbour: Any, fresh: Sequence[tuple[str, tuple[bool, ...]]]) -> list[Any]:
    """Runs dressed as the neighbour; where the new words are partly bold, bold where the program has them so."""
    properties = None if neighbour is None else neighbour.find(RPR)
    has_own = len({emphasis for _, emphasis in fresh}) > 1
    runs = []
    for text, emphasis in fresh:
        run = etree.Element(R)
        if properties is not None:
            run.append(copy.deepcopy(properties))
        if has_own:
            _emphasise(run, emphasis)
        _fill(run, text)
        runs.append(run)
    return runs


def _emphasise(run: Any, emphasis: tuple[bool, ...]) -> None:
    properties = run.find(RPR)
    if properties is None:
        properties = etree.SubElement(run, RPR)
    for tag in _EMPHASES:
        for each in properties.findall(tag):
            properties.remove(each)
    at = sum(1 for child in properties if child.tag in (qn("w:rStyle"), qn("w:rFonts")))
    for tag, is_on in zip(reversed(_EMPHASES), reversed(emphasis), strict=True):
        if is_on:
            properties.insert(at, etree.Element(tag))


def _fill(run: Any, text: str) -> None:
    held = ""
    for letter in (*text, ""):
        if letter and letter not in "\t\n":
            held += letter
            continue
        if held:
            piece = etree.SubElement(run, T)
            piece.text, held = held, ""
            piece.set(SPACE, "preserve")
        if letter:
            etree.SubElement(run, TAB if letter == "\t" else qn("w:br"))


def _dressed(source: Any, low: int, high: int) -> list[tuple[str, tuple[bool, ...]]]:
    """The words of a stretch of the program's paragraph, cut where bold or italic begins or ends."""
    pieces: list[tuple[str, tuple[bool, ...]]] = []
    at = 0
    for run in visible_runs(source):
        text = run_text(run)
        part = text[max(low - at, 0) : max(high - at, 0)]
        at += len(text)
        if not part:
            continue
        emphasis = tuple(_is_on(run.find(f"{RPR}/{tag}")) for tag in _EMPHASES)
        if pieces and pieces[-1][1] == emphasis:
            pieces[-1] = (pieces[-1][0] + part, emphasis)
        else:
            pieces.append((part, emphasis))
    return pieces


def _is_on(toggle: Any) -> bool:
    return toggle is not None and toggle.get(qn("w:val"), "true") not in ("0", "false", "off")


def _number_length(text: str) -> int:
    found = LEADING.match(text)
    return found.end() if found else len(text) - len(text.lstrip())


def _put_first(paragraph: Any, element: Any) -> None:
    """Before everything but the properties and the bookmark that stands on the paragraph."""
    at = 0
    for child in paragraph:
        if child.tag not in (PPR, qn("w:bookmarkStart")):
            break
        at += 1
    paragraph.insert(at, element)


def _paragraph_marks(paragraph: Any) -> Any:
    """The properties of the paragraph's mark, made where the schema wants them."""
    properties = paragraph.find(PPR)
    if properties is None:
        properties = etree.Element(PPR)
        paragraph.insert(0, properties)
    marks = properties.find(RPR)
    if marks is None:
        marks = etree.Element(RPR)
        later = next((each for each in properties if each.tag in (_SECTION, _CHANGE)), None)
        if later is None:
            properties.append(marks)
        else:
            later.addprevious(marks)
    return marks


def _mark_row(row: Any, mark: Any) -> None:
    properties = row.find(qn("w:trPr"))
    if properties is None:
        properties = etree.Element(qn("w:trPr"))
        before = row.find(qn("w:tblPrEx"))
        row.insert(0 if before is None else row.index(before) + 1, properties)
    later = properties.find(qn("w:trPrChange"))
    if later is None:
        properties.append(mark)
    else:
        later.addprevious(mark)
