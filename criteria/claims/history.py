"""Takes what the record knows of one nominee's past; answers what is surely theirs, what was cancelled, what is whole.

Values only: whose an honour is was settled by the record. What follows for claims is `criteria.claims.comparing`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import cast, get_args

from criteria.facts import Held, InitiativeFact, LegalKind, ListName, YearLevel
from records.catalogue import LEVELS, RECOGNITIONS, TITLES
from records.folding import unaccented
from records.honours import CompleteHistory, Honour, KnownHonour

RECOGNISED = "SANG_KIEN"  # the recognition of an initiative itself, no use of it
KNOWN_NUMBERS = 20_000  # a decision grants many, and each of them is compared with many


@dataclass(frozen=True)
class History:
    """What stands beside the claims of one nominee; `decided` are the files of the dossier that decide or certify.

    `coverage` counts what the imported history tells of all nominees, by code or level and year.
    """

    honours: tuple[KnownHonour, ...] = ()
    decided: frozenset[str] = frozenset()
    coverage: Mapping[tuple[str, int], int] = field(default_factory=dict)
    complete: tuple[CompleteHistory, ...] = ()

    @cached_property
    def sure(self) -> tuple[Honour, ...]:
        """What is surely the nominee's and was not cancelled since."""
        return tuple(honour for honour in self._own if not self._is_cancelled(honour))

    @cached_property
    def revoked(self) -> tuple[Honour, ...]:
        """What is surely the nominee's and was cancelled."""
        return tuple(honour for honour in self._own if self._is_cancelled(honour))

    @cached_property
    def unsure(self) -> tuple[KnownHonour, ...]:
        """What may be the nominee's."""
        return tuple(known for known in self.honours if not known.is_sure and not known.honour.is_revoked)

    @cached_property
    def _own(self) -> tuple[Honour, ...]:
        return tuple(known.honour for known in self.honours if known.is_sure)

    @cached_property
    def _cancelling(self) -> tuple[Honour, ...]:
        return tuple(honour for honour in self._own if honour.is_revoked)

    def _is_cancelled(self, honour: Honour) -> bool:
        """It says so itself, or a later decision takes it back by the number of the one that granted it."""
        return honour.is_revoked or any(
            each.code == honour.code and is_same_number(each.decision_number, honour.decision_number)
            for each in self._cancelling
        )

    def holds_all(self, name: ListName, year: int | None) -> bool:
        """Whether the Office says that nothing of that year is wanting, and no doubtful honour may be the nominee's."""
        if year is None or any(list_of(k.honour) == name and k.honour.year in (year, None) for k in self.unsure):
            return False
        return any(each.name == name and each.first <= year <= each.last for each in self.complete)

    def complete_years(self) -> dict[ListName, tuple[int, int]]:
        """First and last year of each list of which everything is known of this nominee: the latest unbroken years."""
        found: dict[ListName, tuple[int, int]] = {}
        for each in self.complete:
            first = each.last + 1
            while first > each.first and self.holds_all(each.name, first - 1):
                first -= 1
            if first <= each.last:
                found[each.name] = (first, each.last)
        return found


def list_of(honour: Honour) -> ListName | None:
    """The list of the facts in which an honour stands; None where it stands in none."""
    if honour.level:
        return "classifications"
    if honour.code == RECOGNISED:
        return "initiatives"
    if honour.code not in RECOGNITIONS or honour.code == "KHAC":
        return None
    return "titles" if honour.code in TITLES else "awards"


@lru_cache(maxsize=KNOWN_NUMBERS)
def number_key(number: str | None) -> str:
    """A decision's number as it is compared: accents, case, dots and leading zeros aside."""
    return unaccented(number or "").replace(" ", "").replace(".", "").lstrip("0")


def is_same_number(one: str | None, other: str | None) -> bool:
    """Whether both are told and equal."""
    return bool(one) and bool(other) and number_key(one) == number_key(other)


def is_other_number(one: str | None, other: str | None) -> bool:
    """Whether both are told and differ."""
    return bool(one) and bool(other) and number_key(one) != number_key(other)


def as_held(honour: Honour) -> Held:
    """A title or award of the history as a fact."""
    return Held(
        code=honour.code or "KHAC",
        year=honour.year,
        legal_kind=legal_kind_of(honour),
        decision_number=honour.decision_number,
        decision_date=honour.decision_date,
        authority=honour.authority,
        standing="verified",
    )


def as_level(honour: Honour) -> YearLevel:
    """A classification of the history as a fact."""
    assert honour.level is not None
    return YearLevel(year=honour.year, level=honour.level, decision_number=honour.decision_number, standing="verified")


def as_initiative(honour: Honour) -> InitiativeFact:
    """A recognised initiative of the history as a fact; how far it reaches is not told."""
    return InitiativeFact(
        title=honour.initiative or honour.text,
        year=honour.year,
        decision_number=honour.decision_number,
        standing="verified",
    )


def legal_kind_of(honour: Honour) -> LegalKind | None:
    """The kind of award, where the history tells one that the law knows."""
    return cast(LegalKind, honour.legal_kind) if honour.legal_kind in get_args(LegalKind) else None


def named(code: str, year: int | None, *, title: str = "") -> str:
    """ "Chiến sĩ thi đua cơ sở năm 2023", "xếp loại Hoàn thành tốt nhiệm vụ năm 2023", "sáng kiến “…” năm 2023"."""
    words = f"sáng kiến “{title}”" if title else f"xếp loại {LEVELS[code]}" if code in LEVELS else RECOGNITIONS[code]
    return words + (f" năm {year}" if year else "")


def honour_in_words(honour: Honour) -> str:
    """What was granted for which year by which decision."""
    title = honour.initiative or honour.text if honour.code == RECOGNISED else ""
    what = named(honour.level or honour.code or "KHAC", honour.year, title=title)
    if honour.code == "KHAC" and honour.text:
        what = honour.text + (f" năm {honour.year}" if honour.year else "")
    return what + decision_in_words(honour)


def decision_in_words(honour: Honour) -> str:
    """ " (Quyết định 12/QĐ-SKHCN ngày 05/01/2024)", or nothing."""
    number, day = honour.decision_number, honour.decision_date
    told = " ".join(filter(None, [number, f"ngày {day:%d/%m/%Y}" if day else ""]))
    return f" (Quyết định {told})" if told else ""
