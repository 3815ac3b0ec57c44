"""Takes the path of a document; gives what the decree's checks say of it, as plain values. Runs in a reading child.

A package is examined before it is unpacked, old formats go through LibreOffice, as when a dossier is read.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from extractors.libreoffice import MissingLibreOffice
from extractors.pictures import copy_of
from extractors.readers.kinds import FileKind, explain, sniff
from extractors.readers.packages.package import open_package
from records.errors import EncryptedFile, InputError, UnreadableFile, UnsupportedFile
from reports.decree import lint_pdf, lint_word
from reports.decree.findings import FormReport
from reports.decree.scans import A4_INCHES, ScannedPage, lint_scans

_LEGACY = (FileKind.DOC, FileKind.RTF, FileKind.ODT, FileKind.FODT, FileKind.WORD_XML)
_PICTURES = (FileKind.JPG, FileKind.PNG, FileKind.TIF)
_READ = re.compile(r"word/(?:[^/]+|theme/[^/]+)\.xml|word/_rels/[^/]+\.rels|docProps/app\.xml")
_SAVE = "Mở bằng Word, lưu thành tệp mới rồi kiểm tra lại."
MOST_FRAMES = 200


def check_form(path: Path, *, kind: str | None = None) -> dict[str, Any]:
    """The report in the shape of the contract, with the name of the kind; raises InputError for what is not checked."""
    file_kind = sniff(path)
    if file_kind is FileKind.DOCX:
        report = _of_word(path, kind)
    elif file_kind in _LEGACY or file_kind is FileKind.FLAT_DOCX:
        report = _of_legacy(path, file_kind, kind)
    elif file_kind is FileKind.PDF:
        report = _of_pdf(path, kind)
    elif file_kind in _PICTURES:
        report = _of_picture(path, kind)
    elif file_kind in (FileKind.XLSX, FileKind.XLS, FileKind.ODS, FileKind.EXCEL_XML):
        raise UnsupportedFile(
            f"Tệp “{path.name}” là bảng tính; thể thức chỉ kiểm tra trên văn bản.", hint="Đưa tệp Word hoặc PDF."
        )
    elif file_kind in (FileKind.HTML, FileKind.MHTML, FileKind.TEXT, FileKind.HEIC) or file_kind.value in _BUNDLES:
        raise UnsupportedFile(
            f"Tệp “{path.name}” không phải văn bản Word hay PDF nên không xét được thể thức.",
            hint="Đưa tệp Word (.docx, .doc) hoặc PDF; tệp nén thì giải nén trước.",
        )
    else:
        raise explain(file_kind, path.name)
    return report.as_contract() | {"kind_name": report.kind_name}


_BUNDLES = frozenset({"zip", "zip_encrypted", "rar", "7z", "tar", "gz", "eml", "msg"})


def _of_word(path: Path, kind: str | None) -> FormReport:
    with open_package(path) as package:
        parts = {name: package.read(name) for name in package.entries if _READ.fullmatch(name)}
    try:
        return lint_word(parts, kind=kind)
    except ValueError as exc:
        raise UnreadableFile(f"Tệp “{path.name}” bị hỏng, không đọc được.", hint=_SAVE, code="TEP_HONG") from exc


def _of_legacy(path: Path, file_kind: FileKind, kind: str | None) -> FormReport:
    with tempfile.TemporaryDirectory(prefix="the-thuc-") as folder:
        try:
            made = copy_of(path, file_kind, Path(folder), target="docx")
        except MissingLibreOffice as exc:
            raise UnreadableFile(exc.message, hint=exc.hint, code=exc.code) from exc
        return _of_word(made, kind)


def _of_pdf(path: Path, kind: str | None) -> FormReport:
    try:
        return lint_pdf(path, kind=kind)
    except InputError:
        raise
    except MemoryError:
        raise
    except Exception as exc:  # pdfminer raises whatever a broken file makes it stumble over
        if "Password" in type(exc).__name__ or "Password" in repr(exc) or "Encryption" in repr(exc):
            raise EncryptedFile(
                f"Tệp “{path.name}” có mật khẩu nên không đọc được.", hint="Xin bản không đặt mật khẩu."
            ) from exc
        raise UnreadableFile(f"Tệp PDF “{path.name}” bị hỏng.", hint="Xin bản khác.", code="TEP_HONG") from exc


def _of_picture(path: Path, kind: str | None) -> FormReport:
    """Only the heads of the pictures are read: how many dots, how many colours."""
    from PIL import Image

    try:
        with Image.open(path) as picture:
            pages = []
            for frame in range(min(getattr(picture, "n_frames", 1), MOST_FRAMES)):
                picture.seek(frame)
                dots = round(min(picture.size) / A4_INCHES)
                pages.append(ScannedPage(dpi=dots, is_coloured=picture.mode not in ("1", "L", "I;16", "LA")))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as exc:
        raise UnreadableFile(f"Ảnh “{path.name}” bị hỏng.", hint="Xin bản khác.", code="TEP_HONG") from exc
    return lint_scans(pages, version=None, kind=kind)
