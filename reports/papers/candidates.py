"""Takes the order of candidates and a person's choice; gives whom papers name for biểu dương dưới cờ, with reasons.

The program orders and explains; who is chosen a person says, and nobody with an open error is named.
"""

from __future__ import annotations

from dataclasses import dataclass

from reports.drafting.doubts import Doubts
from reports.papers.compilation import Compilation
from reports.papers.entries import entry_of
from reports.places import printable
from reports.recognitions import in_city_words
from reports.rows import Row

CANDIDATES_NAMED = 5  # of the shortlist; all of them stand in the proposal of biểu dương dưới cờ
NOT_PROPOSED = "Người được chọn không có trong danh sách đề nghị khen thưởng; đề nghị xem lại lựa chọn."


@dataclass(frozen=True)
class CandidateEntry:
    """One of the shortlist: place, person, and why there."""

    ma: str
    hang: str
    ten_goi: str
    chuc_vu_don_vi: str
    ly_do: str


def candidates(compilation: Compilation, *, doubts: Doubts) -> tuple[CandidateEntry, ...]:
    """The first of the shortlist who are persons and on the list that is proposed."""
    table = compilation.table
    rows = {row.proposal.id: row for row in table.ready if row.nominee.kind == "ca_nhan"}
    placed = [each for each in compilation.shortlist if each.proposal in rows][:CANDIDATES_NAMED]
    found = []
    for number, each in enumerate(placed, start=1):
        entry = entry_of(number, rows[each.proposal], doubts=doubts)
        reasons = "; ".join(map(printable, each.reasons))
        found.append(
            CandidateEntry(
                ma=entry.ma,
                hang=f"{each.place}{' (ngang nhau)' if each.is_shared else ''}",
                ten_goi=entry.ten_goi,
                chuc_vu_don_vi=entry.chuc_vu_don_vi,
                ly_do=in_city_words(reasons) if table.city else reasons,
            )
        )
    return tuple(found)


def honoured(compilation: Compilation, *, doubts: Doubts) -> tuple[str, str]:
    """Whom a person chose and why; "" where nobody did. One who may not be proposed carries that as a comment."""
    row, chosen = honoured_row(compilation), compilation.standing.honoured
    if row is None or chosen is None:
        return "", ""
    entry = entry_of(0, row, doubts=doubts)
    text = ", ".join(filter(None, [entry.ten_goi, entry.chuc_vu_don_vi]))
    is_proposed = any(each.number == row.number for each in compilation.proposed)
    said = [] if is_proposed else [NOT_PROPOSED]
    return doubts.mark(text, said, key=(row.proposal.id, "honoured")), printable(chosen.reason or "").rstrip(".")


def honoured_row(compilation: Compilation) -> Row | None:
    chosen = compilation.standing.honoured
    return next((row for row in compilation.table.rows if chosen and row.proposal.id == chosen.proposal), None)
