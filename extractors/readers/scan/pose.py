"""Takes a grey picture of a page; says how it lies: quarter turns, skew, which way is up, how high its text is.

By ink alone, in some hundredths of a second. Where ink does not tell, `reads_better` is asked, which is left to the
caller: it reads a few lines of the page each way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from extractors.readers.scan.rules import Grey, Mask, ink_level

MAX_SKEW = 10.0  # degrees looked for each way
USUAL_LINE = 29.0  # pixels from the top of the accents to the foot of the letters: 13 points at 200 dots an inch
_COARSE = 0.5
_FEWEST_DOTS = 200  # less is a blank page
_FEW_DOTS = 3000
_MOST_DOTS = 25_000
_FULLEST_ROW = 0.25  # of the width: no line of text holds more ink, a ruling line does
_CLEAR_TURN = 1.7  # times as sharp one way as the other
_CLEARLY_UP = 0.25
_STRIPS = 6
_LINE_INK = 0.06  # of a strip's width: rules down give less
_RULE_INK = 0.8  # of a strip's width
_LEAST_LINES, _ENOUGH_LINES = 40, 20  # in strips

Profile = NDArray[np.float64]
Dots = tuple[NDArray[np.intp], NDArray[np.intp], int, int]  # rows, columns, every which row and column, every which dot


@dataclass(slots=True, frozen=True)
class Pose:
    """How to set a picture upright: `turns` quarter turns to the left, then `skew` degrees more."""

    turns: int
    skew: float


def measure_pose(grey: Grey, reads_better: Callable[[Iterable[Grey]], int]) -> Pose:
    """The pose of a page. `reads_better` gets the page set upright in several ways and says which one reads as text."""
    lying, standing = _sharpest(grey), _sharpest(np.ascontiguousarray(np.rot90(grey)))
    if lying.sharpness == standing.sharpness == 0.0:
        return Pose(0, 0.0)
    ways = [0] if lying.sharpness > _CLEAR_TURN * standing.sharpness else [0, 1]
    half = np.asarray(Image.fromarray(grey).reduce(2))
    choices: list[Pose] = []
    for turns in ways:
        skew = measure_skew(np.ascontiguousarray(np.rot90(grey, turns)))
        if len(ways) == 1 and uprightness(_set_upright(half, Pose(turns, skew))) > _CLEARLY_UP:
            return Pose(turns, skew)
        choices += [Pose(turns, skew), Pose(turns + 2, skew)]
    return choices[reads_better(_set_upright(grey, pose) for pose in choices)]


def _set_upright(grey: Grey, pose: Pose) -> Grey:
    """The picture turned; as large as it is, so that corners of a very skewed page are cut."""
    upright = np.ascontiguousarray(np.rot90(grey, pose.turns))
    if not pose.skew:
        return upright
    paper = int(np.median(upright[::8, ::8]))
    return np.asarray(Image.fromarray(upright).rotate(pose.skew, Image.Resampling.BICUBIC, fillcolor=paper))


@dataclass(slots=True, frozen=True)
class _Angle:
    degrees: float
    sharpness: float


def measure_skew(grey: Grey) -> float:
    """Degrees by which the lines of the page fall to the right (negative: rise); by the sharpest row profile."""
    coarse = _sharpest(grey).degrees
    near = _dots(grey, 2)
    middle = _best_angle(near, np.arange(coarse - 0.5, coarse + 0.51, 0.1), grey.shape).degrees
    return _best_angle(near, np.arange(middle - 0.1, middle + 0.11, 0.05), grey.shape).degrees


def _sharpest(grey: Grey) -> _Angle:
    return _best_angle(_dots(grey, 4), np.arange(-MAX_SKEW, MAX_SKEW + 0.01, _COARSE), grey.shape)


def _dots(grey: Grey, step: int) -> Dots:
    """Rows and columns of the ink, from every `step`th row and column; finer where there is little ink."""
    level = ink_level(grey)
    ys, xs = np.nonzero(grey[::step, ::step] < level)
    if len(ys) < _FEW_DOTS and step > 1:
        return _dots(grey, step // 2)
    thinned = max(1, len(ys) // _MOST_DOTS)
    return ys[::thinned], xs[::thinned], step, thinned


def _best_angle(dots: Dots, angles: Profile, shape: tuple[int, ...]) -> _Angle:
    """The angle at which the ink falls into the fewest rows, and how much more so than evenly spread ink."""
    ys, xs, step, thinned = dots
    if len(ys) < _FEWEST_DOTS:
        return _Angle(0.0, 0.0)
    height, width = shape[0] // step + 1, shape[1] // step + 1
    margin = int(width * np.tan(np.radians(MAX_SKEW + 1))) + 2
    offsets = xs - width / 2

    def sharpness(degrees: float) -> float:
        rows = ys - np.round(np.tan(np.radians(degrees)) * offsets).astype(int) + margin
        profile = np.bincount(rows, minlength=height + 2 * margin).astype(float)
        profile = np.minimum(profile, _FULLEST_ROW * width / thinned)
        return float((np.diff(profile) ** 2).sum())

    values = [sharpness(float(angle)) for angle in angles]
    best = int(np.argmax(values))
    return _Angle(float(angles[best]), values[best] / len(ys))


def uprightness(half: Grey) -> float:
    """Between -1 and 1: positive where the ink beside the bodies of the letters lies above them, as accents do.

    0 where there is too little text to tell. `half` is the page at half its resolution.
    """
    above = below = 0.0
    bands = _text_bands(half, least=4)
    if len(bands) < _ENOUGH_LINES:
        return 0.0
    for profile, (top, bottom) in bands:
        rows = profile[top:bottom]
        core = np.flatnonzero(rows >= 0.5 * rows.max())
        above += float(rows[: core[0]].sum())
        below += float(rows[core[-1] + 1 :].sum())
    return (above - below) / max(1.0, above + below)


def text_height(grey: Grey) -> float | None:
    """The usual height of a line of text in pixels; None where there are too few lines."""
    bands = _text_bands(grey, least=8)
    if len(bands) < _LEAST_LINES:
        return None
    heights = np.array([bottom - top for _, (top, bottom) in bands])
    inks = np.array([profile[top:bottom].sum() for profile, (top, bottom) in bands])
    order = np.argsort(heights)
    middle = np.searchsorted(np.cumsum(inks[order]), inks.sum() / 2)  # specks count little, a seal counts once
    return float(heights[order][middle])


def _text_bands(grey: Grey, *, least: int) -> list[tuple[Profile, tuple[int, int]]]:
    """Runs of rows with ink, in each of some strips down the page, without what is higher than text."""
    ink: Mask = grey < ink_level(grey)
    found: list[tuple[Profile, tuple[int, int]]] = []
    width = grey.shape[1] // _STRIPS
    for index in range(_STRIPS):
        strip = ink[:, index * width : (index + 1) * width]
        profile = _without_rules(strip.sum(axis=1).astype(float), width, 8 * least)
        marked = np.flatnonzero(profile >= _LINE_INK * width * 0.5)
        if not len(marked):
            continue
        breaks = np.flatnonzero(np.diff(marked) > least // 4)
        starts, ends = marked[np.r_[0, breaks + 1]], marked[np.r_[breaks, len(marked) - 1]] + 1
        found += [
            (profile, (int(top), int(bottom)))
            for top, bottom in zip(starts, ends, strict=True)
            if least <= bottom - top <= 15 * least
        ]
    return found


def _without_rules(profile: Profile, width: int, reach: int) -> Profile:
    """The ink of a strip's rows without ruling lines: those down are in all rows around, those across fill a row."""
    if len(profile) <= 2 * reach:
        return profile
    padded = np.pad(profile, reach, mode="edge")
    always = np.lib.stride_tricks.sliding_window_view(padded, 2 * reach + 1).min(axis=1)
    return np.where(profile > _RULE_INK * width, 0.0, profile - always)
