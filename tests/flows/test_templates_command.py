from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from flows import command
from records.office_files import HOME

FORM = "to-trinh-quy.docx"


Run = Callable[..., str]


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = Path(shutil.copytree(HOME / "templates", tmp_path / "templates"))
    monkeypatch.setenv("TDKT_TEMPLATES", str(folder))
    return folder


@pytest.fixture
def run(templates: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """`tdkt templates …`; gives all that it says."""

    def run(*arguments: str, expected: int = 0) -> str:
        assert command.main(["templates", *arguments]) == expected
        return "".join(capsys.readouterr())

    return run


def edit(form: Path, *lines: str) -> None:
    document = docx.Document(str(form))
    for line in lines:
        document.add_paragraph(line)
    document.save(str(form))


def test_shipped_forms_are_right(run: Run) -> None:
    assert "không có chỗ sai" in run("check")


def test_every_mistake_is_shown_with_file_paragraph_and_nearest_name(run: Run, templates: Path) -> None:
    edit(templates / FORM, "Kính gửi {{ kính_gửi }}", "{%p for d in de_nghi %}", "{{ d.ho_ten }}", "{%p endfor %}")
    said = run("check", expected=2)
    assert f"Mẫu {FORM}, đoạn " in said
    assert "chỗ “Kính gửi {{ kính_gửi }}”: không có biến “kính_gửi”; có phải “kinh_gui”?" in said
    assert "không có biến “d.ho_ten”; có phải “d.ten”?" in said
    assert f"{FORM}: 2 chỗ sai." in said


def test_mistakes_in_the_lists_beside_the_forms_are_shown_too(run: Run, templates: Path) -> None:
    laws = (templates / "can-cu.yaml").read_text(encoding="utf-8").replace("van_ban:", "van_bann:", 1)
    (templates / "can-cu.yaml").write_text(laws, encoding="utf-8")
    (templates / "nhan.yaml").write_text("nhann: []\n", encoding="utf-8")
    edit(templates / FORM, "{{ thagn }}")
    said = run("check", expected=2)
    assert "“thagn”" in said
    assert "can-cu.yaml, dòng 3: thiếu mục “van_ban”" in said
    assert "không có mục “van_bann” (có phải “van_ban”?)" in said
    assert "nhan.yaml, dòng 1" in said
    assert "có 3 chỗ sai" in said
    told = [json.loads(line) for line in run("check", "--json", expected=2).splitlines()]
    assert {each["file"] for each in told if each["mistakes"]} == {FORM, "can-cu.yaml", "nhan.yaml"}
    (templates / "can-cu.yaml").unlink()
    assert "can-cu.yaml" in run("check", expected=2)


def test_mistakes_for_another_program(run: Run, templates: Path) -> None:
    edit(templates / FORM, "{{ thagn }}")
    lines = run("check", FORM, "--json", expected=2).splitlines()
    [told] = map(json.loads, lines)
    [mistake] = told["mistakes"]
    assert (told["file"], mistake["name"], mistake["nearest"], mistake["words"]) == (
        FORM,
        "thagn",
        "thang",
        "{{ thagn }}",
    )
    assert mistake["paragraph"] > 30
    assert mistake["sentence"].startswith(f"Mẫu {FORM}, đoạn {mistake['paragraph']}")


def test_form_elsewhere_is_looked_at_under_its_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "nhap").mkdir()
    shutil.copy(HOME / "templates" / FORM, tmp_path / "nhap" / FORM)
    edit(tmp_path / "nhap" / FORM, "{{ sai }}")
    assert "không có biến “sai”" in run("check", str(tmp_path / "nhap" / FORM), expected=2)
    assert "không có chỗ sai" in run("check", FORM)


def test_missing_old_or_unknown_form_is_told(run: Run, templates: Path) -> None:
    (templates / FORM).unlink()
    said = run("check", FORM, expected=2)
    assert f"Mẫu {FORM}: thiếu tệp mẫu" in said
    assert "THIẾU" in run("list")
    (templates / "to-trinh-quy.doc").write_bytes(b"x")
    assert "Word đời cũ" in run("check", "to-trinh-quy.doc", expected=2)
    told = run("check", "to-trinh-quí.docx", expected=2)
    assert "Không có mẫu nào tên to-trinh-quí.docx" in told and f"Có phải {FORM}?" in told


def test_what_surprises_is_told_and_is_no_mistake(run: Run, templates: Path) -> None:
    (templates / "~$-trinh-quy.docx").write_bytes(b"x")
    shutil.copy(templates / FORM, templates / "mau-cu.docx")
    said = run("check")
    assert "đang mở trong Word" in said
    assert "mau-cu.docx không phải mẫu nào của chương trình" in said


def test_variables_are_listed_with_their_words(run: Run) -> None:
    said = " ".join(run("list", FORM).split())
    assert "kinh_gui nơi kính gửi" in said
    assert "d.ten họ tên hoặc tên tập thể" in said
    [told] = map(json.loads, run("list", FORM, "--json").splitlines())
    assert told["variables"]["dia_danh"].startswith("địa danh")


def test_shipped_form_is_laid_beside_the_edited_one(run: Run, templates: Path) -> None:
    shipped = (templates / FORM).read_bytes()
    assert "chưa sửa gì" in run("restore", FORM)
    edit(templates / FORM, "Câu của Văn phòng")
    edited = (templates / FORM).read_bytes()
    assert "to-trinh-quy (bản gốc).docx" in run("restore", FORM)
    assert (templates / FORM).read_bytes() == edited
    assert (templates / "to-trinh-quy (bản gốc).docx").read_bytes() == shipped
    assert "không có chỗ sai" in run("check", "to-trinh-quy (bản gốc).docx")
    (templates / FORM).unlink()
    run("restore", FORM)
    assert (templates / FORM).read_bytes() == shipped
