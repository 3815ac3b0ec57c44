"""Takes a report or story; gives the household that it is about, by its label, its title or what is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.document import Line, field_of
from extractors.fields.values import NAME, clean_name, has_surname, is_name
from extractors.zones import Zones
from records.readings import Field

_NEAR_THE_TITLE = 14  # lines of the body in which a label names the household
_HEAD = rf"(?i:ông|bà|anh|chị|cụ)\s+(?P<n>{NAME.pattern})"
_LABEL = re.compile(
    r"^\W*(?:\w{1,3}\s*[.)/]\s*)?(?i:(?:(?:họ(?:,| và)? tên|tên|đại diện)\s+)?(?:của\s+)?"
    r"(?:chủ hộ(?: gia đình)?|hộ gia đình|hộ|gia đình)(?: được [^:.;]{3,40})?\s*:\s*"
    rf"(?:(?:chủ )?hộ (?:gia đình )?|gia đình )?(?:(?:ông|bà|anh|chị|cụ)\s+)?)(?P<n>{NAME.pattern})"
)
_NAMED_SO = re.compile(
    rf"^\W*(?i:họ(?:,| và)? tên)\s*:\s*(?i:(?:chủ )?hộ(?: gia đình)?(?: ông| bà| anh| chị)?)\s+(?P<n>{NAME.pattern})"
)
_TITLED = re.compile(
    r"(?:(?<!\w)(?i:hộ(?: gia đình)?)|(?:^\W*|(?i:gương|của|điển hình|tiên tiến|tiêu biểu|hiếu học|mô hình)\s+)"
    rf"(?i:gia đình))\s+{_HEAD}"
)
_ALONE = re.compile(rf"^\W*(?i:hộ(?: gia đình)?|gia đình)\s+{_HEAD}\s*(?:$|[,;.(–-])")
_ASKED_FOR = re.compile(rf"(?<!\w)(?i:hộ(?: gia đình)?)\s+{_HEAD}")


def household_of(doc: Doc, zones: Zones) -> Field | None:
    """The name of the household's head; None where the paper is about no household."""
    for line, pattern in _places(doc, zones):
        match = pattern.search(line.text)
        name = clean_name(_without_title_behind(line, match["n"]), titled=True)[0] if match else ""
        titled = pattern in (_TITLED, _ALONE, _ASKED_FOR)  # "hộ ông X": whatever the surname
        if match and is_name(name) and (titled or has_surname(name)):
            start = match.start("n")
            return field_of(doc, line, name, start=start, end=start + len(name), sure=0.92, source="label")
    return None


def _places(doc: Doc, zones: Zones) -> Iterator[tuple[Line, re.Pattern[str]]]:
    """Lines in which a household may be named, each with the manner of naming that counts there."""
    near = zones.body[:_NEAR_THE_TITLE]
    for pattern in (_LABEL, _NAMED_SO):
        yield from ((line, pattern) for line in near)
    title = [line for line in doc._.lines if line.index == zones.title]
    yield from ((line, _TITLED) for line in [*title, *zones.subject])
    yield from ((line, _ALONE) for line in near[:4])
    yield from ((line, _ASKED_FOR) for line in zones.body if line.table is None and line.recognitions())


def _without_title_behind(line: Line, name: str) -> str:
    """In a title in capitals the name ends before the word that tells on."""
    return re.split(r"\s(?:TRONG|NĂM|LÀ|Ở|TẠI|CÓ|VỚI|VÀ)(?:\s|$)", name)[0] if line.is_upper else name
