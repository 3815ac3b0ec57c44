"""The mark by which a paper of the pack is known again, whatever became of its name: read from its package, unparsed.

It stands in docProps/custom.xml, which Word, Excel and LibreOffice keep. Writing it is left to `reports`.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

PROPERTY = "tdkt_ma"
PART = "docProps/custom.xml"
LONGEST_PART = 1 << 18  # bytes; what Office writes there is a few hundred
_KEY = r"[a-z0-9-]+(?:/[A-Za-z0-9-]+){0,2}"
_ID = re.compile(rf"(?P<quarter>\d{{4}}-Q[1-4])/(?P<paper>{_KEY})/(?P<version>\d{{1,4}})/(?P<check>[0-9a-f]{{8}})")
_TOLD = re.compile(
    rf"<(?:\w+:)?property\b[^>]*\bname=[\"']{PROPERTY}[\"'][^>]*>\s*<(?:\w+:)?lpwstr>([^<]{{1,200}})<", re.S
)
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError)


@dataclass(frozen=True)
class DraftId:
    """Which version of which paper of which quarter; `check` is of what the program wrote in it, and of no other."""

    quarter: str
    paper: str
    version: int
    check: str

    def __str__(self) -> str:
        return f"{self.quarter}/{self.paper}/{self.version}/{self.check}"


def parse_draft_id(text: str) -> DraftId | None:
    """The id that a text says; None for any other text, so that nothing of it can lead out of a folder."""
    found = _ID.fullmatch(text.strip())
    if found is None:
        return None
    return DraftId(found["quarter"], found["paper"], int(found["version"]), found["check"])


def told_draft_id(package: Path | bytes) -> str | None:
    """What a .docx or .xlsx says under the program's own property, whether it is an id or not; None where nothing.

    Reads one small part and never parses it: a hostile package costs no more than that.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(package) if isinstance(package, bytes) else package) as parts:
            entry = parts.getinfo(PART)
            if entry.file_size > LONGEST_PART:
                return None
            with parts.open(entry) as stream:
                told = stream.read(LONGEST_PART + 1)
    except (KeyError, *_BROKEN):
        return None
    found = _TOLD.search(told.decode("utf-8", "replace"))
    return found[1].strip() if found else None


def draft_id_of(package: Path | bytes) -> DraftId | None:
    """The id of a paper of the pack; None for a file that is none, or no longer says so."""
    told = told_draft_id(package)
    return parse_draft_id(told) if told else None
