"""The table of the decree is whole: 33 rows and the other rules, each with its code in the documentation."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

from reports.decree.table import decree, margins, paper_size, sizes

ROOT = Path(__file__).resolve().parents[3]
GRAVE = {1, 2, 3, 5, 6, 9, 10, 11, 12, 19, 20, 22, 23, 24}
WORDS = {"ten", "ten_giua", "thay", "yeu_cau", "phia", "o_word"}


def test_rows_are_numbered_from_one() -> None:
    rows = decree().hang
    assert [row.so for row in rows] == list(range(1, len(rows) + 1))
    assert len(rows) >= 33


def test_grave_rows_are_errors() -> None:
    assert {row.so for row in decree().hang if row.muc_do == "LOI"} == GRAVE


def test_every_fault_says_what_is_wrong_and_how_to_mend() -> None:
    table = decree()
    faults = [fault for row in table.hang for fault in row.loi.values()] + list(table.chung.values())
    for fault in faults:
        assert fault.cau.endswith(".") and fault.sua.endswith((".", ";", "VP", "00"))
        names = {name for text in (fault.cau, fault.sua) for _, name, _, _ in Formatter().parse(text) if name}
        assert names <= WORDS


def test_every_aspect_of_the_checks_has_its_sentence() -> None:
    table = decree()
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "reports/decree").rglob("*.py"))
    told = re.findall(r"\.fault\(\s*(\d+|number),\s*\"(\w+)\"", source)
    assert len(told) > 50
    for number, aspect in told:
        rows = [table.row(int(number))] if number.isdigit() else table.hang
        assert aspect in table.chung or any(aspect in row.loi for row in rows), (number, aspect)


def test_every_code_is_in_the_documentation() -> None:
    text = (ROOT / "docs/MA.md").read_text(encoding="utf-8")
    assert [row.code for row in decree().hang if f"| {row.code} | {row.muc_do} | {row.ten} |" not in text] == []


def test_kinds_ask_for_rows_that_exist() -> None:
    table = decree()
    numbers = {row.so for row in table.hang}
    for kind in table.loai:
        assert set(kind.can_co) <= numbers
        assert not set(kind.can_co) & set(kind.khong_xet)


def test_builders_read_sizes_and_margins() -> None:
    assert sizes(23) == (12, 12)
    assert sizes(24) == (11, 11)
    assert margins()["trai"] == (30, 35)
    assert paper_size() == (210, 297)
