"""Takes checked proposals; gives the quarter's table: one row a proposal, sorted as the Council reads it, with counts.

Writing it down is left to `workbooks` and `papers`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from records import CheckedProposal, fold
from records import name_order as person_order
from records.catalogue import VERDICTS
from records.proposals import Proposal, Verdict
from records.senders import SenderFinding
from records.trust import Thresholds
from reports.bases import commonest_law
from reports.places import printable
from reports.readiness import obstacles
from reports.recognitions import is_city, printed_name, recognition_name
from reports.rows import (
    BUSINESS,
    DIRECT,
    LEADER,
    UNKNOWN_CLASS,
    Row,
    make_row,
    title_order,
)
from reports.senders import SenderNote, codes_by_proposal, sender_notes
from reports.units import known_unit_of, one_spelling, other_spellings, sender_of, unit_of

KINDS: dict[str, str] = {"tap_the": "Tập thể", "ca_nhan": "Cá nhân", "ho_gia_dinh": "Hộ gia đình"}
RANKS = (  # from the State's awards down to the unit's own
    *("HCLD1", "HCLD2", "HCLD3", "CO_CP", "CSTD_TQ", "BK_TTG", "CO_BO", "CO_TINH", "BK_BO", "BK_TINH"),
    *("CSTD_TINH", "TTLDXS", "KNC", "CSTDCS", "TTLDTT", "GIAY_KHEN", "LDTT", "SANG_KIEN", "DIEN_HINH", "KHAC"),
)
NAMED_BY_CODE = frozenset({"GIAY_KHEN", "KHAC"})  # their requests name occasions, not the recognition alone
NO_UNIT = "(chưa rõ đơn vị)"
TOTAL = "Tổng cộng"


@dataclass(frozen=True, eq=False)  # frames do not compare to one truth
class QuarterTable:
    """The rows, the same as a flat data frame, and the counts (frames with named totals).

    `law` is the one that the short bases cite without its name; `city`: the Office's province is a city.
    `notes` are what was found in the papers of each sender as a whole.
    """

    rows: tuple[Row, ...]
    law: str
    city: bool
    data: pd.DataFrame
    by_recognition: pd.DataFrame
    by_unit: pd.DataFrame
    by_class: pd.DataFrame
    notes: tuple[SenderNote, ...] = ()
    recognition_names: Mapping[str, str] = field(default_factory=dict)  # by code, in the order of `by_recognition`

    def name_of(self, code: str) -> str:
        """The name of a recognition as the counts print it."""
        return self.recognition_names.get(code) or recognition_name(code, city=self.city)

    @property
    def late(self) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.late)

    @cached_property
    def ready(self) -> tuple[Row, ...]:
        """Those to propose: the rules are met, and nothing that a decision prints is in doubt."""
        return tuple(row for row in self.with_verdict("DAT") if not obstacles(row))

    @cached_property
    def held_back(self) -> tuple[Row, ...]:
        """Those who meet the rules, but have an open error or a value that a person must settle first."""
        return tuple(row for row in self.with_verdict("DAT") if obstacles(row))

    @cached_property
    def need_opinion(self) -> tuple[Row, ...]:
        """Open ones and those held back."""
        held_back = {row.number for row in self.held_back}
        is_open = ("CHUA_DU_CO_SO", "CAN_XEM_XET")
        return tuple(row for row in self.rows if row.verdict in is_open or row.number in held_back)

    def with_verdict(self, *verdicts: Verdict) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.verdict in verdicts)

    def of_kind(self, kind: str) -> tuple[Row, ...]:
        return tuple(row for row in self.rows if row.nominee.kind == kind)

    @property
    def other_spellings(self) -> dict[str, list[str]]:
        """What papers call the units of the register otherwise, by the register's name."""
        units = ((row.known_unit.name if row.known_unit else None, row.unit) for row in self.rows)
        return other_spellings([*units, *((row.sender, row.printed_sender) for row in self.rows)])

    @property
    def senders(self) -> tuple[str, ...]:
        """Units that sent proposals, in Vietnamese order."""
        return tuple(sorted({row.sender for row in self.rows if row.sender}, key=title_order))


def compile_table(
    checked: Sequence[CheckedProposal],
    *,
    place: str = "",
    thresholds: Thresholds | None = None,
    of_senders: Sequence[SenderFinding] = (),
) -> QuarterTable:
    """Collectives first, then persons, then households; inside by recognition (high to low), unit and name.

    `place` is where the Office dates its papers: the awards of a city are not called a province's. `thresholds` say
    which values are shown as doubtful; strict ones where the Office has none.
    """
    limits = thresholds or Thresholds()
    city = is_city(place)
    units = one_spelling([unit_of(c.proposal) for c in checked] + [sender_of(c.proposal) for c in checked])
    ordered = sorted(checked, key=lambda c: _order(c.proposal))
    law = commonest_law(c.judgement for c in checked)
    told = codes_by_proposal(of_senders)
    rows = tuple(
        make_row(
            number,
            c,
            units=units,
            law=law,
            city=city,
            thresholds=limits,
            of_sender=frozenset(told.get(c.proposal.id, ())),
        )
        for number, c in enumerate(ordered, start=1)
    )
    data = pd.DataFrame([_flat(row) for row in rows], columns=list(FLAT_COLUMNS)).astype(object)
    verdicts, by_rank = list(VERDICTS.values()), sorted(rows, key=lambda row: _rank(row.proposal))
    labels = _labels(by_rank, city=city)

    def name_of(row: Row) -> str:
        return labels[row.proposal.requested.code]

    names = _present(by_rank, name_of)
    senders = sorted(_present(rows, _sender), key=lambda name: (name == NO_UNIT, title_order(name)))
    people = [row for row in rows if row.person_class]
    classes = [
        name for name in (LEADER, DIRECT, BUSINESS, UNKNOWN_CLASS) if name in {row.person_class for row in people}
    ]
    return QuarterTable(
        rows=rows,
        law=law,
        city=city,
        data=data.where(data.notna(), None),
        by_recognition=_count(rows, down=name_of, across=_verdict_words, heads=verdicts, order=names),
        by_unit=_count(rows, down=_sender, across=name_of, heads=names, order=senders),
        by_class=_count(people, down=_person_class, across=_verdict_words, heads=verdicts, order=classes),
        notes=sender_notes(of_senders, city=city),
        recognition_names=labels,
    )


def _order(proposal: Proposal) -> tuple[object, ...]:
    nominee = proposal.nominee
    name = printable(nominee.name)
    return (
        list(KINDS).index(nominee.kind),
        _rank(proposal),
        title_order(fold(_unit_name(proposal) or "\uffff")),
        title_order(name) if nominee.kind == "tap_the" else person_order(name),
        proposal.id,
    )


def _unit_name(proposal: Proposal) -> str | None:
    """Two spellings of one unit stand together."""
    known = known_unit_of(proposal)
    return printable(known.name) if known else unit_of(proposal)


def _rank(proposal: Proposal) -> int:
    code = proposal.requested.code
    return RANKS.index(code) if code in RANKS else len(RANKS)


def _sender(row: Row) -> str:
    return row.sender or NO_UNIT


def _person_class(row: Row) -> str:
    return row.person_class or UNKNOWN_CLASS


def _verdict_words(row: Row) -> str:
    return VERDICTS[row.verdict]


def _labels(rows: Sequence[Row], *, city: bool) -> dict[str, str]:
    """The name of each recognition in the counts: as all its requests print it, where they agree."""
    printed: dict[str, set[str]] = {}
    for row in rows:
        printed.setdefault(row.proposal.requested.code, set()).add(printed_name(row.proposal.requested, city=city))
    return {
        code: names.pop() if len(names) == 1 and code not in NAMED_BY_CODE else recognition_name(code, city=city)
        for code, names in printed.items()
    }


def _count(
    rows: Sequence[Row],
    *,
    down: Callable[[Row], str],
    across: Callable[[Row], str],
    heads: Iterable[str],
    order: list[str],
) -> pd.DataFrame:
    """How many rows fall on each pair, with a last column and a last row of totals."""
    heads = list(heads)
    if not rows:
        return pd.DataFrame(columns=[*heads, TOTAL], dtype=int)
    counts = pd.crosstab([down(row) for row in rows], [across(row) for row in rows])
    counts = counts.reindex(index=order, columns=heads, fill_value=0)
    counts[TOTAL] = counts.sum(axis="columns")
    counts.loc[TOTAL] = counts.sum(axis="index")
    return counts.rename_axis(index=None, columns=None)


def _present(rows: Sequence[Row], key: Callable[[Row], str]) -> list[str]:
    return list(dict.fromkeys(map(key, rows)))


# The flat sheet, as staff pivot on it.
FLAT_COLUMNS = (
    "stt",
    "ma_de_nghi",
    "nhom",
    "ho_ten",
    "chuc_vu",
    "don_vi",
    "don_vi_gui",
    "doi_tuong",
    "ma_danh_hieu",
    "danh_hieu",
    "nam",
    "tom_tat_thanh_tich",
    "can_cu_tieu_chuan",
    "ho_so",
    "ma_ket_qua",
    "ket_qua_kiem_tra",
    "che_do_phap_luat",
    "ghi_chu",
    "ngay_nhan",
    "nop_tre",
    "tep_nguon",
    "vi_tri_ho_ten",
    "vi_tri_don_vi",
    "vi_tri_danh_hieu",
    "vi_tri_thanh_tich",
    "do_tin_cay_ho_ten",
    "do_tin_cay_don_vi",
    "do_tin_cay_danh_hieu",
    "nguoi_da_xac_nhan",
    "don_vi_danh_muc",
    "ma_don_vi",
    "don_vi_gui_ghi_trong_ho_so",
)


def _flat(row: Row) -> dict[str, object]:
    proposal, nominee = row.proposal, row.nominee
    unit = nominee.unit
    name, requested = row.name_field, proposal.requested
    return {
        "stt": row.number,
        "ma_de_nghi": proposal.id,
        "nhom": KINDS[nominee.kind],
        "ho_ten": row.name,
        "chuc_vu": row.position,
        "don_vi": row.unit,
        "don_vi_gui": row.sender,
        "doi_tuong": row.person_class,
        "ma_danh_hieu": requested.code,
        "danh_hieu": row.recognition,
        "nam": requested.year,
        "tom_tat_thanh_tich": row.summary,
        "can_cu_tieu_chuan": "\n".join(row.basis) or None,
        "ho_so": "; ".join(row.dossier) or None,
        "ma_ket_qua": row.verdict,
        "ket_qua_kiem_tra": VERDICTS[row.verdict],
        "che_do_phap_luat": row.checked.judgement.regime,
        "ghi_chu": "\n".join(row.notes) or None,
        "ngay_nhan": proposal.received,
        "nop_tre": "có" if row.late else "không",
        "tep_nguon": "; ".join(dict.fromkeys(printable(source.file) for source in proposal.sources)) or None,
        "vi_tri_ho_ten": row.place(name.evidence, name.sources) if name else None,
        "vi_tri_don_vi": row.place(unit.evidence, unit.sources) if unit else None,
        "vi_tri_danh_hieu": row.place(requested.evidence),
        "vi_tri_thanh_tich": row.summary_places,
        "do_tin_cay_ho_ten": name.confidence if name else None,
        "do_tin_cay_don_vi": unit.confidence if unit else None,
        "do_tin_cay_danh_hieu": requested.confidence,
        "nguoi_da_xac_nhan": "; ".join(proposal.confirmed) or None,
        "don_vi_danh_muc": row.known_unit.name if row.known_unit else None,
        "ma_don_vi": row.known_unit.id if row.known_unit else None,
        "don_vi_gui_ghi_trong_ho_so": row.printed_sender,
    }
