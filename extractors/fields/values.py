"""Takes a piece of text; gives the values in it with their places: dates, years, decision numbers, names.

Offsets are those of the text given; `low` is always `extractors.text.bare(text)`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from extractors.fields.surnames import SURNAMES
from extractors.repair.syllables import is_syllable
from extractors.text import bare, strip_value, title_case

Doc.set_extension("is_school", default=None, force=True)

_ASKED_AGAIN = 64  # texts whose values are kept: several fields are looked for in one line or cell
_DMY = re.compile(
    r"(?:(?:ngay|hom)\s*)?(?<!\d)(?P<d>\d{1,2})\s*(?:thang\s*(?P<m>\d{1,2})\s*(?:,\s*)?nam\s*|"
    r"(?P<s>[/.\-])\s*(?P<m2>\d{1,2})\s*(?P=s)\s*)(?P<y>\d{4})(?!\d)"
)
_ISO = re.compile(r"(?<![\d/.\-])(?P<y>(?:19|20)\d{2})-(?P<m>\d{2})-(?P<d>\d{2})(?![\d/.\-])")
_SHORT = re.compile(
    r"(?<![\d/.\-])(?P<d>\d{1,2})\s?(?P<s>[/.\-])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<y>\d{2})(?!\d|[/.\-]\d)"
)
_SHORT_DAY = re.compile(rf"(?:ngay|\bky)\s+{_SHORT.pattern}")
_SURE_OF_CENTURY = 0.6  # two digits of a year
_LATEST_BIRTH, _LATEST_DAY = 12, 40  # two digits of a year that are of this century: of a birth, of a paper
_MY = re.compile(
    r"(?:ngay[\s.…_]*)?(?:(?:thang\s*)(?P<m>\d{1,2})(?:\s*,?\s*nam\s*|\s*[/.\-]\s*)|"
    r"(?<![\d/.,\-])(?P<m2>\d{1,2})\s*[/.\-]\s*)(?P<y>(?:19|20)\d{2})(?!\d)"
)
_Y = re.compile(r"(?<![\d/.\-])(?:(?<!,)|(?<=\d{4},))(?P<y>(?:19|20)\d{2})(?![\d/])")
_BLANK_MONTH = re.compile(r"thang\s*[.…_\s]*nam\s*(?P<y>\d{4})")
SCHOOL_YEAR = re.compile(r"nam hoc\s*((?:19|20)\d{2})\s*-\s*((?:19|20)\d{2})")
_SCHOOL_LIST = re.compile(  # "các năm học 2020-2021, 2021-2022 và 2022-2023"
    r"nam hoc\W*(?:(?:19|20)\d{2}\s*-\s*(?:19|20)\d{2}(?:\s*(?:,|;|va)\s*(?:nam hoc\s*)?)?){2,}"
)
_SCHOOL_PAIR = re.compile(r"((?:19|20)\d{2})\s*-\s*((?:19|20)\d{2})")
_SCHOOL_RANGE = re.compile(
    r"nam hoc\s*((?:19|20)\d{2})\s*-\s*\d{4}\s*(?:den|toi)(?: het)? nam hoc\s*\d{4}\s*-\s*((?:19|20)\d{2})"
)
_RANGE = re.compile(
    r"(?:tu\s+)?(?:nam\s+)?((?:19|20)\d{2})\s*(?:-|den(?:\s+het)?(?:\s+nam)?|toi)\s*((?:19|20)\d{2})(?![\d/])"
)
PLACE_AND_DATE = re.compile(r"^(?P<place>[^,\d]{2,45}),\s*(?P<date>(?:ngay|thang)\b.*|\d{1,2}/\d{1,2}/\d{4}\W*)$")
DECISION = re.compile(
    r"(?<![\w/])(?P<n>\d{1,5}(?:\s*/\s*(?:19|20)\d{2})?)\s*"
    r"(?:/\s*(?P<k>[A-ZĐƯ][A-Za-zĐđƯư]{0,7}(?:\s?[-–—]\s?[A-ZĐƯ&][\w&.]*|\.[A-ZĐƯ]\w*)*)"
    r"|(?P<k2>[-–—]\s?(?:QĐ|QD|NQ|BC)\w*\s*/\s*[A-ZĐƯ][\w.]*(?:\s?[-–—]\s?[A-ZĐƯ][\w.]*)*))"
)
_DASHES = str.maketrans("–—", "--")
_BARE_DECISION = re.compile(r"(?:\bqd|quyet dinh)\s*(?:so)?\s*:?\s*(?P<n>\d{1,5})(?=\s*(?:ngay\b|,|;|\)|$))")
_HONORIFICS = (
    *("ông (bà)", "ông/bà", "ông", "bà", "đồng chí", "đ/c", "anh", "chị", "cô", "thầy", "chú", "bác sĩ", "bác"),
    *("em", "bs.", "bs", "cụ", "hộ ông", "hộ bà", "các ông", "các bà"),
)
_ACCENTED_HONORIFICS = frozenset(word.rstrip(".") for word in _HONORIFICS)
_MIDDLE_NAMES = frozenset(
    [
        "hữu",
        "đình",
        "xuân",
        "minh",
        "ngọc",
        "quốc",
        "hồng",
        "đức",
        "bá",
        "thanh",
        "trọng",
        "tấn",
        "duy",
        "gia",
        "hoài",
        "thúy",
        "bích",
    ]
)
_HONORIFIC_FIRST = re.compile(rf"(?:{'|'.join(re.escape(bare(word)) for word in _HONORIFICS)})(?![^\W_]|\.?\s?ck)")
_AFTER_NAME = re.compile(r"\s*[,;(/:]|\s+-\s+|\s[–—]\s")
_DEGREE_WORDS = (
    r"(?:gs|pgs|tskh|ts|th\.?s|kts|ks|cn|bs(?:\.?\s?ck\s?i{1,2})?|ck\s?i{1,2}|ds(?:\.?\s?ck\s?i{1,2})?|đd|cvcc?|"
    r"ngưt|ngut|ngnd|nsưt|nsut|nsnd|ttưt|ttut|ttnd|"
    r"(?:thiếu|trung|thượng|đại) (?:[uú][yý]|tá|tướng)(?: (?:cn|qncn))?|(?:hạ|trung|thượng) s[ĩỹ])"
)
DEGREES = re.compile(rf"^(?:{_DEGREE_WORDS}(?:\s*[.,]\s*|\s+(?=\w)))+", re.I)
_FOUR_DIGITS, _MAY_BE_DATED = re.compile(r"\d{4}"), re.compile(r"\d{4}|\d\s?[/.\-]\s?\d{2}(?!\d)")
_DIGIT = re.compile(r"\d")
_SYLLABLE = r"[A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ][\w'’]*"
NAME = re.compile(rf"{_SYLLABLE}(?:[ \-]{_SYLLABLE}){{1,6}}")
HONORIFIC = re.compile(
    r"(?<!\w)(ong(?: \(ba\)|/ba)?|ba|dong chi|d/c|anh|chi|co|thay|chu|bac si|bac|bs\.?)(?!\w)\s*:?\s*"
)


@dataclass(slots=True, frozen=True)
class Found:
    """A value with its place in the text."""

    value: str
    start: int
    end: int
    sure: float = 1.0


def find_dates(text: str, low: str | None = None) -> list[Found]:
    """Full dates ("2022-11-05"), months ("2022-11"); day always before month; 31/02 is no date.

    Two digits make a year only behind "ngày" ("ngày 15/01/24").
    """
    if not _MAY_BE_DATED.search(text):
        return []
    return list(_dates_in(bare(text) if low is None else low))


@lru_cache(maxsize=_ASKED_AGAIN)
def _dates_in(low: str) -> list[Found]:
    found: list[Found] = []
    for match in _DMY.finditer(low):
        day, month, year = int(match["d"]), int(match["m"] or match["m2"]), int(match["y"])
        if _is_date(day, month, year):
            found.append(Found(f"{year:04d}-{month:02d}-{day:02d}", match.start(), match.end()))
    for match in _SHORT_DAY.finditer(low) if "ngay" in low or "ky" in low else ():
        day = _short_date(match, latest=_LATEST_DAY)
        found += [day] if day and day.value.startswith("20") else []
    for match in _MY.finditer(low):
        month = int(match["m"] or match["m2"])
        if 1 <= month <= 12 and not any(f.start < match.end() and match.start() < f.end for f in found):
            found.append(Found(f"{match['y']}-{month:02d}", match.start(), match.end()))
    return sorted(found, key=lambda f: f.start)


def _short_date(match: re.Match[str], *, latest: int) -> Found | None:
    """A date whose year has two digits; the century is the likelier one, and not sure."""
    day, month, year = int(match["d"]), int(match["m"]), int(match["y"])
    year += 2000 if year <= latest else 1900
    if not _is_date(day, month, year):
        return None
    return Found(f"{year:04d}-{month:02d}-{day:02d}", match.start(), match.end(), _SURE_OF_CENTURY)


def _is_date(day: int, month: int, year: int) -> bool:
    longest = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}.get(month, 31)
    return 1 <= month <= 12 and 1 <= day <= longest and 1900 <= year <= 2100


def find_years(text: str, low: str | None = None, *, school: bool = False) -> list[Found]:
    """Years named on their own, ranges spelt out ("2018 - 2020" gives three); years inside dates and numbers are none.

    In a `school` paper two following years make one school year ("2021-2022").
    """
    if not _FOUR_DIGITS.search(text):
        return []
    low = bare(text) if low is None else low
    rest = low
    for span in [*find_dates(text, low), *find_decisions(text, low)]:
        rest = rest[: span.start] + " " * (span.end - span.start) + rest[span.end :]
    found: list[Found] = []
    for match in _SCHOOL_RANGE.finditer(rest):
        first, last = int(match[1]), int(match[2])
        if last - first <= 12:
            found += [Found(f"{y}-{y + 1}", match.start(), match.end()) for y in range(first, last)]
    for listed in _SCHOOL_LIST.finditer(rest):
        for match in _SCHOOL_PAIR.finditer(rest, listed.start(), listed.end()):
            if int(match[2]) - int(match[1]) == 1:
                found.append(Found(f"{match[1]}-{match[2]}", match.start(), match.end()))
    for match in SCHOOL_YEAR.finditer(rest):
        if not any(f.start < match.end() and match.start() < f.end for f in found):
            found.append(Found(f"{match[1]}-{match[2]}", match.start(), match.end()))
    for match in _RANGE.finditer(rest):
        first, last = int(match[1]), int(match[2])
        if school and last - first == 1 and "den" not in match.group() and "toi" not in match.group():
            if not any(f.start <= match.start() < f.end for f in found):
                found.append(Found(f"{first}-{last}", match.start(), match.end()))
            continue
        if 0 < last - first <= 12 and not any(f.start <= match.start() < f.end for f in found):
            found += [Found(str(year), match.start(), match.end()) for year in range(first, last + 1)]
    for match in _Y.finditer(rest):
        if not any(f.start <= match.start() < f.end for f in found):
            found.append(Found(match["y"], match.start(), match.end()))
    return sorted(found, key=lambda f: (f.start, f.value))


def is_school_paper(doc: Doc) -> bool:
    """The paper counts by school years: it names them more than once. Asked for each line, counted once a paper."""
    if doc._.is_school is None:
        doc._.is_school = doc._.bare.count("nam hoc") >= 2
    counts: bool = doc._.is_school
    return counts


def year_of_birth_or_date(text: str) -> Found | None:
    """The first date in any precision: day, month or year; one whose year has two digits is less sure."""
    iso = _ISO.search(text)
    if iso and _is_date(int(iso["d"]), int(iso["m"]), int(iso["y"])):
        return Found(iso.group(), iso.start(), iso.end())
    dates = find_dates(text)
    if dates:
        return dates[0]
    low = bare(text)
    match = _BLANK_MONTH.search(low) or _Y.search(low)
    if match:
        return Found(match["y"], match.start(), match.end())
    short = _SHORT.search(low)
    return _short_date(short, latest=_LATEST_BIRTH) if short else None


def find_decisions(text: str, low: str | None = None) -> list[Found]:
    """Numbers of decisions and notices as printed without spaces ("123/QĐ-SKHCN")."""
    return list(_decisions_in(text, bare(text) if low is None else low)) if _DIGIT.search(text) else []


@lru_cache(maxsize=_ASKED_AGAIN)
def _decisions_in(text: str, low: str) -> list[Found]:
    decided = "qd" in low or "quyet dinh" in low
    found = [Found(m["n"], m.start("n"), m.end("n")) for m in _BARE_DECISION.finditer(low)] if decided else []
    if "/" not in text:
        return found
    for match in DECISION.finditer(text):
        value = re.sub(r"\s+", "", match.group()).translate(_DASHES).rstrip(".,;")
        if match["k"] and match["k"].upper() in ("NĐ-CP", "ND-CP", "QH", "TT-BNV"):
            continue
        found.append(Found(value, match.start(), match.start() + len(match.group().rstrip(" .,;"))))
    return sorted(found, key=lambda f: f.start)


def clean_name(text: str, *, titled: bool = False) -> tuple[str, str | None]:
    """A person's name in title case, without honorific and degree; and the honorific as printed.

    `titled`: an honorific stands before the text already, so that none is left in it ("ông Ông Văn Tiến").
    """
    text = strip_value(text)
    honorific = None
    match = None if titled else _HONORIFIC_FIRST.match(bare(text))
    if match and _is_honorific(text[: match.end()], text[match.end() :].lstrip(" :.")):
        honorific, text = text[: match.end()], text[match.end() :].lstrip(" :.")
    text = DEGREES.sub("", text).strip()
    text = _AFTER_NAME.split(text, maxsplit=1)[0]
    return title_case(text.strip(" -–")), honorific


def _is_honorific(word: str, name: str) -> bool:
    """Accents tell honorifics from surnames: Chu is no chú, Cù no cụ; Ông is a surname before a middle name."""
    typed_plain = (word + name).isascii() and word.lower() in ("ong", "ba", "dong chi")
    if not typed_plain and word.lower().rstrip(".") not in _ACCENTED_HONORIFICS:
        return False
    first, *rest = name.lower().split() or [""]
    middle = first in _MIDDLE_NAMES or (first not in SURNAMES and is_syllable(first))
    return not (word.lower() == "ông" and (first == "thị" or (middle and len(rest) == 1)))


def is_name(text: str) -> bool:
    """Two to seven capitalised words without digits: the shape of a person's name."""
    words = text.split()
    if not 2 <= len(words) <= 7 or any(c.isdigit() for c in text):
        return False
    return all(w[0].isupper() for w in words) and all(len(w) <= 12 for w in words)


def has_surname(name: str) -> bool:
    """The first syllable is a surname borne in Vietnam; some peoples have none, so this alone refuses nothing."""
    return bool(name) and name.split()[0].lower() in SURNAMES
