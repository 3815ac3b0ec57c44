"""One file comes in, whatever a library makes of it goes out: ours, the peers and the limits, one function each.

Runs as a process of its own (`python bench/readers.py NAME FILE…`) under the environment of the library measured, so
that imports do not mix. Reads one line a round from standard input, answers one JSON line a round.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

ReadFile = Callable[[Path], object]


def read_ours() -> ReadFile:
    from extractors.reading import read_file

    return read_file


def read_ours_as_paper() -> ReadFile:
    """Reading alone, as the peers do it: positioned text and tables, no field looked for."""
    from extractors.readers.pdf.document import read_pdf
    from extractors.readers.word.document import read_word

    return lambda path: read_pdf(path) if path.suffix == ".pdf" else read_word(path)


def read_xml() -> ReadFile:
    """The limit for Word: unzip, parse, collect the text."""
    from lxml import etree

    text_tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"

    def read(path: Path) -> object:
        with zipfile.ZipFile(path) as package:
            root = etree.fromstring(package.read("word/document.xml"))
        return [node.text for node in root.iter(text_tag)]

    return read


def read_python_docx() -> ReadFile:
    import docx

    def read(path: Path) -> object:
        document = docx.Document(str(path))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return [paragraph.text for paragraph in document.paragraphs] + cells

    return read


def read_docling() -> ReadFile:
    """The Word backend itself: docling's converter around it would load its models for PDF."""
    from docling.backend.msword_backend import MsWordDocumentBackend
    from docling.datamodel.base_models import InputFormat
    from docling.datamodel.document import InputDocument

    def read(path: Path) -> object:
        source = InputDocument(path_or_stream=path, format=InputFormat.DOCX, backend=MsWordDocumentBackend)
        return source._backend.convert()

    return read


def read_markitdown() -> ReadFile:
    from markitdown import MarkItDown

    converter = MarkItDown(enable_plugins=False)
    return lambda path: converter.convert(path).text_content


def read_kreuzberg() -> ReadFile:
    """Without its cache: the same files are read round after round."""
    from kreuzberg import ExtractionConfig, extract_file_sync

    config = ExtractionConfig(use_cache=False)
    return lambda path: extract_file_sync(str(path), config=config)


def read_pdfium() -> ReadFile:
    """The limit for PDF: PDFium's raw text of every page."""
    import pypdfium2

    def read(path: Path) -> object:
        document = pypdfium2.PdfDocument(path)
        try:
            return [page.get_textpage().get_text_range() for page in document]
        finally:
            document.close()

    return read


def read_pdfplumber_text() -> ReadFile:
    import pdfplumber

    def read(path: Path) -> object:
        with pdfplumber.open(path) as document:
            return [page.extract_text() for page in document.pages]

    return read


def read_pdfplumber_tables() -> ReadFile:
    import pdfplumber

    def read(path: Path) -> object:
        with pdfplumber.open(path) as document:
            return [(page.extract_text(), page.extract_tables()) for page in document.pages]

    return read


READERS: dict[str, Callable[[], ReadFile]] = {
    "tdkt": read_ours,
    "tdkt-paper": read_ours_as_paper,
    "xml": read_xml,
    "python-docx": read_python_docx,
    "docling": read_docling,
    "markitdown": read_markitdown,
    "kreuzberg": read_kreuzberg,
    "pdfium": read_pdfium,
    "pdfplumber-text": read_pdfplumber_text,
    "pdfplumber-tables": read_pdfplumber_tables,
}


def cpu_seconds() -> float:
    """User and system time of this process and of its finished children, to the microsecond."""
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in usage)


def peak_megabytes() -> float:
    """Peak memory of this process alone; getrusage would count what the parent held when it started us."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    kilobytes = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
    return int(kilobytes) / 1024


def is_rejected(result: object) -> bool:
    return getattr(result, "status", None) == "rejected"


def read_all(read: ReadFile, paths: list[Path]) -> dict[str, object]:
    """One round over the files: CPU ms a file, peak memory so far, and the names of files that were not read."""
    failed = []
    start = cpu_seconds()
    for path in paths:
        try:
            if is_rejected(read(path)):
                failed.append(path.name)
        except Exception as exc:  # a peer may raise anything; it is counted and named, never hidden
            failed.append(f"{path.name}: {type(exc).__name__}")
    spent = cpu_seconds() - start
    return {"cpu_ms": 1000 * spent / len(paths), "peak_mb": peak_megabytes(), "failed": failed}


def main() -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a library prints must not mix with the answers
    read = READERS[sys.argv[1]]()
    paths = [Path(name) for name in sys.argv[2:]]
    for _ in sys.stdin:
        answers.write(json.dumps(read_all(read, paths)) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
