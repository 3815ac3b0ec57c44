"""Takes what the Council granted and the Office's profile; gives who decides on what: the own head, or whom above.

Which recognition is whose to give stands in `van-phong.yaml` (`tham_quyen`); what it does not name is never decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from records import OfficeProfile
from records.catalogue import TITLES
from reports.drafting.doubts import Doubts
from reports.papers.entries import grouped
from reports.places import count_in_words
from reports.rows import Row
from reports.tables import KINDS, QuarterTable

SAYS_ITSELF = "Công nhận"  # how the name of a recognition begins that is an act already


@dataclass(frozen=True)
class GrantLine:
    """What is granted to how many: “Tặng danh hiệu “Lao động tiên tiến” cho 05 cá nhân”."""

    viec: str
    so_luong: str
    doi_tuong: str

    @property
    def khoa(self) -> str:
        """By what the line is known again: how many there are may change."""
        return f"{self.doi_tuong}: {self.viec}"


def own_rows(office: OfficeProfile, rows: Sequence[Row]) -> list[Row]:
    """Those on whom the department's head decides."""
    codes = {code for each in office.tham_quyen if not each.kinh_gui for code in each.danh_hieu}
    return [row for row in rows if row.proposal.requested.code in codes]


def higher_rows(office: OfficeProfile, rows: Sequence[Row]) -> Iterator[tuple[str, list[Row]]]:
    """Each authority above to whom something is submitted, with what."""
    for addressee in dict.fromkeys(each.kinh_gui for each in office.tham_quyen if each.kinh_gui):
        codes = {code for each in office.tham_quyen if each.kinh_gui == addressee for code in each.danh_hieu}
        if found := [row for row in rows if row.proposal.requested.code in codes]:
            yield addressee, found


def nobodys_rows(office: OfficeProfile, rows: Sequence[Row]) -> list[Row]:
    """Those of whose recognition the Office has not said who gives it."""
    known = {code for each in office.tham_quyen for code in each.danh_hieu}
    return [row for row in rows if row.proposal.requested.code not in known]


def grant_lines(table: QuarterTable, rows: Sequence[Row]) -> tuple[GrantLine, ...]:
    return tuple(
        GrantLine(_act(table.name_of(code), code), count_in_words(len(own)), KINDS[kind].lower())
        for kind, code, own in grouped(rows)
    )


def authority_doubt(row: Row, doubts: Doubts, text: str, *, decider: str) -> str:
    """The recognition, with a comment where the papers name another authority for a Giấy khen than who signs."""
    stated = row.proposal.requested.authority
    if row.proposal.requested.code != "GIAY_KHEN" or not stated or stated.casefold() in decider.casefold():
        return text
    said = [f"Hồ sơ ghi cấp tặng là “{stated}”; đề nghị kiểm tra thẩm quyền trước khi ký."]
    return doubts.mark(text, said, key=(row.proposal.id, "authority"))


def _act(name: str, code: str) -> str:
    if name.startswith(SAYS_ITSELF):
        return name
    return f"Tặng danh hiệu “{name}”" if code in TITLES else f"Tặng {name}"
