"""`python -m bench.people`: 100,000 invented proposals of eight quarters; prints how long telling who is who takes."""

from __future__ import annotations

import random
import time

from records.people import Appearance, identify

SEED, PROPOSALS, PEOPLE, QUARTERS = 20260901, 100_000, 40_000, 8
FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"]
MIDDLES = ["Văn", "Thị", "Hữu", "Minh", "Ngọc", "Thanh", "Đức", "Quang", "Thu", "Xuân"]
GIVEN = ["An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hạ", "Hải", "Hoa", "Hùng", "Lan", "Linh", "Mai", "Nam", "Phúc"]
GIVEN += ["Quân", "Sơn", "Tâm", "Thảo", "Thúy", "Thùy", "Trang", "Tuấn", "Vân", "Yến"]


def invent(rng: random.Random) -> list[Appearance]:
    """Proposals of people with few names: a fifth without a birth date, a fifth with the year alone."""
    people = []
    for _ in range(PEOPLE):
        name = f"{rng.choice(FAMILIES)} {rng.choice(MIDDLES)} {rng.choice(GIVEN)}"
        born = f"{rng.randint(1966, 2002)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
        people.append((name, born, f"Phòng số {rng.randint(1, 400)}"))
    found = []
    for number in range(PROPOSALS):
        name, born, unit = rng.choice(people)
        told = rng.choice([[], [born[:4]], [born], [born], [born]])
        quarter = f"{2025 + number % QUARTERS // 4}-Q{number % 4 + 1}"
        found.append(Appearance(f"{quarter}-{number:06d}", quarter, name, frozenset(told), unit=unit))
    return found


def main() -> None:
    appearances = invent(random.Random(SEED))
    began = time.process_time()
    found = identify(appearances)
    spent = time.process_time() - began
    print(f"{len(appearances)} đề nghị: {len(found.people)} người, {len(found.suggestions)} gợi ý, {spent:.1f} s CPU")


if __name__ == "__main__":
    main()
