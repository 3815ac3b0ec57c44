"""Takes `tdkt rules rank` and `targets`; says who stands where by a scale, and how far a movement has come."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.prose import show_prose
from flows.terminal import show, show_json
from records.errors import SettingsError
from records.settings import load_settings

if TYPE_CHECKING:
    from criteria.checks.scoring import Placed, Scale
    from criteria.facts import Facts

DAY = "NĂM-THÁNG-NGÀY"
Json = Annotated[bool, typer.Option("--json", help="In JSON cho chương trình khác đọc.")]


def rank(
    facts: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[TỆP.yaml]…", help="Tệp dữ kiện có mục scores.", show_default=False),
    ] = None,
    *,
    rubric: Annotated[str, typer.Option(metavar="MÃ", help="Mã thang điểm ở mục rubrics.")],
    quarter: Annotated[
        str | None, typer.Option(metavar="QUÝ", help="Những đề nghị của quý đã có người chấm điểm: 2026-Q4.")
    ] = None,
    json: Json = False,
) -> None:
    """Xếp nhiều người, tập thể theo một thang điểm, kèm điểm và minh chứng từng tiêu chí; người chọn là Hội đồng."""
    from criteria.checks.scoring import rank_nominees
    from criteria.facts import read_facts
    from criteria.rewards.rankings import lines_of_ranking

    scale = _scale(rubric)
    read = [("", read_facts(path)) for path in facts or ()]
    read += _facts_of_quarter(quarter, scale) if quarter else []
    if not read:
        raise SettingsError("Chưa có ai để xếp.", hint="Ghi các tệp dữ kiện, hoặc --quarter với quý đã chấm điểm.")
    placed = rank_nominees(scale, [(_named(id_, each), each.scores or {}) for id_, each in read])
    if json:
        for each in placed:
            show_json(_placed_as_json(each))
    else:
        show_prose(lines_of_ranking(scale, placed))


def _facts_of_quarter(name: str, scale: Scale) -> list[tuple[str, Facts]]:
    """The proposals of a quarter that somebody has scored by this scale, by their ids."""
    from criteria import weigh_facts
    from flows.books import open_books
    from flows.judging import rules_of, surroundings_of
    from flows.runs import open_settings
    from records.quarters import Quarter

    settings = open_settings(None, None, None)
    quarter = Quarter.parse(name)
    with open_books(settings) as record:
        found = record.considered(quarter.name)
        around = surroundings_of(record, found, quarter=quarter.name)
        weighed = weigh_facts(found, rules_of(settings), around=around)
    return [
        (each.id, own)
        for each, (own, _) in zip(found, weighed, strict=True)
        if {criterion.id for criterion in scale.criteria} & set(own.scores or {})
    ]


def _named(id_: str, facts: Facts) -> str:
    name = facts.nominee.full_name or "Chưa rõ tên"
    return f"{name} ({id_})" if id_ else name


def targets(
    on: Annotated[str | None, typer.Option(metavar=DAY, help="Chỉ chỉ tiêu còn hiệu lực ngày này.")] = None,
    json: Json = False,
) -> None:
    """Chỉ tiêu của các phong trào: đã công nhận bao nhiêu, trong sổ có bao nhiêu đề nghị, còn thiếu bao nhiêu."""
    from criteria.book.rulebook import Target
    from criteria.words.targets import progress_of
    from flows.books import open_books
    from flows.judging import rules_of
    from flows.runs import open_settings

    settings = open_settings(None, None, None)
    wanted = [each for each in rules_of(settings).all_of(Target) if on is None or each.holds_on(_day(on))]
    with open_books(settings) as record:
        honours = [kept.honour for kept in record.honours()]
        found = [progress_of(each, honours, record.proposals()) for each in wanted]
    for each in found:
        if json:
            counts = {"count": each.target.count, "granted": each.granted, "asked": each.asked}
            show_json({"id": each.target.id, "name": each.target.name, **counts})
        else:
            show_prose([f"{each.sentence}."])
    if not found and not json:
        show("Chưa nạp chỉ tiêu nào (mục targets của tệp quy định).")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as exc:
        raise SettingsError(f"Không hiểu ngày “{text}”.", hint="Viết năm-tháng-ngày, ví dụ 2026-09-18.") from exc


def _scale(name: str) -> Scale:
    from criteria.book.rulebook import Rubric
    from criteria.spelling import nearest
    from flows.judging import rules_of

    scales = {rubric.scale.id: rubric.scale for rubric in rules_of(load_settings()).all_of(Rubric)}
    if name not in scales:
        meant = nearest(name, scales)
        hint = f"Có phải: {meant}?" if meant else f"Đang có: {', '.join(scales) or 'chưa có thang điểm nào'}."
        raise SettingsError(f"Không có thang điểm “{name}”.", hint=hint)
    return scales[name]


def _placed_as_json(placed: Placed) -> dict[str, Any]:
    total = placed.total
    return {
        "name": placed.name,
        "place": placed.place,
        "is_shared": placed.is_shared,
        "is_settled": placed.is_settled,
        "low": float(total.low),
        "high": float(total.high),
        "passing": float(total.scale.passing),
        "criteria": [
            {
                "id": mark.criterion.id,
                "points": float(mark.points) if mark.points is not None else None,
                "evidence": list(mark.evidence),
                "fault": mark.fault,
            }
            for mark in total.marks
        ],
        "unknown": list(total.unknown),
    }
