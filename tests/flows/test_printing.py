"""The papers of a quarter as PDFs for reading, drawn by the real LibreOffice: final words, one font, the same bytes."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl import Workbook

from extractors.libreoffice import find_libreoffice
from flows import printing
from flows.printing import print_papers
from reports.printed_pdf import count_pages, font_families, is_untouched, steady

PROFILES = ("Nguyễn Văn Bình", "Trần Thị Lan", "Lê Hoàng Yến")


def write_paper(path: Path, *sentences: str) -> Any:
    document = Document()
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), "Times New Roman")
    document.styles["Normal"].font.size = Pt(14)
    for sentence in sentences:
        document.add_paragraph(sentence)
    path.parent.mkdir(parents=True, exist_ok=True)
    document.save(path)
    return document


def track(document: Any, path: Path, *, old: str, new: str) -> None:
    """The last paragraph's words are changed as a reviewer's Word does it, and a comment stands on the first."""
    paragraph = document.paragraphs[-1]
    for name, text, tag in (("w:del", old, "w:delText"), ("w:ins", new, "w:t")):
        mark, run, words = OxmlElement(name), OxmlElement("w:r"), OxmlElement(tag)
        mark.set(qn("w:id"), "70")
        mark.set(qn("w:author"), "Người soát")
        words.text = text
        run.append(words)
        mark.append(run)
        paragraph._p.append(mark)
    document.add_comment(document.paragraphs[0].runs, text="Xem lại chỗ này.", author="Người soát", initials="NS")
    document.save(path)


@dataclass(frozen=True)
class Printed:
    folder: Path
    papers: list[Path]
    first: dict[str, bytes]
    second: dict[str, bytes]
    said: str


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    assert find_libreoffice() is not None
    folder = tmp_path_factory.mktemp("outbox") / "2026-Q4"
    submission = folder / "Tờ trình khen thưởng quý IV-2026 (bản 2).docx"
    document = write_paper(submission, "Tờ trình Hội đồng xét khen thưởng.", "Đề nghị xét ")
    track(document, submission, old="năm trường hợp", new="sáu trường hợp")
    papers = [submission]
    for name in PROFILES:
        papers.append(folder / "Tóm tắt thành tích" / f"{name}.docx")
        write_paper(papers[-1], f"Tóm tắt thành tích của {name}.")
    book = Workbook()
    book.active.append(["STT", "Họ và tên"])
    papers.append(folder / "Bảng tổng hợp quý IV-2026.xlsx")
    book.save(papers[-1])
    broken = folder / "Hỏng.docx"
    broken.write_bytes(b"PK\x03\x04 not a package")
    said: list[str] = []
    keep, printing.say = printing.say, said.append
    try:
        first = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in print_papers([*papers, broken], folder / "PDF")
        }
        for path in papers:
            os.utime(path, (1_700_000_000, 1_700_000_000))
        second = {
            path.relative_to(folder).as_posix(): path.read_bytes() for path in print_papers(papers, folder / "PDF")
        }
    finally:
        printing.say = keep
    return Printed(folder, papers, first, second, "\n".join(said))


def words_of(content: bytes, tmp_path: Path) -> str:
    path = tmp_path / "xem.pdf"
    path.write_bytes(content)
    with pdfplumber.open(path) as pdf:
        return " ".join((page.extract_text() or "") for page in pdf.pages)


def test_each_paper_has_its_pdf_and_profiles_have_one(printed: Printed) -> None:
    assert list(printed.first) == [
        "PDF/Tờ trình khen thưởng quý IV-2026.pdf",
        "PDF/Tóm tắt thành tích.pdf",
        "PDF/Bảng tổng hợp quý IV-2026 (Excel).pdf",
    ]


def test_same_papers_give_the_same_bytes(printed: Printed) -> None:
    assert printed.first == printed.second


def test_changes_are_final_and_comments_are_not_shown(printed: Printed, tmp_path: Path) -> None:
    content = printed.first["PDF/Tờ trình khen thưởng quý IV-2026.pdf"]
    words = words_of(content, tmp_path)
    assert "Đề nghị xét sáu trường hợp" in words
    assert "năm trường hợp" not in words
    assert b"/Annot" not in content


def test_profiles_are_joined_in_order(printed: Printed, tmp_path: Path) -> None:
    content = printed.first["PDF/Tóm tắt thành tích.pdf"]
    assert count_pages(content) == len(PROFILES)
    words = words_of(content, tmp_path)
    assert [words.index(name) for name in PROFILES] == sorted(words.index(name) for name in PROFILES)


def test_paper_that_cannot_be_drawn_is_named(printed: Printed) -> None:
    assert "“Hỏng.docx”" in printed.said
    assert "LibreOffice không mở được" in printed.said


def test_fonts_are_of_one_family(printed: Printed) -> None:
    assert len(font_families(printed.first["PDF/Tờ trình khen thưởng quý IV-2026.pdf"])) == 1


def test_pdf_somebody_wrote_into_is_kept(printed: Printed) -> None:
    content = printed.first["PDF/Tóm tắt thành tích.pdf"]
    assert is_untouched(content)
    assert not is_untouched(content.replace(b"%%EOF", b"% ghi chu\n%%EOF"))
    path = printed.folder / "PDF" / "thu.pdf"
    assert printing.lay_pdf(printed.folder / "PDF", "thu", content) == path
    path.write_bytes(content + b"% a note of a reader\n")
    beside = printing.lay_pdf(printed.folder / "PDF", "thu", content)
    assert beside.name == "thu (bản 2).pdf"
    assert path.read_bytes() != content


def test_steady_pdf_has_no_clock() -> None:
    def made(at: bytes, identity: bytes) -> bytes:
        return b"%PDF-1.6 /CreationDate(D:" + at + b"+07'00') /ID [ <" + identity + b"> <" + identity + b"> ] %%EOF"

    one, two = made(b"20261126072307", b"A" * 32), made(b"20261231235959", b"B" * 32)
    assert steady(one) == steady(two)
    assert len(steady(one)) == len(one)
    assert is_untouched(steady(one))
    assert steady(one) != steady(one.replace(b"1.6", b"1.7"))


def test_without_libreoffice_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(printing, "find_libreoffice", lambda: None)
    monkeypatch.setattr(printing, "say", said.append)
    paper = tmp_path / "2026-Q4" / "Tờ trình.docx"
    write_paper(paper, "Tờ trình.")
    assert print_papers([paper], tmp_path / "2026-Q4" / "PDF") == []
    assert "máy chưa có LibreOffice" in said[0]
