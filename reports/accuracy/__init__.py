"""Takes readings and what their files really say; gives precision, recall, calibration and a page of errors."""

from __future__ import annotations

__all__: list[str] = []
