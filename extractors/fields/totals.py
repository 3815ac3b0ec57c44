"""Takes the lines of a paper; gives how many it says that it proposes: in all, of a kind, for one recognition.

Whether a sentence counts who is proposed is told by `extractors.trust.counts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.document import Line, lines_of, locate, source_of, span_of
from extractors.fields.recognitions import Award, find_awards
from extractors.fields.refusals import REFUSED
from extractors.layout import Cell, Table
from extractors.text import bare
from extractors.trust.counts import KIND_OF_WORD, Stated, stated_in
from extractors.zones import Zones
from records.catalogue import RECOGNITIONS
from records.readings import Counted, DocumentKind, NomineeKind

_KINDS_OF_PAPER: frozenset[DocumentKind] = frozenset(("to_trinh", "danh_sach", "dang_ky", "bien_ban", "cong_van"))
_UNITS = r"tap the|ca nhan|nguoi|dong chi|ho gia dinh|ho"
_DIGIT = re.compile(r"\d")
_BEFORE_TITLE = re.compile(
    rf"(?<![\d/.,])0*(\d{{1,4}})\s*(?:\([^()]{{1,20}}\)\s*)?(?:(?:{_UNITS}|truong hop)\s+)?"
    r"(?:(?:de nghi|dat|duoc|cong nhan|xet|tang|danh hieu|la)\s+)*[\"“‘']?$"
)
_BEHIND_TITLE = re.compile(
    rf"[\"”’']?\s*(?::|-|cho|la|gom|\()\s*0*(\d{{1,4}})\s*(?:\([^()]{{1,20}}\)\s*)?({_UNITS}|truong hop)\b"
)
_AND_MORE = re.compile(rf"\s*(?:,|va)\s*0*(\d{{1,4}})\s*(?:\([^()]{{1,20}}\)\s*)?({_UNITS}|truong hop)\b")
_HAS = re.compile(r"^(?!.*\b(?:de nghi|gom|trong do|tong so|tong cong|cu the|trinh)\b).*\b(?:co|dat|duoc)\s*0*$", re.S)
_SHORT, _WITHIN = 90, 200  # characters
_HAD = re.compile(r"\b(?:da (?:duoc |co |dat )?|lien tuc|nam lien|lan|nam truoc|phieu|thanh tich)\b")
_TITLE_HEAD = re.compile(r"\W*(?:ten )?(?:danh hieu|hinh thuc|noi dung|loai)\b")
_NUMBER_HEAD = re.compile(
    r"\W*(?:so luong|tong so|tong cong|so (?:nguoi|ca nhan|tap the|truong hop)|de nghi)\b(?!.*(?:phieu|tien))"
)
_CELL_NUMBER = re.compile(r"\s*0*(\d{1,4})\s*(?:nguoi|ca nhan|tap the|truong hop)?\s*")


def read_totals(doc: Doc, zones: Zones) -> tuple[Counted, ...]:
    """What a submission, list or minutes counts of those whom it proposes, in the order of the paper."""
    if zones.kind not in _KINDS_OF_PAPER:
        return ()
    found = [each for line in [*zones.subject, *zones.body, *zones.signature] for each in _of_line(doc, zones, line)]
    for table in doc._.tables:
        found += _of_table(doc, table)
    unique: dict[tuple[object, ...], Counted] = {}
    for each in found:
        unique.setdefault((each.number, each.code, each.kind, each.evidence), each)
    return tuple(unique.values())


def _of_line(doc: Doc, zones: Zones, line: Line) -> Iterator[Counted]:
    if line.table is not None or not _DIGIT.search(line.text) or zones.section.get(line.index) == "legal":
        return
    awards = find_awards(line) if line.recognitions() else []
    stated = list(stated_in(line))
    for each in stated:
        alone = len(awards) == 1 and awards[0].start < each.start and not each.whole
        code = awards[0].code if alone and awards[0].code in RECOGNITIONS else None
        yield _counted(doc, line, each.number, each.start, each.end, code=code, kind=each.kind)
    if awards and not REFUSED.search(line.bare) and _is_counting(line, stated=bool(stated)):
        yield from _of_titles(doc, line, awards, stated)


def _is_counting(line: Line, *, stated: bool) -> bool:
    """A line that proposes, or an item that is a title and its number alone ("- Lao động tiên tiến: 20 người")."""
    low = line.bare
    return stated or bool(re.search(r"\b(?:de nghi|trong do|gom|tong (?:so|cong)|cu the)\b", low)) or len(low) < _SHORT


def _of_titles(doc: Doc, line: Line, awards: list[Award], stated: list[Stated]) -> Iterator[Counted]:
    for award in awards:
        begins = max(0, award.start - _SHORT)
        lead = line.bare[begins : award.start]
        if award.code not in RECOGNITIONS or _HAD.search(lead.rpartition(";")[2]):
            continue
        before = _BEFORE_TITLE.search(lead)
        if before:
            told = line.bare[max(0, begins + before.start(1) - _WITHIN) : begins + before.start(1)]
            if not _HAS.search(told):
                yield _counted(doc, line, int(before[1]), begins + before.start(1), award.end, code=award.code)
            continue
        behind = _BEHIND_TITLE.match(line.bare, award.end)
        if behind and any(each.start < behind.end() and award.end < each.end for each in stated):
            continue
        while behind:
            kind = KIND_OF_WORD.get(behind[2], "ca_nhan")
            yield _counted(doc, line, int(behind[1]), award.start, behind.end(), code=award.code, kind=kind)
            behind = _AND_MORE.match(line.bare, behind.end())


def _of_table(doc: Doc, table: Table) -> Iterator[Counted]:
    """A table of recognitions and how many of each."""
    grid = table.grid()
    if len(grid) < 2 or table.columns > 6:
        return
    heads = [bare(" ".join(cell.text.split())) if cell else "" for cell in grid[0]]
    titles = [column for column, head in enumerate(heads) if _TITLE_HEAD.match(head)]
    numbers = [column for column, head in enumerate(heads) if _NUMBER_HEAD.match(head) and column not in titles]
    if len(titles) != 1 or len(numbers) != 1:
        return
    for row in grid[1:]:
        yield from _of_row(doc, row[titles[0]], row[numbers[0]])


def _of_row(doc: Doc, title: Cell | None, number: Cell | None) -> Iterator[Counted]:
    lines = lines_of(doc, [title]) if title else []
    mentions = [mention for line in lines for mention in line.recognitions()]
    match = _CELL_NUMBER.fullmatch(bare(number.text)) if number else None
    if len(mentions) == 1 and mentions[0].name in RECOGNITIONS and match and number is not None:
        line = lines_of(doc, [number])[0]
        text = f"{' '.join(title.text.split()) if title else ''}: {' '.join(number.text.split())}"
        counted = _counted(doc, line, int(match[1]), 0, len(line.text), code=mentions[0].name)
        yield counted.model_copy(update={"text": text})


def _counted(
    doc: Doc,
    line: Line,
    number: int,
    start: int,
    end: int,
    *,
    code: str | None = None,
    kind: NomineeKind | None = None,
) -> Counted:
    return Counted(
        number=number,
        text=" ".join(line.text[start:end].split()),
        code=code,
        kind=kind,
        evidence=locate(doc, line, start, end),
        sources=(source_of(line),),
        span=span_of(line, start, end),
    )
