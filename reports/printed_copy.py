"""Takes the bytes of a Word paper; gives the same paper as it is to be read: changes accepted, comments out.

What cannot be unpacked or parsed is given back as it is: whoever draws it says what is wrong with it.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(?:document|header|footer|footnotes|endnotes)\d*\.xml")
_GONE = ("del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
_GONE_MARKS = ("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "cellDel", "cellIns")
_CHANGES = ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "tblGrid", "tblPrEx")
_KEPT_INSIDE = ("ins", "moveTo")


def printed_copy(content: bytes) -> bytes:
    """Only the parts that hold changes or comments are written anew."""
    source, target = io.BytesIO(content), io.BytesIO()
    try:
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
            for entry in old.infolist():
                data = old.read(entry)
                if _PARTS.fullmatch(entry.filename):
                    data = _accepted(data)
                new.writestr(entry, data, compress_type=zipfile.ZIP_DEFLATED)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, RuntimeError, OSError, KeyError):
        return content
    return target.getvalue()


def _accepted(data: bytes) -> bytes:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    _take_rows(root)
    _join_paragraphs(root)
    gone = {W + name for name in (*_GONE, *_GONE_MARKS)} | {f"{W}{name}Change" for name in _CHANGES}
    for element in [each for each in root.iter() if each.tag in gone]:
        _remove(element)
    for element in [each for each in root.iter(*(W + name for name in _KEPT_INSIDE))]:
        _unwrap(element)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _take_rows(root: Any) -> None:
    """A row whose deletion was tracked goes, and a table that has none left."""
    for row in list(root.iter(W + "tr")):
        if row.find(f"{W}trPr/{W}del") is not None:
            table = row.getparent()
            _remove(row)
            if table is not None and table.tag == W + "tbl" and table.find(W + "tr") is None:
                _remove(table)


def _join_paragraphs(root: Any) -> None:
    """A paragraph whose end was deleted goes on in the next one; where nothing is left of it, it goes."""
    for paragraph in list(root.iter(W + "p")):
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is None:
            continue
        following = paragraph.getnext()
        if following is None or following.tag != W + "p":
            continue
        for at, child in enumerate([each for each in paragraph if each.tag != W + "pPr"]):
            following.insert(at + (following.find(W + "pPr") is not None), child)
        _remove(paragraph)


def _remove(element: Any) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(element: Any) -> None:
    """What was inserted stays, without the mark; in properties the mark alone is all."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at, child)
    parent.remove(element)
