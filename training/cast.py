"""Invents those whom a paper names: people, collectives and households, with what they are asked and what they had.

Everything is a `Slot` of `training.script`: a template prints what it likes, and only that stands in the gold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from extractors import spans
from training.script import Gold, Mark, Script, Slot, plain

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
        words "03 tháng 5 năm 1979", my 5/1979, month "tháng 5 năm 1979", y 1979; the gold has what is printed."""
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
        }

        def enter(spec: str) -> None:
            value = str(y) if spec == "y" else f"{y:04d}-{m:02d}" if spec in ("my", "month") else day.isoformat()
            enter_once(self.gold, name, value)

        return Slot(self.script, self.mark(label, name), texts.__getitem__, enter)


@dataclass(slots=True)
class Item(Owner):
    """A title, award, initiative or classification: entered in its owner's list once any part of it is printed.

    `tell()` enters it, with values that the paper states elsewhere (a heading, the title) and this row inherits.
    """

    entry: Gold = field(default_factory=dict)
    into: list[Gold] | None = None
    parts: dict[str, Slot] = field(default_factory=dict)

    def tell(self, **values: str) -> None:
        self.entry.update(values)
        if self.into is not None and not any(each is self.entry for each in self.into):
            self.into.append(self.entry)

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


@dataclass(slots=True)
class Cast:
    """The people and units of one paper, around one issuing unit. `year` is the year of achievement."""

    script: Script
    year: int = 2025
    province: str = ""
    department: str = ""
    used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.province = self.province or self.script.pick("provinces")
        self.department = self.department or self.script.pick("departments")

    # --- who

    def person(self, *, gender: str | None = None, unit: str | None = None, position: str | None = None) -> Nominee:
        """A person with every fact that a paper may print. No name twice in one paper."""
        s = self.script
        gender = gender or s.one_of("nam", "nu")
        who = Nominee(s, kind="ca_nhan")
        who.has("full_name", spans.PERSON, self._name(gender))
        who.has("honorific", None, "Ông" if gender == "nam" else "Bà")
        sex = "Nam" if gender == "nam" else "Nữ"
        who.parts["gender"] = Slot(
            s,
            None,
            lambda spec: sex.lower() if spec == "lower" else sex,
            lambda spec: enter_once(who.gold, "gender", gender),
        )
        born = date(s.number(1964, 2000), 1, 1) + timedelta(days=s.number(0, 364))
        who.parts["birth_date"] = who.day("birth_date", spans.BIRTH, born)
        who.facts |= {"gender": gender, "birth_year": str(born.year)}
        who.has("hometown", spans.PLACE, s.pick("places"))
        who.has("residence", spans.PLACE, f"{s.pick('streets')}, {s.pick('places')}")
        who.has("position", spans.POSITION, position or s.pick("positions"))
        who.has("unit", spans.UNIT, unit or self.unit())
        who.has("education", spans.EDUCATION, s.pick("education"))
        who.has("academic_title", spans.EDUCATION, s.pick("academic_titles"))
        who.has("duties", spans.DUTIES, s.pick("duties"))
        return who

    def collective(self, name: str | None = None, *, parent: str | None = None) -> Nominee:
        who = Nominee(self.script, kind="tap_the")
        who.has("full_name", spans.UNIT, name or self._fresh(lambda: self.script.pick("rooms")))
        who.has("unit", spans.UNIT, parent or self.script.pick("branches"))
        who.has("duties", spans.DUTIES, self.script.pick("duties"))
        return who

    def household(self) -> Nominee:
        who = self.person()
        who.kind = "ho_gia_dinh"
        return who

    def unit(self) -> str:
        """A unit as an office writes it: a room, a branch, or a room of a branch."""
        s = self.script
        room, branch = s.pick("rooms"), s.pick("branches")
        return s.chance.choice((room, branch, f"{room}, {branch}", f"{room} {branch}"))

    def nominate(self, who: Nominee) -> Nominee:
        """From now on what is printed of `who` stands in the gold, in the order of nomination."""
        who.role = "nominee"
        who.gold = {"kind": who.kind} | {name: [] for name in LISTS}
        self.script.gold["nominees"].append(who.gold)
        for slot in who.parts.values():
            slot.mark = slot.mark and Mark(slot.mark.label, "nominee", slot.mark.field)
        return who

    def _name(self, gender: str) -> str:
        s = self.script
        given = "given_men" if gender == "nam" else "given_women"
        middle = "middle_men" if gender == "nam" else "middle_women"

        def make() -> str:
            if s.maybe(0.07):
                return s.pick("ethnic_names")
            return " ".join(filter(None, (s.pick("surnames"), s.pick(middle) if s.maybe(0.92) else "", s.pick(given))))

        return self._fresh(make)

    def _fresh(self, make: Callable[[], str]) -> str:
        for _ in range(100):
            name = make()
            if name not in self.used:
                break
        self.used.add(name)
        return name

    def document(self, *, sort: str, day: date | None = None, issuing: str = "", parent: str = "") -> Nominee:
        """The paper itself: parts number, date, place, issuing_unit, parent_unit, subject, signer, signer_title.

        `sort` is the sort of paper in its number (TTr, BC, BB, QĐ, CV ...); the subject is told with `subject(...)`.
        """
        s = self.script
        paper = Nominee(s, role="document", gold=s.gold["document"], kind="document")
        organ = s.pick("organs")
        paper.has("number", spans.DECISION, f"{s.number(2, 480)}/{sort}-{organ}")
        day = day or date(self.year, 11, 1) + timedelta(days=s.number(0, 60))
        paper.parts["date"] = paper.day("date", spans.DAY, day)
        paper.has("place", None, self.province)
        paper.has("issuing_unit", spans.UNIT, issuing or s.pick("branches"))
        paper.has("parent_unit", spans.UNIT, parent or self.department)
        paper.has("signer", spans.PERSON, self._name(s.chance.choice(("nam", "nu"))))
        paper.has("signer_title", spans.POSITION, s.pick("heads"))
        return paper

    def subject(self, paper: Nominee, text: str) -> str:
        """The subject as it is printed; the gold has it without "V/v" and "Về việc"."""
        paper.has("subject", None, re.sub(r"^(?:V/v|Về việc)[:\s]*", "", plain(text)))
        str(paper.subject)
        return text

    # --- what

    def request(self, who: Nominee, code: str, *, year: str | None = None, authority: str = "") -> Item:
        """What is asked for `who` now: parts phrase, year, authority."""
        item = self._item(who, "requested", {"code": code})
        self._fill(item, code, year or str(self.year), authority)
        return item

    def prior(self, who: Nominee, code: str, *, year: str | None = None, authority: str = "") -> Item:
        """What `who` received before: parts phrase, year, decision_number, decision_date, authority."""
        s = self.script
        item = self._item(who, "prior_titles" if code in TITLES else "prior_awards", {"code": code})
        year = year or str(self.year - s.number(1, 6))
        self._fill(item, code, year, authority)
        organ = s.pick("organs_of_province") if code.endswith(("TINH", "XS")) else s.pick("organs")
        number = f"{s.number(3, 4200)}/QĐ-{organ}"
        item.part("decision_number", spans.DECISION, number, decision_number=number)
        item.part_of_day("decision_date", date(int(year), 1, 1) + timedelta(days=s.number(200, 430)))
        return item

    def initiative(self, who: Nominee, *, year: str | None = None) -> Item:
        """An initiative: parts title, year, decision_number, decision_date, authority, scope."""
        s = self.script
        item = self._item(who, "initiatives", {})
        item.role = "initiative"
        title, year = s.pick("initiatives"), year or str(self.year - s.number(0, 4))
        item.entry["title"] = title
        item.part("title", spans.INITIATIVE, title)
        item.part("year", None, year, year=year)
        number = f"{s.number(3, 900)}/QĐ-{s.pick('organs')}"
        item.part("decision_number", spans.DECISION, number, decision_number=number)
        item.part_of_day("decision_date", date(int(year), 1, 1) + timedelta(days=s.number(200, 430)))
        authority = s.pick("authorities")
        item.part("authority", spans.AUTHORITY, authority, authority=authority)
        code, text = s.chance.choice((("co_so", "cấp cơ sở"), ("tinh_bo", "cấp tỉnh"), ("co_so", "cơ sở")))
        item.part("scope", None, text, scope=code)
        return item

    def classification(self, who: Nominee, *, year: str | None = None, level: str | None = None) -> Item:
        """An annual classification: parts phrase, short, year, decision_number."""
        s = self.script
        level = level or s.chance.choice(("hoan_thanh_xuat_sac", "hoan_thanh_tot", "hoan_thanh_tot"))
        year = year or str(self.year)
        item = self._item(who, "classifications", {"year": year, "level": level})
        item.role = "classification"
        item.part("phrase", spans.LEVEL, LEVELS[level][0])
        item.part("short", spans.LEVEL, LEVELS[level][1])
        item.part("year", None, year)
        number = f"{s.number(3, 900)}/QĐ-{s.pick('organs')}"
        item.part("decision_number", spans.DECISION, number, decision_number=number)
        return item

    def achievement(self, who: Nominee) -> Slot:
        """One sentence of what was achieved, with its figures."""
        s = self.script
        text = s.pick("results").replace("#", str(s.number(3, 96)))

        def enter(spec: str) -> None:
            if who.gold is not None:
                who.gold["achievements"].append(text)

        return Slot(s, Mark(spans.RESULT, who.role, "achievements"), lambda spec: text, enter)

    def _item(self, who: Nominee, name: str, entry: Gold) -> Item:
        into = who.gold[name] if who.gold is not None else None
        return Item(self.script, role="requested" if name == "requested" else "prior", entry=entry, into=into)

    def _fill(self, item: Item, code: str, year: str, authority: str) -> None:
        s = self.script
        choices = [line.split("|", 1)[1] for line in s.words["recognitions"] if line.split("|")[0] == code]
        phrase = s.chance.choice(choices).replace("@", self.province)
        item.part("phrase", spans.RECOGNITION, phrase, text=phrase)
        item.part("year", None, year, year=year)
        authority = authority or s.pick("authorities")
        item.part("authority", spans.AUTHORITY, authority, authority=authority)
