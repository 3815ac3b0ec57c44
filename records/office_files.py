"""Takes the path of a YAML file that the Office edits; gives what it says, with the line of every key.

`HOME` is the checkout: where such files stand unless told otherwise. What a file means is for those who ask for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from records.errors import SettingsError, in_words

HOME = Path(__file__).resolve().parent.parent
LONGEST_YAML = 1_000_000  # bytes: some ten seconds of reading
MOST_REFERENCES = 32  # of a YAML file: they may refer to each other, and unfold
DEEPEST = 40  # lists and mappings within each other
LINES = "__lines__"


class _LineLoader(yaml.SafeLoader):
    """A safe loader that notes on which line each key of a mapping stands, under "__lines__".

    References are few: ten lines full of them unfold to a thousand million values. So are levels: what reads the values
    walks them.
    """

    references = 0
    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            self.references += 1
            if self.references > MOST_REFERENCES:
                mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
                raise yaml.composer.ComposerError(None, None, "quá nhiều tham chiếu (*)", mark)
        self.depth += 1
        if self.depth > DEEPEST:
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "lồng nhau quá nhiều tầng", mark)
        node: yaml.Node | None = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _mapping_with_lines(loader: _LineLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    mapping: dict[Any, Any] = {}
    lines: dict[Any, int] = {"": node.start_mark.line + 1}
    for key_node, value_node in node.value:
        key = _key(loader, key_node)
        if key in mapping or key == LINES:
            raise yaml.constructor.ConstructorError(None, None, f"khóa “{key}” lặp lại", key_node.start_mark)
        mapping[key] = _constructed(loader, value_node, key=key)
        lines[key] = key_node.start_mark.line + 1
    mapping[LINES] = lines
    return mapping


def _key(loader: _LineLoader, node: yaml.Node) -> Any:
    if not isinstance(node, yaml.ScalarNode):
        problem = "khóa phải là một từ, không phải danh sách hay nhóm mục"
        raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark)
    return _constructed(loader, node, key=node.value)


def _constructed(loader: _LineLoader, node: yaml.Node, *, key: Any) -> Any:
    """A value of a mapping; what looks like a day or a number and is none is told with its key."""
    try:
        return loader.construct_object(node, deep=True)
    except (ValueError, KeyError, AttributeError, OverflowError) as exc:  # 2025-02-31; 5,000 digits; !!bool x
        problem = f"khóa “{key}”: giá trị không có thật (ngày không có trong lịch, số quá lớn …)"
        raise yaml.constructor.ConstructorError(None, None, problem, node.start_mark) from exc


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
    ("another document", "một tệp chỉ có một phần; bỏ dòng --- ở giữa"),
    ("recursive node", "tham chiếu (*) trỏ vòng lại chính chỗ chứa nó"),
    ("could not determine a constructor", "kiểu đặt bằng dấu ! hoặc << không dùng được ở đây"),
    ("found unexpected end of stream", "thiếu dấu ngoặc kép đóng"),
    ("found undefined alias", "tham chiếu (*) đến chỗ chưa đặt tên (&)"),
    ("found duplicate anchor", "tên (&) đặt hai lần"),
    ("expected ',' or", "thiếu dấu phẩy hoặc dấu ngoặc đóng"),
    ("found character", "có ký tự không được đứng ở đây; câu bắt đầu bằng dấu đặc biệt phải đặt trong ngoặc kép"),
    ("but found", "viết sai cú pháp ở đây hoặc ngay dòng trên"),
)


def _in_vietnamese(problem: str) -> str:
    return next((words for start, words in _PROBLEMS if start in problem), problem)


def _line(content: bytes, position: int) -> int:
    return content.count(b"\n", 0, position) + 1


def load_yaml(path: Path, *, error: type[SettingsError] | type[Any] = SettingsError) -> Any:
    """YAML with "__lines__" in every mapping; a missing or broken file raises `error` with file and line."""
    try:
        if not path.is_file():
            path.stat()  # FileNotFoundError
            raise error(f"{path.name} không phải là tệp.", hint="Chỉ để tệp .yaml ở đây; chuyển thư mục đi chỗ khác.")
        if path.stat().st_size > LONGEST_YAML:
            raise error(f"Tệp {path.name} lớn hơn {LONGEST_YAML // 1_000_000} MB.", hint="Tách nhỏ hoặc viết gọn lại.")
        content = path.read_bytes()
    except FileNotFoundError as exc:
        raise error(f"Thiếu tệp {path}.", hint="Chép lại tệp này từ bản cài đặt.") from exc
    except OSError as exc:
        raise error(f"Không đọc được tệp {path}: {in_words(exc)}.", hint="Kiểm tra quyền đọc tệp.") from exc
    try:
        return yaml.load(content.decode("utf-8"), Loader=_LineLoader)
    except UnicodeDecodeError as exc:
        what = f"{path.name}, dòng {_line(content, exc.start)}: không phải văn bản UTF-8; lưu lại bằng mã UTF-8"
        raise error(f"{what}.", hint="Trong trình soạn thảo chọn Save as, Encoding: UTF-8.") from exc
    except yaml.reader.ReaderError as exc:
        line = content.decode("utf-8").count("\n", 0, exc.position) + 1
        what = f"{path.name}, dòng {line}: có ký tự điều khiển không được dùng"
        raise error(f"{what}.", hint="Xóa ký tự đó; nếu cả tệp như vậy thì lưu lại bằng mã UTF-8.") from exc
    except yaml.YAMLError as exc:
        mark = getattr(exc, "problem_mark", None)
        at = mark.line + 1 if mark else "?"
        problem = _in_vietnamese(getattr(exc, "problem", None) or "sai cú pháp")
        raise error(f"{path.name}, dòng {at}: {problem}.", hint="Kiểm tra thụt lề và dấu hai chấm.") from exc
