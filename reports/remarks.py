"""Takes a proposal's findings; gives its remarks in the short form of the printed table.

The full sentences, with articles and places, stand on the sheets of findings and data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from records import Finding, Judgement
from records.proposals import Proposal
from reports.abbreviations import papers_in_short
from reports.bases import Basis, missing_in_short
from reports.places import printable

MISSING_PAPERS = {"HS04": "tờ trình", "HS01": "báo cáo", "HS02": "biên bản", "HS03": "chứng nhận sáng kiến"}
FIELDS = {
    "full_name": "họ tên",
    "birth_date": "ngày sinh",
    "position": "chức vụ",
    "unit": "đơn vị",
    "year": "năm thành tích",
}
VALUE_WORDS = 6  # of a longer value the beginning is shown
_SAID = re.compile(r"“([^”]*)” trong (.*?)(?=, “|\.?$)")
_UNCHECKED_USE = "chưa đối chiếu việc đã dùng"


def short_remarks(
    proposal: Proposal, judgement: Judgement, *, troubles: Sequence[Finding], basis: Basis, is_late: bool
) -> tuple[str, ...]:
    """One line each for papers, fields, time and contradictions; nothing that the basis says already."""
    codes = {finding.code for finding in troubles}
    papers = [name for code, name in MISSING_PAPERS.items() if code in codes]
    fields = [
        name for key, name in FIELDS.items() if any(_is_missing_field(f) and f.condition == key for f in troubles)
    ]
    remarks = [f"Thiếu {', '.join(papers)}."] if papers else []
    remarks += [f"Chưa có {', '.join(fields)}."] if fields else []
    remarks += [f"Quá hạn ({proposal.received.day}/{proposal.received.month})."] if is_late else []
    rest = [f for f in troubles if not _is_told(f, basis)]
    remarks += [_in_short(finding, proposal, judgement) for finding in rest]
    if any(_UNCHECKED_USE in c.text and c.outcome == "DAT" for c in judgement.conditions):
        remarks.append("Chưa đối chiếu việc sáng kiến đã dùng cho danh hiệu khác.")
    return tuple(dict.fromkeys(remarks))


def _is_missing_field(finding: Finding) -> bool:
    return finding.code == "THIEU_TRUONG" and finding.condition in FIELDS


def _is_told(finding: Finding, basis: Basis) -> bool:
    """Whether the basis or one of the joint lines tells it."""
    if finding.code in MISSING_PAPERS or finding.code == "HA01" or _is_missing_field(finding):
        return True
    return finding.code in basis.said or (finding.condition or "") in basis.said


def _in_short(finding: Finding, proposal: Proposal, judgement: Judgement) -> str:
    if finding.code == "HS05":
        return "Chưa rõ thành phần hồ sơ."
    if finding.code == "DON_VI_CHUA_RO":
        return "Chưa rõ đơn vị trong danh mục."
    if finding.code == "DOI_CHIEU":
        return _contradiction(finding, proposal)
    conditions = [c for c in judgement.conditions if c.id == finding.condition and c.outcome == "CHUA_RO"]
    text = missing_in_short(conditions[0]) if conditions else ""
    return f"{text}." if text else printable(finding.text)


def _contradiction(finding: Finding, proposal: Proposal) -> str:
    """“Họ tên lệch: Thúy (BC), Thùy (TTr, BB).”; the finding's own sentence where it names no values."""
    text = printable(finding.text)
    label, _, said = text.partition(" không thống nhất: ")
    if finding.condition == "identity":
        return "Trùng tên trong quý, cần xác nhận."
    values = _SAID.findall(said)
    if len(values) < 2:
        return text
    shown = _differing([value for value, _ in values])
    parts = []
    for words, (_, files) in zip(shown, values, strict=True):
        kinds = papers_in_short(s.kind for s in proposal.sources if printable(s.file) in files)
        parts.append(f"{words} ({', '.join(kinds)})" if kinds else words)
    return f"{label} lệch: {', '.join(parts)}."


def _differing(values: Sequence[str]) -> list[str]:
    """Only the words in which values of the same length differ; else the beginning of each."""
    split = [value.split() for value in values]
    if len({len(words) for words in split}) > 1:
        return [" ".join(words[:VALUE_WORDS]) + (" …" if len(words) > VALUE_WORDS else "") for words in split]
    at = [number for number, words in enumerate(zip(*split, strict=True)) if len(set(words)) > 1]
    return [" ".join(words[number] for number in at) for words in split]
