"""Takes a rulebook without mistakes and a day; gives what is well written but worth a look: shadows, gaps, doubts.

What is wrong in a file is `criteria.book.mistakes`. Names of units are looked up by whoever has the register.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from criteria.book.consistency import meets_in, overlap
from criteria.book.rulebook import (
    BaseSalary,
    Coefficient,
    Dated,
    QuotaRule,
    Regime,
    Rounding,
    Rubric,
    Rule,
    Rulebook,
)
from criteria.words.wording import days_between, place_in_words, recognitions_in_words

SOON = timedelta(days=90)
DAY = timedelta(days=1)
SHADOWED, REPLACED, GAP = "che_khuat", "thay_the", "khoang_trong"
UNCONFIRMED, ENDING, UNKNOWN_UNIT, OUTSIDE = "chua_xac_nhan", "sap_het", "don_vi_la", "ngoai_thoi_gian"
MEANINGS = {
    SHADOWED: "bị quy định khác che khuất, không bao giờ được dùng",
    REPLACED: "được dùng thay cho quy định khác",
    GAP: "khoảng thời gian không có quy định",
    UNCONFIRMED: "chưa xác nhận",
    ENDING: "sắp hết hiệu lực",
    UNKNOWN_UNIT: "đơn vị không có trong danh mục",
    OUTSIDE: "dẫn chiếu ngoài thời gian hiệu lực",
}


@dataclass(frozen=True)
class Doubt:
    """One thing worth a look, at the entry where it shows; `text` is Vietnamese."""

    kind: str
    entry: Dated
    text: str


def doubts_of(rulebook: Rulebook, today: date, *, units: Collection[str] | None = None) -> tuple[Doubt, ...]:
    """All doubts in the order of the files; `units`: the ids and names of the register, None where there is none."""
    found = [
        *_shadows(rulebook),
        *_figures(rulebook),
        *_gaps(rulebook),
        *_times(rulebook, today),
        *_references(rulebook),
        *(_unknown_units(rulebook, units) if units is not None else ()),
    ]
    return tuple(sorted(found, key=lambda doubt: (doubt.entry.layer, doubt.entry.file, doubt.entry.line, doubt.kind)))


def _shadows(rulebook: Rulebook) -> Iterator[Doubt]:
    """Local rules that go before others, and rules that never speak because others always go before them."""
    rules = list(rulebook.all_of(Rule))
    for rule in rules:
        nearer = replacing(rulebook, rule)
        if _is_covered(rule, nearer):
            names = ", ".join(dict.fromkeys(f"{other.id} ({place_in_words(other)})" for other in nearer))
            yield Doubt(SHADOWED, rule, f"Không bao giờ được dùng, vì luôn đi sau {names}")
        if rule.layer:
            for other in rules:
                if _goes_before(rule, other):
                    first, last = max(rule.from_, other.from_), _earlier(rule.to, other.to)
                    yield Doubt(REPLACED, rule, f"Dùng thay cho {other.id} {days_between(first, last)}")


def _figures(rulebook: Rulebook) -> Iterator[Doubt]:
    """Local figures of which a day has one alone: the base salary, a coefficient, how money and people are rounded."""
    for kind in (BaseSalary, Coefficient, Rounding, QuotaRule):
        entries: list[Dated] = list(rulebook.all_of(kind))
        for entry in (each for each in entries if each.layer):
            for other in entries:
                is_first = entry.precedence[:3] > other.precedence[:3] and overlap(entry, other)
                if is_first and _subject(entry) == _subject(other):
                    first, last = max(entry.from_, other.from_), _earlier(entry.to, other.to)
                    yield Doubt(REPLACED, entry, f"Dùng thay cho {other.id} {days_between(first, last)}")


def _subject(entry: Dated) -> tuple[str, ...]:
    return (entry.code, entry.kind) if isinstance(entry, Coefficient) else ()


def replacing(rulebook: Rulebook, entry: Dated) -> tuple[Rule, ...]:
    """The rules that go before a rule on some day; none for what is no rule of a recognition."""
    if not isinstance(entry, Rule):
        return ()
    return tuple(other for other in rulebook.all_of(Rule) if _goes_before(other, entry))


def _goes_before(one: Rule, other: Rule) -> bool:
    """Whether two rules speak of one request on one day, and the first is asked first."""
    is_same = one.code == other.code and bool(set(one.kinds) & set(other.kinds))
    is_same = is_same and bool(set(one.legal_kinds) & set(other.legal_kinds)) and overlap(one, other)
    return is_same and one is not other and one.precedence[:3] > other.precedence[:3]


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day is not None), default=None)


def _is_covered(rule: Rule, nearer: Iterable[Rule]) -> bool:
    """Whether for every kind and every day another rule for all units goes before."""
    general = [each for each in nearer if not each.units or (rule.units and set(rule.units) <= set(each.units))]
    places = [(kind, legal_kind) for kind in rule.kinds for legal_kind in rule.legal_kinds]
    return all(
        not _holes(rule.from_, rule.to, [r for r in general if kind in r.kinds and legal_kind in r.legal_kinds])
        for kind, legal_kind in places
    )


def _holes(first: date, last: date | None, entries: Iterable[Dated]) -> list[tuple[date, date | None]]:
    """The stretches of a time in which none of the entries holds."""
    found: list[tuple[date, date | None]] = []
    day: date | None = first
    for entry in sorted(entries, key=lambda each: each.from_):
        if day is None or (last is not None and entry.from_ > last):
            break
        if entry.from_ > day:
            found.append((day, entry.from_ - DAY))
        day = None if entry.to is None else max(day, entry.to + DAY)
    if day is not None and (last is None or day <= last):
        found.append((day, last))
    return found


def _gaps(rulebook: Rulebook) -> Iterator[Doubt]:
    """Days between two versions of a rule, or between two regimes, on which nothing holds."""
    groups: dict[tuple[str, ...], list[Dated]] = {("regimes",): list(rulebook.all_of(Regime))}
    for rule in rulebook.all_of(Rule):
        for kind in rule.kinds:
            for legal_kind in rule.legal_kinds:
                groups.setdefault((rule.code, kind, legal_kind, *rule.units), []).append(rule)
    told: set[tuple[int, date]] = set()
    for entries in groups.values():
        first, last = min(entry.from_ for entry in entries), max(entry.from_ for entry in entries)
        for start, end in _holes(first, last, entries):
            after = next(entry for entry in sorted(entries, key=lambda e: e.from_) if end and entry.from_ > end)
            if (id(after), start) not in told:
                told.add((id(after), start))
                yield Doubt(
                    GAP, after, f"Trước quy định này có khoảng không có quy định nào: {days_between(start, end)}"
                )


def _times(rulebook: Rulebook, today: date) -> Iterator[Doubt]:
    """Text that is not confirmed, and what ends soon without a successor."""
    for entry in rulebook.entries:
        if not entry.is_confirmed and (entry.to is None or entry.to >= today):
            yield Doubt(UNCONFIRMED, entry, _unconfirmed(rulebook, entry))
        is_ending = entry.to is not None and today <= entry.to <= today + SOON
        if is_ending and entry.to is not None and not _follower(rulebook, entry):
            yield Doubt(ENDING, entry, f"Hết hiệu lực sau ngày {entry.to:%d/%m/%Y} mà chưa có quy định tiếp theo")


def _unconfirmed(rulebook: Rulebook, entry: Dated) -> str:
    """Worst where it goes before text on which the program could decide."""
    behind = [other for other in rulebook.all_of(Rule) if isinstance(entry, Rule) and _goes_before(entry, other)]
    names = ", ".join(other.id for other in behind if other.is_confirmed and not other.needs_local_rule)
    if names:
        return f"Chưa xác nhận mà đi trước {names}: mọi đề nghị thuộc quy tắc này thành “Cần xem xét”"
    return "Chưa xác nhận: chương trình không kết luận theo quy định này"


def _follower(rulebook: Rulebook, entry: Dated) -> bool:
    """Whether an entry of the same kind, of the same recognition and nominees, holds on the day after the last."""
    if entry.to is None:
        return True
    for other in rulebook.in_force(type(entry), entry.to + DAY):
        if isinstance(entry, Rule) and isinstance(other, Rule):
            if other.code == entry.code and set(entry.kinds) <= set(other.kinds):
                return True
        elif getattr(other, "code", None) == getattr(entry, "code", None):
            return True
    return False


def _references(rulebook: Rulebook) -> Iterator[Doubt]:
    """Rules that ask for another recognition, or a scale, on days on which that is not there."""
    rules = list(rulebook.all_of(Rule))
    for rule in rules:
        for meets in meets_in(rule.conditions):
            others = [other for other in rules if other.code == meets.code and set(rule.kinds) & set(other.kinds)]
            for start, end in _holes(rule.from_, rule.to, others):
                name = recognitions_in_words([meets.code])
                yield Doubt(
                    OUTSIDE, rule, f"Đòi đủ tiêu chuẩn {name}, nhưng {days_between(start, end)} chưa có quy tắc"
                )
    for rubric in rulebook.all_of(Rubric):
        for rule in rules:
            if any(name == rubric.scale.id for name in _scales(rule)) and not _lies_within(rule, rubric):
                yield Doubt(
                    OUTSIDE, rule, f"Thang điểm “{rubric.scale.name}” chỉ có {days_between(rubric.from_, rubric.to)}"
                )


def _scales(rule: Rule) -> Iterator[str]:
    waiting = list(rule.conditions.members)
    while waiting:
        node = waiting.pop()
        waiting += getattr(node, "members", ())
        if (scale := getattr(node, "scale", None)) is not None:
            yield scale.id


def _lies_within(rule: Rule, rubric: Rubric) -> bool:
    return rubric.from_ <= rule.from_ and (rubric.to is None or (rule.to is not None and rule.to <= rubric.to))


def _unknown_units(rulebook: Rulebook, units: Collection[str]) -> Iterator[Doubt]:
    seen: set[tuple[int, str, str]] = set()
    for entry in rulebook.entries:
        for unit in entry.units:
            if unit not in units and (entry.layer, entry.file, unit) not in seen:
                seen.add((entry.layer, entry.file, unit))
                text = f"“{unit}” không có trong danh mục đơn vị; chỉ khớp khi hồ sơ ghi đúng tên như vậy"
                yield Doubt(UNKNOWN_UNIT, entry, text)
