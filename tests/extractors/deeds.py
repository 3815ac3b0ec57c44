"""What a reading child may do to itself; named by the tests of the sandbox as "deeds:…"."""

from __future__ import annotations

import os
import socket
import tempfile
import time
from pathlib import Path

from extractors.layout import PageSize
from extractors.sandbox.pulse import beat
from records import Evidence, Field, SettingsError, UnreadableFile

GREEDY_MB = 2000


def obey(path: Path) -> Field | str:
    """Does what the file's text says."""
    order = path.read_text(encoding="utf-8")
    match order.split():
        case ["sleep", *_]:
            time.sleep(60)
        case ["beat", seconds]:
            until = time.monotonic() + float(seconds)
            while time.monotonic() < until:
                beat()
                time.sleep(0.05)
        case ["burn", seconds]:
            until = time.process_time() + float(seconds)
            while time.process_time() < until:
                pass
        case ["leave", "and", *what]:
            Path(tempfile.mkdtemp(), "left").write_text("x", encoding="utf-8")
            Path.home().joinpath("left").write_text("x", encoding="utf-8")
            if what == ["sleep"]:
                time.sleep(60)
            return tempfile.gettempdir()
        case ["spawn", "and", "exit", seconds]:
            os.spawnlp(os.P_NOWAIT, "sleep", "sleep", seconds)
            os._exit(3)
        case ["eat", *_]:
            held = [bytearray(10_000_000) for _ in range(GREEDY_MB // 10)]
            return str(len(held))
        case ["exit", *_]:
            os._exit(7)
        case ["abort", *_]:
            os.abort()
        case ["refuse", *_]:
            raise UnreadableFile("Tệp hỏng.", hint="Gửi lại.", code="TEP_HONG")
        case ["stumble", *_]:
            raise ZeroDivisionError("stumbled")
        case ["shout", *_]:
            os.write(1, b"noise on stdout\n")
            print("noise")  # noqa: T201
        case ["environment", *_]:
            return " ".join(sorted(os.environ))
        case ["process", *_]:
            return str(os.getpid())
        case ["spawn", *_]:
            os.spawnlp(os.P_NOWAIT, "sleep", "sleep", "300")
            time.sleep(60)
        case ["call", port]:
            socket.create_connection(("127.0.0.1", int(port)), timeout=5).close()
            return "answered"
        case ["write", place]:
            Path(place).write_text("x", encoding="utf-8")
            return "written"
        case ["borrow", *_]:
            return _Borrowed()  # type: ignore[return-value]
        case ["strange", *_]:
            return _Strange()  # type: ignore[return-value]
    return Field(value=order, text=order, confidence=1, evidence=(Evidence(page=1, bbox=(0, 0, 1, 1)),))


class _Borrowed:
    """A class of ours, but no part of an answer: the parent must not make one."""

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return SettingsError, ("a", "b")


class _Strange:
    """Not one of our records: the parent must not build it."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch stolen",)


def page_size(path: Path) -> PageSize:
    return PageSize(float(len(path.name)), 1.0)


def told(path: Path, *, number: int, names: list[str]) -> str:
    """The path and the options as they arrived."""
    return f"{os.fspath(path)!r} {number} {names}"
