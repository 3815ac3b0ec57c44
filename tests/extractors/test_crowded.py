"""Rows whose cell of names holds several people."""

from __future__ import annotations

from time import process_time

import pytest
from typed import Row, asked, centred, names, read, value

from records.readings import Reading

HEADS: Row = ["TT", "Đơn vị", "Họ và tên", "Chức vụ", "Danh hiệu đề nghị"]


def read_list(*rows: Row, heads: Row = HEADS) -> Reading:
    return read(centred("DANH SÁCH"), centred("Cá nhân đề nghị khen thưởng năm 2024"), [heads, *rows])


@pytest.mark.parametrize(
    "cell",
    [
        "Ông Trần Quốc Bảo\nBà Hoàng Mỹ Duyên\nÔng Ngô Nam Khánh",
        "1. Ông Trần Quốc Bảo\n2. Bà Hoàng Mỹ Duyên\n3. Ông Ngô Nam Khánh",
        "- Trần Quốc Bảo\n- Hoàng Mỹ Duyên\n- Ngô Nam Khánh",
        "Ông Trần Quốc Bảo, bà Hoàng Mỹ Duyên và ông Ngô Nam Khánh",
        "Trần Quốc Bảo; Hoàng Mỹ Duyên; Ngô Nam Khánh",
    ],
)
def test_each_of_several_people_is_a_nominee(cell: str) -> None:
    reading = read_list(["1", "Tổ Toán - Tin", cell, "Giáo viên", "Lao động tiên tiến"])
    assert [(n.name, value(n, "unit"), value(n, "position"), asked(n)) for n in reading.nominees] == [
        (name, "Tổ Toán - Tin", "Giáo viên", [("LDTT", "2024")])
        for name in ("Trần Quốc Bảo", "Hoàng Mỹ Duyên", "Ngô Nam Khánh")
    ]
    assert {place.cell for n in reading.nominees if n.full_name for place in n.full_name.evidence} == {2}
    assert reading.status == "read"


def test_a_line_for_each_beside_the_names() -> None:
    reading = read_list(
        ["1", "Tổ Văn", "Ông Trần Quốc Bảo\nBà Hoàng Mỹ Duyên", "Tổ trưởng\nGiáo viên", "Lao động tiên tiến"]
    )
    assert [value(n, "position") for n in reading.nominees] == ["Tổ trưởng", "Giáo viên"]


def test_post_below_each_name_of_a_cell() -> None:
    reading = read_list(
        ["1", "Tổ Văn", "Ông Trần Quốc Bảo\nTổ trưởng\nBà Hoàng Mỹ Duyên\nGiáo viên", "", "Lao động tiên tiến"]
    )
    assert [(n.name, value(n, "position")) for n in reading.nominees] == [
        ("Trần Quốc Bảo", "Tổ trưởng"),
        ("Hoàng Mỹ Duyên", "Giáo viên"),
    ]


def test_what_is_whose_is_asked_where_the_cells_do_not_tell() -> None:
    """Two awards beside two people may be one each, or both for both; of three posts beside two nobody knows."""
    pair = "Ông Trần Quốc Bảo\nBà Hoàng Mỹ Duyên"
    awards = read_list(["1", "Tổ Văn", pair, "Giáo viên", "Lao động tiên tiến\nGiấy khen"])
    assert [asked(n) for n in awards.nominees] == [[("LDTT", "2024")], [("GIAY_KHEN", "2024")]]
    posts = read_list(["1", "Tổ Văn", pair, "Tổ trưởng\nGiáo viên\nBí thư", "Lao động tiên tiến"])
    assert awards.reason_code == posts.reason_code == "COT_CHUA_RO"


@pytest.mark.parametrize("cell", ["Nguyễn Thị\nHồng Hạnh", "Ông Nguyễn Hồng\nHạnh", "Nguyễn Hồng Hạnh\nTổ trưởng"])
def test_a_name_over_two_lines_is_one(cell: str) -> None:
    reading = read_list(["1", "Tổ Văn", cell, "", "Lao động tiên tiến"])
    assert len(reading.nominees) == 1
    assert names(reading)[0].startswith("Nguyễn")


def test_nobody_without_a_cross_disappears_unsaid() -> None:
    reading = read_list(
        ["1", "Tổ Văn", "Trần Quốc Bảo", "x", ""],
        ["2", "Tổ Văn", "Hoàng Mỹ Duyên", "", ""],
        ["3", "Tổ Văn", "Lã Thị Hường", "x", "x"],
        heads=["TT", "Đơn vị", "Họ và tên", "LĐ tiên tiến", "GK của Hiệu trưởng"],
    )
    assert [(n.name, asked(n)) for n in reading.nominees] == [
        ("Trần Quốc Bảo", [("LDTT", "2024")]),
        ("Lã Thị Hường", [("LDTT", "2024"), ("GIAY_KHEN", "2024")]),
    ]
    assert reading.reason_code == "GHI_CHU_NGUOI"
    assert "Hoàng Mỹ Duyên" in (reading.reason or "")


def test_long_rows_of_spaces_and_commas_take_no_time() -> None:
    began = process_time()
    read_list(["1", "Tổ Văn", "Ông Trần Quốc Bảo" + " " * 20_000 + ";b, c", "", "Lao động tiên tiến"])
    read(centred("TỜ TRÌNH"), centred("Về việc đề nghị tặng Giấy khen năm 2018"), "Căn cứ " + "a, đề nghị " * 8_000)
    assert process_time() - began < 3
