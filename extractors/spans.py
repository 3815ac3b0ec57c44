"""Takes nothing; gives the names of spans that any source may mark in a Doc, and which field each can be the value of.

Grammar marks them in `doc.spans["grammar"]`, statistics in `doc.spans["statistics"]`; how sure a source is of one
stands in `span._.sure` (0-1). Two sources often mark the same stretch: a source that says how sure it is gives its
spans its own name as `span_id`. Where places alone are asked for, marks do: spaCy makes the spans of a group anew each
time that they are looked through.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span

GRAMMAR, STATISTICS = "grammar", "statistics"  # keys of doc.spans
_MARKS = "marks"  # with a source the key of its marks in `doc.user_data`


def _key(span: Span) -> tuple[str, int, int, int, int]:
    """spaCy keeps an attribute by the borders of a span alone, so that one source would overwrite the other."""
    return "sure", span.start, span.end, span.label, span.id


def sure_of(span: Span) -> float:
    """What `span._.sure` gives, in a quarter of the time."""
    sure: float = span.doc.user_data.get(_key(span), 1.0)
    return sure


def set_sure(span: Span, sure: float) -> None:
    """The same as `span._.sure = sure`, in a fifth of the time."""
    span.doc.user_data[_key(span)] = sure


Span.set_extension("sure", getter=sure_of, setter=set_sure, force=True)

Mark = tuple[int, int, str, float]  # where it begins and ends, its label, how sure


def marked_by(doc: Doc, source: str) -> list[Mark] | None:
    """What a source has marked in a Doc, in order; None where it did not look at it."""
    kept: list[Mark] | None = doc.user_data.get((_MARKS, source))
    if kept is not None:
        return kept
    if source not in doc.spans:
        return None
    return [(span.start_char, span.end_char, span.label_, sure_of(span)) for span in doc.spans[source]]


def keep_marks(doc: Doc, source: str, marks: list[Mark]) -> None:
    """Keeps what a source marks without making spans of it."""
    doc.user_data[_MARKS, source] = marks


def hang_spans(doc: Doc, source: str, marks: Sequence[Mark]) -> None:
    """Makes marks, whose borders are those of tokens, the spans `doc.spans[source]`."""
    strings = doc.vocab.strings
    own = strings.add(source)
    spans = []
    starts = doc.to_array("IDX")
    firsts = starts.searchsorted([start for start, *_ in marks]).tolist()
    lasts = starts.searchsorted([end for _, end, *_ in marks]).tolist()
    for (_, _, label, sure), first, last in zip(marks, firsts, lasts, strict=True):
        span = Span(doc, first, last, label=strings.add(label), span_id=own)
        if sure < 1.0:
            set_sure(span, sure)
        spans.append(span)
    doc.spans[source] = spans


PERSON = "PERSON"  # a person's name without honorific or degree
BIRTH = "BIRTH"  # date or year of birth
POSITION = "POSITION"  # "Phó Trưởng phòng"
UNIT = "UNIT"  # a unit or collective, with its parent where that is told in one breath
PLACE = "PLACE"  # hometown or residence
EDUCATION = "EDUCATION"  # trình độ chuyên môn, học hàm, học vị
DUTIES = "DUTIES"  # nhiệm vụ được giao
RECOGNITION = "RECOGNITION"  # any title or award, asked for or received, without its year and decision
DECISION = "DECISION"  # the number of a decision or of any document
DAY = "DAY"  # the date of a decision or of the document
AUTHORITY = "AUTHORITY"  # who granted: "UBND tỉnh", "Giám đốc Sở Y tế"
INITIATIVE = "INITIATIVE"  # the title of a sáng kiến, đề tài or giải pháp, without quotes
LEVEL = "LEVEL"  # an annual classification: "Hoàn thành xuất sắc nhiệm vụ"
RESULT = "RESULT"  # a statement of what was achieved, with its figures

LABELS = (
    *(PERSON, BIRTH, POSITION, UNIT, PLACE, EDUCATION, DUTIES),
    *(RECOGNITION, DECISION, DAY, AUTHORITY, INITIATIVE, LEVEL, RESULT),
)

SPAN_OF_FIELD: dict[str, str] = {
    "full_name": PERSON,  # of a collective: UNIT
    "birth_date": BIRTH,
    "hometown": PLACE,
    "residence": PLACE,
    "position": POSITION,
    "unit": UNIT,
    "education": EDUCATION,
    "academic_title": EDUCATION,
    "duties": DUTIES,
    "requested": RECOGNITION,
    "prior_titles": RECOGNITION,
    "prior_awards": RECOGNITION,
    "initiatives": INITIATIVE,
    "classifications": LEVEL,
    "achievements": RESULT,
    "number": DECISION,
    "date": DAY,
    "issuing_unit": UNIT,
    "parent_unit": UNIT,
    "signer": PERSON,
    "signer_title": POSITION,
}
