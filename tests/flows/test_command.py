"""What is typed, what is printed where, and the exit code."""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
from offices import Office, paper

from flows import command, runs
from flows.terminal import usage_sentence

HEAVY = ("prefect", "spacy", "pandas", "sqlalchemy", "pdfplumber", "docx", "tesserocr", "fastapi")
CPU_SECONDS = 1.5
FACTS = """
received: 2026-03-10
nominee: {kind: ca_nhan, full_name: Nguyễn Văn Bịa}
requested: LDTT
year: 2025
classifications: [{year: 2025, level: hoan_thanh_tot}]
discipline: []
pending: false
months_worked: {2025: 12}
dossier: [to_trinh, bao_cao_thanh_tich, bien_ban]
"""
ENGLISH = re.compile(r"\b(Usage|Options|Arguments|Commands|Show this message|required|default|Error|Try)\b")


def facts_file(folder: Path, text: str = FACTS) -> Path:
    path = folder / "du-kien.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_command_line_starts_light() -> None:
    code = "import sys, flows.command; sys.stdout.write(' '.join(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in HEAVY if name in said] == []


@pytest.mark.parametrize(
    "arguments", [["--help"], ["status"], ["doctor"], ["check-file", "du-kien.yaml"], ["extract", "khong-co.docx"]]
)
def test_quick_command_is_quick(office: Office, arguments: list[str]) -> None:
    facts_file(office.folder)
    office.run("doctor", expected=None)  # makes the database once, as the first command of an installation does
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    office.run(*arguments, expected=None)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert used < CPU_SECONDS


@pytest.mark.parametrize("name", ["", *typer.main.get_command(command.app).commands])  # type: ignore[attr-defined]
def test_help_is_vietnamese(office: Office, name: str) -> None:
    said = office.run(*name.split(), "--help").stdout
    assert "Cách dùng: tdkt" in said
    assert ENGLISH.findall(said) == []


def test_tdkt_alone_shows_the_commands(office: Office) -> None:
    said = office.run().stdout
    assert all(name in said for name in ("intake", "quarter", "check-file", "serve", "demo", "doctor"))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["blah"], "Không có lệnh “blah”."),
        (["intake", "--blah"], "Không có tùy chọn --blah."),
        (["quarter"], "Thiếu QUÝ."),
        (["quarter", "quy-4"], "Không hiểu quý “quy-4”."),
        (["quarter", "2026-Q4", "--on", "mai"], "Không hiểu ngày “mai”."),
        (["extract", "x.pdf", "--workers", "0"], "Giá trị của --workers không dùng được."),
        (["check-file", "khong-co.yaml"], "Không thấy tệp khong-co.yaml."),
        (["money", "BANG_KHEN"], "“BANG_KHEN” không phải mã"),
        (["check", "2026-Q4-0099"], "Có mã đề nghị không có trong sổ."),
        (["status", "extra"], "Lệnh này không nhận thêm giá trị như vậy."),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(office: Office, arguments: list[str], sentence: str) -> None:
    done = office.run(*arguments, expected=2)
    assert sentence in done.stderr
    assert "→" in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_wrong_setting_is_told(office: Office) -> None:
    done = Office(office.folder, {"TDKT_PORT": "nhiều"}).run("status", expected=2)
    assert "TDKT_PORT" in done.stderr


def test_damaged_record_stops_the_work(office: Office) -> None:
    database = office.folder / "data" / "tdkt.db"
    database.parent.mkdir()
    database.write_bytes(b"not a database at all" * 100)
    office.drop(paper("a2"))
    done = office.run("intake", "--no-prefect", expected=3)
    assert str(database) in done.stderr
    assert office.left() == [paper("a2").name]
    assert database.read_bytes().startswith(b"not a database")


def test_unexpected_fault_goes_to_the_log(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TDKT_DATA", str(office.folder / "data"))
    monkeypatch.setattr(runs, "load_settings", lambda **_: 1 / 0)
    assert command.main(["status"]) == 3
    said = capsys.readouterr().err
    log = office.folder / "data" / "tdkt.log"
    assert str(log) in said
    assert "Traceback" not in said
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")


def test_unknown_fault_of_usage_has_a_sentence() -> None:
    class Odd(Exception):
        message = "something new"

    assert usage_sentence(Odd()) == "Lệnh viết chưa đúng."


def test_facts_file_is_judged(office: Office) -> None:
    done = office.run("check-file", str(facts_file(office.folder)), "--json")
    said = json.loads(done.stdout)
    assert set(said) == {"verdict", "regime", "findings", "conditions"}
    assert said["verdict"] == "DAT"
    assert "đạt" in office.run("check-file", str(facts_file(office.folder))).stdout


def test_strict_facts_file_that_fails_gives_one(office: Office) -> None:
    low = facts_file(office.folder, FACTS.replace("hoan_thanh_tot", "khong_hoan_thanh"))
    assert "không đạt" in office.run("check-file", str(low), "--strict", expected=1).stdout
    office.run("check-file", str(low))


def test_local_rules_that_are_wrong_are_refused(office: Office) -> None:
    templates = office.folder / "mau"
    (templates / "quy-dinh").mkdir(parents=True)
    source = Path(command.__file__).parents[1] / "templates" / "van-phong.yaml"
    (templates / "van-phong.yaml").write_bytes(source.read_bytes())
    (templates / "quy-dinh" / "so.yaml").write_text("la: [1]\n", encoding="utf-8")
    own = Office(office.folder, {"TDKT_TEMPLATES": str(templates)})
    done = own.run("check-file", str(facts_file(office.folder)), expected=2)
    assert "so.yaml" in done.stderr


@pytest.mark.parametrize("code", ["CSTDCS", "KHAC"])
def test_money_prints_an_amount_or_a_reason(office: Office, code: str) -> None:
    said = json.loads(office.run("money", code, "--on", "2026-09-01", "--json").stdout)
    assert set(said) in ({"amount_vnd", "coefficient", "base", "article"}, {"amount_vnd", "reason"})
    assert (said["amount_vnd"] is None) == (code == "KHAC")
    assert office.run("money", code, "--on", "2026-09-01").stdout.strip()


def test_status_of_nothing_makes_no_database(office: Office) -> None:
    assert office.run("status", "--json").stdout == ""
    assert not (office.folder / "data").exists()


def test_status_shows_what_still_waits(office: Office) -> None:
    office.drop(b"x", "cho.docx")
    (line,) = office.run("status", "--json").stdout.splitlines()
    assert json.loads(line)["status"] == "pending"
