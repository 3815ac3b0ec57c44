"""Takes what was found in the papers of each sender as a whole; gives it once a sender, for workbook and draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from records.proposals import Finding
from records.senders import SenderFinding
from reports.places import places_in_words, printable
from reports.recognitions import in_city_words
from reports.rows import SEVERITIES, finding_in_words, title_order

COUNTS = "DC01"
WHOLE_QUARTER = "Cả quý"


@dataclass(frozen=True)
class SenderNote:
    """One finding of a sender as it is printed; `count`: how many proposals it touches."""

    sender: str
    finding: Finding
    text: str
    files: str
    count: int

    @property
    def in_short(self) -> str:
        """The numbers alone where names follow them."""
        return f"{self.text.split('. ')[0].rstrip('.')}." if self.finding.code == COUNTS else self.text

    @property
    def is_trouble(self) -> bool:
        return self.finding.severity != "THONG_TIN"


def sender_notes(found: Sequence[SenderFinding], *, city: bool) -> tuple[SenderNote, ...]:
    """Each finding once a sender, units in Vietnamese order, the gravest first; what is on the whole quarter ends."""
    notes: dict[tuple[str, str], SenderNote] = {}
    for each in found:
        text = finding_in_words(each.finding)
        note = SenderNote(
            sender=printable(each.sender or "") or WHOLE_QUARTER,
            finding=each.finding,
            text=in_city_words(text) if city else text,
            files=_files(each),
            count=len(each.proposals),
        )
        notes.setdefault((note.sender, note.text), note)
    return tuple(sorted(notes.values(), key=_order))


def _order(note: SenderNote) -> tuple[object, ...]:
    grave = list(SEVERITIES).index(note.finding.severity)
    return (note.sender == WHOLE_QUARTER, title_order(note.sender), grave, note.finding.code, note.text)


def _files(each: SenderFinding) -> str:
    names = dict.fromkeys(printable(file) for file in each.files)
    place = places_in_words(each.finding.evidence)
    told = "; ".join(names)
    return f"{told}, {place}" if len(names) == 1 and place else told


def codes_by_proposal(found: Sequence[SenderFinding]) -> dict[str, set[str]]:
    """For each proposal the codes of what is told for its sender, and need not be told again."""
    codes: dict[str, set[str]] = {}
    for each in found:
        for id_ in each.proposals:
            codes.setdefault(id_, set()).add(each.finding.code)
    return codes


def by_sender(notes: Sequence[SenderNote]) -> dict[str, list[SenderNote]]:
    """The notes of each sender, in their order."""
    grouped: dict[str, list[SenderNote]] = {}
    for note in notes:
        grouped.setdefault(note.sender, []).append(note)
    return grouped
