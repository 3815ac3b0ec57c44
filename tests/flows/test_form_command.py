"""`tdkt form check`: what is printed, exit codes, and files that are none, broken or made to harm."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm, Pt
from PIL import Image

from extractors.libreoffice import find_libreoffice
from flows.command import main
from flows.form import KINDS, check_files
from reports.decree.table import decree

KEYS = {"file", "status", "kind", "reason", "findings", "counts", "passed", "not_applicable"}
FINDING_KEYS = {"code", "severity", "row", "element", "place", "found", "required", "article", "text", "hint"}


def write_note(path: Path, *, size: float = 14, margin: float = 30) -> Path:
    """A paper without a head: of the kind "khac", which must have no row, only keep to what there is."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(margin)
    run = document.add_paragraph().add_run("Đề nghị các đơn vị gửi hồ sơ trước ngày 20 tháng 9 năm 2026.")
    run.font.name, run.font.size = "Times New Roman", Pt(size)
    document.save(path)
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Right and wrong papers, files that are none, scans, and an old format."""
    folder = tmp_path_factory.mktemp("the-thuc")
    write_note(folder / "Đúng.docx")
    write_note(folder / "Lề hẹp.docx", margin=20, size=12)
    for name, content in harmful().items():
        (folder / name).write_bytes(content)
    with zipfile.ZipFile(folder / "bang.xlsx", "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
    coarse = Image.new("L", (827, 1169), 255)
    coarse.save(folder / "den trang.png")
    coarse.save(folder / "mo.pdf", resolution=100.0)
    Image.new("RGB", (1700, 2338), (250, 250, 240)).save(folder / "mau.pdf", resolution=205.0)
    (folder / "cu.rtf").write_bytes(
        rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Arial;}}\paperw11907\paperh16840\margl1134\margr1134\margt1134\margb1134"
        rb"\f0\fs28 Kinh gui cac don vi truc thuoc So.\par}"
    )
    return folder


@pytest.fixture(scope="module")
def answers(folder: Path) -> dict[str, dict[str, Any]]:
    """What one run says of every file, by its name, in their order."""
    paths = [*sorted(folder.iterdir()), folder / "không có.docx"]
    return {answer["file"]: answer for answer in check_files(paths)}


def test_each_file_has_its_answer_in_order(folder: Path, answers: dict[str, dict[str, Any]]) -> None:
    assert list(answers) == [*(path.name for path in sorted(folder.iterdir())), "không có.docx"]
    assert all(each.keys() >= KEYS for each in answers.values())
    checked = {name for name, each in answers.items() if each["status"] == "checked"}
    assert checked >= {"Đúng.docx", "Lề hẹp.docx", "den trang.png", "mau.pdf", "mo.pdf"}
    assert answers["không có.docx"]["status"] == "rejected"
    assert "bảng tính" in answers["bang.xlsx"]["reason"]


def test_right_paper_has_no_finding(answers: dict[str, dict[str, Any]]) -> None:
    assert answers["Đúng.docx"]["findings"] == []


def test_finding_has_the_shape_of_the_contract(answers: dict[str, dict[str, Any]]) -> None:
    answer = answers["Lề hẹp.docx"]
    margin, size = answer["findings"]
    assert margin.keys() >= FINDING_KEYS
    assert (margin["code"], margin["severity"], margin["row"]) == ("TT02", "LOI", 2)
    assert (margin["found"], margin["required"]) == ("20 mm", "30 đến 35 mm")
    assert (size["code"], size["severity"], size["found"]) == ("TT15", "CANH_BAO", "12 pt")
    assert size["place"] == {"paragraph": 0, "words": "Đề nghị các đơn vị gửi hồ sơ trước ngày …"}
    assert answer["counts"] == {"LOI": 1, "CANH_BAO": 1, "THONG_TIN": 0}
    assert json.loads(json.dumps(answer)) == answer


def test_clerk_reads_what_is_wrong_where_and_how_to_mend(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --strict, an error is exit code 1."""
    assert main(["form", "check", str(folder / "Lề hẹp.docx"), str(folder / "Đúng.docx"), "--strict"]) == 1
    said = capsys.readouterr().out
    assert said.index("LỖI, phải sửa") < said.index("CẢNH BÁO, nên sửa")
    assert "Lề trái 20 mm; phải từ 30 đến 35 mm. [phần 1]" in said
    assert "→ Thẻ Layout, Margins, Custom Margins, sửa ô Left" in said
    assert "Đúng.docx (văn bản khác): không có gì phải sửa." in said
    assert "Đã kiểm tra 02 tệp: 01 không có lỗi, 01 có lỗi phải sửa." in said


def test_json_is_a_line_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --strict, and with nothing to mend, exit code 0; a file that is missing needs a person."""
    assert main(["form", "check", str(folder / "Đúng.docx"), "--json", "--strict"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["counts"] == {"LOI": 0, "CANH_BAO": 0, "THONG_TIN": 0}
    assert main(["form", "check", str(folder / "không có.docx"), "--json"]) == 0
    assert main(["form", "check", str(folder / "không có.docx"), "--json", "--strict"]) == 1


def test_unknown_kind_is_wrong_usage(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["form", "check", str(folder / "Đúng.docx"), "--kind", "thong_bao"]) == 2
    assert "to_trinh, cong_van" in capsys.readouterr().err


def test_kinds_of_the_command_are_those_of_the_table() -> None:
    assert set(KINDS) == {kind.ma for kind in decree().loai}


def harmful() -> dict[str, bytes]:
    """Files that are not what they say, or made to harm."""
    whole = io.BytesIO()
    Document().save(whole)
    cut = whole.getvalue()[: len(whole.getvalue()) // 2]
    declared = io.BytesIO()
    with zipfile.ZipFile(declared, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "word/document.xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>'
        )
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", b"<w:document>" + b" " * 60_000_000)
    deep = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    with zipfile.ZipFile(deep, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("word/document.xml", f"<w:document {space}><w:body>" + "<w:sdt>" * 5000)
    return {
        "cut.docx": cut,
        "declared.docx": declared.getvalue(),
        "bomb.docx": bomb.getvalue(),
        "deep.docx": deep.getvalue(),
        "empty.docx": b"",
        "words.docx": "Tờ trình".encode(),
        "broken.pdf": b"%PDF-1.7\n1 0 obj\n<<",
        "picture.png": b"\x89PNG\r\n\x1a\n broken",
    }


def test_harmful_files_cost_only_themselves(answers: dict[str, dict[str, Any]]) -> None:
    refused = {name: answers[name] for name in harmful()}
    assert {name: each["status"] for name, each in refused.items()} == dict.fromkeys(harmful(), "rejected")
    assert all(each["reason"] and each["reason_code"] != "LOI_CHUONG_TRINH" for each in refused.values())


def test_scans_are_checked_as_copies(answers: dict[str, dict[str, Any]]) -> None:
    assert [each["found"] for each in answers["den trang.png"]["findings"]] == ["100", "đen trắng", ""]
    assert answers["mau.pdf"]["findings"] == []
    assert answers["mau.pdf"]["passed"] == [33]
    assert 5 in answers["mau.pdf"]["not_checkable"]
    found = {(each["row"], each["found"]) for each in answers["mo.pdf"]["findings"]}
    assert found == {(33, "100"), (33, "đen trắng")}


def test_old_formats_go_through_libreoffice(answers: dict[str, dict[str, Any]]) -> None:
    assert find_libreoffice() is not None
    found = {(each["row"], each["found"]) for each in answers["cu.rtf"]["findings"]}
    assert found >= {(2, "20 mm"), (3, "Arial")}


def test_text_in_an_old_font_is_not_called_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = Document()
    run = document.add_paragraph().add_run("Céng hßa x· héi chñ nghÜa ViÖt Nam")
    run.font.name = ".VnTime"
    document.save(str(tmp_path / "cu.docx"))
    main(["form", "check", str(tmp_path / "cu.docx")])
    said = capsys.readouterr().out
    assert "Chuyển sang Unicode rồi kiểm tra lại." in said
    assert "Tệp chỉ có ảnh" not in said
