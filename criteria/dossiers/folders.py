"""Takes proposals and papers; gives them sorted by who sent them, and who is in which kind of paper.

A folder is what one sender sent in one quarter. Comparing what its papers say is left to the other modules.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from records.folding import fold, unaccented
from records.linking import asked_of_all
from records.merging import issuer_of
from records.proposals import Proposal, Source
from records.readings import Reading, Recognition

SUBMISSION, LIST, MINUTES, REPORT = "tờ trình", "danh sách", "biên bản", "báo cáo thành tích"
PAPER_KINDS = {
    "to_trinh": SUBMISSION,
    "danh_sach": LIST,
    "bien_ban": MINUTES,
    "bao_cao_thanh_tich_ca_nhan": REPORT,
    "bao_cao_thanh_tich_tap_the": REPORT,
}
OF_MANY = frozenset({"to_trinh", "bien_ban"})
COUNCIL = re.compile(r"hoi dong\b")
Person = tuple[str, str]  # kind of nominee, folded name


@dataclass(frozen=True)
class Folder:
    """The proposals of one sender, and the papers that they rest on or that it issued; `sender` None: unknown."""

    sender: str | None
    proposals: tuple[Proposal, ...]
    papers: tuple[Reading, ...]

    def of_kind(self, kind: str) -> tuple[Reading, ...]:
        """The papers that are a submission, a list …, the copies of one paper left in."""
        return tuple(paper for paper in self.papers if PAPER_KINDS.get(paper.kind or "") == kind)

    @cached_property
    def of_many(self) -> tuple[Reading, ...]:
        """The papers that may speak of a whole list without naming anybody: submissions and minutes."""
        return tuple(paper for paper in self.papers if paper.kind in OF_MANY)

    @cached_property
    def named_in(self) -> Mapping[str, frozenset[str]]:
        """For each kind of paper the ids of the proposals that such a paper names."""
        found: dict[str, set[str]] = defaultdict(set)
        for proposal in self.proposals:
            for source in proposal.sources:
                if kind := PAPER_KINDS.get(source.kind or ""):
                    found[kind].add(proposal.id)
        return {kind: frozenset(ids) for kind, ids in found.items()}

    def is_in(self, proposal: Proposal, kind: str) -> bool:
        return proposal.id in self.named_in.get(kind, frozenset())

    @cached_property
    def people(self) -> Mapping[Person, tuple[Proposal, ...]]:
        """The proposals of each nominee; one whose name stands twice in one paper is left out: it may be two people."""
        found: dict[Person, list[Proposal]] = defaultdict(list)
        for proposal in self.proposals:
            found[person_of(proposal)].append(proposal)
        return {who: tuple(own) for who, own in found.items() if who[1] and not self._are_several(own)}

    def _are_several(self, own: Sequence[Proposal]) -> bool:
        places: dict[str, set[int]] = defaultdict(set)
        for proposal in own:
            for source in proposal.sources:
                places[source.sha256].add(source.nominee)
        births = {p.nominee.birth_date.value[:4] for p in own if p.nominee.birth_date}
        return len(births) > 1 or any(len(found) > 1 for found in places.values())


@dataclass(frozen=True)
class Cabinet:
    """All papers by their bytes, and the folders of all senders in the order of their first proposal."""

    papers: Mapping[str, Reading]
    folders: tuple[Folder, ...]

    def papers_of(self, proposal: Proposal) -> Iterator[tuple[Source, Reading]]:
        """The papers that name the nominee, each with its place there."""
        for source in proposal.sources:
            if (paper := self.papers.get(source.sha256)) is not None:
                yield source, paper

    @cached_property
    def people(self) -> Mapping[Person, int]:
        """How many proposals of the quarter have each kind and name."""
        return Counter(person_of(each) for folder in self.folders for each in folder.proposals)

    @cached_property
    def resting_on(self) -> Mapping[str, tuple[Proposal, ...]]:
        """For the bytes of each paper the proposals that it names."""
        found: dict[str, dict[str, Proposal]] = defaultdict(dict)
        for folder in self.folders:
            for proposal in folder.proposals:
                for source in proposal.sources:
                    found[source.sha256][proposal.id] = proposal
        return {sha256: tuple(own.values()) for sha256, own in found.items()}


def sort_papers(proposals: Sequence[Proposal], papers: Iterable[Reading]) -> Cabinet:
    """Proposals and papers by sender; a paper that names nobody goes to the sender whose unit issued it."""
    by_bytes = {paper.sha256: paper for paper in papers}
    if not by_bytes:
        return Cabinet({}, ())
    own: dict[str, list[Proposal]] = defaultdict(list)
    senders: dict[str, str | None] = {}
    issued: dict[str, set[str]] = defaultdict(set)  # folded names of a sender to its folders
    for proposal in proposals:
        key = _sender_key(proposal)
        own[key].append(proposal)
        senders.setdefault(key, proposal.known.sender.name if proposal.known.sender else proposal.sender)
        if proposal.sender:
            issued[fold(proposal.sender)].add(key)
    of_folder: dict[str, dict[str, Reading]] = {key: {} for key in own}
    placed: set[str] = set()
    for key, found in own.items():
        for source in (source for proposal in found for source in proposal.sources):
            if (paper := by_bytes.get(source.sha256)) is not None:
                of_folder[key][paper.sha256] = paper
                placed.add(paper.sha256)
    for paper in by_bytes.values():
        if paper.sha256 not in placed:
            for key in (key for name in _issuers(paper) for key in issued.get(fold(name), ())):
                of_folder[key][paper.sha256] = paper
    folders = (Folder(senders[key], tuple(found), _in_order(of_folder[key].values())) for key, found in own.items())
    return Cabinet(by_bytes, tuple(folders))


def person_of(proposal: Proposal) -> Person:
    """Whom a proposal is for, as far as one folder goes."""
    return proposal.nominee.kind, fold(proposal.nominee.name)


def asked_in(paper: Reading, place: int) -> tuple[Recognition, ...]:
    """What a paper itself asks for one of its nominees; empty where it names no recognition for it."""
    if place >= len(paper.nominees):
        return ()
    return paper.nominees[place].requested or asked_of_all(paper)


def _issuers(paper: Reading) -> Iterator[str]:
    """The unit that issued a paper; of a council's minutes also the unit whose council it is."""
    issuer, parent = issuer_of(paper.document), paper.document.parent_unit
    if issuer:
        yield issuer
        if parent and COUNCIL.match(unaccented(issuer)):
            yield parent.value


def _sender_key(proposal: Proposal) -> str:
    if proposal.known.sender is not None:
        return f"id:{proposal.known.sender.id}"
    return fold(proposal.sender) if proposal.sender else f"?{proposal.id}"


def _in_order(papers: Iterable[Reading]) -> tuple[Reading, ...]:
    return tuple(sorted(papers, key=lambda paper: (paper.file, paper.sha256)))
