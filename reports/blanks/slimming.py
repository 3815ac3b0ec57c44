"""Takes a Word form that python-docx began; leaves out what its sample document carries and no paper of ours uses.

The sample holds 160 styles, twice, and a picture of itself: nine tenths of the bytes of a one-page paper. Word makes a
built-in style again where staff choose it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

KEPT = frozenset({"Normal", "Header", "Footer", "Normal Table", "Table Grid", "Default Paragraph Font", "No List"})
UNUSED_PARTS = ("stylesWithEffects", "customXml", "thumbnail")  # by the last word of the type of the relation
_NAMING = tuple(qn(f"w:{tag}") for tag in ("pStyle", "rStyle", "tblStyle"))
_LINKS = tuple(qn(f"w:{tag}") for tag in ("basedOn", "next", "link"))
_VAL, _ID = qn("w:val"), qn("w:styleId")


def slim(document: Any) -> None:
    """What is used stays: by the text, by a style that is used, or by Word itself."""
    _drop_styles(document)
    for holder in (document.part, document.part.package):
        for identity, relation in list(holder.rels.items()):
            if relation.reltype.rpartition("/")[2] in UNUSED_PARTS:
                del holder.rels[identity]


def _drop_styles(document: Any) -> None:
    styles = {each.get(_ID): each for each in document.styles.element.iter(qn("w:style"))}
    used = {identity for identity, style in styles.items() if style.find(qn("w:name")).get(_VAL) in KEPT}
    used |= {identity for identity, style in styles.items() if style.get(qn("w:default")) == "1"}
    used |= {each.get(_VAL) for root in _texts(document) for each in root.iter(*_NAMING)}
    waiting = list(used)
    while waiting:
        based = styles[waiting.pop()].find(qn("w:basedOn"))
        if based is not None and based.get(_VAL) not in used:
            used.add(based.get(_VAL))
            waiting.append(based.get(_VAL))
    for identity, style in styles.items():
        if identity not in used:
            style.getparent().remove(style)
        for link in [each for each in style.iter(*_LINKS) if each.get(_VAL) not in used]:
            link.getparent().remove(link)
    for text in document.styles.element.iter():  # the sample is indented by spaces
        text.tail = None if not (text.tail or "").strip() else text.tail
        text.text = None if not (text.text or "").strip() else text.text


def _texts(document: Any) -> Iterator[Any]:
    yield document.element
    for section in document.sections:
        for part in (section.header, section.first_page_header, section.footer, section.first_page_footer):
            if not part.is_linked_to_previous:
                yield part._element
