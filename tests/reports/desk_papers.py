"""Small papers of an invented pack, with bookmarks and manifest as the drafting room makes them, and their folders."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

import docx
import openpyxl
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reports.desk import DeskResult, Laid, lay_papers
from reports.drafting.blocks import Block, Cell, Span
from reports.drafting.packages import packed
from reports.papers.paper import Paper

QUARTER = "2026-Q4"
MADE_ON = date(2026, 10, 12)
NAME = "Tờ trình khen thưởng quý IV-2026"
TABLE = "Bảng tổng hợp quý IV-2026"
LINES = {
    "mo": "Trong quý IV, Văn phòng nhận được 05 đề nghị.",
    "an": "Bà Nguyễn Thị An, chuyên viên, Phòng Kế hoạch.",
    "binh": "Ông Trần Văn Bình, kỹ sư, Trung tâm Kiểm định.",
    "ket": "Kính trình Thường trực Hội đồng xem xét.",
}
PEOPLE = {
    "an": ("2026-Q4-0001", "Nguyễn Thị An", "Phòng Kế hoạch"),
    "binh": ("2026-Q4-0002", "Trần Văn Bình", "Trung tâm Kiểm định"),
}


def word_paper(
    lines: Mapping[str, str] = LINES,
    *,
    key: str = "to-trinh",
    name: str = NAME,
    folder: str = "",
    made_on: date = MADE_ON,
) -> Paper:
    """A paper of one paragraph a line; of people, name and unit are spans of the record."""
    document = docx.Document()
    for number, (line, text) in enumerate(lines.items(), start=1):
        paragraph = document.add_paragraph(text)
        for tag, at in (("w:bookmarkStart", 0), ("w:bookmarkEnd", len(paragraph._p))):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(number))
            if tag == "w:bookmarkStart":
                mark.set(qn("w:name"), f"_tdkt_{line}")
            paragraph._p.insert(at if at == 0 else len(paragraph._p), mark)
    core = document.core_properties
    core.author = core.last_modified_by = "Chương trình"
    core.created = core.modified = datetime.combine(made_on, time())
    blocks = tuple(_block(line, text) for line, text in lines.items())
    return Paper(
        key=key, name=name, suffix=".docx", content=packed(document), about="Tờ trình", folder=folder, blocks=blocks
    )


def _block(line: str, text: str) -> Block:
    proposal, name, unit = PEOPLE.get(line, (None, "", ""))
    spans = [
        Span(proposal=proposal, field=told, text=words)
        for told, words in (("full_name", name), ("unit", unit))
        if proposal and words in text
    ]
    return Block(key=line, proposal=proposal, cells=(Cell(text=text, spans=tuple(spans)),))


def workbook_paper(people: Sequence[tuple[str, str, str]] = tuple(PEOPLE.values())) -> Paper:
    """A printed sheet with STT and name, and the flat sheet with ids behind it."""
    book = openpyxl.Workbook()
    sheet, data = book.active, book.create_sheet("Dữ liệu")
    sheet.title = "Bảng tổng hợp"
    sheet.append(["BẢNG TỔNG HỢP ĐỀ NGHỊ KHEN THƯỞNG"])
    sheet.append(["STT", "Họ và tên / Tên tập thể", "Đơn vị", "Ghi chú"])
    data.append(["stt", "ma_de_nghi", "ho_ten", "don_vi"])
    for number, (proposal, name, unit) in enumerate(people, start=1):
        sheet.append([number, name, unit, ""])
        data.append([number, proposal, name, unit])
    stream, fixed = io.BytesIO(), io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(fixed, "w") as new:
        for part in old.namelist():
            if part != "docProps/core.xml":
                new.writestr(zipfile.ZipInfo(part, date_time=(1980, 1, 1, 0, 0, 0)), old.read(part))
            else:
                told = b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
                new.writestr(zipfile.ZipInfo(part, date_time=(1980, 1, 1, 0, 0, 0)), told)
    return Paper(key="bang-tong-hop", name=TABLE, suffix=".xlsx", content=fixed.getvalue(), about="Bảng tổng hợp")


def page_paper(text: str = "Gương tốt") -> Paper:
    return Paper(
        key="gioi-thieu-html/2026-Q4-0001",
        name="Gương tốt Nguyễn Thị An",
        suffix=".html",
        content=f"<p>{text}</p>".encode(),
        about="Bài giới thiệu",
        folder="Bài giới thiệu gương",
    )


@dataclass
class Room:
    """An outbox and a data folder of a test."""

    root: Path
    results: list[DeskResult] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.root / "outbox" / QUARTER

    @property
    def archive(self) -> Path:
        return self.root / "data" / "du-thao" / QUARTER

    def lay(self, *papers: Paper, made_on: date = MADE_ON, is_whole: bool = True) -> DeskResult:
        self.results.append(
            lay_papers(
                papers, folder=self.folder, archive=self.archive, quarter=QUARTER, made_on=made_on, is_whole=is_whole
            )
        )
        return self.results[-1]

    def lay_one(self, paper: Paper, **more: date) -> Laid:
        return self.lay(paper, **more).papers[0]

    def names(self) -> list[str]:
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())


def edit(path: Path, old: str, new: str, *, target: Path | None = None, who: str = "Chị Hoa") -> Path:
    """Changes words as a person would, all in the run they stand in, and saves the file as another program does."""
    document = docx.Document(str(path))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if old in run.text]
    assert runs, f"{old!r} does not stand in {path.name}"
    for run in runs:
        run.text = run.text.replace(old, new)
    document.core_properties.last_modified_by = who
    target = target or path
    document.save(str(target))
    return target


def words_in(path: Path) -> str:
    """What a reader sees: insertions in, deletions out."""
    body = docx.Document(str(path)).element.body
    return "\n".join("".join(text.text or "" for text in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def comments_in(path: Path) -> list[str]:
    return [comment.text for comment in docx.Document(str(path)).comments]
