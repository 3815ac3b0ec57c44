"""Takes pieces of text with their fonts; gives Unicode text, and tells what was repaired and what stays doubtful.

Used by every reader: `join` for each paragraph or cell, `finish` once its Paper is made. What a letter table is, and
which one a text is typed in, is left to repair/legacy.py; odd characters are left to repair/characters.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from extractors.layout import Paper, Paragraph, Table
from extractors.repair.characters import Oddities, mend, mend_in_place
from extractors.repair.codepages import from_utf_8, may_be_1258, speaks_for_1258, to_latin
from extractors.repair.horns import restore_horns
from extractors.repair.legacy import (
    EDGES,
    READABLE,
    Encoding,
    Fit,
    capital,
    decode,
    decode_in_place,
    draws_capitals,
    encoding_of,
    fit_of,
    is_modern,
    is_old,
    old_spans,
    raise_capitals,
    spelt_share,
    split_words,
    weigh,
)
from extractors.repair.report import LONGEST_EXAMPLE, Found, Report
from extractors.repair.syllables import is_frame, is_syllable

_NEVER = r"¡-¨©«¬\u00ad®µ-¹»-¾ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþ\x80-\x9f"
_NO_VIETNAMESE = re.compile(  # looks back from a set of letters: three times as fast as to begin with alternatives
    rf"[{_NEVER}âáàãêéèúÂÁÀÃÊÉÈÚùõÙÕ]"
    rf"(?:(?<=[{_NEVER}])|(?<=[aeAE][âáàãêéèúÂÁÀÃÊÉÈÚ])|(?<=[oO][âÂ])|(?<=[aeiouyôAEIOUYÔ][ùõÙÕ]))"
)
_SIGN = re.compile(r"[A-Za-z][¡-¨©ª«¬®µ·¸¹»¼½¾]|[¡-¨©ª«¬®µ·¸¹»¼½¾][A-Za-z]")
_SIGN_INSIDE = re.compile(r"[A-Za-z][¡-¨©ª«¬®µ·¸¹»¼½¾][A-Za-z]|[aeiouyôö][øûïåäë]")
_LEAST_AGAINST = 3  # words that speak against a font
_LEAST_ALIKE = 3  # stretches of a font that were all Unicode: so are the others
_FEW = 0.02
_MOSTLY = 0.75

_LINE = re.compile(r"[^\r\n]+|[\r\n]+")

Piece = tuple[str, str | None]  # text and the name of its font
Change = Callable[[str, Encoding], str]


@dataclass(slots=True)
class Repairs:
    """The repairs of one file."""

    report: Report = field(default_factory=Report)
    from_1258: bool = False
    other_than: dict[Encoding, Encoding] = field(default_factory=dict)
    typed_old: int = 0  # stretches in old fonts that are old, that are Unicode
    typed_anew: int = 0

    def join(self, pieces: Sequence[Piece]) -> str:
        """The Unicode text of a paragraph or cell: pieces in old fonts decoded, odd characters mended."""
        if len(pieces) == 1:  # nearly every cell, and half of all paragraphs
            text, font = pieces[0]
            old = encoding_of(font) is not None
        else:
            text = "".join([piece for piece, _ in pieces])
            old = any([encoding_of(font) for _, font in pieces])
        if text.isascii() and not (old and any(draws_capitals(font) for _, font in pieces)):
            return text
        if old:
            pieces = self._from_1258(pieces) if may_be_1258(text) else pieces
            text = self._decoded("".join(piece for piece, _ in pieces), pieces, decode)
        elif _NO_VIETNAMESE.search(text):
            text, count = from_utf_8(text)
            self.report.oddities.counts["utf_8"] += count
        else:
            return mend(text, self.report.oddities)
        if _NO_VIETNAMESE.search(text):  # what looks odd may be a letter of an old font: `finish` decides
            return unicodedata.normalize("NFC", text)
        return mend(text, self.report.oddities)

    def in_place(self, pieces: Sequence[Piece]) -> str:
        """As `join`, but every character keeps its place: for a page whose characters have boxes."""
        text = "".join(piece for piece, _ in pieces)
        if any(encoding_of(font) is not None for _, font in pieces):
            text = self._decoded(text, pieces, decode_in_place)
        elif may_be_old(text):
            guess = weigh(text)
            if guess.encoding is not None:
                self.report.unsure = self.report.unsure or not guess.sure
                text = self._decoded_by_spelling(text, guess.encoding, wholly=guess.sure, change=decode_in_place)
        return mend_in_place(text, self.report.oddities)

    def as_read(self, text: str) -> str:
        """A stretch whose font is not known, as the rest of the file is read: where most was old, so is this."""
        encoding = self.report.commonest()
        if encoding is not None and not text.isascii():
            spans = old_spans(text, encoding, by_font=True)
            ends = [0, *(end for span in spans for end in span), len(text)]
            stretches = [text[start:end] for start, end in pairwise(ends)]
            text = "".join(part if i % 2 == 0 else decode(part, encoding) for i, part in enumerate(stretches))
        return mend(text, Oddities())

    def finish(self, paper: Paper) -> None:
        """Decodes what only spelling shows to be old, then adds notes and doubts to the paper.

        Letters that OCR made are left alone: no font of before Unicode is behind them.
        """
        scanned = {number for number, page in enumerate(paper.pages, 1) if page.scanned}
        paragraphs = [p for p in paper.paragraphs() if not (p.segments and p.segments[0].page in scanned)]
        self._settle(paragraphs)
        if self.report.has(Encoding.TCVN3):
            self.report.hornless = restore_horns(paragraphs)
        for block in paper.blocks:
            for cell in block.cells if isinstance(block, Table) else ():
                cell.forget_text()
        paper.notes += self.report.notes()
        paper.doubts += self.report.doubts()

    def _decoded(self, text: str, pieces: Sequence[Piece], change: Change) -> str:
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
            encoding = self._by_content(text[start:at], encoding)
            decoded += self._decode_stretch(text[start:at], encoding, capitals[start:at], change)
            raised = raised or encoding is Encoding.TCVN3
        self._count_fonts(pieces)
        return _raise_by_line(decoded) if raised else decoded

    def _by_content(self, text: str, encoding: Encoding) -> Encoding:
        """The letter table of a stretch: its font's, unless the words say, or said before in this font, another.

        A font given to a whole paper does not turn what was typed in another.
        """
        words = {word for word, _ in split_words(text) if not word.isascii()}
        own = sum(is_old(word, encoding) is True for word in words)
        fit = fit_of(text)
        if fit.encoding is not encoding and fit.old >= _LEAST_AGAINST and fit.old >= 3 * own:
            self.other_than[encoding] = fit.encoding
        elif own and fit.encoding is encoding:
            self.other_than.pop(encoding, None)
        return self.other_than.get(encoding, encoding)

    def _decode_stretch(self, text: str, encoding: Encoding, capitals: list[bool], change: Change) -> str:
        found = self.report.by_font.setdefault(encoding, Found())
        spans = self._spans_of(text, encoding)
        parts: list[str] = []
        last = 0
        for start, end in spans:
            after = change(text[start:end], encoding)
            if encoding is Encoding.TCVN3:  # letter for letter
                after = "".join(
                    capital(char) if large else char for char, large in zip(after, capitals[start:end], strict=True)
                )
            found.add(text[start:end], after)
            self.report.spelling.update(is_syllable(word) for word in _accented_words(after))
            parts += [text[last:start], after]
            last = end
        return "".join(parts) + text[last:]

    def _spans_of(self, text: str, encoding: Encoding) -> list[tuple[int, int]]:
        """What is old in a stretch of an old font; words that could be both follow what such fonts held so far."""
        spans = old_spans(text, encoding, by_font=True)
        words = [word for word, _ in split_words(text) if not word.isascii()]
        if not words:
            return spans
        if all(is_old(word, encoding) is None for word in words):
            if self.typed_anew and all(map(is_modern, words)) and decode(text, encoding) != text:
                if self.typed_old or self.typed_anew < _LEAST_ALIKE:
                    self.report.ambiguous.append(text.strip()[:LONGEST_EXAMPLE])
                return [] if self.typed_anew > self.typed_old else spans
        elif spans:
            self.typed_old += 1
        else:
            self.typed_anew += 1
        return spans

    def _from_1258(self, pieces: Sequence[Piece]) -> list[Piece]:
        """Pieces in old fonts as Latin-1 letters, where they, or those before, were read by code page 1258."""
        found = list(pieces)
        for encoding in READABLE:
            own = [i for i, (_, font) in enumerate(found) if encoding_of(font) is encoding]
            verdict = speaks_for_1258("".join(found[i][0] for i in own), encoding) if own else 0
            self.from_1258 = verdict > 0 or (self.from_1258 and verdict == 0)
            if own and self.from_1258:
                for i in own:
                    found[i] = (to_latin(found[i][0]), found[i][1])
        return found

    def _count_fonts(self, pieces: Sequence[Piece]) -> None:
        for piece, font in pieces:
            encoding = encoding_of(font)
            if encoding in self.report.by_font and font and not piece.isspace():
                self.report.by_font[encoding].fonts[font.rpartition("+")[2]] += 1

    def _look_at_other(self, text: str, encoding: Encoding | None) -> None:
        if encoding is Encoding.OTHER and any(_NO_VIETNAMESE.search(word) for word, _ in split_words(text)):
            self.report.undecided.append(text.strip()[:LONGEST_EXAMPLE])

    def _settle(self, paragraphs: list[Paragraph]) -> None:
        """Old text that no font tells of, weighed over the whole paper: a cell alone is too short."""
        strange = [p for p in paragraphs if may_be_old(p.text)]
        if not strange:
            return
        fits = [(p, fit_of(p.text)) for p in strange]
        old = [p for p, fit in fits if fit.old > fit.modern]
        guess = weigh("\n".join(p.text for p in old))
        encoding = guess.encoding or next((e for e in self.report.by_font if self.report.by_font[e].count), None)
        if encoding is not None and old:
            self.report.unsure = self.report.unsure or not (guess.sure or guess.encoding is None)
            self._decode_by_spelling(paragraphs, encoding)
        else:
            self.report.undecided += [p.text[:LONGEST_EXAMPLE] for p, fit in fits if _is_undecided(p.text, fit)]
        for paragraph in strange:
            if not paragraph.segments:  # a page's characters are mended in their places
                paragraph.text = mend(paragraph.text, self.report.oddities)
        self._look_for_unknown([p for p in strange if _NO_VIETNAMESE.search(p.text)])

    def _decode_by_spelling(self, paragraphs: Sequence[Paragraph], encoding: Encoding) -> None:
        """Decodes stretches of old words; where hardly a word of the paper is Unicode, all that could be old is."""
        fit = fit_of("\n".join(p.text for p in paragraphs))
        wholly = fit.encoding is encoding and fit.modern <= _FEW * fit.old
        for paragraph in paragraphs:
            if not paragraph.text.isascii():
                placed = self._decoded_by_spelling(paragraph.text, encoding, wholly=wholly, change=decode_in_place)
                _compose(paragraph, placed)

    def _decoded_by_spelling(self, text: str, encoding: Encoding, *, wholly: bool, change: Change) -> str:
        found = self.report.by_spelling.setdefault(encoding, Found())
        parts: list[str] = []
        last = 0
        for start, end in old_spans(text, encoding, by_font=wholly):
            after = change(text[start:end], encoding)
            found.add(text[start:end], after)
            parts += [text[last:start], after]
            last = end
        if not parts:
            return text
        joined = "".join(parts) + text[last:]
        return _raise_by_line(joined) if encoding is Encoding.TCVN3 else joined

    def _look_for_unknown(self, paragraphs: Sequence[Paragraph]) -> None:
        """Letters of no known table where all else is built like Vietnamese: VISCII, VPS, a broken conversion."""
        for paragraph in paragraphs:
            words = [word for word, _ in split_words(paragraph.text)]
            unknown = {word for word in words if _is_unknown(word)}
            if len(unknown) >= 2 and sum(map(is_frame, words)) >= 0.8 * len(words) and not self.report.undecided:
                self.report.undecided.append(paragraph.text[:LONGEST_EXAMPLE])


def _compose(paragraph: Paragraph, placed: str) -> None:
    """Gives a paragraph its text, letters and their marks as one; where its lines end moves with them."""
    paragraph.text = unicodedata.normalize("NFC", placed)
    if len(paragraph.text) != len(placed):
        places = [len(unicodedata.normalize("NFC", placed[: s.start])) for s in paragraph.segments]
        ends = [len(unicodedata.normalize("NFC", placed[: s.end])) for s in paragraph.segments]
        moved = zip(paragraph.segments, places, ends, strict=True)
        paragraph.segments = tuple(replace(segment, start=start, end=end) for segment, start, end in moved)


def may_be_old(text: str) -> bool:
    """Whether a text holds letters that Vietnamese has not, or has not there."""
    return not text.isascii() and _NO_VIETNAMESE.search(text) is not None


def _raise_by_line(text: str) -> str:
    return "".join(map(raise_capitals, _LINE.findall(text)))


def _accented_words(text: str) -> list[str]:
    """Words with accents, short abbreviations ("QĐ") left out."""
    words = (word.strip(EDGES) for word, _ in split_words(unicodedata.normalize("NFC", text)) if not word.isascii())
    return [word for word in words if word and not (len(word) <= 4 and word.isupper())]


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


def _is_unknown(word: str) -> bool:
    """A word with a letter that Vietnamese has not, which no known table explains."""
    word = word.strip(EDGES)
    return len(word) > 1 and _NO_VIETNAMESE.search(word) is not None and is_frame(word) and not _is_old_somehow(word)


def _is_undecided(text: str, fit: Fit) -> bool:
    """Words that one table makes syllables, in a text that then reads as Vietnamese; or a sign inside such a word."""
    words = {word for word, _ in split_words(text)}
    if any(_is_old_somehow(word) and _SIGN_INSIDE.search(word) for word in words):
        return True
    signs = sum(_SIGN.search(word) is not None for word in words if not is_old(word, fit.encoding))
    evident = fit.old + (signs if fit.old else 0)
    return evident >= 2 and fit.old > fit.modern and spelt_share(text, fit.encoding) >= _MOSTLY
