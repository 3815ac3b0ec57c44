"""Takes command options, the environment and the Office's `templates/van-phong.yaml`; gives one frozen Settings.

Refuses to start on a wrong value, naming file and line. Reads nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from records.errors import SettingsError
from records.readings import Model

HOME = Path(__file__).resolve().parent.parent
DEFAULT_PORT = 8420
OFFICE_FILE = "van-phong.yaml"
LONGEST_YAML = 5_000_000  # bytes
MOST_REFERENCES = 32  # of a YAML file: they may refer to each other, and unfold
CERTIFICATES_FOLDER = "chung-thu-so"


class OfficeProfile(Model):
    """How the Office's papers are headed and signed in a time. Keys are Vietnamese: staff edit them."""

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
        lines = entry.pop("__lines__", {}) if isinstance(entry, dict) else {}
        try:
            profiles.append(OfficeProfile.model_validate(entry))
        except ValidationError as exc:
            first = exc.errors()[0]
            key = ".".join(str(part) for part in first["loc"])
            line = lines.get(first["loc"][0] if first["loc"] else "", lines.get("", "?"))
            raise SettingsError(
                f"{path.name}, dòng {line}: mục “{key}” sai ({first['msg']}).", hint="Xem templates/README.md."
            ) from exc
    return tuple(sorted(profiles, key=lambda p: p.tu_ngay))


class _LineLoader(yaml.SafeLoader):
    """A safe loader that notes on which line each key of a mapping stands, under "__lines__".

    References are few: ten lines full of them unfold to a thousand million values.
    """

    references = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            self.references += 1
            if self.references > MOST_REFERENCES:
                mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
                raise yaml.composer.ComposerError(None, None, "quá nhiều tham chiếu (*)", mark)
        return super().compose_node(parent, index)


def _mapping_with_lines(loader: _LineLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    mapping: dict[Any, Any] = {}
    lines: dict[Any, int] = {"": node.start_mark.line + 1}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if key in mapping:
            raise yaml.constructor.ConstructorError(None, None, f"khóa “{key}” lặp lại", key_node.start_mark)
        try:
            mapping[key] = loader.construct_object(value_node, deep=True)
        except ValueError as exc:  # a day that is not in the calendar, 2025-02-31
            problem = f"khóa “{key}”: giá trị không có thật ({exc})"
            raise yaml.constructor.ConstructorError(None, None, problem, value_node.start_mark) from exc
        lines[key] = key_node.start_mark.line + 1
    mapping["__lines__"] = lines
    return mapping


_LineLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping_with_lines)


def load_yaml(path: Path, *, error: type[SettingsError] | type[Any] = SettingsError) -> Any:
    """YAML with "__lines__" in every mapping; a missing or broken file raises `error` with file and line."""
    try:
        if path.stat().st_size > LONGEST_YAML:
            raise error(f"Tệp {path.name} lớn hơn {LONGEST_YAML // 1_000_000} MB.", hint="Tách nhỏ hoặc viết gọn lại.")
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as exc:
        raise error(f"Thiếu tệp {path}.", hint="Chép lại tệp này từ bản cài đặt.") from exc
    except (OSError, UnicodeDecodeError) as exc:
        raise error(f"Không đọc được tệp {path}.", hint="Tệp phải là văn bản UTF-8.") from exc
    try:
        return yaml.load(text, Loader=_LineLoader)
    except RecursionError as exc:
        raise error(f"{path.name}: lồng nhau quá nhiều tầng.", hint="Viết các mục thành ít tầng hơn.") from exc
    except yaml.YAMLError as exc:
        mark = getattr(exc, "problem_mark", None)
        line = mark.line + 1 if mark else "?"
        problem = getattr(exc, "problem", None) or "sai cú pháp"
        raise error(f"{path.name}, dòng {line}: {problem}.", hint="Kiểm tra thụt lề và dấu hai chấm.") from exc
