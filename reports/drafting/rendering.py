"""Takes a Word form of the Office and a dataclass of values; gives the filled paper, doubts as comments on its words.

The same input gives the same bytes. The numbering of versions and a reviewer's edits are left to `revisions`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from records import TemplateError
from reports.drafting.blocks import Rendered
from reports.drafting.doubts import AUTHOR, Doubts
from reports.drafting.packages import packed
from reports.drafting.preflight import check_template, environment, names_of, open_template, render_error

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def draw(
    form: Path,
    values: DataclassInstance,
    *,
    lists: Mapping[str, type],
    title: str,
    made_on: date,
    doubts: Doubts | None = None,
) -> Rendered:
    """The paper; raises TemplateError before anything is drawn where the form asks for a name that nobody can fill.

    The fields of `values` are the form's variables; `lists` gives the class of the entries of each list among them.
    """
    check_template(form, names=names_of(type(values)), lists=lists)
    document = _filled(form, values)
    if doubts is not None:
        doubts.anchor(document, made_on=made_on)
    _set_properties(document, title, made_on)
    return Rendered(packed(document))


def _filled(path: Path, values: DataclassInstance) -> Any:
    template = open_template(path)
    context = {field.name: getattr(values, field.name) for field in fields(values)}
    try:
        template.render(context, jinja_env=environment(), autoescape=True)
        template.render_footnotes(context, jinja_env=environment())
    # lxml's XMLSyntaxError, for a tag that breaks the page, is a SyntaxError
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, SyntaxError) as exc:
        raise render_error(exc, open_template(path), path) from exc
    if template.docx is None:
        raise TemplateError(f"Mẫu {path.name}: không tạo được văn bản.")
    return template.docx


def _set_properties(document: Any, title: str, made_on: date) -> None:
    core, day = document.core_properties, datetime.combine(made_on, time())
    core.title, core.author, core.last_modified_by = title, AUTHOR, AUTHOR
    core.created = core.modified = day
    core.revision = 1
