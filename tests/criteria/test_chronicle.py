"""A timeline states what the facts state, the oldest first, and nothing of what only somebody else would know."""

from __future__ import annotations

from datetime import date

from criteria import Facts, chronicle_of

FACTS = Facts.model_validate(
    {
        "received": date(2025, 3, 10),
        "nominee": {"kind": "ca_nhan"},
        "requested": "BK_TINH",
        "year": 2024,
        "classifications": [
            {"year": 2024, "level": "hoan_thanh_tot"},
            {"year": 2022, "level": "hoan_thanh", "decision_number": "5/TB"},
        ],
        "titles": [{"year": 2023, "code": "CSTDCS", "standing": "claimed"}],
        "awards": [{"code": "GIAY_KHEN", "legal_kind": "dot_xuat"}],
        "initiatives": [
            {"title": "Số hóa", "year": 2023, "used_for": [{"code": "CSTDCS", "year": 2023}]},
            {"title": "Lưu trữ", "year": 2024, "used_for": [{"code": "BK_TINH", "year": 2024}]},
        ],
        "discipline": [{"form": "khien_trach", "from": "2019-05-01", "to": "2020-05-01"}],
        "maternity_years": [2021],
    }
)


def test_every_dated_statement_is_an_entry_the_oldest_first():
    entries = chronicle_of(FACTS)
    assert [(entry.kind, entry.year) for entry in entries] == [
        ("discipline", 2019),
        ("maternity", 2021),
        ("classification", 2022),
        ("title", 2023),
        ("initiative", 2023),
        ("classification", 2024),
        ("initiative", 2024),
        ("award", None),
    ]
    assert entries[0].until == 2020
    assert entries[-1].legal_kind == "dot_xuat"
    assert entries[3].standing == "claimed"


def test_an_initiative_is_used_only_by_another_recognition_than_the_one_asked_for():
    used = {entry.text: entry.is_used for entry in chronicle_of(FACTS) if entry.kind == "initiative"}
    assert used == {"Số hóa": True, "Lưu trữ": False}


def test_what_the_facts_do_not_state_is_no_entry():
    bare = Facts(received=date(2025, 3, 10), nominee=FACTS.nominee, requested="BK_TINH", classifications=())
    assert chronicle_of(bare) == ()
