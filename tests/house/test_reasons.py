"""The list of reasons is closed: what is given, what `records.reasons` lists and what docs/MA.md explains agree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from records import errors
from records.errors import InputError
from records.reasons import REASONS

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "records" / "reasons.py"
HEADING = "## Tệp không nhận, tệp cần xem"
ERRORS = {name for name, found in vars(errors).items() if isinstance(found, type) and issubclass(found, InputError)}
ROW = re.compile(r"^\| ([A-Z][A-Z0-9_]+) \|", re.M)


def trees() -> Iterator[ast.Module]:
    for package in ("extractors", "flows", "records"):
        for path in sorted((ROOT / package).rglob("*.py")):
            if path != LIST:
                yield ast.parse(path.read_text(encoding="utf-8"))


def constants(tree: ast.Module | ast.ClassDef) -> dict[str, str]:
    """Constants of a module or a class that hold a string, by their name."""
    return {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def codes_given(tree: ast.Module) -> Iterator[str]:
    """Codes of InputErrors and Doubts, and `reason_code` of readings; a name stands for the constant behind it."""
    named = constants(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and ERRORS & {base.id for base in node.bases if isinstance(base, ast.Name)}:
            yield from (constants(node)[name] for name in ("code",) if name in constants(node))
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        given = [each.value for each in node.keywords if each.arg == "reason_code"]
        if called in ERRORS:
            given += [each.value for each in node.keywords if each.arg == "code"]
        if called == "Doubt":
            given += [*node.args[:1], *(each.value for each in node.keywords if each.arg == "code")]
        for each in given:
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield each.value
            elif isinstance(each, ast.Name) and each.id in named:
                yield named[each.id]


def explained() -> list[str]:
    text = (ROOT / "docs" / "MA.md").read_text(encoding="utf-8")
    return ROW.findall(text.split(HEADING, 1)[1].split("\n## ", 1)[0])


def test_every_code_that_is_given_is_in_the_list() -> None:
    given = {code for tree in trees() for code in codes_given(tree)} | {getattr(errors, name).code for name in ERRORS}
    assert {"TEP_HONG", "QUA_LON", "HAI_NGHIA", "KHONG_CO_CHU"} <= given
    assert sorted(given - REASONS.keys()) == [], "add them to records/reasons.py and docs/MA.md"


def test_every_code_of_the_list_is_given() -> None:
    written = {node.value for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert sorted(REASONS.keys() - written) == []


def test_every_code_of_the_list_is_explained_once_and_no_other() -> None:
    assert sorted(explained()) == sorted(REASONS)


def test_every_reason_says_when_and_what_to_do() -> None:
    assert all(reason.when and reason.action.endswith(".") for reason in REASONS.values())


def test_codes_are_seen() -> None:
    source = 'A = "X1"\nUnsafeFile("s", code=A)\nDoubt("X2", "s")\nReading(reason_code="X3")\nField(code="NO")\n'
    assert list(codes_given(ast.parse(source))) == ["X1", "X2", "X3"]
