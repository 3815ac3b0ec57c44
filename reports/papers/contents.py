"""Takes the papers of a quarter as they lie in its folder; gives the table of contents: what each is, what is open.

It is made last. What became of each paper is told by the desk; what has to be done next, by the stage of the quarter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from records.quarters import VIETNAM
from records.stages import STAGES, Move
from reports.drafting.rendering import draw
from reports.files import needs_person
from reports.papers.compilation import Compilation
from reports.papers.heads import HeadValues, head_fields, head_of
from reports.papers.paper import Paper
from reports.papers.steps import steps_of
from reports.places import count_in_words, day_in_words
from reports.tables import QuarterTable
from reports.troubles import troubles_of

CONTENTS_FORM = "muc-luc.docx"
CONTENTS_KEY = "muc-luc"
OPEN_SHOWN = 4  # kinds of what is open of a folder
PROGRAM = "tdkt"  # as whom the history knows the program
FOLDERS = {  # what the papers of a folder are, by the first part of their keys
    "cong-van": "Công văn gửi từng đơn vị, đề nghị bổ sung, làm rõ hồ sơ",
    "tom-tat": "Tóm tắt thành tích, mỗi trường hợp một trang",
    "gioi-thieu": "Bài giới thiệu gương, để sửa trong Word",
    "gioi-thieu-html": "Bài giới thiệu gương, để đăng trang thông tin",
}


@dataclass(frozen=True)
class Filed:
    """One paper as it lies in the quarter's folder: `file` relative to it; `edits` are those of reviewers it keeps.

    `version` is None where the paper could not be written; `pages` where somebody counted them.
    """

    paper: Paper
    file: str
    version: int | None
    edits: int = 0
    pages: int | None = None


@dataclass(frozen=True)
class ContentsLine:
    """One paper, or one folder of papers of a kind; `khoa` is the same over versions."""

    khoa: str
    stt: int
    ten: str
    la_gi: str
    tinh_trang: str
    con_lai: tuple[str, ...]


@dataclass(frozen=True)
class FolderGroup:
    """The papers of one folder."""

    khoa: str
    ten: str
    tep: tuple[ContentsLine, ...]


@dataclass(frozen=True)
class OpenLine:
    """One thing that is open in the quarter, with its number."""

    khoa: str
    noi_dung: str
    so_luong: str


@dataclass(frozen=True)
class StageLine:
    """One step of the quarter on its way."""

    khoa: str
    noi_dung: str


@dataclass(frozen=True)
class ContentsValues(HeadValues):
    """Everything that the form of the table of contents may name."""

    giai_doan: str
    so_van_ban: str
    so_tep: str
    cac_buoc: tuple[StageLine, ...]
    viec_tiep: tuple[StageLine, ...]
    con_mo: tuple[OpenLine, ...]
    van_ban: tuple[ContentsLine, ...]
    thu_muc: tuple[FolderGroup, ...]


LISTS: dict[str, type] = {
    "cac_buoc": StageLine,
    "viec_tiep": StageLine,
    "con_mo": OpenLine,
    "van_ban": ContentsLine,
    "thu_muc": FolderGroup,
    "tep": ContentsLine,
}


def contents_paper(compilation: Compilation, filed: Sequence[Filed], *, to_confirm: int = 0) -> Paper:
    """`to_confirm`: corrections that reviewers wrote into the drafts and that nobody has confirmed yet."""
    quarter = compilation.quarter
    name = f"Mục lục hồ sơ trình quý {quarter.label}"
    values = contents_values(compilation, filed, to_confirm=to_confirm)
    form = compilation.templates / CONTENTS_FORM
    rendered = draw(form, values, lists=LISTS, title=name, made_on=compilation.made_on)
    return Paper(
        key=CONTENTS_KEY,
        name=name,
        suffix=".docx",
        content=rendered.content,
        blocks=rendered.blocks,
        about="Mục lục: mỗi văn bản là gì, còn phải làm gì",
    )


def contents_values(compilation: Compilation, filed: Sequence[Filed], *, to_confirm: int) -> ContentsValues:
    office = compilation.office.for_paper("muc_luc")
    lines = _lines(filed)
    return ContentsValues(
        **head_fields(head_of(office, compilation.quarter, made_on=compilation.made_on)),
        giai_doan=STAGES[compilation.standing.stage],
        so_van_ban=count_in_words(len(lines)),
        so_tep=count_in_words(len(filed)),
        cac_buoc=tuple(_step(number, move) for number, move in enumerate(compilation.standing.moves)),
        viec_tiep=tuple(
            StageLine(f"viec-{number}", text)
            for number, text in enumerate(steps_of(compilation.standing.stage, compilation.quarter))
        ),
        con_mo=_open(compilation, to_confirm=to_confirm),
        van_ban=lines,
        thu_muc=_folders(filed),
    )


def _step(number: int, move: Move) -> StageLine:
    reason = f"; lý do: {move.reason.rstrip('.')}" if move.reason else ""
    who = "chương trình" if move.who == PROGRAM else move.who
    day = day_in_words(move.at.astimezone(VIETNAM).date())
    return StageLine(f"buoc-{number}", f"Ngày {day}: {STAGES[move.stage]} ({who}){reason}.")


def _grouped(filed: Sequence[Filed]) -> dict[str, list[Filed]]:
    """The papers by their folder and kind, a paper outside of all folders by itself; in the order of the pack."""
    groups: dict[str, list[Filed]] = {}
    for each in filed:
        name = f"{each.paper.folder}/{_kind(each)}" if each.paper.folder else f"/{each.paper.key}"
        groups.setdefault(name, []).append(each)
    return groups


def _kind(filed: Filed) -> str:
    return filed.paper.key.partition("/")[0]


def _lines(filed: Sequence[Filed]) -> tuple[ContentsLine, ...]:
    """Single papers and folders in the order of the pack, numbered through."""
    return tuple(
        _folder_line(number, own) if own[0].paper.folder else _line(number, own[0])
        for number, own in enumerate(_grouped(filed).values(), start=1)
    )


def _folders(filed: Sequence[Filed]) -> tuple[FolderGroup, ...]:
    """The files of each folder that people edited or that could not be written: hundreds of others tell nothing new."""
    inside = [
        [each for each in own if each.edits or each.version is None]
        for own in _grouped(filed).values()
        if own[0].paper.folder
    ]
    return tuple(
        FolderGroup(
            khoa=f"thu-muc-{_kind(own[0])}",
            ten=f"{own[0].paper.folder} ({count_in_words(len(own))} tệp)",
            tep=tuple(
                replace(_line(number, each), ten=each.file.removeprefix(f"{each.paper.folder}/"))
                for number, each in enumerate(own, start=1)
            ),
        )
        for own in inside
        if own
    )


def _line(number: int, filed: Filed) -> ContentsLine:
    return ContentsLine(
        khoa=filed.paper.key,
        stt=number,
        ten=filed.file,
        la_gi=filed.paper.about,
        tinh_trang=_state(filed),
        con_lai=tuple(map(_sentence, filed.paper.still_open)),
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def _state(filed: Filed) -> str:
    if filed.version is None:
        return "Chưa lập được, tệp đang bị giữ"
    parts = [f"Dự thảo bản {filed.version}"]
    parts += [f"đã có người sửa ({count_in_words(filed.edits)} chỗ)"] if filed.edits else []
    parts += [f"{filed.pages} trang"] if filed.pages is not None else []
    return ", ".join(parts)


def _folder_line(number: int, own: Sequence[Filed]) -> ContentsLine:
    """One line for all papers of a folder; those that are not as the program left them stand in the list below."""
    edited = sum(1 for each in own if each.edits)
    unwritten = sum(1 for each in own if each.version is None)
    state = f"{count_in_words(len(own))} tệp"
    state += f", {count_in_words(edited)} tệp đã có người sửa" if edited else ""
    state += f", {count_in_words(unwritten)} tệp chưa lập được" if unwritten else ""
    return ContentsLine(
        khoa=f"thu-muc-{_kind(own[0])}",
        stt=number,
        ten=f"Thư mục “{own[0].paper.folder}”",
        la_gi=FOLDERS.get(_kind(own[0]), own[0].paper.about),
        tinh_trang=state,
        con_lai=_common_open(own),
    )


def _common_open(own: Sequence[Filed]) -> tuple[str, ...]:
    """What is open in how many of them, where several say the same; else only in how many anything is."""
    said: dict[str, int] = {}
    for each in own:
        for text in dict.fromkeys(map(_sentence, each.paper.still_open)):
            said[text] = said.get(text, 0) + 1
    if not said:
        return ()
    if len(said) <= OPEN_SHOWN:
        return tuple(
            text if count == len(own) else f"{text.rstrip('.')} ({count_in_words(count)} tệp)."
            for text, count in said.items()
        )
    count = sum(1 for each in own if each.paper.still_open)
    return (f"{count_in_words(count)} tệp còn việc phải làm, nêu trong từng tệp.",)


def _open(compilation: Compilation, *, to_confirm: int) -> tuple[OpenLine, ...]:
    """What a person has to settle in the quarter, each once with its number; nothing that has none."""
    table = compilation.table
    files = sum(1 for each in compilation.files if needs_person(each))
    undecided = _undecided(compilation)
    lines = [
        ("goi-y", "Chữ người soát đã sửa khác với sổ, cần xác nhận (tdkt council corrections)", to_confirm),
        ("tep", "Tệp đã nhận cần mở xem", files),
        ("gia-tri", "Giá trị máy đọc cần đối chiếu với hồ sơ gốc", sum(len(row.states) for row in table.rows)),
        ("lam-ro", "Trường hợp đạt nhưng còn điểm phải làm rõ, chưa đưa vào danh sách", len(table.held_back)),
        ("cho", "Trường hợp chưa đủ cơ sở hoặc cần xem xét", _waiting(table)),
        ("chua-xet", "Trường hợp trong danh sách chưa có kết quả họp", undecided),
        ("quy-sau", "Hồ sơ nhận sau thời hạn, chuyển xem xét ở quý sau", len(compilation.postponed)),
    ]
    found = [OpenLine(key, text, count_in_words(count)) for key, text, count in lines if count]
    return (*found, *_open_troubles(table))


def _waiting(table: QuarterTable) -> int:
    return len(table.with_verdict("CHUA_DU_CO_SO", "CAN_XEM_XET"))


def _undecided(compilation: Compilation) -> int:
    """Only once the papers are before the Council: earlier nobody can have decided."""
    if compilation.standing.stage not in ("submitted", "decided", "closed"):
        return 0
    decided = {each.proposal for each in compilation.standing.outcomes}
    return sum(1 for row in compilation.table.ready if row.proposal.id not in decided)


def _open_troubles(table: QuarterTable) -> tuple[OpenLine, ...]:
    """The kinds of findings, with how many proposals each touches."""
    return tuple(
        OpenLine(f"vuong-mac-{each.kind}", f"Vướng mắc: {each.kind[:1].lower()}{each.kind[1:]}", text)
        for each in troubles_of(table.rows)
        for text in (f"{count_in_words(each.proposals)} đề nghị",)
    )
