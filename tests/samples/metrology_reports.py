"""Dossier C, three reports: two titles in a row, a gap year, a collective with its classifications."""

from __future__ import annotations

from tests.samples.metrology_words import ADVANCED, BRANCH, BRANCH_HEAD, CHIEF, DIRECTOR, FIGHTER, ROOM, asked
from tests.samples.papers import (
    CITY,
    EXCELLENT,
    GOOD,
    SO,
    SO_HEAD,
    collective,
    gold,
    initiative,
    level,
    person,
    recognition,
)
from tests.samples.sheets import Sheet

DUC_DUTIES = (
    "Giúp Trưởng phòng quản lý phương tiện đo nhóm 2, kiểm soát xăng dầu, cân ô tô; trực tiếp làm trưởng đoàn kiểm "
    "tra nhà nước về đo "
    "lường."
)
DUC_RESULTS = [
    "Làm trưởng đoàn 26 cuộc kiểm tra nhà nước về đo lường tại 148 cửa hàng xăng dầu, phát hiện 09 cột đo sai số "
    "vượt mức cho phép, "
    "kiến nghị xử phạt 517 triệu đồng.",
    "Xây dựng phần mềm tra cứu tem kiểm định trên điện thoại, 3.900 lượt người dân sử dụng trong 06 tháng đầu.",
    "Tham mưu đề án “Cân đối chứng tại 40 chợ truyền thống”; hoàn thành 40/40 chợ trước tháng 11 năm 2025.",
]


def duc() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, BRANCH_HEAD], "", f"{CITY}, ngày 28 tháng 8 năm 2026")
    s.title(
        "BÁO CÁO THÀNH TÍCH", "ĐỀ NGHỊ TẶNG THƯỞNG BẰNG KHEN CỦA CHỦ TỊCH\nỦY BAN NHÂN DÂN THÀNH PHỐ NĂM 2025", size=13
    )
    s.rule()
    s.heading("I. SƠ LƯỢC LÝ LỊCH", indent_cm=1)
    s.p("- Họ tên: Phan Minh Đức; giới tính: Nam.")
    s.p("- Sinh ngày 06 tháng 01 năm 1982.")
    s.p("- Quê quán: Xã Gio Linh, tỉnh Quảng Trị.")
    s.p("- Trú quán: 33/12 đường Quang Trung, phường Gò Vấp, Thành phố Hồ Chí Minh.")
    s.p("- Đơn vị công tác: Chi cục Tiêu chuẩn Đo lường Chất lượng.")
    s.p("- Chức vụ (Đảng, chính quyền, đoàn thể): Phó Trưởng phòng Quản lý Đo lường.")
    s.p("- Trình độ chuyên môn, nghiệp vụ: Thạc sĩ Vật lý kỹ thuật.")
    s.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC", indent_cm=1)
    s.p("1. Quyền hạn, nhiệm vụ được giao: " + DUC_DUTIES)
    s.p("2. Thành tích đạt được của cá nhân:")
    for mark, line in zip("abc", DUC_RESULTS, strict=True):
        s.p(f"{mark}) {line}")
    s.p("3. Kết quả xếp loại chất lượng công chức:")
    s.table(
        [
            ("Năm", "Mức xếp loại", "Số văn bản"),
            ("2023", "Hoàn thành tốt nhiệm vụ", "07/TB-SKHCN"),
            ("2024", "Hoàn thành xuất sắc nhiệm vụ", "06/TB-SKHCN"),
            ("2025", "Hoàn thành xuất sắc nhiệm vụ", "05/TB-SKHCN"),
        ],
        [2.5, 8, 5],
        centred=(0, 2),
    )
    s.heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", indent_cm=1)
    s.p("1. Danh hiệu thi đua:")
    s.table(
        [
            ("Năm", "Danh hiệu thi đua", "Số, ngày, tháng, năm của quyết định; cơ quan ban hành quyết định"),
            ("2023", ADVANCED, "16/QĐ-SKHCN ngày 12/01/2024 của Giám đốc Sở Khoa học và Công nghệ"),
            ("2024", FIGHTER, "28/QĐ-SKHCN ngày 10/01/2025 của Giám đốc Sở Khoa học và Công nghệ"),
            ("2025", FIGHTER, "31/QĐ-SKHCN ngày 16/01/2026 của Giám đốc Sở Khoa học và Công nghệ"),
        ],
        [1.8, 4.8, 9.3],
    )
    s.p("2. Hình thức khen thưởng:")
    s.table(
        [
            ("Năm", "Hình thức khen thưởng", "Số, ngày, tháng, năm của quyết định; cơ quan ban hành quyết định"),
            ("2023", "Giấy khen", "302/QĐ-SKHCN ngày 22/12/2023 của Giám đốc Sở Khoa học và Công nghệ"),
        ],
        [1.8, 4.8, 9.3],
    )
    s.sign(
        ["THỦ TRƯỞNG ĐƠN VỊ", "XÁC NHẬN, ĐỀ NGHỊ", "CHI CỤC TRƯỞNG"],
        ["NGƯỜI BÁO CÁO THÀNH TÍCH", "(Ký, ghi rõ họ và tên)"],
        name="Phan Minh Đức",
        left_name=CHIEF,
    )
    return s


DUC = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            "Phan Minh Đức",
            birth_date="1982-01-06",
            gender="nam",
            hometown="Xã Gio Linh, tỉnh Quảng Trị",
            residence="33/12 đường Quang Trung, phường Gò Vấp, Thành phố Hồ Chí Minh",
            position="Phó Trưởng phòng Quản lý Đo lường",
            unit=BRANCH,
            education="Thạc sĩ Vật lý kỹ thuật",
            duties=DUC_DUTIES,
            requested=asked(),
            prior_titles=[
                recognition("LDTT", ADVANCED, "2023", "16/QĐ-SKHCN", "2024-01-12", DIRECTOR),
                recognition("CSTDCS", FIGHTER, "2024", "28/QĐ-SKHCN", "2025-01-10", DIRECTOR),
                recognition("CSTDCS", FIGHTER, "2025", "31/QĐ-SKHCN", "2026-01-16", DIRECTOR),
            ],
            prior_awards=[recognition("GIAY_KHEN", "Giấy khen", "2023", "302/QĐ-SKHCN", "2023-12-22", DIRECTOR)],
            classifications=[
                level("2023", GOOD, "07/TB-SKHCN"),
                level("2024", EXCELLENT, "06/TB-SKHCN"),
                level("2025", EXCELLENT, "05/TB-SKHCN"),
            ],
            achievements=DUC_RESULTS,
        )
    ],
    date="2026-08-28",
    place=CITY,
    issuing_unit=BRANCH,
    parent_unit=SO,
    subject="Đề nghị tặng thưởng Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố năm 2025",
    signer=CHIEF,
    signer_title="Chi cục trưởng",
)

LAN_DUTIES = "Thẩm xét hồ sơ công bố hợp chuẩn, hợp quy; đầu mối Chương trình truy xuất nguồn gốc sản phẩm, hàng hóa."
LAN_RESULTS = [
    "Xử lý 1.104 hồ sơ công bố hợp quy, tỷ lệ đúng hạn 100%, trong đó 927 hồ sơ trực tuyến toàn trình.",
    "Hướng dẫn 62 hợp tác xã, hộ kinh doanh gắn mã truy xuất nguồn gốc, đạt 155% kế hoạch.",
]
LAN_TITLE = "Mẫu phiếu thẩm xét hồ sơ hợp quy một trang"


def lan() -> Sheet:
    s = Sheet(size=14)
    s.head([SO_HEAD, BRANCH_HEAD], "", f"{CITY}, ngày 28 tháng 8 năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH", "Đề nghị tặng Bằng khen của Chủ tịch UBND Thành phố năm 2025")
    s.rule()
    s.heading("A. THÔNG TIN CÁ NHÂN")
    s.p("Họ và tên\tHuỳnh Ngọc Lan\tGiới tính\tNữ", "left")
    s.p("Sinh ngày\t19/5/1985", "left")
    s.p("Quê quán\tXã Long Hồ, tỉnh Vĩnh Long", "left")
    s.p("Nơi ở\tPhường Tân Sơn Nhì, Thành phố Hồ Chí Minh", "left")
    s.p("Chức vụ\tChuyên viên chính", "left")
    s.p("Đơn vị\tPhòng Quản lý Chất lượng, Chi cục Tiêu chuẩn Đo lường Chất lượng", "left")
    s.p("Trình độ\tKỹ sư Công nghệ thực phẩm", "left")
    s.heading("B. NHIỆM VỤ VÀ THÀNH TÍCH")
    s.p("**Nhiệm vụ được giao:** " + LAN_DUTIES)
    s.p("**Thành tích nổi bật năm 2025:**")
    for line in LAN_RESULTS:
        s.p("- " + line)
    s.p(
        "**Sáng kiến:** năm 2025 có 01 sáng kiến được công nhận là “" + LAN_TITLE + "” (Quyết định số 203/QĐ-SKHCN "
        "ngày 18/12/2025 của "
        "Giám đốc Sở Khoa học và Công nghệ), đã dùng để xét danh hiệu Chiến sĩ thi đua cơ sở năm 2025."
    )
    s.p(
        "**Mức độ hoàn thành nhiệm vụ:** năm 2023: hoàn thành xuất sắc nhiệm vụ; năm 2024: hoàn thành tốt nhiệm vụ; "
        "năm 2025: hoàn thành "
        "tốt nhiệm vụ."
    )
    s.heading("C. KHEN THƯỞNG ĐÃ ĐƯỢC GHI NHẬN")
    s.p(
        "Năm 2023 đạt danh hiệu Chiến sĩ thi đua cơ sở theo Quyết định số 14/QĐ-SKHCN ngày 12/01/2024; năm 2025 đạt "
        "danh hiệu Chiến sĩ "
        "thi đua cơ sở theo Quyết định số 31/QĐ-SKHCN ngày 16/01/2026 của Giám đốc Sở Khoa học và Công nghệ. Riêng "
        "năm 2024 bản thân "
        "nghỉ điều trị bệnh 03 tháng nên không đăng ký danh hiệu."
    )
    s.sign(["XÁC NHẬN CỦA CHI CỤC", "CHI CỤC TRƯỞNG"], ["NGƯỜI BÁO CÁO"], name="Huỳnh Ngọc Lan", left_name=CHIEF)
    return s


LAN = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            "Huỳnh Ngọc Lan",
            birth_date="1985-05-19",
            gender="nu",
            hometown="Xã Long Hồ, tỉnh Vĩnh Long",
            residence="Phường Tân Sơn Nhì, Thành phố Hồ Chí Minh",
            position="Chuyên viên chính",
            unit=f"Phòng Quản lý Chất lượng, {BRANCH}",
            education="Kỹ sư Công nghệ thực phẩm",
            duties=LAN_DUTIES,
            requested=asked("Bằng khen của Chủ tịch UBND Thành phố"),
            prior_titles=[
                recognition("CSTDCS", FIGHTER, "2023", "14/QĐ-SKHCN", "2024-01-12"),
                recognition("CSTDCS", FIGHTER, "2025", "31/QĐ-SKHCN", "2026-01-16", DIRECTOR),
            ],
            initiatives=[initiative(LAN_TITLE, "2025", "203/QĐ-SKHCN", "2025-12-18", DIRECTOR)],
            classifications=[level("2023", EXCELLENT), level("2024", GOOD), level("2025", GOOD)],
            achievements=LAN_RESULTS,
        )
    ],
    date="2026-08-28",
    place=CITY,
    issuing_unit=BRANCH,
    parent_unit=SO,
    subject="Đề nghị tặng Bằng khen của Chủ tịch UBND Thành phố năm 2025",
    signer=CHIEF,
    signer_title="Chi cục trưởng",
)

ROOM_DUTIES = (
    "Quản lý nhà nước về đo lường trên địa bàn Thành phố: phê duyệt mẫu, quản lý chuẩn đo lường, kiểm tra phương "
    "tiện đo nhóm 2, phép đo "
    "trong thương mại bán lẻ, lượng hàng đóng gói sẵn."
)
ROOM_RESULTS = [
    "Năm 2024 và năm 2025 kiểm tra 611 cơ sở (đạt 122% kế hoạch), phát hiện 47 cơ sở vi phạm, tham mưu xử phạt 1,94 "
    "tỷ đồng.",
    "Duy trì 12 chuẩn đo lường chính được liên kết chuẩn đúng hạn; mở rộng 03 lĩnh vực kiểm định mới.",
    "Giải quyết 100% của 86 phản ánh về cân, đong của người tiêu dùng qua Cổng 1022 trong 48 giờ.",
]


def room_report() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, BRANCH_HEAD], "", f"{CITY}, ngày 31 tháng 8 năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH TẬP THỂ", "Đề nghị tặng Bằng khen của Chủ tịch\nỦy ban nhân dân Thành phố năm 2025")
    s.rule()
    s.table(
        [
            ("Tên tập thể", ROOM),
            ("Đơn vị trực thuộc", BRANCH),
            ("Trụ sở", "263 đường Điện Biên Phủ, phường Xuân Hòa, Thành phố Hồ Chí Minh"),
            ("Biên chế", "14 công chức, người lao động (05 nữ); 08 đảng viên"),
        ],
        [4.4, 11.6],
        heads=0,
        centred=(),
        size=13,
    )
    s.heading("I. CHỨC NĂNG, NHIỆM VỤ ĐƯỢC GIAO")
    s.p(ROOM_DUTIES)
    s.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC")
    s.numbered(ROOM_RESULTS)
    s.p("Kết quả xếp loại tập thể:")
    s.table(
        [
            ("Năm", "Xếp loại", "Quyết định/Thông báo"),
            ("2024", "HTXSNV", "Quyết định số 22/QĐ-TĐC ngày 08/01/2025"),
            ("2025", "HTXSNV", "Quyết định số 19/QĐ-TĐC ngày 09/01/2026"),
        ],
        [2.4, 4, 9.4],
        centred=(0, 1),
    )
    s.heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")
    s.table(
        [
            ("Danh hiệu/ Hình thức", "Năm", "Quyết định", ""),
            ("", "", "Số, ngày ký", "Cơ quan"),
            ("Tập thể Lao động xuất sắc", "2024", "1127/QĐ-UBND ngày 20/3/2025", "Chủ tịch UBND Thành phố"),
            ("Tập thể Lao động tiên tiến", "2025", "33/QĐ-SKHCN ngày 16/01/2026", "Giám đốc Sở Khoa học và Công nghệ"),
        ],
        [5.0, 1.6, 4.8, 4.4],
        heads=2,
        merges=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)],
        centred=(1,),
    )
    s.sign(["THỦ TRƯỞNG ĐƠN VỊ XÁC NHẬN", "CHI CỤC TRƯỞNG"], ["TRƯỞNG PHÒNG"], name="Lưu Bội Châu", left_name=CHIEF)
    return s


ROOM_REPORT = gold(
    "bao_cao_thanh_tich_tap_the",
    [
        collective(
            ROOM,
            unit=BRANCH,
            duties=ROOM_DUTIES,
            requested=asked(),
            prior_titles=[
                recognition(
                    "TTLDXS",
                    "Tập thể Lao động xuất sắc",
                    "2024",
                    "1127/QĐ-UBND",
                    "2025-03-20",
                    "Chủ tịch UBND Thành phố",
                ),
                recognition("TTLDTT", "Tập thể Lao động tiên tiến", "2025", "33/QĐ-SKHCN", "2026-01-16", DIRECTOR),
            ],
            classifications=[level("2024", EXCELLENT, "22/QĐ-TĐC"), level("2025", EXCELLENT, "19/QĐ-TĐC")],
            achievements=ROOM_RESULTS,
        )
    ],
    date="2026-08-31",
    place=CITY,
    issuing_unit=BRANCH,
    parent_unit=SO,
    subject="Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố năm 2025",
    signer=CHIEF,
    signer_title="Chi cục trưởng",
)
