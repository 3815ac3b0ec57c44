from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from invented_readings import asked, listing, nominee, report, submission

from records import Nominee, Proposal, Reading
from records.known_units import with_known_units
from records.linking import link, mentions_in
from records.store import open_record
from records.units import Register, Unit

DAY = date(2026, 11, 10)
NOW = datetime(2026, 11, 10, 8, 0, tzinfo=UTC)
AN = "Nguyễn Văn Án Thử"
UNITS = Register(
    [
        Unit(id="S1", name="Sở Đo Thử", end=date(2025, 2, 28)),
        Unit(id="S2", name="Sở Truyền tin", end=date(2025, 2, 28), successors=("S",)),
        Unit(id="S", name="Sở Đo Thử và Truyền tin", start=date(2025, 3, 1), predecessors=("S1", "S2")),
        Unit(id="S1.CN", name="Phòng Cân nhỏ", parent="S1", end=date(2025, 2, 28), successors=("S.CN",)),
        Unit(id="S.CN", name="Phòng Cân lớn và nhỏ", parent="S", start=date(2025, 3, 1)),
        Unit(
            id="CC",
            name="Chi cục Cân Đo Chất lượng",
            parent="S",
            start=date(2025, 3, 1),
            short_names=("CC CĐCL",),
            other_names=("Nhà Cân Sao Hôm",),
        ),
        Unit(id="CC.HC", name="Phòng Hành chính", parent="CC", start=date(2025, 3, 1)),
        Unit(id="TT", name="Trung tâm Thử nghiệm Sao Mai", parent="S", start=date(2025, 3, 1)),
        Unit(id="TT.HC", name="Phòng Hành chính", parent="TT", start=date(2025, 3, 1)),
    ]
)


def linked(readings: Sequence[Reading], units: Register = UNITS) -> list[Proposal]:
    mentions = (m for r in readings for m in mentions_in(r, received=DAY, units=units))
    return [with_known_units(item.proposal, units) for item in link(mentions, quarter="2026-Q4")]


def codes(proposal: Proposal) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in proposal.findings]


def test_two_spellings_of_one_unit_are_one_person_without_a_doubt() -> None:
    papers = [
        report("a.docx", nominee(AN, asked("LDTT"), unit="CC CĐCL")),
        submission("b.docx", nominee(AN, asked("LDTT"), unit="Chi cục Cân Đo, Chất lượng")),
        listing("c.docx", nominee(AN, asked("LDTT"), unit="Phòng Hành chính, Chi cục Cân Đo Chất lượng")),
    ]
    (found,) = linked(papers)
    assert len(found.sources) == 3
    assert (found.findings, found.known.unit and found.known.unit.id) == ((), "CC")
    assert found.nominee.unit is not None and found.nominee.unit.value == "CC CĐCL", "the printed name stays"


def test_same_room_of_two_units_is_two_people_where_the_register_knows_both() -> None:
    papers = [
        report("a.docx", nominee(AN, asked("LDTT"), unit="Phòng Hành chính"), issuing_unit="CC CĐCL"),
        report("b.docx", nominee(AN, asked("LDTT"), unit="Phòng Hành chính"), issuing_unit="TT Thử nghiệm Sao Mai"),
    ]
    assert {p.known.unit.id for p in linked(papers) if p.known.unit} == {"CC.HC", "TT.HC"}
    assert len(linked(papers, Register())) == 1


def test_unit_before_and_after_the_merger_is_the_same() -> None:
    papers = [
        report("a.docx", nominee(AN, asked("LDTT"), unit="Phòng Cân nhỏ, Sở Đo Thử")),
        submission("b.docx", nominee(AN, asked("LDTT"), unit="Phòng Cân lớn và nhỏ")),
    ]
    assert len(linked(papers)) == 1
    assert len(linked(papers, Register())) == 2


def test_two_offices_that_were_merged_are_not_the_same() -> None:
    papers = [
        report("a.docx", nominee(AN, asked("LDTT"), unit="Sở Đo Thử")),
        submission("b.docx", nominee(AN, asked("LDTT"), unit="Sở Truyền tin")),
    ]
    assert len(linked(papers)) == 2


def test_collective_under_two_spellings_is_one() -> None:
    papers = [
        report("a.docx", nominee("CHI CỤC CÂN ĐO CHẤT LƯỢNG", asked("TTLDTT"), kind="tap_the")),
        submission("b.docx", nominee("CC CĐCL", asked("TTLDTT"), kind="tap_the", unit="Sở Đo Thử và Truyền tin")),
    ]
    (found,) = linked(papers)
    assert (len(found.sources), found.findings) == (2, ())
    assert found.known.nominee is not None and found.known.nominee.id == "CC"


def test_unknown_collective_stays_in_the_block_of_its_name() -> None:
    def room(unit: str) -> Nominee:
        return nominee("Phòng Hành chính", asked("TTLDTT"), kind="tap_the", unit=unit)

    found = linked([report("a.docx", room("CC CĐCL")), submission("b.docx", room("Bệnh viện Sao Hôm"))])
    assert {p.known.nominee.id for p in found if p.known.nominee} == {"CC.HC"}
    assert [("DOI_CHIEU", "CANH_BAO") in codes(p) for p in found] == [True, True]


def test_renamed_unit_is_told_with_its_name_of_the_day() -> None:
    (found,) = linked([report("a.docx", nominee(AN, asked("LDTT"), unit="Sở Truyền tin"))])
    assert codes(found) == [("DON_VI_DA_DOI_TEN", "THONG_TIN")]
    assert (found.findings[0].found, found.findings[0].required) == ("Sở Truyền tin", "Sở Đo Thử và Truyền tin")
    assert "đến 28/02/2025, nay là “Sở Đo Thử và Truyền tin”" in found.findings[0].text
    assert found.known.unit is not None and found.known.unit.name == "Sở Đo Thử và Truyền tin"


def test_unclear_unit_names_the_nearest_and_an_unknown_one_is_only_told() -> None:
    (unclear,) = linked([report("a.docx", nominee(AN, asked("LDTT"), unit="Phòng Hành chính"))])
    assert codes(unclear) == [("DON_VI_CHUA_RO", "CANH_BAO")]
    assert "Chi cục Cân Đo Chất lượng" in unclear.findings[0].text and "TT.HC" in unclear.findings[0].text
    assert unclear.known.unit is None
    (unknown,) = linked([report("a.docx", nominee(AN, asked("LDTT"), unit="Công ty Sao Hôm"))])
    assert codes(unknown) == [("DON_VI_CHUA_RO", "THONG_TIN")]


def test_without_a_register_nothing_is_said() -> None:
    (found,) = linked([report("a.docx", nominee(AN, asked("LDTT"), unit="Công ty Sao Hôm"))], Register())
    assert found.findings == () and found.known.unit is None


def test_record_is_seen_through_the_register_of_the_day(record_url: str) -> None:
    paper = report("a.docx", nominee(AN, asked("LDTT"), unit="CC CĐCL"))
    with open_record(record_url, units=UNITS) as record:
        record.take(paper.file, paper.sha256, received=DAY, size=1)
        (claim,) = record.claim("test", limit=1, lease_seconds=60, now=NOW)
        record.finish(claim, [paper], status="processed", reason=None, quarter="2026-Q4", at=NOW)
        (proposal,) = record.proposals()
        assert proposal.known.unit is not None and proposal.known.unit.name == "Chi cục Cân Đo Chất lượng"
        record.decide(proposal.id, "unit", "Phòng Hành chính, Trung tâm Thử nghiệm Sao Mai", who="Lê Thử", at=NOW)
        (decided,) = record.proposals()
        assert decided.known.unit is not None and decided.known.unit.id == "TT.HC"
    with open_record(record_url) as record:
        (proposal,) = record.proposals()
        assert proposal.known.unit is None and proposal.findings == ()


def test_changed_register_links_the_quarter_again(record_url: str) -> None:
    papers = [
        report("a.docx", nominee("Chi cục Cân Đo Chất lượng", asked("TTLDTT"), kind="tap_the")),
        submission("b.docx", nominee("CC CĐCL", asked("TTLDTT"), kind="tap_the")),
        report("c.docx", nominee(AN, asked("LDTT"), unit="Nhà Cân Sao Hôm")),
        submission("d.docx", nominee(AN, asked("LDTT"), unit="Chi cục Cân Đo Chất lượng")),
    ]
    with open_record(record_url) as record:
        for paper in papers:
            record.take(paper.file, paper.sha256, received=DAY, size=1)
            (claim,) = record.claim("test", limit=1, lease_seconds=60, now=NOW)
            record.finish(claim, [paper], status="processed", reason=None, quarter="2026-Q4", at=NOW)
        before = [p.id for p in record.proposals()]
        assert len(before) == 4
        record.decide(before[0], "requested.year", "2025", who="Lê Thử", at=NOW)
        assert not record.follow_units("2026-Q4", at=NOW)
    with open_record(record_url, units=UNITS) as record:
        assert record.follow_units("2026-Q4", at=NOW)
        after = record.proposals()
        assert len(after) == 2 and {p.id for p in after} <= set(before)
        assert all(len(p.sources) == 2 for p in after)
        assert [p.requested.year for p in record.proposals(ids=before[:1])] == ["2025"]
        assert not record.follow_units("2026-Q4", at=NOW)
    with open_record(record_url) as record:
        assert record.follow_units("2026-Q4", at=NOW)
        assert sorted(len(p.sources) for p in record.proposals()) == [1, 1, 1, 1]
