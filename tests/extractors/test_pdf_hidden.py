"""Text that is in a PDF but not to be seen on its pages: taken out, and told to a person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import makers
import papers
import pytest
from conftest import Printed
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.pdf.document import read_pdf
from extractors.readers.pdf.text_layer import has_usable_text

SEEN = "Chi cục Thử nghiệm kính trình Giám đốc Sở xem xét, công nhận cho các cá nhân có tên sau đây trong năm 2025."
SECRET = "Nguyễn Văn Ẩn"


def draw(path: Path, secret: Callable[[Canvas], None]) -> Path:
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    canvas.setFont(makers.font("serif", False), 11)
    for row in range(4):
        canvas.drawString(40, 700 - 20 * row, SEEN)
    secret(canvas)
    canvas.save()
    return path


def white(canvas: Canvas) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    canvas.drawString(60, 500, SECRET)


def transparent(canvas: Canvas) -> None:
    canvas.setFillAlpha(0.0)
    canvas.drawString(60, 500, SECRET)


def unseen_mode(canvas: Canvas) -> None:
    text = canvas.beginText(60, 500)
    text.setTextRenderMode(3)
    text.textOut(SECRET)
    canvas.drawText(text)


def tiny(canvas: Canvas) -> None:
    canvas.setFont(makers.font("serif", False), 1)
    canvas.drawString(60, 500, SECRET)


def outside(canvas: Canvas) -> None:
    canvas.drawString(700, 500, SECRET)


@pytest.mark.parametrize("secret", [white, transparent, unseen_mode, tiny, outside])
def test_hidden_text_is_no_content_and_a_doubt(tmp_path: Path, secret: Callable[[Canvas], None]) -> None:
    paper = read_pdf(draw(tmp_path / "hidden.pdf", secret))
    assert paper.text.count("Chi cục Thử nghiệm") == 4 and SECRET not in paper.text
    assert [doubt.code for doubt in paper.doubts] == ["CHU_AN"]
    assert "Nguyễn" in paper.doubts[0].sentence and "trang 1" in paper.doubts[0].sentence


def test_white_letters_on_a_dark_head_are_seen(tmp_path: Path) -> None:
    def head(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0, 0.2, 0.5)
        canvas.rect(50, 490, 300, 30, stroke=0, fill=1)
        white(canvas)

    paper = read_pdf(draw(tmp_path / "head.pdf", head))
    assert SECRET in paper.text and paper.doubts == []


def test_layer_that_is_off_is_hidden_and_one_that_is_on_is_not(tmp_path: Path) -> None:
    for state, hidden in (("OFF", True), ("ON", False)):
        path = tmp_path / f"{state}.pdf"
        stream = b"BT /F 12 Tf 40 300 Td (Seen by everybody) Tj ET /OC /L BDC BT /F 12 Tf 40 200 Td (Secret) Tj ET EMC"
        objects = [
            b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[6 0 R]/D<</%s[6 0 R]>>>>>>" % state.encode(),
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>/Properties<</L 6 0 R>>>>>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            b"<</Type/OCG/Name(Layer)>>",
        ]
        data, places = b"%PDF-1.5\n", []
        for number, body in enumerate(objects, start=1):
            places.append(len(data))
            data += b"%d 0 obj%s\nendobj\n" % (number, body)
        start = len(data)
        data += b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
        path.write_bytes(data + b"trailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)
        paper = read_pdf(path)
        assert ("Secret" not in paper.text) is hidden
        assert [doubt.code for doubt in paper.doubts] == (["CHU_AN"] if hidden else [])


def test_text_layer_of_a_scan_is_meant_to_be_unseen(printed: Printed, tmp_path: Path) -> None:
    (sheet,) = makers.read_sheets(printed.report)
    picture = papers.picture_of(printed.report, 0)
    canvas = Canvas(str(tmp_path / "scan.pdf"), pagesize=(sheet.width, sheet.height), invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, sheet.width, sheet.height)
    for run in makers.lines(sheet.glyphs):
        text = canvas.beginText(run[0].x, run[0].y)
        text.setFont(makers.font("serif", run[0].bold), run[0].size)
        text.setTextRenderMode(3)
        text.textOut("".join(glyph.text for glyph in run))
        canvas.drawText(text)
    canvas.save()
    paper = read_pdf(tmp_path / "scan.pdf")
    assert paper.read_as == "pdf_text" and paper.doubts == []
    assert paper.text.split() == read_pdf(printed.report).text.split()


GOOD = (
    "Căn cứ kết quả bình xét, Chi cục kính đề nghị Giám đốc Sở công nhận danh hiệu cho các cá nhân có tên sau đây. " * 4
)


@pytest.mark.parametrize(
    ("text", "usable"),
    [
        (GOOD, True),
        (
            GOOD.translate({ord(c): ord(c) + 1 for c in "abcdefghijklmnopqrstuvwxy"}),
            False,
        ),  # a map of letters off by one
        ("Cân cú kêt quà binh xét, Chi cuc kinh de nghi Giám doc So công nhan danh hieu cho các cá nhân " * 4, True),
        ("Can cir kSt qua binh xet, Chi cuc kinh dS nghi Giam d6c So' cong nhan danh hi^u cho cac ca nhan " * 4, False),
        ("LĐTT CSTĐCS HTXSNV TTLĐXS QĐ-SKHCN UBND BNV TTr SNV 2024 2025 " * 20, True),
        ("Trần Văn Khôi Ksor H'Nhi Êban Y Bhiu Rơ Châm Thuyên Siu Krơng Nguyễn Thị Bích Hạnh Lê Quốc Ngân " * 8, True),
    ],
)
def test_letters_are_judged_by_their_spelling(text: str, usable: bool) -> None:
    assert has_usable_text(text, 0.0, 0) is usable
