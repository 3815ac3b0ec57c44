"""Takes a .docx; gives a Paper: one walk over the XML tree, tracked insertions kept, deletions dropped.

Text of content controls, text boxes, headers, footers and footnotes is read; automatic numbers are computed.
The tree is read by zipfile and lxml: python-docx skips controls and insertions, and opening a file with it costs
fifteen times as much (5.1 ms against 0.34 ms).
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from pathlib import Path

from lxml import etree

from extractors.layout import Block, Cell, Paper, Paragraph, Table
from extractors.legacy import decode_tcvn3, is_tcvn3
from extractors.readers.numbering import Numbering
from records.errors import UnreadableFile, UnsafeFile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_VAL = W + "val"
_SKIPPED = frozenset(
    W + tag
    for tag in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tblGrid", "instrText", "delText")
) | {_MC + "Fallback"}
_TEXT_LIKE = {
    W + "tab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "\u00ad",
    W + "ptab": "\t",
}
_P = W + "p"
_R = W + "r"
_T = W + "t"
_PPR = W + "pPr"
_RPR = W + "rPr"
_DEL = W + "del"
_TBL = W + "tbl"
_TR = W + "tr"
_TC = W + "tc"
_B = W + "b"
_JC = W + "jc"
_VANISH = W + "vanish"
_RSTYLE = W + "rStyle"
_PSTYLE = W + "pStyle"
_RFONTS = W + "rFonts"
_ASCII = W + "ascii"
_HANSI = W + "hAnsi"
_NUMPR = W + "numPr"
_VMERGE = W + "vMerge"
_GRIDSPAN = W + "gridSpan"
_TCPR = W + "tcPr"
_TRPR = W + "trPr"
_SDT = W + "sdt"
_TEXT_BOX = W + "txbxContent"
MAX_PART_BYTES = 200_000_000
MAX_ENTRIES = 2_000
MAX_RATIO = 100
_RATIO_FROM = 10_000_000
_SPACES = re.compile(r"[^\S\n\t]+")
_GAP = re.compile(r"[ \u00a0]{4,}|[ \u00a0]*\t[ \t\u00a0]*")
_HIDDEN = re.compile(r"[\u200b-\u200d\ufeff\u00ad]")
_REPAIRS = str.maketrans("ƣƢÐð", "ưƯĐđ")


def read_word(path: Path) -> Paper:
    """Paragraphs and tables of the document in order, headers first, footnotes and footers last."""
    parts, styles = _read_parts(path)
    walk = _Walk(Numbering.read(parts), _Styles(path, styles))
    blocks: list[Block] = []
    for name in sorted(n for n in parts if n.startswith("word/header")):
        blocks += walk.read_part(parts[name], zone="header")
    body = parts["word/document.xml"].find(W + "body")
    if body is None:
        raise UnreadableFile("Tệp Word không có nội dung.", hint="Mở bằng Word, lưu lại rồi gửi lại.", code="TEP_HONG")
    blocks += walk.read_body(body)
    if "word/footnotes.xml" in parts:
        blocks += walk.read_part(parts["word/footnotes.xml"], zone="footnote")
    for name in sorted(n for n in parts if n.startswith("word/footer")):
        blocks += walk.read_part(parts[name], zone="footer")
    return Paper(blocks=blocks, read_as="word", notes=walk.notes())


_PART = re.compile(r"word/(document|numbering|footnotes|header\d*|footer\d*)\.xml$")
_STYLES = "word/styles.xml"
_STYLES_START = 48_000


def _read_parts(path: Path) -> tuple[dict[str, etree._Element], bytes | None]:
    """The XML parts that hold text or numbering; refuses bombs, doubled parts and document type definitions."""
    try:
        with zipfile.ZipFile(path) as package:
            infos = package.infolist()
            _refuse_unsafe(infos)
            parts = {i.filename: _parse(package.read(i), i.filename) for i in infos if _PART.match(i.filename)}
            styles = _read_start(package) if any(i.filename == _STYLES for i in infos) else None
    except (zipfile.BadZipFile, EOFError, KeyError, OSError, NotImplementedError, RuntimeError) as exc:
        raise UnreadableFile(
            "Tệp Word bị hỏng, không mở được.", hint="Mở bằng Word, lưu lại (.docx) rồi gửi lại.", code="TEP_HONG"
        ) from exc
    if "word/document.xml" not in parts:
        raise UnreadableFile("Tệp không có phần nội dung của Word.", hint="Lưu lại thành .docx.", code="TEP_HONG")
    if styles is not None and (b"<!DOCTYPE" in styles or b"\0" in styles[:200]):
        raise UnsafeFile("Tệp Word chứa khai báo DTD hoặc mã hóa lạ.", hint="Lưu lại bằng Word.", code="DTD")
    return parts, styles


def _read_start(package: zipfile.ZipFile) -> bytes:
    with package.open(_STYLES) as stream:
        return stream.read(_STYLES_START)


def _refuse_unsafe(infos: list[zipfile.ZipInfo]) -> None:
    names = [i.filename for i in infos]
    unpacked, packed = sum(i.file_size for i in infos), sum(i.compress_size for i in infos)
    too_large = unpacked > MAX_PART_BYTES or (unpacked > _RATIO_FROM and unpacked > MAX_RATIO * max(packed, 1))
    if too_large or len(infos) > MAX_ENTRIES:
        raise UnsafeFile("Tệp Word giải nén ra quá lớn.", hint="Bỏ bớt ảnh, hoặc lưu lại rồi gửi lại.", code="QUA_LON")
    if len(set(names)) != len(names):
        raise UnsafeFile(
            "Tệp Word có hai phần cùng tên, nội dung không chắc chắn.", hint="Lưu lại bằng Word.", code="HAI_NGHIA"
        )


def _parse(data: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        raise UnreadableFile(
            f"Phần {name} của tệp Word bị hỏng.", hint="Mở bằng Word, lưu lại rồi gửi lại.", code="TEP_HONG"
        ) from exc
    if root.getroottree().docinfo.doctype:
        raise UnsafeFile("Tệp Word chứa khai báo DTD, không được phép.", hint="Lưu lại bằng Word.", code="DTD")
    return root


class _Style:
    __slots__ = ("bold", "centred", "font", "numbering")

    def __init__(self) -> None:
        self.font: str | None = None
        self.bold = False
        self.centred = False
        self.numbering: tuple[str, int] | None = None


class _Styles:
    """Font, weight, centring and numbering of the styles that are used, inherited; "" is the default paragraph style.

    styles.xml often outweighs the document thirty times (five milliseconds to parse), so only the styles that are
    asked for are cut out of it and parsed; a part not written with the usual prefix "w:" is parsed whole.
    """

    def __init__(self, path: Path, data: bytes | None) -> None:
        self.path = path
        self.known: dict[str, _Style] = {}
        self.data = data or b""
        self.complete = len(self.data) < _STYLES_START
        self.head = re.match(rb"\s*(?:<\?xml[^>]*\?>)?\s*<w:styles\b[^>]*>", self.data)
        self.whole: dict[str, etree._Element] = {}
        if self.data and not self.head:
            self._load_rest()
            root = _parse(self.data, _STYLES)
            self.whole = {e.get(W + "styleId"): e for e in root.findall(W + "style")}
        self._read_defaults()

    def _read_defaults(self) -> None:
        """The document's default font, then the paragraph style marked as default."""
        default = _Style()
        properties = self._cut(self.data.find(b"<w:rPrDefault>"), b"</w:rPrDefault>")
        if properties is not None and (run := properties.find(_RPR)) is not None:
            default.font = _font(run)
        self.known[""] = default
        at = self.data.find(b'w:default="1"')
        while at >= 0:
            tag = self.data[self.data.rfind(b"<", 0, at) : self.data.find(b">", at)]
            name = re.search(rb'w:styleId="([^"]*)"', tag)
            if b'w:type="paragraph"' in tag and name:
                self.known[""] = self._named(name[1].decode("utf-8", "replace"), depth=0)
                break
            at = self.data.find(b'w:default="1"', at + 1)

    def _load_rest(self) -> None:
        """The whole part: its start is enough for most papers."""
        if not self.complete:
            with zipfile.ZipFile(self.path) as package:
                self.data = package.read(_STYLES)
            self.complete = True

    def of(self, reference: etree._Element | None) -> _Style:
        """The style that a w:pStyle, w:rStyle or w:basedOn names; the default where it names none."""
        name = "" if reference is None else reference.get(_VAL) or ""
        return self.known[name] if name in self.known else self._named(name, depth=0)

    def _cut(self, begin: int, end: bytes) -> etree._Element | None:
        """The element from `begin` to its closing tag, parsed alone; None where either is missing."""
        stop = self.data.find(end, begin)
        if not self.head or begin < 0 or stop < 0:
            return None
        return _parse(self.head[0] + self.data[begin : stop + len(end)] + b"</w:styles>", _STYLES)[0]

    def _element(self, name: str) -> etree._Element | None:
        if self.whole:
            return self.whole.get(name)
        mark = f'w:styleId="{name}"'.encode()
        at = self.data.find(mark)
        if at < 0 or self.data.find(b"</w:style>", at) < 0:
            self._load_rest()
            at = self.data.find(mark)
        return self._cut(self.data.rfind(b"<w:style ", 0, at), b"</w:style>") if at >= 0 else None

    def _named(self, name: str, *, depth: int) -> _Style:
        element = self._element(name) if depth <= 20 else None
        if element is None:
            return self.known[""]
        based = element.find(W + "basedOn")
        above = "" if based is None else based.get(_VAL) or ""
        parent = self.known[above] if above in self.known else self._named(above, depth=depth + 1)
        style = self.known[name] = _Style()
        style.font, style.bold = parent.font, parent.bold
        style.centred, style.numbering = parent.centred, parent.numbering
        run, paragraph = element.find(_RPR), element.find(_PPR)
        if run is not None:
            style.font = _font(run) or style.font
            style.bold = _switch(run.find(_B), style.bold)
        if paragraph is not None:
            style.centred = _centring(paragraph, style.centred)
            style.numbering = _numbering_of(paragraph) or style.numbering
        return style


def _switch(element: etree._Element | None, inherited: bool) -> bool:
    return inherited if element is None else element.get(_VAL) not in ("0", "false", "off", "none")


def _centring(properties: etree._Element, inherited: bool) -> bool:
    justification = properties.find(_JC)
    return inherited if justification is None else justification.get(_VAL) == "center"


def _font(properties: etree._Element) -> str | None:
    fonts = properties.find(_RFONTS)
    return None if fonts is None else fonts.get(_ASCII) or fonts.get(_HANSI)


def _numbering_of(properties: etree._Element) -> tuple[str, int] | None:
    numbering = properties.find(_NUMPR)
    if numbering is None:
        return None
    number, level = numbering.find(W + "numId"), numbering.find(W + "ilvl")
    if number is None:
        return None
    return number.get(_VAL), int(level.get(_VAL) or 0) if level is not None else 0


class _Walk:
    """One walk through a document: counts paragraphs and tables, remembers repairs."""

    def __init__(self, numbering: Numbering, styles: _Styles) -> None:
        self.numbering = numbering
        self.styles = styles
        self.paragraph_count = 0
        self.table_count = 0
        self.legacy_fonts: set[str] = set()
        self.deleted = False
        self._carried = ""

    def notes(self) -> list[str]:
        notes = []
        if self.legacy_fonts:
            notes.append(f"Chữ phông cũ ({', '.join(sorted(self.legacy_fonts))}) đã được chuyển sang Unicode.")
        if self.deleted:
            notes.append("Văn bản còn dấu sửa (Track Changes): phần thêm được giữ, phần xóa được bỏ.")
        return notes

    def read_body(self, body: etree._Element) -> list[Block]:
        blocks: list[Block] = []
        for element in _block_elements(body):
            if element.tag == _P:
                blocks += self._read_counted(element)
            else:
                blocks.append(self._read_table(element))
        return blocks

    def read_part(self, root: etree._Element, *, zone: str) -> list[Block]:
        """Paragraphs of a header, footer or footnotes part, tables flattened: they have no place in the count."""
        blocks: list[Block] = []
        for element in root.iter(_P):
            for paragraph in self._read_paragraph(element):
                if paragraph.text:
                    paragraph.zone = zone
                    blocks.append(paragraph)
        return blocks

    def _read_counted(self, element: etree._Element) -> list[Block]:
        number = self.paragraph_count
        self.paragraph_count += 1
        paragraphs = self._read_paragraph(element)
        for paragraph in paragraphs:
            paragraph.number = number
        return [p for p in paragraphs if p.text]

    def _read_paragraph(self, element: etree._Element) -> list[Paragraph]:
        """The paragraph itself, then those of its text boxes."""
        properties = element.find(_PPR)
        style = self.styles.of(None if properties is None else properties.find(_PSTYLE))
        pieces: list[str] = []
        boxes: list[Paragraph] = []
        weights: list[bool] = []
        self._read_inline(element, style, pieces, weights, boxes)
        mark = None if properties is None else properties.find(_RPR)
        if mark is not None and mark.find(_DEL) is not None:
            self._carried += "".join(pieces)
            return boxes
        text, self._carried = clean(self._carried + "".join(pieces)), ""
        centred, label = style.centred, ""
        numbering = style.numbering
        if properties is not None:
            centred = _centring(properties, centred)
            numbering = _numbering_of(properties) or numbering
        if numbering and text:
            label = self.numbering.next_label(*numbering)
        bold = bool(weights) and all(weights)
        return [Paragraph(text=text, label=label, bold=bold, centred=centred), *boxes]

    def _read_inline(
        self, element: etree._Element, style: _Style, pieces: list[str], weights: list[bool], boxes: list[Paragraph]
    ) -> None:
        for child in element:
            tag = child.tag
            if tag == _R:
                self._read_run(child, style, pieces, weights, boxes)
            elif tag in _SKIPPED or not isinstance(tag, str):
                self.deleted = self.deleted or tag in (_DEL, W + "moveFrom")
            else:
                self._read_inline(child, style, pieces, weights, boxes)

    def _read_run(
        self, run: etree._Element, style: _Style, pieces: list[str], weights: list[bool], boxes: list[Paragraph]
    ) -> None:
        font, bold = style.font, style.bold
        text = ""
        properties = run.find(_RPR)
        if properties is not None:
            if _switch(properties.find(_VANISH), False):
                return
            font = _font(properties) or self._font_of_run_style(properties) or font
            bold = _switch(properties.find(_B), bold)
        for child in run:
            tag = child.tag
            if tag == _T:
                text += child.text or ""
            elif tag in _TEXT_LIKE:
                text += _TEXT_LIKE[tag]
            elif isinstance(tag, str) and tag not in _SKIPPED:
                self._read_boxes(child, boxes)
        if font and is_tcvn3(font):
            self.legacy_fonts.add(font)
            text = decode_tcvn3(text, font)
        if text:
            pieces.append(text)
            if not text.isspace():
                weights.append(bold)

    def _font_of_run_style(self, properties: etree._Element) -> str | None:
        """The font that a run's own style sets; one that it only inherits gives way to the paragraph's."""
        reference = properties.find(_RSTYLE)
        if reference is None:
            return None
        font = self.styles.of(reference).font
        return None if font == self.styles.known[""].font else font

    def _read_boxes(self, element: etree._Element, boxes: list[Paragraph]) -> None:
        """Text boxes of a drawing; the copy for old programs (mc:Fallback) is left out."""
        for child in element.iter():
            if isinstance(child.tag, str) and child.tag == _TEXT_BOX and not _is_in_fallback(child, element):
                for paragraph in child.iter(_P):
                    for read in self._read_paragraph(paragraph):
                        read.zone = "textbox"
                        boxes.append(read)

    def _read_table(self, element: etree._Element) -> Table:
        number = self.table_count
        self.table_count += 1
        cells: list[Cell] = []
        open_spans: dict[int, Cell] = {}
        row_number, columns = 0, 0
        for row in _nested(element, _TR):
            properties = row.find(_TRPR)
            if properties is not None and properties.find(_DEL) is not None:
                self.deleted = True
                continue
            columns = max(columns, self._read_row(row, row_number, cells, open_spans))
            row_number += 1
        return Table(number=number, rows=row_number, columns=columns, cells=cells)

    def _read_row(self, row: etree._Element, row_number: int, cells: list[Cell], open_spans: dict[int, Cell]) -> int:
        """Adds the row's cells; gives the number of grid columns that it fills."""
        before = row.find(f"{W}trPr/{W}gridBefore")
        column = int(before.get(_VAL) or 0) if before is not None else 0
        for index, element in enumerate(_nested(row, _TC)):
            properties = element.find(_TCPR)
            span, merge = 1, None
            if properties is not None:
                wide = properties.find(_GRIDSPAN)
                span = min(max(int(wide.get(_VAL) or 1), 1), 63) if wide is not None else 1
                merge = properties.find(_VMERGE)
            if merge is not None and merge.get(_VAL) != "restart" and column in open_spans:
                open_spans[column].row_span = row_number - open_spans[column].row + 1
            else:
                paragraphs = [p for e in _cell_paragraphs(element) for p in self._read_paragraph(e)]
                cell = Cell(row_number, column, index, [p for p in paragraphs if p.text], column_span=span)
                cells.append(cell)
                open_spans.pop(column, None)
                if merge is not None:
                    open_spans[column] = cell
            column += span
        return column


def _block_elements(parent: etree._Element) -> list[etree._Element]:
    """Paragraphs and tables directly in a body or inside its content controls and wrappers."""
    found: list[etree._Element] = []
    for child in parent:
        if child.tag in (_P, _TBL):
            found.append(child)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED and child.tag != W + "sectPr":
            found += _block_elements(child)
    return found


def _nested(parent: etree._Element, tag: str) -> list[etree._Element]:
    """Rows of a table or cells of a row, also those inside content controls; not those of nested tables."""
    found: list[etree._Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif child.tag in (_SDT, W + "sdtContent", W + "customXml", W + "ins"):
            found += _nested(child, tag)
    return found


def _is_in_fallback(element: etree._Element, top: etree._Element) -> bool:
    while element is not top and element is not None:
        if element.tag == _MC + "Fallback":
            return True
        element = element.getparent()
    return False


def _cell_paragraphs(cell: etree._Element) -> list[etree._Element]:
    """Paragraphs of a cell, those of content controls and nested tables included, those of text boxes not."""
    found: list[etree._Element] = []
    for child in cell:
        if child.tag == _P:
            found.append(child)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            found += _cell_paragraphs(child)
    return found


def clean(text: str) -> str:
    """NFC, no hidden characters, single spaces; line breaks stay, tabs and wide gaps become one tab.

    `ƣ` is a common mis-decoding of ư.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_REPAIRS)
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _SPACES.sub(" ", _GAP.sub("\t", _HIDDEN.sub("", text))).strip()
