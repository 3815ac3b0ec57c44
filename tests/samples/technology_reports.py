"""Dossier A, the three individual reports: labels with colons, a table of labels, dotted leaders."""

from __future__ import annotations

from tests.samples.papers import CITY, EXCELLENT, GOOD, SO, SO_HEAD, gold, initiative, level, person, recognition
from tests.samples.sheets import Sheet
from tests.samples.technology_words import ADVANCED, DIRECTOR, FIGHTER, HEAD_OF_ROOM, QUESTIONS, ROOM, ROOM_HEAD

HANH_DUTIES = (
    "Tham mưu quản lý nhà nước về thẩm định, đánh giá công nghệ; thường trực Tổ xử lý hồ sơ đăng ký chuyển giao "
    "công nghệ "
    "và theo dõi Chương trình hỗ trợ doanh nghiệp nâng cao năng suất, chất lượng của Thành phố."
)
HANH_RESULTS = [
    "Trực tiếp thẩm định 64 hồ sơ công nghệ dự án đầu tư, trong đó 61 hồ sơ trả trước hạn, 03 hồ sơ đúng hạn, không "
    "có hồ "
    "sơ trễ hạn; giảm thời gian xử lý bình quân từ 12 ngày xuống còn 7,5 ngày làm việc.",
    "Chủ trì xây dựng dự thảo Quy chế phối hợp thẩm định công nghệ giữa Sở với 09 sở, ngành; được Ủy ban nhân dân "
    "Thành "
    "phố ban hành tháng 9 năm 2025.",
    "Hướng dẫn 37 doanh nghiệp hoàn thiện hồ sơ đăng ký chuyển giao công nghệ, tổng giá trị hợp đồng 412 tỷ đồng, tăng "
    "18% so với năm 2024.",
]


def hanh() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, ROOM_HEAD], "", f"{CITY}, ngày 18 tháng 8 năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH", "Đề nghị xét tặng danh hiệu Chiến sĩ thi đua cơ sở năm 2025")
    s.rule()
    s.heading("I. SƠ LƯỢC LÝ LỊCH", indent_cm=1)
    s.p("- Họ và tên: **Nguyễn Thị Thu Hạnh**")
    s.p("- Sinh ngày, tháng, năm: 12/4/1986          Giới tính: Nữ")
    s.p("- Quê quán: Xã Cái Bè, tỉnh Đồng Tháp")
    s.p("- Trú quán: 214/7 đường Bùi Đình Túy, phường Bình Thạnh, Thành phố Hồ Chí Minh")
    s.p(f"- Đơn vị công tác: {ROOM}, Sở Khoa học và Công nghệ")
    s.p("- Chức vụ (Đảng, chính quyền, đoàn thể): Chuyên viên chính")
    s.p("- Trình độ chuyên môn, nghiệp vụ: Thạc sĩ Quản lý công nghệ")
    s.p("- Học hàm, học vị, danh hiệu, giải thưởng: Thạc sĩ")
    s.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC", indent_cm=1)
    s.p("**1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận:** " + HANH_DUTIES)
    s.p("**2. Thành tích đạt được của cá nhân:**")
    for line in HANH_RESULTS:
        s.p("- " + line)
    s.p(
        "Kết quả đánh giá, xếp loại: năm 2024 hoàn thành tốt nhiệm vụ; năm 2025 **hoàn thành xuất sắc nhiệm vụ** "
        "(Thông "
        "báo số 118/TB-SKHCN ngày 15/7/2026 của Sở Khoa học và Công nghệ)."
    )
    s.heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", indent_cm=1)
    s.p("**1. Danh hiệu thi đua:**")
    s.table(
        [
            (
                "Năm",
                "Danh hiệu thi đua",
                "Số, ngày, tháng, năm của quyết định công nhận danh hiệu thi đua; cơ quan ban hành quyết định",
            ),
            ("2023", ADVANCED, "Quyết định số 15/QĐ-SKHCN ngày 12/01/2024 của Giám đốc Sở Khoa học và Công nghệ"),
            ("2024", ADVANCED, "Quyết định số 27/QĐ-SKHCN ngày 10/01/2025 của Giám đốc Sở Khoa học và Công nghệ"),
        ],
        [1.8, 4.6, 9.6],
        size=13,
    )
    s.p("**2. Hình thức khen thưởng:**")
    s.table(
        [
            (
                "Năm",
                "Hình thức khen thưởng",
                "Số, ngày, tháng, năm của quyết định khen thưởng; cơ quan ban hành quyết định",
            ),
            ("2024", "Giấy khen", "Quyết định số 311/QĐ-SKHCN ngày 20/12/2024 của Giám đốc Sở Khoa học và Công nghệ"),
        ],
        [1.8, 4.6, 9.6],
        size=13,
    )
    s.sign(
        ["THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN", "TRƯỞNG PHÒNG"],
        ["NGƯỜI BÁO CÁO", "(Ký, ghi rõ họ và tên)"],
        name="Nguyễn Thị Thu Hạnh",
        left_name=HEAD_OF_ROOM,
    )
    return s


HANH = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            "Nguyễn Thị Thu Hạnh",
            birth_date="1986-04-12",
            gender="nu",
            hometown="Xã Cái Bè, tỉnh Đồng Tháp",
            residence="214/7 đường Bùi Đình Túy, phường Bình Thạnh, Thành phố Hồ Chí Minh",
            position="Chuyên viên chính",
            unit=f"{ROOM}, {SO}",
            education="Thạc sĩ Quản lý công nghệ",
            academic_title="Thạc sĩ",
            duties=HANH_DUTIES,
            requested=[recognition("CSTDCS", FIGHTER, "2025")],
            prior_titles=[
                recognition("LDTT", ADVANCED, "2023", "15/QĐ-SKHCN", "2024-01-12", DIRECTOR),
                recognition("LDTT", ADVANCED, "2024", "27/QĐ-SKHCN", "2025-01-10", DIRECTOR),
            ],
            prior_awards=[recognition("GIAY_KHEN", "Giấy khen", "2024", "311/QĐ-SKHCN", "2024-12-20", DIRECTOR)],
            classifications=[level("2024", GOOD), level("2025", EXCELLENT, "118/TB-SKHCN")],
            achievements=HANH_RESULTS,
        )
    ],
    date="2026-08-18",
    place=CITY,
    issuing_unit=ROOM,
    parent_unit=SO,
    subject="Đề nghị xét tặng danh hiệu Chiến sĩ thi đua cơ sở năm 2025",
    signer=HEAD_OF_ROOM,
    signer_title="Trưởng phòng",
)

BAO_DUTIES = (
    "Theo dõi hoạt động đánh giá trình độ và năng lực công nghệ sản xuất; hỗ trợ doanh nghiệp ngành cơ khí, nhựa - "
    "cao su "
    "đổi mới công nghệ; quản trị bảng tính dữ liệu công nghệ dùng chung của Phòng."
)
BAO_RESULTS = [
    "Khảo sát trực tiếp 45/45 doanh nghiệp cơ khí theo kế hoạch năm, hoàn thành trước hạn 20 ngày; cập nhật 1.260 "
    "phiếu dữ "
    "liệu vào hệ thống.",
    "Tham mưu 06 văn bản hướng dẫn hỗ trợ lãi suất đổi mới thiết bị; 11 doanh nghiệp được giải ngân 38,6 tỷ đồng.",
]


def bao() -> Sheet:
    s = Sheet(size=13, indent_cm=0.8)
    s.head([SO_HEAD, ROOM_HEAD])
    s.title("BÁO CÁO THÀNH TÍCH CÁ NHÂN", "ĐỀ NGHỊ CÔNG NHẬN DANH HIỆU “CHIẾN SĨ THI ĐUA CƠ SỞ” NĂM 2025", size=13)
    s.rule(3)
    s.heading("1. Thông tin cá nhân")
    s.table(
        [
            ("Họ và tên khai sinh", "TRẦN QUỐC BẢO"),
            ("Ngày, tháng, năm sinh", "05.11.1990"),
            ("Giới tính", "Nam"),
            ("Quê quán", "Xã Phong Điền, thành phố Cần Thơ"),
            ("Nơi ở hiện nay", "Chung cư Phú Thạnh, phường Phú Thạnh, Thành phố Hồ Chí Minh"),
            ("Chức vụ", "Chuyên viên"),
            ("Đơn vị công tác", ROOM),
            ("Trình độ chuyên môn", "Kỹ sư Cơ khí chế tạo máy"),
        ],
        [5.2, 10.8],
        heads=0,
        centred=(),
        size=13,
    )
    s.heading("2. Nhiệm vụ được giao")
    s.p(BAO_DUTIES)
    s.heading("3. Kết quả công tác năm 2025")
    s.numbered(BAO_RESULTS, pattern="3.%1.")
    s.p("Năm 2025 được xếp loại hoàn thành tốt nhiệm vụ.")
    s.heading("4. Sáng kiến")
    s.p(
        f"Sáng kiến “{QUESTIONS}”, được Hội đồng sáng kiến Sở công nhận năm 2025, phạm vi cấp cơ sở (Quyết định số "
        "203/QĐ-SKHCN ngày 18 tháng 12 năm 2025 của Giám đốc Sở). Doanh nghiệp tự trả lời 42 câu hỏi, hệ thống tự "
        "tính điểm "
        "theo 4 nhóm thành phần; thời gian đánh giá một doanh nghiệp giảm từ 3 ngày còn nửa ngày, đã dùng cho 45 doanh "
        "nghiệp và được 02 đơn vị bạn xin áp dụng."
    )
    s.heading("5. Khen thưởng đã nhận")
    s.p(
        "Từ năm 2022 đến năm 2024 liên tục đạt danh hiệu Lao động tiên tiến (Quyết định số 09/QĐ-SKHCN ngày "
        "11/01/2023, "
        "Quyết định số 15/QĐ-SKHCN ngày 12/01/2024, Quyết định số 27/QĐ-SKHCN ngày 10/01/2025 của Giám đốc Sở Khoa "
        "học và "
        "Công nghệ)."
    )
    s.p(f"{CITY}, ngày 19 tháng 8 năm 2026", "right", italic=True)
    s.sign(["XÁC NHẬN CỦA ĐƠN VỊ", "TRƯỞNG PHÒNG"], ["NGƯỜI BÁO CÁO"], name="Trần Quốc Bảo", left_name=HEAD_OF_ROOM)
    return s


BAO = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            "Trần Quốc Bảo",
            birth_date="1990-11-05",
            gender="nam",
            hometown="Xã Phong Điền, thành phố Cần Thơ",
            residence="Chung cư Phú Thạnh, phường Phú Thạnh, Thành phố Hồ Chí Minh",
            position="Chuyên viên",
            unit=ROOM,
            education="Kỹ sư Cơ khí chế tạo máy",
            duties=BAO_DUTIES,
            requested=[recognition("CSTDCS", FIGHTER, "2025")],
            prior_titles=[
                recognition("LDTT", ADVANCED, year, number, date, DIRECTOR)
                for year, number, date in (
                    ("2022", "09/QĐ-SKHCN", "2023-01-11"),
                    ("2023", "15/QĐ-SKHCN", "2024-01-12"),
                    ("2024", "27/QĐ-SKHCN", "2025-01-10"),
                )
            ],
            initiatives=[initiative(QUESTIONS, "2025", "203/QĐ-SKHCN", "2025-12-18", "Giám đốc Sở", "co_so")],
            classifications=[level("2025", GOOD)],
            achievements=BAO_RESULTS,
        )
    ],
    date="2026-08-19",
    place=CITY,
    issuing_unit=ROOM,
    parent_unit=SO,
    subject="Đề nghị công nhận danh hiệu “Chiến sĩ thi đua cơ sở” năm 2025",
    signer=HEAD_OF_ROOM,
    signer_title="Trưởng phòng",
)

KHOA_RESULTS = [
    "Tiếp nhận, phân loại 312 hồ sơ của Chương trình khởi nghiệp đổi mới sáng tạo; số hóa 100% hồ sơ giấy giai đoạn "
    "trước.",
    "Phối hợp tổ chức 08 buổi kết nối cung - cầu công nghệ với 540 lượt doanh nghiệp tham dự, 23 biên bản ghi nhớ "
    "được ký.",
    "Tham gia 02 đoàn kiểm tra việc sử dụng kinh phí hỗ trợ khởi nghiệp; kiến nghị thu hồi 146 triệu đồng chi sai "
    "nội dung.",
]
KHOA_DUTIES = "Thư ký Chương trình hỗ trợ khởi nghiệp đổi mới sáng tạo, quản lý hồ sơ và kinh phí hỗ trợ."


def khoa() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, ROOM_HEAD], "", f"{CITY}, ngày 18 tháng 8 năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH", "Đề nghị tặng danh hiệu Lao động tiên tiến năm 2025")
    s.rule()
    s.heading("I. SƠ LƯỢC LÝ LỊCH")
    s.dotted(("Họ và tên:", "Lê Văn Khoa"), ("Nam/Nữ:", "Nam"))
    s.dotted(("Sinh ngày:", "27 tháng 9 năm 1993"))
    s.dotted(("Quê quán:", "Xã Hòa Vang, thành phố Đà Nẵng"))
    s.dotted(("Trú quán:", "18 đường số 5, phường Hiệp Bình, Thành phố Hồ Chí Minh"))
    s.dotted(("Chức vụ, đơn vị công tác:", f"Chuyên viên, {ROOM}"))
    s.dotted(("Trình độ chuyên môn:", "Cử nhân Kinh tế"), ("Học hàm, học vị:", ""))
    s.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC")
    s.p("1. Quyền hạn, nhiệm vụ được giao: " + KHOA_DUTIES)
    s.p("2. Thành tích đạt được trong năm 2025:")
    for line in KHOA_RESULTS:
        s.p("+ " + line, left_cm=0.6)
    s.p("3. Mức độ hoàn thành nhiệm vụ:")
    s.table(
        [
            ("Năm", "Mức xếp loại", "Văn bản"),
            ("2024", "Hoàn thành tốt nhiệm vụ", "TB số 06/TB-SKHCN ngày 06/01/2025"),
            ("2025", "Hoàn thành tốt nhiệm vụ", "TB số 118/TB-SKHCN ngày 15/7/2026"),
        ],
        [2.2, 6, 7.6],
    )
    s.heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")
    s.p(
        "- Năm 2024: Lao động tiên tiến, Quyết định số 27/QĐ-SKHCN ngày 10/01/2025 của Giám đốc Sở Khoa học và Công "
        "nghệ."
    )
    s.p(
        "- Năm 2025: Giấy khen của Đoàn Thanh niên Sở về thành tích Tháng Thanh niên (Quyết định số 12/QĐ-ĐTN ngày "
        "30/3/2025)."
    )
    s.sign_with_tabs(
        [
            ("XÁC NHẬN CỦA ĐƠN VỊ", "NGƯỜI BÁO CÁO"),
            ("TRƯỞNG PHÒNG", ""),
            ("", ""),
            ("", ""),
            ("", ""),
            (HEAD_OF_ROOM, "Lê Văn Khoa"),
        ]
    )
    return s


KHOA = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            "Lê Văn Khoa",
            birth_date="1993-09-27",
            gender="nam",
            hometown="Xã Hòa Vang, thành phố Đà Nẵng",
            residence="18 đường số 5, phường Hiệp Bình, Thành phố Hồ Chí Minh",
            position="Chuyên viên",
            unit=ROOM,
            education="Cử nhân Kinh tế",
            duties=KHOA_DUTIES,
            requested=[recognition("LDTT", ADVANCED, "2025")],
            prior_titles=[recognition("LDTT", ADVANCED, "2024", "27/QĐ-SKHCN", "2025-01-10", DIRECTOR)],
            prior_awards=[
                recognition(
                    "GIAY_KHEN",
                    "Giấy khen của Đoàn Thanh niên Sở",
                    "2025",
                    "12/QĐ-ĐTN",
                    "2025-03-30",
                    "Đoàn Thanh niên Sở",
                )
            ],
            classifications=[level("2024", GOOD, "06/TB-SKHCN"), level("2025", GOOD, "118/TB-SKHCN")],
            achievements=KHOA_RESULTS,
        )
    ],
    date="2026-08-18",
    place=CITY,
    issuing_unit=ROOM,
    parent_unit=SO,
    subject="Đề nghị tặng danh hiệu Lao động tiên tiến năm 2025",
    signer=HEAD_OF_ROOM,
    signer_title="Trưởng phòng",
)
