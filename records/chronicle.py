"""What was received, reached and suffered year by year: the entries of a nominee's timeline.

Which of them count for a request is said by the years of its conditions (`records.proposals`).
"""

from __future__ import annotations

from typing import Literal

from records.readings import Evidence, Model, Scope

# verified: a decision or notice on file says so; cited: the paper gives a decision number; claimed: only the paper
Standing = Literal["verified", "cited", "claimed"]
EntryKind = Literal["classification", "title", "award", "initiative", "discipline", "maternity"]


class YearEntry(Model):
    """One thing of one year of achievement, or of the years up to `until`.

    `code` is the level, the recognition or the form of discipline; `text` the title of an initiative. `legal_kind` of
    an award may keep it from counting; `is_used`: the initiative has served for another recognition.
    """

    kind: EntryKind
    year: int | None = None
    until: int | None = None
    code: str | None = None
    text: str = ""
    scope: Scope | None = None
    legal_kind: str | None = None
    decision_number: str | None = None
    standing: Standing | None = None
    is_used: bool = False
    evidence: tuple[Evidence, ...] = ()
