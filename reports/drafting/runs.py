"""Takes a run of a filled form whose words carry marks; gives it as Word has it: comments, line breaks, pictures.

What the marked words print is noted beside; a run is cut only where a comment, a break or a picture needs it.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from reports.drafting.blocks import Span
from reports.drafting.doubts import Doubts, Marked
from reports.drafting.marking import R, T
from reports.drafting.marks import END, TOKEN, has_marks, is_picture, number_of, picture_of, without_marks
from reports.drafting.pictures import Picture

PICTURE_ID = 9000  # of the relations to our pictures: above those of any form
BREAKS = {"\n": qn("w:br"), "\t": qn("w:tab")}
_ID, _PROPERTIES = qn("w:id"), qn("w:rPr")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass
class Ledger:
    """What goes beside one paper: its pictures and comments, and which values had theirs."""

    doubts: Doubts
    pictures: list[Picture] = field(default_factory=list)
    comments: list[tuple[str, ...]] = field(default_factory=list)
    said: set[int] = field(default_factory=set)

    def show(self, picture: Picture) -> str:
        """The mark that stands for a picture until the paper is finished."""
        self.pictures.append(picture)
        return picture_of(len(self.pictures) - 1)


@dataclass
class Said:
    """What stands in one paragraph besides its words."""

    spans: list[Span] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


@dataclass
class _Open:
    """A mark whose end has not come yet: its words so far, and where a comment on it begins."""

    marked: Marked
    before: Any  # the element behind which the commented words begin, None where no comment is due
    words: str = ""


def is_special(text: str) -> bool:
    """Whether these words need more than to stand there."""
    return has_marks(text) or any(letter in text for letter in BREAKS)


def finish_run(run: Any, told: Said, ledger: Ledger) -> None:
    """Puts the finished runs in the place of the run."""
    _Finishing(run, told, ledger).finish()


class _Finishing:
    def __init__(self, run: Any, told: Said, ledger: Ledger) -> None:
        self.run, self.told, self.ledger = run, told, ledger
        self.properties = run.find(_PROPERTIES)
        self.last = run  # behind it comes what follows
        self.words = ""  # read, not yet in a run
        self.open: list[_Open] = []

    def finish(self) -> None:
        for child in [child for child in self.run if child.tag != _PROPERTIES]:
            if child.tag == T:
                self._read(child.text or "")
            else:
                self._put(child)
        self._put_words()
        self.run.getparent().remove(self.run)

    def _read(self, text: str) -> None:
        for token in filter(None, TOKEN.split(text)):
            if token == END:
                self._close()
            elif not TOKEN.fullmatch(token):
                self._add(without_marks(token))
            elif is_picture(token):
                number = number_of(token)
                xml = self.ledger.pictures[number].drawing(f"rId{PICTURE_ID + number}", number + 1)
                self._put(etree.fromstring(xml))
            else:
                self._begin(number_of(token))

    def _begin(self, number: int) -> None:
        marked = self.ledger.doubts.marked(number)
        is_due = bool(marked.sentences) and number not in self.ledger.said
        if is_due:
            self.ledger.said.add(number)
            self._put_words()
        self.open.append(_Open(marked, self.last if is_due else None))

    def _add(self, text: str) -> None:
        for each in self.open:
            each.words += text
        for letter in text:
            if letter in BREAKS:
                self._put(self.run.makeelement(BREAKS[letter]))
            else:
                self.words += letter

    def _close(self) -> None:
        """Notes what the marked words print, and hangs their comment on them."""
        if not self.open:
            return
        mark = self.open.pop()
        marked = mark.marked
        if marked.proposal and marked.field and mark.words:
            self.told.spans.append(Span(proposal=marked.proposal, field=marked.field, text=mark.words))
        if mark.before is None:
            return
        self._put_words()
        if self.last is not mark.before:
            self._comment(marked.sentences, mark.before)

    def _comment(self, sentences: tuple[str, ...], before: Any) -> None:
        number = {_ID: str(len(self.ledger.comments))}
        self.ledger.comments.append(sentences)
        self.told.comments.append("\n".join(sentences))
        before.addnext(self.run.makeelement(qn("w:commentRangeStart"), number))
        reference = self.run.makeelement(R)
        properties = etree.SubElement(reference, _PROPERTIES)
        etree.SubElement(properties, qn("w:rStyle"), {qn("w:val"): "CommentReference"})
        etree.SubElement(reference, qn("w:commentReference"), number)
        self._append(self.run.makeelement(qn("w:commentRangeEnd"), number))
        self._append(reference)

    def _put_words(self) -> None:
        if self.words:
            words, self.words = self.words, ""
            text = self.run.makeelement(T, {_SPACE: "preserve"})
            text.text = words
            self._put(text)

    def _put(self, content: Any) -> None:
        """A run of its own for words, a break or a picture."""
        self._put_words()
        part = self.run.makeelement(R)
        if self.properties is not None:
            part.append(copy.copy(self.properties))
        part.append(content)
        self._append(part)

    def _append(self, element: Any) -> None:
        self.last.addnext(element)
        self.last = element
