"""Takes a Word document, or its parts; gives its bytes without a clock in them: the same document is the same file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold
CONTENT_TYPES = "[Content_Types].xml"
CORE = "docProps/core.xml"
LARGEST, MOST_PARTS = 64_000_000, 2_000  # bytes and parts of a form, unpacked
_OFFICE = "application/vnd.openxmlformats-officedocument"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


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
