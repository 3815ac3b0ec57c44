"""`python -m training.train`: invents papers, trains the model that `extractors.statistics` ships, and writes it.

The same repository gives the same bytes: every chance has a seed, every order is fixed, and CRFsuite runs with the
C library's plainest arithmetic. (The logarithm of processors with fused multiply-add differs in the last bit from that
of processors without; after sixty iterations the whole file differs.)
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycrfsuite

from extractors.statistics.columns import Columns
from extractors.statistics.component import SHIPPED
from training.composing import Composed, Template, compose
from training.papers import TRAIN
from training.train_changes import change_for
from training.train_data import Example, changed, examples_of, with_every_name

PLAIN_ARITHMETIC = "glibc.cpu.hwcaps=" + ",".join(
    f"-{name}{usable}" for name in ("AVX", "AVX2", "AVX512F", "FMA", "FMA4") for usable in ("", "_Usable")
)
SEEDS = 30  # papers of each template
SETTINGS = {
    "c1": 0.3,
    "c2": 0.02,
    "max_iterations": 60,
    "feature.possible_transitions": True,
    "feature.minfreq": 3,
}


def training_papers(templates: Iterable[Template] = TRAIN, *, seeds: int = SEEDS) -> Iterator[Composed]:
    """The papers to train on: so many of each template, most of them changed."""
    for template in templates:
        for seed in range(seeds):
            composed = with_every_name(compose(template, seed, held_words=False))
            change = change_for(random.Random(zlib.crc32(f"change {composed.name}".encode())))
            yield changed(composed, change) if change else composed


def training_examples(templates: Iterable[Template] = TRAIN, *, seeds: int = SEEDS) -> Iterator[Example]:
    """The sequences of the papers to train on."""
    columns = Columns()
    for composed in training_papers(templates, seeds=seeds):
        yield from examples_of(composed, columns)


def train(examples: Iterable[Example], path: Path) -> int:
    """Writes the model; gives the number of sequences it was trained on."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    number = 0
    for example in examples:
        trainer.append(pycrfsuite.ItemSequence(example.attributes), example.tags)
        number += 1
    trainer.train(str(path))
    return number


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.train", description="Huấn luyện bộ đọc thống kê.")
    parser.add_argument("--to", type=Path, default=SHIPPED)
    parser.add_argument("--seeds", type=int, default=SEEDS, help="mỗi mẫu bao nhiêu giấy")
    given = parser.parse_args(arguments)
    if os.environ.get("GLIBC_TUNABLES") != PLAIN_ARITHMETIC:
        own = [sys.executable, "-m", "training.train", "--to", str(given.to), "--seeds", str(given.seeds)]
        return subprocess.run(own, env={**os.environ, "GLIBC_TUNABLES": PLAIN_ARITHMETIC}, check=False).returncode
    begin = time.process_time()
    number = train(training_examples(seeds=given.seeds), given.to)
    seconds = time.process_time() - begin
    sys.stderr.write(f"{number} dòng, {given.to.stat().st_size:,} byte, {seconds:.0f} giây CPU: {given.to}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
