"""Takes what was computed of a quarter; gives a one-page profile of each nominee, in the words of its dossier.

It always fits one page as the form is shipped: what is too long is shortened by whole sentences, and that is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from records import OfficeProfile, fold
from records.catalogue import VERDICTS
from records.stages import Outcome
from reports.bases import TO_SETTLE, for_council
from reports.drafting.doubts import Doubts
from reports.drafting.rendering import draw
from reports.explanation.todo import Task, tasks_of
from reports.explanation.wording import ROW_NAMES
from reports.papers.compilation import Compilation
from reports.papers.entries import marked_recognition
from reports.papers.file_names import file_name
from reports.papers.fitting import MORE
from reports.papers.heads import HeadValues, head_fields, head_of
from reports.papers.lives import LifeLine, life_of
from reports.papers.marks import RowMarks
from reports.papers.merits import deeds, honours, initiatives, with_place
from reports.papers.page_room import Lists, on_one_page
from reports.papers.paper import Paper
from reports.papers.sources import NumberedSources
from reports.papers.years import YearLine, YearTable, year_table
from reports.places import count_in_words
from reports.readiness import obstacles
from reports.rows import Row

PROFILE_FORM = "tom-tat-thanh-tich.docx"
FOLDER = "Tóm tắt thành tích"
NO_NAME = "(chưa rõ tên)"
NOTHING_OPEN = "Không có vướng mắc."
SETTLED_HERE = {TO_SETTLE: "còn nội dung phải làm rõ, nêu ở mục Vướng mắc"}  # the table says “xem Ghi chú”
HELD_BACK = ", chưa đưa vào danh sách vì còn nội dung phải làm rõ"


@dataclass(frozen=True)
class ProfileValues(HeadValues):
    """Everything that the form of a profile may name."""

    ma: str
    ten: str
    danh_hieu: str
    ket_qua: str
    can_cu: str
    ket_qua_hop: str
    ly_lich: tuple[LifeLine, ...]
    thanh_tich: tuple[str, ...]
    sang_kien: tuple[str, ...]
    da_nhan: tuple[str, ...]
    cac_nam: tuple[YearLine, ...]
    dau_nam: YearLine
    chu_thich_nam: str
    vuong_mac: tuple[str, ...]
    hoi_dong_xem_xet: str
    nguon: str


PROFILE_LISTS: dict[str, type] = {"ly_lich": LifeLine, "cac_nam": YearLine, "dau_nam": YearLine}
_NO_YEARS = YearTable(YearLine("Năm", *[""] * 7), (), "")


def profile_papers(compilation: Compilation) -> Iterator[Paper]:
    """One for each proposal of the table, in its order."""
    office = compilation.office.for_paper("tom_tat")
    for row in compilation.table.rows:
        yield _paper(compilation, office, row)


def _paper(compilation: Compilation, office: OfficeProfile, row: Row) -> Paper:
    doubts = Doubts()
    marks = RowMarks(row, doubts)
    tasks = tasks_of(row.troubles, row.proposal, unit=row.sender)
    name = file_name(row.name or NO_NAME.strip("()"), place_of(row), id_=row.proposal.id)
    rendered = draw(
        compilation.templates / PROFILE_FORM,
        _values(compilation, office, row, tasks, marks),
        lists=PROFILE_LISTS,
        title=f"Tóm tắt thành tích {row.name or NO_NAME}",
        made_on=compilation.made_on,
        doubts=doubts,
    )
    return Paper(
        key=f"tom-tat/{row.proposal.id}",
        name=name,
        suffix=".docx",
        folder=FOLDER,
        content=rendered.content,
        blocks=rendered.blocks,
        about=f"Tóm tắt thành tích một trang của {row.name or NO_NAME}, đề nghị {row.recognition}",
        still_open=_still_open(tasks, marks),
    )


def place_of(row: Row) -> str | None:
    """The unit by which staff look for a file; a collective that sent its own papers is not named twice."""
    place = row.sender or row.unit
    return None if place and fold(place) == fold(row.name or "") else place


def _still_open(tasks: list[Task], marks: RowMarks) -> tuple[str, ...]:
    told = [f"{count_in_words(len(tasks))} vướng mắc cần xử lý"] if tasks else []
    told += [f"{count_in_words(marks.count)} giá trị cần đối chiếu với hồ sơ gốc"] if marks.count else []
    return tuple(told)


def _values(
    compilation: Compilation, office: OfficeProfile, row: Row, tasks: list[Task], marks: RowMarks
) -> ProfileValues:
    table, proposal = compilation.table, row.proposal
    sources = NumberedSources(proposal)
    years = year_table(row.checked, compilation.chronicles.get(proposal.id, ()), city=table.city) or _NO_YEARS
    left = for_council([row.checked.judgement], law=table.law)
    result = f"{VERDICTS[row.verdict]}{HELD_BACK if row in table.held_back else ''}"
    outcome = _decided(compilation.standing.outcome_of(proposal.id) if compilation.is_decided else None)
    lists = on_one_page(
        Lists(
            name=row.name or NO_NAME,
            asked=f"Đề nghị: {row.recognition}. Kết quả kiểm tra: {result}. Kết quả họp: {outcome}",
            life=life_of(row),
            basis="; ".join(SETTLED_HERE.get(line, line) for line in row.decided),
            deeds=deeds(row, sources),
            pieces=row.told.pieces,
            initiatives=initiatives(proposal, sources),
            honours=honours(proposal, sources, city=table.city),
            years=years,
            tasks=(*(_task(each, sources) for each in tasks), *_to_settle(row, tasks)),
            council="; ".join(f"{text} ({article})" if article else text for text, article in left.items()),
            files=sources.lines,
        ),
        cite=sources.cite,
    )
    return ProfileValues(
        **head_fields(head_of(office, compilation.quarter, made_on=compilation.made_on)),
        ma=proposal.id,
        ten=marks.mark(lists.name, "full_name", is_value=lists.name == row.name),
        danh_hieu=marks.mark(marked_recognition(row, marks.doubts), "requested", is_value=False),
        ket_qua=result,
        can_cu=lists.basis,
        ket_qua_hop=outcome,
        ly_lich=tuple(LifeLine(each.muc, _life_value(marks, each), each.field) for each in lists.life),
        thanh_tich=marks.mark_list(lists.deeds, "achievements"),
        sang_kien=marks.mark_list(lists.initiatives, "initiatives"),
        da_nhan=marks.mark_list(lists.honours, "prior_titles", "prior_awards"),
        cac_nam=tuple(_year_line(line, marks) for line in years.lines),
        dau_nam=years.heads,
        chu_thich_nam=years.legend,
        vuong_mac=lists.tasks or (NOTHING_OPEN,),
        hoi_dong_xem_xet=lists.council,
        nguon="; ".join(lists.files),
    )


def _life_value(marks: RowMarks, line: LifeLine) -> str:
    """A value of the record, if it stands there as the record has it: not where none is stated, nor where it is cut."""
    is_whole = not line.noi_dung.startswith("(") and not line.noi_dung.endswith((MORE, ")"))
    return marks.mark(line.noi_dung, line.field, is_value=is_whole)


def _year_line(line: YearLine, marks: RowMarks) -> YearLine:
    """What is doubted of the levels stands on the name of their line."""
    is_of_levels = line.muc == ROW_NAMES["classification"]
    return replace(line, muc=marks.mark(line.muc, "classifications", is_value=False)) if is_of_levels else line


def _task(task: Task, sources: NumberedSources) -> str:
    """“Lỗi: Thiếu biên bản … (nguồn). Việc cần làm: yêu cầu …”"""
    action = f" Việc cần làm: {task.action[:1].lower()}{task.action[1:]}" if task.action else ""
    found = task.finding
    place = sources.cite(found.evidence, [found.file] if found.file else []) if task.place else ""
    return f"{task.grade}: {with_place(sources.shorten(task.text), place)}{action}"


def _to_settle(row: Row, tasks: list[Task]) -> list[str]:
    """What keeps one who meets the rules off the list, beside its findings: names, units and awards in doubt."""
    told = {each.text for each in tasks}
    return [f"Lỗi: {text}" for text in obstacles(row) if text not in told] if row.verdict == "DAT" else []


def _decided(outcome: Outcome | None) -> str:
    if outcome is None:
        return ""
    votes = (
        f", {outcome.votes_for}/{outcome.votes_cast} phiếu"
        if outcome.votes_for is not None and outcome.votes_cast
        else ""
    )
    return f"{'đồng ý' if outcome.is_granted else 'không đồng ý'}{votes}"
