"""Draws invented facts for the properties of the rules: a whole truth, a part of it, odd facts of every kind.

A whole truth is consistent: no title in a year that excludes it, every list complete. Odd facts may contradict
themselves, as papers do.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from criteria import Facts
from records.catalogue import RECOGNITIONS, TITLES

FOR_ALL = ("GIAY_KHEN", "BK_TINH", "BK_BO", "BK_TTG", "HCLD1", "HCLD2", "HCLD3")
REQUESTS = {
    "ca_nhan": ("LDTT", "CSTDCS", "CSTD_TINH", "CSTD_TQ", *FOR_ALL),
    "tap_the": ("TTLDTT", "TTLDXS", "CO_TINH", "CO_BO", "CO_CP", *FOR_ALL),
}
LEVELS = ("khong_hoan_thanh", "hoan_thanh", "hoan_thanh_tot", "hoan_thanh_xuat_sac")
LEGAL_KINDS = ("cong_trang", "dot_xuat", "phong_trao", "qua_trinh_cong_hien", "nien_han", "doi_ngoai")
SCOPES = ("co_so", "tinh_bo", "toan_quoc")
STANDINGS = (None, None, "claimed", "cited", "verified")
PARTS = ("to_trinh", "bao_cao_thanh_tich", "bien_ban", "xac_nhan_sang_kien")
FORMS = ("khien_trach", "canh_cao", "ha_bac_luong", "giang_chuc", "cach_chuc", "buoc_thoi_viec")
LISTS = ("classifications", "titles", "awards", "initiatives", "discipline")
RECEIVED = (date(2017, 9, 25), date(2026, 10, 15))
NAMES = ("Giá thử ren", "giá  thử ren", "Bảng chuẩn", "Số hóa sổ", "Kho mẫu", "Bộ lọc nước")
Raw = dict[str, Any]


def day(random: Random, first: date, last: date) -> date:
    return first + timedelta(days=random.randint(0, (last - first).days))


def whole_truth(random: Random) -> Raw:
    """Everything about one nominee, told in full: each list complete, nothing that contradicts anything."""
    kind = random.choice(("ca_nhan", "ca_nhan", "tap_the"))
    received = day(random, random.choice((date(2017, 10, 1), date(2024, 1, 1), date(2024, 1, 1))), date(2026, 9, 30))
    year = received.year - random.choice((0, 1, 1, 1))
    raw: Raw = {
        "received": received,
        "nominee": {"kind": kind, "full_name": "Tạ Đình Lộc", "gender": random.choice(("nam", "nu"))},
        "requested": random.choice(REQUESTS[kind]),
        "legal_kind": random.choice(("cong_trang",) * 20 + LEGAL_KINDS),
        "year": year,
        "discipline": [] if random.random() < 0.8 else [_measure(random, year)],
        "pending": random.random() < 0.05,
        "months_worked": {year: random.choice((12, 12, 10, 9.5, 6))},
        "maternity_years": [y for y in range(year - 7, year + 1) if random.random() < 0.05],
        "dossier": [part for part in PARTS if random.random() < 0.97],
        "same_achievement_as": [] if random.random() < 0.95 else [{"code": "GIAY_KHEN", "year": year}],
        "quota": {"ldtt_in_unit": random.randint(1, 30), "cstdcs_proposed": random.randint(0, 5)},
        "complete": list(LISTS),
    }
    _add_history(random, raw, kind, year)
    if kind == "tap_the":
        raw["collective"] = _collective(random)
    return raw


def _measure(random: Random, year: int) -> Raw:
    start = day(random, date(year - 6, 1, 1), date(year, 12, 31))
    return {"form": random.choice(FORMS), "from": start, "to": start + timedelta(days=random.randint(1, 500))}


def _add_history(random: Random, raw: Raw, kind: str, year: int) -> None:
    """Ten years, mostly good ones; the base is what an award of state asks for."""
    disciplined = {y for d in raw["discipline"] for y in range(d["from"].year, d["to"].year + 1)}
    good = random.choice((0.5, 0.9, 0.97))
    levels = {y: LEVELS[_rank(random, good)] for y in range(year - 9, year + 1)}
    raw["classifications"] = [{"year": y, "level": level} for y, level in levels.items()]
    raw["titles"] = []
    for y, level in levels.items():
        earned = ("TTLDXS", "CO_TINH", "CO_BO", "CO_CP") if kind == "tap_the" else ("CSTDCS", "CSTD_TINH")
        floor = "hoan_thanh_xuat_sac" if kind == "tap_the" else "hoan_thanh_tot"
        if y not in disciplined and LEVELS.index(level) >= LEVELS.index(floor):
            raw["titles"] += [{"year": y, "code": code} for code in earned if random.random() < good - 0.2]
    codes = ("BK_TINH", "BK_BO", "BK_TTG", "HCLD3", "HCLD2", "GIAY_KHEN")
    raw["awards"] = [
        {
            "year": random.randint(year - 9, year),
            "code": code,
            "legal_kind": random.choice(("cong_trang",) * 4 + LEGAL_KINDS),
        }
        for code in codes
        if random.random() < 0.5
    ]
    raw["initiatives"] = [
        {
            "title": f"Giải pháp {number}",
            "year": random.randint(year - 5, year),
            "scope": random.choice(SCOPES),
            "used_for": _uses(random),
        }
        for number in range(random.randint(0, 7))
    ]


def _rank(random: Random, good: float) -> int:
    return random.choice((2, 3, 3)) if random.random() < good else random.randint(0, 3)


def _uses(random: Random) -> list[Raw]:
    return [{"code": "CSTDCS", "year": 2020}] if random.random() < 0.1 else []


def _collective(random: Random) -> Raw:
    members = random.randint(3, 40)
    return {
        "members": members,
        "completed_tasks": members - random.choice((0, 0, 0, 1)),
        "ldtt": random.randint(members // 3, members),
        "cstdcs": random.randint(0, 3),
        "disciplined_from_canh_cao": random.choice((0, 0, 0, 1)),
        "leads_cluster": random.random() < 0.7,
        "founded_year": random.randint(1985, 2018),
    }


def told_in_part(random: Random, truth: Raw) -> Raw:
    """The same truth with one to three kinds of gaps in it; a list with a gap is complete no more.

    Kept are what only the truth about it may settle (facts.md): leave for maternity breaks no run, the prior award is
    one that is listed, an initiative that has served elsewhere excludes others; and what is for a person anyway.
    """
    told = dict(truth)
    for leave_out in random.sample(GAPS, random.randint(1, 3)):
        told = leave_out(random, told)
    return told


def _without_items(random: Random, told: Raw) -> Raw:
    name = random.choice(_droppable(told))
    items = told.get(name) or []
    share = random.choice((0.3, 0.8, 0.95))
    kept = [item for item in items if random.random() < share]
    if len(kept) == len(items):
        return told
    return {**told, name: kept or None, "complete": [other for other in told["complete"] if other != name]}


def _without_key(random: Random, told: Raw) -> Raw:
    gone = random.choice((*_droppable(told), "awards", "months_worked", "dossier", "quota", "collective", "legal_kind"))
    return {key: value for key, value in told.items() if key != gone}


def _without_numbers(random: Random, told: Raw) -> Raw:
    key = random.choice([key for key in ("collective", "quota", "nominee") if told.get(key)] or ["nominee"])
    return {**told, key: {k: v for k, v in told[key].items() if k == "kind" or random.random() < 0.7}}


def _without_details(random: Random, told: Raw) -> Raw:
    """Items whose year, reach or legal kind is not told, or that nothing but the paper tells."""
    name, detail, gap = random.choice(
        (
            ("titles", "year", None),
            ("classifications", "year", None),
            ("initiatives", "year", None),
            ("initiatives", "scope", None),
            ("titles", "standing", "claimed"),
            ("awards", "standing", "claimed"),
            ("awards", "legal_kind", None),
        )
    )
    if name == "initiatives" and "initiatives" not in _droppable(told):
        return told
    share = random.choice((0.3, 1))
    items = [{**item, detail: gap} if random.random() < share else item for item in told.get(name) or ()]
    return {**told, name: items} if items else told


def _without_completeness(random: Random, told: Raw) -> Raw:
    return {**told, "complete": [name for name in told["complete"] if random.random() < 0.5]}


def _without_year(random: Random, told: Raw) -> Raw:
    return {**told, "year": None}


def _droppable(told: Raw) -> list[str]:
    is_used = any(item["used_for"] for item in told.get("initiatives") or ())
    return ["classifications", "titles"] if is_used else ["classifications", "titles", "initiatives"]


GAPS = (_without_items,) * 4 + (_without_details,) * 3 + (_without_key,) * 2
GAPS += (_without_numbers, _without_completeness, _without_year)


def odd_facts(random: Random) -> Raw:
    """Facts that the contract lets through, however unlikely: gaps, repeats, contradictions, strange years."""
    received = day(random, *RECEIVED)
    year = random.choice((received.year - 1, received.year - 1, received.year, None, 1, 9999, received.year + 3))
    raw: Raw = {
        "received": received,
        "nominee": {
            "kind": random.choice(("ca_nhan", "tap_the", "ho_gia_dinh")),
            "gender": random.choice(("nam", "nu", None)),
            "person_class": random.choice(("truc_tiep", "lanh_dao", None)),
        },
        "requested": random.choice(tuple(RECOGNITIONS)),
        "legal_kind": random.choice(("cong_trang", "cong_trang", None, *LEGAL_KINDS)),
        "year": year,
        "pending": random.choice((None, False, True)),
        "complete": random.sample(LISTS, random.randint(0, len(LISTS))),
    }
    base = year if year is not None and 1900 < year < 2100 else 2023
    lists = {"titles": _odd_held, "awards": _odd_held, "classifications": _odd_level, "initiatives": _odd_initiative}
    lists |= {"discipline": _odd_measure, "same_achievement_as": _odd_use}
    for name, invent in lists.items():
        if random.random() < 0.85:
            raw[name] = [invent(random, base) for _ in range(random.choice((0, 1, 2, 4, 9)))]
    if raw.get("same_achievement_as") and random.random() < 0.9:
        raw["same_achievement_as"] = []
    return raw | _odd_numbers(random, base)


def _odd_numbers(random: Random, base: int) -> Raw:
    some = {
        "months_worked": {base - random.randint(0, 2): random.choice((0, 9.99, 10, 12, 400)) for _ in range(2)},
        "maternity_years": [base - random.randint(0, 4) for _ in range(random.randint(0, 2))],
        "dossier": random.sample(PARTS, random.randint(0, len(PARTS))),
        "quota": {"ldtt_in_unit": random.choice((None, 0, 7, 20)), "cstdcs_proposed": random.choice((None, 0, 1, 3))},
        "vote": {
            "yes": random.choice((None, 0, 9, 12)),
            "present": random.choice((None, 0, 10, 12)),
            "members": random.choice((None, 0, 10, 11)),
            "is_secret": random.choice((None, True, False)),
        },
        "collective": {
            name: random.choice((None, 0, 1, 7, 10))
            for name in ("members", "completed_tasks", "ldtt", "cstdcs", "disciplined_from_canh_cao")
        }
        | {
            "leads_cluster": random.choice((None, True, False, "cụm 2")),
            "founded_year": random.choice((None, 0, 2015)),
        },
    }
    return {key: value for key, value in some.items() if random.random() < 0.8}


def _odd_year(random: Random, base: int) -> int | None:
    return random.choice((None, base + 1, 0, 9999)) if random.random() < 0.1 else base - random.randint(0, 9)


def _odd_held(random: Random, base: int) -> Raw:
    code = random.choice((*TITLES, "BK_TINH", "BK_BO", "BK_TTG", "HCLD3", "HCLD2", "KNC"))
    return {
        "code": code,
        "year": _odd_year(random, base),
        "legal_kind": random.choice(("cong_trang", "cong_trang", None, "phong_trao")),
        "decision_number": random.choice((None, "12/QĐ-SKHCN", "13/QĐ-UBND")),
        "standing": random.choice(STANDINGS),
        "evidence": [{"file": f"{random.randint(1, 3)}.docx", "paragraph": random.randint(0, 9)}],
    }


def _odd_level(random: Random, base: int) -> Raw:
    level = random.choice(LEVELS[1:] + LEVELS[2:] * 2)
    return {"year": _odd_year(random, base), "level": level, "standing": random.choice(STANDINGS)}


def _odd_initiative(random: Random, base: int) -> Raw:
    return {
        "title": random.choice(NAMES),
        "year": _odd_year(random, base),
        "scope": random.choice((None, *SCOPES)),
        "used_for": random.choice((None, [], [], [{"code": random.choice(("CSTDCS", "BK_TINH")), "year": base}])),
        "standing": random.choice(STANDINGS),
    }


def _odd_measure(random: Random, base: int) -> Raw:
    start = day(random, date(base - 8, 1, 1), date(base + 1, 12, 31))
    end = random.choice((None, start, date(start.year, 12, 31), start + timedelta(days=700)))
    return {"form": random.choice(FORMS), "from": start, "to": end}


def _odd_use(random: Random, base: int) -> Raw:
    return {"code": random.choice(tuple(RECOGNITIONS)), "year": _odd_year(random, base)}


def as_facts(raw: Raw) -> Facts:
    return Facts.model_validate(raw)
