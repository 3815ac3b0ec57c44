"""Long files come in, CPU ms a page and peak memory of each size go out: what is not linear shows as a rising cost."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from bench.make_files import count_pages
from bench.make_long_files import make_long_files
from bench.speed import OURS, measure_readers
from bench.tables import markdown, spread, three

ROUNDS = 3
FORMS = {"report": "báo cáo {size} trang", "list": "danh sách {size} người"}


@dataclass(frozen=True)
class Sized:
    """A file of known length: a report of so many pages, or a list of so many rows on so many pages."""

    path: Path
    form: str
    size: int
    pages: int


def choose_long_files(folder: Path) -> list[Sized]:
    """Reports and lists of every size, as Word and as PDF, shortest first; made where they are missing."""
    if not list(folder.glob("*.pdf")):
        make_long_files(folder)
    pages = {path.stem: count_pages(path) for path in sorted(folder.glob("*.pdf"))}
    return [
        Sized(folder / f"{stem}.{kind}", form, int(stem.removeprefix(f"{form}-")), pages[stem])
        for kind in ("docx", "pdf")
        for form in FORMS
        for stem in sorted(pages, key=lambda stem: pages[stem])
        if stem.startswith(form)
    ]


def measure_scale(folder: Path, *, log: Path) -> list[dict[str, Any]]:
    """Each file in a process of its own, once unmeasured, then `ROUNDS` times."""
    return [_measure(each, log) for each in choose_long_files(folder)]


def _measure(sized: Sized, log: Path) -> dict[str, Any]:
    (measured,) = measure_readers(
        (OURS,), [sized.path], rounds=ROUNDS, pythons={OURS: Path(sys.executable)}, folder=log
    )
    return {
        "form": sized.form,
        "kind": sized.path.suffix[1:],
        "size": sized.size,
        "pages": sized.pages,
        "cpu_ms": spread(measured.cpu_ms),
        "ms_a_page": round(median(measured.cpu_ms) / sized.pages, 3),
        "peak_mb": round(measured.peak_mb, 1),
        "failed": measured.failed,
    }


def scale_table(rows: list[dict[str, Any]]) -> str:
    head = ["Dài ra thì sao", "trang", "CPU ms min", "median", "max", "ms / trang", "MiB", "không đọc được"]
    return markdown(
        head,
        [
            [
                f"{FORMS[each['form']].format(size=each['size'])}, .{each['kind']}",
                str(each["pages"]),
                *three(each["cpu_ms"], digits=0),
                f"{each['ms_a_page']:.2f}",
                f"{each['peak_mb']:.0f}",
                str(len(each["failed"])),
            ]
            for each in rows
        ],
    )
