"""The papers that the program makes keep to the decree: the whole pack of an invented quarter, before and after it."""

from __future__ import annotations

import io
import zipfile
from functools import cache

import pytest
from invented_proposals import checked, collective, person
from judged_quarter import demonstration_like
from meeting_quarter import compiled, decided

from reports.decree import FormReport, lint_word
from reports.decree.table import decree
from reports.papers.pack import pack

MIXED = [
    checked(1, person(1), code="CSTDCS"),
    checked(2, person(2), code="LDTT"),
    checked(3, person(3), code="GIAY_KHEN"),
    checked(4, collective(0), code="TTLDTT"),
    checked(5, person(5), code="BK_TINH"),
    checked(6, person(6), code="BK_BO"),
]
KINDS = {  # the kind that the text of each paper must be taken for; papers of other keys are inner sheets or lists
    "to-trinh": "to_trinh",
    "to-trinh-cap-tren": "to_trinh",
    "phu-luc-bang-tong-hop": "phu_luc",
    "bien-ban": "bien_ban",
    "quyet-dinh": "quyet_dinh",
    "cong-van": "cong_van",
    "bao-cao": "bao_cao",
    "danh-sach": "danh_sach",
    "tom-tat": "noi_bo",
}


@cache
def reports() -> dict[str, FormReport]:
    """Of every Word paper by its key: of the quarter as it goes to the Council, and as it was decided."""
    found = {}
    for compilation in (compiled(demonstration_like()[::3]), decided(MIXED)):
        for paper in pack(compilation):
            if paper.suffix == ".docx":
                with zipfile.ZipFile(io.BytesIO(paper.content)) as package:
                    parts = {name: package.read(name) for name in package.namelist()}
                found[f"{compilation.standing.stage}: {paper.key}"] = lint_word(parts)
    return found


def test_pack_is_whole() -> None:
    keys = {name.split(": ")[1].split("/")[0] for name in reports()}
    assert set(KINDS) <= keys


def test_no_paper_has_an_error() -> None:
    told = {
        name: [f"{each.code} {each.text} {each.place.in_words()}" for each in report.findings if each.severity == "LOI"]
        for name, report in reports().items()
    }
    assert {name: errors for name, errors in told.items() if errors} == {}


def test_each_paper_is_taken_for_what_it_is() -> None:
    wrong = {}
    for name, report in reports().items():
        wanted = KINDS.get(name.split(": ")[1].split("/")[0])
        if wanted and report.kind != wanted:
            wrong[name] = report.kind
    assert wrong == {}


@pytest.mark.parametrize("kind", ["to_trinh", "cong_van", "quyet_dinh", "bao_cao"])
def test_rows_that_a_paper_must_have_hold(kind: str) -> None:
    """Not only nothing wrong: each row that the kind must have was looked at."""
    papers = {name: report for name, report in reports().items() if report.kind == kind}
    assert papers
    for name, report in papers.items():
        missing = {1, 2, 3, *decree().kind(kind).can_co} - set(report.passed)
        assert missing == set(), name
