"""How long the printed papers of an ordinary quarter are, set by a real LibreOffice."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import openpyxl
import pdfplumber
import pytest
from judged_quarter import demonstration_like
from written_quarter import written

from reports.workbooks.printed_sheet import FIRST_ROW

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
WORKBOOK_PAGES, DRAFT_PAGES = 8, 7  # of forty proposals
SMALLEST_PRINT = 9  # points


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The workbook and the draft, each with a PDF of the same name beside it."""
    folder = tmp_path_factory.mktemp("printed")
    workbook, draft = (Path(shutil.copy(path, folder)) for path in written(folder, demonstration_like()))
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(folder), str(workbook), str(draft)], check=True, capture_output=True, timeout=240)
    return workbook, draft


def pages_of(path: Path) -> list[str]:
    command = ["pdftotext", "-layout", str(path.with_suffix(".pdf")), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return text.removesuffix("\f").split("\f")


def printed_table(workbook: Path) -> list[str]:
    """The pages of the first sheet: each repeats its heading row."""
    return [page for page in pages_of(workbook) if "Tóm tắt thành tích" in page]


def test_printed_table_is_short_enough_to_decide_from(printed: tuple[Path, Path]) -> None:
    sheet = openpyxl.load_workbook(printed[0])["Bảng tổng hợp"]
    assert len(printed_table(printed[0])) <= WORKBOOK_PAGES
    assert "CHÁNH VĂN PHÒNG" in printed_table(printed[0])[-1]
    assert sheet.cell(FIRST_ROW + 1, 5).font.size * sheet.page_setup.scale / 100 >= SMALLEST_PRINT


def test_printed_table_loses_no_text_and_no_column(printed: tuple[Path, Path]) -> None:
    sheet = openpyxl.load_workbook(printed[0])["Bảng tổng hợp"]
    cells = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    wanted = Counter(re.sub(r"\s", "", "".join(cells)))
    shown = Counter(re.sub(r"\s", "", "".join(printed_table(printed[0]))))
    assert wanted - shown == Counter()


def test_no_border_of_a_row_runs_through_its_text(printed: tuple[Path, Path]) -> None:
    """A row too low for its text: LibreOffice prints the lines on and hides what stands under the border."""
    pages = len(printed_table(printed[0]))
    with pdfplumber.open(printed[0].with_suffix(".pdf")) as pdf:
        for page in pdf.pages[:pages]:
            borders = [edge for edge in page.edges if edge["orientation"] == "h"]
            assert borders
            for char in page.chars:
                crossing = [
                    edge
                    for edge in borders
                    if edge["x0"] < char["x0"] < edge["x1"] and char["top"] + 1 < edge["top"] < char["bottom"] - 1
                ]
                assert crossing == [], (page.page_number, char["text"], char["top"])


def test_draft_is_short_enough_to_read(printed: tuple[Path, Path]) -> None:
    pages = pages_of(printed[1])
    assert len(pages) <= DRAFT_PAGES
    assert any("Nơi nhận:" in page and "CHÁNH VĂN PHÒNG" in page for page in pages)
