"""Takes a value of the structure with what grammar and statistics marked; gives the signals of its confidence.

What is looked at is named in `extractors.trust.model.SIGNALS`. A signal of nought is left out.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractors.document import Line, trust_in_letters
from extractors.spans import BIRTH, DAY, GRAMMAR, PERSON, RESULT, SPAN_OF_FIELD, STATISTICS, UNIT
from extractors.trust.echoes import NONE as NO_ECHO
from extractors.trust.echoes import Echo, echo_of_birth, echo_of_name
from extractors.trust.model import SIGNALS, Signals
from extractors.trust.oddities import begins_unit, oddities, properties
from extractors.trust.votes import SILENT, Marks, Vote, marks_of, vote
from records.folding import fold
from records.readings import Field, Told

_WRITTEN_OTHERWISE = frozenset((BIRTH, DAY))  # their values are longer than "02/3/81"
_OF_SEVERAL_LINES = frozenset(("subject", "issuing_unit", "parent_unit", "signer_title", "achievements"))
_SPACES = 2  # characters that a repaired value may have more
_MOST_RIVALS = 2
_MOST_ODD = 3
SURE = 0.9  # from here on a source that says something else is listened to


@dataclass(slots=True)
class Surroundings:
    """What the values of a paper are held against: its text and lines, what each source marked, its year."""

    text: str
    low: str
    lines: list[Line]
    scanned: bool
    year: str | None = None
    grammar: Marks | None = None
    statistics: Marks | None = None
    starts: list[int] = field(default_factory=list)
    people: tuple[str, ...] | None = None  # names of all nominees; None where there are too many to look for
    is_of_one: bool = False  # the paper is about one person
    is_paged: bool = False
    signers: int = 0  # people whom grammar marks among the signatures
    _folded: frozenset[str] | None = None

    def letters(self, span: tuple[int, int]) -> float:
        """How likely OCR has read the worst word of a span right."""
        line = self.lines[max(0, bisect_right(self.starts, span[0]) - 1)]
        return trust_in_letters(line, max(0, span[0] - line.start), max(0, span[1] - line.start))

    def is_another(self, name: str) -> bool:
        """Whether a name is that of a nominee; folding all of them is put off until one is asked for."""
        if self._folded is None:
            self._folded = frozenset(map(fold, self.people or ()))
        return fold(name) in self._folded


def surroundings_of(doc: Doc, *, year: str | None = None, signed_from: int | None = None) -> Surroundings:
    """Everything that is looked up once a paper; `signed_from` is where its signatures begin."""
    own = doc._
    lines: list[Line] = own.lines
    scanned = any(page.scanned for page in own.paper.pages)
    starts = [line.start for line in lines] if scanned else []
    grammar, statistics = marks_of(doc, GRAMMAR), marks_of(doc, STATISTICS)
    made = Surroundings(own.source, own.bare, lines, scanned, year, grammar, statistics, starts)
    made.is_paged = bool(own.paper.pages)
    if grammar is not None and signed_from is not None:
        made.signers = sum(label == PERSON and start >= signed_from for start, _, label, _ in grammar.spans)
    return made


@dataclass(slots=True, frozen=True)
class Judged:
    """The signals of a value, the sources that have the same, and what another one says instead."""

    signals: Signals
    agreeing: tuple[str, ...] = ()
    instead: str | None = None


def judge(name: str, told: Told, around: Surroundings, *, kind: str = "", owner: float = 1.0) -> Judged:
    """The signals of one value of a field; `kind` is that of its nominee, `owner` how sure that one's name is."""
    found: list[tuple[str, float]] = []
    if owner < 1:
        found.append(("owner", round(1 - owner, 3)))
    rule = told.confidence
    if around.scanned and told.span:
        found.append(("scan", 1.0))
        letters = around.letters(told.span)
        if letters < 1:
            found.append(("letters", round(1 - letters, 3)))
            if letters and isinstance(told, Field) and name not in _OF_SEVERAL_LINES:
                rule = min(1.0, rule / letters)  # the structure has reckoned with them already
    elif around.is_paged:
        found.append(("page", 1.0))
    found.append(("rule", round(rule, 3)))
    if name == "signer" and around.signers > 1:
        found.append(("rivals", float(min(_MOST_RIVALS, around.signers - 1))))
    if told.sources and told.sources[0] in SIGNALS:  # running text is the plainest place: the bias stands for it
        found.append((told.sources[0], 1.0))
    echo = _echo(name, told, around)
    if echo.again or len(told.sources) > 1:
        found.append(("again", 1.0))
    found += properties(name, told, kind=kind)
    label = UNIT if name == "full_name" and kind == "tap_the" else SPAN_OF_FIELD.get(name)
    behind = _behind(told, label)
    if behind:
        found.append(("joined", 1.0))
    odd = oddities(name, told, kind=kind, year=around.year) + int(label == UNIT and begins_unit(behind))
    if odd:
        found.append(("odd", float(min(_MOST_ODD, odd))))
    agreeing, instead = _votes(found, told, around, label, is_joined=bool(behind))
    instead = echo.instead or instead
    if instead is not None:
        found.append(("differs", 1.0))
    return Judged(tuple(found), agreeing, instead)


def _echo(name: str, told: Told, around: Surroundings) -> Echo:
    """What the paper says of the same thing at other places."""
    if name == "full_name" and isinstance(told, Field) and around.people is not None:
        return echo_of_name(told.value, around.text, around.low, is_another=around.is_another)
    if name == "birth_date" and isinstance(told, Field) and around.is_of_one:
        return echo_of_birth(told.value, told.span, (around.grammar, around.statistics))
    return NO_ECHO


def _votes(
    found: list[tuple[str, float]], told: Told, around: Surroundings, label: str | None, *, is_joined: bool
) -> tuple[tuple[str, ...], str | None]:
    """Adds what grammar and statistics say; gives who agrees, and what they say instead."""
    if told.span is None or (around.grammar is None and around.statistics is None):
        return (), None
    if label is None or label == RESULT:  # where a statement begins and ends is a matter of taste
        return (), None
    by_grammar = vote(around.grammar, told.span, label, source=GRAMMAR) if around.grammar else SILENT
    by_statistics = vote(around.statistics, told.span, label, source=STATISTICS) if around.statistics else SILENT
    agreeing: tuple[str, ...] = ()
    for source, said in ((GRAMMAR, by_grammar), (STATISTICS, by_statistics)):
        if said.same_kind:
            found.append((source, said.sure))
            if said.exact and not is_joined:
                found.append((f"{source}_exact", said.sure))
                agreeing = (*agreeing, source)
        elif said.other_kind:
            found.append((f"{source}_other", said.sure))
    if len(agreeing) > 1:
        found.append(("agreed", 1.0))
    if by_grammar.said is None or by_statistics.said is None:
        return agreeing, None
    own = around.text[told.span[0] : told.span[1]]
    return agreeing, _instead(by_grammar, by_statistics, own, label)


def _behind(told: Told, label: str | None) -> str:
    """What of a value stands beyond its place in the text: on the next line, where nobody compares it."""
    if label is None or label in _WRITTEN_OTHERWISE or not isinstance(told, Field) or told.span is None:
        return ""
    length = told.span[1] - told.span[0]
    return told.value[length:].strip() if len(told.value) > length + _SPACES else ""


def _instead(by_grammar: Vote, by_statistics: Vote, own: str, label: str) -> str | None:
    """What both other sources say instead, in one voice and surely.

    Where a post or a unit ends is a matter of taste; a name of which a part is missing is another name.
    """
    said = by_grammar.said
    if said is None or by_statistics.sure < SURE or said != by_statistics.said:
        return None
    return said if label == PERSON or not (said in own or own in said) else None
