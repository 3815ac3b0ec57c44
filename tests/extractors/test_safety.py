"""Hostile, broken and double files through the ordinary door: each is read, sent to a person or refused with a code."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import hostile
import hostile_cases
import pytest
from PIL import Image, ImageDraw, ImageFont
from word_package import NAMESPACES, cell, paragraph, row, run, table, write_word

from extractors.fields.doubts import is_strange
from extractors.readers.disguises import note_on_name
from extractors.readers.kinds import FileKind, sniff
from extractors.reading import read_file
from extractors.sandbox.pool import ReaderPool
from flows.reading import read_files, reading_of
from records import Reading
from records.readings import LONGEST_SENTENCE
from records.reasons import REASONS

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A4_EMU = (7_560_000, 10_690_000)


@pytest.fixture(scope="module")
def pool() -> Iterator[ReaderPool]:
    with ReaderPool("extractors.reading:read_file", 1, seconds=30, memory_mb=1024) as opened:
        yield opened


@pytest.mark.parametrize("case", hostile_cases.CASES, ids=lambda case: f"{case.group}: {case.name}")
def test_hostile_file_has_its_outcome(pool: ReaderPool, tmp_path: Path, case: hostile_cases.Case) -> None:
    path = case.write(tmp_path / f"tệp{case.suffix}")
    reading = reading_of(pool.read(path), path.name, path=path)
    assert reading.status == case.status, reading.reason
    assert case.says in (reading.reason or "")
    assert all(len(sentence) <= LONGEST_SENTENCE for sentence in (reading.reason or "", *reading.notes))
    if case.codes:
        assert reading.reason_code in case.codes & REASONS.keys()
        assert reading.reason


def names_of(path: Path) -> list[str]:
    return [nominee.name for nominee in read_file(path).nominees]


def test_doubled_document_is_read_as_the_directory_has_it(tmp_path: Path) -> None:
    assert names_of(hostile.doubled_document(tmp_path / "a.docx")) == ["Trần Văn Khác"]
    assert names_of(hostile.other_local_name(tmp_path / "b.docx")) == ["Hoàng Mỹ Duyên"]


def test_document_under_another_name_is_read(tmp_path: Path) -> None:
    """Word Online calls the document and its lists document2.xml, numbering2.xml."""
    path = hostile.report(tmp_path / "a.docx")
    with zipfile.ZipFile(path) as package:
        document = package.read("word/document.xml")
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": hostile.CONTENT_TYPES.replace("document.xml", "document2.xml"),
        "_rels/.rels": hostile.relations(("officeDocument", "/word/document2.xml")),
        "word/document2.xml": document,
    }
    reading = read_file(hostile.package_of(path, parts))
    assert (reading.status, [n.name for n in reading.nominees]) == ("read", ["Hoàng Mỹ Duyên"])


def test_strict_open_xml_is_read(tmp_path: Path) -> None:
    path = hostile.report(tmp_path / "a.docx")
    with zipfile.ZipFile(path) as package:
        document = package.read("word/document.xml").decode()
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = document.replace(usual, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    hostile.package_of(path, {"[Content_Types].xml": hostile.CONTENT_TYPES, "word/document.xml": strict})
    assert names_of(path) == ["Hoàng Mỹ Duyên"]


def test_comments_are_said_and_not_read(tmp_path: Path) -> None:
    path = hostile.report(tmp_path / "a.docx")
    remark = f"<w:comments {NAMESPACES}><w:comment>{paragraph('Bỏ người này')}</w:comment></w:comments>"
    hostile.add(path, "word/comments.xml", remark)
    hostile.add(path, "word/_rels/document.xml.rels", hostile.relations(("comments", "comments.xml")))
    reading = read_file(path)
    assert reading.status == "read"
    assert any("1 lời phê" in note and "Bỏ người này" in note for note in reading.notes)


def test_table_styles_and_shaded_cells_may_hold_white_text(tmp_path: Path) -> None:
    white = f'<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>{"Họ và tên"}</w:t></w:r></w:p>'
    dark = f'<w:tc><w:tcPr><w:shd w:fill="1F4E79"/></w:tcPr>{white}</w:tc>'
    reading = read_file(write_word(tmp_path / "a.docx", *hostile.REPORT, table(row(dark), row(cell("Nguyễn Văn An")))))
    assert reading.reason_code != "CHU_AN"


def test_renamed_deleted_and_inserted_same_name_is_no_doubt(tmp_path: Path) -> None:
    gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>HOÀNG MỸ DUYÊN</w:delText></w:r></w:del>'
    path = write_word(tmp_path / "a.docx", *hostile.REPORT, f"<w:p>{gone}</w:p>")
    assert read_file(path).status == "read"


def tracked(kind: str, text: str) -> str:
    tag = "delText" if kind == "del" else "t"
    return f'<w:{kind} w:id="1" w:author="a"><w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r></w:{kind}>'


def test_paper_written_while_changes_were_tracked_is_no_doubt(tmp_path: Path) -> None:
    lines = ("BÁO CÁO THÀNH TÍCH CÁ NHÂN", "Đề nghị tặng Giấy khen năm 2025", "Họ và tên: HOÀNG MỸ DUYÊN")
    path = write_word(tmp_path / "a.docx", *(f"<w:p>{tracked('ins', line)}</w:p>" for line in lines))
    reading = read_file(path)
    assert [n.name for n in reading.nominees] == ["Hoàng Mỹ Duyên"]
    assert reading.reason_code != "DAU_SUA"


def test_deleted_name_cut_by_word_is_put_together(tmp_path: Path) -> None:
    gone = tracked("del", "Phan Thị ") + tracked("del", "Bị Xóa")
    reading = read_file(write_word(tmp_path / "a.docx", *hostile.REPORT, f"<w:p>{gone}</w:p>"))
    assert "Phan Thị Bị Xóa" in (reading.reason or "")


def test_deleted_words_that_name_nobody_are_no_doubt(tmp_path: Path) -> None:
    gone = tracked("del", "Thành phố Hồ Chí Minh, ngày 05 tháng 6; Sở Khoa học và Công nghệ")
    assert read_file(write_word(tmp_path / "a.docx", *hostile.REPORT, f"<w:p>{gone}</w:p>")).status == "read"


def submission(path: Path, *lines: str) -> Reading:
    """A submission whose list holds these paragraphs or rows."""
    head = ("TỜ TRÌNH", "Về việc đề nghị tặng Giấy khen của Giám đốc Sở năm 2025")
    opening = paragraph("Phòng kính đề nghị tặng Giấy khen của Giám đốc Sở cho:")
    title = (paragraph(line, properties='<w:jc w:val="center"/>') for line in head)
    return read_file(write_word(path, *title, opening, *lines, paragraph("Kính đề nghị Hội đồng xem xét./.")))


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (tracked("del", "2. Bà Xa Thị Nguôi, Chuyên viên;"), ["Xa Thị Nguôi"]),
        (run("2. ") + tracked("del", "Bà Pờ Rcom Hlan") + run(", Chuyên viên;"), ["Pờ Rcom Hlan"]),
        (tracked("del", "2. Bà Zơ Râm Mlâng, Chuyên viên;"), ["Zơ Râm Mlâng"]),
        (run("2. Bà Kha Thị ") + tracked("del", "Liễu") + tracked("ins", "Liên"), ["Kha Thị Liễu", "Kha Thị Liên"]),
        (tracked("del", "2. ") + tracked("del", "Phòng Hành chính - Quản trị;"), ["Phòng Hành chính - Quản trị"]),
    ],
)
def test_whom_a_tracked_change_takes_out_is_named(tmp_path: Path, body: str, names: list[str]) -> None:
    reading = submission(tmp_path / "a.docx", paragraph("1. Ông Cù Hữu Lộc, Chuyên viên;"), f"<w:p>{body}</w:p>")
    assert (reading.status, reading.reason_code) == ("needs_review", "DAU_SUA")
    assert [name for name in names if name not in (reading.reason or "")] == []
    assert "Cù Hữu Lộc" not in (reading.reason or "")


@pytest.mark.parametrize("whole_row", [True, False])
def test_nominee_of_a_deleted_row_or_cell_is_named(tmp_path: Path, whole_row: bool) -> None:
    mark = '<w:trPr><w:del w:id="8" w:author="a"/></w:trPr>' if whole_row else ""
    gone = "".join(f"<w:tc><w:p>{tracked('del', text)}</w:p></w:tc>" for text in ("2", "Ông Ưng Khắc Hoài", "Văn thư"))
    heads, first = (cell("STT"), cell("Họ và tên"), cell("Chức vụ")), (cell("1"), cell("Cù Hữu Lộc"), cell("Kế toán"))
    reading = submission(tmp_path / "a.docx", table(row(*heads), row(*first), f"<w:tr>{mark}{gone}</w:tr>"))
    assert [n.name for n in reading.nominees] == ["Cù Hữu Lộc"]
    assert reading.status == "needs_review"
    assert "Ưng Khắc Hoài" in (reading.reason or "")


@pytest.mark.parametrize(
    "body",
    [
        run("1. Ông Cù Hữu Lộc") + tracked("ins", ",") + run(" Chuyên viên") + tracked("del", " chính") + run(";"),
        run("1. Ông Cù Hữu Lộc, ") + tracked("del", "Phòng Hành chính") + tracked("ins", "Phòng Công nghệ") + run(";"),
        run("1. ") + tracked("del", "ông") + tracked("ins", "Ông") + run(" Cù Hữu Lộc, Chuyên viên;"),
    ],
)
def test_change_beside_a_name_is_no_doubt(tmp_path: Path, body: str) -> None:
    reading = submission(tmp_path / "a.docx", f"<w:p>{body}</w:p>")
    assert ([n.name for n in reading.nominees], reading.status) == (["Cù Hữu Lộc"], "read")


# Pictures in Word


def picture_of_text(*lines: str) -> bytes:
    """An A4 page at 150 dots an inch, as a scanner saves it."""
    page = Image.new("L", (1240, 1754), 255)
    font = ImageFont.truetype("LiberationSerif-Regular.ttf", 30)
    for number, line in enumerate(lines):
        ImageDraw.Draw(page).text((130, 160 + 60 * number), line, font=font, fill=0)
    data = io.BytesIO()
    page.save(data, "PNG")
    return data.getvalue()


def drawing(identity: str, size: tuple[int, int]) -> str:
    blip = f'<a:blip xmlns:a="{A}" xmlns:r="{hostile.OFFICE}" r:embed="{identity}"/>'
    extent = f'<wp:extent cx="{size[0]}" cy="{size[1]}"/>'
    return f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{WP}">{extent}{blip}</wp:inline></w:drawing></w:r></w:p>'


def write_pictures(path: Path, *body: str, pictures: tuple[bytes, ...]) -> Path:
    write_word(path, *body)
    named = [("image", f"media/image{number}.png") for number in range(len(pictures))]
    hostile.add(path, "word/_rels/document.xml.rels", hostile.relations(*named))
    for (_, name), picture in zip(named, pictures, strict=True):
        hostile.add(path, f"word/{name}", picture)
    return path


SCANNED = ("BÁO CÁO THÀNH TÍCH CÁ NHÂN", "Đề nghị tặng Giấy khen năm 2025", "Họ và tên: Lý Thị Thu Hà")


def test_scan_pasted_into_word_is_read_where_it_stands(tmp_path: Path) -> None:
    body = paragraph("Kính gửi Phòng Nội vụ"), drawing("r0", A4_EMU), paragraph("Trân trọng")
    reading = read_file(write_pictures(tmp_path / "a.docx", *body, pictures=(picture_of_text(*SCANNED),)))
    (nominee,) = reading.nominees
    assert (reading.read_as, reading.pages, nominee.name) == ("word", 1, "Lý Thị Thu Hà")
    assert nominee.full_name is not None and nominee.full_name.evidence[0].page == 1
    assert "Trang ảnh trong Word đã nhận dạng: 1 trang." in reading.notes


def test_small_picture_is_read_only_where_there_is_no_text(tmp_path: Path) -> None:
    small = drawing("r0", (2_000_000, 2_000_000))
    pictures = (picture_of_text(*SCANNED),)
    with_text = read_file(write_pictures(tmp_path / "a.docx", *hostile.REPORT, small, pictures=pictures))
    without = read_file(write_pictures(tmp_path / "b.docx", small, pictures=pictures))
    assert [n.name for n in with_text.nominees] == ["Hoàng Mỹ Duyên"]
    assert [n.name for n in without.nominees] == ["Lý Thị Thu Hà"]


def test_picture_page_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    path = write_pictures(tmp_path / "a.docx", *hostile.REPORT, drawing("r0", A4_EMU), pictures=(b"\xd7\xcd\xc6\x9a",))
    reading = read_file(path)
    assert (reading.status, reading.reason_code) == ("needs_review", "CHUA_DOC_HET")
    assert "image0.png" in (reading.reason or "")


# Kinds and names


def test_pdf_that_lies_unpacked_in_a_zip_is_no_pdf(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as package:
        package.writestr("báo cáo.pdf", hostile.EMPTY_PAGE(tmp_path / "a.pdf").read_bytes())
    assert sniff(tmp_path / "a.zip") is FileKind.ZIP


def test_pdf_with_another_kind_in_it_is_doubtful(tmp_path: Path) -> None:
    web = tmp_path / "web.pdf"
    web.write_bytes(b"<html><script>1</script>\n" + hostile.EMPTY_PAGE(tmp_path / "a.pdf").read_bytes())
    packed = tmp_path / "zip.pdf"
    hostile.EMPTY_PAGE(packed)
    with zipfile.ZipFile(packed, "a") as package:
        package.writestr("a.txt", "x")
    assert "trang web" in (read_file(web).reason or "")
    assert "tệp nén" in (read_file(packed).reason or "")


@pytest.mark.parametrize(
    ("name", "kind", "says"),
    [
        ("a.doc", FileKind.DOCX, "đuôi .doc"),
        ("a.PDF", FileKind.DOCX, "Word (.docx)"),
        ("a.docx", FileKind.DOCX, None),
        ("a.jpeg", FileKind.JPG, None),
        ("a", FileKind.PDF, None),
        ("a.signed", FileKind.PDF, None),
    ],
)
def test_name_that_ends_in_another_kind_is_noted(name: str, kind: FileKind, says: str | None) -> None:
    notes = note_on_name(Path(name), kind)
    assert notes == [] if says is None else says in notes[0]


def test_only_plain_files_are_opened(tmp_path: Path) -> None:
    real = hostile.report(tmp_path / "real.docx")
    (tmp_path / "link.docx").symlink_to(real)
    os.mkfifo(tmp_path / "pipe.docx")
    (tmp_path / "folder.docx").mkdir()
    odd = [tmp_path / "link.docx", tmp_path / "pipe.docx", tmp_path / "folder.docx", Path("/dev/zero")]
    readings = list(read_files(odd, workers=1))
    assert [(r.status, r.reason_code, r.sha256) for r in readings] == [("rejected", "KHONG_AN_TOAN", "0" * 64)] * 4
    assert [read_file(path).reason_code for path in odd[:3]] == ["KHONG_AN_TOAN"] * 3


# Names


@pytest.mark.parametrize("text", ["Nguyễn Văn An", "Hʼ Ben Niê", "Y-Thông", "ĐẶNG THỊ Ý NHI", "Trần Văn An\nPhòng A"])
def test_ordinary_names_are_not_strange(text: str) -> None:
    assert not is_strange(text)


@pytest.mark.parametrize("text", ["Nguyễn Văn \u202eAn", "Nguy\u200bễn Văn An", "Nguyễn Vаn An", "Trần Văn \ue000n"])
def test_unseen_and_foreign_letters_are_strange(text: str) -> None:
    assert is_strange(text)


def test_name_with_letters_of_another_script_goes_to_a_person(tmp_path: Path) -> None:
    path = write_word(tmp_path / "a.docx", *hostile.REPORT[:2], paragraph("Họ và tên: Лê Văn Цản"), hostile.REPORT[3])
    reading = read_file(path)
    assert (reading.status, reading.reason_code) == ("needs_review", "CHU_LA")


def test_overlong_name_goes_to_a_person_or_is_none(tmp_path: Path) -> None:
    reading: Reading = read_file(hostile.long_name(tmp_path / "a.docx"))
    assert reading.status == "needs_review"
    assert all(len(nominee.name) <= 1000 for nominee in reading.nominees)
