"""docs/LUAT.md tells every rule with its source and its number of sentences; TDKT_REWRITE=1 writes the table anew."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from rule_sentences import sentences

from criteria import load_rulebook
from criteria.book.paper_rules import DeadlineRule
from criteria.book.rulebook import Dated, DossierRule, FieldRule, GeneralRule, HistoryRule, Regime, Rule

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "LUAT.md"
FIRST, LAST = "<!-- bảng: đầu -->\n", "<!-- bảng: cuối -->\n"
REWRITE = os.environ.get("TDKT_REWRITE") == "1"
SECTIONS: tuple[tuple[str, type[Dated]], ...] = (
    ("Chế độ pháp luật", Regime),
    ("Tiêu chuẩn", Rule),
    ("Nguyên tắc chung", GeneralRule),
    ("Điều không làm căn cứ", HistoryRule),
    ("Hồ sơ", DossierRule),
    ("Mục phải có", FieldRule),
    ("Thời hạn", DeadlineRule),
)


def table() -> str:
    """Every rule of the kinds that judge a request, by section, and the totals."""
    rulebook = load_rulebook()
    counted = Counter(rule for each in sentences() for rule in each.rules)
    lines: list[str] = []
    for title, kind in SECTIONS:
        entries = list(rulebook.all_of(kind))
        lines += [f"### {title}", "| mã | hiệu lực | mức | căn cứ | số câu |", "|---|---|---|---|---|"]
        lines += [row(entry, counted[entry.id]) for entry in entries]
        lines.append("")
    ids = [entry.id for _, kind in SECTIONS for entry in rulebook.all_of(kind)]
    levels = Counter(entry.status for _, kind in SECTIONS for entry in rulebook.all_of(kind))
    silent = sum(not counted[id] for id in ids)
    lines.append(
        f"**Tổng: {len(ids)} mục** ({', '.join(f'{levels[level]} {level}' for level in sorted(levels))}); "
        f"**{len(sentences())} câu**; mục không có câu nào: **{silent}**."
    )
    return "\n".join(lines) + "\n"


def row(entry: Dated, count: int) -> str:
    until = f"{entry.to:%d/%m/%Y}" if entry.to else "chưa hết"
    return f"| {entry.id} | {entry.from_:%d/%m/%Y} - {until} | {entry.status} | {entry.reference} | {count} |"


def test_document_tells_every_rule() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    before, rest = text.split(FIRST)
    written, after = rest.split(LAST)
    expected = table()
    if REWRITE:
        DOCUMENT.write_text(before + FIRST + expected + LAST + after, encoding="utf-8")
        written = expected
    assert written == expected, "Viết lại bảng: TDKT_REWRITE=1 python -m pytest tests/criteria/test_law_document.py"
