"""`tdkt evaluate`: where gold is looked for, what is printed, how wrong folders end."""

from __future__ import annotations

import json
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from offices import Office, paper

from flows.error_pages import pictures_of
from flows.evaluate import find_pairs, run_evaluation
from records.errors import SettingsError
from reports.accuracy import PaperScore


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")


def found(folder: Path, **options: Any) -> list[tuple[str, str]]:
    return [(pair.name, pair.gold.name) for pair in find_pairs(folder, **options).pairs]


def test_gold_beside_each_file(tmp_path: Path) -> None:
    write(tmp_path, "a.docx", "a.docx.json", "sub/b.pdf", "sub/b.pdf.json", "c.docx", "floors.json", ".d.docx")
    (tmp_path / "e.docx").symlink_to(tmp_path / "a.docx")
    assert found(tmp_path) == [("a.docx", "a.docx.json"), ("sub/b.pdf", "b.pdf.json")]
    (note,) = find_pairs(tmp_path).notes
    assert "c.docx" in note and ".d.docx" not in note and "e.docx" not in note


def test_expected_reading_beside_the_only_other_file(tmp_path: Path) -> None:
    write(tmp_path, "one/giấy.docx", "one/expected.json", "two/a.docx", "two/b.docx", "two/expected.json")
    assert found(tmp_path) == [("one/giấy.docx", "expected.json")]


def test_gold_in_a_folder_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, "files/a.docx", "files/x/b.docx", "files/y/b.docx", "files/c.pdf")
    write(tmp_path, "gold/a.docx.json", "gold/x/b.docx.json", "gold/d.docx.json")
    assert found(tmp_path) == [("a.docx", "a.docx.json"), ("x/b.docx", "b.docx.json")]
    without, unused = find_pairs(tmp_path).notes
    assert "2 tệp" in without and "y/b.docx" in without and "c.pdf" in without
    assert "d.docx.json" in unused


def test_gold_is_found_by_name_whatever_the_form_of_its_accents(tmp_path: Path) -> None:
    write(tmp_path, unicodedata.normalize("NFD", "tờ trình.docx"))
    write(tmp_path / "dap-an", "tờ trình.docx.json")
    assert found(tmp_path, gold=tmp_path / "dap-an") == [("tờ trình.docx", "tờ trình.docx.json")]


def test_only_files_whose_name_matches(tmp_path: Path) -> None:
    write(tmp_path, "a.docx", "a.docx.json", "b.pdf", "b.pdf.json")
    assert found(tmp_path, only="[.]pdf$") == [("b.pdf", "b.pdf.json")]


@pytest.mark.parametrize("only", ["khong-co", "("])
def test_nothing_to_evaluate_is_said(tmp_path: Path, only: str) -> None:
    write(tmp_path, "a.docx", "a.docx.json")
    with pytest.raises(SettingsError):
        find_pairs(tmp_path, only=only)


@pytest.fixture
def samples(office: Office) -> Path:
    """A right gold, one with a wrong birth date, and a file that is none."""
    folder = office.folder / "mau"
    for case in ("a2", "a3"):
        source = paper(case)
        target = folder / f"{case}.docx"
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(source, target)
        shutil.copyfile(source.with_name("expected.json"), folder / f"{case}.docx.json")
    wrong = json.loads((folder / "a3.docx.json").read_text(encoding="utf-8"))
    wrong["nominees"][0]["birth_date"] = "1900-01-01"
    (folder / "a3.docx.json").write_text(json.dumps(wrong), encoding="utf-8")
    (folder / "hong.docx").write_bytes(b"PK\x03\x04 nothing")
    (folder / "hong.docx.json").write_text('{"kind": "to_trinh", "nominees": []}', encoding="utf-8")
    return folder


def test_figures_as_json_and_a_page_of_errors(office: Office, samples: Path) -> None:
    html = office.folder / "do.html"
    said = office.run("evaluate", str(samples), "--json", "--html", str(html), "--workers", "1").stdout
    told = json.loads(said)
    assert (told["files"], told["rejected_files"], told["no_touch_rate"]) == (3, 1, 0.3333)
    assert told["fields"]["nominee.birth_date"]["tp"] == 1
    assert [error["expected"] for error in told["per_file"][1]["errors"]] == ["1900-01-01"]
    assert set(told["by_read_as"]) == {"word", "?"}
    values = told["calibration"]
    assert sum(each["values"] for each in values["bins"]) == values["values"] > 20
    page = html.read_text(encoding="utf-8")
    assert html.with_suffix(".png").read_bytes().startswith(b"\x89PNG")
    assert page.count("data:image/webp;base64,") == 1  # of a3: a2 is right, the broken file has no page
    assert "1 đọc" in page and "1900-01-01" in page
    assert "Tệp không đọc được: không có hình trang." in page
    assert sorted(path.name for path in office.folder.iterdir()) == ["do.html", "do.png", "inbox", "mau"]


def test_figures_for_a_person(office: Office, samples: Path) -> None:
    said = office.run("evaluate", str(samples), "--only", "a[23]", "--errors")
    assert "2 tệp, 2 văn bản" in said.stdout
    assert "Tệp không sai mục nào 50,0%" in said.stdout
    assert "Ngày sinh" in said.stdout and "Sai số hiệu chỉnh (ECE)" in said.stdout
    assert "giấy ghi “1900-01-01”, máy đọc “" in said.stdout and "a2.docx  F1" not in said.stdout
    assert "Đọc và chấm 2 tệp" in said.stderr


def test_wrong_gold_ends_with_a_sentence(office: Office, samples: Path) -> None:
    (samples / "a2.docx.json").write_text('{"nominees": 3}', encoding="utf-8")
    assert "a2.docx.json" in office.run("evaluate", str(samples), expected=2).stderr


@pytest.mark.parametrize("name", ["khong-co/do.html", "do.txt", "mau.html"])
def test_page_that_cannot_be_written_is_refused_before_reading(tmp_path: Path, name: str) -> None:
    (tmp_path / "mau.html").mkdir()
    with pytest.raises(SettingsError) as caught:
        run_evaluation(tmp_path / "chua-co-gi", html=tmp_path / name)
    assert "Không ghi được báo cáo" in caught.value.message
    with pytest.raises(SettingsError) as missing:
        run_evaluation(tmp_path / "chua-co-gi")
    assert "Không có thư mục" in missing.value.message


class Child:
    """Stands for a reading child that a hostile file took over."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def read(self, path: Path, **options: Any) -> Any:
        return self.answer


@pytest.mark.parametrize(
    "answer", [None, 7, [7], [{}], [{"page": 1, "picture": 5j, "aspect": "x", "frames": []}],
               [{"page": 1, "picture": b"", "aspect": 1.4, "frames": [(0, "abc")]}]],
)  # fmt: skip
def test_child_that_answers_nonsense_costs_its_picture(answer: Any, tmp_path: Path) -> None:
    paper = PaperScore("a.pdf", "to_trinh", "pdf_text", fields={}, outcomes=())
    pictures = pictures_of(Child(answer), paper, tmp_path / "a.pdf", cache=tmp_path, most_pages=1)
    assert pictures.pages == () and pictures.note
