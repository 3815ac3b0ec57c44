"""The Office's own labels and spellings: read with the line of every mistake, and used as the program's own are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typed import NATION, asked, read, value

from extractors.phrasebook import FILE, NO_PHRASES, phrasebook_in_force, read_phrasebook
from records.errors import SettingsError
from records.office_files import HOME

LABEL = """
nhan:
  - muc: chuc_vu
    chu: "Việc đang giữ:"
    ghi_chu: thấy 3 lần trong báo cáo của Trung tâm
khen_thuong:
  - ma: CSTDCS
    chu: Chiến sĩ giỏi của đơn vị
"""
REPORT = (
    "TRUNG TÂM SAO MAI",
    *NATION,
    "BÁO CÁO THÀNH TÍCH CÁ NHÂN",
    "Đề nghị tặng danh hiệu Chiến sĩ giỏi của đơn vị năm 2026",
    "I. SƠ LƯỢC LÝ LỊCH",
    "Họ và tên: Trần Thị Sao Khuê",
    "Việc đang giữ: Cán bộ đo lường",
    "Đơn vị công tác: Phòng Kỹ thuật",
)


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TDKT_TEMPLATES", str(tmp_path))
    return tmp_path


def written(folder: Path, text: str) -> Path:
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    return path


def test_phrases_of_a_file(tmp_path: Path) -> None:
    book = read_phrasebook(written(tmp_path, LABEL))
    assert book.labels == (("position", "Việc đang giữ"),)
    assert book.recognitions == (("CSTDCS", "Chiến sĩ giỏi của đơn vị"),)


def test_shipped_file_adds_nothing() -> None:
    assert read_phrasebook(HOME / "templates" / FILE) == NO_PHRASES


def test_without_a_file_there_are_none(templates: Path) -> None:
    assert phrasebook_in_force() == NO_PHRASES


def test_empty_file_adds_nothing(tmp_path: Path) -> None:
    assert read_phrasebook(written(tmp_path, "# chưa có gì\n")) == NO_PHRASES


def test_label_is_read_once_a_person_has_put_it_there(templates: Path) -> None:
    (before,) = read(*REPORT).nominees
    assert value(before, "position") is None
    written(templates, LABEL)
    (after,) = read(*REPORT).nominees
    assert value(after, "position") == "Cán bộ đo lường"


def test_spelling_is_read_once_a_person_has_put_it_there(templates: Path) -> None:
    (before,) = read(*REPORT).nominees
    assert ("CSTDCS", "2026") not in asked(before)
    written(templates, LABEL)
    (after,) = read(*REPORT).nominees
    assert asked(after) == [("CSTDCS", "2026")]


def test_label_heads_a_column(templates: Path) -> None:
    rows: list[list[str | None]] = [
        ["STT", "Họ và tên", "Việc đang giữ", "Hình thức đề nghị"],
        ["1", "Trần Thị Sao Khuê", "Cán bộ đo lường", "Giấy khen"],
        ["2", "Lê Văn Sao Băng", "Chuyên viên", "Giấy khen"],
    ]
    typed = ("TRUNG TÂM SAO MAI", *NATION, "TỜ TRÌNH", "Về việc đề nghị khen thưởng năm 2026", rows)
    assert not any(each.position and "table" in each.position.sources for each in read(*typed).nominees)
    written(templates, LABEL)
    after = [each.position for each in read(*typed).nominees]
    assert [each and each.value for each in after] == ["Cán bộ đo lường", "Chuyên viên"]
    assert all(each and "table" in each.sources for each in after)


def test_changed_file_is_read_again(templates: Path) -> None:
    path = written(templates, LABEL)
    assert phrasebook_in_force() != NO_PHRASES
    path.write_text("nhan: []\n", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert phrasebook_in_force() == NO_PHRASES


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("nhan:\n  - muc: chuc_danh\n    chu: Ngạch viên chức", 2, "không có trường “chuc_danh”"),
        ("khen_thuong:\n  - ma: CSTDX\n    chu: Chiến sĩ giỏi", 2, "không có mã khen thưởng “CSTDX”"),
        ("nhan:\n  - muc: chuc_vu", 2, "thiếu “chu”"),
        ("nhan:\n  - muc: chuc_vu\n    chu: 2025", 3, "thiếu “chu”"),
        ("nhan:\n  - muc: chuc_vu\n    chu: Ngạch\n    tu: x", 4, "không có mục “tu”"),
        ("nhan:\n  - muc: chuc_vu\n    chu: 'CV:'", 3, "phải có từ 4 chữ cái"),
        ("nhan:\n  - muc: chuc_vu\n    chu: Đơn vị công tác", 3, "đã chỉ trường don_vi"),
        (
            "nhan:\n  - muc: chuc_vu\n    chu: Ngạch giữ\n  - muc: don_vi\n    chu: ngach giu",
            5,
            "đã chỉ trường chuc_vu",
        ),
        ("khen_thuong:\n  - ma: LDTT\n    chu: Giấy khen", 3, "đã chỉ mã GIAY_KHEN"),
        ("nhan: chuc_vu", 1, "phải là danh sách"),
        ("la: []", 1, "không có phần “la”"),
        ("nhan:\n" + "  - {muc: chuc_vu, chu: Ngạch giữ}\n" * 501, 1, "quá 500 mục"),
    ],
)
def test_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_phrasebook(written(tmp_path, text))
    assert caught.value.message.startswith(f"{FILE}, dòng {line}: ")
    assert said in caught.value.message


def test_what_the_program_knows_already_is_no_mistake(tmp_path: Path) -> None:
    text = "nhan:\n  - muc: don_vi\n    chu: Đơn vị công tác\n"
    assert read_phrasebook(written(tmp_path, text)) == NO_PHRASES
