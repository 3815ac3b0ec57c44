"""Takes a passage; marks titles, awards and annual classifications, and tells the code of each.

An award is marked with who gives it where that is told right behind ("Bằng khen của Bộ trưởng Bộ Y tế"), for there the
code hangs on it. Whether it is asked for or was received is decided by the assembler.
"""

from __future__ import annotations

import re

from extractors.grammar.authorities import authority_at, group_in
from extractors.grammar.gazetteer import Clue
from extractors.grammar.passages import Passage
from extractors.spans import LEVEL, RECOGNITION

_OF = re.compile(r"\s*[”\"]?\s*(?:(?:cấp\s+)?(?:của|do)\s+|cấp\s+|\()?", re.IGNORECASE)
_BY = frozenset(("BK", "CO", "GIAY_KHEN", "CSTD"))
_CODES = {
    "BK": {
        "prime": "BK_TTG",
        "ministry": "BK_BO",
        "union": "BK_BO",
        "province": "BK_TINH",
        "below": "KHAC",
        "head": "KHAC",
    },
    "CO": {
        "prime": "CO_CP",
        "ministry": "CO_BO",
        "union": "CO_BO",
        "province": "CO_TINH",
        "below": "KHAC",
        "head": "KHAC",
    },
    "CSTD": {"ministry": "CSTD_TINH", "province": "CSTD_TINH"},
}
_LIKELIEST = {"BK": "BK_TINH", "CO": "CO_TINH", "CSTD": "CSTDCS"}
_SIGNS = (
    ("QĐ-TTG", "prime"),
    ("QĐ-CTN", "prime"),
    ("UBND", "province"),
    ("QĐ-TLĐ", "union"),
    ("TWĐ", "union"),
    ("TW", "union"),
    ("LĐLĐ", "below"),
    ("ĐTN", "below"),
    ("QĐ-B", "ministry"),
)
_MOVEMENT = re.compile(r"phong trao(?: thi dua)?\s*[\"“'][^\"”']*$")
_LEVEL_SCOPE = re.compile(r"\s+cấp\s+(?:tỉnh|thành phố|bộ|ngành|tp)\b", re.IGNORECASE)
_MEASURE = re.compile(r"(?:muc do|ket qua|tinh than|kha nang|tieu chi|viec)\s+$")


def mark_recognitions(passage: Passage) -> None:
    """Marks recognitions, then levels where no recognition stands."""
    for clue in passage.of("RECOGNITION"):
        if "phong trao" in passage.low and _MOVEMENT.search(passage.low, max(0, clue.start - 80), clue.start):
            continue
        if clue.end - clue.start == 2 and not passage.text[clue.start : clue.end].isupper():
            continue
        end = _end_of_award(passage, clue)
        passage.mark(RECOGNITION, clue.start, end)
    for clue in passage.of("LEVEL"):
        short = passage.text[clue.start : clue.end]
        if " " not in short and not short.isupper():
            continue
        if _MEASURE.search(passage.low, max(0, clue.start - 24), clue.start):
            continue
        if (
            clue.note == "hoan_thanh"
            and not short.isupper()
            and passage.text[clue.end :].lstrip().startswith(("được", "chính", "là"))
        ):
            continue
        passage.mark(LEVEL, clue.start, clue.end)


def _end_of_award(passage: Passage, clue: Clue) -> int:
    if clue.note not in _BY:
        return clue.end
    joined = _OF.match(passage.text, clue.end)
    at = joined.end() if joined else clue.end
    if joined and not joined.group().strip() and clue.note == "CSTD":
        return clue.end
    end = authority_at(passage, at)
    if end is None:
        return clue.end
    return end


def code_of(phrase_code: str, authority: str, decision: str | None = None) -> tuple[str, bool]:
    """The contract's code for a phrase's, by who gives it or the organ of the decision; and whether that is sure."""
    if phrase_code not in _CODES:
        return phrase_code, True
    group = group_in(authority)
    if group is None and decision:
        signed = decision.upper()
        group = next((group for sign, group in _SIGNS if sign in signed), None)
    code = _CODES[phrase_code].get(group or "")
    return (code, True) if code else (_LIKELIEST[phrase_code], phrase_code == "CSTD")
