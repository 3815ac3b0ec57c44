"""What the tests of papers of nominees share: a compiled invented quarter, and the words of a paper."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import docx
from invented_proposals import MADE_ON, OFFICE, QUARTER

from records import CheckedProposal
from reports.papers.compilation import Compilation, compile_papers_of
from reports.papers.paper import Paper

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
BEFORE_DEADLINE = date(2026, 9, 12)


def compiled(checked: Sequence[CheckedProposal], *, made_on: date = MADE_ON, **more: Any) -> Compilation:
    settings = {"quarter": QUARTER, "office": OFFICE, "templates": TEMPLATES, **more}
    return compile_papers_of(checked, made_on=made_on, **settings)


def words(paper: Paper) -> str:
    """The paragraphs of the body and of every cell, in the order of the paper."""
    body = docx.Document(io.BytesIO(paper.content)).element.body
    name = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(f"{name}t")) for paragraph in body.iter(f"{name}p")
    )


def comments(paper: Paper) -> list[str]:
    return [comment.text for comment in docx.Document(io.BytesIO(paper.content)).comments]


def page_counts(papers: Sequence[Paper], folder: Path) -> list[int]:
    """How many pages LibreOffice makes of each."""
    paths = [folder / f"{number}{paper.suffix}" for number, paper in enumerate(papers)]
    for path, paper in zip(paths, papers, strict=True):
        path.write_bytes(paper.content)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, paths)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return [_pages(path.with_suffix(".pdf")) for path in paths]


def _pages(pdf: Path) -> int:
    told = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pages:"))
