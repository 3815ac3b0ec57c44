"""`tdkt demo`: a folder of its own, a whole quarter, and words that say where to look."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from offices import Office


def test_demo_runs_a_quarter_and_names_its_files(office: Office) -> None:
    done = office.run("demo", "--folder", "thu", "--no-prefect")
    folder = office.folder / "thu"
    named = [Path(line.strip()) for line in done.stdout.splitlines() if line.strip().startswith(str(folder / "outbox"))]
    assert [path.suffix for path in named] == [".xlsx", ".docx"]
    assert all(path.is_file() for path in named)
    assert "Nguyễn Thị Thu Hạnh" in {
        value
        for sheet in openpyxl.load_workbook(named[0])
        for row in sheet.iter_rows(values_only=True)
        for value in row
    }
    assert (folder / "inbox" / "_trung-tep").is_dir()
    assert len(list((folder / "inbox" / "_khong-nhan").glob("*.txt"))) == 2
    assert "5 đề nghị; vẫn xét" in done.stdout
    assert not (office.folder / "data").exists()
    (folder / "outbox" / "cu.txt").write_text("of the last time")
    office.run("demo", "--folder", "thu", "--no-prefect")
    assert not (folder / "outbox" / "cu.txt").exists()


def test_demo_leaves_a_strange_folder_alone(office: Office) -> None:
    own = office.folder / "cua-toi"
    own.mkdir()
    (own / "quan-trong.docx").write_text("x")
    done = office.run("demo", "--folder", "cua-toi", expected=2)
    assert "giữ nguyên" in done.stderr
    assert [path.name for path in own.iterdir()] == ["quan-trong.docx"]
