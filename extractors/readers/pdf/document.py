"""Takes a PDF; gives a Paper: paragraphs and tables with page and box. Pages without usable text go to OCR (scan.py).

PDFium gives text, boxes and rules; pdfplumber is asked only for pages whose rules make no clean grid. PDFium is not
thread-safe: one process reads one file at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import shorten

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from extractors.layout import Box, Doubt, PageSize, Paper, Segment
from extractors.readers.pages.composition import PageContent, compose
from extractors.readers.pages.lines import Line
from extractors.readers.pdf.extras import read_extras
from extractors.readers.pdf.fonts import read_old_letters
from extractors.readers.pdf.glyphs import lines_by_place
from extractors.readers.pdf.hidden import hidden_places, sample
from extractors.readers.pdf.lines import Places, is_spelled, page_text, stream_lines, vertical, written_lines
from extractors.readers.pdf.pages import OpenPage, open_page
from extractors.readers.pdf.rules import PageRules, read_rules
from extractors.readers.pdf.signatures import read_signatures
from extractors.readers.pdf.stamps import take_stamps
from extractors.readers.pdf.tables import Grid, find_grids, grid_of_boxes
from extractors.readers.pdf.text_layer import has_usable_text, is_scrambled
from extractors.repair.repairs import Repairs
from extractors.sandbox.pulse import beat
from records.errors import EncryptedFile, UnreadableFile, UnsafeFile

MAX_PAGES = 1000
MAX_BANDS = 400  # rules across outside the grids of a page: more are a drawing
SCANNED = 0.5  # of the page, covered by one picture: its text layer is that of a scan
FEWEST_HIDDEN = 3  # letters and digits
MAX_BYTES = 50 * 1024 * 1024
KEPT_PAGES = 24  # pages that stay open, those used last; `narrow` opens others again, in the order of the paper
_TAIL = 1 << 18  # bytes at the end in which the end mark is looked for


def read_pdf(path: Path) -> Paper:
    """Reads a whole PDF.

    Raises EncryptedFile, UnsafeFile (over 1,000 pages or 50 MB) or UnreadableFile.
    """
    return _Reader(path, _open(path)).read()


def _open(path: Path) -> pdfium.PdfDocument:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnsafeFile(
                f"Tệp “{path.name}” lớn hơn {MAX_BYTES // 1024 // 1024} MB.",
                hint="Tách tệp thành nhiều phần nhỏ hoặc quét lại ở độ phân giải thấp hơn.",
                code="QUA_LON",
            )
        if _is_cut_short(path):
            raise UnreadableFile(
                f"Tệp “{path.name}” bị thiếu phần cuối.", hint="Xin đơn vị gửi lại tệp đầy đủ.", code="TEP_HONG"
            )
        document = pdfium.PdfDocument(path)
    except OSError as exc:
        raise UnreadableFile(f"Không mở được tệp “{path.name}”.", hint="Kiểm tra quyền đọc của tệp.") from exc
    except pdfium.PdfiumError as exc:
        if exc.err_code in (pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY):
            raise EncryptedFile(
                f"Tệp “{path.name}” có mật khẩu nên không đọc được.",
                hint="Mở tệp bằng mật khẩu, lưu một bản không khóa rồi bỏ lại vào hộp thư.",
            ) from exc
        raise UnreadableFile(
            f"Tệp “{path.name}” bị hỏng hoặc không phải PDF.",
            hint="Xin đơn vị gửi lại bản gốc của tệp.",
            code="TEP_HONG",
        ) from exc
    count = len(document)
    if count > MAX_PAGES:
        raise UnsafeFile(
            f"Tệp “{path.name}” có {count} trang, nhiều hơn {MAX_PAGES} trang.",
            hint="Tách tệp rồi gửi từng phần.",
            code="QUA_LON",
        )
    if count == 0:
        raise UnreadableFile(f"Tệp “{path.name}” không có trang nào.", hint="Xin đơn vị gửi lại tệp.", code="TEP_RONG")
    return document


def _is_cut_short(path: Path) -> bool:
    """Whether the end mark is missing or an unfinished revision follows it: PDFium would silently read what is left."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _TAIL))
        tail = file.read()
    mark = tail.rfind(b"%%EOF")
    return mark < 0 or b" obj" in tail[mark:]


@dataclass(slots=True)
class _Reader:
    """One document while it is read, and as long as its Paper may ask for exact boxes."""

    path: Path
    document: pdfium.PdfDocument
    open_pages: dict[int, OpenPage] = field(default_factory=dict)
    offsets: dict[tuple[int, int], Places] = field(default_factory=dict)
    letters: dict[tuple[int, int], Places] = field(default_factory=dict)
    repairs: Repairs = field(default_factory=Repairs)
    stamps: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def read(self) -> Paper:
        extras = read_extras(self.document, self.path.name)
        signed = read_signatures(self.path)
        contents: dict[int, PageContent] = {}
        to_scan: list[int] = []
        for number in range(1, len(self.document) + 1):
            beat()
            content = self._read_page(number)
            if content is None:
                to_scan.append(number)
            else:
                contents[number] = content
        notes: list[str] = []
        if to_scan:
            from extractors.readers.scan.document import read_scanned_pages

            scanned, notes = read_scanned_pages(self.document, to_scan)
            contents.update(scanned)
        pages = [contents[number] for number in sorted(contents)]
        mostly_scanned = 2 * len(to_scan) > len(pages)
        paper = Paper(
            blocks=compose(pages),
            read_as="pdf_scan" if mostly_scanned else "pdf_text",
            pages=[content.shown or content.size for content in pages],
            notes=[*signed.notes, *extras.notes, *self._own_notes(), *notes],
            doubts=[*signed.doubts, *extras.doubts, *self._own_doubts()],
            signatures=signed.signatures,
            narrow=self.narrow,
        )
        self.repairs.finish(paper)
        return paper

    def _own_notes(self) -> list[str]:
        if not self.stamps:
            return []
        return [f"Phần hiện trên trang của chữ ký số, không đọc như nội dung: {'; '.join(self.stamps[:3])}."]

    def _own_doubts(self) -> list[Doubt]:
        if not self.hidden:
            return []
        said = "; ".join(self.hidden[:3])
        return [Doubt("CHU_AN", f"Tệp có chữ không nhìn thấy trên trang, không đọc như nội dung ({said}).")]

    def narrow(self, segment: Segment, start: int, end: int) -> Box:
        """The exact box of `text[start:end]` of the paragraph that the segment belongs to, inside this segment."""
        start, end = max(start, segment.start) - segment.start, min(end, segment.end) - segment.start
        if segment.index < 0 or start >= end or (start == 0 and end == segment.end - segment.start):
            return segment.box
        letters = self.letters.get((segment.page, segment.index))
        if letters is not None:
            return self._box_of_letters(segment, [place for place in letters[start:end] if place >= 0])
        offsets = self.offsets.get((segment.page, segment.index))
        if offsets is not None:
            start, end = offsets[start], offsets[min(end, len(offsets) - 1)]
        with self._page(segment.page) as page:
            boxes = page.rect_boxes(segment.index + start, end - start)
            if not boxes:
                return segment.box
            top, bottom = vertical(page, segment.index)
            return page.as_shown((min(b[0] for b in boxes), top, max(b[2] for b in boxes), bottom))

    def _box_of_letters(self, segment: Segment, places: list[int]) -> Box:
        if not places:
            return segment.box
        with self._page(segment.page) as page:
            boxes = [page.char_box(place) for place in places]
            top, bottom = vertical(page, segment.index)
            return page.as_shown((min(b[0] for b in boxes), top, max(b[2] for b in boxes), bottom))

    @contextmanager
    def _page(self, number: int) -> Iterator[OpenPage]:
        page = self.open_pages.pop(number, None)
        if page is None:
            page = self._open_page(number)
            if len(self.open_pages) >= KEPT_PAGES:
                oldest = self.open_pages.pop(next(iter(self.open_pages)))
                oldest.text_page.close()
                oldest.page.close()
        self.open_pages[number] = page  # last: the dictionary stands in the order of use
        yield page

    def _open_page(self, number: int) -> OpenPage:
        try:
            return open_page(self.document, number)
        except pdfium.PdfiumError as exc:
            raise UnreadableFile(
                f"Trang {number} của tệp “{self.path.name}” bị hỏng.",
                hint="Xin đơn vị gửi lại bản gốc của tệp.",
                code="TEP_HONG",
            ) from exc

    def _read_page(self, number: int) -> PageContent | None:
        """Lines and grids of a page; None where it has to be read by OCR."""
        with self._page(number) as page:
            text = read_old_letters(page, self._own_text(page), self.repairs)
            rules = read_rules(page.page, page.box, objects=page.objects)
            text = self._without_hidden(page, number, text, rules)
            if not has_usable_text(
                text[: page.own], rules.picture_share(page.width, page.height), len(rules.across) + rules.curves
            ):
                return None
            grids = self._find_grids(page, rules, number)
            lines = self._lines(page, number, text, grids, pieces=rules.texts)
            shown = PageSize(*page.page.get_size())
        bands = [rule for rule in rules.across if not any(g.top - 3 <= rule.at <= g.bottom + 3 for g in grids)]
        return PageContent(
            number, PageSize(page.width, page.height), lines, grids, shown, bands[:MAX_BANDS] if len(bands) > 2 else []
        )

    def _own_text(self, page: OpenPage) -> str:
        """The page's text; what a signature draws in letters that say nothing is left out."""
        text = page_text(page.text_page)
        return text if not is_scrambled(text[page.own :]) else text[: page.own] + "\n" * (len(text) - page.own)

    def _without_hidden(self, page: OpenPage, number: int, text: str, rules: PageRules) -> str:
        """The text of the same length, with a line break for each character that cannot be seen."""
        has_scan = rules.picture_share(page.width, page.height) > SCANNED
        places = hidden_places(page, text, rules.pieces, has_scan=has_scan)
        if not places:
            return text
        said = sample(text, sorted(places))
        if sum(char.isalnum() for char in said) >= FEWEST_HIDDEN:
            self.hidden.append(f"trang {number}: “{shorten(said, 120)}”")
        return "".join("\n" if place in places else char for place, char in enumerate(text))

    def _find_grids(self, page: OpenPage, rules: PageRules, number: int) -> list[Grid]:
        if len(rules.across) < 2 or not rules.down:
            return []
        grids = find_grids(rules.across, rules.down)
        if all(grid.consistent for grid in grids):
            return grids
        others = self._grids_by_pdfplumber(page, number)
        return max(grids, others, key=lambda found: _covered(page, found))

    def _grids_by_pdfplumber(self, page: OpenPage, number: int) -> list[Grid]:
        import pdfplumber
        from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

        if page.to_upright[:4] != (1.0, 0.0, 0.0, -1.0) or page.page.get_cropbox() != page.page.get_mediabox():
            return []
        try:
            with pdfplumber.open(self.path, pages=[number]) as document:
                tables = document.pages[0].find_tables()
        except (PdfminerException, MalformedPDFException, ValueError, KeyError, TypeError, IndexError):
            return []  # a second opinion only
        found = [grid_of_boxes(table.cells) for table in tables if table.cells]
        return sorted((grid for grid in found if grid is not None), key=lambda grid: grid.top)

    def _lines(self, page: OpenPage, number: int, text: str, grids: list[Grid], *, pieces: int) -> list[Line]:
        """The page's lines; by the place of its letters where the stream (of so many pieces) keeps to no order."""
        lines, in_order = stream_lines(page, number, text, grids, self.offsets)
        if not in_order or is_spelled(text, pieces):
            lines = lines_by_place(page, number, text, grids, self.letters)
        lines, stamps = take_stamps([*lines, *written_lines(page, number)])
        if stamps:
            self.stamps.append(f"trang {number}: “{shorten(' '.join(line.text for line in stamps), 160)}”")
        return lines


def _covered(page: OpenPage, grids: list[Grid]) -> int:
    """How many pieces of the page's text stand in cells."""
    boxes = page.rect_boxes(0, page.text_page.count_chars())
    middles = [((x0 + x1) / 2, (top + bottom) / 2) for x0, top, x1, bottom in boxes]
    return sum(any(grid.cell_at(x, y) is not None for grid in grids) for x, y in middles)
