"""Takes the lines of a submission or list with who was found in it; doubts where it counts others than were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.fields.totals import stated_in
from extractors.layout import Doubt
from extractors.zones import Zones
from records.readings import Nominee, NomineeKind

_KINDS_OF_PAPER = frozenset(("to_trinh", "danh_sach", "dang_ky"))
_NAMES = {"ca_nhan": "cá nhân", "tap_the": "tập thể", "ho_gia_dinh": "hộ gia đình"}


@dataclass(slots=True)
class _Stated:
    """The numbers that a paper states for one kind of nominee; `whole` where it counts all of them."""

    numbers: list[int]
    whole: bool = False

    def fits(self, found: int) -> bool:
        """As many as stated; where awards are counted one by one, a person may be counted with each."""
        least, most = max(self.numbers), sum(self.numbers)
        return found >= least and (found <= most or not self.whole)


def doubts_of_counts(zones: Zones, nominees: Sequence[Nominee]) -> list[Doubt]:
    """A doubt where a paper counts others than were found."""
    if zones.kind not in _KINDS_OF_PAPER:
        return []
    stated: dict[NomineeKind, _Stated] = {}
    for line in [*zones.subject, *zones.body, *zones.signature]:
        for each in stated_in(line):
            if each.kind is None:  # "12 trường hợp"
                continue
            known = stated.setdefault(each.kind, _Stated([]))
            known.whole = known.whole or each.whole
            if each.number not in known.numbers:
                known.numbers.append(each.number)
    found = {kind: sum(each.kind == kind for each in nominees) for kind in stated}
    apart = [
        f"{max(own.numbers)} {_NAMES[kind]}, đọc được {found[kind]}"
        for kind, own in stated.items()
        if not own.fits(found[kind])
    ]
    if not apart:
        return []
    return [Doubt("SO_LUONG_LECH", f"Văn bản ghi {'; '.join(apart)}. Đối chiếu danh sách với bản gốc.")]
