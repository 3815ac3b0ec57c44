"""Submissions (TRAIN): tables of many orders, numbered lists, parts by recognition, long sections, one person alone."""

from __future__ import annotations

from extractors import spans
from training.cast import Cast, Item, Nominee
from training.papers.letterheads import laws, letterhead
from training.papers.signatures import sign_for_unit
from training.papers.tables import HEADS, Row, cells, heads, manner, name_of
from training.script import CellText, Mark, Script

CODES = ("LDTT", "CSTDCS", "GIAY_KHEN", "BK_TINH", "CSTD_TINH", "BK_BO")
UNIT_CODES = ("TTLDTT", "TTLDXS", "GIAY_KHEN", "BK_TINH", "CO_TINH")
BEGINS = ("Tổng cộng", "Danh sách gồm có", "Tổng số")


def opened(s: Script, *, subject: str = "", most: int = 2025, sector: str = "") -> tuple[Cast, Nominee]:
    """Head, title, subject, addressee and laws of a submission of a year."""
    s.kind("to_trinh")
    cast = Cast(s, year=s.number(2018, most), sector=sector)
    paper = cast.document(sort="TTr")
    letterhead(s, cast, paper)
    s.title("TỜ TRÌNH")
    subject = subject or s.one_of(
        *("Về việc đề nghị khen thưởng năm #", "Về việc xét tặng danh hiệu thi đua, hình thức khen thưởng năm #"),
        *("V/v đề nghị công nhận danh hiệu thi đua năm #", "Đề nghị xét khen thưởng quý IV năm #"),
        *("Về việc đề nghị khen thưởng tổng kết công tác năm #", "Về việc đề nghị tặng thưởng các danh hiệu năm học @"),
    )
    subject = subject.replace("#", str(cast.year))
    if "@" in subject:
        subject = subject.replace("@", s.one_of(f"{cast.year - 1}-{cast.year}", f"{cast.year - 1} - {cast.year}"))
        paper.facts["school"] = f"{cast.year - 1}-{cast.year}"
    s.title(cast.subject(paper, subject))
    above = s.other(spans.UNIT, s.one_of(cast.department, "Hội đồng Thi đua - Khen thưởng", "Sở Nội vụ"))
    s.line(f"Kính gửi: {above}", centred=True)
    laws(s, cast.day)
    for _ in range(s.number(0, 2)):
        s.line(f"{s.prose('submission')}.")
    return cast, paper


def year_of(paper: Nominee, cast: Cast) -> str:
    """The year that the subject names for all: a school year where it is one."""
    return paper.facts.get("school", str(cast.year))


def closed(s: Script, cast: Cast, paper: Nominee) -> None:
    """The last words and who signs."""
    if s.maybe(0.4):
        s.line(f"Kinh phí khen thưởng trích từ Quỹ thi đua, khen thưởng, mức {s.number(3, 9)}00.000 đồng/người.")
    s.line(
        s.one_of("Kính trình xem xét, quyết định./.", "Kính đề nghị cấp trên xem xét./.", "Trân trọng kính trình./.")
    )
    sign_for_unit(s, cast, paper)


def rows_of_people(
    s: Script, cast: Cast, paper: Nominee, codes: tuple[str, ...], *, least: int, most: int
) -> list[Row]:
    """People with one request each, some with two; the year is that of the subject."""
    rows = []
    for _ in range(s.number(least, most)):
        who = cast.nominate(cast.person())
        row = Row(who, told(cast.request(who, s.one_of(*codes)), year_of(paper, cast)))
        rows.append(row)
    return rows


def told(item: Item, year: str) -> Item:
    """A request whose year stands above it: entered only when its phrase is printed."""
    item.implied |= {"year": year}
    return item


def in_any_order(s: Script) -> None:
    """One table; which columns there are, and their order, changes from office to office."""
    cast, paper = opened(s)
    s.line(f"{paper.issuing_unit} kính trình xem xét khen thưởng các cá nhân có tên sau:")
    columns = list(
        s.chance.choice(
            (
                *(
                    ("number", "name", "post", "unit", "asked"),
                    ("number", "name", "birth", "post_unit", "asked", "note"),
                ),
                *(("name", "post", "unit", "asked"), ("number", "name", "post_unit", "had", "asked")),
                *(("number", "asked", "name", "post", "unit"), ("number", "name", "unit", "post", "merit", "asked")),
                *(("number", "honorific", "name", "post_unit", "asked"), ("number", "name", "post", "level", "asked")),
                *(("number", "name", "post_unit", "initiative", "asked"), ("number", "unit", "name", "post", "asked")),
                ("number", "name", "birth", "home", "post", "unit", "had", "asked", "note"),
            )
        )
    )
    how = manner(s)
    how.honorific = how.honorific and "honorific" not in columns
    table: list[list[str | CellText]] = [heads(s, columns)]
    for number, row in enumerate(rows_of_people(s, cast, paper, CODES, least=2, most=9), 1):
        table.append(cells(s, cast, row, columns, how, number=number))
    s.table(table)
    if s.maybe(0.5):
        s.line(f"{s.one_of(*BEGINS)}: {len(table) - 1:02d} cá nhân./.")
    closed(s, cast, paper)


def two_columns_of_requests(s: Script) -> None:
    """A merged head over titles and awards; some are asked for both; section rows for collectives and people."""
    cast, paper = opened(s)
    s.line("Kính trình xem xét danh hiệu thi đua và hình thức khen thưởng cho các tập thể, cá nhân sau đây:")
    top: list[str | CellText] = [
        *(CellText("TT", rows=2, bold=True), CellText(s.one_of(*HEADS["either"]), rows=2, bold=True)),
        *(CellText(s.one_of(*HEADS["post_unit"]), rows=2, bold=True), CellText("Đề nghị", columns=2, bold=True)),
    ]
    table: list[list[str | CellText]] = [top, ["Danh hiệu thi đua", "Hình thức khen thưởng"]]
    how, year, joint = manner(s), year_of(paper, cast), s.maybe(0.8)
    for section, people in (("I. TẬP THỂ", False), ("II. CÁ NHÂN", True)):
        table.append([CellText(section, columns=5, bold=True)] if joint else [section, "", "", "", ""])
        for number in range(1, s.number(2, 6)):
            who = cast.nominate(cast.person() if people else cast.collective())
            title = s.one_of("LDTT", "CSTDCS") if people else s.one_of("TTLDTT", "TTLDXS")
            has_title, has_award = s.maybe(0.85), s.maybe(0.3)
            left = f"{told(cast.request(who, title), year).phrase}" if has_title or not has_award else ""
            right = f"{told(cast.request(who, s.one_of('BK_TINH', 'GIAY_KHEN')), year).phrase}" if has_award else ""
            where = f"{who.position}{how.joint}{who.unit}" if people else f"{who.unit}"
            table.append([str(number), name_of(Row(who), how), where, left, right])
    s.table(table)
    closed(s, cast, paper)


def numbered_list(s: Script) -> None:
    """People in a numbered list, in the words of letters: "1. Ông A, chức vụ, đơn vị"."""
    cast, paper = opened(s)
    asked = s.one_of("LDTT", "CSTDCS", "GIAY_KHEN", "BK_TINH")
    count = s.number(2, 7)
    everyone = [cast.nominate(cast.person()) for _ in range(count)]
    items = [told(cast.request(who, asked), year_of(paper, cast)) for who in everyone]
    verb = "công nhận danh hiệu" if asked in ("LDTT", "CSTDCS") else "tặng"
    s.line(f"{paper.issuing_unit} kính đề nghị {verb} {items[0].phrase} cho {count:02d} cá nhân có tên sau:")
    before = s.one_of("#. ", "#) ", "- ", "")
    between = s.one_of(", ", " - ", "; ", ", ")
    named = s.one_of("", "", "chức vụ: ", "hiện là ")
    for number, (who, item) in enumerate(zip(everyone, items, strict=True), 1):
        item.like(items[0])
        label = f"{number}." if not before else ""
        honorific = f"{who.honorific} " if s.maybe(0.9) else ""
        text = f"{before.replace('#', str(number))}{honorific}{who.full_name}{between}{named}{who.position}, {who.unit}"
        s.line(f"{text}{s.one_of(';', ';', '.', '')}", label=label)
    closed(s, cast, paper)


def parts_by_recognition(s: Script) -> None:
    """A part for every recognition, its people below it; the recognition stands in the heading alone."""
    cast, paper = opened(s)
    s.line("Hội đồng đã họp xét và thống nhất đề nghị như sau:")
    roman = s.maybe()
    codes = s.chance.sample(("CSTD_TINH", "CSTDCS", "LDTT", "BK_TINH", "GIAY_KHEN"), s.number(2, 3))
    for part, code in enumerate(codes, 1):
        everyone = [cast.nominate(cast.person()) for _ in range(s.number(1, 4))]
        items = [told(cast.request(who, code), year_of(paper, cast)) for who in everyone]
        number = ("I", "II", "III")[part - 1] if roman else str(part)
        title = s.one_of("Danh hiệu ", "Đề nghị tặng danh hiệu ") if code in ("CSTD_TINH", "CSTDCS", "LDTT") else ""
        heading = f"{number}. {title}{items[0].phrase}{s.one_of(':', '', f' ({len(items):02d} cá nhân):')}"
        s.line(heading, bold=True)
        for item in items:
            item.like(items[0])
        _listed(s, cast, everyone)
    closed(s, cast, paper)


def _listed(s: Script, cast: Cast, everyone: list[Nominee]) -> None:
    """People below a heading: a table without a column of requests, or bullets."""
    if s.maybe(0.45):
        how = manner(s)
        columns = ("number", "name", "post", "unit") if s.maybe() else ("number", "name", "post_unit")
        table = [heads(s, columns)]
        table += [cells(s, cast, Row(who), columns, how, number=n) for n, who in enumerate(everyone, 1)]
        s.table(table)
        return
    between = s.one_of(", ", " - ")
    for number, who in enumerate(everyone, 1):
        s.line(
            f"{s.one_of('- ', f'{number}. ', '+ ')}{who.honorific} {who.full_name}{between}{who.position}, {who.unit}."
        )


def one_person_in_a_letter(s: Script) -> None:
    """A submission for one person: name, post, what was done, what was had, in running sentences."""
    cast, paper = opened(s, subject="Về việc đề nghị khen thưởng thành tích năm #")
    who = cast.nominate(cast.person())
    item = told(cast.request(who, s.one_of("BK_TINH", "BK_BO", "GIAY_KHEN", "CSTD_TINH", "BK_TTG")), str(cast.year))
    s.line(
        f"Căn cứ thành tích đạt được, {paper.issuing_unit} kính trình xét, đề nghị tặng {item.phrase} cho "
        f"{who.honorific:lower} {who.full_name}, {who.position}, {who.unit}."
    )
    s.line("Tóm tắt thành tích:")
    for _ in range(s.number(1, 3)):
        s.line(f"- {cast.achievement(who)}.")
    prior = cast.prior(who, s.one_of("CSTDCS", "LDTT"), year=str(cast.year - 1))
    s.line(f"{who.facts['honorific']} {who.full_name} đã đạt danh hiệu {prior.phrase} năm {prior.year}.")
    if s.maybe():
        s.line(f"Hồ sơ gửi về {cast.person().full_name}, Văn phòng, trước ngày 15/12.")
    closed(s, cast, paper)


def collectives_and_people(s: Script) -> None:
    """Two tables under headings: collectives, then people; each with requests of its own."""
    cast, paper = opened(s)
    year = year_of(paper, cast)
    s.line(s.one_of("1. Tập thể", "I. TẬP THỂ", "a) Đối với tập thể:"), bold=True)
    how = manner(s)
    columns = ("number", "collective", "asked", "note") if s.maybe() else ("number", "collective", "unit", "asked")
    table = [heads(s, columns)]
    for number in range(1, s.number(2, 5)):
        who = cast.nominate(cast.collective())
        row = Row(who, told(cast.request(who, s.one_of(*UNIT_CODES)), year))
        table.append(cells(s, cast, row, columns, how, number=number))
    s.table(table)
    s.line(s.one_of("2. Cá nhân", "II. CÁ NHÂN", "b) Đối với cá nhân:"), bold=True)
    columns = ("number", "name", "post", "unit", "asked") if s.maybe() else ("number", "name", "post_unit", "asked")
    table = [heads(s, columns)]
    for number, row in enumerate(rows_of_people(s, cast, paper, CODES, least=2, most=6), 1):
        if s.maybe(0.2) and row.asked and row.asked.entry["code"] != "GIAY_KHEN":
            row.also = [told(cast.request(row.who, "GIAY_KHEN"), year)]
        table.append(cells(s, cast, row, columns, how, number=number))
    s.table(table)
    closed(s, cast, paper)


def unit_rows(s: Script) -> None:
    """A table whose section rows are units: each person belongs to the row above."""
    cast, paper = opened(s)
    s.line("Danh sách cá nhân được đề nghị:")
    wanted = s.one_of("asked", "asked", "level")
    columns = ("number", "name", "post", "asked") if wanted == "asked" else ("number", "name", "post", "level", "asked")
    table = [heads(s, columns)]
    how, number = manner(s), 0
    for section in range(s.number(2, 3)):
        unit = cast.of_day(f"rooms/{cast.sector}")
        shown = s.marked(unit, Mark(spans.UNIT, "nominee", "unit"))
        table.append([CellText(f"{'ABC'[section]}. {shown}", columns=len(columns), bold=True)])
        for _ in range(s.number(1, 4)):
            number += 1
            who = cast.nominate(cast.person(unit=unit))
            who.unit.enter("")
            row = Row(who, told(cast.request(who, s.one_of(*CODES)), year_of(paper, cast)))
            table.append(cells(s, cast, row, columns, how, number=number))
    s.table(table)
    closed(s, cast, paper)


def long_sections(s: Script) -> None:
    """A section a person: number and name, then what was achieved and had, then what is asked for."""
    cast, paper = opened(s)
    s.line("Qua bình xét, đơn vị trân trọng giới thiệu và đề nghị khen thưởng:")
    for number in range(1, s.number(3, 4)):
        who = cast.nominate(cast.person())
        s.line(f"{number}. {who.honorific} {who.full_name}, {who.position}, {who.unit}", bold=True)
        if s.maybe():
            s.line(f"- Sinh năm: {who.birth_date:y}; quê quán: {who.hometown}.")
        for _ in range(s.number(1, 3)):
            s.line(f"- {cast.achievement(who)}.")
        if s.maybe(0.6):
            prior = cast.prior(who, s.one_of("LDTT", "CSTDCS", "GIAY_KHEN"))
            s.line(f"- Đã được khen thưởng: {prior.phrase} năm {prior.year}.")
        item = told(cast.request(who, s.one_of(*CODES)), year_of(paper, cast))
        s.line(f"{s.one_of('- Đề nghị', '=> Đề nghị', '- Hình thức đề nghị')}: {item.phrase}.")
    closed(s, cast, paper)


TEMPLATES = (
    in_any_order,
    two_columns_of_requests,
    numbered_list,
    parts_by_recognition,
    one_person_in_a_letter,
    collectives_and_people,
    unit_rows,
    long_sections,
)
