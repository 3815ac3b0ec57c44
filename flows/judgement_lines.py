"""Takes a judgement; gives the lines in which a terminal tells it: verdict, conditions with their signs, what else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from records.catalogue import DOCUMENT_KINDS, VERDICTS

if TYPE_CHECKING:
    from records.proposals import Finding, Judgement, Proposal
    from reports.explanation.conditions import Row

SEVERITY_WORDS = {"LOI": "Lỗi", "CANH_BAO": "Cảnh báo", "THONG_TIN": "Thông tin"}
STEP = "  "
_WISH = re.compile(r"; ((?:đề nghị|cần) [^;]+)\.$")  # what a finding says would settle it
OF_CONDITIONS = ("TC01", "TC02", "TC03", "TC04", "TRUNG_LAP")  # findings that only repeat what a line of theirs says


def judgement_lines(judgement: Judgement, proposal: Proposal | None = None, *, with_all: bool = False) -> Iterator[str]:
    """The verdict; a line for each condition that a program checks; findings that no such line tells.

    `with_all`: also alternatives that are not asked any more, papers, what a person judges, and what to do.
    """
    from reports.bases import commonest_law
    from reports.explanation.conditions import condition_rows, for_person

    law = commonest_law([judgement])
    yield f"Kết quả: {VERDICTS[judgement.verdict].lower()} (theo {judgement.laws})"
    all_rows = condition_rows(judgement)
    rows = [row for row in all_rows if with_all or row.state not in ("spared", "person")]
    wishes = {f.condition: wish[1] for f in judgement.findings if f.condition and (wish := _WISH.search(f.text))}
    for row in rows:
        yield from (f"{STEP}{line}" for line in _row_lines(row, proposal, law=law, wishes=wishes))
    left = len(for_person(judgement)) + sum(row.state == "person" and row.condition is not None for row in all_rows)
    if with_all:
        yield from _person_lines(judgement, law=law)
        yield from _paper_lines(judgement, proposal)
    elif left:
        yield f"{STEP}○ Người xét đánh giá: {left} điều kiện"
    told = {row.condition.id for row in rows if row.condition is not None and row.state != "DAT"}
    rest = [f for f in judgement.findings if with_all or not (f.code in OF_CONDITIONS and f.condition in told)]
    yield from _finding_lines(rest, proposal, with_action=with_all)
    if law:
        yield f"{STEP}Điều, khoản không ghi tên văn bản là của {law}."


def _row_lines(row: Row, proposal: Proposal | None, *, law: str, wishes: dict[str, str]) -> Iterator[str]:
    """What is asked, by which article; under it what was found, where, and what would settle it."""
    from reports.bases import article_in_short

    letter = f"{row.letter}) " if row.letter else ""
    indent = STEP * row.depth
    if row.condition is None:
        yield f"{indent}{row.sign} {letter}{row.text}"
        return
    number = f"({row.number}) " if row.number else ""
    yield f"{indent}{row.sign} {letter}{number}{row.text} [{article_in_short(row.article, law)}]"
    if row.found and row.state != "person":
        yield f"{indent}{STEP * 3}{_small(row.found)}{_place(row.condition.evidence, proposal)}"
    wish = wishes.get(row.condition.id)
    if wish and row.state == "CHUA_RO" and row.condition.severity != "THONG_TIN":
        yield f"{indent}{STEP * 3}→ {wish}"


def _place(evidence: Iterable[object], proposal: Proposal | None) -> str:
    from reports.places import place_in_file, places_in_words

    places = tuple(evidence)
    if not places:
        return ""
    words = place_in_file(proposal, places) if proposal else places_in_words(places)  # type: ignore[arg-type]
    return f" ({words})" if words else ""


def _person_lines(judgement: Judgement, *, law: str) -> Iterator[str]:
    from reports.bases import article_in_short
    from reports.explanation.conditions import for_person, words_of

    left = for_person(judgement)
    if left:
        yield f"{STEP}Người xét đánh giá:"
    for condition in left:
        required, found = words_of(condition)
        note = f" – {_small(found)}" if found and found != "Do người xét đánh giá" else ""
        yield f"{STEP * 2}○ {required}{note} [{article_in_short(condition.article, law)}]"


def _paper_lines(judgement: Judgement, proposal: Proposal | None) -> Iterator[str]:
    from reports.explanation.conditions import STATES, is_of_dossier, words_of

    parts = [each for each in judgement.conditions if is_of_dossier(each)]
    if parts:
        yield f"{STEP}Thành phần hồ sơ:"
    for part in parts:
        required, found = words_of(part)
        yield f"{STEP * 2}{STATES[part.outcome][0]} {required}: {_small(found)}"
    if proposal is not None:
        yield f"{STEP}Các tệp:"
        for source in proposal.sources:
            yield f"{STEP * 2}{source.file} ({DOCUMENT_KINDS.get(source.kind or '', 'chưa rõ loại')})"


def _finding_lines(findings: Iterable[Finding], proposal: Proposal | None, *, with_action: bool) -> Iterator[str]:
    from reports.explanation.todo import SENDER, action_for
    from reports.rows import finding_in_words

    unit = (proposal.sender if proposal else None) or SENDER
    for finding in dict.fromkeys(findings):
        place = _place(finding.evidence, proposal)
        yield f"{STEP}- {SEVERITY_WORDS[finding.severity]}: {finding_in_words(finding)}{place}"
        if with_action:
            yield f"{STEP * 2}→ {action_for(finding, unit=unit)}"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
