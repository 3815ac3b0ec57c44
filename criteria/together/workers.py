"""Takes the proposals of a quarter; counts leaders and direct workers by recognition, notes where the latter are few.

The law wants direct workers looked after (Luật 06/2022 Điều 5 k2d) and sets no share: nothing is judged here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from criteria.book.rulebook import Preference, Rulebook
from criteria.dossiers import SenderFinding
from criteria.findings import make_finding
from criteria.persons import PERSON
from records.catalogue import RECOGNITIONS
from records.person_classes import Standing, standing_of
from records.proposals import Finding, Proposal

LEAST_COUNTED = 3  # persons: one or two leaders say nothing of a share


@dataclass(frozen=True)
class ClassCount:
    """How many persons of each standing are proposed for one recognition; the ids are those of their proposals."""

    code: str
    leaders: tuple[str, ...]
    direct: tuple[str, ...]
    business: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def direct_share(self) -> Fraction | None:
        """Direct workers among them and the leaders; None where neither is known."""
        known = len(self.leaders) + len(self.direct)
        return Fraction(len(self.direct), known) if known else None


def class_counts(proposals: Sequence[Proposal]) -> tuple[ClassCount, ...]:
    """One count for each recognition that persons are proposed for, in the order of the catalogue."""
    found: dict[str, dict[Standing | None, list[str]]] = defaultdict(lambda: defaultdict(list))
    for each in proposals:
        if each.nominee.kind == PERSON:
            found[each.requested.code][standing_of(each)].append(each.id)
    codes = [code for code in RECOGNITIONS if code in found]
    return tuple(
        ClassCount(
            code,
            *(tuple(sorted(found[code][name])) for name in ("lanh_dao", "truc_tiep", "doanh_nhan", None)),
        )
        for code in codes
    )


def few_direct_workers(
    proposals: Sequence[Proposal], rulebook: Rulebook, *, received: date | None = None
) -> tuple[SenderFinding, ...]:
    """A note on the whole quarter for each recognition for which fewer direct workers than leaders are proposed."""
    on = received or max((each.received for each in proposals), default=None)
    preferences = rulebook.in_force(Preference, on) if on else ()
    wanted = next((each for each in preferences if each.prefers == "direct_workers"), None)
    if wanted is None:
        return ()
    counts = [count for count in class_counts(proposals) if len(count.direct) + len(count.leaders) >= LEAST_COUNTED]
    few = [count for count in counts if len(count.direct) < len(count.leaders)]
    return tuple(
        SenderFinding(
            sender=None,
            files=(),
            proposals=(*count.leaders, *count.direct, *count.unknown),
            finding=_few(count, wanted),
        )
        for count in few
    )


def _few(count: ClassCount, wanted: Preference) -> Finding:
    share = count.direct_share or 0
    unknown = f"; {len(count.unknown)} người chưa rõ chức vụ" if count.unknown else ""
    found = (
        f"{RECOGNITIONS.get(count.code, count.code)}: người trực tiếp công tác được đề nghị ít hơn lãnh đạo, quản lý "
        f"({len(count.direct)} so với {len(count.leaders)}, tỷ lệ {float(share) * 100:.0f}%{unknown})"
    )
    return make_finding(
        "CO_CAU",
        condition=wanted.id,
        required="quan tâm khen thưởng người trực tiếp công tác; luật không định tỷ lệ",
        found=found,
        article=wanted.reference,
    )
