"""Dossier B: a centre sends twelve cases in an appendix, one collective report, two reports and scanned minutes.

The report of one person is written with another accent than the list: a cross-check has to notice it.
"""

from __future__ import annotations

from tests.samples.digital_reports import DUNG, TEAM_REPORT, THO, dung, team_report, tho
from tests.samples.digital_words import (
    ADVANCED,
    CENTRE,
    CENTRE_HEAD,
    DATA,
    DEPUTY,
    FIGHTER,
    INFRASTRUCTURE,
    LETTER,
    TEAM_TITLE,
)
from tests.samples.papers import (
    CITY,
    EXCELLENT,
    GOOD,
    SO,
    SO_HEAD,
    Gold,
    Paper,
    collective,
    gold,
    level,
    person,
    recognition,
)
from tests.samples.scans import ScanLook
from tests.samples.sheets import Sheet

TEAMS = (
    (
        "1",
        INFRASTRUCTURE,
        "Vận hành an toàn 02 trung tâm dữ liệu, thời gian sẵn sàng 99,97%; 08/10 viên chức đạt Lao động tiên tiến.",
        GOOD,
        "HTTNV",
    ),
)
PEOPLE_OF_2025 = (
    (
        "3",
        "Võ Thị Thùy Dung",
        "14/02/1988",
        "Phó Trưởng phòng, Phòng Dữ liệu và Nền tảng số",
        "Chủ trì kết nối 31 dịch vụ dữ liệu dùng chung; làm sạch 2,1 triệu bản ghi.",
        EXCELLENT,
        "HTXSNV",
        FIGHTER,
    ),
    (
        "4",
        "Nguyễn Hữu Thọ",
        "30/8/1984",
        "Trưởng phòng, Phòng Hạ tầng số",
        "Di chuyển 46 hệ thống sang hạ tầng mới không gián đoạn dịch vụ công.",
        EXCELLENT,
        "HTXSNV",
        FIGHTER,
    ),
    (
        "5",
        "Phan Anh Kiệt",
        "09/12/1991",
        "Viên chức, Phòng An toàn thông tin",
        "Xử lý 17 sự cố mức cao, diễn tập 03 đợt.",
        GOOD,
        "HTTNV",
        FIGHTER,
    ),
    (
        "6",
        "Trương Mỹ Linh",
        "21/6/1995",
        "Viên chức, Phòng Hành chính - Tổng hợp",
        "Số hóa 100% hồ sơ lưu trữ giai đoạn 2018 - 2024.",
        GOOD,
        "HTTNV",
        ADVANCED,
    ),
    (
        "7",
        "Cao Tấn Phát",
        "03/3/1990",
        "Viên chức, Phòng Hạ tầng số",
        "Trực vận hành 24/7, xử lý 212 yêu cầu hỗ trợ.",
        GOOD,
        "HTTNV",
        ADVANCED,
    ),
    (
        "8",
        "Đinh Thị Kiều Oanh",
        "17/10/1987",
        "Kế toán, Phòng Hành chính - Tổng hợp",
        "Quyết toán đúng hạn, tiết kiệm 7% chi thường xuyên.",
        GOOD,
        "HTTNV",
        ADVANCED,
    ),
)
PEOPLE_OF_QUARTER = (
    (
        "9",
        "Lý Gia Bách",
        "25/5/1996",
        "Viên chức, Phòng An toàn thông tin",
        "Phát hiện, ngăn chặn đợt tấn công dò mật khẩu ngày 11/7/2026 vào cổng dịch vụ công.",
    ),
    (
        "10",
        "Huỳnh Nhật Minh",
        "02/01/1993",
        "Viên chức, Phòng Dữ liệu và Nền tảng số",
        "Hoàn thành trước hạn 15 ngày kho dữ liệu bản đồ số phục vụ 168 xã, phường, đặc khu.",
    ),
    (
        "11",
        "Ngô Bảo Trân",
        "28/4/1998",
        "Viên chức, Phòng Đào tạo và Tư vấn",
        "Tổ chức 22 lớp kỹ năng số cộng đồng cho 1.340 học viên.",
    ),
    (
        "12",
        "Tống Văn Lộc",
        "11/11/1979",
        "Nhân viên kỹ thuật, Phòng Hạ tầng số",
        "Khắc phục trong đêm sự cố điện tại phòng máy dự phòng ngày 02/8/2026.",
    ),
)


def submission() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, CENTRE_HEAD], "Số: 96/TTr-TTCĐS", f"{CITY}, ngày 10 tháng 9 năm 2026")
    s.title("TỜ TRÌNH", "V/v đề nghị xét khen thưởng quý III năm 2026")
    s.rule()
    s.p("Kính gửi:\t- Hội đồng Thi đua - Khen thưởng Sở Khoa học và Công nghệ;", "left", left_cm=2)
    s.p("\t\t- Văn phòng Sở.", "left", left_cm=2)
    s.p("__Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;__")
    s.p("__Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ;__")
    s.p(
        "__Căn cứ Công văn số 1842/SKHCN-VP ngày 05 tháng 8 năm 2026 của Sở Khoa học và Công nghệ về việc gửi hồ sơ "
        "đề nghị khen "
        "thưởng quý III năm 2026.__"
    )
    s.p(
        "Trên cơ sở kết quả bình xét tại cuộc họp ngày 08 tháng 9 năm 2026 của Hội đồng Thi đua - Khen thưởng cơ "
        "sở, Trung tâm kính "
        "trình Hội đồng Thi đua - Khen thưởng Sở xét, trình Giám đốc Sở quyết định khen thưởng đối với **12** "
        "trường hợp, gồm 02 "
        "tập thể và 10 cá nhân:"
    )
    s.numbered(
        [
            "Danh hiệu Tập thể Lao động tiên tiến năm 2025: 01 tập thể.",
            "Danh hiệu Chiến sĩ thi đua cơ sở năm 2025: 03 cá nhân.",
            "Danh hiệu Lao động tiên tiến năm 2025: 03 cá nhân.",
            "Giấy khen của Giám đốc Sở về thành tích quý III năm 2026: 01 tập thể và 04 cá nhân.",
        ]
    )
    s.p("__(Danh sách tại Phụ lục kèm theo)__")
    s.p(
        "Trung tâm cam kết các trường hợp nêu trên không trong thời gian xem xét kỷ luật, thanh tra, khiếu nại, tố "
        "cáo; chịu trách "
        "nhiệm về tính chính xác của hồ sơ./."
    )
    s.sign(
        ["Nơi nhận:", "- Như trên;", "- Ban Giám đốc Trung tâm;", "- Lưu: VT, HCTH."],
        ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        name=DEPUTY,
    )
    s.new_page()
    s.p("Phụ lục", "center", bold=True, size=14, after_pt=0)
    s.title("DANH SÁCH TẬP THỂ, CÁ NHÂN ĐỀ NGHỊ KHEN THƯỞNG", size=13)
    s.p(
        "__(Kèm theo Tờ trình số 96/TTr-TTCĐS ngày 10 tháng 9 năm 2026 của Trung tâm Chuyển đổi số và Ứng dụng công "
        "nghệ)__",
        "center",
    )
    rows: list[str | tuple[str, ...]] = [
        ("STT", "Họ và tên/\nTên tập thể", "Ngày sinh", "Chức vụ, đơn vị", "Tóm tắt thành tích", "Xếp loại năm 2025")
    ]
    rows.append("I. TẬP THỂ")
    rows.append("1. Tập thể Lao động tiên tiến năm 2025")
    rows += [(n, name, "", "", text, short) for n, name, text, _, short in TEAMS]
    rows.append("2. Giấy khen của Giám đốc Sở (quý III năm 2026)")
    rows.append(("2", DATA, "", "", DATA_RESULT, ""))
    rows.append("II. CÁ NHÂN")
    for order, title in enumerate((FIGHTER, ADVANCED), 1):
        rows.append(f"{order}. {title} năm 2025")
        rows += [
            (n, name, born, post, text, short)
            for n, name, born, post, text, _, short, what in PEOPLE_OF_2025
            if what == title
        ]
    rows.append("3. Giấy khen của Giám đốc Sở (quý III năm 2026)")
    rows += [(n, name, born, post, text, "") for n, name, born, post, text in PEOPLE_OF_QUARTER]
    s.table(rows, [1.2, 3.4, 2.2, 3.6, 4.9, 1.8], size=10.5, centred=(0, 2, 5))
    return s


DATA_RESULT = "Đưa vào vận hành kho dữ liệu dùng chung của Sở, tích hợp 14 nguồn, trước hạn 01 tháng."


def _code(text: str) -> str:
    return {FIGHTER: "CSTDCS", ADVANCED: "LDTT", LETTER: "GIAY_KHEN", TEAM_TITLE: "TTLDTT"}[text]


def _day(text: str) -> str:
    day, month, year = text.split("/")
    return f"{year}-{int(month):02}-{int(day):02}"


def _listed(name: str, born: str, post: str, text: str, what: str, year: str, result: str | None = None) -> Gold:
    position, unit = post.split(", ", 1)
    return person(
        name,
        birth_date=_day(born),
        position=position,
        unit=unit,
        requested=[recognition(_code(what), what, year)],
        classifications=[level("2025", result)] if result else [],
        achievements=[text],
    )


SUBMISSION = gold(
    "to_trinh",
    [
        collective(
            INFRASTRUCTURE,
            requested=[recognition("TTLDTT", TEAM_TITLE, "2025")],
            classifications=[level("2025", GOOD)],
            achievements=[TEAMS[0][2]],
        ),
        collective(DATA, requested=[recognition("GIAY_KHEN", LETTER, "2026", None, None)], achievements=[DATA_RESULT]),
        *(
            _listed(name, born, post, text, what, "2025", result)
            for _, name, born, post, text, result, _, what in PEOPLE_OF_2025
        ),
        *(_listed(name, born, post, text, LETTER, "2026") for _, name, born, post, text in PEOPLE_OF_QUARTER),
    ],
    number="96/TTr-TTCĐS",
    date="2026-09-10",
    place=CITY,
    issuing_unit=CENTRE,
    parent_unit=SO,
    subject="đề nghị xét khen thưởng quý III năm 2026",
    signer=DEPUTY,
    signer_title="KT. Giám đốc Phó Giám đốc",
)


def minutes() -> Sheet:
    s = Sheet(size=13)
    s.head([CENTRE_HEAD, "HỘI ĐỒNG\nTHI ĐUA - KHEN THƯỞNG"], "Số: 05/BB-HĐTĐKT", f"{CITY}, ngày 08 tháng 9 năm 2026")
    s.title("BIÊN BẢN", "Họp xét thi đua, khen thưởng quý III năm 2026")
    s.rule()
    s.p("Thời gian: 08 giờ 30, ngày 08 tháng 9 năm 2026. Địa điểm: Hội trường Trung tâm.")
    s.p("Chủ trì: bà Nguyễn Hoài Phương - Phó Giám đốc, Phó Chủ tịch Hội đồng. Thư ký: ông Hoàng Quốc Việt.")
    s.p("Thành viên có mặt: 07/09; vắng 02 (ông Tạ Minh Quân, bà Lâm Tú Quyên đi học).")
    s.p("Sau khi nghe báo cáo thành tích, Hội đồng thảo luận và bỏ phiếu kín. Kết quả như sau:")
    rows: list[str | tuple[str, ...]] = [("TT", "Tên tập thể, cá nhân", "Hình thức đề nghị", "Phiếu đồng ý", "Tỷ lệ")]
    for number, (name, what, votes) in enumerate(_VOTES, 1):
        rows.append((str(number), name, what, f"{votes:02}/07", f"{votes / 7:.1%}".replace(".", ",")))
    s.table(rows, [1.1, 5.0, 6.0, 2.2, 1.9], size=11.5, centred=(0, 3, 4))
    s.p("Trường hợp ông Bạch Đăng Khôi (Phòng Đào tạo và Tư vấn) đạt 02/07 phiếu, Hội đồng không đề nghị khen thưởng.")
    s.p("Biên bản kết thúc lúc 10 giờ 15 cùng ngày, được các thành viên thống nhất thông qua./.")
    s.sign(["THƯ KÝ"], ["CHỦ TRÌ"], name=DEPUTY, left_name="Hoàng Quốc Việt")
    return s


_VOTES = (
    (INFRASTRUCTURE, "TTLĐTT năm 2025", 7),
    (DATA, "Giấy khen Giám đốc Sở", 7),
    *(
        (row[1], ("CSTĐCS" if row[7] == FIGHTER else "LĐTT") + " năm 2025", 7 if row[5] == EXCELLENT else 6)
        for row in PEOPLE_OF_2025
    ),
    *((row[1], "Giấy khen Giám đốc Sở", 7) for row in PEOPLE_OF_QUARTER),
)


def _voted(name: str, what: str) -> Gold:
    short = what.removesuffix(" năm 2025")
    code = {"TTLĐTT": "TTLDTT", "CSTĐCS": "CSTDCS", "LĐTT": "LDTT"}.get(short, "GIAY_KHEN")
    year = "2026" if code == "GIAY_KHEN" else "2025"
    return person(
        name, "tap_the" if name.startswith("Phòng") else "ca_nhan", requested=[recognition(code, short, year)]
    )


MINUTES = gold(
    "bien_ban",
    [_voted(name, what) for name, what, _ in _VOTES],
    number="05/BB-HĐTĐKT",
    date="2026-09-08",
    place=CITY,
    issuing_unit="Hội đồng Thi đua - Khen thưởng",
    parent_unit=CENTRE,
    subject="Họp xét thi đua, khen thưởng quý III năm 2026",
    signer=DEPUTY,
    signer_title="Chủ trì",
)

PAPERS = (
    Paper("b1-to-trinh-trung-tam-12", "Tờ trình 96 kèm phụ lục danh sách 12.docx", submission, SUBMISSION),
    Paper("b2-bao-cao-phong-ha-tang-so", "BC thành tích tập thể Phòng Hạ tầng số_signed.pdf", team_report, TEAM_REPORT),
    Paper(
        "b3-bien-ban-trung-tam",
        "Biên bản họp HĐ TĐKT TTCĐS (scan).pdf",
        minutes,
        MINUTES,
        ScanLook(
            seed=23,
            skew=-0.8,
            signers=(DEPUTY, "Hoàng Quốc Việt"),
            stamp=("TRUNG TÂM CHUYỂN ĐỔI SỐ * MẪU THỬ *", "KHÔNG CÓ\nGIÁ TRỊ"),
        ),
    ),
    Paper("b4-bao-cao-dung", "Báo cáo thành tích chị Dung.docx", dung, DUNG),
    Paper("b5-bao-cao-tho", "BCTT_Nguyen Huu Tho_CSTDCS 2025.docx", tho, THO),
)
