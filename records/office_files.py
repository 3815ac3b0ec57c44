"""Takes the path of a YAML file that the Office edits; gives what it says, with the line of every key.

`HOME` is the checkout: where such files stand unless told otherwise. What a file means is for those who ask for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from records.errors import SettingsError

HOME = Path(__file__).resolve().parent.parent
LONGEST_YAML = 5_000_000  # bytes
MOST_REFERENCES = 32  # of a YAML file: they may refer to each other, and unfold


class _LineLoader(yaml.SafeLoader):
    """A safe loader that notes on which line each key of a mapping stands, under "__lines__".

    References are few: ten lines full of them unfold to a thousand million values.
    """

    references = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            self.references += 1
            if self.references > MOST_REFERENCES:
                mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
                raise yaml.composer.ComposerError(None, None, "quá nhiều tham chiếu (*)", mark)
        return super().compose_node(parent, index)


def _mapping_with_lines(loader: _LineLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    mapping: dict[Any, Any] = {}
    lines: dict[Any, int] = {"": node.start_mark.line + 1}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in mapping:
            raise yaml.constructor.ConstructorError(None, None, f"khóa “{key}” lặp lại", key_node.start_mark)
        try:
            mapping[key] = loader.construct_object(value_node, deep=True)
        except ValueError as exc:  # a day that is not in the calendar, 2025-02-31
            problem = f"khóa “{key}”: giá trị không có thật ({exc})"
            raise yaml.constructor.ConstructorError(None, None, problem, value_node.start_mark) from exc
        lines[key] = key_node.start_mark.line + 1
    mapping["__lines__"] = lines
    return mapping


_LineLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping_with_lines)


_PROBLEMS = (  # what the parser says, and what a person has to look for
    (
        "mapping values are not allowed",
        "dấu hai chấm ở chỗ không được phép; câu có dấu hai chấm phải đặt trong ngoặc kép",
    ),
    ("found character '\\t'", "dùng phím Tab; chỉ thụt lề bằng dấu cách"),
    ("but found '<block", "thụt lề không thẳng với các mục cùng cấp"),
    ("did not find expected", "viết dở hoặc thụt lề không thẳng với các mục cùng cấp"),
    ("could not find expected ':'", "thiếu dấu hai chấm sau khóa"),
    ("found unexpected end of stream", "thiếu dấu ngoặc kép đóng"),
    ("found undefined alias", "tham chiếu (*) đến chỗ chưa đặt tên (&)"),
    ("found duplicate anchor", "tên (&) đặt hai lần"),
    ("expected ',' or", "thiếu dấu phẩy hoặc dấu ngoặc đóng"),
    ("found character", "có ký tự không được đứng ở đây; câu bắt đầu bằng dấu đặc biệt phải đặt trong ngoặc kép"),
    ("but found", "viết sai cú pháp ở đây hoặc ngay dòng trên"),
)


def _in_vietnamese(problem: str) -> str:
    return next((words for start, words in _PROBLEMS if start in problem), problem)


def load_yaml(path: Path, *, error: type[SettingsError] | type[Any] = SettingsError) -> Any:
    """YAML with "__lines__" in every mapping; a missing or broken file raises `error` with file and line."""
    try:
        if path.stat().st_size > LONGEST_YAML:
            raise error(f"Tệp {path.name} lớn hơn {LONGEST_YAML // 1_000_000} MB.", hint="Tách nhỏ hoặc viết gọn lại.")
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as exc:
        raise error(f"Thiếu tệp {path}.", hint="Chép lại tệp này từ bản cài đặt.") from exc
    except (OSError, UnicodeDecodeError) as exc:
        raise error(f"Không đọc được tệp {path}.", hint="Tệp phải là văn bản UTF-8.") from exc
    try:
        return yaml.load(text, Loader=_LineLoader)
    except RecursionError as exc:
        raise error(f"{path.name}: lồng nhau quá nhiều tầng.", hint="Viết các mục thành ít tầng hơn.") from exc
    except yaml.YAMLError as exc:
        mark = getattr(exc, "problem_mark", None)
        line = mark.line + 1 if mark else "?"
        problem = _in_vietnamese(getattr(exc, "problem", None) or "sai cú pháp")
        raise error(f"{path.name}, dòng {line}: {problem}.", hint="Kiểm tra thụt lề và dấu hai chấm.") from exc
