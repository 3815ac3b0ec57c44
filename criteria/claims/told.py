"""Takes facts and what a person stated of the proposal; gives the facts with that in the place of paper and history.

What can be stated, and how it is kept, is `records.statements`. Each statement is shown with whose word it is.
"""

from __future__ import annotations

from typing import Any

from criteria.facts import Collective, Discipline, Facts, Score, Use
from criteria.findings import make_finding
from records.proposals import Finding, Proposal
from records.statements import Statements, in_words, statements_of

_SILENT = frozenset({"honours"})  # says whose an honour is; told where the honour is


def apply_told(facts: Facts, proposal: Proposal) -> tuple[Facts, tuple[Finding, ...]]:
    """The facts as people stated them, and a note on each statement with who made it and when."""
    said = statements_of(proposal)
    if not said:
        return facts, ()
    changed = {name: value for name, value in _changes(facts, said).items() if value is not None}
    return facts.model_copy(update=changed), tuple(_notes(said))


def _changes(facts: Facts, said: Statements) -> dict[str, Any]:
    """The new value of each fact; None where nobody stated any."""
    measures, served = said.value("discipline"), said.value("same_as")
    months, counts, scores = said.value("months"), said.value("counts"), said.value("scores")
    class_, whole = said.value("class"), said.value("complete")
    changed: dict[str, Any] = {"pending": said.value("pending"), "maternity_years": said.value("maternity")}
    if measures is not None:
        changed["discipline"] = tuple(
            Discipline.model_validate({"form": each.form, "from": each.start, "to": each.end}) for each in measures
        )
    if served is not None:
        changed["same_achievement_as"] = tuple(Use(code=each.code, year=each.year) for each in served)
    if months is not None:
        changed["months_worked"] = {**(facts.months_worked or {}), **months}
    if counts is not None:
        changed["collective"] = (facts.collective or Collective()).model_copy(update=counts)
    if scores is not None:
        changed["scores"] = {
            **(facts.scores or {}),
            **{name: Score(points=each.points, evidence=each.evidence) for name, each in scores.items()},
        }
    if class_ is not None:
        changed["nominee"] = facts.nominee.model_copy(update={"person_class": class_})
    if whole is not None:
        changed["complete"] = tuple(dict.fromkeys((*facts.complete, *whole)))
        changed |= {name: () for name in whole if getattr(facts, name) is None and changed.get(name) is None}
    return changed


def _notes(said: Statements) -> list[Finding]:
    told = [each for name, each in sorted(said.by_name.items()) if name not in _SILENT]
    return [
        make_finding(
            "XN01",
            condition=f"told.{each.name}",
            found=in_words(each.name, each.value),
            words={"source": each.source},
        )
        for each in told
    ]
