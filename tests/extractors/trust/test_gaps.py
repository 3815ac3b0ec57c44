"""Holes that both other sources fill alike, and people whom only they propose: told, and never added."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from extractors.fields import STRUCTURE, read_fields
from extractors.grammar.component import mark_grammar
from extractors.spans import GRAMMAR, STATISTICS
from extractors.trust.gaps import Filled, fill
from extractors.trust.model import shipped_model
from extractors.trust.signals import surroundings_of
from extractors.zones import Zones, find_zones
from records.readings import DocumentHead, Nominee
from tests.extractors.typed import NATION, Typed, centred, paper

LIST: tuple[Typed, ...] = (
    [["SỞ NỘI VỤ\nPHÒNG TỔ CHỨC", "\n".join(NATION)]],
    centred("TỜ TRÌNH"),
    centred("Về việc đề nghị tặng Giấy khen năm 2025"),
    "Phòng Tổ chức đề nghị Giám đốc Sở tặng Giấy khen cho các cá nhân sau:",
    "1. Ông Lò Văn Tám, sinh năm 1981, Chuyên viên, Phòng Tổ chức.",
    "2. Bà Vừ Thị Sình, sinh năm 1990, Kế toán, Văn phòng Sở.",
)


def agreed(*typed: Typed) -> tuple[Doc, Zones, DocumentHead, tuple[Nominee, ...]]:
    """A paper that the structure has read, which grammar has marked, and statistics in the very same way."""
    from extractors.document import make_doc

    sheet = paper(*typed)
    doc = make_doc(sheet)
    zones = find_zones(doc._.lines, doc._.tables)
    mark_grammar(doc, zones)
    spans = [doc[each.start : each.end] for each in doc.spans[GRAMMAR]]
    for span, marked in zip(spans, doc.spans[GRAMMAR], strict=True):
        span.label_, span.id_ = marked.label_, STATISTICS
        span._.sure = 0.95
    doc.spans[STATISTICS] = spans
    reading = read_fields(sheet, file="thu.docx", sha256="0" * 64, sources=(STRUCTURE,))
    return doc, zones, reading.document, reading.nominees


def filled(doc: Doc, zones: Zones, head: DocumentHead, nominees: Sequence[Nominee], *told: str) -> Filled:
    return fill(doc, zones, head, nominees, around=surroundings_of(doc), model=shipped_model(), told=told)


def test_nothing_is_missing() -> None:
    doc, zones, head, nominees = agreed(*LIST)
    assert [each.name for each in nominees] == ["Lò Văn Tám", "Vừ Thị Sình"]
    assert filled(doc, zones, head, nominees) == Filled(nominees)


def test_hole_is_filled_and_a_person_is_asked() -> None:
    doc, zones, head, nominees = agreed(*LIST)
    without = nominees[0].model_copy(update={"birth_date": None})
    found = filled(doc, zones, head, [without, nominees[1]]).nominees
    born = found[0].birth_date
    assert born is not None
    assert (born.value, born.sources) == ("1981", (GRAMMAR, STATISTICS))
    assert born.span is not None
    assert found[1] == nominees[1]


def test_place_of_which_the_structure_has_made_something_else_fills_no_hole() -> None:
    doc, zones, head, nominees = agreed(*LIST)
    post, unit = nominees[0].position, nominees[0].unit
    assert post is not None and unit is not None and post.span is not None and unit.span is not None
    longer = post.model_copy(update={"value": "Chuyên viên, Phòng Tổ chức", "span": (post.span[0], unit.span[1])})
    whole = nominees[0].model_copy(update={"position": longer, "unit": None})
    assert filled(doc, zones, head, [whole, nominees[1]]).nominees[0].unit is None


def test_hole_that_only_one_source_fills_stays() -> None:
    doc, zones, head, nominees = agreed(*LIST)
    doc.spans[STATISTICS] = [each for each in doc.spans[STATISTICS] if each.label_ != "BIRTH"]
    without = nominees[0].model_copy(update={"birth_date": None})
    assert filled(doc, zones, head, [without, nominees[1]]).nominees[0].birth_date is None


def test_stranger_is_told_and_not_added() -> None:
    doc, zones, head, nominees = agreed(*LIST)
    found = filled(doc, zones, head, nominees[:1])
    assert found.nominees == nominees[:1]
    assert [(each.code, "Vừ Thị Sình" in each.sentence) for each in found.doubts] == [("CO_THE_THIEU_NGUOI", True)]


def test_who_is_left_out_on_purpose_is_no_stranger() -> None:
    doc, zones, head, nominees = agreed(*LIST)
    assert filled(doc, zones, head, nominees[:1], "Không đưa vào theo kết quả xét: Vừ Thị Sình.").doubts == ()


def test_whom_the_line_itself_refuses_is_no_stranger() -> None:
    refused = "2. Bà Vừ Thị Sình, Kế toán, Văn phòng Sở: 3/8 phiếu, không đủ tỷ lệ nên không đề nghị."
    doc, zones, head, nominees = agreed(*LIST[:-1], refused)
    assert filled(doc, zones, head, nominees[:1]).doubts == ()


def test_part_of_a_known_name_is_no_stranger() -> None:
    doc, zones, head, nominees = agreed(*LIST)
    name = nominees[1].full_name
    assert name is not None
    longer = name.model_copy(update={"value": "Vừ Thị Sình Mai"})
    others = [nominees[0], nominees[1].model_copy(update={"full_name": longer})]
    assert filled(doc, zones, head, others).doubts == ()


def test_without_other_sources_nothing_is_told() -> None:
    doc, zones, head, nominees = agreed(*LIST)
    del doc.spans[STATISTICS]
    assert filled(doc, zones, head, nominees[:1]) == Filled(nominees[:1])
