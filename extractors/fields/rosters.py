"""Takes the tables of a submission, list or minutes; gives one entry a nominee row, its cells by role.

The table is read as cells: header rows name the columns, section rows carry kind and award to the rows below.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from spacy.tokens import Doc

from extractors.document import Line, lines_of
from extractors.fields.crowded import part_cells
from extractors.fields.dwellings import MIXED_HEAD
from extractors.fields.past_columns import owners_of, part_past, unclear_columns
from extractors.fields.refusals import is_short
from extractors.layout import Cell, Table
from extractors.text import bare, strip_value
from records.folding import nfc

_NAME_HEAD = re.compile(
    r"ho\s*(?:,|va)?\s*(?:chu dem va )?ten\b|^ten (?:tap the|ca nhan|don vi)|"
    r"tap the\s*[/,]?\s*(?:va )?ca nhan|ca nhan\s*[/,]?\s*(?:va )?tap the|^(?:tap the|ca nhan|tac gia|dong tac gia)$|"
    r"^(?:ho )?ten (?:dong )?tac gia|^ho(?: (?:va )?(?:chu )?(?:dem|lot))?$|"
    r"^tac gia|ten ca nhan|danh sach|ten nguoi|(?:nguoi|don vi|\bho|truong hop)\b.*\bduoc de nghi|^ho gia dinh"
)
_PRIOR_HEAD = re.compile(r"(?:khen|danh hieu|hinh thuc|thanh tich).*\bda\b")
_ROLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ordinal", re.compile(r"^(?:stt|tt|so tt|so thu tu)$")),
    ("against", re.compile(r"khong (?:dong y|tan thanh|nhat tri)")),
    (
        "vote",
        re.compile(
            r"so phieu|phieu dong y|t[iy] le.*(?:phieu|dong y)|^t[iy] le$|^%$|ket qua bo phieu|bieu quyet|phieu bau|"
            r"^dong y$|^tan thanh$"
        ),
    ),
    ("share", re.compile(r"t[iy] le.*(?:dong gop|%)|dong gop")),
    ("name", _NAME_HEAD),
    ("honorific", re.compile(r"^ong\s*[(/]\s*ba\)?$|danh xung")),
    ("male", re.compile(r"(?:sinh|tuoi).*\bnam$|^nam$")),
    ("female", re.compile(r"(?:sinh|tuoi).*\bnu$|^nu$")),
    ("birth", re.compile(r"ngay.*sinh|nam sinh|sinh nam|^sinh")),
    ("gender", re.compile(r"gioi tinh|^gioi$|nam/nu|phai")),
    ("hometown", re.compile(r"que quan|nguyen quan")),
    ("position_unit", MIXED_HEAD),
    ("residence", re.compile(r"noi o\b|noi cu|cu tru\b|dia chi|thuong tru\b|tru quan")),
    ("education", re.compile(r"trinh do")),
    (
        "position_unit",
        re.compile(
            r"(?:chuc (?:vu|danh)|nghe nghiep).*(?:don vi|cong tac|phong)|(?:don vi|noi cong tac).*chuc (?:vu|danh)"
        ),
    ),
    ("position", re.compile(r"chuc (?:vu|danh)|nghe nghiep|cong viec|vi tri")),
    ("rank", re.compile(r"ngach")),
    ("prior", _PRIOR_HEAD),
    (  # who decided, not where the nominee works
        "organ",
        re.compile(
            r"^(?:co quan|don vi|nguoi) (?:ban hanh|ra q|ky\b|cap\b|quyet dinh|cong nhan|co tham quyen)|"
            r"^co quan (?:khen|tang)"
        ),
    ),
    (
        "unit",
        re.compile(
            r"don vi|noi (?:cong tac|lam viec)|phong(?! trao)|bo phan|to chuc|truong\b|"
            r"co quan(?! (?:ban hanh|ra q|ky\b|cap\b|quyet dinh|cong nhan))|"
            r"^to\b(?! (?:truong|khai|trinh))|^(?:nhom|khoi) (?:chuyen mon|bo mon|cong tac)|"
            r"^(?:bo mon|khoa|doi|(?:phan )?xuong|ban|chi doan|chi bo|khoi|lop)(?:\s*[,/]|$)"
        ),
    ),
    ("level", re.compile(r"xep loai|muc do hoan thanh|danh gia|phan loai")),
    (
        "decision",
        re.compile(
            r"(?!.*(?:tuyen dung|bo nhiem|luong|thanh lap|nghi (?:huu|viec)|dieu dong))"
            r"(?:^(?:so|ngay)\b.*\b(?:qd|quyet dinh)\b|^(?:qd|quyet dinh)\b|^so,? ngay|^van ban\b)"
        ),
    ),
    ("initiative", re.compile(r"sang kien|de tai|giai phap|\bsk(?:kn)?\b")),
    ("prior", re.compile(r"\bda (?:duoc )?(?:khen|nhan|tang|dat)\b")),
    ("request", re.compile(r"de nghi|danh hieu|hinh thuc|khen|dang ky|thi dua|muc thuong")),
    ("note", re.compile(r"ghi chu|chu thich|^ket qua$|^ket qua (?:binh )?xet\b|nhan xet|^y kien")),
    ("achievement", re.compile(r"thanh tich|tom tat|noi dung|ket qua|ly do|viec lam")),
    ("class", re.compile(r"^hang$")),
)
_ROLE_OF_LABEL = {"birth_date": "birth"} | {
    name: name for name in ("education", "hometown", "position", "position_unit", "residence", "unit")
}
_SECTION_HEAD = re.compile(
    r"(?:tap the|ca nhan|danh hieu|hinh thuc|khen|bang khen|giay khen|chien s|lao dong|co thi|phong trao|linh vuc|"
    r"de nghi)"
)
_FAMILY_HEAD = re.compile(r"ho(?: va ten)?(?: (?:va )?(?:ten )?(?:chu )?(?:dem|lot))?")
_OF_COLLECTIVES = re.compile(r"ten (?:tap the|don vi|phong|co quan)\b(?!.*(?:ca nhan|nguoi))")
_YEAR = re.compile(r"năm(?: (?:đạt|được|khen|tặng|công nhận)\b.*)?")
_BIRTH_PARTS = {"ngày": "birth_day", "tháng": "birth_month", "năm": "birth_year"}
_MARK = re.compile(r"[xX✓✔vV]")
_AWARD_HEAD = re.compile(
    r"(?:danh hieu )?(?:(?:tt)?ld(?:tt|xs)|cstd.*|chien s[iy] thi dua.*|"
    r"(?:(?:tap the|tt) )?(?:lao dong|ld) (?:tien tien|xuat sac)|co thi dua.*|giay khen.*|"
    r"bang khen.*|[gb]k(?:ttg)?(?: cua\b.*| cap\b.*)?)"
    r"(?:\W+(?:(?:cac|nhung|trong|\d+) )?nam\b.*|\W*\(.*|\W+(?:so|qd|quyet dinh|da|lien|truoc)\b.*|"
    r"\W+(?:va |hoac )?(?:(?:tt)?ld(?:tt|xs)|cstd|chien s[iy]|(?:tap the )?lao dong (?:tien|xuat)|giay khen|bang khen)"
    r".*\b(?:cac|nhung|da|lien|truoc|qd)\b.*)?"
)
_LEAST_FILLED = 2  # cells of a row: fewer may be a heading or the rest of the row above
_LONGEST_HEAD = 200  # characters that are looked at
_BRACKETED = re.compile(r"\([^()]*(?:\)|$)")
_ASIDE = frozenset({"education", "hometown", "organ", "residence", "unit"})  # what brackets name by the way
_COLLECTIVE = re.compile(r"\btap the\b")
_INDIVIDUAL = re.compile(r"\bca nhan\b|ong \(?/?ba")


@dataclass(slots=True, frozen=True)
class Columns:
    """What the heads of a list say of its columns: bare heads from the top, the lowest cell, and who owns whom."""

    heads: dict[int, str] = field(default_factory=dict)
    lowest: dict[int, Cell] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)  # of columns of years and decisions
    unclear: tuple[int, ...] = ()  # recognitions, beside a column headed "Đề nghị", that nothing dates


@dataclass(slots=True)
class Entry:
    """One nominee row: its cells by role, the section rows above it, the lines between its table and the one before."""

    table: Table
    row: int
    cells: dict[str, list[Cell]]
    sections: list[Line]
    ordinal: str = ""
    headers: tuple[Cell, ...] = ()  # of the award columns that the row marks with an x
    of_collectives: bool = False  # the column of names is headed "Tên tập thể", "Tên đơn vị"
    columns: Columns = field(default_factory=Columns)

    def text(self, role: str) -> str:
        return "\n".join(c.text for c in self.cells.get(role, []) if c.text)


@dataclass(slots=True)
class Roster:
    """The rows of a list that name somebody; `nameless` are texts of numbered rows whose cell of the name is empty."""

    table: Table
    entries: list[Entry]
    nameless: list[str] = field(default_factory=list)
    unmarked: list[Entry] = field(default_factory=list)  # without a cross, in a list of crosses
    uneven: list[str] = field(default_factory=list)  # cells of several people, beside which is not told what is whose


def find_rosters(doc: Doc, *, year: str | None = None, asked: bool = False) -> list[Roster]:
    """Tables that list people or collectives, in document order.

    `year` is that of the paper's title, `asked` whether the title names what is asked for.
    """
    rosters = []
    for table in doc._.tables:
        header = find_header(table)
        if header is not None:
            first, last, roles = header
            grid = table.grid()
            roles |= _labelled(doc, grid[first:last], roles)
            heads = {column: " ".join(_heads(grid[first:last], column)) for column in roles}
            roles = part_past(roles, heads, grid[last:], year=year, asked=asked)
            lowest = {column: cell for column, cell in enumerate(grid[last - 1]) if cell is not None}
            columns = Columns(heads, lowest, owners_of(roles, heads), tuple(unclear_columns(roles, heads)))
            rosters.append(_read_roster(doc, table, first, last, roles, columns))
    return [roster for roster in rosters if roster.entries]


def find_header(table: Table) -> tuple[int, int, dict[int, str]] | None:
    """First header row, first data row and the role of each column; None where no column holds names."""
    if table.columns < 2 or table.rows < 2:
        return None
    grid = table.grid()
    for number, row in enumerate(grid[:6]):
        name = next((i for i, cell in enumerate(row) if _names_people(cell)), None)
        if name is None or len({id(cell) for cell in row if cell}) < 2:
            continue
        last = _header_end(grid, number, row[name])
        roles = {column: _role(_heads(grid[number:last], column)) for column in range(table.columns)}
        if "name" in roles.values():
            rows = grid[number:last]
            return number, last, roles | _told_by_accents(rows) | _given_names(rows)
    return None


def _labelled(doc: Doc, rows: list[list[Cell | None]], roles: dict[int, str]) -> dict[int, str]:
    """Columns whose heads say nothing here but are labels, such as those that the Office has added."""
    found: dict[int, str] = {}
    for column, cell in enumerate(rows[-1]):
        if cell is None or roles[column] != "other":
            continue
        lines = lines_of(doc, [cell])
        labels = lines[0].labels() if len(lines) == 1 else []
        if labels and not strip_value(lines[0].text[: labels[0].start] + lines[0].text[labels[0].end :]):
            found[column] = _ROLE_OF_LABEL.get(labels[0].name, "other")
    return found


def _given_names(rows: list[list[Cell | None]]) -> dict[int, str]:
    """The columns "Họ và tên đệm" and "Tên" beside it: the name stands in both."""
    heads = [_heads(rows, column) or [""] for column in range(len(rows[0]))]
    pairs = (
        number
        for number, (left, right) in enumerate(pairwise(heads))
        if right[-1] == "ten" and right[0] in ("ten", left[0]) and _FAMILY_HEAD.fullmatch(left[-1])
    )
    return {column: "name" for first in pairs for column in (first, first + 1)}


def _told_by_accents(rows: list[list[Cell | None]]) -> dict[int, str]:
    """Columns whose heads only accents tell apart: "Sinh năm", "Năm" are no columns of men (Nam)."""
    years = {
        column: "birth"
        for column, cell in enumerate(rows[-1])
        if cell is not None and re.search(r"sinh\W+năm\W*$", nfc(cell.text).lower())
    }
    told = {
        column: "year"
        for column, cell in enumerate(rows[-1])
        if cell is not None
        and _YEAR.fullmatch(nfc(strip_value(cell.text)).lower())
        and not re.search(r"sinh|tuoi", " ".join(_heads(rows, column)))
    }
    return told | years | _parts_of_birth(rows)


def _parts_of_birth(rows: list[list[Cell | None]]) -> dict[int, str]:
    """The columns of day, month and year under one head "Ngày tháng năm sinh"; accents part Năm (year) from Nam."""
    if len(rows) < 2:
        return {}
    parts = {
        column: _BIRTH_PARTS[text]
        for column, cell in enumerate(rows[-1])
        if cell is not None
        and (text := nfc(cell.text).strip().lower()) in _BIRTH_PARTS
        and "sinh" in _head(rows[0][column])
    }
    return parts if "birth_year" in parts.values() else {}


def _head(cell: Cell | None) -> str:
    """The bare text of a header cell, on one line."""
    return bare(strip_value(cell.text.replace("\n", " "))) if cell else ""


def _names_people(cell: Cell | None) -> bool:
    text = _head(cell)
    return len(text) < 60 and bool(_NAME_HEAD.search(text))


def _header_end(grid: list[list[Cell | None]], number: int, name: Cell | None) -> int:
    """The first data row: below the name's merged cell, or below a second header row."""
    if name is not None and name.row_span > 1:
        return name.row + name.row_span
    return number + 2 if _is_second_header(grid, number) else number + 1


def _heads(rows: list[list[Cell | None]], column: int) -> list[str]:
    """The distinct heads of a column, from the top."""
    return list(dict.fromkeys(text for row in rows if (text := _head(row[column]))))


def _is_second_header(grid: list[list[Cell | None]], number: int) -> bool:
    """The next row names sub-columns (Nam, Nữ; Thi đua, Khen thưởng) or counts columns, and holds no data."""
    if number + 1 >= len(grid):
        return False
    texts = [bare(c.text).strip() if c else "" for c in grid[number + 1]]
    filled = [t for t in texts if t]
    return _is_under_groups(grid[number], grid[number + 1]) or (
        bool(filled)
        and all(
            re.fullmatch(
                r"ngay|thang|nam|nu|thi dua|khen thuong|danh hieu(?: thi dua)?|hinh thuc(?: khen thuong)?|so phieu|"
                r"(?:khong )?(?:dong y|tan thanh)|%|\(?\d\)?|(?:so )?(?:qd|quyet dinh)|so,? ngay.{0,25}|"
                r"(?:nam )?(?:hoc )?(?:19|20)\d{2}(?:\s*-\s*(?:19|20)\d{2})?",
                t,
            )
            or _AWARD_HEAD.fullmatch(t)
            for t in filled
        )
    )


def _is_under_groups(heads: list[Cell | None], below: list[Cell | None]) -> bool:
    """Two or more cells that all stand under heads merged over several columns, the other columns left empty."""
    filled = [(head, cell) for head, cell in zip(heads, below, strict=True) if cell is not None and cell.text.strip()]
    return len(filled) > 1 and all(
        head is not None and head is not cell and head.column_span > 1 and cell.column_span == 1
        for head, cell in filled
    )


def _role(heads: list[str]) -> str:
    """The role of a column by its lowest head, else by all of them."""
    whole = " ".join(heads)
    for text in (heads[-1] if heads else "", whole):
        if _AWARD_HEAD.fullmatch(text):
            return "request"
        role = _role_of(text)
        if role in ("male", "female") and "sinh" not in whole and "tuoi" not in whole:
            return "gender_" + role
        if role:
            return "request" if text in ("khen thuong", "thi dua") else role
    return "other"


def _role_of(text: str) -> str | None:
    """The role that one head tells; what stands in its brackets explains it, and is no column of its own."""
    text = text[:_LONGEST_HEAD]
    role = next((role for role, pattern in _ROLES if text and pattern.search(text)), None)
    outside = _BRACKETED.sub(" ", text).strip() if role in _ASIDE else text
    return role if outside in ("", text) else _role_of(outside) or role


def _read_roster(doc: Doc, table: Table, header: int, first: int, roles: dict[int, str], columns: Columns) -> Roster:
    roster = Roster(table, [])
    sections: list[tuple[str, Line]] = []
    grid = table.grid()
    names = next(column for column, role in roles.items() if role == "name")
    of_collectives = any(_OF_COLLECTIVES.match(head) for head in _heads(grid[header:first], names))
    for number, row in enumerate(grid):
        if number < first:
            continue
        cells = _distinct(row)
        filled = [c for c in cells if strip_value(c.text)]
        if not filled or _counts_columns(filled):
            continue
        if _is_section(filled, row, roles):
            for text_line in lines_of(doc, filled[-1:])[:1]:
                sections = _nest(sections, text_line, filled)
            continue
        by_role = _by_role(row, roles)
        ordinal = strip_value(by_role["ordinal"][0].text) if by_role.get("ordinal") else ""
        if any(strip_value(c.text) for c in by_role.get("name", [])):
            marked = _marked(grid, row, first, roles)
            above = [line for _, line in sections]
            parted = part_cells(doc, by_role)
            for own in parted.rows:
                roster.entries.append(Entry(table, number, own, above, ordinal, marked, of_collectives, columns))
            roster.uneven += [roster.entries[-1].cells["name"][0].text] if parted.uneven else []
        elif ordinal.isdigit() and len(filled) > _LEAST_FILLED and by_role.get("name", [None])[0] in cells:
            roster.nameless.append(" | ".join(strip_value(cell.text) for cell in filled))
    if any(entry.headers for entry in roster.entries):  # who has no mark beside marked rows is not asked for
        roster.unmarked = [entry for entry in roster.entries if not (entry.headers or _has_request(entry))]
        roster.entries = [entry for entry in roster.entries if entry.headers or _has_request(entry)]
    return roster


def _has_request(entry: Entry) -> bool:
    return any(strip_value(cell.text) for cell in entry.cells.get("request", []))


def _marked(
    grid: list[list[Cell | None]], row: list[Cell | None], first: int, roles: dict[int, str]
) -> tuple[Cell, ...]:
    """The lowest header cell of each award column that this row marks with an x."""
    headers = []
    for column, cell in enumerate(row):
        if cell is not None and roles.get(column) == "request" and _MARK.fullmatch(cell.text.strip()):
            header = grid[first - 1][column]
            headers += [header] if header is not None else []
    return tuple(headers)


def _distinct(row: list[Cell | None]) -> list[Cell]:
    return list({id(cell): cell for cell in row if cell is not None}.values())


def _by_role(row: list[Cell | None], roles: dict[int, str]) -> dict[str, list[Cell]]:
    """The row's cells under the roles of their columns; a merged cell once under each role."""
    found: dict[str, dict[int, Cell]] = {}
    for column, cell in enumerate(row):
        if cell is not None:
            found.setdefault(roles.get(column, "other"), {})[id(cell)] = cell
    return {role: list(cells.values()) for role, cells in found.items()}


def _counts_columns(cells: list[Cell]) -> bool:
    """A row that numbers the columns: (1) (2) (3) or A B 1 2."""
    return len(cells) > 2 and all(re.fullmatch(r"\(?\w\)?", c.text.strip()) for c in cells)


def _is_section(filled: list[Cell], row: list[Cell | None], roles: dict[int, str]) -> bool:
    """A row with one text over the columns, or an ordinal (I, 1, a) and a heading beside empty cells."""
    low = bare(" ".join(c.text for c in filled)).strip()
    if re.match(r"^(?:tong cong|tong so|cong)\b", low):
        return True
    if len(filled) == 1:
        cell = filled[0]
        names_column = roles.get(cell.column) == "name" and cell.column_span == 1
        return not names_column or bool(
            re.match(r"^(?:[ivx]+|[a-d]|\d{1,2})\s*[.)]|^(?:tap the|ca nhan|danh hieu|hinh thuc)\b", low)
        )
    if len(filled) == 2 and re.fullmatch(r"[IVX]+|[A-D]|\d{1,2}", filled[0].text.strip()):
        return filled[1].column_span > 1 or bool(_SECTION_HEAD.match(bare(filled[1].text).strip()))
    return False


def _nest(sections: list[tuple[str, Line]], line: Line, filled: list[Cell]) -> list[tuple[str, Line]]:
    """Section rows in force, each with its kind of mark: one closes its own kind and what lies within it.

    A Roman one stands within a lettered one ("B" over "I", "II") or the other way round, an Arabic one within both.
    """
    mark = _mark_of(filled[0].text.strip())
    if mark:
        outer = takewhile(lambda section: section[0] != mark, sections)
        return [*(section for section in outer if section[0]), (mark, line)]
    kept = [section for section in sections if section[0] or _alone_kind(section[1])]
    return [*kept, (mark, line)]


def _mark_of(text: str) -> str:
    """ "roman", "letter", or "" for Arabic marks and none."""
    match = re.match(r"(?:([IVX]+)|[A-D])(?:[.)\s]|$)", text)
    return ("roman" if match[1] else "letter") if match else ""


def _alone_kind(line: Line) -> bool:
    return bool(re.fullmatch(r"\W*(?:tap the|ca nhan)\W*", line.bare))


def kind_of_section(sections: list[Line]) -> str | None:
    """ "tap_the" or "ca_nhan" where a section row says so."""
    for line in reversed(sections):
        low = line.bare
        if _COLLECTIVE.search(low) and not _INDIVIDUAL.search(low):
            return "tap_the"
        if _INDIVIDUAL.search(low) and not _COLLECTIVE.search(low):
            return "ca_nhan"
    return None


def has_failed(entry: Entry, least: float = 50.0) -> bool:
    """The row's vote is short of the share needed: the Council does not propose it."""
    votes, against = entry.text("vote"), entry.text("against").strip()
    agreed = votes.split("\n")[0].strip()
    if agreed.isdigit() and against.isdigit():
        return is_short(f"{agreed}/{int(agreed) + int(against)}", least)
    return is_short(votes, least)
