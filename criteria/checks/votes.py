"""Takes the ballots that minutes count and a condition; gives whether they reach its share, recounted from the numbers.

Minutes that do not say enough leave the vote to a person: it is then never in the way of the rest.
"""

from __future__ import annotations

from fractions import Fraction

from criteria.checks.vocabulary import Condition, Context, Result, percent
from criteria.facts import VoteFact

BASES = {"members": "thành viên Hội đồng", "present": "người dự họp"}


def vote(context: Context, condition: Condition) -> Result:
    """Those in favour are at least `share` of `base`, by secret ballot and with a quorum where the rule asks."""
    stated = context.facts.vote
    if stated is None:
        return Result("CHUA_RO", "do người xét đánh giá: chưa có kết quả bỏ phiếu trong biên bản", for_person=True)
    base = stated.members if condition.base == "members" else stated.present
    if stated.yes is None or not base:
        found = f"{_ballots(stated)}, chưa rõ số {BASES[condition.base]}"
        return Result("CHUA_RO", found, for_person=True, evidence=stated.evidence)
    if stated.yes > base or (stated.members is not None and (stated.present or 0) > stated.members):
        found = f"số liệu trong biên bản mâu thuẫn: {_ballots(stated)} trên {base} {BASES[condition.base]}"
        return Result("CHUA_RO", found, for_person=True, evidence=stated.evidence)
    ratio = Fraction(stated.yes, base)
    found = f"{stated.yes} trên {base} {BASES[condition.base]} đồng ý ({percent(ratio)})"
    return _judged(stated, condition, found, is_reached=ratio >= (condition.share or 0))


def _judged(stated: VoteFact, condition: Condition, found: str, *, is_reached: bool) -> Result:
    if not is_reached:
        return Result("KHONG_DAT", found, evidence=stated.evidence)
    if condition.is_secret and stated.is_secret is False:
        return Result("KHONG_DAT", f"{found}, nhưng không bỏ phiếu kín", evidence=stated.evidence)
    has_quorum = _has_quorum(stated, condition)
    if has_quorum is False:
        present = f"chỉ có {stated.present} trên {stated.members} thành viên dự họp"
        return Result("KHONG_DAT", f"{found}, nhưng {present}", evidence=stated.evidence)
    unknown = ["bỏ phiếu kín hay biểu quyết"] if condition.is_secret and stated.is_secret is None else []
    unknown += ["số thành viên dự họp"] if has_quorum is None else []
    if unknown:
        return Result("CHUA_RO", f"{found}; chưa rõ {', '.join(unknown)}", for_person=True, evidence=stated.evidence)
    return Result("DAT", found, evidence=stated.evidence)


def _has_quorum(stated: VoteFact, condition: Condition) -> bool | None:
    """Whether enough members were there; None where the minutes do not say how many."""
    if condition.quorum is None:
        return True
    if stated.present is None or not stated.members:
        return None
    return Fraction(stated.present, stated.members) >= condition.quorum


def _ballots(stated: VoteFact) -> str:
    return f"{stated.yes} phiếu đồng ý" if stated.yes is not None else "chưa rõ số phiếu đồng ý"
