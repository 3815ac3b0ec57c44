"""The page of a nominee tells every condition and finding, is whole HTML, and lets nothing hostile through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from explained_cases import PLACE, broken, collective, explained, levels, met, unclear
from lxml import html

from records.catalogue import VERDICTS
from records.honours import Honour, KnownHonour
from records.proposals import Finding
from records.readings import Evidence, Field
from reports.explanation import Explained, Framed, PagePicture, write_explanation
from reports.explanation.conditions import condition_rows

MADE_ON = date(2025, 3, 12)
CASES = [met, unclear, broken, collective]
VOID = {"meta", "image", "use", "rect", "img"}


def page_of(explained_: Explained) -> tuple[str, html.HtmlElement]:
    text = write_explanation(explained_, made_on=MADE_ON)
    return text, html.document_fromstring(text)


def of_class(tree: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    return tree.xpath(f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_page_tells_every_condition_with_its_article_and_every_finding(case: Callable[[], Explained]) -> None:
    explained_ = case()
    judgement = explained_.checked.judgement
    _, tree = page_of(explained_)
    told = words(tree).casefold()
    assert judgement.conditions and (judgement.verdict == "DAT" or judgement.findings)
    for condition in (*judgement.conditions, *judgement.spared):
        assert condition.required.casefold() in told, condition.id
        assert condition.article.casefold() in told, condition.id
    for finding in judgement.findings:
        assert finding.text.rstrip(".").casefold() in told, finding.code
        assert finding.code.casefold() in told
    assert VERDICTS[judgement.verdict].casefold() in words(of_class(tree, "verdict")[0].find(".//strong")).casefold()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.__name__)
def test_page_is_whole_html_with_nothing_from_elsewhere(case: Callable[[], Explained]) -> None:
    text, tree = page_of(case())
    assert text.startswith("<!DOCTYPE html>")
    assert tree.get("lang") == "vi"
    assert not tree.xpath("//script | //link | //iframe")
    for element in tree.iter():
        for name in ("src", "href"):
            value = element.get(name)
            assert value is None or value.startswith(("#", "data:")), value
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {element.get("href")[1:] for element in tree.iter() if (element.get("href") or "").startswith("#")}
    assert targets <= set(ids)
    for tag in {element.tag for element in tree.iter() if isinstance(element.tag, str)} - VOID:
        assert text.count(f"<{tag}>") + text.count(f"<{tag} ") == text.count(f"</{tag}>"), tag


def test_outcomes_are_said_in_words_and_signs_and_not_by_colour_alone() -> None:
    _, tree = page_of(broken())
    marks = {words(cell) for cell in of_class(tree, "mark")}
    assert {"✓ Đạt", "✗ Không đạt"} <= marks


def test_alternative_that_carried_is_named_and_the_spared_one_said_so() -> None:
    rows = condition_rows(met().checked.judgement)
    heads = [row for row in rows if row.condition is None]
    assert heads[0].text.endswith("đạt theo a)")
    spared = [row for row in rows if row.state == "spared" and row.condition is not None]
    assert {row.depth for row in spared} == {2}
    assert {row.outcome for row in spared} == {"Không cần xét"}
    carried = next(row for row in rows if row.letter == "a")
    assert (carried.state, carried.number) == ("DAT", 1)


def test_alternatives_have_the_letters_of_points_of_law() -> None:
    open_ = explained(requested="BK_TINH", year=2024, legal_kind="cong_trang")
    letters = [row.letter for row in condition_rows(open_.checked.judgement) if row.letter]
    assert letters == list("abcdđe")


def test_birth_date_is_written_as_staff_write_it() -> None:
    own = met()
    nominee = own.checked.proposal.nominee.model_copy(update={"birth_date": Field(value="1985-05-19", text="19.5.85")})
    proposal = own.checked.proposal.model_copy(update={"nominee": nominee})
    _, tree = page_of(replace(own, checked=own.checked.model_copy(update={"proposal": proposal})))
    assert "19/05/1985" in words(tree) and "1985-05-19" not in words(tree)


def test_hostile_text_stays_text() -> None:
    hostile = '<script>alert("x")</script><img src=x onerror=1>'
    person = {"kind": "ca_nhan", "full_name": hostile}
    case = explained(
        person=person,
        requested="CSTDCS",
        year=2024,
        classifications=levels(y2024="hoan_thanh_tot"),
        initiatives=[{"title": hostile, "year": 2024, "scope": "co_so", "evidence": [PLACE]}],
    )
    finding = Finding(code="DC01", severity="CANH_BAO", text=hostile, required="</td>" + hostile, file="<b>.docx")
    case = replace(case, of_sender=(finding,), no_pictures=(hostile,))
    text, tree = page_of(case)
    assert not tree.xpath("//script | //*[@onerror]")
    assert hostile in tree.find(".//h1").text_content()
    assert "<script" not in text and "<b>.docx" not in text


def test_findings_stand_with_what_to_do_the_missing_ones_apart() -> None:
    _, tree = page_of(unclear())
    tasks = [words(item) for group in of_class(tree, "tasks") for item in group]
    assert any("Thiếu biên bản" in task and "→ Yêu cầu Chi cục Tiêu chuẩn" in task for task in tasks)
    grades = [item.get("class") for item in of_class(tree, "tasks")[0]]
    assert grades == sorted(grades, key=["LOI", "CANH_BAO", "THONG_TIN"].index)


def test_condition_links_to_the_strip_of_the_page_where_it_is_written() -> None:
    place = Evidence(**PLACE)
    pages = (PagePicture("BC Mận.pdf", 2, b"RIFF", 1.4, (Framed((place,), (0.1, 0.2, 0.5, 0.22)),)),)
    _, tree = page_of(replace(met(), pages=pages))
    assert "hình 1" in words(tree.xpath('//td//a[@href="#trich-1"]')[0])
    strip = tree.xpath("//*[@id='trich-1']//svg")[0]
    left, top, width, height = (float(part) for part in strip.get("viewbox", strip.get("viewBox")).split())
    assert (left, width) == (0, 1000)
    box = tree.xpath("//*[@id='trich-1']//rect")[0]
    assert top < float(box.get("y")) and float(box.get("y")) + float(box.get("height")) < top + height
    _, plain = page_of(met())
    assert not plain.xpath("//*[@id='trich']") and "BC Mận.pdf, trang 2" in words(plain)


def test_law_and_why_this_law() -> None:
    _, tree = page_of(met())
    told = words(tree.find(".//header"))
    assert "Luật 06/2022/QH15 + NĐ 98/2023/NĐ-CP" in told
    assert "theo ngày nhận hồ sơ" in told and "10/03/2025" in told
    _, other = page_of(replace(met(), received=date(2026, 5, 1)))
    assert "xét như thể nhận ngày 01/05/2026" in words(other.find(".//header"))


def test_history_says_what_is_not_surely_the_nominees() -> None:
    honour = Honour(name="Tạ Thị Mận", code="CSTDCS", year=2022, decision_number="9/QĐ-SKHCN", source="Sổ 2022.xlsx")
    unsure = KnownHonour(honour=honour, is_sure=False, why="cùng họ tên, khác đơn vị")
    _, tree = page_of(replace(met(), honours=(unsure,)))
    told = words(tree)
    assert "Chưa chắc là của người này: cùng họ tên, khác đơn vị." in told
    assert "9/QĐ-SKHCN" in told
