"""Old Word files in the inbox: converted together, each with its own end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
import pytest
from offices import Office, paper

from extractors.libreoffice import convert
from extractors.room import ReadingRoom
from records.store import open_record


def test_old_word_files_are_converted_by_one_start(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for case in ("a1", "a2"):
        copy = docx.Document(str(paper(case)))
        copy.add_paragraph("")  # a .doc cannot end with a table
        copy.save(str(tmp_path / f"{case}.docx"))
    sources = [tmp_path / "a1.docx", tmp_path / "a2.docx"]
    assert convert(sources, tmp_path, target="doc") == {}
    (tmp_path / "cut.rtf").write_bytes(b"{\\rtf1\\ansi {{{ cut")
    for name in ("a1.doc", "a2.doc", "cut.rtf"):
        office.drop(tmp_path / name)
    begun: list[list[str]] = []
    begin = ReadingRoom._begin

    def watch(room: ReadingRoom, paths: Sequence[Path], *rest: object) -> None:
        begun.append(sorted(path.suffix for path in paths))
        begin(room, paths, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(ReadingRoom, "_begin", watch)
    result = office.take_in()
    assert begun == [[".doc", ".doc", ".rtf"]]
    assert {one.file: one.status for one in result.taken} == {
        "a1.doc": "processed",
        "a2.doc": "processed",
        "cut.rtf": "rejected",
    }
    with open_record(office.settings.database_url) as record:
        assert len(record.proposals()) == 3
