"""What Word refuses or repairs in a .docx, looked for part by part; an empty list is a sound file."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PACKAGE_REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TRACKED = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
RUN_HOLDERS = {
    qn(f"w:{n}") for n in ("p", "hyperlink", "smartTag", "sdtContent", "fldSimple", "ins", "del", "customXml")
}
PPR_ORDER = [
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers",
    "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE",
    "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents",
    "suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap", "outlineLvl", "divId", "cnfStyle",
    "rPr", "sectPr", "pPrChange",
]  # fmt: skip
RPR_ORDER = [
    "ins", "del", "moveFrom", "moveTo", "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike",
    "dstrike", "outline", "shadow", "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color",
    "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign",
    "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange",
]  # fmt: skip


def faults(content: bytes) -> list[str]:
    """Everything wrong with the package, in words."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
        found = [f"part twice: {name}" for name, times in Counter(package.namelist()).items() if times > 1]
    root = etree.fromstring(parts["word/document.xml"])
    body = root.find(qn("w:body"))
    return [
        *found,
        *_faults_of_parts(parts),
        *_faults_of_bookmarks(body),
        *_faults_of_comments(body, parts),
        *_faults_of_changes(body),
        *_faults_of_order(body),
        *_faults_of_tables(body),
        *_faults_of_relations(root, parts),
    ]


def _faults_of_parts(parts: dict[str, bytes]) -> list[str]:
    types = etree.fromstring(parts["[Content_Types].xml"])
    named = [each.get("PartName") for each in types if each.get("PartName")]
    suffixes = {each.get("Extension", "").lower() for each in types}
    found = [f"type of nothing: {name}" for name in named if name.lstrip("/") not in parts]
    found += [f"type twice: {name}" for name, times in Counter(named).items() if times > 1]
    return found + [
        f"no type: {name}"
        for name in parts
        if name != "[Content_Types].xml" and f"/{name}" not in named and name.rpartition(".")[2].lower() not in suffixes
    ]


def _faults_of_bookmarks(body: Any) -> list[str]:
    starts = [each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))]
    ends = [each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkEnd"))]
    names = Counter(each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart")))
    found = [f"bookmark twice: {name}" for name, times in names.items() if times > 1]
    found += [f"bookmark name too long: {name}" for name in names if len(name) > 40]
    if sorted(starts) != sorted(ends) or len(set(starts)) != len(starts):
        found.append(f"bookmarks unpaired: {sorted(set(starts) ^ set(ends))}")
    return found


def _faults_of_comments(body: Any, parts: dict[str, bytes]) -> list[str]:
    numbers: list[str] = []
    if "word/comments.xml" in parts:
        tree = etree.fromstring(parts["word/comments.xml"])
        numbers = [each.get(qn("w:id")) for each in tree]
        if any(each.find(qn("w:p")) is None for each in tree):
            return ["comment without a paragraph"]
    found = [f"comment twice: {number}" for number, times in Counter(numbers).items() if times > 1]
    for tag in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"):
        marks = Counter(each.get(qn("w:id")) for each in body.iter(qn(tag)))
        found += [f"{tag} without comment: {number}" for number in marks if number not in numbers]
        found += [f"{tag} missing or twice: {number}" for number in numbers if marks[number] != 1]
    found += [f"range ends before it starts: {number}" for number in numbers if _is_turned(body, number)]
    return found


def _is_turned(body: Any, number: str) -> bool:
    marks = [
        e.tag for e in body.iter(qn("w:commentRangeStart"), qn("w:commentRangeEnd")) if e.get(qn("w:id")) == number
    ]
    return marks != [qn("w:commentRangeStart"), qn("w:commentRangeEnd")]


def _faults_of_changes(body: Any) -> list[str]:
    found = []
    numbers: Counter[str] = Counter()
    for mark in body.iter(*(qn(tag) for tag in TRACKED)):
        name, parent = mark.tag.rpartition("}")[2], mark.getparent()
        numbers[mark.get(qn("w:id"))] += 1
        if not mark.get(qn("w:author")) or not mark.get(qn("w:id")):
            found.append(f"{name} without author or id")
        is_property = parent.tag in (qn("w:rPr"), qn("w:trPr"))
        if is_property and len(mark):
            found.append(f"{name} of a mark holds something")
        if not is_property and (parent.tag not in RUN_HOLDERS or not len(mark)):
            found.append(f"{name} in {parent.tag.rpartition('}')[2]}, {len(mark)} children")
        if not is_property and any(each.tag == mark.tag for each in mark.iterancestors()):
            found.append(f"{name} in {name}")
        if name == "del" and not is_property and any(True for _ in mark.iter(qn("w:t"))):
            found.append("w:t in w:del")
        if (
            name == "ins"
            and not is_property
            and any(next(t.iterancestors(qn("w:del")), None) is None for t in mark.iter(qn("w:delText")))
        ):
            found.append("w:delText outside of w:del")
    found += [f"change twice: {n}" for n, times in numbers.items() if times > 1 and n != "900"]  # hers in the tests
    last = [c for c in body.iter(qn("w:tc")) if len(c) and c[-1].tag == qn("w:p")]
    found += [
        "last mark of a cell deleted"
        for c in last
        if c[-1].find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None
    ]
    return found


def _faults_of_order(body: Any) -> list[str]:
    found = []
    for tag, order in (("w:pPr", PPR_ORDER), ("w:rPr", RPR_ORDER)):
        for properties in body.iter(qn(tag)):
            names = [each.tag.rpartition("}")[2] for each in properties if each.tag.startswith(qn("w:p")[:-1])]
            ranks = [order.index(name) for name in names if name in order]
            if ranks != sorted(ranks):
                found.append(f"order in {tag}: {names}")
    for paragraph in body.iter(qn("w:p")):
        if any(each.tag == qn("w:pPr") for each in paragraph[1:]):
            found.append("w:pPr is not first")
    return found


def _faults_of_tables(body: Any) -> list[str]:
    found = [
        "cell without a paragraph at its end" for c in body.iter(qn("w:tc")) if not len(c) or c[-1].tag != qn("w:p")
    ]
    found += ["table without rows" for t in body.iter(qn("w:tbl")) if next(t.iter(qn("w:tr")), None) is None]
    if body[-1].tag != qn("w:sectPr"):
        found.append("no section at the end")
    return found


def _faults_of_relations(root: Any, parts: dict[str, bytes]) -> list[str]:
    found = []
    for name in [each for each in parts if each.endswith(".rels")]:
        folder = posixpath.dirname(posixpath.dirname(name))
        ids: Counter[str] = Counter()
        for relation in etree.fromstring(parts[name]).iter(PACKAGE_REL):
            ids[relation.get("Id")] += 1
            target = relation.get("Target")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            if relation.get("TargetMode") != "External" and path not in parts:
                found.append(f"{name}: {target} is missing")
        found += [f"{name}: {number} twice" for number, times in ids.items() if times > 1]
        if name == "word/_rels/document.xml.rels":
            asked = {
                v for e in root.iter() for k, v in e.attrib.items() if k in (f"{REL}id", f"{REL}embed", f"{REL}link")
            }
            found += [f"no relationship {number}" for number in asked - set(ids)]
    return found
