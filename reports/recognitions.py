"""Takes a requested recognition; gives its name as the document prints it, or as the catalogue does."""

from __future__ import annotations

import re

from records import Recognition, fold
from records.catalogue import RECOGNITIONS
from reports.places import printable

LONGEST_NAME = 20  # words; a longer text is no longer a name
_PROPER = (
    *("Chủ tịch", "Ủy ban nhân dân", "UBND", "Thành phố Hồ Chí Minh", "Thành phố", "Thủ tướng", "Chính phủ"),
    *("Bộ trưởng", "Bộ Khoa học", "Giám đốc", "Sở Khoa học", "Sở", "Khoa học và Công nghệ", "Lao động", "Nhà nước"),
)
_PLACE = re.compile(r"(\b(?:tỉnh|thành phố|huyện|quận|xã|phường) )([^,;()]+)$", re.IGNORECASE)


def recognition_name(code: str) -> str:
    return RECOGNITIONS.get(code, code)


def printed_name(recognition: Recognition) -> str:
    """The document's words where they name the recognition in full (“… UBND Thành phố”), else the catalogue's."""
    name = recognition_name(recognition.code)
    text = _in_small_letters(printable(recognition.text))
    if not text or len(text.split()) > LONGEST_NAME:
        return name
    if recognition.code != "KHAC" and not _says_more(text, name):
        return name
    return re.sub("ủy ban nhân dân", "UBND", text[:1].upper() + text[1:], flags=re.IGNORECASE)


def recognition_in_words(recognition: Recognition) -> str:
    """The printed name with the year of achievement."""
    name, year = printed_name(recognition), recognition.year
    if not year or year in name:
        return name
    return f"{name} ({'năm học' if '-' in year else 'năm'} {year})"


def _says_more(text: str, name: str) -> bool:
    """Whether it begins as the catalogue's name does and is neither an abbreviation nor only the beginning of it."""
    beginning = " ".join(fold(name).split()[:2])
    return fold(text).startswith(beginning) and not fold(name).startswith(fold(text))


def _in_small_letters(text: str) -> str:
    """A text in capitals as it is written inside a sentence; others stay as they are."""
    if not text.isupper() or len(text.split()) < 3:
        return text
    lowered = text.lower()
    for words in _PROPER:
        lowered = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", words, lowered, flags=re.IGNORECASE)
    lowered = _PLACE.sub(lambda match: match[1] + match[2].title(), lowered)
    return lowered[:1].upper() + lowered[1:]
