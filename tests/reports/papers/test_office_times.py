"""Who issues, where and to whom comes from the Office's profile of the day: no form and no code says it."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from invented_proposals import QUARTER
from judged_quarter import demonstration_like

from records.offices import read_office
from records.stages import QuarterStanding
from reports import compile_papers_of
from reports.papers.forms import FORMS, OfficeForm
from reports.papers.pack import pack

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
SAID_BY_DATA = re.compile(r"Hồ Chí Minh|Bà Rịa|Khoa học và Công nghệ|SỞ |ỦY BAN NHÂN DÂN|\d+/20\d\d/|Luật số")


def words(content: Path | io.BytesIO) -> str:
    document = docx.Document(str(content) if isinstance(content, Path) else content)
    parts = [document.element.body, *(section.header._element for section in document.sections)]
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for part in parts for p in part.iter(qn("w:p")))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.file)
def test_form_names_no_issuer_no_place_and_no_law(form: OfficeForm) -> None:
    assert SAID_BY_DATA.findall(words(TEMPLATES / form.file)) == []


@pytest.mark.parametrize(
    ("at", "made_on", "here", "elsewhere"),
    [
        (0, date(2025, 6, 30), "Bà Rịa - Vũng Tàu", "hồ chí minh"),
        (1, date(2025, 7, 1), "Thành phố Hồ Chí Minh", "bà rịa"),
    ],
)
def test_papers_of_a_time_name_only_its_places(at: int, made_on: date, here: str, elsewhere: str) -> None:
    office = read_office(TEMPLATES / "van-phong.yaml")[at]
    compilation = compile_papers_of(
        demonstration_like(),
        quarter=QUARTER,
        office=office,
        made_on=made_on,
        templates=TEMPLATES,
        standing=QuarterStanding(quarter=QUARTER.name),
    )
    told = {paper.key: words(io.BytesIO(paper.content)) for paper in pack(compilation) if paper.suffix == ".docx"}
    assert len(told) > 10
    assert [key for key, text in told.items() if elsewhere in text.casefold()] == []
    assert f"{here}, ngày" in told["to-trinh"]
