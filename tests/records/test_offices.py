from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from records.errors import SettingsError
from records.office_files import HOME
from records.offices import OfficeProfile, PaperKind, read_office
from records.settings import load_settings

SHIPPED = HOME / "templates" / "van-phong.yaml"
PROFILE = """\
- tu_ngay: {start}
  den_ngay: {end}
  co_quan_chu_quan: SỞ ĐO THỬ
  co_quan_ban_hanh: VĂN PHÒNG
  ky_hieu: TTr-VP
  dia_danh: Thành phố Thử
  kinh_gui: Hội đồng
  quyen_han: ""
  chuc_vu_ky: CHÁNH VĂN PHÒNG
"""


def read(folder: Path, text: str) -> tuple[OfficeProfile, ...]:
    (folder / "van-phong.yaml").write_text(text, encoding="utf-8")
    return read_office(folder / "van-phong.yaml")


def refused(folder: Path, text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        read(folder, text)
    return caught.value.message


def profile(start: str = "2021-01-01", end: str = "2025-06-30", *more: str) -> str:
    return PROFILE.format(start=start, end=end) + "".join(f"  {line}\n" for line in more)


@pytest.mark.parametrize(
    ("day", "place", "above"),
    [
        (date(2021, 1, 1), "Bà Rịa - Vũng Tàu", "ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU"),
        (date(2025, 6, 30), "Bà Rịa - Vũng Tàu", "ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU"),
        (date(2025, 7, 1), "Thành phố Hồ Chí Minh", "ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH"),
    ],
)
def test_shipped_papers_are_headed_as_on_their_day(day: date, place: str, above: str) -> None:
    office = load_settings(environment={}).profile_on(day)
    assert office.dia_danh == place
    assert office.for_paper("quyet_dinh").co_quan_chu_quan == above
    assert office.for_paper("trinh_cap_tren").co_quan_chu_quan == above
    assert office.for_paper("bao_cao").co_quan_chu_quan == "SỞ KHOA HỌC VÀ CÔNG NGHỆ"


def test_shipped_profiles_are_complete_before_and_after_july_2025() -> None:
    before, after = read_office(SHIPPED)
    assert set(before.van_ban) == set(after.van_ban) <= set(get_args(PaperKind))
    for kind in after.van_ban:
        assert set(before.van_ban[kind].model_fields_set) == set(after.van_ban[kind].model_fields_set), kind
    for office in (before, after):
        assert office.hoi_dong.ten and office.nguoi_quyet_dinh and office.nguon_kinh_phi and office.noi_nhan
        own = [each for each in office.tham_quyen if not each.kinh_gui]
        assert len(own) == 1
    codes = [[code for each in office.tham_quyen for code in each.danh_hieu] for office in (before, after)]
    assert codes[0] == codes[1]
    assert len(set(codes[0])) == len(codes[0])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("ky_hiệu: x", "dòng 10: không có mục “ky_hiệu” (có phải “ky_hieu”?)"),
        ("nguoi_ki: An", "dòng 10: không có mục “nguoi_ki” (có phải “nguoi_ky”?)"),
        ("hoi_dong: {ten: Hội đồng, chutich: An}", "dòng 10: không có mục “hoi_dong.chutich” (có phải “chu_tich”?)"),
        ("hoi_dong:\n    ten: Hội đồng\n    thu_ki: An", "dòng 12: không có mục “hoi_dong.thu_ki” (có phải “thu_ky”?)"),
        (
            "van_ban:\n    quyet_din:\n      ky_hieu: QĐ",
            "dòng 11: không có loại văn bản “quyet_din” (có phải “quyet_dinh”?)",
        ),
        (
            "van_ban:\n    bien_ban: {ky_hieu: BB}\n    quyet_dinh:\n      ky_hieu: QĐ\n      noi_nhann: [a]",
            "dòng 14: không có mục “van_ban.quyet_dinh.noi_nhann” (có phải “noi_nhan”?)",
        ),
        (
            "tham_quyen:\n    - danh_hieu: [LDTT]\n    - kinh_gui: Chủ tịch\n      danh_hieuu: [BK_TINH]",
            "dòng 13: không có mục “tham_quyen.danh_hieuu” (có phải “danh_hieu”?)",
        ),
        ("noi_nhan: Như trên", "dòng 10: mục “noi_nhan” phải là danh sách"),
        ("nguoi_ky: 12", "dòng 10: mục “nguoi_ky” phải là chữ"),
        ("hoi_dong: An", "dòng 10: mục “hoi_dong” phải là nhóm các mục"),
        ("can_cu:\n    - Kế hoạch: năm 2026", "dòng 11: mục “can_cu” phải là chữ"),
    ],
)
def test_mistake_is_told_with_its_line_and_the_nearest_key(tmp_path: Path, line: str, said: str) -> None:
    assert said in refused(tmp_path, profile("2021-01-01", "2025-06-30", line))


def test_missing_key_and_wrong_day_are_told(tmp_path: Path) -> None:
    text = profile().replace("  ky_hieu: TTr-VP\n", "").replace("2021-01-01", "hôm qua")
    said = refused(tmp_path, text)
    assert "dòng 1: mục “tu_ngay” phải là ngày có thật, viết năm-tháng-ngày" in said
    assert "thiếu mục “ky_hieu”" in said


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    said = refused(tmp_path, profile("2021-01-01", "2025-06-30", "a: 1") + profile("2025-07-01", "2030-01-01", "b: 1"))
    assert "dòng 10: không có mục “a”" in said
    assert "dòng 20: không có mục “b”" in said


@pytest.mark.parametrize(
    ("starts", "said"),
    [
        (("2021-01-01", "2025-06-30", "2025-07-02"), "dòng 10: từ 01/07/2025 đến 01/07/2025 không có mục nào"),
        (("2021-01-01", "2025-07-31", "2025-07-01"), "dòng 10: ngày 01/07/2025 đã có mục khác đến 31/07/2025"),
        (("2021-01-01", "2020-01-01", "2021-06-01"), "dòng 1: den_ngay 01/01/2020 trước tu_ngay 01/01/2021"),
    ],
)
def test_each_day_has_one_profile(tmp_path: Path, starts: tuple[str, str, str], said: str) -> None:
    first, end, second = starts
    assert said in refused(tmp_path, profile(first, end) + profile(second, "2030-12-31"))


def test_open_profile_ends_where_the_next_begins(tmp_path: Path) -> None:
    text = profile("2025-07-01", "2030-12-31") + profile().replace("  den_ngay: 2025-06-30\n", "")
    assert [each.tu_ngay for each in read(tmp_path, text)] == [date(2021, 1, 1), date(2025, 7, 1)]


def test_unknown_code_of_a_recognition_is_told_with_the_nearest(tmp_path: Path) -> None:
    said = refused(tmp_path, profile("2021-01-01", "2025-06-30", "tham_quyen:", "  - danh_hieu: [LDTT, CSTDC]"))
    assert "dòng 11: không có mã danh hiệu “CSTDC” (có phải “CSTDCS”?)" in said
