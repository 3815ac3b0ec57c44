"""Takes `tdkt council corrections`; shows what reviewers wrote against the record, and keeps a word on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.books import open_books
from flows.clock import now
from flows.runs import open_settings
from flows.terminal import say, show, show_json
from records.catalogue import FIELD_NAMES
from records.errors import SettingsError

if TYPE_CHECKING:
    from records.stages import Suggestion
    from records.store import Record

ALL, FOLDER = "all", "THƯ_MỤC"
STATE_WORDS = {"open": "chờ xác nhận", "accepted": "đã nhận", "refused": "đã bỏ"}
NOTHING = "(để trống)"


def corrections(
    name: Annotated[str, typer.Argument(metavar="QUÝ", help="Ví dụ 2026-Q4.", show_default=False)],
    accept: Annotated[str | None, typer.Option(metavar="SỐ|all", help="Nhận đề xuất số này, hoặc tất cả.")] = None,
    refuse: Annotated[str | None, typer.Option(metavar="SỐ|all", help="Bỏ đề xuất số này, hoặc tất cả.")] = None,
    who: Annotated[str | None, typer.Option(metavar="HỌ_TÊN", help="Người quyết định.")] = None,
    every: Annotated[bool, typer.Option("--every", help="Nêu cả những đề xuất đã giải quyết.")] = False,
    inbox: Annotated[Path | None, typer.Option(metavar=FOLDER, help="Hộp thư đến, thay cho thư mục inbox/.")] = None,
    outbox: Annotated[Path | None, typer.Option(metavar=FOLDER, help="Nơi ghi kết quả, thay cho outbox/.")] = None,
    data: Annotated[Path | None, typer.Option(metavar=FOLDER, help="Nơi giữ sổ ghi, thay cho data/.")] = None,
    json: Annotated[bool, typer.Option("--json", help="In JSON cho chương trình khác đọc.")] = False,
) -> None:
    """Chữ người soát sửa trong dự thảo khác với sổ: xem, nhận vào sổ hoặc bỏ."""
    from records.quarters import Quarter
    from records.suggestions import settle_suggestions, suggestions_of

    quarter = Quarter.parse(name).name
    with open_books(open_settings(inbox, outbox, data)) as record:
        for told, is_accepted in ((accept, True), (refuse, False)):
            if told is None:
                continue
            by = _who(who)
            settled = settle_suggestions(
                record, quarter, _numbers(told, record, quarter), is_accepted=is_accepted, who=by, at=now()
            )
            _say_settled(settled, quarter, by)
        found = suggestions_of(record, quarter, state=None if every else "open")
        if json:
            for each in found:
                show_json(each.model_dump(mode="json"))
        elif found or not (accept or refuse):
            _show(found, record, quarter)


def suggestion_in_words(suggestion: Suggestion, name: str) -> str:
    """ "Nguyễn Thị An (2026-Q4-0001), đơn vị: “Phòng A” → “Phòng B”"."""
    words = FIELD_NAMES.get(suggestion.field, suggestion.field)
    if suggestion.field == "withdrawn":
        return f"{name} ({suggestion.proposal}): gạch tên trong dự thảo, {words}"
    return f"{name} ({suggestion.proposal}), {words}: “{suggestion.old or NOTHING}” → “{suggestion.new or NOTHING}”"


def _show(found: list[Suggestion], record: Record, quarter: str) -> None:
    if not found:
        show(f"Quý {quarter}: không có chữ sửa nào trong dự thảo khác với sổ đang chờ xác nhận.")
        return
    names = {each.id: each.nominee.name for each in record.proposals(ids={each.proposal for each in found})}
    for each in found:
        show(f"{each.id}. {suggestion_in_words(each, names.get(each.proposal) or each.old or '')}")
        told = [
            f"trong “{each.file}”" if each.file else "",
            each.who or "",
            f"{each.written:%d/%m/%Y}" if each.written else "",
            STATE_WORDS[each.state] + (f" ({each.decided_by})" if each.decided_by else ""),
        ]
        show(f"   {'; '.join(filter(None, told))}")
    if any(each.state == "open" for each in found):
        show(f'Nhận vào sổ: tdkt council corrections {quarter} --accept SỐ --who "HỌ TÊN"; bỏ thì dùng --refuse.')


def _say_settled(settled: list[Suggestion], quarter: str, who: str) -> None:
    if not settled:
        say(f"Quý {quarter}: không có đề xuất nào đang chờ.")
    for each in settled:
        said = "đã ghi vào sổ" if each.state == "accepted" else "đã bỏ, sổ giữ nguyên"
        say(f"Đề xuất số {each.id}: {said} ({who}).")
    if any(each.state == "accepted" for each in settled):
        say(f"Lập lại văn bản để mọi chỗ cùng theo sổ: tdkt quarter {quarter}")


def _numbers(told: str, record: Record, quarter: str) -> list[int]:
    from records.suggestions import suggestions_of

    if told.casefold() == ALL:
        return [each.id for each in suggestions_of(record, quarter, state="open") if each.id is not None]
    numbers: list[Any] = [part.strip() for part in told.split(",")]
    if not all(part.isdigit() for part in numbers):
        raise SettingsError(f"“{told}” không phải số của đề xuất.", hint="Ghi số ở cột đầu, hoặc all.")
    return [int(part) for part in numbers]


def _who(who: str | None) -> str:
    if not who or not who.strip():
        raise SettingsError("Thiếu tên người quyết định.", hint="Thêm --who và họ tên của người quyết định.")
    return who.strip()
