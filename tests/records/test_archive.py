from __future__ import annotations

import hashlib
import io
import os
import socket
from pathlib import Path

import pytest

from records import InputError, RecordError, UnreadableFile, UnsafeFile, archive
from records.archive import Kept, keep, put_aside, remove_original

LIMIT = 5_000_000
CONTENT = bytes(range(256)) * 10_000


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    (tmp_path / "inbox").mkdir()
    return tmp_path / "inbox"


def kept_files(store: Path) -> list[str]:
    return sorted(str(p.relative_to(store)) for p in store.rglob("*") if p.is_file()) if store.exists() else []


def test_kept_byte_for_byte(inbox: Path, tmp_path: Path) -> None:
    file = inbox / "Báo cáo.DOCX"
    file.write_bytes(CONTENT)
    kept = keep(file, tmp_path / "archive", limit_bytes=LIMIT)
    sha256 = hashlib.sha256(CONTENT).hexdigest()
    assert kept == Kept(sha256, len(CONTENT), tmp_path / "archive" / sha256[:2] / f"{sha256}.docx")
    assert kept.path.read_bytes() == CONTENT
    assert kept_files(tmp_path / "archive") == [f"{sha256[:2]}/{sha256}.docx"]
    assert file.read_bytes() == CONTENT


@pytest.mark.parametrize("suffix", ["", ".d o c", ".a;b", ".dài", ".abcdefghijk"])
def test_odd_suffix_is_left_out(inbox: Path, tmp_path: Path, suffix: str) -> None:
    (inbox / f"a{suffix}").write_bytes(b"x")
    assert keep(inbox / f"a{suffix}", tmp_path / "archive", limit_bytes=LIMIT).path.suffix == ""


def test_content_that_is_there_is_not_written_again(inbox: Path, tmp_path: Path) -> None:
    (inbox / "a.pdf").write_bytes(CONTENT)
    (inbox / "b.PDF.bak").write_bytes(CONTENT)
    first = keep(inbox / "a.pdf", tmp_path / "archive", limit_bytes=LIMIT)
    os.utime(first.path, ns=(1, 1))
    assert keep(inbox / "b.PDF.bak", tmp_path / "archive", limit_bytes=LIMIT) == first
    assert first.path.stat().st_mtime_ns == 1
    assert len(kept_files(tmp_path / "archive")) == 1


def test_damaged_archive_is_reported_and_left(inbox: Path, tmp_path: Path) -> None:
    (inbox / "a.pdf").write_bytes(CONTENT)
    kept = keep(inbox / "a.pdf", tmp_path / "archive", limit_bytes=LIMIT)
    kept.path.write_bytes(b"rot")
    with pytest.raises(RecordError, match=kept.path.name):
        keep(inbox / "a.pdf", tmp_path / "archive", limit_bytes=LIMIT)
    with pytest.raises(RecordError):
        remove_original(inbox / "a.pdf", kept)
    assert kept.path.read_bytes() == b"rot"
    assert (inbox / "a.pdf").read_bytes() == CONTENT


def test_what_is_no_plain_file_is_never_opened(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    (inbox / "link.docx").symlink_to(tmp_path / "secret")
    (inbox / "lost.docx").symlink_to(tmp_path / "nowhere")
    (inbox / "folder.docx").mkdir()
    os.mkfifo(inbox / "fifo.docx")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(inbox / "s.docx"))
        for name in ("link.docx", "lost.docx", "folder.docx", "fifo.docx", "s.docx"):
            with pytest.raises(UnsafeFile, match=name):
                keep(inbox / name, tmp_path / "archive", limit_bytes=LIMIT)
    assert kept_files(tmp_path / "archive") == []


def test_missing_and_large_files(inbox: Path, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        keep(inbox / "missing.docx", tmp_path / "archive", limit_bytes=LIMIT)
    (inbox / "large.docx").write_bytes(b"x" * 101)
    with pytest.raises(UnsafeFile) as refused:
        keep(inbox / "large.docx", tmp_path / "archive", limit_bytes=100)
    assert refused.value.code == "QUA_LON"
    assert kept_files(tmp_path / "archive") == []


@pytest.mark.parametrize("change", ["append", "rewrite", "truncate"])
def test_file_changed_while_copied(inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    file = inbox / "a.docx"
    file.write_bytes(CONTENT)
    os.utime(file, ns=(10**18, 10**18))
    read = archive._read
    chunks: list[int] = []

    def read_and_change(source: io.BufferedReader, path: Path) -> bytes:
        chunk = read(source, path)
        if not chunks:
            with file.open("ab" if change == "append" else "r+b") as stream:
                stream.truncate(10) if change == "truncate" else stream.write(b"more")
        chunks.append(len(chunk))
        return chunk

    monkeypatch.setattr(archive, "_read", read_and_change)
    with pytest.raises(InputError) as refused:
        keep(file, tmp_path / "archive", limit_bytes=LIMIT)
    assert refused.value.code == "DANG_GHI"
    assert kept_files(tmp_path / "archive") == []


def test_archive_that_cannot_be_written(inbox: Path, tmp_path: Path) -> None:
    (inbox / "a.docx").write_bytes(b"x")
    (tmp_path / "archive").write_text("a file in its place")
    with pytest.raises(RecordError, match="kho lưu"):
        keep(inbox / "a.docx", tmp_path / "archive", limit_bytes=LIMIT)


def test_original_is_removed_only_as_it_was_kept(inbox: Path, tmp_path: Path) -> None:
    file = inbox / "a.docx"
    file.write_bytes(CONTENT)
    kept = keep(file, tmp_path / "archive", limit_bytes=LIMIT)
    file.write_bytes(CONTENT[:-1] + b"?")
    assert not remove_original(file, kept)
    file.unlink()
    file.symlink_to(kept.path)
    assert not remove_original(file, kept)
    assert file.is_symlink()
    file.unlink()
    file.write_bytes(CONTENT)
    assert remove_original(file, kept)
    assert not file.exists()
    assert remove_original(file, kept), "gone already"
    assert kept.path.read_bytes() == CONTENT


def test_put_aside_with_its_note(inbox: Path, tmp_path: Path) -> None:
    for content in ("first", "second"):
        (inbox / "a.docx").write_text(content)
        put_aside(inbox / "a.docx", tmp_path / "Không nhận", f"Hỏng: {content}")
    found = {p.name: p.read_text(encoding="utf-8") for p in (tmp_path / "Không nhận").iterdir()}
    assert found == {
        "a.docx": "first",
        "a.docx.txt": "Hỏng: first",
        "a (2).docx": "second",
        "a (2).docx.txt": "Hỏng: second",
    }
    assert list(inbox.iterdir()) == []


def test_put_aside_moves_links_and_pipes_as_they_are(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("x")
    (inbox / "link").symlink_to(tmp_path / "secret")
    os.mkfifo(inbox / "fifo")
    for name in ("link", "fifo"):
        put_aside(inbox / name, tmp_path / "aside", "Không phải tệp thường.")
    assert (tmp_path / "aside" / "link").is_symlink()
    assert (tmp_path / "aside" / "fifo").is_fifo()
    assert (tmp_path / "secret").read_text() == "x"


def test_put_aside_after_a_kill_between_note_and_move(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "aside").mkdir()
    (tmp_path / "aside" / "a.docx.txt").write_text("Hỏng.", encoding="utf-8")
    (inbox / "a.docx").write_text("x")
    assert put_aside(inbox / "a.docx", tmp_path / "aside", "Hỏng.") == tmp_path / "aside" / "a.docx"
    (inbox / "a.docx").write_text("y")
    assert put_aside(inbox / "a.docx", tmp_path / "aside", "Khác.").name == "a (2).docx"


def test_put_aside_of_a_missing_file_leaves_no_note(inbox: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError):
        put_aside(inbox / "a.docx", tmp_path / "aside", "Hỏng.")
    assert list((tmp_path / "aside").iterdir()) == []


def test_put_aside_of_a_long_name(inbox: Path, tmp_path: Path) -> None:
    name = "ắ" * 83 + ".doc"
    for _ in range(2):
        (inbox / name).write_text("x")
        put_aside(inbox / name, tmp_path / "aside", "Hỏng.")
    cut = ["ắ" * 82 + ".doc", "ắ" * 81 + " (2).doc"]
    assert sorted(p.name for p in (tmp_path / "aside").iterdir()) == sorted([*cut, *(f"{n}.txt" for n in cut)])


def test_put_aside_on_another_volume(inbox: Path, tmp_path: Path) -> None:
    other = Path("/dev/shm")
    if not other.is_dir() or other.stat().st_dev == tmp_path.stat().st_dev:
        pytest.fail("Máy thử cần /dev/shm là một ổ khác với thư mục tạm.")
    (inbox / "a.docx").write_bytes(CONTENT)
    folder = other / f"tdkt-test-{os.getpid()}"
    try:
        assert put_aside(inbox / "a.docx", folder, "Hỏng.").read_bytes() == CONTENT
        assert not (inbox / "a.docx").exists()
    finally:
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
