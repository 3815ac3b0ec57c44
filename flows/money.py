"""Takes `tdkt money`; shows the reward of one recognition, or what the rewards of a quarter cost and who pays them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.clock import now
from flows.runs import open_settings
from flows.terminal import show, show_json, show_table
from records.catalogue import RECOGNITIONS
from records.errors import SettingsError
from records.quarters import Quarter
from records.settings import Settings, load_settings

if TYPE_CHECKING:
    from criteria import MoneyResult
    from records.rewards import QuarterRewards, Reward, RewardLine

KIND_WORDS = {"ca_nhan": "cá nhân", "tap_the": "tập thể", "ho_gia_dinh": "hộ gia đình"}
NO_PAYER = "chưa rõ cơ quan chi"


def money(
    code: Annotated[
        str | None, typer.Argument(metavar="[MÃ]", help="Mã danh hiệu, hình thức: CSTDCS, BK_TINH…")
    ] = None,
    kind: Annotated[str, typer.Option(metavar="LOẠI", help="ca_nhan, tap_the hoặc ho_gia_dinh.")] = "ca_nhan",
    on: Annotated[
        str | None, typer.Option(metavar="NĂM-THÁNG-NGÀY", help="Ngày ra quyết định; mặc định là hôm nay.")
    ] = None,
    quarter: Annotated[
        str | None, typer.Option(metavar="QUÝ", help="Kinh phí của cả quý, ví dụ 2026-Q4, thay cho một mã.")
    ] = None,
    data: Annotated[
        Path | None, typer.Option(metavar="THƯ_MỤC", help="Nơi giữ sổ ghi và bản gốc, thay cho data/.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="In JSON cho chương trình khác đọc.")] = False,
) -> None:
    """Mức tiền thưởng kèm theo một danh hiệu, hình thức khen thưởng; hoặc kinh phí khen thưởng của một quý."""
    if (code is None) == (quarter is None):
        raise SettingsError(
            "Cần ghi một mã danh hiệu, hình thức, hoặc một quý.",
            hint="Ví dụ: tdkt money CSTDCS, hoặc tdkt money --quarter 2026-Q4.",
        )
    day = _day(on) if on else now().date()
    if quarter is not None:
        _show_quarter(open_settings(None, None, data), Quarter.parse(quarter), day, json=json)
    elif code is not None:
        _show_one(code, kind, day, json=json)


def rewards_of_quarter(settings: Settings, quarter: Quarter, on: date) -> QuarterRewards:
    """What the quarter's proposals cost if all were decided on a day."""
    from criteria import rewards_of
    from flows.books import open_books
    from flows.judging import judge_quarter, rules_of

    rulebook = rules_of(settings)
    with open_books(settings) as record:
        judged = judge_quarter(record, quarter.name, rulebook)
    return rewards_of(judged.checked, rulebook, on=on, said=judged.around.said)


def _show_one(code: str, kind: str, on: date, *, json: bool) -> None:
    from criteria import amount
    from flows.judging import rules_of

    if kind not in KIND_WORDS:
        raise SettingsError(f"Không có loại đối tượng “{kind}”.", hint="Dùng ca_nhan, tap_the hoặc ho_gia_dinh.")
    result = amount(code, kind, on, rules_of(load_settings()))
    if json:
        show_json(money_as_contract(result))
        return
    if result.amount_vnd is None:
        show(result.reason or "Chưa tính được.")
        return
    show(f"{in_dong(result.amount_vnd)} = {result.coefficient:g} × {in_dong(result.base or 0)}".replace(".0 ", " "))
    show(f"Căn cứ: {result.article}.")
    if result.payer:
        show(f"Chi: {result.payer} ({result.payer_article}).")


def money_as_contract(result: MoneyResult) -> dict[str, Any]:
    """The object that `tdkt money --json` prints."""
    if result.amount_vnd is None:
        return {"amount_vnd": None, "reason": result.reason}
    return {
        "amount_vnd": result.amount_vnd,
        "coefficient": result.coefficient,
        "base": result.base,
        "article": result.article,
    }


def _show_quarter(settings: Settings, quarter: Quarter, on: date, *, json: bool) -> None:
    rewards = rewards_of_quarter(settings, quarter, on)
    if json:
        show_json({"quarter": quarter.name, **rewards_as_json(rewards)})
        return
    show(f"Kinh phí khen thưởng quý {quarter.label}, nếu quyết định ngày {on:%d/%m/%Y}")
    if not (rewards.lines or rewards.waiting or rewards.unsure or rewards.unknown):
        show("Chưa có đề nghị nào có tiền thưởng.")
        return
    _show_lines("Đã đạt:", rewards.lines)
    for payer in rewards.payers:
        show(f"  {payer or NO_PAYER}: {in_dong(rewards.total_of(payer))}")
    show(f"Tổng cộng (chỉ những đề nghị đã đạt): {in_dong(rewards.total_vnd)}")
    _show_lines(f"Còn chờ, nếu được tặng ({in_dong(rewards.waiting_vnd)}, không cộng):", rewards.waiting)
    if rewards.unsure:
        show("Chưa chắc được nhận, không cộng:")
    for each in rewards.unsure:
        show(f"- {each.proposal} {each.name}, {RECOGNITIONS[each.code]}: {in_dong(each.amount_vnd or 0)}; {each.doubt}")
    if rewards.unknown:
        show("Chưa tính được, không cộng:")
    for (code, kind, reason), number in Counter((r.code, r.kind, r.reason) for r in rewards.unknown).items():
        show(f"- {RECOGNITIONS[code]}, {KIND_WORDS[kind]}: {number} đề nghị. {reason}")
    for note in rewards.notes:
        show(f"Ghi chú: {note}")


def _show_lines(title: str, lines: Iterable[RewardLine]) -> None:
    rows = [
        [
            RECOGNITIONS[line.code],
            KIND_WORDS[line.kind],
            line.payer or NO_PAYER,
            str(line.number),
            in_dong(line.each_vnd),
            in_dong(line.total_vnd),
        ]
        for line in lines
    ]
    if rows:
        show(title)
        show_table(["Danh hiệu, hình thức", "Đối tượng", "Cơ quan chi", "Số", "Mức", "Thành tiền"], rows)


def rewards_as_json(rewards: QuarterRewards) -> dict[str, Any]:
    """What `tdkt money --quarter --json` prints beside the quarter."""
    return {
        "on": rewards.on.isoformat(),
        "total_vnd": rewards.total_vnd,
        "lines": [_line_as_json(line) for line in rewards.lines],
        "by_payer": [{"payer": payer, "total_vnd": rewards.total_of(payer)} for payer in rewards.payers],
        "waiting_vnd": rewards.waiting_vnd,
        "waiting": [_line_as_json(line) for line in rewards.waiting],
        "unsure": [_reward_as_json(each, why=each.doubt) for each in rewards.unsure],
        "unknown": [_reward_as_json(each, why=each.reason) for each in rewards.unknown],
        "notes": list(rewards.notes),
    }


def _line_as_json(line: RewardLine) -> dict[str, Any]:
    return {
        "code": line.code,
        "kind": line.kind,
        "payer": line.payer,
        "number": line.number,
        "each_vnd": line.each_vnd,
        "total_vnd": line.total_vnd,
        "article": line.article,
    }


def _reward_as_json(reward: Reward, *, why: str | None) -> dict[str, Any]:
    return {
        "id": reward.proposal,
        "nominee": reward.name,
        "code": reward.code,
        "kind": reward.kind,
        "year": reward.year,
        "amount_vnd": reward.amount_vnd,
        "reason": why,
    }


def in_dong(vnd: int) -> str:
    """ "1.490.000 đồng"."""
    return f"{vnd:,} đồng".replace(",", ".")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as exc:
        raise SettingsError(f"Không hiểu ngày “{text}”.", hint="Viết năm-tháng-ngày, ví dụ 2026-09-18.") from exc
