"""Tables drawn in dashes or dots are read cell by cell; leaders of dots in a form make no table."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import papers
import pytest
from PIL import Image, ImageDraw, ImageFont

from extractors.layout import Table
from extractors.readers.scan.dashes import find_dashed
from extractors.readers.scan.document import read_image

XS, TOP, STEP = (200, 320, 900, 1450), 500, 46
FONT = ImageFont.truetype("LiberationSerif-Regular.ttf", 36)


def _row(pen: ImageDraw.ImageDraw, start: tuple[int, int], end: tuple[int, int], dash: int, gap: int) -> None:
    """Dashes two pixels thick between two points, across or down."""
    across = start[1] == end[1]
    low, high = (start[0], end[0]) if across else (start[1], end[1])
    for at in range(low, high, dash + gap):
        last = min(at + dash - 1, high)
        box = (at, start[1], last, start[1] + 1) if across else (start[0], at, start[0] + 1, last)
        pen.rectangle(box, fill=30)


def dashed_list(dash: int, gap: int, count: int = 9) -> Image.Image:
    page = Image.new("L", (1654, 2339), 240)
    pen = ImageDraw.Draw(page)
    pen.text((500, 300), "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", font=FONT, fill=20)
    for row in range(count + 1):
        _row(pen, (XS[0], TOP + STEP * row), (XS[-1], TOP + STEP * row), dash, gap)
    for x in XS:
        _row(pen, (x, TOP), (x, TOP + STEP * count), dash, gap)
    for row, name in enumerate(papers.people(count)):
        for x, text in zip(XS, (str(row + 1), name, "Chuyên viên"), strict=False):
            pen.text((x + 14, TOP + STEP * row), text, font=FONT, fill=20)
    return page


@pytest.mark.parametrize(("dash", "gap"), [(18, 9), (3, 3)])
def test_dashed_table_is_read_cell_by_cell(tmp_path: Path, dash: int, gap: int) -> None:
    dashed_list(dash, gap).save(tmp_path / "list.png")
    (table,) = [block for block in read_image(tmp_path / "list.png").blocks if isinstance(block, Table)]
    names = [row[1].text for row in table.grid() if row[1] is not None]
    assert table.columns == 3 and len(names) == 9
    assert sum(read == name for read, name in zip(names, papers.people(9), strict=True)) >= 8, names


def test_leaders_of_dots_are_no_table() -> None:
    page = Image.new("L", (1654, 2339), 240)
    pen = ImageDraw.Draw(page)
    for row, label in enumerate(("Họ và tên:", "Ngày sinh:", "Quê quán:", "Chức vụ:", "Đơn vị:", "Nơi ở:") * 3):
        pen.text((240, 300 + 60 * row), label, font=FONT, fill=20)
        _row(pen, (440, 332 + 60 * row), (1450, 332 + 60 * row), 3, 5)
    across, down, mask = find_dashed(np.asarray(page) < 128, tolerance=7.0)
    assert (across, down) == ([], []) and not mask.any()
