"""Takes the quarter's table; gives the workbook that the Office prints, signs and pivots on; same input, same bytes.

Every text is written as text: nothing that stands in a proposal can become a formula or a link.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pandas as pd

from records import OfficeProfile, Quarter
from records.proposals import TakenFile
from records.rewards import QuarterRewards
from records.shortlists import Placed
from records.stages import Outcome
from reports.figures import figures_of
from reports.tables import QuarterTable
from reports.versions import put_bytes
from reports.workbooks.cells import (
    DATA,
    DOUBTFUL,
    FIGURES,
    FILES,
    FONT,
    NOTES,
    REVIEW,
    REWARDS,
    SHORTLIST,
    SUMMARY,
    Styles,
    write_text,
)
from reports.workbooks.data_sheet import fill_data
from reports.workbooks.doubtful import fill_doubtful
from reports.workbooks.figures_sheet import fill_figures
from reports.workbooks.files_sheet import fill_files
from reports.workbooks.notes_sheet import fill_notes
from reports.workbooks.printed_sheet import fill_printed
from reports.workbooks.review_sheet import fill_review
from reports.workbooks.rewards_sheet import fill_rewards
from reports.workbooks.shortlist_sheet import fill_shortlist

A4 = 9
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


@dataclass(frozen=True, eq=False)
class Contents:
    """What the workbook tells beside the table: files, money, candidates, earlier quarters, the Council's word.

    `deadline` is the first late day, where the Office moved it.
    """

    laws: Sequence[str] = ()
    files: Sequence[TakenFile] = ()
    rewards: QuarterRewards | None = None
    shortlist: Sequence[Placed] = ()
    earlier: Sequence[tuple[Quarter, QuarterTable]] = ()
    outcomes: Sequence[Outcome] = ()
    deadline: date | None = None


NOTHING_MORE = Contents()


def write_workbook(
    path: Path,
    table: QuarterTable,
    *,
    quarter: Quarter,
    office: OfficeProfile,
    made_on: date,
    laws: Sequence[str] = (),
    files: Sequence[TakenFile] = (),
) -> None:
    """Seven sheets: the printed table, figures, flat data, doubtful values, what to look at again, files, notes."""
    more = Contents(laws=laws, files=files)
    put_bytes(path, workbook_bytes(table, quarter=quarter, office=office, made_on=made_on, more=more))


def workbook_bytes(
    table: QuarterTable, *, quarter: Quarter, office: OfficeProfile, made_on: date, more: Contents = NOTHING_MORE
) -> bytes:
    stream = io.BytesIO()
    with pd.ExcelWriter(
        stream, engine="xlsxwriter", date_format="dd/mm/yyyy", engine_kwargs={"options": OPTIONS}
    ) as writer:
        book = writer.book
        styles = Styles(book)
        title = f"Bảng tổng hợp đề nghị khen thưởng quý {quarter.label}"
        book.set_properties({"title": title, "created": datetime.combine(made_on, time())})
        sheets = _add_sheets(book, more)
        fill_printed(sheets[SUMMARY], table, styles, quarter=quarter, office=office, made_on=made_on)
        fill_figures(book, sheets[FIGURES], table, figures_of(table, quarter, more.earlier), styles)
        fill_data(writer, table, styles, outcomes=more.outcomes)
        fill_doubtful(sheets[DOUBTFUL], table.rows, styles)
        fill_review(sheets[REVIEW], table, styles, files=more.files)
        if more.rewards is not None:
            is_decided = bool(more.outcomes)
            fill_rewards(sheets[REWARDS], more.rewards, styles, city=table.city, is_decided=is_decided)
        if more.shortlist:
            fill_shortlist(sheets[SHORTLIST], more.shortlist, table, styles)
        fill_files(sheets[FILES], more.files, table.notes, styles)
        fill_notes(
            sheets[NOTES],
            table,
            styles,
            quarter=quarter,
            made_on=made_on,
            deadline=more.deadline or quarter.deadline,
            laws=more.laws,
        )
    return stream.getvalue()


def _add_sheets(book: Any, more: Contents) -> dict[str, Any]:
    """The sheets in their order, each with the papers' page and footer."""
    own = [name for name, is_there in ((REWARDS, more.rewards is not None), (SHORTLIST, more.shortlist)) if is_there]
    sheets = {name: book.add_worksheet(name) for name in (SUMMARY, FIGURES, *own, DATA, DOUBTFUL, REVIEW, FILES, NOTES)}
    for sheet in sheets.values():
        sheet.add_write_handler(str, write_text)
        sheet.set_paper(A4)
        sheet.set_footer(f'&C&"{FONT},Regular"&11Trang &P/&N')
    return sheets
