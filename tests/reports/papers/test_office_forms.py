"""All forms that the Office owns: shipped as they are built, without a mistake, each variable in words for staff."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from records.offices import AuthorityProfile, CouncilProfile, OfficeProfile, PaperKind, PaperProfile
from reports.blanks.shipped import BUILDERS
from reports.drafting.environment import FILTERS
from reports.drafting.trials import try_form
from reports.papers.forms import FORMS, OfficeForm
from reports.papers.guide import COMMON, heading_of, parts_of_lists, section, variables_of, words_of
from reports.papers.heads import HeadValues

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
GUIDE = (TEMPLATES / "README.md").read_text(encoding="utf-8")
BY_FILE = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.file)


def test_every_form_is_known_and_can_be_restored() -> None:
    shipped = {path.name for path in TEMPLATES.glob("*.docx")}
    assert shipped == {form.file for form in FORMS} == set(BUILDERS)
    assert len({form.about for form in FORMS}) == len(FORMS)


@BY_FILE
def test_shipped_form_is_what_its_builder_makes(form: OfficeForm, tmp_path: Path) -> None:
    BUILDERS[form.file](tmp_path / form.file)
    assert (tmp_path / form.file).read_bytes() == (TEMPLATES / form.file).read_bytes()


@BY_FILE
def test_shipped_form_has_no_mistake(form: OfficeForm) -> None:
    assert [mistake.sentence() for mistake in try_form(TEMPLATES / form.file, form.model, form.lists)] == []


@BY_FILE
def test_form_may_name_what_every_head_has(form: OfficeForm) -> None:
    assert {each.name for each in fields(HeadValues)} <= set(variables_of(form))


@BY_FILE
def test_every_variable_of_a_form_is_explained_to_staff(form: OfficeForm) -> None:
    words, own = words_of(GUIDE, form), section(GUIDE, heading_of(form))
    common = {each.name for each in fields(HeadValues)}
    assert own, f"templates/README.md has no section “{heading_of(form)}”"
    assert [name for name in variables_of(form) if name not in words and not _is_named(name, own)] == []
    assert [name for name in sorted(common) if f"| `{name}` |" in own] == [], "said once for all forms"
    parts = {part for names in parts_of_lists(form).values() for part in names}
    assert [part for part in sorted(parts) if not _is_named(part, own)] == []


@BY_FILE
def test_the_guide_names_nothing_that_a_form_does_not_have(form: OfficeForm) -> None:
    """In the first column, where staff look for what they may write."""
    parts = {part for names in parts_of_lists(form).values() for part in names}
    known = set(variables_of(form)) | parts
    told = [name.split(".")[-1] for name in words_of(GUIDE, form)]
    assert [name for name in told if name not in known] == []


def test_what_all_forms_share_is_explained_once() -> None:
    common = section(GUIDE, COMMON)
    assert [each.name for each in fields(HeadValues) if f"`{each.name}`" not in common] == []


def _is_named(name: str, text: str) -> bool:
    """As a whole word between the ticks of code: `ten`, `d.ten`, `{{ d.ten }}`."""
    return re.search(rf"`[^`\n]*(?<![\w]){re.escape(name)}(?!\w)[^`\n]*`", text) is not None


def test_every_filter_of_the_forms_is_explained() -> None:
    told = section(GUIDE, "## Sửa mẫu trong Word")
    assert [name for name in FILTERS if not _is_named(name, told)] == []


def test_every_key_of_the_office_s_profile_is_explained() -> None:
    told = section(GUIDE, "## van-phong.yaml")
    models = (OfficeProfile, PaperProfile, CouncilProfile, AuthorityProfile)
    keys = {key for model in models for key in model.model_fields} | set(get_args(PaperKind)) - {"to_trinh"}
    assert [key for key in sorted(keys) if not _is_named(key, told)] == []
