"""Papers that come alone: another Nguyễn Văn Hùng, a registration, an initiative request, two without nominees."""

from __future__ import annotations

from tests.samples.papers import (
    CITY,
    CITY_HEAD,
    SO,
    SO_HEAD,
    Paper,
    collective,
    gold,
    initiative,
    person,
    recognition,
)
from tests.samples.sheets import Sheet

LAB = "Trung tâm Phân tích và Thử nghiệm"
LAB_HEAD = "TRUNG TÂM\nPHÂN TÍCH VÀ THỬ NGHIỆM"
LETTER = "Giấy khen của Giám đốc Sở Khoa học và Công nghệ"
HUNG_DUTIES = (
    "Kiểm nghiệm viên phòng Hóa - Môi trường, vận hành hệ thống sắc ký khối phổ; phụ trách mẫu nước và thực phẩm."
)
HUNG_RESULTS = [
    "Từ ngày 01/7 đến 31/8/2026 phân tích 486 mẫu nước sinh hoạt sau đợt ngập, trả kết quả trong 36 giờ, sớm hơn "
    "quy định 12 giờ.",
    "Tự sửa bơm chân không của máy sắc ký, tránh dừng máy 10 ngày và tiết kiệm 84 triệu đồng chi phí thuê ngoài.",
]


def hung() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, LAB_HEAD], "", f"{CITY}, ngày 09 tháng 9 năm 2026")
    s.title("BÁO CÁO THÀNH TÍCH", "Đề nghị tặng Giấy khen của Giám đốc Sở Khoa học và Công nghệ\nquý III năm 2026")
    s.rule()
    s.heading("1. THÔNG TIN CÁ NHÂN")
    s.table(
        [
            ("Họ và tên:", "Nguyễn Văn Hùng", "Giới tính:", "Nam"),
            ("Ngày sinh:", "22/4/1992", "Quê quán:", "Xã Chợ Gạo, tỉnh Đồng Tháp"),
            ("Chức vụ:", "Kiểm nghiệm viên", "Trình độ:", "Kỹ sư Hóa học"),
            ("Đơn vị công tác:", LAB, "", ""),
            ("Trú quán:", "Phường Bình Tân, Thành phố Hồ Chí Minh", "", ""),
        ],
        [3.3, 5.2, 2.4, 5.1],
        heads=0,
        centred=(),
        merges=[(3, 1, 3, 3), (4, 1, 4, 3)],
    )
    s.heading("2. NHIỆM VỤ ĐƯỢC GIAO")
    s.p(HUNG_DUTIES)
    s.heading("3. THÀNH TÍCH QUÝ III NĂM 2026")
    for line in HUNG_RESULTS:
        s.p("- " + line)
    s.heading("4. KHEN THƯỞNG ĐÃ NHẬN")
    s.p(
        "- Lao động tiên tiến năm 2025, Quyết định số 32/QĐ-SKHCN ngày 16/01/2026 của Giám đốc Sở Khoa học và Công "
        "nghệ."
    )
    s.sign(["XÁC NHẬN CỦA TRUNG TÂM", "GIÁM ĐỐC"], ["NGƯỜI BÁO CÁO"], name="Nguyễn Văn Hùng", left_name="Ông Ích Đạt")
    return s


HUNG = gold(
    "bao_cao_thanh_tich_ca_nhan",
    [
        person(
            "Nguyễn Văn Hùng",
            birth_date="1992-04-22",
            gender="nam",
            hometown="Xã Chợ Gạo, tỉnh Đồng Tháp",
            residence="Phường Bình Tân, Thành phố Hồ Chí Minh",
            position="Kiểm nghiệm viên",
            unit=LAB,
            education="Kỹ sư Hóa học",
            duties=HUNG_DUTIES,
            requested=[recognition("GIAY_KHEN", LETTER, "2026", authority="Giám đốc Sở Khoa học và Công nghệ")],
            prior_titles=[
                recognition(
                    "LDTT",
                    "Lao động tiên tiến",
                    "2025",
                    "32/QĐ-SKHCN",
                    "2026-01-16",
                    "Giám đốc Sở Khoa học và Công nghệ",
                )
            ],
            achievements=HUNG_RESULTS,
        )
    ],
    date="2026-09-09",
    place=CITY,
    issuing_unit=LAB,
    parent_unit=SO,
    subject="Đề nghị tặng Giấy khen của Giám đốc Sở Khoa học và Công nghệ quý III năm 2026",
    signer="Ông Ích Đạt",
    signer_title="Giám đốc",
)

STARTUP = "Trung tâm Hỗ trợ Khởi nghiệp sáng tạo"
STARTUP_HEAD = "TRUNG TÂM HỖ TRỢ\nKHỞI NGHIỆP SÁNG TẠO"
GROUP = "Phòng Ươm tạo doanh nghiệp"


def registration() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, STARTUP_HEAD], "Số: 33/ĐK-HTKN", f"{CITY}, ngày 15 tháng 7 năm 2026")
    s.title("BẢN ĐĂNG KÝ", "Xây dựng điển hình tiên tiến năm 2026")
    s.rule()
    s.p(
        "Thực hiện phong trào thi đua “Sáng kiến, sáng tạo” của Sở, Trung tâm Hỗ trợ Khởi nghiệp sáng tạo đăng ký "
        "các điển hình tiên tiến để "
        "bồi dưỡng, theo dõi và nhân rộng như sau:"
    )
    s.table(
        [
            ("TT", "Tập thể, cá nhân", "Chức vụ", "Nội dung đăng ký", "Mục tiêu đến 31/12/2026"),
            "A. TẬP THỂ",
            ("1", GROUP, "", "Ươm tạo dự án công nghệ xanh", "18 dự án được ươm tạo, 06 dự án gọi được vốn"),
            "B. CÁ NHÂN",
            (
                "1",
                "Đoàn Lê Thảo Vy",
                "Phó Trưởng phòng",
                "Lớp học khởi nghiệp cho phụ nữ ven đô",
                "12 lớp, 360 học viên",
            ),
            ("2", "ThS. Giang Hải Đăng", "Chuyên viên", "Tổng đài tư vấn sở hữu trí tuệ miễn phí", "500 lượt tư vấn"),
        ],
        [1.1, 4.4, 2.8, 4.2, 3.7],
    )
    s.p("Trung tâm phân công ông Giám đốc theo dõi, hằng quý báo cáo Văn phòng Sở tiến độ thực hiện.")
    s.sign(["Nơi nhận:", "- Văn phòng Sở;", "- Lưu: VT."], ["GIÁM ĐỐC"], name="Khương Duy Tân")
    return s


_EXEMPLAR = [recognition("DIEN_HINH", "điển hình tiên tiến", "2026")]
REGISTRATION = gold(
    "dang_ky",
    [
        collective(GROUP, requested=_EXEMPLAR),
        person("Đoàn Lê Thảo Vy", position="Phó Trưởng phòng", requested=_EXEMPLAR),
        person("Giang Hải Đăng", position="Chuyên viên", requested=_EXEMPLAR),
    ],
    number="33/ĐK-HTKN",
    date="2026-07-15",
    place=CITY,
    issuing_unit=STARTUP,
    parent_unit=SO,
    subject="Xây dựng điển hình tiên tiến năm 2026",
    signer="Khương Duy Tân",
    signer_title="Giám đốc",
)

IDEA = "Nhãn phụ mã vạch giúp tra cứu nhanh lịch sử hiệu chuẩn thiết bị phòng thử nghiệm"


def initiative_request() -> Sheet:
    s = Sheet(size=14)
    s.p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "center", bold=True, size=13, after_pt=0)
    s.p("Độc lập - Tự do - Hạnh phúc", "center", bold=True, after_pt=0)
    s.rule(6)
    s.title("ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN")
    s.p("Kính gửi: Hội đồng Sáng kiến Sở Khoa học và Công nghệ", "center", after_pt=8)
    s.p("Chúng tôi ghi tên dưới đây:")
    s.table(
        [
            (
                "Số TT",
                "Họ và tên",
                "Ngày tháng\nnăm sinh",
                "Nơi công tác",
                "Chức danh",
                "Trình độ chuyên môn",
                "Tỷ lệ (%) đóng góp",
            ),
            ("1", "Tiêu Minh Triết", "07/7/1989", LAB, "Trưởng phòng", "Thạc sĩ Hóa phân tích", "60"),
            ("2", "Viên Thị Cẩm Tú", "26/11/1994", LAB, "Kiểm nghiệm viên", "Kỹ sư Sinh học", "40"),
        ],
        [1.1, 3.2, 2.3, 3.3, 2.3, 2.7, 1.7],
        size=11.5,
        centred=(0, 2, 6),
    )
    s.p(f"Là nhóm tác giả đề nghị xét công nhận sáng kiến: **{IDEA}**.")
    s.p("- Chủ đầu tư tạo ra sáng kiến: Trung tâm Phân tích và Thử nghiệm.")
    s.p("- Lĩnh vực áp dụng sáng kiến: quản lý thiết bị phòng thử nghiệm.")
    s.p("- Ngày sáng kiến được áp dụng lần đầu: 02/3/2026.")
    s.p(
        "- Mô tả bản chất của sáng kiến: mỗi thiết bị mang một nhãn mã vạch; quét bằng điện thoại hiện lịch sử hiệu "
        "chuẩn, hạn kế tiếp và người "
        "phụ trách. Thời gian tra cứu một hồ sơ giảm từ 25 phút còn 20 giây; trong 05 tháng không có thiết bị quá "
        "hạn (cùng kỳ: 07 thiết bị)."
    )
    s.p(
        "Chúng tôi xin cam đoan mọi thông tin nêu trong đơn là trung thực, đúng sự thật và hoàn toàn chịu trách "
        "nhiệm trước pháp luật."
    )
    s.p(f"{CITY}, ngày 20 tháng 8 năm 2026", "right", italic=True)
    s.sign([], ["NGƯỜI NỘP ĐƠN", "(Ký và ghi rõ họ tên)"], name="Tiêu Minh Triết")
    return s


def _author(name: str, born: str, post: str, education: str) -> dict[str, object]:
    return person(
        name,
        birth_date=born,
        position=post,
        unit=LAB,
        education=education,
        requested=[recognition("SANG_KIEN", "công nhận sáng kiến")],
        initiatives=[initiative(IDEA)],
    )


INITIATIVE_REQUEST = gold(
    "don_sang_kien",
    [
        _author("Tiêu Minh Triết", "1989-07-07", "Trưởng phòng", "Thạc sĩ Hóa phân tích"),
        _author("Viên Thị Cẩm Tú", "1994-11-26", "Kiểm nghiệm viên", "Kỹ sư Sinh học"),
    ],
    date="2026-08-20",
    place=CITY,
    signer="Tiêu Minh Triết",
    signer_title="Người nộp đơn",
)


def reminder() -> Sheet:
    s = Sheet(size=14)
    s.head(
        [CITY_HEAD, SO_HEAD],
        "Số: 1842/SKHCN-VP",
        f"{CITY}, ngày 05 tháng 8 năm 2026",
        subject="V/v gửi hồ sơ đề nghị khen thưởng\nquý III năm 2026",
    )
    s.p("Kính gửi: Các phòng, chi cục, trung tâm thuộc Sở", "center", after_pt=10)
    s.p(
        "Để kịp tổng hợp, trình Hội đồng Thi đua - Khen thưởng Sở xét khen thưởng quý III năm 2026, Sở Khoa học và "
        "Công nghệ đề nghị Thủ trưởng "
        "các đơn vị thực hiện một số nội dung sau:"
    )
    s.p(
        "1. Rà soát, lựa chọn tập thể, cá nhân tiêu biểu; ưu tiên người trực tiếp lao động. Mỗi trường hợp gửi báo "
        "cáo thành tích có xác nhận của "
        "Thủ trưởng đơn vị."
    )
    s.p(
        "2. Hồ sơ gồm: tờ trình, báo cáo thành tích, biên bản họp xét; chứng nhận sáng kiến (nếu có), gửi về Văn "
        "phòng Sở **trước ngày 20 tháng 9 "
        "năm 2026**, bản giấy và bản điện tử."
    )
    s.p(
        "3. Quá thời hạn trên, đơn vị chịu trách nhiệm về việc chậm xét khen thưởng. Cần trao đổi, liên hệ bà Kim "
        "Thanh Trúc, chuyên viên Văn "
        "phòng, số máy nội bộ 118."
    )
    s.p("Trân trọng./.")
    s.sign(
        ["Nơi nhận:", "- Như trên;", "- Ban Giám đốc Sở (để báo cáo);", "- Lưu: VT, VP."],
        ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"],
        name="Lục Vĩnh An",
    )
    return s


REMINDER = gold(
    "cong_van",
    number="1842/SKHCN-VP",
    date="2026-08-05",
    place=CITY,
    issuing_unit=SO,
    parent_unit="Ủy ban nhân dân Thành phố Hồ Chí Minh",
    subject="gửi hồ sơ đề nghị khen thưởng quý III năm 2026",
    signer="Lục Vĩnh An",
    signer_title="TL. Giám đốc Chánh Văn phòng",
)


def survey() -> Sheet:
    s = Sheet(size=13)
    s.head(["CÔNG TY TNHH THƯƠNG MẠI\nDỊCH VỤ VĂN PHÒNG PHẨM AN CƯ"], "", f"{CITY}, ngày 11 tháng 8 năm 2026")
    s.title("PHIẾU KHẢO SÁT GIÁ THỊ TRƯỜNG", "Khung bằng khen, bìa trình ký và cặp hồ sơ quý III/2026")
    s.rule()
    s.p("Theo yêu cầu của quý khách, chúng tôi gửi bảng giá tham khảo:")
    s.table(
        [
            ("STT", "Mặt hàng", "Quy cách", "Đơn vị tính", "Đơn giá (đồng)", "Ghi chú"),
            ("1", "Khung bằng khen gỗ sồi", "A3, kính 2 mm", "Cái", "148.000", "Giao trong 05 ngày"),
            ("2", "Khung giấy khen nhựa giả gỗ", "A4", "Cái", "52.000", "Còn 300 cái"),
            ("3", "Bìa trình ký da", "A4, ép kim", "Cái", "86.000", ""),
            ("4", "Cặp hồ sơ 3 dây", "Giấy cứng 300 g", "Cái", "7.500", "Tối thiểu 100 cái"),
        ],
        [1.2, 4.4, 3.0, 2.0, 2.6, 3.0],
        centred=(0, 3, 4),
    )
    s.p("Giá trên chưa gồm thuế giá trị gia tăng, có hiệu lực đến hết ngày 30/9/2026.")
    s.sign(["NGƯỜI KHẢO SÁT"], ["PHỤ TRÁCH KINH DOANH"], name="Thạch Ngọc Hân", left_name="Châu Kim Liên")
    return s


SURVEY = gold(
    "khac",
    date="2026-08-11",
    place=CITY,
    issuing_unit="Công ty TNHH Thương mại Dịch vụ Văn phòng phẩm An Cư",
    subject="Khung bằng khen, bìa trình ký và cặp hồ sơ quý III/2026",
    signer="Thạch Ngọc Hân",
    signer_title="Phụ trách kinh doanh",
)

PAPERS = (
    Paper("e1-bao-cao-hung-thu-nghiem", "Báo cáo Nguyễn Văn Hùng (TT Phân tích)_signed.pdf", hung, HUNG),
    Paper("i1-dang-ky-dien-hinh", "33 Đăng ký điển hình TT Khởi nghiệp.pdf", registration, REGISTRATION),
    Paper("j1-don-sang-kien", "Đơn yêu cầu công nhận SK (nhãn mã vạch).docx", initiative_request, INITIATIVE_REQUEST),
    Paper("k1-cong-van-gui-ho-so", "CV 1842 gui ho so khen thuong quy III.docx", reminder, REMINDER),
    Paper("l1-khao-sat-gui-nham", "Biên bản họp xét khen thưởng (1).pdf", survey, SURVEY),
)
