"""Takes a file and the kind that its bytes say; tells what else it could be taken for. Reads only its two ends.

A PDF with a zip behind it shows one thing in a PDF reader and another once it is renamed; a name that ends in another
kind is an everyday thing (old Word files saved as .doc by a portal are HTML), and only noted.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from extractors.layout import Doubt
from extractors.readers.kinds import IMAGES, FileKind, open_plain

_HEAD_BYTES = 1024
_TAIL_BYTES = 66_000  # the end record of a zip, with its longest comment
_END_OF_ZIP = b"PK\x05\x06"
_WEB = re.compile(rb"<(?:html|script|body|!doctype)\b", re.I)
_SUFFIXES: dict[str, frozenset[FileKind]] = {
    ".docx": frozenset((FileKind.DOCX,)),
    ".docm": frozenset((FileKind.DOCX,)),
    ".dotx": frozenset((FileKind.DOCX,)),
    ".doc": frozenset((FileKind.DOC,)),
    ".dot": frozenset((FileKind.DOC,)),
    ".rtf": frozenset((FileKind.RTF,)),
    ".odt": frozenset((FileKind.ODT,)),
    ".xlsx": frozenset((FileKind.XLSX,)),
    ".xlsm": frozenset((FileKind.XLSX,)),
    ".xls": frozenset((FileKind.XLS,)),
    ".ods": frozenset((FileKind.ODS,)),
    ".pdf": frozenset((FileKind.PDF,)),
    ".jpg": frozenset((FileKind.JPG,)),
    ".jpeg": frozenset((FileKind.JPG,)),
    ".png": frozenset((FileKind.PNG,)),
    ".tif": frozenset((FileKind.TIF,)),
    ".tiff": frozenset((FileKind.TIF,)),
    ".heic": frozenset((FileKind.HEIC,)),
}
_NAMES = {
    FileKind.DOCX: "Word (.docx)",
    FileKind.DOC: "Word cũ (.doc)",
    FileKind.RTF: "RTF",
    FileKind.ODT: "LibreOffice Writer (.odt)",
    FileKind.XLSX: "Excel (.xlsx)",
    FileKind.XLS: "Excel cũ (.xls)",
    FileKind.ODS: "LibreOffice Calc (.ods)",
    FileKind.PDF: "PDF",
    FileKind.JPG: "ảnh JPG",
    FileKind.PNG: "ảnh PNG",
    FileKind.TIF: "ảnh TIF",
    FileKind.HEIC: "ảnh HEIC",
    FileKind.FODT: "LibreOffice Writer dạng XML",
    FileKind.WORD_XML: "Word 2003 dạng XML",
    FileKind.FLAT_DOCX: "Word dạng XML",
    FileKind.EXCEL_XML: "Excel 2003 dạng XML",
    FileKind.MHTML: "trang web lưu thành một tệp (MHTML)",
    FileKind.HTML: "trang web (HTML)",
    FileKind.TEXT: "chữ thường",
}


def second_kind(path: Path, kind: FileKind) -> list[Doubt]:
    """What else the bytes are: a zip behind a PDF or a picture, a web page before or inside a PDF's head."""
    if kind is not FileKind.PDF and kind not in IMAGES:
        return []
    with open_plain(path) as file:
        head = file.read(_HEAD_BYTES)
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL_BYTES))
        tail = file.read()
    others = []
    if kind is FileKind.PDF and _WEB.search(head):
        others.append("trang web")
    if _END_OF_ZIP in tail and _opens_as_zip(path):
        others.append("tệp nén")
    if not others:
        return []
    what = _NAMES[kind]
    sentence = f"Tệp vừa là {what} vừa là {' và '.join(others)}: chỉ đọc phần {what}. Hỏi đơn vị gửi vì sao."
    return [Doubt("HAI_NGHIA", sentence)]


def _opens_as_zip(path: Path) -> bool:
    try:
        with open_plain(path) as file, zipfile.ZipFile(file) as package:
            return bool(package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def note_on_name(path: Path, kind: FileKind) -> list[str]:
    """A sentence where the name ends in another kind than the bytes say."""
    suffix = path.suffix.lower()
    expected = _SUFFIXES.get(suffix)
    if expected is None or kind in expected:
        return []
    return [f"Tên tệp có đuôi {suffix} nhưng nội dung là {_NAMES.get(kind, kind.value)}; đã đọc theo nội dung."]
