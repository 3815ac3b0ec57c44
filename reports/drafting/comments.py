"""Takes what is to be said of a paper; gives the part of the package that holds the comments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape

from reports.drafting.doubts import AUTHOR, INITIALS

PART = "word/comments.xml"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
)
_SIGN = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'


def comments_part(comments: Sequence[Sequence[str]], made_on: date) -> bytes:
    """One comment for each, numbered from 0, a paragraph for each of its sentences."""
    day = f"{made_on.isoformat()}T00:00:00Z"
    return "".join([_HEAD, *(_comment(at, each, day) for at, each in enumerate(comments)), "</w:comments>"]).encode()


def _comment(number: int, sentences: Sequence[str], day: str) -> str:
    lines = [line for sentence in sentences for line in sentence.split("\n")]
    paragraphs = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{_SIGN if at == 0 else ""}'
        f'<w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for at, line in enumerate(lines)
    )
    who = f'w:author="{AUTHOR}" w:date="{day}" w:initials="{INITIALS}"'
    return f'<w:comment w:id="{number}" {who}>{paragraphs}</w:comment>'
