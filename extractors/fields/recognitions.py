"""Takes a line with recognition phrases; gives Recognitions: code by award and authority, year, decision, date.

Whether one is asked for or was received is the caller's to say: that is a matter of zone, not of words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import takewhile

from extractors.document import Line, Mention
from extractors.fields.values import Found, find_dates, find_decisions, find_years
from extractors.text import bare, strip_value

_PROVINCE = r"(?:chu tich\s+)?(?:ubnd|uy ban nhan dan)\s+(?:tinh|thanh pho|tp)|chu tich tinh"
_MINISTRY = (
    r"(?:bo truong\s+)?\bbo\s+(?!phan|mon|sung|doi|chi huy|cong cu|tieu chi|du lieu|cau hoi|tai lieu|sach|may\b|truong)"
    r"[a-z&]+|cap bo\b"
)
_BOARD = r"(?:(?:ban thuong vu|ban chap hanh|bch|ban bi thu)\s+)?"
_UNION_TOP = (
    rf"{_BOARD}tong (?:lien doan|ldld)(?: lao dong viet nam)?|{_BOARD}(?:trung uong|tw) (?:doan|hoi)|"
    r"lien minh (?:htx|hop tac xa) viet nam|(?:uy ban )?(?:trung uong|tw) (?:mttq|mat tran)|"
    r"(?:chu tich )?\b(?:lien hiep (?:cac )?)?hoi (?:(?!dong|tinh|huyen|xa|tang)[a-z]+ ){1,6}viet nam"
    r"(?! (?:tinh|huyen|xa|phuong|quan|thanh|thi|tp)\b)"
)
_BELOW = (
    r"(?:(?:ban thuong vu|ban chap hanh|bch|btv|ban bi thu|chu tich)\s+)?"
    r"(?:tinh doan|thanh doan|tinh uy|thanh uy|huyen uy|(?<!chi )doan khoi|huyen doan|(?<!chi )doan thanh nien|"
    r"(?:(?<=thuong vu )|(?<=bch )|(?<=chap hanh ))doan|"
    r"(?:uy ban )?(?:mat tran to quoc|mttq)(?: viet nam)?|"
    r"lien doan lao dong|ldld|\bhoi\s+(?!dong\b)\w+|cong doan|dang uy|tinh uy|huyen uy|doan tncs)"
    r"(?:\s(?:(?!ubnd|uy ban|tang)\w+\s){0,5}?(?:tinh|thanh pho)\b)?"
)
_PRIME = r"thu tuong(?:\s+chinh phu)?|\bttg\b"
_AUTHORITY = re.compile(
    rf"(?P<prime>{_PRIME})|(?P<union>{_UNION_TOP})|(?P<below>{_BELOW})|(?P<government>chinh phu)|"
    rf"(?P<ministry>{_MINISTRY}|bo truong|tong cuc truong|tong cuc)|"
    rf"(?P<province>{_PROVINCE}|cap tinh|cap thanh pho|(?<!cong doan )(?:tinh|thanh pho)(?=$|[\s,.;)”\"]))|"
    rf"(?P<head>(?:(?<=cua )|(?<=do ))(?:chu tich )?(?:tap doan|tong (?:giam doc|cong ty)|cong ty)|"
    rf"(?:giam doc|gd)\s+(?:so|cong ty|trung tam|benh vien)|hieu truong|chi cuc truong|"
    rf"chu tich ubnd (?:huyen|xa|phuong|thi xa)|ubnd (?:huyen|xa|phuong|thi xa|quan)|"
    rf"(?:chu tich )?(?:uy ban nhan dan|ubnd) (?:huyen|xa|phuong|thi xa))"
)
_CODES = {
    "BK": {
        "prime": "BK_TTG",
        "government": "BK_TTG",
        "union": "BK_BO",
        "ministry": "BK_BO",
        "province": "BK_TINH",
        "below": "KHAC",
        "head": "KHAC",
    },
    "CO": {
        "prime": "CO_CP",
        "government": "CO_CP",
        "union": "CO_BO",
        "ministry": "CO_BO",
        "province": "CO_TINH",
        "below": "KHAC",
        "head": "KHAC",
    },
}
_FIGHTERS = {"province": "CSTD_TINH", "ministry": "CSTD_TINH", "head": "CSTDCS"}  # by who grants the title
_OF_PROVINCE = re.compile(r"\bcap (?:tinh|thanh pho|bo|nganh)\b")
_OF_BASE = re.compile(r"\bco so\b")
_OF_COLLECTIVES = {"LDTT": "TTLDTT"}  # what a collective's own cell leaves unsaid
_BEST_COLLECTIVE = re.compile(r"\b(?:ldxs|lao dong xuat sac)\b")
_LIKELIEST = {"BK": "BK_TINH", "CO": "CO_TINH", "CSTD": "CSTDCS"}
_NUMBER_AUTHORITY = (
    ("QĐ-TTG", "prime"),
    ("CTUBND", "province"),
    ("QĐ-TTg", "prime"),
    ("QĐ-UBND", "province"),
    ("QĐ-TLĐ", "union"),
    ("TW", "union"),
    ("QĐ-ĐCT", "union"),
    ("QĐ-B", "ministry"),
    ("QĐKT", "below"),
    ("LĐLĐ", "below"),
    ("TĐTN", "below"),
)
_STOP = re.compile(r"[;.(]|\bn[ăa]m(?=\s*\d)|\bnăm\b|\bquyết định\b|\bqđ\b|\bcho\b|\bnhận\b|\bvì\b|\bđề nghị\b")
_GRANTS = re.compile(r"\b(?:xet tang|tang thuong|tang|trao|khen|cap(?! (?:tinh|bo|thanh|co|nganh))|cong nhan)\b")
_NEAR = 70
_BESIDE = len(", Quyết định số ")


_PERIOD = re.compile(
    r"\btrong (?:vong )?\w+ nam\s*\(?[\d\s\-]*\)?,? (?:thi )?(?:co|dat|duoc) (?:\d+|hai|ba|bon|nam) (?:nam|lan)\b"
)
_JOINS = re.compile(r"\s+(?:và|cho|của|do)\s*$")
_MOVEMENT = re.compile(r"phong trao(?: thi dua)?\s*[\"“][^\"”]*$")  # its name in quotes is no award


@dataclass(slots=True, frozen=True)
class Award:
    """A recognition named in a line, before it is known whether it is asked for or was received."""

    code: str
    text: str
    start: int
    end: int
    year: str | None = None
    decision: str | None = None
    day: str | None = None
    authority: str | None = None


def find_awards(line: Line, *, start: int = 0, end: int | None = None) -> list[Award]:
    """Recognitions named in `line.text[start:end]`, codes settled by the authority beside them where one is needed."""
    end = len(line.text) if end is None else end
    mentions = [m for m in line.recognitions() if start <= m.start and m.end <= end]
    if mentions and "phong trao" in line.bare:
        mentions = [m for m in mentions if not _MOVEMENT.search(line.bare, max(start, m.start - _NEAR), m.start)]
    awards: list[Award] = []
    for number, mention in enumerate(mentions):
        left = mentions[number - 1].end if number else start
        right = mentions[number + 1].start if number + 1 < len(mentions) else end
        awards.append(_settle(line, mention, left, right))
    return awards


def _settle(line: Line, mention: Mention, left: int, right: int) -> Award:
    text = line.text[mention.start : mention.end]
    code = mention.name
    authority, group, stop = _authority_after(line, mention.end, right)
    if authority is None:
        authority, group = _authority_before(line, left, mention.start)
        stop = mention.end
    if code in ("BK", "CO"):
        code = _CODES[code].get(group or "", code)
        text = line.text[mention.start : stop] if stop > mention.end else text
    elif code == "CSTD":
        code = _FIGHTERS.get(group or "", "CSTD")
    elif code == "GIAY_KHEN" and stop > mention.end:
        text = line.text[mention.start : stop]
    return Award(code, strip_value(text), mention.start, max(stop, mention.end), authority=authority)


def _authority_after(line: Line, start: int, end: int) -> tuple[str | None, str | None, int]:
    """Authority named right after an award ("… của UBND tỉnh"), its group and where it ends."""
    window = line.bare[start : min(end, start + _NEAR)]
    if not window or window.isspace():  # in a cell, nearly always
        return None, None, start
    stop = _STOP.search(line.text[start : start + len(window)].lower())
    window = window[: stop.start()] if stop else window
    match = _AUTHORITY.search(window)
    if not match or len(window[: match.start()].split()) > 4:
        return None, None, start
    begin, until = start + match.start(), start + match.end()
    if match.lastgroup != "prime":
        until = _authority_end(line.text, until, start + len(window))
    phrase = line.text[begin:until]
    if line.text[:start].isupper():  # what follows in small letters is another line of the heading
        words = list(takewhile(lambda word: word == word.upper(), phrase.split(" ")))
        phrase = " ".join(words) or phrase
    phrase = _JOINS.sub("", phrase)
    return strip_value(phrase), match.lastgroup, begin + len(phrase)


def _authority_end(text: str, start: int, end: int) -> int:
    """The authority runs on over capitalised words and "và", "&" ("Bộ Khoa học và Công nghệ")."""
    stop = re.search(
        r"[,;:.”“\")\n]|\s-\s(?![A-ZĐ])|\s(?:tặng|xét|trao|năm|theo|tại|trong|quý|đợt|về|vì)\s", text[start:end]
    )
    return start + stop.start() if stop else end


def _authority_before(line: Line, start: int, end: int) -> tuple[str | None, str | None]:
    """Authority that grants or is asked to ("Giám đốc Sở tặng Giấy khen")."""
    begin = max(start, end - 2 * _NEAR)
    window = line.bare[begin:end]
    if not window:
        return None, None
    cut = max(window.rfind(";"), window.rfind(". "), window.rfind(":"))
    begin, window = (begin + cut + 1, window[cut + 1 :]) if cut >= 0 else (begin, window)
    verbs = list(_GRANTS.finditer(window))
    matches = [m for m in _AUTHORITY.finditer(window) if not verbs or m.start() < verbs[-1].start()]
    if not matches:
        return None, None
    match = matches[-1]
    verb = next((verb for verb in verbs if verb.start() >= match.end()), None)
    until = begin + (verb.start() if verb else match.end())
    return strip_value(line.text[begin + match.start() : until]) or None, match.lastgroup


def authority_in(line: Line) -> str | None:
    """The authority that a line of details begins with ("Chủ tịch UBND xã …, năm 2023, Quyết định số …")."""
    return _authority_after(line, 0, len(line.text))[0]


def group_of_authority(text: str) -> str | None:
    """Which kind of authority a text names: prime, union, below, government, ministry, province, head."""
    match = _AUTHORITY.search(bare(text))
    return match.lastgroup if match else None


def settle_by_decision(award: Award) -> Award:
    """The code of a bare "Bằng khen", "Cờ thi đua" or "CSTĐ" by its authority or the organ of its decision's number."""
    if award.code == "CSTD":
        group = group_of_authority(award.authority or "")
        return replace(award, code=_FIGHTERS.get(group or "", "CSTD"))
    if award.code not in ("BK", "CO"):
        return award
    group = group_of_authority(award.authority or "")
    if group is None and award.decision:
        group = next((g for sign, g in _NUMBER_AUTHORITY if sign in award.decision), None)
    return replace(award, code=_CODES[award.code].get(group or "", award.code))


def settle_by_heading(award: Award, headings: Iterable[str]) -> Award:
    """A bare "CSTĐ" by the level that the nearest of the bare headings names; as it is where none does, or both."""
    if award.code != "CSTD":
        return award
    for low in headings:
        levels = {"CSTD_TINH": _OF_PROVINCE.search(low), "CSTDCS": _OF_BASE.search(low)}
        named = [code for code, found in levels.items() if found]
        if named:
            return replace(award, code=named[0]) if len(named) == 1 else award
    return award


def awards_of_collective(line: Line, *, start: int = 0, end: int | None = None) -> list[Award]:
    """Recognitions of a collective itself, whose own line says "LĐTT" and "LĐXS" for those of collectives."""
    end = len(line.text) if end is None else end
    named = [replace(a, code=_OF_COLLECTIVES.get(a.code, a.code)) for a in find_awards(line, start=start, end=end)]
    for best in (
        _BEST_COLLECTIVE.finditer(line.bare, start, end) if "xs" in line.bare or "xuat sac" in line.bare else ()
    ):
        if not any(award.start < best.end() and best.start() < award.end for award in named):
            named.append(Award("TTLDXS", line.text[best.start() : best.end()], best.start(), best.end()))
    return sorted(named, key=lambda award: award.start)


def likeliest_code(code: str) -> str:
    """The code of the contract for an award whose authority is nowhere named."""
    return _LIKELIEST.get(code, code)


def attach_details(
    line: Line,
    awards: list[Award],
    *,
    start: int = 0,
    end: int | None = None,
    default: list[Found] | None = None,
    school: bool = False,
) -> list[Award]:
    """Years, decisions and dates of a clause given to its awards: one award, several years and decisions in order.

    `default` are the years of the line's lead ("Năm 2022: …; …"), for clauses without their own.
    """
    end = len(line.text) if end is None else end
    text, low = line.text[start:end], line.bare[start:end]
    years, decisions = _years_told(text, low, school) or (default or []), find_decisions(text)
    dates = [d for d in find_dates(text, low) if len(d.value) == 10]
    if len(awards) == 1:
        return _spread(awards[0], _dedupe(years), decisions, dates, text)
    result: list[Award] = []
    lead = bool(awards) and any(y.start < awards[0].start - start for y in years)
    for number, award in enumerate(awards):
        left = awards[number - 1].end - start if number else 0
        here = award.start - start
        right = awards[number + 1].start - start if number + 1 < len(awards) else len(text)
        beside = _between(years, left, here) if lead else _between(years, here, right)
        own_years = _dedupe(beside or _between(years, left, right) or years)
        result += _spread(award, own_years, _between(decisions, here, right), _between(dates, here, right), text)
    return result


def _years_told(text: str, low: str, school: bool) -> list[Found]:
    """The years of a clause, without those of a period ("trong 5 năm (2019-2023) có 3 năm …") where others are."""
    years = find_years(text, low, school=school)
    period = _PERIOD.search(low) if len(years) > 1 and "trong" in low else None
    if period is None:
        return years
    return [year for year in years if not period.start() <= year.start < period.end()] or years


def _between(found: list[Found], start: int, end: int) -> list[Found]:
    return [each for each in found if start <= each.start < end]


def _dedupe(found: list[Found]) -> list[Found]:
    seen: dict[str, Found] = {}
    for item in found:
        seen.setdefault(item.value, item)
    return list(seen.values())


def _spread(award: Award, years: list[Found], decisions: list[Found], dates: list[Found], text: str) -> list[Award]:
    authority = award.authority or _authority_of_decision(text, decisions)
    if not years:
        years = [Found("", 0, 0)] * max(1, len(decisions) if len(decisions) > 1 else 1)
    awards = []
    for number, year in enumerate(years):
        decision = decisions[number] if number < len(decisions) else (decisions[0] if len(decisions) == 1 else None)
        day = _date_beside(decision, decisions, dates) if decision else None
        awards.append(
            replace(
                award,
                year=year.value or None,
                decision=decision.value if decision else None,
                day=day,
                authority=authority,
            )
        )
    return [settle_by_decision(a) for a in awards]


def _date_beside(decision: Found, decisions: list[Found], dates: list[Found]) -> str | None:
    first = dates[0] if dates else decision
    if 0 < decisions[0].start - first.end <= _BESIDE:  # "15/01/2024, số 30/QĐ-…"
        return next((d.value for d in reversed(dates) if 0 < decision.start - d.end <= _BESIDE), None)
    limit = min((d.start for d in decisions if d.start > decision.start), default=10**9)
    return next((d.value for d in dates if decision.end <= d.start < limit), None)


def _authority_of_decision(text: str, decisions: list[Found]) -> str | None:
    """Who issued: the words after "của" behind a decision's number and date."""
    if not decisions:
        return None
    match = re.search(r"\bcủa\s+([^;()]+?)(?:\s*[;()]|$|\.\s|,\s(?=[a-z]))", text[decisions[0].end :])
    return strip_value(match[1]) or None if match else None
