"""What stands beside a page's own text: filled forms, notes written on it, attachments, locks, mended files."""

from __future__ import annotations

from pathlib import Path

import makers
import pypdfium2 as pdfium
import pytest
from conftest import Printed
from raw_pdf import stream, words, write_objects
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.pdf.document import read_pdf
from extractors.readers.pdf.signatures import read_signatures
from records import UnsupportedFile

NAME = "Nguyễn Thị Bích Hạnh"
PAGE = b"BT /F 12 Tf 40 300 Td (Ho va ten:) Tj ET"


def write_form(path: Path, *, catalog: bytes = b"", flags: int = 4, page: bytes = PAGE) -> Path:
    """A form whose maker left it to the reader to draw the values."""
    field = b"<</Type/Annot/Subtype/Widget/F %d/P 3 0 R/DA(/Helv 12 Tf 0 g)" % flags
    return write_objects(
        path,
        [
            b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R 7 0 R 8 0 R]/NeedAppearances true%s>>>>" % catalog,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Annots[6 0 R 7 0 R 8 0 R 9 0 R]"
            b"/Resources<</Font<</F 5 0 R>>>>>>",
            stream(page),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            field + b"/FT/Tx/T(ten)/V" + words(NAME) + b"/Rect[120 295 380 315]>>",
            field + b"/FT/Ch/Ff 131072/T(dh)/V" + words("Lao động tiên tiến") + b"/Rect[120 255 380 275]>>",
            field + b"/FT/Btn/T(dong_y)/V/Yes/Rect[40 200 60 220]>>",
            b"<</Type/Annot/Subtype/FreeText/F 4/Contents" + words("Ghi chú của đơn vị") + b"/Rect[40 100 380 120]>>",
        ],
    )


def test_values_of_a_form_are_read_where_they_stand(tmp_path: Path) -> None:
    paper = read_pdf(write_form(tmp_path / "form.pdf"))
    assert [p.text for p in paper.paragraphs()] == [f"Ho va ten:\t{NAME}", "Lao động tiên tiến", "Ghi chú của đơn vị"]
    segment = next(s for p in paper.paragraphs() for s in p.segments if s.index < 0)
    assert paper.narrow is not None
    assert paper.narrow(segment, segment.start, segment.end) == pytest.approx((120, 85, 380, 105), abs=0.5)


def test_hidden_fields_are_not_read(tmp_path: Path) -> None:
    paper = read_pdf(write_form(tmp_path / "form.pdf", flags=2))
    assert NAME not in paper.text


def test_drawn_values_of_a_form(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "form.pdf"), pagesize=(595, 842), invariant=1)
    canvas.setFont(makers.font("serif", False), 13)
    for y, label, value in ((700, "Họ và tên:", "Ksor Thanh"), (660, "Ngày sinh:", "12/03/1980")):
        canvas.drawString(80, y, label)
        canvas.acroForm.textfield(name=label, x=200, y=y - 5, width=250, height=20, value=value, borderWidth=1)
    canvas.save()
    paper = read_pdf(tmp_path / "form.pdf")
    assert [p.text for p in paper.paragraphs()] == ["Họ và tên:\tKsor Thanh", "Ngày sinh:\t12/03/1980"]


def test_form_of_xfa_alone_is_refused_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFile) as caught:
        read_pdf(write_form(tmp_path / "xfa.pdf", catalog=b"/XFA 4 0 R>>/NeedsRendering true/X<<"))
    assert "XFA" in caught.value.message and "PDF" in caught.value.hint


def test_page_of_a_form_that_asks_to_wait_is_refused_too(tmp_path: Path) -> None:
    said = b"BT /F 12 Tf 40 300 Td (Please wait... If this message is not eventually replaced) Tj ET"
    with pytest.raises(UnsupportedFile):
        read_pdf(write_form(tmp_path / "wait.pdf", catalog=b"/XFA 4 0 R", page=said))


@pytest.mark.parametrize(("name", "doubtful"), [("Báo cáo.docx", True), ("metadata.xml", False)])
def test_attachments_are_named(printed: Printed, tmp_path: Path, name: str, doubtful: bool) -> None:
    document = pdfium.PdfDocument(printed.report)
    document.new_attachment(name).set_data(b"data")
    document.save(tmp_path / "attached.pdf")
    paper = read_pdf(tmp_path / "attached.pdf")
    assert len(paper.notes) == 1 and name in paper.notes[0]
    assert [doubt.code for doubt in paper.doubts] == (["CHUA_DOC_HET"] if doubtful else [])


def test_file_locked_against_changes_only_is_read(tmp_path: Path) -> None:
    lock = StandardEncryption("", ownerPassword="mot-hai-ba", canModify=0, strength=128)
    canvas = Canvas(str(tmp_path / "locked.pdf"), encrypt=lock, invariant=1)
    canvas.setFont(makers.font("serif", False), 13)
    canvas.drawString(80, 700, f"Họ và tên: {NAME}")
    canvas.save()
    assert read_pdf(tmp_path / "locked.pdf").text == f"Họ và tên: {NAME}"
    assert read_signatures(tmp_path / "locked.pdf").notes == []


def test_file_whose_references_are_broken_is_mended_and_told(printed: Printed, tmp_path: Path) -> None:
    data = printed.report.read_bytes()
    start = data.rindex(b"startxref")
    (tmp_path / "broken.pdf").write_bytes(data[:start] + b"startxref\n17\n%%EOF\n")
    paper = read_pdf(tmp_path / "broken.pdf")
    assert paper.text == read_pdf(printed.report).text
    assert len(paper.notes) == 1 and "đã dựng lại" in paper.notes[0]
