"""The PDF reader on papers printed by LibreOffice: paragraphs, columns, tables, boxes and refusals."""

from __future__ import annotations

import time
import unicodedata
from pathlib import Path

import papers
import pdfplumber
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from conftest import Printed

from extractors.layout import Box, Paper, Paragraph, Table
from extractors.readers.pdf import document as pdf
from extractors.readers.pdf import lines as pdf_lines
from extractors.readers.pdf.document import read_pdf
from extractors.readers.pdf.text_layer import has_usable_text
from records import EncryptedFile, UnreadableFile, UnsafeFile


def texts(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Paragraph)]


def tables(paper: Paper) -> list[Table]:
    """Lists and the like; a block of signatures is a table of one row."""
    return [block for block in paper.blocks if isinstance(block, Table) and block.rows > 1]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def box_of(paper: Paper, words: str) -> tuple[int, Box]:
    """Page and exact box of the first place where the words stand."""
    assert paper.narrow is not None
    for paragraph in paper.paragraphs():
        start = paragraph.text.find(words)
        if start < 0:
            continue
        segment = next(s for s in paragraph.segments if s.start <= start < s.end)
        assert start + len(words) <= segment.end
        return segment.page, paper.narrow(segment, start, start + len(words))
    raise AssertionError(words)


def test_head_columns_stay_apart(printed: Printed) -> None:
    assert texts(read_pdf(printed.submission))[:6] == [
        "SỞ KHOA HỌC VÀ CÔNG NGHỆ",
        "CHI CỤC THỬ NGHIỆM",
        "Số: 41/TTr-CCTN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Sông Xanh, ngày 05 tháng 11 năm 2025",
    ]


def test_signature_block_is_read_column_by_column(printed: Printed) -> None:
    block = read_pdf(printed.submission).blocks[-1]
    assert isinstance(block, Table)
    assert rows(block) == [["Nơi nhận:\n- Như trên;\n- Lưu: VT.", "CHI CỤC TRƯỞNG\nLê Thị Bích Hạnh"]]


def test_lines_are_joined_to_paragraphs(printed: Printed) -> None:
    found = texts(read_pdf(printed.submission))
    assert papers.BASIS in found
    assert "Chi cục Thử nghiệm kính trình Giám đốc Sở xem xét, công nhận cho các cá nhân có tên sau:" in found
    assert "Kính trình Giám đốc Sở xem xét./." in found


def test_decision_numbers_of_a_long_paragraph(printed: Printed) -> None:
    assert papers.DECISIONS in texts(read_pdf(printed.submission))


def test_decision_number_broken_at_the_line_end(printed: Printed) -> None:
    paper = read_pdf(printed.numbers)
    ends = [p.text[: segment.end] for p in paper.paragraphs() for segment in p.segments]
    assert any(end.endswith("/QĐ-") for end in ends), "the sample has to break a number"
    assert [papers.DECISION in text for text in texts(paper)] == [True] * 30


def test_weight_and_centring_are_told(printed: Printed) -> None:
    found = {p.text: p for p in read_pdf(printed.submission).paragraphs()}
    title, basis = found["Về việc đề nghị xét tặng danh hiệu thi đua năm 2025"], found[papers.BASIS]
    assert (title.bold, title.centred) == (True, True)
    assert (basis.bold, basis.centred) == (False, False)


def test_merged_cells_have_their_spans(printed: Printed) -> None:
    (table,) = tables(read_pdf(printed.submission))
    spans = {c.text: (c.row, c.column, c.row_span, c.column_span) for c in table.cells if c.row < 3}
    assert spans["Họ và tên"] == (0, 1, 2, 1)
    assert spans["Đề nghị"] == (0, 3, 1, 2)
    assert spans["Hình thức"] == (1, 4, 1, 1)
    assert spans["I. CÁ NHÂN"] == (2, 0, 1, 5)
    assert [row[1] for row in rows(table)[3:]] == papers.people(8)
    assert rows(table)[3][2] == "Chuyên viên Phòng Hành chính - Tổng hợp"


def test_text_of_a_table_is_not_repeated(printed: Printed) -> None:
    paper = read_pdf(printed.submission)
    assert paper.text.count("Trần Văn Khôi") == 1
    kinds = [type(block) for block in paper.blocks]
    assert kinds.index(Table) > 8 and kinds[-2:] == [Paragraph, Table]


def test_table_over_pages_is_one_table(printed: Printed) -> None:
    paper = read_pdf(printed.long_submission)
    assert len(paper.pages) > 3
    (table,) = tables(paper)
    names = papers.people(60)
    assert [row[0] for row in rows(table)[3:]] == [str(n) for n in range(1, 61)]
    assert [row[1] for row in rows(table)[3:]] == names
    assert {row[2] for row in rows(table)[3:]} == {"Chuyên viên Phòng Hành chính - Tổng hợp"}
    pages = {s.page for cell in table.cells for p in cell.paragraphs for s in p.segments}
    assert pages == set(range(1, len(paper.pages) + 1)) - ({len(paper.pages)} - pages)
    assert sum("Họ và tên" in text for text in texts(paper)) == 0


def test_page_numbers_go_and_running_lines_are_footers(printed: Printed) -> None:
    paper = read_pdf(printed.long_submission)
    with pdfplumber.open(printed.long_submission) as document:
        assert document.pages[1].extract_words()[0]["text"] == "2", "the sample has to number its pages"
    blocks = [block for block in paper.blocks if isinstance(block, Paragraph)]
    assert not any(block.text.strip().isdigit() for block in blocks)
    running = [block for block in blocks if block.text == papers.RUNNING]
    assert len(running) == len(paper.pages)
    assert {block.zone for block in running} == {"footer"}
    assert {block.zone for block in blocks if block not in running} == {"body"}


def test_paragraph_goes_on_over_the_page(printed: Printed) -> None:
    found = list(read_pdf(printed.numbers).paragraphs())
    assert any(len({segment.page for segment in paragraph.segments}) == 2 for paragraph in found)
    assert all(p.text.startswith("Được khen") and p.text.endswith("năm 2024.") for p in found)
    assert len(found) == 30


def test_decomposed_letters_keep_their_places() -> None:
    raw = unicodedata.normalize("NFD", "  Nguyễn  Thị Hồng ")
    text, offsets = pdf_lines.clean_text(raw)
    assert text == "Nguyễn Thị Hồng" and offsets is not None and len(offsets) == len(text) + 1
    stripped = raw.strip()
    for start, end in ((0, 6), (7, 10), (11, 15)):
        piece = stripped[offsets[start] : offsets[end]]
        assert unicodedata.normalize("NFC", piece).strip() == text[start:end]


def test_label_and_value_set_apart_by_a_tab_stay_one_line(printed: Printed) -> None:
    assert "Họ và tên:\tTrần Văn Khôi" in texts(read_pdf(printed.report))


def test_list_without_rules_is_a_table(printed: Printed) -> None:
    (table,) = tables(read_pdf(printed.report))
    grid = [[text.replace("\n", " ") for text in row] for row in rows(table)]
    assert grid[0] == ["STT", "Họ và tên", "Năm sinh", "Đề nghị"]
    assert grid[1:] == [[str(n + 1), name, str(1981 + n), "LĐTT"] for n, name in enumerate(papers.people(4))]


@pytest.mark.parametrize("words", ["41/TTr-CCTN", "Hành", "Tổng", "1085/QĐ-SKHCN", "Phượng", "NGHĨA"])
def test_box_lies_on_the_word(printed: Printed, words: str) -> None:
    number, box = box_of(read_pdf(printed.submission), words)
    with pdfplumber.open(printed.submission) as document:
        found = [
            w for w in document.pages[number - 1].extract_words() if words in unicodedata.normalize("NFC", w["text"])
        ]
    exact = [w for w in found if w["text"].strip(",.;:") == words] or found
    assert any(
        abs(box[0] - w["x0"]) < 2 and abs(box[2] - w["x1"]) < 6 and box[1] < (w["top"] + w["bottom"]) / 2 < box[3]
        for w in exact
    ), (box, exact)
    assert box[3] - box[1] < 20


def turn(source: Path, target: Path, degrees: int, *, shown_upright: bool = True) -> None:
    """Content turned to the left; with /Rotate the page is shown as before, without it on its side."""
    document = pdfium.PdfDocument(source)
    for page in document:
        width, height = page.get_size()
        matrix = {
            90: pdfium_c.FS_MATRIX(0, 1, -1, 0, height, 0),
            180: pdfium_c.FS_MATRIX(-1, 0, 0, -1, width, height),
            270: pdfium_c.FS_MATRIX(0, -1, 1, 0, 0, width),
        }[degrees]
        clip = pdfium_c.FS_RECTF(0, 2000, 2000, 0)
        assert pdfium_c.FPDFPage_TransFormWithClip(page.raw, matrix, clip)
        if degrees != 180:
            page.set_mediabox(0, 0, height, width)
        page.set_rotation(degrees if shown_upright else 0)
    document.save(target)
    document.close()


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_page_reads_like_the_upright_one(printed: Printed, tmp_path: Path, degrees: int) -> None:
    turned = tmp_path / "turned.pdf"
    turn(printed.submission, turned, degrees)
    upright, paper = read_pdf(printed.submission), read_pdf(turned)
    assert paper.text == upright.text
    assert [round(p.width) for p in paper.pages] == [round(p.width) for p in upright.pages]
    (number, expected), (same, box) = box_of(upright, "41/TTr-CCTN"), box_of(paper, "41/TTr-CCTN")
    assert number == same and box == pytest.approx(expected, abs=1.0)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_page_shown_on_its_side_is_read_upright(printed: Printed, tmp_path: Path, degrees: int) -> None:
    turned = tmp_path / "side.pdf"
    turn(printed.submission, turned, degrees, shown_upright=False)
    upright, paper = read_pdf(printed.submission), read_pdf(turned)
    assert paper.text == upright.text
    _, (x0, top, x1, bottom) = box_of(upright, "41/TTr-CCTN")
    width, height = upright.pages[0].width, upright.pages[0].height
    expected = {
        90: (top, width - x1, bottom, width - x0),
        180: (width - x1, height - bottom, width - x0, height - top),
        270: (height - bottom, x0, height - top, x1),
    }[degrees]
    _, box = box_of(paper, "41/TTr-CCTN")
    assert box == pytest.approx(expected, abs=1.0)
    assert (paper.pages[0].width > paper.pages[0].height) == (degrees != 180)


def write_drawing(path: Path, drawing: str) -> None:
    """A one-page PDF of drawing commands; /F is Helvetica."""
    stream = drawing.encode("ascii")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    path.write_bytes(data + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)


def write_grid(path: Path, lines: list[tuple[int, int, int, int]], *, stroke: bool = True) -> None:
    """Nine words in a square of three by three, with the given rules drawn as strokes or as thin filled boxes."""
    words = "".join(
        f"BT /F 10 Tf {60 + 100 * column} {330 - 100 * row} Td (o{row}{column}) Tj ET\n"
        for row in range(3)
        for column in range(3)
    )
    if stroke:
        rules = "".join(f"{x0} {y0} m {x1} {y1} l S\n" for x0, y0, x1, y1 in lines)
    else:
        rules = "".join(f"{x0} {y0} {max(x1 - x0, 0.5)} {max(y1 - y0, 0.5)} re f\n" for x0, y0, x1, y1 in lines)
    write_drawing(path, rules + words)


SIDES = [
    *((50 + 100 * c, 50 + 100 * r, 150 + 100 * c, 50 + 100 * r) for r in range(4) for c in range(3)),
    *((50 + 100 * c, 50 + 100 * r, 50 + 100 * c, 150 + 100 * r) for r in range(3) for c in range(4)),
]


@pytest.mark.parametrize("stroke", [True, False])
def test_grid_of_cell_borders(tmp_path: Path, stroke: bool) -> None:
    write_grid(tmp_path / "grid.pdf", SIDES, stroke=stroke)
    (table,) = tables(read_pdf(tmp_path / "grid.pdf"))
    assert rows(table) == [[f"o{r}{c}" for c in range(3)] for r in range(3)]


def test_grid_drawn_as_rectangles(tmp_path: Path) -> None:
    boxes = "".join(f"{50 + 100 * c} {50 + 100 * r} 100 100 re S\n" for r in range(3) for c in range(3))
    words = "".join(
        f"BT /F 10 Tf {60 + 100 * c} {330 - 100 * r} Td (o{r}{c}) Tj ET\n" for r in range(3) for c in range(3)
    )
    write_drawing(tmp_path / "boxes.pdf", boxes + words)
    (table,) = tables(read_pdf(tmp_path / "boxes.pdf"))
    assert rows(table) == [[f"o{r}{c}" for c in range(3)] for r in range(3)]


def test_open_sides_of_a_table_are_closed(tmp_path: Path) -> None:
    inner = [line for line in SIDES if line[0] != line[2] or line[0] in (150, 250)]
    write_grid(tmp_path / "open.pdf", inner)
    (table,) = tables(read_pdf(tmp_path / "open.pdf"))
    assert rows(table) == [[f"o{r}{c}" for c in range(3)] for r in range(3)]


def test_rules_that_make_no_clean_grid_lose_no_text(tmp_path: Path) -> None:
    missing = {(150, 250, 150, 350), (150, 250, 250, 250)}  # three cells run together to an L
    write_grid(tmp_path / "bent.pdf", [line for line in SIDES if line not in missing])
    paper = read_pdf(tmp_path / "bent.pdf")
    (table,) = tables(paper)
    assert sorted(paper.text.split()) == sorted(f"o{r}{c}" for r in range(3) for c in range(3))
    assert rows(table)[2] == ["o20", "o21", "o22"]


def test_boxes_count_from_the_crop_box(printed: Printed, tmp_path: Path) -> None:
    document = pdfium.PdfDocument(printed.submission)
    page = document[0]
    width, height = page.get_size()
    page.set_cropbox(30, 20, width - 10, height - 25)
    document.save(tmp_path / "cropped.pdf")
    _, expected = box_of(read_pdf(printed.submission), "41/TTr-CCTN")
    paper = read_pdf(tmp_path / "cropped.pdf")
    _, box = box_of(paper, "41/TTr-CCTN")
    assert paper.pages[0].width == pytest.approx(width - 40, abs=0.1)
    assert box == pytest.approx([expected[0] - 30, expected[1] - 25, expected[2] - 30, expected[3] - 25], abs=0.5)


def test_encrypted_file_is_refused(printed: Printed) -> None:
    with pytest.raises(EncryptedFile) as caught:
        read_pdf(printed.encrypted)
    assert caught.value.code == "CO_MAT_KHAU" and caught.value.hint


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_file_cut_short_is_refused_or_read(printed: Printed, tmp_path: Path, share: float) -> None:
    data = printed.submission.read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(UnreadableFile) as caught:
        read_pdf(path)
    assert caught.value.code in ("TEP_HONG", "TEP_RONG") and caught.value.hint


def test_file_of_junk_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "junk.pdf"
    path.write_bytes(b"%PDF-1.7\n" + b"junk" * 500)
    with pytest.raises(UnreadableFile):
        read_pdf(path)


def test_empty_page_gives_no_block_and_needs_no_ocr(printed: Printed) -> None:
    paper = read_pdf(printed.empty)
    assert paper.blocks == [] and len(paper.pages) == 1
    assert not paper.pages[0].scanned and paper.read_as == "pdf_text"


def test_too_many_pages_are_refused(tmp_path: Path) -> None:
    document = pdfium.PdfDocument.new()
    for _ in range(pdf.MAX_PAGES + 1):
        document.new_page(100, 100)
    document.save(tmp_path / "long.pdf")
    with pytest.raises(UnsafeFile) as caught:
        read_pdf(tmp_path / "long.pdf")
    assert str(pdf.MAX_PAGES) in caught.value.message


def test_too_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(pdf.MAX_BYTES + 1)
    with pytest.raises(UnsafeFile):
        read_pdf(path)


def test_same_file_same_paper(printed: Printed) -> None:
    first, second = read_pdf(printed.submission), read_pdf(printed.submission)
    assert first.blocks == second.blocks


def test_text_pdf_is_read_quickly(printed: Printed) -> None:
    read_pdf(printed.submission)
    start = time.process_time()
    for _ in range(5):
        read_pdf(printed.submission)
    assert (time.process_time() - start) / 5 < 0.1  # usually about 8 ms; a slower machine may take more


VIETNAMESE = "Căn cứ Luật Thi đua, khen thưởng; kính đề nghị Giám đốc Sở xem xét công nhận danh hiệu cho cá nhân. " * 5


@pytest.mark.parametrize(
    ("text", "picture", "drawings", "usable"),
    [
        (VIETNAMESE, 0.0, 0, True),
        (VIETNAMESE, 1.0, 0, True),  # a scan with a good text layer
        ("", 0.0, 0, True),  # an empty page
        ("", 0.95, 0, False),  # a plain scan
        ("", 0.0, 900, False),  # letters drawn as outlines
        ("Ký bởi: Sở Khoa học\nCơ quan: UBND tỉnh\nGiờ ký: 24/10/2025 15:17:35 +07:00\n", 0.95, 0, False),
        ("CHUNG NHAN CHIEN SI THI DUA CO SO NAM 2024 CUA GIAM DOC SO KHOA HOC VA CONG NGHE " * 5, 0.0, 0, False),
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam §éc lËp Tù do H¹nh phóc " * 4, 0.0, 0, False),  # TCVN3
        ("\ufffd\ue001\ue002\ue003 \ue004\ue005\ue006" * 20, 0.0, 0, False),  # a font without a map to letters
    ],
)
def test_text_layer_is_judged_by_its_letters(text: str, picture: float, drawings: int, usable: bool) -> None:
    assert has_usable_text(text, picture, drawings) is usable


def test_drawing_of_very_many_rules_is_no_table_and_costs_little(tmp_path: Path) -> None:
    hatching = "".join(f"{n % 380} {n // 380 * 3} m {n % 380 + 8} {n // 380 * 3} l S\n" for n in range(24_000))
    words = "".join(f"BT /F 10 Tf 20 {380 - 14 * n} Td (line {n}) Tj ET\n" for n in range(10))
    write_drawing(tmp_path / "map.pdf", hatching + words)
    start = time.process_time()
    paper = read_pdf(tmp_path / "map.pdf")
    assert time.process_time() - start < 5
    assert tables(paper) == [] and "line 9" in paper.text
