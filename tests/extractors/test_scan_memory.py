"""What was read of a page is given back for the same picture, and for nothing else; what is unsound is read again."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import papers
import pypdfium2 as pdfium
import pytest
from conftest import Printed

from extractors.layout import PageSize, Paper, Table
from extractors.readers.pdf.document import read_pdf
from extractors.readers.scan import memory as scan_memory
from extractors.readers.scan import words as scan_words
from extractors.readers.scan.document import _drawing
from extractors.readers.scan.memory import recall
from extractors.readers.scan.sheets import UPRIGHT_POINT
from extractors.reading import read_file
from extractors.sandbox.pool import ReaderPool
from records.readings import Reading


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(scan_memory.VARIABLE, str(tmp_path / "pages"))
    return tmp_path / "pages"


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Every time Tesseract is given something to read."""
    counted: list[int] = []
    read = scan_words._read_words

    def counting(*args: Any, **kwargs: Any) -> Any:
        counted.append(1)
        return read(*args, **kwargs)

    monkeypatch.setattr(scan_words, "_read_words", counting)
    return counted


def everything(paper: Paper) -> list[Any]:
    grids = [[(c.row, c.column, c.text) for c in block.cells] for block in paper.blocks if isinstance(block, Table)]
    return [[(p.text, p.bold, p.sure, p.segments) for p in paper.paragraphs()], grids, paper.pages, paper.notes]


def test_same_scan_is_not_read_twice(printed: Printed, folder: Path, calls: list[int]) -> None:
    first = read_pdf(printed.scan)
    needed = len(calls)
    second = read_pdf(printed.scan)
    assert needed > 10 and len(calls) == needed
    assert everything(second) == everything(first)
    assert len(list(folder.iterdir())) == 1


def test_page_is_known_in_another_file_and_at_another_place(
    printed: Printed, folder: Path, calls: list[int], tmp_path: Path
) -> None:
    alone = read_pdf(printed.scan)
    needed = len(calls)
    papers.join_papers(tmp_path / "two.pdf", [printed.scan, printed.scan])
    paper = read_pdf(tmp_path / "two.pdf")
    assert len(calls) == needed
    assert {s.page for p in paper.paragraphs() for s in p.segments} == {1, 2}
    assert paper.text.count("TỜ TRÌNH") == 2 * alone.text.count("TỜ TRÌNH")


def test_nothing_is_kept_where_no_folder_is_named(printed: Printed, tmp_path: Path) -> None:
    read_pdf(printed.scan)
    assert list(tmp_path.iterdir()) == []


def _longer(kept: dict[str, Any]) -> None:
    kept["lines"][0][3][0][1] = 10_000


def _unnumbered(kept: dict[str, Any]) -> None:
    kept["lines"][3][1][2] = float("nan")


def _outside(kept: dict[str, Any]) -> None:
    kept["grids"][0][2][0][2] = 999


def _wordless(kept: dict[str, Any]) -> None:
    kept["lines"][0][3] = []


def test_entry_of_wrong_shape_is_not_believed(printed: Printed, folder: Path) -> None:
    read_pdf(printed.scan)
    (entry,) = folder.iterdir()
    sound = entry.read_text(encoding="utf-8")
    document = pdfium.PdfDocument(printed.scan)
    size = PageSize(*document[0].get_size(), scanned=True)
    picture = _drawing(document[0])(UPRIGHT_POINT)
    assert recall(picture, size, 1) is not None
    for spoil in (_longer, _unnumbered, _outside, _wordless):
        kept = json.loads(sound)
        spoil(kept)
        entry.write_text(json.dumps(kept), encoding="utf-8")
        assert recall(picture, size, 1) is None, spoil.__name__
    for rubbish in (b"", b"[]", b"{", b"\xff\xfe", b"[" * 5000, b'{"lines": 3}'):
        entry.write_bytes(rubbish)
        assert recall(picture, size, 1) is None, rubbish


def test_oldest_entries_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan_memory, "MOST_ENTRIES", 10)
    for number in range(12):
        (tmp_path / f"{number}.json").write_text("{}", encoding="utf-8")
        os.utime(tmp_path / f"{number}.json", (number, number))
    scan_memory._make_room(tmp_path)
    assert sorted(int(path.stem) for path in tmp_path.iterdir()) == list(range(3, 12))


def test_child_keeps_pages_only_where_it_is_told(
    printed: Printed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(scan_memory.VARIABLE, str(tmp_path / "of-the-parent"))
    function = f"{read_file.__module__}:{read_file.__name__}"
    with ReaderPool(function, 1) as pool:
        assert isinstance(pool.read(printed.scan), Reading)
    with ReaderPool(function, 1, page_cache=tmp_path / "pages") as pool:
        assert isinstance(pool.read(printed.scan), Reading)
    assert not (tmp_path / "of-the-parent").exists()
    assert len(list((tmp_path / "pages").iterdir())) == 1
