"""Takes a Doc with its nominees; gives each person what the paper declares of discipline, months, leave and matters.

Rather nothing than something wrong: a clause about another person, a duty, a rule or a promise declares nothing.
What it means for an award is left to `criteria`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from spacy.tokens import Doc

from extractors.fields.clauses import Clause, clauses_of, day_range, lines_with, year_above
from extractors.fields.values import NAME, find_dates, has_surname
from extractors.text import bare
from extractors.zones import Zones
from records.readings import Declared, DeclaredFact, Nominee

WORDS = (
    "ky luat",
    "thai san",
    "nghi sinh",
    " thang",
    "to cao",
    "khieu nai",
    "thanh tra",
    "dieu tra",
    "bac luong",
    "cach chuc",
    "giang chuc",
    "buoc thoi",
)
FORMS = {
    "khien trach": "khien_trach",
    "canh cao": "canh_cao",
    "ha bac luong": "ha_bac_luong",
    "giang chuc": "giang_chuc",
    "cach chuc": "cach_chuc",
    "buoc thoi viec": "buoc_thoi_viec",
}
FORM = rf"(?P<form>{'|'.join(FORMS)})"
NONE_AT_ALL = "khong"

_NUMBER = r"\W*(?:(?:[ivx]+|\d{1,2}(?:\.\d{1,2})*|[a-h])\s*[.)/]\s*)?"
LABEL = re.compile(
    rf"{_NUMBER}(?:(?:cac )?(?:hinh thuc )?khen thuong\s*(?:,|va|-|/)\s*)?(?:(?:cac )?hinh thuc |muc )?(?:bi )?ky luat"
    r"(?: (?:ve )?dang,? (?:va )?chinh quyen(?:,? (?:va )?doan the)?)?(?:\s*\([^()]{0,40}\)|\s+(?:neu co|"
    r"da bi|cua ca nhan|trong nam(?: \d{4})?|nam \d{4}|\d{1,2} nam[^:]{0,20}))*\s*:\s*"
)
SAYS_NONE = re.compile(
    r"(?:khong|chua)(?: co| bi)?(?: (?:xu ly|vi pham|hinh thuc))*(?: ky luat)?(?: (?:nao|gi|lan nao))?\s*"
    r"(?:\((?![^()]*(?:\bbi\b|\btru\b|\bngoai\b|khien|canh))[^()]*\))?\W*"
)
_NEVER = (
    r"(?:khong|chua)(?: (?:co|he|tung|bao gio|de xay ra|lan nao))*(?: (?:hanh vi|truong hop|sai pham|khuyet diem))*"
)
_NOT_DISCIPLINED = re.compile(
    rf"\b{_NEVER} (?:(?:bi|chiu)(?: (?:co quan|cap tren|xem xet|xu ly|thi hanh|ap dung|mot|bat ky))*"
    r"(?: (?:cac )?hinh thuc)? ky luat|vi pham(?: (?:den muc|phai|bi|den|muc|xu ly|xem xet|thi hanh))* ky luat)"
    r"(?! (?:lao dong|phat ngon|tai chinh|hoc tap|dang|doan|cong vu|bao chi|truong|lop))\b"
)
_PARTLY = re.compile(
    r"^\s*(?:oan|nham|nang)\b|\b(?:trong (?:thoi gian|qua trinh|thoi ky)|khi|luc|thoi ky) (?!cong tac|"
    r"lam viec|thuc hien)"
)
_FROM_A_FORM = re.compile(r"^[^,;.]{0,30}\btu (?:hinh thuc |muc |ky luat )*khien trach(?: tro len)?")
_UP_TO = re.compile(
    r"^[^,;.]{0,30}\btu (?:hinh thuc |muc |ky luat )*(?!khien trach)(?:canh cao|ha bac|giang|cach|buoc)"
)
_MEASURE = re.compile(
    r"\b(?:bi|chiu|nhan)(?:(?: (?!khong|chua|tu )[a-z]+){0,5}? ky luat|(?: (?:xu ly|thi hanh|ap dung))*)"
    rf"(?: (?:bang|voi|o|duoi|muc|hinh thuc))*:? ?{FORM}\b(?! (?:tro|ve dang|dang\b|trong dang|oan|nham)\b)"
)
_MEASURE_AGAINST_SELF = re.compile(
    rf"\bky luat(?: (?:bang|voi|hinh thuc))*:? {FORM}\b(?= doi voi (?:toi|ban than|ca nhan toi)\b)"
)
_NOTHING_ELSE = re.compile(r"\bbi (?:ha bac luong|giang chuc|cach chuc|buoc thoi viec)\b(?! oan| nham)")
_LABELLED_MEASURE = re.compile(rf"(?:bi )?(?:ky luat )?(?:hinh thuc )?{FORM}\b(?! tro)")
_UNTIL = re.compile(r"(?:het (?:hieu luc|thoi han|han)|cham dut|den het|ket thuc)[^,;.\d]{0,20}$")
_PARTY = re.compile(r"\b(?:chi bo|dang uy|ky luat dang|ve dang|uy ban kiem tra|dang vien)\b")
_RULES = re.compile(
    r"\bthi (?:khong|duoc|chua|moi|se|bi)\b|\b(?:tieu chuan|dieu kien|quy dinh (?:tai|ve|la)|neu\b|khong xet|phan dau|"
    r"cam ket|du kien|muc tieu|se (?:bi|duoc)|co the|yeu cau|tu nhan|kien nghi|de xuat|de nghi xem xet)"
)
_SELF = re.compile(
    r"\b(?:ban than(?: va gia dinh)?|ca nhan toi|(?<!xac )(?<!chung )(?<!thong )(?<!lien )minh|"
    r"(?:dong chi|ong|ba|anh|chi|co|thay) toi|toi va gia dinh)\b"
)
_CALLED = re.compile(
    r"(?<!\w)(?:[Ôô]ng|[Bb]à|[Cc]ô|[Tt]hầy|[Đđ]ồng chí|[Đđ]/c|[Aa]nh|[Cc]hị)\s+(?P<n>\w+(?:\s+\w+){0,4})"
)
_FILLING = re.compile(r"\bcho den (?:nay|thoi diem)\b|\b(?:khong|chua) bi (?:xem xet |thi hanh )?xu ly ky luat\b")
_OTHERS = re.compile(
    r"\b(?:doan vien|dang vien|hoc (?:sinh|vien)|sinh vien|nhan vien|con|con trai|con gia?i|vo|chong|me|bo|anh|chi|em|"
    r"gia dinh|don vi|co quan|tap the|chi bo|chi doan|cong doan|lop|to|doi|phong|ban|hoi vien|can bo|"
    r"cong chuc|vien chuc|"
    r"nguoi|lao dong|nhan dan|dong nghiep|nha truong|doanh nghiep|cong ty|khong ai|ai|van dong|tuyen truyen|"
    r"giao duc|nhac nho|tham muu|chi dao|"
    r"quan ly|phu trach|theo doi|kiem tra|xu ly|giai quyet|ho tro|thay|cho|truong hop|thanh vien|nguoi dan|hoi dong)\b"
)
_ALL = re.compile(
    r"\b(?:cac|nhung|tat ca|toan bo|ca \d+|100%)\s[^.;]{0,30}?\b(?:ca nhan|truong hop|dong chi|ong,? ba|nguoi|"
    r"cong chuc|vien chuc)\b"
    r"[^.;]{0,30}\b(?:neu tren|co ten|duoc de nghi|de nghi|trong danh sach|deu)\b[^.;]{0,40}?\b(?:khong|chua)\b"
)
_NONE_OF_ALL = re.compile(
    r"\bkhong co (?:ca nhan|truong hop|dong chi|ai|nguoi)(?: nao)?[^.;]{0,20}(?:trong danh sach|duoc de nghi|"
    r"de nghi|neu tren)"
    r"[^.;]{0,25}\b(?:bi|vi pham)(?: (?:phai|xu ly|thi hanh|bi))* ky luat(?! lao dong)"
)
_MONTHS = r"0*(?P<months>\d{1,2}(?:[.,]5)?)\s*thang\b"
_WORKED = (
    re.compile(
        r"\b(?:thoi gian|so thang|tong so thang)(?: thuc te)? (?:cong tac|lam viec)(?: thuc te)?"
        rf"(?: (?:trong nam|nam \d{{4}}|trong nam \d{{4}}))?\s*(?:\([^()]*\)\s*)?(?:la|:|duoc)+\s*(?:du\s*)?{_MONTHS}"
    ),
    re.compile(
        rf"\b(?:trong nam(?: \d{{4}})?|nam \d{{4}})[^.;]{{0,40}}?\b(?:cong tac|lam viec)(?: thuc te| du|"
        rf" duoc)*\s*{_MONTHS}"
    ),
    re.compile(
        rf"\b(?:cong tac|lam viec)(?: tai (?:don vi|co quan))?(?: thuc te| du| duoc)*\s*{_MONTHS}\s*(?:trong nam|/nam)"
    ),
)
_AWAY = re.compile(
    r"\bnghi (?:om|benh|dieu tri(?: benh)?|khong (?:huong )?luong|viec rieng|chua benh)"
    rf"(?:[^.;,\d]{{0,30}})?\s*{_MONTHS}"
)
_WHOLE_YEAR = 12  # months
_LEAVE = re.compile(
    r"\b(?:nghi(?: (?:che do|theo che do|huong che do|huong|phep))*(?: thai san| sinh con| sinh)|"
    r"huong che do thai san)\b"
)
_BIRTH = re.compile(r"\b(?:sinh|sn)(?: ngay| nam)?\s*:?\s*$")
_PENDING = re.compile(
    r"\bdang (?:(?:trong )?(?:thoi gian|qua trinh|thoi han) (?:bi )?(?:xem xet(?:,? (?:xu ly|thi hanh))* ky luat|"
    r"(?:thanh tra|dieu tra|kiem tra|xac minh)|(?:xem xet,? )?giai quyet (?:don|khieu nai|to cao))|"
    r"bi (?:xem xet(?: xu ly| thi hanh)* ky luat|dieu tra|thanh tra|xac minh|kiem tra dau hieu)|"
    r"(?:co|bi) (?:don (?:thu )?)?(?:khieu nai|to cao)|xem xet(?: xu ly| thi hanh)* ky luat)"
)
_INQUIRY = re.compile(  # by whom ever; a person's own work is to look into the complaints of others
    r"\bdang (?:thanh tra|dieu tra|kiem tra|xac minh|xem xet|giai quyet|thu ly|lam ro)(?:,? (?:\w+ ){0,3}?)"
    r"(?:don|to cao|khieu nai|to giac|don thu|phan anh|dau hieu vi pham)\b[^.;]{0,30}?"
    r"\b(?:doi voi|lien quan (?:den|toi)|ve|to cao|khieu nai) (?:ca nhan )?toi\b"
)
_DENIED = re.compile(r"(?:khong|chua|khong co ai|khong thuoc[^.;,]{0,30})\s*$")


@dataclass(slots=True, frozen=True)
class Owner:
    """A person of whom a clause may speak: place among the nominees, bare name, year that the paper asks for."""

    index: int
    name: str
    year: str | None


def owners_of(nominees: Sequence[Nominee], *, kinds: frozenset[str]) -> list[Owner]:
    return [
        Owner(index, bare(each.name), default_year(each)) for index, each in enumerate(nominees) if each.kind in kinds
    ]


def default_year(nominee: Nominee) -> str | None:
    """The one year that everything asked for the nominee is of; None where none or several are named."""
    years = {each.year for each in nominee.requested}
    return years.pop() if len(years) == 1 else None


def declared_of_people(doc: Doc, zones: Zones, nominees: Sequence[Nominee]) -> list[tuple[int, Declared]]:
    """What the running text declares of persons, each with the place of its nominee."""
    owners = owners_of(nominees, kinds=frozenset(("ca_nhan",)))
    if not owners:
        return []
    signed = {line.index for line in zones.signature}
    found: list[tuple[int, Declared]] = []
    for line in lines_with(doc, WORDS):
        if line.table is None and line.index not in signed:
            above = year_above(zones, doc, line)
            for clause in clauses_of(doc, line):
                for owner in _meant(clause, owners):
                    found += [(owner.index, each) for each in read_clause(clause, owner, above)]
    return found


def _meant(clause: Clause, owners: Sequence[Owner]) -> list[Owner]:
    """Whom a clause speaks of: the only person of the paper, the one whom its sentence names, or all of them."""
    named = [owner for owner in owners if owner.name in clause.sentence]
    if named:
        return named if len(named) == 1 else []
    if len(owners) == 1:
        return list(owners)
    told = _ALL.search(clause.low) or _NONE_OF_ALL.search(clause.low)
    return list(owners) if told else []


def read_clause(clause: Clause, owner: Owner, above: str | None) -> Iterator[Declared]:
    """What a clause declares of its owner; `above` is the year of the heading or row that it stands under."""
    yield from _discipline(clause, owner, above)
    yield from _months(clause, owner, above)
    yield from _maternity(clause, owner, above)
    pending = _PENDING.search(clause.low)
    if pending and not _DENIED.search(clause.low[: pending.start()]) and _is_own(clause, pending.start(), owner):
        yield make_declared(clause, "pending", clause.printed(pending.start(), pending.end()))
    elif pending is None and _INQUIRY.search(_said_of(clause.low, owner)) and not _RULES.search(clause.low):
        yield make_declared(clause, "pending", clause.printed())


def make_declared(
    clause: Clause,
    fact: DeclaredFact,
    value: str,
    *,
    year: str | None = None,
    start: str | None = None,
    end: str | None = None,
) -> Declared:
    """One declaration, with the clause that says it as it is printed."""
    return Declared(
        fact=fact,
        value=value,
        text=clause.printed(),
        year=year,
        start=start,
        end=end,
        confidence=clause.sure(),
        evidence=clause.evidence(),
        sources=("table" if clause.line.table is not None else "sentence",),
        span=clause.span(),
    )


def _is_own(clause: Clause, at: int, owner: Owner) -> bool:
    """Whether what stands at `at` of the clause is said of the owner: no one else stands before it, no rule is told."""
    if _RULES.search(clause.low) or _names_another(clause, at, owner):
        return False
    before = _said_of(clause.low[:at], owner)
    own = before.rpartition(",")[2]
    if "toi" in own.split():
        return not _OTHERS.search(own)
    return not _OTHERS.search(before) and not _OTHERS.search(_said_of(clause.sentence[: clause.before], owner))


def _names_another(clause: Clause, at: int, owner: Owner) -> bool:
    """Whether someone else is called by name before what is said: "ông Tám", "Nguyễn Văn Tám"."""
    text = clause.line.text[clause.start - clause.before : clause.start + at]
    called = [bare(name) for match in _CALLED.finditer(text) if (name := _capitals(match["n"]))]
    named = [bare(match.group()) for match in NAME.finditer(text) if has_surname(match.group())]
    own = owner.name.split()
    return any(name not in owner.name and name.split()[-1:] != own[-1:] for name in called) or any(
        owner.name not in name and name not in owner.name for name in named
    )


def _capitals(text: str) -> str:
    """The words in capitals that a text begins with."""
    return " ".join(takewhile(lambda word: word[0].isupper(), text.split()))


def _said_of(low: str, owner: Owner) -> str:
    """Bare text in which all words for the owner are one, "toi"."""
    return _FILLING.sub(" ", _SELF.sub("toi", low.replace(owner.name, "toi") if owner.name else low))


def _discipline(clause: Clause, owner: Owner, above: str | None) -> Iterator[Declared]:
    low = clause.low
    if "ky luat" not in clause.sentence and not _NOTHING_ELSE.search(low):
        return
    label = LABEL.match(low)
    if label:
        rest = low[label.end() :]
        if SAYS_NONE.fullmatch(rest):
            yield from _none_at_all(clause, owner, above)
            return
        measure = _LABELLED_MEASURE.match(rest)
        if measure:
            if not _PARTY.search(rest):
                yield _measure(clause, measure["form"], above)
            return
    denied = _NOT_DISCIPLINED.search(low)
    everyone = _ALL.search(low) or _NONE_OF_ALL.search(low)
    if denied and (_PARTLY.search(low[denied.end() :]) or _tells_of_measure(clause, denied)):
        return
    if _NONE_OF_ALL.search(low) or (denied and not _UP_TO.match(low[denied.end() :])):
        if everyone or (denied and not _PARTY.search(low) and _is_own(clause, denied.start(), owner)):
            yield from _none_at_all(clause, owner, above)
        return
    measure = _MEASURE.search(low) or _MEASURE_AGAINST_SELF.search(low)
    if measure is None or _DENIED.search(low[: measure.start()]) or _PARTY.search(low):
        return
    if measure.re is _MEASURE_AGAINST_SELF or _is_own(clause, measure.start(), owner):
        yield _measure(clause, measure["form"], above)


def _tells_of_measure(clause: Clause, denied: re.Match[str]) -> bool:
    """Whether the sentence names a form of discipline beside "không bị kỷ luật": only of years named is there none."""
    elsewhere = clause.low[: denied.start()] + _FROM_A_FORM.sub("", clause.low[denied.end() :])
    if re.search(FORM, elsewhere):
        return True
    outside = clause.sentence[: clause.before] + clause.sentence[clause.before + len(clause.low) :]
    return re.search(FORM, outside) is not None and not clause.years()


def _none_at_all(clause: Clause, owner: Owner, above: str | None) -> Iterator[Declared]:
    """ "không": of the years named, from a year on, of the year of the request, or without any bound."""
    since = re.search(r"\btu (?:nam |thang \d{1,2}/)?((?:19|20)\d{2}) (?:den|toi) (?:nay|hien nay)", clause.low)
    if since:
        yield make_declared(clause, "discipline", NONE_AT_ALL, start=since[1])
        return
    years: tuple[str | None, ...] = clause.years()
    if not years:
        years = (owner.year if clause.is_of_this_year() and owner.year else above,)
    for year in years:
        yield make_declared(clause, "discipline", NONE_AT_ALL, year=year)


def _measure(clause: Clause, form: str, above: str | None) -> Declared:
    start, end = day_range(clause.text, clause.low)
    days = find_dates(clause.text, clause.low)
    if start is None and days:
        last = days[-1]
        ends = _UNTIL.search(clause.low[: last.start]) is not None
        start = days[0].value if not (ends and len(days) == 1) else None
        end = last.value if ends else None
    named = clause.years()
    year = start[:4] if start else named[0] if len(named) == 1 else above if not named else None
    return make_declared(clause, "discipline", FORMS[form], year=year, start=start, end=end)


def _months(clause: Clause, owner: Owner, above: str | None) -> Iterator[Declared]:
    low = clause.low
    if " thang" not in low:
        return
    if "kinh nghiem" in low:
        return
    told = next((found for pattern in _WORKED if (found := pattern.search(low))), None)
    away = None if told else _AWAY.search(low)
    match = told or away
    if match is None or not _is_own(clause, match.start(), owner):
        return
    months = float(match["months"].replace(",", "."))
    months = months if told else _WHOLE_YEAR - months
    named = clause.years()
    year = named[0] if len(named) == 1 else (above or owner.year) if not named else None
    if year is not None and 0 <= months <= _WHOLE_YEAR:
        yield make_declared(clause, "months_worked", f"{months:g}", year=year)


def _maternity(clause: Clause, owner: Owner, above: str | None) -> Iterator[Declared]:
    """Maternity leave, once for each year that it touches."""
    leave = _LEAVE.search(clause.low)
    if leave is None or _DENIED.search(clause.low[: leave.start()]) or not _is_own(clause, leave.start(), owner):
        return
    start, end = day_range(clause.text, clause.low)
    if start and end:
        years = tuple(str(year) for year in range(int(start[:4]), int(end[:4]) + 1))
    else:
        days = [each for each in find_dates(clause.text, clause.low) if not _BIRTH.search(clause.low[: each.start])]
        start = days[0].value if len(days) == 1 else None
        told = {day.value[:4] for day in days} or set(clause.years())
        years = tuple(sorted(told))
        fallback = owner.year if clause.is_of_this_year() and owner.year else above
        years = years or ((fallback,) if fallback else ())
    for year in years:
        yield make_declared(clause, "maternity", "co", year=year, start=start, end=end)
