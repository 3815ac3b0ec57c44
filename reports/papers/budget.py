"""Takes what was computed of a quarter; gives the estimate of what its rewards cost, by recognition and payer.

Only what is sure is summed; what waits, may fall away or has no sum yet stands apart, each with the reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from records.rewards import QuarterRewards, Reward, RewardLine
from reports.drafting.doubts import Doubts
from reports.drafting.rendering import draw
from reports.papers.compilation import Compilation
from reports.papers.heads import HeadValues, head_fields, head_of
from reports.papers.marks import RowMarks
from reports.papers.paper import Paper
from reports.places import count_in_words, day_in_words, printable
from reports.recognitions import in_city_words
from reports.sums import dong_in_words, figures
from reports.tables import KINDS, QuarterTable

BUDGET_FORM = "du-toan.docx"
NO_PAYER = "chưa rõ cơ quan chi"


@dataclass(frozen=True)
class BudgetLine:
    """Rewards of one recognition, kind and payer; `can_cu` are the numbers of the bases under the table."""

    danh_hieu: str
    doi_tuong: str
    co_quan_chi: str
    so_luong: str
    he_so: str
    luong_co_so: str
    muc: str
    thanh_tien: str
    can_cu: str

    @property
    def khoa(self) -> str:
        return f"{self.danh_hieu} {self.doi_tuong} {self.co_quan_chi} {self.muc}"


@dataclass(frozen=True)
class PayerLine:
    """Who pays how much of what is sure."""

    ten: str
    so_luong: str
    so_tien: str
    bang_chu: str


@dataclass(frozen=True)
class UnsureCase:
    """A reward that may fall away although its nominee is on the list."""

    ma: str
    ten: str
    danh_hieu: str
    muc: str
    ly_do: str


@dataclass(frozen=True)
class UnknownLine:
    """Rewards without a sum, of one reason."""

    danh_hieu: str
    doi_tuong: str
    so_luong: str
    ly_do: str

    @property
    def khoa(self) -> str:
        return f"{self.danh_hieu} {self.doi_tuong} {self.ly_do}"


@dataclass(frozen=True)
class BudgetValues(HeadValues):
    """Everything that the form of the estimate may name."""

    ngay_quyet_dinh: str
    da_quyet: bool
    muc_thuong: tuple[BudgetLine, ...]
    tong_so_luong: str
    tong: str
    tong_bang_chu: str
    noi_chi: tuple[PayerLine, ...]
    cho_ket_luan: tuple[BudgetLine, ...]
    tong_cho: str
    so_cho: str
    chua_chac: tuple[UnsureCase, ...]
    chua_tinh: tuple[UnknownLine, ...]
    can_cu: tuple[str, ...]
    ghi_chu: tuple[str, ...]


BUDGET_LISTS: dict[str, type] = {
    "muc_thuong": BudgetLine,
    "noi_chi": PayerLine,
    "cho_ket_luan": BudgetLine,
    "chua_chac": UnsureCase,
    "chua_tinh": UnknownLine,
}


def budget_papers(compilation: Compilation) -> Iterator[Paper]:
    """The estimate; none where nothing was computed of the quarter's money."""
    if compilation.rewards is None:
        return
    doubts = Doubts()
    values = _values(compilation, compilation.rewards, doubts)
    title = f"Dự toán kinh phí khen thưởng quý {compilation.quarter.label}"
    rendered = draw(
        compilation.templates / BUDGET_FORM,
        values,
        lists=BUDGET_LISTS,
        title=title,
        made_on=compilation.made_on,
        doubts=doubts,
    )
    yield Paper(
        key="du-toan",
        name=title,
        suffix=".docx",
        content=rendered.content,
        blocks=rendered.blocks,
        about=f"Dự toán tiền thưởng: {values.tong} đồng cho {values.tong_so_luong} trường hợp"
        f"{' Hội đồng đồng ý' if values.da_quyet else ' trong danh sách đề nghị'}",
        still_open=_still_open(compilation.rewards),
    )


def _still_open(rewards: QuarterRewards) -> tuple[str, ...]:
    told = []
    if rewards.unsure:
        told.append(f"{count_in_words(len(rewards.unsure))} mức thưởng chưa chắc được nhận, chưa cộng")
    if rewards.unknown:
        told.append(f"{count_in_words(len(rewards.unknown))} trường hợp chưa tính được mức thưởng")
    if any(payer is None for payer in rewards.payers):
        told.append("xác định cơ quan chi của các mức chưa rõ")
    return tuple(told)


def _values(compilation: Compilation, rewards: QuarterRewards, doubts: Doubts) -> BudgetValues:
    table = compilation.table
    bases = _Bases()
    office = compilation.office.for_paper("du_toan")
    return BudgetValues(
        **head_fields(head_of(office, compilation.quarter, made_on=compilation.made_on)),
        ngay_quyet_dinh=day_in_words(rewards.on),
        da_quyet=compilation.is_decided,
        muc_thuong=tuple(_line(line, table, bases) for line in rewards.lines),
        tong_so_luong=count_in_words(sum(line.number for line in rewards.lines)),
        tong=figures(rewards.total_vnd),
        tong_bang_chu=dong_in_words(rewards.total_vnd),
        noi_chi=tuple(_payer(payer, rewards) for payer in rewards.payers),
        cho_ket_luan=tuple(_line(line, table, bases) for line in rewards.waiting),
        tong_cho=figures(rewards.waiting_vnd),
        so_cho=count_in_words(sum(line.number for line in rewards.waiting)),
        chua_chac=tuple(_unsure(compilation, rewards.unsure, doubts)),
        chua_tinh=tuple(_unknown(rewards.unknown, table)),
        can_cu=bases.lines,
        ghi_chu=tuple(printable(note).rstrip(".") for note in rewards.notes),
    )


class _Bases:
    """The articles that the lines rest on, each once and numbered in the order of the lines."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number_of(self, article: str) -> str:
        """ "(1)"; "" where no article is known."""
        text = printable(article)
        return f"({self._numbers.setdefault(text, len(self._numbers) + 1)})" if text else ""

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(f"({number}) {text.rstrip('.')}" for text, number in self._numbers.items())


def _line(line: RewardLine, table: QuarterTable, bases: _Bases) -> BudgetLine:
    return BudgetLine(
        danh_hieu=table.name_of(line.code),
        doi_tuong=KINDS[line.kind],
        co_quan_chi=printable(line.payer or NO_PAYER),
        so_luong=count_in_words(line.number),
        he_so=f"{line.coefficient:g}".replace(".", ",") if line.coefficient is not None else "",
        luong_co_so=figures(line.base_vnd) if line.base_vnd is not None else "",
        muc=figures(line.each_vnd),
        thanh_tien=figures(line.total_vnd),
        can_cu=bases.number_of(line.article),
    )


def _payer(payer: str | None, rewards: QuarterRewards) -> PayerLine:
    vnd = rewards.total_of(payer)
    number = sum(line.number for line in rewards.lines if line.payer == payer)
    return PayerLine(printable(payer or NO_PAYER), count_in_words(number), figures(vnd), dong_in_words(vnd))


def _unsure(compilation: Compilation, rewards: Sequence[Reward], doubts: Doubts) -> Iterator[UnsureCase]:
    rows = {row.proposal.id: row for row in compilation.table.rows}
    for each in rewards:
        row = rows[each.proposal]
        yield UnsureCase(
            ma=each.proposal,
            ten=RowMarks(row, doubts).mark(printable(each.name), "full_name"),
            danh_hieu=row.recognition,
            muc=figures(each.amount_vnd or 0),
            ly_do=_in_words(each.doubt, compilation.table),
        )


def _unknown(rewards: Sequence[Reward], table: QuarterTable) -> Iterator[UnknownLine]:
    """One line for each reason; among them are recognitions for which the law only knows a ceiling."""
    counted = Counter((each.code, each.kind, each.reason or "") for each in rewards)
    for (code, kind, reason), count in counted.items():
        yield UnknownLine(table.name_of(code), KINDS[kind], count_in_words(count), _in_words(reason, table))


def _in_words(text: str | None, table: QuarterTable) -> str:
    said = printable(text or "")
    return in_city_words(said) if table.city else said
