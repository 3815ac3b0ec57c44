"""Takes what was computed of a quarter; gives the submission to the Council, doubts as comments on its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from records import OfficeProfile, Quarter
from records.proposals import TakenFile
from records.stages import QuarterStanding
from reports.citations import CITATIONS_FILE, legal_bases
from reports.drafting.blocks import Rendered
from reports.drafting.doubts import Doubts
from reports.drafting.forms import open_form
from reports.drafting.rendering import draw
from reports.files import files_to_open
from reports.papers.compilation import Compilation
from reports.papers.paper import Paper
from reports.papers.submission_values import LISTS, SubmissionValues
from reports.papers.variables import submission_values
from reports.places import count_in_words
from reports.tables import QuarterTable
from reports.versions import put_bytes

SUBMISSION_TEMPLATE = "to-trinh-quy.docx"


def submission_paper(compilation: Compilation) -> Paper:
    rendered = _draw(compilation, compilation.templates / SUBMISSION_TEMPLATE)
    return Paper(
        key="to-trinh",
        name=_name(compilation.quarter),
        suffix=".docx",
        content=rendered.content,
        blocks=rendered.blocks,
        about="Tờ trình Thường trực Hội đồng về việc xét khen thưởng của quý",
        still_open=_still_open(compilation),
    )


def write_submission(
    path: Path,
    table: QuarterTable,
    *,
    quarter: Quarter,
    office: OfficeProfile,
    made_on: date,
    template: Path,
    files: Sequence[TakenFile] = (),
) -> None:
    """The draft at `path`; raises TemplateError before anything is written where the template asks for the unknown.

    The laws cited stand in `can-cu.yaml` beside the template. Of `files` those that gave no proposal are named in a
    comment on the number of proposals.
    """
    open_form(template, SubmissionValues, LISTS)
    days = {row.proposal.received for row in table.rows} or {made_on}
    compilation = Compilation(
        quarter=quarter,
        office=office,
        made_on=made_on,
        templates=template.parent,
        table=table,
        standing=QuarterStanding(quarter=quarter.name),
        laws=legal_bases(template.parent / CITATIONS_FILE, days),
        files=tuple(files),
    )
    put_bytes(path, _draw(compilation, template).content)


def _draw(compilation: Compilation, template: Path) -> Rendered:
    doubts = Doubts()
    values = submission_values(compilation, doubts=doubts)
    to_open = files_to_open(compilation.table, compilation.files)
    values = replace(values, tong_so=doubts.mark(values.tong_so, to_open, key="files"))
    title = _name(compilation.quarter)
    return draw(template, values, lists=LISTS, title=title, made_on=compilation.made_on, doubts=doubts)


def _name(quarter: Quarter) -> str:
    return f"Tờ trình khen thưởng quý {quarter.label}"


def _still_open(compilation: Compilation) -> tuple[str, ...]:
    """What a person has to do before it is signed."""
    table = compilation.table
    found = []
    if is_open := len(table.need_opinion) - len(table.held_back):
        found.append(f"{count_in_words(is_open)} trường hợp cần bổ sung, làm rõ hoặc xin ý kiến.")
    if table.held_back:
        count = count_in_words(len(table.held_back))
        found.append(f"{count} trường hợp đạt nhưng chưa đưa vào danh sách: còn điểm phải xác nhận.")
    doubtful = sum(bool(row.states) for row in table.ready)
    if doubtful:
        found.append(f"Xem chú thích của {count_in_words(doubtful)} trường hợp có giá trị máy đọc chưa chắc.")
    if compilation.standing.honoured is None:
        found.append("Chưa chọn người biểu dương dưới cờ.")
    return (*found, "Ghi số, ngày văn bản; xóa chú thích trước khi trình ký.")
