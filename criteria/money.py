"""Takes a recognition, a kind of nominee and a decision's day; gives the reward in đồng, or why there is none."""

from __future__ import annotations

from datetime import date
from math import ceil

from criteria.facts import FactsModel
from criteria.rulebook import BaseSalary, Coefficient, Rounding, Rulebook
from records.catalogue import RECOGNITIONS
from records.errors import InputError


class MoneyResult(FactsModel):
    """The reward and how it was computed; `amount_vnd` None comes with a Vietnamese `reason`."""

    amount_vnd: int | None = None
    coefficient: float | None = None
    base: int | None = None
    article: str | None = None
    reason: str | None = None


def amount(code: str, kind: str, on: date, rulebook: Rulebook) -> MoneyResult:
    """Coefficient times the base salary in force on the day of the decision, rounded as the decree of that day says."""
    if code not in RECOGNITIONS:
        raise InputError(
            f"“{code}” không phải mã danh hiệu, hình thức khen thưởng.", hint="Xem bảng mã trong tài liệu."
        )
    coefficients = (c for c in rulebook.in_force(Coefficient, on) if c.code == code and c.kind == kind)
    coefficient = next(coefficients, None)
    base = next(iter(rulebook.in_force(BaseSalary, on)), None)
    rounding = next(iter(rulebook.in_force(Rounding, on)), None)
    name, day = RECOGNITIONS[code], f"{on:%d/%m/%Y}"
    if coefficient is None:
        return MoneyResult(reason=f"Chưa có hệ số tiền thưởng của {name} cho đối tượng này vào ngày {day}.")
    if not coefficient.is_confirmed:
        return MoneyResult(reason=f"Hệ số tiền thưởng của {name} vào ngày {day} chưa được xác nhận.")
    if base is None or not base.is_confirmed or rounding is None:
        return MoneyResult(reason=f"Chưa có mức lương cơ sở vào ngày {day}.")
    exact = coefficient.times * base.amount_vnd
    return MoneyResult(
        amount_vnd=ceil(exact / rounding.up_to_vnd) * rounding.up_to_vnd,
        coefficient=float(coefficient.times),
        base=base.amount_vnd,
        article=f"{coefficient.reference}; lương cơ sở: {base.reference}; làm tròn: {rounding.reference}",
    )
