"""Homes told in a running line."""

from __future__ import annotations

import time

import pytest
from typed import centred, names, read, value

from records.readings import Reading

HEADING = "1. Tặng Bằng khen của Chủ tịch UBND thành phố cho cá nhân có hành động dũng cảm cứu người:"


def read_listed(line: str, heading: str = HEADING) -> Reading:
    return read(centred("TỜ TRÌNH"), centred("Về việc đề nghị khen thưởng đột xuất"), heading, line)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "sinh năm 1997, lao động tự do, trú tại kiệt 18 đường Hàm Nghi, phường Bến Ngự.",
            ("1997", "lao động tự do", None, "kiệt 18 đường Hàm Nghi, phường Bến Ngự", None),
        ),
        (
            "lao động tự do, sinh ngày 12/3/1990, HKTT: tổ 4, phường Thủy Biều",
            ("1990-03-12", "lao động tự do", None, "tổ 4, phường Thủy Biều", None),
        ),
        (
            "nông dân, hiện trú tại thôn Đông, xã Phú Lương; đã cứu 02 cháu nhỏ",
            (None, "nông dân", None, "thôn Đông, xã Phú Lương", None),
        ),
        (
            "ngụ tại số 12, ngõ 5, phố Chi Lăng, phường Bến Ngự, Bí thư Chi đoàn tổ dân phố 3",
            (None, "Bí thư Chi đoàn tổ dân phố 3", None, "số 12, ngõ 5, phố Chi Lăng, phường Bến Ngự", None),
        ),
        (
            "quê quán: xã Quảng Lợi, thường trú: 15/2 Nguyễn Trãi, TP. Huế, công nhân Công ty Dệt Phú Hòa",
            (None, "công nhân", "Công ty Dệt Phú Hòa", "15/2 Nguyễn Trãi, TP. Huế", "xã Quảng Lợi"),
        ),
        ("thôn Tây, xã Phú Lương", (None, None, None, "thôn Tây, xã Phú Lương", None)),
        ("Trưởng thôn Đông", (None, "Trưởng thôn Đông", None, None, None)),
        (
            "Bác sĩ điều trị nội trú tại Bệnh viện Phú Vang",
            (None, "Bác sĩ điều trị nội trú", "Bệnh viện Phú Vang", None, None),
        ),
    ],
)
def test_home_is_told_from_post_and_unit(told: str, expected: tuple[str | None, ...]) -> None:
    (nominee,) = read_listed(f"- Ông Trần Duy Phúc, {told}").nominees
    fields = ("birth_date", "position", "unit", "residence", "hometown")
    assert tuple(value(nominee, name) for name in fields) == expected


def test_home_in_brackets() -> None:
    (nominee,) = read_listed("- Bà Lê Thị Mơ (trú tại thôn Tây, xã Phú Lương)").nominees
    assert value(nominee, "residence") == "thôn Tây, xã Phú Lương"


def test_each_of_a_sentence_has_the_own_home() -> None:
    reading = read_listed(
        "Trân trọng đề nghị.",
        "UBND phường kính đề nghị Chủ tịch UBND thành phố tặng Bằng khen cho ông Trần Duy Phúc, trú tại kiệt 18 đường "
        "Hàm Nghi, phường Bến Ngự và bà Lê Thị Mơ, thường trú tại thôn Đông, xã Phú Lương vì đã dũng cảm cứu người.",
    )
    assert names(reading) == ["Trần Duy Phúc", "Lê Thị Mơ"]
    homes = [value(n, "residence") for n in reading.nominees]
    assert homes == ["kiệt 18 đường Hàm Nghi, phường Bến Ngự", "thôn Đông, xã Phú Lương"]


def test_long_line_of_homes_takes_no_time() -> None:
    started = time.process_time()
    read_listed("- Ông Trần Duy Phúc" + ", ở thôn Đông" * 5000 + " ," * 5000)
    assert time.process_time() - started < 3
