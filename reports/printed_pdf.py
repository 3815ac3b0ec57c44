"""Takes PDFs that LibreOffice made; gives them without clock and chance, joined where they belong together.

A PDF bears a hash of its own bytes as its identifier: one that still does was not edited by anybody since.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Sequence

import pypdfium2 as pdfium

_DATES = re.compile(rb"(/(?:CreationDate|ModDate) ?\(D:)\d{14}[^)]*(?=\))")
_DAY = b"20000101000000"
_CHECKSUM = re.compile(rb"(/DocChecksum ?/)[0-9A-Fa-f]+")
_IDENTIFIER = re.compile(rb"(/ID ?\[ ?<)([0-9A-Fa-f]*)(>\s*<)([0-9A-Fa-f]*)(>)")
_FONT = re.compile(rb"/(?:BaseFont|FontName) ?/(?:[A-Z]{6}\+)?([A-Za-z0-9#-]+)")
_SIGNS = ("OpenSymbol", "Symbol", "Wingdings", "ZapfDingbats", "DejaVuSans")


def steady(content: bytes) -> bytes:
    """The same bytes for the same pages: dates are fixed, the identifier is the hash of all the rest."""
    dated = _DATES.sub(lambda match: match[1] + _filled(match[0][len(match[1]) :]), content)
    plain = _CHECKSUM.sub(lambda match: match[1] + b"0" * (len(match[0]) - len(match[1])), dated)
    return _with_identifier(plain)


def is_untouched(content: bytes) -> bool:
    """Whether a PDF is as `steady` left it."""
    return _IDENTIFIER.search(content) is not None and _with_identifier(content) == content


def join_pdfs(contents: Sequence[bytes]) -> bytes:
    """The pages of all, in their order; raises PdfiumError where one of them is broken."""
    joined = pdfium.PdfDocument.new()
    opened = []
    try:
        for content in contents:
            part = pdfium.PdfDocument(content)
            opened.append(part)
            joined.import_pages(part)
        stream = io.BytesIO()
        joined.save(stream)
    finally:
        joined.close()
        for part in opened:
            part.close()
    return steady(stream.getvalue())


def font_families(content: bytes) -> list[str]:
    """Families of the fonts that a PDF of LibreOffice names, signs of lists left out."""
    names = {match.decode("ascii").split("-")[0] for match in _FONT.findall(content)}
    return sorted(name for name in names if not name.startswith(_SIGNS))


def count_pages(content: bytes) -> int:
    document = pdfium.PdfDocument(content)
    try:
        return len(document)
    finally:
        document.close()


def _filled(date: bytes) -> bytes:
    """As long as it was: the places of objects in the file stay."""
    return _DAY + date[14:] if date[14:15] in (b"", b"Z") else _DAY + b"Z" + b" " * (len(date) - 15)


def _with_identifier(content: bytes) -> bytes:
    empty = _IDENTIFIER.sub(lambda m: m[1] + b"0" * len(m[2]) + m[3] + b"0" * len(m[4]) + m[5], content)
    told = hashlib.sha256(empty).hexdigest().upper().encode("ascii")
    return _IDENTIFIER.sub(
        lambda m: m[1] + told[:32].ljust(len(m[2]), b"0")[: len(m[2])] + m[3] + told[32:][: len(m[4])] + m[5], empty
    )
