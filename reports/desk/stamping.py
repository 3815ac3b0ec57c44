"""Takes the bytes of a .docx or .xlsx; gives them with the mark of the draft, or the fingerprint of what they say.

Same input, same bytes; reading the mark is `records.draft_ids`.
"""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from typing import Any

from lxml import etree

from records.draft_ids import LONGEST_PART, PART, PROPERTY, DraftId
from records.errors import DraftError
from reports.desk.repacking import repacked

PACKAGES = (".docx", ".xlsx")
RELATIONS, TYPES = "_rels/.rels", "[Content_Types].xml"
LONGEST_DRAFT = 200 << 20  # bytes unpacked; the longest paper of 5,000 nominees has a tenth
MOST_PARTS = 2_000
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_RELATIONS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # [MS-OSHARED] 2.3.3.2.3.1: user-defined properties
# what says when a paper was made, and by whom, but nothing of what it says
_UNTOLD = frozenset({"docProps/core.xml", "docProps/app.xml", PART, RELATIONS, TYPES})
_DAY = re.compile(rb'\bw:date="[^"]*"')
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError, KeyError)


def stamped(content: bytes, draft: DraftId) -> bytes:
    """The package with the id of the draft in place of any other; raises DraftError where it is no package."""
    try:
        with _opened(content) as package:
            known = {entry.filename for entry in package.infolist()}
            custom = package.read(PART) if PART in known else None
            changed = {
                PART: _with_property(custom, str(draft)),
                RELATIONS: _with_relation(package.read(RELATIONS)),
                TYPES: _with_type(package.read(TYPES)),
            }
            return repacked(content, package.infolist(), changed)
    except (*_BROKEN, etree.XMLSyntaxError) as exc:
        raise DraftError("Không mở được văn bản để ghi mã bản dự thảo.", hint="Lập lại văn bản của quý.") from exc


def fingerprint(content: bytes, suffix: str) -> str:
    """SHA-256 of what a paper says: the day of making and the mark are left out, so that a new day is no new paper."""
    if suffix not in PACKAGES:
        return hashlib.sha256(content).hexdigest()
    digest = hashlib.sha256()
    try:
        for name, data in _parts(content).items():
            if name not in _UNTOLD:
                digest.update(f"{name}\0{len(data)}\0".encode())
                digest.update(_DAY.sub(b"", data) if b"w:date=" in data else data)
    except _BROKEN:
        return hashlib.sha256(content).hexdigest()
    return digest.hexdigest()


def _opened(content: bytes) -> zipfile.ZipFile:
    package = zipfile.ZipFile(io.BytesIO(content))
    entries = package.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LONGEST_DRAFT:
        raise ValueError("too large")
    return package


def _parts(content: bytes) -> dict[str, bytes]:
    with _opened(content) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist()}


def _with_property(part: bytes | None, text: str) -> bytes:
    if part is None or len(part) > LONGEST_PART:
        root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _VALUES})
    else:
        root = _parsed(part)
    own = [each for each in root if each.get("name") == PROPERTY]
    for each in own:
        root.remove(each)
    numbers = [int(each.get("pid", "1")) for each in root if each.get("pid", "1").isdigit()]
    told = etree.SubElement(root, f"{{{_CUSTOM}}}property")
    told.set("fmtid", _FORMAT)
    told.set("pid", str(max(numbers, default=1) + 1))
    told.set("name", PROPERTY)
    etree.SubElement(told, f"{{{_VALUES}}}lpwstr").text = text
    return _printed(root)


def _with_relation(part: bytes) -> bytes:
    root = _parsed(part)
    if not any(each.get("Type") == _RELATION for each in root):
        ids = {each.get("Id") for each in root}
        free = next(f"rId{number}" for number in range(1, len(ids) + 2) if f"rId{number}" not in ids)
        etree.SubElement(root, f"{{{_RELATIONS_SPACE}}}Relationship", Id=free, Type=_RELATION, Target=PART)
    return _printed(root)


def _with_type(part: bytes) -> bytes:
    root = _parsed(part)
    if not any(each.get("PartName") == f"/{PART}" for each in root):
        etree.SubElement(root, f"{{{_TYPES_SPACE}}}Override", PartName=f"/{PART}", ContentType=_TYPE)
    return _printed(root)


def _parsed(part: bytes) -> Any:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _printed(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
