"""Fonts of before Unicode: which letter table a font means, what its letters are, and what spelling alone can tell."""

from __future__ import annotations

import unicodedata
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from old_fonts import TCVN3, needs_large_font, to_tcvn3, to_vni
from viparse.normalize.encodings import get_charmap

from extractors.repair.legacy import (
    TCVN3_TABLE,
    VNI_TABLE,
    Encoding,
    decode,
    decode_in_place,
    draws_capitals,
    encoding_of,
    guess_encoding,
    raise_capitals,
)

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
ONSETS = ("", "b", "ch", "đ", "gi", "h", "kh", "l", "ngh", "ph", "qu", "tr", "v", "x")
VOWELS = ("a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "iê", "oa", "uô", "uyê", "ươ", "yê")
CODAS = ("", "c", "m", "ng", "i", "u")


def syllables() -> list[str]:
    """Every vowel with every tone, behind and before many consonants, in small letters."""
    return [
        onset + unicodedata.normalize("NFC", vowel + tone) + coda
        for onset, vowel, tone, coda in product(ONSETS, VOWELS, TONES, CODAS)
    ]


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
        ("VNtimes new roman", Encoding.OTHER),  # VietWare
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
        ("-" * 200_000, None),
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


def test_tcvn3_table_is_that_of_viparse() -> None:
    theirs = get_charmap("tcvn3")
    assert theirs is not None
    assert dict(theirs.pairs) == TCVN3_TABLE


def test_vni_table_holds_all_of_viparse() -> None:
    theirs = get_charmap("vni")
    assert theirs is not None
    for sequence, letter in theirs.pairs:
        assert VNI_TABLE[sequence] == letter
    ours = {sequence for sequence in VNI_TABLE if sequence.islower() or sequence.isupper()}
    # no paper of viparse's collection has ẳ; ỵ is a letter of its own in VNI; i with a mark is a typist's way round
    assert ours - dict(theirs.pairs).keys() == {"aú", "AÚ", "î", "Î", "iû", "IÛ", "iõ", "IÕ", "iï", "IÏ"}


def test_all_syllables_come_back_from_vni() -> None:
    text = " ".join(syllables())
    for written in (text, text.upper(), text.title()):
        assert decode(to_vni(written), Encoding.VNI) == written


def test_all_syllables_come_back_from_tcvn3() -> None:
    text = " ".join(syllables())
    assert decode(to_tcvn3(text), Encoding.TCVN3) == text
    assert decode(to_tcvn3(text), Encoding.TCVN3).upper() == text.upper()  # as .VnTimeH draws them


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from(sorted(TCVN3) + list("bcdghklmnpqrstvx ,.1"))))
def test_any_order_of_letters_comes_back(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert decode(to_tcvn3(text), Encoding.TCVN3) == text
    assert unicodedata.normalize("NFC", decode_in_place(to_vni(text), Encoding.VNI)) == text


def test_decoding_in_place_keeps_the_length() -> None:
    typed = to_vni("Nguyễn Thị Phượng, ấp Bình Thuỷ")
    decoded = decode_in_place(typed, Encoding.VNI)
    assert len(decoded) == len(typed)
    assert unicodedata.normalize("NFC", decoded) == "Nguyễn Thị Phượng, ấp Bình Thuỷ"


def test_letters_in_the_private_area_of_a_symbol_font() -> None:
    assert decode("V\uf0a8n Th\uf0b8i", Encoding.TCVN3) == "Văn Thái"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tr-êng", "trường"),
        ("H-ng, D-¬ng", "Hưng, Dương"),
        ("-u tiªn", "ưu tiên"),
        ("Th- ký, t- vÊn, nh- vËy", "Thư ký, tư vấn, như vậy"),
        ("ch-a -íc tÝnh", "chưa ước tính"),
        ("Nam-B¾c, A-Z, -a), - u", "Nam-Bắc, A-Z, -a), - u"),
        ("2021-2025", "2021-2025"),
        ("Q§-UBND", "QĐ-UBND"),
        ("- an toµn", "- an toàn"),
    ],
)
def test_horned_letter_that_a_pdf_wrote_as_a_hyphen(typed: str, meant: str) -> None:
    assert decode(typed, Encoding.TCVN3) == meant


@pytest.mark.parametrize(
    ("decoded", "meant"),
    [
        ("Họ và tên: NGUYễN THị Hà", "Họ và tên: NGUYỄN THỊ HÀ"),
        ("Sở KHOA HọC Và CÔNG NGHệ", "SỞ KHOA HỌC VÀ CÔNG NGHỆ"),
        ("ủY BAN NHÂN DÂN", "ỦY BAN NHÂN DÂN"),
        ("Bà LÒ THị UYÊN", "Bà LÒ THỊ UYÊN"),
        ("Phạm Thị Ngọc ánh; Lê Như ý", "Phạm Thị Ngọc Ánh; Lê Như Ý"),
        ("Bà Nguyễn Thị Hà ở UBND tỉnh", "Bà Nguyễn Thị Hà ở UBND tỉnh"),
        ("Số: 47/BC-QTMT", "Số: 47/BC-QTMT"),
        ("ông Trần Văn út làm", "ông Trần Văn út làm"),
    ],
)
def test_capitals_that_the_plain_font_has_not(decoded: str, meant: str) -> None:
    assert raise_capitals(decoded) == meant


VIETNAMESE = (
    "Căn cứ Quyết định số 12/QĐ-UBND ngày 15 tháng 3 năm 2024 của Ủy ban nhân dân tỉnh ban hành Quy chế thi đua",
    "Đồng chí đã tham mưu kế hoạch phòng chống lụt bão, được tập thể đề nghị tặng Giấy khen của Giám đốc Sở",
    "Hướng dẫn các đơn vị trực thuộc nộp hồ sơ trước ngày 20 tháng cuối quý; hồ sơ nộp muộn được xét vào quý tiếp theo",
    "Năm học 2022-2023 nhà trường có 15 giáo viên dạy giỏi cấp huyện, 3 giáo viên dạy giỏi cấp tỉnh, tỉ lệ đỗ cao",
)
FOREIGN = (
    "The committee has received the report; the naïve résumé of the café's owner is kept on file with ® and © marks.",
    "Le comité a reçu le rapport élaboré par le préfet ; où qu'il soit, l'été dernier, la Société a dû être prévenue.",
    "El señor Muñoz presentó el informe del año pasado; más allá de eso, la comisión está de acuerdo según el acta.",
    "Für die Prüfung der Anträge benötigt das Büro höchstens fünf Tage; größere Änderungen müssen begründet werden.",
    "A comissão não aprovou a informação; são necessárias três cópias até à próxima reunião, também por correio.",
    "Kära vänner, årets möte hålls på måndag; frågor om förslaget skickas till styrelsen före nästa års början.",
    "Çalışma grubu görüşlerini açıkladı; öğretmenler için düzenlenen toplantıya katılım çok yüksek oldu, teşekkürler.",
    "Il sig. Nicolò è già partito perché la città più lontana è là; così l'attività sarà rinviata a martedì.",
    "Diện tích 30 m², ± 5 µm, 25 °C, ½ giờ, «Đổi mới» ® © § 12, 1 × 2 ÷ 3 = ¾; nhiệt độ ¼ ngày đêm ¶ · ¹ ² ³",
)


@pytest.mark.parametrize("text", VIETNAMESE)
def test_table_told_by_spelling(text: str) -> None:
    assert guess_encoding(to_tcvn3(text)) is Encoding.TCVN3
    assert guess_encoding(to_vni(text)) is Encoding.VNI
    assert guess_encoding(to_vni(text.upper())) is Encoding.VNI


@pytest.mark.parametrize("text", [*VIETNAMESE, *FOREIGN])
def test_no_table_for_unicode_and_other_languages(text: str) -> None:
    assert guess_encoding(text) is None
    assert guess_encoding(unicodedata.normalize("NFD", text)) is None
    assert guess_encoding(text.upper()) is None


def test_short_text_is_not_guessed() -> None:
    assert guess_encoding(to_tcvn3("Nguyễn Thị Hạnh, Phạm Văn Định")) is None


def test_accented_capitals_are_the_only_ones_to_need_another_font() -> None:
    assert [char for char in "ĐÂĂÊÔƠƯÁỆỒđáX" if needs_large_font(char)] == list("ÁỆỒ")
