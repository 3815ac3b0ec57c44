"""Takes a reading and the Office's thresholds; tells in words which of its values a person should look at, and why."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from records.catalogue import LEVELS, RECOGNITIONS
from records.readings import SCALAR_FIELDS, Classification, DocumentHead, Field, Initiative, Reading, Recognition, Told
from records.trust import FIELD_NAMES, STATE_NAMES, State, Thresholds, state_of

LINES_SHOWN = 12  # of one file: the rest is counted
LETTERS_SHOWN = 60
_LISTS = ("requested", "prior_titles", "prior_awards", "initiatives", "classifications")
_SEXES = {"nu": "nữ"}
_GRAVEST = ("conflict", "check", "accepted")


@dataclass(frozen=True)
class ReadValue:
    """One value of a reading: of which nominee, which field, and its state."""

    nominee: str
    field: str
    told: Told
    state: State

    @property
    def words(self) -> str:
        """ "“1986” (0,42)"; of a conflict also what stands elsewhere."""
        sure = f"{math.floor(self.told.confidence * 100) / 100:.2f}".replace(".", ",")  # never up to the threshold
        other = f"; nơi khác ghi “{_short(self.told.conflict)}”" if self.told.conflict else ""
        return f"“{_short(_words_of(self.told))}” ({sure}){other}"


def read_values(reading: Reading, thresholds: Thresholds) -> list[ReadValue]:
    """Every value of a reading but its achievements, the gravest first, then the least sure."""
    found = [
        ReadValue(nominee, field, told, state_of(field, told, thresholds)) for nominee, field, told in _told(reading)
    ]
    return sorted(found, key=lambda each: (_GRAVEST.index(each.state), each.told.confidence))


def states_in_words(values: list[ReadValue]) -> list[str]:
    """How many values are in each state, then a line for those not accepted; nothing where nothing was read."""
    if not values:
        return []
    counts = Counter(each.state for each in values)
    told = ", ".join(f"{counts[state]} {words}" for state, words in STATE_NAMES.items() if counts[state])
    alike: dict[tuple[str, str], list[ReadValue]] = {}
    for each in values:
        if each.state != "accepted":
            alike.setdefault((each.field, each.words), []).append(each)
    lines = [f"- {_line(own)}" for own in alike.values()]
    rest = len(lines) - LINES_SHOWN
    return [
        f"Giá trị đọc được: {told}.",
        *lines[:LINES_SHOWN],
        *([f"- và {rest} dòng như vậy nữa"] if rest > 0 else []),
    ]


def _line(alike: list[ReadValue]) -> str:
    """ "Đơn vị của Lò Văn Tường và 3 người, tập thể nữa: “Phòng Kỹ thuật” (0,08)"."""
    first = alike[0]
    owner = f" của {first.nominee}" if first.nominee and first.field != "full_name" else ""
    more = f" và {len(alike) - 1} người, tập thể nữa" if owner and len(alike) > 1 else ""
    return f"{FIELD_NAMES[first.field]}{owner}{more}: {first.words}"


def _told(reading: Reading) -> Iterator[tuple[str, str, Told]]:
    for field in DocumentHead.model_fields:
        value = getattr(reading.document, field)
        if value is not None:
            yield "", field, value
    for nominee in reading.nominees:
        for field in SCALAR_FIELDS:
            value = getattr(nominee, field)
            if value is not None:
                yield nominee.name, field, value
        for field in _LISTS:
            for item in getattr(nominee, field):
                yield nominee.name, field, item


def _words_of(told: Told) -> str:
    match told:
        case Field(value=value):
            return _SEXES.get(value, value)
        case Recognition(code=code, text=text, year=year):
            return f"{RECOGNITIONS.get(code, text)} {year or ''}".strip()
        case Initiative(title=title):
            return title
        case Classification(year=year, level=level):
            return f"{LEVELS[level]} {year}"
        case _:
            return ""


def _short(text: str) -> str:
    return text if len(text) <= LETTERS_SHOWN else f"{text[: LETTERS_SHOWN - 1]}…"
