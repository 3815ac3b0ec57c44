"""Office files of other makers, written by hand: OpenDocument with macros and links, RTF, XML of Word 2003."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from extractors.libreoffice import convert

ODF_TEXT = "application/vnd.oasis.opendocument.text"
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = (
    f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:draw="{_ODF}:drawing:1.0" '
    f'xmlns:script="{_ODF}:script:1.0" xmlns:svg="{_ODF}:svg-compatible:1.0" xmlns:table="{_ODF}:table:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dom="http://www.w3.org/2001/xml-events" '
    'xmlns:ooo="http://openoffice.org/2004/office"'
)
CONTENT_TYPES = "[Content_Types].xml"
RELATIONSHIPS = "application/vnd.openxmlformats-package.relationships+xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_STARTED_BY = ("dom:load", "office:load-finished", "office:view-created", "office:new")


def odf_paragraphs(*lines: str) -> str:
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)


def write_odt(
    path: Path,
    body: str,
    *,
    scripts: str = "",
    doctype: str = "",
    manifest: str = "",
    parts: dict[str, str] | None = None,
) -> Path:
    """A text document of LibreOffice with the XML of its body, of its scripts and of other parts."""
    content = (
        f'{DECLARATION}{doctype}<office:document-content {NAMESPACES} office:version="1.2">{scripts}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    parts = parts or {}
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
        for name in ("content.xml", *parts)
    )
    listed = (
        f'{DECLARATION}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODF_TEXT}"/>'
        f"{entries}{manifest}</manifest:manifest>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", ODF_TEXT, zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        for name, part in parts.items():
            package.writestr(name, part)
        package.writestr("META-INF/manifest.xml", listed)
    return path


def write_flat_odt(path: Path, body: str, *, doctype: str = "") -> Path:
    path.write_text(
        f'{DECLARATION}{doctype}<office:document {NAMESPACES} office:version="1.2" office:mimetype="{ODF_TEXT}">'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>",
        encoding="utf-8",
    )
    return path


def write_odt_with_macro(path: Path, mark: Path) -> Path:
    """A document whose Basic macro writes the file `mark` as soon as it is opened."""
    events = "".join(
        f'<script:event-listener script:language="ooo:script" script:event-name="{event}" xlink:type="simple" '
        'xlink:href="vnd.sun.star.script:Standard.Module1.Main?language=Basic&amp;location=document"/>'
        for event in _STARTED_BY
    )
    basic = f"Sub Main\nOpen &quot;{mark}&quot; For Output As #1\nPrint #1, &quot;x&quot;\nClose #1\nEnd Sub\n"
    library = 'xmlns:library="http://openoffice.org/2000/library"'
    parts = {
        "Basic/script-lc.xml": f'{DECLARATION}<library:libraries {library}><library:library library:name="Standard" '
        'library:link="false"/></library:libraries>',
        "Basic/Standard/script-lb.xml": f'{DECLARATION}<library:library {library} library:name="Standard" '
        'library:readonly="false" library:passwordprotected="false"><library:element library:name="Module1"/>'
        "</library:library>",
        "Basic/Standard/Module1.xml": f'{DECLARATION}<script:module xmlns:script="http://openoffice.org/2000/script" '
        f'script:name="Module1" script:language="StarBasic" script:moduleType="normal">{basic}</script:module>',
    }
    scripts = f"<office:scripts><office:event-listeners>{events}</office:event-listeners></office:scripts>"
    return write_odt(path, odf_paragraphs("Họ và tên: Hồ Thị Mai Anh"), scripts=scripts, parts=parts)


def write_odt_with_links(path: Path, address: str) -> Path:
    """A document with a linked picture and a linked section."""
    body = (
        f'<text:p>Họ và tên: Hồ Thị Mai Anh<draw:frame svg:width="5cm" svg:height="5cm" text:anchor-type="as-char">'
        f'<draw:image xlink:href="{address}/anh.png" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        f'</draw:frame></text:p><text:section text:name="S"><text:section-source xlink:href="{address}/muc.odt" '
        'xlink:type="simple"/><text:p>Chức vụ: Chuyên viên</text:p></text:section>'
    )
    return write_odt(path, body)


def rtf_text(text: str) -> str:
    """Text with every letter beyond ASCII as \\uN, as Word writes it."""
    return "".join(char if char.isascii() else f"\\u{ord(char)}?" for char in text)


def write_rtf(path: Path, *lines: str, extra: str = "") -> Path:
    body = "".join(f"{rtf_text(line)}\\par\n" for line in lines)
    path.write_text(f"{{\\rtf1\\ansi\\ansicpg1258\\uc1\n{body}{extra}}}", encoding="ascii")
    return path


def write_stalling_rtf(path: Path) -> Path:
    """An RTF that keeps LibreOffice busy for a minute: it counts through binary bytes that never come."""
    path.write_bytes(rb"{\rtf1\ansi x\bin300000000 y}")
    return path


def write_word_xml(path: Path, *lines: str, doctype: str = "") -> Path:
    """A document as Word 2003 saves it in one XML file."""
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{doctype}<?mso-application progid="Word.Document"?>'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xml:space="preserve">'
        f"<w:body>{body}</w:body></w:wordDocument>",
        encoding="utf-8",
    )
    return path


def write_flat_word(path: Path, source: Path) -> Path:
    """A .docx as the one XML file that Word 2007 and later call "Word XML Document"."""
    with zipfile.ZipFile(source) as package:
        types = dict(re.findall(r'PartName="([^"]+)" ContentType="([^"]+)"', package.read(CONTENT_TYPES).decode()))
        parts = "".join(
            f'<pkg:part pkg:name="/{name}" pkg:contentType="{types.get("/" + name, RELATIONSHIPS)}"><pkg:xmlData>'
            f"{re.sub(r'^<[?]xml[^>]*[?]>', '', package.read(name).decode())}</pkg:xmlData></pkg:part>"
            for name in package.namelist()
            if name.endswith((".xml", ".rels")) and name != CONTENT_TYPES
        )
    path.write_text(
        f'{DECLARATION}<?mso-application progid="Word.Document"?><pkg:package '
        f'xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{parts}</pkg:package>',
        encoding="utf-8",
    )
    return path


def convert_in_a_child(path: Path) -> str:
    """A reading function for the sandbox that only converts, without looking at the file first."""
    return str(convert([path], path.parent))
