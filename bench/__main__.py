"""`python -m bench`: files come in, tables of CPU time and memory go out on screen and as bench/work/speed.json."""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from bench.commands import Run, measure_commands
from bench.parallel import measure_workers, parallel_table
from bench.scale import measure_scale, scale_table
from bench.speed import OUR_READERS, PDF_READERS, WORD_READERS, ReaderError, measure_readers
from bench.tables import command_table, describe_command, describe_readers, reader_table

HERE = Path(__file__).resolve().parent
WORK = HERE / "work"
LEAST_ROUNDS = 5
PARTS = ("word", "pdf", "commands", "parallel", "scale")
PEER_PYTHON = HERE.parent / ".venv-bench" / "bin" / "python"
EXIT_CANNOT = 3


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Đo CPU và bộ nhớ khi đọc tệp.")
    parser.add_argument("--files", type=Path, help="thư mục có tệp .docx, .pdf (mặc định: 12 + 12 tệp bịa)")
    parser.add_argument("--rounds", type=int, default=LEAST_ROUNDS, help="số vòng đo, ít nhất 5")
    parser.add_argument("--only", choices=PARTS, help="chỉ đo một phần")
    parser.add_argument("--output", type=Path, default=WORK / "speed.json", help="tệp JSON kết quả")
    arguments = parser.parse_args()
    if arguments.rounds < LEAST_ROUNDS:
        parser.error("--rounds ít nhất là 5")
    return arguments


def has_text(path: Path) -> bool:
    """Whether every page of a PDF gives text by itself: scans are no part of this comparison."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return all(page.get_textpage().count_chars() > 0 for page in document)
    finally:
        document.close()


def choose_files(folder: Path | None) -> tuple[list[Path], list[Path]]:
    """Word files and text PDFs, each sorted; our own invented ones where no folder is named."""
    if folder is None:
        folder = WORK / "files"
        if not list(folder.glob("*.pdf")):
            from bench.make_files import make_files

            make_files(folder)
    word = sorted(folder.rglob("*.docx"))
    pdf = [path for path in sorted(folder.rglob("*.pdf")) if has_text(path)]
    return word, pdf


def missing_parts() -> str | None:
    """What has to be there before anything is measured, as one sentence; None where all is there."""
    if importlib.util.find_spec("extractors.reading") is None:
        return "Chưa có extractors.reading.read_file: chưa có gì để đo."
    if not PEER_PYTHON.exists():
        return "Chưa có .venv-bench. Chạy: make bench"
    return None


def measure_kind(names: tuple[str, ...], paths: list[Path], *, rounds: int) -> list[dict[str, Any]]:
    pythons = {name: Path(sys.executable) if name in OUR_READERS else PEER_PYTHON for name in names}
    return describe_readers(measure_readers(names, paths, rounds=rounds, pythons=pythons, folder=WORK))


def command_lines(word: list[Path], pdf: list[Path]) -> dict[str, list[str]]:
    tdkt = str(Path(sys.executable).with_name("tdkt"))
    lines = {
        "tdkt --help": [tdkt, "--help"],
        "tdkt status": [tdkt, "status"],
        "tdkt doctor": [tdkt, "doctor"],
        "tdkt check-file": [tdkt, "check-file", str(HERE / "facts.yaml"), "--json"],
    }
    if word:
        lines["tdkt extract (một .docx)"] = [tdkt, "extract", str(word[0]), "--json"]
    if pdf:
        lines["tdkt extract (một .pdf)"] = [tdkt, "extract", str(pdf[0]), "--json"]
    return lines


def measure_from_small_process(lines: dict[str, list[str]], *, rounds: int) -> dict[str, list[Run]]:
    """A child's peak memory never reads lower than its parent's: start the commands from a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure_commands, lines, rounds=rounds, folder=WORK / "cold").result()


def measure_all(arguments: argparse.Namespace) -> dict[str, Any]:
    word, pdf = choose_files(arguments.files)
    result: dict[str, Any] = {
        "machine": {"cores": os.cpu_count(), "load": os.getloadavg()[0], "python": platform.python_version()},
        "rounds": arguments.rounds,
        "files": {"word": len(word), "pdf": len(pdf)},
    }
    kinds = {"word": (WORD_READERS, word), "pdf": (PDF_READERS, pdf)}
    for kind, (names, paths) in kinds.items():
        if paths and arguments.only in (None, kind):
            result[kind] = measure_kind(names, paths, rounds=arguments.rounds)
            print(f"\n{len(paths)} tệp {kind}, {arguments.rounds} vòng\n\n{reader_table(result[kind])}", flush=True)
    if arguments.only in (None, "commands"):
        runs = measure_from_small_process(command_lines(word, pdf), rounds=arguments.rounds)
        result["commands"] = [describe_command(name, each) for name, each in runs.items()]
        print(f"\n{command_table(result['commands'])}", flush=True)
    if arguments.only in (None, "parallel"):
        result["parallel"] = measure_workers([*word, *pdf], rounds=arguments.rounds, folder=WORK)
        print(f"\n{parallel_table(result['parallel'])}", flush=True)
    if arguments.only in (None, "scale"):
        result["scale"] = measure_scale(WORK / "long", log=WORK)
        print(f"\n{scale_table(result['scale'])}")
    return result


def main() -> int:
    arguments = parse_arguments()
    missing = missing_parts()
    if missing:
        print(missing, file=sys.stderr)
        return EXIT_CANNOT
    WORK.mkdir(parents=True, exist_ok=True)
    try:
        result = measure_all(arguments)
    except ReaderError as exc:
        print(f"Không đo được: {exc}", file=sys.stderr)
        return EXIT_CANNOT
    arguments.output.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"\nKết quả: {arguments.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
