"""Takes the bytes of an XML part; says whether it declares a document type, in any encoding. Parses nothing.

Only what stands before the root element is looked at, so a part need not be unpacked further than that.
"""

from __future__ import annotations

import re

from records.errors import InputError, UnsafeFile

HEAD_BYTES = 512
_USUAL = re.compile(
    rb"""(?:\xef\xbb\xbf)?<\?xml version=["']1.0["'](?: encoding=["'](?:UTF|utf)-8["'])?"""
    rb"""(?: standalone=["']\w+["'])? ?\?>\s*<[A-Za-z]"""
)
_BEFORE_ROOT = re.compile(rb"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.S)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([^"']*)["']""")
_KNOWN = re.compile(r"utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|iso-8859-\d+|windows-125\d", re.I)
_SUBSET = re.compile(rb"<!DOCTYPE[^>\[]*\[")
_NAME_START = re.compile(rb"<[A-Za-z_:\x80-\xff]")
_UTF16 = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_UTF32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"<\0\0\0", b"\0\0\0<")
_EBCDIC = (b"\x4c\x6f\xa7\x94",)


def refuse_doctype(head: bytes, name: str, *, whole: bool, plain_allowed: bool = False) -> bool:
    """True once the root element is reached without a document type; False where more bytes are needed.

    Raises UnsafeFile for a document type (`plain_allowed`: only for one with declarations of its own, as old
    OpenOffice wrote others) and for encodings that no office program writes.
    """
    if _USUAL.match(head):  # nearly every part: the rest costs four times as much
        return True
    if head.startswith((*_UTF32, *_EBCDIC)):
        raise _strange(name)
    for mark, codec in _UTF16:
        if head.startswith(mark):
            head = head.decode(codec, "ignore").lstrip("\ufeff").encode()
            break
    head = head.removeprefix(b"\xef\xbb\xbf")
    declared = _DECLARED.match(head)
    if declared and not _KNOWN.fullmatch(declared[1].decode("ascii", "replace")):
        raise _strange(name)
    root = _BEFORE_ROOT.match(head)
    rest = head[root.end() :] if root else head
    if rest.startswith(b"<!DOCTYPE") and (not plain_allowed or _SUBSET.match(rest)):
        raise UnsafeFile(
            f"Phần {name} của tệp chứa khai báo DTD, không được phép.", hint="Lưu lại bằng Word.", code="DTD"
        )
    if _NAME_START.match(rest) or (rest.startswith(b"<!DOCTYPE") and (whole or b">" in rest)):
        return True
    if whole and b"<!DOCTYPE" in rest:
        raise _strange(name)
    return whole


def _strange(name: str) -> InputError:
    return UnsafeFile(
        f"Phần {name} của tệp ghi bằng bảng mã lạ.", hint="Mở bằng Word, lưu lại rồi gửi lại.", code="MA_HOA_LA"
    )
