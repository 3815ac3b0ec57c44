"""Takes a file; gives its Reading: kind, head, what is asked for, nominees with evidence. Stores nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extractors.readers import read_paper
from records.errors import InputError, in_words
from records.readings import Reading

_UNKNOWN_DIGEST = "0" * 64


def read_file(path: Path | str, name: str | None = None) -> Reading:
    """The Reading of one file; a file that cannot be read gives status `rejected` with its reason, not an exception.

    spaCy is loaded with the first file that opens: a command that only starts, or refuses, does not wait for it.
    """
    path = Path(path)
    name = name or path.name
    digest = _UNKNOWN_DIGEST
    try:
        digest = _hash(path)
        paper = read_paper(path)
    except InputError as exc:
        return _rejected(name, digest, exc.sentence(), exc.code)
    except OSError as exc:
        reason = f"Không mở được tệp: {in_words(exc)}. Kiểm tra tệp còn đó và có quyền đọc."
        return _rejected(name, digest, reason, "KHONG_MO_DUOC")
    from extractors.fields import read_fields

    return read_fields(paper, file=name, sha256=digest)


def _rejected(name: str, digest: str, reason: str, code: str) -> Reading:
    return Reading(file=name, sha256=digest, status="rejected", reason=reason, reason_code=code)


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
