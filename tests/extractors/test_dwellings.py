"""Columns that head post, unit and place of living together, and heads whose brackets only explain."""

from __future__ import annotations

import time

import pytest
from typed import asked, centred, read, value

from extractors.fields.dwellings import part_dwelling
from records.readings import Nominee

TITLE = centred("DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2025")


def nominee_of(head: str, cell: str, name: str = "Lục Thị Mận") -> Nominee:
    (nominee,) = read(TITLE, [["TT", "Họ và tên", head, "Ghi chú"], ["1", name, cell, ""]]).nominees
    return nominee


@pytest.mark.parametrize(
    "head",
    [
        "Chức vụ, nơi công tác (nơi ở)",
        "Chức vụ, đơn vị công tác hoặc nơi cư trú",
        "Nghề nghiệp, chức vụ, địa chỉ",
        "Đơn vị công tác/Địa chỉ",
        "Nơi ở hoặc nơi công tác",
    ],
)
@pytest.mark.parametrize(
    ("cell", "position", "unit", "residence"),
    [
        ("Giáo viên Trường Tiểu học Đồng Nai", "Giáo viên", "Trường Tiểu học Đồng Nai", None),
        ("Công chức Văn hóa - Xã hội, UBND xã Tân Hội", "Công chức Văn hóa - Xã hội", "UBND xã Tân Hội", None),
        ("Nông dân, thôn Đoài, xã Tân Hội", "Nông dân", None, "thôn Đoài, xã Tân Hội"),
        ("Nông dân, xã Tân Hội", "Nông dân", None, "xã Tân Hội"),
        ("Thôn Đoài, xã Tân Hội", None, None, "Thôn Đoài, xã Tân Hội"),
        ("Lao động tự do, trú tại số 12 đường Hòa Bình", "Lao động tự do", None, "số 12 đường Hòa Bình"),
        ("Buôn bán\nẤp 3, xã Tân Hội", "Buôn bán", None, "Ấp 3, xã Tân Hội"),
        ("Chủ tịch UBND xã Tân Hội", "Chủ tịch", "UBND xã Tân Hội", None),
    ],
)
def test_cell_of_post_unit_or_place(
    head: str, cell: str, position: str | None, unit: str | None, residence: str | None
) -> None:
    nominee = nominee_of(head, cell)
    assert tuple(value(nominee, name) for name in ("position", "unit", "residence")) == (position, unit, residence)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bí thư chi bộ, thôn Bản Lác, xã Mai Hạ", ("Bí thư chi bộ", "thôn Bản Lác, xã Mai Hạ")),
        ("Trưởng thôn Đông, xã Mai Hạ", ("Trưởng thôn Đông, xã Mai Hạ", None)),
        ("Tổ trưởng Tổ dân phố số 4", ("Tổ trưởng Tổ dân phố số 4", None)),
        ("Tổ dân phố số 4, phường Mai Hạ", ("", "Tổ dân phố số 4, phường Mai Hạ")),
        ("Thường trú: số 8, ngõ 12, phường Mai Hạ", ("", "số 8, ngõ 12, phường Mai Hạ")),
        ("Phòng Kinh tế", ("Phòng Kinh tế", None)),
        ("Công chức Văn hóa - Xã hội", ("Công chức Văn hóa - Xã hội", None)),
        ("", ("", None)),
    ],
)
def test_place_of_living_behind_what_somebody_does(text: str, parts: tuple[str, str | None]) -> None:
    assert part_dwelling(text) == parts


@pytest.mark.parametrize("text", ["a, " * 10_000, "nông dân, " * 3_000, "(" * 30_000, " " * 30_000, "- " * 15_000])
def test_cell_full_of_marks_is_parted_at_once(text: str) -> None:
    start = time.process_time()
    part_dwelling(text)
    assert time.process_time() - start < 1.0


@pytest.mark.parametrize(
    "head",
    [
        "Danh hiệu, hình thức đã đạt (số quyết định, ngày, cơ quan)",
        "Danh hiệu, hình thức đã đạt; số quyết định, cơ quan ban hành",
        "Thành tích khen thưởng đã có (năm, số QĐ, đơn vị khen)",
        "Danh hiệu thi đua các năm (cơ quan ban hành)",
        "Danh hiệu (số QĐ, cơ quan công nhận)",
    ],
)
def test_decisions_and_their_organs_in_a_head_make_no_unit(head: str) -> None:
    nominee = nominee_of(head, "Lao động tiên tiến năm 2023 (QĐ số 18/QĐ-SNV ngày 09/01/2024 của Sở Nội vụ)")
    assert [(each.code, each.year, each.decision_number) for each in nominee.prior_titles] == [
        ("LDTT", "2023", "18/QĐ-SNV")
    ]
    assert value(nominee, "unit") is None
    assert asked(nominee) == [("GIAY_KHEN", "2025")]


@pytest.mark.parametrize(
    "head", ["Tổ chuyên môn", "Tổ", "Tổ/Khối", "Khoa", "Nhóm chuyên môn", "Tổ công tác", "Phân xưởng", "Bộ phận (tổ)"]
)
def test_teams_and_departments_are_units(head: str) -> None:
    assert value(nominee_of(head, "Hóa - Sinh"), "unit") == "Hóa - Sinh"


@pytest.mark.parametrize("head", ["Cơ quan ban hành quyết định", "Thành tích trong phong trào", "Người ký"])
def test_heads_that_are_no_units(head: str) -> None:
    assert value(nominee_of(head, "UBND tỉnh"), "unit") is None
