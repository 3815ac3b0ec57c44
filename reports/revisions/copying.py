"""Elements of the fresh paper come in; copies that fit into the reviewer's file go out: styles, ids, comments."""

from __future__ import annotations

import copy
from functools import cached_property
from typing import Any

from docx.oxml.ns import qn

from reports.revisions.package import OFFICE, Package
from reports.revisions.reading import BLIP, EMBED, Reading
from reports.revisions.remarks import Remarks
from reports.revisions.tracking import Stamp
from reports.revisions.words import P

_STYLED = (qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"))
_VAL = qn("w:val")
_START, _END = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
_NUMBERED = qn("w:numPr")
_DRAWING_ID = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_RELATED = (qn("w:headerReference"), qn("w:footerReference"))
_NOTES = (qn("w:footnoteReference"), qn("w:endnoteReference"))
_LINK = qn("w:hyperlink")


class Copier:
    """Copies from one file into another; the styles of both are matched by their names."""

    def __init__(self, source: Reading, target: Reading, *, stamp: Stamp, said: Remarks, remarks: Remarks) -> None:
        self._source, self._target = source.package, target.package
        self._stamp, self._said, self._remarks = stamp, said, remarks
        self._styles = _Styles(source.package, target.package)

    def copied(self, element: Any, *, like: Any = None) -> Any:
        """A copy ready to stand in the target; a numbered paragraph goes on with the list of `like`."""
        made = copy.deepcopy(element)
        made.tail = None
        self._styles.follow(made)
        self._renumber(made)
        self._relate(made)
        _follow_list(made, like)
        self._remarks.copy_in(made, self._said)
        return made

    def replace_picture(self, element: Any, source: Any) -> bool:
        """Puts the picture of the source paragraph, with its size, where the element has one."""
        old, new = next(element.iter(BLIP), None), next(source.iter(BLIP), None)
        holder = None if old is None else next(old.iterancestors(qn("w:drawing")), None)
        drawing = None if new is None else next(new.iterancestors(qn("w:drawing")), None)
        if holder is None or drawing is None:
            return False
        made = copy.deepcopy(drawing)
        self._renumber(made)
        self._relate(made)
        holder.addprevious(made)
        holder.getparent().remove(holder)
        return True

    def _renumber(self, made: Any) -> None:
        ends = {each.get(qn("w:id")): each for each in made.iter(_END)}
        for start in list(made.iter(_START)):
            end = ends.pop(start.get(qn("w:id")), None)
            if end is None:
                start.getparent().remove(start)
                continue
            number = self._stamp.next_id()
            start.set(qn("w:id"), number)
            end.set(qn("w:id"), number)
        for end in ends.values():
            end.getparent().remove(end)
        for drawing in made.iter(_DRAWING_ID):
            drawing.set("id", self._stamp.next_id())

    def _relate(self, made: Any) -> None:
        for blip in made.iter(BLIP):
            name = self._source.target(blip.get(EMBED, ""))
            if name is not None:
                blip.set(EMBED, self._picture(name))
        for link in list(made.iter(_LINK)):
            relation = self._source.relation(link.get(qn("r:id"), ""))
            if relation is not None:
                is_external = relation.get("TargetMode") == "External"
                found = self._target.relate(relation.get("Type"), relation.get("Target"), is_external=is_external)
                link.set(qn("r:id"), found)
        for each in list(made.iter(*_RELATED, *_NOTES)):
            each.getparent().remove(each)

    def _picture(self, name: str) -> str:
        content = self._source.bytes_of(name)
        kind = self._source.content_type(name) or "image/png"
        known = next((each for each in self._target.names() if self._target.bytes_of(each) == content), None)
        path = known or self._target.add_part(f"media/{name.rpartition('/')[2]}", content, content_type=kind)
        return self._target.relate(f"{OFFICE}/image", f"/{path}")


class _Styles:
    """Word keeps the ids of styles, LibreOffice writes them anew: only their names are the same in both files."""

    def __init__(self, source: Package, target: Package) -> None:
        self._source, self._target = source, target

    @cached_property
    def _source_styles(self) -> dict[str, Any]:
        return _styles_of(self._source)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {str(_name(style)): identity for identity, style in _styles_of(self._target).items()}

    def follow(self, made: Any) -> None:
        for each in list(made.iter(*_STYLED)):
            found = self._found(each.get(_VAL, ""))
            if found is None:
                each.getparent().remove(each)
            else:
                each.set(_VAL, found)

    def _found(self, identity: str) -> str | None:
        style = self._source_styles.get(identity)
        if style is None:
            return None
        name = str(_name(style))
        return self._names.get(name) or self._brought(style, name)

    def _brought(self, style: Any, name: str) -> str | None:
        """The style itself goes along where the target has none of its name."""
        part = self._target.related("styles")
        if part is None:
            return None
        made = copy.deepcopy(style)
        taken = set(self._names.values())
        identity = str(made.get(qn("w:styleId")))
        identity = next(each for each in (identity, *(f"{identity}{n}" for n in range(1, 99))) if each not in taken)
        made.set(qn("w:styleId"), identity)
        made.attrib.pop(qn("w:default"), None)
        self._names[name] = identity
        for tag in ("basedOn", "next", "link"):
            for each in made.findall(qn(f"w:{tag}")):
                found = self._found(each.get(_VAL, "")) if tag == "basedOn" else None
                if found is None:
                    made.remove(each)
                else:
                    each.set(_VAL, found)
        self._target.tree(part).append(made)
        self._target.touch(part)
        return identity


def _styles_of(package: Package) -> dict[str, Any]:
    part = package.related("styles")
    if part is None:
        return {}
    return {each.get(qn("w:styleId"), ""): each for each in package.tree(part).iter(qn("w:style"))}


def _name(style: Any) -> str | None:
    found = style.find(qn("w:name"))
    # Word and LibreOffice differ in the case of the names of built-in styles
    return None if found is None else f"{style.get(qn('w:type'))}:{found.get(_VAL, '').casefold()}"


def _follow_list(made: Any, like: Any) -> None:
    """Numbers of lists are ids of the other file: a copy takes the list of its neighbour, or none."""
    known = None if like is None else next(like.iter(_NUMBERED), None)
    for paragraph in [made] if made.tag == P else list(made.iter(P)):
        for each in list(paragraph.iter(_NUMBERED)):
            parent = each.getparent()
            if known is not None:
                each.addprevious(copy.deepcopy(known))
            parent.remove(each)
