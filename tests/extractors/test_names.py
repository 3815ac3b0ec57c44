"""Invented names made of words that are also labels, posts, units or honorifics: none may be cut or lengthened."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from typed import NATION, Row, Typed, centred, read

SURNAMES = "Nguyễn Trần Đoàn Cao Lương Trương Tạ Tô Hà Mai Bùi Đinh Hứa Từ Kim Quách Đỗ Văn Chu Cù Cổ Phan"
MIDDLES = ("Văn", "Thị", "Đình", "Xuân", "Minh", "Hữu", "Thị Kim", "Quốc", "Hồng", "Công", "Bá", "Anh")
GIVEN = (
    "Nam Sinh Nữ Anh Em Cô Thầy Chú Bác Phong Phòng Ban Hội Trưởng Phó Thư Tổ Viên Nhất Nhì Ba Quê Năm Trung Tâm Khen "
    "Tiến Tiên Chiến Hạng Công Đoàn Hiệu Chính Thành Quý Khoa Bộ Trường Chi Xã Thôn Hòa Giang An Chánh Đạt Danh Luật"
)
UNIT = (*NATION, centred("SỞ KHOA HỌC VÀ CÔNG NGHỆ"), centred("PHÒNG QUẢN LÝ CÔNG NGHỆ"))
AWARD = "đề nghị công nhận danh hiệu Lao động tiên tiến năm 2025"
SUBMISSION = (*UNIT, centred("TỜ TRÌNH"), centred(f"Về việc {AWARD}"), f"Phòng kính {AWARD} cho các cá nhân sau:")


def report(names: list[str], chance: random.Random) -> tuple[Typed, ...]:
    name = names[0]
    label = chance.choice(
        [
            f"Họ và tên: {name}",
            f"- Họ và tên: {name.upper()}",
            f"1. Họ tên: {name}\tGiới tính: Nam",
            f"Họ và tên: {name}; sinh ngày 02/3/1988",
            f"Họ và tên: {name}. Sinh năm: 1988",
        ]
    )
    title = (centred("BÁO CÁO THÀNH TÍCH CÁ NHÂN"), centred(AWARD.capitalize()))
    return (*UNIT, *title, "I. SƠ LƯỢC LÝ LỊCH", label, "Chức vụ: Chuyên viên", "II. THÀNH TÍCH", "Thẩm định 12 dự án.")


def table(names: list[str], chance: random.Random) -> tuple[Typed, ...]:
    rows: list[Row] = [["STT", "Họ và tên", "Chức vụ, đơn vị"]]
    for number, name in enumerate(names, start=1):
        shown = chance.choice([name, f"Ông {name}", name.upper()])
        rows.append([str(number), shown, "Chuyên viên, Phòng Quản lý Công nghệ"])
    return (*SUBMISSION, rows)


def prose(names: list[str], chance: random.Random) -> tuple[Typed, ...]:
    line = chance.choice(["- Ông {}, chuyên viên;", "- {} - Chuyên viên", "+ Đồng chí {} (chuyên viên)"])
    return (*SUBMISSION, *(line.format(name) for name in names))


@pytest.mark.parametrize("layout", [report, table, prose])
def test_names_come_out_whole(layout: Callable[[list[str], random.Random], tuple[Typed, ...]]) -> None:
    chance = random.Random(2026)
    wrong = []
    for _ in range(150):
        given = chance.sample(GIVEN.split(), 1 if layout is report else 3)
        names = [f"{chance.choice(SURNAMES.split())} {chance.choice(MIDDLES)} {last}" for last in given]
        found = [nominee.name for nominee in read(*layout(names, chance)).nominees]
        if found != names:
            wrong.append((names, found))
    assert wrong == []
