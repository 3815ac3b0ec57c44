"""The Doc of a paper: spans cover their lines, evidence points where the value stands."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from typed import centred, doc_of, line_of
from word_package import paragraph, write_word

from extractors.document import field_of, lay_out, locate, make_doc
from extractors.layout import Paper, Paragraph, Segment
from extractors.readers import read_paper
from extractors.reading import read_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CASES = Path(__file__).resolve().parents[1] / "cases"
WORD_CASES = sorted(CASES.glob("*/*.docx"))
PDF_CASES = [path for path in sorted(CASES.glob("*/*.pdf")) if path.parent.name.startswith(("b2", "c1", "c4"))]
TYPED = (centred("TỜ TRÌNH"), "Một\nHai", [["STT", "Họ và tên"], ["1", "Trần Quốc Bảo\nPhòng Công nghệ"]], "Sau")


def test_every_line_has_a_span_with_its_text() -> None:
    doc = doc_of(*TYPED)
    texts = [line.text for line in doc._.lines]
    assert texts == ["TỜ TRÌNH", "Một", "Hai", "STT", "Họ và tên", "1", "Trần Quốc Bảo", "Phòng Công nghệ", "Sau"]
    assert [span.text for span in lay_out(doc).spans["layout"]] == texts
    phrases = {(span.label_, span.id_, span.start_char, span.end_char) for span in doc.spans["phrases"]}
    assert phrases >= {
        (each.kind, each.name, line.start + each.start, line.start + each.end)
        for line in doc._.lines
        for each in line.mentions
    }
    assert doc.text == "\n".join(texts)


def test_span_knows_its_paragraph_or_cell() -> None:
    doc = doc_of(*TYPED)
    layouts = [span._.layout for span in lay_out(doc).spans["layout"]]
    assert [layout.paragraph for layout in layouts] == [0, 1, 1, None, None, None, None, None, 2]
    assert [(x.table, x.row, x.cell) for x in layouts[3:8]] == [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (0, 1, 1)]


def test_span_of_a_page_has_its_box() -> None:
    segments = (Segment(0, 3, 1, (72.0, 100.0, 90.0, 112.0)), Segment(3, 7, 1, (72.0, 114.0, 99.0, 126.0)))
    doc = make_doc(Paper([Paragraph("Một hai", segments=segments)], read_as="pdf_text"))
    (span,) = lay_out(doc).spans["layout"]
    layout = span._.layout
    assert (layout.page_no, layout.x, layout.y, layout.width, layout.height) == (1, 72.0, 100.0, 27.0, 26.0)


def test_longest_phrase_hangs_on_its_line() -> None:
    doc = doc_of("Danh hiệu", "Tập thể Lao động tiên tiến", "Chiến sĩ thi đua cơ sở")
    assert [[m.name for m in line.recognitions()] for line in doc._.lines] == [[], ["TTLDTT"], ["CSTDCS"]]
    line = doc._.lines[1]
    (mention,) = line.recognitions()
    assert line.text[mention.start : mention.end] == "Tập thể Lao động tiên tiến"


def test_phrase_does_not_reach_over_two_lines() -> None:
    assert [line.recognitions() for line in doc_of("Lao động", "tiên tiến")._.lines] == [[], []]


def test_boxes_of_a_value_are_those_of_its_words() -> None:
    segments = (Segment(0, 4, 1, (10.0, 20.0, 30.0, 32.0)), Segment(5, 8, 1, (34.0, 20.0, 50.0, 32.0)))
    doc = make_doc(Paper([Paragraph("Trần Bảo", segments=segments)], read_as="pdf_scan"))
    (place,) = locate(doc, doc._.lines[0], 5, 8)
    assert (place.page, place.bbox) == (1, (34.0, 20.0, 50.0, 32.0))
    (whole,) = locate(doc, doc._.lines[0])
    assert whole.bbox == (10.0, 20.0, 50.0, 32.0)


def test_value_over_two_lines_has_two_boxes() -> None:
    segments = (Segment(0, 4, 1, (10.0, 20.0, 30.0, 32.0)), Segment(5, 8, 2, (10.0, 20.0, 26.0, 32.0)))
    doc = make_doc(Paper([Paragraph("Trần Bảo", segments=segments)], read_as="pdf_text"))
    assert [place.page for place in locate(doc, doc._.lines[0])] == [1, 2]


def test_empty_value_makes_no_field() -> None:
    line = line_of("Họ và tên: ……")
    doc = doc_of("Họ và tên: ……")
    assert field_of(doc, line, "  ") is None


def own_blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables of a body in document order, content controls opened."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent"):
            yield from own_blocks(child)


def own_text(element: Any) -> str:
    """Words of an element as Word shows them, deletions left out, squeezed for comparison."""
    pieces = []
    for node in element.iter(W + "t", W + "br", W + "tab"):
        gone = any(parent.tag in (W + "del", W + "moveFrom") for parent in node.iterancestors())
        if not gone:
            pieces.append((node.text or "") if node.tag == W + "t" else " ")
    return squeezed("".join(pieces))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b]+", "", unicodedata.normalize("NFC", text))


def own_rows(table: Any, tag: str) -> list[Any]:
    found = []
    for child in table:
        if child.tag == W + tag:
            found.append(child)
        elif child.tag in (W + "sdt", W + "sdtContent"):
            found += own_rows(child, tag)
    return found


def text_at(path: Path, place: dict[str, int]) -> str:
    """What stands at a place of a .docx, by a walk of the test's own."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    blocks = list(own_blocks(root.find(W + "body")))
    if "paragraph" in place:
        return own_text([block for block in blocks if block.tag == W + "p"][place["paragraph"]])
    table = [block for block in blocks if block.tag == W + "tbl"][place["table"]]
    return own_text(own_rows(own_rows(table, "tr")[place["row"]], "tc")[place["cell"]])


def stated(value: Any, path: str = "") -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    """Every text of a reading with its evidence."""
    if isinstance(value, dict):
        if value.get("evidence") and value.get("text"):
            yield path, value["text"], value["evidence"]
        for name, child in value.items():
            yield from stated(child, f"{path}.{name}")
    elif isinstance(value, list):
        for number, child in enumerate(value):
            yield from stated(child, f"{path}[{number}]")


@pytest.mark.parametrize("path", WORD_CASES, ids=lambda path: path.parent.name)
def test_evidence_points_where_the_text_stands(path: Path) -> None:
    reading = read_file(path).as_contract()
    astray = []
    for name, text, evidence in stated(reading):
        found = "".join(text_at(path, place) for place in evidence)
        first = squeezed(text.split("\n")[0])
        if first.casefold() not in found.casefold():
            astray.append((name, text, evidence, found[:80]))
    assert astray == []


@pytest.mark.parametrize("path", PDF_CASES, ids=lambda path: path.parent.name)
def test_spans_of_a_printed_paper_have_boxes(path: Path) -> None:
    paper = read_paper(path)
    doc = lay_out(make_doc(paper))
    assert [span.text for span in doc.spans["layout"]] == [line.text for line in doc._.lines]
    for span in doc.spans["layout"]:
        layout = span._.layout
        page = paper.pages[layout.page_no - 1]
        assert 0 <= layout.x <= layout.x + layout.width <= page.width + 1
        assert 0 <= layout.y <= layout.y + layout.height <= page.height + 1


def test_value_inside_a_content_control_is_found(tmp_path: Path) -> None:
    control = "<w:sdt><w:sdtContent><w:r><w:t>Hoàng Mỹ Duyên</w:t></w:r></w:sdtContent></w:sdt>"
    path = write_word(
        tmp_path / "a.docx",
        paragraph("BÁO CÁO THÀNH TÍCH CÁ NHÂN", properties='<w:jc w:val="center"/>'),
        paragraph(""),
        paragraph("Họ và tên: ", control),
    )
    (nominee,) = read_file(path).nominees
    assert nominee.full_name is not None
    (place,) = nominee.full_name.evidence
    assert place.paragraph == 2
    assert text_at(path, {"paragraph": 2}) == "Họvàtên:HoàngMỹDuyên"


def scanned_line(*words: tuple[str, float]) -> Paper:
    """A paper of one line read by OCR, with the confidence of each word."""
    segments: list[Segment] = []
    text = ""
    for word, sure in words:
        text += " " if text else ""
        segments.append(Segment(len(text), len(text) + len(word), 1, (0, 0, 9, 9), sure=sure))
        text += word
    return Paper([Paragraph(text, segments=tuple(segments), sure=0.9)], "pdf_scan")


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ((("Trần", 0.96), ("Văn", 0.97), ("Khôi", 0.96)), 0.9, 1.0),
        ((("Trần", 0.96), ("Văn", 0.97), ("Khôi", 0.45)), 0.0, 0.6),
        ((("Trần", 0.96), ("Văn", 0.97), ("Khôi", 0.85)), 0.6, 0.85),
        ((("Trần", 0.96), ("-", 0.1), ("Khôi", 0.96)), 0.9, 1.0),
    ],
)
def test_one_doubtful_word_makes_a_doubtful_value(
    words: tuple[tuple[str, float], ...], low: float, high: float
) -> None:
    doc = make_doc(scanned_line(*words))
    (line,) = doc._.lines
    found = field_of(doc, line, "Trần Văn Khôi", sure=0.95)
    assert found is not None and low <= found.confidence <= high


def test_doubtful_word_beside_a_value_is_none_of_its_own() -> None:
    doc = make_doc(scanned_line(("Tên:", 0.2), ("Khôi", 0.97)))
    (line,) = doc._.lines
    found = field_of(doc, line, "Khôi", start=5, sure=0.95)
    assert found is not None and found.confidence > 0.9
