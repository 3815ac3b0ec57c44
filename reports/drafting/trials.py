"""Takes the file of a Word form; tells every mistake that can be found before a quarter is compiled with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from reports.drafting.examples import empty_example, full_example
from reports.drafting.forms import open_form
from reports.drafting.mistakes import FormError, Mistake
from reports.drafting.opening import opened_form, read_form
from reports.drafting.preflight import mistakes_in

_ANY_DAY = date(2026, 1, 1)
_TRIALS = ((full_example, "khi lập thử với giá trị bịa"), (empty_example, "khi lập thử với danh sách trống"))


def try_form(path: Path, model: type, lists: Mapping[str, type]) -> list[Mistake]:
    """All mistakes of what is written; where there is none, those of two drawings with invented values."""
    try:
        opened = opened_form(read_form(path), path.name)
    except FormError as exc:
        return [exc.mistake]
    if written := list(mistakes_in(opened, model, lists)):
        return written
    drawn = []
    for example, when in _TRIALS:
        try:
            open_form(path, model, lists).draw(example(model, lists), title="", made_on=_ANY_DAY)
        except FormError as exc:
            drawn.append(replace(exc.mistake, what=f"{exc.mistake.what} ({when})"))
    return drawn
