from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from invented_forms import DAY, LIST_ROWS, Values, add_rows, drawn, form_of, members
from lxml import etree

from records import TemplateError
from reports.drafting import open_form
from reports.drafting.expressions import top_scope, whole_faults
from reports.drafting.mistakes import Mistake
from reports.drafting.trials import try_form


def mistakes(folder: Path, *paragraphs: str, then: Callable[[Any], None] | None = None) -> list[Mistake]:
    return try_form(form_of(folder, *paragraphs, then=then), Values, {})


def test_form_without_mistakes(tmp_path: Path) -> None:
    paragraphs = (
        "Kính gửi: {{ kinh_gui }}",
        "{%p if de_nghi %}",
        "{%p for d in de_nghi if d.ten != '' %}",
        "{{ loop.index }}. {{ d.ten|upper }}{% if not loop.last %};{% else %}.{% endif %}",
        "{%p endfor %}",
        "{%p elif nhom %}",
        "{% for a, b in de_nghi|groupby('don_vi') %}{{ a }}: {{ b|map(attribute='ten')|join(', ') }}{% endfor %}",
        "{%p else %}",
        "Không có; {{ nguoi_ky }} {{ so_luong - 1 }} {{ noi_nhan[0:1]|join('') }} {# ghi chú #}",
        "{%p endif %}",
    )
    assert mistakes(tmp_path, *paragraphs, then=lambda each: add_rows(each, ("a", "b", "c"), *LIST_ROWS)) == []


@pytest.mark.parametrize(
    ("line", "said", "nearest"),
    [
        ("{{ kinh_goi }}", "không có biến “kinh_goi”", "kinh_gui"),
        ("{{ kính_gửi }}", "không có biến “kính_gửi”", "kinh_gui"),
        ("{{ kính gửi }}", "tên biến có dấu cách", "kinh_gui"),
        ("{{ Kinh_Gui }}", "không có biến “Kinh_Gui”", "kinh_gui"),
        ("{{ hoan_toan_khac }}", "không có biến “hoan_toan_khac”", ""),
        ("{% for d in de_nghi %}{{ d.tenn }}{% endfor %}", "không có biến “d.tenn”", "d.ten"),
        ("{% for d in de_nghi %}{{ don_vi }}{% endfor %}", "không có biến “don_vi”", "d.don_vi"),
        ("{% for g in nhom %}{% for d in g.truong_hop %}{{ d.ho_ten }}{% endfor %}{% endfor %}", "“d.ho_ten”", "d.ten"),
        (
            "{% for d in de_nghi|sort(attribute='ten')|reverse %}{{ d.stt }}{{ d.x }}{% endfor %}",
            "không có biến “d.x”",
            "",
        ),
        ("{{ de_nghi|map(attribute='tenn')|join }}", "không có phần “tenn”", "ten"),
        ("{% for a, b in de_nghi|groupby('donvi') %}{{ a }}{% endfor %}", "không có phần “donvi”", "don_vi"),
        ("{{ de_nghi.ten }}", "không có biến “de_nghi.ten”", ""),
        ("{{ kinh_gui.ten }}", "không có biến “kinh_gui.ten”", ""),
        ("{{ de_nghi[0].tenn }}", "“de_nghi[…].tenn”", "de_nghi[…].ten"),
        ("{{ d.ten }}", "không có biến “d”", ""),
        ("{% for d in de_nghi %}{% endfor %}{{ d.ten }}", "không có biến “d”", ""),
        ("{% for d in de_nghj %}{{ d.ten }}{% endfor %}", "không có biến “de_nghj”", "de_nghi"),
        ("{% for d in kinh_gui %}{{ d }}{% endfor %}", "không phải danh sách", ""),
        ("{{ kinh_gui|uper }}", "không có bộ lọc “uper”", "upper"),
        ("{{ kinh_gui|safe }}", "không có bộ lọc “safe”", ""),
        ("{% if kinh_gui is trong %}{% endif %}", "không có phép thử “trong”", ""),
        ("{% fro d in de_nghi %}", "không có lệnh {% fro d in de_nghi %}", "for"),
        ("{% set x = 1 %}", "không có lệnh {% set x = 1 %}", ""),
        ("{{ kinh_gui.upper() }}", "không dùng được gọi hàm", ""),
        ("{{ }}", "thiếu tên biến", ""),
        ("{% for %}", "thiếu tên biến", ""),
        ("{{ quy", "thiếu dấu ngoặc", ""),
        ("quy }}", "thiếu dấu ngoặc", ""),
        ("{ { quy }}", "thiếu dấu ngoặc", ""),
        ("{quy}", "chỉ có một dấu ngoặc mỗi bên", "{{ quy }}"),
        ("{% if quy %}", "lệnh {% if quy %} chưa có lệnh đóng (endif)", ""),
        ("{% endfor %}", "không có lệnh mở (for)", ""),
        ("{% else %}", "không nằm trong lệnh if nào", ""),
        ("{{p quy }}", "không dùng được {{p trong mẫu", ""),
        ("{%tc for d in de_nghi %}", "không dùng được {%tc trong mẫu", ""),
        ("Ghi chú {%p if quy %}", "phải đứng một mình trong đoạn", ""),
        ("{%p if quy %}{{ quy }}", "phải đứng một mình trong đoạn", ""),
        (
            "{% for d in de_nghi %}{% for e in de_nghi %}{{ e.ten }}{% endfor %}{% endfor %}",
            "trong một vòng lặp khác",
            "",
        ),
    ],
)
def test_mistake_is_named_with_what_was_meant(tmp_path: Path, line: str, said: str, nearest: str) -> None:
    found = mistakes(tmp_path, "Đoạn đúng", line)
    assert any(said in each.what and each.nearest == nearest for each in found), found
    assert all(each.paragraph == 2 and each.words == line for each in found)
    with pytest.raises(TemplateError) as caught:
        drawn(tmp_path / "mau.docx", Values())
    assert caught.value.message == found[0].sentence()
    assert "mau.docx, đoạn 2, chỗ “" in caught.value.message


def test_all_mistakes_are_told_each_in_its_paragraph(tmp_path: Path) -> None:
    lines = ("{{ kinh_goi }} và {{ qui }}", "Đúng {{ quy }}", "{%p for g in nhom %}", "{{ g.tenn }}", "{{ x|y }}")
    rows = (["{%tr for d in de_nghi %}", "chữ này sẽ mất"], ["{{ d.don_v }}", ""])
    found = mistakes(tmp_path, *lines, then=lambda each: add_rows(each, ("{{ tieu_de }}", "b"), *rows))
    assert [(each.paragraph, each.name) for each in found] == [
        (1, "kinh_goi"),
        (1, "qui"),
        (3, "{%p for g in nhom %}"),
        (4, "g.tenn"),
        (5, "x"),
        (5, "y"),
        (6, "tieu_de"),
        (8, "{%tr for d in de_nghi %}"),
        (9, "chữ này sẽ mất"),
        (10, "d.don_v"),
    ]


def test_commands_that_cross_name_both(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path, "{%p for d in de_nghi %}", "{%p if d.ten %}", "{{ d.ten }}", "{%p endfor %}", "{%p endif %}"
    )
    assert [each.paragraph for each in found] == [4, 5]
    assert found[0].what == "sai cú pháp: trước lệnh {%p endfor %} còn thiếu endif của lệnh {%p if d.ten %} ở đoạn 2"


@pytest.mark.parametrize(
    ("line", "rows", "said"),
    [
        ("{% if quy %}Q", [["{{ quy }}"], ["{% endif %}"]], "phải nằm trong cùng thân văn bản hoặc cùng một ô"),
        ("Q", [["{%tr if quy %}"], ["{{ quy }}"], ["{% endif %}"]], "phải viết như lệnh mở {%tr if quy %} ở đoạn 2"),
        ("{%p if quy %}", [["{{ quy }}"], ["{%tr endif %}"]], "phải viết như lệnh mở {%p if quy %} ở đoạn 1"),
        ("Q", [["{% if quy %}"], ["{% endif %}"]], "phải nằm trong cùng thân văn bản hoặc cùng một ô"),
    ],
)
def test_command_and_its_end_stand_in_one_place(tmp_path: Path, line: str, rows: list[list[str]], said: str) -> None:
    found = mistakes(tmp_path, line, then=lambda each: add_rows(each, *rows))
    assert said in found[0].what


def test_rows_of_two_tables_are_no_loop(tmp_path: Path) -> None:
    def tables(document: Any) -> None:
        add_rows(document, ["{%tr for d in de_nghi %}"])
        document.add_paragraph("giữa")
        add_rows(document, ["{%tr endfor %}"])

    assert "phải nằm trong cùng một bảng" in mistakes(tmp_path, then=tables)[0].what


def test_mistake_in_a_header_names_the_header(tmp_path: Path) -> None:
    def edit(document: Any) -> None:
        document.sections[0].header.paragraphs[0].add_run("{{ sai_ten }}")

    [found] = mistakes(tmp_path, "Đúng", then=edit)
    assert (found.place, found.name) == ("phần đầu trang", "sai_ten")
    assert found.sentence() == "Mẫu mau.docx, phần đầu trang, đoạn 1, chỗ “{{ sai_ten }}”: không có biến “sai_ten”."


def test_what_only_a_drawing_shows(tmp_path: Path) -> None:
    [found] = mistakes(tmp_path, "Đứng đầu: {{ de_nghi[0].ten }}")
    assert (found.paragraph, found.words) == (1, "Đứng đầu: {{ de_nghi[0].ten }}")
    assert found.what.endswith("(khi lập thử với danh sách trống)")
    [divided] = mistakes(tmp_path, "{{ so_luong / 0 }}")[:1]
    assert "chia cho 0" in divided.what


def test_loop_that_is_not_closed_is_one_mistake(tmp_path: Path) -> None:
    """That every later list stood in that loop would be nonsense; where a loop is closed, it is told."""
    lists = ("{%p for d in de_nghi %}", "{{ d.ten }}", "{%p endfor %}")
    found = mistakes(tmp_path, "{%p for n in noi_nhan %}", "{{ n }}", *lists, "{%p if quy %}", *lists, "{%p endif %}")
    assert [(each.paragraph, each.name) for each in found] == [(1, "{%p for n in noi_nhan %}")]
    within = ("{%p for n in noi_nhan %}", *lists, "{%p endfor %}", "{%p if quy %}")
    found = mistakes(tmp_path, *within)
    assert [(each.paragraph, each.name) for each in found] == [(2, "de_nghi"), (6, "{%p if quy %}")]


def test_name_outside_of_its_loop_is_told_with_the_loop(tmp_path: Path) -> None:
    rows = (*LIST_ROWS, ["{{ d.ten }}"])
    [found] = mistakes(tmp_path, "Đúng", then=lambda each: add_rows(each, ("a", "b", "c"), *rows))
    assert found.what.startswith("không có biến “d” ở chỗ này")
    assert "{%tr for d in de_nghi %}" in found.what


@pytest.mark.parametrize(
    "line", ["{% if so_luong ≠ 0 %}a{% endif %}", "{% if so_luong ≥ 1 and so_luong ≤ 9 %}{% endif %}"]
)
def test_signs_that_word_typed_are_understood(tmp_path: Path, line: str) -> None:
    assert mistakes(tmp_path, line) == []


def test_mistake_in_a_text_box_is_told_once(tmp_path: Path) -> None:
    """Word keeps the text of a box twice, inside of the paragraph on which it hangs."""

    def box(document: Any) -> None:
        choice, fallback = ("<w:txbxContent><w:p><w:r><w:t>{{ qui }}</w:t></w:r></w:p></w:txbxContent>",) * 2
        xml = (
            f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
            'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            f"<wps:wsp><wps:txbx>{choice}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
            f"<v:textbox>{fallback}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
        document.paragraphs[0]._p.append(parse_xml(xml))

    [found] = mistakes(tmp_path, "Kính gửi: {{ kinh_gui }}", then=box)
    assert (found.words, found.nearest) == ("{{ qui }}", "quy")


@pytest.mark.parametrize("name", ["moveFrom", "moveTo", "cellDel"])
def test_every_tracked_change_has_to_be_accepted(tmp_path: Path, name: str) -> None:
    def tracked(document: Any) -> None:
        etree.SubElement(document.paragraphs[0]._p, qn(f"w:{name}"), {qn("w:id"): "1", qn("w:author"): "Lan"})

    [found] = mistakes(tmp_path, "Đúng", then=tracked)
    assert "Track Changes" in found.what


def test_tracked_change_of_looks_is_left_out_of_the_papers(tmp_path: Path) -> None:
    def tracked(document: Any) -> None:
        properties = document.paragraphs[0].runs[0]._r.get_or_add_rPr()
        etree.SubElement(properties, qn("w:b"))
        etree.SubElement(properties, qn("w:rPrChange"), {qn("w:id"): "1", qn("w:author"): "Lan"})

    path = form_of(tmp_path, "Quý {{ quy }}", then=tracked)
    paper = docx.Document(io.BytesIO(drawn(path, Values()).content))
    assert "rPrChange" not in paper.element.xml
    assert paper.paragraphs[0].runs[0].bold


def test_tracked_changes_have_to_be_accepted(tmp_path: Path) -> None:
    def tracked(document: Any) -> None:
        paragraph = document.add_paragraph("Kính gửi")._p
        insertion = etree.SubElement(paragraph, qn("w:ins"), {qn("w:id"): "1", qn("w:author"): "Lan"})
        insertion.append(paragraph.find(qn("w:r")))

    [found] = mistakes(tmp_path, "Đúng", then=tracked)
    assert "Track Changes" in found.what


def test_long_paragraph_is_shown_around_the_mistake(tmp_path: Path) -> None:
    [found] = mistakes(tmp_path, "Mở đầu rất dài. " * 20 + "Kính gửi {{ kinh_goi }} " + "và phần sau cũng dài. " * 20)
    assert "Kính gửi {{ kinh_goi }} và" in found.sentence()
    assert len(found.sentence()) < 220


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("mau.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word đời cũ (.doc)"),
        ("mau.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "Word đời cũ hoặc có mật khẩu"),
        ("mau.docx", b"khong phai zip", "không mở được tệp mẫu"),
        ("mau.docx", b"", "không mở được tệp mẫu"),
        ("mau.docx", None, "thiếu tệp mẫu"),
    ],
)
def test_file_that_is_no_form(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    [found] = try_form(tmp_path / name, Values, {})
    assert said in found.what
    with pytest.raises(TemplateError) as caught:
        open_form(tmp_path / name, Values)
    assert caught.value.hint


def test_old_word_beside_a_missing_form_is_told(tmp_path: Path) -> None:
    (tmp_path / "mau.doc").write_bytes(b"x")
    assert "chỉ có tệp .doc cùng tên" in try_form(tmp_path / "mau.docx", Values, {})[0].what


def test_template_of_word_is_told(tmp_path: Path) -> None:
    form = form_of(tmp_path, "{{ quy }}")
    parts = _parts(form)
    types = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    _write(form, {**parts, "[Content_Types].xml": types})
    assert ".dotx" in try_form(form, Values, {})[0].what


# --- forms that mean harm

HOSTILE = (
    "{{ quy.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''.__class__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ _khoi }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{% for x in range(999999999) %}{{ x }}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{{ 'x' * 999999999 }}",
    "{{ 9**9**9 }}",
    "{{ 'x'|center(999999999) }}",
    "{{ '%999999999d'|format(1) }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{{ kinh_gui|attr('__class__') }}",
    "{{ kinh_gui|safe }}",
    "{% for d in de_nghi recursive %}{{ loop(de_nghi) }}{% endfor %}",
    "{% raw %}{{ quy }}{% endraw %}",
    "{% set x = quy ~ quy %}",
)


@pytest.mark.parametrize("line", HOSTILE)
def test_form_can_reach_nothing_and_never_ends_late(tmp_path: Path, line: str) -> None:
    assert mistakes(tmp_path, line)
    with pytest.raises(TemplateError):
        drawn(tmp_path / "mau.docx", Values(de_nghi=members("An", "Bình")))


def test_tags_where_nobody_sees_them_are_refused(tmp_path: Path) -> None:
    def described(document: Any) -> None:
        paragraph = document.add_paragraph()._p
        etree.SubElement(paragraph, qn("w:bookmarkStart"), {qn("w:id"): "7", qn("w:name"): "{{ 'x' * 999999999 }}"})
        field = etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:instrText"))
        field.text = "HYPERLINK {% for a in de_nghi %}{% endfor %}"
        field.tail = "{{ quy }}"
        paragraph.append(etree.Comment("{{ 'x' * 999999999 }}"))

    found = [each.what for each in mistakes(tmp_path, "{{ quy }}", then=described)]
    assert [what.split("không ở ")[1].split(":")[0] for what in found] == [
        "thuộc tính name",
        "phần instrText",
        "sau phần instrText",
    ]
    with pytest.raises(TemplateError):
        drawn(tmp_path / "mau.docx", Values())


def test_tag_in_the_name_of_a_namespace_is_refused(tmp_path: Path) -> None:
    form = form_of(tmp_path, "{{ quy }}")
    parts = _parts(form)
    body = parts["word/document.xml"].replace(b"<w:body>", b"<w:body xmlns:z=\"{{ 'x' * 999999999 }}\" z:y='1'>")
    _write(form, {**parts, "word/document.xml": body})
    assert len(try_form(form, Values, {})) == 1


def test_whole_source_is_looked_at_before_it_is_compiled() -> None:
    scope = top_scope(Values, {})
    hidden = "<w:p w:x=\"{{ 'x' * 999999999 }}\">{{ _khoi(0, []) }}{{ quy }}{% macro m() %}{% endmacro %}</w:p>"
    assert len(whole_faults(hidden, scope)) == 2
    assert whole_faults("<w:p>{{ _khoi(0, [[quy]]) }}{{ quy }}</w:p>", scope) == []


def test_what_reaches_out_of_a_form_is_refused(tmp_path: Path) -> None:
    def reaching(document: Any) -> None:
        run = etree.SubElement(document.add_paragraph()._p, qn("w:r"))
        etree.SubElement(run, qn("w:instrText")).text = ' DDEAUTO c:\\\\windows cmd "/k calc" '
        document.part.relate_to("http://vi-du.test/anh.png", RELATION.IMAGE, is_external=True)
        document.part.relate_to("http://vi-du.test/", RELATION.HYPERLINK, is_external=True)

    found = " | ".join(each.what for each in mistakes(tmp_path, "{{ quy }}", then=reaching))
    assert "DDEAUTO" in found
    assert "vi-du.test/anh.png" in found
    assert "vi-du.test/)" not in found  # a link to click is no harm


def test_template_with_which_a_form_was_made_is_in_no_paper(tmp_path: Path) -> None:
    def attached(document: Any) -> None:
        settings = document.part._settings_part
        kind = RELATION.IMAGE.replace("/image", "/attachedTemplate")
        number = settings.relate_to("file:///C:/Mau/congvan.dotx", kind, is_external=True)
        etree.SubElement(settings.element, qn("w:attachedTemplate"), {qn("r:id"): number})

    content = drawn(form_of(tmp_path, "{{ quy }}", then=attached), Values()).content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        told = b"".join(package.read(name) for name in package.namelist())
    assert b"attachedTemplate" not in told and b"congvan.dotx" not in told


def test_form_that_unfolds_to_too_much_is_refused(tmp_path: Path) -> None:
    form = form_of(tmp_path, "{{ quy }}")
    _write(form, {**_parts(form), "word/media/bomb.bin": b"\0" * 70_000_000})
    assert form.stat().st_size < 200_000
    assert "không mở được tệp mẫu" in try_form(form, Values, {})[0].what


def test_entities_of_a_form_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("BÍ MẬT", encoding="utf-8")
    form = form_of(tmp_path, "{{ quy }}")
    parts = _parts(form)
    entity = f'<!DOCTYPE w [<!ENTITY x SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'.encode()
    body = parts["word/document.xml"].replace(b"<w:document", entity + b"<w:document", 1).replace(b"{{ quy }}", b"&x;")
    _write(form, {**parts, "word/document.xml": body})
    try:
        content = open_form(form, Values).draw(Values(), title="", made_on=DAY).content
    except TemplateError:
        return
    assert "BÍ MẬT" not in zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


def test_values_are_no_markup_and_no_template(tmp_path: Path) -> None:
    told = 'Công ty A & B <TNHH> "x" {{ quy }} {%p if 1 %} ]]> </w:t>'
    content = drawn(form_of(tmp_path, "{{ kinh_gui }}"), Values(kinh_gui=told)).content
    assert docx.Document(io.BytesIO(content)).paragraphs[0].text == told


def _parts(form: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(form) as package:
        return {name: package.read(name) for name in package.namelist()}


def _write(form: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(form, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
