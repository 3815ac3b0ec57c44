"""Takes the settings; gives what this machine has and lacks, each with the command that mends it.

Asks package metadata for versions: importing Prefect or spaCy only to name it would take seconds.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from extractors.libreoffice import find_libreoffice
from extractors.sandbox.isolation import try_confinement
from records.errors import AppError, in_words
from records.settings import Settings

DISK_NEEDED_MB = 500
ASK_SECONDS = 20
LIBRARIES = ("prefect", "spacy", "pandas", "tesserocr", "sqlalchemy")
FONT = "Liberation Serif"
WINDOWS_FONT = "times.ttf"
DEBIAN, WINDOWS = "Debian, Ubuntu", "Windows"


@dataclass(frozen=True)
class Part:
    """One thing that the program stands on. `mends` names the command by system."""

    name: str
    is_well: bool
    found: str
    mends: Mapping[str, str] = field(default_factory=dict)
    is_needed: bool = True

    def as_contract(self) -> dict[str, Any]:
        """One line of `tdkt doctor --json`."""
        return {
            "name": self.name,
            "ok": self.is_well,
            "needed": self.is_needed,
            "found": self.found,
            "mend": {} if self.is_well else dict(self.mends),
        }


def examine(settings: Settings) -> list[Part]:
    """Every part, in the order in which a clerk would miss it."""
    return [
        _tesseract(),
        _libreoffice(),
        _libarchive(),
        _font(),
        _database(settings),
        *_folders(settings),
        _disk(settings),
        *_libraries(),
        _limits(),
    ]


def _tesseract() -> Part:
    mends = {
        DEBIAN: "sudo apt-get install tesseract-ocr tesseract-ocr-vie",
        WINDOWS: "winget install UB-Mannheim.TesseractOCR (khi cài, chọn thêm Vietnamese)",
    }
    said = _ask("tesseract", "--list-langs")
    if said is None:
        return Part("Tesseract (đọc bản quét)", False, "chưa cài", mends)
    if "vie" not in said.split():
        return Part("Tesseract (đọc bản quét)", False, "đã cài nhưng chưa có tiếng Việt (vie)", mends)
    return Part("Tesseract (đọc bản quét)", True, "đã cài, có tiếng Việt")


def _libreoffice() -> Part:
    mends = {
        DEBIAN: "sudo apt-get install libreoffice-writer-nogui libreoffice-calc-nogui",
        WINDOWS: "winget install TheDocumentFoundation.LibreOffice",
    }
    found = find_libreoffice()
    return Part("LibreOffice (đọc .doc, .rtf, .odt, .xls, .ods)", found is not None, str(found or "chưa cài"), mends)


def _libarchive() -> Part:
    from extractors.bundles.archives import library_version

    mends = {
        DEBIAN: "sudo apt-get install libarchive13",
        WINDOWS: "Windows 11 có sẵn; bản cũ hơn: cập nhật Windows, hoặc ghi đường dẫn archive.dll vào biến LIBARCHIVE",
    }
    found = library_version()
    return Part("libarchive (mở .rar, .7z, .tar)", found is not None, found or "chưa cài", mends, is_needed=False)


def _font() -> Part:
    name = "Phông chữ tiếng Việt"
    mends = {DEBIAN: "sudo apt-get install fonts-liberation2 (bản mới: fonts-liberation)", WINDOWS: "có sẵn"}
    if sys.platform == "win32":
        there = (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts" / WINDOWS_FONT).exists()
        return Part(name, there, "Times New Roman" if there else "thiếu Times New Roman", mends, is_needed=False)
    said = _ask("fc-list", f"{FONT}:lang=vi", "file")
    if said is None:
        return Part(name, False, "không hỏi được máy có phông nào (thiếu fc-list)", mends, is_needed=False)
    found = f"{FONT}, đủ chữ Việt" if said.strip() else f"không có {FONT} với đủ chữ Việt"
    return Part(name, bool(said.strip()), found, mends, is_needed=False)


def _database(settings: Settings) -> Part:
    from records.store import open_record

    try:
        with open_record(settings.database_url) as record:
            record.check()
    except AppError as exc:
        return Part("Sổ ghi", False, exc.message, {"Cách sửa": exc.hint or "Xem nhật ký."})
    kind = settings.database_url.split(":", 1)[0]
    return Part("Sổ ghi", True, f"mở được ({kind})")


def _folders(settings: Settings) -> Iterator[Part]:
    named = (("Hộp thư đến", settings.inbox), ("Nơi ghi kết quả", settings.outbox), ("Thư mục dữ liệu", settings.data))
    for name, folder in named:
        mends = {DEBIAN: f"sudo chown -R $USER '{folder}'", WINDOWS: f'icacls "{folder}" /grant %USERNAME%:(OI)(CI)M'}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder, prefix=".thu-ghi-"):
                pass
        except OSError as exc:
            yield Part(name, False, f"không ghi được vào {folder}: {in_words(exc)}", mends)
        else:
            yield Part(name, True, str(folder))


def _disk(settings: Settings) -> Part:
    folder = next(each for each in (settings.data, *settings.data.parents) if each.exists())
    free = shutil.disk_usage(folder).free // 1024 // 1024
    mends = {DEBIAN: f"df -h '{folder}'; xóa bớt tệp không cần", WINDOWS: "Settings > System > Storage"}
    return Part("Ổ đĩa", free >= DISK_NEEDED_MB, f"còn trống {free} MB", mends)


def _libraries() -> Iterator[Part]:
    for name in LIBRARIES:
        try:
            yield Part(f"Thư viện {name}", True, version(name))
        except PackageNotFoundError:
            mends = {DEBIAN: "make setup", WINDOWS: "pip install -e ."}
            yield Part(f"Thư viện {name}", False, "chưa cài", mends)


def _limits() -> Part:
    """What a hostile file is kept from, and what not; network and disk are tried."""
    is_windows = sys.platform == "win32"
    memory = "bộ nhớ không bị giới hạn" if is_windows else "giới hạn bộ nhớ"
    achieved = try_confinement()
    network = "mạng bị chặn" if achieved.network else "mạng không bị chặn"
    files = "chỉ ghi được thư mục tạm" if achieved.files else "không chặn được việc ghi ra ngoài thư mục tạm"
    found = f"mỗi tệp đọc trong tiến trình riêng: giới hạn thời gian, {memory}, {network}, {files}"
    return Part("Cách ly khi đọc tệp", True, found, is_needed=False)


def _ask(program: str, *options: str) -> str | None:
    """What a program prints; None where it is missing or does not answer."""
    if shutil.which(program) is None:
        return None
    try:
        done = subprocess.run([program, *options], capture_output=True, text=True, timeout=ASK_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout
