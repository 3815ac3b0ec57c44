"""`python -m bench.units`: an invented register of 4,000 units is asked noisy names; prints how it answers, how fast.

Every unit is invented. Some names asked are of no unit of the register: those must not be accepted.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from records.folding import unaccented
from records.units import Register, Unit

DAY = date(2026, 9, 1)
SEED = 20260901
KNOWN, ASKED, UNKNOWN = 4_000, 400, 200
ALL = "tất cả có trong danh mục"
_SYLLABLES = (
    "An Bình Cẩm Châu Đại Đông Đức Giang Hải Hòa Hưng Khánh Kim Lạc Lâm Long Lộc Mai Minh Mỹ Nam Ngọc Nghĩa "
    "Phong Phú Phúc Quang Sơn Tam Tân Tây Thái Thanh Thịnh Thọ Thủy Thuận Trung Trường Tường Vân Vĩnh Xuân Yên "
    "Ân Bảo Cát Diên Hạ"
)
_FIELDS = (
    "Quản lý Đo lường|Quản lý Chất lượng|Quản lý Khoa học|Quản lý Công nghệ|Hành chính - Tổng hợp|"
    "Kế hoạch - Tài chính|Tổ chức - Hành chính|Nghiệp vụ|Kiểm định|Thử nghiệm|Công nghệ thông tin|Hạ tầng số|"
    "Đào tạo và Tư vấn|Phát triển dịch vụ|Kỹ thuật|An toàn thông tin"
)
_CENTRES = (
    "Y tế|Giáo dục nghề nghiệp - Giáo dục thường xuyên|Dịch vụ nông nghiệp|Văn hóa, Thông tin và Thể thao|"
    "Phát triển quỹ đất|Phục vụ hành chính công|Ứng dụng tiến bộ khoa học và công nghệ"
)
SYLLABLES, FIELDS, CENTRES = _SYLLABLES.split(), _FIELDS.split("|"), _CENTRES.split("|")
SHORT = {
    "Ủy ban nhân dân": "UBND",
    "Trung học cơ sở": "THCS",
    "Trung học phổ thông": "THPT",
    "Trung tâm": "TT",
    "Khoa học và Công nghệ": "KH&CN",
    "khoa học và công nghệ": "KHCN",
    "Công nghệ thông tin": "CNTT",
    "Chi cục": "CC",
    "Phòng": "P.",
    "Quản lý": "QL",
    "Hành chính - Tổng hợp": "HC-TH",
    "Kế hoạch - Tài chính": "KHTC",
    "Giáo dục nghề nghiệp - Giáo dục thường xuyên": "GDNN-GDTX",
    "Tiêu chuẩn Đo lường Chất lượng": "TĐC",
}


@dataclass(frozen=True)
class Question:
    """A name as somebody might write it, the unit that issued the paper, and the unit meant (None: not registered)."""

    text: str
    within: str | None
    meant: str | None
    kind: str


def invent(rng: random.Random, *, count: int) -> list[Unit]:
    """Districts with committees, schools, centres and rooms, until there are `count` units."""
    pairs = [f"{one} {other}" for one in SYLLABLES for other in SYLLABLES if one != other]
    units: dict[tuple[str, str | None], Unit] = {}
    for number, name in enumerate(rng.sample(pairs, len(pairs))):
        top = Unit(id=f"H{number}", name=f"Ủy ban nhân dân huyện {name}")
        for unit in (top, *_of_district(rng, top, f"huyện {name}")):
            units.setdefault((unit.name, unit.parent), unit)
        if len(units) >= count:
            break
    return list(units.values())[:count]


def _of_district(rng: random.Random, top: Unit, district: str) -> Iterator[Unit]:
    for number in range(rng.randint(6, 12)):
        village = " ".join(rng.sample(SYLLABLES, 2))
        yield Unit(id=f"{top.id}.X{number}", name=f"Ủy ban nhân dân xã {village}", parent=top.id)
        for level in ("Mầm non", "Tiểu học", "Trung học cơ sở"):
            id_ = f"{top.id}.T{number}{level[0]}"
            yield Unit(id=id_, name=f"Trường {level} {village}, {district}", parent=top.id)
    for number, field in enumerate(rng.sample(CENTRES, 3)):
        centre = Unit(id=f"{top.id}.C{number}", name=f"Trung tâm {field} {district}", parent=top.id)
        yield centre
        for room, of in enumerate(rng.sample(FIELDS, 3)):
            yield Unit(id=f"{centre.id}.P{room}", name=f"Phòng {of}", parent=centre.id)


def abbreviated(text: str, rng: random.Random) -> str:
    for whole, short in SHORT.items():
        text = text.replace(whole, short)
    return text


def without_district(text: str, rng: random.Random) -> str:
    return text.split(", huyện")[0].split(" huyện")[0]


def one_letter_lost(text: str, rng: random.Random) -> str:
    at = rng.choice([i for i, char in enumerate(text) if char.isalpha()])
    return text[:at] + text[at + 1 :]


NOISES: dict[str, Callable[[str, random.Random], str]] = {
    "viết tắt": abbreviated,
    "chữ hoa": lambda text, _: text.upper(),
    "thiếu huyện": without_district,
    "không dấu": lambda text, _: unaccented(text),
    "mất một chữ cái": one_letter_lost,
}


def ask(rng: random.Random, register: Register, strange: Register) -> list[Question]:
    """`ASKED` names of registered units with one noise each, and `UNKNOWN` of units that are not registered."""
    noises = list(NOISES)
    found = []
    for number, unit in enumerate(rng.sample(register.units, ASKED)):
        noise = noises[number % len(noises)]
        found.append(_question(rng, register, unit, noise, meant=unit.id))
    names = {register.full_name(unit) for unit in register.units}
    others = [unit for unit in strange.units if strange.full_name(unit) not in names]
    for unit in rng.sample(others, UNKNOWN):
        found.append(_question(rng, strange, unit, rng.choice(noises), meant=None))
    return found


def _question(rng: random.Random, register: Register, unit: Unit, noise: str, *, meant: str | None) -> Question:
    """Half of the papers are issued by the unit above and name it at their head; the others name it in the text."""
    text = register.full_name(unit)
    within = None
    if unit.parent and rng.random() < 0.5:
        text, within = unit.name, register.entries(unit.parent)[0].name
    return Question(NOISES[noise](text, rng), within, meant, noise if meant else "không có trong danh mục")


@dataclass
class Count:
    """What became of the questions of one kind."""

    asked: int = 0
    first: int = 0
    accepted: int = 0
    right: int = 0


def measure(register: Register, questions: list[Question]) -> tuple[dict[str, Count], float]:
    """The counts by kind, and CPU milliseconds a question (the preparation of the register left out)."""
    register.match("Ủy ban", DAY)
    register.match("qlxyz", DAY)
    counts: dict[str, Count] = {}
    spent = 0.0
    for question in questions:
        began = time.process_time()
        match = register.match(question.text, DAY, question.within)
        spent += time.process_time() - began
        first = match.unit or (match.candidates[0].unit if match.candidates else None)
        for kind in (question.kind, ALL) if question.meant else (question.kind,):
            count = counts.setdefault(kind, Count())
            count.asked += 1
            count.first += first is not None and first.id == question.meant
            count.accepted += match.unit is not None
            count.right += match.unit is not None and match.unit.id == question.meant
    return counts, 1000 * spent / len(questions)


def main() -> None:
    rng = random.Random(SEED)
    register, strange = Register(invent(rng, count=KNOWN)), Register(invent(rng, count=KNOWN))
    questions = ask(rng, register, strange)
    began = time.process_time()
    register.match("Phòng XYZ", DAY)
    prepared = time.process_time() - began
    counts, spent = measure(register, questions)
    print(f"{len(register.units)} đơn vị bịa, {ASKED} tên có trong danh mục, {UNKNOWN} tên không có\n")
    print("| câu hỏi | số | đúng ở vị trí đầu | được nhận | đúng trong số được nhận |\n|---|---|---|---|---|")
    for kind, count in counts.items():
        exact = f"{count.right / count.accepted:.1%}" if count.accepted else "-"
        shares = f"{count.first / count.asked:.1%} | {count.accepted / count.asked:.1%} | {exact}"
        print(f"| {kind} | {count.asked} | {shares} |")
    print(f"\nChuẩn bị danh mục: {prepared:.2f} s CPU; mỗi câu hỏi: {spent:.2f} ms CPU")


if __name__ == "__main__":
    main()
