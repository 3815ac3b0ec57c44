"""The forms carry what they use and no more: a one-page paper is not nine tenths sample document."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from reports.blanks.parts import add_title, new_form, save_form
from reports.blanks.shipped import BUILDERS

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
MOST_BYTES = 20_000


@pytest.mark.parametrize("name", BUILDERS)
def test_shipped_form_is_small_and_whole(name: str) -> None:
    path = TEMPLATES / name
    assert path.stat().st_size < MOST_BYTES
    document = docx.Document(str(path))
    known = {style.style_id for style in document.styles}
    named = {
        each.get(qn("w:val"))
        for tag in ("pStyle", "rStyle", "tblStyle")
        for each in document.element.iter(qn(f"w:{tag}"))
    }
    assert named <= known
    links = [each for tag in ("basedOn", "next", "link") for each in document.styles.element.iter(qn(f"w:{tag}"))]
    assert {each.get(qn("w:val")) for each in links} <= known


def test_style_that_the_text_uses_stays_with_those_it_is_based_on(tmp_path: Path) -> None:
    document = new_form()
    add_title(document, "TỜ TRÌNH", "Về việc thử")
    document.add_paragraph("Mục", style="List Bullet 2")
    save_form(document, tmp_path / "mau.docx", title="Mẫu")
    kept = docx.Document(str(tmp_path / "mau.docx"))
    assert kept.paragraphs[-1].style.name == "List Bullet 2"
    assert {"Normal", "List Bullet 2", "Table Grid"} <= {style.name for style in kept.styles}
    assert "List Bullet 3" not in {style.name for style in kept.styles}


def test_parts_of_the_sample_are_gone(tmp_path: Path) -> None:
    save_form(new_form(), tmp_path / "mau.docx", title="Mẫu")
    names = zipfile.ZipFile(tmp_path / "mau.docx").namelist()
    assert [name for name in names if "WithEffects" in name or "thumbnail" in name or "customXml" in name] == []
    assert {"word/document.xml", "word/styles.xml", "word/header1.xml", "word/settings.xml"} <= set(names)
