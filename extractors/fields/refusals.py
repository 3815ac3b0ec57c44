"""Takes sentences of minutes and submissions; gives who is not proposed: refused, withdrawn or short of votes."""

from __future__ import annotations

import re

from extractors.fields.drafting import PERSON
from extractors.fields.values import clean_name
from extractors.text import bare
from extractors.zones import Zones

REFUSED = re.compile(
    r"khong (?:de nghi|du|dat|xet|xem xet)|chua (?:xet|du|de nghi|dua vao|xem xet)|rut (?:ten|ho so)|de lai"
)


def refused(zones: Zones) -> tuple[set[str], set[str]]:
    """Names and row numbers that a sentence says are not proposed."""
    names: set[str] = set()
    rows: set[str] = set()
    for line in zones.body:
        if line.table is not None or not REFUSED.search(line.bare):
            continue
        for clause in re.split(r"[;.]\s|;", line.text):
            if not REFUSED.search(bare(clause)):
                continue
            names |= {bare(clean_name(m["n"])[0]) for m in PERSON.finditer(clause)}
            match = re.search(
                r"truong hop(?: so)?\s*((?:\d+\s*(?:,|va)?\s*)+)", bare(clause)[REFUSED.search(bare(clause)).start() :]
            )
            if match:
                rows |= set(re.findall(r"\d+", match[1]))
    return names, rows
