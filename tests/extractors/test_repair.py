"""Repairs of a file: runs in old fonts, mixed papers, old text without its font, odd characters; all of it told."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from old_fonts import to_tcvn3, to_vni

from extractors.layout import Cell, Paper, Paragraph, Segment, Table
from extractors.repair.horns import restore_horns
from extractors.repair.repairs import Piece, Repairs

PLAIN = "Sở Khoa học và Công nghệ tỉnh có là ông bà Hà Lê Phòng ở Võ Thị Ánh Út 12/QĐ-UBND 25°C Krông Đắk tác tặng"
TCVN3, LARGE, VNI, NEW = ".VnTime", ".VnTimeH", "VNI-Times", "Times New Roman"


def repaired(*paragraphs: list[Piece] | str) -> Paper:
    """A paper of these paragraphs, as a reader would repair it; text alone has no font."""
    repairs = Repairs()
    texts = [repairs.join([(each, None)] if isinstance(each, str) else each) for each in paragraphs]
    paper = Paper(blocks=[Paragraph(text) for text in texts], read_as="word")
    repairs.finish(paper)
    return paper


def codes(paper: Paper) -> list[str]:
    return [doubt.code for doubt in paper.doubts]


def test_runs_in_small_and_capital_fonts() -> None:
    paper = repaired([("Hä vµ tªn: ", TCVN3), ("nguyÔn v¨n an", LARGE)])
    assert paper.text == "Họ và tên: NGUYỄN VĂN AN"
    (note,) = paper.notes
    assert "TCVN3 (.VnTime, .VnTimeH)" in note
    assert "“Hä vµ tªn: nguyÔn v¨n an” thành “Họ và tên: NGUYỄN VĂN AN”" in note
    assert not paper.doubts


def test_ascii_in_a_capital_font_is_seen_in_capitals() -> None:
    assert repaired([("cho an", LARGE)]).text == "CHO AN"


def test_one_paragraph_in_three_encodings() -> None:
    paper = repaired([("Ông ", NEW), (to_tcvn3("Lê Văn Tưởng"), TCVN3), (", bà ", NEW), (to_vni("Hồ Thị Gấm"), VNI)])
    assert paper.text == "Ông Lê Văn Tưởng, bà Hồ Thị Gấm"
    assert len(paper.notes) == 2


@pytest.mark.parametrize("other", [VNI, NEW])
def test_mark_of_vni_in_the_next_run(other: str) -> None:
    assert repaired([("Nguye", VNI), ("ãn Thò Thu", other)]).text.startswith("Nguyễn")


def test_vowel_of_vni_in_the_run_before() -> None:
    assert repaired([("Traà", NEW), ("n Quoác Baûo", VNI)]).text == "Trần Quốc Bảo"


def test_unicode_typed_later_into_an_old_font_stays() -> None:
    paper = repaired(
        [(to_tcvn3("Chức vụ: Trưởng phòng Kỹ thuật"), TCVN3)],
        [("Công tác tại Phòng Kỹ thuật từ năm 2021", TCVN3)],
        [("Đạt danh hiệu Lao động tiên tiến", VNI)],
    )
    assert paper.text.split("\n") == [
        "Chức vụ: Trưởng phòng Kỹ thuật",
        "Công tác tại Phòng Kỹ thuật từ năm 2021",
        "Đạt danh hiệu Lao động tiên tiến",
    ]


def test_old_and_new_words_in_one_run() -> None:
    paper = repaired([(to_tcvn3("Tập thể phòng đã được tặng") + " Giấy khen của Giám đốc Sở", TCVN3)])
    assert paper.text == "Tập thể phòng đã được tặng Giấy khen của Giám đốc Sở"


def test_word_half_typed_anew() -> None:
    assert repaired([("ĐiÒu 1. Tỉnh §¾k L¾k", TCVN3)]).text == "Điều 1. Tỉnh Đắk Lắk"


def test_numbers_and_names_without_accents_in_an_old_font() -> None:
    paper = repaired([("13/5/1980, Cam Ranh", TCVN3)])
    assert paper.text == "13/5/1980, Cam Ranh"
    assert not paper.notes


def test_signs_of_a_unicode_font_stay() -> None:
    text = "Diện tích 30 m², 25 °C, «Đổi mới», Windows® ¼ ½ µm"
    paper = repaired([(text, NEW)])
    assert paper.text == text
    assert not paper.notes
    assert not paper.doubts


@pytest.mark.parametrize("encode", [to_tcvn3, to_vni])
def test_old_paper_without_fonts(encode) -> None:  # type: ignore[no-untyped-def]
    typed = [
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Họ và tên: Nguyễn Đức Hưng, sinh ngày 4/5/1979",
        "Bác Ái, Hộ lý, Ký tên, Lưu",
        "Tôi đã được tặng Giấy khen của Giám đốc Sở năm 2021 và Bằng khen của Bộ",
    ]
    paper = repaired(*map(encode, typed))
    assert paper.text.lower().split("\n") == [each.lower() for each in typed]
    assert "qua chính tả" in paper.notes[0]
    assert not paper.doubts


@pytest.mark.parametrize("typed", [to_tcvn3("Nguyễn Văn Định"), to_vni("Nguyễn Văn Định"), "Nguyễn Thị H¹nh"])
def test_old_text_too_short_to_decide_goes_to_a_person(typed: str) -> None:
    paper = repaired("Danh sách đề nghị khen thưởng", typed)
    assert paper.blocks[1].text == typed  # type: ignore[union-attr]
    assert codes(paper) == ["MA_CHU_CU"]
    assert typed in paper.doubts[0].sentence


def test_cell_without_font_in_a_paper_of_old_fonts() -> None:
    paper = repaired([(to_tcvn3("Danh sách đề nghị khen thưởng"), TCVN3)], [(to_tcvn3("Nguyễn Văn Định"), NEW)])
    assert paper.text == "Danh sách đề nghị khen thưởng\nNguyễn Văn Định"
    assert not paper.doubts


def test_pasted_old_paragraph_in_a_unicode_paper() -> None:
    new = "Phòng đã tham mưu, tổ chức thực hiện tốt nhiệm vụ được giao"
    old = "Năm 2021 được Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen về thành tích xuất sắc"
    paper = repaired(new, to_vni(old), new)
    assert paper.text == "\n".join((new, old, new))
    assert "VNI" in paper.notes[0]


def test_letters_of_an_unknown_table_go_to_a_person() -> None:
    viscii = "Cµng hòa xã hµi chü nghîa Vi®t Nam, Ðµc l§p - Tñ do - HÕnh phúc, B¥ng khen cüa B¶ trß·ng"
    assert codes(repaired(viscii)) == ["MA_CHU_CU"]
    assert codes(repaired([("Vãö Thoaït", "VNtimes new roman")])) == ["MA_CHU_CU"]


@pytest.mark.parametrize(
    "text",
    [
        "Die Prüfung der Anträge für das Büro in Köln wird größere Änderungen brauchen",
        "Société française d'énergie, où l'été dernier le préfet a été reçu à l'hôtel de ville",
        "Kära vänner, årets möte hålls på måndag efter frågor om förslaget",
    ],
)
def test_foreign_sentence_is_no_doubt(text: str) -> None:
    paper = repaired("Hợp tác với đối tác nước ngoài", text)
    assert paper.blocks[1].text == text  # type: ignore[union-attr]
    assert not paper.doubts


@pytest.mark.parametrize(
    ("typed", "meant", "told"),
    [
        ("Ðơn vị ƣu tú, ðồng chí", "Đơn vị ưu tú, đồng chí", "3 chữ Ð, ƣ"),
        ("tie\u0301\u0302ng Vi\u00ea\u0323t", "tiếng Việt", "1 dấu đặt sai thứ tự"),
        ("e\u0302\u0302m", "êm", "1 dấu đặt sai thứ tự"),
        ("Ｎguyễn １２", "Nguyễn 12", "2 chữ kiểu lạ"),
        ("\U0001d40d\U0001d420uyễn", "Nguyễn", "1 chữ kiểu lạ"),
        ("bằng \u200bkhen\ufeff", "bằng khen", "2 ký tự ẩn"),
        ("\uf0b7 Họ tên", "- Họ tên", "1 ký hiệu"),
        ("Họ tên: \uf0fcAn", "Họ tên: An", "1 ký hiệu"),
        ("\u200eHọ tên\u200f", "Họ tên", "2 ký tự đảo chiều"),
    ],
)
def test_odd_characters_are_mended_and_told(typed: str, meant: str, told: str) -> None:
    paper = repaired(typed)
    assert paper.text == meant
    assert told in paper.notes[0]


@pytest.mark.parametrize("page", ["cp1252", "latin-1"])
def test_utf_8_that_was_read_by_another_code_page(page: str) -> None:
    text = "Họ và tên: Nguyễn Thị Ưng – Đặng Ích, 25°C, “Giấy khen”"
    raw = text.encode()
    misread = "".join(bytes([b]).decode(page, "ignore") or chr(b) for b in raw)
    paper = repaired(misread)
    assert paper.text == text
    assert "UTF-8" in paper.notes[0]


def test_signs_that_only_look_like_utf_8_stay() -> None:
    text = "Ã, Â, Nº 5, Ä§, São Paulo, «à», ß¼, Æ®"
    assert repaired(text).text == text


def test_soft_hyphens_of_a_unicode_paper_go() -> None:
    paper = repaired("thi \u00adđua khen\u00adthưởng")
    assert paper.text == "thi đua khenthưởng"
    assert not paper.notes


def test_russian_letters_in_a_name_are_a_doubt() -> None:
    paper = repaired("Ông Nguуễn Vаn Án")
    assert paper.text == "Ông Nguyễn Van Án"
    assert codes(paper) == ["CHU_LA"]
    assert "Nguyễn" in paper.doubts[0].sentence


def test_look_alike_inside_a_common_word_is_only_noted() -> None:
    paper = repaired("bằng khеn, Δt, μm, αFP, Московский, cοn")
    assert paper.text == "bằng khen, Δt, μm, αFP, Московский, con"
    assert paper.notes
    assert not paper.doubts


@pytest.mark.parametrize("text", ["Nguyễn \u202eAn Văn\u202c", "Nguy\ufffdn Văn An"])
def test_text_turned_round_or_lost_is_a_doubt(text: str) -> None:
    assert codes(repaired(text)) == ["CHU_LA"]


def test_notes_are_few_however_many_runs() -> None:
    paper = repaired(*[[(to_tcvn3("Đạt danh hiệu"), TCVN3), (to_tcvn3(" tiên tiến"), LARGE)] for _ in range(50)])
    assert len(paper.notes) == 1
    assert "50 chỗ" in paper.notes[0]


def test_horns_that_a_tool_dropped_come_back_where_nothing_else_fits() -> None:
    typed = to_tcvn3("Trường THPT Hưng Đạo, Phường 2, được kỹ sư Lưu khen, như vậy; TNG, 5 t/h").replace("\u00ad", "")
    paper = repaired([(typed, TCVN3)])
    assert paper.text == "Trường THPT Hưng Đạo, Phường 2, được kỹ sư Lu khen, như vậy; TNG, 5 t/h"
    assert codes(paper) == ["MA_CHU_CU"]
    assert "“Trờng” thành “Trường”" in paper.doubts[0].sentence


def test_one_slip_of_the_typist_is_no_lost_horn() -> None:
    paper = repaired([(to_tcvn3("Trờng Tiểu học Lưu Phương được khen"), TCVN3)])
    assert paper.text == "Trờng Tiểu học Lưu Phương được khen"
    assert not paper.doubts


def test_places_behind_a_horn_put_back_move_on() -> None:
    text = "Phờng Trờng: ông An"
    segments = (Segment(0, 6, 1, (0, 0, 1, 1), 0), Segment(6, len(text), 1, (1, 0, 2, 1), 6))
    paragraph = Paragraph(text, segments=segments)
    restore_horns([paragraph])
    assert paragraph.text == "Phường Trường: ông An"
    assert [paragraph.text[s.start : s.end] for s in paragraph.segments] == ["Phường ", "Trường: ông An"]


def test_old_text_that_was_read_by_the_vietnamese_code_page() -> None:
    meant = ["Cộng hòa xã hội chủ nghĩa", "tiến trường có quyền, kỹ sư", "có", "Họ và tên: Đỗ Thị Lò"]
    for encode, font in ((to_tcvn3, TCVN3), (to_vni, VNI)):
        misread = [encode(text).encode("latin-1").decode("cp1258") for text in meant]
        assert repaired(*[[(text, font)] for text in misread]).text.split("\n") == meant


def test_unicode_in_an_old_font_is_not_taken_for_a_code_page() -> None:
    text = "Đã được tặng Giấy khen của Giám đốc Sở, ở ấp Bình Thuỷ"
    assert repaired([(text, TCVN3)], [(text, VNI)]).text == f"{text}\n{text}"


def test_font_that_lies_about_its_letters() -> None:
    typed = ["Nguyễn Thị Phượng, Phó Trưởng phòng Kế hoạch", "Đặng Văn Bảy", "đã được tặng Bằng khen năm 2003"]
    paper = repaired(*[[(to_vni(text), TCVN3)] for text in typed])
    assert paper.text.split("\n") == typed
    assert "bảng mã VNI" in paper.notes[0]
    mixed = repaired(*[[(to_vni(typed[0]), TCVN3)], [(to_tcvn3(typed[2]), TCVN3)], [(to_vni(typed[2]), VNI)]])
    assert mixed.text.split("\n") == [typed[0], typed[2], typed[2]]


def test_letters_that_make_no_vietnamese_in_their_font_are_a_doubt() -> None:
    paper = repaired([("Cµng hòa xã hµi chü nghîa Vi®t Nam, Ðµc l§p - Tñ do, B¥ng khen cüa B¶ trß·ng", TCVN3)])
    assert codes(paper) == ["MA_CHU_CU"]


def test_words_that_could_be_both_in_a_font_that_held_both_are_a_doubt() -> None:
    new = "Đạt danh hiệu Lao động tiên tiến"
    paper = repaired([(new, TCVN3)], [("Lê Công", TCVN3)])
    assert paper.text == f"{new}\nLê Công"
    assert codes(paper) == ["MA_CHU_CU"]
    assert "“Lê Công”" in paper.doubts[0].sentence
    old = repaired([(to_tcvn3(new), TCVN3)], [(to_tcvn3("Lò Phúc"), TCVN3)])
    assert old.text == f"{new}\nLò Phúc"
    assert not old.doubts


def test_cell_that_was_looked_at_shows_its_repaired_text() -> None:
    cells = [Cell(0, i, i, [Paragraph(to_tcvn3(text))]) for i, text in enumerate(("Họ và tên", "Nguyễn Đức Hưng"))]
    prose = Paragraph(to_tcvn3("Danh sách cán bộ được đề nghị tặng Giấy khen của Giám đốc Sở năm 2003"))
    paper = Paper(blocks=[prose, Table(0, 1, 2, cells)], read_as="spreadsheet")
    assert cells[1].text == to_tcvn3("Nguyễn Đức Hưng")
    Repairs().finish(paper)
    assert [cell.text for cell in cells] == ["Họ và tên", "Nguyễn Đức Hưng"]


ANY_FONT = st.sampled_from([TCVN3, LARGE, VNI, NEW, "VPS Times", "Wingdings", None])
ODD = (
    "".join(map(chr, range(0xA1, 0x100)))
    + "aeiouyđĐăơưếễ -,.\n\u0300\u0301\u0302\u031b\u200b\u202e\uf0b7\uf0e9Ngtrhß\ufb01ǰ"
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.text(st.sampled_from(ODD), max_size=30), ANY_FONT), max_size=5))
def test_any_text_in_any_font_is_read_and_keeps_its_place_where_it_has_to(pieces: list[Piece]) -> None:
    text = "".join(piece for piece, _ in pieces)
    assert len(Repairs().in_place(pieces)) == len(text)
    paper = repaired(pieces, text)
    assert len(paper.blocks) == 2


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PLAIN.split()), min_size=1, max_size=20), ANY_FONT.filter(lambda font: font != LARGE))
def test_unicode_stays_whatever_its_font(words: list[str], font: str | None) -> None:
    text = " ".join(["Được", *words])  # a word that no old font can hold
    assert repaired([(text, None if font == "Wingdings" else font)]).text == text


@pytest.mark.parametrize(
    "long", ["Ă ", "Ăă", "ế", "\u0301", "NGUYễN ", "tr-", "µ", "aâ", "Нa ", "\uf0b7\n", "-", "«a» "]
)
def test_time_grows_with_the_length(long: str) -> None:
    pieces: list[Piece] = [(long * 15_000, TCVN3), (long * 15_000, None)]
    start = time.process_time()
    repaired(pieces, long * 15_000)
    Repairs().in_place(pieces)
    assert time.process_time() - start < 4


def test_unicode_paper_whose_fonts_have_old_names() -> None:
    lines = ["Đã được tặng Giấy khen", "Đạt danh hiệu tiên tiến", "Phó Trưởng phòng Kỹ thuật", "có công", "Lê Phúc"]
    paper = repaired(*[[(line, VNI)] for line in lines])
    assert paper.text.split("\n") == lines
    assert not paper.doubts
    assert not paper.notes


def test_lines_of_a_page_decoded_by_spelling_keep_their_ends() -> None:
    first, second = "Năm 2003 đã được Giám đốc Sở tặng Giấy khen", " về thành tích phòng chống lụt bão ở huyện"
    typed = to_vni(first), to_vni(second)
    cut, end = len(typed[0]), len(typed[0]) + len(typed[1])
    segments = (Segment(0, cut, 1, (0, 0, 9, 1), 0), Segment(cut, end, 1, (0, 2, 9, 3), 90))
    paragraph = Paragraph("".join(typed), segments=segments)
    Repairs().finish(Paper(blocks=[paragraph], read_as="pdf_text"))
    assert [paragraph.text[s.start : s.end] for s in paragraph.segments] == [first, second]
