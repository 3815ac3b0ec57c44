"""Takes the files of a quarter; says which a person has to open, and what is known of digital signatures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from records.catalogue import STATUSES
from records.proposals import TakenFile
from records.readings import DigitalSignature
from reports.places import count_in_words, printable
from reports.tables import QuarterTable

TO_OPEN = ("rejected", "needs_review")
TRUST = {True: "chứng thư được tin cậy", False: "chứng thư KHÔNG được tin cậy", None: "chứng thư chưa kiểm tra"}
NO_PROPOSAL = "(chưa có đề nghị nào từ tệp này)"
FILES_NAMED = 20  # in one comment


def needs_person(each: TakenFile) -> bool:
    return each.status in TO_OPEN


def files_without_proposal(table: QuarterTable, files: Sequence[TakenFile]) -> list[TakenFile]:
    """Files that a person has to open and from which nothing stands in the table; a bundle speaks by its files."""
    told = {printable(source.file) for row in table.rows for source in row.proposal.sources}
    known = {printable(each.file) for each in files} | told

    def is_told(file: str) -> bool:
        return file in told or any(other.startswith(f"{file}/") for other in known)

    return [each for each in files if needs_person(each) and not is_told(printable(each.file))]


def files_to_open(table: QuarterTable, files: Sequence[TakenFile]) -> list[str]:
    """What a reviewer of the draft should know of the files that nothing in it comes from."""
    silent = files_without_proposal(table, files)
    if not silent:
        return []
    names = "; ".join(f"{printable(each.file)} ({STATUSES[each.status]})" for each in silent[:FILES_NAMED])
    more = f"; và {len(silent) - FILES_NAMED} tệp khác" if len(silent) > FILES_NAMED else ""
    return [
        f"{count_in_words(len(silent))} tệp đã nhận chưa có đề nghị nào trong dự thảo, cần mở xem: {names}{more}. "
        "Lý do từng tệp ở trang “Cần xem lại” của bảng tổng hợp."
    ]


def signature_in_words(signature: DigitalSignature) -> str:
    """Who signed when, and what was found of the bytes; it says nothing of whether the paper is valid."""
    who = signature.signer + (f" ({signature.organisation})" if signature.organisation else "")
    when = f", ký {_moment_in_words(signature.at)}" if signature.at else ""
    return printable(f"{who}{when}: {_state_in_words(signature)}; {TRUST[signature.trusted]}.")


def _state_in_words(signature: DigitalSignature) -> str:
    """Signed bytes may be whole and the page another: what is added to the file later can cover them."""
    if not signature.unchanged:
        return "NỘI DUNG ĐÃ BỊ SỬA sau khi ký"
    if not signature.covers_all:
        return "tệp được THÊM NỘI DUNG sau khi ký, trang có thể khác bản đã ký"
    return "nội dung không đổi sau khi ký"


def _moment_in_words(text: str) -> str:
    try:
        return f"{datetime.fromisoformat(text):%d/%m/%Y %H:%M}"
    except ValueError:
        return text
