"""Takes `tdkt learn export`, `suggest` and `refit`; writes what reviewers' decisions teach. Applies nothing silently.

What it writes names people: it goes into the data folder or out of the checkout, never among the program's own files.
"""

from __future__ import annotations

import os
import tempfile
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.clock import now
from flows.runs import open_settings
from flows.terminal import VietnameseCommand, VietnameseGroup, say, show, show_json
from records.errors import SettingsError, in_words
from records.office_files import HOME
from records.quarters import VIETNAM, Quarter
from records.settings import Settings

if TYPE_CHECKING:
    from records.corrections import Correction

OPTIONS = "[TÙY CHỌN]"
FOLDER, FILE, DAY = "THƯ_MỤC", "TỆP", "NĂM-THÁNG-NGÀY"

app = typer.Typer(
    cls=VietnameseGroup,
    options_metavar=OPTIONS,
    subcommand_metavar="LỆNH …",
    help="Học từ những giá trị đã được người xem xác nhận hoặc sửa. Không tự áp dụng điều gì.",
    no_args_is_help=True,
)
Json = Annotated[bool, typer.Option("--json", help="In JSON cho chương trình khác đọc.")]
Data = Annotated[Path | None, typer.Option(metavar=FOLDER, help="Nơi giữ sổ ghi và bản gốc, thay cho data/.")]
Since = Annotated[str | None, typer.Option(metavar=DAY, help="Chỉ những giá trị được xem từ ngày này.")]
OfQuarter = Annotated[str | None, typer.Option("--quarter", metavar="QUÝ", help="Chỉ hồ sơ của một quý: 2026-Q4.")]
Workers = Annotated[int | None, typer.Option(metavar="SỐ", min=1, help="Số tiến trình đọc song song.")]


@app.command("export", cls=VietnameseCommand, options_metavar=OPTIONS)
def export(
    docbin: Annotated[Path | None, typer.Option(metavar=FILE, help="Ghi DocBin của spaCy (.spacy).")] = None,
    jsonl: Annotated[Path | None, typer.Option(metavar=FILE, help="Ghi JSONL theo khuôn dạng của Prodigy.")] = None,
    since: Since = None,
    quarter: OfQuarter = None,
    workers: Workers = None,
    data: Data = None,
) -> None:
    """Đánh dấu những giá trị đã được người xem trên chữ của bản gốc, để huấn luyện."""
    from extractors.learning.exporting import docbin_of, jsonl_of
    from flows.learning import study
    from flows.lessons import show_export

    if docbin is None and jsonl is None:
        raise SettingsError("Chưa nói ghi vào đâu.", hint="Thêm --docbin TỆP.spacy hoặc --jsonl TỆP.jsonl.")
    settings = open_settings(None, None, data)
    for path in filter(None, (docbin, jsonl)):
        refuse_own_folders(path, settings)
    found = study(settings, _corrections(settings, since=since, quarter=quarter), workers=workers)
    labelled = found.labelled()
    if docbin is not None:
        _write(docbin, docbin_of(labelled))
    if jsonl is not None:
        _write(jsonl, jsonl_of(labelled).encode("utf-8"))
    show_export(found, examples=len(labelled), spans=sum(len(each.spans) for each in labelled))
    for path in filter(None, (docbin, jsonl)):
        show(f"Đã ghi {path}.")
    say("Các tệp này có họ tên, chức vụ của người thật: chỉ giữ trong thư mục dữ liệu, không gửi ra ngoài.")


@app.command("suggest", cls=VietnameseCommand, options_metavar=OPTIONS)
def suggest(
    json: Json = False,
    since: Since = None,
    quarter: OfQuarter = None,
    workers: Workers = None,
    data: Data = None,
) -> None:
    """Gợi ý tên khác của đơn vị, nhãn, cách viết danh hiệu từ những giá trị đã được người sửa."""
    from extractors.learning.suggestions import suggest as suggestions_of
    from flows.learning import study
    from flows.lessons import show_suggestions, suggestion_as_json
    from records.units import UNITS_FILE, read_register

    settings = open_settings(None, None, data)
    register = read_register(settings.templates / UNITS_FILE)
    wrong = [each for each in _corrections(settings, since=since, quarter=quarter) if not each.is_right]
    found = suggestions_of(study(settings, wrong, workers=workers).cases(), register)
    if json:
        for each in found:
            show_json(suggestion_as_json(each))
    else:
        show_suggestions(found, register)


@app.command("refit", cls=VietnameseCommand, options_metavar=OPTIONS)
def refit(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ in kết quả, không ghi.")] = False,
    since: Since = None,
    quarter: OfQuarter = None,
    data: Data = None,
) -> None:
    """Chỉnh độ tin cậy theo những giá trị đã được người xem; chỉ ghi nếu kiểm tra chéo thấy tốt hơn."""
    from extractors.trust.model import LEARNED_FILE, dump_model, shipped_model
    from extractors.trust.refit import check_enough, fit, try_out
    from flows.learning import judged_rows
    from flows.lessons import show_trial

    settings = open_settings(None, None, data)
    rows = judged_rows(_corrections(settings, since=since, quarter=quarter))
    check_enough(rows)
    prior = shipped_model()
    trial = try_out(rows, prior)
    show_trial(trial, count=len(rows))
    path = settings.data / LEARNED_FILE
    if not trial.is_better:
        show("Chỉnh lại không tốt hơn; giữ nguyên độ tin cậy đang dùng.")
    elif dry_run:
        show(f"Chỉnh lại tốt hơn; chưa ghi vì có --dry-run. Tệp sẽ là {path}.")
    else:
        origin = f"{len(rows)} giá trị người xem đã quyết định, đến ngày {now():%d/%m/%Y}"
        _write(path, dump_model(fit(rows, prior, origin=origin)).encode("utf-8"))
        show(f"Đã ghi {path}; các tệp đọc từ nay dùng độ tin cậy này. Xóa tệp đó là về lại như cũ.")


def refuse_own_folders(path: Path, settings: Settings) -> None:
    """Raises SettingsError for a place among the program's own files: what is written there may go into git."""
    target = path.absolute().resolve()
    if target.is_relative_to(settings.data.resolve()) or not target.is_relative_to(HOME.resolve()):
        return
    raise SettingsError(
        f"Không ghi vào {path}: thư mục của chương trình có thể bị gửi đi, mà tệp này có tên người thật.",
        hint=f"Ghi vào thư mục dữ liệu: {settings.data / path.name}",
    )


def _corrections(settings: Settings, *, since: str | None, quarter: str | None) -> list[Correction]:
    from records.store import open_record

    name = Quarter.parse(quarter).name if quarter else None
    with open_record(settings.database_url) as record:
        return record.corrections(quarter=name, since=_start_of(since) if since else None)


def _start_of(day: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day), time(), VIETNAM)
    except ValueError as exc:
        raise SettingsError(f"Không hiểu ngày “{day}”.", hint="Viết năm-tháng-ngày, ví dụ 2026-09-18.") from exc


def _write(path: Path, content: bytes) -> None:
    """All or nothing: a broken run leaves the earlier file as it was."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=".dang-ghi-", dir=path.parent)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
        Path(name).replace(path)
    except OSError as exc:
        raise SettingsError(f"Không ghi được {path}: {in_words(exc)}.", hint="Chọn nơi khác để ghi.") from exc
