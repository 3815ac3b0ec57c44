"""Takes word/styles.xml; gives what a style says of font, weight, centring and numbering, inheritance followed."""

from __future__ import annotations

import re
import zipfile
import zlib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from extractors.readers.packages.package import VAL, Properties, W, count_of, parse_part, properties_of
from extractors.readers.word.parts import STYLES, STYLES_START, read_styles
from extractors.repair.legacy import encoding_of

_PPR = W + "pPr"
_RPR = W + "rPr"
_B = W + "b"
_JC = W + "jc"
_RFONTS = W + "rFonts"
_RTL = W + "rtl"
_CS = W + "cs"
_NUMPR = W + "numPr"
_THEME = "word/theme/theme1.xml"
_MOST_THEME_BYTES = 200_000
_THEME_FONT = re.compile(rb'<a:(major|minor)Font\b[^>]*>\s*<a:latin\b[^>]*?typeface="([^"]*)"')


class Fonts(NamedTuple):
    """The fonts of a run: of ASCII letters, of letters from U+0080 on (which old fonts are about), of Asian ones."""

    ascii: str | None = None
    high: str | None = None
    asian: str | None = None
    complex: str | None = None


class Style:
    """What a style says, with what it inherits."""

    __slots__ = ("bold", "centred", "fonts", "numbering")

    def __init__(self) -> None:
        self.fonts = Fonts()
        self.bold = False
        self.centred = False
        self.numbering: tuple[str, int] | None = None


class Styles:
    """Font, weight, centring and numbering of the styles that are used, inherited; "" is the default paragraph style.

    styles.xml often outweighs the document thirty times (five milliseconds to parse), so only the styles that are
    asked for are cut out of it and parsed; a part not written with the usual prefix "w:" is parsed whole.
    """

    def __init__(self, path: Path, data: bytes | None) -> None:
        self.path = path
        self.known: dict[str, Style] = {}
        self.data = data or b""
        self.complete = len(self.data) < STYLES_START
        self.head = re.match(rb"\s*(?:<\?xml[^>]*\?>)?\s*<w:styles\b[^>]*>", self.data)
        self.whole: dict[str, etree._Element] = {}
        self.theme: dict[str, str] | None = None
        if self.data and not self.head:
            self._load_rest()
            root = parse_part(self.data, STYLES)
            self.whole = {e.get(W + "styleId"): e for e in root.findall(W + "style")}
        self._read_defaults()

    def _read_defaults(self) -> None:
        """The document's default font, then the paragraph style marked as default."""
        default = Style()
        holder = self._cut(self.data.find(b"<w:rPrDefault>"), b"</w:rPrDefault>")
        if holder is not None:
            default.fonts = fonts_of(properties_of(holder, _RPR), default.fonts)
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
            self.data, self.complete = read_styles(self.path), True

    def of(self, reference: etree._Element | None) -> Style:
        """The style that a w:pStyle, w:rStyle or w:basedOn names; the default where it names none."""
        name = "" if reference is None else reference.get(VAL) or ""
        return self.known[name] if name in self.known else self._named(name, depth=0)

    def named(self, font: str | None) -> str | None:
        """The name of a font; that of a theme's ("+minorHAnsi") is looked up in the theme."""
        return self._of_theme(font) if font is not None and font[:1] == "+" else font

    def _of_theme(self, name: str) -> str | None:
        if self.theme is None:
            self.theme = read_theme_fonts(self.path)
        return self.theme.get(name[1:6])

    def _cut(self, begin: int, end: bytes) -> etree._Element | None:
        """The element from `begin` to its closing tag, parsed alone; None where either is missing."""
        stop = self.data.find(end, begin)
        if not self.head or begin < 0 or stop < 0:
            return None
        return parse_part(self.head[0] + self.data[begin : stop + len(end)] + b"</w:styles>", STYLES)[0]

    def _element(self, name: str) -> etree._Element | None:
        if self.whole:
            return self.whole.get(name)
        mark = f'w:styleId="{name}"'.encode()
        at = self.data.find(mark)
        if at < 0 or self.data.find(b"</w:style>", at) < 0:
            self._load_rest()
            at = self.data.find(mark)
        return self._cut(self.data.rfind(b"<w:style ", 0, at), b"</w:style>") if at >= 0 else None

    def _named(self, name: str, *, depth: int) -> Style:
        element = self._element(name) if depth <= 20 else None
        if element is None:
            return self.known[""]
        based = element.find(W + "basedOn")
        above = "" if based is None else based.get(VAL) or ""
        parent = self.known[above] if above in self.known else self._named(above, depth=depth + 1)
        style = self.known[name] = Style()
        style.fonts, style.bold = parent.fonts, parent.bold
        style.centred, style.numbering = parent.centred, parent.numbering
        run, paragraph = properties_of(element, _RPR), properties_of(element, _PPR)
        style.fonts = fonts_of(run, style.fonts)
        style.bold = switch(run.get(_B), style.bold)
        style.centred = centring(paragraph, style.centred)
        style.numbering = numbering_of(paragraph) or style.numbering
        return style


def switch(element: etree._Element | None, inherited: bool) -> bool:
    """An on-off property: on where it stands without a value, inherited where it does not stand."""
    return inherited if element is None else element.get(VAL) not in ("0", "false", "off", "none")


def centring(properties: Properties, inherited: bool) -> bool:
    """Whether paragraph properties centre."""
    justification = properties.get(_JC)
    return inherited if justification is None else justification.get(VAL) == "center"


def fonts_of(properties: Properties, inherited: Fonts) -> Fonts:
    """The fonts of run properties, each inherited where they do not set it; a theme's font as "+" and its name."""
    fonts = properties.get(_RFONTS)
    if fonts is not None:
        inherited = _fonts_named(tuple(fonts.items()), inherited)
    if _RTL in properties or _CS in properties:
        turned = switch(properties.get(_RTL), False) or switch(properties.get(_CS), False)
        return Fonts(*[inherited.complex] * 4) if turned else inherited
    return inherited


@lru_cache(maxsize=256)
def _fonts_named(attributes: tuple[tuple[str, str], ...], inherited: Fonts) -> Fonts:
    """The fonts that w:rFonts names by its attributes: a paper has a few, and thousands of runs."""
    named = dict(attributes)
    ascii, high, asian, cs = (_font_named(named, name) for name in ("ascii", "hAnsi", "eastAsia", "cs"))
    found = Fonts(ascii or inherited.ascii, high or inherited.high, asian or inherited.asian, cs or inherited.complex)
    if named.get(W + "hint") == "eastAsia" and encoding_of(found.high) is None:
        return found._replace(high=found.asian)
    return found


def _font_named(fonts: dict[str, str], name: str) -> str | None:
    theme = fonts.get(f"{W}{name}Theme" if name != "cs" else f"{W}cstheme")
    return f"+{theme}" if theme else fonts.get(W + name)


def read_theme_fonts(path: Path) -> dict[str, str]:
    """The Latin fonts of the document's theme, by "major" and "minor"; none where it cannot be read."""
    try:
        with zipfile.ZipFile(path) as package, package.open(_THEME) as stream:
            data = stream.read(_MOST_THEME_BYTES)
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, EOFError, NotImplementedError, RuntimeError):
        return {}
    return {kind.decode(): face.decode("utf-8", "replace") for kind, face in _THEME_FONT.findall(data)}


def numbering_of(properties: Properties) -> tuple[str, int] | None:
    """List and level of paragraph properties; None where they number nothing."""
    numbering = properties.get(_NUMPR)
    if numbering is None:
        return None
    number, level = numbering.find(W + "numId"), numbering.find(W + "ilvl")
    if number is None:
        return None
    return number.get(VAL) or "", count_of(level, 0)
