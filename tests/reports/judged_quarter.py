"""An invented quarter judged by the rules in force, as the demonstration is: its sentences are those of `criteria`."""

from __future__ import annotations

from datetime import date

from invented_proposals import ACHIEVEMENTS, QUARTER, collective, field, person

from criteria import check_proposal, load_rulebook
from records import CheckedProposal, Classification, Initiative, Nominee, Proposal, Recognition, Source
from records.catalogue import RECOGNITIONS
from records.readings import DocumentKind, Level

RULEBOOK = load_rulebook()
FULL: tuple[DocumentKind, ...] = ("to_trinh", "bao_cao_thanh_tich_ca_nhan", "bien_ban")
FULL_COLLECTIVE: tuple[DocumentKind, ...] = ("to_trinh", "bao_cao_thanh_tich_tap_the", "bien_ban")
DUTY = "1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận: Tham mưu quản lý nhà nước về đo lường"


def judged(
    number: int,
    nominee: Nominee,
    *,
    code: str,
    kinds: tuple[DocumentKind, ...] = FULL,
    text: str | None = None,
    year: str = "2025",
    received: date = date(2026, 9, 10),
) -> CheckedProposal:
    proposal = Proposal(
        id=f"2026-Q3-{number:04d}",
        quarter=QUARTER.name,
        received=received,
        nominee=nominee,
        requested=Recognition(code=code, text=text or RECOGNITIONS[code], year=year),
        sender="Chi cục Tiêu chuẩn Đo lường Chất lượng",
        sources=tuple(
            Source(sha256=f"{number:032d}{at:032d}", file=f"HS{number:03d}-{at}.docx", kind=kind)
            for at, kind in enumerate(kinds)
        ),
    )
    return CheckedProposal(proposal=proposal, judgement=check_proposal(proposal, RULEBOOK))


def worker(number: int, **levels: Level) -> Nominee:
    """A person with a classification for each year (`y2025="hoan_thanh_tot"`) and the achievements of a report."""
    return person(number).model_copy(
        update={
            "birth_date": field("1985-04-12"),
            "achievements": tuple(field(text) for text in (DUTY, *ACHIEVEMENTS)),
            "classifications": tuple(Classification(year=key[1:], level=level) for key, level in levels.items()),
        }
    )


def with_titles(nominee: Nominee, *years: str) -> Nominee:
    return nominee.model_copy(
        update={
            "prior_titles": tuple(
                Recognition(code="CSTDCS", text="CSTĐCS", year=year, decision_number=f"{year[2:]}/QĐ-SKHCN")
                for year in years
            )
        }
    )


def with_initiative(nominee: Nominee) -> Nominee:
    title = "Bộ câu hỏi tự đánh giá trình độ công nghệ sản xuất dành cho doanh nghiệp cơ khí"
    return nominee.model_copy(update={"initiatives": (Initiative(title=title, year="2025", scope="co_so"),)})


def demonstration_like() -> list[CheckedProposal]:
    """Forty: ten meet the criteria, sixteen Giấy khen wait for the local rule, the others lack something."""
    place = "BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ"
    quarter = [judged(n, worker(n, y2025="hoan_thanh_xuat_sac"), code="CSTDCS") for n in range(7)]
    certified = (*FULL, "xac_nhan_sang_kien")
    quarter += [judged(8, with_initiative(worker(8, y2025="hoan_thanh_tot")), code="CSTDCS", kinds=certified)]
    quarter += [judged(9, with_titles(worker(9), "2024", "2025"), code="BK_TINH", text=place)]
    quarter += [judged(10, worker(10, y2025="hoan_thanh_tot"), code="LDTT")]
    quarter += [
        judged(
            n,
            person(n),
            code="GIAY_KHEN",
            kinds=("danh_sach",),
            text="Giấy khen của Giám đốc Sở",
            year="2026",
            received=date(2026, 9, 22 if n % 3 else 10),
        )
        for n in range(11, 27)
    ]
    quarter += [
        judged(n, worker(n, y2025="hoan_thanh_tot"), code="LDTT", kinds=("to_trinh", "bien_ban")) for n in range(27, 33)
    ]
    quarter += [judged(33, worker(33, y2025="hoan_thanh"), code="LDTT")]
    quarter += [judged(34, with_titles(worker(34), "2023", "2025"), code="BK_TINH", text=place)]
    quarter += [judged(35, worker(35), code="BK_BO", kinds=("bao_cao_thanh_tich_ca_nhan",))]
    quarter += [judged(36, worker(36), code="CSTDCS")]
    quarter += [judged(n, person(n), code="DIEN_HINH", kinds=("dang_ky",), year="2026") for n in (7, 37, 38)]
    return [*quarter, judged(39, collective(0), code="TTLDTT", kinds=FULL_COLLECTIVE)]
