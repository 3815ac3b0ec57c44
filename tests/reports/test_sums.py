"""Money in figures and words, against how offices write numbers out."""

from __future__ import annotations

import random
import re

import pytest

from reports.sums import dong_in_words, in_dong, number_in_words

WORTH = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "lăm": 5, "sáu": 6, "bảy": 7}
WORTH |= {"tám": 8, "chín": 9}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (55, "năm mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (115, "một trăm mười lăm"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_015, "một nghìn không trăm mười lăm"),
        (21_000, "hai mươi mốt nghìn"),
        (760_000, "bảy trăm sáu mươi nghìn"),
        (2_530_000, "hai triệu năm trăm ba mươi nghìn"),
        (4_500_000, "bốn triệu năm trăm nghìn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (101_121_131, "một trăm linh một triệu một trăm hai mươi mốt nghìn một trăm ba mươi mốt"),
        (1_000_000_000, "một tỷ"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (25_000_150_000, "hai mươi lăm tỷ một trăm năm mươi nghìn"),
        (1_000_000_000_000, "một nghìn tỷ"),
        (1_005_000_000_000, "một nghìn không trăm linh năm tỷ"),
    ],
)
def test_number_in_words(number: int, words: str) -> None:
    assert number_in_words(number) == words


def test_words_read_back_give_the_number() -> None:
    """Every number below 20.000, and two thousand more of every length up to 10^12."""
    chance = random.Random(30)
    numbers = [
        *range(20_000),
        *(chance.randrange(10**size, 10 ** (size + 1)) for size in range(4, 12) for _ in range(250)),
    ]
    assert [number for number in [*numbers, 10**12] if read(number_in_words(number)) != number] == []


def test_words_keep_the_rules_of_spelling() -> None:
    """Mốt and lăm only behind tens, linh only between hundreds and ones, no word said twice in a row."""
    words = [number_in_words(number) for number in range(100_000)]
    assert not [text for text in words if re.search(r"(?<!mươi )mốt|mươi một\b|mươi năm\b|mười năm\b|mười mốt", text)]
    assert not [text for text in words if re.search(r"(?<!trăm )linh|linh (lăm|mốt|mười)", text)]
    assert len(set(words)) == len(words)


def test_sum_in_figures_and_words() -> None:
    assert in_dong(4_500_000) == "4.500.000 đồng"
    assert dong_in_words(4_500_000) == "Bốn triệu năm trăm nghìn đồng"


def test_no_words_for_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="-1"):
        number_in_words(-1)


def read(words: str) -> int:
    """The number that a reader hears, by a way of its own."""
    total, group, ones = 0, 0, 0
    for word in words.split():
        if word == "trăm":
            group, ones = group + ones * 100, 0
        elif word == "mươi":
            group, ones = group + ones * 10, 0
        elif word in ("nghìn", "triệu"):
            total, group, ones = total + (group + ones) * {"nghìn": 10**3, "triệu": 10**6}[word], 0, 0
        elif word == "tỷ":
            total, group, ones = (total + group + ones) * 10**9, 0, 0
        elif word == "mười":
            group += 10
        elif word != "linh":
            ones = WORTH[word]
    return total + group + ones
