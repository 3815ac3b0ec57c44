"""Takes one row of the quarter; gives what keeps it off the list that is proposed, although the rules are met.

A wrong name in a decision is a scandal: an open error, two values, or a value that a person has to settle holds back.
"""

from __future__ import annotations

from reports.rows import Row, finding_in_words
from reports.states import ValueState

IDENTIFYING = ("full_name", "unit", "requested")  # what a decision prints of each


def obstacles(row: Row) -> tuple[str, ...]:
    """Sentences, the gravest first; none where the row may be proposed as it stands."""
    found = [] if row.name else ["Chưa rõ tên người, tập thể được đề nghị."]
    found += [finding_in_words(finding) for finding in row.findings if finding.severity == "LOI"]
    found += [
        _to_settle(state)
        for state in row.states
        if state.field in IDENTIFYING and (state.state == "conflict" or state.is_for_person)
    ]
    return tuple(dict.fromkeys(found))


def _to_settle(state: ValueState) -> str:
    if state.other:
        return f"{state.label}: nơi ghi “{state.value}”, nơi ghi “{state.other}”; cần xác nhận."
    return f"{state.label} “{state.value}” đọc chưa chắc; cần xác nhận."
