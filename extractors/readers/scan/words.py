"""Takes a grey page and the grids of its tables; gives words with boxes and confidences, read by Tesseract (`vie`).

One engine a process. Ruled tables are cut into cells before OCR, because reading the page as a whole glues
neighbouring words and loses short cells. Lines and paragraphs are left to others.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from PIL import Image

from extractors.readers.pdf.tables import Grid
from extractors.readers.scan.rules import DOTS, Grey, ink_level, without_rules
from extractors.sandbox.pulse import beat
from records.errors import UnreadableFile

_SURE_CELL = 0.85
_SURE_WORD = 0.8
_OTHER_ZOOM = 1.2
_ZOOM = 1.5  # a doubtful cell is read again this much larger
_LEAST_INK = 30  # pixels of the trimmed cell: less is a speck
_FEW_LETTERS = 60  # pixels wide: one or two letters, that one reading often misses
_GRAIN = 30  # grey values: lighter marks in a cell are the paper's grain
_WHITE = 14  # pixels of paper put round a cell: Tesseract reads nothing at the very edge
_NEAR = 4  # pixels
_EDGE = 1  # pixels left out above and below: in low rows dots under letters stand on the rule
_LOW_LINE, _HIGH_LINE = 16, 64  # pixels: the height of a line of text
_GIBBERISH = 0.6  # confidence of words that are none
_CLEARLY_TEXT = 40  # letters
_ONE_LINE = 7  # Tesseract's name of the layout
_SAMPLE_ROWS = 260  # pixels
_SHORT_LINE = 60  # pixel columns with ink: less is a page number or a speck
_SURE_LOST = 0.7
_HARDLY_READ = 0.4  # confidence of a line that is read again
_MOST_AGAIN = 6  # such lines of a page
_LOST_INK = 1500  # pixels: some words
_BLACKEST = 0.35  # of the paper's grey value
_LONE_SIGNS = "-–+*•/&%()“”"
_TESSDATA = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


@dataclass(slots=True, frozen=True)
class Word:
    """A word of the OCR: box in pixels of the picture that was read; `line` tells words of one line.

    `weight` is the width of its strokes over the page's usual; 0 where it is not known.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    sure: float
    line: tuple[int, ...]
    weight: float = 0.0


def reads_better(pages: Iterable[Grey]) -> int:
    """Which of some pages reads as text: the surest letters in the rows where most lines stand; the first clear one."""
    scores = []
    for place, page in enumerate(pages):
        words = [word for word in _read_words(_sample(page), mode=11, line=(9,)) if word.text.isalnum()]
        sure = sum(len(word.text) for word in words if word.sure > _SURE_WORD and len(word.text) > 1)
        if sure >= _CLEARLY_TEXT and sure > 0.7 * sum(len(word.text) for word in words):
            return place
        scores.append(sum(len(word.text) * max(0.0, word.sure - _GIBBERISH) for word in words))
    return int(np.argmax(scores))


def _sample(page: Grey) -> Grey:
    """As many rows of a page as hold some lines: those with the most changes between ink and paper; without rules."""
    if len(page) > _SAMPLE_ROWS:
        changes = (np.diff((page < ink_level(page)).astype(np.int8), axis=1) != 0).sum(axis=1)
        sums = np.convolve(np.minimum(changes, 200), np.ones(_SAMPLE_ROWS), mode="valid")
        top = int(np.argmax(sums))
        page = page[top : top + _SAMPLE_ROWS]
    return without_rules(page)


def read_page_words(grey: Grey, grids: Sequence[Grid]) -> list[Word]:
    """Words outside the tables."""
    page = without_tables(grey, grids)
    words = _read_words(page, mode=4, line=(0,))
    words = read_weak_lines(page, words)
    words = [*words, *read_lost_lines(page, words)]  # all of a page that holds a name alone is lost
    if not words:
        return words
    return [*words, *_read_under_seals(page, words)]


def read_weak_lines(page: Grey, words: Sequence[Word]) -> list[Word]:
    """The words, lines that were hardly read once more by themselves, the better reading kept."""
    lines: dict[tuple[int, ...], list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    kept: list[Word] = []
    tries = _MOST_AGAIN
    for line, group in lines.items():
        x0, top = min(int(w.x0) for w in group), min(int(w.top) for w in group)
        x1, bottom = max(int(w.x1) for w in group) + 1, max(int(w.bottom) for w in group) + 1
        long = x1 - x0 >= _SHORT_LINE and _LOW_LINE <= bottom - top <= _HIGH_LINE
        if long and tries and mean(word.sure for word in group) < _HARDLY_READ:
            tries -= 1
            group = max(group, read_line(page, (x0, top, x1, bottom), line), key=worth)
        kept.extend(group)
    return kept


def without_tables(grey: Grey, grids: Sequence[Grid]) -> Grey:
    page = grey.copy() if grids else grey
    for grid in grids:
        page[int(grid.top) : int(grid.bottom), int(grid.xs[0]) : int(grid.xs[-1])] = 255
    return page


def read_line(grey: Grey, box: tuple[int, int, int, int], line: tuple[int, ...], *, zoom: float = 1.0) -> list[Word]:
    """Words of one line that stands in `box`, read so much larger."""
    x0, top, x1, bottom = max(0, box[0] - _NEAR), max(0, box[1] - _NEAR), box[2] + _NEAR, box[3] + _NEAR
    read = _read_crop(grey[top:bottom, x0:x1], line, paper=int(np.median(grey[::8, ::8])), zoom=zoom, mode=_ONE_LINE)
    return _moved(read, x0, top)


def _read_under_seals(page: Grey, words: Sequence[Word]) -> list[Word]:
    """Sure words in the blackest ink that no word covers: under a grey seal Tesseract takes text for a picture."""
    paper = int(np.median(page[::8, ::8]))
    left = np.where(page < int(_BLACKEST * paper), page, np.uint8(paper))
    for word in words:
        upper, start = max(0, int(word.top) - _NEAR), max(0, int(word.x0) - _NEAR)
        left[upper : int(word.bottom) + _NEAR, start : int(word.x1) + _NEAR] = paper
    if np.count_nonzero(left != paper) < _LOST_INK:
        return []
    found = _read_words(left, mode=11, line=(8,))
    return [word for word in found if word.sure >= _SURE_WORD and len(word.text) > 1 and word.text.isalpha()]


def read_lost_lines(page: Grey, words: Sequence[Word]) -> list[Word]:
    """Words of lines that Tesseract left out of its layout: bands of ink, as high as a line, that no word covers.

    Looked for twice: in all ink, then in the blackest, which shows type under a seal that was scanned grey.
    """
    paper = int(np.median(page[::8, ::8]))
    found: list[Word] = []
    for index, level in enumerate((ink_level(page), int(_BLACKEST * paper))):
        left = page < level
        for word in [*words, *found]:
            upper, start = max(0, int(word.top) - _NEAR), max(0, int(word.x0) - _NEAR)
            left[upper : int(word.bottom) + _NEAR, start : int(word.x1) + _NEAR] = False
        black = np.where(page < level, page, np.uint8(paper)) if index else page
        for place, (top, bottom) in enumerate(_bands(left.sum(axis=1) >= _NEAR)):
            columns = np.flatnonzero(left[top:bottom].any(axis=0))
            if _LOW_LINE <= bottom - top <= _HIGH_LINE and len(columns) >= _SHORT_LINE:
                box = (int(columns[0]), max(0, top - _NEAR), int(columns[-1]) + 1, bottom + _NEAR)
                found.extend(_read_band(black, box, [*words, *found], line=(2 + index, place)))
    return found


def _read_band(
    page: Grey, box: tuple[int, int, int, int], words: Sequence[Word], *, line: tuple[int, ...]
) -> list[Word]:
    """Words of one band; none where words stand in it already, or where it is no text."""
    x0, top, x1, bottom = box
    if any(w.x0 < x1 and w.x1 > x0 and top + _NEAR < (w.top + w.bottom) / 2 < bottom - _NEAR for w in words):
        return []
    read = _read_crop(page[top:bottom, x0:x1], line, paper=int(np.median(page[::8, ::8])))
    if not read or mean(word.sure for word in read) < _SURE_LOST:
        return []
    return _moved(read, x0, top)


def _bands(marked: np.ndarray[Any, np.dtype[np.bool_]]) -> list[tuple[int, int]]:
    """First row and row after the last of each run of marked rows; narrow gaps, as under accents, are bridged."""
    bands: list[tuple[int, int]] = []
    for row in np.flatnonzero(marked).tolist():
        if bands and row - bands[-1][1] <= _NEAR:
            bands[-1] = (bands[-1][0], row + 1)
        else:
            bands.append((row, row + 1))
    return bands


def read_cell_words(grey: Grey, grids: Sequence[Grid]) -> list[Word]:
    words: list[Word] = []
    for index, grid in enumerate(grids):
        for cell in grid.cells:
            x0, top, x1, bottom = (int(value) for value in grid.box(cell))
            inside = grey[top + _EDGE : bottom - _EDGE, x0 + 3 : x1 - 3]
            left, upper, trimmed = _trimmed(inside)
            if trimmed.size < _LEAST_INK:
                continue
            line = (1, index, *cell[:2])
            found = _read_cell(trimmed, line, paper=int(np.median(inside)))
            words.extend(_moved(found, x0 + 3 + left, top + _EDGE + upper))
    return words


def _trimmed(inside: Grey) -> tuple[int, int, Grey]:
    """The part of a cell that holds ink, with its place: Tesseract loses a lone digit on much empty paper."""
    if inside.size == 0:
        return 0, 0, inside
    ink = inside < np.median(inside) - 80
    rows, columns = np.nonzero(ink.sum(axis=1) > 1)[0], np.nonzero(ink.sum(axis=0) > 1)[0]
    if len(rows) < 4 or len(columns) < 2:
        return 0, 0, inside[:0]
    return int(columns[0]), int(rows[0]), inside[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _read_cell(inside: Grey, line: tuple[int, ...], *, paper: int) -> list[Word]:
    """A cell as a block of text; where that is doubtful or only a digit or two, in other ways too."""
    best = _read_crop(inside, line, paper=paper)
    if inside.shape[1] < _FEW_LETTERS:
        flat = np.where(inside > paper - _GRAIN, np.uint8(paper), inside)
        readings = [best, _read_crop(inside, line, paper=paper, white=3 * _WHITE)]
        readings += [_read_crop(inside, line, paper=paper, white=2 * _WHITE, zoom=_ZOOM)]
        readings += [_read_crop(flat, line, paper=paper, zoom=zoom) for zoom in (1.0, _ZOOM)]
        return _agreed(readings)
    if not best or mean(word.sure for word in best) < _SURE_CELL or min(word.sure for word in best) < _SURE_WORD:
        others = [
            _read_crop(inside, line, paper=paper, zoom=_ZOOM),
            _read_crop(inside, line, paper=paper, zoom=_OTHER_ZOOM),
            _read_crop(inside, line, paper=paper, mode=11),
        ]
        best = max([best, *others], key=worth)
    return best


def _read_crop(
    inside: Grey, line: tuple[int, ...], *, paper: int, white: int = _WHITE, zoom: float = 1.0, mode: int = 6
) -> list[Word]:
    """Words with their place inside the cell."""
    crop = np.pad(inside, white, constant_values=paper)
    if zoom != 1.0:
        size = (round(crop.shape[1] * zoom), round(crop.shape[0] * zoom))
        crop = np.asarray(Image.fromarray(crop).resize(size, Image.Resampling.LANCZOS))
    return [
        Word(
            w.text,
            w.x0 / zoom - white,
            w.top / zoom - white,
            w.x1 / zoom - white,
            w.bottom / zoom - white,
            w.sure,
            w.line,
        )
        for w in _read_words(crop, mode=mode, line=line)
    ]


def _agreed(readings: Sequence[list[Word]]) -> list[Word]:
    """The reading whose text has most confidence behind it, over all readings with that text; numbers are favoured."""
    weight: dict[str, float] = {}
    for words in readings:
        text = " ".join(word.text for word in words)
        sure = mean(word.sure for word in words) ** 2 if words else 0.1
        weight[text] = weight.get(text, 0.0) + sure * (1.5 if text.strip(".").isdigit() else 1.0)
    return max(readings, key=lambda words: weight[" ".join(word.text for word in words)])


def worth(words: Sequence[Word]) -> float:
    """More letters surely read are better than few."""
    return sum(len(word.text) * (word.sure - 0.5) for word in words)


def _moved(words: Iterable[Word], x: float, y: float) -> list[Word]:
    return [Word(w.text, w.x0 + x, w.top + y, w.x1 + x, w.bottom + y, w.sure, w.line) for w in words]


def _read_words(grey: Grey, *, mode: int, line: tuple[int, ...]) -> list[Word]:
    beat()
    engine = _engine()
    engine.SetPageSegMode(mode)
    engine.SetImage(Image.fromarray(grey))
    engine.SetSourceResolution(DOTS)
    words: list[Word] = []
    for row in engine.GetTSVText(0).splitlines():
        columns = row.split("\t")
        if len(columns) < 12 or columns[0] != "5":
            continue
        text = _repaired(columns[11])
        sure = max(0.0, float(columns[10])) / 100
        if not text or _is_noise(text, sure):
            continue
        left, top, width, height = (int(value) for value in columns[6:10])
        place = (*line, *(int(value) for value in columns[1:5]))
        words.append(Word(text, left, top, left + width, top + height, sure, place))
    return words


def _repaired(text: str) -> str:
    """NFC, with the letters that Tesseract mixes up whatever the page: Icelandic Ð, and Đ read twice."""
    text = unicodedata.normalize("NFC", text.strip()).replace("⁄", "/")
    return text.replace("Ð", "Đ").replace("ĐĐ", "Đ")


def _is_noise(text: str, sure: float) -> bool:
    if any(char.isalnum() and unicodedata.category(char) != "Lm" for char in text):
        return sure < 0.15 and len(text) <= 2
    return sure < 0.6 or (len(text) == 1 and text not in _LONE_SIGNS)


@lru_cache(maxsize=1)
def _engine() -> Any:
    """The one Tesseract engine of this process."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # more threads make a page four times slower
    folder = find_tessdata()
    if folder is None:
        raise UnreadableFile(
            "Máy chưa có dữ liệu tiếng Việt của Tesseract nên không đọc được bản quét.",
            hint="Cài gói tesseract-ocr-vie rồi đưa tệp vào lại.",
            code="THIEU_OCR",
        )
    try:
        import tesserocr

        return tesserocr.PyTessBaseAPI(path=str(folder), lang="vie", psm=4)
    except (ImportError, RuntimeError) as exc:
        raise UnreadableFile(
            "Không khởi động được Tesseract nên không đọc được bản quét.",
            hint="Cài tesserocr và tesseract-ocr-vie, rồi đưa tệp vào lại.",
            code="THIEU_OCR",
        ) from exc


def find_tessdata() -> Path | None:
    """The folder that holds vie.traineddata: TESSDATA_PREFIX, then the usual places."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    folders = [Path(prefix), Path(prefix) / "tessdata"] if prefix else []
    folders += [Path(folder) for folder in _TESSDATA]
    return next((folder for folder in folders if (folder / "vie.traineddata").is_file()), None)
