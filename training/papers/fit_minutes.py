"""Minutes: of a room without a dated head, of a council that votes, of a party cell; who chairs is no nominee."""

from __future__ import annotations

from training.cast import Cast, Item
from training.papers.fit_blocks import NATION, about, broken, dated, issuing, may_be, parent, signed, stranger, whole
from training.script import CellText, Script

Rows = list[list[str | CellText]]


@whole
def meeting_of_a_room(s: Script) -> None:
    """The day stands in the first sentence; results in bullets under the title that was agreed on."""
    cast = Cast(s, year=s.number(2021, 2025), sector=s.one_of("state", "health", "school"))
    room = s.pick(f"rooms/{cast.sector}")
    paper = cast.document(sort="BB", issuing=room, parent=cast.branch)
    s.kind("bien_ban")
    s.columns(f"{parent(paper, *broken(cast.branch))}\n{paper.issuing_unit:upper}", NATION)
    s.title("BIÊN BẢN")
    about(cast, paper, f"Họp bình xét thi đua năm {cast.year}")
    s.line(
        f"Hôm nay, vào lúc {s.number(7, 16)} giờ {s.number(0, 5)}0, {paper.date:long}, "
        "tại phòng họp, chúng tôi tiến hành họp."
    )
    s.line("I. Thành phần:", bold=True)
    may_be(s, "document.signer_title", f"Trưởng {room.lower()}")
    s.line(f"1. Chủ trì: {s.one_of('Ông', 'Bà', 'Đ/c')} {paper.signer} - Trưởng {room.lower()};")
    scribe = cast.person()
    s.line(f"2. Thư ký: {scribe.facts['honorific']} {scribe.full_name} - {scribe.position};")
    s.line(f"3. Cùng toàn thể {s.number(5, 12)} viên chức trong phòng. Vắng: {stranger(cast)} (có phép).")
    s.line("II. Nội dung:", bold=True)
    s.line(f"{s.prose('minutes')}.")
    s.line("III. Kết quả bình xét:", bold=True)
    voters = s.number(6, 13)
    for number, code in enumerate(("LDTT", "CSTDCS"), start=1):
        first: Item | None = None
        for _ in range(s.number(2, 4) if code == "LDTT" else s.number(1, 2)):
            who = cast.nominate(cast.person())
            asked = cast.request(who, code)
            if first is None:
                first = asked
                s.line(f"{number}. Danh hiệu “{first.phrase}”:")
            else:
                asked.like(first)
            asked.tell(year=str(cast.year))
            s.line(f"- {who.honorific} {who.full_name}, {who.position:first}: {voters}/{voters} phiếu, đạt 100%")
    s.line(f"Trường hợp {stranger(cast)} chỉ đạt {s.number(1, 3)}/{voters} phiếu nên không đề nghị.")
    s.line("Cuộc họp kết thúc lúc 17 giờ cùng ngày.")
    s.columns(
        f"THƯ KÝ\n\n\n\n{scribe.facts['full_name']}",
        signed(paper, ("Chủ trì",), ("Chủ tọa",)),
    )


@whole
def council_that_votes(s: Script) -> None:
    """A numbered paper with its date; a table of votes; one below the share is not proposed; a collective too."""
    cast = Cast(s, year=s.number(2021, 2025), sector=s.one_of("state", "health"))
    council = s.one_of("Hội đồng Thi đua - Khen thưởng", "Hội đồng Thi đua, Khen thưởng")
    paper = cast.document(sort="BB", issuing=council, parent=cast.branch)
    paper.has("number", "DECISION", f"{s.number(2, 40):02d}/BB-HĐTĐKT")
    s.kind("bien_ban")
    s.columns(
        f"{parent(paper, *broken(cast.branch))}\n{issuing(paper, *broken(council, 20))}\nSố: {paper.number}",
        dated(paper, gap=2),
    )
    s.title("BIÊN BẢN HỌP")
    about(cast, paper, "Xét danh hiệu thi đua và hình thức khen thưởng", f"năm {cast.year}")
    s.line("1. Thời gian, địa điểm: 14 giờ 00 cùng ngày, tại Hội trường cơ quan.")
    s.line(f"2. Thành phần tham dự: {s.number(7, 11)}/{11} thành viên Hội đồng.")
    s.line(f"- Chủ trì: {paper.signer}, Chủ tịch Hội đồng")
    may_be(s, "document.signer_title", "Chủ tịch Hội đồng")
    scribe = cast.person()
    s.line(f"- Thư ký: {scribe.full_name}")
    s.line(f"- Vắng mặt: {stranger(cast)} (đi công tác)")
    s.line(f"3. {s.prose('minutes')}.")
    s.line("4. Kết quả bỏ phiếu kín:")
    rows: Rows = [["TT", "Tập thể, cá nhân", "Chức vụ, đơn vị", "Danh hiệu, hình thức", "Số phiếu đồng ý", "Tỷ lệ"]]
    group = cast.nominate(cast.collective(parent=cast.branch))
    asked = cast.request(group, "TTLDTT")
    rows.append(["1", f"{group.full_name}", "", f"{asked.phrase}", "11/11", "100%"])
    asked.tell(year=str(cast.year))
    total = s.number(3, 7)
    for number in range(2, total + 2):
        who = cast.nominate(
            cast.person(
                unit=s.pick(f"rooms/{cast.sector}"),
                position=s.one_of("Chuyên viên", "Phó Trưởng phòng", "Kế toán", "Viên chức"),
            )
        )
        asked = cast.request(who, s.one_of("LDTT", "CSTDCS", "GIAY_KHEN"))
        votes = s.number(9, 11)
        said = [f"{number}", f"{who.full_name}", f"{who.position}, {who.unit}", f"{asked.phrase}"]
        rows.append([*said, f"{votes}/11", f"{round(100 * votes / 11)}%"])
        asked.tell(year=str(cast.year))
    s.table(rows)
    s.line(
        f"Ông {stranger(cast, gender='nam')} chỉ đạt 4/11 phiếu (36%), "
        "Hội đồng thống nhất không đề nghị Chiến sĩ thi đua cơ sở."
    )
    s.line("Biên bản được thông qua và kết thúc lúc 16 giờ 30.")
    s.columns(
        f"THƯ KÝ\n\n\n\n{scribe.facts['full_name']}",
        signed(paper, ("Chủ tịch Hội đồng",), ("TM. Hội đồng", "Chủ tịch"), ("Chủ trì",)),
    )


@whole
def cell_that_proposes(s: Script) -> None:
    """A party cell or a branch of youth in plain sentences: one title for two people, an award for a third."""
    cast = Cast(s, year=s.number(2021, 2025), sector="state")
    own, head, above = s.chance.choice(
        (
            (f"Chi bộ {s.pick('rooms/state')}", "ĐẢNG CỘNG SẢN VIỆT NAM", f"Đảng ủy {cast.branch}"),
            (f"Chi đoàn {s.pick('rooms_of_youth')}", "ĐOÀN TNCS HỒ CHÍ MINH", f"Đoàn {cast.branch}"),
        )
    )
    paper = cast.document(sort="BB", issuing=own, parent=above)
    s.kind("bien_ban")
    s.columns(
        f"{parent(paper, *broken(above))}\n{issuing(paper, *broken(own))}\n*",
        f"{head}\n\n{paper.place}, {paper.date:long}",
    )
    s.title("BIÊN BẢN")
    about(cast, paper, f"sinh hoạt xét đề nghị khen thưởng năm {cast.year}")
    may_be(s, "document.signer_title", "Bí thư", "Chủ tọa")
    s.line(f"Chủ tọa: đồng chí {paper.signer} - Bí thư. Thư ký: đồng chí {stranger(cast)}.")
    s.line(f"Có mặt {s.number(8, 20)} đồng chí, vắng 01 (đồng chí {stranger(cast)} - nghỉ phép).")
    s.line(f"{s.prose('minutes')}.")
    one, two, three = (cast.nominate(cast.person()) for _ in range(3))
    title = cast.request(one, "LDTT")
    s.line(
        f"Sau khi thảo luận, hội nghị thống nhất 100% đề nghị công nhận {title.phrase} năm {title.year} "
        f"đối với đồng chí {one.full_name}, {one.position:first} và đồng chí {two.full_name}, {two.position:first};"
    )
    same = cast.request(two, "LDTT")
    same.like(title)
    same.tell(year=str(cast.year))
    award = cast.request(three, "GIAY_KHEN")
    s.line(f"đề nghị tặng {award.phrase} cho đồng chí {three.full_name} ({three.position}).")
    award.tell(year=str(cast.year))
    for who in (one, two, three):
        who.may_be("honorific", "đồng chí")
    s.line(f"Riêng đồng chí {stranger(cast)} xin không nhận danh hiệu trong năm.")
    s.columns(f"THƯ KÝ\n\n\n\n{cast.person().facts['full_name']}", signed(paper, ("Chủ tọa",), ("Chủ tọa", "Bí thư")))


TEMPLATES = (meeting_of_a_room, council_that_votes, cell_that_proposes)
