"""Two sources may mark the same stretch of a Doc, each with its own certainty."""

from __future__ import annotations

from spacy.tokens import Span

from extractors.spans import (
    GRAMMAR,
    LABELS,
    PERSON,
    POSITION,
    SPAN_OF_FIELD,
    STATISTICS,
    UNIT,
    Mark,
    hang_spans,
    keep_marks,
    marked_by,
)
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


def test_marks_and_spans_say_the_same() -> None:
    doc = pipeline()("Ông Lò Văn Tám, Trưởng phòng Tổ chức")
    assert marked_by(doc, STATISTICS) is None  # nobody has looked yet
    marks: list[Mark] = [(4, 14, PERSON, 0.75), (16, 28, POSITION, 1.0)]
    hang_spans(doc, STATISTICS, marks)
    told = [(span.text, span.label_, span.id_, span._.sure) for span in doc.spans[STATISTICS]]
    assert told == [("Lò Văn Tám", PERSON, STATISTICS, 0.75), ("Trưởng phòng", POSITION, STATISTICS, 1.0)]
    assert marked_by(doc, STATISTICS) == marks


def test_marks_that_are_kept_are_asked_for_first() -> None:
    doc = pipeline()("Ông Lò Văn Tám")
    keep_marks(doc, GRAMMAR, [(4, 14, PERSON, 1.0)])
    assert marked_by(doc, GRAMMAR) == [(4, 14, PERSON, 1.0)]
    assert GRAMMAR not in doc.spans
    assert marked_by(doc, STATISTICS) is None
