"""Submissions whose chapters name an award each, and reports whose first line names the collective."""

from __future__ import annotations

import pytest
from typed import asked, centred, names, read


@pytest.mark.parametrize("chapters", [("I.", "II."), ("A.", "B."), ("1)", "2)")])
def test_chapter_that_names_an_award_asks_it_for_those_below_and_for_no_others(chapters: tuple[str, str]) -> None:
    first, second = chapters
    lead = "đề nghị công nhận danh hiệu Tập thể Lao động xuất sắc và danh hiệu Chiến sĩ thi đua cơ sở, cụ thể:"
    reading = read(
        centred("TỜ TRÌNH"),
        centred("Đề nghị khen thưởng thành tích công tác năm 2025"),
        f"Ủy ban nhân dân xã Tân Lập {lead}",
        f"{first} Tập thể Lao động xuất sắc năm 2025",
        "1. Phòng Kinh tế xã Tân Lập",
        f"{second} Chiến sĩ thi đua cơ sở năm 2025",
        "1. Bà Phùng Thị Cúc, công chức Văn phòng HĐND và UBND xã",
    )
    assert [(each.name, asked(each)) for each in reading.nominees] == [
        ("Phòng Kinh tế xã Tân Lập", [("TTLDXS", "2025")]),
        ("Phùng Thị Cúc", [("CSTDCS", "2025")]),
    ]


def test_collective_of_the_first_line_below_a_title_that_is_not_centred() -> None:
    told = "của Hạt Kiểm lâm Nậm Rốm đề nghị tặng danh hiệu Tập thể Lao động xuất sắc năm 2025"
    assert names(read("CHI CỤC KIỂM LÂM", "BÁO CÁO THÀNH TÍCH", told, "Biên chế: 15 người.")) == [
        "Hạt Kiểm lâm Nậm Rốm"
    ]


def test_level_below_a_lead_in_that_names_the_results_of_a_year() -> None:
    title = centred("Đề nghị tặng danh hiệu Tập thể Lao động xuất sắc năm 2025")
    told = (
        "Tên tập thể: Hạt Kiểm lâm Nậm Rốm",
        "Kết quả năm 2025:",
        "- Đơn vị xếp loại: hoàn thành xuất sắc nhiệm vụ;",
    )
    (team,) = read(centred("BÁO CÁO THÀNH TÍCH"), title, *told).nominees
    assert [(each.year, each.level) for each in team.classifications] == [("2025", "hoan_thanh_xuat_sac")]
