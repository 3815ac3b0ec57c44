"""Reports of people in offices of the state, of split held: rangers, inspectors, researchers, broadcasters."""

from __future__ import annotations

from extractors import spans
from training.cast import Cast
from training.composing import Template
from training.papers.held_blocks import (
    broken,
    decided,
    duty,
    leaders,
    motto,
    numbers_of,
    plainly,
    signed,
    years_running,
)
from training.script import CellText, Script


def ranger_of_a_station(s: Script) -> None:
    """Three heads on the left; the titles in one running sentence; the deputy signs."""
    branch = s.fill("Hạt Kiểm lâm huyện {districts}")
    cast = Cast(s, year=s.number(2021, 2024), sector="state", branch=branch, department="Chi cục Kiểm lâm")
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    above = s.one_of("SỞ NÔNG NGHIỆP VÀ PTNT", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN")
    s.columns(
        f"{above}\n{paper.parent_unit:upper}\n{paper.issuing_unit:upper}",
        f"{motto(s)}\n\n{paper.place}, {paper.date:long}",
    )
    who = cast.nominate(cast.person(position=s.one_of("Kiểm lâm viên", "Trạm trưởng", "Kiểm lâm địa bàn"), unit=branch))
    asked = cast.request(who, s.one_of("CSTDCS", "CSTD_TINH", "BK_TINH"))
    s.title("BÁO CÁO THÀNH TÍCH CÁ NHÂN")
    s.title(cast.subject(paper, f"Đề nghị xét tặng {asked.phrase} năm {asked.year}"))
    s.line("I/ Sơ lược bản thân", bold=True)
    s.line(f"Họ và tên: {who.full_name}.          Nam, nữ: {who.gender}")
    s.line(f"Sinh ngày {who.birth_date:words}. Dân tộc: {s.one_of('Kinh', 'Tày', 'Mường')}, tôn giáo: không")
    s.line(f"Nguyên quán: {who.hometown}")
    s.line(f"Chỗ ở hiện nay: {who.residence}")
    s.line(f"Chức vụ hiện tại: {who.position}, {who.unit}")
    education = plainly(who, "education", spans.EDUCATION, s.one_of("Kỹ sư Lâm nghiệp", "Đại học Lâm nghiệp"))
    s.line(f"Trình độ: - Chuyên môn: {education};  - Lý luận chính trị: {s.one_of('Trung cấp', 'Sơ cấp')}")
    s.line("II/ Kết quả thực hiện nhiệm vụ", bold=True)
    s.line("1/ Nhiệm vụ được phân công")
    s.line(
        duty(
            who,
            f"Phụ trách địa bàn {s.number(2, 4)} xã với {s.number(3, 9)}.{s.number(100, 999)} ha rừng tự nhiên. "
            "Tuần tra, ngăn chặn phá rừng, lấn chiếm đất lâm nghiệp; tham mưu Hạt trưởng xử lý vi phạm.",
        )
    )
    s.line("2/ Thành tích")
    for _ in range(s.number(2, 4)):
        s.line(f"+ {cast.achievement(who)};")
    s.line(f"{s.prose('report')}.")
    phrase, items = years_running(cast, who, "CSTDCS", first=cast.year - 3, last=cast.year - 1)
    s.line("III/ Khen thưởng", bold=True)
    s.line(
        f"Từ năm {cast.year - 3} đến năm {cast.year - 1} liên tục đạt danh hiệu {phrase} "
        f"(các Quyết định {numbers_of(items)} của {items[0].authority})."
    )
    for item in items[1:]:
        item.tell(authority=items[0].entry["authority"])
    if s.maybe(0.6):
        award = cast.prior(who, "GIAY_KHEN")
        s.line(f"Năm {award.year} được tặng {award.bare} theo {decided(s, award)}.")
    right = s.one_of("NGƯỜI VIẾT BÁO CÁO", "Người báo cáo") + f"\n\n\n\n{who.full_name}"
    s.columns(f"XÁC NHẬN CỦA ĐƠN VỊ\n{signed(paper, 'KT. Hạt trưởng', 'Phó Hạt trưởng')}", right)


def market_inspector_filled_in_by_hand(s: Script) -> None:
    """A form with dots, labels without colons; no number; blank day; the head of a team signs alone."""
    branch = s.fill("Đội Quản lý thị trường số {1-9}")
    cast = Cast(s, year=s.number(2021, 2025), sector="state", branch=branch, department="Cục Quản lý thị trường tỉnh")
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{broken(paper.parent_unit, words=5)}\n{paper.issuing_unit:upper}\n--------",
        f"{motto(s)}\n{paper.place}, {paper.date:dots}",
    )
    who = cast.nominate(cast.person(position=s.one_of("Kiểm soát viên", "Kiểm soát viên chính", "Phó Đội trưởng")))
    asked = cast.request(who, s.one_of("LDTT", "CSTDCS", "GIAY_KHEN"))
    s.line("Mẫu số 02", italic=True)
    s.title("BÁO CÁO THÀNH TÍCH")
    s.title(cast.subject(paper, f"ĐỀ NGHỊ TẶNG {asked.phrase:upper} NĂM {asked.year}"))
    s.line("(Ghi đầy đủ bằng chữ in thường, không viết tắt)", italic=True, centred=True)
    s.line("I. LÝ LỊCH TRÍCH NGANG", bold=True)
    s.line(leaders(s, "- Họ tên", f"{who.full_name}"))
    s.line(f"- Sinh ngày, tháng, năm…{who.birth_date:dmy}….. Giới tính…{who.gender}…")
    s.line(leaders(s, "- Quê quán", f"{who.hometown}"))
    s.line(leaders(s, "- Trú quán", f"{who.residence}"))
    s.line(leaders(s, "- Đơn vị công tác", plainly(who, "unit", spans.UNIT, branch)))
    s.line(leaders(s, "- Chức vụ (Đảng, chính quyền, đoàn thể)", f"{who.position}"))
    s.line(leaders(s, "- Trình độ chuyên môn, nghiệp vụ", f"{who.education}"))
    s.line("- Học hàm, học vị, danh hiệu, giải thưởng " + s.one_of("……………………", ": Không", "………không……….", ":"))
    s.line("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    s.line(
        "1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận: "
        + duty(who, s.one_of("Kiểm tra, kiểm soát thị trường trên địa bàn được phân công", "Thụ lý hồ sơ xử phạt"))
    )
    s.line("2. Thành tích đạt được của cá nhân:")
    for _ in range(2):
        s.line(f"- {cast.achievement(who)}")
    s.line("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", bold=True)
    s.line("1. Danh hiệu thi đua:")
    rows: list[list[str | CellText]] = [
        ["Năm", "Danh hiệu thi đua", "Số, ngày, tháng, năm của quyết định công nhận; cơ quan ban hành quyết định"]
    ]
    for year in range(cast.year - s.number(2, 4), cast.year):
        prior = cast.prior(who, s.one_of("LDTT", "LDTT", "CSTDCS"), year=str(year))
        rows.append([f"{prior.year}", f"{prior.phrase}", decided(s, prior)])
    s.table(rows, widths=(2, 5, 9))
    s.line("2. Hình thức khen thưởng: " + s.one_of("không có", "chưa có."))
    s.columns(
        f"{s.one_of('THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN', 'Thủ trưởng đơn vị xác nhận, đề nghị')}\n(Ký, đóng dấu)\n"
        f"{signed(paper, 'Đội trưởng')}",
        f"NGƯỜI BÁO CÁO\n(Ký, ghi rõ họ và tên)\n\n\n\n{who.full_name}",
    )


def researcher_with_projects(s: Script) -> None:
    """A scientist: degree beside academic title, accepted projects in a table with their scope."""
    branch = s.one_of(
        "Viện Nghiên cứu Cây có dầu", "Viện Nghiên cứu và Phát triển Dược liệu", "Viện Quy hoạch Thủy lợi"
    )
    above = s.one_of("Viện Hàn lâm Khoa học Nông nghiệp", "Sở Khoa học và Công nghệ", "Bộ Nông nghiệp và Môi trường")
    cast = Cast(s, year=s.number(2022, 2025), sector="state", branch=branch, department=above)
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}\nSố: {paper.number}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    room = s.one_of("Phòng Công nghệ sinh học", "Bộ môn Di truyền - Chọn giống", "Phòng Phân tích")
    who = cast.nominate(cast.person(position=s.one_of("Nghiên cứu viên chính", "Phó Trưởng phòng"), unit=room))
    asked = cast.request(who, s.one_of("BK_BO", "CSTD_TINH", "BK_TTG"))
    s.title(f"BÁO CÁO THÀNH TÍCH\n{cast.subject(paper, f'Đề nghị tặng {asked.phrase}')}")
    s.line(f"Cá nhân đề nghị: TS. {who.full_name}", centred=True, italic=True)
    s.line("A. THÔNG TIN CHUNG", bold=True)
    s.line(f"1. Ngày sinh: {who.birth_date:dash}\t\t2. Giới tính: {who.gender}")
    s.line(f"3. Quê quán (xã, huyện, tỉnh): {who.hometown}")
    s.line(f"4. Nơi ở: {who.residence}")
    s.line(f"5. Chức danh: {who.position} - {who.unit}")
    education = plainly(who, "education", spans.EDUCATION, s.fill("Tiến sĩ {studies}, Đại học ngoại ngữ"))
    title = plainly(who, "academic_title", spans.EDUCATION, s.one_of("Phó Giáo sư, Tiến sĩ", "Tiến sĩ"))
    s.line(f"6. Trình độ chuyên môn: {education}")
    s.line(f"7. Học hàm, học vị: {title}. Trình độ lý luận chính trị: Cao cấp.")
    s.line("B. NHIỆM VỤ VÀ KẾT QUẢ", bold=True)
    s.line(
        "Nhiệm vụ được giao: "
        + duty(who, "Chủ trì các đề tài về chọn tạo giống. Hướng dẫn nghiên cứu viên trẻ. Quản lý phòng thí nghiệm.")
    )
    s.line(f"Kết quả nổi bật: {cast.achievement(who):first}; {cast.achievement(who):first}.")
    s.line("Các đề tài, dự án, sáng kiến đã được nghiệm thu, công nhận:")
    rows: list[list[str | CellText]] = [
        ["TT", "Tên đề tài, sáng kiến", "Phạm vi", "Quyết định nghiệm thu/công nhận", "Năm"]
    ]
    for number in range(1, s.number(3, 5)):
        made = cast.initiative(who)
        decision = f"QĐ số {made.decision_number} ngày {made.decision_date:dmy} của {made.authority}"
        rows.append([f"{number:02d}", f"{made.title}", f"{made.scope}", decision, f"{made.year}"])
    s.table(rows, widths=(1, 6, 2.5, 5, 1.5))
    s.line("C. KHEN THƯỞNG ĐÃ NHẬN", bold=True)
    for code in ("BK_BO", "CSTDCS", "GIAY_KHEN")[: s.number(2, 3)]:
        prior = cast.prior(who, code)
        s.line(f"- {prior.phrase} năm {prior.year} ({decided(s, prior)})")
    s.columns(
        f"{signed(paper, 'Viện trưởng', degree=s.one_of('PGS.TS. ', 'TS. '))}",
        f"NGƯỜI BÁO CÁO\n\n\n\nTS. {who.full_name}",
    )


def commune_officer_of_two_levels(s: Script) -> None:
    """After July 2025: one asked for two awards, values under their labels, TM. UBND and TL. beside each other."""
    branch = s.fill("Ủy ban nhân dân xã {communes}")
    parent = s.one_of("Ủy ban nhân dân tỉnh", "UBND tỉnh")
    cast = Cast(s, year=2025, sector="commune", branch=branch, department=parent)
    paper = cast.document(sort="BC")
    paper.has("place", None, branch.removeprefix("Ủy ban nhân dân xã "))
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(f"{paper.issuing_unit:upper}\n-------", f"{motto(s)}\n{paper.place}, {paper.date:long}")
    post = s.one_of("Công chức Văn hóa - Xã hội", "Chuyên viên", "Phó Giám đốc")
    unit = s.one_of("Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công xã", "Phòng Kinh tế")
    who = cast.nominate(cast.person(position=post, unit=unit))
    first, second = cast.request(who, "CSTDCS"), cast.request(who, s.one_of("BK_TINH", "GIAY_KHEN"))
    s.title("BÁO CÁO")
    text = f"Thành tích đề nghị công nhận danh hiệu {first.phrase}\nvà tặng {second.phrase} năm {first.year}"
    second.tell(year=str(cast.year))
    for line in cast.subject(paper, text).split("\n"):
        s.title(line)
    s.line("I. Sơ lược lý lịch", bold=True)
    s.line("1. Họ và tên")
    s.line(f"{who.full_name:upper}", bold=True)
    s.line("2. Ngày tháng năm sinh")
    s.line(f"{who.birth_date:dmy}")
    s.line("3. Quê quán")
    s.line(f"{who.hometown}")
    s.line("4. Nơi thường trú")
    s.line(f"{who.residence}")
    s.line("5. Chức vụ, đơn vị công tác")
    s.line(f"{who.position}, {who.unit}")
    s.line("6. Trình độ chuyên môn")
    s.line(f"{who.education}")
    s.line("II. Thành tích", bold=True)
    s.line("1. Chức trách, nhiệm vụ được giao")
    s.line(
        duty(who, "Tiếp nhận, giải quyết hồ sơ lĩnh vực văn hóa, giáo dục. Phối hợp rà soát hộ nghèo, hộ cận nghèo.")
    )
    s.line("2. Kết quả đã đạt được")
    s.line(f"{s.prose('report')}. Cụ thể: {cast.achievement(who):first}; {cast.achievement(who):first}.")
    graded = cast.classification(who)
    s.line(f"Kết quả xếp loại năm {graded.year}: {graded.phrase:lower}.")
    made = cast.initiative(who, year=str(cast.year))
    s.line(f"Có 01 sáng kiến: “{made.title}” đã được {made.authority} công nhận, phạm vi áp dụng {made.scope}.")
    s.line("III. Các hình thức đã được khen thưởng", bold=True)
    prior = cast.prior(who, "LDTT")
    s.line(f"Năm {prior.year}: {prior.phrase}, {decided(s, prior)}.")
    posts = s.one_of("TM. Ủy ban nhân dân|Chủ tịch", "TM. Ủy ban nhân dân|KT. Chủ tịch|Phó Chủ tịch", "Chủ tịch")
    s.columns(f"Người viết\n\n\n\n{who.full_name}", signed(paper, *posts.split("|")))


def broadcaster_in_cells(s: Script) -> None:
    """Labels in the left cells, values in the right ones; the reporter stands right, the head left with a caption."""
    branch = s.one_of("Đài Phát thanh và Truyền hình tỉnh", "Báo và Phát thanh, Truyền hình tỉnh", "Tạp chí Văn nghệ")
    cast = Cast(s, year=s.number(2021, 2025), sector="state", branch=branch, department="Ủy ban nhân dân tỉnh")
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{paper.parent_unit:upper}\n{broken(paper.issuing_unit)}\nSố:        /BC-PTTH",
        f"{motto(s)}\n{paper.place}, {paper.date:blank}",
    )
    post = s.one_of("Phóng viên hạng III", "Biên tập viên", "Quay phim viên", "Trưởng phòng")
    room = s.one_of("Phòng Thời sự", "Phòng Chuyên đề - Văn nghệ", "Phòng Kỹ thuật và Công nghệ")
    who = cast.nominate(cast.person(position=post, unit=room))
    asked = cast.request(who, s.one_of("CSTDCS", "BK_TINH", "LDTT", "GIAY_KHEN"))
    s.title("BÁO CÁO TÓM TẮT THÀNH TÍCH")
    s.title(cast.subject(paper, f"V/v đề nghị {s.one_of('tặng', 'công nhận')} {asked.phrase} năm {asked.year}"))
    rows: list[list[str | CellText]] = [
        [CellText("PHẦN 1: THÔNG TIN CÁ NHÂN", columns=2, bold=True)],
        ["Họ tên khai sinh", f"{who.full_name:upper}"],
        ["Bí danh/bút danh", s.one_of("Không", "")],
        [s.one_of("Ngày/tháng/năm sinh", "Ngày sinh"), f"{who.birth_date:short}"],
        ["Giới tính", f"{who.gender}"],
        ["Quê quán", f"{who.hometown}"],
        ["Nơi ở hiện nay", f"{who.residence}"],
        ["Chức vụ", f"{who.position}"],
        ["Phòng (ban)", f"{who.unit}"],
        ["Trình độ chuyên môn", plainly(who, "education", spans.EDUCATION, s.one_of("Cử nhân Báo chí", "Đại học"))],
        ["Học hàm, học vị, danh hiệu, giải thưởng", f"{who.academic_title}" if s.maybe(0.6) else "Không"],
        [CellText("PHẦN 2: NHIỆM VỤ, THÀNH TÍCH", columns=2, bold=True)],
        [
            "Nhiệm vụ được phân công",
            duty(who, s.one_of("Sản xuất tin, bài, phóng sự", "Phụ trách chuyên mục; đi cơ sở viết tin, bài")),
        ],
        ["Thành tích nổi bật", f"- {cast.achievement(who)};\n- {cast.achievement(who)}."],
        [CellText("PHẦN 3: KHEN THƯỞNG ĐÃ CÓ", columns=2, bold=True)],
    ]
    for year in range(cast.year - s.number(1, 3), cast.year):
        prior = cast.prior(who, s.one_of("LDTT", "CSTDCS", "BK_TINH"), year=str(year))
        rows.append([f"Năm {prior.year}", f"{prior.phrase}\n{decided(s, prior)}"])
    s.table(rows, widths=(5, 11))
    s.line("Tôi xin chịu trách nhiệm về những nội dung báo cáo trên./.")
    posts = s.one_of("Giám đốc", "KT. Giám đốc|Phó Giám đốc", "Tổng Biên tập", "KT. Tổng Biên tập|Phó Tổng Biên tập")
    s.columns(
        f"XÁC NHẬN CỦA LÃNH ĐẠO CƠ QUAN\n{signed(paper, *posts.split('|'), gap=3)}",
        f"NGƯỜI BÁO CÁO\n\n\n\n{who.full_name}",
    )


def inspector_of_many_years(s: Script) -> None:
    """Ranges of years with several decisions each, grades year by year, two who confirm below the reporter."""
    branch = s.one_of("Thanh tra tỉnh", "Thanh tra Sở Giao thông vận tải", "Chi cục Tiêu chuẩn Đo lường Chất lượng")
    cast = Cast(s, year=s.number(2022, 2024), sector="state", branch=branch, department="Ủy ban nhân dân tỉnh")
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    who = cast.nominate(cast.person(position=s.one_of("Phó Chánh Thanh tra", "Thanh tra viên", "Trưởng phòng")))
    asked = cast.request(who, s.one_of("CSTD_TINH", "BK_TTG", "HCLD3", "CSTD_TQ"))
    s.title("BÁO CÁO THÀNH TÍCH")
    s.title(cast.subject(paper, f"ĐỀ NGHỊ TẶNG THƯỞNG {asked.phrase:upper}"))
    s.line(f"(Cá nhân: {who.honorific} {who.full_name})", centred=True, italic=True)
    s.line("I. SƠ LƯỢC LÝ LỊCH", bold=True)
    s.line(f"- Họ và tên: {who.full_name}; sinh ngày: {who.birth_date:dmy}; giới tính: {who.gender:lower}.")
    s.line(f"- Quê quán: {who.hometown}.")
    s.line(f"- Trú quán: {who.residence}.")
    s.line(f"- Đơn vị công tác: {plainly(who, 'unit', spans.UNIT, branch)}; chức vụ: {who.position}.")
    s.line(f"- Trình độ chuyên môn, nghiệp vụ: {who.education}; lý luận chính trị: Cao cấp.")
    if s.maybe(0.7):
        s.line(f"- Học hàm, học vị: {who.academic_title}. Danh hiệu, giải thưởng: không.")
    s.line("II. THÀNH TÍCH", bold=True)
    s.line("1. Quyền hạn, nhiệm vụ được giao")
    s.line(duty(who, "Tham mưu xây dựng kế hoạch thanh tra năm. Tham gia các đoàn thanh tra theo quyết định."))
    s.line("2. Kết quả")
    s.line(f"{cast.achievement(who)}. {cast.achievement(who)}.")
    for year in range(cast.year - 2, cast.year + 1):
        graded = cast.classification(who, year=str(year))
        s.line(f"- Năm {graded.year}: {s.one_of('được đánh giá', 'xếp loại')} {graded.phrase:lower}")
    s.line("3. Sáng kiến", bold=True)
    for _ in range(s.number(1, 3)):
        made = cast.initiative(who)
        s.line(
            f"+ Năm {made.year}: Giải pháp “{made.title}” (Quyết định công nhận sáng kiến số {made.decision_number} "
            f"ngày {made.decision_date:dmy} của {made.authority})."
        )
    s.line("III. KHEN THƯỞNG", bold=True)
    for first, last, code in ((-7, -5, "LDTT"), (-4, -1, "CSTDCS")):
        phrase, items = years_running(cast, who, code, first=cast.year + first, last=cast.year + last)
        span = s.one_of("Từ năm {} đến năm {}", "{} - {}", "Năm {} đến {}").format(cast.year + first, cast.year + last)
        s.line(f"- {span}: {phrase}. Quyết định {numbers_of(items)}.")
    prior = cast.prior(who, "BK_TINH", year=str(cast.year - 2))
    s.line(f"- {prior.year}: {prior.phrase}. Quyết định số {prior.decision_number} ngày {prior.decision_date:dmy}.")
    s.columns("", f"NGƯỜI BÁO CÁO\n\n\n\n{who.full_name}")
    s.columns(
        f"THỦ TRƯỞNG CƠ QUAN XÁC NHẬN\n{signed(paper, 'Chánh Thanh tra' if 'Thanh' in branch else 'Chi cục trưởng')}",
        "",
    )


TEMPLATES: tuple[Template, ...] = (
    ranger_of_a_station,
    market_inspector_filled_in_by_hand,
    researcher_with_projects,
    commune_officer_of_two_levels,
    broadcaster_in_cells,
    inspector_of_many_years,
)
