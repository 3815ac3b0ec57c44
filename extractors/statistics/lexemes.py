"""Takes a token's letters; gives what the model knows a word by: its forms, its shape, and what it announces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from extractors.repair.syllables import is_syllable
from extractors.text import bare

EDGE = ""  # stands for what is before the first and behind the last token of a sequence
LONGEST = 24  # letters of a token that are looked at
_BORNE = """
au ban be bui cam cao chau che chu cu cung dam dang dao dau diep dinh do doan doi dong duong giang ha han ho hoang hua
huynh kha khuat khuc kieu kim ksor la lai lam le leu lo luong luu ly ma mac mai nay nghiem ngo nguy nguyen nie ninh
nong ong pham phan phi phung quach quan rcom rmah sam siu son ta tang thach thai thao thieu to ton tong trang trieu
trinh tran truong tu tuong ung van vi vo vu vuong vang xa y
"""
_SURNAMES = frozenset(_BORNE.split())
_TELLING = {  # words that tell, from afar, what the words between them are
    "give": "tang thuong khen dat trao nhan phong",
    "ask": "de trinh kinh",
    "by": "cua do boi",
    "at": "thuoc tai",
    "who": "ong ba chi anh",
    "house": "so cuc ban khoa vien truong uy hoi doan ty hdnd ubnd bo to",
    "post": "giam chu pho hieu bi chanh",
    "idea": "kien phap",
    "day": "ngay thang nam",
    "paper": "qd quyet dinh",
    "level": "hoan thanh xuat xep loai",
    "stop": ". ;",
    "colon": ":",
}
_CUES = {word: name for name, words in _TELLING.items() for word in words.split()}
CUES = ("none", "edge", *sorted(_TELLING))
_CUE_NUMBERS = {name: number for number, name in enumerate(CUES)}
_ENDING = frozenset(")%’'")
_OPENING, _CLOSING = frozenset("“«‘"), frozenset("”»’")
SHAPES = ("edge", "x", "X", "Xx", "XX", "xX", "U", "d1", "d2", "d3", "d4", "dn", "..", "p", " ", *"-/.,;:()\"“”'&%+")
_SHAPE_NUMBERS = {name: number for number, name in enumerate(SHAPES)}


@dataclass(slots=True, frozen=True)
class Lexeme:
    """What is known of a word; `quote` and `bracket` are 1 where it opens one, -1 where it closes one."""

    norm: str
    low: str
    shape: int
    cue: int
    surname: bool
    spelt: bool
    quote: int = 0
    bracket: int = 0
    straight: bool = False  # a quotation mark that opens and closes alike
    is_mark: bool = False
    ends: bool = False  # a mark that may be the last of a value


def describe(text: str, *, loud: bool) -> Lexeme:
    """The lexeme of a token; `loud` where its whole line is in capitals, so that capitals say nothing."""
    if text == EDGE:
        return Lexeme("<edge>", "<edge>", 0, _CUE_NUMBERS["edge"], False, False)
    text = text[:LONGEST]
    norm, low = bare(text), text.lower()
    if text.isdigit():
        norm = low = _number(text)
    return Lexeme(
        norm,
        low,
        _SHAPE_NUMBERS[_shape(text, loud=loud)],
        _CUE_NUMBERS[_CUES.get(norm, "none")],
        norm in _SURNAMES and (loud or not text[:1].islower()),
        is_syllable(text),
        (text in _OPENING) - (text in _CLOSING),
        (text == "(") - (text == ")"),
        text == '"',
        not text[:1].isalnum(),
        text in _ENDING,
    )


def _number(text: str) -> str:
    if len(text) == 4 and text[:2] in ("19", "20"):
        return f"<{text[:2]}>"
    return f"<{min(len(text), 5)}>"


def _shape(text: str, *, loud: bool) -> str:
    if text.isdigit():
        return f"d{len(text)}" if len(text) <= 4 else "dn"
    if text.isspace():
        return " "
    if text[:1].isalpha():
        return _case(text, loud=loud)
    if len(text) > 1:
        return ".."
    return text if text in _SHAPE_NUMBERS else "p"


def _case(text: str, *, loud: bool) -> str:
    if text.isupper():
        return "U" if loud else "X" if len(text) == 1 else "XX"
    if text.islower():
        return "x"
    return "Xx" if text[1:].islower() else "xX"


def attributes(word: Lexeme, offset: int) -> tuple[str, ...]:
    """The attributes that a word gives to the token that it stands `offset` tokens behind."""
    at = f"[{offset}]"
    found = [f"n{at}={word.norm}"]
    if abs(offset) <= 2:
        found.append(f"s{at}={SHAPES[word.shape]}")
    if abs(offset) <= 1 and word.surname:
        found.append(f"f{at}")
    if offset == 0 and word.norm.isalpha():
        found += [f"w={word.low}", f"<={word.norm[:2]}", f">={word.norm[-2:]}"]
        if not word.spelt:
            found.append("!spelt")
    return tuple(found)


class Numbered(dict[Any, int]):
    """Gives each value a number, in order of first sight."""

    def __init__(self) -> None:
        super().__init__()
        self.values_seen: list[Any] = []

    def __missing__(self, value: Any) -> int:
        number = len(self.values_seen)
        self.values_seen.append(value)
        self[value] = number
        return number
