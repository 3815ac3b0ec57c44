"""Minutes of meetings (TRAIN): who was there and chaired, votes, who failed the vote, what is asked for."""

from __future__ import annotations

from training.cast import Cast, Nominee
from training.papers.letterheads import letterhead
from training.papers.signatures import sign_meeting
from training.papers.tables import Row, heads, manner, name_of
from training.papers.train_submissions import told
from training.script import CellText, Script


def opened(s: Script, *, dated: bool = True) -> tuple[Cast, Nominee, Nominee]:
    """Head, title, time and those present; the chairman signs, the secretary is no nominee."""
    s.kind("bien_ban")
    cast = Cast(s, year=s.number(2018, 2025))
    cast.day = cast.day.replace(year=cast.year, month=s.number(9, 12), day=s.number(1, 28))
    paper = cast.document(sort="BB")
    letterhead(s, cast, paper, dated=dated, numbered=s.maybe(0.6))
    s.title("BIÊN BẢN")
    subject = s.one_of(
        *("Họp xét thi đua, khen thưởng năm #", "Họp Hội đồng Thi đua - Khen thưởng năm #"),
        *("Về việc bình xét thi đua, khen thưởng năm #", "Hội nghị bình xét danh hiệu thi đua năm #"),
    )
    s.title(cast.subject(paper, subject.replace("#", str(cast.year))))
    secretary = cast.person()
    form = s.one_of("long", "dmy")
    when = f"{cast.day:%d/%m/%Y}" if dated else f"{paper.date:{form}}"
    when = when if when.startswith("ngày") or "ngày" in when else f"ngày {when}"
    s.line(f"{s.one_of('Hôm nay, ', 'Thời gian: ')}{s.number(7, 15):02d} giờ {s.one_of('00', '30')}, {when}.")
    s.line(f"Địa điểm: {s.one_of('Phòng họp số 2', 'Hội trường', 'Phòng họp A')}.")
    _present(s, cast, paper, secretary)
    return cast, paper, secretary


def _talk(s: Script) -> None:
    """What was said before the votes."""
    for number in range(1, s.number(1, 3)):
        s.line(f"{s.one_of('- ', f'{number}. ', '')}{s.prose('minutes')}.")


def _present(s: Script, cast: Cast, paper: Nominee, secretary: Nominee) -> None:
    """Chairman, secretary, members, who was absent: nobody of them is a nominee by that."""
    s.line(s.one_of("I. THÀNH PHẦN", "I. Thành phần tham dự", "1. Thành phần:"), bold=True)
    chair = s.one_of("- Chủ trì: ", "1. Chủ trì: ", "Chủ tọa: ")
    s.line(f"{chair}{s.one_of('Ông ', 'Bà ')}{paper.signer}, {s.pick(f'heads/{cast.sector}')}")
    s.line(f"{s.one_of('- Thư ký: ', '2. Thư ký: ')}{secretary.honorific} {secretary.full_name}, {secretary.position}")
    members = [cast.person() for _ in range(s.number(2, 5))]
    if s.maybe():
        s.line("- Thành viên:")
        for member in members:
            s.line(f"+ {member.honorific} {member.full_name}, {member.position};")
    else:
        s.line(f"- Dự họp: {', '.join(f'{m.honorific:lower} {m.full_name}' for m in members)}.")
    if s.maybe(0.6):
        absent = cast.person()
        why = s.one_of("đi công tác", "nghỉ thai sản", "ốm")
        s.line(f"- Vắng: {s.one_of('01', '1')}: {absent.honorific:lower} {absent.full_name} ({why}).")


def _ended(s: Script, cast: Cast, paper: Nominee, secretary: Nominee) -> None:
    s.line(s.one_of("Cuộc họp kết thúc lúc 16 giờ 30 cùng ngày./.", "Biên bản được thông qua và nhất trí ký tên./."))
    sign_meeting(s, cast, paper, secretary)


def votes_in_a_table(s: Script) -> None:
    """Votes for everybody in a table; who failed is said below, and is not asked for."""
    cast, paper, secretary = opened(s, dated=s.maybe(0.6))
    s.line("II. NỘI DUNG", bold=True)
    _talk(s)
    s.line("Sau khi thảo luận, cuộc họp bỏ phiếu kín với kết quả như sau:")
    cast_votes = s.number(6, 15)
    columns = s.one_of("post", "unit", "")
    middle, told_of = [columns] if columns else [], "position" if columns == "post" else "unit"
    table = [[*heads(s, ["number", "name", *middle, "asked"]), "Số phiếu đồng ý", "Tỷ lệ"]]
    how = manner(s)
    failed: list[Nominee] = []
    for number in range(1, s.number(4, 9)):
        fails = s.maybe(0.15) and number > 1
        who = cast.person() if fails else cast.nominate(cast.person())
        item = told(cast.request(who, s.one_of("LDTT", "CSTDCS", "GIAY_KHEN")), str(cast.year))
        votes = s.number(1, cast_votes // 3) if fails else s.number(cast_votes - 1, cast_votes)
        rate = f"{votes / cast_votes * 100:.1f}".replace(".", ",").removesuffix(",0") + "%"
        failed += [who] if fails else []
        cells = [str(number), name_of(Row(who), how), *([f"{who.parts[told_of]}"] if columns else []), f"{item.phrase}"]
        table.append([*cells, f"{votes}/{cast_votes}", rate])
    s.table(table)
    for who in failed:
        s.line(f"{who.honorific} {who.full_name} không đủ tỷ lệ phiếu nên không đề nghị.")
    _ended(s, cast, paper, secretary)


def agreed_in_lines(s: Script) -> None:
    """What was agreed, a line a person, with the votes behind; one is not considered."""
    cast, paper, secretary = opened(s)
    s.line("II. NỘI DUNG", bold=True)
    _talk(s)
    s.line("Hội đồng thống nhất đề nghị:")
    everyone = s.number(7, 13)
    for code, verb in (("CSTDCS", "danh hiệu"), ("GIAY_KHEN", "tặng")):
        people = [cast.nominate(cast.person()) for _ in range(s.number(1, 3))]
        items = [told(cast.request(who, code), str(cast.year)) for who in people]
        s.line(f"{'1' if code == 'CSTDCS' else '2'}. Đề nghị {verb} {items[0].phrase}:", bold=s.maybe())
        for who, item in zip(people, items, strict=True):
            item.like(items[0])
            s.line(
                f"- {who.honorific} {who.full_name}, {who.position}, {who.unit}: {everyone}/{everyone} phiếu (100%);"
            )
    out = cast.person()
    s.line(f"3. Chưa xét trường hợp {out.honorific:lower} {out.full_name} do hồ sơ chưa đầy đủ.")
    _ended(s, cast, paper, secretary)


def own_room_in_sentences(s: Script) -> None:
    """A room that meets and names its people in a sentence each."""
    cast, paper, secretary = opened(s, dated=s.maybe())
    s.line("II. Nội dung cuộc họp:", bold=True)
    _talk(s)
    for _ in range(s.number(2, 4)):
        who = cast.nominate(cast.person())
        item = told(cast.request(who, s.one_of("LDTT", "CSTDCS")), str(cast.year))
        verb = s.one_of(
            "Thống nhất đề nghị công nhận", "100% thành viên nhất trí đề nghị xét tặng", "Nhất trí bình bầu"
        )
        s.line(f"- {verb} {who.honorific:lower} {who.full_name} ({who.position}) đạt danh hiệu {item.phrase}.")
    team = cast.nominate(cast.collective())
    item = told(cast.request(team, "TTLDTT"), str(cast.year))
    s.line(f"- Đề nghị tặng danh hiệu {item.phrase} cho {team.full_name}.")
    s.line(f"{cast.person().full_name} và {cast.person().full_name} đề nghị rút kinh nghiệm trong công tác lưu hồ sơ.")
    _ended(s, cast, paper, secretary)


def levels_in_a_table(s: Script) -> None:
    """Annual classifications and titles voted together, with a merged head."""
    cast, paper, secretary = opened(s)
    s.line("II. KẾT QUẢ BÌNH XÉT", bold=True)
    top: list[str | CellText] = [
        *(CellText("TT", rows=2), CellText("Họ và tên", rows=2), CellText("Chức vụ", rows=2)),
        CellText("Kết quả", columns=2),
    ]
    table: list[list[str | CellText]] = [top, ["Xếp loại", "Danh hiệu"]]
    for number in range(1, s.number(4, 8)):
        who = cast.nominate(cast.person())
        level = cast.classification(who)
        item = told(cast.request(who, s.one_of("LDTT", "LDTT", "CSTDCS")), str(cast.year))
        shown = f"{level.short}" if s.maybe(0.6) else f"{level.phrase}"
        table.append([str(number), f"{who.full_name}", f"{who.position}", shown, f"{item.phrase}"])
    s.table(table)
    _ended(s, cast, paper, secretary)


TEMPLATES = (votes_in_a_table, agreed_in_lines, own_room_in_sentences, levels_in_a_table)
