"""Reports of one person from rarer desks: newsroom, police of a commune, long form, household, headmistress."""

from __future__ import annotations

from datetime import date

from training.cast import Cast, Nominee
from training.papers.fit_blocks import (
    NATION,
    about,
    between,
    broken,
    dated,
    issuing,
    may_be,
    parent,
    post,
    posts_of,
    signed,
    stranger,
    whole,
)
from training.script import CellText, Script


@whole
def journalist_in_two_columns(s: Script) -> None:
    """Labels without a colon in an unruled grid; awards told by year, two in one cell; the deputy editor signs."""
    cast = Cast(s, year=s.number(2021, 2025), sector="state", department=s.one_of("Tỉnh ủy", "Ủy ban nhân dân tỉnh"))
    name = (
        s.one_of("Báo và Phát thanh, Truyền hình", "Đài Phát thanh - Truyền hình", "Trung tâm Truyền thông")
        + f" {cast.province}"
    )
    paper = cast.document(sort="BC", issuing=name, parent=cast.department)
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(f"{paper.parent_unit:upper}\n{issuing(paper, *broken(name))}\n*\nSố: {paper.number}", dated(paper, gap=2))
    who = cast.nominate(
        cast.person(
            position=s.one_of("Phóng viên", "Biên tập viên", "Quay phim viên", "Phó Trưởng phòng"),
            unit=s.one_of("Phòng Thời sự", "Phòng Chuyên đề", "Phòng Biên tập", "Phòng Kỹ thuật và Công nghệ"),
        )
    )
    asked = cast.request(who, s.one_of("BK_TINH", "CSTDCS", "KNC"))
    s.title("BÁO CÁO")
    about(cast, paper, f"Thành tích cá nhân đề nghị {s.one_of('xét tặng', 'khen thưởng')} {asked.phrase}")
    s.line("I. Thông tin chung", bold=True)
    cells: list[tuple[str, str]] = [
        (s.one_of("Họ và tên", "Họ tên", "Họ, chữ đệm và tên"), f"{who.full_name}"),
        (s.one_of("Ngày sinh", "Ngày tháng năm sinh", "Sinh ngày"), f"{who.birth_date}"),
        ("Giới tính", f"{who.gender}"),
        (s.one_of("Quê quán", "Nguyên quán", "Quê"), f"{who.hometown}"),
        (s.one_of("Thường trú", "Chỗ ở hiện nay", "Nơi ở"), f"{who.residence}"),
        (s.one_of("Chức danh", "Chức vụ", "Chức vụ, chức danh"), f"{who.position}"),
        (s.one_of("Phòng, ban", "Đơn vị", "Đơn vị công tác"), f"{who.unit}"),
        ("Trình độ chuyên môn", f"{who.education}"),
        (s.one_of("Học hàm, học vị", "Học vị, danh hiệu"), f"{who.academic_title}" if s.maybe(0.6) else "Không"),
    ]
    s.table([list(pair) for pair in cells], ruled=s.maybe(0.4), widths=(5, 11))
    s.line("II. Tóm tắt thành tích", bold=True)
    s.line(f"- {s.one_of('Nhiệm vụ', 'Nhiệm vụ được giao', 'Công việc được phân công')}: {who.duties}.")
    for _ in range(s.number(2, 4)):
        s.line(f"- {cast.achievement(who)}.")
    s.line("III. Khen thưởng", bold=True)
    rows: list[list[str | CellText]] = [["Năm", "Danh hiệu, hình thức khen thưởng; số quyết định"]]
    for year in range(cast.year - s.number(2, 3), cast.year):
        first = cast.prior(who, s.one_of("LDTT", "CSTDCS"), year=str(year))
        told = f"{first.phrase} ({first.decision_number} ngày {first.decision_date})"
        if s.maybe(0.4):
            second = cast.prior(who, s.one_of("GIAY_KHEN", "BK_TINH"), year=str(year))
            told += f"\n{second.phrase} ({second.decision_number} ngày {second.decision_date})"
            second.tell(year=str(year))
        rows.append([f"{first.year}", told])
    s.table(rows, widths=(2, 14))
    s.columns(
        f"NGƯỜI BÁO CÁO\n\n\n\n{who.facts['full_name']}",
        signed(
            paper,
            ("KT. Giám đốc", "Phó Giám đốc"),
            ("Q. Giám đốc",),
            ("Tổng Biên tập",),
            ("KT. Tổng Biên tập", "Phó Tổng Biên tập"),
        ),
    )


@whole
def policeman_of_a_commune(s: Script) -> None:
    """The police's head of paper; a feat of one night; who asks is the commune, who grants stands in the subject."""
    cast = Cast(s, year=s.number(2021, 2025), sector="commune")
    kind = s.one_of("xã", "phường")
    name = s.pick("communes") if kind == "xã" else s.pick("wards")
    own, above = (
        f"Công an {kind} {name}",
        s.one_of("Công an tỉnh", f"UBND {kind} {name}", f"Công an {cast.province_with_kind}"),
    )
    paper = cast.document(sort="BC", issuing=own, parent=above)
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}\nSố:        /BC-CAX",
        f"{NATION}\n{name}, {paper.date:blank}",
    )
    paper.has("place", None, name)
    str(paper.place)
    who = cast.nominate(
        cast.person(
            position=s.one_of("Tổ viên", "Tổ trưởng", "Tổ phó", "Công an viên"),
            unit=f"Tổ bảo vệ an ninh, trật tự {s.one_of('thôn', 'ấp', 'khu phố')} {s.pick('villages')}",
        )
    )
    asked = cast.request(who, "GIAY_KHEN", authority=s.one_of(f"Chủ tịch UBND {kind}", "Giám đốc Công an tỉnh"))
    s.title("BÁO CÁO TÓM TẮT THÀNH TÍCH")
    about(
        cast,
        paper,
        s.one_of("Trong đấu tranh phòng, chống tội phạm", "Thành tích đột xuất trong cứu người bị nạn"),
        f"đề nghị {asked.authority} tặng Giấy khen",
    )
    asked.tell(text="Giấy khen")
    s.line(
        f"1. Họ và tên: {who.full_name:upper} {s.one_of('- Sinh năm', '; sinh năm:', '. Năm sinh:')} {who.birth_date:y}"
    )
    s.line(f"2. {s.one_of('Nơi thường trú', 'Trú quán', 'HKTT')}: {who.residence}")
    s.line(f"3. Chức vụ, đơn vị: {who.position}, {who.unit}")
    s.line("4. Thành tích:", bold=True)
    hour = s.number(18, 23)
    s.line(
        f"Khoảng {hour} giờ ngày {s.number(1, 28)}/{s.number(1, 9)}/{cast.year}, "
        f"nhận tin báo của bà {stranger(cast, gender='nu')}, cá nhân đã có mặt khống chế đối tượng, thu giữ tang vật."
    )
    s.line(f"{cast.achievement(who)}.")
    s.line("5. Khen thưởng: " + (_told_before(cast, who) if s.maybe(0.7) else "chưa") + ".")
    s.columns(
        f"NGƯỜI LẬP BÁO CÁO\n\n\n\n{cast.person().facts['full_name']}",
        signed(paper, ("Trưởng Công an",), ("KT. Trưởng Công an", "Phó Trưởng Công an"), (f"Trưởng Công an {kind}",)),
    )


def _told_before(cast: Cast, who: Nominee) -> str:
    """ "năm 2022 được Chủ tịch UBND xã tặng Giấy khen"."""
    prior = cast.prior(who, cast.script.one_of("GIAY_KHEN", "BK_TINH"))
    return f"năm {prior.year} được {prior.authority} tặng {prior.bare} (QĐ số {prior.decision_number})"


@whole
def engineer_with_long_duties(s: Script) -> None:
    """Duties of three sentences, levels with their notices, initiatives in running text with scope and year."""
    cast = Cast(s, year=s.number(2021, 2025), sector=s.one_of("state", "company"))
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{parent(paper, *broken(cast.department))}\n{issuing(paper, *broken(cast.branch))}",
        dated(paper, gap=s.number(1, 2)),
    )
    who = cast.person(unit=s.one_of(s.pick(f"rooms/{cast.sector}"), cast.branch))
    who.has("duties", "DUTIES", ". ".join(s.pick(f"duties/{cast.sector}") for _ in range(s.number(2, 3))))
    cast.nominate(who)
    asked = cast.request(who, s.one_of("CSTDCS", "CSTD_TINH", "BK_TINH"))
    s.title("BÁO CÁO THÀNH TÍCH")
    about(
        cast,
        paper,
        f"Đề nghị {s.one_of('tặng', 'xét tặng', 'công nhận')} {asked.phrase}",
        f"{s.one_of('năm', 'Năm')} {asked.year}",
    )
    s.line("I. SƠ LƯỢC LÝ LỊCH", bold=True)
    s.line(f"- {s.one_of('Họ và tên', 'Họ tên')}: {who.full_name}\t{s.one_of('Giới tính', 'Nam, nữ')}: {who.gender}")
    s.line(f"- {s.one_of('Ngày, tháng, năm sinh', 'Sinh ngày, tháng, năm')}: {who.birth_date:dmy}")
    s.line(f"- Quê quán: {who.hometown}")
    s.line(f"- Trú quán: {who.residence}")
    s.line(f"- Đơn vị công tác: {who.unit}")
    s.line(f"- Chức vụ hiện nay: {who.position}")
    s.line(f"- Trình độ chuyên môn, nghiệp vụ: {who.education}")
    if s.maybe():
        s.line(f"- Học hàm, học vị: {who.academic_title}")
    s.line("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    s.line("1. Nhiệm vụ được giao", bold=True)
    s.line(f"{who.duties}.")
    s.line("2. Kết quả", bold=True)
    for _ in range(s.number(2, 4)):
        s.line(f"- {cast.achievement(who)}.")
    s.line("3. Xếp loại chất lượng", bold=True)
    for year in range(cast.year - s.number(1, 3), cast.year + 1):
        level = cast.classification(who, year=str(year))
        s.line(f"- Năm {level.year}: {level.phrase} (theo {_notice(f'{level.decision_number}')}).")
    s.line("4. Sáng kiến", bold=True)
    for _ in range(s.number(1, 3)):
        done = cast.initiative(who)
        s.line(
            f"- Năm {done.year}: {s.one_of('Sáng kiến', 'Giải pháp')} “{done.title}”, phạm vi ảnh hưởng {done.scope}, "
            f"được {done.authority} công nhận tại {_notice(f'{done.decision_number}')} {done.decision_date:long}."
        )
    s.line("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", bold=True)
    for code in ("LDTT", "CSTDCS", "GIAY_KHEN")[: s.number(2, 3)]:
        prior = cast.prior(who, code)
        s.line(
            f"- {prior.phrase} năm {prior.year}: Quyết định số {prior.decision_number} "
            f"{prior.decision_date:long} của {prior.authority};"
        )
    s.columns(
        f"XÁC NHẬN CỦA THỦ TRƯỞNG ĐƠN VỊ\n{signed(paper, *posts_of(paper))}",
        f"NGƯỜI BÁO CÁO\n(Ký tên)\n\n\n{who.facts['full_name']}",
    )


def _notice(number: str) -> str:
    """ "Thông báo số 12/TB-..." or "Quyết định số 12/QĐ-...", as the number says."""
    return f"{'Thông báo' if '/TB-' in number else 'Quyết định'} số {number}"


@whole
def household_that_works_well(s: Script) -> None:
    """A household, told in the words of a commune; the number of people and fields, no post; the commune signs."""
    cast = Cast(s, year=s.number(2021, 2025), sector="farm")
    name = s.pick("communes")
    paper = cast.document(sort="BC", issuing=f"Ủy ban nhân dân xã {name}")
    s.kind("bao_cao_thanh_tich_tap_the")
    may_be(s, "kind", "bao_cao_thanh_tich_ca_nhan")
    s.columns(f"{issuing(paper, 'Ủy ban nhân dân', f'xã {name}')}\nSố: {paper.number}", dated(paper))
    house = cast.nominate(cast.household())
    asked = cast.request(house, s.one_of("GIAY_KHEN", "BK_TINH"))
    s.title("BÁO CÁO THÀNH TÍCH")
    about(cast, paper, "Hộ gia đình sản xuất, kinh doanh giỏi", f"đề nghị tặng {asked.phrase} năm {asked.year}")
    s.line(f"- Tên hộ gia đình: Hộ {house.facts['honorific'].lower()} {house.full_name}")
    s.line(f"- {s.one_of('Địa chỉ', 'Nơi cư trú', 'Chỗ ở hiện nay')}: {house.residence}")
    s.line(
        f"- Số nhân khẩu: {s.number(3, 7)}; lao động chính: {s.number(2, 4)}; diện tích canh tác: {s.number(1, 9)} ha"
    )
    s.line("Thành tích nổi bật:", bold=True)
    for _ in range(s.number(2, 3)):
        s.line(f"- {cast.achievement(house)}.")
    if s.maybe(0.6):
        s.line(f"Hình thức khen thưởng đã nhận: {_told_before(cast, house)}.")
    s.columns(
        f"ĐẠI DIỆN HỘ GIA ĐÌNH\n\n\n\n{house.facts['full_name']}",
        signed(paper, ("TM. Ủy ban nhân dân", "Chủ tịch"), ("TM. UBND xã", "KT. Chủ tịch", "Phó Chủ tịch")),
    )


@whole
def headmistress_praised(s: Script) -> None:
    """Two labels on a line and none of the form's numbers; a range of school years; the ward signs above the school."""
    year = s.number(2023, 2025)
    day = between(s, date(year, 5, 20), date(year, 6, 30))
    cast = Cast(s, year=year, day=day, sector="school")
    school = s.one_of(
        f"Trường Tiểu học {s.pick('worthies')}",
        f"Trường Mầm non {s.pick('flowers')}",
        f"Trường THCS {s.pick('worthies')}",
    )
    ward = s.pick("wards")
    above = f"UBND phường {ward}" if s.maybe() else "Phòng Giáo dục và Đào tạo"
    paper = cast.document(sort="BC", issuing=school, parent=above)
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}", dated(paper))
    who = cast.nominate(cast.person(gender="nu", position=s.one_of("Hiệu trưởng", "Phó Hiệu trưởng"), unit=school))
    asked = cast.request(who, s.one_of("BK_TINH", "CSTD_TINH"))
    s.title("BÁO CÁO THÀNH TÍCH")
    s.title(f"Của {who.honorific:lower} {who.full_name} - {who.position} {who.unit}")
    about(cast, paper, f"Đề nghị {asked.phrase}")
    s.line("I. Lý lịch trích ngang", bold=True)
    s.line(f"Sinh ngày: {who.birth_date:dot}          Dân tộc: Kinh          Tôn giáo: Không")
    s.line(f"{s.one_of('Nguyên quán', 'Quê quán')}: {who.hometown}          Đảng viên: Có")
    s.line(f"{s.one_of('Chỗ ở', 'Trú quán', 'Hiện cư trú tại')}: {who.residence}")
    s.line(f"Trình độ đào tạo: {who.education}          Thâm niên: {s.number(8, 30)} năm")
    s.line("II. Thành tích", bold=True)
    for _ in range(s.number(2, 4)):
        s.line(f"- {cast.achievement(who)}.")
    s.line("III. Khen thưởng", bold=True)
    years = [f"{year - back - 1}-{year - back}" for back in (3, 2, 1)]
    items = [cast.prior(who, "CSTDCS", year=str(year - back)) for back in (3, 2, 1)]
    s.line(f"Ba năm học liên tục ({', '.join(years)}) đạt {items[0].phrase}:")
    for item, of in zip(items, years, strict=True):
        item.like(items[0])
        item.tell(year=of)
        s.line(f"+ {of}: Quyết định số {item.decision_number} ngày {item.decision_date} của {item.authority};")
    s.columns(
        f"NGƯỜI BÁO CÁO\n\n\n{who.facts['full_name']}",
        f"XÁC NHẬN CỦA ĐƠN VỊ\n{post(paper, 'T/M Nhà trường', 'Phó Hiệu trưởng')}\n\n\n{paper.signer}",
    )


@whole
def veteran_for_a_badge(s: Script) -> None:
    """Years of service in a table of former posts, which are none of today; asked for a badge of a ministry."""
    cast = Cast(s, year=s.number(2021, 2025), sector=s.one_of("state", "health", "school"))
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(f"{paper.parent_unit:upper}\n{issuing(paper, *broken(cast.branch))}", NATION)
    who = cast.nominate(cast.person(unit=cast.branch))
    asked = cast.request(who, "KNC")
    s.title(s.one_of("BẢN TÓM TẮT QUÁ TRÌNH CÔNG TÁC", "BÁO CÁO TÓM TẮT THÀNH TÍCH"))
    may_be(s, "kind", "khac")  # of a summary of service readers may say so
    about(cast, paper, f"Đề nghị xét tặng {asked.phrase}")
    s.line(
        f"1. {s.one_of('Họ và tên', 'Họ tên khai sinh')}: {who.full_name:upper}; "
        f"{s.one_of('Nam, nữ', 'Giới tính')}: {who.gender}"
    )
    s.line(f"2. {s.one_of('Ngày sinh', 'Sinh ngày, tháng, năm')}: {who.birth_date:long}")
    s.line(f"3. Quê quán: {who.hometown}")
    s.line(f"4. {s.one_of('Nơi ở hiện nay', 'Hộ khẩu thường trú', 'Trú quán')}: {who.residence}")
    s.line(f"5. {s.one_of('Chức vụ, đơn vị hiện nay', 'Chức vụ, đơn vị công tác')}: {who.position}, {who.unit}")
    s.line(f"6. Trình độ: {who.education}")
    s.line(f"7. Số năm công tác trong ngành: {s.number(15, 35)} năm")
    s.line("Quá trình công tác:", bold=True)
    rows: list[list[str | CellText]] = [["Từ tháng, năm đến tháng, năm", "Chức vụ", "Đơn vị"]]
    steps = s.number(2, 4)
    start = cast.year - 5 * steps - s.number(1, 6)
    for step in range(steps):
        former = cast.person()
        span = f"{s.number(1, 12):02d}/{start + 5 * step} - {s.number(1, 12):02d}/{start + 5 * step + 5}"
        rows.append([span, f"{former.position}", f"{former.unit}"])
    s.table(rows, widths=(4, 5, 7))
    s.line("Khen thưởng, kỷ luật:", bold=True)
    prior = cast.prior(who, s.one_of("BK_BO", "BK_TINH", "GIAY_KHEN"))
    s.line(f"- {prior.phrase} năm {prior.year} (Quyết định số {prior.decision_number} ngày {prior.decision_date}).")
    s.line("- Kỷ luật: không.")
    s.line(f"{paper.place}, {paper.date:long}", italic=True, centred=True)
    s.columns(
        "XÁC NHẬN CỦA ĐƠN VỊ\n" + signed(paper, *posts_of(paper), below="\n(Ký tên, đóng dấu)"),
        f"NGƯỜI KHAI\n\n\n\n{who.facts['full_name']}",
    )


TEMPLATES = (
    veteran_for_a_badge,
    headmistress_praised,
    journalist_in_two_columns,
    policeman_of_a_commune,
    engineer_with_long_duties,
    household_that_works_well,
)
