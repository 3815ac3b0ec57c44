"""Posts and the five classes of people in the statistics of commendation."""

from __future__ import annotations

import pytest

from records.person_classes import CLASS_NAMES, PersonClass, class_of


@pytest.mark.parametrize(
    ("position", "unit", "expected"),
    [
        ("Phó Chủ tịch UBND tỉnh", None, "lanh_dao_cap_tinh"),
        ("Thứ trưởng", "Bộ Khoa học và Công nghệ", "lanh_dao_cap_tinh"),
        ("Giám đốc", "Sở Khoa học và Công nghệ", "lanh_dao_cap_so"),
        ("Phó Giám đốc Sở", None, "lanh_dao_cap_so"),
        ("Giám đốc", "Trung tâm Sao Hôm", "lanh_dao_phong"),
        ("Phó Giám đốc", "Trung tâm Sao Hôm, Sở Khoa học và Công nghệ", "lanh_dao_phong"),
        ("Trưởng phòng Quản lý Đo lường", "Sở Khoa học và Công nghệ", "lanh_dao_phong"),
        ("Phó Trưởng phòng", None, "lanh_dao_phong"),
        ("PHÓ CHÁNH VĂN PHÒNG", None, "lanh_dao_phong"),
        ("Bí thư chi bộ, Phó Chi cục trưởng", None, "lanh_dao_phong"),
        ("Q. Giám đốc", None, "lanh_dao_phong"),
        ("Giám đốc", "Công ty TNHH Sao Mai", "doanh_nhan"),
        ("Chủ tịch Hội đồng quản trị", "Công ty Cổ phần Hòn Cau", "doanh_nhan"),
        ("Kế toán trưởng", "Công ty TNHH Sao Mai", "truc_tiep"),
        ("Chuyên viên", "Sở Khoa học và Công nghệ", "truc_tiep"),
        ("Nhân viên phòng thí nghiệm", "Trung tâm Sao Hôm", "truc_tiep"),
        ("Chủ tịch UBND xã", "UBND xã Bàu Sen", "lanh_dao_phong"),
        ("Chuyên viên, Phòng Quản lý Chất lượng", "Chi cục Sao Hôm", "truc_tiep"),
        ("Nhân viên, Văn phòng Ủy ban; Ban Quản lý dự án", None, "truc_tiep"),
        ("Phó phòng Kế hoạch", None, "lanh_dao_phong"),
        ("Phó Văn phòng", "UBND xã Bàu Sen", "lanh_dao_phong"),
        ("", "Sở Khoa học và Công nghệ", None),
        (None, None, None),
    ],
)
def test_class_of_a_post(position: str | None, unit: str | None, expected: PersonClass | None) -> None:
    assert class_of(position, unit) == expected


def test_highest_of_several_posts_counts() -> None:
    assert class_of("Chuyên viên kiêm Phó Trưởng phòng") == "lanh_dao_phong"
    assert next(iter(CLASS_NAMES)) == "lanh_dao_cap_tinh" and len(CLASS_NAMES) == 5
