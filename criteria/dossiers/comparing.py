"""Takes proposals and the papers they came in; gives what does not agree between the papers, and what no law allows.

What each check looks for is in its own module; here they are asked in turn, and who is told what.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from criteria.book.paper_rules import VoteRule
from criteria.book.rulebook import Rulebook
from criteria.dossiers.agreement import disagreements
from criteria.dossiers.counts import count_differences
from criteria.dossiers.decisions import incomplete_decisions, short_reports
from criteria.dossiers.folders import Cabinet, Folder, sort_papers
from criteria.dossiers.grounds import doubtful_grounds
from criteria.dossiers.headers import former_names
from criteria.dossiers.namesakes import Split, splits_in
from criteria.dossiers.parts import covering_papers, parts_of
from criteria.dossiers.unnamed import in_words, unnamed_in
from criteria.dossiers.votes import Ballots, Tally, contradictions, is_open, shortcomings, unstated
from criteria.facts import DossierPart, Facts, VoteFact
from criteria.surroundings import Surroundings
from records.proposals import ConditionResult, Finding, Judgement, Proposal
from records.readings import Evidence
from records.senders import SenderFinding


@dataclass(frozen=True)
class Compared:
    """What the papers say of one proposal: findings, the files of each part of its dossier, the Council's vote.

    `lacks`: of missing parts what a paper that is there does not say. `split`: probably one with others of its name.
    """

    findings: tuple[Finding, ...] = ()
    parts: Mapping[DossierPart, tuple[str, ...]] = field(default_factory=dict)
    vote: VoteFact | None = None
    lacks: Mapping[DossierPart, str] = field(default_factory=dict)
    split: Split | None = None

    def told_by(self, facts: Facts) -> Facts:
        """The facts with the parts that cover the nominee without naming it, and with the vote."""
        parts = tuple(sorted({*(facts.dossier or ()), *self.parts}))
        changes = {"dossier": parts} if parts != facts.dossier and facts.dossier is not None else {}
        return facts.model_copy(update={**changes, **({"vote": self.vote} if self.vote else {})})

    def with_files(self, judgement: Judgement) -> Judgement:
        """The judgement, each part of the dossier with its files; a vote that a condition judges is not told again."""
        conditions = tuple(self._filed(condition) for condition in judgement.conditions)
        judged = {each.evidence for each in conditions if each.outcome == "KHONG_DAT" and each.evidence}
        findings = (f for f in judgement.findings if f.code != "BQ02" or f.evidence not in judged)
        told = judgement.model_copy(update={"conditions": conditions, "findings": tuple(map(self._lacking, findings))})
        return self.split.alone_in(told) if self.split else told

    def _lacking(self, finding: Finding) -> Finding:
        """A missing paper that is there without the nominee says so."""
        lack = self._lack_of(finding.condition or "") if finding.code.startswith("HS") else None
        return in_words(finding, lack) if lack else finding

    def _lack_of(self, condition: str) -> str | None:
        return next((lack for part, lack in self.lacks.items() if condition.endswith(f".{part}")), None)

    def _filed(self, condition: ConditionResult) -> ConditionResult:
        if condition.outcome == "CHUA_RO" and (lack := self._lack_of(condition.id)):
            return condition.model_copy(update={"found": lack, "text": f"{condition.required}: {lack}."})
        files = next((names for part, names in self.parts.items() if condition.id.endswith(f".{part}")), ())
        if condition.outcome != "DAT" or not files:
            return condition
        found = f"có trong hồ sơ: {', '.join(f'“{name}”' for name in files)}"
        places = tuple(Evidence(file=name) for name in files)
        text = f"{condition.required}: {found}."
        return condition.model_copy(update={"found": found, "text": text, "evidence": places})


NOTHING_COMPARED = Compared()


def compare_papers(
    proposals: Sequence[Proposal], around: Surroundings, rulebook: Rulebook, *, received: date | None = None
) -> tuple[dict[str, Compared], tuple[SenderFinding, ...]]:
    """What is found by proposal id, and what concerns the papers of a sender as a whole.

    What concerns several (numbers, a law, a unit's name) is told to each that it touches and once to the sender.
    """
    cabinet = sort_papers(proposals, around.papers.values())
    tallies = {sha256: Tally(paper) for sha256, paper in cabinet.papers.items() if paper.kind == "bien_ban"}
    desk = _Desk(cabinet, tallies, around, rulebook, received)
    compared: dict[str, Compared] = {}
    of_senders: list[SenderFinding] = []
    for folder in cabinet.folders:
        told: dict[str, list[Finding]] = defaultdict(list)
        for of_sender, for_each, ids in _of_folder(folder, desk):
            of_senders.append(of_sender)
            for id_ in ids:
                told[id_].append(for_each)
        for id_, finding in disagreements(folder, cabinet):
            told[id_].append(finding)
        splits = dict(splits_in(folder, cabinet, around.said))
        for proposal in folder.proposals:
            split = splits.get(proposal.id)
            own = (*told[proposal.id], *([split.finding] if split else ()))
            compared[proposal.id] = replace(_of_proposal(proposal, folder, desk, own), split=split)
    return compared, tuple(of_senders)


@dataclass(frozen=True)
class _Desk:
    """What every comparison of one look needs; `received`: all as if they came in that day."""

    cabinet: Cabinet
    tallies: Mapping[str, Tally]
    around: Surroundings
    rulebook: Rulebook
    received: date | None


def _of_folder(folder: Folder, desk: _Desk) -> Iterator[tuple[SenderFinding, Finding, tuple[str, ...]]]:
    """What concerns a sender, and how it is told to which proposals."""
    for each in count_differences(folder, desk.rulebook, desk.received):
        yield SenderFinding(folder.sender, each.files, each.proposals, each.finding), each.for_each, each.told
    own = {proposal.id for proposal in folder.proposals}
    received = desk.received or min(proposal.received for proposal in folder.proposals)
    covered = _covered(folder, desk.cabinet)
    for paper in folder.papers:
        found = [
            *doubtful_grounds(paper, desk.rulebook, received),
            *former_names(paper, desk.around.former_names.get(paper.sha256, ()), desk.rulebook, received),
        ]
        if found:
            named = [each.id for each in desk.cabinet.resting_on.get(paper.sha256, ()) if each.id in own]
            touched = tuple(dict.fromkeys((*named, *covered.get(paper.sha256, ()))))
            for finding in found:
                at = finding.model_copy(update={"file": paper.file})
                yield SenderFinding(folder.sender, (paper.file,), touched, at), at, touched


def _covered(folder: Folder, cabinet: Cabinet) -> dict[str, list[str]]:
    """For papers that name nobody the proposals whose list goes with them."""
    covered: dict[str, list[str]] = defaultdict(list)
    for proposal in folder.proposals:
        for paper in covering_papers(proposal, folder, cabinet):
            covered[paper.sha256].append(proposal.id)
    return covered


def _of_proposal(proposal: Proposal, folder: Folder, desk: _Desk, told: Sequence[Finding]) -> Compared:
    received = desk.received or proposal.received
    parts = parts_of(proposal, folder, desk.cabinet)
    voted = list(_ballots(proposal, folder, desk))
    rules = [r for r in desk.rulebook.in_force(VoteRule, received) if proposal.requested.code in r.codes]
    rules = [r for r in rules if r.is_confirmed] or rules
    findings = [*told, *_on_votes(proposal, voted, rules, has_minutes="bien_ban" in parts)]
    findings += [*incomplete_decisions(proposal), *short_reports(proposal, desk.rulebook, received)]
    lacks = unnamed_in(proposal, folder, parts)
    return Compared(tuple(map(_filed, findings)), parts, _decisive(voted, rules), lacks)


def _ballots(proposal: Proposal, folder: Folder, desk: _Desk) -> Iterator[Ballots]:
    """The votes on a proposal in all its minutes, the latest minutes first."""
    minutes = [
        (paper, paper.nominees[source.nominee].name if source.nominee < len(paper.nominees) else None)
        for source, paper in desk.cabinet.papers_of(proposal)
        if paper.kind == "bien_ban"
    ]
    minutes += [(each, None) for each in covering_papers(proposal, folder, desk.cabinet) if each.kind == "bien_ban"]
    minutes.sort(key=lambda each: each[0].document.date.value if each[0].document.date else "", reverse=True)
    for paper, printed in minutes:
        if (found := desk.tallies[paper.sha256].on(proposal, printed)) is not None:
            yield found


def _decisive(voted: Sequence[Ballots], rules: Sequence[VoteRule]) -> VoteFact | None:
    """The vote of the latest minutes; none where they contradict themselves, or those absent could still decide."""
    latest = next(iter(voted), None)
    if latest is None or is_open(latest, rules) or any(contradictions(latest)):
        return None
    return latest.as_fact


def _on_votes(
    proposal: Proposal, voted: Sequence[Ballots], rules: Sequence[VoteRule], *, has_minutes: bool
) -> Iterator[Finding]:
    for ballots in voted:
        wrong = list(contradictions(ballots))
        yield from wrong
        if not wrong:
            yield from (finding for rule in rules[:1] for finding in shortcomings(ballots, proposal, rule))
    if has_minutes and not voted:
        yield from unstated(proposal, rules)


def _filed(finding: Finding) -> Finding:
    """The finding with the file its first evidence stands in."""
    file = finding.file or next((place.file for place in finding.evidence), None)
    return finding.model_copy(update={"file": file})
