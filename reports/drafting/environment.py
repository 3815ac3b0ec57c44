"""The language that a form may use, and no more: values, `if`, loops and named filters, in a strict sandbox.

A form comes by mail as easily as any file: nothing in it can reach the program, or make it work without end.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import jinja2
from jinja2 import StrictUndefined, nodes, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reports.drafting.pictures import Picture

FILTERS = (
    "abs",
    "capitalize",
    "count",
    "default",
    "first",
    "groupby",
    "int",
    "join",
    "last",
    "length",
    "list",
    "lower",
    "map",
    "reject",
    "rejectattr",
    "reverse",
    "round",
    "select",
    "selectattr",
    "sort",
    "sum",
    "title",
    "trim",
    "unique",
    "upper",
)
TESTS = ("defined", "divisibleby", "eq", "equalto", "even", "ge", "gt", "in", "le", "lt", "ne", "none", "odd", "true")
UNKNOWN_VALUE = "……"  # where the record knows nothing: a place to fill in by hand, as printed forms have it
BLOCK, PICTURES = "_khoi", "_hinh"  # the names by which a form under way reaches what is drawn

# what a form may be made of; whatever else the language has (macros, calls, imports, assignments) is refused
PARTS: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Name,
    nodes.Const,
    nodes.Filter,
    nodes.Test,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
    nodes.Concat,
    nodes.Add,
    nodes.Sub,
    nodes.Div,
    nodes.Keyword,
    nodes.Slice,
    nodes.Tuple,
    nodes.List,
)


@lru_cache(maxsize=1)
def environment() -> jinja2.Environment:
    """Sandboxed and strict: a form can neither reach the program nor print a misspelt name as nothing."""
    made = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=True,
        finalize=_printed,
        optimized=False,  # else 'x' * 999999999 would be worked out before anybody could refuse it
    )
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.tests = {name: made.tests[name] for name in TESTS}
    made.globals = {}
    return made


@pass_context
def _printed(context: Context, value: Any) -> Any:
    """What is printed of a value: None is a place to fill in, a picture the mark that stands for it."""
    if value is None:
        return UNKNOWN_VALUE
    if isinstance(value, Picture):
        return context[PICTURES](value)
    return value
