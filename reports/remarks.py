"""Takes a proposal's findings; gives its remarks in the short form of the printed table.

The full sentences, with articles and places, stand on the sheets of findings and data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from records import Finding, Judgement, Quarter
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
# what is told once for all papers of a sender, in the block under the files
OF_SENDERS = {
    "DC01": "Số trường hợp các giấy tờ ghi khác nhau.",
    "VB01": "Viện dẫn văn bản hết hiệu lực.",
    "VB02": "Viện dẫn văn bản chưa có hiệu lực.",
    "VB03": "Viện dẫn thiếu văn bản sửa đổi.",
    "TO01": "Ghi tên đơn vị, địa danh cũ.",
}
IN_SHORT = {
    "HS05": "Chưa rõ thành phần hồ sơ.",
    "DON_VI_CHUA_RO": "Chưa rõ đơn vị trong danh mục.",
    "BQ01": "Số phiếu trong biên bản không khớp.",
    "BQ02": "Kết quả bỏ phiếu chưa đủ.",
    "BQ03": "Biên bản chưa ghi kết quả bỏ phiếu.",
    "HA02": "Quá thời hạn trình.",
    "LS01": "Lịch sử khen thưởng ghi khác.",
    "LS02": "Có quyết định đã bị thu hồi.",
    "LS03": "Lịch sử không có điều kê khai.",
    "LS06": "Đã có quyết định về đề nghị này.",
    "KK01": "Có câu nói đến việc đang xem xét, cần xác nhận.",
    "KK02": "Có kỷ luật, chưa rõ thời gian.",
    "TL01": "Có thể trùng thành tích.",
    "TL02": "Sáng kiến nêu ở hai nơi.",
    "DIEM_SAI": "Điểm chấm ghi sai.",
}
CONTRADICTIONS = ("DOI_CHIEU", "DC02", "DC03")
VALUE_WORDS = 6  # of a longer value the beginning is shown
_SAID = re.compile(r"“([^”]*)” trong (.*?)(?=, “|\.?$)")
_UNCHECKED_USE = "chưa đối chiếu việc đã dùng"


def short_remarks(
    proposal: Proposal, judgement: Judgement, *, troubles: Sequence[Finding], basis: Basis, is_late: bool
) -> tuple[str, ...]:
    """One line each for papers, fields, time and contradictions; nothing that the basis says already."""
    codes = {finding.code for finding in troubles if not finding.found}
    papers = [name for code, name in MISSING_PAPERS.items() if code in codes]
    fields = [
        name for key, name in FIELDS.items() if any(_is_missing_field(f) and f.condition == key for f in troubles)
    ]
    remarks = [f"Thiếu {', '.join(papers)}."] if papers else []
    remarks += [_unnamed(f.found) for f in troubles if f.code in MISSING_PAPERS and f.found]
    remarks += [f"Chưa có {', '.join(fields)}."] if fields else []
    day = f"{proposal.received.day}/{proposal.received.month}"
    remarks += [f"Quá hạn ({day})."] if is_late else []
    if proposal.considered not in ("", proposal.quarter):
        remarks.append(f"Chuyển từ quý {Quarter.parse(proposal.quarter).label} (nhận {day}).")
    rest = [f for f in troubles if not _is_told(f, basis)]
    remarks += [_in_short(finding, proposal, judgement) for finding in rest]
    if any(_UNCHECKED_USE in c.text and c.outcome == "DAT" for c in judgement.conditions):
        remarks.append("Chưa đối chiếu việc sáng kiến đã dùng cho danh hiệu khác.")
    return tuple(dict.fromkeys(remarks))


def _unnamed(found: str) -> str:
    """“Biên bản không nêu tên Bạch Thị Ngà.”: the paper is there; which files were looked at is told elsewhere."""
    said = printable(found.partition(", đã xem ")[0])
    return f"{said[:1].upper()}{said[1:]}."


def _is_missing_field(finding: Finding) -> bool:
    return finding.code == "THIEU_TRUONG" and finding.condition in FIELDS


def _is_told(finding: Finding, basis: Basis) -> bool:
    """Whether the basis or one of the joint lines tells it."""
    if finding.code in MISSING_PAPERS or finding.code == "HA01" or _is_missing_field(finding):
        return True
    return finding.code in basis.said or (finding.condition or "") in basis.said


def _in_short(finding: Finding, proposal: Proposal, judgement: Judgement) -> str:
    if short := OF_SENDERS.get(finding.code) or IN_SHORT.get(finding.code):
        return short
    if finding.code in CONTRADICTIONS:
        return _contradiction(finding, proposal)
    if finding.code == "DC04" and finding.found:
        return f"{printable(finding.found)[:1].upper()}{printable(finding.found)[1:].rstrip('.')}."
    if finding.code == "BC01" and finding.found:
        return f"Báo cáo chỉ nêu từ năm {printable(finding.found)}."
    conditions = [c for c in judgement.conditions if c.id == finding.condition and c.outcome == "CHUA_RO"]
    text = missing_in_short(conditions[0]) if conditions else ""
    return f"{text}." if text else printable(finding.text)


def _contradiction(finding: Finding, proposal: Proposal) -> str:
    """“Họ tên lệch: Thúy (BC), Thùy (TTr, BB).”; the finding's own sentence where it names no values."""
    text = printable(finding.text)
    label, _, said = text.partition(" không thống nhất: ")
    if finding.condition == "identity":
        return "Trùng tên trong quý, cần xác nhận."
    if finding.code == "DC02" and finding.condition == "birth_date":
        return "Ngày sinh khác nhau giữa các giấy tờ, cần xác nhận có phải một người."
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
