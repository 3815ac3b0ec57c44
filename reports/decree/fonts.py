"""Takes the paragraphs of a document; checks the font and the colour of every letter (row 3 of the decree)."""

from __future__ import annotations

import re

from reports.decree.findings import Sheet
from reports.decree.pieces import Document, Look, Paragraph, Place

_LEGACY = re.compile(r"^(?:\.vn|vni[-\s])", re.I)
_SYMBOLS = re.compile(r"^(?:symbol|wingdings|webdings|mt extra|opensymbol)", re.I)
_NAMELESS = re.compile(r"^(?:cid ?font|f\d+$|t3 ?font|type ?3|g_d\d)", re.I)  # what some makers of PDFs call every font
_NEAR = ("times new roman", "timesnewroman", "timesnewromanpsmt")
_PDF_NEAR = (*_NEAR, "liberation serif", "times", "tinos", "nimbus roman", "nimbus roman no9 l")  # drawn in its place
# letters that TCVN3 puts inside a word, and that Unicode text of Vietnamese never has there
_TCVN3 = re.compile(r"\w?[µ¸¶·¹¨»¾¼½Æ©Ç®Ð°¸±¦§£¤¥¡](?=[a-zA-Z]|\b)|[a-zA-Z][µ¸¶·¹»¾¼½®¨©]")
_VNI = re.compile(r"[aeouyAEOUY][øùûõïâêåÅÂÊÏØÙÛÕéèúýÉÈ](?=[\s,.;a-z]|$)")
_VIETNAMESE = re.compile(r"[ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỷỹỵđơư]", re.I)
_FEWEST_SIGNS = 2


def check_fonts(sheet: Sheet, document: Document) -> None:
    right = _PDF_NEAR if document.is_pdf else _NEAR
    sheet.look(3)
    for paragraph in [*document.paragraphs, *document.footers]:
        told: set[tuple[str, str]] = set()
        for piece in paragraph.pieces:
            is_plain = any(letter.isalnum() and letter.isascii() for letter in piece.text)
            is_high = any(letter.isalnum() and not letter.isascii() for letter in piece.text)
            if not is_plain and not is_high:
                continue
            fonts = {piece.look.font} if is_plain else set()
            fonts |= {piece.look.high} if is_high else set()
            for font in sorted(fonts):
                fault = _fault_of(font, right)
                if fault and (fault, font) not in told:
                    told.add((fault, font))
                    sheet.fault(3, fault, paragraph.place, found=font, required=sheet.row(3).phong)
            _check_colour(sheet, paragraph.place, piece.look, told)
    _check_encoding(sheet, document)


def is_mostly_legacy(document: Document) -> bool:
    """Whether most letters are in fonts of TCVN3 or VNI: their words cannot be understood as they stand."""
    legacy = total = 0
    for paragraph in document.paragraphs:
        for piece in paragraph.pieces:
            total += len(piece.text)
            legacy += len(piece.text) if _LEGACY.match(piece.look.font) else 0
    return 2 * legacy > total


def _fault_of(font: str, right: tuple[str, ...]) -> str:
    plain = font.strip().casefold()
    if plain in right or _SYMBOLS.match(plain) or _NAMELESS.match(plain):
        return ""
    return "phong_cu" if _LEGACY.match(plain) else "phong"


def _check_colour(sheet: Sheet, place: Place, look: Look, told: set[tuple[str, str]]) -> None:
    if not look.colour:
        return
    aspect = "mau_lien_ket" if look.is_link else "mau"
    if (aspect, look.colour) not in told:
        told.add((aspect, look.colour))
        sheet.fault(3, aspect, place, found=f"#{look.colour}", required="đen")


def _check_encoding(sheet: Sheet, document: Document) -> None:
    """Letters of TCVN3 or VNI in a font of Unicode: they show as nonsense."""
    for paragraph in document.paragraphs:
        if _is_legacy_text(paragraph):
            sheet.fault(3, "ma_cu", paragraph.place, found="bảng mã cũ", required="Unicode")


def _is_legacy_text(paragraph: Paragraph) -> bool:
    if any(_LEGACY.match(piece.look.font) for piece in paragraph.pieces):
        return False  # told by its font
    text = paragraph.text
    if text.isascii() or len(_VIETNAMESE.findall(text)) > _FEWEST_SIGNS:
        return False
    return len(_TCVN3.findall(text)) >= _FEWEST_SIGNS + 1 or len(_VNI.findall(text)) >= _FEWEST_SIGNS + 1
