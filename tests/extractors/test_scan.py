"""The scan reader with Tesseract on scans of printed papers: names in tables, boxes, skew, mixed files, pictures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import papers
import pytest
from conftest import Printed
from PIL import Image, ImageChops, ImageDraw

from extractors.layout import Paper, Paragraph, Segment, Table
from extractors.readers.pdf.document import read_pdf
from extractors.readers.scan import words as scan_words
from extractors.readers.scan.document import read_image
from extractors.readers.scan.pose import measure_skew
from extractors.readers.scan.rules import DOTS, find_rules
from extractors.readers.scan.words import find_tessdata
from records import UnreadableFile


@pytest.fixture(scope="module")
def scanned(printed: Printed) -> Paper:
    return read_pdf(printed.scan)


def texts(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Paragraph)]


def word_box(paper: Paper, word: str) -> Segment:
    for paragraph in paper.paragraphs():
        for segment in paragraph.segments:
            if paragraph.text[segment.start : segment.end].strip(",.;:") == word:
                return segment
    raise AssertionError(word)


def test_scan_is_told_from_text(scanned: Paper) -> None:
    assert scanned.read_as == "pdf_scan"
    assert [page.scanned for page in scanned.pages] == [True]


def test_head_of_a_scan_stays_in_columns(scanned: Paper) -> None:
    found = texts(scanned)
    assert found[0] == "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    assert found.index("Số: 41/TTr-CCTN") < found.index("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    assert "Sông Xanh, ngày 05 tháng 11 năm 2025" in found


def test_lines_of_a_scan_are_joined(scanned: Paper) -> None:
    (paragraph,) = [text for text in texts(scanned) if text.startswith("Năm 2024 được tặng")]
    for number in range(1084, 1089):
        assert f"{number}/QĐ-SKHCN" in paragraph


def test_names_in_a_ruled_table_are_read_cell_by_cell(scanned: Paper) -> None:
    (table,) = [block for block in scanned.blocks if isinstance(block, Table)]
    grid = [[cell.text if cell else "" for cell in row] for row in table.grid()]
    assert table.columns == 5
    names = [row[1] for row in grid[3:]]
    assert names == papers.people(8)[: len(names)] and len(names) >= 5
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in table.cells}
    assert spans[(0, 1)] == (2, 1) and spans[(0, 3)] == (1, 2) and spans[(2, 0)] == (1, 5)
    assert all(row[4] == "Giấy khen" for row in grid[3:])


def test_confidence_is_told(scanned: Paper) -> None:
    sure = [p.sure for p in scanned.paragraphs() if len(p.text) > 20]
    assert sure and all(0 < value <= 1 for value in sure)
    assert sum(sure) / len(sure) > 0.85
    assert any(value < 1 for value in sure)


@pytest.mark.parametrize("word", ["Luật", "TRÌNH", "NGHIỆM", "Giám", "Thủy", "Ngân"])
def test_box_of_a_skewed_scan_lies_on_the_word(printed: Printed, scanned: Paper, word: str) -> None:
    """The scan is the print turned by 0.8 degrees: the box must lie where the turned word is."""
    printed_paper = read_pdf(printed.submission)
    assert printed_paper.narrow is not None
    for paragraph in printed_paper.paragraphs():
        for segment in paragraph.segments:
            at = paragraph.text.find(word, segment.start, segment.end)
            if at >= 0 and segment.page == 1:
                box = printed_paper.narrow(segment, at, at + len(word))
                break
        else:
            continue
        break
    else:
        pytest.fail(f"{word} does not stand on the first page")
    size = printed_paper.pages[0]
    angle = np.radians(0.8)
    dx, dy = (box[0] + box[2]) / 2 - size.width / 2, (box[1] + box[3]) / 2 - size.height / 2
    x = dx * np.cos(angle) - dy * np.sin(angle) + size.width / 2
    y = dx * np.sin(angle) + dy * np.cos(angle) + size.height / 2
    found = word_box(scanned, word).box
    assert found[0] - 2 < x < found[2] + 2 and found[1] - 3 < y < found[3] + 3


def test_mixed_file_reads_each_page_its_own_way(printed: Printed) -> None:
    paper = read_pdf(printed.mixed)
    assert [page.scanned for page in paper.pages] == [False, True]
    assert paper.read_as == "pdf_text"
    assert "Họ và tên:\tTrần Văn Khôi" in texts(paper)
    assert any("1084/QĐ-SKHCN" in text for text in texts(paper))
    assert {s.page for p in paper.paragraphs() for s in p.segments} == {1, 2}


def test_page_on_its_side_is_turned(printed: Printed, tmp_path: Path) -> None:
    picture = papers.picture_of(printed.report, 0).transpose(Image.Transpose.ROTATE_90)
    path = tmp_path / "side.png"
    picture.save(path)
    paper = read_image(path)
    assert "BÁO CÁO THÀNH TÍCH" in texts(paper)
    assert paper.pages[0].width > paper.pages[0].height
    box = word_box(paper, "CÁO").box  # near the middle of the top: after the turn, half-way up at the left
    assert box[0] < 0.4 * paper.pages[0].width and box[3] - box[1] > 0


def test_photograph_is_read_as_a_scan(printed: Printed, tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(papers.jpeg_bytes(papers.picture_of(printed.report, 0, dots=160)))
    paper = read_image(path)
    assert paper.read_as == "image" and paper.pages[0].height == pytest.approx(842, abs=1)
    assert any("sáng kiến được công nhận" in text for text in texts(paper))


def test_pages_of_a_tif_are_all_read(printed: Printed, tmp_path: Path) -> None:
    pages = [papers.picture_of(printed.report, 0), papers.picture_of(printed.empty, 0)]
    path = tmp_path / "fax.tif"
    pages[0].save(path, save_all=True, append_images=pages[1:])
    paper = read_image(path)
    assert len(paper.pages) == 2
    assert any("Trang 2" in note and "không đọc được chữ nào" in note for note in paper.notes)


def test_broken_picture_is_refused(printed: Printed, tmp_path: Path) -> None:
    data = papers.jpeg_bytes(papers.picture_of(printed.report, 0, dots=100))
    path = tmp_path / "half.jpg"
    path.write_bytes(data[: len(data) // 3])
    with pytest.raises(UnreadableFile) as caught:
        read_image(path)
    assert caught.value.code == "TEP_HONG"


def test_missing_vietnamese_data_is_said(monkeypatch: pytest.MonkeyPatch, printed: Printed) -> None:
    monkeypatch.setattr(scan_words, "find_tessdata", lambda: None)
    scan_words._engine.cache_clear()
    try:
        with pytest.raises(UnreadableFile) as caught:
            read_pdf(printed.scan)
    finally:
        scan_words._engine.cache_clear()
    assert caught.value.code == "THIEU_OCR" and "tesseract-ocr-vie" in caught.value.hint


def test_tessdata_is_found() -> None:
    folder = find_tessdata()
    assert folder is not None and (folder / "vie.traineddata").is_file()


@pytest.mark.parametrize("skew", [-2.0, -0.7, 0.0, 0.5, 1.5])
def test_skew_is_measured(printed: Printed, skew: float) -> None:
    picture = papers.picture_of(printed.submission, 0, skew=skew)
    assert measure_skew(np.asarray(picture)) == pytest.approx(skew, abs=0.15)


def test_rules_of_a_table_are_found_and_letters_are_not(printed: Printed) -> None:
    across, down, _ = find_rules(np.asarray(papers.picture_of(printed.submission, 0)), DOTS)
    long_across = [rule for rule in across if rule.high - rule.low > 800]
    assert len(long_across) >= 7
    assert len({round(rule.at / 8) for rule in down}) == 6


def test_words_under_a_red_seal_are_read(printed: Printed, tmp_path: Path) -> None:
    picture = papers.picture_of(printed.report, 0).convert("RGB")
    seal = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(seal)
    box = next(s.box for p in read_pdf(printed.report).paragraphs() if p.text.endswith("Khôi") for s in p.segments[-1:])
    x, y = (box[0] + box[2]) / 2 * scan_words.DOTS / 72, (box[1] + box[3]) / 2 * scan_words.DOTS / 72
    for radius in range(10, 150, 20):
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline=(225, 40, 50), width=7)
    papers.write_scan(tmp_path / "sealed.pdf", [ImageChops.multiply(picture, seal)])
    paper = read_pdf(tmp_path / "sealed.pdf")
    assert any(text.endswith("Trần Văn Khôi") for text in texts(paper)), texts(paper)
