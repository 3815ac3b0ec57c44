"""Reports of one person, as unions, youth, party, hospitals, institutes and newsrooms type them."""

from __future__ import annotations

from training.cast import Cast, Nominee
from training.papers.fit_blocks import (
    NATION,
    about,
    broken,
    dated,
    headed,
    issuing,
    may_be,
    parent,
    post,
    signed,
    silent_award,
    stranger,
    whole,
)
from training.script import CellText, Script


@whole
def union_officer(s: Script) -> None:
    """Three heads of unions; praised in the third person; awards of unions in a sentence each."""
    cast = Cast(s, year=s.number(2021, 2025), sector=s.one_of("state", "school", "health"))
    own = f"Công đoàn cơ sở {cast.branch}"
    paper = cast.document(sort="BC", issuing=own, parent=s.one_of("Công đoàn Viên chức tỉnh", "Công đoàn ngành"))
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        headed(
            f"LIÊN ĐOÀN LAO ĐỘNG {cast.province_with_kind.upper()}",
            f"{paper.parent_unit:upper}",
            issuing(paper, *broken(own)),
            "*****",
        ),
        dated(paper, gap=2),
    )
    who = cast.nominate(
        cast.person(
            position=s.one_of("Ủy viên Ban Chấp hành Công đoàn", "Chủ tịch Công đoàn bộ phận", "Tổ trưởng Công đoàn")
        )
    )
    asked = cast.request(who, "KHAC")
    s.title("BÁO CÁO")
    about(
        cast,
        paper,
        f"Thành tích trong hoạt động công đoàn năm {asked.year}",
        f"đề nghị tặng {asked.phrase}",
    )
    s.line("I/ LÝ LỊCH ĐOÀN VIÊN", bold=True)
    who.may_be("honorific", "đồng chí")
    s.line(f"- Đồng chí: {who.full_name}\t- Sinh năm: {who.birth_date:y}\t- Giới tính: {who.gender}")
    s.line(f"- Quê quán: {who.hometown}.")
    s.line(f"- {s.one_of('Chức vụ công đoàn', 'Chức vụ', 'Chức vụ (chuyên môn, công đoàn)')}: {who.position}.")
    s.line(f"- {s.one_of('Đơn vị', 'Đơn vị công tác', 'Nơi công tác')}: {who.unit}.")
    s.line(f"- Trình độ văn hóa: 12/12; chuyên môn: {who.education}.")
    s.line("II/ THÀNH TÍCH", bold=True)
    s.line(f"Được phân công: {who.duties:first}. Trong năm đồng chí đã:")
    for _ in range(s.number(2, 4)):
        s.line(f"{cast.achievement(who)}.", label="•")
    s.line("III/ KHEN THƯỞNG", bold=True)
    for code in ("KHAC", "LDTT"):
        prior = cast.prior(who, code, year=str(cast.year - 1))
        s.line(f"- {prior.phrase} năm {prior.year}, QĐ số {prior.decision_number} ngày {prior.decision_date:dot}.")
    s.columns(
        f"{who.facts['full_name']}\n(Người báo cáo)",
        signed(paper, ("TM. Ban Chấp hành", "Chủ tịch"), ("TM. Ban Thường vụ", "KT. Chủ tịch", "Phó Chủ tịch")),
    )


@whole
def youth_of_the_union(s: Script) -> None:
    """The youth union's head of paper; asks a Giấy khen of the director; a Bằng khen of youth before."""
    cast = Cast(s, year=s.number(2021, 2025), sector="union")
    own = (
        f"BCH Đoàn {s.one_of('phường', 'xã')} {s.pick('communes')}"
        if s.maybe()
        else f"Chi đoàn {s.pick('rooms_of_youth')}"
    )
    paper = cast.document(
        sort="BC", issuing=own, parent=s.one_of("BCH Đoàn Khối các cơ quan tỉnh", "BCH Đoàn xã", "Tỉnh đoàn")
    )
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}\n***\nSố: {paper.number}",
        f"ĐOÀN TNCS HỒ CHÍ MINH\n--------\n{paper.place}, {paper.date:long}",
    )
    who = cast.nominate(
        cast.person(
            position=s.one_of("Phó Bí thư Chi đoàn", "Bí thư Chi đoàn", "Đoàn viên"), unit=s.pick("rooms/state")
        )
    )
    asked = cast.request(who, s.one_of("GIAY_KHEN", "KHAC"))
    s.title("BÁO CÁO THÀNH TÍCH")
    about(
        cast,
        paper,
        "trong công tác Đoàn và phong trào thanh thiếu nhi",
        f"năm {asked.year} - đề nghị tặng {asked.phrase}",
    )
    s.line(f"Họ và tên: {who.full_name:upper}", bold=True)
    colon = s.one_of("", "", ":")
    s.line(f"Sinh ngày{colon} {who.birth_date:dmy}      Quê quán{colon} {who.hometown}")
    s.line(f"Chức vụ{colon} {who.position}      Đơn vị{colon} {who.unit}")
    s.line(f"{s.one_of('Trình độ', 'Trình độ chuyên môn', 'Chuyên môn')}{colon} {who.education}")
    s.line("* Thành tích nổi bật:", bold=True)
    for letter in "abc"[: s.number(2, 3)]:
        s.line(f"{letter}) {cast.achievement(who)};")
    s.line("* Các hình thức khen thưởng đã đạt:", bold=True)
    prior = cast.prior(who, "KHAC", year=str(cast.year - 2))
    s.line(f"{prior.phrase} (Số {prior.decision_number} ngày {prior.decision_date}) năm {prior.year}")
    other = cast.prior(who, "LDTT", year=str(cast.year - 1))
    s.line(f"{other.phrase} {other.year}")
    s.columns(
        f"XÁC NHẬN CỦA CẤP ỦY\n(Ký, ghi rõ họ tên)\n\n\n{cast.person().facts['full_name']}",
        signed(paper, ("TM. BCH Chi đoàn", "Bí thư"), ("TM. Ban Chấp hành", "Phó Bí thư"), ("TM. Chi đoàn", "Bí thư")),
    )


@whole
def party_member(s: Script) -> None:
    """A party cell's paper: its own head, no nation's motto; gradings of the party are none."""
    cast = Cast(s, year=s.number(2021, 2025), sector="state")
    own = f"Chi bộ {s.one_of('Văn phòng', 'Phòng Kỹ thuật', 'Phòng Hành chính - Tổng hợp', 'Khối Đảng')}"
    paper = cast.document(sort="BC", issuing=own, parent=f"Đảng ủy {cast.department}")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{parent(paper, *broken(f'Đảng ủy {cast.department}'))}\n{paper.issuing_unit:upper}\n*",
        f"ĐẢNG CỘNG SẢN VIỆT NAM\n\n{paper.place}, {paper.date:long}",
    )
    who = cast.nominate(
        cast.person(position=s.one_of("Bí thư Chi bộ, Trưởng phòng", "Chi ủy viên, Phó Trưởng phòng", "Chuyên viên"))
    )
    asked = cast.request(who, "GIAY_KHEN", authority=f"Ban Thường vụ Đảng ủy {cast.department}")
    s.title("BẢN THÀNH TÍCH CÁ NHÂN")
    about(
        cast,
        paper,
        f"đề nghị {asked.authority} tặng Giấy khen",
        f"đảng viên hoàn thành xuất sắc nhiệm vụ năm {asked.year}",
    )
    asked.tell(text="Giấy khen")
    s.line("I- SƠ LƯỢC", bold=True)
    s.line(f"1- Họ tên đang dùng: {who.full_name}, {who.gender:lower}")
    s.line(f"2- Sinh {who.birth_date:long}; vào Đảng ngày 03/02/{cast.year - 9}")
    s.line(f"3- Quê quán: {who.hometown}")
    s.line(f"4- {s.one_of('Chức vụ Đảng, chính quyền', 'Chức vụ', 'Chức vụ (Đảng, chính quyền)')}: {who.position}")
    s.line(f"5- Trình độ chuyên môn: {who.education}; lý luận chính trị: Trung cấp")
    who.may_be("education", f"{who.facts['education']}; lý luận chính trị: Trung cấp")
    s.line("II- KẾT QUẢ THỰC HIỆN NHIỆM VỤ", bold=True)
    s.line(f"- {s.prose('report')}.")
    s.line(f"- {cast.achievement(who)}.")
    s.line(f"- Xếp loại đảng viên năm {cast.year}: hoàn thành xuất sắc nhiệm vụ (Đảng ủy xếp loại).")
    level = cast.classification(who, level="hoan_thanh_tot")
    s.line(f"- Xếp loại công chức năm {level.year}: {level.phrase:first}.")
    s.line("III- KHEN THƯỞNG", bold=True)
    years = (cast.year - 2, cast.year - 1)
    items = [cast.prior(who, "CSTDCS", year=str(year)) for year in years]
    s.line(
        f"Hai năm liền ({years[0]}, {years[1]}) là {items[0].phrase}, các QĐ số {items[0].decision_number} và "
        f"{items[1].decision_number} của {items[0].authority}."
    )
    for item, year in zip(items, years, strict=True):
        item.like(items[0])
        item.tell(year=str(year), authority=items[0].entry["authority"])
    s.columns(
        f"{post(paper, 'T/M Chi bộ', 'Bí thư')}\n\n\n\n{paper.signer}", f"Người tự khai\n\n\n\n{who.facts['full_name']}"
    )


@whole
def surgeon_for_the_prime_minister(s: Script) -> None:
    """The fifth form: learned titles apart from education, five years of classification, initiatives in a table."""
    cast = Cast(s, year=s.number(2024, 2025), sector="health")
    hospital = s.one_of(f"Bệnh viện Đa khoa tỉnh {s.pick('districts')}", f"Bệnh viện Sản - Nhi {s.pick('rivers')}")
    paper = cast.document(sort="BC", issuing=hospital, parent="Sở Y tế")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.line("Mẫu số 05", italic=True)
    s.columns(
        f"{paper.parent_unit:upper}\n{issuing(paper, *broken(hospital))}\n",
        dated(paper, gap=2),
    )
    room = s.pick("rooms/health")
    who = cast.nominate(
        cast.person(position=s.one_of(f"Trưởng {room.lower()}", f"Phó Trưởng {room.lower()}"), unit=hospital)
    )
    asked = cast.request(who, s.one_of("BK_TTG", "HCLD3"))
    s.title("BÁO CÁO THÀNH TÍCH ĐỀ NGHỊ TẶNG THƯỞNG")
    about(cast, paper, f"{asked.phrase}")
    may_be(s, "document.subject", f"Đề nghị tặng thưởng {paper.facts['subject']}")
    s.line(f"{who.honorific} {who.full_name}, {who.position} {who.unit}", centred=True, italic=True)
    s.line("I. SƠ LƯỢC LÝ LỊCH", bold=True)
    s.line(f"1. Sơ lược lý lịch: - Họ tên: {who.full_name}")
    s.line(f"- Sinh ngày, tháng, năm: {who.birth_date:dmy}. Giới tính: {who.gender}.")
    s.line(f"- Quê quán{'' if s.maybe(0.3) else ':'} {who.hometown}.")
    s.line(f"- {s.one_of('Trú quán', 'Nơi thường trú')}: {who.residence}.")
    s.line(f"- Trình độ chuyên môn, nghiệp vụ: {who.education}.")
    s.line(f"- Học hàm, học vị, danh hiệu, giải thưởng: {who.academic_title}.")
    s.line(s.one_of("2. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận:", "2. Nhiệm vụ được giao"))
    who.has("duties", "DUTIES", f"{s.pick('duties/health')}. {s.pick('duties/health')}")
    who.parts["duties"].mark = who.mark("DUTIES", "duties")
    s.line(f"{who.duties}.")
    s.line("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    for number in range(1, s.number(3, 5)):
        s.line(f"{number}. {cast.achievement(who)}.")
    _classified(cast, who)
    _initiatives_in_a_table(cast, who)
    s.line("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", bold=True)
    rows: list[list[str | CellText]] = [["Năm", "Danh hiệu/Hình thức", "Quyết định"]]
    for code, back in (("CSTDCS", 4), ("CSTDCS", 3), ("BK_TINH", 2), ("CSTD_TINH", 1)):
        prior = cast.prior(who, code, year=str(cast.year - back))
        rows.append(
            [
                f"{prior.year}",
                f"{prior.phrase}",
                f"QĐ {prior.decision_number} ngày {prior.decision_date:short} của {prior.authority}",
            ]
        )
    s.table(rows, widths=(2, 6, 8))
    s.columns(
        signed(paper, ("KT. Giám đốc", "Phó Giám đốc phụ trách"), ("Giám đốc",), below="\n(Đã ký)"),
        f"NGƯỜI BÁO CÁO\n\n\n\n{who.facts['full_name']}",
    )


def _classified(cast: Cast, who: Nominee) -> None:
    """One sentence of levels by year."""
    s = cast.script
    parts = []
    for year in range(cast.year - 4, cast.year + 1):
        level = cast.classification(who, year=str(year), level=s.one_of("hoan_thanh_xuat_sac", "hoan_thanh_tot"))
        parts.append(f"năm {level.year}: {level.short if s.maybe() else level.phrase}")
    s.line(f"Kết quả xếp loại hằng năm: {'; '.join(parts)}.")


def _initiatives_in_a_table(cast: Cast, who: Nominee) -> None:
    """Columns number, year, name, scope and decision."""
    s = cast.script
    rows: list[list[str | CellText]] = [["TT", "Năm", "Tên sáng kiến, giải pháp", "Phạm vi", "Văn bản công nhận"]]
    for number in range(1, s.number(2, 3) + 1):
        done = cast.initiative(who)
        rows.append(
            [
                f"{number}",
                f"{done.year}",
                f"{done.title}",
                f"{done.scope}",
                f"{done.decision_number} ngày {done.decision_date}",
            ]
        )
    s.line("Sáng kiến đã được công nhận:")
    s.table(rows, widths=(1, 1.5, 7, 2.5, 4))


@whole
def researcher_of_an_institute(s: Script) -> None:
    """Projects and papers in running text; the reporter stands at the left, the head at the right with Q."""
    cast = Cast(s, year=s.number(2022, 2025), sector="state")
    institute = f"Viện {s.one_of('Nghiên cứu ứng dụng', 'Khoa học và Công nghệ', 'Quy hoạch')} {s.pick('rivers')}"
    above = s.one_of(
        "Viện Hàn lâm Khoa học miền Trung", "Trường Đại học Sông Hậu", "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh"
    )
    paper = cast.document(sort="BC", issuing=institute, parent=above)
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(f"{parent(paper, *broken(above))}\n{paper.issuing_unit:upper}", NATION)
    s.columns("Số:        /BC-VNC", f"{paper.place}, {paper.date:blank}")
    who = cast.nominate(
        cast.person(
            position=s.one_of("Nghiên cứu viên chính", "Phó Trưởng phòng", "Trưởng nhóm nghiên cứu"),
            unit=s.one_of("Phòng Sinh học", "Phòng Cơ điện tử", "Trung tâm Dữ liệu"),
        )
    )
    asked = cast.request(who, s.one_of("BK_BO", "BK_TINH", "CSTD_TINH"))
    s.title("TÓM TẮT THÀNH TÍCH")
    about(cast, paper, f"Đề nghị xét tặng {asked.phrase}")
    s.line("1. Lý lịch khoa học", bold=True)
    s.line(f"Họ và tên: {who.full_name:upper}                Giới tính: {who.gender}")
    s.line(f"Năm sinh: {who.birth_date:y}                Nơi sinh: {cast.place()}")
    studied = s.pick("studies")
    s.line(f"Học vị: {who.academic_title}                Chuyên ngành: {studied}")
    who.may_be("education", studied)
    s.line(f"Chức danh: {who.position}                {s.one_of('Phòng', 'Đơn vị', 'Bộ phận')}: {who.unit}")
    s.line(f"{s.one_of('Địa chỉ nhà riêng', 'Chỗ ở hiện nay', 'Nơi ở')}: {who.residence}")
    s.line("2. Kết quả nghiên cứu", bold=True)
    for _ in range(s.number(1, 3)):
        done = cast.initiative(who)
        s.line(
            f"- Chủ nhiệm đề tài “{done.title}”, nghiệm thu năm {done.year}, {done.scope} "
            f"(Quyết định số {done.decision_number} {done.decision_date:long} của {done.authority})."
        )
    s.line(f"- {cast.achievement(who)}.")
    s.line("3. Khen thưởng", bold=True)
    s.line("Trong 5 năm gần đây đã được ghi nhận:")
    for code in s.chance.sample(("LDTT", "CSTDCS", "GIAY_KHEN", "BK_BO", "KNC"), 3):
        prior = cast.prior(who, code)
        s.line(f"{prior.phrase}, theo Quyết định {prior.decision_number} của {prior.authority}", label="+")
    s.columns(
        f"Người báo cáo\n\n\n\n{who.facts['full_name']}",
        signed(paper, ("Q. Viện trưởng",), ("KT. Viện trưởng", "Phó Viện trưởng")),
    )


@whole
def inspector_of_the_market(s: Script) -> None:
    """Bare lines instead of a table at the head; the grantor asked in the line under the title; a TL. signs."""
    cast = Cast(s, year=s.number(2021, 2024), sector="state", department="Cục Quản lý thị trường tỉnh")
    team = f"Đội Quản lý thị trường số {s.number(1, 9)}"
    paper = cast.document(sort="BC", issuing=team, parent=cast.department)
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.line(f"{paper.parent_unit:upper}\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    s.line(f"{paper.issuing_unit:upper}\tĐộc lập - Tự do - Hạnh phúc", bold=True)
    s.line(f"\t{paper.place}, {paper.date:long}", italic=True)
    who = cast.nominate(cast.person(position=s.one_of("Kiểm soát viên thị trường", "Phó Đội trưởng"), unit=team))
    first, second = cast.request(who, "LDTT"), cast.request(who, s.one_of("CSTDCS", "GIAY_KHEN"))
    s.title("BÁO CÁO THÀNH TÍCH CÁ NHÂN NĂM " + str(cast.year))
    about(cast, paper, f"Đề nghị: {first.phrase}; {second.phrase}")
    for asked in (first, second):
        asked.tell(year=str(cast.year))
    s.line(f"Họ tên: {who.full_name}; sinh ngày {who.birth_date:dmy}; {who.gender}; quê {who.hometown}.")
    s.line(f"Nhà ở: {who.residence}. Bằng cấp: {who.education}.")
    s.line(f"{s.one_of('Công tác tại', 'Hiện công tác tại')} {who.unit}, giữ chức vụ {who.position}.")
    s.line(f"{s.one_of('Phụ trách', 'Nhiệm vụ', 'Được giao')}: {who.duties:first}.")
    s.line("Kết quả:", bold=True)
    for _ in range(s.number(2, 3)):
        s.line(f"- {cast.achievement(who)}")
    s.line("- Không có vụ việc nào bị khiếu nại; không được Bằng khen, Giấy khen đột xuất trong năm.")
    s.line(f"- Cùng ông {stranger(cast, gender='nam')} hướng dẫn kiểm soát viên tập sự.")
    done = cast.initiative(who)
    s.line(f"- Giải pháp {done.title}: đã được công nhận {done.scope}, QĐ {done.decision_number}.")
    s.line("Khen thưởng trước đây: " + "; ".join(_short_priors(cast, who)) + ".")
    s.columns(
        f"NGƯỜI BÁO CÁO\n\n\n{who.facts['full_name']}",
        signed(paper, ("TL. Cục trưởng", "Đội trưởng"), ("Đội trưởng",)),
    )


def _short_priors(cast: Cast, who: Nominee) -> list[str]:
    """ "LĐTT 2019", "2020: GK"."""
    s = cast.script
    said = []
    for back in range(s.number(2, 4), 0, -1):
        prior = silent_award(cast, who, s.one_of("LDTT", "GIAY_KHEN", "CSTDCS"), str(cast.year - back))
        said.append(f"{prior.phrase} {prior.year}" if s.maybe() else f"{prior.year}: {prior.phrase}")
    return said


TEMPLATES = (
    union_officer,
    youth_of_the_union,
    party_member,
    surgeon_for_the_prime_minister,
    researcher_of_an_institute,
    inspector_of_the_market,
)
