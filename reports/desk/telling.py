"""Takes what became of the papers on the desk; says it in words for a clerk, paper by paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from records.catalogue import FIELD_NAMES
from reports.desk.kept import FoundCorrection
from reports.desk.laid import STATES, DeskResult, Laid
from reports.papers.changes import ChangedPaper, ChangesTold, numbered
from reports.places import count_in_words, printable
from reports.revisions import WITHDRAWN, Change, Edit
from reports.revisions.wording import pairs_in_words

LINES_TOLD = 60  # of one paper
QUOTED = 140  # letters of a quoted text
BARE = 24  # letters of a value that stands in a table by itself
VALUES_TOLD = 12
KINDS = {
    "updated": "Cập nhật",
    "offered": "Đề xuất",
    "added": "Thêm",
    "removed": "Bỏ",
    "kept": "Giữ lại",
    "withheld": "Không đưa vào",
    "settled": "Chú thích",
    "remarked": "Chú thích",
}
NOTE, REVIEWER, RECORD = "Lưu ý", "Người soát", "Khác với sổ"
EDITS = {
    "deleted": "xóa “{before}”",
    "added": "thêm “{after}”",
    "moved": "chuyển chỗ “{after}”",
    "commented": "ghi ý kiến “{after}”",
    "formatted": "đổi cách trình bày “{after}”",
}
NOTHING = "(để trống)"


def told_of(desk: DeskResult, *, folder: Path) -> ChangesTold:
    """The papers that changed since the last compilation; none at the first one, when all are new."""
    if not desk.has_changed:
        return ChangesTold(())
    papers = _alike([told for laid in desk.papers if (told := _told(laid, folder)) is not None])
    gone = [
        ChangedPaper(f"bo-{at}", name, "không còn trong hồ sơ trình lần này; tệp cũ để nguyên", ())
        for at, name in enumerate(desk.gone, start=1)
    ]
    return ChangesTold(
        tuple([*papers, *gone]),
        kept=desk.edit_count,
        updated=desk.count("updated", "added", "removed"),
        offered=desk.count("offered"),
        corrections=sum(len(laid.corrections) for laid in desk.papers),
    )


def _alike(papers: Sequence[ChangedPaper]) -> list[ChangedPaper]:
    """Papers of one folder that changed in the same way are told once, in the place of the first."""
    groups: dict[tuple[object, ...], list[ChangedPaper]] = {}
    for each in papers:
        folder, _, _ = each.ten.rpartition("/")
        key = (folder, each.tinh_trang, each.truong_hop) if folder else (each.khoa,)
        groups.setdefault(key, []).append(each)
    return [_together(own) if len(own) > 1 else own[0] for own in groups.values()]


def _together(own: Sequence[ChangedPaper]) -> ChangedPaper:
    folder = own[0].ten.rpartition("/")[0]
    return replace(own[0], ten=f"{folder}: {count_in_words(len(own))} văn bản như nhau")


def _told(laid: Laid, folder: Path) -> ChangedPaper | None:
    if laid.state == "same" and not laid.notes:
        return None
    names = {
        span.proposal: printable(span.text)
        for block in laid.paper.blocks
        for cell in block.cells
        for span in cell.spans
        if span.field == "full_name"
    }
    lines = [
        *((NOTE, note) for note in laid.notes),
        *((RECORD, correction_in_words(each, names.get(each.proposal, each.proposal))) for each in laid.corrections),
        *((REVIEWER, edit_in_words(edit)) for edit in laid.edits),
        *_changes_in_words(laid.changes),
    ]
    if not lines and laid.state == "next":
        lines = [(KINDS["updated"], "Lập lại theo số liệu hiện nay.")]
    more = len(lines) - LINES_TOLD
    if more > 0:
        lines = [*lines[:LINES_TOLD], (NOTE, f"Và {count_in_words(more)} chỗ nữa trong văn bản này.")]
    path = laid.path
    name = path.relative_to(folder).with_suffix("").as_posix() if path else laid.paper.name
    kind = "" if laid.paper.suffix == ".docx" else f" ({laid.paper.suffix})"
    return ChangedPaper(laid.paper.key, f"{name}{kind}", STATES[laid.state], numbered(lines))


def edit_in_words(edit: Edit) -> str:
    """ "Chị Hoa (26/11/2026): sửa “a” thành “b”"; the place of a cell stands before it."""
    who = edit.author or ""
    when = f"{edit.at:%d/%m/%Y}" if edit.at else ""
    by = f"{who} ({when})" if who and when else who or when
    where = f"{edit.key.replace('!', ', ô ')}: " if "!" in edit.key else ""
    if edit.kind == "changed":
        pairs = pairs_in_words(edit.before, edit.after)
        said = pairs if pairs.startswith(("thêm ", "bỏ ")) else f"sửa {pairs}"
    else:
        said = EDITS[edit.kind].format(before=_short(edit.before) or NOTHING, after=_short(edit.after) or NOTHING)
    words = f"{where}{said}"
    return f"{by}: {words}." if by else f"{words[:1].upper()}{words[1:]}."


def correction_in_words(correction: FoundCorrection, name: str) -> str:
    """What the record says, and what she wrote; `name` is the nominee's."""
    if correction.field == WITHDRAWN:
        return f"Gạch tên {correction.old or name}: chờ xác nhận có rút khỏi danh sách hay không."
    field = FIELD_NAMES.get(correction.field, correction.field)
    change = f"“{_short(correction.old or NOTHING)}” thành “{_short(correction.new or NOTHING)}”"
    return f"{name}, {field}: {change}; chờ xác nhận để sửa sổ."


def _changes_in_words(changes: Sequence[Change]) -> Iterator[tuple[str, str]]:
    """A line each; bare values that stand one after another, as in a table, share one."""
    for (kind, is_bare), own in groupby(changes, key=lambda change: (change.kind, _is_bare(change))):
        several = list(own)
        if not is_bare or len(several) == 1:
            yield from ((KINDS[kind], printable(change.what)) for change in several)
            continue
        told = [_value_in_words(change) for change in several[:VALUES_TOLD]]
        more = len(several) - len(told)
        rest = f" và {count_in_words(more)} giá trị nữa" if more > 0 else ""
        yield KINDS[kind], f"{count_in_words(len(several))} giá trị trong bảng: {'; '.join(told)}{rest}."


def _is_bare(change: Change) -> bool:
    """Only a short value, of nobody: what it is of stands in another cell."""
    is_short = max(len(change.before), len(change.after)) <= BARE
    return (
        change.kind in ("updated", "added", "removed")
        and change.proposal is None
        and is_short
        and bool(change.after or change.before)
    )


def _value_in_words(change: Change) -> str:
    if change.kind == "updated":
        return f"“{printable(change.before)}” thành “{printable(change.after)}”"
    return f"“{printable(change.after or change.before)}”"


def _short(text: str) -> str:
    text = printable(text)
    return text if len(text) <= QUOTED else f"{text[:QUOTED].rsplit(' ', 1)[0]} …"
