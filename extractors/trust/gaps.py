"""Takes what the structure found and what grammar and statistics make of the same paper; fills holes, tells strangers.

A hole is filled only where both others put the same value to the same nominee, and is for a person to see all the same
(`records.trust`). A stranger is one whom both propose and the structure does not know: told, never added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, SpanGroup

from extractors.grammar.assembly import assemble
from extractors.layout import Doubt
from extractors.spans import BIRTH, GRAMMAR, PERSON, PLACE, POSITION, STATISTICS, UNIT, hang_spans, marked_by
from extractors.trust.model import Model
from extractors.trust.oddities import oddities, properties
from extractors.trust.signals import Surroundings
from extractors.trust.votes import Marks
from extractors.zones import Zones
from records.folding import fold
from records.readings import DocumentHead, Field, Nominee

_LISTS = frozenset(("to_trinh", "danh_sach", "bien_ban", "dang_ky", "cong_van"))
_REPORTS = frozenset(("bao_cao_thanh_tich_ca_nhan", "bao_cao_thanh_tich_tap_the", "dien_hinh", "don_sang_kien"))
_FIELDS = {"birth_date": BIRTH, "position": POSITION, "unit": UNIT, "hometown": PLACE, "residence": PLACE}
_MOST = 200  # nominees and lines a hundred times as many: longer lists are not put together twice more
_LONGEST = 100_000  # characters
_SHOWN = 3
_REFUSES = re.compile(
    r"\b(?:khong|chua)\s+(?:\w+\s+){0,2}(?:de nghi|xet|dat|du|dien|trinh|dong y|tan thanh|thong qua)\b"
)
_Place = tuple[int, int]


@dataclass(slots=True, frozen=True)
class Filled:
    """The nominees with their holes filled, and the doubt about those who may be missing."""

    nominees: tuple[Nominee, ...]
    doubts: tuple[Doubt, ...] = ()


def fill(
    doc: Doc,
    zones: Zones,
    head: DocumentHead,
    nominees: Sequence[Nominee],
    *,
    around: Surroundings,
    model: Model,
    told: Sequence[str] = (),
) -> Filled:
    """Holes and strangers of a paper; `told` are sentences that name people who were left out on purpose."""
    kept = Filled(tuple(nominees))
    grammar, statistics = around.grammar, around.statistics
    if grammar is None or statistics is None or len(nominees) > _MOST or len(around.text) > _LONGEST:
        return kept
    if zones.kind not in _LISTS | _REPORTS:
        return kept
    alike = _alike(grammar, statistics, _body_of(zones))
    names = [each.name for each in nominees] + ([head.signer.value] if head.signer else [])
    strange = (zones.kind in _LISTS or not nominees) and _has_strangers(around.text, alike, names)
    if not strange and not _has_holes(nominees, alike):
        return kept
    by_grammar, by_statistics = (
        {fold(each.name): each for each in assemble(doc, zones, {source: _spans_of_source(doc, source)}).nominees}
        for source in (GRAMMAR, STATISTICS)
    )
    taken = sorted(_spans_of(nominees))  # what the structure has made something else of is no hole
    places = frozenset(place for place in alike if not _is_taken(place, taken))
    filled = tuple(
        _filled(each, by_grammar, by_statistics, places=places, model=model, year=around.year) for each in nominees
    )
    named = [fold(each) for each in (*names, *told)]
    missing = [
        each.name
        for name, each in by_grammar.items()
        if strange
        and name in by_statistics
        and not any(_stands_in(name, sentence) for sentence in named)
        and not _is_refused(each, around)
    ]
    return Filled(filled, tuple(_doubts(missing)))


def _spans_of_source(doc: Doc, source: str) -> SpanGroup:
    """Spans made of marks, where a source has left marks alone."""
    if source not in doc.spans:
        hang_spans(doc, source, marked_by(doc, source) or [])
    return doc.spans[source]


def _has_strangers(text: str, alike: dict[_Place, str], names: Sequence[str]) -> bool:
    """Both other sources mark a person whom the structure does not name; folding all names is put off."""
    known = {each.lower() for each in names}
    marked = {text[start:end] for (start, end), label in alike.items() if label == PERSON}
    unknown = [each for each in marked if each.lower() not in known]
    return bool(unknown) and not {fold(each) for each in unknown} <= {fold(each) for each in names}


def _is_refused(nominee: Nominee, around: Surroundings) -> bool:
    """The line that names it says that it is not proposed."""
    span = nominee.full_name.span if nominee.full_name else None
    if span is None:
        return False
    start, end = around.low.rfind("\n", 0, span[0]) + 1, around.low.find("\n", span[1])
    return _REFUSES.search(around.low[start : end if end >= 0 else None]) is not None


def _stands_in(name: str, sentence: str) -> bool:
    """Also as a part of a longer name: family and given name may stand in two cells."""
    return name in sentence and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence) is not None


def _body_of(zones: Zones) -> _Place:
    """From the subject to the end of the body: letterhead and signatures tell nothing of a nominee."""
    lines = [*zones.subject, *zones.body]
    return min((each.start for each in lines), default=0), max(
        (each.start + len(each.text) for each in lines), default=0
    )


def _alike(grammar: Marks, statistics: Marks, within: _Place) -> dict[_Place, str]:
    """Places in a stretch of the text that both sources mark with the same label and borders."""
    others = {(start, end): label for start, end, label, _ in statistics.spans}
    return {
        (start, end): label
        for start, end, label, _ in grammar.spans
        if within[0] <= start and end <= within[1] and others.get((start, end)) == label
    }


def _has_holes(nominees: Sequence[Nominee], alike: dict[_Place, str]) -> bool:
    """Some nominee lacks a field, and both others mark such a thing where the structure took nothing."""
    lacking = {
        label
        for each in nominees
        for name, label in _FIELDS.items()
        if getattr(each, name) is None and (each.kind == "ca_nhan" or name == "unit")
    }
    if not lacking:
        return False
    taken = sorted(_spans_of(nominees))
    return any(label in lacking and not _is_taken(place, taken) for place, label in alike.items())


def _spans_of(nominees: Iterable[Nominee]) -> Iterable[_Place]:
    for nominee in nominees:
        for _, value in nominee:
            if isinstance(value, Field) and value.span is not None:
                yield value.span


def _is_taken(place: _Place, taken: Sequence[_Place]) -> bool:
    return any(start < place[1] and place[0] < end for start, end in taken)


def _filled(
    nominee: Nominee, *others: dict[str, Nominee], places: frozenset[_Place], model: Model, year: str | None
) -> Nominee:
    """The nominee with what both others put to it from one place in the body, and the structure left open."""
    partners = [found for other in others if (found := other.get(fold(nominee.name))) is not None]
    if len(partners) < len(others) or any(each.kind != nominee.kind for each in partners):
        return nominee
    changed = {}
    for name in _FIELDS:
        first, second = (getattr(each, name) for each in partners)
        if getattr(nominee, name) is not None or first is None or second is None or first.span not in places:
            continue
        if first.span == second.span and fold(first.value) == fold(second.value):
            changed[name] = _weighed(name, first, second, model=model, kind=nominee.kind, year=year)
    return nominee.model_copy(update=changed) if changed else nominee


def _weighed(name: str, first: Field, second: Field, *, model: Model, kind: str, year: str | None) -> Field:
    sure = round(second.confidence, 3)
    signals = [(GRAMMAR, 1.0), (f"{GRAMMAR}_exact", 1.0), (STATISTICS, sure), (f"{STATISTICS}_exact", sure)]
    signals += [("agreed", 1.0), *properties(name, first, kind=kind)]
    odd = oddities(name, first, kind=kind, year=year)
    told = (*signals, ("odd", float(odd))) if odd else tuple(signals)
    confidence = round(model.confidence(name, told), 3)
    return first.model_copy(update={"sources": (GRAMMAR, STATISTICS), "signals": told, "confidence": confidence})


def _doubts(missing: Sequence[str]) -> Iterable[Doubt]:
    if missing:
        rest = f" và {len(missing) - _SHOWN} tên khác" if len(missing) > _SHOWN else ""
        shown = f"{', '.join(missing[:_SHOWN])}{rest}"
        yield Doubt("CO_THE_THIEU_NGUOI", f"Có thể còn người chưa đọc được: {shown}. Đối chiếu với bản gốc.")
