"""Takes a Word template and the names it may use; raises TemplateError for the first name that nobody can fill.

Runs before anything is written, and looks inside loops that a given quarter would leave empty.
"""

from __future__ import annotations

import html
import re
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import jinja2
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from records import TemplateError

HINT = "Mở tệp mẫu bằng Word và sửa chỗ đó; tên các biến có trong templates/README.md."
_CARRIERS = ("header", "footer", "footnotes", "endnotes")


def names_of(model: type) -> frozenset[str]:
    """The variables that a form may name: the fields of the class of its values."""
    return frozenset(field.name for field in fields(model))


def environment() -> jinja2.Environment:
    """Sandboxed and strict: a template can neither reach the program nor print a misspelt name as nothing."""
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def open_template(path: Path) -> DocxTemplate:
    """The template, ready to render; raises TemplateError where Word could not open it either."""
    if not path.is_file():
        raise TemplateError(f"Thiếu tệp mẫu {path.name}.", hint="Chép lại tệp này từ bản cài đặt.")
    template = DocxTemplate(str(path))
    try:
        template.init_docx()
    except Exception as exc:  # python-docx lets through what zipfile, lxml and its own packages raise
        raise TemplateError(
            f"Không mở được tệp mẫu {path.name}.", hint="Tệp mẫu phải là .docx còn nguyên, đã đóng trong Word."
        ) from exc
    return template


def check_template(path: Path, *, names: frozenset[str], lists: Mapping[str, type]) -> None:
    """Every variable must be among `names`, every part of a list's entry among the fields of its class in `lists`."""
    template = open_template(path)
    for xml in _sources(template):
        tree = _parse(xml, path)
        for name in sorted(meta.find_undeclared_variables(tree) - names):
            raise _unknown(name, template, path)
        for name, part in _unknown_parts(tree, lists):
            raise _unknown(f"{name}.{part}", template, path)


def render_error(exc: Exception, template: DocxTemplate, path: Path) -> TemplateError:
    """What a failed rendering means, with the words of the paragraph where it failed."""
    name = (re.findall(r"'(\w+)'", str(exc)) or [""])[-1]
    what = f"không có biến “{name}”" if isinstance(exc, jinja2.UndefinedError) and name else str(exc).rstrip(".")
    return TemplateError(f"Mẫu {path.name}, chỗ “{_failed_at(exc, template)}”: {what}.", hint=HINT)


def _failed_at(exc: Exception, template: DocxTemplate) -> str:
    """Jinja writes the line of its source into the traceback, and a line of the source is a paragraph."""
    frames = [frame for frame in traceback.extract_tb(exc.__traceback__) if frame.filename == "<template>"]
    number = (frames[-1].lineno or 0) if frames else 0
    for xml in _sources(template):
        lines = xml.split("\n")
        if 0 < number <= len(lines) and "{" in lines[number - 1]:
            return _words(lines[number - 1])
    return ""


def _words(xml: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", xml)).strip()


def _sources(template: DocxTemplate) -> Iterator[str]:
    """Body, headers, footers and notes, as docxtpl hands them to Jinja, one paragraph a line."""
    for root in _roots(template):
        yield re.sub(r"<w:p([ >])", r"\n<w:p\1", template.patch_xml(template.xml_to_string(root)))


def _roots(template: DocxTemplate) -> Iterator[Any]:
    yield template.docx.element.body
    for part in template.docx.part.package.iter_parts():
        if any(carrier in part.partname for carrier in _CARRIERS) and str(part.content_type).endswith("+xml"):
            yield part.element if hasattr(part, "element") else parse_xml(part.blob)


def _parse(xml: str, path: Path) -> nodes.Template:
    env = environment()
    try:
        env.compile(xml)  # finds unknown filters and tests, which parsing lets through
        return env.parse(xml)
    except jinja2.TemplateSyntaxError as exc:
        words = _words((xml.split("\n")[exc.lineno - 1 :] or [""])[0])
        raise TemplateError(f"Mẫu {path.name}, chỗ “{words}”: sai cú pháp ({exc.message}).", hint=HINT) from exc


def _unknown_parts(tree: nodes.Template, lists: Mapping[str, type]) -> Iterator[tuple[str, str]]:
    """`d.ho_tenn` in `{% for d in de_nghi %}`: every part asked of a loop's variable that its entries do not have."""
    allowed: dict[str, frozenset[str]] = {name: names_of(model) for name, model in lists.items()}
    for loop in tree.find_all(nodes.For):
        source: nodes.Node | None = loop.iter
        while isinstance(source, nodes.Filter | nodes.Getitem):
            source = source.node
        name = (
            source.name if isinstance(source, nodes.Name) else source.attr if isinstance(source, nodes.Getattr) else ""
        )
        if isinstance(loop.target, nodes.Name) and name in lists:
            known = names_of(lists[name])
            allowed[loop.target.name] = allowed.get(loop.target.name, frozenset()) | known
    for access in tree.find_all(nodes.Getattr):
        owner = access.node.name if isinstance(access.node, nodes.Name) else ""
        if owner in allowed and access.attr not in allowed[owner]:
            yield owner, access.attr


def _unknown(name: str, template: DocxTemplate, path: Path) -> TemplateError:
    return TemplateError(
        f"Mẫu {path.name}, chỗ “{_paragraph_with(name, template)}”: không có biến “{name}”.", hint=HINT
    )


def _paragraph_with(name: str, template: DocxTemplate) -> str:
    wanted = re.compile(rf"\{{[^}}]*(?<![\w.]){re.escape(name)}(?!\w)|\{{[^}}]*\.{re.escape(name)}(?!\w)")
    for root in _roots(template):
        for paragraph in root.iter(qn("w:p")):
            text = "".join(t.text or "" for t in paragraph.iter(qn("w:t")))
            if wanted.search(text):
                return text.strip()
    return ""
