"""Takes a stored number and a cell's number format; gives the text that a person sees in the cell.

Dates are always day first, whatever the order in the format: the stored date is sure, and readers expect dd/mm/yyyy.
Numbers are written as Vietnamese offices write them: "." between thousands, "," before decimals.
"""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

GENERAL = "General"
# ECMA-376 part 1, 18.8.30: formats that a file does not spell out; 14 to 22 and 45 to 47 are dates and times.
BUILT_IN = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm",
    19: "h:mm:ss",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    45: "mm:ss",
    46: "h:mm:ss",
    47: "mm:ss",
    49: "@",
}
_LAST_DAY = 2_958_466  # serial after 31/12/9999
_LEAP_BUG = 60  # Excel counts a 29/02/1900 that never was
_MOST_DIGITS = 15  # of a number in Excel
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKET = re.compile(r"\[[^\]]*\]")
_PARTS = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[[^\]]*\]|([yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|AM/PM|A/P)|(.)')
_NUMBER = re.compile(r"[#0?](?:[#0?,]*[#0?])?(?:\.[#0?]*)?")
_GROUPS = re.compile(r"[#0?]+(?:[ \-.][#0?]+){2,}$|[#0?]+(?:[ \-][#0?]+)+$")  # "0000 000 000", a telephone number
_SEPARATOR = re.compile(r'\\([ \-.])|"([ \-.])"')


@lru_cache(maxsize=512)
def is_date_format(pattern: str) -> bool:
    """The format shows a date or a time: it holds y, m, d, h or s outside literals and brackets."""
    section = _BRACKET.sub("", _LITERAL.sub("", pattern)).split(";")[0]
    return section.lower() != "general" and re.search(r"[ymdhs]", section, re.I) is not None


def hides_value(pattern: str) -> bool:
    """The format ";;;" shows nothing of what stands in the cell."""
    return pattern.count(";") >= 2 and not pattern.replace(";", "").strip()


def show_number(number: float, pattern: str, *, from_1904: bool = False) -> str:
    """The number as its cell shows it."""
    if is_date_format(pattern):
        moment = date_of(number, from_1904=from_1904)
        if moment is not None:
            return show_date(moment, pattern)
        return _general(number)
    sections = _split_sections(pattern)
    section = sections[0]
    if number < 0 and len(sections) > 1:
        section, number = sections[1], -number
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    return _show_in_section(number, section)


def date_of(serial: float, *, from_1904: bool = False) -> datetime.datetime | None:
    """The moment that a serial number stands for; None where it stands for none."""
    if from_1904:
        serial += 1462
    if not 0 <= serial < _LAST_DAY:
        return None
    days = serial + 1 if serial < _LEAP_BUG else serial
    return datetime.datetime(1899, 12, 30) + datetime.timedelta(seconds=round(days * 86_400))


def show_date(moment: datetime.datetime, pattern: str) -> str:
    """A date as dd/mm/yyyy, mm/yyyy, yyyy or dd/mm, by what the format shows; spelled out where it has words."""
    section = _split_sections(pattern)[0]
    words = any(re.search(r"[^\W\d_]", literal) for literal in _LITERAL.findall(section) if literal[0] in '"\\')
    letters = _BRACKET.sub("", _LITERAL.sub("", section)).lower()
    if words:
        return _spell_out(moment, section)
    shown = [mark for letter, mark in (("d", "%d"), ("m", "%m"), ("y", "%Y")) if _shows(letters, letter)]
    parts = ["/".join(moment.strftime(mark) for mark in shown)] if shown else []
    if "h" in letters:
        parts.append(moment.strftime("%H:%M"))
    return " ".join(parts) or moment.strftime("%M:%S")


def _shows(letters: str, letter: str) -> bool:
    """An m beside hours or seconds counts minutes."""
    if letter == "m":
        return re.search(r"m(?![^ymdhs]*s)", re.sub(r"h+[^ymdhs]*m+", "h", letters)) is not None
    return letter in letters


def _spell_out(moment: datetime.datetime, section: str) -> str:
    pieces = []
    minutes = False
    for quoted, escaped, token, other in _PARTS.findall(section):
        if not token:
            pieces.append(quoted or escaped or other)
            continue
        match token[0].lower():
            case "y":
                pieces.append(moment.strftime("%Y"))
            case "m" if minutes:
                pieces.append(moment.strftime("%M"))
            case "m":
                pieces.append(str(moment.month) if len(token) == 1 else f"{moment.month:02d}")
            case "d":
                pieces.append(str(moment.day) if len(token) == 1 else f"{moment.day:02d}")
            case "h":
                pieces.append(str(moment.hour) if len(token) == 1 else f"{moment.hour:02d}")
            case "s":
                pieces.append(moment.strftime("%S"))
        minutes = token[0].lower() == "h"
    return "".join(pieces)


def _split_sections(pattern: str) -> list[str]:
    """Sections of a format, parted by semicolons outside literals."""
    guarded = _LITERAL.sub(lambda match: match[0].replace(";", "\0"), pattern)
    return [section.replace("\0", ";") for section in guarded.split(";")]


def _show_in_section(number: float, section: str) -> str:
    """A number in one section: its digits by the place holders, with the literals around them."""
    plain = _BRACKET.sub("", section)
    bare = _LITERAL.sub(lambda match: "\0" * len(match[0]), plain)
    if "general" in bare.lower() or bare.strip("\0 ") == "@" or re.search(r"E[+-]|/", bare):
        return _general(number)
    grouped = _SEPARATOR.sub(lambda match: match[1] or match[2], plain)
    if _GROUPS.match(grouped) and number >= 0:
        return _pour(f"{number:.0f}", grouped)
    match = _NUMBER.search(bare)
    if match is None:
        return _words(plain)
    if "%" in bare:
        number *= 100
    before, after = plain[: match.start()], plain[match.end() :]
    return _words(before) + _digits(number, match[0]) + _words(after)


def _pour(digits: str, holders: str) -> str:
    """The digits spread over groups of place holders from the right; what is left stands before the first."""
    shown: list[str] = []
    rest = list(digits)
    for mark in reversed(holders):
        if mark in " -.":
            shown.append(mark)
        elif rest or mark == "0":
            shown.append(rest.pop() if rest else "0")
    return "".join([*rest, *reversed(shown)])


def _digits(number: float, holder: str) -> str:
    whole, _, decimals = holder.partition(".")
    while whole.endswith(","):  # a comma at the end divides by a thousand
        whole, number = whole[:-1], number / 1000
    least = whole.replace(",", "").count("0")
    text = f"{abs(number):.{min(len(decimals), _MOST_DIGITS)}f}"
    units, _, rest = text.partition(".")
    while rest and len(rest) > decimals.count("0") and rest.endswith("0"):
        rest = rest[:-1]
    units = units.zfill(least) if least else units.lstrip("0")
    if "," in whole:
        units = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", units)
    sign = "-" if number < 0 and (units.strip("0.") or rest.strip("0")) else ""
    return sign + units + ("," + rest if rest else "")


def _words(literals: str) -> str:
    """The literal text of a piece of a format."""
    return "".join(quoted or escaped or token or other for quoted, escaped, token, other in _PARTS.findall(literals))


def _general(number: float) -> str:
    """1985.0 is 1985, 95.5 is 95,5; the tail of a binary fraction is not shown."""
    if number == int(number) and abs(number) < 10**_MOST_DIGITS:
        return str(int(number))
    return f"{number:.10g}".replace(".", ",")
