"""Shares of votes in words: cut and never rounded up, so that nothing looks as if it reached a threshold."""

from __future__ import annotations

from fractions import Fraction

import pytest

from records.offices import CouncilProfile
from reports.papers.votes import members_of, percent_in_words, share_in_words


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(5, 5, "100%"), (9, 11, "81,8%"), (2, 3, "66,6%"), (8999, 10000, "89,9%"), (0, 7, "0%"), (1, 8, "12,5%")],
)
def test_percent_in_words(part: int, whole: int, words: str) -> None:
    assert percent_in_words(part, whole) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [(Fraction(4, 5), "80%"), (Fraction(2, 3), "2/3"), (Fraction(1), "100%"), (Fraction(7, 8), "7/8")],
)
def test_share_in_words(share: Fraction, words: str) -> None:
    assert share_in_words(share) == words


def test_nobody_votes_twice() -> None:
    council = CouncilProfile(chu_tich="Lê A", thu_ky="Trần B", thanh_vien=("Trần B", "Ngô C", "Lê A ", ""))
    assert members_of(council) == ("Lê A", "Trần B", "Ngô C")
