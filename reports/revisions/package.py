"""The bytes of a .docx come in as parts by name, and go out again; every part that nobody asked for stays as it was.

Sizes are bounded before anything is unpacked; entities are never resolved.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Any

from lxml import etree

from reports.drafting.packages import ZIP_DAY

PART_BYTES = 64 * 1024 * 1024  # of one part: a paper of 5,000 rows has about 20
PACKAGE_BYTES = 256 * 1024 * 1024
PARTS = 4000
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "[Content_Types].xml"


class UnreadablePackage(Exception):
    """Not a Word file that can be read within the limits; the message is a clause in Vietnamese for staff."""


class Package:
    """The parts of one .docx. A tree that was asked for is written back only where it is said to have changed."""

    def __init__(self, content: bytes) -> None:
        self._parts = _unpacked(content)
        self._trees: dict[str, Any] = {}
        self._changed: set[str] = set()
        self.document = self._main_part()

    def has(self, name: str) -> bool:
        return name in self._parts

    def tree(self, name: str) -> Any:
        """The root element of a part of XML; the same element at every call."""
        if name not in self._trees:
            self._trees[name] = _parsed(self._parts[name])
        return self._trees[name]

    def bytes_of(self, name: str) -> bytes:
        return self._parts[name]

    def touch(self, name: str) -> None:
        self._changed.add(name)

    def related(self, kind: str) -> str | None:
        """The part that the document names as its `kind` ("comments", "styles"), by the last word of the type."""
        for relation in self._relations():
            if _kind_of(relation) == kind and relation.get("TargetMode") != "External":
                return self._target(relation)
        return None

    def target(self, relation_id: str) -> str | None:
        """The part behind a relationship of the document."""
        for relation in self._relations():
            if relation.get("Id") == relation_id and relation.get("TargetMode") != "External":
                return self._target(relation)
        return None

    def relation(self, relation_id: str) -> Any | None:
        return next((each for each in self._relations() if each.get("Id") == relation_id), None)

    def relate(self, kind: str, target: str, *, is_external: bool = False) -> str:
        """The id of the document's relationship of type `kind` with `target`, a new one where there is none."""
        for relation in self._relations():
            if relation.get("Type") == kind and relation.get("Target") == target:
                return str(relation.get("Id"))
        known = {relation.get("Id") for relation in self._relations()}
        number = next(n for n in range(1, len(known) + 2) if f"rIdCT{n}" not in known)
        fresh = etree.SubElement(self.tree(self._rels_name()), f"{{{RELATIONSHIPS}}}Relationship")
        fresh.set("Id", f"rIdCT{number}")
        fresh.set("Type", kind)
        fresh.set("Target", target)
        if is_external:
            fresh.set("TargetMode", "External")
        self.touch(self._rels_name())
        return f"rIdCT{number}"

    def add_part(self, name: str, content: bytes, *, content_type: str) -> str:
        """Adds a part beside the document's under the first free name like `name`; gives its path in the package."""
        stem, suffix = posixpath.splitext(name)
        folder = posixpath.dirname(self.document)
        tries = (f"{folder}/{stem}{number or ''}{suffix}" for number in range(len(self._parts) + 1))
        path = next(each for each in tries if each not in self._parts).lstrip("/")
        self._parts[path] = content
        override = etree.SubElement(self.tree(_TYPES), f"{{{CONTENT_TYPES}}}Override")
        override.set("PartName", f"/{path}")
        override.set("ContentType", content_type)
        self.touch(_TYPES)
        return path

    def content_type(self, name: str) -> str | None:
        """What [Content_Types].xml says of a part."""
        suffix = name.rpartition(".")[2].lower()
        by_suffix = None
        for entry in self.tree(_TYPES):
            if entry.get("PartName", "").lower() == f"/{name}".lower():
                return str(entry.get("ContentType"))
            if entry.get("Extension", "").lower() == suffix:
                by_suffix = str(entry.get("ContentType"))
        return by_suffix

    def names(self) -> list[str]:
        return list(self._parts)

    def packed(self) -> bytes:
        """The file again: parts in their order, times fixed, only changed trees written anew."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as package:
            for name, content in self._parts.items():
                entry = zipfile.ZipInfo(name, date_time=ZIP_DAY)
                entry.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(entry, _written(self._trees[name]) if name in self._changed else content)
        return stream.getvalue()

    def _main_part(self) -> str:
        if _TYPES not in self._parts or "_rels/.rels" not in self._parts:
            raise UnreadablePackage("tệp không phải là văn bản Word .docx")
        self.tree(_TYPES)  # a file that Word would not open is never the ground of the next version
        for relation in self.tree("_rels/.rels"):
            if _kind_of(relation) == "officeDocument":
                name = posixpath.normpath(str(relation.get("Target")).lstrip("/"))
                if name in self._parts and self.tree(name).tag == _DOCUMENT:
                    return name
        raise UnreadablePackage("tệp không phải là văn bản Word .docx thông thường")

    def _rels_name(self) -> str:
        folder, name = posixpath.split(self.document)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self._parts:
            self._parts[path] = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()
        return path

    def _relations(self) -> list[Any]:
        return [each for each in self.tree(self._rels_name()) if isinstance(each.tag, str)]

    def _target(self, relation: Any) -> str | None:
        target = str(relation.get("Target"))
        folder = posixpath.dirname(self.document)
        name = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        return name if name in self._parts else None


_DOCUMENT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"


def _kind_of(relation: Any) -> str:
    return str(relation.get("Type", "")).rpartition("/")[2]


def _unpacked(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            if len(entries) > PARTS or sum(entry.file_size for entry in entries) > PACKAGE_BYTES:
                raise UnreadablePackage("tệp giải nén ra quá lớn")
            return {entry.filename: _read(package, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as exc:
        # RuntimeError: zipfile asks for a password
        raise UnreadablePackage("tệp hỏng, có mật khẩu hoặc không phải là văn bản Word .docx") from exc


def _read(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """One part; what the directory says of its size may be a lie, so it is read up to the limit."""
    with package.open(entry) as stream:
        content = stream.read(PART_BYTES + 1)
    if len(content) > PART_BYTES:
        raise UnreadablePackage("tệp giải nén ra quá lớn")
    return content


def _parsed(content: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as exc:
        raise UnreadablePackage("nội dung tệp hỏng, Word không mở được") from exc
    if root.getroottree().docinfo.doctype:
        raise UnreadablePackage("nội dung tệp không như Word ghi ra")
    return root


def _written(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
