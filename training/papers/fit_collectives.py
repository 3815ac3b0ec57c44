"""Reports of a collective: a ward of a hospital, a school that asks for a flag, a cooperative, a room of a district."""

from __future__ import annotations

from datetime import date

from training.cast import Cast, Nominee
from training.papers.fit_blocks import NATION, about, between, broken, dated, issuing, may_be, parent, signed, whole
from training.script import CellText, Script


@whole
def ward_of_a_hospital(s: Script) -> None:
    """The ward's name under the subject; the hospital's head signs beside the ward's own."""
    cast = Cast(s, year=s.number(2021, 2025), sector="health")
    hospital = s.one_of(
        f"Trung tâm Y tế khu vực {s.pick('districts')}", f"Bệnh viện Y học cổ truyền {s.pick('rivers')}"
    )
    paper = cast.document(sort="BC", issuing=hospital, parent="Sở Y tế")
    s.kind("bao_cao_thanh_tich_tap_the")
    s.columns(f"{paper.parent_unit:upper}\n{issuing(paper, *broken(hospital))}", dated(paper))
    room = cast.nominate(cast.collective(parent=hospital))
    asked = cast.request(room, s.one_of("TTLDTT", "TTLDXS"))
    s.title("BÁO CÁO THÀNH TÍCH TẬP THỂ")
    about(cast, paper, f"Đề nghị tặng danh hiệu {asked.phrase}", f"năm {asked.year}")
    s.line(f"Tên tập thể: {room.full_name} thuộc {room.unit}")
    s.line("I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH", bold=True)
    s.line(f"1. Tổng số viên chức, người lao động: {s.number(8, 40)} người, nữ {s.number(3, 8)} người.")
    s.line(f"2. {s.prose('collective')}.")
    s.line(f"3. Chức năng, nhiệm vụ: {room.duties}.")
    s.line("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    for number in range(1, s.number(2, 4) + 1):
        s.line(f"{number}. {cast.achievement(room)}.")
    s.line(f"{s.prose('collective')}.")
    s.line("III. DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG", bold=True)
    rows: list[list[str | CellText]] = [
        ["TT", "Năm", "Danh hiệu, hình thức khen thưởng", "Số quyết định", "Cơ quan quyết định"]
    ]
    for number, back in enumerate((3, 2, 1), start=1):
        prior = cast.prior(room, s.one_of("TTLDTT", "TTLDXS", "GIAY_KHEN"), year=str(cast.year - back))
        rows.append(
            [
                f"{number}",
                f"{prior.year}",
                f"{prior.phrase}",
                f"{prior.decision_number} ngày {prior.decision_date}",
                f"{prior.authority}",
            ]
        )
    s.table(rows)
    s.columns(
        f"TM. TẬP THỂ\nTRƯỞNG KHOA\n\n\n\n{cast.person().facts['full_name']}",
        "XÁC NHẬN CỦA THỦ TRƯỞNG ĐƠN VỊ\n" + signed(paper, ("Giám đốc",), ("KT. Giám đốc", "Phó Giám đốc")),
    )


@whole
def school_for_a_flag(s: Script) -> None:
    """A school of a ward; school years; two tables of the decree; classification of the unit in a sentence."""
    year = s.number(2022, 2025)
    day = between(s, date(year, 5, 25), date(year, 7, 20))
    cast = Cast(s, year=year, day=day, sector="school")
    name = s.one_of(f"Trường THPT {s.pick('worthies')}", f"Trường Trung học phổ thông số 2 {s.pick('districts')}")
    paper = cast.document(sort="BC", issuing=name, parent="Sở Giáo dục và Đào tạo")
    s.kind("bao_cao_thanh_tich_tap_the")
    s.columns(
        f"{paper.parent_unit:upper}\n{issuing(paper, *broken(name))}\nSố: {paper.number}",
        dated(paper, gap=2),
    )
    school = cast.nominate(cast.collective(name))
    asked = cast.request(school, "CO_TINH", year=f"{year - 1}-{year}")
    s.title("BÁO CÁO THÀNH TÍCH")
    about(cast, paper, "ĐỀ NGHỊ XÉT TẶNG", f"{asked.phrase:upper}", f"NĂM HỌC {asked.year}")
    may_be(s, "document.subject", paper.facts["subject"].removeprefix("ĐỀ NGHỊ XÉT TẶNG "))
    s.line("I. ĐẶC ĐIỂM, TÌNH HÌNH", bold=True)
    s.line(f"- Tên đơn vị: {school.full_name}.")
    s.line(
        f"- Trụ sở: {cast.dwelling()}; điện thoại: 0{s.number(200, 299)} 3{s.number(100, 999)} {s.number(100, 999)}."
    )
    s.line(f"- {s.prose('collective')}.")
    s.line("II. KẾT QUẢ THỰC HIỆN", bold=True)
    for _ in range(s.number(2, 4)):
        s.line(f"{cast.achievement(school)}.", label="-")
    level = cast.classification(school, level="hoan_thanh_xuat_sac", year=str(year - 1))
    s.line(f"Năm {level.year} đơn vị được xếp loại {level.phrase:first} (Thông báo số {level.decision_number}).")
    s.line("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN", bold=True)
    s.line("1. Danh hiệu thi đua", bold=True)
    rows: list[list[str | CellText]] = [["Năm học", "Danh hiệu", "Số, ngày, tháng, năm quyết định; cơ quan ban hành"]]
    for back in (3, 2, 1):
        prior = cast.prior(school, s.one_of("TTLDXS", "TTLDTT"), year=str(year - back))
        of = f"{year - back - 1}-{year - back}"
        rows.append(
            [of, f"{prior.phrase}", f"{prior.decision_number} {prior.decision_date:long} của {prior.authority}"]
        )
        prior.tell(year=of)
    s.table(rows)
    s.line("2. Hình thức khen thưởng", bold=True)
    award = cast.prior(school, "BK_TINH", year=str(year - 2))
    s.line(f"Năm {award.year}: {award.phrase} theo Quyết định số {award.decision_number} ngày {award.decision_date}.")
    s.columns(
        "Nơi nhận:\n- Sở GD&ĐT;\n- Lưu: VT.", signed(paper, ("Hiệu trưởng",), ("KT. Hiệu trưởng", "Phó Hiệu trưởng"))
    )


@whole
def cooperative_in_prose(s: Script) -> None:
    """One head only; life of the cooperative told at length; the chairman of the board signs for it."""
    cast = Cast(s, year=s.number(2021, 2025), sector="farm")
    name = f"Hợp tác xã {s.one_of('Nông nghiệp', 'Dịch vụ nông nghiệp', 'Chè', 'Thanh long')} {s.pick('villages')}"
    paper = cast.document(sort="BC", issuing=name)
    s.kind("bao_cao_thanh_tich_tap_the")
    s.columns(f"{issuing(paper, *broken(name))}\n------", NATION)
    s.line(f"{paper.place}, {paper.date:long}", italic=True, centred=True)
    farm = cast.nominate(cast.collective(name))
    asked = cast.request(farm, s.one_of("BK_TINH", "GIAY_KHEN"))
    s.title("BÁO CÁO THÀNH TÍCH")
    about(
        cast,
        paper,
        "Trong phong trào thi đua “Nông dân sản xuất, kinh doanh giỏi”",
        f"đề nghị tặng {asked.phrase} năm {asked.year}",
    )
    s.line(f"Kính gửi: {cast.department}")
    s.line(
        f"{farm.full_name} thành lập năm {cast.year - s.number(6, 20)}, hiện có {s.number(20, 300)} thành viên, "
        f"vốn điều lệ {s.number(1, 9)} tỷ đồng, trụ sở tại {cast.place()}."
    )
    s.line(f"Ngành nghề: {farm.duties}.")
    s.line("Những kết quả nổi bật:", bold=True)
    for _ in range(s.number(2, 4)):
        s.line(f"- {cast.achievement(farm)}.")
    years = (cast.year - 3, cast.year - 1)
    awards = [cast.prior(farm, code, year=str(of)) for code, of in zip(("GIAY_KHEN", "BK_TINH"), years, strict=True)]
    s.line(
        f"Với những kết quả trên, năm {awards[0].year} HTX được {awards[0].authority} tặng {awards[0].bare}; "
        f"năm {awards[1].year} được {awards[1].authority} tặng {awards[1].bare} (QĐ {awards[1].decision_number})."
    )
    s.line("Kính đề nghị cấp trên xem xét khen thưởng./.")
    s.columns(
        "Ý KIẾN CỦA UBND XÃ\n\n\n\n",
        signed(paper, ("TM. Hội đồng quản trị", "Chủ tịch"), ("Chủ tịch HĐQT kiêm Giám đốc",), ("Giám đốc",)),
    )


@whole
def room_of_a_district(s: Script) -> None:
    """Before July 2025; two things asked at once; years with their numbers in one sentence; dotted day."""
    cast = Cast(s, year=s.number(2021, 2024), sector="state")
    district = s.pick("districts")
    room = s.one_of(
        "Phòng Tài chính - Kế hoạch", "Phòng Nông nghiệp và Phát triển nông thôn", "Phòng Tư pháp", "Phòng Y tế"
    )
    paper = cast.document(sort="BC", issuing=room, parent=f"UBND huyện {district}")
    s.kind("bao_cao_thanh_tich_tap_the")
    s.columns(
        f"{paper.parent_unit:upper}\n{issuing(paper, *broken(room))}\nSố:...../BC-PTC",
        f"{NATION}\n{paper.place}, {paper.date:dots}",
    )
    own = cast.nominate(cast.collective(room))
    title, award = cast.request(own, "TTLDXS"), cast.request(own, "BK_TINH")
    s.title("BÁO CÁO THÀNH TÍCH")
    about(cast, paper, f"Đề nghị công nhận “{title.phrase}” và tặng", f"“{award.phrase}” năm {title.year}")
    award.tell(year=str(cast.year))
    s.line("A- SƠ LƯỢC", bold=True)
    s.line(f"Tên đơn vị: {own.full_name} huyện {district}")
    own.may_be("full_name", f"{room} huyện {district}")
    own.may_be("unit", f"UBND huyện {district}", f"huyện {district}")
    s.line(f"Tổng số CBCC: {s.number(5, 15)}; trong đó đảng viên {s.number(3, 9)}.")
    s.line(f"Nhiệm vụ chính: {own.duties}.")
    s.line("B- THÀNH TÍCH", bold=True)
    for _ in range(s.number(2, 4)):
        s.line(f"* {cast.achievement(own)}.")
    s.line(f"* {s.prose('collective')}.")
    s.line("C- KHEN THƯỞNG", bold=True)
    _streak(cast, own)
    s.columns(
        f"UBND HUYỆN XÁC NHẬN\nCHỦ TỊCH\n\n\n\n{cast.person().facts['full_name']}",
        signed(paper, ("Trưởng phòng",), ("KT. Trưởng phòng", "Phó Trưởng phòng")),
    )


def _streak(cast: Cast, own: Nominee) -> None:
    """ "Từ năm 2019 đến năm 2021 liên tục đạt ... (QĐ số ..., ..., ...)": three titles."""
    s = cast.script
    years = [cast.year - back for back in (4, 3, 2)]
    items = [cast.prior(own, "TTLDTT", year=str(year)) for year in years]
    head = f"Từ năm {years[0]} đến năm {years[-1]} liên tục đạt {items[0].phrase}"
    numbers = ", ".join(f"số {item.decision_number}" for item in items)
    for item, year in zip(items, years, strict=True):
        item.like(items[0])
        item.tell(year=str(year))
    s.line(f"- {head} (các Quyết định {numbers}).")
    last = cast.prior(own, "GIAY_KHEN", year=str(cast.year - 1))
    s.line(f"- Năm {last.year}: {last.phrase}.")


@whole
def branch_of_the_youth(s: Script) -> None:
    """The youth union's own head; the branch is named in the subject only; awards of youth bodies are others."""
    cast = Cast(s, year=s.number(2021, 2025), sector="union")
    own = f"{s.one_of('Chi đoàn', 'Đoàn cơ sở')} {s.pick('rooms_of_youth')}"
    above = s.one_of("BCH Đoàn Khối các cơ quan tỉnh", "Ban Thường vụ Tỉnh đoàn", "Đoàn các cơ quan Đảng tỉnh")
    paper = cast.document(sort="BC", issuing=own, parent=above)
    s.kind("bao_cao_thanh_tich_tap_the")
    s.columns(
        f"{parent(paper, *broken(above))}\n{issuing(paper, *broken(own))}\n***\nSố {paper.number}",
        f"ĐOÀN TNCS HỒ CHÍ MINH\n\n{paper.place}, {paper.date:long}",
    )
    group = cast.nominate(cast.collective(own))
    asked = cast.request(group, s.one_of("KHAC", "GIAY_KHEN"))
    s.title("BÁO CÁO THÀNH TÍCH TẬP THỂ")
    about(
        cast,
        paper,
        f"{group.full_name} trong công tác Đoàn và phong trào",
        f"thanh thiếu nhi năm {asked.year}, đề nghị tặng {asked.phrase}",
    )
    s.line(f"I. Đặc điểm: Chi đoàn có {s.number(9, 40)} đoàn viên, BCH gồm 03 đồng chí.")
    s.line("II. Kết quả nổi bật", bold=True)
    for number in range(1, s.number(2, 4)):
        s.line(f"{number}. {cast.achievement(group)}.")
    s.line("III. Khen thưởng", bold=True)
    for back in (2, 1):
        prior = cast.prior(group, s.one_of("KHAC", "GIAY_KHEN"), year=str(cast.year - back))
        s.line(
            f"- Năm {prior.year}: {prior.phrase} (Quyết định số {prior.decision_number} ngày {prior.decision_date})."
        )
    s.columns(
        f"XÁC NHẬN CỦA CẤP ỦY\nBÍ THƯ\n\n\n\n{cast.person().facts['full_name']}",
        signed(paper, ("TM. BCH Chi đoàn", "Bí thư"), ("TM. Ban Chấp hành", "Phó Bí thư"), ("T/M Chi đoàn", "Bí thư")),
    )


TEMPLATES = (
    ward_of_a_hospital,
    school_for_a_flag,
    cooperative_in_prose,
    room_of_a_district,
    branch_of_the_youth,
)
