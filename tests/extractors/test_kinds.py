"""Kinds told from bytes, whatever the name says, and the sentence for each kind that is not read."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path

import papers
import pytest
from conftest import Printed

from extractors.readers import READERS
from extractors.readers.kinds import BUNDLES, FileKind, explain, sniff
from records import EncryptedFile, InputError, UnreadableFile, UnsafeFile, UnsupportedFile


def write_zip(path: Path, names: list[str]) -> None:
    with zipfile.ZipFile(path, "w") as package:
        for name in names:
            package.writestr(name, "x")


def ole_bytes(names: list[str], *, fib_flags: int = 0) -> bytes:
    """A compound file with the given streams: header, FAT, directory, and one sector for the first stream."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, 1, 1)  # one FAT sector; the directory starts in sector 1
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    directory_sectors = (len(names) + 1 + 3) // 4
    fat = [0xFFFFFFFD, *range(2, directory_sectors + 1), 0xFFFFFFFE, 0xFFFFFFFE]
    entries = b""
    for index, name in enumerate(["Root Entry", *names]):
        entry = bytearray(128)
        encoded = name.encode("utf-16-le")
        entry[: len(encoded)] = encoded
        struct.pack_into("<HB", entry, 64, len(encoded) + 2, 5 if index == 0 else 2)
        struct.pack_into("<I", entry, 116, directory_sectors + 1)
        entries += entry
    stream = bytearray(512)
    struct.pack_into("<H", stream, 10, fib_flags)
    packed = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    return bytes(header) + packed + entries.ljust(512 * directory_sectors, b"\0") + bytes(stream)


SIGNATURES = {
    FileKind.JPG: b"\xff\xd8\xff\xe0\x00\x10JFIF",
    FileKind.PNG: b"\x89PNG\r\n\x1a\n\x00\x00",
    FileKind.TIF: b"II*\x00\x08\x00\x00\x00",
    FileKind.HEIC: b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00",
    FileKind.RTF: b"{\\rtf1\\ansi T\xea",
    FileKind.RAR: b"Rar!\x1a\x07\x01\x00",
    FileKind.SEVEN_ZIP: b"7z\xbc\xaf\x27\x1c\x00\x04",
    FileKind.PDF: b"\n\n junk before\n%PDF-1.4\n",
    FileKind.HTML: b"\xef\xbb\xbf  <!DOCTYPE html><html><body>Danh",
    FileKind.EML: b"From: a@b.vn\r\nTo: c@d.vn\r\nSubject: ho so\r\n\r\nXin gui",
    FileKind.TEXT: "Danh sách đề nghị khen thưởng\n".encode(),
    FileKind.LINK: b"L\x00\x00\x00\x01\x14\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00F",
    FileKind.UNKNOWN: bytes(range(1, 32)) * 10,
    FileKind.EMPTY: b"",
}


@pytest.mark.parametrize("kind", SIGNATURES)
def test_kind_by_its_first_bytes_whatever_the_name(kind: FileKind, tmp_path: Path) -> None:
    path = tmp_path / "Báo cáo thành tích.docx.docx"
    path.write_bytes(SIGNATURES[kind])
    assert sniff(path) is kind


def test_file_of_zeros_is_empty(tmp_path: Path) -> None:
    (tmp_path / "zeros.pdf").write_bytes(bytes(4096))
    assert sniff(tmp_path / "zeros.pdf") is FileKind.EMPTY


def test_program_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"MZ\x90\x00" * 400)
    (tmp_path / "b.txt").write_bytes("Danh sách đề nghị khen thưởng “quý IV”\r\n".encode("utf-16-le") * 9)
    assert sniff(tmp_path / "a.pdf") is FileKind.UNKNOWN
    assert sniff(tmp_path / "b.txt") is FileKind.TEXT


def test_text_in_utf_16_is_text_and_html_is_html(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Danh sách".encode("utf-16"))
    (tmp_path / "a.doc").write_bytes("<html><body>Danh sách".encode("utf-16"))
    assert sniff(tmp_path / "a.txt") is FileKind.TEXT
    assert sniff(tmp_path / "a.doc") is FileKind.HTML


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["[Content_Types].xml", "word/document.xml"], FileKind.DOCX),
        (["[Content_Types].xml", "word/document2.xml"], FileKind.DOCX),
        (["word/document.xml"], FileKind.DOCX),
        (["[Content_Types].xml", "xl/workbook.xml"], FileKind.XLSX),
        (["[Content_Types].xml", "ppt/presentation.xml"], FileKind.PPTX),
        (["mimetype", "content.xml"], FileKind.ODT),
        (["BCTT An.docx", "BCTT Bình.pdf"], FileKind.ZIP),
        ([], FileKind.ZIP),
    ],
)
def test_packages_are_told_apart_by_their_parts(names: list[str], kind: FileKind, tmp_path: Path) -> None:
    path = tmp_path / "tệp.bin"
    write_zip(path, names)
    assert sniff(path) is kind


def test_word_file_cut_short_is_still_word(tmp_path: Path) -> None:
    papers.write_report(tmp_path / "report.docx")
    data = (tmp_path / "report.docx").read_bytes()
    (tmp_path / "cut.docx").write_bytes(data[: len(data) // 2])
    assert sniff(tmp_path / "report.docx") is FileKind.DOCX
    assert sniff(tmp_path / "cut.docx") is FileKind.DOCX


def test_encrypted_zip_is_told(tmp_path: Path) -> None:
    path = tmp_path / "locked.zip"
    write_zip(path, ["a.docx"])
    data = bytearray(path.read_bytes())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + at] |= 1
    path.write_bytes(data)
    assert sniff(path) is FileKind.ZIP_ENCRYPTED


@pytest.mark.parametrize(
    ("names", "flags", "kind"),
    [
        (["WordDocument", "1Table"], 0, FileKind.DOC),
        (["WordDocument", "1Table"], 0x0100, FileKind.DOC_ENCRYPTED),
        (["Workbook"], 0, FileKind.XLS),
        (["Book"], 0, FileKind.XLS),
        (["EncryptionInfo", "EncryptedPackage"], 0, FileKind.OFFICE_ENCRYPTED),
        (["__properties_version1.0", "__substg1.0_0037001F"], 0, FileKind.MSG),
        (["A", "B", "C", "D", "E", "Workbook"], 0, FileKind.XLS),  # the directory takes a second sector
        (["Contents"], 0, FileKind.OLE),
    ],
)
def test_compound_files_are_told_apart_by_their_streams(
    names: list[str], flags: int, kind: FileKind, tmp_path: Path
) -> None:
    path = tmp_path / "cũ.doc"
    path.write_bytes(ole_bytes(names, fib_flags=flags))
    assert sniff(path) is kind


def test_compound_file_cut_short_does_not_break(tmp_path: Path) -> None:
    data = ole_bytes(["WordDocument"])
    for length in (8, 40, 511, 600, 1100):
        path = tmp_path / f"{length}.doc"
        path.write_bytes(data[:length])
        assert sniff(path) in (FileKind.OLE, FileKind.OLE_BROKEN, FileKind.DOC)


def test_real_files_of_office_programs(printed: Printed) -> None:
    assert sniff(printed.submission) is FileKind.PDF
    assert sniff(printed.submission.with_suffix(".docx")) is FileKind.DOCX
    assert sniff(printed.encrypted) is FileKind.PDF  # the PDF reader says that it is locked


def test_what_is_no_plain_file_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("x")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    (tmp_path / "folder.docx").mkdir()
    os.mkfifo(tmp_path / "pipe.pdf")
    for name in ("link.txt", "folder.docx", "pipe.pdf"):
        with pytest.raises(UnsafeFile):
            sniff(tmp_path / name)
    with pytest.raises(UnreadableFile):
        sniff(tmp_path / "nothing.docx")


READ_NOW = {kind for kind, _ in READERS} | BUNDLES


@pytest.mark.parametrize("kind", sorted(set(FileKind) - READ_NOW))
def test_each_kind_that_is_not_read_has_its_own_sentence(kind: FileKind) -> None:
    error = explain(kind, "hồ sơ.bin")
    assert "hồ sơ.bin" in error.message and error.hint
    others = {explain(other, "hồ sơ.bin").message for other in set(FileKind) - READ_NOW - {kind}}
    shared = {FileKind.OFFICE_ENCRYPTED, FileKind.DOC_ENCRYPTED, FileKind.ZIP_ENCRYPTED}
    assert kind in shared or error.message not in others


@pytest.mark.parametrize(
    ("kind", "error", "hint"),
    [
        (FileKind.PPTX, UnsupportedFile, "bản Word hoặc PDF"),
        (FileKind.OFFICE_ENCRYPTED, EncryptedFile, "mật khẩu"),
        (FileKind.LINK, UnsupportedFile, "Chép chính tệp đó"),
        (FileKind.UNKNOWN, UnsupportedFile, "Excel"),
        (FileKind.EMPTY, UnreadableFile, "gửi lại"),
    ],
)
def test_explanation_says_what_to_do(kind: FileKind, error: type[InputError], hint: str) -> None:
    explained = explain(kind, "a")
    assert type(explained) is error and hint in explained.hint


def test_broken_old_workbook_is_to_be_saved_as_a_workbook() -> None:
    assert "lưu thành .xlsx" in explain(FileKind.OLE_BROKEN, "DS cut.XLS").hint
    assert "lưu thành .docx" in explain(FileKind.OLE_BROKEN, "BC.doc").hint
