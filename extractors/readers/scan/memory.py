"""Takes what was read of a scanned page; keeps it under the digest of the page's picture, to give it back next time.

Where TDKT_PAGE_CACHE names no folder nothing is kept. An entry is only as good as its shape: what is not exactly what
was written is read again. The digest covers the picture, the reader's own source and Tesseract with its language data.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from extractors.layout import PageSize, Segment
from extractors.readers.pages.composition import PageContent
from extractors.readers.pages.lines import Line
from extractors.readers.pdf.tables import Grid
from extractors.readers.scan.photos import Picture
from extractors.readers.scan.words import find_tessdata

VARIABLE = "TDKT_PAGE_CACHE"  # set for the children of intake (extractors.sandbox.isolation)
MOST_BYTES = 200 * 1024 * 1024
MOST_ENTRIES = 4000
_MOST_OF_ONE = 4 * 1024 * 1024
_LESS = 0.9  # of the limits, once they are passed

Read = tuple[PageContent, list[str]]


def recall(picture: Picture, size: PageSize, number: int) -> Read | None:
    """What was read of this picture before, as page `number`; None where nothing was, or nothing sound."""
    path = _entry(picture, size)
    if path is None:
        return None
    try:
        if path.stat().st_size > _MOST_OF_ONE:
            return None
        read = _restored(json.loads(path.read_text(encoding="utf-8")), size, number)
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError):
        return None
    with suppress(OSError):
        os.utime(path)  # the oldest entries go first
    return read


def remember(picture: Picture, size: PageSize, read: Read) -> None:
    """Keeps what was read; a folder that cannot be written to is no error."""
    path = _entry(picture, size)
    if path is None:
        return
    text = json.dumps(_plain(*read), ensure_ascii=False, separators=(",", ":"))
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink()
            raise
        _make_room(path.parent)


def _make_room(folder: Path) -> None:
    """Removes the oldest entries where there are too many."""
    entries = sorted((entry.stat().st_mtime, entry.stat().st_size, entry.path) for entry in os.scandir(folder))
    total = sum(size for _, size, _ in entries)
    if len(entries) <= MOST_ENTRIES and total <= MOST_BYTES:
        return
    left = len(entries)
    for _, size, path in entries:
        if left <= _LESS * MOST_ENTRIES and total <= _LESS * MOST_BYTES:
            return
        Path(path).unlink()
        left, total = left - 1, total - size


def _entry(picture: Picture, size: PageSize) -> Path | None:
    folder = os.environ.get(VARIABLE)
    if not folder:
        return None
    digest = hashlib.sha256(_reader_digest())
    digest.update(f"{picture.shape} {size.width:.3f} {size.height:.3f}".encode())
    digest.update(picture.tobytes())
    return Path(folder) / f"{digest.hexdigest()}.json"


@lru_cache(maxsize=1)
def _reader_digest() -> bytes:
    """Of all that decides what a picture reads as: this code, Tesseract, its language data."""
    import tesserocr

    digest = hashlib.sha256(tesserocr.tesseract_version().encode())
    here = Path(__file__).parent
    for path in sorted([*here.glob("*.py"), here.parent / "pdf/tables.py", here.parent / "pages/lines.py"]):
        digest.update(path.read_bytes())
    folder = find_tessdata()
    if folder is not None:
        digest.update((folder / "vie.traineddata").read_bytes())
    return digest.digest()


def _plain(content: PageContent, notes: Sequence[str]) -> dict[str, Any]:
    return {
        "size": [content.size.width, content.size.height],
        "lines": [_plain_line(line) for line in content.lines],
        "grids": [[grid.xs, grid.ys, grid.cells, grid.consistent] for grid in content.grids],
        "notes": [note.split(": ", 1)[1] for note in notes],
    }


def _plain_line(line: Line) -> list[Any]:
    place = [line.x0, line.top, line.x1, line.bottom, line.baseline, line.size, line.sure]
    segments = [[s.start, s.end, *s.box, s.sure] for s in line.segments]
    return [line.text, [float(value) for value in place], line.bold, segments]


def _restored(kept: dict[str, Any], size: PageSize, number: int) -> Read:
    """Raises ValueError, TypeError, KeyError or IndexError for anything that `_plain` has not made."""
    lines = [_restored_line(line, number) for line in kept["lines"]]
    grids = [_restored_grid(*grid) for grid in kept["grids"]]
    width, height = _numbers(kept["size"], 2)
    notes = [f"Trang {number}: {_text(note)}" for note in kept["notes"]]
    return PageContent(number, PageSize(width, height, scanned=True), lines, grids, size), notes


def _restored_line(kept: list[Any], number: int) -> Line:
    text, place, bold, segments = kept
    x0, top, x1, bottom, baseline, size, sure = _numbers(place, 7)
    words = []
    for start, end, *rest in segments:
        left, upper, right, lower, trust = _numbers(rest, 5)
        if not 0 <= int(start) < int(end) <= len(_text(text)) or not 0 <= trust <= 1:
            raise ValueError(segments)
        words.append(Segment(int(start), int(end), number, (left, upper, right, lower), sure=trust))
    if not words or not text.strip() or not 0 <= sure <= 1 or not isinstance(bold, bool):
        raise ValueError(kept)
    return Line(text, x0, top, x1, bottom, baseline, size, number, tuple(words), bold, sure)


def _restored_grid(xs: list[Any], ys: list[Any], cells: list[Any], consistent: Any) -> Grid:
    columns, rows = sorted(_numbers(xs, len(xs))), sorted(_numbers(ys, len(ys)))
    places = []
    for row, column, row_span, column_span in cells:
        inside = 0 <= row < row + row_span < len(rows) and 0 <= column < column + column_span < len(columns)
        if not inside or not all(isinstance(value, int) for value in (row, column, row_span, column_span)):
            raise ValueError(cells)
        places.append((row, column, row_span, column_span))
    return Grid(columns, rows, places, bool(consistent))


def _numbers(values: list[Any], count: int) -> list[float]:
    numbers = [float(value) for value in values]
    if len(numbers) != count or not all(math.isfinite(value) for value in numbers):
        raise ValueError(values)
    return numbers


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
