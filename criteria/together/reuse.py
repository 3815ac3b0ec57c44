"""Takes the proposals of one nominee with the decisions on it; says which initiatives served, or are to serve twice.

One initiative serves once (CV 5007/BNV-TĐKT 2023, mục III.5c). Only what a decision granted counts as used; for two
requests of now, and for titles that are only alike, a person says which of them it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from criteria.book.rulebook import Group, Likeness, Meets, Rule, Rulebook
from criteria.checks.conditions import INITIATIVE_CHECKS
from criteria.checks.vocabulary import Condition
from criteria.facts import Facts, InitiativeFact, Use
from criteria.findings import make_finding
from criteria.judging.engine import evaluate
from criteria.persons import OfOne
from criteria.recorded import facts_of
from criteria.together.repetition import NO_REWARD, asked_in_words, granted_in_words
from records.folding import fold
from records.honours import KnownHonour
from records.proposals import Finding, Proposal

_KINDS = "|".join(map(fold, ("sáng kiến", "đề tài", "đề án", "giải pháp", "công trình")))
_KIND_WORDS = re.compile(rf"^(?:{_KINDS})(?: {fold('cấp')} (?:{fold('cơ sở')}|{fold('tỉnh')}|{fold('bộ')}))?[:\s]+")


@dataclass(frozen=True)
class _Elsewhere:
    """A place where the initiative stands for another recognition; `is_granted`: a decision says that it served."""

    code: str
    year: int | None
    where: str
    is_granted: bool
    is_same_title: bool
    is_sure: bool = True  # whether it is the same nominee
    title: str = ""
    now: int | None = None  # the place in the quarter of a request made now

    @property
    def use(self) -> Use:
        return Use(code=self.code, year=self.year)


class Reuse:
    """Looks for initiatives that stand for more than one recognition of their author."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook
        self._may_rest: dict[tuple[str, str, date], bool] = {}

    def look(
        self, group: OfOne, proposals: Sequence[Proposal], facts: Sequence[Facts], known: Sequence[KnownHonour]
    ) -> dict[int, tuple[Facts, list[Finding]]]:
        """The facts of each proposal of one nominee, uses that are sure filled in, and what a person should know."""
        before = [(other, facts_of(other)) for other in group.before if other.nominee.initiatives]
        alone = len(group.now) == 1 and not before and not any(each.honour.initiative for each in known)
        if alone or not any(facts[at].initiatives for at in group.now):
            return {}
        filled = {at: self._filled(at, group, facts, before, known) for at in group.now if facts[at].initiatives}
        return {at: (own, list(self._findings(own, filled, proposals, places))) for at, (own, places) in filled.items()}

    def _filled(
        self,
        at: int,
        group: OfOne,
        facts: Sequence[Facts],
        before: Sequence[tuple[Proposal, Facts]],
        known: Sequence[KnownHonour],
    ) -> tuple[Facts, dict[int, list[_Elsewhere]]]:
        """The facts with the uses that decisions say, and by initiative where else it stands."""
        own = facts[at]
        rule = next(iter(self._rulebook.in_force(Likeness, own.received)), None)
        places: dict[int, list[_Elsewhere]] = {}
        items: list[InitiativeFact] = []
        for number, item in enumerate(own.initiatives or ()):
            found = [
                *self._of_honours(own, item, known, rule),
                *self._of_earlier(own, item, before, known, rule),
                *self._of_now(at, item, group, facts, rule),
            ]
            places[number] = found
            sure = {each.use for each in found if each.is_granted and each.is_same_title and each.is_sure}
            uses = tuple(sorted({*(item.used_for or ()), *sure}, key=lambda use: (use.year or 0, use.code)))
            is_looked_up = bool(uses) or item.used_for is not None
            items.append(item.model_copy(update={"used_for": uses if is_looked_up else None}))
        return own.model_copy(update={"initiatives": tuple(items)}), places

    def _of_honours(
        self, own: Facts, item: InitiativeFact, known: Sequence[KnownHonour], rule: Likeness | None
    ) -> Iterator[_Elsewhere]:
        for each in known:
            honour = each.honour
            if not honour.initiative or not honour.code or honour.code in NO_REWARD or honour.is_revoked:
                continue  # recognising an initiative is no use of it
            alike = _alike(item, InitiativeFact(title=honour.initiative), rule)
            if alike is None or (honour.code, honour.year) == (own.requested, own.year):
                continue
            yield _Elsewhere(
                honour.code,
                honour.year,
                granted_in_words(honour),
                is_granted=True,
                is_same_title=alike,
                is_sure=each.is_sure,
                title=honour.initiative,
            )

    def _of_earlier(
        self,
        own: Facts,
        item: InitiativeFact,
        before: Sequence[tuple[Proposal, Facts]],
        known: Sequence[KnownHonour],
        rule: Likeness | None,
    ) -> Iterator[_Elsewhere]:
        """Requests of before that name it; one that was granted used it where it would not have been met without."""
        honours = {(k.honour.code, k.honour.year): k.honour for k in known if k.is_sure and not k.honour.is_revoked}
        for proposal, told in before:
            if (told.requested, told.year) == (own.requested, own.year):
                continue
            for number, other in enumerate(told.initiatives or ()):
                alike = _alike(item, other, rule)
                if alike is None or not self._can_serve(told, other):
                    continue
                honour = honours.get((told.requested, told.year))
                yield _Elsewhere(
                    told.requested,
                    told.year,
                    granted_in_words(honour) if honour else f"{asked_in_words(proposal)}, chưa rõ kết quả",
                    is_granted=honour is not None and self._needs(told, {number}),
                    is_same_title=alike,
                    title=other.title,
                )

    def _of_now(
        self, at: int, item: InitiativeFact, group: OfOne, facts: Sequence[Facts], rule: Likeness | None
    ) -> Iterator[_Elsewhere]:
        for place in group.now:
            told = facts[place]
            if place == at or (told.requested, told.year) == (facts[at].requested, facts[at].year):
                continue
            for other in told.initiatives or ():
                alike = _alike(item, other, rule)
                if alike is not None and self._can_serve(told, other) and self._can_serve(facts[at], item):
                    yield _Elsewhere(
                        told.requested,
                        told.year,
                        "",
                        is_granted=False,
                        is_same_title=alike,
                        title=other.title,
                        now=place,
                    )

    def _findings(
        self,
        own: Facts,
        filled: dict[int, tuple[Facts, dict[int, list[_Elsewhere]]]],
        proposals: Sequence[Proposal],
        places: dict[int, list[_Elsewhere]],
    ) -> Iterator[Finding]:
        """TL02 for each initiative that stands elsewhere: grave only where this request would not be met without it."""
        open_ones = {n for n, found in places.items() if any(not _is_settled(each) for each in found)}
        is_needed = bool(open_ones) and self._needs(own, open_ones)
        for number, found in places.items():
            item = (own.initiatives or ())[number]
            for each in _each_once(found):
                is_wanted_there = each.now is None or self._is_wanted(filled[each.now][0], each.title)
                is_grave = not _is_settled(each) and is_needed and is_wanted_there and each.is_sure
                yield self._finding(own, item, each, proposals, is_grave=is_grave)

    def _finding(
        self,
        own: Facts,
        item: InitiativeFact,
        each: _Elsewhere,
        proposals: Sequence[Proposal],
        *,
        is_grave: bool,
    ) -> Finding:
        history = self._rulebook.history_on(own.received)
        where = asked_in_words(proposals[each.now]) if each.now is not None else each.where
        title = f"Sáng kiến “{item.title}”"
        if not each.is_same_title:
            title += f" có thể là “{each.title}”,"
        doubt = "" if each.is_sure else " (chưa chắc là cùng một người)"
        verb = (
            "đã dùng để xét" if _is_settled(each) else "được nêu cả trong" if each.now is not None else "đã nêu trong"
        )
        ask = "; đề nghị xác nhận dùng cho danh hiệu, hình thức nào" if is_grave else ""
        finding = make_finding(
            "TL02",
            severity="CANH_BAO" if is_grave else "THONG_TIN",
            condition="initiative_reuse",
            required="một sáng kiến chỉ dùng cho một danh hiệu hoặc hình thức",
            found=f"{title} {verb} {where}{doubt}{ask}",
            article=history.reuse_reference if history else None,
            evidence=item.evidence,
        )
        return finding.model_copy(update={"file": item.evidence[0].file if item.evidence else None})

    def _is_wanted(self, facts: Facts, title: str) -> bool:
        """Whether the other request, too, would not be met without the initiative of that title."""
        wanted = normal_title(title)
        return self._needs(
            facts, {n for n, own in enumerate(facts.initiatives or ()) if normal_title(own.title) == wanted}
        )

    def _needs(self, facts: Facts, numbers: set[int]) -> bool:
        """Whether the request would be judged otherwise if these initiatives had served elsewhere."""
        elsewhere = (Use(code="KHAC", year=None),)
        items = tuple(
            item.model_copy(update={"used_for": elsewhere if number in numbers else item.used_for})
            for number, item in enumerate(facts.initiatives or ())
        )
        without = facts.model_copy(update={"initiatives": items})
        return evaluate(facts, self._rulebook).verdict != evaluate(without, self._rulebook).verdict

    def _can_serve(self, facts: Facts, item: InitiativeFact) -> bool:
        """Whether the recognition may rest on an initiative of that year at all."""
        key = (facts.requested, facts.nominee.kind, facts.received)
        if key not in self._may_rest:
            rules = self._rulebook.rules_for(facts.requested, facts.received)
            fitting = [rule for rule in rules if facts.nominee.kind in rule.kinds]
            self._may_rest[key] = any(asks_for_initiatives(rule, self._rulebook, facts.received) for rule in fitting)
        is_in_time = item.year is None or facts.year is None or item.year <= facts.year
        return self._may_rest[key] and is_in_time and facts.requested not in NO_REWARD


def asks_for_initiatives(rule: Rule, rulebook: Rulebook, day: date) -> bool:
    """Whether any condition of a rule, its own or one it takes over, looks at initiatives."""

    def asks(node: Condition | Group | Meets) -> bool:
        match node:
            case Condition():
                return node.check in INITIATIVE_CHECKS
            case Meets():
                return any(
                    asks(other.conditions) for other in rulebook.rules_for(node.code, day) if node.code != rule.code
                )
        return any(asks(member) for member in node.members)

    return asks(rule.conditions)


def normal_title(title: str) -> str:
    """The title as titles are compared: folded, without “Sáng kiến”, “Đề tài cấp cơ sở” in front."""
    return _KIND_WORDS.sub("", fold(title)).strip(" .:")


def _alike(one: InitiativeFact, other: InitiativeFact, rule: Likeness | None) -> bool | None:
    """True: one initiative; False: titles that may be one; None: another. Two decisions recognise two initiatives."""
    first, second = normal_title(one.title), normal_title(other.title)
    if first == second:
        return True
    if rule is None:
        return None
    words, others = set(first.split()), set(second.split())
    share = 2 * len(words & others) / (len(words) + len(others)) if words and others else 0.0
    if share < rule.title:
        return None
    if one.decision_number and other.decision_number:
        return True if fold(one.decision_number) == fold(other.decision_number) else None
    return False


def _is_settled(each: _Elsewhere) -> bool:
    """A decision says that it served: the rules judge it, nothing is left to a person."""
    return each.is_granted and each.is_same_title and each.is_sure


def _each_once(found: Sequence[_Elsewhere]) -> list[_Elsewhere]:
    """One of each recognition: a decision that granted it tells more than the request of before."""
    best: dict[tuple[str, int | None, int | None], _Elsewhere] = {}
    for each in sorted(found, key=lambda e: (not e.is_granted, not e.is_same_title, not e.is_sure)):
        best.setdefault((each.code, each.year, each.now), each)
    return list(best.values())
