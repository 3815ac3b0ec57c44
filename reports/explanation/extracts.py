"""Takes pictures of pages with frames; gives the strips to show: frames that stand close together share one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from records.readings import Evidence
from reports.explanation.explained import Box, Framed, PagePicture
from reports.places import printable

CLOSE = 0.05  # of the page's height: frames nearer than this share a strip
ROUND = 0.03  # of the page's height: shown above and below the frames
UNITS = 1000  # of the drawing: the width of a page


@dataclass(frozen=True, slots=True)
class Extract:
    """A strip of a page; boxes in units of the drawing, of which the page is UNITS wide."""

    number: int
    page: int  # which of the pages, from 0
    title: str
    top: float
    height: float
    frames: tuple[tuple[float, float, float, float], ...]
    evidence: frozenset[Evidence]


def extracts_of(pages: Sequence[PagePicture]) -> list[Extract]:
    """The strips in the order of the pages, from the top."""
    extracts: list[Extract] = []
    for at, page in enumerate(pages):
        for framed in _strips(page.frames):
            extracts.append(_extract(len(extracts) + 1, at, page, framed))
    return extracts


def _strips(frames: Sequence[Framed]) -> list[list[Framed]]:
    strips: list[list[Framed]] = []
    bottom = 0.0
    for framed in sorted(frames, key=lambda each: each.box[1]):
        if strips and framed.box[1] - bottom < CLOSE:
            strips[-1].append(framed)
            bottom = max(bottom, framed.box[3])
        else:
            strips.append([framed])
            bottom = framed.box[3]
    return strips


def _extract(number: int, at: int, page: PagePicture, framed: Sequence[Framed]) -> Extract:
    scale = UNITS * page.aspect
    top = max(0.0, min(each.box[1] for each in framed) - ROUND)
    bottom = min(1.0, max(each.box[3] for each in framed) + ROUND)
    return Extract(
        number=number,
        page=at,
        title=f"{printable(page.file)}, trang {page.number}",
        top=round(top * scale, 1),
        height=round((bottom - top) * scale, 1),
        frames=tuple(dict.fromkeys(_in_units(each.box, scale) for each in framed)),
        evidence=frozenset(place for each in framed for place in each.evidence),
    )


def _in_units(box: Box, scale: float) -> tuple[float, float, float, float]:
    """Left, top, width and height, a little wider than the words."""
    left, top, right, bottom = box[0] * UNITS - 4, box[1] * scale - 3, box[2] * UNITS + 4, box[3] * scale + 3
    return round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1)
