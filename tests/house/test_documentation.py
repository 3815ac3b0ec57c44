"""What staff or an administrator can meet is written down: commands, settings, template variables, finding codes."""

from __future__ import annotations

import ast
import re
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import jinja2
import pytest
import typer.main
from docxtpl import DocxTemplate
from jinja2 import nodes

from records.offices import OfficeProfile

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("criteria", "extractors", "flows", "records", "reports", "review")
README = ROOT / "README.md"
TEMPLATES = ROOT / "templates"
SETTING = re.compile(r"\bTDKT_[A-Z][A-Z_]*[A-Z]\b")
CODE = re.compile(r"[A-Z][A-Z0-9_]{2,}")
PICTURE = re.compile(r"!\[[^\]]*\]\(([^)\s]+)[^)]*\)|<img[^>]+src=\"([^\"]+)\"")
LOOP_NAMES = {"loop", "self", "super", "caller", "varargs", "kwargs"}
HOSTS = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("debian", "org"), ("npmjs", "org"))]
OPTIONS = ["-".join(parts) for parts in (("index", "url"), ("find", "links"))]  # pip's, followed by a host or a path
WORKPLACE = re.compile(r"(?<![\w.$})*])/(?:work|root)/\w")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def documents() -> str:
    """Everything written for readers: the README, docs/ and the README of each folder."""
    paths = [README, *sorted((ROOT / "docs").rglob("*.md")), *sorted(ROOT.glob("*/README.md"))]
    return "\n".join(read(path) for path in paths)


def unnamed(names: Iterable[str], text: str) -> list[str]:
    """Names that do not stand in the text as whole words."""
    return sorted(name for name in set(names) if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))


def sources() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def command_paths(command: Any, *, path: tuple[str, ...]) -> Iterator[str]:
    """ "tdkt form check" for each command that can be typed, hidden ones left out."""
    if command.hidden:
        return
    children = getattr(command, "commands", None)
    if children is None:
        yield " ".join(path)
        return
    for name, child in sorted(children.items()):
        yield from command_paths(child, path=(*path, name))


def template_names(source: str) -> set[str]:
    """Variables and their attributes that a Jinja source asks for, without what it sets itself."""
    tree = jinja2.Environment(autoescape=True, extensions=["jinja2.ext.do", "jinja2.ext.loopcontrols"]).parse(source)
    stored = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    asked = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
    attributes = {
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if not (isinstance(node.node, nodes.Name) and node.node.name in LOOP_NAMES)
    }
    called = {
        node.node.attr if isinstance(node.node, nodes.Getattr) else getattr(node.node, "name", "")
        for node in tree.find_all(nodes.Call)
    }
    macros = {node.name for node in tree.find_all(nodes.Macro)}
    return (asked - stored - LOOP_NAMES - macros | attributes) - called


def word_sources(path: Path) -> list[str]:
    """The Jinja text of a Word template: body, headers and footers."""
    template = DocxTemplate(path)
    template.init_docx()
    parts = [template.get_xml()]
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        parts += [template.get_part_xml(part) for _, part in template.get_headers_footers(uri)]
    return [template.patch_xml(part) for part in parts]


def office_templates() -> dict[Path, list[str]]:
    """Every template that the Office edits, with its Jinja sources."""
    word = {path: word_sources(path) for path in sorted(TEMPLATES.rglob("*.docx"))}
    text = {path: [read(path)] for suffix in ("j2", "jinja", "html", "txt") for path in TEMPLATES.rglob(f"*.{suffix}")}
    return word | text


def called_name(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def literal_code(node: ast.expr | None) -> Iterator[str]:
    """Codes written as they are, either branch of a conditional included."""
    match node:
        case ast.Constant(value=str(text)) if CODE.fullmatch(text):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from literal_code(body)
            yield from literal_code(orelse)


def codes_in(tree: ast.AST) -> Iterator[str]:
    """Finding and error codes: Finding(code=…), make_finding("…"), a class's `code = "…"`, keys of a FINDINGS table."""
    for node in ast.walk(tree):
        match node:
            case ast.Call():
                is_finding = "finding" in called_name(node).lower()
                named = next((each.value for each in node.keywords if each.arg in ("code", "reason_code")), None)
                yield from literal_code(named)
                if is_finding and node.args:
                    yield from literal_code(node.args[0])
            case ast.ClassDef(body=body):
                for line in body:
                    match line:
                        case ast.Assign(targets=[ast.Name(id="code")], value=value):
                            yield from literal_code(value)
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=ast.Dict(keys=keys))
                | ast.AnnAssign(target=ast.Name(id=name), value=ast.Dict(keys=keys))
            ) if name.endswith("FINDINGS"):
                for key in keys:
                    yield from literal_code(key)


def tracked_files() -> list[Path]:
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts_of(path: Path) -> list[str]:
    """A file's text; of a Word file or workbook, that of its XML parts. Other binary files have none."""
    if path.suffix in {".docx", ".xlsx"} and zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            return [package.read(name).decode("utf-8", "replace") for name in package.namelist() if ".xml" in name]
    content = path.read_bytes()
    return [] if b"\0" in content else [content.decode("utf-8", "replace")]


def is_from_this_workplace(text: str) -> bool:
    return bool(WORKPLACE.search(text)) or any(word in text for word in HOSTS + OPTIONS)


def test_every_command_is_in_the_readme() -> None:
    app = import_module("flows.command").app
    commands = list(command_paths(typer.main.get_command(app), path=("tdkt",)))
    assert len(commands) > 5
    assert unnamed(commands, read(README)) == []


def test_every_setting_is_documented() -> None:
    settings = {name for path in [*sources(), ROOT / "Makefile"] for name in SETTING.findall(read(path))}
    assert "TDKT_DATABASE_URL" in settings
    assert unnamed(settings, documents()) == []


def test_every_template_variable_is_documented() -> None:
    templates = office_templates()
    names = {name for parts in templates.values() for part in parts for name in template_names(part)}
    assert names, "no template asks for anything"
    assert unnamed(names, read(TEMPLATES / "README.md")) == []


def test_every_office_setting_is_documented() -> None:
    assert unnamed(OfficeProfile.model_fields, read(TEMPLATES / "README.md")) == []


def test_every_code_is_documented() -> None:
    codes = {code for path in sources() for code in codes_in(ast.parse(read(path)))}
    assert {"KHONG_DOC_DUOC", "THIEU_TRUONG"} <= codes
    assert unnamed(codes, documents()) == []


def test_pictures_of_the_readme_exist() -> None:
    pictures = [first or second for first, second in PICTURE.findall(read(README))]
    assert pictures, "the README shows no picture"
    assert [name for name in pictures if not (ROOT / name).is_file()] == []


@pytest.mark.parametrize("folder", ["inbox", "outbox", "templates"])
def test_folder_that_staff_open_explains_itself(folder: str) -> None:
    assert len(read(ROOT / folder / "README.md").split()) > 50


def test_nothing_names_this_workplace() -> None:
    files = tracked_files()
    assert README in files
    wrong = [path for path in files if any(is_from_this_workplace(text) for text in texts_of(path))]
    assert [str(path.relative_to(ROOT)) for path in wrong] == []


def test_hosts_and_workplace_paths_are_seen() -> None:
    paths = ["".join(parts) for parts in (("/wo", "rk/main/x"), ("see /ro", "ot/file"), ("--index", "-url"))]
    assert all(is_from_this_workplace(text) for text in [*paths, f"https://{HOSTS[0]}/simple"])
    assert not any(is_from_this_workplace(text) for text in ["bench/work/files", '"work"', "Debian", "tests/root/x"])


def test_names_of_a_template_are_seen() -> None:
    source = "{{ ten_co_quan }}{% for muc in danh_sach if muc.co %}{{ loop.index }} {{ muc.ho_ten|upper }}{% endfor %}"
    assert template_names(source) == {"ten_co_quan", "danh_sach", "co", "ho_ten"}


def test_codes_are_seen() -> None:
    source = 'FINDINGS = {"TC01": 1}\nmake_finding("HS01")\nFinding(code="A_B1")\nclass E:\n    code = "LOI_X"\n'
    assert set(codes_in(ast.parse(source))) == {"TC01", "HS01", "A_B1", "LOI_X"}


def test_missing_name_is_seen() -> None:
    assert unnamed(["tdkt form check", "TC1"], "`tdkt form check` TC10") == ["TC1"]
