"""Takes the blocks of a Paper; writes a plain .docx of them: the words, and nothing that could run or be fetched."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from extractors.layout import Block, Cell, Paragraph, Table

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    f'{_DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}"/></Types>'
)
_RELATIONSHIPS = (
    f'{_DECLARATION}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_LOOK = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>{bold}<w:sz w:val="26"/>'
_EDGES = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:bottom="1134" w:left="1440" w:right="1134"/></w:sectPr>'
)
_TEXT_TWIPS = 9000  # twentieths of a point between the margins


def write_blocks(path: Path, blocks: Sequence[Block]) -> Path:
    """A Word file of paragraphs and ruled tables in 13 point type on A4."""
    body = "".join(_paragraph(each) if isinstance(each, Paragraph) else _table(each) for each in blocks)
    document = f'{_DECLARATION}<w:document xmlns:w="{_W}"><w:body>{body}{_PAGE}</w:body></w:document>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _RELATIONSHIPS)
        package.writestr("word/document.xml", document)
    return path


def _paragraph(paragraph: Paragraph) -> str:
    centre = '<w:jc w:val="center"/>' if paragraph.centred else ""
    look = _LOOK.format(bold="<w:b/>" if paragraph.bold else "")
    said = f"{paragraph.label} {paragraph.text}".strip()
    text = "".join(char for char in said if char in "\t\n\u00a0" or char.isprintable())
    marked = escape(text).replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    marked = marked.replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    return f"<w:p><w:pPr>{centre}</w:pPr><w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{marked}</w:t></w:r></w:p>"


def _table(table: Table) -> str:
    """A table; what a merged cell covers below is a cell of its own that goes on from above."""
    width = _TEXT_TWIPS // max(table.columns, 1)
    rows = []
    for number, row in enumerate(table.grid()):
        cells, column = [], 0
        while column < len(row):
            cell = row[column]
            span = min(cell.column_span, len(row) - column) if cell else 1
            cells.append(_cell(cell, span=span, goes_on=cell is not None and cell.row < number, width=width))
            column += span
        rows.append(f"<w:tr>{''.join(cells)}</w:tr>")
    columns = f'<w:gridCol w:w="{width}"/>' * table.columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl><w:p/>"


def _cell(cell: Cell | None, *, span: int, goes_on: bool, width: int) -> str:
    merge = "" if cell is None or cell.row_span == 1 else "<w:vMerge/>" if goes_on else '<w:vMerge w:val="restart"/>'
    look = f'<w:tcW w:w="{width * span}" w:type="dxa"/><w:gridSpan w:val="{span}"/>{merge}'
    content = "" if cell is None or goes_on else "".join(map(_paragraph, cell.paragraphs))
    return f"<w:tc><w:tcPr>{look}<w:tcBorders>{_EDGES}</w:tcBorders></w:tcPr>{content or '<w:p/>'}</w:tc>"
