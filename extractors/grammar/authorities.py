"""Takes a passage; marks who granted something: "UBND tỉnh tặng …", "do Giám đốc Sở … khen", "(của Bộ Y tế)".

The same words are a unit or a post elsewhere: it is the verb or the decision beside them that tells.
"""

from __future__ import annotations

import re

from extractors.grammar.gazetteer import Clue
from extractors.grammar.lexicon import read_phrases
from extractors.grammar.passages import Passage, extent, has_capital
from extractors.spans import AUTHORITY, DAY, DECISION, POSITION, RECOGNITION, UNIT
from extractors.text import bare

_GRANTS = re.compile(
    r"\s*(?:đã |quyết định |xét |ra quyết định )*(?:tặng|trao|khen|công nhận|biểu dương|cấp (?:giấy|bằng))",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:\b(?:do|được|bởi)\s+)$")
_OF = re.compile(r"(?:\bcủa\s+)$")
_DIRECT = re.compile(r"\s*[,;]?\s*(?:của\s+)?$")
_HEAD_OF = re.compile(r"\s+(?=\S)")
_RUNS_ON = frozenset(("ministry", "province", "head", "below", "union"))
_ENDS = re.compile(r"[,;:()”\"]")
_GROUPS = sorted(
    ((bare(phrase), group) for phrase, group in read_phrases("authorities").items()), key=lambda each: -len(each[0])
)
_WHOLE = re.compile("|".join(rf"(?P<g{number}>\b{re.escape(phrase)}\b)" for number, (phrase, _) in enumerate(_GROUPS)))
_OF_VIETNAM = re.compile(r"\bhoi\b.*\bviet nam\b(?! (?:tinh|huyen|xa|phuong|thanh pho))")
_OF_PROVINCE = re.compile(r"^(?:tinh|cap tinh|thanh pho|cap thanh pho|tp)\b")


def group_in(text: str) -> str | None:
    """Which kind of authority a text names: prime, ministry, union, province, below, head; None where it names none."""
    low = bare(text)
    match = _WHOLE.search(low)
    if match is None:
        return (
            "province"
            if _OF_PROVINCE.match(low.strip())
            else "ministry"
            if low.strip() in ("bo", "cap bo", "nganh")
            else None
        )
    group = _GROUPS[int((match.lastgroup or "g0")[1:])][1]
    if group == "below" and _OF_VIETNAM.search(low):
        return "union"
    return group


def authority_at(passage: Passage, at: int) -> int | None:
    """Where the authority that begins at a place ends; None where none begins there."""
    clue = passage.clue_at(at, "AUTHORITY")
    if clue is None:
        return None
    if clue.note == "prime":
        return clue.end
    return _end_of_authority(passage, clue)


def _end_of_authority(passage: Passage, clue: Clue) -> int:
    """The name of an authority with its unit and place: "Giám đốc Sở Khoa học và Công nghệ tỉnh An Lạc"."""
    end = extent(passage, clue.end, most=16)
    inner = next(
        (each for each in passage.of("UNIT") if each.start == end + 1 or clue.start < each.start <= clue.end + 1), None
    )
    if inner is not None and inner.start == end + 1:
        end = max(extent(passage, inner.end, most=16), inner.end)
        second = passage.clue_at(end + 1, "UNIT")
        if second is not None and int(second.note[0]) > int(inner.note[0]):
            end = max(extent(passage, second.end, most=16), second.end)
    return max(end, clue.end)


def mark_authorities(passage: Passage) -> None:
    """Marks authorities by the verb behind, "do" or "của" before them, or the decision they stand with."""
    if passage.zone == "prior" and passage.line.cell is not None:
        _mark_cell_of_prior(passage)
        return
    granted = [mark for mark in passage.marks if mark.label in (RECOGNITION, DECISION, DAY)]
    if not granted:
        return
    until = 0
    for clue in passage.of("AUTHORITY"):
        if (
            clue.start < until
            or not _is_apart(passage.text, clue.start)
            or not (has_capital(passage.text, clue.start) or clue.note in ("province", "prime"))
        ):
            continue
        end = clue.end if clue.note == "prime" else _end_of_authority(passage, clue)
        if not _grants(passage, clue.start, end):
            continue
        until = end
        _take(passage, clue.start, end)


def _mark_cell_of_prior(passage: Passage) -> None:
    """A cell of a table of what was received that begins with an authority names who granted it."""
    clue = next((clue for clue in passage.of("AUTHORITY") if _is_apart(passage.text, clue.start)), None)
    granted = passage.marked(0, len(passage.text), DECISION, DAY)
    if clue is None or (passage.text[: clue.start].strip(" -–(") and granted is None):
        return
    if not has_capital(passage.text, clue.start) or passage.marked(0, clue.start, RECOGNITION):
        return
    _take(passage, clue.start, clue.end if clue.note == "prime" else _end_of_authority(passage, clue))


def _is_apart(text: str, start: int) -> bool:
    """A word of its own, not the organ in a number ("2304/QĐ-UBND")."""
    return start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "-/&")


def _take(passage: Passage, start: int, end: int) -> None:
    """Marks an authority; what was taken for a unit or post there is none."""
    passage.marks = [m for m in passage.marks if m.label not in (UNIT, POSITION) or m.end <= start or end <= m.start]
    passage.mark(AUTHORITY, start, end)


def _grants(passage: Passage, start: int, end: int) -> bool:
    text = passage.text
    inside = passage.marked(start, end, RECOGNITION)
    if inside is not None:
        return True
    if _GRANTS.match(text, end):
        return True
    before = text[max(0, start - 12) : start]
    if _BY.search(before) and passage.marked(end, min(len(text), end + 60), RECOGNITION):
        return True
    last = max(
        (m.end for m in passage.marks if m.label in (DECISION, DAY, RECOGNITION) and m.end <= start), default=None
    )
    return last is not None and _DIRECT.fullmatch(text[last:start]) is not None
