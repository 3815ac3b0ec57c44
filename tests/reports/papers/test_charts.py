from __future__ import annotations

import io
import struct
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from reports.papers.charts import DPI, MOST_BARS, WIDTH, Bar, draw_bars

BARS = (
    Bar("Trung tâm Thông tin và Ứng dụng khoa học và công nghệ Bà Rịa - Vũng Tàu", 44, "44 (60,3%)"),
    Bar("Chi cục Tiêu chuẩn Đo lường Chất lượng", 22),
    Bar("Văn phòng", 0),
)


def picture(bars: tuple[Bar, ...]) -> Image.Image:
    return Image.open(io.BytesIO(draw_bars(bars))).convert("L")


def longest_run(row: list[int]) -> int:
    best = run = 0
    for shade in row:
        run = run + 1 if 100 < shade < 180 else 0
        best = max(best, run)
    return best


def runs(image: Image.Image) -> list[int]:
    """The length in pixels of the grey bar in each line of the picture."""
    return [longest_run([int(shade) for shade in line]) for line in np.asarray(image)]


def test_bars_are_as_long_as_their_counts() -> None:
    lengths = runs(picture(BARS))
    longest = max(lengths)
    halves = [length for length in lengths if abs(length - longest / 2) < 4]
    assert longest > 200
    assert len(halves) > 20
    assert all(length < 20 or length in halves or length > longest - 4 for length in lengths)


def test_no_letter_touches_the_border() -> None:
    image = picture(BARS)
    edges = [image.getpixel((x, y)) for x in (0, 1, image.width - 1) for y in range(image.height)]
    assert image.width == round(WIDTH / 25.4 * DPI)
    assert min(int(shade) for shade in edges if isinstance(shade, int)) > 250


def test_same_counts_are_the_same_bytes_in_another_process() -> None:
    code = f"import sys; from reports.papers.charts import *; sys.stdout.buffer.write(draw_bars({BARS!r}))"
    other = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout
    assert other == draw_bars(BARS)


def test_picture_tells_no_day_and_no_program() -> None:
    content, at, chunks = draw_bars(BARS), 8, []
    while at < len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        chunks.append(kind.decode())
        at += size + 12
    assert set(chunks) == {"IHDR", "pHYs", "IDAT", "IEND"}


@pytest.mark.parametrize("count", [0, MOST_BARS + 1])
def test_no_bars_and_too_many_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="bars"):
        draw_bars(tuple(Bar(f"Đơn vị {number}", number) for number in range(count)))


def test_matplotlib_is_only_loaded_to_draw() -> None:
    """It takes half a second, which every other command would wait for."""
    code = "import sys, reports.papers.charts; sys.exit('matplotlib' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
