"""What a decision grants is kept beside its nominees; printed it is not, and nothing is asked for."""

from __future__ import annotations

import pytest
from typed import Typed, centred, read

from records.granting import honours_of

ROWS: list[list[str | None]] = [
    ["TT", "Họ và tên", "Chức vụ, đơn vị"],
    ["1", "Hoàng Mỹ Duyên", "Chuyên viên, Phòng Đo lường"],
    ["2", "Lê Văn Khoa", "Kế toán, Phòng Hành chính"],
]


def decision(subject: str, *body: Typed, unit: str = "SỞ KHOA HỌC VÀ CÔNG NGHỆ", number: str = "12/QĐ-SKHCN") -> list:
    head: list[Typed] = [unit, f"Số: {number}", "An Lạc, ngày 05 tháng 01 năm 2025", centred("QUYẾT ĐỊNH")]
    reading = read(*head, centred(subject), *body)
    assert reading.kind == "quyet_dinh" and not any(each.requested for each in reading.nominees)
    assert '"granted"' not in str(reading.as_contract())
    return [honour for _, honour in honours_of(reading)]


def test_title_of_the_decision_is_granted_to_everybody_in_its_list() -> None:
    found = decision("Về việc công nhận danh hiệu Chiến sĩ thi đua cơ sở năm 2024", "Điều 1. Công nhận:", ROWS)
    assert [(h.name, h.code, h.year, h.decision_number) for h in found] == [
        ("Hoàng Mỹ Duyên", "CSTDCS", 2024, "12/QĐ-SKHCN"),
        ("Lê Văn Khoa", "CSTDCS", 2024, "12/QĐ-SKHCN"),
    ]
    assert {(h.decision_date.isoformat(), h.is_revoked) for h in found} == {("2025-01-05", False)}


def test_column_tells_who_gets_what() -> None:
    rows: list[list[str | None]] = [
        ["TT", "Họ và tên", "Danh hiệu"],
        ["1", "Hoàng Mỹ Duyên", "Lao động tiên tiến"],
        ["2", "Lê Văn Khoa", "Chiến sĩ thi đua cơ sở"],
    ]
    found = decision("Về việc công nhận danh hiệu thi đua năm 2024", "Điều 1. Công nhận danh hiệu:", rows)
    assert [(h.name, h.code, h.year) for h in found] == [
        ("Hoàng Mỹ Duyên", "LDTT", 2024),
        ("Lê Văn Khoa", "CSTDCS", 2024),
    ]


def test_bare_award_has_the_level_of_who_decides() -> None:
    line = "Điều 1. Tặng Bằng khen cho các cá nhân sau đây:"
    province = decision(
        "Về việc tặng Bằng khen năm 2024", line, ROWS, unit="ỦY BAN NHÂN DÂN TỈNH AN LẠC", number="45/QĐ-UBND"
    )
    assert {h.code for h in province} == {"BK_TINH"}
    assert {h.code for h in decision("Về việc tặng Bằng khen năm 2024", line, ROWS, number="45")} <= {"KHAC"}


def test_initiatives_are_recognised_under_the_number_of_the_decision() -> None:
    rows: list[list[str | None]] = [
        ["TT", "Tên sáng kiến", "Tác giả"],
        ["1", "Số hóa quy trình cấp phép", "Hoàng Mỹ Duyên"],
    ]
    found = decision("Về việc công nhận sáng kiến cấp cơ sở năm 2024", "Điều 1. Công nhận sáng kiến:", rows)
    assert [(h.code, h.initiative, h.year, h.decision_number) for h in found] == [
        ("SANG_KIEN", "Số hóa quy trình cấp phép", 2024, "12/QĐ-SKHCN")
    ]


@pytest.mark.parametrize("verb", ["thu hồi", "hủy bỏ", "bãi bỏ"])
def test_decision_that_takes_back_names_the_one_that_it_cancels(verb: str) -> None:
    subject = f"Về việc {verb} Quyết định số 12/QĐ-SKHCN công nhận danh hiệu Chiến sĩ thi đua cơ sở năm 2024"
    found = decision(subject, "Điều 1. Đối với cá nhân có tên sau:", ROWS[:2], number="99/QĐ-SKHCN")
    assert [(h.name, h.code, h.decision_number, h.is_revoked) for h in found] == [
        ("Hoàng Mỹ Duyên", "CSTDCS", "12/QĐ-SKHCN", True)
    ]
