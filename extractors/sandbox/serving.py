"""Runs in a reading child: takes requests from its standard input, answers them one after the other on its output.

Run as `python -m extractors.sandbox.serving module:function memory_mb folder…`; only the folders can be written. It
trusts no file and no library: it cuts itself off from network, disk and memory before the first file, and ends with
what it has started when its parent is gone.
"""

from __future__ import annotations

import importlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any

from extractors.sandbox import pulse
from extractors.sandbox.isolation import confine, limit_memory
from extractors.sandbox.messages import BEAT, decode_request, encode_failure, encode_result, receive, send


def serve(function: str, memory_mb: int, writable: Sequence[Path]) -> None:
    """Answers requests one after the other; a thread watches the pipe, so that a busy child ends with its parent."""
    source = os.fdopen(os.dup(0), "rb")
    target = _Target(os.fdopen(os.dup(1), "wb"))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    confine(writable)
    limit_memory(memory_mb)
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_watch, args=(source, requests), daemon=True).start()
    pulse.listen(lambda: target.write(BEAT))
    module, _, name = function.partition(":")
    read = getattr(importlib.import_module(module), name)
    while True:
        request = requests.get()
        pulse.beat()
        target.write(_answer(read, request))


class _Target:
    """The way back to the parent: beats may come from any thread, an answer stays in one piece."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._lock = threading.Lock()

    def write(self, message: bytes) -> None:
        try:
            with self._lock:
                send(self._pipe, message)
        except OSError:
            _end()


def _watch(source: IO[bytes], requests: queue.SimpleQueue[bytes]) -> None:
    while (request := receive(source)) is not None:
        requests.put(request)
    _end()


def _end() -> None:
    """Ends this child and what it has started (LibreOffice), without waiting for the file in work."""
    if os.name == "posix" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def _answer(read: Any, request: bytes) -> bytes:
    try:
        path, options = decode_request(request)
        return encode_result(read(path, **options))
    except Exception as exc:
        return encode_failure(exc)


if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), [Path(folder) for folder in sys.argv[3:]])
