"""The lists that go with the submission: persons, collectives, households, each by recognition."""

from __future__ import annotations

import re

from invented_proposals import checked, collective, field, person, quarter_of
from meeting_quarter import comments, compiled, household, listed, opened, words

from reports.papers.entries import called
from reports.papers.lists import list_papers


def test_person_has_year_of_birth_and_gender_as_the_papers_say() -> None:
    known = person(1).model_copy(update={"birth_date": field("1985-04-12")})
    silent = person(2).model_copy(update={"honorific": None})
    persons, _ = list_papers(compiled([checked(1, known), checked(2, silent)]))
    rows = dict(
        zip(listed(persons), zip(listed(persons, column=2), listed(persons, column=3), strict=True), strict=True)
    )
    assert rows == {"Trần Thị Ánh": ("1985", "Nữ"), "Ngô Minh Anh": ("", "")}


def test_unknown_unit_is_a_place_to_fill_in_with_who_sent_the_papers() -> None:
    bare = checked(1, collective(0).model_copy(update={"unit": None}), code="TTLDTT")
    bare = bare.model_copy(update={"proposal": bare.proposal.model_copy(update={"sender": "Trung tâm Chuyển đổi số"})})
    _, collectives = list_papers(compiled([bare]))
    assert listed(collectives, column=2) == ["……"]
    assert any("không ghi đơn vị. Hồ sơ do Trung tâm Chuyển đổi số gửi." in text for text in comments(collectives))


def test_households_have_a_list_only_where_there_are_any() -> None:
    keys = [paper.key for paper in list_papers(compiled([checked(1, person(1))]))]
    assert keys == ["danh-sach/ca-nhan", "danh-sach/tap-the"]
    papers = {paper.key: paper for paper in list_papers(compiled([checked(1, household(0), code="GIAY_KHEN")]))}
    assert listed(papers["danh-sach/ho-gia-dinh"], column=2) == ["Ấp 3, xã An Thới"]
    assert "DANH SÁCH HỘ GIA ĐÌNH ĐỀ NGHỊ KHEN THƯỞNG QUÝ III/2026" in words(papers["danh-sach/ho-gia-dinh"])


def test_people_are_called_as_official_papers_call_them() -> None:
    teacher = person(1).model_copy(update={"honorific": field("Cô")})
    assert called(teacher) == "Bà Trần Thị Ánh"
    persons, _ = list_papers(compiled([checked(1, teacher)]))
    assert listed(persons, column=3) == ["Nữ"]


def test_household_is_called_one() -> None:
    named = household(0)
    assert called(named) == f"Hộ gia đình {named.name}"
    assert called(named.model_copy(update={"honorific": field("Ông")})) == f"Hộ ông {named.name}"
    told = named.model_copy(update={"full_name": field("Gia đình ông Lê Thử")})
    assert called(told) == "Gia đình ông Lê Thử"


def test_order_is_that_of_the_table_and_groups_are_counted() -> None:
    compilation = compiled(quarter_of(50))
    persons, _ = list_papers(compilation)
    assert listed(persons) == [row.name for row in compilation.table.ready if row.nominee.kind == "ca_nhan"]
    groups = re.findall(r"^(.+): (\d+) cá nhân$", words(persons), re.MULTILINE)
    assert ("Giấy khen", "05") in groups
    assert len({name for name, _ in groups}) == len(groups)


def test_doubtful_values_are_comments_on_their_words() -> None:
    persons, _ = list_papers(compiled([checked(1, person(1, confidence=0.9))]))
    assert any("Họ tên: cần xem, độ tin cậy 0,90" in text for text in comments(persons))
    assert persons.still_open


def test_rows_are_known_by_their_proposals_with_the_fields_they_print() -> None:
    compilation = compiled([checked(7, person(1)), checked(8, collective(0), code="TTLDTT")])
    persons, collectives = list_papers(compilation)
    row = next(block for block in persons.blocks if block.proposal == "2026-Q3-0007")
    told = {(span.field, span.text) for cell in row.cells for span in cell.spans}
    assert {("full_name", "Trần Thị Ánh"), ("unit", "Phòng Quản lý khoa học"), ("requested.year", "2026")} <= told
    assert {block.proposal for block in collectives.blocks} >= {"2026-Q3-0008"}


def test_pages_lie_on_their_side() -> None:
    section = opened(next(iter(list_papers(compiled(quarter_of(3)))))).sections[0]
    assert section.page_width > section.page_height
