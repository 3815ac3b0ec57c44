"""Submissions of split held, of 3 to 40 nominees: hospital, commune, department, firm, union, party body."""

from __future__ import annotations

from extractors import spans
from training.cast import Cast
from training.composing import Template
from training.owners import Nominee
from training.papers.held_blocks import PARTY, asked_alike, broken, motto, signed, subject_lines, told
from training.script import CellText, Script

Row = list[str | CellText]


def hospital_by_section_rows(s: Script) -> None:
    """The award stands in a row over its people; collectives in the same table; a deputy signs."""
    hospital = s.fill("Trung tâm Y tế khu vực {towns}")
    cast = Cast(s, year=s.number(2022, 2025), sector="health", branch=hospital, department="Sở Y tế")
    paper = cast.document(sort="TTr")
    s.kind("to_trinh")
    s.columns(
        f"{paper.parent_unit:upper}\n{broken(paper.issuing_unit)}\nSố: {paper.number}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    s.title("TỜ TRÌNH")
    subject_lines(s, cast, paper, f"V/v đề nghị xét tặng danh hiệu thi đua\nvà hình thức khen thưởng năm {cast.year}")
    s.line("Kính gửi: Hội đồng Thi đua - Khen thưởng Sở Y tế.", centred=True)
    s.line(f"{s.prose('submission')};", italic=True)
    s.line(
        f"Căn cứ Biên bản họp số {s.number(10, 90)}/BB-HĐTĐKT ngày {s.number(1, 9)}/12/{cast.year} của Hội đồng,",
        italic=True,
    )
    s.line("Trung tâm trân trọng đề nghị Sở Y tế xem xét các tập thể, cá nhân có tên dưới đây:")
    rows: list[Row] = [["TT", "Họ và tên", "Chức danh, chức vụ", "Khoa, phòng", "Ghi chú"]]
    year = str(cast.year)
    for letter, code in (("A", "CSTDCS"), ("B", "LDTT"), ("C", s.one_of("BK_BO", "GIAY_KHEN"))):
        people = [cast.nominate(cast.person(unit=cast.of_day("rooms/health"))) for _ in range(s.number(1, 6))]
        phrase = asked_alike(cast, people, code, year=year)
        rows.append([CellText(f"{letter}. {s.one_of('Danh hiệu ', '')}{phrase}: {len(people):02d} người", columns=5)])
        for number, who in enumerate(people, 1):
            rows.append([f"{number}", f"{who.full_name}", f"{who.position}", f"{who.unit}", s.one_of("", "", "BCTT")])
    teams = [cast.nominate(cast.collective(parent=hospital)) for _ in range(s.number(1, 3))]
    phrase = asked_alike(cast, teams, "TTLDTT", year=year)
    for team in teams:
        team.may_be("unit", None, hospital)
    rows.append([CellText(f"D. {phrase}: {len(teams):02d} tập thể", columns=5, bold=True)])
    for number, team in enumerate(teams, 1):
        rows.append([f"{number}", CellText(f"{team.full_name}", columns=3), ""])
    s.table(rows)
    s.line("(Kèm theo báo cáo thành tích của từng cá nhân)./.")
    posts = s.one_of("KT. Giám đốc|Phó Giám đốc", "Giám đốc", "Q. Giám đốc")
    s.columns("Nơi nhận:\n- Như trên;\n- Lưu: VT, TCHC.", signed(paper, *posts.split("|"), degree="BS.CKI. "))


def commune_in_running_text(s: Script) -> None:
    """Numbered sentences, one for each; each with its award; one asked for two; the chair is told and not asked for."""
    branch = s.fill("Ủy ban nhân dân phường {wards}")
    cast = Cast(s, year=2025, sector="commune", branch=branch, department="Ủy ban nhân dân tỉnh")
    paper = cast.document(sort="TTr")
    s.kind("to_trinh")
    s.columns(
        f"{paper.issuing_unit:upper}\n_______\nSố: {paper.number}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    s.title("TỜ TRÌNH")
    subject_lines(s, cast, paper, f"Về việc đề nghị khen thưởng thành tích công tác năm {cast.year}")
    s.line("Kính gửi: Sở Nội vụ", centred=True)
    s.line("Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022; Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ;")
    s.line(
        f"Theo đề nghị của {cast.person().honorific} {cast.person().full_name}, Trưởng phòng Văn hóa - Xã hội phường,"
    )
    s.line(f"UBND phường kính đề nghị khen thưởng năm {cast.year} cho các cá nhân sau:")
    for number in range(1, s.number(4, 8)):
        who = cast.nominate(cast.person(unit=s.one_of("Phòng Kinh tế, Hạ tầng và Đô thị", "Văn phòng HĐND và UBND")))
        asked = cast.request(who, s.one_of("BK_TINH", "CSTD_TINH", "CSTDCS"))
        asked.tell(year=str(cast.year))
        text = f"{number}. {who.honorific} {who.full_name}, {who.position}, {who.unit}: {asked.phrase}"
        if number == 1:
            more = cast.request(who, "HCLD3")
            more.tell(year=str(cast.year))
            text += f" và {more.phrase}"
        s.line(f"{text}{s.one_of(';', '.', '')}")
    s.line(
        f"Riêng trường hợp ông {cast.person(gender='nam').full_name} không đủ điều kiện, UBND phường chưa trình xét."
    )
    posts = s.one_of("TM. Ủy ban nhân dân|Chủ tịch", "TM. Ủy ban nhân dân|KT. Chủ tịch|Phó Chủ tịch")
    s.columns("Nơi nhận:\n- Như trên;\n- Lưu: VT, VHXH.", signed(paper, *posts.split("|")))


def department_of_forty(s: Script) -> None:
    """Up to forty rows, marks under merged heads, two people of one name, decisions of the units behind."""
    department = s.one_of("Sở Công Thương", "Sở Giáo dục và Đào tạo", "Sở Văn hóa, Thể thao và Du lịch")
    cast = Cast(s, year=s.number(2023, 2025), sector="state", branch=department, department="Ủy ban nhân dân tỉnh")
    paper = cast.document(sort="TTr", parent=f"UBND {cast.province_with_kind}")
    s.kind("to_trinh")
    above = f"{paper.parent_unit:upper}\n" if s.maybe(0.6) else ""
    s.columns(
        f"{above}{paper.issuing_unit:upper}\nSố:        /TTr-S",
        f"{motto(s)}\n{paper.place}, {paper.date:blank}",
    )
    s.title("TỜ TRÌNH")
    subject_lines(s, cast, paper, f"Đề nghị công nhận danh hiệu thi đua năm {cast.year}")
    s.line("Kính gửi: Ban Thi đua - Khen thưởng tỉnh", centred=True)
    s.line(f"{s.prose('submission')}. Sở kính trình danh sách như sau:")
    marks = {"LDTT": "LĐTT", "CSTDCS": "CSTĐCS", "GIAY_KHEN": "Giấy khen"}
    rows: list[Row] = [
        [
            CellText("STT", rows=2),
            CellText("Họ và tên", rows=2),
            CellText("Chức vụ", rows=2),
            CellText("Đơn vị", rows=2),
            CellText("Đề nghị", columns=3),
        ],
        [*marks.values()],
    ]
    total = s.number(25, 40)
    twin = s.number(6, total - 2)
    names: list[str] = []
    for number in range(1, total + 1):
        who = cast.person(unit=s.pick("rooms/state"))
        if number == twin:
            who.has("full_name", spans.PERSON, names[-1])
        names.append(who.facts["full_name"])
        cast.nominate(who)
        chosen = ["LDTT", *(code for code in ("CSTDCS", "GIAY_KHEN") if s.maybe(0.25))]
        cells = [s.one_of("x", "X") if code in chosen else "" for code in marks]
        rows.append([f"{number}", f"{who.full_name}", f"{who.position}", f"{who.unit}", *cells])
        for code in chosen:
            told(who, "requested", code=code, text=marks[code], year=str(cast.year))
    s.table(rows)
    s.line(f"Danh sách có {total} cá nhân. Kính đề nghị quý Ban xem xét./.")
    posts = s.one_of("KT. Giám đốc|Phó Giám đốc", "Giám đốc", "TL. Giám đốc|Chánh Văn phòng")
    s.columns("Nơi nhận:\n- Như trên;\n- Giám đốc Sở (b/c);\n- Lưu: VT.", signed(paper, *posts.split("|")))


def firm_of_three(s: Script) -> None:
    """A firm's letter of request: award and year in the subject only; each person on a dash with a comma."""
    firm = s.fill(s.one_of("Công ty Điện lực {rivers}", "Công ty CP {trades} {firm_names}"))
    above = s.one_of("Tổng Công ty Điện lực Cao Nguyên", "Công ty Cổ phần Tập đoàn Đại Phát")
    cast = Cast(s, year=s.number(2021, 2025), sector="company", branch=firm, department=above)
    paper = cast.document(sort="TTr")
    s.kind("to_trinh")
    s.columns(
        f"{broken(paper.parent_unit)}\n{paper.issuing_unit:upper}\nSố: {paper.number}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    people = [cast.nominate(cast.person()) for _ in range(3)]
    phrase = asked_alike(cast, people, s.one_of("BK_TINH", "BK_BO", "GIAY_KHEN"), year=str(cast.year))
    s.title("TỜ TRÌNH")
    subject_lines(s, cast, paper, f"Về việc đề nghị tặng {phrase}\ncho cá nhân có thành tích xuất sắc năm {cast.year}")
    s.line(
        f"Kính gửi: {s.one_of('Hội đồng Thi đua, Khen thưởng Tổng Công ty', 'Liên đoàn Lao động tỉnh')}", centred=True
    )
    s.line(f"Công ty được thành lập năm {s.number(1996, 2012)}. {s.prose('submission')}.")
    s.line("Nay Công ty kính đề nghị cấp trên xem xét khen thưởng cho 03 người lao động:")
    for who in people:
        s.line(f"- {who.honorific} {who.full_name} - {who.position} - {who.unit}")
        s.line(f"Thành tích: {cast.achievement(who):first}.")
    s.line("Rất mong được sự quan tâm của quý cơ quan. Trân trọng cảm ơn!")
    posts = s.one_of("Giám đốc", "KT. Giám đốc|Phó Giám đốc Kỹ thuật", "Tổng Giám đốc")
    s.columns("Nơi nhận:\n- Như kính gửi;\n- Lưu: TCLĐ.", signed(paper, *posts.split("|")))


def union_by_headings(s: Script) -> None:
    """A union asks two bodies for two awards, each under its own heading with its own small table."""
    branch = s.fill(s.one_of("Công đoàn cơ sở Sở Tư pháp", "Công đoàn Trường Đại học {rivers}", "CĐCS Bệnh viện Mắt"))
    above = s.one_of("Công đoàn Viên chức tỉnh", "Liên đoàn Lao động tỉnh", "Công đoàn ngành Y tế")
    cast = Cast(s, year=s.number(2021, 2024), sector="union", branch=branch, department=above)
    paper = cast.document(sort="TTr")
    paper.has("number", spans.DECISION, f"{s.number(3, 60):02d}/TTr-CĐCS")
    s.kind("to_trinh")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}\nSố: {paper.number}",
        f"{motto(s)}\n\n{paper.place}, {paper.date:long}",
    )
    s.title("TỜ TRÌNH")
    subject_lines(
        s, cast, paper, f"V/v: Đề nghị khen thưởng phong trào thi đua\nvà hoạt động công đoàn năm {cast.year}"
    )
    s.line(f"Kính gửi : {above}", centred=True)
    s.line("Ban Chấp hành Công đoàn cơ sở đã họp, bình xét và thống nhất đề nghị khen thưởng như sau :")
    year = str(cast.year)
    for head, code, sort in (("I", "KHAC", "cá nhân"), ("II", "GIAY_KHEN", "cá nhân"), ("III", "GIAY_KHEN", "tập thể")):
        count = s.number(1, 4)
        some: list[Nominee] = [
            cast.nominate(cast.person(position=s.one_of("Tổ trưởng Công đoàn", "Đoàn viên", "Ủy viên BCH")))
            if sort == "cá nhân"
            else cast.nominate(cast.collective(s.fill("Tổ Công đoàn số {1-9}") if count == 1 else None, parent=branch))
            for _ in range(count)
        ]
        phrase = asked_alike(cast, some, code, year=year)
        for who in some:
            who.may_be("unit", None, branch)
        s.line(f"{head}. {phrase} cho {count:02d} {sort}", bold=True)
        if sort == "tập thể":
            for team in some:
                s.line(f"{team.full_name}", label="-")
            continue
        rows: list[Row] = [["Số TT", "Họ tên đoàn viên", "Chức vụ"]]
        rows += [[f"{n:02d}", f"{who.full_name:upper}", f"{who.position}"] for n, who in enumerate(some, 1)]
        s.table(rows, widths=(2, 7, 7))
    s.columns(
        "Nơi nhận :\n- Như trên ;\n- Lưu VP.", signed(paper, "TM. Ban Chấp hành", s.one_of("Chủ tịch", "Phó Chủ tịch"))
    )


def party_body_with_annex(s: Script) -> None:
    """A party body's submission: names only in the annex behind the signature, post and unit in one column."""
    branch = s.fill("Đảng ủy xã {communes}")
    cast = Cast(s, year=2025, sector="commune", branch=branch, department="Tỉnh ủy")
    paper = cast.document(sort="TTr", parent=s.fill("Đảng bộ tỉnh {rivers}"))
    paper.has("number", spans.DECISION, f"{s.number(3, 60):02d}-TTr/ĐU")
    s.kind("to_trinh")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}\n*\nSố {paper.number}",
        f"{PARTY}\n\n{paper.place}, {paper.date:long}",
    )
    s.title("TỜ TRÌNH")
    text = f"đề nghị khen thưởng tổ chức đảng, đảng viên\ncó thành tích tiêu biểu năm {cast.year}"
    s.title(*f"{s.one_of('về việc ', '')}{cast.subject(paper, text)}".split("\n"))
    s.line("Kính gửi: Ban Thường vụ Tỉnh ủy", centred=True)
    s.line(f"Căn cứ Hướng dẫn số {s.number(1, 30)}-HD/BTCTW; Ban Thường vụ Đảng ủy kính trình (phụ lục kèm theo).")
    s.columns("Nơi nhận:\n- Như trên,\n- Lưu Văn phòng.", signed(paper, "T/M Ban Thường vụ", "Phó Bí thư Thường trực"))
    s.title("PHỤ LỤC")
    s.line(f"(Kèm theo Tờ trình số {paper.number} của {branch})", italic=True, centred=True)
    rows: list[Row] = [["TT", "HỌ VÀ TÊN", "NĂM SINH", "CHỨC VỤ, ĐƠN VỊ", "HÌNH THỨC"]]
    for number in range(1, s.number(5, 12)):
        who = cast.nominate(
            cast.person(unit=s.fill("Chi bộ thôn {villages}"), position=s.one_of("Bí thư", "Phó Bí thư"))
        )
        asked = cast.request(who, s.one_of("GIAY_KHEN", "GIAY_KHEN", "BK_TINH"))
        asked.tell(year=str(cast.year))
        rows.append(
            [f"{number}", f"{who.full_name}", f"{who.birth_date:y}", f"{who.position}, {who.unit}", f"{asked.phrase}"]
        )
    s.table(rows)


TEMPLATES: tuple[Template, ...] = (
    hospital_by_section_rows,
    commune_in_running_text,
    department_of_forty,
    firm_of_three,
    union_by_headings,
    party_body_with_annex,
)
