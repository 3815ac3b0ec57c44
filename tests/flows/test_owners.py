"""A process that died is told from one that lives."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from flows.owners import dead_owners, owner_name

HOLD = "import sys; from pathlib import Path; from flows.owners import owner_name\n"
HOLD += "with owner_name(Path(sys.argv[1])) as name:\n    sys.stdout.write(name + '\\n'); sys.stdout.flush(); input()"


def test_living_owner_is_not_dead(tmp_path: Path) -> None:
    with owner_name(tmp_path), dead_owners(tmp_path) as names:
        assert names == []
    assert list(tmp_path.iterdir()) == []


def test_killed_owner_is_dead_once(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    name = child.stdout.readline().strip()
    with dead_owners(tmp_path) as names:
        assert names == []
    child.kill()
    child.communicate()
    with dead_owners(tmp_path) as names:
        assert names == [name]
    with dead_owners(tmp_path) as names:
        assert names == []
