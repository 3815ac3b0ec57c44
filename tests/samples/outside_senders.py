"""Papers from a commune and two companies: a sudden achievement, a household, a scan, an award of the Minister."""

from __future__ import annotations

from tests.samples.papers import (
    CITY,
    SO,
    Gold,
    Paper,
    collective,
    gold,
    initiative,
    person,
    recognition,
)
from tests.samples.scans import ScanLook
from tests.samples.sheets import Sheet

COMMUNE = "Ủy ban nhân dân xã Bình Lộc"
LETTER = "Giấy khen của Giám đốc Sở Khoa học và Công nghệ"
DIRECTOR = "Giám đốc Sở Khoa học và Công nghệ"
TAI_RESULTS = [
    "Khoảng 19 giờ 30 ngày 29 tháng 7 năm 2026, khi tuần tra tại bãi thu mua phế liệu ấp 3, ông Tài phát hiện một "
    "hộp kim loại nặng bất "
    "thường, có ký hiệu cảnh báo bức xạ đã mờ; ông lập tức đưa 11 người ra khỏi bãi, căng dây cách ly bán kính 30 m "
    "và báo Ủy ban nhân dân xã.",
    "Nhờ xử lý đúng, nguồn phóng xạ Cs-137 được thu hồi an toàn trong 05 giờ, không có người bị chiếu xạ quá mức "
    "cho phép.",
]


def sudden_report() -> Sheet:
    s = Sheet(size=14)
    s.head(["ỦY BAN NHÂN DÂN\nXÃ BÌNH LỘC"], "Số: 57/BC-UBND", "Bình Lộc, ngày 06 tháng 8 năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH ĐỘT XUẤT", "Đề nghị Giám đốc Sở Khoa học và Công nghệ tặng Giấy khen")
    s.rule()
    s.heading("I. SƠ LƯỢC LÝ LỊCH", indent_cm=1)
    s.dotted(("- Họ và tên:", "Hồ Văn Tài"), ("Nam, nữ:", "Nam"))
    s.dotted(("- Năm sinh:", "1977"), ("Dân tộc:", "Kinh"))
    s.dotted(("- Quê quán:", "xã Bình Lộc, Thành phố Hồ Chí Minh"))
    s.dotted(("- Trú quán:", "tổ 5, ấp 3, xã Bình Lộc, Thành phố Hồ Chí Minh"))
    s.dotted(("- Chức vụ:", "Tổ trưởng Tổ bảo vệ an ninh, trật tự ấp 3"))
    s.heading("II. THÀNH TÍCH", indent_cm=1)
    for line in TAI_RESULTS:
        s.p(line)
    s.p(
        "Ủy ban nhân dân xã Bình Lộc kính đề nghị Giám đốc Sở Khoa học và Công nghệ tặng Giấy khen (khen thưởng đột "
        "xuất) cho ông Hồ Văn Tài để "
        "kịp thời động viên./."
    )
    s.sign(
        ["Nơi nhận:", "- Sở KH&CN Thành phố;", "- Lưu: VT."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
        name="Nghiêm Xuân Thủy",
    )
    return s


SUDDEN_REPORT = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            "Hồ Văn Tài",
            birth_date="1977",
            gender="nam",
            hometown="xã Bình Lộc, Thành phố Hồ Chí Minh",
            residence="tổ 5, ấp 3, xã Bình Lộc, Thành phố Hồ Chí Minh",
            position="Tổ trưởng Tổ bảo vệ an ninh, trật tự ấp 3",
            requested=[recognition("GIAY_KHEN", "Giấy khen", authority=DIRECTOR)],
            achievements=TAI_RESULTS,
        )
    ],
    number="57/BC-UBND",
    date="2026-08-06",
    place="Bình Lộc",
    issuing_unit=COMMUNE,
    subject="Đề nghị Giám đốc Sở Khoa học và Công nghệ tặng Giấy khen",
    signer="Nghiêm Xuân Thủy",
    signer_title="TM. Ủy ban nhân dân Chủ tịch",
)

VILLAGERS = (
    (
        "Hộ ông Lâm Văn Sáu",
        "ấp 1, xã Bình Lộc",
        "Cho mượn sân nhà làm điểm “Bình dân học vụ số”, 14 buổi, 310 lượt bà con.",
    ),
    (
        "Bà Thị Kim Sang",
        "ấp 4, xã Bình Lộc",
        "Tổ trưởng Tổ công nghệ số cộng đồng, giúp 204 người cài định danh điện tử.",
    ),
    ("Ông Danh Hoài Nam", "ấp 2, xã Bình Lộc", "Lập nhóm sửa điện thoại miễn phí cho người cao tuổi, 73 lượt."),
)


def village_list() -> Sheet:
    s = Sheet(size=13)
    s.head(["ỦY BAN NHÂN DÂN\nXÃ BÌNH LỘC"], "", "Bình Lộc, ngày 14 tháng 9 năm 2026")
    s.title(
        "DANH SÁCH",
        "Hộ gia đình, cá nhân đề nghị Giám đốc Sở Khoa học và Công nghệ tặng Giấy khen\ntrong "
        "phong trào “Cả nước thi đua "
        "đổi mới sáng tạo và chuyển đổi số” năm 2026",
        size=13,
    )
    s.rule()
    rows = [("STT", "Hộ gia đình, cá nhân", "Nơi ở", "Thành tích")]
    rows += [(f"{n:02}", *row) for n, row in enumerate(VILLAGERS, 1)]
    s.table(rows, [1.3, 4.4, 3.6, 6.8], size=13)
    s.p("Danh sách này có 03 trường hợp (01 hộ gia đình, 02 cá nhân).")
    s.sign([], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], name="Liêu Tấn Hòa")
    return s


def _villager(row: tuple[str, str, str]) -> Gold:
    call, _, name = row[0].partition(" ")
    kind, honorific = "ca_nhan", call
    if call == "Hộ":
        kind, honorific, name = "ho_gia_dinh", None, name.removeprefix("ông ")
    return person(
        name,
        kind,
        honorific=honorific,
        residence=row[1],
        achievements=[row[2]],
        requested=[recognition("GIAY_KHEN", "Giấy khen", "2026", authority=DIRECTOR)],
    )


VILLAGE_LIST = gold(
    "danh_sach",
    [_villager(row) for row in VILLAGERS],
    date="2026-09-14",
    place="Bình Lộc",
    issuing_unit=COMMUNE,
    subject="Hộ gia đình, cá nhân đề nghị Giám đốc Sở Khoa học và Công nghệ tặng Giấy khen trong phong trào “Cả "
    "nước thi đua đổi mới sáng tạo "
    "và chuyển đổi số” năm 2026",
    signer="Liêu Tấn Hòa",
    signer_title="KT. Chủ tịch Phó Chủ tịch",
)

SAO_NAM = "Công ty TNHH Thiết bị Đo lường Sao Nam"
SAO_NAM_RESULTS = [
    "Chế tạo 320 bộ quả cân chuẩn cấp M1, giá thấp hơn hàng nhập 35%; tặng 40 cân đối chứng cho 40 chợ truyền thống.",
    "06 tháng đầu năm 2026 doanh thu 61,2 tỷ đồng, tăng 23% so với cùng kỳ; nộp ngân sách 4,8 tỷ đồng.",
    "Áp dụng công cụ 5S, LEAN, giảm tỷ lệ hàng lỗi từ 3,1% còn 0,9%.",
]


def sao_nam() -> Sheet:
    s = Sheet(size=13)
    s.head(["CÔNG TY TNHH\nTHIẾT BỊ ĐO LƯỜNG SAO NAM"], "Số: 19/BC-SN", f"{CITY}, ngày 21 tháng 8 năm 2026")
    s.title(
        "BÁO CÁO THÀNH TÍCH",
        "Đề nghị tặng Giấy khen của Giám đốc Sở Khoa học và Công nghệ\ntrong phong trào năng suất, chất lượng năm 2026",
    )
    s.rule()
    s.heading("I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH")
    s.p("1. Tên đơn vị: Công ty TNHH Thiết bị Đo lường Sao Nam.")
    s.p("2. Địa điểm trụ sở chính: Lô C7, Khu công nghiệp Tân Tạo, phường Tân Tạo, Thành phố Hồ Chí Minh.")
    s.p("3. Thành lập năm 2011; hiện có 86 lao động, trong đó 31 kỹ sư.")
    s.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC")
    for number, line in enumerate(SAO_NAM_RESULTS, 1):
        s.p(f"{number}. {line}")
    s.heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG")
    s.table(
        [
            ("Năm", "Hình thức khen thưởng", "Số, ngày, tháng, năm của quyết định; cơ quan ban hành"),
            ("2024", "Bằng khen của Chủ tịch UBND Thành phố", "Quyết định số 3105/QĐ-UBND ngày 09/10/2024"),
            ("2025", "Giấy khen của Giám đốc Sở Khoa học và Công nghệ", "Quyết định số 188/QĐ-SKHCN ngày 11/7/2025"),
        ],
        [1.6, 6.0, 8.4],
    )
    s.sign([], ["GIÁM ĐỐC"], name="Phùng Hưng Thịnh")
    return s


SAO_NAM_REPORT = gold(
    "bao_cao_thanh_tich_tap_the",
    [
        collective(
            SAO_NAM,
            requested=[recognition("GIAY_KHEN", LETTER, "2026", authority=DIRECTOR)],
            prior_awards=[
                recognition("BK_TINH", "Bằng khen của Chủ tịch UBND Thành phố", "2024", "3105/QĐ-UBND", "2024-10-09"),
                recognition("GIAY_KHEN", LETTER, "2025", "188/QĐ-SKHCN", "2025-07-11"),
            ],
            achievements=SAO_NAM_RESULTS,
        )
    ],
    number="19/BC-SN",
    date="2026-08-21",
    place=CITY,
    issuing_unit=SAO_NAM,
    subject="Đề nghị tặng Giấy khen của Giám đốc Sở Khoa học và Công nghệ trong phong trào năng suất, chất lượng "
    "năm 2026",
    signer="Phùng Hưng Thịnh",
    signer_title="Giám đốc",
)

THUAN_PHAT = "Công ty Cổ phần Giải pháp số Thuận Phát"
MINISTRY_AWARD = "Bằng khen của Bộ trưởng Bộ Khoa học và Công nghệ"
PHUC_DUTIES = "Giám đốc Khối sản phẩm, phụ trách nghiên cứu và phát triển nền tảng quản lý phòng thí nghiệm."
PHUC_PROJECT = "Nghiên cứu xây dựng nền tảng quản lý mẫu thử cho phòng thí nghiệm quy mô nhỏ"
PHUC_RESULTS = [
    "Chủ nhiệm đề tài cấp Thành phố, nghiệm thu loại Khá; sản phẩm đã dùng tại 19 phòng thí nghiệm.",
    "Được cấp 02 giấy chứng nhận đăng ký quyền tác giả phần mềm; doanh thu sản phẩm năm 2025 đạt 8,7 tỷ đồng.",
]


def phuc() -> Sheet:
    s = Sheet(size=13)
    s.head(["CÔNG TY CỔ PHẦN\nGIẢI PHÁP SỐ THUẬN PHÁT"], "", f"{CITY}, ngày 25 tháng 8 năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH", "Đề nghị tặng Bằng khen của Bộ trưởng\nBộ Khoa học và Công nghệ năm 2025")
    s.rule()
    s.heading("I. SƠ LƯỢC LÝ LỊCH")
    s.p("Họ và tên: Tăng Hoàng Phúc", "left")
    s.p("Ngày sinh: 30-12-1987     Nam/nữ: Nam", "left")
    s.p("Quê quán: Xã Đại Lộc, thành phố Đà Nẵng", "left")
    s.p("Nơi thường trú: Phường Tân Mỹ, Thành phố Hồ Chí Minh", "left")
    s.p("Đơn vị công tác: Công ty Cổ phần Giải pháp số Thuận Phát", "left")
    s.p("Chức vụ: Giám đốc Khối sản phẩm", "left")
    s.p("Học hàm, học vị: Tiến sĩ", "left")
    s.p("Trình độ chuyên môn: Tiến sĩ Khoa học máy tính", "left")
    s.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC")
    s.p("1. Quyền hạn, nhiệm vụ được giao: " + PHUC_DUTIES)
    s.p("2. Thành tích:")
    for line in PHUC_RESULTS:
        s.p("- " + line)
    s.p("3. Đề tài, sáng kiến:")
    s.table(
        [
            ("TT", "Tên đề tài, sáng kiến", "Năm", "Quyết định công nhận/nghiệm thu", "Phạm vi"),
            (
                "1",
                PHUC_PROJECT,
                "2025",
                "Quyết định số 644/QĐ-SKHCN ngày 14/11/2025 của Sở Khoa học và Công nghệ",
                "Cấp Thành phố",
            ),
        ],
        [1.1, 5.6, 1.4, 5.6, 2.4],
        centred=(0, 2, 4),
    )
    s.heading("III. KHEN THƯỞNG")
    s.p("Năm 2024 được Chủ tịch Ủy ban nhân dân Thành phố tặng Bằng khen (Quyết định số 4410/QĐ-UBND ngày 18/12/2024).")
    s.sign(
        ["XÁC NHẬN CỦA CÔNG TY", "TỔNG GIÁM ĐỐC"],
        ["NGƯỜI BÁO CÁO"],
        name="Tăng Hoàng Phúc",
        left_name="Uông Thanh Thảo",
    )
    return s


PHUC = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            "Tăng Hoàng Phúc",
            birth_date="1987-12-30",
            gender="nam",
            hometown="Xã Đại Lộc, thành phố Đà Nẵng",
            residence="Phường Tân Mỹ, Thành phố Hồ Chí Minh",
            position="Giám đốc Khối sản phẩm",
            unit=THUAN_PHAT,
            education="Tiến sĩ Khoa học máy tính",
            academic_title="Tiến sĩ",
            duties=PHUC_DUTIES,
            requested=[recognition("BK_BO", MINISTRY_AWARD, "2025")],
            prior_awards=[
                recognition(
                    "BK_TINH", "Bằng khen", "2024", "4410/QĐ-UBND", "2024-12-18", "Chủ tịch Ủy ban nhân dân Thành phố"
                )
            ],
            initiatives=[initiative(PHUC_PROJECT, "2025", "644/QĐ-SKHCN", "2025-11-14", SO, "tinh_bo")],
            achievements=PHUC_RESULTS,
        )
    ],
    date="2026-08-25",
    place=CITY,
    issuing_unit=THUAN_PHAT,
    subject="Đề nghị tặng Bằng khen của Bộ trưởng Bộ Khoa học và Công nghệ năm 2025",
    signer="Uông Thanh Thảo",
    signer_title="Tổng Giám đốc",
)

PAPERS = (
    Paper("f1-bao-cao-dot-xuat-xa", "BC thanh tich dot xuat ong Tai (xa Binh Loc).docx", sudden_report, SUDDEN_REPORT),
    Paper("f2-danh-sach-xa", "DS hộ, cá nhân xã Bình Lộc.docx", village_list, VILLAGE_LIST),
    Paper(
        "m1-cong-ty-sao-nam",
        "CTY SAO NAM - bao cao thanh tich - scan.pdf",
        sao_nam,
        SAO_NAM_REPORT,
        ScanLook(
            seed=41,
            skew=-1.2,
            signers=("Phùng Hưng Thịnh",),
            stamp=("CÔNG TY TNHH SAO NAM * MẪU THỬ *", "KHÔNG CÓ\nGIÁ TRỊ"),
        ),
    ),
    Paper("m2-cong-ty-thuan-phat", "Báo cáo thành tích Tăng Hoàng Phúc - Thuận Phát.pdf", phuc, PHUC),
)
