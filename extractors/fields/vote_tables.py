"""Takes a table of minutes that names people with their ballots; gives a vote for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractors.document import lines_of, lines_of_table
from extractors.fields.ballots import Meeting, Proposed, Result, code_of, make_vote, voters
from extractors.fields.clauses import Clause
from extractors.fields.posts import starts_with_unit
from extractors.fields.recognitions import find_awards
from extractors.fields.values import clean_name, is_name
from extractors.layout import Cell, Table
from extractors.text import bare
from records.readings import Vote

_YES_HEAD = re.compile(
    r"^(?:so )?(?:phieu|y kien)? ?(?:bau|dong y|tan thanh|nhat tri|thuan)\b|^so phieu$|^(?:so )?phieu (?:dat|"
    r"dong y|bau|tan thanh)"
)
_NO_HEAD = re.compile(r"(?:khong|chua) (?:dong y|tan thanh|nhat tri)")
_PERCENT_HEAD = re.compile(r"^(?:%|ty le|ti le|dat)|\(%\)|ty le")
_NAME_HEAD = re.compile(r"ho (?:va )?ten|^ten\b|^ca nhan|^tap the|^doi tuong|duoc (?:de nghi|xet)")
_AWARD_HEAD = re.compile(r"danh hieu|hinh thuc")
_CELL_RATIO = re.compile(
    r"\s*0*(\d{1,3})(?:\s*/\s*0*(\d{1,3}))?\s*(?:phieu)?\s*(?:\(?\s*(\d{1,3}(?:[.,]\d+)?)\s*%\s*\)?)?\s*"
)
_CELL_PERCENT = re.compile(r"\s*(\d{1,3}(?:[.,]\d+)?)\s*%?\s*")


def votes_of_table(doc: Doc, table: Table, meeting: Meeting, heading: str | None, proposed: Proposed) -> Iterator[Vote]:
    """A table of names with their ballots; its heads may stand in two rows."""
    grid = table.grid()
    told = " ".join(line.bare for line in lines_of_table(doc, table) if line.cell is not None and line.cell.row == 0)
    meeting.hear_how(told)
    for depth in (1, 2):
        roles = _roles(grid[:depth])
        if "name" in roles.values() and "yes" in roles.values():
            first = depth + (1 if depth == 1 and len(grid) > 2 and _is_second_head(grid, roles) else 0)
            roles = _roles(grid[:first])
            for row in grid[first:]:
                yield from _of_row(doc, row, roles, meeting, heading, proposed)
            return


def _is_second_head(grid: list[list[Cell | None]], roles: dict[int, str]) -> bool:
    ballots = [grid[1][column] for column, role in roles.items() if role == "yes"]
    if any(cell and _CELL_RATIO.fullmatch(bare(cell.text)) for cell in ballots):
        return False
    below = {role for role in _roles(grid[:2]).values()}
    return below != set(roles.values()) or grid[0][next(iter(roles))] is grid[1][next(iter(roles))]


def _roles(heads: list[list[Cell | None]]) -> dict[int, str]:
    """What each column holds, by its lowest telling head."""
    roles: dict[int, str] = {}
    for row in heads:
        for column, cell in enumerate(row):
            role = _role(bare(" ".join(cell.text.split())).strip(" .:*")) if cell else None
            if role is not None:
                roles[column] = role
    return roles


def _role(head: str) -> str | None:
    if _NO_HEAD.search(head):
        return "no"
    if _PERCENT_HEAD.search(head):
        return "percent"
    if _YES_HEAD.search(head):
        return "yes"
    if _NAME_HEAD.search(head):
        return "name"
    return "award" if _AWARD_HEAD.search(head) else None


def _name_of(text: str, proposed: Proposed) -> str:
    """The nominee of a cell, or the person or unit that it names and nobody proposed."""
    low = bare(text)
    known = [printed for plain, printed in proposed.names if plain in low]
    if known:
        return max(known, key=len)
    name = clean_name(text)[0]
    return name if is_name(name) and not starts_with_unit(text) else text


def _of_row(
    doc: Doc,
    row: list[Cell | None],
    roles: dict[int, str],
    meeting: Meeting,
    heading: str | None,
    proposed: Proposed,
) -> Iterator[Vote]:
    cells: dict[str, Cell] = {}
    for column, role in roles.items():
        if column < len(row) and (cell := row[column]) is not None and cell.text.strip():
            cells.setdefault(role, cell)
    if "name" not in cells or "yes" not in cells:
        return
    ballots = _CELL_RATIO.fullmatch(bare(cells["yes"].text))
    lines = lines_of(doc, [cells["yes"]])
    name = _name_of(" ".join(cells["name"].text.split()), proposed)
    if ballots is None or len(lines) != 1 or not any(letter.isalpha() for letter in name):
        return
    no = _CELL_RATIO.fullmatch(bare(cells["no"].text)) if "no" in cells else None
    percent = _CELL_PERCENT.fullmatch(bare(cells["percent"].text)) if "percent" in cells else None
    codes = {
        a.code for line in (lines_of(doc, [cells["award"]]) if "award" in cells else ()) for a in find_awards(line)
    }
    of = int(ballots[2]) if ballots[2] else None
    result = Result(
        yes=int(ballots[1]),
        no=int(no[1]) if no else None,
        present=voters(int(ballots[1]), of, meeting) if of is not None else meeting.present,
        members=meeting.members,
        percent=percent[1] if percent else ballots[3],
        is_secret=meeting.is_secret,
    )
    whole = Clause(doc, lines[0], 0, len(lines[0].text), lines[0].bare, 0)
    vote = make_vote(whole, result, name=name, code=code_of(name, codes, heading, proposed))
    yield vote.model_copy(update={"text": " | ".join(" ".join(c.text.split()) for c in cells.values())})
