"""Reports of people at work elsewhere, of split held: a hospital, schools, firms, a cooperative, youth and party."""

from __future__ import annotations

from datetime import date

from extractors import spans
from training.cast import Cast
from training.composing import Template
from training.papers.held_blocks import (
    PARTY,
    broken,
    decided,
    duty,
    motto,
    numbers_of,
    plainly,
    signed,
    told,
    years_running,
)
from training.script import CellText, Script


def nurse_with_tables(s: Script) -> None:
    """A hospital of two heads; life in prose; priors in one table of titles and awards together."""
    cast = Cast(s, year=s.number(2021, 2025), sector="health", department="Sở Y tế")
    cast.branch = s.fill(s.one_of("Bệnh viện Đa khoa khu vực {districts}", "Trung tâm Y tế khu vực {towns}"))
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{s.one_of('', 'UBND TỈNH' + chr(10))}{paper.parent_unit:upper}\n{broken(paper.issuing_unit)}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    room = s.one_of("Khoa Hồi sức tích cực - Chống độc", "Khoa Ngoại tổng hợp", "Khoa Nhi", "Khoa Dược - VTYT")
    who = cast.nominate(cast.person(gender="nu", position=s.one_of("Điều dưỡng trưởng", "Điều dưỡng viên"), unit=room))
    asked = cast.request(who, s.one_of("CSTDCS", "BK_BO", "BK_TINH", "GIAY_KHEN"))
    s.title(f"BÁO CÁO THÀNH TÍCH\n{cast.subject(paper, f'Đề nghị khen thưởng {asked.phrase} năm {asked.year}')}")
    s.line("1. Tóm tắt tiểu sử:", bold=True)
    s.line(f"Tôi là {who.full_name}, sinh ngày {who.birth_date:words};")
    s.line(f"Quê quán {who.hometown};")
    s.line(f"Hiện cư trú tại {who.residence};")
    s.line(f"Hiện là {who.position} {who.unit}.")
    s.line(f"Trình độ chuyên môn {who.education}.")
    title = s.one_of("Thầy thuốc Ưu tú", "Thạc sĩ", "Bác sĩ chuyên khoa I", "")
    if title:
        s.line(f"Học vị, danh hiệu: {plainly(who, 'academic_title', spans.EDUCATION, title)}.")
    s.line(
        "2. Nhiệm vụ: " + duty(who, "Chăm sóc, theo dõi người bệnh nặng. Quản lý điều dưỡng của khoa, chia lịch trực")
    )
    s.line("3. Thành tích:", bold=True)
    for _ in range(s.number(2, 4)):
        s.line(f"{cast.achievement(who)}.", label=s.one_of("-", "•"))
    s.line("Sáng kiến cải tiến trong hai năm:")
    rows: list[list[str | CellText]] = [["Năm", "Tên sáng kiến", "Cấp công nhận", "Số QĐ"]]
    for year in (cast.year - 1, cast.year):
        made = cast.initiative(who, year=str(year))
        rows.append([f"{made.year}", f"{made.title}", f"{made.scope}", f"{made.decision_number}"])
    s.table(rows, widths=(2, 8, 3, 3))
    s.line("4. Đã được khen thưởng:", bold=True)
    rows = [["Năm", "Hình thức, danh hiệu", "Cấp khen", "Số quyết định"]]
    for year in range(cast.year - s.number(2, 4), cast.year):
        prior = cast.prior(who, s.one_of("LDTT", "CSTDCS", "GIAY_KHEN", "BK_BO"), year=str(year))
        number = f"{prior.decision_number} ngày {prior.decision_date:dmy}"
        rows.append([f"{prior.year}", f"{prior.bare}", f"{prior.authority}", number])
    s.table(rows)
    left = signed(paper, "KT. Giám đốc", "Phó Giám đốc") if s.maybe() else signed(paper, "Giám đốc", degree="BSCKII. ")
    s.columns(f"LÃNH ĐẠO KHOA\n\n\n\n{cast.person().full_name}", left, f"NGƯỜI BÁO CÁO\n\n\n\n{who.full_name}")


def teacher_of_a_school_year(s: Script) -> None:
    """The school year stands in the subject; initiatives in running text; the headmaster stands for the post."""
    year = s.number(2021, 2024)
    cast = Cast(s, year=year, sector="school", day=date(year + 1, s.number(5, 6), s.number(10, 28)))
    cast.branch = s.fill(s.one_of("Trường THPT {worthies}", "Trường THCS {communes}", "Trường Tiểu học {worthies}"))
    paper = cast.document(sort="BC", parent=s.fill("Phòng Giáo dục và Đào tạo huyện {districts}"))
    s.kind("bao_cao_thanh_tich_ca_nhan")
    school_year = f"{cast.year}-{cast.year + 1}"
    s.columns(f"{broken(paper.parent_unit, words=5)}\n{paper.issuing_unit:upper}", motto(s))
    who = cast.nominate(cast.person(position=s.one_of("Giáo viên", "Tổ trưởng chuyên môn", "Phó Hiệu trưởng")))
    asked = cast.request(who, s.one_of("CSTDCS", "LDTT", "GIAY_KHEN"))
    asked.tell(year=school_year)
    spaced = s.one_of(school_year, school_year.replace("-", " - "))
    s.title("BÁO CÁO THÀNH TÍCH CÁ NHÂN")
    s.title(cast.subject(paper, f"Đề nghị xét tặng danh hiệu {asked.phrase}\nnăm học {spaced}"))
    s.line("I. Sơ lược lý lịch", bold=True)
    s.line(f"Họ và tên giáo viên {who.full_name:upper}")
    s.line(f"Ngày sinh {who.birth_date:dmy} Nam/Nữ {who.gender}")
    s.line(f"Nơi sinh {cast.place()}")
    s.line(f"Quê quán {who.hometown}")
    s.line(f"Nơi công tác {plainly(who, 'unit', spans.UNIT, cast.branch)}")
    s.line(f"Chức vụ {who.position}")
    s.line(f"Trình độ chuyên môn {who.education}")
    s.line(f"Nhiệm vụ được giao trong năm học: {duty(who, s.one_of('Chủ nhiệm lớp 9A2', 'Dạy Toán 8, bồi dưỡng HSG'))}")
    s.line("II. Thành tích", bold=True)
    s.line(f"1. Về giảng dạy: {cast.achievement(who):first}; {cast.achievement(who):first}.")
    first, second = cast.initiative(who), cast.initiative(who)
    s.line(
        f"2. Về sáng kiến: có sáng kiến kinh nghiệm “{first.title}” được công nhận {first.scope} theo Quyết định số "
        f"{first.decision_number} ngày {first.decision_date:dmy}; sáng kiến “{second.title}” được xếp loại "
        f"{second.scope} (QĐ {second.decision_number})."
    )
    s.line(f"3. {s.prose('report')}.")
    s.line("III. Các hình thức khen thưởng", bold=True)
    for back in range(s.number(2, 3), 0, -1):
        prior = cast.prior(who, s.one_of("LDTT", "CSTDCS"), year=str(year - back + 1))
        before = f"{year - back}-{year - back + 1}"
        prior.tell(year=before)
        s.line(f"- Năm học {before}: {prior.phrase} theo {decided(s, prior)};")
    s.line(f"{paper.place}, {paper.date:long}", italic=True, centred=True)
    head = signed(paper, s.one_of("Hiệu trưởng", "Phó Hiệu trưởng phụ trách", "Q. Hiệu trưởng"))
    s.columns(f"XÁC NHẬN CỦA NHÀ TRƯỜNG\n{head}", f"NGƯỜI VIẾT BÁO CÁO\n\n\n\n{who.full_name}")


def worker_of_a_company(s: Script) -> None:
    """A worker's own words; decisions of a company; a title of the company is KHAC."""
    cast = Cast(s, year=s.number(2021, 2025), sector="company")
    cast.branch = cast.department = s.fill(
        s.one_of("Công ty TNHH MTV {trades} {firm_names}", "Công ty CP {trades} {firm_names}")
    )
    paper = cast.document(
        sort="BC", parent=s.one_of("Tổng Công ty Cấp nước miền Trung", "Công đoàn các khu công nghiệp")
    )
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(f"{paper.issuing_unit:upper}\n---o0o---", f"{motto(s)}\n{paper.place}, {paper.date:long}")
    shop = s.one_of("Phân xưởng Cơ điện", "Tổ May 3", "Đội Thi công số 2", "Phòng Kỹ thuật - An toàn")
    who = cast.nominate(cast.person(position=s.one_of("Công nhân vận hành", "Tổ trưởng", "Thợ bậc 5/7"), unit=shop))
    asked = cast.request(who, s.one_of("BK_TINH", "LDTT", "GIAY_KHEN", "CSTDCS"))
    s.title("BẢN BÁO CÁO THÀNH TÍCH")
    s.title(cast.subject(paper, f"Của cá nhân đề nghị {asked.phrase} năm {asked.year}"))
    s.line(f"Kính gửi: Hội đồng Thi đua - Khen thưởng {cast.branch}", centred=True)
    s.line(f"Tôi tên là: {who.full_name:upper}\tSinh năm: {who.birth_date:y}")
    s.line(f"Hộ khẩu thường trú: {who.residence}")
    s.line(f"Hiện đang là {who.position}, {who.unit} của Công ty.")
    who.may_be("unit", f"{who.facts['unit']} của Công ty")
    learnt = plainly(who, "education", spans.EDUCATION, s.one_of("Trung cấp Cơ điện", "Cao đẳng nghề", "12/12"))
    s.line(f"Trình độ: {learnt}")
    s.line(f"Công việc được giao: {duty(who, s.one_of('Vận hành máy cắt, bảo dưỡng định kỳ', 'Quản lý tổ 24 người'))}")
    s.line(f"Năm {cast.year} tôi đã làm được các việc sau:", bold=True)
    for _ in range(s.number(2, 3)):
        s.line(f"{cast.achievement(who)}", label=s.one_of("-", "*", "+"))
    made = cast.initiative(who)
    made.tell(authority="Công ty")
    s.line(f"Sáng kiến “{made.title}” làm lợi {s.number(20, 400)} triệu đồng, Công ty công nhận năm {made.year}.")
    s.line("Khen thưởng trước đây:", bold=True)
    year, number, head = str(cast.year - 1), f"{s.number(11, 200)}/QĐ-CT", "Giám đốc Công ty"
    s.line(f"- Lao động giỏi năm {year}, Quyết định số {number} của {head};")
    told(who, "prior_titles", code="KHAC", text="Lao động giỏi", year=year, decision_number=number, authority=head)
    prior = cast.prior(who, "GIAY_KHEN", year=str(cast.year - 2), authority="Giám đốc Công ty")
    s.line(
        f"- {prior.bare} năm {prior.year} của {prior.authority} "
        f"(QĐ {prior.decision_number} ngày {prior.decision_date:short});"
    )
    s.line("Tôi cam đoan những điều khai trên là đúng.")
    posts = s.one_of("Giám đốc", "Tổng Giám đốc", "TUQ. Giám đốc|Trưởng phòng Tổ chức - Hành chính")
    s.columns(f"Người báo cáo\n\n\n\n{who.full_name}", signed(paper, *posts.split("|")))


def head_of_a_cooperative(s: Script) -> None:
    """A farmer's paper: no number, unit in the title's own line, deeds in prose; the commune confirms above nobody."""
    cast = Cast(s, year=s.number(2021, 2025), sector="farm", department=s.fill("Ủy ban nhân dân xã {communes}"))
    cast.branch = s.fill(s.one_of("Hợp tác xã Dịch vụ Nông nghiệp {villages}", "HTX {crops} {villages}"))
    paper = cast.document(sort="BC", issuing=cast.branch)
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(f"{paper.issuing_unit:upper}", motto(s))
    s.line(f"{paper.place}, {paper.date:long}", italic=True, centred=True)
    post = s.one_of("Giám đốc", "Chủ tịch HĐQT kiêm Giám đốc", "Kế toán")
    who = cast.nominate(cast.person(position=post, unit=cast.branch))
    asked = cast.request(who, s.one_of("GIAY_KHEN", "BK_TINH", "DIEN_HINH"))
    s.title("BÁO CÁO THÀNH TÍCH")
    text = f"Trong phong trào nông dân thi đua sản xuất, kinh doanh giỏi năm {cast.year}\nĐề nghị: {asked.phrase}"
    asked.tell(year=str(cast.year))
    for line in cast.subject(paper, text).split("\n"):
        s.title(line)
    s.line("Phần thứ nhất: Bản thân", bold=True)
    s.line(f"Họ và tên : {who.full_name:upper} ; sinh năm : {who.birth_date:y} ; {who.gender:lower}")
    s.line(f"Thường trú : {who.residence}")
    s.line(f"Chức vụ : {who.position} {who.unit}")
    s.line(
        f"Trình độ văn hóa : 12/12 ; chuyên môn : {plainly(who, 'education', spans.EDUCATION, 'Trung cấp nông nghiệp')}"
    )
    s.line("Phần thứ hai: Thành tích", bold=True)
    s.line(
        f"HTX thành lập năm {s.number(2008, 2018)}, lúc đầu chỉ có {s.number(9, 30)} thành viên. {s.prose('story')}."
    )
    s.line(f"{cast.achievement(who)}. {cast.achievement(who)}. Năm {cast.year} chưa có thành viên nào thuộc hộ nghèo.")
    s.line("Phần thứ ba: Các hình thức khen thưởng", bold=True)
    number = f"{s.number(10, 99)}-QĐ/HND"
    year = str(cast.year - s.number(1, 3))
    s.line(f"- Bằng khen của Ban Chấp hành Hội Nông dân tỉnh năm {year} (QĐ số {number});")
    told(
        who,
        "prior_awards",
        code="KHAC",
        text="Bằng khen của Ban Chấp hành Hội Nông dân tỉnh",
        year=year,
        decision_number=number,
        authority="Ban Chấp hành Hội Nông dân tỉnh",
    )
    for back in range(s.number(1, 2), 0, -1):
        prior = cast.prior(who, "GIAY_KHEN", year=str(cast.year - back))
        s.line(f"- {prior.bare} của {prior.authority} năm {prior.year}.")
    confirmed = f"XÁC NHẬN CỦA UBND XÃ\nCHỦ TỊCH\n\n\n\n{cast.person().full_name}"
    is_head = post != "Kế toán"
    own = f"NGƯỜI BÁO CÁO\n\n\n\n{who.full_name}"
    s.columns(confirmed, own if is_head else f"{own}\n\n{signed(paper, 'Giám đốc')}")


def secretary_of_youth(s: Script) -> None:
    """The Union's own head on both sides; certificates of the Union's levels; its gradings are none."""
    branch = s.fill(s.one_of("Đoàn xã {communes}", "Đoàn Thanh niên {districts}", "Chi đoàn Trường THPT {worthies}"))
    cast = Cast(
        s, year=s.number(2021, 2025), sector="union", branch=branch, department=s.one_of("Tỉnh đoàn", "Huyện đoàn")
    )
    paper = cast.document(sort="BC")
    paper.has("number", spans.DECISION, f"{s.number(3, 90):02d}-BC/ĐTN")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}\n***\nSố: {paper.number}",
        f"ĐOÀN TNCS HỒ CHÍ MINH\n\n{paper.place}, {paper.date:long}",
    )
    who = cast.nominate(cast.person(position=s.one_of("Bí thư", "Phó Bí thư", "Ủy viên Ban Thường vụ"), unit=branch))
    asked = cast.request(who, s.one_of("KHAC", "GIAY_KHEN", "BK_TINH"))
    s.title("BÁO CÁO")
    text = f"Thành tích công tác Đoàn và phong trào thanh thiếu nhi năm {cast.year}\nĐề nghị tặng {asked.phrase}"
    asked.tell(year=str(cast.year))
    for line in cast.subject(paper, text).split("\n"):
        s.title(line)
    s.line("1. Thông tin chung", bold=True)
    who.may_be("honorific", None, "Đồng chí")
    who.may_be("position", f"{who.facts['position']} {branch}")
    who.may_be("unit", None, branch)
    s.line(f"- Đồng chí: {who.full_name}\t- Sinh ngày: {who.birth_date:dmy}")
    s.line(f"- Ngày vào Đoàn: 26/3/{s.number(2004, 2015)}\t- Ngày vào Đảng: 19/5/{s.number(2016, 2021)}")
    s.line(f"- Chức vụ: {who.position} {who.unit}")
    s.line(f"- Quê quán: {who.hometown}; nơi ở: {who.residence}")
    s.line(f"- Trình độ: {who.education}")
    s.line("2. Kết quả công tác", bold=True)
    s.line(f"{cast.achievement(who)}.")
    s.line(f"{cast.achievement(who)}.")
    s.line(f"Năm {cast.year - 1}, Đoàn cơ sở được xếp loại hoàn thành xuất sắc nhiệm vụ.")
    s.line("3. Khen thưởng", bold=True)
    rows: list[list[str | CellText]] = [["Năm", "Hình thức", "Số quyết định"]]
    for back in range(s.number(2, 3), 0, -1):
        year, number = str(cast.year - back), f"{s.number(10, 400)}-QĐ/TĐTN-VP"
        text = s.one_of("Bằng khen của Ban Thường vụ Tỉnh đoàn", "Bằng khen Tỉnh đoàn")
        authority = "Ban Thường vụ Tỉnh đoàn" if "Ban" in text.partition("của")[2] else "Tỉnh đoàn"
        rows.append([year, text, number])
        told(who, "prior_awards", code="KHAC", text=text, year=year, decision_number=number, authority=authority)
    s.table(rows, widths=(2, 8, 6))
    posts = s.one_of(
        "TM. BAN THƯỜNG VỤ|PHÓ BÍ THƯ", "TM. BAN CHẤP HÀNH|PHÓ BÍ THƯ", "TM. BAN THƯỜNG VỤ|PHÓ BÍ THƯ THƯỜNG TRỰC"
    )
    s.columns(f"NGƯỜI BÁO CÁO\n\n\n\n{who.full_name}", signed(paper, *posts.split("|")))


def party_member_after_a_term(s: Script) -> None:
    """A party committee's paper: its own heads and number; a period that is no year; the standing deputy signs."""
    branch = s.fill(
        s.one_of("Đảng ủy phường {wards}", "Đảng ủy xã {communes}", "Ban Xây dựng Đảng Đảng ủy xã {communes}")
    )
    cast = Cast(s, year=2025, sector="commune", branch=branch, department=s.one_of("Tỉnh ủy", "Đảng bộ tỉnh"))
    paper = cast.document(sort="BC", parent=cast.department)
    paper.has("number", spans.DECISION, f"{s.number(3, 90):02d}-BC/ĐU")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}\n*\nSố {paper.number}",
        f"{PARTY}\n\n{paper.place}, {paper.date:long}",
    )
    who = cast.nominate(cast.person(position=s.one_of("Phó Trưởng ban", "Chánh Văn phòng", "Ủy viên Ủy ban Kiểm tra")))
    asked = cast.request(who, s.one_of("BK_TINH", "CSTD_TINH", "KNC"))
    s.title("BÁO CÁO")
    s.title(cast.subject(paper, f"thành tích cá nhân giai đoạn 2021 - 2025\nđề nghị tặng {asked.phrase}"))
    s.title("-----")
    s.line("I- SƠ LƯỢC LÝ LỊCH", bold=True)
    s.line(f"- Họ và tên: {who.full_name:upper}, {who.gender}; dân tộc: Kinh; sinh ngày {who.birth_date:dmy}")
    s.line(f"- Quê quán: {who.hometown}")
    s.line(f"- Nơi cư trú: {who.residence}")
    s.line(f"- Chức vụ: {who.position}; đơn vị: {plainly(who, 'unit', spans.UNIT, branch)}")
    learnt = who.facts["education"]
    whole = plainly(who, "education", spans.EDUCATION, f"{learnt}; cao cấp lý luận chính trị")
    who.may_be("education", learnt)
    s.line(f"- Trình độ: {whole}")
    s.line("II- THÀNH TÍCH", bold=True)
    s.line(f"1- Nhiệm vụ được giao: {duty(who, 'Tham mưu công tác tổ chức, cán bộ. Theo dõi công tác đảng viên')}")
    s.line(f"2- Kết quả: {cast.achievement(who):first}; {cast.achievement(who):first}.")
    s.line("Đánh giá, xếp loại hằng năm:")
    for year in range(cast.year - 4, cast.year):
        graded = cast.classification(who, year=str(year))
        s.line(f"+ Năm {graded.year}: {graded.phrase}")
    phrase, items = years_running(cast, who, "CSTDCS", first=2022, last=2024)
    s.line(f"3- Khen thưởng: 03 năm liền (2022, 2023, 2024) được công nhận {phrase} ({numbers_of(items)})")
    prior = cast.prior(
        who, "GIAY_KHEN", year="2021", authority=s.one_of("Ban Thường vụ Đảng ủy", "Ban Thường vụ Huyện ủy")
    )
    s.line(f"Năm {prior.year}: {prior.bare} của {prior.authority} ({decided(s, prior)}).".replace(" của  ", " của "))
    s.columns(
        f"NGƯỜI BÁO CÁO\n\n\n\n{who.full_name}",
        signed(paper, s.one_of("T/M Ban Thường vụ", "T/M Đảng ủy"), s.one_of("Phó Bí thư", "Phó Bí thư Thường trực")),
    )


TEMPLATES: tuple[Template, ...] = (
    nurse_with_tables,
    teacher_of_a_school_year,
    worker_of_a_company,
    head_of_a_cooperative,
    secretary_of_youth,
    party_member_after_a_term,
)
