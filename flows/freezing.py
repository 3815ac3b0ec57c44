"""Takes a quarter that is decided; keeps its papers and judgements for good, and puts back what is missing later.

Each closing has a folder of its own in the data folder, and the hashes of its files stand in the record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from records.errors import RecordError
from records.proposals import CheckedProposal
from records.quarters import Quarter
from records.settings import Settings
from records.store import Record
from reports.versions import put_bytes

FROZEN = "chot"  # in the data folder
PAPERS, JUDGED = "ho-so", "xet-duyet.json"
BESIDE = "bản đã khóa"
_CHECKED = TypeAdapter(list[CheckedProposal])

State = Literal["same", "restored", "changed", "lost"]
STATES: dict[State, str] = {
    "same": "đúng như khi khóa sổ",
    "restored": "đã lập lại, đúng như khi khóa sổ",
    "changed": "đã bị sửa sau khi khóa sổ, để nguyên; bản đã khóa đặt bên cạnh",
    "lost": "không còn bản nào đúng như khi khóa sổ",
}


@dataclass(frozen=True)
class Frozen:
    """One file of a closed quarter: `path` is the one with the bytes that were frozen, where there is one."""

    path: Path
    state: State


def frozen_folder(settings: Settings, quarter: Quarter, closing: int) -> Path:
    return settings.data / FROZEN / quarter.name / f"lan-{closing}"


def freeze(
    settings: Settings, record: Record, quarter: Quarter, *, paths: Iterable[Path], checked: Sequence[CheckedProposal]
) -> dict[str, str]:
    """Copies the files and the judgements; gives the hash of each by its path in the folder of this closing."""
    closing, _ = record.frozen_files(quarter.name)
    folder = frozen_folder(settings, quarter, closing)
    root = settings.outbox / quarter.name
    contents = {f"{PAPERS}/{path.relative_to(root).as_posix()}": path.read_bytes() for path in paths}
    contents[JUDGED] = _CHECKED.dump_json(list(checked), exclude_none=True)
    for name, content in contents.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        put_bytes(target, content)
    return {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}


def judged_when_frozen(settings: Settings, record: Record, quarter: Quarter) -> list[CheckedProposal] | None:
    """How the proposals of a closed quarter were judged when it was closed; None of one that is not closed.

    Raises RecordError where the file is gone or is another.
    """
    closing, files = record.frozen_files(quarter.name)
    if not files:
        return None
    path = frozen_folder(settings, quarter, closing) / JUDGED
    content = _read(path)
    if content is None or _hash(content) != files[JUDGED]:
        raise RecordError(
            f"Kết quả xét đã khóa của quý {quarter.label} bị mất hoặc bị sửa: {path}.",
            hint="Chép lại thư mục dữ liệu từ bản sao lưu.",
            code="BAN_KHOA_HONG",
        )
    return _CHECKED.validate_json(content)


def put_back(settings: Settings, record: Record, quarter: Quarter) -> tuple[Frozen, ...]:
    """Looks at every frozen paper in the outbox; what is missing comes back, what was changed stays, its own beside."""
    closing, files = record.frozen_files(quarter.name)
    kept = frozen_folder(settings, quarter, closing)
    root = settings.outbox / quarter.name
    return tuple(
        _put_back(root / name.removeprefix(f"{PAPERS}/"), kept / name, sha256)
        for name, sha256 in files.items()
        if name.startswith(f"{PAPERS}/")
    )


def _put_back(path: Path, kept: Path, sha256: str) -> Frozen:
    there, own = _read(path), _read(kept)
    is_same = there is not None and _hash(there) == sha256
    if own is None or _hash(own) != sha256:
        if there is None or not is_same:
            return Frozen(path, "lost")
        kept.parent.mkdir(parents=True, exist_ok=True)
        put_bytes(kept, there)
        return Frozen(path, "same")
    if is_same:
        return Frozen(path, "same")
    if there is None:
        path.parent.mkdir(parents=True, exist_ok=True)
        put_bytes(path, own)
        return Frozen(path, "restored")
    beside = path.with_name(f"{path.stem} ({BESIDE}){path.suffix}")
    if _read(beside) != own:
        put_bytes(beside, own)
    return Frozen(beside, "changed")


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
