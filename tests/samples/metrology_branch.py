"""Dossier C: a branch office asks for three Bằng khen of the City for 2025, as PDF with a text layer.

One person has the title twice in a row, one has a gap year, one collective rests on its classification.
"""

from __future__ import annotations

from tests.samples.metrology_reports import DUC, LAN, ROOM_REPORT, duc, lan, room_report
from tests.samples.metrology_words import BRANCH, BRANCH_HEAD, CHIEF, FIGHTER, ROOM, asked
from tests.samples.papers import (
    CITY,
    EXCELLENT,
    SO,
    SO_HEAD,
    Paper,
    collective,
    gold,
    level,
    person,
    recognition,
)
from tests.samples.scans import ScanLook
from tests.samples.sheets import Sheet


def submission() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, BRANCH_HEAD], "Số: 208/TTr-TĐC", f"{CITY}, ngày 04 tháng 9 năm 2026")
    s.title("TỜ TRÌNH", "Về việc đề nghị tặng Bằng khen của Chủ tịch\nỦy ban nhân dân Thành phố năm 2025")
    s.rule()
    s.p("Kính gửi: Hội đồng Thi đua - Khen thưởng Sở Khoa học và Công nghệ", "center", after_pt=8)
    s.p("__Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022;__")
    s.p("__Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ;__")
    s.p("__Căn cứ Biên bản họp xét khen thưởng ngày 01 tháng 9 năm 2026 của Chi cục.__")
    s.p(
        "Chi cục Tiêu chuẩn Đo lường Chất lượng kính trình Hội đồng Thi đua - Khen thưởng Sở xem xét, báo cáo Giám "
        "đốc Sở trình Chủ "
        "tịch Ủy ban nhân dân Thành phố tặng Bằng khen (khen thưởng theo công trạng và thành tích đạt được) cho 01 "
        "tập thể và 02 cá "
        "nhân sau đây:"
    )
    s.heading("I. TẬP THỂ", indent_cm=1)
    s.p(
        "1. Phòng Quản lý Đo lường, Chi cục Tiêu chuẩn Đo lường Chất lượng. Đã hoàn thành xuất sắc nhiệm vụ 02 năm "
        "liên tục (năm "
        "2024, năm 2025)."
    )
    s.heading("II. CÁ NHÂN", indent_cm=1)
    s.p(
        "1. Ông Phan Minh Đức, Phó Trưởng phòng Quản lý Đo lường, Chi cục Tiêu chuẩn Đo lường Chất lượng. Đã có 02 "
        "lần liên tục được "
        "công nhận danh hiệu Chiến sĩ thi đua cơ sở (năm 2024, năm 2025)."
    )
    s.p(
        "2. Bà Huỳnh Ngọc Lan, Chuyên viên chính Phòng Quản lý Chất lượng, Chi cục Tiêu chuẩn Đo lường Chất lượng. "
        "Đã có 02 lần được "
        "công nhận danh hiệu Chiến sĩ thi đua cơ sở (năm 2023, năm 2025)."
    )
    s.p(
        "Các tập thể, cá nhân nêu trên chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước. Hồ sơ "
        "gửi kèm gồm 03 "
        "báo cáo thành tích và biên bản họp xét khen thưởng."
    )
    s.p("Kính đề nghị Hội đồng Thi đua - Khen thưởng Sở xem xét./.")
    s.sign(["Nơi nhận:", "- Như trên;", "- Lãnh đạo Chi cục;", "- Lưu: VT, HCTH."], ["CHI CỤC TRƯỞNG"], name=CHIEF)
    return s


SUBMISSION = gold(
    "to_trinh",
    [
        collective(
            ROOM, unit=BRANCH, requested=asked(), classifications=[level("2024", EXCELLENT), level("2025", EXCELLENT)]
        ),
        person(
            "Phan Minh Đức",
            honorific="Ông",
            position="Phó Trưởng phòng Quản lý Đo lường",
            unit=BRANCH,
            requested=asked(),
            prior_titles=[recognition("CSTDCS", FIGHTER, "2024"), recognition("CSTDCS", FIGHTER, "2025")],
        ),
        person(
            "Huỳnh Ngọc Lan",
            honorific="Bà",
            position="Chuyên viên chính",
            unit=f"Phòng Quản lý Chất lượng, {BRANCH}",
            requested=asked(),
            prior_titles=[recognition("CSTDCS", FIGHTER, "2023"), recognition("CSTDCS", FIGHTER, "2025")],
        ),
    ],
    number="208/TTr-TĐC",
    date="2026-09-04",
    place=CITY,
    issuing_unit=BRANCH,
    parent_unit=SO,
    subject="đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố năm 2025",
    signer=CHIEF,
    signer_title="Chi cục trưởng",
)


def minutes() -> Sheet:
    s = Sheet(size=13)
    s.head([SO_HEAD, BRANCH_HEAD])
    s.title("BIÊN BẢN HỌP", "Xét đề nghị tặng Bằng khen của Chủ tịch\nỦy ban nhân dân Thành phố năm 2025")
    s.rule()
    s.p(
        "Hôm nay, lúc 09 giờ 00 ngày 01 tháng 9 năm 2026, tại phòng họp số 2, Chi cục Tiêu chuẩn Đo lường Chất "
        "lượng họp xét khen thưởng."
    )
    s.p(
        "**1. Thành phần tham dự:** Chi cục trưởng Vương Đình Khải (chủ trì); các Phó Chi cục trưởng Âu Dương Tịnh, "
        "Kiều Quốc Thắng; "
        "05 trưởng phòng; đại diện Công đoàn, Chi đoàn. Thư ký: Thái Hồng Nhung. Có mặt 10/10."
    )
    s.p("**2. Nội dung:** Thư ký trình bày tóm tắt thành tích; hội nghị thảo luận, biểu quyết bằng phiếu kín.")
    s.p("**3. Kết quả:**")
    s.p("- Tập thể Phòng Quản lý Đo lường: 10/10 phiếu đồng ý, đạt 100%;")
    s.p("- Ông Phan Minh Đức, Phó Trưởng phòng Quản lý Đo lường: 10/10 phiếu đồng ý, đạt 100%;")
    s.p("- Bà Huỳnh Ngọc Lan, Chuyên viên chính Phòng Quản lý Chất lượng: 08/10 phiếu đồng ý, đạt 80%.")
    s.p(
        "Hội nghị thống nhất đề nghị cấp trên tặng Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố năm 2025 cho 01 "
        "tập thể và 02 cá nhân "
        "có tên trên. Cuộc họp kết thúc lúc 10 giờ 30 cùng ngày./."
    )
    s.sign(["THƯ KÝ"], ["CHỦ TRÌ", "CHI CỤC TRƯỞNG"], name=CHIEF, left_name="Thái Hồng Nhung")
    return s


MINUTES = gold(
    "bien_ban",
    [
        collective(ROOM, requested=asked()),
        person("Phan Minh Đức", honorific="Ông", position="Phó Trưởng phòng Quản lý Đo lường", requested=asked()),
        person(
            "Huỳnh Ngọc Lan",
            honorific="Bà",
            position="Chuyên viên chính",
            unit="Phòng Quản lý Chất lượng",
            requested=asked(),
        ),
    ],
    date="2026-09-01",
    issuing_unit=BRANCH,
    parent_unit=SO,
    subject="Xét đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố năm 2025",
    signer=CHIEF,
    signer_title="Chủ trì Chi cục trưởng",
)

PAPERS = (
    Paper("c1-to-trinh-chi-cuc", "208 TTr TĐC Bằng khen UBND TP_signed.pdf", submission, SUBMISSION),
    Paper("c2-bao-cao-duc", "Bao cao thanh tich Phan Minh Duc_signed.pdf", duc, DUC),
    Paper("c3-bao-cao-lan", "Báo cáo thành tích (Lan) sửa lần 2.docx", lan, LAN),
    Paper("c4-bao-cao-phong-do-luong", "BCTT tập thể P. Quản lý Đo lường.docx", room_report, ROOM_REPORT),
    Paper(
        "c5-bien-ban-chi-cuc",
        "Scan bien ban Chi cuc 01-9-2026.pdf",
        minutes,
        MINUTES,
        ScanLook(
            seed=37,
            skew=1.1,
            signers=(CHIEF, "Thái Hồng Nhung"),
            stamp=("CHI CỤC TIÊU CHUẨN ĐO LƯỜNG * MẪU THỬ *", "KHÔNG CÓ\nGIÁ TRỊ"),
        ),
    ),
)
