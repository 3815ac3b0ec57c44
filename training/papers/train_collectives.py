"""Reports of collectives on themselves (TRAIN): rooms, schools, hamlets, companies, unions."""

from __future__ import annotations

from extractors import spans
from training.cast import Cast, Item, Nominee
from training.papers.letterheads import letterhead
from training.papers.merits import results
from training.papers.received import decision, received, years_in_a_range
from training.papers.signatures import sign_collective
from training.script import Script

CODES = (
    "TTLDTT",
    "TTLDXS",
    "TTLDXS",
    "BK_TINH",
    "BK_TINH",
    "CO_TINH",
    "CO_CP",
    "GIAY_KHEN",
    "BK_TTG",
    "HCLD3",
    "BK_BO",
)
TITLES = ("BÁO CÁO THÀNH TÍCH", "BÁO CÁO THÀNH TÍCH TẬP THỂ", "BÁO CÁO TÓM TẮT THÀNH TÍCH")


def opened(s: Script, *, own: bool, least: int = 2019, sector: str = "") -> tuple[Cast, Nominee, Nominee]:
    """The cast, the paper and the collective: the issuing unit itself, or a room of it."""
    s.kind("bao_cao_thanh_tich_tap_the")
    cast = Cast(s, year=s.number(least, 2025), sector=sector)
    paper = cast.document(sort="BC")
    return cast, paper, cast.nominate(cast.collective(cast.branch if own else None))


def asked(s: Script, cast: Cast, paper: Nominee, who: Nominee, codes: tuple[str, ...] = CODES) -> Item:
    """What is asked for, under the title; now and then the collective is named below it."""
    item = cast.request(who, s.one_of(*codes))
    verb = s.one_of("Đề nghị tặng", "Đề nghị tặng thưởng", "đề nghị tặng danh hiệu", "Đề nghị xét tặng")
    year = f" năm {item.year}" if s.maybe(0.85) else ""
    s.title(cast.subject(paper, f"{verb} {item.phrase}{year}"))
    return item


def _situation(s: Script, cast: Cast, who: Nominee) -> None:
    """How many work there, since when: nothing of it is asked for."""
    founded = f"{s.number(1990, 2015)}"
    number = s.other(spans.DECISION, f"{s.number(12, 3000)}/QĐ-UBND")
    s.line(
        s.one_of(
            f"- Được thành lập năm {founded} theo Quyết định số {number} của {s.other(spans.AUTHORITY, 'UBND tỉnh')}.",
            f"- Tổng số cán bộ, viên chức, người lao động: {s.number(45, 90)} người (nữ {s.number(2, 40)} người).",
            f"- Cơ cấu tổ chức: {s.number(2, 9)} tổ, phòng trực thuộc; chi bộ có {s.number(3, 30)} đảng viên.",
        )
    )
    if s.maybe(0.6):
        s.line(f"- Địa chỉ trụ sở chính: {cast.dwelling()}. Điện thoại: 02{s.number(10, 99)} 3{s.number(100, 999)} 456")
    if s.maybe(0.7):
        s.line(f"{s.one_of('2. Chức năng, nhiệm vụ', '- Chức năng, nhiệm vụ', '* Nhiệm vụ được giao')}: {who.duties}.")


def unit_by_form(s: Script) -> None:
    """Mẫu số 01: the unit that issues the paper reports on itself."""
    cast, paper, who = opened(s, own=True)
    letterhead(s, cast, paper)
    s.title(s.one_of(*TITLES))
    asked(s, cast, paper, who)
    if s.maybe():
        s.line(s.one_of("(Mẫu số 01)", "(Mẫu số 01 - Nghị định số 98/2023/NĐ-CP)"), italic=True, centred=True)
    name = s.one_of("Tên đơn vị", "Tên tập thể đề nghị", "Tập thể", "Đơn vị")
    s.line(f"{name}: {who.full_name}", bold=s.maybe(), centred=s.maybe(0.3))
    s.line("I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH", bold=True)
    _situation(s, cast, who)
    s.line("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    results(s, cast, who, least=3, most=6)
    s.line("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", bold=True)
    received(s, cast, who)
    sign_collective(s, cast, paper)


def room_of_a_unit(s: Script) -> None:
    """A room reports, its unit issues: name and parent stand on lines of their own."""
    cast, paper, who = opened(s, own=False)
    letterhead(s, cast, paper, numbered=s.maybe(0.5))
    s.title(s.one_of(*TITLES))
    asked(s, cast, paper, who)
    s.line("I. ĐẶC ĐIỂM, TÌNH HÌNH", bold=True)
    s.line(f"{s.one_of('1. Tên tập thể', '- Tên đơn vị', '- Tên tập thể')}: {who.full_name}")
    s.line(f"{s.one_of('- Cơ quan cấp trên trực tiếp', '- Đơn vị quản lý trực tiếp', '- Trực thuộc')}: {who.unit}")
    _situation(s, cast, who)
    s.line("II. THÀNH TÍCH", bold=True)
    results(s, cast, who, least=2, most=5)
    s.line("III. KHEN THƯỞNG ĐÃ NHẬN", bold=True)
    received(s, cast, who)
    sign_collective(s, cast, paper)


def unit_in_sentences(s: Script) -> None:
    """A unit that writes of itself without parts; years of titles in a range."""
    cast, paper, who = opened(s, own=True, sector=s.one_of("school", "union", "commune", "health"))
    letterhead(s, cast, paper)
    s.title("BÁO CÁO")
    item = cast.request(who, s.one_of("BK_TINH", "CO_TINH", "TTLDXS"))
    subject = f"Thành tích đề nghị tặng {item.phrase} năm {item.year}"
    s.title(cast.subject(paper, subject))
    s.line(
        f"{who.full_name} hiện có {s.number(8, 70)} cán bộ, đảng viên. {s.one_of('Trong năm qua', 'Những năm qua')}, "
        "tập thể luôn đoàn kết, hoàn thành nhiệm vụ được giao."
    )
    for _ in range(s.number(2, 4)):
        s.line(f"{cast.achievement(who)}. {s.prose('collective')}.")
    told = years_in_a_range(s, cast, who)
    s.line(f"Với những thành tích đó, {told[0].lower()}{told[1:]}.")
    prior = cast.prior(who, "BK_TINH")
    s.line(f"Năm {prior.year} được tặng {prior.phrase} theo {decision(s, prior)}.")
    s.line("Kính đề nghị các cấp xem xét./.")
    sign_collective(s, cast, paper)


def theme_of_a_collective(s: Script) -> None:
    """Mẫu 07 of a collective: a theme over some years, short."""
    cast, paper, who = opened(s, own=s.maybe(), least=2021)
    letterhead(s, cast, paper)
    s.title("BÁO CÁO THÀNH TÍCH")
    item = cast.request(who, s.one_of("BK_TINH", "GIAY_KHEN"))
    theme = s.one_of(
        *("phong trào “Cả nước chung sức xây dựng nông thôn mới”", "thực hiện Nghị quyết 30a giai đoạn 2021 - 2025"),
        *(
            "công tác cải cách hành chính",
            "công tác phòng cháy, chữa cháy",
            "phong trào thi đua yêu nước giai đoạn 2020 - 2025",
        ),
    )
    s.title(cast.subject(paper, f"Đề nghị tặng {item.phrase} cho tập thể có thành tích trong {theme}"))
    s.line(f"Tên tập thể: {who.full_name}")
    s.line("I. THÔNG TIN CHUNG", bold=True)
    _situation(s, cast, who)
    s.line("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    results(s, cast, who, least=2)
    sign_collective(s, cast, paper)


TEMPLATES = (
    unit_by_form,
    room_of_a_unit,
    unit_in_sentences,
    theme_of_a_collective,
)
