"""Takes findings; gives them the gravest first, each with what to do about it and where to look.

What to do depends on the family of the code: papers, criteria, agreement between papers, repetition, law cited.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from records.folding import fold
from records.proposals import Finding, Proposal
from reports.places import place_in_file, printable
from reports.rows import SEVERITIES, finding_in_words

# The longest beginning of a code that stands here says what to do; {unit}: who sent the papers
ACTIONS = {
    "HS": "Yêu cầu {unit} gửi giấy tờ còn thiếu.",
    "HS05": "Hỏi {unit} hồ sơ gồm những giấy tờ nào.",
    "TC01": "Kiểm tra lại năm và số quyết định trong hồ sơ; nếu đúng như vậy thì chưa đủ tiêu chuẩn.",
    "TC02": "Yêu cầu {unit} gửi thông báo kết quả xếp loại.",
    "TC03": "Kiểm tra lại dữ kiện trong hồ sơ; nếu đúng như vậy thì không đủ tiêu chuẩn.",
    "TC04": "Yêu cầu {unit} bổ sung giấy tờ chứng minh.",
    "TC05": "Trả lại {unit} để đề nghị đúng danh hiệu, hình thức.",
    "TL": "Đối chiếu hai nội dung; người xét xác nhận có trùng hay không.",
    "TRUNG_LAP": "Đối chiếu với quyết định đã có; nếu trùng thì {unit} thay bằng thành tích, sáng kiến khác.",
    "DC": "Mở các giấy tờ nêu ở đây, hỏi {unit} và ghi lại giá trị đúng.",
    "DOI_CHIEU": "Mở các giấy tờ nêu ở đây và chọn giá trị đúng.",
    "LS": "Đối chiếu với quyết định trong lịch sử khen thưởng.",
    "BQ": "Đếm lại phiếu theo biên bản; yêu cầu {unit} gửi lại biên bản nếu sai.",
    "VB": "Yêu cầu {unit} sửa căn cứ pháp lý của văn bản.",
    "TO": "Yêu cầu {unit} ghi tên đơn vị đang dùng.",
    "HA": "Lãnh đạo Văn phòng quyết định có nhận hồ sơ hay không.",
    "DANG_XEM_XET": "Chờ kết luận; chưa trình Hội đồng.",
    "CAN_XEM_XET": "Người có thẩm quyền quyết định.",
    "LOAI_HINH": "Nếu không phải khen theo công trạng thì ghi loại hình đúng.",
    "THIEU_TRUONG": "Yêu cầu {unit} bổ sung.",
}
OTHERWISE = {
    "LOI": "Làm rõ với {unit}.",
    "CANH_BAO": "Làm rõ với {unit}.",
    "THONG_TIN": "Không phải làm gì; để người xét biết.",
}
_TO_SEND = ("HS", "TC02", "TC04", "THIEU_TRUONG")
SENDER = "đơn vị gửi hồ sơ"


@dataclass(frozen=True, slots=True)
class Task:
    """One finding as a person takes it in hand."""

    code: str
    severity: str
    grade: str
    text: str
    required: str
    found: str
    action: str
    place: str
    finding: Finding

    @property
    def is_missing(self) -> bool:
        """Whether somebody has to send something: papers, classifications, proofs, fields."""
        return self.code.startswith(_TO_SEND)


def tasks_of(findings: Iterable[Finding], proposal: Proposal, *, unit: str | None) -> list[Task]:
    """The findings the gravest first; one that says the same twice is told once."""
    ordered = sorted(dict.fromkeys(findings), key=lambda finding: list(SEVERITIES).index(finding.severity))
    tasks: dict[str, Task] = {}
    for finding in ordered:
        text = finding_in_words(finding)
        tasks.setdefault(text, _task(finding, proposal, text=text, unit=unit or SENDER))
    return list(tasks.values())


def action_for(finding: Finding, *, unit: str) -> str:
    """What to do; a note asks for nothing."""
    fitting = [code for code in ACTIONS if finding.code == code or _is_of_family(finding.code, code)]
    if finding.severity == "THONG_TIN" or not fitting:
        return OTHERWISE[finding.severity].format(unit=unit)
    return ACTIONS[max(fitting, key=len)].format(unit=unit)


def _is_of_family(code: str, family: str) -> bool:
    """HS03 is of HS; a code in words is of no family."""
    return code.startswith(family) and code[len(family) :].isdigit()


def _task(finding: Finding, proposal: Proposal, *, text: str, unit: str) -> Task:
    place = place_in_file(proposal, finding.evidence, [finding.file] if finding.file else [])
    return Task(
        code=finding.code,
        severity=finding.severity,
        grade=SEVERITIES[finding.severity],
        text=text,
        required=_untold(finding.required, text),
        found=_untold(finding.found, text),
        action=action_for(finding, unit=unit),
        place=(place or "") if finding.evidence or finding.file else "",
        finding=finding,
    )


def _untold(words: str | None, text: str) -> str:
    """What the sentence of a finding does not say already."""
    said = printable(words or "")
    return "" if fold(said) in fold(text) else said
