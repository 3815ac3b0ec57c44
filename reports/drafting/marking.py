"""Takes the body of a Word form; gives it ready for Jinja, every paragraph and row that will be a block marked.

Staff never type a marker: what is a block, in which loops it stands and how it is known again is told from the form.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from reports.drafting.environment import BLOCK

P, R, T, TR, TBL, TC = (qn(f"w:{name}") for name in ("p", "r", "t", "tr", "tbl", "tc"))
BOOKMARK, BOOKMARK_END = qn("w:bookmarkStart"), qn("w:bookmarkEnd")
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
LOOP = re.compile(r"\{%[-+]?(p|tr|tc|r)?\s+for\s+(.+?)\s+in\s+(.+?)\s*[-+]?%\}", re.DOTALL)
LOOP_END = re.compile(r"\{%[-+]?(p|tr|tc|r)?\s+endfor\s*[-+]?%\}")
WHOLE = re.compile(r"\{[%{#](p|tr|tc|r)\s")  # a tag that takes its paragraph, row, cell or run away
_TYPED = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "\u2212": "-",
        "≠": "!=",
        "≤": "<=",
        "≥": ">=",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u200b": "",
        "\ufeff": "",
        "\u00ad": "",
    }
)
_PICTURES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_LEFT_OUT = tuple(  # of the form itself, not of the papers: a colleague's comment would stand in each of them
    qn(f"w:{name}")
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference", "proofErr", "lastRenderedPageBreak")
)
_FORMATTED = tuple(  # a change of looks alone: what stands is the new look, who changed the form matters to no paper
    qn(f"w:{name}PrChange") for name in ("r", "p", "tbl", "tblEx", "tr", "tc", "sect")
)
_OLD_SUITES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OWN = "{http://schemas.microsoft.com/office/word/2010/wordml}"  # paragraph ids, which a loop would repeat


@dataclass(frozen=True)
class FormBlock:
    """A paragraph or row of the form: `words` and `loops` are the same in the next version of the form, near enough."""

    words: str
    loops: tuple[str, ...] = ()
    is_row: bool = False

    def key(self, entries: tuple[str, ...], occurrence: int) -> str:
        """The same for the same paragraph about the same entries; letters and digits, short enough for a bookmark."""
        parts = (self.words, *self.loops, *entries, str(occurrence))
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:24]


@dataclass(frozen=True)
class _Loop:
    names: tuple[str, ...]
    label: str
    table: Any  # the table whose rows are repeated, None where paragraphs are


def words_of(paragraph: Any) -> str:
    """The text of a paragraph as a person reads it."""
    return "".join(text.text or "" for text in paragraph.iter(T))


def own_words_of(paragraph: Any) -> str:
    """The same without the boxes that hang on it, whose paragraphs are their own."""
    return "".join(text.text or "" for text in paragraph.iter(T) if next(text.iterancestors(P)) is paragraph)


def is_second_copy(paragraph: Any) -> bool:
    """Of a box Word keeps the text twice, for itself and for older suites."""
    return next(paragraph.iterancestors(_OLD_SUITES), None) is not None


def prepare(body: Any) -> None:
    """Takes away what only the form needs, and mends what Word tore: each tag in one run, in plain quotes."""
    for element in list(body.iter(*_LEFT_OUT, *_FORMATTED)):
        element.getparent().remove(element)
    for mark in list(body.iter(BOOKMARK)):
        if (mark.get(qn("w:name")) or "").startswith("_"):
            for end in [e for e in body.iter(BOOKMARK_END) if e.get(qn("w:id")) == mark.get(qn("w:id"))]:
                end.getparent().remove(end)
            mark.getparent().remove(mark)
    for control in body.iter(qn("w:sdtPr")):
        for own in control.findall(qn("w:id")):  # which a loop would repeat
            control.remove(own)
    for element in body.iter(P, TR):
        for name in [name for name in element.attrib if name.startswith(_OWN) or "rsid" in name]:
            del element.attrib[name]
    for paragraph in body.iter(P):
        _mend(paragraph)


def _mend(paragraph: Any) -> None:
    texts = [t for t in paragraph.iter(T) if next(t.iterancestors(P)) is paragraph]
    joined = "".join(t.text or "" for t in texts)
    if not TAG.search(joined):
        return
    owners = [at for at, t in enumerate(texts) for _ in t.text or ""]
    pieces = [""] * len(texts)
    last = 0
    for tag in TAG.finditer(joined):
        for at in range(last, tag.start()):
            pieces[owners[at]] += joined[at]
        pieces[owners[tag.start()]] += tag[0].translate(_TYPED)
        last = tag.end()
    for at in range(last, len(joined)):
        pieces[owners[at]] += joined[at]
    for text, piece in zip(texts, pieces, strict=True):
        text.text = piece
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def number_lines(body: Any) -> None:
    """A line of the source for each paragraph: Jinja then tells where it found something by its number."""
    for paragraph in body.iter(P):
        paragraph.tail = "\n"
    for row in command_rows(body):
        held = list(row.iter(P))
        for paragraph in held:
            paragraph.tail = None
        row.tail = "\n" * len(held)


def mark_blocks(body: Any) -> tuple[FormBlock, ...]:
    """Puts a bookmark under way on everything that will be a block; its name asks Jinja for the loops' entries."""
    blocks: list[FormBlock] = []
    rows: set[Any] = set()
    for paragraph, loops, is_command in _walk(body):
        if is_command or _is_in_box(paragraph):
            continue
        row = _repeated_row(paragraph, loops)
        if row is not None and row in rows:
            continue
        place = paragraph if row is None else row
        if not words_of(place).strip() and not any(True for _ in place.iter(*_PICTURES)):
            continue
        if row is not None:
            rows.add(row)
        blocks.append(FormBlock(_settled(words_of(place)), tuple(loop.label for loop in loops), row is not None))
        names = ", ".join(f"[{', '.join(loop.names)}]" for loop in loops)
        bookmark = paragraph.makeelement(BOOKMARK, {qn("w:id"): "0"})
        bookmark.set(qn("w:name"), f"{{{{ {BLOCK}({len(blocks) - 1}, [{names}]) }}}}")
        properties = paragraph.find(qn("w:pPr"))
        paragraph.insert(0 if properties is None else 1, bookmark)
    return tuple(blocks)


def _walk(body: Any) -> Iterator[tuple[Any, tuple[_Loop, ...], bool]]:
    """Each paragraph with the loops around it, and whether it is a command that takes itself, or its row, away."""
    open_loops: list[_Loop] = []
    seen: Counter[str] = Counter()
    commands = command_rows(body)
    for paragraph in body.iter(P):
        words = own_words_of(paragraph)
        is_command = takes(words, "p") or any(row in commands for row in paragraph.iterancestors(TR))
        if not is_command:
            yield paragraph, tuple(open_loops), False
        for tag in TAG.findall(words):
            if loop := LOOP.fullmatch(tag):
                kind, names, source = loop[1] or "", loop[2], _settled(loop[3].split(" if ")[0])
                seen[f"{kind}:{source}"] += 1
                number = seen[f"{kind}:{source}"]
                label = f"{kind}:{source}" + (f"#{number}" if number > 1 else "")
                table = next(paragraph.iterancestors(TBL), None) if kind == "tr" else None
                open_loops.append(_Loop(tuple(n.strip(" ()") for n in names.split(",")), label, table))
            elif LOOP_END.fullmatch(tag) and open_loops:
                open_loops.pop()
        if is_command:
            yield paragraph, tuple(open_loops), True


def command_rows(body: Any) -> set[Any]:
    """The rows that carry a command and disappear."""
    held = [paragraph for paragraph in body.iter(P) if takes(own_words_of(paragraph), "tr")]
    return {row for paragraph in held for row in list(paragraph.iterancestors(TR))[:1]}


def takes(words: str, kind: str) -> bool:
    """Whether a tag in these words takes its whole paragraph (p) or row (tr) away."""
    return any((found := WHOLE.match(tag)) is not None and found[1] == kind for tag in TAG.findall(words))


def _repeated_row(paragraph: Any, loops: tuple[_Loop, ...]) -> Any:
    """The row of a repeated table in which the paragraph stands, None outside of one."""
    tables = {loop.table for loop in loops if loop.table is not None}
    return next((row for row in paragraph.iterancestors(TR) if row.getparent() in tables), None)


def _is_in_box(paragraph: Any) -> bool:
    """Word keeps the text of a box twice, for itself and for older suites: as blocks they would be two."""
    return next(paragraph.iterancestors(qn("w:txbxContent")), None) is not None


def _settled(text: str) -> str:
    return " ".join(text.split())
