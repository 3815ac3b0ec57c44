"""Papers typed anew in the fonts of before Unicode say what the same papers say in Unicode, field by field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from old_fonts import write_old_word

from extractors.reading import read_file

PAPERS = Path(__file__).resolve().parents[1] / "papers"
EVERY = 4  # of the papers in Word: a quarter is enough to notice, and different in kind
NAMES = sorted(path.name for path in PAPERS.glob("[a-e]*.docx"))[::EVERY]
BESIDE = ("file", "sha256", "status", "reason", "notes", "confidence", "evidence")


def stated(value: Any) -> Any:
    """What is said, without where and how surely."""
    if isinstance(value, dict):
        return {key: stated(inner) for key, inner in value.items() if key not in BESIDE}
    if isinstance(value, list):
        return [stated(inner) for inner in value]
    return value


@pytest.mark.parametrize("encoding", ["TCVN3", "VNI"])
@pytest.mark.parametrize("name", NAMES)
def test_paper_in_an_old_font_says_the_same(tmp_path: Path, name: str, encoding: str) -> None:
    old = read_file(write_old_word(PAPERS / name, tmp_path / "cu.docx", encoding))
    new = read_file(PAPERS / name)
    assert stated(old.as_contract()) == stated(new.as_contract())
    assert old.status == new.status
    assert f"bảng mã {encoding}" in old.notes[0]
