"""Takes a Reading and what every source marked; gives it with agreement, conflicts and calibrated confidence.

What is accepted at which confidence is a setting of the Office, not decided here.
"""

from __future__ import annotations

__all__: list[str] = []
