"""What a scan loses beside a printed paper, each cause alone: seals, edges, weight of type, lines, spaces, rules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import papers
import pytest
from conftest import Printed
from PIL import Image, ImageChops, ImageDraw, ImageFont

from extractors.layout import PageSize, Paragraph, Segment
from extractors.readers.pages.composition import PageContent, compose
from extractors.readers.pages.lines import Line
from extractors.readers.pdf.document import read_pdf
from extractors.readers.pdf.tables import Rule, find_grids
from extractors.readers.scan import words as scan_words
from extractors.readers.scan.document import _is_scrawl, _is_table
from extractors.readers.scan.rules import DOTS, without_strokes
from extractors.readers.scan.spaces import is_glued, put_spaces_back
from extractors.readers.scan.words import Word, read_page_words


def line(text: str, x0: float, x1: float, baseline: float, *, bold: bool = False) -> Line:
    box = (x0, baseline - 10, x1, baseline + 3)
    return Line(text, x0, baseline - 10, x1, baseline + 3, baseline, 14.0, 1, (Segment(0, len(text), 1, box),), bold)


def paragraphs(lines: list[Line]) -> list[Paragraph]:
    blocks = compose([PageContent(1, PageSize(595, 842, scanned=True), lines)])
    return [block for block in blocks if isinstance(block, Paragraph)]


def test_lines_join_beside_a_head_that_stands_further_left() -> None:
    """A wide unit's name, a little off the baseline of what stands beside it, tells neither edge nor pitch."""
    head = [
        line("CÔNG TY TNHH", 122, 215, 68),
        line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 287, 537, 68),
        line("Độc lập - Tự do - Hạnh phúc", 333, 492, 80.6),
        line("THIẾT BỊ ĐO LƯỜNG SÔNG XANH", 77, 260, 82.8),
    ]
    body = [
        line("1. Sản xuất hai trăm bộ quả cân chuẩn cho các chợ của thành phố; tặng 40", 114, 543.6, 320),
        line("cân đối chứng cho 40 chợ.", 85.7, 291, 335.5),
        line("2. Doanh thu sáu tháng đầu năm tăng một phần tư so với cùng kỳ; nộp", 114, 543.4, 355),
        line("ngân sách 4,8 tỷ đồng.", 85.5, 202, 370.5),
        line("3. Giảm tỷ lệ hàng lỗi từ 3,1% còn 0,9%.", 114, 477, 390),
        line("II. KHEN THƯỞNG", 85.7, 220, 410),
    ]
    texts = [paragraph.text for paragraph in paragraphs(head + body)]
    assert "1. Sản xuất hai trăm bộ quả cân chuẩn cho các chợ của thành phố; tặng 40 cân đối chứng cho 40 chợ." in texts
    assert any(text.endswith("nộp ngân sách 4,8 tỷ đồng.") for text in texts)
    assert "3. Giảm tỷ lệ hàng lỗi từ 3,1% còn 0,9%." in texts


def test_centred_title_shows_the_axis_of_a_ragged_page() -> None:
    page = [
        line("BẢN ĐĂNG KÝ", 262, 353.5, 178),
        line("Danh hiệu thi đua năm 2024", 222, 394, 200),
        line("Trung tâm đăng ký:", 71, 251, 242),
        line("- Tập thể lao động tiên tiến;", 71, 300, 262),
        line("- Giấy khen.", 71, 160, 282),
        line("Đơn vị cam kết thực hiện và báo cáo kết quả.", 71, 480, 302),
    ]
    centred = [paragraph.text for paragraph in paragraphs(page) if paragraph.centred]
    assert "".join(centred) == "BẢN ĐĂNG KÝDanh hiệu thi đua năm 2024"


def test_bold_lines_of_a_scan_are_told(printed: Printed) -> None:
    bold = {paragraph.text: paragraph.bold for paragraph in read_pdf(printed.scan).paragraphs()}
    known = {p.text: p.bold for p in read_pdf(printed.submission).paragraphs() if len(p.text) > 12}
    shared = [text for text in bold if text in known]
    assert len(shared) > 10 and any(known[text] for text in shared)
    assert [text for text in shared if bold[text] != known[text]] == []


def test_name_under_an_opaque_seal_is_read(printed: Printed, tmp_path: Path) -> None:
    picture = papers.picture_of(printed.report, 0).convert("RGB")
    box = next(s.box for p in read_pdf(printed.report).paragraphs() if p.text.endswith("Khôi") for s in p.segments[-1:])
    x, y = (box[0] - 12) / 72 * DOTS, (box[1] + box[3]) / 2 / 72 * DOTS
    seal = picture.copy()
    pen = ImageDraw.Draw(seal)
    for radius in (60, 118, 128, 136):
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(205, 30, 50), width=4)
    papers.write_scan(tmp_path / "sealed.pdf", [Image.blend(picture, seal, 0.8)])
    texts = [p.text for p in read_pdf(tmp_path / "sealed.pdf").paragraphs()]
    assert any(text.endswith("Trần Văn Khôi") for text in texts), texts


def test_lines_left_out_of_the_layout_are_read(printed: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    grey = np.asarray(papers.picture_of(printed.report, 0))
    whole = read_page_words(grey, [])
    lost = next(word.line for word in whole if word.text == "sáng")
    read = scan_words._read_words

    def without_a_line(*args: object, **kwargs: object) -> list[Word]:
        return [word for word in read(*args, **kwargs) if word.line != lost]  # type: ignore[arg-type]

    monkeypatch.setattr(scan_words, "_read_words", without_a_line)
    again = read_page_words(grey, [])
    assert sorted(word.text for word in again) == sorted(word.text for word in whole)


def test_arcs_of_a_seal_are_no_columns() -> None:
    across = [Rule(at, 200, 1500) for at in (400, 500, 600)]
    down = [Rule(at, 400, 600) for at in (200, 500, 1500)]
    arcs = [Rule(880, 520, 585), Rule(1010, 430, 490)]
    strokes = [Rule(455, 860, 930), Rule(595, 1620, 1690)]
    (grid,) = find_grids(*without_strokes([*across, *strokes], [*down, *arcs], tolerance=7, dots=DOTS), tolerance=7)
    assert grid.xs == [200, 500, 1500] and grid.ys == [400, 500, 600]


@pytest.mark.parametrize("text", ["vàtên", "SƯCƠKHÍ", "VănKhoa", "BIÊNBẢN", "quyếtđịnh."])
def test_two_syllables_without_a_space_are_seen(text: str) -> None:
    assert is_glued(text)


@pytest.mark.parametrize("text", ["Nguyễn", "giỏi", "thường", "Krơng", "Zơrâm", "UBND", "quyết", "khuyến", "12/QĐ"])
def test_syllables_and_foreign_names_are_whole(text: str) -> None:
    assert not is_glued(text)


@pytest.mark.parametrize(("printed_text", "read_text"), [("và tên", "và tên"), ("online", "online")])
def test_space_needs_a_gap_on_the_paper(printed_text: str, read_text: str) -> None:
    font = ImageFont.truetype("LiberationSerif-Regular.ttf", 36)
    picture = Image.new("L", (200, 60), 255)
    ImageDraw.Draw(picture).text((10, 5), printed_text, font=font, fill=0)
    grey = np.asarray(picture)
    rows, columns = np.nonzero(grey < 128)
    box = (float(columns.min()), float(rows.min()), float(columns.max()), float(rows.max()))
    word = Word(printed_text.replace(" ", ""), *box, 0.9, (0,))
    assert " ".join(part.text for part in put_spaces_back(grey, [word])) == read_text


@pytest.mark.parametrize(
    ("text", "sure", "scrawl"), [("MA^", 0.2, True), ("BIÊN BẢN", 0.12, False), ("Vy", 0.9, False)]
)
def test_few_unsure_letters_are_a_scrawl(text: str, sure: float, *, scrawl: bool) -> None:
    assert _is_scrawl(replace(line(text, 300, 400, 700), sure=sure), []) is scrawl


def test_name_under_a_grey_seal_is_read() -> None:
    """In grey a seal is as dark as Tesseract's own threshold, and the name in it is lost: the blackest ink shows it."""
    font = ImageFont.truetype("LiberationSerif-Bold.ttf", 36)
    picture = Image.new("L", (1654, 900), 240)
    pen = ImageDraw.Draw(picture)
    pen.text((180, 100), "Kính đề nghị Hội đồng xem xét, quyết định.", font=font, fill=10)
    pen.text((1000, 500), "Phan Thị Diễm Thu", font=font, fill=10)
    seal = Image.new("L", picture.size, 255)
    rings = ImageDraw.Draw(seal)
    for radius in (84, 128, 140):
        rings.ellipse((1060 - radius, 430 - radius, 1060 + radius, 430 + radius), outline=110, width=4)
    grey = np.asarray(ImageChops.multiply(picture, seal))
    read = {word.text for word in read_page_words(grey, [])}
    assert read >= {"Phan", "Thị", "Thu"}, read


def test_line_above_two_signatures_stays_in_the_body() -> None:
    page = [
        line("Năm 2024 được Chủ tịch Ủy ban nhân dân Thành phố tặng Bằng khen (Quyết", 114, 544, 300),
        line("định số 4410/QĐ-UBND ngày 18/12/2024).", 85.7, 314, 316),
        line("XÁC NHẬN CỦA CÔNG TY", 113, 278, 336, bold=True),
        line("NGƯỜI BÁO CÁO", 371, 479, 336, bold=True),
    ]
    assert paragraphs(page)[0].text.endswith("(Quyết định số 4410/QĐ-UBND ngày 18/12/2024).")


@pytest.mark.parametrize(("columns", "rows", "table"), [(3, 1, True), (2, 1, False), (2, 2, True), (1, 3, False)])
def test_rest_of_a_row_at_the_top_of_a_page_is_a_table(columns: int, rows: int, *, table: bool) -> None:
    """A row that a page break cuts goes on as one row of cells; a frame around two signatures is no table."""
    across = [Rule(200 + 80 * row, 220, 220 + 400 * columns) for row in range(rows + 1)]
    down = [Rule(220 + 400 * column, 200, 200 + 80 * rows) for column in range(columns + 1)]
    found = find_grids(across, down, tolerance=8)
    assert any(_is_table(grid) for grid in found) is table
