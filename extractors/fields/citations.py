"""Takes a Doc and its zones; gives the laws, decrees, circulars, decisions and plans that the paper cites.

The grounds ("Căn cứ …") count all of them, running text only what makes law. Whether it is in force is left to others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.document import Line, locate, span_of
from extractors.fields.clauses import lines_with
from extractors.zones import Zones
from records.readings import Cited

_GROUND = re.compile(r"[\s\-–+•*]*(?:can cu|thuc hien|theo|xet|tren co so|chieu)\b")
_BASIS = re.compile(
    r"[\s\-–+•*]*(?:can cu|thuc hien|tren co so|chieu|theo (?=quyet dinh|ke hoach|huong dan|nghi dinh|luat|thong tu))"
)
_NUMBER = re.compile(
    r"(?<![\w/])(?P<n>\d{1,5}\s*/\s*(?:(?:19|20)\d{2}\s*/\s*)?(?:[A-ZĐƯ][\wĐƯđư]*)(?:\s?[-–—.]\s?[A-ZĐƯ&][\wĐƯđư&]*)*)"
)
_LAW_NUMBER = re.compile(r"\d{1,3}/(?:19|20)\d{2}/(?:QH\d+|N[ĐD]-CP|TT-[A-ZĐ]+|TTLT-[A-ZĐ-]+|UBTVQH\d+)$")
_KIND = re.compile(
    r"\b(?:(?:bo )?luat|phap lenh|nghi dinh|thong tu(?: lien tich)?|nghi quyet|quyet dinh|ke hoach|huong dan|"
    r"chi thi|cong van|quy che|van ban)\b"
)
_LAW = re.compile(r"\bluat (?:thi dua|can bo|vien chuc|cong chuc|to chuc|ban hanh|[a-z]+ [a-z]+)[^;]*")
_DATED = re.compile(r"\bngay\s+\d|\bnam\s+(?:19|20)\d{2}|\b(?:19|20)\d{2}\b")
_WORDS = ("luat", "nghi dinh", "thong tu", "nd-cp", "phap lenh")
_REPORTS = frozenset(("bao_cao_thanh_tich_ca_nhan", "bao_cao_thanh_tich_tap_the", "dien_hinh"))
_DASHES = str.maketrans("–—", "--")


def read_citations(doc: Doc, zones: Zones) -> tuple[Cited, ...]:
    """Every text cited, once, in the order of the paper; a ground before a mention of the same."""
    found: dict[str, Cited] = {}
    signed = {line.index for line in zones.signature}
    grounds = [line for line in zones.body if line.table is None and _is_ground(zones, line)]
    met = {line.index for line in grounds}
    for line in grounds:
        for each in _grounds(doc, line):
            found.setdefault(_key(each), each)
    for line in lines_with(doc, _WORDS):
        if line.index not in met and line.index not in signed:
            for each in _mentions(doc, line):
                found.setdefault(_key(each), each)
    return tuple(sorted(found.values(), key=lambda each: each.span or (0, 0)))


def _is_ground(zones: Zones, line: Line) -> bool:
    """A line of the grounds before all sections; a report tells further down what it carried out."""
    section = zones.section.get(line.index)
    return _BASIS.match(line.bare) is not None and (
        section == "legal" or (section == "opening" and zones.kind not in _REPORTS)
    )


def _key(cited: Cited) -> str:
    return cited.number or cited.text.casefold()


def _grounds(doc: Doc, line: Line) -> Iterator[Cited]:
    lead = _GROUND.match(line.bare)
    start = lead.end() if lead else 0
    for cut in [*(each.start() for each in re.finditer(";", line.text)), len(line.text)]:
        yield from _ground(doc, line, start, cut)
        start = cut + 1


def _ground(doc: Doc, line: Line, start: int, end: int) -> Iterator[Cited]:
    """The texts between two semicolons; a law may be named by its date alone."""
    numbers = list(_NUMBER.finditer(line.text, start, end))
    law = None if numbers else _LAW.search(line.bare, start, end)
    if law and _DATED.search(law.group()):
        yield _cited(
            doc,
            line,
            law.start(),
            _end(line, _DATED.search(line.bare, law.start()).end(), law.end()),
            None,
            is_basis=True,
        )
    for place, match in enumerate(numbers):
        until = numbers[place + 1].start("n") if place + 1 < len(numbers) else end
        kind = _KIND.search(line.bare, start, match.start())
        begin = kind.start() if kind else match.start("n")
        yield _cited(doc, line, begin, _end(line, match.end(), until), match["n"], is_basis=True)
        start = match.end()


def _end(line: Line, start: int, end: int) -> int:
    stop = re.search(r";|\.(?=\s|$)|,? (?:va|sua doi|duoc sua doi)\b", line.bare[start:end])
    return start + stop.start() if stop else end


def _mentions(doc: Doc, line: Line) -> Iterator[Cited]:
    """Numbers of laws, decrees and circulars in running text, and the law's name with its date."""
    numbers = [each for each in _NUMBER.finditer(line.text) if _LAW_NUMBER.search(_plain(each["n"]))]
    for match in numbers:
        kind = [each for each in _KIND.finditer(line.bare, max(0, match.start() - 60), match.start())]
        yield _cited(doc, line, kind[-1].start() if kind else match.start(), match.end(), match["n"], is_basis=False)
    law = re.search(r"\bluat thi dua,? (?:va )?khen thuong\b(?:\s*(?:ngay [\d/ a-z]{6,28}\d{4}|nam \d{4}))", line.bare)
    if law and not numbers:
        yield _cited(doc, line, law.start(), law.end(), None, is_basis=False)


def _plain(number: str) -> str:
    return re.sub(r"\s+", "", number).translate(_DASHES).rstrip(".,;")


def _cited(doc: Doc, line: Line, start: int, end: int, number: str | None, *, is_basis: bool) -> Cited:
    return Cited(
        text=" ".join(line.text[start:end].split()).strip(" .,;:/"),
        number=_plain(number) if number else None,
        is_basis=is_basis,
        evidence=locate(doc, line, start, end),
        span=span_of(line, start, end),
    )
