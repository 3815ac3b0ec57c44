"""Takes minutes; gives who was present, and the result of each vote: for a nominee, a recognition, or all.

Percentages are those that the minutes print; whether they are right, and whether they suffice, is left to `criteria`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extractors.document import lines_of, lines_of_table, source_of
from extractors.fields.clauses import Clause, clauses_of
from extractors.fields.drafting import PERSON
from extractors.fields.posts import starts_with_unit
from extractors.fields.recognitions import find_awards
from extractors.fields.values import NAME, clean_name, is_name
from extractors.layout import Cell, Table
from extractors.text import bare
from extractors.zones import Zones
from records.readings import Nominee, Vote

_MAY_TELL = re.compile(r"phieu|nhat tri|thanh vien|bieu quyet|dong y|tan thanh|co mat|vang|\d\s*/\s*\d|uy vien|y kien")
_N = r"(?<![\d/.,])0*(\d{1,3})(?![\d/]|[.,]\d)"
_WHO = r"(?:thanh vien|dong chi|d/c|nguoi|uy vien|dai bieu|can bo|cong chuc|vien chuc)"
_MEMBERS = re.compile(
    rf"\b(?:tong so|hoi dong(?: [a-z,\- ]{{0,40}}?)?|so luong)(?: thanh vien| uy vien)?(?: hoi dong)?"
    rf"(?: trieu tap| duoc trieu tap)?\s*(?:co|gom|la|:)*\s*{_N}(?:\s*/\s*0*\d+)?\s*{_WHO}"
)
_PRESENT = re.compile(
    rf"\b(?:co mat|tham du|tham gia|du hop|hien dien)\s*(?:co|la|:|gom|du)*\s*0*(\d{{1,3}})(?:\s*/\s*0*"
    rf"(\d{{1,3}}))?(?!\d|\s*/|\s*%)(?:\s*{_WHO}|\s*[,.;)]|\s*$)"
)
_PRESENT_OF = re.compile(
    rf"(?<![\d/.,])0*(\d{{1,3}})\s*/\s*(?:tong so\s*)?0*(\d{{1,3}})\s*{_WHO}(?! (?:dong y|nhat tri|tan thanh|"
    rf"bieu quyet|bo phieu|thong nhat|dat))"
)
_BALLOTS = re.compile(rf"\b(?:phat ra|so phieu phat ra|thu ve)\s*(?:la|:)?\s*{_N}")
_ABSENT = re.compile(r"\bvang(?: mat)?\s*:?\s*0*(\d{1,3})(?!\d|\s*/)")
_SECRET = re.compile(r"bo phieu kin|phieu kin")
_OPEN = re.compile(r"gio tay|bieu quyet cong khai|bieu quyet")
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
    r"(?:dong y|tan thanh)\s*:?\s*0*(?P<b>\d{1,3})(?![\d/]|\s*%)"
)
_ALL_PRESENT = re.compile(
    r"100\s*% (?:so |tong so )?(?:cac )?(?:thanh vien|uy vien|dai bieu|nguoi|y kien|dong chi|can bo|"
    r"phieu)[^.;]{0,40}?(?:co mat|du hop|tham du|tham gia)?[^.;]{0,20}?(?:nhat tri|thong nhat|dong y|"
    r"tan thanh)|"
    r"(?:nhat tri|thong nhat|dong y|tan thanh)[^.;\d]{0,20}100\s*%"
)
_PERCENT = re.compile(r"(?<![\d/])(\d{1,3}(?:[.,]\d{1,2})?)\s*%")
_OF_VOTING = re.compile(r"phieu|y kien|dong y|nhat tri|tan thanh|bieu quyet|thong nhat|thanh vien|uy vien")
_THRESHOLD = re.compile(r"\b(?:tren|tu|it nhat|toi thieu|duoi|qua|du|khong qua)\s*$")
_CASE = re.compile(rf"(?:[Tt]rường hợp|[Cc]á nhân)\s+(?P<n>{NAME.pattern})")
_TEAM = re.compile(r"[Tt]ập thể\s+(?P<n>[A-ZĐ][^,:;()]*?)(?=\s+(?:đạt|được|đề nghị)\b|\s*[:,;(])")
_EACH = re.compile(r"\b(?:deu|cung|moi nguoi|tat ca)\b")
_YES_HEAD = re.compile(
    r"^(?:so )?(?:phieu|y kien)? ?(?:bau|dong y|tan thanh|nhat tri|thuan)\b|^so phieu$|^(?:so )?phieu (?:dat|"
    r"dong y|bau|tan thanh)"
)
_NO_HEAD = re.compile(r"(?:khong|chua) (?:dong y|tan thanh|nhat tri)")
_PERCENT_HEAD = re.compile(r"^(?:%|ty le|ti le|dat)|\(%\)|ty le")
_NAME_HEAD = re.compile(r"ho (?:va )?ten|^ten\b|^ca nhan|^tap the|duoc (?:de nghi|xet)")
_AWARD_HEAD = re.compile(r"danh hieu|hinh thuc")
_CELL_RATIO = re.compile(
    r"\s*0*(\d{1,3})(?:\s*/\s*0*(\d{1,3}))?\s*(?:phieu)?\s*(?:\(?\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*\)?)?\s*"
)
_CELL_PERCENT = re.compile(r"\s*(\d{1,3}(?:[.,]\d+)?)\s*%?\s*")
_MOST_MEMBERS = 200


@dataclass(slots=True)
class _Meeting:
    """What is known of a meeting while its minutes are read from the top."""

    members: int | None = None
    present: int | None = None
    absent: int | None = None
    is_secret: bool | None = None
    place: Clause | None = None

    def learn(self, clause: Clause) -> None:
        """Attendance, told before anything is voted on."""
        low = clause.low
        if (found := _PRESENT_OF.search(low)) and int(found[1]) <= int(found[2]):
            self._set("present", int(found[1]), clause)
            self._set("members", int(found[2]), clause)
        if found := _PRESENT.search(low):
            self._set("present", int(found[1]), clause)
            if found[2]:
                self._set("members", int(found[2]), clause)
        if found := _MEMBERS.search(low):
            self._set("members", int(found[1]), clause)
        if found := _BALLOTS.search(low):
            self._set("present", int(found[1]), clause)
        if found := _ABSENT.search(low):
            self._set("absent", int(found[1]), clause)
        if self.present is None and self.members is not None and self.absent is not None:
            self.present = self.members - self.absent
        if self.members is None and self.present is not None and self.absent is not None:
            self.members = self.present + self.absent

    def _set(self, name: str, number: int, clause: Clause) -> None:
        if getattr(self, name) is None and 0 <= number <= _MOST_MEMBERS:
            setattr(self, name, number)
            self.place = self.place or clause


def read_votes(doc: Doc, zones: Zones, nominees: Sequence[Nominee]) -> tuple[Vote, ...]:
    """The votes of minutes in their order, before them one that tells the attendance; none of any other paper."""
    if zones.kind != "bien_ban":
        return ()
    meeting = _Meeting()
    votes: list[Vote] = []
    heading: str | None = None  # the recognition that a heading names for what stands below it
    read: set[int] = set()
    for line in zones.body:
        if line.table is not None:
            if line.table.number not in read:
                read.add(line.table.number)
                votes += _of_table(doc, line.table, meeting, heading, nominees)
            continue
        codes = {award.code for award in find_awards(line)}
        if len(codes) == 1 and not _RATIO.search(line.bare):
            heading = next(iter(codes))
        elif len(codes) > 1:
            heading = None
        if _MAY_TELL.search(line.bare):
            for clause in clauses_of(doc, line):
                votes += _of_clause(clause, meeting, nominees, heading, is_first=not votes)
    return (*_attendance(doc, meeting, votes), *votes)


def _attendance(doc: Doc, meeting: _Meeting, votes: list[Vote]) -> Iterator[Vote]:
    if meeting.place is not None and (meeting.members is not None or meeting.present is not None):
        ways = {vote.is_secret for vote in votes}
        way = ways.pop() if len(ways) == 1 else meeting.is_secret if not votes else None
        yield _vote(meeting.place, _Result(present=meeting.present, members=meeting.members, is_secret=way))


@dataclass(slots=True, frozen=True)
class _Result:
    """The numbers of one vote."""

    yes: int | None = None
    no: int | None = None
    present: int | None = None
    members: int | None = None
    percent: str | None = None
    is_secret: bool | None = None


def _of_clause(
    clause: Clause, meeting: _Meeting, nominees: Sequence[Nominee], heading: str | None, *, is_first: bool
) -> Iterator[Vote]:
    low = clause.low
    if _SECRET.search(low):
        meeting.is_secret = True
    elif _OPEN.search(low):
        meeting.is_secret = False
    if is_first:
        meeting.learn(clause)
    names = _names_in(clause.text, low, nominees)
    if not names and _EACH.search(low):
        start = clause.start - clause.before
        names = _names_in(clause.line.text[start : clause.end], clause.line.bare[start : clause.end], nominees)
    result = _result(clause, meeting, is_named=bool(names))
    if result is None:
        return
    if len(names) > 1 and not _EACH.search(low):
        return  # not told whose
    mentioned = {award.code for award in find_awards(clause.line)}
    for name in names or [None]:
        yield _vote(clause, result, name=name, code=_code(name, mentioned, heading, nominees))


def _code(name: str | None, mentioned: set[str], heading: str | None, nominees: Sequence[Nominee]) -> str | None:
    """What was voted on: what is asked for the one who is named, where only one thing is; else what the line names."""
    asked = {each.code for nominee in nominees if nominee.name == name for each in nominee.requested}
    told = (mentioned & asked) if asked and mentioned & asked else asked or mentioned
    if len(told) == 1:
        return next(iter(told))
    return heading if not told or heading in told else None


def _result(clause: Clause, meeting: _Meeting, *, is_named: bool) -> _Result | None:
    """The numbers of a vote that a clause tells; None where it tells none, or who was present alone."""
    low = clause.low
    ratios = [
        each
        for each in _RATIO.finditer(low)
        if int(each["yes"]) <= int(each["of"]) <= _MOST_MEMBERS and not _THRESHOLD.search(low[: each.start()])
    ]
    ayes, noes = _YES.search(low), _NO.search(low)
    percent = _PERCENT.search(low)
    known = _Result(
        no=_number(noes),
        present=meeting.present,
        members=meeting.members,
        is_secret=meeting.is_secret,
        percent=percent[1] if percent else None,
    )
    voted = [each for each in ratios if _is_vote(clause, each, meeting, is_named=is_named)]
    if len(voted) == 1:
        yes, of = int(voted[0]["yes"]), int(voted[0]["of"])
        return replace(known, yes=yes, present=_voters(yes, of, meeting))
    if len(voted) > 1:
        return None
    if ayes is not None:
        return replace(known, yes=_number(ayes))
    if _ALL_PRESENT.search(low):
        return replace(known, yes=meeting.present, percent="100")
    return None


def _voters(yes: int, of: int, meeting: _Meeting) -> int:
    """How many voted: `of`, unless the minutes count on all members and fewer were there."""
    counts_all = of == meeting.members and meeting.present is not None and yes <= meeting.present
    return meeting.present if counts_all and meeting.present is not None else of


def _is_vote(clause: Clause, ratio: re.Match[str], meeting: _Meeting, *, is_named: bool) -> bool:
    """A ratio of ballots: named so, or behind a name or title where a vote was announced; attendance is none."""
    low = clause.low
    if _PRESENT.search(low) and low.find("co mat") < ratio.start() and not _OF_VOTING.search(low[: ratio.start()]):
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


def _names_in(text: str, low: str, nominees: Sequence[Nominee]) -> list[str]:
    """The nominees and other people whom a text names, in its order."""
    found = {each.name: low.find(bare(each.name)) for each in nominees if each.name and bare(each.name) in low}
    for match in [*PERSON.finditer(text), *_CASE.finditer(text)]:
        name = clean_name(match["n"], titled=True)[0]
        if is_name(name) and not any(bare(known) in bare(name) or bare(name) in bare(known) for known in found):
            found[name] = match.start()
    for match in _TEAM.finditer(text) if not found else ():
        if starts_with_unit(match["n"]):
            found[match["n"]] = match.start()
    return sorted(found, key=lambda name: found[name])


def _vote(clause: Clause, result: _Result, *, name: str | None = None, code: str | None = None) -> Vote:
    return Vote(
        text=clause.printed(),
        name=name,
        code=code,
        yes=result.yes,
        no=result.no,
        present=result.present,
        members=result.members,
        percent=result.percent,
        is_secret=result.is_secret,
        confidence=clause.sure(),
        evidence=clause.evidence(),
        sources=(source_of(clause.line),),
        span=clause.span(),
    )


def _of_table(
    doc: Doc, table: Table, meeting: _Meeting, heading: str | None, nominees: Sequence[Nominee]
) -> Iterator[Vote]:
    """A table of names with their ballots; its heads may stand in two rows."""
    grid = table.grid()
    told = " ".join(line.bare for line in lines_of_table(doc, table) if line.cell is not None and line.cell.row == 0)
    if _SECRET.search(told):
        meeting.is_secret = True
    for depth in (1, 2):
        roles = _roles(grid[:depth])
        if "name" in roles.values() and "yes" in roles.values():
            first = depth + (1 if depth == 1 and len(grid) > 2 and _is_second_head(grid, roles) else 0)
            roles = _roles(grid[:first])
            for row in grid[first:]:
                yield from _of_row(doc, row, roles, meeting, heading, nominees)
            return


def _is_second_head(grid: list[list[Cell | None]], roles: dict[int, str]) -> bool:
    below = {role for role in _roles(grid[:2]).values()}
    return below != set(roles.values()) or grid[0][next(iter(roles))] is grid[1][next(iter(roles))]


def _roles(heads: list[list[Cell | None]]) -> dict[int, str]:
    """What each column holds, by its lowest telling head."""
    roles: dict[int, str] = {}
    for row in heads:
        for column, cell in enumerate(row):
            role = _role(bare(" ".join(cell.text.split())).strip(" .:*")) if cell else None
            if role is not None:
                roles[column] = role
    return roles


def _role(head: str) -> str | None:
    if _NO_HEAD.search(head):
        return "no"
    if _PERCENT_HEAD.search(head):
        return "percent"
    if _YES_HEAD.search(head):
        return "yes"
    if _NAME_HEAD.search(head):
        return "name"
    return "award" if _AWARD_HEAD.search(head) else None


def _name_of(text: str, nominees: Sequence[Nominee]) -> str:
    """The nominee of a cell, or the person or unit that it names and nobody proposed."""
    low = bare(text)
    known = [each.name for each in nominees if each.name and bare(each.name) in low]
    if known:
        return max(known, key=len)
    name = clean_name(text)[0]
    return name if is_name(name) and not starts_with_unit(text) else text


def _of_row(
    doc: Doc,
    row: list[Cell | None],
    roles: dict[int, str],
    meeting: _Meeting,
    heading: str | None,
    nominees: Sequence[Nominee],
) -> Iterator[Vote]:
    cells: dict[str, Cell] = {}
    for column, role in roles.items():
        if column < len(row) and (cell := row[column]) is not None and cell.text.strip():
            cells.setdefault(role, cell)
    if "name" not in cells or "yes" not in cells:
        return
    ballots = _CELL_RATIO.fullmatch(bare(cells["yes"].text))
    lines = lines_of(doc, [cells["yes"]])
    name = _name_of(" ".join(cells["name"].text.split()), nominees)
    if ballots is None or len(lines) != 1 or not any(letter.isalpha() for letter in name):
        return
    no = _CELL_RATIO.fullmatch(bare(cells["no"].text)) if "no" in cells else None
    percent = _CELL_PERCENT.fullmatch(bare(cells["percent"].text)) if "percent" in cells else None
    codes = {
        a.code for line in (lines_of(doc, [cells["award"]]) if "award" in cells else ()) for a in find_awards(line)
    }
    of = int(ballots[2]) if ballots[2] else None
    result = _Result(
        yes=int(ballots[1]),
        no=int(no[1]) if no else None,
        present=_voters(int(ballots[1]), of, meeting) if of is not None else meeting.present,
        members=meeting.members,
        percent=percent[1] if percent else ballots[3],
        is_secret=meeting.is_secret,
    )
    whole = Clause(doc, lines[0], 0, len(lines[0].text), lines[0].bare, 0)
    vote = _vote(whole, result, name=name, code=_code(name, codes, heading, nominees))
    yield vote.model_copy(update={"text": " | ".join(" ".join(c.text.split()) for c in cells.values())})
