"""Takes the class of a form's values; gives an invented full example of it and an empty one, to try the form with."""

from __future__ import annotations

import struct
import types
import typing
import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from reports.drafting.expressions import ListOf, kind_of
from reports.drafting.pictures import Picture

ENTRIES = 2


def full_example(model: type, lists: Mapping[str, type]) -> Any:
    """Every text says its own name, every list has two entries."""
    return _example(model, lists, is_full=True)


def empty_example(model: type, lists: Mapping[str, type]) -> Any:
    """No text, no entry in any list: what a quarter without proposals may come near to."""
    return _example(model, lists, is_full=False)


def _example(model: Any, lists: Mapping[str, type], *, is_full: bool) -> Any:
    hints = typing.get_type_hints(model)
    return model(
        **{
            each.name: _value(each.name, hints[each.name], lists, is_full=is_full)
            for each in fields(model)
            if each.init
        }
    )


def _value(name: str, hint: Any, lists: Mapping[str, type], *, is_full: bool) -> Any:
    kinds = typing.get_args(hint) if typing.get_origin(hint) in (typing.Union, types.UnionType) else ()
    if kinds:  # the first is what there is, the last what stands where there is nothing
        if kinds[-1] is type(None) and not is_full:
            return None
        return _value(name, kinds[0 if is_full else -1], lists, is_full=is_full)
    kind = kind_of(hint)
    if isinstance(kind, ListOf):
        entry = kind.entry or lists.get(name, str)
        return tuple(_entry(f"{name} {at}", entry, lists) for at in range(1, ENTRIES + 1)) if is_full else ()
    if isinstance(kind, type) and is_dataclass(kind):
        return _one_picture() if issubclass(kind, Picture) else _example(kind, lists, is_full=is_full)
    if kind in (int, float, bool):
        return kind(is_full)
    return name if is_full else ""


def _entry(name: str, kind: Any, lists: Mapping[str, type]) -> Any:
    return _example(kind, lists, is_full=True) if is_dataclass(kind) else name if kind is str else kind(1)


def _one_picture() -> Picture:
    """A single grey point."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return Picture(b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b""), 10)
