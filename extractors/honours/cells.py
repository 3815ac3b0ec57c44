"""Takes the text of one cell; gives its value, or raises Unclear with why a person has to look at it: no guesses."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Literal

from extractors.fields.surnames import SURNAMES
from extractors.fields.values import clean_name, find_dates, find_decisions, find_years, is_name, year_of_birth_or_date
from extractors.text import bare, strip_value
from records.folding import nfc
from records.honours import legal_kind_in
from records.readings import NomineeKind

KEPT = 8_192  # answers on cells: years, units and decisions come again and again
SHOWN = 120  # characters of a cell in a message
EARLIEST = 1945  # year of achievement
NOTHING = re.compile(r"[\s\-–—_.0/x*]*|khong(?: co| dat)?|chua(?: co)?|k|ko|0")
MARK = re.compile(r"[xXvV✓✔☑√]|có|co|đạt|dat", re.I)
_UNIT = re.compile(
    r"(?:tap the|phong|chi cuc|cuc|trung tam|tt|ban|so|vien|truong|khoa|to|doi|cong ty|hop tac xa|htx|benh vien|"
    r"chi doan|cong doan|chi bo|doan|hoi|ubnd|uy ban|van phong|thanh tra|tram|nhom|bo phan|xi nghiep|doanh nghiep|"
    r"chi nhanh|quy)\b"
)
_HOUSEHOLD = re.compile(r"\s*hộ (?:ông|bà|gia đình|anh|chị)\b", re.I)
_OF_COLLECTIVE = re.compile(r"^\s*t[aậ]p\s+th[eể]\s+(?=\S)", re.I)
_REVOKED = re.compile(r"thu hoi|huy bo|bi huy|da huy|bai bo|het hieu luc")
_CANCELLED = re.compile(r"huy(?: (?:qd|quyet dinh|khen thuong|ket qua))?")
_IN_FORCE = re.compile(r"con hieu luc|binh thuong|khong|chua|hieu luc|dang")
_NOT_REVOKED = re.compile(r"\b(?:khong|chua)\b[^.;]{0,20}(?:thu hoi|huy|bai bo)")
_MAY_BE_REVOKED = re.compile(r"\b(?:de nghi|xem xet|du kien|dang|co the)\b[^.;]{0,25}(?:thu hoi|huy|bai bo)")
_AWARD_WORDS = "ldtt|lao dong|cstd[a-z]*|chien si|bk|bang khen|gk|giay khen|hc|huan chuong|co thi dua|danh hieu|tap the"
_NOT_GRANTED = re.compile(
    rf"\b(?:khong|chua|de nghi|du kien|dang ky|xin)\b(?! (?:hoan thanh|xep loai))[^.;:,]{{0,25}}\b(?:{_AWARD_WORDS})\b"
    r"|\b(?:19|20)\d{2}\W{1,3}(?:khong|chua)\b(?! (?:hoan thanh|xep loai))"
)
_DITTO = re.compile(r"(?:nhu tren|nt|tren|[/\"'”″ ]+)[.]?")
_NO_NAME = re.compile(r"[^\w\s.'’ʼ`\-–]|_")
_SEVERAL = re.compile(r"[,;/&+]\s*|\s(?:và|cùng)\s")
MOST_WORDS_OF_ONE = 5  # of a name that holds a second surname; more of them may be two names below each other
YOUNGEST = 5  # years: who is younger received nothing
_PLAIN_NUMBER = re.compile(r"(?:so\s*:?\s*)?(\d{1,6})")
_DAY_WORDS = re.compile(r"\d{1,4}\s*[/.\-]\s*\d{1,2}(?:\s*[/.\-]\s*\d{2,4})?")


class Unclear(Exception):
    """Why a cell cannot be taken: `wrong` where it cannot be so, doubtful where it may be several things."""

    def __init__(self, text: str, *, weight: Literal["wrong", "doubtful"] = "doubtful") -> None:
        super().__init__(text)
        self.text, self.weight = text, weight


@lru_cache(maxsize=KEPT)
def is_nothing(text: str) -> bool:
    """An empty cell, a dash, "không": nothing is told."""
    return NOTHING.fullmatch(bare(text).strip()) is not None and not MARK.fullmatch(text.strip())


@lru_cache(maxsize=KEPT)
def read_years(text: str, *, today: date) -> tuple[str, ...]:
    """The years of a cell, a school year as one; none where it is empty."""
    if is_nothing(text):
        return ()
    low = bare(text)
    school = re.fullmatch(r"\W*(?:nam hoc )?((?:19|20)\d{2})\s*[-/]\s*((?:19|20)\d{2})\W*", low)
    if school and int(school[2]) - int(school[1]) == 1:
        return (f"{school[1]}-{school[2]}",)
    years = tuple(dict.fromkeys(found.value for found in find_years(text, low)))
    if not years:
        raise Unclear(f"không hiểu năm “{text}”", weight="wrong" if re.fullmatch(r"\W*\d+\W*", low) else "doubtful")
    for year in years:
        check_year(year, today=today)
    return years


def check_year(year: str, *, today: date) -> None:
    """A year of achievement lies between the first awards of the State and today."""
    if not EARLIEST <= int(year[:4]) <= today.year:
        raise Unclear(f"năm {year} không thể là năm thành tích", weight="wrong")


@lru_cache(maxsize=KEPT)
def read_birth(text: str) -> str | None:
    """An ISO birth date with its precision; a year of two digits is unclear."""
    if is_nothing(text):
        return None
    found = year_of_birth_or_date(text)
    if found is None:
        raise Unclear(f"không hiểu ngày sinh “{text}”", weight="wrong" if _DAY_WORDS.search(text) else "doubtful")
    if found.sure < 1.0:
        raise Unclear(f"ngày sinh “{text}” ghi năm hai chữ số")
    return found.value


@lru_cache(maxsize=KEPT)
def read_day(text: str) -> date | None:
    """The day of a decision; a month or a year alone is unclear."""
    if is_nothing(text):
        return None
    found = year_of_birth_or_date(text)
    if found is None:
        raise Unclear(f"không hiểu ngày “{text}”", weight="wrong" if _DAY_WORDS.search(text) else "doubtful")
    if found.sure < 1.0 or len(found.value) < len("2026-01-31"):
        raise Unclear(f"ngày quyết định “{text}” chưa đủ ngày, tháng, năm bốn chữ số")
    return date.fromisoformat(found.value)


@lru_cache(maxsize=KEPT)
def read_decision(text: str) -> tuple[str | None, date | None]:
    """Number and day of a decision, as one cell tells them."""
    if is_nothing(text):
        return None, None
    numbers = list(dict.fromkeys(found.value for found in find_decisions(text)))
    days = list(dict.fromkeys(found.value for found in find_dates(text) if len(found.value) == len("2026-01-31")))
    if not numbers and (plain := _PLAIN_NUMBER.fullmatch(bare(text).strip())):
        numbers = [plain[1]]
    if len(numbers) > 1 or len(days) > 1:
        raise Unclear(f"“{text}” có nhiều số hoặc ngày quyết định")
    if not numbers and not days:
        raise Unclear(f"không hiểu số quyết định “{text}”")
    return (numbers[0] if numbers else None), (date.fromisoformat(days[0]) if days else None)


@lru_cache(maxsize=KEPT)
def read_legal_kind(text: str) -> str | None:
    """The kind of award that a cell names."""
    if is_nothing(text):
        return None
    kind = legal_kind_in(text)
    if kind is None:
        raise Unclear(f"không nhận ra loại hình “{text}”")
    return kind


def read_gender(text: str) -> Literal["nam", "nu"] | None:
    """Nam or Nữ."""
    match bare(text).strip():
        case "nam":
            return "nam"
        case "nu":
            return "nu"
    return None


def is_revoked(text: str, *, own_column: bool) -> bool:
    """Whether a remark says that the decision was cancelled; in a column of its own a mark says so too."""
    low = bare(text)
    if _CANCELLED.fullmatch(low.strip(" .")) or (own_column and MARK.fullmatch(text.strip())):
        return True
    if not text.strip() or (own_column and is_nothing(text)) or _NOT_REVOKED.search(low):
        return False
    if _MAY_BE_REVOKED.search(low):
        raise Unclear(f"“{text}”: chưa rõ quyết định đã bị thu hồi chưa")
    if _REVOKED.search(low):
        return True
    if own_column and not _IN_FORCE.search(low):
        raise Unclear(f"“{text}”: chưa rõ quyết định còn hiệu lực không")
    return False


@lru_cache(maxsize=KEPT)
def kind_of(text: str) -> NomineeKind | None:
    """What a head, section or cell says of those it is about."""
    low = bare(text)
    found: list[NomineeKind] = []
    if re.search(r"\bho gia dinh\b", low):
        found.append("ho_gia_dinh")
    if re.search(r"\btap the\b(?! (?:ld|lao dong))", low):
        found.append("tap_the")
    if re.search(r"\bca nhan\b", low):
        found.append("ca_nhan")
    return found[0] if len(found) == 1 else None


def looks_like(name: str) -> NomineeKind | None:
    """By the shape of a name: a unit's first word, or a surname before other capitalised words."""
    if _HOUSEHOLD.match(name):
        return "ho_gia_dinh"
    if _UNIT.match(bare(name)) and not (is_name(name) and name.split()[0].lower() in SURNAMES):
        return "tap_the"
    person, _ = clean_name(name)
    if is_name(person) and person.split()[0].lower() in SURNAMES:
        return "ca_nhan"
    return None


def read_name(text: str, kind: NomineeKind) -> str:
    """A person's name in title case without honorific and degree; a collective's as written, without "Tập thể"."""
    if kind == "tap_the":
        return nfc(_OF_COLLECTIVE.sub("", strip_value(text)))
    if kind == "ho_gia_dinh":
        return clean_name(re.sub(r"^\s*h[oộ] (?:gia [dđ][iì]nh )?", "", text, flags=re.I))[0]
    name, _ = clean_name(text)
    if not name or any(letter.isdigit() for letter in name):
        raise Unclear(f"“{_short(text)}” không phải họ tên", weight="wrong")
    if not 2 <= len(name.split()) <= 7 or _NO_NAME.search(name) or _DITTO.fullmatch(bare(text).strip()):
        raise Unclear(f"“{_short(text)}”: chưa chắc là họ tên đầy đủ của một người")
    if _names_several(text, name):
        raise Unclear(f"“{_short(text)}”: có thể là tên của nhiều người; mỗi người ghi một dòng")
    return name


def _names_several(text: str, name: str) -> bool:
    """Whether a cell may hold the names of two people, beside or below each other."""
    people = [each for part in _SEVERAL.split(nfc(text)) if is_name(each := clean_name(part)[0])]
    if sum(each.split()[0].lower() in SURNAMES for each in people) > 1:
        return True
    words = name.lower().split()
    return len(words) > MOST_WORDS_OF_ONE and any(word in SURNAMES for word in words[2:-1])


def check_born(birth: str | None, year: int | None) -> None:
    """Who was granted something was born some years before."""
    if birth and year and year - int(birth[:4]) < YOUNGEST:
        raise Unclear(f"ngày sinh năm {birth[:4]} không hợp với thành tích năm {year}", weight="wrong")


def check_granted(text: str) -> None:
    """What a cell says was not granted, or only asked for, is no honour."""
    if _NOT_GRANTED.search(bare(text)):
        raise Unclear(f"“{_short(text)}”: không được tặng, hoặc mới đề nghị")


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
