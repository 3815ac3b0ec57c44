"""Dossier A: a room asks for three titles of 2025: submission, minutes with tracked changes, a certificate."""

from __future__ import annotations

from tests.samples.papers import (
    CITY,
    CITY_HEAD,
    EXCELLENT,
    GOOD,
    SO,
    SO_HEAD,
    Gold,
    Paper,
    gold,
    initiative,
    level,
    person,
    recognition,
)
from tests.samples.scans import ScanLook
from tests.samples.sheets import Sheet
from tests.samples.technology_reports import BAO, HANH, KHOA, bao, hanh, khoa
from tests.samples.technology_words import ADVANCED, DIRECTOR, FIGHTER, HEAD_OF_ROOM, QUESTIONS, ROOM, ROOM_HEAD


def submission() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, ROOM_HEAD], "Số: 21/TTr-QLCN", f"{CITY}, ngày 24 tháng 8 năm 2026")
    s.title(
        "TỜ TRÌNH", "Về việc đề nghị xét tặng danh hiệu Chiến sĩ thi đua cơ sở,\nLao động tiên tiến năm 2025 (bổ sung)"
    )
    s.rule()
    s.p("Kính gửi: Hội đồng Thi đua - Khen thưởng Sở Khoa học và Công nghệ", "center", after_pt=8)
    s.p("__Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022;__")
    s.p(
        "__Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ quy định về phân cấp, phân quyền "
        "trong lĩnh vực thi đua, khen thưởng;__"
    )
    s.p(
        "__Căn cứ Thông báo số 118/TB-SKHCN ngày 15 tháng 7 năm 2026 của Sở Khoa học và Công nghệ về kết quả đánh giá, "
        "xếp loại chất lượng công chức năm 2025 (bổ sung sau sắp xếp tổ chức);__"
    )
    s.p("__Căn cứ Biên bản họp bình xét thi đua ngày 20 tháng 8 năm 2026 của Phòng.__")
    s.p(
        "Phòng Quản lý Công nghệ và Đổi mới sáng tạo hiện có 12 công chức; trong đợt xét tháng 01/2026 có 03 công chức "
        "được điều động từ đơn vị khác về, chưa có thông báo xếp loại nên chưa được đưa vào danh sách bình xét. Đến "
        "nay "
        "đã có kết quả xếp loại, Phòng kính trình Hội đồng xem xét, đề nghị Giám đốc Sở công nhận danh hiệu thi đua "
        "năm "
        "2025 cho 03 cá nhân, cụ thể:"
    )
    s.table(
        [
            ("STT", "Họ và tên", "Năm sinh", "", "Chức vụ", "Xếp loại\nnăm 2025", "Danh hiệu\nđề nghị"),
            ("", "", "Nam", "Nữ", "", "", ""),
            ("1", "Nguyễn Thị Thu Hạnh", "", "1986", "Chuyên viên chính", "HTXSNV", FIGHTER),
            ("2", "Trần Quốc Bảo", "1990", "", "Chuyên viên", "HTTNV", FIGHTER),
            ("3", "Lê Văn Khoa", "1993", "", "Chuyên viên", "HTTNV", ADVANCED),
        ],
        [1.3, 4.1, 1.3, 1.3, 2.9, 2.2, 3.1],
        heads=2,
        merges=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4), (0, 5, 1, 5), (0, 6, 1, 6)],
        centred=(0, 2, 3, 5),
    )
    s.p(
        "Các cá nhân nêu trên đã được tập thể Phòng bình xét công khai, không trong thời gian xem xét, xử lý kỷ luật; "
        "thành tích cụ thể được nêu tại báo cáo thành tích kèm theo."
    )
    s.p("__(Gửi kèm: 03 báo cáo thành tích; Biên bản họp bình xét; Giấy chứng nhận sáng kiến của ông Trần Quốc Bảo)__")
    s.p("Kính trình Hội đồng Thi đua - Khen thưởng Sở xem xét, quyết định./.")
    s.sign(
        ["Nơi nhận:", "- Như trên;", "- Văn phòng Sở (tổng hợp);", "- Lưu: QLCN."], ["TRƯỞNG PHÒNG"], name=HEAD_OF_ROOM
    )
    return s


def _in_submission(name: str, gender: str, born: str, post: str, result: str, code: str, text: str) -> Gold:
    return person(
        name,
        gender=gender,
        birth_date=born,
        position=post,
        requested=[recognition(code, text, "2025")],
        classifications=[level("2025", result)],
    )


SUBMISSION = gold(
    "to_trinh",
    [
        _in_submission("Nguyễn Thị Thu Hạnh", "nu", "1986", "Chuyên viên chính", EXCELLENT, "CSTDCS", FIGHTER),
        _in_submission("Trần Quốc Bảo", "nam", "1990", "Chuyên viên", GOOD, "CSTDCS", FIGHTER),
        _in_submission("Lê Văn Khoa", "nam", "1993", "Chuyên viên", GOOD, "LDTT", ADVANCED),
    ],
    number="21/TTr-QLCN",
    date="2026-08-24",
    place=CITY,
    issuing_unit=ROOM,
    parent_unit=SO,
    subject="đề nghị xét tặng danh hiệu Chiến sĩ thi đua cơ sở, Lao động tiên tiến năm 2025 (bổ sung)",
    signer=HEAD_OF_ROOM,
    signer_title="Trưởng phòng",
)


def minutes() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, ROOM_HEAD])
    s.title("BIÊN BẢN", "Họp bình xét danh hiệu thi đua năm 2025 (bổ sung)")
    s.rule()
    s.p(
        "Hôm nay, vào lúc 14 giờ 00 ngày 20 tháng 8 năm 2026, tại phòng họp tầng 3, Phòng Quản lý Công nghệ và Đổi "
        "mới sáng "
        "tạo tổ chức họp bình xét danh hiệu thi đua năm 2025 đối với công chức mới điều động về."
    )
    s.heading("I. Thành phần")
    s.p("1. Chủ trì: ông Đặng Hoàng Nam - Trưởng phòng.")
    s.p("2. Thư ký: bà Bùi Khánh Vy - Chuyên viên.")
    s.p("3. Có mặt {-10-}{+11+}/12 công chức của Phòng; vắng 01 (bà Tô Thị Bích Ngân, đi công tác, có lý do).")
    s.heading("II. Nội dung")
    s.p(
        "Ông Đặng Hoàng Nam thông qua tiêu chuẩn danh hiệu thi đua theo Luật Thi đua, khen thưởng năm 2022 và kết "
        "quả xếp loại "
        "tại Thông báo số 118/TB-SKHCN. Từng cá nhân tự nhận xét, tập thể góp ý. {+Ông Mai Quang Vinh xin rút tên "
        "vì mới công "
        "tác được 05 tháng trong năm 2025.+}"
    )
    s.p(
        "Cuộc họp bỏ phiếu kín. Ban kiểm phiếu gồm ông Hà Trọng Nghĩa và bà Bùi Khánh Vy. Phát ra 11 phiếu, thu về "
        "11 phiếu, "
        "hợp lệ 11 phiếu. Kết quả:"
    )
    s.table(
        [
            ("TT", "Họ và tên", "Chức vụ", "Danh hiệu đề nghị", "Số phiếu đồng ý", "Tỷ lệ"),
            ("1", "Nguyễn Thị Thu Hạnh", "Chuyên viên chính", "Chiến sĩ thi đua cơ sở", "11/11", "100%"),
            ("2", "Trần Quốc Bảo", "Chuyên viên", "Chiến sĩ thi đua cơ sở", "{-9/11-}{+10/11+}", "{-81,8%-}{+90,9%+}"),
            ("3", "Lê Văn Khoa", "Chuyên viên", "Lao động tiên tiến", "11/11", "100%"),
        ],
        [1.1, 4.3, 3.0, 3.5, 2.1, 2.2],
        centred=(0, 4, 5),
    )
    s.heading("III. Kết luận")
    s.p(
        "Cuộc họp thống nhất đề nghị Hội đồng Thi đua - Khen thưởng Sở xét công nhận danh hiệu thi đua năm 2025 cho "
        "03 cá nhân "
        "nêu trên. Biên bản được đọc lại cho mọi người cùng nghe, nhất trí thông qua lúc 15 giờ 20 phút cùng ngày./."
    )
    s.sign(["THƯ KÝ"], ["CHỦ TRÌ"], name=HEAD_OF_ROOM, left_name="Bùi Khánh Vy")
    return s


MINUTES = gold(
    "bien_ban",
    [
        person(name, position=post, requested=[recognition(code, text, "2025")])
        for name, post, code, text in (
            ("Nguyễn Thị Thu Hạnh", "Chuyên viên chính", "CSTDCS", FIGHTER),
            ("Trần Quốc Bảo", "Chuyên viên", "CSTDCS", FIGHTER),
            ("Lê Văn Khoa", "Chuyên viên", "LDTT", ADVANCED),
        )
    ],
    date="2026-08-20",
    issuing_unit=ROOM,
    parent_unit=SO,
    subject="Họp bình xét danh hiệu thi đua năm 2025 (bổ sung)",
    signer=HEAD_OF_ROOM,
    signer_title="Chủ trì",
)


def certificate() -> Sheet:
    s = Sheet(size=14)
    s.head([CITY_HEAD, SO_HEAD], "Số: 46/GCN-SKHCN", f"{CITY}, ngày 22 tháng 12 năm 2025")
    s.p("", after_pt=12)
    s.title("GIẤY CHỨNG NHẬN", "Sáng kiến cấp cơ sở", size=16)
    s.rule()
    s.p("GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ", "center", bold=True)
    s.p("CHỨNG NHẬN", "center", bold=True, after_pt=10)
    s.p("Ông: **Trần Quốc Bảo**")
    s.p("Chức vụ: Chuyên viên")
    s.p(f"Đơn vị: {ROOM}")
    s.p(f"Là tác giả của sáng kiến: “{QUESTIONS}”.")
    s.p("Năm công nhận: 2025")
    s.p("Phạm vi áp dụng: cấp cơ sở.")
    s.p(
        "Tóm tắt hiệu quả: rút ngắn thời gian đánh giá trình độ công nghệ của một doanh nghiệp từ 3 ngày xuống 0,5 "
        "ngày; đã áp "
        "dụng cho 45 doanh nghiệp cơ khí trên địa bàn Thành phố."
    )
    s.p(
        "(Theo Quyết định số 203/QĐ-SKHCN ngày 18 tháng 12 năm 2025 của Giám đốc Sở Khoa học và Công nghệ về việc "
        "công nhận "
        "sáng kiến cấp cơ sở đợt 2 năm 2025)",
        italic=True,
        after_pt=14,
    )
    s.sign([], ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], name="Lương Thế Phong", gap=4)
    return s


CERTIFICATE = gold(
    "xac_nhan_sang_kien",
    [
        person(
            "Trần Quốc Bảo",
            honorific="Ông",
            position="Chuyên viên",
            unit=ROOM,
            initiatives=[initiative(QUESTIONS, "2025", "203/QĐ-SKHCN", "2025-12-18", DIRECTOR, "co_so")],
        )
    ],
    number="46/GCN-SKHCN",
    date="2025-12-22",
    place=CITY,
    issuing_unit=SO,
    parent_unit="Ủy ban nhân dân Thành phố Hồ Chí Minh",
    subject="Sáng kiến cấp cơ sở",
    signer="Lương Thế Phong",
    signer_title="KT. Giám đốc Phó Giám đốc",
)

PAPERS = (
    Paper(
        "a1-to-trinh-phong-cong-nghe",
        "21_TTr Phòng QLCN đề nghị danh hiệu 2025 (ban cuoi).docx",
        submission,
        SUBMISSION,
    ),
    Paper("a2-bao-cao-hanh", "Báo cáo thành tích - Thu Hạnh.docx", hanh, HANH),
    Paper("a3-bao-cao-bao", "BCTT Trần Quốc Bảo CSTĐCS 2025.docx", bao, BAO),
    Paper("a4-bao-cao-khoa", "bao cao thanh tich Khoa (1).docx", khoa, KHOA),
    Paper("a5-bien-ban-phong-cong-nghe", "Biên bản họp bình xét 20-8 - có chỉnh sửa.docx", minutes, MINUTES),
    Paper(
        "a6-chung-nhan-sang-kien",
        "Giay chung nhan sang kien anh Bao_scan.pdf",
        certificate,
        CERTIFICATE,
        ScanLook(
            seed=11,
            skew=0.9,
            signers=("Lương Thế Phong",),
            stamp=("SỞ KHOA HỌC VÀ CÔNG NGHỆ * MẪU THỬ *", "KHÔNG CÓ\nGIÁ TRỊ"),
        ),
    ),
)
