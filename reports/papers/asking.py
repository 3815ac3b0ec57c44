"""Takes the findings of a proposal or of a sender; says which the unit is asked about, and politely what to send.

What is the Office's or the Council's to settle is asked of nobody: it stands in the profile and in the submission.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from records import Finding
from reports.places import printable
from reports.rows import Row, finding_in_words
from reports.senders import SenderNote

# By code, then by family; what is not here is not asked of a unit.
ASKED: dict[str, str] = {
    "HS01": "Đề nghị gửi báo cáo thành tích có xác nhận của cấp trình.",
    "HS02": "Đề nghị gửi biên bản họp xét, có kết quả bỏ phiếu.",
    "HS03": "Đề nghị gửi quyết định hoặc giấy chứng nhận sáng kiến, đề tài.",
    "HS04": "Đề nghị gửi tờ trình nêu tên người, tập thể được đề nghị.",
    "HS05": "Đề nghị cho biết hồ sơ đã gửi gồm những giấy tờ nào.",
    "THIEU_TRUONG": "Đề nghị ghi bổ sung.",
    "QD01": "Đề nghị ghi đủ số, ký hiệu, ngày và cơ quan ban hành quyết định.",
    "BC01": "Đề nghị bổ sung thành tích của những năm còn thiếu.",
    "BQ01": "Đề nghị kiểm tra lại số phiếu và gửi biên bản đã sửa.",
    "BQ02": "Đề nghị xem lại kết quả bỏ phiếu và gửi biên bản đúng quy định.",
    "BQ03": "Đề nghị gửi biên bản có ghi kết quả bỏ phiếu.",
    "DC": "Đề nghị xác nhận nội dung đúng bằng văn bản.",
    "DOI_CHIEU": "Đề nghị xác nhận nội dung đúng bằng văn bản.",
    "DON_VI_CHUA_RO": "Đề nghị ghi đúng tên đơn vị đang dùng.",
    "KK01": "Đề nghị xác nhận bằng văn bản.",
    "KK02": "Đề nghị gửi quyết định kỷ luật.",
    "LS01": "Đề nghị gửi bản sao quyết định.",
    "LS02": "Đề nghị bỏ nội dung kê khai này khỏi báo cáo.",
    "LS03": "Đề nghị gửi bản sao quyết định.",
    "TC02": "Đề nghị gửi thông báo kết quả xếp loại.",
    "TC04": "Đề nghị gửi giấy tờ chứng minh.",
    "TC05": "Đề nghị xem lại danh hiệu, hình thức đề nghị.",
    "TO": "Đề nghị ghi tên đơn vị, địa danh đang dùng.",
    "VB": "Đề nghị sửa căn cứ pháp lý của văn bản.",
}
_OF_REFUSED = ("TC05",)  # what a unit can still do about one who does not meet the rules: ask for another recognition
_FOR_PEOPLE = "do người xét đánh giá"  # asked of the Council, not of the unit
_ASKS_ALREADY = re.compile(r"[;,]\s*đề nghị (?:đơn vị )?(?=gửi|bổ sung|ghi|xác nhận)", re.IGNORECASE)
_FILE = re.compile(r"\.[A-Za-z]{2,5}(?=[,)])")  # the ending of a file's name in a list of files


def asked_of(row: Row, files: Collection[str] = ()) -> tuple[str, ...]:
    """A sentence or two for each finding that the unit can settle; without repeats, the gravest first.

    `files` are those of the whole unit, beside the row's own.
    """
    files = {*files, *files_of(row)}
    asked = [
        _without_folders(_in_words(finding, _without_name(finding_in_words(finding), row.name)), files)
        for finding in row.troubles
        if _is_asked(finding)
        and (row.verdict != "KHONG_DAT" or finding.code in _OF_REFUSED)
        and not _tells_of_others(finding, files)
    ]
    return tuple(dict.fromkeys(asked))


def files_of(row: Row) -> list[str]:
    return [printable(source.file) for source in row.proposal.sources]


def asked_of_sender(notes: Sequence[SenderNote]) -> tuple[str, ...]:
    """The same of what was found in the papers of the unit as a whole, with the files."""
    asked = []
    for note in notes:
        if note.is_trouble and _is_asked(note.finding):
            named = note.files.split("; ")
            files = f" (giấy tờ: {note.files})" if note.files else ""
            asked.append(_without_folders(_in_words(note.finding, f"{note.text.rstrip('.')}{files}."), named))
    return tuple(dict.fromkeys(asked))


def _without_name(text: str, name: str | None) -> str:
    """The row of a nominee names him already: “Thiếu báo cáo thành tích (Luật …)”."""
    return text.replace(f" của {name}", "", 1) if name else text


def _tells_of_others(finding: Finding, files: Collection[str]) -> bool:
    """Whether it tells of a namesake in another unit's papers: his birth date and dossier are not for this unit."""
    if finding.condition != "identity":
        return False
    text = printable(finding.text)
    for file in sorted(files, key=len, reverse=True):
        text = text.replace(file, "")
    return _FILE.search(text) is not None


def _without_folders(text: str, files: Collection[str]) -> str:
    """Files as the unit calls them, without the archive or mail that brought them."""
    for file in sorted(files, key=len, reverse=True):
        text = text.replace(file, file.rsplit("/", 1)[-1])
    return text


def _is_asked(finding: Finding) -> bool:
    return _request(finding) is not None and _FOR_PEOPLE not in printable(finding.found or finding.text)


def _request(finding: Finding) -> str | None:
    fitting = [code for code in ASKED if finding.code == code or _is_of_family(finding.code, code)]
    return ASKED[max(fitting, key=len)] if fitting else None


def _is_of_family(code: str, family: str) -> bool:
    return code.startswith(family) and code[len(family) :].isdigit()


def _in_words(finding: Finding, text: str) -> str:
    """The finding's own sentence, and what to do where it does not ask for it already."""
    told = _ASKS_ALREADY.sub(". Đề nghị ", printable(text), count=1)
    if "đề nghị " in told.lower().rsplit(". ", 1)[-1] and told != printable(text):
        return told
    return f"{told.rstrip('. ')}. {_request(finding)}"
