"""Takes clauses of minutes; gives what is known of a meeting, and the result of a vote with what was voted on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import source_of
from extractors.fields.clauses import Clause
from extractors.text import bare
from records.readings import Nominee, Vote

_N = r"(?<![\d/.,])0*(\d{1,3})(?![\d/]|[.,]\d)"
_WHO = r"(?:thanh vien|dong chi|d/c|nguoi|uy vien|dai bieu|can bo|cong chuc|vien chuc)"
_MEMBERS = re.compile(
    rf"\b(?:tong so|hoi dong(?: [a-z,\- ]{{0,40}}?)?|so luong)(?: thanh vien| uy vien)?(?: hoi dong)?"
    rf"(?: trieu tap| duoc trieu tap)?\s*(?:co|gom|la|:)*\s*{_N}(?:\s*/\s*0*\d+)?\s*{_WHO}"
)
PRESENT = re.compile(
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
_SHOWN = re.compile(r"gio tay|(?:bieu quyet|bo phieu) cong khai")
MOST_MEMBERS = 200


@dataclass(slots=True)
class Meeting:
    """What is known of a meeting while its minutes are read from the top."""

    members: int | None = None
    present: int | None = None
    absent: int | None = None
    is_secret: bool | None = None
    place: Clause | None = None

    def hear_how(self, low: str) -> None:
        """Whether what follows is voted on in secret, where a bare text says so."""
        if _SECRET.search(low):
            self.is_secret = True
        elif _SHOWN.search(low) or (self.is_secret is None and "bieu quyet" in low):
            self.is_secret = False

    def learn(self, clause: Clause) -> None:
        """Attendance, told before anything is voted on."""
        low = clause.low
        if (found := _PRESENT_OF.search(low)) and int(found[1]) <= int(found[2]):
            self._set("present", int(found[1]), clause)
            self._set("members", int(found[2]), clause)
        if found := PRESENT.search(low):
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
            self.present = max(0, self.members - self.absent)
        if self.members is None and self.present is not None and self.absent is not None:
            self.members = self.present + self.absent

    def _set(self, name: str, number: int, clause: Clause) -> None:
        if getattr(self, name) is None and 0 <= number <= MOST_MEMBERS:
            setattr(self, name, number)
            self.place = self.place or clause


@dataclass(slots=True, frozen=True)
class Result:
    """The numbers of one vote."""

    yes: int | None = None
    no: int | None = None
    present: int | None = None
    members: int | None = None
    percent: str | None = None
    is_secret: bool | None = None


@dataclass(slots=True, frozen=True)
class Proposed:
    """Those whom the minutes propose: bare and printed names, and what is asked for each."""

    names: tuple[tuple[str, str], ...]
    codes: dict[str, set[str]]


def proposed_in(nominees: Sequence[Nominee]) -> Proposed:
    codes: dict[str, set[str]] = {}
    for nominee in nominees:
        codes.setdefault(nominee.name, set()).update(each.code for each in nominee.requested)
    return Proposed(tuple((bare(name), name) for name in codes if name), codes)


def code_of(name: str | None, mentioned: set[str], heading: str | None, proposed: Proposed) -> str | None:
    """What was voted on: what is asked for the one who is named, where only one thing is; else what the line names."""
    asked = proposed.codes.get(name or "", set())
    told = (mentioned & asked) if asked and mentioned & asked else asked or mentioned
    if len(told) == 1:
        return next(iter(told))
    return heading if not told or heading in told else None


def voters(yes: int, of: int, meeting: Meeting) -> int:
    """How many voted: `of`, unless the minutes count on all members and fewer were there."""
    counts_all = of == meeting.members and meeting.present is not None and yes <= meeting.present
    return meeting.present if counts_all and meeting.present is not None else of


def make_vote(clause: Clause, result: Result, *, name: str | None = None, code: str | None = None) -> Vote:
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
