"""Reports of one person, as hospitals, schools, rooms of a department, rangers, communes and firms type them."""

from __future__ import annotations

from datetime import date

from training.cast import Cast, Nominee
from training.papers.fit_blocks import (
    NATION,
    RANKS,
    about,
    between,
    broken,
    dated,
    headed,
    issuing,
    may_be,
    parent,
    post,
    posts_of,
    signed,
    title_of_a_firm,
    whole,
)
from training.script import CellText, Script


@whole
def nurse_of_a_ward(s: Script) -> None:
    """Dotted leaders, two labels on a line, classifications in a table."""
    cast = Cast(s, year=s.number(2021, 2025), sector="health")
    paper = cast.document(sort="BC", parent=s.one_of("Sở Y tế", f"Sở Y tế {cast.province_with_kind}"))
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{paper.parent_unit:upper}\n{issuing(paper, *broken(cast.branch))}\n-------",
        f"{NATION}\n---------------\n{paper.place}, {paper.date:long}",
    )
    who = cast.nominate(cast.person())
    asked = cast.request(who, s.one_of("LDTT", "CSTDCS", "GIAY_KHEN"))
    s.title("BÁO CÁO TÓM TẮT THÀNH TÍCH CÁ NHÂN")
    if s.maybe():
        about(cast, paper, f"Đề nghị xét tặng {asked.phrase}", f"năm {asked.year}")
    else:
        about(cast, paper, f"V/v đề nghị công nhận {asked.phrase} năm {asked.year}")
    s.line("I/ Sơ yếu lý lịch:", bold=True)
    s.line(f"Họ và tên.......: {who.full_name:upper} ..... Giới tính: {who.gender} ......")
    s.line(f"Sinh ngày........ {who.birth_date:short} ........ tại {cast.place()}")
    s.line(f"{s.one_of('Quê quán', 'Nguyên quán', 'Quê quán (xã, huyện, tỉnh)')} ........ {who.hometown} ........")
    s.line(f"{s.one_of('Nơi ở hiện nay', 'Chỗ ở hiện tại', 'Hộ khẩu thường trú')} .......: {who.residence} ........")
    room = s.one_of("Khoa/phòng", "Khoa", "Đơn vị")
    s.line(f"{s.one_of('Chức vụ', 'Chức danh')}: {who.position} ........ {room}: {who.unit}")
    s.line(f"Trình độ chuyên môn ........ {who.education}")
    s.line("Chức vụ Đảng, đoàn thể .......................................................")
    s.line(s.one_of("II/ Nhiệm vụ được phân công:", "II/ Công việc được giao", "II/ Chức trách, nhiệm vụ:"), bold=True)
    s.line(f"{who.duties}.")
    s.line("III/ Kết quả công tác:", bold=True)
    for _ in range(s.number(2, 4)):
        s.line(f"{cast.achievement(who)}.", label="-")
    s.line(f"{s.prose('report')}.", label="-")
    s.line("IV/ Kết quả đánh giá, xếp loại viên chức hằng năm", bold=True)
    rows: list[list[str | CellText]] = [["Năm", "Mức độ hoàn thành", "Văn bản thông báo"]]
    for year in range(cast.year - s.number(1, 3), cast.year + 1):
        level = cast.classification(who, year=str(year), level=s.one_of(*RANKS))
        notice = f"{level.decision_number} ngày {level.decision_date}" if s.maybe(0.7) else ""
        rows.append([f"{level.year}", f"{level.phrase}", notice])
    s.table(rows)
    s.line("Trên đây là tóm tắt thành tích cá nhân, kính mong Hội đồng xem xét.")
    s.columns(
        f"Ý KIẾN CỦA TRƯỞNG KHOA\n(ký, ghi rõ họ tên)\n\n\n{cast.person().facts['full_name']}",
        f"{post(paper, *s.chance.choice((('Giám đốc',), ('KT. Giám đốc', 'Phó Giám đốc'))))}\n\n\n{paper.signer}",
        f"NGƯỜI VIẾT BÁO CÁO\n\n\n\n{who.facts['full_name']}",
    )


@whole
def teacher_in_her_own_words(s: Script) -> None:
    """Life and titles in running sentences; asked for a school year."""
    year = s.number(2021, 2025)
    day = between(s, date(year, 5, 15), date(year, 6, 25))
    school_year = f"{year - 1}-{year}"
    cast = Cast(s, year=year, day=day, sector="school")
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}",
        f"{NATION}",
    )
    s.line(f"{paper.place}, {paper.date:long}", italic=True, centred=True)
    who = cast.nominate(cast.person(position=s.one_of("Giáo viên", "Tổ trưởng chuyên môn", "Giáo viên hạng II")))
    asked = cast.request(who, s.one_of("CSTDCS", "LDTT"), year=school_year)
    s.title("BÁO CÁO THÀNH TÍCH CÁ NHÂN")
    about(cast, paper, f"Đề nghị xét tặng danh hiệu “{asked.phrase}”", f"Năm học {asked.year}")
    s.line("Kính gửi: Hội đồng Thi đua - Khen thưởng nhà trường", italic=True)
    s.line("1. Bản thân", bold=True)
    s.line(
        f"{s.one_of('Tôi tên là', 'Họ tên tôi là', 'Tôi là')} {who.full_name}, sinh {who.birth_date:long}, "
        f"{s.one_of('quê ở', 'quê quán', 'nguyên quán')} {who.hometown}. {s.one_of('Hiện trú tại', 'Hiện ở tại')} "
        f"{who.residence}. {s.one_of('Trình độ chuyên môn', 'Trình độ đào tạo')}: {who.education}."
    )
    s.line(f"Chức vụ hiện nay {who.position:first}. Nhiệm vụ được giao: {who.duties:first}.")
    s.line("2. Những việc đã làm được", bold=True)
    for _ in range(s.number(2, 4)):
        s.line(f"+ {cast.achievement(who)}.")
    done = cast.initiative(who, year=str(year))
    s.line(f"+ Sáng kiến kinh nghiệm: “{done.title}”, được công nhận {done.scope} năm học {school_year}.")
    done.tell(year=school_year)
    s.line(f"+ {s.prose('report')}.")
    s.line("3. Đã được khen thưởng", bold=True)
    one, two = cast.prior(who, "LDTT", year=f"{year - 2}"), cast.prior(who, "GIAY_KHEN", year=f"{year - 1}")
    for prior, of in ((one, f"{year - 3}-{year - 2}"), (two, f"{year - 2}-{year - 1}")):
        s.line(
            f"Năm học {of} được tặng {prior.phrase} (Quyết định số {prior.decision_number} "
            f"{prior.decision_date:long} của {prior.authority})."
        )
        prior.tell(year=of)
    s.columns(
        f"XÁC NHẬN CỦA NHÀ TRƯỜNG\n{post(paper, 'Hiệu trưởng')}\n\n\n\n{paper.signer}",
        f"NGƯỜI BÁO CÁO\n\n\n\n\n{who.facts['full_name']}",
    )


@whole
def specialist_of_a_department(s: Script) -> None:
    """The form of the decree with every value on the line under its label; three heads; a decree is cited."""
    cast = Cast(s, year=s.number(2021, 2024), sector="state")
    department = cast.department
    room = s.pick("rooms/state")
    paper = cast.document(sort="BC", issuing=cast.branch, parent=department)
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.line("Mẫu số 02", italic=True)
    s.columns(
        headed(
            f"UBND {cast.province_with_kind.upper()}",
            parent(paper, *broken(department)),
            issuing(paper, *broken(cast.branch)),
        ),
        dated(paper, gap=2),
    )
    who = cast.nominate(cast.person(unit=room, position=s.one_of("Chuyên viên", "Phó Trưởng phòng", "Viên chức")))
    asked = cast.request(who, s.one_of("BK_TINH", "CSTD_TINH"))
    s.title("BÁO CÁO THÀNH TÍCH")
    about(cast, paper, "ĐỀ NGHỊ TẶNG THƯỞNG", f"{asked.phrase} năm {asked.year}")
    may_be(s, "document.subject", paper.facts["subject"].removeprefix("ĐỀ NGHỊ TẶNG THƯỞNG "))
    s.line("I. SƠ LƯỢC LÝ LỊCH", bold=True)
    s.line("- Họ tên (Ghi đầy đủ bằng chữ in thường, không viết tắt):")
    s.line(f"{who.full_name}")
    s.line("- Sinh ngày, tháng, năm:\t\tGiới tính:")
    s.line(f"{who.birth_date:words}\t\t{who.gender}")
    for label, value in (
        ("- Quê quán:", who.hometown),
        ("- Trú quán:", who.residence),
        ("- Đơn vị công tác:", who.unit),
        ("- Chức vụ (Đảng, chính quyền, đoàn thể):", who.position),
        ("- Trình độ chuyên môn, nghiệp vụ:", who.education),
        ("- Học hàm, học vị, danh hiệu, giải thưởng:", who.academic_title if s.maybe() else ""),
    ):
        s.line(label)
        s.line(f"{value}" if value else "Không")
    s.line("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    s.line("1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận:")
    s.line(f"{who.duties}.")
    s.line("2. Thành tích đạt được của cá nhân:")
    for _ in range(s.number(2, 5)):
        s.line(f"{cast.achievement(who)}; ")
    s.line("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", bold=True)
    _two_tables(cast, who)
    s.columns(
        "THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN, ĐỀ NGHỊ\n" + signed(paper, *posts_of(paper)),
        f"NGƯỜI BÁO CÁO THÀNH TÍCH\n(Ký, ghi rõ họ và tên)\n\n\n\n{who.facts['full_name']}",
    )
    s.line(f"XÁC NHẬN CỦA CẤP TRÌNH KHEN THƯỞNG\n{department.upper()}", bold=True, centred=True)


def _two_tables(cast: Cast, who: Nominee) -> None:
    """Titles in one table, awards in another, one cell for number, date and who decided."""
    s = cast.script
    s.line("1. Danh hiệu thi đua:")
    rows: list[list[str | CellText]] = [
        ["Năm", "Danh hiệu thi đua", "Số, ngày, tháng, năm của quyết định công nhận; cơ quan ban hành quyết định"]
    ]
    for year in range(cast.year - 3, cast.year):
        prior = cast.prior(who, s.one_of("LDTT", "CSTDCS"), year=str(year))
        rows.append(
            [f"{prior.year}", f"{prior.phrase}", f"{prior.decision_number}, {prior.decision_date}; {prior.authority}"]
        )
    s.table(rows, widths=(1.8, 5, 9))
    s.line("2. Hình thức khen thưởng:")
    rows = [["Năm", "Hình thức khen thưởng", "Số, ngày, tháng, năm của quyết định khen thưởng; cơ quan ban hành"]]
    for year in (cast.year - 4, cast.year - 1):
        prior = cast.prior(who, s.one_of("GIAY_KHEN", "BK_TINH", "BK_BO"), year=str(year))
        rows.append(
            [
                f"{prior.year}",
                f"{prior.phrase}",
                f"Số {prior.decision_number} {prior.decision_date:long} {prior.authority}",
            ]
        )
    s.table(rows, widths=(1.8, 5, 9))


@whole
def ranger_in_a_grid(s: Script) -> None:
    """Labels and values in a table, its titles told in one sentence; the branch confirms above the station."""
    cast = Cast(s, year=s.number(2022, 2024), sector="state", department="Sở Nông nghiệp và Phát triển nông thôn")
    station = f"Hạt Kiểm lâm {s.one_of('huyện', 'khu vực')} {s.pick('districts')}"
    paper = cast.document(sort="BC", issuing=station, parent="Chi cục Kiểm lâm")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{paper.parent_unit:upper}\n{issuing(paper, *broken(station))}", f"{NATION}\n{paper.place}, {paper.date:dots}"
    )
    who = cast.nominate(
        cast.person(
            position=s.one_of("Kiểm lâm viên", "Trạm trưởng", "Kiểm lâm địa bàn"),
            unit=f"Trạm Kiểm lâm {s.pick('communes')}",
        )
    )
    asked = cast.request(who, "GIAY_KHEN")
    s.title("BÁO CÁO")
    about(
        cast,
        paper,
        "Thành tích đột xuất trong công tác tuần tra, phát hiện và xử lý",
        "hành vi phá rừng trái pháp luật",
        f"đề nghị tặng {asked.phrase} năm {asked.year}",
    )
    s.line("1. Thông tin cá nhân", bold=True)
    s.table(
        [
            [s.one_of("Họ và tên khai sinh", "Họ và tên"), f"{who.full_name}", "Nam/Nữ", f"{who.gender}"],
            ["Ngày, tháng, năm sinh", f"{who.birth_date:dash}", "Dân tộc", s.one_of("Kinh", "Tày", "Mường", "Ê Đê")],
            [s.one_of("Nguyên quán", "Quê quán"), CellText(f"{who.hometown}", columns=3)],
            [s.one_of("Chỗ ở hiện tại", "Nơi thường trú", "Trú quán"), CellText(f"{who.residence}", columns=3)],
            [s.one_of("Chức danh", "Chức vụ"), f"{who.position}", "Đơn vị", f"{who.unit}"],
            [s.one_of("Trình độ", "Trình độ chuyên môn", "Bằng cấp"), CellText(f"{who.education}", columns=3)],
        ]
    )
    s.line("2. Diễn biến và kết quả", bold=True)
    s.line(f"{cast.achievement(who)}. {s.prose('report')}.")
    s.line(f"{cast.achievement(who)}.")
    s.line("3. Khen thưởng đã nhận", bold=True)
    prior = cast.prior(who, "LDTT", year=str(cast.year - 1))
    s.line(
        f"Đạt {prior.phrase} năm {prior.year} theo Quyết định số {prior.decision_number} "
        f"ngày {prior.decision_date} của {prior.authority}."
    )
    s.line("Chưa bị kỷ luật lần nào.")
    s.columns(f"Người lập báo cáo\n\n\n{who.facts['full_name']}", f"{post(paper, 'Hạt trưởng')}\n\n\n{paper.signer}")
    above = cast.person()
    s.line("Xác nhận của Chi cục Kiểm lâm", centred=True, bold=True)
    s.line("CHI CỤC TRƯỞNG", centred=True, bold=True)
    s.line(above.facts["full_name"], centred=True, bold=True)


@whole
def officer_of_a_new_commune(s: Script) -> None:
    """After July 2025: no district, years told in a breath with their decisions, the number not filled in."""
    cast = Cast(s, year=2025, sector="commune")
    kind, name = s.chance.choice((("xã", s.pick("communes")), ("phường", s.pick("wards"))))
    council = f"Ủy ban nhân dân {kind} {name}"
    paper = cast.document(sort="BC", issuing=council)
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{over_kind(paper, council)}\nSố:       /BC-UBND",
        f"{NATION}\n{name}, {paper.date:blank}",
    )
    paper.has("place", None, name)
    str(paper.place)
    post_and_room = s.chance.choice(
        (
            ("Công chức", "Phòng Văn hóa - Xã hội"),
            ("Phó Trưởng phòng Kinh tế", council),
            ("Chuyên viên", "Văn phòng HĐND và UBND"),
        )
    )
    who = cast.nominate(cast.person(position=post_and_room[0], unit=post_and_room[1]))
    asked = cast.request(who, "CSTDCS")
    s.title("BÁO CÁO THÀNH TÍCH CÁ NHÂN")
    about(cast, paper, f"đề nghị công nhận danh hiệu {asked.phrase} năm {asked.year}")
    s.line("I. SƠ LƯỢC LÝ LỊCH", bold=True)
    s.line(f"1. Họ, tên: {who.full_name}. Sinh năm {who.birth_date:y}. Giới tính {who.gender:lower}")
    s.line(f"2. Quê quán: {who.hometown}; {s.one_of('Nơi thường trú', 'Trú quán', 'nơi ở hiện nay')}: {who.residence}")
    s.line(f"3. Chức vụ {who.position}; {s.one_of('Cơ quan công tác', 'Đơn vị', 'Nơi công tác')}: {who.unit}")
    s.line(f"4. Trình độ: {who.education}")
    s.line("II. THÀNH TÍCH", bold=True)
    s.line(f"1. Nhiệm vụ: {who.duties}.")
    s.line(f"2. Kết quả: {cast.achievement(who)}. Ngoài ra, {cast.achievement(who):first}.")
    s.line(f"{s.prose('report')}.")
    s.line("III. QUÁ TRÌNH KHEN THƯỞNG", bold=True)
    _years_in_a_breath(cast, who)
    s.columns(
        f"Nơi nhận:\n- UBND {cast.province_with_kind};\n- Lưu: VT, HS.",
        signed(paper, (f"TM. {council}", "Chủ tịch"), ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")),
    )


def over_kind(paper: Nominee, council: str) -> str:
    """ "ỦY BAN NHÂN DÂN" over "XÃ TÂY XUÂN"."""
    first, rest = council[: len("Ủy ban nhân dân")], council[len("Ủy ban nhân dân ") :]
    return issuing(paper, first, rest)


def _years_in_a_breath(cast: Cast, who: Nominee) -> None:
    """ "Từ năm 2021 đến năm 2023 liên tục đạt ... (các QĐ số 12/QĐ-..., 13/QĐ-..., 14/QĐ-...)"."""
    s = cast.script
    years = list(range(cast.year - s.number(2, 4), cast.year))
    items = [cast.prior(who, "LDTT", year=str(year)) for year in years]
    phrase = f"{items[0].phrase}"
    numbers = []
    for item, year in zip(items, years, strict=True):
        item.like(items[0])
        item.tell(year=str(year))
        numbers.append(f"{item.decision_number} ngày {item.decision_date}")
    s.line(f"- Từ năm {years[0]} đến năm {years[-1]} liên tục đạt {phrase} (các Quyết định số {'; '.join(numbers)}).")
    award = cast.prior(who, "GIAY_KHEN", year=str(years[-1]))
    s.line(f"- Năm {award.year} được {award.authority} tặng Giấy khen tại Quyết định số {award.decision_number}.")
    award.tell(text="Giấy khen")


@whole
def worker_of_a_firm(s: Script) -> None:
    """A firm's own titles, no party, blue-collar words; the director confirms at the left."""
    cast = Cast(s, year=s.number(2021, 2025), sector="company")
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(f"{issuing(paper, *broken(cast.branch, 26))}\n---***---", f"{NATION}\n---***---")
    who = cast.nominate(
        cast.person(position=s.one_of("Công nhân", "Tổ trưởng", "Kỹ thuật viên"), unit=s.pick("rooms/company"))
    )
    asked = cast.request(who, s.one_of("BK_TINH", "KHAC", "GIAY_KHEN"))
    s.title("BẢN BÁO CÁO THÀNH TÍCH")
    about(cast, paper, f"Đề nghị tặng {asked.phrase}" + (f" năm {asked.year}" if s.maybe(0.7) else ""))
    s.line("A. LÝ LỊCH TRÍCH NGANG", bold=True)
    s.line(f"Họ tên: {who.full_name:upper}           {s.one_of('Năm sinh', 'Sinh năm')}: {who.birth_date:y}")
    lines = (
        f"Bộ phận: {who.unit}           Công việc: {who.position}",
        f"Công việc: {who.position}\tTổ/đội: {who.unit}",
    )
    s.line(s.one_of(*lines))
    s.line(f"Quê: {who.hometown}")
    s.line(f"Tay nghề/Bằng cấp: {who.education}")
    s.line("B. THÀNH TÍCH", bold=True)
    for _ in range(s.number(2, 3)):
        s.line(f"* {cast.achievement(who)}")
    done = cast.initiative(who)
    s.line(f"* Sáng kiến cải tiến kỹ thuật: {done.title} (Quyết định số {done.decision_number} của {done.authority}).")
    s.line("C. KHEN THƯỞNG", bold=True)
    for year in (cast.year - 2, cast.year - 1):
        title = title_of_a_firm(s, who, s.one_of("Lao động giỏi", "Công nhân tiêu biểu", "Bàn tay vàng"))
        s.line(f"- Năm {year}: {title.phrase}")
        title.tell(year=str(year))
    award = cast.prior(who, "GIAY_KHEN", year=str(cast.year - 1))
    s.line(f"- {award.phrase} năm {award.year}")
    s.line(f"{paper.place}, {paper.date:long}", italic=True, centred=True)
    s.columns(
        "XÁC NHẬN CỦA CÔNG TY\n"
        + signed(paper, ("Giám đốc",), ("Tổng Giám đốc",), ("Giám đốc Công ty",), below="\n(Ký, đóng dấu)"),
        f"NGƯỜI KHAI\n\n\n\n\n{who.facts['full_name']}",
    )


TEMPLATES = (
    nurse_of_a_ward,
    teacher_in_her_own_words,
    specialist_of_a_department,
    ranger_in_a_grid,
    officer_of_a_new_commune,
    worker_of_a_firm,
)
