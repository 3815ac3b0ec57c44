"""Invented people and collectives judged by the rules in force, for the tests of pages and timelines."""

from __future__ import annotations

from datetime import date
from typing import Any

from criteria import Facts, chronicle_of, evaluate, load_rulebook
from records.catalogue import RECOGNITIONS
from records.proposals import CheckedProposal, Proposal, Source
from records.readings import Field, Nominee, Recognition
from reports.explanation import Explained

RULEBOOK = load_rulebook()
PERSON = {"kind": "ca_nhan", "full_name": "Tạ Thị Mận", "gender": "nu", "unit": "Phòng Quản lý công nghệ"}
COLLECTIVE = {"kind": "tap_the", "full_name": "Phòng Quản lý công nghệ"}
PLACE = {"file": "BC Mận.pdf", "page": 2, "bbox": (90.0, 100.0, 300.0, 115.0)}
PAPERS = ["to_trinh", "bao_cao_thanh_tich", "bien_ban", "xac_nhan_sang_kien"]


def explained(*, person: dict[str, str] = PERSON, received: date = date(2025, 3, 10), **told: Any) -> Explained:
    """The facts of one request, judged; `told` is written as in a facts file."""
    facts = Facts.model_validate({"received": received, "nominee": person, "dossier": PAPERS, **told})
    proposal = Proposal(
        id="2025-Q1-0007",
        quarter="2025-Q1",
        received=received,
        nominee=Nominee(kind=facts.nominee.kind, full_name=Field(value=person["full_name"], text=person["full_name"])),
        requested=Recognition(
            code=facts.requested,
            text=RECOGNITIONS[facts.requested],
            year=str(facts.year) if facts.year else None,
        ),
        sender="Chi cục Tiêu chuẩn Đo lường Chất lượng",
        sources=(
            Source(sha256="a" * 64, file="BC Mận.pdf", kind="bao_cao_thanh_tich_ca_nhan"),
            Source(sha256="b" * 64, file="Tờ trình 12.docx", kind="to_trinh"),
        ),
    )
    checked = CheckedProposal(proposal=proposal, judgement=evaluate(facts, RULEBOOK))
    return Explained(checked=checked, received=received, entries=chronicle_of(facts))


def levels(**years: str) -> list[dict[str, Any]]:
    """`y2024="hoan_thanh_tot"`: one classification a year, each with its place."""
    return [{"year": int(key[1:]), "level": level, "evidence": [PLACE]} for key, level in years.items()]


def titles(code: str, *years: int, **more: Any) -> list[dict[str, Any]]:
    return [{"year": year, "code": code, "evidence": [PLACE], **more} for year in years]


def met() -> Explained:
    """Two CSTĐCS running carry a Bằng khen; the alternative by initiatives is not asked any more."""
    return explained(
        requested="BK_TINH",
        year=2024,
        legal_kind="cong_trang",
        classifications=levels(y2023="hoan_thanh_tot", y2024="hoan_thanh_tot"),
        titles=titles("CSTDCS", 2023, 2024),
    )


def unclear() -> Explained:
    """A year without a classification, after a leave; a title that only the report claims; no minutes."""
    return explained(
        requested="BK_TTG",
        year=2024,
        legal_kind="cong_trang",
        classifications=levels(
            y2020="hoan_thanh_tot", y2021="hoan_thanh_tot", y2023="hoan_thanh_tot", y2024="hoan_thanh_tot"
        ),
        titles=[*titles("CSTDCS", 2023), *titles("CSTDCS", 2024, standing="claimed")],
        awards=[{"year": 2019, "code": "BK_TINH", "legal_kind": "cong_trang"}],
        initiatives=[{"title": "Số hóa sổ theo dõi", "year": 2024, "scope": "co_so"}],
        dossier=["to_trinh", "bao_cao_thanh_tich"],
    )


def broken() -> Explained:
    """A year of a lower level stops the run after the prior award."""
    return explained(
        requested="HCLD3",
        year=2024,
        legal_kind="cong_trang",
        classifications=levels(
            y2019="hoan_thanh_tot",
            y2020="hoan_thanh_xuat_sac",
            y2021="hoan_thanh_tot",
            y2022="hoan_thanh",
            y2023="hoan_thanh_tot",
            y2024="hoan_thanh_tot",
        ),
        titles=titles("CSTDCS", 2020, 2021, 2023),
        awards=[{"year": 2018, "code": "BK_TTG", "legal_kind": "cong_trang"}],
    )


def collective() -> Explained:
    return explained(
        person=COLLECTIVE,
        requested="BK_TINH",
        year=2024,
        legal_kind="cong_trang",
        classifications=levels(y2023="hoan_thanh_xuat_sac"),
        titles=titles("TTLDXS", 2024),
    )
