"""A value that may hold a post and a unit."""

from __future__ import annotations

import pytest

from extractors.fields.posts import split_post, starts_with_post, starts_with_unit


@pytest.mark.parametrize(
    ("text", "post", "unit"),
    [
        ("Chuyên viên, Phòng Đo lường", "Chuyên viên", "Phòng Đo lường"),
        ("Chuyên viên Phòng Đo lường", "Chuyên viên", "Phòng Đo lường"),
        ("Chuyên viên - Phòng Đo lường", "Chuyên viên", "Phòng Đo lường"),
        ("Chuyên viên (Phòng Đo lường)", "Chuyên viên", "Phòng Đo lường"),
        ("Phó Giám đốc Trung tâm Chuyển đổi số", "Phó Giám đốc", "Trung tâm Chuyển đổi số"),
        ("Trưởng phòng Quản lý Đo lường", "Trưởng phòng Quản lý Đo lường", None),
        ("Trưởng phòng Quản lý Đo lường thuộc Chi cục Y", "Trưởng phòng Quản lý Đo lường", "Chi cục Y"),
        ("Trưởng phòng, Phòng Hạ tầng số", "Trưởng phòng", "Phòng Hạ tầng số"),
        ("Phó Giám đốc Sở Nội vụ kiêm Trưởng ban Ban Tôn giáo",) * 2 + (None,),
        ("Trưởng phòng TCHC kiêm Chủ tịch Công đoàn",) * 2 + (None,),
        ("Kế toán trưởng kiêm Bí thư Chi đoàn",) * 2 + (None,),
        ("Bác sĩ y học dự phòng, Phòng Công tác xã hội", "Bác sĩ y học dự phòng", "Phòng Công tác xã hội"),
        ("Tổng phụ trách Đội, Trường Tiểu học Mỹ Quý", "Tổng phụ trách Đội", "Trường Tiểu học Mỹ Quý"),
        ("Kỹ thuật viên Đơn nguyên Thận nhân tạo", "Kỹ thuật viên", "Đơn nguyên Thận nhân tạo"),
        ("Văn thư", "Văn thư", None),
        ("Trưởng phòng Văn hóa - Xã hội", "Trưởng phòng Văn hóa - Xã hội", None),
        ("Công chức Văn hóa – Xã hội, UBND xã Tân Lập", "Công chức Văn hóa – Xã hội", "UBND xã Tân Lập"),
        ("Trưởng phòng Văn hóa - Xã hội - UBND xã Tân Lập", "Trưởng phòng Văn hóa - Xã hội", "UBND xã Tân Lập"),
        ("Chuyên viên Phòng Văn hóa - Xã hội", "Chuyên viên", "Phòng Văn hóa - Xã hội"),
        ("Trưởng khoa Cấp cứu - Hồi sức", "Trưởng khoa Cấp cứu - Hồi sức", None),
        ("Trưởng phòng Bưu chính - Viễn thông", "Trưởng phòng Bưu chính - Viễn thông", None),
        ("Trưởng phòng Đo đạc - Bản đồ", "Trưởng phòng Đo đạc - Bản đồ", None),
        ("Trưởng phòng Hành chính - Tổ chức", "Trưởng phòng Hành chính - Tổ chức", None),
        ("Trưởng phòng Kinh tế - UBND xã Tân Lập", "Trưởng phòng Kinh tế", "UBND xã Tân Lập"),
        ("Bác sĩ - BV Đa khoa tỉnh", "Bác sĩ", "BV Đa khoa tỉnh"),
        ("Truong phong Van hoa - Xa hoi", "Truong phong Van hoa - Xa hoi", None),
        ("Chuyen vien - Phong Ke hoach", "Chuyen vien", "Phong Ke hoach"),
        ("Công chức Văn phòng - Thống kê UBND xã A", "Công chức Văn phòng - Thống kê", "UBND xã A"),
        ("Công chức Địa chính - Xây dựng", "Công chức Địa chính - Xây dựng", None),
        ("Công chức Văn phòng UBND xã Hà", "Công chức", "Văn phòng UBND xã Hà"),
        ("Phụ trách khoa Nội, Bệnh viện Mường Ảng", "Phụ trách khoa Nội", "Bệnh viện Mường Ảng"),
        ("Ủy viên Ban Chấp hành Hội Nông dân xã", "Ủy viên Ban Chấp hành", "Hội Nông dân xã"),
        ("Trưởng phòng; Chi ủy viên; Ủy viên BCH Công đoàn cơ sở",) * 2 + (None,),
        ("Chuyên viên, Tổ phó Tổ nữ công",) * 2 + (None,),
        ("Chỉ huy trưởng Ban CHQS xã",) * 2 + (None,),
        ("Chỉ huy trưởng Ban CHQS xã Đồng Tâm", "Chỉ huy trưởng", "Ban CHQS xã Đồng Tâm"),
        ("Chi hội trưởng Chi hội Nông dân",) * 2 + (None,),
        ("Chi hội trưởng Chi hội Phụ nữ thôn 4", "Chi hội trưởng", "Chi hội Phụ nữ thôn 4"),
        ("Thành viên Tổ công nghệ số cộng đồng",) * 2 + (None,),
        ("Hạt trưởng Hạt Kiểm lâm Lạc Thủy", "Hạt trưởng", "Hạt Kiểm lâm Lạc Thủy"),
        ("Hội viên Chi hội Phụ nữ bản Hón", "Hội viên", "Chi hội Phụ nữ bản Hón"),
        ("Kiểm soát viên Cảng vụ Đường thủy", "Kiểm soát viên", "Cảng vụ Đường thủy"),
        ("Nhân viên Bưu cục Đức Trọng", "Nhân viên", "Bưu cục Đức Trọng"),
        ("Công nhân Nông trường Cao su 2", "Công nhân", "Nông trường Cao su 2"),
        ("Phòng Đo lường", None, "Phòng Đo lường"),
        ("", None, None),
        ("……", None, None),
    ],
)
def test_post_and_unit_apart(text: str, post: str | None, unit: str | None) -> None:
    assert split_post(text) == (post, unit)


def test_post_and_unit_on_two_lines() -> None:
    assert split_post("Chuyên viên\nPhòng Đo lường") == ("Chuyên viên", "Phòng Đo lường")
    assert split_post("Phòng Đo lường\nChuyên viên") == ("Chuyên viên", "Phòng Đo lường")


def test_unit_of_a_unit_stays_together() -> None:
    post, unit = split_post("Chuyên viên Phòng Đo lường, Chi cục Tiêu chuẩn")
    assert (post, unit) == ("Chuyên viên", "Phòng Đo lường, Chi cục Tiêu chuẩn")


def test_tone_tells_a_team_from_a_surname() -> None:
    assert starts_with_unit("Tổ Hành chính")
    assert not starts_with_unit("Tô Văn Bình")
    assert not starts_with_unit("Đoàn Thị Minh Châu")


def test_post_begins_a_text() -> None:
    assert starts_with_post("Phó Trưởng phòng")
    assert not starts_with_post("Trương Văn Phong")
