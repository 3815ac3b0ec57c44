"""Takes a running sentence on where somebody works; gives the unit, and the post where it is told with it."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.document import Line, field_of
from extractors.fields.drafting import Draft, set_field
from extractors.fields.posts import starts_with_post, starts_with_unit
from extractors.text import strip_value

_WORKS = re.compile(
    r"(?:[Hh]iện(?: nay| tại| đang)?,?(?: (?:tôi|anh|chị|ông|bà|cô|thầy|đồng chí))?(?: đang)?|[Đđ]ang) "
    r"(?:công tác|làm việc) (?:tại|ở)\s+"
    r"(?P<unit>[^.;\n]{4,150}?)"
    r"(?:,?\s+(?:với|giữ|đảm nhận|trên)\s+(?:chức vụ|chức danh|cương vị|vai trò)(?: là)?\s*:?\s*"
    r"(?P<post>[^.;,\n]{3,90})"
    r"|(?=,\s+(?:với|là|giữ|đã|hiện|tôi|bản thân|từ|được|có|luôn|chức vụ)\s)|(?=[.;\n]|$))"
)
_SURE = 0.7


def take_workplace(doc: Doc, draft: Draft, line: Line) -> None:
    """ "Hiện đang công tác tại Phòng Kỹ thuật, Đài … với chức vụ Phó Trưởng phòng": what is still open is filled."""
    told = "cong tac tai" in line.bare or "lam viec tai" in line.bare or "cong tac o " in line.bare
    match = _WORKS.search(line.text) if told else None
    if match is None or not starts_with_unit(match["unit"]):
        return
    unit = field_of(doc, line, strip_value(match["unit"]), start=match.start("unit"), end=match.end("unit"), sure=_SURE)
    set_field(draft, "unit", unit)
    if match["post"] and starts_with_post(match["post"]):
        start, end = match.span("post")
        set_field(draft, "position", field_of(doc, line, strip_value(match["post"]), start=start, end=end, sure=_SURE))
