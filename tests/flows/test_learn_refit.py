"""Confidence learned from reviewers' decisions: only where cross-validation finds it better, and used by the reader."""

from __future__ import annotations

import hashlib
import io
import os
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime
from unittest.mock import patch

import pytest
from offices import Office

from extractors.trust.model import LEARNED_FILE, model_in_force, shipped_model
from flows.command import main
from flows.learning import judged_rows
from records.corrections import Correction
from records.readings import Field, Nominee, Reading, Recognition
from records.store import Record, open_record

AT = datetime(2026, 9, 12, 3, 0, tzinfo=UTC)
NOMINEES = 130
SURE, ODD = (("rule", 0.95), ("grammar", 1.0)), (("rule", 0.95), ("odd", 2.0))


def nominee(number: int) -> Nominee:
    """One whose unit has something odd about it in every third case; its position never."""

    def field(value: str, signals: tuple[tuple[str, float], ...]) -> Field:
        return Field(value=value, text=value, confidence=0.8, signals=signals)

    return Nominee(
        kind="ca_nhan",
        full_name=field(f"Trần Thị Sao {_name(number)}", SURE),
        unit=field(f"Phòng {_name(number)}", SURE if number % 3 else ODD),
        position=field("Chuyên viên", SURE),
        requested=(Recognition(code="LDTT", text="LĐTT", year="2026"),),
    )


def _name(number: int) -> str:
    return "".join(chr(ord("A") + int(digit)) for digit in f"{number:03d}").capitalize()


def put(record: Record, reading: Reading) -> list[str]:
    record.take(reading.file, reading.sha256, received=date(2026, 9, 10), size=1)
    claim = record.claim("máy", limit=1, lease_seconds=600, now=AT)[0]
    return record.finish(claim, [reading], status="processed", reason=None, quarter="2026-Q3", at=AT)


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office whose reviewers found every unit with something odd wrong, and everything else right."""
    office = Office(tmp_path_factory.mktemp("office"))
    sha256 = hashlib.sha256(b"danh sach").hexdigest()
    office.settings.data.mkdir()
    with open_record(office.settings.database_url) as record:
        people = tuple(nominee(number) for number in range(NOMINEES))
        ids = put(record, Reading(file="ds.docx", sha256=sha256, status="read", kind="danh_sach", nominees=people))
        for proposal in record.proposals(ids=ids):
            unit = proposal.nominee.unit
            assert unit is not None
            wrong = unit.signals == ODD
            record.decide(proposal.id, "unit", f"{unit.value} Khác" if wrong else unit.value, who="Lan", at=AT)
            record.decide(proposal.id, "position", "Chuyên viên", who="Lan", at=AT)
    return office


def refit(office: Office, *more: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    with patch.dict(os.environ, office.child_environment(), clear=True), redirect_stdout(out), redirect_stderr(err):
        assert main(["learn", "refit", *more]) == 0, err.getvalue()
    return out.getvalue()


def test_dry_run_writes_nothing(reviewed: Office) -> None:
    assert "--dry-run" in refit(reviewed, "--dry-run")
    assert not (reviewed.settings.data / LEARNED_FILE).exists()


def test_better_confidence_is_written_and_used(reviewed: Office) -> None:
    told = refit(reviewed)
    path = reviewed.settings.data / LEARNED_FILE
    assert path.is_file()
    assert f"{2 * NOMINEES} giá trị đã được người xem" in told
    learned = model_in_force({"TDKT_DATA": str(reviewed.settings.data)})
    assert learned.confidence("unit", ODD) < min(0.5, shipped_model().confidence("unit", ODD))
    assert learned.confidence("unit", SURE) > 0.9
    assert "260 giá trị" in learned.origin


def correction(field: str, machine: str | None, value: str | None, **more: object) -> Correction:
    told = {"proposal": "2026-Q3-0001", "quarter": "2026-Q3", "kind": "ca_nhan", "text": machine, "who": "Lan"}
    return Correction(field=field, machine=machine, value=value, at=AT, signals=SURE, **(told | more))  # type: ignore[arg-type]


def test_rows_are_values_that_the_machine_had() -> None:
    rows = judged_rows(
        [
            correction("unit", "Phòng A", "phòng A"),
            correction("position", "Chuyên viên", None),
            correction("hometown", None, "xã Sao"),
            correction("education", "Đại học", "Đại học").model_copy(update={"signals": ()}),
        ]
    )
    assert [(row.field, row.is_right, row.group) for row in rows] == [
        ("unit", True, "2026-Q3-0001"),
        ("position", False, "2026-Q3-0001"),
    ]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([("code", "LDTT", "LDTT"), ("year", "2026", "2026")], [True]),
        ([("code", "LDTT", "LDTT"), ("year", "2026", "2025")], [False]),
        ([("year", "2026", "2025")], [False]),
        ([("year", "2026", "2026")], []),  # says nothing of what is asked for
    ],
)
def test_what_is_asked_for_is_one_value(parts: list[tuple[str, str, str]], expected: list[bool]) -> None:
    rows = judged_rows([correction(f"requested.{name}", machine, value) for name, machine, value in parts])
    assert [row.is_right for row in rows] == expected
    assert all(row.field == "requested" for row in rows)
