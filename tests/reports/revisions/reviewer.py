"""A reviewer at work on a Word file: what she types, strikes out, moves and says; and what Word does when it saves."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml import etree

HER = "Nguyễn Thị Hoa"
HER_DAY = "2026-10-14T08:30:00Z"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"


class Reviewer:
    """One open document; lines are found by words in them."""

    def __init__(self, content: bytes) -> None:
        self.document = docx.Document(io.BytesIO(content))
        self.body = self.document.element.body

    def saved(self) -> bytes:
        self.document.core_properties.last_modified_by = HER
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()

    def paragraph(self, words: str) -> Any:
        found = [p for p in self.body.iter(qn("w:p")) if words in text_of(p)]
        assert found, words
        return found[0]

    def prose(self, words: str) -> Any:
        """A paragraph that is in no table."""
        return next(p for p in self.body.iterchildren(qn("w:p")) if words in text_of(p))

    def row(self, words: str) -> Any:
        return next(r for r in self.body.iter(qn("w:tr")) if any(words in text_of(p) for p in r.iter(qn("w:p"))))

    def replace(self, old: str, new: str, *, of: Any = None) -> None:
        """Types over words that stand in one run or several; the first run takes the new ones."""
        paragraph = self.paragraph(old) if of is None else of
        texts = [t for t in paragraph.iter(qn("w:t"))]
        joined = "".join(t.text or "" for t in texts)
        start = joined.index(old)
        end, at = start + len(old), 0
        for text in texts:
            content = text.text or ""
            low, high = max(start - at, 0), min(end - at, len(content))
            if low < high:
                put = new if at + low == start else ""
                text.text = content[:low] + put + content[high:]
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            at += len(content)

    def retype(self, words: str, new: str) -> None:
        """Selects the whole paragraph and types anew: Word drops the bookmark."""
        paragraph = self.paragraph(words)
        for child in [c for c in paragraph if c.tag != qn("w:pPr")]:
            paragraph.remove(child)
        Paragraph(paragraph, None).add_run(new)

    def delete(self, element: Any) -> None:
        """Word takes the comments on deleted words away with them."""
        for mark in list(element.iter(qn("w:commentReference"))):
            self.drop_comment(mark.get(qn("w:id")))
        element.getparent().remove(element)

    def move(self, element: Any, *, before: Any) -> None:
        before.addprevious(element)

    def insert(self, text: str, *, after: Any) -> Any:
        made = OxmlElement("w:p")
        after.addnext(made)
        Paragraph(made, None).add_run(text)
        return made

    def insert_row(self, texts: list[str], *, after: Any) -> Any:
        made = copy.deepcopy(after)
        for mark in [*made.iter(qn("w:bookmarkStart")), *made.iter(qn("w:bookmarkEnd"))]:
            mark.getparent().remove(mark)
        for cell, text in zip(made.iter(qn("w:tc")), texts, strict=True):
            runs = list(cell.iter(qn("w:t")))
            for number, each in enumerate(runs):
                each.text = text if number == 0 else ""
            if not runs:
                Paragraph(next(cell.iter(qn("w:p"))), None).add_run(text)
        after.addnext(made)
        return made

    def insert_table(self, texts: list[str], *, after: Any) -> None:
        table = self.document.add_table(rows=0, cols=1)
        for text in texts:
            table.add_row().cells[0].text = text
        after.addnext(table._tbl)

    def comment(self, paragraph: Any, text: str, *, author: str = HER) -> str:
        runs = [Run(r, None) for r in paragraph.iter(qn("w:r")) if r.find(qn("w:t")) is not None]
        made = self.document.add_comment(runs=[runs[0], runs[-1]], text=text, author=author, initials="NH")
        return str(made.comment_id)

    def track_insert(self, paragraph: Any, text: str) -> None:
        mark = self.mark("w:ins")
        run = OxmlElement("w:r")
        piece = OxmlElement("w:t")
        piece.text = text
        run.append(piece)
        mark.append(run)
        paragraph.append(mark)

    def track_delete(self, paragraph: Any) -> None:
        """All words of it, and its mark."""
        for run in list(paragraph.iter(qn("w:r"))):
            if run.find(qn("w:t")) is None:
                continue
            mark = self.mark("w:del")
            run.addprevious(mark)
            mark.append(run)
            for piece in run.iter(qn("w:t")):
                piece.tag = qn("w:delText")
        properties = paragraph.get_or_add_pPr()
        marks = properties.find(qn("w:rPr"))
        if marks is None:
            marks = OxmlElement("w:rPr")
            properties.append(marks)
        marks.insert(0, self.mark("w:del"))

    def track_delete_row(self, row: Any) -> None:
        for paragraph in row.iter(qn("w:p")):
            for run in list(paragraph.iter(qn("w:r"))):
                mark = self.mark("w:del")
                run.addprevious(mark)
                mark.append(run)
                for piece in run.iter(qn("w:t")):
                    piece.tag = qn("w:delText")
        row.get_or_add_trPr().append(self.mark("w:del"))

    def dress(self, paragraph: Any, tag: str = "w:u", value: str = "single") -> None:
        for run in paragraph.iter(qn("w:r")):
            toggle = OxmlElement(tag)
            toggle.set(qn("w:val"), value)
            properties = run.get_or_add_rPr()
            for each in properties.findall(qn(tag)):
                properties.remove(each)
            at = properties.find(qn("w:sz"))
            properties.append(toggle) if at is None or tag == "w:u" else at.addprevious(toggle)

    def drop_bookmark(self, element: Any) -> None:
        for mark in [*element.iter(qn("w:bookmarkStart")), *element.iter(qn("w:bookmarkEnd"))]:
            mark.getparent().remove(mark)

    def drop_all_bookmarks(self) -> None:
        self.drop_bookmark(self.body)

    def settle(self, *, accept: bool, within: Any = None) -> None:
        """Accepts or rejects the program's tracked changes, as the button in Word does."""
        top = self.body if within is None else within
        gone, kept = (qn("w:del"), qn("w:ins")) if accept else (qn("w:ins"), qn("w:del"))
        for mark in list(top.iter(gone)):
            self.drop(mark)
        for mark in list(top.iter(kept)):
            parent = mark.getparent()
            for piece in mark.iter(qn("w:delText")):
                piece.tag = qn("w:t")
            for child in list(mark):
                mark.addprevious(child)
            parent.remove(mark)

    def delete_comment(self, words: str) -> None:
        for comment in list(self.document.part._comments_part.element):
            if words in "".join(t.text or "" for t in comment.iter(qn("w:t"))):
                self.drop_comment(comment.get(qn("w:id")))

    def drop_comment(self, number: str) -> None:
        part = self.document.part._comments_part.element
        for comment in [c for c in part if c.get(qn("w:id")) == number]:
            part.remove(comment)
        for tag in ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference"):
            for mark in [m for m in self.body.iter(qn(tag)) if m.get(qn("w:id")) == number]:
                run = mark.getparent()
                run.remove(mark)
                if run.tag == qn("w:r") and not len(run):
                    run.getparent().remove(run)

    def drop(self, mark: Any) -> None:
        parent = mark.getparent()
        if parent is None:
            return
        if parent.tag == qn("w:trPr"):
            row = parent.getparent()
            table = row.getparent()
            table.remove(row)
            if table.find(qn("w:tr")) is None:
                table.getparent().remove(table)
        elif parent.tag == qn("w:rPr"):
            paragraph = parent.getparent().getparent()
            paragraph.getparent().remove(paragraph)
        else:
            parent.remove(mark)

    def mark(self, tag: str) -> Any:
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), "900")
        mark.set(qn("w:author"), HER)
        mark.set(qn("w:date"), HER_DAY)
        return mark


def edited(content: bytes, *edits: Callable[[Reviewer], object]) -> bytes:
    """The file after her edits."""
    reviewer = Reviewer(content)
    for edit in edits:
        edit(reviewer)
    return reviewer.saved()


def text_of(paragraph: Any) -> str:
    """As the program's reader sees it: without deletions."""
    return "".join(t.text or "" for t in paragraph.iter(qn("w:t")) if next(t.iterancestors(qn("w:del")), None) is None)


def word_like(content: bytes) -> bytes:
    """What Word makes of a file: runs split, rsids, spelling marks, other ids, bookmarks drawn together."""
    reviewer = Reviewer(content)
    for number, paragraph in enumerate(list(reviewer.body.iter(qn("w:p")))):
        paragraph.set(f"{{{W14}}}paraId", f"{number + 0x1000:08X}")
        paragraph.set(qn("w:rsidR"), "00AB12CD")
        for run in list(paragraph.iter(qn("w:r"))):
            run.set(qn("w:rsidR"), "00AB12CE")
            _split_like_word(run)
        for mark in paragraph.iterchildren(qn("w:bookmarkEnd")):
            paragraph.append(mark)  # Word closes hidden bookmarks at the end of the paragraph
    marks = list(reviewer.body.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd")))
    numbers: dict[str, str] = {}
    for mark in marks:
        mark.set(qn("w:id"), numbers.setdefault(mark.get(qn("w:id")), str(5000 + len(numbers))))
    return reviewer.saved()


def _split_like_word(run: Any) -> None:
    text = run.find(qn("w:t"))
    if text is None or len(text.text or "") < 8 or run.getparent().tag == qn("w:del"):
        return
    words = text.text
    at = len(words) // 2
    tail = copy.deepcopy(run)
    text.text = words[:at]
    tail.find(qn("w:t")).text = words[at:]
    for each in (text, tail.find(qn("w:t"))):
        each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.addnext(tail)
    if run.getparent().tag == qn("w:p"):
        proof = etree.SubElement(run.getparent(), qn("w:proofErr"))
        proof.set(qn("w:type"), "spellStart")
        run.addnext(proof)
