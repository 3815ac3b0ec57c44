"""Dossier D: a room asks for Lao động tiên tiến (award only in headings); one case violates the rule.

It also holds the first of two people named Nguyễn Văn Hùng; the second works elsewhere (dossier E).
"""

from __future__ import annotations

from tests.samples.papers import CITY, DONE, EXCELLENT, GOOD, SO, SO_HEAD, Paper, gold, level, person, recognition
from tests.samples.sheets import Sheet

ROOM = "Phòng Năng lượng nguyên tử và An toàn bức xạ"
ROOM_HEAD = "PHÒNG NĂNG LƯỢNG\nNGUYÊN TỬ VÀ\nAN TOÀN BỨC XẠ"
HEAD_OF_ROOM = "Tôn Nữ Diễm Hương"
ADVANCED, FIGHTER = "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"


def submission() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, ROOM_HEAD], "Số: 14/TTr-ATBX", f"{CITY}, ngày 17 tháng 8 năm 2026")
    s.title("TỜ TRÌNH", "Về việc xét tặng danh hiệu thi đua năm 2025")
    s.rule()
    s.p("Kính gửi: Giám đốc Sở Khoa học và Công nghệ", "center", after_pt=6)
    s.p(
        "Căn cứ Luật Thi đua, khen thưởng năm 2022; Nghị định số 152/2025/NĐ-CP; kết quả họp xét ngày 14 tháng 8 "
        "năm 2026, Phòng Năng lượng "
        "nguyên tử và An toàn bức xạ kính trình Giám đốc Sở xét tặng danh hiệu thi đua năm 2025 cho các công chức, "
        "người lao động sau:"
    )
    s.heading("I. DANH HIỆU “CHIẾN SĨ THI ĐUA CƠ SỞ”")
    s.table(
        [
            ("TT", "Họ và tên", "Chức danh", "Ghi chú"),
            ("1", "Ông Nguyễn Văn Hùng", "Phó Trưởng phòng", "Hoàn thành xuất sắc nhiệm vụ năm 2025"),
        ],
        [1.2, 5.2, 4.0, 5.6],
    )
    s.heading("II. DANH HIỆU “LAO ĐỘNG TIÊN TIẾN”")
    s.table(
        [
            ("TT", "Họ và tên", "Chức danh", "Ghi chú"),
            ("1", "Ông Đỗ Gia Huy", "Chuyên viên", "Hoàn thành nhiệm vụ năm 2025"),
            ("2", "Bà Quách Thị Ánh Nguyệt", "Chuyên viên", "Hoàn thành tốt nhiệm vụ năm 2025"),
        ],
        [1.2, 5.2, 4.0, 5.6],
    )
    s.p("Tổng số: 03 người. Báo cáo thành tích và biên bản gửi kèm Tờ trình này.")
    s.p("Kính mong Giám đốc Sở xem xét, quyết định./.")
    s.sign(["Nơi nhận:", "- Như trên;", "- VP Sở;", "- Lưu: ATBX."], ["TRƯỞNG PHÒNG"], name=HEAD_OF_ROOM)
    return s


SUBMISSION = gold(
    "to_trinh",
    [
        person(
            "Nguyễn Văn Hùng",
            honorific="Ông",
            position="Phó Trưởng phòng",
            requested=[recognition("CSTDCS", FIGHTER, "2025")],
            classifications=[level("2025", EXCELLENT)],
        ),
        person(
            "Đỗ Gia Huy",
            honorific="Ông",
            position="Chuyên viên",
            requested=[recognition("LDTT", ADVANCED, "2025")],
            classifications=[level("2025", DONE)],
        ),
        person(
            "Quách Thị Ánh Nguyệt",
            honorific="Bà",
            position="Chuyên viên",
            requested=[recognition("LDTT", ADVANCED, "2025")],
            classifications=[level("2025", GOOD)],
        ),
    ],
    number="14/TTr-ATBX",
    date="2026-08-17",
    place=CITY,
    issuing_unit=ROOM,
    parent_unit=SO,
    subject="xét tặng danh hiệu thi đua năm 2025",
    signer=HEAD_OF_ROOM,
    signer_title="Trưởng phòng",
)

HUY_DUTIES = "Tiếp nhận, thẩm định hồ sơ cấp giấy phép tiến hành công việc bức xạ (thiết bị X-quang chẩn đoán y tế)."
HUY_RESULTS = [
    "Thẩm định 96 hồ sơ cấp phép thiết bị X-quang; có 11 hồ sơ trễ hạn do chậm yêu cầu bổ sung.",
    "Tham gia 05 đoàn kiểm tra an toàn bức xạ tại phòng khám tư nhân.",
]


def huy() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, ROOM_HEAD], "", f"{CITY}, ngày {{=12=}} tháng {{=8=}} năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH", "Đề nghị xét tặng danh hiệu {=Lao động tiên tiến=} năm {=2025=}")
    s.rule()
    s.heading("I. SƠ LƯỢC LÝ LỊCH", indent_cm=1)
    s.p("- Họ và tên: {=Đỗ Gia Huy=}")
    s.p("- Ngày, tháng, năm sinh: {=15/3/1997=}     Giới tính: {=Nam=}")
    s.p("- Quê quán: {=Phường Phú Xuân, thành phố Huế=}")
    s.p("- Trú quán: {=Phường Linh Xuân, Thành phố Hồ Chí Minh=}")
    s.p("- Đơn vị công tác: {=" + ROOM + "=}")
    s.p("- Chức vụ: {=Chuyên viên=}")
    s.p("- Trình độ chuyên môn, nghiệp vụ: {=Cử nhân Vật lý hạt nhân=}")
    s.heading("II. THÀNH TÍCH ĐẠT ĐƯỢC", indent_cm=1)
    s.p("1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận: {=" + HUY_DUTIES + "=}")
    s.p("2. Thành tích đạt được của cá nhân:")
    for line in HUY_RESULTS:
        s.p("- {=" + line + "=}")
    s.p("3. Kết quả xếp loại năm 2025: {=Hoàn thành nhiệm vụ=} (Thông báo số 118/TB-SKHCN ngày 15/7/2026).")
    s.heading("III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", indent_cm=1)
    table = s.table(
        [
            ("Năm", "Danh hiệu thi đua", "Số, ngày, tháng, năm của quyết định; cơ quan ban hành"),
            ("2024", ADVANCED, "27/QĐ-SKHCN ngày 10/01/2025; Sở Khoa học và Công nghệ"),
        ],
        [1.8, 4.6, 9.5],
    )
    s.control_around(table, "danh_hieu")
    s.sign(["XÁC NHẬN CỦA ĐƠN VỊ", "TRƯỞNG PHÒNG"], ["NGƯỜI BÁO CÁO"], name="Đỗ Gia Huy", left_name=HEAD_OF_ROOM)
    return s


HUY = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            "Đỗ Gia Huy",
            birth_date="1997-03-15",
            gender="nam",
            hometown="Phường Phú Xuân, thành phố Huế",
            residence="Phường Linh Xuân, Thành phố Hồ Chí Minh",
            position="Chuyên viên",
            unit=ROOM,
            education="Cử nhân Vật lý hạt nhân",
            duties=HUY_DUTIES,
            requested=[recognition("LDTT", ADVANCED, "2025")],
            prior_titles=[recognition("LDTT", ADVANCED, "2024", "27/QĐ-SKHCN", "2025-01-10", SO)],
            classifications=[level("2025", DONE, "118/TB-SKHCN")],
            achievements=HUY_RESULTS,
        )
    ],
    date="2026-08-12",
    place=CITY,
    issuing_unit=ROOM,
    parent_unit=SO,
    subject="Đề nghị xét tặng danh hiệu Lao động tiên tiến năm 2025",
    signer=HEAD_OF_ROOM,
    signer_title="Trưởng phòng",
)

HUNG_DUTIES = "Phụ trách ứng phó sự cố bức xạ, hạt nhân; quản lý nguồn phóng xạ sử dụng trong công nghiệp."
HUNG_RESULTS = [
    "Chỉ huy 02 cuộc diễn tập ứng phó sự cố cấp cơ sở với 118 người tham gia.",
    "Rà soát 100% của 213 nguồn phóng xạ công nghiệp, lắp thiết bị định vị cho 27 nguồn di động, không để thất lạc "
    "nguồn.",
    "Xây dựng bản đồ số quan trắc phóng xạ môi trường gồm 22 điểm, cập nhật hằng giờ.",
]


def hung() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, ROOM_HEAD], "", f"{CITY}, ngày 13 tháng 8 năm 2026")
    s.text_box(["Mẫu số 05", "Hồ sơ lưu tại đơn vị: 03/ATBX"], width_pt=165, height_pt=52)
    s.p("", "left", after_pt=30)
    s.title("BÁO CÁO THÀNH TÍCH", "Đề nghị công nhận danh hiệu Chiến sĩ thi đua cơ sở năm 2025")
    s.rule()
    s.heading("1. Sơ lược lý lịch")
    s.table(
        [
            ("Họ và tên: Nguyễn Văn Hùng", "Giới tính: Nam"),
            ("Sinh ngày: 08/10/1980", "Quê quán: Xã Cần Giuộc, tỉnh Tây Ninh"),
            ("Chức vụ: Phó Trưởng phòng", "Đơn vị: " + ROOM),
            ("Trình độ chuyên môn: Thạc sĩ Kỹ thuật hạt nhân", "Trú quán: Xã Nhà Bè, Thành phố Hồ Chí Minh"),
        ],
        [7.6, 8.4],
        heads=0,
        centred=(),
        size=13,
        borders=False,
    )
    s.heading("2. Thành tích đạt được")
    s.p("2.1. Nhiệm vụ được giao: " + HUNG_DUTIES)
    s.p("2.2. Thành tích năm 2025:")
    for line in HUNG_RESULTS:
        s.p("- " + line)
    s.p("Trong hai năm 2024 và 2025 đều được đánh giá, xếp loại hoàn thành xuất sắc nhiệm vụ.")
    s.heading("3. Các hình thức đã được khen thưởng")
    s.p(
        "- Năm 2023, 2024: Chiến sĩ thi đua cơ sở (các Quyết định số 14/QĐ-SKHCN ngày 12/01/2024 và số 28/QĐ-SKHCN "
        "ngày 10/01/2025 của "
        "Giám đốc Sở Khoa học và Công nghệ)."
    )
    s.p(
        "- Năm 2024: Kỷ niệm chương “Vì sự nghiệp Khoa học và Công nghệ” (Quyết định số 1518/QĐ-BKHCN ngày "
        "12/5/2024 của Bộ trưởng Bộ Khoa "
        "học và Công nghệ)."
    )
    s.sign(["XÁC NHẬN CỦA ĐƠN VỊ", "TRƯỞNG PHÒNG"], ["NGƯỜI BÁO CÁO"], name="Nguyễn Văn Hùng", left_name=HEAD_OF_ROOM)
    return s


DIRECTOR = "Giám đốc Sở Khoa học và Công nghệ"
HUNG = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            "Nguyễn Văn Hùng",
            birth_date="1980-10-08",
            gender="nam",
            hometown="Xã Cần Giuộc, tỉnh Tây Ninh",
            residence="Xã Nhà Bè, Thành phố Hồ Chí Minh",
            position="Phó Trưởng phòng",
            unit=ROOM,
            education="Thạc sĩ Kỹ thuật hạt nhân",
            duties=HUNG_DUTIES,
            requested=[recognition("CSTDCS", FIGHTER, "2025")],
            prior_titles=[
                recognition("CSTDCS", FIGHTER, "2023", "14/QĐ-SKHCN", "2024-01-12", DIRECTOR),
                recognition("CSTDCS", FIGHTER, "2024", "28/QĐ-SKHCN", "2025-01-10", DIRECTOR),
            ],
            prior_awards=[
                recognition(
                    "KNC",
                    "Kỷ niệm chương “Vì sự nghiệp Khoa học và Công nghệ”",
                    "2024",
                    "1518/QĐ-BKHCN",
                    "2024-05-12",
                    "Bộ trưởng Bộ Khoa học và Công nghệ",
                )
            ],
            classifications=[level("2024", EXCELLENT), level("2025", EXCELLENT)],
            achievements=HUNG_RESULTS,
        )
    ],
    date="2026-08-13",
    place=CITY,
    issuing_unit=ROOM,
    parent_unit=SO,
    subject="Đề nghị công nhận danh hiệu Chiến sĩ thi đua cơ sở năm 2025",
    signer=HEAD_OF_ROOM,
    signer_title="Trưởng phòng",
)


def minutes() -> Sheet:
    s = Sheet(size=14)
    s.head([SO_HEAD, ROOM_HEAD], "", f"{CITY}, ngày 14 tháng 8 năm 2026")
    s.title("BIÊN BẢN CUỘC HỌP", "V/v xét danh hiệu thi đua năm 2025")
    s.rule()
    s.p("1. Thời gian, địa điểm: 15 giờ ngày 14/8/2026, tại phòng làm việc của Phòng.")
    s.p("2. Chủ trì: bà Tôn Nữ Diễm Hương, Trưởng phòng. Thư ký: bà Quách Thị Ánh Nguyệt.")
    s.p("3. Số người có mặt 08/08.")
    s.p(
        "4. Diễn biến: các cá nhân đọc báo cáo; tập thể nhận xét. Có ý kiến đề nghị cân nhắc trường hợp ông Huy vì "
        "mức xếp loại; chủ trì giải "
        "thích Phòng vẫn gửi hồ sơ để Hội đồng Sở quyết định."
    )
    s.p("5. Biểu quyết giơ tay:")
    s.p("+ Ông Nguyễn Văn Hùng - danh hiệu Chiến sĩ thi đua cơ sở: 08/08 (100%);", left_cm=0.5)
    s.p("+ Ông Đỗ Gia Huy - danh hiệu Lao động tiên tiến: 06/08 (75%);", left_cm=0.5)
    s.p("+ Bà Quách Thị Ánh Nguyệt - danh hiệu Lao động tiên tiến: 08/08 (100%).", left_cm=0.5)
    s.p("Cuộc họp kết thúc lúc 16 giờ./.")
    s.sign_with_tabs([("THƯ KÝ", "CHỦ TRÌ"), ("", ""), ("", ""), ("", ""), ("Quách Thị Ánh Nguyệt", HEAD_OF_ROOM)])
    return s


MINUTES = gold(
    "bien_ban",
    [
        person("Nguyễn Văn Hùng", honorific="Ông", requested=[recognition("CSTDCS", FIGHTER, "2025")]),
        person("Đỗ Gia Huy", honorific="Ông", requested=[recognition("LDTT", ADVANCED, "2025")]),
        person("Quách Thị Ánh Nguyệt", honorific="Bà", requested=[recognition("LDTT", ADVANCED, "2025")]),
    ],
    date="2026-08-14",
    place=CITY,
    issuing_unit=ROOM,
    parent_unit=SO,
    subject="xét danh hiệu thi đua năm 2025",
    signer=HEAD_OF_ROOM,
    signer_title="Chủ trì",
)

PAPERS = (
    Paper("d1-to-trinh-phong-buc-xa", "To trinh P.ATBX danh hieu 2025.docx", submission, SUBMISSION),
    Paper("d2-bao-cao-huy", "Mẫu báo cáo (Huy) điền sẵn.docx", huy, HUY),
    Paper("d3-bao-cao-hung-buc-xa", "BÁO CÁO Nguyễn Văn Hùng.docx", hung, HUNG),
    Paper("d4-bien-ban-phong-buc-xa", "Bien ban hop P ATBX 14.8.docx", minutes, MINUTES),
)
