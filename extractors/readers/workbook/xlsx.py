"""Takes an .xlsx, .xlsm or .xltx; gives its Workbook: cached values as their cells show them. Computes nothing.

The parts are read by zipfile and lxml. No link is followed and no macro looked at; rows are left to `xlsx_rows`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from extractors.layout import Paragraph
from extractors.readers.packages.package import Package, open_package, parse_part
from extractors.readers.workbook.cell_text import SharedText, read_pieces, read_text
from extractors.readers.workbook.rows import RowReader, pieces_of, read_rows
from extractors.readers.workbook.sheet import MOST_SHEETS, ORDINARY, Room, Saved, Sheet, Workbook, place_of
from extractors.readers.workbook.styles import read_looks
from records.errors import UnreadableFile

_MAIN = re.compile(r"xl/workbook\d*\.xml")
_BINARY = "xl/workbook.bin"
_RELATION_ID = re.compile(r"\{[^}]*/relationships\}id")
_COMMENT_HEAD = re.compile(r"^\[Threaded comment\].*?Comment:\s*", re.S)


def is_binary(path: Path) -> bool:
    """Whether it is an .xlsb: the same package, but its parts are no XML. Raises as `read_xlsx`."""
    with open_package(path) as package:
        return any(name.lower() == _BINARY for name in package.entries)


def read_xlsx(path: Path, *, saved: Mapping[str, Saved] | None = None, room: Room = ORDINARY) -> Workbook:
    """The sheets of a workbook in their order; `saved`, by sheet, is trusted more than the values of its formulas.

    No more is read than there is `room` for. Raises InputError for a broken or dangerous package.
    """
    with open_package(path) as package:
        try:
            return _Parts(package, saved, room).read_workbook()
        except etree.XMLSyntaxError as exc:
            raise _broken("Một phần của tệp Excel bị hỏng.") from exc


def _broken(sentence: str) -> UnreadableFile:
    return UnreadableFile(sentence, hint="Mở bằng Excel, lưu lại (.xlsx) rồi gửi lại.", code="TEP_HONG")


class _Parts:
    """The parts of a workbook by their names in lower case: Excel does not tell cases apart."""

    def __init__(self, package: Package, saved: Mapping[str, Saved] | None, room: Room) -> None:
        self._package, self._saved = package.zip, saved
        self._infos = {name.lower(): info for name, info in package.entries.items()}
        macros = any(name.endswith("vbaproject.bin") for name in self._infos)
        self._book = Workbook(macros=macros, doubts=list(package.doubts), room=room)

    def read_workbook(self) -> Workbook:
        main = next((name for name in sorted(self._infos) if _MAIN.fullmatch(name)), None)
        root = self._parse(main)
        if root is None or main is None:
            raise _broken("Tệp Excel không có phần nội dung.")
        relations = self._relations(main)
        kinds = {kind: target for kind, target in relations.values()}
        looks = read_looks(self._parse(kinds.get("styles")))
        shared = self._read_shared(kinds.get("sharedstrings"))
        properties = root.find("{*}workbookPr")
        from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        rows, taken = 0, set[str]()
        for element in list(root.iterfind("{*}sheets/{*}sheet"))[:MOST_SHEETS]:
            identity = next((value for name, value in element.attrib.items() if _RELATION_ID.fullmatch(name)), "")
            kind, target = relations.get(identity, ("", ""))
            if kind != "worksheet":
                continue  # a chart or a macro sheet holds no cells of a list
            if target not in self._infos or target in taken:  # one part for two sheets: made to be read for ever
                raise _broken("Tệp Excel thiếu một trang tính.")
            taken.add(target)
            sheet = Sheet(element.get("name") or "", hidden=element.get("state", "visible") != "visible")
            saved = None if self._saved is None else self._saved.get(sheet.name, {})
            reader = RowReader(sheet, shared, looks, self._book, from_1904, saved=saved)
            with self._package.open(self._infos[target]) as stream:
                rows += read_rows(stream, reader, read_before=rows)
            self._read_beside(sheet, target)
            self._book.sheets.append(sheet)
        return self._book

    def _parse(self, name: str | None) -> etree._Element | None:
        """The root of a part; None where there is no such part."""
        if name is None or name not in self._infos:
            return None
        return parse_part(self._package.read(self._infos[name]), name)

    def _relations(self, name: str) -> dict[str, tuple[str, str]]:
        """Kind and target of each relation of a part, by its id; external ones are left out."""
        folder, base = posixpath.split(name)
        root = self._parse(f"{folder}/_rels/{base}.rels")
        relations: dict[str, tuple[str, str]] = {}
        for element in () if root is None else root.iterfind("{*}Relationship"):
            if element.get("TargetMode", "").lower() == "external":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target") or ""))
            kind = (element.get("Type") or "").rpartition("/")[2].lower()
            relations[element.get("Id") or ""] = (kind, target.lstrip("/").lower())
        return relations

    def _read_shared(self, name: str | None) -> list[SharedText]:
        """The shared texts, each its pieces; the reading aids of phonetic scripts (rPh) are left out."""
        if name is None or name not in self._infos:
            return []
        shared: list[SharedText] = []
        with self._package.open(self._infos[name]) as stream:
            items = etree.iterparse(stream, tag="{*}si", resolve_entities=False, no_network=True, load_dtd=False)
            for _, item in items:
                shared.append(pieces_of(item))
                item.clear()
                while item.getprevious() is not None:
                    del item.getparent()[0]
        return shared

    def _read_beside(self, sheet: Sheet, part: str) -> None:
        """What stands beside the cells: comments, the text of shapes, pictures."""
        for kind, target in self._relations(part).values():
            if kind == "comments" and (root := self._parse(target)) is not None:
                self._read_comments(sheet, root)
            if kind == "drawing" and (root := self._parse(target)) is not None:
                self._read_drawing(sheet, root)

    def _read_comments(self, sheet: Sheet, root: etree._Element) -> None:
        for comment in root.iter("{*}comment"):
            place, body = place_of(comment.get("ref") or ""), comment.find("{*}text")
            if place is None or body is None:
                continue
            text = read_pieces(pieces_of(body), None, self._book.repairs)
            if text:
                sheet.comments[place] = _COMMENT_HEAD.sub("", text)

    def _read_drawing(self, sheet: Sheet, root: etree._Element) -> None:
        for anchor in root:
            sheet.pictures += sum(1 for _ in anchor.iter("{*}pic"))
            start = anchor.find("{*}from")
            row, column = (0, 0) if start is None else (_whole(start.find("{*}row")), _whole(start.find("{*}col")))
            for body in anchor.iter("{*}txBody"):
                for line in body.iterfind("{*}p"):
                    text = read_text("".join(t.text or "" for t in line.iter("{*}t")))
                    if text and self._book.has_room(text):
                        sheet.floating.append(((row, column), Paragraph(text, zone="textbox")))


def _whole(element: etree._Element | None) -> int:
    text = "" if element is None else (element.text or "").strip()
    return int(text) if text.isdecimal() and len(text) < 8 else 0
