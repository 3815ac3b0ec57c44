"""Takes results; writes them to the screen in words for a clerk, or gives the objects that `--json` prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flows.judgement_lines import judgement_lines
from flows.terminal import show, show_table
from records.catalogue import DOCUMENT_KINDS, RECOGNITIONS, STATUSES

if TYPE_CHECKING:
    from flows.doctor import Part
    from flows.intake import IntakeResult
    from flows.quarter import QuarterResult
    from records.proposals import CheckedProposal, Judgement, Proposal
    from records.readings import Field, Reading
    from records.settings import Settings

READING_WORDS = {"read": "đã đọc", "needs_review": "cần người xem", "rejected": "không đọc được"}


def counts_in_words(counts: dict[str, int]) -> str:
    """ "12 đã đọc, 1 trùng tệp"."""
    return ", ".join(f"{counts[status]} {word}" for status, word in STATUSES.items() if counts.get(status))


def show_intake(result: IntakeResult, settings: Settings) -> None:
    """What was taken, what a person has to look at, and where the files lie now."""
    from flows.judging import verdicts_in_words

    if not result.taken:
        show(f"Hộp thư đến {settings.inbox} không có tệp nào mới.")
        return
    show(f"Đã xem {len(result.taken)} tệp: {counts_in_words(result.counts)}.")
    rows = [
        [one.file, STATUSES[one.status], one.reason or ""]
        for one in result.taken
        if one.status != "processed" or one.reason
    ]
    if rows:
        show_table(["Tệp", "Kết quả", "Lý do"], rows)
    if result.verdicts:
        total = sum(result.verdicts.values())
        show(f"Đề nghị trong các tệp vừa đọc: {total} ({verdicts_in_words(result.verdicts)}).")
    if result.counts["rejected"] or result.counts["duplicate"]:
        show(f"Tệp không nhận và tệp trùng nằm trong _khong-nhan/ và _trung-tep/ của {settings.inbox}.")


def show_quarter(result: QuarterResult) -> None:
    """The files that were made, how the proposals stand, what is open and what comes next."""
    from flows.quarter_lines import lines_of_quarter

    for line in lines_of_quarter(result):
        show(line)


def show_status(lines: Sequence[dict[str, Any]]) -> None:
    """Every file with its state, and the totals."""
    if not lines:
        show("Chưa nhận tệp nào, hộp thư đến trống.")
        return
    rows = [[line["file"], STATUSES[line["status"]], line["reason"] or ""] for line in lines]
    show_table(["Tệp", "Trạng thái", "Lý do"], rows)
    show(f"Tổng cộng {len(lines)} tệp: {counts_in_words(Counter(line['status'] for line in lines))}.")


def checked_as_contract(checked: CheckedProposal) -> dict[str, Any]:
    """One line of `tdkt check --json`: whose proposal, and its judgement as `check-file` prints it."""
    from criteria import as_contract

    proposal = checked.proposal
    return {
        "id": proposal.id,
        "quarter": proposal.quarter,
        "considered": proposal.considered or proposal.quarter,
        "nominee": proposal.nominee.name or None,
        "requested": proposal.requested.code,
        "year": proposal.requested.year,
        **as_contract(checked.judgement),
    }


def show_checked(checked: Sequence[CheckedProposal], *, with_all: bool = False) -> None:
    """Each proposal with its verdict and what it rests on, then the totals; `with_all`: as `explain` tells it."""
    from flows.judging import count_verdicts, verdicts_in_words
    from reports.recognitions import recognition_in_words

    if not checked:
        show("Chưa có đề nghị nào trong sổ.")
        return
    for each in checked:
        name = each.proposal.nominee.name or "(chưa đọc được tên)"
        show(f"{each.proposal.id}  {name} – {recognition_in_words(each.proposal.requested)}")
        if each.proposal.considered not in ("", each.proposal.quarter):
            show(f"  {considered_in_words(each.proposal)}")
        show_judgement(each.judgement, each.proposal, indent="  ", with_all=with_all)
        show()
    show(f"Tổng cộng {len(checked)} đề nghị: {verdicts_in_words(count_verdicts(checked))}.")


def considered_in_words(proposal: Proposal) -> str:
    """ "Xét ở quý IV-2026 (nhận ngày 22/09/2026, trong quý III-2026)."."""
    from records.quarters import Quarter

    place, own = Quarter.parse(proposal.considered), Quarter.parse(proposal.quarter)
    return f"Xét ở quý {place.label} (nhận ngày {proposal.received:%d/%m/%Y}, trong quý {own.label})."


def show_judgement(
    judgement: Judgement, proposal: Proposal | None = None, *, indent: str = "", with_all: bool = False
) -> None:
    """The verdict in words, then a line for each condition and for each finding that no condition tells."""
    for line in judgement_lines(judgement, proposal, with_all=with_all):
        show(f"{indent}{line}")


def show_reading(reading: Reading) -> None:
    """What was read from one file; of a bundle, from each file in it."""
    _show_own(reading)
    for member in reading.members:
        show_reading(member.model_copy(update={"file": f"{reading.file}/{member.file}"}))


def _show_own(reading: Reading) -> None:
    from flows.states import read_values, states_in_words
    from records.trust import thresholds_in_force
    from reports.files import signature_in_words

    is_bundle = reading.read_as == "bundle"
    kind = "gói tệp" if is_bundle else DOCUMENT_KINDS.get(reading.kind or "", "chưa rõ loại")
    show(f"{reading.file}: {READING_WORDS[reading.status]}" + ("" if reading.status == "rejected" else f", {kind}"))
    if reading.reason:
        show(f"  {reading.reason}")
    for sentence in (*reading.notes, *(f"Chữ ký số: {signature_in_words(each)}" for each in reading.signatures)):
        show(f"  - {sentence}")
    head = reading.document
    facts = [
        ("Số", head.number),
        ("Ngày", head.date),
        ("Đơn vị ban hành", head.issuing_unit),
        ("Người ký", head.signer),
    ]
    for label, found in facts:
        if found is not None:
            show(f"  {label}: {found.value}")
    rows = [
        [
            nominee.name,
            _words(nominee.position),
            _words(nominee.unit),
            "; ".join(f"{RECOGNITIONS.get(r.code, r.text)} {r.year or ''}".strip() for r in nominee.requested),
        ]
        for nominee in reading.nominees
    ]
    if rows:
        show_table(["Người, tập thể", "Chức vụ", "Đơn vị", "Đề nghị"], rows)
    for line in states_in_words(read_values(reading, thresholds_in_force())):
        show(f"  {line}")


def show_examination(parts: Sequence[Part]) -> None:
    """Each part of the machine: well or not, and how to mend it."""
    for part in parts:
        mark = "✓" if part.is_well else ("✗" if part.is_needed else "!")
        show(f"{mark} {part.name}: {part.found}")
        for system, mend in part.mends.items():
            if not part.is_well:
                show(f"    {system}: {mend}")
    missing = [part.name for part in parts if part.is_needed and not part.is_well]
    show("Máy đã đủ những gì cần." if not missing else f"Còn thiếu: {', '.join(missing)}.")


def _words(found: Field | None) -> str:
    return found.value if found else ""
