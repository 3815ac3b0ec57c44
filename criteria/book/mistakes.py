"""Takes what a rule file says and what its schema finds wrong; gives every mistake with file, line, key, in Vietnamese.

What a schema cannot say (names that refer to each other) is `criteria.book.consistency`.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from criteria.book.lines import LINES, line_of, without_lines
from criteria.spelling import nearest
from records.errors import RuleError

SCHEMA = Path(__file__).resolve().parents[1] / "rules.schema.json"
HINT = "Sửa tệp quy tắc rồi chạy lại; xem mọi chỗ sai bằng: tdkt rules check. Giải thích các khóa: criteria/README.md."
DAYS = ("from", "to")
NODE_KEYS = ("all", "any", "meets")
MOST_TOLD = 20  # mistakes in one message; the rest is counted
TYPES = {
    "array": "phải là danh sách, mỗi dòng bắt đầu bằng dấu gạch (-) hoặc viết trong ngoặc vuông",
    "object": "phải là các mục dạng “khóa: giá trị”",
    "string": "phải là chữ, đặt trong ngoặc kép",
    "integer": "phải là số nguyên",
    "number": "phải là số, viết dấu chấm: 0.15",
    "boolean": "phải là true hoặc false",
    "null": "phải để trống (null)",
}
PATTERNS = {
    "\\S": "chỉ có dấu cách, phải viết thành lời",
    "^\\d{4}-\\d{2}-\\d{2}$": "viết sai khuôn dạng, phải là năm-tháng-ngày: 2024-01-31",
    "^[A-Za-z0-9_.-]+$": "viết sai khuôn dạng, chỉ gồm chữ không dấu, số, dấu chấm, gạch dưới, gạch nối",
}


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing that is wrong in a rule file; `key` is the key to look at on that line."""

    file: Path
    line: int
    key: str
    what: str

    @property
    def sentence(self) -> str:
        end = "" if self.what.endswith("?") else "."
        return f"{self.file.name}, dòng {self.line}, khóa “{self.key}”: {self.what}{end}"


def as_error(mistakes: Iterable[Mistake]) -> RuleError:
    """All mistakes as one error, the first of them first."""
    sentences = [mistake.sentence for mistake in mistakes]
    told = sentences[:MOST_TOLD]
    if len(sentences) > MOST_TOLD:
        told.append(f"… và {len(sentences) - MOST_TOLD} chỗ sai nữa.")
    return RuleError("\n".join(told), hint=HINT)


def shape_mistakes(path: Path, raw: Any) -> list[Mistake]:
    """What the schema finds wrong in a file, each once; a key that is only misspelt is not also missing."""
    problems = list(_checker()(_days_as_text(without_lines(raw))))
    wrong_keys = {_place(p): set(_unknown_keys(p)) for p in problems if p.validator == "additionalProperties"}
    found: dict[Mistake, None] = {}
    for problem in problems:
        for mistake in _told(path, raw, problem, wrong_keys.get(_place(problem), set())):
            found.setdefault(mistake)
    return list(found)


@cache
def _checker() -> Callable[[Any], Iterator[Any]]:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    return lambda value: iter(validator.iter_errors(value))


def _days_as_text(value: Any) -> Any:
    """YAML makes days of what looks like one; only where a day is asked for is that as good as written.

    A number that is none becomes text, too.
    """
    match value:
        case dict():
            days = {key: item.isoformat() for key, item in value.items() if key in DAYS and isinstance(item, date)}
            return {key: _days_as_text(item) for key, item in value.items()} | days
        case list():
            return [_days_as_text(item) for item in value]
        case float() if not math.isfinite(value):  # of no order with others: a schema lets .nan pass
            return str(value)
    return value


def _place(problem: Any) -> tuple[Any, ...]:
    return tuple(problem.absolute_path)


def _unknown_keys(problem: Any) -> list[str]:
    known = problem.schema.get("properties", {})
    return [str(key) for key in problem.instance if key not in known]


def _meant(problem: Any, key: str) -> str | None:
    """The key that a wrong one most likely means; where conditions are joined, "all" and "any" too."""
    known = list(problem.schema.get("properties", {}))
    return nearest(key, [*known, *NODE_KEYS] if "judged_by" in known else known)


def _told(path: Path, raw: Any, problem: Any, wrong_keys: set[str]) -> Iterator[Mistake]:
    place = list(problem.absolute_path)
    line = line_of(raw, place)
    match problem.validator:
        case "additionalProperties":
            for key in _unknown_keys(problem):
                meant = _meant(problem, key)
                what = f"không có khóa này; có phải “{meant}”?" if meant else _no_such_key(problem)
                yield Mistake(path, line_of(raw, [*place, key]), key, what)
        case "required":
            meant_keys = {_meant(problem, key) for key in wrong_keys}
            for key in problem.validator_value:
                is_told = key in meant_keys or bool(meant_keys & set(NODE_KEYS))
                if key not in problem.instance and problem.message.startswith(f"'{key}'") and not is_told:
                    yield Mistake(path, line, key, "thiếu khóa bắt buộc")
        case "anyOf" if _options(problem):
            if not wrong_keys:  # one of them may be meant; what could stand there is told with it
                yield Mistake(path, line, _key(place), f"cần một trong các khóa: {', '.join(_options(problem))}")
        case _:
            yield Mistake(path, line, _key(place), _wrong_value(problem))


def _options(problem: Any) -> list[str]:
    return [option["required"][0] for option in problem.validator_value if "required" in option]


def _no_such_key(problem: Any) -> str:
    return f"không có khóa này; ở đây dùng được: {', '.join(sorted(problem.schema.get('properties', {})))}"


def _wrong_value(problem: Any) -> str:
    value, bound = problem.instance, problem.validator_value
    match problem.validator:
        case "enum" | "const":
            return _not_allowed(value, [bound] if problem.validator == "const" else bound)
        case "pattern":
            return f"“{value}” {PATTERNS.get(bound, 'viết sai khuôn dạng')}"
        case "type" if problem.schema.get("format") == "date":
            return "phải là ngày, viết năm-tháng-ngày: 2024-01-31"
        case "type":
            return TYPES.get(bound, f"sai kiểu: {_shown(value)}") if isinstance(bound, str) else "sai kiểu giá trị"
        case "minItems" | "minLength":
            return "không được để trống"
        case "minProperties" | "maxProperties":
            return "mỗi nhóm có đúng một khóa: all (đạt tất cả) hoặc any (đạt một là đủ)"
        case "uniqueItems":
            return "ghi lặp lại một giá trị"
        case "minimum":
            return f"{_shown(value)} nhỏ quá, phải từ {bound} trở lên"
        case "exclusiveMinimum":
            return f"{_shown(value)} nhỏ quá, phải lớn hơn {bound}"
        case "maximum":
            return f"{_shown(value)} lớn quá, nhiều nhất là {bound}"
        case "anyOf" if isinstance(value, str):
            return f"“{value}” {PATTERNS.get(_day_pattern(problem), 'không hợp lệ')}"
        case "anyOf":
            return f"{_shown(value)} không phải ngày; viết năm-tháng-ngày: 2024-01-31, hoặc null"
    return f"giá trị không hợp lệ: {_shown(value)}"


def _day_pattern(problem: Any) -> str:
    return next((str(each.validator_value) for each in problem.context if each.validator == "pattern"), "")


def _not_allowed(value: Any, allowed: list[Any]) -> str:
    if value is None or value == "":
        return f"không được để trống, phải là một trong: {', '.join(map(str, allowed))}"
    words = [str(word) for word in allowed]
    meant = nearest(str(value), words)
    guess = f"; có phải “{meant}”?" if meant else ""
    return (
        f"“{value}” không hợp lệ{guess} Phải là một trong: {', '.join(words)}"
        if guess
        else (f"“{value}” không hợp lệ, phải là một trong: {', '.join(words)}")
    )


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:60]}…"


def _key(place: list[Any]) -> str:
    return next((str(part) for part in reversed(place) if isinstance(part, str)), "tệp")


def syntax_mistake(path: Path, error: RuleError) -> Mistake:
    """A file that is no YAML at all, as one mistake; the line stands in the error's sentence."""
    line = re.search(r"dòng (\d+)", error.message)
    what = error.message.removeprefix(f"{path.name}, ").removeprefix(f"dòng {line[1]}: " if line else "")
    return Mistake(path, int(line[1]) if line else 1, "tệp", what.rstrip("."))


def is_mapping(value: Any) -> bool:
    """Whether a value is a mapping of the file, beside the lines that were noted in it."""
    return isinstance(value, dict) and bool(set(value) - {LINES})
