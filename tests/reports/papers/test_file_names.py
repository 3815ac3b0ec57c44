from __future__ import annotations

import unicodedata

import pytest

from reports.papers.file_names import LONGEST_NAME, file_name, told_apart


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Nguyễn Văn An", "Phòng A"), "Nguyễn Văn An - Phòng A - Q3-7"),
        (('A:B/C\\D*E?"F"<G>|H', None), "A B C D E F G H - Q3-7"),
        (("CON", ""), "_CON - Q3-7"),
        (("  Lê   Thị.  ", "Đội 1..."), "Lê Thị - Đội 1 - Q3-7"),
        ((None, None), "Q3-7"),
    ],
)
def test_name_is_one_that_every_disk_takes(parts: tuple[str | None, str | None], name: str) -> None:
    assert file_name(*parts, id_="Q3-7") == name


def test_reserved_names_of_dos_are_no_file_names() -> None:
    assert [file_name(name) for name in ("CON", "nul", "Com1.a", "Conan")] == ["_CON", "_nul", "_Com1.a", "Conan"]


def test_long_parts_are_cut_at_words_and_the_id_never() -> None:
    name = file_name("Trạm " + "Quan trắc môi trường " * 9, "Trung tâm " + "Kỹ thuật " * 20, id_="2026-Q4-0007")
    assert len(name) <= LONGEST_NAME and name.endswith(" - 2026-Q4-0007")
    assert all(part in ("Trạm", "Quan", "trắc", "môi", "trường") for part in name.split(" - ")[0].split())


def test_long_units_are_called_by_their_short_forms() -> None:
    unit = "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ"
    assert file_name("Lê An", unit, id_="2026-Q4-0007") == f"Lê An - {unit} - 2026-Q4-0007"
    name = file_name("Nguyễn Thị Thanh Phương", unit, id_="2026-Q4-0007")
    assert name == "Nguyễn Thị Thanh Phương - TT Ứng dụng tiến bộ KH&CN - 2026-Q4-0007"


def test_cut_name_does_not_end_in_and() -> None:
    name = file_name("Nguyễn Thị Thanh Phương Lan", "Phòng Năng lượng nguyên tử và An toàn bức xạ", id_="2026-Q4-0007")
    assert name == "Nguyễn Thị Thanh Phương Lan - Phòng Năng lượng nguyên tử - 2026-Q4-0007"


def test_name_is_composed_whatever_the_papers_typed() -> None:
    typed = unicodedata.normalize("NFD", "Nguyễn Ngọc Ẩn")
    assert file_name(typed) == unicodedata.normalize("NFC", typed)


def test_alike_names_get_their_ids() -> None:
    names = {"a": "Phòng Một", "b": "PHÒNG MỘT", "c": "Phòng Hai"}
    told = told_apart(names, {"a": "Q3-1", "b": "Q3-2", "c": "Q3-3"})
    assert told == {"a": "Phòng Một - Q3-1", "b": "PHÒNG MỘT - Q3-2", "c": "Phòng Hai"}
