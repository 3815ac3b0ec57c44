"""Takes paths; gives what a reading function makes of each, computed in child processes with limits on time and memory.

A child that hangs, grows or dies costs one file. Run as `python -m extractors.sandbox module:function`, a child reads
length-prefixed requests from its standard input and writes answers to its standard output; it ends when either is
closed, so none outlives its parent. Windows has no resource limits: there only the time limit holds.
"""

from __future__ import annotations

import builtins
import contextlib
import importlib
import io
import json
import os
import pickle
import queue
import signal
import struct
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from extractors.isolation import child_environment, leave_network, limit_memory
from records import errors
from records.errors import InputError, UnreadableFile

TIMED_OUT = "QUA_THOI_GIAN"
OUT_OF_MEMORY = "QUA_BO_NHO"
CHILD_DIED = "TIEN_TRINH_CHET"
PROGRAM_FAULT = "LOI_CHUONG_TRINH"

FILES_A_CHILD = 400  # then a fresh one: native libraries leak
_RSS_UNITS_A_MB = 1024 * 1024 if sys.platform == "darwin" else 1024
_MAX_ANSWER = 256 * 1024 * 1024
_LENGTH = struct.Struct(">I")
_SAFE_BUILTINS = frozenset({"set", "frozenset", "complex", "bytearray", "slice", "range"})
_SAFE_MODULES = ("records", "extractors.layout")
_SAFE_FROM = ("datetime", "pathlib", "decimal")
_SAFE_CLASSES = frozenset(
    {("datetime", "date"), ("datetime", "datetime"), ("pathlib", "PosixPath"), ("decimal", "Decimal")}
)

Answer = Any


class ReaderPool:
    """Long-lived children that run `function` (dotted name, "package.module:function", one argument: a Path).

    Each file gets `seconds` of wall-clock time and `memory_mb` of memory. A file that breaks its child comes back as
    UnreadableFile with code QUA_THOI_GIAN, QUA_BO_NHO or TIEN_TRINH_CHET. Use as a context manager.
    """

    def __init__(self, function: str, workers: int, *, seconds: float = 120, memory_mb: int = 1024) -> None:
        self._function = function
        self._seconds = seconds
        self._memory_mb = memory_mb
        self._idle: queue.LifoQueue[_Child] = queue.LifoQueue()
        self._children: set[_Child] = set()
        self._lock = threading.Lock()
        self._closed = False
        self._threads = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="reader")
        for _ in range(workers):
            self._idle.put(self._start())

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

    def read(self, path: Path) -> Answer | InputError:
        """Result or InputError of one path; waits for an idle child. May be called from any thread."""
        child = self._idle.get()
        try:
            answer, child = self._ask(child, path)
            if isinstance(answer, _Broken) and answer.code != TIMED_OUT and answer.files_before:
                # what earlier files left in this child may be the cause: once more in a fresh one
                answer, child = self._ask(child, path)
        finally:
            self._idle.put(child)
        return answer.as_error(path) if isinstance(answer, _Broken) else answer

    def _ask(self, child: _Child, path: Path) -> tuple[Any, _Child]:
        if not child.is_alive() or child.files >= FILES_A_CHILD:
            child = self._replace(child)
        answer = child.ask(path, self._seconds)
        return answer, self._replace(child) if isinstance(answer, _Broken) else child

    def _start(self) -> _Child:
        child = _Child(self._function, self._memory_mb)
        with self._lock:
            if self._closed:
                child.kill()
            else:
                self._children.add(child)
        return child

    def _replace(self, child: _Child) -> _Child:
        child.kill()
        with self._lock:
            self._children.discard(child)
            if self._closed:
                return child
        return self._start()


@dataclass(slots=True, frozen=True)
class _Broken:
    """A file that its child did not survive."""

    code: str
    files_before: int

    def as_error(self, path: Path) -> UnreadableFile:
        message, hint = _SENTENCES[self.code]
        return UnreadableFile(message.format(name=path.name), hint=hint, code=self.code)


_SENTENCES = {
    TIMED_OUT: (
        "Đọc tệp “{name}” quá lâu nên đã dừng.",
        "Mở tệp xem có hỏng không; tách tệp thành nhiều phần nhỏ rồi đưa vào lại.",
    ),
    OUT_OF_MEMORY: (
        "Tệp “{name}” cần quá nhiều bộ nhớ nên không đọc.",
        "Tách tệp thành nhiều phần nhỏ, hoặc lưu lại ở độ phân giải thấp hơn.",
    ),
    CHILD_DIED: (
        "Tệp “{name}” làm tiến trình đọc bị dừng đột ngột.",
        "Tệp có thể hỏng: mở bằng Word hoặc trình đọc PDF, lưu thành tệp mới rồi đưa vào lại.",
    ),
}


@dataclass(slots=True, eq=False)
class _Child:
    """One child process and its two pipes."""

    function: str
    memory_mb: int
    files: int = 0
    inherited_mb: float = field(init=False)
    process: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.inherited_mb = _peak_of_this_process()
        command = [sys.executable, "-m", "extractors.sandbox", self.function, str(self.memory_mb)]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            start_new_session=os.name == "posix",
        )

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def ask(self, path: Path, seconds: float) -> Any:
        """The child's answer, an InputError, or _Broken where the child did not survive."""
        before, self.files = self.files, self.files + 1
        late = threading.Event()

        def stop() -> None:
            late.set()
            self._strike()

        timer = threading.Timer(seconds, stop)
        timer.daemon = True
        timer.start()
        try:
            assert self.process.stdin is not None and self.process.stdout is not None
            _send(self.process.stdin, os.fsencode(path.absolute()))
            reply = _receive(self.process.stdout)
        except (OSError, ValueError):
            reply = None
        finally:
            timer.cancel()
        if reply is not None:
            return _decode(reply, path)
        return _Broken(TIMED_OUT if late.is_set() else self._cause_of_death(), before)

    def _cause_of_death(self) -> str:
        """Memory, where the dead child had grown near its limit; else unknown."""
        self._strike()  # it may live on and have written nonsense
        if os.name != "posix":
            self.process.wait()
            return CHILD_DIED
        try:
            _, status, usage = os.wait4(self.process.pid, 0)
        except ChildProcessError:  # another thread has already taken the status
            return CHILD_DIED
        self.process.returncode = os.waitstatus_to_exitcode(status)
        peak = usage.ru_maxrss / _RSS_UNITS_A_MB
        grown = peak > 1.05 * self.inherited_mb  # Linux counts the parent's size at the start as the child's own
        return OUT_OF_MEMORY if grown and peak > 0.75 * self.memory_mb else CHILD_DIED

    def kill(self) -> None:
        """Ends the child and whatever it has started, and waits for its end."""
        self._strike()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            _close(pipe)

    def _strike(self) -> None:
        if self.process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if os.name == "posix":
                os.killpg(self.process.pid, signal.SIGKILL)
            else:
                self.process.kill()


def _peak_of_this_process() -> float:
    """Megabytes of memory that this process has ever held; 0 where the platform does not tell."""
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _RSS_UNITS_A_MB


def _close(pipe: Any) -> None:
    with contextlib.suppress(OSError):
        pipe.close()


def _send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(_LENGTH.pack(len(message)) + message)
    pipe.flush()


def _receive(pipe: IO[bytes]) -> bytes | None:
    """One message; None at the end of the pipe or where it is no message of ours."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _MAX_ANSWER:
        return None
    message = pipe.read(length)
    return message if len(message) == length else None


class _Unpickler(pickle.Unpickler):
    """Builds only our own records and plain values: a child that a hostile file took over cannot run code here."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "builtins" and name in _SAFE_BUILTINS:
            return getattr(builtins, name)
        ours = any(module == safe or module.startswith(safe + ".") for safe in _SAFE_MODULES)
        if ours or (module, name) in _SAFE_CLASSES:
            found = super().find_class(module, name)
            if (
                "." not in name
                and isinstance(found, type)
                and found.__module__.startswith((*_SAFE_MODULES, *_SAFE_FROM))
            ):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _decode(reply: bytes, path: Path) -> Any:
    kind, body = reply[:1], reply[1:]
    if kind == b"R":
        try:
            return _Unpickler(io.BytesIO(body)).load()
        except (
            pickle.UnpicklingError,
            AttributeError,
            ImportError,
            ValueError,
            TypeError,
            EOFError,
            IndexError,
        ) as exc:
            return _fault(path, f"{type(exc).__name__}: {exc}")
    report = json.loads(body)
    if kind == b"M":
        return _Broken(OUT_OF_MEMORY, 0).as_error(path)
    if kind == b"E":
        found = getattr(errors, report["class"], InputError)
        return found(report["message"], hint=report["hint"], code=report["code"])
    return _fault(path, report["trace"])


def _fault(path: Path, trace: str) -> UnreadableFile:
    error = UnreadableFile(
        f"Chương trình gặp lỗi khi đọc tệp “{path.name}”.",
        hint="Lưu tệp thành bản mới rồi đưa vào lại; nếu vẫn lỗi, gửi tệp cho người phụ trách chương trình.",
        code=PROGRAM_FAULT,
    )
    error.add_note(trace)
    return error


# What follows runs in the child.


def _serve(function: str, memory_mb: int) -> None:
    """Answers requests one after the other; a thread watches the pipe, so that a busy child ends with its parent."""
    source = os.fdopen(os.dup(0), "rb")
    target = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    leave_network()
    limit_memory(memory_mb)
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_watch, args=(source, requests), daemon=True).start()
    module, _, name = function.partition(":")
    read = getattr(importlib.import_module(module), name)
    while True:
        path = Path(os.fsdecode(requests.get()))
        try:
            _send(target, _answer(read, path))
        except OSError:
            _end()


def _watch(source: IO[bytes], requests: queue.SimpleQueue[bytes]) -> None:
    while (request := _receive(source)) is not None:
        requests.put(request)
    _end()


def _end() -> None:
    """Ends this child and what it has started (LibreOffice), without waiting for the file in work."""
    if os.name == "posix" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


def _answer(read: Any, path: Path) -> bytes:
    try:
        return b"R" + pickle.dumps(read(path), protocol=5)
    except InputError as exc:
        report = {"class": type(exc).__name__, "message": exc.message, "hint": exc.hint, "code": exc.code}
        return b"E" + json.dumps(report).encode()
    except MemoryError:
        return b"M{}"
    except Exception:  # whatever a file does to a library, the child answers
        return b"F" + json.dumps({"trace": traceback.format_exc()}).encode()


if __name__ == "__main__":
    _serve(sys.argv[1], int(sys.argv[2]))
