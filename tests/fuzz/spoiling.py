"""Spoilt files through the ordinary door, in a reading child: what becomes of each, and what never must."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from hypothesis import strategies as st
from mutations import MUTATIONS, Mutation
from seeds import Seed

from extractors.sandbox.pool import ReaderPool
from records import Reading
from records.errors import InputError
from records.reasons import REASONS

READ = "extractors.reading:read_file"
LIMITS = {"seconds": 30, "longest_seconds": 120, "memory_mb": 1024}
FAULTS = frozenset({"LOI_CHUONG_TRINH", "TEP_LOI"})  # a fault of ours, whatever the file was
COSTLY = frozenset({"QUA_THOI_GIAN", "QUA_BO_NHO", "TIEN_TRINH_CHET"})  # handled, but to be looked at
WITHOUT_NOMINEE = frozenset({"cong_van", "khac", "quyet_dinh", "bien_ban"})


@dataclass(frozen=True)
class Spoilt:
    """A spoilt file and how it was made."""

    seed: Seed
    steps: tuple[Mutation, ...]
    number: int

    @property
    def data(self) -> bytes:
        random, data = Random(self.number), self.seed.data
        for step in self.steps:
            data = step(data, random)
        return data

    def __repr__(self) -> str:
        return f"{self.seed.suffix} {'+'.join(step.__name__ for step in self.steps)} {self.number}"


def spoilt_files(seeds: Sequence[Seed]) -> st.SearchStrategy[Spoilt]:
    """One to four mutations of one of the seeds."""

    def of(seed: Seed) -> st.SearchStrategy[Spoilt]:
        steps = st.lists(st.sampled_from(MUTATIONS[seed.kind]), min_size=1, max_size=4).map(tuple)
        return st.builds(Spoilt, st.just(seed), steps, st.integers(0, 2**32 - 1))

    return st.sampled_from(seeds).flatmap(of)


def outcome(pool: ReaderPool, spoilt: Spoilt, folder: Path) -> tuple[str, str | None]:
    """The status or code of a file, and what is wrong about it; None where nothing is."""
    path = folder / f"tệp{spoilt.seed.suffix}"
    path.write_bytes(spoilt.data)
    answer: Reading | InputError = pool.read(path)
    if isinstance(answer, InputError):
        said = "\n".join(getattr(answer, "__notes__", ()))
        return answer.code, (said or "no trace") if answer.code in FAULTS | COSTLY else _unlisted(answer.code)
    return (answer.reason_code or answer.status), fault_of(answer)


def fault_of(reading: Reading) -> str | None:
    """What a Reading must not be: without a reason that it needs, with one outside the list, silently empty."""
    if reading.status == "read":
        is_empty = not reading.nominees and reading.kind not in WITHOUT_NOMINEE and not reading.members
        return "read, but nothing in it and no reason" if is_empty or reading.reason_code else None
    if not reading.reason or not reading.reason_code:
        return f"{reading.status} without a reason"
    return _unlisted(reading.reason_code) or ("a fault of ours" if reading.reason_code in FAULTS else None)


def _unlisted(code: str) -> str | None:
    return None if code in REASONS else f"{code} is not in the list of reasons"
