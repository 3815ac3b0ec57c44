"""Doubtful values in the workbook: which are shown, in words, why, where, and that the reviewer is not flooded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from invented_proposals import MADE_ON, OFFICE, QUARTER, checked, field, person
from openpyxl.worksheet.worksheet import Worksheet

from records import CheckedProposal, Classification, Evidence, Recognition
from records.readings import Field, Told
from records.trust import Thresholds
from reports import compile_table
from reports.states import ValueState, in_column, why
from reports.workbooks.doubtful import FILLS, NONE
from reports.workbooks.printed_sheet import FIRST_ROW
from reports.workbooks.workbook import workbook_bytes

LIMITS = Thresholds(default=0.9, accept={"achievements": 0.5})


def proposal(number: int = 1, *, confirmed: tuple[str, ...] = (), **values: Any) -> CheckedProposal:
    nominee = person(number).model_copy(update=values)
    return checked(number, nominee, files=(f"BC{number}.pdf",), confirmed=confirmed)


def doubted(value: str, confidence: float, *, conflict: str | None = None, **signals: float) -> Field:
    return field(value, confidence=confidence, place=Evidence(page=2)).model_copy(
        update={"conflict": conflict, "signals": tuple(signals.items())}
    )


def sheets(folder: Path, *proposals: CheckedProposal) -> tuple[Worksheet, Worksheet]:
    table = compile_table(proposals, thresholds=LIMITS)
    content = workbook_bytes(table, quarter=QUARTER, office=OFFICE, made_on=MADE_ON)
    assert content == workbook_bytes(table, quarter=QUARTER, office=OFFICE, made_on=MADE_ON)
    (folder / "bang.xlsx").write_bytes(content)
    book = openpyxl.load_workbook(folder / "bang.xlsx")
    return book["Bảng tổng hợp"], book["Giá trị cần xem"]


def test_doubt_is_said_in_words_and_shaded_with_a_note(tmp_path: Path) -> None:
    printed, doubtful = sheets(
        tmp_path,
        proposal(
            1,
            birth_date=doubted("1985-03-12", 0.716, scan=1.0, letters=0.2),
            unit=doubted("Phòng Đo lường", 0.97, conflict="Phòng Quản lý đo lường"),
        ),
    )
    row = printed[FIRST_ROW + 1]
    assert row[9].value == "Đơn vị: hay “Phòng Quản lý đo lường”?\nNgày sinh: 0,71"
    assert row[2].fill.fgColor.rgb[2:] == FILLS["conflict"][1:]
    assert row[1].fill.fgColor.rgb[2:] == FILLS["check"][1:]
    assert row[3].fill.fill_type is None and row[3].comment is None
    assert row[1].comment.text.endswith(
        "Ngày sinh: cần xem, độ tin cậy 0,71. Giá trị: “1985-03-12”. Vì: chữ quét mờ. "
        "Nguồn: BC1.pdf, trang 2. Đề nghị đối chiếu với hồ sơ gốc."
    )
    listed = [[cell.value for cell in line[2:]] for line in doubtful.iter_rows(min_row=2)]
    where = "BC1.pdf, trang 2"
    assert listed == [
        [
            "Đơn vị",
            "Phòng Đo lường",
            "hai giá trị khác nhau",
            "0,97",
            "nơi khác ghi khác",
            "Phòng Quản lý đo lường",
            where,
        ],
        ["Ngày sinh", "1985-03-12", "cần xem", "0,71", "chữ quét mờ", None, where],
    ]


def test_sheet_is_sorted_by_doubt_over_all_proposals(tmp_path: Path) -> None:
    _, doubtful = sheets(
        tmp_path,
        proposal(1, position=doubted("Chuyên viên", 0.8)),
        proposal(2, position=doubted("Kế toán", 0.3)),
        proposal(3, position=doubted("Văn thư", 0.99, conflict="Thủ quỹ")),
    )
    assert [line[3].value for line in doubtful.iter_rows(min_row=2)] == ["Văn thư", "Kế toán", "Chuyên viên"]


def test_sure_and_confirmed_values_are_not_marked(tmp_path: Path) -> None:
    sure = proposal(1, position=doubted("Chuyên viên", 0.9))
    decided = proposal(2, position=doubted("Kế toán", 0.2, conflict="Thủ quỹ"), confirmed=("position",))
    printed, doubtful = sheets(tmp_path, sure, decided)
    assert [printed.cell(FIRST_ROW + at, 10).value for at in (1, 2)] == [None, None]
    assert doubtful["B2"].value == NONE
    assert all(cell.comment is None for row in printed.iter_rows() for cell in row)


def test_many_doubts_do_not_flood_the_printed_column(tmp_path: Path) -> None:
    titles = tuple(
        Recognition(code="LDTT", text="Lao động tiên tiến", year=str(year), confidence=0.4, signals=(("rule", 0.8),))
        for year in range(2015, 2025)
    )
    printed, doubtful = sheets(
        tmp_path,
        proposal(
            1,
            prior_titles=titles,
            full_name=doubted("Trần Thị Ánh", 0.5),
            birth_date=doubted("1985", 0.6),
            position=doubted("Chuyên viên", 0.7),
            unit=doubted("Phòng A", 0.8),
        ),
    )
    text = printed.cell(FIRST_ROW + 1, 10).value
    assert text.split("\n") == [
        "Đã đạt: 0,40 (không kèm số quyết định)",
        "Họ tên: 0,50",
        "Ngày sinh: 0,60",
        "và 2 mục nữa",
    ]
    assert doubtful.max_row == 1 + 14
    basis = printed.cell(FIRST_ROW + 1, 6)
    assert len(basis.comment.text) <= 1_200
    assert basis.fill.fill_type is None  # reckoned from many values: the note tells of them


def test_statements_that_the_summary_leaves_out_are_not_doubted(tmp_path: Path) -> None:
    told = tuple(doubted(f"Xử lý {number} hồ sơ {'rất nhiều việc ' * 20}", 0.3) for number in range(10, 20))
    _, doubtful = sheets(tmp_path, proposal(1, achievements=told))
    assert 1 <= doubtful.max_row - 1 < 3


@pytest.mark.parametrize(
    ("signals", "expected"),
    [
        ({}, ""),
        ({"rule": 0.8}, "chỉ một cách đọc thấy"),
        ({"rule": 0.8, "grammar": 1.0, "label": 1.0}, ""),
        ({"rule": 0.8, "grammar": 1.0}, "kể trong câu văn"),
        ({"rule": 0.8, "grammar": 1.0, "odd": 2.0}, "cách ghi lạ"),
        ({"statistics_other": 0.9, "rule": 0.8}, "có thể là mục khác"),
        ({"scan": 1.0, "letters": 0.3, "odd": 1.0}, "chữ quét mờ"),
        ({"scan": 1.0, "letters": 0.01, "again": 1.0, "table": 1.0}, "trang quét"),
        ({"differs": 1.0, "letters": 0.5}, "nơi khác ghi khác"),
    ],
)
def test_reason_is_the_gravest_signal(signals: dict[str, float], expected: str) -> None:
    assert why(Told(signals=tuple(signals.items()))) == expected


def test_reason_of_what_has_no_year_or_decision() -> None:
    signals = (("rule", 0.8),)
    assert why(Recognition(code="LDTT", text="LĐTT", signals=signals)) == "không kèm năm"
    assert why(Classification(year="2023", level="hoan_thanh_tot", signals=signals)) == "không kèm số quyết định"


def test_share_is_never_rounded_up() -> None:
    state = ValueState("position", "x", "check", 0.9499, "", None)
    assert in_column([state]) == "Chức vụ: 0,94"
