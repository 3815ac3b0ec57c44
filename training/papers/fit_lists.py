"""Lists: with the sexes in two columns, by units in rows across, with remarks and initiatives."""

from __future__ import annotations

from training.cast import Cast, Item
from training.papers.fit_blocks import (
    NATION,
    about,
    broken,
    dated,
    issuing,
    may_be,
    posts_of,
    signed,
    stranger,
    whole,
)
from training.script import CellText, Script

Rows = list[list[str | CellText]]


@whole
def extract_of_lives(s: Script) -> None:
    """The year of birth stands under "Nam" or "Nữ"; the award is told over the table; the day over the signature."""
    cast = Cast(s, year=s.number(2021, 2025))
    paper = cast.document(sort="DS")
    s.kind("danh_sach")
    s.columns(f"{paper.parent_unit:upper}\n{issuing(paper, *broken(cast.branch))}", NATION)
    who = cast.nominate(cast.person())
    first = cast.request(who, s.one_of("GIAY_KHEN", "BK_TINH", "LDTT"))
    s.title("DANH SÁCH TRÍCH NGANG")
    about(cast, paper, f"Cá nhân đề nghị tặng {first.phrase}", f"năm {first.year}")
    day = f"{s.number(1, 28)}/{s.number(1, 9)}/{cast.year + 1}"
    s.line(
        f"(Kèm theo Tờ trình số {s.number(10, 90)}/TTr ngày {day})",
        italic=True,
        centred=True,
    )
    rows: Rows = [
        [
            CellText("STT", rows=2),
            CellText("Họ và tên", rows=2),
            CellText("Năm sinh", columns=2),
            CellText("Quê quán", rows=2),
            CellText("Chức vụ, đơn vị công tác", rows=2),
            CellText("Tóm tắt thành tích", rows=2),
        ],
        ["Nam", "Nữ"],
    ]
    full = s.maybe()
    for number in range(1, s.number(3, 8)):
        if number > 1:
            who = cast.nominate(cast.person())
            asked = cast.request(who, first.entry["code"])
            asked.like(first)
            asked.tell(year=str(cast.year))
        born = f"{who.birth_date:dmy}" if full else f"{who.birth_date:y}"
        str(who.gender)
        sexes = (born, "") if who.facts["gender"] == "nam" else ("", born)
        held = s.one_of(f"{who.position}, {who.unit}", f"{who.position} - {who.unit}")
        rows.append([f"{number}", f"{who.full_name}", *sexes, f"{who.hometown}", held, f"{cast.achievement(who)}"])
    s.table(rows, widths=(1, 4, 1.5, 1.5, 3, 4, 5))
    s.line(f"Danh sách này có {len(s.gold['nominees']):02d} người./.", italic=True)
    s.columns(
        "NGƯỜI LẬP BIỂU\n\n\n\n" + cast.person().facts["full_name"],
        f"{paper.place}, {paper.date:long}\n{signed(paper, *posts_of(paper))}",
    )


@whole
def members_by_branches(s: Script) -> None:
    """A union's list: each branch in a row across, the unit of those under it; the award in the last column."""
    cast = Cast(s, year=s.number(2021, 2025), sector=s.one_of("state", "health", "school"))
    own = s.one_of("Công đoàn", "Công đoàn cơ sở") + f" {cast.department}"
    paper = cast.document(
        sort="DS", issuing=own, parent=s.one_of("Công đoàn Viên chức tỉnh", "Liên đoàn Lao động tỉnh")
    )
    s.kind("danh_sach")
    s.columns(
        f"{paper.parent_unit:upper}\n{issuing(paper, *broken(own))}\n***",
        dated(paper, gap=2),
    )
    s.title("DANH SÁCH")
    about(cast, paper, f"Đoàn viên công đoàn đề nghị khen thưởng năm {cast.year}")
    rows: Rows = [["TT", "Họ tên", "Ngày sinh", "Giới tính", "Chức vụ", "Hình thức khen thưởng"]]
    number = 0
    for letter in "ABC"[: s.number(2, 3)]:
        branch = s.pick(f"rooms/{cast.sector}")
        rows.append([CellText(f"{letter}. {branch}", columns=6, bold=True)])
        for _ in range(s.number(1, 4)):
            number += 1
            who = cast.nominate(cast.person(unit=branch))
            str(who.unit)
            asked = cast.request(who, s.one_of("GIAY_KHEN", "KHAC", "BK_TINH"))
            rows.append(
                [
                    f"{number}",
                    f"{who.full_name}",
                    f"{who.birth_date:dot}",
                    f"{who.gender}",
                    f"{who.position}",
                    f"{asked.phrase}",
                ]
            )
            asked.tell(year=str(cast.year))
    s.table(rows)
    s.columns("", signed(paper, ("TM. Ban Chấp hành", "Chủ tịch"), ("TM. BCH Công đoàn", "Phó Chủ tịch")))


@whole
def roll_with_remarks(s: Script) -> None:
    """A room's roll: short titles, level of each in the remarks, an initiative with its decision; no parent's name."""
    cast = Cast(s, year=s.number(2021, 2025), sector=s.one_of("state", "school", "company"))
    room = s.pick(f"rooms/{cast.sector}")
    paper = cast.document(sort="DS", issuing=room, parent=cast.branch)
    s.kind("danh_sach")
    s.line(f"{paper.parent_unit:upper}")
    s.line(f"{paper.issuing_unit:upper}", bold=True)
    s.title("DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN DANH HIỆU THI ĐUA")
    about(cast, paper, f"Năm {cast.year}")
    may_be(
        s,
        "document.subject",
        f"đề nghị công nhận danh hiệu thi đua năm {cast.year}",
        f"đề nghị công nhận danh hiệu thi đua năm {cast.year}",
        None,
    )
    rows: Rows = [["TT", "Họ và tên", "Chức danh", "LĐTT", "CSTĐCS", "Sáng kiến (số, ngày quyết định)", "Ghi chú"]]
    for number in range(1, s.number(4, 9)):
        who = cast.nominate(cast.person())
        cells = ["", "", "", ""]
        asked: Item = cast.request(who, "LDTT")
        asked.tell(year=str(cast.year), text="LĐTT")
        cells[0] = s.one_of("x", "X")
        if s.maybe(0.35):
            higher = cast.request(who, "CSTDCS")
            higher.tell(year=str(cast.year), text="CSTĐCS")
            cells[1] = "x"
            done = cast.initiative(who)
            cells[2] = f"{done.title} ({done.decision_number}, {done.decision_date})"
        level = cast.classification(who)
        cells[3] = f"{level.short}"
        rows.append([f"{number}", f"{who.full_name}", f"{who.position}", *cells])
    s.table(rows, widths=(1, 4, 3, 1.5, 1.8, 6, 2))
    s.line(f"Không xét: {stranger(cast)} (mới tuyển dụng dưới 6 tháng).", italic=True)
    s.line(f"{paper.place}, {paper.date:long}", italic=True, centred=True)
    s.columns(
        f"Người lập\n\n\n{cast.person().facts['full_name']}",
        signed(paper, ("Trưởng phòng",), ("Phụ trách phòng",), ("KT. Trưởng phòng", "Phó Trưởng phòng")),
    )


@whole
def households_of_a_commune(s: Script) -> None:
    """Households and people under two headings in one table; the award and its grantor over it, a short head."""
    cast = Cast(s, year=s.number(2021, 2025), sector="farm")
    name = s.pick("communes")
    paper = cast.document(sort="DS", issuing=f"UBND xã {name}", parent=f"UBND {cast.province_with_kind}")
    s.kind("danh_sach")
    s.columns(f"{issuing(paper, f'UBND xã {name}')}", f"{NATION}")
    s.title("DANH SÁCH")
    rows: Rows = [["TT", "Họ và tên", "Địa chỉ", "Thành tích", "Hình thức đề nghị"]]
    number = 0
    for heading, kind in (("I. HỘ GIA ĐÌNH", "ho_gia_dinh"), ("II. CÁ NHÂN", "ca_nhan")):
        rows.append([CellText(heading, columns=5, bold=True)])
        for _ in range(s.number(1, 4)):
            number += 1
            who = cast.nominate(cast.household() if kind == "ho_gia_dinh" else cast.person())
            asked = cast.request(who, s.one_of("GIAY_KHEN", "GIAY_KHEN", "BK_TINH"))
            called = f"Hộ {who.facts['honorific'].lower()} " if kind == "ho_gia_dinh" and s.maybe(0.7) else ""
            achieved = f"{cast.achievement(who)}"
            rows.append([f"{number}", f"{called}{who.full_name}", f"{who.residence}", achieved, f"{asked.phrase}"])
            asked.tell(year=str(cast.year))
    about(cast, paper, f"Hộ gia đình, cá nhân đề nghị khen thưởng năm {cast.year}")
    s.table(rows, widths=(1, 4, 4.5, 5, 3))
    s.line(f"{paper.place}, {paper.date:long}", italic=True, centred=True)
    s.columns("", signed(paper, ("TM. Ủy ban nhân dân", "Chủ tịch"), ("TM. UBND", "KT. Chủ tịch", "Phó Chủ tịch")))


TEMPLATES = (extract_of_lives, members_by_branches, roll_with_remarks, households_of_a_commune)
