"""Takes the quarter's table; fills the flat sheet on which staff filter and pivot, one row a proposal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from records.stages import Outcome
from reports.tables import QuarterTable
from reports.workbooks.cells import DATA, Styles

YES, NO = "có", "không"
LISTED = "trong_danh_sach_de_nghi"
DECIDED = ("ket_qua_hop", "so_phieu_dong_y", "tong_so_phieu")
GRANTED = {True: "được khen thưởng", False: "không được khen thưởng"}


def flat_data(table: QuarterTable, outcomes: Sequence[Outcome] = ()) -> pd.DataFrame:
    """The table's own data, with who stands on the approved list and what the Council decided of each."""
    ready = {row.proposal.id for row in table.ready}
    decided = {each.proposal: (GRANTED[each.is_granted], each.votes_for, each.votes_cast) for each in outcomes}
    ids = list(table.data["ma_de_nghi"])
    told = pd.DataFrame([decided.get(each, (None, None, None)) for each in ids], columns=list(DECIDED), dtype=object)
    listed = pd.Series([YES if each in ready else NO for each in ids], name=LISTED, dtype=object)
    return pd.concat([table.data.reset_index(drop=True), listed, told], axis="columns")


def fill_data(
    writer: pd.ExcelWriter[Any], table: QuarterTable, styles: Styles, *, outcomes: Sequence[Outcome] = ()
) -> None:
    """As pandas writes it; headings and real dates again in the workbook's own font."""
    data = flat_data(table, outcomes)
    data.to_excel(writer, sheet_name=DATA, index=False, header=False, startrow=1)
    sheet = writer.sheets[DATA]
    columns = list(data.columns)
    for column, name in enumerate(columns):
        sheet.write_string(0, column, str(name), styles.get(bold=True, border=1, bg_color="#E7E6E6"))
    received = columns.index("ngay_nhan")
    for at, row in enumerate(table.rows, start=1):
        sheet.write_datetime(at, received, row.proposal.received, styles.get(num_format="dd/mm/yyyy"))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_column(0, len(columns) - 1, 20)
    sheet.set_column(0, 0, 6)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(columns) - 1)
        year = columns.index("nam")
        sheet.ignore_errors({"number_stored_as_text": f"{_letters(year)}2:{_letters(year)}{len(table.rows) + 1}"})


def _letters(column: int) -> str:
    """ "A" for 0, "AB" for 27."""
    first, last = divmod(column, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + last)
