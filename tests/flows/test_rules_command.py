"""`tdkt rules …`: what a clerk types, what is printed, and with which code it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from flows.command import main

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
LOCAL = """\
issued_by: so
rubrics:
- id: dien_hinh
  name: "Thang điểm của Sở"
  from: 2024-01-01
  to: null
  reference: "Hướng dẫn của Sở"
  status: confirmed
  kinds: [ca_nhan]
  criteria:
  - {id: ket_qua, text: "Kết quả", max: 60, evidence: "Số liệu"}
  - {id: lan_toa, text: "Lan tỏa", max: 40, evidence: "Bài viết"}
  passing: 50
rules:
- id: GIAY_KHEN.so
  code: GIAY_KHEN
  kinds: [ca_nhan]
  from: 2025-01-01
  to: null
  reference: "Quy chế của Sở"
  status: confirmed
  conditions:
    all:
    - id: xep_loai
      check: level_in_year
      level: hoan_thanh_tot
      article: "Quy chế của Sở, Điều 5"
      text: "{level} trở lên năm {year}"
"""
FACTS = """\
received: 2026-03-03
nominee: {{kind: ca_nhan, full_name: {name}}}
requested: DIEN_HINH
scores: {{ket_qua: {{points: {points}, evidence: ["Số liệu quý I"]}}, lan_toa: {{points: 10, evidence: ["Bản tin"]}}}}
"""


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    (folder / "quy-dinh").mkdir(parents=True)
    for path in TEMPLATES.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


class Desk:
    """The command line in this process: what it says on both streams."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def run(self, *arguments: str, expected: int = 0) -> Said:
        code = main(arguments)
        said = Said(*self.capsys.readouterr())
        assert code == expected, said
        return said


class Said(NamedTuple):
    stdout: str
    stderr: str


@pytest.fixture
def desk(tmp_path: Path, templates: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Desk:
    monkeypatch.setenv("TDKT_TEMPLATES", str(templates))
    monkeypatch.setenv("TDKT_DATA", str(tmp_path / "data"))
    return Desk(capsys)


def test_check_counts_well_written_files(desk: Desk, templates: Path) -> None:
    (templates / "quy-dinh" / "so.yaml").write_text(LOCAL, encoding="utf-8")
    said = desk.run("rules", "check").stdout
    assert "không có chỗ sai." in said
    assert "so.yaml, dòng 15, GIAY_KHEN.so: Dùng thay cho GIAY_KHEN.moi từ 01/01/2025" in said


def test_check_tells_every_mistake_and_ends_with_2(desk: Desk, templates: Path) -> None:
    wrong = (
        LOCAL.replace("article:", "articel:").replace("hoan_thanh_tot", "hoan_thanh_tốt").replace("max: 60", "max: 0")
    )
    (templates / "quy-dinh" / "so.yaml").write_text(wrong, encoding="utf-8")
    said = desk.run("rules", "check", expected=2).stdout
    assert "so.yaml, dòng 11, khóa “max”: 0 nhỏ quá, phải lớn hơn 0." in said
    assert "so.yaml, dòng 26, khóa “level”: “hoan_thanh_tốt” không hợp lệ; có phải “hoan_thanh_tot”?" in said
    assert "so.yaml, dòng 27, khóa “articel”: không có khóa này; có phải “article”?" in said
    assert "3 chỗ sai." in said
    found = json.loads(desk.run("rules", "check", "--json", expected=2).stdout)
    assert [(Path(each["file"]).name, each["line"], each["key"]) for each in found["mistakes"]] == [
        ("so.yaml", 11, "max"),
        ("so.yaml", 26, "level"),
        ("so.yaml", 27, "articel"),
    ]
    assert "3 chỗ sai" not in desk.run("check", expected=2).stdout  # no other command works on wrong rules


def test_check_of_one_file_elsewhere(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "thu.yaml"
    path.write_text("la: [1]\n", encoding="utf-8")
    assert "thu.yaml, dòng 1, khóa “la”" in desk.run("rules", "check", str(path), expected=2).stdout
    assert "Không có thư mục hay tệp quy tắc" in desk.run("rules", "check", "khong-co", expected=2).stderr


def test_explain_in_words_and_as_json(desk: Desk) -> None:
    said = desk.run("rules", "explain", "bk_tinh", "--on", "2026-05-01", "--kind", "ca_nhan").stdout
    assert said.startswith("BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH (BK_TINH)\nHồ sơ nhận ngày 01/05/2026.\n")
    assert "a) 02 lần liên tục Chiến sĩ thi đua cơ sở tính đến năm xét (Điều 74 khoản 1 điểm d) [máy]" in said
    assert max(map(len, said.splitlines())) <= 110
    found = json.loads(
        desk.run("rules", "explain", "BK_TINH", "--on", "2026-05-01", "--kind", "ca_nhan", "--json").stdout
    )
    first = found["rules"][0]
    assert (first["rule"]["id"], first["rule"]["from"]) == ("BK_TINH.ca_nhan.moi", "2024-01-01")
    assert first["conditions"]["joined"] == "all"


def test_unknown_recognition_names_the_nearest(desk: Desk) -> None:
    said = desk.run("rules", "explain", "BK_TIN", expected=2).stderr
    assert "Không có danh hiệu, hình thức “BK_TIN”." in said
    assert "Có phải: BK_TINH (Bằng khen của Chủ tịch UBND tỉnh)?" in said
    assert "ca_nhan, tap_the, ho_gia_dinh" in desk.run("rules", "explain", "LDTT", "--kind", "nguoi", expected=2).stderr


def test_diff_in_words_and_as_json(desk: Desk) -> None:
    days = ("--from", "2023-12-31", "--to", "2024-01-01")
    said = " ".join(desk.run("rules", "diff", *days, "TTLDTT").stdout.split())
    assert "tỷ lệ từ > 50% thành ≥ 70%." in said
    found = json.loads(desk.run("rules", "diff", *days, "TTLDTT", "--json").stdout)
    assert [each["code"] for each in found["rules"]] == ["TTLDTT"]
    assert "như nhau" in desk.run("rules", "diff", "--from", "2025-01-01", "--to", "2025-01-01").stdout


def test_list_names_file_line_and_what_is_replaced(desk: Desk, templates: Path, tmp_path: Path) -> None:
    (templates / "quy-dinh" / "so.yaml").write_text(LOCAL, encoding="utf-8")
    said = " ".join(desk.run("rules", "list", "--on", "2026-05-01").stdout.split())
    assert said.startswith("so.yaml 3. dien_hinh:")
    assert "bị thay bởi GIAY_KHEN.so (so.yaml, dòng 15)" in said
    sentences = tmp_path / "cau"
    sentences.mkdir()
    case = "groups:\n- {rule: GIAY_KHEN.so, cases: [{name: a}, {name: b}, {name: c, rule: [LDTT.moi]}]}\n"
    (sentences / "a.yaml").write_text(case, encoding="utf-8")
    lines = desk.run("rules", "list", "--sentences", str(sentences), "--json").stdout.splitlines()
    found = {each["id"]: each for each in map(json.loads, lines)}
    assert found["GIAY_KHEN.so"]["sentences"] == 2 and found["LDTT.moi"]["sentences"] == 1
    assert found["GIAY_KHEN.moi"]["replaced_by"] == ["GIAY_KHEN.so"]


def test_rank_of_several_nominees(desk: Desk, templates: Path, tmp_path: Path) -> None:
    (templates / "quy-dinh" / "so.yaml").write_text(LOCAL, encoding="utf-8")
    paths = []
    for name, points in (("Lê Thị Suối", 45), ("Trần Văn Đồi", 55)):
        paths.append(tmp_path / f"{points}.yaml")
        paths[-1].write_text(FACTS.format(name=name, points=points), encoding="utf-8")
    files = [str(path) for path in paths]
    said = desk.run("rules", "rank", *files, "--rubric", "dien_hinh").stdout
    assert said.index("Hạng 1: Trần Văn Đồi, 65 điểm, đạt") < said.index("Hạng 2: Lê Thị Suối, 55 điểm, đạt")
    assert "Có phải: dien_hinh?" in desk.run("rules", "rank", *files, "--rubric", "dien_hin", expected=2).stderr


def test_check_file_finds_the_unit_in_the_register(desk: Desk, templates: Path, tmp_path: Path) -> None:
    units = "- {ma: S, ten: Sở Đo Thử}\n- {ma: CC, ten: Chi cục Cân Đo, truc_thuoc: S, viet_tat: [CC Cân Đo]}\n"
    (templates / "units.yaml").write_text(units, encoding="utf-8")
    own = LOCAL[LOCAL.index("rules:") :].replace("GIAY_KHEN.so", "GIAY_KHEN.cc").replace("_tot", "_xuat_sac")
    (templates / "quy-dinh" / "so.yaml").write_text(LOCAL, encoding="utf-8")
    (templates / "quy-dinh" / "cc.yaml").write_text(f"issued_by: don_vi\nunits: [CC]\n{own}", encoding="utf-8")
    verdicts = {}
    for unit in ("CC Cân Đo", "Sở Đo Thử", "Phòng Không Có Trong Danh Mục"):
        path = tmp_path / "du-kien.yaml"
        path.write_text(
            f"received: 2026-03-03\nnominee: {{kind: ca_nhan, full_name: Lê Thị Suối, unit: {unit}}}\n"
            "requested: GIAY_KHEN\nlegal_kind: cong_trang\nyear: 2025\n"
            "classifications: [{year: 2025, level: hoan_thanh_tot}]\n"
            "dossier: [to_trinh, bao_cao_thanh_tich, bien_ban]\n",
            encoding="utf-8",
        )
        verdicts[unit] = json.loads(desk.run("check-file", str(path), "--json").stdout)["verdict"]
    assert list(verdicts.values()) == ["KHONG_DAT", "DAT", "CAN_XEM_XET"]


def test_sample_copied_without_its_schema_is_told(desk: Desk, templates: Path) -> None:
    text = (TEMPLATES / "quy-dinh" / "mau" / "giay-khen-so.yaml").read_text(encoding="utf-8")
    (templates / "quy-dinh" / "giay-khen.yaml").write_text(text, encoding="utf-8")
    assert "giay-khen.yaml, dòng 1: không thấy khuôn dạng" in desk.run("rules", "check").stdout


def test_rank_asks_for_somebody_to_rank(desk: Desk, templates: Path) -> None:
    (templates / "quy-dinh" / "so.yaml").write_text(LOCAL, encoding="utf-8")
    assert "Chưa có ai để xếp." in desk.run("rules", "rank", "--rubric", "dien_hinh", expected=2).stderr
    assert (
        "Chưa có ai để xếp."
        in desk.run("rules", "rank", "--rubric", "dien_hinh", "--quarter", "2026-Q1", expected=2).stderr
    )


def test_targets_say_what_is_granted_and_asked_for(desk: Desk, templates: Path) -> None:
    assert "Chưa nạp chỉ tiêu nào" in desk.run("rules", "targets").stdout
    name = "phong-trao-sang-kien-sang-tao.yaml"
    (templates / "quy-dinh" / name).write_bytes((TEMPLATES / "quy-dinh" / "mau" / name).read_bytes())
    said = " ".join(desk.run("rules", "targets").stdout.split())
    assert "ít nhất 10 điển hình tiên tiến từ 01/01/2021 đến 31/12/2025; đã công nhận 00 lượt" in said
    found = json.loads(desk.run("rules", "targets", "--json").stdout)
    assert (found["count"], found["granted"], found["asked"]) == (10, 0, 0)
    assert "Chưa nạp chỉ tiêu nào" in desk.run("rules", "targets", "--on", "2026-01-01").stdout
