"""Any text: spans stay on their lines, offsets are exact, and time grows with the text and no faster."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.document import make_doc
from extractors.grammar.assembly import assemble
from extractors.grammar.component import grammar, mark_grammar
from extractors.grammar.lexicon import place_names
from extractors.layout import Cell, Paper, Paragraph, Table
from extractors.spans import LABELS
from extractors.zones import find_zones

PIECES = (
    *(
        "Ông",
        "bà",
        "Nguyễn Văn An",
        "TS.",
        "Trưởng phòng",
        "Phòng Đo lường",
        ",",
        "Sở Y tế",
        "và",
        "của",
        "(",
        ")",
        "-",
    ),
    *("Bằng khen", "Chiến sĩ thi đua", "cấp tỉnh", "năm 2023", "12/QĐ-SYT", "ngày 02/3/2024", "Quê quán:", "xã Hòa An"),
    *(
        "sáng kiến",
        "“",
        "”",
        "HTXSNV",
        "hoàn thành",
        "12 lớp",
        "\t",
        "....",
        "đề nghị",
        "TỜ TRÌNH",
        "sinh năm 1980",
        ";",
    ),
)
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.text(max_size=60).filter(lambda text: "\n" not in text and "\r" not in text),
)
SECONDS = 6.0  # for 200,000 characters, on a machine with other work


def read(paper: Paper):  # type: ignore[no-untyped-def]
    doc = make_doc(paper)
    zones = find_zones(doc._.lines, doc._.tables)
    mark_grammar(doc, zones)
    return doc, assemble(doc, zones, {"grammar": doc.spans["grammar"]})


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=8), rows=st.lists(TEXTS, max_size=4))
def test_spans_stay_on_their_lines_with_exact_offsets(texts: list[str], rows: list[str]) -> None:
    cells = [Cell(row, 0, 0, [Paragraph(text)]) for row, text in enumerate(rows)]
    table = [Table(0, len(rows), 1, cells)] if rows else []
    doc, found = read(Paper([*(Paragraph(text, number=n) for n, text in enumerate(texts)), *table], "word"))
    lines = doc._.lines
    for span in doc.spans["grammar"]:
        assert span.label_ in LABELS
        assert span.text == doc.text[span.start_char : span.end_char] and span.text.strip()
        assert any(line.start <= span.start_char and span.end_char <= line.start + len(line.text) for line in lines)
        assert 0.0 < span._.sure <= 1.0
    for nominee in found.nominees:
        assert nominee.full_name is not None and nominee.full_name.span is not None


def test_marking_twice_gives_the_same() -> None:
    paper = Paper([Paragraph("Bà Đỗ Thị Cúc, chuyên viên Phòng Hành chính, sinh năm 1990", number=0)], "word")
    doc, first = read(paper)
    spans = [(span.start, span.end, span.label_) for span in doc.spans["grammar"]]
    again, second = read(paper)
    assert spans == [(span.start, span.end, span.label_) for span in again.spans["grammar"]]
    assert spans and first == second


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "A",
            "Ông ",
            "Nguyễn ",
            "Phòng ",
            "(",
            "“",
            "sáng kiến “",
            "ngày ",
            "1/",
            "12/QĐ-",
            "quê ",
            "và ",
            "năm 2020, ",
        ),
        *("Bằng khen ", "của Sở ", "Trưởng phòng, ", "xã A, ", "HTXSNV ", "\t", "...", ";", "A.", "Đ/c Lê Văn A, "),
    ],
)
def test_repeated_text_takes_bounded_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    half = len(text) // 2
    paper = Paper(
        [Paragraph(text[:half], number=0), *(Paragraph(text[half : half + 1000], number=1) for _ in range(100))], "word"
    )
    grammar()
    place_names()
    started = time.process_time()
    read(paper)
    assert time.process_time() - started < SECONDS


def test_many_rows_take_time_that_grows_with_them() -> None:
    def took(count: int) -> float:
        rows = [["1", "Trần Văn Bách", "Phòng Đo lường", "Lao động tiên tiến", "2024"] for _ in range(count)]
        cells = [Cell(r, c, c, [Paragraph(text)]) for r, row in enumerate(rows) for c, text in enumerate(row)]
        title = [Paragraph("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", number=0, bold=True, centred=True)]
        started = time.process_time()
        read(Paper([*title, Table(0, count, 5, cells)], "word"))
        return time.process_time() - started

    took(50)
    gc.collect()
    gc.freeze()  # what other tests left behind is not looked through again while this one allocates
    try:
        few, many = (min(took(count) for _ in range(3)) for count in (100, 1600))
    finally:
        gc.unfreeze()
    assert many < 40 * few  # sixteen times as many rows; the least of three, since other work on the machine only adds
