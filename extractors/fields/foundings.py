"""Takes a Doc with a collective; gives the year in which it was founded and the cluster that it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.fields.clauses import Clause, clauses_of, lines_with, year_above
from extractors.fields.declarations import Owner, make_declared
from extractors.fields.values import find_dates, find_years
from extractors.zones import Zones
from records.readings import Declared

WORDS = ("thanh lap", "dan dau", "xep thu nhat", "xep vi tri thu nhat", "xep hang nhat", "dung dau", "hang nhat")
_FOUNDED = re.compile(
    r"\b(?P<be>(?:chinh thuc )?(?:duoc (?:(?:[a-z]+ ){1,6}(?:quyet dinh|cho phep) )?)?"
    r"(?:chinh thuc )?)thanh lap\b(?! lai)"
)
_TOLD_WHEN = re.compile(
    r"(?:,? va (?:di vao )?hoat dong)?,?\s*(?:chinh thuc )?(?:tu|vao|theo|ngay|nam|thang|tren co so|tai|boi|"
    r"va di vao)\b"
)
_WHEN_BEFORE = re.compile(r"\W*(?:vao |tu |ke tu )?(?:ngay|thang|nam)\b[\d\s/.\-a-z]{0,30}?,?\s*$")
_SELF = re.compile(
    r"\W*(?:don vi|tap the|co quan|truong|trung tam|tram|chi cuc|phong|vien|benh vien|van phong|khoa|to|doi|"
    r"ban|thanh tra)?\s*$"
)
_BEFORE_IT = re.compile(r"\btien than\b|\bdoi ten\b|\bngay thanh lap\b|\bky niem\b")
_LEADS = re.compile(
    r"\b(?:dan dau|dung dau|xep(?: vi tri| hang)?(?: thu)? nhat|hang nhat)\s+(?:(?:trong|toan|o|cua|tai)\s+)?"
    r"(?P<which>(?:cum|khoi)\b(?: thi dua\b)?(?P<more>[^,.;()]*))"
)
_CLUSTER_ENDS = re.compile(
    r"\s+(?:nam|voi|duoc|trong|dat|va|theo|lien tuc|\d+ nam|nhieu nam|do|tu)\b|\s[-–]\s|\s+\d{4}\b"
)
_NO_CLUSTER = re.compile(r"(?:cum|khoi)\s+(?:\d|luong|dan cu|lop|pho|trung hoc)")
_OF_OTHERS = re.compile(r"\b(?:sau|voi|cua|theo|nhung|cac|cho|tu) don vi\s*$")
_IN_GENERAL = re.compile(r"[^,;.]{0,60}\b(?:duoc|se|thi) (?:de nghi|xet tang|duoc)\b")
_NOT_SO = re.compile(
    r"\b(?:mot trong|trong (?:top|nhom)|phan dau|dang ky|muc tieu|chi tieu|chua|khong|co gang|quyet tam|"
    r"de nghi|tang|du kien|"
    r"tieu chuan|de tro thanh|huong toi|theo doi|cac don vi)\b"
)


def declared_of_standing(doc: Doc, zones: Zones, owner: Owner) -> list[Declared]:
    """The founding year and the cluster led, from running text; the subject and the signatures say nothing of them."""
    body = {line.index for line in zones.body}
    found: list[Declared] = []
    for line in lines_with(doc, WORDS):
        if line.index not in body:
            continue
        for clause in clauses_of(doc, line):
            found += _founded(clause, owner)
            found += _leads(clause, owner, year_above(zones, doc, line))
    return found


def _founded(clause: Clause, owner: Owner) -> Iterator[Declared]:
    low = clause.low
    for match in _FOUNDED.finditer(low):
        if _BEFORE_IT.search(clause.sentence):
            return
        before, behind = low[: match.start()].replace(owner.name, "don vi"), low[match.end() :]
        when_before = _WHEN_BEFORE.match(before)
        subject = (
            before.rpartition(",")[2] if re.match(r"\W*(?:vao |tu |ke tu )?(?:ngay|thang|nam)\b", before) else before
        )
        if not (_SELF.fullmatch(subject) or (when_before and match["be"])):
            continue
        year = _year_behind(clause, match.end()) if _TOLD_WHEN.match(behind) else None
        if year is None and re.match(r"\W*(?:vao |tu |ke tu )?(?:ngay|thang|nam)\b", before) and match["be"]:
            year = _first_year(clause, 0, match.start())
        if year is not None:
            yield make_declared(clause, "founded_year", year)


def _year_behind(clause: Clause, start: int) -> str | None:
    behind = re.search(r"\b(?:doi ten|sap nhap|tach|den nay|hien nay|nang cap)\b", clause.low[start:])
    return _first_year(clause, start, start + behind.start() if behind else len(clause.low))


def _first_year(clause: Clause, start: int, end: int) -> str | None:
    text, low = clause.text[start:end], clause.low[start:end]
    found = sorted((each.start, each.value[:4]) for each in [*find_dates(text, low), *find_years(text, low)])
    return found[0][1] if found else None


def _leads(clause: Clause, owner: Owner, above: str | None) -> Iterator[Declared]:
    for match in _LEADS.finditer(clause.low):
        before, behind = clause.low[: match.start()], clause.low[match.start("which") :]
        if _OF_OTHERS.search(before) or _IN_GENERAL.match(behind):
            continue
        if _NO_CLUSTER.match(match["which"]) or _NOT_SO.search(before):
            continue
        which = clause.text[match.start("which") : match.end("which")]
        ends = _CLUSTER_ENDS.search(match["which"])
        which = " ".join(which[: ends.start() if ends else None].split()).strip(' ”"“:')
        years = clause.years() or ((above or owner.year),)
        for year in years:
            if year is not None:
                yield make_declared(clause, "leads_cluster", which, year=year)
