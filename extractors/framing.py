"""Takes a file and values that stand in it; gives pictures of the pages that they stand on, and where each stands.

A value comes with its evidence, or as words that are looked for; what stands in many places is left unframed.
To be run in a reading child: a file is as hostile here as when it is read.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
from PIL import Image
from rapidfuzz import fuzz

from extractors.layout import Box, Paper
from extractors.letters import Letters, boxes_in_pdf, find_all, letters_of_paper, letters_of_pdf, lines_of, squeeze
from extractors.pictures import copy_of, pdf_of, render_page
from extractors.places import find_value
from extractors.readers import read_paper
from extractors.readers.kinds import FileKind, sniff
from extractors.readers.word.office import SUFFIXES
from extractors.sandbox.pulse import beat
from records.readings import Evidence

DPI = 96
MOST_MARKS = 80
MOST_PLACES = 3  # of words that are looked for: more tell nothing
LEAST_LETTERS = 4
_LIKE = 80  # of words that OCR spoilt, 0-100
_LEAST_ALIKE_LETTERS = 10
_QUALITY = 45  # of the picture, 0-100
_PICTURES = frozenset((FileKind.JPG, FileKind.PNG, FileKind.TIF, FileKind.HEIC))
Place = tuple[int, Box]  # page from 1, box in points


@dataclass(frozen=True, slots=True)
class Mark:
    """A value to frame: where it stands, or the ways in which it may be written, and what it is written beside."""

    evidence: tuple[Evidence, ...] = ()
    words: tuple[str, ...] = ()
    near: str = ""

    def as_option(self) -> str:
        """As a child is asked for it."""
        evidence = [each.model_dump() for each in self.evidence]
        return json.dumps({"evidence": evidence, "words": list(self.words), "near": self.near})

    @classmethod
    def of_option(cls, option: str) -> Mark:
        told = json.loads(option)
        return cls(tuple(Evidence(**each) for each in told["evidence"]), tuple(told["words"]), told["near"])


def frame_values(
    path: Path, *, marks: list[str], cache: str | None = None, most_pages: int = 4
) -> list[dict[str, Any]]:
    """The pages with most of the values, in order: "page", "picture" (WebP), and "frames": (mark, box) pairs.

    Boxes are shares of the page's width and height, so that they fit the picture at any size. Where no value is found,
    the first page comes without frames.
    """
    kind = sniff(path)
    asked = [Mark.of_option(mark) for mark in marks[:MOST_MARKS]]
    with tempfile.TemporaryDirectory(prefix="trang-") as folder:
        kept = cache or folder
        document = None if kind in _PICTURES else pdfium.PdfDocument(pdf_of(path, kind, Path(kept)))
        try:
            found = _Finder(path, kind, document, Path(kept)).find(asked)
            sizes = {page: _size_of(document, page) for page in _pages_of(found, most_pages)}
        finally:
            if document is not None:
                document.close()
        return [_framed(path, page, size, found, kept) for page, size in sizes.items()]


class _Finder:
    """Looks for values in one file; what it needs for that is made when the first value asks for it."""

    def __init__(self, path: Path, kind: FileKind, document: pdfium.PdfDocument | None, cache: Path) -> None:
        self._path, self._kind, self._document, self._cache = path, kind, document, cache
        self._paper: Paper | None = None
        self._letters: Letters | None = None

    def find(self, marks: Sequence[Mark]) -> list[list[Place]]:
        """The places of each mark, none where it is not found."""
        return [self._places_of(mark) for mark in marks]

    def _places_of(self, mark: Mark) -> list[Place]:
        beat()
        boxed = [(each.page, each.bbox) for each in mark.evidence if each.page is not None and each.bbox is not None]
        if boxed:
            return boxed
        words = [value for each in mark.words if len(value := squeeze(each)) >= LEAST_LETTERS]
        if mark.evidence:
            return next((found for value in words for each in mark.evidence if (found := self._at(each, value))), [])
        return next((found for value in words if (found := self._anywhere(value, squeeze(mark.near)))), [])

    def _at(self, evidence: Evidence, value: str) -> list[Place]:
        """A value of a file without pages, by its paragraph or cell."""
        start = find_value(self.letters.text, self.paper, evidence, value)
        return [] if start is None else self._in_pdf(start, value)

    def _anywhere(self, value: str, near: str) -> list[Place]:
        """Where the words stand, if that is clear; in scans also where they are nearly so written."""
        if self.letters.text:
            starts = _clear(self.letters.text, value, near)
            return [place for start in starts for place in self._in_pdf(start, value)]
        boxed = letters_of_paper(self.paper)
        stretches = [(start, start + len(value)) for start in _clear(boxed.text, value, near)]
        if not stretches and value not in boxed.text and len(value) >= _LEAST_ALIKE_LETTERS:
            alike = fuzz.partial_ratio_alignment(value, boxed.text, score_cutoff=_LIKE)
            stretches = [(alike.dest_start, alike.dest_end)] if alike else []
        return [place for start, end in stretches for place in _boxed(lines_of(boxed.boxes[start:end]))]

    def _in_pdf(self, start: int, value: str) -> list[Place]:
        if self._document is None:
            return []
        return _boxed(boxes_in_pdf(self._document, self.letters.places[start : start + len(value)]))

    @property
    def letters(self) -> Letters:
        if self._letters is None:
            self._letters = letters_of_pdf(self._document) if self._document is not None else Letters("", [])
        return self._letters

    @property
    def paper(self) -> Paper:
        if self._paper is None:
            kind, is_old = self._kind, self._kind in SUFFIXES
            copy = str(copy_of(self._path, kind, self._cache, target="docx")) if is_old else None
            self._paper = read_paper(self._path, kind=kind, copy=copy)
        return self._paper


def _clear(text: str, value: str, near: str) -> list[int]:
    """Where a value begins: the place nearest to what it is written beside, else its few places, else none."""
    starts = find_all(text, value)
    beside = find_all(text, near) if near and near != value else []
    if len(starts) > 1 and beside:
        return [min(starts, key=lambda start: min(abs(start - each) for each in beside))]
    return starts if len(starts) <= MOST_PLACES else []


def _boxed(lines: Sequence[Evidence]) -> list[Place]:
    return [(each.page, each.bbox) for each in lines if each.page is not None and each.bbox is not None]


def _pages_of(found: Sequence[Sequence[Place]], most_pages: int) -> list[int]:
    """The pages with most marks, in their order; the first where nothing was found."""
    counted = Counter(page for places in found for page in {page for page, _ in places})
    chosen = sorted(counted, key=lambda page: (-counted[page], page))[:most_pages]
    return sorted(chosen) or [1]


def _size_of(document: pdfium.PdfDocument | None, page: int) -> tuple[float, float] | None:
    """Width and height in points; None for a picture, which has them from its pixels."""
    if document is None or not 1 <= page <= len(document):
        return None
    width, height = document[page - 1].get_size()
    return width, height


def _framed(
    path: Path, page: int, size: tuple[float, float] | None, found: Sequence[Sequence[Place]], cache: str
) -> dict[str, Any]:
    beat()
    with Image.open(io.BytesIO(render_page(path, page, dpi=DPI, cache=cache))) as picture:
        width, height = size or (picture.width * 72 / DPI, picture.height * 72 / DPI)
        small = io.BytesIO()
        picture.convert("RGB").save(small, "WEBP", quality=_QUALITY, method=4)
    frames = [
        (mark, tuple(round(min(1.0, max(0.0, share)), 4) for share in _shares(box, width, height)))
        for mark, places in enumerate(found)
        for at, box in places
        if at == page
    ]
    return {"page": page, "picture": small.getvalue(), "aspect": round(height / width, 4), "frames": frames}


def _shares(box: Box, width: float, height: float) -> tuple[float, float, float, float]:
    return box[0] / width, box[1] / height, box[2] / width, box[3] / height
