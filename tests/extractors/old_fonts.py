"""Papers turned back into what offices typed before Unicode: runs in .VnTime and .VnTimeH, or in VNI-Times.

The letter tables here are not the program's: TCVN3's comes from viparse, VNI's is put together from the rule that a
mark follows its vowel. Capitals with accents get a run of their own in the H font, as typists did.
"""

from __future__ import annotations

import unicodedata
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby
from pathlib import Path

from lxml import etree
from viparse.normalize.encodings import get_charmap

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PARTS = ("word/document.xml", "word/header", "word/footer", "word/footnotes.xml")

_charmap = get_charmap("tcvn3")
assert _charmap is not None
TCVN3 = {after: before for before, after in _charmap.pairs}
LARGE_IN_TCVN3 = frozenset("ĂÂĐÊÔƠƯ")

_MARKS = {
    "\u0301": "ù",
    "\u0300": "ø",
    "\u0309": "û",
    "\u0303": "õ",
    "\u0323": "ï",
    "\u0302": "â",
    "\u0302\u0301": "á",
    "\u0302\u0300": "à",
    "\u0302\u0309": "å",
    "\u0302\u0303": "ã",
    "\u0302\u0323": "ä",
    "\u0306": "ê",
    "\u0306\u0301": "é",
    "\u0306\u0300": "è",
    "\u0306\u0309": "ú",
    "\u0306\u0303": "ü",
    "\u0306\u0323": "ë",
}
_ALONE = {"đ": "ñ", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
_HORNED = {"o": "ô", "u": "ö"}


def to_tcvn3(text: str) -> str:
    """Text as typed for .VnTime and .VnTimeH together: accented capitals lose their size."""
    return "".join(_tcvn3_letter(char) for char in unicodedata.normalize("NFC", text))


def _tcvn3_letter(char: str) -> str:
    small = char.lower()
    if char in TCVN3 or len(small) > 1:
        return TCVN3.get(char, char)
    return TCVN3.get(small, char)


def needs_large_font(char: str) -> bool:
    """An accented capital that TCVN3 has not."""
    return char.isupper() and not char.isascii() and char not in LARGE_IN_TCVN3 and char.lower() in TCVN3


def to_vni(text: str) -> str:
    return "".join(_vni_letter(char) for char in unicodedata.normalize("NFC", text))


def _vni_letter(char: str) -> str:
    small = char.lower()
    if small in _ALONE:
        typed = _ALONE[small]
    else:
        base, *marks = unicodedata.normalize("NFD", small)
        marks.sort(key="\u0302\u0306\u031b\u0300\u0301\u0303\u0309\u0323".index if set(marks) <= _KNOWN else len)
        horned = "\u031b" in marks
        rest = "".join(mark for mark in marks if mark != "\u031b")
        if not set(marks) <= _KNOWN or (rest and rest not in _MARKS) or (horned and base not in _HORNED):
            return char
        typed = (_HORNED[base] if horned else base) + (_MARKS[rest] if rest else "")
    return typed.upper() if char.isupper() else typed


_KNOWN = set("\u0302\u0306\u031b\u0300\u0301\u0303\u0309\u0323")


def write_old_word(source: Path, target: Path, encoding: str) -> Path:
    """A copy of a .docx whose every run is in fonts of TCVN3 or VNI."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename.startswith(_PARTS) and info.filename.endswith(".xml"):
                data = _converted(data, encoding)
            new.writestr(info.filename, data)
    return target


def _converted(data: bytes, encoding: str) -> bytes:
    root = etree.fromstring(data)
    for run in list(root.iter(W + "r")):
        for piece in _single(run):
            text = piece.find(W + "t")
            if encoding == "VNI" or text is None or not text.text:
                if text is not None:
                    text.text = to_vni(text.text or "")
                _set_font(piece, "VNI-Times" if encoding == "VNI" else ".VnTime")
            else:
                _split(piece, text)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _single(run: etree._Element) -> list[etree._Element]:
    """The run as runs of one text, tab or break each."""
    content = [child for child in run if child.tag != W + "rPr"]
    pieces = [run]
    for child in reversed(content[1:]):
        piece = etree.Element(W + "r")
        properties = run.find(W + "rPr")
        if properties is not None:
            piece.append(deepcopy(properties))
        piece.append(child)  # moved out of the run
        run.addnext(piece)
        pieces.insert(1, piece)
    return pieces


def _split(run: etree._Element, text: etree._Element) -> None:
    """One run a font: capital letters with accents in .VnTimeH, words in capitals wholly so."""
    for large, part in list(parts_by_font(text.text or "")):
        piece = deepcopy(run)
        found = piece.find(W + "t")
        found.text = to_tcvn3(part.lower() if large else part)
        found.set(_SPACE, "preserve")
        _set_font(piece, ".VnTimeH" if large else ".VnTime")
        run.addprevious(piece)
    run.getparent().remove(run)


def parts_by_font(text: str) -> Iterator[tuple[bool, str]]:
    """Stretches in small and in capital fonts: a word in capitals goes whole into the capital one."""
    marked: list[tuple[bool, str]] = []
    for spaced, group in groupby(text, str.isspace):
        word = "".join(group)
        if spaced:
            marked.append((bool(marked) and marked[-1][0], word))
        elif len(word) > 1 and word.isupper() and any(map(needs_large_font, word)):
            marked.append((True, word))
        else:
            marked += [(needs_large_font(char), char) for char in word]
    for large, group in groupby(marked, lambda item: item[0]):
        yield large, "".join(part for _, part in group)


def _set_font(run: etree._Element, font: str) -> None:
    properties = run.find(W + "rPr")
    if properties is None:
        properties = etree.SubElement(run, W + "rPr")
        run.insert(0, properties)
    for fonts in properties.findall(W + "rFonts"):
        properties.remove(fonts)
    fonts = etree.Element(W + "rFonts", {W + "ascii": font, W + "hAnsi": font, W + "cs": font})
    style = properties.find(W + "rStyle")
    properties.insert(0 if style is None else 1, fonts)
