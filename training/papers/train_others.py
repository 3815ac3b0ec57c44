"""Registrations, stories of good people, letters without nominees, and papers of other sorts (TRAIN)."""

from __future__ import annotations

from extractors import spans
from training.cast import Cast, Nominee
from training.papers.letterheads import letterhead
from training.papers.signatures import sign_for_unit
from training.papers.tables import Row, heads, manner, name_of
from training.papers.train_submissions import told
from training.script import CellText, Script


def registration_table(s: Script) -> None:
    """What everybody means to reach in the year to come."""
    s.kind("dang_ky")
    cast = Cast(s, year=s.number(2019, 2025))
    cast.day = cast.day.replace(year=cast.year, month=s.number(1, 3), day=s.number(1, 28))
    paper = cast.document(sort="ĐK")
    letterhead(s, cast, paper)
    s.title(s.one_of("BẢN ĐĂNG KÝ", "ĐĂNG KÝ"))
    s.title(cast.subject(paper, f"Danh hiệu thi đua, hình thức khen thưởng năm {cast.year}"))
    s.line(f"{paper.issuing_unit} đăng ký danh hiệu thi đua năm {cast.year} như sau:")
    wide = s.maybe()
    columns = ["number", "name", s.one_of("post", "post_unit")]
    last = ["Danh hiệu thi đua", "Hình thức khen thưởng"] if wide else ["Danh hiệu đăng ký"]
    table = [[*heads(s, columns), *last]]
    how = manner(s)
    for number in range(1, s.number(3, 9)):
        who = cast.nominate(cast.person())
        where = f"{who.position}" if columns[2] == "post" else f"{who.position}{how.joint}{who.unit}"
        row: list[str | CellText] = [str(number), name_of(Row(who), how), where]
        row.append(f"{told(cast.request(who, s.one_of('LDTT', 'LDTT', 'CSTDCS')), str(cast.year)).phrase}")
        if wide:
            code = s.one_of("", "GIAY_KHEN", "BK_TINH")
            row.append(f"{told(cast.request(who, code), str(cast.year)).phrase}" if code else "")
        table.append(row)
    s.table(table)
    if s.maybe(0.5):
        team = cast.nominate(cast.collective(paper.facts["issuing_unit"]))
        item = told(cast.request(team, s.one_of("TTLDTT", "TTLDXS")), str(cast.year))
        s.line(f"Tập thể {team.full_name} đăng ký danh hiệu {item.phrase}.")
    sign_for_unit(s, cast, paper)


def registration_of_one(s: Script) -> None:
    """One person's own registration."""
    s.kind("dang_ky")
    cast = Cast(s, year=s.number(2019, 2025))
    cast.day = cast.day.replace(year=cast.year, month=s.number(1, 3), day=s.number(1, 28))
    paper = cast.document(sort="ĐK")
    letterhead(s, cast, paper, numbered=False)
    s.title("BẢN ĐĂNG KÝ")
    s.title(cast.subject(paper, f"Danh hiệu thi đua cá nhân năm {cast.year}"))
    who = cast.nominate(cast.person())
    s.line(f"Họ và tên: {who.full_name}")
    s.line(f"Chức vụ: {who.position}")
    s.line(f"Đơn vị công tác: {who.unit}")
    titles = [told(cast.request(who, code), str(cast.year)) for code in ("LDTT", "CSTDCS")]
    s.line(f"1. Đăng ký danh hiệu thi đua: {titles[0].phrase}; {titles[1].phrase}")
    item = cast.initiative(who)
    s.line(f"2. Đăng ký sáng kiến: {item.title}")
    s.columns("", f"NGƯỜI ĐĂNG KÝ\n\n\n\n{who.full_name}")


def story(s: Script) -> None:
    """The story of one person, in running sentences."""
    s.kind("dien_hinh")
    cast = Cast(s, year=s.number(2020, 2025))
    paper = cast.document(sort="BC")
    if s.maybe(0.7):
        letterhead(s, cast, paper, numbered=s.maybe(0.3))
    s.title(s.one_of("GƯƠNG NGƯỜI TỐT, VIỆC TỐT", "GƯƠNG ĐIỂN HÌNH TIÊN TIẾN", "ĐIỂN HÌNH TIÊN TIẾN"))
    s.title(
        cast.subject(
            paper, s.one_of("Người thầm lặng giữ lửa phong trào", "Tận tụy với nghề", "Một tấm lòng vì mọi người")
        )
    )
    who = cast.nominate(cast.person())
    call = "Anh" if who.facts["gender"] == "nam" else "Chị"
    who.may_be("honorific", call)
    short = who.facts["full_name"].split()[-1]
    born, home = s.one_of("y", "long"), s.one_of("quê ở", "quê", "người gốc")
    when = f"năm {who.birth_date:y}" if born == "y" else f"{who.birth_date:long}"
    origin = f"sinh {when}, {home} {who.hometown}"
    s.line(f"{call} {who.full_name}, {origin}, hiện là {who.position} {s.one_of('của', 'tại')} {who.unit}.")
    for _ in range(s.number(1, 3)):
        begins = s.one_of("Trong năm qua", "Với trách nhiệm của mình", "Nhiều năm liền")
        s.line(f"{begins}, {call.lower()} {short} đã góp phần để {cast.achievement(who):first}.")
        s.line(f"{s.prose('story')}.")
    friend = cast.person()
    s.line(f"{friend.honorific} {friend.full_name}, {friend.position}, chia sẻ: “{call} {short} là người tận tâm”.")
    if s.maybe(0.7):
        prior = cast.prior(who, s.one_of("LDTT", "CSTDCS", "GIAY_KHEN"))
        verb = "được tặng" if prior.entry["code"] == "GIAY_KHEN" else "đạt danh hiệu"
        s.line(f"Năm {prior.year}, {call.lower()} {short} {verb} {prior.phrase}.")
    item = cast.request(who, "DIEN_HINH")
    s.line(f"Đơn vị đề nghị biểu dương {call.lower()} {who.full_name} là {item.phrase} năm {item.year}.")
    s.line(f"{s.one_of('Bài và ảnh', 'Bài', 'Tác giả')}: {cast.person().full_name}")


def story_of_a_household(s: Script) -> None:
    """A household of farmers that does well and helps others."""
    s.kind("dien_hinh")
    cast = Cast(s, year=s.number(2020, 2025), sector="farm")
    paper = cast.document(sort="BC")
    letterhead(s, cast, paper, numbered=False)
    s.title("GƯƠNG ĐIỂN HÌNH TIÊN TIẾN")
    s.title(cast.subject(paper, s.one_of("Hộ nông dân sản xuất kinh doanh giỏi", "Hiến đất mở đường")))
    who = cast.nominate(cast.household())
    call = who.facts["honorific"].lower()
    s.line(f"Hộ gia đình {call} {who.full_name} ở {who.residence} là một trong những hộ tiêu biểu của địa phương.")
    for _ in range(s.number(2, 3)):
        s.line(f"{cast.achievement(who)}.")
    item = cast.request(who, s.one_of("GIAY_KHEN", "BK_TINH"))
    s.line(f"Địa phương đề nghị tặng {item.phrase} năm {item.year} cho hộ {call} {who.full_name}.")
    sign_for_unit(s, cast, paper)


def reminder(s: Script) -> None:
    """A letter that reminds of dossiers: whom it names is no nominee, nothing is asked for."""
    s.kind("cong_van")
    cast = Cast(s, year=s.number(2018, 2025))
    paper = cast.document(sort="CV")
    subject = s.one_of("V/v đôn đốc gửi hồ sơ khen thưởng năm #", "V/v bổ sung hồ sơ đề nghị khen thưởng năm #")
    head_of_letter(s, cast, paper, subject.replace("#", str(cast.year)))
    s.line("Kính gửi: Các phòng, đơn vị trực thuộc")
    clerk, late = cast.person(), cast.person()
    old = cast.prior(late, s.one_of("CSTDCS", "BK_TINH"))
    s.line(f"{paper.issuing_unit} đề nghị các đơn vị gửi hồ sơ đề nghị khen thưởng trước ngày 20/12/{cast.year}.")
    s.line(
        f"Riêng {s.other(spans.UNIT, cast.unit())} bổ sung quyết định công nhận {old.phrase} năm {old.year} của "
        f"{late.honorific:lower} {late.full_name}."
    )
    s.line(f"Hồ sơ gửi về {clerk.honorific:lower} {clerk.full_name}, {clerk.position}, điện thoại 0905 000 111.")
    s.line("Đề nghị Thủ trưởng các đơn vị quan tâm thực hiện./.")
    sign_for_unit(s, cast, paper)


def guidance(s: Script) -> None:
    """A letter that tells units how to sum up the year: recognitions are named, nobody is asked for."""
    s.kind("cong_van")
    cast = Cast(s, year=s.number(2018, 2025))
    paper = cast.document(sort="CV")
    head_of_letter(s, cast, paper, f"V/v hướng dẫn tổng kết công tác thi đua, khen thưởng năm {cast.year}")
    s.line("Kính gửi: Thủ trưởng các đơn vị")
    somebody = cast.person()
    for code, share in (("LDTT", "không quá 70%"), ("CSTDCS", "không quá 15%"), ("GIAY_KHEN", "không hạn chế")):
        s.line(f"- {cast.prior(somebody, code).phrase}: {share} tổng số người lao động của đơn vị;")
    s.line(f"Văn bản gửi về {s.other(spans.UNIT, cast.unit())} trước ngày 05/12/{cast.year}./.")
    sign_for_unit(s, cast, paper)


def head_of_letter(s: Script, cast: Cast, paper: Nominee, subject: str) -> None:
    """The head of a letter: its subject stands below its number, in small letters, on two lines."""
    at = subject.index(" ", len(subject) // 2)
    told_as = cast.subject(paper, f"{subject[:at]}\n{subject[at + 1 :]}")
    left = f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}\nSố: {paper.number}\n{told_as}"
    s.columns(
        left, f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{paper.place}, {paper.date:long}"
    )


TEMPLATES = (
    *(registration_table, registration_of_one, story, story_of_a_household),
    *(reminder, guidance),
)
