from __future__ import annotations

from pathlib import Path

import pytest

from records import SettingsError
from records.complete_history import HISTORY_FILE, read_complete_history
from records.honours import CompleteHistory

SHIPPED = Path(__file__).parents[2] / "templates" / HISTORY_FILE
ENTRY = """- danh_muc: danh_hieu
  tu_nam: 2021
  den_nam: 2025
  nguoi_xac_nhan: Lê Thử
  ngay_xac_nhan: 2026-11-26
"""


def said(folder: Path, text: str) -> tuple[CompleteHistory, ...]:
    (folder / HISTORY_FILE).write_text(text, encoding="utf-8")
    return read_complete_history(folder / HISTORY_FILE)


def test_nothing_is_complete_unless_somebody_says_so(tmp_path: Path) -> None:
    assert read_complete_history(SHIPPED) == ()
    assert read_complete_history(tmp_path / "không có.yaml") == ()


def test_word_of_the_office_names_a_list_and_years(tmp_path: Path) -> None:
    assert said(tmp_path, ENTRY) == (CompleteHistory(name="titles", first=2021, last=2025),)


def test_sample_of_the_file_itself_can_be_taken_over(tmp_path: Path) -> None:
    lines = [line[2:] for line in SHIPPED.read_text(encoding="utf-8").splitlines() if line.startswith(("# - ", "#   "))]
    assert said(tmp_path, "\n".join(lines)) == (CompleteHistory(name="titles", first=2021, last=2025),)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("danh_hieu", "luong", "dòng 1: mục “danh_muc”"),
        ("  nguoi_xac_nhan: Lê Thử\n", "", "mục “nguoi_xac_nhan”"),
        ("2021", "2027", "theo thứ tự thời gian"),
        ("den_nam: 2025", "den_nam: 2030", "theo thứ tự thời gian"),
    ],
)
def test_wrong_entry_is_refused_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(SettingsError) as refused:
        said(tmp_path, ENTRY.replace(old, new))
    assert HISTORY_FILE in refused.value.message and told in refused.value.message
