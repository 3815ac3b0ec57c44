"""Takes a Doc with a collective; gives how many people it has, and how many of them did or received what, by year.

Only clauses that count the collective's own people are listened to; shares alone, plans and party members count nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.fields.classifications import find_level, is_level_alone
from extractors.fields.clauses import Clause, clauses_of, lines_with, year_above
from extractors.fields.declarations import LABEL, SAYS_NONE, Owner, make_declared
from extractors.text import bare
from extractors.zones import Zones
from records.readings import Declared, DeclaredFact, Level

WORDS = (
    *("tong so", "so luong", "hien co", "tong cong", "bien che", "nhan su", "quan so", "co mat", "vien chuc"),
    *("cong chuc", "hoan thanh", "ky luat", "canh cao", "lao dong tien tien", "ld tien tien", "ldtt", "cstd"),
    *("chien si thi dua", "chien sy thi dua"),
)
PEOPLE = (
    r"(?:can bo|cong chuc|vien chuc|nguoi lao dong|lao dong|nhan vien|nld|cb[, ]*cc(?:[, ]*vc)?(?:[, -]*nld)?|"
    r"cc[, ]*vc(?:[, -]*nld)?|cbvc|cbnv|cbgv(?:[, -]*nv)?|giao vien|giang vien|cong nhan|"
    r"nha giao|y,? bac si|bac si|nhan su)"
)
ALL_PEOPLE = rf"{PEOPLE}(?:\s*(?:,|va|-|/|, va)?\s*(?:{PEOPLE}|hop dong|hop dong lao dong))*"
ONE = rf"(?:nguoi|dong chi|d/c|ca nhan|thanh vien|{ALL_PEOPLE})"
NUMBER = r"(?<![\d.,/])0*(?P<n>\d{1,4})(?![\d/]|[.,]\d)"
_COUNTS_UP = (
    r"\s*(?:(?:hien (?:co|nay)|la|co|gom|cua (?:don vi|co quan|tram|phong|trung tam|chi cuc|"
    r"phan xuong|xi nghiep|khoa|to|doi|hat|truong)|"
    r"(?:tinh )?den [\d/ a-z]{4,24}|:|-)\s*)*"
)
_MEMBERS = (
    re.compile(
        rf"\b(?:tong so|so luong|tong|nhan su|quan so|bien che)(?: hien co| hien nay)?\s+(?:{ALL_PEOPLE}|"
        rf"nguoi){_COUNTS_UP}{NUMBER}(?:\s*{ONE})?(?P<behind>.*)"
    ),
    re.compile(
        rf"^\W*(?:nhan su|quan so|bien che|tong so|so nguoi|so {ALL_PEOPLE})(?: hien co| hien nay|"
        rf" thuc te)?\s*:?\s*{NUMBER}\s*{ONE}(?P<behind>.*)"
    ),
    re.compile(
        rf"\b(?P<lead>tren tong so|hien co|hien co mat|hien nay co|hien tai co|hien co tong so|"
        rf"tong cong)\s*{NUMBER}\s*{ONE}(?P<behind>.*)"
    ),
)
_UNIT_HAS = re.compile(rf"\bco(?: tong so| tong cong)?\s*{NUMBER}\s*{ALL_PEOPLE}(?P<behind>.*)")
_WHEN = re.compile(
    r"\b(?:tinh )?den (?:ngay |thang |het |cuoi |nay|nam )?[\d/ ]*|\b(?:trong |cuoi )?nam [\d ]+|\bhien(?: nay| tai)?\b"
)
_OTHER_UNIT = re.compile(r"\b(?:phong|khoa|to|doi|tram|trung tam|chi cuc|ban|bo phan|xuong|nhom|lop)\b(?! than)")
_WHOLE = re.compile(r"\s*(?:[,.;:(]|$|trong do|gom|bao gom|nu\b)")
_WOMEN = re.compile(
    r"(?:\bnu(?: gioi)?\s*(?:la|co|chiem|:)*\s*0*(\d{1,4})(?!\s*%|[\d.,]*\d|\d)|[(,]\s*(?:trong do )?"
    r"(?:co )?0*(\d{1,4})\s*(?:dong chi |nguoi |can bo |la )*nu\b)"
)
PARTY = re.compile(
    r"\b(?:dang vien|doan vien|hoi vien|chi bo|chi doan|dang bo|hoc sinh|sinh vien|hoc vien|doanh nghiep)\b"
)
NOT_YET = re.compile(
    r"\b(?:hang nam|moi nam|binh quan|trung binh|de nghi|dang ky|phan dau|du kien|muc tieu|ke hoach|chi tieu|"
    r"quy dinh|tieu chuan|dieu kien|"
    r"khong dat|chua dat|giay khen)\b"
)
_COUNTED_BEFORE = re.compile(
    rf"(?:(?<![\d.,/])0*(?P<n>\d{{1,3}})(?:\s*/\s*0*(?P<of>\d{{1,3}}))?)\s*(?:\(\s*[\d.,]+\s*%\s*\)\s*)?"
    rf"(?:luot )?(?:{ONE}\s*)?"
    r"(?:\(\s*[\d.,]+\s*%\s*\)\s*)?(?:(?:la|duoc|dat|da|cong nhan|xet|binh|bau|bau chon|chon|tang|phong|"
    r"phong tang|danh hieu|thi dua)\s+)*[\"“”‘']?$"
)
_COUNTED_BEHIND = re.compile(
    rf"^[\"”“’']?\s*(?:(?:co|la|gom|cho|dat|:|-)\s*|(?=0*\d{{1,3}}\s*{ONE}))+0*(?P<n>\d{{1,3}})(?![\d.]|\s*%|"
    rf",\d)(?:\s*/\s*0*"
    rf"(?P<of>\d{{1,3}})(?!\d))?(?=\s*(?:[,.;()]|$|{ONE}))"
)
_NOBODY_TITLED = re.compile(
    rf"(?:^|[,;.:])\s*(?:nam (?:hoc )?[\d \-–]+,? )?(?:khong|chua) co (?:ai|{ONE})(?: nao)? (?:(?:duoc|dat|cong nhan|"
    r"la|danh hieu)\s+)+$"
)
_ONLY_ASKED = re.compile(r"[^,;.]{0,30}\b(?:de nghi|dang ky|du kien)\b")
_ABOUT = re.compile(r"(?:it nhat|toi thieu|tren|duoi|khoang|gan|hon|\d\s*-)\s*0*$")
_TITLES: dict[str, DeclaredFact] = {"LDTT": "ldtt", "CSTDCS": "cstdcs"}
_NOBODY = re.compile(
    rf"\bkhong (?:co |de xay ra |de )?(?:ai|(?:truong hop|{ONE})(?: nao)?)\b[^.;]{{0,25}}?\b(?:bi|vi pham|"
    rf"phai|xu ly)\b[^.;]{{0,30}}?\bky luat\b(?! lao dong| phat ngon)"
)
_SOME_FORM = re.compile(  # "không ai bị buộc thôi việc" leaves open who was warned
    r"[^,;.]{0,30}\b(?:ha bac|giang chuc|cach chuc|buoc thoi viec|(?:khien trach|canh cao)(?! tro len))"
)
_DISCIPLINED = re.compile(
    rf"(?<![\d.,/])0*(?P<n>\d{{1,3}})\s*{ONE}\s*(?:(?:bi|xu ly|thi hanh|ky luat|bang|voi|hinh thuc|muc)\s+)+"
    rf"(?P<form>canh cao|ha bac luong|giang chuc|cach chuc|buoc thoi viec)"
)


def declared_of_collective(doc: Doc, zones: Zones, owner: Owner) -> list[Declared]:
    """What running text counts of the collective's people; tables are read apart."""
    found: list[Declared] = []
    signed = {line.index for line in zones.signature}
    for line in lines_with(doc, WORDS):
        if line.table is not None or line.index in signed:
            continue
        above: str | None = None
        asked = False
        for clause in clauses_of(doc, line):
            if not asked:
                above, asked = year_above(zones, doc, line), True
            if len(clause.years()) <= 1:  # what is counted over several years together is no count of any
                found += _of_clause(clause, year_of(clause, owner, above, zones), owner)
    return found


def year_of(clause: Clause, owner: Owner, above: str | None, zones: Zones) -> str | None:
    """The year of a clause: the one that it names, that of the heading above, or of the request."""
    named = clause.years()
    if named:
        return named[0]
    if clause.is_of_this_year():
        return owner.year or above
    return above or (None if zones.section.get(clause.line.index) == "prior" else owner.year)


def _of_clause(clause: Clause, year: str | None, owner: Owner) -> Iterator[Declared]:
    low = clause.low
    members = _members(clause, owner)
    if members is not None:
        yield make_declared(clause, "members", str(members), year=year)
        women = _WOMEN.search(low)
        if women and int(women[1] or women[2]) <= members:
            yield make_declared(clause, "women", str(int(women[1] or women[2])), year=year)
    yield from _titles(clause, year)
    if "ky luat" in low or "canh cao" in low:
        yield from _disciplined(clause, year, owner)


def _members(clause: Clause, owner: Owner) -> int | None:
    low = clause.low
    for pattern in _MEMBERS:
        match = pattern.search(low)
        if match is None or PARTY.search(low[: match.end("n")]):
            continue
        lead = match.groupdict().get("lead")
        is_own = lead in (None, "tren tong so") or _is_of_owner(low[: match.start()], owner)
        if _is_whole(match["behind"]) and is_own:
            return int(match["n"])
    match = _UNIT_HAS.search(low)
    if match is None or not _is_whole(match["behind"]) or not _is_of_owner(low[: match.start()], owner, is_named=True):
        return None
    return int(match["n"])


def _is_whole(behind: str) -> bool:
    """Nothing behind a count makes a part of it ("05 viên chức trình độ thạc sĩ", "54 cán bộ, đảng viên")."""
    return _WHOLE.match(behind) is not None and not re.match(r"\W*(?:va )?(?:dang|doan) vien", behind)


def _is_of_owner(before: str, owner: Owner, *, is_named: bool = False) -> bool:
    """Whether what stands before a count means the collective itself: nothing, a time, or its name or kind."""
    who = _WHEN.sub(" ", before.rpartition(",")[2].rpartition(":")[2]).strip(" -+*•.()").removeprefix("trong ")
    own = {owner.name, "don vi", "tap the", "co quan", "toan don vi", "toan co quan", *_heads(owner.name)}
    return who in own or (not who and not is_named)


def _is_of_others(before: str, owner: Owner) -> bool:
    """Whether a part of the collective, or another one, stands before what is said."""
    said = before.rpartition(",")[2]
    return _OTHER_UNIT.search(said) is not None and not _is_of_owner(said, owner)


def _heads(name: str) -> list[str]:
    """The beginnings by which a collective calls itself: "tram", "trung tam"."""
    words = name.split()
    return [" ".join(words[:count]) for count in (1, 2)]


def _titles(clause: Clause, year: str | None) -> Iterator[Declared]:
    low = clause.low
    for mention in clause.line.recognitions():
        start, end = mention.start - clause.start, mention.end - clause.start
        fact = _TITLES.get(mention.name)
        if fact is None or start < 0 or end > len(low):
            continue
        before = low[:start]
        told = _COUNTED_BEFORE.search(before) or _COUNTED_BEHIND.match(low[end:])
        if told is None and _NOBODY_TITLED.search(before):
            yield make_declared(clause, fact, "0", year=year)
        if told is None or NOT_YET.search(before) or PARTY.search(before) or _ONLY_ASKED.match(low[end:]):
            continue
        if told.re is _COUNTED_BEFORE and _ABOUT.search(before[: told.start("n")]):
            continue
        part, whole = int(told["n"]), int(told["of"]) if told["of"] else None
        if whole is not None and part > whole:
            continue
        if whole is not None:
            yield make_declared(clause, "members", str(whole), year=year)
        yield make_declared(clause, fact, str(part), year=year)


def _disciplined(clause: Clause, year: str | None, owner: Owner) -> Iterator[Declared]:
    low = clause.low
    label = LABEL.match(low)
    if label and SAYS_NONE.fullmatch(low[label.end() :]):
        yield make_declared(clause, "disciplined_from_canh_cao", "0", year=year)
        return
    nobody = _NOBODY.search(low)
    if nobody and _SOME_FORM.match(low[nobody.end() :]):
        return
    if (
        nobody
        and not _is_of_others(low[: nobody.start()], owner)
        and not PARTY.search(low)
        and not NOT_YET.search(low[: nobody.start()])
    ):
        yield make_declared(clause, "disciplined_from_canh_cao", "0", year=year)
        return
    some = _DISCIPLINED.search(low)
    if (
        some
        and not _is_of_others(low[: some.start()], owner)
        and not PARTY.search(low)
        and not re.match(r"\s*tro len", low[some.end() :])
    ):
        yield make_declared(clause, "disciplined_from_canh_cao", some["n"], year=year)


def fact_of_head(text: str) -> DeclaredFact | None:
    """What a column or row of a table by years counts, by its head."""
    low = bare(" ".join(text.split())).strip(" .:-")
    if re.search(r"%|ty le|dang vien|doan vien|tap the|dang ky|chi tieu|ke hoach|de nghi", low):
        return None
    for pattern, fact in _HEADS:
        if pattern.search(low):
            return fact
    return None


def counts_people(text: str) -> bool:
    """Whether a column or row counts people for an award, or those who were disciplined at all."""
    return fact_of_head(text) is not None or _ANY_DISCIPLINE.fullmatch(bare(" ".join(text.split()))) is not None


def level_of_head(text: str) -> Level | None:
    """The level whose people a column or row counts, where its head says no more."""
    low = _OF_PEOPLE.sub("", bare(" ".join(text.split())).strip(" .:-+"))
    return find_level(low) if is_level_alone(low) else None


_ANY_DISCIPLINE = re.compile(r"\W*(?:so )?(?:ca nhan |nguoi |truong hop )?(?:bi )?ky luat\W*")
_OF_PEOPLE = re.compile(r"^(?:so |ca nhan |nguoi |xep loai |muc )+|(?: tro len)$")
_HEADS: tuple[tuple[re.Pattern[str], DeclaredFact], ...] = (
    (re.compile(r"ky luat.*canh cao"), "disciplined_from_canh_cao"),
    (
        re.compile(
            r"^(?:so |ca nhan |nguoi |duoc |cong nhan |danh hieu |dat )*"
            r"(?:lao dong tien tien|ld tien tien|ldtt)\b(?!.*(?:bang|giay))"
        ),
        "ldtt",
    ),
    (
        re.compile(
            r"^(?:so |ca nhan |nguoi |duoc |cong nhan |danh hieu |dat )*"
            r"(?:chien s[iy] thi dua co so|cstd(?: |)(?:co so|cs))\b"
        ),
        "cstdcs",
    ),
    (re.compile(r"^(?:so |trong do |- )*nu(?: gioi)?$"), "women"),
    (re.compile(r"^(?:so (?:nguoi )?)?hoan thanh nhiem vu(?: tro len)?$"), "completed_tasks"),
    (re.compile(rf"^(?:tong so|so|tong) (?:{ALL_PEOPLE}|nguoi)(?: hien co)?$|^(?:tong so|so nguoi)$"), "members"),
)
