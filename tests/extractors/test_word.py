"""The Word reader: what Word keeps out of plain paragraphs, and packages that must not be opened."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from word_package import cell, content_control, paragraph, row, run, table, write_word

from extractors.layout import Paper, Paragraph, Table
from extractors.readers.packages.package import MAX_ENTRIES
from extractors.readers.word.document import read_word
from records.errors import UnreadableFile, UnsafeFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "giay.docx"


def texts(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Paragraph)]


def only_table(paper: Paper) -> Table:
    (found,) = [block for block in paper.blocks if isinstance(block, Table)]
    return found


def test_content_controls_are_read_where_they_stand(path: Path) -> None:
    write_word(
        path,
        paragraph("Họ và tên: ", content_control(run("Hoàng Mỹ Duyên"))),
        content_control(paragraph("Chức vụ: Chuyên viên")),
        table(row(cell("1"), content_control(cell("Trần Quốc Bảo")))),
    )
    paper = read_word(path)
    assert texts(paper) == ["Họ và tên: Hoàng Mỹ Duyên", "Chức vụ: Chuyên viên"]
    assert [(c.index, c.text) for c in only_table(paper).cells] == [(0, "1"), (1, "Trần Quốc Bảo")]


def test_tracked_insertion_is_kept_and_deletion_dropped(path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>09</w:delText></w:r></w:del>"
    write_word(path, paragraph("Đồng ý ", deleted, f"<w:ins>{run('10')}</w:ins>", run("/11 phiếu")))
    paper = read_word(path)
    assert texts(paper) == ["Đồng ý 10/11 phiếu"]
    assert "Track Changes" in paper.notes[0]


def test_moved_text_stands_once(path: Path) -> None:
    write_word(
        path,
        paragraph("<w:moveFrom>" + run("Ông Bảo") + "</w:moveFrom>", run("trước")),
        paragraph("<w:moveTo>" + run("Ông Bảo") + "</w:moveTo>"),
    )
    assert texts(read_word(path)) == ["trước", "Ông Bảo"]


def test_deleted_paragraph_mark_joins_two_paragraphs(path: Path) -> None:
    write_word(
        path,
        paragraph("Phòng Quản lý ", properties="<w:rPr><w:del/></w:rPr>"),
        paragraph("Công nghệ"),
        paragraph("Sau"),
    )
    paper = read_word(path)
    assert texts(paper)[1:] == ["Sau"]
    assert texts(paper)[0].split() == ["Phòng", "Quản", "lý", "Công", "nghệ"]
    assert [block.number for block in paper.blocks if isinstance(block, Paragraph)] == [1, 2]


def test_deleted_row_is_dropped(path: Path) -> None:
    gone = row("<w:trPr><w:del/></w:trPr>", cell("Hoàng Hữu Vinh"))
    write_word(path, table(row(cell("Trần Quốc Bảo")), gone, row(cell("Lê Văn Khoa"))))
    found = only_table(read_word(path))
    assert [(c.row, c.text) for c in found.cells] == [(0, "Trần Quốc Bảo"), (1, "Lê Văn Khoa")]


def test_text_box_is_read_once(path: Path) -> None:
    content = f"<w:txbxContent>{paragraph('Mẫu số 02')}</w:txbxContent>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    write_word(path, paragraph("BÁO CÁO", drawing), paragraph("Sau"))
    paper = read_word(path)
    assert texts(paper) == ["BÁO CÁO", "Mẫu số 02", "Sau"]
    assert [block.zone for block in paper.blocks if isinstance(block, Paragraph)] == ["body", "textbox", "body"]


def test_hidden_text_and_field_codes_are_not_read(path: Path) -> None:
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    write_word(path, paragraph(run("Thấy"), run("Giấu", "<w:vanish/>"), code))
    assert texts(read_word(path)) == ["Thấy"]


def test_header_footnote_and_footer_have_their_zone(path: Path) -> None:
    write_word(
        path,
        paragraph("Thân"),
        header1=paragraph("Đầu trang"),
        footer1=paragraph("Chân trang"),
        footnotes=f'<w:footnote w:id="1">{paragraph("Chú thích")}</w:footnote>',
    )
    found = [(b.zone, b.text, b.number) for b in read_word(path).blocks if isinstance(b, Paragraph)]
    assert found == [
        ("header", "Đầu trang", None),
        ("body", "Thân", 0),
        ("footnote", "Chú thích", None),
        ("footer", "Chân trang", None),
    ]


def test_merged_cells_stand_once_with_their_spans(path: Path) -> None:
    restart, merged = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    write_word(
        path,
        table(
            row(cell("Họ và tên", restart), cell("Năm sinh", '<w:gridSpan w:val="2"/>')),
            row(cell("", merged), cell("Nam"), cell("Nữ")),
            row(cell("Trần Quốc Bảo"), cell("1988"), cell("")),
        ),
    )
    found = only_table(read_word(path))
    assert (found.rows, found.columns) == (3, 3)
    spans = {c.text: (c.row, c.column, c.row_span, c.column_span) for c in found.cells if c.text}
    assert spans["Họ và tên"] == (0, 0, 2, 1)
    assert spans["Năm sinh"] == (0, 1, 1, 2)
    grid = found.grid()
    assert grid[1][0] is grid[0][0]
    assert grid[0][2] is grid[0][1]


def test_absurd_counts_are_not_believed(path: Path) -> None:
    wide = ('<w:gridSpan w:val="999999999"/>', '<w:gridSpan w:val="nhiều"/>', '<w:gridSpan w:val="-3"/>')
    write_word(path, table(row(*(cell("A", properties) for properties in wide))))
    assert [c.column_span for c in only_table(read_word(path)).cells] == [1, 1, 1]


def numbering(*levels: tuple[str, str, int]) -> str:
    defined = "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
        for number, (kind, pattern, start) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="0">{defined}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    )


def in_list(text: str, level: int = 0) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>')


def labels(path: Path, *levels: tuple[str, str, int], items: tuple[tuple[str, int], ...]) -> list[str]:
    write_word(path, *(in_list(text, level) for text, level in items), numbering=numbering(*levels))
    return [block.label for block in read_word(path).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("kind", "pattern", "start", "expected"),
    [
        ("decimal", "%1.", 1, ["1.", "2."]),
        ("decimal", "%1)", 5, ["5)", "6)"]),
        ("upperRoman", "%1.", 3, ["III.", "IV."]),
        ("lowerLetter", "%1)", 1, ["a)", "b)"]),
        ("decimalZero", "%1", 1, ["01", "02"]),
        ("bullet", "", 1, ["-", "-"]),
    ],
)
def test_automatic_numbers_are_computed(path: Path, kind: str, pattern: str, start: int, expected: list[str]) -> None:
    assert labels(path, (kind, pattern, start), items=(("Một", 0), ("Hai", 0))) == expected


def test_deeper_list_starts_again_under_each_number(path: Path) -> None:
    found = labels(
        path,
        ("decimal", "%1.", 1),
        ("decimal", "%1.%2.", 1),
        items=(("A", 0), ("A1", 1), ("A2", 1), ("B", 0), ("B1", 1)),
    )
    assert found == ["1.", "1.1.", "1.2.", "2.", "2.1."]


def test_old_fonts_become_unicode(path: Path) -> None:
    font = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
    capitals = '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>'
    write_word(path, paragraph(run("NguyÔn V¨n H\u00adng", font)), paragraph(run("b¸o c¸o", capitals)), paragraph("ư"))
    paper = read_word(path)
    assert texts(paper) == ["Nguyễn Văn Hưng", "BÁO CÁO", "ư"]
    assert ".VnTime" in paper.notes[0]


def test_old_font_of_a_style_counts(path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Cu"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Moi"><w:basedOn w:val="Cu"/>'
        '<w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    )
    write_word(path, paragraph("V¨n", properties='<w:pStyle w:val="Moi"/>'), paragraph("Văn"), styles=styles)
    paper = read_word(path)
    assert texts(paper) == ["Văn", "Văn"]
    assert [block.centred for block in paper.blocks if isinstance(block, Paragraph)] == [True, False]


def test_font_of_the_paragraph_holds_for_runs_that_set_none(path: Path) -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:styleId="Cu"><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Manh"><w:rPr><w:b/></w:rPr></w:style>'
    )
    old = '<w:pStyle w:val="Cu"/>'
    write_word(
        path,
        paragraph(run("V¨n", "<w:b/>"), properties=old),
        paragraph(run("V¨n", '<w:rStyle w:val="Manh"/>'), properties=old),
        paragraph(run("Văn", "<w:b/>")),
        styles=styles,
    )
    assert texts(read_word(path)) == ["Văn", "Văn", "Văn"]


def test_each_style_is_its_own(path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Thuong"><w:rPr><w:sz w:val="26"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>'
    )
    named = [paragraph("A", properties=f'<w:pStyle w:val="{name}"/>') for name in ("Thuong", "Dam", "Khong")]
    write_word(path, *named, styles=styles)
    assert [block.bold for block in read_word(path).blocks if isinstance(block, Paragraph)] == [False, True, False]


def test_style_without_a_part_of_styles_is_plain(path: Path) -> None:
    write_word(path, paragraph("A", properties='<w:pStyle w:val="Dam"/>'))
    assert texts(read_word(path)) == ["A"]


def test_text_is_composed_and_spaced_once(path: Path) -> None:
    write_word(path, paragraph("Nguye\u0302\u0303n\u00a0 Va\u0306n\u200b An", "<w:r><w:br/></w:r>", run("Phòng A")))
    assert texts(read_word(path)) == ["Nguyễn Văn An\nPhòng A"]


def test_wide_gap_and_tab_are_one_tab(path: Path) -> None:
    write_word(path, paragraph(run("Số: 21/TTr-QLCN        Bình Lộc"), "<w:r><w:tab/></w:r>", run("ngày")))
    assert texts(read_word(path)) == ["Số: 21/TTr-QLCN\tBình Lộc\tngày"]


def test_document_type_is_refused(path: Path) -> None:
    write_word(path, paragraph("x"), doctype='<!DOCTYPE w:document [<!ENTITY a "b">]>')
    with pytest.raises(UnsafeFile) as caught:
        read_word(path)
    assert caught.value.code == "DTD"


def test_bomb_is_refused_before_it_is_unpacked(path: Path) -> None:
    write_word(path, paragraph("x"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/image1.bin", b"\0" * 20_000_000)
    with pytest.raises(UnsafeFile) as caught:
        read_word(path)
    assert caught.value.code == "NEN_QUA_LON"


def test_too_many_parts_are_refused(path: Path) -> None:
    write_word(path, paragraph("x"))
    with zipfile.ZipFile(path, "a") as package:
        for number in range(MAX_ENTRIES):
            package.writestr(f"customXml/item{number}.xml", "")
    with pytest.raises(UnsafeFile) as caught:
        read_word(path)
    assert caught.value.code == "QUA_NHIEU_PHAN"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 cut short", b"not a package"])
def test_broken_package_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        read_word(path)
    assert caught.value.code == "TEP_HONG"


def test_spoilt_bytes_are_refused(path: Path) -> None:
    write_word(path, *(paragraph(f"Dòng {number} của một tờ trình dài") for number in range(200)))
    content = bytearray(path.read_bytes())
    start = content.index(b"word/document.xml") + 200
    content[start : start + 60] = bytes(range(60))
    path.write_bytes(bytes(content))
    with pytest.raises(UnreadableFile):
        read_word(path)


def test_broken_part_is_named(path: Path) -> None:
    write_word(path, "<w:p>")
    with pytest.raises(UnreadableFile, match=r"word/document\.xml"):
        read_word(path)


def test_package_without_a_document_is_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/other.xml", "<a/>")
    with pytest.raises(UnreadableFile):
        read_word(path)
