from __future__ import annotations

import json
from pathlib import Path

import pytest
from offices import Office

REGISTER = """\
- {ma: S, ten: Sở Đo Thử}
- {ma: CC, ten: Chi cục Cân Đo, den_ngay: 2025-02-28, truc_thuoc: S, ke_thua: [TT]}
- {ma: TT, ten: Trung tâm Cân Đo, tu_ngay: 2025-03-01, truc_thuoc: S}
- {ma: TT.HC, ten: Phòng Hành chính, tu_ngay: 2025-03-01, truc_thuoc: TT}
"""


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    source = Path(__file__).resolve().parents[2] / "templates"
    folder = tmp_path / "templates"
    folder.mkdir()
    for path in source.glob("*.yaml"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "units.yaml").write_text(REGISTER, encoding="utf-8")
    return folder


@pytest.fixture
def desk(tmp_path: Path, templates: Path) -> Office:
    return Office(tmp_path, {"TDKT_TEMPLATES": str(templates)})


def test_well_written_register_is_counted(desk: Office) -> None:
    assert "4 mục, 3 tên đơn vị đang dùng" in desk.run("units", "check").stdout


def test_every_fault_is_shown_with_its_line(desk: Office, templates: Path) -> None:
    (templates / "units.yaml").write_text(f"{REGISTER}- {{ma: X, ten: Phòng X, truc_thuoc: Y}}\n- {{ma: Z}}\n")
    said = desk.run("units", "check", expected=2).stdout
    assert "Dòng 6: mục “ten”" in said
    (templates / "units.yaml").write_text(f"{REGISTER}- {{ma: X, ten: Phòng X, truc_thuoc: Y}}\n")
    assert "Dòng 5: “Phòng X” (X) ghi truc_thuoc: Y" in desk.run("units", "check", expected=2).stdout


def test_work_on_the_record_stops_at_a_wrong_register_with_its_line(desk: Office, templates: Path) -> None:
    (templates / "units.yaml").write_text(f"{REGISTER}- {{ma: X, ten: Phòng X, truc_thuoc: Y}}\n")
    for command in (["check"], ["quarter", "2026-Q3", "--no-prefect"], ["people"]):
        assert "units.yaml, dòng 5" in desk.run(*command, expected=2).stderr


def test_name_is_found_with_what_it_is_called_now(desk: Office) -> None:
    said = desk.run("units", "find", "chi cục cân đo", "--on", "2026-09-01").stdout
    assert "CC: Chi cục Cân Đo" in said and "TT: Trung tâm Cân Đo" in said
    found = json.loads(desk.run("units", "find", "P. Hành chính", "--within", "TT Cân Đo", "--json").stdout)
    assert (found["unit"]["id"], found["in_force"]) == ("TT.HC", True)


def test_doubtful_name_shows_the_nearest(desk: Office) -> None:
    said = desk.run("units", "find", "Chi cục Cân", "--on", "2026-09-01").stdout
    assert "Chưa rõ" in said and "Chi cục Cân Đo" in said and "đến 28/02/2025" in said
    assert "Không có trong danh mục" in desk.run("units", "find", "Bệnh viện Sao Hôm").stdout
