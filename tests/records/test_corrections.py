"""What people decided, beside what the machine reads: confirmed, corrected, typed in, taken away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from invented_readings import asked, listing, nominee, report, sha

from records import Evidence, Field, Reading, Recognition
from records.corrections import Correction
from records.readings import files_of
from records.store import Record, open_record

NOW = datetime(2026, 11, 10, 8, 0, tzinfo=UTC)
QUARTER = "2026-Q4"
AN = "Nguyễn Văn Án Thử"
LIST, REPORT = "danh sách.docx", "báo cáo.docx"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(f"sqlite:///{tmp_path / 'tdkt.db'}") as opened:
        yield opened


def put(record: Record, reading: Reading, *, kept: str | None = None) -> list[str]:
    record.take(reading.file, kept or reading.sha256, received=date(2026, 11, 10), size=1)
    claim = record.claim("máy", limit=1, lease_seconds=600, now=NOW)[0]
    return record.finish(claim, files_of(reading), status="processed", reason=None, quarter=QUARTER, at=NOW)


def told(value: str, **more: object) -> Field:
    return Field(value=value, text=value, confidence=0.7, **more)


def of_report() -> Reading:
    unit = told(
        "P. Đo lường",
        evidence=(Evidence(paragraph=4),),
        sources=("label", "grammar"),
        signals=(("grammar.same", 1.0),),
        conflict="Phòng Đo lường",
    )
    return report(REPORT, nominee(AN, asked("CSTDCS"), unit=unit))


def of_list() -> Reading:
    recognition = Recognition(
        code="CSTDCS", text="CSTĐCS", year="2026", evidence=(Evidence(table=0, row=2, cell=3),), confidence=0.8
    )
    name = told(AN, evidence=(Evidence(table=0, row=2, cell=1),))
    return listing(LIST, nominee(None, recognition).model_copy(update={"full_name": name}))


def only(record: Record, **which: object) -> Correction:
    (found,) = record.corrections(**which)  # type: ignore[arg-type]
    return found


def test_confirmation_counts_as_right(record: Record) -> None:
    (id_,) = put(record, of_report())
    record.decide(id_, "unit", "p. đo  lường", who="Lan", at=NOW)
    found = only(record)
    assert (found.proposal, found.field, found.machine, found.value) == (id_, "unit", "P. Đo lường", "p. đo lường")
    assert found.is_right
    assert (found.who, found.at, found.quarter) == ("Lan", NOW, QUARTER)


def test_correction_has_what_the_machine_knew(record: Record) -> None:
    (id_,) = put(record, of_report())
    record.decide(id_, "unit", "Phòng Quản lý Đo lường", who="Lan", at=NOW)
    found = only(record)
    assert not found.is_right
    assert (found.sha256, found.confidence) == (sha(REPORT), 0.7)
    assert found.evidence == (Evidence(paragraph=4),)
    assert found.sources == ("label", "grammar")
    assert found.signals == (("grammar.same", 1.0),)
    assert found.conflict == "Phòng Đo lường"


def test_value_typed_in_has_no_evidence_but_a_neighbourhood(record: Record) -> None:
    (id_,) = put(record, of_list())
    record.decide(id_, "position", "Chuyên viên", who="Lan", at=NOW)
    found = only(record)
    assert (found.machine, found.evidence, found.is_right) == (None, (), False)
    assert Evidence(table=0, row=2, cell=1) in found.witnesses[0].near


def test_value_taken_away_is_no_confirmation(record: Record) -> None:
    (id_,) = put(record, of_report())
    record.decide(id_, "unit", None, who="Lan", at=NOW)
    record.decide(id_, "hometown", None, who="Lan", at=NOW)
    rightness = {each.field: each.is_right for each in record.corrections()}
    assert rightness == {"hometown": True, "unit": False}


def test_requested_stands_where_its_recognition_does(record: Record) -> None:
    (id_,) = put(record, of_list())
    record.decide(id_, "requested.code", "CSTDCS", who="Lan", at=NOW)
    found = only(record)
    assert found.evidence == (Evidence(table=0, row=2, cell=3),)
    assert (found.text, found.is_right) == ("CSTĐCS", True)


def test_file_of_the_value_comes_first_of_several(record: Record) -> None:
    put(record, of_list())
    (id_,) = put(record, of_report())
    record.decide(id_, "unit", "Phòng Đo lường", who="Lan", at=NOW)
    assert [witness.file for witness in only(record).witnesses] == [REPORT, LIST]


def test_file_of_a_bundle_lies_in_the_bundle(record: Record) -> None:
    bundle = Reading(file="gói.zip", sha256=sha("gói"), status="read", read_as="bundle", members=(of_report(),))
    (id_,) = put(record, bundle)
    record.decide(id_, "unit", "Phòng Đo lường", who="Lan", at=NOW)
    (witness,) = only(record).witnesses
    assert (witness.file, witness.sha256, witness.kept) == (f"gói.zip/{REPORT}", sha(REPORT), sha("gói"))
    assert witness.evidence == (Evidence(paragraph=4),)


def test_identity_corrects_no_value(record: Record) -> None:
    (id_,) = put(record, of_report())
    record.decide(id_, "identity", "rieng", who="Lan", at=NOW)
    assert record.corrections() == []


def test_only_of_a_quarter_or_since_a_day(record: Record) -> None:
    (id_,) = put(record, of_report())
    record.decide(id_, "unit", "Phòng Đo lường", who="Lan", at=NOW)
    assert record.corrections(quarter="2026-Q3") == []
    assert record.corrections(since=NOW + timedelta(seconds=1)) == []
    assert only(record, quarter=QUARTER, since=NOW).value == "Phòng Đo lường"


def test_last_decision_counts(record: Record) -> None:
    (id_,) = put(record, of_report())
    record.decide(id_, "unit", "Phòng Sai", who="Lan", at=NOW)
    record.decide(id_, "unit", "P. Đo lường", who="Hoa", at=NOW + timedelta(minutes=1))
    assert (only(record).who, only(record).is_right) == ("Hoa", True)


def test_corrections_on_both_databases(record_url: str) -> None:
    with open_record(record_url) as record:
        (id_,) = put(record, of_report())
        record.decide(id_, "unit", "Phòng Đo lường", who="Lan", at=NOW)
        assert only(record, since=NOW).at == NOW
