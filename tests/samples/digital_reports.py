"""Dossier B, three reports: a collective as PDF, labels over their values, a classification table laid on its side."""

from __future__ import annotations

from tests.samples.digital_words import (
    ADVANCED,
    CENTRE,
    CENTRE_HEAD,
    DATA,
    DEPUTY,
    DIRECTOR,
    FIGHTER,
    INFRASTRUCTURE,
    TEAM_TITLE,
)
from tests.samples.papers import CITY, EXCELLENT, GOOD, SO, SO_HEAD, collective, gold, level, person, recognition
from tests.samples.sheets import Sheet

TEAM_DUTIES = (
    "Quản trị, vận hành hai trung tâm dữ liệu của Thành phố; bảo đảm hạ tầng mạng, máy chủ, sao lưu cho các hệ "
    "thống thông tin "
    "dùng chung; hỗ trợ kỹ thuật cho các đơn vị thuộc Sở."
)
TEAM_RESULTS = [
    "Thời gian sẵn sàng của hạ tầng năm 2025 đạt 99,97% (chỉ tiêu giao 99,9%); không để xảy ra sự cố mất dữ liệu.",
    "Di chuyển 46 hệ thống thông tin sau sắp xếp đơn vị hành chính trong 19 ngày, sớm hơn kế hoạch 11 ngày.",
    "Tiếp nhận 3.418 yêu cầu hỗ trợ, xử lý đúng hạn 3.391 yêu cầu (99,2%); mức hài lòng 4,7/5 điểm.",
    "Tiết kiệm 1,26 tỷ đồng tiền điện và thuê chỗ đặt máy nhờ gộp 38 máy chủ vật lý.",
]


def team_report() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, CENTRE_HEAD], "", f"{CITY}, ngày 07 tháng 9 năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH", "Đề nghị xét tặng danh hiệu Tập thể Lao động tiên tiến năm 2025")
    s.p("Tên tập thể đề nghị: **Phòng Hạ tầng số**", "center")
    s.heading("I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH")
    s.p("**1. Đặc điểm, tình hình:**")
    s.p("- Địa điểm trụ sở chính: 59 đường Lý Tự Trọng, phường Sài Gòn, Thành phố Hồ Chí Minh; điện thoại nội bộ 205.")
    s.p(
        "- Quá trình thành lập và phát triển: Phòng được thành lập ngày 01/3/2021, kiện toàn tháng 7/2025 khi sắp "
        "xếp Trung tâm."
    )
    s.p("- Phòng có 10 viên chức (07 nam, 03 nữ), 01 tổ đảng với 05 đảng viên, 01 tổ công đoàn.")
    s.p("**2. Chức năng, nhiệm vụ:** " + TEAM_DUTIES)
    s.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC")
    for line in TEAM_RESULTS:
        s.p("- " + line)
    s.p(
        "- Kết quả bình xét cá nhân năm 2025: 10/10 viên chức hoàn thành tốt nhiệm vụ trở lên; 08/10 viên chức đạt "
        "danh hiệu Lao "
        "động tiên tiến (80%), trong đó 01 Chiến sĩ thi đua cơ sở; không có viên chức bị kỷ luật."
    )
    s.p("- Năm 2025 tập thể được xếp loại **hoàn thành tốt nhiệm vụ** (Thông báo số 41/TB-TTCĐS ngày 12/01/2026).")
    s.heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")
    s.table(
        [
            ("STT", "Danh hiệu, hình thức", "Năm", "Số quyết định", "Ngày ký", "Cơ quan ban hành"),
            ("1", "Tập thể Lao động tiên tiến", "2023", "17/QĐ-SKHCN", "15/01/2024", "Sở Khoa học và Công nghệ"),
            ("2", "Tập thể Lao động tiên tiến", "2024", "29/QĐ-SKHCN", "13/01/2025", "Sở Khoa học và Công nghệ"),
            ("3", "Giấy khen", "2024", "318/QĐ-SKHCN", "25/12/2024", "Sở Khoa học và Công nghệ"),
        ],
        [1.2, 4.2, 1.5, 3.2, 2.5, 3.6],
        centred=(0, 2, 4),
    )
    s.sign(
        ["XÁC NHẬN CỦA TRUNG TÂM", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        ["TRƯỞNG PHÒNG"],
        name="Nguyễn Hữu Thọ",
        left_name=DEPUTY,
    )
    return s


TEAM_REPORT = gold(
    "bao_cao_thanh_tich_tap_the",
    [
        collective(
            INFRASTRUCTURE,
            duties=TEAM_DUTIES,
            requested=[recognition("TTLDTT", TEAM_TITLE, "2025")],
            prior_titles=[
                recognition("TTLDTT", TEAM_TITLE, "2023", "17/QĐ-SKHCN", "2024-01-15", SO),
                recognition("TTLDTT", TEAM_TITLE, "2024", "29/QĐ-SKHCN", "2025-01-13", SO),
            ],
            prior_awards=[recognition("GIAY_KHEN", "Giấy khen", "2024", "318/QĐ-SKHCN", "2024-12-25", SO)],
            classifications=[level("2025", GOOD, "41/TB-TTCĐS")],
            achievements=TEAM_RESULTS,
        )
    ],
    date="2026-09-07",
    place=CITY,
    issuing_unit=CENTRE,
    parent_unit=SO,
    subject="Đề nghị xét tặng danh hiệu Tập thể Lao động tiên tiến năm 2025",
    signer=DEPUTY,
    signer_title="KT. Giám đốc Phó Giám đốc",
)


DUNG_DUTIES = "Phụ trách kho dữ liệu dùng chung, chuẩn hóa dữ liệu và nền tảng tích hợp, chia sẻ dữ liệu của Thành phố."
DUNG_RESULTS = [
    "Chủ trì kết nối 31 dịch vụ dữ liệu dùng chung giữa 18 cơ quan, đạt 124% chỉ tiêu.",
    "Làm sạch, đối soát 2,1 triệu bản ghi dữ liệu doanh nghiệp; tỷ lệ trùng lặp giảm từ 6,3% còn 0,4%.",
    "Biên soạn 04 tài liệu hướng dẫn, tập huấn cho 260 lượt cán bộ xã, phường.",
]


def dung() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, CENTRE_HEAD], "", f"{CITY}, ngày 07 tháng 9 năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH", "Đề nghị xét tặng danh hiệu Chiến sĩ thi đua cơ sở năm 2025")
    s.rule()
    s.heading("I. SƠ LƯỢC LÝ LỊCH")
    for label, value in (
        ("Họ và tên", "VÕ THỊ THÚY DUNG"),
        ("Ngày, tháng, năm sinh", "14/02/1988"),
        ("Giới tính", "Nữ"),
        ("Quê quán", "Phường Trà Vinh, tỉnh Vĩnh Long"),
        ("Trú quán", "Phường An Khánh, Thành phố Hồ Chí Minh"),
        ("Đơn vị công tác", f"{DATA}, {CENTRE}"),
        ("Chức vụ", "Phó Trưởng phòng"),
        ("Trình độ chuyên môn", "Thạc sĩ Hệ thống thông tin"),
    ):
        s.p(f"- {label}", after_pt=0)
        s.p(value, left_cm=2, indent_cm=0)
    s.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC")
    s.p("1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận")
    s.p(DUNG_DUTIES)
    s.p("2. Thành tích đạt được của cá nhân")
    for line in DUNG_RESULTS:
        s.p("* " + line)
    s.p("3. Xếp loại chất lượng viên chức năm 2024 và năm 2025: hoàn thành xuất sắc nhiệm vụ.")
    s.heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")
    s.p(
        "- Chiến sĩ thi đua cơ sở năm 2024 (Quyết định số 28/QĐ-SKHCN ngày 10/01/2025 của Giám đốc Sở Khoa học và "
        "Công nghệ);"
    )
    s.p(
        "- Lao động tiên tiến năm 2023 (Quyết định số 16/QĐ-SKHCN ngày 12/01/2024 của Giám đốc Sở Khoa học và Công "
        "nghệ)."
    )
    s.sign(
        ["XÁC NHẬN CỦA TRUNG TÂM", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        ["NGƯỜI BÁO CÁO"],
        name="Võ Thị Thúy Dung",
        left_name=DEPUTY,
    )
    return s


DUNG = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            "Võ Thị Thúy Dung",
            birth_date="1988-02-14",
            gender="nu",
            hometown="Phường Trà Vinh, tỉnh Vĩnh Long",
            residence="Phường An Khánh, Thành phố Hồ Chí Minh",
            position="Phó Trưởng phòng",
            unit=f"{DATA}, {CENTRE}",
            education="Thạc sĩ Hệ thống thông tin",
            duties=DUNG_DUTIES,
            requested=[recognition("CSTDCS", FIGHTER, "2025")],
            prior_titles=[
                recognition("CSTDCS", FIGHTER, "2024", "28/QĐ-SKHCN", "2025-01-10", DIRECTOR),
                recognition("LDTT", ADVANCED, "2023", "16/QĐ-SKHCN", "2024-01-12", DIRECTOR),
            ],
            classifications=[level("2024", EXCELLENT), level("2025", EXCELLENT)],
            achievements=DUNG_RESULTS,
        )
    ],
    date="2026-09-07",
    place=CITY,
    issuing_unit=CENTRE,
    parent_unit=SO,
    subject="Đề nghị xét tặng danh hiệu Chiến sĩ thi đua cơ sở năm 2025",
    signer=DEPUTY,
    signer_title="KT. Giám đốc Phó Giám đốc",
)

THO_DUTIES = (
    "Trưởng phòng, chịu trách nhiệm toàn bộ hoạt động của Phòng Hạ tầng số; Tổ trưởng Tổ di chuyển hệ "
    "thống của Trung tâm."
)
THO_RESULTS = [
    "Chỉ huy di chuyển 46 hệ thống thông tin trong 19 ngày, tổng thời gian gián đoạn dịch vụ công chỉ 42 phút ngoài "
    "giờ.",
    "Đề xuất gộp 38 máy chủ vật lý, tiết kiệm 1,26 tỷ đồng{^Theo số liệu quyết toán năm 2025 của Phòng Hành chính - "
    "Tổng hợp.^} cho "
    "ngân sách.",
    "Đào tạo tại chỗ 04 viên chức trẻ đạt chứng chỉ quản trị hạ tầng.",
]


def tho() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, CENTRE_HEAD], "", f"{CITY}, ngày 04 tháng 9 năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH CÁ NHÂN", "đề nghị danh hiệu Chiến sỹ thi đua cơ sở năm 2025")
    s.rule()
    s.heading("I/ SƠ LƯỢC LÝ LỊCH")
    s.p("1. Họ và tên: Nguyễn Hữu Thọ\t\t\tNam/Nữ: Nam", "left")
    s.p("2. Sinh ngày: 30/8/1984\t\t\tDân tộc: Kinh", "left")
    s.p("3. Quê quán: Xã Bình Sơn, tỉnh Quảng Ngãi", "left")
    s.p("4. Nơi ở hiện nay: 77 đường Lê Văn Lương, phường Tân Hưng, Thành phố Hồ Chí Minh", "left")
    s.p("5. Chức vụ, đơn vị công tác: Trưởng phòng Hạ tầng số, Trung tâm Chuyển đổi số và Ứng dụng công nghệ", "left")
    s.p("6. Trình độ chuyên môn: Kỹ sư Điện tử - Viễn thông\t\tHọc vị: Thạc sĩ", "left")
    s.heading("II/ THÀNH TÍCH")
    s.p("Nhiệm vụ được giao: " + THO_DUTIES)
    s.p("Kết quả năm 2025:")
    s.numbered(THO_RESULTS, pattern="%1)")
    s.table(
        [
            ("Năm", "2023", "2024", "2025"),
            ("Xếp loại", "Hoàn thành tốt nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"),
        ],
        [2.5, 4.4, 4.4, 4.6],
        heads=1,
        centred=(0, 1, 2, 3),
    )
    s.heading("III/ KHEN THƯỞNG")
    s.table(
        [
            ("Quyết định", "Cơ quan ban hành", "Danh hiệu, hình thức", "Năm"),
            ("Số 16/QĐ-SKHCN ngày 12/01/2024", "Sở Khoa học và Công nghệ", "Lao động tiên tiến", "2023"),
            ("Số 27/QĐ-SKHCN ngày 10/01/2025", "Sở Khoa học và Công nghệ", "Lao động tiên tiến", "2024"),
            (
                "Số 2214/QĐ-UBND ngày 14/8/2024",
                "Ủy ban nhân dân Thành phố",
                "Bằng khen của Chủ tịch UBND Thành phố (đợt chuyển đổi số)",
                "2024",
            ),
        ],
        [5.2, 4.0, 5.1, 1.6],
        centred=(3,),
    )
    s.sign(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], ["NGƯỜI BÁO CÁO"], name="Nguyễn Hữu Thọ", left_name=DEPUTY)
    return s


THO = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            "Nguyễn Hữu Thọ",
            birth_date="1984-08-30",
            gender="nam",
            hometown="Xã Bình Sơn, tỉnh Quảng Ngãi",
            residence="77 đường Lê Văn Lương, phường Tân Hưng, Thành phố Hồ Chí Minh",
            position="Trưởng phòng Hạ tầng số",
            unit=CENTRE,
            education="Kỹ sư Điện tử - Viễn thông",
            academic_title="Thạc sĩ",
            duties=THO_DUTIES,
            requested=[recognition("CSTDCS", "Chiến sỹ thi đua cơ sở", "2025")],
            prior_titles=[
                recognition("LDTT", ADVANCED, "2023", "16/QĐ-SKHCN", "2024-01-12", SO),
                recognition("LDTT", ADVANCED, "2024", "27/QĐ-SKHCN", "2025-01-10", SO),
            ],
            prior_awards=[
                recognition(
                    "BK_TINH",
                    "Bằng khen của Chủ tịch UBND Thành phố",
                    "2024",
                    "2214/QĐ-UBND",
                    "2024-08-14",
                    "Ủy ban nhân dân Thành phố",
                )
            ],
            classifications=[level("2023", GOOD), level("2024", GOOD), level("2025", EXCELLENT)],
            achievements=[
                THO_RESULTS[0],
                "Đề xuất gộp 38 máy chủ vật lý, tiết kiệm 1,26 tỷ đồng cho ngân sách.",
                THO_RESULTS[2],
            ],
        )
    ],
    date="2026-09-04",
    place=CITY,
    issuing_unit=CENTRE,
    parent_unit=SO,
    subject="đề nghị danh hiệu Chiến sỹ thi đua cơ sở năm 2025",
    signer=DEPUTY,
    signer_title="KT. Giám đốc Phó Giám đốc",
)
