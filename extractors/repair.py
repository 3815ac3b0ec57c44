"""Takes pieces of text with their fonts; gives Unicode text, and tells what was repaired and what stays doubtful.

Used by every reader: `join` for each paragraph or cell, `finish` once its Paper is made. What a letter table is, and
which one a text is typed in, is left to legacy.py; odd characters are left to characters.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from extractors.characters import Oddities, mend
from extractors.layout import Doubt, Paper, Paragraph
from extractors.legacy import (
    READABLE,
    Encoding,
    decode,
    draws_capitals,
    encoding_of,
    is_old,
    old_spans,
    raise_capitals,
    split_words,
    weigh,
)

UNDECIDED = "MA_CHU_CU"
_NO_VIETNAMESE = re.compile(r"[¡-¨©«¬®µ-¹»-¾ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþ\x80-\x9f]")
_LONGEST_EXAMPLE = 40
_LEAST_STRANGE = 5

Piece = tuple[str, str | None]  # text and the name of its font


@dataclass(slots=True)
class _Found:
    """What was decoded from one letter table: fonts, how many pieces, the first example."""

    fonts: Counter[str] = field(default_factory=Counter)
    count: int = 0
    example: tuple[str, str] = ("", "")

    def add(self, before: str, after: str) -> None:
        if before == after:
            return
        self.count += 1
        if not self.example[0] or (len(self.example[0].strip()) < 4 and len(before) > 4):
            self.example = _shortened(before, after)


@dataclass(slots=True)
class Repairs:
    """The repairs of one file."""

    by_font: dict[Encoding, _Found] = field(default_factory=dict)
    by_spelling: dict[Encoding, _Found] = field(default_factory=dict)
    oddities: Oddities = field(default_factory=Oddities)
    unsure: bool = False
    undecided: list[str] = field(default_factory=list)

    def join(self, pieces: Sequence[Piece]) -> str:
        """The Unicode text of a paragraph or cell: pieces in old fonts decoded, odd characters mended."""
        text = "".join(piece for piece, _ in pieces)
        if text.isascii() and not any(draws_capitals(font) for _, font in pieces):
            return text
        if any(encoding_of(font) is not None for _, font in pieces):
            text = self._decoded(text, pieces)
        if _NO_VIETNAMESE.search(text):  # what looks odd may be a letter of an old font: `finish` decides
            return unicodedata.normalize("NFC", text)
        return mend(text, self.oddities)

    def finish(self, paper: Paper) -> None:
        """Decodes what only spelling shows to be old, then adds notes and doubts to the paper."""
        self._settle(list(paper.paragraphs()))
        paper.notes += self.notes()
        paper.doubts += self.doubts()

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
        return found

    def _decoded(self, text: str, pieces: Sequence[Piece]) -> str:
        """The text with every stretch in an old font decoded, font by font."""
        encodings: list[Encoding | None] = []
        capitals: list[bool] = []
        for piece, font in pieces:
            encodings += [encoding_of(font)] * len(piece)
            capitals += [draws_capitals(font)] * len(piece)
        _keep_words_whole(text, encodings)
        decoded, raised = "", False
        at = 0
        for encoding, group in groupby(encodings):
            start, at = at, at + sum(1 for _ in group)
            if encoding is None or encoding is Encoding.OTHER:
                decoded += text[start:at]
                self._look_at_other(text[start:at], encoding)
                continue
            decoded += self._decode_stretch(text[start:at], encoding, capitals[start:at])
            raised = raised or encoding is Encoding.TCVN3
        self._count_fonts(pieces)
        return raise_capitals(decoded) if raised else decoded

    def _decode_stretch(self, text: str, encoding: Encoding, capitals: list[bool]) -> str:
        found = self.by_font.setdefault(encoding, _Found())
        parts: list[str] = []
        last = 0
        for start, end in old_spans(text, encoding, by_font=True):
            after = decode(text[start:end], encoding)
            if encoding is Encoding.TCVN3:  # letter for letter
                after = "".join(
                    char.upper() if large else char for char, large in zip(after, capitals[start:end], strict=True)
                )
            found.add(text[start:end], after)
            parts += [text[last:start], after]
            last = end
        return "".join(parts) + text[last:]

    def _count_fonts(self, pieces: Sequence[Piece]) -> None:
        for piece, font in pieces:
            encoding = encoding_of(font)
            if encoding in self.by_font and font and not piece.isspace():
                self.by_font[encoding].fonts[font.rpartition("+")[2]] += 1

    def _look_at_other(self, text: str, encoding: Encoding | None) -> None:
        if encoding is Encoding.OTHER and any(_NO_VIETNAMESE.search(word) for word, _ in split_words(text)):
            self.undecided.append(text.strip()[:_LONGEST_EXAMPLE])

    def _settle(self, paragraphs: list[Paragraph]) -> None:
        """Old text that no font tells of, weighed over the whole paper: a cell alone is too short."""
        strange = [p for p in paragraphs if p.text and _NO_VIETNAMESE.search(p.text)]
        if not strange:
            return
        old = [p for p in strange if _is_mostly_old(p.text)]
        guess = weigh("\n".join(p.text for p in old))
        encoding = guess.encoding or next((e for e in self.by_font if self.by_font[e].count), None)
        if encoding is not None and old:
            self.unsure = self.unsure or not (guess.sure or guess.encoding is None)
            self._decode_by_spelling(paragraphs, encoding)
        elif len({word for p in old for word, _ in split_words(p.text) if _is_old_somehow(word)}) >= 2:
            self.undecided += [p.text[:_LONGEST_EXAMPLE] for p in old]
        for paragraph in strange:
            paragraph.text = mend(paragraph.text, self.oddities)
        self._look_for_unknown([p for p in strange if _NO_VIETNAMESE.search(p.text)])

    def _decode_by_spelling(self, paragraphs: Iterable[Paragraph], encoding: Encoding) -> None:
        """Decodes stretches of old words; where no word of the paper is Unicode yet, all that could be old is."""
        paragraphs = list(paragraphs)
        words = (word for p in paragraphs for word, _ in split_words(p.text))
        wholly = not any(is_old(word, encoding) is False for word in words)
        found = self.by_spelling.setdefault(encoding, _Found())
        for paragraph in paragraphs:
            if paragraph.text.isascii():
                continue
            text = paragraph.text
            parts: list[str] = []
            last = 0
            for start, end in old_spans(text, encoding, by_font=wholly):
                after = decode(text[start:end], encoding)
                found.add(text[start:end], after)
                parts += [text[last:start], after]
                last = end
            if parts:
                joined = "".join(parts) + text[last:]
                paragraph.text = raise_capitals(joined) if encoding is Encoding.TCVN3 else joined

    def _look_for_unknown(self, paragraphs: Iterable[Paragraph]) -> None:
        """Letters that are neither Vietnamese nor a table that is known: VISCII, VPS, or a broken conversion."""
        strange = {word: p.text for p in paragraphs for word, _ in split_words(p.text) if _is_strange(word)}
        ordinary = sum(1 for p in paragraphs for word, _ in split_words(p.text) if not word.isascii())
        if not self.undecided and len(strange) >= max(_LEAST_STRANGE, 0.25 * ordinary):
            self.undecided.append(next(iter(strange.values()))[:_LONGEST_EXAMPLE])


def _keep_words_whole(text: str, encodings: list[Encoding | None]) -> None:
    """Gives a word that two fonts share to the one that makes it a syllable: VNI's mark may stand in the next run."""
    for word, start in split_words(text):
        owners = {each for each in encodings[start : start + len(word)] if each in READABLE}
        if not owners or len(set(encodings[start : start + len(word)])) == 1:
            continue
        fitting = [each for each in owners if is_old(word, each)]
        if len(fitting) == 1:
            encodings[start : start + len(word)] = [fitting[0]] * len(word)


def _is_old_somehow(word: str) -> bool:
    return any(is_old(word, each) is True for each in READABLE)


def _is_strange(word: str) -> bool:
    """A word of letters and signs that no known table explains."""
    letters = sum(char.isalpha() for char in word)
    return letters >= 2 and _NO_VIETNAMESE.search(word.strip("«»·®©°")) is not None and not _is_old_somehow(word)


def _is_mostly_old(text: str) -> bool:
    words = [word for word, _ in split_words(text) if not word.isascii()]
    old = sum(_is_old_somehow(word) for word in words)
    modern = sum(any(is_old(word, each) is False for each in READABLE) and not _is_old_somehow(word) for word in words)
    return old > modern


def _shortened(before: str, after: str) -> tuple[str, str]:
    """The first words of both, cut at the same space."""
    first, second = before.split(), after.split()
    length = 0
    for count, word in enumerate(first, 1):
        length += len(word) + 1
        if length > _LONGEST_EXAMPLE and count > 1:
            return " ".join(first[: count - 1]), " ".join(second[: count - 1])
    return " ".join(first), " ".join(second)


def _listed(fonts: Counter[str]) -> str:
    names: Iterator[str] = iter(name for name, _ in sorted(fonts.items(), key=lambda item: (-item[1], item[0])))
    return ", ".join(name for name, _ in zip(names, range(4), strict=False)) or "không rõ phông"
