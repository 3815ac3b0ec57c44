"""Takes a passage; marks people's names: behind an honorific or degree, by surname, or alone in a cell or signature.

A name inside that of a unit, street or school is none ("Trường THPT Nguyễn Hiền"): units are marked before.
"""

from __future__ import annotations

import re

from extractors.grammar.lexicon import place_names, read_words
from extractors.grammar.passages import CAPITALS, NOT_NAMES, SURNAMES, Passage
from extractors.repair.syllables import is_syllable
from extractors.spans import PERSON, UNIT

_SYLLABLE = rf"[{CAPITALS}][\w'’ʼ]*"
_SLIP = r"(?: (?:đình|văn|thị|hữu|xuân|ngọc|minh|đức|công|quốc|bá)(?= [A-ZĐ]))?"  # a middle name in small letters
_SEQUENCE = re.compile(  # the look behind comes after the first letter: capitals are found fast, look-behinds are not
    rf"[{CAPITALS}](?<![\w/&.].)[\w'’ʼ]*(?:{_SLIP}(?: {{1,2}}|-|[ ]?[-–][ ]?(?=[{CAPITALS}]\w+ Thị)){_SYLLABLE})+"
)
_HONORIFICS = read_words("honorifics")
_DEGREES = read_words("degrees")
_LEAD = re.compile(r"(?:[a-z]+\.)+\s?$")
_OF_NAMES = frozenset(("thị", "văn"))  # middle names that nothing but names has
_NAMED_AFTER = re.compile(  # what is called by a person's or place's name
    r"(?:\b(?:xa|phuong|huyen|tinh|quan|thon|ap|ban|lang|buon|khom|duong|pho|duong pho|cau|song|nui|ho|"
    r"dao|den|chua|thap|"
    r"dinh|kcn|giai|giai thuong|quy|hoc bong|mang ten|truong|thcs|thpt|th|ptdtnt|tieu hoc|mam non|"
    r"mau giao|cong ty|tnhh|"
    r"co phan|htx|benh vien|cong vien|nha may|phong trao|tap doan|khach san|tuyen|anh hung liet si|bac|"
    r"tu tuong|tuoi tre|"
    r"(?:thanh pho|tp|tx|thi xa|thi tran|khu|to|xom|cum|chi nhanh|doan tncs|thanh nien|cong san|"
    r"nha xuat ban))\.?)\s*[\"“]?$"
)
_PRONOUN = re.compile(
    r"(?:^|[\s(])(?:ong|ba|dong chi|d/c|anh|chi|co|thay|chu|bac|cu|em|ban|nha giao|bac si|bac sy)\s*:?\s*$"
)
_LABELS = re.compile(
    r"(?:ho (?:va |, )?ten|toi ten(?: la)?|ten toi la|ca nhan|chu ho|nguoi (?:viet|bao cao|lap|khai)|tac gia)\W{1,40}$"
)
_COMPANION = re.compile(r"[,;]\s*$|\bvà\s+$|[-–•+*]\s+$|\d[.)]\s*$|:\s*$")
_FIRST_WORDS = SURNAMES | _HONORIFICS | _DEGREES
_LAST_BEFORE = frozenset(word.split()[-1] for word in (*_HONORIFICS, *_DEGREES, "giáo", "tên", "nhân", "hộ", "giả"))
_FEWEST, _MOST = 2, 6  # syllables


def mark_people(passage: Passage) -> None:
    """Marks every name of the passage."""
    text = passage.text
    titled_before = False  # "các ông: Lê A, Phạm B": what follows a titled name with a comma is a name too
    apart = passage.zone == "signature" or passage.line.cell is not None
    for match in _SEQUENCE.finditer(text):
        start, end = match.span()
        if not (apart or titled_before or _may_be_name(text, start, end)):
            continue
        found = _without_leads(passage, start, end)
        if found is None:
            continue
        start, end, titled = found
        if passage.marked(start, end, UNIT):
            continue
        beside = titled_before and _COMPANION.search(text[max(0, start - 4) : start]) is not None
        sure = _sureness(passage, start, end, titled=titled, beside=beside)
        if sure:
            passage.mark(PERSON, start, end, sure=sure)
        titled_before = bool(sure) and (titled or beside)


def _may_be_name(text: str, start: int, end: int) -> bool:
    """The quick look at capitalised words in running text: their first, or what stands before, can be of a person."""
    first = text[start : text.find(" ", start, end)].lower().rstrip(".")
    if first in _FIRST_WORDS:
        return True
    before = text[max(0, start - 12) : start].lower().rstrip(" :")
    return (
        before.endswith((".", "“"))
        or before.rpartition(" ")[2] in _LAST_BEFORE
        or ":" in text[max(0, start - 3) : start]
    )


def _without_leads(passage: Passage, start: int, end: int) -> tuple[int, int, bool] | None:
    """The name in a sequence of capitalised words: without honorific and degrees before it and a post behind it.

    And whether something before it tells that a person is named. None where no name is left.
    """
    text, low = passage.text, passage.low
    titled = _is_titled(passage, start)
    for _ in range(3):
        first = text[start:end].split(" ", 1)[0]
        word = first.lower().rstrip(".")
        rest = start + len(first) + 1
        if rest >= end or (word not in _HONORIFICS and word not in _DEGREES):
            break
        if word == "ông" and text[rest:end].lower().startswith("thị "):
            break
        if word not in _HONORIFICS and text[rest - 1] == " " and not first.isupper() and word not in ("ths", "thạc"):
            break
        start, titled = rest, True
    for clue in passage.clues:
        if start < clue.start < end and clue.kind in ("POST", "UNIT") and _is_set_off(passage, clue.start, clue.end):
            end = clue.start
            break
    while end > start and not text[end - 1].isalnum() and text[end - 1] not in "'’":
        end -= 1
    words = len(text[start:end].split())
    return (start, end, titled) if _FEWEST <= words <= _MOST and low[start:end].strip() else None


def _is_set_off(passage: Passage, start: int, end: int) -> bool:
    """A post or unit right behind a name: of more than one syllable, since Khoa and Trường are names too."""
    return " " in passage.text[start:end]


def _is_titled(passage: Passage, start: int) -> bool:
    """An honorific, degree or label stands right before."""
    low = passage.low[max(0, start - 60) : start]
    if not low or low.isspace():
        return False
    if _PRONOUN.search(low) or _LABELS.search(low):
        return _accent_of_pronoun(passage.text[max(0, start - 14) : start])
    if "." in low[-3:]:
        lead = _LEAD.search(low)
        if lead is None:
            return False
        last = lead.group().replace(" ", "").rstrip(".").split(".")[-1]
        return last in _BARE_DEGREES
    return False


_BARE_DEGREES = frozenset(
    (
        "gs",
        "pgs",
        "ts",
        "tskh",
        "ths",
        "ks",
        "cn",
        "bs",
        "bscki",
        "bsckii",
        "cki",
        "ckii",
        "ds",
        "dscki",
        "dd",
        "kts",
        "ls",
    )
)


def _accent_of_pronoun(before: str) -> bool:
    """ "chỉ", "bản", "cơ" before a name are no chị, bạn, cô; text typed without accents has none to tell."""
    words = before.lower().replace(":", " ").split()
    if not words:
        return False
    return (
        words[-1] not in ("chỉ", "bản", "ban", "có", "cơ", "cổ", "bạc", "bậc", "chủ", "cũ", "đồng") or before.isascii()
    )


def _sureness(passage: Passage, start: int, end: int, *, titled: bool, beside: bool) -> float:
    """How sure it is that a person is named; 0 where none is."""
    text, low = passage.text, passage.low
    name = text[start:end]
    words = name.lower().replace("-", " ").split()
    bare_name = low[start:end]
    mixed = not name.isupper() and any(word.isupper() and len(word) > 1 and word.isalpha() for word in name.split())
    if (
        mixed
        or any(char.isdigit() for char in name)
        or " ".join(words[:2]) in NOT_NAMES
        or " ".join(words) in NOT_NAMES
    ):
        return 0.0
    clue = passage.clue_at(start, "UNIT", "POST", "AUTHORITY", "RECOGNITION", "STUDY")
    if clue is not None and (clue.end > start + len(words[0]) or words[0] not in SURNAMES):
        return 0.0
    surname = words[0] in SURNAMES or (words[0].isascii() and text.isascii())
    telling = surname or bool(_OF_NAMES.intersection(words[1:-1])) or words[-1] in _CLANS
    if titled:
        return 0.97 if telling else 0.85
    if _NAMED_AFTER.search(low, max(0, start - 40), start) or not telling:
        return _alone(passage, start, end, words) if not telling else 0.0
    if bare_name in place_names()[0]:
        return 0.0
    if beside:
        return 0.9
    alone = _stands_alone(passage, start, end)
    if name.isupper() and not alone and passage.line.is_upper:
        return 0.0  # a heading that happens to begin like a name
    if len(words) == _FEWEST:
        return 0.85 if alone and words[0] in SURNAMES else 0.6 if _is_followed_by_mark(text, end) else 0.0
    return 0.95 if alone else 0.9


_CLANS = frozenset(("niê", "ksor", "kpă", "mlô", "êban", "byă", "knul", "rmah", "siu", "bkrông", "ayun", "hđơk"))


def _stands_alone(passage: Passage, start: int, end: int) -> bool:
    before, after = passage.text[:start].strip(" -–•+*.\t0123456789)"), passage.text[end:].strip(" .,;:")
    lead = before.rstrip(".").lower().replace(" ", "").rpartition(".")[2]
    return (not before or lead in _HONORIFICS or lead in _DEGREES) and not after


def _alone(passage: Passage, start: int, end: int, words: list[str]) -> float:
    """A name of a people that has no surnames: alone where people sign."""
    if not _stands_alone(passage, start, end) or passage.zone in ("header", "title", "subject"):
        return 0.0
    if passage.zone != "signature" and (
        passage.line.cell is None or (words[0] != "thị" and all(is_syllable(word) for word in words))
    ):
        return 0.0
    clue = any(clue.start < end and start < clue.end for clue in passage.clues)
    bare_name = passage.low[start:end]
    return 0.0 if clue or passage.line.is_upper or bare_name in place_names()[0] or len(words) > 5 else 0.7


def _is_followed_by_mark(text: str, end: int) -> bool:
    return (
        not text[end : end + 2].strip() or text[end : end + 1] in ",;:()" or text[end : end + 2] in (" -", " –", " (")
    )
