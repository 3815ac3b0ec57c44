"""Takes paths; gives the Reading of each, read by children: a bundle is unpacked by one, its files are read by all.

A file that breaks its child, or takes too long, costs that file, and not the bundle that it came in.
"""

from __future__ import annotations

import hashlib
import itertools
import re
import shutil
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any

from extractors.bundles import Contents, assemble
from extractors.bundles.shelf import MOST_ENTRIES
from extractors.readers.kinds import open_plain
from extractors.room import ReadingRoom
from extractors.sandbox.messages import PROGRAM_FAULT, TIMED_OUT
from extractors.sandbox.scratch import make_scratch
from records.errors import InputError, UnreadableFile
from records.readings import Reading

READ_FUNCTION = "extractors.reading:read_or_unpack"
BUNDLE_SECONDS = 1200.0  # then the files that are not yet begun are put aside
_OWN_NAME = re.compile(r"tep-\d{5}(?:\.[a-z0-9]{1,8})?")


class DossierRoom:
    """A reading room whose answers are whole Readings, those of bundles too. Use as a context manager.

    Options are those of ReaderPool. `returned` is a folder for the bytes of the program's own papers that come back in
    bundles, under their hash: what a bundle unpacks is else gone when it has been read.
    """

    def __init__(self, workers: int, *, returned: Path | None = None, **limits: Any) -> None:
        self._workers = workers
        self._returned = returned
        self._scratch = make_scratch()
        self._room = ReadingRoom(READ_FUNCTION, workers, writable=[self._scratch.folder], **limits)
        self._threads = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="dossier")
        self._numbers = itertools.count(1)

    def __enter__(self) -> DossierRoom:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends every child, whatever it is doing, and removes what was unpacked."""
        self._room.close()
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._scratch.remove()

    def expect(self, paths: Iterable[Path]) -> None:
        """Begins to convert the legacy files among paths that will be read soon; returns at once."""
        self._room.expect(paths)

    def map(self, paths: Sequence[Path]) -> Iterator[Reading | InputError]:
        """Reading or InputError of each path, in the order of the paths."""
        self.expect(paths)
        yield from self._threads.map(self.read, paths)

    def read(self, path: Path, name: str = "") -> Reading | InputError:
        """Reading or InputError of one path; waits for an idle child. May be called from any thread.

        `name` is the file's own, where it is kept under another.
        """
        folder = self._scratch.folder / f"goi-{next(self._numbers)}"
        try:
            answer = self._room.read(path, into=str(folder), name=name or path.name)
            if not isinstance(answer, Contents):
                return answer
            if not _is_sound(answer):
                return _unsound(path)
            readings = self._read_members(answer, folder)
            return assemble(answer, readings, file=path.name, sha256=_hash(path))
        finally:
            if folder.exists():
                shutil.rmtree(folder, ignore_errors=True)

    def _read_members(self, contents: Contents, folder: Path) -> list[Reading]:
        """The files of one bundle, as many at a time as there are children."""
        paths = [folder / member.file for member in contents.members]
        end = time.monotonic() + BUNDLE_SECONDS
        self._room.expect(paths)

        def read(path: Path) -> Reading:
            answer = _late() if time.monotonic() > end else self._room.read(path, into=str(folder / "khong-mo"))
            if not isinstance(answer, Reading):
                return _refused(answer, path)
            return self._kept(answer, path) if answer.draft and self._returned else answer

        with ThreadPoolExecutor(max_workers=self._workers) as threads:
            return list(threads.map(read, paths))

    def _kept(self, reading: Reading, path: Path) -> Reading:
        """The reading of a paper that came back, under the hash by which its bytes are kept: what we copy, we hash."""
        try:
            with open_plain(path) as stream:
                content = stream.read()
        except InputError as exc:
            return _refused(exc, path)
        sha256 = hashlib.sha256(content).hexdigest()
        if self._returned is not None:
            self._returned.mkdir(parents=True, exist_ok=True)
            half = self._returned / f".{path.parent.name}-{path.name}.tmp"
            half.write_bytes(content)
            half.replace(self._returned / sha256)
        return reading.model_copy(update={"sha256": sha256})


def _is_sound(contents: Contents) -> bool:
    """Whether what the child says of the bundle can be: a hostile file may have taken it over."""
    return len(contents.members) <= MOST_ENTRIES and all(_OWN_NAME.fullmatch(m.file) for m in contents.members)


def _unsound(path: Path) -> InputError:
    return UnreadableFile(f"Không mở được gói “{path.name}”.", hint="Xin đơn vị gửi lại.", code=PROGRAM_FAULT)


def _late() -> InputError:
    return UnreadableFile(
        f"Đọc cả gói quá {BUNDLE_SECONDS / 60:g} phút nên chưa đọc đến tệp này.",
        hint="Gửi riêng tệp này, hoặc chia gói thành nhiều gói nhỏ.",
        code=TIMED_OUT,
    )


def _refused(answer: Any, path: Path) -> Reading:
    error = answer if isinstance(answer, InputError) else _unsound(path)
    return Reading(
        file=path.name, sha256=_hash(path), status="rejected", reason=error.sentence(), reason_code=error.code
    )


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
