"""Takes the pictures of a Word file that fill a page; gives what stands on them, read as scans where they stand.

Units paste the scan of a signed paper into Word and send that. Small pictures (logos, photographs) are left alone, but
where a file has no text at all every picture is read.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from pathlib import Path

from lxml import etree

from extractors.layout import Block, Doubt, PageSize, Paper, Table
from extractors.readers.packages.package import W
from extractors.readers.word.parts import WordParts, read_pictures
from extractors.sandbox.pulse import beat
from records.errors import InputError

MOST_PICTURES = 300
LEAST_SHARE = 0.5  # of the page
_LEAST_LETTERS = 20
_A4 = (11906, 16838)  # twips
_EMU_A_TWIP = 635
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]+)(pt|in|cm|mm)", re.I)
_TWIPS = {"pt": 20.0, "in": 1440.0, "cm": 567.0, "mm": 56.7}
_PAGE_OF_NOTE = re.compile(r"^Trang \d+")


class PagePictures:
    """The pictures of one document: read one by one, as the walk through the document comes to them."""

    def __init__(self, path: Path, opened: WordParts, body: etree._Element) -> None:
        self._path = path
        self._parts = {
            identity: relation.target
            for identity, relation in opened.relations.items()
            if relation.kind == "image" and not relation.external
        }
        self._page_area = _page_area(body)
        self._read: set[str] = set()
        self.pages: list[PageSize] = []
        self.tables: list[Table] = []
        self.notes: list[str] = []
        self.doubts: list[Doubt] = []

    def __bool__(self) -> bool:
        return bool(self._parts)

    def blocks_of(self, element: etree._Element, *, least_share: float = LEAST_SHARE) -> list[Block]:
        """What stands on the pictures in an element that fill so much of the page; each picture is read once."""
        blocks: list[Block] = []
        for picture in element.iter(_A + "blip", _V + "imagedata"):
            name = self._parts.get(str(picture.get(_R + "embed") or picture.get(_R + "id")))
            if name is None or name in self._read or _area_of(picture) < least_share * self._page_area:
                continue
            if len(self._read) >= MOST_PICTURES:
                self._doubt(f"Tệp Word có hơn {MOST_PICTURES} trang ảnh: chỉ đọc các trang đầu.")
                break
            self._read.add(name)
            blocks += self._read_picture(name)
        return blocks

    def finish(self, paper: Paper, first_table: int) -> None:
        """Adds pages, notes and doubts; tables of pictures are counted after those of Word, which keep their place."""
        for number, table in enumerate(self.tables, start=first_table):
            table.number = number
        paper.pages += self.pages
        paper.doubts += self.doubts
        if self.pages:
            paper.notes.append(f"Trang ảnh trong Word đã nhận dạng: {len(self.pages)} trang.")
        paper.notes += self.notes

    def _read_picture(self, name: str) -> list[Block]:
        from extractors.readers.scan.document import read_image

        beat()
        number = len(self.pages) + 1
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "anh"
            try:
                file.write_bytes(next(read_pictures(self._path, [name])))
                scanned = read_image(file)
            except InputError as exc:
                self._doubt(f"Trang ảnh {Path(name).name} trong Word chưa đọc được: {exc.message}")
                return []
        if sum(char.isalpha() for p in scanned.paragraphs() if p.sure > 0.5 for char in p.text) < _LEAST_LETTERS:
            return []
        self.pages += scanned.pages
        self.notes += [_PAGE_OF_NOTE.sub(f"Trang ảnh {number} trong Word", note) for note in scanned.notes]
        self.tables += [block for block in scanned.blocks if isinstance(block, Table)]
        for paragraph in scanned.paragraphs():
            paragraph.segments = tuple(replace(each, page=each.page + number - 1) for each in paragraph.segments)
        return scanned.blocks

    def _doubt(self, sentence: str) -> None:
        self.doubts.append(Doubt("CHUA_DOC_HET", f"{sentence} Mở tệp Word, xem trang đó."))


def _page_area(body: etree._Element) -> float:
    """Square twips of the page of the last section; A4 where it says nothing sensible."""
    size = body.find(f"{W}sectPr/{W}pgSz")
    sides = [_number(None if size is None else size.get(W + side)) for side in ("w", "h")]
    width, height = (side or usual for side, usual in zip(sides, _A4, strict=True))
    return width * height


def _area_of(picture: etree._Element) -> float:
    """Square twips that a picture takes on the page; 0 where it does not say."""
    if picture.tag == _V + "imagedata":
        shape = picture.getparent()
        style = "" if shape is None else str(shape.get("style"))
        lengths = {name.lower(): float(value) * _TWIPS[unit.lower()] for name, value, unit in _LENGTH.findall(style)}
        return lengths.get("width", 0.0) * lengths.get("height", 0.0)
    frame = next((each for each in picture.iterancestors(_WP + "inline", _WP + "anchor")), None)
    extent = None if frame is None else frame.find(_WP + "extent")
    if extent is None:
        return 0.0
    return _number(extent.get("cx")) * _number(extent.get("cy")) / _EMU_A_TWIP**2


def _number(value: str | None) -> float:
    return float(value) if value and value.isdecimal() and len(value) < 10 else 0.0
