"""Reports of persons on themselves (TRAIN): by the forms of three decrees, in small offices, in a hurry."""

from __future__ import annotations

from datetime import date

from training.cast import Cast, Item, Nominee
from training.papers.biographies import biography, pairs
from training.papers.letterheads import letterhead, private_head
from training.papers.merits import classifications, initiatives, results, work
from training.papers.received import received, years_in_a_range
from training.papers.signatures import sign_report
from training.script import Script

CODES = (
    "CSTDCS",
    "CSTDCS",
    "CSTD_TINH",
    "BK_TINH",
    "BK_TINH",
    "GIAY_KHEN",
    "LDTT",
    "BK_BO",
    "BK_TTG",
    "CSTD_TQ",
    "HCLD3",
)
TITLES = ("BÁO CÁO THÀNH TÍCH", "BÁO CÁO THÀNH TÍCH CÁ NHÂN", "BÁO CÁO TÓM TẮT THÀNH TÍCH", "BẢN BÁO CÁO THÀNH TÍCH")


def opened(s: Script, *, least: int = 2019, most: int = 2025, sector: str = "") -> tuple[Cast, Nominee, Nominee]:
    """The cast of a person's report, its paper and its reporter."""
    s.kind("bao_cao_thanh_tich_ca_nhan")
    cast = Cast(s, year=s.number(least, most), sector=sector)
    return cast, cast.document(sort="BC"), cast.nominate(cast.person())


def asked_in_subject(s: Script, cast: Cast, paper: Nominee, who: Nominee, codes: tuple[str, ...] = CODES) -> Item:
    """One recognition, asked for under the title."""
    asked = cast.request(who, s.one_of(*codes))
    title = asked.entry["code"].startswith(("LDTT", "CSTD"))
    verb = (
        s.one_of("Đề nghị xét tặng danh hiệu", "Đề nghị tặng danh hiệu", "Đề nghị công nhận")
        if title
        else s.one_of("Đề nghị tặng thưởng", "Đề nghị tặng", "Đề nghị khen thưởng")
    )
    quotes = s.one_of("", "", "“”")
    phrase = f"{asked.phrase}"
    phrase = f"“{phrase}”" if quotes and "“" not in phrase else phrase
    year = f" năm {asked.year}" if s.maybe(0.85) else ""
    s.title(cast.subject(paper, f"{verb} {phrase}{year}"))
    return asked


def decree_of_2023(s: Script) -> None:
    """By Mẫu số 02 of decree 98/2023: three parts in their order."""
    cast, paper, who = opened(s, least=2023, most=2025)
    letterhead(s, cast, paper, numbered=False)
    s.title(s.one_of(*TITLES))
    asked_in_subject(s, cast, paper, who)
    s.line(s.one_of("(Mẫu số 02 kèm theo Nghị định số 98/2023/NĐ-CP)", "(Mẫu số 02)"), italic=True, centred=True)
    s.line(s.one_of("I. SƠ LƯỢC LÝ LỊCH", "I. Sơ lược lý lịch", "I. SƠ LƯỢC LÝ LỊCH:"), bold=True)
    biography(s, cast, who)
    s.line("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    work(s, cast, who)
    s.line("2. Thành tích đạt được của cá nhân:")
    results(s, cast, who)
    initiatives(s, cast, who)
    classifications(s, cast, who)
    s.line("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", bold=True)
    received(s, cast, who)
    sign_report(s, cast, paper, who)


def decree_of_2025(s: Script) -> None:
    """By the forms of decree 152/2025: more in the first part, names of places of today asked for."""
    cast, paper, who = opened(s, least=2025, most=2025)
    s.line(s.one_of("Mẫu số 02", "Mẫu số 05 (NĐ 152/2025/NĐ-CP)", "Mẫu 02"), italic=True)
    letterhead(s, cast, paper, numbered=False)
    s.title("BÁO CÁO THÀNH TÍCH")
    asked_in_subject(s, cast, paper, who)
    s.line("I. SƠ LƯỢC LÝ LỊCH", bold=True)
    biography(s, cast, who)
    s.line("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    s.line(f"1. Nhiệm vụ được giao: {who.duties}.")
    s.line("2. Thành tích:")
    results(s, cast, who, least=3)
    s.line("3. Sáng kiến:")
    initiatives(s, cast, who)
    s.line("4. Xếp loại chất lượng viên chức, người lao động:")
    classifications(s, cast, who)
    s.line("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG (ghi rõ số quyết định, ngày, tháng, năm)", bold=True)
    received(s, cast, who)
    sign_report(s, cast, paper, who)


def decree_of_2017(s: Script) -> None:
    """Of the years before 2024, by decree 91/2017."""
    cast, paper, who = opened(s, least=2018, most=2022)
    letterhead(s, cast, paper, numbered=s.maybe(0.2))
    s.title(s.one_of(*TITLES))
    asked_in_subject(s, cast, paper, who)
    if s.maybe():
        s.line("(Mẫu số 02 - Nghị định số 91/2017/NĐ-CP)", italic=True, centred=True)
    s.line("I. SƠ LƯỢC LÝ LỊCH", bold=True)
    biography(s, cast, who)
    s.line("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    work(s, cast, who)
    s.line("2. Thành tích đạt được:")
    results(s, cast, who)
    if s.maybe(0.7):
        initiatives(s, cast, who)
    s.line("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", bold=True)
    s.line("1. Danh hiệu thi đua, xếp loại:")
    classifications(s, cast, who)
    received(s, cast, who)
    sign_report(s, cast, paper, who)


def short_report_of_a_worker(s: Script) -> None:
    """A page of a company: no parts, labels and sentences."""
    cast, paper, who = opened(s, sector="company")
    letterhead(s, cast, paper, numbered=False)
    s.title("BÁO CÁO THÀNH TÍCH")
    asked_in_subject(s, cast, paper, who, ("LDTT", "GIAY_KHEN", "GIAY_KHEN", "BK_TINH"))
    biography(s, cast, who, duties=s.maybe())
    s.line(s.one_of("Thành tích đạt được trong năm:", "Nội dung thành tích:", "Tóm tắt thành tích:"), bold=True)
    results(s, cast, who, least=1, most=3)
    if s.maybe(0.6):
        initiatives(s, cast, who, most=1)
    if s.maybe(0.5):
        s.line(f"{years_in_a_range(s, cast, who)}.")
    sign_report(s, cast, paper, who)


def application_in_letter_form(s: Script) -> None:
    """A teacher's report that begins like a letter: "Tôi tên là ...", everything in sentences."""
    cast, paper, who = opened(s, sector=s.one_of("school", "health", "commune"))
    private_head(s, paper, dated=s.maybe())
    s.title("BÁO CÁO THÀNH TÍCH CÁ NHÂN")
    asked = asked_in_subject(s, cast, paper, who, ("CSTDCS", "LDTT", "GIAY_KHEN"))
    del asked
    s.line(f"Kính gửi: {s.one_of('Hội đồng Thi đua - Khen thưởng', 'Ban Giám hiệu nhà trường')}", centred=True)
    s.line(f"Tôi tên là: {who.full_name}, sinh {who.birth_date:long}.")
    s.line(f"Hiện đang công tác tại {who.unit}. Chức vụ: {who.position}.")
    s.line(f"Trình độ chuyên môn: {who.education}.")
    s.line(f"Nhiệm vụ được giao: {who.duties}.")
    s.line("Tôi xin báo cáo thành tích đã đạt được như sau:")
    results(s, cast, who)
    initiatives(s, cast, who, most=2)
    classifications(s, cast, who, most=3)
    s.line(f"{s.one_of('Khen thưởng', 'Đã được khen thưởng')}: {years_in_a_range(s, cast, who)}.")
    s.line("Trên đây là báo cáo thành tích cá nhân của tôi, kính mong Hội đồng xem xét./.")
    sign_report(s, cast, paper, who)


def sudden_merit(s: Script) -> None:
    """Mẫu 06: an outstanding deed of one day, told at length; a reward is asked for at once."""
    cast, paper, who = opened(s, least=2021)
    letterhead(s, cast, paper, numbered=False)
    s.title("BÁO CÁO THÀNH TÍCH")
    asked = cast.request(who, s.one_of("BK_TINH", "GIAY_KHEN", "GIAY_KHEN"))
    s.title(cast.subject(paper, f"Đề nghị tặng {asked.phrase} về thành tích đột xuất"))
    s.line(s.one_of("(Mẫu số 06)", "Mẫu số 06 - Nghị định 98/2023/NĐ-CP"), italic=True, centred=True)
    s.line("I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH", bold=True)
    for label, value in pairs(s, cast, who)[: s.number(4, 9)]:
        s.line(f"- {label}: {value()}".rstrip())
    s.line("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    day = date(cast.day.year, s.number(1, cast.day.month), s.number(1, 5))
    helped = cast.person()
    plight = s.one_of("bị nước cuốn", "bị tai nạn", "mắc kẹt trong đám cháy", "bị điện giật")
    s.line(
        f"Khoảng {s.number(5, 22)} giờ ngày {day.day}/{day.month}/{day.year}, trên đường đi làm về, phát hiện "
        f"{helped.honorific:lower} {helped.full_name} {plight} tại {cast.place()}, "
        f"{who.facts['honorific'].lower()} {who.full_name} đã không ngại nguy hiểm cứu người bị nạn."
    )
    results(s, cast, who, least=1, most=2)
    sign_report(s, cast, paper, who)


def special_theme(s: Script) -> None:
    """Mẫu 07: a movement or a theme; asked for are awards for a period, without a year of their own."""
    cast, paper, who = opened(s, least=2021)
    letterhead(s, cast, paper, numbered=False)
    s.title("BÁO CÁO THÀNH TÍCH")
    theme = s.one_of(
        *("xây dựng nông thôn mới giai đoạn 2021 - 2025", "phong trào “Toàn dân bảo vệ an ninh Tổ quốc”"),
        *("công tác phòng, chống dịch Covid-19", "chuyển đổi số giai đoạn 2022 - 2025"),
        *(
            "phong trào thi đua “Lao động giỏi, Lao động sáng tạo”",
            "công tác tuyển quân",
            "kỷ niệm 50 năm thành lập ngành",
        ),
    )
    asked = cast.request(who, s.one_of("BK_TINH", "GIAY_KHEN", "BK_BO"))
    s.title(cast.subject(paper, f"Đề nghị tặng {asked.phrase} có thành tích trong {theme}"))
    s.line("I. SƠ LƯỢC LÝ LỊCH", bold=True)
    biography(s, cast, who)
    s.line("II. THÀNH TÍCH THEO CHUYÊN ĐỀ", bold=True)
    results(s, cast, who, least=2, most=4)
    s.line("III. KHEN THƯỞNG ĐÃ ĐẠT ĐƯỢC", bold=True)
    received(s, cast, who)
    sign_report(s, cast, paper, who)


TEMPLATES = (
    decree_of_2023,
    decree_of_2025,
    decree_of_2017,
    short_report_of_a_worker,
    application_in_letter_form,
    sudden_merit,
    special_theme,
)
