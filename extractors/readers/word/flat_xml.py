"""Takes a Word document that was saved as one XML file ("Word XML Document"); gives its Paper, as of the .docx it is.

Its parts are put back into a package, which the Word reader examines and reads as any other.
"""

from __future__ import annotations

import base64
import binascii
import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

from lxml import etree

from extractors.layout import Paper
from extractors.readers.packages.package import parse_part
from extractors.readers.word.document import read_word
from records.errors import UnreadableFile

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def read_flat_word(path: Path) -> Paper:
    """The Paper of the document; raises what the Word reader raises, and UnreadableFile where a part is broken."""
    with tempfile.TemporaryDirectory(prefix="goi-") as folder:
        return read_word(repack(path, Path(folder) / "van-ban.docx"))


def repack(path: Path, target: Path) -> Path:
    """Writes the .docx of the parts, under their own names inside it."""
    root = parse_part(path.read_bytes(), path.name)
    overrides = []
    with zipfile.ZipFile(target, "w") as package:
        for part in root.iterfind(f"{_PKG}part"):
            name, kind = part.get(f"{_PKG}name") or "", part.get(f"{_PKG}contentType") or ""
            package.writestr(name.lstrip("/") or "khong-ten", _content_of(part))
            overrides.append(f"<Override PartName={quoteattr(name)} ContentType={quoteattr(kind)}/>")
        types = f'{_DECLARATION}<Types xmlns="{_TYPES}">{"".join(overrides)}</Types>'
        package.writestr("[Content_Types].xml", types)
    return target


def _content_of(part: etree._Element) -> bytes:
    inner = part.find(f"{_PKG}xmlData")
    if inner is not None and len(inner):
        return bytes(etree.tostring(inner[0], xml_declaration=True, encoding="UTF-8", standalone=True, with_tail=False))
    try:
        return base64.b64decode(part.findtext(f"{_PKG}binaryData") or "")
    except (binascii.Error, ValueError) as exc:
        raise UnreadableFile(
            "Một phần của tệp Word bị hỏng.", hint="Mở bằng Word, lưu thành .docx rồi gửi lại.", code="TEP_HONG"
        ) from exc
