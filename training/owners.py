"""Those whom a paper names, and what they were given: each value is a `Slot`, and what is printed stands in the gold.

Inventing them is `training.cast`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from extractors import spans
from training.script import Gold, Mark, Script, Slot

LISTS = ("requested", "prior_titles", "prior_awards", "initiatives", "classifications", "achievements")
TITLES = frozenset({"LDTT", "CSTDCS", "CSTD_TINH", "CSTD_TQ", "TTLDTT", "TTLDXS", "CO_TINH", "CO_BO", "CO_CP"})
LEVELS = {
    "hoan_thanh_xuat_sac": ("Hoàn thành xuất sắc nhiệm vụ", "HTXSNV", "hoàn thành xuất sắc nhiệm vụ"),
    "hoan_thanh_tot": ("Hoàn thành tốt nhiệm vụ", "HTTNV", "hoàn thành tốt nhiệm vụ"),
    "hoan_thanh": ("Hoàn thành nhiệm vụ", "HTNV", "hoàn thành nhiệm vụ"),
}


def enter_once(gold: Gold | None, name: str, value: str) -> None:
    """Enters a value that is not yet there: what a paper prints first stands."""
    if gold is not None and not gold.get(name):
        gold[name] = value


@dataclass(slots=True)
class Owner:
    """Somebody or something that a paper tells of; `gold` is None for those who are no nominees."""

    script: Script
    role: str = "other"
    gold: Gold | None = None

    def slot(self, name: str, label: str | None, value: str, **forms: str) -> Slot:
        """A slot printed as its value, or as `forms[spec]`; "upper", "lower" and "first" (its first letter small)."""

        def print_as(spec: str) -> str:
            match spec:
                case "":
                    return value
                case "upper":
                    return value.upper()
                case "lower":
                    return value.lower()
                case "first":
                    return value[:1].lower() + value[1:]
                case _:
                    return forms[spec]

        def enter(spec: str) -> None:
            enter_once(self.gold, name, value)

        return Slot(self.script, self.mark(label, name), print_as, enter)

    def mark(self, label: str | None, name: str) -> Mark | None:
        return Mark(label, self.role, name) if label else None

    def day(self, name: str, label: str, day: date) -> Slot:
        """A date: dmy 03/05/1979, short 3/5/1979, dot 03.05.1979, dash 03-05-1979, long "ngày 03 tháng 5 năm 1979",
        words "03 tháng 5 năm 1979", blank and dots (its day not filled in), my 5/1979,
        month "tháng 5 năm 1979", y 1979; the gold has what is printed."""
        d, m, y = day.day, day.month, day.year
        texts = {
            "": f"{d:02d}/{m:02d}/{y}",
            "dmy": f"{d:02d}/{m:02d}/{y}",
            "short": f"{d}/{m}/{y}",
            "dot": f"{d:02d}.{m:02d}.{y}",
            "dash": f"{d:02d}-{m:02d}-{y}",
            "long": f"ngày {d:02d} tháng {m:02d} năm {y}" if m < 3 else f"ngày {d:02d} tháng {m} năm {y}",
            "words": f"{d} tháng {m} năm {y}",
            "my": f"{m:02d}/{y}",
            "month": f"tháng {m} năm {y}",
            "y": str(y),
            "blank": f"ngày      tháng {m:02d} năm {y}",
            "dots": f"ngày ..... tháng {m} năm {y}",
        }

        def enter(spec: str) -> None:
            value = (
                str(y)
                if spec == "y"
                else f"{y:04d}-{m:02d}"
                if spec in ("my", "month", "blank", "dots")
                else day.isoformat()
            )
            enter_once(self.gold, name, value)

        return Slot(self.script, self.mark(label, name), texts.__getitem__, enter)


@dataclass(slots=True)
class Item(Owner):
    """A title, award, initiative or classification: entered in its owner's list once any part of it is printed.

    `tell()` enters it, with values that the paper states elsewhere (a heading, the title) and this row inherits.
    """

    entry: Gold = field(default_factory=dict)
    into: list[Gold] | None = None
    implied: Gold = field(default_factory=dict)  # what its phrase says by the way ("Giấy khen của Giám đốc Sở")
    parts: dict[str, Slot] = field(default_factory=dict)

    def tell(self, **values: str) -> None:
        self.entry.update(values)
        if "text" in values:
            self.entry.update({name: value for name, value in self.implied.items() if name not in self.entry})
        if self.into is not None and not any(each is self.entry for each in self.into):
            self.into.append(self.entry)

    def like(self, first: Item) -> None:
        """Told in one breath with another: what the phrase of that one says holds for this one too."""
        self.implied = dict(first.implied)
        self.tell(text=first.parts["phrase"].print_as(""))

    def __getattr__(self, name: str) -> Slot:
        try:
            return self.parts[name]
        except KeyError:
            raise AttributeError(name) from None

    def part(self, name: str, label: str | None, printed: str, /, **values: str) -> None:
        """A part called `name`, printed so (or upper, lower, first); printing it enters `values` in the gold."""

        def print_as(spec: str) -> str:
            forms = {"upper": printed.upper(), "lower": printed.lower(), "first": printed[:1].lower() + printed[1:]}
            return forms.get(spec, printed)

        self.parts[name] = Slot(self.script, self.mark(label, name), print_as, lambda spec: self.tell(**values))

    def part_of_day(self, name: str, day: date) -> None:
        """A part that is a date, printed in any form of `Owner.day`."""
        held: Gold = {}
        slot = Owner(self.script, self.role, held).day(name, spans.DAY, day)

        def enter(spec: str) -> None:
            held.clear()
            slot.enter(spec)
            self.tell(**held)

        self.parts[name] = Slot(self.script, slot.mark, slot.print_as, enter)


@dataclass(slots=True)
class Nominee(Owner):
    """A person, collective or household; a nominee once `Cast.nominate` was called with it."""

    kind: str = "ca_nhan"
    parts: dict[str, Slot] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Slot:
        try:
            return self.parts[name]
        except KeyError:
            raise AttributeError(name) from None

    def has(self, name: str, label: str | None, value: str, **forms: str) -> None:
        self.facts[name] = value
        self.parts[name] = self.slot(name, label, value, **forms)

    def may_be(self, name: str, *values: str | None) -> None:
        """Other values of a field that are right too (None: saying nothing), where two readers may differ."""
        if self.gold is not None:
            self.gold.setdefault("alt", {})[name] = list(values)
