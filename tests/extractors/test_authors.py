"""Authors of initiatives in applications, certificates and decisions."""

from __future__ import annotations

from typed import asked, centred, names, read, value


def test_authors_below_their_heading_with_labels() -> None:
    reading = read(
        centred("ĐƠN ĐỀ NGHỊ CÔNG NHẬN SÁNG KIẾN"),
        "1. Tên sáng kiến: Giá treo đổi hướng dây cáp hạ thế",
        "2. Các tác giả:",
        "a) Trần Quốc Bảo, sinh ngày 07/3/1986; chức vụ: Đội trưởng; nơi công tác: Đội Quản lý điện; "
        "trình độ: Kỹ sư; tỷ lệ đóng góp: 60%;",
        "b) Hoàng Mỹ Duyên, sinh năm 1990; chức vụ: Kỹ thuật viên; trình độ: Trung cấp điện; tỷ lệ đóng góp: 40%.",
        "3. Chủ đầu tư: Công ty Điện lực Bình Lộc.",
        "4. Người chế tạo thử: Lê Văn Khoa.",
    )
    assert names(reading) == ["Trần Quốc Bảo", "Hoàng Mỹ Duyên"]
    fields = ("birth_date", "position", "unit", "education")
    assert [[value(n, field) for field in fields] for n in reading.nominees] == [
        ["1986-03-07", "Đội trưởng", "Đội Quản lý điện", "Kỹ sư"],
        ["1990", "Kỹ thuật viên", None, "Trung cấp điện"],
    ]
    assert [asked(n) for n in reading.nominees] == [[("SANG_KIEN", None)]] * 2
    assert [[i.title for i in n.initiatives] for n in reading.nominees] == [["Giá treo đổi hướng dây cáp hạ thế"]] * 2


def test_decision_certifies_to_each_author_his_own_initiative() -> None:
    reading = read(
        "TRƯỜNG CAO ĐẲNG BÌNH LỘC",
        "Số: 77/QĐ-CĐBL",
        centred("QUYẾT ĐỊNH"),
        centred("V/v công nhận sáng kiến cấp cơ sở"),
        centred("HIỆU TRƯỞNG TRƯỜNG CAO ĐẲNG BÌNH LỘC"),
        "Xét đề nghị của bà Thái Hồng Nhung, thư ký Hội đồng Sáng kiến.",
        "Điều 1. Nay công nhận sáng kiến cấp cơ sở cho các tác giả sau:",
        "1. Sáng kiến “Mô hình cánh tay tập tiêm tự chế”; tác giả: ông Trần Quốc Bảo, Giảng viên.",
        "2. Sáng kiến “Ngân hàng ca bệnh nói cho sinh viên”; tác giả: bà Hoàng Mỹ Duyên, Giảng viên.",
        "Điều 2. Giao ông Vương Đình Khải chịu trách nhiệm thi hành Quyết định này.",
    )
    assert [(n.name, [(i.title, i.decision_number, i.scope) for i in n.initiatives]) for n in reading.nominees] == [
        ("Trần Quốc Bảo", [("Mô hình cánh tay tập tiêm tự chế", "77/QĐ-CĐBL", "co_so")]),
        ("Hoàng Mỹ Duyên", [("Ngân hàng ca bệnh nói cho sinh viên", "77/QĐ-CĐBL", "co_so")]),
    ]


def test_certificate_names_the_decision_of_its_initiative() -> None:
    reading = read(
        centred("GIẤY CHỨNG NHẬN SÁNG KIẾN"),
        centred("CHỨNG NHẬN"),
        "1. Ông Trần Quốc Bảo - Trưởng ca khai thác",
        "là tác giả của sáng kiến: “Phần mềm xếp lịch cẩu bờ theo thủy triều”",
        "Cấp công nhận: cấp cơ sở",
        "Quyết định công nhận: số 286/QĐ-CBL ngày 30/8/2024 của Tổng Giám đốc Công ty Cảng Bình Lộc",
    )
    ((told,),) = [n.initiatives for n in reading.nominees]
    assert (told.decision_number, told.decision_date, told.scope) == ("286/QĐ-CBL", "2024-08-30", "co_so")


def test_certificate_whose_year_and_reach_stand_on_lines_of_their_own() -> None:
    reading = read(
        *(centred("GIẤY CHỨNG NHẬN"), centred("Sáng kiến"), "Ông: Trần Quốc Bảo", "Chức vụ: Chuyên viên"),
        "Là tác giả của sáng kiến: “Bộ câu hỏi tự đánh giá trình độ công nghệ”.",
        *("Năm công nhận: 2025", "Phạm vi áp dụng: cấp cơ sở."),
        "(Theo Quyết định số 203/QĐ-SNV ngày 18 tháng 12 năm 2025 của Giám đốc Sở Nội vụ về việc công nhận sáng kiến)",
    )
    (initiative,) = reading.nominees[0].initiatives
    assert (initiative.year, initiative.scope, initiative.authority) == ("2025", "co_so", "Giám đốc Sở Nội vụ")
