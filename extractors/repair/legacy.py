"""Takes text typed in fonts of before Unicode (TCVN3: .VnTime; VNI: VNI-Times); gives Unicode. Stores no finding.

What the font's name cannot tell is weighed by spelling: which letter table turns the words into Vietnamese syllables.
TCVN3 is TCVN 5712:1993 (ABC), one byte a letter; its ư is U+00AD, the soft hyphen, which text tools like to drop.
VNI puts marks behind the vowel. VISCII, VPS and VietWare are told by their fonts' names but not decoded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extractors.repair.syllables import has_tone_in_place, is_syllable


class Encoding(StrEnum):
    """A letter table of before Unicode; `OTHER` is known by its font and left as it stands."""

    TCVN3 = "TCVN3"
    VNI = "VNI"
    OTHER = "VISCII, VPS, VietWare"


_TCVN3_PAIRS = (
    "µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ"
    "\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư"
)
TCVN3_TABLE = {_TCVN3_PAIRS[i]: _TCVN3_PAIRS[i + 1] for i in range(0, len(_TCVN3_PAIRS), 2)}
_TCVN3_CODES = str.maketrans(TCVN3_TABLE)

# Marks behind a vowel: a tone alone, or the circumflex or breve with its tone.
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    """Every sequence of VNI, small and large; a mark may have another case than its vowel (typed "Aùnh", "AÙnh")."""
    table = dict(_VNI_SINGLE)
    composed = [
        (base + mark, letter + tone)
        for base, letter in (*((v, v) for v in "aeiouy"), ("ô", "ơ"), ("ö", "ư"))
        for mark, tone in _VNI_TONES.items()
    ]
    composed += [(base + mark, base + "\u0302" + tone) for base in "aeo" for mark, tone in _VNI_CIRCUMFLEX.items()]
    composed += [("a" + mark, "a\u0306" + tone) for mark, tone in _VNI_BREVE.items()]
    table |= {sequence: unicodedata.normalize("NFC", letter) for sequence, letter in composed}
    for sequence, letter in list(table.items()):
        table[sequence.upper()] = letter.upper()
        if len(sequence) == 2:
            table[sequence[0].upper() + sequence[1]] = letter.upper()
            table[sequence[0] + sequence[1].upper()] = letter
    return table


VNI_TABLE = _vni_table()
_VNI_SEQUENCE = re.compile("|".join(sorted(map(re.escape, VNI_TABLE), key=len, reverse=True)))
# Letters that stand for themselves: they tell nothing.
_SAME = {Encoding.TCVN3: frozenset("ý"), Encoding.VNI: frozenset("ìíÌÍ")}
READABLE = (Encoding.TCVN3, Encoding.VNI)

_TONES = frozenset(_VNI_TONES.values())

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(
    r"(?:[,\- ]+(?:bold|italic|oblique|regular|normal|bolditalic|boldoblique|mt|ps\w*))+$", re.IGNORECASE
)
# The dot gets lost on the way into a PDF; "VNarial" without it is VietWare's, "VNI" has its own table.
_TCVN3_FONT = re.compile(
    r"\.vn(?!i[-_ ])|vn(?:timeh?|arialh|avanth?|teknicalh?|helvetinsh?|universeh?|bodonih?|clarendonh?|book-antiquah?|"
    r"century schoolbookh?|revueh?|southernh?|monotype corsivah?)$",
    re.IGNORECASE,
)
_VNI_FONT = re.compile(r"\.?vni(?:[-_ ]|(?:times|helve|aptima|univer|book|bodon|centur|cooper|avo)\w*$)", re.IGNORECASE)
# VietWare X writes "Thoát" as "Thoaït": with VNI's table it would come out as another word.
_OTHER_FONT = re.compile(
    r"s?vn(?:times|arial|courier|helvetica)\b|vps[-_ ]?(?:times|helv|arial)|vi[-_ ](?:times|arial)", re.IGNORECASE
)
_SYMBOL_FONT = re.compile(r"wingdings|webdings|symbol|marlett|zapfdingbats", re.IGNORECASE)

FROM_SYMBOL_AREA = {0xF000 + code: code for code in range(0x20, 0x100)}
_WORD = re.compile(r"[A-Za-z\u00a1-\u00a9\u00aa-\u00ae\u00b5-\u00bf\u00c0-\u024f\u0300-\u0323\u1ea0-\u1ef9]+")
EDGES = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹º»¼½¾¿×÷"
_HYPHENED = re.compile(r"(?<!\w)([A-Za-z]?[a-z]{0,2})[-\u2010\u2011\u0002]([a-z\u00a8-\u00fe]{0,4})(?!\w)")
_LEAST_LETTERS = 40
_LONGEST_WORD = 24
_LONGEST_FONT = 80  # Word allows 31 characters
_LEAST_WORDS = 4


@lru_cache(maxsize=512)
def encoding_of(font: str | None) -> Encoding | None:
    """The letter table that a font's name tells, whatever its case, weight or subset prefix; None for Unicode fonts."""
    name = _family(font)
    if not name:
        return None
    if _VNI_FONT.match(name):
        return Encoding.VNI
    if _TCVN3_FONT.match(name):
        return Encoding.TCVN3
    return Encoding.OTHER if _OTHER_FONT.match(name) else None


def draws_capitals(font: str | None) -> bool:
    """A TCVN3 font whose small letters look like capitals (".VnTimeH"): the table has no accented capitals."""
    return encoding_of(font) is Encoding.TCVN3 and _family(font).lower().endswith("h")


@lru_cache(maxsize=512)
def is_symbol_font(font: str | None) -> bool:
    """A font of bullets and boxes, whose letters are no text."""
    return bool(font) and _SYMBOL_FONT.search(_family(font)) is not None


def _family(font: str | None) -> str:
    name = _SUBSET.sub("", (font or "")[:_LONGEST_FONT].strip()).replace("#2E", ".").replace("#20", " ")
    return _STYLE.sub("", name)


def decode(text: str, encoding: Encoding) -> str:
    """Unicode of text that is wholly of one letter table; `OTHER` stays as it is."""
    text = text.translate(FROM_SYMBOL_AREA)
    if encoding is Encoding.TCVN3:
        return _with_horns(text).translate(_TCVN3_CODES)
    if encoding is Encoding.VNI:
        return _VNI_SEQUENCE.sub(lambda match: VNI_TABLE[match[0]], text)
    return text


def decode_in_place(text: str, encoding: Encoding) -> str:
    """Decoded text in which every letter keeps its place: VNI's mark behind a vowel becomes a combining one."""
    if encoding is not Encoding.VNI:
        return decode(text, encoding)
    return _VNI_SEQUENCE.sub(lambda match: _two_places(match[0]), text.translate(FROM_SYMBOL_AREA))


def _two_places(sequence: str) -> str:
    letter = VNI_TABLE[sequence]
    if len(sequence) == 1:
        return letter
    parts = unicodedata.normalize("NFD", letter)
    marks = sorted(parts[1:], key=_TONES.__contains__)
    return unicodedata.normalize("NFC", parts[0] + "".join(marks[:-1])) + marks[-1]


def _with_horns(text: str) -> str:
    """The text with the soft hyphens that came out as hyphens; where some are there, the others are hyphens."""
    return text if "\u00ad" in text else _HYPHENED.sub(_horned, text)


def _horned(match: re.Match[str]) -> str:
    """A PDF writes the soft hyphen, TCVN3's ư, as a hyphen: "tr-êng" is "trường", "Nam-B¾c" stays two words."""
    before, after = match[1], match[2]
    horned = f"{before}\u00ad{after}"
    first, second = is_syllable(before), is_syllable(after.translate(_TCVN3_CODES))
    if before and after:
        apart = first and second
    elif before:  # "th- ký"; a capital alone may be a mark
        apart = first or (len(before) == 1 and before.isupper())
    else:  # "-u tiªn"; "-a" may be an item of a list
        apart = after != "u" and (second or len(after) < 2)
    return match[0] if apart or not is_syllable(horned.translate(_TCVN3_CODES)) else horned


@dataclass(slots=True, frozen=True)
class Fit:
    """How well the best letter table fits some words: old and surely modern ones, and old ones of the next best."""

    encoding: Encoding
    old: int
    modern: int
    second: int


@dataclass(slots=True, frozen=True)
class Guess:
    """What spelling says of a text: its letter table (None: Unicode, or not to be told), and whether beyond doubt."""

    encoding: Encoding | None
    sure: bool = False


def guess_encoding(text: str) -> Encoding | None:
    """The letter table that a text of forty letters or more is typed in; None for Unicode and other languages."""
    return weigh(text).encoding


def weigh(text: str) -> Guess:
    """Compares how many words each letter table turns into Vietnamese syllables."""
    fit = fit_of(text)
    if sum(map(str.isalpha, text)) < _LEAST_LETTERS or fit.old < _LEAST_WORDS:
        return Guess(None)
    spelt = spelt_share(text, fit.encoding)
    if fit.old < 2 * fit.second or fit.modern > fit.old / 4 or spelt < 0.6:
        return Guess(None)
    sure = fit.old >= 8 and fit.old >= 3 * fit.second and fit.modern <= fit.old / 50 and spelt >= 0.75
    return Guess(fit.encoding, sure)


def fit_of(text: str) -> Fit:
    """The letter table that makes most of the text's different words syllables."""
    words = {word for word, _ in split_words(text) if not word.isascii()}
    counts = {each: sum(is_old(word, each) is True for word in words) for each in READABLE}
    best = max(READABLE, key=lambda each: counts[each])
    second = max(counts[each] for each in READABLE if each is not best)
    return Fit(best, counts[best], sum(is_surely_modern(word, best) for word in words), second)


def spelt_share(text: str, encoding: Encoding) -> float:
    """How many of the words are syllables once decoded; abbreviations and foreign names do not count."""
    words = [
        decode(word, encoding).strip(EDGES) for word, _ in split_words(text) if not word.isascii() or word.islower()
    ]
    words = [word for word in words if len(word) > 1 and (is_syllable(word) or not word.isupper())]
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def split_words(text: str) -> Iterator[tuple[str, int]]:
    """Words as an old font may have them, signs that stand for letters included; each with its place."""
    for match in _WORD.finditer(text):
        if match.end() - match.start() <= _LONGEST_WORD:
            yield match[0], match.start()


@lru_cache(maxsize=8192)
def is_old(word: str, encoding: Encoding) -> bool | None:
    """Whether a word is old text (True) or Unicode already (False); None where it could be both or neither."""
    if word.isascii():
        return None
    composed = unicodedata.normalize("NFC", word)
    modern = is_modern(composed)
    decoded = decode(composed, encoding)
    if decoded == composed and _beyond_ascii(composed) <= _SAME[encoding]:
        return None
    old = decoded != composed and is_syllable(decoded)
    if any(char > "\u00ff" for char in composed):  # no old font has it; typed over old text in "§iều" and "ĐiÒu"
        return True if old and not modern else False if modern else None
    return None if old == modern else old


@lru_cache(maxsize=8192)
def is_surely_modern(word: str, encoding: Encoding) -> bool:
    """Vietnamese with a letter that text in this table cannot have."""
    composed = unicodedata.normalize("NFC", word)
    if composed.isascii() or not is_modern(composed):
        return False
    if any(char > "\u00ff" for char in composed):
        return True
    return decode(composed, encoding) == composed and not _beyond_ascii(composed) <= _SAME[encoding]


def _beyond_ascii(word: str) -> set[str]:
    return {char for char in word if not char.isascii()}


def is_modern(word: str) -> bool:
    """Vietnamese as it stands: a syllable in small letters, capitals or with one capital, signs at its edges apart."""
    word = word.strip(EDGES).replace("Ð", "Đ").replace("ð", "đ")
    cased = not word.isascii() and (word.islower() or word.isupper() or word.istitle())
    return cased and is_syllable(word) and has_tone_in_place(word)


def old_spans(text: str, encoding: Encoding, *, by_font: bool) -> list[tuple[int, int]]:
    """Where a text is old: all of it, nothing, or the stretches between words that are Unicode already.

    Words that could be both follow the word before. `by_font`: the font says old, so what is undecided is old.
    """
    whole = _with_horns(text) if encoding is Encoding.TCVN3 else text
    marked = [(at, word, is_old(word, encoding)) for word, at in split_words(whole)]
    old = sum(mark is True for _, _, mark in marked)
    modern = sum(mark is False for _, _, mark in marked)
    sure = any(mark is False and is_surely_modern(word, encoding) for _, word, mark in marked)
    if not modern or (not sure and old >= 3 * modern):
        return [(0, len(text))] if old or by_font else []
    if not old:
        return []
    spans: list[tuple[int, int]] = []
    last = next(mark for _, _, mark in marked if mark is not None)
    start = 0 if last else None
    for at, _, mark in marked:
        if mark is None or mark is last:
            continue
        if last and start is not None:
            spans.append((start, at))
        start, last = (at if mark else None), mark
    return [*spans, (start, len(text))] if start is not None else spans


def raise_capitals(text: str) -> str:
    """Small accented letters among capitals as capitals ("NGUYễN THị Hà", "Sở NÔNG NGHIệP"), as TCVN3 has no others."""
    if text.isascii() or text.islower():
        return text
    if not _SMALL_OR_DIGIT.search(text) and any(is_syllable(word) for word in _LARGE_WORD.findall(text)):
        return _in_capitals(text)
    return _GIVEN_NAME.sub(lambda match: match[1] + match[2].title(), _CAPITALS.sub(_raised, text))


_SMALL_OR_DIGIT = re.compile("[a-z0-9]")
_LARGE = "A-ZĂÂĐÊÔƠƯ"
_LARGE_WORD = re.compile(rf"(?<!\w)[{_LARGE}]{{3,}}(?!\w)")
_HALF = rf"(?:[{_LARGE}]|[^\x00-\x7f\W\d_])+"
_CAPITALS = re.compile(rf"(?<!\w){_HALF}(?:,? {_HALF})*(?!\w)")


# Given names that begin with a letter that only .VnTimeH has large, behind two names: "Phạm Thị Ngọc ánh".
_GIVEN_NAME = re.compile(
    rf"((?<!\w)[{_LARGE}]\w* [{_LARGE}]\w* )(ánh|ái|út|ý|ứng|ẩn|ấn|ổn)(?=[,;.:)\t\n]|$| [{_LARGE}(-])"
)


def _raised(match: re.Match[str]) -> str:
    return _in_capitals(match[0]) if any(map(_is_half_raised, match[0].split())) else match[0]


def _in_capitals(text: str) -> str:
    """All in capitals but for the title before a name: "Bà LÒ THỊ UYÊN" is typed so."""
    title = "Bà " if text.startswith("Bà ") else ""
    return title + "".join(map(capital, text[len(title) :]))


def capital(char: str) -> str:
    """The capital of a letter, where that is one letter: places in the text stay."""
    large = char.upper()
    return large if len(large) == 1 else char


def _is_half_raised(word: str) -> bool:
    """Two capitals or more and a small letter that is no ASCII ("NGUYễN"), or a capital after it ("ủY")."""
    small = [char for char in word if char.islower()]
    large = sum(map(str.isupper, word))
    return bool(small) and not any(map(str.isascii, small)) and (large >= 2 or (large == 1 and word[0].islower()))
