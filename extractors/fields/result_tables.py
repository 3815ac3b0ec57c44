"""Takes a table of results (chỉ tiêu, kế hoạch, thực hiện, tỷ lệ); gives a statement a row, in its own words."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.document import lines_of, locate
from extractors.fields.figures import find_figures
from extractors.layout import Cell, Table
from extractors.text import bare, strip_value
from records.readings import Statement

_NAME = re.compile(
    r"^(?:ten )?(?:cac )?(?:chi tieu|noi dung|hang muc|linh vuc|cong viec|nhiem vu|tieu chi|san pham|chi so|hoat dong)"
)
_DONE = re.compile(r"thuc hien|ket qua|^dat\b|da lam|hoan thanh|ty le|so luong|^nam \d{4}|% ")
_NOT_RESULTS = re.compile(
    r"ho (?:va )?ten|ten tap the|danh hieu|khen|quyet dinh|sang kien|de tai|xep loai|phieu|chuc vu|de nghi|kinh phi du"
)
_COUNT = re.compile(r"^(?:stt|tt|so tt)$")
_UNIT = re.compile(r"^(?:don vi(?: tinh)?|dvt)$")
_FILLED = re.compile(r"\d")
_MOST_ROWS, _MOST_COLUMNS = 40, 9


def read_result_rows(doc: Doc, table: Table) -> list[Statement]:
    """ "Hồ sơ tiếp nhận (hồ sơ): kế hoạch 1.000; thực hiện 1.208; tỷ lệ 120,8%"; none of another kind of table."""
    if table.rows < 2 or not 2 <= table.columns <= _MOST_COLUMNS:
        return []
    grid = table.grid()
    heads = [" ".join(cell.text.split()) if cell else "" for cell in grid[0]]
    low = [bare(head) for head in heads]
    named = next((at for at, head in enumerate(low) if _NAME.match(head)), None)
    if named is None or _NOT_RESULTS.search(" | ".join(low)):
        return []
    if not any(_DONE.search(head) for at, head in enumerate(low) if at != named):
        return []
    statements = (_read_row(doc, row, heads, low, named) for row in grid[1 : 1 + _MOST_ROWS])
    return [statement for statement in statements if statement is not None]


def _read_row(doc: Doc, row: list[Cell | None], heads: list[str], low: list[str], named: int) -> Statement | None:
    """One row; None where it tells no number or nothing of what it counts."""
    name = _text(row[named])
    measures = [at for at, head in enumerate(low) if head and at != named and not _COUNT.match(head)]
    unit = next((_text(row[at]) for at in measures if _UNIT.match(low[at])), "")
    told = [(heads[at], text) for at in measures if not _UNIT.match(low[at]) and (text := _text(row[at]))]
    if len(name) < 3 or not any(_FILLED.search(text) for _, text in told):
        return None
    parts = "; ".join(f"{head[:1].lower()}{head[1:]} {text}" for head, text in told)
    value = f"{name} ({unit}): {parts}" if unit else f"{name}: {parts}"
    cells = list({id(cell): cell for cell in row if cell is not None}.values())
    lines = lines_of(doc, cells)
    return Statement(
        value=value,
        text=" | ".join(_text(cell) for cell in cells),
        confidence=0.8,
        evidence=tuple(dict.fromkeys(place for line in lines for place in locate(doc, line))),
        sources=("table",),
        span=(lines[0].start, lines[-1].start + len(lines[-1].text)),
        figures=find_figures(value),
    )


def _text(cell: Cell | None) -> str:
    return strip_value(" ".join(cell.text.split())) if cell is not None else ""
