"""Takes a .doc, .rtf, .odt or another relative of .docx; gives the Paper of the .docx that LibreOffice makes of it.

The original stays the evidence: paragraphs, tables and cells are counted in the converted document.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from extractors.layout import Doubt, Paper
from extractors.libreoffice import Failure, convert, made_of
from extractors.readers.kinds import FileKind, sniff
from extractors.readers.packages.package import Package, open_package
from extractors.readers.packages.prologs import refuse_doctype
from extractors.readers.text.encodings import doubts_of
from extractors.readers.word.document import read_word
from extractors.readers.word.flattened import mend_last_table
from records.errors import EncryptedFile, InputError, UnreadableFile, UnsupportedFile
from records.readings import ReadAs

SUFFIXES = {  # LibreOffice asks the name first
    FileKind.DOC: ".doc",
    FileKind.RTF: ".rtf",
    FileKind.ODT: ".odt",
    FileKind.FODT: ".fodt",
    FileKind.WORD_XML: ".xml",
}
SECONDS_IN_A_BATCH = 15.0  # the file is tried once more, alone and for longer
_READ_AS: dict[FileKind, ReadAs] = {FileKind.RTF: "rtf"}
_ODF_TEXT = b"application/vnd.oasis.opendocument.text"
_GROUP = re.compile(rb"\\bin(\d{1,9}) ?|\\[\\{}]|[{}]")
_TRAILING = 100  # bytes after the last group that hold nothing of the text
_BINARY = re.compile(rb"\\bin(\d{4,12})")


def read_office(path: Path, *, copy: str | None = None) -> Paper:
    """The Paper of a legacy file; `copy` is the .docx that a batch has already made of it.

    Raises MissingLibreOffice, EncryptedFile, UnsafeFile, UnreadableFile; UnsupportedFile for a drawing or slides.
    """
    kind = sniff(path)
    refuse_unsafe(path, kind)
    with tempfile.TemporaryDirectory(prefix="chuyen-") as folder:
        made = Path(copy) if copy else _convert_alone(path, kind, Path(folder))
        paper = read_word(made)
    doubts = [*paper.doubts, *(_lost_end(path) if kind is FileKind.RTF else []), *doubts_of(paper.text)]
    note = "Tệp được LibreOffice chuyển sang .docx để đọc: dẫn chứng là đoạn, bảng, ô của bản chuyển."
    read_as = _READ_AS.get(kind, "word_legacy")
    blocks = mend_last_table(paper.blocks) if kind is FileKind.DOC else paper.blocks
    return replace(paper, blocks=blocks, read_as=read_as, notes=[*paper.notes, note], doubts=doubts)


def convert_batch(folder: Path, *, files: list[str]) -> None:
    """Writes `folder/<n>.docx` of the n-th file, where it is a legacy one that LibreOffice can load.

    Says nothing of the others: each is read alone later, and then gives its own reason.
    """
    with tempfile.TemporaryDirectory(prefix="chuyen-") as work:
        made = Path(work) / "docx"
        made.mkdir()
        sources = []
        for number, file in enumerate(files):
            try:
                kind = sniff(Path(file))
                refuse_unsafe(Path(file), kind)
                sources.append(_copy_in(Path(file), kind, Path(work), stem=str(number)))
            except (InputError, OSError):
                continue
        failures = convert(sources, made, seconds=SECONDS_IN_A_BATCH)
        for source in sources:
            if source not in failures:
                shutil.move(made_of(source, made, "docx"), made_of(source, folder, "docx"))


def refuse_unsafe(path: Path, kind: FileKind) -> None:
    """Raises for what LibreOffice shall not see."""
    match kind:
        case FileKind.ODT:
            _refuse_odt(path)
        case FileKind.FODT | FileKind.WORD_XML:
            refuse_doctype(path.read_bytes(), path.name, whole=True)
        case FileKind.RTF:
            _refuse_cut_binary(path)
        case FileKind.DOC:
            pass
        case _:
            raise UnsupportedFile(f"Tệp “{path.name}” không phải văn bản Word cũ.", hint="Lưu thành .docx rồi gửi lại.")


def failure_of(failure: Failure, name: str, *, program: str = "Word", wanted: str = ".docx") -> UnreadableFile:
    """What a clerk is told of a file that LibreOffice made nothing of; `program` opens it and saves it as `wanted`."""
    if failure is Failure.STALLED:
        return UnreadableFile(
            f"LibreOffice mở tệp “{name}” quá lâu nên đã dừng.",
            hint=f"Mở bằng {program} xem có hỏng không, lưu thành {wanted} rồi đưa vào lại.",
            code="QUA_THOI_GIAN",
        )
    what = "không mở được" if failure is Failure.NOT_OPENED else "dừng đột ngột khi mở"
    return UnreadableFile(
        f"LibreOffice {what} tệp “{name}”: tệp hỏng hoặc thiếu phần cuối.",
        hint=f"Mở bằng {program}, lưu thành {wanted}, hoặc xin đơn vị gửi lại.",
        code="TEP_HONG",
    )


def _convert_alone(path: Path, kind: FileKind, folder: Path) -> Path:
    source = _copy_in(path, kind, folder, stem="van-ban")
    failures = convert([source], folder)
    if source in failures:
        raise failure_of(failures[source], path.name)
    return made_of(source, folder, "docx")


def _copy_in(path: Path, kind: FileKind, folder: Path, *, stem: str) -> Path:
    copy = folder / f"{stem}{SUFFIXES[kind]}"
    shutil.copyfile(path, copy)
    return copy


def _refuse_cut_binary(path: Path) -> None:
    r"""Refuses an RTF whose \binN promises more bytes than follow: LibreOffice would count through all of them."""
    data = path.read_bytes()
    for match in _BINARY.finditer(data):
        if match.end() + int(match[1]) > len(data):
            raise failure_of(Failure.NOT_OPENED, path.name)


def _lost_end(path: Path) -> list[Doubt]:
    """A doubt where the outermost group of an RTF ends before the file does: programs read no further."""
    data = path.read_bytes()
    depth = end = at = 0
    while match := _GROUP.search(data, at):
        at = match.end()
        if match[1]:
            at += int(match[1])
        elif match[0] in b"{}":
            depth += 1 if match[0] == b"{" else -1
            if depth == 0:
                end = at
                break
    if end and len(data[end:].strip(b"\x00 \t\r\n")) > _TRAILING:
        sentence = "Phần cuối của tệp RTF hỏng nên không đọc được. Mở bằng Word, đối chiếu rồi lưu thành .docx."
        return [Doubt("CHUA_DOC_HET", sentence)]
    return []


def _refuse_odt(path: Path) -> None:
    """Refuses an OpenDocument package that is locked, made to harm, or holds no text."""
    with open_package(path) as package:
        if "encrypted-package" in package or b"encryption-data" in _start(package, "META-INF/manifest.xml"):
            raise EncryptedFile(
                f"Tệp “{path.name}” có mật khẩu nên không đọc được.", hint="Xin đơn vị gửi bản không đặt mật khẩu."
            )
        if not _start(package, "mimetype").strip().startswith(_ODF_TEXT):
            raise UnsupportedFile(
                f"Tệp “{path.name}” là bản vẽ hoặc trình chiếu, không phải văn bản.",
                hint="Xin đơn vị gửi bản Word hoặc PDF.",
            )


def _start(package: Package, name: str) -> bytes:
    return package.read_start(name, 1 << 20) if name in package else b""
