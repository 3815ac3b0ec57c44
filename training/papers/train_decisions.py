"""Decisions (TRAIN): they grant and ask for nothing; of initiatives, they say whose is recognised."""

from __future__ import annotations

from training.cast import Cast, Nominee
from training.grantors import head_of
from training.papers.letterheads import laws, letterhead
from training.papers.signatures import sign_for_unit
from training.papers.tables import Row, cells, heads, manner
from training.script import CellText, Script


def opened(s: Script, subject: str) -> tuple[Cast, Nominee]:
    """Head, title, subject, who decides and on what ground."""
    s.kind("quyet_dinh")
    cast = Cast(s, year=s.number(2018, 2025))
    paper = cast.document(sort="QĐ")
    letterhead(s, cast, paper)
    s.title("QUYẾT ĐỊNH")
    s.title(cast.subject(paper, subject.replace("#", str(cast.year))))
    s.title(head_of(paper.facts["issuing_unit"]).upper())
    laws(s, cast.day)
    s.line(f"Theo đề nghị của {s.one_of('Hội đồng Thi đua - Khen thưởng', 'Trưởng phòng Tổ chức - Hành chính')},")
    s.title("QUYẾT ĐỊNH:")
    return cast, paper


def _ordered(s: Script, cast: Cast, paper: Nominee, *, money: bool = True) -> None:
    """The articles that follow, and who signs."""
    if money:
        s.line(f"Điều 2. Tiền thưởng {s.number(3, 9)}00.000 đồng mỗi trường hợp, trích từ Quỹ thi đua, khen thưởng.")
    s.line(
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành./."
    )
    sign_for_unit(s, cast, paper)


def praise_in_article_one(s: Script) -> None:
    """Article 1 names everybody in lines."""
    cast, paper = opened(s, s.one_of("Về việc tặng Giấy khen năm #", "Về việc khen thưởng thành tích năm #"))
    people = [cast.nominate(cast.person()) for _ in range(s.number(2, 5))]
    s.line(
        f"Điều 1. Tặng Giấy khen cho {len(people):02d} cá nhân có tên sau đây đã có thành tích xuất sắc:",
        bold=s.maybe(),
    )
    for number, who in enumerate(people, 1):
        s.line(f"{number}. {who.honorific} {who.full_name}, {who.position}, {who.unit};")
    _ordered(s, cast, paper)


def titles_in_a_table(s: Script) -> None:
    """Titles of a year, with a list below as a table."""
    cast, paper = opened(
        s, s.one_of("Về việc công nhận danh hiệu Lao động tiên tiến năm #", "V/v công nhận danh hiệu thi đua năm #")
    )
    s.line("Điều 1. Công nhận danh hiệu thi đua cho các cá nhân sau đây:")
    columns = ("number", "name", "post", "unit") if s.maybe() else ("number", "name", "post_unit", "note")
    how = manner(s)
    table = [heads(s, columns)]
    for number in range(1, s.number(3, 8)):
        table.append(cells(s, cast, Row(cast.nominate(cast.person())), columns, how, number=number))
    s.table(table)
    _ordered(s, cast, paper, money=s.maybe())


def initiatives_in_a_table(s: Script) -> None:
    """Initiatives of the base with their authors; number and year are the decision's own."""
    cast, paper = opened(s, "Về việc công nhận sáng kiến cấp cơ sở năm #")
    s.line("Điều 1. Công nhận các sáng kiến cấp cơ sở sau đây:")
    table: list[list[str | CellText]] = [["TT", "Tên sáng kiến", "Tác giả", "Chức vụ, đơn vị"]]
    swapped = s.maybe()
    if swapped:
        table = [["STT", "Họ và tên tác giả", "Chức vụ, đơn vị", "Tên sáng kiến"]]
    for number in range(1, s.number(3, 6)):
        who = cast.nominate(cast.person())
        item = cast.initiative(who, year=str(cast.year))
        row = [f"{item.title}", f"{who.honorific} {who.full_name}", f"{who.position}, {who.unit}"]
        own = paper.gold.get("number") if paper.gold else None
        item.tell(year=str(cast.year), scope="co_so", **({"decision_number": own} if own else {}))
        table.append([str(number), *(row[1:] + row[:1] if swapped else row)])
    s.table(table)
    _ordered(s, cast, paper, money=False)


TEMPLATES = (praise_in_article_one, titles_in_a_table, initiatives_in_a_table)
