"""Takes a paper and what the structure read in it; gives the lines on which no other source needs to be asked.

Where a statement of achievements begins and ends is a matter of taste, and not voted on; a line of a report's
achievements or recognitions that holds no other value says nothing of head or nominee. Most of a report is such lines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from extractors.document import Line
from extractors.zones import Zones
from records.readings import DocumentHead, Nominee, Told

_REPORTS = frozenset(("bao_cao_thanh_tich_ca_nhan", "bao_cao_thanh_tich_tap_the"))
_NOT_VOTED_ON = "achievements"
_TABLES = frozenset(("prior", "classification", "initiatives"))  # sections whose cells tell of no person either
_TOLD_OF = _TABLES | {"achievements"}  # sections that tell neither who somebody is nor where
NO_LINES: frozenset[int] = frozenset()


def quiet_lines(zones: Zones, head: DocumentHead, nominees: Sequence[Nominee]) -> frozenset[int]:
    """Indices of lines of a report on which no vote counts; none where nobody was found yet."""
    if zones.kind not in _REPORTS or not nominees:
        return NO_LINES
    signed_from = zones.signature[0].index if zones.signature else None
    told = [
        line
        for line in zones.body
        if (section := zones.section.get(line.index)) in _TOLD_OF
        and (line.cell is None or section in _TABLES)
        and (signed_from is None or line.index < signed_from)  # whom a line behind names counts as one who signs
    ]
    values = sorted(_spans_of(head, nominees))
    starts, ends = [start for start, _ in values], sorted(end for _, end in values)
    return frozenset([line.index for line in told if _is_quiet(line, starts, ends)])


def _is_quiet(line: Line, starts: list[int], ends: list[int]) -> bool:
    """As many values have begun before its end as have ended before its beginning."""
    return bisect_left(starts, line.start + len(line.text)) == bisect_right(ends, line.start)


def _spans_of(head: DocumentHead, nominees: Sequence[Nominee]) -> Iterator[tuple[int, int]]:
    for owner in (head, *nominees):
        for name, value in owner:
            if name == _NOT_VOTED_ON or not value:
                continue
            for each in value if isinstance(value, tuple) else (value,):
                if isinstance(each, Told) and each.span is not None:
                    yield each.span
