"""Figures of invented statements: a readable table, one part of it written before the program."""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors.fields.figures import find_figures
from records.figures import Figure

TABLE = yaml.safe_load((Path(__file__).parent / "sentences" / "figures.yaml").read_text(encoding="utf-8"))
CASES = [(part, case) for part, cases in TABLE.items() for case in cases]


PIECES = st.sampled_from(
    [
        "từ",
        "65%",
        "lên",
        "92%",
        "giảm",
        "30",
        "ngày",
        "xuống",
        "còn",
        "12",
        "hơn",
        "1.250",
        "lượt",
        "gấp",
        "đôi",
        "3-5",
        "tỷ",
        "500",
        "triệu",
        "đồng",
        "năm",
        "2021",
        "15/11/2021",
        "09/09",
        "số",
        "187/QĐ-SKHCN",
        "hai",
        "mươi",
        "lăm",
        "hộ",
        "(",
        ")",
        ";",
        ",",
        ".",
        ":",
        "/",
        "–",
        "0913",
        "456",
        "789",
        "ISO",
        "9001:2015",
        "5S",
        "24/7",
        "khoảng",
        "12,5",
        "%",
        "4.0",
        "62kg",
        "một",
    ]
)


def in_short(figure: Figure) -> str:
    """A figure as the table writes it."""
    signs = {"ratio": " / ", "range": " - ", "change": " -> "}
    number = figure.value
    if figure.kind in signs:
        pair = (figure.other, figure.value) if figure.kind == "change" else (figure.value, figure.other)
        number = signs[figure.kind].join(str(each) for each in pair)
    sign = {"rise": "+ ", "fall": "- "}.get(figure.kind, "")
    return f"{figure.about or ''} {sign}{number} {figure.unit}".strip()


@pytest.mark.parametrize(("part", "case"), CASES, ids=[case["cau"][:40] for _, case in CASES])
def test_figures_of_statement(part: str, case: dict[str, Any]) -> None:
    figures = find_figures(case["cau"])
    assert [in_short(figure) for figure in figures] == case["so"]
    assert all(case["cau"][figure.start : figure.end] == figure.text for figure in figures)


@settings(max_examples=300, deadline=None)
@example(["12", "năm", "tỷ"], " ")
@given(st.lists(PIECES, max_size=25), st.sampled_from(["", " ", "  ", "\n"]))
def test_figures_stand_where_they_say_and_apart(pieces: list[str], gap: str) -> None:
    text = gap.join(pieces)
    figures = find_figures(text)
    assert figures == find_figures(text)
    assert all(text[figure.start : figure.end] == figure.text and figure.text.strip() for figure in figures)
    assert all(left.end <= right.start for left, right in pairwise(figures))


def test_most_of_the_table_was_written_first() -> None:
    assert len(TABLE["viet_truoc"]) >= 75
    assert len(CASES) >= 150


@pytest.mark.parametrize("piece", ["1 ", "1/", "từ 1 ", "năm mươi ", "hơn 1.", "tỷ 1 tỷ ", "1-", "(", "3 ngày "])
def test_hostile_statement_takes_no_time(piece: str) -> None:
    start = time.process_time()
    figures = find_figures(piece * 50_000)
    assert time.process_time() - start < 0.5
    assert len(figures) <= 60
