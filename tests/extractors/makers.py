"""Takes a PDF printed by LibreOffice; writes the same pages as other programs would: other orders, runs, fonts, rules.

Only glyphs with their places, and ruling lines, are carried over. What should be read of the pages stays the same.
"""

from __future__ import annotations

import ctypes
import random
import re
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.pdf.pages import open_page
from extractors.readers.pdf.rules import PageRules, read_rules

FAMILIES = {"serif": "Liberation Serif", "sans": "Liberation Sans", "dejavu": "DejaVu Serif"}


@dataclass(slots=True, frozen=True)
class Glyph:
    """One printed letter (a space too): origin in points from the bottom left, `end` of its advance."""

    text: str
    x: float
    y: float
    end: float
    size: float
    bold: bool


@dataclass(slots=True)
class Sheet:
    """One page: its glyphs in the order of the print, and its rules (from the top left)."""

    width: float
    height: float
    glyphs: list[Glyph]
    rules: PageRules


Run = list[Glyph]
Order = Callable[[list[Glyph]], list[Run]]


def read_sheets(path: Path) -> list[Sheet]:
    document = pdfium.PdfDocument(path)
    sheets = []
    for number in range(1, len(document) + 1):
        page = open_page(document, number)
        sheets.append(Sheet(*page.page.get_size(), list(_glyphs(page.text_page)), read_rules(page.page, page.box)))
    return sheets


def _glyphs(text_page: pdfium.PdfTextPage) -> Iterator[Glyph]:
    raw = text_page.raw
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium_c.FS_RECTF()
    name = ctypes.create_string_buffer(128)
    for i in range(text_page.count_chars()):
        if pdfium_c.FPDFText_IsGenerated(raw, i) == 1:
            continue
        code = pdfium_c.FPDFText_GetUnicode(raw, i)
        pdfium_c.FPDFText_GetCharOrigin(raw, i, x, y)
        pdfium_c.FPDFText_GetLooseCharBox(raw, i, box)
        pdfium_c.FPDFText_GetFontInfo(raw, i, name, 128, None)
        text = "-" if code in (2, 0xFFFE) else chr(code)
        yield Glyph(text, x.value, y.value, box.right, pdfium_c.FPDFText_GetFontSize(raw, i), b"Bold" in name.value)


@cache
def font(family: str, bold: bool) -> str:
    """The name under which reportlab knows a font of this machine."""
    name, style = f"{family}{'-bold' if bold else ''}", "bold" if bold else "regular"
    found = subprocess.run(
        ["fc-match", "-f", "%{file}", f"{FAMILIES[family]}:{style}"], capture_output=True, text=True, check=True
    )
    pdfmetrics.registerFont(TTFont(name, found.stdout))
    return name


# Runs: how many letters are drawn at once, and in which order.


def lines(glyphs: Sequence[Glyph]) -> list[Run]:
    """Stretches without a gap, as LibreOffice draws them."""
    runs: list[Run] = []
    for glyph in glyphs:
        last = runs[-1][-1] if runs else None
        same = last is not None and abs(last.y - glyph.y) < 0.1 and (last.size, last.bold) == (glyph.size, glyph.bold)
        if same and last is not None and -1 < glyph.x - last.end < 0.1 * glyph.size + 4:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def words(glyphs: Sequence[Glyph]) -> list[Run]:
    """Words, with the space at their end in a run of its own: Word, "Save as PDF"."""
    runs: list[Run] = []
    for line in lines(glyphs):
        for glyph in line:
            if runs and runs[-1][-1] in line and (glyph.text == " ") == (runs[-1][-1].text == " "):
                runs[-1].append(glyph)
            else:
                runs.append([glyph])
    return runs


def letters(glyphs: Sequence[Glyph]) -> list[Run]:
    return [[glyph] for glyph in glyphs if glyph.text.strip()]


def by_font(glyphs: Sequence[Glyph]) -> list[Run]:
    """Each letter alone, no spaces, all of one font together: a printer driver."""
    return sorted(letters(glyphs), key=lambda run: (run[0].bold, run[0].size))


def by_rows(glyphs: Sequence[Glyph]) -> list[Run]:
    """Words without spaces from the top, straight across all columns."""
    runs = [run for run in words(glyphs) if run[0].text.strip()]
    return sorted(runs, key=lambda run: (-round(run[0].y, 1), run[0].x))


def by_columns(glyphs: Sequence[Glyph]) -> list[Run]:
    """Stretches from the left, column by column: a spreadsheet."""
    return sorted(lines(glyphs), key=lambda run: (round(run[0].x / 30), -run[0].y))


def shuffled(glyphs: Sequence[Glyph]) -> list[Run]:
    """Words without spaces in no order at all."""
    runs = [run for run in words(glyphs) if run[0].text.strip()]
    random.Random(7).shuffle(runs)
    return runs


def shuffled_letters(glyphs: Sequence[Glyph]) -> list[Run]:
    runs = letters(glyphs)
    random.Random(7).shuffle(runs)
    return runs


def backwards(glyphs: Sequence[Glyph]) -> list[Run]:
    """The last line first, as some form fillers stack their layers."""
    return lines(glyphs)[::-1]


# Rules: how the borders of tables are drawn.


def strokes(canvas: Canvas, sheet: Sheet) -> None:
    for rule in sheet.rules.across:
        canvas.line(rule.low, sheet.height - rule.at, rule.high, sheet.height - rule.at)
    for rule in sheet.rules.down:
        canvas.line(rule.at, sheet.height - rule.low, rule.at, sheet.height - rule.high)


def dashes(canvas: Canvas, sheet: Sheet) -> None:
    canvas.setDash(3, 2)
    strokes(canvas, sheet)


def dots(canvas: Canvas, sheet: Sheet) -> None:
    """Each dot a small filled square, as a driver draws a dotted border."""
    for rule in sheet.rules.across:
        for n in range(int((rule.high - rule.low) / 2)):
            canvas.rect(rule.low + 2 * n, sheet.height - rule.at, 0.7, 0.7, stroke=0, fill=1)
    for rule in sheet.rules.down:
        for n in range(int((rule.high - rule.low) / 2)):
            canvas.rect(rule.at, sheet.height - rule.low - 2 * n, 0.7, 0.7, stroke=0, fill=1)


def thin_boxes(canvas: Canvas, sheet: Sheet) -> None:
    for rule in sheet.rules.across:
        canvas.rect(rule.low, sheet.height - rule.at, rule.high - rule.low, 0.48, stroke=0, fill=1)
    for rule in sheet.rules.down:
        canvas.rect(rule.at, sheet.height - rule.high, 0.48, rule.high - rule.low, stroke=0, fill=1)


def doubled(canvas: Canvas, sheet: Sheet) -> None:
    for shift in (-0.75, 0.75):
        canvas.saveState()
        canvas.translate(shift, shift)
        canvas.setLineWidth(0.4)
        strokes(canvas, sheet)
        canvas.restoreState()


def across_only(canvas: Canvas, sheet: Sheet) -> None:
    for rule in sheet.rules.across:
        canvas.line(rule.low, sheet.height - rule.at, rule.high, sheet.height - rule.at)


def no_rules(canvas: Canvas, sheet: Sheet) -> None:
    """White space alone keeps the columns apart."""


Rules = Callable[[Canvas, Sheet], None]


def write(
    path: Path,
    sheets: Sequence[Sheet],
    order: Order = lines,
    *,
    rules: Rules = strokes,
    family: str = "serif",
    scale: float = 1.0,
    flipped: bool = False,
    extra: Callable[[Canvas, int], None] | None = None,
) -> Path:
    """`scale`: text drawn large under a small matrix; `flipped`: under a mirrored one (Skia); `extra`: draws on top."""
    canvas = Canvas(str(path), invariant=1)
    for number, sheet in enumerate(sheets, start=1):
        canvas.setPageSize((sheet.width, sheet.height))
        canvas.saveState()
        canvas.setLineWidth(0.5)
        rules(canvas, sheet)
        canvas.restoreState()
        canvas.saveState()
        if flipped:
            canvas.transform(0.24, 0, 0, -0.24, 0, sheet.height)
        for run in order(sheet.glyphs):
            _draw(canvas, run, family=family, scale=scale, height=sheet.height if flipped else None)
        canvas.restoreState()
        if extra is not None:
            extra(canvas, number)
        canvas.showPage()
    canvas.save()
    return path


def _draw(canvas: Canvas, run: Run, *, family: str, scale: float, height: float | None) -> None:
    """One run with the spaces between its letters set so that each stands where it stood."""
    first = run[0]
    text = canvas.beginText()
    text.setFont(font(family, first.bold), first.size / scale)
    if height is None:
        text.setTextTransform(scale, 0, 0, scale, first.x, first.y)
    else:
        k = scale / 0.24
        text.setTextTransform(k, 0, 0, -k, first.x / 0.24, (height - first.y) / 0.24)
    stretch = [g.text for g in run]
    own = pdfmetrics.stringWidth("".join(stretch), font(family, first.bold), first.size)
    if len(run) > 1 and own > 0:
        text.setCharSpace((run[-1].end - first.x - own) / len(run) / scale)
    text.textOut("".join(stretch))
    canvas.drawText(text)


MANNERS: dict[str, dict[str, object]] = {
    "word_save": {"order": words, "rules": thin_boxes},
    "word_print": {"order": by_font, "scale": 0.05},
    "skia": {"order": lines, "flipped": True, "family": "sans"},
    "ghostscript": {"order": by_rows, "rules": thin_boxes},
    "spreadsheet": {"order": by_columns},
    "shuffled": {"order": shuffled},
    "letters": {"order": shuffled_letters},
    "backwards": {"order": backwards, "rules": doubled},
    "dashes": {"order": words, "rules": dashes},
    "dots": {"order": words, "rules": dots},
    "across": {"order": words, "rules": across_only},
    "bare": {"order": words, "rules": no_rules},
    "bare_letters": {"order": by_font, "rules": no_rules},
}


# A portal of an office: number and date are put on last, then what the signature shows.

_STAMPED = (re.compile(r"Số\s*:\s*(\d+)"), re.compile(r"ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+\d{4}"))


def stamped(sheets: Sequence[Sheet], *, lift: float = 2.0, size: float = 13.0) -> list[Sheet]:
    """The first number and date of the paper drawn after all else, a little higher and in a type of their own."""
    first = sheets[0]
    text = "".join(glyph.text for glyph in first.glyphs)
    places = {
        place
        for pattern in _STAMPED
        if (found := pattern.search(text))
        for group in range(1, len(found.groups()) + 1)
        for place in range(*found.span(group))
    }
    late = [replace(first.glyphs[p], y=first.glyphs[p].y + lift, size=size, bold=False) for p in sorted(places)]
    kept = [glyph for place, glyph in enumerate(first.glyphs) if place not in places]
    return [Sheet(first.width, first.height, kept + late, first.rules), *sheets[1:]]


SIGNATURE = (
    "Người ký: Sở Khoa học và Công nghệ Sông Xanh",
    "Email: vanthu@songxanh.example.vn",
    "Cơ quan: Tỉnh Sông Xanh",
    "Thời gian ký: 06/11/2025 15:17:35 +07:00",
)


def shown_signature(
    texts: Sequence[str] = SIGNATURE, *, x: float = 330, y: float = 800
) -> Callable[[Canvas, int], None]:
    """What a portal's signature shows on the first page."""

    def draw(canvas: Canvas, number: int) -> None:
        if number == 1:
            canvas.setFont(font("sans", False), 8)
            for row, text in enumerate(texts):
                canvas.drawString(x, y - 10 * row, text)

    return draw
