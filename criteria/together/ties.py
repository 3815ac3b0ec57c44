"""Takes checked proposals with their facts; orders them for a shortlist, with the reason of each place in words.

Points and votes come first; where they are equal the law prefers women, and collectives mostly of women. Who is chosen
a person says: equals share a place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby

from criteria.book.rulebook import Preference, Rubric, Rulebook
from criteria.checks.scoring import shown
from criteria.facts import Facts
from criteria.persons import PERSON, by_nominee
from criteria.together.scored import rubric_for, score_by, total_by
from records.catalogue import VERDICTS
from records.folding import name_order
from records.people import Kinship, appearance_of
from records.person_classes import standing_of
from records.proposals import CheckedProposal
from records.shortlists import Placed

_VERDICT_ORDER = ("DAT", "CAN_XEM_XET", "CHUA_DU_CO_SO", "KHONG_DAT")


@dataclass(frozen=True)
class _Key:
    """One thing that places are ordered by: its rank (lower goes first) and the words for it."""

    rank: Fraction | int
    words: str


def order_candidates(
    checked: Sequence[CheckedProposal], facts: Mapping[str, Facts], rulebook: Rulebook, *, on: date
) -> tuple[Placed, ...]:
    """Everybody in order; `facts` by proposal id. Who is equal in everything shares a place, in the order of names."""
    rubrics: dict[str, Rubric | None] = {
        kind: rubric_for(kind, (facts[each.proposal.id] for each in checked), rulebook, on=on)
        for kind in sorted({each.proposal.nominee.kind for each in checked})
    }
    keyed = [(each, _keys(each, facts[each.proposal.id], rulebook, rubrics, on=on)) for each in checked]

    def ranks(pair: tuple[CheckedProposal, tuple[_Key, ...]]) -> tuple[Fraction | int, ...]:
        return tuple(key.rank for key in pair[1])

    placed: list[Placed] = []
    for _, group in groupby(sorted(keyed, key=ranks), key=ranks):
        equals = sorted(group, key=lambda pair: (name_order(pair[0].proposal.nominee.name), pair[0].proposal.id))
        place = len(placed) + 1
        placed += [
            Placed(
                place=place,
                is_shared=len(equals) > 1,
                proposal=each.proposal.id,
                name=each.proposal.nominee.name,
                reasons=tuple(key.words for key in keys if key.words),
                score=score_by(rubrics[each.proposal.nominee.kind], facts[each.proposal.id]),
            )
            for each, keys in equals
        ]
    return tuple(placed)


def shortlist(
    checked: Sequence[CheckedProposal],
    facts: Mapping[str, Facts],
    rulebook: Rulebook,
    *,
    on: date,
    said: Sequence[Kinship] = (),
) -> tuple[Placed, ...]:
    """Every person of the quarter whom nothing rules out, once, with the best of the places of its requests."""
    able = [each for each in checked if each.proposal.nominee.kind == PERSON and each.judgement.verdict != "KHONG_DAT"]
    groups = by_nominee([each.proposal for each in able], (), said)
    person = {able[at].proposal.id: number for number, group in enumerate(groups) for at in group.now}
    best: dict[int, str] = {}
    for each in order_candidates(able, facts, rulebook, on=on):
        best.setdefault(person[each.proposal], each.proposal)
    chosen = frozenset(best.values())
    return order_candidates([each for each in able if each.proposal.id in chosen], facts, rulebook, on=on)


def _keys(
    checked: CheckedProposal, facts: Facts, rulebook: Rulebook, rubrics: Mapping[str, Rubric | None], *, on: date
) -> tuple[_Key, ...]:
    verdict = checked.judgement.verdict
    first = _Key(_VERDICT_ORDER.index(verdict), f"kết quả: {VERDICTS[verdict].lower()}")
    preferences = sorted(rulebook.in_force(Preference, on), key=lambda each: each.line)
    points = _points(facts, rubrics[checked.proposal.nominee.kind])
    return (first, points, _votes(facts), *(_preferred(each, checked, facts) for each in preferences))


def _points(facts: Facts, rubric: Rubric | None) -> _Key:
    """More certain points go first; who has none stands behind those who have, never at nought."""
    if scored := total_by(rubric, facts):
        low, high = shown(scored.low), shown(scored.high)
        words = f"{low} điểm" if low == high else f"chắc chắn {low} điểm, nhiều nhất {high} điểm"
        return _Key(-scored.low, f"{words} trên {shown(scored.scale.most)}")
    given = [score.points for score in (facts.scores or {}).values() if score.points is not None]
    if not given:
        return _Key(1, "chưa có điểm chấm")
    total = sum(Fraction(str(points)) for points in given)
    return _Key(-total, f"{float(total):g} điểm".replace(".", ","))


def _votes(facts: Facts) -> _Key:
    vote = facts.vote
    base = (vote.members or vote.present) if vote else None
    if vote is None or vote.yes is None or not base:
        return _Key(1, "chưa có kết quả phiếu")
    return _Key(-Fraction(vote.yes, base), f"{vote.yes}/{base} phiếu")


def _preferred(preference: Preference, checked: CheckedProposal, facts: Facts) -> _Key:
    """0 and its reason where the preference speaks for the candidate, else 1 without words."""
    is_preferred, words = _PREFERENCES[preference.prefers](preference, checked, facts)
    return _Key(0, f"ưu tiên khi ngang nhau: {words} ({preference.reference})") if is_preferred else _Key(1, "")


def _woman(_: Preference, checked: CheckedProposal, facts: Facts) -> tuple[bool, str]:
    is_woman = facts.nominee.gender == "nu"
    if facts.nominee.gender is None:  # “Bà” before the name tells it as well
        is_woman = appearance_of(checked.proposal).gender == "nữ"
    return facts.nominee.kind == PERSON and is_woman, "nữ"


def _of_women(preference: Preference, _: CheckedProposal, facts: Facts) -> tuple[bool, str]:
    collective = facts.collective
    if facts.nominee.kind != "tap_the" or collective is None or not collective.members or collective.women is None:
        return False, ""
    share = Fraction(collective.women, collective.members)
    return share >= (preference.share or 1), f"tập thể có {collective.women}/{collective.members} người là nữ"


def _direct(_: Preference, checked: CheckedProposal, facts: Facts) -> tuple[bool, str]:
    standing = facts.nominee.person_class or standing_of(checked.proposal)
    return facts.nominee.kind == PERSON and standing == "truc_tiep", "người trực tiếp công tác"


_PREFERENCES: Mapping[str, Callable[[Preference, CheckedProposal, Facts], tuple[bool, str]]] = {
    "women": _woman,
    "collectives_of_women": _of_women,
    "direct_workers": _direct,
}
