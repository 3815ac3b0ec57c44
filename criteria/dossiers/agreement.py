"""Takes a sender's folder; gives where its papers name others, or ask other recognitions, for whom they propose.

DC02 names nearly equal, DC03 other recognitions, DC04 who is in one paper and not in the other. Values of one linked
proposal were compared when it was merged; that is not said again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from criteria.dossiers.folders import LIST, MINUTES, PAPER_KINDS, REPORT, SUBMISSION, Cabinet, Folder, asked_in
from criteria.dossiers.parts import vote_on
from criteria.findings import make_finding
from records.catalogue import RECOGNITIONS
from records.folding import fold, unaccented
from records.likeness import is_same_day
from records.proposals import Finding, Proposal
from records.readings import Evidence, Reading, Recognition

UNSURE_CODES = frozenset({"KHAC"})
Asked = tuple[Recognition, Reading]  # what is asked, and the paper that asks it
Told = tuple[str, Finding]  # id of the proposal, what is said of it


def disagreements(folder: Folder, cabinet: Cabinet) -> Iterator[Told]:
    """Everything of DC02, DC03 and DC04 in one folder, each proposal with what is said of it."""
    alone = _alone(folder)
    likes = dict(_near_names(folder, alone))
    yield from likes.items()
    other_awards = list(_other_awards(folder, cabinet))
    yield from other_awards
    explained = likes.keys() | {id_ for id_, _ in other_awards}
    by_id = {each.id: each for each in folder.proposals}
    for id_, places in alone.items():
        if id_ not in explained and not _is_doubted(by_id[id_]):
            yield id_, _standing_alone(by_id[id_], places, folder, cabinet)


def _alone(folder: Folder) -> dict[str, list[tuple[str, str]]]:
    """For each proposal the pairs of papers of which one names it and the other, that asks the same of others, not."""
    alone: dict[str, list[tuple[str, str]]] = defaultdict(list)
    base = SUBMISSION if folder.named_in.get(SUBMISSION) else LIST  # a submission may leave the names to its list
    pairs = [(MINUTES, base), (base, MINUTES), (REPORT, base)]
    pairs += [(LIST, SUBMISSION), (SUBMISSION, LIST)] if base == SUBMISSION else []
    for inside, outside in pairs:
        there = folder.named_in.get(outside, frozenset())
        asked = {_request(each) for each in folder.proposals if each.id in there}
        for proposal in folder.proposals:
            is_apart = folder.is_in(proposal, inside) and proposal.id not in there
            if is_apart and _request(proposal) in asked:
                alone[proposal.id].append((inside, outside))
    return alone


def _request(proposal: Proposal) -> tuple[str, str]:
    return proposal.requested.code, proposal.nominee.kind


# --- DC02: two names, nearly one


def _near_names(folder: Folder, alone: Mapping[str, list[tuple[str, str]]]) -> Iterator[Told]:
    """Each is in a kind of paper where the other is missing, both ask the same, and the names differ by little."""
    by_id = {each.id: each for each in folder.proposals if each.id in alone}
    by_request: dict[tuple[str, str], list[Proposal]] = defaultdict(list)
    for proposal in by_id.values():
        by_request[_request(proposal)].append(proposal)
    for own in by_request.values():
        for proposal in own:
            rivals = [
                other
                for other in own
                if other is not proposal
                and _fills(alone[proposal.id], alone[other.id])
                and _is_near(proposal, other)
                and not _is_doubted(proposal)
            ]
            if len(rivals) == 1:
                yield proposal.id, _two_names(proposal, rivals[0])


def _fills(one: Iterable[tuple[str, str]], other: Iterable[tuple[str, str]]) -> bool:
    """Whether one is where the other is missing, and the other way round or not."""
    return any(a[0] == b[1] or a[1] == b[0] for a, b in product(one, other))


def _is_doubted(proposal: Proposal) -> bool:
    """Linking has already said that the name is written in two ways."""
    return any(finding.condition == "full_name" for finding in proposal.findings)


def _is_near(one: Proposal, other: Proposal) -> bool:
    """Names that differ by one letter or one middle syllable, and birth dates that do not contradict."""
    births = (one.nominee.birth_date, other.nominee.birth_date)
    if births[0] and births[1] and not is_same_day(births[0].value, births[1].value):
        return False
    if {source.sha256 for source in one.sources} & {source.sha256 for source in other.sources}:
        return False  # a paper that names both knows two people
    first, second = (unaccented(fold(each.nominee.name)).split() for each in (one, other))
    if len(first) < 2 or len(second) < 2:
        return False
    if len(first) == len(second):
        differing = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
        return not differing or (len(differing) == 1 and _is_slip(*differing[0]))
    shorter, longer = sorted((first, second), key=len)
    is_middle = shorter[0] == longer[0] and shorter[-1] == longer[-1]
    return is_middle and len(longer) - len(shorter) == 1 and _is_within(shorter, longer)


def _is_slip(one: str, other: str) -> bool:
    """One letter more, less or other."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    shorter, longer = sorted((one, other), key=len)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))


def _is_within(shorter: list[str], longer: list[str]) -> bool:
    rest = iter(longer)
    return all(word in rest for word in shorter)


def _two_names(one: Proposal, other: Proposal) -> Finding:
    said = "; ".join(
        f"“{each.nominee.name}” trong {', '.join(dict.fromkeys(source.file for source in each.sources))}"
        for each in (one, other)
    )
    whom = "người" if one.nominee.kind == "ca_nhan" else "đối tượng"
    is_alike = fold(one.nominee.name) == fold(other.nominee.name)  # what differs is told by linking
    what = "Cùng họ tên mà chưa rõ là ai" if is_alike else "Họ tên không thống nhất"
    place = one.nominee.full_name.evidence if one.nominee.full_name else ()
    return make_finding(
        "DC02",
        condition="full_name",
        required=one.nominee.name,
        found=said,
        evidence=place,
        words={"what": what, "whom": whom},
    )


# --- DC03: other recognitions for one nominee


def _other_awards(folder: Folder, cabinet: Cabinet) -> Iterator[Told]:
    """What the list, the minutes and the reports ask for a nominee beyond what the submission (else the list) asks."""
    for own in folder.people.values():
        asked = _asked(own, cabinet)
        base = next((kind for kind in (SUBMISSION, LIST) if asked.get(kind)), None)
        if base is None or any(code in UNSURE_CODES for codes in asked.values() for code in codes):
            continue
        for kind in (LIST, MINUTES, REPORT):
            of_years = _of_years(asked.get(kind, {}), asked[base])
            extra = of_years.keys() - asked[base].keys()
            shared = of_years.keys() & asked[base].keys()
            if kind == base or not extra or (shared and kind == MINUTES):
                continue
            differing = extra if shared else extra | asked[base].keys()
            finding = _awards_differ(own[0], {base: asked[base], kind: of_years}, base, kind)
            yield from ((each.id, finding) for each in own if each.requested.code in differing)


def _of_years(asked: Mapping[str, Asked], base: Mapping[str, Asked]) -> dict[str, Asked]:
    """What may be about the years of the base: another year is another request."""
    years = {recognition.year for recognition, _ in base.values()}
    return {
        code: each for code, each in asked.items() if each[0].year is None or None in years or each[0].year in years
    }


def _asked(own: Iterable[Proposal], cabinet: Cabinet) -> dict[str, dict[str, Asked]]:
    """For each kind of paper what it asks for a nominee, by code, with the paper."""
    asked: dict[str, dict[str, Asked]] = defaultdict(dict)
    for proposal in own:
        for source, paper in cabinet.papers_of(proposal):
            if kind := PAPER_KINDS.get(source.kind or ""):
                for recognition in asked_in(paper, source.nominee):
                    asked[kind].setdefault(recognition.code, (recognition, paper))
    return asked


def _awards_differ(proposal: Proposal, asked: Mapping[str, Mapping[str, Asked]], base: str, kind: str) -> Finding:
    said, places = [], []
    for each in (base, kind):
        names = ", ".join(f"“{RECOGNITIONS.get(code, code)}”" for code in asked[each])
        files = dict.fromkeys(paper.file for _, paper in asked[each].values())
        said.append(f"{each} ghi {names} ({', '.join(files)})")
        for recognition, paper in asked[each].values():
            places += [place.model_copy(update={"file": paper.file}) for place in recognition.evidence]
    return make_finding(
        "DC03",
        condition="requested.code",
        found="; ".join(said),
        evidence=tuple(places),
        words={"person": proposal.nominee.name},
    )


# --- DC04: in one paper and not in the other


def _standing_alone(proposal: Proposal, places: list[tuple[str, str]], folder: Folder, cabinet: Cabinet) -> Finding:
    said = "; ".join(f"có trong {inside} nhưng {_missing(proposal, outside, folder)}" for inside, outside in places)
    name = RECOGNITIONS.get(proposal.requested.code, proposal.requested.text)
    return make_finding(
        "DC04",
        condition="papers",
        required="có trong mọi giấy tờ của đơn vị",
        found=said,
        evidence=_places(proposal, cabinet),
        words={"person": proposal.nominee.name or "Mục chưa đọc được tên", "name": name},
    )


def _missing(proposal: Proposal, outside: str, folder: Folder) -> str:
    """What a kind of paper lacks; minutes may vote on somebody and then not propose him."""
    ballots = (vote_on(proposal, paper) for paper in folder.of_kind(outside)) if outside == MINUTES else ()
    vote = next((vote for vote in ballots if vote is not None), None)
    if vote is None:
        return f"không có trong {outside}"
    counted = f" ({vote.yes}/{vote.present} phiếu đồng ý)" if vote.yes is not None and vote.present else ""
    return f"{outside} bỏ phiếu{counted} mà không đề nghị"


def _places(proposal: Proposal, cabinet: Cabinet) -> tuple[Evidence, ...]:
    """Where the papers that do name the nominee name it."""
    found: list[Evidence] = []
    for source, paper in cabinet.papers_of(proposal):
        if source.nominee < len(paper.nominees) and (name := paper.nominees[source.nominee].full_name):
            found += [place.model_copy(update={"file": paper.file}) for place in name.evidence]
    return tuple(found)
