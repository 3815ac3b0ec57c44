"""Takes paragraphs decoded from TCVN3; puts back the ư that a tool dropped as a soft hyphen, where none else fits.

"trờng" can only be "trường", "Hng" only "Hưng", "kỹ s" only "kỹ sư"; "ngời" and "Lu" could be words: they stay as
they are, and a person is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.layout import Paragraph
from extractors.repair.syllables import is_syllable

_LEAST = 2  # different words: one alone is a slip of the typist
_HORNLESS = re.compile(
    r"(?<![^\W\d_])([bcdđghklmnpqrstvx]{0,3})-?(?:([ơờớởỡợ](?:c|ng|u))|(ng))(?![^\W\d_])", re.IGNORECASE
)
_BARE = re.compile(r"(?<![\w./-])(?:th|nh|s|t)(?![\w./-])")


def restore_horns(paragraphs: Sequence[Paragraph]) -> list[tuple[str, str]]:
    """Mends the paragraphs; gives each word before and after, or nothing where too few were found to be sure."""
    found = [(p, match) for p in paragraphs for match in _HORNLESS.finditer(p.text) if _mended(match) is not None]
    if len({match[0].lower() for _, match in found}) < _LEAST:
        return []
    for paragraph, match in reversed(found):  # from the end: places before stay valid
        _replace(paragraph, match.start(), match.end(), _mended(match) or match[0])
    for paragraph in paragraphs:
        for bare in reversed(list(_BARE.finditer(paragraph.text))):
            _replace(paragraph, bare.end(), bare.end(), "ư")
    return [(match[0], _mended(match) or "") for _, match in found]


def _mended(match: re.Match[str]) -> str | None:
    """The word with its ư; None where it is none, or is an abbreviation."""
    onset, rest = match[1], match[2] or match[3]
    if match[3] and (not onset or match[0].isupper()):
        return None
    word = onset + ("Ư" if rest[0].isupper() or (not onset and match[0][0].isupper()) else "ư") + rest
    return word if is_syllable(word) and not is_syllable(match[0]) else None


def _replace(paragraph: Paragraph, start: int, end: int, word: str) -> None:
    """Puts a word in the place of another; what lies behind moves."""
    shift = len(word) - (end - start)
    paragraph.text = paragraph.text[:start] + word + paragraph.text[end:]
    if shift:
        paragraph.segments = tuple(
            replace(
                segment,
                start=segment.start + shift if segment.start >= end else segment.start,
                end=segment.end + shift if segment.end >= end else segment.end,
            )
            for segment in paragraph.segments
        )
