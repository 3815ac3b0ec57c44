"""Takes a statement; gives the figures in it: numbers in digits and words, with unit, about, change, range and ratio.

Years, dates, numbers of decisions, of articles, of phones and of things that are counted through are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields.units import PLAIN_UNITS, UNIT, WHOLE_UNITS
from extractors.fields.values import find_dates, find_decisions
from records.figures import About, Figure, FigureKind

_LONGEST = 4_000  # characters of a statement that are searched
_MOST = 60  # figures of a statement
_DIGITS_OF_PHONE = 8
_LONGEST_NUMBER = 15  # digits; longer ones are no amounts
_SCALES = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 10**6,
    "tr": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_ONES = {
    **{"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5},
    **{"sáu": 6, "bảy": 7, "tám": 8, "chín": 9},
}
_INDIVISIBLE = frozenset(
    ("lượt", "người", "hộ", "cây", "mẫu", "cuốn", "quyển", "bài", "tin", "hồ sơ", "học sinh", "sinh viên", "văn bản")
) | {"đoàn viên", "hội viên", "tài khoản", "phương tiện", "cán bộ", "khách", "sản phẩm"}
_TENS = ("mười", "mươi")
_LINKS = ("linh", "lẻ")
_SCALE = "|".join(_SCALES)
_DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d+(?:[.,]\d+)?"
_FIVE = r"(?:năm(?=\s+(?:mươi|trăm|nghìn|ngàn|triệu|tỷ)(?!\w))|(?<=linh )năm|(?<=lẻ )năm)"  # else it is a year
_WORD = "|".join([*(one for one in _ONES if one != "năm"), _FIVE, *_TENS, *_LINKS, *(s for s in _SCALES if s != "tr")])
_SPELT = rf"(?:một|hai|ba|bốn|{_FIVE}|sáu|bảy|tám|chín|mười)(?:\s+(?:{_WORD}))*"
_PART = rf"(?:{_DIGITS})(?:\s*(?:{_SCALE})(?![^\W\d_]))*"
_NUMBER = re.compile(
    rf"(?<![\w.,])(?:(?P<d>{_PART}(?:\s+(?:{_DIGITS})\s*(?:{_SCALE})(?![^\W\d_]))*)|(?P<w>{_SPELT})(?!\w))"
)
_ONE_PART = re.compile(rf"(?P<n>{_DIGITS})(?P<s>(?:\s*(?:{_SCALE})(?![^\W\d_]))*)")
_ENGLISH, _VIETNAMESE = re.compile(r"\d{1,3}(?:,\d{3}){2,}"), re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_UNIT = re.compile(rf"\s?(?:{UNIT})")
_PER = re.compile(rf"(?:\s?/\s?(?:(?:{UNIT})(?!\w)|[^\W\d_]+))+")
_AFTER_PLAIN = re.compile(r"\s*(?:$|[^\w\s/]|[^\W\d_])")
_TIME_OF_DAY = re.compile(
    r"(?<!\w)\d{1,2}\s?(?:giờ|h|g)(?:\s?\d{1,2}(?:\s?phút)?)?"
    r"(?=,?\s+(?:sáng|chiều|tối|trưa|đêm|khuya|ngày|cùng|hôm|hằng|rạng))|"
    r"(?<!\w)lúc\s+\d{1,2}\s?(?:giờ|h|g)(?:\s?\d{1,2})?"
)
_WITH_STROKE = re.compile(r"(?<!\w)\d{1,5}/(?:19|20)\d{2}(?:/\w[\w-]*)?|(?<!\w)24/(?:24|7)(?!\w)|(?<![\w.,])4\.0(?!\w)")
_PHONE = re.compile(r"(?<!\w)1[89]00[ .]?\d{3,6}(?![\w,%])|(?<!\w)(?:\+84|0)\d{1,3}(?:[ .-]?\d{2,4}){2,3}(?![\w,%])")
# no figures: each is blanked, letter for letter, before numbers are looked for
_NONE = (
    re.compile(r"^\s*\(?\d{1,2}(?:\.\d{1,2})*(?:[.)]|\.(?=\s))\s|\(\d{1,2}\)"),
    re.compile(
        r"(?<!\w)(?:iso(?:/iec)?|iec|tcvn|qcvn|ohsas|haccp|vilas|covid|sars|ql|tl|đt|top|windows|office|km)[\s:/-]*"
        r"\d+(?:[-:.]\d+)*"
    ),
    re.compile(
        r"(?<!\w)(?:ngày|hạn|trước|dịp|lễ|đợt|hội|mồng|mùng|sáng|chiều|tối|từ|đến|tháng)\s+\d{1,2}\s?[/.-]\s?\d{1,2}"
        r"(?![\d/%,])(?!\s*(?:%|lần))"
    ),
    re.compile(
        r"(?<!\w)(?:điều|khoản|luật|nghị định|thông tư|quyết định|nghị quyết|chỉ thị|kế hoạch|công văn|tháng|quý|"
        r"lần thứ|thứ|hạng|mẫu|phụ lục|bậc|ngạch|khóa|khoá|lớp|chương|chương trình|cmnd|cccd)"
        rf"\s+(?:số\s*)?\d+(?:[/.-]\d+)*(?![\d.,])(?!\s*(?:%|{_SCALE})(?!\w))"
    ),
    re.compile(r"(?<![\w.,])(?:19|20)\d{2}(?:\s?[,;]\s?(?:19|20)\d{2})+(?![\d.])"),
    re.compile(  # a year, ranges of years
        r"(?<![\w.,])(?:19|20)\d{2}(?:\s*[-–]\s*(?:19|20)\d{2})?(?![\w.,]*\d|\s*%|,\d)"
        rf"(?!\s+(?:{PLAIN_UNITS})(?!\w))"
    ),
    re.compile(
        r"(?<!\w)(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )(?<!từng )"
        r"(?:năm\s+\d{4}|ngày\s+\d{1,2}|tháng\s+\d{1,2}(?:\s*(?:,|và|đến|-)\s*\d{1,2}(?!\d))?)(?![\d.,/])(?!\s*%)"
    ),
)
_NUMBERED = re.compile(  # a name rather than a number of things, unless a unit stands behind
    r"(?<!\w)(?:số|tổ|ấp|thôn|buôn|bản|xóm|khu phố|khóm|khu vực|phường|quận|phòng|khối|cụm|nhóm|đội|trạm|cấp|mức|đợt|"
    r"kỳ|tiểu khu|lô|ngõ|ngách|hẻm|kiệt|đường|tỉnh lộ|quốc lộ|đại đội|tiểu đoàn|trung đoàn|vùng|mục|điểm|phần|bước)"
    r"\s+$"
)
_COUNTED = re.compile(r"(?:tổng|trong|con|bằng|một|đa|thiểu)\s+số\s+$")
_MULTIPLE = re.compile(r"(?<!\w)(?:tăng\s+)?gấp\s+(?:(đôi|hai|ba|bốn|năm|mười)(?:\s+lần)?|rưỡi)(?!\w)")
_MULTIPLES = {"đôi": "2", "hai": "2", "ba": "3", "bốn": "4", "năm": "5", "mười": "10"}
_ABOUT = re.compile(
    r"(?<!\w)(?:(?P<more>hơn|trên|ngoài|quá)|(?P<near>gần|xấp xỉ|sắp xỉ)|"
    r"(?P<some>khoảng|chừng|tầm|ước(?: tính| đạt| khoảng)?))\s+$"
)
_ON = re.compile(
    r"\s*(?:địa bàn|xã|huyện|phường|tỉnh|lĩnh vực|tuyến|kênh|nền tảng|trang|tạp chí|báo|mặt trận|cánh đồng)\b"
)
_RISE = re.compile(r"(?<!\w)(?:tăng|vượt|gấp|(?:cao|nhanh|nhiều) hơn)(?: thêm| được| lên| thêm được)?\s+$")
_FALL = re.compile(r"(?<!\w)(?:giảm|cắt giảm|hạ|thấp hơn|ít hơn)(?: được| bớt| đi)?\s+$")
_BECOMES = re.compile(
    r"\s*(?:\([^()]{0,40}\))?[^\W\d_]?[^.;:()\d]{0,30}?(?<!\w)(?:lên|xuống|còn|thành)"
    r"(?:\s+(?:còn|đến|tới|thành|mức|chỉ còn))?\s+(?:(?:hơn|trên|gần|khoảng|dưới|chỉ)\s+)?$"
)
_FROM = re.compile(r"(?<!\w)(?:từ|giảm|tăng|rút ngắn|nâng)(?: từ)?\s+$")
_UP_TO = re.compile(r"\s*(?:[-–]|đến|tới)\s*$")
_OF_WHOLE = re.compile(r"\s+(?:số|tổng|diện tích|kế hoạch|chỉ tiêu|dân số|thời gian|chi phí|kinh phí|giá)(?!\w)")
_TIES = re.compile(r"(?<!\w)(?:đạt|bằng|hơn|gần|trên|khoảng|chiếm|được|với)\s+$")


@dataclass(slots=True)
class _Amount:
    """A number with its unit."""

    value: Decimal
    unit: str
    start: int
    end: int
    about: About | None

    @property
    def plain(self) -> str:
        return _printed(self.value)


def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures of a statement in order, none over another: in "12 năm tỷ" the "năm" of the years is no five."""
    text = text[:_LONGEST]
    low = text.lower()
    if len(low) != len(text):
        return ()
    digits = sum(map(str.isdigit, low))
    if digits:
        low = _without_others(text, low, digits)
    found = [*_multiples(text, low)] if "gấp" in low else []
    taken = [(each.start, each.end) for each in found]
    amounts = [a for a in _amounts(low) if not any(s < a.end and a.start < e for s, e in taken)]
    found += _joined(text, low, amounts[: 2 * _MOST])
    apart: list[Figure] = []
    for each in sorted(found, key=lambda each: each.start):
        if not apart or apart[-1].end <= each.start:
            apart.append(each)
    return tuple(apart[:_MOST])


def _without_others(text: str, low: str, digits: int) -> str:
    """The text with dates, numbers of papers, years, phones and counted names blanked."""
    if "giờ" in low or "lúc" in low:
        low = _TIME_OF_DAY.sub(_blanked, low)
    for found in [*find_dates(text), *find_decisions(text)]:
        low = _blank(low, found.start, found.end)
    if digits >= _DIGITS_OF_PHONE:
        low = _PHONE.sub(_blanked, low)
    if "/" in low or "4.0" in low:
        low = _WITH_STROKE.sub(_blanked, low)
    for pattern in _NONE:
        low = pattern.sub(_blanked, low)
    return low


def _blank(low: str, start: int, end: int) -> str:
    return low[:start] + " " * (end - start) + low[end:]


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _multiples(text: str, low: str) -> Iterator[Figure]:
    """ "gấp đôi", "gấp rưỡi": a rise to so many times."""
    for match in _MULTIPLE.finditer(low):
        value = _MULTIPLES[match[1]] if match[1] else "1.5"
        start, end = match.span()
        yield Figure(value=value, unit="lần", text=text[start:end], start=start, end=end, kind="rise")


def _amounts(low: str) -> list[_Amount]:
    """Numbers that are figures, with the units right behind them."""
    found = []
    for match in _NUMBER.finditer(low):
        start, end = match.span()
        unit, unit_end = _unit_behind(low, end)
        value = _value_of_words(match["w"]) if match["w"] else _value_of_digits(match["d"], unit)
        before = low[max(0, start - 24) : start]
        if value is None or _is_name(low, before, end, has_unit=bool(unit)):
            continue
        if match["w"] and not _is_count_in_words(match["w"], before, unit):
            continue
        about = None if _ON.match(low, end) else _about(before)
        found.append(_Amount(value, unit, start, unit_end, about))
    return found


def _is_name(low: str, before: str, end: int, *, has_unit: bool) -> bool:
    """The number tells things apart ("tổ 5", "CT01", "5A"), or goes on as what is no number ("12/QĐ")."""
    if not has_unit and not _AFTER_PLAIN.match(low, end) and low[end : end + 1] != "/":
        return True
    glued = end < len(low) and (low[end].isalpha() or low[end] == "_")
    if glued and not has_unit:
        return True
    if before[-1:] in "-–:" and before[-2:-1].isalpha():  # Covid-19, "QĐ-12"
        return True
    return not has_unit and _NUMBERED.search(before) is not None and _COUNTED.search(before) is None


def _unit_behind(low: str, end: int) -> tuple[str, int]:
    """The unit that stands behind a number, in its one spelling, and where it ends; "" where none is known."""
    match = _UNIT.match(low, end)
    if match is None or (match.end() < len(low) and (low[match.end()].isalnum() and low[match.end() - 1].isalnum())):
        return "", end
    unit = WHOLE_UNITS.get(match[0].strip(), match[0].strip())
    if unit == "%":
        return unit, match.end()
    per = _PER.match(low, match.end())
    return (unit + re.sub(r"\s?/\s?", "/", per[0]), per.end()) if per else (unit, match.end())


def _value_of_digits(written: str, unit: str) -> Decimal | None:
    """ "3 tỷ 500 triệu" is 3500000000; the dot parts thousands, the comma decimals, unless they cannot."""
    if written.isdigit() and len(written) <= _LONGEST_NUMBER:
        return Decimal(written)
    total = Decimal(0)
    for part in _ONE_PART.finditer(written):
        number = _number(part["n"], unit, scaled=bool(part["s"].strip()))
        if number is None:
            return None
        for scale in part["s"].split():
            number *= _SCALES[scale]
        total += number
    return total


def _number(digits: str, unit: str, *, scaled: bool) -> Decimal | None:
    if sum(map(str.isdigit, digits)) > _LONGEST_NUMBER:
        return None
    if _ENGLISH.fullmatch(digits):
        return Decimal(digits.replace(",", ""))
    if _VIETNAMESE.fullmatch(digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    whole = bool(unit) and unit.split("/")[0] in _INDIVISIBLE and not scaled
    if whole and re.fullmatch(r"\d{1,3},\d{3}", digits):  # there is no thousandth of a visitor
        return Decimal(digits.replace(",", ""))
    if "." in digits and not unit and not scaled:  # "2.1" may count sections
        return None
    return Decimal(digits.replace(",", "."))


def _value_of_words(words: str) -> Decimal | None:
    """ "một nghìn hai trăm" is 1200; None where the words are no number."""
    total, group = 0, 0
    for word in words.split():
        if word in _ONES:
            group += _ONES[word]
        elif word == "mười":
            group += 10
        elif word == "mươi":
            group = group // 10 * 10 + (group % 10) * 10
        elif word in ("trăm", "chục"):
            group = (group or 1) * _SCALES[word]
        elif word in _SCALES:
            total, group = total + (group or 1) * _SCALES[word], 0
    return Decimal(total + group) if total + group else None


def _is_count_in_words(words: str, before: str, unit: str) -> bool:
    """Words count where a unit or a scale stands with them; "một" is an article, "năm" alone a year."""
    parts = words.split()
    if len(parts) == 1:
        first = parts[0]
        return bool(unit) and unit != "%" and first not in ("một", "năm") and not before.endswith(("thứ ", "hạng "))
    return bool(unit) or any(part in _SCALES or part in _TENS for part in parts[1:])


def _about(before: str) -> About | None:
    match = _ABOUT.search(before)
    if match is None:
        return None
    return "hơn" if match["more"] else "gần" if match["near"] else "khoảng"


def _joined(text: str, low: str, amounts: list[_Amount]) -> Iterator[Figure]:
    """Amounts that belong together as one figure: ratio, range, change; else each on its own."""
    at = 0
    while at < len(amounts):
        one = amounts[at]
        other = amounts[at + 1] if at + 1 < len(amounts) else None
        pair = _pair(text, low, one, other) if other is not None else None
        if pair is not None:
            yield pair
            at += 2
            continue
        single = _single(text, low, one)
        if single is not None:
            yield single
        at += 1


def _pair(text: str, low: str, one: _Amount, other: _Amount) -> Figure | None:
    between = low[one.end : other.start]
    before = low[max(0, one.start - 24) : one.start]
    kind: FigureKind
    if between.strip() == "/" and not one.unit:
        if not _is_ratio(low, before, one, other):
            return None
        kind, value, rest = "ratio", one, other
    elif len(between) > 60 or (one.unit and other.unit and one.unit != other.unit):
        return None
    elif _UP_TO.match(between) and one.value < other.value and (other.unit or one.unit):
        kind, value, rest = "range", one, other
    elif _BECOMES.match(between) and _FROM.search(before) and (other.unit or one.unit):
        kind, value, rest = "change", other, one
    else:
        return None
    unit, start, end = other.unit or one.unit, one.start, other.end
    return _figure(text, start, end, value=value.plain, unit=unit, about=one.about, kind=kind, other=rest.plain)


def _is_ratio(low: str, before: str, one: _Amount, other: _Amount) -> bool:
    """ "09/09 đề tài", "2/3 số hộ", "98,6/100"; "30/9" alone is a day."""
    if other.value == 0:
        return False
    told = bool(other.unit) or _OF_WHOLE.match(low, other.end) is not None
    return told or one.value > 31 or other.value > 12 or _TIES.search(before) is not None


def _single(text: str, low: str, one: _Amount) -> Figure | None:
    behind_ratio = low[one.start - 1 : one.start] == "/" and low[one.start - 2 : one.start - 1].isdigit()
    if behind_ratio or (low[one.end : one.end + 1] == "/" and not one.unit):
        return None  # what is left of "30/9"
    before = low[max(0, one.start - 40) : one.start]
    before = _ABOUT.sub("", before) if one.about else before
    kind: FigureKind = "share" if one.unit == "%" else "amount"
    if one.unit and _RISE.search(before):
        kind = "rise"
    elif one.unit and _FALL.search(before):
        kind = "fall"
    return _figure(text, one.start, one.end, value=one.plain, unit=one.unit, about=one.about, kind=kind)


def _figure(
    text: str,
    start: int,
    end: int,
    *,
    value: str,
    unit: str,
    about: About | None,
    kind: FigureKind,
    other: str | None = None,
) -> Figure:
    return Figure(
        value=value, unit=unit, text=text[start:end], start=start, end=end, about=about, kind=kind, other=other
    )


def _printed(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
