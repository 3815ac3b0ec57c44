"""The two papers that most tests look at, written from checked proposals as `tdkt quarter` writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from invented_proposals import MADE_ON, OFFICE, QUARTER

from records import CheckedProposal, OfficeProfile
from reports import compile_papers_of
from reports.desk import lay_papers
from reports.papers.pack import pack

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


def written(
    outbox: Path,
    checked: Sequence[CheckedProposal],
    *,
    office: OfficeProfile = OFFICE,
    made_on: date = MADE_ON,
    templates: Path = TEMPLATES,
    **more: Any,
) -> tuple[Path, Path]:
    """Workbook and submission of the invented quarter, in its folder of the outbox."""
    compilation = compile_papers_of(
        checked, quarter=QUARTER, office=office, made_on=made_on, templates=templates, **more
    )
    laid = lay_papers(
        pack(compilation),
        folder=outbox / QUARTER.name,
        archive=outbox.with_name(f"{outbox.name}-du-thao"),
        quarter=QUARTER.name,
        made_on=made_on,
    )
    paths = laid.paths
    workbook, draft = (
        next(path for path in paths if path.name.startswith(name)) for name in ("Bảng tổng hợp đề nghị", "Tờ trình")
    )
    return workbook, draft
