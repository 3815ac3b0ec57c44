"""Takes the quarter's table and the Office's Word template; gives the submission to the Council, doubts as comments.

The same input gives the same bytes. The numbering of versions is left to `versions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import jinja2

from records import OfficeProfile, Quarter, TemplateError
from records.proposals import TakenFile
from reports.citations import CITATIONS_FILE, legal_bases
from reports.doubts import AUTHOR, Doubts
from reports.files import files_to_open
from reports.packages import packed
from reports.preflight import check_template, environment, open_template, render_error
from reports.tables import QuarterTable
from reports.variables import LISTS, SubmissionValues, names_of, submission_values
from reports.versions import put_bytes

SUBMISSION_TEMPLATE = "to-trinh-quy.docx"


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
    content = submission_bytes(table, quarter=quarter, office=office, made_on=made_on, template=template, files=files)
    put_bytes(path, content)


def submission_bytes(
    table: QuarterTable,
    *,
    quarter: Quarter,
    office: OfficeProfile,
    made_on: date,
    template: Path,
    files: Sequence[TakenFile] = (),
) -> bytes:
    check_template(template, names=names_of(SubmissionValues), lists=LISTS)
    doubts = Doubts()
    values = submission_values(
        table,
        quarter=quarter,
        office=office,
        made_on=made_on,
        laws=cited_laws(table, made_on=made_on, templates=template.parent),
        doubts=doubts,
    )
    values = replace(values, tong_so=doubts.mark(values.tong_so, files_to_open(table, files), key="files"))
    document = _render(template, values)
    doubts.anchor(document, made_on=made_on)
    _set_properties(document, f"Tờ trình khen thưởng quý {quarter.label}", made_on)
    return packed(document)


def cited_laws(table: QuarterTable, *, made_on: date, templates: Path) -> Sequence[str]:
    """The laws in force on the days on which the quarter's proposals were received."""
    days = {row.proposal.received for row in table.rows} or {made_on}
    return legal_bases(templates / CITATIONS_FILE, days)


def _render(path: Path, values: SubmissionValues) -> Any:
    template = open_template(path)
    context = {field.name: getattr(values, field.name) for field in fields(values)}
    try:
        template.render(context, jinja_env=environment(), autoescape=True)
        template.render_footnotes(context, jinja_env=environment())
    # lxml's XMLSyntaxError, for a tag that breaks the page, is a SyntaxError
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, SyntaxError) as exc:
        raise render_error(exc, open_template(path), path) from exc
    if template.docx is None:
        raise TemplateError(f"Mẫu {path.name}: không tạo được văn bản.")
    return template.docx


def _set_properties(document: Any, title: str, made_on: date) -> None:
    core, day = document.core_properties, datetime.combine(made_on, time())
    core.title, core.author, core.last_modified_by = title, AUTHOR, AUTHOR
    core.created = core.modified = day
    core.revision = 1
