"""Takes folders of YAML rule files; gives a Rulebook, or a RuleError naming file, line and key.

The shape is checked by `rules.schema.json`; what a schema cannot say (names that refer to each other) is checked here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

from criteria.conditions import CHECKS
from criteria.lines import line_of, without_lines
from criteria.rulebook import (
    BaseSalary,
    Coefficient,
    Dated,
    DeadlineRule,
    DossierRule,
    FieldRule,
    GeneralRule,
    Group,
    HistoryRule,
    Meets,
    Part,
    Regime,
    Rounding,
    Rule,
    Rulebook,
)
from criteria.timelines import RunSpec
from criteria.vocabulary import Condition
from records.errors import RuleError
from records.office_files import load_yaml

PACKAGED = Path(__file__).resolve().parent / "rules"
SCHEMA = Path(__file__).resolve().parent / "rules.schema.json"
HINT = "Sửa tệp quy tắc rồi chạy lại; khuôn dạng ở criteria/rules.schema.json."
PLACEHOLDERS = {"year": 0, "count": 0, "share": "", "level": "", "scope": ""}
ALL_KINDS = ("ca_nhan", "tap_the", "ho_gia_dinh")


def load_rulebook(*folders: Path) -> Rulebook:
    """The packaged rules, then those of each folder; a later folder goes first where both speak of a day."""
    check_shape = _schema_checker()
    entries: list[Dated] = []
    for layer, folder in enumerate((PACKAGED, *folders)):
        if not folder.is_dir():
            raise RuleError(
                f"Không có thư mục quy tắc {folder}.", hint="Kiểm tra đường dẫn thư mục quy tắc địa phương."
            )
        of_layer: list[Dated] = []
        for path in sorted(folder.glob("*.yaml")):
            of_layer += _read_file(path, layer, check_shape)
        _refuse_clashes(of_layer)
        entries += of_layer
    rulebook = Rulebook(tuple(entries))
    _refuse_unknown_meets(rulebook)
    return rulebook


def _schema_checker() -> Callable[[Any], Iterator[Any]]:
    from jsonschema import Draft202012Validator

    validator = Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    return lambda value: iter(validator.iter_errors(value))


def _read_file(path: Path, layer: int, check_shape: Callable[[Any], Iterator[Any]]) -> list[Dated]:
    raw = load_yaml(path, error=RuleError)
    bare = _days_as_text(without_lines(raw))
    problems = sorted(check_shape(bare), key=lambda e: line_of(raw, list(e.absolute_path)))
    if problems:
        raise _shape_error(path, raw, problems[0])
    reader = _Reader(path, layer)
    return [
        reader.entry(section, raw_entry)
        for section, raw_entries in raw.items()
        if section in SECTIONS
        for raw_entry in raw_entries
    ]


def _days_as_text(value: Any) -> Any:
    match value:
        case date():
            return value.isoformat()
        case dict():
            return {key: _days_as_text(item) for key, item in value.items()}
        case list():
            return [_days_as_text(item) for item in value]
    return value


def _shape_error(path: Path, raw: Any, problem: Any) -> RuleError:
    place = list(problem.absolute_path)
    match problem.validator:
        case "required":
            missing = next((key for key in problem.validator_value if key not in problem.instance), "?")
            key, what = missing, "thiếu khóa bắt buộc"
        case "additionalProperties":
            known = problem.schema.get("properties", {})
            key = next((str(k) for k in problem.instance if k not in known), "?")
            place, what = [*place, key], "không có khóa này"
        case "enum" | "const":
            allowed = problem.validator_value if problem.validator == "enum" else [problem.validator_value]
            key, what = _key(place), f"“{problem.instance}” không hợp lệ, phải là một trong: {', '.join(allowed)}"
        case "pattern":
            key, what = _key(place), f"“{problem.instance}” viết sai khuôn dạng"
        case "anyOf":
            options = [o["required"][0] for o in problem.validator_value if "required" in o]
            key, what = (
                _key(place),
                "cần một trong các khóa: " + ", ".join(options) if options else "giá trị không hợp lệ",
            )
        case _:
            key, what = _key(place), f"sai kiểu hoặc ngoài phạm vi: {problem.instance!r}"
    return _error(path, line_of(raw, place), key, what)


def _key(place: list[Any]) -> str:
    return next((str(part) for part in reversed(place) if isinstance(part, str)), "tệp")


def _error(path: Path, line: int, key: str, what: str) -> RuleError:
    return RuleError(f"{path.name}, dòng {line}, khóa “{key}”: {what}.", hint=HINT)


class _Reader:
    """Turns the checked mappings of one file into entries."""

    def __init__(self, path: Path, layer: int) -> None:
        self.path = path
        self.layer = layer

    def entry(self, section: str, raw: Mapping[str, Any]) -> Dated:
        common = {
            "id": raw["id"],
            "from_": self._day(raw, "from"),
            "to": self._day(raw, "to") if raw["to"] is not None else None,
            "reference": raw["reference"],
            "status": raw["status"],
            "file": self.path.name,
            "line": line_of(raw, []),
            "layer": self.layer,
        }
        if common["to"] is not None and common["to"] < common["from_"]:
            raise self._wrong(raw, "to", "ngày kết thúc trước ngày bắt đầu")
        kind, special = SECTIONS[section]
        return kind(**common, **special(self, raw))

    def _wrong(self, raw: Mapping[str, Any], key: str, what: str) -> RuleError:
        return _error(self.path, line_of(raw, [key]), key, what)

    def _day(self, raw: Mapping[str, Any], key: str) -> date:
        try:
            return raw[key] if isinstance(raw[key], date) else date.fromisoformat(raw[key])
        except ValueError as exc:
            raise self._wrong(raw, key, f"“{raw[key]}” không phải ngày") from exc

    def regime(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"name": raw["name"], "fallback": raw.get("fallback")}

    def rule(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        runs = {name: _run_spec(spec) for name, spec in raw.get("runs", {}).items() if name != "__lines__"}
        group = self._node(raw["conditions"], runs, raw["id"])
        assert isinstance(group, Group)
        return {
            "code": raw["code"],
            "kinds": tuple(raw["kinds"]),
            "legal_kinds": tuple(raw.get("legal_kinds", ("cong_trang",))),
            "is_exclusive": raw.get("exclusive", False),
            "needs_local_rule": raw.get("needs_local_rule", False),
            "note": raw.get("note", ""),
            "conditions": group,
        }

    def general(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"condition": self._condition(raw["condition"], {}, raw["id"])}

    def history(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"not_a_basis": tuple(raw["not_a_basis"]), "reuse_reference": raw["reuse_reference"]}

    def dossier(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        parts = tuple(
            Part(p["part"], p["finding"], tuple(p.get("kinds", ALL_KINDS)), p.get("for_initiative", False))
            for p in raw["parts"]
        )
        return {"codes": tuple(raw.get("codes", ())), "parts": parts}

    def field(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"field": raw["field"], "label": raw["label"], "kinds": tuple(raw["kinds"])}

    def deadline(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {}

    def base_salary(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"amount_vnd": raw["amount_vnd"]}

    def coefficient(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"code": raw["code"], "kind": raw["kind"], "times": Fraction(str(raw["times"]))}

    def rounding(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"up_to_vnd": raw["up_to_vnd"]}

    def _node(self, raw: Mapping[str, Any], runs: Mapping[str, RunSpec], owner: str) -> Condition | Group | Meets:
        if "meets" in raw:
            return Meets(raw["meets"], raw["article"])
        for name in ("all", "any"):
            if name in raw:
                return Group(name == "any", tuple(self._node(member, runs, owner) for member in raw[name]))
        return self._condition(raw, runs, owner)

    def _condition(self, raw: Mapping[str, Any], runs: Mapping[str, RunSpec], owner: str) -> Condition:
        check = raw.get("check")
        stated = set(raw) - {"__lines__", "id", "article", "text", "check", "judged_by", "gate"}
        registered = CHECKS.get(check) if check else None
        needs = registered.needs if registered else ()
        for key in needs:
            if key not in raw:
                raise _error(self.path, line_of(raw, []), key, f"phép xét “{check}” thiếu khóa này")
        for key in sorted(stated - set(needs) - set(registered.may if registered else ())):
            raise self._wrong(raw, key, f"phép xét “{check or 'nguoi_xet'}” không dùng khóa này")
        if "run" in raw and raw["run"] not in runs:
            raise self._wrong(raw, "run", f"chưa khai báo chuỗi “{raw['run']}” trong runs")
        try:
            raw["text"].format(**PLACEHOLDERS)
        except (KeyError, IndexError, ValueError) as exc:
            raise self._wrong(raw, "text", "chỉ được dùng {year}, {count}, {share}, {level}, {scope}") from exc
        return Condition(
            id=f"{owner}.{raw['id']}",
            article=raw["article"],
            text=raw["text"],
            check=check,
            is_gate=raw.get("gate", False),
            run=runs.get(raw.get("run", "")),
            codes=tuple(raw.get("codes", ())),
            level=raw.get("level"),
            scope=raw.get("scope"),
            compared=raw.get("compared"),
            count=raw.get("count", 1),
            share=Fraction(str(raw["share"])) if "share" in raw else None,
            is_needed=raw.get("needed", True),
        )


def _run_spec(raw: Mapping[str, Any]) -> RunSpec:
    return RunSpec(
        level=raw.get("level"),
        titles=tuple(raw.get("titles", ())),
        excluded_below=raw.get("excluded_below"),
        after=tuple(raw.get("after", ())),
    )


SECTIONS: Mapping[str, tuple[Callable[..., Dated], Callable[[_Reader, Mapping[str, Any]], dict[str, Any]]]] = {
    "regimes": (Regime, _Reader.regime),
    "rules": (Rule, _Reader.rule),
    "general": (GeneralRule, _Reader.general),
    "history": (HistoryRule, _Reader.history),
    "dossier": (DossierRule, _Reader.dossier),
    "fields": (FieldRule, _Reader.field),
    "deadline": (DeadlineRule, _Reader.deadline),
    "base_salary": (BaseSalary, _Reader.base_salary),
    "coefficients": (Coefficient, _Reader.coefficient),
    "rounding": (Rounding, _Reader.rounding),
}


def _refuse_clashes(entries: list[Dated]) -> None:
    seen: dict[tuple[type[Dated], str], Dated] = {}
    for entry in entries:
        first = seen.setdefault((type(entry), entry.id), entry)
        if first is not entry:
            what = f"mã “{entry.id}” đã dùng ở {first.file}, dòng {first.line}"
            raise _error(Path(entry.file), entry.line, "id", what)
    rules = [entry for entry in entries if isinstance(entry, Rule)]
    for rule, other in combinations(rules, 2):
        if _clash(rule, other):
            what = f"trùng thời gian hiệu lực với “{rule.id}” ({rule.file}, dòng {rule.line})"
            raise _error(Path(other.file), other.line, "from", what)


def _clash(rule: Rule, other: Rule) -> bool:
    """Whether two rules of one layer speak of the same request on the same day."""
    is_same = rule.code == other.code and bool(set(rule.kinds) & set(other.kinds))
    return is_same and bool(set(rule.legal_kinds) & set(other.legal_kinds)) and _overlap(rule, other)


def _overlap(one: Dated, other: Dated) -> bool:
    return one.from_ <= (other.to or date.max) and other.from_ <= (one.to or date.max)


def _refuse_unknown_meets(rulebook: Rulebook) -> None:
    codes = {rule.code for rule in rulebook.all_of(Rule)}
    for rule in rulebook.all_of(Rule):
        for meets in _meets(rule.conditions):
            if meets.code not in codes:
                raise _error(Path(rule.file), rule.line, "meets", f"chưa có quy tắc cho {meets.code}")


def _meets(group: Group) -> Iterator[Meets]:
    for member in group.members:
        if isinstance(member, Meets):
            yield member
        elif isinstance(member, Group):
            yield from _meets(member)
