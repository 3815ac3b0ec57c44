"""A folder of files with gold beside them comes in, precision, recall and F1 by field and by way of reading go out.

`python -m bench.accuracy tests/cases` compares with each `expected.json`; `--score SCORE.py --gold FOLDER` hands the
predictions to a scorer of its own (called with --gold, --pred, --json) and prints its figures.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bench.scoring import Tally, compare, merge, micro

WORK = Path(__file__).resolve().parent / "work"
EXPECTED = "expected.json"
EXIT_CANNOT = 3


class ExtractError(Exception):
    """`tdkt extract` did not answer with one line a file."""


def extract(paths: list[Path]) -> list[dict[str, Any]]:
    """What `tdkt extract --json` prints for the files, in their order; raises ExtractError where a line is missing."""
    tdkt = Path(sys.executable).with_name("tdkt")
    if not tdkt.exists():
        raise ExtractError("chưa có lệnh tdkt; chạy make setup")
    command = [str(tdkt), "extract", *map(str, paths), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    readings = [json.loads(line) for line in done.stdout.splitlines() if line.strip()]
    if len(readings) != len(paths):
        last = (done.stderr.strip().splitlines() or ["không có thông báo"])[-1]
        raise ExtractError(f"{len(readings)} dòng cho {len(paths)} tệp, mã thoát {done.returncode}: {last}")
    return readings


def case_files(folder: Path) -> list[tuple[Path, Path]]:
    """Input file and expected reading of every case below a folder."""
    return [
        (path, expected)
        for expected in sorted(folder.glob(f"*/{EXPECTED}"))
        for path in sorted(expected.parent.iterdir())
        if path != expected
    ]


def percent(value: float | None) -> str:
    return "-" if value is None else f"{100 * value:.1f}"


def print_tallies(title: str, tallies: Mapping[str, Tally]) -> None:
    print(f"\n| {title} | đúng | sót | thừa | P | R | F1 |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, tally in tallies.items():
        figures = " | ".join(map(percent, (tally.precision, tally.recall, tally.f1)))
        print(f"| {name} | {tally.right} | {tally.missed} | {tally.invented} | {figures} |")


def score_cases(folder: Path) -> None:
    cases = case_files(folder)
    if not cases:
        raise ExtractError(f"không có {EXPECTED} nào dưới {folder}")
    groups: dict[str, list[dict[str, Tally]]] = defaultdict(list)
    for (_, gold), actual in zip(cases, extract([path for path, _ in cases]), strict=True):
        expected = json.loads(gold.read_text(encoding="utf-8"))
        groups[expected.get("read_as") or "?"].append(compare(expected, actual))
    everything = merge(tallies for group in groups.values() for tallies in group)
    print_tallies("trường", everything)
    by_group = {f"{name} ({len(group)} tệp)": micro(merge(group)) for name, group in sorted(groups.items())}
    print_tallies("đọc bằng", {**by_group, f"tất cả ({len(cases)} tệp)": micro(everything)})


def score_elsewhere(folder: Path, *, score: Path, gold: Path) -> None:
    """Predictions of every file below a folder, judged by another scorer over the same predictions."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    WORK.mkdir(parents=True, exist_ok=True)
    predictions = WORK / "predictions.jsonl"
    lines = [json.dumps(reading, ensure_ascii=False) for reading in extract(paths)]
    predictions.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, str(score), "--gold", str(gold), "--pred", str(predictions), "--json"]
    result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    print("\n| đọc bằng | tài liệu | P | R | F1 |\n| --- | ---: | ---: | ---: | ---: |")
    rows = [*result["by_read_as"].items(), ("tất cả", {"documents": result["documents"], **result["micro"]})]
    for name, figures in rows:
        shown = " | ".join(percent(figures[key]) for key in ("precision", "recall", "f1"))
        print(f"| {name} | {figures['documents']} | {shown} |")
    print(f"\nDự đoán: {predictions}")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description="Đo độ đúng của tdkt extract.")
    parser.add_argument("folder", type=Path, help="thư mục các tình huống (mỗi tình huống một thư mục) hoặc các tệp")
    parser.add_argument("--score", type=Path, help="score.py của bộ có đáp án riêng")
    parser.add_argument("--gold", type=Path, help="thư mục đáp án cho --score")
    arguments = parser.parse_args()
    if (arguments.score is None) != (arguments.gold is None):
        parser.error("--score và --gold đi cùng nhau")
    try:
        if arguments.score:
            score_elsewhere(arguments.folder, score=arguments.score, gold=arguments.gold)
        else:
            score_cases(arguments.folder)
    except ExtractError as exc:
        print(f"Không đo được: {exc}", file=sys.stderr)
        return EXIT_CANNOT
    return 0


if __name__ == "__main__":
    sys.exit(main())
