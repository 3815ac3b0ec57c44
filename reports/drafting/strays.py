"""Takes an opened Word package; tells what does not belong in a form: every paper made from it would carry it on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from reports.drafting.marking import T

_TAG = re.compile(r"\{[{%#].{0,60}", re.DOTALL)
_REACHING = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE|MACROBUTTON)\b")
_TRACKED = tuple(
    qn(f"w:{name}")
    for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange")
)
_FIELD = (qn("w:instrText"), qn("w:fldSimple"))


def leave_word_template(package: Any) -> None:
    """Takes away the link to the template with which the form was once made: Word would look for it in every paper."""
    for part in package.iter_parts():
        for number in [n for n, each in part.rels.items() if each.reltype.endswith("/attachedTemplate")]:
            del part.rels[number]
            if hasattr(part, "element"):
                for link in list(part.element.iter(qn("w:attachedTemplate"))):
                    link.getparent().remove(link)


def strays_in(package: Any, roots: Iterable[Any]) -> Iterator[str]:
    """What a person has to take out of the form, in words."""
    for root in roots:
        if any(True for _ in root.iter(*_TRACKED)):
            yield "còn thay đổi đang theo dõi (Track Changes); mở bằng Word, chọn Accept All Changes rồi lưu lại"
        yield from (f"biến, lệnh chỉ được nằm trong chữ của văn bản, không ở {where}" for where in _hidden_tags(root))
        for element in root.iter(*_FIELD):
            if found := _REACHING.search(element.text or element.get(qn("w:instr")) or ""):
                yield f"có trường tự động {found[1]} lấy nội dung từ nơi khác; bỏ trường đó"
    for part in package.iter_parts():
        for each in part.rels.values():
            if each.is_external and not each.reltype.endswith("/hyperlink"):
                yield f"có liên kết ra ngoài ({each.target_ref[:80]}); chèn hẳn vào mẫu hoặc bỏ đi"


def _hidden_tags(root: Any) -> Iterator[str]:
    """Tags that a person does not see in the text, and that nothing else would check."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            element.text = ""  # a remark of XML: Jinja would read it, Word never shows it
            continue
        for name, value in element.attrib.items():
            if found := _TAG.search(value):
                yield f"thuộc tính {name.rpartition('}')[2]}: “{found[0]}”"
        if element.tag != T and (found := _TAG.search(_own_text(element) or "")):
            yield f"phần {element.tag.rpartition('}')[2]}: “{found[0]}”"
        if found := _TAG.search(element.tail or ""):
            yield f"sau phần {element.tag.rpartition('}')[2]}: “{found[0]}”"


def _own_text(element: Any) -> str | None:
    """The text in the element itself: python-docx gives paragraphs and runs a `text` of all that they hold."""
    text: str | None = etree._Element.text.__get__(element)
    return text
