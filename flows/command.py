"""Takes what is typed after `tdkt`; runs one piece of work and gives its exit code.

Exit codes: 0 done, 1 done but a person is needed (only with --strict), 2 wrong usage or settings, 3 could not do it.
Whatever is slow to import (Prefect, spaCy, pandas, SQLAlchemy) is imported by the command that needs it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from flows import council, explain, form, history, learn, rules, state, templates, units
from flows.clock import now
from flows.money import money
from flows.runs import compile_quarter, open_settings, take_everything
from flows.terminal import (
    VietnameseCommand,
    VietnameseGroup,
    log_failure,
    say,
    say_error,
    set_up_streams,
    show,
    show_json,
    usage_sentence,
)
from records.errors import AppError, InputError, RuleError, SettingsError, TemplateError
from records.office_files import HOME
from records.settings import load_settings

DONE, NEEDS_A_PERSON, WRONG_USAGE, FAILED = 0, 1, 2, 3
INTERRUPTED = 130  # what the parser gives for Ctrl-C
WORK, ASK, KEEP = "Việc của quý", "Tra cứu, không lưu gì", "Máy và dịch vụ"

app = typer.Typer(
    cls=VietnameseGroup,
    add_completion=False,
    pretty_exceptions_enable=False,
    options_metavar="[TÙY CHỌN]",
    subcommand_metavar="LỆNH …",
    invoke_without_command=True,
    suggest_commands=False,
    help="Hồ sơ đề nghị khen thưởng: từ hộp thư đến tới bảng tổng hợp và dự thảo trình Hội đồng.",
    epilog="Xem cách dùng một lệnh: tdkt LỆNH --help",
)

FOLDER = "THƯ_MỤC"
Inbox = Annotated[Path | None, typer.Option(metavar=FOLDER, help="Hộp thư đến, thay cho thư mục inbox/.")]
Outbox = Annotated[Path | None, typer.Option(metavar=FOLDER, help="Nơi ghi kết quả, thay cho thư mục outbox/.")]
Data = Annotated[Path | None, typer.Option(metavar=FOLDER, help="Nơi giữ sổ ghi và bản gốc, thay cho data/.")]
Json = Annotated[bool, typer.Option("--json", help="In JSON cho chương trình khác đọc.")]
Strict = Annotated[bool, typer.Option("--strict", help="Trả mã 1 nếu có tệp hay hồ sơ cần người xem.")]
NoPrefect = Annotated[bool, typer.Option("--no-prefect", help="Chạy thẳng các bước, không qua Prefect.")]
Workers = Annotated[
    int | None, typer.Option(metavar="SỐ", min=1, help="Số tiến trình đọc song song; mặc định bằng số lõi máy.")
]
DAY = "NĂM-THÁNG-NGÀY"


def command(name: str, panel: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A command with Vietnamese usage, in its panel of the help page."""
    return app.command(name, cls=VietnameseCommand, options_metavar="[TÙY CHỌN]", rich_help_panel=panel)


@app.callback()
def start(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        show(context.get_help())


@command("intake", WORK)
def intake(
    inbox: Inbox = None,
    outbox: Outbox = None,
    data: Data = None,
    json: Json = False,
    strict: Strict = False,
    workers: Workers = None,
    no_prefect: NoPrefect = False,
    again: Annotated[
        bool, typer.Option("--again", help="Đọc lại cả những tệp trước đây không nhận (sau khi cài bản mới).")
    ] = False,
    received: Annotated[str | None, typer.Option(metavar=DAY, hidden=True)] = None,
) -> None:
    """Nhận mọi tệp đã chép xong trong hộp thư đến: giữ bản gốc, đọc, ghi sổ, kiểm tra."""
    settings = open_settings(inbox, outbox, data)
    day = _day(received) if received else None
    result = take_everything(settings, received=day, workers=workers, with_prefect=not no_prefect, again=again)
    if json:
        show_json(result.as_contract())
    else:
        from flows.summaries import show_intake

        show_intake(result, settings)
    counts = result.counts
    _leave(strict and bool(counts["needs_review"] + counts["rejected"] + counts["pending"]))


@command("quarter", WORK)
def quarter(
    name: Annotated[str, typer.Argument(metavar="QUÝ", help="Ví dụ 2026-Q4.", show_default=False)],
    on: Annotated[
        str | None,
        typer.Option(
            metavar=DAY, help="Ngày lập văn bản; mặc định là hôm nay, quý đã trình thì là ngày của bước cuối."
        ),
    ] = None,
    inbox: Inbox = None,
    outbox: Outbox = None,
    data: Data = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="Lập thêm bản PDF của từng văn bản để đọc.")] = False,
    strict: Strict = False,
    no_prefect: NoPrefect = False,
) -> None:
    """Lập trọn bộ hồ sơ trình Hội đồng của một quý; chữ người soát đã sửa được giữ nguyên."""
    from flows.summaries import show_quarter
    from records.quarters import Quarter

    settings = open_settings(inbox, outbox, data)
    made_on = _day(on) if on else None
    result = compile_quarter(settings, Quarter.parse(name), made_on=made_on, with_prefect=not no_prefect, with_pdf=pdf)
    show_quarter(result)
    _leave(strict and any(result.verdicts.get(verdict) for verdict in ("CHUA_DU_CO_SO", "CAN_XEM_XET", "KHONG_DAT")))


@command("check", WORK)
def check(
    proposals: Annotated[
        list[str] | None, typer.Argument(metavar="[MÃ_ĐỀ_NGHỊ]…", help="Ví dụ 2026-Q4-0007; không ghi là tất cả.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar=DAY, help="Xét như thể hồ sơ nhận ngày này (chọn luật áp dụng).")
    ] = None,
    inbox: Inbox = None,
    outbox: Outbox = None,
    data: Data = None,
    json: Json = False,
    strict: Strict = False,
) -> None:
    """Đối chiếu các đề nghị đã ghi sổ với tiêu chuẩn; nêu điều khoản và chỗ còn thiếu."""
    from flows.books import open_books
    from flows.judging import judge_some, rules_of
    from flows.summaries import checked_as_contract, show_checked

    settings = open_settings(inbox, outbox, data)
    with open_books(settings) as record:
        checked = judge_some(record, proposals or None, rules_of(settings), received=_day(on) if on else None)
    if proposals and len(checked) < len(set(proposals)):
        raise SettingsError("Có mã đề nghị không có trong sổ.", hint="Xem các mã bằng: tdkt check")
    if json:
        for each in checked:
            show_json(checked_as_contract(each))
    else:
        show_checked(checked)
    _leave(strict and any(each.judgement.verdict != "DAT" for each in checked))


command("explain", WORK)(explain.explain)


@command("status", WORK)
def status(inbox: Inbox = None, outbox: Outbox = None, data: Data = None, json: Json = False) -> None:
    """Mỗi tệp từng bỏ vào hộp thư đến nay ở đâu, vì sao."""
    from flows.status import input_lines
    from flows.summaries import show_status

    lines = input_lines(open_settings(inbox, outbox, data))
    if json:
        for line in lines:
            show_json(line)
    else:
        show_status(lines)


@command("people", WORK)
def people(
    name: Annotated[str | None, typer.Argument(metavar="[HỌ_TÊN]", help="Cả tên hay một phần, không cần dấu")] = None,
    same: Annotated[
        tuple[str, str] | None, typer.Option(metavar="MÃ MÃ", help="Xác nhận hai đề nghị là của một người.")
    ] = None,
    apart: Annotated[
        tuple[str, str] | None, typer.Option(metavar="MÃ MÃ", help="Xác nhận hai đề nghị không phải của một người.")
    ] = None,
    who: Annotated[str | None, typer.Option(metavar="HỌ_TÊN", help="Người xác nhận.")] = None,
    inbox: Inbox = None,
    outbox: Outbox = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Một người được đề nghị những gì qua các quý; ai có thể cũng là người đó."""
    from flows.people import keep_word, show_people

    settings = open_settings(inbox, outbox, data)
    for pair, is_same in ((same, True), (apart, False)):
        if pair:
            keep_word(settings, pair, is_same=is_same, who=who)
    if name or not (same or apart):
        show_people(settings, name, json=json)


@command("demo", WORK)
def demo(
    folder: Annotated[Path, typer.Option(metavar=FOLDER, help="Thư mục riêng cho lần chạy thử.")] = Path("demo"),
    no_prefect: NoPrefect = False,
) -> None:
    """Chạy thử trọn một quý với hồ sơ bịa, trong thư mục riêng, rồi chỉ chỗ xem kết quả."""
    from flows.demo import run_demo

    run_demo(folder, with_prefect=not no_prefect)


@command("extract", ASK)
def extract(
    files: Annotated[list[Path], typer.Argument(metavar="TỆP…", help="Các tệp cần đọc.", show_default=False)],
    json: Json = False,
    workers: Workers = None,
    strict: Strict = False,
) -> None:
    """Đọc tệp và in những gì đọc được; không lưu gì."""
    from flows.reading import read_files
    from flows.summaries import show_reading

    is_doubtful = False
    for reading in read_files(files, workers=workers):
        is_doubtful |= reading.status != "read"
        if json:
            show_json(reading.as_contract())
        else:
            show_reading(reading)
    _leave(strict and is_doubtful)


@command("check-file", ASK)
def check_file(
    facts: Annotated[Path, typer.Argument(metavar="TỆP.yaml", help="Tệp dữ kiện viết tay.", show_default=False)],
    json: Json = False,
    strict: Strict = False,
) -> None:
    """Đối chiếu một tệp dữ kiện viết tay với tiêu chuẩn; không lưu gì."""
    from criteria import as_contract, evaluate, read_facts
    from flows.judging import placed, rules_of
    from flows.summaries import show_judgement

    if not facts.is_file() or facts.is_symlink():
        raise InputError(f"Không thấy tệp {facts}.", hint="Kiểm tra tên tệp và thư mục.")
    settings = load_settings()
    rulebook = rules_of(settings)
    judgement = evaluate(placed(read_facts(facts), rulebook, settings), rulebook)
    if json:
        show_json(as_contract(judgement))
    else:
        show_judgement(judgement)
    _leave(strict and judgement.verdict != "DAT")


command("money", ASK)(money)


@command("evaluate", KEEP)
def evaluate(
    folder: Annotated[
        Path, typer.Argument(metavar=FOLDER, help="Thư mục có các tệp và đáp án của chúng.", show_default=False)
    ],
    gold: Annotated[
        Path | None, typer.Option(metavar=FOLDER, help="Nơi để đáp án; mặc định cạnh từng tệp, hoặc gold/ cạnh files/.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="TỆP.html", help="Ghi thêm báo cáo có hình từng trang đọc sai.")
    ] = None,
    json: Json = False,
    workers: Workers = None,
    only: Annotated[str | None, typer.Option(metavar="MẪU", help="Chỉ những tệp có tên khớp mẫu.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="In thêm từng chỗ đọc sai của mỗi tệp.")] = False,
) -> None:
    """Đo độ chính xác trên những tệp có đáp án: P, R, F1 theo mục, theo loại tệp; độ tin cậy có đúng không."""
    from flows.evaluate import run_evaluation
    from flows.measures import show_evaluation
    from reports.accuracy import as_json

    evaluation = run_evaluation(folder, gold=gold, only=only, workers=workers, html=html)
    if json:
        show_json(as_json(evaluation))
    else:
        show_evaluation(evaluation, errors=errors)


command("state", WORK)(state.state)
app.add_typer(council.app, name="council", rich_help_panel=WORK)
app.add_typer(history.app, name="history", rich_help_panel=WORK)
app.add_typer(form.app, name="form", rich_help_panel=ASK)
app.add_typer(rules.app, name="rules", rich_help_panel=ASK)
app.add_typer(units.app, name="units", rich_help_panel=ASK)
app.add_typer(templates.app, name="templates", rich_help_panel=ASK)
app.add_typer(learn.app, name="learn", rich_help_panel=KEEP)


@command("doctor", KEEP)
def doctor(inbox: Inbox = None, outbox: Outbox = None, data: Data = None, json: Json = False) -> None:
    """Máy này có đủ những gì cần chưa; thiếu gì thì cài bằng lệnh nào."""
    from flows.doctor import examine
    from flows.summaries import show_examination

    parts = examine(open_settings(inbox, outbox, data))
    if json:
        for part in parts:
            show_json(part.as_contract())
    else:
        show_examination(parts)
    if any(part.is_needed and not part.is_well for part in parts):
        raise typer.Exit(FAILED)


@command("serve", KEEP)
def serve(
    host: Annotated[str, typer.Option(metavar="MÁY", help="Địa chỉ lắng nghe; mặc định chỉ máy này.")] = "127.0.0.1",
    inbox: Inbox = None,
    outbox: Outbox = None,
    data: Data = None,
) -> None:
    """Chạy thường trực: canh hộp thư đến, lịch tổng hợp quý; Ctrl-C dừng tất cả."""
    from flows.service import run_service

    run_service(open_settings(inbox, outbox, data), host=host)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line; staff see sentences, the log file sees tracebacks."""
    set_up_streams()
    try:
        code = typer.main.get_command(app).main(
            args=list(sys.argv[1:] if arguments is None else arguments), prog_name="tdkt", standalone_mode=False
        )
        sys.stdout.flush()
        if code == INTERRUPTED:
            say("Đã dừng giữa chừng; chạy lại lệnh này sẽ làm tiếp.")
            return FAILED
        return code if isinstance(code, int) else DONE
    except AppError as exc:
        say_error(exc)
        return WRONG_USAGE if isinstance(exc, SettingsError | RuleError | TemplateError | InputError) else FAILED
    except typer.Abort:
        say("Đã dừng.")
        return FAILED
    except BrokenPipeError:  # the reader of our output has gone
        sys.stdout = None
        return DONE
    except Exception as exc:
        if hasattr(exc, "format_message"):
            say(usage_sentence(exc))
            say("→ Xem cách dùng: tdkt --help")
            return WRONG_USAGE
        return _say_unexpected(exc)


def _say_unexpected(error: Exception) -> int:
    log = log_failure(Path(os.environ.get("TDKT_DATA") or HOME / "data"), error, at=now())
    say("Chương trình gặp lỗi ngoài dự kiến; chưa có gì mất.")
    say(f"→ Gửi tệp {log} cho người phụ trách chương trình." if log else f"→ Lỗi: {error}")
    return FAILED


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as exc:
        raise SettingsError(f"Không hiểu ngày “{text}”.", hint="Viết năm-tháng-ngày, ví dụ 2026-09-18.") from exc


def _leave(is_a_person_needed: bool) -> None:
    if is_a_person_needed:
        raise typer.Exit(NEEDS_A_PERSON)


if __name__ == "__main__":
    sys.exit(main())
