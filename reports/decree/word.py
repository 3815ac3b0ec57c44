"""Takes the parts of a Word package; gives the Document that is checked. Unpacking and its dangers are the caller's.

Tracked insertions are in, deletions out; content controls, text boxes and hyperlinks are read like everything else.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from reports.decree.formatting import VAL, Styles, W, shape_properties
from reports.decree.numbering import Numbering, whole
from reports.decree.pieces import Document, Look, PageNumber, Paragraph, Piece, Place, Section, beginning

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_MM = 25.4 / 1440
_OUT = {W + "del", W + "moveFrom", W + "rPr", W + "pPr", W + "instrText", W + "delText", MC + "Fallback"}
_LINES = ("line", "straightConnector1")
_TABLE_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV", "start", "end")
_PAGE = re.compile(r"(?<![A-Za-z])PAGE(?![A-Za-z])")
_HEADER_TABLES = 100_000  # tables of a header are numbered apart from those of the text
Parts = Mapping[str, bytes]


def read_word_parts(parts: Parts) -> Document:
    """`parts` by name, at least the main one ("word/document.xml"); ValueError where there is none or it is no XML."""
    main = _main_part(parts)
    if main is None:
        raise ValueError("no main part")
    return _Reader(parts, main).document()


def parse(data: bytes) -> Any:
    """The root of a part: no entity is resolved, nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        raise ValueError("no XML") from exc


def _main_part(parts: Parts) -> str | None:
    names = [name for name in parts if re.fullmatch(r"word/document\d*\.xml", name)]
    return min(names, default=None)


class _Reader:
    """One package while it is read."""

    def __init__(self, parts: Parts, main: str) -> None:
        self._parts = parts
        self._targets = self._relations(main)
        self._root = parse(parts[main])
        theme = next((name for name in sorted(parts) if re.fullmatch(r"word/theme/theme\d*\.xml", name)), None)
        self._styles = Styles(self._part("word/styles.xml"), parse(parts[theme]) if theme else None)
        self._numbering = Numbering(self._part("word/numbering.xml"))
        self._paragraphs: list[Paragraph] = []
        self._sections: list[Any] = []
        self._tables = self._loose = 0
        self._tables_by_section: dict[int, int] = {}
        self._has_changes = False

    def _part(self, name: str) -> Any | None:
        return parse(self._parts[name]) if name in self._parts else None

    def _relations(self, main: str) -> dict[str, str]:
        folder, name = posixpath.split(main)
        rels = self._part(f"{folder}/_rels/{name}.rels")
        return {
            each.get("Id") or "": posixpath.normpath(posixpath.join(folder, each.get("Target") or ""))
            for each in (rels if rels is not None else ())
        }

    def document(self) -> Document:
        body = self._root.find(W + "body")
        if body is None:
            raise ValueError("no body")
        self._walk(body)
        self._paragraphs[:0] = self._letterhead(body)
        last = body.find(W + "sectPr")
        self._sections.append(last if last is not None else etree.Element(W + "sectPr"))
        comments = self._part("word/comments.xml")
        return Document(
            self._paragraphs,
            self._read_sections(),
            pages=self._pages(),
            has_comments=comments is not None and len(comments) > 0,
            has_changes=self._has_changes,
            footers=self._first_footer(),
            tables_by_section=self._tables_by_section,
        )

    def _pages(self) -> int | None:
        app = self._part("docProps/app.xml")
        return whole(app.findtext("{*}Pages")) or None if app is not None else None

    def _walk(self, holder: Any, *, table: str = "", cell: Place | None = None, columns: int = 0) -> None:
        for each in holder:
            if each.tag == W + "p":
                self._paragraph(each, table=table, cell=cell, columns=columns)
            elif each.tag == W + "tbl":
                self._table(each)
            elif isinstance(each.tag, str) and each.tag not in _OUT and each.tag != W + "sectPr":
                self._walk(each, table=table, cell=cell, columns=columns)

    def _table(self, table: Any) -> None:
        number, self._tables = self._tables, self._tables + 1
        section = len(self._sections)
        properties = table.find(W + "tblPr")
        style = properties.find(W + "tblStyle") if properties is not None else None
        has_borders = self._has_borders(table, style.get(VAL) if style is not None else "")
        if has_borders:
            self._tables_by_section[section] = self._tables_by_section.get(section, 0) + 1
        start = len(self._paragraphs)
        for row_number, row in enumerate(_children(table, W + "tr")):
            if row.find(f"{W}trPr/{W}del") is not None:
                self._has_changes = True
                continue
            cells = list(_children(row, W + "tc"))
            for cell_number, cell in enumerate(cells):
                place = Place(table=number, row=row_number, cell=cell_number)
                name = style.get(VAL) if style is not None else ""
                self._walk(cell, table=name or "", cell=place, columns=len(cells))
        for paragraph in self._paragraphs[start:]:
            if paragraph.place.table == number:
                paragraph.table_has_borders = has_borders

    def _has_borders(self, table: Any, style: str | None) -> bool:
        own = table.find(f"{W}tblPr/{W}tblBorders")
        told = (
            [own]
            if own is not None
            else [each.find(f"{W}tblPr/{W}tblBorders") for each in self._styles._chain(style or "")]
        )
        first = next((each for each in told if each is not None), None)
        inner = first is not None and any(_is_drawn(first.find(W + edge)) for edge in _TABLE_EDGES)
        cells = list(table.iter(W + "tcBorders")) if not inner else []
        drawn = sum(all(_is_drawn(each.find(W + edge)) for edge in ("top", "bottom")) for each in cells)
        return inner or drawn > 2

    def _paragraph(self, element: Any, *, table: str, cell: Place | None, columns: int) -> None:
        properties = element.find(W + "pPr")
        label, form, indent = self._label(properties)
        shape = self._styles.shape(properties, indent, table=table)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._has_changes = True
        boxes: list[Any] = []
        pieces = list(self._pieces(element, shape.style, table=table, boxes=boxes, is_link=False))
        typed = "".join(piece.text for piece in pieces)
        is_decomposed = not unicodedata.is_normalized("NFC", typed)
        if is_decomposed:
            pieces = [Piece(unicodedata.normalize("NFC", piece.text), piece.look) for piece in pieces]
        place = cell or Place(paragraph=self._loose)
        self._loose += cell is None
        words = beginning(unicodedata.normalize("NFC", typed))
        paragraph = Paragraph(
            _with_label(pieces, label),
            shape,
            replace(place, words=words),
            section=len(self._sections),
            label=label,
            label_format=form,
            has_line=any(_is_line(each) for each in boxes),
            has_picture=next(element.iter(PIC + "pic", V + "imagedata"), None) is not None,
            table_columns=columns,
            is_decomposed=is_decomposed,
        )
        self._paragraphs.append(paragraph)
        for box in boxes:
            self._box(box, near=place)
        if properties is not None and (section := properties.find(W + "sectPr")) is not None:
            self._sections.append(section)

    def _box(self, box: Any, *, near: Place) -> None:
        for content in box.iter(W + "txbxContent"):
            start, loose = len(self._paragraphs), self._loose
            self._walk(content)
            self._loose = loose
            for paragraph in self._paragraphs[start:]:
                if paragraph.place.table is None:
                    paragraph.place = replace(paragraph.place, paragraph=near.paragraph, box=True)

    def _label(self, properties: Any | None) -> tuple[str, str, dict[str, Any]]:
        chosen = properties.find(W + "numPr") if properties is not None else None
        if chosen is None:
            return "", "", {}
        number, depth = chosen.find(W + "numId"), chosen.find(W + "ilvl")
        identity = number.get(VAL) or "" if number is not None else ""
        return self._numbering.label(identity, whole(depth.get(VAL) if depth is not None else None))

    def _pieces(self, holder: Any, style: str, *, table: str, boxes: list[Any], is_link: bool) -> Iterator[Piece]:
        for each in holder:
            tag = each.tag
            if tag in _OUT or not isinstance(tag, str):
                self._has_changes |= tag in (W + "del", W + "moveFrom")
                continue
            if tag == W + "r":
                text = _run_text(each, boxes)
                if text:
                    direct = self._styles.run_properties(each.find(W + "rPr"))
                    look = self._styles.look(direct, paragraph=style, table=table, is_link=is_link)
                    if not look.hidden:
                        yield Piece(text, look)
                continue
            self._has_changes |= tag in (W + "ins", W + "moveTo")
            link = is_link or tag == W + "hyperlink"
            yield from self._pieces(each, style, table=table, boxes=boxes, is_link=link)

    def _read_sections(self) -> list[Section]:
        sections: list[Section] = []
        inherited: dict[tuple[str, str], str] = {}
        for element in self._sections:
            for each in element:
                if each.tag in (W + "headerReference", W + "footerReference"):
                    where = "header" if each.tag == W + "headerReference" else "footer"
                    inherited[where, each.get(W + "type") or "default"] = self._targets.get(
                        each.get(R + "id") or "", ""
                    )
            sections.append(self._section(element, inherited))
        return sections

    def _section(self, element: Any, parts: Mapping[tuple[str, str], str]) -> Section:
        size, edges = element.find(W + "pgSz"), element.find(W + "pgMar")
        title, number = element.find(W + "titlePg"), element.find(W + "pgNumType")
        names = (("tren", "top"), ("duoi", "bottom"), ("trai", "left"), ("phai", "right"))
        margins = {side: _twips(edges, name, 1440) for side, name in names}
        margins["trai"] += _twips(edges, "gutter", 0)
        hides = title is not None and title.get(VAL) not in ("0", "false", "off")
        return Section(
            width=_twips(size, "w", 12240),
            height=_twips(size, "h", 15840),
            margins=margins,
            hides_first=hides,
            numbers=tuple(
                number
                for (where, pages), part in sorted(parts.items())
                if part in self._parts and (pages != "first" or hides)
                for number in self._page_numbers(parse(self._parts[part]), where, pages)
            ),
            format=(number.get(W + "fmt") or "") if number is not None else "",
        )

    def _page_numbers(self, root: Any, where: str, pages: str) -> Iterator[PageNumber]:
        for paragraph in root.iter(W + "p"):
            simple = [each for each in paragraph.iter(W + "fldSimple") if _PAGE.search(each.get(W + "instr") or "")]
            told = "".join(each.text or "" for each in paragraph.iter(W + "instrText"))
            if not simple and not _PAGE.search(told) and next(paragraph.iter(W + "pgNum"), None) is None:
                continue
            if any(each is not paragraph for each in paragraph.iter(W + "p")):
                continue  # the paragraph inside the text box has it
            properties = paragraph.find(W + "pPr")
            shape = self._styles.shape(properties, {})
            runs = [each for each in paragraph.iter(W + "r") if each.find(W + "fldChar") is not None]
            runs = [*(run for each in simple for run in each.iter(W + "r")), *runs, *paragraph.iter(W + "r")]
            direct = self._styles.run_properties(runs[0].find(W + "rPr")) if runs else {}
            look = self._styles.look(direct, paragraph=shape.style)
            yield PageNumber(where, pages, _is_page_number_centred(paragraph, properties, shape.align), look)

    def _letterhead(self, body: Any) -> list[Paragraph]:
        """What stands in the header of the first page, where some forms have the nation's name and the agency's."""
        first = next(body.iter(W + "sectPr"), None)
        if first is None:
            return []
        targets = {each.get(W + "type"): each.get(R + "id") for each in first.iterchildren(W + "headerReference")}
        name = self._targets.get(targets.get("first" if first.find(W + "titlePg") is not None else "default") or "", "")
        if name not in self._parts:
            return []
        saved, self._paragraphs = self._paragraphs, []
        tables, loose, self._loose = self._tables, self._loose, 0
        self._walk(parse(self._parts[name]))
        found, self._paragraphs = self._paragraphs, saved
        self._tables, self._loose = tables, loose
        for paragraph in found:
            at = paragraph.place
            table = at.table - tables + _HEADER_TABLES if at.table is not None else None
            paragraph.place, paragraph.section = replace(at, table=table, part="lề trên"), 0
        has_words = any(map(str.isalpha, "".join(each.text for each in found)))
        return [each for each in found if not each.text.strip().isdigit()] if has_words else []

    def _first_footer(self) -> list[Paragraph]:
        """The paragraphs of the footers, where an address may stand."""
        found = []
        for name in sorted(self._parts):
            if re.fullmatch(r"word/footer\d*\.xml", name):
                for element in parse(self._parts[name]).iter(W + "p"):
                    shape = self._styles.shape(element.find(W + "pPr"), {})
                    pieces = list(self._pieces(element, shape.style, table="", boxes=[], is_link=False))
                    found.append(Paragraph(pieces, shape, Place(part="lề dưới")))
        return found


def _children(holder: Any, tag: str) -> Iterator[Any]:
    """Rows or cells, those in content controls and tracked insertions included; not those of tables inside."""
    for each in holder:
        if each.tag == tag:
            yield each
        elif isinstance(each.tag, str) and each.tag not in _OUT and each.tag not in (W + "tbl", W + "p"):
            yield from _children(each, tag)


def _with_label(pieces: list[Piece], label: str) -> list[Piece]:
    """The number that Word prints is part of what a reader sees; it looks as the text after it."""
    if not label:
        return pieces
    look = pieces[0].look if pieces else Look()
    return [Piece(f"{label} ", look), *pieces]


def _run_text(run: Any, boxes: list[Any]) -> str:
    said = []
    for each in run:
        name = each.tag[len(W) :] if isinstance(each.tag, str) and each.tag.startswith(W) else ""
        if name == "t":
            said.append(each.text or "")
        elif name in ("tab", "ptab"):
            said.append("\t")
        elif name in ("br", "cr"):
            said.append("\n")
        elif name == "noBreakHyphen":
            said.append("-")
        elif name in ("drawing", "pict", "object") or each.tag == MC + "AlternateContent":
            chosen = each.find(MC + "Choice") if each.tag == MC + "AlternateContent" else each
            boxes.append(each if chosen is None else chosen)
    return "".join(said)


def _is_line(drawing: Any) -> bool:
    if next(drawing.iter(V + "line"), None) is not None:
        return True
    return any((each.get("prst") or "") in _LINES for each in drawing.iter(A + "prstGeom")) or any(
        "32" in (each.get("type") or "") for each in drawing.iter(V + "shape")
    )


def _is_drawn(edge: Any | None) -> bool:
    return edge is not None and (edge.get(VAL) or "none") not in ("none", "nil")


def _twips(element: Any | None, name: str, default: int) -> float:
    """An attribute in mm, to a tenth."""
    text = element.get(W + name) if element is not None else None
    try:
        return round(abs(float(text)) * _MM, 1) if text else round(default * _MM, 1)
    except ValueError:
        return round(default * _MM, 1)


def _is_page_number_centred(paragraph: Any, properties: Any | None, align: str | None) -> bool:
    if align == "center" or next(paragraph.iterancestors(W + "txbxContent"), None) is not None:
        return True
    frame = properties.find(W + "framePr") if properties is not None else None
    if frame is not None and frame.get(W + "xAlign") == "center":
        return True
    if any(each.get(W + "alignment") == "center" for each in paragraph.iter(W + "ptab")):
        return True
    return sum(1 for _ in paragraph.iter(W + "tab")) == 1 and shape_properties(properties).get("jc") is None
