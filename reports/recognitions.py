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
_IN_A_PROVINCE = frozenset({"CSTD_TINH", "CO_TINH", "BK_TINH"})  # of a city under the State: “… Thành phố”
_CITIES = ("thành phố", "tp", "hà nội", "hải phòng", "huế", "đà nẵng", "cần thơ")
_CITY = re.compile(r"\b(?:thành phố|TP)\b\.?", re.IGNORECASE)
_PLACE = re.compile(r"(\b(?:tỉnh|thành phố|huyện|quận|xã|phường) )([^,;()]+)$", re.IGNORECASE)


def is_city(place: str) -> bool:
    """Whether the Office's papers are dated in a city under the State, whose awards are not called a province's."""
    return place.casefold().startswith(_CITIES)


def recognition_name(code: str, *, city: bool = False) -> str:
    name = RECOGNITIONS.get(code, code)
    return name.replace("tỉnh", "Thành phố") if city and code in _IN_A_PROVINCE else name


def in_city_words(text: str) -> str:
    """A sentence that names awards as the catalogue does, with their names in a city."""
    for code in _IN_A_PROVINCE:
        text = text.replace(recognition_name(code), recognition_name(code, city=True))
    return text


def printed_name(recognition: Recognition, *, city: bool = False) -> str:
    """The document's words where they name the recognition in full (“… UBND Thành phố”), else the catalogue's."""
    name = recognition_name(recognition.code, city=city or _CITY.search(recognition.text) is not None)
    text = re.sub(r"\bTP\b\.?$", "Thành phố", _in_small_letters(printable(recognition.text)))
    if not text or len(text.split()) > LONGEST_NAME:
        return name
    if recognition.code != "KHAC" and not _says_more(text, name):
        return name
    return re.sub("ủy ban nhân dân", "UBND", text[:1].upper() + text[1:], flags=re.IGNORECASE)


def recognition_in_words(recognition: Recognition, *, city: bool = False) -> str:
    """The printed name with the year of achievement."""
    name, year = printed_name(recognition, city=city), recognition.year
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
