"""Workbooks that LibreOffice converts (.xls, .ods, .xlsb), and those of Excel 2003 in XML and in delimited text."""

from __future__ import annotations

import datetime
import struct
import subprocess
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pytest
from parcels import compound_file
from sheet_package import PACKAGE, PEOPLE, RELATIONS, write_book, write_list

from extractors.libreoffice import convert
from extractors.readers.workbook.conversion import read_converted
from extractors.readers.workbook.delimited import read_delimited
from extractors.readers.workbook.workbook import read_old_workbook, read_open_workbook
from extractors.readers.workbook.xlsx import read_xlsx
from extractors.reading import read_file
from records.errors import InputError

KINDS = ("xls", "ods")


def fill_rich(book: Any, sheet: Any) -> None:
    """Everything that the three formats can say."""
    bold = book.add_format({"bold": True, "align": "center", "border": 1})
    old = book.add_format({"font_name": ".VnTime"})
    sheet.merge_range("A1:E1", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2025", bold)
    write_list(sheet, top=2)
    sheet.merge_range("F4:F5", "Phòng Tổ chức")
    sheet.write_datetime("C4", datetime.datetime(1988, 2, 9), book.add_format({"num_format": "dd/mm/yyyy"}))
    sheet.write("C5", "15/03/1990")
    sheet.write("B5", unicodedata.normalize("NFD", "Hoàng Mỹ Duyên"))
    sheet.write_formula("C6", "=1970+9", None, 1979)
    sheet.write("A8", 1, book.add_format({"num_format": "00"}))
    sheet.write_rich_string("B8", bold, "Trần ", old, "V¨n Th\u00adëng")
    sheet.write("C8", 0.955, book.add_format({"num_format": "0.0%"}))
    sheet.write("D8", "Kế toán\nVăn phòng", book.add_format({"text_wrap": True}))
    sheet.write("E8", "đã rút", book.add_format({"font_strikeout": True}))
    sheet.write_formula("A9", "=1/0", None, "#DIV/0!")
    sheet.write("B9", 905123456, book.add_format({"num_format": "0000 000 000"}))
    sheet.write("C9", -12.5)
    sheet.write_boolean("D9", True)
    sheet.write_comment("B4", "Kiểm tra lại năm sinh")
    sheet.set_row(9, None, None, {"hidden": True})
    sheet.write("A10", "dòng ẩn")
    sheet.set_column("G:H", None, None, {"hidden": True})
    sheet.write("G4", "cột ẩn")
    for row in range(11, 400):  # more letters than one record of Excel 97 holds
        sheet.write(row, 1, f"Thành tích thứ {row} của đơn vị, dòng dài để bảng chữ chung phải chia ra nhiều bản ghi")


def fill_hidden(book: Any, sheet: Any) -> None:
    write_list(sheet)
    sheet.hide()


@pytest.fixture(scope="session")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """so.xlsx, and what LibreOffice makes of it."""
    folder = tmp_path_factory.mktemp("books")
    write_book(folder / "so.xlsx", ("DS đề nghị", fill_rich), ("Ẩn", fill_hidden))
    profile = (folder / "profile").absolute().as_uri()
    for kind in KINDS:
        command = ["soffice", "--headless", f"-env:UserInstallation={profile}", "--convert-to", kind]
        command += ["--outdir", str(folder), str(folder / "so.xlsx")]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120)
    return folder


@pytest.mark.parametrize("kind", KINDS)
def test_all_formats_say_the_same(workbooks: Path, kind: str) -> None:
    expected = read_xlsx(workbooks / "so.xlsx").sheets
    found = read_converted(workbooks / f"so.{kind}", f".{kind}").sheets
    assert [(sheet.name, sheet.hidden) for sheet in found] == [("DS đề nghị", False), ("Ẩn", True)]
    for left, right in zip(expected, found, strict=True):
        assert {place: cell.text for place, cell in left.cells.items()} == {
            place: cell.text for place, cell in right.cells.items()
        }
        assert left.cells == right.cells
        assert sorted(left.merges) == sorted(right.merges)
        for name in ("hidden_rows", "hidden_columns", "errors", "struck", "odd_dates", "comments", "uncalculated"):
            assert getattr(left, name) == getattr(right, name), name


def test_rich_sheet_says_what_was_written(workbooks: Path) -> None:
    """The other half of the comparison: .xlsx itself is right."""
    sheet = read_xlsx(workbooks / "so.xlsx").sheets[0]
    shown = {place: cell.text for place, cell in sheet.cells.items()}
    assert [shown[3, 2], shown[4, 2], shown[5, 2]] == ["09/02/1988", "15/03/1990", "1979"]
    assert [shown[7, column] for column in range(5)] == [
        "01",
        "Trần Văn Thưởng",
        "95,5%",
        "Kế toán\nVăn phòng",
        "đã rút",
    ]
    assert [shown[8, column] for column in range(1, 4)] == ["0905 123 456", "-12,5", "TRUE"]
    assert sheet.errors == {(8, 0): "#DIV/0!"}
    assert sheet.struck == [(7, 4)]
    assert sheet.comments == {(3, 1): "Kiểm tra lại năm sinh"}
    assert (sheet.hidden_rows, sheet.hidden_columns) == ({9}, {6, 7})


@pytest.mark.parametrize("kind", KINDS)
def test_nominees_of_every_format(workbooks: Path, kind: str) -> None:
    reading = read_file(workbooks / f"so.{kind}")
    assert reading.read_as == "spreadsheet"
    assert [nominee.name for nominee in reading.nominees][:3] == [row[1] for row in PEOPLE]
    assert reading.status == "needs_review"
    assert "cột ẩn G" in (reading.reason or "")


@pytest.mark.parametrize("kind", KINDS)
def test_cut_off_files_are_explained(workbooks: Path, tmp_path: Path, kind: str) -> None:
    whole = (workbooks / f"so.{kind}").read_bytes()
    for share in (3, 10, 40, 70, 97):
        path = tmp_path / f"cut.{kind}"
        path.write_bytes(whole[: len(whole) * share // 100])
        with pytest.raises(InputError):
            read_converted(path, path.suffix)


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def old_stream(*cells: bytes, before: bytes = b"") -> bytes:
    """A workbook of Excel 95: one sheet, one font (.VnTime, bold), one format of cells, dates."""
    bof = struct.pack("<HHHH", 0x0500, 0x0005, 0, 0)
    font = struct.pack("<HHHHHBBBB", 240, 0, 0x7FFF, 700, 0, 0, 0, 0, 0) + b"\x07.VnTime"
    looks = b"".join(record(0x00E0, struct.pack("<HHHBB8x", 0, pattern, 0, 2, 0)) for pattern in (0, 14))
    head = record(0x0809, bof) + before + record(0x0042, struct.pack("<H", 1252)) + record(0x0031, font) + looks
    bound = struct.pack("<IBB", len(head) + 4 + 9 + 4, 0, 0) + b"\x02DS"
    sheet = record(0x0809, struct.pack("<HHHH", 0x0500, 0x0010, 0, 0)) + b"".join(cells) + record(0x000A)
    return head + record(0x0085, bound) + record(0x000A) + sheet


def label(row: int, column: int, text: bytes) -> bytes:
    return record(0x0204, struct.pack("<HHHH", row, column, 0, len(text)) + text)


def write_old(path: Path, stream: bytes) -> Path:
    path.write_bytes(compound_file({"Book": stream, "Short": b"-"}))
    return path


def test_excel_95_is_read_in_the_font_of_its_day(tmp_path: Path) -> None:
    """Formulas give what was saved: "V¨n A" though they say 1, and no value where an error was saved."""
    date = record(0x0203, struct.pack("<HHHd", 1, 1, 1, 32182))
    packed = record(0x00BD, struct.pack("<HHHIHIH", 1, 2, 0, 1988 << 2 | 2, 0, 12345 << 2 | 3, 3))
    one = b"\0\0\xff\xff" + b"\0" * 6 + struct.pack("<HBH", 3, 0x1E, 1)
    text = record(0x0006, struct.pack("<HHH", 2, 0, 0) + b"\0" * 4 + one)
    text += record(0x0207, struct.pack("<H", 5) + b"V\xa8n A")
    missing = record(0x0006, struct.pack("<HHH", 2, 1, 0) + b"\x02\0\x2a\0" + one)
    stream = old_stream(label(0, 0, "TrÇn V¨n B×nh".encode("cp1252")), date, packed, text, missing)
    (sheet,) = read_converted(write_old(tmp_path / "so.xls", stream), ".xls").sheets
    shown = {place: cell.text for place, cell in sheet.cells.items()}
    assert shown == {(0, 0): "Trần Văn Bình", (1, 1): "09/02/1988", (1, 2): "1988", (1, 3): "123,45", (2, 0): "Văn A"}
    assert sheet.cells[0, 0].bold
    assert sheet.cells[0, 0].centred
    assert sheet.uncalculated == [(2, 1)]


def test_password_of_old_excel_is_explained(tmp_path: Path) -> None:
    for number, scheme in enumerate((b"\0" * 6, b"\1\0" + b"\0" * 50)):
        path = write_old(tmp_path / f"{number}.xls", old_stream(before=record(0x002F, scheme)))
        assert read_file(path).reason_code == "CO_MAT_KHAU"


@pytest.mark.parametrize("kind", KINDS)
def test_formulas_give_what_was_saved(tmp_path: Path, kind: str) -> None:
    """LibreOffice computes both kinds anew and would say 2 and #DIV/0!."""

    def fill(book: Any, sheet: Any) -> None:
        sheet.write_formula("D9", "=1+1", None, 3)
        sheet.write_formula("F12", "=1/0", None, 7)

    write_book(tmp_path / "so.xlsx", ("DS", fill))
    assert not convert([tmp_path / "so.xlsx"], tmp_path, target=kind)
    (sheet,) = read_converted(tmp_path / f"so.{kind}", f".{kind}").sheets
    shown = {place: cell.text for place, cell in sheet.cells.items()}
    assert shown == {(8, 3): "3", (11, 5): "7"}
    assert not sheet.errors


def test_old_sheet_formatted_to_its_last_row_is_read(tmp_path: Path) -> None:
    empty = b"".join(
        record(0x00BE, struct.pack("<HH", row, 0) + b"\0\0" * 20 + struct.pack("<H", 19)) for row in range(5, 16_384)
    )
    stream = old_stream(label(0, 0, b"STT"), label(0, 1, b"H\xe4 v\xb5 t\xaan"), empty)
    (sheet,) = read_converted(write_old(tmp_path / "so.xls", stream), ".xls").sheets
    assert [cell.text for cell in sheet.cells.values()] == ["STT", "Họ và tên"]


def test_letter_in_the_last_cell_costs_formulas_alone(tmp_path: Path) -> None:
    """Seventeen million empty cells between it and the list are not held in memory."""

    def fill(book: Any, sheet: Any) -> None:
        write_list(sheet)
        sheet.write_formula("F2", "=1+1", None, 3)
        sheet.write("IV65536", "x")

    write_book(tmp_path / "so.xlsx", ("DS", fill))
    assert not convert([tmp_path / "so.xlsx"], tmp_path, target="xls")
    (sheet,) = read_converted(tmp_path / "so.xls", ".xls").sheets
    assert sheet.cells[1, 1].text == PEOPLE[0][1]
    assert (sheet.uncalculated, sheet.cut) == ([(1, 5)], True)


EXCEL_XML = """<?xml version="1.0" encoding="utf-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Styles>
<Style ss:ID="Default"><Font ss:FontName="Arial"/></Style>
<Style ss:ID="ngay"><NumberFormat ss:Format="Short Date"/></Style>
<Style ss:ID="cu" ss:Parent="Default"><Font ss:FontName=".VnTime" ss:Bold="1"/></Style>
</Styles>
<Worksheet ss:Name="DS"><Table><Column ss:Index="6" ss:Hidden="1"/>
<Row><Cell ss:MergeAcross="4"><Data ss:Type="String">DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2025</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">STT</Data></Cell><Cell><Data ss:Type="String">Họ và tên</Data></Cell>
<Cell><Data ss:Type="String">Ngày sinh</Data></Cell>
<Cell ss:Index="5"><Data ss:Type="String">Chức vụ</Data></Cell></Row>
<Row><Cell><Data ss:Type="Number">1</Data></Cell><Cell><Data ss:Type="String">Trần Quốc Bảo</Data></Cell>
<Cell ss:StyleID="ngay"><Data ss:Type="DateTime">1988-02-09T00:00:00.000</Data></Cell>
<Cell ss:Index="5" ss:StyleID="cu"><Data ss:Type="String">Tr­ëng phßng</Data></Cell>
<Cell><Data ss:Type="String">mã 01</Data></Cell></Row>
<Row><Cell ss:Formula="=R[-1]C+1"><Data ss:Type="Number">7</Data></Cell>
<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Hoàng</B> Mỹ Duyên</ss:Data></Cell>
<Cell ss:Formula="=NOW()"/><Cell ss:Index="5"><Data ss:Type="Error">#N/A</Data>
<Comment><ss:Data xmlns="http://www.w3.org/TR/REC-html40"><B>VP:</B> hỏi lại</ss:Data></Comment></Cell></Row>
</Table></Worksheet>
<Worksheet ss:Name="Cũ"><Table><Row><Cell><Data ss:Type="String">bỏ</Data></Cell></Row></Table>
<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>
</Worksheet>
</Workbook>"""


def test_excel_2003_in_xml(tmp_path: Path) -> None:
    path = tmp_path / "so.xls"
    path.write_text(EXCEL_XML, encoding="utf-8")
    reading = read_file(path)
    assert [(n.name, n.birth_date.value if n.birth_date else None) for n in reading.nominees] == [
        ("Trần Quốc Bảo", "1988-02-09"),
        ("Hoàng Mỹ Duyên", None),
    ]
    post = reading.nominees[0].position
    assert post is not None
    assert (post.value, [(e.sheet, e.row, e.cell) for e in post.evidence]) == ("Trưởng phòng", [("DS", 3, 4)])
    for told in ("cột ẩn F", "ô C5: công thức", "ô E5: Excel báo lỗi #N/A"):
        assert told in (reading.reason or "")
    assert "Trang “DS”, ghi chú của người soạn ở ô E5: VP: hỏi lại" in reading.notes
    assert "Trang ẩn “Cũ” không được đọc." in reading.notes


def binary(kind: int, data: bytes = b"") -> bytes:
    """A record of an .xlsb ([MS-XLSB] 2.1.4): its kind and length seven bits a byte."""
    head = b"".join(
        bytes([value & 0x7F | 0x80, value >> 7]) if value > 0x7F else bytes([value]) for value in (kind, len(data))
    )
    return head + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary_row(row: int, *values: object) -> bytes:
    cells = b""
    for column, value in enumerate(values):
        start = struct.pack("<II", column, 0)
        cells += (
            binary(6, start + wide(value)) if isinstance(value, str) else binary(5, start + struct.pack("<d", value))
        )
    return binary(0, struct.pack("<IIHBBBI", row, 0, 300, 0, 0, 0, 0)) + cells


BINARY_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/></Types>'
)


def test_binary_workbook_is_read(tmp_path: Path) -> None:
    sheet = binary(129) + binary(148, struct.pack("<IIII", 0, 2, 0, 2)) + binary(145)
    sheet += binary_row(0, "STT", "Họ và tên", "Danh hiệu đề nghị") + binary_row(1, 1, "Trần Quốc Bảo", "Giấy khen")
    sheet += binary(146) + binary(130)
    bundle = struct.pack("<II", 0, 1) + wide("rId1") + wide("DS")
    relation = f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.bin"/>'
    path = tmp_path / "so.xlsb"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", BINARY_TYPES)
        main = f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.bin"/>'
        package.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}">{main}</Relationships>')
        package.writestr("xl/workbook.bin", binary(131) + binary(143) + binary(156, bundle) + binary(144) + binary(132))
        package.writestr("xl/_rels/workbook.bin.rels", f'<Relationships xmlns="{PACKAGE}">{relation}</Relationships>')
        package.writestr("xl/worksheets/sheet1.bin", sheet)
    reading = read_file(path)
    assert [nominee.name for nominee in reading.nominees] == ["Trần Quốc Bảo"]
    assert "CHUA_DOC_HET" not in (reading.reason_code or "")


@pytest.mark.parametrize(("sign", "encoding"), [(",", "utf-8-sig"), (";", "utf-8"), (";", "utf-16")])
def test_delimited_text_is_a_sheet(tmp_path: Path, sign: str, encoding: str) -> None:
    rows = ["DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2025", "", "STT,Họ và tên,Chức vụ,Đơn vị"]
    rows += ["1,Trần Quốc Bảo,Chuyên viên,Phòng Công nghệ", '2,Hoàng Mỹ Duyên,"Kế toán | thủ quỹ",Văn phòng']
    path = tmp_path / "ds.csv"
    path.write_text("\r\n".join(rows).replace(",", sign).replace(" |", ","), encoding=encoding)
    reading = read_file(path)
    assert (reading.kind, reading.read_as) == ("danh_sach", "spreadsheet")
    assert [n.name for n in reading.nominees] == ["Trần Quốc Bảo", "Hoàng Mỹ Duyên"]
    post = reading.nominees[1].position
    assert post is not None
    assert (post.value, [(e.sheet, e.row, e.cell) for e in post.evidence]) == ("Kế toán, thủ quỹ", [("ds", 4, 2)])


def test_prose_with_commas_is_no_sheet() -> None:
    text = "Kính gửi: Sở Nội vụ, Ban Thi đua, Văn phòng\nHọ và tên: An, chức vụ, đơn vị, ghi chú\n" * 5
    assert read_delimited(text, "thu") is None


def test_locked_open_document_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "so.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", b"\x8f\x12 not xml")
        entry = (
            '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>'
        )
        space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
        package.writestr("META-INF/manifest.xml", f"<manifest:manifest {space}>{entry}</manifest:manifest>")
    with pytest.raises(InputError) as raised:
        read_open_workbook(path)
    assert raised.value.code == "CO_MAT_KHAU"


def test_old_workbook_notes_its_source(workbooks: Path) -> None:
    notes = " ".join(read_old_workbook(workbooks / "so.xls").notes)
    assert ".VnTime" in notes
    assert "ghi chú của người soạn ở ô B4: Kiểm tra lại năm sinh" in notes
