"""Dossier C: a branch office asks for three Bằng khen of the City for 2025, as PDF with a text layer.

One person has the title twice in a row, one has a gap year, one collective rests on its classification.
"""

from __future__ import annotations

from tests.samples.papers import (
    CITY,
    EXCELLENT,
    GOOD,
    SO,
    SO_HEAD,
    Paper,
    collective,
    gold,
    initiative,
    level,
    person,
    recognition,
)
from tests.samples.scans import ScanLook
from tests.samples.sheets import Sheet

BRANCH = "Chi cục Tiêu chuẩn Đo lường Chất lượng"
BRANCH_HEAD = "CHI CỤC TIÊU CHUẨN\nĐO LƯỜNG CHẤT LƯỢNG"
CHIEF = "Vương Đình Khải"
ROOM = "Phòng Quản lý Đo lường"
AWARD = "Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố"
FIGHTER, ADVANCED = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"
DIRECTOR = "Giám đốc Sở Khoa học và Công nghệ"


def _asked(text: str = AWARD) -> list[dict[str, str | None]]:
    return [recognition("BK_TINH", text, "2025")]


def submission() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, BRANCH_HEAD], "Số: 208/TTr-TĐC", f"{CITY}, ngày 04 tháng 9 năm 2026")
    s.title("TỜ TRÌNH", "Về việc đề nghị tặng Bằng khen của Chủ tịch\nỦy ban nhân dân Thành phố năm 2025")
    s.rule()
    s.p("Kính gửi: Hội đồng Thi đua - Khen thưởng Sở Khoa học và Công nghệ", "center", after_pt=8)
    s.p("__Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022;__")
    s.p("__Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ;__")
    s.p("__Căn cứ Biên bản họp xét khen thưởng ngày 01 tháng 9 năm 2026 của Chi cục.__")
    s.p("Chi cục Tiêu chuẩn Đo lường Chất lượng kính trình Hội đồng Thi đua - Khen thưởng Sở xem xét, báo cáo Giám đốc Sở trình Chủ "
        "tịch Ủy ban nhân dân Thành phố tặng Bằng khen (khen thưởng theo công trạng và thành tích đạt được) cho 01 tập thể và 02 cá "
        "nhân sau đây:")
    s.heading("I. TẬP THỂ", indent_cm=1)
    s.p("1. Phòng Quản lý Đo lường, Chi cục Tiêu chuẩn Đo lường Chất lượng. Đã hoàn thành xuất sắc nhiệm vụ 02 năm liên tục (năm "
        "2024, năm 2025).")
    s.heading("II. CÁ NHÂN", indent_cm=1)
    s.p("1. Ông Phan Minh Đức, Phó Trưởng phòng Quản lý Đo lường, Chi cục Tiêu chuẩn Đo lường Chất lượng. Đã có 02 lần liên tục được "
        "công nhận danh hiệu Chiến sĩ thi đua cơ sở (năm 2024, năm 2025).")
    s.p("2. Bà Huỳnh Ngọc Lan, Chuyên viên chính Phòng Quản lý Chất lượng, Chi cục Tiêu chuẩn Đo lường Chất lượng. Đã có 02 lần được "
        "công nhận danh hiệu Chiến sĩ thi đua cơ sở (năm 2023, năm 2025).")
    s.p("Các tập thể, cá nhân nêu trên chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước. Hồ sơ gửi kèm gồm 03 "
        "báo cáo thành tích và biên bản họp xét khen thưởng.")
    s.p("Kính đề nghị Hội đồng Thi đua - Khen thưởng Sở xem xét./.")
    s.sign(["Nơi nhận:", "- Như trên;", "- Lãnh đạo Chi cục;", "- Lưu: VT, HCTH."], ["CHI CỤC TRƯỞNG"], name=CHIEF)
    return s


SUBMISSION = gold(
    "to_trinh",
    [
        collective(ROOM, unit=BRANCH, requested=_asked(), classifications=[level("2024", EXCELLENT), level("2025", EXCELLENT)]),
        person("Phan Minh Đức", honorific="Ông", position="Phó Trưởng phòng Quản lý Đo lường", unit=BRANCH, requested=_asked(),
               prior_titles=[recognition("CSTDCS", FIGHTER, "2024"), recognition("CSTDCS", FIGHTER, "2025")]),
        person("Huỳnh Ngọc Lan", honorific="Bà", position="Chuyên viên chính", unit=f"Phòng Quản lý Chất lượng, {BRANCH}",
               requested=_asked(), prior_titles=[recognition("CSTDCS", FIGHTER, "2023"), recognition("CSTDCS", FIGHTER, "2025")]),
    ],
    number="208/TTr-TĐC", date="2026-09-04", place=CITY, issuing_unit=BRANCH, parent_unit=SO,
    subject="đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố năm 2025", signer=CHIEF,
    signer_title="Chi cục trưởng",
)

DUC_DUTIES = (
    "Giúp Trưởng phòng quản lý phương tiện đo nhóm 2, kiểm soát xăng dầu, cân ô tô; trực tiếp làm trưởng đoàn kiểm tra nhà nước về đo "
    "lường."
)
DUC_RESULTS = [
    "Làm trưởng đoàn 26 cuộc kiểm tra nhà nước về đo lường tại 148 cửa hàng xăng dầu, phát hiện 09 cột đo sai số vượt mức cho phép, "
    "kiến nghị xử phạt 517 triệu đồng.",
    "Xây dựng phần mềm tra cứu tem kiểm định trên điện thoại, 3.900 lượt người dân sử dụng trong 06 tháng đầu.",
    "Tham mưu đề án “Cân đối chứng tại 40 chợ truyền thống”; hoàn thành 40/40 chợ trước tháng 11 năm 2025.",
]


def duc() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, BRANCH_HEAD], "", f"{CITY}, ngày 28 tháng 8 năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH", "ĐỀ NGHỊ TẶNG THƯỞNG BẰNG KHEN CỦA CHỦ TỊCH\nỦY BAN NHÂN DÂN THÀNH PHỐ NĂM 2025", size=13)
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
        [("Năm", "Mức xếp loại", "Số văn bản"),
         ("2023", "Hoàn thành tốt nhiệm vụ", "07/TB-SKHCN"),
         ("2024", "Hoàn thành xuất sắc nhiệm vụ", "06/TB-SKHCN"),
         ("2025", "Hoàn thành xuất sắc nhiệm vụ", "05/TB-SKHCN")],
        [2.5, 8, 5], centred=(0, 2),
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
    s.sign(["THỦ TRƯỞNG ĐƠN VỊ", "XÁC NHẬN, ĐỀ NGHỊ", "CHI CỤC TRƯỞNG"], ["NGƯỜI BÁO CÁO THÀNH TÍCH", "(Ký, ghi rõ họ và tên)"],
           name="Phan Minh Đức", left_name=CHIEF)
    return s


DUC = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [person(
        "Phan Minh Đức", birth_date="1982-01-06", gender="nam", hometown="Xã Gio Linh, tỉnh Quảng Trị",
        residence="33/12 đường Quang Trung, phường Gò Vấp, Thành phố Hồ Chí Minh",
        position="Phó Trưởng phòng Quản lý Đo lường", unit=BRANCH, education="Thạc sĩ Vật lý kỹ thuật", duties=DUC_DUTIES,
        requested=_asked(),
        prior_titles=[
            recognition("LDTT", ADVANCED, "2023", "16/QĐ-SKHCN", "2024-01-12", DIRECTOR),
            recognition("CSTDCS", FIGHTER, "2024", "28/QĐ-SKHCN", "2025-01-10", DIRECTOR),
            recognition("CSTDCS", FIGHTER, "2025", "31/QĐ-SKHCN", "2026-01-16", DIRECTOR),
        ],
        prior_awards=[recognition("GIAY_KHEN", "Giấy khen", "2023", "302/QĐ-SKHCN", "2023-12-22", DIRECTOR)],
        classifications=[level("2023", GOOD, "07/TB-SKHCN"), level("2024", EXCELLENT, "06/TB-SKHCN"),
                         level("2025", EXCELLENT, "05/TB-SKHCN")],
        achievements=DUC_RESULTS,
    )],
    date="2026-08-28", place=CITY, issuing_unit=BRANCH, parent_unit=SO,
    subject="Đề nghị tặng thưởng Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố năm 2025", signer=CHIEF,
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
    s.p("Tôi tên: Huỳnh Ngọc Lan\t\tGiới tính: Nữ", "left")
    s.p("Sinh ngày 19/5/1985 tại bệnh viện Từ Dũ", "left")
    s.p("Quê quán: Xã Long Hồ, tỉnh Vĩnh Long", "left")
    s.p("Chỗ ở hiện nay: Phường Tân Sơn Nhì, Thành phố Hồ Chí Minh", "left")
    s.p("Chức vụ: Chuyên viên chính", "left")
    s.p("Đơn vị công tác: Phòng Quản lý Chất lượng, Chi cục Tiêu chuẩn Đo lường Chất lượng", "left")
    s.p("Trình độ chuyên môn: Kỹ sư Công nghệ thực phẩm", "left")
    s.heading("B. NHIỆM VỤ VÀ THÀNH TÍCH")
    s.p("**Nhiệm vụ được giao:** " + LAN_DUTIES)
    s.p("**Thành tích nổi bật năm 2025:**")
    for line in LAN_RESULTS:
        s.p("- " + line)
    s.p("**Sáng kiến:** năm 2025 có 01 sáng kiến được công nhận là “" + LAN_TITLE + "” (Quyết định số 203/QĐ-SKHCN ngày 18/12/2025 của "
        "Giám đốc Sở Khoa học và Công nghệ), đã dùng để xét danh hiệu Chiến sĩ thi đua cơ sở năm 2025.")
    s.p("**Mức độ hoàn thành nhiệm vụ:** năm 2023: hoàn thành xuất sắc nhiệm vụ; năm 2024: hoàn thành tốt nhiệm vụ; năm 2025: hoàn thành "
        "tốt nhiệm vụ.")
    s.heading("C. KHEN THƯỞNG ĐÃ ĐƯỢC GHI NHẬN")
    s.p("Năm 2023 đạt danh hiệu Chiến sĩ thi đua cơ sở theo Quyết định số 14/QĐ-SKHCN ngày 12/01/2024; năm 2025 đạt danh hiệu Chiến sĩ "
        "thi đua cơ sở theo Quyết định số 31/QĐ-SKHCN ngày 16/01/2026 của Giám đốc Sở Khoa học và Công nghệ. Riêng năm 2024 bản thân "
        "nghỉ điều trị bệnh 03 tháng nên không đăng ký danh hiệu.")
    s.sign(["XÁC NHẬN CỦA CHI CỤC", "CHI CỤC TRƯỞNG"], ["NGƯỜI BÁO CÁO"], name="Huỳnh Ngọc Lan", left_name=CHIEF)
    return s


LAN = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [person(
        "Huỳnh Ngọc Lan", birth_date="1985-05-19", gender="nu", hometown="Xã Long Hồ, tỉnh Vĩnh Long",
        residence="Phường Tân Sơn Nhì, Thành phố Hồ Chí Minh", position="Chuyên viên chính",
        unit=f"Phòng Quản lý Chất lượng, {BRANCH}", education="Kỹ sư Công nghệ thực phẩm", duties=LAN_DUTIES,
        requested=_asked("Bằng khen của Chủ tịch UBND Thành phố"),
        prior_titles=[
            recognition("CSTDCS", FIGHTER, "2023", "14/QĐ-SKHCN", "2024-01-12"),
            recognition("CSTDCS", FIGHTER, "2025", "31/QĐ-SKHCN", "2026-01-16", DIRECTOR),
        ],
        initiatives=[initiative(LAN_TITLE, "2025", "203/QĐ-SKHCN", "2025-12-18", DIRECTOR)],
        classifications=[level("2023", EXCELLENT), level("2024", GOOD), level("2025", GOOD)],
        achievements=LAN_RESULTS,
    )],
    date="2026-08-28", place=CITY, issuing_unit=BRANCH, parent_unit=SO,
    subject="Đề nghị tặng Bằng khen của Chủ tịch UBND Thành phố năm 2025", signer=CHIEF, signer_title="Chi cục trưởng",
)

ROOM_DUTIES = (
    "Quản lý nhà nước về đo lường trên địa bàn Thành phố: phê duyệt mẫu, quản lý chuẩn đo lường, kiểm tra phương tiện đo nhóm 2, phép đo "
    "trong thương mại bán lẻ, lượng hàng đóng gói sẵn."
)
ROOM_RESULTS = [
    "Năm 2024 và năm 2025 kiểm tra 611 cơ sở (đạt 122% kế hoạch), phát hiện 47 cơ sở vi phạm, tham mưu xử phạt 1,94 tỷ đồng.",
    "Duy trì 12 chuẩn đo lường chính được liên kết chuẩn đúng hạn; mở rộng 03 lĩnh vực kiểm định mới.",
    "Giải quyết 100% của 86 phản ánh về cân, đong của người tiêu dùng qua Cổng 1022 trong 48 giờ.",
]


def room_report() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, BRANCH_HEAD], "", f"{CITY}, ngày 31 tháng 8 năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH TẬP THỂ", "Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố năm 2025")
    s.rule()
    s.table(
        [
            ("Tên tập thể", ROOM),
            ("Đơn vị trực thuộc", BRANCH),
            ("Trụ sở", "263 đường Điện Biên Phủ, phường Xuân Hòa, Thành phố Hồ Chí Minh"),
            ("Biên chế", "14 công chức, người lao động (05 nữ); 08 đảng viên"),
        ],
        [4.4, 11.6], heads=0, centred=(), size=13,
    )
    s.heading("I. CHỨC NĂNG, NHIỆM VỤ ĐƯỢC GIAO")
    s.p(ROOM_DUTIES)
    s.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC")
    s.numbered(ROOM_RESULTS)
    s.p("Kết quả xếp loại tập thể:")
    s.table(
        [("Năm", "Xếp loại", "Quyết định/Thông báo"),
         ("2024", "HTXSNV", "Quyết định số 22/QĐ-TĐC ngày 08/01/2025"),
         ("2025", "HTXSNV", "Quyết định số 19/QĐ-TĐC ngày 09/01/2026")],
        [2.4, 4, 9.4], centred=(0, 1),
    )
    s.heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")
    s.table(
        [
            ("Danh hiệu/ Hình thức", "Năm", "Quyết định", ""),
            ("", "", "Số, ngày ký", "Cơ quan"),
            ("Tập thể Lao động xuất sắc", "2024", "1127/QĐ-UBND ngày 20/3/2025", "Chủ tịch UBND Thành phố"),
            ("Tập thể Lao động tiên tiến", "2025", "33/QĐ-SKHCN ngày 16/01/2026", "Giám đốc Sở Khoa học và Công nghệ"),
        ],
        [5.0, 1.6, 4.8, 4.4], heads=2, merges=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3)], centred=(1,),
    )
    s.sign(["THỦ TRƯỞNG ĐƠN VỊ", "CHI CỤC TRƯỞNG"], ["TRƯỞNG PHÒNG"], name="Lưu Bội Châu", left_name=CHIEF)
    return s


ROOM_REPORT = gold(
    "bao_cao_thanh_tich_tap_the",
    [collective(
        ROOM, unit=BRANCH, duties=ROOM_DUTIES, requested=_asked(),
        prior_titles=[
            recognition("TTLDXS", "Tập thể Lao động xuất sắc", "2024", "1127/QĐ-UBND", "2025-03-20", "Chủ tịch UBND Thành phố"),
            recognition("TTLDTT", "Tập thể Lao động tiên tiến", "2025", "33/QĐ-SKHCN", "2026-01-16", DIRECTOR),
        ],
        classifications=[level("2024", EXCELLENT, "22/QĐ-TĐC"), level("2025", EXCELLENT, "19/QĐ-TĐC")],
        achievements=ROOM_RESULTS,
    )],
    date="2026-08-31", place=CITY, issuing_unit=BRANCH, parent_unit=SO,
    subject="Đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố năm 2025", signer=CHIEF, signer_title="Chi cục trưởng",
)


def minutes() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, BRANCH_HEAD])
    s.title("BIÊN BẢN HỌP", "Xét đề nghị tặng Bằng khen của Chủ tịch\nỦy ban nhân dân Thành phố năm 2025")
    s.rule()
    s.p("Hôm nay, lúc 09 giờ 00 ngày 01 tháng 9 năm 2026, tại phòng họp số 2, Chi cục Tiêu chuẩn Đo lường Chất lượng họp xét khen thưởng.")
    s.p("**1. Thành phần tham dự:** Chi cục trưởng Vương Đình Khải (chủ trì); các Phó Chi cục trưởng Âu Dương Tịnh, Kiều Quốc Thắng; "
        "05 trưởng phòng; đại diện Công đoàn, Chi đoàn. Thư ký: Thái Hồng Nhung. Có mặt 10/10.")
    s.p("**2. Nội dung:** Thư ký trình bày tóm tắt thành tích; hội nghị thảo luận, biểu quyết bằng phiếu kín.")
    s.p("**3. Kết quả:**")
    s.p("- Tập thể Phòng Quản lý Đo lường: 10/10 phiếu đồng ý, đạt 100%;")
    s.p("- Ông Phan Minh Đức, Phó Trưởng phòng Quản lý Đo lường: 10/10 phiếu đồng ý, đạt 100%;")
    s.p("- Bà Huỳnh Ngọc Lan, Chuyên viên chính Phòng Quản lý Chất lượng: 08/10 phiếu đồng ý, đạt 80%.")
    s.p("Hội nghị thống nhất đề nghị cấp trên tặng Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố năm 2025 cho 01 tập thể và 02 cá nhân "
        "có tên trên. Cuộc họp kết thúc lúc 10 giờ 30 cùng ngày./.")
    s.sign(["THƯ KÝ"], ["CHỦ TRÌ", "CHI CỤC TRƯỞNG"], name=CHIEF, left_name="Thái Hồng Nhung")
    return s


MINUTES = gold(
    "bien_ban",
    [
        collective(ROOM, requested=_asked()),
        person("Phan Minh Đức", honorific="Ông", position="Phó Trưởng phòng Quản lý Đo lường", requested=_asked()),
        person("Huỳnh Ngọc Lan", honorific="Bà", position="Chuyên viên chính", unit="Phòng Quản lý Chất lượng", requested=_asked()),
    ],
    date="2026-09-01", issuing_unit=BRANCH, parent_unit=SO,
    subject="Xét đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố năm 2025", signer=CHIEF,
    signer_title="Chủ trì Chi cục trưởng",
)

PAPERS = (
    Paper("c1-to-trinh-chi-cuc", "208 TTr TĐC Bằng khen UBND TP_signed.pdf", submission, SUBMISSION),
    Paper("c2-bao-cao-duc", "Bao cao thanh tich Phan Minh Duc_signed.pdf", duc, DUC),
    Paper("c3-bao-cao-lan", "Báo cáo thành tích (Lan) sửa lần 2.docx", lan, LAN),
    Paper("c4-bao-cao-phong-do-luong", "BCTT tập thể P. Quản lý Đo lường.docx", room_report, ROOM_REPORT),
    Paper("c5-bien-ban-chi-cuc", "Scan bien ban Chi cuc 01-9-2026.pdf", minutes, MINUTES,
          ScanLook(seed=37, skew=1.1, signers=(CHIEF, "Thái Hồng Nhung"),
                   stamp=("CHI CỤC TIÊU CHUẨN ĐO LƯỜNG * MẪU THỬ *", "KHÔNG CÓ\nGIÁ TRỊ"))),
)
