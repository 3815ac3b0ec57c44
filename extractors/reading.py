"""Takes a file; gives its Reading: kind, head, what is asked for, nominees with evidence. Stores nothing."""

from __future__ import annotations

import gc
import hashlib
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.readers import read_paper
from extractors.readers.kinds import BUNDLES, FileKind, open_plain, sniff
from extractors.sandbox.pulse import beat
from extractors.sizes import keep_to_size
from records.draft_ids import told_draft_id
from records.errors import InputError, in_words
from records.readings import Reading

if TYPE_CHECKING:
    from extractors.bundles import Contents

_UNKNOWN_DIGEST = "0" * 64
_MARKED = frozenset({FileKind.DOCX, FileKind.XLSX})


def read_file(path: Path | str, name: str | None = None, *, copy: str | None = None) -> Reading:
    """The Reading of one file; a file that cannot be read gives status `rejected` with its reason, not an exception.

    `copy` is the .docx that LibreOffice has already made of a legacy file (`extractors.room`). spaCy is loaded
    with the first file that opens: a command that only starts, or refuses, does not wait for it.
    """
    path = Path(path)
    name = name or path.name
    folder = Path(tempfile.gettempdir(), f"tdkt-goi-{secrets.token_hex(8)}")
    try:
        found = read_or_unpack(path, copy=copy, into=str(folder), name=name)
        if isinstance(found, Reading):
            return found.model_copy(update={"file": name})
        from extractors.bundles import assemble

        readings = [read_file(folder / member.file) for member in found.members]
        return assemble(found, readings, file=name, sha256=_hash(path))
    finally:
        if folder.exists():
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _collecting_seldom() -> Iterator[None]:
    """Has Python look for unreachable objects at every 20,000th instead of every 700th.

    A paper only grows while it is read: the searches find nothing, and are a third of the time of a long list.
    """
    usual = gc.get_threshold()
    gc.set_threshold(20_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


@_collecting_seldom()
def read_or_unpack(path: Path, *, into: str, copy: str | None = None, name: str = "") -> Reading | Contents:
    """The Reading of one file, or, of a bundle, what it holds: its files then lie in `into`, a folder made for them.

    `name` is the file's own, where it is kept under another. A caller that has several readers gives each of them a
    file of the bundle, and puts the readings together again.
    """
    digest = _UNKNOWN_DIGEST
    try:
        digest = _hash(path)
        kind = sniff(path)
        if kind in BUNDLES:
            return _unpack(path, kind, into, name=name or path.name)
        draft = told_draft_id(path) if kind in _MARKED else None
        if draft is not None:
            return _own_paper(path.name, digest, draft)
        paper = read_paper(path, kind=kind, copy=copy)
    except InputError as exc:
        return _rejected(path.name, digest, exc.sentence(), exc.code)
    except OSError as exc:
        reason = f"Không mở được tệp: {in_words(exc)}. Kiểm tra tệp còn đó và có quyền đọc."
        return _rejected(path.name, digest, reason, "KHONG_MO_DUOC")
    except RecursionError:
        reason = "Nội dung tệp lồng nhau quá nhiều tầng. Mở tệp, lưu thành bản mới rồi gửi lại."
        return _rejected(path.name, digest, reason, "LONG_QUA_SAU")
    beat()
    from extractors.fields import read_fields

    return read_fields(keep_to_size(paper), file=path.name, sha256=digest)


def _unpack(path: Path, kind: FileKind, into: str, *, name: str) -> Contents:
    from extractors.bundles import open_bundle

    folder = Path(into)
    folder.mkdir(mode=0o700)
    return open_bundle(path, folder, kind=kind, name=name)


def _rejected(name: str, digest: str, reason: str, code: str) -> Reading:
    return Reading(file=name, sha256=digest, status="rejected", reason=reason, reason_code=code)


def _own_paper(name: str, digest: str, draft: str) -> Reading:
    """A paper of the pack that came back: whose it is, `flows` can tell."""
    reason = f"Là văn bản do chương trình lập (mã “{draft}”), không phải hồ sơ đề nghị."
    return Reading(
        file=name, sha256=digest, status="needs_review", reason=reason, reason_code="BAN_DU_THAO", draft=draft
    )


def _hash(path: Path) -> str:
    with open_plain(path) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
