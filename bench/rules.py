"""`python -m bench.rules`: invented proposals with five years of history each; prints how fast the rules judge them.

Each size is measured in a process of its own, on one core, by CPU time: judged with all that stands around them
(`check_all`) and the facts alone (`evaluate`).
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from bench.histories import invent_histories
from bench.tables import markdown
from criteria import Surroundings, check_all, evaluate, facts_of, load_rulebook

SEED, SIZES = 20260901, (100, 1_000, 10_000, 100_000)
HEAD = ["Hồ sơ, mỗi hồ sơ năm năm lịch sử", "check_all s", "hồ sơ/s", "evaluate s", "hồ sơ/s", "MiB trước", "MiB sau"]


def measure(count: int) -> dict[str, Any]:
    """CPU seconds and peak memory for so many proposals, once the rules are loaded."""
    proposals, honours = invent_histories(random.Random(SEED), count)
    rulebook = load_rulebook()
    check_all(proposals[:1], rulebook)  # what is imported and compiled at the first look is no part of the rate
    gc.collect()
    before = _peak_mb()
    whole, (checked, _) = _timed(lambda: check_all(proposals, rulebook, around=Surroundings(honours=honours)))
    after = _peak_mb()
    facts = [facts_of(proposal) for proposal in proposals]
    alone, _ = _timed(lambda: [evaluate(each, rulebook).verdict for each in facts])
    verdicts = Counter(each.judgement.verdict for each in checked)
    return {
        "count": count,
        "whole": whole,
        "alone": alone,
        "before": before,
        "after": after,
        "verdicts": dict(verdicts),
    }


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    done = work()
    return time.process_time() - began, done


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _row(found: dict[str, Any]) -> list[str]:
    count, whole, alone = found["count"], found["whole"], found["alone"]
    rates = [f"{whole:.2f}", f"{count / whole:.0f}", f"{alone:.2f}", f"{count / alone:.0f}"]
    return [f"{count:,}".replace(",", "."), *rates, f"{found['before']:.0f}", f"{found['after']:.0f}"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), help="bao nhiêu hồ sơ mỗi lần")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        print(json.dumps(measure(asked.one)))
        return
    rows = []
    for size in asked.sizes:
        command = [sys.executable, "-m", "bench.rules", "--one", str(size)]
        found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        rows.append(_row(found))
        print(f"{size}: {found['verdicts']}", file=sys.stderr)
    print(markdown(HEAD, rows))


if __name__ == "__main__":
    main()
