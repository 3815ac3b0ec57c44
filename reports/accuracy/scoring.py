"""Takes gold and the Reading of its file; gives the score of each document: counts by field, and every value compared.

Lists are compared by entry without their order; a nominee without a partner counts with every value that it has. What
gold does not speak of is not compared. Whether nominees were found, what is counted apart, and achievements, which are
free text, are no part of all fields together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from records.folding import nfc
from records.readings import SCALAR_FIELDS, Reading
from reports.accuracy.comparison import FOUND, REQUESTS, Comparison, Outcome, Telling
from reports.accuracy.gold import Gold
from reports.accuracy.pairing import pair_people
from reports.accuracy.statements import (
    HEAD_FIELDS,
    LIST_FIELDS,
    Value,
    head_of,
    people_of,
    requests_of,
    without_optional,
)
from reports.accuracy.tallies import Counts, Share

FIELDS = (
    "kind",
    FOUND,
    "nominee.kind",
    *(f"document.{name}" for name in HEAD_FIELDS),
    REQUESTS,
    *(f"nominee.{name}" for name in (*SCALAR_FIELDS, *LIST_FIELDS)),
)
CORE = ("kind", FOUND, "nominee.kind", "nominee.full_name", "nominee.requested")
BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class PaperScore:
    """One document: of a bundle there is one for each of its files."""

    file: str
    kind: str | None
    read_as: str
    fields: Mapping[str, Counts]
    outcomes: tuple[Outcome, ...]
    apart: Mapping[str, Share] = field(default_factory=dict)
    achievements: Telling = field(default_factory=Telling)
    is_missing: bool = False
    is_rejected: bool = False

    @property
    def errors(self) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if not outcome.is_right)

    @property
    def compared(self) -> dict[str, Counts]:
        """Fields that count together: nominees found are seen by their names already."""
        return {name: counts for name, counts in self.fields.items() if name != FOUND}

    def is_clean(self, names: Sequence[str] = FIELDS) -> bool:
        """Whether nothing is wrong in these fields."""
        counted = (self.fields.get(name, Counts()).exact for name in names)
        return not any(tally.missed or tally.invented for tally in counted)


def score_file(gold: Gold, reading: Reading | None) -> tuple[PaperScore, ...]:
    """The scores of a file: its own, or those of the files in it; a file that nobody read misses everything."""
    if not gold.members:
        return (score_paper(gold, reading),)
    members = {nfc(member.file): member for member in reading.members} if reading else {}
    by_name = {_base(name): member for name, member in members.items()}
    return tuple(
        score_paper(member, members.get(nfc(member.file)) or by_name.get(_base(member.file)), bundle=gold.file)
        for member in gold.members
    )


def score_paper(gold: Gold, reading: Reading | None, *, bundle: str | None = None) -> PaperScore:
    """The score of one document; `bundle` is the file that it came in."""
    comparison = Comparison()
    _compare_head(comparison, gold, reading)
    if "requested" in gold.model_fields_set:
        read = without_optional(requests_of(reading), gold.alt) if reading else ()
        comparison.add_items(REQUESTS, requests_of(gold), read=read)
    if "nominees" in gold.model_fields_set:
        comparison.add_people(pair_people(people_of(gold), people_of(reading) if reading else ()))
    for name in ("read_as", "status", "reason_code"):
        if name in gold.model_fields_set:
            comparison.add_apart(name, is_right=reading is not None and getattr(reading, name) == getattr(gold, name))
    return PaperScore(
        file=gold.file if bundle is None else f"{bundle} › {gold.file}",
        kind=gold.kind,
        read_as=BUNDLE if bundle is not None else gold.read_as or "?",
        fields=comparison.fields,
        outcomes=tuple(comparison.outcomes),
        apart=comparison.apart,
        achievements=comparison.achievements,
        is_missing=reading is None,
        is_rejected=reading is not None and reading.status == "rejected",
    )


def _compare_head(comparison: Comparison, gold: Gold, reading: Reading | None) -> None:
    """The kind of paper, and the header with the signature."""
    if "kind" in gold.model_fields_set:
        kind = Value(reading.kind) if reading and reading.kind else None
        comparison.add_scalar("kind", gold.kind, read=kind, also=gold.alt.get("kind", ()))
    if "document" not in gold.model_fields_set:
        return
    expected, read = head_of(gold.document), head_of(reading.document) if reading else {}
    for name in (name for name in HEAD_FIELDS if name in gold.document.model_fields_set):
        stated = expected[name].text if name in expected else None
        also = gold.alt.get(f"document.{name}", ())
        comparison.add_scalar(f"document.{name}", stated, read=read.get(name), also=also)


def _base(name: str) -> str:
    return nfc(name).replace("\\", "/").rpartition("/")[2]
