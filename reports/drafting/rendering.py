"""Takes a Word form of the Office and a dataclass of values; gives the filled paper, doubts as comments on its words.

The same input gives the same bytes. The numbering of versions and a reviewer's edits are left to `revisions`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from reports.drafting.blocks import Rendered
from reports.drafting.doubts import Doubts
from reports.drafting.forms import open_form

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


def draw(
    form: Path,
    values: DataclassInstance,
    *,
    lists: Mapping[str, type] | None = None,
    title: str,
    made_on: date,
    doubts: Doubts | None = None,
) -> Rendered:
    """The paper; raises FormError before anything is drawn where the form asks for a name that nobody can fill.

    The fields of `values` are the form's variables; `lists` gives the class of the entries of each list among them.
    """
    opened = open_form(form, type(values), lists)
    return opened.draw(values, title=title, made_on=made_on, doubts=doubts)
