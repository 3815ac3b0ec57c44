"""Dossier N: a school asks for titles of the school year 2025-2026: submission, one report, scanned minutes in grey."""

from __future__ import annotations

from tests.samples.papers import CITY, EXCELLENT, GOOD, SO, SO_HEAD, Paper, gold, level, person, recognition
from tests.samples.scans import ScanLook
from tests.samples.sheets import Sheet

DIRECTOR = "Giám đốc Sở Khoa học và Công nghệ"
SCHOOL = "Trường Trung cấp Công nghệ Bình Quới"
SCHOOL_HEAD = "TRƯỜNG TRUNG CẤP\nCÔNG NGHỆ BÌNH QUỚI"
FIGHTER = "Chiến sĩ thi đua cơ sở"
PRINCIPAL = "Doãn Thị Minh Châu"
YEAR = "2025-2026"


def school_submission() -> Sheet:
    s = Sheet(size=14)
    s.head([SO_HEAD, SCHOOL_HEAD], "Số: 72/TTr-TCBQ", f"{CITY}, ngày 20 tháng 7 năm 2026")
    s.title("TỜ TRÌNH", "Về việc đề nghị công nhận danh hiệu Chiến sĩ thi đua cơ sở\nnăm học 2025 - 2026")
    s.rule()
    s.p("Kính gửi: Hội đồng Thi đua - Khen thưởng Sở Khoa học và Công nghệ", "center", after_pt=8)
    s.p(
        "Căn cứ kết quả tổng kết năm học 2025 - 2026 và Biên bản họp Hội đồng Thi đua - Khen thưởng nhà trường ngày "
        "16 tháng 7 năm 2026, Trường "
        "Trung cấp Công nghệ Bình Quới đề nghị công nhận danh hiệu Chiến sĩ thi đua cơ sở năm học 2025 - 2026 cho "
        "02 nhà giáo:"
    )
    s.p("1. Thầy Mạc Đăng Vinh\t\tTrưởng khoa Điện - Điện tử", "left", left_cm=1)
    s.p("2. Cô La Thị Hồng Thắm\t\tGiáo viên khoa Công nghệ thông tin", "left", left_cm=1)
    s.p(
        "Cả hai nhà giáo đều được xếp loại hoàn thành xuất sắc nhiệm vụ năm học 2025 - 2026. Nhà trường kính trình "
        "Hội đồng xem xét./."
    )
    s.sign(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["HIỆU TRƯỞNG"], name=PRINCIPAL)
    return s


_SCHOOL_TITLE = [recognition("CSTDCS", FIGHTER, YEAR)]
SCHOOL_SUBMISSION = gold(
    "to_trinh",
    [
        person(
            "Mạc Đăng Vinh",
            honorific="Thầy",
            position="Trưởng khoa Điện - Điện tử",
            requested=_SCHOOL_TITLE,
            classifications=[level(YEAR, EXCELLENT)],
        ),
        person(
            "La Thị Hồng Thắm",
            honorific="Cô",
            position="Giáo viên",
            unit="khoa Công nghệ thông tin",
            requested=_SCHOOL_TITLE,
            classifications=[level(YEAR, EXCELLENT)],
        ),
    ],
    number="72/TTr-TCBQ",
    date="2026-07-20",
    place=CITY,
    issuing_unit=SCHOOL,
    parent_unit=SO,
    subject="đề nghị công nhận danh hiệu Chiến sĩ thi đua cơ sở năm học 2025 - 2026",
    signer=PRINCIPAL,
    signer_title="Hiệu trưởng",
)

VINH_DUTIES = "Quản lý khoa 11 giáo viên, 268 học sinh; giảng dạy mô đun Vi điều khiển và Tự động hóa."
VINH_RESULTS = [
    "Giảng dạy 412 giờ, vượt định mức 9%; tỷ lệ học sinh khá, giỏi của khoa đạt 61%, tăng 7 điểm phần trăm.",
    "Hướng dẫn học sinh đoạt 02 giải Nhất, 01 giải Ba Hội thi tay nghề Thành phố.",
    "Thiết kế bàn thực hành cảm biến đa năng bằng vật tư thanh lý, tiết kiệm 57 triệu đồng cho 06 bộ.",
]


def vinh() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, SCHOOL_HEAD], "", f"{CITY}, ngày 10 tháng 7 năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH", "Đề nghị công nhận danh hiệu Chiến sĩ thi đua cơ sở năm học 2025 - 2026")
    s.rule()
    s.heading("I. LÝ LỊCH TRÍCH NGANG")
    s.table(
        [
            ("1", "Họ và tên", "Mạc Đăng Vinh"),
            ("2", "Sinh ngày", "11 tháng 02 năm 1981"),
            ("3", "Nam, nữ", "Nam"),
            ("4", "Quê quán", "Phường Thành Nhất, tỉnh Đắk Lắk"),
            ("5", "Nơi ở", "Phường Bình Quới, Thành phố Hồ Chí Minh"),
            ("6", "Chức vụ", "Trưởng khoa Điện - Điện tử"),
            ("7", "Đơn vị công tác", SCHOOL),
            ("8", "Trình độ chuyên môn", "Thạc sĩ Kỹ thuật điện"),
        ],
        [1.0, 4.4, 10.6],
        heads=0,
        size=13,
    )
    s.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC")
    s.p("1. Nhiệm vụ được giao: " + VINH_DUTIES)
    s.p("2. Thành tích trong năm học:")
    s.numbered(VINH_RESULTS, pattern="2.%1.")
    s.p("3. Xếp loại: năm học 2024 - 2025 hoàn thành tốt nhiệm vụ; năm học 2025 - 2026 hoàn thành xuất sắc nhiệm vụ.")
    s.heading("III. KHEN THƯỞNG")
    s.p(
        "Năm học 2024 - 2025: Lao động tiên tiến (Quyết định số 201/QĐ-SKHCN ngày 25/8/2025 của Giám đốc Sở Khoa "
        "học và Công nghệ)."
    )
    s.sign(["XÁC NHẬN CỦA NHÀ TRƯỜNG", "HIỆU TRƯỞNG"], ["NGƯỜI BÁO CÁO"], name="Mạc Đăng Vinh", left_name=PRINCIPAL)
    return s


VINH = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            "Mạc Đăng Vinh",
            birth_date="1981-02-11",
            gender="nam",
            hometown="Phường Thành Nhất, tỉnh Đắk Lắk",
            residence="Phường Bình Quới, Thành phố Hồ Chí Minh",
            position="Trưởng khoa Điện - Điện tử",
            unit=SCHOOL,
            education="Thạc sĩ Kỹ thuật điện",
            duties=VINH_DUTIES,
            requested=_SCHOOL_TITLE,
            prior_titles=[
                recognition("LDTT", "Lao động tiên tiến", "2024-2025", "201/QĐ-SKHCN", "2025-08-25", DIRECTOR)
            ],
            classifications=[level("2024-2025", GOOD), level(YEAR, EXCELLENT)],
            achievements=VINH_RESULTS,
        )
    ],
    date="2026-07-10",
    place=CITY,
    issuing_unit=SCHOOL,
    parent_unit=SO,
    subject="Đề nghị công nhận danh hiệu Chiến sĩ thi đua cơ sở năm học 2025 - 2026",
    signer=PRINCIPAL,
    signer_title="Hiệu trưởng",
)


def school_minutes() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, SCHOOL_HEAD], "Số: 08/BB-TCBQ")
    s.title("BIÊN BẢN", "Họp xét danh hiệu thi đua năm học 2025 - 2026")
    s.rule()
    s.p(
        "Vào lúc 14 giờ ngày 16 tháng 7 năm 2026, Hội đồng Thi đua - Khen thưởng Trường Trung cấp Công nghệ Bình "
        "Quới họp tại phòng B201."
    )
    s.p("Chủ tọa: cô Doãn Thị Minh Châu, Hiệu trưởng. Thư ký: thầy Lỗ Quý Đôn. Có mặt: 09/09 thành viên.")
    s.p("Hội đồng bỏ phiếu kín xét danh hiệu Chiến sĩ thi đua cơ sở, kết quả:")
    s.table(
        [
            ("STT", "Họ và tên", "Chức vụ", "Số phiếu", "Kết quả"),
            ("1", "Mạc Đăng Vinh", "Trưởng khoa Điện - Điện tử", "9/9", "Đạt"),
            ("2", "La Thị Hồng Thắm", "Giáo viên khoa Công nghệ thông tin", "8/9", "Đạt"),
        ],
        [1.3, 4.6, 6.0, 2.0, 2.1],
        centred=(0, 3, 4),
    )
    s.p(
        "Hội đồng thống nhất trình Sở Khoa học và Công nghệ công nhận danh hiệu Chiến sĩ thi đua cơ sở năm học 2025 "
        "- 2026 cho 02 nhà giáo trên. "
        "Cuộc họp kết thúc lúc 15 giờ 10 phút./."
    )
    s.sign(["THƯ KÝ"], ["CHỦ TỌA"], name=PRINCIPAL, left_name="Lỗ Quý Đôn")
    return s


SCHOOL_MINUTES = gold(
    "bien_ban",
    [
        person("Mạc Đăng Vinh", position="Trưởng khoa Điện - Điện tử", requested=_SCHOOL_TITLE),
        person("La Thị Hồng Thắm", position="Giáo viên", unit="khoa Công nghệ thông tin", requested=_SCHOOL_TITLE),
    ],
    number="08/BB-TCBQ",
    date="2026-07-16",
    issuing_unit=SCHOOL,
    parent_unit=SO,
    subject="Họp xét danh hiệu thi đua năm học 2025 - 2026",
    signer=PRINCIPAL,
    signer_title="Chủ tọa",
)

PAPERS = (
    Paper(
        "n1-to-trinh-truong", "72 TTr Trường TC Bình Quới CSTĐCS 2025-2026.docx", school_submission, SCHOOL_SUBMISSION
    ),
    Paper("n2-bao-cao-vinh", "BCTT thay Vinh.docx.docx", vinh, VINH),
    Paper(
        "n3-bien-ban-truong",
        "bien ban truong BQ 16-7 scan0003.pdf",
        school_minutes,
        SCHOOL_MINUTES,
        ScanLook(
            seed=53,
            skew=0.7,
            signers=(PRINCIPAL, "Lỗ Quý Đôn"),
            stamp=("TRƯỜNG TRUNG CẤP BÌNH QUỚI * MẪU THỬ *", "KHÔNG CÓ\nGIÁ TRỊ"),
            grey=True,
        ),
    ),
)
