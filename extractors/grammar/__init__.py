"""Takes a Doc with lines and zones; marks spans by gazetteers and patterns, and assembles spans to readings.

`component.mark_grammar` marks `doc.spans["grammar"]`; `assembly.assemble` makes head and nominees of any source's.
"""

from __future__ import annotations

__all__: list[str] = []
