"""The same paper printed by many programs: other orders of the stream, runs, fonts and rules give the same reading."""

from __future__ import annotations

from pathlib import Path

import makers
import papers
import pytest
from conftest import Printed
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import Paper, Segment, Table
from extractors.readers.pages.lines import Frame, Line, break_into_paragraphs
from extractors.readers.pdf.document import read_pdf
from extractors.readers.pdf.rules import PageRules
from extractors.readers.pdf.stamps import take_stamps

ORDERS = (
    "word_save",
    "word_print",
    "skia",
    "ghostscript",
    "spreadsheet",
    "shuffled",
    "letters",
    "backwards",
    "dashes",
    "dots",
)


@pytest.fixture(scope="module")
def sheets(printed: Printed) -> dict[str, list[makers.Sheet]]:
    """Glyphs and rules of the printed papers."""
    return {name: makers.read_sheets(getattr(printed, name)) for name in ("submission", "report", "numbers")}


def rows(table: Table) -> list[list[str]]:
    return [[cell.text.replace("\n", " ") if cell else "" for cell in row] for row in table.grid()]


def contents(paper: Paper) -> list[object]:
    return [rows(block) if isinstance(block, Table) else " ".join(block.text.split()) for block in paper.blocks]


@pytest.mark.parametrize("manner", ORDERS)
@pytest.mark.parametrize("name", ["submission", "report"])
def test_reading_does_not_hang_on_the_maker(
    sheets: dict[str, list[makers.Sheet]], printed: Printed, tmp_path: Path, name: str, manner: str
) -> None:
    other = makers.write(tmp_path / "other.pdf", sheets[name], **makers.MANNERS[manner])
    assert contents(read_pdf(other)) == contents(read_pdf(getattr(printed, name)))


@pytest.mark.parametrize("words", ["41/TTr-CCTN", "Phượng", "NGHĨA"])
def test_box_of_words_drawn_letter_by_letter(
    sheets: dict[str, list[makers.Sheet]], printed: Printed, tmp_path: Path, words: str
) -> None:
    paper = read_pdf(makers.write(tmp_path / "letters.pdf", sheets["submission"], makers.shuffled_letters))
    upright = read_pdf(printed.submission)
    boxes = []
    for each in (upright, paper):
        paragraph = next(p for p in each.paragraphs() if words in p.text)
        start = paragraph.text.index(words)
        segment = next(s for s in paragraph.segments if s.start <= start < s.end)
        assert each.narrow is not None
        boxes.append(each.narrow(segment, start, start + len(words)))
    assert boxes[1] == pytest.approx(boxes[0], abs=1.5)


def test_decision_numbers_stay_whole_without_spaces_in_the_stream(
    sheets: dict[str, list[makers.Sheet]], tmp_path: Path
) -> None:
    paper = read_pdf(makers.write(tmp_path / "printed.pdf", sheets["numbers"], makers.by_font))
    assert [papers.DECISION in paragraph.text for paragraph in paper.paragraphs()] == [True] * 30


BARE = ("bare", "bare_letters", "across")


@pytest.mark.parametrize("manner", BARE)
def test_list_whose_rules_are_gone_is_read_by_its_columns(
    sheets: dict[str, list[makers.Sheet]], printed: Printed, tmp_path: Path, manner: str
) -> None:
    bare = makers.write(tmp_path / "bare.pdf", sheets["submission"], **makers.MANNERS[manner])
    (expected, _), (table, _) = (
        [block for block in read_pdf(path).blocks if isinstance(block, Table)] for path in (printed.submission, bare)
    )
    assert rows(table)[-8:] == rows(expected)[-8:]
    assert table.columns == expected.columns


@pytest.mark.parametrize(("lift", "size"), [(0.0, 13.0), (2.0, 13.0), (4.0, 14.0), (-3.0, 12.0)])
def test_number_and_date_put_on_last_stand_in_their_blanks(
    sheets: dict[str, list[makers.Sheet]], printed: Printed, tmp_path: Path, lift: float, size: float
) -> None:
    late = makers.stamped(sheets["submission"], lift=lift, size=size)
    paper = read_pdf(makers.write(tmp_path / "late.pdf", late))
    assert contents(paper)[:6] == contents(read_pdf(printed.submission))[:6]


def test_what_a_signature_shows_is_no_content(
    sheets: dict[str, list[makers.Sheet]], printed: Printed, tmp_path: Path
) -> None:
    shown = makers.write(tmp_path / "shown.pdf", sheets["submission"], extra=makers.shown_signature())
    paper = read_pdf(shown)
    assert contents(paper) == contents(read_pdf(printed.submission))
    assert len(paper.notes) == 1 and "Người ký: Sở Khoa học" in paper.notes[0]


def test_lines_that_only_speak_of_signing_stay(printed: Printed) -> None:
    kept = ["Số, ngày ký quyết định", "Người ký", "Ngày ký: 20/11/2025", "Email: a@b.vn", "Cơ quan: Sở Y tế"]
    lines = [Line(text, 70, 100 + 20 * n, 300, 113 + 20 * n, 111 + 20 * n, 13, 1, ()) for n, text in enumerate(kept)]
    assert take_stamps(lines) == (lines, [])


def test_table_ruled_across_only_without_numbers(tmp_path: Path) -> None:
    entries = [("Tên tập thể", "Danh hiệu"), ("Phòng Hạ tầng số", "LĐTT"), ("Tổ Hành chính - Quản trị", "TTLĐXS")]

    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont(makers.font("serif", False), 12)
        for row, (name, title) in enumerate(entries):
            canvas.drawString(80, 700 - 24 * row, name)
            canvas.drawString(330, 700 - 24 * row, title)
        for row in range(4):
            canvas.line(75, 716 - 24 * row, 500, 716 - 24 * row)

    sheet = makers.Sheet(595, 842, [], PageRules())
    paper = read_pdf(makers.write(tmp_path / "across.pdf", [sheet], extra=draw))
    (table,) = (block for block in paper.blocks if isinstance(block, Table))
    assert rows(table) == [list(entry) for entry in entries]


def test_lines_to_write_on_are_no_table(tmp_path: Path) -> None:
    """A form whose labels stand before three equal rules."""

    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont(makers.font("serif", False), 12)
        for row, text in enumerate(["Họ và tên:", "Chức vụ:", "Đơn vị công tác:"]):
            canvas.drawString(80, 700 - 24 * row, text)
            canvas.drawString(200, 700 - 24 * row, "Trần Văn Khôi")
            canvas.line(180, 697 - 24 * row, 500, 697 - 24 * row)

    sheet = makers.Sheet(595, 842, [], PageRules())
    paper = read_pdf(makers.write(tmp_path / "form.pdf", [sheet], extra=draw))
    assert contents(paper)[0] == "Họ và tên: Trần Văn Khôi"


def test_signatures_that_a_page_end_cuts_in_two(tmp_path: Path) -> None:
    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFont(makers.font("serif", False), 13)
        if number == 1:
            for row in range(30):
                canvas.drawString(
                    85, 780 - 20 * row, f"Dòng thứ {row} của một báo cáo dài, viết cho hết trang thứ nhất."
                )
            canvas.drawCentredString(160, 70, "THƯ KÝ")
            canvas.drawCentredString(430, 70, "CHỦ TRÌ")
        else:
            canvas.drawCentredString(430, 760, "VIỆN TRƯỞNG")
            canvas.drawCentredString(160, 700, "Kiều Thị Ngân")
            canvas.drawCentredString(430, 690, "Nguyễn Minh Châu Giang")

    sheets = [makers.Sheet(595, 842, [], PageRules()) for _ in range(2)]
    paper = read_pdf(makers.write(tmp_path / "torn.pdf", sheets, extra=draw))
    assert contents(paper)[-1] == [["THƯ KÝ Kiều Thị Ngân", "CHỦ TRÌ VIỆN TRƯỞNG Nguyễn Minh Châu Giang"]]
    assert [p.segments[0].page for p in list(paper.paragraphs())[-5:]] == [1, 2, 1, 2, 2]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["Kim Sa Rươne", "Khoa Cơ khí"], ["Kim Sa Rươne", "Khoa Cơ khí"]),
        (["Lại Xuân", "Trường"], ["Lại Xuân Trường"]),
        (["Chuyên viên", "Phòng Hành", "chính"], ["Chuyên viên Phòng Hành chính"]),
    ],
)
def test_post_under_a_name_in_one_cell(texts: list[str], expected: list[str]) -> None:
    lines = []
    for n, text in enumerate(texts):
        top = 100.0 + 15 * n
        segment = Segment(0, len(text), 1, (80, top, 150, top + 13))
        lines.append(Line(text, 80, top, 150, top + 13, top + 11, 13, 1, (segment,)))
    groups = break_into_paragraphs(lines, Frame(80, 152, "cell"))
    assert [" ".join(line.text for line in group) for group in groups] == expected
