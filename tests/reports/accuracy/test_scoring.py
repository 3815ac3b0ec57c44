"""What the figures of accuracy rest on: gold against readings that agree, err, invent and leave out."""

from __future__ import annotations

from typing import Any

import pytest
from scored_readings import GOLD, ask, duyen, finance, gold_of, reading_of, say

from records.errors import SettingsError
from records.readings import Reading
from reports.accuracy import Counts, PaperScore, Share, Tally, merge, micro, parse_gold, score_file

RIGHT = Tally(right=1)
WRONG = Tally(missed=1, invented=1)


def score(reading: Reading | None, **gold: Any) -> PaperScore:
    (paper,) = score_file(gold_of(**gold), reading)
    return paper


def wrong_fields(paper: PaperScore) -> list[str]:
    return [error.field for error in paper.errors]


def test_reading_that_agrees_is_clean() -> None:
    paper = score(reading_of())
    assert paper.errors == ()
    assert paper.is_clean()
    assert micro(paper.compared).exact == Tally(right=19)


def test_file_that_nobody_read_misses_everything() -> None:
    paper = score(None)
    tally = micro(paper.compared).exact
    assert (tally.right, tally.invented) == (0, 0)
    assert tally.missed == 18  # one less: silence about the signer is accepted
    assert paper.is_missing and not paper.is_clean()


@pytest.mark.parametrize(
    ("value", "exact", "relaxed"),
    [
        ("HOÀNG MỸ DUYÊN", RIGHT, RIGHT),
        ("Hoàng Mỹ Duyên", RIGHT, RIGHT),
        ("Hoàng Mĩ Duyên", RIGHT, RIGHT),
        ("Hoàng Mỵ Duyên", WRONG, RIGHT),
        ("Hoàng Thị Mỹ Duyên Anh", WRONG, WRONG),
    ],
)
def test_folding_forgives_case_but_no_tone(value: str, exact: Tally, relaxed: Tally) -> None:
    paper = score(reading_of(duyen(full_name=say(value)), finance()))
    assert paper.fields["nominee.full_name"] == Counts(exact + RIGHT, relaxed + RIGHT)


def test_number_and_subject_are_compared_without_their_lead() -> None:
    paper = score(reading_of(head={"number": say("Số: 21 / TTr-QLCN"), "subject": say("V/v Khen thưởng năm 2025")}))
    assert paper.errors == ()


def test_other_readings_that_gold_accepts() -> None:
    unit = say("Phòng Quản lý Công nghệ, Sở Khoa học và Công nghệ")
    other = score(reading_of(duyen(honorific=say("bà"), unit=unit), finance(), head={"signer": None}))
    assert other.errors == ()
    assert other.fields["nominee.honorific"].exact == RIGHT
    assert "document.signer" not in other.fields  # silence is neither right nor wrong
    wrong = score(reading_of(duyen(honorific=say("Ông")), finance()))
    assert wrong.fields["nominee.honorific"].exact == Tally(invented=1)


def test_sex_told_from_the_honorific_is_no_error_where_the_paper_is_silent() -> None:
    assert score(reading_of(duyen(gender=say("nu")), finance())).errors == ()
    stated = [GOLD["nominees"][0] | {"gender": "nam"}, GOLD["nominees"][1]]
    assert wrong_fields(score(reading_of(duyen(gender=say("nu")), finance()), nominees=stated)) == ["nominee.gender"]


def test_optional_request_counts_neither_way() -> None:
    assert score(reading_of(duyen(), finance(requested=(ask("TTLDTT"), ask("DIEN_HINH", None))))).errors == ()
    asked = score(reading_of(duyen(requested=(ask("LDTT"), ask("CSTDCS"), ask("DIEN_HINH"))), finance()))
    assert asked.fields["nominee.requested"].exact == Tally(right=3, invented=1)


def test_value_where_none_is_stated_is_invented() -> None:
    assert score(reading_of(head={"place": say("Hà Nội")})).fields["document.place"].exact == Tally(invented=1)


def test_wrong_entry_of_a_list_is_missed_and_invented() -> None:
    paper = score(reading_of(duyen(prior_titles=(ask("LDTT", "2023", decision_number="12/QĐ-SKHCN"),)), finance()))
    assert paper.fields["nominee.prior_titles"] == Counts(WRONG, RIGHT)
    (error,) = paper.errors  # nearly the same: told as one that was read wrong
    assert (error.nominee, error.expected) == ("Hoàng Mỹ Duyên", "LDTT · 2024 · 12/QĐ-SKHCN")
    assert (error.read, error.words) == ("LDTT · 2023 · 12/QĐ-SKHCN", ("12/QĐ-SKHCN", "Lao động tiên tiến"))


def test_every_entry_is_told_once() -> None:
    titles = (ask("CSTDCS", "2019"), ask("LDTT", None, decision_number="12/QĐ-SKHCN"), ask("GIAY_KHEN", "2020"))
    paper = score(reading_of(duyen(prior_titles=titles), finance()))
    told = [(each.expected, each.read) for each in paper.errors]
    assert told == [
        ("LDTT · 2024 · 12/QĐ-SKHCN", "LDTT · 12/QĐ-SKHCN"),
        (None, "CSTDCS · 2019"),
        (None, "GIAY_KHEN · 2020"),
    ]
    assert paper.fields["nominee.prior_titles"].exact == Tally(missed=1, invented=3)


def test_what_gold_does_not_speak_of_is_not_compared() -> None:
    reading = reading_of(duyen(hometown=say("Lai Châu"), prior_awards=(ask("GIAY_KHEN"),)), finance(unit=say("Sở")))
    assert score(reading).errors == ()
    number = ask("TTLDTT", decision_number="3/QĐ-SKHCN")  # gold speaks of code and year only
    assert score(reading_of(duyen(), finance(requested=(number,)))).errors == ()
    assert micro(score(reading, document={}, requested=[], nominees=[]).compared).exact.right == 1  # the kind


def test_parts_beside_an_entry_are_counted_apart() -> None:
    paper = score(reading_of(duyen(initiatives=({"title": "Số hoá kho hồ sơ công nghệ"},)), finance()))
    assert paper.errors == ()
    assert paper.apart["initiatives.scope"] == Share(asked=1, right=0)
    assert paper.apart["read_as"] == Share(asked=1, right=1)
    assert paper.apart["position_unit"] == Share(asked=1, right=1)


def test_nominees_pair_by_name_not_by_order() -> None:
    assert score(reading_of(finance(), duyen())).errors == ()


def test_entries_of_one_nominee_are_put_together() -> None:
    parted = (duyen(requested=(ask("LDTT"),)), duyen(requested=(ask("CSTDCS"),), prior_titles=(), unit=None))
    assert score(reading_of(*parted, finance())).errors == ()
    elsewhere = (duyen(requested=(ask("LDTT"),)), duyen(requested=(ask("CSTDCS"),), unit=say("Chi cục Đo lường")))
    assert score(reading_of(*elsewhere, finance())).fields["nominee_found"].exact == Tally(right=2, invented=1)


def test_two_of_one_name_pair_by_their_unit() -> None:
    gold = [
        {"kind": "ca_nhan", "full_name": "Lê An", "unit": "Phòng Một", "birth_date": "1980"},
        {"kind": "ca_nhan", "full_name": "Lê An", "unit": "Phòng Hai", "birth_date": "1990"},
    ]
    people = [duyen(full_name=say("Lê An"), unit=say(unit), birth_date=say(year)) for unit, year in
              (("Phòng Hai", "1990"), ("Phòng Một", "1980"))]  # fmt: skip
    assert score(reading_of(*people), nominees=gold).errors == ()


def test_stranger_counts_with_all_that_was_read() -> None:
    stranger = duyen(full_name=say("Phan Quốc Bảo"), gender=say("nam"))
    paper = score(reading_of(duyen(), finance(), stranger))
    assert paper.fields["nominee_found"].exact == Tally(right=2, invented=1)
    assert paper.fields["nominee.gender"].exact == Tally(invented=1)
    assert paper.fields["nominee.requested"].exact == Tally(right=3, invented=2)


def test_missing_nominee_misses_all_that_gold_states() -> None:
    paper = score(reading_of(finance()))
    assert paper.fields["nominee.birth_date"].exact == Tally(missed=1)
    assert paper.fields["nominee.requested"].exact == Tally(right=1, missed=2)


def test_achievements_are_told_apart() -> None:
    results = ["Hoàn thành 12 nhiệm vụ trước hạn", "Giảm 30 ngày thẩm định hồ sơ"]
    nominees = [GOLD["nominees"][0] | {"achievements": results}, GOLD["nominees"][1]]
    told = (say("- Hoàn thành 12 nhiệm vụ trước hạn, được Sở khen"), say("Chấp hành tốt nội quy cơ quan"))
    paper = score(reading_of(duyen(achievements=told), finance()), nominees=nominees)
    assert paper.is_clean()
    assert (paper.achievements.expected, paper.achievements.read) == (Share(2, 1), Share(2, 1))


def test_files_of_a_bundle_are_scored_each() -> None:
    gold = gold_of(
        file="goi.zip",
        members=[{"file": "a/to-trinh.docx", "kind": "to_trinh"}, {"file": "b.docx", "kind": "bien_ban"}],
    )
    bundle = reading_of(file="goi.zip", kind=None, members=(reading_of(file="a/to-trinh.docx"),))
    first, second = score_file(gold, bundle)
    assert first.file == "goi.zip › a/to-trinh.docx" and first.read_as == "bundle"
    assert first.is_clean() and not first.is_missing
    assert second.is_missing and second.fields["kind"].exact == Tally(missed=1)


def test_counts_of_files_add_up() -> None:
    papers = (score(reading_of()), score(None))
    merged = merge(paper.compared for paper in papers)
    assert micro(merged).exact == Tally(right=19, missed=18)
    assert micro(merged).exact.recall == pytest.approx(19 / 37)


def test_gold_may_hold_fields_as_objects_and_numbers() -> None:
    gold = parse_gold('{"document": {"number": {"value": "5/TB", "text": ""}, "date": 2025, "place": ""}}', "a.json")
    assert (gold.document.number, gold.document.date, gold.document.place) == ("5/TB", "2025", None)


@pytest.mark.parametrize("text", ['{"nominees": [{"full_name": ["a"]}]}', "[]", "{", "[" * 100_000, b"\xff\xfe"])
def test_gold_in_a_wrong_form_names_its_file(text: str | bytes) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_gold(text, "a.docx.json")
    assert "a.docx.json" in caught.value.message
