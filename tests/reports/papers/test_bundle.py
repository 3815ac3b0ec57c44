from __future__ import annotations

import os
import struct
import unicodedata
import zipfile
from pathlib import Path

from records import Quarter
from reports.papers.bundle import bundle, bundle_name

NAMES = ("Tờ trình khen thưởng quý IV-2026 (bản 2).docx", "Công văn/Công văn đề nghị bổ sung - Thanh tra.docx")
UTF8 = 0x800


def papers(root: Path) -> list[Path]:
    for number, name in enumerate((*NAMES, "Bài giới thiệu gương/Nguyễn Thị Ổi.html")):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(f"nội dung {number} ".encode() * 50)
    return [path for path in root.rglob("*") if path.is_file()]


def test_zip_holds_each_file_under_its_path(tmp_path: Path) -> None:
    paths = papers(tmp_path)
    (tmp_path / "gói.zip").write_bytes(bundle(paths, root=tmp_path))
    with zipfile.ZipFile(tmp_path / "gói.zip") as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == {
            path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in paths
        }
        assert package.namelist() == sorted(package.namelist())


def test_names_are_marked_as_utf8_for_windows(tmp_path: Path) -> None:
    """Without the mark Explorer reads the bytes in the machine's own code page."""
    content = bundle(papers(tmp_path), root=tmp_path)
    at, flags = 0, []
    while content[at : at + 4] == b"PK\x03\x04":
        flag, size, length, more = (
            *struct.unpack_from("<H", content, at + 6),
            *struct.unpack_from("<IxxxxHH", content, at + 18),
        )
        name = content[at + 30 : at + 30 + length].decode("utf-8")
        flags.append((flag & UTF8 != 0, name.isascii()))
        at += 30 + length + more + size
    assert len(flags) == 3
    assert all(is_marked or is_plain for is_marked, is_plain in flags)
    assert not all(is_plain for _, is_plain in flags)


def test_same_files_are_the_same_bytes_whenever_they_were_written(tmp_path: Path) -> None:
    paths = papers(tmp_path)
    first = bundle(paths, root=tmp_path)
    for path in paths:
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert bundle(reversed(paths), root=tmp_path) == first


def test_name_that_a_mac_took_apart_is_put_together(tmp_path: Path) -> None:
    taken_apart = tmp_path / unicodedata.normalize("NFD", "Biên bản.docx")
    taken_apart.write_bytes(b"x")
    (tmp_path / "gói.zip").write_bytes(bundle([taken_apart], root=tmp_path))
    assert zipfile.ZipFile(tmp_path / "gói.zip").namelist() == ["Biên bản.docx"]


def test_papers_are_not_packed_twice(tmp_path: Path) -> None:
    (tmp_path / "gói.zip").write_bytes(bundle(papers(tmp_path), root=tmp_path))
    kinds = {
        info.filename.rsplit(".")[-1]: info.compress_type for info in zipfile.ZipFile(tmp_path / "gói.zip").infolist()
    }
    assert kinds == {"docx": zipfile.ZIP_STORED, "html": zipfile.ZIP_DEFLATED}


def test_zip_is_named_after_the_quarter() -> None:
    assert bundle_name(Quarter(2026, 4)) == "Hồ sơ trình quý IV-2026"
