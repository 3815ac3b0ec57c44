"""Takes a proposal and its sender's folder; gives which submission or minutes are there and lack only the nominee."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from criteria.dossiers.folders import PAPER_KINDS, Folder
from criteria.dossiers.parts import PARTS
from criteria.facts import DossierPart
from records.catalogue import RECOGNITIONS
from records.folding import fold
from records.proposals import Finding, Proposal
from records.readings import Reading

NAMED_FILES = 3  # of more files the first are named, the others counted


def unnamed_in(proposal: Proposal, folder: Folder, has: Mapping[DossierPart, object]) -> dict[DossierPart, str]:
    """For each part that a dossier lacks although the sender sent one: what that paper does not say, in words."""
    found: dict[DossierPart, str] = {}
    for kind, part in PARTS.items():
        papers = [paper for paper in folder.of_many if paper.kind == kind]
        if papers and part not in has:
            found[part] = _lacking(proposal, PAPER_KINDS[kind], papers)
    return found


def in_words(finding: Finding, lack: str) -> Finding:
    """The finding of a missing paper, told as what the paper that is there lacks."""
    law = f" ({finding.article})" if finding.article else ""
    return finding.model_copy(update={"found": lack, "text": f"{lack[:1].upper()}{lack[1:]}{law}."})


def _lacking(proposal: Proposal, kind: str, papers: Sequence[Reading]) -> str:
    """ "biên bản không nêu tên Bạch Thị Ngà, đã xem “Biên bản.docx”"."""
    name = proposal.nominee.name or "người, tập thể được đề nghị"
    asked = RECOGNITIONS.get(proposal.requested.code, proposal.requested.text)
    is_named = bool(proposal.nominee.name) and any(_names(paper, proposal) for paper in papers)
    lack = f"nêu tên {name} nhưng không rõ có đề nghị {asked}" if is_named else f"không nêu tên {name}"
    return f"{kind} {lack}, đã xem {named_files([paper.file for paper in papers])}"


def _names(paper: Reading, proposal: Proposal) -> bool:
    name = fold(proposal.nominee.name)
    is_nominee = any(each.kind == proposal.nominee.kind and fold(each.name) == name for each in paper.nominees)
    return is_nominee or any(vote.name and fold(vote.name) == name for vote in paper.votes)


def named_files(files: Sequence[str]) -> str:
    """ "“a”, “b”", of many the first three and how many more."""
    own = list(dict.fromkeys(files))
    said = ", ".join(f"“{file}”" for file in own[:NAMED_FILES])
    return said + (f" và {len(own) - NAMED_FILES} giấy tờ khác" if len(own) > NAMED_FILES else "")
