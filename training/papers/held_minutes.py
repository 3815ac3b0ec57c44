"""Minutes of split held: a council with a ballot, a room without a dated head, a school's meeting."""

from __future__ import annotations

from datetime import date

from training.cast import Cast
from training.composing import Template
from training.papers.held_blocks import asked_alike, broken, motto, signed, subject_lines
from training.script import CellText, Script

Row = list[str | CellText]


def council_with_a_ballot(s: Script) -> None:
    """Members, an absent one, a teller; a table of votes in which some failed; the chair signs beside the secretary."""
    council = s.one_of("Hội đồng Thi đua - Khen thưởng", "Hội đồng Thi đua, Khen thưởng")
    above = s.one_of("Sở Nông nghiệp và Môi trường", "Sở Y tế", "Bệnh viện Đa khoa tỉnh", "Sở Tài chính")
    is_of_health = "ế" in above
    cast = Cast(s, year=s.number(2022, 2025), sector="health" if is_of_health else "state", branch=above)
    cast.department = above
    paper = cast.document(sort="BB", issuing=council, parent=above)
    s.kind("bien_ban")
    s.columns(
        f"{paper.parent_unit:upper}\n{broken(paper.issuing_unit)}\nSố: {paper.number}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    s.title("BIÊN BẢN")
    subject_lines(s, cast, paper, f"Họp xét, đề nghị các danh hiệu thi đua\nvà hình thức khen thưởng năm {cast.year}")
    s.line("I. Thời gian, địa điểm, thành phần", bold=True)
    s.line(f"1. Hồi 08 giờ 00, {paper.date:long}, tại phòng họp A.")
    chair, clerk = f"{paper.signer}", cast.person()
    s.line(f"2. Chủ trì: đồng chí {chair}, Chủ tịch Hội đồng; thư ký: {clerk.honorific} {clerk.full_name}.")
    present = "; ".join(
        f"{who.honorific} {who.full_name} - {who.position}" for who in (cast.person() for _ in range(3))
    )
    s.line(f"3. Ủy viên dự họp: {present}.")
    s.line(f"Vắng: {cast.person().full_name} (đi công tác, có lý do).")
    s.line("II. Nội dung", bold=True)
    s.line(f"{s.prose('minutes')}.")
    s.line(f"Tổ kiểm phiếu: {cast.person().full_name} (Tổ trưởng), {cast.person().full_name}.")
    s.line("Kết quả bỏ phiếu kín:")
    rows: list[Row] = [["TT", "Họ và tên", "Đơn vị", "Đề nghị", "Phiếu đồng ý", "Kết quả"]]
    total = s.number(7, 13)
    fails = {s.number(2, 4)}
    for number in range(1, s.number(5, 9)):
        who = cast.person()
        is_failed = number in fails
        if not is_failed:
            cast.nominate(who)
        asked = cast.request(who, s.one_of("CSTDCS", "BK_TINH", "GIAY_KHEN"))
        asked.tell(year=str(cast.year))
        votes = f"{s.number(1, 3) if is_failed else total}/{total}"
        result = s.one_of("Không đạt", "Không thông qua") if is_failed else s.one_of("Đạt", "Thông qua")
        rows.append([f"{number}", f"{who.full_name}", f"{who.unit}", f"{asked.phrase}", votes, result])
    s.table(rows)
    s.line("III. Kết luận: Các cá nhân đạt trên 2/3 số phiếu được trình cấp trên. Cuộc họp kết thúc lúc 10 giờ 30.")
    title = signed(paper, *s.one_of("Chủ tịch Hội đồng", "Chủ trì", "TM. Hội đồng|Chủ tịch").split("|"))
    s.columns(f"THƯ KÝ\n\n\n\n{clerk.full_name}", title)


def room_without_a_dated_head(s: Script) -> None:
    """The day stands in the first sentence; names behind the title; one asked to be left out, one was absent."""
    branch = s.one_of("Phòng Kế hoạch - Tài chính", "Hạt Kiểm lâm liên khu vực", "Trạm Y tế phường", "Tổ Văn phòng")
    cast = Cast(s, year=s.number(2021, 2025), sector="state", branch=branch)
    cast.day = date(cast.year, s.number(11, 12), s.number(10, 28))
    paper = cast.document(sort="BB")
    s.kind("bien_ban")
    s.columns(f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}", motto(s))
    s.title("BIÊN BẢN CUỘC HỌP")
    s.title(cast.subject(paper, f"{s.one_of('V/v ', 'Về việc ')}bình xét thi đua, khen thưởng cuối năm {cast.year}"))
    s.line(f"Hôm nay, vào lúc {s.number(7, 15)} giờ 30 phút {paper.date:long}, {branch} tiến hành họp bình xét.")
    chair = f"{paper.signer}"
    s.line(f"Chủ trì cuộc họp: Đ/c {chair}. Thư ký: Đ/c {cast.person().full_name}.")
    absent, modest = cast.person(), cast.person(gender="nu")
    s.line(f"Có mặt 0{s.number(6, 9)} đồng chí, vắng 01 (đ/c {absent.full_name} nghỉ thai sản).")
    s.line(f"{s.prose('minutes')}. Đ/c {modest.full_name} xin không xét danh hiệu vì mới chuyển công tác đến.")
    s.line("Sau khi thảo luận, cuộc họp nhất trí:")
    people = [cast.nominate(cast.person()) for _ in range(s.number(4, 7))]
    for who in people:
        who.may_be("unit", None, branch)
    year = str(cast.year)
    best = people[: s.number(1, 2)]
    first = asked_alike(cast, people, "LDTT", year=year)
    names = ", ".join(f"{who.full_name}" for who in people)
    s.line(f"- Danh hiệu {first}: {len(people)} đ/c, gồm {names} (đạt 100% phiếu);", label=s.one_of("", "1.", "+"))
    second = asked_alike(cast, best, "CSTDCS", year=year)
    s.line(f"- Danh hiệu {second}: " + " và ".join(f"{who.full_name}" for who in best) + ".")
    s.line("Biên bản được lập thành 02 bản, đọc lại cho mọi người cùng nghe và nhất trí ký tên.")
    s.columns("THƯ KÝ\n(đã ký)", signed(paper, s.one_of("Chủ trì", "Trưởng phòng", "Chủ tọa")))


def meeting_of_a_school(s: Script) -> None:
    """A school's council: numbered lines with votes in brackets, each with its award; those left out with the cause."""
    branch = s.fill(s.one_of("Trường THPT {worthies}", "Trường Cao đẳng Nghề {rivers}", "Trường TH&THCS {communes}"))
    year = s.number(2021, 2024)
    cast = Cast(s, year=year, sector="school", branch=branch, day=date(year + 1, 5, s.number(12, 30)))
    cast.department = "Sở Giáo dục và Đào tạo"
    paper = cast.document(sort="BB")
    s.kind("bien_ban")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}\nSố:.........",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    school_year = f"{year}-{year + 1}"
    s.title("BIÊN BẢN")
    s.title(cast.subject(paper, f"Họp Hội đồng thi đua nhà trường năm học {school_year}"))
    s.line("1/ Thành phần: Ban Giám hiệu, Công đoàn, Đoàn trường và các tổ trưởng.")
    s.line(f"Chủ tọa: thầy {cast.person(gender='nam').full_name}, Phó Hiệu trưởng.")
    s.line(f"Thư ký: cô {cast.person(gender='nu').full_name}.")
    s.line("2/ Kết quả bình bầu (phát ra 15 phiếu, thu vào 15 phiếu):")
    for number in range(1, s.number(5, 9)):
        who = cast.nominate(cast.person(unit=cast.of_day("rooms/school")))
        asked = cast.request(who, s.one_of("LDTT", "CSTDCS", "CSTD_TINH", "GIAY_KHEN"), year=school_year)
        asked.tell(year=school_year)
        votes = s.one_of("(15/15 phiếu)", "(14/15)", ": 13/15 phiếu")
        s.line(f"{number}) {who.honorific} {who.full_name}, {who.position} {who.unit} – {asked.phrase} {votes}")
    out = cast.person()
    s.line(f"3/ Không xét: {out.honorific.print_as('lower')} {out.full_name} do nghỉ không lương trên 3 tháng.")
    s.line("Biên bản kết thúc vào lúc 16 giờ 45 phút cùng ngày.")
    head = signed(paper, *s.one_of("Hiệu trưởng", "KT. Hiệu trưởng|Phó Hiệu trưởng").split("|"))
    s.columns("THƯ KÝ\n\n\n", head)


TEMPLATES: tuple[Template, ...] = (council_with_a_ballot, room_without_a_dated_head, meeting_of_a_school)
