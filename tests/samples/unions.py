"""The trade union's list of five (dated after the deadline) and the youth union's portrait of an exemplary person."""

from __future__ import annotations

from tests.samples.papers import CITY, SO, Gold, Paper, gold, person, recognition
from tests.samples.sheets import Sheet

UNION = "Công đoàn Sở Khoa học và Công nghệ"
LETTER = "Giấy khen"

MEMBERS = (
    (
        "Ông",
        "Từ Công Phụng",
        "nam",
        "1983",
        "Chủ tịch Công đoàn bộ phận",
        "Chi cục Tiêu chuẩn Đo lường Chất lượng",
        "Thạc sĩ",
        "Vận động 214 đoàn viên ủng hộ 128 triệu đồng cho đồng bào vùng lũ; tổ chức 03 tuyến xe chở hàng.",
    ),
    (
        "Bà",
        "Mạch Thị Ngọc Diệp",
        "nu",
        "1990",
        "Ủy viên Ban Chấp hành",
        "Văn phòng Sở",
        "Cử nhân",
        "Tổ chức lớp hè cho 96 con đoàn viên, không để xảy ra mất an toàn.",
    ),
    (
        "Ông",
        "Ninh Văn Bảy",
        "nam",
        "1975",
        "Nhân viên lái xe",
        "Văn phòng Sở",
        "Trung cấp",
        "Lái xe an toàn 41.000 km trong 9 tháng; hiến máu lần thứ 22.",
    ),
    (
        "Bà",
        "Nguyễn Thị Hạnh",
        "nu",
        "1986",
        "Tổ trưởng Tổ Công đoàn",
        "Phòng Kế hoạch - Tài chính",
        "Thạc sĩ",
        "Rà soát chế độ cho 57 đoàn viên, chi trả đúng hạn trợ cấp khó khăn 76 triệu đồng.",
    ),
    (
        "Ông",
        "Trịnh Quốc Bửu",
        "nam",
        "1994",
        "Đoàn viên Công đoàn",
        "Trung tâm Phân tích và Thử nghiệm",
        "Kỹ sư",
        "Giành giải Nhì Hội thi kỹ thuật viên phân tích giỏi do Công đoàn ngành tổ chức tháng 8/2026.",
    ),
)


def union_list() -> Sheet:
    s = Sheet(size=13, landscape=True)
    s.head(["CÔNG ĐOÀN NGÀNH\nKHOA HỌC VÀ CÔNG NGHỆ", "CÔNG ĐOÀN SỞ\nKHOA HỌC VÀ CÔNG NGHỆ"])
    s.title("DANH SÁCH TRÍCH NGANG", "Đoàn viên công đoàn đề nghị Giám đốc Sở tặng Giấy khen quý III năm 2026")
    s.p("__(Kèm theo Công văn số 64/CV-CĐ ngày 22 tháng 9 năm 2026)__", "center")
    rows: list[tuple[str, ...]] = [
        ("TT", "Họ và tên", "Năm sinh", "", "Chức vụ", "Đơn vị", "Trình độ", "Tóm tắt thành tích", "Hình thức đề nghị"),
        ("", "", "Nam", "Nữ", "", "", "", "", ""),
    ]
    for number, (call, name, gender, born, post, unit, degree, text) in enumerate(MEMBERS, 1):
        years = (born, "") if gender == "nam" else ("", born)
        rows.append((str(number), f"{call} {name}", *years, post, unit, degree, text, LETTER if number == 1 else ""))
    heads = [(0, c, 1, c) for c in (0, 1, 4, 5, 6, 7, 8)]
    s.table(
        rows,
        [1.0, 3.6, 1.4, 1.4, 3.1, 3.6, 1.8, 7.3, 1.9],
        size=11,
        heads=2,
        centred=(0, 2, 3, 8),
        merges=[*heads, (0, 2, 0, 3), (2, 8, 6, 8)],
    )
    s.p("Tổng số: 05 (năm) người.", indent_cm=0)
    s.p(f"{CITY}, ngày 22 tháng 9 năm 2026", "right", italic=True, after_pt=0)
    s.sign(
        ["NGƯỜI LẬP BẢNG"],
        ["TM. BAN CHẤP HÀNH", "CHỦ TỊCH"],
        name="Diệp Thế Hiển",
        left_name="Mạch Thị Ngọc Diệp",
        gap=2,
    )
    return s


def _member(row: tuple[str, ...]) -> Gold:
    call, name, gender, born, post, unit, degree, text = row
    return person(
        name,
        honorific=call,
        gender=gender,
        birth_date=born,
        position=post,
        unit=unit,
        education=degree,
        requested=[recognition("GIAY_KHEN", LETTER, "2026")],
        achievements=[text],
    )


UNION_LIST = gold(
    "danh_sach",
    [_member(row) for row in MEMBERS],
    date="2026-09-22",
    place=CITY,
    issuing_unit=UNION,
    parent_unit="Công đoàn ngành Khoa học và Công nghệ",
    subject="Đoàn viên công đoàn đề nghị Giám đốc Sở tặng Giấy khen quý III năm 2026",
    signer="Diệp Thế Hiển",
    signer_title="TM. Ban Chấp hành Chủ tịch",
)

PORTRAIT_RESULTS = [
    "Hơn một năm qua, Mai Anh cùng nhóm đã mở 57 bộ dữ liệu với 3,4 triệu dòng, gấp đôi chỉ tiêu; mỗi bộ đều có mô "
    "tả, có ngày cập nhật, có "
    "người chịu trách nhiệm.",
    "Các buổi tối thứ Năm, chị dạy miễn phí kỹ năng đọc dữ liệu cho 180 đoàn viên của 06 phường.",
]


def portrait() -> Sheet:
    s = Sheet(size=14)
    s.head(["ĐOÀN SỞ\nKHOA HỌC VÀ CÔNG NGHỆ", "CHI ĐOÀN KHỐI VĂN PHÒNG"], "", f"{CITY}, ngày 03 tháng 9 năm 2026")
    s.p("GƯƠNG ĐIỂN HÌNH TIÊN TIẾN QUÝ III NĂM 2026", "center", bold=True)
    s.title("Người giữ nhịp cho kho dữ liệu mở", size=16)
    s.p(
        "Chị Phạm Thị Mai Anh, sinh năm 1996, chuyên viên Phòng Chuyển đổi số, Sở Khoa học và Công nghệ, là gương "
        "mặt được Chi đoàn Khối Văn "
        "phòng giới thiệu biểu dương điển hình tiên tiến quý này."
    )
    s.p(PORTRAIT_RESULTS[0])
    s.p(
        "“Dữ liệu mở mà không ai hiểu thì cũng như sách không có mục lục”, chị cười. Nghĩ vậy nên chị tự viết bộ "
        "hướng dẫn 24 trang, in khổ nhỏ "
        "bỏ vừa túi áo, tặng cán bộ các trung tâm phục vụ hành chính công."
    )
    s.p(PORTRAIT_RESULTS[1])
    s.p(
        "Đồng nghiệp kể, đợt sắp xếp đơn vị hành chính tháng 7/2025, chị ở lại cơ quan bốn đêm liền để đối chiếu mã "
        "đơn vị cho 102 bộ dữ liệu. "
        "Anh Trương Vũ Luân, Bí thư Chi đoàn, nói: “Mai Anh ít nói, nhưng việc gì chị nhận là anh em yên tâm”."
    )
    s.p(
        "Chi đoàn Khối Văn phòng kính đề nghị Văn phòng Sở xem xét giới thiệu chị Phạm Thị Mai Anh trong chuyên mục "
        "“Gương Tốt - Việc Tốt - Điển "
        "hình tiên tiến”."
    )
    s.sign([], ["TM. BAN CHẤP HÀNH", "BÍ THƯ"], name="Trương Vũ Luân")
    return s


PORTRAIT = gold(
    "dien_hinh",
    [
        person(
            "Phạm Thị Mai Anh",
            honorific="Chị",
            birth_date="1996",
            position="chuyên viên",
            unit=f"Phòng Chuyển đổi số, {SO}",
            requested=[recognition("DIEN_HINH", "điển hình tiên tiến", "2026")],
            achievements=PORTRAIT_RESULTS,
        )
    ],
    date="2026-09-03",
    place=CITY,
    issuing_unit="Chi đoàn Khối Văn phòng",
    parent_unit="Đoàn Sở Khoa học và Công nghệ",
    subject="Người giữ nhịp cho kho dữ liệu mở",
    signer="Trương Vũ Luân",
    signer_title="TM. Ban Chấp hành Bí thư",
)

PAPERS = (
    Paper(
        "g1-danh-sach-cong-doan",
        "Danh sách trích ngang GK quý III - Công đoàn (nộp bổ sung).docx",
        union_list,
        UNION_LIST,
    ),
    Paper("h1-guong-dien-hinh", "Gương điển hình - Mai Anh - Chi đoàn VP.docx", portrait, PORTRAIT),
)
