"""Takes a path; gives the Word form of an article on an exemplar: prose, its sources, and what is to be written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

from reports.blanks.parts import TEXT_WIDTH, new_form, save_form
from reports.drafting.paragraphs import LIST, SMALL, add_body, add_rule, add_tag, add_text

TITLE = "Bài giới thiệu gương"


def build_exemplar_form(path: Path) -> None:
    document = new_form()
    add_text(document, "Gương Tốt - Việc Tốt - Điển hình tiên tiến", size=13, italic=True)
    add_text(document, "{{ ten }}", size=16, bold=True, before=6)
    add_text(document, "Quý {{ quy }}/{{ nam_quy }}", size=SMALL)
    add_rule(document, width=40, of=TEXT_WIDTH)
    add_tag(document, "{%p for p in doan %}")
    add_body(document, "{{ p.noi_dung }}")
    add_tag(document, "{%p endfor %}")
    _add_list(document, "Nguồn trong hồ sơ", "chu_thich", mark="")
    _add_list(document, "Bản nháp: những chỗ cần bổ sung trước khi đăng", "con_thieu", mark="- ")
    save_form(document, path, title=TITLE)


def _add_list(document: Any, heading: str, variable: str, *, mark: str) -> None:
    add_tag(document, f"{{%p if {variable} %}}")
    add_text(document, heading, size=SMALL, bold=True, align=ALIGN.LEFT, before=12, after=2, keep=True)
    add_tag(document, f"{{%p for c in {variable} %}}")
    add_text(document, f"{mark}{{{{ c }}}}", size=LIST, align=ALIGN.LEFT)
    add_tag(document, "{%p endfor %}")
    add_tag(document, "{%p endif %}")
