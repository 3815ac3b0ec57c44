"""Takes a web page, also one that a portal named .doc or .xls, or one saved with its pictures (.mht); gives its Paper.

Nothing in a page runs and nothing is fetched: its tree is read for text, tables and what hides text.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from extractors.layout import Block, Cell, Doubt, Paper, Paragraph, Table, Unseen
from extractors.readers.kinds import FileKind, sniff
from extractors.readers.text.encodings import Decoded, decode_bytes, doubts_of
from extractors.readers.word.document import clean
from extractors.repair.repairs import Piece, Repairs
from records.errors import UnreadableFile
from records.readings import ReadAs

MOST_COLUMNS = 63
MOST_ROWS = 5_000
_DEEPEST = 200  # levels of elements; deeper ones are read as text of this level
_UNREAD = frozenset(
    ("script", "style", "head", "title", "noscript", "template", "object", "iframe", "svg", "math", "map", "datalist")
)
_BLOCKS = frozenset(
    {
        *("html", "body", "main", "header", "footer", "nav", "aside", "section", "article", "div", "center", "p"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "blockquote", "address", "figure", "figcaption", "form"),
        *("fieldset", "legend", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot"),
        *("tr", "td", "th"),
    }
)
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
_FONT = re.compile(r"font-family\s*:\s*[\"']?([^\"';,]+)", re.I)
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*[01](?:px|pt)?\b", re.I
)
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_CENTRE = re.compile(r"text-align\s*:\s*center", re.I)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_EXCEL = re.compile(rb"office:excel|ProgId[^>]{0,40}Excel", re.I)
_WORD_NAMES = (".doc", ".docx", ".dot", ".mht", ".mhtml")
_EXCEL_NAMES = (".xls", ".xlsx", ".xlt")
_COUNTED = "data-tdkt-counted"
_TYPED = frozenset(("text", "", "tel", "email", "number", "date", "search"))


@dataclass(slots=True, frozen=True)
class _Look:
    """How text looks where the walk is."""

    font: str | None = None
    bold: bool = False
    centred: bool = False
    kept: bool = False  # line breaks of the source count
    depth: int = 0


@dataclass(slots=True)
class _Page:
    """One walk through a page: blocks so far, and the paragraph that is being put together."""

    repairs: Repairs
    blocks: list[Block] = field(default_factory=list)
    paragraphs: int = 0
    tables: int = 0
    pictures: int = 0
    cut: int = 0
    hidden: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    weights: list[bool] = field(default_factory=list)
    label: str = ""

    def say(self, text: str, look: _Look) -> None:
        if not look.kept:
            text = _SPACES.sub(_space, text)
        if text:
            self.pieces.append((text, look.font))
            if not text.isspace():
                self.weights.append(look.bold)

    def take(self, look: _Look) -> Paragraph | None:
        """The paragraph that ends here; None where nothing was said."""
        text = clean(self.repairs.join(self.pieces)) if self.pieces else ""
        text = re.sub(r" ?\n ?", "\n", text).strip("\n")
        bold = bool(self.weights) and all(self.weights)
        self.pieces, self.weights = [], []
        if not text:
            return None
        label, self.label = self.label, ""
        return Paragraph(text, label=label, bold=bold, centred=look.centred)


def _space(match: re.Match[str]) -> str:
    """One space; a tab inside a line stays, as LibreOffice writes those of a document."""
    return "\t" if "\t" in match[0] and "\n" not in match[0] and "\r" not in match[0] else " "


def read_web(path: Path) -> Paper:
    """The Paper of a page; paragraphs outside tables and tables are counted in their order, as in Word."""
    data, declared, notes = path.read_bytes(), "", []
    if sniff(path) is FileKind.MHTML:
        data, declared = _page_of(data, path.name)
    meta = _CHARSET.search(data[:8192])
    declared = declared or (meta[1].decode("ascii", "replace") if meta else "")
    decoded = decode_bytes(data, declared=declared)
    page = _walk(decoded)
    paper = Paper(blocks=page.blocks, read_as=_read_as(path, data), notes=notes + decoded.notes, doubts=decoded.doubts)
    page.repairs.finish(paper)
    paper.doubts = paper.doubts or doubts_of(paper.text)
    paper.unseen += [Unseen("hidden", text) for text in page.hidden]
    if page.pictures:
        paper.notes.append(f"Trang có {page.pictures} ảnh; chữ trong ảnh chưa đọc.")
    if page.cut:
        too_large = f"dài hơn {MOST_ROWS} dòng hoặc rộng hơn {MOST_COLUMNS} cột"
        sentence = f"Bảng của trang {too_large}: {page.cut} dòng chưa đọc hết."
        paper.doubts.append(Doubt("CHUA_DOC_HET", sentence))
    return paper


def _read_as(path: Path, data: bytes) -> ReadAs:
    """By what wrote the page, else by what it is named: portals name a page after the program that shall open it."""
    suffix = path.suffix.lower()
    if _EXCEL.search(data[:8192]) or suffix in _EXCEL_NAMES:
        return "spreadsheet"
    return "word_legacy" if b"office:word" in data[:8192] or suffix in _WORD_NAMES else "text"


def _page_of(data: bytes, name: str) -> tuple[bytes, str]:
    """The page of a web archive with its declared encoding; its other parts are pictures and styles."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                return content, str(part.get_content_charset() or "")
    raise UnreadableFile(
        f"Tệp “{name}” không có trang nào đọc được.", hint="Mở bằng Word, lưu thành .docx.", code="TEP_HONG"
    )


def _walk(decoded: Decoded) -> _Page:
    page = _Page(Repairs())
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, recover=True
    )
    text = decoded.text.replace("\x00", "")
    root = etree.fromstring(text.encode("utf-8", "replace"), parser) if text.strip() else None
    if root is None:
        return page
    for block in _blocks_of(root, _Look(), page):
        page.blocks.append(_numbered(block, page))
    return page


def _numbered(block: Block, page: _Page) -> Block:
    if isinstance(block, Table):
        block.number, page.tables = page.tables, page.tables + 1
    else:
        block.number, page.paragraphs = page.paragraphs, page.paragraphs + 1
    return block


def _blocks_of(element: etree._Element, look: _Look, page: _Page) -> Iterator[Block]:
    """Paragraphs and tables of an element, in order."""
    yield from _read(element, look, page)
    yield from _ended(page, look)


def _ended(page: _Page, look: _Look) -> Iterator[Paragraph]:
    paragraph = page.take(look)
    if paragraph is not None:
        yield paragraph


def _read(element: etree._Element, look: _Look, page: _Page) -> Iterator[Block]:
    tag = element.tag if isinstance(element.tag, str) else ""
    style = element.get("style") or ""
    if not tag or tag in _UNREAD:
        return
    if element.get("hidden") is not None or _HIDING.search(style):
        words = " ".join("".join(element.itertext()).split())
        if any(map(str.isalnum, words)):
            page.hidden.append(words)
        return
    look = _look_of(element, tag, style, look)
    if tag == "br":
        page.say("\n", replace(look, kept=True))
    elif "mso-tab-count" in style:  # Word writes a tab as hard spaces in a span
        page.say("\t", replace(look, kept=True))
    elif tag == "img":
        page.pictures += 1
    elif tag == "input" and (element.get("type") or "").lower() in _TYPED:
        page.say(element.get("value") or "", look)
    elif tag == "table":
        yield from _ended(page, look)
        yield from _read_table(element, look, page)
    elif tag == "select":
        page.say(" ".join(_chosen(element)), look)
    elif look.depth > _DEEPEST:
        page.say("".join(element.itertext()), look)
    else:
        yield from _read_inside(element, tag, look, page)


def _read_inside(element: etree._Element, tag: str, look: _Look, page: _Page) -> Iterator[Block]:
    is_block = tag in _BLOCKS
    if is_block:
        yield from _ended(page, look)
    if tag == "li":
        page.label = _label_of(element)
    if element.text:
        page.say(element.text, look)
    for child in element:
        yield from _read(child, look, page)
        if child.tail:
            page.say(child.tail, look)
    if is_block:
        yield from _ended(page, look)


def _look_of(element: etree._Element, tag: str, style: str, look: _Look) -> _Look:
    face = element.get("face") if tag == "font" else None
    font = _FONT.search(style) if style else None
    aligned = (element.get("align") or "").lower()
    centred = look.centred
    if tag == "center" or aligned == "center" or _CENTRE.search(style):
        centred = True
    elif aligned in ("left", "right", "justify") or "text-align" in style:
        centred = False
    return replace(
        look,
        font=face or (font[1].strip() if font else look.font),
        bold=look.bold or tag in _BOLD or bool(_WEIGHT.search(style)),
        centred=centred,
        kept=look.kept or tag == "pre",
        depth=look.depth + 1,
    )


def _label_of(item: etree._Element) -> str:
    """The number or dash that a browser draws before a list's item; the list remembers how far it has counted."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "-"
    place = _count(parent.get(_COUNTED), _count(parent.get("start"), 1) - 1) + 1
    parent.set(_COUNTED, str(place))
    kind = parent.get("type") or "1"
    return f"{chr(ord(kind) + place - 1)}." if kind in ("a", "A") and place <= 26 else f"{place}."


def _chosen(element: etree._Element) -> list[str]:
    options = element.findall(".//option")
    chosen = [option for option in options if option.get("selected") is not None] or options[:1]
    return ["".join(option.itertext()).strip() for option in chosen]


def _read_table(element: etree._Element, look: _Look, page: _Page) -> Iterator[Block]:
    """A table; one that only lays out others gives what its cells hold."""
    rows = [row for row in element.iter("tr") if _owner(row) is element]
    lays_out = element.find(".//table") is not None or all(len(_cells(row)) <= 1 for row in rows)
    inner = replace(look, centred=False)
    if lays_out:
        for row in rows:
            for cell in _cells(row):
                yield from _blocks_of(cell, inner, page)
        return
    page.cut += max(0, len(rows) - MOST_ROWS) + sum(len(_cells(row)) > MOST_COLUMNS for row in rows[:MOST_ROWS])
    cells: list[Cell] = []
    covered: dict[int, int] = {}  # column -> rows that a cell from above still covers
    columns = 0
    for number, row in enumerate(rows[:MOST_ROWS]):
        column = 0
        for index, each in enumerate(_cells(row)[:MOST_COLUMNS]):
            while covered.get(column, 0) > 0:
                column += 1
            width = min(max(_count(each.get("colspan"), 1), 1), max(MOST_COLUMNS - column, 1))
            height = min(max(_count(each.get("rowspan"), 1), 1), len(rows) - number)
            paragraphs = [block for block in _blocks_of(each, inner, page) if isinstance(block, Paragraph)]
            cells.append(Cell(number, column, index, paragraphs, row_span=height, column_span=width))
            for covers in range(column, column + width):
                covered[covers] = height
            column += width
        columns = max(columns, column, *(at + 1 for at, left in covered.items() if left > 0), 0)
        covered = {at: left - 1 for at, left in covered.items() if left > 1}
    if any(cell.paragraphs for cell in cells):
        yield Table(number=0, rows=min(len(rows), MOST_ROWS), columns=columns, cells=cells)


def _owner(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors("table"), None)


def _cells(row: etree._Element) -> list[etree._Element]:
    return [cell for cell in row if cell.tag in ("td", "th")]


def _count(text: str | None, default: int) -> int:
    return int(text) if text and text.strip().isdecimal() and len(text) < 6 else default
