"""Takes a Paper of any length; gives one that the fields can be looked for in, and says what was left out."""

from __future__ import annotations

from extractors.layout import Doubt, Paper, Paragraph, Table

MOST_LETTERS = 3_000_000  # of a paper: fifteen hundred full pages
LONGEST_PARAGRAPH = 200_000  # letters: eighty pages without a break


def keep_to_size(paper: Paper) -> Paper:
    """The paper itself, cut where it is longer than any paper an office writes; what is cut is a doubt."""
    letters, kept = 0, 0
    is_cut = False
    for block in paper.blocks:
        paragraphs = [block] if isinstance(block, Paragraph) else _paragraphs(block)
        for paragraph in paragraphs:
            if len(paragraph.text) > LONGEST_PARAGRAPH:
                paragraph.text, is_cut = paragraph.text[:LONGEST_PARAGRAPH], True
                paragraph.segments = tuple(each for each in paragraph.segments if each.end <= LONGEST_PARAGRAPH)
            letters += len(paragraph.text)
        if letters > MOST_LETTERS:
            is_cut = True
            break
        kept += 1
    if is_cut:
        paper.blocks = paper.blocks[:kept]
        said = "Tệp dài hơn mọi văn bản thường gặp: chỉ đọc phần đầu. Tách tệp rồi gửi từng phần."
        paper.doubts.append(Doubt("CHUA_DOC_HET", said))
    return paper


def _paragraphs(table: Table) -> list[Paragraph]:
    return [paragraph for cell in table.cells for paragraph in cell.paragraphs]
