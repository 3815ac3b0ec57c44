"""Takes a filled form whose values carry marks; gives its blocks, and leaves comments, pictures and bookmarks in it.

One way through the paper: five thousand rows cost as much each as fifty do.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from docx.oxml.ns import qn

from reports.drafting.blocks import Block, BlockKind, Cell
from reports.drafting.marking import BOOKMARK, BOOKMARK_END, TBL, TC, TR, FormBlock, P, R, T
from reports.drafting.marks import without_marks
from reports.drafting.runs import BREAKS, PICTURE_ID, Ledger, Said, finish_run, is_special

PREFIX = "_tdkt_"  # of the bookmarks on blocks; Word hides what begins with an underscore
_DRAWING, _BLIP, _EMBED = qn("w:drawing"), qn("a:blip"), qn("r:embed")
_ID, _NAME = qn("w:id"), qn("w:name")


@dataclass(frozen=True)
class _Place:
    """A block of the paper under way: which of the form, and about which entries of its loops."""

    form: FormBlock
    entries: tuple[str, ...]
    proposal: str | None


@dataclass
class Drawing(Ledger):
    """What one drawing notes while Jinja fills the form, and what goes beside the paper afterwards."""

    forms: Sequence[FormBlock] = ()
    places: list[_Place] = field(default_factory=list)

    def enter(self, number: int, loops: Sequence[Sequence[Any]]) -> str:
        """Called where a block begins, with the entries of each loop; gives its bookmark a name for now."""
        ids = [getattr(entry, "ma", None) for entries in loops for entry in entries]
        proposal = next((str(each) for each in reversed(ids) if each), None)
        entries = tuple(" ".join(map(identity_of, entries)) for entries in loops)
        self.places.append(_Place(self.forms[number], entries, proposal))
        return f"{PREFIX}{len(self.places) - 1}"


def identity_of(entry: Any) -> str:
    """By what an entry of a loop is known again in the next version: its proposal, its own key, or its first words."""
    for name in ("ma", "khoa"):
        if own := getattr(entry, name, None):
            return without_marks(str(own))
    if is_dataclass(entry):
        told = (getattr(entry, each.name) for each in fields(entry))
        return without_marks(next((text for text in told if isinstance(text, str) and text), ""))
    return without_marks(entry) if isinstance(entry, str) else ""


def finish(body: Any, drawing: Drawing, media: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks in the order of the paper; `media` gives the sha256 of the form's own pictures by their relation."""
    _mend_tables(body)
    said: dict[Any, Said] = {}
    for paragraph in list(body.iter(P)):
        told = Said()
        for run in list(paragraph.iter(R)):
            if any(is_special(text.text or "") for text in run.iterchildren(T)):
                finish_run(run, told, drawing)
        if told.spans or told.comments:
            said[paragraph] = told
    _number_pictures(body)
    return tuple(_blocks(body, drawing, said, media))


def _mend_tables(body: Any) -> None:
    """Word refuses a table without rows and a cell without a paragraph: what an empty list or a condition leaves."""
    for table in list(body.iter(TBL)):
        if next(table.iter(TR), None) is None:
            table.getparent().remove(table)
    for cell in body.iter(TC):
        if not len(cell) or cell[-1].tag != P:
            cell.append(cell.makeelement(P))


def _number_pictures(body: Any) -> None:
    """A loop repeats the ids of a form's pictures; Word repairs a paper that has one twice."""
    for number, each in enumerate(body.iter(qn("wp:docPr")), start=1):
        each.set("id", str(number))


def _blocks(body: Any, drawing: Drawing, said: Mapping[Any, Said], media: Mapping[str, str]) -> Iterator[Block]:
    """Bookmarks under way get their names; others of the form stay where a loop did not repeat them."""
    known: Counter[tuple[Any, ...]] = Counter()
    names: set[str | None] = set()
    hashes = {**media, **{f"rId{PICTURE_ID + at}": each.sha256 for at, each in enumerate(drawing.pictures)}}
    for number, start in enumerate(list(body.iter(BOOKMARK)), start=1):
        name = start.get(_NAME) or ""
        if not name.startswith(PREFIX):
            _keep(start, str(number), body, is_new=name not in names)
            names.add(name)
            continue
        place = drawing.places[int(name.removeprefix(PREFIX))]
        known[place.form, place.entries] += 1
        key = place.form.key(place.entries, known[place.form, place.entries])
        start.set(_NAME, PREFIX + key)
        start.set(_ID, str(number))
        paragraph = start.getparent()
        paragraph.append(paragraph.makeelement(BOOKMARK_END, {_ID: str(number)}))
        yield _block(paragraph, place, key, said=said, media=hashes)


def _keep(start: Any, number: str, body: Any, *, is_new: bool) -> None:
    """A bookmark of the form: its first place stays under a number of its own."""
    end = next((each for each in start.itersiblings(BOOKMARK_END) if each.get(_ID) == start.get(_ID)), None)
    if end is None:
        end = next((each for each in body.iter(BOOKMARK_END) if each.get(_ID) == start.get(_ID)), None)
    if end is None or not is_new:
        for each in filter(lambda each: each is not None, (start, end)):
            each.getparent().remove(each)
        return
    start.set(_ID, number)
    end.set(_ID, number)


def _block(paragraph: Any, place: _Place, key: str, *, said: Mapping[Any, Said], media: Mapping[str, str]) -> Block:
    loops = place.form.loops
    row = next(paragraph.iterancestors(TR), None) if place.form.is_row else None
    cells = [list(cell.iter(P)) for cell in _cells_of(row)] if row is not None else [[paragraph]]
    kind: BlockKind = "paragraph" if row is None else "row"
    told = [_cell(paragraphs, said) for paragraphs in cells]
    pictures = list(paragraph.iter(_BLIP)) if row is None and not told[0].text.strip() else []
    if pictures:
        hashes = [media.get(blip.get(_EMBED) or "", "") for blip in pictures]
        kind, told = "figure", [Cell(text=" ".join(hashes))]
    outer = "".join(f"[{hashlib.sha256(entry.encode()).hexdigest()[:8]}]" for entry in place.entries[:-1])
    return Block(
        key=key,
        kind=kind,
        group=loops[-1] + outer if loops else "",
        proposal=place.proposal,
        cells=tuple(told),
        comments=tuple(text for each in cells for p in each if p in said for text in said[p].comments),
    )


def _cells_of(row: Any) -> list[Any]:
    """The cells of the row itself, those in content controls too."""
    return [cell for cell in row.iter(TC) if next(cell.iterancestors(TR)) is row]


def _cell(paragraphs: Sequence[Any], said: Mapping[Any, Said]) -> Cell:
    text = "\n".join(text_of(paragraph) for paragraph in paragraphs)
    return Cell(text=text, spans=tuple(span for p in paragraphs if p in said for span in said[p].spans))


def text_of(paragraph: Any) -> str:
    """The words of a paragraph of a paper; a tab and a line break are the letters that they stand for."""
    letters = {tag: letter for letter, tag in BREAKS.items()}
    return "".join(letters.get(each.tag) or each.text or "" for each in paragraph.iter(T, *letters) if _is_said(each))


def _is_said(element: Any) -> bool:
    """A tab of paragraph properties is a stop, and a break to a new page is no letter either."""
    return element.getparent().tag == R and element.get(qn("w:type")) in (None, "textWrapping")
