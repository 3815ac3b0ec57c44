"""Fonts of before Unicode: which letter table a font means, and what its letters are."""

from __future__ import annotations

import pytest

from extractors.legacy import Encoding, decode, draws_capitals, encoding_of


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3),
        ("ABCDEF+.VnTimeH,Bold", Encoding.TCVN3),
        ("ABCDEF+#2EVnTime", Encoding.TCVN3),
        (".vntime", Encoding.TCVN3),
        (".VnArial Narrow", Encoding.TCVN3),
        (".VnCentury SchoolbookH", Encoding.TCVN3),
        ("VnTime-Bold", Encoding.TCVN3),
        ("VNI-Times", Encoding.VNI),
        ("vni-times", Encoding.VNI),
        ("QWERTY+VNI-Helve-Condense,BoldItalic", Encoding.VNI),
        (".VNI-Times", Encoding.VNI),
        ("VNtimes new roman", Encoding.OTHER),
        ("SVNtimes new roman", Encoding.OTHER),
        ("VPS Times", Encoding.OTHER),
        ("VI Times", Encoding.OTHER),
        ("Times New Roman", None),
        ("SVN-Gotham", None),
        ("UVN Bach Tuyet", None),
        ("VNF-Comic Sans", None),
        ("Vnika", None),
        ("VNITALIC", None),
        ("Vivaldi", None),
        ("", None),
        (None, None),
    ],
)
def test_letter_table_by_the_name_of_the_font(font: str | None, encoding: Encoding | None) -> None:
    assert encoding_of(font) is encoding


@pytest.mark.parametrize(
    ("font", "expected"),
    [(".VnTimeH", True), (".vnarialh", True), ("ABCDEF+.VnTimeH,Bold", True), (".VnTime", False), ("VNI-H", False)],
)
def test_font_that_draws_capitals(font: str, expected: bool) -> None:
    assert draws_capitals(font) is expected


def test_every_letter_of_tcvn3() -> None:
    assert decode("µ¸¶·¹ ¨ »¾¼½Æ © ÇÊÈÉË", Encoding.TCVN3) == "àáảãạ ă ằắẳẵặ â ầấẩẫậ"
    assert decode("® ÌÐÎÏÑ ª ÒÕÓÔÖ ×ÝØÜÞ", Encoding.TCVN3) == "đ èéẻẽẹ ê ềếểễệ ìíỉĩị"
    assert decode("ßãáâä « åèæçé ¬ êíëìî", Encoding.TCVN3) == "òóỏõọ ô ồốổỗộ ơ ờớởỡợ"
    assert decode("ïóñòô \u00ad õøö÷ù úýûüþ", Encoding.TCVN3) == "ùúủũụ ư ừứửữự ỳýỷỹỵ"
    assert decode("¡¢§£¤¥¦", Encoding.TCVN3) == "ĂÂĐÊÔƠƯ"
