"""Leaders and direct workers of a quarter: counted by recognition, a note where the latter are fewer, no judgement."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from invented_quarter import asked

from criteria import Rulebook, check_all, class_counts, load_rulebook
from criteria.together.workers import few_direct_workers
from records.proposals import Proposal
from records.statements import signed

ON = date(2025, 3, 1)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def quarter(code: str, *positions: str) -> list[Proposal]:
    return [
        asked(n, code, name=f"Người Thứ {n}", born=f"1980-01-{n:02d}", position=position)
        for n, position in enumerate(positions, start=1)
    ]


def test_counts_by_recognition(rulebook: Rulebook) -> None:
    proposals = quarter("CSTDCS", "Trưởng phòng", "Phó Chi cục trưởng", "Kiểm định viên")
    company = asked(9, "BK_TINH", name="Kim Chủ", position="Giám đốc", unit="Công ty TNHH Sao Mai")
    collective = asked(10, "TTLDTT", name="Phòng Đo lường", kind="tap_the")
    counts = class_counts([*proposals, company, collective])
    assert [(c.code, len(c.leaders), len(c.direct), len(c.business)) for c in counts] == [
        ("CSTDCS", 2, 1, 0),
        ("BK_TINH", 0, 0, 1),
    ]
    assert [c.direct_share for c in counts] == [Fraction(1, 3), None]


@pytest.mark.parametrize(
    ("positions", "is_noted"),
    [
        (("Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên"), True),
        (("Trưởng phòng", "Chuyên viên"), False),
        (("Chuyên viên",), False),
        (("Trưởng phòng", "Phó Trưởng phòng"), False),
        (("Trưởng phòng", "Phó Trưởng phòng", "Chánh Văn phòng"), True),
    ],
)
def test_note_where_direct_workers_are_fewer(rulebook: Rulebook, positions: tuple[str, ...], is_noted: bool) -> None:
    notes = [each.finding for each in few_direct_workers(quarter("CSTDCS", *positions), rulebook)]
    assert [(f.code, f.severity) for f in notes] == ([("CO_CAU", "THONG_TIN")] if is_noted else [])
    assert all(f.article == "Luật 06/2022/QH15, Điều 5 khoản 2 điểm d" for f in notes)


def test_note_stands_with_what_concerns_a_whole_quarter(rulebook: Rulebook) -> None:
    proposals = quarter("CSTDCS", "Trưởng phòng", "Phó Trưởng phòng", "Chuyên viên")
    checked, of_senders = check_all(proposals, rulebook)
    assert (
        few_direct_workers(proposals, rulebook, received=date(2023, 12, 31)) == ()
    )  # the old law's words were not read
    (note,) = [each for each in of_senders if each.finding.code == "CO_CAU"]
    assert note.sender is None and len(note.proposals) == 3
    assert "1 so với 2, tỷ lệ 33%" in note.finding.text
    assert not [f for each in checked for f in each.judgement.findings if f.code == "CO_CAU"]


def test_one_person_asking_twice_counts_for_each_recognition(rulebook: Rulebook) -> None:
    both = [asked(1, "CSTDCS", position="Trưởng phòng"), asked(2, "BK_TINH", position="Trưởng phòng")]
    assert [(c.code, len(c.leaders)) for c in class_counts(both)] == [("CSTDCS", 1), ("BK_TINH", 1)]


def test_person_s_word_beats_the_post(rulebook: Rulebook) -> None:
    told = (("class", signed('"truc_tiep"', who="Lê Thử", on=ON)),)
    (count,) = class_counts([asked(1, position="Trưởng phòng", told=told)])
    assert (len(count.leaders), len(count.direct)) == (0, 1)
