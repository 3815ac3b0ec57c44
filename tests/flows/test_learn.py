"""From a reviewer's decisions to training data and suggestions: two invented papers, a real record, real commands."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import spacy
import yaml
from docx import Document as new_document
from offices import CASES, Office
from spacy.tokens import Doc, DocBin

from extractors.learning.suggestions import Origin, Suggestion
from extractors.phrasebook import FILE, read_phrasebook
from flows.command import main
from flows.learn import refuse_own_folders
from flows.lessons import show_suggestions
from records.errors import SettingsError
from records.office_files import HOME
from records.proposals import Proposal
from records.store import open_record
from records.units import UNITS_FILE, Register, Unit, read_register

AT = datetime(2026, 9, 12, 3, 0, tzinfo=UTC)
KHUE, BANG = "Trần Thị Sao Khuê", "Lê Văn Sao Băng"
REPORT, LIST = "báo cáo Khuê.docx", "tờ trình.docx"
PRINTED_UNIT, UNIT = "Tổ kỹ thuật SM", "Phòng Kỹ thuật Sao Mai"
HEAD = (
    "SỞ VIỆC MẪU",
    "TRUNG TÂM SAO MAI",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
)
REPORT_LINES = (
    *HEAD,
    "BÁO CÁO THÀNH TÍCH CÁ NHÂN",
    "Đề nghị tặng danh hiệu Chiến sĩ thi đua cơ sở năm 2026",
    "I. SƠ LƯỢC LÝ LỊCH",
    f"1. Họ và tên: {KHUE}",
    "2. Sinh ngày: 05/8/1986",
    "3. Việc đang giữ: Giữ kho và sửa xe nâng",
    f"4. Đơn vị công tác: {PRINTED_UNIT}",
    "II. THÀNH TÍCH ĐẠT ĐƯỢC",
    "Hoàn thành xuất sắc nhiệm vụ năm 2025.",
)
LIST_LINES = (*HEAD, "TỜ TRÌNH", "Về việc đề nghị tặng Giấy khen năm 2026")
ROWS = (
    ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Hình thức đề nghị"),
    ("1", BANG.upper(), "Chuyên viên", "Phòng Hành chính", "Giấy khen"),
)


def papers_in(folder: Path) -> None:
    report = new_document()
    for line in REPORT_LINES:
        report.add_paragraph(line)
    report.save(str(folder / REPORT))
    submission = new_document()
    for line in LIST_LINES:
        submission.add_paragraph(line)
    table = submission.add_table(len(ROWS), len(ROWS[0]))
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    submission.save(str(folder / LIST))


@dataclass(frozen=True)
class Said:
    stdout: str
    stderr: str


def tdkt(office: Office, *arguments: str, expected: int = 0) -> Said:
    """The command in this process, which has loaded spaCy already; what it says and its exit code."""
    out, err = io.StringIO(), io.StringIO()
    with patch.dict(os.environ, office.child_environment(), clear=True), redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    assert code == expected, err.getvalue()
    return Said(out.getvalue(), err.getvalue())


@dataclass(frozen=True)
class Reviewed:
    """An office whose reviewer has decided, and where its command wrote what it learned."""

    office: Office
    data: Path
    export: Said
    suggestions: list[dict[str, Any]]
    lines: str

    @property
    def docs(self) -> list[Doc]:
        vocab = spacy.blank("xx").vocab
        return list(DocBin().from_disk(self.data / "hoc.spacy").get_docs(vocab))


def by_name(office: Office) -> dict[str, Proposal]:
    with open_record(office.settings.database_url) as record:
        return {proposal.nominee.name: proposal for proposal in record.proposals()}


def decide(office: Office, proposal: str, field: str, value: str, who: str = "Lan") -> None:
    with open_record(office.settings.database_url) as record:
        record.decide(proposal, field, value, who=who, at=AT)


def templates_of(folder: Path) -> Path:
    templates = folder / "templates"
    templates.mkdir()
    (templates / "van-phong.yaml").write_text((HOME / "templates" / "van-phong.yaml").read_text("utf-8"), "utf-8")
    (templates / UNITS_FILE).write_text(f"- {{ma: SM.KT, ten: {UNIT}, ten_khac: [Phòng Máy Sao Mai]}}\n", "utf-8")
    return templates


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    folder = tmp_path_factory.mktemp("office")
    (folder / "inbox").mkdir()
    office = Office(folder, {"TDKT_TEMPLATES": str(templates_of(folder))})
    drafts = folder / "giay"
    drafts.mkdir()
    papers_in(drafts)
    for name in (REPORT, LIST):
        office.drop(drafts / name)
    office.take_in()
    found = by_name(office)
    khue, bang = found[KHUE].id, found[BANG].id
    decide(office, bang, "full_name", BANG)  # confirmed
    decide(office, khue, "unit", UNIT)  # corrected: the paper prints a name of its own
    decide(office, khue, "position", "Giữ kho và sửa xe nâng", who="Hoa")  # typed in: the machine had none
    decide(office, khue, "birth_date", "1986-08-05")
    decide(office, bang, "hometown", "xã Không In, tỉnh An Lạc")  # is not in the paper
    data = office.folder / "data" / "hoc"
    export = tdkt(office, "learn", "export", "--docbin", str(data / "hoc.spacy"), "--jsonl", str(data / "hoc.jsonl"))
    suggestions = [json.loads(line) for line in tdkt(office, "learn", "suggest", "--json").stdout.splitlines()]
    return Reviewed(office, data, export, suggestions, tdkt(office, "learn", "suggest").stdout)


def test_machine_read_what_the_test_says_it_did(reviewed: Reviewed) -> None:
    with open_record(reviewed.office.settings.database_url) as record:
        found = {(each.field, each.value): each.machine for each in record.corrections()}
    assert found[("full_name", BANG)] == BANG
    assert found[("unit", UNIT)] == PRINTED_UNIT
    assert found[("position", "Giữ kho và sửa xe nâng")] is None


def test_docbin_has_each_value_where_it_stands(reviewed: Reviewed) -> None:
    found = {(span.text, span.label_) for doc in reviewed.docs for span in doc.spans["sc"]}
    assert found == {
        (BANG.upper(), "PERSON"),
        ("Giữ kho và sửa xe nâng", "POSITION"),
        ("05/8/1986", "BIRTH"),
    }


def test_docbin_says_where_each_comes_from_and_what_nobody_marked(reviewed: Reviewed) -> None:
    row = next(doc for doc in reviewed.docs if BANG.upper() in doc.text)
    assert row.text == "1\n" + "\n".join(ROWS[1][1:])
    about = row.user_data["tdkt"]
    assert (about["file"], about["place"]) == (LIST, {"table": 0, "row": 1, "cell": 0})
    (value,) = about["values"]
    assert (value["field"], value["who"], value["confirmed"]) == ("full_name", "Lan", True)
    assert {token.ent_iob_ for token in row if token.text == "Chuyên"} == {""}  # missing, not outside
    assert [ent.label_ for ent in row.ents] == ["PERSON"]


def test_tasks_are_those_of_prodigy(reviewed: Reviewed) -> None:
    tasks = [json.loads(line) for line in (reviewed.data / "hoc.jsonl").read_text("utf-8").splitlines()]
    assert len(tasks) == len(reviewed.docs)
    for task in tasks:
        assert set(task) == {"text", "tokens", "spans", "meta", "answer"}
        assert task["answer"] == "accept"
        tokens = task["tokens"]
        assert "".join(token["text"] + " " * token["ws"] for token in tokens) == task["text"]
        for span in task["spans"]:
            assert tokens[span["token_start"]]["start"] == span["start"]
            assert tokens[span["token_end"]]["end"] == span["end"]


def test_values_that_stand_nowhere_are_told(reviewed: Reviewed) -> None:
    assert "5 giá trị đã được người xem, trong đó 2 giá trị máy đọc đúng" in reviewed.export.stdout
    assert "Không đánh dấu 2 giá trị" in reviewed.export.stdout
    assert "giấy không in giá trị này" in reviewed.export.stdout
    assert "xã Không In" in reviewed.export.stderr
    assert "chỉ giữ trong thư mục dữ liệu" in reviewed.export.stderr


def test_export_again_gives_the_same_bytes(reviewed: Reviewed) -> None:
    again = reviewed.data / "lai.spacy", reviewed.data / "lai.jsonl"
    tdkt(reviewed.office, "learn", "export", "--docbin", str(again[0]), "--jsonl", str(again[1]))
    assert again[0].read_bytes() == (reviewed.data / "hoc.spacy").read_bytes()
    assert again[1].read_bytes() == (reviewed.data / "hoc.jsonl").read_bytes()


def test_only_what_was_seen_since_a_day(reviewed: Reviewed) -> None:
    path = reviewed.data / "moi.jsonl"
    tdkt(reviewed.office, "learn", "export", "--jsonl", str(path), "--since", "2026-09-13")
    assert path.read_text("utf-8") == ""


def test_suggestions_name_their_origin(reviewed: Reviewed) -> None:
    found = {(each["kind"], each["text"], each["target"]): each for each in reviewed.suggestions}
    assert set(found) == {("don_vi", PRINTED_UNIT, UNIT), ("nhan", "Việc đang giữ", "chuc_vu")}
    label = found[("nhan", "Việc đang giữ", "chuc_vu")]
    (origin,) = label["origins"]
    assert (label["count"], origin["who"], origin["file"]) == (1, "Hoa", REPORT)
    assert origin["place"] == {"paragraph": REPORT_LINES.index("3. Việc đang giữ: Giữ kho và sửa xe nâng")}
    assert found[("don_vi", PRINTED_UNIT, UNIT)]["unit"] == "SM.KT"


def test_names_of_one_unit_are_one_line_to_paste() -> None:
    register = Register([Unit(ma="SM.KT", ten=UNIT, ten_khac=("Phòng Máy Sao Mai",))])
    suggestions = [
        suggestion("don_vi", "Tổ kỹ thuật SM", UNIT, unit="SM.KT"),
        suggestion("don_vi", 'Tổ "máy": SM', UNIT, unit="SM.KT"),
        suggestion("don_vi", "Tổ HTX", "Hợp tác xã Sao Xa"),
        suggestion("don_vi", "Phòng Hành chính", UNIT, unit="SM.KT", against=("Danh mục đã có.",)),
        suggestion("khen_thuong", "Chiến sĩ giỏi", "CSTDCS"),
    ]
    out = io.StringIO()
    with redirect_stdout(out):
        show_suggestions(suggestions, register)
    lines = [line for line in out.getvalue().splitlines() if line and not line.startswith("#")]
    assert yaml.safe_load(lines[0]) == {"ten_khac": ["Phòng Máy Sao Mai", "Tổ kỹ thuật SM", 'Tổ "máy": SM']}
    assert yaml.safe_load(lines[1]) == [{"ma": "DAT_MA", "ten": "Hợp tác xã Sao Xa", "ten_khac": ["Tổ HTX"]}]
    assert yaml.safe_load("\n".join(lines[2:])) == [
        {"ma": "CSTDCS", "chu": "Chiến sĩ giỏi", "ghi_chu": "1 lần; Lan, 12/09/2026"}
    ]
    assert "# Không gợi ý: “Phòng Hành chính”" in out.getvalue()


def suggestion(kind: Any, text: str, target: str, **more: Any) -> Suggestion:
    origin = Origin(proposal="2026-Q3-0001", who="Lan", at=AT, file=REPORT, sha256="0" * 64)
    return Suggestion(kind=kind, text=text, target=target, origins=(origin,), **more)


def test_paper_is_read_right_after_pasting(reviewed: Reviewed, tmp_path: Path) -> None:
    templates = templates_of(tmp_path)
    office = Office(reviewed.office.folder, {"TDKT_TEMPLATES": str(templates)})
    label = [line for line in reviewed.lines.splitlines() if line.startswith(("  - muc", "    chu", "    ghi"))]
    (templates / FILE).write_text("nhan:\n" + "\n".join(label) + "\n", "utf-8")
    names = next(line for line in reviewed.lines.splitlines() if line.startswith("  ten_khac"))
    (templates / UNITS_FILE).write_text(f"- ma: SM.KT\n  ten: {UNIT}\n{names}\n", "utf-8")
    (nominee,) = json.loads(tdkt(office, "extract", str(office.folder / "giay" / REPORT), "--json").stdout)["nominees"]
    assert nominee["position"]["value"] == "Giữ kho và sửa xe nâng"
    register = read_register(templates / UNITS_FILE)
    match = register.match(PRINTED_UNIT, AT.date())
    assert match.unit is not None and match.unit.name == UNIT
    assert register.match("Phòng Máy Sao Mai", AT.date()).unit == match.unit  # the names that were there stay


def test_nothing_is_learned_by_itself(reviewed: Reviewed) -> None:
    """What the Office reads with are its files; the commands have written none of them."""
    assert read_phrasebook(HOME / "templates" / FILE).labels == ()
    assert not any(path.name == FILE for path in (reviewed.office.folder / "data").rglob("*"))


@pytest.mark.parametrize("place", ["hoc.jsonl", "extractors/hoc.jsonl", "tests/../hoc.jsonl", "outbox/hoc.jsonl"])
def test_nothing_is_written_among_the_program(office: Office, place: str) -> None:
    with pytest.raises(SettingsError, match="có tên người thật"):
        refuse_own_folders(CASES.parents[1] / place, office.settings)


def test_data_folder_and_places_outside_are_written_to(office: Office) -> None:
    refuse_own_folders(office.settings.data / "hoc.jsonl", office.settings)
    refuse_own_folders(office.folder / "hoc.jsonl", office.settings)


def test_export_refuses_before_it_reads(reviewed: Reviewed) -> None:
    target = CASES.parents[1] / "hoc.jsonl"
    done = tdkt(reviewed.office, "learn", "export", "--jsonl", str(target), expected=2)
    assert "có tên người thật" in done.stderr
    assert not target.exists()


def test_export_needs_a_file(reviewed: Reviewed) -> None:
    assert "--docbin" in tdkt(reviewed.office, "learn", "export", expected=2).stderr


def test_too_few_decisions_change_no_confidence(reviewed: Reviewed) -> None:
    done = tdkt(reviewed.office, "learn", "refit", expected=3)
    assert "chưa đủ để chỉnh độ tin cậy" in done.stderr
    assert not (reviewed.office.folder / "data" / "do-tin-cay.json").exists()


def test_mistake_in_the_phrases_stops_the_reading(make_office: Callable[[], Office]) -> None:
    office = make_office()
    templates = templates_of(office.folder)
    (templates / FILE).write_text("nhan:\n  - muc: chuc_danh\n    chu: Việc đang giữ\n", "utf-8")
    office.environment["TDKT_TEMPLATES"] = str(templates)
    papers_in(office.folder)
    done = tdkt(office, "extract", str(office.folder / REPORT), expected=2)
    assert "nhan.yaml, dòng 2: không có trường “chuc_danh”" in done.stderr


def test_original_that_is_gone_is_told(make_office: Callable[[], Office]) -> None:
    office = make_office()
    papers_in(office.folder)
    office.drop(office.folder / LIST)
    office.take_in()
    decide(office, by_name(office)[BANG].id, "full_name", BANG)
    for path in (office.folder / "data" / "kho-luu").rglob("*.docx"):
        path.unlink()
    done = tdkt(office, "learn", "export", "--jsonl", str(office.folder / "data" / "hoc.jsonl"))
    assert "kho lưu không còn bản gốc" in done.stdout
