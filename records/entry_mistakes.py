"""Takes what pydantic found wrong in an entry of the Office's YAML; says it in Vietnamese, with line and nearest key.

What an entry has to hold is left to the module that reads the file.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from typing import Any

from records.office_files import LINES

MISTAKES_TOLD = 5
_WORDS = {
    "string_type": "phải là chữ; số, ngày và câu có dấu đặc biệt đặt trong ngoặc kép",
    "tuple_type": "phải là danh sách: mỗi dòng một mục, bắt đầu bằng dấu gạch",
    "dict_type": "phải là nhóm các mục, thụt vào một bậc",
    "model_type": "phải là nhóm các mục, thụt vào một bậc",
    "too_short": "chưa có dòng nào",
}


def line_of(entry: Any, path: Sequence[Any]) -> Any:
    """The line of the deepest key on the way that the file has; "?" where it is no mapping."""
    line: Any = "?"
    for key in (*path, None):
        if isinstance(entry, dict):
            lines = entry.get(LINES, {})
            line = lines.get(key, lines.get("", line) if line == "?" else line)
            entry = entry.get(key)
        elif isinstance(entry, list | tuple) and isinstance(key, int) and key < len(entry):
            entry = entry[key]
            if isinstance(entry, dict):
                line = entry.get(LINES, {}).get("", line)
    return line


def in_words(error: Any, known: Callable[[Sequence[Any]], Sequence[str]], *, kinds: Sequence[str] = ()) -> str:
    """One error of pydantic; `known` gives the keys that may stand at a path, `kinds` are those of papers."""
    path = [each for each in error["loc"] if each != "[key]"]
    key = str(path[-1]) if path else ""
    dotted = ".".join(str(each) for each in path if not isinstance(each, int))
    match error["type"]:
        case "missing":
            return f"thiếu mục “{dotted}”"
        case "literal_error":
            return f"không có loại văn bản “{key}”{meant(key, kinds)}"
        case "extra_forbidden":
            return f"không có mục “{dotted}”{meant(key, known(path))}"
        case "value_error":
            return str(error["ctx"]["error"])
        case kind if kind.startswith("date"):
            return f"mục “{dotted}” phải là ngày có thật, viết năm-tháng-ngày: 2025-07-01"
    words = _WORDS.get(error["type"], "giá trị không đúng")
    return f"mục “{dotted}” {words}" if dotted else f"mỗi mục bắt đầu bằng dấu gạch và tu_ngay; {words}"


def meant(key: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1)
    return f" (có phải “{near[0]}”?)" if near else ""


def without_lines(entry: Any) -> Any:
    if isinstance(entry, dict):
        return {key: without_lines(value) for key, value in entry.items() if key != LINES}
    if isinstance(entry, list):
        return [without_lines(each) for each in entry]
    return entry


def all_in_one(name: str, wrong: Sequence[tuple[Any, str]]) -> str:
    """The mistakes of a file in one sentence, each with its line."""
    told = [f"dòng {line}: {what}" for line, what in wrong[:MISTAKES_TOLD]]
    more = f"; và {len(wrong) - MISTAKES_TOLD} chỗ khác" if len(wrong) > MISTAKES_TOLD else ""
    return f"{name}, {'; '.join(told)}{more}."
