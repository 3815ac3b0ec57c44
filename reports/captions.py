"""Takes the quarter's table; gives what stands over it in print: totals, laws in force, what short forms stand for."""

from __future__ import annotations

from datetime import date

from reports.abbreviations import abbreviate, legend
from reports.bases import NEW_LAW_IN_SHORT
from reports.places import count_in_words, day_in_words
from reports.tables import KINDS, QuarterTable


def totals_in_words(table: QuarterTable, *, made_on: date) -> str:
    """ "(Số liệu đến ngày …; tổng số 44 đề nghị, gồm …)"."""
    kinds = [f"{count_in_words(len(table.of_kind(k)))} {v.lower()}" for k, v in KINDS.items() if table.of_kind(k)]
    total = count_in_words(len(table.rows))
    parts = f", gồm {', '.join(kinds)}" if kinds else ""
    return f"(Số liệu đến ngày {day_in_words(made_on)}; tổng số {total} đề nghị{parts})"


def laws_and_legend(table: QuarterTable) -> str:
    """The law in force, named once for all rows, and what the short forms stand for."""
    named = "; ".join(sorted({row.checked.judgement.laws for row in table.rows}))
    laws = [f"Luật áp dụng theo ngày nhận hồ sơ: {named}."] if named else []
    if table.law:
        laws.append(f"Điều, khoản không ghi tên văn bản là của {table.law}.")
    if any(line.startswith(NEW_LAW_IN_SHORT) for row in table.rows for line in row.decided):
        laws.append(
            f"“{NEW_LAW_IN_SHORT}”: chương trình chưa có quy định mới đã được xác nhận nên không kết luận; "
            "người có thẩm quyền xem xét."
        )
    texts = [abbreviate(line) for row in table.rows for line in (*row.decided, *row.remarks)]
    explained = legend(texts, [paper for row in table.rows for paper in row.papers])
    return " ".join([*laws, f"Chữ tắt – {explained}." if explained else ""]).strip()
