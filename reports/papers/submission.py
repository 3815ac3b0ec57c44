"""Takes what was computed of a quarter; gives the submission to the Council, doubts as comments on its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from records import OfficeProfile, Quarter
from records.proposals import TakenFile
from reports.citations import CITATIONS_FILE, legal_bases
from reports.drafting.blocks import Rendered
from reports.drafting.doubts import Doubts
from reports.drafting.forms import open_form
from reports.drafting.rendering import draw
from reports.files import files_to_open
from reports.papers.compilation import Compilation
from reports.papers.paper import Paper
from reports.papers.variables import LISTS, SubmissionValues, submission_values
from reports.tables import QuarterTable
from reports.versions import put_bytes

SUBMISSION_TEMPLATE = "to-trinh-quy.docx"


def submission_paper(compilation: Compilation) -> Paper:
    quarter = compilation.quarter
    rendered = _draw(
        compilation.table,
        quarter=quarter,
        office=compilation.office.for_paper("to_trinh"),
        made_on=compilation.made_on,
        template=compilation.templates / SUBMISSION_TEMPLATE,
        laws=compilation.laws,
        files=compilation.files,
    )
    return Paper(
        key="to-trinh",
        name=f"Tờ trình khen thưởng quý {quarter.label}",
        suffix=".docx",
        content=rendered.content,
        blocks=rendered.blocks,
        about="Tờ trình Thường trực Hội đồng về việc xét khen thưởng của quý",
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
    laws = cited_laws(table, made_on=made_on, templates=template.parent)
    rendered = _draw(table, quarter=quarter, office=office, made_on=made_on, template=template, laws=laws, files=files)
    put_bytes(path, rendered.content)


def _draw(
    table: QuarterTable,
    *,
    quarter: Quarter,
    office: OfficeProfile,
    made_on: date,
    template: Path,
    laws: Sequence[str],
    files: Sequence[TakenFile],
) -> Rendered:
    doubts = Doubts()
    values = submission_values(table, quarter=quarter, office=office, made_on=made_on, laws=laws, doubts=doubts)
    values = replace(values, tong_so=doubts.mark(values.tong_so, files_to_open(table, files), key="files"))
    title = f"Tờ trình khen thưởng quý {quarter.label}"
    return draw(template, values, lists=LISTS, title=title, made_on=made_on, doubts=doubts)


def cited_laws(table: QuarterTable, *, made_on: date, templates: Path) -> Sequence[str]:
    """The laws in force on the days on which the quarter's proposals were received."""
    days = {row.proposal.received for row in table.rows} or {made_on}
    return legal_bases(templates / CITATIONS_FILE, days)
