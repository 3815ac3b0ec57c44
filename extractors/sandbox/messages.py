"""Takes messages of a reading child, which nobody trusts; gives what they say. Runs nothing that they bring.

A message is its length and its bytes. A request is a path with options; an answer begins with a letter: J a reading,
R another result, E an error of ours, M no memory, F a fault of the program. B is a beat: the child works on.
"""

from __future__ import annotations

import builtins
import io
import json
import os
import pickle
import struct
import traceback
from pathlib import Path
from typing import IO, Any

from pydantic_core import PydanticSerializationError

from records import errors
from records.errors import InputError, UnreadableFile
from records.readings import Reading

BEAT = b"B"
TIMED_OUT = "QUA_THOI_GIAN"
OUT_OF_MEMORY = "QUA_BO_NHO"
CHILD_DIED = "TIEN_TRINH_CHET"
PROGRAM_FAULT = "LOI_CHUONG_TRINH"
_MOST_BYTES = 64 * 1024 * 1024
_LENGTH = struct.Struct(">I")
_SAFE_BUILTINS = frozenset({"set", "frozenset"})
_SAFE_MODULES = frozenset({"records.readings", "extractors.layout", "extractors.bundles.contents"})
_SAFE_CLASSES = frozenset(
    {("datetime", "date"), ("datetime", "datetime"), ("pathlib", "PosixPath"), ("decimal", "Decimal")}
)
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


def send(pipe: IO[bytes], message: bytes) -> None:
    pipe.write(_LENGTH.pack(len(message)) + message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes | None:
    """One message; None at the end of the pipe or where it is no message of ours."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    if length > _MOST_BYTES:
        return None
    message = pipe.read(length)
    return message if len(message) == length else None


def encode_request(path: Path, options: dict[str, Any]) -> bytes:
    """What a child is asked: any path (JSON escapes bytes that are no text), and plain options."""
    return json.dumps([os.fspath(path), options]).encode("ascii")


def decode_request(message: bytes) -> tuple[Path, dict[str, Any]]:
    path, options = json.loads(message)
    return Path(path), options


def encode_result(result: Any) -> bytes:
    """The answer of a child that has read its file: a Reading as JSON, anything else pickled.

    JSON costs the parent half as much, and the parent is what all children wait for. A file name that is no text
    cannot be put into it.
    """
    try:
        if isinstance(result, Reading):
            message = b"J" + result.model_dump_json().encode()
        else:
            message = b"R" + pickle.dumps(result, protocol=5)
    except PydanticSerializationError:
        message = b"R" + pickle.dumps(result, protocol=5)
    return message if len(message) <= _MOST_BYTES else b"M{}"


def encode_failure(exc: Exception) -> bytes:
    """The answer of a child that has not: whatever a file does to a library, the child says it."""
    if isinstance(exc, InputError):
        report = {"class": type(exc).__name__, "message": exc.message, "hint": exc.hint, "code": exc.code}
        return b"E" + json.dumps(report).encode()
    if isinstance(exc, MemoryError):
        return b"M{}"
    return b"F" + json.dumps({"trace": "".join(traceback.format_exception(exc))[-20_000:]}).encode()


def decode(reply: bytes, path: Path) -> Any:
    """What a child answered about a path: its result, or an InputError."""
    kind, body = reply[:1], reply[1:]
    try:
        if kind == b"J":
            return Reading.model_validate_json(body)
        if kind == b"R":
            return _Unpickler(io.BytesIO(body)).load()
        report = json.loads(body)
        if kind == b"M":
            return broken(OUT_OF_MEMORY, path)
        if kind == b"E":
            return _error_of(report)
        return _fault(path, str(report["trace"]))
    except Exception as exc:  # nobody knows what a child that was taken over may send
        return _fault(path, f"{type(exc).__name__}: {exc}")


def broken(code: str, path: Path) -> UnreadableFile:
    """What is said of a file that its child did not survive."""
    message, hint = _SENTENCES[code]
    return UnreadableFile(message.format(name=path.name), hint=hint, code=code)


def _error_of(report: dict[str, str]) -> InputError:
    """The child's own error; ValueError where it is none of ours."""
    found = getattr(errors, report["class"], None)
    if not (isinstance(found, type) and issubclass(found, InputError)):
        raise ValueError(report["class"])
    return found(str(report["message"]), hint=str(report["hint"]), code=str(report["code"]))


class _Unpickler(pickle.Unpickler):
    """Builds only our own records and plain values: a child that a hostile file took over cannot run code here."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "builtins" and name in _SAFE_BUILTINS:
            return getattr(builtins, name)
        if (module, name) in _SAFE_CLASSES:
            return super().find_class(module, name)
        if module in _SAFE_MODULES and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ in _SAFE_MODULES:
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _fault(path: Path, trace: str) -> UnreadableFile:
    error = UnreadableFile(
        f"Chương trình gặp lỗi khi đọc tệp “{path.name}”.",
        hint="Lưu tệp thành bản mới rồi đưa vào lại; nếu vẫn lỗi, gửi tệp cho người phụ trách chương trình.",
        code=PROGRAM_FAULT,
    )
    error.add_note(trace)
    return error
