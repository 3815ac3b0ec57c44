"""Takes a rulebook and two days; gives what changed between them, by recognition and kind of nominee, in words.

Conditions are matched by their names, then by what they check; what matches nothing was added or removed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from criteria.book.consistency import meets_in
from criteria.book.rulebook import Dated, DossierRule, Group, Meets, Rubric, Rule, Rulebook
from criteria.checks.vocabulary import Condition, percent
from criteria.words.explaining import rules_shown
from criteria.words.provisions import HEADINGS, provision_of
from criteria.words.wording import STATUS_WORDS, asked, recognitions_in_words, run_in_words
from records.catalogue import LEVELS, RECOGNITIONS
from records.folding import fold

ADDED, REMOVED, CHANGED = "them", "bo", "doi"
MANDATORY, ALTERNATIVE = "bắt buộc", "thuộc một trong các cách"


@dataclass(frozen=True)
class Change:
    """One thing that is new, gone or different; with `sources` (old, new) its words stay and only they are others."""

    what: str
    text: str
    condition: str = ""
    sources: tuple[str, str] | None = None


@dataclass(frozen=True)
class RuleChange:
    """A rule of the first day, the one that took its place on the second, and what is different between them."""

    code: str
    kinds: tuple[str, ...]
    legal_kinds: tuple[str, ...]
    old: Rule | None
    new: Rule | None
    changes: tuple[Change, ...]


@dataclass(frozen=True)
class Comparison:
    """All that changed from one day to another; `common` are the changes of no single recognition, under headings.

    `code`: only this recognition was asked for, and of what is common only what reaches it.
    """

    first: date
    last: date
    rules: tuple[RuleChange, ...]
    common: tuple[tuple[str, tuple[Change, ...]], ...]
    code: str | None = None

    @property
    def is_empty(self) -> bool:
        return not self.rules and not self.common


@dataclass(frozen=True)
class _Leaf:
    """A condition or reference with the name by which it is found again, and whether another can stand for it."""

    name: str
    node: Condition | Meets
    place: str


def compare(rulebook: Rulebook, first: date, last: date, *, code: str | None = None) -> Comparison:
    """What changed for one recognition, or for all with what is common to them."""
    rules = [
        each for name in RECOGNITIONS if code in (None, name) for each in _rule_changes(rulebook, name, first, last)
    ]
    common = tuple(_common(rulebook, first, last, code=code))
    return Comparison(first, last, tuple(rules), common, code)


def _rule_changes(rulebook: Rulebook, code: str, first: date, last: date) -> Iterator[RuleChange]:
    """Pairs of rules by kind and legal kind; a pair that stands for several is told once."""
    old = rules_shown(rulebook, code, first)
    new = rules_shown(rulebook, code, last)
    pairs: dict[tuple[str, str], tuple[Rule | None, Rule | None]] = {
        place: (old.get(place), new.get(place)) for place in {**old, **new}
    }
    grouped: dict[tuple[Rule | None, Rule | None], list[tuple[str, str]]] = {}
    for place, pair in pairs.items():
        if pair[0] is not pair[1]:
            grouped.setdefault(pair, []).append(place)
    for (before, after), places in grouped.items():
        changes = tuple(_changes_of_rule(before, after))
        if before is not None and after is not None:
            changes += tuple(_changes_of_meets(rulebook, before, after, first=first, last=last))
        if changes:
            kinds = tuple(dict.fromkeys(kind for kind, _ in places))
            legal_kinds = tuple(dict.fromkeys(legal_kind for _, legal_kind in places))
            yield RuleChange(code, kinds, legal_kinds, before, after, changes)


def _changes_of_rule(old: Rule | None, new: Rule | None) -> Iterator[Change]:
    if new is None:
        yield Change(REMOVED, "Không còn quy tắc nào cho trường hợp này")
        return
    if old is None:
        doubt = "" if new.is_confirmed else f" ({STATUS_WORDS[new.status]})"
        yield Change(ADDED, f"Có thêm quy tắc {new.id}, theo {new.reference}{doubt}")
        return
    if old.reference != new.reference:
        yield Change(CHANGED, f"Căn cứ: từ “{old.reference}” thành “{new.reference}”")
    if old.status != new.status:
        yield Change(CHANGED, f"Mức tin cậy: từ “{STATUS_WORDS[old.status]}” thành “{STATUS_WORDS[new.status]}”")
    if old.needs_local_rule != new.needs_local_rule:
        yield Change(CHANGED, "Nay giao địa phương quy định" if new.needs_local_rule else "Nay có tiêu chuẩn cụ thể")
    if old.is_exclusive != new.is_exclusive:
        yield Change(
            CHANGED, "Nay chỉ dành cho đối tượng này" if new.is_exclusive else "Nay không chỉ dành cho đối tượng này"
        )
    yield from _changes_of_conditions(old, new)


def _changes_of_conditions(old: Rule, new: Rule) -> Iterator[Change]:
    before = list(_leaves(old.conditions, old.id, MANDATORY))
    after = list(_leaves(new.conditions, new.id, MANDATORY))
    pairs, gone, come = _matched(before, after)
    changes = [change for one, other in pairs for change in _changes_of_leaf(one, other)]
    changes += [Change(REMOVED, f"{_said(leaf.node)}{_placed(leaf)}", leaf.name) for leaf in gone]
    changes += [Change(ADDED, f"{_said(leaf.node)}{_placed(leaf)}", leaf.name) for leaf in come]
    if all(change.sources for change in changes) and _bare(old.conditions, old.id) != _bare(new.conditions, new.id):
        changes.append(Change(CHANGED, "Cách ghép các điều kiện với nhau thay đổi"))
    yield from changes


def _changes_of_meets(rulebook: Rulebook, old: Rule, new: Rule, *, first: date, last: date) -> Iterator[Change]:
    """Another recognition whose conditions both rules ask for, where it changed too."""
    asked_before = {meets.code for meets in meets_in(old.conditions)}
    for meets in meets_in(new.conditions):
        before, after = (_rule_of(rulebook, meets.code, new, day) for day in (first, last))
        if meets.code in asked_before and before and after and not asks_the_same(before, after):
            name = RECOGNITIONS[meets.code]
            yield Change(CHANGED, f"Tiêu chuẩn {name} mà quy tắc này đòi cũng thay đổi, xem mục {name}")


def _rule_of(rulebook: Rulebook, code: str, rule: Rule, day: date) -> Rule | None:
    rules = rulebook.rules_for(code, rulebook.day_of_text(day))
    return next((each for each in rules if set(each.kinds) & set(rule.kinds)), None)


def _leaves(node: Condition | Group | Meets, owner: str, place: str) -> Iterator[_Leaf]:
    match node:
        case Group():
            inner = ALTERNATIVE if node.is_any and len(node.members) > 1 else place
            for member in node.members:
                yield from _leaves(member, owner, inner)
        case Meets():
            yield _Leaf(f"meets {node.code}", node, place)
        case Condition():
            yield _Leaf(node.id.removeprefix(f"{owner}."), node, place)


def _matched(before: list[_Leaf], after: list[_Leaf]) -> tuple[list[tuple[_Leaf, _Leaf]], list[_Leaf], list[_Leaf]]:
    """Conditions of the same name, then of the same check on the same things, then of the same words; and the rest."""
    pairs: list[tuple[_Leaf, _Leaf]] = []
    for alike in (lambda leaf: leaf.name, _checked, lambda leaf: fold(_said(leaf.node))):
        for one in list(before):
            wanted = alike(one)
            other = next((each for each in after if wanted is not None and alike(each) == wanted), None)
            if other is not None and _is_same_kind(one, other):
                pairs.append((one, other))
                before.remove(one)
                after.remove(other)
    return pairs, before, after


def _is_same_kind(one: _Leaf, other: _Leaf) -> bool:
    checks = [leaf.node.check if isinstance(leaf.node, Condition) else "meets" for leaf in (one, other)]
    return checks[0] == checks[1]


def _checked(leaf: _Leaf) -> tuple[object, ...] | None:
    node = leaf.node
    return (node.check, node.codes, node.run) if isinstance(node, Condition) and node.check else None


def _changes_of_leaf(one: _Leaf, other: _Leaf) -> Iterator[Change]:
    old, new = one.node, other.node
    told = list(_differences(old, new)) if isinstance(old, Condition) and isinstance(new, Condition) else []
    if one.place != other.place:
        told.append(f"trước là {one.place}, nay là {other.place}")
    if not told and fold(_said(old)) != fold(_said(new)):
        told.append(f"trước ghi “{_said(old)}”")
    if told:
        yield Change(CHANGED, f"{_said(new)}: {'; '.join(told)}", other.name)
    elif old.article != new.article:
        yield Change(CHANGED, _said(new), other.name, sources=(old.article, new.article))


def _differences(old: Condition, new: Condition) -> Iterator[str]:
    """Each threshold or setting that is another, as "từ … thành …"."""
    for name, one, other in (
        ("mức xếp loại", LEVELS.get(old.level or ""), LEVELS.get(new.level or "")),
        ("số cần có", _count(old), _count(new)),
        ("tỷ lệ", share_in_words(old), share_in_words(new)),
        ("phạm vi", old.scope, new.scope),
        ("được tính", recognitions_in_words(old.codes), recognitions_in_words(new.codes)),
        ("chuỗi năm", run_told(old), run_told(new)),
        ("phải có thành viên dự họp", old.quorum and percent(old.quorum), new.quorum and percent(new.quorum)),
        ("tỷ lệ phiếu tính trên", old.base, new.base),
        ("thang điểm", old.scale and old.scale.name, new.scale and new.scale.name),
    ):
        if one != other:
            yield f"{name} từ {one or 'không có'} thành {other or 'không có'}"
    if old.is_secret != new.is_secret:
        yield "nay phải bỏ phiếu kín" if new.is_secret else "nay không phải bỏ phiếu kín"
    if old.is_needed != new.is_needed:
        yield "nay phải có thông tin" if new.is_needed else "nay không có thông tin thì để người xét"
    if old.is_gate != new.is_gate:
        yield "nay phải có người đánh giá mới kết luận" if new.is_gate else "nay không cản kết luận"


def _count(condition: Condition) -> str | None:
    return f"{condition.count:02d}" if condition.check else None


def share_in_words(condition: Condition) -> str | None:
    """The share with its sign: "> 50%", "≥ 70%"; a quota is a ceiling: "≤ 15%"."""
    if condition.share is None:
        return None
    sign = "≤" if condition.check == "share_of_quota" else ">" if condition.compared == "above" else "≥"
    return f"{sign} {percent(condition.share)}"


def run_told(condition: Condition) -> str | None:
    """A run in full: what carries its years, and what the text leaves out."""
    run = condition.run
    if run is None:
        return None
    carried = [f"xếp loại từ {LEVELS[run.level]}"] if run.level else []
    carried += [f"danh hiệu {recognitions_in_words(run.titles)}"] if run.titles else []
    return f"“{' hoặc '.join(carried)}" + (f"; {run_in_words(run)}”" if run_in_words(run) else "”")


def _said(node: Condition | Meets) -> str:
    return f"Đủ tiêu chuẩn {recognitions_in_words([node.code])}" if isinstance(node, Meets) else asked(node)


def _placed(leaf: _Leaf) -> str:
    return "" if leaf.place == MANDATORY else f" ({leaf.place})"


def _bare(node: Condition | Group | Meets, owner: str) -> object:
    """A tree of conditions without the name of its rule and without sources, to tell whether two ask the same."""
    match node:
        case Group():
            return (node.is_any, tuple(_bare(member, owner) for member in node.members))
        case Meets():
            return node.code
        case Condition():
            return replace(node, id=node.id.removeprefix(f"{owner}."), article="")


def asks_the_same(old: Rule, new: Rule) -> bool:
    """Whether two rules have the same conditions joined in the same way, sources aside."""
    return _bare(old.conditions, old.id) == _bare(new.conditions, new.id)


def _common(
    rulebook: Rulebook, first: date, last: date, *, code: str | None
) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """Changes of all that is no rule: regimes, general rules, papers, votes, money; of a code, those that reach it."""
    before, after = _in_force(rulebook, first, code=code), _in_force(rulebook, last, code=code)
    headings: dict[str, list[Change]] = {heading: [] for heading in HEADINGS}
    for place in dict.fromkeys([*before, *after]):
        heading = place[0]
        old, new = before.get(place), after.get(place)
        headings.setdefault(heading, []).extend(_changes_of_entry(old, new))
    for heading, changes in headings.items():
        if changes:
            yield heading, tuple(changes)


def _in_force(rulebook: Rulebook, day: date, *, code: str | None) -> dict[tuple[str, ...], Dated]:
    """The entry that goes first of each thing that entries speak of on a day."""
    found: dict[tuple[str, ...], Dated] = {}
    kinds = dict.fromkeys(type(entry) for entry in rulebook.entries if not isinstance(entry, Rule))
    for kind in kinds:
        for entry in rulebook.in_force(kind, day):
            codes = (getattr(entry, "code", None),) if hasattr(entry, "code") else getattr(entry, "codes", ())
            if code is None or not codes or code in codes:
                provision = provision_of(entry)
                units = entry.units if not isinstance(entry, Rubric) else ()
                found.setdefault((provision.heading, *provision.key, *units), entry)
    return found


def _changes_of_entry(old: Dated | None, new: Dated | None) -> Iterator[Change]:
    before, after = (provision_of(entry) if entry else None for entry in (old, new))
    if new is not None and after is not None and before is None:
        yield Change(ADDED, f"{after.sentence} ({new.reference})", new.id)
    elif old is not None and before is not None and after is None:
        yield Change(REMOVED, f"{before.sentence} ({old.reference})", old.id)
    elif old is not None and new is not None and before is not None and after is not None and old is not new:
        subject = f"{after.subject}: " if after.subject else ""
        if isinstance(old, DossierRule) and isinstance(new, DossierRule) and before.text != after.text:
            yield Change(CHANGED, f"{subject}{_papers_changed(before.text, after.text)} ({new.reference})", new.id)
        elif before.text != after.text:
            yield Change(CHANGED, f"{subject}từ “{before.text}” thành “{after.text}” ({new.reference})", new.id)
        elif old.status != new.status:
            yield Change(CHANGED, f"{after.sentence}: nay {STATUS_WORDS[new.status]} ({new.reference})", new.id)
        elif old.reference != new.reference:
            yield Change(CHANGED, after.sentence, new.id, sources=(old.reference, new.reference))


def _papers_changed(before: str, after: str) -> str:
    old, new = before.split("; "), after.split("; ")
    come = "; ".join(paper for paper in new if paper not in old)
    gone = "; ".join(paper for paper in old if paper not in new)
    return "; ".join(filter(None, (come and f"thêm “{come}”", gone and f"bỏ “{gone}”"))) or "đổi thứ tự giấy tờ"
