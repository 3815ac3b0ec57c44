"""Takes a scale of criteria and the points given by people; gives what is certain, what is open, and an order.

Points without evidence are open, never zero and never certain. What a total means for a request is `rubrics`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from criteria.facts import Score
from records.folding import unaccented


@dataclass(frozen=True)
class Criterion:
    """One line of a scale: `least` must be reached in itself, `evidence` is what has to support the points."""

    id: str
    text: str
    max: Fraction
    weight: Fraction
    least: Fraction | None
    evidence: str

    @property
    def sentence(self) -> str:
        """What the criterion asks, as the text of a condition: braces are doubled, since such a text is filled."""
        weight = "" if self.weight == 1 else f", hệ số {shown(self.weight)}"
        text = self.text.replace("{", "{{").replace("}", "}}")
        return f"{text} (tối đa {shown(self.max)} điểm{weight})"


@dataclass(frozen=True)
class Rank:
    """What a total from `least` points on is called."""

    name: str
    least: Fraction


@dataclass(frozen=True)
class Scale:
    """Criteria with the total that passes, and the ranks of totals, highest first; unconfirmed, it never decides."""

    id: str
    name: str
    criteria: tuple[Criterion, ...]
    passing: Fraction
    ranks: tuple[Rank, ...] = ()
    is_confirmed: bool = True

    @property
    def most(self) -> Fraction:
        return sum((each.max * each.weight for each in self.criteria), Fraction(0))

    def rank_of(self, total: Fraction) -> str | None:
        return next((rank.name for rank in self.ranks if total >= rank.least), None)


@dataclass(frozen=True)
class Mark:
    """What one criterion was given, unweighted: surely `low`, at most `high`; `fault`: points that cannot be."""

    criterion: Criterion
    low: Fraction
    high: Fraction
    points: Fraction | None
    evidence: tuple[str, ...]
    fault: str | None = None

    @property
    def is_open(self) -> bool:
        return self.points is None or not self.evidence or self.fault is not None


@dataclass(frozen=True)
class Total:
    """All criteria of a scale together, weighted; `unknown`: criteria that were scored but are none of the scale."""

    scale: Scale
    marks: tuple[Mark, ...]
    unknown: tuple[str, ...]

    @property
    def low(self) -> Fraction:
        return sum((mark.low * mark.criterion.weight for mark in self.marks), Fraction(0))

    @property
    def high(self) -> Fraction:
        return sum((mark.high * mark.criterion.weight for mark in self.marks), Fraction(0))

    @property
    def open(self) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.is_open)


@dataclass(frozen=True)
class Placed:
    """A nominee's place by what is certain; `is_shared`: with others; `is_settled`: nothing open could change it."""

    name: str
    place: int
    total: Total
    is_shared: bool
    is_settled: bool


def scale_of(raw: Mapping[str, Any]) -> Scale:
    """The scale that a checked mapping of a rule file describes."""
    criteria = tuple(
        Criterion(
            id=each["id"],
            text=each["text"],
            max=_points(each["max"]),
            weight=_points(each.get("weight", 1)),
            least=_points(each["least"]) if "least" in each else None,
            evidence=each["evidence"],
        )
        for each in raw["criteria"]
    )
    ranks = sorted(
        (Rank(each["name"], _points(each["from"])) for each in raw.get("ranks", ())),
        key=lambda r: r.least,
        reverse=True,
    )
    is_confirmed = raw["status"] != "unconfirmed"
    return Scale(raw["id"], raw["name"], criteria, _points(raw["passing"]), tuple(ranks), is_confirmed)


def _points(value: float | int | str) -> Fraction:
    return Fraction(str(value))


def mark_of(criterion: Criterion, score: Score | None) -> Mark:
    """The points of one criterion; those of a person that no evidence supports may be as low as none."""
    if score is None or score.points is None:
        return Mark(criterion, Fraction(0), criterion.max, None, score.evidence if score else ())
    points = _points(score.points)
    if not 0 <= points <= criterion.max:
        fault = f"điểm của “{criterion.text}” là {shown(points)}, phải từ 0 đến {shown(criterion.max)}"
        return Mark(criterion, Fraction(0), criterion.max, points, score.evidence, fault)
    return Mark(criterion, points if score.evidence else Fraction(0), points, points, score.evidence)


def total_of(scale: Scale, scores: Mapping[str, Score]) -> Total:
    """Every criterion of the scale with its points, and the total."""
    known = {criterion.id for criterion in scale.criteria}
    marks = tuple(mark_of(criterion, scores.get(criterion.id)) for criterion in scale.criteria)
    return Total(scale, marks, tuple(sorted(set(scores) - known)))


def rank_nominees(scale: Scale, scored: Iterable[tuple[str, Mapping[str, Score]]]) -> tuple[Placed, ...]:
    """Nominees by what is certain, the highest first; equals share a place, and a person chooses among them."""
    totals = [(name, total_of(scale, scores)) for name, scores in scored]
    totals.sort(key=lambda each: (-each[1].low, -each[1].high, unaccented(each[0]), each[0]))
    placed = []
    for name, total in totals:
        others = [other for _, other in totals if other is not total]
        is_shared = any(other.low == total.low for other in others)
        is_settled = all(_is_settled_between(total, other) for other in others)
        place = 1 + sum(other.low > total.low for other in others)
        placed.append(Placed(name, place, total, is_shared, is_settled))
    return tuple(placed)


def _is_settled_between(one: Total, other: Total) -> bool:
    """Whether the order of two stands whatever is still given: their ranges do not meet, or nothing is open."""
    is_apart = one.low > other.high or other.low > one.high
    return is_apart or (one.low == one.high and other.low == other.high)


def shown(number: Fraction) -> str:
    """A number of points as it is written: 28, 28,5."""
    return f"{float(number):.2f}".rstrip("0").rstrip(".").replace(".", ",")
