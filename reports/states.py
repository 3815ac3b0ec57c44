"""Takes a proposal and the Office's thresholds; gives its values that a person should look at, the gravest first.

A value is in conflict, or the machine is not sure enough of it; what a person decided is neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from records import Classification, Field, Initiative, Recognition
from records.catalogue import LEVELS
from records.proposals import Proposal
from records.readings import Told
from records.trust import FIELD_NAMES, STATE_NAMES, State, Thresholds, needs_person, state_of
from reports.places import place_in_file, printable, share_in_words

BASIS = 5  # column of the printed table
# Fields of a row, in its order, each with the column of the printed table that shows it or rests on it
COLUMN_OF = {
    "full_name": 1,
    "birth_date": 1,
    "position": 2,
    "unit": 2,
    "requested": 3,
    "achievements": 4,
    "prior_titles": BASIS,
    "prior_awards": BASIS,
    "initiatives": BASIS,
    "classifications": BASIS,
}
SHORT_NAMES = {"requested": "Đề nghị", "prior_titles": "Đã đạt", "prior_awards": "Đã khen"}
LINES_SHOWN = 3  # of the printed column
VALUE_WORDS = 12  # of a longer value the beginning is shown
_PLACES = ("label", "table", "list", "heading", "signature")
_LEAST_ODD = 0.05  # chance of a misread word that is worth a word itself


@dataclass(frozen=True)
class ValueState:
    """One value to look at: what it is, how sure, why, where it stands, and what another place says.

    `is_for_person`: so doubtful that the Office wants a person to settle it before anything rests on it.
    """

    field: str
    value: str
    state: State
    confidence: float
    why: str
    place: str | None
    other: str | None = None
    is_for_person: bool = False

    @property
    def label(self) -> str:
        return FIELD_NAMES[self.field]

    @property
    def column(self) -> int:
        return COLUMN_OF[self.field]

    @property
    def short(self) -> str:
        """ "Ngày sinh: 0,71"; of a conflict its other value."""
        name = SHORT_NAMES.get(self.field, self.label)
        told = f"hay “{_beginning(self.other, 5)}”?" if self.other else share_in_words(self.confidence)
        return f"{name}: {told}"

    @property
    def sentence(self) -> str:
        """What a note on the value says."""
        parts = [f"{self.label}: {STATE_NAMES[self.state]}, độ tin cậy {share_in_words(self.confidence)}."]
        parts += [f"Giá trị: “{_beginning(self.value, VALUE_WORDS)}”."]
        parts += [f"Nơi khác ghi: “{printable(self.other)}”."] if self.other else []
        parts += [f"Vì: {self.why}."] if self.why else []
        parts += [f"Nguồn: {self.place}."] if self.place else []
        return " ".join([*parts, "Đề nghị đối chiếu với hồ sơ gốc."])


def states_of(proposal: Proposal, shown: Iterable[Field], thresholds: Thresholds) -> tuple[ValueState, ...]:
    """The values of a proposal that are in conflict or to be checked; `shown` are the statements of its summary."""
    found = [
        ValueState(
            field=name,
            value=printable(text),
            state=state,
            confidence=told.confidence,
            why=why(told),
            place=place_in_file(proposal, told.evidence, told.sources),
            other=printable(told.conflict) if told.conflict else None,
            is_for_person=needs_person(name, told, thresholds),
        )
        for name, text, told in _values(proposal, shown)
        if (state := state_of(name, told, thresholds)) != "accepted"
    ]
    return tuple(sorted(found, key=lambda each: (each.state != "conflict", each.confidence, each.column)))


def _values(proposal: Proposal, shown: Iterable[Field]) -> Iterator[tuple[str, str, Told]]:
    """Name, words and the value itself, of every value that no person has decided."""
    nominee = proposal.nominee
    decided = {name.split(".")[0] for name in proposal.confirmed}
    for name in ("full_name", "birth_date", "position", "unit"):
        value = getattr(nominee, name)
        if value is not None and name not in decided:
            yield name, value.value, value
    if "requested" not in decided:
        yield "requested", _in_words(proposal.requested), proposal.requested
    if "achievements" not in decided:
        yield from (("achievements", each.value, each) for each in shown)
    for name in ("prior_titles", "prior_awards", "initiatives", "classifications"):
        if name not in decided:
            yield from ((name, _in_words(each), each) for each in getattr(nominee, name))


def _in_words(told: Recognition | Initiative | Classification) -> str:
    """ "Lao động tiên tiến, 2023, số 15/QĐ-SKHCN"."""
    number = f"số {told.decision_number}" if told.decision_number else None
    match told:
        case Recognition():
            parts = (told.text, told.year, number)
        case Initiative():
            parts = (told.title, told.year, number)
        case _:
            parts = (LEVELS.get(told.level, told.level), told.year, number)
    return ", ".join(filter(None, parts))


def why(told: Told) -> str:
    """Why a value is doubted, in few words: the gravest of its signals; "" where it has none."""
    signals = dict(told.signals)
    if told.conflict is not None or "differs" in signals:
        return "nơi khác ghi khác"
    if signals.get("letters", 0.0) >= _LEAST_ODD:
        return "chữ quét mờ"
    if "odd" in signals:
        return "cách ghi lạ"
    if any(signals.get(name, 0.0) > 0 for name in ("grammar_other", "statistics_other")):
        return "có thể là mục khác"
    if not signals:
        return ""
    if isinstance(told, Recognition | Initiative | Classification) and told.decision_number is None:
        return "không kèm số quyết định" if told.year else "không kèm năm"
    if not any(signals.get(name, 0.0) > 0 for name in ("grammar", "statistics", "again")):
        return "chỉ một cách đọc thấy"
    if not any(name in signals for name in _PLACES):
        return "kể trong câu văn"
    return "trang quét" if "scan" in signals else ""


def in_column(states: Sequence[ValueState]) -> str:
    """What the printed column says: a line a field, the gravest first and with its reason; of many the rest is counted.

    How many values of a field are doubtful, and why each is, stands on the sheet of doubtful values.
    """
    fields = list({each.field: each for each in reversed(states)}.values())[::-1]
    told = [each.short for each in fields]
    if fields and fields[0].why and not fields[0].other:
        told[0] += f" ({fields[0].why})"
    rest = len(told) - LINES_SHOWN
    return "\n".join([*told[:LINES_SHOWN], *([f"và {rest} mục nữa"] if rest > 0 else [])])


def _beginning(text: str, words: int) -> str:
    parts = printable(text).split()
    return " ".join(parts[:words]) + (" …" if len(parts) > words else "")
