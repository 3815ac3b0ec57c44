"""Tables of nominees in many orders of columns: what each column is called, and what it prints."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from training.cast import Cast, Item, Nominee
from training.script import CellText, Script

HEADS = {
    "number": ("STT", "TT", "Stt", "Số TT"),
    "name": ("Họ và tên", "HỌ VÀ TÊN", "Họ tên", "Tên cá nhân", "Họ và tên người được đề nghị"),
    "collective": ("Tên tập thể", "Tập thể", "Tên đơn vị", "TÊN TẬP THỂ"),
    "either": ("Tên tập thể, cá nhân", "Họ và tên cá nhân, tên tập thể", "Tập thể/cá nhân"),
    "honorific": ("Ông (bà)", "Ông/Bà", "Danh xưng"),
    "birth": ("Năm sinh", "Ngày sinh", "Ngày, tháng, năm sinh"),
    "post": ("Chức vụ", "Chức danh", "Chức vụ, chức danh", "CHỨC VỤ"),
    "unit": ("Đơn vị", "Đơn vị công tác", "Nơi công tác", "Phòng, ban", "ĐƠN VỊ"),
    "post_unit": ("Chức vụ, đơn vị công tác", "Chức vụ, đơn vị", "Chức vụ, nơi công tác"),
    "asked": ("Hình thức đề nghị", "Danh hiệu đề nghị", "Đề nghị khen thưởng", "Danh hiệu, hình thức đề nghị"),
    "home": ("Quê quán", "Nguyên quán"),
    "level": ("Xếp loại", "Kết quả xếp loại", "Mức độ hoàn thành nhiệm vụ"),
    "merit": ("Tóm tắt thành tích", "Thành tích", "Thành tích tiêu biểu"),
    "had": ("Đã được khen thưởng", "Thành tích đã đạt", "Hình thức khen thưởng đã đạt được"),
    "initiative": ("Tên sáng kiến", "Sáng kiến, đề tài"),
    "note": ("Ghi chú",),
    "sign": ("Ký nhận", "Ký tên"),
}


@dataclass(slots=True)
class Row:
    """A nominee with what a row may tell."""

    who: Nominee
    asked: Item | None = None
    also: list[Item] = field(default_factory=list)  # a second request, a prior recognition


@dataclass(slots=True)
class Manner:
    """How one writer fills a table."""

    honorific: bool
    upper: bool
    birth: str
    joint: str


def manner(s: Script) -> Manner:
    return Manner(
        honorific=s.maybe(0.35),
        upper=s.maybe(0.2),
        birth=s.one_of("y", "dmy", "short", "dot"),
        joint=s.one_of(", ", " - ", "\n", ", "),
    )


def heads(s: Script, columns: Sequence[str], *, bold: bool = True) -> list[str | CellText]:
    return [CellText(s.one_of(*HEADS[column]), bold=bold, centred=True) for column in columns]


def cells(s: Script, cast: Cast, row: Row, columns: Sequence[str], how: Manner, *, number: int) -> list[str | CellText]:
    """The cells of a row, printed in the order of the columns."""
    return [_PRINTED[column](s, cast, row, how) if column != "number" else f"{number}" for column in columns]


def name_of(row: Row, how: Manner) -> str:
    """A name as the writer prints it: capitals, with Ông or Bà before it, or plain."""
    who = row.who
    if who.kind == "tap_the":
        return f"{who.full_name}"
    name = f"{who.full_name:upper}" if how.upper else f"{who.full_name}"
    return f"{who.honorific} {name}" if how.honorific else name


def _joint(s: Script, cast: Cast, row: Row, how: Manner) -> str:
    """Post and unit in one cell."""
    if row.who.kind == "tap_the":
        return f"{row.who.unit}"
    return f"{row.who.position}{how.joint}{row.who.unit}"


def _had(s: Script, cast: Cast, row: Row, how: Manner) -> str:
    """One or two titles had before, in short."""
    people = row.who.kind != "tap_the"
    years = sorted({str(cast.year - s.number(1, 3)) for _ in range(s.number(0, 2))})
    told = []
    for year in years:
        item = cast.prior(row.who, s.one_of("LDTT", "CSTDCS") if people else s.one_of("TTLDTT", "TTLDXS"), year=year)
        told.append(f"{item.phrase} năm {item.year}")
    return ("\n" if s.maybe() else "; ").join(told)


def _level(s: Script, cast: Cast, row: Row, how: Manner) -> str:
    """The classification of the year of the paper."""
    item = cast.classification(row.who)
    if row.asked and "year" in row.asked.implied:  # that of the title, which may be a school year
        item.entry["year"] = row.asked.implied["year"]
    return f"{item.short}" if how.upper or s.maybe(0.5) else f"{item.phrase}"


def _initiative(s: Script, cast: Cast, row: Row, how: Manner) -> str:
    return f"{cast.initiative(row.who).title}"


_PRINTED: dict[str, Callable[[Script, Cast, Row, Manner], str]] = {
    "name": lambda s, cast, row, how: name_of(row, how),
    "collective": lambda s, cast, row, how: name_of(row, how),
    "either": lambda s, cast, row, how: name_of(row, how),
    "honorific": lambda s, cast, row, how: f"{row.who.honorific}" if row.who.kind != "tap_the" else "",
    "birth": lambda s, cast, row, how: f"{row.who.birth_date:{how.birth}}" if row.who.kind != "tap_the" else "",
    "post": lambda s, cast, row, how: f"{row.who.position}" if row.who.kind != "tap_the" else "",
    "unit": lambda s, cast, row, how: f"{row.who.unit}",
    "post_unit": _joint,
    "asked": lambda s, cast, row, how: "\n".join(f"{each.phrase}" for each in [row.asked, *row.also] if each),
    "home": lambda s, cast, row, how: f"{row.who.hometown}" if row.who.kind != "tap_the" else "",
    "level": _level,
    "merit": lambda s, cast, row, how: f"{cast.achievement(row.who)}",
    "had": _had,
    "initiative": _initiative,
    "note": lambda s, cast, row, how: "",
    "sign": lambda s, cast, row, how: "",
}
