"""The arrows between packages, where each library may live, and the size of what is written (STYLE.md)."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("criteria", "extractors", "flows", "records", "reports", "review")
MAY_IMPORT = {
    "records": set(),
    "extractors": {"records"},
    "criteria": {"records"},
    "reports": {"records"},
    "review": {"records"},
    "flows": {"criteria", "extractors", "records", "reports", "review"},
}
HOMES = {
    "pandas": "reports",
    "spacy": "extractors",
    "prefect": "flows",
    "sqlalchemy": "records",
    "alembic": "records",
}
CLOCKS = {"datetime.now", "datetime.utcnow", "datetime.today", "date.today"}
MAY_ASK_THE_TIME = frozenset({"flows", "review"})
Check = Callable[[ast.AST, str], list[tuple[ast.AST, str]]]

MODULE_LINES = 500
FUNCTION_LINES = 60


def modules() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def package_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def shown(path: Path, node: ast.AST | None = None) -> str:
    place = str(path.relative_to(ROOT))
    return place if node is None else f"{place}:{getattr(node, 'lineno', 1)}"


def imported_packages(node: ast.AST) -> list[str]:
    """First part of each module that an import statement names; a relative import stays in its own package."""
    match node:
        case ast.Import(names=names):
            return [name.name.split(".")[0] for name in names]
        case ast.ImportFrom(module=str(module), level=0):
            return [module.split(".")[0]]
        case _:
            return []


def imports(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree):
        for name in imported_packages(node):
            yield node, name


def dotted(node: ast.expr) -> str:
    """ "datetime.now" for both datetime.now() and datetime.datetime.now()."""
    match node:
        case (
            ast.Attribute(value=ast.Name(id=owner), attr=name)
            | ast.Attribute(value=ast.Attribute(attr=owner), attr=name)
        ):
            return f"{owner}.{name}"
        case ast.Name(id=name):
            return name
        case _:
            return ""


def wrong_arrows(tree: ast.AST, package: str) -> list[tuple[ast.AST, str]]:
    allowed = MAY_IMPORT[package] | {package}
    return [(node, name) for node, name in imports(tree) if name in PACKAGES and name not in allowed]


def strayed_libraries(tree: ast.AST, package: str) -> list[tuple[ast.AST, str]]:
    return [(node, name) for node, name in imports(tree) if HOMES.get(name, package) != package]


def calls(tree: ast.AST, names: set[str]) -> list[tuple[ast.AST, str]]:
    found = [(node, dotted(node.func)) for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [(node, name) for node, name in found if name in names]


def long_functions(tree: ast.AST) -> list[tuple[ast.AST, str]]:
    found: list[tuple[ast.AST, str]] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                found.append((node, f"{node.name} ({lines})"))
    return found


def public_names(tree: ast.Module) -> list[str] | None:
    for node in tree.body:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id="__all__")], value=value)
                | ast.AnnAssign(target=ast.Name(id="__all__"), value=ast.expr() as value)
            ):
                return list(ast.literal_eval(value))
    return None


def name_rank(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions: the order that ruff keeps in `__all__`."""
    return (0 if name.isupper() else 1 if name[0].isupper() else 2, name)


def offenders(check: Check, *, skip: frozenset[str] = frozenset()) -> list[str]:
    found = []
    for path in modules():
        package = package_of(path)
        if package not in skip:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found += [f"{shown(path, node)} {name}" for node, name in check(tree, package)]
    return found


@pytest.mark.parametrize("package", [p for p in PACKAGES if p != "review"])  # the review page is not built yet
def test_package_says_what_it_does(package: str) -> None:
    folders = {path.parent for path in (ROOT / package).rglob("*.py")}
    assert ROOT / package in folders, f"{package}/ has no module"
    wrong = []
    for folder in sorted(folders):
        path = folder / "__init__.py"
        if not path.exists() and folder != ROOT / package:
            continue  # a folder of scripts, no package
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = public_names(tree)
        if not ast.get_docstring(tree):
            wrong.append(f"{shown(path)}: no docstring")
        if names is None or names != sorted(names, key=name_rank):
            wrong.append(f"{shown(path)}: no __all__, or not sorted")
    assert wrong == []


def test_arrows_point_one_way() -> None:
    assert offenders(wrong_arrows) == []


def test_libraries_stay_in_their_package() -> None:
    assert offenders(strayed_libraries) == []


def test_nothing_prints() -> None:
    assert offenders(lambda tree, package: calls(tree, {"print"})) == []


def test_time_is_passed_in() -> None:
    assert offenders(lambda tree, package: calls(tree, CLOCKS), skip=MAY_ASK_THE_TIME) == []


def test_functions_fit_a_screen() -> None:
    assert offenders(lambda tree, package: long_functions(tree)) == []


def test_modules_fit_one_idea() -> None:
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: lines for name, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_each_test_module_has_a_name_of_its_own() -> None:
    """pytest imports them by their bare names: two of one name stop the whole suite, and only the whole."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert {name for name in names if names.count(name) > 1} == set()


@pytest.mark.parametrize(
    ("package", "source"),
    [
        ("records", "import criteria.findings"),
        ("extractors", "def f():\n    from reports import tables"),
        ("review", "from flows.command import app"),
        ("reports", "from criteria import evaluate"),
    ],
)
def test_wrong_arrow_is_seen(package: str, source: str) -> None:
    assert len(wrong_arrows(ast.parse(source), package)) == 1


def test_right_arrow_is_let_through() -> None:
    assert wrong_arrows(ast.parse("from extractors import layout\nfrom records import fold"), "extractors") == []


def test_strayed_library_is_seen() -> None:
    tree = ast.parse("import pandas as pd\nfrom spacy.tokens import Doc\nimport sqlalchemy.orm")
    assert [name for _, name in strayed_libraries(tree, "records")] == ["pandas", "spacy"]


def test_clock_and_print_are_seen() -> None:
    tree = ast.parse("import datetime\nprint(datetime.datetime.now())\nd = datetime.date.today()\nfrom_now()")
    assert sorted(name for _, name in calls(tree, CLOCKS | {"print"})) == ["date.today", "datetime.now", "print"]


def test_long_function_is_seen() -> None:
    body = "\n".join(f"    x = {number}" for number in range(FUNCTION_LINES))
    assert [name for _, name in long_functions(ast.parse(f"def f():\n{body}"))] == [f"f ({FUNCTION_LINES + 1})"]
