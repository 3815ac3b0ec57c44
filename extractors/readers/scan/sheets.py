"""Takes a drawing of a page; gives the sheet as Tesseract reads it best: flat, upright, grey, its type of usual height.

Every step keeps the way back to the page, for boxes. Rules and words are left to scan/rules.py and scan/words.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from extractors.layout import Box, PageSize
from extractors.readers.scan.photos import (
    Matrix,
    Picture,
    Points,
    chain,
    even_light,
    find_sheet,
    flatten,
    point,
    strengthen,
)
from extractors.readers.scan.pictures import Draw
from extractors.readers.scan.pose import USUAL_LINE, Pose, measure_pose, text_height
from extractors.readers.scan.rules import DOTS, Grey, Mask, ink_level

UPRIGHT_POINT = DOTS / 72  # pixels a point of the sheet that comes out
_STEEP = 2.5  # degrees
LEAST_SKEW = 0.3  # degrees: below, the picture is left as it is
_A4_PIXELS = 2339  # the long side at 200 dots an inch
_PHOTO_ZOOM = 1.4  # a sheet fills only a part of its photograph
_SMALL_TYPE, _LARGE_TYPE = 0.68, 1.7  # of the usual height
_ORDINARY = (560.0, 1000.0)  # points: A5 to a little over A4 and folio
_MOST_PIXELS = 12_000_000  # of a sheet
_LEAST_ZOOM, _MOST_ZOOM = 0.35, 2.6
_STRIP = 256  # rows of the picture freed of red at a time
_COLOUR = 24  # grey values that one channel lies above the two others
_CAST = 8  # grey values: paper of another colour than white
_DARK_RED = 0.33  # of the paper's light: what is darker under a seal is ink
_SPREAD = 1.2  # times as wide as high
_GUTTER = (0.44, 0.56)  # of the width: where the two pages of a spread meet
_GUTTER_WIDTH = 0.02
_LEAST_LINES = 6  # of text on each page of a spread

Judge = Callable[[Iterable[Grey]], int]  # which of some ways to hold a page reads as text


@dataclass(slots=True)
class Sheet:
    """The sheet as it is read: `grey` is all its ink, `black` what is left without coloured ink (None: there is none).

    `matrix` takes its pixels to points of the page. A spread of two pages stands as one high page: `seam` is the first
    row of the second, which lies `shift` pixels to the right and as many rows higher.
    """

    grey: Grey
    black: Grey | None
    matrix: Matrix
    seam: int | None = None
    shift: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def size(self) -> PageSize:
        height, width = self.grey.shape
        return PageSize(width / UPRIGHT_POINT, height / UPRIGHT_POINT, scanned=True)

    def to_page(self, box: Box) -> Box:
        """A box of the sheet as a box of the page, in points from the top left."""
        x0, top, x1, bottom = box
        if self.seam is not None and (top + bottom) / 2 >= self.seam:
            x0, top, x1, bottom = x0 + self.shift, top - self.seam, x1 + self.shift, bottom - self.seam
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        places = [point(self.matrix, *spot) for spot in ((x0, y), (x1, y), (x, top), (x, bottom))]
        xs, ys = [place[0] for place in places], [place[1] for place in places]
        return round(min(xs), 2), round(min(ys), 2), round(max(xs), 2), round(max(ys), 2)


def lay_sheet(picture: Picture, draw: Draw, size: PageSize, reads_better: Judge) -> Sheet:
    """The sheet of a page, drawn once more where it has to be larger or smaller."""
    corners = find_sheet(picture)
    if corners is not None:
        picture, corners = _enlarged(draw, picture, corners)
    sheet = _laid(picture, corners, size, reads_better, zoom=1.0)
    if corners is None and _is_ordinary(size):
        return _parted(sheet)  # few lines, a seal and a signature would tell a wrong height
    height = text_height(sheet.grey)
    if height is None or _SMALL_TYPE * USUAL_LINE < height < _LARGE_TYPE * USUAL_LINE:
        return _parted(sheet)
    most = min(_MOST_ZOOM, (_MOST_PIXELS / sheet.grey.size) ** 0.5)
    zoom = float(np.clip(USUAL_LINE / height, _LEAST_ZOOM, most))
    if corners is None:
        picture = draw(UPRIGHT_POINT * zoom)
    return _parted(_laid(picture, corners, size, reads_better, zoom=zoom))


def _is_ordinary(size: PageSize) -> bool:
    """Whether the page stands and is of about A4: then its type is of usual height."""
    return size.width < size.height and _ORDINARY[0] <= size.height <= _ORDINARY[1]


def _enlarged(draw: Draw, picture: Picture, corners: Points) -> tuple[Picture, Points]:
    larger = draw(UPRIGHT_POINT * _PHOTO_ZOOM)
    return larger, corners * (larger.shape[0] / picture.shape[0])


def _laid(picture: Picture, corners: Points | None, size: PageSize, reads_better: Judge, *, zoom: float) -> Sheet:
    steps: list[Matrix] = []
    height, width = picture.shape[:2]
    to_points = np.diag([size.width / width, size.height / height, 1.0])
    if corners is not None:
        picture, matrix = flatten(picture, corners, round(_A4_PIXELS * zoom))
        steps.append(matrix)
    grey, black = without_colours(picture)
    grey, was_uneven = even_light(grey)
    if black is not None:
        black = even_light(black)[0] if was_uneven else black
    grey = strengthen(grey)
    pose = measure_pose(grey, reads_better)
    if abs(pose.skew) < LEAST_SKEW:
        pose = Pose(pose.turns, 0.0)
    turning = _turning(pose, grey.shape)
    grey = _turned(grey, pose)
    black = _turned(black, pose) if black is not None else None
    notes = ["ảnh chụp: đã nắn thẳng và làm đều ánh sáng."] if corners is not None else []
    return Sheet(grey, black, chain([turning, *steps, to_points]), notes=notes)


def _turned(grey: Grey, pose: Pose) -> Grey:
    """The picture set upright, on a larger paper where a corner would be cut."""
    upright = np.ascontiguousarray(np.rot90(grey, pose.turns))
    if not pose.skew:
        return upright
    paper = int(np.median(upright[::8, ::8]))
    made = Image.fromarray(upright).rotate(pose.skew, Image.Resampling.BICUBIC, expand=_is_steep(pose), fillcolor=paper)
    return np.asarray(made)


def _is_steep(pose: Pose) -> bool:
    """Whether the corners that a turn cuts off are more than margin."""
    return abs(pose.skew) >= _STEEP


def _turning(pose: Pose, shape: tuple[int, ...]) -> Matrix:
    """The way back from `_turned`: to the picture, from what was made of it."""
    height, width = shape
    turns = pose.turns % 4
    upright = (height, width) if turns % 2 == 0 else (width, height)
    back = {
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        1: [[0, -1, width], [1, 0, 0], [0, 0, 1]],
        2: [[-1, 0, width], [0, -1, height], [0, 0, 1]],
        3: [[0, 1, 0], [-1, 0, height], [0, 0, 1]],
    }[turns]
    if not pose.skew:
        return np.array(back, float)
    angle = np.radians(pose.skew)
    cosine, sine = float(np.cos(angle)), float(np.sin(angle))
    blank = Image.new("1", (upright[1], upright[0])).rotate(pose.skew, expand=_is_steep(pose))
    x, y, u, v = blank.width / 2, blank.height / 2, upright[1] / 2, upright[0] / 2
    unskew = np.array(
        [[cosine, -sine, u - cosine * x + sine * y], [sine, cosine, v - sine * x - cosine * y], [0, 0, 1]]
    )
    return np.array(back, float) @ unskew


def _parted(sheet: Sheet) -> Sheet:
    """A spread of two pages as one high page, the left above the right; any other sheet as it is."""
    seam = find_gutter(sheet.grey)
    if seam is None:
        return sheet
    grey = _stacked(sheet.grey, seam)
    black = _stacked(sheet.black, seam) if sheet.black is not None else None
    notes = [*sheet.notes, "hai trang trên một mặt quét: đọc trang trái trước, trang phải sau."]
    return Sheet(grey, black, sheet.matrix, len(sheet.grey), seam, notes)


def _stacked(grey: Grey, seam: int) -> Grey:
    paper = int(np.median(grey[::8, ::8]))
    width = max(seam, grey.shape[1] - seam)
    halves = [grey[:, :seam], grey[:, seam:]]
    return np.vstack([np.pad(half, ((0, 0), (0, width - half.shape[1])), constant_values=paper) for half in halves])


def find_gutter(grey: Grey) -> int | None:
    """The column between two pages that lie side by side; None for one page.

    Nothing crosses it, no table and no title, and both sides hold lines of text that do not run on.
    """
    height, width = grey.shape
    if width < _SPREAD * height:
        return None
    ink: Mask = grey < ink_level(grey)
    low, high = int(_GUTTER[0] * width), int(_GUTTER[1] * width)
    columns = ink[:, low:high].sum(axis=0)
    fold = columns > 0.6 * height  # the dark line of the fold itself
    empty = (columns <= 0.004 * height) | fold
    best, start = (0, 0), None
    for place, clear in enumerate([*empty.tolist(), False]):
        if clear and start is None:
            start = place
        elif not clear and start is not None:
            best, start = max(best, (place - start, start)), None
    if best[0] < _GUTTER_WIDTH * width:
        return None
    seam = low + best[1] + best[0] // 2
    if min(_lines_of(ink[:, :seam]), _lines_of(ink[:, seam:])) < _LEAST_LINES:
        return None
    return seam


def _lines_of(ink: Mask) -> int:
    marked = ink.sum(axis=1) > 0.03 * ink.shape[1]
    return int(np.count_nonzero(np.diff(marked.astype(np.int8)) == 1))


def without_colours(picture: Picture) -> tuple[Grey, Grey | None]:
    """Two greys: red seals made paper, black and blue ink kept; and blue ink made paper too, None without blue ink."""
    if picture.ndim == 2:
        return np.ascontiguousarray(picture), None
    picture = _on_white(picture)
    grey = np.ascontiguousarray(picture[:, :, 0])
    paper = int(np.median(grey[::8, ::8]))
    black: Grey | None = None
    for top in range(0, len(grey), _STRIP):
        red, green, blue = (picture[top : top + _STRIP, :, channel] for channel in range(3))
        rows, columns = _coloured(red, np.maximum(green, blue))
        light = red[rows, columns] * 0.3 + green[rows, columns] * 0.6 + blue[rows, columns] * 0.1
        seal = light > _DARK_RED * paper
        grey[top + rows[seal], columns[seal]] = paper
    for top in range(0, len(grey), _STRIP):
        red, green, blue = (picture[top : top + _STRIP, :, channel] for channel in range(3))
        rows, columns = _coloured(blue, np.maximum(red, green))
        if len(rows):
            black = grey.copy() if black is None else black
            black[top + rows, columns] = paper
    return grey, black


def _coloured(channel: Picture, others: Picture) -> tuple[np.ndarray, np.ndarray]:
    rows, columns = np.nonzero((channel > others) & (channel - others > _COLOUR))
    return rows, columns


def _on_white(picture: Picture) -> Picture:
    """The picture with its paper white: lamps make it yellow, old paper is."""
    paper = np.median(picture[::8, ::8].reshape(-1, 3), axis=0)
    if paper.max() - paper.min() <= _CAST:
        return picture
    gains = paper.max() / np.maximum(1.0, paper)
    tables = np.clip(np.arange(256)[:, None] * gains, 0, 255).astype(np.uint8)
    return np.stack([tables[picture[:, :, channel], channel] for channel in range(3)], axis=2)
