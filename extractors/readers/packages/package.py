"""Takes a package of Office or LibreOffice (a zip of XML parts); gives its parts. Refuses packages made to harm.

What a package says twice is read as its directory has it, and said as a doubt. What the parts mean is left to readers.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from extractors.layout import Doubt
from extractors.readers.packages.layout import contradictions, entry_start
from extractors.readers.packages.prologs import HEAD_BYTES, refuse_doctype
from records.errors import EncryptedFile, UnreadableFile, UnsafeFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
MAX_PART_BYTES = 200_000_000
MAX_ENTRIES = 2_000
MAX_RATIO = 100
_RATIO_FROM = 10_000_000
Properties = dict[str, etree._Element]
_HINT = "Mở bằng chương trình đã tạo ra tệp, lưu lại rồi gửi lại."
_XML = re.compile(r"\.(?:xml|rels|vml|rdf|xhtml)$", re.I)
_ODF = re.compile(rb"application/vnd\.(?:oasis\.opendocument|sun\.xml)")
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    OSError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
    ValueError,
    OverflowError,
)


@dataclass(slots=True)
class Package:
    """An opened package: its entries by name (backslashes as slashes), and what is doubtful about it."""

    zip: zipfile.ZipFile
    entries: dict[str, zipfile.ZipInfo]
    doubts: list[Doubt] = field(default_factory=list)

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def read(self, name: str) -> bytes:
        """The whole of a part."""
        return self.zip.read(self.entries[name])

    def read_start(self, name: str, length: int) -> bytes:
        """The first bytes of a part."""
        with self.zip.open(self.entries[name]) as stream:
            return stream.read(length)

    def parse(self, name: str) -> etree._Element:
        return parse_part(self.read(name), name)


@contextmanager
def open_package(path: Path) -> Iterator[Package]:
    """A package that is safe to read.

    Raises UnsafeFile (bombs, document types), EncryptedFile, or UnreadableFile where it is broken.
    """
    try:
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            yield _examined(opened, data)
    except BROKEN_ZIP as exc:
        raise broken_package() from exc


def refuse_unsafe_package(path: Path) -> list[Doubt]:
    """Examines a package that another library or program will read; gives what is doubtful about it."""
    with open_package(path) as package:
        return package.doubts


def _examined(opened: zipfile.ZipFile, data: bytes) -> Package:
    infos = opened.infolist()
    refuse_bomb(infos)
    if any(info.flag_bits & 1 for info in infos):
        raise EncryptedFile("Tệp có mật khẩu nên không đọc được.", hint="Lưu một bản không mật khẩu rồi gửi lại.")
    entries = {info.filename.replace("\\", "/").lstrip("/"): info for info in infos}
    package = Package(opened, entries)
    said = contradictions(data, infos) + _doubled(infos)
    if said:
        sentence = f"Tệp nói hai điều: {'; '.join(dict.fromkeys(said[:3]))}. Mở tệp, đối chiếu với kết quả đọc."
        package.doubts.append(Doubt("HAI_NGHIA", sentence))
    _refuse_doctypes(package, data, infos)
    return package


def refuse_bomb(infos: Sequence[zipfile.ZipInfo]) -> None:
    """Refuses too many entries, and what unpacks to too much, by the directory of a zip: nothing is unpacked."""
    unpacked, packed = sum(i.file_size for i in infos), sum(i.compress_size for i in infos)
    if len(infos) > MAX_ENTRIES:
        raise UnsafeFile(f"Tệp có {len(infos)} phần, nhiều hơn {MAX_ENTRIES}.", hint=_HINT, code="QUA_NHIEU_PHAN")
    if unpacked > MAX_PART_BYTES or (unpacked > _RATIO_FROM and unpacked > MAX_RATIO * max(packed, 1)):
        raise UnsafeFile("Tệp giải nén ra quá lớn.", hint="Bỏ bớt ảnh, hoặc lưu lại rồi gửi lại.", code="NEN_QUA_LON")


def _doubled(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """Parts of one name, also where the names differ only by case or slash, as Office compares them."""
    seen: dict[str, str] = {}
    said = []
    for info in infos:
        key = info.filename.replace("\\", "/").lstrip("/").casefold()
        if key in seen:
            said.append(f"có hai phần “{seen[key]}”, đã đọc phần sau")
        seen[key] = info.filename
    return said


def _refuse_doctypes(package: Package, data: bytes, infos: Sequence[zipfile.ZipInfo]) -> None:
    """Looks at the start of every XML part, read later or not."""
    mimetype = package.entries.get("mimetype")
    is_odf = mimetype is not None and bool(_ODF.match(package.zip.read(mimetype)[:80]))
    for info in infos:
        if not _XML.search(info.filename):
            continue
        head = _start_of(data, info)
        if not refuse_doctype(head, info.filename, whole=False, plain_allowed=is_odf):
            refuse_doctype(package.zip.read(info), info.filename, whole=True, plain_allowed=is_odf)


def _start_of(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """The first bytes of an entry, unpacked no further: a tenth of the cost of opening it."""
    start = entry_start(data, info)
    packed = data[start : start + min(info.compress_size, 4 * HEAD_BYTES)]
    if info.compress_type == zipfile.ZIP_STORED:
        return packed[:HEAD_BYTES]
    if info.compress_type != zipfile.ZIP_DEFLATED:
        return b""
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, HEAD_BYTES)


def broken_package() -> UnreadableFile:
    return UnreadableFile("Tệp bị hỏng, không mở được.", hint=_HINT, code="TEP_HONG")


def parse_part(data: bytes, name: str) -> etree._Element:
    """The root of an XML part; no entity is resolved, nothing is fetched, a document type is refused."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        if "depth" in str(exc):
            raise UnsafeFile(f"Phần {name} lồng quá nhiều tầng.", hint=_HINT, code="LONG_QUA_SAU") from exc
        raise UnreadableFile(f"Phần {name} của tệp bị hỏng.", hint=_HINT, code="TEP_HONG") from exc
    if root.getroottree().docinfo.doctype:
        raise UnsafeFile("Tệp chứa khai báo DTD, không được phép.", hint=_HINT, code="DTD")
    return root


def properties_of(element: etree._Element, tag: str) -> Properties:
    """What an element's properties (`tag`: w:pPr, w:rPr, …) hold, the first of each tag; empty where it has none.

    They are walked once: each search (find) costs as much as four elements walked.
    """
    properties = next(element.iterchildren(tag), None)
    return {} if properties is None else {each.tag: each for each in reversed(properties)}


def leading_properties(element: etree._Element, tag: str) -> Properties:
    """The same of a paragraph, run or cell, whose properties stand first (ECMA-376, 17.3): most have none."""
    first = element[0] if len(element) else None
    return {} if first is None or first.tag != tag else {each.tag: each for each in reversed(first)}


def count_of(element: etree._Element | None, default: int) -> int:
    """The whole number in an element's w:val; the default where there is none."""
    value = "" if element is None else element.get(VAL) or ""
    return int(value) if value.isdecimal() and len(value) < 6 else default
