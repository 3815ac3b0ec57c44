"""Takes the lines of a submission or list with who was found in it; doubts where it counts others than were found.

Only sentences that count who is proposed are listened to ("Tổng số: 12 người", "tặng Giấy khen cho 02 tập thể, 05 cá
nhân có tên sau"): papers count guests, voters and flooded houses too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Line
from extractors.layout import Doubt
from extractors.zones import Zones
from records.readings import Nominee, NomineeKind

_KINDS_OF_PAPER = frozenset(("to_trinh", "danh_sach", "dang_ky"))
_UNITS = r"tap the|ca nhan|nguoi|dong chi|ho gia dinh|ho"
_COUNTED = re.compile(rf"0*(\d{{1,4}})\s*(?:\([^()]{{1,20}}\)\s*)?({_UNITS}|truong hop)\b")
_TOTAL = re.compile(  # the whole list, from the line's beginning
    r"\W*(?:\(?tong (?:so|cong)(?: danh sach)?|an dinh danh sach|danh sach)(?: nay| tren)?\s*(?:co|gom|la)?\s*:?\s*"
    r"(?=0*\d{1,4}\s*(?:\([^()]{1,20}\)\s*)?(?:tap the|ca nhan|nguoi|dong chi|ho gia dinh|truong hop))"
)
_PROPOSES = re.compile(r"\b(?:de nghi|tang|khen thuong|cong nhan)\b[^.;]{0,160}?\b(?:cho|doi voi|thuong)\s+(?=0*\d)")
_FOLLOWS = re.compile(r"sau day|duoi day|nhu sau|co ten|cu the|danh sach|phu luc|gom|:\s*$")
_ELSEWHERE = re.compile(r"\b(?:da (?:duoc )?(?:tang|khen|cong nhan)|nam truoc|khong trinh|trong do)\b")
_DIGIT = re.compile(r"\d")
KIND_OF_WORD: dict[str, NomineeKind | None] = {
    "tap the": "tap_the",
    "ho gia dinh": "ho_gia_dinh",
    "ho": "ho_gia_dinh",
    "truong hop": None,
}
_WITHIN = 200  # characters of a line that are looked at behind the words that count
_NAMES = {"ca_nhan": "cá nhân", "tap_the": "tập thể", "ho_gia_dinh": "hộ gia đình"}


@dataclass(slots=True, frozen=True)
class Stated:
    """A number that a line states; `kind` None: of whatever kind. `whole`: it counts the whole list."""

    kind: NomineeKind | None
    number: int
    whole: bool
    start: int
    end: int


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


def stated_in(line: Line) -> Iterator[Stated]:
    """Kinds and numbers that a line counts of those proposed."""
    low = line.bare
    if not _DIGIT.search(low, 0, _WITHIN) and not _PROPOSES.search(low):
        return
    total = _TOTAL.match(low)
    proposes = None if total else _PROPOSES.search(low)
    begun = total or proposes
    if begun is None or (proposes is not None and not _FOLLOWS.search(low, proposes.end())):
        return
    start = begun.end()
    if _ELSEWHERE.search(low[:start]):
        return
    told = low[start : start + _WITHIN]
    told = told[: stop.start()] if (stop := re.search(r"[;.]|trong do", told)) else told
    for match in _COUNTED.finditer(told):
        kind = KIND_OF_WORD.get(match[2], "ca_nhan")
        yield Stated(kind, int(match[1]), total is not None, start + match.start(), start + match.end())
