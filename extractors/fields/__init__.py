"""Takes an opened Paper; gives its Reading: zones found, head and nominees read, doubts said. Opens no file.

Labels, tables and lists are read here; what grammar and statistics say of the same values, and how sure they are then,
is `extractors.trust`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from extractors.document import make_doc
from extractors.fields.citations import read_citations
from extractors.fields.declared import with_declared
from extractors.fields.doubts import doubts_of
from extractors.fields.enclosures import read_enclosures
from extractors.fields.heading import read_head
from extractors.fields.nominees import read_nominees
from extractors.fields.requests import unique
from extractors.fields.rosters import find_rosters
from extractors.fields.totals import read_totals
from extractors.fields.votes import read_votes
from extractors.grammar.assembly import assemble
from extractors.grammar.component import marks_of_grammar
from extractors.layout import Doubt, Paper
from extractors.phrasebook import NO_PHRASES, Phrasebook, phrasebook_in_force
from extractors.spans import GRAMMAR, STATISTICS, hang_spans, keep_marks, marked_by
from extractors.statistics import statistics
from extractors.trust.judging import weigh
from extractors.trust.model import Model, model_in_force, shipped_model
from extractors.trust.quiet import NO_LINES, quiet_lines
from extractors.trust.reasons import reason_of
from extractors.zones import Zones, find_zones
from records.errors import SettingsError
from records.readings import DocumentHead, Nominee, Reading
from records.trust import Thresholds, thresholds_in_force

__all__ = ["SOURCES", "STRUCTURE", "read_fields"]

STRUCTURE = "structure"
SOURCES = (STRUCTURE, GRAMMAR, STATISTICS)
_NO_MERIT = "Bảng tính có danh sách người nhưng không nêu khen thưởng gì. Xem có gửi nhầm tệp không."
_NO_TEXT = "Tệp không có chữ nào đọc được. Mở tệp xem, hoặc xin đơn vị gửi lại bản Word."


@dataclass(slots=True, frozen=True)
class _Found:
    """What a paper says, and what a person has to see."""

    head: DocumentHead
    nominees: tuple[Nominee, ...]
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = ()


def read_fields(
    paper: Paper,
    *,
    file: str,
    sha256: str,
    sources: Sequence[str] = SOURCES,
    model: Model | None = None,
    thresholds: Thresholds | None = None,
) -> Reading:
    """The Reading of an opened paper, judged by the Office's weights and thresholds where no others are given.

    Any of the three `sources` can be left out, to measure what the others find; without the structure, their spans are
    put together by zones alone.
    """
    book, unread = _phrases()
    doc = make_doc(paper, book)
    if not doc._.lines:
        return _without_text(paper, file=file, sha256=sha256)
    model, thresholds, troubles = _settings(model, thresholds)
    zones = find_zones(doc._.lines, doc._.tables)
    plain = paper.read_as == "spreadsheet" and zones.title is None and zones.kind == "khac" and bool(find_rosters(doc))
    if plain and any(line.recognitions() for line in doc._.lines):
        zones.kind = "danh_sach"  # many a sheet is a list and nothing else
    found = _read_structure(doc, zones) if STRUCTURE in sources else None
    _mark(doc, zones, sources, found)
    found = found or _put_together(doc, zones, sources)
    told = [*(doubt.sentence for doubt in found.doubts), *found.notes]
    weighed = weigh(doc, zones, found.head, found.nominees, model=model, told=told)
    head, nominees = weighed.head, weighed.nominees
    doubts = [*paper.doubts, *doubts_of(paper, nominees), *found.doubts, *weighed.doubts]
    unclear = reason_of(zones.kind, nominees, thresholds) or (_NO_MERIT if plain and not nominees else None)
    reasons = [*(doubt.sentence for doubt in doubts), *([unclear] if unclear else []), *unread, *troubles]
    return Reading(
        file=file,
        sha256=sha256,
        status="needs_review" if reasons else "read",
        reason=" ".join(reasons) or None,
        reason_code=doubts[0].code if doubts else "CAN_XEM" if reasons else None,
        kind=zones.kind,
        pages=len(paper.pages) or None,
        read_as=paper.read_as,
        document=head,
        requested=unique([r for n in nominees for r in n.requested]),
        nominees=with_declared(doc, zones, nominees),
        cited=read_citations(doc, zones),
        counted=read_totals(doc, zones),
        enclosed=read_enclosures(doc, zones),
        votes=read_votes(doc, zones, nominees),
        notes=(*paper.notes, *found.notes),
        signatures=tuple(paper.signatures),
    )


def _without_text(paper: Paper, *, file: str, sha256: str) -> Reading:
    return Reading(
        file=file,
        sha256=sha256,
        status="needs_review",
        reason=" ".join([_NO_TEXT, *(doubt.sentence for doubt in [*paper.doubts, *doubts_of(paper, ())])]),
        reason_code="KHONG_CO_CHU",
        kind="khac",
        pages=len(paper.pages) or None,
        read_as=paper.read_as,
        notes=tuple(paper.notes),
        signatures=tuple(paper.signatures),
    )


def _read_structure(doc: Doc, zones: Zones) -> _Found:
    head = read_head(doc, zones)
    named = read_nominees(doc, zones, head)
    return _Found(head, named.nominees, tuple(named.doubts), tuple(named.notes))


def _mark(doc: Doc, zones: Zones, sources: Sequence[str], found: _Found | None) -> None:
    """Asks the other sources, where the structure has read already only on lines on which their votes count."""
    quiet = quiet_lines(zones, found.head, found.nominees) if found is not None else NO_LINES
    if GRAMMAR in sources:
        keep_marks(doc, GRAMMAR, marks_of_grammar(doc, zones, quiet=quiet, results=found is None))
    if STATISTICS in sources:
        keep_marks(doc, STATISTICS, statistics().marks(doc, zones, quiet=quiet))


def _put_together(doc: Doc, zones: Zones, sources: Sequence[str]) -> _Found:
    """What spans alone say, without the structure."""
    for source in sources:
        hang_spans(doc, source, marked_by(doc, source) or [])
    made = assemble(doc, zones, {source: doc.spans[source] for source in sources})
    return _Found(made.head, made.nominees)


def _phrases() -> tuple[Phrasebook, list[str]]:
    """The Office's own phrases; where its file of them is spoilt that is told, and none count."""
    try:
        return phrasebook_in_force(), []
    except SettingsError as exc:
        return NO_PHRASES, [exc.sentence()]


def _settings(model: Model | None, thresholds: Thresholds | None) -> tuple[Model, Thresholds, list[str]]:
    """The Office's weights and thresholds; what it has spoilt is told, and the shipped or strict ones count."""
    troubles = []
    if model is None:
        try:
            model = model_in_force()
        except SettingsError as exc:
            model, troubles = shipped_model(), [exc.sentence()]
    if thresholds is None:
        try:
            thresholds = thresholds_in_force()
        except SettingsError as exc:
            thresholds, troubles = Thresholds(), [*troubles, exc.sentence()]
    return model, thresholds, troubles
