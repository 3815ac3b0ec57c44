"""Takes a sender's folder; gives the proposals that are probably one, split since its papers give two birth dates.

They are never joined here: a person says whether they are one. Until then each says that, and not what the others have.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from criteria.dossiers.folders import PAPER_KINDS, Cabinet, Folder, person_of
from criteria.dossiers.parts import named_parts
from criteria.dossiers.unnamed import named_files
from criteria.facts import DossierPart
from criteria.findings import make_finding
from records.likeness import is_same_day
from records.merging import printed_day
from records.people import Kinship
from records.proposals import Finding, Judgement, Proposal
from records.readings import Evidence

COUNTED = frozenset({"DC01", "DC04"})  # what follows from one person being counted as several
OF_REPORTS = frozenset({"TC02", "TC04", "THIEU_TRUONG"})  # what is missing where the report stands with another


@dataclass(frozen=True)
class Split:
    """One of several proposals of a name: what to ask, the files of the parts that the others have.

    `is_whole`: nobody else of that name is in the quarter, so that linking's own doubt says no more.
    """

    finding: Finding
    elsewhere: dict[DossierPart, tuple[str, ...]]
    own: frozenset[DossierPart]
    is_whole: bool

    def alone_in(self, judgement: Judgement) -> Judgement:
        """The judgement with the one question in place of what its answer settles; verdict and outcomes stay."""
        findings = tuple(each for each in judgement.findings if not self._is_settled(each))
        return judgement.model_copy(update={"findings": findings})

    def _is_settled(self, finding: Finding) -> bool:
        condition = finding.condition or ""
        if finding.code.startswith("HS"):
            return any(condition.endswith(f".{part}") for part in self.elsewhere)
        if finding.code in OF_REPORTS:
            return "bao_cao_thanh_tich" in self.elsewhere and "bao_cao_thanh_tich" not in self.own
        is_linking = finding.code == "DOI_CHIEU" and condition == "identity" and self.is_whole
        return is_linking or finding.code in COUNTED or (finding.code == "DC02" and condition == "full_name")


def splits_in(folder: Folder, cabinet: Cabinet, said: Sequence[Kinship] = ()) -> Iterator[tuple[str, Split]]:
    """By proposal id: one name and one request, in papers of which none names two, whose birth dates contradict.

    Whom people called two (`said`, or a decision on the proposal) are not asked about again.
    """
    apart = [{each.one, each.other} for each in said if not each.is_same]
    groups: dict[tuple[str, str, str], list[Proposal]] = defaultdict(list)
    for each in folder.proposals:
        groups[(*person_of(each), each.requested.code)].append(each)
    for (_, name, _), own in groups.items():
        are_two = any(pair <= {each.id for each in own} for pair in apart)
        if name and len(own) > 1 and not are_two and _are_apart(own) and _births_differ(own):
            finding = _question(own, cabinet)
            yield from ((each.id, _split(each, own, cabinet, finding)) for each in own)


def _are_apart(own: Sequence[Proposal]) -> bool:
    """No paper names two of them, all ask one year, and linking doubts each: a paper with both knows two people."""
    years = {each.requested.year for each in own} - {None}
    named = Counter(sha256 for each in own for sha256 in {source.sha256 for source in each.sources})
    doubted = all(any(f.condition == "identity" and f.severity != "THONG_TIN" for f in each.findings) for each in own)
    return doubted and len(years) < 2 and max(named.values(), default=1) == 1


def _births_differ(own: Sequence[Proposal]) -> bool:
    births = [each.nominee.birth_date.value for each in own if each.nominee.birth_date]
    return any(not is_same_day(one, other) for at, one in enumerate(births) for other in births[at + 1 :])


def _split(proposal: Proposal, own: Sequence[Proposal], cabinet: Cabinet, finding: Finding) -> Split:
    elsewhere: dict[DossierPart, tuple[str, ...]] = {}
    for other in (each for each in own if each is not proposal):
        for part, files in named_parts(other).items():
            elsewhere[part] = (*elsewhere.get(part, ()), *files)
    is_whole = cabinet.people[person_of(proposal)] == len(own)
    return Split(finding, elsewhere, frozenset(named_parts(proposal)), is_whole)


def _question(own: Sequence[Proposal], cabinet: Cabinet) -> Finding:
    said: list[str] = []
    places: list[Evidence] = []
    for each in own:
        born = each.nominee.birth_date
        kinds = ", ".join(dict.fromkeys(PAPER_KINDS.get(s.kind or "", "giấy tờ khác") for s in each.sources))
        files = named_files([source.file for source in each.sources])
        said.append(f"{kinds} ({files}) {f'ghi {printed_day(born.value)}' if born else 'không ghi ngày sinh'}")
        places += born.evidence if born else ()
    return make_finding(
        "DC02",
        condition="birth_date",
        found="; ".join(said),
        evidence=tuple(place for place in places if place.file),
        words={"what": f"Ngày sinh của {own[0].nominee.name} khác nhau giữa các giấy tờ", "whom": "người"},
    )
