"""Takes minutes; gives who was present, and the result of each vote: for a nominee, a recognition, or all.

Percentages are those that the minutes print; whether they are right, and whether they suffice, is left to `criteria`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc

from extractors.fields.ballots import (
    MOST_MEMBERS,
    PRESENT,
    Meeting,
    Proposed,
    Result,
    code_of,
    make_vote,
    proposed_in,
    voters,
)
from extractors.fields.clauses import Clause, clauses_of
from extractors.fields.drafting import PERSON
from extractors.fields.mentions import is_unit_name
from extractors.fields.pairs import find_pair
from extractors.fields.posts import starts_with_unit
from extractors.fields.recognitions import find_awards
from extractors.fields.running import find_running
from extractors.fields.values import NAME, clean_name, has_surname, is_name
from extractors.fields.vote_tables import votes_of_table
from extractors.text import bare
from extractors.zones import Zones
from records.readings import Nominee, Vote

_MAY_TELL = re.compile(r"phieu|nhat tri|thanh vien|bieu quyet|dong y|tan thanh|co mat|vang|\d\s*/\s*\d|uy vien|y kien")
_RATIO = re.compile(
    r"(?<![\d/.,])0*(?P<yes>\d{1,3})\s*/\s*0*(?P<of>\d{1,3})(?![\d/]|[.,]\d)(?:\s*(?P<what>phieu|y kien|"
    r"thanh vien|uy vien|dai bieu|dong chi|nguoi|d/c|dong y|nhat tri|tan thanh))?"
)
_YES = re.compile(
    r"(?:(?<![\d/.,])0*(?P<a>\d{1,3})\s*(?:phieu|y kien)\s*(?:dong y|tan thanh|thuan|nhat tri|bau)|(?:phieu |"
    r"y kien )?(?<!khong )(?:dong y|tan thanh)\s*:?\s*0*(?P<b>\d{1,3})(?![\d/]|\s*/|\s*%)(?:\s*(?:phieu|"
    r"y kien|nguoi|$|[,;.])))"
)
_NO = re.compile(
    r"(?<![\d/.,])0*(?P<a>\d{1,3})\s*(?:phieu|y kien)\s*(?:khong|chua) (?:dong y|tan thanh)|(?:khong|chua) "
    r"(?:dong y|tan thanh)\s*:?\s*0*(?P<b>\d{1,3})(?!\d|\s*%)"
)
_AGAINST = re.compile(r"(?:khong|chua) (?:dong y|tan thanh)\s*:?\s*$")
_ALL_PRESENT = re.compile(
    r"100\s*% (?:so |tong so )?(?:cac )?(?:thanh vien|uy vien|dai bieu|nguoi|y kien|dong chi|can bo|"
    r"phieu)[^.;]{0,40}?(?:co mat|du hop|tham du|tham gia)?[^.;]{0,20}?(?:nhat tri|thong nhat|dong y|"
    r"tan thanh)|"
    r"(?:nhat tri|thong nhat|dong y|tan thanh)[^.;\d]{0,20}100\s*%"
)
_PERCENT = re.compile(r"(?<![\d/])(\d{1,3}(?:[.,]\d{1,2})?)\s*%")
_OF_VOTING = re.compile(r"phieu|y kien|dong y|nhat tri|tan thanh|bieu quyet|thong nhat|thanh vien|uy vien")
_OTHER_MATTERS = re.compile(
    r"\b(?:bien ban|chuong trinh|quy che|tieu chuan|tieu chi|(?:ban|to) kiem phieu|noi dung (?:cuoc )?hop|nghi quyet|"
    r"du thao|ke hoach|bao cao cua)\b"
)
_ALL_PROPOSED = re.compile(
    r"\b(?:danh sach|cac (?:ca nhan|truong hop|tap the|de nghi|dong chi)|neu tren|co ten|tren day|tat ca|toan bo|"
    r"(?:xet|de nghi|trinh|tang|cong nhan)\b[^.;]{0,60}\b(?:khen thuong|danh hieu))"
)
_ONE_ALONE = re.compile(r"\b[Tt]ập thể (?!Lao|lao|LĐ|[Tt]iên)[A-ZĐ]|\b(?:[Tt]rường hợp|[Cc]á nhân) [A-ZĐ]")
_THRESHOLD = re.compile(r"\b(?:tren|tu|it nhat|toi thieu|duoi|qua|du|khong qua)\s*$")
_CASE = re.compile(rf"(?:[Tt]rường hợp|[Cc]á nhân)\s+(?P<n>{NAME.pattern})")
_TEAM = re.compile(r"[Tt]ập thể\s+(?P<n>[A-ZĐ][^,:;()]*?)(?=\s+(?:đạt|được|đề nghị)\b|\s*[:,;(])")
_LISTED_TEAM = re.compile(
    r"(?:^|[:;])[\s+*•–-]*(?:\d{1,2}(?:\.\d{1,2})*[.)/]\s*)?(?:[Tt]ập thể\s+)?(?P<n>[A-ZĐ][^:;()/]*?)"
    r"(?=,?\s+(?:[-–]\s+)?(?:được|đạt|đề nghị)\s|\s*[(:])"
)
_SHORTEST_UNIT = 3  # words that hold no verb, "Khoa Dược"
_WHO_VOTES = re.compile(r"(?:hoi dong|hoi nghi|cuoc hop|tap the|(?:to|ban) kiem phieu|ban (?:chap hanh|lanh dao))\b")
_EACH = re.compile(r"\b(?:deu|cung|moi nguoi|tat ca)\b")


def read_votes(doc: Doc, zones: Zones, nominees: Sequence[Nominee]) -> tuple[Vote, ...]:
    """The votes of minutes in their order, before them one that tells the attendance; none of any other paper."""
    if zones.kind != "bien_ban":
        return ()
    meeting, proposed = Meeting(), proposed_in(nominees)
    votes: list[Vote] = []
    heading: str | None = None  # the recognition that a heading names for what stands below it
    read: set[int] = set()
    for line in zones.body:
        if line.table is not None:
            if line.table.number not in read:
                read.add(line.table.number)
                votes += votes_of_table(doc, line.table, meeting, heading, proposed)
            continue
        codes = {award.code for award in find_awards(line)}
        if len(codes) == 1 and not _RATIO.search(line.bare):
            heading = next(iter(codes))
        elif len(codes) > 1:
            heading = None
        if _MAY_TELL.search(line.bare):
            for clause in clauses_of(doc, line):
                votes += _of_clause(clause, meeting, proposed, heading, is_first=not votes)
    return (*_attendance(doc, meeting, votes), *votes)


def _attendance(doc: Doc, meeting: Meeting, votes: list[Vote]) -> Iterator[Vote]:
    if meeting.place is not None and (meeting.members is not None or meeting.present is not None):
        ways = {vote.is_secret for vote in votes}
        way = ways.pop() if len(ways) == 1 else meeting.is_secret if not votes else None
        yield make_vote(meeting.place, Result(present=meeting.present, members=meeting.members, is_secret=way))


def _of_clause(
    clause: Clause, meeting: Meeting, proposed: Proposed, heading: str | None, *, is_first: bool
) -> Iterator[Vote]:
    low = clause.low
    meeting.hear_how(low)
    if is_first:
        meeting.learn(clause)
    names = _names_in(clause.text, low, proposed) or _paired_in(clause)
    if not names and _EACH.search(low):
        start = clause.start - clause.before
        names = _names_in(clause.line.text[start : clause.end], clause.line.bare[start : clause.end], proposed)
    if _OTHER_MATTERS.search(clause.sentence):
        return
    if len(names) > 1 and not (_EACH.search(low) or _is_told_before(low, names)):
        told = _parts(clause, names)
    else:
        told = [(name, clause) for name in names or (None,)]
    for name, part in told:
        result = _result(part, meeting, is_named=name is not None)
        mentioned = {award.code for award in find_awards(part.line, start=part.start, end=part.end)}
        mentioned = mentioned or {award.code for award in find_awards(part.line)}
        if result is not None and (name is not None or _is_for_all(part, mentioned)):
            yield make_vote(part, result, name=name, code=code_of(name, mentioned, heading, proposed))


def _is_told_before(low: str, names: list[str]) -> bool:
    """One result before the first of several names is that of each: "Nhất trí 7/7 tặng Giấy khen cho bà A, ông B"."""
    ratios = [each.start() for each in _RATIO.finditer(low)]
    return len(ratios) == 1 and all(ratios[0] < low.find(bare(name)) for name in names)


def _parts(clause: Clause, names: list[str]) -> list[tuple[str | None, Clause]]:
    """What is said of each of several people: from a name to the next; nothing where a name cannot be placed."""
    places = [clause.low.find(bare(name)) for name in names]
    if -1 in places or places != sorted(set(places)):
        return []
    spans = zip(names, pairwise([*places, len(clause.low)]), strict=True)
    return [
        (name, replace(clause, start=clause.start + left, end=clause.start + right, before=clause.before + left))
        for name, (left, right) in spans
    ]


def _is_for_all(clause: Clause, mentioned: set[str]) -> bool:
    """Whether a vote that names nobody is on everybody, or on everybody proposed for what it names.

    Nobody may be named whom the program does not know: his vote would count for all.
    """
    start = clause.start - clause.before
    if any(has_surname(found.group()) for found in NAME.finditer(clause.line.text[start : clause.end])):
        return False
    return not _ONE_ALONE.search(clause.line.text) and bool(mentioned or _ALL_PROPOSED.search(clause.sentence))


def _result(clause: Clause, meeting: Meeting, *, is_named: bool) -> Result | None:
    """The numbers of a vote that a clause tells; None where it tells none, or who was present alone."""
    low = clause.low
    ratios = [
        each
        for each in _RATIO.finditer(low)
        if int(each["yes"]) <= int(each["of"]) <= MOST_MEMBERS
        and not _THRESHOLD.search(low[: each.start()])
        and not _AGAINST.search(low[: each.start()])
    ]
    ayes, noes = _YES.search(low), _NO.search(low)
    percent = _PERCENT.search(low)
    known = Result(
        no=_number(noes),
        present=meeting.present,
        members=meeting.members,
        is_secret=meeting.is_secret,
        percent=percent[1] if percent else None,
    )
    voted = [each for each in ratios if _is_vote(clause, each, meeting, is_named=is_named)]
    if len(voted) == 1:
        yes, of = int(voted[0]["yes"]), int(voted[0]["of"])
        return replace(known, yes=yes, present=voters(yes, of, meeting))
    if len(voted) > 1:
        return None
    if ayes is not None:
        return replace(known, yes=_number(ayes))
    if _ALL_PRESENT.search(low):
        return replace(known, yes=meeting.present, percent="100")
    return None


def _is_vote(clause: Clause, ratio: re.Match[str], meeting: Meeting, *, is_named: bool) -> bool:
    """A ratio of ballots: named so, or behind a name or title where a vote was announced; attendance is none."""
    low = clause.low
    if PRESENT.search(low) and low.find("co mat") < ratio.start() and not _OF_VOTING.search(low[: ratio.start()]):
        return False
    around = low[max(0, ratio.start() - 60) : ratio.end() + 40]
    if ratio["what"] in ("phieu", "y kien", "dong y", "nhat tri", "tan thanh"):
        return True
    if re.search(r"phieu|dong y|nhat tri|tan thanh|bieu quyet|thong nhat", around):
        return not re.search(r"ngay\s*$|thang\s*$", low[: ratio.start()])
    announced = meeting.is_secret is not None
    fits = meeting.present is None or int(ratio["of"]) in (meeting.present, meeting.members)
    return announced and fits and ratio["what"] is None and (is_named or bool(clause.line.recognitions()))


def _number(match: re.Match[str] | None) -> int | None:
    return int(match["a"] or match["b"]) if match else None


def _names_in(text: str, low: str, proposed: Proposed) -> list[str]:
    """The nominees and other people whom a text names, in its order."""
    found = {name: low.find(plain) for plain, name in proposed.names if plain in low}
    for match in [*PERSON.finditer(text), *_CASE.finditer(text)]:
        name = clean_name(match["n"], titled=True)[0]
        if is_name(name) and not any(bare(known) in bare(name) or bare(name) in bare(known) for known in found):
            found[name] = match.start()
    for match in _TEAM.finditer(text) if not found else ():
        if starts_with_unit(match["n"]):
            found[match["n"]] = match.start()
    for match in _LISTED_TEAM.finditer(text) if not any(start >= 0 for start in found.values()) else ():
        name = match["n"]
        is_short = len(name.split()) <= _SHORTEST_UNIT and starts_with_unit(name)
        if (is_short or is_unit_name(name)) and not _WHO_VOTES.match(bare(name)):
            found[name] = match.start("n")
    return sorted(found, key=lambda name: found[name])


def _paired_in(clause: Clause) -> list[str]:
    """Somebody whom a listed line names beside a recognition, but does not propose: "- Lê An (LĐTT): 3/9 phiếu"."""
    pair = find_pair(clause.line)
    if pair is None:
        return [item.name for item in find_running(clause.line) if clause.start <= item.start < clause.end]
    if pair.of_unit or not clause.start <= pair.start < clause.end:
        return []
    return [clean_name(clause.line.text[pair.start : pair.end], titled=pair.person is not None)[0]]
