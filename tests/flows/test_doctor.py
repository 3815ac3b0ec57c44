"""`tdkt doctor`: what is missing, with the command that mends it."""

from __future__ import annotations

import json
import os
from pathlib import Path

from offices import Office


def parts_of(office: Office, *, expected: int) -> dict[str, dict[str, object]]:
    said = office.run("doctor", "--json", expected=expected).stdout
    return {part["name"]: part for part in map(json.loads, said.splitlines())}


def test_machine_that_has_all_is_well(office: Office) -> None:
    parts = parts_of(office, expected=0)
    assert all(part["ok"] for part in parts.values() if part["needed"])
    assert "Máy đã đủ" in office.run("doctor").stdout


def test_missing_programs_are_told_with_their_cure(office: Office) -> None:
    empty = office.folder / "bin"
    empty.mkdir()
    poor = Office(office.folder, {"PATH": str(empty)})
    parts = parts_of(poor, expected=3)
    tesseract = next(part for name, part in parts.items() if name.startswith("Tesseract"))
    assert not tesseract["ok"]
    assert "tesseract-ocr-vie" in str(tesseract["mend"])
    assert "winget" in str(tesseract["mend"])
    assert "Còn thiếu: Tesseract" in poor.run("doctor", expected=3).stdout


def test_missing_libarchive_is_told_by_doctor_and_by_the_file(office: Office) -> None:
    poor = Office(office.folder, {"LIBARCHIVE": str(office.folder / "khong-co.so")})
    parts = parts_of(poor, expected=0)
    part = next(part for name, part in parts.items() if name.startswith("libarchive"))
    assert not part["ok"]
    assert "libarchive13" in str(part["mend"])
    (office.folder / "hs.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(40))
    (line,) = map(json.loads, poor.run("extract", "hs.7z", "--json").stdout.splitlines())
    assert line["status"] == "rejected"
    assert "thiếu libarchive" in line["reason"]


def test_folder_that_is_a_file_is_told(office: Office) -> None:
    (office.folder / "outbox").write_text("in the way")
    parts = parts_of(office, expected=3)
    assert not parts["Nơi ghi kết quả"]["ok"]


def test_damaged_record_is_told(office: Office) -> None:
    database = office.folder / "data" / "tdkt.db"
    database.parent.mkdir()
    database.write_bytes(b"x" * 1000)
    assert not parts_of(office, expected=3)["Sổ ghi"]["ok"]
    assert database.read_bytes() == b"x" * 1000
    assert Path(os.fspath(database)).exists()
