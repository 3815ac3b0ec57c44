"""Takes the process that runs; cuts what a hostile file could use: secrets, memory, network, the disk. Decides no more.

Each works where the system lets it: memory on Linux; network and disk on Linux with user namespaces; none on Windows.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_SECRETS = ("PASSWORD", "TOKEN", "KEY", "SECRET", "DATABASE_URL", "CREDENTIAL")
_PLACES_TO_WRITE = ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")
PAGE_CACHE = "TDKT_PAGE_CACHE"  # read by extractors.readers.scan.memory
_LIBRARIES_MB = 1024  # address space of the libraries themselves, over what a file may use
_NEW_NETWORK, _NEW_USER, _NEW_FILES = 0x40000000, 0x10000000, 0x00020000  # CLONE_NEW… of <linux/sched.h>
_BIND, _RECURSIVE, _PRIVATE = 0x1000, 0x4000, 0x40000  # MS_… of <linux/mount.h>
_MOUNT_SETATTR, _READ_ONLY, _AT_RECURSIVE = 442, 1, 0x8000


@dataclass(slots=True, frozen=True)
class Confinement:
    """What a process is kept from: reaching the network, and writing outside its folders."""

    network: bool
    files: bool


def child_environment(scratch: Path | None = None, page_cache: Path | None = None) -> dict[str, str]:
    """The parent's environment without secrets, with its import path, one thread a library and its own scratch folder.

    LibreOffice and Python's tempfile write where TMPDIR points, what asks for a home or a cache there too. Read scans
    are kept only where the caller says (`page_cache`), whatever the parent's own environment.
    """
    kept = {name: value for name, value in os.environ.items() if not any(word in name.upper() for word in _SECRETS)}
    kept["PYTHONPATH"] = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
    kept.update(OMP_THREAD_LIMIT="1", OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1", PYTHONSAFEPATH="1")
    kept.pop(PAGE_CACHE, None)
    if page_cache is not None:
        kept[PAGE_CACHE] = str(page_cache)
    if scratch is not None:
        kept.update(dict.fromkeys(_PLACES_TO_WRITE, str(scratch)))
    return kept


def limit_memory(memory_mb: int) -> None:
    """Memory for one file, and the libraries on top of it, in megabytes."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, megabytes in ((resource.RLIMIT_AS, memory_mb + _LIBRARIES_MB), (resource.RLIMIT_DATA, memory_mb)):
        limit = megabytes * 1024 * 1024
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            limit = min(limit, hard)
        try:
            resource.setrlimit(kind, (limit, hard))
        except (ValueError, OSError):  # macOS refuses both
            continue
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def confine(writable: Sequence[Path] = ()) -> Confinement:
    """Moves this process, while it has one thread, where no network leads and where only some folders can be written.

    Linux only: a network of its own, and a view of the disk of its own in which all but `writable` is read-only. Says
    what the system allowed; where it allows neither the process stays as it is.
    """
    system = _system_calls()
    if system is None:
        return Confinement(network=False, files=False)
    for flags in (_NEW_FILES | _NEW_NETWORK, _NEW_USER | _NEW_FILES | _NEW_NETWORK):
        if system.unshare(flags) == 0:
            return Confinement(network=True, files=_write_only_in(system, writable))
    cut_off = any(system.unshare(flags) == 0 for flags in (_NEW_NETWORK, _NEW_USER | _NEW_NETWORK))
    return Confinement(network=cut_off, files=False)


def try_confinement() -> Confinement:
    """What `confine` achieves on this machine; tried in a child, this process stays."""
    if sys.platform != "linux":
        return Confinement(network=False, files=False)
    child = os.fork()
    if child == 0:
        achieved = confine([Path(tempfile.gettempdir())])
        os._exit(2 * achieved.files + achieved.network)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return Confinement(network=bool(code & 1), files=bool(code & 2))


def _system_calls() -> Any:
    if sys.platform != "linux":
        return None
    try:
        system = ctypes.CDLL(None)
        _ = system.unshare, system.mount, system.syscall
    except (OSError, AttributeError):
        return None
    return system


def _write_only_in(system: Any, writable: Sequence[Path]) -> bool:
    """Makes every mount read-only, then those of the folders writable again; changes nothing where it cannot."""
    folders = [os.fsencode(folder.absolute()) for folder in writable]
    if system.mount(b"none", b"/", None, _RECURSIVE | _PRIVATE, None) != 0:
        return False
    if any(system.mount(folder, folder, None, _BIND, None) != 0 for folder in folders):
        return False
    if not _set_read_only(system, b"/", True):
        return False
    if all(_set_read_only(system, folder, False) for folder in folders):
        return True
    _set_read_only(system, b"/", False)
    return False


def _set_read_only(system: Any, place: bytes, read_only: bool) -> bool:
    """mount_setattr(2), since Linux 5.12: the flag of a mount, and of all below it where it is set."""
    change = struct.pack("4Q", _READ_ONLY if read_only else 0, 0 if read_only else _READ_ONLY, 0, 0)
    below = _AT_RECURSIVE if read_only else 0
    return bool(system.syscall(_MOUNT_SETATTR, -100, place, below, change, len(change)) == 0)
