"""Takes the files of a quarter's folder; gives one zip of them: the same files, the same bytes.

Which file is the newest version of its paper is left to the caller.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

from records import Quarter, nfc
from reports.drafting.packages import ZIP_DAY

STORED = frozenset({".docx", ".jpeg", ".jpg", ".pdf", ".png", ".xlsx", ".zip"})  # packed already
LEVEL = 6
_UNIX, _READABLE = 3, 0o644 << 16  # said outright: Python writes them by the machine it runs on


def bundle_name(quarter: Quarter) -> str:
    """The name of the zip without its suffix."""
    return f"Hồ sơ trình quý {quarter.label}"


def bundle(paths: Iterable[Path], *, root: Path) -> bytes:
    """The zip; each file stands under its path below `root`, in the order of the names.

    Python marks names that are not plain Latin as UTF-8, which Windows Explorer then shows right; Macs keep names
    taken apart (NFD), so they are put together first.
    """
    named = sorted((nfc(path.relative_to(root).as_posix()), path) for path in paths)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, path in named:
            entry = zipfile.ZipInfo(name, date_time=ZIP_DAY)
            entry.create_system, entry.external_attr = _UNIX, _READABLE
            is_packed = path.suffix.lower() in STORED
            entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            package.writestr(entry, path.read_bytes(), compresslevel=None if is_packed else LEVEL)
    return stream.getvalue()
