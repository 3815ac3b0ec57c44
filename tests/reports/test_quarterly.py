from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import docx
import pytest
from invented_proposals import MADE_ON, quarter_of
from written_quarter import written

import reports
from records import TemplateError
from records.offices import read_office
from reports.citations import legal_bases

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
NAMES = ["Bảng tổng hợp đề nghị khen thưởng quý III-2026.xlsx", "Tờ trình khen thưởng quý III-2026.docx"]


def made(folder: Path, size: int, *, templates: Path = TEMPLATES, made_on: date = MADE_ON) -> list[Path]:
    return list(written(folder, quarter_of(size), templates=templates, made_on=made_on))


def test_quarter_is_written_once(tmp_path: Path) -> None:
    first = made(tmp_path, 14)
    assert [path.name for path in first] == NAMES
    assert made(tmp_path, 14) == first
    written_once = {path.name for path in (tmp_path / "2026-Q3").iterdir()}
    assert set(NAMES) <= written_once
    assert [name for name in written_once if "(bản" in name] == []


def test_changed_quarter_is_a_new_version_and_an_edited_draft_stays(tmp_path: Path) -> None:
    workbook, draft = made(tmp_path, 14)
    document = docx.Document(str(draft))
    document.add_paragraph("Câu của người soát")
    document.save(str(draft))
    edited, old = draft.read_bytes(), workbook.read_bytes()
    again = made(tmp_path, 15)
    assert [path.name for path in again] == [name.replace("-2026.", "-2026 (bản 2).") for name in NAMES]
    assert (draft.read_bytes(), workbook.read_bytes()) == (edited, old)


def test_fault_of_the_template_writes_neither(tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(TEMPLATES, templates)
    document = docx.Document(str(templates / "to-trinh-quy.docx"))
    document.add_paragraph("{{ khong_co }}")
    document.save(str(templates / "to-trinh-quy.docx"))
    with pytest.raises(TemplateError, match="khong_co"):
        made(tmp_path / "out", 3, templates=templates)
    assert not (tmp_path / "out").exists()


def test_shipped_profiles_fit_the_shipped_template(tmp_path: Path) -> None:
    for profile in read_office(TEMPLATES / "van-phong.yaml"):
        folder = tmp_path / str(profile.tu_ngay)
        paths = written(folder, quarter_of(3), office=profile)
        text = "\n".join(p.text for t in docx.Document(str(paths[1])).tables for c in t._cells for p in c.paragraphs)
        assert profile.dia_danh in text


@pytest.mark.parametrize(
    ("days", "decrees"),
    [
        ([date(2023, 12, 31)], ["91/2017"]),
        ([date(2024, 1, 1), date(2025, 6, 30)], ["98/2023"]),
        ([date(2025, 7, 1)], ["152/2025"]),
        ([date(2026, 10, 1)], ["152/2025"]),
        ([date(2026, 1, 5), date(2023, 5, 5)], ["91/2017", "152/2025"]),
    ],
)
def test_laws_follow_the_day_of_receipt(days: list[date], decrees: list[str]) -> None:
    bases = legal_bases(TEMPLATES / "can-cu.yaml", days)
    assert re.findall(r"Nghị định số ([\d/]+)/", " ".join(bases)) == decrees
    assert any("06/2026/QH16" in base for base in bases) is (max(days) >= date(2026, 10, 1))


def test_day_without_law_is_said(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="không có căn cứ pháp luật cho ngày 01/01/1999"):
        legal_bases(TEMPLATES / "can-cu.yaml", [date(1999, 1, 1)])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- tu_ngay: hôm qua\n  van_ban: [Luật]\n", "dòng 1: mục “tu_ngay” phải là ngày có thật"),
        ("- tu_ngay: 2024-01-01\n  van_bann: [Luật]\n", "không có mục “van_bann” (có phải “van_ban”?)"),
        ("- tu_ngay: 2024-01-01\n  vanban: [A]\n- tu_ngay: x\n  van_ban: [B]\n", "dòng 3: mục “tu_ngay” phải là"),
        ("- tu_ngay: 2024-01-01\n  van_ban: []\n", "dòng 2: mục “van_ban” chưa có dòng nào"),
        ("- tu_ngay: 2024-01-01\n  den_ngay: 2023-01-01\n  van_ban: [A]\n", "den_ngay 01/01/2023 trước tu_ngay"),
        (
            "- tu_ngay: 2024-01-01\n  den_ngay: 2025-07-31\n  van_ban: [A]\n- tu_ngay: 2025-07-01\n  van_ban: [B]\n",
            "dòng 4: ngày 01/07/2025 đã có mục khác đến 31/07/2025",
        ),
        ("tu_ngay: 2024-01-01\n", "phải là danh sách"),
        ("- tu_ngay: [2024\n", "can-cu.yaml, dòng"),
    ],
)
def test_fault_in_the_list_of_laws_names_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "can-cu.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(TemplateError, match=re.escape(said)):
        legal_bases(tmp_path / "can-cu.yaml", [MADE_ON])


def test_exports_are_sorted() -> None:
    assert reports.__all__ == sorted(reports.__all__)
    assert all(hasattr(reports, name) for name in reports.__all__)


def test_documents_render_in_one_font_family(tmp_path: Path) -> None:
    """Real LibreOffice: Liberation Serif stands in for Times New Roman, the table is one page wide."""
    paths = made(tmp_path, 14)
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(paths[0].parent), *map(str, paths)], check=True, capture_output=True, timeout=240)
    pages = []
    for path in paths:
        pdf = path.with_suffix(".pdf")
        listed = subprocess.run(["pdffonts", str(pdf)], check=True, capture_output=True, text=True).stdout
        fonts = [line.split()[0].split("+")[-1] for line in listed.splitlines()[2:]]
        assert fonts
        assert {re.split(r"[-,]", font)[0] for font in fonts} <= {
            "LiberationSerif",
            "TimesNewRoman",
            "TimesNewRomanPSMT",
        }
        info = subprocess.run(["pdfinfo", str(pdf)], check=True, capture_output=True, text=True).stdout
        pages.append(int(re.search(r"Pages:\s+(\d+)", info)[1]))
    assert pages[0] <= 14  # three of the printed table; the sheets behind it take what they need
    assert pages[1] == 4
    text = subprocess.run(
        ["pdftotext", "-f", "3", "-l", "3", str(paths[0].with_suffix(".pdf")), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert "Phạm Thị Yến" in text
    assert "CHÁNH VĂN PHÒNG" in text
    last = subprocess.run(
        ["pdftotext", "-f", "4", "-l", "4", str(paths[1].with_suffix(".pdf")), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert "Kính trình Thường trực Hội đồng" in last  # the signatures take the closing sentence with them
    assert "Nơi nhận:" in last
