"""Takes a comparison of two days; gives the lines in which a clerk reads what changed. Printing is left to `flows`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from criteria.book.rulebook import Rule
from criteria.words.comparing import ADDED, REMOVED, Change, Comparison, RuleChange
from criteria.words.wording import KIND_NAMES, day_in_words, legal_kinds_in_words
from records.catalogue import RECOGNITIONS, TITLES

SIGNS = {ADDED: "Thêm", REMOVED: "Bỏ"}
OF_NAMES = {ADDED: "Có hiệu lực", REMOVED: "Hết hiệu lực"}


def lines_of_comparison(comparison: Comparison) -> Iterator[str]:
    """What changed, a line each: what is common to all, and by recognition; the one asked for first."""
    first, last = day_in_words(comparison.first), day_in_words(comparison.last)
    if comparison.is_empty:
        yield f"Quy định áp dụng cho hồ sơ nhận ngày {first} và ngày {last} như nhau."
        return
    yield f"Hồ sơ nhận ngày {last} so với hồ sơ nhận ngày {first}"
    if comparison.code:  # what was asked for comes first
        yield from _of_rules(comparison.rules)
        yield from _of_all(comparison)
    else:
        yield from _of_all(comparison)
        yield from _of_rules(comparison.rules)


def _of_all(comparison: Comparison) -> Iterator[str]:
    for heading, changes in comparison.common:
        yield ""
        yield f"== {heading} =="
        yield from _changes(changes, OF_NAMES if heading in ("Văn bản", "Địa danh") else SIGNS)


def _of_rules(rules: Sequence[RuleChange]) -> Iterator[str]:
    code = None
    for each in rules:
        yield ""
        if each.code != code:
            code = each.code
            yield f"== {RECOGNITIONS[code]} ({code}) =="
        yield f"{_whom(each)}: {_named(each.old)} → {_named(each.new)}"
        yield from _changes(each.changes)


def _whom(change: RuleChange) -> str:
    names = []
    for place in change.kinds:
        kind, *beside = place.split("|")
        units = ", ".join(word for word in beside if word != "du_thao")
        names.append(KIND_NAMES[kind] + (f" của {units}" if units else ""))
    whom = ", ".join(names)
    legal_kinds = "" if change.code in TITLES else f"; loại hình: {legal_kinds_in_words(change.legal_kinds)}"
    return f"{whom[:1].upper()}{whom[1:]}{legal_kinds}"


def _named(rule: Rule | None) -> str:
    return rule.id if rule else "không có"


def _changes(changes: Sequence[Change], signs: dict[str, str] = SIGNS) -> Iterator[str]:
    sources: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        if change.sources:
            sources.setdefault(change.sources, []).append(change.text)
        elif change.what in signs:
            yield f" - {signs[change.what]}: {change.text}."
        else:
            yield f" - {change.text[:1].upper()}{change.text[1:]}."
    for (old, new), texts in sources.items():
        yield f" - Giữ nguyên, nay theo {new} (trước là {old}): {'; '.join(texts)}."
