"""Files that are no paper of ours, that are broken, or that mean harm: nothing is merged, and staff read why."""

from __future__ import annotations

import io
import time
import zipfile
from dataclasses import replace
from typing import Any

import docx
import pytest
from council_paper import COUNCIL, LATER, Person, paper_of
from docx.oxml.ns import qn
from reviewer import Reviewer, edited, text_of, word_like
from word_validity import faults

from reports.drafting.doubts import AUTHOR
from reports.revisions import edits_in, revise
from reports.revisions.changes import Revised

FIRST = paper_of()
FRESH = paper_of(replace(COUNCIL, units="09"), made_on=LATER)


def revised_from(content: bytes) -> Revised:
    return revise(FIRST.blocks, content, FRESH, made_on=LATER)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, part if each == name else old.read(each))
    return stream.getvalue()


def empty_document(*texts: str) -> bytes:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


WORD = qn("w:p")[1:-2]


def entities(depth: int) -> bytes:
    """A document that would say ten to the power of `depth` times the same."""
    named = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 100}">' for n in range(depth + 1))
    body = f"<w:body><w:p><w:r><w:t>&e{depth};</w:t></w:r></w:p></w:body>"
    xml = f'<!DOCTYPE d [{named}]><w:document xmlns:w="{WORD}">{body}</w:document>'
    return with_part(FIRST.content, "word/document.xml", xml.encode())


def zeros(megabytes: int) -> bytes:
    xml = f'<w:document xmlns:w="{WORD}"><w:body/>'.encode()
    return with_part(FIRST.content, "word/document.xml", xml + b" " * megabytes * 1024 * 1024 + b"</w:document>")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "không phải là văn bản Word"),
        (b"PK\x03\x04 nothing more", "hỏng"),
        (FIRST.content[:-400], "hỏng"),
        (with_part(FIRST.content, "word/document.xml", b"<w:document>"), "hỏng"),
        (with_part(FIRST.content, "[Content_Types].xml", b"<Types/>x"), "hỏng"),
        (with_part(FIRST.content, "_rels/.rels", b"<Relationships/>"), "không phải là văn bản Word"),
        (entities(0), "không như Word ghi ra"),
        (entities(9), "Không đọc được"),
        (zeros(70), "quá lớn"),
    ],
    ids=["empty", "no zip", "cut off", "broken", "broken types", "no document", "entity", "entities", "swollen"],
)
def test_unreadable_file_is_told_and_nothing_is_lost(content: bytes, why: str) -> None:
    start = time.process_time()
    revised = revised_from(content)
    assert not revised.is_merged and why in (revised.why_not or "")
    assert (revised.content, revised.blocks) == (FRESH.content, FRESH.blocks)
    assert edits_in(FIRST.blocks, content).edits == ()
    assert time.process_time() - start < 5


def test_pasted_into_another_file_is_no_paper_of_ours() -> None:
    revised = revised_from(empty_document("Báo cáo khác hẳn của phòng.", "Không có gì chung."))
    assert not revised.is_merged and "lập riêng" in (revised.why_not or "")


def test_pasted_whole_without_bookmarks_is_known_by_its_words() -> None:
    texts = [text_of(p) for p in Reviewer(FIRST.content).body.iter(qn("w:p"))]
    revised = revised_from(empty_document(*texts))
    assert revised.is_merged
    assert "của 09 đơn vị" in "\n".join(text_of(p) for p in Reviewer(revised.content).body.iter(qn("w:p")))


def test_settings_headers_and_parts_of_hers_are_untouched() -> None:
    def dress_up(r: Reviewer) -> None:
        r.document.sections[0].header.paragraphs[0].text = "MẬT"
        r.document.sections[0].left_margin = 700000
        r.document.core_properties.comments = "ghi chú của tôi"

    reviewed = edited(FIRST.content, dress_up)
    revised = revised_from(reviewed)
    with zipfile.ZipFile(io.BytesIO(reviewed)) as old, zipfile.ZipFile(io.BytesIO(revised.content)) as new:
        same = [name for name in old.namelist() if old.read(name) == new.read(name)]
        assert set(old.namelist()) - set(same) <= {"word/document.xml", "word/comments.xml"}
        assert old.namelist() == new.namelist()
    assert docx.Document(io.BytesIO(revised.content)).sections[0].header.paragraphs[0].text == "MẬT"


def test_only_the_program_signs_and_on_the_day_of_the_compilation() -> None:
    council = replace(COUNCIL, units="09").with_late(
        Person("x", "Đỗ Văn Khôi", "Kỹ sư, Văn phòng", "Giấy khen", "Tốt.")
    )
    revised = revise(FIRST.blocks, word_like(FIRST.content), paper_of(council, made_on=LATER), made_on=LATER)
    marks: list[Any] = [m for tag in ("w:ins", "w:del") for m in Reviewer(revised.content).body.iter(qn(tag))]
    assert marks
    assert {(m.get(qn("w:author")), m.get(qn("w:date"))) for m in marks} == {(AUTHOR, "2026-10-19T00:00:00Z")}
    assert faults(revised.content) == []


def test_text_inside_controls_links_and_boxes_is_read_and_kept() -> None:
    """Forms of other suites hold their words in content controls; a text box is not a part of any line."""

    def wrap(r: Reviewer) -> None:
        paragraph = r.prose("Hồ sơ được lập")
        run = next(paragraph.iter(qn("w:r")))
        control = paragraph.makeelement(qn("w:sdt"), {})
        holder = control.makeelement(qn("w:sdtContent"), {})
        control.append(holder)
        run.addprevious(control)
        holder.append(run)

    reviewed = edited(FIRST.content, wrap)
    assert edits_in(FIRST.blocks, reviewed).edits == ()
    council = replace(COUNCIL, units="09")
    revised = revise(FIRST.blocks, reviewed, paper_of(council, made_on=LATER), made_on=LATER)
    assert [change.kind for change in revised.changes] == ["updated"]
    assert sum(1 for _ in Reviewer(revised.content).body.iter(qn("w:sdt"))) == 1


def test_five_hundred_nominees_with_a_third_edited_take_less_than_three_seconds() -> None:
    def person(number: int, title: str) -> Person:
        name = f"Nguyễn Văn Thử {number}"
        return Person(f"2026-Q4-{number:04d}", name, f"Chuyên viên, Phòng {number % 9}", title, f"Làm {number} việc.")

    first = replace(COUNCIL, people=tuple(person(n, "Giấy khen") for n in range(500)))
    paper = paper_of(first)

    def edit(r: Reviewer) -> None:
        for number, paragraph in enumerate(list(r.body.iter(qn("w:p")))):
            texts = [t for t in paragraph.iter(qn("w:t")) if t.text]
            if number % 3 == 0 and texts:
                texts[-1].text += " (sửa)"

    reviewed = edited(paper.content, edit)
    people = tuple(person(n, "Bằng khen" if n % 2 else "Giấy khen") for n in range(500) if n % 50)
    fresh = paper_of(replace(first, people=people), made_on=LATER)
    start = time.process_time()
    revised = revise(paper.blocks, reviewed, fresh, made_on=LATER)
    assert time.process_time() - start < 3
    assert revised.is_merged and len(revised.edits) > 700
    assert faults(revised.content) == []
