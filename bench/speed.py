"""Files come in, CPU time a document of each reader goes out, all measured in turns within one run."""

from __future__ import annotations

import contextlib
import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
OURS = "tdkt"
OUR_READERS = (OURS, "tdkt-paper")  # the whole extraction; reading alone
LIMITS = ("xml", "pdfium")  # the least that any reader of the kind has to do
WORD_READERS = (*OUR_READERS, "xml", "python-docx", "docling", "markitdown", "kreuzberg")
PDF_READERS = (*OUR_READERS, "pdfium", "pdfplumber-text", "pdfplumber-tables", "markitdown", "kreuzberg")


class ReaderError(Exception):
    """A reader's process ended before it answered; the message is what it last wrote."""


@dataclass
class Measured:
    """CPU ms a document, one entry a round; `failed` names the files that the reader did not read."""

    name: str
    cpu_ms: list[float] = field(default_factory=list)
    peak_mb: float = 0.0
    failed: list[str] = field(default_factory=list)


class ReaderProcess:
    """One reader over one list of files, kept alive between rounds so that the readers can take turns."""

    def __init__(self, name: str, paths: list[Path], *, python: Path, log: Path) -> None:
        self.measured = Measured(name)
        self._log = log
        self._errors = log.open("w", encoding="utf-8")
        self._process = subprocess.Popen(
            [str(python), str(HERE / "readers.py"), name, *map(str, paths)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            text=True,
        )

    def close(self) -> None:
        """Ends the process by closing its input, and waits for it."""
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait()
        self._errors.close()

    def read_once(self) -> dict[str, Any]:
        """One round; raises ReaderError where the process is gone."""
        assert self._process.stdin is not None and self._process.stdout is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write("\n")
            self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            self._process.wait()
            last = self._log.read_text(encoding="utf-8").strip().splitlines()[-1:] or ["không có thông báo"]
            raise ReaderError(f"{self.measured.name}: {last[0]}")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def measure(self) -> None:
        answer = self.read_once()
        self.measured.cpu_ms.append(answer["cpu_ms"])
        self.measured.peak_mb = answer["peak_mb"]
        self.measured.failed = answer["failed"]


def measure_readers(
    names: tuple[str, ...], paths: list[Path], *, rounds: int, pythons: dict[str, Path], folder: Path
) -> list[Measured]:
    """One warm-up round each, then `rounds` rounds in turns: what else the machine does falls on all alike."""
    with contextlib.ExitStack() as stack:
        processes: list[ReaderProcess] = []
        for name in names:
            log = folder / f"{name}{paths[0].suffix}.log"
            process = ReaderProcess(name, paths, python=pythons[name], log=log)
            stack.callback(process.close)
            processes.append(process)
            process.read_once()
        for _ in range(rounds):
            for process in processes:
                process.measure()
    return [process.measured for process in processes]
