"""`python -m training.train`: invents papers, trains the model that `extractors.statistics` ships, and writes it.

The same repository gives the same bytes: every chance has a seed, every order is fixed, and CRFsuite runs with the
C library's plainest arithmetic. (The logarithm of processors with fused multiply-add differs in the last bit from that
of processors without; after sixty iterations the whole file differs.)
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
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
RECORD = Path(__file__).with_name("trained.json")  # what the shipped model was trained on
SEEDS = 16  # papers of each template
FEW_SEEDS = 2  # of them: enough to see that something has changed
SETTINGS = {
    "c1": 0.1,
    "c2": 0.1,
    "max_iterations": 60,
    "feature.possible_transitions": True,
    "feature.minfreq": 3,
}


@dataclass(slots=True, frozen=True)
class Trained:
    """What a model was trained on, and the model's own digest (SHA-256)."""

    seeds: int
    settings: dict[str, float]
    sequences: int
    inputs: str
    few_inputs: str
    model: str


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


def train(examples: Iterable[Example], path: Path) -> tuple[int, str]:
    """Writes the model; gives the number of sequences it was trained on, and their digest."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    digest, number = hashlib.sha256(), 0
    for example in examples:
        trainer.append(pycrfsuite.ItemSequence(example.attributes), example.tags)
        digest.update(_as_bytes(example))
        number += 1
    trainer.train(str(path))
    return number, digest.hexdigest()


def digest_of_few(templates: Iterable[Template] = TRAIN) -> str:
    """The digest of a few papers of each template: any change of templates, words or attributes changes it too."""
    digest = hashlib.sha256()
    for example in training_examples(templates, seeds=FEW_SEEDS):
        digest.update(_as_bytes(example))
    return digest.hexdigest()


def _as_bytes(example: Example) -> bytes:
    return json.dumps([example.attributes, example.tags], ensure_ascii=False).encode()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m training.train", description="Huấn luyện bộ đọc thống kê.")
    parser.add_argument("--to", type=Path, default=SHIPPED, help="tệp khác với tệp giao kèm chương trình")
    parser.add_argument("--check", action="store_true", help="huấn luyện lại và so từng byte với tệp giao kèm")
    given = parser.parse_args(arguments)
    if os.environ.get("GLIBC_TUNABLES") != PLAIN_ARITHMETIC:
        own = [sys.executable, "-m", "training.train", *(sys.argv[1:] if arguments is None else arguments)]
        return subprocess.run(own, env={**os.environ, "GLIBC_TUNABLES": PLAIN_ARITHMETIC}, check=False).returncode
    begin = time.process_time()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model")
        number, inputs = train(training_examples(), path)
        seconds = time.process_time() - begin
        sys.stderr.write(f"{number} dòng, {path.stat().st_size:,} byte, {seconds:.0f} giây CPU\n")
        if given.check:
            same = path.read_bytes() == SHIPPED.read_bytes()
            sys.stderr.write("Đúng từng byte.\n" if same else "Khác tệp giao kèm: chạy make train.\n")
            return 0 if same else 1
        given.to.write_bytes(path.read_bytes())
    if given.to == SHIPPED:
        model = hashlib.sha256(SHIPPED.read_bytes()).hexdigest()
        trained = Trained(SEEDS, SETTINGS, number, inputs, digest_of_few(), model)
        RECORD.write_text(json.dumps(asdict(trained), indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
