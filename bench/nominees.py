"""A seed comes in, invented proposals of one quarter go out as an Office has them: units, papers, deeds, doubts.

Nobody here exists. The five years of history are those of `histories`.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TypeVar

from bench.histories import OPENS, QUARTER, Honours, invent_histories
from bench.people import FAMILIES, GIVEN, MIDDLES
from records.catalogue import RECOGNITIONS
from records.proposals import Proposal, Source
from records.readings import DocumentKind, Evidence, Field, Initiative, Nominee, Told

_Told = TypeVar("_Told", bound=Told)

A_UNIT = 12  # nominees
POSTS = ("Chuyên viên", "Chuyên viên", "Chuyên viên chính", "Kỹ thuật viên", "Viên chức", "Phó Trưởng phòng")
PLACES = (
    "Phòng Quản lý khoa học",
    "Trung tâm Ứng dụng tiến bộ khoa học",
    "Chi cục Tiêu chuẩn Đo lường",
    "Trạm Quan trắc",
)
DEEDS = (
    "Chủ trì xây dựng cơ sở dữ liệu nhiệm vụ khoa học và công nghệ, rút ngắn thời gian tra cứu từ 02 ngày còn {} phút.",
    "Hoàn thành 100% nhiệm vụ được giao, trong đó {} hồ sơ giải quyết trước hạn.",
    "Hướng dẫn {} đơn vị áp dụng hệ thống quản lý chất lượng, tiết kiệm khoảng 120 triệu đồng chi phí tư vấn.",
    "Tham mưu ban hành {} văn bản quản lý về đo lường, được áp dụng tại các xã, phường.",
    "Tổ chức {} lớp tập huấn về chuyển đổi số cho 350 lượt cán bộ, viên chức.",
    "Đề xuất quy trình kiểm định mới, giảm {}% thời gian chờ của doanh nghiệp.",
)
PERSONAL = ("LDTT", "LDTT", "LDTT", "CSTDCS", "CSTDCS", "GIAY_KHEN", "BK_TINH", "BK_BO", "CSTD_TINH")
OF_UNITS = ("TTLDTT", "TTLDTT", "TTLDXS", "GIAY_KHEN", "CO_TINH")
PAPERS: tuple[DocumentKind, ...] = ("to_trinh", "bien_ban", "danh_sach", "xac_nhan_sang_kien", "quyet_dinh")
DOUBTS = 1  # of a hundred values of the history that the machine is not sure of
LATE_DAYS = 6  # of a hundred: how many come in after the deadline


def invent_quarter(rng: random.Random, count: int) -> tuple[list[Proposal], Honours]:
    """Proposals of one quarter with three to six papers each, and what decisions granted their nominees before."""
    bare, honours = invent_histories(rng, count)
    units = max(1, count // A_UNIT)
    return [_dressed(rng, proposal, number, units) for number, proposal in enumerate(bare)], honours


def _dressed(rng: random.Random, proposal: Proposal, number: int, units: int) -> Proposal:
    is_person = proposal.nominee.kind == "ca_nhan"
    unit = f"{PLACES[number % units % len(PLACES)]} số {number % units + 1}"
    code = rng.choice(PERSONAL if is_person else OF_UNITS)
    requested = proposal.requested.model_copy(update={"code": code, "text": RECOGNITIONS[code]})
    is_late = rng.randrange(100) < LATE_DAYS
    return proposal.model_copy(
        update={
            "id": f"{QUARTER}-{number + 1:04d}",
            "received": date(2026, 9, 21) if is_late else OPENS + timedelta(days=rng.randrange(75)),
            "sender": unit,
            "requested": requested,
            "nominee": _nominee(rng, proposal.nominee, number, unit=unit),
            "sources": _sources(rng, number, unit=number % units, is_person=is_person),
        }
    )


def _nominee(rng: random.Random, nominee: Nominee, number: int, *, unit: str) -> Nominee:
    def told(value: str, paragraph: int) -> Field:
        sure = 0.6 if rng.randrange(100) < DOUBTS else 0.999
        file = f"bao-cao-{number}.docx"
        return Field(value=value, text=value, confidence=sure, evidence=(Evidence(file=file, paragraph=paragraph),))

    deeds = rng.sample(DEEDS, rng.randint(2, 5))
    more: dict[str, object] = {
        "unit": told(unit, 3),
        "achievements": tuple(told(deed.format(rng.randint(12, 95)), 20 + at) for at, deed in enumerate(deeds)),
        "initiatives": tuple(_sure(rng, _initiative(each, number)) for each in nominee.initiatives),
        "classifications": tuple(_sure(rng, each) for each in nominee.classifications),
        "prior_titles": tuple(_sure(rng, each) for each in nominee.prior_titles),
        "prior_awards": tuple(_sure(rng, each) for each in nominee.prior_awards),
    }
    if nominee.kind == "ca_nhan":
        name = f"{rng.choice(FAMILIES)} {rng.choice(MIDDLES)} {rng.choice(GIVEN)} {rng.choice(GIVEN)}"
        more |= {
            "full_name": told(name, 1),
            "honorific": told(rng.choice(("Ông", "Bà")), 1),
            "gender": told(rng.choice(("nam", "nu")), 2),
            "hometown": told("Xã Long Điền, Thành phố Hồ Chí Minh", 4),
            "position": told(rng.choice(POSTS), 5),
            "education": told("Thạc sĩ Khoa học môi trường", 6),
            "duties": told("Tham mưu quản lý nhà nước về đo lường, chất lượng", 7),
        }
    return nominee.model_copy(update=more)


def _sure(rng: random.Random, told: _Told) -> _Told:
    return told.model_copy(update={"confidence": 0.7 if rng.randrange(100) < DOUBTS else 0.999})


def _initiative(initiative: Initiative, number: int) -> Initiative:
    title = f"{initiative.title[:1].upper()}{initiative.title[1:]} cho đơn vị số {number}"
    return initiative.model_copy(update={"title": title, "decision_number": f"{number % 90 + 10}/QĐ-SKHCN"})


def _sources(rng: random.Random, number: int, *, unit: int, is_person: bool) -> tuple[Source, ...]:
    """The report and two to five papers of the unit; now and then one that is needed is missing."""
    report: DocumentKind = "bao_cao_thanh_tich_ca_nhan" if is_person else "bao_cao_thanh_tich_tap_the"
    own = PAPERS[: rng.randint(2, len(PAPERS))] if rng.random() < 0.85 else PAPERS[:1] + PAPERS[2:4]
    files = [(report, f"bao-cao-{number}.docx"), *((kind, f"{kind}-{unit}.docx") for kind in own)]
    return tuple(
        Source(sha256=f"{number:032x}{at:032x}", file=file, kind=kind) for at, (kind, file) in enumerate(files)
    )
