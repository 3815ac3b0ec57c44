"""Takes a .docx; gives its XML parts that hold text, numbers and styles. Refuses packages made to harm."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from records.errors import UnreadableFile, UnsafeFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
MAX_PART_BYTES = 200_000_000
MAX_ENTRIES = 2_000
MAX_RATIO = 100
_RATIO_FROM = 10_000_000
_PART = re.compile(r"word/(document|numbering|footnotes|header\d*|footer\d*)\.xml$")
STYLES = "word/styles.xml"
STYLES_START = 48_000  # bytes: enough for the styles of most papers
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, NotImplementedError, RuntimeError)


def read_parts(path: Path) -> tuple[dict[str, etree._Element], bytes | None]:
    """The XML parts that hold text or numbering; refuses bombs, doubled parts and document type definitions."""
    try:
        with zipfile.ZipFile(path) as package:
            infos = package.infolist()
            _refuse_unsafe(infos)
            parts = {i.filename: parse_part(package.read(i), i.filename) for i in infos if _PART.match(i.filename)}
            styles = _read_start(package) if any(i.filename == STYLES for i in infos) else None
    except _BROKEN as exc:
        raise _broken() from exc
    if "word/document.xml" not in parts:
        raise UnreadableFile("Tệp không có phần nội dung của Word.", hint="Lưu lại thành .docx.", code="TEP_HONG")
    if styles is not None and (b"<!DOCTYPE" in styles or b"\0" in styles[:200]):
        raise UnsafeFile("Tệp Word chứa khai báo DTD hoặc mã hóa lạ.", hint="Lưu lại bằng Word.", code="DTD")
    return parts, styles


def read_styles(path: Path) -> bytes:
    """The whole part of styles, of a package that `read_parts` let through."""
    try:
        with zipfile.ZipFile(path) as package:
            return package.read(STYLES)
    except _BROKEN as exc:
        raise _broken() from exc


def _broken() -> UnreadableFile:
    return UnreadableFile(
        "Tệp Word bị hỏng, không mở được.", hint="Mở bằng Word, lưu lại (.docx) rồi gửi lại.", code="TEP_HONG"
    )


def _read_start(package: zipfile.ZipFile) -> bytes:
    with package.open(STYLES) as stream:
        return stream.read(STYLES_START)


def _refuse_unsafe(infos: list[zipfile.ZipInfo]) -> None:
    names = [i.filename for i in infos]
    unpacked, packed = sum(i.file_size for i in infos), sum(i.compress_size for i in infos)
    too_large = unpacked > MAX_PART_BYTES or (unpacked > _RATIO_FROM and unpacked > MAX_RATIO * max(packed, 1))
    if too_large or len(infos) > MAX_ENTRIES:
        raise UnsafeFile("Tệp Word giải nén ra quá lớn.", hint="Bỏ bớt ảnh, hoặc lưu lại rồi gửi lại.", code="QUA_LON")
    if len(set(names)) != len(names):
        raise UnsafeFile(
            "Tệp Word có hai phần cùng tên, nội dung không chắc chắn.", hint="Lưu lại bằng Word.", code="HAI_NGHIA"
        )


def parse_part(data: bytes, name: str) -> etree._Element:
    """The root of an XML part; no entity is resolved, nothing is fetched, a document type is refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        raise UnreadableFile(
            f"Phần {name} của tệp Word bị hỏng.", hint="Mở bằng Word, lưu lại rồi gửi lại.", code="TEP_HONG"
        ) from exc
    if root.getroottree().docinfo.doctype:
        raise UnsafeFile("Tệp Word chứa khai báo DTD, không được phép.", hint="Lưu lại bằng Word.", code="DTD")
    return root


def count_of(element: etree._Element | None, default: int) -> int:
    """The whole number in an element's w:val; the default where there is none."""
    value = "" if element is None else element.get(VAL) or ""
    return int(value) if value.isdecimal() and len(value) < 6 else default
