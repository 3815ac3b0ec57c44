"""A draft that comes back through the inbox is a reviewer's file: it is laid beside its version, never a proposal."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from council_office import ON_TIME, enter_dossiers
from desk_papers import LINES, QUARTER, Room, edit, word_paper, workbook_paper
from offices import Office, paper

from flows.intake import IntakeResult
from records.draft_ids import DraftId
from records.store import open_record
from reports.desk.stamping import stamped

WORD = "application", "vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One that has laid out its papers, and one intake of everything that came back."""
    office = Office(tmp_path_factory.mktemp("gui-lai"))
    room = Room(office.folder)
    room.lay(word_paper(), workbook_paper())
    return office


@pytest.fixture(scope="module")
def taken(office: Office) -> IntakeResult:
    draft = next(Room(office.folder).folder.glob("Tờ trình*.docx"))
    book = next(Room(office.folder).folder.glob("Bảng*.xlsx"))

    def edited(words: str) -> bytes:
        return edit(draft, "kỹ sư", words, target=office.folder / "sua.docx").read_bytes()

    office.drop(edited("kỹ sư chính"), "bản của chị Hoa.docx")
    office.drop(draft.read_bytes(), "chưa sửa.docx")
    office.drop(book.read_bytes(), "bảng gửi lại.xlsx")
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as bundle:
        bundle.writestr("góp ý/Tờ trình.docx", edited("kỹ sư cao cấp"))
        bundle.writestr("hồ sơ.docx", paper("a2").read_bytes())
    office.drop(package.getvalue(), "góp ý.zip")
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = "Góp ý tờ trình", "hoa@vidu.vn", "vp@vidu.vn"
    mail.set_content("Tôi gửi lại tờ trình đã sửa.")
    mail.add_attachment(edited("kỹ sư trưởng"), maintype=WORD[0], subtype=WORD[1], filename="To trinh sua.docx")
    office.drop(mail.as_bytes(), "thư góp ý.eml")
    foreign = stamped(word_paper(LINES | {"mo": "Sở khác."}).content, DraftId("2026-Q4", "to-trinh", 1, "0123abcd"))
    office.drop(foreign, "của Sở khác.docx")
    return office.take_in()


def outcome(taken: IntakeResult, name: str) -> tuple[str, str]:
    one = next(each for each in taken.taken if each.file == name)
    return one.status, one.reason or ""


def test_edited_draft_is_laid_beside_its_version(office: Office, taken: IntakeResult) -> None:
    status, reason = outcome(taken, "bản của chị Hoa.docx")
    assert status == "processed"
    assert "gửi lại: đã để vào 2026-Q4/bản của chị Hoa (gửi lại 10-09).docx" in reason
    assert "kỹ sư chính" in zipped_words(office.outbox / "2026-Q4" / "bản của chị Hoa (gửi lại 10-09).docx")
    assert office.left() == []


def zipped_words(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


def test_unedited_paper_or_workbook_is_not_laid_again(office: Office, taken: IntakeResult) -> None:
    for name in ("chưa sửa.docx", "bảng gửi lại.xlsx"):
        status, reason = outcome(taken, name)
        assert status == "processed"
        assert "không có chữ nào sửa" in reason
    assert not list((office.outbox / "2026-Q4").glob("*chưa sửa*"))


def test_draft_in_a_bundle_comes_out_and_the_rest_is_read(office: Office, taken: IntakeResult) -> None:
    status, reason = outcome(taken, "góp ý.zip")
    assert "đã để vào 2026-Q4/Tờ trình (gửi lại 10-09).docx" in reason
    assert "kỹ sư cao cấp" in zipped_words(office.outbox / "2026-Q4" / "Tờ trình (gửi lại 10-09).docx")
    assert status in ("processed", "needs_review")
    with open_record(office.settings.database_url) as record:
        sources = {source.file for proposal in record.proposals() for source in proposal.sources}
    assert sources == {"góp ý.zip/hồ sơ.docx"}


def test_draft_in_a_mail_comes_out(office: Office, taken: IntakeResult) -> None:
    status, reason = outcome(taken, "thư góp ý.eml")
    assert status == "processed"
    assert "To trinh sua (gửi lại 10-09).docx" in reason
    assert "kỹ sư trưởng" in zipped_words(office.outbox / "2026-Q4" / "To trinh sua (gửi lại 10-09).docx")


def test_paper_of_another_office_goes_to_a_person(office: Office, taken: IntakeResult) -> None:
    status, reason = outcome(taken, "của Sở khác.docx")
    assert status == "needs_review"
    assert "kho dự thảo của máy này không có bản đó (mã “2026-Q4/to-trinh/1/0123abcd”)" in reason
    assert not list(office.outbox.rglob("*Sở khác*"))


def test_draft_that_comes_back_after_submission_goes_to_a_person(tmp_path: Path) -> None:
    office = Office(tmp_path)
    room = Room(office.folder)
    draft = room.lay_one(word_paper()).path
    ids = enter_dossiers(office, ("Nguyễn Văn An Thử", ON_TIME))
    with open_record(office.settings.database_url) as record:
        quarter, now = QUARTER, datetime(2026, 10, 20, tzinfo=UTC)
        record.admit(ids[0], quarter, who="Lê Thử", at=now)
        record.note_compiled(quarter, record.considered(quarter), proposed=ids, at=now)
        record.note_files(quarter, {draft.name: "0" * 64}, at=now)
        record.move_stage(quarter, "submitted", who="Lê Thử", at=now)
    office.drop(edit(draft, "kỹ sư", "kỹ sư chính", target=tmp_path / "sua.docx"), "sửa muộn.docx")
    status, reason = outcome(office.take_in(), "sửa muộn.docx")
    assert status == "needs_review"
    assert "sau khi quý đã trình: đã để vào 2026-Q4/sửa muộn (gửi lại 10-09).docx nhưng không ghép" in reason


def test_laid_copies_are_merged_at_the_next_compilation(office: Office, taken: IntakeResult) -> None:
    room = Room(office.folder)
    laid = room.lay_one(word_paper(LINES | {"mo": "Trong quý IV, Văn phòng nhận được 06 đề nghị."}))
    assert laid.state == "next"
    assert {copy for copy in ("bản của chị Hoa", "Tờ trình (gửi lại", "To trinh sua") if copy in laid.reviewed} == {
        "bản của chị Hoa",
        "Tờ trình (gửi lại",
        "To trinh sua",
    }
    assert (office.outbox / "2026-Q4" / "bản của chị Hoa (gửi lại 10-09).docx").exists()
