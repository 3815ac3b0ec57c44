"""Takes the rewards of a quarter; gives what the submission says of them: the sure sum, who pays, by which law."""

from __future__ import annotations

from dataclasses import dataclass

from records.rewards import QuarterRewards
from reports.places import count_in_words, day_in_words, printable
from reports.sums import in_dong, number_in_words

NO_PAYER = "Cơ quan chi chưa rõ"


@dataclass(frozen=True)
class PayerLine:
    """What one body pays."""

    ten: str
    so_tien: str


@dataclass(frozen=True)
class RewardSummary:
    """The sum of what is proposed; `tong` is "" where nothing has a sure sum. Nothing open or doubtful is in it."""

    tong: str
    bang_chu: str
    ngay: str
    can_cu: str
    so_chua_tinh: str
    noi_chi: tuple[PayerLine, ...]


def reward_summary(rewards: QuarterRewards | None) -> RewardSummary:
    if rewards is None:
        return RewardSummary("", "", "", "", "00", ())
    total = rewards.total_vnd
    laws = dict.fromkeys(part for line in rewards.lines for part in printable(line.article).split("; "))
    unsure = sum(each.amount_vnd is None or each.doubt is not None for each in rewards.met)
    return RewardSummary(
        tong=in_dong(total) if total else "",
        bang_chu=f"{number_in_words(total)} đồng",
        ngay=day_in_words(rewards.on),
        can_cu="; ".join(laws),
        so_chua_tinh=count_in_words(unsure),
        noi_chi=tuple(
            PayerLine(printable(payer or NO_PAYER), in_dong(rewards.total_of(payer))) for payer in rewards.payers
        ),
    )
