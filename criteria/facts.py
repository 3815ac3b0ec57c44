"""Takes a facts file written by hand; gives frozen Facts in which absent means unknown. Judging is the engine's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError, model_validator
from pydantic import Field as Slot

from criteria.book.lines import line_of, without_lines
from records.catalogue import RECOGNITIONS
from records.chronicle import Standing
from records.errors import InputError
from records.office_files import load_yaml
from records.readings import Evidence, Level, NomineeKind, Scope

LegalKind = Literal["cong_trang", "dot_xuat", "phong_trao", "qua_trinh_cong_hien", "nien_han", "doi_ngoai"]
DisciplineForm = Literal["khien_trach", "canh_cao", "ha_bac_luong", "giang_chuc", "cach_chuc", "buoc_thoi_viec"]
DossierPart = Literal["to_trinh", "bao_cao_thanh_tich", "bien_ban", "xac_nhan_sang_kien"]
Place = tuple[str | int, ...]  # of a value in a file
FIRST_YEAR, LAST_YEAR, MONTHS_IN_YEAR = 1900, 2200, 12
ListName = Literal["classifications", "titles", "awards", "initiatives", "discipline"]


def _known_code(code: str) -> str:
    if code not in RECOGNITIONS:
        raise ValueError(f"“{code}” không phải mã danh hiệu, hình thức khen thưởng")
    return code


def _day_first(day: Any) -> Any:
    """A day as an official writes it, 15/01/2025, in the form of YAML."""
    found = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", day.strip()) if isinstance(day, str) else None
    return f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}" if found else day


def _listed(said: Any) -> Any:
    """One word where a list of words is asked for is a list of one."""
    return (said,) if isinstance(said, str) else said


Code = Annotated[str, AfterValidator(_known_code)]
Day = Annotated[date, BeforeValidator(_day_first)]
Count = Annotated[int, Slot(ge=0)]
Months = Annotated[float, Slot(ge=0, allow_inf_nan=False)]


class FactsModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class Person(FactsModel):
    """Whom the request is for; `units`: ids of its unit and of all above it in the register, None where not placed."""

    kind: NomineeKind
    full_name: str | None = None
    gender: Literal["nam", "nu"] | None = None
    unit: str | None = None
    units: tuple[str, ...] | None = None
    person_class: Literal["truc_tiep", "lanh_dao"] | None = None


class YearLevel(FactsModel):
    """The annual classification of one year."""

    year: int | None = None
    level: Level
    decision_number: str | None = None
    standing: Standing | None = None
    evidence: tuple[Evidence, ...] = ()


class Held(FactsModel):
    """A title or award received; `year` is the year of achievement."""

    code: Code
    year: int | None = None
    legal_kind: LegalKind | None = None
    decision_number: str | None = None
    decision_date: Day | None = None
    authority: str | None = None
    standing: Standing | None = None
    evidence: tuple[Evidence, ...] = ()


class Use(FactsModel):
    """One recognition for which an initiative or an achievement has served."""

    code: Code
    year: int | None = None


class InitiativeFact(FactsModel):
    """A recognised initiative or an accepted project; `used_for` None means that nobody has looked."""

    title: str
    year: int | None = None
    scope: Scope | None = None
    decision_number: str | None = None
    used_for: tuple[Use, ...] | None = None
    standing: Standing | None = None
    evidence: tuple[Evidence, ...] = ()


class Discipline(FactsModel):
    """One disciplinary measure with its first day and, where it is over, its last; None is a day that is not said."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    form: DisciplineForm | None = None
    from_: Day | None = Slot(default=None, alias="from")
    to: Day | None = None

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Discipline:
        if self.to is not None and self.from_ is not None and self.to < self.from_:
            raise ValueError("ngày hết kỷ luật trước ngày bắt đầu")
        return self

    @property
    def last_told(self) -> date | None:
        """The last day of which it is said that the measure held."""
        return self.to or self.from_


class Collective(FactsModel):
    """Counts of people in the year of the request."""

    members: Count | None = None
    women: Count | None = None
    completed_tasks: Count | None = None
    ldtt: Count | None = None
    cstdcs: Count | None = None
    disciplined_from_canh_cao: Count | None = None
    leads_cluster: bool | str | None = None
    founded_year: int | None = None


class Quota(FactsModel):
    """Counts of the unit where a share matters; `is_open`: who goes where they are too many, nobody has said yet."""

    ldtt_in_unit: Count | None = None
    cstdcs_proposed: Count | None = None
    is_open: bool = False


class VoteFact(FactsModel):
    """The ballots of the Council on the request, as its minutes count them."""

    yes: Count | None = None
    present: Count | None = None
    members: Count | None = None
    is_secret: bool | None = None
    evidence: tuple[Evidence, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _read_yes(cls, raw: Any) -> Any:
        """YAML 1.1 takes a bare `yes` for true."""
        return {"yes" if key is True else key: value for key, value in raw.items()} if isinstance(raw, dict) else raw


class Score(FactsModel):
    """What a person gave one criterion of a rubric, and on what it rests; None of points is not yet judged."""

    points: float | None = None
    evidence: tuple[str, ...] = ()


class Facts(FactsModel):
    """Everything the rules may look at. None is unknown; an empty list states that there is none."""

    received: Day
    nominee: Person
    requested: Code
    legal_kind: LegalKind | None = None
    year: int | None = None
    classifications: tuple[YearLevel, ...] | None = None
    titles: tuple[Held, ...] | None = None
    awards: tuple[Held, ...] | None = None
    initiatives: tuple[InitiativeFact, ...] | None = None
    discipline: tuple[Discipline, ...] | None = None
    pending: bool | None = None
    months_worked: dict[int, Months] | None = None
    maternity_years: tuple[int, ...] | None = None
    collective: Collective | None = None
    dossier: Annotated[tuple[DossierPart, ...] | None, BeforeValidator(_listed)] = None
    same_achievement_as: tuple[Use, ...] | None = None
    quota: Quota | None = None
    vote: VoteFact | None = None
    scores: dict[str, Score] | None = None
    complete: Annotated[tuple[ListName, ...], BeforeValidator(_listed)] = ()
    complete_years: dict[ListName, tuple[int, int]] = {}  # first and last year of which a list shows everything
    places: dict[str, tuple[Evidence, ...]] = {}  # where papers state what has no place of its own, by name of the fact

    def is_closed(self, name: ListName, year: int | None = None) -> bool:
        """Whether an item that the list does not show was certainly not there, at all or in one year."""
        if year is not None and name in self.complete_years:
            first, last = self.complete_years[name]
            if first <= year <= last:
                return True
        items = getattr(self, name)
        return items is not None and (name in self.complete or not items)


def read_facts(path: Path) -> Facts:
    """The facts of one file; raises InputError naming file, line and key."""
    raw = load_yaml(path, error=InputError)
    if not isinstance(raw, dict):
        raise InputError(f"{path.name}: phải là các mục dạng “khóa: giá trị”.", code="DU_KIEN_SAI")
    try:
        facts = Facts.model_validate(without_lines(raw))
    except ValidationError as exc:
        first = exc.errors()[0]
        raise _wrong(path, raw, first["loc"], _in_vietnamese(first["type"], first["msg"])) from exc
    for place, what in _impossible(facts):
        raise _wrong(path, raw, place, what)
    return facts


def _wrong(path: Path, raw: Any, place: Place, what: str) -> InputError:
    key = ".".join(str(part) for part in place)
    return InputError(
        f"{path.name}, dòng {line_of(raw, place)}: mục “{key}” sai ({what}).",
        hint="Xem danh sách các mục trong tài liệu về tệp dữ kiện.",
        code="DU_KIEN_SAI",
    )


def _impossible(facts: Facts) -> Iterator[tuple[Place, str]]:
    """Numbers that a person mistyped; what papers print goes through other hands, and stays what it is."""
    years: list[tuple[Place, int | None]] = [(("year",), facts.year)]
    for name in ("classifications", "titles", "awards", "initiatives"):
        years += [((name, at, "year"), item.year) for at, item in enumerate(getattr(facts, name) or ())]
    years += [(("months_worked", year), year) for year in facts.months_worked or ()]
    years += [(("maternity_years", at), year) for at, year in enumerate(facts.maternity_years or ())]
    for place, year in years:
        if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
            yield place, "không phải một năm"
    for year, months in (facts.months_worked or {}).items():
        if months > MONTHS_IN_YEAR:
            yield ("months_worked", year), f"một năm chỉ có {MONTHS_IN_YEAR} tháng"
    for name, (first, last) in facts.complete_years.items():
        if last < first:
            yield ("complete_years", name), "năm cuối trước năm đầu"


def _in_vietnamese(kind: str, message: str) -> str:
    match kind:
        case "extra_forbidden":
            return "không có mục này"
        case "missing":
            return "thiếu mục bắt buộc"
        case "literal_error":
            return message.replace("Input should be", "phải là một trong").replace(" or ", ", ")
        case "greater_than_equal" | "finite_number":
            return "phải là số không âm"
        case "value_error":
            return message.removeprefix("Value error, ")
        case "tuple_type":
            return "phải là danh sách, mỗi mục một dòng bắt đầu bằng dấu “-”"
        case "dict_type" | "model_type" | "model_attributes_type":
            return "phải là các mục dạng “khóa: giá trị”"
        case "bool_parsing" | "bool_type":
            return "phải là true (có) hoặc false (không)"
        case "int_parsing" | "int_type" | "int_from_float":
            return "phải là số nguyên"
        case "float_parsing" | "float_type":
            return "phải là số"
        case "date_parsing" | "date_from_datetime_parsing" | "date_type" | "date_from_datetime_inexact":
            return "phải là ngày có thật, dạng 2025-03-10 hoặc 10/03/2025"
        case _:
            return f"sai kiểu giá trị: {message}"
