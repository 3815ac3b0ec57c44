"""Takes a passage; marks names of units with those they belong to ("Phòng X, Chi cục Y, Sở Z").

A unit is followed by the one above it only where its rank is higher: "Tổ Toán, Tổ Văn phòng" are two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.grammar.gazetteer import Clue
from extractors.grammar.passages import SURNAMES, Passage, extent, has_capital, is_behind_surname, is_surname_of_name
from extractors.spans import POSITION, RECOGNITION, UNIT

_ABOVE = re.compile(r"\s*(?:,|[-–])?\s*(?:(?:trực )?thuộc\s+|của\s+|tại\s+)?")
_AREA = re.compile(
    r",?\s*(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tp\.?|tỉnh|đặc khu)\s+(?=\w)", re.IGNORECASE
)
_OF_AREA = frozenset(("UBND", "HĐND"))
_ALONE = frozenset(("sở", "trung tâm", "chi cục", "văn phòng", "thanh tra", "công ty", "trường", "công đoàn"))
_ADDRESSED = re.compile(r"(?:^|\W)(?:kinh gui|noi nhan)\W*$")
_VILLAGES = frozenset(("thôn", "ấp", "bản", "tổ dân phố", "khu dân cư", "tổ"))
_NAMED_AFTER = re.compile(
    r"trường|bệnh viện|công ty|tập đoàn|viện|quỹ|chi bộ|tổ dân phố|nhà|doanh nghiệp|htx|hợp tác|trạm|ubnd|đảng|đoàn|hội"
)
_COLUMN = re.compile(r"\t| {3,}|\s(?=CỘNG H|ĐẢNG CỘNG|Độc lập|Số\s?:)")
_NAMED_LARGE = frozenset(
    ("bộ", "báo", "đài", "hội", "đoàn", "cục", "vụ", "quỹ", "ca", "nhóm", "bản", "viện", "trường", "sở")
)
_FEWEST_LETTERS = 2
_NO_UNIT_BEFORE = frozenset(
    (
        "hội",
        "cuộc",
        "ngày",
        "thông",
        "cảnh",
        "cơ",
        "khối",
        "giáo",
        "đồng",
        "toàn",
        "mọi",
        "các",
        "những",
        "từng",
        "cán",
        "tiến",
        "toán",
    )
)
_STUDY_BEFORE = frozenset(("tốt", "nghiệp", "trình", "độ", "bằng", "hệ", "học"))


@dataclass(slots=True)
class _Part:
    start: int
    end: int
    rank: int


def mark_units(passage: Passage) -> None:
    """Marks the units of the passage, each with those above it."""
    clues = passage.of("UNIT")
    until = 0
    for number, clue in enumerate(clues):
        if clue.start < until:
            continue
        part = _part_at(passage, clue)
        if part is None:
            until = clue.end if clue.note == "no" else until
            continue
        start, end = part.start, part.end
        last = part
        for following in clues[number + 1 :]:
            if following.start < last.end:
                continue
            between = passage.text[last.end : following.start]
            if len(between) > 20 or _ABOVE.fullmatch(between) is None:
                break
            above = _part_at(passage, following)
            if (
                above is None
                or above.rank <= last.rank
                or (between.strip() in ("", "-", "–", "(") and not _is_big(passage, following))
            ):
                break
            last, end = above, above.end
        end = _with_area(passage, end)
        passage.mark(UNIT, start, end, sure=_sureness(passage, part, end))
        until = end


def _is_big(passage: Passage, clue: Clue) -> bool:
    return passage.text[clue.start].isupper()


def _part_at(passage: Passage, clue: Clue) -> _Part | None:
    """The unit that begins with a clue; None where the words are none ("tổ chức", "văn phòng phẩm")."""
    text = passage.text
    rank, _, small = clue.note.partition("|")
    if rank == "no" or passage.marked(clue.start, clue.end, POSITION) or _is_in_longer(passage, clue):
        return None
    head = text[clue.start : clue.end]
    if clue.start and (text[clue.start - 1].isalnum() or text[clue.start - 1] in "&/"):
        return None
    big = head[0].isupper()
    upper = (
        head.isupper()
        and len(head) > _FEWEST_LETTERS
        and (passage.line.is_upper or text[clue.end : clue.end + 3].isupper())
    )
    before = passage.words_before(clue.start, 1)
    if not big and (not small or (before and before[-1] in _NO_UNIT_BEFORE)):
        return None
    if passage.marked(clue.start, clue.end, RECOGNITION):
        return None
    if passage.line.is_upper and head.lower() in _VILLAGES and passage.zone != "header":
        return None
    if text[clue.end : clue.end + 2].strip()[:1].islower() and big and head.lower() in _NAMED_LARGE:
        return None
    if " " not in head and is_behind_surname(text, clue.start):
        return None
    if head.lower() in SURNAMES and is_surname_of_name(text, clue.start):
        return None
    end = _end_of_name(passage, clue, upper=upper and not passage.line.is_upper)
    named = text[clue.end : end].strip()
    if (
        named
        and big
        and " " in head
        and named.islower()
        and text[end:].strip(" .;:)")[:1].isalnum()
        and not passage.line.cell
    ):
        return _Part(clue.start, clue.end, int(rank))
    if head.lower() in _VILLAGES and _AREA.match(text, end):
        return None  # a place, no unit
    if not named:
        alone = (
            big
            and head.lower() in _ALONE
            and not text[: clue.start].strip(" -–•+*\t")
            and not text[end:].strip(" .,;:")
        )
        several = " " in head and (big or bool(small)) and " " in head.strip()
        return _Part(clue.start, clue.end, int(rank)) if alone or (several and big) else None
    if text[clue.end : clue.end + 1] not in (" ", "."):
        return None
    if not big and not has_capital(named, 0) and not _is_told_of(passage, clue, end):
        return None
    return _Part(clue.start, end, int(rank))


def _end_of_name(passage: Passage, clue: Clue, *, upper: bool) -> int:
    """A name goes on over the unit it is named after: "Văn phòng Sở", "Chi bộ Phòng Hạ tầng", "Công đoàn Công ty X"."""
    named_after = _NAMED_AFTER.search(passage.text[clue.start : clue.end].lower()) is not None
    if passage.zone == "header" and not passage.text[: clue.start].strip(" -*"):
        return _end_of_head(passage.text, clue.end)
    end = extent(passage, clue.end, upper=upper, after_person=named_after)
    if end > clue.end:
        return end
    inner = passage.clue_at(clue.end + 1, "UNIT")
    if inner is None or inner.note == "no" or passage.text[clue.end] != " " or passage.text[inner.start].islower():
        return end
    until = extent(passage, inner.end, upper=upper)
    further = passage.clue_at(until + 1, "UNIT") if until == inner.end else None
    return extent(passage, further.end, upper=upper) if further is not None and further.note != "no" else until


def _end_of_head(text: str, start: int) -> int:
    """In a letterhead the name fills its line, or its column where a tab parts two."""
    match = _COLUMN.search(text, start)
    return match.start() if match else len(text)


def _is_in_longer(passage: Passage, clue: Clue) -> bool:
    """A longer phrase of another kind holds the clue ("trưởng khoa", "bác sĩ chuyên khoa II")."""
    length = clue.end - clue.start
    return any(
        each.kind in ("POST", "STUDY", "RECOGNITION")
        and each.start <= clue.start
        and clue.end <= each.end
        and each.end - each.start > length
        for each in passage.clues
    )


def _is_told_of(passage: Passage, clue: Clue, end: int) -> bool:
    """A unit all in small letters is believed where nothing else stands in the cell or behind the mark before it."""
    before, after = passage.text[: clue.start].rstrip(), passage.text[end:].strip()
    if " " in passage.text[clue.start : clue.end]:
        return not before or before[-1] in ",(:-–" or before.endswith("thuộc")
    return bool(before) and before[-1] in "," and (not after or after[0] in ",;:.)")


def _with_area(passage: Passage, end: int) -> int:
    """The unit with the area it serves, where that is told with a kind: "Trạm Y tế xã X, huyện Y"."""
    text = passage.text
    if text[end : end + 1] != ",":
        return end
    for _ in range(2):
        match = _AREA.match(text, end)
        if match is None or not has_capital(text, match.end()):
            return end
        until = extent(passage, match.end(), most=4)
        if until <= match.end():
            return end
        end = until
    return end


def _sureness(passage: Passage, part: _Part, end: int) -> float:
    if passage.zone in ("header", "title"):
        return 0.9
    if not passage.text[part.start].isupper():
        return 0.7
    return 0.9 if len(passage.text[part.start : end].split()) > 1 else 0.6
