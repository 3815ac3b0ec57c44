"""`tdkt money`: one recognition, or a quarter from the record, on the screen and as JSON."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from flows import command
from records import Classification, Field, Nominee, Reading, Recognition
from records.readings import DocumentKind, Initiative
from records.store import Record, open_record

NOW = datetime(2026, 8, 10, 8, 0, tzinfo=UTC)
PAPERS: tuple[DocumentKind, ...] = ("to_trinh", "bao_cao_thanh_tich_ca_nhan", "bien_ban")
TITLE = "Quy trình kiểm định cân đồng hồ lò xo tại chợ"


def field(value: str) -> Field:
    return Field(value=value, text=value)


def nominee(name: str, *codes: str, year: str = "2025", initiatives: tuple[Initiative, ...] = ()) -> Nominee:
    return Nominee(
        kind="ca_nhan",
        full_name=field(name),
        birth_date=field("1981-02-03"),
        position=field("Kiểm định viên"),
        unit=field("Phòng Đo lường"),
        requested=tuple(Recognition(code=code, text=code, year=year) for code in codes),
        classifications=(Classification(year=year, level="hoan_thanh_xuat_sac"),),
        initiatives=initiatives,
    )


def put(record: Record, quarter: str, received: date, *nominees: Nominee) -> None:
    for kind in PAPERS:
        paper = Reading(file=f"{kind}.docx", sha256=f"{quarter}{kind}", status="read", kind=kind, nominees=nominees)
        record.take(paper.file, paper.sha256, received=received, size=1)
        (claim,) = record.claim("test", limit=1, lease_seconds=60, now=NOW)
        record.finish(claim, [paper], status="processed", reason=None, quarter=quarter, at=NOW)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record with a quarter of three requests for money and one without."""
    for name, value in (("TDKT_DATA", tmp_path), ("TDKT_DATABASE_URL", f"sqlite:///{tmp_path / 'tdkt.db'}")):
        monkeypatch.setenv(name, str(value))
    with open_record(f"sqlite:///{tmp_path / 'tdkt.db'}") as record:
        people = (
            nominee("Mai Thị Bịa", "CSTDCS", "LDTT"),
            nominee("Kim Sa Bịa", "LDTT"),
            nominee("Lý Bịa", "GIAY_KHEN"),
        )
        put(record, "2026-Q3", date(2026, 8, 3), *people)
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert command.main(["money", *arguments]) == 0
    return capsys.readouterr().out


def test_quarter_as_json(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(capsys, "--quarter", "2026-Q3", "--on", "2026-09-15", "--json"))
    assert [(line["code"], line["number"], line["each_vnd"]) for line in found["lines"]] == [
        ("LDTT", 1, 760_000),
        ("CSTDCS", 1, 2_530_000),
    ]
    assert found["total_vnd"] == 3_290_000 == sum(each["total_vnd"] for each in found["by_payer"])
    assert [(each["code"], each["amount_vnd"]) for each in found["unsure"]] == [("LDTT", 760_000)]
    assert [(each["code"], each["amount_vnd"]) for each in found["unknown"]] == [("GIAY_KHEN", None)]


def test_quarter_on_the_screen(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "--quarter", "2026-Q3", "--on", "2026-09-15")
    assert "Tổng cộng (chỉ những đề nghị đã đạt): 3.290.000 đồng" in text
    assert "Chưa chắc được nhận, không cộng:" in text and "Chưa tính được, không cộng:" in text
    assert "quyết định ngày 15/09/2026" in text


def test_quarter_without_proposals_says_so(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Chưa có đề nghị nào có tiền thưởng." in said(capsys, "--quarter", "2025-Q1", "--on", "2025-03-01")


def test_one_recognition_with_its_payer(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = said(capsys, "CSTDCS", "--on", "2026-09-15")
    assert text.splitlines()[0] == "2.530.000 đồng = 1 × 2.530.000 đồng"
    assert "Chi: Sở hoặc cơ quan quyết định (Luật 06/2022/QH15, Điều 11 khoản 4)." in text
    contract = json.loads(said(capsys, "CSTDCS", "--on", "2026-09-15", "--json"))
    assert list(contract) == ["amount_vnd", "coefficient", "base", "article"]


@pytest.mark.parametrize("arguments", [[], ["CSTDCS", "--quarter", "2026-Q3"]])
def test_either_a_code_or_a_quarter(data: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    assert command.main(["money", *arguments]) == 2
    assert "Cần ghi một mã danh hiệu, hình thức, hoặc một quý." in capsys.readouterr().err


def test_request_of_an_earlier_quarter_is_seen_in_checking(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = (Initiative(title=TITLE, year="2025", scope="co_so"),)
    good = nominee("Mai Thị Bịa", "BK_TINH", initiatives=made)
    with open_record(f"sqlite:///{data / 'tdkt.db'}") as record:
        put(record, "2026-Q1", date(2026, 2, 3), good)
        put(record, "2026-Q2", date(2026, 5, 3), nominee("Mai Thị Bịa", "CSTDCS", initiatives=made))
    assert command.main(["check", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    told = [f["text"] for line in lines for f in line["findings"] if f["code"] == "TL02"]
    assert any(TITLE in text and "quý I-2026" in text for text in told)
