"""Takes a quarter's record; writes which units have sent what and what is missing, as a text file in the outbox."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from flows.books import open_books
from flows.quarter import checked_quarter
from records.catalogue import VERDICTS
from records.known_units import called_on
from records.proposals import CheckedProposal
from records.quarters import Quarter
from records.settings import Settings
from reports import keep_version

REMINDER_NAME = "Nhắc nộp hồ sơ quý"
UNNAMED = "(chưa rõ đơn vị gửi)"
MISSING = ("LOI", "CANH_BAO")


def write_reminder(settings: Settings, quarter: Quarter, *, on: date) -> Path:
    """The path of the reminder; a later one with other words stands beside it."""
    with open_books(settings) as record:
        checked = checked_quarter(settings, record, quarter)
        earlier = [name for name in record.quarters() if name < quarter.name]
        before = {each.sender for name in earlier for each in record.proposals(quarter=name) if each.sender}
        senders = {each.proposal.sender for each in checked if each.proposal.sender} | before
        names = {sender: called_on(record.units, sender, on) for sender in senders}
        deadline = record.deadline(quarter)
    text = reminder_text(quarter, checked, earlier_senders=before, names=names, on=on, deadline=deadline)
    return keep_version(settings.outbox, f"{REMINDER_NAME} {quarter.label}", ".txt", content=text.encode("utf-8-sig"))


def reminder_text(
    quarter: Quarter,
    checked: list[CheckedProposal],
    *,
    earlier_senders: set[str],
    names: Mapping[str, str],
    on: date,
    deadline: date,
) -> str:
    """Units that sent, each with what its proposals lack; then units that sent in earlier quarters and not in this.

    `names` are what the register calls the senders now: one that changed its name has not stopped sending. One whose
    proposals only waited since the quarter before has not sent again.
    """
    by_sender: dict[str, list[CheckedProposal]] = defaultdict(list)
    for each in checked:
        sender = each.proposal.sender
        by_sender[names[sender] if sender else UNNAMED].append(each)
    lines = [
        f"NHẮC NỘP HỒ SƠ QUÝ {quarter.label}",
        f"Lập ngày {on:%d/%m/%Y}. Hạn nộp: trước ngày {deadline:%d/%m/%Y}.",
        "",
        f"1. ĐÃ GỬI: {len(by_sender)} đơn vị, {len(checked)} đề nghị",
    ]
    for sender in sorted(by_sender):
        lines += ["", f"{sender} ({len(by_sender[sender])} đề nghị)"]
        for each in by_sender[sender]:
            lines += _lines_of(each)
    sent_now = {names[p.sender] for p in (each.proposal for each in checked) if p.sender and p.quarter == quarter.name}
    silent = sorted({names[sender] for sender in earlier_senders} - sent_now)
    lines += ["", "2. QUÝ TRƯỚC CÓ GỬI, QUÝ NÀY CHƯA THẤY"]
    lines += [f"- {sender}" for sender in silent] or ["- Không có, theo sổ ghi của chương trình."]
    return "\r\n".join(lines) + "\r\n"


def _lines_of(each: CheckedProposal) -> list[str]:
    name = each.proposal.nominee.name or "(chưa đọc được tên)"
    waited = each.proposal.considered not in ("", each.proposal.quarter)
    origin = f" (chuyển từ quý {Quarter.parse(each.proposal.quarter).label})" if waited else ""
    line = f"- {name}, {each.proposal.requested.text}{origin}: {VERDICTS[each.judgement.verdict].lower()}"
    missing = [finding.text for finding in each.judgement.findings if finding.severity in MISSING]
    return [line, *(f"    + {text}" for text in missing)]
