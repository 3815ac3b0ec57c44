"""What a token is told by, and what is cut off a value."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc
from trained_lines import laid_out, table_of

from extractors.document import make_doc
from extractors.layout import Paper
from extractors.statistics.columns import Columns
from extractors.statistics.sequences import LONGEST, sequences_of
from extractors.zones import find_zones
from training.train_data import attributes_of


@pytest.mark.parametrize(
    ("stretch", "kept"),
    [
        ("“Tem chống giả cho mắm”", "Tem chống giả cho mắm"),
        ("Bộ mã tài sản (Quyết định số", "Bộ mã tài sản"),
        ("Cử nhân (hệ chính quy)", "Cử nhân (hệ chính quy)"),
        ("Phòng Kế hoạch ;", "Phòng Kế hoạch"),
        ("tăng 12%", "tăng 12%"),
        ("(…)", ""),
    ],
)
def test_marks_and_open_brackets_are_no_part_of_a_value(stretch: str, kept: str) -> None:
    doc = laid_out(stretch)
    columns = Columns()
    layout, found = columns.of(doc, sequences_of(doc, None))
    words = found["word"][layout.place].tolist()
    first, last = columns.trimmed(words, 0, len(words) - 1)
    assert doc[first : max(last + 1, first)].text == kept


def attributes(paper: Paper | Doc, word: str) -> set[str]:
    doc = make_doc(paper) if isinstance(paper, Paper) else paper
    sequences = sequences_of(doc, find_zones(doc._.lines, doc._.tables))
    named = attributes_of(doc, sequences, Columns())
    return set(next(token for token in named if f"w={word}" in token))


def test_a_cell_is_told_by_the_head_of_its_column() -> None:
    table = table_of([["Họ và tên", "Chức danh nghề nghiệp"], ["Lê Thị Hoa", "Văn thư"], ["Vũ An", "Thủ quỹ"]])
    assert {"@cell", "@h:chuc", "@h:danh"} <= attributes(table, "quỹ")
    assert "@h:=full_name" in attributes(table, "an")


def test_a_value_on_the_next_line_is_told_by_the_label_above() -> None:
    assert "@l=full_name" in attributes(laid_out("Họ và tên:", "Lê Thị Hoa", "Khác"), "hoa")


def test_capitals_of_a_whole_line_say_nothing() -> None:
    assert "s[0]=U" in attributes(laid_out("HỌ VÀ TÊN: LÊ THỊ HOA"), "hoa")
    assert "s[0]=XX" in attributes(laid_out("Trình UBND tỉnh xem xét"), "ubnd")


def test_long_lines_are_parted_behind_sentences() -> None:
    doc = laid_out(" ".join(f"Câu này có đúng sáu chữ {number}." for number in range(40)))
    sequences = sequences_of(doc, None)
    assert int(sequences.length.max()) <= LONGEST + 16
    assert int(sequences.length.sum()) == len(doc)
    ends = [doc[first + length - 1].text for first, length in zip(sequences.first, sequences.length, strict=True)]
    assert set(ends) == {"."}


def test_windows_do_not_reach_over_lines() -> None:
    assert "n[-1]=<edge>" in attributes(laid_out("Ông", "Bình"), "bình")
