"""Writes tests/cases/: every invented proposal in its form, with its `expected.json`.

Run from the checkout: `python -m tests.build_cases [case ...]`. Needs LibreOffice for the PDFs and scans.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import xlsxwriter

from tests.samples.application_centre import PAST_HEADS, PAST_ROWS
from tests.samples.papers import Paper
from tests.samples.quarter import PAPERS
from tests.samples.scans import scan

CASES = Path(__file__).resolve().parent / "cases"
PAST = Path(__file__).resolve().parent / "samples" / "So khen thuong 2021-2025.xlsx"
OFFICE_SECONDS = 180
PRINTED_AT = b"20260803080000"
# LibreOffice writes the hour of printing, and an identity and a checksum that follow from it.
CLOCK_MARKS = re.compile(rb"(/CreationDate\(D:|/DocChecksum /|/ID \[ <|^<)([0-9A-F]{14,32})", re.MULTILINE)


def build(paper: Paper, folder: Path, work: Path) -> Path:
    """Writes one case folder; returns the path of its input file."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / paper.file
    if paper.read_as == "word":
        paper.write().save(target)
    else:
        draft = work / f"{paper.case}.docx"
        paper.write().save(draft)
        printed = _print(draft, work)
        if paper.look:
            scan(printed, target, paper.look)
        else:
            target.write_bytes(printed.read_bytes())
    expected = {"kind": paper.gold["kind"], "read_as": paper.read_as, **paper.gold}
    (folder / "expected.json").write_text(json.dumps(expected, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return target


def _print(draft: Path, work: Path) -> Path:
    profile = (work / "office-profile").as_uri()
    command = [
        "soffice",
        "--headless",
        f"-env:UserInstallation={profile}",
        "--convert-to",
        "pdf",
        "--outdir",
        str(work),
        str(draft),
    ]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1785744000"}
    subprocess.run(command, check=True, timeout=OFFICE_SECONDS, capture_output=True, env=environment)
    printed = draft.with_suffix(".pdf")
    printed.write_bytes(CLOCK_MARKS.sub(_still, printed.read_bytes()))
    return printed


def _still(mark: re.Match[bytes]) -> bytes:
    """The mark with another value of the same length: places in the file stay right."""
    return mark[1] + (PRINTED_AT if mark[1].startswith(b"/Creation") else b"0" * len(mark[2]))


def build_past(target: Path) -> None:
    """Writes the Office's invented book of earlier years: a title, then a row a recognition."""
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": datetime(2026, 1, 5)})
    sheet = book.add_worksheet("2021-2025")
    sheet.write_string(0, 0, "SỔ KHEN THƯỞNG CÁC NĂM 2021 - 2025")
    for column, head in enumerate(PAST_HEADS):
        sheet.write_string(2, column, head)
    for number, row in enumerate(PAST_ROWS, start=1):
        sheet.write_number(2 + number, 0, number)
        for column, text in enumerate(row, start=1):
            sheet.write_string(2 + number, column, text)
    book.close()


def main(wanted: list[str]) -> None:
    if not wanted or "past" in wanted:
        build_past(PAST)
    with tempfile.TemporaryDirectory() as work:
        for paper in PAPERS:
            if not wanted or any(paper.case.startswith(name) for name in wanted):
                target = build(paper, CASES / paper.case, Path(work))
                sys.stderr.write(f"{paper.case}: {target.name}, {target.stat().st_size // 1024} kB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
