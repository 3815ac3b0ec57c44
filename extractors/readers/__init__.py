"""A file comes in, a Paper of positioned text goes out; finding fields in it is left to `extractors`."""

from __future__ import annotations

from pathlib import Path

from extractors.layout import Paper

__all__ = ["read_paper"]


def read_paper(path: Path) -> Paper:
    """The Paper of a file, whose kind is told from its bytes; raises InputError for what is not read."""
    from extractors.readers.word import read_word
    if path.suffix=='.docx': return read_word(path)
    from extractors.readers.pdf import read_pdf
    return read_pdf(path)
