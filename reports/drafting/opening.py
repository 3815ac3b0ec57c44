"""Takes the file of a Word form; gives its parts, its sources for Jinja and its blocks, not yet checked."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from lxml import etree

from records.errors import in_words
from reports.drafting.marking import (
    TBL,
    TR,
    FormBlock,
    P,
    command_rows,
    is_second_copy,
    mark_blocks,
    number_lines,
    own_words_of,
    prepare,
    takes,
)
from reports.drafting.mistakes import FormError, Mistake
from reports.drafting.packages import parts_of
from reports.drafting.strays import leave_word_template, strays_in

DOCUMENT = "word/document.xml"
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # also what a password makes of a .docx
_CARRIERS = ("header", "footer", "footnotes", "endnotes")
_LEFT_OUT = (RELATION.COMMENTS, "/commentsExtended", "/commentsIds", "/commentsExtensible", "/people")


@dataclass(frozen=True)
class Source:
    """One part of a form ready for Jinja: `paragraphs` are its words, a line of the source each.

    `lost` are those, counted from 1, whose row a command takes away; `holders` say in which body or cell each stands,
    `tables` in which table, by numbers that are the same for the same one.
    """

    part: str
    text: str
    paragraphs: tuple[str, ...]
    lost: frozenset[int]
    holders: tuple[int, ...]
    tables: tuple[int, ...]


@dataclass(frozen=True)
class OpenedForm:
    """`parts` is what every paper has as it stands in the form; `media` the sha256 of its pictures by relation.

    `strays` say what has to be taken out of the form first.
    """

    name: str
    parts: Mapping[str, bytes]
    sources: tuple[Source, ...]
    blocks: tuple[FormBlock, ...]
    media: Mapping[str, str]
    strays: tuple[str, ...]


def read_form(path: Path) -> bytes:
    """The bytes of a form; raises FormError where there is none that could be one."""
    if path.suffix.lower() == ".doc":
        hint = "Mở bằng Word, chọn Lưu thành (Save As), kiểu Word Document (.docx)."
        raise FormError(Mistake(path.name, "là Word đời cũ (.doc)"), hint=hint)
    if not path.is_file():
        old = " (chỉ có tệp .doc cùng tên; lưu lại dưới dạng .docx)" if path.with_suffix(".doc").is_file() else ""
        hint = f"Lấy lại mẫu ban đầu: tdkt templates restore {path.name}"
        raise FormError(Mistake(path.name, f"thiếu tệp mẫu trong thư mục {path.parent.name}/{old}"), hint=hint)
    try:
        return path.read_bytes()
    except OSError as exc:
        hint = "Đóng tệp trong Word, hoặc xin quyền đọc, rồi chạy lại."
        raise FormError(Mistake(path.name, f"không mở được tệp mẫu: {in_words(exc)}"), hint=hint) from exc


def opened_form(content: bytes, name: str) -> OpenedForm:
    """Raises FormError where Word could not open it either."""
    try:
        parts_of(content)  # whether it unfolds to too much
        document = docx.Document(io.BytesIO(content))
        return _prepared(document, name)
    except Exception as exc:  # python-docx lets through what zipfile, lxml and its own packages raise
        what, hint = "không mở được tệp mẫu", "Tệp mẫu phải là .docx còn nguyên, đã đóng trong Word."
        if "template.main+xml" in str(exc):
            what, hint = "là tệp mẫu riêng của Word (.dotx)", "Lưu lại dưới dạng Word Document (.docx)."
        elif "macroEnabled" in str(exc):
            what, hint = "có macro (.docm)", "Lưu lại dưới dạng Word Document (.docx), không macro."
        elif content.startswith(_OLD_WORD):
            what = "là Word đời cũ hoặc có mật khẩu, dù tên là .docx"
            hint = "Bỏ mật khẩu, lưu lại bằng Word dưới dạng Word Document (.docx)."
        raise FormError(Mistake(name, what), hint=hint) from exc


def _prepared(document: Any, name: str) -> OpenedForm:
    part = document.part
    part.partname = PackURI(f"/{DOCUMENT}")  # some programs call it document2.xml
    leave_word_template(part.package)
    for number in [n for n, each in part.rels.items() if any(each.reltype.endswith(end) for end in _LEFT_OUT)]:
        del part.rels[number]
    media = {
        n: hashlib.sha256(each.target_part.blob).hexdigest()
        for n, each in part.rels.items()
        if "/image" in each.reltype and not each.is_external
    }
    roots = {DOCUMENT: document.element}
    for other in part.package.iter_parts():
        if any(carrier in other.partname for carrier in _CARRIERS) and str(other.content_type).endswith("+xml"):
            roots[str(other.partname).lstrip("/")] = (
                other.element if hasattr(other, "element") else parse_xml(other.blob)
            )
    strays = tuple(dict.fromkeys(strays_in(part.package, roots.values())))
    for root in roots.values():
        prepare(root)
    blocks = mark_blocks(document.element)
    sources = [_source(each, root) for each, root in roots.items()]
    document.core_properties.author = ""  # the part is there from now on
    saved = io.BytesIO()
    document.save(saved)
    parts = {n: content for n, content in parts_of(saved.getvalue()).items() if n != DOCUMENT}
    used = tuple(source for source in sources if source.part == DOCUMENT or "{" in source.text)
    return OpenedForm(name, parts, used, blocks, media, strays)


def _source(part: str, root: Any) -> Source:
    number_lines(root)
    held, rows = list(root.iter(P)), command_rows(root)
    words = tuple("" if is_second_copy(paragraph) else own_words_of(paragraph) for paragraph in held)
    taken = (number for number, each in enumerate(held, start=1) if any(row in rows for row in each.iterancestors(TR)))
    lost = frozenset(number for number in taken if not takes(words[number - 1], "tr"))
    holders = _numbered([each.getparent() for each in held])
    tables = _numbered([next(each.iterancestors(TBL), None) for each in held])
    text = etree.tostring(root, encoding="unicode").replace("\r", "")
    return Source(part, DocxTemplate("").patch_xml(text), words, lost, holders, tables)


def _numbered(elements: list[Any]) -> tuple[int, ...]:
    numbers: dict[Any, int] = {}
    return tuple(numbers.setdefault(element, len(numbers)) for element in elements)
