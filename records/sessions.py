"""Takes an open transaction; keeps where a quarter stands, what the Council decided, and whom a person chose.

Values are `records.stages`; in which quarter a proposal is considered is `records.placing`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from records.errors import RecordError
from records.freezing import stages_now
from records.placing import Deadline, placed
from records.proposals import Proposal
from records.quarters import VIETNAM, Quarter
from records.relinking import PROGRAM, survivors
from records.stages import FIXED, STAGES, Admission, FlagHonour, Move, Outcome, QuarterStanding, Stage
from records.tables import admissions, drafts, flag_honours, frozen_files, history, members, outcomes, proposals, stages

FROM: Mapping[Stage, tuple[Stage, ...]] = {
    "compiled": ("open",),
    "in_review": ("compiled",),
    "submitted": ("compiled", "in_review"),
    "decided": ("submitted",),
    "closed": ("decided",),
}
REOPENED: tuple[Stage, ...] = ("in_review", "submitted", "decided")
STAGE, OUTCOME, HONOUR = "bước", "kết quả họp", "biểu dương dưới cờ"  # fields of the history
NAMED = 5  # ids that a sentence names


def standing_of(connection: Connection, quarter: str) -> QuarterStanding:
    """Where a quarter stands; admissions are those into it and those away from it."""
    into = survivors(connection)
    steps = connection.execute(select(stages).where(stages.c.quarter == quarter).order_by(stages.c.id)).all()
    decided = connection.execute(select(outcomes).where(outcomes.c.quarter == quarter)).all()
    told = select(admissions, proposals.c.quarter.label("own")).join(proposals)
    words = [row for row in connection.execute(told) if quarter in (row.quarter, row.own)]
    chosen = connection.execute(select(flag_honours).where(flag_honours.c.quarter == quarter)).one_or_none()
    found = {
        (id_ := into.get(row.proposal_id, row.proposal_id)): _outcome(row, id_)
        for row in sorted(decided, key=lambda row: (row.proposal_id not in into, row.proposal_id))
    }
    return QuarterStanding(
        quarter=quarter,
        stage=steps[-1].stage if steps else "open",
        moves=tuple(Move(stage=row.stage, who=row.who, at=row.at, reason=row.reason) for row in steps),
        outcomes=tuple(found[id_] for id_ in sorted(found)),
        admissions=tuple(
            Admission(proposal=row.proposal_id, quarter=row.quarter, who=row.who, at=row.at, reason=row.reason)
            for row in sorted(words, key=lambda row: row.proposal_id)
        ),
        honoured=FlagHonour(
            proposal=into.get(chosen.proposal_id, chosen.proposal_id),
            who=chosen.who,
            at=chosen.at,
            reason=chosen.reason,
        )
        if chosen
        else None,
    )


def members_of(connection: Connection, quarter: str) -> dict[str, bool]:
    """Of which proposals the papers of a quarter speak, and whether each is proposed; merged ones by their survivor."""
    into = survivors(connection)
    found: dict[str, bool] = {}
    rows = connection.execute(select(members.c.proposal_id, members.c.is_proposed).where(members.c.quarter == quarter))
    for id_, is_proposed in sorted(rows):
        id_ = into.get(id_, id_)
        found[id_] = found.get(id_, False) or is_proposed
    return found


# --- steps


def note_compiled(
    connection: Connection, quarter: str, named: Sequence[Proposal], proposed: Collection[str], *, at: datetime
) -> None:
    """Keeps of whom the papers speak, as what, and who of them is proposed; the first papers move an open quarter."""
    now = stages_now(connection)
    if not named or now.get(quarter) in FIXED:
        return
    fixed = [each for each, stage in now.items() if stage in FIXED]
    settled = set(connection.execute(select(members.c.proposal_id).where(members.c.quarter.in_(fixed))).scalars())
    rows = [
        {
            "proposal_id": each.id,
            "quarter": quarter,
            "is_proposed": each.id in proposed,
            "fingerprint": fingerprint_of(each),
        }
        for each in named
        if each.id not in settled
    ]
    ids = [row["proposal_id"] for row in rows]
    connection.execute(delete(members).where((members.c.quarter == quarter) | members.c.proposal_id.in_(ids)))
    if rows:
        connection.execute(insert(members), rows)
    if now.get(quarter, "open") == "open":
        _enter(connection, quarter, "compiled", who=PROGRAM, at=at, old="open")


def fingerprint_of(proposal: Proposal) -> str:
    """Of all that the record says of a proposal, decisions of people and doubts of linking included."""
    return hashlib.sha256(proposal.model_dump_json().encode()).hexdigest()


def note_review(connection: Connection, quarter: str, *, who: str, at: datetime) -> None:
    """Moves a compiled quarter on where somebody wrote into its papers; any other stays where it is."""
    if stages_now(connection).get(quarter) == "compiled":
        _enter(connection, quarter, "in_review", who=who, at=at, old="compiled")


def put_move(
    connection: Connection,
    quarter: str,
    stage: Stage,
    *,
    who: str,
    at: datetime,
    reason: str | None,
    considered: Sequence[Proposal],
    files: Mapping[str, str] | None,
) -> None:
    """Moves a quarter on; `files`: the frozen papers of a quarter that is closed, with their hashes.

    `considered` are those of a quarter that is submitted, as they are now.

    Raises RecordError with what has to happen first, or who has moved it already.
    """
    now = stages_now(connection).get(quarter, "open")
    if now not in FROM.get(stage, ()):
        raise _wrong_step(connection, quarter, now, stage)
    if stage == "submitted":
        _refuse_unready(connection, quarter, considered)
    elif stage == "decided":
        _refuse_undecided(connection, quarter)
    elif stage == "closed":
        if not files:
            raise _no_papers(quarter)
        _settle_members(connection, quarter)
    closing = _enter(connection, quarter, stage, who=who, at=at, reason=reason, old=now)
    if files and stage == "closed":
        rows = [{"closing": closing, "path": path, "sha256": sha256} for path, sha256 in sorted(files.items())]
        connection.execute(insert(frozen_files), rows)


def put_reopening(
    connection: Connection, quarter: str, stage: Stage, *, who: str, at: datetime, reason: str | None
) -> None:
    """Takes a quarter back to an earlier step; before submission, what the Council decided does not count any more."""
    now = stages_now(connection).get(quarter, "open")
    if not reason or not reason.strip():
        raise RecordError("Mở lại quý phải có lý do.", hint='Thêm --reason "LÝ DO".', code="THIEU_LY_DO")
    order = list(STAGES)
    if now not in FIXED or stage not in REOPENED or order.index(stage) >= order.index(now):
        raise RecordError(
            f"Quý {_label(quarter)} đang ở bước “{STAGES[now]}”, không mở lại về “{STAGES[stage]}” được.",
            hint="Chỉ mở lại quý đã trình về một bước trước bước hiện nay: in_review, submitted hoặc decided.",
            code="BUOC_SAI",
        )
    if stage not in FIXED:
        for row in connection.execute(select(outcomes).where(outcomes.c.quarter == quarter)).all():
            old = outcome_in_words(_outcome(row, row.proposal_id))
            _note(connection, row.proposal_id, OUTCOME, old, None, who=who, at=at)
        connection.execute(delete(outcomes).where(outcomes.c.quarter == quarter))
    _enter(connection, quarter, stage, who=who, at=at, reason=reason.strip(), old=now)


def frozen_files_of(connection: Connection, quarter: str) -> tuple[int, dict[str, str]]:
    """The papers of a closed quarter with their hashes, and the how manieth closing kept them; else those of none."""
    closings = select(stages.c.id).where(stages.c.quarter == quarter, stages.c.stage == "closed").order_by(stages.c.id)
    ids = connection.execute(closings).scalars().all()
    if stages_now(connection).get(quarter) != "closed":
        return len(ids) + 1, {}
    rows = connection.execute(select(frozen_files).where(frozen_files.c.closing == ids[-1]))
    return len(ids), {row.path: row.sha256 for row in sorted(rows, key=lambda row: row.path)}


def _enter(
    connection: Connection,
    quarter: str,
    stage: Stage,
    *,
    who: str,
    at: datetime,
    old: Stage,
    reason: str | None = None,
) -> int:
    values = {"quarter": quarter, "stage": stage, "who": who, "at": at, "reason": reason}
    id_: int = connection.execute(insert(stages).values(**values).returning(stages.c.id)).scalar_one()
    _note(connection, quarter, STAGE, old, f"{stage} ({reason})" if reason else stage, who=who, at=at)
    return id_


def _wrong_step(connection: Connection, quarter: str, now: Stage, stage: Stage) -> RecordError:
    label, order = _label(quarter), list(STAGES)
    if order.index(now) >= order.index(stage):
        last = select(stages).where(stages.c.quarter == quarter).order_by(stages.c.id.desc()).limit(1)
        row = connection.execute(last).one_or_none()
        by = f", do {row.who} ghi lúc {row.at.astimezone(VIETNAM):%H:%M ngày %d/%m/%Y}" if row else ""
        return RecordError(
            f"Quý {label} đã ở bước “{STAGES[now]}”{by}.",
            hint="Không cần chuyển nữa; muốn trở lại bước trước thì dùng tdkt council reopen, có lý do.",
            code="BUOC_DA_QUA",
        )
    first = {
        "in_review": f"Lập hồ sơ trình trước: tdkt quarter {quarter}.",
        "submitted": f"Lập hồ sơ trình trước: tdkt quarter {quarter}.",
        "decided": f'Ghi đã trình trước: tdkt council move {quarter} submitted --who "HỌ TÊN".',
        "closed": f"Ghi kết quả họp (tdkt council decide {quarter}) và chuyển sang bước decided trước.",
    }
    return RecordError(
        f"Quý {label} đang ở bước “{STAGES[now]}”, chưa chuyển sang “{STAGES[stage]}” được.",
        hint=first.get(stage, "Xem tdkt council show."),
        code="BUOC_SAI",
    )


def _refuse_unready(connection: Connection, quarter: str, considered: Sequence[Proposal]) -> None:
    """A quarter is submitted with papers that speak of exactly those who are considered, as they are now."""
    papers = select(func.count()).select_from(drafts).where(drafts.c.quarter == quarter)
    if not connection.execute(papers).scalar():
        raise _no_papers(quarter)
    written = select(members.c.proposal_id, members.c.fingerprint).where(members.c.quarter == quarter)
    known = {(row.proposal_id, row.fingerprint) for row in connection.execute(written)}
    if changed := sorted({id_ for id_, _ in known ^ {(each.id, fingerprint_of(each)) for each in considered}}):
        raise RecordError(
            f"Sau lần lập hồ sơ gần nhất, hồ sơ xét đã đổi: {_listed(changed)}.",
            hint=f"Lập lại hồ sơ rồi trình: tdkt quarter {quarter}.",
            code="HO_SO_CU",
        )


def _no_papers(quarter: str) -> RecordError:
    return RecordError(
        f"Quý {_label(quarter)} chưa có văn bản nào.",
        hint=f"Lập hồ sơ trình trước: tdkt quarter {quarter}.",
        code="CHUA_CO_VAN_BAN",
    )


def _refuse_undecided(connection: Connection, quarter: str) -> None:
    proposed = {id_ for id_, is_proposed in members_of(connection, quarter).items() if is_proposed}
    known = {each.proposal for each in standing_of(connection, quarter).outcomes}
    if missing := sorted(proposed - known):
        raise RecordError(
            f"Còn {len(missing)} trường hợp trong danh sách đề nghị chưa có kết quả họp: {_listed(missing)}.",
            hint=f"Ghi kết quả: tdkt council decide {quarter} --from TỆP.xlsx, hoặc --grant, --refuse từng mã.",
            code="CHUA_CO_KET_QUA",
        )
    if not known:
        raise RecordError(
            f"Quý {_label(quarter)} chưa ghi kết quả họp nào.",
            hint=f"Ghi kết quả: tdkt council decide {quarter}.",
            code="CHUA_CO_KET_QUA",
        )


def _settle_members(connection: Connection, quarter: str) -> None:
    """The members under the ids that go on: what is frozen is told by them."""
    named = members_of(connection, quarter)
    connection.execute(delete(members).where(members.c.quarter == quarter))
    elsewhere = set(connection.execute(select(members.c.proposal_id)).scalars())
    rows = [
        {"proposal_id": id_, "quarter": quarter, "is_proposed": named[id_], "fingerprint": ""} for id_ in sorted(named)
    ]
    rows = [row for row in rows if row["proposal_id"] not in elsewhere]
    if rows:
        connection.execute(insert(members), rows)


# --- what the Council decided, and whom a person chose


def put_outcomes(connection: Connection, quarter: str, told: Sequence[Outcome]) -> int:
    """Keeps what the Council decided of proposals of a submitted quarter; gives how many say something new."""
    now = stages_now(connection).get(quarter, "open")
    if now != "submitted":
        back = f'Mở lại trước: tdkt council reopen {quarter} --to submitted --reason "LÝ DO" --who "HỌ TÊN".'
        raise RecordError(
            f"Quý {_label(quarter)} đang ở bước “{STAGES[now]}”; kết quả họp chỉ ghi cho quý đã trình.",
            hint=back if now in FIXED else f'Ghi đã trình trước: tdkt council move {quarter} submitted --who "HỌ TÊN".',
            code="BUOC_SAI",
        )
    named = members_of(connection, quarter)
    into = survivors(connection)
    known = {each.proposal: each for each in standing_of(connection, quarter).outcomes}
    new = 0
    for each in told:
        id_ = into.get(each.proposal, each.proposal)
        if id_ not in named:
            raise RecordError(
                f"{each.proposal} không có trong hồ sơ trình quý {_label(quarter)}.",
                hint=f"Xem danh sách: tdkt council show {quarter}.",
                code="KHONG_TRONG_QUY",
            )
        old = known.get(id_)
        if old is not None and _same(old, each):
            continue
        values = {"quarter": quarter, **each.model_dump(exclude={"proposal"})}
        if not connection.execute(update(outcomes).where(outcomes.c.proposal_id == id_).values(**values)).rowcount:
            connection.execute(insert(outcomes).values(proposal_id=id_, **values))
        words = outcome_in_words(old) if old else None
        _note(connection, id_, OUTCOME, words, outcome_in_words(each), who=each.who, at=each.at)
        new += 1
    return new


def outcome_in_words(outcome: Outcome) -> str:
    """ "đồng ý, 7/9 phiếu (ghi chú)"."""
    votes = f", {outcome.votes_for}/{outcome.votes_cast} phiếu" if outcome.votes_for is not None else ""
    note = f" ({outcome.note})" if outcome.note else ""
    return f"{'đồng ý' if outcome.is_granted else 'không đồng ý'}{votes}{note}"


def put_flag_honour(
    connection: Connection,
    quarter: str,
    proposal: str | None,
    *,
    who: str,
    at: datetime,
    reason: str | None,
    deadline: Deadline,
) -> None:
    """Keeps whom a person chose for biểu dương dưới cờ among those considered in a quarter; None takes it back."""
    if stages_now(connection).get(quarter) == "closed":
        raise RecordError(
            f"Quý {_label(quarter)} đã khóa sổ, không đổi người biểu dương được.",
            hint=f'Mở lại trước: tdkt council reopen {quarter} --reason "LÝ DO" --who "HỌ TÊN".',
            code="DA_KHOA",
        )
    id_ = survivors(connection).get(proposal, proposal) if proposal else None
    if id_ is not None and placed(connection, deadline).get(id_) != quarter:
        raise RecordError(
            f"{proposal} không được xét ở quý {_label(quarter)}.",
            hint=f"Xem danh sách: tdkt council show {quarter}.",
            code="KHONG_TRONG_QUY",
        )
    old = connection.execute(select(flag_honours.c.proposal_id).where(flag_honours.c.quarter == quarter)).scalar()
    if id_ == old:
        return
    connection.execute(delete(flag_honours).where(flag_honours.c.quarter == quarter))
    if id_ is not None:
        told = {"quarter": quarter, "proposal_id": id_, "who": who, "at": at, "reason": reason}
        connection.execute(insert(flag_honours).values(**told))
    _note(connection, quarter, HONOUR, old, f"{id_} ({reason})" if id_ and reason else id_, who=who, at=at)


def _outcome(row: object, id_: str) -> Outcome:
    names = ("is_granted", "votes_for", "votes_cast", "note", "who", "at")
    return Outcome(proposal=id_, **{name: getattr(row, name) for name in names})


def _same(one: Outcome, other: Outcome) -> bool:
    return one.model_dump(exclude={"proposal", "who", "at"}) == other.model_dump(exclude={"proposal", "who", "at"})


def _note(
    connection: Connection, subject: str, field: str, old: str | None, new: str | None, *, who: str, at: datetime
) -> None:
    connection.execute(insert(history).values(at=at, who=who, subject=subject, field=field, old=old, new=new))


def _label(quarter: str) -> str:
    return Quarter.parse(quarter).label


def _listed(ids: Sequence[str]) -> str:
    more = f" và {len(ids) - NAMED} mã khác" if len(ids) > NAMED else ""
    return f"{', '.join(ids[:NAMED])}{more}"
