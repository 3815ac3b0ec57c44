"""Takes paths; gives what a reading function makes of each, legacy Word files converted in batches beforehand.

One start of LibreOffice costs as much as reading a hundred papers: files that are expected together share one. What a
batch made no copy of is converted when it is read, alone, and then gives its own reason.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any

from extractors.libreoffice import find_libreoffice
from extractors.readers.kinds import open_plain
from extractors.sandbox.pool import Answer, Option, ReaderPool
from extractors.sandbox.scratch import Scratch, make_scratch
from records.errors import InputError

CONVERT_FUNCTION = "extractors.readers.word.office:convert_batch"
MOST_A_START = 25  # what one stop of LibreOffice costs at most
FEWEST_A_START = 4
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_XML_MARKS = (b"wordDocument", b"<office:document")


class ReadingRoom:
    """A pool of readers and, from the first batch on, a pool of converters. Use as a context manager.

    Options are those of ReaderPool; `function` takes `copy`, the path of the converted copy.
    """

    def __init__(self, function: str, workers: int, **limits: Any) -> None:
        self._workers = workers
        self._limits = limits
        self._readers = ReaderPool(function, workers, **limits)
        self._reading = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="reading")
        self._converting = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="converting")
        self._converters: ReaderPool | None = None
        self._scratch: Scratch | None = None
        self._batches = 0
        self._copies: dict[Path, Future[Path | None]] = {}
        self._lock = threading.Lock()

    def __enter__(self) -> ReadingRoom:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends every child, whatever it is doing, and removes the copies."""
        self._readers.close()
        if self._converters is not None:
            self._converters.close()
        for threads in (self._reading, self._converting):
            threads.shutdown(wait=True, cancel_futures=True)
        if self._scratch is not None:
            self._scratch.remove()

    def expect(self, paths: Iterable[Path]) -> None:
        """Begins to convert the legacy files among paths that will be read soon; returns at once."""
        legacy = list(dict.fromkeys(path for path in paths if looks_legacy(path)))
        if len(legacy) < 2 or find_libreoffice() is None:
            return
        size = max(FEWEST_A_START, min(MOST_A_START, -(-len(legacy) // self._workers)))
        with self._lock:
            if self._scratch is None or self._converters is None:
                self._scratch = make_scratch()
                limits = self._limits | {"writable": [self._scratch.folder]}
                self._converters = ReaderPool(CONVERT_FUNCTION, self._workers, **limits)
            for start in range(0, len(legacy), size):
                self._begin(legacy[start : start + size], self._converters, self._scratch.folder)

    def map(self, paths: Sequence[Path]) -> Iterator[Answer | InputError]:
        """Result or InputError of each path, in the order of the paths."""
        self.expect(paths)
        yield from self._reading.map(self.read, paths)

    def read(self, path: Path, **options: Option) -> Answer | InputError:
        """Result or InputError of one path; waits for its batch and an idle child. May be called from any thread.

        Options are handed to the function as they are.
        """
        batch = self._copies.pop(path, None)
        copy = batch.result() if batch else None
        if copy is None or copy.is_symlink() or not copy.is_file():
            return self._readers.read(path, **options)
        try:
            return self._readers.read(path, copy=str(copy), **options)
        finally:
            copy.unlink(missing_ok=True)

    def _begin(self, paths: Sequence[Path], converters: ReaderPool, scratch: Path) -> None:
        self._batches += 1
        folder = scratch / f"lo-{self._batches}"
        folder.mkdir()
        batch = self._converting.submit(converters.read, folder, files=[str(path.absolute()) for path in paths])
        for number, path in enumerate(paths):
            self._copies[path] = _then(batch, folder / f"{number}.docx")


def looks_legacy(path: Path) -> bool:
    """By its first bytes, whether LibreOffice may have to convert a file; the child looks more closely."""
    try:
        with open_plain(path) as file:
            head = file.read(4096)
    except (InputError, OSError, ValueError):
        return False
    if head.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")) or (head[:2] == b"PK" and _OPEN_DOCUMENT in head[:120]):
        return True
    return head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml") and any(mark in head for mark in _XML_MARKS)


def _then(batch: Future[Any], copy: Path) -> Future[Path | None]:
    """The copy once its batch is over; a batch that was broken or cancelled may have left none."""
    future: Future[Path | None] = Future()
    batch.add_done_callback(lambda _: future.set_result(copy if copy.is_file() else None))
    return future
