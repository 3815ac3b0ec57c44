"""Takes the rules on votes and what was counted; gives threshold, share and result as the Council's papers print them.

The shares stand in the rules; where none is confirmed for a recognition, the papers say so and decide nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from records.offices import CouncilProfile
from records.stages import Outcome
from records.voting import VotingRule

BASES = {"members": "tổng số thành viên Hội đồng", "present": "số thành viên có mặt"}
WHOLE_PERCENT = 100
COUNCIL = "Hội đồng Thi đua - Khen thưởng"  # where the profile does not name it
GRANTED, REFUSED = "Thông qua", "Không thông qua"


def name_of(council: CouncilProfile) -> str:
    return council.ten.strip() or COUNCIL


def members_of(council: CouncilProfile) -> tuple[str, ...]:
    """Everybody who votes, each once: the chair, the secretary and the members."""
    names = (council.chu_tich, *council.thanh_vien, council.thu_ky)
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip()))


def threshold_in_words(rules: Sequence[VotingRule], code: str) -> str:
    """ "bỏ phiếu kín; thông qua khi được ít nhất 80% tổng số thành viên Hội đồng đồng ý (…)"; "" without a rule."""
    told: list[str] = []
    for rule in _of(rules, code):
        parts = ["bỏ phiếu kín"] if rule.is_secret else ["biểu quyết công khai"] if rule.is_secret is False else []
        if rule.present_min is not None:
            parts.append(f"họp khi có ít nhất {share_in_words(rule.present_min)} tổng số thành viên")
        if rule.yes_min is not None:
            parts.append(f"thông qua khi được ít nhất {share_in_words(rule.yes_min)} {BASES[rule.base]} đồng ý")
        if parts:
            status = "" if rule.is_confirmed else "; chưa được xác nhận"
            told.append(f"{', '.join(parts)} ({rule.reference}{status})")
    return "; ".join(dict.fromkeys(told))


def has_threshold(rules: Sequence[VotingRule], code: str) -> bool:
    """Whether a confirmed rule says from which share on the recognition is carried."""
    return any(rule.is_confirmed and rule.yes_min is not None for rule in _of(rules, code))


def share_in_words(share: Fraction) -> str:
    """ "80%"; "2/3" where percents would only come near it."""
    percent = share * WHOLE_PERCENT
    return f"{percent.numerator}%" if percent.denominator == 1 else f"{share.numerator}/{share.denominator}"


def percent_in_words(part: int, whole: int) -> str:
    """ "81,8%", cut and never rounded up: what does not reach a share must not look as if it did."""
    tenths = part * WHOLE_PERCENT * 10 // whole
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10},{tenths % 10}%"


def votes_in_words(outcome: Outcome | None) -> tuple[str, str, str]:
    """In favour, cast and the share; each "" where it was not counted."""
    if outcome is None:
        return "", "", ""
    yes, cast = outcome.votes_for, outcome.votes_cast
    share = percent_in_words(yes, cast) if yes is not None and cast else ""
    return ("" if yes is None else f"{yes:02d}"), ("" if cast is None else f"{cast:02d}"), share


def doubts_of(outcome: Outcome | None, rules: Sequence[VotingRule], code: str, council: CouncilProfile) -> list[str]:
    """What does not fit between an outcome, its votes and the confirmed rules."""
    if outcome is None:
        return []
    yes, cast, members = outcome.votes_for, outcome.votes_cast, len(members_of(council))
    if yes is not None and cast is not None and yes > cast:
        return [f"Số phiếu đồng ý ({yes}) nhiều hơn tổng số phiếu ({cast}); đề nghị kiểm tra lại."]
    said = []
    for rule in _of(rules, code):
        base = members if rule.base == "members" else cast
        if not rule.is_confirmed or rule.yes_min is None or not outcome.is_granted:
            continue
        if yes is None or not base:
            said.append(f"Chưa có đủ số phiếu để đối chiếu với {rule.reference}.")
        elif Fraction(yes, base) < rule.yes_min:
            least = f"{share_in_words(rule.yes_min)} {BASES[rule.base]}"
            said.append(
                f"{yes} trên {base} phiếu ({percent_in_words(yes, base)}), chưa được {least} ({rule.reference})."
            )
    return said


def _of(rules: Sequence[VotingRule], code: str) -> list[VotingRule]:
    return [rule for rule in rules if code in rule.codes]
