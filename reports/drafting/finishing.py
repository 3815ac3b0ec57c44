"""Takes a filled form whose values carry marks; gives its blocks, and leaves comments, pictures and bookmarks in it.

One way through the paper: five thousand rows cost as much each as fifty do.
"""

from __future__ import annotations

import copy
import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from reports.drafting.blocks import Block, BlockKind, Cell, Span
from reports.drafting.doubts import Doubts, Marked
from reports.drafting.marking import BOOKMARK, BOOKMARK_END, TC, TR, FormBlock, P, R, T
from reports.drafting.marks import END, TOKEN, has_marks, is_picture, number_of, picture_of, without_marks
from reports.drafting.pictures import Picture

PREFIX = "_tdkt_"  # of the bookmarks on blocks; Word hides what begins with an underscore
PICTURE_ID = 9000  # of the relations to our pictures: above those of any form
_DRAWING, _BLIP, _EMBED = qn("w:drawing"), qn("a:blip"), qn("r:embed")
_ID, _NAME, _PROPERTIES = qn("w:id"), qn("w:name"), qn("w:rPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = {"\n": qn("w:br"), "\t": qn("w:tab")}


@dataclass(frozen=True)
class _Place:
    """A block of the paper under way: which of the form, and about which entries of its loops."""

    form: FormBlock
    entries: tuple[str, ...]
    proposal: str | None


@dataclass
class Drawing:
    """What one drawing notes while Jinja fills the form, and what goes beside the paper afterwards."""

    forms: Sequence[FormBlock]
    doubts: Doubts
    places: list[_Place] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    comments: list[tuple[str, ...]] = field(default_factory=list)
    said: set[int] = field(default_factory=set)

    def enter(self, number: int, loops: Sequence[Sequence[Any]]) -> str:
        """Called where a block begins, with the entries of each loop; gives its bookmark a name for now."""
        ids = [getattr(entry, "ma", None) for entries in loops for entry in entries]
        proposal = next((str(each) for each in reversed(ids) if each), None)
        entries = tuple(" ".join(map(identity_of, entries)) for entries in loops)
        self.places.append(_Place(self.forms[number], entries, proposal))
        return f"{PREFIX}{len(self.places) - 1}"

    def show(self, picture: Picture) -> str:
        self.pictures.append(picture)
        return picture_of(len(self.pictures) - 1)


def identity_of(entry: Any) -> str:
    """By what an entry of a loop is known again in the next version: its proposal, its own key, or its first words."""
    for name in ("ma", "khoa"):
        if own := getattr(entry, name, None):
            return without_marks(str(own))
    if is_dataclass(entry):
        told = (getattr(entry, each.name) for each in fields(entry))
        return without_marks(next((text for text in told if isinstance(text, str) and text), ""))
    return without_marks(entry) if isinstance(entry, str) else ""


@dataclass
class _Said:
    """What stands in one paragraph besides its words."""

    spans: list[Span] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def finish(body: Any, drawing: Drawing, media: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks in the order of the paper; `media` gives the sha256 of the form's own pictures by their relation."""
    said: dict[Any, _Said] = {}
    for paragraph in list(body.iter(P)):
        told = _Said()
        for run in list(paragraph.iter(R)):
            if any(_is_special(text.text) for text in run.iterchildren(T)):
                _finish_run(run, told, drawing)
        if told.spans or told.comments:
            said[paragraph] = told
    _number_pictures(body)
    return tuple(_blocks(body, drawing, said, media))


def _is_special(text: str | None) -> bool:
    return bool(text) and (has_marks(text or "") or "\n" in (text or "") or "\t" in (text or ""))


def _finish_run(run: Any, told: _Said, drawing: Drawing) -> None:
    """Marks become comments and spans, pictures drawings, line breaks of a value breaks of Word."""
    properties, after = run.find(_PROPERTIES), run
    for child in [child for child in run if child.tag != _PROPERTIES]:
        pieces = _pieces(child.text or "") if child.tag == T else [child]
        held: list[tuple[Marked, int, list[str], Any]] = []  # marks that are open: value, comment, words, first run
        for piece in pieces:
            if isinstance(piece, str) and TOKEN.fullmatch(piece) and not is_picture(piece):
                if piece != END:
                    number = number_of(piece)
                    held.append((drawing.doubts.marked(number), number, [], after))
                elif held:
                    after = _close(*held.pop(), after, told=told, drawing=drawing)
                continue
            part = run.makeelement(R)
            if properties is not None:
                part.append(copy.copy(properties))
            part.append(_content(piece, run, drawing))
            if isinstance(piece, str) and not is_picture(piece):
                for _, _, words, _ in held:
                    words.append(piece)
            after.addnext(part)
            after = part
    run.getparent().remove(run)


def _pieces(text: str) -> Iterator[str]:
    """Tokens, line breaks and the words between them."""
    for token in filter(None, TOKEN.split(text)):
        if TOKEN.fullmatch(token):
            yield token
            continue
        words = ""
        for letter in without_marks(token):
            if letter in _BREAKS:
                if words:
                    yield words
                yield letter
                words = ""
            else:
                words += letter
        if words:
            yield words


def _content(piece: Any, run: Any, drawing: Drawing) -> Any:
    if not isinstance(piece, str):
        return piece
    if is_picture(piece):
        number = number_of(piece)
        return etree.fromstring(drawing.pictures[number].drawing(f"rId{PICTURE_ID + number}", number + 1))
    if piece in _BREAKS:
        return run.makeelement(_BREAKS[piece])
    text = run.makeelement(T, {_SPACE: "preserve"})
    text.text = piece
    return text


def _close(
    marked: Marked, number: int, words: list[str], before: Any, last: Any, *, told: _Said, drawing: Drawing
) -> Any:
    """Notes what the marked words print; the first place of each value gets its comment. Gives the last element."""
    text = "".join(words)
    if marked.proposal and marked.field and text:
        told.spans.append(Span(proposal=marked.proposal, field=marked.field, text=text))
    if not marked.sentences or number in drawing.said or last is before:
        return last
    drawing.said.add(number)
    told.comments.append("\n".join(marked.sentences))
    comment = str(len(drawing.comments))
    drawing.comments.append(marked.sentences)
    before.addnext(last.makeelement(qn("w:commentRangeStart"), {_ID: comment}))
    end = last.makeelement(qn("w:commentRangeEnd"), {_ID: comment})
    last.addnext(end)
    reference = last.makeelement(R)
    properties = last.makeelement(_PROPERTIES)
    properties.append(last.makeelement(qn("w:rStyle"), {qn("w:val"): "CommentReference"}))
    reference.extend([properties, last.makeelement(qn("w:commentReference"), {_ID: comment})])
    end.addnext(reference)
    return reference


def _number_pictures(body: Any) -> None:
    """A loop repeats the ids of a form's pictures; Word repairs a paper that has one twice."""
    for number, each in enumerate(body.iter(qn("wp:docPr")), start=1):
        each.set("id", str(number))


def _blocks(body: Any, drawing: Drawing, said: Mapping[Any, _Said], media: Mapping[str, str]) -> Iterator[Block]:
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


def _block(paragraph: Any, place: _Place, key: str, *, said: Mapping[Any, _Said], media: Mapping[str, str]) -> Block:
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


def _cell(paragraphs: Sequence[Any], said: Mapping[Any, _Said]) -> Cell:
    text = "\n".join(text_of(paragraph) for paragraph in paragraphs)
    return Cell(text=text, spans=tuple(span for p in paragraphs if p in said for span in said[p].spans))


def text_of(paragraph: Any) -> str:
    """The words of a paragraph of a paper; a tab and a line break are the letters that they stand for."""
    letters = {tag: letter for letter, tag in _BREAKS.items()}
    return "".join(letters.get(each.tag) or each.text or "" for each in paragraph.iter(T, *letters) if _is_said(each))


def _is_said(element: Any) -> bool:
    return bool(element.getparent().tag == R)  # a w:tab of paragraph properties is a stop, no letter
