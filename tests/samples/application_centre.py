"""Dossier O: a centre's papers put together in a hurry, and the Office's book of earlier years that tells otherwise.

Old law, old place, votes that do not add up, an initiative that has served already, an award that was taken back.
"""

from __future__ import annotations

from tests.samples.papers import (
    EXCELLENT,
    GOOD,
    SO,
    SO_HEAD,
    Paper,
    gold,
    initiative,
    level,
    person,
    recognition,
)
from tests.samples.sheets import Sheet

CENTRE = "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ"
CENTRE_HEAD = "TRUNG TÂM ỨNG DỤNG\nTIẾN BỘ KHOA HỌC\nVÀ CÔNG NGHỆ"
HEAD_OF_CENTRE = "Kiều Thị Ngọc Bích"
OLD_PLACE = "Bà Rịa - Vũng Tàu"
DIRECTOR = "Giám đốc Sở Khoa học và Công nghệ"
FIGHTER, CERTIFICATE = "Chiến sĩ thi đua cơ sở", "Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố"
SHORT_CERTIFICATE = "Bằng khen của Chủ tịch UBND Thành phố"
KHAI, HOAI, DAN = "Âu Dương Khải", "Bế Thị Hoài", "Chế Linh Đan"
TECHNIQUE = "Quy trình nuôi cấy mô cây dược liệu bằng đèn LED"


def submission() -> Sheet:
    s = Sheet(size=14)
    s.head([SO_HEAD, CENTRE_HEAD], "Số: 57/TTr-TTUD", f"{OLD_PLACE}, ngày 20 tháng 8 năm 2026")
    s.title("TỜ TRÌNH", "Về việc đề nghị khen thưởng năm 2025")
    s.rule()
    s.p("Kính gửi: Giám đốc Sở Khoa học và Công nghệ", "center", after_pt=6)
    s.p("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;")
    s.p("Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ;")
    s.p("Trung tâm kính trình Giám đốc Sở xét, đề nghị khen thưởng năm 2025 cho các cá nhân sau:")
    s.heading(f"I. {CERTIFICATE.upper()}")
    s.p(f"1. Ông {KHAI}, Trưởng phòng Chuyển giao công nghệ.")
    s.heading(f"II. DANH HIỆU “{FIGHTER.upper()}”")
    s.p(f"1. Bà {HOAI}, Kỹ thuật viên;")
    s.p(f"2. Ông {DAN}, Nghiên cứu viên.")
    s.p("Tổng số: 03 cá nhân.")
    s.p("Kính mong Giám đốc Sở xem xét, quyết định./.")
    s.sign(["Nơi nhận:", "- Như trên;", "- Lưu: VT."], ["GIÁM ĐỐC"], name=HEAD_OF_CENTRE)
    return s


SUBMISSION = gold(
    "to_trinh",
    [
        person(
            KHAI,
            honorific="Ông",
            position="Trưởng phòng Chuyển giao công nghệ",
            requested=[recognition("BK_TINH", CERTIFICATE, "2025")],
        ),
        person(HOAI, honorific="Bà", position="Kỹ thuật viên", requested=[recognition("CSTDCS", FIGHTER, "2025")]),
        person(DAN, honorific="Ông", position="Nghiên cứu viên", requested=[recognition("CSTDCS", FIGHTER, "2025")]),
    ],
    number="57/TTr-TTUD",
    date="2026-08-20",
    place=OLD_PLACE,
    issuing_unit=CENTRE,
    parent_unit=SO,
    subject="đề nghị khen thưởng năm 2025",
    signer=HEAD_OF_CENTRE,
    signer_title="Giám đốc",
)


def minutes() -> Sheet:
    s = Sheet(size=14)
    s.head([SO_HEAD, CENTRE_HEAD], "", "Thành phố Hồ Chí Minh, ngày 18 tháng 8 năm 2026")
    s.title("BIÊN BẢN", "Họp Hội đồng Thi đua - Khen thưởng xét khen thưởng năm 2025")
    s.rule()
    s.p("1. Thời gian: 14 giờ ngày 18/8/2026, tại phòng họp Trung tâm.")
    s.p("2. Thành phần: Hội đồng có 11 thành viên, có mặt 11/11 thành viên.")
    s.p(f"3. Chủ trì: bà {HEAD_OF_CENTRE}, Giám đốc. Thư ký: bà Lưu Thị Bông.")
    s.p("4. Kết quả bỏ phiếu kín:")
    s.p(f"- Ông {KHAI}, đề nghị {CERTIFICATE}: 09/11 phiếu đồng ý, đạt 90%;", left_cm=0.5)
    s.p(f"- Bà {HOAI}, đề nghị {FIGHTER}: 10/11 phiếu đồng ý, đạt 90,9%;", left_cm=0.5)
    s.p(f"- Ông {DAN}, đề nghị {FIGHTER}: 11/11 phiếu đồng ý, đạt 100%.", left_cm=0.5)
    s.p("Cuộc họp kết thúc lúc 16 giờ cùng ngày./.")
    s.sign(["THƯ KÝ"], ["CHỦ TRÌ"], name=HEAD_OF_CENTRE, left_name="Lưu Thị Bông")
    return s


MINUTES = gold(
    "bien_ban",
    [
        person(KHAI, honorific="Ông", requested=[recognition("BK_TINH", CERTIFICATE, "2025")]),
        person(HOAI, honorific="Bà", requested=[recognition("CSTDCS", FIGHTER, "2025")]),
        person(DAN, honorific="Ông", requested=[recognition("CSTDCS", FIGHTER, "2025")]),
    ],
    date="2026-08-18",
    place="Thành phố Hồ Chí Minh",
    issuing_unit=CENTRE,
    parent_unit=SO,
    subject="Họp Hội đồng Thi đua - Khen thưởng xét khen thưởng năm 2025",
    signer=HEAD_OF_CENTRE,
    signer_title="Chủ trì",
)


def _report(name: str, asked: str) -> Sheet:
    s = Sheet(size=14)
    s.head([SO_HEAD, CENTRE_HEAD], "", "Thành phố Hồ Chí Minh, ngày 17 tháng 8 năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH", f"Đề nghị tặng {asked} năm 2025")
    s.rule()
    s.heading("I. SƠ LƯỢC LÝ LỊCH", indent_cm=1)
    s.p(f"- Họ và tên: {name}")
    return s


def _sign(s: Sheet, name: str) -> Sheet:
    s.sign(["XÁC NHẬN CỦA ĐƠN VỊ", "GIÁM ĐỐC"], ["NGƯỜI BÁO CÁO"], name=name, left_name=HEAD_OF_CENTRE)
    return s


KHAI_DUTIES = "Phụ trách chuyển giao công nghệ cho hợp tác xã và doanh nghiệp nông nghiệp."
KHAI_RESULTS = [
    "Chuyển giao 14 quy trình canh tác cho 09 hợp tác xã, tăng sản lượng rau sạch 31% so với năm 2024.",
    "Kết nối 06 hợp đồng chuyển giao công nghệ, tổng giá trị 2,7 tỷ đồng.",
]


def khai() -> Sheet:
    s = _report(KHAI, CERTIFICATE)
    s.p("- Ngày, tháng, năm sinh: 11/02/1984     Giới tính: Nam")
    s.p("- Chức vụ: Trưởng phòng Chuyển giao công nghệ")
    s.p(f"- Đơn vị công tác: {CENTRE}")
    s.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC", indent_cm=1)
    s.p("1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận: " + KHAI_DUTIES)
    s.p("2. Thành tích đạt được của cá nhân:")
    for line in KHAI_RESULTS:
        s.p("- " + line)
    s.heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", indent_cm=1)
    s.table(
        [
            ("Năm", "Danh hiệu thi đua", "Số, ngày, tháng, năm của quyết định; cơ quan ban hành"),
            ("2024", FIGHTER, "28/QĐ-SKHCN ngày 10/01/2025; Sở Khoa học và Công nghệ"),
            ("2025", FIGHTER, "31/QĐ-SKHCN ngày 16/01/2026; Sở Khoa học và Công nghệ"),
        ],
        [1.8, 4.6, 9.5],
    )
    return _sign(s, KHAI)


KHAI_GOLD = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            KHAI,
            birth_date="1984-02-11",
            gender="nam",
            position="Trưởng phòng Chuyển giao công nghệ",
            unit=CENTRE,
            duties=KHAI_DUTIES,
            requested=[recognition("BK_TINH", CERTIFICATE, "2025")],
            prior_titles=[
                recognition("CSTDCS", FIGHTER, "2024", "28/QĐ-SKHCN", "2025-01-10", SO),
                recognition("CSTDCS", FIGHTER, "2025", "31/QĐ-SKHCN", "2026-01-16", SO),
            ],
            achievements=KHAI_RESULTS,
        )
    ],
    date="2026-08-17",
    place="Thành phố Hồ Chí Minh",
    issuing_unit=CENTRE,
    parent_unit=SO,
    subject=f"Đề nghị tặng {CERTIFICATE} năm 2025",
    signer=HEAD_OF_CENTRE,
    signer_title="Giám đốc",
)

HOAI_DUTIES = "Vận hành phòng nuôi cấy mô, nhân giống cây dược liệu."
HOAI_RESULTS = [
    "Nhân giống 42.000 cây sâm bố chính, tỷ lệ sống 96%, cung cấp cho 11 hộ trồng dược liệu.",
    "Giảm 38% chi phí điện của phòng nuôi cấy nhờ thay đèn huỳnh quang bằng đèn LED.",
]


def hoai() -> Sheet:
    s = _report(HOAI, f"danh hiệu {FIGHTER}")
    s.p("- Ngày, tháng, năm sinh: 23/9/1991     Giới tính: Nữ")
    s.p("- Chức vụ: Kỹ thuật viên")
    s.p(f"- Đơn vị công tác: {CENTRE}")
    s.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC", indent_cm=1)
    s.p("1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận: " + HOAI_DUTIES)
    s.p("2. Thành tích đạt được của cá nhân:")
    for line in HOAI_RESULTS:
        s.p("- " + line)
    s.p(f"3. Sáng kiến: “{TECHNIQUE}” được công nhận theo Quyết định số 203/QĐ-SKHCN ngày 05/12/2025 của {DIRECTOR}.")
    s.p("4. Kết quả xếp loại năm 2025: Hoàn thành tốt nhiệm vụ (Thông báo số 05/TB-SKHCN ngày 12/01/2026).")
    s.p("5. Kỷ luật: bị khiển trách.")
    return _sign(s, HOAI)


HOAI_GOLD = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            HOAI,
            birth_date="1991-09-23",
            gender="nu",
            position="Kỹ thuật viên",
            unit=CENTRE,
            duties=HOAI_DUTIES,
            requested=[recognition("CSTDCS", FIGHTER, "2025")],
            initiatives=[initiative(TECHNIQUE, "2025", "203/QĐ-SKHCN", "2025-12-05", DIRECTOR, "co_so")],
            classifications=[level("2025", GOOD, "05/TB-SKHCN")],
            achievements=HOAI_RESULTS,
        )
    ],
    date="2026-08-17",
    place="Thành phố Hồ Chí Minh",
    issuing_unit=CENTRE,
    parent_unit=SO,
    subject=f"Đề nghị tặng danh hiệu {FIGHTER} năm 2025",
    signer=HEAD_OF_CENTRE,
    signer_title="Giám đốc",
)

DAN_DUTIES = "Nghiên cứu chế phẩm sinh học xử lý phụ phẩm nông nghiệp."
DAN_RESULTS = [
    "Làm chủ quy trình sản xuất chế phẩm vi sinh ủ vỏ cà phê, rút ngắn thời gian ủ từ 90 ngày còn 35 ngày, áp dụng tại "
    "17 trang trại với 2.400 tấn phụ phẩm.",
    "Hướng dẫn 08 lớp tập huấn cho 320 nông dân.",
]


def dan() -> Sheet:
    s = _report(DAN, f"danh hiệu {FIGHTER}")
    s.p("- Ngày, tháng, năm sinh: 04/6/1988     Giới tính: Nam")
    s.p("- Chức vụ: Nghiên cứu viên")
    s.p(f"- Đơn vị công tác: {CENTRE}")
    s.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC", indent_cm=1)
    s.p("1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận: " + DAN_DUTIES)
    s.p("2. Thành tích đạt được của cá nhân:")
    for line in DAN_RESULTS:
        s.p("- " + line)
    s.p("3. Kết quả xếp loại năm 2025: Hoàn thành xuất sắc nhiệm vụ (Thông báo số 05/TB-SKHCN ngày 12/01/2026).")
    s.p("4. Hiện cá nhân đang trong thời gian giải quyết đơn khiếu nại về đề tài năm 2023.")
    s.heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", indent_cm=1)
    s.table(
        [
            ("Năm", "Hình thức khen thưởng", "Số, ngày, tháng, năm của quyết định; cơ quan ban hành"),
            ("2023", SHORT_CERTIFICATE, "1290/QĐ-UBND ngày 02/3/2024; Chủ tịch UBND Thành phố"),
        ],
        [1.8, 4.6, 9.5],
    )
    return _sign(s, DAN)


DAN_GOLD = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            DAN,
            birth_date="1988-06-04",
            gender="nam",
            position="Nghiên cứu viên",
            unit=CENTRE,
            duties=DAN_DUTIES,
            requested=[recognition("CSTDCS", FIGHTER, "2025")],
            prior_awards=[
                recognition(
                    "BK_TINH", SHORT_CERTIFICATE, "2023", "1290/QĐ-UBND", "2024-03-02", "Chủ tịch UBND Thành phố"
                )
            ],
            classifications=[level("2025", EXCELLENT, "05/TB-SKHCN")],
            achievements=DAN_RESULTS,
        )
    ],
    date="2026-08-17",
    place="Thành phố Hồ Chí Minh",
    issuing_unit=CENTRE,
    parent_unit=SO,
    subject=f"Đề nghị tặng danh hiệu {FIGHTER} năm 2025",
    signer=HEAD_OF_CENTRE,
    signer_title="Giám đốc",
)

PAPERS = (
    Paper("o1-to-trinh-trung-tam-ung-dung", "TTr 57 TT Ung dung khen thuong 2025.docx", submission, SUBMISSION),
    Paper("o2-bien-ban-trung-tam-ung-dung", "Biên bản họp Hội đồng TT Ứng dụng.docx", minutes, MINUTES),
    Paper("o3-bao-cao-khai", "BCTT ông Khải - Bằng khen TP.docx", khai, KHAI_GOLD),
    Paper("o4-bao-cao-hoai", "BC thành tích Bế Thị Hoài.docx", hoai, HOAI_GOLD),
    Paper("o5-bao-cao-dan", "Bao cao thanh tich ong Dan 2025.docx", dan, DAN_GOLD),
)

# What the Office's book of earlier years tells: year, name, born, unit, recognition, decision, day, by whom, what for
PAST_HEADS = (
    *("STT", "Năm", "Họ và tên", "Ngày sinh", "Đơn vị", "Danh hiệu, hình thức khen thưởng"),
    *("Số quyết định", "Ngày quyết định", "Cơ quan quyết định", "Thành tích", "Sáng kiến", "Ghi chú"),
)
BRANCH = "Chi cục Tiêu chuẩn Đo lường Chất lượng"
PAST_ROWS: tuple[tuple[str, ...], ...] = (
    ("2024", KHAI, "11/02/1984", CENTRE, FIGHTER, "29/QĐ-SKHCN", "10/01/2025", SO, "", "", ""),
    ("2025", KHAI, "11/02/1984", CENTRE, FIGHTER, "31/QĐ-SKHCN", "16/01/2026", SO, "", "", ""),
    ("2023", KHAI, "11/02/1984", CENTRE, "Lao động tiên tiến", "16/QĐ-SKHCN", "12/01/2024", SO, "", "", ""),
    ("2024", HOAI, "23/9/1991", CENTRE, FIGHTER, "28/QĐ-SKHCN", "10/01/2025", SO, "", TECHNIQUE, ""),
    (
        *("2025", DAN, "04/6/1988", CENTRE, "Giấy khen của Giám đốc Sở", "402/QĐ-SKHCN", "20/11/2025", SO),
        *(DAN_RESULTS[0], "", ""),
    ),
    (
        *("2023", DAN, "04/6/1988", CENTRE, SHORT_CERTIFICATE, "1290/QĐ-UBND", "02/3/2024"),
        *("Chủ tịch UBND Thành phố", "", "", "Đã thu hồi theo Quyết định số 88/QĐ-UBND"),
    ),
    ("2022", DAN, "", "Sở Công Thương", FIGHTER, "77/QĐ-SCT", "15/01/2023", "Sở Công Thương", "", "", ""),
    ("2024", "Phan Minh Đức", "", BRANCH, FIGHTER, "28/QĐ-SKHCN", "10/01/2025", SO, "", "", ""),
    ("2025", "Phan Minh Đức", "", BRANCH, FIGHTER, "31/QĐ-SKHCN", "16/01/2026", SO, "", "", ""),
)
