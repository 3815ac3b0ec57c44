"""A short run over the same spoilt files every time; `make fuzz` goes on for as long as one likes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from mutations import MUTATIONS
from seeds import Seed, seeds
from spoiling import LIMITS, READ, Spoilt, outcome, spoilt_files

from extractors.sandbox.pool import ReaderPool


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool(READ, 1, **LIMITS) as opened:
        yield opened


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fuzz")


@settings(derandomize=True, max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(spoilt=spoilt_files([seed for seed in seeds() if seed.kind in ("ooxml", "zip", "text")]))
def test_spoilt_file_is_read_or_explained(pool: ReaderPool, folder: Path, spoilt: Spoilt) -> None:
    _, fault = outcome(pool, spoilt, folder)
    assert fault is None, f"{spoilt}: {fault}"


@settings(derandomize=True, max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(spoilt=spoilt_files([seed for seed in seeds() if seed.kind in ("pdf", "picture")]))
def test_spoilt_page_is_read_or_explained(pool: ReaderPool, folder: Path, spoilt: Spoilt) -> None:
    _, fault = outcome(pool, spoilt, folder)
    assert fault is None, f"{spoilt}: {fault}"


@pytest.mark.parametrize("seed", seeds(), ids=lambda seed: seed.suffix)
def test_every_seed_is_whole(pool: ReaderPool, folder: Path, seed: Seed) -> None:
    said, fault = outcome(pool, Spoilt(seed, (), 0), folder)
    assert fault is None and said in ("read", "needs_review", "CAN_XEM", "KHONG_HO_TRO")


@pytest.mark.parametrize("kind", MUTATIONS)
def test_every_mutation_gives_bytes(kind: str) -> None:
    seed = next((seed for seed in seeds() if seed.kind == kind), seeds()[0])
    for mutation in dict.fromkeys(MUTATIONS[kind]):
        made = mutation(seed.data, Random(1))
        assert isinstance(made, bytes) and mutation(seed.data, Random(1)) == made
        mutation(b"", Random(1))
