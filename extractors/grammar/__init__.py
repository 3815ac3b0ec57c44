"""Takes a laid-out Doc; marks spans by gazetteers and patterns in `doc.spans["grammar"]`. Knows no table."""

from __future__ import annotations

__all__: list[str] = []
