"""Takes a sentence that proposes; gives the people and collectives that it names, not those who speak or act in it."""

from __future__ import annotations

import re
from itertools import pairwise

from spacy.tokens import Doc

from extractors.document import Line, field_of
from extractors.fields.drafting import PERSON, Draft
from extractors.fields.homes import take_homes
from extractors.fields.mentions import draft_of_span, is_unit_name, post_after
from extractors.fields.posts import starts_with_unit
from extractors.fields.recognitions import Award
from extractors.fields.refusals import ENUMERATED, REFUSED
from extractors.fields.requests import Asked, recognition, year_of
from extractors.text import strip_value

ACTS = re.compile(
    r"[^.;:]{0,60}?\b(?:phat bieu|ket luan|cho rang|co y kien|ghi bien ban|chu tri|cam on|dieu hanh|tuyen bo|"
    r"thay mat)\b|\s+(?:thong qua|doc|bao cao|trinh bay|gioi thieu|neu|nhat tri|dong y)\b"
)
_ASKS_FOR_OTHERS = re.compile(r"\s+(?:de nghi|de xuat|xin)\b")
_CHARGED = re.compile(
    r"\b(?:phan cong|giao(?: cho)?|nghe|uy quyen(?: cho)?|moi|do|lien he|gap|thay mat|de nghi cua)\W*$"
)
_HAD = re.compile(r"\b(?:da|tung) (?:dat|nhan|duoc (?:tang|nhan|cong nhan))\b")
_ASKS = re.compile(r"de nghi|de xuat|\btrinh\b|thong nhat|xet tang|bieu quyet")
_BEHIND_NAME = re.compile(r"\s*(?:,|-|–|\()\s*")
_CLAUSE = re.compile(
    r"(?:đã|có|vì|với|đạt|được|do|trong|năm|để|góp|hoàn|sinh|quê|hiện|là|về|ông|bà|đồng chí|anh|chị)\s"
)
_FOR_COLLECTIVE = re.compile(
    r"(?:(?:cho|đối với)\s+(?:tập thể\s+)?|(?:^|\s)[Tt]ập thể:?\s+(?!Lao động|lao động|LĐ))"
    r"(?P<n>[A-ZĐỦ][^;.“”\"]+?)(?=\s+(?:đăng ký|đề nghị|đạt|được|năm|vì|có)\b|[;.“”\"]|"
    r",(?!\s+[a-zđ])|,\s+(?:đã|có|vì|với|đạt|được|do|trong|năm|để|góp|hoàn|thuộc|trực thuộc)\b|$)"
)


def _had_it(line: Line, start: int, person: re.Match[str], awards: list[tuple[Award, Line]]) -> bool:
    """ "Ông A đã đạt danh hiệu …": the sentence names nothing for the person but what was received."""
    first = awards[0][0].start
    return (
        first > person.end()
        and not _ASKS.search(line.bare, start, first)
        and bool(_HAD.search(line.bare, person.end(), first))
    )


def read_sentence(doc: Doc, line: Line, awards: list[tuple[Award, Line]], title: Asked) -> list[Draft]:
    """People and collectives that a sentence proposes for the awards it names."""
    year = year_of(line.text) or title.year
    drafts: list[Draft] = []
    for start, end in sentences_of(line):
        here = [pair for pair in awards if start <= pair[0].start < end]
        if (
            not here
            or REFUSED.search(line.bare[start:end])
            or re.search(r"lien tuc dat|da duoc tang|nam \d{4} duoc", line.bare[start:end])
        ):
            continue
        for match in PERSON.finditer(line.text, start, end):
            if _speaks(line, start, match) or _had_it(line, start, match, here):
                continue
            nearest = [pair for pair in here if pair[0].start < match.start()] or here
            draft = draft_of_span(doc, line, match.start("n"), match.end("n"), match, nearest[-1:], year)
            beyond = PERSON.search(line.text, match.end(), end)
            take_homes(doc, draft, line, match.end(), beyond.start() if beyond else end)
            behind = _BEHIND_NAME.match(line.text, match.end(), end)
            if behind and not PERSON.match(line.text, behind.end()):
                post_after(doc, draft, line, behind.end(), _end_of_post(line.text, behind.end(), end))
            drafts.append(draft)
        drafts += _collectives_in(doc, line, start, end, here, year)
    return drafts


def _end_of_post(text: str, start: int, end: int) -> int:
    """Where post and unit end behind a name: units follow after commas, and what a unit's own name parts by commas."""
    stop = re.compile(r"[;.()]").search(text, start, end)
    until = stop.start() if stop else end
    parts = text[start:until].split(",")
    place = start + len(parts[0])
    for before, part in pairwise(parts):
        told = part.strip()
        of_unit = starts_with_unit(before) and told[:1].islower() and not _CLAUSE.match(told)
        if not (of_unit or (told[:1].isupper() and starts_with_unit(told))):
            break
        place += 1 + len(part)
    return place


def _speaks(line: Line, start: int, match: re.Match[str]) -> bool:
    """The person of a sentence proposes, acts or is charged with something, and is not proposed."""
    acts = ACTS.match(line.bare, match.end()) or _ASKS_FOR_OTHERS.match(line.bare, match.end())
    return bool(acts or _CHARGED.search(line.bare[start : match.start()]))


def sentences_of(line: Line) -> list[tuple[int, int]]:
    """Where the sentences of a line begin and end; its number, and initials, end none."""
    lead = ENUMERATED.match(line.text).end()
    ends = (m.end() for m in re.finditer(r"(?<![A-ZĐ])(?<!ThS)\.\s+(?=[A-ZĐÀ-Ỹ])", line.text) if m.end() > lead)
    cuts = [0, *ends, len(line.text)]
    return list(pairwise(cuts))


def _collectives_in(
    doc: Doc, line: Line, start: int, end: int, here: list[tuple[Award, Line]], year: str | None
) -> list[Draft]:
    """ "… cho Phòng Kế hoạch - Tài chính", "Tập thể Thanh tra Sở đăng ký danh hiệu …"."""
    fitting = [
        pair for pair in here if pair[0].code in ("TTLDTT", "TTLDXS", "CO", "CO_TINH", "CO_CP", "GIAY_KHEN", "BK")
    ]
    if not fitting:
        return []
    text = line.text[start:end]
    match = next((each for each in _FOR_COLLECTIVE.finditer(text) if is_unit_name(each["n"])), None)
    if not match:
        return []
    full = field_of(
        doc,
        line,
        strip_value(match["n"]),
        start=start + match.start("n"),
        end=start + match.end("n"),
        sure=0.8,
    )
    if full is None:
        return []
    draft = Draft("tap_the", full)
    together = [
        pair for pair, before in zip(fitting, [fitting[0], *fitting], strict=False) if _joined(line, before[0], pair[0])
    ]
    draft.requested = [recognition(doc, award, source, year=year) for award, source in together]
    return [draft]


def _joined(line: Line, left: Award, right: Award) -> bool:
    """Two awards asked for in one breath ("A và B", "A, B")."""
    return (
        re.fullmatch(r"[\s,]*(?:va\s+)?(?:danh hieu\s+|hinh thuc\s+)?", line.bare[left.end : right.start]) is not None
    )
