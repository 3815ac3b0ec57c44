"""Takes a picture that a phone may have taken; gives the sheet of paper in it, flat and evenly lit.

A clean scan passes untouched: the sheet is cut out only where a darker desk is seen around it, and light is evened only
where it falls off. What lies on the sheet is left to others.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from extractors.readers.scan.rules import Grey

Picture = NDArray[np.uint8]  # grey, or red, green and blue
Points = NDArray[np.float64]
Matrix = NDArray[np.float64]  # 3 x 3: to points of the picture, from points of what was made of it

_SMALL = 400  # pixels of the long side at which the sheet is looked for
_SEEN_DESK = 0.03  # of the picture's edge
_CONTRAST = 40  # grey values between the sheet and what lies around it
_EDGE = 25  # grey values
_STEP = 2.5  # pixels to both sides of an edge
_DESK_IS_DARK = 0.85  # of the pixels outside the sheet: else what is outside may be text
_LEAST_SHEET = 0.25  # of the picture
_ON_LINE = 2.5  # pixels, of the small picture
_LEAST_ON_LINE = 0.55  # of a side's points
_TRIES = 120
_INSET = 0.004  # of the sheet's side: its edge is a dark line
_A4 = 297 / 210
_TILE = 16  # pixels
_UNEVEN = 0.16  # of the light: what a scanner's lamp never does
_DARK = 170  # paper darker than this is lit up
_LIT = 235  # grey value of paper after evening
_GRAINS = 6  # times the usual distance of a pixel from the paper: four standard deviations
_FAINT = 120  # grey values between paper and the darkest ink: print weaker than this is strengthened


def find_sheet(picture: Picture) -> Points | None:
    """Corners of the sheet, clockwise from the top left, in pixels; None where the picture is all paper."""
    step = max(1, round(max(picture.shape[:2]) / _SMALL))
    light = _darkest_channel(picture, step)
    level = _split_level(light)
    bright = light > level
    edge = np.concatenate([bright[0], bright[-1], bright[:, 0], bright[:, -1]])
    if edge.mean() > 1 - _SEEN_DESK:
        return None
    if not bright.any() or bright.all() or np.median(light[bright]) - np.median(light[~bright]) < _CONTRAST:
        return None
    corners = _quadrilateral(bright)
    if corners is None or not _is_sheet(corners, bright) or not _has_sharp_edges(corners, light):
        return None
    return (corners + 0.5) * step


def _darkest_channel(picture: Picture, step: int) -> Grey:
    """The picture made small; letters are swallowed by the paper, and a brown desk is dark in blue."""
    reduced = np.asarray(Image.fromarray(picture).reduce(step))
    small = Image.fromarray(reduced if reduced.ndim == 2 else reduced.min(axis=2))
    return np.asarray(small.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.MinFilter(3)))


def _split_level(light: Grey) -> int:
    """The grey value that parts dark from bright best (Otsu 1979)."""
    counts = np.bincount(light.ravel(), minlength=256).astype(float)
    values = np.arange(256)
    below, total = np.cumsum(counts), counts.sum()
    mass = np.cumsum(counts * values)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = (mass[-1] * below / total - mass) ** 2 / (below * (total - below))
    return int(np.nanargmax(np.where(np.isfinite(spread), spread, -1)))


def _quadrilateral(bright: NDArray[np.bool_]) -> Points | None:
    """Where the lines along the four sides of the bright area meet."""
    left, right = _ends_of_rows(bright)
    top, bottom = _ends_of_rows(bright.T)
    lines = [_line_through(points) for points in (left, top, right, bottom)]
    if any(line is None for line in lines):
        return None
    west, north, east, south = (line for line in lines if line is not None)
    # west, east: column = a * row + b; north, south: row = a * column + b
    corners = [_meet(west, north), _meet(east, north), _meet(east, south), _meet(west, south)]
    return np.array(corners)


def _ends_of_rows(bright: NDArray[np.bool_]) -> tuple[Points, Points]:
    """(row, first column) and (row, last column) of the longest bright stretch of each row."""
    padded = np.zeros((bright.shape[0], bright.shape[1] + 2), np.int8)
    padded[:, 1:-1] = bright
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    longest: dict[int, tuple[int, int]] = {}
    for row, start, end in zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True):
        if row not in longest or end - start > longest[row][1] - longest[row][0]:
            longest[row] = (start, end)
    kept = [(row, *ends) for row, ends in longest.items() if ends[1] - ends[0] > 0.2 * bright.shape[1]]
    table = np.array(kept, float).reshape(-1, 3)
    return table[:, [0, 1]], np.stack([table[:, 0], table[:, 2] - 1], axis=1)


def _line_through(points: Points) -> tuple[float, float] | None:
    """Slope and place of the line that most of the points lie on; None where they lie on none."""
    if len(points) < 20:
        return None
    chance = np.random.default_rng(1)
    best: NDArray[np.bool_] = np.zeros(len(points), bool)
    for _ in range(_TRIES):
        (y0, x0), (y1, x1) = points[chance.choice(len(points), 2, replace=False)]
        if abs(y1 - y0) < 0.1 * len(points):
            continue
        slope = (x1 - x0) / (y1 - y0)
        near = np.abs(points[:, 1] - x0 - slope * (points[:, 0] - y0)) < _ON_LINE
        if near.sum() > best.sum():
            best = near
    if best.mean() < _LEAST_ON_LINE:
        return None
    slope, place = np.polyfit(points[best, 0], points[best, 1], 1)
    return float(slope), float(place)


def _meet(upright: tuple[float, float], level: tuple[float, float]) -> tuple[float, float]:
    """x, y where `x = a y + b` and `y = c x + d` meet."""
    (a, b), (c, d) = upright, level
    x = (a * d + b) / (1 - a * c)
    return x, c * x + d


def _is_sheet(corners: Points, bright: NDArray[np.bool_]) -> bool:
    """Whether the four corners make a plausible sheet, with a desk around it."""
    height, width = bright.shape
    slack = 0.06 * max(height, width)
    if (corners < -slack).any() or (corners > np.array([width + slack, height + slack])).any():
        return False
    sides = np.roll(corners, -1, axis=0) - corners
    following = np.roll(sides, -1, axis=0)
    crosses = sides[:, 0] * following[:, 1] - sides[:, 1] * following[:, 0]
    lengths = np.linalg.norm(sides, axis=1)
    bends = crosses / np.maximum(1e-9, lengths * np.roll(lengths, -1))
    if (bends < 0.8).any():  # sine of the corner: 53 to 127 degrees
        return False
    xs, ys = corners.T
    area = 0.5 * abs(float(np.sum(xs * np.roll(ys, -1) - ys * np.roll(xs, -1))))
    if area < _LEAST_SHEET * height * width:
        return False
    outside = ~_inside(corners, bright.shape)
    return not outside.any() or (~bright[outside]).mean() >= _DESK_IS_DARK


def _has_sharp_edges(corners: Points, light: Grey) -> bool:
    """Whether light falls at once at each side that lies inside the picture: at a fold's shadow it fades."""
    height, width = light.shape
    middle = corners.mean(axis=0)
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = start + np.linspace(0.1, 0.9, 40)[:, None] * (end - start)
        inward = middle - (start + end) / 2
        inward /= np.linalg.norm(inward)
        outer = np.round(along - _STEP * inward).astype(int)
        inner = np.round(along + _STEP * inward).astype(int)
        seen = (outer >= 0).all(axis=1) & (outer < np.array([width, height])).all(axis=1)
        if not seen.any():
            continue
        dark, bright = light[outer[seen, 1], outer[seen, 0]], light[inner[seen, 1], inner[seen, 0]]
        if np.median(bright.astype(float) - dark) < _EDGE:
            return False
    return True


def _inside(corners: Points, shape: tuple[int, ...]) -> NDArray[np.bool_]:
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]]
    inside = np.ones(shape[:2], bool)
    for (x0, y0), (x1, y1) in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        inside &= (x1 - x0) * (rows - y0) - (y1 - y0) * (columns - x0) >= 0
    return inside


def flatten(picture: Picture, corners: Points, long_side: int) -> tuple[Picture, Matrix]:
    """The sheet as it would lie on a scanner, its longer side `long_side` pixels; and the way back to the picture."""
    sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    across, down = (sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2
    ratio = max(across, down) / min(across, down)
    ratio = _A4 if 0.8 * _A4 < ratio < 1.25 * _A4 else ratio
    short_side = round(long_side / ratio)
    width, height = (short_side, long_side) if down >= across else (long_side, short_side)
    edges = (np.array([(0, 0), (1, 0), (1, 1), (0, 1)]) * (1 + 2 * _INSET) - _INSET) * (width, height)
    matrix = _perspective(edges, corners)
    laid = Image.fromarray(picture).transform(
        (width, height), Image.Transform.PERSPECTIVE, tuple(matrix.ravel()[:8]), Image.Resampling.BICUBIC
    )
    return np.asarray(laid), matrix


def _perspective(source: Points, target: Points) -> Matrix:
    """The matrix that takes four points to four others."""
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(source.tolist(), target.tolist(), strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    solved = np.linalg.solve(np.array(rows), target.ravel())
    return np.append(solved, 1.0).reshape(3, 3)


def even_light(grey: Grey) -> tuple[Grey, bool]:
    """The page with shadows and dusk taken out, and whether there were any: each pixel over the paper around it."""
    height, width = grey.shape
    paper = Image.fromarray(grey).reduce(_TILE // 2).filter(ImageFilter.MaxFilter(5)).reduce(2)
    paper = paper.filter(ImageFilter.MedianFilter(5)).filter(ImageFilter.GaussianBlur(1.5))
    tiles = np.asarray(paper, float)
    low, high = np.percentile(tiles, 5), np.percentile(tiles, 95)
    if high - low <= _UNEVEN * high and high >= _DARK:
        return grey, False
    ground = np.asarray(paper.resize((width, height), Image.Resampling.BILINEAR), np.float32)
    lit = grey / np.maximum(ground, 16.0) * _LIT
    return np.clip(lit, 0, 255).astype(np.uint8), True


def strengthen(grey: Grey) -> Grey:
    """A page whose print is hardly darker than its paper, its ink drawn down to black; others as they are."""
    sample = grey[::4, ::4]
    paper, ink = float(np.median(sample)), float(np.percentile(sample, 0.5))
    grain = float(np.median(np.abs(sample.astype(np.float32) - paper)))
    if paper - ink >= _FAINT or paper - ink < max(12.0, _GRAINS * grain):
        return grey  # what is no darker than the paper's grain is a page with hardly a word on it
    stretched = _LIT - (paper - grey.astype(np.float32)) * ((_LIT - 40) / (paper - ink))
    return np.clip(stretched, 0, 255).astype(np.uint8)


def point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Where a point goes by a matrix."""
    u, v, w = (float(value) for value in matrix @ np.array([x, y, 1.0]))
    return u / w, v / w


def chain(matrices: Sequence[Matrix]) -> Matrix:
    """One matrix for several, the first applied first."""
    whole: Matrix = np.eye(3)
    for matrix in matrices:
        whole = matrix @ whole
    return whole
