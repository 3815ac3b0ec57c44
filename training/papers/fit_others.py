"""A decision, an application and a certificate of an initiative, a story, a registration, two papers of nobody."""

from __future__ import annotations

from datetime import date

from training.cast import Cast
from training.papers.fit_blocks import (
    NATION,
    about,
    between,
    broken,
    dated,
    held_by,
    issuing,
    may_be,
    parent,
    posts_of,
    signed,
    stranger,
    whole,
)
from training.script import CellText, Script

Rows = list[list[str | CellText]]


@whole
def decision_with_articles(s: Script) -> None:
    """The award only in Điều 1, its people in a list of paragraphs or in the table behind; "QUYẾT ĐỊNH:" twice."""
    cast = Cast(s, year=s.number(2021, 2025))
    paper = cast.document(sort="QĐ", issuing=cast.department, parent=f"UBND {cast.province_with_kind}")
    s.kind("quyet_dinh")
    s.columns(
        f"{paper.parent_unit:upper}\n{issuing(paper, *broken(cast.department))}\n\nSố: {paper.number}",
        dated(paper, gap=2),
    )
    s.title("QUYẾT ĐỊNH")
    about(cast, paper, f"Về việc khen thưởng thành tích năm {cast.year}")
    head = paper.facts["signer_title"].upper()
    s.title(f"{head} {cast.department.upper()}")
    s.line("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", italic=True)
    s.line(f"Xét đề nghị của {s.one_of('Chánh Văn phòng', 'Trưởng phòng Tổ chức cán bộ')},", italic=True)
    s.title("QUYẾT ĐỊNH:")
    people = [cast.nominate(cast.person()) for _ in range(s.number(2, 6))]
    code = s.one_of("GIAY_KHEN", "CSTDCS", "LDTT")
    granted = cast.request(cast.person(), code)  # told of nobody: what is granted is asked for no more
    verb = "Tặng" if code == "GIAY_KHEN" else "Công nhận danh hiệu"
    s.line(f"Điều 1. {verb} {granted.phrase} cho {len(people):02d} cá nhân có tên sau đây:", bold=True)
    may_be(s, "requested_optional", code)
    for number, who in enumerate(people, start=1):
        who.may_be("requested_optional", code)
        s.line(f"{number}. {who.honorific} {who.full_name} - {who.position}, {who.unit};")
    s.line("Điều 2. Tiền thưởng kèm theo thực hiện theo quy định hiện hành.")
    s.line("Điều 3. Chánh Văn phòng và các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.")
    s.columns(
        "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.",
        signed(paper, *posts_of(paper)),
    )


@whole
def application_for_an_initiative(s: Script) -> None:
    """The applicant signs; a table of authors; the initiative between quotes after its label."""
    cast = Cast(s, year=s.number(2021, 2025), sector=s.one_of("state", "health", "school", "company"))
    paper = cast.document(sort="ĐN")
    s.kind("don_sang_kien")
    for line in NATION.split("\n"):
        s.line(line, bold=True, centred=True)
    s.title("ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN")
    s.line(f"Kính gửi: Hội đồng Sáng kiến {cast.branch}", centred=True)
    who = cast.nominate(cast.person())
    s.line("Tôi ghi tên dưới đây:")
    s.table(
        [
            ["TT", "Họ và tên", "Ngày sinh", "Nơi công tác", "Chức danh", "Trình độ chuyên môn", "Tỷ lệ đóng góp"],
            [
                "1",
                f"{who.full_name}",
                f"{who.birth_date}",
                f"{who.unit}",
                f"{who.position}",
                f"{who.education}",
                "100%",
            ],
        ]
    )
    asked = cast.request(who, "SANG_KIEN")
    asked.tell(text="công nhận sáng kiến")
    done = cast.initiative(who)
    s.line(f"Là tác giả đề nghị xét công nhận sáng kiến: “{done.title}”.")
    s.line(f"- Chủ đầu tư tạo ra sáng kiến: {cast.branch}")
    s.line(f"- Ngày sáng kiến được áp dụng lần đầu: {s.number(1, 28)}/{s.number(1, 9)}/{cast.year}")
    s.line(f"- Mô tả bản chất: {s.prose('report')}.")
    s.line(f"- Hiệu quả: {cast.achievement(who):first}.")
    s.line("Tôi xin cam đoan mọi thông tin nêu trong đơn là trung thực, đúng sự thật.")
    paper.has("signer", "PERSON", who.facts["full_name"])
    s.columns(
        "",
        f"{paper.place}, {paper.date:long}\n"
        + signed(paper, ("Người nộp đơn",), ("Tác giả",), ("Người làm đơn",), below="\n(Ký và ghi rõ họ tên)"),
    )


@whole
def certificate_of_an_initiative(s: Script) -> None:
    """Grants and asks nothing: author, initiative, scope and decision."""
    cast = Cast(s, year=s.number(2021, 2025))
    paper = cast.document(sort="GCN", parent=cast.department)
    s.kind("xac_nhan_sang_kien")
    s.columns(f"{paper.parent_unit:upper}\n{issuing(paper, *broken(cast.branch))}\nSố: {paper.number}", NATION)
    s.title("GIẤY CHỨNG NHẬN SÁNG KIẾN")
    who = cast.nominate(cast.person())
    done = cast.initiative(who, year=str(cast.year))
    s.line(f"{paper.issuing_unit:upper}", bold=True, centred=True)
    s.line("CHỨNG NHẬN", bold=True, centred=True)
    s.line(f"{who.honorific}: {who.full_name}")
    s.line(f"Chức vụ: {who.position}")
    s.line(f"Nơi công tác: {who.unit}")
    s.line(f"Là tác giả sáng kiến “{done.title}” được công nhận {done.scope} năm {done.year}.")
    s.line(f"(Theo Quyết định số {done.decision_number} {done.decision_date:long} của {done.authority})", italic=True)
    may_be(s, "document.subject", "Sáng kiến")
    s.columns(
        "",
        f"{paper.place}, {paper.date:long}\n" + signed(paper, *posts_of(paper), ("TM. Hội đồng sáng kiến", "Chủ tịch")),
    )


@whole
def story_of_a_neighbour(s: Script) -> None:
    """A newsroom's praise: facts strewn in prose, the writer under it, what was received in passing."""
    cast = Cast(s, year=s.number(2021, 2025), sector=s.one_of("commune", "farm", "health"))
    who = cast.nominate(cast.person())
    paper = cast.document(sort="TB")
    s.kind("dien_hinh")
    s.line(f"{paper.issuing_unit:upper}", bold=True)
    asked = cast.request(who, "DIEN_HINH")
    called = who.facts["honorific"]
    who.may_be("honorific", called)
    s.title("GƯƠNG ĐIỂN HÌNH TIÊN TIẾN" if s.maybe() else "GƯƠNG NGƯỜI TỐT, VIỆC TỐT")
    about(cast, paper, s.one_of("Người giữ lửa phong trào", "Tấm lòng vàng giữa đời thường", "Bông hoa đẹp của đơn vị"))
    s.line(f"{s.prose('story')}.")
    s.line(
        f"{called} {who.full_name}, sinh năm {who.birth_date:y}, quê {who.hometown}, "
        f"hiện là {held_by(who)}. {s.prose('story')}."
    )
    s.line(f"Kết quả năm {cast.year} của {called.lower()} thật đáng nể: {cast.achievement(who):first}.")
    prior = cast.prior(who, s.one_of("GIAY_KHEN", "LDTT"))
    s.line(f"Ghi nhận điều đó, năm {prior.year}, {called.lower()} được {prior.authority} tặng {prior.bare}.")
    s.line(f"Đơn vị đề nghị biểu dương {asked.phrase} năm {asked.year} để mọi người học tập.")
    s.line(f"{paper.place}, {paper.date:month}", italic=True)
    writer = cast.person().facts["full_name"]
    s.line(f"Bài và ảnh: {writer}", italic=True)
    may_be(s, "document.signer", writer)


@whole
def registration_of_a_year(s: Script) -> None:
    """At the beginning of a year: who wants which title, and one who is to be an example."""
    cast = Cast(s, year=s.number(2021, 2025), sector=s.one_of("state", "school", "health"))
    day = between(s, date(cast.year, 1, 10), date(cast.year, 3, 30))
    room = s.pick(f"rooms/{cast.sector}")
    paper = cast.document(sort="ĐK", issuing=room, parent=cast.branch, day=day)
    s.kind("dang_ky")
    s.columns(
        f"{parent(paper, *broken(cast.branch))}\n{paper.issuing_unit:upper}\nSố: {paper.number}",
        dated(paper),
    )
    s.title("BẢN ĐĂNG KÝ")
    about(cast, paper, f"Thi đua, khen thưởng và xây dựng điển hình tiên tiến năm {cast.year}")
    rows: Rows = [["STT", "Ông (bà)", "Chức vụ", "Đăng ký danh hiệu thi đua", "Đăng ký hình thức khen thưởng"]]
    for number in range(1, s.number(4, 9)):
        who = cast.nominate(cast.person())
        title = cast.request(who, s.one_of("LDTT", "CSTDCS", "CSTD_TINH"))
        cells = [f"{title.phrase}", ""]
        title.tell(year=str(cast.year))
        if s.maybe(0.4):
            award = cast.request(who, s.one_of("GIAY_KHEN", "BK_TINH"))
            cells[1] = f"{award.phrase}"
            award.tell(year=str(cast.year))
        rows.append([f"{number}", f"{who.full_name}", f"{who.position}", *cells])
    s.table(rows)
    chosen = cast.nominate(cast.person())
    example = cast.request(chosen, "DIEN_HINH")
    s.line(
        f"Giới thiệu xây dựng {example.phrase} năm {example.year}: "
        f"{chosen.honorific} {chosen.full_name}, {chosen.position:first}."
    )
    s.columns("", signed(paper, ("Trưởng phòng",), ("Tổ trưởng",), ("Phó Trưởng phòng phụ trách",)))


@whole
def letter_that_urges(s: Script) -> None:
    """An official letter about papers not yet sent: award words, no nominee."""
    cast = Cast(s, year=s.number(2021, 2025))
    paper = cast.document(sort="CV", parent=f"UBND {cast.province_with_kind}", issuing=cast.department)
    s.kind("cong_van")
    subject = cast.subject(
        paper, f"V/v {s.one_of('hướng dẫn nộp', 'đôn đốc gửi', 'bổ sung')} hồ sơ khen thưởng năm {cast.year}"
    )
    s.columns(
        f"{paper.parent_unit:upper}\n{issuing(paper, *broken(cast.department))}\nSố: {paper.number}\n{subject}",
        dated(paper, gap=2),
    )
    s.line("Kính gửi:\n- Các phòng, đơn vị trực thuộc;\n- Công đoàn, Đoàn Thanh niên.")
    s.line(f"{s.prose('submission')}.")
    s.line("Đến nay còn đơn vị chưa gửi báo cáo thành tích của cá nhân đề nghị Chiến sĩ thi đua cơ sở, Giấy khen.")
    telephone = f"0{s.number(200, 299)} 3{s.number(100000, 999999)}"
    s.line(f"Mọi vướng mắc liên hệ bà {stranger(cast, gender='nu')}, số điện thoại {telephone}.")
    s.columns(
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
        signed(paper, ("TL. Giám đốc", "Chánh Văn phòng"), ("KT. Giám đốc", "Phó Giám đốc")),
    )


@whole
def rota_of_an_office(s: Script) -> None:
    """Neither proposal nor report: who keeps watch on holidays."""
    cast = Cast(s, year=s.number(2021, 2025))
    paper = cast.document(sort="TB")
    s.kind("khac")
    s.columns(
        f"{paper.parent_unit:upper}\n{issuing(paper, *broken(cast.branch))}\nSố: {paper.number}",
        dated(paper),
    )
    s.title("LỊCH TRỰC")
    about(cast, paper, f"Trực cơ quan dịp nghỉ lễ năm {cast.year}")
    rows: Rows = [["Ngày", "Người trực", "Điện thoại"]]
    for day in range(1, s.number(3, 6)):
        rows.append([f"{day + 27}/4", stranger(cast), f"09{s.number(10000000, 99999999)}"])
    s.table(rows)
    s.line("Đề nghị các ông, bà có tên trên nghiêm túc thực hiện./.")
    s.columns(
        "Nơi nhận:\n- Như trên;\n- Lưu VT.",
        signed(paper, (paper.facts["signer_title"],), ("TL. Giám đốc", "Trưởng phòng Hành chính")),
    )


TEMPLATES = (
    decision_with_articles,
    application_for_an_initiative,
    certificate_of_an_initiative,
    story_of_a_neighbour,
    registration_of_a_year,
    letter_that_urges,
    rota_of_an_office,
)
