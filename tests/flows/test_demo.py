"""`tdkt demo`: a folder of its own, a whole quarter, and words that say where to look."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import yaml
from offices import CASES, Office


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


def test_demo_comes_to_what_was_reasoned_by_hand(office: Office) -> None:
    """Verdicts and findings of every proposal of the invented quarter, from the papers themselves, scans included."""
    office.run("demo", "--folder", "thu", "--no-prefect")
    own = Office(office.folder, {"TDKT_DATA": str(office.folder / "thu" / "data")})
    found = [json.loads(line) for line in own.run("check", "--json").stdout.splitlines()]
    expected = yaml.safe_load((CASES / "expected_quarter.yaml").read_text(encoding="utf-8"))["proposals"]
    assert sorted((each["nominee"], each["requested"]) for each in found) == sorted(
        (each["nominee"], each["requested"]) for each in expected
    )
    assert [each["nominee"] for each in expected if not any(is_as_expected(one, each) for one in found)] == []


def is_as_expected(found: dict[str, Any], expected: dict[str, Any]) -> bool:
    return (
        (found["nominee"], found["requested"], found["year"])
        == (expected["nominee"], expected["requested"], expected["year"])
        and found["verdict"] in (expected["verdict"], *expected.get("also_accepted", []))
        and set(expected.get("findings", [])) <= {finding["code"] for finding in found["findings"]}
    )


def test_demo_leaves_a_strange_folder_alone(office: Office) -> None:
    own = office.folder / "cua-toi"
    own.mkdir()
    (own / "quan-trong.docx").write_text("x")
    done = office.run("demo", "--folder", "cua-toi", expected=2)
    assert "giữ nguyên" in done.stderr
    assert [path.name for path in own.iterdir()] == ["quan-trong.docx"]
