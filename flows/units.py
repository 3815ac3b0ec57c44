"""Takes `tdkt units check` and `tdkt units find`; says what is wrong in the register, or which unit a text means."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.clock import now
from flows.terminal import VietnameseCommand, VietnameseGroup, show, show_json, show_table
from records.errors import SettingsError
from records.settings import load_settings

if TYPE_CHECKING:
    from records.units import Match, Register, Unit

WRONG_SETTINGS = 2
OPTIONS = "[TÙY CHỌN]"

app = typer.Typer(
    cls=VietnameseGroup,
    options_metavar=OPTIONS,
    subcommand_metavar="LỆNH …",
    help="Danh mục đơn vị của Văn phòng (templates/units.yaml): kiểm tra, thử một tên.",
    no_args_is_help=True,
)
Json = Annotated[bool, typer.Option("--json", help="In JSON cho chương trình khác đọc.")]


@app.command("check", cls=VietnameseCommand, options_metavar=OPTIONS)
def check(json: Json = False) -> None:
    """Danh mục đơn vị viết đúng chưa; sai thì nêu từng dòng."""
    from records.units import check_register

    path = _file()
    if not path.exists():
        raise SettingsError(
            f"Chưa có tệp {path}.", hint="Lập tệp theo templates/README.md; không có thì vẫn chạy được."
        )
    units, problems = check_register(path)
    if json:
        show_json({"units": len(units), "problems": [{"line": p.line, "text": p.text} for p in problems]})
    elif problems:
        for problem in problems:
            show(f"Dòng {problem.line}: {problem.text}.")
        show(f"{path.name}: {len(problems)} chỗ sai.")
    else:
        today = now().date()
        in_force = sum(unit.is_in_force(today) for unit in units)
        show(f"{path.name}: {len(units)} mục, {in_force} tên đơn vị đang dùng; không có chỗ sai.")
    if problems:
        raise typer.Exit(WRONG_SETTINGS)


@app.command("find", cls=VietnameseCommand, options_metavar=OPTIONS)
def find(
    text: Annotated[str, typer.Argument(metavar="TÊN", help="Tên như ghi trong giấy tờ.", show_default=False)],
    on: Annotated[str | None, typer.Option(metavar="NGÀY", help="Ngày của giấy tờ; mặc định là hôm nay.")] = None,
    within: Annotated[str | None, typer.Option(metavar="TÊN", help="Đơn vị ban hành giấy tờ đó.")] = None,
    json: Json = False,
) -> None:
    """Một tên ghi trong giấy tờ là đơn vị nào trong danh mục; chưa chắc thì nêu những đơn vị gần nhất."""
    from records.units import read_register

    register = read_register(_file())
    day = _day(on) if on else now().date()
    match = register.match(text, day, within)
    if json:
        show_json(_as_json(register, match))
        return
    if match.unit is None:
        show("Chưa rõ là đơn vị nào." if match.candidates else "Không có trong danh mục.")
    else:
        show(f"{match.unit.id}: {register.full_name(match.unit)}")
        if not match.is_in_force:
            now_called = "; ".join(f"{unit.id}: {register.full_name(unit)}" for unit in match.now)
            show(f"Ngày {day:%d/%m/%Y} không mang tên này. {_words_of_now(now_called)}")
    if match.unit is None and match.candidates:
        show_table(
            ["Mã", "Đơn vị", "Thời gian", "Giống (%)"],
            [
                [c.unit.id, register.full_name(c.unit), _time_in_words(c.unit), f"{c.score:.0f}"]
                for c in match.candidates
            ],
        )


def _file() -> Path:
    from records.units import UNITS_FILE

    return load_settings().templates / UNITS_FILE


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as exc:
        raise SettingsError(f"Không hiểu ngày “{text}”.", hint="Viết năm-tháng-ngày, ví dụ 2026-09-18.") from exc


def _words_of_now(names: str) -> str:
    return f"Lúc đó là: {names}." if names else "Danh mục không ghi lúc đó là đơn vị nào."


def _time_in_words(unit: Unit) -> str:
    start = f"từ {unit.start:%d/%m/%Y}" if unit.start else ""
    end = f"đến {unit.end:%d/%m/%Y}" if unit.end else ""
    return " ".join(filter(None, [start, end])) or "không ghi"


def _as_json(register: Register, match: Match) -> dict[str, Any]:
    def named(unit: Unit) -> dict[str, Any]:
        return {"id": unit.id, "name": register.full_name(unit)}

    return {
        "text": match.text,
        "unit": named(match.unit) if match.unit else None,
        "in_force": match.is_in_force,
        "now": [named(unit) for unit in match.now],
        "candidates": [{**named(c.unit), "score": c.score} for c in match.candidates],
    }
