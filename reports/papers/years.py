"""Takes a judgement and the entries of a timeline; gives them as a small table: kinds down, the last years across.

What counted is marked by a sign that every font has; drawing a picture of it is left to `explanation`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from records.catalogue import TITLES
from records.chronicle import YearEntry
from records.proposals import CheckedProposal, Did
from records.readings import Recognition
from reports.explanation.timeline import Cell, Line, Timeline, build_timeline
from reports.explanation.wording import legend_of

COLUMNS = 7
LABELS_SHOWN = 2  # in one cell
SIGNS: dict[Did, str] = {"carried": "+", "open": "?", "broke": "×", "skipped": "~"}
MEANINGS: dict[Did, str] = {
    "carried": "được tính",
    "open": "cần mà chưa rõ",
    "broke": "không được tính, làm gián đoạn",
    "skipped": "nghỉ thai sản, không làm gián đoạn",
}
CLAIM = "*"


@dataclass(frozen=True)
class YearLine:
    """A kind of entries with its cells, the oldest year first."""

    muc: str
    nam_1: str
    nam_2: str
    nam_3: str
    nam_4: str
    nam_5: str
    nam_6: str
    nam_7: str

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.nam_1, self.nam_2, self.nam_3, self.nam_4, self.nam_5, self.nam_6, self.nam_7)


@dataclass(frozen=True)
class YearTable:
    """`heads` are the years; `legend` says what signs and short forms mean."""

    heads: YearLine
    lines: tuple[YearLine, ...]
    legend: str


def year_table(checked: CheckedProposal, entries: Sequence[YearEntry], *, city: bool) -> YearTable | None:
    """The years of one proposal; without entries of the judge, those of the dossier; None where no year is known."""
    year = (checked.proposal.requested.year or "")[:4]
    asked = int(year) if year.isdigit() else None
    told = tuple(entries) or tuple(_own_entries(checked))
    timeline = build_timeline(checked.judgement, told, asked=asked, city=city)
    if timeline is None:
        return None
    last = max([each.year for each in timeline.columns if each.year is not None], default=None)
    if last is None:
        return None
    has_undated = any(None in line.cells for line in timeline.lines)
    shown = list(range(last - COLUMNS + (2 if has_undated else 1), last + 1))
    first = shown[0]
    has_older = any(year is not None and year < first for line in timeline.lines for year in line.cells)
    heads = [*(f"{'đến ' if has_older and each == first else ''}{each}" for each in shown)]
    heads += ["chưa rõ năm"] if has_undated else []
    lines = [_line(line, shown, has_undated=has_undated) for line in timeline.lines]
    return YearTable(YearLine("Năm", *heads), tuple(lines), _legend(timeline, lines, city=city))


def _line(line: Line, shown: Sequence[int], *, has_undated: bool) -> YearLine:
    first = shown[0]
    cells = []
    for year in shown:
        there = [line.cells[year]] if year in line.cells else []
        if year == first:  # what is older stands with the first year
            there = [
                *(line.cells[y] for y in sorted(filter(None, line.cells)) if y is not None and y < first),
                *there,
            ]
        cells.append(_cell(there))
    if has_undated:
        cells.append(_cell([line.cells[None]] if None in line.cells else []))
    return YearLine(line.name, *cells)


def _cell(cells: Sequence[Cell]) -> str:
    labels = list(dict.fromkeys(f"{each.text}{CLAIM if each.is_claim else ''}" for c in cells for each in c.labels))
    signs = "".join(dict.fromkeys(SIGNS[mark.did] for c in cells for mark in c.marks))
    shown = ", ".join(labels[:LABELS_SHOWN]) + (f" +{len(labels) - LABELS_SHOWN}" if len(labels) > LABELS_SHOWN else "")
    return " ".join(filter(None, [shown, signs]))


def _legend(timeline: Timeline, lines: Sequence[YearLine], *, city: bool) -> str:
    marks = {mark.did for line in timeline.lines for cell in line.cells.values() for mark in cell.marks}
    parts = [f"{sign} {MEANINGS[did]}" for did, sign in SIGNS.items() if did in marks]
    if any(CLAIM in cell for line in lines for cell in line.cells):
        parts.append(f"{CLAIM} mới là lời khai, chưa có số quyết định")
    text = "; ".join(filter(None, [*parts, legend_of(timeline.entries, city=city)]))
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _own_entries(checked: CheckedProposal) -> Iterator[YearEntry]:
    """What the dossier itself says by years: cited where it gives a decision, else a claim."""
    nominee = checked.proposal.nominee
    for level in nominee.classifications:
        yield _entry("classification", level.year, code=level.level, number=level.decision_number)
    received: tuple[Recognition, ...] = (*nominee.prior_titles, *nominee.prior_awards)
    for each in received:
        kind = "title" if each.code in TITLES else "award"
        yield _entry(kind, each.year, code=each.code, number=each.decision_number)
    for made in nominee.initiatives:
        entry = _entry("initiative", made.year, code=None, number=made.decision_number)
        yield entry.model_copy(update={"text": made.title, "scope": made.scope})


def _entry(kind: str, year: str | None, *, code: str | None, number: str | None) -> YearEntry:
    digits = (year or "")[:4]
    return YearEntry.model_validate(
        {
            "kind": kind,
            "year": int(digits) if digits.isdigit() else None,
            "code": code,
            "decision_number": number,
            "standing": "cited" if number else "claimed",
        }
    )
