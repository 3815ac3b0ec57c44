"""An office of its own for a test: folders, the steps in this process, the command line in another."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from flows.intake import IntakeResult, open_desk, plain_each, run_intake
from records.settings import Settings, load_settings

CASES = Path(__file__).resolve().parents[1] / "cases"
RECEIVED = date(2026, 9, 10)
SETTINGS = ("TDKT_INBOX", "TDKT_OUTBOX", "TDKT_DATA", "TDKT_DATABASE_URL", "TDKT_PORT", "TDKT_TEMPLATES")


def paper(case: str) -> Path:
    """The one paper of a case whose folder starts like this."""
    folder = next(CASES.glob(f"{case}-*"))
    return next(path for path in sorted(folder.iterdir()) if path.name != "expected.json")


@dataclass(frozen=True)
class Office:
    """An inbox, an outbox and a data folder, and the ways to work on them."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    @property
    def outbox(self) -> Path:
        return self.folder / "outbox"

    @property
    def settings(self) -> Settings:
        return load_settings(
            inbox=self.inbox, outbox=self.outbox, data=self.folder / "data", environment=self.environment
        )

    def drop(self, source: Path | bytes, name: str | None = None) -> Path:
        """Puts a file into the inbox as if it had lain there for years."""
        target = self.inbox / (name or source.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(source, bytes):
            target.write_bytes(source)
        else:
            shutil.copyfile(source, target)
        os.utime(target, (1_000_000_000, 1_000_000_000))
        return target

    def take_in(self, *, stable_seconds: float = 0.05) -> IntakeResult:
        """The steps of an intake in this process, without Prefect."""
        with open_desk(self.settings, received=RECEIVED, workers=2, stable_seconds=stable_seconds) as desk:
            return run_intake(desk, each=plain_each(desk))

    def left(self) -> list[str]:
        """What lies in the inbox outside of the folders for what was not taken."""
        files = (path.relative_to(self.inbox) for path in self.inbox.rglob("*") if path.is_file())
        return sorted(path.as_posix() for path in files if not path.parts[0].startswith("_"))

    def run(self, *arguments: str, expected: int | None = 0, timeout: float = 150) -> subprocess.CompletedProcess[str]:
        """`tdkt` with these arguments, its folders given by the environment."""
        done = subprocess.run(
            [sys.executable, "-m", "flows.command", *arguments],
            env=self.child_environment(),
            cwd=self.folder,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )
        assert expected is None or done.returncode == expected, done.stderr
        return done

    def child_environment(self) -> dict[str, str]:
        plain = {name: value for name, value in os.environ.items() if name not in SETTINGS}
        own = {
            "TDKT_INBOX": str(self.inbox),
            "TDKT_OUTBOX": str(self.outbox),
            "TDKT_DATA": str(self.folder / "data"),
            "PYTHONPATH": str(CASES.parents[1]),
        }
        return plain | own | self.environment
