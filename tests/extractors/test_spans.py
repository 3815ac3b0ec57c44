"""Two sources may mark the same stretch of a Doc, each with its own certainty."""

from __future__ import annotations

from spacy.tokens import Span

from extractors.spans import GRAMMAR, LABELS, PERSON, SPAN_OF_FIELD, STATISTICS, UNIT
from extractors.tokens import pipeline
from records.readings import SCALAR_FIELDS


def test_each_source_keeps_its_own_certainty() -> None:
    doc = pipeline()("Ông Trần Văn Bình")
    theirs, ours = Span(doc, 1, 4, label=PERSON), Span(doc, 1, 4, label=PERSON, span_id=STATISTICS)
    doc.spans[GRAMMAR], doc.spans[STATISTICS] = [theirs], [ours]
    doc.spans[STATISTICS][0]._.sure = 0.4
    assert doc.spans[GRAMMAR][0]._.sure == 1.0
    assert doc.spans[STATISTICS][0]._.sure == 0.4


def test_another_label_on_the_same_stretch_is_another_span() -> None:
    doc = pipeline()("Phòng Kế hoạch")
    Span(doc, 0, 3, label=UNIT, span_id=STATISTICS)._.sure = 0.7
    assert Span(doc, 0, 3, label=PERSON, span_id=STATISTICS)._.sure == 1.0


def test_fields_and_labels_fit() -> None:
    assert set(SPAN_OF_FIELD.values()) <= set(LABELS)
    assert set(SCALAR_FIELDS) - set(SPAN_OF_FIELD) == {"honorific", "gender"}
