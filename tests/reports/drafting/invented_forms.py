"""Small forms and their values, as a clerk might make them in Word."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

from reports.drafting import Block, Doubts, Form, Picture, Rendered, open_form

DAY = date(2026, 9, 21)


@dataclass(frozen=True)
class Member:
    """A member of a group: a proposal."""

    ma: str
    stt: int
    ten: str
    don_vi: str = ""
    can_cu: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    ten: str
    truong_hop: tuple[Member, ...]


@dataclass(frozen=True)
class Values:
    """Everything that the small forms may name."""

    quy: str = "III"
    kinh_gui: str = "Hội đồng"
    nguoi_ky: str | None = None
    so_luong: int = 2
    de_nghi: tuple[Member, ...] = ()
    nhom: tuple[Group, ...] = ()
    noi_nhan: tuple[str, ...] = ("Như trên;", "Lưu: VT.")
    bieu_do: Picture | str = ""


def members(*names: str, doubts: Doubts | None = None) -> tuple[Member, ...]:
    """Each known by its name, numbered as they stand; marked where doubts are given."""
    made = []
    for number, name in enumerate(names, start=1):
        id_ = f"2026-Q3-{sum(map(ord, name)):05d}"
        printed = doubts.mark(name, key=(id_, "full_name"), proposal=id_, field="full_name") if doubts else name
        made.append(Member(id_, number, printed, f"Phòng của {name.split()[-1]}", ("Điều 1", "Điều 2")))
    return tuple(made)


def form_of(folder: Path, *paragraphs: str, then: Callable[[Any], None] | None = None, name: str = "mau.docx") -> Path:
    """A form with these paragraphs, and with what `then` adds."""
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    if then is not None:
        then(document)
    folder.mkdir(parents=True, exist_ok=True)
    document.save(str(folder / name))
    return folder / name


def add_rows(document: Any, heads: Sequence[str], *rows: Sequence[str]) -> None:
    """A table: commands are rows with words in their first cell only."""
    table = document.add_table(rows=0, cols=len(heads))
    for texts in (heads, *rows):
        cells = table.add_row().cells
        for cell, text in zip(cells, texts, strict=False):
            cell.paragraphs[0].add_run(text)


LIST_ROWS = (["{%tr for d in de_nghi %}"], ["{{ d.stt }}", "{{ d.ten }}", "{{ d.don_vi }}"], ["{%tr endfor %}"])


def opened(path: Path) -> Form:
    return open_form(path, Values)


def drawn(path: Path, values: Values, *, doubts: Doubts | None = None) -> Rendered:
    return opened(path).draw(values, title="Thử", made_on=DAY, doubts=doubts)


def body_of(paper: Rendered | bytes) -> Any:
    content = paper if isinstance(paper, bytes) else paper.content
    return docx.Document(io.BytesIO(content)).element.body


def texts(blocks: Sequence[Block]) -> list[str]:
    return [" | ".join(cell.text for cell in block.cells) for block in blocks]


def bookmarks(body: Any) -> dict[str, str]:
    """The words behind each of our bookmarks: of its row where it stands in one of a list, else of its paragraph."""
    found = {}
    for start in body.iter(qn("w:bookmarkStart")):
        name = start.get(qn("w:name"))
        if name.startswith("_tdkt_"):
            paragraph = next(start.iterancestors(qn("w:p")))
            found[name.removeprefix("_tdkt_")] = "".join(t.text or "" for t in paragraph.iter(qn("w:t")))
    return found
