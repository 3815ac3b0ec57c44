"""Takes the scales in force and the points that people gave candidates; gives each candidate's score with its marks.

What a total means for a request is `checks.rubrics`; here it only helps people to choose.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from criteria.book.rulebook import Rubric, Rulebook
from criteria.checks.scoring import Mark, Total, shown, total_of
from criteria.facts import Facts
from records.shortlists import CriterionMark, ScaleScore


def rubric_for(kind: str, facts: Iterable[Facts], rulebook: Rulebook, *, on: date) -> Rubric | None:
    """The scale for this kind of nominee; of several the one by which most candidates were scored, then the first."""
    own = sorted((r for r in rulebook.in_force(Rubric, on) if kind in r.kinds), key=lambda r: r.line)
    if len(own) < 2:
        return next(iter(own), None)
    given = [set(each.scores or {}) for each in facts]
    return max(own, key=lambda rubric: sum(bool(_ids(rubric) & scores) for scores in given))


def total_by(rubric: Rubric | None, facts: Facts) -> Total | None:
    """None where there is no scale, or nobody gave a point by it."""
    if rubric is None or not _ids(rubric) & set(facts.scores or {}):
        return None
    return total_of(rubric.scale, facts.scores or {})


def score_by(rubric: Rubric | None, facts: Facts) -> ScaleScore | None:
    """Every criterion with what was given for it, also where nobody gave anything yet."""
    if rubric is None:
        return None
    total = total_of(rubric.scale, {k: v for k, v in (facts.scores or {}).items() if k in _ids(rubric)})
    return ScaleScore(
        scale=rubric.scale.name,
        source=rubric.reference,
        is_confirmed=rubric.scale.is_confirmed,
        low=shown(total.low),
        high=shown(total.high),
        most=shown(rubric.scale.most),
        is_scored=total_by(rubric, facts) is not None,
        marks=tuple(map(_mark, total.marks)),
    )


def _mark(mark: Mark) -> CriterionMark:
    return CriterionMark(
        text=mark.criterion.text,
        most=shown(mark.criterion.max),
        points=None if mark.points is None else shown(mark.points),
        evidence=mark.evidence,
        is_open=mark.is_open,
        fault=mark.fault,
    )


def _ids(rubric: Rubric) -> set[str]:
    return {criterion.id for criterion in rubric.scale.criteria}
