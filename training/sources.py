"""`python -m training.sources FOLDER`: what each source finds alone, each pair, and all three, on files with gold.

Files and gold lie as `tdkt evaluate` finds them. Each file is opened once, in this process: for samples of one's own
only. Bundles are left out.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from extractors.fields import SOURCES, read_fields
from extractors.layout import Paper
from extractors.readers import read_paper
from extractors.readers.kinds import BUNDLES, sniff
from flows.evaluate import Pair, find_pairs
from flows.terminal import show, show_table
from records.errors import AppError
from records.readings import Reading, Told
from records.trust import State, state_of, thresholds_in_force
from reports.accuracy import (
    Evaluation,
    FileScore,
    Gold,
    calibration_error,
    decimal,
    evaluate,
    parse_gold,
    percent,
    score_file,
    states,
)

WORDS = {"structure": "cấu trúc", "grammar": "ngữ pháp", "statistics": "thống kê"}
SCANS = frozenset(("pdf_scan", "image"))
EXIT_WRONG = 2
_HEADINGS = ("Nguồn", "F1", "Word, PDF", "quét", "Họ tên", "Đề nghị", "loại", "không sai", "nhận: đúng", "chiếm", "ECE")


@dataclass(frozen=True)
class Opened:
    """A file that was opened, and what it really says."""

    pair: Pair
    gold: Gold
    paper: Paper


def subsets() -> list[tuple[str, ...]]:
    """Each source, each pair, all three."""
    return [chosen for size in range(1, len(SOURCES) + 1) for chosen in combinations(SOURCES, size)]


def open_all(pairs: Sequence[Pair]) -> Iterator[Opened]:
    for pair in pairs:
        if sniff(pair.path) not in BUNDLES:
            gold = parse_gold(pair.gold.read_bytes(), str(pair.gold)).model_copy(update={"file": pair.name})
            yield Opened(pair, gold, read_paper(pair.path))


def measure(opened: Sequence[Opened], sources: tuple[str, ...], state: Callable[[str, Told], State]) -> Evaluation:
    """The figures of all files, read by these sources only."""

    def read(each: Opened) -> Reading:
        return read_fields(each.paper, file=each.pair.name, sha256="0" * 64, sources=sources)

    scored = (
        FileScore(each.pair.name, each.gold.base or each.pair.name, score_file(each.gold, read(each)))
        for each in opened
    )
    return evaluate(scored, state)


def row_of(name: str, figures: Evaluation) -> list[str]:
    accepted = states(figures.values)["accepted"]
    fields = figures.fields
    return [
        name,
        percent(figures.total.exact.f1),
        percent(_f1(figures, lambda read_as: read_as not in SCANS)),
        percent(_f1(figures, lambda read_as: read_as in SCANS)),
        percent(fields["nominee.full_name"].exact.f1),
        percent(fields["nominee.requested"].exact.f1),
        percent(figures.kinds.value),
        percent(figures.no_touch.value),
        percent(accepted.precision),
        percent(accepted.coverage),
        decimal(calibration_error(figures.values), 3),
    ]


def _f1(figures: Evaluation, is_meant: Callable[[str], bool]) -> float | None:
    tallies = [group.counts.exact for name, group in figures.by_read_as.items() if is_meant(name)]
    return sum(tallies[1:], tallies[0]).f1 if tallies else None


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m training.sources", description="Đo từng nguồn, từng cặp, cả ba.")
    parser.add_argument("folder", type=Path, help="thư mục có tệp và đáp án")
    parser.add_argument("--gold", type=Path, help="thư mục đáp án")
    parser.add_argument("--only", help="chỉ tệp có tên khớp mẫu")
    arguments = parser.parse_args()
    try:
        found = find_pairs(arguments.folder, gold=arguments.gold, only=arguments.only)
        opened = list(open_all(found.pairs))
    except AppError as exc:
        show(exc.sentence())
        return EXIT_WRONG
    thresholds = thresholds_in_force()
    show(f"{len(opened)} tệp, phần trăm; {len(found.pairs) - len(opened)} gói tệp để ra ngoài")
    rows = [
        row_of(
            " + ".join(WORDS[source] for source in sources),
            measure(opened, sources, lambda name, told: state_of(name, told, thresholds)),
        )
        for sources in subsets()
    ]
    show_table(_HEADINGS, rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
