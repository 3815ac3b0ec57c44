"""Takes a Doc and its zones; gives which papers go with this one, and with which paper this one goes ("kèm theo").

Whether they are there is left to `criteria`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.document import Line, locate, span_of
from extractors.fields.clauses import lines_with
from extractors.zones import Zones
from records.readings import DocumentKind, Enclosed

_WORDS = ("kem theo", "gui kem", "dinh kem", "kem ")
_GOES_WITH = re.compile(
    r"^\W*\(?\s*(?:ban hanh )?kem theo (?P<what>to trinh|bien ban|bao cao|cong van)\b[^\d;]{0,12}(?=\d)"
)
_NUMBER = re.compile(r"\d{1,5}\s*(?:/\s*\d{4}\s*)?[/-]\s*[A-ZĐ][\wĐđƯư&.-]*(?:\s*[/-]\s*[A-ZĐƯ][\wĐđƯư&.-]*)*")
_IS_ENCLOSED = re.compile(r"\b(?:kem theo|gui kem|dinh kem|kem to trinh)\b")
_OTHER = re.compile(
    r"\bkem theo (?:nghi dinh|thong tu|quyet dinh|cong van|huong dan|ke hoach)\b|\bmau\b[^.;]{0,20}\bkem theo\b"
)
_PAPERS: tuple[tuple[re.Pattern[str], DocumentKind], ...] = (
    (re.compile(r"\b(?:danh sach|phu luc)\b"), "danh_sach"),
    (
        re.compile(r"(?:\b0*(?P<n>\d{1,3})\s*(?:ban |bo )?)?\bbao cao (?:tom tat )?thanh tich\b"),
        "bao_cao_thanh_tich_ca_nhan",
    ),
    (re.compile(r"\bbien ban\b"), "bien_ban"),
)
_PARENT: dict[str, DocumentKind] = {"to trinh": "to_trinh", "bien ban": "bien_ban", "cong van": "cong_van"}
_REACH = 90  # characters on either side of "kèm theo"
_SPEAKING = frozenset(("to_trinh", "bien_ban", "cong_van", "danh_sach", "dang_ky"))


def read_enclosures(doc: Doc, zones: Zones) -> tuple[Enclosed, ...]:
    """What goes with a submission, minutes, letter or list, each kind once, in the order of the paper."""
    if zones.kind not in _SPEAKING:
        return ()
    found: dict[tuple[str | None, str | None], Enclosed] = {}
    for line in lines_with(doc, _WORDS):
        for each in (*_goes_with(doc, line), *_enclosed(doc, line)):
            found.setdefault((each.kind, each.goes_with), each)
    return tuple(found.values())


def _goes_with(doc: Doc, line: Line) -> Iterator[Enclosed]:
    """ "(Kèm theo Tờ trình số 96/TTr-TTCĐS ngày 10 tháng 9 năm 2026 …)" above a list."""
    said = _GOES_WITH.match(line.bare)
    number = _NUMBER.match(line.text, said.end()) if said else None
    if said and number:
        yield Enclosed(
            text=" ".join(line.text[: number.end()].split()).lstrip("( "),
            kind=_PARENT.get(said["what"]),
            goes_with=re.sub(r"\s+", "", number.group()).rstrip(".,-"),
            evidence=locate(doc, line, 0, number.end()),
            span=span_of(line, 0, number.end()),
        )


def _enclosed(doc: Doc, line: Line) -> Iterator[Enclosed]:
    """ "(có danh sách kèm theo)", "Gửi kèm: 03 báo cáo thành tích; Biên bản họp"."""
    if _GOES_WITH.match(line.bare) or _OTHER.search(line.bare):
        return
    for said in _IS_ENCLOSED.finditer(line.bare):
        start, end = max(0, said.start() - _REACH), min(len(line.bare), said.end() + _REACH)
        near = line.bare[start:end]
        for pattern, kind in _PAPERS:
            if (match := pattern.search(near)) is not None:
                count = match.groupdict().get("n")
                yield Enclosed(
                    text=" ".join(line.text[start:end].split()),
                    kind=kind,
                    count=int(count) if count else None,
                    evidence=locate(doc, line, start, end),
                    span=span_of(line, start, end),
                )
