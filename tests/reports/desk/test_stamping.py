"""The mark of a draft: in every package that Office opens, the same bytes for the same input, nothing else changed."""

from __future__ import annotations

import io
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from desk_papers import LINES, Room, edit, word_paper, words_in, workbook_paper

from records.draft_ids import PART, DraftId, draft_id_of, parse_draft_id, told_draft_id
from records.errors import DraftError
from reports.desk.stamping import fingerprint, stamped

DRAFT = DraftId("2026-Q4", "tom-tat/2026-Q4-0007", 3, "0123abcd")


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize(("content", "suffix"), [(word_paper().content, ".docx"), (workbook_paper().content, ".xlsx")])
def test_mark_is_added_and_nothing_else_changes(content: bytes, suffix: str) -> None:
    marked = stamped(content, DRAFT)
    assert draft_id_of(marked) == DRAFT
    assert marked == stamped(content, DRAFT)
    before, after = parts(content), parts(marked)
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed <= {PART, "_rels/.rels", "[Content_Types].xml"}
    assert fingerprint(marked, suffix) == fingerprint(content, suffix)
    if suffix == ".docx":
        assert [p.text for p in docx.Document(io.BytesIO(marked)).paragraphs] == list(LINES.values())
    else:
        assert openpyxl.load_workbook(io.BytesIO(marked)).sheetnames == ["Bảng tổng hợp", "Dữ liệu"]


def test_mark_is_replaced_and_properties_of_others_stay() -> None:
    once = stamped(word_paper().content, DRAFT)
    custom = parts(once)[PART].replace(b"</Properties>", b'<property fmtid="{0}" pid="9" name="Khoa"/></Properties>')
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, part in parts(once).items():
            package.writestr(name, custom if name == PART else part)
    twice = stamped(stream.getvalue(), DraftId("2026-Q4", "to-trinh", 4, "89abcdef"))
    assert str(draft_id_of(twice)) == "2026-Q4/to-trinh/4/89abcdef"
    told = parts(twice)[PART].decode()
    assert (told.count("tdkt_ma"), 'name="Khoa"' in told, 'pid="10"' in told) == (1, True, True)


def test_other_words_are_another_fingerprint_and_another_day_is_not() -> None:
    content = word_paper().content
    assert fingerprint(content, ".docx") != fingerprint(word_paper(LINES | {"mo": "Khác."}).content, ".docx")
    tomorrow = word_paper(made_on=date(2026, 10, 13)).content
    assert tomorrow != content
    assert fingerprint(tomorrow, ".docx") == fingerprint(content, ".docx")
    assert fingerprint(b"<p>a</p>", ".html") != fingerprint(b"<p>b</p>", ".html")


@pytest.mark.parametrize("content", [b"", b"PK\x05\x06" + bytes(18), b"x" * 100])
def test_what_is_no_package_is_refused(content: bytes) -> None:
    with pytest.raises(DraftError):
        stamped(content, DRAFT)
    assert told_draft_id(content) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-Q4/to-trinh/3",
        "2026-Q5/a/3/0123abcd",
        "2026-Q4/../../x/3/0123abcd",
        "2026-Q4/a/b/c/d/3/0123abcd",
    ],
)
def test_text_that_is_no_id_is_none(text: str) -> None:
    assert parse_draft_id(text) is None


def test_large_or_broken_property_part_is_passed_over() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(PART, b"<x>" + b" " * (1 << 22))
    assert told_draft_id(stream.getvalue()) is None
    assert told_draft_id(stream.getvalue()[:-30]) is None


def test_file_saved_by_libreoffice_under_another_name_is_still_known_and_merged(tmp_path: Path) -> None:
    """Real LibreOffice keeps the mark in both kinds of files, and the bookmarks in Word's."""
    room = Room(tmp_path / "phòng")
    word, book = (laid.path for laid in room.lay(word_paper(), workbook_paper()).papers)
    edit(word, "kỹ sư", "kỹ sư chính")
    away = tmp_path / "mang-ve"
    profile = (tmp_path / "profile").as_uri()
    for path, kind in ((word, "docx"), (book, "xlsx")):
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind, "--outdir"]
        subprocess.run([*command, str(away), str(path)], check=True, capture_output=True, timeout=120)
    (away / word.name).replace(room.folder / "bản lưu bằng LibreOffice.docx")
    (away / book.name).replace(room.folder / "bảng lưu bằng LibreOffice.xlsx")
    word.unlink()
    book.unlink()
    result = room.lay(word_paper(LINES | {"mo": "Đã nhận 06 đề nghị."}), workbook_paper())
    text = words_in(result.papers[0].path)
    assert ("Đã nhận 06 đề nghị." in text, "kỹ sư chính" in text) == (True, True)
    assert (result.papers[1].state, result.papers[1].edit_count) == ("same", 0)
