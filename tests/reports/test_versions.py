from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from reports import keep_version, next_version
from reports.versions import put_bytes

STEM = "Tờ trình khen thưởng quý IV-2026"


def test_names_of_versions(tmp_path: Path) -> None:
    assert next_version(tmp_path, STEM, ".docx").name == f"{STEM}.docx"
    (tmp_path / f"{STEM}.docx").write_bytes(b"1")
    assert next_version(tmp_path, STEM, ".docx").name == f"{STEM} (bản 2).docx"
    (tmp_path / f"{STEM} (bản 7).docx").write_bytes(b"7")
    assert next_version(tmp_path, STEM, ".docx").name == f"{STEM} (bản 8).docx"
    assert next_version(tmp_path, STEM, ".xlsx").name == f"{STEM}.xlsx"


def test_names_kept_in_another_form_count(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", f"{STEM} (bản 2).DOCX")).write_bytes(b"2")
    assert next_version(tmp_path, STEM, ".docx").name == f"{STEM} (bản 3).docx"


def test_same_bytes_make_no_new_version(tmp_path: Path) -> None:
    first = keep_version(tmp_path, STEM, ".docx", content=b"one")
    assert keep_version(tmp_path, STEM, ".docx", content=b"one") == first
    second = keep_version(tmp_path, STEM, ".docx", content=b"two")
    assert second.name == f"{STEM} (bản 2).docx"
    assert keep_version(tmp_path, STEM, ".docx", content=b"one").name == f"{STEM} (bản 3).docx"
    assert first.read_bytes() == b"one"
    assert second.read_bytes() == b"two"


def test_edited_file_is_left_alone(tmp_path: Path) -> None:
    first = keep_version(tmp_path, STEM, ".docx", content=b"one")
    first.write_bytes(b"one, edited by a person")
    assert keep_version(tmp_path, STEM, ".docx", content=b"one").name == f"{STEM} (bản 2).docx"
    assert first.read_bytes() == b"one, edited by a person"


def test_failed_writing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError("full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="full"):
        put_bytes(tmp_path / "a.docx", b"x")
    assert list(tmp_path.iterdir()) == []
