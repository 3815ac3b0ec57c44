"""`tdkt demo`: a folder of its own, a whole quarter, and words that say where to look."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from docx import Document
from offices import CASES, Office

from flows.demo import clear_folder
from flows.demo_council import CORRECTED, OWN_WORDS, PRINTED
from records.store import open_record


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def story(office: Office) -> str:
    return office.run("demo", "--folder", "thu", "--no-prefect").stdout


def test_demo_names_the_files_to_open_in_their_order(office: Office, story: str) -> None:
    folder = office.folder / "thu"
    named = [Path(line.strip()) for line in story.splitlines() if line.strip().startswith(str(folder / "outbox"))]
    named = [path for path in named if path.suffix]
    assert [path.name.split(" ")[0] for path in named[:3]] == ["Mục", "Tờ", "Bảng"]
    assert "Quyết định" in named[-1].name
    assert all(path.is_file() for path in named)
    sheets = openpyxl.load_workbook(named[2]).worksheets
    assert "Nguyễn Thị Thu Hạnh" in {value for sheet in sheets for row in sheet.values for value in row}


def test_demo_keeps_a_reviewer_s_edit_and_reads_it_back(office: Office, story: str) -> None:
    (newest,) = (office.folder / "thu" / "outbox" / "2026-Q3").glob("Tờ trình khen thưởng*(bản 2).docx")
    assert OWN_WORDS.strip() in "\n".join(paragraph.text for paragraph in Document(newest).paragraphs)
    assert f"Nguyễn Thị Thu Hạnh, “{PRINTED}” thành “{CORRECTED}”" in story
    own = Office(office.folder / "thu")
    standing = json.loads(own.run("council", "show", "2026-Q3", "--json").stdout)
    steps = ["compiled", "in_review", "submitted", "decided"]
    assert [move["stage"] for move in standing["moves"]] == steps
    assert len(standing["waiting"]) == 4 and standing["corrections"] == 1


def test_demo_shows_what_goes_wrong_in_real_life(office: Office, story: str) -> None:
    inbox = office.folder / "thu" / "inbox"
    assert (inbox / "_trung-tep").is_dir()
    assert len(list((inbox / "_khong-nhan").glob("*.txt"))) == 2
    assert "5 đề nghị, để xét ở quý sau" in story
    assert not (office.folder / "data").exists()


def test_demo_opens_bundles(office: Office, story: str) -> None:
    own = Office(office.folder / "thu")
    lines = {line["file"]: line for line in map(json.loads, own.run("status", "--json").stdout.splitlines())}
    assert lines["Trung tâm Chuyển đổi số gửi hồ sơ.zip"]["status"] in ("processed", "needs_review")
    assert lines["Thư của Phòng An toàn bức xạ.eml"]["status"] in ("processed", "needs_review")
    with open_record(own.settings.database_url) as record:
        sources = {source.file for proposal in record.proposals() for source in proposal.sources}
    assert sum(source.startswith("Trung tâm Chuyển đổi số gửi hồ sơ.zip/Hồ sơ/") for source in sources) == 5
    assert sum(source.startswith("Thư của Phòng An toàn bức xạ.eml/") for source in sources) == 4


def test_demo_comes_to_what_was_reasoned_by_hand(office: Office, story: str) -> None:
    """Verdicts and findings of every proposal of the invented quarter, from the papers themselves, scans included."""
    own = Office(office.folder, {"TDKT_DATA": str(office.folder / "thu" / "data")})
    found = [json.loads(line) for line in own.run("check", "--json").stdout.splitlines()]
    expected = yaml.safe_load((CASES / "expected_quarter.yaml").read_text(encoding="utf-8"))["proposals"]
    assert sorted((each["nominee"], each["requested"]) for each in found) == sorted(
        (each["nominee"], each["requested"]) for each in expected
    )
    assert [each["nominee"] for each in expected if not any(is_as_expected(one, each) for one in found)] == []


def test_demo_is_built_anew(tmp_path: Path) -> None:
    left = tmp_path / "thu" / "outbox" / "cu.txt"
    clear_folder(left.parents[1])
    left.parent.mkdir()
    left.write_text("of the last time")
    clear_folder(left.parents[1])
    assert not left.exists()


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
