"""A paper read by any of the three sources, and by all of them: what agreement adds, what spoilt settings tell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from extractors.fields import SOURCES, STRUCTURE, read_fields
from extractors.layout import Paper
from extractors.readers import read_paper
from extractors.spans import GRAMMAR, STATISTICS
from extractors.trust.model import LEARNED_FILE, SIGNALS
from records.readings import Field, Reading, Told
from tests.extractors.typed import NATION, Typed, centred, paper

CASES = Path(__file__).resolve().parents[2] / "cases"
SUBSETS = [subset for count in (1, 2, 3) for subset in combinations(SOURCES, count)]
SUBMISSION: tuple[Typed, ...] = (
    [["SỞ NỘI VỤ\nPHÒNG TỔ CHỨC", "\n".join(NATION)]],
    centred("TỜ TRÌNH"),
    centred("Về việc đề nghị tặng Giấy khen năm 2025"),
    "Phòng Tổ chức đề nghị Giám đốc Sở tặng Giấy khen cho 02 cá nhân sau:",
    "1. Ông Lò Văn Tám, sinh năm 1981, Chuyên viên, Phòng Tổ chức.",
    "2. Bà Vừ Thị Sình, sinh năm 1990, Kế toán, Văn phòng Sở.",
)


def read(sheet: Paper, *sources: str) -> Reading:
    return read_fields(sheet, file="thu.docx", sha256="0" * 64, sources=sources or SOURCES)


def values(reading: Reading) -> Iterator[tuple[str, str, Told]]:
    """Every value with its field and the name of its nominee."""
    yield from (("", name, value) for name, value in reading.document if value is not None)
    for nominee in reading.nominees:
        for name, value in nominee:
            told = value if isinstance(value, tuple) else (value,)
            yield from ((nominee.name, name, each) for each in told if isinstance(each, Told))


@pytest.mark.parametrize("sources", SUBSETS)
def test_any_of_the_sources_reads_a_paper(sources: tuple[str, ...]) -> None:
    reading = read(paper(*SUBMISSION), *sources)
    named = {each.name for each in reading.nominees}
    assert named == {"Lò Văn Tám", "Vừ Thị Sình"} or sources == (STATISTICS,)  # which misses some
    for _, _, told in values(reading):
        assert {GRAMMAR, STATISTICS}.intersection(told.sources) <= set(sources)
        assert {name for name, _ in told.signals} <= set(SIGNALS)
        assert 0 < told.confidence < 1


def test_agreement_never_lowers_what_the_structure_says_alone() -> None:
    (path,) = (path for path in (CASES / "a2-bao-cao-hanh").iterdir() if path.name != "expected.json")
    sheet = read_paper(path)
    alone = {(owner, name, told.span): told for owner, name, told in values(read(sheet, STRUCTURE)) if told.span}
    raised = 0
    for owner, name, told in values(read(sheet)):
        before = alone.get((owner, name, told.span))
        if before is None or not {GRAMMAR, STATISTICS} <= set(told.sources) or told.conflict:
            continue
        assert told.confidence >= before.confidence, (owner, name)
        raised += told.confidence > before.confidence
    assert raised > 5


def test_name_written_in_two_ways_is_in_conflict() -> None:
    reading = read(paper(*SUBMISSION, "Riêng ông Lò Văn Tâm có thành tích đột xuất."))
    name = reading.nominees[0].full_name
    assert isinstance(name, Field)
    assert (name.value, name.conflict) == ("Lò Văn Tám", "Lò Văn Tâm")
    assert name.confidence <= 0.5
    assert reading.status == "needs_review"
    assert "họ tên của Lò Văn Tám (còn ghi “Lò Văn Tâm”)" in (reading.reason or "")


def test_list_that_counts_more_than_it_names_goes_to_a_person() -> None:
    reading = read(paper(*SUBMISSION[:3], "Đề nghị tặng Giấy khen cho 03 cá nhân sau:", *SUBMISSION[4:]))
    assert reading.reason_code == "SO_LUONG_LECH"
    assert "3 cá nhân, đọc được 2" in (reading.reason or "")


@pytest.mark.parametrize(("variable", "file"), [("TDKT_TEMPLATES", "nguong.yaml"), ("TDKT_DATA", LEARNED_FILE)])
def test_spoilt_settings_are_told_with_every_reading(
    variable: str, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / file).write_text("- hỏng", encoding="utf-8")
    monkeypatch.setenv(variable, str(tmp_path))
    reading = read(paper(*SUBMISSION))
    assert file in (reading.reason or "")
    assert [each.name for each in reading.nominees] == ["Lò Văn Tám", "Vừ Thị Sình"]
