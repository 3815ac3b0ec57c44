"""Takes YAML as `load_yaml` gives it, with "__lines__" in every mapping; gives it bare, and the line of a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

LINES = "__lines__"


def without_lines(value: Any) -> Any:
    """The same value without any "__lines__"."""
    if isinstance(value, dict):
        return {key: without_lines(item) for key, item in value.items() if key != LINES}
    if isinstance(value, list):
        return [without_lines(item) for item in value]
    return value


def line_of(value: Any, path: Sequence[Any]) -> int:
    """The line of the deepest key on the path that stands in the file, counted from 1."""
    line: int = value.get(LINES, {}).get("", 1) if isinstance(value, dict) else 1
    for part in path:
        if isinstance(value, dict):
            lines = value.get(LINES, {})
            line = lines.get(part, lines.get("", line))
            if part not in value:
                return line
            value = value[part]
        elif isinstance(value, list) and isinstance(part, int) and part < len(value):
            value = value[part]
        else:
            return line
        if isinstance(value, dict):
            line = max(line, value.get(LINES, {}).get("", line))
    return line
