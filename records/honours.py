"""What was really granted before: recognitions, classifications and uses of initiatives, each from a decision.

The models of the history of commendation; keeping them is the store's, comparing claims with them is `criteria`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from records.catalogue import LEGAL_KIND_WORDS
from records.folding import fold, unaccented
from records.readings import Evidence, Level, Model, NomineeKind

LONGEST_NAME = 300  # characters; an index of PostgreSQL takes no longer ones
SHOWN_OF_KEY = 8  # characters by which people name an honour


class Honour(Model):
    """One recognition (`code`) or annual classification (`level`) granted to one person or collective.

    `year` is the year of achievement. `initiative`: the title of the initiative that served for it; with the code
    SANG_KIEN the initiative itself was recognised. `is_revoked`: the decision was cancelled. `source` is the file it
    was read from, `place` where in it.
    """

    name: str
    kind: NomineeKind = "ca_nhan"
    birth_date: str | None = None
    gender: Literal["nam", "nu"] | None = None
    unit: str | None = None
    code: str | None = None
    level: Level | None = None
    text: str = ""
    year: int | None = None
    legal_kind: str | None = None
    decision_number: str | None = None
    decision_date: date | None = None
    authority: str | None = None
    achievement: str | None = None
    initiative: str | None = None
    is_revoked: bool = False
    source: str = ""
    place: Evidence | None = None

    @property
    def key(self) -> str:
        """Which honour it is, whatever else is told of it: the same in two workbooks, and read again."""
        what = self.code or self.level or ""
        other = fold(self.text) if self.code == "KHAC" else ""
        number = unaccented(self.decision_number or "").lstrip("0")
        parts = [self.kind, fold(self.name), self.birth_date or "", fold(self.unit or ""), what, other]
        parts += [fold(self.initiative or "") if self.code == "SANG_KIEN" else "", str(self.year or ""), number]
        return hashlib.sha256("|".join(parts).encode("utf-8", "replace")).hexdigest()


class KnownHonour(Model):
    """A nominee's honour; where `is_sure` is false it may be another's, and `why` says what speaks for it.

    `is_near`: beside the name something else fits. `key` is how a person names it: the beginning of the honour's key.
    """

    honour: Honour
    is_sure: bool
    why: str
    is_near: bool = True
    key: str = ""


@dataclass(frozen=True)
class KeptHonour:
    """An honour as the record keeps it: entered by `who` from a workbook, or of a nominee of a decision's reading."""

    honour: Honour
    key: str
    sha256: str | None = None
    nominee: int | None = None
    who: str | None = None


class RowProblem(Model):
    """Why a cell or row of a workbook was not taken: `wrong` cannot be, `doubtful` may be several things."""

    column: str | None = None
    weight: Literal["wrong", "doubtful"]
    text: str


class HonourRow(Model):
    """One row of people's or units' honours: what it tells surely, and what could not be taken; `row` is from 1."""

    sheet: str
    row: int
    name: str = ""
    honours: tuple[Honour, ...] = ()
    problems: tuple[RowProblem, ...] = ()


class HonourPaper(Model):
    """What a workbook of earlier years says: its rows, how many others (titles, heads, sums) it has, and notes."""

    rows: tuple[HonourRow, ...] = ()
    others: int = 0
    notes: tuple[str, ...] = ()


class CompleteHistory(Model):
    """The Office's word that its history has everything of one list, from a year of achievement to another."""

    name: Literal["classifications", "titles", "awards", "initiatives"]
    first: int
    last: int


def honour_block(kind: NomineeKind, name: str) -> str:
    """Only honours of one block can be one person's: the same kind, the same letters of the name."""
    letters = unaccented(fold(name)).replace("\0", "")  # PostgreSQL takes no NUL
    if len(letters) > LONGEST_NAME:
        letters = hashlib.sha256(letters.encode()).hexdigest()
    return f"{kind}|{letters}"


def legal_kind_in(text: str) -> str | None:
    """The kind of award (loại hình) that some words name; None where they name none."""
    low = unaccented(text)
    return next((kind for words, kind in LEGAL_KIND_WORDS if words in low), None)
