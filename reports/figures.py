"""Takes the quarter's table and those of earlier quarters; gives the counts that report, workbook and charts share.

Every count of the same thing comes from here or from `tables`, so that no two papers can differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from records import Quarter
from records.catalogue import VERDICTS
from records.quarters import ROMAN
from reports.rows import BUSINESS, DIRECT, LEADER, UNKNOWN_CLASS
from reports.tables import KINDS, NO_UNIT, TOTAL, QuarterTable

ASKED, SHARE = "Số đề nghị", "Tỷ lệ"
COLLECTIVES = "Tập thể, hộ gia đình"
PEOPLE = "Cá nhân"
MET = VERDICTS["DAT"]
CLASSES = (LEADER, DIRECT, BUSINESS, UNKNOWN_CLASS)
QUARTER_COLUMNS = (ASKED, COLLECTIVES, PEOPLE, LEADER, DIRECT, MET)


@dataclass(frozen=True, eq=False)
class QuarterFigures:
    """Frames of counts by name; the last row of each but `by_quarter` is the total.

    `by_kind`: kinds by verdict; `by_class`: persons by their place at work, with their share in percent; `by_quarter`:
    this quarter last, the oldest first.
    """

    by_unit: pd.DataFrame
    by_kind: pd.DataFrame
    by_recognition: pd.DataFrame
    by_class: pd.DataFrame
    by_quarter: pd.DataFrame

    @property
    def has_earlier(self) -> bool:
        return len(self.by_quarter.index) > 1


def figures_of(
    table: QuarterTable, quarter: Quarter, earlier: Sequence[tuple[Quarter, QuarterTable]] = ()
) -> QuarterFigures:
    before = sorted(earlier, key=lambda pair: pair[0])
    return QuarterFigures(
        by_unit=_by_unit(table),
        by_kind=_by_kind(table),
        by_recognition=table.by_recognition,
        by_class=_by_class(table),
        by_quarter=pd.DataFrame(
            {quarter_in_words(each): _totals(own) for each, own in [*before, (quarter, table)]},
            index=list(QUARTER_COLUMNS),
        ).T.astype(int),
    )


def quarter_in_words(quarter: Quarter) -> str:
    """ "Quý IV/2026"."""
    return f"Quý {ROMAN[quarter.number - 1]}/{quarter.year}"


def percent(part: float, whole: float) -> str:
    """ "37,5%"; a dash where there is nothing to be a part of."""
    return f"{100 * part / whole:.1f}%".replace(".", ",") if whole else "–"


def _by_unit(table: QuarterTable) -> pd.DataFrame:
    """Collectives, persons and all of each sender, and how many of them meet the criteria."""
    columns = [COLLECTIVES, PEOPLE, ASKED, MET]
    if not table.rows:
        return pd.DataFrame(columns=columns, dtype=int)
    units = table.data["don_vi_gui"].fillna(NO_UNIT)
    kinds = table.data["nhom"].map(lambda kind: PEOPLE if kind == KINDS["ca_nhan"] else COLLECTIVES)
    counts = pd.crosstab(units, kinds).reindex(columns=columns[:2], fill_value=0)
    counts[ASKED] = counts.sum(axis="columns")
    counts[MET] = (table.data["ma_ket_qua"] == "DAT").groupby(units).sum().astype(int)
    return _with_total(counts.reindex([name for name in table.by_unit.index if name != TOTAL]))


def _by_kind(table: QuarterTable) -> pd.DataFrame:
    heads = [*VERDICTS.values(), ASKED]
    if not table.rows:
        return pd.DataFrame(columns=heads, dtype=int)
    counts = pd.crosstab(table.data["nhom"], table.data["ket_qua_kiem_tra"]).reindex(columns=heads[:-1], fill_value=0)
    counts[ASKED] = counts.sum(axis="columns")
    return _with_total(counts.reindex([name for name in KINDS.values() if name in counts.index]))


def _by_class(table: QuarterTable) -> pd.DataFrame:
    """The share is of all persons: which part of them leads, which works directly."""
    counts = table.by_class
    asked = counts[TOTAL].astype(int)
    whole = int(asked.get(TOTAL, 0))
    return pd.DataFrame(
        {ASKED: asked, SHARE: (100 * asked / whole) if whole else asked.astype(float), MET: counts[MET].astype(int)}
    )


def _totals(table: QuarterTable) -> dict[str, int]:
    people = len(table.of_kind("ca_nhan"))
    classes = table.data["doi_tuong"].value_counts()
    return {
        ASKED: len(table.rows),
        COLLECTIVES: len(table.rows) - people,
        PEOPLE: people,
        LEADER: int(classes.get(LEADER, 0)),
        DIRECT: int(classes.get(DIRECT, 0)),
        MET: len(table.with_verdict("DAT")),
    }


def _with_total(counts: pd.DataFrame) -> pd.DataFrame:
    counts = counts.rename_axis(index=None, columns=None).astype(int)
    counts.loc[TOTAL] = counts.sum(axis="index")
    return counts


def most_first(by_unit: pd.DataFrame) -> pd.DataFrame:
    """Units with most proposals first, equals in the order given; the total stays last."""
    units = by_unit.drop(index=TOTAL, errors="ignore").sort_values(ASKED, ascending=False, kind="stable")
    return pd.concat([units, by_unit[by_unit.index == TOTAL]])
