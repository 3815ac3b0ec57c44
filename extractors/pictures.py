"""Takes a file and the number of a page; gives the picture of that page as a PNG, for the review page.

PDFs and pictures are drawn as they are. Of Word files, workbooks, text and web pages LibreOffice makes a PDF first; it
is kept in the caller's folder under the hash of the file. To be run in a reading child, which must be allowed to write
into that folder (ReaderPool's `writable`): a file is as hostile here as when it is read.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image

from extractors.fair_copy import write_blocks
from extractors.libreoffice import convert, made_of
from extractors.readers import read_paper
from extractors.readers.kinds import FileKind, explain, open_plain, sniff
from extractors.readers.packages.package import refuse_unsafe_package
from extractors.readers.scan.pictures import open_pages
from extractors.readers.word.flat_xml import repack
from extractors.readers.word.office import SUFFIXES, failure_of, refuse_unsafe
from records.errors import UnreadableFile, UnsupportedFile

DPI = 110
MOST_PIXELS = 25_000_000
_POINTS_AN_INCH = 72
_PICTURES = frozenset((FileKind.JPG, FileKind.PNG, FileKind.TIF, FileKind.HEIC))
_WRITTEN = frozenset((FileKind.TEXT, FileKind.HTML, FileKind.MHTML))  # shown as they were read: nothing is fetched
_PACKAGES = {FileKind.DOCX: ".docx", FileKind.XLSX: ".xlsx", FileKind.ODS: ".ods"}
_OTHERS = {FileKind.XLS: ".xls"}


def count_pages(path: Path, *, cache: str | None = None) -> int:
    """How many pages `render_page` can draw of a file."""
    kind = sniff(path)
    if kind in _PICTURES:
        return sum(1 for _ in open_pages(path))
    with tempfile.TemporaryDirectory(prefix="trang-") as folder:
        document = _open(pdf_of(path, kind, Path(cache or folder)), path.name)
        try:
            return len(document)
        finally:
            document.close()


def render_page(path: Path, number: int = 1, *, dpi: int = DPI, cache: str | None = None) -> bytes:
    """The PNG of a page, counted from 1, upright as it is shown; `cache` is where PDFs made by LibreOffice stay.

    Raises UnreadableFile for a page that is not there, and what the readers raise for files that cannot be opened.
    """
    kind = sniff(path)
    if kind in _PICTURES:
        return _picture_of_picture(path, number, dpi)
    with tempfile.TemporaryDirectory(prefix="trang-") as folder:
        return _picture_of_pdf(pdf_of(path, kind, Path(cache or folder)), number, dpi=dpi, name=path.name)


def pdf_of(path: Path, kind: FileKind, cache: Path) -> Path:
    """The file itself where it is a PDF, else the PDF that LibreOffice makes of it."""
    return path if kind is FileKind.PDF else copy_of(path, kind, cache, target="pdf")


def copy_of(path: Path, kind: FileKind, cache: Path, *, target: str) -> Path:
    """What LibreOffice makes of a file, from the cache where it is there."""
    with open_plain(path) as stream:
        kept = cache / f"{hashlib.file_digest(stream, 'sha256').hexdigest()}.{target}"
    if kept.is_file():
        return kept
    with tempfile.TemporaryDirectory(prefix="chuyen-") as folder:
        source = _source(path, kind, Path(folder))
        failures = convert([source], Path(folder), target=target)
        if source in failures:
            raise failure_of(failures[source], path.name)
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=cache, prefix=".dang-ghi-", delete=False) as half:
            half.write(made_of(source, Path(folder), target).read_bytes())
        Path(half.name).replace(kept)
    return kept


def _source(path: Path, kind: FileKind, folder: Path) -> Path:
    """What LibreOffice is given: a copy under a name of ours, or the words of a text or web page set anew."""
    if kind in _WRITTEN:
        return write_blocks(folder / "trang.docx", read_paper(path, kind=kind).blocks)
    if kind is FileKind.FLAT_DOCX:
        source = repack(path, folder / "trang.docx")
        refuse_unsafe_package(source)
        return source
    suffix = SUFFIXES.get(kind) or _PACKAGES.get(kind) or _OTHERS.get(kind)
    if suffix is None:
        if kind is FileKind.UNKNOWN or kind is FileKind.EMPTY:
            raise explain(kind, path.name)
        raise UnsupportedFile(f"Tệp “{path.name}” không có trang để xem.", hint="Mở tệp bằng chương trình của nó.")
    if kind in SUFFIXES:
        refuse_unsafe(path, kind)
    elif kind in _PACKAGES:
        refuse_unsafe_package(path)
    source = folder / f"trang{suffix}"
    with open_plain(path) as stream:
        source.write_bytes(stream.read())
    return source


def _open(path: Path, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as exc:
        raise UnreadableFile(f"Không vẽ được trang của tệp “{name}”.", hint="Mở tệp xem.", code="TEP_HONG") from exc


def _picture_of_pdf(path: Path, number: int, *, dpi: int, name: str) -> bytes:
    document = _open(path, name)
    try:
        if not 1 <= number <= len(document):
            raise _no_page(number, name)
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(dpi / _POINTS_AN_INCH, (MOST_PIXELS / max(1.0, width * height)) ** 0.5)
        return _png(page.render(scale=scale, may_draw_forms=True).to_pil())
    finally:
        document.close()


def _picture_of_picture(path: Path, number: int, dpi: int) -> bytes:
    for count, (draw, _) in enumerate(open_pages(path), start=1):
        if count == number:
            return _png(Image.fromarray(np.ascontiguousarray(draw(dpi / _POINTS_AN_INCH))))
    raise _no_page(number, path.name)


def _no_page(number: int, name: str) -> UnreadableFile:
    return UnreadableFile(f"Tệp “{name}” không có trang {number}.", hint="Chọn trang khác.", code="KHONG_DOC_DUOC")


def _png(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()
