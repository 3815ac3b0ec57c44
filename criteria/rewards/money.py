"""Takes a recognition, a kind of nominee and a decision's day; gives the reward in đồng, or why there is none.

Who pays it stands beside it; adding up a quarter is `criteria.rewards.totals`.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil

from criteria.book.rulebook import BaseSalary, Coefficient, Payer, Rounding, Rulebook
from criteria.facts import FactsModel
from records.catalogue import RECOGNITIONS
from records.errors import InputError

KIND_WORDS = {"ca_nhan": "cá nhân", "tap_the": "tập thể", "ho_gia_dinh": "hộ gia đình"}
USUAL_ROUNDING_VND = 10_000  # only to show what an unrounded sum would be


class MoneyResult(FactsModel):
    """The reward and how it was computed; `amount_vnd` None comes with a Vietnamese `reason`.

    `note` is what an official should know beside the sum; `payer` who pays, by `payer_article`, where that is known.
    """

    amount_vnd: int | None = None
    coefficient: float | None = None
    base: int | None = None
    article: str | None = None
    reason: str | None = None
    note: str | None = None
    payer: str | None = None
    payer_article: str | None = None


def amount(code: str, kind: str, on: date, rulebook: Rulebook) -> MoneyResult:
    """Coefficient times the base salary in force on the day of the decision, rounded as the decree of that day says."""
    if code not in RECOGNITIONS:
        raise InputError(
            f"“{code}” không phải mã danh hiệu, hình thức khen thưởng.", hint="Xem bảng mã trong tài liệu."
        )
    of_code = (c for c in rulebook.in_force(Coefficient, on) if c.code == code and c.kind == kind)
    coefficient = next(of_code, None)
    base = next(iter(rulebook.in_force(BaseSalary, on)), None)
    rounding = next(iter(rulebook.in_force(Rounding, on)), None)
    if coefficient is None:
        return MoneyResult(reason=_no_coefficient(code, kind, on, rulebook))
    if not coefficient.is_confirmed:
        return MoneyResult(reason=_unconfirmed(coefficient, on))
    if base is None or not base.is_confirmed or rounding is None:
        return MoneyResult(reason=f"Chưa có mức lương cơ sở vào ngày {on:%d/%m/%Y}.")
    if coefficient.is_ceiling:
        return MoneyResult(reason=_only_a_ceiling(coefficient, base, rounding))
    exact = coefficient.times * base.amount_vnd
    payer = next((p for p in rulebook.in_force(Payer, on) if code in p.codes and p.is_confirmed), None)
    note = _note(exact, rounding)
    return MoneyResult(
        amount_vnd=rounded_up(exact, rounding.up_to_vnd),
        coefficient=float(coefficient.times),
        base=base.amount_vnd,
        article="; ".join(
            filter(
                None,
                (coefficient.reference, f"lương cơ sở: {base.reference}", f"làm tròn: {rounding.reference}", note),
            )
        ),
        note=note,
        payer=payer.body if payer else None,
        payer_article=payer.reference if payer else None,
    )


def rounded_up(exact: Fraction, to_vnd: int) -> int:
    """The next multiple of `to_vnd` đồng that is not less."""
    return ceil(exact / to_vnd) * to_vnd


def in_dong(vnd: int) -> str:
    """ "1.490.000 đồng"."""
    return f"{vnd:,} đồng".replace(",", ".")


def _note(exact: Fraction, rounding: Rounding) -> str | None:
    """What an unsure rounding would change; nothing where it changes nothing."""
    usual = rounded_up(exact, USUAL_ROUNDING_VND)
    if not rounding.note or usual == rounded_up(exact, rounding.up_to_vnd):
        return None
    return rounding.note.format(rounded=in_dong(usual))


def _no_coefficient(code: str, kind: str, on: date, rulebook: Rulebook) -> str:
    name = f"{RECOGNITIONS[code]} cho {KIND_WORDS.get(kind, kind)}"
    ended = [c for c in rulebook.all_of(Coefficient) if c.code == code and c.kind == kind and c.to and c.to < on]
    if ended:
        last = max(ended, key=lambda c: c.to or on)
        return (
            f"Chưa có hệ số tiền thưởng của {name} vào ngày {on:%d/%m/%Y}: {last.reference} áp dụng đến hết ngày "
            f"{last.to:%d/%m/%Y}, chưa nạp quy định thay thế."
        )
    return f"Chưa có hệ số tiền thưởng của {name} vào ngày {on:%d/%m/%Y}."


def _unconfirmed(coefficient: Coefficient, on: date) -> str:
    name = f"{RECOGNITIONS[coefficient.code]} cho {KIND_WORDS.get(coefficient.kind, coefficient.kind)}"
    return (
        f"Hệ số tiền thưởng của {name} vào ngày {on:%d/%m/%Y} chưa được xác nhận ({coefficient.reference}); "
        "chương trình không tính."
    )


def _only_a_ceiling(coefficient: Coefficient, base: BaseSalary, rounding: Rounding) -> str:
    highest = in_dong(rounded_up(coefficient.times * base.amount_vnd, rounding.up_to_vnd))
    times = f"{float(coefficient.times):g}".replace(".", ",")
    return (
        f"{RECOGNITIONS[coefficient.code]}: văn bản chỉ nêu mức cao nhất ({coefficient.reference}), mức cụ thể do cơ "
        f"quan tặng quyết định; với mức trần {times} lần là không quá {highest}."
    )
