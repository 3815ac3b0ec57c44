"""Takes folders or files of YAML rules; gives a Rulebook, or every mistake with its file, line and key.

The shape is checked by `rules.schema.json` (`mistakes`), what a schema cannot say by `consistency`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from criteria.book.consistency import circles, clashes, file_mistakes, unknown_names, unknown_rubrics
from criteria.book.lines import LINES, line_of
from criteria.book.mistakes import Mistake, as_error, shape_mistakes, syntax_mistake
from criteria.book.paper_rules import (
    DeadlineRule,
    Instrument,
    Place,
    ReportSpan,
    VoteRule,
    deadline_rule,
    instrument,
    place,
    report_span,
    vote_rule,
)
from criteria.book.rulebook import (
    BaseSalary,
    ClaimRule,
    Coefficient,
    Dated,
    DossierRule,
    FieldRule,
    GeneralRule,
    Group,
    HistoryRule,
    Likeness,
    Meets,
    Part,
    Payer,
    Payment,
    Preference,
    QuotaRule,
    Regime,
    Rounding,
    Rubric,
    Rule,
    Rulebook,
    Target,
)
from criteria.checks.past import Suffices
from criteria.checks.scoring import Scale, scale_of, shown
from criteria.checks.timelines import RunSpec
from criteria.checks.vocabulary import Condition
from records.errors import RuleError, in_words
from records.office_files import load_yaml

PACKAGED = Path(__file__).resolve().parents[1] / "rules"
ALL_KINDS = ("ca_nhan", "tap_the", "ho_gia_dinh")
MODELINE = re.compile(r"#\s*yaml-language-server:\s*\$schema=(\S+)")
MOST_KEPT = 200  # files
SUFFIX = ".yaml"
MEANT = re.compile(r"[.]ya?ml([.]txt)?$", re.IGNORECASE)
PACKAGED_ISSUER, LOCAL_ISSUER = "trung_uong", "so"  # of files that do not say who issued them


@dataclass(frozen=True)
class RulesRead:
    """What rule files say: all mistakes of all files, and the rulebook that stands once there are none."""

    files: tuple[Path, ...]
    mistakes: tuple[Mistake, ...]
    rulebook: Rulebook | None


def load_rulebook(*folders: Path) -> Rulebook:
    """The packaged rules, then those of each folder; a later folder goes first where both speak of a day."""
    read = read_rules(folders)
    if read.rulebook is None:
        raise as_error(read.mistakes)
    return read.rulebook


def read_rules(places: Sequence[Path]) -> RulesRead:
    """The packaged rules, then those of each folder or file; every mistake with them. RuleError: a place is missing."""
    layers = [_files_of(place) for place in (PACKAGED, *places)]
    misnamed = [path for place in places for path in _misnamed(place)]
    files = tuple(path for of_layer in layers for path in of_layer)
    paths = {(layer, path.name): path for layer, of_layer in enumerate(layers) for path in of_layer}

    def path_of(entry: Dated) -> Path:
        return paths[entry.layer, entry.file]

    mistakes = [
        Mistake(path, 1, "tệp", f"tên phải có đuôi {SUFFIX} thì mới được nạp; đổi tên tệp") for path in misnamed
    ]
    entries: list[Dated] = []
    scales: dict[str, Scale] = {}
    for layer, of_layer in enumerate(layers):
        written = [(path, raw) for path in of_layer if (raw := _raw(path, mistakes)) is not None]
        scales |= {raw["id"]: scale_of(raw) for _, of_file in written for raw in of_file.get("rubrics", ())}
        unbound = [each for path, raw in written for each in unknown_rubrics(path, raw, scales)]
        mistakes += unbound
        found = [] if unbound else [entry for path, raw in written for entry in _entries(path, raw, layer, scales)]
        mistakes += clashes(found, path_of)
        entries += found
    if not mistakes:  # a name that an unreadable file declares is not unknown
        mistakes += unknown_names(entries, path_of)
    if not mistakes:
        mistakes += circles(entries, path_of)
    rulebook = None if mistakes else Rulebook(tuple(entries))
    places_of = {path: place for place, path in enumerate((*files, *misnamed))}
    return RulesRead(files, tuple(sorted(mistakes, key=lambda m: (places_of[m.file], m.line))), rulebook)


def _files_of(place: Path) -> list[Path]:
    if place.is_dir():
        return sorted(path for path in _listed(place) if path.suffix == SUFFIX)
    if place.is_file():
        return [place]
    raise RuleError(f"Không có thư mục hay tệp quy tắc {place}.", hint="Kiểm tra đường dẫn thư mục quy tắc địa phương.")


def _misnamed(place: Path) -> list[Path]:
    """Files that somebody meant for rules, and that would be left out: `.yml`, `.YAML`, `.yaml.txt` of Notepad."""
    found = _listed(place) if place.is_dir() else ()
    return sorted(path for path in found if path.suffix != SUFFIX and MEANT.search(path.name) and not path.is_dir())


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as exc:
        raise RuleError(f"Không mở được thư mục {folder}: {in_words(exc)}.", hint="Kiểm tra quyền đọc.") from exc


def has_lost_schema(path: Path) -> bool:
    """Whether the first line tells editors of a schema that is not there: a sample was copied to another folder."""
    try:
        with path.open(encoding="utf-8", errors="replace") as stream:
            match = MODELINE.match(stream.readline())
    except OSError:
        return False
    return match is not None and "://" not in match[1] and not (path.parent / match[1]).is_file()


def _raw(path: Path, mistakes: list[Mistake]) -> Any:
    """What a file says where it is well written; else its mistakes go to the list."""
    try:
        stamp = path.stat()
    except OSError as exc:
        mistakes.append(Mistake(path, 1, "tệp", f"không đọc được: {in_words(exc)}"))
        return None
    raw, found = _checked(path, stamp.st_mtime_ns, stamp.st_size)
    mistakes += found
    return raw


@lru_cache(maxsize=MOST_KEPT)
def _checked(path: Path, changed: int, size: int) -> tuple[Any, tuple[Mistake, ...]]:
    """A file as YAML, None where it has mistakes; kept until it is `changed`: checking takes longer than all else."""
    try:
        raw = load_yaml(path, error=RuleError)
    except RuleError as exc:
        return None, (syntax_mistake(path, exc),)
    found = shape_mistakes(path, raw)
    if isinstance(raw, dict):
        found += [each for each in file_mistakes(path, raw) if each not in found]
    return (None if found else raw), tuple(found)


def _entries(path: Path, raw: Mapping[str, Any], layer: int, scales: Mapping[str, Scale]) -> list[Dated]:
    reader = _Reader(path, raw, layer, scales)
    return [
        reader.entry(section, each)
        for section, raw_entries in raw.items()
        if section in SECTIONS
        for raw_entry in raw_entries
        for each in (_of_table(raw_entry) if section == "coefficients" else (raw_entry,))
    ]


def _of_table(raw: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """A table of coefficients, one for each recognition that it names."""
    for code, times in raw["times"].items():
        if code != LINES:
            yield {**raw, "id": f"{raw['id']}.{code}", "code": code, "times": times}


class _Reader:
    """Turns the checked mappings of one file into entries."""

    def __init__(self, path: Path, raw: Mapping[str, Any], layer: int, scales: Mapping[str, Scale]) -> None:
        self.path = path
        self.layer = layer
        self.scales = scales
        self.issued_by: str = raw.get("issued_by", LOCAL_ISSUER if layer else PACKAGED_ISSUER)
        self.units: tuple[str, ...] = tuple(raw.get("units", ()))

    def entry(self, section: str, raw: Mapping[str, Any]) -> Dated:
        common = {
            "id": raw["id"],
            "from_": _day(raw["from"]),
            "to": _day(raw["to"]) if raw["to"] is not None else None,
            "reference": raw["reference"],
            "status": raw["status"],
            "file": self.path.name,
            "line": line_of(raw, []),
            "layer": self.layer,
            "issued_by": self.issued_by,
            "units": self.units,
        }
        kind, special = SECTIONS[section]
        return kind(**common, **special(self, raw))

    def regime(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        unchanged = tuple(raw.get("unchanged", ()))
        return {"name": raw["name"], "fallback": raw.get("fallback"), "unchanged": unchanged}

    def rule(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        runs = {name: _run_spec(spec) for name, spec in raw.get("runs", {}).items() if name != LINES}
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

    def rubric(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"kinds": tuple(raw["kinds"]), "scale": scale_of(raw)}

    def target(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"name": raw["name"], "code": raw["code"], "count": raw["count"]}

    def general(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "condition": self._condition(raw["condition"], {}, raw["id"]),
            "codes": tuple(raw.get("codes", ())),
            "legal_kinds": tuple(raw.get("legal_kinds", ())),
        }

    def history(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"not_a_basis": tuple(raw["not_a_basis"]), "reuse_reference": raw["reuse_reference"]}

    def claims(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        lists = ("classifications", "titles", "awards", "initiatives")
        return {"suffices": Suffices(**{name: raw[name] for name in lists})}

    def quota(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"rounding": raw["rounding"]}

    def dossier(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        parts = tuple(
            Part(
                part=p["part"],
                finding=p.get("finding"),
                kinds=tuple(p.get("kinds", ALL_KINDS)),
                is_for_initiative=p.get("for_initiative", False),
                codes=tuple(p.get("codes", ())),
                text=p.get("text", ""),
            )
            for p in raw["parts"]
        )
        legal_kinds = tuple(raw.get("legal_kinds", ()))
        return {"codes": tuple(raw.get("codes", ())), "legal_kinds": legal_kinds, "parts": parts}

    def field(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"field": raw["field"], "label": raw["label"], "kinds": tuple(raw["kinds"])}

    def base_salary(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"amount_vnd": raw["amount_vnd"]}

    def coefficient(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        times = Fraction(str(raw["times"]))
        return {"code": raw["code"], "kind": raw["kind"], "times": times, "is_ceiling": raw.get("ceiling", False)}

    def rounding(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"up_to_vnd": raw["up_to_vnd"], "note": raw.get("note", "")}

    def payer(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"codes": tuple(raw["codes"]), "role": raw["role"], "body": raw["body"]}

    def payment(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"both": tuple(raw["both"])}

    def preference(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        return {"prefers": raw["prefers"], "share": Fraction(str(raw["share"])) if "share" in raw else None}

    def likeness(self, raw: Mapping[str, Any]) -> dict[str, Any]:
        shares = {key: Fraction(str(raw[key])) for key in ("suspected", "noted", "title")}
        return {**shares, "routine": tuple(raw["routine"])}

    def _node(self, raw: Mapping[str, Any], runs: Mapping[str, RunSpec], owner: str) -> Condition | Group | Meets:
        if "meets" in raw:
            return Meets(raw["meets"], raw["article"])
        for name in ("all", "any"):
            if name in raw:
                return Group(name == "any", tuple(self._node(member, runs, owner) for member in raw[name]))
        if "rubric" in raw:
            return self._scored(raw, owner)
        return self._condition(raw, runs, owner)

    def _scored(self, raw: Mapping[str, Any], owner: str) -> Group:
        """A condition on a scale as one condition a criterion, so that the answer shows each, and one for the total."""
        scale = self.scales[raw["rubric"]]
        total = replace(
            self._condition(raw, {}, owner), scale=scale, text=raw["text"].replace("{passing}", shown(scale.passing))
        )
        of_criteria = (
            replace(total, id=f"{total.id}.{each.id}", criterion=each.id, text=each.sentence) for each in scale.criteria
        )
        return Group(is_any=False, members=(*of_criteria, total))

    def _condition(self, raw: Mapping[str, Any], runs: Mapping[str, RunSpec], owner: str) -> Condition:
        return Condition(
            id=f"{owner}.{raw['id']}",
            article=raw["article"],
            text=raw["text"],
            check=raw.get("check"),
            is_gate=raw.get("gate", False),
            run=runs.get(raw.get("run", "")),
            codes=tuple(raw.get("codes", ())),
            level=raw.get("level"),
            scope=raw.get("scope"),
            compared=raw.get("compared"),
            count=raw.get("count", 1),
            share=Fraction(str(raw["share"])) if "share" in raw else None,
            is_needed=raw.get("needed", True),
            base=raw.get("base", "members"),
            quorum=Fraction(str(raw["quorum"])) if "quorum" in raw else None,
            is_secret=raw.get("secret", False),
        )


def _plain(
    read: Callable[[Mapping[str, Any]], dict[str, Any]],
) -> Callable[[_Reader, Mapping[str, Any]], dict[str, Any]]:
    return lambda _, raw: read(raw)


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


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
    "rubrics": (Rubric, _Reader.rubric),
    "targets": (Target, _Reader.target),
    "general": (GeneralRule, _Reader.general),
    "history": (HistoryRule, _Reader.history),
    "claims": (ClaimRule, _Reader.claims),
    "quota": (QuotaRule, _Reader.quota),
    "dossier": (DossierRule, _Reader.dossier),
    "fields": (FieldRule, _Reader.field),
    "deadline": (DeadlineRule, _plain(deadline_rule)),
    "votes": (VoteRule, _plain(vote_rule)),
    "instruments": (Instrument, _plain(instrument)),
    "places": (Place, _plain(place)),
    "report_spans": (ReportSpan, _plain(report_span)),
    "base_salary": (BaseSalary, _Reader.base_salary),
    "coefficients": (Coefficient, _Reader.coefficient),
    "rounding": (Rounding, _Reader.rounding),
    "payers": (Payer, _Reader.payer),
    "payment": (Payment, _Reader.payment),
    "preferences": (Preference, _Reader.preference),
    "likeness": (Likeness, _Reader.likeness),
}


def section_of(entry: Dated) -> str:
    """The section of a file in which an entry of this kind stands."""
    return next(name for name, (kind, _) in SECTIONS.items() if type(entry) is kind)
