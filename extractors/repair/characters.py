"""Takes Unicode text; gives it with odd characters mended, and counts them for the reviewer. Knows no font.

Mended: accents in another order, ƣ for ư, Ð for Đ, letters of other scripts that look Latin, fullwidth and
mathematical letters, bullets of symbol fonts, characters that cannot be seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from extractors.layout import Doubt
from extractors.repair.syllables import is_syllable

STRANGE = "CHU_LA"
Change = Callable[[re.Match[str]], str]
_SWAPPED = {"ƣ": "ư", "Ƣ": "Ư", "Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
_LOOK_ALIKES = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХԚԜҺаеѕіјкорсухԛԝһΑΒΕΖΗΙΚΜΝΟΡΤΥΧαινοκρυχ",
        "ABESIJKMHOPCTYXQWHaesijkopcyxqwhABEZHIKMNOPTYXaivokpux",
        strict=True,
    )
)
_ODD = re.compile(
    "[\u00ad\u00d0\u00f0\u0189\u0256\u01a2\u01a3\u0300-\u052f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ue000-\uf8ff"
    "\ufb00-\ufb06\ufeff\uff01-\uff5e\ufffc\ufffd\U0001d400-\U0001d7ff]"
)
_SWAPS = re.compile(f"[{''.join(_SWAPPED)}]")
_WIDE = re.compile("[\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff]+")
_COMBINING = re.compile("[\u0300-\u036f]")
_DOUBLED = re.compile("([\u0300-\u036f])\\1+")
_TONE_FIRST = re.compile("(?<=[aeoAEO])([\u0300\u0301\u0303\u0309])([\u0302\u0306])")
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_OVERRIDES = re.compile("[\u202d\u202e]")
_HIDDEN = re.compile("[\u200b-\u200d\u2060-\u2064\ufeff\ufffc]")
_BULLET = re.compile("(?:^|(?<=\n))[ \t]*[\ue000-\uf8ff]+[ \t]*")
_PRIVATE = re.compile("[\ue000-\uf8ff]+")
_PRIVATE_ONE = re.compile("[\ue000-\uf8ff]")
_PRIVATE_BULLET = re.compile("(?:^|(?<=[\r\n]))[\ue000-\uf8ff](?=[ \u00a0])")
_WIDE_ONE = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]")
_FEW_PRIVATE = 0.02
_NOTHING = "\u200b"
_FOREIGN = re.compile("[\u0370-\u052f]")
_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_SENTENCES = {
    "utf_8": "{} chỗ UTF-8 bị đọc sai bảng mã (“Nguyá»…n”) đọc lại",
    "swap": "{} chữ Ð, ƣ thành Đ, ư",
    "order": "{} dấu đặt sai thứ tự",
    "wide": "{} chữ kiểu lạ (toàn khổ, toán học, ghép) thành chữ thường dùng",
    "look_alike": "{} từ lẫn chữ Nga, Hy Lạp giống chữ Latin",
    "symbol": "{} ký hiệu của phông riêng (Wingdings, Symbol) bỏ đi hoặc thành gạch đầu dòng",
    "turning": "{} ký tự đảo chiều chữ bỏ đi",
    "hidden": "{} ký tự ẩn bỏ đi",
}


@dataclass(slots=True)
class Oddities:
    """What was mended, by kind, and what a person has to look at."""

    counts: Counter[str] = field(default_factory=Counter)
    mixed: list[tuple[str, str]] = field(default_factory=list)
    overridden: bool = False
    lost: str = ""

    def notes(self) -> list[str]:
        """One sentence for all; none where nothing was mended."""
        done = [sentence.format(self.counts[kind]) for kind, sentence in _SENTENCES.items() if self.counts[kind]]
        example = f" Ví dụ “{self.mixed[0][1]}” gõ lẫn hai bộ chữ." if self.mixed else ""
        return [f"Đã sửa ký tự: {'; '.join(done)}.{example}"] if done else []

    def doubts(self) -> list[Doubt]:
        """Mixed scripts in what may be a name, text turned round, letters lost."""
        found = []
        names = sorted({after for _, after in self.mixed if after[0].isupper()})
        if names:
            found.append(f"Tên riêng gõ lẫn chữ của bộ chữ khác nhưng trông giống: {', '.join(names[:3])}.")
        if self.overridden:
            found.append("Có ký tự đảo chiều chữ: chữ hiện trên trang có thể khác chữ đọc được.")
        if self.lost:
            found.append(f"Có chữ bị mất (ký tự thay thế) ở “{self.lost}”.")
        return [Doubt(STRANGE, f"{' '.join(found)} Đối chiếu với bản gốc.")] if found else []


def mend(text: str, oddities: Oddities) -> str:
    """NFC text without odd characters; spaces stay as they are."""
    text = unicodedata.normalize("NFC", text)
    if not _ODD.search(text):
        return text
    text = _count(_SWAPS, lambda match: _SWAPPED[match[0]], text, "swap", oddities)
    text = _count(_WIDE, lambda match: unicodedata.normalize("NFKC", match[0]), text, "wide", oddities)
    oddities.overridden = oddities.overridden or _OVERRIDES.search(text) is not None
    text = _count(_TURNING, lambda _: "", text, "turning", oddities)
    text = _count(_HIDDEN, lambda _: "", text, "hidden", oddities).replace("\u00ad", "")
    text = _count(_BULLET, lambda _: "- ", text, "symbol", oddities)
    text = _count(_PRIVATE, lambda _: "", text, "symbol", oddities)
    if _FOREIGN.search(text):
        text = _WORD.sub(lambda match: _latin(match[0], oddities), text)
    if _COMBINING.search(text := unicodedata.normalize("NFC", text)):
        text = _in_order(text, oddities)
    if "\ufffd" in text:
        at = text.index("\ufffd")
        oddities.lost = oddities.lost or text[max(0, at - 15) : at + 15].strip()
    return text


def mend_in_place(text: str, oddities: Oddities) -> str:
    """Text of the same length: what is dropped becomes a character of no width. Accents keep the order they have."""
    if not _ODD.search(text):
        return text
    text = _count(_SWAPS, lambda match: _SWAPPED[match[0]], text, "swap", oddities)
    text = _count(_WIDE_ONE, _narrow, text, "wide", oddities)
    oddities.overridden = oddities.overridden or _OVERRIDES.search(text) is not None
    text = _count(_TURNING, lambda _: _NOTHING, text, "turning", oddities)
    if len(_PRIVATE_ONE.findall(text)) <= _FEW_PRIVATE * len(text):  # else the whole text is garbage
        text = _count(_PRIVATE_BULLET, lambda _: "-", text, "symbol", oddities)
        text = _count(_PRIVATE_ONE, lambda _: _NOTHING, text, "symbol", oddities)
    if _FOREIGN.search(text):
        text = _WORD.sub(lambda match: _latin_in_place(match[0], oddities), text)
    return text


def _narrow(match: re.Match[str]) -> str:
    usual = unicodedata.normalize("NFKC", match[0])
    return usual if len(usual) == 1 else match[0]


def _latin_in_place(word: str, oddities: Oddities) -> str:
    mended = _latin(word, oddities)
    return mended if len(mended) == len(word) else word


def _count(pattern: re.Pattern[str], change: Change, text: str, kind: str, oddities: Oddities) -> str:
    text, count = pattern.subn(change, text)
    if count:
        oddities.counts[kind] += count
    return text


def _latin(word: str, oddities: Oddities) -> str:
    """A word of two scripts in Latin letters; a word wholly of another script, or with a letter of its own, stays."""
    parts = unicodedata.normalize("NFD", word)
    foreign = _FOREIGN.findall(parts)
    if not foreign or not _LATIN.search(parts) or any(char not in _LOOK_ALIKES for char in foreign):
        return word
    mended = unicodedata.normalize("NFC", "".join(_LOOK_ALIKES.get(char, char) for char in parts))
    if any("α" <= char <= "ω" for char in foreign) and not is_syllable(mended):  # "αFP" is meant so
        return word
    oddities.counts["look_alike"] += 1
    oddities.mixed.append((word, mended))
    return mended


def _in_order(text: str, oddities: Oddities) -> str:
    """Accents typed tone first or twice, as one letter; Unicode keeps acute before circumflex apart."""
    parts = unicodedata.normalize("NFD", text)
    ordered = _TONE_FIRST.sub(r"\2\1", _DOUBLED.sub(r"\1", parts))
    if ordered != parts:
        oddities.counts["order"] += sum(
            before != after
            for before, after in zip(text.split(), unicodedata.normalize("NFC", ordered).split(), strict=False)
        )
    return unicodedata.normalize("NFC", ordered)
