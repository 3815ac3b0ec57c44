"""Files made to harm or to deceive, and broken ones; each writer gives the path. Every person here is invented."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from word_package import CONTENT_TYPES, DECLARATION, NAMESPACES, cell, paragraph, row, run, table, write_word

Writer = Callable[[Path], Path]
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REPORT = (
    paragraph("BÁO CÁO THÀNH TÍCH CÁ NHÂN", properties='<w:jc w:val="center"/>'),
    paragraph("Đề nghị tặng danh hiệu Lao động tiên tiến năm 2025", properties='<w:jc w:val="center"/>'),
    paragraph("Họ và tên: HOÀNG MỸ DUYÊN"),
    paragraph("Chức vụ: Chuyên viên. Đơn vị: Phòng Quản lý công nghệ"),
)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def report(path: Path, *more: str, doctype: str = "", **parts: str) -> Path:
    return write_word(path, *REPORT, *more, doctype=doctype, **parts)


def document(body: str, *, head: str = DECLARATION, attributes: str = "") -> str:
    return f"{head}<w:document {NAMESPACES} {attributes}><w:body>{body}<w:sectPr/></w:body></w:document>"


def add(path: Path, name: str, content: str | bytes) -> Path:
    """Adds an entry, also one of a name that is there already."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        package.writestr(name, content)
    return path


def package_of(path: Path, parts: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def relations(*entries: tuple[str, str], external: bool = False) -> str:
    """A part of relationships: pairs of the last word of the type and the target."""
    mode = ' TargetMode="External"' if external else ""
    items = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
        for number, (kind, target) in enumerate(entries)
    )
    return f'<Relationships xmlns="{RELATIONS}">{items}</Relationships>'


def other_report(name: str = "TRẦN VĂN KHÁC") -> str:
    return document(paragraph("BÁO CÁO THÀNH TÍCH CÁ NHÂN") + paragraph(f"Họ và tên: {name}"))


# Cut short, spoilt, empty


def cut(path: Path, share: float) -> Path:
    report(path, *(paragraph(f"Dòng {n}: kết quả công tác năm {2000 + n % 25}") for n in range(300)))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    return path


def spoilt_member(path: Path) -> Path:
    report(path, *(paragraph(f"Dòng {n} của một báo cáo dài {n * n}") for n in range(300)))
    data = bytearray(path.read_bytes())
    at = data.index(b"word/document.xml") + 200
    data[at : at + 40] = bytes(range(40))
    path.write_bytes(data)
    return path


def locked_members(path: Path) -> Path:
    """A package whose entries say that they have a password."""
    report(path)
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags] |= 1
            at = data.find(mark, at + 4)
    path.write_bytes(data)
    return path


def without_document(path: Path) -> Path:
    return package_of(path, {"[Content_Types].xml": CONTENT_TYPES, "word/styles.xml": "<x/>"})


# XML


def doctype_in(part: str, text: str = LAUGHS) -> Writer:
    def write(path: Path) -> Path:
        return add(report(path), part, f"{DECLARATION}{text}<x>&b;</x>")

    return write


def encoded(codec: str, declared: str, *, doctype: str = LAUGHS) -> Writer:
    """The document in another encoding, with a document type."""

    def write(path: Path) -> Path:
        text = document("".join(REPORT), head=f'<?xml version="1.0" encoding="{declared}"?>{doctype}')
        return package_of(
            path, {"[Content_Types].xml": CONTENT_TYPES, "word/document.xml": text.encode(codec, "xmlcharrefreplace")}
        )

    return write


def doctype_after_a_long_comment(path: Path) -> Path:
    return add(report(path), "docProps/core.xml", f"{DECLARATION}<!--{'x' * 70_000}-->{LAUGHS}<x/>")


def deep(levels: int) -> Writer:
    def write(path: Path) -> Path:
        return write_word(path, *REPORT, "<w:sdt><w:sdtContent>" * levels + "</w:sdtContent></w:sdt>" * levels)

    return write


def nested_tables(path: Path) -> Path:
    inner = paragraph("Trong cùng")
    for _ in range(60):
        inner = f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    return write_word(path, *REPORT, inner)


def nested_boxes(path: Path) -> Path:
    """A text box in a text box, thirty deep: read once each, not twice for every level."""
    inner = paragraph("Trong cùng")
    for _ in range(30):
        box = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
        inner = f"<w:p><w:r><w:pict>{box}</w:pict></w:r></w:p>"
    return write_word(path, *REPORT, inner)


def endless_labels(path: Path) -> Path:
    level = (
        f'<w:lvl w:ilvl="0"><w:start w:val="99999"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="{"%1." * 500}"/>'
    )
    lists = f'<w:abstractNum w:abstractNumId="0">{level}</w:lvl></w:abstractNum>'
    numbered = paragraph("Việc", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    one = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return write_word(path, *REPORT, *[numbered] * 500, numbering=lists + one)


def giant_spans(path: Path) -> Path:
    spans = ("999999999", "-5", "x", "99999", "0")
    cells = [cell("a", f'<w:gridSpan w:val="{span}"/><w:vMerge w:val="restart"/>') for span in spans]
    return write_word(path, *REPORT, table(row(*cells), row(*cells)))


# Bombs


def bomb(path: Path) -> Path:
    return add(report(path), "word/media/image1.bin", b"\0" * 30_000_000)


def many_entries(path: Path) -> Path:
    report(path)
    with zipfile.ZipFile(path, "a") as package:
        for number in range(2_100):
            package.writestr(f"customXml/item{number}.xml", "")
    return path


def overlapping(path: Path) -> Path:
    """Two entries of the directory that share the same bytes."""
    report(path)
    data = path.read_bytes()
    end = data.rindex(b"PK\x05\x06")
    count, _, size, start = struct.unpack_from("<HHII", data, end + 8)
    directory = data[start : start + size]
    last = directory[directory.rindex(b"PK\x01\x02") :]
    again = last.replace(b"word/document.xml", b"word/documenu.xml")
    record = struct.pack("<HHII", count + 1, count + 1, size + len(again), start)
    path.write_bytes(data[:end] + again + data[end : end + 8] + record + data[end + 20 :])
    return path


def many_cells(rows: int, columns: int) -> Writer:
    def write(path: Path) -> Path:
        same = "".join(cell(f"{number}") for number in range(1, columns))
        lines = (row(cell(f"{number * 7919 % 100003}{number}"), same) for number in range(rows))
        return write_word(path, *REPORT, table(*lines))

    return write


def many_paragraphs(path: Path) -> Path:
    lines = (f"<w:p><w:r><w:t>Việc {n * 7919 % 10007} đã xong {n}</w:t></w:r></w:p>" for n in range(100_000))
    return write_word(path, *REPORT, *lines)


def long_name(path: Path) -> Path:
    return write_word(path, *REPORT[:2], paragraph("Họ và tên: " + "NGUYỄN VĂN " * 400))


def endless_line(path: Path) -> Path:
    path.write_text("Họ và tên: " + "Nguyễn Văn An " * 400_000, encoding="utf-8")
    return path


def empty_lines(path: Path) -> Path:
    path.write_text("Danh sách" + "\n" * 1_000_000 + "Hết", encoding="utf-8")
    return path


def endless_subject(path: Path) -> Path:
    path.write_text("From: a@b.invalid\nTo: c@d.invalid\nSubject: " + "=?utf-8?q?" * 50_000 + "\n\nKính gửi")
    return path


# Files that say two things


def doubled_document(path: Path) -> Path:
    return add(report(path), "word/document.xml", other_report())


def other_local_name(path: Path) -> Path:
    report(path)
    data = path.read_bytes()
    at = data.index(b"word/document.xml")
    path.write_bytes(data[:at] + b"word/documenX.xml" + data[at + 17 :])
    return path


def other_local_size(path: Path) -> Path:
    report(path)
    data = bytearray(path.read_bytes())
    at = data.index(b"word/document.xml") - 30
    struct.pack_into("<I", data, at + 22, 77)
    path.write_bytes(data)
    return path


def case_variants(path: Path) -> Path:
    return add(report(path), "Word/Document.xml", other_report())


def two_relations(path: Path) -> Path:
    report(path)
    add(path, "word/other.xml", other_report())
    named = ("officeDocument", "word/document.xml"), ("officeDocument", "word/other.xml")
    return add(path, "_rels/.rels", relations(*named))


def other_content_type(path: Path) -> Path:
    report(path)
    add(path, "word/other.xml", other_report())
    types = CONTENT_TYPES.replace("/word/document.xml", "/word/other.xml")
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return package_of(path, {**parts, "[Content_Types].xml": types})


def entry_outside_directory(path: Path) -> Path:
    """Another document, in front of the directory that does not name it."""
    report(path)
    data = path.read_bytes()
    hidden = io.BytesIO()
    with zipfile.ZipFile(hidden, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", other_report())
    local = hidden.getvalue()
    local = local[: local.index(b"PK\x01\x02")]
    start = data.index(b"PK\x01\x02")
    end = bytearray(data[data.rindex(b"PK\x05\x06") :])
    struct.pack_into("<I", end, 16, start + len(local))
    path.write_bytes(data[:start] + local + data[start : data.rindex(b"PK\x05\x06")] + bytes(end))
    return path


def two_packages(path: Path) -> Path:
    report(path)
    first = path.read_bytes()
    write_word(path, paragraph("Họ và tên: TRẦN VĂN KHÁC"))
    path.write_bytes(path.read_bytes() + first)
    return path


def old_and_new_text(path: Path) -> Path:
    def box(text: str) -> str:
        return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"

    choice = f"<mc:Choice Requires='wps'>{box('Người được khen: Lê Thị Mới')}</mc:Choice>"
    fallback = f"<mc:Fallback><w:pict>{box('Người được khen: Lê Thị Cũ')}</w:pict></mc:Fallback>"
    return write_word(
        path, *REPORT, f"<w:p><w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>"
    )


def hidden(properties: str) -> Writer:
    def write(path: Path) -> Path:
        return write_word(path, *REPORT, paragraph(run("Kèm theo: ông Lê Văn Ẩn, Bằng khen", properties)))

    return write


def deleted_nominee(path: Path) -> Path:
    gone = '<w:del w:id="1" w:author="a"><w:r><w:delText>Phan Thị Bị Xóa</w:delText></w:r></w:del>'
    return write_word(path, *REPORT, f"<w:p>{gone}</w:p>")


def deleted_row(path: Path) -> Path:
    gone = f'<w:tr><w:trPr><w:del w:id="2" w:author="a"/></w:trPr>{cell("2")}{cell("Lý Thị Hàng Bỏ")}</w:tr>'
    return write_word(path, *REPORT, table(row(cell("1"), cell("Nguyễn Văn Còn")), gone))


def inserted_nominee(path: Path) -> Path:
    added = f'<w:ins w:id="1" w:author="a">{run("HOÀNG MỸ DUYÊN")}</w:ins>'
    return write_word(path, *REPORT[:2], f"<w:p>{run('Họ và tên: ')}{added}</w:p>", REPORT[3])


def chunk_of_another_file(path: Path) -> Path:
    write_word(path, *REPORT, '<w:altChunk r:id="r0" xmlns:r="' + OFFICE + '"/>')
    add(path, "word/afchunk.htm", "<html><body>Ông Lê Văn Ghép</body></html>")
    return add(path, "word/_rels/document.xml.rels", relations(("aFChunk", "afchunk.htm")))


def workbook_inside(path: Path) -> Path:
    report(path)
    add(path, "word/embeddings/Danh_sach.xlsx", b"PK")
    return add(path, "word/_rels/document.xml.rels", relations(("package", "embeddings/Danh_sach.xlsx")))


def jpeg_and_zip(path: Path) -> Path:
    from PIL import Image

    Image.new("L", (400, 300), 255).save(path, "JPEG")
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as package:
        package.writestr("a.txt", "x")
    path.write_bytes(path.read_bytes() + other.getvalue())
    return path


# Dangers that are only said


def macro(path: Path) -> Path:
    return add(report(path), "word/vbaProject.bin", b"\xd0\xcf\x11\xe0")


def dde(path: Path) -> Path:
    return write_word(path, *REPORT, "<w:p><w:r><w:instrText>DDEAUTO c:\\\\x.exe a</w:instrText></w:r></w:p>")


def remote_parts(path: Path) -> Path:
    report(path)
    add(path, "word/settings.xml", "<x/>")
    template = relations(("attachedTemplate", "http://example.invalid/a.dotm"), external=True)
    add(path, "word/_rels/settings.xml.rels", template)
    return add(path, "word/_rels/document.xml.rels", relations(("image", "//example.invalid/a.png"), external=True))


# Pictures and PDFs


def png_of(width: int, height: int) -> Writer:
    """A picture whose head names a size that its bytes do not have."""

    def write(path: Path) -> Path:
        head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
        chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
        body = b"".join(
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in chunks
        )
        path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
        return path

    return write


def tiff_of(frames: int, *, loop: bool = False) -> Writer:
    """A picture of many pages of one pixel; in a loop, the last page is followed by the first."""

    def write(path: Path) -> Path:
        fields = [(256, 1), (257, 1), (258, 8), (259, 1), (262, 1), (273, 8), (278, 1), (279, 1)]
        page = struct.pack("<H", len(fields)) + b"".join(struct.pack("<HHII", tag, 4, 1, n) for tag, n in fields)
        data, at = b"", 10
        for number in range(frames):
            following = at + len(page) + 4
            last = 10 if loop else 0
            data += page + struct.pack("<I", following if number < frames - 1 else last)
            at = following
        path.write_bytes(b"II*\x00" + struct.pack("<I", 10) + b"\xff\xff" + data)
        return path

    return write


def pdf_of(*objects: str, streams: dict[int, bytes] | None = None) -> Writer:
    """A PDF of numbered objects from 1, the first of them the catalogue; `streams` by the number of their object."""

    def write(path: Path) -> Path:
        data, places = b"%PDF-1.7\n", []
        for number, text in enumerate(objects, start=1):
            places.append(len(data))
            body = (streams or {}).get(number)
            packed = b"" if body is None else b"stream\n" + body + b"\nendstream\n"
            text = text if body is None else text.replace("<<", f"<</Length {len(body)}", 1)
            data += f"{number} 0 obj\n{text}\n".encode() + packed + b"endobj\n"
        start = len(data)
        data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
        data += b"".join(b"%010d 00000 n \n" % place for place in places)
        data += f"trailer <</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
        path.write_bytes(data)
        return path

    return write


CATALOGUE = "<</Type/Catalog/Pages 2 0 R>>"
PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>"


def one_page(extra: str = "", *, box: str = "0 0 595 842") -> str:
    return f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R{extra}>>"


CIRCULAR_FORM = pdf_of(
    CATALOGUE,
    PAGES,
    one_page("/Resources<</XObject<</F 5 0 R>>>>"),
    "<<>>",
    "<</Type/XObject/Subtype/Form/BBox[0 0 100 100]/Resources<</XObject<</F 5 0 R>>>>>>",
    streams={4: b"/F Do", 5: b"/F Do"},
)
PAGE_LOOP = pdf_of(CATALOGUE, "<</Type/Pages/Kids[2 0 R]/Count 5>>")
HUGE_PAGE = pdf_of(CATALOGUE, PAGES, one_page(box="0 0 9999999 9999999"), "<<>>", streams={4: b""})
NO_AREA = pdf_of(CATALOGUE, PAGES, one_page(box="0 0 0 0"), "<<>>", streams={4: b""})
STRANGE_BOX = pdf_of(CATALOGUE, PAGES, one_page(box="nan (x) 1e99 -1e99"), "<<>>", streams={4: b""})
FLATE_BOMB = pdf_of(
    CATALOGUE,
    PAGES,
    one_page(),
    "<</Filter[/FlateDecode/FlateDecode]>>",
    streams={4: zlib.compress(zlib.compress(b" " * 300_000_000, 1), 9)},
)
MANY_PAGES = pdf_of(CATALOGUE, f"<</Type/Pages/Kids[{'3 0 R ' * 20_000}]/Count 20000>>", one_page(), "<<>>")
EMPTY_PAGE = pdf_of(CATALOGUE, PAGES, one_page(), "<<>>", streams={4: b""})


def reference_loop(path: Path) -> Path:
    """A trailer whose previous table is itself."""
    EMPTY_PAGE(path)
    data = path.read_bytes()
    start = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    path.write_bytes(data.replace(b"trailer <<", b"trailer <</Prev %d" % start))
    return path
