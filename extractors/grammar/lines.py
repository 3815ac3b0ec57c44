"""Takes a line with its zone and the clues in it; gives it as a passage with all that is marked in it.

Which patterns are tried hangs on what the line holds: clues, figures, words that begin large. Most lines hold little.
"""

from __future__ import annotations

import re

from extractors.document import Line
from extractors.grammar.authorities import mark_authorities
from extractors.grammar.gazetteer import Clue, Kind
from extractors.grammar.initiatives import mark_cell_of_initiatives, mark_initiatives
from extractors.grammar.numbers import mark_numbers
from extractors.grammar.passages import CAPITALS, LONGEST_TOLD, Passage
from extractors.grammar.people import mark_people
from extractors.grammar.placings import mark_cell_of_places, mark_homes, mark_place_of_head
from extractors.grammar.posts import mark_posts, mark_title_of_signer
from extractors.grammar.recognitions import mark_recognitions
from extractors.grammar.results import mark_results
from extractors.grammar.studies import mark_studies
from extractors.grammar.units import mark_units

_MOTTO = re.compile(r"cong hoa xa hoi|doc lap\s*[-–]\s*tu do")
_FIGURE = re.compile(r"\d")
_NAMES = re.compile(rf"[{CAPITALS}][\w'’]{{0,20}}(?: [a-zđ]\w{{0,20}})?[ \-][{CAPITALS}]")  # two words that begin large
_NONE: frozenset[Kind] = frozenset()


def read_line(line: Line, zone: str, clues: list[Clue], *, told: bool = True, results: bool = True) -> Passage | None:
    """The passage of a line; None where the line can hold nothing.

    `told`: the paper tells of results also outside tables; `results`: they are asked for.
    """
    text = line.text[:LONGEST_TOLD]
    figures = _FIGURE.search(text) is not None
    names = _NAMES.search(text) is not None
    titles = zone == "initiatives" and line.cell is not None
    if not (clues or figures or names or titles) or (zone == "header" and _MOTTO.match(line.bare)):
        return None
    if len(text) == LONGEST_TOLD:
        clues = [clue for clue in clues if clue.end <= LONGEST_TOLD]
    passage = Passage(line, text, line.bare[: len(text)], zone, clues)
    if zone == "signature" and mark_title_of_signer(passage):
        return passage
    kinds = {clue.kind for clue in clues} if clues else _NONE
    if "RECOGNITION" in kinds or "LEVEL" in kinds:
        mark_recognitions(passage)
    if "POST" in kinds:
        mark_posts(passage)
    if "UNIT" in kinds:
        mark_units(passage)
    if zone == "header" or "ngay" in passage.low[:60]:
        mark_place_of_head(passage)
    if names and zone != "header":
        mark_people(passage)
    if figures:
        mark_numbers(passage)
    if "AUTHORITY" in kinds:
        mark_authorities(passage)
    if zone != "header":
        _mark_the_rest(passage, kinds, told=results and figures and (told or line.cell is not None))
    return passage


def _mark_the_rest(passage: Passage, kinds: set[Kind] | frozenset[Kind], *, told: bool) -> None:
    """What header lines do not hold: places, education, initiatives, results."""
    if "HOME" in kinds:
        mark_homes(passage)
    if "STUDY" in kinds:
        mark_studies(passage)
    if "INVENTION" in kinds and passage.zone != "initiatives":
        mark_initiatives(passage)
    in_cell = passage.line.cell is not None
    if not passage.marks:
        if in_cell or passage.zone == "biography":
            mark_cell_of_places(passage)
        if in_cell and passage.zone == "initiatives":
            mark_cell_of_initiatives(passage)
        elif "INVENTION" in kinds:
            mark_initiatives(passage)
    if told:
        mark_results(passage)
