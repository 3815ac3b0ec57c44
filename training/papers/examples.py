"""Two plain papers that show how a template is written: a person's report by labels, a submission with a table."""

from __future__ import annotations

from training.cast import Cast
from training.script import CellText, Script


def report_with_labels(s: Script) -> None:
    cast = Cast(s, year=s.number(2021, 2025))
    paper = cast.document(sort="BC")
    s.kind("bao_cao_thanh_tich_ca_nhan")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}",
        f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{paper.place}, {paper.date:long}",
    )
    who = cast.nominate(cast.person())
    asked = cast.request(who, s.one_of("CSTDCS", "BK_TINH", "LDTT"))
    s.title("BÁO CÁO THÀNH TÍCH")
    s.title(cast.subject(paper, f"Đề nghị tặng thưởng {asked.phrase} năm {asked.year}"))
    s.line("I. SƠ LƯỢC LÝ LỊCH", bold=True)
    s.line(f"- Họ và tên: {who.full_name:upper}")
    s.line(f"- Sinh ngày: {who.birth_date:dmy}; Giới tính: {who.gender}")
    s.line(f"- Quê quán: {who.hometown}")
    s.line(f"- Đơn vị công tác: {who.unit}")
    s.line(f"- Chức vụ: {who.position}")
    if s.maybe(0.7):
        s.line(f"- Trình độ chuyên môn: {who.education}")
    s.line("II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    s.line(f"- {cast.achievement(who)}.")
    s.line(f"- {cast.achievement(who)}.")
    initiative = cast.initiative(who)
    s.line(
        f"Có sáng kiến “{initiative.title}” được công nhận tại Quyết định số {initiative.decision_number} "
        f"{initiative.decision_date:long} của {initiative.authority}."
    )
    s.line("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", bold=True)
    rows = [["Năm", "Danh hiệu, hình thức", "Số, ngày quyết định, cơ quan ban hành"]]
    for year in range(cast.year - 3, cast.year):
        prior = cast.prior(who, s.one_of("LDTT", "CSTDCS", "GIAY_KHEN"), year=str(year))
        decision = f"Quyết định số {prior.decision_number} {prior.decision_date:long} của {prior.authority}"
        rows.append([f"{prior.year}", f"{prior.phrase}", decision])
    s.table(rows, widths=(2, 5, 9))
    s.columns(
        f"THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN\n{paper.signer_title:upper}\n\n\n{paper.signer}",
        "NGƯỜI BÁO CÁO\n\n\n\n" + who.facts["full_name"],
    )


def submission_with_table(s: Script) -> None:
    cast = Cast(s, year=s.number(2021, 2025))
    paper = cast.document(sort="TTr")
    s.kind("to_trinh")
    s.columns(
        f"{paper.parent_unit:upper}\n{paper.issuing_unit:upper}\nSố: {paper.number}",
        f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{paper.place}, {paper.date:long}",
    )
    s.title("TỜ TRÌNH")
    s.title(cast.subject(paper, f"Về việc đề nghị khen thưởng năm {cast.year}"))
    s.line(f"Kính gửi: {cast.department}.", centred=True)
    s.line("Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ;")
    s.line(f"{paper.issuing_unit} kính trình xem xét, khen thưởng các cá nhân có tên sau:")
    rows: list[list[str | CellText]] = [["STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức đề nghị"]]
    for number in range(1, s.number(3, 9)):
        who = cast.nominate(cast.person())
        asked = cast.request(who, s.one_of("CSTDCS", "LDTT", "GIAY_KHEN"))
        asked.tell(year=str(cast.year))
        rows.append(
            [f"{number}", f"{who.honorific} {who.full_name}", f"{who.position}", f"{who.unit}", f"{asked.phrase}"]
        )
    s.table(rows)
    s.columns("Nơi nhận:\n- Như trên;\n- Lưu: VT.", f"{paper.signer_title:upper}\n\n\n\n{paper.signer}")
