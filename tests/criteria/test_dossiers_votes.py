"""Votes of minutes, reckoned again from the ballots, and what the rules in force ask of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from invented_papers import Look, nominee, paper

from criteria import Rulebook, load_rulebook
from records.readings import Classification, Evidence, Reading, Vote

NAME = "Bạch Thị Ngà"
OLD_LAW = date(2023, 3, 10)
PLACE = (Evidence(paragraph=4),)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def minutes(*votes: Vote, code: str = "LDTT", names: tuple[str, ...] = (NAME,)) -> Reading:
    return paper("bien_ban", *(nominee(name, code) for name in names), file="Biên bản.docx", votes=votes)


def voted(**told: Any) -> Vote:
    return Vote(**{"text": "kết quả", "name": NAME, "evidence": PLACE, **told})


def wrong(rulebook: Rulebook, **told: Any) -> str | None:
    found = Look([minutes(voted(**told))], rulebook).of(NAME, "BQ01")
    return found[0].text if found else None


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"yes": 9, "present": 11, "percent": "82"}, None),
        ({"yes": 9, "present": 11, "percent": "81,8"}, None),
        ({"yes": 9, "present": 11, "percent": "81"}, None),
        ({"yes": 9, "present": 11, "percent": "81,82"}, None),
        ({"yes": 9, "present": 11, "percent": "90"}, "ghi 90%, nhưng 9/11 là 81,8%"),
        ({"yes": 9, "present": 11, "percent": "82,5"}, "ghi 82,5%, nhưng 9/11 là 81,8%"),
        ({"yes": 9, "present": 9, "members": 11, "percent": "100"}, None),
        ({"yes": 9, "present": 9, "members": 11, "percent": "81,8"}, None),
        ({"yes": 9, "present": 9, "members": 11, "percent": "90"}, "9/9 là 100% hoặc 9/11 là 81,8%"),
        ({"yes": 12, "present": 11}, "12 phiếu đồng ý mà chỉ có 11 người bỏ phiếu"),
        ({"yes": 9, "no": 3, "present": 11}, "9 phiếu đồng ý và 3 phiếu không đồng ý"),
        ({"yes": 9, "no": 2, "present": 11}, None),
        ({"yes": 8, "present": 8, "members": 6}, None),  # "các thành viên: 06 người" beside the chair
        ({"yes": 9, "members": 8}, "9 phiếu đồng ý mà chỉ có 8 người bỏ phiếu"),
        ({"percent": "85", "present": 11}, "không số phiếu nào trên 11 người cho tỷ lệ ấy"),
        ({"percent": "81,8", "present": 11}, None),
        ({"percent": "85"}, None),
        ({"percent": "108"}, "ghi 108%"),
        ({"yes": 11, "present": 11}, None),
    ],
)
def test_percentages_are_reckoned_again(rulebook: Rulebook, told: dict[str, Any], said: str | None) -> None:
    text = wrong(rulebook, **told)
    assert (text is None) if said is None else (text is not None and said in text)


def test_finding_names_minutes_and_place(rulebook: Rulebook) -> None:
    (found,) = Look([minutes(voted(yes=9, present=11, percent="90"))], rulebook).of(NAME, "BQ01")
    assert (found.file, found.severity) == ("Biên bản.docx", "CANH_BAO")
    assert found.evidence == (Evidence(file="Biên bản.docx", paragraph=4),)


def test_doubtful_vote_comes_before_met(rulebook: Rulebook) -> None:
    met = (Classification(year="2024", level="hoan_thanh_tot", evidence=PLACE),)

    def verdict(*votes: Vote) -> str:
        own = nominee(NAME, "LDTT", classifications=met)
        report = paper("bao_cao_thanh_tich_ca_nhan", own, file="Báo cáo.docx")
        submission = paper("to_trinh", nominee(NAME, "LDTT"), file="Tờ trình.docx")
        return Look([report, submission, minutes(*votes)], rulebook).verdict(NAME)

    assert verdict(voted(yes=9, present=11, percent="81,8")) == "DAT"
    assert verdict(voted(yes=9, present=11, percent="90")) == "CAN_XEM_XET"


def short(rulebook: Rulebook, code: str, received: date = OLD_LAW, **told: Any) -> list[tuple[str, str]]:
    seen = Look([minutes(voted(**told), code=code)], rulebook, received=received)
    return [(f.severity, f.text) for f in seen.of(NAME, "BQ02")]


@pytest.mark.parametrize(
    ("told", "is_short"),
    [
        ({"yes": 10, "present": 11, "members": 11, "is_secret": True}, False),  # 90,9 %
        ({"yes": 9, "present": 10, "members": 10, "is_secret": True}, False),  # just 90 %
        ({"yes": 9, "present": 11, "members": 11, "is_secret": True}, True),
        ({"yes": 9, "present": 9, "members": 11, "is_secret": True}, True),  # of all members, not of those present
        ({"yes": 8, "present": 9, "is_secret": True}, True),  # absent members did not vote for it either
        ({"yes": 9, "present": 9, "is_secret": True}, False),  # how many members there are is not told
        ({"percent": "88,9"}, True),
        ({"percent": "100"}, False),
        ({"yes": 11, "present": 11, "members": 11, "is_secret": False}, True),  # not a secret ballot
        ({"yes": 11, "present": 11, "members": 11}, False),
    ],
)
def test_ninety_percent_of_all_members_under_the_old_law(
    rulebook: Rulebook, told: dict[str, Any], is_short: bool
) -> None:
    seen = Look([minutes(voted(**told), code="CSTD_TINH")], rulebook, received=OLD_LAW)
    found = [
        f for f in seen.of(NAME) if f.code == "BQ02" or (f.condition == "CSTD_TINH.cu.bo_phieu" and f.code == "TC03")
    ]
    assert len(found) == is_short  # once: by the condition of the title, or by the minutes where that is open
    assert all("NĐ 91/2017/NĐ-CP, Điều 45 khoản 8" in (f.article or "") for f in found)


def test_numbers_of_a_short_vote_are_shown(rulebook: Rulebook) -> None:
    ((_, text),) = short(rulebook, "CSTD_TINH", yes=9, present=9, members=11, is_secret=True)
    assert "9/11 tổng số thành viên đồng ý, đạt 81,8%, chưa rõ ý kiến của 2 người vắng; quy định từ 90%" in text


def test_absent_members_may_still_decide(rulebook: Rulebook) -> None:
    """Their opinion in writing is not in the minutes: a person asks, the program does not say no."""

    def verdict(**told: Any) -> tuple[str, set[str]]:
        seen = Look([minutes(voted(is_secret=True, **told), code="CSTD_TINH")], rulebook, received=OLD_LAW)
        return seen.verdict(NAME), seen.codes(like="BQ")

    assert verdict(yes=9, present=9, members=11) == ("CHUA_DU_CO_SO", {"BQ02"})
    assert verdict(yes=9, present=11, members=11) == ("KHONG_DAT", set())  # the condition of the title says it


def test_base_titles_have_no_threshold_of_their_own(rulebook: Rulebook) -> None:
    assert short(rulebook, "CSTDCS", yes=6, present=11, members=11, is_secret=False) == []


def test_unconfirmed_threshold_is_only_a_note(rulebook: Rulebook) -> None:
    ((severity, text),) = short(rulebook, "CO_CP", date(2026, 3, 10), yes=7, present=11, members=11)
    assert severity == "THONG_TIN" and "(chưa xác nhận)" in text


def test_own_vote_goes_before_that_for_all(rulebook: Rulebook) -> None:
    for_all = Vote(text="100% nhất trí", yes=11, present=11, percent="100")
    seen = Look([minutes(for_all, voted(yes=9, present=11, percent="90"))], rulebook)
    assert seen.of(NAME, "BQ01")


def test_attendance_told_apart_counts_for_every_vote(rulebook: Rulebook) -> None:
    attendance = Vote(text="có mặt 09/11", present=9, members=11, is_secret=True)
    other = "Kiều Văn Lộc"
    papers = [minutes(attendance, voted(yes=9), code="CSTD_TINH", names=(NAME, other))]
    seen = Look(papers, rulebook, received=OLD_LAW)
    assert "9/11" in seen.of(NAME, "BQ02")[0].text
    assert seen.of(other, "BQ02") == ()
    assert seen.of(other, "BQ03")  # named in the minutes without a result


def test_two_results_for_one_are_none(rulebook: Rulebook) -> None:
    seen = Look([minutes(voted(yes=9, present=11, percent="90"), voted(yes=10, present=11))], rulebook)
    assert seen.codes(like="BQ") == set()


@pytest.mark.parametrize(
    ("day", "is_asked"), [(date(2023, 12, 31), False), (date(2024, 1, 1), True), (date(2025, 7, 1), False)]
)
def test_result_must_stand_in_the_minutes(rulebook: Rulebook, day: date, is_asked: bool) -> None:
    seen = Look([minutes(code="CSTDCS")], rulebook, received=day)
    assert bool(seen.of(NAME, "BQ03")) is is_asked


def test_without_minutes_nothing_is_asked_of_a_vote(rulebook: Rulebook) -> None:
    papers = [paper("to_trinh", nominee(NAME, "CSTDCS"), file="Tờ trình.docx")]
    assert Look(papers, rulebook).codes(like="BQ") == set()


LOCAL = """
votes:
- {id: phieu_so, from: 2024-01-01, to: null, reference: Quy chế của Sở, status: confirmed,
   codes: [LDTT], yes_min: 0.7, base: present, present_min: "2/3", ballot: open}
"""


def test_local_threshold_is_data(tmp_path: Any) -> None:
    (tmp_path / "phieu.yaml").write_text(LOCAL, encoding="utf-8")
    own = load_rulebook(tmp_path)
    told = {"yes": 4, "present": 7, "members": 11, "is_secret": True}
    found = [text for _, text in short(own, "LDTT", date(2025, 3, 10), **told)]
    assert len(found) == 3
    assert any("4/7 số người có mặt đồng ý, đạt 57,1%; quy định từ 70% số người có mặt trở lên" in t for t in found)
    assert any("7/11 thành viên có mặt, đạt 63,6%; quy định ít nhất 66,7% thành viên có mặt" in t for t in found)
    assert any("bỏ phiếu kín; quy định biểu quyết công khai" in t for t in found)


@pytest.mark.parametrize(("present", "is_short"), [(7, True), (8, False)])
def test_two_thirds_of_twelve_are_eight(tmp_path: Any, present: int, is_short: bool) -> None:
    (tmp_path / "phieu.yaml").write_text(LOCAL, encoding="utf-8")
    told = {"yes": present, "present": present, "members": 12, "is_secret": False}
    assert bool(short(load_rulebook(tmp_path), "LDTT", date(2025, 3, 10), **told)) is is_short


def test_unconfirmed_local_threshold_hides_none_of_the_law(tmp_path: Any) -> None:
    (tmp_path / "phieu.yaml").write_text(
        "votes:\n- {id: phieu, from: 2017-10-01, to: null, reference: Nháp, status: unconfirmed,"
        " codes: [CSTD_TINH], yes_min: 0.5, base: present}\n",
        encoding="utf-8",
    )
    found = short(load_rulebook(tmp_path), "CSTD_TINH", yes=9, present=9, members=11, is_secret=True)
    assert [severity for severity, _ in found] == ["CANH_BAO"]
