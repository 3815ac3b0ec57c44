"""Takes an Evaluation; gives the JSON object that `tdkt evaluate --json` prints, its shares rounded to 4 digits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from reports.accuracy.calibration import Judged, StateFigures, bins_of, by_field, calibration_error, levels, states
from reports.accuracy.comparison import Outcome
from reports.accuracy.evaluation import PARTS, Evaluation, Group
from reports.accuracy.tallies import Counts, Share, micro

_Json = dict[str, Any]


def as_json(evaluation: Evaluation) -> _Json:
    """Every figure, and every error by file."""
    papers = evaluation.papers
    return {
        "files": len(evaluation.files),
        "documents": len(papers),
        "independent_papers": evaluation.bases,
        "missing_files": sum(paper.is_missing for paper in papers),
        "rejected_files": sum(paper.is_rejected for paper in papers),
        "micro": _counts(evaluation.total),
        "no_touch_rate": _rounded(evaluation.no_touch.value),
        "no_touch_rate_core": _rounded(evaluation.no_touch_core.value),
        "kind_accuracy": _rounded(evaluation.kinds.value),
        "fields": {name: _counts(counts) for name, counts in evaluation.fields.items()},
        **{name: _counts(evaluation.part(name)) for name in PARTS},
        "by_read_as": {name: _group(group) for name, group in evaluation.by_read_as.items()},
        "by_kind": {name: _group(group) for name, group in evaluation.by_kind.items()},
        "calibration": _calibration(evaluation.values),
        "secondary": {name: _share(share) for name, share in evaluation.apart.items()},
        "achievements": {
            "recall": _rounded(evaluation.achievements.expected.value),
            "precision": _rounded(evaluation.achievements.read.value),
            "gold": evaluation.achievements.expected.asked,
        },
        "per_file": [
            {
                "file": paper.file,
                "read_as": paper.read_as,
                "f1": _rounded(micro(paper.compared).exact.f1),
                "errors": [_error(outcome) for outcome in paper.errors],
            }
            for paper in papers
        ],
        "notes": list(evaluation.notes),
    }


def _calibration(values: Sequence[Judged]) -> _Json:
    scalars, items = [v for v in values if not v.is_item], [v for v in values if v.is_item]
    return {
        "values": len(values),
        "ece": _rounded(calibration_error(values)),
        "states": {name: _states(own) for name, own in (("all", values), ("scalars", scalars), ("items", items))},
        "levels": [{"at_least": level, **_state(figures)} for level, figures in levels(values).items()],
        "bins": [
            {
                "from": each.low,
                "to": each.high,
                "values": each.count,
                "mean_confidence": _rounded(each.mean_confidence),
                "right": _rounded(each.share_right),
            }
            for each in bins_of(values)
        ],
        "fields": {
            name: {"values": len(own), "ece": _rounded(calibration_error(own)), **_state(states(own)["accepted"])}
            for name, own in sorted(by_field(values).items())
        },
    }


def _states(values: Sequence[Judged]) -> _Json:
    return {state: {"values": figures.values.asked, **_state(figures)} for state, figures in states(values).items()}


def _state(figures: StateFigures) -> _Json:
    return {"precision": _rounded(figures.precision), "coverage": _rounded(figures.coverage)}


def _group(group: Group) -> _Json:
    return {
        "documents": group.documents,
        "clean": group.clean,
        **_counts(group.counts),
        "ece": _rounded(calibration_error(group.values)),
        "accepted": _state(states(group.values)["accepted"]),
    }


def _counts(counts: Counts) -> _Json:
    exact, relaxed = counts.exact, counts.relaxed
    return {
        "tp": exact.right,
        "fp": exact.invented,
        "fn": exact.missed,
        "precision": _rounded(exact.precision),
        "recall": _rounded(exact.recall),
        "f1": _rounded(exact.f1),
        "relaxed_precision": _rounded(relaxed.precision),
        "relaxed_recall": _rounded(relaxed.recall),
        "relaxed_f1": _rounded(relaxed.f1),
    }


def _share(share: Share) -> Mapping[str, float | None]:
    return {"n": share.asked, "right": _rounded(share.value)}


def _error(outcome: Outcome) -> _Json:
    return {
        "field": outcome.field,
        "nominee": outcome.nominee or None,
        "expected": outcome.expected,
        "read": outcome.read,
        "confidence": outcome.told.confidence if outcome.told else None,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
