"""Takes names with their counts; draws them as bars in a PNG: the same counts, the same bytes.

It is read in black and white: one shade, the number at the end of each bar. The caption stands in the paper, as text.
"""

from __future__ import annotations

import io
import os
import textwrap
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from records import SettingsError, nfc

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

DPI = 200
WIDTH = 150.0  # mm of the whole picture
NAME_LETTERS = 40  # of a line of a name
MOST_BARS = 20  # more cannot be told apart on half a page
LETTERS = 11.0  # points
BAR, LINE, BETWEEN, BORDER, GAP = 4.0, 4.5, 1.8, 1.5, 2.0  # mm
NUMBERS = 26.0  # mm, what is left for the numbers at the ends
FILL, INK = "#8a8a8a", "#1a1a1a"
MILLIMETRE = 1 / 25.4  # inches
UNHINTED = 1.06  # drawn letters are up to so much wider than they measure
HARD_LETTER = 0x1EBF  # ế: old fonts called the same lack it, and another font would be put in its place
FONT_FILES = (
    "Fonts/times.ttf",
    "/usr/share/fonts/truetype/msttcorefonts/Times_New_Roman.ttf",
    "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/liberation-serif/LiberationSerif-Regular.ttf",
    "/Library/Fonts/Times New Roman.ttf",
    "/System/Library/Fonts/Supplemental/Times New Roman.ttf",
)


@dataclass(frozen=True)
class Bar:
    """One bar; `told` is what stands at its end where that is more than the number ("12 (60,0%)")."""

    name: str
    count: int
    told: str = ""


@lru_cache(maxsize=32)
def draw_bars(bars: tuple[Bar, ...]) -> bytes:
    """Horizontal bars in the order given, from the top; raises ValueError for none or too many."""
    from matplotlib import rc_context, rcParamsDefault
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    if not 0 < len(bars) <= MOST_BARS:
        raise ValueError(f"{len(bars)} bars, not 1 to {MOST_BARS}")
    names = [_wrapped(bar.name) for bar in bars]
    heights = [max(BAR, LINE * name.count("\n") + LINE) + BETWEEN for name in names]
    height = sum(heights) + 2 * BORDER
    with rc_context(rcParamsDefault):
        figure = Figure(figsize=(WIDTH * MILLIMETRE, height * MILLIMETRE), dpi=DPI, facecolor="white")
        canvas = FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        _draw(axes, bars, names, heights, letters=_letters())
        picture = io.BytesIO()
        canvas.print_png(picture, metadata={"Software": None})  # type: ignore[no-untyped-call]
    return picture.getvalue()


def _draw(axes: Any, bars: tuple[Bar, ...], names: list[str], heights: list[float], *, letters: FontProperties) -> None:
    from matplotlib.patches import Rectangle

    start = max(_length(line, letters) for name in names for line in name.split("\n")) + BORDER + GAP
    longest = max(max(bar.count for bar in bars), 1)
    look: dict[str, Any] = {"color": INK, "fontproperties": letters, "linespacing": 1.2}
    top = BORDER
    for bar, name, height in zip(bars, names, heights, strict=True):
        middle, length = top + height / 2, bar.count / longest * (WIDTH - start - NUMBERS)
        axes.text(start - GAP, middle, name, ha="right", va="center", **look)
        axes.add_patch(Rectangle((start, middle - BAR / 2), length, BAR, facecolor=FILL, edgecolor=INK, linewidth=0.5))
        told = bar.told or str(bar.count)
        axes.text(start + length + GAP, middle, told, ha="left", va="center", **look)
        top += height
    axes.plot([start, start], [BORDER, top], color=INK, linewidth=0.8, solid_capstyle="butt")


def _wrapped(name: str) -> str:
    """At spaces, never within a word: a unit's name is told in full."""
    return "\n".join(textwrap.wrap(nfc(name), NAME_LETTERS, break_long_words=False, break_on_hyphens=False)) or " "


def _length(line: str, letters: FontProperties) -> float:
    """The millimetres that a line takes."""
    from matplotlib.font_manager import get_font

    font = get_font(str(letters.get_file()))
    font.set_size(LETTERS, DPI)
    font.set_text(line)
    return float(font.get_width_height()[0]) / 64 / DPI / MILLIMETRE * UNHINTED


@lru_cache(maxsize=1)
def _letters() -> FontProperties:
    """The papers' own letters, from a file: by its name another machine may find another font."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font

    for name in FONT_FILES:
        path = Path(os.environ.get("WINDIR", "C:/Windows")) / name
        if path.is_file() and HARD_LETTER in FT2Font(str(path)).get_charmap():
            return FontProperties(fname=str(path), size=LETTERS)
    raise SettingsError(
        "Không có phông chữ đủ chữ Việt để vẽ biểu đồ.", hint="Cài Liberation Serif bản mới; xem tdkt doctor."
    )
