"""Takes what the Council decided and whom a person chose; keeps it once it fits the record, votes and findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from criteria import voting_rules
from flows.compiling import day_of_papers
from flows.judging import judge_quarter, rules_of
from flows.results import read_results
from flows.terminal import say
from records.errors import RecordError, SettingsError
from records.proposals import Proposal
from records.quarters import VIETNAM, Quarter
from records.settings import Settings
from records.stages import Outcome
from records.store import Record

PERSON = "ca_nhan"


def told_outcomes(
    record: Record,
    quarter: Quarter,
    *,
    file: Path | None,
    granted: Iterable[str],
    refused: Iterable[str],
    who: str,
    at: datetime,
) -> list[Outcome]:
    """The outcomes that a workbook and the command line tell, one for each proposal; raises where two disagree."""
    names = {each.id: each.nominee.name for each in record.proposals(ids=record.members(quarter.name))}
    found = [
        Outcome(
            proposal=row.proposal,
            is_granted=row.is_granted,
            votes_for=row.votes_for,
            votes_cast=row.votes_cast,
            note=row.note,
            who=who,
            at=at,
        )
        for row in (read_results(file, names) if file else ())
    ]
    for ids, is_granted in ((granted, True), (refused, False)):
        found += [Outcome(proposal=id_, is_granted=is_granted, who=who, at=at) for id_ in dict.fromkeys(ids)]
    if not found:
        raise SettingsError(
            "Chưa có kết quả nào để ghi.",
            hint="Ghi cột Kết quả trong tệp rồi lưu, hoặc dùng --all, --grant MÃ, --refuse MÃ.",
        )
    ids = [each.proposal for each in found]
    if twice := sorted({id_ for id_ in ids if ids.count(id_) > 1}):
        raise SettingsError(f"Hai kết quả cho một mã: {', '.join(twice)}.", hint="Ghi mỗi mã một lần.")
    return found


def keep_outcomes(
    settings: Settings, record: Record, quarter: Quarter, told: Sequence[Outcome], *, reason: str | None
) -> int:
    """Keeps them; votes that fall short of a confirmed rule, or a grant beside the list, need a reason."""
    doubts = [*_of_votes(settings, record, quarter, told), *_beside_the_list(record, quarter, told)]
    for doubt in doubts:
        say(f"- {doubt}")
    if doubts and not (reason and reason.strip()):
        raise RecordError(
            f"{len(doubts)} kết quả cần nói rõ vì sao; chưa ghi điều nào.",
            hint='Kiểm tra lại; nếu đúng thì thêm --reason "LÝ DO".',
            code="THIEU_LY_DO",
        )
    if doubts:
        at_issue = {doubt.split(":")[0] for doubt in doubts}
        told = [_with_reason(each, reason or "") if each.proposal in at_issue else each for each in told]
    return record.decide_outcomes(quarter.name, told)


def _with_reason(outcome: Outcome, reason: str) -> Outcome:
    note = f"{outcome.note}; {reason.strip()}" if outcome.note else reason.strip()
    return outcome.model_copy(update={"note": note})


def _of_votes(settings: Settings, record: Record, quarter: Quarter, told: Sequence[Outcome]) -> list[str]:
    """Where counted votes do not reach what a confirmed rule asks; nothing is said where none were counted."""
    from reports.papers.votes import doubts_of

    counted = [each for each in told if each.votes_for is not None or each.votes_cast is not None]
    if not counted:
        return []
    on = day_of_papers(record.standing(quarter.name), today=counted[0].at.astimezone(VIETNAM).date())
    rules, council = voting_rules(rules_of(settings), on=on), settings.profile_on(on).hoi_dong
    codes = {each.id: each.requested.code for each in record.proposals(ids=[each.proposal for each in counted])}
    return [
        f"{each.proposal}: {doubt}"
        for each in counted
        for doubt in doubts_of(each, rules, codes.get(each.proposal, ""), council)
    ]


def _beside_the_list(record: Record, quarter: Quarter, told: Sequence[Outcome]) -> list[str]:
    members = record.members(quarter.name)
    return [
        f"{each.proposal}: Hội đồng đồng ý với trường hợp không có trong danh sách đề nghị."
        for each in told
        if each.is_granted and members.get(each.proposal) is False
    ]


def choose_for_flag(
    settings: Settings, record: Record, proposal: str, *, who: str, at: datetime, reason: str | None
) -> Proposal:
    """Keeps the choice of one person without an open error; raises with what is in the way."""
    found = record.proposals(ids=[proposal])
    if not found:
        raise RecordError(
            f"Không có đề nghị “{proposal}”.", hint="Xem các mã bằng tdkt check.", code="KHONG_CO_DE_NGHI"
        )
    chosen = found[0]
    if chosen.nominee.kind != PERSON:
        raise RecordError(
            f"{chosen.id} ({chosen.nominee.name}) không phải một cá nhân.",
            hint="Biểu dương dưới cờ chỉ chọn cá nhân.",
            code="GIA_TRI_SAI",
        )
    (checked,) = judge_quarter(record, chosen.considered, rules_of(settings), only={chosen.id}).checked
    errors = [each.text for each in (*chosen.findings, *checked.judgement.findings) if each.severity == "LOI"]
    if errors or checked.judgement.verdict == "KHONG_DAT":
        raise RecordError(
            f"{chosen.id} ({chosen.nominee.name}) còn lỗi chưa giải quyết: {errors[0] if errors else 'không đạt.'}",
            hint=f"Xem vì sao: tdkt explain {chosen.id}",
            code="CON_LOI",
        )
    record.honour_at_flag(chosen.considered, chosen.id, who=who, at=at, reason=reason)
    return chosen
