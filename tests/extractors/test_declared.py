"""What papers declare, cite, count and vote beside their fields: the papers of `sentences/declared*.yaml`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from typed import Row, Typed, centred, read

from records.readings import Cited, Counted, Declared, Evidence, Reading, Vote

FOLDER = Path(__file__).with_name("sentences")
HEADS = {
    "person": (
        "BÁO CÁO THÀNH TÍCH CÁ NHÂN\nĐề nghị tặng danh hiệu Chiến sĩ thi đua cơ sở năm 2024\nHọ và tên: Trần Văn Nhuận"
    ),
    "team": (
        "BÁO CÁO THÀNH TÍCH TẬP THỂ\nĐề nghị tặng danh hiệu Tập thể lao động xuất sắc năm 2024\n"
        "Tên tập thể: Trạm Quan trắc Gành Hào"
    ),
}
TITLE_LINES = 2


def papers(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return loaded


def typed(paper: dict[str, Any]) -> list[Typed]:
    """Lines, and rows of cells between bars as tables; the title lines are centred."""
    blocks: list[Typed] = []
    text = "\n".join(part for part in (HEADS.get(paper.get("in", "")), paper["paper"].strip()) if part)
    for number, line in enumerate(text.splitlines()):
        if line.startswith("|"):
            row: Row = [cell.strip() for cell in line.strip().strip("|").split("|")]
            if blocks and isinstance(blocks[-1], list):
                blocks[-1].append(row)
            else:
                blocks.append([row])
        else:
            blocks.append(centred(line) if number < TITLE_LINES else line)
    return blocks


def said(reading: Reading) -> list[str]:
    """Everything that a paper says beside its fields, each in one line."""
    declared = [_declared(each) for nominee in reading.nominees for each in nominee.declared]
    cited = map(_cited, reading.cited)
    return [*declared, *cited, *map(_counted, reading.counted), *map(_vote, reading.votes)]


def _declared(each: Declared) -> str:
    days = f"{each.start or ''}..{each.end or ''}" if each.start or each.end else ""
    return " ".join(part for part in (f"{each.fact}={each.value}", each.year and f"@{each.year}", days) if part)


def _cited(each: Cited) -> str:
    return f"{'basis' if each.is_basis else 'mention'} {each.number or each.text}"


def _counted(each: Counted) -> str:
    return f"count {each.number} {each.kind or '-'} {each.code or '-'}"


def _vote(each: Vote) -> str:
    numbers = [f"{name}={value}" for name in ("yes", "no", "present", "members") if (value := getattr(each, name))]
    numbers = [f"no={each.no}" if part.startswith("no=") else part for part in numbers]
    if each.no == 0:
        numbers.insert(1, "no=0")
    way = {True: "kin", False: "mo", None: ""}[each.is_secret]
    percent = f"{each.percent}%" if each.percent else ""
    return " ".join(x for x in ("vote", each.name or "-", each.code or "-", *numbers, percent, way) if x)


PAPERS = (
    "declared.yaml",
    "declared_kept.yaml",
    "declared_late.yaml",
    "declared_last.yaml",
    "declared_tables.yaml",
    "declared_traps.yaml",
)
CASES = [pytest.param(each, id=f"{name}-{n}") for name in PAPERS for n, each in enumerate(papers(name), 1)]


@pytest.mark.parametrize("paper", CASES)
def test_what_a_paper_says_beside_its_fields(paper: dict[str, Any]) -> None:
    assert Counter(said(read(*typed(paper)))) == Counter(paper["says"])


def test_declaration_says_where_it_stands_and_in_which_words() -> None:
    (nominee,) = read(*typed({"in": "team", "paper": "Tổng số viên chức: 20 người, trong đó nữ: 08 người."})).nominees
    members, women = nominee.declared
    assert members.text == women.text == "Tổng số viên chức: 20 người, trong đó nữ: 08 người"
    assert members.evidence == (Evidence(paragraph=3),)


def test_declaration_in_a_cell_stands_in_that_cell() -> None:
    paper = "DANH SÁCH\nĐề nghị danh hiệu Lao động tiên tiến năm 2024\n| Họ và tên | Kỷ luật |\n| Lê Thị Mận | Không |"
    (nominee,) = read(*typed({"paper": paper})).nominees
    assert [each.evidence for each in nominee.declared] == [(Evidence(table=0, row=1, cell=1),)]


def test_form_of_labels_and_answers() -> None:
    form = "| Chức vụ | Chuyên viên |\n| 9. Kỷ luật | Không |\n| Số tháng làm việc trong năm | 11 tháng |"
    assert said(read(*typed({"in": "person", "paper": form}))) == ["discipline=khong", "months_worked=11 @2024"]


def test_head_over_answers_of_two_people_says_nothing_without_their_names() -> None:
    paper = (
        "DANH SÁCH\nĐề nghị danh hiệu Lao động tiên tiến năm 2024\n| Họ và tên | Chức vụ |\n| Lê Thị Mận | Kế toán |\n"
        "| Trần Văn Nhuận | Văn thư |\nKèm theo:\n| Kỷ luật | Số lượng |\n| Không | 2 |"
    )
    assert said(read(*typed({"paper": paper}))) == []


def test_text_that_is_counted_is_what_is_printed() -> None:
    paper = "TỜ TRÌNH\nVề việc khen thưởng năm 2024\nPhòng đề nghị: 32 Lao động tiên tiến; LĐTT: 05 cá nhân."
    assert [each.text for each in read(*typed({"paper": paper})).counted] == [
        "32 Lao động tiên tiến",
        "LĐTT: 05 cá nhân",
    ]


@pytest.mark.parametrize(
    "title", ["QUYẾT ĐỊNH\nVề việc tặng Giấy khen năm 2024", "GIẤY CHỨNG NHẬN\nSáng kiến năm 2024"]
)
def test_papers_that_grant_declare_nothing(title: str) -> None:
    reading = read(
        *typed({"paper": f"{title}\nTặng Giấy khen cho ông Trần Văn Nhuận.\nÔng Trần Văn Nhuận không bị kỷ luật."})
    )
    assert [each for nominee in reading.nominees for each in nominee.declared] == []


def test_nothing_beside_the_fields_is_printed() -> None:
    printed = read(*typed({"in": "person", "paper": "Kỷ luật: Không"})).as_contract()
    assert {"cited", "counted", "votes"}.isdisjoint(printed)
    assert "declared" not in printed["nominees"][0]


def test_form_of_one_person_tells_the_level_and_the_roster_of_many_does_not() -> None:
    form: list[Row] = [["Họ và tên", "Vi Thị Mão"], ["Kết quả đánh giá, xếp loại năm 2024", "Hoàn thành tốt nhiệm vụ"]]
    title = "Đề nghị xét tặng danh hiệu Lao động tiên tiến năm 2024"
    reading = read(centred("BÁO CÁO THÀNH TÍCH"), centred(title), form)
    levels = [(each.year, each.level) for each in reading.nominees[0].classifications]
    assert levels == [("2024", "hoan_thanh_tot")]


def test_level_of_a_school_year_at_which_a_teacher_was_judged() -> None:
    told = "Cuối năm học 2025-2026 tôi được Hiệu trưởng đánh giá, xếp loại viên chức mức Hoàn thành xuất sắc nhiệm vụ."
    title = "Đề nghị tặng danh hiệu Chiến sĩ thi đua cơ sở năm học 2025-2026"
    (teacher,) = read(centred("BÁO CÁO THÀNH TÍCH"), centred(title), "Họ và tên: Đoàn Thị Vần", told).nominees
    assert [(each.year, each.level) for each in teacher.classifications] == [("2025-2026", "hoan_thanh_xuat_sac")]


@pytest.mark.parametrize(
    ("label", "name", "unit"),
    [
        ("Tên tập thể: Khoa Dược", "Khoa Dược", None),
        ("Tên đơn vị: Tổ Ghi thu - Công ty Cấp nước Nậm Rốm", "Tổ Ghi thu", "Công ty Cấp nước Nậm Rốm"),
        ("Tên tập thể: Khoa Điện - Điện tử", "Khoa Điện - Điện tử", None),
    ],
)
def test_collective_is_named_by_its_label_without_the_unit_it_belongs_to(
    label: str, name: str, unit: str | None
) -> None:
    heads = ("BỆNH VIỆN ĐA KHOA NẬM RỐM", centred("BÁO CÁO THÀNH TÍCH"))
    title = centred("Đề nghị tặng danh hiệu Tập thể Lao động tiên tiến năm 2024")
    (team,) = read(*heads, title, label, "Kỷ luật: không.").nominees
    assert (team.name, team.unit.value if team.unit else None) == (name, unit)
