from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest
from invented_readings import asked, certificate, field, listing, nominee, reading, report, submission

from records import Classification, Initiative, Proposal, Reading
from records.folding import fold
from records.likeness import Likeness, unit_likeness
from records.linking import Linked, keep_ids, link, mentions_in
from records.merging import value_of, with_decisions

DAY = date(2026, 11, 10)
AN = "Nguyễn Văn Án Thử"
OFFICE = "Phòng Đo lường, Chi cục Sao Mai"


def linked(readings: Sequence[Reading], *, day: date = DAY) -> list[Proposal]:
    return [
        item.proposal for item in link((m for r in readings for m in mentions_in(r, received=day)), quarter="2026-Q4")
    ]


def files(proposal: Proposal) -> list[str]:
    return [s.file for s in proposal.sources]


def doubts(proposal: Proposal) -> list[tuple[str | None, str]]:
    return [(f.condition, f.severity) for f in proposal.findings]


def test_report_and_submission_make_one_proposal() -> None:
    found = linked(
        [
            submission("to-trinh.docx", nominee(AN, asked("CSTDCS")), issuing_unit="Chi cục Sao Mai"),
            report("bao-cao.docx", nominee(AN.upper(), asked("CSTDCS", None), unit=OFFICE, birth_date="1980-05-02")),
        ]
    )
    assert [files(p) for p in found] == [["bao-cao.docx", "to-trinh.docx"]]
    assert found[0].requested.year == "2026"
    assert found[0].sender == "Chi cục Sao Mai"
    assert found[0].received == DAY
    assert value_of(found[0], "birth_date") == "1980-05-02"
    assert not found[0].findings


def test_list_without_a_head_comes_from_the_unit_that_all_its_collectives_belong_to() -> None:
    room = nominee("Phòng Đo đạc", asked("TTLDXS"), kind="tap_the", unit="Chi cục Sao Mai")
    person, other = nominee(AN, asked("LDTT")), nominee("Bùi Thị Mận", asked("LDTT"), unit="Phòng Hành chính")
    assert {p.sender for p in linked([listing("ds.xlsx", room, person, other)])} == {"Chi cục Sao Mai"}
    apart = nominee("Phòng Thử nghiệm", asked("TTLDXS"), kind="tap_the", unit="Trung tâm Sao Hôm")
    assert {p.sender for p in linked([listing("ds.xlsx", room, apart, person)])} == {None}
    of_all = nominee("Phòng Đo đạc", asked("TTLDXS"), kind="tap_the", unit="Sở Thử")
    assert {p.sender for p in linked([listing("ds.xlsx", of_all, person)])} == {None}


@pytest.mark.parametrize(
    ("parent", "sender"),
    [("CHI CỤC SAO MAI", "CHI CỤC SAO MAI"), ("Trung tâm Sao Hôm", "Trung tâm Sao Hôm"), ("Sở Thử", "Phòng Đo đạc")],
)
def test_room_of_a_branch_sends_through_it(parent: str, sender: str) -> None:
    paper = report("bc.docx", nominee(AN, asked("LDTT")), issuing_unit="Phòng Đo đạc", parent_unit=parent)
    assert linked([paper])[0].sender == sender


def test_two_recognitions_make_two_proposals() -> None:
    found = linked([submission("to-trinh.docx", nominee(AN, asked("LDTT"), asked("CSTDCS"), unit=OFFICE))])
    assert sorted(p.requested.code for p in found) == ["CSTDCS", "LDTT"]
    assert all(p.nominee.requested == (p.requested,) for p in found)


def test_certificate_joins_every_proposal_of_its_author() -> None:
    initiative = Initiative(title="Giá đỡ mẫu quay được", year="2026")
    found = linked(
        [
            certificate("chung-nhan.pdf", nominee(AN, unit="Phòng Đo lường", initiatives=(initiative,))),
            submission("to-trinh.docx", nominee(AN, asked("LDTT"), asked("CSTDCS"), unit=OFFICE)),
        ]
    )
    assert [files(p) for p in found] == [["to-trinh.docx", "chung-nhan.pdf"]] * 2
    assert all(p.nominee.initiatives == (initiative,) for p in found)


def test_certificate_of_another_person_joins_nothing() -> None:
    assert not linked([certificate("chung-nhan.pdf", nominee(AN, unit=OFFICE))])


def test_minutes_without_request_join_and_a_request_of_the_document_counts() -> None:
    found = linked(
        [
            reading("bien-ban.docx", "bien_ban", nominee(AN, unit=OFFICE)),
            submission("to-trinh.docx", nominee(AN, unit=OFFICE), requested=(asked("LDTT"),)),
        ]
    )
    assert [(p.requested.code, files(p)) for p in found] == [("LDTT", ["to-trinh.docx", "bien-ban.docx"])]


def test_same_name_in_two_units_is_kept_apart_and_doubted() -> None:
    found = linked(
        [
            report("a.docx", nominee(AN, asked("LDTT"), unit=OFFICE)),
            report("b.docx", nominee(AN, asked("LDTT"), unit="Trung tâm Sông Xanh")),
        ]
    )
    assert sorted(files(p) for p in found) == [["a.docx"], ["b.docx"]]
    assert [doubts(p) for p in found] == [[("identity", "CANH_BAO")]] * 2
    assert all(f"cùng họ tên “{AN}”" in p.findings[0].text and "một người" in p.findings[0].text for p in found)


def test_name_alone_is_not_enough_where_two_are_known() -> None:
    found = linked(
        [
            report("a.docx", nominee(AN, asked("LDTT"), unit=OFFICE)),
            report("b.docx", nominee(AN, asked("LDTT"), unit="Trung tâm Sông Xanh")),
            listing("c.docx", nominee(AN, asked("LDTT"))),
            certificate("d.pdf", nominee(AN)),
        ]
    )
    assert sorted(files(p) for p in found) == [["a.docx"], ["b.docx"], ["c.docx"]]
    assert all(("identity", "CANH_BAO") in doubts(p) for p in found)


def test_name_alone_is_not_enough_even_where_nothing_contradicts() -> None:
    found = linked(
        [
            report("a.docx", nominee(AN, asked("LDTT"), unit=OFFICE)),
            submission("b.docx", nominee(AN, asked("LDTT"), birth_date="1980")),
            report("c.docx", nominee(AN, asked("LDTT"), unit="Trung tâm Sông Xanh", birth_date="1981")),
        ]
    )
    assert sorted(files(p) for p in found) == [["a.docx"], ["b.docx"], ["c.docx"]]


def test_one_unclear_mention_does_not_part_the_clear_ones() -> None:
    found = linked(
        [
            report("a.docx", nominee(AN, asked("LDTT"), unit="Phòng Một, Chi cục Hai")),
            submission("b.docx", nominee(AN, asked("LDTT"), unit="Phòng Một, Chi cục Hai, Sở Ba")),
            listing("c.docx", nominee(AN, asked("LDTT"), unit="Chi cục Hai")),
            report("d.docx", nominee(AN, asked("LDTT"), unit="Phòng Bốn, Chi cục Hai")),
        ]
    )
    assert sorted(files(p) for p in found) == [["a.docx", "b.docx"], ["c.docx"], ["d.docx"]]


def test_chain_of_hints_does_not_join_its_contradicting_ends() -> None:
    found = linked(
        [
            report("a.docx", nominee(AN, asked("LDTT"), unit="Phòng Một")),
            submission("b.docx", nominee(AN, asked("LDTT")), issuing_unit="Phòng Một, Chi cục Hai"),
            listing("c.docx", nominee(AN, asked("LDTT")), issuing_unit="Chi cục Hai"),
            report("d.docx", nominee(AN, asked("LDTT"), unit="Phòng Bốn, Chi cục Hai")),
        ]
    )
    assert sorted(files(p) for p in found) == [["a.docx"], ["b.docx"], ["c.docx"], ["d.docx"]]


def test_issuing_unit_settles_whose_the_mention_is() -> None:
    found = linked(
        [
            report("a.docx", nominee(AN, asked("LDTT"), unit=OFFICE)),
            report("b.docx", nominee(AN, asked("LDTT"), unit="Trung tâm Sông Xanh")),
            submission("c.docx", nominee(AN, asked("LDTT")), issuing_unit="Chi cục Sao Mai"),
        ]
    )
    assert sorted(files(p) for p in found) == [["a.docx", "c.docx"], ["b.docx"]]


def test_another_birth_date_is_another_person() -> None:
    found = linked(
        [
            report("a.docx", nominee(AN, asked("LDTT"), unit=OFFICE, birth_date="1980-05-02")),
            report("b.docx", nominee(AN, asked("LDTT"), unit=OFFICE, birth_date="1981-05-02")),
        ]
    )
    assert [doubts(p) for p in found] == [[("identity", "CANH_BAO")]] * 2
    assert "02/05/1981" in next(p for p in found if files(p) == ["a.docx"]).findings[0].text


def test_birth_year_agrees_with_full_date() -> None:
    found = linked(
        [
            report("a.docx", nominee(AN, asked("LDTT"), birth_date="1980")),
            submission("b.docx", nominee(AN, asked("LDTT"), birth_date="1980-05-02")),
        ]
    )
    assert [value_of(p, "birth_date") for p in found] == ["1980-05-02"]
    assert not found[0].findings


def test_full_birth_date_joins_over_units_that_differ() -> None:
    found = linked(
        [
            report("a.docx", nominee(AN, asked("LDTT"), unit=OFFICE, birth_date="1980-05-02")),
            submission("b.docx", nominee(AN, asked("LDTT"), unit="Trung tâm Sông Xanh", birth_date="1980-05-02")),
        ]
    )
    assert [files(p) for p in found] == [["a.docx", "b.docx"]]
    assert value_of(found[0], "unit") == OFFICE
    assert doubts(found[0]) == [("unit", "CANH_BAO")]
    assert all(words in found[0].findings[0].text for words in (OFFICE, "Trung tâm Sông Xanh", "a.docx", "b.docx"))


def test_one_list_naming_twice_for_the_same_is_two_people() -> None:
    row = nominee(AN, asked("LDTT"), unit=OFFICE)
    found = linked([listing("danh-sach.docx", row, row)])
    assert [[(s.file, s.nominee) for s in p.sources] for p in found] == [
        [("danh-sach.docx", 0)],
        [("danh-sach.docx", 1)],
    ]
    assert all(("identity", "CANH_BAO") in doubts(p) for p in found)


def test_one_list_naming_twice_for_two_awards_is_one_person() -> None:
    rows = [nominee(AN, asked("LDTT"), unit=OFFICE), nominee(AN, asked("CSTDCS"), unit=OFFICE)]
    assert [doubts(p) for p in linked([listing("danh-sach.docx", *rows)])] == [[], []]


def test_accents_tell_people_apart() -> None:
    found = linked([listing("a.docx", nominee("Lê Thị Hà", asked("LDTT")), nominee("Lê Thị Hạ", asked("LDTT")))])
    assert len(found) == 2
    assert not any(p.findings for p in found)


def test_names_that_differ_by_accents_in_one_unit_are_doubted() -> None:
    found = linked(
        [
            submission(
                "a.docx", nominee("Võ Thị Thùy Thử", asked("LDTT"), unit="Phòng Đo lường"), issuing_unit="Chi cục X"
            ),
            report("b.docx", nominee("Võ Thị Thúy Thử", asked("LDTT"), unit="Phòng Đo lường, Chi cục X")),
            report("c.docx", nominee("Võ Thị Thụy Thử", asked("LDTT"), unit="Trung tâm Sông Xanh")),
        ]
    )
    by_file = {files(p)[0]: doubts(p) for p in found}
    assert by_file == {"a.docx": [("full_name", "CANH_BAO")], "b.docx": [("full_name", "CANH_BAO")], "c.docx": []}
    assert all("“Võ Thị Thùy Thử” trong a.docx" in f.text for p in found for f in p.findings)


def test_misspelt_name_with_the_same_birth_date_is_joined_and_reported() -> None:
    found = linked(
        [
            submission("a.docx", nominee("Võ Thị Thùy Thử", asked("LDTT"), birth_date="1980-05-02")),
            report("b.docx", nominee("Võ Thị Thúy Thử", asked("LDTT"), birth_date="1980-05-02")),
        ]
    )
    assert [(files(p), doubts(p)) for p in found] == [(["b.docx", "a.docx"], [("full_name", "CANH_BAO")])]


def test_unit_of_a_list_stands_within_the_unit_that_issued_it() -> None:
    found = linked(
        [
            submission("a.docx", nominee(AN, asked("LDTT"), unit="Phòng Đo lường"), issuing_unit="Chi cục Sao Mai"),
            report("b.docx", nominee(AN, asked("LDTT"), unit="Chi cục Sao Mai")),
        ]
    )
    assert [(files(p), doubts(p)) for p in found] == [(["b.docx", "a.docx"], [])]


def test_other_years_are_other_requests() -> None:
    both = nominee(AN, asked("LDTT", "2025"), asked("LDTT", "2026"), unit=OFFICE)
    assert [(p.requested.year, doubts(p)) for p in linked([submission("a.docx", both)])] == [("2025", []), ("2026", [])]
    apart = [
        submission("a.docx", nominee(AN, asked("LDTT", "2025"), unit=OFFICE)),
        report("b.docx", nominee(AN, asked("LDTT", "2026"), unit=OFFICE)),
    ]
    assert [(p.requested.year, doubts(p)) for p in linked(apart)] == [
        ("2025", [("requested.year", "CANH_BAO")]),
        ("2026", [("requested.year", "CANH_BAO")]),
    ]


def test_missing_year_that_fits_two_stays_apart() -> None:
    found = linked(
        [
            submission("a.docx", nominee(AN, asked("LDTT", "2025"), asked("LDTT", "2026"))),
            report("b.docx", nominee(AN, asked("LDTT", None))),
        ]
    )
    assert [(p.requested.year, files(p)) for p in found] == [
        (None, ["b.docx"]),
        ("2025", ["a.docx"]),
        ("2026", ["a.docx"]),
    ]
    assert all(("requested.year", "CANH_BAO") in doubts(p) for p in found)


def test_values_follow_the_kind_of_document() -> None:
    found = linked(
        [
            submission("a.docx", nominee(AN, asked("LDTT"), position="Chuyên viên", hometown="Xã Thử")),
            report("b.docx", nominee(AN, asked("LDTT"), position="Phó Trưởng phòng")),
        ]
    )
    assert value_of(found[0], "position") == "Phó Trưởng phòng"
    assert value_of(found[0], "hometown") == "Xã Thử"
    finding = found[0].findings[0]
    assert (finding.code, finding.condition, finding.file) == ("DOI_CHIEU", "position", "a.docx")
    assert (finding.required, finding.found) == ("Phó Trưởng phòng", "Chuyên viên")


def test_lists_are_united_without_repeats() -> None:
    prior = asked("LDTT", "2024", decision_number="12/QĐ-SM")
    again = asked("LDTT", "2024", authority="Chi cục trưởng")
    other = asked("LDTT", "2023")
    good = Classification(year="2024", level="hoan_thanh_tot")
    unit = {"unit": OFFICE, "classifications": (good,)}
    found = linked(
        [
            report(
                "a.docx", nominee(AN, asked("CSTDCS"), prior_titles=(prior,), achievements=(field("Làm A"),), **unit)
            ),
            submission("b.docx", nominee(AN, asked("CSTDCS"), prior_titles=(again, other), **unit)),
        ]
    )
    titles = found[0].nominee.prior_titles
    assert [(t.year, t.decision_number, t.authority) for t in titles] == [
        ("2024", "12/QĐ-SM", "Chi cục trưởng"),
        ("2023", None, None),
    ]
    assert found[0].nominee.classifications == (good,)


def test_nameless_nominee_is_reported() -> None:
    found = linked([listing("a.docx", nominee(None, asked("LDTT")), nominee(None, asked("LDTT")))])
    assert [doubts(p) for p in found] == [[("full_name", "LOI")]] * 2


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("Về việc khen thưởng đột xuất", "dot_xuat"),
        ("Khen thưởng Phong trào xanh", "phong_trao"),
        ("Khen thưởng theo chuyên đề", "phong_trao"),
        ("Khen thưởng năm 2026", None),
    ],
)
def test_legal_kind_from_the_subject(subject: str, kind: str | None) -> None:
    assert linked([submission("a.docx", nominee(AN, asked("BK_TINH")), subject=subject)])[0].legal_kind == kind


@pytest.mark.parametrize(
    ("one", "other", "likeness"),
    [
        ("Sở KH&CN tỉnh Thử", "Sở Khoa học và Công nghệ Thử", Likeness.SAME_UNIT),
        ("Phòng Một thuộc Chi cục Hai", "Chi cục Hai - Phòng Một", Likeness.SAME_UNIT),
        ("Chi cục Hòa An", "Phòng Một, Chi cục Hoà An", Likeness.UNIT_WITHIN),
        ("Chi cục Hòa An", "Chi cục Hoa An", None),
        ("Phòng Một, Chi cục Hai", "Phòng Ba, Chi cục Hai", None),
        ("UBND xã Thử", "Ủy ban nhân dân xã Thử", Likeness.SAME_UNIT),
    ],
)
def test_units_as_they_are_written(one: str, other: str, likeness: Likeness | None) -> None:
    assert unit_likeness(fold(one), fold(other)) == likeness
    assert unit_likeness(fold(other), fold(one)) == likeness


SMALL = [
    report("1.docx", nominee(AN, asked("LDTT", None), unit=OFFICE, birth_date="1980")),
    submission("2.docx", nominee(AN, asked("LDTT"), asked("CSTDCS")), issuing_unit="Chi cục Sao Mai"),
    listing("3.docx", nominee(AN, asked("LDTT"), unit="Chi cục Sao Mai"), nominee(AN, asked("LDTT"), unit="Sông Xanh")),
    certificate("4.pdf", nominee(AN)),
    report("5.docx", nominee(AN, asked("CSTDCS", "2025"), unit="Phòng Khác, Chi cục Sao Mai", birth_date="1980-05-02")),
]


def test_order_of_readings_does_not_matter() -> None:
    results = {repr(linked(order)) for order in permutations(SMALL)}
    assert len(results) == 1


@pytest.mark.parametrize("seed", range(60))
def test_order_does_not_matter_for_random_readings(seed: int) -> None:
    chance = random.Random(seed)
    made = []
    for number in range(8):
        people = []
        for _ in range(chance.randint(1, 3)):
            requests = [asked(chance.choice(["LDTT", "CSTDCS"]), chance.choice([None, "2025", "2026"]))]
            values = {
                "unit": chance.choice([None, OFFICE, "Chi cục Sao Mai", "Phòng Khác, Chi cục Sao Mai", "Sông Xanh"]),
                "birth_date": chance.choice([None, None, "1980", "1980-05-02", "1981-01-01"]),
                "position": chance.choice([None, "Chuyên viên", "Trưởng phòng"]),
            }
            people.append(
                nominee(chance.choice([AN, "Nguyễn Văn Ân Thử"]), *requests[: chance.randint(0, 1)], **values)
            )
        build = chance.choice([report, submission, listing, certificate])
        made.append(build(f"{number}.docx", *people, issuing_unit=chance.choice(["Chi cục Sao Mai", "Sông Xanh"])))
    expected = linked(made)
    for _ in range(10):
        chance.shuffle(made)
        assert linked(made) == expected
    for proposal in expected:
        births = {v for r in made for s in proposal.sources if s.file == r.file if (v := _birth(r, s.nominee))}
        assert len({b[:4] for b in births}) <= 1, "two birth years in one proposal"


def _birth(read: Reading, index: int) -> str | None:
    born = read.nominees[index].birth_date
    return born.value if born else None


def test_same_bytes_in_two_bundles_count_once() -> None:
    row = nominee(AN, asked("LDTT"), unit=OFFICE)
    found = linked([report("goi-1.zip/a.docx", row, content="x"), report("goi-2.zip/a.docx", row, content="x")])
    assert [files(p) for p in found] == [["goi-1.zip/a.docx"]]


def test_ids_follow_the_anchors() -> None:
    def item(*anchors: str) -> Linked:
        return Linked(linked(SMALL)[0], "b", frozenset(anchors), (0, 0))

    known = {"Q-1": frozenset({"a", "b"}), "Q-2": frozenset({"c"})}
    assert keep_ids(known, [item("c", "d"), item("b", "a"), item("e")]) == ["Q-2", "Q-1", None]
    assert keep_ids({"Q-1": frozenset("ab"), "Q-2": frozenset("b")}, [item("b"), item("a")]) == ["Q-2", "Q-1"]
    assert keep_ids(known, [item("a", "b", "c")]) == ["Q-1"]


def test_decision_goes_over_the_machine_and_settles_its_doubt() -> None:
    found = linked(
        [
            submission("a.docx", nominee(AN, asked("LDTT"), position="Chuyên viên")),
            report("b.docx", nominee(AN, asked("LDTT"), position="Phó Trưởng phòng")),
        ]
    )[0]
    decided = with_decisions(found, {"position": "Trưởng phòng", "requested.year": "2025", "sender": "Sở Thử"})
    assert value_of(decided, "position") == "Trưởng phòng"
    assert decided.nominee.position is not None and decided.nominee.position.text == "Phó Trưởng phòng"
    assert decided.requested.year == "2025" and decided.nominee.requested[0].year == "2025"
    assert decided.sender == "Sở Thử"
    assert decided.confirmed == ("position", "requested.year", "sender")
    assert not decided.findings
    assert found.findings and not found.confirmed
