"""Submissions that are all table: ticks under the names of awards, two tables of a district, a letter that proposes."""

from __future__ import annotations

from training.cast import Cast, Item
from training.papers.fit_blocks import about, broken, dated, issuing, parent, posts_of, signed, whole
from training.script import CellText, Script

Rows = list[list[str | CellText]]
TICKED = (("LĐTT", "LDTT"), ("CSTĐCS", "CSTDCS"), ("Giấy khen", "GIAY_KHEN"), ("BK UBND tỉnh", "BK_TINH"))


@whole
def ticks_under_awards(s: Script) -> None:
    """Heads over two rows; a tick says what is asked; post and unit in columns of their own; totals under it."""
    cast = Cast(s, year=s.number(2021, 2025), sector=s.one_of("state", "health", "school", "company"))
    paper = cast.document(sort="TTr")
    s.kind("to_trinh")
    s.columns(
        f"{parent(paper, *broken(cast.department))}\n{issuing(paper, *broken(cast.branch))}\n\nSố: {paper.number}",
        dated(paper, gap=2),
    )
    s.title("TỜ TRÌNH")
    opening = s.one_of("Về việc", "V/v", "")
    about(cast, paper, f"{opening} xét tặng danh hiệu thi đua,".strip(), f"hình thức khen thưởng năm {cast.year}")
    s.line(f"Kính gửi: {cast.department}", centred=True)
    s.line(f"{s.prose('submission')}.")
    s.line("Đơn vị kính đề nghị xét tặng cho các cá nhân sau:")
    rows: Rows = [
        [
            CellText("TT", rows=2),
            CellText("Họ tên", rows=2),
            CellText("Chức vụ", rows=2),
            CellText("Bộ phận", rows=2),
            CellText("Danh hiệu, hình thức đề nghị", columns=len(TICKED)),
        ],
        [name for name, _ in TICKED],
    ]
    tick = s.one_of("x", "X", "√")
    total = s.number(4, 14)
    for number in range(1, total + 1):
        who = cast.nominate(cast.person(unit=s.pick(f"rooms/{cast.sector}")))
        chosen = s.chance.sample(range(len(TICKED)), 2 if s.maybe(0.25) else 1)
        cells = [tick if at in chosen else "" for at in range(len(TICKED))]
        for at in sorted(chosen):
            name, code = TICKED[at]
            item: Item = cast.request(who, code)
            item.implied = {"authority": "UBND tỉnh"} if code == "BK_TINH" else {}
            item.tell(text=name, year=str(cast.year))
        rows.append([f"{number}", f"{who.full_name}", f"{who.position}", f"{who.unit}", *cells])
    rows.append([CellText(f"Tổng cộng: {total}", columns=4, bold=True), "", "", "", ""])
    s.table(rows, widths=(1, 4, 3, 4, 1.3, 1.5, 1.5, 1.8))
    s.columns("Nơi nhận:\n- Như kính gửi;\n- Lưu: VT.", signed(paper, *posts_of(paper)))


@whole
def two_tables_of_a_district(s: Script) -> None:
    """Before July 2025: collectives in one table, people in another, the award over each."""
    cast = Cast(s, year=s.number(2021, 2024), sector="state")
    district = f"{s.one_of('huyện', 'thị xã')} {s.pick('districts')}"
    own = f"Ủy ban nhân dân {district}"
    paper = cast.document(sort="TTr", issuing=own)
    s.kind("to_trinh")
    s.columns(f"{issuing(paper, 'Ủy ban nhân dân', district)}\n\nSố: {paper.number}", dated(paper, gap=2))
    s.title("TỜ TRÌNH")
    about(
        cast,
        paper,
        "Về việc đề nghị Chủ tịch Ủy ban nhân dân tỉnh khen thưởng",
        f"các tập thể, cá nhân có thành tích tiêu biểu năm {cast.year}",
    )
    s.line("Kính gửi:\n- Ủy ban nhân dân tỉnh;\n- Ban Thi đua - Khen thưởng tỉnh.")
    s.line(f"{s.prose('submission')}.")
    groups = s.one_of("TTLDXS", "CO_TINH")
    for heading, code in (("I. TẬP THỂ", groups), ("II. CÁ NHÂN", s.one_of("BK_TINH", "CSTD_TINH"))):
        first: Item | None = None
        is_group = code == groups
        head = ["STT", "Tên tập thể", "Thành tích"] if is_group else ["STT", "Họ và tên", "Chức vụ", "Đơn vị"]
        rows: Rows = [list(head)]
        s.line(heading, bold=True)
        for number in range(1, s.number(2, 5) + 1):
            who = cast.nominate(cast.collective() if is_group else cast.person())
            asked = cast.request(who, code)
            if first is None:
                first = asked
                s.line(f"{s.one_of('Đề nghị tặng', 'Hình thức đề nghị:')} {asked.phrase}")
            else:
                asked.like(first)
            asked.tell(year=str(cast.year))
            told = (f"{cast.achievement(who)}",) if is_group else (f"{who.position}", f"{who.unit}")
            rows.append([f"{number}", f"{who.full_name}", *told])
        s.table(rows)
    s.line("(Có báo cáo thành tích và biên bản kèm theo)", italic=True)
    s.columns(
        "Nơi nhận:\n- Như trên;\n- TT. Huyện ủy (b/c);\n- Lưu: VT, NV.",
        signed(paper, ("TM. Ủy ban nhân dân", "Chủ tịch"), ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")),
    )


TEMPLATES = (ticks_under_awards, two_tables_of_a_district)
