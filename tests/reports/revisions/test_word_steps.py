"""From one sentence to another by whole words, as a reader would mark it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.revisions.steps import steps_between


def changes(old: str, new: str) -> list[tuple[str, str]]:
    return [(old[s.old_from : s.old_to], new[s.new_from : s.new_to]) for s in steps_between(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("nhận được 05 đề nghị của 03 đơn vị", "nhận được 06 đề nghị của 04 đơn vị", [("05", "06"), ("03", "04")]),
        ("Phòng Kế hoạch", "Phòng Tài chính", [("Kế hoạch", "Tài chính")]),
        ("một hai", "một hai ba", [("", " ba")]),
        ("một hai ba", "một ba", [("hai ", "")]),
        ("cùng  một\u00a0câu", "cùng một câu", []),
        ("Nguyễn Thị An", "Nguyễn Thị Ân", [("An", "Ân")]),
        ("không có gì chung", "Văn phòng kính trình", [("không có gì chung", "Văn phòng kính trình")]),
        ("", "mới", [("", "mới")]),
        ("Hà An; Hà An Bình; Lê Cúc", "Hà An; Lê Cúc", [("Hà An Bình; ", "")]),
        ("gồm: Hà An Bình; Hà An; Lê Cúc.", "gồm: Hà An; Lê Cúc.", [("Hà An Bình; ", "")]),
        ("Hà An; Lê Cúc.", "Hà An; Lê Cúc; Lê Cúc Bình.", [("", "; Lê Cúc Bình")]),
        ("số 12/QĐ-SKHCN", "số 13/QĐ-SKHCN", [("12", "13")]),
    ],
)
def test_words_that_changed(old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert changes(old, new) == expected


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.text(alphabet="ab ,.é1\u00a0", max_size=40), st.text(alphabet="ab ,.é1\u00a0", max_size=40))
def test_steps_lead_from_the_old_to_the_new(old: str, new: str) -> None:
    """Whatever the texts: the words after all steps are those of the new one."""
    result = old.rstrip()
    for step in reversed(steps_between(old, new)):
        result = result[: step.old_from] + new[step.new_from : step.new_to] + result[step.old_to :]
    assert result.split() == new.split()
