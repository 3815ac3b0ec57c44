"""Takes one tag of a form and what may be named where it stands; tells what in it nobody can fill.

What a name is, the classes of the values say by their types: a list, the parts of its entries, text.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import Any

import jinja2
from jinja2 import nodes

from reports.drafting.environment import BLOCK, FILTERS, PARTS, TESTS, environment
from reports.drafting.mistakes import nearest_of

_LOOP_PARTS = ("index", "index0", "first", "last", "length", "revindex", "revindex0")
_SAME = ("sort", "select", "reject", "selectattr", "rejectattr", "unique", "reverse", "list", "default")
_BY_PART = ("selectattr", "rejectattr", "groupby")
_PLAIN = (str, int, float, bool)


@dataclass(frozen=True)
class Fault:
    """What is wrong in a tag, the name it is about, and the name that was probably meant."""

    what: str
    name: str = ""
    nearest: str = ""
    is_nested: bool = False  # a list in a loop: no fault where that loop only lacks its end


@dataclass(frozen=True)
class ListOf:
    """A list of entries, each of one kind; None where the kind is not known."""

    entry: Any


@dataclass(frozen=True)
class Groups:
    """What `groupby` gives: pairs of a value and the entries that share it."""

    entry: Any


class _Loop:
    """The variable `loop` inside a loop."""


@dataclass(frozen=True)
class Scope:
    """The names that may be used at a place of the form, each with the kind of its value."""

    names: Mapping[str, Any]
    lists: Mapping[str, type]
    depth: int = 0
    top: frozenset[str] = frozenset()
    has_marks: bool = False  # our own calls stand in it, on the blocks

    def suggestions(self) -> set[str]:
        """Everything that can be written here: variables and the parts of a loop's entries."""
        parts = {f"{name}.{part}" for name, kind in self.names.items() for part in parts_of(kind)}
        return set(self.names) | parts


def top_scope(model: type, lists: Mapping[str, type]) -> Scope:
    names = {name: _with_list(name, kind, lists) for name, kind in kinds_of(model).items()}
    return Scope(names, lists, top=frozenset(names))


@lru_cache(maxsize=256)
def kinds_of(model: type) -> dict[str, Any]:
    """The fields of a class of values with their kinds: a class, `ListOf`, plain text or number, None if unknown."""
    try:
        hints = typing.get_type_hints(model)
    except NameError:
        hints = {}
    return {each.name: kind_of(hints.get(each.name)) for each in fields(model)}


def kind_of(hint: Any) -> Any:
    """What a type hint says of a value."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        kinds = [argument for argument in arguments if argument is not type(None)]
        return kind_of(kinds[0]) if len(kinds) == 1 else None
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return ListOf(kind_of(arguments[0]) if arguments else None)
    return hint if isinstance(hint, type) and (is_dataclass(hint) or hint in _PLAIN) else None


def parts_of(kind: Any) -> tuple[str, ...]:
    """What may follow the dot after a value of the kind."""
    if kind is _Loop:
        return _LOOP_PARTS
    if isinstance(kind, type) and is_dataclass(kind):
        own = [name for name in dir(kind) if isinstance(getattr(kind, name, None), property)]
        return (*(each.name for each in fields(kind)), *own)
    return ()


def _with_list(name: str, kind: Any, lists: Mapping[str, type]) -> Any:
    """The kind, made whole by what the caller says of lists of that name."""
    if name in lists and (kind is None or kind == ListOf(None)):
        return ListOf(lists[name])
    return kind


def expression_faults(tag: str, scope: Scope) -> Iterator[Fault]:
    """What is wrong in one whole tag (a loop or condition already closed again)."""
    try:
        tree = environment().parse(tag)
    except jinja2.TemplateSyntaxError as exc:
        written = tag.strip("{}% ").removeprefix("if ").split("%}")[0].strip()
        yield Fault(
            f"sai cú pháp: {_in_vietnamese(exc.message or '')}", written, nearest_of(written, scope.suggestions())
        )
        return
    faults: list[Fault] = []
    for node in tree.body:
        _look(node, scope, faults)
    yield from dict.fromkeys(faults)


def whole_faults(source: str, scope: Scope) -> list[Fault]:
    """What is wrong in a whole source with our marks in it, wherever a tag hides; raises TemplateSyntaxError."""
    faults: list[Fault] = []
    for node in environment().parse(source).body:
        _look(node, replace(scope, has_marks=True), faults)
    return list(dict.fromkeys(faults))


def opened_scope(tag: str, scope: Scope) -> Scope:
    """What may be named inside a loop."""
    try:
        loop = next(iter(environment().parse(tag).find_all(nodes.For)), None)
    except jinja2.TemplateSyntaxError:
        loop = None
    return scope if loop is None else _inside(loop, scope, [])


def _inside(loop: nodes.For, scope: Scope, faults: list[Fault]) -> Scope:
    kind = _kind(loop.iter, scope, faults)
    names: dict[str, Any] = {"loop": _Loop}
    if isinstance(loop.target, nodes.Name):
        names[loop.target.name] = kind.entry if isinstance(kind, ListOf) else None
    elif isinstance(loop.target, nodes.Tuple):
        pair = (None, ListOf(kind.entry)) if isinstance(kind, Groups) else ()
        targets = [each.name for each in loop.target.items if isinstance(each, nodes.Name)]
        names |= {name: pair[at] if at < len(pair) else None for at, name in enumerate(targets)}
    return replace(scope, names={**scope.names, **names}, depth=scope.depth + 1, top=scope.top - set(names))


def _look(node: nodes.Node, scope: Scope, faults: list[Fault]) -> None:
    """Every fault at and below a node."""
    if isinstance(node, nodes.Expr) and not isinstance(node, nodes.Tuple | nodes.List):
        _kind(node, scope, faults)
        return
    if not isinstance(node, PARTS):
        faults.append(_refused(node))
        return
    if isinstance(node, nodes.For):
        _look_at_loop(node, scope, faults)
        return
    for child in node.iter_child_nodes():
        _look(child, scope, faults)


def _look_at_loop(node: nodes.For, scope: Scope, faults: list[Fault]) -> None:
    if node.recursive:
        faults.append(Fault("sai cú pháp: không dùng được recursive trong mẫu"))
    inside = _inside(node, scope, faults)
    source = node.iter
    while isinstance(source, nodes.Filter | nodes.Getattr | nodes.Getitem) and source.node is not None:
        source = source.node
    kind = _kind(node.iter, scope, [])
    if kind in _PLAIN:
        faults.append(Fault(f"“{_written(node.iter)}” không phải danh sách, không lặp được", _written(node.iter)))
    is_list_of_entries = isinstance(kind, ListOf) and isinstance(kind.entry, type) and is_dataclass(kind.entry)
    if scope.depth and is_list_of_entries and isinstance(source, nodes.Name) and source.name in scope.top:
        what = f"danh sách “{source.name}” lặp lại trong một vòng lặp khác: mỗi mục sẽ in lại cả danh sách"
        faults.append(Fault(what, source.name, is_nested=True))
    if node.test is not None:
        _look(node.test, inside, faults)
    for child in (*node.body, *node.else_):
        _look(child, inside, faults)


def _kind(node: nodes.Node, scope: Scope, faults: list[Fault]) -> Any:
    """The kind of an expression's value; faults in it are noted."""
    match node:
        case nodes.Name(name=name):
            if name in scope.names:
                return _with_list(name, scope.names[name], scope.lists)
            faults.append(Fault(f"không có biến “{name}”", name, nearest_of(name, scope.suggestions())))
            return None
        case nodes.Getattr(node=owner, attr=part):
            return _kind_of_part(owner, part, _kind(owner, scope, faults), scope, faults)
        case nodes.Getitem(node=owner, arg=index):
            kind = _kind(owner, scope, faults)
            _look(index, scope, faults)
            return kind.entry if isinstance(kind, ListOf) and not isinstance(index, nodes.Slice) else None
        case nodes.Filter():
            return _kind_of_filter(node, scope, faults)
        case nodes.Test(name=name) if name not in TESTS:
            faults.append(Fault(f"không có phép thử “{name}”", name, nearest_of(name, TESTS)))
    if scope.has_marks and isinstance(node, nodes.Call) and _written(node.node) == BLOCK:
        return None
    if not isinstance(node, PARTS):
        faults.append(_refused(node))
        return None
    kinds = [_kind(child, scope, faults) for child in node.iter_child_nodes() if isinstance(child, nodes.Expr)]
    for child in node.iter_child_nodes():
        if not isinstance(child, nodes.Expr):
            _look(child, scope, faults)
    return kinds[1] if isinstance(node, nodes.CondExpr) and len(kinds) > 1 else None


def _kind_of_part(owner: nodes.Node, part: str, kind: Any, scope: Scope, faults: list[Fault]) -> Any:
    name = f"{_written(owner)}.{part}"
    if part.startswith("_"):
        faults.append(Fault(f"không có biến “{name}”", name))
        return None
    known = parts_of(kind)
    if (known and part not in known) or kind in _PLAIN or isinstance(kind, ListOf | Groups):
        near = nearest_of(part, known)
        prefix = f"{_written(owner)}." if near else ""
        faults.append(Fault(f"không có biến “{name}”", name, f"{prefix}{near}"))
        return None
    if isinstance(kind, type) and is_dataclass(kind):
        return _with_list(part, kinds_of(kind).get(part), scope.lists)
    return None


def _kind_of_filter(node: nodes.Filter, scope: Scope, faults: list[Fault]) -> Any:
    kind = _kind(node.node, scope, faults) if node.node is not None else None
    if node.name not in FILTERS:
        faults.append(Fault(f"không có bộ lọc “{node.name}”", node.name, nearest_of(node.name, FILTERS)))
    for argument in (*node.args, *node.kwargs):
        _look(argument, scope, faults)
    entry = kind.entry if isinstance(kind, ListOf) else None
    part = _part_named(node)
    if part and parts_of(entry) and part not in parts_of(entry):
        faults.append(
            Fault(f"danh sách “{_written(node.node)}” không có phần “{part}”", part, nearest_of(part, parts_of(entry)))
        )
    match node.name:
        case "first" | "last":
            return entry
        case "groupby":
            return Groups(entry)
        case "map":
            return ListOf(kinds_of(entry).get(part)) if isinstance(entry, type) and part else ListOf(None)
        case name if name in _SAME:
            return kind
    return None


def _part_named(node: nodes.Filter) -> str:
    """The part of the entries that a filter names: `map(attribute='ten')`, `groupby('ngay_nhan')`."""
    named = [each.value for each in node.kwargs if each.key == "attribute"]
    named += node.args[:1] if node.name in _BY_PART else []
    texts = [each.value for each in named if isinstance(each, nodes.Const) and isinstance(each.value, str)]
    return texts[0].split(".")[0].split(",")[0] if texts else ""


def _written(node: nodes.Node | None) -> str:
    match node:
        case nodes.Name(name=name):
            return name
        case nodes.Getattr(node=owner, attr=part):
            return f"{_written(owner)}.{part}"
        case nodes.Filter(node=owner):
            return _written(owner)
        case nodes.Getitem(node=owner):
            return f"{_written(owner)}[…]"
    return "…"


def _refused(node: nodes.Node) -> Fault:
    words = {"Call": "gọi hàm", "Mul": "phép nhân", "Pow": "lũy thừa", "Mod": "phép chia lấy dư"}
    what = words.get(type(node).__name__, "cách viết này")
    return Fault(f"không dùng được {what} trong mẫu: chỉ có biến, lệnh if, for và các bộ lọc trong templates/README.md")


def _in_vietnamese(problem: str) -> str:
    if problem.startswith("expected token 'end of"):
        return "tên biến có dấu cách, hoặc thừa chữ sau tên"
    if "unexpected char" in problem:
        return "có ký tự không dùng được trong biến, lệnh"
    if "Expected an expression" in problem or "unexpected end" in problem:
        return "thiếu tên biến"
    if "No filter" in problem or "No test" in problem:
        return "bộ lọc không có"
    return "biến hoặc lệnh viết chưa đúng"
