"""Invented proposals for the tests of reports: nobody here exists."""

from __future__ import annotations

from datetime import date

from records import (
    CheckedProposal,
    ConditionResult,
    Evidence,
    Field,
    Finding,
    Judgement,
    Nominee,
    OfficeProfile,
    Proposal,
    Quarter,
    Recognition,
    Source,
)
from records.catalogue import RECOGNITIONS
from records.proposals import Verdict

QUARTER = Quarter(2026, 3)
MADE_ON = date(2026, 9, 21)
OFFICE = OfficeProfile(
    tu_ngay=date(2025, 7, 1),
    co_quan_chu_quan="SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    co_quan_ban_hanh="VĂN PHÒNG",
    ky_hieu="TTr-VP",
    dia_danh="Thành phố Hồ Chí Minh",
    kinh_gui="Thường trực Hội đồng Thi đua - Khen thưởng Sở",
    quyen_han="",
    chuc_vu_ky="CHÁNH VĂN PHÒNG",
    can_cu=("Kế hoạch thi đua, khen thưởng năm 2026 của Sở Khoa học và Công nghệ",),
    noi_nhan=("Như trên", "Giám đốc, các Phó Giám đốc Sở", "Lưu: VT, HSTĐKT"),
)

PEOPLE = (
    ("Nguyễn Văn Ẩn", "Trưởng phòng", "Phòng Quản lý khoa học"),
    ("Trần Thị Ánh", "Chuyên viên", "Phòng Quản lý khoa học"),
    ("Ngô Minh Anh", "Viên chức", "Trung tâm Thông tin và Ứng dụng khoa học và công nghệ"),
    ("Thạch Sô Phia", "Kỹ thuật viên", "Trung tâm Kỹ thuật Tiêu chuẩn Đo lường Chất lượng"),
    ("Dụng Thị Kiều Oanh Mỹ Huyền Trân", "Phó Trưởng phòng", "Phòng Kế hoạch - Tài chính"),
    ("Kim Sa Rây", "Chuyên viên", "Chi cục Tiêu chuẩn Đo lường Chất lượng"),
    ("Lê Đức Ước", "Phó Giám đốc", "Trung tâm Thông tin và Ứng dụng khoa học và công nghệ"),
    ("Bá Văn Đạt", "Chuyên viên chính", "Thanh tra Sở"),
    ("Phạm Thị Yến", "Văn thư", "Văn phòng"),
    ("Đàng Năng Thọ", "Chuyên viên", "Phòng Công nghệ và Đổi mới sáng tạo"),
)
COLLECTIVES = (
    "Phòng Kế hoạch - Tài chính",
    "Phòng Công nghệ và Đổi mới sáng tạo",
    "Trạm Quan trắc và Cảnh báo phóng xạ môi trường khu vực ven biển Đông Nam Bộ",
)
ACHIEVEMENTS = (
    "Chủ trì xây dựng cơ sở dữ liệu nhiệm vụ khoa học và công nghệ, rút ngắn thời gian tra cứu từ 02 ngày còn 30 phút.",
    "Hoàn thành 100% nhiệm vụ được giao, trong đó 42 hồ sơ giải quyết trước hạn",
    "Hướng dẫn 05 đơn vị áp dụng hệ thống quản lý chất lượng theo TCVN ISO 9001:2015, tiết kiệm khoảng 120 triệu đồng "
    "chi phí tư vấn; kết quả được Sở xác nhận tại Thông báo số 45/TB-SKHCN ngày 12/8/2026.",
)
CODES = ("GIAY_KHEN", "CSTDCS", "BK_TINH", "LDTT", "BK_BO")
COLLECTIVE_CODES = ("TTLDXS", "TTLDTT", "CO_TINH")
VERDICTS: tuple[Verdict, ...] = ("DAT", "DAT", "CHUA_DU_CO_SO", "DAT", "CAN_XEM_XET", "DAT", "KHONG_DAT")

LAW = "Luật Thi đua, khen thưởng 2022, Điều 23"
MISSING_MINUTES = Finding(
    code="THIEU_HO_SO",
    severity="LOI",
    article="Điều 84 khoản 1 Luật Thi đua, khen thưởng",
    text="Thiếu biên bản bình xét của đơn vị.",
)
NO_CLASSIFICATION = Finding(
    code="TIEU_CHUAN",
    severity="CANH_BAO",
    required="Hoàn thành xuất sắc nhiệm vụ năm 2026",
    found="chưa có thông báo xếp loại",
    article="Điều 23 khoản 1 Luật Thi đua, khen thưởng",
    text="Năm 2026 chưa có kết quả xếp loại; đề nghị đơn vị bổ sung.",
    evidence=(Evidence(paragraph=11),),
)
NOT_MET = Finding(
    code="TIEU_CHUAN",
    severity="LOI",
    required="Hoàn thành tốt nhiệm vụ trở lên",
    found="Hoàn thành nhiệm vụ",
    article="Điều 24 khoản 1 Luật Thi đua, khen thưởng",
    text="Mức xếp loại năm 2026 thấp hơn mức yêu cầu.",
    evidence=(Evidence(page=2, bbox=(90.0, 100.0, 300.0, 115.0)),),
)
REMARK = Finding(code="TO_CHUC", severity="THONG_TIN", text="Tên đơn vị viết tắt trong hồ sơ đã được ghi đầy đủ.")
FINDINGS = {
    "DAT": (REMARK,),
    "CHUA_DU_CO_SO": (NO_CLASSIFICATION, MISSING_MINUTES),
    "CAN_XEM_XET": (NO_CLASSIFICATION,),
    "KHONG_DAT": (NOT_MET, REMARK),
}


def field(value: str, *, confidence: float = 0.96, place: Evidence | None = None) -> Field:
    return Field(value=value, text=value, confidence=confidence, evidence=(place or Evidence(paragraph=4),))


def person(number: int, *, name: str | None = None, confidence: float = 0.96) -> Nominee:
    full_name, position, unit = PEOPLE[number % len(PEOPLE)]
    if number >= len(PEOPLE):
        full_name = f"{full_name} {['Bình', 'Cường', 'Dũng', 'Giang', 'Hà'][number // len(PEOPLE)]}"
    return Nominee(
        kind="ca_nhan",
        full_name=field(name or full_name, confidence=confidence, place=Evidence(table=0, row=1, cell=2)),
        honorific=field("Bà" if "Thị" in full_name else "Ông"),
        position=field(position),
        unit=field(unit),
        achievements=tuple(field(text) for text in ACHIEVEMENTS[: 1 + number % 3]),
    )


def collective(number: int) -> Nominee:
    name = COLLECTIVES[number % len(COLLECTIVES)]
    return Nominee(
        kind="tap_the",
        full_name=field(name),
        unit=field("Sở Khoa học và Công nghệ"),
        achievements=(
            field("Tập thể dẫn đầu phong trào “Sáng kiến, sáng tạo” quý III năm 2026."),
            field(ACHIEVEMENTS[1]),
        ),
    )


def checked(
    number: int,
    nominee: Nominee,
    *,
    code: str = "CSTDCS",
    verdict: Verdict = "DAT",
    findings: tuple[Finding, ...] | None = None,
    received: date = date(2026, 9, 10),
    confidence: float = 1.0,
    files: tuple[str, ...] | None = None,
    confirmed: tuple[str, ...] = (),
) -> CheckedProposal:
    """One invented proposal of quarter III-2026; findings follow the verdict unless they are given."""
    names = files or (f"HS{number:03d}.docx",)
    outcome = {"DAT": "DAT", "KHONG_DAT": "KHONG_DAT"}.get(verdict, "CHUA_RO")
    kind = "bao_cao_thanh_tich_ca_nhan" if nominee.kind == "ca_nhan" else "bao_cao_thanh_tich_tap_the"
    return CheckedProposal(
        proposal=Proposal(
            id=f"2026-Q3-{number:04d}",
            quarter=QUARTER.name,
            received=received,
            nominee=nominee,
            requested=Recognition(
                code=code,
                text=RECOGNITIONS[code],
                year="2026",
                confidence=confidence,
                evidence=(Evidence(paragraph=2),),
            ),
            sources=tuple(
                Source(sha256=f"{number:032d}{at:032d}", file=file, kind=kind if at == 0 else "to_trinh")
                for at, file in enumerate(names)
            ),
            confirmed=confirmed,
        ),
        judgement=Judgement(
            verdict=verdict,
            regime="Luật 06/2022/QH15 và Nghị định 152/2025/NĐ-CP",
            findings=FINDINGS[verdict] if findings is None else findings,
            conditions=(
                ConditionResult(id="muc_xep_loai", outcome=outcome, article=LAW, text="Hoàn thành xuất sắc nhiệm vụ"),
                ConditionResult(id="ldtt", outcome="DAT", article=LAW, text="Đạt tiêu chuẩn Lao động tiên tiến"),
                ConditionResult(
                    id="doan_ket",
                    outcome="CHUA_RO",
                    severity="THONG_TIN",
                    article=LAW,
                    text="Đoàn kết, tương trợ, tích cực tham gia phong trào thi đua",
                ),
            ),
        ),
    )


def quarter_of(size: int) -> list[CheckedProposal]:
    """A varied quarter: every seventh nominee a collective, some read doubtfully, some late, all verdicts."""
    proposals = []
    for number in range(size):
        is_collective = number % 7 == 3
        proposals.append(
            checked(
                number + 1,
                collective(number // 7)
                if is_collective
                else person(number, confidence=0.62 if number % 9 == 4 else 0.96),
                code=(COLLECTIVE_CODES if is_collective else CODES)[number % (3 if is_collective else 5)],
                verdict=VERDICTS[number % len(VERDICTS)],
                received=date(2026, 9, 21 if number % 11 == 8 else 10),
                confidence=0.71 if number % 13 == 5 else 1.0,
                files=(f"HS{number + 1:03d}.docx", "To trinh.pdf") if number % 4 == 0 else None,
            )
        )
    return proposals
