"""Invented requests for the tests of what proposals tell of each other: nobody here exists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from criteria import Rulebook, Surroundings, check_all
from records.honours import Honour, KnownHonour
from records.proposals import CheckedProposal, Finding, Proposal, Source
from records.readings import Classification, Evidence, Field, Initiative, Nominee, Recognition, Statement

DOSSIER = ("to_trinh", "bao_cao_thanh_tich_ca_nhan", "bien_ban", "xac_nhan_sang_kien")
DEEDS = (
    "Chủ trì xây dựng bản đồ 63 điểm quan trắc nước biển ven bờ, rút thời gian cảnh báo từ 06 giờ còn 40 phút.",
    "Hướng dẫn 27 hợp tác xã dán tem truy xuất cho 412 lô thanh long, không lô nào bị trả về.",
    "Lập quy trình hiệu chuẩn đồng hồ nước tại chỗ, bớt 118 lượt đi lại của các trạm cấp nước nông thôn.",
)
OTHER_DEEDS = (
    "Viết phần mềm xếp lịch phòng thí nghiệm dùng chung cho 14 nhóm nghiên cứu, tăng số giờ máy chạy lên 2.300 giờ.",
    "Thẩm định 36 hồ sơ công nghệ dệt nhuộm, phát hiện 05 dây chuyền cũ khai là mới.",
    "Tổ chức hội chợ thiết bị cho 80 doanh nghiệp, ký 19 hợp đồng chuyển giao.",
)
ROUTINE = (
    "Hoàn thành tốt nhiệm vụ được giao, bảo đảm chất lượng, đúng tiến độ.",
    "Chấp hành tốt chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước.",
    "Tích cực tham gia các phong trào thi đua do cơ quan phát động, đoàn kết với đồng nghiệp.",
)


def field(value: str) -> Field:
    return Field(value=value, text=value)


def statements(texts: Sequence[str], file: str = "bao-cao.docx") -> tuple[Statement, ...]:
    return tuple(
        Statement(value=text, text=text, evidence=(Evidence(file=file, paragraph=number),))
        for number, text in enumerate(texts)
    )


def initiative(title: str, *, year: int = 2024, number: str | None = None) -> Initiative:
    return Initiative(title=title, year=str(year), scope="co_so", decision_number=number)


def asked(
    number: int,
    code: str = "CSTDCS",
    *,
    name: str = "Sầm Thị Ngát",
    born: str | None = "1987-05-06",
    year: str | None = "2024",
    deeds: Sequence[str] = (),
    initiatives: Sequence[Initiative] = (),
    level: Any = "hoan_thanh_xuat_sac",
    quarter: str = "2025-Q1",
    unit: str = "Phòng Đo lường",
    sender: str | None = "Chi cục Sao Mai",
    kinds: Sequence[Any] = DOSSIER,
    **changes: Any,
) -> Proposal:
    """One request; without more it is met by its classification."""
    levels = (Classification(year=year, level=level),) if level and year else ()
    nominee = Nominee(
        kind=changes.pop("kind", "ca_nhan"),
        full_name=field(name),
        birth_date=field(born) if born else None,
        gender=changes.pop("gender", None),
        position=field(changes.pop("position", "Kiểm định viên")),
        unit=field(unit),
        achievements=statements(deeds),
        initiatives=tuple(initiatives),
        classifications=levels,
        prior_titles=tuple(changes.pop("titles", ())),
    )
    received = date(int(quarter[:4]), int(quarter[-1]) * 3 - 1, 10)
    values: dict[str, Any] = {
        "id": f"{quarter}-{number:04d}",
        "quarter": quarter,
        "received": received,
        "nominee": nominee,
        "requested": Recognition(code=code, text=code, year=year),
        "legal_kind": "cong_trang",
        "sender": sender,
        "sources": tuple(Source(sha256=f"{quarter}{number}{k}", file=f"{number}-{k}.docx", kind=k) for k in kinds),
    }
    return Proposal(**{**values, **changes})


def titles(code: str, *years: int) -> tuple[Recognition, ...]:
    return tuple(Recognition(code=code, text=code, year=str(year), decision_number=f"{year}/QĐ") for year in years)


def granted(code: str, year: int, *, is_sure: bool = True, **told: Any) -> KnownHonour:
    honour = Honour(
        name="Sầm Thị Ngát",
        code=code,
        year=year,
        decision_number=told.pop("number", f"{year}/QĐ-SSM"),
        decision_date=date(year + 1, 1, 15),
        **told,
    )
    return KnownHonour(honour=honour, is_sure=is_sure, why="cùng họ tên và ngày sinh")


def judged(
    proposals: Sequence[Proposal],
    rulebook: Rulebook,
    *,
    before: Sequence[Proposal] = (),
    honours: Sequence[KnownHonour] = (),
) -> dict[str, CheckedProposal]:
    """The quarter checked, by id; `honours` are those of every nominee in it."""
    known = {each.id: tuple(honours) for each in proposals} if honours else {}
    around = Surroundings(others=tuple(before), honours=known)
    checked, _ = check_all(proposals, rulebook, around=around)
    return {each.proposal.id: each for each in checked}


def said(checked: CheckedProposal, code: str) -> list[Finding]:
    return [finding for finding in checked.judgement.findings if finding.code == code]
