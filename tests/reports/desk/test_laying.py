"""Whose file is it: what a reviewer did to names, places and copies, and what the next compilation makes of it."""

from __future__ import annotations

import os
import shutil
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from desk_papers import (
    LINES,
    NAME,
    PEOPLE,
    TABLE,
    Room,
    comments_in,
    edit,
    page_paper,
    word_paper,
    words_in,
    workbook_paper,
)

from records.draft_ids import draft_id_of
from reports.desk import lay_papers
from reports.desk.stamping import stamped
from reports.desk.telling import told_of
from reports.papers.paper import Paper

SIX = "Trong quý IV, Văn phòng nhận được 06 đề nghị."
SEVEN = "Trong quý IV, Văn phòng nhận được 07 đề nghị."


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def changed(text: str = SIX) -> Paper:
    return word_paper(LINES | {"mo": text})


def stripped(path: Path) -> None:
    """As a converter leaves a file: without the program's mark."""
    path.write_bytes(word_paper().content)
    edit(path, "kỹ sư", "kỹ sư chính")


def test_pack_is_laid_once_and_the_same_again_writes_nothing(room: Room) -> None:
    papers = (word_paper(), workbook_paper(), page_paper())
    first = room.lay(*papers)
    assert [laid.state for laid in first.papers] == ["new"] * 3
    before = {name: (room.folder / name).stat().st_mtime_ns for name in room.names()}
    again = room.lay(*papers)
    assert [laid.state for laid in again.papers] == ["same"] * 3
    assert again.paths == first.paths
    assert {name: (room.folder / name).stat().st_mtime_ns for name in room.names()} == before
    assert not again.has_changed


def test_new_day_alone_makes_no_new_file(room: Room) -> None:
    today, tomorrow = word_paper(), word_paper(made_on=date(2026, 10, 13))
    assert today.content != tomorrow.content
    room.lay_one(today)
    assert (room.lay_one(tomorrow).state, room.names()) == ("same", [f"{NAME}.docx"])


def test_untouched_paper_is_followed_by_the_fresh_one(room: Room) -> None:
    first = room.lay_one(word_paper())
    laid = room.lay_one(changed())
    assert (laid.state, laid.path.name) == ("next", f"{NAME} (bản 2).docx")
    assert words_in(laid.path).startswith(SIX)
    assert "w:ins" not in laid.path.read_bytes().decode("latin-1")
    assert draft_id_of(laid.path).version == 2
    assert first.path.exists()
    assert [change.kind for change in laid.changes] == ["updated"]


@pytest.mark.parametrize(
    "name",
    [
        f"{NAME}.docx",
        "bản của chị Hoa.docx",
        "đã soát/Tờ trình.docx",
        unicodedata.normalize("NFD", f"{NAME} - góp ý.docx"),
        f"{NAME.upper()}.DOCX",
    ],
)
def test_edited_file_is_found_whatever_its_name_and_place(room: Room, name: str) -> None:
    path = room.lay_one(word_paper()).path
    edit(path, "kỹ sư", "kỹ sư chính")
    moved = room.folder / name
    moved.parent.mkdir(parents=True, exist_ok=True)
    path.rename(moved)
    reviewed = moved.read_bytes()
    laid = room.lay_one(changed())
    assert laid.state == "next"
    assert SIX in words_in(laid.path)
    assert "kỹ sư chính" in words_in(laid.path)
    assert moved.read_bytes() == reviewed
    assert not laid.path.samefile(moved)


def test_edited_file_without_its_mark_is_found_by_its_name(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    stripped(path)
    assert draft_id_of(path) is None
    laid = room.lay_one(changed())
    assert (SIX in words_in(laid.path), "kỹ sư chính" in words_in(laid.path)) == (True, True)
    copy = room.folder / f"{NAME} (bản 2) - Copy.docx"
    laid.path.rename(copy)
    copy.write_bytes(stamped(copy.read_bytes(), draft_id_of(copy)).replace(b"tdkt_ma", b"khac_ma"))
    assert room.lay_one(changed(SEVEN)).state == "next"


def test_edits_without_anything_new_of_the_program_write_nothing_and_are_told(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    edit(path, "Nguyễn Thị An", "Nguyễn Thị Ân")
    for _ in range(2):  # the second time from what was remembered
        laid = room.lay_one(word_paper())
        assert (laid.state, laid.path, laid.edit_count) == ("same", path, 1)
        assert [(c.field, c.old, c.new, c.who) for c in laid.corrections] == [
            ("full_name", "Nguyễn Thị An", "Nguyễn Thị Ân", "Chị Hoa")
        ]
    assert room.names() == [f"{NAME}.docx"]


def test_merged_edits_stay_over_three_rounds_though_nobody_touched_the_later_files(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    edit(path, "kỹ sư", "kỹ sư chính")
    for number, text in ((2, SIX), (3, SEVEN), (4, LINES["mo"])):
        laid = room.lay_one(changed(text))
        assert laid.path.name == f"{NAME} (bản {number}).docx"
        assert (text in words_in(laid.path), "kỹ sư chính" in words_in(laid.path)) == (True, True)
        assert room.lay_one(changed(text)).edit_count == 1


def test_late_edits_to_an_older_version_go_into_the_newest(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    edit(path, "kỹ sư", "kỹ sư chính")
    room.lay_one(changed())
    edit(path, "chuyên viên", "chuyên viên chính")
    laid = room.lay_one(changed())
    assert (laid.state, laid.path.name) == ("next", f"{NAME} (bản 3).docx")
    for words in ("kỹ sư chính", "chuyên viên chính", SIX):
        assert words in words_in(laid.path)
    assert any("lưu muộn" in change.what for change in laid.changes)
    assert room.lay_one(changed()).state == "same"


def test_late_edit_is_offered_where_the_newest_says_something_else(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    newest = room.lay_one(changed()).path
    edit(newest, "kỹ sư", "kỹ sư cao cấp")
    edit(path, "kỹ sư", "kỹ sư chính")
    laid = room.lay_one(changed())
    assert "kỹ sư cao cấp" in words_in(laid.path)
    (comment,) = comments_in(laid.path)
    assert "lưu muộn ghi: " in comment
    assert "kỹ sư chính" in comment


def test_line_that_was_added_late_is_inserted_and_stays(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    room.lay_one(changed())
    document = docx.Document(str(path))
    document.paragraphs[1].insert_paragraph_before("Chị Hoa thêm đoạn này.")
    document.save(str(path))
    laid = room.lay_one(changed())
    lines = words_in(laid.path).split("\n")
    assert lines[:3] == [SIX, "Chị Hoa thêm đoạn này.", LINES["an"]]
    assert "Chị Hoa thêm đoạn này." in words_in(room.lay_one(changed(SEVEN)).path)


def test_two_edited_copies_of_one_version_both_count(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    edit(path, "chuyên viên", "chuyên viên chính", target=room.folder / "bản anh Nam.docx", who="Anh Nam")
    edit(path, "kỹ sư", "kỹ sư chính")
    laid = room.lay_one(changed())
    for words in ("chuyên viên chính", "kỹ sư chính", SIX):
        assert words in words_in(laid.path)
    assert laid.edit_count == 2
    assert "bản anh Nam.docx" in laid.reviewed
    assert room.lay_one(changed()).state == "same"


def test_edited_draft_that_was_thrown_away_comes_back_edited(room: Room) -> None:
    """Her words went into no version yet: nothing had changed in the record."""
    path = room.lay_one(word_paper()).path
    edit(path, "kỹ sư", "kỹ sư chính")
    assert room.lay_one(word_paper()).state == "same"
    content = path.read_bytes()
    path.unlink()
    laid = room.lay_one(word_paper())
    assert (laid.state, laid.path, laid.edit_count) == ("restored", path, 1)
    assert path.read_bytes() == content
    path.unlink()
    laid = room.lay_one(changed())
    assert laid.path.name == f"{NAME} (bản 2).docx"
    assert "kỹ sư chính" in words_in(laid.path)
    assert path.read_bytes() == content


def test_deleted_draft_is_made_again_with_the_edits_in_it(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    edit(path, "kỹ sư", "kỹ sư chính")
    newest = room.lay_one(changed()).path
    content = newest.read_bytes()
    newest.unlink()
    path.unlink()
    laid = room.lay_one(changed())
    assert (laid.state, laid.path) == ("restored", newest)
    assert newest.read_bytes() == content
    assert not path.exists()


def test_paper_that_left_the_pack_stays_and_is_told_once(room: Room) -> None:
    letter = word_paper(key="cong-van/so-a", name="Công văn Sở A", folder="Công văn")
    room.lay(word_paper(), letter)
    result = room.lay(word_paper())
    assert result.gone == ("Công văn/Công văn Sở A.docx",)
    assert result.has_changed
    assert (room.folder / "Công văn" / "Công văn Sở A.docx").exists()
    assert room.lay(word_paper()).gone == ()
    assert room.lay(word_paper(), letter).papers[1].state == "same"
    assert room.lay(word_paper()).gone != ()


def test_contents_laid_by_itself_takes_nothing_out(room: Room) -> None:
    room.lay(word_paper())
    result = room.lay(word_paper(key="muc-luc", name="Mục lục quý IV-2026"), is_whole=False)
    assert (result.gone, room.lay(word_paper()).gone) == ((), ())


def test_lost_data_folder_falls_back_to_a_version_beside_and_says_so(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    edit(path, "kỹ sư", "kỹ sư chính")
    shutil.rmtree(room.archive)
    laid = room.lay_one(word_paper())
    assert (laid.state, laid.path.name) == ("next", f"{NAME} (bản 2).docx")
    assert "Không còn bản gốc" in laid.notes[0]
    assert "kỹ sư chính" in words_in(path)
    assert room.lay_one(word_paper()).notes == ()
    edit(laid.path, "kỹ sư", "kỹ sư trưởng")
    assert "kỹ sư trưởng" in words_in(room.lay_one(changed()).path)


def test_lost_data_folder_with_an_untouched_outbox_changes_nothing(room: Room) -> None:
    papers = (word_paper(), workbook_paper(), page_paper())
    room.lay(*papers)
    shutil.rmtree(room.archive)
    assert [laid.state for laid in room.lay(*papers).papers] == ["same"] * 3


def test_damaged_ledger_is_as_a_lost_one(room: Room) -> None:
    room.lay_one(word_paper())
    ledger = room.archive / "to-trinh" / "so.json"
    ledger.write_text('{"paper": "to-', encoding="utf-8")
    assert room.lay_one(changed()).notes
    assert room.lay_one(changed()).state == "same"


@pytest.mark.parametrize("at", range(1, 6))
def test_kill_at_any_write_loses_nothing(room: Room, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    path = room.lay_one(word_paper()).path
    edit(path, "kỹ sư", "kỹ sư chính")
    whole = os.replace
    count = [0]

    def killed(self: Path, target: Path) -> Path:
        count[0] += 1
        if count[0] == at:
            raise KeyboardInterrupt
        whole(self, target)
        return Path(target)

    monkeypatch.setattr(Path, "replace", killed)
    if at <= 5:
        with pytest.raises(KeyboardInterrupt):
            room.lay_one(changed())
    monkeypatch.undo()
    for _ in range(2):
        laid = room.lay_one(changed())
    assert (laid.state, laid.path.name) == ("same", f"{NAME} (bản 2).docx")
    assert (SIX in words_in(laid.path), "kỹ sư chính" in words_in(laid.path)) == (True, True)
    assert room.names() == [f"{NAME} (bản 2).docx", f"{NAME}.docx"]


def test_open_file_gets_its_version_beside_and_says_who_holds_it(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    (room.folder / f".~lock.{path.name}#").write_text(
        "Nguyễn Hoa,hoa,MAY-1,26.11.2026 07:15,file:///x;", encoding="utf-8"
    )
    laid = room.lay_one(changed())
    assert laid.state == "next"
    assert "đang mở (Nguyễn Hoa)" in laid.notes[0]
    edit(path, "kỹ sư", "kỹ sư chính")  # saved after the compilation
    assert "kỹ sư chính" in words_in(room.lay_one(changed()).path)


def test_lock_of_word_is_read(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    name = "Trần Nam"
    told = bytes([len(name)]) + name.encode("latin-1", "replace").ljust(53, b" ") + bytes([len(name), 0])
    (room.folder / f"~${path.name[2:]}").write_bytes(told + name.encode("utf-16-le"))
    assert "đang mở (Trần Nam)" in room.lay_one(word_paper()).notes[0]


def test_file_that_cannot_be_read_waits(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    path = room.lay_one(word_paper()).path
    edit(path, "kỹ sư", "kỹ sư chính")
    read = Path.read_bytes

    def held(self: Path) -> bytes:
        if self == path:
            raise PermissionError(13, "held")
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", held)
    laid = room.lay_one(changed())
    assert (laid.state, laid.path) == ("waiting", path)
    assert "bị chương trình khác giữ" in laid.notes[0]
    monkeypatch.undo()
    assert "kỹ sư chính" in words_in(room.lay_one(changed()).path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_read_only_outbox_is_an_error_of_the_system(room: Room) -> None:
    room.lay_one(word_paper())
    room.folder.chmod(0o500)
    try:
        with pytest.raises(PermissionError):
            room.lay_one(changed())
    finally:
        room.folder.chmod(0o700)
    assert room.lay_one(changed()).path.name == f"{NAME} (bản 2).docx"


def test_full_outbox_is_tried_again(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    room.lay_one(word_paper())
    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if room.folder in self.parents:
            raise OSError(28, "full")
        return write(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="full"):
        room.lay_one(changed())
    monkeypatch.undo()
    assert (room.lay_one(changed()).state, room.names()) == ("restored", [f"{NAME} (bản 2).docx", f"{NAME}.docx"])


def test_number_that_a_person_took_is_left_free(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    own = room.folder / f"{NAME} (BẢN 4).DOCX"
    edit(path, "kỹ sư", "kỹ sư chính", target=own)
    laid = room.lay_one(changed())
    assert laid.path.name == f"{NAME} (bản 5).docx"
    assert "kỹ sư chính" in words_in(laid.path)
    assert draft_id_of(laid.path).version == 5


def test_settled_paper_stays_as_people_have_it(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    edit(path, "kỹ sư", "kỹ sư chính")
    content = path.read_bytes()
    assert room.lay_one(word_paper()).edit_count == 1
    result = lay_papers(
        [changed()],
        folder=room.folder,
        archive=room.archive,
        quarter="2026-Q4",
        made_on=date(2026, 10, 20),
        settled={"to-trinh"},
    )
    assert (result.papers[0].state, result.papers[0].path, result.papers[0].notes) == ("same", path, ())
    assert (path.read_bytes(), room.names()) == (content, [f"{NAME}.docx"])
    assert result.edit_count == 1


def test_copy_that_is_edited_after_submission_is_told(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    newest = room.lay_one(changed()).path
    edit(path, "kỹ sư", "kỹ sư chính")
    result = lay_papers(
        [changed()],
        folder=room.folder,
        archive=room.archive,
        quarter="2026-Q4",
        made_on=date(2026, 10, 20),
        settled={"to-trinh"},
    )
    assert (result.papers[0].state, result.papers[0].path) == ("same", newest)
    assert result.papers[0].notes == (
        f"“{NAME}.docx” có chữ sửa chưa ghép; văn bản đã trình nên giữ nguyên, người phụ trách xem chữ đã sửa.",
    )


def test_namesakes_and_files_of_other_quarters_are_no_copies(room: Room) -> None:
    room.lay_one(word_paper())
    other = Room(room.root / "khác")
    foreign = other.lay_one(word_paper(LINES | {"mo": "Văn bản của Sở khác."})).path
    (room.folder / "của Sở khác.docx").write_bytes(edit(foreign, "kỹ sư", "kỹ sư lạ").read_bytes())
    laid = room.lay_one(changed())
    assert "kỹ sư lạ" not in words_in(laid.path)
    assert "“của Sở khác.docx” là bản mà kho dự thảo không có" in laid.notes[0]
    assert room.lay_one(changed()).notes == ()


def test_broken_file_of_hers_is_told_and_stays(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    path.write_bytes(path.read_bytes()[:2000])
    laid = room.lay_one(changed())
    assert (laid.state, laid.path.name) == ("next", f"{NAME} (bản 2).docx")
    assert laid.notes
    assert words_in(laid.path).startswith(SIX)
    assert path.stat().st_size == 2000


def test_broken_file_does_not_take_the_edits_of_earlier_rounds_with_it(room: Room) -> None:
    path = room.lay_one(word_paper()).path
    edit(path, "kỹ sư", "kỹ sư chính")
    newest = room.lay_one(changed()).path
    newest.write_bytes(b"PK half of a file")
    laid = room.lay_one(changed())  # nothing new of the program: the last version is laid beside
    assert (laid.state, laid.path.name) == ("next", f"{NAME} (bản 3).docx")
    assert (SIX in words_in(laid.path), "kỹ sư chính" in words_in(laid.path)) == (True, True)
    assert "Không đọc được tệp đã sửa" in laid.notes[0]
    laid.path.write_bytes(b"")
    laid = room.lay_one(changed(SEVEN))
    assert (SEVEN in words_in(laid.path), "kỹ sư chính" in words_in(laid.path)) == (True, True)
    assert room.lay_one(changed(SEVEN)).state == "same"


def test_web_page_that_was_edited_is_left_and_the_next_lies_beside(room: Room) -> None:
    path = room.lay_one(page_paper()).path
    path.write_text("<p>Chị Hoa viết lại</p>", encoding="utf-8")
    assert (room.lay_one(page_paper()).state, room.lay_one(page_paper()).path) == ("same", path)
    laid = room.lay_one(page_paper("Gương mới"))
    assert laid.path.name == "Gương tốt Nguyễn Thị An (bản 2).html"
    assert "đã được sửa; bản mới để bên cạnh" in laid.notes[0]
    assert "viết lại" in path.read_text(encoding="utf-8")


def test_key_that_leads_out_of_the_folder_is_refused(room: Room) -> None:
    with pytest.raises(ValueError, match="key of a paper"):
        room.lay_one(word_paper(key="../x"))
    assert not room.folder.exists()


def test_list_of_changes_says_what_a_clerk_has_to_know(room: Room) -> None:
    letters = [word_paper(key=f"cong-van/{n}", name=f"Công văn {n}", folder="Công văn") for n in ("so-a", "so-b")]
    first = room.lay(word_paper(), workbook_paper(), *letters)
    assert told_of(first, folder=room.folder).papers == ()
    edit(first.papers[0].path, "Nguyễn Thị An", "Nguyễn Thị Ân")
    newer = [word_paper(LINES | {"mo": SIX}, key=each.key, name=each.name, folder="Công văn") for each in letters]
    people = [("2026-Q4-0001", "Nguyễn Thị An", "Phòng Kế hoạch")]
    told = told_of(room.lay(changed(), workbook_paper(people), *newer), folder=room.folder)
    assert [paper.ten for paper in told.papers] == [
        f"{NAME} (bản 2)",
        f"{TABLE} (bản 2) (.xlsx)",
        "Công văn: 02 văn bản như nhau",
    ]
    assert [line.loai for line in told.papers[0].truong_hop] == ["Khác với sổ", "Người soát", "Cập nhật"]
    assert told.papers[0].truong_hop[0].noi_dung == (
        "Nguyễn Thị An, họ tên, tên gọi: “Nguyễn Thị An” thành “Nguyễn Thị Ân”; chờ xác nhận để sửa sổ."
    )
    assert (told.kept, told.updated, told.corrections) == (1, 3, 1)


def test_values_of_a_table_that_changed_share_a_line(room: Room) -> None:
    room.lay(word_paper({"a": "39", "b": "20", "c": "33", "d": "Một câu dài về kết quả quý, có 39 đề nghị."}))
    result = room.lay(word_paper({"a": "40", "b": "21", "c": "33", "d": "Một câu dài về kết quả quý, có 40 đề nghị."}))
    (paper,) = told_of(result, folder=room.folder).papers
    assert [line.noi_dung for line in paper.truong_hop] == [
        "02 giá trị trong bảng: “39” thành “40”; “20” thành “21”.",
        "Cập nhật “Một câu dài về kết quả quý, có 39 đề nghị.” thành “Một câu dài về kết quả quý, có 40 đề nghị.”.",
    ]


@pytest.mark.parametrize(("key", "fields"), [("to-trinh", ["withdrawn"]), ("bieu-duong", [])])
def test_who_is_struck_out_of_the_flag_paper_is_proposed_as_before(room: Room, key: str, fields: list[str]) -> None:
    paper = word_paper(key=key)
    listed = tuple(block.model_copy(update={"group": "d"}) for block in paper.blocks)
    laid = room.lay_one(replace(paper, blocks=listed))
    document = docx.Document(str(laid.path))
    line = next(iter(PEOPLE))
    name = PEOPLE[line][1]
    gone = next(paragraph for paragraph in document.paragraphs if name in paragraph.text)
    gone._p.getparent().remove(gone._p)
    document.save(str(laid.path))
    again = room.lay_one(replace(paper, blocks=listed))
    assert [(each.proposal, each.field) for each in again.corrections] == [(PEOPLE[line][0], told) for told in fields]
