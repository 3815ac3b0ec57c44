"""Takes the groups of a paper in order; tells what is asked for at each place, and who is merely told about.

An award in the title, a section heading, a section row or Điều 1 holds for the rows under it until the next one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.grammar.linking import year_told
from extractors.grammar.making import phrase_of
from extractors.grammar.passes import Group
from extractors.grammar.recognitions import code_of
from extractors.grammar.voting import Stretch
from extractors.spans import PERSON, RECOGNITION, UNIT

PRESENT = re.compile(  # who takes part, leads or writes
    r"\b(?:chu tri|chu toa|chu toa doan|thu ky|thanh phan|thanh vien|vang mat|vang|kiem phieu|co mat|"
    r"nguoi ghi|ghi bien ban|tham du|du hop|"
    r"dai bieu|cam on|kinh gui|lien he|dieu khien|phat bieu|gioi thieu|dien thoai|nguoi lap|chiu trach nhiem|noi nhan|"
    r"trinh bay|ket luan|phat dong|dai dien|den du|thong qua)\b"
)
REFUSED = re.compile(
    r"khong (?:xet|de nghi|dat|trinh|du|dang ky|thong nhat|nhat tri|tin nhiem|dua|duoc (?:xet|de nghi))|"
    r"\brut\b|chua du|chua (?:xet|de nghi)|"
    r"de lai|tam hoan|loai khoi"
)
_ASKS = re.compile(
    r"de nghi|kinh trinh|trinh\b|xet tang|\btang\b|dang ky|de cu|cong nhan|bieu duong|khen|danh hieu|hinh thuc"
)
_HAD = re.compile(r"da (?:dat|duoc|nhan)|duoc (?:tang|khen|nhan|cong nhan)|lien tuc|tung")
_CITES = re.compile(r"\b(?:luat|nghi dinh|thong tu|cong van|ke hoach|quyet dinh|bien ban|kem theo|ngay \d)\b")
_PRESENT_HEAD = re.compile(r"^\W*(?:\w{1,4}[.)]\s*)?(?:thanh phan|thanh vien|tham du|dai bieu|co mat|vang)")
_NEXT_HEAD = re.compile(
    r"^\W*(?:\w{1,4}[.)]\s*)?(?:noi dung|ket qua|ket luan|dien bien|tien hanh|de nghi|bo phieu|danh sach|i{1,3}v?\W)"
)


@dataclass(slots=True)
class Asked:
    """Recognitions asked for at a place, with the year told there."""

    awards: list[Stretch] = field(default_factory=list)
    year: str | None = None


@dataclass(slots=True)
class Context:
    """What holds while the groups are walked."""

    title: Asked
    section: Asked = field(default_factory=Asked)
    row: Asked = field(default_factory=Asked)
    among_present: bool = False
    table: object | None = None
    unit: Stretch | None = None  # of a section row that names one

    @property
    def asked(self) -> Asked:
        """The nearest place that asks; its year, or else that of what is around it."""
        for each in (self.row, self.section, self.title):
            if each.awards:
                return Asked(each.awards, self.row.year or self.section.year or self.title.year)
        return Asked([], self.row.year or self.section.year or self.title.year)

    @property
    def meant(self) -> str | None:
        """The code that the title gives a bare "Bằng khen"."""
        for award in self.title.awards:
            phrase, end = phrase_of(award)
            code, sure = code_of(phrase, f"{award.text[end:]} {award.beside or ''}")
            if sure and code.startswith(("BK_", "CO_")):
                return code
        return None

    def enter(self, group: Group) -> None:
        """Takes note of a group that is no nominee's."""
        if group.table is not self.table:
            self.row, self.unit = Asked(), None
            self.table = group.table
        low = group.low
        if group.table is None:
            if _PRESENT_HEAD.match(low):
                self.among_present = True
            elif _NEXT_HEAD.match(low) or (group.of(RECOGNITION) and _ASKS.search(low)):
                self.among_present = False
        if group.is_head or not is_heading(group):
            return
        awards = group.of(RECOGNITION)
        year = None if _CITES.search(low) else year_told(low)
        if group.table is not None:
            units = group.of(UNIT)
            self.unit = units[0] if units and not awards else None if awards else self.unit
            if awards or year:
                self.row = Asked(awards or self.row.awards, year)
        elif awards and not (_HAD.search(low) and "de nghi" not in low):
            self.section = Asked(awards, year)
        elif group.zone == "heading":
            self.section = Asked(self.section.awards if not _opens(group) else [], year or self.section.year)


def _opens(group: Group) -> bool:
    """A heading that opens another section, so that what was asked above ends."""
    return group.zone == "heading" and group.lines[0].is_upper


def is_heading(group: Group) -> bool:
    """A group that tells of those below it: it proposes nobody itself."""
    if group.of(PERSON) and not (group.table is None and group.lines[-1].text.rstrip().endswith(":")):
        return False
    if group.table is not None:
        cells = {line.cell.column for line in group.lines if line.cell is not None and len(line.text.strip()) > 3}
        named = any(each.start == 0 for each in group.of(UNIT))
        ordinal = any(line.text.strip().rstrip(".)").isdigit() for line in group.lines)
        return len(cells) == 1 and not (named and ordinal)
    line = group.lines[-1]
    if line.text.rstrip().endswith(":") and group.of(RECOGNITION):
        return True
    return len(line.text) < 260 and (
        line.text.rstrip().endswith((":", "như sau", "sau đây:")) or len(line.text) < 150 or group.zone == "heading"
    )


def asked_in_title(groups: list[Group]) -> Asked:
    """What title and subject ask for."""
    head = [group for group in groups if group.zone in ("title", "subject")]
    awards = [each for group in head for each in group.of(RECOGNITION)]
    years = [year for group in head if (year := year_told(group.low))]
    return Asked(awards, years[-1] if years else None)


def asks(low: str) -> bool:
    """A sentence asks for something now; one that tells of what was received does not."""
    return _ASKS.search(low) is not None and not (_HAD.search(low) and "de nghi" not in low)


def received(low: str) -> bool:
    return _HAD.search(low) is not None
