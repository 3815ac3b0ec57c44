"""Takes the Paper that LibreOffice made of a .doc; makes a table again of a last one whose cells it ran together.

LibreOffice writes a table that ends a document without its end mark; read again, its cells are paragraphs, and the last
line of a cell stands in one paragraph with the first of the next: "Huỳnh Quốc ViệtNGƯỜI BÁO CÁO". Such a table holds
the signatures.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.layout import Block, Cell, Paragraph, Table

_FAR = 40  # paragraphs from the end: longer than any block of signatures
_SHORT = 70  # letters of a line of a signature
_PLACE_AND_DATE = re.compile(r"[^\W\d_][^\d.;:]{1,40}, ngày\b")
_FOR_WHOM = r"(?:KT|TM|TL|TUQ|Q|T/M|K/T|T/L)"
_POST = re.compile(
    rf"{_FOR_WHOM}\. \w\w|(?:{_FOR_WHOM} )?(?:(?:quyền|phó|tổng) )*"
    r"(?:giám đốc|(?:chi )?cục trưởng|viện trưởng|hiệu trưởng|chủ tịch|bí thư|thủ trưởng|đại diện|xác nhận|thư ký|"
    r"chủ trì|chủ tọa|hội đồng|ban chấp hành|đảng ủy|ủy ban|(?:trưởng|chánh|người|tác giả|phụ trách) \w)",
    re.IGNORECASE,
)
_TIGHT = re.compile(rf"{_FOR_WHOM}\.\w\w")  # behind a letter it is the end of "Lưu: VT, TĐKT."
_ENDS = frozenset(".;)…")
_RECIPIENTS = "nơi nhận"


def mend_last_table(blocks: list[Block]) -> list[Block]:
    """The same blocks; paragraphs behind the last table, where cells meet in one of them, as a table of one row."""
    after = max((i for i, block in enumerate(blocks) if isinstance(block, Table)), default=-1) + 1
    body = [block for block in blocks[after:] if isinstance(block, Paragraph) and block.zone == "body"][-_FAR:]
    cells: list[list[Paragraph]] = [[]]
    for paragraph in body:
        first, *others = _cut(paragraph)
        cells[-1].append(first)
        cells += [[other] for other in others]
    if len(cells) == 1:
        return blocks
    start = _start_of_cell(cells[0])
    cells[0], before = cells[0][start:], cells[0][:start]
    number = sum(isinstance(block, Table) for block in blocks)
    table = Table(number, 1, len(cells), [Cell(0, i, i, paragraphs) for i, paragraphs in enumerate(cells)])
    kept = {id(paragraph) for paragraph in body}
    first_of_body = next(i for i, block in enumerate(blocks) if id(block) in kept)
    rest = [block for block in blocks[first_of_body:] if id(block) not in kept]
    return [*blocks[:first_of_body], *before, table, *rest]


def _cut(paragraph: Paragraph) -> list[Paragraph]:
    text = paragraph.text
    for at in range(1, len(text)):
        if text[at].isupper() and _meet(text[at - 1], text[at:]):
            return [replace(paragraph, text=text[:at]), replace(paragraph, text=text[at:], label="")]
    return [paragraph]


def _meet(before: str, rest: str) -> bool:
    """Whether `rest` begins a cell, with no space before: a post, a caption in capitals, or place and date."""
    if not (before.isalpha() or before in _ENDS):
        return False
    if before in _ENDS and _TIGHT.match(rest):
        return True
    if _POST.match(rest) and (not before.isupper() or rest[:2].isupper() or rest[1] in "./"):
        return True
    return before.islower() and ((rest.isupper() and len(rest) > 3) or bool(_PLACE_AND_DATE.match(rest)))


def _start_of_cell(paragraphs: list[Paragraph]) -> int:
    """Where the first cell begins: at the recipients, else at the first of the short centred lines that end here.

    The last line is no witness: it took the alignment of the next cell.
    """
    for at, paragraph in enumerate(paragraphs):
        if paragraph.text.lower().startswith(_RECIPIENTS):
            return at
    at = len(paragraphs) - 1
    while at > 0 and paragraphs[at - 1].centred and len(paragraphs[at - 1].text) < _SHORT:
        at -= 1
    return at
