"""A Word form and its values come in, a filled paper with its blocks goes out; versions are left to `revisions`."""

from reports.drafting.blocks import Block, Cell, Rendered, Span
from reports.drafting.doubts import Doubts
from reports.drafting.forms import Form, open_form
from reports.drafting.pictures import Picture
from reports.drafting.rendering import draw

__all__ = [
    "Block",
    "Cell",
    "Doubts",
    "Form",
    "Picture",
    "Rendered",
    "Span",
    "draw",
    "open_form",
]
