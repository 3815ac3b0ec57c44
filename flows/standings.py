"""Takes the record; says where a quarter stands: who did what when, what is still open, what comes next, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from records.proposals import Proposal
from records.quarters import VIETNAM, Quarter
from records.relinking import PROGRAM
from records.sessions import outcome_in_words
from records.stages import STAGES, QuarterStanding
from records.store import Record
from reports.papers.steps import steps_of

MOST_NAMED = 30
PROGRAM_WORD = "chương trình"


@dataclass(frozen=True)
class Now:
    """Where one quarter stands, with whom it considers, who is on the approved list and who waits for a later one."""

    quarter: Quarter
    deadline: str
    standing: QuarterStanding
    considered: tuple[Proposal, ...]
    members: dict[str, bool]
    waiting: tuple[Proposal, ...]
    corrections: int = 0

    @property
    def proposed(self) -> list[str]:
        return [id_ for id_, is_proposed in self.members.items() if is_proposed]

    @property
    def is_stale(self) -> bool:
        """Whether those who are considered are others than the papers speak of."""
        return bool(self.members) and set(self.members) != {each.id for each in self.considered}

    @property
    def undecided(self) -> list[str]:
        known = {each.proposal for each in self.standing.outcomes}
        return [id_ for id_ in self.proposed if id_ not in known]

    @property
    def still_open(self) -> tuple[str, ...]:
        """What somebody has to settle before the next step, in words."""
        return tuple(_still_open(self))


def standing_now(record: Record, quarter: Quarter) -> Now:
    """As the record has it; nothing is judged."""
    from records.suggestions import suggestions_of

    return Now(
        quarter=quarter,
        deadline=f"{record.deadline(quarter):%d/%m/%Y}",
        standing=record.standing(quarter.name),
        considered=tuple(record.considered(quarter.name)),
        members=record.members(quarter.name),
        waiting=tuple(record.postponed(quarter.name)),
        corrections=len(suggestions_of(record, quarter.name, state="open")),
    )


def _still_open(now: Now) -> Iterator[str]:
    stage, name = now.standing.stage, now.quarter.name
    if stage in ("open", "compiled", "in_review") and now.is_stale:
        yield f"Danh sách xét đã đổi sau lần lập gần nhất; lập lại: tdkt quarter {name}"
    if now.corrections:
        yield f"{now.corrections} chỗ người soát sửa khác với sổ, chờ xác nhận: tdkt council corrections {name}"
    if stage == "submitted" and now.undecided:
        yield f"{len(now.undecided)} trường hợp trong danh sách đề nghị chưa có kết quả họp"
    if stage != "closed" and now.standing.honoured is None and now.considered:
        yield "Chưa chọn người biểu dương dưới cờ: tdkt council honour MÃ --who HỌ_TÊN"


def lines_of(now: Now) -> Iterator[str]:
    """The whole standing for the screen."""
    standing = now.standing
    yield f"QUÝ {now.quarter.label}: {STAGES[standing.stage]}"
    yield f"Hồ sơ nhận trước ngày {now.deadline} được xét trong quý; nhận sau thì để quý sau, trừ khi có ý kiến khác."
    listed = f", {len(now.proposed)} trong danh sách đề nghị khen thưởng" if now.members else ", chưa lập văn bản"
    yield f"Được xét: {len(now.considered)} đề nghị{listed if now.considered else ''}."
    yield from _other_quarters(now)
    if standing.outcomes:
        yes = sum(each.is_granted for each in standing.outcomes)
        left = f"; {len(now.undecided)} chưa ghi" if now.undecided else ""
        yield f"Kết quả họp: {yes} đồng ý, {len(standing.outcomes) - yes} không đồng ý{left}."
        names = {each.id: each.nominee.name for each in now.considered}
        for each in standing.outcomes[:MOST_NAMED]:
            yield f"  {each.proposal} {names.get(each.proposal, '')}: {outcome_in_words(each)}"
        if len(standing.outcomes) > MOST_NAMED:
            yield f"  … và {len(standing.outcomes) - MOST_NAMED} kết quả khác (xem bằng --json)"
    if standing.honoured:
        chosen = standing.honoured
        name = next((each.nominee.name for each in now.considered if each.id == chosen.proposal), chosen.proposal)
        yield f"Biểu dương dưới cờ: {name} ({chosen.proposal}), {_by(chosen.who, chosen.at, chosen.reason)}."
    if standing.moves:
        yield "Các bước đã qua:"
        for step in standing.moves:
            yield f"  {STAGES[step.stage]}: {_by(step.who, step.at, step.reason)}"
    if now.still_open:
        yield "Còn mở:"
        yield from (f"  - {text}" for text in now.still_open)
    yield "Việc tiếp theo:"
    yield from (f"  - {text}" for text in steps_of(standing.stage, now.quarter))


def _other_quarters(now: Now) -> Iterator[str]:
    """Those who come from an earlier quarter, those let in, those who wait; each with its day."""
    name = now.quarter.name
    groups = (
        ("Từ quý trước chuyển sang", [each for each in now.considered if each.quarter != name]),
        ("Nộp sau hạn, được cho xét", [each for each in now.considered if each.id in _let_in(now)]),
        ("Chờ quý sau", list(now.waiting)),
    )
    words = {each.proposal: each for each in now.standing.admissions}
    for title, found in groups:
        if not found:
            continue
        yield f"{title}: {len(found)}"
        for each in found[:MOST_NAMED]:
            place = f", xét ở quý {Quarter.parse(each.considered).label}" if each.considered != name else ""
            said = words.get(each.id)
            by = f"; {_by(said.who, said.at, said.reason)}" if said and said.quarter == each.considered else ""
            yield f"  {each.id} {each.nominee.name}, nhận ngày {each.received:%d/%m/%Y}{place}{by}"
        if len(found) > MOST_NAMED:
            yield f"  … và {len(found) - MOST_NAMED} đề nghị khác (xem bằng --json)"


def _let_in(now: Now) -> set[str]:
    said = {each.proposal for each in now.standing.admissions if each.quarter == now.quarter.name}
    return {each.id for each in now.considered if each.id in said and each.quarter == now.quarter.name}


def _by(who: str, at: Any, reason: str | None) -> str:
    """ "Lê Thị A, 08:00 ngày 18/12/2026 (lý do)"."""
    name = PROGRAM_WORD if who == PROGRAM else who
    return f"{name}, {at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}" + (f" ({reason})" if reason else "")


def as_json(now: Now) -> dict[str, Any]:
    """What `tdkt council show --json` prints."""
    standing = now.standing
    return {
        "quarter": now.quarter.name,
        "stage": standing.stage,
        "stage_in_words": STAGES[standing.stage],
        "deadline": now.deadline,
        "considered": [each.id for each in now.considered],
        "proposed": now.proposed,
        "waiting": [
            {"id": each.id, "received": each.received.isoformat(), "considered": each.considered}
            for each in now.waiting
        ],
        **standing.model_dump(mode="json", include={"moves", "outcomes", "admissions", "honoured"}),
        "corrections": now.corrections,
        "open": list(now.still_open),
        "next": list(steps_of(standing.stage, now.quarter)),
    }
