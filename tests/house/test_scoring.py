"""The comparison that the accuracy figures rest on (bench/scoring.py); every person here is invented."""

from __future__ import annotations

import copy
from typing import Any

from bench.scoring import Tally, compare, differences, merge, micro

EXPECTED: dict[str, Any] = {
    "kind": "to_trinh",
    "document": {"number": "21/TTr-QLCN", "date": None},
    "requested": [{"code": "LDTT", "year": "2025"}],
    "nominees": [
        {
            "kind": "ca_nhan",
            "full_name": "Hoàng Mỹ Duyên",
            "birth_date": "1986",
            "requested": [{"code": "LDTT", "year": "2025", "decision_number": None}],
            "prior_titles": [{"code": "LDTT", "year": "2024", "decision_number": "12/QĐ-SKHCN"}],
        },
        {"kind": "ca_nhan", "full_name": "Đỗ Quốc Tường", "birth_date": None},
    ],
}


def read_like_expected() -> dict[str, Any]:
    """The expected reading as the program would print it: fields as objects."""
    actual = copy.deepcopy(EXPECTED)
    for nominee in actual["nominees"]:
        nominee["full_name"] = {"value": nominee["full_name"], "text": "", "confidence": 1.0, "evidence": []}
    return actual


def test_same_reading_has_no_difference() -> None:
    assert differences(EXPECTED, read_like_expected()) == []
    assert micro(compare(EXPECTED, read_like_expected())).f1 == 1


def test_folding_forgives_case_but_no_tone() -> None:
    actual = read_like_expected()
    actual["nominees"][0]["full_name"]["value"] = "HOÀNG MỸ DUYÊN"
    assert differences(EXPECTED, actual) == []
    actual["nominees"][0]["full_name"]["value"] = "Hoàng Mỵ Duyên"
    assert [each.field for each in differences(EXPECTED, actual)] == ["nominee.full_name"]


def test_empty_reading_finds_nothing() -> None:
    tally = micro(compare(EXPECTED, {}))
    assert (tally.right, tally.invented, tally.recall) == (0, 0, 0)


def test_value_where_none_is_stated_is_invented() -> None:
    actual = read_like_expected()
    actual["document"]["date"] = {"value": "2026-08-24"}
    assert compare(EXPECTED, actual)["document.date"] == Tally(invented=1)


def test_wrong_value_is_missed_and_invented() -> None:
    actual = read_like_expected()
    actual["nominees"][0]["prior_titles"][0]["year"] = "2023"
    assert compare(EXPECTED, actual)["nominee.prior_titles"] == Tally(missed=1, invented=1)
    assert [each.nominee for each in differences(EXPECTED, actual)] == ["Hoàng Mỹ Duyên"]


def test_key_not_expected_is_not_compared() -> None:
    actual = read_like_expected()
    actual["nominees"][1]["position"] = {"value": "Chuyên viên"}
    actual["read_as"] = "word"
    assert differences(EXPECTED, actual) == []


def test_nominees_pair_by_name_not_by_order() -> None:
    actual = read_like_expected()
    actual["nominees"].reverse()
    assert differences(EXPECTED, actual) == []


def test_stranger_counts_with_all_that_was_read() -> None:
    actual = read_like_expected()
    actual["nominees"].append(
        {"kind": "ca_nhan", "full_name": {"value": "Lý Thu Oanh"}, "unit": {"value": "Văn phòng"}}
    )
    tallies = compare(EXPECTED, actual)
    assert tallies["nominee"] == Tally(right=2, invented=1)
    assert tallies["nominee.unit"] == Tally(invented=1)


def test_missing_nominee_misses_all_that_was_expected() -> None:
    actual = read_like_expected()
    del actual["nominees"][0]
    tallies = compare(EXPECTED, actual)
    assert tallies["nominee.birth_date"] == Tally(missed=1)
    assert tallies["nominee.prior_titles"] == Tally(missed=1)


def test_bundle_members_are_compared_by_name() -> None:
    expected = {"members": [{"file": "a.docx", "kind": "to_trinh"}, {"file": "b.docx", "kind": "bien_ban"}]}
    actual = {"members": [{"file": "b.docx", "kind": "bien_ban"}]}
    assert compare(expected, actual) == {"member": Tally(right=1, missed=1), "kind": Tally(right=1, missed=1)}


def test_tallies_of_files_add_up() -> None:
    merged = merge([{"kind": Tally(right=1)}, {"kind": Tally(missed=1, invented=1), "date": Tally(right=2)}])
    assert merged == {"kind": Tally(1, 1, 1), "date": Tally(right=2)}
    assert micro(merged).precision == 0.75
