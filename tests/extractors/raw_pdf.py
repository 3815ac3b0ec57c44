"""PDFs of objects written by hand, for what no program here makes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def write_objects(path: Path, objects: Sequence[bytes]) -> Path:
    """Objects numbered from 1; the first is the catalog."""
    data, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, body)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    path.write_bytes(data + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return path


def stream(content: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)


def words(text: str) -> bytes:
    """A text string in UTF-16, as forms hold Vietnamese."""
    return b"<" + ("\ufeff" + text).encode("utf-16-be").hex().encode() + b">"
