"""Takes a line with its clues and zone; gives it as a passage, in whose words the grammar looks for values.

A passage ends where its line ends, so that no span crosses a line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extractors.document import Line
from extractors.grammar.gazetteer import Clue, Kind
from extractors.grammar.lexicon import read_words

# those of peoples of the highlands too
CAPITALS = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴČĔĨŎŬƁƊÑ"
LONGEST_TOLD = 2_000  # characters of a line that are read: no office writes a longer sentence
LONGEST_NAME = 24  # words of a unit's name
_WORD = re.compile(r"[^\S\t]{0,3}([\w&][\w'’&.]*(?:[-–/][\w&][\w'’&.]*)*|[^\w\s])")  # with the space before it
_LOW_RUN = 7  # words in small letters in a row: behind them the sentence tells on
_SHORTENED = frozenset(("tp.", "tx.", "tt.", "p.", "q.", "h.", "x.", "t.", "đ."))
_ENDINGS = read_words("endings")
_UPPER_ENDINGS = frozenset(("của", "về", "đã", "được", "cho", "năm", "đề", "tại", "tặng", "xét"))
_LONG_ENDINGS = frozenset(each for each in _ENDINGS if " " in each)
_COMPOUNDS = frozenset(
    (
        *("công trình", "chương trình", "lập trình", "quy trình", "tiếp nhận", "khen thưởng", "nam bộ", "bắc bộ"),
        *("trung bộ", "khối các", "hội các", "từ thiện", "điện từ", "theo dõi", "cán bộ", "giao nhận", "xác nhận"),
        *(
            "cơ sở",
            "có công",
            "theo yêu",
            "nguyên tử",
            "nguyên tắc",
            "tra xây",
            "lý xây",
            "tư xây",
            "xét nghiệm",
            "bao bì",
            "đơn vị",
            "quyền lực",
            "văn phòng",
            "nội bộ",
            "nguyên liệu",
            "tài nguyên",
            "cao nguyên",
            "cho vay",
        ),
        *("vệ sinh", "dân sinh", "mô phỏng", "thanh toán", "chăm sóc", "học sinh", "sinh viên", "sinh học", "vi sinh"),
        *(
            "thú y",
            "y sinh",
            "hộ sinh",
            "sơ sinh",
            "sinh sản",
            "phục sinh",
            "lâm sinh",
            "quan hệ",
            "hiện vật",
            "chỉ huy",
        ),
        *(
            "đường bộ",
            "trung tâm",
            "không khí",
            "hàng không",
            "làm việc",
            "việc làm",
            "hàng hải",
            "phòng không",
            "hàng hóa",
        ),
        *(
            "ngân hàng",
            "khách hàng",
            "bán hàng",
            "cửa hàng",
            "mặt hàng",
            "nhà hàng",
            "đặt hàng",
            "điện lực",
            "ngày đêm",
        ),
        *("phụ trách", "chưa thành", "giữ gìn", "mỗi xã", "hiện đại", "thể hiện", "phát hiện", "làm giàu", "làm sạch"),
    )
)
_DOUBLE_NAME = re.compile(
    rf",\s[{CAPITALS}]\w+(?:\s[\w&]+){{0,3}}\s(?:và|VÀ|&)\s[{CAPITALS}]|"
    r"(?<=[vV]ăn hóa),\s(?:Thể thao|Thông tin|Điện ảnh|Gia đình|Du lịch|Khoa học|Nghệ thuật)|"
    r"(?<=[pP]hòng),\schống|(?<=học sinh),\ssinh viên|(?<=VĂN HÓA),\s(?:Thể thao|Thông tin|Điện ảnh|"
    r"Gia đình|Du lịch|Khoa học|"
    r"Nghệ thuật)"
)


@dataclass(slots=True)
class Mark:
    """A stretch of a passage with a label of `extractors.spans`."""

    label: str
    start: int
    end: int
    sure: float = 1.0


@dataclass(slots=True)
class Passage:
    """A line as the grammar reads it; `zone` is header, title, subject, signature or the name of a section."""

    line: Line
    text: str
    low: str  # without accents, in small letters
    zone: str
    clues: list[Clue]
    marks: list[Mark] = field(default_factory=list)

    def of(self, kind: Kind) -> list[Clue]:
        return [clue for clue in self.clues if clue.kind == kind] if self.clues else []

    def clue_at(self, start: int, *kinds: Kind) -> Clue | None:
        """The clue that begins at a place."""
        for clue in self.clues:
            if clue.start >= start:
                if clue.start > start:
                    return None
                if clue.kind in kinds:
                    return clue
        return None

    def mark(self, label: str, start: int, end: int, *, sure: float = 1.0) -> None:
        """Marks a stretch, trimmed of what surrounds a value."""
        text = self.text
        while start < end and (text[start].isspace() or text[start] in _AROUND):
            start += 1
        while start < end and (text[end - 1].isspace() or text[end - 1] in _AROUND):
            end -= 1
        if start < end:
            self.marks.append(Mark(label, start, end, sure))

    def marked(self, start: int, end: int, *labels: str) -> Mark | None:
        """A mark of these labels that overlaps a stretch."""
        for mark in self.marks:
            if mark.start < end and start < mark.end and mark.label in labels:
                return mark
        return None

    def words_before(self, at: int, count: int) -> list[str]:
        """The last words before a place, in small letters."""
        return self.text[max(0, at - 12 * count) : at].lower().split()[-count:]


_AROUND = frozenset(".,;:…_“”\"'„«»-–—•+*|")


def has_capital(text: str, at: int) -> bool:
    """A capital letter or a digit stands there."""
    return text[at : at + 1].isupper() or text[at : at + 1].isdigit()


def extent(
    passage: Passage,
    at: int,
    *,
    most: int = LONGEST_NAME,
    upper: bool = False,
    after_person: bool = True,
    after_unit: bool = False,
) -> int:
    """Where a name that goes on at `at` ends: before a mark, a word that ends names, or what begins another value.

    `upper`: it is set in capitals: a word in small letters ends it. `after_person`: it may hold a person's name, as
    those of schools do; other names end before one. `after_unit`: it may hold a word that begins
    units ("Cử nhân Thư viện").
    """
    text = passage.text
    end, position, small, first_small = at, at, 0, at
    words = 0
    fresh = True  # at the beginning of a name or of one of its halves
    while words < most:
        match = _WORD.match(text, position)
        if match is None:
            break
        word, begin, position = match[1], match.start(1), match.end()
        if not (word[0].isalnum() or word[0] == "&"):
            joined = _joined_by_mark(passage, begin, position)
            if joined is None:
                break
            position, fresh = joined, True
            continue
        low = word.lower()
        own = after_unit and passage.clue_at(begin, "UNIT") is not None
        if not own and _ends_name(passage, begin, low, upper=upper, first=fresh):
            break
        if not after_person and word[0].isupper() and not passage.line.is_upper and is_surname_of_name(text, begin):
            break
        if low in ("và", "&") and not _goes_on_behind_and(passage, position, small):
            break
        if _ends_at_figure(text, begin, word, small):
            return first_small if small else end
        if word[0].islower() and low != "và":
            if upper:
                break
            first_small = end if small == 0 else first_small
            small += 1
            if small > _LOW_RUN:
                return first_small
        elif low != "và":
            small = 0
        words += 1
        fresh = low in ("và", "&", "ngành")
        if low in ("và", "&"):
            continue
        if word.endswith(".") and low not in _SHORTENED:
            return begin + len(word.rstrip("."))
        end = begin + len(word)
    return end


def _ends_at_figure(text: str, begin: int, word: str, small: int) -> bool:
    """A figure ends a name but for a short ordinal: "Đội Quản lý điện số 2", "Phân xưởng 3"."""
    if not word[0].isdigit() or text[max(0, begin - 3) : begin].lower() == "số ":
        return False
    return "." in word or "," in word or len(word) > 3 or small > 2


def _ends_name(passage: Passage, begin: int, low: str, *, upper: bool, first: bool) -> bool:
    capital = passage.text[begin].isupper()
    if capital and passage.line.is_upper:
        return low in _UPPER_ENDINGS or _begins_upper_unit(passage, begin)
    if low in _ENDINGS and (not capital or upper) and not _is_of_compound(passage.text, begin, low):
        return True
    if not capital:
        following = passage.text[begin : begin + 24].lower()
        pair = " ".join(following.split(" ", 2)[:2]).rstrip(".,;:)")
        if pair in _LONG_ENDINGS and not _is_of_compound(passage.text, begin, low):
            return True
    clue = passage.clue_at(begin, "UNIT", "POST", "RECOGNITION", "LEVEL")
    if clue is None or clue.note == "no" or _is_of_compound(passage.text, begin, low):
        return False
    if (
        clue.kind == "UNIT"
        and " " not in passage.text[clue.start : clue.end]
        and is_behind_surname(passage.text, begin)
    ):
        return False  # "Trường THPT Nguyễn Trường Tộ"
    if clue.kind == "UNIT" and not capital:
        return clue.note.endswith("small") and has_capital(passage.text, clue.end + 1)
    if clue.kind == "POST" and first and clue.note in ("work", "none"):
        return False  # "Bộ môn Điều dưỡng"
    if clue.kind == "POST":
        return capital or clue.note in ("own", "head")
    return True


def _begins_upper_unit(passage: Passage, begin: int) -> bool:
    """In a line of capitals only a head of several syllables begins another unit: XÃ HỘI, MÔI TRƯỜNG go on."""
    clue = passage.clue_at(begin, "UNIT", "POST", "RECOGNITION")
    if clue is None or clue.note == "no":
        return False
    head = passage.text[clue.start : clue.end]
    return (" " in head and clue.note[:1] in "345") or head in ("SỞ", "UBND") or clue.kind == "RECOGNITION"


def _is_of_compound(text: str, begin: int, low: str) -> bool:
    """The syllable belongs to a word that names do hold: "công trình", "khen thưởng", "Nam Bộ"."""
    before = text[max(0, begin - 8) : begin].lower().split()
    after = text[begin + len(low) : begin + len(low) + 9].lower().split()
    if before and f"{before[-1]} {low}" in _COMPOUNDS:
        return True
    return bool(after) and f"{low} {after[0].rstrip('.,;:)')}" in _COMPOUNDS


def is_behind_surname(text: str, begin: int) -> bool:
    """The word before is a surname: "Nguyễn Trường Tộ" holds no school."""
    before = text[max(0, begin - 10) : begin].split()
    return bool(before) and before[-1][0].isupper() and before[-1].lower() in SURNAMES


def _joined_by_mark(passage: Passage, begin: int, end: int) -> int | None:
    """Where a name goes on behind a mark in it ("Tổ chức - Hành chính"; "Văn hóa, Thể thao và Du lịch")."""
    text = passage.text
    mark = text[begin:end]
    spaced = text[begin - 1 : begin] == " " and text[end : end + 1] == " "
    joins = (mark in ("-", "–") and spaced and has_capital(text, end + 1)) or (
        mark == "," and _DOUBLE_NAME.match(text, begin) is not None
    )
    if not joins or is_surname_of_name(text, end + 1):
        return None
    clue = passage.clue_at(end + 1, "UNIT", "POST")
    fresh = clue is None or clue.note in ("no", "work", "none")
    return end if fresh else None


_NAME_AT = re.compile(rf"([{CAPITALS}][\w'’]*)(?:[ \-][{CAPITALS}][\w'’]*){{1,4}}(?![ ]?[&])")
SURNAMES = read_words("surnames")
NOT_NAMES = read_words("not_names")


def is_surname_of_name(text: str, at: int) -> bool:
    """A person's name seems to begin there."""
    match = _NAME_AT.match(text, at)
    if match is None or match[1].lower() not in SURNAMES:
        return False
    words = match.group().lower().split()
    return len(words) > 2 and " ".join(words[:2]) not in NOT_NAMES


def _goes_on_behind_and(passage: Passage, position: int, small: int) -> bool:
    """ "Khoa học và Công nghệ" goes on; "Phòng A và Phòng B", "Phòng A và ông B" do not."""
    text = passage.text
    at = position + 1
    if passage.clue_at(at, "UNIT", "POST", "RECOGNITION") is not None:
        return False
    following = _WORD.match(text, at)
    if following is None or following.group().lower() in _ENDINGS:
        return False
    if following.group().lower() in ("ông", "bà", "đồng", "cô", "thầy", "anh", "chị", "bạn"):
        return False
    return (has_capital(text, at) and not is_surname_of_name(text, at)) or (small > 0 and text[at : at + 1].islower())
