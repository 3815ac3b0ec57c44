"""`python -m bench.second_reading`: damaged scans come in; out goes whether a second reading shows what was read wrong.

Names (two to five words with capitals) and numbers of documents are read once more, each cut out and enlarged. Counted
are wrong values that a test flags, right values that it flags too, and the CPU time of the second reading.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from bench.damage import DAMAGES, Sent
from bench.ocr import draw_page
from bench.tables import markdown
from extractors.layout import PageSize
from extractors.readers.scan.document import read_words
from extractors.readers.scan.numbers import ZOOM
from extractors.readers.scan.rules import Grey
from extractors.readers.scan.sheets import lay_sheet
from extractors.readers.scan.words import Word, read_line, reads_better
from records import fold

PAPERS = Path(__file__).resolve().parent.parent / "tests" / "papers"
KINDS = ("150", "seal", "photo", "fax", "faint", "noise")
LEVELS = (0.8, 0.9, 0.95)
_NUMBER = re.compile(r"^\(?\d+(?:/\d{4})?/[A-ZĐ][A-ZĐ-]*[A-ZĐ][,.;)]*$")
_CAPITAL = re.compile(r"^[^\W\d_a-zà-ỹ][a-zà-ỹđ]+[,.;)]?$")


@dataclass(slots=True, frozen=True)
class Value:
    kind: str
    right: bool
    sure: float  # of its worst word
    same: bool  # both readings say the same
    seconds: float


def values_of(words: Sequence[Word]) -> Iterator[tuple[str, list[Word]]]:
    """Kind and words of each value; a name ends with its line or at a sign."""
    for word in words:
        if _NUMBER.match(word.text):
            yield "số văn bản", [word]
    for _, line in groupby(words, key=lambda word: word.line):
        run: list[Word] = []
        for each in [*line, None]:
            if each is not None and _CAPITAL.match(each.text):
                run.append(each)
            if run and (each is None or each is not run[-1] or not each.text[-1].isalpha()):
                if 2 <= len(run) <= 5:
                    yield "tên", run
                run = []


def read_again(clean: Grey, words: Sequence[Word]) -> tuple[str, float]:
    """What the second reading says, and its CPU seconds."""
    box = (
        int(min(word.x0 for word in words)),
        int(min(word.top for word in words)),
        int(max(word.x1 for word in words)) + 1,
        int(max(word.bottom for word in words)) + 1,
    )
    before = time.process_time()
    again = read_line(clean, box, words[0].line, zoom=ZOOM)
    return " ".join(word.text for word in again), time.process_time() - before


def read_values(sent: Sent, truth: str) -> list[Value]:
    """The values of one damaged page; `truth` is the folded text of the print."""
    picture, dots = sent
    size = PageSize(picture.width * 72 / dots, picture.height * 72 / dots, scanned=True)

    def draw(pixels_a_point: float) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
        pixels = (round(size.width * pixels_a_point), round(size.height * pixels_a_point))
        return np.asarray(picture.convert("RGB").resize(pixels, Image.Resampling.BICUBIC))

    words, clean, _ = read_words(lay_sheet(draw(200 / 72), draw, size, reads_better))
    found = []
    for kind, group in values_of(words):
        text = fold(" ".join(word.text for word in group))
        again, seconds = read_again(clean, group)
        sure = min(word.sure for word in group)
        found.append(Value(kind, text in truth, sure, text in fold(again), seconds))
    return found


def table_of(values: Sequence[Value]) -> str:
    rows = []
    for kind, group in groupby(sorted(values, key=lambda value: value.kind), key=lambda value: value.kind):
        members = list(group)
        wrong, right = [v for v in members if not v.right], [v for v in members if v.right]
        spent = f"{1000 * sum(v.seconds for v in members) / len(members):.0f}"
        tests = {f"độ tin < {level:g}": [v for v in members if v.sure < level] for level in LEVELS}
        tests["đọc lại khác"] = [v for v in members if not v.same]
        for test, flagged in tests.items():
            caught = sum(not v.right for v in flagged)
            false = len(flagged) - caught
            rows.append([kind, test, f"{caught}/{len(wrong)}", f"{false}/{len(right)}", spent])
    return markdown(["giá trị", "cách báo", "sai được báo", "đúng bị báo", "ms đọc lại"], rows)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.second_reading", description="Đo ích lợi của việc đọc lại.")
    parser.add_argument("files", type=Path, nargs="*", help="PDF có chữ (mặc định: loạt a của tests/papers)")
    parser.add_argument("--damages", nargs="+", choices=sorted(DAMAGES), default=KINDS, help="kiểu hỏng")
    arguments = parser.parse_args()
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    values: list[Value] = []
    for path in arguments.files or sorted(PAPERS.glob("a*.pdf")):
        document = pypdfium2.PdfDocument(path)
        for number, page in enumerate(document):
            truth = fold(page.get_textpage().get_text_range())
            drawn = draw_page(page)
            for damage in arguments.damages:
                chance = np.random.default_rng(zlib.crc32(f"{path.name}{number}{damage}".encode()))
                values += read_values(DAMAGES[damage](drawn, chance), truth)
        document.close()
        print(f"{path.name}: {len(values)}", file=sys.stderr, flush=True)
    print(table_of(values))
    return 0


if __name__ == "__main__":
    sys.exit(main())
