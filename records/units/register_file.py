"""Takes `templates/units.yaml`; gives the register, or every fault in it with its line, in Vietnamese.

A register that contradicts itself is refused as a whole: half of one would give wrong units silently.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from records.errors import SettingsError
from records.folding import fold
from records.office_files import load_yaml
from records.units.entries import LONGEST_NAME, Unit
from records.units.register import Register

UNITS_FILE = "units.yaml"
HINT = "Sửa tệp rồi chạy lại; xem hết chỗ sai bằng: tdkt units check"
_SAID = {
    "missing": "thiếu mục bắt buộc",
    "extra_forbidden": "không có mục này",
    "string_too_short": "để trống hoặc quá ngắn",
    "string_too_long": f"quá dài (tên không quá {LONGEST_NAME} chữ cái, mã không quá 40)",
    "tuple_type": "phải là danh sách, mỗi dòng một mục bắt đầu bằng dấu gạch",
}
_DATE = "không phải ngày có thật (viết năm-tháng-ngày, ví dụ 2025-03-01)"


@dataclass(frozen=True)
class Problem:
    """One fault of the register, at a line of the file."""

    line: int
    text: str


def read_register(path: Path) -> Register:
    """The register; an empty one where the Office keeps none. Raises SettingsError with the line of the first fault."""
    if not path.exists():
        return Register()
    units, problems = check_register(path)
    if problems:
        others = f" (và {len(problems) - 1} chỗ sai khác)" if len(problems) > 1 else ""
        raise SettingsError(f"{path.name}, dòng {problems[0].line}: {problems[0].text}{others}.", hint=HINT)
    return Register(units)


def check_register(path: Path) -> tuple[tuple[Unit, ...], tuple[Problem, ...]]:
    """The entries that are well written, and every fault in the order of the lines."""
    raw = load_yaml(path, error=SettingsError)
    if raw is None:
        return (), ()
    if not isinstance(raw, list):
        return (), (Problem(1, "phải là danh sách đơn vị, mỗi đơn vị bắt đầu bằng dấu gạch và ma"),)
    units: list[Unit] = []
    problems: list[Problem] = []
    for at, entry in enumerate(raw, start=1):
        read = _read_unit(entry, at)
        if isinstance(read, Unit):
            units.append(read)
        else:
            problems += read
    if not problems:  # a unit left out for its spelling would be missed by others
        problems += [problem for check in CHECKS for problem in check(units)]
    return tuple(units), tuple(sorted(set(problems), key=lambda p: (p.line, p.text)))


def _read_unit(entry: Any, at: int) -> Unit | list[Problem]:
    if not isinstance(entry, dict):
        return [Problem(at, f"mục thứ {at} phải có ma và ten")]
    lines = entry.pop("__lines__", {})
    try:
        unit = Unit.model_validate({**entry, "line": lines.get("", at)})
    except ValidationError as exc:
        return [_problem(error, lines, at) for error in exc.errors()]
    if unit.start and unit.end and unit.end < unit.start:
        return [Problem(lines.get("den_ngay", unit.line), f"{_called(unit)} có den_ngay trước tu_ngay")]
    return unit


def _problem(error: Any, lines: dict[str, int], at: int) -> Problem:
    key = str(error["loc"][0]) if error["loc"] else ""
    said = _SAID.get(error["type"]) or (_DATE if error["type"].startswith("date") else "viết sai kiểu")
    return Problem(lines.get(key, lines.get("", at)), f"mục “{key}”: {said}")


def _called(unit: Unit) -> str:
    return f"“{unit.name}” ({unit.id})"


# --- what the entries say of each other


def _time_problems(units: Sequence[Unit]) -> Iterator[Problem]:
    for entries in _groups(units, lambda u: u.id).values():
        for one, other in combinations(entries, 2):
            if one.overlaps(other):
                yield Problem(
                    other.line,
                    f"mã {other.id} có hai tên cùng một lúc: “{one.name}” (dòng {one.line}) và “{other.name}”",
                )


def _reference_problems(units: Sequence[Unit]) -> Iterator[Problem]:
    known = {unit.id for unit in units}
    for unit in units:
        named = {
            "truc_thuoc": (unit.parent,) if unit.parent else (),
            "tien_than": unit.predecessors,
            "ke_thua": unit.successors,
        }
        for key, ids in named.items():
            for id_ in ids:
                if id_ == unit.id:
                    yield Problem(unit.line, f"{_called(unit)} ghi chính mình ở {key}")
                elif id_ not in known:
                    yield Problem(unit.line, f"{_called(unit)} ghi {key}: {id_}, nhưng không có đơn vị nào mang mã đó")


def _parent_problems(units: Sequence[Unit]) -> Iterator[Problem]:
    register = Register(units)
    by_id = _groups(units, lambda u: u.id)
    for unit in units:
        if unit.parent not in by_id or unit.parent == unit.id:
            continue
        if not any(entry.overlaps(unit) for entry in by_id[unit.parent]):
            yield Problem(
                unit.line, f"{_called(unit)} trực thuộc {unit.parent}, nhưng hai bên không cùng thời gian nào"
            )
        above = register.above(unit)
        if unit.id in above:
            yield Problem(unit.line, f"{_called(unit)} trực thuộc vòng quanh: {' → '.join((unit.id, *above))}")


def _order_problems(units: Sequence[Unit]) -> Iterator[Problem]:
    register = Register(units)
    by_id = _groups(units, lambda u: u.id)
    for unit in units:
        if unit.id in register.after(unit.id):
            yield Problem(unit.line, f"{_called(unit)} vừa là tiền thân vừa là kế thừa của chính mình")
        for old in (entry for id_ in unit.predecessors for entry in by_id.get(id_, ())[-1:]):
            if unit.start and (old.end is None or old.end >= unit.start) and len(by_id[unit.id]) == 1:
                ends = f"{old.end:%d/%m/%Y}" if old.end else "chưa ghi den_ngay"
                said = f"tiền thân {_called(old)} chưa kết thúc ({ends})"
                yield Problem(unit.line, f"{_called(unit)} có từ {unit.start:%d/%m/%Y} nhưng {said}")


def _name_problems(units: Sequence[Unit]) -> Iterator[Problem]:
    """Two units of one name under one parent at one time: no text could tell them apart."""
    for entries in _groups(units, lambda u: (fold(u.name), u.parent)).values():
        for one, other in combinations(entries, 2):
            if one.id != other.id and one.overlaps(other):
                yield Problem(
                    other.line,
                    f"{_called(other)} trùng tên, trùng cấp trên, trùng thời gian với {one.id} (dòng {one.line})",
                )


def _groups(units: Sequence[Unit], key: Callable[[Unit], Any]) -> dict[Any, list[Unit]]:
    found: dict[Any, list[Unit]] = defaultdict(list)
    for unit in units:
        found[key(unit)].append(unit)
    return found


CHECKS = (_time_problems, _reference_problems, _parent_problems, _order_problems, _name_problems)
