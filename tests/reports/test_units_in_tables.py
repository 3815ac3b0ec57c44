"""Units as papers print them and as the register calls them; nobody here exists."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from invented_proposals import MADE_ON, OFFICE, QUARTER, checked, field, person

from records import CheckedProposal, Finding
from records.proposals import KnownUnit, KnownUnits
from reports import compile_table, write_workbook
from reports.tables import TOTAL

KNOWN = KnownUnit(id="CC", name="Chi cục Cân Đo Sao Mai")
ROOM = KnownUnit(id="CC.P", name="Phòng Cân, Chi cục Cân Đo Sao Mai")


def sent(number: int, *, unit: str, sender: str | None, known: KnownUnits) -> CheckedProposal:
    made = checked(number, person(number).model_copy(update={"unit": field(unit)}))
    proposal = made.proposal.model_copy(update={"sender": sender, "known": known})
    return made.model_copy(update={"proposal": proposal})


PROPOSALS = [
    sent(0, unit="Phòng Cân", sender="CC CĐ Sao Mai", known=KnownUnits(unit=ROOM, sender=KNOWN)),
    sent(1, unit="Chi cục Cân Đo Sao Mai", sender=None, known=KnownUnits(unit=KNOWN)),
    sent(2, unit="Viện Thử Sao Hôm", sender=None, known=KnownUnits()),
    sent(3, unit="P. Cân", sender="CHI CỤC CÂN ĐO SAO MAI", known=KnownUnits(unit=ROOM, sender=KNOWN)),
]


def test_rows_are_counted_by_the_unit_of_the_register() -> None:
    table = compile_table(PROPOSALS)
    counts = {name: int(count) for name, count in table.by_unit[TOTAL].items()}
    assert counts == {"Chi cục Cân Đo Sao Mai": 3, "Viện Thử Sao Hôm": 1, TOTAL: 4}
    assert table.senders == ("Chi cục Cân Đo Sao Mai", "Viện Thử Sao Hôm")


def test_printed_names_stay_beside_those_of_the_register() -> None:
    data = compile_table(PROPOSALS).data.set_index("ma_de_nghi")
    columns = ["don_vi", "don_vi_danh_muc", "ma_don_vi", "don_vi_gui", "don_vi_gui_ghi_trong_ho_so"]
    rows = {tuple(row) for row in data[columns].itertuples(index=False)}
    assert ("Phòng Cân", ROOM.name, "CC.P", KNOWN.name, "CC CĐ Sao Mai") in rows
    assert ("Viện Thử Sao Hôm", None, None, "Viện Thử Sao Hôm", "Viện Thử Sao Hôm") in rows


def test_unclear_unit_is_remarked_in_short_and_an_unknown_one_is_not() -> None:
    doubt = Finding(code="DON_VI_CHUA_RO", severity="CANH_BAO", text="Chưa rõ “Phòng Cân” là đơn vị nào. Cần xác nhận.")
    known = doubt.model_copy(update={"severity": "THONG_TIN"})
    table = compile_table([checked(0, person(0), findings=(doubt,)), checked(1, person(1), findings=(known,))])
    remarks = {row.proposal.id: "Chưa rõ đơn vị trong danh mục." in row.remarks for row in table.rows}
    assert remarks == {"2026-Q3-0000": True, "2026-Q3-0001": False}


def test_two_spellings_of_one_unit_stand_together() -> None:
    assert [row.unit for row in compile_table(PROPOSALS).rows if row.known_unit == ROOM] == ["Phòng Cân", "P. Cân"]
    units = [row.known_unit for row in compile_table(PROPOSALS).rows]
    assert abs(units.index(ROOM) - (len(units) - 1 - units[::-1].index(ROOM))) == 1


def test_workbook_says_what_papers_call_a_unit_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "bang.xlsx"
    write_workbook(path, compile_table(PROPOSALS), quarter=QUARTER, office=OFFICE, made_on=MADE_ON)
    said = [
        row[1].value for row in openpyxl.load_workbook(path)["Ghi chú"].iter_rows() if "khác danh mục" in row[0].value
    ]
    assert f"{KNOWN.name}: hồ sơ ghi “CC CĐ Sao Mai”." in said
    assert f"{ROOM.name}: hồ sơ ghi “P. Cân”, “Phòng Cân”." in said
