"""Takes what a compilation made; says it in lines for a clerk: files by state, edits kept, what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from records.quarters import Quarter
from records.stages import STAGES
from reports.desk import STATES, Laid
from reports.papers.steps import steps_of

if TYPE_CHECKING:
    from flows.quarter import QuarterResult

MOST_SHOWN = 6  # files of one folder that are named; the rest are counted
OFFERED = ("offered",)
OUTSIDE = (
    "“{name}” nằm ngoài thư mục của quý, do bản cũ của chương trình lập: để nguyên, chữ đã sửa trong đó không được "
    "ghép. Chép chữ cần giữ sang bản mới rồi xóa tệp ấy."
)


def lines_of_quarter(result: QuarterResult) -> Iterator[str]:
    """The whole result for the screen."""
    quarter = Quarter.parse(result.quarter)
    if not result.proposals:
        yield f"Quý {quarter.label} chưa có đề nghị nào để xét; không lập tệp nào."
        if result.waiting:
            yield f"{result.waiting} hồ sơ đã nhận chờ xét ở quý sau: tdkt council show {result.quarter}"
        return
    yield f"QUÝ {quarter.label}: {STAGES[result.stage]}"
    if result.frozen:
        yield from _frozen(result)
    else:
        yield from _counts(result)
        yield from _files(result)
        yield from _edits(result)
        yield from (f"  ! {OUTSIDE.format(name=name)}" for name in result.outside)
    if result.printed:
        yield f"Bản PDF để đọc: {len(result.printed)} tệp trong {root_of(result) / 'PDF'}"
    yield "Việc tiếp theo:"
    yield from (f"  - {text}" for text in steps_of(result.stage, quarter))


def _counts(result: QuarterResult) -> Iterator[str]:
    from flows.judging import verdicts_in_words

    yield f"Được xét: {result.proposals} đề nghị ({verdicts_in_words(dict(result.verdicts))})."
    if result.late:
        yield f"Trong đó nộp sau hạn, được cho xét: {result.late}."
    if result.waiting:
        yield f"Chờ quý sau: {result.waiting}. Cho xét ngay trong quý: tdkt council include MÃ --who HỌ_TÊN"


def _files(result: QuarterResult) -> Iterator[str]:
    """The files to open in their order; a folder of many is told in one line."""
    if not result.files:
        return
    root = root_of(result)
    states = {laid.path: laid for laid in (result.desk.papers if result.desk else ())}
    yield f"Nơi kết quả: {root}"
    folders: dict[str, list[Path]] = {}
    for path in result.files:
        folders.setdefault(path.parent.relative_to(root).as_posix(), []).append(path)
    for path in folders.pop(".", []):
        yield f"  {path.name}{_state(states.get(path))}"
    for name, paths in folders.items():
        fresh = [path for path in paths if path in states and states[path].state in ("new", "next")]
        yield f"  {name}/: {len(paths)} tệp{f', {len(fresh)} tệp mới hoặc bản mới' if fresh else ''}"
        if len(paths) <= MOST_SHOWN:
            yield from (f"    {path.name}{_state(states.get(path))}" for path in paths)


def root_of(result: QuarterResult) -> Path:
    """The quarter's folder of the outbox, of a result that has files."""
    return next(
        (parent for path in result.files for parent in path.parents if parent.name == result.quarter),
        result.files[0].parent,
    )


def _state(laid: Laid | None) -> str:
    return f" – {STATES[laid.state]}" if laid is not None else ""


def _edits(result: QuarterResult) -> Iterator[str]:
    desk = result.desk
    if desk is None:
        return
    if desk.edit_count:
        offered = desk.count(*OFFERED)
        asked = f"; {offered} chỗ máy đề xuất khác, ghi thành chú thích" if offered else ""
        yield f"Chữ người soát đã sửa, giữ nguyên: {desk.edit_count} chỗ{asked}."
    if result.corrections:
        yield f"Chỗ sửa khác với sổ, chờ xác nhận: {result.corrections} (tdkt council corrections {result.quarter})"
    gone = [f"“{name}” không còn trong hồ sơ trình lần này; tệp cũ để nguyên." for name in desk.gone]
    for text in _once([*(note for laid in desk.papers for note in laid.notes), *gone]):
        yield f"  ! {text}"


def _once(texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(texts))


def _frozen(result: QuarterResult) -> Iterator[str]:
    from flows.freezing import STATES as FROZEN_STATES

    whole = sum(each.state == "same" for each in result.frozen)
    yield f"Không lập lại: {whole} trên {len(result.frozen)} tệp đúng từng byte như khi khóa sổ."
    for each in result.frozen:
        if each.state != "same":
            yield f"  ! {each.path.name}: {FROZEN_STATES[each.state]}"
    yield f"Nơi kết quả: {root_of(result)}"
