"""Takes a proposal and its sender's folder; gives which paper of the dossier is which part, with its file.

A submission or minutes count for those whom they name, and for all of a list that goes with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from criteria.dossiers.folders import Cabinet, Folder
from criteria.facts import DossierPart
from records.folding import fold
from records.proposals import Proposal, Source
from records.readings import Reading, Vote

PARTS: dict[str, DossierPart] = {
    "to_trinh": "to_trinh",
    "bao_cao_thanh_tich_ca_nhan": "bao_cao_thanh_tich",
    "bao_cao_thanh_tich_tap_the": "bao_cao_thanh_tich",
    "bien_ban": "bien_ban",
    "xac_nhan_sang_kien": "xac_nhan_sang_kien",
}
REPORTS = frozenset(kind for kind, part in PARTS.items() if part == "bao_cao_thanh_tich")


def named_parts(proposal: Proposal) -> dict[DossierPart, tuple[str, ...]]:
    """The files of each part that names the nominee; a decision that names its initiative certifies that."""
    found: dict[DossierPart, list[str]] = {}
    for source in proposal.sources:
        if source.kind in PARTS:
            found.setdefault(PARTS[source.kind], []).append(source.file)
    deciding = {source.file for source in proposal.sources if source.kind == "quyet_dinh"}
    for place in (place for initiative in proposal.nominee.initiatives for place in initiative.evidence):
        if place.file in deciding and place.file is not None:
            found.setdefault("xac_nhan_sang_kien", []).append(place.file)
    return {part: tuple(dict.fromkeys(files)) for part, files in found.items()}


def parts_of(proposal: Proposal, folder: Folder, cabinet: Cabinet) -> dict[DossierPart, tuple[str, ...]]:
    """The files of each part, those that cover the nominee by its list behind those that name it."""
    found = named_parts(proposal)
    certified = [paper.file for source, paper in cabinet.papers_of(proposal) if _certifies(proposal, source, paper)]
    if certified:
        part: DossierPart = "xac_nhan_sang_kien"
        found[part] = tuple(dict.fromkeys((*found.get(part, ()), *certified)))
    for paper in covering_papers(proposal, folder, cabinet):
        part = PARTS[paper.kind or ""]
        found[part] = tuple(dict.fromkeys((*found.get(part, ()), paper.file)))
    return found


def covering_papers(proposal: Proposal, folder: Folder, cabinet: Cabinet) -> Iterator[Reading]:
    """Submissions and minutes of the folder with which a list goes that names the nominee; minutes that vote on it."""
    named = {source.sha256 for source in proposal.sources}
    lists = [paper for source, paper in cabinet.papers_of(proposal) if source.kind == "danh_sach"]
    for paper in folder.of_many:
        if paper.sha256 not in named and ((lists and _covers(paper, lists)) or vote_on(proposal, paper) is not None):
            yield paper


def _certifies(proposal: Proposal, source: Source, paper: Reading) -> bool:
    """Whether a decision recognises, for the nominee, an initiative that the proposal tells by the same title."""
    if source.kind != "quyet_dinh" or source.nominee >= len(paper.nominees):
        return False
    told = {fold(each.title) for each in proposal.nominee.initiatives}
    return any(fold(each.title) in told for each in paper.nominees[source.nominee].initiatives)


def vote_on(proposal: Proposal, paper: Reading) -> Vote | None:
    """The ballot of minutes on the nominee by name, and on nothing else than what is asked."""
    name, codes = fold(proposal.nominee.name), (None, proposal.requested.code)
    named = (vote for vote in paper.votes if vote.name and fold(vote.name) == name and vote.code in codes)
    return next(named, None)


def _covers(paper: Reading, lists: Sequence[Reading]) -> bool:
    """By the number that a list names, else where the paper names nobody and says that its list goes with it."""
    number = fold(paper.document.number.value) if paper.document.number else None
    wanted = [fold(each.goes_with) for one in lists for each in one.enclosed if each.goes_with]
    if number is not None and number in wanted:
        return True
    says_so = any(each.kind == "danh_sach" and not each.goes_with for each in paper.enclosed)
    return says_so and not paper.nominees and not wanted
