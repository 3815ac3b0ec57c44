"""Reports and stories of a household."""

from __future__ import annotations

import pytest
from typed import asked, centred, read, value

TITLE = (centred("BÁO CÁO"), centred("Gương điển hình tiên tiến trong phong trào nông dân thi đua sản xuất giỏi"))
BODY = (
    "Năm sinh: 1968",
    "Nơi ở hiện nay: bản Nà Hạ, xã Chiềng Đông",
    "I. Tóm tắt thành tích",
    "Từ 2 ha đất dốc, gia đình ông Lò Văn Ính chuyển sang trồng mận hậu từ năm 2014.",
    "II. Khen thưởng đã nhận",
    "- Giấy khen của Chủ tịch UBND huyện năm 2019;",
    "III. Đề nghị",
    "Hội Nông dân xã đề nghị cấp trên biểu dương gương điển hình tiên tiến ông Lò Văn Ính năm 2023.",
)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Họ và tên chủ hộ: Hộ ông Lò Văn Ính", "ho_gia_dinh"),
        ("Họ và tên chủ hộ: Lò Văn Ính", "ho_gia_dinh"),
        ("Tên hộ gia đình: Hộ ông Lò Văn Ính", "ho_gia_dinh"),
        ("Hộ gia đình ông Lò Văn Ính", "ho_gia_dinh"),
        ("Hộ gia đình: Ông Lò Văn Ính", "ho_gia_dinh"),
        ("1. Chủ hộ: Lò Văn Ính", "ho_gia_dinh"),
        ("Họ và tên: Hộ gia đình ông Lò Văn Ính", "ho_gia_dinh"),
        ("Họ và tên: Ông Lò Văn Ính", "ca_nhan"),
    ],
)
def test_household_by_its_label(line: str, kind: str) -> None:
    (nominee,) = read(*TITLE, line, *BODY).nominees
    assert (nominee.kind, nominee.name, asked(nominee)) == (kind, "Lò Văn Ính", [("DIEN_HINH", "2023")])
    assert value(nominee, "residence") == "bản Nà Hạ, xã Chiềng Đông"


@pytest.mark.parametrize(
    "title",
    [
        ("GƯƠNG ĐIỂN HÌNH HỘ ÔNG LÒ VĂN ÍNH TRONG PHONG TRÀO THI ĐUA NĂM 2023",),
        ("GƯƠNG ĐIỂN HÌNH TIÊN TIẾN NĂM 2023", "Hộ gia đình ông Lò Văn Ính, bản Nà Hạ, xã Chiềng Đông"),
        ("GƯƠNG NGƯỜI TỐT, VIỆC TỐT NĂM 2023", "Của gia đình ông Lò Văn Ính"),
    ],
)
def test_household_by_the_title(title: tuple[str, ...]) -> None:
    (nominee,) = read(*map(centred, title), *BODY).nominees
    assert (nominee.kind, nominee.name) == ("ho_gia_dinh", "Lò Văn Ính")
    assert (value(nominee, "honorific"), value(nominee, "position")) == (None, None)


def test_household_that_somebody_helped_is_not_reported_on() -> None:
    (nominee,) = read(
        centred("BÁO CÁO THÀNH TÍCH CÁ NHÂN"),
        centred("Đề nghị tặng Giấy khen năm 2023"),
        "Họ và tên: Hà Văn Chốm",
        "Chủ hộ: Lò Văn Ính là hộ nghèo mà tôi giúp đỡ.",
    ).nominees
    assert (nominee.kind, nominee.name) == ("ca_nhan", "Hà Văn Chốm")
