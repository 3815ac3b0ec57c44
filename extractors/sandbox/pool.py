"""Takes paths; gives what a reading function makes of each, computed in child processes with limits on time and memory.

A child that hangs, grows or dies costs one file. Children read requests from a pipe and end when it is closed, so none
outlives its parent. Windows has no resource limits: there only the time limits hold.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any

from extractors.sandbox.child import Broken, Child, Limits
from extractors.sandbox.messages import TIMED_OUT, broken
from extractors.sandbox.scratch import sweep_scratch
from records.errors import InputError

FILES_A_CHILD = 400  # then a fresh one: native libraries leak

Answer = Any
Option = str | int | float | list[str] | None


class ReaderPool:
    """Long-lived children that run `function` (dotted name, "package.module:function"; it takes a Path, then keywords).

    Each file gets `seconds` of the processor's time from one beat (`extractors.sandbox.pulse`) to the next (asleep,
    four times as long by the clock), `longest_seconds` by the clock in all, and `memory_mb` of memory. A file that
    breaks its
    child comes back as UnreadableFile with code QUA_THOI_GIAN, QUA_BO_NHO or TIEN_TRINH_CHET. What is read of scanned
    pages is kept in `page_cache`; where the system lets it, children write there, in `writable` and in a folder of
    their own only. Use as a context manager.
    """

    def __init__(
        self,
        function: str,
        workers: int,
        *,
        seconds: float = 30,
        longest_seconds: float = 600,
        memory_mb: int = 1024,
        page_cache: Path | None = None,
        writable: Sequence[Path] = (),
    ) -> None:
        sweep_scratch()
        self._function = function
        self._limits = Limits(seconds, longest_seconds, memory_mb, page_cache, tuple(writable))
        self._idle: queue.LifoQueue[Child | None] = queue.LifoQueue()  # None: not started, since never needed
        self._children: set[Child] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._threads = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="reader")
        for _ in range(workers):
            self._idle.put(None)

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends every child, whatever it is doing."""
        with self._lock:
            self._closed = True
            children, self._children = self._children, set()
        for child in children:
            child.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)

    def map(self, paths: Iterable[Path]) -> Iterator[Answer | InputError]:
        """Result or InputError of each path, in the order of the paths."""
        yield from self._threads.map(self.read, paths)

    def read(self, path: Path, **options: Option) -> Answer | InputError:
        """Result or InputError of one path; waits for an idle child. May be called from any thread.

        Options are handed to the function as they are.
        """
        child = self._idle.get()
        try:
            child = child or self._start()
            answer, child = self._ask(child, path, options)
            if isinstance(answer, Broken) and answer.code != TIMED_OUT and answer.files_before:
                # what earlier files left in this child may be the cause: once more in a fresh one
                answer, child = self._ask(child, path, options)
        finally:
            self._idle.put(child)
        return broken(answer.code, path) if isinstance(answer, Broken) else answer

    def _ask(self, child: Child, path: Path, options: dict[str, Option]) -> tuple[Any, Child]:
        if not child.is_alive() or child.files >= FILES_A_CHILD:
            child = self._replace(child)
        answer = child.ask(path, options)
        return answer, self._replace(child) if isinstance(answer, Broken) else child

    def _start(self) -> Child:
        child = Child(self._function, self._limits)
        with self._lock:
            if self._closed:
                child.kill()
            else:
                self._children.add(child)
        return child

    def _replace(self, child: Child) -> Child:
        child.kill()
        with self._lock:
            self._children.discard(child)
            if self._closed:
                return child
        return self._start()
