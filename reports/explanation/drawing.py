"""Takes a timeline; draws it as SVG or PNG: the same timeline, the same bytes. It can be read without colours.

Years go across, newest to the right; what counted is framed and ticked, with the number of its condition.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from records.proposals import Did
from reports.explanation.timeline import Cell, Column, Label, Line, Mark, Timeline
from reports.explanation.wording import NO_BASIS, SIGNS, legend_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Format = Literal["svg", "png"]
MOST_COLUMNS = 11  # in one band; a longer life goes on below
WIDTH, MARGIN, NAMES = 7.6, 0.06, 0.88  # inches: the picture, its border, the names of the rows
WIDEST_COLUMN, GAP_COLUMN = 0.95, 0.28
HEAD, TEXT, MARKS, PAD, BETWEEN = 0.3, 0.14, 0.15, 0.09, 0.16  # inches: heights
DPI = 160
LEGEND_LETTERS = 124  # on a line
INK, SOFT, LINE = "#1a1a1a", "#555555", "#9aa0a6"
SIGN: dict[Did, str] = {"carried": "✓", "open": "?", "broke": "✕", "skipped": "↷"}
MEANING: dict[Did, str] = {
    "carried": "được tính",
    "open": "cần mà chưa rõ",
    "broke": "làm gián đoạn, không được tính",
    "skipped": "nghỉ thai sản, không làm gián đoạn",
}
LOOK: dict[Did, dict[str, Any]] = {
    "carried": {"facecolor": "#dcefdc", "edgecolor": INK, "linewidth": 1.6},
    "open": {"facecolor": "#ffffff", "edgecolor": SOFT, "linewidth": 0.9, "linestyle": (0, (3, 2)), "hatch": "////"},
    "broke": {"facecolor": "#f6d5d5", "edgecolor": INK, "linewidth": 1.6, "linestyle": (0, (5, 1.5))},
    "skipped": {"facecolor": "#eef1f4", "edgecolor": SOFT, "linewidth": 0.9, "linestyle": (0, (1, 1.2))},
}
BOTH = "#f6eed8"  # enough for one condition, too little for another
PLAIN = {"facecolor": "#ffffff", "edgecolor": LINE, "linewidth": 0.5}


@dataclass(frozen=True, slots=True)
class _Band:
    """The columns that stand side by side, and the rows that have something there, each with its height."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        return HEAD + sum(self.heights)


def draw_timeline(timeline: Timeline, *, format: Format, city: bool = False) -> bytes:
    """The picture of one nominee."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    bands = _bands(timeline)
    legend = list(_legend(timeline, city=city))
    height = sum(band.height + BETWEEN for band in bands) + TEXT * 1.15 * len(legend) + 0.34 + 2 * MARGIN
    with matplotlib.rc_context(
        matplotlib.rcParamsDefault
        | {"svg.hashsalt": "tdkt", "svg.fonttype": "path", "hatch.linewidth": 0.4, "hatch.color": "#b9bec4"}
    ):
        figure = Figure(figsize=(WIDTH, height))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, WIDTH)
        axes.set_ylim(height, 0)
        axes.axis("off")
        top = MARGIN
        for band in bands:
            _draw_band(axes, timeline, band, top)
            top += band.height + BETWEEN
        top = _draw_key(axes, timeline, top)
        for number, line in enumerate(legend):
            axes.text(MARGIN, top + TEXT * 1.15 * number, line, size=7, color=INK, va="top")
        picture = io.BytesIO()
        FigureCanvasAgg(figure)
        metadata = {"Date": None, "Creator": None} if format == "svg" else {"Software": None}
        figure.savefig(picture, format=format, dpi=DPI, facecolor="white", metadata=metadata)
    return picture.getvalue()


def _bands(timeline: Timeline) -> list[_Band]:
    """As few bands as the columns need, the lower ones full."""
    count = -(-len(timeline.columns) // MOST_COLUMNS)
    size = -(-len(timeline.columns) // count)
    first = len(timeline.columns) - size * (count - 1)
    starts = [0, *range(first, len(timeline.columns), size)]
    parts = [
        timeline.columns[start:end] for start, end in zip(starts, [*starts[1:], len(timeline.columns)], strict=True)
    ]
    return [_band(timeline.lines, part) for part in parts if part]


def _band(lines: Sequence[Line], columns: tuple[Column, ...]) -> _Band:
    filled = tuple(line for line in lines if any(_cell_of(line, column) for column in columns))
    letters = _letters_in(columns)
    return _Band(columns, filled, tuple(_height_of(line, columns, letters=letters) for line in filled))


def _height_of(line: Line, columns: Sequence[Column], *, letters: int) -> float:
    cells = [cell for column in columns if (cell := _cell_of(line, column)) is not None]
    lines = max([1, *(len(_lines_of(cell, letters)) for cell in cells)])
    return lines * TEXT + PAD + (MARKS if any(cell.marks for cell in cells) else 0)


def _cell_of(line: Line, column: Column) -> Cell | None:
    return None if column.is_gap else line.cells.get(column.year)


def _lines_of(cell: Cell, letters: int) -> list[tuple[str, Label]]:
    """The lines of a cell: what is longer than a column is wide goes over several."""
    return [
        (part, label)
        for label in cell.labels
        for part in textwrap.wrap(label.text, max(10, letters), break_long_words=False)
    ]


def _letters_in(columns: Sequence[Column]) -> int:
    """How many letters fit into a column."""
    return int(max((width for _, width in _places(columns)), default=0) / 0.062)


def _places(columns: Sequence[Column]) -> list[tuple[float, float]]:
    """Left edge and width of each column."""
    gaps = sum(column.is_gap for column in columns)
    room = WIDTH - 2 * MARGIN - NAMES - gaps * GAP_COLUMN
    width = min(WIDEST_COLUMN, room / max(1, len(columns) - gaps))
    widths = [GAP_COLUMN if column.is_gap else width for column in columns]
    return [(MARGIN + NAMES + sum(widths[:at]), each) for at, each in enumerate(widths)]


def _draw_band(axes: Axes, timeline: Timeline, band: _Band, top: float) -> None:
    places = _places(band.columns)
    for column, (left, width) in zip(band.columns, places, strict=True):
        is_asked = column.year is not None and column.year == timeline.asked
        size = 7.5 if column.year or column.is_gap else 5.6
        style: dict[str, Any] = {"color": INK, "ha": "center", "va": "center"}
        weight = "bold" if is_asked else "normal"
        axes.text(left + width / 2, top + HEAD - 0.1, column.label, size=size, weight=weight, **style)
        if is_asked:
            axes.text(left + width / 2, top + 0.06, "năm xét", size=5.6, **style)
    at = top + HEAD
    for line, height in zip(band.lines, band.heights, strict=True):
        axes.text(MARGIN, at + height / 2, line.name, size=7.5, color=INK, va="center")
        for column, (left, width) in zip(band.columns, places, strict=True):
            if column.is_gap:
                axes.text(left + width / 2, at + height / 2, "…", size=8, color=SOFT, ha="center", va="center")
            else:
                cell = _cell_of(line, column) or Cell()
                _draw_cell(axes, cell, (left, at, width, height), name=f"{line.kind}-{column.year or 'chua-ro'}")
        at += height
    for year in timeline.after:
        _draw_start(axes, band, places, year, top=top, bottom=at)


def _draw_cell(axes: Axes, cell: Cell, box: tuple[float, float, float, float], *, name: str) -> None:
    from matplotlib.patches import Rectangle

    left, top, width, height = box
    look = dict(LOOK[cell.marks[0].did]) if cell.marks else dict(PLAIN)
    if {"carried", "broke"} <= {mark.did for mark in cell.marks}:
        look["facecolor"] = BOTH
    if cell.labels:
        look.pop("hatch", None)  # hatched is what nobody states
    inset = 0.02 if cell.marks else 0.0
    rectangle = Rectangle((left + inset, top + inset), width - 2 * inset, height - 2 * inset, **look)
    rectangle.set_zorder(3 if cell.marks else 1)
    if cell.marks:
        rectangle.set_gid("_".join([name, *(f"{mark.did}.{_numbers(mark.numbers)}" for mark in cell.marks)]))
    axes.add_patch(rectangle)
    lines = _lines_of(cell, int(width / 0.062))
    middle = top + height / 2 - (len(lines) - 1) * TEXT / 2 + (MARKS / 2 if cell.marks else 0)
    for number, (text, label) in enumerate(lines):
        axes.text(
            left + width / 2,
            middle + number * TEXT,
            text,
            size=min(6.8, 8.4 * width / 0.62 * 6 / max(6, len(text))),
            style="italic" if label.is_claim else "normal",
            weight="bold" if label.is_counted else "normal",
            color=INK,
            ha="center",
            va="center",
            zorder=4,
        )
    if cell.marks:
        words = "  ".join(f"{SIGN[mark.did]} {_numbers(mark.numbers)}" for mark in cell.marks)
        axes.text(
            left + width / 2, top + 0.095, words, size=6.6, weight="bold", color=INK, ha="center", va="center", zorder=4
        )


def _draw_start(
    axes: Axes, band: _Band, places: Sequence[tuple[float, float]], year: int, *, top: float, bottom: float
) -> None:
    """A thick line behind the year of a prior award: only years to its right count (“sau đó”)."""
    at = next(
        (left + width for column, (left, width) in zip(band.columns, places, strict=True) if column.year == year), 0
    )
    if at:
        axes.plot([at, at], [top + 0.03, bottom], color=INK, linewidth=2.2, zorder=5, solid_capstyle="butt")
        axes.text(at + 0.03, top + 0.06, "sau đó ►", size=5.6, color=INK, va="center", zorder=6)


def _numbers(numbers: Sequence[int]) -> str:
    return ",".join(map(str, numbers))


def _draw_key(axes: Axes, timeline: Timeline, top: float) -> float:
    """The signs in use, each with its frame; gives where the next line begins."""
    from matplotlib.patches import Rectangle

    used = [did for did in SIGN if any(mark.did == did for line in timeline.lines for mark in _marks_of(line))]
    left = MARGIN
    for did in used:
        axes.add_patch(Rectangle((left, top), 0.26, 0.16, zorder=3, **LOOK[did]))
        axes.text(left + 0.13, top + 0.08, SIGN[did], size=6.6, weight="bold", ha="center", va="center", zorder=4)
        axes.text(left + 0.31, top + 0.08, MEANING[did], size=7, color=INK, va="center")
        left += 0.31 + 0.058 * len(MEANING[did]) + 0.2
    return top + (0.28 if used else 0)


def _marks_of(line: Line) -> Iterator[Mark]:
    for cell in line.cells.values():
        yield from cell.marks


def _legend(timeline: Timeline, *, city: bool) -> Iterator[str]:
    """The conditions by their numbers, the signs of cells, the short forms."""
    for each in timeline.numbered:
        condition = each.condition
        yield from _wrapped(f"{each.number}. {SIGNS[condition.outcome]} {condition.required or condition.text}")
    shown = [entry for entry in timeline.entries if entry.kind in ("title", "award", "classification", "initiative")]
    notes = []
    if any(entry.standing == "claimed" for entry in shown):
        notes.append("chữ nghiêng: mới là lời khai, chưa thấy số quyết định")
    if any(entry.is_used or entry.legal_kind in NO_BASIS for entry in shown):
        notes.append("trong ngoặc: khen đột xuất, chuyên đề, hoặc sáng kiến đã dùng")
    if notes:
        yield from _wrapped(_capital("; ".join(notes)) + ".")
    if short := legend_of(shown, city=city):
        yield from _wrapped(f"{short}.")


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, LEGEND_LETTERS, subsequent_indent="    ")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
