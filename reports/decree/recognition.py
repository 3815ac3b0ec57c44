"""Takes the lines of a document; says which of them is which element of the decree, and of what kind it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reports.decree.beginnings import find_addressees, find_head, find_subject, find_title
from reports.decree.elements import BASIS, HEAD_LINES, MORE_BASIS, Elements
from reports.decree.endings import find_appendices, find_closing
from reports.decree.lines import lines_of
from reports.decree.pieces import Document, Line, folded
from reports.decree.table import DecreeTable, PaperKind

FIRST = range(4)  # lines at the very beginning: an appendix that is a file of its own has no head
_DRAFTER = re.compile(r"^[A-ZĐ]{1,5}\.?\s*\(\s*\d{1,4}\s*(?:b|bản)?\s*\)$")
_ADDRESS = re.compile(r"^(?:Địa chỉ|Trụ sở)\s*:", re.I)


def find_elements(document: Document, lines: Sequence[Line], table: DecreeTable) -> Elements:
    found = Elements()
    find_title(lines, found, table)
    find_head(lines, found)
    find_subject(lines, found)
    find_addressees(lines, found)
    find_closing(lines, found)
    find_appendices(lines, found)
    _find_bases(lines, found)
    _find_rest(document, lines, found)
    return found


def kind_of(found: Elements, table: DecreeTable) -> PaperKind:
    """By the title; a letter has none, but what it is about and to whom."""
    title = found.title[0].folded if found.title else ""
    appendix = found.appendix_word[0].order if found.appendix_word else len(FIRST)
    if appendix in FIRST and (not title or appendix < found.title[0].order):
        return table.kind("phu_luc")
    for kind in table.loai:
        if any(title.startswith(folded(mark)) for mark in kind.dau_hieu):
            return kind
    if not title and found.about and (found.to or found.recipients_word):
        return table.kind("cong_van")
    if not title and found.to and found.recipients_word and found.nation:
        return table.kind("cong_van")
    return table.kind("khac")


def _find_bases(lines: Sequence[Line], found: Elements) -> None:
    head = found.subject or found.title or found.day or found.nation
    block: list[Line] = []
    for line in lines[(head[-1].order + 1 if head else 0) :]:
        if BASIS.match(line.text) or (block and MORE_BASIS.match(line.text)):
            if line.text.endswith(":") or line.paragraph.is_in_table:
                break
            block.append(line)
        elif block or line.order > HEAD_LINES + 15:
            break
    found.bases += block


def _find_rest(document: Document, lines: Sequence[Line], found: Elements) -> None:
    head = [
        line.order
        for group in (
            found.nation,
            found.motto,
            found.issuer,
            found.number,
            found.day,
            found.title,
            found.subject,
            found.about,
            found.to,
            found.addressees,
            found.authority_line,
        )
        for line in group
        if line.order < HEAD_LINES + 12 and (not found.posts or line.order < found.posts[0].order)
    ]
    found.body_start = max(head, default=-1) + 1
    ends = [line.order for group in (found.recipients_word, found.posts, found.appendix_word) for line in group]
    found.body_end = min((order for order in ends if order > found.body_start), default=len(lines))
    for line in lines[found.body_end :]:
        if _DRAFTER.match(line.text):
            found.drafter.append(line)
    footers = lines_of(document.footers)
    found.address += [line for line in [*footers, *lines[-3:]] if _ADDRESS.match(line.text)]
    known = found.taken()
    found.body += [
        line
        for line in lines[found.body_start : found.body_end]
        if line.order not in known and not line.paragraph.is_in_table and not line.place.box
    ]
