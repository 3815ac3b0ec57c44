"""Takes a Word document; gives its bytes without any clock in them, so that the same document is the same file."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from reports.drafting.doubts import without_marks

ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can hold


def packed(document: Any) -> bytes:
    """The package with fixed times; a mark that a header or a note repeats is taken out of it."""
    saved, stream = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                data = without_marks(data.decode("utf-8")).encode("utf-8")
            entry = zipfile.ZipInfo(name, date_time=ZIP_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, data)
    return stream.getvalue()
