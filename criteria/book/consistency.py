"""Takes what rule files say, and the entries made of them; gives mistakes that no schema can see.

Days in the wrong order, keys that a check does not use, runs and names that nobody declared, two rules for one day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from string import Formatter
from typing import Any

from criteria.book.lines import LINES, line_of
from criteria.book.mistakes import Mistake, is_mapping
from criteria.book.rulebook import Dated, Group, Meets, Regime, Rule, Rulebook
from criteria.checks.conditions import CHECKS
from criteria.spelling import nearest

PLACEHOLDERS = {"year": 0, "count": 0, "share": "", "level": "", "scope": "", "passing": ""}
MONTHS_IN_YEAR = 12
OF_EVERY_CONDITION = {LINES, "id", "article", "text", "check", "judged_by", "gate"}


def file_mistakes(path: Path, raw: Mapping[str, Any]) -> Iterator[Mistake]:
    """What is wrong within one file, as far as its shape lets it be read."""
    if raw.get("issued_by") == "don_vi" and not raw.get("units"):
        line = line_of(raw, ["issued_by"])
        yield Mistake(path, line, "units", "quy định của một đơn vị phải ghi mã hoặc tên đơn vị đó ở khóa units")
    lists = [entries for section, entries in raw.items() if isinstance(entries, list) and section != "units"]
    if not any(lists):
        yield Mistake(path, 1, "tệp", "không có mục quy định nào; tệp không dùng thì chuyển đi chỗ khác")
    for entries in lists:
        for entry in entries:
            if is_mapping(entry):
                yield from _entry_mistakes(path, entry)


def _entry_mistakes(path: Path, entry: Mapping[str, Any]) -> Iterator[Mistake]:
    days = {}
    for key in ("from", "to"):
        try:
            days[key] = _day(entry.get(key))
        except ValueError:
            yield Mistake(path, line_of(entry, [key]), key, f"“{entry[key]}” không phải ngày")
    first, last = days.get("from"), days.get("to")
    if first and last and last < first:
        yield Mistake(path, line_of(entry, ["to"]), "to", "ngày kết thúc trước ngày bắt đầu")
    yield from _rubric_mistakes(path, entry)
    share = entry.get("present_min")
    if isinstance(share, str) and re.fullmatch(r"\d+/[1-9]\d*", share) and Fraction(share) > 1:
        yield Mistake(path, line_of(entry, ["present_min"]), "present_min", f"{share} lớn quá, nhiều nhất là 1")
    runs = entry.get("runs") if is_mapping(entry.get("runs")) else {}
    for condition in _conditions(entry.get("conditions") or entry.get("condition")):
        yield from _condition_mistakes(path, condition, runs or {})
    yield from _repeated(path, _conditions(entry.get("conditions")), "quy tắc")


def _repeated(path: Path, members: Iterable[Mapping[str, Any]], of: str) -> Iterator[Mistake]:
    """Members of one rule or scale that take each other's id."""
    seen: dict[str, int] = {}
    for each in members:
        line, id_ = line_of(each, ["id"]), each.get("id")
        if isinstance(id_, str) and seen.setdefault(id_, line) != line:
            yield Mistake(path, line, "id", f"mã “{id_}” đã dùng trong {of} này, ở dòng {seen[id_]}")


def _rubric_mistakes(path: Path, entry: Mapping[str, Any]) -> Iterator[Mistake]:
    """A scale whose points do not go together: one name twice, a least or a total that nobody can reach."""
    listed = entry.get("criteria")
    criteria = [each for each in listed if is_mapping(each)] if isinstance(listed, list) else []
    yield from _repeated(path, criteria, "thang điểm")
    most: list[float] = []
    for each in criteria:
        points, least, weight = _number(each.get("max")), _number(each.get("least")), _number(each.get("weight", 1))
        if points and weight:
            most.append(points * weight)
        if points and least and least > points:
            yield Mistake(path, line_of(each, ["least"]), "least", f"cao hơn điểm tối đa ({points:g})")
    passing = _number(entry.get("passing"))
    if passing and len(most) == len(criteria) and passing > sum(most):
        what = f"cao hơn tổng điểm tối đa ({sum(most):g})"
        yield Mistake(path, line_of(entry, ["passing"]), "passing", what)


def _number(value: Any) -> float | None:
    """A number above 0; what is none is the schema's mistake."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) and value > 0 else None


def _day(value: Any) -> date | None:
    """A day as YAML gives it; one of the wrong form is the schema's mistake, one that does not exist is ValueError."""
    is_written = isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)
    return value if isinstance(value, date) else date.fromisoformat(value) if is_written else None


def _conditions(node: Any) -> Iterator[Mapping[str, Any]]:
    """Every mapping below a node that states a condition."""
    if not isinstance(node, dict):
        return
    for name in ("all", "any"):
        for member in node.get(name) or () if isinstance(node.get(name), list) else ():
            yield from _conditions(member)
    if "check" in node or "judged_by" in node:
        yield node


def _condition_mistakes(path: Path, raw: Mapping[str, Any], runs: Mapping[str, Any]) -> Iterator[Mistake]:
    check = raw.get("check")
    registered = CHECKS.get(check) if isinstance(check, str) else None
    if check is None or registered is not None:
        needs, may = (registered.needs, registered.may) if registered else ((), ())
        for key in needs:
            if key not in raw:
                yield Mistake(path, line_of(raw, []), key, f"phép xét “{check}” thiếu khóa này")
        for key in sorted(set(raw) - OF_EVERY_CONDITION - set(needs) - set(may)):
            what = f"phép xét “{check or 'nguoi_xet'}” không dùng khóa này"
            if isinstance(key, str) and key in _KNOWN_KEYS:
                yield Mistake(path, line_of(raw, [key]), key, what)
    count = raw.get("count")
    if check == "months_in_year" and isinstance(count, int) and count > MONTHS_IN_YEAR:
        yield Mistake(path, line_of(raw, ["count"]), "count", f"một năm chỉ có {MONTHS_IN_YEAR} tháng")
    run = raw.get("run")
    if isinstance(run, str) and run not in set(runs) - {LINES}:
        meant = nearest(run, [name for name in runs if name != LINES])
        guess = f"; có phải “{meant}”?" if meant else ""
        yield Mistake(path, line_of(raw, ["run"]), "run", f"chưa khai báo chuỗi “{run}” trong runs{guess}")
    if isinstance(raw.get("text"), str) and not _is_fillable(raw["text"]):
        names = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        yield Mistake(path, line_of(raw, ["text"]), "text", f"chỉ được dùng {names}")


_KNOWN_KEYS = frozenset(key for registered in CHECKS.values() for key in (*registered.needs, *registered.may))


def _is_fillable(text: str) -> bool:
    """Whether its braces hold bare names that are known: {year:>999999999} would fill the memory."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return False
    return all(name is None or (name in PLACEHOLDERS and not form and not how) for _, name, form, how in parts)


def unknown_rubrics(path: Path, raw: Mapping[str, Any], scales: Collection[str]) -> Iterator[Mistake]:
    """Conditions on a scale that no file declares."""
    for entry in (*raw.get("rules", ()), *raw.get("general", ())):
        for condition in _conditions(entry.get("conditions") or entry.get("condition")):
            name = condition.get("rubric")
            if isinstance(name, str) and name not in scales:
                meant = nearest(name, scales)
                guess = f"; có phải “{meant}”?" if meant else ""
                line = line_of(condition, ["rubric"])
                yield Mistake(path, line, "rubric", f"không có thang điểm “{name}” trong mục rubrics{guess}")


def clashes(entries: Iterable[Dated], path_of: Callable[[Dated], Path]) -> Iterator[Mistake]:
    """Entries of one layer that take each other's id, or speak of the same request on the same day."""
    seen: dict[tuple[type[Dated], str], Dated] = {}
    entries = list(entries)
    for entry in entries:
        first = seen.setdefault((type(entry), entry.id), entry)
        if first is not entry:
            what = f"mã “{entry.id}” đã dùng ở {first.file}, dòng {first.line}"
            yield Mistake(path_of(entry), entry.line, "id", what)
    of_code: dict[str, list[Rule]] = {}
    for other in (entry for entry in entries if isinstance(entry, Rule)):
        before = of_code.setdefault(other.code, [])
        rule = next((each for each in before if each.id != other.id and _clash(each, other)), None)
        if rule is not None:  # the first of them: of a thousand copies each is told once
            what = f"trùng thời gian hiệu lực với “{rule.id}” ({rule.file}, dòng {rule.line})"
            yield Mistake(path_of(other), other.line, "from", what)
        before.append(other)


def _clash(rule: Rule, other: Rule) -> bool:
    """Whether two rules of one issuer speak of the same request of the same units on the same day."""
    if (rule.issued_by, bool(rule.units)) != (other.issued_by, bool(other.units)) or not overlap(rule, other):
        return False
    is_same = rule.code == other.code and bool(set(rule.kinds) & set(other.kinds))
    is_for_same = rule.units == other.units or bool(set(rule.units) & set(other.units))
    return is_same and is_for_same and bool(set(rule.legal_kinds) & set(other.legal_kinds))


def overlap(one: Dated, other: Dated) -> bool:
    """Whether there is a day on which both hold."""
    return one.from_ <= (other.to or date.max) and other.from_ <= (one.to or date.max)


def unknown_names(entries: Iterable[Dated], path_of: Callable[[Dated], Path]) -> Iterator[Mistake]:
    """Names that refer to what was not loaded: recognitions without a rule, regimes to fall back to."""
    entries = list(entries)
    codes = {entry.code for entry in entries if isinstance(entry, Rule)}
    regimes = {entry.id for entry in entries if isinstance(entry, Regime)}
    for entry in entries:
        if isinstance(entry, Rule):
            for meets in meets_in(entry.conditions):
                if meets.code not in codes:
                    yield Mistake(path_of(entry), entry.line, "meets", f"chưa có quy tắc cho {meets.code}")
        if isinstance(entry, Regime) and entry.fallback is not None and entry.fallback not in regimes:
            meant = nearest(entry.fallback, regimes)
            guess = f"; có phải “{meant}”?" if meant else ""
            what = f"không có chế độ pháp luật “{entry.fallback}” trong mục regimes{guess}"
            yield Mistake(path_of(entry), entry.line, "fallback", what)
        if isinstance(entry, Regime) and entry.unchanged and entry.fallback is None:
            what = "cần có fallback để biết các mục không đổi theo chế độ nào"
            yield Mistake(path_of(entry), entry.line, "unchanged", what)


def circles(entries: Iterable[Dated], path_of: Callable[[Dated], Path]) -> Iterator[Mistake]:
    """Rules that come back to themselves by `meets`, regimes by `fallback`: judging would not end."""
    book = Rulebook(tuple(entries))
    for regime in book.all_of(Regime):
        seen, other = {regime.id}, book.regime(regime.fallback)
        while other is not None and other.id not in seen:
            seen.add(other.id)
            other = book.regime(other.fallback)
        if other is not None and other.id == regime.id:
            yield Mistake(path_of(regime), regime.line, "fallback", "các chế độ dẫn chiếu vòng tròn lẫn nhau")
    referring = [rule for rule in book.all_of(Rule) if any(meets_in(rule.conditions))]
    days = sorted({rule.from_ for rule in referring})
    turning: list[tuple[Rule, list[str]]] = []
    for rule in referring:
        at = [day for day in days if rule.holds_on(day)]
        circle = next((found for day in at for kind in rule.kinds if (found := _circle(book, rule, kind, day))), None)
        if circle:
            turning.append((rule, [rule.code, *circle]))
    last = max((rule.layer for rule, _ in turning), default=0)  # what was added closed the circle
    for rule, way in turning:
        if rule.layer == last:
            yield Mistake(path_of(rule), rule.line, "meets", f"dẫn chiếu vòng tròn: {' → '.join(way)}")


def _circle(book: Rulebook, start: Rule, kind: str, day: date) -> list[str]:
    """The recognitions on the way from a rule back to itself on a day, as it would be judged; [] where none is."""
    ways: list[tuple[Rule, list[str]]] = [(start, [])]
    seen: set[str] = set()
    while ways:
        rule, way = ways.pop()
        for meets in meets_in(rule.conditions):
            asked = _asked(book, meets.code, kind, day)
            if any(each is start for each in asked):
                return [*way, meets.code]
            ways += [(each, [*way, meets.code]) for each in asked if each.id not in seen]
            seen |= {each.id for each in asked}
    return []


def _asked(book: Rulebook, code: str, kind: str, day: date) -> list[Rule]:
    """The rules that may answer for a recognition: those for some units alone, and the first of the others."""
    found: list[Rule] = []
    for rule in book.rules_for(code, day):
        if kind in rule.kinds:
            found.append(rule)
            if not rule.units:
                break
    return found


def meets_in(group: Group) -> Iterator[Meets]:
    """Every reference to another recognition in a rule."""
    for member in group.members:
        if isinstance(member, Meets):
            yield member
        elif isinstance(member, Group):
            yield from meets_in(member)
