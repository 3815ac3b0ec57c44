"""Takes the process that runs; cuts what a hostile file could use: secrets, memory, the network. Decides nothing else.

Each works where the system lets it: memory on Linux, the network on Linux with user namespaces, neither on Windows.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_SECRETS = ("PASSWORD", "TOKEN", "KEY", "SECRET", "DATABASE_URL", "CREDENTIAL")
_PLACES_TO_WRITE = ("TMPDIR", "TEMP", "TMP", "HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR")
PAGE_CACHE = "TDKT_PAGE_CACHE"  # read by extractors.readers.scan_memory
_LIBRARIES_MB = 1024  # address space of the libraries themselves, over what a file may use
_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000  # CLONE_NEWNET, CLONE_NEWUSER of <linux/sched.h>


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


def leave_network() -> bool:
    """Moves this process, while it has one thread, into a network of its own that leads nowhere; True where it may."""
    if sys.platform != "linux":
        return False
    try:
        unshare = ctypes.CDLL(None).unshare
    except (OSError, AttributeError):
        return False
    return any(unshare(flags) == 0 for flags in (_NEW_NETWORK, _NEW_USER | _NEW_NETWORK))


def can_leave_network() -> bool:
    """Whether children of this machine are cut off from the network; tried in a child, this process stays."""
    if sys.platform != "linux":
        return False
    child = os.fork()
    if child == 0:
        os._exit(0 if leave_network() else 1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
