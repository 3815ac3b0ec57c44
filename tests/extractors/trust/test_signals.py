"""What speaks for and against a value: its own letters, its paper, and what other sources mark at its place."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.tokens import Doc

from extractors.document import field_of, make_doc
from extractors.layout import PageSize, Paper, Paragraph, Segment
from extractors.spans import GRAMMAR, STATISTICS
from extractors.trust.oddities import oddities, properties
from extractors.trust.signals import judge, surroundings_of
from records.readings import Classification, Field, Initiative, Recognition, Told
from tests.extractors.typed import doc_of

LINE = "Họ và tên: LÒ THỊ TÁM, sinh ngày 02/3/1981, Phòng Tổ chức"


def told_of(doc: Doc, words: str, value: str, **more: Any) -> Field:
    (line,) = doc._.lines
    start = line.text.index(words)
    found = field_of(doc, line, value, start=start, end=start + len(words), **more)
    assert found is not None
    return found


def mark(doc: Doc, source: str, words: str, label: str, *, sure: float = 1.0) -> None:
    start = doc.text.index(words)
    span = doc.char_span(start, start + len(words), label=label, span_id=source)
    assert span is not None
    span._.sure = sure
    doc.spans[source] = [*doc.spans.get(source, []), span]


def name_judged(*marked: tuple[str, str, str, float]) -> tuple[dict[str, float], tuple[str, ...], str | None]:
    doc = doc_of(LINE)
    doc.spans[GRAMMAR], doc.spans[STATISTICS] = [], []
    for source, words, label, sure in marked:
        mark(doc, source, words, label, sure=sure)
    told = told_of(doc, "LÒ THỊ TÁM", "Lò Thị Tám", source="label", sure=0.97)
    found = judge("full_name", told, surroundings_of(doc), kind="ca_nhan")
    return dict(found.signals), found.agreeing, found.instead


def test_name_that_nobody_else_marks() -> None:
    signals, agreeing, instead = name_judged()
    assert signals == {"rule": 0.97, "label": 1.0, "proper": 1.0}
    assert (agreeing, instead) == ((), None)


def test_name_that_both_others_mark_alike() -> None:
    signals, agreeing, instead = name_judged(
        (GRAMMAR, "LÒ THỊ TÁM", "PERSON", 1.0), (STATISTICS, "LÒ THỊ TÁM", "PERSON", 0.8)
    )
    assert agreeing == (GRAMMAR, STATISTICS)
    assert instead is None
    expected = {"grammar": 1.0, "grammar_exact": 1.0, "statistics": 0.8, "statistics_exact": 0.8, "agreed": 1.0}
    assert signals.items() >= expected.items()


def test_name_that_both_others_mark_otherwise_is_in_conflict() -> None:
    marked = [(GRAMMAR, "THỊ TÁM", "PERSON", 1.0), (STATISTICS, "THỊ TÁM", "PERSON", 0.95)]
    signals, agreeing, instead = name_judged(*marked)
    assert (agreeing, instead) == ((), "THỊ TÁM")
    assert signals["differs"] == 1.0


@pytest.mark.parametrize(
    "marked",
    [
        [(GRAMMAR, "THỊ TÁM", "PERSON", 1.0)],
        [(GRAMMAR, "THỊ TÁM", "PERSON", 1.0), (STATISTICS, "THỊ TÁM", "PERSON", 0.6)],
        [(GRAMMAR, "THỊ TÁM", "PERSON", 1.0), (STATISTICS, "LÒ THỊ TÁM", "PERSON", 0.95)],
        [(GRAMMAR, "THỊ TÁM", "PERSON", 1.0), (STATISTICS, "LÒ THỊ", "PERSON", 0.95)],
    ],
)
def test_other_borders_of_one_source_or_an_unsure_one_are_no_conflict(
    marked: list[tuple[str, str, str, float]],
) -> None:
    assert name_judged(*marked)[2] is None


def test_where_a_unit_ends_is_no_conflict() -> None:
    doc = doc_of(LINE)
    for source in (GRAMMAR, STATISTICS):
        mark(doc, source, "Phòng Tổ", "UNIT", sure=0.95)
    told = told_of(doc, "Phòng Tổ chức", "Phòng Tổ chức")
    assert judge("unit", told, surroundings_of(doc), kind="ca_nhan").instead is None


def test_another_kind_at_the_place_speaks_against_it() -> None:
    signals, _, _ = name_judged((STATISTICS, "LÒ THỊ TÁM", "UNIT", 0.9))
    assert signals["statistics_other"] == 0.9


def test_name_of_a_collective_is_a_unit() -> None:
    doc = doc_of(LINE)
    mark(doc, GRAMMAR, "Phòng Tổ chức", "UNIT")
    told = told_of(doc, "Phòng Tổ chức", "Phòng Tổ chức")
    assert judge("full_name", told, surroundings_of(doc), kind="tap_the").agreeing == (GRAMMAR,)
    assert judge("full_name", told, surroundings_of(doc), kind="ca_nhan").agreeing == ()


def test_value_of_several_lines_is_compared_with_nobody() -> None:
    """Another source saw its first line alone: that it agrees there says nothing of the rest."""
    doc = doc_of("SỞ NỘI VỤ")
    mark(doc, GRAMMAR, "SỞ NỘI VỤ", "UNIT")
    told = told_of(doc, "SỞ NỘI VỤ", "Sở Nội vụ", source="heading").model_copy(
        update={"value": "Sở Nội vụ tỉnh An Lạc"}
    )
    found = judge("issuing_unit", told, surroundings_of(doc))
    assert found.agreeing == ()
    assert dict(found.signals)["joined"] == 1.0
    assert "grammar_exact" not in dict(found.signals)


def test_what_is_told_of_a_doubtful_person_is_doubtful() -> None:
    doc = doc_of(LINE)
    told = told_of(doc, "Phòng Tổ chức", "Phòng Tổ chức")
    around = surroundings_of(doc)
    assert dict(judge("unit", told, around, owner=0.25).signals)["owner"] == 0.75
    assert "owner" not in dict(judge("unit", told, around).signals)


def test_letters_of_a_scan_are_told_apart_from_the_rule() -> None:
    text = "Họ và tên: Lò Thị Tám"
    box = (0.0, 0.0, 100.0, 10.0)
    segments = (Segment(0, 11, 1, box, sure=0.99), Segment(11, 21, 1, box, sure=0.5))
    scan = Paper([Paragraph(text, segments=segments)], "pdf_scan", pages=[PageSize(595, 842, scanned=True)])
    doc = make_doc(scan)
    told = told_of(doc, "Lò Thị Tám", "Lò Thị Tám", source="label", sure=0.9)
    signals = dict(judge("full_name", told, surroundings_of(doc), kind="ca_nhan").signals)
    assert signals["scan"] == 1.0
    assert signals["letters"] == pytest.approx(0.5, abs=0.01)
    assert signals["rule"] == pytest.approx(0.9, abs=0.01)


def value(text: str) -> Field:
    return Field(value=text, text=text)


@pytest.mark.parametrize(
    ("name", "told", "odd"),
    [
        ("full_name", value("Nguyễn Thị Thu Hạnh"), 0),
        ("full_name", value("Y Bhiông Niê"), 0),
        ("full_name", value("H'Lan Êban"), 0),
        ("full_name", value("Nguyễn Thj Thu Hạnh"), 1),
        ("full_name", value("Hạnh"), 1),
        ("birth_date", value("1981-03-02"), 0),
        ("birth_date", value("1881-03-02"), 1),
        ("birth_date", value("2021"), 2),
        ("number", value("12/QĐ-SNV"), 0),
        ("number", value("12"), 1),
        ("unit", value("Phòng Tổ chức - Hành chính"), 0),
        ("unit", value("Phòng Tổ chức và"), 1),
        ("unit", value("Phòng Tổ chức (Sở"), 1),
        ("unit", value("Phòng"), 1),
        ("position", value("Trưởng phòng,"), 1),
        ("unit", value("phòng 4 năm liền không"), 1),
        ("initiatives", Initiative(title="Phần mềm quản lý mẫu", decision_number="12/QĐ-SNV", year="2024"), 0),
        ("initiatives", Initiative(title="“Phần mềm quản lý mẫu", decision_number="12/QĐ"), 1),
        ("prior_titles", Recognition(code="LDTT", text="LĐTT", year="2023", decision_date="2024-01-15"), 0),
        ("prior_titles", Recognition(code="LDTT", text="LĐTT", year="2023", decision_date="2022-01-15"), 1),
        ("prior_titles", Recognition(code="LDTT", text="LĐTT", year="2026"), 1),
        ("classifications", Classification(year="2026", level="hoan_thanh_tot"), 1),
    ],
)
def test_what_is_strange_in_a_value(name: str, told: Told, odd: int) -> None:
    assert oddities(name, told, kind="ca_nhan", year="2025") == odd


@pytest.mark.parametrize(
    ("name", "told", "proper"),
    [
        ("full_name", value("Lò Thị Tám"), True),
        ("full_name", value("Bhiông Niê"), False),
        ("unit", value("Phòng Tổ chức"), True),
        ("unit", value("Tổ chức và điều hành"), True),
        ("unit", value("Kế hoạch năm"), False),
        ("position", value("Phó Trưởng phòng"), True),
        ("birth_date", value("1981-03-02"), True),
        ("birth_date", value("1981"), False),
    ],
)
def test_what_is_built_as_such_a_value_is(name: str, told: Field, proper: bool) -> None:
    assert bool(properties(name, told, kind="ca_nhan")) is proper


def test_commas_are_counted_where_they_part_a_value() -> None:
    assert ("parts", 2.0) in properties("position", value("Bí thư Chi bộ, Trưởng phòng, Ủy viên"))
    assert properties("hometown", value("xã An, huyện Bình, tỉnh Cam")) == []


def test_others_who_sign_beside_the_signer_are_counted() -> None:
    doc = doc_of("Bà Lò Thị Tám và ông Vừ A Sình")
    mark(doc, GRAMMAR, "Lò Thị Tám", "PERSON")
    mark(doc, GRAMMAR, "Vừ A Sình", "PERSON")
    told = told_of(doc, "Lò Thị Tám", "Lò Thị Tám", source="signature")
    assert dict(judge("signer", told, surroundings_of(doc, signed_from=0)).signals)["rivals"] == 1.0
    assert "rivals" not in dict(judge("signer", told, surroundings_of(doc, signed_from=20)).signals)
    assert "rivals" not in dict(judge("full_name", told, surroundings_of(doc, signed_from=0)).signals)
