"""Takes values that were compared; gives the reliability diagram as a PNG: the same values, the same bytes.

A bar for each measure of confidence: how many of its values are right, beside how many should be. All fields together
stand above, the fields with most values below.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reports.accuracy.calibration import EDGES, Judged, bins_of, by_field, calibration_error
from reports.accuracy.wording import decimal, field_in_words

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST_FIELDS = 9
LEAST_VALUES = 10  # of a field: fewer tell nothing
COLUMNS = 3
DPI = 110
_RIGHT, _SAID, _INK = "#4477aa", "#cc3311", "#222222"  # told apart by colour-blind eyes, and by their shapes
_PLACES = len(EDGES) - 1
_WIDTH, _TOP, _ROW = 9.0, 3.6, 2.3  # inches


def draw_reliability(values: Sequence[Judged]) -> bytes:
    """The diagram of all values and of the main fields."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    fields = _main_fields(values)
    rows = -(-len(fields) // COLUMNS)
    with matplotlib.rc_context(matplotlib.rcParamsDefault | {"font.size": 9}):
        figure = Figure(figsize=(_WIDTH, _TOP + _ROW * rows), layout="constrained")
        grid = figure.add_gridspec(1 + rows, COLUMNS, height_ratios=[_TOP, *[_ROW] * rows])
        whole = figure.add_subplot(grid[0, :])
        _draw(whole, values, title=f"Tất cả: {len(values)} giá trị, sai số hiệu chỉnh (ECE) {_error_of(values)}")
        whole.set_ylabel("phần trăm đúng")
        whole.set_xlabel("độ tin cậy máy ghi, và số giá trị")
        figure.legend(*whole.get_legend_handles_labels(), loc="outside upper right", ncols=2, frameon=False)
        for at, (name, own) in enumerate(fields):
            panel = figure.add_subplot(grid[1 + at // COLUMNS, at % COLUMNS])
            _draw(panel, own, title=f"{field_in_words(name)}\nECE {_error_of(own)}", small=True)
        picture = io.BytesIO()
        FigureCanvasAgg(figure)
        figure.savefig(picture, format="png", dpi=DPI, metadata={"Software": None})
    return picture.getvalue()


def _main_fields(values: Sequence[Judged]) -> list[tuple[str, list[Judged]]]:
    """The fields with most values, in the order of the contract."""
    grouped = by_field(values)
    most = sorted((name for name in grouped if len(grouped[name]) >= LEAST_VALUES), key=lambda n: -len(grouped[n]))
    return [(name, own) for name, own in grouped.items() if name in most[:MOST_FIELDS]]


def _draw(axes: Axes, values: Sequence[Judged], *, title: str, small: bool = False) -> None:
    bins = bins_of(values)
    places = [EDGES.index(each.low) for each in bins]
    size = 6.5 if small else 9
    axes.bar(places, [100 * each.share_right for each in bins], 0.7, color=_RIGHT, label="cột: thật sự đúng")
    axes.hlines(
        [100 * each.mean_confidence for each in bins],
        [place - 0.45 for place in places],
        [place + 0.45 for place in places],
        colors=_SAID,
        linewidth=1.6 if small else 2.2,
        label="vạch: lẽ ra phải đúng, theo độ tin cậy",
    )
    counts = dict(zip(places, (each.count for each in bins), strict=True))
    labels = [f"{_label(place, small=small)}\n{counts.get(place, '')}" for place in range(_PLACES)]
    axes.set_xticks(range(_PLACES), labels, fontsize=size)
    axes.set_xlim(-0.6, _PLACES - 0.4)
    axes.set_ylim(0, 105)
    axes.set_yticks([0, 50, 100] if small else [0, 25, 50, 75, 100])
    axes.tick_params(axis="both", labelsize=size, color="#999999")
    axes.grid(axis="y", color="#dddddd", linewidth=0.6)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_title(title, fontsize=8 if small else 10, color=_INK, loc="left")


def _label(place: int, *, small: bool) -> str:
    """ "0,90–0,95"; on a small panel only where it begins."""
    low = decimal(EDGES[place])
    return low if small else f"{low}–{decimal(EDGES[place + 1])}"


def _error_of(values: Sequence[Judged]) -> str:
    return decimal(calibration_error(values), 3)
