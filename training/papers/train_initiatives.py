"""Applications for an initiative and certificates of one (TRAIN)."""

from __future__ import annotations

from training.cast import Cast, Item, Nominee
from training.papers.letterheads import letterhead, private_head
from training.papers.received import dated
from training.papers.signatures import sign_for_unit
from training.script import CellText, Script


def _asks(s: Script, cast: Cast, who: Nominee) -> None:
    """An application asks for nothing but that the initiative be recognised."""
    item = cast.request(who, "SANG_KIEN")
    item.tell(text="công nhận sáng kiến")


def _idea(s: Script, cast: Cast, who: Nominee, title: str) -> Item:
    """The one initiative of the paper, in the gold of another author of it."""
    item = cast.initiative(who)
    item.entry["title"] = title
    item.tell()
    return item


def _closing(s: Script, paper: Nominee, who: Nominee) -> None:
    """Place and day, and the applicant, who signs an application."""
    right = s.one_of("Người nộp đơn", "NGƯỜI NỘP ĐƠN", "NGƯỜI VIẾT ĐƠN", "Tác giả sáng kiến")
    if paper.gold is not None:
        paper.gold |= {"signer": who.facts["full_name"], "signer_title": right.capitalize()}
        s.gold["alt"] = {"document.signer_title": [None]}
    block = f"{paper.place}, {paper.date:long}\n{right}\n(Ký và ghi rõ họ tên)\n\n\n\n{who.full_name}"
    s.columns("", block)


def form_with_table(s: Script) -> None:
    """The form of the decree on initiatives: authors in a table with their share."""
    s.kind("don_sang_kien")
    cast = Cast(s, year=s.number(2019, 2025))
    paper = cast.document(sort="ĐN")
    private_head(s, paper)
    s.title("ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN")
    s.line(f"Kính gửi: {s.one_of('Hội đồng Sáng kiến', 'Hội đồng sáng kiến cơ sở')}", centred=True)
    count = s.number(1, 3)
    s.line("Tôi ghi tên dưới đây:" if count == 1 else "Chúng tôi ghi tên dưới đây:")
    head = [
        "Số TT",
        "Họ và tên",
        "Ngày tháng năm sinh",
        "Nơi công tác",
        "Chức danh",
        "Trình độ chuyên môn",
        "Tỷ lệ (%) đóng góp",
    ]
    table: list[list[str | CellText]] = [[*head]]
    authors = [cast.nominate(cast.person()) for _ in range(count)]
    birth = s.one_of("dmy", "y", "dot")
    for number, who in enumerate(authors, 1):
        row = [f"{who.full_name}", f"{who.birth_date:{birth}}", f"{who.unit}", f"{who.position}", f"{who.education}"]
        table.append([str(number), *row, s.one_of("100", "50", "60%", "40")])
    s.table(table)
    first = cast.initiative(authors[0])
    title = first.parts["title"].print_as("")
    quotes = s.one_of("“{}”", "{}", "“{}”") if "“" not in title else "{}"
    s.line(f"Là tác giả đề nghị xét công nhận sáng kiến: {quotes.format(f'{first.title}')}")
    for who in authors:
        _asks(s, cast, who)
        if who is not authors[0]:
            _idea(s, cast, who, title)
    s.line(f"- Chủ đầu tư tạo ra sáng kiến: {cast.branch}")
    s.line(f"- Lĩnh vực áp dụng sáng kiến: {s.one_of('quản lý nhà nước', 'chuyên môn', 'sản xuất')}")
    s.line(f"- Ngày sáng kiến được áp dụng lần đầu: 10/{s.number(1, 9)}/{cast.year}")
    s.line("- Mô tả bản chất của sáng kiến:")
    for _ in range(s.number(1, 3)):
        s.line(f"+ {cast.achievement(cast.person())}.")
    _closing(s, paper, authors[0])


def letter_of_an_author(s: Script) -> None:
    """An application in sentences: one author, labels on lines."""
    s.kind("don_sang_kien")
    cast = Cast(s, year=s.number(2019, 2025))
    paper = cast.document(sort="ĐN")
    private_head(s, paper)
    s.title(s.one_of("ĐƠN ĐỀ NGHỊ CÔNG NHẬN SÁNG KIẾN", "ĐƠN ĐỀ NGHỊ XÉT, CÔNG NHẬN SÁNG KIẾN"))
    s.line("Kính gửi: Hội đồng sáng kiến", centred=True)
    who = cast.nominate(cast.person())
    s.line(f"{s.one_of('Họ và tên', 'Tôi tên là', 'Họ tên tác giả')}: {who.full_name}")
    s.line(f"Ngày, tháng, năm sinh: {who.birth_date:{s.one_of('dmy', 'short', 'dot')}}")
    s.line(f"{s.one_of('Đơn vị công tác', 'Nơi công tác')}: {who.unit}")
    s.line(f"{s.one_of('Chức vụ', 'Chức danh')}: {who.position}")
    if s.maybe(0.7):
        s.line(f"Trình độ chuyên môn: {who.education}")
    item = cast.initiative(who)
    s.line(f"{s.one_of('Tên sáng kiến', '1. Tên sáng kiến', 'Đề nghị công nhận sáng kiến')}: {item.title}")
    _asks(s, cast, who)
    s.line("Tôi xin cam đoan mọi thông tin nêu trong đơn là trung thực.")
    _closing(s, paper, who)


def certificate_of_use(s: Script) -> None:
    """A unit confirms that an initiative was put to use, and how far it reaches."""
    s.kind("xac_nhan_sang_kien")
    cast = Cast(s, year=s.number(2019, 2025))
    paper = cast.document(sort="XN")
    letterhead(s, cast, paper, numbered=s.maybe(0.7))
    s.title("GIẤY XÁC NHẬN")
    s.title(cast.subject(paper, "Hiệu quả áp dụng, phạm vi ảnh hưởng của sáng kiến"))
    who = cast.nominate(cast.person())
    item = cast.initiative(who)
    s.line(f"{paper.issuing_unit} xác nhận {who.honorific} {who.full_name}, {who.position}, {who.unit},")
    title = item.parts["title"].print_as("")
    quoted = f"“{item.title}”" if "“" not in title else f"{item.title}"
    s.line(
        f"là tác giả sáng kiến {quoted} được công nhận tại Quyết định số {item.decision_number} {dated(s, item)} "
        f"của {item.authority}, có hiệu quả áp dụng và phạm vi ảnh hưởng {item.scope}."
    )
    s.line("Giấy xác nhận này dùng để bổ sung hồ sơ đề nghị khen thưởng./.")
    sign_for_unit(s, cast, paper)


TEMPLATES = (form_with_table, letter_of_an_author, certificate_of_use)
