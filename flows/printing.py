"""Takes the papers of a quarter; writes a PDF of each for reading, by LibreOffice in a child as when files are read.

Comments are not shown, tracked changes are taken as final. Papers that belong together become one PDF.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from extractors.libreoffice import Failure, convert, find_libreoffice, made_of
from extractors.sandbox.pool import ReaderPool
from flows.reading import LIMITS
from flows.terminal import say
from records.errors import InputError
from reports.printed_copy import printed_copy
from reports.printed_pdf import font_families, is_untouched, join_pdfs, steady
from reports.versions import keep_version, put_bytes

PRINT_FUNCTION = "flows.printing:print_batch"
PDF_FOLDER = "PDF"
JOINED = ("Tóm tắt thành tích",)  # folders whose papers are read one after the other
SUFFIXES = (".docx", ".xlsx")
FILES_A_START = 60
_LONGEST_SECONDS = 1800
_VERSION = re.compile(r" \(bản \d+\)$")


def print_papers(paths: Sequence[Path], folder: Path) -> list[Path]:
    """The PDFs of the papers, in `folder`; `paths` in the order of the table of contents, the newest of each.

    A paper in a sub-folder of the quarter has its PDF in a folder of the same name, or is part of the one PDF of its
    folder. Without LibreOffice there is none, and that is said; a paper that cannot be drawn is named and left out.
    """
    papers = [path for path in paths if path.suffix.lower() in SUFFIXES]
    if not papers:
        return []
    if find_libreoffice() is None:
        say("Chưa có bản PDF: máy chưa có LibreOffice. Cài LibreOffice (lệnh tdkt doctor chỉ cách) rồi chạy lại.")
        return []
    printed: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="in-") as work:
        made = dict(_drawn(papers, Path(work)))
        for name, group in _groups(papers, folder.parent):
            contents = [steady(made[path]) for path in group if path in made]
            if contents:
                content = contents[0] if len(group) == 1 and name not in JOINED else join_pdfs(contents)
                printed.append(lay_pdf(folder, name, content))
    _say_fonts(printed)
    return printed


def print_batch(folder: Path, *, files: list[str]) -> dict[str, str]:
    """Runs in the child: `folder/<n>.pdf` of the n-th file; gives the failures by number."""
    sources = []
    for number, file in enumerate(files):
        path = Path(file)
        content = path.read_bytes()
        source = folder / f"{number}{path.suffix.lower()}"
        source.write_bytes(printed_copy(content) if source.suffix == ".docx" else content)
        sources.append(source)
    failures = convert(sources, folder, target="pdf")
    return {source.stem: failure.name for source, failure in failures.items()}


def _drawn(papers: Sequence[Path], work: Path) -> Iterator[tuple[Path, bytes]]:
    limits: dict[str, Any] = LIMITS | {"longest_seconds": _LONGEST_SECONDS}
    with ReaderPool(PRINT_FUNCTION, 1, writable=[work], **limits) as pool:
        for start in range(0, len(papers), FILES_A_START):
            batch = papers[start : start + FILES_A_START]
            folder = work / str(start)
            folder.mkdir()
            answer = pool.read(folder, files=[str(path.absolute()) for path in batch])
            failures: Mapping[str, str] = answer if isinstance(answer, dict) else {}
            if isinstance(answer, InputError):
                say(f"Chưa in được ra PDF {len(batch):02d} văn bản: {answer.message}")
            for number, path in enumerate(batch):
                made = made_of(Path(f"{number}"), folder, "pdf")
                if str(number) in failures:
                    why = "mở quá lâu" if failures[str(number)] == Failure.STALLED.name else "không mở được"
                    say(f"Chưa in được ra PDF “{path.name}”: LibreOffice {why} tệp này.")
                elif made.is_file() and not made.is_symlink():
                    yield path, made.read_bytes()


def _groups(papers: Iterable[Path], root: Path) -> Iterator[tuple[str, list[Path]]]:
    """Name of each PDF under the folder of PDFs, without suffix, and the papers it is made of."""
    joined: dict[str, list[Path]] = {}
    single: list[tuple[str, list[Path]]] = []
    for path in papers:
        place = path.parent.relative_to(root) if path.is_relative_to(root) else Path()
        if place.as_posix() in JOINED:
            first = place.as_posix() not in joined
            joined.setdefault(place.as_posix(), []).append(path)
            if first:
                single.append((place.as_posix(), joined[place.as_posix()]))
        else:
            stem = _VERSION.sub("", path.stem)
            name = stem if path.suffix.lower() == ".docx" else f"{stem} (Excel)"
            single.append(((place / name).as_posix(), [path]))
    yield from single


def lay_pdf(folder: Path, name: str, content: bytes) -> Path:
    """Over the PDF of the last time, unless somebody wrote into that one: then beside it."""
    path = folder / f"{name}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and not is_untouched(path.read_bytes()):
        return keep_version(path.parent, path.stem, ".pdf", content=content)
    if not path.is_file() or path.read_bytes() != content:
        put_bytes(path, content)
    return path


def _say_fonts(printed: Iterable[Path]) -> None:
    for path in printed:
        families = font_families(path.read_bytes())
        if len(families) > 1:
            names = ", ".join(families)
            say(f"{path.name}: có {len(families):02d} phông chữ ({names}); xem phông của máy bằng lệnh tdkt doctor.")
