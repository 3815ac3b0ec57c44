"""Takes a quarter's name ("2026-Q4") or a day; gives its months and its deadline (the Plan, III.7a)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta, timezone

from records.errors import SettingsError

ROMAN = ("I", "II", "III", "IV")
VIETNAM = timezone(timedelta(hours=7))  # the Office's days, whatever the machine's clock is set to
DEADLINE_DAY = 20  # the Plan, III.7a: "trước ngày 20 tháng cuối quý"


@dataclass(frozen=True, order=True)
class Quarter:
    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """Reads "2026-Q4"; raises SettingsError with a hint where it is written otherwise."""
        match = re.fullmatch(r"(\d{4})-?[Qq]([1-4])", text.strip())
        if not match:
            raise SettingsError(f"Không hiểu quý “{text}”.", hint="Viết theo mẫu 2026-Q4 (năm, dấu gạch, Q1 đến Q4).")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Quarter:
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def name(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def label(self) -> str:
        """ "IV-2026", as in file names."""
        return f"{ROMAN[self.number - 1]}-{self.year}"

    @property
    def next(self) -> Quarter:
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def last_month(self) -> int:
        return self.number * 3

    @property
    def deadline(self) -> date:
        """The first day that is too late: the 20th of the last month."""
        return date(self.year, self.last_month, DEADLINE_DAY)

    def is_late(self, received: date) -> bool:
        return received >= self.deadline
