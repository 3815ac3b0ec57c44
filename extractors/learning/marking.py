"""Takes the path of an original and values that people confirmed; gives the texts in which they stand, with marks.

To be run in a reading child. The file is read as it was read first; nothing that was stored of it is trusted.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

from spacy.tokens import Doc

from extractors.bundles import open_bundle
from extractors.document import Line, locate, make_doc
from extractors.learning.examples import MOST_LETTERS, WANTED, Example, Mark, Marked, Missing, Token, Wanted
from extractors.learning.finding import Finder, Found
from extractors.learning.labelling import words_before
from extractors.phrasebook import phrasebook_in_force
from extractors.readers import read_paper
from extractors.readers.kinds import BUNDLES, open_plain, sniff
from extractors.sandbox.pulse import beat
from extractors.sizes import keep_to_size
from records.errors import UnreadableFile

FUNCTION = "extractors.learning.marking:mark_file"


def mark_file(path: Path, *, sha256: str, wanted: str) -> str:
    """A `Marked` as JSON; `wanted` is a list of `Wanted` as JSON.

    `sha256` is that of the file meant: the kept original, or one of the files in it where it is a bundle. Raises
    InputError where the file cannot be read.
    """
    asked = WANTED.validate_json(wanted)
    with tempfile.TemporaryDirectory(prefix="hoc-") as folder:
        meant = _meant(path, sha256, Path(folder))
        paper = keep_to_size(read_paper(meant))
        return mark(make_doc(paper, phrasebook_in_force()), asked).model_dump_json()


def mark(doc: Doc, wanted: Sequence[Wanted]) -> Marked:
    """Each value in the paragraph or row in which it stands; examples in the order of the paper."""
    finder = Finder(doc)
    found: list[Found | Missing] = []
    for each in wanted:
        beat()
        found.append(finder.find(each.value, each.label, evidence=each.evidence, near=each.near))
    groups = {id(place.line): _group(doc, place.line) for place in found if isinstance(place, Found)}
    borders = sorted({(lines[0].start, _end(lines[-1])) for lines in groups.values()})
    starts = {lines[0].start: lines for lines in groups.values()}
    examples = tuple(_example(doc, starts[start], end) for start, end in borders)
    numbers = {start: number for number, (start, _) in enumerate(borders)}
    marks = []
    for each, place in zip(wanted, found, strict=True):
        if not isinstance(place, Found):
            marks.append(Mark(id=each.id, missing=place))
            continue
        first = groups[id(place.line)][0].start
        marks.append(
            Mark(
                id=each.id,
                example=numbers[first],
                start=place.line.start + place.start - first,
                end=place.line.start + place.end - first,
                ring=place.ring,
                before=words_before(doc, place.line, place.start),
            )
        )
    return Marked(examples=examples, marks=tuple(marks))


def _meant(path: Path, sha256: str, folder: Path) -> Path:
    """The file itself, or the one of its bundle that has these bytes."""
    if _hash(path) == sha256:
        return path
    kind = sniff(path)
    if kind in BUNDLES:
        inside = folder / "goi"
        inside.mkdir()
        for member in open_bundle(path, inside, kind=kind).members:
            if _hash(inside / member.file) == sha256:
                return inside / member.file
    raise UnreadableFile(f"Không còn tệp này trong {path.name}.", hint="Xem lại kho lưu.")


def _hash(path: Path) -> str:
    with open_plain(path) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _group(doc: Doc, line: Line) -> list[Line]:
    """The lines of its row, or of its paragraph; the line alone where they are longer than an example may be."""
    lines: list[Line] = doc._.lines
    before = takewhile(lambda other: _is_together(line, other), reversed(lines[: line.index]))
    behind = takewhile(lambda other: _is_together(line, other), lines[line.index + 1 :])
    group = [*reversed(list(before)), line, *behind]
    return group if _end(group[-1]) - group[0].start <= MOST_LETTERS else [line]


def _is_together(line: Line, other: Line) -> bool:
    if line.cell is None or other.cell is None:
        return line.paragraph is other.paragraph
    return line.table is other.table and line.cell.row == other.cell.row


def _end(line: Line) -> int:
    return line.start + len(line.text)


def _example(doc: Doc, lines: Sequence[Line], end: int) -> Example:
    start = lines[0].start
    inside = list(takewhile(lambda token: token.idx < end, doc[_number_of(doc, start) :]))
    closing = inside[-1].idx + len(inside[-1])
    tokens = tuple(
        Token(start=token.idx - start, end=token.idx - start + len(token), ws=bool(token.whitespace_))
        for token in inside[:-1]
    )
    last = Token(start=inside[-1].idx - start, end=closing - start, ws=False)
    places = locate(doc, lines[0])
    return Example(text=doc.text[start:closing], tokens=(*tokens, last), place=places[0] if places else None)


def _number_of(doc: Doc, start: int) -> int:
    """The number of the token that begins there: a line's first, since line breaks are tokens of their own."""
    return int(doc.to_array("IDX").searchsorted(start))
