"""Takes a Doc and its zones; gives the nominees with what is asked for each, by kind of document.

A person who signs, chairs, attends or is thanked is no nominee: only rows, labels and sentences that propose count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from extractors.fields.achievements import read_achievements, read_deeds_behind
from extractors.fields.authors import read_initiative_paper
from extractors.fields.classifications import read_classifications
from extractors.fields.collective import read_collective_report
from extractors.fields.drafting import Draft, merge
from extractors.fields.enumerated import read_enumerated
from extractors.fields.exemplars import read_exemplar
from extractors.fields.granted import what_is_granted
from extractors.fields.merits import shared_heads, unclear_heads, untitled_initiatives
from extractors.fields.personal import read_person_report
from extractors.fields.portraits import read_portraits
from extractors.fields.refusals import Refusals, is_refusing, least_share, refused
from extractors.fields.registrations import read_registration
from extractors.fields.remarks import Remark, doubts_of_remarks, judge, notes_of_remarks, outvoted
from extractors.fields.requests import Asked, asked_in_title, subject_of_letter, year_of
from extractors.fields.retold import add_received
from extractors.fields.rosters import Roster, find_rosters, has_failed
from extractors.fields.tabular import asked_above, draft_of_row, lines_above, year_of_book
from extractors.layout import Doubt
from extractors.zones import Zones
from records.readings import DocumentHead, Nominee

_SHOWN_ROWS, _SHOWN_LETTERS = 3, 80
_COUNTS = {"hai": "2", "ba": "3", "bon": "4", "nam": "5", "sau": "6", "bay": "7", "tam": "8", "chin": "9", "muoi": "10"}
_OF_MANY = frozenset(("to_trinh", "danh_sach", "cong_van"))  # they may tell a deed behind each name
_PROPOSING = re.compile(r"de nghi\b.*\bkhen\b")
_ORGANISES = re.compile(r"thanh lap|kien toan|ban hanh|bo nhiem|dieu dong|nang (?:bac )?luong|quy che")
_GRANTS = re.compile(r"(?:cong nhan|tang|phong tang)\b.*\bdanh hieu|\bkhen thuong\b|bieu duong|tuyen duong")
_RESULT = re.compile(r"ket qua\b.*\b(?:hop|xet|binh (?:xet|bau)|bo phieu)\b.*(?:thi dua|khen thuong|danh hieu)")
_ALL_ALIKE = re.compile(
    rf"\b(?:ca|tat ca|toan bo)\s+(?:(?P<count>\d+|{'|'.join(_COUNTS)})\s+)?(?P<who>[a-z/ ]{{3,40}}?)"
    r"(?: neu tren| tren)?,? deu\b[^.;]*(?:xep loai|danh gia|hoan thanh)"
)


@dataclass(slots=True)
class _Told:
    """What the lists of a paper tell beside their nominees, gathered row by row."""

    remarks: list[Remark] = field(default_factory=list)
    untitled: list[str] = field(default_factory=list)  # "name (decision)" of initiatives whose titles no cell tells
    unclear: list[str] = field(default_factory=list)  # heads of columns that may tell of now or of before
    shared: list[str] = field(default_factory=list)  # heads of several recognitions over years or decisions alone
    unread: list[str] = field(default_factory=list)  # rows of lists in which no name could be read
    uneven: list[str] = field(default_factory=list)  # cells of several people, beside which is not told what is whose


@dataclass(slots=True, frozen=True)
class Nominations:
    """The nominees of a paper, and what its lists say that a person has to see."""

    nominees: tuple[Nominee, ...]
    doubts: tuple[Doubt, ...] = ()
    notes: tuple[str, ...] = ()


def read_nominees(doc: Doc, zones: Zones, head: DocumentHead) -> Nominations:
    """Nominees in document order, one entry each with all that is asked for it."""
    told = _Told()
    drafts = merge(_read_drafts(doc, zones, head, told))
    if zones.kind in _OF_MANY:
        _add_deeds(doc, zones, drafts)
        add_received(doc, zones, drafts)
    nominees = tuple(draft.freeze() for draft in drafts)
    return Nominations(nominees, tuple(_doubts(told)), tuple(_notes(told)))


def _add_deeds(doc: Doc, zones: Zones, drafts: list[Draft]) -> None:
    """What running text tells of each nominee that no column of deeds told of."""
    bare_ones = [draft for draft in drafts if not draft.achievements]
    for place, deeds in read_deeds_behind(doc, [draft.full_name for draft in bare_ones]).items():
        bare_ones[place].achievements = deeds
    if len(drafts) == 1 and not drafts[0].achievements:  # a letter about one
        drafts[0].achievements = read_achievements(doc, zones, person=drafts[0].full_name.value, anywhere=False)


def _doubts(told: _Told) -> list[Doubt]:
    unclear = [
        Doubt("COT_CHUA_RO", f"Cột “{head}” cạnh cột đề nghị: chưa rõ là đã đạt hay đề nghị. Xác nhận với đơn vị.")
        for head in dict.fromkeys(told.unclear)
    ]
    shared = [
        Doubt("COT_CHUA_RO", f"Cột “{head}” gộp nhiều danh hiệu, ô chỉ ghi năm hay số quyết định: xem năm nào đạt gì.")
        for head in dict.fromkeys(told.shared)
    ]
    uneven = [
        Doubt("COT_CHUA_RO", f"Ô có nhiều người (“{cell}”…), cột bên cạnh không rõ của ai. Đối chiếu với bản gốc.")
        for cell in told.uneven[:_SHOWN_ROWS]
    ]
    return [*doubts_of_remarks(told.remarks), *unclear, *shared, *uneven, *_unread(told.unread)]


def _unread(told: list[str]) -> list[Doubt]:
    if not told:
        return []
    rows = list(dict.fromkeys(told))
    shown = "; ".join(f"“{row[:_SHOWN_LETTERS].strip('“” ')}”" for row in rows[:_SHOWN_ROWS])
    more = f" và {len(rows) - _SHOWN_ROWS} dòng khác" if len(rows) > _SHOWN_ROWS else ""
    return [Doubt("DONG_CHUA_DOC", f"Danh sách có dòng chưa đọc được tên: {shown}{more}. Xem bản gốc, ghi thêm người.")]


def _notes(told: _Told) -> list[str]:
    notes = notes_of_remarks(told.remarks)
    if told.untitled:
        notes.append(f"Có quyết định công nhận sáng kiến nhưng không có tên sáng kiến: {'; '.join(told.untitled)}.")
    return notes


def _read_drafts(doc: Doc, zones: Zones, head: DocumentHead, told: _Told) -> list[Draft]:
    title = asked_in_title(doc, zones)
    match zones.kind:
        case "bao_cao_thanh_tich_ca_nhan":
            drafts = read_person_report(doc, zones, title)
        case "bao_cao_thanh_tich_tap_the":
            drafts = read_collective_report(doc, zones, title, head)
        case "don_sang_kien" | "xac_nhan_sang_kien":
            drafts = read_initiative_paper(doc, zones, head)
        case "dien_hinh":
            drafts = read_exemplar(doc, zones, title)
        case "khac":
            drafts = _read_announced(doc, zones, told)
        case "dang_ky":
            drafts = _read_lists(doc, zones, title, told) or read_registration(doc, zones, title)
        case "cong_van":
            proposes = bool(title.awards) or _PROPOSING.search(_subject_of_letter(zones)) is not None
            drafts = _read_lists(doc, zones, title, told) if proposes and not _only_reminds(zones) else []
            drafts = [draft for draft in drafts if draft.requested]
        case "quyet_dinh":
            drafts = _read_granted(doc, zones, head, title)
        case _:
            drafts = _read_lists(doc, zones, title, told)
    return drafts


def _only_reminds(zones: Zones) -> bool:
    """A letter about proposals that proposes nobody: it urges, guides, announces or asks for papers."""
    told = re.search(
        r"don doc|nhac|huong dan|bo sung|thong bao|gui ho so|nop ho so|trien khai", _subject_of_letter(zones)
    )
    return told is not None


def _subject_of_letter(zones: Zones) -> str:
    return " ".join(line.bare for line in subject_of_letter(zones))


def _read_announced(doc: Doc, zones: Zones, told: _Told) -> list[Draft]:
    """Those whom a notice of a Council's result names with what it proposes for each."""
    announced = " ".join(line.bare for line in zones.subject)
    if not _RESULT.search(announced):
        return []
    return [draft for draft in _read_lists(doc, zones, Asked((), year_of(announced)), told) if draft.requested]


def _read_granted(doc: Doc, zones: Zones, head: DocumentHead, title: Asked) -> list[Draft]:
    """Those whom a decision names for a recognition, with what it grants: it asks for nothing."""
    if any(_ORGANISES.search(line.bare) for line in zones.subject):
        return []
    of_initiatives = any("sang kien" in line.bare for line in zones.subject)
    drafts = read_initiative_paper(doc, zones, head) if of_initiatives else []
    if not drafts:
        grants = bool(title.awards) or any(_GRANTS.search(line.bare) for line in zones.subject)
        drafts = [each for each in _read_lists(doc, zones, Asked(), _Told()) if each.requested or grants]
    for draft in drafts:
        draft.granted = what_is_granted(draft, zones, head, title)
        draft.requested = []
    return drafts


def _read_lists(doc: Doc, zones: Zones, title: Asked, told: _Told) -> list[Draft]:
    rosters = find_rosters(doc, year=title.year, asked=bool(title.awards))
    refusals = refused(zones)
    drafts: list[Draft] = []
    for roster in rosters:
        if any(is_refusing(line) for line in lines_above(doc, roster.table)):
            continue
        drafts += _read_roster(doc, zones, roster, title, refusals, told)
    portrayed, taken = read_portraits(doc, zones, title, refusals)
    drafts += [draft for draft in portrayed if refusals.keeps(draft)]
    drafts += read_enumerated(doc, zones, title, refusals, known=bool(rosters or portrayed), taken=taken)
    _classify_all(doc, zones, drafts)
    return drafts


def _read_roster(doc: Doc, zones: Zones, roster: Roster, title: Asked, refusals: Refusals, told: _Told) -> list[Draft]:
    """The nominees of one table; who is left out, or kept against a remark, is told."""
    above = asked_above(doc, zones, roster)
    least = max((least_share(line.text) for _, line in above.awards), default=50.0)
    own = replace(title, year=year_of_book(doc, roster) or title.year)
    drafts = []
    unread = list(roster.nameless)
    for entry in roster.entries:
        draft = draft_of_row(doc, zones, entry, above, own)
        if draft is None:
            unread.append(" | ".join(entry.text(role).replace("\n", " ") for role in entry.cells if entry.text(role)))
            continue
        failed = has_failed(entry, least) or entry.ordinal.lstrip("0") in refusals.rows
        if failed or not refusals.keeps(draft):
            told.remarks.append(outvoted(entry, draft))
            continue
        remark = judge(doc, entry, draft, zones.kind)
        told.remarks += [remark] if remark else []
        if remark and remark.verdict == "left out":
            continue
        drafts.append(draft)
        decisions = untitled_initiatives(entry, draft)
        told.untitled += [f"{draft.full_name.value} ({', '.join(decisions)})"] if decisions else []
        told.unclear += unclear_heads(doc, entry)
        told.shared += shared_heads(doc, entry)
    for entry in roster.unmarked if drafts else ():
        draft = draft_of_row(doc, zones, entry, Asked(), Asked())
        told.remarks += [Remark(draft.full_name.value, "không đánh dấu cột nào", "left out")] if draft else []
    told.unread += unread if drafts else []
    told.uneven += [" ".join(cell.split())[:_SHOWN_LETTERS] for cell in roster.uneven]
    return drafts


def _classify_all(doc: Doc, zones: Zones, drafts: list[Draft]) -> None:
    """A sentence that judges all alike ("Cả hai nhà giáo đều được xếp loại …") counts for each who has no level yet."""
    for line in zones.body:
        told = _ALL_ALIKE.search(line.bare) if line.table is None else None
        if told is None:
            continue
        kind = "tap_the" if re.search(r"tap the|don vi", told["who"]) else "ca_nhan"
        meant = [draft for draft in drafts if draft.kind == kind]
        if told["count"] and _COUNTS.get(told["count"], told["count"].lstrip("0")) != str(len(meant)):
            continue
        levels = read_classifications(doc, zones, [line])
        for draft in meant:
            draft.classifications = draft.classifications or levels
