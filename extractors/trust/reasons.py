"""Takes the nominees of a paper and the Office's thresholds; gives why a person should look at it, in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from records.readings import DocumentKind, Nominee, Told
from records.trust import FIELD_NAMES, Thresholds, needs_person

_NOBODY_EXPECTED = frozenset(("cong_van", "khac", "quyet_dinh", "bien_ban"))
_GRANTING = frozenset(("xac_nhan_sang_kien", "quyet_dinh"))  # what they name is given, not asked for
_NOBODY = "Chương trình chưa tìm thấy người hay tập thể được đề nghị. Mở tệp, đối chiếu với bảng tổng hợp."
_NOTHING = "Không tìm thấy danh hiệu hay hình thức khen thưởng được đề nghị. Xem lại tệp."
_UNSURE = {"requested": "chưa chắc chắn, hoặc chưa rõ cấp nào"}
_COMPARE = "Đối chiếu với bản gốc."
_SHOWN = 3  # people in a sentence


def reason_of(kind: DocumentKind, nominees: Sequence[Nominee], thresholds: Thresholds) -> str | None:
    """Why a person should look at this paper; None where nothing is in doubt."""
    if not nominees:
        return None if kind in _NOBODY_EXPECTED else _NOBODY
    sentences = [*_conflicts(nominees, thresholds), *_unsure(nominees, thresholds)]
    if sentences:
        return f"{' '.join(sentences)} {_COMPARE}"
    if kind not in _GRANTING and not any(nominee.requested for nominee in nominees):
        return _NOTHING
    return None


def _values(nominee: Nominee, name: str) -> tuple[Told, ...]:
    value = getattr(nominee, name, None)
    return value if isinstance(value, tuple) else (value,) if value is not None else ()


def _conflicts(nominees: Sequence[Nominee], thresholds: Thresholds) -> Iterator[str]:
    """ "Hai nơi ghi khác nhau: ngày sinh của Lò Văn Tám (…)." """
    found = [
        f"{FIELD_NAMES[name].lower()} của {nominee.name or 'người chưa rõ tên'} (còn ghi “{value.conflict}”)"
        for nominee in nominees
        for name in thresholds.look
        for value in _values(nominee, name)
        if value.conflict is not None
    ]
    if found:
        yield f"Hai nơi ghi khác nhau: {_listed(found)}."


def _unsure(nominees: Sequence[Nominee], thresholds: Thresholds) -> Iterator[str]:
    """ "Họ tên chưa chắc chắn: Lò Văn Tám." """
    for name in thresholds.look:
        unsure = [
            nominee.name or "người chưa rõ tên"
            for nominee in nominees
            if (name == "full_name" and nominee.full_name is None)
            or any(value.conflict is None and needs_person(name, value, thresholds) for value in _values(nominee, name))
        ]
        if unsure:
            yield f"{FIELD_NAMES[name]} {_UNSURE.get(name, 'chưa chắc chắn')}: {_listed(unsure)}."


def _listed(names: Sequence[str]) -> str:
    rest = f" và {len(names) - _SHOWN} trường hợp khác" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + rest
