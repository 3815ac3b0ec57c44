"""Reports of collectives of split held: a room of a department, a clinic, a firm, guards of a village."""

from __future__ import annotations

from training.cast import Cast
from training.composing import Template
from training.papers.held_blocks import broken, decided, motto, numbers_of, signed, subject_lines, years_running
from training.script import CellText, Script


def room_of_a_department(s: Script) -> None:
    """Name and parent in one line under the title's heading; priors in the two tables of the form."""
    department = s.one_of("Sở Tài chính", "Sở Xây dựng", "Sở Tư pháp", "Sở Khoa học và Công nghệ", "Sở Nội vụ")
    room = s.one_of("Phòng Quản lý Ngân sách", "Phòng Tổ chức bộ máy", "Phòng Thẩm định - Đấu thầu", "Văn phòng Sở")
    cast = Cast(s, year=s.number(2022, 2025), sector="state", branch=room, department=department)
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_tap_the")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    who = cast.nominate(cast.collective(room, parent=department))
    asked = cast.request(who, s.one_of("TTLDXS", "BK_TINH", "TTLDTT"))
    s.title("BÁO CÁO THÀNH TÍCH")
    subject_lines(s, cast, paper, f"Đề nghị tặng {asked.phrase} năm {asked.year}")
    s.line(f"Tập thể: {room}", centred=True)
    s.line("(Mẫu số 01)", italic=True, centred=True)
    s.line("I- SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH", bold=True)
    s.line(f"1- Tên tập thể đề nghị: {who.full_name} thuộc {who.unit}")
    s.line(f"2- {s.prose('collective')}.")
    s.line(f"3- Lãnh đạo phòng hiện nay: đồng chí {cast.person().full_name} - Trưởng phòng.")
    s.line("II- THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    for number in range(1, s.number(3, 5)):
        s.line(f"{number}. {cast.achievement(who)}.")
    if s.maybe():
        graded = cast.classification(who)
        s.line(f"Tập thể phòng được xếp loại {graded.phrase:first} năm {graded.year}.")
    s.line("III- CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", bold=True)
    for heading, code in (("Danh hiệu thi đua", "TTLDTT"), ("Hình thức khen thưởng", "GIAY_KHEN")):
        rows: list[list[str | CellText]] = [["Năm", heading, "Số, ngày, tháng, năm của quyết định; cơ quan ban hành"]]
        for back in range(s.number(1, 3), 0, -1):
            prior = cast.prior(who, code, year=str(cast.year - back))
            rows.append([f"{prior.year}", f"{prior.bare}", decided(s, prior)])
        s.line(f"{heading}:")
        s.table(rows, widths=(2, 5, 9))
    posts = s.one_of("Trưởng phòng", "KT. Trưởng phòng|Phó Trưởng phòng", "Phụ trách phòng")
    s.columns(
        f"THỦ TRƯỞNG CẤP TRÊN TRỰC TIẾP\nXÁC NHẬN\n\n\n\n{cast.person().full_name}",
        signed(paper, *posts.split("|")),
    )


def clinic_of_a_hospital(s: Script) -> None:
    """A clinic: the flag or certificate in the title, years running in one sentence, a deputy signs for the head."""
    hospital = s.fill(s.one_of("Bệnh viện Đa khoa {rivers}", "Bệnh viện Sản - Nhi", "Trung tâm Y tế {districts}"))
    cast = Cast(s, year=s.number(2021, 2025), sector="health", branch=hospital, department="Sở Y tế")
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_tap_the")
    number = f"Số: {paper.number}" if s.maybe() else "Số:       /BC-BV"
    s.columns(
        f"{paper.parent_unit:upper}\n{broken(paper.issuing_unit)}\n{number}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    clinic = s.one_of("Khoa Cấp cứu", "Khoa Thận nhân tạo", "Khoa Kiểm soát nhiễm khuẩn", "Khoa Phục hồi chức năng")
    who = cast.nominate(cast.collective(clinic, parent=hospital))
    asked = cast.request(who, s.one_of("BK_BO", "BK_TINH", "TTLDXS", "CO_TINH"))
    s.title(f"BÁO CÁO TÓM TẮT THÀNH TÍCH\n{cast.subject(paper, f'Đề nghị {asked.phrase} năm {asked.year}')}")
    label = s.one_of("Đơn vị đề nghị", "Tập thể đề nghị", "Tên tập thể", "Đơn vị được đề nghị")
    s.line(f"{label}: {who.full_name} {s.one_of('–', 'thuộc', '-')} {who.unit}", bold=True)
    s.line("1. Đặc điểm tình hình", bold=True)
    s.line(
        f"Khoa hiện có {s.number(12, 40)} viên chức, người lao động, trong đó {s.number(2, 9)} bác sĩ. Biên chế thiếu."
    )
    s.line("2. Thành tích đạt được", bold=True)
    s.line(f"{cast.achievement(who)}; {cast.achievement(who):first}; {cast.achievement(who):first}.")
    s.line(f"{s.prose('collective')}. Khoa không có trường hợp nào bị xử lý kỷ luật, không có Giấy khen đột xuất.")
    s.line("3. Khen thưởng", bold=True)
    phrase, items = years_running(cast, who, "TTLDTT", first=cast.year - 2, last=cast.year - 1)
    years = f"{cast.year - 2}, {cast.year - 1}"
    s.line(f"Các năm {years} đều đạt {phrase} (Quyết định {numbers_of(items)}); ngoài ra còn được:")
    for code in ("GIAY_KHEN", "BK_TINH")[: s.number(1, 2)]:
        prior = cast.prior(who, code)
        s.line(f"{prior.phrase} năm {prior.year}: {decided(s, prior)}", label="+")
    degree = s.one_of("BSCKII. ", "TS.BS. ", "")
    posts = s.one_of("Giám đốc", "KT. Giám đốc|Phó Giám đốc", "PHÓ GIÁM ĐỐC PHỤ TRÁCH")
    s.columns(f"TRƯỞNG KHOA\n\n\n\n{cast.person().full_name}", signed(paper, *posts.split("|"), degree=degree))


def firm_for_a_flag(s: Script) -> None:
    """A firm reports on itself: seat and telephone, a table of figures, priors in a list with dots."""
    firm = s.fill(s.one_of("Công ty Cổ phần {trades} {firm_names}", "Công ty TNHH {trades} {firm_names}"))
    cast = Cast(s, year=s.number(2021, 2025), sector="company", branch=firm, department=firm)
    paper = cast.document(sort="BC", parent=firm)
    s.kind("bao_cao_thanh_tich_tap_the")
    s.columns(f"{broken(paper.issuing_unit)}\nSố: {paper.number}", f"{motto(s)}\n{paper.place}, {paper.date:long}")
    who = cast.nominate(cast.collective(firm))
    asked = cast.request(who, s.one_of("CO_TINH", "BK_TINH", "BK_TTG", "HCLD3"))
    s.title("BÁO CÁO THÀNH TÍCH")
    subject_lines(s, cast, paper, f"V/v đề nghị tặng {asked.phrase}\nnăm {asked.year}")
    s.line(f"Kính gửi: Ban Thi đua - Khen thưởng {cast.province_with_kind}", centred=True)
    s.line("I. Giới thiệu chung")
    s.line(f"Tên doanh nghiệp: {who.full_name}")
    s.line(
        f"Trụ sở chính: {cast.dwelling()}. Điện thoại: 02{s.number(10, 99)}.3{s.number(100, 999)}.{s.number(100, 999)}"
    )
    owner = cast.person()
    s.line(f"Người đại diện theo pháp luật: {owner.honorific} {owner.full_name}, chức vụ: Giám đốc")
    s.line(f"Lao động: {s.number(30, 900)} người; thu nhập bình quân {s.number(7, 15)} triệu đồng/người/tháng.")
    s.line("II. Kết quả")
    rows: list[list[str | CellText]] = [["Chỉ tiêu", *(f"Năm {cast.year - back}" for back in (2, 1, 0))]]
    for name in ("Doanh thu (tỷ đồng)", "Nộp ngân sách (tỷ đồng)"):
        rows.append([name, *(f"{s.number(10, 900)},{s.number(0, 9)}" for _ in range(3))])
    s.table(rows)
    s.line(f"- {cast.achievement(who)};")
    s.line(f"- {cast.achievement(who)}.")
    s.line("III. Danh hiệu, hình thức khen thưởng đã nhận")
    for code in ("BK_TINH", "GIAY_KHEN", "CO_TINH", "BK_BO")[: s.number(2, 4)]:
        prior = cast.prior(who, code)
        s.line(f"- Năm {prior.year}…… {prior.phrase}…… QĐ số {prior.decision_number}, {prior.decision_date:long}")
    posts = s.one_of("Giám đốc", "Tổng Giám đốc", "Chủ tịch HĐQT")
    s.columns("", signed(paper, posts))


def guards_of_a_village(s: Script) -> None:
    """A sudden deed told by the commune; no year with the award but in the title; one confirms for the committee."""
    branch = s.fill("UBND xã {communes}")
    year = s.number(2024, 2025)
    cast = Cast(s, year=year, sector="commune", branch=branch, department=branch)
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_tap_the")
    s.columns(f"{paper.issuing_unit:upper}\nSố: {paper.number}", f"{motto(s)}\n{paper.place}, {paper.date:long}")
    team = s.fill("Tổ bảo vệ an ninh, trật tự thôn {villages}")
    who = cast.nominate(cast.collective(team, parent=branch))
    asked = cast.request(who, s.one_of("GIAY_KHEN", "BK_TINH"))
    s.title("BÁO CÁO THÀNH TÍCH ĐỘT XUẤT")
    deed = s.one_of("bắt giữ đối tượng trộm cắp tài sản", "tham gia chữa cháy, cứu người bị nạn", "cứu hộ trong mưa lũ")
    subject_lines(s, cast, paper, f"Trong {deed}\nđề nghị tặng {asked.phrase}")
    s.line("1. Tập thể lập thành tích:")
    s.line(f"{who.full_name}, {who.unit}")
    s.line(f"2. Diễn biến: Khoảng {s.number(1, 4)} giờ sáng ngày {s.number(2, 28)}/9/{year}, {s.prose('story')}.")
    s.line(f"Tổ trưởng là ông {cast.person(gender='nam').full_name} đã phân công 05 tổ viên tham gia; {deed}.")
    s.line(f"3. Kết quả: {cast.achievement(who):first}.")
    s.line("4. Từ khi thành lập đến nay chưa được tặng Bằng khen, Giấy khen; không đề nghị xét Lao động tiên tiến.")
    posts = s.one_of(
        "TM. Ủy ban nhân dân|Chủ tịch", "KT. Chủ tịch|Phó Chủ tịch", "TM. UBND xã|KT. Chủ tịch|Phó Chủ tịch"
    )
    s.columns(
        "Nơi nhận:\n- Phòng VH-XH;\n- Công an xã;\n- Lưu: VT.",
        signed(paper, *posts.split("|"), remark=s.one_of("", "(Ký tên, đóng dấu)")),
    )


TEMPLATES: tuple[Template, ...] = (room_of_a_department, clinic_of_a_hospital, firm_for_a_flag, guards_of_a_village)
