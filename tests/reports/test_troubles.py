from __future__ import annotations

import re
from pathlib import Path

from invented_proposals import checked, person, quarter_of

from records import Finding
from reports import compile_table
from reports.troubles import OTHER, TROUBLES, trouble_kind, troubles_of

CODES = Path(__file__).resolve().parents[2] / "docs" / "MA.md"


def finding(code: str, severity: str = "CANH_BAO") -> Finding:
    return Finding.model_validate({"code": code, "severity": severity, "text": f"Điều {code}."})


def test_each_documented_finding_has_a_kind() -> None:
    """A code that nobody named would be told as “Nội dung khác”, which helps nobody."""
    table = CODES.read_text(encoding="utf-8").split("| mã | mức | nghĩa |")[1].split("\n\n")[0]
    codes = re.findall(r"[A-Z][A-Z0-9_]+", " ".join(line.split("|")[1] for line in table.splitlines()[2:]))
    assert len(codes) > 40
    assert [code for code in codes if trouble_kind(code) == OTHER] == []


def test_no_code_is_of_two_kinds() -> None:
    codes = [code for each in TROUBLES.values() for code in each]
    assert len(codes) == len(set(codes))


def test_a_proposal_counts_once_a_kind_and_remarks_do_not_count() -> None:
    rows = compile_table(
        [
            checked(1, person(0), findings=(finding("DC02"), finding("DC03"), finding("TL03", "THONG_TIN"))),
            checked(2, person(1), findings=(finding("DC02"),)),
            checked(3, person(3), findings=(finding("DC04", "LOI"), finding("HS02", "LOI"))),
        ]
    ).rows
    assert [(each.kind, each.proposals, each.senders) for each in troubles_of(rows)] == [
        ("Các giấy tờ ghi khác nhau", 3, 2),
        ("Thiếu biên bản bình xét, hoặc biên bản không nêu tên", 1, 1),
    ]


def test_unknown_code_of_a_local_rule_is_counted_all_the_same() -> None:
    rows = compile_table(quarter_of(14)).rows
    with_trouble = [row for row in rows if any(each.severity != "THONG_TIN" for each in row.findings)]
    assert troubles_of(rows)[0].kind == OTHER  # the invented codes
    assert troubles_of(rows)[0].proposals == len(with_trouble) > 0
