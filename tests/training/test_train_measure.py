"""What is counted when the statistics are measured alone."""

from __future__ import annotations

from training.train_measure import Count, area_under_curve, table_of, values_of


def test_area_is_the_share_of_pairs_in_order() -> None:
    assert area_under_curve([(0.9, True), (0.8, True), (0.1, False)]) == 1.0
    assert area_under_curve([(0.9, False), (0.8, True)]) == 0.0
    assert area_under_curve([(0.5, False), (0.5, True)]) == 0.5
    assert area_under_curve([(0.9, True), (0.6, False), (0.5, True), (0.2, False)]) == 0.75


def test_figures_of_a_label() -> None:
    count = Count(expected=4, marked=5, right=3, near=4)
    assert (count.precision, count.recall) == (0.6, 0.75)
    assert round(count.f1, 3) == 0.667
    assert " 0.667" in table_of({"PERSON": count})


def test_the_name_of_a_collective_is_a_unit() -> None:
    gold = {
        "document": {"number": "12/TTr-SYT", "date": "2025-01-02"},
        "nominees": [
            {"kind": "tap_the", "full_name": "Phòng Kế hoạch", "unit": "Sở Y tế"},
            {"kind": "ca_nhan", "full_name": "Lê Hoa", "initiatives": [{"title": "Tem chống giả", "year": "2024"}]},
        ],
    }
    assert list(values_of(gold)) == [
        ("DECISION", "12/TTr-SYT"),
        ("UNIT", "Phòng Kế hoạch"),
        ("UNIT", "Sở Y tế"),
        ("PERSON", "Lê Hoa"),
        ("INITIATIVE", "Tem chống giả"),
    ]
