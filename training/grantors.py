"""Who may grant a title or award comes out of the units of a paper, with the letters that stand in the number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

PRIME = frozenset({"CSTD_TQ", "CO_CP", "BK_TTG"})
STATE = frozenset({"HCLD1", "HCLD2", "HCLD3"})
MINISTRY = frozenset({"BK_BO", "CO_BO", "KNC"})
PROVINCE = frozenset({"CSTD_TINH", "BK_TINH", "TTLDXS", "CO_TINH"})
HEADS = {  # how a unit begins, who heads it
    "Sở": "Giám đốc",
    "Bệnh viện": "Giám đốc",
    "Trung tâm": "Giám đốc",
    "Công ty": "Giám đốc",
    "Tổng Công ty": "Tổng Giám đốc",
    "Bảo hiểm": "Giám đốc",
    "Đài": "Giám đốc",
    "Trường": "Hiệu trưởng",
    "Chi cục": "Chi cục trưởng",
    "Cục": "Cục trưởng",
    "Phòng": "Trưởng phòng",
    "Viện": "Viện trưởng",
    "Ủy ban nhân dân": "Chủ tịch",
    "UBND": "Chủ tịch",
    "Thanh tra": "Chánh Thanh tra",
}
SHORTENED = (
    ("Khoa học và Công nghệ", "KH&CN"),
    ("Giáo dục và Đào tạo", "GD&ĐT"),
    ("Nông nghiệp và Phát triển nông thôn", "NN&PTNT"),
    ("Tài nguyên và Môi trường", "TN&MT"),
    ("Nông nghiệp và Môi trường", "NN&MT"),
    ("Thông tin và Truyền thông", "TT&TT"),
    ("Kế hoạch và Đầu tư", "KH&ĐT"),
    ("Lao động - Thương binh và Xã hội", "LĐ-TB&XH"),
    ("Văn hóa, Thể thao và Du lịch", "VHTT&DL"),
    ("Giao thông vận tải", "GTVT"),
    ("Ủy ban nhân dân", "UBND"),
    ("Tiêu chuẩn Đo lường Chất lượng", "TĐC"),
    ("Hợp tác xã", "HTX"),
    ("Liên đoàn Lao động", "LĐLĐ"),
    ("Đa khoa", "ĐK"),
)
_SILENT = frozenset({"và", "tỉnh", "huyện", "của", "các", "-", "khu", "vực"})
_LONGEST = 7  # letters: longer ones are cut, as offices do


@dataclass(frozen=True, slots=True)
class Grantor:
    """`written` as after "của"; `organ` behind the dash of a number; `short` as colleagues write it."""

    written: str
    organ: str
    short: str = ""


def shortened(unit: str) -> str:
    """ "Sở KH&CN" for "Sở Khoa học và Công nghệ"; what has no short form stays."""
    for whole, short in SHORTENED:
        unit = unit.replace(whole, short)
    return unit


def organ_of(unit: str) -> str:
    """The letters of a unit in its numbers: SKHCN, TTYT, THPTNTT, UBND."""
    if unit.startswith(("UBND", "Ủy ban nhân dân")):
        return "UBND"
    if unit.startswith("Phòng ") and " huyện" in unit:
        unit = unit.partition(" huyện")[0]
    syllables = [each for each in re.split(r"[\s,]+", unit) if each.casefold() not in _SILENT]
    if syllables[0] == "Trường" and len(syllables) > 1 and syllables[1].isupper():
        del syllables[0]
    letters = "".join(each if each.isupper() else each[0].upper() for each in syllables)
    letters = re.sub(r"[\W\d_]", "", letters)
    return letters if len(letters) <= _LONGEST else letters[:4]


def head_of(unit: str) -> str:
    """ "Giám đốc Sở Y tế" for "Sở Y tế"; a unit without a head of known name grants itself."""
    for begins in sorted(HEADS, key=len, reverse=True):
        if unit.startswith(begins):
            return f"{HEADS[begins]} {unit}"
    return unit


def mass_grantor(phrase: str) -> Grantor:
    """Who grants what has no code of its own: a youth union, the trade unions, a farmers' union."""
    found = re.search(r"(?:Ban Thường vụ |Ban Chấp hành )?(Tỉnh đoàn|Hội Nông dân tỉnh)", phrase)
    if found:
        return Grantor(found.group(), "ĐTN" if "đoàn" in found.group(1) else "HND")
    return Grantor("Liên đoàn Lao động tỉnh", "LĐLĐ", "LĐLĐ tỉnh")


def grantor(code: str, chance: Random, *, base: str, province: str, ministry: str) -> Grantor:
    """One who may grant what `code` names: `base` is the unit that grants what is of the base, `province` with kind."""
    kind = "thành phố" if province.startswith("thành phố") else "tỉnh"
    if code in PRIME:
        return Grantor(chance.choice(("Thủ tướng Chính phủ", "Thủ tướng Chính phủ", "Thủ tướng")), "TTg")
    if code in STATE:
        return Grantor(chance.choice(("Chủ tịch nước", "Chủ tịch nước CHXHCN Việt Nam")), "CTN")
    if code in MINISTRY:
        written = chance.choice((ministry, ministry, shortened(ministry), f"Bộ trưởng {ministry}"))
        return Grantor(written, organ_of(ministry))
    if code in PROVINCE:
        forms = (
            *(f"Chủ tịch UBND {kind}", f"UBND {kind}", f"UBND {province}", f"Ủy ban nhân dân {kind}"),
            *(f"Chủ tịch UBND {province}", f"Chủ tịch Ủy ban nhân dân {province}", f"Ủy ban nhân dân {province}"),
        )
        return Grantor(chance.choice(forms), chance.choice(("UBND", "UBND", "CTUBND")))
    head = head_of(base)
    short = shortened(head).replace("Giám đốc", chance.choice(("GĐ", "Giám đốc")))
    if base.startswith("Sở"):
        short = chance.choice((short, "Giám đốc Sở", "GĐ Sở"))
    return Grantor(chance.choice((base, head, head, shortened(head), shortened(base))), organ_of(base), short)
