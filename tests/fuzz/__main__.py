"""Takes seconds and a seed; spoils files of every kind for so long and says what became of them.

`make fuzz FUZZ_SECONDS=3600 FUZZ_SEED=7 FUZZ_KINDS=pdf,ole`. A file that met a fault lies in tests/fuzz/findings.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

sys.path.insert(0, str(Path(__file__).parent))

from seeds import Seed, office_seeds, seeds
from spoiling import LIMITS, READ, Spoilt, outcome, spoilt_files

from extractors.sandbox.pool import ReaderPool

FINDINGS = Path(__file__).parent / "findings"
EXAMPLES_A_ROUND = 100


def main() -> int:
    """0 where no file met a fault."""
    until = time.monotonic() + float(os.environ.get("FUZZ_SECONDS", "600"))
    number = int(os.environ.get("FUZZ_SEED") or time.time())
    kinds = frozenset(filter(None, os.environ.get("FUZZ_KINDS", "").split(",")))
    counts: Counter[tuple[str, str]] = Counter()
    found: list[Path] = []
    _say(f"FUZZ_SEED={number}")
    with tempfile.TemporaryDirectory() as place, ReaderPool(READ, 1, **LIMITS) as pool:
        folder = Path(place)
        chosen = _chosen(folder, kinds)
        while time.monotonic() < until:
            found += _round(pool, folder, chosen, number, until, counts)
            number += 1
    for (suffix, said), count in sorted(counts.items()):
        _say(f"{suffix:6} {said:20} {count}")
    _say(f"{sum(counts.values())} files, {len(found)} findings")
    return 1 if found else 0


def _chosen(folder: Path, kinds: frozenset[str]) -> list[Seed]:
    """The seeds of the kinds or suffixes asked for; of all where none is."""
    everything = [*seeds()]
    if not kinds or kinds & {"ole", "rtf", "doc", "odt", "xls", "ods"}:
        everything += office_seeds(folder)
    return [each for each in everything if not kinds or {each.kind, each.suffix.lstrip(".")} & kinds]


def _round(
    pool: ReaderPool, folder: Path, chosen: list[Seed], number: int, until: float, counts: Counter[tuple[str, str]]
) -> list[Path]:
    found: list[Path] = []

    @seed(number)
    @settings(
        max_examples=EXAMPLES_A_ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(spoilt=spoilt_files(chosen))
    def spoil(spoilt: Spoilt) -> None:
        if time.monotonic() > until:
            return
        said, fault = outcome(pool, spoilt, folder)
        counts[spoilt.seed.suffix, said] += 1
        if fault:
            found.append(_keep(spoilt, said, fault))

    spoil()
    return found


def _keep(spoilt: Spoilt, said: str, fault: str) -> Path:
    """The file and, beside it, how it was made and what it met."""
    FINDINGS.mkdir(exist_ok=True)
    data = spoilt.data
    path = FINDINGS / f"{said}-{hashlib.sha256(data).hexdigest()[:12]}{spoilt.seed.suffix}"
    path.write_bytes(data)
    path.with_name(f"{path.name}.txt").write_text(f"{spoilt!r}\n{fault}\n", encoding="utf-8")
    _say(f"{path}: {spoilt!r}: {fault[-400:]}")
    return path


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
