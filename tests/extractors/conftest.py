"""Printed papers and scans, and one small model of the statistics, made once a session."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import papers
from trained_lines import train_small


@dataclass(frozen=True)
class Printed:
    """Paths of the sample papers."""

    submission: Path
    long_submission: Path
    report: Path
    numbers: Path
    empty: Path
    encrypted: Path
    scan: Path
    mixed: Path


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("papers")
    papers.write_submission(folder / "submission.docx")
    papers.write_submission(folder / "long.docx", count=60, numbered=True)
    papers.write_report(folder / "report.docx")
    papers.write_numbers(folder / "numbers.docx")
    papers.write_empty(folder / "empty.docx")
    names = ["submission", "long", "report", "numbers", "empty"]
    papers.print_papers([folder / f"{name}.docx" for name in names], folder)
    locked = folder / "locked"
    locked.mkdir()
    papers.print_papers([folder / "report.docx"], locked, password=papers.PASSWORD)
    scan = folder / "scan.pdf"
    papers.write_scan(scan, [papers.picture_of(folder / "submission.pdf", 0, skew=0.8)])
    papers.join_papers(folder / "mixed.pdf", [folder / "report.pdf", scan])
    return Printed(
        submission=folder / "submission.pdf",
        long_submission=folder / "long.pdf",
        report=folder / "report.pdf",
        numbers=folder / "numbers.pdf",
        empty=folder / "empty.pdf",
        encrypted=locked / "report.pdf",
        scan=scan,
        mixed=folder / "mixed.pdf",
    )


@pytest.fixture(scope="session")
def small_model(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return train_small(tmp_path_factory.mktemp("model") / "small.crfsuite")
