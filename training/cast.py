"""Invents those whom a paper names: people, collectives and households, with what they are asked and what they had.

Everything is a `Slot` of `training.script`: a template prints what it likes, and only that stands in the gold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from extractors import spans
from training.addresses import REFORM, written_as
from training.grantors import Grantor, grantor, head_of, mass_grantor, organ_of, shortened
from training.owners import LEVELS, LISTS, TITLES, Item, Nominee, enter_once
from training.script import Gold, Mark, Script, Slot, plain

__all__ = ["LEVELS", "LISTS", "TITLES", "Cast", "Item", "Nominee"]

SECTORS = ("state",) * 7 + ("health",) * 3 + ("school",) * 3 + ("company",) * 3 + ("commune",) * 2 + ("farm", "union")
NEW_DEPARTMENTS = date(2025, 3, 1)  # day from which the departments merged in 2025 stood
_PHRASED = re.compile(r"^(?:Bằng khen|BK|Giấy khen|GK|Cờ thi đua)(?: của)? (?P<authority>\S.*)$", re.IGNORECASE)
_GRANTED_BY = re.compile(
    r"^(Bằng khen|BK|Giấy khen|GK|Cờ thi đua)(?: của)? "
    r"(?:Chủ tịch|UBND|Ủy ban|Bộ|Thủ tướng|TTg|Chính phủ|(?<=của )).*$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Cast:
    """The people and units of one paper, around one issuing unit. `year` is the year of achievement, `day` the paper's.

    `sector` (state, health, school, company, farm, commune, union) chooses the words; `province` is without its kind.
    """

    script: Script
    year: int = 2025
    province: str = ""
    department: str = ""
    sector: str = ""
    branch: str = ""
    day: date = date.min
    used: set[str] = field(default_factory=set)
    province_with_kind: str = ""

    def __post_init__(self) -> None:
        s = self.script
        if self.day == date.min:
            first = date(self.year, 10, 1) if s.maybe(0.6) else date(self.year + 1, 1, 5)
            self.day = first + timedelta(days=s.number(0, 90))
        if not self.province:
            self.province_with_kind = s.pick("provinces_old" if self.is_old else "provinces_new")
            self.province = re.sub(r"^(?:tỉnh|thành phố) ", "", self.province_with_kind)
        self.province_with_kind = self.province_with_kind or f"tỉnh {self.province}"
        self.sector = self.sector or s.one_of(*SECTORS)
        self.branch = self.branch or self.of_day(f"branches/{self.sector}")
        departments = "departments_old" if self.day < NEW_DEPARTMENTS else "departments"
        self.department = self.department or self.of_day(f"{departments}/{self.sector}")

    @property
    def is_old(self) -> bool:
        """The paper is of the time of districts."""
        return self.day < REFORM

    @property
    def kind_of_province(self) -> str:
        return "thành phố" if self.province_with_kind.startswith("thành phố") else "tỉnh"

    def of_day(self, name: str) -> str:
        """An entry of a list that fits the day: districts are gone since July 2025."""
        for _ in range(50):
            found = self.script.pick(name)
            if self.is_old or "huyện" not in found.casefold():
                break
        return found

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
        born = date(s.number(1964, 2001), 1, 1) + timedelta(days=s.number(0, 364))
        who.parts["birth_date"] = who.day("birth_date", spans.BIRTH, born)
        who.facts |= {"gender": gender, "birth_year": str(born.year)}
        who.has("hometown", spans.PLACE, self.place())
        who.has("residence", spans.PLACE, self.dwelling())
        who.has("position", spans.POSITION, position or self.post())
        who.has("unit", spans.UNIT, unit or self.unit())
        who.has("education", spans.EDUCATION, s.pick(f"education/{self.sector}"))
        who.has("academic_title", spans.EDUCATION, s.pick("academic_titles"))
        who.has("duties", spans.DUTIES, s.pick(f"duties/{self.sector}"))
        return who

    def collective(self, name: str | None = None, *, parent: str | None = None) -> Nominee:
        who = Nominee(self.script, kind="tap_the")
        who.has("full_name", spans.UNIT, name or self._fresh(lambda: self.of_day(f"rooms/{self.sector}")))
        who.has("unit", spans.UNIT, parent or self.branch)
        who.has("duties", spans.DUTIES, self.script.pick(f"duties/{self.sector}"))
        return who

    def household(self) -> Nominee:
        who = self.person()
        who.kind = "ho_gia_dinh"
        return who

    def unit(self) -> str:
        """A unit as an office writes it: a room, a branch, or a room of a branch, mostly the branch of the paper."""
        s = self.script
        room = self.of_day(f"rooms/{self.sector}")
        branch = self.branch if s.maybe(0.4) else self.of_day(f"branches/{self.sector}")
        if s.maybe(0.15):
            branch = shortened(branch)
        forms = (room, room, branch, branch, f"{room}, {branch}", f"{room} - {branch}", f"{room} {branch}")
        return s.chance.choice(forms)

    def post(self) -> str:
        """A post of the sector, the commonest most often."""
        return self.script.pick(f"{'common_posts' if self.script.maybe(0.45) else 'positions'}/{self.sector}")

    def place(self) -> str:
        """A hometown as people write it, of before or after July 2025."""
        s = self.script
        old = self.is_old or s.maybe(0.6)
        return written_as(s.pick("places_old" if old else "places_new"), s.chance)

    def dwelling(self) -> str:
        """An address, with its street, hamlet or village most of the time."""
        s = self.script
        place = s.pick("places_old" if self.is_old else "places_new")
        return f"{s.pick('streets')}, {place}" if s.maybe(0.8) else place

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
            if s.maybe(0.08):
                return s.pick(f"ethnic_names/{gender}")
            surname = s.pick("surnames") if s.maybe(0.5) else s.words["surnames"][s.number(0, 16)]
            last = s.pick(given)
            between = s.pick(middle) if " " not in last and s.maybe(0.92) else ""
            return " ".join(filter(None, (surname, between, last)))

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
        issuing = issuing or self.branch
        number = s.number(2, 480)
        behind = f"{sort}-{organ_of(issuing)}"
        paper.has("number", spans.DECISION, f"{number:02d}/{behind}", spaced=f"{number:02d} /{behind}")
        paper.parts["date"] = paper.day("date", spans.DAY, day or self.day)
        paper.has("place", None, self.province if s.maybe(0.75) else s.pick("communes"))
        paper.has("issuing_unit", spans.UNIT, issuing)
        paper.has("parent_unit", spans.UNIT, parent or self.department)
        paper.has("signer", spans.PERSON, self._name(s.chance.choice(("nam", "nu"))))
        head = head_of(issuing)
        title = head.removesuffix(issuing).strip() if head != issuing and s.maybe(0.9) else ""
        paper.has("signer_title", spans.POSITION, title or s.pick(f"heads/{self.sector}"))
        return paper

    def subject(self, paper: Nominee, text: str) -> str:
        """The subject as it is printed; the gold has it without "V/v" and "Về việc"."""
        paper.has("subject", None, re.sub(r"^(?:V/v|Về việc)[:\s]*", "", plain(text).replace("\n", " ")))
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
        item = self._item(who, "prior_titles" if code in TITLES else "prior_awards", {"code": code})
        year = year or str(self.year - self.script.number(1, 6))
        self._decide(item, year, "QĐ", self._fill(item, code, year, authority).organ)
        return item

    def initiative(self, who: Nominee, *, year: str | None = None) -> Item:
        """An initiative: parts title, year, decision_number, decision_date, authority, scope."""
        s = self.script
        item = self._item(who, "initiatives", {})
        item.role = "initiative"
        title = self._fresh(lambda: s.pick(f"initiatives/{self.sector}"))
        year = year or str(self.year - s.number(0, 4))
        item.entry["title"] = title
        item.part("title", spans.INITIATIVE, title)
        item.part("year", None, year, year=year)
        code = s.one_of("co_so", "co_so", "co_so", "tinh_bo")
        by = self.grantor("BK_TINH" if code == "tinh_bo" else "GIAY_KHEN")
        self._decide(item, year, s.one_of("QĐ", "QĐ", "QĐ", "TB"), by.organ)
        item.part("authority", spans.AUTHORITY, by.written, authority=by.written)
        text = f"cấp {self.kind_of_province}" if code == "tinh_bo" else s.one_of("cấp cơ sở", "cơ sở")
        item.part("scope", None, text, scope=code)
        return item

    def classification(self, who: Nominee, *, year: str | None = None, level: str | None = None) -> Item:
        """An annual classification: parts phrase, short, year, decision_number, decision_date."""
        s = self.script
        level = level or s.chance.choice(("hoan_thanh_xuat_sac", "hoan_thanh_tot", "hoan_thanh_tot"))
        year = year or str(self.year)
        item = self._item(who, "classifications", {"year": year, "level": level})
        item.role = "classification"
        item.part("phrase", spans.LEVEL, LEVELS[level][0])
        item.part("short", spans.LEVEL, LEVELS[level][1])
        item.part("year", None, year)
        self._decide(item, year, s.one_of("QĐ", "TB", "TB"), self.grantor("GIAY_KHEN").organ)
        item.decision_date.enter = lambda spec: item.tell()  # the contract keeps no date of a classification
        return item

    def achievement(self, who: Nominee) -> Slot:
        """One sentence of what was achieved, with its figures."""
        s = self.script
        text = self._fresh(lambda: s.pick(f"results/{self.sector}").replace("#", str(s.number(3, 96))))

        def enter(spec: str) -> None:
            if who.gold is not None:
                who.gold["achievements"].append(text)

        first = text[0].lower() + text[1:]
        mark = Mark(spans.RESULT, who.role, "achievements")
        return Slot(s, mark, lambda spec: first if spec == "first" else text, enter)

    def grantor(self, code: str) -> Grantor:
        """One who may grant what the code names, seen from this paper."""
        s = self.script
        grants = self.department.startswith(("Sở", "UBND", "Ủy ban nhân dân", "Tổng", "Công ty", "Phòng", "Bệnh viện"))
        base = self.department if grants and s.maybe(0.75) else self.branch
        ministry = s.pick("ministries")
        return grantor(code, s.chance, base=base, province=self.province_with_kind, ministry=ministry)

    def _item(self, who: Nominee, name: str, entry: Gold) -> Item:
        into = who.gold[name] if who.gold is not None else None
        return Item(self.script, role="requested" if name == "requested" else "prior", entry=entry, into=into)

    def _decide(self, item: Item, year: str, sort: str, organ: str) -> None:
        """The decision on an item: taken from the summer of its year to the next spring, before the paper's own day."""
        s = self.script
        number = f"{s.number(3, 4200 if organ in ('UBND', 'CTUBND', 'TTg') else 900):02d}/{sort}-{organ}"
        item.part("decision_number", spans.DECISION, number, decision_number=number)
        day = date(int(year), 1, 1) + timedelta(days=s.number(150, 440))
        item.part_of_day("decision_date", min(day, self.day - timedelta(days=s.number(3, 30))))

    def _fill(self, item: Item, code: str, year: str, authority: str) -> Grantor:
        """The parts of a recognition; its phrase and who granted it agree."""
        s = self.script
        choices = [line.split("|", 1)[1] for line in s.words["recognitions"] if line.split("|")[0] == code]
        phrase = s.chance.choice(choices)
        by = mass_grantor(phrase) if code == "KHAC" else self.grantor(code)
        written = authority or by.written
        ministry = re.sub(r"^Bộ trưởng ", "", by.written)
        phrase = phrase.replace("{kind}", self.kind_of_province).replace("@", self.province_with_kind)
        phrase = phrase.replace("{short}", authority or by.short).replace("{grantor}", authority or ministry)
        match = _PHRASED.match(phrase)
        item.implied = {"authority": match["authority"]} if match else {}
        item.part("phrase", spans.RECOGNITION, phrase, text=phrase)
        bare = _GRANTED_BY.sub(r"\1", phrase)  # "UBND tỉnh tặng Bằng khen": who grants stands before it
        item.part("bare", spans.RECOGNITION, bare, text=bare)
        item.part("year", None, year, year=year)
        item.part("authority", spans.AUTHORITY, written, authority=written)
        return by
