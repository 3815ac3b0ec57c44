"""Measurements come in, Markdown tables and plain dictionaries for JSON go out."""

from __future__ import annotations

from statistics import median
from typing import Any

from bench.commands import Run
from bench.speed import LIMITS, OURS, Measured


def spread(values: list[float]) -> dict[str, float]:
    return {"min": round(min(values), 3), "median": round(median(values), 3), "max": round(max(values), 3)}


def describe_reader(measured: Measured, *, ours: float, limit: float) -> dict[str, Any]:
    """CPU ms a document with its ratios to our median and to the limit's."""
    middle = median(measured.cpu_ms)
    return {
        "reader": measured.name,
        "cpu_ms": spread(measured.cpu_ms),
        "to_ours": round(middle / ours, 2),
        "to_limit": round(middle / limit, 2),
        "peak_mb": round(measured.peak_mb, 1),
        "failed": measured.failed,
    }


def describe_readers(readers: list[Measured]) -> list[dict[str, Any]]:
    """Ratios to our whole extraction and to the limit, both of which must be among the readers."""
    ours = median(next(each.cpu_ms for each in readers if each.name == OURS))
    limit = median(next(each.cpu_ms for each in readers if each.name in LIMITS))
    return [describe_reader(each, ours=ours, limit=limit) for each in readers]


def describe_command(name: str, runs: list[Run]) -> dict[str, Any]:
    return {
        "command": name,
        "cpu_s": spread([run.cpu_s for run in runs]),
        "wall_s": spread([run.wall_s for run in runs]),
        "peak_mb": round(max(run.peak_mb for run in runs), 1),
        "exit_codes": sorted({run.exit_code for run in runs}),
    }


def markdown(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def three(values: dict[str, float], *, digits: int) -> list[str]:
    return [f"{values[key]:.{digits}f}" for key in ("min", "median", "max")]


def reader_table(readers: list[dict[str, Any]]) -> str:
    head = ["CPU ms / tệp", "min", "median", "max", "so với tdkt", "so với giới hạn", "MiB", "không đọc được"]
    rows = [
        [
            each["reader"],
            *three(each["cpu_ms"], digits=1),
            f"{each['to_ours']:.2f}",
            f"{each['to_limit']:.2f}",
            f"{each['peak_mb']:.0f}",
            str(len(each["failed"])),
        ]
        for each in readers
    ]
    return markdown(head, rows)


def shown_codes(codes: list[int]) -> str:
    """A command that did not do its work is cheap for the wrong reason: say so."""
    text = ", ".join(map(str, codes))
    return text if codes == [0] else f"{text} (không chạy trọn)"


def command_table(commands: list[dict[str, Any]]) -> str:
    head = ["Lệnh, khởi động nguội", "CPU s min", "median", "max", "đồng hồ s (median)", "MiB", "mã thoát"]
    rows = [
        [
            each["command"],
            *three(each["cpu_s"], digits=2),
            f"{each['wall_s']['median']:.2f}",
            f"{each['peak_mb']:.0f}",
            shown_codes(each["exit_codes"]),
        ]
        for each in commands
    ]
    return markdown(head, rows)
