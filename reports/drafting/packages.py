"""Takes a Word document, or its parts; gives its bytes without a clock in them: the same document is the same file."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from lxml import etree

ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
CONTENT_TYPES, RELATIONS = "[Content_Types].xml", "_rels/.rels"
CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"
DOCUMENT_ID = "tdkt_ma"  # the property by which a paper is known again, whatever its file is called
LARGEST, MOST_PARTS = 64_000_000, 2_000  # bytes and parts of a form, unpacked
_OFFICE = "application/vnd.openxmlformats-officedocument"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CUSTOM_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of properties that people name, by the standard
_FIRST_PROPERTY = 2


def packed(document: Any) -> bytes:
    """The package of a python-docx document with fixed times."""
    saved = io.BytesIO()
    document.save(saved)
    return pack_parts(parts_of(saved.getvalue()))


def parts_of(content: bytes) -> dict[str, bytes]:
    """The parts of a package by their names, in its order; raises BadZipFile for one that unfolds to too much."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        entries = package.infolist()
        if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST:
            raise zipfile.BadZipFile("too large")
        return {entry.filename: package.read(entry) for entry in entries}


def pack_parts(parts: Mapping[str, bytes], *, onto: bytes = b"") -> bytes:
    """A zip of the parts in their order, behind those of the zip `onto`."""
    stream = io.BytesIO(onto)
    with zipfile.ZipFile(stream, "a" if onto else "w") as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, date_time=ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, content)
    return stream.getvalue()


def with_type(types: bytes, part: str, kind: str) -> bytes:
    """The list of content types with one more part; `kind` as in “wordprocessingml.comments+xml”."""
    return _with_child(types, f'<Override PartName="/{part}" ContentType="{_OFFICE}.{kind}"/>', unless=f'"/{part}"')


def with_default(types: bytes, suffix: str, kind: str) -> bytes:
    return _with_child(types, f'<Default Extension="{suffix}" ContentType="{kind}"/>', unless=f'Extension="{suffix}"')


def with_relation(relations: bytes, number: str, kind: str, target: str) -> bytes:
    """The list of relations with one more; `kind` as in “comments”."""
    added = f'<Relationship Id="{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
    return _with_child(relations, added, unless=f'Id="{number}"')


def _with_child(xml: bytes, child: str, *, unless: str) -> bytes:
    if unless.encode() in xml:
        return xml
    at = xml.rindex(b"</")
    return xml[:at] + child.encode() + xml[at:]


def core_properties(title: str, author: str, made_on: date) -> bytes:
    day = f'<dcterms:{{}} xsi:type="dcterms:W3CDTF">{made_on.isoformat()}T00:00:00Z</dcterms:{{}}>'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(author)}</cp:lastModifiedBy><cp:revision>1</cp:revision>"
        f"{day.format('created', 'created')}{day.format('modified', 'modified')}</cp:coreProperties>"
    ).encode()


def with_document_id(parts: Mapping[str, bytes], document_id: str) -> dict[str, bytes]:
    """The parts of a paper with its id among the properties that people name; those of the Office stay."""
    root = parse_xml(parts[CUSTOM]) if CUSTOM in parts else etree.Element(f"{{{_CUSTOM_PROPERTIES}}}Properties")
    for own in [each for each in root if each.get("name") == DOCUMENT_ID]:
        root.remove(own)
    used = [int(each.get("pid") or 0) for each in root]
    number = max([*used, _FIRST_PROPERTY - 1]) + 1
    root.append(
        etree.fromstring(
            f'<property xmlns="{_CUSTOM_PROPERTIES}" xmlns:vt="{_VALUES}" fmtid="{_FORMAT}" pid="{number}" '
            f"name={quoteattr(DOCUMENT_ID)}><vt:lpwstr>{escape(document_id)}</vt:lpwstr></property>"
        )
    )
    return {
        **parts,
        CONTENT_TYPES: with_type(parts[CONTENT_TYPES], CUSTOM, "custom-properties+xml"),
        RELATIONS: with_relation(parts[RELATIONS], "rIdTdktMa", "custom-properties", CUSTOM)
        if CUSTOM.encode() not in parts[RELATIONS]
        else parts[RELATIONS],
        CUSTOM: etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True),
    }


def stamp(content: bytes, document_id: str) -> bytes:
    """The paper with another id: the same parts in the same order."""
    return pack_parts(with_document_id(parts_of(content), document_id))


def document_id_of(content: bytes) -> str | None:
    """The id in a paper of ours, None where it has none; raises BadZipFile where the bytes are no package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if CUSTOM not in package.namelist() or package.getinfo(CUSTOM).file_size > LARGEST:
            return None
        xml = package.read(CUSTOM)
    try:
        root = parse_xml(xml)
    except etree.XMLSyntaxError:
        return None
    values = [each for each in root if re.fullmatch(DOCUMENT_ID, each.get("name") or "")]
    return "".join(values[0].itertext()).strip() or None if values else None
