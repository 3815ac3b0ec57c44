"""Takes what a file is to be called; gives a name that Windows, mail and zip all take, and that no other paper has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from reports.places import printable

LONGEST_NAME = 75  # letters: with “.docx” eighty
_FORBIDDEN = re.compile(r'[<>:"/\\|?*“”‘’\x00-\x1f]')
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)(?=$|[. ])", re.IGNORECASE)  # devices of DOS
_LOOSE_END = re.compile(r"(?:[\s.,;–-]|(?<=\s)và)+$")
MISSING = "chưa rõ tên"
SHORTEST_PART = 12  # letters that a part keeps
SHORT_FORMS = {  # as offices write them; only in names that are too long
    "Tiêu chuẩn Đo lường Chất lượng": "TĐC",
    "Khoa học và Công nghệ": "KH&CN",
    "Đổi mới sáng tạo": "ĐMST",
    "Ủy ban nhân dân": "UBND",
    "Trung tâm": "TT",
    "Công ty": "Cty",
    "Cổ phần": "CP",
}


def file_name(first: str | None, second: str | None = None, *, id_: str = "") -> str:
    """The parts joined by “ - ”; what is too long is cut at words, the second part before the first.

    The id is never cut: it tells two files of one name apart.
    """
    parts = [text for text in map(_clean, (first, second)) if text]
    if len(" - ".join(filter(None, [*parts, id_]))) > LONGEST_NAME:
        parts = [parts[0], *map(_in_short, parts[1:])]
    for at in reversed(range(len(parts))):
        over = len(" - ".join(filter(None, [*parts, id_]))) - LONGEST_NAME
        if over > 0:
            parts[at] = _cut(parts[at], max(SHORTEST_PART, len(parts[at]) - over))
    name = " - ".join(filter(None, [*parts, id_])).rstrip(". ") or MISSING
    return f"_{name}" if _RESERVED.match(name) else name


def told_apart(names: Mapping[str, str], ids: Mapping[str, str]) -> dict[str, str]:
    """The name of each key; of names that a disk takes for one, each gets its id."""
    counted = Counter(name.casefold() for name in names.values())
    return {key: file_name(name, id_=ids[key]) if counted[name.casefold()] > 1 else name for key, name in names.items()}


def _clean(text: str | None) -> str:
    plain = _FORBIDDEN.sub(" ", printable(text or ""))
    return re.sub(r"\s+", " ", plain).strip(" .")


def _in_short(text: str) -> str:
    for words, short in SHORT_FORMS.items():
        text = re.sub(re.escape(words), short, text, flags=re.IGNORECASE)
    return text


def _cut(text: str, letters: int) -> str:
    """The words that fit; the beginning of a single long word."""
    if len(text) <= letters:
        return text
    short = text[: max(1, letters)]
    whole = short if text[len(short) : len(short) + 1] == " " else short.rpartition(" ")[0]
    return _LOOSE_END.sub("", whole or short)
