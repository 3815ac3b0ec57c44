"""Lines and tables as a reader would give them, typed in a test; every person here is invented."""

from __future__ import annotations

from spacy.tokens import Doc

from extractors.document import Line, make_doc
from extractors.fields import read_fields
from extractors.layout import Block, Cell, Paper, Paragraph, Table
from extractors.zones import Zones, find_zones
from records.readings import Nominee, Reading

Row = list[str | None]  # None: covered by the cell on its left
Typed = str | Paragraph | list[Row]

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def centred(text: str) -> Paragraph:
    return Paragraph(text, centred=True, bold=True)


def numbered(label: str, text: str) -> Paragraph:
    return Paragraph(text, label=label)


def table(rows: list[Row], *, number: int = 0) -> Table:
    """A grid of one-paragraph cells; "\\n" parts paragraphs."""
    cells: list[Cell] = []
    for row, texts in enumerate(rows):
        index = -1
        for column, text in enumerate(texts):
            if text is None:
                cells[-1].column_span += 1
                continue
            index += 1
            cells.append(Cell(row, column, index, [Paragraph(part) for part in text.split("\n") if part]))
    return Table(number=number, rows=len(rows), columns=max(map(len, rows)), cells=cells)


def paper(*typed: Typed) -> Paper:
    """A paper of lines and tables, counted as Word counts them."""
    blocks: list[Block] = []
    paragraphs = tables = 0
    for item in typed:
        if isinstance(item, list):
            blocks.append(table(item, number=tables))
            tables += 1
            continue
        paragraph = Paragraph(item) if isinstance(item, str) else item
        paragraph.number = paragraphs
        paragraphs += 1
        blocks.append(paragraph)
    return Paper(blocks=blocks, read_as="word")


def read(*typed: Typed) -> Reading:
    return read_fields(paper(*typed), file="thu.docx", sha256="0" * 64)


def doc_of(*typed: Typed) -> Doc:
    return make_doc(paper(*typed))


def line_of(text: str) -> Line:
    """One line with its phrases hung on it."""
    line: Line = doc_of(text)._.lines[0]
    return line


def zones_of(*typed: Typed) -> tuple[Doc, Zones]:
    doc = doc_of(*typed)
    return doc, find_zones(doc._.lines, doc._.tables)


def names(reading: Reading) -> list[str]:
    return [nominee.name for nominee in reading.nominees]


def value(nominee: Nominee, field: str) -> str | None:
    """The value of a scalar field; None where it is not stated."""
    found = getattr(nominee, field)
    return None if found is None else found.value


def asked(nominee: Nominee) -> list[tuple[str, str | None]]:
    return [(each.code, each.year) for each in nominee.requested]
