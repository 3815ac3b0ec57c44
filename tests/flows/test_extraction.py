"""`tdkt extract`: one line a file in the order of the files, whatever the files are."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from offices import Office, paper

SCHEMA = json.loads((Path(__file__).parents[1] / "contract" / "extract.schema.json").read_text(encoding="utf-8"))


def lines(office: Office, *arguments: str, expected: int = 0) -> list[dict[str, Any]]:
    said = office.run("extract", *arguments, "--json", expected=expected).stdout
    return [json.loads(line) for line in said.splitlines()]


@pytest.fixture
def odd_files(office: Office) -> dict[str, str]:
    """Names with the status that their line must have."""
    whole = paper("a2").read_bytes()
    (office.folder / "rong.docx").write_bytes(b"")
    (office.folder / "nua.docx").write_bytes(whole[: len(whole) // 2])
    (office.folder / "thu-muc").mkdir()
    (office.folder / "to.pdf").write_bytes(b"%PDF-1.7" + b"\0" * (50 * 1024 * 1024))
    os.mkfifo(office.folder / "ong")
    return dict.fromkeys(("rong.docx", "nua.docx", "thu-muc", "to.pdf", "ong", "khong-co.docx"), "rejected")


def test_lines_keep_the_order_and_the_schema(office: Office, odd_files: dict[str, str]) -> None:
    good = paper("a2")
    names = ["rong.docx", str(good), *list(odd_files)[1:], str(paper("a6"))]
    found = lines(office, *names)
    assert [line["file"] for line in found] == [Path(name).name for name in names]
    for line in found:
        jsonschema.validate(line, SCHEMA)
        assert line["status"] == odd_files.get(line["file"], "read")
        assert (line["reason"] is None) == (line["status"] == "read")
    assert found[1]["nominees"][0]["full_name"]["value"] == "Nguyễn Thị Thu Hạnh"


def test_number_of_workers_changes_nothing(office: Office) -> None:
    files = [str(paper(case)) for case in ("a2", "a3", "a4")]
    assert lines(office, *files, "--workers", "1") == lines(office, *files, "--workers", "3")


def test_strict_tells_of_a_doubtful_file(office: Office, odd_files: dict[str, str]) -> None:
    assert lines(office, "thu-muc", "--strict", expected=1)[0]["status"] == "rejected"


def test_extract_stores_nothing(office: Office) -> None:
    before = sorted(path.name for path in office.folder.iterdir())
    lines(office, str(paper("a2")))
    assert sorted(path.name for path in office.folder.iterdir()) == before


def test_words_for_a_clerk(office: Office) -> None:
    said = office.run("extract", str(paper("a2")), "khong-co.docx").stdout
    assert "Nguyễn Thị Thu Hạnh" in said
    assert "khong-co.docx: không đọc được" in said
