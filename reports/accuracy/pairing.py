"""Takes the nominees of gold and of a reading; pairs them by likeness of names, then kind and post, then order."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from records.folding import fold
from reports.accuracy.statements import Person

LEAST_LIKENESS = 70  # of two names, 0-100: below it they are two nominees
Pair = tuple[Person | None, Person | None]


def pair_people(expected: Sequence[Person], read: Sequence[Person]) -> list[Pair]:
    """Pairs in gold's order, those without a partner behind them."""
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for *_, left, right in sorted(_candidates(expected, read)):
        if left not in partner and right not in taken:
            partner[left] = right
            taken.add(right)
    pairs: list[Pair] = [(expected[left], read[right]) for left, right in sorted(partner.items())]
    pairs += [(person, None) for left, person in enumerate(expected) if left not in partner]
    return pairs + [(None, person) for right, person in enumerate(read) if right not in taken]


def _candidates(expected: Sequence[Person], read: Sequence[Person]) -> list[tuple[float, bool, float, int, int, int]]:
    """What may be one nominee, as it sorts: the best pair first."""
    names = [fold(person.name) for person in read]
    candidates = []
    for left, person in enumerate(expected):
        likeness: dict[int, float] = {}
        for name in person.names:
            found = process.extract(fold(name), names, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS, limit=None)
            for _, score, right in found:
                if names[right]:
                    likeness[right] = max(score, likeness.get(right, 0))
        post = _post_of(person)
        for right, score in likeness.items():
            nearness = fuzz.ratio(post, _post_of(read[right]))
            candidates.append((-score, person.kind != read[right].kind, -nearness, abs(left - right), left, right))
    return candidates


def _post_of(person: Person) -> str:
    return fold(f"{person.text('position') or ''} {person.text('unit') or ''}")
