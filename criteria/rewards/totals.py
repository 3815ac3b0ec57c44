"""Takes the checked proposals of a quarter and a decision's day; gives what the rewards cost, by recognition and payer.

Only what is met is summed; what is open, unconfirmed or maybe not paid beside another stands apart, never in the total.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from criteria.book.rulebook import Payment, Rulebook
from criteria.persons import by_nominee
from criteria.rewards.money import amount
from records.catalogue import RECOGNITIONS, TITLES
from records.people import Kinship
from records.proposals import CheckedProposal, Proposal
from records.readings import NomineeKind
from records.rewards import QuarterRewards, Reward, RewardLine

OPEN_VERDICTS = frozenset({"CHUA_DU_CO_SO", "CAN_XEM_XET"})
NO_MONEY = frozenset({"SANG_KIEN", "DIEN_HINH"})  # recognised or praised; the decrees on rewards know no sum for them
NO_PAYER_KNOWN = "chưa rõ"


def rewards_of(
    checked: Sequence[CheckedProposal],
    rulebook: Rulebook,
    *,
    on: date,
    said: Iterable[Kinship] = (),
    granted: Collection[str] | None = None,
    refused: Collection[str] = (),
) -> QuarterRewards:
    """The rewards of proposals that are met or still open, as if all were decided on one day.

    `granted` are the ids that count as met, where the list that is proposed or the Council says so and not the
    verdict alone; `refused` those that the Council refused.
    """
    if granted is None:
        granted = {each.proposal.id for each in checked if each.judgement.verdict == "DAT"}
    asked = [each for each in checked if each.proposal.id in granted or each.judgement.verdict != "KHONG_DAT"]
    asked = [each for each in asked if each.proposal.id not in refused]
    asked = [each for each in asked if each.proposal.requested.code not in NO_MONEY]
    proposals = [each.proposal for each in asked]
    rewards = [_reward(each, rulebook, on=on) for each in proposals]
    met = {at for at, each in enumerate(proposals) if each.id in granted}
    payment = next(iter(rulebook.in_force(Payment, on)), None)
    both = frozenset(payment.both) if payment and payment.is_confirmed else frozenset[str]()
    for group in by_nominee(proposals, (), said):
        _doubt_lower_ones(rewards, [at for at in group.now if at in met], proposals, both)
    sure = [rewards[at] for at in sorted(met)]
    waiting = [reward for at, reward in enumerate(rewards) if at not in met]
    return QuarterRewards(
        on=on,
        lines=_lines(each for each in sure if each.doubt is None),
        waiting=_lines(waiting),
        unsure=tuple(each for each in sure if each.doubt is not None and each.amount_vnd is not None),
        unknown=tuple(each for each in (*sure, *waiting) if each.amount_vnd is None),
        notes=_notes(payment),
        met=tuple(sure),
    )


def _reward(proposal: Proposal, rulebook: Rulebook, *, on: date) -> Reward:
    code = proposal.requested.code if proposal.requested.code in RECOGNITIONS else "KHAC"
    found = amount(code, proposal.nominee.kind, on, rulebook)
    return Reward(
        proposal=proposal.id,
        name=proposal.nominee.name,
        code=code,
        kind=proposal.nominee.kind,
        year=proposal.requested.year,
        amount_vnd=found.amount_vnd,
        article=found.article,
        payer=found.payer,
        reason=found.reason,
        coefficient=found.coefficient,
        base_vnd=found.base,
    )


def _doubt_lower_ones(
    rewards: list[Reward], places: Sequence[int], proposals: Sequence[Proposal], both: frozenset[str]
) -> None:
    """Of two that are not known to be both paid, the higher one is sure in any reading; the lower one is doubted."""
    known = [at for at in places if rewards[at].amount_vnd is not None]
    by_sum = sorted(known, key=lambda at: (-(rewards[at].amount_vnd or 0), proposals[at].id))
    for number, at in enumerate(by_sum):
        higher = next((h for h in by_sum[:number] if _pair(rewards[h], rewards[at]) not in both), None)
        if higher is not None:
            other = rewards[higher]
            year = f" năm {other.year}" if other.year else ""
            doubt = f"cùng lúc được {RECOGNITIONS[other.code]}{year}; chưa xác nhận được nhận cả hai mức"
            rewards[at] = replace(rewards[at], doubt=doubt)


def _pair(one: Reward, other: Reward) -> str:
    """What two rewards of one nominee are to each other, in the words of the rules; "" where the rules are silent."""
    titles = (one.code in TITLES) + (other.code in TITLES)
    if titles == 1:
        return "title_and_award"
    if one.year is None or other.year is None or one.year == other.year:
        return ""
    return "titles_of_different_years" if titles == 2 else "awards_of_different_years"


def _lines(rewards: Iterable[Reward]) -> tuple[RewardLine, ...]:
    """One line for each recognition, kind, payer and sum, the dearest recognition first as the catalogue has them."""
    alike: dict[tuple[str, NomineeKind, str | None, int, str], list[Reward]] = {}
    for each in rewards:
        if each.amount_vnd is not None:
            key = (each.code, each.kind, each.payer, each.amount_vnd, each.article or "")
            alike.setdefault(key, []).append(each)
    order = list(RECOGNITIONS)
    keys = sorted(alike, key=lambda key: (order.index(key[0]), key[1], key[2] or "", key[3]))
    return tuple(_line(alike[key]) for key in keys)


def _line(alike: Sequence[Reward]) -> RewardLine:
    """One line of rewards that are the same in everything that it prints."""
    first = alike[0]
    return RewardLine(
        code=first.code,
        kind=first.kind,
        payer=first.payer,
        number=len(alike),
        each_vnd=first.amount_vnd or 0,
        article=first.article or "",
        coefficient=first.coefficient,
        base_vnd=first.base_vnd,
    )


def _notes(payment: Payment | None) -> tuple[str, ...]:
    if payment is None:
        return ("Chưa nạp quy định về nhận nhiều mức tiền thưởng cùng lúc: mức thấp hơn của cùng một người kê riêng.",)
    return (
        "Danh hiệu của các năm khác nhau, danh hiệu và hình thức khen thưởng, hình thức của các năm khác nhau: nhận cả "
        f"hai mức, theo {payment.reference}. Trường hợp khác chưa được xác nhận: mức thấp hơn kê riêng, không cộng.",
    )
