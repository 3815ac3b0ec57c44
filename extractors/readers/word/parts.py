"""Takes a .docx; gives the XML parts that Word would show, under their usual names, and what else the package holds.

Which parts these are is said by relationships, not by names: Word Online writes word/document2.xml. Nothing that a
package points to outside itself is fetched, and no macro is run: both are only said.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import etree

from extractors.layout import Doubt
from extractors.readers.packages.package import Package, W, open_package, parse_part
from records.errors import UnreadableFile

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"
STYLES_START = 48_000  # bytes: enough for the styles of most papers
MAX_DOCUMENT_BYTES = 64_000_000  # a list of 5,000 rows and ten columns takes 25
_MARGINS = re.compile(r"word/(?:header|footer)\d*\.xml$", re.I)
_RELATED = {"numbering": NUMBERING, "styles": STYLES, "footnotes": "word/footnotes.xml"}
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STYLE = re.compile(rb"""<w:style\s[^>]*w:styleId=["']([^"']+)["'].*?</w:style>""", re.S)
_FETCHED = frozenset({"image", "oleObject", "attachedTemplate", "frame", "subDocument", "aFChunk", "package"})
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
_EQUATION = re.compile(r"Equation|MathType", re.I)
_DDE = re.compile(r"\bDDE(?:AUTO)?\b", re.I)
_COMMENT_LETTERS = 60


class Relation(NamedTuple):
    """One relationship of a part: `kind` is the last word of its type; `target` a part's name or an address."""

    kind: str
    target: str
    external: bool


@dataclass(slots=True)
class WordParts:
    """What was taken out of a package: parts by their usual names, those that are parsed only where used as bytes."""

    roots: dict[str, etree._Element]
    raw: bytes
    numbering: bytes | None
    styles: bytes | None
    relations: dict[str, Relation]
    doubts: list[Doubt] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_parts(path: Path) -> WordParts:
    """The parts of a Word package that hold text, numbers and styles. Raises InputError where it cannot be read."""
    with open_package(path) as package:
        main = _main_part(package)
        relations = _relations_of(package, main)
        names = _names(package, main, relations)
        raw = _in_transitional(package.read(main))
        if len(raw) > MAX_DOCUMENT_BYTES:
            raise UnreadableFile("Phần nội dung của tệp Word quá lớn.", hint="Tách tệp rồi gửi lại.", code="QUA_LON")
        roots = {DOCUMENT: parse_part(raw, main)}
        styles = package.read_start(names.pop(STYLES), STYLES_START) if STYLES in names else None
        numbering = package.read(names.pop(NUMBERING)) if NUMBERING in names else None
        for usual, name in names.items():
            roots[usual] = parse_part(_in_transitional(package.read(name)), name)
        styles, numbering = (None if part is None else _in_transitional(part) for part in (styles, numbering))
        found = WordParts(roots, raw, numbering, styles, relations)
        found.doubts += package.doubts + _unread(package, relations, roots[DOCUMENT], raw)
        found.notes += _dangers(package, relations, roots[DOCUMENT], raw) + _comments(package, relations)
    return found


def read_styles(path: Path) -> bytes:
    """The whole part of styles, of a package that `read_parts` let through."""
    with open_package(path) as package:
        main = _main_part(package)
        return _in_transitional(package.read(_names(package, main, _relations_of(package, main))[STYLES]))


def read_pictures(path: Path, names: list[str]) -> Iterator[bytes]:
    """The bytes of picture parts, one after the other."""
    with open_package(path) as package:
        for name in names:
            yield package.read(name)


def styles_that_hide(styles: bytes | None) -> frozenset[str]:
    """The styles whose runs Word does not show."""
    if styles is None or b"<w:vanish/>" not in styles:
        return frozenset()
    found = (m for m in _STYLE.finditer(styles) if b"<w:vanish/>" in m[0])
    return frozenset(m[1].decode("utf-8", "replace") for m in found)


def _main_part(package: Package) -> str:
    """The part that the package's relationships call its document; doubtful where they or the types name two."""
    targets = [r.target for r in _relations_of(package, "").values() if r.kind == "officeDocument" and not r.external]
    present = [name for name in (_find(package, target) for target in targets) if name]
    main = present[0] if present else _find(package, DOCUMENT)
    if main is None:
        raise UnreadableFile("Tệp không có phần nội dung của Word.", hint="Lưu lại thành .docx.", code="TEP_HONG")
    others = {name.casefold() for name in (*present, *_typed_as_main(package))} - {main.casefold()}
    if others:
        said = f"Tệp Word có hai phần nội dung (“{main}”, “{sorted(others)[0]}”), đã đọc phần đầu. Mở tệp, đối chiếu."
        package.doubts.append(Doubt("HAI_NGHIA", said))
    return main


def _typed_as_main(package: Package) -> Iterator[str]:
    """Parts that the list of content types calls a main document."""
    name = _find(package, "[Content_Types].xml")
    if name is None:
        return
    for override in package.parse(name):
        if str(override.get("ContentType")).endswith("main+xml"):
            found = _find(package, str(override.get("PartName")).lstrip("/"))
            if found:
                yield found


def _find(package: Package, name: str) -> str | None:
    """A part by its name, whatever the case: Word compares so. The exact name goes first."""
    if name in package:
        return name
    folded = name.casefold()
    return next((each for each in package.entries if each.casefold() == folded), None)


def _relations_of(package: Package, part: str) -> dict[str, Relation]:
    """Relationships of a part by their id; of the package itself for ""."""
    folder, base = posixpath.split(part)
    name = _find(package, posixpath.join(folder, "_rels", f"{base}.rels"))
    if name is None:
        return {}
    found = {}
    for number, element in enumerate(package.parse(name)):
        target, external = str(element.get("Target") or ""), element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
        kind = str(element.get("Type") or "").rsplit("/", 1)[-1]
        found[str(element.get("Id") or number)] = Relation(kind, target, external)
    return found


def _names(package: Package, main: str, relations: dict[str, Relation]) -> dict[str, str]:
    """The parts to read beside the document: usual name -> name in this package."""
    names = {usual: usual for usual in _RELATED.values() if usual in package}
    for relation in relations.values():
        found = _find(package, relation.target) if relation.kind in _RELATED and not relation.external else None
        if found:
            names[_RELATED[relation.kind]] = found
    margins = (name for name in package.entries if _MARGINS.match(name) and name.casefold() != main.casefold())
    return names | {name.lower(): name for name in margins}


def _in_transitional(data: bytes) -> bytes:
    """Strict Open XML under the names of the usual kind: the elements are the same."""
    return data.replace(_STRICT, _TRANSITIONAL) if _STRICT in data[:4096] else data


def _unread(package: Package, relations: dict[str, Relation], root: etree._Element, raw: bytes) -> list[Doubt]:
    """Documents and workbooks inside the document, which are not read."""
    embedded = [r for r in relations.values() if r.kind in ("package", "oleObject") and not r.external]
    if embedded and b"OLEObject" in raw:
        programs = [str(each.get("ProgID")) for each in root.iter(_OLE)]
        embedded = embedded[: sum(not _EQUATION.search(program) for program in programs)]
    doubts = []
    if embedded:
        names = ", ".join(sorted(posixpath.basename(r.target) for r in embedded)[:3])
        said = f"Trong tệp Word có {len(embedded)} tệp nhúng chưa đọc ({names}). Mở tệp Word, xem phần nhúng."
        doubts.append(Doubt("CHUA_DOC_HET", said))
    if any(r.kind == "aFChunk" for r in relations.values()):
        said = "Tệp Word ghép nội dung của tệp khác, phần đó chưa đọc. Mở bằng Word, lưu lại rồi gửi lại."
        doubts.append(Doubt("CHUA_DOC_HET", said))
    return doubts


def _dangers(package: Package, relations: dict[str, Relation], root: etree._Element, raw: bytes) -> list[str]:
    """Macros, DDE fields and addresses outside the package: none run, none fetched."""
    notes = []
    if any(name.casefold().endswith("vbaproject.bin") for name in package.entries):
        notes.append("Tệp có macro: không chạy.")
    if b"DDE" in raw and any(_DDE.search(text) for text in _instructions(root)):
        notes.append("Tệp có trường DDE gọi chương trình khác: không chạy.")
    settings = next((name for name in package.entries if name.casefold() == "word/settings.xml"), None)
    fetched = [*relations.values(), *(_relations_of(package, settings).values() if settings else ())]
    hosts = {urlsplit(r.target).netloc or "máy khác" for r in fetched if r.external and r.kind in _FETCHED}
    if hosts:
        notes.append(f"Tệp trỏ tới nội dung ở nơi khác ({', '.join(sorted(hosts)[:3])}): không tải về.")
    return notes


def _instructions(root: etree._Element) -> Iterator[str]:
    for element in root.iter(W + "instrText", W + "fldSimple"):
        yield element.text or "" if element.tag == W + "instrText" else str(element.get(W + "instr"))


def _comments(package: Package, relations: dict[str, Relation]) -> list[str]:
    """Remarks in the margin: said, not read as content."""
    target = next((r.target for r in relations.values() if r.kind == "comments" and not r.external), None)
    name = _find(package, target) if target else None
    if name is None:
        return []
    texts = [" ".join(t.text or "" for t in each.iter(W + "t")).strip() for each in package.parse(name)]
    texts = [text for text in texts if text]
    if not texts:
        return []
    return [f"Văn bản có {len(texts)} lời phê bên lề, không đọc vào nội dung: “{texts[0][:_COMMENT_LETTERS]}”."]
