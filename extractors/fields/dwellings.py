"""Takes a cell of a column that heads post, unit and place of living together; gives the place apart from the rest."""

from __future__ import annotations

import re

from extractors.text import bare, strip_value

MIXED_HEAD = re.compile(  # "Chức vụ, nơi công tác (nơi ở)", "Đơn vị/địa chỉ"
    r"(?:chuc (?:vu|danh)|nghe nghiep|cong tac|don vi|co quan).*(?:noi o|cu tru|dia chi|thuong tru|tru quan|cho o)|"
    r"(?:noi o|cu tru|dia chi|thuong tru|cho o).*(?:chuc (?:vu|danh)|cong tac|don vi|nghe nghiep)"
)
_DWELLING = re.compile(
    r"(?:hiện )?(?:(?:thường |tạm |cư )?trú|ngụ|ở)(?: tại)?\s*:?\s|(?:nơi ở|địa chỉ)\s*:?\s|"
    r"(?:thôn|xóm|ấp|khóm|bản(?! thân)|buôn(?! bán)|làng(?! nghề)|sóc|khu phố|khu dân cư|"
    r"tổ dân phố|tdp|tổ \d+|số nhà|số \d+|kiệt|ngõ|ngách|hẻm|đường(?! dây| sắt| bộ)|\d+[\w/]* (?:đường|phố))"
    r"(?![\wà-ỹ])",
    re.I,
)
_TOWN = re.compile(r"(?:xã(?! hội)|phường|thị trấn|đặc khu|huyện|thị xã)(?![\wà-ỹ])", re.I)
_HOLDS_NO_POST = re.compile(
    r"(?:nong dan|ngu dan|cong dan|nguoi dan|lao dong tu do|noi tro|huu tri|nghi huu|can bo huu tri|tieu thuong|"
    r"buon ban|kinh doanh|lam (?:nong|ruong|ray)|hoc sinh|sinh vien|tho \w+)\b"
)
_LIVES = re.compile(r"^(?:hiện )?(?:(?:thường |tạm |cư )?trú|ngụ|ở)(?: tại)?\s*:?\s+|^(?:nơi ở|địa chỉ)\s*:?\s+", re.I)
_LONGEST_POST = 60  # characters
_MARK = re.compile(r"(?:[,;(\n]|\s[-–]\s)\s*")


def part_dwelling(text: str) -> tuple[str, str | None]:
    """ "Nông dân, thôn Đoài, xã Tân Hội" as "Nông dân" and the place; a post's commune is where it is held."""
    holds_no_post = _HOLDS_NO_POST.match(bare(text[:_LONGEST_POST])) is not None
    for start in (0, *(match.end() for match in _MARK.finditer(text))):
        if _DWELLING.match(text, start) or (holds_no_post and _TOWN.match(text, start)):
            place = strip_value(" ".join(_LIVES.sub("", text[start:]).split()).rstrip(")"))
            return strip_value(_MARK.sub(", ", text[:start])), place or None
    return text, None
