"""Takes stretches; gives the records made of them, with normalised values, evidence, sources and place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractors.document import locate, trust_in_letters
from extractors.grammar.lexicon import read_phrases
from extractors.grammar.linking import Details
from extractors.grammar.numbers import iso_day, number_of
from extractors.grammar.recognitions import code_of
from extractors.grammar.voting import Stretch
from extractors.spans import PERSON
from extractors.text import bare, sentence_case, strip_value, title_case, unit_case
from records.catalogue import TITLES
from records.readings import (
    Classification,
    Field,
    Initiative,
    Level,
    Nominee,
    NomineeKind,
    Recognition,
    Scope,
    Statement,
)

_HONORIFIC = re.compile(
    r"(ông/bà|ông|bà|đồng chí|đ/c|anh|chị|cô giáo|thầy giáo|nhà giáo|cô|thầy|bác sĩ|bác|chú|cụ|"
    r"em)\s*:?\s*(?:[A-Za-zĐđƯưI.]{1,7}\.\s?)*$",
    re.IGNORECASE,
)
_HEADS = sorted((phrase for phrase, note in read_phrases("units").items() if note != "no"), key=len, reverse=True)
_RANKS = {phrase: int(note[0]) for phrase, note in read_phrases("units").items() if note != "no"}
_HEAD = rf"(?:{'|'.join(map(re.escape, _HEADS))})(?!\w)"
_PARENT = re.compile(rf"(?:,\s+|\s+[-–]\s+|\s+(?:trực )?thuộc\s+|\s+của\s+)(?=(?P<head>{_HEAD}))", re.IGNORECASE)
_OWN = re.compile(_HEAD, re.IGNORECASE)
_CODES = {bare(phrase): code for phrase, code in read_phrases("recognitions").items()}
_LEVELS: dict[str, Level] = {bare(phrase): note for phrase, note in read_phrases("levels").items()}  # type: ignore[misc]
_SCOPES: tuple[tuple[str, Scope], ...] = (
    (r"toan quoc|cap quoc gia", "toan_quoc"),
    (r"cap (?:tinh|bo|thanh pho|nganh)|toan tinh|hoi dong sang kien (?:tinh|cap tinh)", "tinh_bo"),
    (r"cap co so|pham vi co so|^co so$", "co_so"),
)


_OF_COLLECTIVES = {"LDTT": "TTLDTT"}


@dataclass(slots=True)
class Draft:
    """A nominee while it is put together."""

    kind: NomineeKind
    name: Field
    values: dict[str, Field] = field(default_factory=dict)
    requested: list[Recognition] = field(default_factory=list)
    titles: list[Recognition] = field(default_factory=list)
    awards: list[Recognition] = field(default_factory=list)
    initiatives: list[Initiative] = field(default_factory=list)
    classifications: list[Classification] = field(default_factory=list)
    achievements: list[Statement] = field(default_factory=list)

    def set(self, name: str, value: Field | None) -> None:
        """The first value of a field stays."""
        if value is not None:
            self.values.setdefault(name, value)

    def ask(self, recognition: Recognition) -> None:
        """Asks for a recognition; what a collective is asked in a person's name is its own ("LĐTT")."""
        code = _OF_COLLECTIVES.get(recognition.code) if self.kind == "tap_the" else None
        self.requested.append(recognition.model_copy(update={"code": code}) if code else recognition)

    def receive(self, recognition: Recognition) -> None:
        if recognition.code == "SANG_KIEN":
            return
        code = _OF_COLLECTIVES.get(recognition.code) if self.kind == "tap_the" else None
        recognition = recognition.model_copy(update={"code": code}) if code else recognition
        (self.titles if recognition.code in TITLES else self.awards).append(recognition)

    def freeze(self) -> Nominee:
        return Nominee(
            kind=self.kind,
            full_name=self.name,
            **self.values,
            requested=tuple(_once(self.requested)),
            prior_titles=tuple(_once(self.titles)),
            prior_awards=tuple(_once(self.awards)),
            initiatives=tuple(self.initiatives),
            classifications=tuple(self.classifications),
            achievements=tuple(self.achievements),
        )


def _once(recognitions: list[Recognition]) -> list[Recognition]:
    seen: dict[tuple[str, str | None, str | None], Recognition] = {}
    for each in recognitions:
        seen.setdefault((each.code, each.year, each.decision_number), each)
    return list(seen.values())


def field_at(
    doc: Doc, stretch: Stretch, value: str, *, start: int | None = None, end: int | None = None
) -> Field | None:
    """A Field for a stretch, or a part of it; None where the value is empty."""
    start = stretch.start if start is None else start
    end = stretch.end if end is None else end
    value = strip_value(value)
    if not value:
        return None
    line = stretch.line
    return Field(
        value=value,
        text=line.text[start:end].strip() or value,
        confidence=round(stretch.sure * trust_in_letters(line, start, end), 3),
        evidence=locate(doc, line, start, end),
        sources=stretch.sources,
        span=(line.start + start, line.start + end),
    )


def value_of(doc: Doc, stretch: Stretch) -> Field | None:
    """A Field with the stretch's normalised value."""
    return field_at(doc, stretch, _normalised(doc, stretch))


def _normalised(doc: Doc, stretch: Stretch) -> str:
    text = stretch.text
    match stretch.label:
        case "PERSON":
            return title_case(text)
        case "BIRTH" | "DAY":
            return iso_day(stretch.low) or ""
        case "DECISION":
            return number_of(text)
        case "UNIT":
            return unit_case(text, doc._.source) if text.isupper() else text
        case "POSITION" | "EDUCATION":
            return sentence_case(text, doc._.source) if text.isupper() else text
        case _:
            return text


def statement_of(doc: Doc, stretch: Stretch) -> list[Statement]:
    """A statement of what was achieved; none where the stretch is empty."""
    told = field_at(doc, stretch, stretch.text)
    return [Statement(**dict(told))] if told else []


def honorific_before(doc: Doc, stretch: Stretch) -> Field | None:
    """The honorific printed right before a name."""
    match = _HONORIFIC.search(stretch.line.text[max(0, stretch.start - 30) : stretch.start])
    if match is None:
        return None
    start = max(0, stretch.start - 30) + match.start(1)
    if start and stretch.line.text[start - 1].isalnum():
        return None
    return field_at(doc, stretch, match[1], start=start, end=start + len(match[1]))


def draft_of(doc: Doc, stretch: Stretch) -> Draft | None:
    """A person, or a collective with its parent, named by a stretch."""
    if stretch.label == PERSON:
        name = value_of(doc, stretch)
        draft = Draft("ca_nhan", name) if name else None
        if draft:
            draft.set("honorific", honorific_before(doc, stretch))
        return draft
    own, parent = split_chain(stretch.text)
    end = stretch.start + len(own)
    name = field_at(doc, stretch, unit_case(own, doc._.source) if own.isupper() else own, end=end)
    if name is None:
        return None
    draft = Draft("tap_the", name)
    if parent:
        start = stretch.end - len(parent)
        draft.set("unit", field_at(doc, stretch, parent, start=start))
    return draft


def split_chain(text: str) -> tuple[str, str | None]:
    """A unit and the one above it: "Phòng X, Chi cục Y" -> "Phòng X", "Chi cục Y"."""
    head = _OWN.match(text)
    rank = _RANKS.get(head.group().lower(), 9) if head else 9
    for match in _PARENT.finditer(text):
        if match.start() > 0 and _RANKS.get(match["head"].lower(), 0) > rank:
            return text[: match.start()].rstrip(), text[match.end() :]
    return text, None


def phrase_of(stretch: Stretch) -> tuple[str, int]:
    """The lexicon's code of a marked recognition and where its phrase ends: the longest it begins with, or holds."""
    low = stretch.low
    for length in range(len(low), 1, -1):
        if low[:length] in _CODES:
            return _CODES[low[:length]], length
    held = next(((code, low.index(phrase) + len(phrase)) for phrase, code in _BY_LENGTH if phrase in low), None)
    return held or ("KHAC", len(low))


_BY_LENGTH = sorted(_CODES.items(), key=lambda each: -len(each[0]))


def recognition_of(doc: Doc, stretch: Stretch, details: Details, *, meant: str | None = None) -> Recognition:
    """A recognition with its details; `meant`: what the title calls a bare "Bằng khen"."""
    phrase, end = phrase_of(stretch)
    authority = details.authority or stretch.beside
    code, sure = code_of(phrase, f"{stretch.text[end:]} {authority or ''}", details.decision)
    if not sure and meant:
        code = meant
    return Recognition(
        code=code,
        text=strip_value(stretch.text),
        year=details.year,
        decision_number=details.decision,
        decision_date=details.day,
        authority=strip_value(authority) if authority else None,
        confidence=round(stretch.sure * (1.0 if sure else 0.5), 3),
        evidence=locate(doc, stretch.line, stretch.start, stretch.end),
        sources=stretch.sources,
        span=(stretch.line.start + stretch.start, stretch.line.start + stretch.end),
    )


def initiative_of(doc: Doc, stretch: Stretch, details: Details, around: str) -> Initiative:
    low = bare(around)
    scope = next((scope for pattern, scope in _SCOPES if re.search(pattern, low)), None)
    return Initiative(
        title=strip_value(stretch.text),
        year=details.year,
        decision_number=details.decision,
        decision_date=details.day,
        authority=details.authority,
        scope=scope,
        confidence=stretch.sure,
        evidence=locate(doc, stretch.line, stretch.start, stretch.end),
        sources=stretch.sources,
        span=(stretch.line.start + stretch.start, stretch.line.start + stretch.end),
    )


def level_of(stretch: Stretch) -> Level:
    low = " ".join(stretch.low.split())
    known = _LEVELS.get(low)
    if known:
        return known
    if "xuat sac" in low or "xs" in low:
        return "hoan_thanh_xuat_sac"
    return "hoan_thanh_tot" if "tot" in low or low.startswith("htt") else "hoan_thanh"


def classification_of(doc: Doc, stretch: Stretch, year: str) -> Classification:
    return Classification(
        year=year,
        level=level_of(stretch),
        confidence=stretch.sure,
        evidence=locate(doc, stretch.line, stretch.start, stretch.end),
        sources=stretch.sources,
        span=(stretch.line.start + stretch.start, stretch.line.start + stretch.end),
    )
