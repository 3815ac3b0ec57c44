"""Word papers of a quarter come in; a share of their blocks is edited as a reviewer does, and counted again later."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

BOOKMARK = "_tdkt_"


def edit_blocks(paths: Iterable[Path], *, share: float, rng: random.Random) -> dict[Path, list[str]]:
    """Adds words of its own to that share of the blocks of each paper; gives the words by the paper."""
    edited: dict[Path, list[str]] = {}
    number = 0
    for path in sorted(paths):
        document = docx.Document(str(path))
        words = []
        for paragraph in _blocks(document):
            if rng.random() < share:
                number += 1
                words.append(f"[sửa {number:06d}]")
                paragraph.add_run(f" {words[-1]}")
        if words:
            document.save(str(path))
            edited[path] = words
    return edited


def texts_of(path: Path) -> tuple[str, str]:
    """The words of a paper as they stand, and those inside tracked deletions."""
    body = docx.Document(str(path)).element.body
    standing, struck = ("".join(text.text or "" for text in body.iter(qn(tag))) for tag in ("w:t", "w:delText"))
    return standing, struck


def _blocks(document: Any) -> Iterable[Paragraph]:
    """The paragraphs that carry a bookmark of the program and any words."""
    for element in document.element.body.iter(qn("w:p")):
        names = [mark.get(qn("w:name"), "") for mark in element.iter(qn("w:bookmarkStart"))]
        if any(name.startswith(BOOKMARK) for name in names) and next(element.iter(qn("w:t")), None) is not None:
            yield Paragraph(element, document)
