"""Takes the text of a PDF page; says whether it can be read, or whether the page has to go to OCR.

Decided after the stamp text of digital signatures is taken away, by how much text there is and whether its letters
are Vietnamese: text layers that are garbage exist. Old fonts are decoded before (pdf/fonts.py).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

from extractors.repair.syllables import is_syllable

_STAMP = re.compile(
    r"^.*(?:Ký bởi|Người ký|Ký ngày|Ngày ký|Giờ ký|Thời gian ký|Cơ quan\s*:|Tổ chức\s*:|E-?mail\s*:|Chữ ký số|Ký số|"
    r"Digitally signed|Signature (?:Not Verified|valid)|Signed by|\bDN\s*:|Date\s*:\s*20\d\d|\+07['’:]?00).*$",
    re.IGNORECASE | re.MULTILINE,
)
# One of these stands in each such line, spaces made single.
_STAMP_WORDS = ("ký", "cơ quan:", "cơ quan :", "tổ chức:", "tổ chức :", "mail", "sign", "dn", "date", "+07")
_ACCENTED = frozenset(
    letter
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    for letter in unicodedata.normalize("NFC", base + tone)
    if ord(letter) > 127
) | {"đ", "Đ"}
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_SPACE = frozenset(" \t\r\n\u0002\ufffe")

_LONGEST_KEPT = 24  # letters: longer stretches are not remembered, and no syllable is so long

FEW_LETTERS = 30
FEW_WORDS = 25
FEW_ACCENTS = 0.08  # of the letters; of Vietnamese a fifth and more
LEAST_SYLLABLES = 0.6
MUCH_PICTURE = 0.6
SOME_PICTURE = 0.1
MANY_DRAWINGS = 200  # text turned to outlines


def has_usable_text(text: str, picture_share: float, drawings: int) -> bool:
    """Whether a page with this text is read as text. `picture_share`: of the page, by its largest picture."""
    letters = Counter(_without_stamps(unicodedata.normalize("NFC", text)))
    for space in _SPACE:
        del letters[space]
    count = letters.total()
    if count < FEW_LETTERS:
        return picture_share < SOME_PICTURE and drawings < MANY_DRAWINGS
    if picture_share > MUCH_PICTURE and count < 300:
        return False
    return not is_garbage(letters) and not _is_foreign(text)


def _without_stamps(text: str) -> str:
    """The text without lines that a digital signature shows; they are looked for only where one of their words is."""
    low = " ".join(text.lower().split())
    return _STAMP.sub("", text) if any(word in low for word in _STAMP_WORDS) else text


def is_garbage(letters: Counter[str]) -> bool:
    """Whether too many letters (each with its count) stand outside Vietnamese, or hardly any of many has an accent."""
    strange = alphabetic = accented = 0
    for char, count in letters.items():
        if _is_strange(char):
            strange += count
        if char.isalpha():
            alphabetic += count
            if char in _ACCENTED:
                accented += count
    if strange > 0.04 * letters.total():
        return True
    return alphabetic >= 200 and accented < FEW_ACCENTS * alphabetic


def is_scrambled(text: str) -> bool:
    """Whether a sixth of the letters are none of Vietnamese."""
    letters = [char for char in text if char not in _SPACE]
    return 6 * sum(_is_strange(char) for char in letters) > len(letters)


def _is_foreign(text: str) -> bool:
    """Whether too few words are spelt as Vietnamese is: the letters of a wrong map, or of OCR in another language."""
    words = spelt = 0
    for stretch in text.split():
        some, of_these = _count_kept(stretch) if len(stretch) <= _LONGEST_KEPT else _count_words(stretch)
        words += some
        spelt += of_these
    return words >= FEW_WORDS and spelt < LEAST_SYLLABLES * words


def _count_words(stretch: str) -> tuple[int, int]:
    """How many words stand between two spaces, capitals left out, and how many of them are spelt as Vietnamese is."""
    words = [word for word in _LETTERS.findall(stretch) if not word.isupper()]
    return len(words), sum(len(word) <= _LONGEST_KEPT and is_syllable(word) for word in words)


_count_kept = lru_cache(maxsize=8192)(_count_words)


@lru_cache(maxsize=1024)
def _is_strange(char: str) -> bool:
    if " " <= char < "\u007f" or char in _ACCENTED:
        return False
    if char.isalpha():
        return True
    return unicodedata.category(char) in ("Cc", "Co", "Cn", "Cs", "So") and char not in "─━□☐☑■●○◦"
