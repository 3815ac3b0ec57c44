"""Takes sums of money; gives them as papers print them: “4.500.000 đồng”, “Bốn triệu năm trăm nghìn đồng”."""

from __future__ import annotations

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ("", "nghìn", "triệu", "tỷ")
THOUSAND = 1000


def figures(number: int) -> str:
    """ "4.500.000"."""
    return f"{number:,}".replace(",", ".")


def in_dong(vnd: int) -> str:
    return f"{figures(vnd)} đồng"


def dong_in_words(vnd: int) -> str:
    """ "Bốn triệu năm trăm nghìn đồng", as a sentence of its own."""
    words = f"{number_in_words(vnd)} đồng"
    return words[:1].upper() + words[1:]


def number_in_words(number: int) -> str:
    """A whole number from 0 on, as offices write it: “một trăm linh năm”, “hai mươi mốt”, “mười lăm”."""
    if number < 0:
        raise ValueError(f"{number} is no number of things")
    if number == 0:
        return DIGITS[0]
    billions, rest = divmod(number, THOUSAND**3)
    words = [number_in_words(billions), SCALES[3]] if billions else []
    for power in (2, 1, 0):
        group = rest // THOUSAND**power % THOUSAND
        if group:
            words += _below_thousand(group, is_first=not words)
            words += [SCALES[power]] if power else []
    return " ".join(words)


def _below_thousand(group: int, *, is_first: bool) -> list[str]:
    """After a greater group the hundreds are always said: “một triệu không trăm linh năm nghìn”."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [DIGITS[hundreds], "trăm"] if hundreds or not is_first else []
    if tens == 0:
        return words + (["linh", DIGITS[ones]] if ones and words else [DIGITS[ones]] if ones else [])
    words += ["mười"] if tens == 1 else [DIGITS[tens], "mươi"]
    return words + ([_last(ones, after=tens)] if ones else [])


def _last(ones: int, *, after: int) -> str:
    if ones == 1 and after > 1:
        return "mốt"
    return "lăm" if ones == 5 else DIGITS[ones]
