"""Training gives the same bytes whatever the processor can do and in whatever order Python hashes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pycrfsuite

from extractors.statistics import SHIPPED, Statistics
from extractors.statistics.weights import read_weights
from training.train import PLAIN_ARITHMETIC, RECORD, SEEDS, SETTINGS, digest_of_few

ROOT = Path(__file__).resolve().parents[2]
LEARNS = """
import sys
from pathlib import Path
from training.papers import TRAIN
from training.train import train, training_examples
train(training_examples(TRAIN[:2], seeds=4), Path(sys.argv[1]))
"""


def learn(path: Path, *, hash_seed: str, tunables: str) -> bytes:
    own = {**os.environ, "PYTHONHASHSEED": hash_seed, "GLIBC_TUNABLES": tunables}
    subprocess.run([sys.executable, "-c", LEARNS, str(path)], env=own, cwd=ROOT, check=True)
    return path.read_bytes()


def test_another_processor_and_another_order_of_hashes_give_the_same_bytes(tmp_path: Path) -> None:
    plain = learn(tmp_path / "a", hash_seed="1", tunables=PLAIN_ARITHMETIC)
    other = learn(tmp_path / "b", hash_seed="2", tunables="glibc.cpu.hwcaps=-FMA,-FMA4")
    assert plain == other
    assert Statistics().load(plain).to_bytes() == plain
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(plain)
    assert sorted(tagger.labels()) == sorted(read_weights(plain).labels)


def test_the_shipped_model_is_what_make_train_makes_now() -> None:
    """Two papers of each template stand for all; `python -m training.train --check` trains anew and compares all."""
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    assert hashlib.sha256(SHIPPED.read_bytes()).hexdigest() == record["model"]
    assert (record["seeds"], record["settings"]) == (SEEDS, SETTINGS)
    assert digest_of_few() == record["few_inputs"], "templates, words or attributes have changed: make train"
