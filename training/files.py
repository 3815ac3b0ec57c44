"""Invented papers come in; go out as files that an office would send: .docx, PDF with text, scan; gold beside each."""

from __future__ import annotations

import io
import json
import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path

import docx
import numpy as np
import pypdfium2
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from bench.damage import DAMAGES, PRINTED
from extractors.libreoffice import convert, made_of
from training import widths
from training.composing import Composed, parts_of
from training.script import Grid, Written, plain

IN_TABLES = 12  # points of letters in tables and letterheads
BATCH = 40  # papers in one start of LibreOffice
SCANS = ("200", "skew1.5", "seal", "noise", "300", "150")  # damages of bench.damage that offices send every day


def write_word(composed: Composed, folder: Path) -> Path:
    """The paper as .docx, gold beside it."""
    paper = docx.Document()
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.paragraph_format.space_after = Pt(2)
    is_wide = any(isinstance(block, Grid) and widths.is_wide(block) for block in composed.script.blocks)
    section = paper.sections[0]
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if is_wide else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    for block in composed.script.blocks:
        if isinstance(block, Written):
            _write_paragraph(paper.add_paragraph(), block)
        else:
            _write_table(paper, block, room=widths.LANDSCAPE if is_wide else widths.PORTRAIT)
    path = folder / f"{composed.name}.docx"
    paper.save(str(path))
    _write_gold(composed, path, "word")
    return path


def _write_paragraph(paragraph: Paragraph, written: Written, *, points: int | None = None) -> None:
    label = f"{written.label} " if written.label else ""
    run = paragraph.add_run(f"{label}{plain(written.text)}")
    run.bold, run.italic = written.bold or None, written.italic or None
    run.font.size = Pt(points) if points else None
    if written.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _write_table(paper: Document, grid: Grid, *, room: float) -> None:
    centimetres = widths.widths_of(grid, room)
    table = paper.add_table(len(grid.rows), len(centimetres))
    table.autofit = False
    if grid.ruled:
        table.style = "Table Grid"
    for column, width in zip(table.columns, centimetres, strict=True):
        column.width = Cm(width)
    for row, column, _, entry in grid.placed():
        cell = table.cell(row, column)
        if entry.rows * entry.columns > 1:
            cell = cell.merge(table.cell(row + entry.rows - 1, column + entry.columns - 1))
        cell.width = Cm(sum(centimetres[column : column + entry.columns]))
        for number, part in enumerate(parts_of(entry)):
            _write_paragraph(cell.paragraphs[0] if number == 0 else cell.add_paragraph(), part, points=IN_TABLES)


def print_all(words: Sequence[Path], composed: Sequence[Composed], folder: Path) -> list[Path]:
    """The same papers as PDFs with text, by LibreOffice, gold beside each."""
    paths = []
    for start in range(0, len(words), BATCH):
        convert(words[start : start + BATCH], folder, target="pdf")
    for word, each in zip(words, composed, strict=True):
        path = made_of(word, folder, "pdf")
        _write_gold(each, path, "pdf_text")
        paths.append(path)
    return paths


def scan_all(pdfs: Iterable[Path], composed: Iterable[Composed], folder: Path) -> list[Path]:
    """The same as scans: pictures in a PDF, damaged by chance out of SCANS, the same for the same paper."""
    paths = []
    for pdf, each in zip(pdfs, composed, strict=True):
        seed = zlib.crc32(each.name.encode())
        damage = DAMAGES[SCANS[seed % len(SCANS)]]
        chance = np.random.default_rng(seed)
        pages = []
        with pypdfium2.PdfDocument(pdf) as source:
            for page in source:
                picture = page.render(scale=PRINTED / 72).to_pil().convert("RGB")
                pages.append(damage(picture, chance))
        path = folder / f"{each.name}-quet.pdf"
        buffer = io.BytesIO()
        first, *rest = [picture for picture, _ in pages]
        first.save(buffer, "PDF", resolution=pages[0][1], save_all=True, append_images=rest)
        path.write_bytes(buffer.getvalue())
        _write_gold(each, path, "pdf_scan")
        paths.append(path)
    return paths


def _write_gold(composed: Composed, path: Path, read_as: str) -> None:
    gold = {"file": path.name, "read_as": read_as, "base": composed.name, **composed.gold}
    beside = path.with_name(f"{path.name}.json")
    beside.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
