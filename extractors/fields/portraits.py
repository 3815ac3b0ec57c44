"""Takes the numbered people of a submission, each with lines of his or her own below; gives them as nominees.

 "1. Bà A, Kế toán" over "- Sinh năm: …", "- Đã được khen thưởng: …", "- Đề nghị: Giấy khen …": what a line of the block
says, it says of the one whose name stands above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractors.document import Line
from extractors.fields.drafting import PERSON, Draft
from extractors.fields.labels import read_labels
from extractors.fields.mentions import draft_of_line
from extractors.fields.personal import fill_from_labels
from extractors.fields.received import Owner, read_received_lines
from extractors.fields.refusals import ENUMERATED, REFUSED, Refusals
from extractors.fields.requests import Asked, asked_in_line, year_of
from extractors.zones import Zones, heading_kind

_MARKED = re.compile(r"\s*(?:[=\-–]?>|→|⇒)\s*")
_ASKS = re.compile(
    r"(?:kinh )?(?:de nghi|de xuat|(?:danh hieu|hinh thuc)(?: thi dua| khen thuong)?(?:,? hinh thuc khen thuong)? "
    r"(?:duoc )?(?:de nghi|de xuat))\b"
)
_HAD = re.compile(r"\b(?:da|duoc)\b.{0,20}\b(?:khen|tang|nhan|dat)\b")
_STOPS = re.compile(r"\s*(?:$|[,;:.(\t]|[-–]\s)")  # behind a name that stands for itself; else the person acts
_NUMBER = re.compile(r"\s*(?:\d{1,3}|[IVX]+)[.)/]\s+\D")
_MOST_LINES = 40  # below one name


@dataclass(slots=True, frozen=True)
class _Block:
    """A line that opens with a person, and the lines of that person below it."""

    head: Line
    person: re.Match[str]
    lines: tuple[Line, ...]
    asked: tuple[Line, ...]


def read_portraits(doc: Doc, zones: Zones, title: Asked, refusals: Refusals) -> tuple[list[Draft], frozenset[int]]:
    """The people of such blocks, and the lines of the blocks, which nothing else has to be read from."""
    blocks = [block for block in _blocks(zones) if block.asked]
    drafts = [_draft_of(doc, block, title) for block in blocks if not _refused(block, refusals)]
    return drafts, frozenset(line.index for block in blocks for line in (block.head, *block.lines))


def _blocks(zones: Zones) -> Iterator[_Block]:
    heads = [(place, found) for place, line in enumerate(zones.body) if (found := _opens(zones, line))]
    ends = [*(place for place, _ in heads[1:]), len(zones.body)]
    for (place, found), following in zip(heads, ends, strict=False):
        lines = tuple(_own_lines(zones.body[place + 1 : min(following, place + 1 + _MOST_LINES)]))
        yield _Block(zones.body[place], found, lines, tuple(line for line in lines if _is_asking(line)))


def _opens(zones: Zones, line: Line) -> re.Match[str] | None:
    """A numbered line that begins with a person."""
    if line.table is not None or zones.section.get(line.index) == "legal":
        return None
    lead = ENUMERATED.match(line.text).end()
    counted = any(map(str.isalnum, line.text[:lead])) or bool(line.paragraph.label)
    person = PERSON.match(line.text, lead) if counted else None
    return person if person and _STOPS.match(line.text, person.end()) and not REFUSED.search(line.bare) else None


def _own_lines(lines: list[Line]) -> Iterator[Line]:
    """Lines below a name, up to a table, a heading, the next number, or plain text behind marked lines."""
    marked = False
    for line in lines:
        if _NUMBER.match(line.labelled):
            return
        has_mark = bool(line.paragraph.label) or ENUMERATED.match(line.text).end() > 0 or _MARKED.match(line.text)
        if line.table is not None or (marked and not has_mark) or (heading_kind(line) and not _is_asking(line)):
            return
        marked = marked or bool(has_mark)
        yield line


def _is_asking(line: Line) -> bool:
    """ "- Đề nghị: Bằng khen …", "=> Đề nghị tặng …"; what leads to a list or names somebody asks for others."""
    if not line.recognitions() or line.text.rstrip().endswith(":") or PERSON.search(line.text):
        return False
    mark = _MARKED.match(line.text)
    lead = mark.end() if mark else ENUMERATED.match(line.text).end()
    return _ASKS.match(line.bare, lead) is not None and not REFUSED.search(line.bare)


def _refused(block: _Block, refusals: Refusals) -> bool:
    return any(line.index in refusals.lines for line in (block.head, *block.lines))


def _draft_of(doc: Doc, block: _Block, title: Asked) -> Draft:
    asked = [pair for line in block.asked for pair in asked_in_line(line).awards]
    year = next((year for line in block.asked if (year := year_of(line.text))), None) or title.year
    draft = draft_of_line(doc, block.head, block.person, asked, year)
    fill_from_labels(doc, draft, read_labels([line for line in block.lines if line not in block.asked]))
    had = [line for line in block.lines if line.recognitions() and line not in block.asked and _HAD.search(line.bare)]
    received = read_received_lines(doc, had, Owner("ca_nhan", draft.full_name.value))
    draft.prior_titles = (*draft.prior_titles, *received.titles)
    draft.prior_awards = (*draft.prior_awards, *received.awards)
    return draft
