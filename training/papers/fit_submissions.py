"""Submissions: awards in rows of a table, in headings, in paragraphs, in merged heads; three to forty nominees."""

from __future__ import annotations

from datetime import date

from training.cast import Cast, Item, Nominee
from training.papers.fit_blocks import (
    NATION,
    about,
    between,
    broken,
    dated,
    held_by,
    issuing,
    parent,
    posts_of,
    signed,
    stranger,
    whole,
)
from training.script import CellText, Script

Rows = list[list[str | CellText]]


def same_for(cast: Cast, first: Item, who: Nominee, code: str, year: str | None) -> None:
    """`who` is asked the same as the one before, in the heading over both."""
    item = cast.request(who, code)
    item.like(first)
    if year:
        item.tell(year=year)


@whole
def rows_under_awards(s: Script) -> None:
    """The award stands in a row of its own across the table; collectives first."""
    cast = Cast(s, year=s.number(2021, 2025), sector="state")
    paper = cast.document(sort="TTr")
    s.kind("to_trinh")
    s.columns(
        f"{paper.parent_unit:upper}\n{issuing(paper, *broken(cast.branch))}\nSố: {paper.number}",
        dated(paper, gap=2),
    )
    year = str(cast.year)
    s.title("TỜ TRÌNH")
    about(cast, paper, "Về việc đề nghị công nhận danh hiệu thi đua", f"và hình thức khen thưởng năm {year}")
    s.line(f"Kính gửi: Hội đồng Thi đua - Khen thưởng {cast.department}.", centred=True)
    s.line(f"{s.prose('submission')};", italic=True)
    s.line(f"{paper.issuing_unit} kính trình các tập thể, cá nhân sau:")
    rows: Rows = [["STT", "Họ và tên/Tên tập thể", "Chức vụ", "Đơn vị công tác", "Ghi chú"]]
    number = 0
    for roman, code in zip(("I", "II", "III"), ("TTLDTT", "LDTT", s.one_of("CSTDCS", "GIAY_KHEN")), strict=True):
        first: Item | None = None
        count = s.number(1, 2) if code == "TTLDTT" else s.number(2, 6)
        people = [cast.collective() if code == "TTLDTT" else cast.person() for _ in range(count)]
        for who in people:
            cast.nominate(who)
            number += 1
            if first is None:
                first = cast.request(who, code)
                rows.append([CellText(f"{roman}. {first.phrase}: {count:02d}", columns=5, bold=True)])
                first.tell(year=year)
            else:
                same_for(cast, first, who, code, year)
            post_held = "" if code == "TTLDTT" else f"{who.position}"
            rows.append([f"{number}", f"{who.full_name}", post_held, f"{who.unit}", ""])
    s.table(rows, widths=(1, 5, 3, 5, 2))
    s.line(f"{s.prose('submission')}.")
    s.columns("Nơi nhận:\n- Như trên;\n- Lưu: VT.", signed(paper, *posts_of(paper)))


@whole
def teachers_under_headings(s: Script) -> None:
    """Bullets with "Thầy" and "Cô"; the award only in the heading; a school year; one asked twice."""
    year = s.number(2021, 2025)
    day = between(s, date(year, 5, 20), date(year, 6, 20))
    cast = Cast(s, year=year, day=day, sector="school")
    school = s.one_of(f"Trường THCS {s.pick('worthies')}", f"Trường Tiểu học và THCS {s.pick('communes')}")
    paper = cast.document(sort="TTr", issuing=school, parent=f"UBND {s.one_of('xã', 'phường')} {s.pick('communes')}")
    s.kind("to_trinh")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}\nSố: {paper.number:spaced}",
        dated(paper),
    )
    of = f"{year - 1}-{year}"
    s.title("TỜ TRÌNH")
    about(cast, paper, f"V/v đề nghị xét các danh hiệu thi đua năm học {of}")
    s.line("Kính gửi: - Hội đồng Thi đua - Khen thưởng cấp trên;")
    s.line(f"- {s.prose('submission')};")
    s.line("Nhà trường lập tờ trình đề nghị công nhận cho các thầy, cô giáo có tên dưới đây:")
    people = [cast.person() for _ in range(s.number(3, 8))]
    chosen = people[: s.number(1, 2)]
    for who in people:
        who.has("honorific", None, "Thầy" if who.facts["gender"] == "nam" else "Cô")
    for number, (code, group) in enumerate((("LDTT", people), ("CSTDCS", chosen)), start=1):
        first: Item | None = None
        for who in group:
            if code == "LDTT":
                cast.nominate(who)
            if first is None:
                first = cast.request(who, code)
                s.line(f"{number}. Danh hiệu {first.phrase} ({len(group)} người)", bold=True)
                first.tell(year=of)
            else:
                same_for(cast, first, who, code, of)
            s.line(
                f"- {who.honorific} {who.full_name}, {held_by(who)}"
                if code == "LDTT"
                else f"- {who.honorific} {who.full_name};"
            )
    s.line(f"Riêng thầy {stranger(cast, gender='nam')} do nghỉ ốm dài ngày nên không xét.")
    s.columns(
        "Nơi nhận:\n- Như kính gửi;\n- Lưu VP.", signed(paper, ("Hiệu trưởng",), ("KT. Hiệu trưởng", "Phó Hiệu trưởng"))
    )


@whole
def workers_in_paragraphs(s: Script) -> None:
    """A firm asks a director of a department; each worker in a paragraph with what was achieved."""
    cast = Cast(s, year=s.number(2021, 2025), sector="company")
    paper = cast.document(sort="TTr", issuing=cast.branch)
    s.kind("to_trinh")
    s.line(f"{paper.issuing_unit:upper}", bold=True)
    s.line(f"Số {paper.number}")
    s.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", centred=True, bold=True)
    s.line("Độc lập - Tự do - Hạnh phúc", centred=True)
    s.line(f"{paper.place}, {paper.date:long}", italic=True, centred=True)
    who = cast.nominate(cast.person())
    first = cast.request(who, s.one_of("GIAY_KHEN", "BK_TINH"))
    s.title("TỜ TRÌNH")
    about(
        cast,
        paper,
        f"Đề nghị tặng {first.phrase}",
        "cho công nhân lao động tiêu biểu",
        f"trong phong trào thi đua lao động sản xuất năm {first.year}",
    )
    s.line(f"Kính gửi: {s.one_of('Sở Nội vụ', 'Ban Quản lý các khu công nghiệp', 'Liên đoàn Lao động tỉnh')}")
    s.line("Công ty chúng tôi kính đề nghị khen thưởng các cá nhân sau đây:")
    for number in range(1, s.number(4, 7)):
        if number > 1:
            who = cast.nominate(cast.person())
            same_for(cast, first, who, first.entry["code"], str(cast.year))
        s.line(f"{number}/ {who.honorific} {who.full_name:upper} - {who.position} - {who.unit}", bold=True)
        s.line(f"Sinh năm {who.birth_date:y}, quê quán {who.hometown}. Thành tích: {cast.achievement(who):first}.")
    s.line(f"(Tổng cộng {len(s.gold['nominees']):02d} người)")
    s.columns(
        "",
        signed(
            paper,
            ("Giám đốc",),
            ("Tổng Giám đốc",),
            ("TM. Hội đồng quản trị", "Chủ tịch"),
            below="\n(đã ký và đóng dấu)",
        ),
    )


@whole
def commune_with_merged_heads(s: Script) -> None:
    """Post and unit in one cell; heads over two rows; one person asked for a title and an award."""
    cast = Cast(s, year=2025, sector="commune")
    kind, name = s.chance.choice(
        (("xã", s.pick("communes")), ("phường", s.pick("wards")), ("đặc khu", s.pick("communes")))
    )
    paper = cast.document(
        sort="TTr", issuing=f"Ủy ban nhân dân {kind} {name}", parent=f"Ủy ban nhân dân {cast.province_with_kind}"
    )
    s.kind("to_trinh")
    s.columns(
        f"{issuing(paper, 'Ủy ban nhân dân', f'{kind} {name}')}\n\nSố: {paper.number}",
        f"{NATION}\n\n{name}, {paper.date:long}",
    )
    paper.has("place", None, name)
    str(paper.place)
    s.title("TỜ TRÌNH")
    about(cast, paper, f"Về việc đề nghị tặng thưởng danh hiệu thi đua và khen thưởng năm {cast.year}")
    s.line(f"Kính gửi: - UBND {cast.province_with_kind};\n- Sở Nội vụ {cast.province_with_kind}.")
    s.line("Sau khi xem xét, UBND kính trình:")
    rows: Rows = [
        [
            CellText("TT", rows=2),
            CellText("Họ và tên", rows=2),
            CellText("Chức vụ, đơn vị công tác", rows=2),
            CellText("Đề nghị", columns=2),
        ],
        ["Danh hiệu thi đua", "Hình thức khen thưởng"],
    ]
    rooms = ("Phòng Kinh tế", "Văn phòng HĐND và UBND", "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công")
    for number in range(1, s.number(5, 12)):
        who = cast.nominate(
            cast.person(
                position=s.one_of("Chuyên viên", "Trưởng phòng", "Phó Trưởng phòng", "Giám đốc"), unit=s.one_of(*rooms)
            )
        )
        cells = ["", ""]
        which = s.one_of("title", "title", "award", "both")
        for at, (sort, code) in enumerate(
            (("title", s.one_of("LDTT", "CSTDCS")), ("award", s.one_of("BK_TINH", "GIAY_KHEN")))
        ):
            if which in (sort, "both"):
                asked = cast.request(who, code)
                cells[at] = f"{asked.phrase}"
                asked.tell(year=str(cast.year))
        rows.append([f"{number}", f"{who.full_name}", f"{who.position}, {who.unit}", *cells])
    s.table(rows)
    s.columns(
        "Nơi nhận:\n- Như trên;\n- Lưu: VT, VP.",
        signed(paper, ("TM. Ủy ban nhân dân", "Chủ tịch"), ("TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch")),
    )


@whole
def hospital_with_forty(s: Script) -> None:
    """Two people of one name in other rooms; short forms of titles; people who are not considered."""
    cast = Cast(s, year=s.number(2021, 2025), sector="health")
    paper = cast.document(sort="TTr", parent="Sở Y tế")
    s.kind("to_trinh")
    s.columns(
        f"{paper.parent_unit:upper}\n{issuing(paper, *broken(cast.branch))}\nSố: {paper.number}",
        dated(paper),
    )
    s.title("TỜ TRÌNH")
    about(cast, paper, f"Xét tặng danh hiệu thi đua năm {cast.year}")
    s.line("Kính gửi: Hội đồng Thi đua - Khen thưởng ngành Y tế")
    s.line(f"{s.prose('submission')}. Danh sách cụ thể như sau:")
    rows: Rows = [["Số TT", "Họ và tên", "Năm sinh", "Chức danh", "Khoa, phòng", "Danh hiệu đề nghị", "Xếp loại"]]
    total = s.number(24, 40)
    twin = s.number(5, 20)
    rooms = sorted({s.pick("rooms/health") for _ in range(12)})
    for number in range(1, total + 1):
        who = cast.nominate(
            cast.person(
                unit=s.one_of(*rooms), position=s.one_of("Bác sĩ", "Điều dưỡng", "Hộ sinh", "Kỹ thuật viên", "Dược sĩ")
            )
        )
        if number == twin:
            name, place = who.facts["full_name"], who.facts["unit"]
        if number == twin + 1:
            other = next(room for room in rooms if room != place)
            who.has("full_name", "PERSON", name)
            who.has("unit", "UNIT", other)
        asked = cast.request(who, s.one_of("LDTT", "LDTT", "CSTDCS"))
        level = cast.classification(who)
        rows.append(
            [
                f"{number}",
                f"{who.full_name}",
                f"{who.birth_date:y}",
                f"{who.position}",
                f"{who.unit}",
                f"{asked.phrase}",
                f"{level.short}",
            ]
        )
        asked.tell(year=str(cast.year))
    s.table(rows, widths=(1, 4.5, 1.5, 2.5, 4, 2.5, 2))
    s.line(
        f"Các trường hợp không xét: bà {stranger(cast, gender='nu')} (nghỉ thai sản), "
        f"ông {stranger(cast, gender='nam')} (bị kỷ luật khiển trách)."
    )
    s.columns("Nơi nhận:\n- Sở Y tế;\n- Lưu: TCHC.", signed(paper, ("Giám đốc",), ("KT. Giám đốc", "Phó Giám đốc")))


@whole
def three_for_the_province(s: Script) -> None:
    """A union of farmers or women praises three, each with a paragraph; the grantor only in the subject."""
    cast = Cast(s, year=s.number(2021, 2025), sector="union")
    own, above = s.chance.choice(
        (
            ("Hội Liên hiệp Phụ nữ", "Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh"),
            ("Hội Nông dân", "Ban Thường vụ Hội Nông dân tỉnh"),
            ("Ủy ban MTTQ Việt Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
        )
    )
    unit = f"{own} xã {s.pick('communes')}"
    paper = cast.document(sort="TTr", issuing=unit, parent=above)
    s.kind("to_trinh")
    s.columns(
        f"{parent(paper, *broken(above))}\n{issuing(paper, *broken(unit))}\n***\nSố {paper.number}",
        dated(paper, gap=2),
    )
    who = cast.nominate(cast.person())
    first = cast.request(who, "BK_TINH")
    s.title("TỜ TRÌNH")
    about(cast, paper, f"đề nghị tặng {first.phrase}", f"cho các cá nhân có thành tích xuất sắc năm {first.year}")
    s.line(f"Kính gửi: {above}")
    s.line(f"{s.prose('submission')}.")
    for number in range(1, 4):
        if number > 1:
            who = cast.nominate(cast.person())
            same_for(cast, first, who, "BK_TINH", str(cast.year))
        s.line(f"{number}. {who.honorific} {who.full_name}, sinh năm {who.birth_date:y}, {held_by(who)}.")
        s.line(f"Trú tại: {who.residence}. {cast.achievement(who)}. {cast.achievement(who)}.")
        if s.maybe(0.6):
            prior = cast.prior(who, "GIAY_KHEN")
            s.line(f"Năm {prior.year} đã được {prior.authority} tặng {prior.bare}.")
    s.line("Rất mong được sự quan tâm xem xét của cấp trên./.")
    s.columns(
        "",
        signed(
            paper,
            ("TM. Ban Thường vụ", "Chủ tịch"),
            ("T/M Ban Thường vụ", "Phó Chủ tịch"),
            ("TM. Ban Chấp hành", "Chủ tịch"),
        ),
    )


TEMPLATES = (
    rows_under_awards,
    teachers_under_headings,
    workers_in_paragraphs,
    commune_with_merged_heads,
    hospital_with_forty,
    three_for_the_province,
)
