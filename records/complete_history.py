"""Takes the Office's `templates/lich-su.yaml`; gives of which lists and years its history holds everything.

Nothing is complete unless a person says so there, with name and day: then what the history lacks was never granted.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field as Slot
from pydantic import ValidationError, model_validator

from records.errors import SettingsError
from records.honours import CompleteHistory
from records.office_files import load_yaml
from records.readings import Model

HISTORY_FILE = "lich-su.yaml"
Year = Annotated[int, Slot(ge=1945, le=2100)]
_LISTS: dict[str, Literal["classifications", "titles", "awards", "initiatives"]] = {
    "xep_loai": "classifications",
    "danh_hieu": "titles",
    "khen_thuong": "awards",
    "sang_kien": "initiatives",
}


class _Entry(Model):
    """One line of the file. Keys are Vietnamese: staff edit them."""

    danh_muc: Literal["xep_loai", "danh_hieu", "khen_thuong", "sang_kien"]
    tu_nam: Year
    den_nam: Year
    nguoi_xac_nhan: str = Slot(min_length=1)
    ngay_xac_nhan: date

    @model_validator(mode="after")
    def _ends_before_it_was_said(self) -> _Entry:
        if not self.tu_nam <= self.den_nam <= self.ngay_xac_nhan.year:
            raise ValueError("tu_nam, den_nam, ngay_xac_nhan phải theo thứ tự thời gian")
        return self


def read_complete_history(path: Path) -> tuple[CompleteHistory, ...]:
    """What the file says; none where there is no file. Raises SettingsError with file and line."""
    if not path.exists():
        return ()
    entries = load_yaml(path, error=SettingsError) or []
    if not isinstance(entries, list):
        raise SettingsError(f"{path.name}: phải là danh sách các mục.", hint="Xem templates/README.md.")
    found = []
    for entry in entries:
        lines = entry.pop("__lines__", {}) if isinstance(entry, dict) else {}
        try:
            told = _Entry.model_validate(entry)
        except ValidationError as exc:
            first = exc.errors()[0]
            key = str(first["loc"][0]) if first["loc"] else ""
            line = lines.get(key, lines.get("", "?"))
            what = first["msg"].removeprefix("Value error, ")
            raise SettingsError(
                f"{path.name}, dòng {line}: mục “{key or 'này'}” sai ({what}).", hint="Xem templates/README.md."
            ) from exc
        found.append(CompleteHistory(name=_LISTS[told.danh_muc], first=told.tu_nam, last=told.den_nam))
    return tuple(found)
