"""What a source says of a value at its place: the same, the same kind with other borders, another kind, nothing."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Span

from extractors.spans import GRAMMAR, STATISTICS
from extractors.trust.votes import SILENT, Marks, marks_of, vote
from tests.extractors.typed import doc_of

TEXT = "Bà Lò Thị Tám, sinh ngày 02/3/1981, Phòng Tổ chức - Hành chính, Giấy khen của Giám đốc Sở, Quyết định 12/QĐ-SNV"


def marked(source: str, *spans: tuple[str, str], sure: float = 1.0) -> tuple[Doc, Marks]:
    """A Doc in which a source has marked words with labels."""
    doc = doc_of(TEXT)
    found = []
    for words, label in spans:
        start = TEXT.index(words)
        span = doc.char_span(start, start + len(words), label=label, span_id=source)
        assert isinstance(span, Span), words
        span._.sure = sure
        found.append(span)
    doc.spans[source] = found
    marks = marks_of(doc, source)
    assert marks is not None
    return doc, marks


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("own", "label", "theirs"),
    [
        ("Lò Thị Tám", "PERSON", "Lò Thị Tám"),
        ("Lò Thị Tám", "PERSON", "Lò Thị Tám,"),
        ("02/3/1981", "BIRTH", "ngày 02/3/1981"),
        ("Giấy khen của Giám đốc Sở", "RECOGNITION", "Giấy khen"),
        ("12/QĐ-SNV", "DECISION", "12/QĐ-SNV"),
    ],
)
def test_same_value_is_the_same_whatever_stands_around_it(own: str, label: str, theirs: str) -> None:
    _, marks = marked(GRAMMAR, (theirs, label))
    found = vote(marks, place(own), label, source=GRAMMAR)
    assert (found.same_kind, found.exact, found.other_kind, found.said) == (True, True, False, None)


@pytest.mark.parametrize(
    ("own", "label", "theirs"),
    [
        ("Lò Thị Tám", "PERSON", "Thị Tám"),
        ("Phòng Tổ chức - Hành chính", "UNIT", "Phòng Tổ chức"),
        ("02/3/1981", "BIRTH", "3/1981"),
    ],
)
def test_other_borders_are_the_same_kind_with_another_value(own: str, label: str, theirs: str) -> None:
    _, marks = marked(GRAMMAR, (theirs, label))
    found = vote(marks, place(own), label, source=GRAMMAR)
    assert (found.same_kind, found.exact, found.said) == (True, False, theirs)


def test_another_kind_is_told() -> None:
    _, marks = marked(GRAMMAR, ("Phòng Tổ chức - Hành chính", "UNIT"))
    assert vote(marks, place("Tổ chức"), "PERSON", source=GRAMMAR).other_kind
    assert vote(marks, place("Lò Thị Tám"), "PERSON", source=GRAMMAR) == SILENT


def test_sentences_hold_other_things_and_contradict_none() -> None:
    _, marks = marked(GRAMMAR, (TEXT[:35], "RESULT"))
    assert vote(marks, place("Lò Thị Tám"), "PERSON", source=GRAMMAR) == SILENT


def test_best_of_several_spans_counts() -> None:
    _, marks = marked(GRAMMAR, ("Phòng Tổ chức", "UNIT"), ("Phòng Tổ chức - Hành chính", "UNIT"))
    assert vote(marks, place("Phòng Tổ chức - Hành chính"), "UNIT", source=GRAMMAR).exact


def test_statistics_says_how_sure_it_is() -> None:
    _, marks = marked(STATISTICS, ("Lò Thị Tám", "PERSON"), sure=0.625)
    assert vote(marks, place("Lò Thị Tám"), "PERSON", source=STATISTICS).sure == 0.625


def test_source_that_did_not_look_has_no_marks() -> None:
    assert marks_of(doc_of(TEXT), STATISTICS) is None


def test_numbers_of_any_length_are_compared() -> None:
    text = f"sinh {'9' * 6000}"
    doc = doc_of(text)
    doc.spans[GRAMMAR] = [Span(doc, 0, len(doc), label="BIRTH")]
    marks = marks_of(doc, GRAMMAR)
    assert marks is not None
    assert vote(marks, (5, len(text)), "BIRTH", source=GRAMMAR).exact
