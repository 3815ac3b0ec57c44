"""The F1 that each paper was read with last, rounded down, in a JSON file; TDKT_REWRITE=1 measures it anew."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable, Iterable
from pathlib import Path

REWRITE = os.environ.get("TDKT_REWRITE") == "1"


def read_floors(path: Path, names: Iterable[str], measure: Callable[[str], float | None]) -> dict[str, float]:
    """Floor by name; rewritten first where that was asked for, and the diff is reviewed."""
    if REWRITE:
        measured = {name: math.floor((measure(name) or 0) * 100) / 100 for name in names}
        path.write_text(json.dumps(measured, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    floors: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return floors
