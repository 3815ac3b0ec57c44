"""Dated rules on the papers of a dossier: votes, laws to rest on, deadlines, places, years to cover.

Frozen values as the YAML gives them; loading them is `criteria.book.loading`, asking them `criteria.dossiers`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from criteria.book.rulebook import Dated

SATURDAY = 5
DAY = timedelta(days=1)


@dataclass(frozen=True)
class VoteRule(Dated):
    """What the minutes must show for some recognitions: `yes_min` of `base`, a quorum, a ballot of one kind.

    `must_state`: the minutes have to tell the result. What is None is not ruled.
    """

    codes: tuple[str, ...]
    yes_min: Fraction | None
    base: str
    present_min: Fraction | None
    is_secret: bool | None
    must_state: bool


@dataclass(frozen=True)
class Instrument(Dated):
    """A law, decree or circular: `from_` and `to` are its first and last day in force.

    A citation means it by its number, or by a title and a year of signing where laws are cited without number.
    `replaced_by`, `amends`: ids of others. `name` is what a person calls it.
    """

    name: str
    number: str
    titles: tuple[str, ...]
    years: tuple[int, ...]
    replaced_by: str | None
    amends: str | None


@dataclass(frozen=True)
class DeadlineRule(Dated):
    """The first day that is too late: a day of the quarter's last month, or a day of a year after the achievement.

    `weekend` "keep" leaves a deadline on a weekend where it is, and that is said; "next_working_day" moves it.
    """

    codes: tuple[str, ...]
    before_day: int | None
    last_day: tuple[int, int] | None  # month and day
    years_after: int
    weekend: str

    def moved(self, day: date) -> date:
        """The deadline where this rule puts it once weekends are looked at."""
        while self.weekend == "next_working_day" and day.weekday() >= SATURDAY:
            day += DAY
        return day


@dataclass(frozen=True)
class Place(Dated):
    """A place under one name, `to` its last day; `now` is what it is called since.

    `names` are printed alone ("…, ngày …"), `within` stands inside the names of units ("tỉnh …").
    """

    names: tuple[str, ...]
    within: tuple[str, ...]
    now: str | None


@dataclass(frozen=True)
class ReportSpan(Dated):
    """How many years up to the request a report on some recognitions has to cover."""

    codes: tuple[str, ...]
    years: int


def vote_rule(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a VoteRule from the checked mapping of a file."""
    return {
        "codes": tuple(raw["codes"]),
        "yes_min": Fraction(str(raw["yes_min"])) if "yes_min" in raw else None,
        "base": raw.get("base", "members"),
        "present_min": Fraction(str(raw["present_min"])) if "present_min" in raw else None,
        "is_secret": {"secret": True, "open": False}.get(raw.get("ballot", "")),
        "must_state": raw.get("must_state", False),
    }


def instrument(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an Instrument from the checked mapping of a file."""
    return {
        "name": raw["name"],
        "number": raw["number"],
        "titles": tuple(raw.get("titles", ())),
        "years": tuple(raw.get("years", ())),
        "replaced_by": raw.get("replaced_by"),
        "amends": raw.get("amends"),
    }


def deadline_rule(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a DeadlineRule from the checked mapping of a file."""
    month_and_day = raw.get("last_day")
    month, day = (int(part) for part in month_and_day.split("-")) if month_and_day else (0, 0)
    return {
        "codes": tuple(raw.get("codes", ())),
        "before_day": raw.get("before_day"),
        "last_day": (month, day) if month_and_day else None,
        "years_after": raw.get("years_after", 0),
        "weekend": raw.get("weekend", "keep"),
    }


def place(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a Place from the checked mapping of a file."""
    return {"names": tuple(raw.get("names", ())), "within": tuple(raw.get("within", ())), "now": raw.get("now")}


def report_span(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a ReportSpan from the checked mapping of a file."""
    return {"codes": tuple(raw["codes"]), "years": raw["years"]}
