"""Takes what stands behind a name in a running line; gives home and place of origin, and the text without them."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from extractors.document import Line, field_of
from extractors.fields.drafting import Draft, set_field
from extractors.fields.posts import starts_with_post
from extractors.text import strip_value

_WITHIN = 600  # letters behind a name in which its home is looked for
_SMALL = (  # accents and capitals count: Ban, Ngô and Kiệt are no places
    r"(?:[Tt]hôn|[Xx]óm|[Ấấ]p|[Kk]hóm|[Bb]ản|[Bb]uôn|[Ll]àng|[Tt]ổ dân (?:phố|cư)|[Kk]hu phố|[Nn]gõ|[Kk]iệt|[Hh]ẻm)"
)
_PLACE = re.compile(
    r"(?:(?:thôn|xóm|ấp|khóm|bản|buôn|làng|khối|khu|cụm|tiểu khu|ngõ|ngách|kiệt|hẻm|số|nhà|đường|phố|xã|phường|"
    r"thị trấn|thị xã|huyện|quận|tỉnh|thành phố|đặc khu|căn hộ|chung cư|tòa|toà|tầng|lô|quốc lộ|km)(?![\wà-ỹ])"
    r"(?! (?:trưởng|phó|đội)(?![\wà-ỹ]))|(?:tổ|đội) (?:dân phố|dân cư|\d|[ivx]+\b)|(?:tp|p|q|h|x|t)\.|tp\b)",
    re.I,
)
_CLAUSE = re.compile(
    r"(?:^\s*|[,;(–-]\s*|(?<!nội)(?<!ngoại)(?<!bán)\s(?=(?:hiện |thường |cư |tạm )?(?:trú|ngụ) (?:tại|ở)))"
    r"(?:(?:hiện(?: nay)?(?: đang)?|đang|và)\s+)?"
    r"(?:(?P<q>quê(?: quán)?|nguyên quán)|(?:(?:nơi|đăng ký|địa chỉ|hộ khẩu)\s+)*thường trú|hktt|hộ khẩu|tạm trú|"
    r"(?:nơi )?cư trú|trú(?: quán)?|cư ngụ|ngụ|nơi ở|chỗ ở|sinh sống(?: và làm việc)?|địa chỉ|ở)"
    rf"(?: hiện nay| hiện tại)?(?:\s*:\s*|\s+(?:tại|ở)\s*:?\s*|\s+(?={_PLACE.pattern})|(?<=quê)\s+(?-i:(?=[A-ZĐ])))",
    re.I,
)
_AT_ONCE = re.compile(rf"\s*[,(–-]\s*(?={_SMALL}\s+(?:số\s+)?[A-ZĐÀ-Ỹ\d]|[Ss]ố (?:nhà )?\d)")
_STOP = re.compile(
    r"[;()]|(?<!\bTP)(?<!\b[PQHXT])\.(?=\s|$)|\s[–-]\s|"
    r"\s(?:đã|vì|có|với|là|do|đạt|được|hiện|nhân|trong|về|và)\s|\svà$"
)


def take_homes(doc: Doc, draft: Draft, line: Line, start: int, end: int) -> str:
    """Sets the homes that `line.text[start:end]` tells; gives that text with them blanked, letter for letter."""
    text = line.text[start:end]
    at_once = _AT_ONCE.match(text)
    for match in [*([at_once] if at_once else []), *_CLAUSE.finditer(text, 0, _WITHIN)]:
        place = _place_in(text[match.end() : match.end() + _WITHIN])
        if place is None:  # blanked already, or no place
            continue
        name = "hometown" if match.re is _CLAUSE and match["q"] else "residence"
        left, right = match.end(), match.end() + len(place)
        home = strip_value(place)
        made = field_of(doc, line, home, start=start + left, end=start + right, sure=0.8)
        set_field(draft, name, made)
        text = text[: match.start()] + " " * (right - match.start()) + text[right:]
    return text


def _place_in(text: str) -> str | None:
    """The names of places, parted by commas, that a text begins with; None where it begins with none."""
    stop = _STOP.search(text)
    text = text[: stop.start()] if stop else text
    end = 0
    for part in re.finditer(r"[^,]+", text):
        word = part.group().strip()
        large = word[:1].isupper() or (end == 0 and word[:1].isdigit())
        if not (_PLACE.match(word) or (large and not starts_with_post(word))):
            break
        end = part.end()
    return text[:end] if end else None
