"""Takes the votes that minutes count; gives what does not add up in them, and what the rules in force ask beyond.

Percentages are reckoned again from the ballots: 9 of 11 is 81,8 %, so 82 is right and 90 is not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from criteria.book.paper_rules import VoteRule
from criteria.facts import VoteFact
from criteria.findings import make_finding
from records.catalogue import RECOGNITIONS
from records.folding import fold
from records.proposals import Finding, Proposal
from records.readings import Evidence, Reading, Vote

BASES = {"members": "tổng số thành viên", "present": "số người có mặt"}
ATTENDANCE = ("present", "members", "is_secret")


@dataclass(frozen=True)
class Ballots:
    """The vote of one paper on one proposal: `vote` as the minutes tell it, attendance filled in."""

    vote: Vote
    file: str

    @property
    def place(self) -> tuple[Evidence, ...]:
        return tuple(each.model_copy(update={"file": self.file}) for each in self.vote.evidence)

    @property
    def as_fact(self) -> VoteFact:
        vote = self.vote
        return VoteFact(
            yes=vote.yes, present=vote.present, members=vote.members, is_secret=vote.is_secret, evidence=self.place
        )


class Tally:
    """The votes of one paper of minutes, by the name that they are on."""

    def __init__(self, minutes: Reading) -> None:
        self.file = minutes.file
        told = [vote for vote in minutes.votes if vote.yes is not None or vote.percent or vote.no is not None]
        self._attendance = [vote for vote in minutes.votes if not vote.name and not vote.code and vote.yes is None]
        self._for_all = [vote for vote in told if not vote.name]
        self._by_name: dict[str, list[Vote]] = defaultdict(list)
        for vote in told:
            if vote.name:
                self._by_name[fold(vote.name)].append(vote)

    def on(self, proposal: Proposal, printed_name: str | None) -> Ballots | None:
        """The vote on a proposal: for its nominee, its recognition, or all; None where none is, or two differ."""
        names = {fold(name) for name in (printed_name, proposal.nominee.name) if name}
        own = [vote for name in names for vote in self._by_name.get(name, ())]
        for votes, code in ((own, proposal.requested.code), (own, None), (self._for_all, proposal.requested.code)):
            if found := [vote for vote in votes if vote.code == code]:
                return self._one_of(found)
        return self._one_of([vote for vote in self._for_all if vote.code is None])

    def _one_of(self, votes: Sequence[Vote]) -> Ballots | None:
        if len({_numbers(vote) for vote in votes}) != 1:
            return None
        return Ballots(self._attended(votes[0]), self.file)

    def _attended(self, vote: Vote) -> Vote:
        """The vote with who was there, where another line of the minutes tells it.

        "Các thành viên: 06 người" may leave out the chair: fewer members than were there are no number of all.
        """
        gaps = {
            name: next((getattr(each, name) for each in self._attendance if getattr(each, name) is not None), None)
            for name in ATTENDANCE
            if getattr(vote, name) is None
        }
        filled = vote.model_copy(update=gaps) if gaps else vote
        is_of_others = filled.members is not None and filled.present is not None and filled.present > filled.members
        return filled.model_copy(update={"members": None}) if is_of_others else filled


def contradictions(ballots: Ballots) -> Iterator[Finding]:
    """BQ01: what the minutes themselves cannot mean."""
    vote = ballots.vote
    wrong = [*_wrong_numbers(vote)] or [*_wrong_percent(vote)]
    if wrong:
        yield make_finding("BQ01", condition="votes", found="; ".join(wrong), evidence=ballots.place)


def shortcomings(ballots: Ballots, proposal: Proposal, rule: VoteRule) -> Iterator[Finding]:
    """BQ02: fewer votes, fewer people or another ballot than the rule asks; of an unconfirmed rule only to know."""
    vote = ballots.vote
    for required, found in (*_below_share(vote, rule), *_below_quorum(vote, rule), *_ballot(vote, rule)):
        unsure = "" if rule.is_confirmed else " (chưa xác nhận)"
        yield make_finding(
            "BQ02",
            severity=None if rule.is_confirmed else "THONG_TIN",
            condition=rule.id,
            required=f"{required}{unsure}",
            found=f"{_whose(vote, proposal)}: {found}",
            article=rule.reference,
            evidence=ballots.place,
        )


def unstated(proposal: Proposal, rules: Sequence[VoteRule]) -> Iterator[Finding]:
    """BQ03: the minutes that name the nominee tell no result, where a rule asks for it."""
    rule = next((rule for rule in rules if rule.must_state or rule.yes_min is not None), None)
    if rule is not None:
        name = RECOGNITIONS.get(proposal.requested.code, proposal.requested.text)
        yield make_finding(
            "BQ03",
            severity=None if rule.is_confirmed else "THONG_TIN",
            condition=rule.id,
            required="có kết quả bỏ phiếu",
            article=rule.reference,
            words={"person": proposal.nominee.name, "name": name},
        )


def percent(share: Fraction) -> str:
    """A share with one decimal, as an official writes it: "81,8%"."""
    tenths = round(share * 1000)
    whole, rest = divmod(tenths, 10)
    return f"{whole},{rest}%" if rest else f"{whole}%"


def _numbers(vote: Vote) -> tuple[int | None, int | None, str | None]:
    return vote.yes, vote.present, vote.percent


def _wrong_numbers(vote: Vote) -> Iterator[str]:
    yes, no = vote.yes, vote.no
    voters = vote.present if vote.present is not None else vote.members
    if yes is not None and voters is not None and yes > voters:
        yield f"{yes} phiếu đồng ý mà chỉ có {voters} người bỏ phiếu"
    elif yes is not None and no is not None and voters is not None and yes + no > voters:
        yield f"{yes} phiếu đồng ý và {no} phiếu không đồng ý mà chỉ có {voters} người bỏ phiếu"


def _wrong_percent(vote: Vote) -> Iterator[str]:
    """The printed percentage against every base that it can be of; it may be rounded or cut."""
    printed = _printed(vote.percent)
    bases = {base for base in (vote.present, vote.members) if base}
    if printed is None:
        return
    if printed > 100:
        yield f"ghi {vote.percent}%"
    elif vote.yes is not None and bases:
        shares = [Fraction(vote.yes, base) for base in sorted(bases)]
        if not any(_is_same(share, vote.percent or "") for share in shares):
            told = " hoặc ".join(f"{vote.yes}/{base} là {percent(Fraction(vote.yes, base))}" for base in sorted(bases))
            yield f"ghi {vote.percent}%, nhưng {told}"
    elif bases and not any(_is_whole(vote.percent or "", base) for base in bases):
        people = " hoặc ".join(str(base) for base in sorted(bases))
        yield f"ghi {vote.percent}%, nhưng không số phiếu nào trên {people} người cho tỷ lệ ấy"


def _printed(text: str | None) -> Fraction | None:
    match = re.fullmatch(r"\d+(?:[.,]\d+)?", text or "")
    return Fraction(Decimal(match.group().replace(",", "."))) if match else None


def _is_same(share: Fraction, text: str) -> bool:
    """Whether a share can be printed so: less than one unit of the last printed place away."""
    printed = _printed(text)
    decimals = len(re.split(r"[.,]", text)[1]) if re.search(r"[.,]", text) else 0
    return printed is not None and abs(share * 100 - printed) < Fraction(1, 10**decimals)


def _is_whole(text: str, base: int) -> bool:
    return any(_is_same(Fraction(count, base), text) for count in range(base + 1))


def _below_share(vote: Vote, rule: VoteRule) -> Iterator[tuple[str, str]]:
    if rule.yes_min is None:
        return
    required = f"từ {percent(rule.yes_min)} {BASES[rule.base]} trở lên"
    base = vote.members if rule.base == "members" else vote.present
    if vote.yes is not None and base:
        share = Fraction(vote.yes, base)
        if share < rule.yes_min:
            found = f"{vote.yes}/{base} {BASES[rule.base]} đồng ý, đạt {percent(share)}"
            absent = _absent(vote) if rule.base == "members" else 0
            yield required, found + (f", chưa rõ ý kiến của {absent} người vắng" if absent else "")
        return
    most = _most_share(vote)
    if most is not None and most < rule.yes_min and rule.base == "members":
        counted = f"{vote.yes}/{vote.present} phiếu" if vote.yes is not None else f"{vote.percent}%"
        yield required, f"{counted} đồng ý, chưa kể người vắng"


def _absent(vote: Vote) -> int:
    """How many members were not there; they may have told their opinion in writing (NĐ 91/2017, Điều 45 khoản 8)."""
    return vote.members - vote.present if vote.members and vote.present is not None else 0


def is_open(ballots: Ballots, rules: Sequence[VoteRule]) -> bool:
    """Whether the opinion of those absent, which minutes do not tell, could still reach what a rule asks of all."""
    vote = ballots.vote
    asked = next((rule.yes_min for rule in rules if rule.base == "members" and rule.yes_min is not None), None)
    if asked is None or vote.yes is None or not vote.members:
        return False
    return Fraction(vote.yes, vote.members) < asked <= Fraction(vote.yes + _absent(vote), vote.members)


def _most_share(vote: Vote) -> Fraction | None:
    """What the share of all members cannot be above: those absent did not vote for it."""
    if vote.yes is not None and vote.present:
        return Fraction(vote.yes, vote.present)
    printed = _printed(vote.percent)
    return None if vote.yes is not None or printed is None else printed / 100


def _below_quorum(vote: Vote, rule: VoteRule) -> Iterator[tuple[str, str]]:
    if rule.present_min is None or vote.present is None or not vote.members or vote.present > vote.members:
        return
    share = Fraction(vote.present, vote.members)
    if share < rule.present_min:
        required = f"ít nhất {percent(rule.present_min)} thành viên có mặt"
        yield required, f"{vote.present}/{vote.members} thành viên có mặt, đạt {percent(share)}"


def _ballot(vote: Vote, rule: VoteRule) -> Iterator[tuple[str, str]]:
    if rule.is_secret is not None and vote.is_secret is not None and rule.is_secret != vote.is_secret:
        ways = {True: "bỏ phiếu kín", False: "biểu quyết công khai"}
        yield ways[rule.is_secret], ways[vote.is_secret]


def _whose(vote: Vote, proposal: Proposal) -> str:
    return f"kết quả của {proposal.nominee.name}" if vote.name else "kết quả chung"
