"""Takes a path; says by its bytes what kind of file it is, and what a clerk can do about a kind that is not read.

The name is never trusted: `.docx.docx`, HTML saved as .doc and PDF named .docx all arrive. Reading is left to others.
"""

from __future__ import annotations

import os
import re
import stat
import struct
import zipfile
import zlib
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from records.errors import EncryptedFile, InputError, UnreadableFile, UnsafeFile, UnsupportedFile

_HEAD = 8192
_SECTOR_END = 0xFFFFFFFA  # sector numbers from here on are marks, no places
_MAX_DIRECTORY_SECTORS = 512
_MAX_ENTRIES = 10_000


class FileKind(StrEnum):
    """What the bytes say. Values are for logs and tests."""

    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    FODT = "fodt"
    WORD_XML = "word_xml"
    FLAT_DOCX = "flat_docx"
    EXCEL_XML = "excel_xml"
    ODS = "ods"
    ZIP = "zip"
    ZIP_ENCRYPTED = "zip_encrypted"
    DOC = "doc"
    DOC_ENCRYPTED = "doc_encrypted"
    XLS = "xls"
    MSG = "msg"
    OFFICE_ENCRYPTED = "office_encrypted"
    OLE = "ole"
    OLE_BROKEN = "ole_broken"
    RTF = "rtf"
    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"
    TIF = "tif"
    HEIC = "heic"
    HTML = "html"
    MHTML = "mhtml"
    XML = "xml"
    TEXT = "text"
    RAR = "rar"
    SEVEN_ZIP = "7z"
    TAR = "tar"
    GZIP = "gz"
    EML = "eml"
    LINK = "lnk"
    EMPTY = "empty"
    UNKNOWN = "unknown"


_FIRST_PARTS = (b"[content_types]", b"_rels/", b"docprops/", b"customxml/", b"word/", b"xl/", b"ppt/")
IMAGES = frozenset({FileKind.JPG, FileKind.PNG, FileKind.TIF})
BUNDLES = frozenset(
    {
        *(FileKind.ZIP, FileKind.ZIP_ENCRYPTED, FileKind.RAR, FileKind.SEVEN_ZIP, FileKind.TAR, FileKind.GZIP),
        *(FileKind.EML, FileKind.MSG),
    }
)

_MAGIC = (
    (b"\xff\xd8\xff", FileKind.JPG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"II*\x00", FileKind.TIF),
    (b"MM\x00*", FileKind.TIF),
    (b"{\\rtf", FileKind.RTF),
    (b"L\x00\x00\x00\x01\x14\x02\x00", FileKind.LINK),  # [MS-SHLLINK] 2.1
    (b"Rar!\x1a\x07", FileKind.RAR),
    (b"7z\xbc\xaf\x27\x1c", FileKind.SEVEN_ZIP),
    (b"\x1f\x8b\x08", FileKind.GZIP),
    (b"BZh", FileKind.GZIP),
    (b"\xfd7zXZ\x00", FileKind.GZIP),
)
_HEIC_BRANDS = (b"heic", b"heix", b"mif1", b"heif", b"hevc", b"msf1", b"avif")
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|style|script|link|base|"
    rb"table|div|center|font|span|p|b|h[1-6]|br|ul|ol)\b",
    re.I | re.S,
)
_XML_OF_OFFICE = (  # Word 2003, Excel 2003 and LibreOffice write a document as one XML file, and portals name it .doc
    (re.compile(rb"<(?:\w+:)?wordDocument\s[^>]*/office/word/2003/wordml"), FileKind.WORD_XML),
    (re.compile(rb"<pkg:package\s[^>]*/office/2006/xmlPackage.*?/word/document", re.S), FileKind.FLAT_DOCX),
    (re.compile(rb"<(?:\w+:)?Workbook\s[^>]*schemas-microsoft-com:office:spreadsheet"), FileKind.EXCEL_XML),
    (re.compile(rb"<office:document\s[^>]*application/vnd\.oasis\.opendocument\.text"), FileKind.FODT),
)
_PAGES_OF_VIETNAMESE = (0x00, 0x01, 0x03, 0x1E, 0x20)  # high bytes of its letters, marks and quotes in UTF-16
_WEB_ARCHIVE = re.compile(rb"^content-type:\s*multipart/related\b", re.I | re.M)
_SENT = re.compile(rb"^(?:received|return-path|message-id|delivered-to|to):", re.I | re.M)
_MAILBOX_LINE = re.compile(rb"\A>?From [^\r\n]*\r?\n")  # what mail programs keep several mails apart by
_EML_HEADER = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to):", re.I | re.M
)


def sniff(path: Path) -> FileKind:
    """The kind of a plain file.

    Raises UnsafeFile for links, folders, pipes and devices; UnreadableFile where it cannot be opened.
    """
    with open_plain(path) as file:
        head = file.read(_HEAD)
        if not head.strip(b"\x00 \t\r\n"):
            return FileKind.EMPTY
        for magic, kind in _MAGIC:
            if head.startswith(magic):
                return kind
        if head[257:262] == b"ustar":
            return FileKind.TAR
        if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
            return FileKind.HEIC
        if head.startswith(_OLE_MAGIC):
            return _ole_kind(file, head)
        if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
            return _zip_kind(file)  # whose first member may be a PDF that is not packed
        if b"%PDF-" in head[:1024]:
            return FileKind.PDF
    return _text_kind(head)


def open_plain(path: Path) -> BinaryIO:
    """Opens a regular file without following a link and without waiting on a pipe."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if path.is_symlink() or path.is_dir():
            raise _not_plain(path)
        number = os.open(path, flags)
    except OSError as exc:
        raise UnreadableFile(
            f"Không mở được tệp “{path.name}”.",
            hint="Kiểm tra tệp còn đó và quyền đọc của tệp.",
            code="KHONG_MO_DUOC",
        ) from exc
    if not stat.S_ISREG(os.fstat(number).st_mode):
        os.close(number)
        raise _not_plain(path)
    return os.fdopen(number, "rb")


def _not_plain(path: Path) -> UnsafeFile:
    return UnsafeFile(
        f"“{path.name}” không phải tệp thường (là thư mục, liên kết hoặc thiết bị).",
        hint="Chép chính tệp đó vào hộp thư.",
    )


def _zip_kind(file: BinaryIO) -> FileKind:
    try:
        with zipfile.ZipFile(file) as package:
            entries = package.infolist()[:_MAX_ENTRIES]
            if min((entry.header_offset for entry in entries), default=0) > len(b"PK\x07\x08"):
                return _broken_zip_kind(file)  # cut off inside a stored package, whose directory this is
            names = {entry.filename.replace("\\", "/").lstrip("/").lower() for entry in entries}
            if "[content_types].xml" in names or "word/document.xml" in names:
                kind = _office_kind(names)
                if kind is not None:
                    return kind
            if "mimetype" in names and names & {"content.xml", "encrypted-package"}:
                mime = package.read("mimetype")[:80]
                return FileKind.ODS if b"spreadsheet" in mime else FileKind.ODT
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        KeyError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        zlib.error,
    ):
        return _broken_zip_kind(file)
    return FileKind.ZIP_ENCRYPTED if any(entry.flag_bits & 1 for entry in entries) else FileKind.ZIP


def _office_kind(names: set[str]) -> FileKind | None:
    """By the main part: Word may call it document2.xml."""
    for folder, part, kind in (
        ("word/", "document", FileKind.DOCX),
        ("xl/", "workbook", FileKind.XLSX),
        ("ppt/", "presentation", FileKind.PPTX),
    ):
        if any(re.fullmatch(f"{folder}{part}\\d*\\.(?:xml|bin)", name) for name in names):
            return kind
        if "[content_types].xml" in names and any(name.startswith(folder) for name in names):
            return kind  # its main part is missing, or named by the relationships alone
    return None


def _broken_zip_kind(file: BinaryIO) -> FileKind:
    """A package whose directory is gone (cut short): by its first member, since a bundle may hold whole packages."""
    file.seek(0)
    head = file.read(1 << 20)
    first = head[30 : 30 + int.from_bytes(head[26:28], "little")].lower()
    if first == b"mimetype" and b"opendocument.text" in head[:200]:
        return FileKind.ODT
    if not first.startswith(_FIRST_PARTS):
        return FileKind.ZIP
    if b"word/" in head:
        return FileKind.DOCX
    if b"xl/" in head:
        return FileKind.XLSX
    return FileKind.DOCX if b"[Content_Types].xml" in head[:200] else FileKind.ZIP


def _ole_kind(file: BinaryIO, head: bytes) -> FileKind:
    """By the names of the streams in the compound file's directory ([MS-CFB] 2.6)."""
    streams = _ole_streams(file, head)
    if not streams:
        return FileKind.OLE_BROKEN
    if {"encryptedpackage", "encryptioninfo"} & streams.keys():
        return FileKind.OFFICE_ENCRYPTED
    if "worddocument" in streams:
        start, sector_size = streams["worddocument"], 1 << struct.unpack_from("<H", head, 30)[0]
        file.seek((start + 1) * sector_size)
        header = file.read(12)  # the FIB: bit 8 of the flags at 10 says encrypted ([MS-DOC] 2.5.1)
        encrypted = len(header) == 12 and struct.unpack_from("<H", header, 10)[0] & 0x0100
        return FileKind.DOC_ENCRYPTED if encrypted else FileKind.DOC
    if "workbook" in streams or "book" in streams:
        return FileKind.XLS
    if any(name.startswith("__substg1.0_") or name == "__properties_version1.0" for name in streams):
        return FileKind.MSG
    return FileKind.OLE


def _ole_streams(file: BinaryIO, head: bytes) -> dict[str, int]:
    """Stream names in lower case, with the sector they start in; empty where the directory cannot be followed."""
    streams: dict[str, int] = {}
    shift = struct.unpack_from("<H", head, 30)[0] if len(head) >= 512 else 0
    if shift not in (9, 12):
        return streams
    size = 1 << shift
    fat_sectors = [s for s in struct.unpack_from("<109I", head, 76) if s < _SECTOR_END]
    sector = struct.unpack_from("<I", head, 48)[0]
    for _ in range(_MAX_DIRECTORY_SECTORS):
        file.seek((sector + 1) * size)
        block = file.read(size)
        if sector >= _SECTOR_END or len(block) < 128:
            break
        for at in range(0, len(block) - 127, 128):
            length = struct.unpack_from("<H", block, at + 64)[0]
            if 2 < length <= 64 and block[at + 66] in (1, 2, 5):
                name = block[at : at + length - 2].decode("utf-16-le", "replace").lower()
                streams[name] = struct.unpack_from("<I", block, at + 116)[0]
        place, offset = divmod(sector, size // 4)
        if place >= len(fat_sectors):
            break
        file.seek((fat_sectors[place] + 1) * size + 4 * offset)
        following = file.read(4)
        if len(following) < 4:
            break
        sector = struct.unpack("<I", following)[0]
    return streams


def _text_kind(head: bytes) -> FileKind:
    text = head
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "replace").encode()
    elif _is_unmarked_utf_16(head):
        text = head.decode("utf-16-le", "replace").encode()
    text = text.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(text):
        return FileKind.HTML
    if text.lstrip().startswith(b"<?xml"):
        return next((kind for mark, kind in _XML_OF_OFFICE if mark.search(text)), FileKind.XML)
    if _WEB_ARCHIVE.search(text[:4096]) and not _SENT.search(text[:4096]):
        return FileKind.MHTML
    mail = _MAILBOX_LINE.sub(b"", text[:4096])
    if len(_EML_HEADER.findall(mail)) >= 2 and re.match(rb"[\w-]+:", mail):
        return FileKind.EML
    strange = sum(1 for byte in text if byte < 32 and byte not in b"\t\n\r\f\x1b")
    return FileKind.UNKNOWN if b"\x00" in text or strange > 0.02 * len(text) else FileKind.TEXT


def _is_unmarked_utf_16(head: bytes) -> bool:
    """Whether it is "Unicode text" without its mark: two bytes a letter, the high ones of Vietnamese letters."""
    low, high = head[::2], head[1::2]
    ours = sum(high.count(page) for page in _PAGES_OF_VIETNAMESE)
    return b"\x00" not in low and high.count(0) > 0.4 * len(high) and ours > 0.98 * len(high)


_UNSUPPORTED: dict[FileKind, tuple[str, str]] = {
    FileKind.PPTX: ("là tệp trình chiếu, không phải hồ sơ khen thưởng.", "Xin đơn vị gửi bản Word hoặc PDF."),
    FileKind.XML: ("là dữ liệu XML, không phải văn bản.", "Xin đơn vị gửi bản Word (.docx) hoặc PDF."),
    FileKind.OLE: (
        "là tệp Office cũ không rõ loại.",
        "Mở bằng chương trình đã tạo ra tệp rồi lưu thành .docx hoặc PDF.",
    ),
    FileKind.LINK: (
        "là lối tắt (shortcut) của Windows: chỉ ghi nơi để tệp, không có nội dung.",
        "Chép chính tệp đó vào hộp thư.",
    ),
    FileKind.UNKNOWN: ("không phải Word, Excel, PDF hay ảnh.", "Xin đơn vị gửi bản Word, Excel hoặc PDF."),
}
_ENCRYPTED: dict[FileKind, str] = {
    FileKind.OFFICE_ENCRYPTED: "Mở tệp bằng mật khẩu, lưu một bản không đặt mật khẩu rồi bỏ lại vào hộp thư.",
    FileKind.DOC_ENCRYPTED: "Mở bằng Word với mật khẩu, lưu thành .docx không đặt mật khẩu.",
}


def explain(kind: FileKind, name: str) -> InputError:
    """Why a file of this kind is put aside, and what the clerk can do."""
    if kind is FileKind.EMPTY:
        return UnreadableFile(f"Tệp “{name}” rỗng.", hint="Xin đơn vị gửi lại tệp.", code="TEP_RONG")
    if kind is FileKind.OLE_BROKEN:
        wanted = ".xlsx" if name.lower().endswith((".xls", ".xlt", ".xlsx")) else ".docx"
        hint = f"Mở bằng chương trình đã tạo ra tệp, lưu thành {wanted}, hoặc xin đơn vị gửi lại."
        return UnreadableFile(f"Tệp Office cũ “{name}” bị hỏng hoặc thiếu phần cuối.", hint=hint, code="TEP_HONG")
    if kind in _ENCRYPTED:
        return EncryptedFile(f"Tệp “{name}” có mật khẩu nên không đọc được.", hint=_ENCRYPTED[kind])
    if kind in _UNSUPPORTED:
        sentence, hint = _UNSUPPORTED[kind]
        return UnsupportedFile(f"Tệp “{name}” {sentence}", hint=hint)
    return UnreadableFile(f"Tệp “{name}” không đọc được.", hint="Mở tệp, lưu thành bản mới rồi đưa vào lại.")
