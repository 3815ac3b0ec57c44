"""What a sample is: its folder, its file name, how it is written and what is printed on it; makes gold out of words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.samples.scans import ScanLook
from tests.samples.sheets import Sheet

Gold = dict[str, Any]
HEAD_FIELDS = ("number", "date", "place", "issuing_unit", "parent_unit", "subject", "signer", "signer_title")
NOMINEE_FIELDS = (
    "full_name",
    "honorific",
    "birth_date",
    "gender",
    "hometown",
    "residence",
    "position",
    "unit",
    "education",
    "academic_title",
    "duties",
)
NOMINEE_LISTS = ("requested", "prior_titles", "prior_awards", "initiatives", "classifications", "achievements")
EXCELLENT, GOOD, DONE = "hoan_thanh_xuat_sac", "hoan_thanh_tot", "hoan_thanh"
CITY = "Thành phố Hồ Chí Minh"
SO = "Sở Khoa học và Công nghệ"
SO_HEAD = "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
CITY_HEAD = "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH"


@dataclass(frozen=True)
class Paper:
    """One sample. The suffix of `file` and `look` decide the form: Word, PDF with text, or scan."""

    case: str
    file: str
    write: Callable[[], Sheet]
    gold: Gold
    look: ScanLook | None = None

    @property
    def read_as(self) -> str:
        if self.file.endswith(".docx"):
            return "word"
        return "pdf_scan" if self.look else "pdf_text"


def gold(kind: str, nominees: Sequence[Gold] = (), **head: str) -> Gold:
    """The gold of one paper; `requested` is the distinct (code, year) of what the nominees ask for."""
    document = _slots(HEAD_FIELDS, head)
    requested: list[Gold] = []
    for nominee in nominees:
        for item in nominee["requested"]:
            if all((item["code"], item["year"]) != (seen["code"], seen["year"]) for seen in requested):
                requested.append(item)
    return {"kind": kind, "document": document, "requested": requested, "nominees": list(nominees)}


def person(full_name: str, kind: str = "ca_nhan", **known: Any) -> Gold:
    """One nominee as printed; whatever is not named is not printed."""
    lists = {name: list(known.pop(name, ())) for name in NOMINEE_LISTS}
    return {"kind": kind, **_slots(NOMINEE_FIELDS, {"full_name": full_name, **known}), **lists}


def collective(full_name: str, **known: Any) -> Gold:
    return person(full_name, "tap_the", **known)


def recognition(
    code: str,
    text: str,
    year: str | None = None,
    number: str | None = None,
    date: str | None = None,
    authority: str | None = None,
) -> Gold:
    return {
        "code": code,
        "text": text,
        "year": year,
        "decision_number": number,
        "decision_date": date,
        "authority": authority,
    }


def initiative(
    title: str,
    year: str | None = None,
    number: str | None = None,
    date: str | None = None,
    authority: str | None = None,
    scope: str | None = None,
) -> Gold:
    return {
        "title": title,
        "year": year,
        "decision_number": number,
        "decision_date": date,
        "authority": authority,
        "scope": scope,
    }


def level(year: str, value: str, number: str | None = None) -> Gold:
    return {"year": year, "level": value, "decision_number": number}


def _slots(names: Sequence[str], known: Gold) -> Gold:
    unknown = set(known) - set(names)
    if unknown:
        raise KeyError(f"no such field: {sorted(unknown)}")
    return {name: known.get(name) for name in names}
