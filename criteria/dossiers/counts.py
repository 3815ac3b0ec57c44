"""Takes a sender's folder; gives DC01 where its submission, list, minutes and reports do not hold the same requests.

A request is one recognition for one nominee. Only kinds of paper that are there, and speak of the recognition, count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from criteria.book.rulebook import Rulebook
from criteria.dossiers.folders import LIST, MINUTES, REPORT, SUBMISSION, Folder, person_of
from criteria.findings import make_finding
from records.catalogue import RECOGNITIONS
from records.proposals import Finding, Proposal
from records.readings import Counted

ORDER = (SUBMISSION, LIST, MINUTES, REPORT)
MOST_NAMED = 8
KIND_NAMES = {"ca_nhan": "cá nhân", "tap_the": "tập thể", "ho_gia_dinh": "hộ gia đình"}
Request = tuple[str, str | None, str]  # code, year, kind of nominee
Held = Mapping[str, Mapping[Request, Mapping[str, Proposal]]]  # by kind of paper and request the proposals by id


@dataclass(frozen=True)
class Difference:
    """DC01 with all names for the sender, its numbers alone for proposals, which of them it touches, and the papers.

    Those that lack a report alone are not `told`: each has its own finding (HS01).
    """

    finding: Finding
    for_each: Finding
    proposals: tuple[str, ...]
    told: tuple[str, ...]
    files: tuple[str, ...]


def count_differences(folder: Folder, rulebook: Rulebook, received: date | None) -> Iterator[Difference]:
    """At most one for a folder: the totals by kind of paper, what a paper states, and who is missing where."""
    held = _held(folder, rulebook, received)
    stated = _stated_apart(folder)
    lacking = _lacking(held)
    enclosed = list(_enclosed_apart(folder))
    if not stated and not lacking and not enclosed:
        return
    numbers = [*_totals(folder, held, stated), *_by_request(held), *enclosed]
    names = [f"không có trong {kind}: {_named(found)}" for kind, found in lacking.items()]
    unnamed = [f"không có trong {kind}: {len(found):02d} trường hợp" for kind, found in lacking.items()]
    touched = {each.id: each for found in lacking.values() for each in found}
    kinds = {*held, *stated, *((LIST, REPORT) if stated else ()), *((SUBMISSION, REPORT) if enclosed else ())}
    yield Difference(
        _finding([*numbers, *names]),
        _finding(numbers[:1] or unnamed),
        tuple(touched),
        tuple({each.id: each for kind, found in lacking.items() if kind != REPORT for each in found}),
        tuple(paper.file for kind in ORDER if kind in kinds for paper in folder.of_kind(kind)),
    )


def _finding(told: Iterable[str]) -> Finding:
    return make_finding(
        "DC01",
        condition="counts",
        required="số trường hợp trong các giấy tờ bằng nhau",
        found=". ".join(each[:1].upper() + each[1:] for each in told),
    )


def _held(folder: Folder, rulebook: Rulebook, received: date | None) -> Held:
    """For each kind of paper the requests that it should hold, with those it does.

    A submission, list or minutes that speak of a recognition nowhere are not about it; reports are needed one by one.
    """
    held: dict[str, dict[Request, dict[str, Proposal]]] = defaultdict(dict)
    for request, proposals in _by_what_is_asked(folder).items():
        inside = {
            kind: {id_: each for id_, each in proposals.items() if folder.is_in(each, kind)}
            for kind in ORDER
            if kind in folder.named_in
        }
        asking = {kind: own for kind, own in inside.items() if own and kind != REPORT}
        is_reported = REPORT in inside and _needs_report(next(iter(proposals.values())), rulebook, received)
        compared = asking | ({REPORT: inside[REPORT]} if is_reported else {})
        if asking and len(compared) > 1:
            for kind, own in compared.items():
                held[kind][request] = own
    if not any(held[REPORT].values()):
        del held[REPORT]  # what reports there are is about other requests
    return held


def _by_what_is_asked(folder: Folder) -> dict[Request, dict[str, Proposal]]:
    """The proposals of each request; one without a year is of the only year in which the others ask the same."""
    years: dict[tuple[str, str], set[str]] = defaultdict(set)
    for proposal in folder.proposals:
        if proposal.requested.year:
            years[proposal.requested.code, proposal.nominee.kind].add(proposal.requested.year)
    found: dict[Request, dict[str, Proposal]] = defaultdict(dict)
    for proposal in folder.proposals:
        code, kind = proposal.requested.code, proposal.nominee.kind
        known = years[code, kind]
        year = proposal.requested.year or (next(iter(known)) if len(known) == 1 else None)
        found[code, year, kind][proposal.id] = proposal
    return found


def _needs_report(proposal: Proposal, rulebook: Rulebook, received: date | None) -> bool:
    rule = rulebook.dossier_for(proposal.requested.code, received or proposal.received, legal_kind=proposal.legal_kind)
    return rule is not None and any(part.part == "bao_cao_thanh_tich" and part.finding for part in rule.parts)


def _lacking(held: Held) -> dict[str, list[Proposal]]:
    """For each kind of paper the proposals of its recognitions that the other papers hold and it does not."""
    lacking: dict[str, list[Proposal]] = {}
    for kind in ORDER:
        for request, own in held.get(kind, {}).items():
            others = {id_: each for by_request in held.values() for id_, each in by_request.get(request, {}).items()}
            missing = [each for id_, each in others.items() if id_ not in own]
            if missing:
                lacking.setdefault(kind, []).extend(missing)
    return lacking


def _stated_apart(folder: Folder) -> dict[str, int]:
    """The total that a paper without names of its own states, where the list (else the reports) holds another number.

    A paper's own rows are compared with what it states when it is read.
    """
    counted_in = LIST if folder.named_in.get(LIST) else REPORT
    rivals = {len(folder.named_in.get(counted_in, ())), _people(folder, counted_in)} - {0}
    apart: dict[str, int] = {}
    for kind in (SUBMISSION, MINUTES):
        for paper in folder.of_kind(kind):
            number = None if paper.nominees else _whole(paper.counted)
            if rivals and number is not None and number not in rivals:
                apart[kind] = number
    return apart


def _enclosed_apart(folder: Folder) -> Iterator[str]:
    """The reports that the submissions say go with them, where another number of them is there."""
    told = {
        each.count
        for paper in folder.of_kind(SUBMISSION)
        for each in paper.enclosed
        if each.kind == "bao_cao_thanh_tich_ca_nhan" and each.count
    }
    there = _people(folder, REPORT)
    if len(told) == 1 and there and there not in told:
        yield f"tờ trình ghi gửi kèm {told.pop():02d} báo cáo thành tích, hồ sơ có {there:02d}"


def _whole(counted: Sequence[Counted]) -> int | None:
    """The one number of all cases; where kinds are counted apart, their sum."""
    of_all = {each.number for each in counted if each.code is None and each.kind is None}
    if of_all:
        return of_all.pop() if len(of_all) == 1 else None
    by_kind: dict[str, set[int]] = defaultdict(set)
    for each in counted:
        if each.code is None and each.kind is not None:
            by_kind[each.kind].add(each.number)
    if not by_kind or any(len(numbers) > 1 for numbers in by_kind.values()):
        return None
    return sum(next(iter(numbers)) for numbers in by_kind.values())


def _people(folder: Folder, kind: str) -> int:
    return len({person_of(each) for each in folder.proposals if folder.is_in(each, kind)})


def _totals(folder: Folder, held: Held, stated: Mapping[str, int]) -> Iterator[str]:
    """ "Tờ trình có 12 trường hợp, danh sách có 11 trường hợp", where all kinds of paper are of the same requests."""
    if len({frozenset(by_request) for by_request in held.values()}) > 1 and not stated:
        return
    numbers = {kind: sum(len(own) for own in by_request.values()) for kind, by_request in held.items()}
    if stated:
        numbers |= {kind: len(folder.named_in[kind]) for kind in (LIST, REPORT) if folder.named_in.get(kind)}
    shown = {kind: f"{kind} có {number} trường hợp" for kind, number in numbers.items()}
    shown |= {kind: f"{kind} ghi {number} trường hợp" for kind, number in stated.items()}
    yield ", ".join(shown[kind] for kind in ORDER if kind in shown)


def _by_request(held: Held) -> Iterator[str]:
    """The numbers of each recognition that differs, where there are several recognitions."""
    requests = {request: None for by_request in held.values() for request in by_request}
    for request in requests if len(requests) > 1 else ():
        numbers = {kind: len(held[kind][request]) for kind in ORDER if request in held.get(kind, {})}
        if len(set(numbers.values())) > 1:
            code, year, kind_of_nominee = request
            is_for_others = any(other[:2] == request[:2] and other != request for other in requests)
            name = RECOGNITIONS.get(code, code) + (f" năm {year}" if year else "")
            name += f" ({KIND_NAMES[kind_of_nominee]})" if is_for_others else ""
            yield f"{name}: {', '.join(f'{kind} {number}' for kind, number in numbers.items())}"


def _named(proposals: Iterable[Proposal]) -> str:
    names = list(dict.fromkeys(each.nominee.name or "(chưa đọc được tên)" for each in proposals))
    more = f" và {len(names) - MOST_NAMED} trường hợp khác" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
