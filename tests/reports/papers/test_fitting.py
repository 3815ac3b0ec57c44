from __future__ import annotations

import pytest

from reports.papers.fitting import MORE, Room, fitted, line_count, sentences, share_out, shortened

ROOM = Room(60, 11)
TEXT = "Hoàn thành 100% nhiệm vụ được giao. Tiết kiệm 120 triệu đồng cho TP. Hồ Chí Minh. Hướng dẫn 05 đơn vị áp dụng."


def test_sentences_are_not_torn_at_short_forms() -> None:
    assert sentences(TEXT)[1] == "Tiết kiệm 120 triệu đồng cho TP. Hồ Chí Minh."
    assert sentences("Ông là ThS. Nguyễn An; đạt 3,5 điểm. Năm 2025 tốt.") == [
        "Ông là ThS. Nguyễn An; đạt 3,5 điểm.",
        "Năm 2025 tốt.",
    ]


def test_text_is_shortened_by_whole_sentences() -> None:
    assert shortened(TEXT, ROOM, lines=9) == TEXT
    short = shortened(TEXT, ROOM, lines=2)
    assert short == f"Hoàn thành 100% nhiệm vụ được giao. {MORE}"
    assert line_count(short, ROOM) <= 2


def test_one_sentence_too_long_ends_at_a_word() -> None:
    short = shortened("nghiên cứu " * 80, ROOM, lines=3)
    assert short.endswith(f"cứu {MORE}") or short.endswith(f"nghiên {MORE}")
    assert line_count(short, ROOM) == 3


@pytest.mark.parametrize("lines", range(1, 12))
def test_list_never_takes_more_than_its_lines_and_says_what_is_left_out(lines: int) -> None:
    texts = [f"Số {number}. {TEXT}" for number in range(8)]
    kept = fitted(texts, ROOM, lines=lines)
    assert sum(line_count(text, ROOM) for text in kept) <= lines
    assert kept[-1].endswith(MORE)


def test_list_that_fits_is_whole() -> None:
    texts = ["Một.", "Hai.", "Ba."]
    assert fitted(texts, ROOM, lines=3) == texts


def test_lines_are_shared_out_to_all_in_need() -> None:
    assert share_out([2, 3, 4], least=[1, 1, 1], lines=9) == [2, 3, 4]
    assert share_out([2, 30, 40], least=[1, 4, 6], lines=20) == [2, 8, 10]
    assert share_out([9, 9], least=[3, 3], lines=4) == [3, 3]  # the least goes before the page
