"""Cells of hostile and clumsy workbooks: what may mean something else than an award of one person is never taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from honour_books import AN, HEADS, problems, read, told

FULL = [1, AN, "02/05/1980", "Phòng Đo lường", "CSTĐCS", 2023, "12/QĐ-SKHCN", "05/01/2024", "Giám đốc Sở"]


def row(**changes: Any) -> list[Any]:
    return [changes.get(letter, value) for letter, value in zip("abcdefghi", FULL, strict=True)]


@pytest.mark.parametrize(
    "cell",
    [
        "không đạt LĐTT",
        "Không công nhận CSTĐCS",
        "chưa được tặng Bằng khen UBND tỉnh",
        "không xét danh hiệu LĐTT",
        "đề nghị Bằng khen của UBND tỉnh",
        "Dự kiến tặng Giấy khen",
    ],
)
def test_award_that_was_refused_or_only_asked_for_is_none(tmp_path: Path, cell: str) -> None:
    paper = read(tmp_path, [HEADS, row(e=cell)])
    assert told(paper) == []
    assert "không được tặng, hoặc mới đề nghị" in str(problems(paper))


def test_no_for_one_year_is_no_award_of_that_year(tmp_path: Path) -> None:
    cell = "2021: không; 2022: LĐTT"
    paper = read(tmp_path, [["Họ và tên", "Ngày sinh", "Thành tích khen thưởng các năm"], [AN, None, cell]])
    assert told(paper) == []
    assert len(problems(paper)) == 1


@pytest.mark.parametrize(
    "name",
    [
        "Nguyễn Văn Án, Trần Văn Bính",
        "Nguyễn Văn Án; Trần Văn Bính",
        "Nguyễn Văn Án và Trần Văn Bính",
        "Nguyễn Văn Án\nTrần Thị Bính",
        "Như trên",
        "nt",
        "NguyÔn V¨n ¸n",
        "🙂 Nguyễn Án",
        "<b>Nguyễn</b> Án",
    ],
)
def test_what_is_not_one_name_is_doubtful(tmp_path: Path, name: str) -> None:
    paper = read(tmp_path, [HEADS, row(b=name)])
    assert told(paper) == []
    assert len(paper.rows) == 1 and paper.rows[0].problems


@pytest.mark.parametrize(
    "name", ["H'Hen Niê", "Y Blô Êban", "K’Brêu Thử", "Tôn Nữ Hoàng Lan Thử", "Nguyễn Thị Lê-Na", "Lê Hoàng Mai Anh"]
)
def test_rare_names_are_names(tmp_path: Path, name: str) -> None:
    assert len(told(read(tmp_path, [HEADS, row(b=name)]))) == 1


def test_unit_with_a_birth_date_is_doubtful(tmp_path: Path) -> None:
    paper = read(tmp_path, [HEADS, row(b="Phòng Thử nghiệm", e="Giấy khen")])
    assert told(paper) == []
    assert "cá nhân hay tập thể" in str(problems(paper))


def test_two_columns_of_the_same_name_are_not_joined(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Danh hiệu", "Năm", "Họ và tên"], [AN, "LĐTT", 2023, "Trần Văn Bính"]]
    paper = read(tmp_path, rows)
    assert told(paper) == []
    assert "nhiều cột" in str(problems(paper))


def test_born_after_the_award_is_wrong(tmp_path: Path) -> None:
    paper = read(tmp_path, [HEADS, row(c="01/01/2022")])
    assert told(paper) == []
    assert "ngày sinh" in str(problems(paper))


@pytest.mark.parametrize("remark", ["Hủy", "HUỶ", "Hủy QĐ", "Bị hủy"])
def test_bare_cancelled_in_the_remark(tmp_path: Path, remark: str) -> None:
    (found,) = read(tmp_path, [[*HEADS, "Ghi chú"], [*FULL, remark]]).rows[0].honours
    assert found.is_revoked
