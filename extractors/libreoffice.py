"""Takes office files in a private folder; has LibreOffice write them in another format, several by one start.

Nothing in a file runs or is fetched: the profile forbids macros, link updates, remote pictures and any proxy but a dead
one. A file that stops or stalls LibreOffice is passed over; the others of its batch go on in a fresh start.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Sequence
from enum import Enum
from functools import cache
from pathlib import Path

from extractors.sandbox.pulse import beat
from records.errors import InputError

SECONDS_A_FILE = 30.0
_LOOK_SECONDS = 0.03
_RESTART = 81  # LibreOffice has set up its profile and asks to be started again
_MOST_RESTARTS = 3
_ONE_AT_A_TIME = threading.Lock()  # a second start with the same profile hands its files to the first and ends
_KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT", "WINDIR", "PROGRAMFILES")

_PACKAGES = (".docx", ".xlsx", ".odt")

_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "CheckDocumentEvents", "false"),
    ("Common/Misc", "CrashReport", "false"),
    ("Common/Misc", "FirstRun", "false"),
    ("Common/Misc", "CollectUsageInformation", "false"),
    ("Common/Save/Document", "AutoSave", "false"),
    ("Common/Save/Document", "CreateBackup", "false"),
    ("Writer/Content/Update", "Link", "0"),  # never
    ("Calc/Content/Update", "Link", "1"),  # never
    ("Recovery/AutoSave", "Enabled", "false"),
    ("Recovery/RecoveryInfo", "Enabled", "false"),
    ("Java/ApplicationSettings", "Enable", "false"),
    ("Linguistic/General", "IsAutoSpellCheck", "false"),
)
_DEAD_PROXY = (  # the discard port of this machine: what would go out despite all goes nowhere
    ("ooInetProxyType", "2"),
    ("ooInetHTTPProxyName", "127.0.0.1"),
    ("ooInetHTTPProxyPort", "9"),
    ("ooInetHTTPSProxyName", "127.0.0.1"),
    ("ooInetHTTPSProxyPort", "9"),
    ("ooInetFTPProxyName", "127.0.0.1"),
    ("ooInetFTPProxyPort", "9"),
    ("ooInetNoProxy", ""),
)


class Failure(Enum):
    """Why a file has no converted copy."""

    NOT_OPENED = "LibreOffice could not load it"
    STOPPED = "LibreOffice ended while it was at work on it"
    STALLED = "LibreOffice was at it for too long"


class MissingLibreOffice(InputError):
    """LibreOffice is not on this machine."""

    code = "THIEU_LIBREOFFICE"

    def __init__(self) -> None:
        super().__init__(
            "Chưa đọc được tệp này vì máy chưa có LibreOffice.",
            hint="Cài LibreOffice (lệnh tdkt doctor chỉ cách), hoặc mở tệp bằng Word rồi lưu thành .docx.",
        )


def find_libreoffice() -> Path | None:
    """The program that converts; on Unix the one behind the start script, so that ending it leaves nothing behind."""
    places = [shutil.which("soffice"), shutil.which("libreoffice")]
    if sys.platform == "win32":
        folders = [os.environ.get("PROGRAMFILES"), os.environ.get("PROGRAMFILES(X86)")]
        places += [str(Path(folder) / "LibreOffice/program/soffice.exe") for folder in folders if folder]
    if sys.platform == "darwin":
        places.append("/Applications/LibreOffice.app/Contents/MacOS/soffice")
    for place in places:
        if place and Path(place).is_file():
            program = Path(place).resolve()
            behind = program.with_name("soffice.bin")
            return behind if os.name == "posix" and behind.is_file() else program
    return None


def convert(
    sources: Sequence[Path], folder: Path, *, target: str = "docx", seconds: float = SECONDS_A_FILE
) -> dict[Path, Failure]:
    """Writes `folder/<stem>.<target>` of each source; gives the sources that failed, and why.

    Sources have different stems and stand in a folder of ours under names of ours. `seconds` is for each file.
    Raises MissingLibreOffice.
    """
    failures: dict[Path, Failure] = {}
    pending = list(sources)
    with _ONE_AT_A_TIME:
        while pending:
            ending = _run(pending, folder, target=target, seconds=seconds)
            missing = [source for source in pending if not _is_whole(made_of(source, folder, target))]
            if ending is None or not missing:
                return failures | dict.fromkeys(missing, Failure.NOT_OPENED)
            _profile.cache_clear()  # what a stopped start left in its profile is not trusted
            failures[missing[0]] = ending
            made_of(missing[0], folder, target).unlink(missing_ok=True)
            pending = missing[1:]
    return failures


def made_of(source: Path, folder: Path, target: str) -> Path:
    """Where the converted copy of a source stands."""
    return folder / f"{source.stem}.{target}"


def _run(sources: Sequence[Path], folder: Path, *, target: str, seconds: float) -> Failure | None:
    """One start over the sources, in their order; None where LibreOffice has gone through all of them."""
    for _ in range(_MOST_RESTARTS):
        with subprocess.Popen(
            _command(sources, folder, target),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=folder,
        ) as process:
            try:
                code = _wait(process, [made_of(source, folder, target) for source in sources], seconds)
            finally:
                process.kill()
        if code is None:
            return Failure.STALLED
        if code != _RESTART:
            return None if code == 0 else Failure.STOPPED
    return Failure.STOPPED


def _command(sources: Sequence[Path], folder: Path, target: str) -> list[str]:
    program = find_libreoffice()
    if program is None:
        raise MissingLibreOffice
    profile = Path(_profile().name).absolute().as_uri()
    options = ["--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard"]
    places = [str(source.absolute()) for source in sources]
    return [
        str(program),
        f"-env:UserInstallation={profile}",
        *options,
        "--nolockcheck",
        "--convert-to",
        target,
        "--outdir",
        str(folder.absolute()),
        *places,
    ]


def _environment() -> dict[str, str]:
    """What LibreOffice may know of this machine; its home is the profile, so that it writes nowhere else.

    OSL_SOCKET_PATH is where it puts its pipe while /tmp is read-only: without one it does not start.
    """
    home = _profile().name
    kept = {name: value for name in _KEPT if (value := os.environ.get(name))}
    homes = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "OSL_SOCKET_PATH"), home)
    return kept | homes | {"SAL_USE_VCLPLUGIN": "svp"}


def _wait(process: subprocess.Popen[bytes], expected: Sequence[Path], seconds: float) -> int | None:
    """The exit code; None where no further copy came for so many seconds."""
    made, deadline = 0, time.monotonic() + seconds
    while process.poll() is None:
        time.sleep(_LOOK_SECONDS)
        beat()  # silence is measured here: a stalled file is ended below
        now = sum(path.exists() for path in expected)
        if now > made:
            made, deadline = now, time.monotonic() + seconds
        if time.monotonic() > deadline:
            return None
    return process.returncode


def _is_whole(path: Path) -> bool:
    """A copy that was written to its end: LibreOffice may be stopped in the middle of one."""
    if not path.is_file():
        return False
    if path.suffix in _PACKAGES:
        return zipfile.is_zipfile(path)
    return path.suffix != ".pdf" or b"%%EOF" in path.read_bytes()[-1024:]


@cache
def _profile() -> tempfile.TemporaryDirectory[str]:
    """The profile of this process, made at its first conversion and removed at its end."""
    profile = tempfile.TemporaryDirectory(prefix="libreoffice-", ignore_cleanup_errors=True)
    user = Path(profile.name) / "user"
    user.mkdir()
    (user / "registrymodifications.xcu").write_text(_registry(), encoding="utf-8")
    return profile


def _registry() -> str:
    settings = [(f"/org.openoffice.Office.{path}", name, value) for path, name, value in _SETTINGS]
    settings += [("/org.openoffice.Inet/Settings", name, value) for name, value in _DEAD_PROXY]
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in settings
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n{items}</oor:items>\n'
    )
