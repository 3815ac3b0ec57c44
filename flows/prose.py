"""Takes lines of Vietnamese prose; writes them to stdout at one width. What they say is made elsewhere."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable

from flows.terminal import show

WIDTH = 110  # columns, as wide as the tables


def show_prose(lines: Iterable[str]) -> None:
    """Lines of one width; what is wrapped goes on below its own first word, and "Điều 5" stays on one line."""
    for line in lines:
        hang = re.match(r" *(?:\d+\.|[a-zđ]\)|[-+])? *", line)
        kept = re.sub(r"(Điều|khoản|điểm|ngày|dòng|\() (?=\S)", "\\1\u00a0", line)
        wrapped = textwrap.wrap(
            kept,
            WIDTH,
            subsequent_indent=" " * len(hang[0] if hang else ""),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for part in wrapped or [""]:
            show(part.replace("\u00a0", " "))
