"""Every hostile file by its group and name, with what may become of it: a status and, unless it is read, its codes."""

from __future__ import annotations

from dataclasses import dataclass

import hostile as h
from word_package import paragraph


@dataclass(frozen=True)
class Case:
    """`codes` are those of which one is given; empty where the file is simply read. `says` stands in its reason."""

    group: str
    name: str
    write: h.Writer
    status: str
    codes: frozenset[str] = frozenset()
    says: str = ""
    suffix: str = ".docx"


def rejected(group: str, name: str, write: h.Writer, codes: str, *, suffix: str = ".docx") -> Case:
    return Case(group, name, write, "rejected", frozenset(codes.split()), suffix=suffix)


def doubtful(group: str, name: str, write: h.Writer, codes: str, says: str = "", *, suffix: str = ".docx") -> Case:
    return Case(group, name, write, "needs_review", frozenset(codes.split()), says, suffix)


def read(group: str, name: str, write: h.Writer) -> Case:
    return Case(group, name, write, "read")


def _bytes(content: bytes) -> h.Writer:
    def write(path: h.Path) -> h.Path:
        path.write_bytes(content)
        return path

    return write


CASES: tuple[Case, ...] = (
    *(rejected("truncated", f"{share:.0%}", lambda p, s=share: h.cut(p, s), "TEP_HONG") for share in (0.1, 0.5, 0.9)),
    rejected("truncated", "cut.pdf", _bytes(b"%PDF-1.7\n1 0 obj\n<<"), "TEP_HONG", suffix=".pdf"),
    rejected("encrypted", "members", h.locked_members, "CO_MAT_KHAU"),
    rejected("empty", "nothing", _bytes(b""), "TEP_RONG"),
    rejected("empty", "zeros", _bytes(bytes(5000)), "TEP_RONG"),
    rejected("empty", "blanks", _bytes(b" \r\n" * 900), "TEP_RONG"),
    doubtful("empty", "no text", lambda p: h.write_word(p, paragraph("")), "KHONG_CO_CHU"),
    rejected("corrupt_zip", "spoilt member", h.spoilt_member, "TEP_HONG"),
    rejected("corrupt_zip", "no document", h.without_document, "TEP_HONG"),
    rejected("corrupt_zip", "head only", _bytes(b"PK\x03\x04word/"), "TEP_HONG"),
    rejected("xml_attack", "document", lambda p: h.report(p, doctype=h.LAUGHS), "DTD"),
    *(
        rejected("xml_attack", part, h.doctype_in(part), "DTD")
        for part in ("word/styles.xml", "docProps/core.xml", "word/_rels/document.xml.rels", "word/vmlDrawing1.vml")
    ),
    rejected("xml_attack", "long comment", h.doctype_after_a_long_comment, "DTD"),
    rejected("xml_attack", "UTF-16", h.encoded("utf-16", "UTF-16"), "DTD"),
    rejected("xml_attack", "UTF-16 without mark", h.encoded("utf-16-be", "UTF-16BE"), "DTD"),
    rejected("xml_attack", "UTF-32", h.encoded("utf-32", "UTF-32"), "MA_HOA_LA"),
    rejected("xml_attack", "UTF-7", h.encoded("utf-7", "UTF-7"), "MA_HOA_LA"),
    rejected("xml_attack", "EBCDIC", h.encoded("cp037", "IBM037", doctype=""), "MA_HOA_LA"),
    rejected("xml_attack", "deep", h.deep(300), "LONG_QUA_SAU"),
    rejected("xml_attack", "very deep", h.deep(100_000), "LONG_QUA_SAU"),
    read("structure", "UTF-16 as Word may write it", h.encoded("utf-16", "UTF-16", doctype="")),
    read("structure", "sixty tables in each other", h.nested_tables),
    read("structure", "giant spans", h.giant_spans),
    read("structure", "thirty text boxes in each other", h.nested_boxes),
    read("structure", "endless labels", h.endless_labels),
    rejected("zip_bomb", "ratio", h.bomb, "NEN_QUA_LON"),
    rejected("zip_bomb", "entries", h.many_entries, "QUA_NHIEU_PHAN"),
    rejected("zip_bomb", "overlap", h.overlapping, "TEP_HONG"),
    rejected("size", "million cells", h.many_cells(900, 1000), "NEN_QUA_LON QUA_LON QUA_BO_NHO"),
    doubtful("size", "20,000 rows", h.many_cells(20_000, 5), "CHUA_DOC_HET"),
    doubtful("size", "100,000 paragraphs", h.many_paragraphs, "CHUA_DOC_HET"),
    doubtful("size", "one endless line", h.endless_line, "CHUA_DOC_HET", suffix=".txt"),
    doubtful("size", "a million empty lines", h.empty_lines, "CHUA_DOC_HET", suffix=".txt"),
    doubtful("size", "mail with an endless subject", h.endless_subject, "CAN_XEM CHUA_DOC_HET", suffix=".eml"),
    doubtful("two_things", "document twice", h.doubled_document, "HAI_NGHIA", "word/document.xml"),
    doubtful("two_things", "local name", h.other_local_name, "HAI_NGHIA", "word/documenX.xml"),
    doubtful("two_things", "local size", h.other_local_size, "HAI_NGHIA", "hai kích thước"),
    doubtful("two_things", "case", h.case_variants, "HAI_NGHIA", "word/document.xml"),
    doubtful("two_things", "two relations", h.two_relations, "HAI_NGHIA", "word/other.xml"),
    doubtful("two_things", "content type", h.other_content_type, "HAI_NGHIA", "word/other.xml"),
    doubtful("two_things", "outside directory", h.entry_outside_directory, "HAI_NGHIA", "mục lục"),
    doubtful("two_things", "two packages", h.two_packages, "HAI_NGHIA", "mục lục"),
    doubtful("two_things", "old and new text", h.old_and_new_text, "HAI_NGHIA", "Lê Thị Cũ"),
    doubtful("two_things", "vanish", h.hidden("<w:vanish/>"), "CHU_AN", "Lê Văn Ẩn"),
    doubtful("two_things", "white", h.hidden('<w:color w:val="FFFFFF"/>'), "CHU_AN", "Lê Văn Ẩn"),
    doubtful("two_things", "tiny", h.hidden('<w:sz w:val="2"/>'), "CHU_AN", "Lê Văn Ẩn"),
    doubtful("two_things", "deleted nominee", h.deleted_nominee, "DAU_SUA", "Phan Thị Bị Xóa"),
    doubtful("two_things", "deleted row", h.deleted_row, "DAU_SUA", "Lý Thị Hàng Bỏ"),
    doubtful("two_things", "inserted nominee", h.inserted_nominee, "DAU_SUA", "Hoàng Mỹ Duyên"),
    doubtful("two_things", "altChunk", h.chunk_of_another_file, "CHUA_DOC_HET"),
    doubtful("two_things", "workbook inside", h.workbook_inside, "CHUA_DOC_HET", "Danh_sach.xlsx"),
    doubtful("two_things", "JPEG and zip", h.jpeg_and_zip, "KHONG_CO_CHU", "tệp nén", suffix=".jpg"),
    read("dangers", "macro", h.macro),
    read("dangers", "DDE", h.dde),
    read("dangers", "remote parts", h.remote_parts),
    rejected("picture", "100,000 pixels square", h.png_of(100_000, 100_000), "ANH_QUA_LON QUA_LON", suffix=".png"),
    rejected("picture", "no pixels behind", h.png_of(5_000, 5_000), "TEP_HONG", suffix=".png"),
    rejected("picture", "10,000 frames", h.tiff_of(10_000), "QUA_NHIEU_TRANG QUA_LON", suffix=".tif"),
    doubtful("picture", "frames in a loop", h.tiff_of(3, loop=True), "KHONG_CO_CHU", suffix=".tif"),
    doubtful("pdf", "circular form", h.CIRCULAR_FORM, "KHONG_CO_CHU", suffix=".pdf"),
    rejected("pdf", "page tree in a loop", h.PAGE_LOOP, "TEP_HONG TEP_RONG", suffix=".pdf"),
    doubtful("pdf", "huge page", h.HUGE_PAGE, "KHONG_CO_CHU", suffix=".pdf"),
    doubtful("pdf", "page without area", h.NO_AREA, "KHONG_CO_CHU", suffix=".pdf"),
    doubtful("pdf", "strange box", h.STRANGE_BOX, "KHONG_CO_CHU", suffix=".pdf"),
    doubtful("pdf", "stream bomb", h.FLATE_BOMB, "KHONG_CO_CHU", suffix=".pdf"),
    rejected("pdf", "20,000 pages", h.MANY_PAGES, "QUA_NHIEU_TRANG QUA_LON", suffix=".pdf"),
    doubtful("pdf", "empty page", h.EMPTY_PAGE, "KHONG_CO_CHU", suffix=".pdf"),
    doubtful("pdf", "reference loop", h.reference_loop, "KHONG_CO_CHU", suffix=".pdf"),
)
