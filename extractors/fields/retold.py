"""Takes sentences of a submission that tell of a nominee named elsewhere; gives the nominee what they say was received.

"Bà A đã đạt danh hiệu Lao động tiên tiến năm 2018." below the sentence that proposes her asks for nothing.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.document import Line
from extractors.fields.drafting import Draft, together
from extractors.fields.received import Owner, read_received_lines
from extractors.zones import Zones

_HAD = re.compile(
    r"\b(?:da|tung|lien tuc|vinh du)\b.{0,40}\b(?:dat|duoc|nhan|tang|cong nhan)\b|\bduoc (?:tang|nhan|cong nhan)\b"
)
_ASKS = re.compile(r"de nghi|de xuat|kinh trinh|\btrinh\b|thong nhat|dang ky|xet tang|bieu quyet")
_LONGEST = 600  # characters of a line that tells of one person


def add_received(doc: Doc, zones: Zones, drafts: list[Draft]) -> None:
    """Adds to each nominee what a sentence tells that names nobody else of the list."""
    told = [line for line in zones.body if _tells_of_past(zones, line)] if drafts else []
    for line in told:
        named = [draft for draft in drafts if draft.full_name.text in line.text]
        if len(named) != 1 or _is_own_line(line, named[0]):
            continue
        read = read_received_lines(doc, [line], Owner(named[0].kind, named[0].full_name.value))
        named[0].prior_titles = together(named[0].prior_titles, read.titles)
        named[0].prior_awards = together(named[0].prior_awards, read.awards)


def _tells_of_past(zones: Zones, line: Line) -> bool:
    return bool(
        line.table is None
        and line.recognitions()
        and len(line.text) < _LONGEST
        and zones.section.get(line.index) != "legal"
        and _HAD.search(line.bare)
        and not _ASKS.search(line.bare)
    )


def _is_own_line(line: Line, draft: Draft) -> bool:
    """The line is the one that proposes the nominee: what it tells was read with the name."""
    span = draft.full_name.span
    return span is not None and line.start <= span[0] < line.start + len(line.text)
