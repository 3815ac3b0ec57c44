"""Costs of drawing in seconds of the processor: what else the machine does meanwhile hardly counts."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.oxml.ns import qn
from invented_forms import DAY, LIST_ROWS, Member, Values, add_rows, body_of, form_of, opened

from records import TemplateError
from reports.drafting import Doubts, open_form
from reports.drafting.examples import full_example
from reports.papers.forms import FORMS
from reports.papers.profiles import PROFILE_FORM

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"


def seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def test_hundred_profiles_of_one_form_cost_a_second_at_most() -> None:
    """500 in 5 s; measured: some 2 ms each."""
    shipped = next(form for form in FORMS if form.file == PROFILE_FORM)
    form = open_form(TEMPLATES / shipped.file, shipped.model, shipped.lists)
    values = full_example(shipped.model, shipped.lists)
    assert seconds(lambda: [form.draw(values, title="", made_on=DAY) for _ in range(100)]) < 1


def test_long_list_costs_as_much_a_row_as_a_short_one(tmp_path: Path) -> None:
    """Each row has a comment and two spans: python-docx alone would look through all comments for each."""
    form = opened(form_of(tmp_path, then=lambda each: add_rows(each, ("STT", "Tên", "Đơn vị"), *LIST_ROWS)))

    def draw(size: int) -> None:
        doubts = Doubts()

        def marked(number: int, text: str, field: str, *said: str) -> str:
            return doubts.mark(text, said, key=(number, field), proposal=f"2026-Q3-{number}", field=field)

        rows = tuple(
            Member(f"2026-Q3-{n}", n, marked(n, f"Lê Văn {n}", "full_name", "Cần xem."), marked(n, "Sở", "unit"))
            for n in range(1, size + 1)
        )
        paper = form.draw(Values(de_nghi=rows), title="", made_on=DAY, doubts=doubts)
        assert len(paper.blocks) == size + 3
        assert len(list(body_of(paper).iter(qn("w:commentReference")))) == size

    draw(50)
    short, long = (min(seconds(lambda size=size: draw(size)) for _ in range(2)) for size in (250, 2_000))
    assert long < short * 8 * 1.7


def test_paper_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.drafting.forms.LONGEST", 20_000)
    form = opened(form_of(tmp_path, "{%p for n in noi_nhan %}", "{{ n }}", "{%p endfor %}"))
    assert form.draw(Values(), title="", made_on=DAY).blocks
    with pytest.raises(TemplateError, match="quá dài"):
        form.draw(Values(noi_nhan=("Lưu",) * 1_000), title="", made_on=DAY)
