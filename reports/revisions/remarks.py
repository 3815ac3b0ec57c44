"""The comments of one Word file: what the program said is found, taken away or added; what people said stays.

A comment to which somebody replied, or whose words somebody changed, is a person's.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from reports.drafting.doubts import AUTHOR, INITIALS
from reports.revisions.package import OFFICE
from reports.revisions.reading import REFERENCE, Reading
from reports.revisions.tracking import SPACE, Stamp, isolate, visible_runs
from reports.revisions.words import DEL, INS, RPR, P, R, T, folded, paragraphs_in, seen

COMMENT = qn("w:comment")
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
OFFER, NEW = "Máy đề xuất: ", "Mới: "
NOT_LISTED = (
    "Trường hợp này không còn trong danh sách; dòng có chữ người soát đã sửa nên chỉ gạch bằng dấu xóa. "
    "Muốn giữ thì bỏ dấu xóa."
)
NO_MORE = "Chương trình không còn đưa nội dung này; đề nghị xem lại, giữ hay bỏ."
ELSEWHERE = "Chương trình không còn đưa nội dung này ở đây; trường hợp này nay ở chỗ khác. Đề nghị xem lại, giữ hay bỏ."
_RANGE_START, _RANGE_END = qn("w:commentRangeStart"), qn("w:commentRangeEnd")
_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"
_MARKS = (_RANGE_START, _RANGE_END, REFERENCE)


class Remarks:
    """The comments of one reading, by id."""

    def __init__(self, reading: Reading, stamp: Stamp) -> None:
        self._reading, self._stamp = reading, stamp
        self._package = reading.package
        self._part = self._package.related("comments")
        self._comments: dict[str, Any] = {}
        if self._part is not None:
            self._comments = {each.get(qn("w:id")): each for each in self._package.tree(self._part).iter(COMMENT)}
        self._marks: dict[str, list[Any]] = defaultdict(list)
        for each in reading.body.iter(*_MARKS):
            self._marks[each.get(qn("w:id"))].append(each)
        numbers = [int(number) for number in (*self._comments, *self._marks) if number and number.isdigit()]
        self._last = max(numbers, default=-1)
        self._parents = self._answered()
        self.is_changed = False

    def own_on(self, element: Any) -> list[str]:
        """The program's comments on a paragraph, cell or row that nobody answered."""
        numbers = sorted({number for each in self._reading.units_in(element) for number in each.remarks}, key=_rank)
        return [number for number in numbers if number in self._comments and self._is_own(number)]

    def lines(self, number: str) -> list[str]:
        """The sentences of a comment, a paragraph each."""
        found = (folded(seen(paragraph)) for paragraph in self._comments[number].iter(P))
        return [line for line in found if line]

    def keep_lines(self, number: str, lines: Iterable[str]) -> None:
        """Takes the other sentences out of a comment; without any left it goes."""
        kept = set(lines)
        comment = self._comments[number]
        for paragraph in list(comment.iter(P)):
            if folded(seen(paragraph)) not in kept:
                comment.remove(paragraph)
        if comment.find(P) is None:
            self.remove(number)
            return
        self._touch()

    def remove(self, number: str) -> None:
        comment = self._comments.pop(number)
        self._forget_paragraphs({each.get(_PARAGRAPH_ID) for each in comment.iter(P)} - {None})
        comment.getparent().remove(comment)
        for mark in self._marks.pop(number, []):
            parent = mark.getparent()
            if parent is None:
                continue
            parent.remove(mark)
            if parent.tag == R and all(child.tag == RPR for child in parent):
                _drop_empty(parent)
        self._touch()

    def add(self, element: Any, lines: Sequence[str], *, words: str = "") -> None:
        """A comment of the program on exactly `words` of a paragraph or cell, on all of it where they are not there."""
        paragraphs = [each for each in _paragraphs(element) if seen(each).strip()] or _paragraphs(element)
        if not paragraphs:
            return
        number = self._new(lines)
        for paragraph in paragraphs if words else ():
            at = seen(paragraph).find(words)
            if at >= 0:
                self._mark(isolate(paragraph, at, at + len(words)), paragraph, paragraph, number)
                return
        runs = [run for each in (paragraphs[0], paragraphs[-1]) for run in visible_runs(each)]
        self._mark(runs, paragraphs[0], paragraphs[-1], number)

    def copy_in(self, element: Any, source: Remarks) -> None:
        """Comments in an element copied from another file become comments of this one."""
        numbers: dict[str, str] = {}
        for mark in list(element.iter(*_MARKS)):
            old = mark.get(qn("w:id"))
            if old not in source._comments:
                holder = mark.getparent()
                holder.remove(mark)
                continue
            if old not in numbers:
                numbers[old] = self._new(source.lines(old))
            mark.set(qn("w:id"), numbers[old])
            self._marks[numbers[old]].append(mark)

    def anchored_words(self, element: Any, number: str) -> str:
        """The words of one paragraph between the two ends of a comment."""
        for paragraph in _paragraphs(element):
            words, is_inside = "", False
            for element in paragraph.iter(_RANGE_START, _RANGE_END, T):
                if element.tag == T:
                    words += (element.text or "") if is_inside else ""
                elif element.get(qn("w:id")) == number:
                    is_inside = element.tag == _RANGE_START
                    if not is_inside:
                        return words
            if words:
                return words
        return ""

    def _is_own(self, number: str) -> bool:
        if self._reading.authors.get(number) != AUTHOR:
            return False
        ids = {each.get(_PARAGRAPH_ID) for each in self._comments[number].iter(P)}
        return not ids & self._parents and not self._is_shared(number)

    def _is_shared(self, number: str) -> bool:
        """Older suites keep a reply as a second comment on exactly the same words."""
        starts = [mark for mark in self._marks[number] if mark.tag == _RANGE_START]
        beside = [each for start in starts for each in (start.getprevious(), start.getnext()) if each is not None]
        return any(
            each.tag == _RANGE_START and self._reading.authors.get(each.get(qn("w:id")), AUTHOR) != AUTHOR
            for each in beside
        )

    def _answered(self) -> set[str]:
        """The paragraph ids of comments that have a reply."""
        name = self._package.related("commentsExtended")
        if name is None:
            return set()
        return {
            value
            for each in self._package.tree(name)
            for attribute, value in each.attrib.items()
            if attribute.endswith("}paraIdParent")
        }

    def _forget_paragraphs(self, ids: set[str]) -> None:
        """Takes what the newer parts say of a comment's paragraphs away with it."""
        durable: set[str] = set()
        for kind in ("commentsExtended", "commentsIds", "commentsExtensible"):
            name = self._package.related(kind)
            for each in list(self._package.tree(name)) if name is not None else ():
                values = {key.rpartition("}")[2]: value for key, value in each.attrib.items()}
                if values.get("paraId") in ids or values.get("durableId") in durable:
                    durable |= {values["durableId"]} if "durableId" in values else set()
                    each.getparent().remove(each)
                    self._package.touch(name)  # type: ignore[arg-type]

    def _new(self, lines: Sequence[str]) -> str:
        self._last += 1
        number = str(self._last)
        comment = etree.SubElement(self._root(), COMMENT)
        comment.set(qn("w:id"), number)
        comment.set(qn("w:author"), AUTHOR)
        comment.set(qn("w:date"), self._stamp.date)
        comment.set(qn("w:initials"), INITIALS)
        for at, line in enumerate(lines):
            paragraph = etree.SubElement(comment, P)
            if at == 0:
                etree.SubElement(etree.SubElement(paragraph, R), qn("w:annotationRef"))
            text = etree.SubElement(etree.SubElement(paragraph, R), T)
            text.text = line
            text.set(SPACE, "preserve")
        self._comments[number] = comment
        self._reading.authors[number] = AUTHOR
        self._touch()
        return number

    def _mark(self, runs: Sequence[Any], first: Any, last: Any, number: str) -> None:
        start, end, reference = etree.Element(_RANGE_START), etree.Element(_RANGE_END), etree.Element(R)
        for each in (start, end, etree.SubElement(reference, REFERENCE)):
            each.set(qn("w:id"), number)
            self._marks[number].append(each)
        if runs:
            _top(runs[0], first).addprevious(start)
            _top(runs[-1], last).addnext(end)
        else:
            last.extend((start, end))
        end.addnext(reference)
        for paragraph in {first, last}:
            unit = self._reading.unit(paragraph)
            if unit is not None:
                unit.remarks.add(number)

    def _root(self) -> Any:
        if self._part is None:
            empty = f'<w:comments xmlns:w="{COMMENT[1:].partition("}")[0]}"/>'.encode()
            self._part = self._package.add_part("comments.xml", empty, content_type=COMMENTS_TYPE)
            self._package.relate(f"{OFFICE}/comments", self._part.rpartition("/")[2])
        return self._package.tree(self._part)

    def _touch(self) -> None:
        self.is_changed = True
        if self._part is not None:
            self._package.touch(self._part)


def _paragraphs(element: Any) -> list[Any]:
    return [element] if element.tag == P else list(paragraphs_in(element))


def _top(run: Any, paragraph: Any) -> Any:
    """What holds the run directly under the paragraph: a range never begins inside a link or a change."""
    while run.getparent() is not paragraph:
        run = run.getparent()
    return run


def _drop_empty(run: Any) -> None:
    """Takes an empty run out, and the tracked change that held nothing else."""
    while run is not None and (run.tag == R or (run.tag in (INS, DEL) and not len(run))):
        parent = run.getparent()
        if parent is None:
            return
        parent.remove(run)
        run = parent


def _rank(number: str) -> tuple[int, str]:
    return (int(number), number) if number.isdigit() else (-1, number)


def without_remarks(element: Any) -> Any:
    """A copy without anybody's comments."""
    copied = copy.deepcopy(element)
    for mark in list(copied.iter(*_MARKS)):
        mark.getparent().remove(mark)
    return copied
