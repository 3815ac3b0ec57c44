"""Old fonts in Word: which of a run's fonts counts, where a font may come from, symbols, labels, headers and boxes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from old_fonts import to_tcvn3, to_vni
from word_package import paragraph, run, write_word

from extractors.layout import Paper, Paragraph
from extractors.readers.word.document import read_word

NAME = "Nguyễn Thị Hạnh"
OLD = to_tcvn3(NAME)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "giay.docx"


def texts(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Paragraph)]


def fonts(**named: str) -> str:
    attributes = " ".join(f'w:{key}="{value}"' for key, value in named.items())
    return f"<w:rFonts {attributes}/>"


def style(name: str, properties: str, *, kind: str = "paragraph", based: str = "") -> str:
    above = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}">{above}<w:rPr>{properties}</w:rPr></w:style>'


@pytest.mark.parametrize(
    "properties",
    [
        fonts(ascii=".VnTime", hAnsi=".VnTime"),
        fonts(ascii="Arial", hAnsi=".VnTime"),  # letters from U+0080 on are set in hAnsi
        fonts(hAnsi=".VnTime"),
        fonts(ascii="Arial", hAnsi="Arial", cs=".VnTime") + "<w:cs/>",
        fonts(ascii="Arial", hAnsi="Arial", eastAsia=".VnTime", hint="eastAsia"),
    ],
)
def test_font_that_counts_for_letters_beyond_ascii(path: Path, properties: str) -> None:
    write_word(path, paragraph(run(OLD, properties)))
    paper = read_word(path)
    assert texts(paper) == [NAME]
    assert ".VnTime" in paper.notes[0]


def test_unicode_letters_beside_an_old_ascii_font_stay(path: Path) -> None:
    write_word(path, paragraph(run(NAME, fonts(ascii=".VnTime", hAnsi="Times New Roman"))))
    assert texts(read_word(path)) == [NAME]


def test_each_font_is_inherited_by_itself(path: Path) -> None:
    styles = style("Cu", fonts(ascii=".VnTime", hAnsi=".VnTime")) + style("Con", fonts(ascii="Arial"), based="Cu")
    write_word(path, paragraph(run(OLD), properties='<w:pStyle w:val="Con"/>'), styles=styles)
    assert texts(read_word(path)) == [NAME]


def test_capital_font_of_a_run_style(path: Path) -> None:
    styles = style("To", fonts(ascii=".VnTimeH", hAnsi=".VnTimeH"), kind="character")
    write_word(path, paragraph(run(to_tcvn3("tờ trình"), '<w:rStyle w:val="To"/>')), styles=styles)
    assert texts(read_word(path)) == ["TỜ TRÌNH"]


def test_font_of_the_theme(path: Path) -> None:
    write_word(path, paragraph(run(OLD, fonts(asciiTheme="minorHAnsi", hAnsiTheme="minorHAnsi", ascii="Arial"))))
    theme = (
        '<a:theme xmlns:a="x"><a:fontScheme><a:majorFont><a:latin typeface="Arial"/></a:majorFont>'
        '<a:minorFont><a:latin panose="0" typeface=".VnTime"/></a:minorFont></a:fontScheme></a:theme>'
    )
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/theme/theme1.xml", theme)
    assert texts(read_word(path)) == [NAME]


def test_mark_of_vni_behind_a_bold_vowel(path: Path) -> None:
    vni = fonts(ascii="VNI-Times", hAnsi="VNI-Times")
    write_word(path, paragraph(run("Nguye", vni + "<w:b/>"), run("ãn Thò Haï", vni), run("nh", vni)))
    assert texts(read_word(path)) == ["Nguyễn Thị Hạnh"]


def test_capitals_of_display_do_not_change_the_text(path: Path) -> None:
    write_word(path, paragraph(run(to_vni("Tờ trình"), fonts(ascii="VNI-Times", hAnsi="VNI-Times") + "<w:caps/>")))
    assert texts(read_word(path)) == ["Tờ trình"]


def test_old_fonts_in_headers_footnotes_boxes_and_cells(path: Path) -> None:
    old = run(OLD, fonts(ascii=".VnTime", hAnsi=".VnTime"))
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{paragraph(old)}</w:txbxContent></v:textbox></w:pict></w:r>"
    cell = f"<w:tbl><w:tr><w:tc>{paragraph(old)}</w:tc></w:tr></w:tbl>"
    field = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{old}'
    write_word(
        path,
        paragraph("Văn bản", box),
        cell,
        paragraph(field),
        header1=paragraph(old),
        footnotes=f'<w:footnote w:id="2">{paragraph(old)}</w:footnote>',
    )
    paper = read_word(path)
    assert [p.text for p in paper.paragraphs()].count(NAME) == 5
    assert len(paper.notes) == 1


@pytest.mark.parametrize(
    ("symbol", "shown"),
    [
        ('w:font="Wingdings" w:char="F0FE"', "☑ Nữ"),
        ('w:font="Wingdings" w:char="F0A8"', "☐ Nữ"),
        ('w:font="Symbol" w:char="F0B7"', "- Nữ"),
        ('w:font="Wingdings" w:char="F0D8"', "- Nữ"),
        ('w:font=".VnTime" w:char="F0B5"', "à Nữ"),
        ('w:font="Wingdings" w:char="zz"', "Nữ"),
        ('w:font="Wingdings" w:char="D800"', "Nữ"),
    ],
)
def test_symbols(path: Path, symbol: str, shown: str) -> None:
    write_word(path, paragraph(f"<w:r><w:sym {symbol}/></w:r>", run(" Nữ")))
    assert texts(read_word(path)) == [shown]


def test_letters_of_wingdings_are_bullets(path: Path) -> None:
    write_word(path, paragraph(run("q", fonts(ascii="Wingdings", hAnsi="Wingdings")), run(" Họ tên: An")))
    assert texts(read_word(path)) == ["☐ Họ tên: An"]


@pytest.mark.parametrize(
    ("label", "properties", "printed"),
    [
        ("§iÒu %1.", fonts(ascii=".VnTime", hAnsi=".VnTime"), "Điều 1."),
        ("®iÒu %1.", fonts(ascii=".VnTimeH", hAnsi=".VnTimeH"), "ĐIỀU 1."),
        ("Ñieàu %1.", fonts(ascii="VNI-Times", hAnsi="VNI-Times"), "Điều 1."),
        ("§iÒu %1.", "", "Điều 1."),
        ("Điều %1.", "", "Điều 1."),
        ("§ %1", "", "§ 1"),
    ],
)
def test_words_of_a_label(path: Path, label: str, properties: str, printed: str) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{label}"/><w:rPr>{properties}</w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    write_word(path, paragraph(run("Tặng Giấy khen"), properties=numbered), numbering=numbering)
    (block,) = read_word(path).blocks
    assert isinstance(block, Paragraph)
    assert block.label == printed


@pytest.mark.parametrize(("encode", "font"), [(to_tcvn3, ".VnTime"), (to_vni, "VNI-Times")])
def test_tracked_changes_in_an_old_font_are_told_in_unicode(
    path: Path, encode: Callable[[str], str], font: str
) -> None:
    named = fonts(ascii=font, hAnsi=font)
    horned = '</w:t><w:softHyphen/><w:t xml:space="preserve">'
    inserted = run(encode("Lê Thị Hường").replace("\u00ad", horned), named)
    deleted = inserted.replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
    write_word(
        path,
        paragraph(run(encode("Danh sách đề nghị tặng Giấy khen: "), named), f"<w:ins>{inserted}</w:ins>"),
        paragraph(f"<w:del>{deleted}</w:del>", run("13/5")),
    )
    paper = read_word(path)
    assert [(each.how, each.text) for each in paper.unseen] == [
        ("deleted", "Lê Thị Hường"),
        ("inserted", "Lê Thị Hường"),
        ("before", "Danh sách đề nghị tặng Giấy khen:"),
        ("after", "Danh sách đề nghị tặng Giấy khen: Lê Thị Hường"),
        ("before", "Lê Thị Hường13/5"),
        ("after", "13/5"),
    ]
