"""Takes the guide of the Office's folder of forms; gives what it says of each variable of a form, in its words.

The guide is templates/README.md: a section for each form, and one of the variables that all of them have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from reports.drafting.expressions import ListOf, kinds_of
from reports.papers.forms import OfficeForm
from reports.papers.heads import HeadValues

GUIDE_FILE = "README.md"
COMMON = "## Biến chung của mọi mẫu"
_ROW = re.compile(r"^\| (`[^|]+`) \| ([^|]+) \|", re.M)
_NAME = re.compile(r"`([a-z_.0-9]+)`")


def heading_of(form: OfficeForm) -> str:
    """How the section of a form begins."""
    return f"## Mẫu `{form.file}`"


def section(guide: str, heading: str) -> str:
    """The text from the heading to the next of its level; "" where the guide has none."""
    found = re.search(rf"^{re.escape(heading)}.*?(?=^## |\Z)", guide, re.M | re.S)
    return found[0] if found else ""


def words_of(guide: str, form: OfficeForm) -> dict[str, str]:
    """What each variable of a form is, and each part of an entry (`d.ten`), as the tables of the guide say it."""
    told = section(guide, COMMON) + section(guide, heading_of(form))
    return {name: row[2].strip() for row in _ROW.finditer(told) for name in _NAME.findall(row[1])}


def variables_of(form: OfficeForm) -> tuple[str, ...]:
    """The form's own variables first, then those of every head."""
    names = [each.name for each in fields(form.model)]
    common = {each.name for each in fields(HeadValues)}
    return (*(name for name in names if name not in common), *(name for name in names if name in common))


def parts_of_lists(form: OfficeForm) -> Mapping[str, tuple[str, ...]]:
    """The parts that an entry of each list has, by the list, in lists within entries too; plain text has none."""
    parts: dict[str, tuple[str, ...]] = {}
    left = [(name, kind, name) for name, kind in kinds_of(form.model).items()]
    while left:
        name, kind, path = left.pop(0)
        entry = kind.entry or form.lists.get(name) if isinstance(kind, ListOf) else kind
        if isinstance(entry, type) and is_dataclass(entry) and path not in parts:
            own = kinds_of(entry)
            parts[path] = tuple(own)
            left += [(part, own[part], f"{path}.{part}") for part in own]
    return parts
