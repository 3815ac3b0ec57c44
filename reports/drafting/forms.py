"""Takes a Word form of the Office and the class of its values; gives a Form that is drawn any number of times.

A form is opened, checked and compiled once: five hundred papers of one form cost little more than their words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
from lxml import etree

from reports.drafting.blocks import Rendered
from reports.drafting.comments import PART as COMMENTS
from reports.drafting.comments import comments_part
from reports.drafting.doubts import AUTHOR, Doubts
from reports.drafting.environment import BLOCK, PICTURES, environment
from reports.drafting.finishing import Drawing, finish
from reports.drafting.marks import without_marks
from reports.drafting.mistakes import FormError, Mistake
from reports.drafting.opening import DOCUMENT, OpenedForm, Source, opened_form, read_form
from reports.drafting.packages import (
    CONTENT_TYPES,
    CORE,
    core_properties,
    pack_parts,
    with_default,
    with_relation,
    with_type,
)
from reports.drafting.preflight import fault_of, mistakes_in
from reports.drafting.runs import PICTURE_ID

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

DOCUMENT_RELATIONS = "word/_rels/document.xml.rels"
LONGEST = 300_000_000  # letters of XML of one paper: some forty thousand rows
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)  # what we filled ourselves
_FAULTS = (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError, SyntaxError)


@dataclass(frozen=True, eq=False)
class Form:
    """A checked form, compiled; what stays the same in its papers is packed once."""

    opened: OpenedForm
    _templates: Mapping[str, jinja2.Template] = field(repr=False)
    _shells: dict[tuple[bool, int], bytes] = field(repr=False, default_factory=dict)

    def draw(
        self,
        values: DataclassInstance,
        *,
        title: str,
        made_on: date,
        doubts: Doubts | None = None,
    ) -> Rendered:
        """The paper, its doubts as comments and its blocks; raises FormError where the form cannot be filled."""
        drawing = Drawing(doubts or Doubts(), forms=self.opened.blocks)
        context = {each.name: getattr(values, each.name) for each in fields(values)}
        added: dict[str, bytes] = {}
        for source in self.opened.sources:
            if source.part != DOCUMENT:  # no block there, and no comment: Word allows none
                filled = self._fill(source, {**context, PICTURES: lambda picture: picture.words})
                added[source.part] = without_marks(filled).encode()
        root = self._parse(self._fill(self._body, {**context, BLOCK: drawing.enter, PICTURES: drawing.show}))
        blocks = finish(root, drawing, self.opened.media)
        added[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if drawing.comments:
            added[COMMENTS] = comments_part(drawing.comments, made_on)
        added |= {_picture_part(at): each.png for at, each in enumerate(drawing.pictures)}
        added[CORE] = core_properties(title, AUTHOR, made_on)
        return Rendered(pack_parts(added, onto=self._shell(added, len(drawing.pictures))), blocks)

    @property
    def _body(self) -> Source:
        return next(source for source in self.opened.sources if source.part == DOCUMENT)

    def _shell(self, added: Mapping[str, bytes], pictures: int) -> bytes:
        """What stays the same in every paper with so many pictures, packed once."""
        key = (COMMENTS in added, pictures)
        if key not in self._shells:
            parts = {name: content for name, content in self.opened.parts.items() if name not in added}
            types, relations = parts[CONTENT_TYPES], parts[DOCUMENT_RELATIONS]
            if COMMENTS in added:
                types = with_type(types, COMMENTS, "wordprocessingml.comments+xml")
                relations = with_relation(relations, "rIdTdkt", "comments", "comments.xml")
            for at in range(pictures):
                types = with_default(types, "png", "image/png")
                target = _picture_part(at).removeprefix("word/")
                relations = with_relation(relations, f"rId{PICTURE_ID + at}", "image", target)
            self._shells[key] = pack_parts({**parts, CONTENT_TYPES: types, DOCUMENT_RELATIONS: relations})
        return self._shells[key]

    def _fill(self, source: Source, context: Mapping[str, Any]) -> str:
        pieces: list[str] = []
        length = 0
        try:
            for piece in self._templates[source.part].generate(**context):
                length += len(piece) + 1
                if length > LONGEST:
                    raise FormError(Mistake(self.opened.name, "văn bản lập ra quá dài"))
                pieces.append(piece)
        except _FAULTS as exc:
            raise fault_of(exc, self.opened.name, source) from exc
        return "".join(pieces)

    def _parse(self, xml: str) -> Any:
        try:
            return etree.fromstring(xml.encode(), _PARSER)
        except etree.XMLSyntaxError as exc:
            what = "lệnh if hoặc for mở ở một đoạn, đóng ở chỗ không cùng cấp (trong và ngoài một bảng, một ô)"
            raise FormError(Mistake(self.opened.name, what)) from exc


def _picture_part(number: int) -> str:
    return f"word/media/tdkt-{number + 1}.png"


def open_form(path: Path, model: type[DataclassInstance], lists: Mapping[str, type] | None = None) -> Form:
    """The form, checked against the fields of `model`; raises FormError for the first mistake in it.

    `lists` gives the class of the entries of lists where the fields of `model` do not tell it by their types. A form
    that was not changed since is not opened again.
    """
    return _opened(read_form(path), path.name, model, tuple(sorted((lists or {}).items())))


@lru_cache(maxsize=32)
def _opened(content: bytes, name: str, model: type, lists: tuple[tuple[str, type], ...]) -> Form:
    opened = opened_form(content, name)
    for mistake in mistakes_in(opened, model, dict(lists)):
        raise FormError(mistake)
    return Form(opened, {source.part: environment().from_string(source.text) for source in opened.sources})
