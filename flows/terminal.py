"""Takes what a command has to say; writes results to stdout, progress and faults in Vietnamese to stderr.

The words of the command line itself (usage, options, wrong usage) are put into Vietnamese here.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from records.errors import AppError

LOG_NAME = "tdkt.log"
LOG_BYTES = 5_000_000
HELP_OF_HELP = "Xem hướng dẫn của lệnh này."


def set_up_streams() -> None:
    """UTF-8 on both streams: a Windows console would stop at the first Vietnamese letter."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def show(text: str = "") -> None:
    """One line of the result, on stdout."""
    typer.echo(text)


def show_json(value: Any) -> None:
    """One JSON object on one line of stdout."""
    typer.echo(json.dumps(value, ensure_ascii=False))


def say(text: str) -> None:
    """Progress or a remark, on stderr."""
    typer.echo(text, err=True)


def show_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table as wide as the screen; file names and reasons are wrapped, never cut."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(soft_wrap=False, highlight=False, markup=False, width=None if sys.stdout.isatty() else 110)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*row)
    console.print(table)


def say_error(error: AppError) -> None:
    """What happened, then what to do."""
    say(error.message)
    if error.hint:
        say(f"→ {error.hint}")


def log_failure(folder: Path, error: BaseException, *, at: datetime) -> Path | None:
    """Adds the traceback to the log file of the data folder; None where even that cannot be written."""
    path = folder / LOG_NAME
    entry = f"{at:%Y-%m-%d %H:%M:%S} {''.join(traceback.format_exception(error))}\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.replace(path.with_suffix(".log.1"))
        with path.open("a", encoding="utf-8") as stream:
            stream.write(entry)
    except OSError:
        return None
    return path


class _Vietnamese:
    """Usage and help in Vietnamese, for commands and groups alike."""

    def get_usage(self, ctx: Any) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        return usage.replace("Usage:", "Cách dùng:", 1)

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = HELP_OF_HELP
        return option

    def get_params(self, ctx: Any) -> list[Any]:
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            if getattr(param, "is_flag", False):
                param.display_type_rich = _no_type
        return params

    def format_help(self, ctx: Any, formatter: Any) -> None:
        from typer import rich_utils

        rich_utils.RANGE_STRING = ""

        rich_utils.OPTIONS_PANEL_TITLE = "Tùy chọn"
        rich_utils.ARGUMENTS_PANEL_TITLE = "Cần ghi"
        rich_utils.COMMANDS_PANEL_TITLE = "Lệnh"
        rich_utils.REQUIRED_LONG_STRING = "[bắt buộc]"
        rich_utils.DEFAULT_STRING = "[mặc định: {}]"
        super().format_help(ctx, formatter)  # type: ignore[misc]


class VietnameseCommand(_Vietnamese, TyperCommand):
    """One command of the command line."""


class VietnameseGroup(_Vietnamese, TyperGroup):
    """The command line itself, or a family of commands."""

    def list_commands(self, ctx: Any) -> list[str]:
        """In the order of writing, which is the order of work."""
        return list(self.commands)


def _no_type(ctx: Any) -> None:
    """A flag takes no value; "<bool>" would say that it does."""


def usage_sentence(error: Any) -> str:
    """What is wrong with the way a command was called; `error` is what the command line's parser raised."""
    match type(error).__name__:
        case "NoSuchOption":
            return f"Không có tùy chọn {error.option_name}."
        case "MissingParameter":
            return f"Thiếu {_parameter(error)}."
        case "BadParameter":
            return f"Giá trị của {_parameter(error)} không dùng được."
        case "BadOptionUsage":
            return f"Tùy chọn {error.option_name} cần một giá trị."
        case _ if "No such command" in error.message:
            name = error.message.split("'")[1] if "'" in error.message else ""
            return f"Không có lệnh “{name}”."
        case _ if "unexpected extra argument" in error.message:
            return "Lệnh này không nhận thêm giá trị như vậy."
        case _:
            return "Lệnh viết chưa đúng."


def _parameter(error: Any) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return "giá trị"
    return parameter.opts[0] if parameter.param_type_name == "option" else parameter.metavar or "giá trị"
