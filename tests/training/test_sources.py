"""Each source alone, each pair, all three: measured on the same files, in the same words."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from training import sources

CASES = Path(__file__).resolve().parents[1] / "cases"


def test_every_choice_of_sources_once() -> None:
    chosen = sources.subsets()
    assert len(chosen) == len(set(chosen)) == 7
    assert chosen[0] == ("structure",) and len(chosen[-1]) == 3


def test_sources_are_measured_on_files_with_gold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["training.sources", str(CASES), "--only", "^a[14]-.*docx$"])
    assert sources.main() == 0
    said = capsys.readouterr().out
    assert "2 tệp" in said
    rows = {line.split("  ")[0].strip(): line.split()[-10:] for line in said.splitlines() if "," in line}
    alone = {name: float(rows[name][0].replace(",", ".")) for name in ("cấu trúc", "ngữ pháp", "thống kê")}
    assert alone["cấu trúc"] > 90
    assert 0 < alone["thống kê"] < alone["cấu trúc"] and 0 < alone["ngữ pháp"] < 100


def test_folder_without_gold_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "argv", ["training.sources", str(tmp_path)])
    assert sources.main() == sources.EXIT_WRONG
    assert "Không có tệp nào có đáp án" in capsys.readouterr().out
