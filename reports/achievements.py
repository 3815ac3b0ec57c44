"""Takes the achievements that a document states; gives its own words, results first, within a number of words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from records import Field, fold
from reports.places import printable

SUMMARY_WORDS = 80
HEADLINE_WORDS = 45  # of the printed table and of the draft
_MARK = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-–+•*])\s+")
_LABEL = re.compile(r"^(?:kết quả|thành tích)[^:.;]{0,60}:\s*", re.IGNORECASE)
_DUTY = re.compile(r"^(?:quyền hạn|chức năng|nhiệm vụ|chức trách)\b[^:.;]{0,70}(?::|$)", re.IGNORECASE)


def summarise(achievements: Sequence[Field]) -> str | None:
    """The first statements as they stand, whole ones, up to 80 words; a longer first statement is cut with “…”."""
    return _within([printable(field.value) for field in achievements], SUMMARY_WORDS)


def headline(achievements: Sequence[Field], duties: Field | None) -> str | None:
    """The first results in about 45 words: no list marks, no labels, no duties where anything else is stated."""
    statements = [_MARK.sub("", text) for text in _joined([printable(field.value) for field in achievements])]
    known = fold(duties.value) if duties else ""
    results = [text for text in statements if not _DUTY.match(text) and not (known and fold(text) in known)]
    plain = [_LABEL.sub("", text) for text in results or statements]
    return _within([text[:1].upper() + text[1:] for text in plain if text], HEADLINE_WORDS)


def _joined(statements: Sequence[str]) -> list[str]:
    """A statement that begins in lower case goes on with the last one: the line was broken on paper."""
    joined: list[str] = []
    for text in statements:
        if joined and text[:1].islower() and not _MARK.match(text) and not joined[-1].endswith((".", ";", "!")):
            joined[-1] = f"{joined[-1]} {text}"
        else:
            joined.append(text)
    return joined


def _within(statements: Sequence[str], limit: int) -> str | None:
    kept: list[str] = []
    left = limit
    for statement in statements:
        words = statement.split()
        if len(words) > left:
            if not kept:
                kept.append(_cut(words[:left]))
            break
        kept.append(statement if statement.endswith((".", ";", "!", "…")) else f"{statement}.")
        left -= len(words)
    return " ".join(kept).replace(";.", ".") or None


def _cut(words: Sequence[str]) -> str:
    """At the last semicolon or comma of the second half, where there is one."""
    ends = [at for at, word in enumerate(words, start=1) if word.endswith((";", ",")) and at > len(words) // 2]
    return " ".join(words[: ends[-1]] if ends else words).rstrip(",;") + " …"
