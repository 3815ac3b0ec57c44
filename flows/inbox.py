"""Takes the inbox folder; gives what lies in it and which files have stood still long enough to be taken.

Opens nothing and changes nothing. Times are passed in; what is done with a file is `flows.intake`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from records.errors import SettingsError, in_words

STABLE_SECONDS = 5.0
STALE_LOCK_SECONDS = 12 * 3600.0  # Word leaves its ~$ file behind when it crashes
DUPLICATES = "_trung-tep"
REFUSED = "_khong-nhan"
SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "readme.md"})
HALF_COPIED = (".tmp", ".part", ".crdownload")
LOCK = "~$"
LOCK_REASON = "Tệp khóa do Word tạo khi đang mở văn bản, không phải hồ sơ."
HALF_COPIED_REASON = "Tệp tạm của chương trình đang chép hoặc tải dở, không phải hồ sơ."
OPEN_REASON = "Đang mở trong Word; đóng tệp rồi chạy lại."
GROWING_REASON = "Đang được chép dở; sẽ nhận ở lượt sau."

Stamp = tuple[int, int]


@dataclass(frozen=True)
class Seen:
    """One entry of the inbox: `name` is its path below the inbox, `stamp` its size and time of change."""

    path: Path
    name: str
    stamp: Stamp
    state: Literal["file", "ignored", "open"]
    reason: str | None = None


class StabilityTracker:
    """Tells which files have not changed for a while, by the caller's own clock: a share's clock may be wrong."""

    def __init__(self, stable_seconds: float = STABLE_SECONDS) -> None:
        self._stable_seconds = stable_seconds
        self._since: dict[str, tuple[Stamp, float]] = {}

    def see(self, stamps: Mapping[str, Stamp], *, at: float) -> set[str]:
        """The names that have kept their size and time of change long enough; names that are gone are forgotten."""
        self._since = {
            name: self._since[name] if name in self._since and self._since[name][0] == stamp else (stamp, at)
            for name, stamp in stamps.items()
        }
        return {name for name, (_, since) in self._since.items() if at - since >= self._stable_seconds}


def look(inbox: Path, *, now: float) -> list[Seen]:
    """Everything in the inbox that a clerk may have meant, by name; `now` (a time of day) only ages Word's locks."""
    try:
        inbox.mkdir(parents=True, exist_ok=True)
        return sorted(_look_in(inbox, inbox, now), key=lambda seen: seen.name)
    except OSError as exc:
        raise SettingsError(
            f"Không đọc được hộp thư đến {inbox}: {in_words(exc)}.", hint="Kiểm tra thư mục còn đó và có quyền đọc."
        ) from exc


def is_young(seen: Seen, *, now: float) -> bool:
    """Whether a file was changed just now, or, by a clock that differs, will be."""
    return seen.stamp[1] / 1e9 > now - STABLE_SECONDS


def _look_in(folder: Path, inbox: Path, now: float) -> Iterator[Seen]:
    with os.scandir(folder) as entries:
        present = list(entries)
    fresh_locks = {entry.name for entry in present if _is_fresh_lock(entry, now)}
    for entry in present:
        if entry.name.startswith(".") or entry.name.casefold() in SYSTEM_FILES:
            continue
        try:
            status = entry.stat(follow_symlinks=False)
        except FileNotFoundError:  # taken away while we looked
            continue
        if stat.S_ISDIR(status.st_mode):
            if not entry.name.startswith("_"):
                yield from _look_in(Path(entry.path), inbox, now)
            continue
        yield _seen(Path(entry.path), status, inbox, fresh_locks)


def _seen(path: Path, status: os.stat_result, inbox: Path, fresh_locks: set[str]) -> Seen:
    name, stamp = path.relative_to(inbox).as_posix(), (status.st_size, status.st_mtime_ns)
    if path.name.startswith(LOCK):
        return Seen(path, name, stamp, "ignored", LOCK_REASON)
    if path.name.casefold().endswith(HALF_COPIED):
        return Seen(path, name, stamp, "ignored", HALF_COPIED_REASON)
    if fresh_locks.intersection(_locks_of(path.name)):
        return Seen(path, name, stamp, "open", OPEN_REASON)
    return Seen(path, name, stamp, "file")


def _locks_of(name: str) -> Iterable[str]:
    """Word puts ~$ before a short name, and in place of the first two characters of a longer one."""
    return LOCK + name, LOCK + name[1:], LOCK + name[2:]


def _is_fresh_lock(entry: os.DirEntry[str], now: float) -> bool:
    if not entry.name.startswith(LOCK):
        return False
    try:
        return entry.stat(follow_symlinks=False).st_mtime > now - STALE_LOCK_SECONDS
    except FileNotFoundError:
        return False
