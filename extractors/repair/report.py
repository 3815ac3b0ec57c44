"""Takes what was decoded and mended in one file; gives its notes and doubts, in sentences for the reviewer."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.layout import Doubt
from extractors.repair.characters import Oddities
from extractors.repair.legacy import FROM_SYMBOL_AREA, Encoding

UNDECIDED = "MA_CHU_CU"
LONGEST_EXAMPLE = 40
_LEAST_MISSPELT = 5
_MANY = 0.3


@dataclass(slots=True)
class Found:
    """What was decoded from one letter table: fonts, how many pieces, the first example."""

    fonts: Counter[str] = field(default_factory=Counter)
    count: int = 0
    example: tuple[str, str] = ("", "")

    def add(self, before: str, after: str) -> None:
        before, after = before.translate(FROM_SYMBOL_AREA), unicodedata.normalize("NFC", after)
        if before == after:
            return
        self.count += 1
        if not self.example[0] or (len(self.example[0].strip()) < 4 and len(before) > 4):
            self.example = _shortened(before, after)


@dataclass(slots=True)
class Report:
    """What there is to tell of one file: decoded by font, by spelling, and what stays in doubt."""

    by_font: dict[Encoding, Found] = field(default_factory=dict)
    by_spelling: dict[Encoding, Found] = field(default_factory=dict)
    oddities: Oddities = field(default_factory=Oddities)
    unsure: bool = False
    spelling: Counter[bool] = field(default_factory=Counter)  # decoded words that are syllables, that are none
    undecided: list[str] = field(default_factory=list)
    ambiguous: list[str] = field(default_factory=list)
    hornless: list[tuple[str, str]] = field(default_factory=list)

    def commonest(self) -> Encoding | None:
        """The letter table that most was decoded from; None where nothing was."""
        both = (self.by_font, self.by_spelling)
        seen = [(found.count, encoding) for found_by in both for encoding, found in found_by.items() if found.count]
        return max(seen)[1] if seen else None

    def has(self, encoding: Encoding) -> bool:
        """Whether anything was decoded from a letter table."""
        return any(each[encoding].count for each in (self.by_font, self.by_spelling) if encoding in each)

    def notes(self) -> list[str]:
        """What was repaired, a sentence a kind."""
        sentences = [
            f"Chữ phông cũ bảng mã {encoding} ({_listed(found.fonts)}) đã chuyển sang Unicode ở {found.count} chỗ, "
            f"ví dụ “{found.example[0]}” thành “{found.example[1]}”."
            for encoding, found in self.by_font.items()
            if found.count
        ]
        sentences += [
            f"Chữ cũ không rõ phông, nhận ra bảng mã {encoding} qua chính tả, đã chuyển sang Unicode ở "
            f"{found.count} chỗ, ví dụ “{found.example[0]}” thành “{found.example[1]}”. Nên đối chiếu với bản gốc."
            for encoding, found in self.by_spelling.items()
            if found.count
        ]
        return sentences + self.oddities.notes()

    def doubts(self) -> list[Doubt]:
        """What a person has to compare with the original."""
        found = self.oddities.doubts()
        if self.undecided:
            shown = "; ".join(f"“{text}”" for text in self.undecided[:2])
            sentence = f"Có chữ phông cũ không rõ bảng mã nên chưa chuyển được: {shown}."
            found.insert(0, Doubt(UNDECIDED, f"{sentence} Mở tệp, chuyển sang Unicode rồi gửi lại, hoặc nhập tay."))
        elif self.unsure:
            sentence = "Chữ cũ không rõ phông, bảng mã chỉ đoán được qua chính tả. Đối chiếu với bản gốc."
            found.insert(0, Doubt(UNDECIDED, sentence))
        if self.ambiguous:
            sentence = f"Có chữ đọc được cả theo phông cũ lẫn Unicode: “{self.ambiguous[0]}”."
            found.append(Doubt(UNDECIDED, f"{sentence} Đối chiếu với bản gốc."))
        if self.spelling[False] >= _LEAST_MISSPELT and self.spelling[False] > _MANY * self.spelling.total():
            sentence = "Chữ phông cũ đọc ra không thành tiếng Việt: phông có thể không đúng bảng mã."
            found.append(Doubt(UNDECIDED, f"{sentence} Đối chiếu với bản gốc."))
        if self.hornless:
            before, after = self.hornless[0]
            sentence = (
                f"Chữ ư của phông TCVN3 đã mất khi tạo tệp: thêm lại ở {len(self.hornless)} chỗ chắc chắn (“{before}” "
                f"thành “{after}”), chỗ khác và tên người có thể còn thiếu."
            )
            found.append(Doubt(UNDECIDED, f"{sentence} Đối chiếu với bản gốc."))
        return found


def _shortened(before: str, after: str) -> tuple[str, str]:
    """The first words of both, cut at the same space."""
    first, second = before.split(), after.split()
    length = 0
    for count, word in enumerate(first, 1):
        length += len(word) + 1
        if length > LONGEST_EXAMPLE and count > 1:
            return " ".join(first[: count - 1]), " ".join(second[: count - 1])
    return " ".join(first), " ".join(second)


def _listed(fonts: Counter[str]) -> str:
    names: Iterator[str] = iter(name for name, _ in sorted(fonts.items(), key=lambda item: (-item[1], item[0])))
    return ", ".join(name for name, _ in zip(names, range(4), strict=False)) or "không rõ phông"
