"""Stories of people, households and collectives: who is quoted or writes is not the one they are about."""

from __future__ import annotations

from typed import asked, centred, read, value

QUOTED = "Bà Lã Thị Hường, Chuyên viên, chia sẻ: “Chị Duyên là người tận tâm”."


def test_the_story_is_about_whom_its_request_names() -> None:
    reading = read(
        centred("ĐIỂN HÌNH TIÊN TIẾN"),
        centred("Người thầm lặng giữ lửa phong trào"),
        "Chị Hoàng Mỹ Duyên, sinh ngày 21 tháng 9 năm 1992, người gốc xã An Ninh, tỉnh Long An, hiện là Kế toán tại "
        "Trung tâm Kỹ thuật Đo lường, nơi chị gắn bó từ ngày ra trường đến nay.",
        QUOTED,
        "Đơn vị đề nghị biểu dương chị Hoàng Mỹ Duyên là điển hình tiên tiến năm 2023.",
        "Bài và ảnh: Trần Quốc Bảo",
    )
    (nominee,) = reading.nominees
    assert (nominee.name, asked(nominee)) == ("Hoàng Mỹ Duyên", [("DIEN_HINH", "2023")])
    assert [value(nominee, field) for field in ("birth_date", "hometown", "position")] == [
        "1992-09-21",
        "xã An Ninh, tỉnh Long An",
        "Kế toán",
    ]


def test_a_collective_may_be_exemplary() -> None:
    reading = read(
        centred("GƯƠNG ĐIỂN HÌNH TIÊN TIẾN"),
        centred("Một tập thể đoàn kết, sáng tạo"),
        "Tổ Vận hành trạm bơm là đơn vị có nhiều đổi mới.",
        QUOTED,
        "Đơn vị đề nghị tuyên dương Tổ Vận hành trạm bơm là gương người tốt, việc tốt năm 2021.",
    )
    (nominee,) = reading.nominees
    assert (nominee.kind, nominee.name, asked(nominee)) == ("tap_the", "Tổ Vận hành trạm bơm", [("DIEN_HINH", "2021")])


def test_where_a_household_lives() -> None:
    reading = read(
        centred("GƯƠNG ĐIỂN HÌNH TIÊN TIẾN"),
        centred("Hộ nông dân sản xuất giỏi"),
        "Hộ gia đình ông Trần Quốc Bảo ở thôn Đông, xã Hòa Bình, tỉnh Bến Tre là một trong những hộ tiêu biểu.",
        "Địa phương đề nghị tặng Giấy khen năm 2024 cho hộ ông Trần Quốc Bảo.",
    )
    (nominee,) = reading.nominees
    assert (nominee.kind, nominee.name, value(nominee, "residence")) == (
        "ho_gia_dinh",
        "Trần Quốc Bảo",
        "thôn Đông, xã Hòa Bình, tỉnh Bến Tre",
    )


def test_post_and_place_of_work_in_one_breath() -> None:
    reading = read(
        centred("GƯƠNG ĐIỂN HÌNH TIÊN TIẾN"),
        centred("Sống là để cống hiến"),
        "Chị Hoàng Mỹ Duyên lớn lên từ ruộng đồng. Hiện chị là Kế toán, công tác tại Phòng Tài vụ Bưu điện huyện.",
        QUOTED,
        "Cơ quan đề nghị tôn vinh chị Hoàng Mỹ Duyên là gương người tốt, việc tốt năm 2022.",
    )
    (nominee,) = reading.nominees
    assert (nominee.name, value(nominee, "position"), value(nominee, "unit")) == (
        "Hoàng Mỹ Duyên",
        "Kế toán",
        "Phòng Tài vụ Bưu điện huyện",
    )
