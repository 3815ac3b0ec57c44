"""Lines of a page with their places: which go on with the one before, and which begin something new."""

from __future__ import annotations

import pytest

from extractors.layout import PageSize, Paragraph, Segment, Table
from extractors.readers.pages.composition import PageContent, compose
from extractors.readers.pages.lines import Line
from extractors.readers.pdf.tables import Grid, find_grids
from extractors.readers.pdf.tables import Rule as R

LEFT, RIGHT, SIZE = 85.0, 550.0, 13.0
LETTER = 5.8  # points of a letter


def line(
    text: str, y: float, *, x0: float = LEFT, x1: float | None = None, size: float = SIZE, bold: bool = False
) -> Line:
    x1 = x1 if x1 is not None else x0 + LETTER * len(text)
    box = (x0, y - 0.9 * size, x1, y + 0.2 * size)
    return Line(text, *box, y, size, 1, (Segment(0, len(text), 1, box),), bold)


def read(lines: list[Line], grids: list[Grid] | None = None) -> list[Paragraph | Table]:
    return compose([PageContent(1, PageSize(595, 842), lines, grids or [])])


def texts(lines: list[Line]) -> list[str]:
    return [block.text for block in read(lines) if isinstance(block, Paragraph)]


def test_wider_step_parts_paragraphs_even_where_most_steps_are_wide() -> None:
    lines = [
        line("1. Ông Âu Cao Hoà, Giảng viên, Phòng Tổ chức - Cán bộ, Trường Năng khiếu thể dục", 100, x1=RIGHT),
        line("thể thao", 117.1),
        *(line(f"{n}. Bà Đào Thị Cẩm, Hiệu trưởng;", 98 + 19.2 * n) for n in range(2, 7)),
        line("Tham gia đủ các lớp bồi dưỡng chuyên môn do cấp trên tổ chức trong năm học vừa rồi", 300, x1=RIGHT),
        line("Kết nối liên thông 50 hệ thống thông tin, 639 nghìn lượt giao dịch một năm tại đây", 319.2, x1=RIGHT),
        line("Trồng 776 cây xanh quanh khuôn viên cơ quan", 338.4),
    ]
    read_texts = texts(lines)
    assert read_texts[0].endswith("thể dục thể thao")
    assert len(read_texts) == 9, read_texts


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Tên sáng kiến: Cải tiến lò hơi 10 tấn/giờ để giảm tiêu hao mùn cưa",
            "Tôi xin cam đoan mọi điều là đúng sự thật",
        ),
        ("Trú quán: khu phố Tân Lập, xã Minh Hợp, huyện Quỳ Hợp, tỉnh Nghệ An", "Phòng/ban: Phòng Sở hữu trí tuệ"),
        ("Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ;", "Trường Hoa Mai kính đề nghị"),
    ],
)
def test_words_that_open_a_paragraph_under_a_full_line(first: str, second: str) -> None:
    assert texts([line(first, 100, x1=RIGHT), line(second, 119), line("Kính gửi: ai", 138)])[:2] == [first, second]


def test_sentence_goes_on_under_a_full_line() -> None:
    first, second = "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của", "Chính phủ quy định chi tiết"
    assert texts([line(first, 100, x1=RIGHT), line(second, 117)]) == [f"{first} {second}"]


def centred(text: str, y: float, middle: float, *, bold: bool = False) -> Line:
    half = 4.0 * len(text)
    return line(text, y, x0=middle - half, x1=middle + half, size=12, bold=bold)


RIGHT_HEAD = [
    centred("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 70, 400),
    centred("Độc lập - Tự do - Hạnh phúc", 88, 400),
    centred("Đồng Nai, ngày 21 tháng 10 năm 2024", 106, 400),
]


def test_unit_of_two_lines_stays_whole_and_parted_from_the_one_above() -> None:
    lines = [
        centred("SỞ DU LỊCH VÀ THỂ THAO", 70, 160),
        centred("LIÊN MINH THỂ THAO SÔNG", 88, 160),
        centred("TỔNG HỢP", 103.8, 160),
        *RIGHT_HEAD,
    ]
    assert texts(lines)[:2] == ["SỞ DU LỊCH VÀ THỂ THAO", "LIÊN MINH THỂ THAO SÔNG TỔNG HỢP"]


def test_subject_below_the_number_goes_on_and_the_address_is_no_part_of_the_head() -> None:
    lines = [
        centred("SỞ DU LỊCH", 70, 160),
        centred("Số: 455/CV-SDL", 88, 160),
        centred("V/v đề nghị khen", 106, 160),
        centred("thưởng năm 2023", 121.8, 160),
        line("Kính gửi: Cục Thống kê tỉnh", 142),
        *RIGHT_HEAD,
    ]
    assert texts(lines)[2] == "V/v đề nghị khen thưởng năm 2023"
    assert texts(lines)[-1] == "Kính gửi: Cục Thống kê tỉnh"


def test_name_of_the_country_that_runs_on_under_the_unit() -> None:
    lines = [
        line("BỆNH VIỆN ĐA KHOA TỈNH", 70, x1=250),
        line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", 70, x0=300, x1=RIGHT - 20),
        line("NAM", 85),
        line("PHÒNG Y TẾ", 104, x1=200),
        line("Độc lập - Tự do - Hạnh phúc", 104, x0=330, x1=500),
    ]
    assert texts(lines)[:3] == ["BỆNH VIỆN ĐA KHOA TỈNH", "PHÒNG Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]


def cell_texts(parts: list[tuple[str, float]], *, right: float) -> list[str]:
    """The paragraphs of the second of two cells, whose text begins at x 105.5."""
    across = [R(100, 40, right), R(200, 40, right)]
    grids = find_grids(across, [R(40, 100, 200), R(100, 100, 200), R(right, 100, 200)])
    lines = [line("1", 120, x0=60), *(line(text, y, x0=105.5, x1=right - 6, size=12) for text, y in parts)]
    (table,) = [block for block in read(lines, grids) if isinstance(block, Table)]
    return [paragraph.text for paragraph in table.cells[1].paragraphs]


def test_people_one_under_the_other_in_a_cell() -> None:
    people = [("Ông Châu Thiên Bình", 115.0), ("Bà Đinh Khánh Linh", 130.0), ("Ông Võ Đoàn Thọ", 145.0)]
    assert cell_texts(people, right=230) == [name for name, _ in people]


def test_wider_step_parts_a_cell_where_its_close_step_is_seen() -> None:
    parts = [("Quyết định khen", 115.0), ("thưởng năm 2020", 128.8), ("Quyết định năm 2021", 144.6)]
    parts += [("Quyết định năm 2022", 160.4)]
    whole = ["Quyết định khen thưởng năm 2020", "Quyết định năm 2021", "Quyết định năm 2022"]
    assert cell_texts(parts, right=215) == whole


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("31/07/19", "90", "31/07/1990"),
        ("31/07/1990", "12", "31/07/1990 12"),
    ],
)
def test_what_a_narrow_cell_has_broken(first: str, second: str, whole: str) -> None:
    assert cell_texts([(first, 115.0), (second, 130.0)], right=160) == [whole]


def test_line_that_ends_in_a_dash_goes_on_although_a_word_more_would_have_fitted() -> None:
    cut = [line("Trung tâm GDNN -", 100, x1=RIGHT - 60), line("GDTX huyện Võ Nhai", 117)]
    assert texts(cut) == ["Trung tâm GDNN - GDTX huyện Võ Nhai"]


def test_two_tables_without_a_line_between_them_are_two() -> None:
    ys = [100, 120, 140, 160, 180]
    across = [R(y, 40, 500) for y in ys]
    down = [R(40, 100, 180), R(500, 100, 180), R(200, 100, 140), R(100, 140, 180), R(300, 140, 180)]
    rows = [("Năm", 60), ("Mức độ", 300)], [("2020", 60), ("Tốt", 300)], [("STT", 60), ("Năm", 150), ("QĐ", 350)]
    lines = [line(text, 15 + ys[at], x0=x) for at, row in enumerate(rows) for text, x in row]
    lines += [line("1", 175, x0=60), line("2013", 175, x0=150), line("153/QĐ-SYT", 175, x0=350)]
    tables = [block for block in read(lines, find_grids(across, down)) if isinstance(block, Table)]
    assert [[cell.text for cell in table.cells] for table in tables] == [
        ["Năm", "Mức độ", "2020", "Tốt"],
        ["STT", "Năm", "QĐ", "1", "2013", "153/QĐ-SYT"],
    ]


def test_head_that_comes_again_inside_a_table_parts_nothing() -> None:
    ys = [100, 120, 140, 160]
    down = [R(x, 100, 160) for x in (40, 100, 300)]
    lines = [line(t, 15 + y, x0=x) for y in ys[:3:2] for t, x in (("STT", 60), ("Họ và tên", 120))]
    lines += [line("1", 135, x0=60), line("Lê An", 135, x0=120)]
    tables = [b for b in read(lines, find_grids([R(y, 40, 300) for y in ys], down)) if isinstance(b, Table)]
    assert len(tables) == 1


def test_names_far_below_two_heads_stand_in_their_columns() -> None:
    lines = [
        line("Kính đề nghị cấp trên xem xét./.", 380),
        centred("NGƯỜI LẬP BIỂU", 444, 190),
        centred("GIÁM ĐỐC", 444, 430),
        centred("Kơ Să KLét", 565, 190),
        centred("Đỗ Bảo Thúc", 565, 430),
    ]
    (block,) = [block for block in read(lines) if isinstance(block, Table)]
    assert [cell.text for cell in block.cells] == ["NGƯỜI LẬP BIỂU\nKơ Să KLét", "GIÁM ĐỐC\nĐỗ Bảo Thúc"]
