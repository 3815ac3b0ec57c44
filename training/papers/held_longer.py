"""Longer papers of split held: a policeman's report with four lines of subject, a submission of small lives."""

from __future__ import annotations

from extractors import spans
from training.cast import Cast
from training.composing import Template
from training.papers.held_blocks import broken, decided, duty, motto, numbers_of, plainly, signed, years_running
from training.script import CellText, Script


def policeman_of_a_commune(s: Script) -> None:
    """Three heads, a subject of four lines, duties of two sentences; a reporter, a head, one above who confirms."""
    branch = s.fill("Công an xã {communes}")
    cast = Cast(s, year=s.number(2022, 2025), sector="commune", branch=branch, department="Công an tỉnh")
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    top = s.one_of("BỘ CÔNG AN\n", "")
    s.columns(
        f"{top}{paper.parent_unit:upper}\n{paper.issuing_unit:upper}\nSố: {paper.number}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    who = cast.nominate(
        cast.person(position=s.one_of("Phó Trưởng Công an xã", "Cán bộ", "Trưởng Công an xã"), unit=branch)
    )
    asked = cast.request(who, s.one_of("BK_TINH", "CSTD_TINH", "GIAY_KHEN"))
    s.title("BÁO CÁO THÀNH TÍCH")
    text = (
        f"Trong phong trào thi đua “Vì an ninh Tổ quốc”\nvà thực hiện cao điểm cấp căn cước công dân\n"
        f"trên địa bàn xã năm {cast.year}\nđề nghị tặng {asked.phrase}"
    )
    asked.tell(year=str(cast.year))
    s.title(*cast.subject(paper, text).split("\n"))
    s.line("I. SƠ YẾU LÝ LỊCH", bold=True)
    rank = s.one_of("Thượng úy", "Thiếu tá", "Đại úy")
    s.line(f"1. Họ và tên: {who.full_name}\tCấp bậc: {rank}")
    s.line(f"2. Sinh ngày {who.birth_date:dot}\tGiới tính: {who.gender}\tDân tộc: {s.one_of('Kinh', 'Thái', 'Nùng')}")
    s.line(f"3. Nguyên quán: {who.hometown}")
    s.line(f"4. Nơi đăng ký thường trú: {who.residence}")
    s.line(f"5. Chức vụ: {who.position}\tĐơn vị: {who.unit}")
    learnt = plainly(who, "education", spans.EDUCATION, s.one_of("Đại học Cảnh sát nhân dân", "Trung cấp An ninh"))
    s.line(f"6. Trình độ nghiệp vụ: {learnt}\t7. Học hàm, học vị: không")
    s.line("II. THÀNH TÍCH", bold=True)
    text = "Phụ trách công tác quản lý hành chính về trật tự xã hội. Trực tiếp phụ trách {2-6} thôn, {300-900} hộ dân."
    s.line(f"1. Nhiệm vụ được giao: {duty(who, s.fill(text))}")
    s.line(f"2. Kết quả: {cast.achievement(who):first}; {cast.achievement(who):first}.")
    s.line(f"{s.prose('report')}.")
    for year in (cast.year - 1, cast.year):
        graded = cast.classification(who, year=str(year))
        s.line(f"Phân loại cán bộ năm {graded.year}: {graded.phrase} (số {graded.decision_number}).")
    s.line("III. KHEN THƯỞNG ĐÃ CÓ", bold=True)
    phrase, items = years_running(cast, who, "CSTDCS", first=cast.year - 3, last=cast.year - 1)
    years = f"{cast.year - 3}, {cast.year - 2} và {cast.year - 1}"
    s.line(f"- {phrase} các năm {years} (theo các QĐ {numbers_of(items)});")
    prior = cast.prior(who, s.one_of("GIAY_KHEN", "BK_BO"))
    s.line(f"- {prior.phrase} năm {prior.year}: {decided(s, prior)}.")
    head = s.one_of("Trưởng Công an xã", "KT. Trưởng Công an xã|Phó Trưởng Công an xã", "Q. Trưởng Công an xã")
    s.columns(
        f"XÁC NHẬN CỦA CÔNG AN TỈNH\nTL. GIÁM ĐỐC\n\n\n\n{cast.person().full_name}",
        f"NGƯỜI BÁO CÁO\n\n\n\n{rank} {who.full_name}",
        signed(paper, *head.split("|"), degree=f"{s.one_of('Trung tá', 'Thiếu tá')} "),
    )


def submission_of_small_lives(s: Script) -> None:
    """Each nominee in a block of lines: name, birth, post, what is asked, former honours; three to six of them."""
    above = s.one_of("Ủy ban nhân dân thành phố", "Ủy ban nhân dân tỉnh")
    branch = s.one_of("Báo và Đài Phát thanh - Truyền hình", "Trường Chính trị tỉnh", "Liên hiệp các Hội KH&KT tỉnh")
    cast = Cast(s, year=s.number(2021, 2025), sector="state", branch=branch, department=above)
    paper = cast.document(sort="TTr", parent=above)
    s.kind("to_trinh")
    s.columns(
        f"{paper.parent_unit:upper}\n{broken(paper.issuing_unit)}\nSố: {paper.number}",
        f"{motto(s)}\n{paper.place}, {paper.date:long}",
    )
    s.title("TỜ TRÌNH")
    s.title(*cast.subject(paper, f"V/v đề nghị tặng thưởng các danh hiệu,\nhình thức khen năm {cast.year}").split("\n"))
    s.line(f"Kính gửi: {s.one_of('Sở Nội vụ', 'Ban Thi đua - Khen thưởng tỉnh')}.", centred=True)
    s.line(f"{s.prose('submission')}. Cơ quan trân trọng đề nghị:")
    for number in range(1, s.number(4, 7)):
        who = cast.nominate(cast.person(unit=s.pick("rooms/state")))
        asked = cast.request(who, s.one_of("CSTD_TINH", "BK_TINH", "HCLD3", "BK_TTG"))
        asked.tell(year=str(cast.year))
        s.line(f"{number}. {who.honorific} {who.full_name:upper}", bold=True)
        s.line(f"- Sinh năm: {who.birth_date:y}. Quê quán: {who.hometown}")
        s.line(f"- Chức vụ: {who.position}; đơn vị công tác: {who.unit}")
        s.line(f"- Hình thức đề nghị: {asked.phrase}")
        prior = cast.prior(who, s.one_of("CSTDCS", "LDTT", "BK_TINH"))
        s.line(f"- Đã được tặng: {prior.phrase} năm {prior.year} ({decided(s, prior)})")
        s.line(f"- Tóm tắt thành tích: {cast.achievement(who):first}.")
    s.line("Cơ quan không đề nghị khen thưởng đối với cá nhân đang trong thời gian thi hành kỷ luật.")
    votes: list[list[str | CellText]] = [["Tổng số phiếu", "Đồng ý", "Không đồng ý"], ["9", "9", "0"]]
    s.table(votes)
    posts = s.one_of("Tổng Biên tập", "KT. Hiệu trưởng|Phó Hiệu trưởng", "TM. Ban Thường vụ|Chủ tịch", "Q. Giám đốc")
    degree = s.one_of("TS. ", "ThS. ", "")
    s.columns("Nơi nhận:\n- Như trên;\n- Lưu: VT, TCCB.", signed(paper, *posts.split("|"), degree=degree))


TEMPLATES: tuple[Template, ...] = (policeman_of_a_commune, submission_of_small_lives)
