"""Lists, a decision and a registration of split held: births by sex, units in section rows, awards of Article 1."""

from __future__ import annotations

from datetime import date

from extractors import spans
from training.cast import Cast
from training.composing import Template
from training.papers.held_blocks import asked_alike, broken, motto, signed, told
from training.script import CellText, Script

Row = list[str | CellText]


def list_with_births_by_sex(s: Script) -> None:
    """The birth date stands in the column of the sex; the number is the letter's; the day over the signature."""
    branch = s.fill(
        s.one_of("Hội Liên hiệp Phụ nữ phường {wards}", "Công đoàn cơ sở Kho bạc", "Hội Nông dân xã {communes}")
    )
    above = s.one_of("Ủy ban MTTQ Việt Nam xã", "Liên đoàn Lao động tỉnh", "Hội Nông dân tỉnh")
    cast = Cast(s, year=s.number(2021, 2025), sector="union", branch=branch, department=above)
    paper = cast.document(sort="DS")
    s.kind("danh_sach")
    s.columns(f"{paper.parent_unit:upper}\n{broken(paper.issuing_unit)}", motto(s))
    s.title("DANH SÁCH TRÍCH NGANG")
    s.title(cast.subject(paper, f"Cán bộ, hội viên đề nghị khen thưởng năm {cast.year}"))
    letter = f"{s.number(10, 80)}/CV-{s.one_of('HPN', 'CĐ', 'HND')}"
    s.line(f"(Kèm theo Công văn số {letter} ngày {s.number(1, 9)}/10/{cast.year})", italic=True, centred=True)
    rows: list[Row] = [
        [
            CellText("TT", rows=2),
            CellText("Họ và tên", rows=2),
            CellText("Ngày, tháng, năm sinh", columns=2),
            CellText("Quê quán", rows=2),
            CellText("Chức vụ", rows=2),
            CellText("Đơn vị", rows=2),
            CellText("Đề nghị khen", rows=2),
        ],
        ["Nam", "Nữ"],
    ]
    for number in range(1, s.number(4, 11)):
        who = cast.nominate(cast.person(unit=s.fill("Chi hội thôn {villages}")))
        str(who.gender)
        asked = cast.request(who, s.one_of("KHAC", "GIAY_KHEN", "BK_TINH"))
        asked.tell(year=str(cast.year))
        born = f"{who.birth_date:dmy}" if s.maybe(0.7) else f"{who.birth_date:y}"
        by_sex = [born, ""] if who.facts["gender"] == "nam" else ["", born]
        place = f"{who.hometown}"
        rows.append(
            [f"{number}", f"{who.full_name}", *by_sex, place, f"{who.position}", f"{who.unit}", f"{asked.phrase}"]
        )
    s.table(rows)
    s.line(f"{paper.place}, {paper.date:long}", italic=True, centred=True)
    posts = s.one_of("TM. Ban Thường vụ|Chủ tịch", "TM. Ban Chấp hành|Phó Chủ tịch", "T.M BCH|Chủ tịch")
    s.columns("NGƯỜI LẬP BIỂU\n\n\n\n" + f"{cast.person().full_name}", signed(paper, *posts.split("|")))


def list_of_a_school(s: Script) -> None:
    """The school year in the title; grades beside the titles; the same people asked for a title and a certificate."""
    branch = s.fill(s.one_of("Trường Tiểu học {worthies}", "Trường THCS {worthies}", "Trường Mầm non {flowers}"))
    year = s.number(2021, 2024)
    cast = Cast(s, year=year, sector="school", branch=branch, day=date(year + 1, 6, s.number(1, 20)))
    paper = cast.document(sort="DS", parent=s.fill("UBND xã {communes}") if year == 2024 else "Phòng GD&ĐT")
    s.kind("danh_sach")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    school_year = f"{year}-{year + 1}"
    s.title("DANH SÁCH")
    printed = s.one_of(school_year, f"{year} - {year + 1}")
    s.title(cast.subject(paper, f"đề nghị công nhận các danh hiệu thi đua năm học {printed}"))
    rows: list[Row] = [["Stt", "Họ tên", "Nữ", "Chức vụ", "Xếp loại viên chức", "Danh hiệu", "Khen thưởng"]]
    for number in range(1, s.number(7, 16)):
        who = cast.nominate(cast.person())
        is_woman = who.facts["gender"] == "nu"
        if is_woman:
            str(who.gender)
        is_best = s.maybe(0.3)
        graded = cast.classification(who, level="hoan_thanh_xuat_sac" if is_best else "hoan_thanh_tot", year=str(year))
        graded.tell(year=school_year)
        asked = cast.request(who, "CSTDCS" if is_best else "LDTT", year=school_year)
        asked.tell(year=school_year)
        award = ""
        if is_best and s.maybe(0.6):
            more = cast.request(who, "GIAY_KHEN", year=school_year)
            more.tell(year=school_year)
            award = f"{more.phrase}"
        sex = "x" if is_woman else ""
        title = f"{asked.phrase}"
        rows.append([f"{number}", f"{who.full_name}", sex, f"{who.position}", f"{graded.short}", title, award])
        who.may_be("unit", None, branch)
        if not is_woman:
            who.may_be("gender", None, "nam")
    s.table(rows)
    s.line("Danh sách này được Hội đồng trường thông qua. Không có ai bị xử lý kỷ luật.")
    head = s.one_of("Hiệu trưởng", "KT. Hiệu trưởng|Phó Hiệu trưởng")
    s.columns(f"THƯ KÝ\n\n\n\n{cast.person().full_name}", signed(paper, *head.split("|")))


def list_with_units_in_rows(s: Script) -> None:
    """Workshops stand in rows over their people; former titles in the last column; award in the title alone."""
    firm = s.fill("Công ty TNHH {trades} {firm_names}")
    cast = Cast(s, year=s.number(2021, 2025), sector="company", branch=firm, department=firm)
    paper = cast.document(sort="DS", issuing=firm, parent=firm)
    s.kind("danh_sach")
    s.columns(f"{broken(paper.issuing_unit)}", motto(s))
    groups = [(cast.unit(), [cast.person() for _ in range(s.number(1, 4))]) for _ in range(s.number(2, 3))]
    people = [cast.nominate(who) for _, some in groups for who in some]
    phrase = asked_alike(cast, people, s.one_of("LDTT", "GIAY_KHEN", "BK_TINH"), year=str(cast.year))
    s.title("DANH SÁCH CÁ NHÂN")
    s.title(cast.subject(paper, f"ĐỀ NGHỊ {phrase} NĂM {cast.year}"))
    rows: list[Row] = [["STT", "HỌ TÊN", "CHỨC DANH", "NĂM SINH", "DANH HIỆU ĐÃ ĐẠT"]]
    number = 0
    for unit, some in groups:
        rows.append([CellText(unit, columns=5, bold=True)])
        for who in some:
            number += 1
            who.has("unit", spans.UNIT, unit)
            str(who.unit)
            before = ""
            if s.maybe(0.6):
                first, second = (cast.prior(who, "LDTT", year=str(cast.year - back)) for back in (2, 1))
                before = f"{first.phrase} {first.year}, {second.year}"
                second.like(first)
            rows.append([f"{number}", f"{who.full_name:upper}", f"{who.position}", f"{who.birth_date:y}", before])
    s.table(rows)
    s.columns("", f"{paper.place}, {paper.date:long}\n{signed(paper, s.one_of('Giám đốc', 'Tổng Giám đốc'))}")


def decision_with_article_one(s: Script) -> None:
    """A commune's decision: the award in the title and Article 1 only; people, collectives and a household."""
    branch = s.fill("Ủy ban nhân dân xã {communes}")
    cast = Cast(s, year=s.number(2021, 2025), sector="commune", branch=branch)
    cast.department = branch
    paper = cast.document(sort="QĐ")
    s.kind("quyet_dinh")
    s.columns(
        f"{paper.issuing_unit:upper}\n____\nSố: {paper.number}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    people = [cast.nominate(cast.person()) for _ in range(s.number(2, 5))]
    homes = [cast.nominate(cast.household()) for _ in range(s.number(0, 2))]
    teams = [cast.nominate(cast.collective(s.fill("Thôn {villages}"))) for _ in range(1)]
    phrase = asked_alike(cast, [*people, *homes, *teams], "GIAY_KHEN", year=str(cast.year))
    for who in (*people, *homes, *teams):  # a decision grants: whether it asks too, two readers may differ
        who.may_be("requested_optional", "GIAY_KHEN")
        who.gold["requested"].clear()
    s.gold["alt"] = {"requested_optional": ["GIAY_KHEN"]}
    s.title("QUYẾT ĐỊNH")
    s.title(cast.subject(paper, f"Về việc tặng {phrase} trong phong trào xây dựng nông thôn mới năm {cast.year}"))
    s.title(f"CHỦ TỊCH {branch.upper()}")
    s.line("Căn cứ Luật Tổ chức chính quyền địa phương;", italic=True)
    s.line(
        f"Xét đề nghị của Trưởng phòng {s.one_of('Kinh tế', 'Văn hóa - Xã hội')} tại Tờ trình số 15/TTr-VHXH,",
        italic=True,
    )
    s.title("QUYẾT ĐỊNH:")
    s.line(f"Điều 1. Tặng Giấy khen cho {len(people)} cá nhân, {len(homes) + 1} tập thể, hộ gia đình có tên sau:")
    number = 0
    for who in people:
        number += 1
        s.line(f"{number}. {who.honorific} {who.full_name} - {who.position}, {who.unit}")
    for home in homes:
        number += 1
        s.line(f"{number}. Hộ {home.honorific.print_as('lower')} {home.full_name}, {home.residence}")
        home.may_be("honorific", None, home.facts["honorific"])
    for team in teams:
        s.line(f"{number + 1}. {team.full_name}")
        team.may_be("unit", None, branch)
    s.line(f"Điều 2. Mức thưởng thực hiện theo quy định, trích từ Quỹ thi đua, khen thưởng năm {cast.year}.")
    s.line("Điều 3. Chánh Văn phòng, Kế toán và các cá nhân, tập thể có tên tại Điều 1 thi hành Quyết định này./.")
    posts = s.one_of("Chủ tịch", "KT. Chủ tịch|Phó Chủ tịch")
    s.columns("Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.", signed(paper, *posts.split("|")))


def registration_at_new_year(s: Script) -> None:
    """A room registers what it will strive for: titles and forms in two columns, a model, the room itself."""
    branch = s.one_of("Phòng Thanh tra - Pháp chế", "Trung tâm Trợ giúp pháp lý nhà nước", "Phòng Nghiệp vụ Dược")
    cast = Cast(
        s, year=s.number(2022, 2025), sector="state", branch=branch, department=s.one_of("Sở Tư pháp", "Sở Y tế")
    )
    cast.day = date(cast.year, s.number(1, 3), s.number(10, 28))
    paper = cast.document(sort="ĐK")
    s.kind("dang_ky")
    s.columns(
        f"{paper.parent_unit:upper}\n{broken(paper.issuing_unit)}",
        f"{motto(s)}\n{paper.place}, {paper.date:dots}",
    )
    year = str(cast.year)
    s.title("BẢN ĐĂNG KÝ")
    s.title(cast.subject(paper, f"Danh hiệu thi đua, hình thức khen thưởng năm {year}"))
    s.line(f"Thực hiện Kế hoạch phát động thi đua năm {year}, {branch} đăng ký như sau:")
    s.line("1. Tập thể: phấn đấu đạt " + _registered(cast, branch, year))
    s.line("2. Cá nhân:")
    rows: list[Row] = [["TT", "Ông (bà)", "Họ và tên", "Chức vụ", "Đăng ký danh hiệu", "Đăng ký hình thức khen"]]
    for number in range(1, s.number(4, 9)):
        who = cast.nominate(cast.person())
        asked = cast.request(who, s.one_of("LDTT", "LDTT", "CSTDCS", "CSTD_TINH"))
        asked.tell(year=year)
        award = ""
        if s.maybe(0.3):
            more = cast.request(who, s.one_of("GIAY_KHEN", "BK_TINH"))
            more.tell(year=year)
            award = f"{more.phrase}"
        name = f"{who.full_name}"
        rows.append([f"{number:02d}", f"{who.honorific}", name, f"{who.position}", f"{asked.phrase}", award or "-"])
        who.may_be("unit", None, branch)
    s.table(rows)
    s.line("Trong năm không xét khen thưởng đối với người nghỉ thai sản từ 6 tháng trở lên.")
    posts = s.one_of("Trưởng phòng", "Phó Trưởng phòng phụ trách", "Giám đốc")
    s.columns("Nơi nhận:\n- Văn phòng Sở;\n- Lưu.", signed(paper, posts))


def _registered(cast: Cast, branch: str, year: str) -> str:
    team = cast.nominate(cast.collective(branch))
    asked = cast.request(team, "TTLDTT")
    asked.tell(year=year)
    text = f"{asked.phrase} ({team.full_name})"
    if cast.script.maybe():
        told(team, "requested", code="GIAY_KHEN", text="Giấy khen của Giám đốc Sở", year=year, authority="Giám đốc Sở")
        text += "; Giấy khen của Giám đốc Sở"
    return text


TEMPLATES: tuple[Template, ...] = (
    list_with_births_by_sex,
    list_of_a_school,
    list_with_units_in_rows,
    decision_with_article_one,
    registration_at_new_year,
)
