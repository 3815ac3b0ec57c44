from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from invented_forms import DAY, LIST_ROWS, Group, Values, add_rows, body_of, bookmarks, drawn, form_of, members, texts
from lxml import etree

from reports.drafting import Block, Doubts, Rendered, open_form
from reports.drafting.examples import full_example
from reports.papers.forms import FORMS, OfficeForm

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
SAVED_FORMS = [form for form in FORMS if form.file in ("to-trinh-quy.docx", "quyet-dinh.docx")]
HEADS = ("STT", "Họ và tên", "Đơn vị")
AN, BINH, CHI = "Lê Văn An", "Trần Thị Bình", "Phạm Văn Chi"


def list_form(folder: Path, *before: str) -> Path:
    return form_of(folder, *before, "Danh sách quý {{ quy }}", then=lambda each: add_rows(each, HEADS, *LIST_ROWS))


def keys(paper: Rendered) -> dict[str, str]:
    """The first words of each block by its key."""
    return {block.key: text for block, text in zip(paper.blocks, texts(paper.blocks), strict=True)}


def test_paragraphs_and_rows_are_blocks_in_the_order_of_the_paper(tmp_path: Path) -> None:
    paper = drawn(list_form(tmp_path), Values(de_nghi=members(AN, BINH)))
    kinds = [(block.kind, text) for block, text in zip(paper.blocks, texts(paper.blocks), strict=True)]
    assert kinds == [
        ("paragraph", "Danh sách quý III"),
        *(("paragraph", head) for head in HEADS),
        ("row", "1 | Lê Văn An | Phòng của An"),
        ("row", "2 | Trần Thị Bình | Phòng của Bình"),
    ]
    assert [block.proposal for block in paper.blocks[-2:]] == [each.ma for each in members(AN, BINH)]
    assert [block.group for block in paper.blocks] == ["", "", "", "", "tr:de_nghi", "tr:de_nghi"]


def test_each_block_has_its_bookmark_once(tmp_path: Path) -> None:
    paper = drawn(list_form(tmp_path), Values(de_nghi=members(AN, BINH)))
    body = body_of(paper)
    assert list(bookmarks(body)) == [block.key for block in paper.blocks]
    assert [text for text in bookmarks(body).values()][-2:] == ["1", "2"]  # of a row: in its first cell
    starts, ends = ([e.get(qn("w:id")) for e in body.iter(qn(f"w:bookmark{end}"))] for end in ("Start", "End"))
    assert starts == ends
    assert len(set(starts)) == len(starts)
    assert all(re.fullmatch(r"[a-z0-9]{1,34}", block.key) for block in paper.blocks)


def test_key_follows_the_proposal_whatever_its_number(tmp_path: Path) -> None:
    form = list_form(tmp_path)
    one = keys(drawn(form, Values(de_nghi=members(AN, BINH))))
    two = keys(drawn(form, Values(quy="IV", de_nghi=members(CHI, AN, BINH))))
    assert set(one) < set(two)
    new = [text for key, text in two.items() if key not in one]
    assert new == ["1 | Phạm Văn Chi | Phòng của Chi"]
    assert [two[key] for key in one] == ["Danh sách quý IV", *HEADS, *[text for text in two.values()][-2:]]


def test_key_survives_an_edit_of_the_form_elsewhere(tmp_path: Path) -> None:
    one = keys(drawn(list_form(tmp_path / "a"), Values(de_nghi=members(AN))))
    two = keys(drawn(list_form(tmp_path / "b", "Câu mới của Văn phòng"), Values(de_nghi=members(AN))))
    assert [two[key] for key in two if key not in one] == ["Câu mới của Văn phòng"]
    assert set(one) < set(two)


def test_same_words_twice_are_two_blocks(tmp_path: Path) -> None:
    paper = drawn(
        form_of(tmp_path, "Kính trình.", "Kính trình.", "{%p for n in noi_nhan %}", "{{ n }}", "{%p endfor %}"),
        Values(noi_nhan=("VT", "VT")),
    )
    assert texts(paper.blocks) == ["Kính trình.", "Kính trình.", "VT", "VT"]
    assert len({block.key for block in paper.blocks}) == 4


def test_nested_loops_and_conditions(tmp_path: Path) -> None:
    form = form_of(
        tmp_path,
        "{%p for g in nhom %}", "Nhóm {{ g.ten }}:", "{%p for d in g.truong_hop %}", "{{ d.stt }}. {{ d.ten }}",
        "{%p endfor %}", "{%p endfor %}", "{%p if quy == 'III' %}", "Quý ba", "{%p else %}", "Quý khác", "{%p endif %}",
    )  # fmt: skip
    groups = (Group("một", members(AN, BINH)), Group("hai", members(AN)))
    paper = drawn(form, Values(nhom=groups))
    assert texts(paper.blocks) == [
        "Nhóm một:",
        "1. Lê Văn An",
        "2. Trần Thị Bình",
        "Nhóm hai:",
        "1. Lê Văn An",
        "Quý ba",
    ]
    assert len({block.key for block in paper.blocks}) == 6
    assert [block.proposal for block in paper.blocks] == [
        None,
        *[m.ma for m in members(AN, BINH)],
        None,
        members(AN)[0].ma,
        None,
    ]
    inner = [block.group for block in paper.blocks if block.proposal]
    assert inner[0] == inner[1] != inner[2]
    assert texts(drawn(form, Values(quy="IV")).blocks) == ["Quý khác"]


def test_what_stands_in_a_loop_over_rows_is_one_row(tmp_path: Path) -> None:
    rows = (["{%tr for d in de_nghi %}"], ["{{ d.stt }}", "{{ d.ten }}\n{{ d.can_cu|join('; ') }}"], ["{%tr endfor %}"])
    form = form_of(tmp_path, then=lambda each: add_rows(each, ("STT", "Tên"), *rows))
    paper = drawn(form, Values(de_nghi=members(AN)))
    assert [(block.kind, [cell.text for cell in block.cells]) for block in paper.blocks[2:]] == [
        ("row", ["1", "Lê Văn An\nĐiều 1; Điều 2"])
    ]


def test_span_is_exactly_the_words_of_the_value(tmp_path: Path) -> None:
    doubts = Doubts()
    values = Values(de_nghi=members(AN, BINH, doubts=doubts))
    paper = drawn(
        form_of(tmp_path, "{%p for d in de_nghi %}", "Ông {{ d.ten }}, {{ d.don_vi }}.", "{%p endfor %}"),
        values,
        doubts=doubts,
    )
    spans = [[(span.proposal, span.field, span.text) for span in block.cells[0].spans] for block in paper.blocks]
    assert spans == [[(each.ma, "full_name", name)] for each, name in zip(values.de_nghi, (AN, BINH), strict=True)]
    assert len(list(body_of(paper).iter(qn("w:commentReference")))) == 0


def test_marks_within_marks(tmp_path: Path) -> None:
    doubts = Doubts()
    name = doubts.mark("Giấy khen", key="code", proposal="2026-Q3-1", field="requested.code")
    year = doubts.mark("2026", key="year", proposal="2026-Q3-1", field="requested.year")
    whole = doubts.mark(f"{name} (năm {year})", ["Chưa rõ năm."], key="requested")
    block = drawn(form_of(tmp_path, "Đề nghị {{ kinh_gui }} xét."), Values(kinh_gui=whole), doubts=doubts).blocks[0]
    assert block.cells[0].text == "Đề nghị Giấy khen (năm 2026) xét."
    assert [(span.field, span.text) for span in block.cells[0].spans] == [
        ("requested.code", "Giấy khen"), ("requested.year", "2026"),
    ]  # fmt: skip
    assert block.comments == ("Chưa rõ năm.",)


def test_comment_is_said_once_and_stands_in_its_block(tmp_path: Path) -> None:
    doubts = Doubts()
    name = doubts.mark(AN, ["Họ tên: cần xem.", "Nguồn: a.docx."], key="name")
    form = form_of(tmp_path, "Một: {{ kinh_gui }}", "Hai: {{ kinh_gui }}")
    paper = drawn(form, Values(kinh_gui=name), doubts=doubts)
    assert [block.comments for block in paper.blocks] == [("Họ tên: cần xem.\nNguồn: a.docx.",), ()]
    document = docx.Document(io.BytesIO(paper.content))
    assert [comment.text for comment in document.comments] == ["Họ tên: cần xem.\nNguồn: a.docx."]


def test_no_mark_is_left_whatever_the_form_does_with_a_value(tmp_path: Path) -> None:
    doubts = Doubts()
    ways = "{{ d.ten }} {{ d.ten|upper }} {{ d.ten|first }} {{ d.ten|title }} {{ d.ten|default('x') }} {{ d.ten|list }}"
    form = form_of(
        tmp_path,
        "{%p for d in de_nghi %}",
        ways,
        "{%p endfor %}",
        "{{ de_nghi|map(attribute='ten')|join(', ') }}",
        then=lambda each: each.sections[0].footer.paragraphs[0].add_run("{{ de_nghi[0].ten }}"),
    )
    paper = drawn(form, Values(de_nghi=members(AN, BINH, doubts=doubts)), doubts=doubts)
    with zipfile.ZipFile(io.BytesIO(paper.content)) as package:
        told = "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
    assert not re.search("[\U000f0000-\U000fffff]", told)
    assert f"{AN}, {BINH}" in told and "LÊ VĂN AN" in told


def test_line_breaks_of_a_value_are_those_of_word(tmp_path: Path) -> None:
    body = body_of(drawn(form_of(tmp_path, "{{ kinh_gui }}"), Values(kinh_gui="Một\nHai\tBa")))
    letters = next(body.iter(qn("w:p"))).iter(qn("w:t"), qn("w:br"), qn("w:tab"))
    assert [each.tag.split("}")[1] for each in letters] == ["t", "br", "t", "tab", "t"]


def test_unknown_value_is_a_place_to_fill_in(tmp_path: Path) -> None:
    assert texts(drawn(form_of(tmp_path, "Người ký: {{ nguoi_ky }}"), Values()).blocks) == ["Người ký: ……"]


def test_empty_paragraph_of_the_form_stays_a_block_where_its_value_is_empty(tmp_path: Path) -> None:
    paper = drawn(form_of(tmp_path, "{{ kinh_gui }}"), Values(kinh_gui=""))
    assert texts(paper.blocks) == [""]
    assert len(bookmarks(body_of(paper))) == 1


def test_empty_list_leaves_no_table_without_rows_and_no_cell_without_a_paragraph(tmp_path: Path) -> None:
    def tables(document: Any) -> None:
        list_alone, held = document.add_table(rows=3, cols=1), document.add_table(rows=1, cols=2)
        for cell, text in zip(
            list_alone.columns[0].cells, ("{%tr for d in de_nghi %}", "{{ d.ten }}", "{%tr endfor %}"), strict=True
        ):
            cell.text = text
        held.rows[0].cells[0].text = "{%p for d in de_nghi %}"
        held.rows[0].cells[0].add_paragraph("{{ d.ten }}")
        held.rows[0].cells[0].add_paragraph("{%p endfor %}")

    form = form_of(tmp_path, then=tables)
    full, empty = (body_of(drawn(form, Values(de_nghi=each))) for each in (members(AN), ()))
    assert [len(list(body.iter(qn("w:tbl")))) for body in (full, empty)] == [2, 1]
    assert all(cell[-1].tag == qn("w:p") for body in (full, empty) for cell in body.iter(qn("w:tc")))


def test_tag_that_word_tore_into_runs_is_mended(tmp_path: Path) -> None:
    def torn(document: Any) -> None:
        paragraph = document.add_paragraph()
        for text in ("Quý {", "{ q", "uy|default(“?”) }", "} năm"):
            paragraph.add_run(text).bold = text == "{ q"
        paragraph._p.insert(1, etree.SubElement(paragraph._p, qn("w:proofErr"), {qn("w:type"): "spellStart"}))

    assert texts(drawn(form_of(tmp_path, then=torn), Values()).blocks) == ["Quý III năm"]


def test_what_colleagues_left_in_the_form_is_in_no_paper(tmp_path: Path) -> None:
    def commented(document: Any) -> None:
        paragraph = document.add_paragraph("Kính gửi {{ kinh_gui }}")
        document.add_comment(paragraph.runs, text="Sửa câu này", author="Lan", initials="L")

    paper = drawn(form_of(tmp_path, then=commented), Values())
    with zipfile.ZipFile(io.BytesIO(paper.content)) as package:
        assert "word/comments.xml" not in package.namelist()
        assert b"comment" not in package.read("word/document.xml")


def test_form_whose_body_has_another_name_in_its_package(tmp_path: Path) -> None:
    form = list_form(tmp_path)
    with zipfile.ZipFile(form) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(form, "w") as package:
        for name, content in parts.items():
            told = (
                content.replace(b"document.xml", b"document2.xml")
                if name in ("_rels/.rels", "[Content_Types].xml")
                else content
            )
            package.writestr(name.replace("document.xml", "document2.xml"), told)
    paper = drawn(form, Values(de_nghi=members(AN)))
    assert texts(paper.blocks)[-1] == "1 | Lê Văn An | Phòng của An"
    assert "{{" not in "".join(t.text or "" for t in body_of(paper).iter(qn("w:t")))


def test_form_is_not_opened_again_until_it_changes(tmp_path: Path) -> None:
    from invented_forms import opened

    form = form_of(tmp_path, "{{ quy }}")
    assert opened(form) is opened(form)
    before = opened(form)
    form_of(tmp_path, "Quý {{ quy }}")
    assert opened(form) is not before
    assert texts(drawn(form, Values()).blocks) == ["Quý III"]


def test_same_values_give_the_same_bytes(tmp_path: Path) -> None:
    form = list_form(tmp_path)
    other = shutil.copy(form, tmp_path / "ban-sao.docx")
    values = Values(de_nghi=members(AN, BINH))
    assert drawn(form, values).content == drawn(Path(other), values).content
    assert drawn(form, values).content != drawn(form, replace(values, quy="IV")).content


@pytest.fixture(scope="module")
def libreoffice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rendered, Path]:
    """A paper with rows, marks and a comment as drawn, and the folder where LibreOffice saved it and two forms."""
    folder = tmp_path_factory.mktemp("luu")
    doubts = Doubts()
    values = Values(
        de_nghi=members(AN, BINH, CHI, doubts=doubts), kinh_gui=doubts.mark("Hội đồng", ["Cần xem."], key="x")
    )
    paper = drawn(list_form(folder, "Kính gửi: {{ kinh_gui }}", "{{ nguoi_ky }}"), values, doubts=doubts)
    (folder / "to-trinh.docx").write_bytes(paper.content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(folder / "saved")]
    command += [str(folder / "to-trinh.docx"), *(str(TEMPLATES / form.file) for form in SAVED_FORMS)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return paper, folder / "saved"


def test_bookmarks_and_comments_survive_a_save_by_libreoffice(libreoffice: tuple[Rendered, Path]) -> None:
    paper, saved = libreoffice[0], (libreoffice[1] / "to-trinh.docx").read_bytes()
    body = body_of(saved)
    assert set(bookmarks(body)) == {block.key for block in paper.blocks}
    rows = {block.key: block for block in paper.blocks if block.kind == "row"}
    for start in body.iter(qn("w:bookmarkStart")):
        block = rows.get(start.get(qn("w:name")).removeprefix("_tdkt_"))
        if block is not None:
            assert _row_text(start) == [cell.text for cell in block.cells]
    assert [comment.text for comment in docx.Document(io.BytesIO(saved)).comments] == ["Cần xem."]


@pytest.mark.parametrize("form", SAVED_FORMS, ids=lambda form: form.file)
def test_form_saved_by_libreoffice_is_the_same_form(form: OfficeForm, libreoffice: tuple[Rendered, Path]) -> None:
    values = full_example(form.model, form.lists)
    shipped, saved = (
        open_form(folder / form.file, form.model, form.lists).draw(values, title="", made_on=DAY).blocks
        for folder in (TEMPLATES, libreoffice[1])
    )
    assert texts(saved) == texts(shipped)
    assert [block.key for block in saved] == [block.key for block in shipped]


def _row_text(start: Any) -> list[str]:
    row = next(start.iterancestors(qn("w:tr")))
    return ["".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]


def test_blocks_are_kept_as_json(tmp_path: Path) -> None:
    doubts = Doubts()
    paper = drawn(list_form(tmp_path), Values(de_nghi=members(AN, doubts=doubts)), doubts=doubts)
    assert tuple(Block.model_validate_json(block.model_dump_json()) for block in paper.blocks) == paper.blocks
