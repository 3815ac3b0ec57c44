"""Takes a rulebook, a recognition and a day; gives the rules of that day as a person would read them, in Vietnamese.

Values only: `criteria.words.prose` makes text of them, `tdkt rules explain` prints it. Judging is the engine's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from criteria.book.rulebook import Dated, Group, Meets, Rule, Rulebook
from criteria.checks.scoring import shown
from criteria.checks.vocabulary import Condition
from criteria.words.attending import Attending, attending_of
from criteria.words.wording import KIND_NAMES, asked, recognitions_in_words, run_in_words, without_law
from records.catalogue import LEGAL_KINDS, RECOGNITIONS

BY_PROGRAM, BY_PERSON = "may", "nguoi"
NEVER_MISSING = "không có thông tin thì để người xét, không cản kết luận"
GATE = "phải có người đánh giá thì mới kết luận được"
CAPITAL = {"all": "Đủ các điều sau:", "any": "Đạt một trong các điều sau:"}


@dataclass(frozen=True)
class Point:
    """One condition (`judged_by` says by whom) or a group of them (`joined`: all, any; `text` is its heading)."""

    text: str
    id: str = ""
    article: str = ""
    judged_by: str = ""
    notes: tuple[str, ...] = ()
    joined: str = ""
    is_of_run: bool = False
    members: tuple[Point, ...] = ()

    def leaves(self) -> Iterator[Point]:
        if not self.members:
            yield self
        for member in self.members:
            yield from member.leaves()


@dataclass(frozen=True)
class Explained:
    """One rule on one day: for whom, what it asks, what the general rules add, what goes with it.

    `replaces` are rules that would speak here if this one did not go first; `is_shown_only`: text that decides nothing.
    """

    rule: Rule
    kinds: tuple[str, ...]
    conditions: Point
    general: tuple[Point, ...]
    attending: Attending
    replaces: tuple[Rule, ...]
    is_shown_only: bool


@dataclass(frozen=True)
class Explanation:
    """All rules of one recognition on one day; `shown_day` is another day where the law of the day is not loaded.

    `only_for`: the kinds of nominees that a rule keeps the recognition to.
    """

    code: str
    day: date
    regime: str
    regime_entry: Dated | None
    shown_day: date
    is_confirmed: bool
    rules: tuple[Explained, ...]
    only_for: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return RECOGNITIONS[self.code]


def explain(rulebook: Rulebook, code: str, day: date, *, kind: str | None = None) -> Explanation:
    """The rules for a recognition on a day, of one kind of nominee or of all; of a day without law, none."""
    regime = rulebook.regime_on(day)
    shown_day = rulebook.day_of_text(day)
    is_confirmed = regime is not None and regime.is_confirmed
    found = []
    for each_kind in KIND_NAMES if kind is None else (kind,):
        for rule, text_day in _rules_to_show(rulebook, code, each_kind, day) if regime else ():
            is_shown_only = text_day == day != shown_day or not (is_confirmed and rule.is_confirmed)
            found.append(_explained(rulebook, rule, each_kind, text_day, is_shown_only=is_shown_only))
    label = regime.name if regime else "chưa nạp quy định cho ngày này"
    only_for = {kind for rule in rulebook.rules_for(code, shown_day) if rule.is_exclusive for kind in rule.kinds}
    return Explanation(code, day, label, regime, shown_day, is_confirmed, _joined(found), tuple(sorted(only_for)))


def rules_shown(rulebook: Rulebook, code: str, day: date) -> dict[tuple[str, str], Rule]:
    """The rule that speaks for each kind of nominee and legal kind on a day; one for single units is told apart.

    Text that is only there to be seen beside that of the last known law has its own place.
    """
    found: dict[tuple[str, str], Rule] = {}
    for kind in KIND_NAMES:
        for rule, text_day in _rules_to_show(rulebook, code, kind, day):
            beside = (*rule.units, *(("du_thao",) if text_day != rulebook.day_of_text(day) else ()))
            for legal_kind in rule.legal_kinds:
                found.setdefault(("|".join((kind, *beside)), legal_kind), rule)
    return found


def _rules_to_show(rulebook: Rulebook, code: str, kind: str, day: date) -> Iterator[tuple[Rule, date]]:
    """Rules with the day whose text they are: where the law of a day is unread, the last text, then what there is."""
    shown_day = rulebook.day_of_text(day)
    for rule in _first_rules(rulebook.rules_for(code, shown_day), kind):
        yield rule, shown_day
    if shown_day != day:
        for rule in _first_rules(rulebook.rules_for(code, day), kind):
            if not rule.holds_on(shown_day):
                yield rule, day


def _joined(found: list[Explained]) -> tuple[Explained, ...]:
    """Kinds of nominees of whom one rule asks the same stand together; only their money is told apart."""
    joined: list[Explained] = []
    for each in found:
        bare = replace(each.attending, money=())
        for place, other in enumerate(joined):
            is_same = other.rule is each.rule and other.conditions == each.conditions
            if is_same and replace(other.attending, money=()) == bare:
                money = (*other.attending.money, *each.attending.money)
                attending = replace(bare, money=tuple(dict.fromkeys(money)))
                joined[place] = replace(other, kinds=(*other.kinds, *each.kinds), attending=attending)
                break
        else:
            joined.append(each)
    return tuple(joined)


def _first_rules(rules: Iterable[Rule], kind: str) -> list[Rule]:
    """The rules that speak for a kind of nominee: for each legal kind the nearest, and those of single units."""
    first: list[Rule] = []
    taken: set[str] = set()
    for rule in rules:
        if kind in rule.kinds and (rule.units or not set(rule.legal_kinds) <= taken):
            first.append(rule)
            taken |= set() if rule.units else set(rule.legal_kinds)
    order = list(LEGAL_KINDS)
    return sorted(first, key=lambda rule: min(order.index(each) for each in rule.legal_kinds))


def _explained(rulebook: Rulebook, rule: Rule, kind: str, day: date, *, is_shown_only: bool) -> Explained:
    general = tuple(
        _point_of(each.condition, "")
        for each in rulebook.general_on(day)
        if any(each.speaks_of(rule.code, legal_kind) for legal_kind in rule.legal_kinds)
    )
    return Explained(
        rule=rule,
        kinds=(kind,),
        conditions=_point(rule.conditions, rule, rulebook, kind=kind, day=day),
        general=general,
        attending=attending_of(rulebook, rule, kind=kind, day=day),
        replaces=tuple(_replaced(rulebook, rule, kind, day)),
        is_shown_only=is_shown_only or rule.needs_local_rule,
    )


def _replaced(rulebook: Rulebook, rule: Rule, kind: str, day: date) -> Iterator[Rule]:
    for other in rulebook.rules_for(rule.code, day):
        is_same = kind in other.kinds and bool(set(other.legal_kinds) & set(rule.legal_kinds))
        if other is not rule and is_same and other.precedence < rule.precedence:
            yield other


def _point(node: Condition | Group | Meets, rule: Rule, rulebook: Rulebook, *, kind: str, day: date) -> Point:
    match node:
        case Condition():
            return _point_of(node, rule.reference)
        case Meets():
            return _point_of_other(node, rule, rulebook, kind=kind, day=day)
    members = tuple(_point(member, rule, rulebook, kind=kind, day=day) for member in node.members)
    joined = "any" if node.is_any else "all"
    return Point(_heading(node), joined=joined, members=members)


def _heading(group: Group) -> str:
    """What joins a group; a scale of points says what passes."""
    last = group.members[-1]
    if isinstance(last, Condition) and last.scale is not None and not group.is_any:
        scale = last.scale
        return f"Chấm theo “{scale.name}”, được từ {shown(scale.passing)} trên {shown(scale.most)} điểm:"
    return CAPITAL["any" if group.is_any else "all"]


def _point_of(condition: Condition, reference: str) -> Point:
    notes = []
    if condition.is_gate:
        notes.append(GATE)
    if condition.check and not condition.is_needed:
        notes.append(NEVER_MISSING)
    if condition.check == "run_length" and condition.run is not None and (said := run_in_words(condition.run)):
        notes.append(said)
    criteria = condition.scale.criteria if condition.scale else ()
    for criterion in (each for each in criteria if each.id == condition.criterion):
        notes.append(f"minh chứng: {criterion.evidence}")
        if criterion.least is not None:
            notes.append(f"riêng tiêu chí này phải được từ {shown(criterion.least)} điểm")
    return Point(
        text=asked(condition),
        id=condition.id,
        article=without_law(condition.article, reference),
        judged_by=BY_PROGRAM if condition.check else BY_PERSON,
        notes=tuple(notes),
        is_of_run=condition.run is not None,
    )


def _point_of_other(meets: Meets, rule: Rule, rulebook: Rulebook, *, kind: str, day: date) -> Point:
    """All conditions of another recognition, under its name."""
    days = (day, rulebook.day_of_text(day))
    other = next((r for each in days for r in rulebook.rules_for(meets.code, each) if kind in r.kinds), None)
    name = recognitions_in_words([meets.code])
    article = without_law(meets.article, rule.reference)
    if other is None:
        return Point(f"Đủ tiêu chuẩn {name} (chưa nạp)", article=article, judged_by=BY_PERSON)
    inner = _point(other.conditions, rule, rulebook, kind=kind, day=day)
    return Point(f"Đủ tiêu chuẩn {name}:", article=article, joined=inner.joined, members=inner.members)
