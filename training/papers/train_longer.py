"""Rarer papers (TRAIN): a report in one table, orders, youth unions, letters that propose, plans without nominees."""

from __future__ import annotations

from extractors import spans
from training.cast import Cast, Item, Nominee
from training.papers.biographies import biography, pairs
from training.papers.letterheads import laws, letterhead
from training.papers.merits import classifications, initiatives, results
from training.papers.received import decision, priors, received
from training.papers.signatures import sign_collective, sign_for_unit, sign_meeting, sign_report
from training.papers.tables import Row, cells, heads, manner
from training.papers.train_others import head_of_letter
from training.papers.train_submissions import told
from training.script import CellText, Script


def report_in_one_table(s: Script) -> None:
    """A form of a company or a school: every label and its value in a row, what was achieved in a tall cell."""
    s.kind("bao_cao_thanh_tich_ca_nhan")
    cast = Cast(s, year=s.number(2019, 2025), sector=s.one_of("company", "school", "health"))
    paper, who = cast.document(sort="BC"), cast.nominate(cast.person())
    letterhead(s, cast, paper, numbered=False)
    s.title("BÁO CÁO THÀNH TÍCH CÁ NHÂN")
    item = cast.request(who, s.one_of("LDTT", "CSTDCS", "GIAY_KHEN"))
    s.title(cast.subject(paper, f"Đề nghị xét tặng {item.phrase} năm {item.year}"))
    rows: list[list[str | CellText]] = [[CellText("I. THÔNG TIN CÁ NHÂN", columns=2, bold=True)]]
    rows += [[label, value()] for label, value in pairs(s, cast, who, duties=True)]
    rows.append([CellText("II. THÀNH TÍCH", columns=2, bold=True)])
    told_of = "\n".join(f"- {cast.achievement(who)}." for _ in range(s.number(2, 4)))
    rows.append(["Thành tích trong năm", told_of])
    had = priors(s, cast, who, ("LDTT", "CSTDCS", "GIAY_KHEN"), most=3)
    rows.append([s.one_of("Khen thưởng đã nhận", "Các hình thức đã được khen thưởng"), _had(had)])
    s.table(rows)
    sign_report(s, cast, paper, who)


def _had(items: list[Item]) -> str:
    return "\n".join(f"- Năm {item.year}: {item.phrase}" for item in items)


def order_of_merit(s: Script) -> None:
    """For an order: the way of a life in years, results of ten years, many recognitions."""
    s.kind("bao_cao_thanh_tich_ca_nhan")
    cast = Cast(s, year=s.number(2020, 2025), sector=s.one_of("state", "health", "school"))
    paper, who = cast.document(sort="BC"), cast.nominate(cast.person())
    letterhead(s, cast, paper)
    s.title("BÁO CÁO THÀNH TÍCH")
    item = cast.request(who, s.one_of("HCLD3", "HCLD2", "BK_TTG", "CSTD_TQ"))
    s.title(cast.subject(paper, f"Đề nghị tặng thưởng {item.phrase}"))
    s.line("I. SƠ LƯỢC LÝ LỊCH VÀ QUÁ TRÌNH CÔNG TÁC", bold=True)
    biography(s, cast, who)
    s.line("* Quá trình công tác:")
    begun = cast.year - s.number(15, 25)
    for years in ((begun, begun + 6), (begun + 6, begun + 12), (begun + 12, cast.year)):
        post, unit = s.other(spans.POSITION, cast.post()), s.other(spans.UNIT, cast.unit())
        s.line(f"- Từ {s.number(1, 12):02d}/{years[0]} đến {s.number(1, 12):02d}/{years[1]}: {post}, {unit};")
    s.line("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    results(s, cast, who, least=4, most=6)
    initiatives(s, cast, who)
    classifications(s, cast, who)
    s.line("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", bold=True)
    received(s, cast, who)
    sign_report(s, cast, paper, who)


def member_of_a_youth_union(s: Script) -> None:
    """A young member's report: posts in the union, gradings of the union that are none of the State's."""
    s.kind("bao_cao_thanh_tich_ca_nhan")
    cast = Cast(s, year=s.number(2019, 2025), sector="union")
    paper, who = cast.document(sort="BC"), cast.nominate(cast.person())
    s.columns("ĐOÀN TNCS HỒ CHÍ MINH\n***", f"{paper.place}, {paper.date:long}")
    s.title("BÁO CÁO THÀNH TÍCH")
    item = cast.request(who, s.one_of("GIAY_KHEN", "KHAC"))
    s.title(cast.subject(paper, f"Đề nghị tặng {item.phrase} trong công tác Đoàn năm {item.year}"))
    s.line("I. THÔNG TIN ĐOÀN VIÊN", bold=True)
    biography(s, cast, who)
    s.line(f"Xếp loại đoàn viên năm {cast.year}: {s.one_of('Xuất sắc', 'Khá')}.")
    s.line("II. KẾT QUẢ HOẠT ĐỘNG", bold=True)
    results(s, cast, who, least=2, most=4)
    s.line("III. KHEN THƯỞNG", bold=True)
    for each in priors(s, cast, who, ("GIAY_KHEN", "KHAC"), most=3):
        s.line(f"- {each.phrase} năm {each.year} ({decision(s, each)}).")
    sign_report(s, cast, paper, who)


def letter_that_proposes(s: Script) -> None:
    """A letter, not a submission, that asks for recognitions."""
    s.kind("cong_van")
    cast = Cast(s, year=s.number(2019, 2025))
    paper = cast.document(sort="CV")
    head_of_letter(s, cast, paper, f"V/v đề nghị khen thưởng năm {cast.year}")
    s.line(f"Kính gửi: {s.other(spans.UNIT, cast.department)}", centred=True)
    s.line(f"{paper.issuing_unit} đề nghị khen thưởng các cá nhân sau:")
    columns = ("number", "name", "post", "unit", "asked") if s.maybe() else ("number", "name", "post_unit", "asked")
    how = manner(s)
    table = [heads(s, columns)]
    for number in range(1, s.number(2, 6)):
        who = cast.nominate(cast.person())
        asked = told(cast.request(who, s.one_of("LDTT", "CSTDCS", "GIAY_KHEN", "BK_TINH")), str(cast.year))
        table.append(cells(s, cast, Row(who, asked), columns, how, number=number))
    s.table(table)
    s.line("Rất mong được xem xét, giải quyết./.")
    sign_for_unit(s, cast, paper)


def part_of_minutes(s: Script) -> None:
    """What was voted, copied out of the minutes for a dossier."""
    s.kind("bien_ban")
    cast = Cast(s, year=s.number(2019, 2025))
    paper = cast.document(sort="BB")
    letterhead(s, cast, paper, numbered=False)
    s.title("TRÍCH BIÊN BẢN")
    s.title(cast.subject(paper, f"Họp Hội đồng xét khen thưởng năm {cast.year}"))
    secretary = cast.person()
    s.line(f"Chủ trì: {s.one_of('Ông', 'Bà')} {paper.signer}, {s.pick(f'heads/{cast.sector}')}.")
    s.line(f"Thư ký: {secretary.honorific} {secretary.full_name}, {secretary.position}.")
    people = [cast.nominate(cast.person()) for _ in range(s.number(2, 5))]
    code = s.one_of("CSTDCS", "BK_TINH", "GIAY_KHEN")
    items = [told(cast.request(who, code), str(cast.year)) for who in people]
    s.line(f"Hội đồng thống nhất 100% đề nghị tặng {items[0].phrase} cho các cá nhân:")
    for number, (who, item) in enumerate(zip(people, items, strict=True), 1):
        item.like(items[0])
        s.line(f"{number}. {who.honorific} {who.full_name}, {who.position}, {who.unit}.")
    sign_meeting(s, cast, paper, secretary)


def plan(s: Script) -> None:
    """A plan of a movement: recognitions are named, nobody is proposed."""
    s.kind("khac")
    cast = Cast(s, year=s.number(2019, 2025))
    paper = cast.document(sort="KH")
    letterhead(s, cast, paper)
    s.title("KẾ HOẠCH")
    s.title(cast.subject(paper, f"Phát động phong trào thi đua năm {cast.year}"))
    laws(s, cast.day)
    somebody = cast.person()
    for code in ("LDTT", "CSTDCS"):
        s.line(f"- Phấn đấu {s.number(50, 95)}% đạt danh hiệu {cast.prior(somebody, code).phrase};")
    leader = cast.person()
    s.line(f"Giao {leader.honorific:lower} {leader.full_name}, {leader.position}, theo dõi việc thực hiện./.")
    sign_for_unit(s, cast, paper)


def collective_story(s: Script) -> None:
    """A collective that is praised as a model."""
    s.kind("dien_hinh")
    cast = Cast(s, year=s.number(2020, 2025))
    paper = cast.document(sort="BC")
    letterhead(s, cast, paper, numbered=False)
    s.title("GƯƠNG ĐIỂN HÌNH TIÊN TIẾN")
    who = cast.nominate(cast.collective())
    s.title(cast.subject(paper, s.one_of("Một tập thể đoàn kết, sáng tạo", "Điểm sáng trong phong trào thi đua")))
    s.line(f"{who.full_name} là đơn vị có nhiều đổi mới. Năm {cast.year}, đơn vị đã {cast.achievement(who):first}.")
    for _ in range(s.number(1, 3)):
        s.line(f"{cast.achievement(who)}.")
    item = cast.request(who, "DIEN_HINH")
    s.line(f"Đơn vị đề nghị tuyên dương {who.full_name} là {item.phrase} năm {item.year}.")
    sign_for_unit(s, cast, paper)


def list_with_levels(s: Script) -> None:
    """A list of classifications of a year, each with its title; names of people in capitals."""
    s.kind("danh_sach")
    cast = Cast(s, year=s.number(2019, 2025))
    paper = cast.document(sort="DS")
    letterhead(s, cast, paper, numbered=False)
    s.title("DANH SÁCH")
    s.title(cast.subject(paper, f"Kết quả xếp loại và đề nghị danh hiệu thi đua năm {cast.year}"))
    wide = ("number", "name", "birth", "post", "level", "asked")
    columns = wide if s.maybe() else ("number", "name", "level", "asked", "initiative")
    how = manner(s)
    table = [heads(s, columns)]
    for number in range(1, s.number(3, 9)):
        who = cast.nominate(cast.person())
        asked = told(cast.request(who, s.one_of("LDTT", "CSTDCS")), str(cast.year))
        table.append(cells(s, cast, Row(who, asked), columns, how, number=number))
    s.table(table)
    sign_for_unit(s, cast, paper)


def collective_with_people(s: Script) -> None:
    """A collective's report that names people who were praised: they are no nominees."""
    s.kind("bao_cao_thanh_tich_tap_the")
    cast = Cast(s, year=s.number(2020, 2025))
    paper, who = cast.document(sort="BC"), cast.nominate(cast.collective(cast.branch))
    letterhead(s, cast, paper)
    s.title("BÁO CÁO THÀNH TÍCH")
    item = cast.request(who, s.one_of("BK_TINH", "TTLDXS", "CO_TINH", "HCLD3"))
    s.title(cast.subject(paper, f"Đề nghị tặng {item.phrase} năm {item.year}"))
    s.line(f"Tên đơn vị: {who.full_name}")
    s.line("I. ĐẶC ĐIỂM, TÌNH HÌNH", bold=True)
    head = cast.person()
    s.line(f"- Lãnh đạo đơn vị: {head.honorific:lower} {head.full_name}, {head.position}.")
    s.line("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    results(s, cast, who, least=3, most=5)
    praised: Nominee = cast.person()
    had = cast.prior(praised, "CSTDCS", year=str(cast.year - 1))
    s.line(f"- Cá nhân {praised.honorific:lower} {praised.full_name} đạt {had.phrase} năm {had.year}.")
    s.line("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", bold=True)
    received(s, cast, who)
    sign_collective(s, cast, paper)


def submission_with_parts_in_a_table(s: Script) -> None:
    """A table with a section row for every recognition: the row names it for those below."""
    s.kind("to_trinh")
    cast = Cast(s, year=s.number(2019, 2025))
    paper = cast.document(sort="TTr")
    letterhead(s, cast, paper)
    s.title("TỜ TRÌNH")
    s.title(cast.subject(paper, f"Về việc đề nghị khen thưởng năm {cast.year}"))
    laws(s, cast.day)
    columns = ("number", "name", "post", "unit") if s.maybe() else ("number", "name", "post_unit", "note")
    how = manner(s)
    table: list[list[str | CellText]] = [heads(s, columns)]
    for part, code in enumerate(s.chance.sample(("CSTDCS", "LDTT", "GIAY_KHEN", "BK_TINH"), s.number(2, 3))):
        people = [cast.nominate(cast.person()) for _ in range(s.number(1, 4))]
        items = [told(cast.request(who, code), str(cast.year)) for who in people]
        title = f"{('I', 'II', 'III')[part]}. {s.one_of('', 'Đề nghị ')}{items[0].phrase}"
        table.append([CellText(title, columns=len(columns), bold=True)])
        for number, (who, item) in enumerate(zip(people, items, strict=True), 1):
            item.like(items[0])
            table.append(cells(s, cast, Row(who), columns, how, number=number))
    s.table(table)
    s.line("Kính trình xem xét, quyết định./.")
    sign_for_unit(s, cast, paper)


TEMPLATES = (
    *(report_in_one_table, order_of_merit, member_of_a_youth_union, letter_that_proposes, part_of_minutes, plan),
    *(collective_story, list_with_levels, collective_with_people, submission_with_parts_in_a_table),
)
