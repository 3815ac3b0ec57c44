"""Takes a value and the Office's thresholds; gives its state: accepted, to be checked, or in conflict.

How sure a value is was reckoned where it was read; from which measure on it counts is the Office's to say, in
`templates/nguong.yaml`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from records.errors import SettingsError
from records.office_files import HOME, load_yaml
from records.readings import Told

State = Literal["accepted", "check", "conflict"]
THRESHOLDS_FILE = "nguong.yaml"
STRICT = 0.95  # where the Office has no file
STATE_NAMES: Mapping[State, str] = MappingProxyType(
    {"accepted": "nhận", "check": "cần xem", "conflict": "hai giá trị khác nhau"}
)
FIELD_OF_KEY: Mapping[str, str] = MappingProxyType(
    {
        "ho_ten": "full_name",
        "danh_xung": "honorific",
        "ngay_sinh": "birth_date",
        "gioi_tinh": "gender",
        "que_quan": "hometown",
        "noi_o": "residence",
        "chuc_vu": "position",
        "don_vi": "unit",
        "trinh_do": "education",
        "hoc_ham_hoc_vi": "academic_title",
        "nhiem_vu": "duties",
        "de_nghi": "requested",
        "danh_hieu_da_dat": "prior_titles",
        "khen_thuong_da_nhan": "prior_awards",
        "sang_kien": "initiatives",
        "xep_loai": "classifications",
        "thanh_tich": "achievements",
        "so_van_ban": "number",
        "ngay_van_ban": "date",
        "noi_ban_hanh": "place",
        "don_vi_ban_hanh": "issuing_unit",
        "don_vi_cap_tren": "parent_unit",
        "trich_yeu": "subject",
        "nguoi_ky": "signer",
        "chuc_vu_nguoi_ky": "signer_title",
    }
)
FIELD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "full_name": "Họ tên",
        "honorific": "Danh xưng",
        "birth_date": "Ngày sinh",
        "gender": "Giới tính",
        "hometown": "Quê quán",
        "residence": "Nơi ở",
        "position": "Chức vụ",
        "unit": "Đơn vị",
        "education": "Trình độ",
        "academic_title": "Học hàm, học vị",
        "duties": "Nhiệm vụ",
        "requested": "Danh hiệu, hình thức đề nghị",
        "prior_titles": "Danh hiệu đã đạt",
        "prior_awards": "Khen thưởng đã nhận",
        "initiatives": "Sáng kiến",
        "classifications": "Xếp loại",
        "achievements": "Thành tích",
        "number": "Số văn bản",
        "date": "Ngày văn bản",
        "place": "Nơi ban hành",
        "issuing_unit": "Đơn vị ban hành",
        "parent_unit": "Đơn vị cấp trên",
        "subject": "Trích yếu",
        "signer": "Người ký",
        "signer_title": "Chức vụ người ký",
    }
)
_UNCONFIRMED = frozenset(("grammar", "statistics"))  # what the structure of the paper does not bear out
_PARTS = {"mac_dinh", "nhan", "nguoi_xem"}
_HINT = "Xem templates/README.md, phần nguong.yaml."


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which confidence on a field is accepted, and below which its file goes to a person."""

    default: float = STRICT
    accept: Mapping[str, float] = field(default_factory=dict)
    look: Mapping[str, float] = field(default_factory=dict)

    def accepts(self, field_name: str) -> float:
        """The least confidence with which a field is accepted."""
        return self.accept.get(field_name, self.default)


def state_of(field_name: str, told: Told, thresholds: Thresholds) -> State:
    """The state of a value of a field, by the field's name in `records.readings`."""
    if told.conflict is not None:
        return "conflict"
    if told.sources and _UNCONFIRMED.issuperset(told.sources):
        return "check"
    return "accepted" if told.confidence >= thresholds.accepts(field_name) else "check"


def needs_person(field_name: str, told: Told, thresholds: Thresholds) -> bool:
    """Whether a value is so doubtful that its file goes to a person: only fields that the Office names for that."""
    least = thresholds.look.get(field_name)
    return least is not None and (told.conflict is not None or told.confidence < least)


def read_thresholds(path: Path) -> Thresholds:
    """The thresholds of a file; raises SettingsError with the line that is wrong."""
    entries = load_yaml(path, error=SettingsError)
    if not isinstance(entries, dict):
        raise SettingsError(f"{path.name}: phải có các mục mac_dinh, nhan, nguoi_xem.", hint=_HINT)
    lines = entries.pop("__lines__")
    for key in entries:
        if key not in _PARTS:
            raise SettingsError(f"{path.name}, dòng {lines[key]}: không có mục “{key}”.", hint=_HINT)
    default = entries.get("mac_dinh", STRICT)
    return Thresholds(
        default=_share(path, "mac_dinh", default, lines.get("mac_dinh", 1)),
        accept=_by_field(path, entries.get("nhan")),
        look=_by_field(path, entries.get("nguoi_xem")),
    )


def _by_field(path: Path, entries: Any) -> Mapping[str, float]:
    if entries is None:
        return {}
    if not isinstance(entries, dict):
        raise SettingsError(f"{path.name}: mỗi phần là các dòng “tên trường: số”.", hint=_HINT)
    lines = entries.pop("__lines__")
    found = {}
    for key, value in entries.items():
        if key not in FIELD_OF_KEY:
            raise SettingsError(f"{path.name}, dòng {lines[key]}: không có trường “{key}”.", hint=_HINT)
        found[FIELD_OF_KEY[key]] = _share(path, key, value, lines[key])
    return found


def _share(path: Path, key: str, value: Any, line: int) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        raise SettingsError(
            f"{path.name}, dòng {line}: “{key}” phải là số từ 0 đến 1, viết dấu chấm (0.95).", hint=_HINT
        )
    return float(value)


def thresholds_in_force(environment: Mapping[str, str] | None = None) -> Thresholds:
    """The thresholds of the Office's templates, read again when the file has changed; strict ones where it is not."""
    env = os.environ if environment is None else environment
    path = Path(env.get("TDKT_TEMPLATES") or HOME / "templates").absolute() / THRESHOLDS_FILE
    try:
        changed = path.stat().st_mtime_ns
    except OSError:
        return Thresholds()
    return _read_once(path, changed)


@lru_cache(maxsize=4)
def _read_once(path: Path, changed: int) -> Thresholds:
    return read_thresholds(path)
