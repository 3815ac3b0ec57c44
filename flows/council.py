"""Takes `tdkt council …`; shows where a quarter stands, and keeps what people say of it, with who said so and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows import corrections
from flows.clock import now
from flows.runs import open_settings
from flows.terminal import VietnameseCommand, VietnameseGroup, say, show, show_json
from records.errors import SettingsError
from records.quarters import Quarter
from records.stages import FIXED, STAGES, Stage

if TYPE_CHECKING:
    from records.settings import Settings
    from records.stages import Outcome
    from records.store import Record

OPTIONS, FOLDER = "[TÙY CHỌN]", "THƯ_MỤC"
MOVES = ("in_review", "submitted", "decided", "closed")
BACK = ("in_review", "submitted", "decided")
LONGEST_NAME = 100  # letters

app = typer.Typer(
    cls=VietnameseGroup,
    options_metavar=OPTIONS,
    subcommand_metavar="LỆNH …",
    help="Quý trước Hội đồng: đang ở bước nào, hồ sơ trễ, kết quả họp, khóa sổ.",
    no_args_is_help=True,
)
Name = Annotated[str, typer.Argument(metavar="QUÝ", help="Ví dụ 2026-Q4.", show_default=False)]
Id = Annotated[str, typer.Argument(metavar="MÃ", help="Mã đề nghị, ví dụ 2026-Q4-0007.", show_default=False)]
Who = Annotated[str | None, typer.Option(metavar="HỌ_TÊN", help="Ai làm việc này.")]
Why = Annotated[str | None, typer.Option("--reason", metavar="LÝ_DO", help="Vì sao.")]
Inbox = Annotated[Path | None, typer.Option(metavar=FOLDER, help="Hộp thư đến, thay cho thư mục inbox/.")]
Outbox = Annotated[Path | None, typer.Option(metavar=FOLDER, help="Nơi ghi kết quả, thay cho outbox/.")]
Data = Annotated[Path | None, typer.Option(metavar=FOLDER, help="Nơi giữ sổ ghi, thay cho data/.")]
Json = Annotated[bool, typer.Option("--json", help="In JSON cho chương trình khác đọc.")]


def command(name: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return app.command(name, cls=VietnameseCommand, options_metavar=OPTIONS)


@command("show")
def show_quarter(name: Name, inbox: Inbox = None, outbox: Outbox = None, data: Data = None, json: Json = False) -> None:
    """Quý đang ở bước nào, ai làm gì lúc nào, còn việc gì, làm gì tiếp."""
    from flows.standings import as_json, lines_of, standing_now

    quarter = Quarter.parse(name)
    with _books(open_settings(inbox, outbox, data)) as record:
        found = standing_now(record, quarter)
    if json:
        show_json(as_json(found))
        return
    for line in lines_of(found):
        show(line)


@command("move")
def move(
    name: Name,
    stage: Annotated[str, typer.Argument(metavar="BƯỚC", help="submitted, decided hoặc closed.", show_default=False)],
    who: Who = None,
    reason: Why = None,
    inbox: Inbox = None,
    outbox: Outbox = None,
    data: Data = None,
) -> None:
    """Ghi quý đã soát (in_review), đã trình (submitted), đã có kết quả (decided), hoặc khóa sổ (closed)."""
    from flows.closing import close_quarter

    quarter, to, by = Quarter.parse(name), _stage(stage, MOVES), named(who)
    settings = open_settings(inbox, outbox, data)
    if to == "closed":
        close_quarter(settings, quarter, who=by, reason=reason)
    else:
        with _in_turn(settings), _books(settings) as record:
            record.move_stage(quarter.name, to, who=by, at=now(), reason=reason)
    say(f"Quý {quarter.label}: {STAGES[to]} ({by}).")


@command("reopen")
def reopen(
    name: Name,
    reason: Why = None,
    who: Who = None,
    to: Annotated[str, typer.Option("--to", metavar="BƯỚC", help="in_review, submitted hoặc decided.")] = "in_review",
    inbox: Inbox = None,
    outbox: Outbox = None,
    data: Data = None,
) -> None:
    """Mở lại quý đã trình hoặc đã khóa sổ, về một bước trước; phải có lý do."""
    quarter, stage, by = Quarter.parse(name), _stage(to, BACK), named(who)
    settings = open_settings(inbox, outbox, data)
    with _in_turn(settings), _books(settings) as record:
        record.reopen(quarter.name, stage=stage, who=by, at=now(), reason=reason)
    say(f"Quý {quarter.label} mở lại: {STAGES[stage]} ({by}).")


@command("include")
def include(
    proposal: Id,
    who: Who = None,
    reason: Why = None,
    quarter: Annotated[
        str | None, typer.Option(metavar="QUÝ", help="Xét ở quý này; mặc định là quý nhận hồ sơ, nếu chưa trình.")
    ] = None,
    inbox: Inbox = None,
    outbox: Outbox = None,
    data: Data = None,
) -> None:
    """Cho xét ngay trong quý một hồ sơ nộp trễ, hoặc một hồ sơ đã để sang quý sau."""
    _admit(open_settings(inbox, outbox, data), proposal, is_later=False, who=named(who), reason=reason, into=quarter)


@command("postpone")
def postpone(
    proposal: Id, who: Who = None, reason: Why = None, inbox: Inbox = None, outbox: Outbox = None, data: Data = None
) -> None:
    """Để một hồ sơ, kể cả nộp đúng hạn, sang xét ở quý sau."""
    _admit(open_settings(inbox, outbox, data), proposal, is_later=True, who=named(who), reason=reason, into=None)


def _admit(
    settings: Settings, proposal: str, *, is_later: bool, who: str, reason: str | None, into: str | None
) -> None:
    with _books(settings) as record:
        target = Quarter.parse(into).name if into else None if is_later else _first_open(record, proposal)
        before, after = record.admit(proposal, target, who=who, at=now(), reason=reason)
        again = [name for name in dict.fromkeys((before, after)) if record.standing(name).moves]
    label = Quarter.parse(after).label
    if before == after:
        say(f"{proposal}: vẫn xét ở quý {label}, không có gì đổi.")
        return
    then = f" Lập lại: {', '.join(f'tdkt quarter {name}' for name in again)}." if again else ""
    say(f"{proposal}: xét ở quý {label} ({who}).{then}")


def _first_open(record: Record, proposal: str) -> str:
    """The quarter in which it came in, or the next whose list is not settled yet."""
    found = record.proposals(ids=[proposal])
    if not found:
        raise SettingsError(f"Không có đề nghị “{proposal}”.", hint="Xem các mã bằng: tdkt check")
    quarter = Quarter.parse(found[0].quarter)
    while record.standing(quarter.name).stage in FIXED:
        say(f"Quý {quarter.label} {STAGES[record.standing(quarter.name).stage]}, danh sách đã chốt.")
        quarter = quarter.next
    return quarter.name


@command("decide")
def decide(
    name: Name,
    from_: Annotated[
        Path | None, typer.Option("--from", metavar="TỆP.xlsx", help="Tệp “Kết quả họp quý …” đã ghi.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Đồng ý với cả danh sách đề nghị.")] = False,
    except_: Annotated[
        list[str] | None, typer.Option("--except", metavar="MÃ", help="Cùng với --all: không đồng ý với mã này.")
    ] = None,
    grant: Annotated[list[str] | None, typer.Option(metavar="MÃ", help="Hội đồng đồng ý với mã này.")] = None,
    refuse: Annotated[list[str] | None, typer.Option(metavar="MÃ", help="Hội đồng không đồng ý với mã này.")] = None,
    who: Who = None,
    reason: Why = None,
    inbox: Inbox = None,
    outbox: Outbox = None,
    data: Data = None,
) -> None:
    """Ghi kết quả họp Hội đồng: từ tệp Excel, cho cả danh sách, hoặc từng mã."""
    from flows.decisions import keep_outcomes, told_outcomes

    quarter, by = Quarter.parse(name), named(who)
    settings = open_settings(inbox, outbox, data)
    if except_ and not every:
        raise SettingsError("--except chỉ dùng cùng --all.", hint="Ghi: --all --except MÃ, hoặc --refuse MÃ.")
    with _books(settings) as record:
        told = told_outcomes(
            record,
            quarter,
            file=from_,
            granted=[*(_all_but(record, quarter, except_ or ()) if every else ()), *(grant or ())],
            refused=[*(except_ or ()), *(refuse or ())],
            who=by,
            at=now(),
        )
        new = keep_outcomes(settings, record, quarter, told, reason=reason)
        missing = _undecided(record, quarter)
    _say_decided(quarter, told, new=new, missing=missing)


def _all_but(record: Record, quarter: Quarter, left_out: Iterable[str]) -> list[str]:
    proposed = [id_ for id_, is_proposed in record.members(quarter.name).items() if is_proposed]
    if strangers := sorted(set(left_out) - set(proposed)):
        raise SettingsError(
            f"{', '.join(strangers)} không có trong danh sách đề nghị.", hint=f"Xem: tdkt council show {quarter.name}"
        )
    return [id_ for id_ in proposed if id_ not in set(left_out)]


def _undecided(record: Record, quarter: Quarter) -> list[str]:
    known = {each.proposal for each in record.standing(quarter.name).outcomes}
    return [id_ for id_, is_proposed in record.members(quarter.name).items() if is_proposed and id_ not in known]


def _say_decided(quarter: Quarter, told: list[Outcome], *, new: int, missing: list[str]) -> None:
    yes = sum(each.is_granted for each in told)
    say(f"Quý {quarter.label}: {yes} đồng ý, {len(told) - yes} không đồng ý; {new} điều mới ghi.")
    if missing:
        say(f"Còn {len(missing)} trường hợp trong danh sách đề nghị chưa có kết quả: {', '.join(missing[:5])}…")
    else:
        say(f'Đã đủ kết quả. Tiếp: tdkt council move {quarter.name} decided --who "HỌ TÊN"')


@command("honour")
def honour(
    target: Annotated[
        str,
        typer.Argument(metavar="MÃ|QUÝ", help="Mã đề nghị được chọn; cùng --clear thì ghi quý.", show_default=False),
    ],
    clear: Annotated[bool, typer.Option("--clear", help="Bỏ người đã chọn của quý.")] = False,
    who: Who = None,
    reason: Why = None,
    inbox: Inbox = None,
    outbox: Outbox = None,
    data: Data = None,
) -> None:
    """Ghi cá nhân mà người có thẩm quyền chọn để biểu dương dưới cờ."""
    from flows.decisions import choose_for_flag

    by = named(who)
    settings = open_settings(inbox, outbox, data)
    with _books(settings) as record:
        if clear:
            quarter = Quarter.parse(target[:7])
            record.honour_at_flag(quarter.name, None, who=by, at=now(), reason=reason)
            say(f"Quý {quarter.label}: đã bỏ người được chọn biểu dương dưới cờ ({by}).")
            return
        chosen = choose_for_flag(settings, record, target, who=by, at=now(), reason=reason)
    say(f"Biểu dương dưới cờ quý {Quarter.parse(chosen.considered).label}: {chosen.nominee.name} ({by}).")


command("corrections")(corrections.corrections)


def named(who: str | None) -> str:
    """The name of who does it; raises SettingsError where nobody is named."""
    if not who or not who.strip():
        raise SettingsError("Thiếu tên người làm việc này.", hint="Thêm --who và họ tên.")
    if len(who.strip()) > LONGEST_NAME:
        raise SettingsError(f"Tên dài quá {LONGEST_NAME} chữ.", hint="Ghi họ và tên.")
    return who.strip()


def _stage(text: str, allowed: Iterable[str]) -> Stage:
    found = next((stage for stage in STAGES if stage == text and stage in allowed), None)
    if found is None:
        words = ", ".join(f"{stage} ({STAGES[stage]})" for stage in STAGES if stage in allowed)
        raise SettingsError(f"Không có bước “{text}”.", hint=f"Dùng: {words}.")
    return found


def _in_turn(settings: Settings) -> AbstractContextManager[None]:
    """Waits for a compilation that runs: its papers are of the stage at which it began."""
    from flows.drafts import PRESS
    from flows.owners import RUNS, held

    return held(settings.data / RUNS / PRESS)


def _books(settings: Settings) -> Record:
    from flows.books import open_books

    return open_books(settings)
