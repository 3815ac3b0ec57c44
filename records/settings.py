"""Takes command options, the environment and the Office's `templates/van-phong.yaml`; gives one frozen Settings.

Refuses to start on a wrong value, naming file and line. Reads nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from records.errors import SettingsError
from records.office_files import HOME
from records.offices import OfficeProfile, read_office

DEFAULT_PORT = 8420
OFFICE_FILE = "van-phong.yaml"
CERTIFICATES_FOLDER = "chung-thu-so"


@dataclass(frozen=True)
class Settings:
    """Folders, database and port of one run; `office` holds the dated profiles, oldest first."""

    inbox: Path
    outbox: Path
    data: Path
    database_url: str
    port: int
    templates: Path
    office: tuple[OfficeProfile, ...]

    def profile_on(self, day: date) -> OfficeProfile:
        """The profile in force on a day; raises SettingsError where none is."""
        for profile in reversed(self.office):
            if profile.tu_ngay <= day and (profile.den_ngay is None or day <= profile.den_ngay):
                return profile
        raise SettingsError(
            f"Không có thông tin Văn phòng cho ngày {day:%d/%m/%Y}.",
            hint=f"Thêm một mục có tu_ngay phù hợp vào templates/{OFFICE_FILE}.",
        )


def load_settings(
    *,
    inbox: Path | None = None,
    outbox: Path | None = None,
    data: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """Options go before the environment (TDKT_INBOX, TDKT_OUTBOX, TDKT_DATA ...), that before the checkout."""
    env = os.environ if environment is None else environment
    data = (data or Path(env.get("TDKT_DATA") or HOME / "data")).absolute()
    templates = Path(env.get("TDKT_TEMPLATES") or HOME / "templates").absolute()
    _check_thresholds(templates)
    return Settings(
        inbox=(inbox or Path(env.get("TDKT_INBOX") or HOME / "inbox")).absolute(),
        outbox=(outbox or Path(env.get("TDKT_OUTBOX") or HOME / "outbox")).absolute(),
        data=data,
        database_url=env.get("TDKT_DATABASE_URL") or f"sqlite:///{data / 'tdkt.db'}",
        port=_read_port(env.get("TDKT_PORT")),
        templates=templates,
        office=read_office(templates / OFFICE_FILE),
    )


def _check_thresholds(templates: Path) -> None:
    """Refuses a wrong file of thresholds at the start; while the program runs, each reading tells of it."""
    from records.trust import THRESHOLDS_FILE, read_thresholds  # built on this module

    if (templates / THRESHOLDS_FILE).exists():
        read_thresholds(templates / THRESHOLDS_FILE)


def certificates_folder(environment: Mapping[str, str] | None = None) -> Path:
    """Where the Office puts the certificates that digital signatures are checked against; need not exist."""
    env = os.environ if environment is None else environment
    return Path(env.get("TDKT_DATA") or HOME / "data").absolute() / CERTIFICATES_FOLDER


def _read_port(text: str | None) -> int:
    if not text:
        return DEFAULT_PORT
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise SettingsError(f"TDKT_PORT = “{text}” không phải số cổng.", hint="Dùng một số từ 1 đến 65535.")
    return int(text)
