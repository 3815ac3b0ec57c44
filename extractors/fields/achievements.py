"""Takes a report's body, or the cells of a row; gives the statements that tell results, in order, with their figures.

Duties, grounds, plans, wishes, levels and earlier recognitions are left out (`extractors.fields.deeds`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import groupby, takewhile

from spacy.tokens import Doc

from extractors.document import Line, lines_of, source_of
from extractors.fields.deeds import Count, is_only_named, tells_effect, tells_result
from extractors.fields.figures import find_figures
from extractors.fields.initiatives import tells_initiative
from extractors.fields.result_tables import read_result_rows
from extractors.fields.sentences import Passage, bare_sentence, in_one_line, passages_of, sentences_of
from extractors.fields.values import NAME
from extractors.layout import Table
from extractors.text import bare
from extractors.zones import Zones, heading_kind
from records.figures import Figure
from records.readings import Field, Statement

_MOST = 60  # statements of one nominee
_SHORTEST = 12  # characters
_LEFT_OUT = frozenset(("legal", "prior", "biography", "request", "heading", "classification"))
_OF_EFFECTS = frozenset(("initiatives", "duties"))
_LEAD = re.compile(r"(?:kết quả|thành tích|cụ thể|trong đó)\b[^:.;]{0,60}:\s+(?=\S)", re.IGNORECASE)
_DEED_CELL = re.compile(
    r"(?:tom tat )?(?:thanh tich|ket qua|viec da lam|dong gop)\b(?!.*(?:khen|danh hieu|xep loai|danh gia))"
)
_EFFECT_LINE = re.compile(
    r"\W*(?:\w{1,3}[.)]\s*)?(?:(?:tinh )?hieu qua|(?:danh gia )?loi ich|ket qua(?: ap dung)?|mo ta|kha nang ap dung)\b"
)
_NAMED = re.compile(
    rf"(?:Ông|Bà|Anh|Chị|Cô|Chú|Bác|Em|Thầy|Cụ|[Đđ]ồng chí)\s+(?P<n>{NAME.pattern}|[A-ZĐÀ-Ỹ]\w+)(?!\s(?:và|cùng)\b)"
)
_BEHIND_NAME, _VOTE = re.compile(r":\s+(?=\S)"), re.compile(r"\bphieu\b|\btan thanh\b|\bbieu quyet\b")
_LINES_OF_DEED, _LINES_OF_ITEMS = 4, 30  # that a deed behind a name, or the items below it, may take
_RESULTS_HEAD = re.compile(
    r"\bket qua (?!danh gia|xep loai|phan loai)|\bthanh tich (?:(?:da )?dat|noi bat|cu the|chinh|xuat sac)|"
    r"\bthanh tich\W*$"
)
_OTHER_HEAD = re.compile(r"khen|danh hieu|xep loai|danh gia|duoc giao|quyen han|de nghi|sang kien|:\s*\S")
Judge = Callable[[str, Count], bool]


def read_achievements(doc: Doc, zones: Zones, *, person: str = "", anywhere: bool = True) -> tuple[Statement, ...]:
    """Statements of a report in order: of its achievements section all that was done, elsewhere what has figures.

    `person` is whom a person's report is about: what begins with somebody else's name is not told of that person.
    Not `anywhere`: only what stands under a heading of achievements counts.
    """
    found: list[Statement] = []
    sections = _sections(zones)
    left_out = _LEFT_OUT if anywhere else {*sections.values()} - {"achievements"}
    for of_table, lines in groupby(zones.body, key=lambda line: line.table):
        if of_table is not None and of_table.columns > 1:
            if not anywhere:
                continue
            found += _read_table(doc, sections, of_table)
            continue
        for passage in passages_of(line for line in lines if sections[line.index] not in left_out):
            section = sections[passage.lines[0].index]
            found += _statements(doc, passage, _judge_of(section), sure=_SURE.get(section, 0.7))
        if len(found) >= _MOST:
            break
    own = [each for each in found if not person or not _is_of_another(each.value, person)]
    return tuple(own[:_MOST])


def _is_of_another(told: str, person: str) -> bool:
    """ "Bà Sáng gửi biếu …" in a story of chú Út: the sentence is of one whose given name is another."""
    named = _NAMED.match(told)
    return named is not None and named["n"].split()[-1].casefold() not in person.casefold().split()


def _sections(zones: Zones) -> dict[int, str]:
    """The section of each line; what a heading calls results are achievements, whatever else the heading names."""
    sections: dict[int, str] = {}
    of_results = False
    for line in zones.body:
        own = zones.section.get(line.index, "")
        if line.table is None and own != "legal" and heading_kind(line) is not None:
            of_results = _RESULTS_HEAD.search(line.bare) is not None and not _OTHER_HEAD.search(line.bare)
        sections[line.index] = "achievements" if of_results and own != "heading" else own
    return sections


_SURE = {"achievements": 0.85, "opening_narrative": 0.75}


def _judge_of(section: str) -> Judge:
    if section in _OF_EFFECTS:
        return tells_effect
    among = section in ("achievements", "opening_narrative")
    return lambda low, count: tells_result(low, count, among_deeds=among)


def read_deeds_of_cells(doc: Doc, lines: Sequence[Line]) -> tuple[Statement, ...]:
    """What the cells of a column of deeds tell of a row's nominee: everything but levels and awards alone."""
    found: list[Statement] = []
    for passage in passages_of(lines, wrapped=True):
        told = _statements(doc, passage, lambda low, count: not is_only_named(low, count), sure=0.9)
        found += told
        if len(found) >= _MOST:
            break
    return tuple(found[:_MOST])


def read_effects(doc: Doc, zones: Zones) -> tuple[Statement, ...]:
    """What a paper on an initiative says came of it."""
    found: list[Statement] = []
    for passage in passages_of(line for line in zones.body if line.table is None):
        if zones.section.get(passage.lines[0].index) != "legal":
            judge = _tells_effect_below if _EFFECT_LINE.match(passage.low) else tells_effect
            found += _statements(doc, passage, judge, sure=0.75)
    return tuple(found[:_MOST])


@lru_cache(maxsize=4)
def _figures_of(value: str) -> tuple[Figure, ...]:
    """Asked to judge a sentence, and again to tell of it."""
    return find_figures(value)


def _tells_effect_below(low: str, count: Count) -> bool:
    """Behind a lead such as "Hiệu quả:" any figure tells an effect."""
    return tells_result(low, count, among_deeds=False)


def _read_table(doc: Doc, sections: dict[int, str], table: Table) -> list[Statement]:
    """Rows of results, or the cells of a form beside the label "Thành tích"."""
    lines = lines_of(doc, table.cells[:1])
    section = sections.get(lines[0].index) if lines else None
    if section in ("prior", "legal", "request", "classification"):
        return []
    rows = read_result_rows(doc, table)
    if rows or table.columns > 3:
        return rows
    found: list[Statement] = []
    for row in table.grid():
        told = list({id(cell): cell for cell in row if cell is not None}.values())
        if len(told) >= 2 and _DEED_CELL.search(bare(told[-2].text)[:90]) and len(told[-2].text) < 90:
            for passage in passages_of(lines_of(doc, [told[-1]])):
                found += _statements(doc, passage, _judge_of("achievements"), sure=0.85)
    return found


def read_deeds_behind(doc: Doc, names: Sequence[Field]) -> dict[int, tuple[Statement, ...]]:
    """What a submission tells of each nominee behind name, post and colon ("Ông A, Trưởng thôn: …"), by their places.

    A line that names several of them tells of none alone.
    """
    lines: list[Line] = doc._.lines
    at_line = {}
    for place, name in enumerate(names):
        if name.span is not None:
            at_line[place] = bisect_right(lines, name.span[0], key=lambda line: line.start) - 1
    shared = Counter(at_line.values())
    found: dict[int, tuple[Statement, ...]] = {}
    for place, number in at_line.items():
        line, span = lines[number], names[place].span
        if span is None or shared[number] > 1 or line.table is not None:
            continue
        colon = _BEHIND_NAME.search(line.text, span[1] - line.start)
        if colon and not line.text[colon.end() :].isspace():
            passage = passages_of(lines[number : number + _LINES_OF_DEED])[0]
            found[place] = tuple(_statements(doc, passage, _tells_deed, sure=0.75, after=colon.end()))
        else:
            found[place] = tuple(_read_items_below(doc, lines[number + 1 : number + 1 + _LINES_OF_ITEMS], shared))
    return found


def _read_items_below(doc: Doc, lines: Sequence[Line], named: Mapping[int, int]) -> Iterator[Statement]:
    """The items that stand below a nominee's line, up to the next nominee, heading or table."""
    below = list(takewhile(lambda x: x.index not in named and x.table is None and heading_kind(x) is None, lines))
    for passage in passages_of(below):
        if passage.is_item:
            yield from _statements(doc, passage, _tells_counted, sure=0.75)


def _tells_counted(low: str, count: Count) -> bool:
    return _VOTE.search(low) is None and tells_result(low, count, among_deeds=False)


def _tells_deed(low: str, count: Count) -> bool:
    """Not what a vote came to."""
    return _VOTE.search(low) is None and tells_result(low, count, among_deeds=True)


def _statements(doc: Doc, passage: Passage, judge: Judge, *, sure: float, after: int = 0) -> Iterator[Statement]:
    """The sentences of a passage that tell results, from its character `after` on."""
    if len(passage.lines) == 1 and len(passage.text) < 200 and tells_initiative(passage.lines[0]):
        return
    for start, end in sentences_of(passage.text):
        start = max(start, after)
        lead = _LEAD.match(passage.text, start, end)
        start = lead.end() if lead else start
        if end - start < _SHORTEST:
            continue
        value = in_one_line(passage.text[start:end])
        count = partial(_figures_of, value)
        if len(value) >= _SHORTEST and judge(bare_sentence(passage, start, end), count):
            yield Statement(
                value=value,
                text=passage.text[start:end],
                confidence=round(sure * passage.trust(start, end), 3),
                evidence=passage.evidence(doc, start, end),
                sources=(source_of(passage.lines[0]),),
                span=(passage.start + start, passage.start + end),
                figures=count(),
            )
