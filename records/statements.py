"""Takes what a person states of a proposal that no paper's field holds; gives typed values, and the JSON that is kept.

Kept by the record as decisions on fields "told.…", with who and when; what follows from it is `criteria`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, TypeAdapter, ValidationError, model_validator
from pydantic import Field as Slot

from records.catalogue import RECOGNITIONS
from records.errors import RecordError
from records.proposals import Proposal
from records.readings import Model

PREFIX = "told."
EARLIEST, LATEST = 1945, 2100  # years that a person can mean

DisciplineForm = Literal["khien_trach", "canh_cao", "ha_bac_luong", "giang_chuc", "cach_chuc", "buoc_thoi_viec"]
FORMS: dict[str, str] = {
    "khien_trach": "khiển trách",
    "canh_cao": "cảnh cáo",
    "ha_bac_luong": "hạ bậc lương",
    "giang_chuc": "giáng chức",
    "cach_chuc": "cách chức",
    "buoc_thoi_viec": "buộc thôi việc",
}
PersonClass = Literal["truc_tiep", "lanh_dao"]
CLASSES: dict[str, str] = {"truc_tiep": "người trực tiếp công tác", "lanh_dao": "lãnh đạo, quản lý"}
CompleteList = Literal["classifications", "titles", "awards", "initiatives", "discipline"]
LISTS: dict[str, str] = {
    "classifications": "kết quả xếp loại",
    "titles": "danh hiệu thi đua",
    "awards": "hình thức khen thưởng",
    "initiatives": "sáng kiến, đề tài",
    "discipline": "kỷ luật",
}
COUNTS: dict[str, str] = {
    "members": "tổng số người",
    "women": "số nữ",
    "completed_tasks": "số người hoàn thành nhiệm vụ trở lên",
    "ldtt": "số Lao động tiên tiến",
    "cstdcs": "số Chiến sĩ thi đua cơ sở",
    "disciplined_from_canh_cao": "số người bị kỷ luật từ cảnh cáo",
    "founded_year": "năm thành lập",
}


def _known_code(code: str) -> str:
    if code not in RECOGNITIONS:
        raise ValueError(f"“{code}” không phải mã danh hiệu, hình thức khen thưởng")
    return code


def _known_count(name: str) -> str:
    if name not in COUNTS:
        raise ValueError(f"“{name}” không phải một trong {', '.join(COUNTS)}")
    return name


Year = Annotated[int, Slot(ge=EARLIEST, le=LATEST, strict=True)]
Code = Annotated[str, AfterValidator(_known_code)]


class Measure(Model):
    """One disciplinary measure; without a last day it is not over."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    form: DisciplineForm
    start: date = Slot(alias="from")
    end: date | None = Slot(default=None, alias="to")

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Measure:
        if self.end is not None and self.end < self.start:
            raise ValueError("ngày hết kỷ luật trước ngày bắt đầu")
        return self


class Served(Model):
    """A recognition for which the same achievement was granted before."""

    code: Code
    year: Year | None = None


class Points(Model):
    """What one criterion of a rubric is worth, and on what that rests."""

    points: Annotated[float, Slot(ge=0, allow_inf_nan=False)]
    evidence: tuple[str, ...] = ()


def _year_keys(value: Any) -> Any:
    """JSON has only texts as keys."""
    if isinstance(value, dict):
        return {int(key) if isinstance(key, str) and key.isdecimal() else key: inner for key, inner in value.items()}
    return value


Months = Annotated[dict[Year, Annotated[float, Slot(ge=0, le=12)]], BeforeValidator(_year_keys)]
Counts = dict[Annotated[str, AfterValidator(_known_count)], Annotated[int, Slot(ge=0, strict=True)]]

_TYPES: dict[str, TypeAdapter[Any]] = {
    "pending": TypeAdapter(Annotated[bool, Slot(strict=True)]),
    "discipline": TypeAdapter(tuple[Measure, ...]),
    "maternity": TypeAdapter(tuple[Year, ...]),
    "months": TypeAdapter(Months),
    "same_as": TypeAdapter(tuple[Served, ...]),
    "class": TypeAdapter(PersonClass),
    "counts": TypeAdapter(Counts),
    "scores": TypeAdapter(dict[str, Points]),
    "complete": TypeAdapter(tuple[CompleteList, ...]),
    "honours": TypeAdapter(dict[str, bool]),
}
STATEMENTS: dict[str, str] = {
    "pending": "đang bị xem xét kỷ luật, điều tra, thanh tra, kiểm tra hoặc có khiếu nại, tố cáo",
    "discipline": "kỷ luật",
    "maternity": "năm nghỉ thai sản",
    "months": "số tháng làm việc trong năm",
    "same_as": "thành tích đã được khen",
    "class": "người lãnh đạo hay trực tiếp",
    "counts": "số liệu của tập thể",
    "scores": "điểm theo tiêu chí",
    "complete": "danh sách đã đủ",
    "honours": "khen thưởng trong lịch sử là của người này",
}


@dataclass(frozen=True)
class Statement:
    """One statement as it stands: the value by its type, and whose word it is since when."""

    name: str
    value: Any
    who: str
    on: date

    @property
    def source(self) -> str:
        """ "theo xác nhận của Lê Thử, ngày 10/11/2026" """
        return f"theo xác nhận của {self.who}, ngày {self.on:%d/%m/%Y}"


@dataclass(frozen=True)
class Statements:
    """All that people stated of one proposal, by name."""

    by_name: Mapping[str, Statement] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.by_name)

    def value(self, name: str) -> Any:
        """What was stated under a name; None where nothing was."""
        said = self.by_name.get(name)
        return said.value if said else None


def is_statement(field_: str) -> bool:
    """Whether a field of a decision holds a statement, no value of a paper."""
    return field_.startswith(PREFIX)


def checked_json(field_: str, text: str) -> str:
    """The JSON to keep of a statement; raises RecordError with what is wrong with it."""
    name = field_.removeprefix(PREFIX)
    if name not in _TYPES:
        known = ", ".join(PREFIX + each for each in _TYPES)
        raise RecordError(f"Không có trường “{field_}”.", hint=f"Dùng: {known}.", code="TRUONG_SAI")
    try:
        return as_json(name, _TYPES[name].validate_json(text))
    except ValidationError as exc:
        raise RecordError(
            f"Giá trị của “{STATEMENTS[name]}” không dùng được: {_in_words(exc)}.",
            hint="Xem cách ghi bằng: tdkt state --help",
            code="GIA_TRI_SAI",
        ) from exc


def as_json(name: str, value: Any) -> str:
    """A statement's value as it is kept; the same value gives the same text."""
    kept = _TYPES[name].dump_python(value, mode="json", by_alias=True, exclude_none=True)
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def signed(text: str, *, who: str, on: date) -> str:
    """A kept value with whose word it is: what `Proposal.told` carries."""
    return json.dumps({"value": json.loads(text), "who": who, "on": on.isoformat()}, ensure_ascii=False, sort_keys=True)


def statements_of(proposal: Proposal) -> Statements:
    """What people stated of a proposal; what an older program kept otherwise says nothing."""
    found: dict[str, Statement] = {}
    for name, text in proposal.told:
        try:
            told = json.loads(text)
            value = _TYPES[name].validate_python(told["value"])
            found[name] = Statement(name, value, told["who"], date.fromisoformat(told["on"]))
        except (KeyError, TypeError, ValueError):  # ValidationError is a ValueError
            continue
    return Statements(found)


def in_words(name: str, value: Any) -> str:
    """A statement's value in Vietnamese."""
    return _WORDS[name](value)


def _pending_in_words(value: bool) -> str:
    return f"{'đang' if value else 'không'} trong thời gian xem xét kỷ luật, điều tra, thanh tra, khiếu nại, tố cáo"


def _measure_in_words(measure: Measure) -> str:
    until = f" đến ngày {measure.end:%d/%m/%Y}" if measure.end else ", chưa ghi ngày hết"
    return f"{FORMS[measure.form]} từ ngày {measure.start:%d/%m/%Y}{until}"


def _served_in_words(served: Served) -> str:
    return RECOGNITIONS[served.code] + (f" năm {served.year}" if served.year else "")


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")


_WORDS: dict[str, Callable[[Any], str]] = {
    "pending": _pending_in_words,
    "discipline": lambda value: "; ".join(map(_measure_in_words, value)) or "không bị kỷ luật",
    "maternity": lambda value: f"nghỉ thai sản năm {', '.join(map(str, value))}" if value else "không nghỉ thai sản",
    "months": lambda value: "; ".join(f"năm {year} làm việc {_number(n)} tháng" for year, n in sorted(value.items())),
    "same_as": lambda value: (
        f"thành tích này đã được khen: {'; '.join(map(_served_in_words, value))}"
        if value
        else "thành tích này chưa được khen"
    ),
    "class": lambda value: CLASSES[value],
    "counts": lambda value: "; ".join(f"{COUNTS[name]}: {number}" for name, number in sorted(value.items())),
    "scores": lambda value: "; ".join(f"{name}: {_number(each.points)} điểm" for name, each in sorted(value.items())),
    "complete": lambda value: (
        f"đã nêu đủ {', '.join(LISTS[each] for each in value)}" if value else "chưa chắc danh sách nào đã đủ"
    ),
    "honours": lambda value: "; ".join(
        f"mục {key} trong lịch sử {'là' if is_own else 'không phải'} của người này"
        for key, is_own in sorted(value.items())
    ),
}


def _in_words(error: ValidationError) -> str:
    first = error.errors()[0]
    match first["type"]:
        case "literal_error":
            expected = str(first["ctx"]["expected"]).replace(" or ", ", ").replace("'", "")
            return f"“{first['input']}” phải là một trong {expected}"
        case "value_error":
            return str(first["ctx"]["error"])
        case "greater_than_equal" | "less_than_equal":
            side, bound = ("nhỏ nhất", "ge") if "ge" in first["ctx"] else ("lớn nhất", "le")
            return f"“{first['input']}” ngoài giới hạn ({side} là {_number(first['ctx'][bound])})"
        case "finite_number":
            return f"“{first['input']}” không phải số viết được"
        case "date_from_datetime_parsing" | "date_parsing" | "date_from_datetime_inexact":
            return f"“{first['input']}” không phải ngày có thật (viết năm-tháng-ngày)"
        case "missing":
            return f"thiếu mục “{first['loc'][-1]}”"
        case _:
            return f"“{first['input']}” sai kiểu giá trị"
