"""Takes `tdkt history …`; shows what was granted to whom, enters workbooks of earlier years, writes the history out.

Reading a workbook is a child's, keeping it the record's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError

from flows.books import open_books
from flows.clock import now
from flows.runs import open_settings
from flows.terminal import VietnameseCommand, VietnameseGroup, say, show, show_json, show_table
from records.errors import InputError, SettingsError, UnreadableFile
from records.settings import Settings

if TYPE_CHECKING:
    from records.honour_book import Entered
    from records.honours import Honour, HonourPaper, KeptHonour

OPTIONS = "[TÙY CHỌN]"
SHOWN = 200  # honours on the screen; who wants more asks by name, or writes them out
SHOWN_PROBLEMS = 12
LIMITS = {"seconds": 120, "longest_seconds": 1800, "memory_mb": 3072}  # a book of many years is no paper
FOLDER, FILE = "THƯ_MỤC", "TỆP.xlsx"
NAME = "Lịch sử khen thưởng"
Inbox = Annotated[Path | None, typer.Option(metavar=FOLDER, help="Hộp thư đến, thay cho thư mục inbox/.")]
Outbox = Annotated[Path | None, typer.Option(metavar=FOLDER, help="Nơi ghi kết quả, thay cho thư mục outbox/.")]
Data = Annotated[Path | None, typer.Option(metavar=FOLDER, help="Nơi giữ sổ ghi và bản gốc, thay cho data/.")]
Json = Annotated[bool, typer.Option("--json", help="In JSON cho chương trình khác đọc.")]


class _NamedOrTold(VietnameseGroup):
    """`tdkt history "Nguyễn Văn An"` shows, as `tdkt history show "Nguyễn Văn An"` does."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        told = args[0] if args else ""
        if told not in self.commands and told not in ("--help",):
            args = ["show", *args]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed


app = typer.Typer(
    cls=_NamedOrTold,
    options_metavar=OPTIONS,
    subcommand_metavar="[HỌ_TÊN] | LỆNH …",
    help="Lịch sử khen thưởng: ai đã được tặng gì, năm nào, theo quyết định nào; nhập sổ các năm trước.",
)


@dataclass(frozen=True)
class Imported:
    """What became of one workbook; `report` is the workbook of rows that were not entered, where there are any."""

    file: str
    paper: HonourPaper
    entered: Entered
    report: Path | None
    is_trial: bool

    def count(self, weight: str) -> int:
        """Rows with a problem, those of a wrong value apart from the doubtful ones."""
        rows = (row for row in self.paper.rows if row.problems)
        return sum(
            ("wrong" if any(p.weight == "wrong" for p in row.problems) else "doubtful") == weight for row in rows
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "dry_run": self.is_trial,
            "rows": len(self.paper.rows),
            "other_rows": self.paper.others,
            "new": len(self.entered.new),
            "same": len(self.entered.same),
            "changed": len(self.entered.changed),
            "left": len(self.entered.left),
            "doubtful_rows": self.count("doubtful"),
            "wrong_rows": self.count("wrong"),
            "problems": [
                {"sheet": row.sheet, "row": row.row, "column": p.column, "weight": p.weight, "text": p.text}
                for row in self.paper.rows
                for p in row.problems
            ],
            "report": str(self.report) if self.report else None,
        }


@app.command("show", cls=VietnameseCommand, options_metavar=OPTIONS)
def show_history(
    name: Annotated[str | None, typer.Argument(metavar="[HỌ_TÊN]", help="Cả tên hay một phần, không cần dấu")] = None,
    inbox: Inbox = None,
    outbox: Outbox = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Một người, một tập thể đã được tặng gì; không ghi tên thì nêu lịch sử có bao nhiêu mục mỗi năm."""
    with open_books(open_settings(inbox, outbox, data)) as record:
        kept = record.honours(name)
    if json:
        for each in kept:
            show_json(_as_json(each))
    elif name:
        _show_named(name, kept)
    else:
        _show_years(kept)


@app.command("import", cls=VietnameseCommand, options_metavar=OPTIONS)
def import_history(
    files: Annotated[list[Path], typer.Argument(metavar="TỆP…", help="Sổ khen thưởng: .xlsx, .xls, .ods, .csv.")],
    who: Annotated[str | None, typer.Option(metavar="HỌ_TÊN", help="Người nhập; ghi cùng từng mục.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Chỉ đọc và báo, không ghi vào sổ.")] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Bỏ những mục lần trước nhập từ tệp cùng tên mà nay tệp không còn.")
    ] = False,
    inbox: Inbox = None,
    outbox: Outbox = None,
    data: Data = None,
    json: Json = False,
) -> None:
    """Nhập sổ khen thưởng các năm trước; dòng chưa rõ hoặc sai được ghi ra một tệp Excel, không đoán."""
    if not dry_run and not (who and who.strip()):
        raise SettingsError("Thiếu tên người nhập.", hint="Thêm --who và họ tên; muốn đọc thử thì thêm --dry-run.")
    settings = open_settings(inbox, outbox, data)
    papers = [(path.name, read_paper(path)) for path in files]
    for file, paper in papers:
        found = enter_paper(settings, file, paper, who=(who or "").strip(), is_trial=dry_run, replace=replace)
        if json:
            show_json(found.as_json())
        else:
            show_import(found)


@app.command("export", cls=VietnameseCommand, options_metavar=OPTIONS)
def export_history(
    file: Annotated[
        Path | None, typer.Argument(metavar=f"[{FILE}]", help="Nơi ghi; mặc định trong nơi kết quả")
    ] = None,
    name: Annotated[str | None, typer.Option(metavar="HỌ_TÊN", help="Chỉ của người, tập thể có tên này.")] = None,
    inbox: Inbox = None,
    outbox: Outbox = None,
    data: Data = None,
) -> None:
    """Ghi lịch sử khen thưởng ra Excel; sửa xong có thể nhập lại bằng tdkt history import."""
    from reports.versions import keep_version, put_bytes
    from reports.workbooks.history import history_workbook

    settings = open_settings(inbox, outbox, data)
    with open_books(settings) as record:
        kept = record.honours(name)
    content = history_workbook(kept)
    if file is None:
        written = keep_version(settings.outbox, NAME, ".xlsx", content=content)
    elif file.exists():
        raise SettingsError(f"Đã có tệp {file}.", hint="Chọn tên khác, hoặc chuyển tệp cũ đi.")
    else:
        put_bytes(written := file, content)
    show(f"{len(kept)} mục: {written}")


def read_paper(path: Path) -> HonourPaper:
    """What a workbook says, read in a child process; raises InputError where it cannot be read."""
    from extractors.honours.reading import FUNCTION
    from extractors.sandbox.pool import ReaderPool
    from flows.reading import refusal_of
    from records.honours import HonourPaper

    if refusal := refusal_of(path):
        raise refusal
    with ReaderPool(FUNCTION, 1, **LIMITS) as pool:  # type: ignore[arg-type]
        answer = pool.read(path, name=path.name, today=now().date().isoformat())
    if isinstance(answer, InputError):
        raise answer
    try:
        return HonourPaper.model_validate_json(answer)
    except (ValidationError, TypeError) as exc:  # of a child that a hostile file took over
        raise UnreadableFile(f"Không đọc được {path.name}.", hint="Lưu thành bản mới rồi nhập lại.") from exc


def enter_paper(
    settings: Settings, file: str, paper: HonourPaper, *, who: str, is_trial: bool, replace: bool = False
) -> Imported:
    """Enters what a workbook tells, or says what would be; rows that were not go into a workbook of their own."""
    from reports.versions import keep_version
    from reports.workbooks.history import untaken_workbook

    told: Sequence[Honour] = [honour for row in paper.rows for honour in row.honours]
    with open_books(settings) as record:
        entered = record.enter_honours(told, file=file, who=who, at=now(), replace=replace, keep=not is_trial)
    report = None
    if any(row.problems for row in paper.rows):
        content = untaken_workbook(paper.rows, paper.notes)
        report = keep_version(settings.outbox, f"{NAME} - dòng chưa nhập ({Path(file).stem})", ".xlsx", content=content)
    return Imported(file, paper, entered, report, is_trial)


def show_import(found: Imported) -> None:
    """Every row of the workbook is among these numbers."""
    entered, paper = found.entered, found.paper
    show(
        f"{found.file}: {len(paper.rows)} dòng có người, tập thể; "
        f"{paper.others} dòng khác (tiêu đề, mục, cộng, ký tên)."
    )
    would = "sẽ nhập" if found.is_trial else "đã nhập"
    show(f"  {len(entered.new)} mục {would}, {len(entered.changed)} mục sửa theo tệp, {len(entered.same)} mục đã có.")
    show(f"  {found.count('doubtful')} dòng chưa rõ, {found.count('wrong')} dòng sai.")
    if entered.left:
        say(f"  {len(entered.left)} mục lần trước nhập từ tệp cùng tên nay không còn trong tệp; thêm --replace để bỏ.")
    rows = [[row.sheet, str(row.row), p.column or "", row.name, p.text] for row in paper.rows for p in row.problems]
    if rows:
        show_table(["Trang", "Dòng", "Cột", "Họ tên", "Vì sao"], rows[:SHOWN_PROBLEMS])
        more = f" (còn {len(rows) - SHOWN_PROBLEMS} chỗ nữa)" if len(rows) > SHOWN_PROBLEMS else ""
        show(f"  Sửa trong tệp rồi nhập lại; danh sách đầy đủ{more}: {found.report}")
    for note in paper.notes:
        show(f"  {note}")


def _show_named(name: str, kept: Sequence[KeptHonour]) -> None:
    if not kept:
        show(f"Lịch sử khen thưởng không có ai tên như “{name}”.")
        return
    show_table(
        ["Năm", "Họ tên, tập thể", "Danh hiệu, hình thức", "Quyết định", "Mục"], [_row(each) for each in kept[:SHOWN]]
    )
    if len(kept) > SHOWN:
        show(f"Còn {len(kept) - SHOWN} mục nữa; ghi rõ tên hơn, hoặc tdkt history export.")


def _row(kept: KeptHonour) -> list[str]:
    from records.merging import printed_day
    from reports.workbooks.history import honour_name

    honour = kept.honour
    born = f", sinh {printed_day(honour.birth_date)}" if honour.birth_date else ""
    who = ", ".join(filter(None, [f"{honour.name}{born}", honour.unit]))
    day = f"ngày {honour.decision_date:%d/%m/%Y}" if honour.decision_date else ""
    decided = " ".join(filter(None, [honour.decision_number, day]))
    what = honour_name(honour) + (" (đã thu hồi)" if honour.is_revoked else "")
    return [str(honour.year or ""), who, what, ", ".join(filter(None, [decided, honour.authority])), kept.key[:8]]


def _show_years(kept: Sequence[KeptHonour]) -> None:
    """How much the history holds, so that it is seen which years are wanting."""
    if not kept:
        show('Lịch sử khen thưởng còn trống. Nhập sổ các năm trước: tdkt history import TỆP.xlsx --who "HỌ TÊN"')
        return
    counts: Counter[str] = Counter(str(each.honour.year or "không rõ") for each in kept)
    decided: Counter[str] = Counter(str(each.honour.year or "không rõ") for each in kept if each.sha256)
    show_table(
        ["Năm thành tích", "Số mục", "Từ quyết định đã nhận"],
        [[year, str(count), str(decided[year])] for year, count in sorted(counts.items())],
    )
    show(f'Cả thảy {len(kept)} mục. Xem của một người: tdkt history "HỌ TÊN"')


def _as_json(kept: KeptHonour) -> dict[str, Any]:
    told: dict[str, Any] = kept.honour.model_dump(mode="json", exclude={"place"})
    return {"key": kept.key[:8], **told, "who": kept.who}
