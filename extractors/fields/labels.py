"""Takes lines with label phrases; gives raw values of a nominee's fields: after the label, beside it or below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from extractors.document import Line, Mention
from extractors.fields.posts import starts_with_post, starts_with_unit
from extractors.phrases import LABEL_PHRASES
from extractors.text import bare, strip_value
from extractors.zones import Zones, heading_kind

_LEAD = re.compile(r"^\s*(?:[-–•*+]|\(?\d{1,2}(?:\.\d{1,2})*[.)/-]|[IVX]{1,4}\s*[.)/]|[a-hđ][.)])?\s*")
_AFTER = re.compile(r"\s*(?:\((?!nam\b)[^)]*\))?\s*[:.…_]*\s*(?:\((?:ghi|khong|neu|nam/nu|viet)[^)]*\))?\s*:?\s*")
_COLON = re.compile(r"(?:\s+[a-z][\w,/&-]*){0,6}\s*(?:\([^)]*\))?\s*(?::|\.{3,}|…|(?:\.\s){3,})")
_COLON_BEHIND = re.compile(r"\s*(?:\([^)]*\))?\s*(?:[:\t]|\.{3,}|…)|\t")
_SENTENCE_END = re.compile(r"(?<=[a-zà-ỹ]{3})\.\s+(?=[A-ZĐÀ-Ỹ])")
_LIVES_NOW = re.compile(
    r"\s*[;,.]\s*(?:(?:hiện nay|hiện đang|hiện|nay|đang)\s+)?(?:ở|cư trú|trú tại|thường trú|ngụ|sinh sống|công tác)\s",
    re.I,
)
_PLAIN = ("hometown", "residence", "position", "unit", "education", "full_name")  # values of less than a sentence
_ALL_LABELS = {bare(phrase): name for name, phrases in LABEL_PHRASES.items() for phrase in phrases}
_NUMBERED = re.compile(r"^\s*(?:[ivx]+|\d{1,2}|[a-h])[.)]")
_PARAGRAPH_NUMBER = re.compile(r"^\s*(?:[ivx]+|\d{1,2}(?:\.\d+)*|[a-hđ])[.)]\s|^\s*[•*]\s")
_BULLET = re.compile(r"\s*[-–+]\s")
_JOINT = re.compile(r"\s*(?:[,/&–-]|va|hoac)\s*")
_TOGETHER = {
    frozenset(("education",)): "education",
    frozenset(("education", "academic_title")): "education",
    frozenset(("academic_title",)): "academic_title",
}
_FUZZY_SCORE = 88
_LABELS_IN_A_ROW = 3  # labels that make a paragraph one of labels and values, parted by semicolons
_DEGREE = re.compile(
    r"\b(?:thac s|tien s|giao su|pho giao|gs|pgs|ts|ths|chuyen khoa|ck|bs|cu nhan|ky su|bac si|duoc si|luat s|"
    r"kien truc|vien si|cao hoc|uu tu|nhan dan|nghe (?:nhan|si)|ngut|ngnd|ttut|ttnd|nsut|nsnd|dai hoc|"
    r"cao dang|trung cap)"
)
_CLASS, _SURE_OF_CLASS = re.compile(r"\d{1,2}\s?/\s?1[02]"), 0.6  # "12/12" is the education of who has no other
_LETTER = re.compile(r"\W*[^\W\d_]")
_OF_SCHOOLING = ("education", "academic_title")
_NEXT_LABEL = re.compile(r";\s+[^\W\d][^;:.()\d]{2,40}:\s")


@dataclass(slots=True, frozen=True)
class Value:
    """A value as it stands: in `line.text[start:end]`, found by a label called `label`."""

    text: str
    line: Line
    start: int
    end: int
    sure: float
    source: str = "label"


def read_labels(lines: list[Line]) -> dict[str, list[Value]]:
    """Every labelled value of these lines, by field, in order. Empty values are left out."""
    found: dict[str, list[Value]] = {}
    schooling: list[Value] = []
    for position, line in enumerate(lines):
        marks = _marks(line)
        for number, mark in enumerate(marks):
            until = marks[number + 1].start if number + 1 < len(marks) else len(line.text)
            several = len(marks) >= _LABELS_IN_A_ROW or mark.name in _OF_SCHOOLING
            following = _NEXT_LABEL.search(line.text, mark.end, until) if several else None
            until = following.start() if following else until
            value = _value_after(lines, position, mark, until, last=not following and number + 1 == len(marks))
            if value and mark.name in _OF_SCHOOLING and not _LETTER.match(value.text):
                general = "van hoa" in line.bare[mark.start : mark.end]
                if mark.name == "education" and not general and _CLASS.fullmatch(value.text):
                    schooling.append(replace(value, sure=_SURE_OF_CLASS))
                continue  # years at school ("12/12"), or nothing ("0")
            if value and mark.name == "academic_title" and not _DEGREE.search(bare(value.text)):
                continue  # the forms ask for prizes under the same label
            if value and mark.name != "other":
                found.setdefault(mark.name, []).append(value)
    if schooling and "education" not in found:
        found["education"] = schooling
    return found


def _marks(line: Line) -> list[Mention]:
    """Labels that really label: at the start of the line, or behind a break and before a colon."""
    marks: list[Mention] = []
    lead = _LEAD.match(line.text).end()
    for mention in _joined(line, line.labels()):
        after = line.text[mention.end :]
        colon = _COLON_BEHIND.match(after) is not None
        words = _COLON.match(line.bare, mention.end) if not colon and mention.start <= lead else None
        if words and after[:1] == " " and after.lstrip()[:1].islower():
            mention, colon = Mention(mention.kind, mention.name, mention.start, words.end() - 1), True
        before = line.text[: mention.start].rstrip()
        if mention.start <= lead:
            bare_label = mention.name in ("birth_date", "hometown", "full_name", "residence", "gender")
            if (
                colon
                or _stands_alone(line, mention)
                or _names_post(line, mention)
                or (bare_label and _is_value_like(mention.name, after))
            ):
                marks.append(mention)
        elif _breaks_before(line, mention, before, colon and not after.startswith("\t")):
            short = mention.end - mention.start < 4 and not colon
            if (
                colon or (mention.name in ("birth_date", "hometown", "gender") and _is_value_like(mention.name, after))
            ) and not short:
                marks.append(mention)
    if not marks and ":" in line.text:
        fuzzy = _fuzzy_mark(line, lead)
        if fuzzy:
            marks.append(fuzzy)
    return marks


def _joined(line: Line, mentions: list[Mention]) -> list[Mention]:
    """Labels of one value as one: "Trình độ chuyên môn, học vị: …" tells the education, with the degree in it."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        name = _TOGETHER.get(frozenset((last.name, mention.name))) if last else None
        if last and name and _JOINT.fullmatch(line.bare, last.end, mention.start):
            joined[-1] = Mention(mention.kind, name, last.start, mention.end)
        else:
            joined.append(mention)
    return joined


def _breaks_before(line: Line, mention: Mention, before: str, colon: bool) -> bool:
    """A second label on a line: behind a mark or a wide gap, or written with a capital and a colon."""
    gap = line.text[len(before) : mention.start]
    if before.endswith((";", ",", ".", "-", ":")) or len(gap) >= 2 or "\t" in gap:
        return True
    return colon and line.text[mention.start].isupper()


def _stands_alone(line: Line, mention: Mention) -> bool:
    """The line is the label: its value stands on the next line or in the next cell."""
    rest = re.sub(r"\([^)]*\)", "", line.text[mention.end :])
    return not strip_value(rest)


def _names_post(line: Line, mention: Mention) -> bool:
    """ "Chức vụ Hiệu trưởng", "Đơn vị công tác Trường …": a label without a colon, before the post or unit itself."""
    after = line.text[mention.end :].strip()
    if len(line.text) > 90 or not after[:1].isupper():
        return False
    post = mention.name == "position" and starts_with_post(after)
    degree = mention.name == "education" and _DEGREE.match(bare(after)) is not None
    return (
        post
        or degree
        or (mention.name == "unit" and "cong tac" in line.bare[: mention.end] and starts_with_unit(after))
    )


def _is_value_like(name: str, after: str) -> bool:
    match name:
        case "birth_date":
            return bool(re.match(r"\s*(?:ngày\s*)?\d", after))
        case "full_name":
            return bool(re.match(r"\s*(?:là\s+)?[A-ZĐÀ-Ỹ]", after))
        case "gender":
            return bool(re.match(r"\s*(?:nam|nữ)\b", after, re.I))
        case _:
            return bool(
                re.match(
                    r"\s*(?:ở\s+)?[A-ZĐÀ-Ỹ\d]|\s*(?:xã|phường|huyện|tỉnh|số|tp|thị|ấp|thôn|buôn|bản|khóm|khu|tổ|ở)\b",
                    after,
                )
            )


def _fuzzy_mark(line: Line, lead: int) -> Mention | None:
    """A label spelt a little otherwise (OCR, a missing word): likeness of what stands before the colon."""
    end = line.text.find(":")
    label = re.sub(r"\([^)]*\)", "", line.bare[lead:end]).strip()
    if not 3 <= len(label) <= 60:
        return None
    best, name = 0.0, ""
    for phrase, field in _ALL_LABELS.items():
        if abs(len(phrase) - len(label)) <= 6:
            score = fuzz.ratio(phrase, label)
            if score > best:
                best, name = score, field
    return Mention("LABEL", name, lead, end) if best >= _FUZZY_SCORE else None


def _value_after(lines: list[Line], position: int, mark: Mention, until: int, *, last: bool) -> Value | None:
    line = lines[position]
    start = mark.end + _AFTER.match(line.bare[mark.end : until]).end()
    end = until
    told = _SENTENCE_END.search(line.text, start, until) if mark.name in _PLAIN else None
    if mark.name in ("hometown", "residence"):
        told = min(filter(None, (told, _LIVES_NOW.search(line.text, start + 1, until))), key=_begin, default=None)
    if told:
        end, last = told.start(), False
    text = strip_value(line.text[start:end])
    if text and not _is_hint(text):
        if last and mark.name == "duties":
            text = _run_on(lines, position, start)
        return Value(text, line, start, end, 0.95 if ":" in line.text[mark.end : start] else 0.85)
    if not last:
        return None
    return _value_below(lines, position, mark)


def _begin(match: re.Match[str]) -> int:
    return match.start()


def _is_hint(text: str) -> bool:
    return bool(re.match(r"^\(.*\)$", text))


def _value_below(lines: list[Line], position: int, mark: Mention) -> Value | None:
    """The value in the next cell or on the next line; a heading or another label there means there is none."""
    if position + 1 >= len(lines):
        return None
    line, following = lines[position], lines[position + 1]
    if line.table is not following.table or not _in_one_row(line, following):
        return None
    if mark.name == "duties":
        closes = _NUMBERED.match(following.labelled.lower()) and heading_kind(following)
        text = "" if closes else _run_on(lines, position + 1, 0)
        return Value(text, following, 0, len(following.text), 0.9) if text else None
    begins = [m for m in following.labels() if m.start <= _LEAD.match(following.text).end()]
    if begins and following.text[begins[0].end :].lstrip().startswith(":"):
        return None
    if _NUMBERED.match(following.labelled.lower()) and heading_kind(following):
        return None
    inner = [m.start for m in _marks(following) if m.start > 3]
    end = inner[0] if inner else len(following.text)
    text = strip_value(following.text[:end])
    return Value(text, following, 0, end, 0.9) if text else None


def _in_one_row(line: Line, following: Line) -> bool:
    if line.table is None:
        return True
    return line.cell is not None and following.cell is not None and following.cell.row == line.cell.row


def _run_on(lines: list[Line], position: int, start: int) -> str:
    """Duties may fill several paragraphs: from `start` of a line up to the next heading or label."""
    parts = [lines[position].text[start:]]
    for following in lines[position + 1 : position + 12]:
        if following.table is not None or heading_kind(following) or _marks(following):
            break
        lead_in = following.text.rstrip().endswith(":") and len(following.text) < 60
        listed = start == 0 and _BULLET.match(lines[position].labelled)  # the value itself is bullets
        bullet_behind_sentence = not listed and parts[-1].rstrip().endswith(".") and _BULLET.match(following.labelled)
        if lead_in or bullet_behind_sentence or _PARAGRAPH_NUMBER.match(following.labelled.lower()):
            break
        parts.append(following.text)
    return strip_value(" ".join(_with_closing_mark(part) for part in parts if strip_value(part)))


def _with_closing_mark(text: str) -> str:
    """A value that another follows: its full stop or semicolon is kept."""
    closing = text.rstrip()[-1:]
    return strip_value(text) + (closing if closing in (".", ";") else "")


def lines_for_labels(zones: Zones) -> list[Line]:
    """Where a nominee's labels may stand: the body without legal grounds and prior recognitions.

    Where those lines name nobody, the whole body is searched: a heading may have been taken for another.
    """
    narrow = [line for line in zones.body if zones.section.get(line.index) not in ("legal", "prior")]
    named = any(m.name == "full_name" for line in narrow for m in line.labels())
    return narrow if named else [line for line in zones.body if zones.section.get(line.index) != "legal"]
