"""Takes the Office's `templates/van-phong.yaml`; gives its dated profiles: how papers are headed and signed in a time.

Refuses what is wrong in it, naming line, key and the key that was probably meant.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import Field as Slot
from pydantic import ValidationError, field_validator

from records.catalogue import RECOGNITIONS
from records.entry_mistakes import all_in_one, in_words, line_of, meant, without_lines
from records.errors import SettingsError
from records.office_files import load_yaml
from records.readings import Model

HINT = "Xem templates/README.md, phần van-phong.yaml."
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

    @field_validator("danh_hieu")
    @classmethod
    def _is_known(cls, codes: tuple[str, ...]) -> tuple[str, ...]:
        for code in codes:
            if code not in RECOGNITIONS:
                raise ValueError(f"không có mã danh hiệu “{code}”{meant(code, tuple(RECOGNITIONS))}")
        return codes


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
    so_guong: int = Slot(default=1, ge=0)  # first places of the shortlist of whom an article is drafted
    hoi_dong: CouncilProfile = CouncilProfile()
    tham_quyen: tuple[AuthorityProfile, ...] = ()
    nguoi_quyet_dinh: str = ""
    nguon_kinh_phi: str = ""
    van_ban: dict[PaperKind, PaperProfile] = Slot(default_factory=dict)

    def for_paper(self, kind: PaperKind) -> OfficeProfile:
        """This profile with what the Office says of papers of the kind in the place of its own."""
        own = self.van_ban.get(kind)
        return self.model_copy(update=own.model_dump(exclude_none=True)) if own else self


# the keys that stand inside a key of the profile
_INSIDE: dict[str, tuple[str, ...]] = {
    "hoi_dong": tuple(CouncilProfile.model_fields),
    "tham_quyen": tuple(AuthorityProfile.model_fields),
    "van_ban": tuple(PaperProfile.model_fields),
}


def read_office(path: Path) -> tuple[OfficeProfile, ...]:
    """The dated profiles of the Office, oldest first; each day from the first on has exactly one."""
    entries = load_yaml(path, error=SettingsError)
    if not isinstance(entries, list) or not entries:
        raise SettingsError(f"{path.name}: phải là danh sách các mục, mỗi mục có tu_ngay.", hint=HINT)
    found: list[tuple[OfficeProfile, Any]] = []
    wrong: list[tuple[Any, str]] = []
    for entry in entries:
        try:
            found.append((OfficeProfile.model_validate(without_lines(entry)), line_of(entry, ())))
        except ValidationError as exc:
            kinds = get_args(PaperKind)
            wrong += [(line_of(entry, each["loc"]), in_words(each, _known_at, kinds=kinds)) for each in exc.errors()]
    if not wrong:
        found.sort(key=lambda each: each[0].tu_ngay)
        wrong = list(_broken_times(found))
    if wrong:
        raise SettingsError(all_in_one(path.name, wrong), hint=HINT)
    return tuple(profile for profile, _ in found)


def _broken_times(found: Sequence[tuple[OfficeProfile, Any]]) -> Iterator[tuple[Any, str]]:
    """Days that two profiles claim, or none; an open profile ends where the next begins."""
    for (earlier, line), (later, next_line) in itertools.pairwise(found):
        end = earlier.den_ngay or later.tu_ngay - timedelta(days=1)
        if end < earlier.tu_ngay:
            yield line, f"den_ngay {end:%d/%m/%Y} trước tu_ngay {earlier.tu_ngay:%d/%m/%Y}"
        elif end >= later.tu_ngay:
            yield next_line, f"ngày {later.tu_ngay:%d/%m/%Y} đã có mục khác đến {end:%d/%m/%Y}; mỗi ngày chỉ một mục"
        elif end + timedelta(days=1) < later.tu_ngay:
            gap = f"{end + timedelta(days=1):%d/%m/%Y} đến {later.tu_ngay - timedelta(days=1):%d/%m/%Y}"
            yield next_line, f"từ {gap} không có mục nào; sửa den_ngay hoặc tu_ngay cho liền nhau"


def _known_at(path: Sequence[Any]) -> Sequence[str]:
    """The keys that may stand at a path in an entry."""
    return _INSIDE.get(str(path[0]), ()) if len(path) > 1 else tuple(OfficeProfile.model_fields)
