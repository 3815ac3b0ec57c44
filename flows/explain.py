"""Takes ids of proposals; gives for each what its page shows, and writes pages and timelines. Judging is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.clock import now
from flows.runs import open_settings
from flows.terminal import say, show
from records.errors import RecordError, SettingsError, in_words

if TYPE_CHECKING:
    from criteria import Rulebook
    from records.settings import Settings
    from records.store import Record
    from reports.explanation import Explained

PICTURE_SUFFIXES = (".svg", ".png")
LONGEST_NAME = 60  # characters of a name in the name of a file
FOLDER = "THƯ_MỤC"
DAY = "NĂM-THÁNG-NGÀY"


def explain(
    proposals: Annotated[
        list[str], typer.Argument(metavar="MÃ_ĐỀ_NGHỊ…", help="Ví dụ 2026-Q4-0007.", show_default=False)
    ],
    html: Annotated[
        Path | None,
        typer.Option(metavar="TỆP.html|THƯ_MỤC", help="Ghi trang giải thích; nhiều mã thì vào một thư mục."),
    ] = None,
    picture: Annotated[
        Path | None, typer.Option(metavar="TỆP.svg|.png", help="Ghi riêng hình dòng thời gian; nhiều mã thì thư mục.")
    ] = None,
    no_pages: Annotated[bool, typer.Option("--no-pages", help="Không kèm hình trích trang hồ sơ, cho nhanh.")] = False,
    on: Annotated[str | None, typer.Option(metavar=DAY, help="Xét như thể hồ sơ nhận ngày này.")] = None,
    inbox: Annotated[Path | None, typer.Option(metavar=FOLDER, help="Hộp thư đến, thay cho inbox/.")] = None,
    outbox: Annotated[Path | None, typer.Option(metavar=FOLDER, help="Nơi ghi kết quả, thay cho outbox/.")] = None,
    data: Annotated[Path | None, typer.Option(metavar=FOLDER, help="Nơi giữ sổ ghi, thay cho data/.")] = None,
) -> None:
    """Vì sao một đề nghị đạt hay không: từng điều kiện, dòng thời gian, việc cần làm, chỗ ghi trong hồ sơ."""
    from flows.books import open_books
    from flows.judging import rules_of
    from flows.summaries import show_checked

    settings = open_settings(inbox, outbox, data)
    with open_books(settings) as record:
        found = explained_proposals(record, proposals, rules_of(settings), received=_day(on))
    if not html and not picture:
        show_checked([each.checked for each in found], with_all=True)
        return
    if html and not no_pages:
        from flows.extracts import with_pages

        found = with_pages(found, settings)
    pages = write_pages(found, html, settings, made_on=now().date()) if html else ()
    for path in [*pages, *_write_pictures(found, picture, settings)]:
        show(str(path))


def explained_proposals(
    record: Record, ids: Sequence[str], rulebook: Rulebook, *, received: date | None = None
) -> list[Explained]:
    """These proposals with what their pages show, in the order asked; an id merged away gives its survivor."""
    named = [record.proposals(ids=[id_]) for id_ in dict.fromkeys(ids)]
    if not all(named):
        raise SettingsError("Có mã đề nghị không có trong sổ.", hint="Xem các mã bằng: tdkt check")
    wanted = list(dict.fromkeys(each.id for found in named for each in found))
    quarters = sorted({each.considered for found in named for each in found})
    known = {
        each.checked.proposal.id: each
        for quarter in quarters
        for each in explained_quarter(record, quarter, rulebook, received=received, only=set(wanted))
    }
    return [known[id_] for id_ in wanted]


def explained_quarter(
    record: Record,
    quarter: str,
    rulebook: Rulebook,
    *,
    received: date | None = None,
    only: set[str] | None = None,
) -> Iterator[Explained]:
    """The proposals of a quarter, judged together, each with its years, its history and its sender's findings."""
    from criteria import chronicle_of
    from flows.judging import judge_quarter
    from reports.explanation import Explained

    judged = judge_quarter(record, quarter, rulebook, received=received, only=only)
    for checked in judged.checked:
        id_ = checked.proposal.id
        yield Explained(
            checked=checked,
            received=judged.facts[id_].received,
            entries=chronicle_of(judged.facts[id_]),
            honours=judged.around.honours.get(id_, ()),
            of_sender=tuple(
                each.finding for each in judged.of_senders if each.sender is not None and id_ in each.proposals
            ),
        )


def write_pages(found: Sequence[Explained], target: Path, settings: Settings, *, made_on: date) -> Iterator[Path]:
    """The page of each, in the one file or into the folder; gives their paths."""
    from reports.explanation import write_explanation

    city = _is_city(settings, made_on)
    for each, path in _targets(found, target, suffix=".html"):
        page = write_explanation(each, made_on=made_on, city=city)
        yield _put(path, page.encode("utf-8"))


def _write_pictures(found: Sequence[Explained], target: Path | None, settings: Settings) -> Iterator[Path]:
    from reports.explanation import draw_timeline, timeline_of

    if target is None:
        return
    city = _is_city(settings, now().date())
    suffix = target.suffix.lower() if target.suffix.lower() in PICTURE_SUFFIXES else ".svg"
    for each, path in _targets(found, target, suffix=suffix):
        timeline = timeline_of(each, city=city)
        if timeline is None:
            say(f"{each.checked.proposal.id}: hồ sơ chưa nêu năm nào, không có dòng thời gian.")
        else:
            yield _put(path, draw_timeline(timeline, format="png" if suffix == ".png" else "svg", city=city))


def _targets(found: Sequence[Explained], target: Path, *, suffix: str) -> Iterable[tuple[Explained, Path]]:
    """The one file asked for, or a file each in a folder, by id and name."""
    if target.suffix.lower() == suffix and not target.is_dir():
        if len(found) > 1:
            raise SettingsError(f"{target.name} chỉ chứa được một đề nghị.", hint="Ghi tên một thư mục.")
        return [(found[0], target)]
    return [(each, target / f"{_file_name(each)}{suffix}") for each in found]


def _file_name(explained: Explained) -> str:
    proposal = explained.checked.proposal
    name = "".join(letter for letter in proposal.nominee.name if letter.isalnum() or letter in " -.,")
    return f"{proposal.id} {name[:LONGEST_NAME].strip(' .')}".strip()


def _put(path: Path, content: bytes) -> Path:
    from reports.versions import put_bytes

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put_bytes(path, content)
    except OSError as exc:
        raise RecordError(f"Không ghi được {path}: {in_words(exc)}.", hint="Chọn nơi ghi khác.") from exc
    return path


def _is_city(settings: Settings, day: date) -> bool:
    from reports.recognitions import is_city

    try:
        return is_city(settings.profile_on(day).dia_danh)
    except SettingsError:  # no profile for today: names as in the law
        return False


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as exc:
        raise SettingsError(f"Không hiểu ngày “{text}”.", hint="Viết năm-tháng-ngày, ví dụ 2026-09-18.") from exc
