"""Lists of nominees (TRAIN): merged heads, columns for men and women, several persons in a cell, no numbers, units."""

from __future__ import annotations

from extractors import spans
from training.cast import Cast, Nominee
from training.papers.letterheads import letterhead
from training.papers.signatures import sign_for_unit
from training.papers.tables import HEADS, Row, cells, heads, manner, name_of
from training.papers.train_submissions import told
from training.script import CellText, Mark, Script

TITLES = ("DANH SÁCH", "DANH SÁCH", "DANH SÁCH TRÍCH NGANG", "DANH SÁCH TRÍCH NGANG CÁ NHÂN")


def opened(s: Script, subject: str, *, sector: str = "") -> tuple[Cast, Nominee]:
    """Head, title and subject of a list; its cover letter is named, and is not the list's own number."""
    s.kind("danh_sach")
    cast = Cast(s, year=s.number(2019, 2025), sector=sector)
    paper = cast.document(sort="TTr")
    letterhead(s, cast, paper, numbered=False, dated=s.maybe(0.4))
    s.title(s.one_of(*TITLES))
    s.title(cast.subject(paper, subject.replace("#", str(cast.year))))
    if s.maybe(0.6):
        number = s.other(spans.DECISION, f"{s.number(10, 300)}/TTr-{paper.facts['number'].rpartition('-')[2]}")
        s.line(
            f"(Kèm theo Tờ trình số {number} ngày {s.other(spans.DAY, '25/11/' + str(cast.year))})",
            italic=True,
            centred=True,
        )
    return cast, paper


def with_men_and_women_apart(s: Script) -> None:
    """The birth date stands in a column for men or one for women, under a merged head."""
    cast, paper = opened(s, "Cá nhân đề nghị khen thưởng năm #")
    code = s.one_of("LDTT", "GIAY_KHEN", "CSTDCS", "BK_TINH")
    birth = s.one_of("y", "dmy", "dot")
    top: list[str | CellText] = [
        *(CellText("TT", rows=2), CellText("Họ và tên", rows=2), CellText("Ngày, tháng, năm sinh", columns=2)),
        *(CellText(s.one_of(*HEADS["post_unit"]), rows=2), CellText(s.one_of(*HEADS["asked"]), rows=2)),
    ]
    table: list[list[str | CellText]] = [top, ["Nam", "Nữ"]]
    how = manner(s)
    how.honorific = False
    for number in range(1, s.number(3, 9)):
        who = cast.nominate(cast.person())
        item = told(cast.request(who, code), str(cast.year))
        name = name_of(Row(who), how)
        born = f"{who.birth_date:{birth}}"
        who.gender.enter("")  # told by the column
        dates = [born, ""] if who.facts["gender"] == "nam" else ["", born]
        table.append([str(number), name, *dates, f"{who.position}{how.joint}{who.unit}", f"{item.phrase}"])
    s.table(table)
    sign_for_unit(s, cast, paper)


def one_recognition_for_all(s: Script) -> None:
    """What is asked for stands in the subject alone; rows name people, posts and units."""
    s.kind("danh_sach")
    cast = Cast(s, year=s.number(2019, 2025))
    paper = cast.document(sort="DS")
    letterhead(s, cast, paper, numbered=False, dated=s.maybe())
    s.title("DANH SÁCH")
    code = s.one_of("LDTT", "CSTDCS", "GIAY_KHEN", "BK_TINH", "CSTD_TINH")
    everyone = [cast.nominate(cast.person()) for _ in range(s.number(3, 10))]
    items = [cast.request(who, code) for who in everyone]
    verb = "công nhận danh hiệu" if code in ("LDTT", "CSTDCS", "CSTD_TINH") else "tặng"
    s.title(cast.subject(paper, f"Cá nhân đề nghị {verb} {items[0].phrase} năm {items[0].year}"))
    for item in items[1:]:
        item.like(items[0])
        item.tell(year=str(cast.year))
    columns = s.chance.choice(
        (
            *(("number", "name", "post", "unit"), ("number", "name", "birth", "post", "unit", "note")),
            *(
                ("name", "post_unit"),
                ("number", "name", "post_unit", "merit"),
                ("number", "unit", "name", "post", "sign"),
            ),
        )
    )
    how = manner(s)
    table = [heads(s, columns)]
    table += [cells(s, cast, Row(who), columns, how, number=n) for n, who in enumerate(everyone, 1)]
    s.table(table)
    s.line(f"Danh sách này gồm {len(everyone):02d} cá nhân./.")
    sign_for_unit(s, cast, paper)


def several_in_a_cell(s: Script) -> None:
    """A row a unit: its people stand one below the other in a cell, the recognition beside them."""
    cast, paper = opened(s, "Tập thể, cá nhân đề nghị khen thưởng năm #")
    table: list[list[str | CellText]] = [["TT", "Đơn vị", "Họ và tên", "Danh hiệu đề nghị"]]
    for number in range(1, s.number(3, 5)):
        unit = cast.of_day(f"rooms/{cast.sector}")
        code = s.one_of("LDTT", "GIAY_KHEN", "CSTDCS")
        everyone = [cast.nominate(cast.person(unit=unit)) for _ in range(s.number(2, 4))]
        items = [told(cast.request(who, code), str(cast.year)) for who in everyone]
        for who in everyone:
            who.unit.enter("")
        names = "\n".join(f"{who.honorific} {who.full_name}" for who in everyone)
        shown = s.marked(unit, Mark(spans.UNIT, "nominee", "unit"))
        row: list[str | CellText] = [str(number), shown, names, f"{items[0].phrase}"]
        for item in items:
            item.like(items[0])
        table.append(row)
    s.table(table)
    sign_for_unit(s, cast, paper)


def wide_with_past(s: Script) -> None:
    """Received and requested side by side, each with columns of its own under a merged head."""
    cast, paper = opened(s, "Đề nghị tặng Bằng khen và danh hiệu thi đua năm #")
    years = [str(cast.year - 2), str(cast.year - 1)]
    top: list[str | CellText] = [
        *(
            CellText("STT", rows=2),
            CellText(s.one_of(*HEADS["name"]), rows=2),
            CellText(s.one_of(*HEADS["post_unit"]), rows=2),
        ),
        *(CellText("Danh hiệu đã đạt", columns=2), CellText("Hình thức đề nghị", rows=2)),
    ]
    table: list[list[str | CellText]] = [top, [f"Năm {year}" for year in years]]
    how = manner(s)
    for number in range(1, s.number(3, 7)):
        who = cast.nominate(cast.person())
        past = [cast.prior(who, s.one_of("LDTT", "LDTT", "CSTDCS"), year=year) for year in years]
        name, where = name_of(Row(who), how), f"{who.position}{how.joint}{who.unit}"
        shown = []
        for item in past:
            shown.append(f"{item.phrase}" if s.maybe(0.85) else "")
            if shown[-1]:
                item.tell(year=item.parts["year"].print_as(""))
        asked = told(cast.request(who, s.one_of("BK_TINH", "CSTDCS")), str(cast.year))
        table.append([str(number), name, where, *shown, f"{asked.phrase}"])
    s.table(table)
    sign_for_unit(s, cast, paper)


def crosses(s: Script) -> None:
    """A column for every recognition, an x where it is asked for."""
    cast, paper = opened(s, "Đề nghị xét tặng danh hiệu thi đua năm #")
    codes = ("LDTT", "CSTDCS", "GIAY_KHEN")
    samples = [cast.request(cast.person(), code) for code in codes]
    labels = [f"{item.phrase}" for item in samples]
    table: list[list[str | CellText]] = [["TT", "Họ và tên", "Chức vụ", *labels, "Ghi chú"]]
    cross = s.one_of("x", "X")
    for number in range(1, s.number(3, 8)):
        who = cast.nominate(cast.person())
        chosen = [s.maybe(0.8), s.maybe(0.4), s.maybe(0.25)]
        chosen[0] = chosen[0] or not any(chosen)
        row = [str(number), f"{who.full_name}", f"{who.position}"]
        for code, sample, is_asked in zip(codes, samples, chosen, strict=True):
            row.append(cross if is_asked else "")
            if is_asked:
                item = told(cast.request(who, code), str(cast.year))
                item.like(sample)
                item.tell(year=str(cast.year))
        table.append([*row, ""])
    s.table(table)
    sign_for_unit(s, cast, paper)


TEMPLATES = (with_men_and_women_apart, one_recognition_for_all, several_in_a_cell, wide_with_past, crosses)
