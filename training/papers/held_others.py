"""Rarer papers of split held: an application and a certificate of initiatives, a story, a letter and an invitation."""

from __future__ import annotations

from datetime import date

from training.cast import Cast
from training.composing import Template
from training.papers.held_blocks import broken, motto, signed, told
from training.script import CellText, Script

Row = list[str | CellText]


def application_of_authors(s: Script) -> None:
    """An application: authors with their shares in a table, the initiative in quotes, the first author signs."""
    cast = Cast(s, year=s.number(2021, 2025), sector=s.one_of("school", "health", "state"))
    paper = cast.document(sort="ĐN")
    s.kind("don_sang_kien")
    s.title(*motto(s).split("\n")[:2])
    people = [cast.nominate(cast.person()) for _ in range(s.number(1, 3))]
    paper.has("signer", None, people[0].facts["full_name"])
    asked = [cast.request(who, "SANG_KIEN") for who in people]
    s.title(f"ĐƠN YÊU CẦU {asked[0].phrase:upper}")
    for item in asked[1:]:
        item.like(asked[0])
    s.line(f"Kính gửi: Hội đồng sáng kiến {cast.department}", centred=True)
    s.line("Tôi (chúng tôi) ghi tên dưới đây:")
    rows: list[Row] = [
        ["Số TT", "Họ và tên", "Ngày tháng năm sinh", "Nơi công tác", "Chức danh", "Trình độ chuyên môn", "Tỷ lệ (%)"]
    ]
    share = 100 // len(people)
    for number, who in enumerate(people, 1):
        born, unit = f"{who.birth_date:short}", f"{who.unit}"
        rows.append([f"{number}", f"{who.full_name}", born, unit, f"{who.position}", f"{who.education}", f"{share}"])
    s.table(rows)
    made = cast.initiative(people[0])
    s.line(f"Là tác giả đề nghị xét công nhận sáng kiến: “{made.title}”")
    for who in people[1:]:
        told(who, "initiatives", title=made.entry["title"])
    s.line("1. Chủ đầu tư tạo ra sáng kiến: tác giả tự đầu tư.")
    s.line(f"2. Ngày sáng kiến được áp dụng lần đầu: 05/{s.number(1, 9)}/{cast.year}.")
    s.line(f"3. Kết quả: {cast.achievement(people[0]):first}.")
    s.line("Chúng tôi xin cam đoan mọi thông tin nêu trong đơn là trung thực, đúng sự thật.")
    caption = s.one_of("NGƯỜI NỘP ĐƠN", "Người viết đơn", "TÁC GIẢ SÁNG KIẾN")
    s.columns("", f"{paper.place}, {paper.date:long}\n{caption}\n(Ký và ghi rõ họ tên)\n\n\n{paper.signer}")
    title = "Đơn yêu cầu công nhận sáng kiến"
    s.gold["alt"] = {"document.signer_title": [caption.capitalize()], "document.subject": [title]}


def certificate_of_an_initiative(s: Script) -> None:
    """A certificate: it grants and requests nothing; scope, number, year of one initiative; the head's name at last."""
    department = s.one_of("Sở Khoa học và Công nghệ", "Sở Giáo dục và Đào tạo", "Sở Y tế")
    council = s.one_of("Hội đồng sáng kiến", "Văn phòng")
    cast = Cast(s, year=s.number(2022, 2025), sector="health" if "Y tế" in department else "state", branch=department)
    cast.department = department
    paper = cast.document(sort="GCN", issuing=department, parent=s.one_of("UBND tỉnh", "Ủy ban nhân dân tỉnh"))
    s.kind("xac_nhan_sang_kien")
    s.columns(f"{paper.parent_unit:upper}\n{broken(paper.issuing_unit)}\nSố: {paper.number}", motto(s))
    s.title("GIẤY CHỨNG NHẬN SÁNG KIẾN")
    s.title(f"GIÁM ĐỐC {department.upper()}")
    s.title("CHỨNG NHẬN")
    who = cast.nominate(cast.person())
    s.line(f"{who.honorific}: {who.full_name}", centred=True, bold=True)
    s.line(f"Chức vụ: {who.position}")
    s.line(f"Đơn vị công tác: {who.unit}")
    made = cast.initiative(who, year=str(cast.year))
    s.line(f"Là {s.one_of('tác giả', 'đồng tác giả')} của sáng kiến:")
    s.line(f"“{made.title}”", centred=True)
    s.line(f"Được công nhận {s.one_of('năm', 'trong năm')} {made.year}, phạm vi ảnh hưởng: {made.scope}")
    s.line(f"Theo Quyết định số {made.decision_number} ngày {made.decision_date:dmy} của {made.authority}.")
    s.line(f"(Vào sổ của {council}: {s.number(3, 200)})", italic=True)
    posts = s.one_of("Giám đốc", "KT. Giám đốc|Phó Giám đốc", "TUQ. Giám đốc|Chánh Văn phòng")
    s.columns("", f"{paper.place}, {paper.date:long}\n{signed(paper, *posts.split('|'))}")
    s.gold["alt"] = {"document.subject": ["Giấy chứng nhận sáng kiến"]}


def story_of_a_good_deed(s: Script) -> None:
    """A story for a bulletin: a headline, prose, a certificate of before; the author is no signer."""
    cast = Cast(s, year=s.number(2022, 2025), sector=s.one_of("commune", "school", "farm"))
    cast.branch = s.fill(s.one_of("Ban Biên tập Trang tin xã {communes}", "Đài Truyền thanh huyện {districts}"))
    paper = cast.document(sort="TT", issuing=cast.branch)
    s.kind("dien_hinh")
    s.columns(f"{paper.issuing_unit:upper}", f"{paper.place}, {paper.date:month}")
    who = cast.nominate(
        cast.person(unit=s.fill("thôn {villages}"), position=s.one_of("Chi hội trưởng nông dân", "Bí thư chi bộ"))
    )
    asked = cast.request(who, "DIEN_HINH")
    s.title(f"{asked.phrase:upper} NĂM {asked.year}")
    s.title(
        cast.subject(
            paper, s.one_of("Người giữ lửa phong trào ở vùng khó", "Hết lòng vì việc chung", "Nói đi đôi với làm")
        )
    )
    word = s.one_of("Anh", "Chú", "Bác") if who.facts["gender"] == "nam" else s.one_of("Chị", "Cô")
    s.line(f"{s.prose('story')}. Đó là {word.lower()} {who.full_name}, {who.position:first} {who.unit}.")
    who.may_be("honorific", None, word)
    who.may_be("position", f"{who.facts['position']} {who.facts['unit']}")
    who.may_be("unit", None)
    s.line(
        f"Sinh năm {who.birth_date:y}, quê ở {who.hometown}, {word.lower()} gắn bó với bà con đã {s.number(9, 20)} năm."
    )
    s.line(f"{s.prose('story')}. {s.prose('story')}.")
    s.line(f"{word} có nhiều đóng góp: {cast.achievement(who):first}.")
    prior = cast.prior(who, "GIAY_KHEN")
    s.line(f"Năm {prior.year}, {word.lower()} vinh dự được {prior.authority} tặng {prior.bare}.")
    author = cast.person()
    s.line(f"Bài, ảnh: {author.full_name}", italic=True)
    s.gold["alt"] = {"document.signer": [author.facts["full_name"]]}


def letter_that_urges(s: Script) -> None:
    """An official letter about files to be sent: titles are named, nobody is nominated."""
    department = s.one_of("Sở Nội vụ", "Sở Tài chính", "Sở Khoa học và Công nghệ")
    year = s.number(2021, 2025)
    cast = Cast(s, year=year, sector="state", branch=department, day=date(year, 10, s.number(1, 28)))
    cast.department = "Ủy ban nhân dân tỉnh"
    paper = cast.document(sort="CV", issuing=department, parent=cast.department)
    s.kind("cong_van")
    text = f"hướng dẫn hồ sơ đề nghị khen thưởng\ntổng kết năm {cast.year}"
    told_subject = cast.subject(paper, text)
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}\nSố: {paper.number}\nV/v {told_subject}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    s.line("Kính gửi:", centred=True)
    s.line("- Các phòng, đơn vị trực thuộc;")
    s.line("- Công đoàn cơ sở.")
    s.line(f"{department} đề nghị các đơn vị gửi hồ sơ xét Lao động tiên tiến, Chiến sĩ thi đua cơ sở về Văn phòng Sở.")
    s.line("Cá nhân đề nghị tặng Bằng khen của Chủ tịch UBND tỉnh phải có 02 năm liên tục đạt Chiến sĩ thi đua cơ sở.")
    contact = cast.person()
    s.line(
        f"Đầu mối: {contact.honorific.print_as('lower')} {contact.full_name}, điện thoại 0909.{s.number(100, 999)}.000."
    )
    s.line(f"Hồ sơ gửi trước ngày {s.number(10, 28)}/11/{cast.year}. Quá thời hạn trên sẽ không xét./.")
    posts = s.one_of("TL. Giám đốc|Chánh Văn phòng", "KT. Giám đốc|Phó Giám đốc", "TUQ. Giám đốc|Trưởng phòng")
    s.columns("Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.", signed(paper, *posts.split("|")))


def invitation_to_a_meeting(s: Script) -> None:
    """An invitation to the council's meeting: people are invited, nobody is nominated."""
    branch = s.fill(s.one_of("Trường Cao đẳng Nghề {rivers}", "Bệnh viện Mắt", "Ban Quản lý khu kinh tế"))
    year = s.number(2021, 2025)
    cast = Cast(s, year=year, sector="state", branch=branch, day=date(year, 11, s.number(1, 28)))
    paper = cast.document(sort="GM", issuing=branch)
    s.kind("khac")
    s.columns(
        f"{paper.parent_unit:upper}\n{broken(paper.issuing_unit)}\nSố: {paper.number}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    s.title("GIẤY MỜI")
    s.title(cast.subject(paper, s.one_of("Họp Hội đồng Thi đua - Khen thưởng", "Dự Hội nghị điển hình tiên tiến")))
    guest = cast.person()
    s.line(f"Kính mời: {guest.honorific} {guest.full_name}, Chủ tịch Công đoàn.")
    s.line(f"Thời gian: 08 giờ 00, ngày {s.number(10, 28)}/12/{year}. Địa điểm: Hội trường tầng 2.")
    s.line(
        "Nội dung: xét danh hiệu Lao động tiên tiến, Tập thể lao động xuất sắc; thông qua danh sách đề nghị Giấy khen."
    )
    s.line("Rất mong quý đại biểu tham dự đúng giờ để cuộc họp đạt kết quả./.")
    posts = s.one_of("Giám đốc", "TL. Hiệu trưởng|Trưởng phòng Tổ chức - Hành chính", "KT. Trưởng ban|Phó Trưởng ban")
    s.columns("Nơi nhận:\n- Như trên;\n- Lưu: VT.", signed(paper, *posts.split("|")))


TEMPLATES: tuple[Template, ...] = (
    application_of_authors,
    certificate_of_an_initiative,
    story_of_a_good_deed,
    letter_that_urges,
    invitation_to_a_meeting,
)
