"""A seed comes in, invented proposals with five years of history go out: claims, and what decisions really granted."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta

from bench.people import FAMILIES, GIVEN, MIDDLES
from records.catalogue import RECOGNITIONS
from records.honours import Honour, KnownHonour
from records.proposals import Proposal, Source
from records.readings import Classification, Evidence, Field, Initiative, Nominee, Recognition

QUARTER, OPENS, YEARS = "2026-Q3", date(2026, 7, 1), range(2021, 2026)
PERSONAL = [
    "LDTT",
    "CSTDCS",
    "CSTD_TINH",
    "CSTD_TQ",
    "BK_TINH",
    "BK_BO",
    "BK_TTG",
    "HCLD3",
    "HCLD2",
    "HCLD1",
    "GIAY_KHEN",
]
OF_UNITS = ["TTLDTT", "TTLDXS", "CO_TINH", "CO_CP", "BK_TINH", "BK_TTG", "HCLD3", "HCLD2", "HCLD1", "GIAY_KHEN"]
WORDS = [
    "Số hóa",
    "giá thử",
    "bảng chuẩn",
    "quy trình",
    "tự động",
    "mẫu đối chứng",
    "kho dữ liệu",
    "cảnh báo",
    "cân",
    "lọc",
]
LEVEL_CHANCES = {"hoan_thanh_xuat_sac": 60, "hoan_thanh_tot": 35, "hoan_thanh": 5}
Honours = Mapping[str, tuple[KnownHonour, ...]]


def invent_histories(rng: random.Random, count: int) -> tuple[list[Proposal], Honours]:
    """Proposals of one quarter for all recognitions, three in four of persons, with the honours of their nominees."""
    proposals, honours = [], {}
    for number in range(count):
        proposal = _invent(rng, number)
        proposals.append(proposal)
        honours[proposal.id] = tuple(_granted(rng, proposal))
    return proposals, honours


def _invent(rng: random.Random, number: int) -> Proposal:
    is_person = rng.random() < 0.75
    name = f"{rng.choice(FAMILIES)} {rng.choice(MIDDLES)} {rng.choice(GIVEN)}" if is_person else f"Phòng số {number}"
    file = f"bao-cao-{number}.docx"
    source = {"sha256": f"{number:064x}", "nominee": 0}
    code = rng.choice(PERSONAL if is_person else OF_UNITS)
    return Proposal(
        id=f"{QUARTER}-{number:06d}",
        quarter=QUARTER,
        received=OPENS + timedelta(days=rng.randrange(80)),
        nominee=_nominee(rng, name, is_person=is_person, file=file),
        requested=Recognition(code=code, text=RECOGNITIONS[code], year=str(YEARS[-1]), confidence=1.0, evidence=()),
        legal_kind="cong_trang",
        sender=f"Đơn vị {number % 400}",
        sources=(
            Source(
                file=file, kind="bao_cao_thanh_tich_ca_nhan" if is_person else "bao_cao_thanh_tich_tap_the", **source
            ),
            Source(file=f"to-trinh-{number % 400}.docx", kind="to_trinh", **source),
            Source(file=f"bien-ban-{number % 400}.docx", kind="bien_ban", **source),
        ),
    )


def _nominee(rng: random.Random, name: str, *, is_person: bool, file: str) -> Nominee:
    def at(paragraph: int) -> dict[str, object]:
        return {"confidence": 0.95, "evidence": (Evidence(file=file, paragraph=paragraph),)}

    titles = ["LDTT", "CSTDCS"] if is_person else ["TTLDXS", "CO_TINH"]
    levels = rng.choices(list(LEVEL_CHANCES), list(LEVEL_CHANCES.values()), k=len(YEARS))
    return Nominee(
        kind="ca_nhan" if is_person else "tap_the",
        full_name=Field(value=name, text=name, **at(1)),
        birth_date=Field(value=f"{rng.randint(1966, 2002)}-05-12", text="", **at(2)) if is_person else None,
        unit=Field(value=f"Phòng {rng.randrange(400)}", text="", **at(3)) if is_person else None,
        classifications=tuple(
            Classification(year=str(year), level=level, decision_number=f"{year % 97}/TB", **at(10 + year % 10))
            for year, level in zip(YEARS, levels, strict=True)
        ),
        prior_titles=tuple(
            Recognition(
                code=code, text=RECOGNITIONS[code], year=str(year), decision_number=_number(code, year), **at(30)
            )
            for year in YEARS
            for code in titles
            if rng.random() < 0.7
        ),
        prior_awards=tuple(
            Recognition(code=code, text=f"{RECOGNITIONS[code]} theo công trạng", year=str(year), **at(40))
            for code in ("BK_TINH", "BK_TTG", "HCLD3")
            for year in (rng.choice((2016, 2018, *YEARS)),)
            if rng.random() < 0.5
        ),
        initiatives=tuple(
            Initiative(
                title=" ".join(rng.sample(WORDS, 4)), year=str(year), scope=rng.choice(("co_so", "tinh_bo")), **at(50)
            )
            for year in YEARS
            if rng.random() < 0.4
        ),
    )


def _number(code: str, year: int) -> str:
    return f"{len(code) * 7 + year % 13}/QĐ-SKHCN"


def _granted(rng: random.Random, proposal: Proposal) -> list[KnownHonour]:
    """What decisions tell of the nominee: most of what is claimed, and its classifications."""
    nominee = proposal.nominee
    told: list[Honour] = [
        Honour(
            name=nominee.name,
            kind=nominee.kind,
            code=item.code,
            year=int(item.year or 0),
            decision_number=item.decision_number,
        )
        for item in (*nominee.prior_titles, *nominee.prior_awards)
        if rng.random() < 0.8
    ]
    told += [
        Honour(
            name=nominee.name,
            kind=nominee.kind,
            level=item.level,
            year=int(item.year),
            decision_number=item.decision_number,
        )
        for item in nominee.classifications
        if rng.random() < 0.8
    ]
    return [KnownHonour(honour=honour, is_sure=rng.random() < 0.95, why="cùng tên, cùng ngày sinh") for honour in told]
