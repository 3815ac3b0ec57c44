"""Values as the contract writes them, from every way in which offices write them: a readable table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from typed import NATION, Typed, centred, read

from extractors.fields.values import find_decisions, year_of_birth_or_date
from records.readings import Nominee, Recognition

TABLE: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "sentences" / "normal_forms.yaml").read_text(encoding="utf-8")
)


def cases(part: str) -> pytest.MarkDecorator:
    shown = [str(case.get("cau") or case.get("o") or case["bang"][0])[:40] for case in TABLE[part]]
    return pytest.mark.parametrize("case", TABLE[part], ids=shown)


def nominee_with(heading: str, *lines: Typed) -> Nominee:
    """The person of a report that has these lines under a heading."""
    reading = read(
        *NATION,
        centred("BÁO CÁO THÀNH TÍCH"),
        centred("Đề nghị tặng Giấy khen của Giám đốc Sở năm 2025"),
        centred("I. SƠ LƯỢC LÝ LỊCH"),
        "Họ và tên: Giáp Văn Sùng",
        "Sinh năm: 1985",
        "Đơn vị: Phòng Kế hoạch",
        centred("II. THÀNH TÍCH"),
        "Xử lý 40 hồ sơ tồn đọng.",
        centred(heading),
        *lines,
    )
    return reading.nominees[0]


def lines_of(told: str | list[str]) -> list[str]:
    return [told] if isinstance(told, str) else told


def received(nominee: Nominee, expected: list[str]) -> list[str]:
    """Titles and awards as the table writes them; the authority only where the table names one."""
    found = [*nominee.prior_titles, *nominee.prior_awards]
    wants = {line.split(" | ")[0]: " | " in line for line in expected}
    lines = []
    for each in found:
        line = in_short(each)
        lines.append(f"{line} | {each.authority}" if wants.get(line) else line)
    return lines


def in_short(each: Recognition) -> str:
    parts = (each.code, each.year or "-", each.decision_number or "-", each.decision_date or "-")
    return " ".join(parts)


@cases("ngay")
def test_date_with_its_precision(case: dict[str, Any]) -> None:
    found = year_of_birth_or_date(case["cau"])
    assert (found.value if found else None) == case["la"]


@cases("so")
def test_number_of_decision(case: dict[str, Any]) -> None:
    assert [found.value for found in find_decisions(case["cau"])] == case["la"]


@cases("da_nhan")
def test_received_in_a_sentence(case: dict[str, Any]) -> None:
    expected = case["la"]
    assert sorted(received(nominee_with("III. KHEN THƯỞNG ĐÃ NHẬN", *lines_of(case["cau"])), expected)) == sorted(
        expected
    )


@cases("bang")
def test_received_in_a_table(case: dict[str, Any]) -> None:
    expected = case["la"]
    assert sorted(received(nominee_with("III. KHEN THƯỞNG ĐÃ NHẬN", case["bang"]), expected)) == sorted(expected)


@cases("sang_kien")
def test_initiative_with_scope(case: dict[str, Any]) -> None:
    line: Typed = case["bang"] if "bang" in case else f"- {case['cau']}."
    told = nominee_with("III. SÁNG KIẾN", line).initiatives
    found = [f"{i.title} | {i.year or '-'} | {i.decision_number or '-'} | {i.scope or '-'}" for i in told]
    assert found == case["la"]


@cases("xep_loai")
def test_level_by_year(case: dict[str, Any]) -> None:
    told = nominee_with("III. XẾP LOẠI", f"- {case['cau']}.").classifications
    assert [" ".join(filter(None, (c.year, c.level, c.decision_number))) for c in told] == case["la"]


@cases("de_nghi")
def test_request_of_a_cell(case: dict[str, Any]) -> None:
    rows: list[list[str | None]] = [
        ["TT", "Họ và tên, tập thể", "Chức vụ", "Đề nghị"],
        ["1", case["ten"], "", case["o"]],
    ]
    reading = read(*NATION, centred("DANH SÁCH"), centred(case["tieu_de"]), rows)
    assert [f"{r.code} {r.year}" for n in reading.nominees for r in n.requested] == case["la"]


def test_the_table_is_long() -> None:
    assert sum(map(len, TABLE.values())) >= 165


def requested(title: str, cell: str) -> Recognition:
    rows: list[list[str | None]] = [["TT", "Họ và tên", "Chức vụ", "Đề nghị"], ["1", "Giáp Văn Sùng", "Kỹ sư", cell]]
    return read(*NATION, centred("DANH SÁCH"), centred(title), rows).nominees[0].requested[0]


@pytest.mark.parametrize("title", ["Đề nghị khen thưởng năm 2025", "Danh hiệu thi đua cấp cơ sở, cấp tỉnh năm 2025"])
def test_bare_fighter_is_not_taken_for_the_lowest_in_silence(title: str) -> None:
    bare, whole = requested(title, "CSTĐ"), requested(title, "CSTĐCS")
    assert (bare.code, whole.code) == ("CSTDCS", "CSTDCS")
    assert bare.confidence < 0.6 < whole.confidence


def test_birth_year_of_two_digits_is_less_sure() -> None:
    (short,) = read(
        *NATION,
        centred("BÁO CÁO THÀNH TÍCH"),
        centred("Đề nghị tặng Giấy khen năm 2025"),
        "Họ và tên: Giáp Văn Sùng",
        "Ngày sinh: 12/4/86",
    ).nominees
    (whole,) = read(
        *NATION,
        centred("BÁO CÁO THÀNH TÍCH"),
        centred("Đề nghị tặng Giấy khen năm 2025"),
        "Họ và tên: Giáp Văn Sùng",
        "Ngày sinh: 12/4/1986",
    ).nominees
    assert short.birth_date is not None and whole.birth_date is not None
    assert short.birth_date.value == whole.birth_date.value == "1986-04-12"
    assert short.birth_date.confidence < whole.birth_date.confidence


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("- Năm 2019: LĐTT; năm 2020: LĐXS", ["TTLDTT 2019 - -", "TTLDXS 2020 - -"]),
        ("- Tập thể LĐXS năm 2021 (QĐ số 12/QĐ-UBND)", ["TTLDXS 2021 12/QĐ-UBND -"]),
        ("- Có 5 cá nhân đạt LĐTT năm 2023", []),
        ([["Năm", "Danh hiệu", "Số QĐ"], ["2021", "LĐXS", "12/QĐ-UBND"]], ["TTLDXS 2021 12/QĐ-UBND -"]),
    ],
)
def test_titles_of_a_collective(told: Typed, expected: list[str]) -> None:
    reading = read(
        *NATION,
        centred("BÁO CÁO THÀNH TÍCH"),
        centred("Đề nghị tặng Cờ thi đua của UBND tỉnh năm 2025"),
        "Tên đơn vị: Phòng Kế hoạch, Sở Xây dựng",
        centred("I. ĐẶC ĐIỂM TÌNH HÌNH"),
        "Phòng có 9 công chức.",
        centred("III. ĐÃ ĐƯỢC KHEN THƯỞNG"),
        told,
    )
    assert [in_short(each) for each in reading.nominees[0].prior_titles] == expected
