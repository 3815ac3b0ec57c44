"""Takes what was computed of a quarter; gives every value that the form of the quarterly report may name.

The numbers are those of `figures` and of the compilation; the charts are drawn from the same numbers as their tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from records.catalogue import VERDICTS
from reports.drafting.doubts import Doubts
from reports.drafting.pictures import Picture
from reports.figures import (
    ASKED,
    COLLECTIVES,
    MET,
    PEOPLE,
    QuarterFigures,
    figures_of,
    most_first,
    percent,
)
from reports.files import files_to_open
from reports.papers.charts import MOST_BARS, Bar, draw_bars
from reports.papers.compilation import Compilation
from reports.papers.heads import head_fields, head_of
from reports.papers.report_variables import (
    ClassLine,
    DecidedLine,
    PayerLine,
    QuarterLine,
    ReportValues,
    StepLine,
    TroubleLine,
    UnitLine,
)
from reports.papers.submission_values import ResultLine
from reports.places import count_in_words, day_in_words
from reports.rows import BUSINESS, DIRECT, LEADER, UNKNOWN_CLASS, Row
from reports.sums import dong_in_words, figures, in_dong
from reports.tables import TOTAL
from reports.troubles import troubles_of

NO_PAYER = "Chưa rõ cơ quan chi"
TROUBLES_SHOWN = 12
PRINTED_WIDTH = 130  # mm of a chart: its letters are then as large as those of the table above it


def report_values(compilation: Compilation, *, doubts: Doubts) -> ReportValues:
    """The values of one report; the number of proposals is marked where files gave none."""
    table, made_on = compilation.table, compilation.made_on
    own = figures_of(table, compilation.quarter, [(each.quarter, each.table) for each in compilation.earlier])
    office = compilation.office.for_paper("bao_cao")
    total = count_in_words(len(table.rows))
    return ReportValues(
        **head_fields(head_of(office, compilation.quarter, made_on=made_on)),
        so_lieu_den=day_in_words(made_on),
        thoi_han=day_in_words(compilation.deadline),
        tong_so=doubts.mark(total, files_to_open(table, compilation.files), key="files"),
        so_don_vi=count_in_words(len(table.senders)),
        so_tap_the=count_in_words(len(table.of_kind("tap_the"))),
        so_ca_nhan=count_in_words(len(table.of_kind("ca_nhan"))),
        so_ho_gia_dinh=count_in_words(len(table.of_kind("ho_gia_dinh"))),
        so_nop_tre=count_in_words(len(table.late)),
        so_chuyen_quy_sau=count_in_words(len(compilation.postponed)),
        **_units(own),
        **_recognitions(own),
        **_classes(own),
        **_results(compilation, own),
        **_decided(compilation),
        **_quarters(own),
        **_money(compilation),
        viec_tiep=_next_steps(compilation),
    )


def _units(own: QuarterFigures) -> dict[str, Any]:
    """Those with most proposals first; more than a chart can show stand in the appendix, in alphabetical order."""
    lines = [_unit(str(name), counts) for name, counts in own.by_unit.to_dict("index").items()]
    units = [line for line in lines if line.don_vi != TOTAL]
    most = [_unit(str(name), counts) for name, counts in most_first(own.by_unit).to_dict("index").items()]
    most = [line for line in most if line.don_vi != TOTAL]
    shown = most[:MOST_BARS]
    is_long = len(units) > MOST_BARS
    first = [line.don_vi for line in most if line.tong == most[0].tong]
    return {
        "bang_don_vi": tuple(shown),
        "tong_don_vi": next((line for line in lines if line.don_vi == TOTAL), UnitLine(TOTAL, 0, 0, 0, 0)),
        "ten_bieu_do_don_vi": f"{MOST_BARS} đơn vị có nhiều đề nghị nhất" if is_long else "Số đề nghị theo đơn vị gửi",
        "bieu_do_don_vi": _chart(
            [Bar(line.don_vi, line.tong) for line in shown], words="Biểu đồ số đề nghị theo đơn vị gửi"
        ),
        "phu_luc_don_vi": tuple(units) if is_long else (),
        "don_vi_nhieu_nhat": (
            f"Đơn vị có nhiều đề nghị nhất là {first[0]} ({count_in_words(most[0].tong)} đề nghị)."
            if len(first) == 1 and len(units) > 1
            else ""
        ),
    }


def _unit(name: str, counts: Mapping[Any, Any]) -> UnitLine:
    return UnitLine(name, *(int(counts[column]) for column in (COLLECTIVES, PEOPLE, ASKED, MET)))


def _recognitions(own: QuarterFigures) -> dict[str, Any]:
    lines, total = _result_lines(own.by_recognition, TOTAL)
    return {
        "bang_danh_hieu": lines,
        "tong_danh_hieu": total,
        "bieu_do_danh_hieu": _chart(
            [Bar(line.danh_hieu, line.tong) for line in lines][:MOST_BARS],
            words="Biểu đồ số đề nghị theo danh hiệu, hình thức",
        ),
    }


def _result_lines(counts: pd.DataFrame, asked: str) -> tuple[tuple[ResultLine, ...], ResultLine]:
    """A line for each name, and the total; `asked` is the column of all."""
    lines = {
        str(name): ResultLine(
            danh_hieu=str(name),
            tong=int(line[asked]),
            dat=int(line[VERDICTS["DAT"]]),
            chua_du_co_so=int(line[VERDICTS["CHUA_DU_CO_SO"]]),
            can_xem_xet=int(line[VERDICTS["CAN_XEM_XET"]]),
            khong_dat=int(line[VERDICTS["KHONG_DAT"]]),
        )
        for name, line in counts.to_dict("index").items()
    }
    total = lines.pop(TOTAL, ResultLine(TOTAL, 0, 0, 0, 0, 0))
    return tuple(lines.values()), total


def _classes(own: QuarterFigures) -> dict[str, Any]:
    counts = own.by_class.to_dict("index")
    whole = int(counts[TOTAL][ASKED]) if counts else 0
    lines = {
        str(name): ClassLine(str(name), int(line[ASKED]), percent(line[ASKED], whole), int(line[MET]))
        for name, line in counts.items()
    }
    total = lines.pop(TOTAL, ClassLine(TOTAL, 0, percent(0, 0), 0))
    bars = [Bar(line.doi_tuong, line.tong, f"{line.tong} ({line.ty_le})") for line in lines.values()]
    return {
        "bang_doi_tuong": tuple(lines.values()),
        "tong_doi_tuong": total,
        "bieu_do_doi_tuong": _chart(bars, words="Biểu đồ đề nghị cho cá nhân theo chức vụ"),
        "co_cau": _composition(lines, whole),
    }


def _composition(lines: Mapping[str, ClassLine], whole: int) -> str:
    if not whole:
        return "Trong quý không có đề nghị cho cá nhân."
    words = {
        LEADER: "lãnh đạo, quản lý từ phó phòng trở lên",
        DIRECT: "người trực tiếp công tác",
        BUSINESS: "doanh nhân",
        UNKNOWN_CLASS: "trường hợp chưa rõ chức vụ",
    }
    parts = [f"{count_in_words(line.tong)} {words[name]} ({line.ty_le})" for name, line in lines.items()]
    return f"Theo chức vụ ghi trong hồ sơ, {count_in_words(whole)} đề nghị cho cá nhân gồm {'; '.join(parts)}."


def _results(compilation: Compilation, own: QuarterFigures) -> dict[str, Any]:
    table = compilation.table
    lines, total = _result_lines(own.by_kind, ASKED)
    return {
        "bang_ket_qua": lines,
        "tong_ket_qua": total,
        "so_dat": count_in_words(total.dat),
        "so_de_nghi": count_in_words(len(table.ready)),
        "so_lam_ro": count_in_words(len(table.held_back)),
        "so_chua_du_co_so": count_in_words(total.chua_du_co_so),
        "so_can_xem_xet": count_in_words(total.can_xem_xet),
        "so_khong_dat": count_in_words(total.khong_dat),
        "ty_le_dat": percent(total.dat, total.tong),
        "vuong_mac": tuple(
            TroubleLine(each.kind, each.proposals, each.senders) for each in troubles_of(table.rows)[:TROUBLES_SHOWN]
        ),
    }


def _decided(compilation: Compilation) -> dict[str, Any]:
    """What the Council granted and refused, by recognition in the order of the table."""
    granted, refused = _by_code(compilation.granted), _by_code(compilation.refused)
    lines = [
        DecidedLine(name, granted.get(code, 0) + refused.get(code, 0), granted.get(code, 0), refused.get(code, 0))
        for code, name in compilation.table.recognition_names.items()
        if code in granted or code in refused
    ]
    yes, no = len(compilation.granted), len(compilation.refused)
    return {
        "da_hop": compilation.is_decided,
        "so_xet": count_in_words(yes + no),
        "so_duoc_khen": count_in_words(yes),
        "so_khong_khen": count_in_words(no),
        "bang_duoc_khen": tuple(lines),
        "tong_duoc_khen": DecidedLine(TOTAL, yes + no, yes, no),
    }


def _by_code(rows: Sequence[Row]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.proposal.requested.code] = counts.get(row.proposal.requested.code, 0) + 1
    return counts


def _quarters(own: QuarterFigures) -> dict[str, Any]:
    lines = [QuarterLine(str(name), *map(int, counts)) for name, *counts in own.by_quarter.itertuples(name=None)]
    if not own.has_earlier:
        return {"cac_quy": (), "so_sanh": "", "bieu_do_quy": ""}
    return {
        "cac_quy": tuple(lines),
        "so_sanh": _compared(lines[-2], lines[-1]),
        "bieu_do_quy": _chart([Bar(line.quy, line.tong) for line in lines], words="Biểu đồ số đề nghị theo quý"),
    }


def _compared(before: QuarterLine, now: QuarterLine) -> str:
    """How many more or fewer than in the last quarter of which anything is known; a share only of something."""
    more = now.tong - before.tong
    quarter = before.quy.replace("Quý", "quý")
    if not more:
        return f"Số đề nghị bằng {quarter} ({count_in_words(now.tong)} đề nghị)."
    share = f" ({percent(abs(more), before.tong)})" if before.tong else ""
    moved = f"{'tăng' if more > 0 else 'giảm'} {count_in_words(abs(more))}{share}"
    return f"So với {quarter} ({count_in_words(before.tong)} đề nghị), số đề nghị {moved}."


def _money(compilation: Compilation) -> dict[str, Any]:
    rewards = compilation.rewards
    if rewards is None or not (rewards.lines or rewards.waiting or rewards.unknown or rewards.unsure):
        return {
            "tong_tien": "",
            "tong_tien_bang_chu": "",
            "bang_tien": (),
            "tien_cho": "",
            "so_chua_tinh_tien": count_in_words(0),
        }
    lines = [
        PayerLine(
            payer or NO_PAYER,
            sum(line.number for line in rewards.lines if line.payer == payer),
            figures(rewards.total_of(payer)),
        )
        for payer in rewards.payers
    ]
    return {
        "tong_tien": in_dong(rewards.total_vnd),
        "tong_tien_bang_chu": dong_in_words(rewards.total_vnd),
        "bang_tien": tuple(lines),
        "tien_cho": in_dong(rewards.waiting_vnd) if rewards.waiting_vnd else "",
        "so_chua_tinh_tien": count_in_words(len(rewards.unknown) + len(rewards.unsure)),
    }


def _next_steps(compilation: Compilation) -> tuple[StepLine, ...]:
    """What has to be done, each with its number; nothing that nobody waits for."""
    table = compilation.table
    settled = {row.number for row in (*compilation.granted, *compilation.refused)}
    waiting = [row for row in table.rows if row.number not in settled]
    missing = sum(1 for row in waiting if row.verdict == "CHUA_DU_CO_SO")
    review = sum(1 for row in waiting if row.verdict == "CAN_XEM_XET")
    unclear = sum(1 for row in table.held_back if row.number not in settled)
    late = len(compilation.postponed)
    steps = [
        ("bo_sung", missing, "Các đơn vị bổ sung hồ sơ của {} trường hợp chưa đủ cơ sở."),
        (
            "lam_ro",
            unclear,
            "Các đơn vị xác nhận những điểm chưa rõ của {} trường hợp đã đạt nhưng chưa đưa vào danh sách.",
        ),
        ("y_kien", review, "Thường trực Hội đồng cho ý kiến về {} trường hợp cần xem xét."),
        ("quy_sau", late, "Chuyển {} hồ sơ nhận sau thời hạn sang xem xét ở quý sau."),
    ]
    return tuple(StepLine(key, text.format(count_in_words(count))) for key, count, text in steps if count)


def _chart(bars: Sequence[Bar], *, words: str) -> Picture | str:
    """One bar alone compares nothing: its number stands in the table."""
    return Picture(draw_bars(tuple(bars)), width=PRINTED_WIDTH, words=words) if len(bars) > 1 else ""
