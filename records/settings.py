"""Takes command options, the environment and the Office's `templates/van-phong.yaml`; gives one frozen Settings.

Refuses to start on a wrong value, naming file and line. Reads nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field as Slot
from pydantic import ValidationError

from records.errors import SettingsError
from records.office_files import HOME, LINES, load_yaml
from records.readings import Model

DEFAULT_PORT = 8420
OFFICE_FILE = "van-phong.yaml"
CERTIFICATES_FOLDER = "chung-thu-so"
PaperKind = Literal[
    "to_trinh",
    "danh_sach",
    "phieu",
    "bien_ban",
    "quyet_dinh",
    "trinh_cap_tren",
    "cong_van",
    "gioi_thieu",
    "du_toan",
    "bao_cao",
    "tom_tat",
    "muc_luc",
]


class PaperProfile(Model):
    """How papers of one kind are headed and signed where it differs; what is left out is as for the submission."""

    co_quan_chu_quan: str | None = None
    co_quan_ban_hanh: str | None = None
    ky_hieu: str | None = None
    kinh_gui: str | None = None
    quyen_han: str | None = None
    chuc_vu_ky: str | None = None
    nguoi_ky: str | None = None
    can_cu: tuple[str, ...] | None = None
    noi_nhan: tuple[str, ...] | None = None


class CouncilProfile(Model):
    """The Council in a time: its name and its members; names left empty are left blank in its papers."""

    ten: str = ""
    chu_tich: str = ""
    thu_ky: str = ""
    thanh_vien: tuple[str, ...] = ()


class AuthorityProfile(Model):
    """Who decides on some recognitions: `kinh_gui` to whom they are submitted; "" where the department's head does."""

    danh_hieu: tuple[str, ...]
    kinh_gui: str = ""


class OfficeProfile(Model):
    """How the Office's papers are headed and signed in a time. Keys are Vietnamese: staff edit them.

    The keys of `van_ban` are kinds of papers; `for_paper` gives the profile of one kind.
    """

    tu_ngay: date
    den_ngay: date | None = None
    co_quan_chu_quan: str
    co_quan_ban_hanh: str
    ky_hieu: str
    dia_danh: str
    kinh_gui: str
    quyen_han: str
    chuc_vu_ky: str
    nguoi_ky: str = ""
    nguoi_lap_bang: str = ""
    can_cu: tuple[str, ...] = ()
    noi_nhan: tuple[str, ...] = ()
    hoi_dong: CouncilProfile = CouncilProfile()
    tham_quyen: tuple[AuthorityProfile, ...] = ()
    nguoi_quyet_dinh: str = ""
    nguon_kinh_phi: str = ""
    van_ban: dict[PaperKind, PaperProfile] = Slot(default_factory=dict)

    def for_paper(self, kind: PaperKind) -> OfficeProfile:
        """This profile with what the Office says of papers of the kind in the place of its own."""
        own = self.van_ban.get(kind)
        return self.model_copy(update=own.model_dump(exclude_none=True)) if own else self


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


def read_office(path: Path) -> tuple[OfficeProfile, ...]:
    """The dated profiles of the Office, oldest first."""
    entries = load_yaml(path, error=SettingsError)
    if not isinstance(entries, list) or not entries:
        raise SettingsError(
            f"{path.name}: phải là danh sách các mục, mỗi mục có tu_ngay.", hint="Xem templates/README.md."
        )
    profiles = []
    for entry in entries:
        lines = entry.get(LINES, {}) if isinstance(entry, dict) else {}
        try:
            profiles.append(OfficeProfile.model_validate(_without_lines(entry)))
        except ValidationError as exc:
            first = exc.errors()[0]
            key = ".".join(str(part) for part in first["loc"])
            line = lines.get(first["loc"][0] if first["loc"] else "", lines.get("", "?"))
            raise SettingsError(
                f"{path.name}, dòng {line}: mục “{key}” sai ({first['msg']}).", hint="Xem templates/README.md."
            ) from exc
    return tuple(sorted(profiles, key=lambda p: p.tu_ngay))


def _without_lines(entry: Any) -> Any:
    if isinstance(entry, dict):
        return {key: _without_lines(value) for key, value in entry.items() if key != LINES}
    if isinstance(entry, list):
        return [_without_lines(each) for each in entry]
    return entry
