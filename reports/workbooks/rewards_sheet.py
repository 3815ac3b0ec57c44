"""Takes what a quarter's rewards cost; fills the sheet on which the Office asks for the money, payer by payer.

What is open, doubtful or not known stands below, each with its reason, and is in no total.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from records.catalogue import RECOGNITIONS
from records.rewards import QuarterRewards, Reward, RewardLine
from reports.places import day_in_words, printable
from reports.recognitions import in_city_words
from reports.tables import KINDS, TOTAL
from reports.workbooks.cells import Styles, row_height, write_text

COLUMNS = (
    ("STT", 5),
    ("Danh hiệu, hình thức", 32),
    ("Đối tượng", 12),
    ("Cơ quan chi", 26),
    ("Số lượng", 9),
    ("Mức thưởng (đồng)", 16),
    ("Thành tiền (đồng)", 18),
    ("Căn cứ", 46),
)
APART_COLUMNS = (
    "STT",
    "Người, tập thể",
    "Đối tượng",
    "Danh hiệu, hình thức",
    "",
    "Mức thưởng (đồng)",
    "",
    "Vì sao chưa cộng",
)
UNKNOWN_COLUMNS = ("STT", "Danh hiệu, hình thức", "Đối tượng", "", "Số lượng", "", "", "Vì sao chưa tính")
NO_PAYER = "Chưa rõ"
SURE = {False: "Danh sách đề nghị khen thưởng", True: "Những trường hợp được khen thưởng"}  # by whether it is decided
WIDTHS = [width for _, width in COLUMNS]
MONEY_FORMAT = "#,##0"


def fill_rewards(sheet: Any, rewards: QuarterRewards, styles: Styles, *, city: bool, is_decided: bool = False) -> None:
    """The sheet; sums are Excel's own, so that whoever changes a number sees the total follow."""
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.5, bottom=0.6)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    title = f"Kinh phí khen thưởng, tính theo quyết định ký ngày {day_in_words(rewards.on)}"
    sheet.write_string(0, 0, title, styles.get(bold=True, font_size=13))
    first = SURE[is_decided]
    at = _fill_lines(sheet, 2, f"1. {first}", rewards.lines, styles, city=city)
    at = _fill_payers(sheet, at, rewards, styles)
    at = _fill_lines(
        sheet, at, "2. Còn chờ kết luận, nếu được tặng (không cộng vào mục 1)", rewards.waiting, styles, city=city
    )
    at = _fill_apart(sheet, at, "3. Chưa chắc được nhận (không cộng)", rewards.unsure, styles, city=city)
    at = _fill_unknown(sheet, at, "4. Chưa tính được (không cộng)", rewards.unknown, styles, city=city)
    for note in rewards.notes:
        sheet.merge_range(at, 0, at, len(COLUMNS) - 1, "", styles.get(italic=True, text_wrap=True, valign="top"))
        write_text(sheet, at, 0, note, styles.get(italic=True, text_wrap=True, valign="top"))
        sheet.set_row(at, row_height([note], [sum(WIDTHS)]))
        at += 1


def _fill_lines(sheet: Any, at: int, title: str, lines: Sequence[RewardLine], styles: Styles, *, city: bool) -> int:
    """A table of lines under its title with a total; gives the row after it, one left empty."""
    if not lines:
        return at
    sheet.write_string(at, 0, title, styles.get(bold=True, font_size=12))
    _write_head(sheet, at + 1, [heading for heading, _ in COLUMNS], styles)
    first = at + 2
    for number, line in enumerate(lines, start=1):
        row = first + number - 1
        texts = [
            "",
            _name(line.code, city=city),
            KINDS[line.kind],
            line.payer or NO_PAYER,
            "",
            "",
            "",
            printable(line.article),
        ]
        sheet.write_number(row, 0, number, styles.cell(align="center"))
        for column in (1, 2, 3, 7):
            write_text(sheet, row, column, texts[column], styles.cell())
        sheet.write_number(row, 4, line.number, styles.cell(align="center"))
        sheet.write_number(row, 5, line.each_vnd, styles.cell(align="right", num_format=MONEY_FORMAT))
        formula = f"=E{row + 1}*F{row + 1}"
        sheet.write_formula(row, 6, formula, styles.cell(align="right", num_format=MONEY_FORMAT), line.total_vnd)
        sheet.set_row(row, row_height(texts, WIDTHS))
    last = first + len(lines) - 1
    total = first + len(lines)
    for column in range(len(COLUMNS)):
        write_text(sheet, total, column, TOTAL if column == 1 else "", styles.cell(bold=True))
    number, vnd = sum(line.number for line in lines), sum(line.total_vnd for line in lines)
    bold = styles.cell(bold=True, align="center")
    sheet.write_formula(total, 4, f"=SUM(E{first + 1}:E{last + 1})", bold, number)
    money = styles.cell(bold=True, align="right", num_format=MONEY_FORMAT)
    sheet.write_formula(total, 6, f"=SUM(G{first + 1}:G{last + 1})", money, vnd)
    return total + 2


def _fill_payers(sheet: Any, at: int, rewards: QuarterRewards, styles: Styles) -> int:
    """One row for each payer of what is met."""
    if not rewards.lines:
        sheet.write_string(at, 0, "Chưa có trường hợp nào trong mục 1 có tiền thưởng.", styles.get(italic=True))
        return at + 2
    for payer in rewards.payers:
        write_text(sheet, at, 3, f"Trong đó: {payer or NO_PAYER}", styles.get(italic=True))
        sheet.write_number(
            at, 6, rewards.total_of(payer), styles.get(italic=True, align="right", num_format=MONEY_FORMAT)
        )
        at += 1
    return at + 1


def _fill_apart(sheet: Any, at: int, title: str, rewards: Sequence[Reward], styles: Styles, *, city: bool) -> int:
    """Rewards named one by one with the reason why no total has them."""
    if not rewards:
        return at
    sheet.write_string(at, 0, title, styles.get(bold=True, font_size=12))
    _write_head(sheet, at + 1, APART_COLUMNS, styles)
    for number, each in enumerate(rewards, start=1):
        row = at + 1 + number
        asked = _name(each.code, city=city) + (f" năm {each.year}" if each.year else "")
        reason = _in_words(each.doubt or each.reason or "", city=city)
        texts = ["", printable(each.name), KINDS[each.kind], asked, "", "", "", reason]
        sheet.write_number(row, 0, number, styles.cell(align="center"))
        for column in range(1, len(COLUMNS)):
            write_text(sheet, row, column, texts[column], styles.cell())
        if each.amount_vnd is not None:
            sheet.write_number(row, 5, each.amount_vnd, styles.cell(align="right", num_format=MONEY_FORMAT))
        sheet.set_row(row, row_height(texts, WIDTHS))
    return at + len(rewards) + 3


def _fill_unknown(sheet: Any, at: int, title: str, rewards: Sequence[Reward], styles: Styles, *, city: bool) -> int:
    """Rewards without a sum, one row for each reason: who they are for stands in the table of the quarter."""
    if not rewards:
        return at
    counted = Counter((each.code, each.kind, each.reason or "") for each in rewards)
    sheet.write_string(at, 0, title, styles.get(bold=True, font_size=12))
    _write_head(sheet, at + 1, UNKNOWN_COLUMNS, styles)
    for number, ((code, kind, reason), count) in enumerate(counted.items(), start=1):
        row = at + 1 + number
        texts = ["", _name(code, city=city), KINDS[kind], "", "", "", "", _in_words(reason, city=city)]
        sheet.write_number(row, 0, number, styles.cell(align="center"))
        for column in range(1, len(COLUMNS)):
            write_text(sheet, row, column, texts[column], styles.cell())
        sheet.write_number(row, 4, count, styles.cell(align="center"))
        sheet.set_row(row, row_height(texts, WIDTHS))
    return at + len(counted) + 3


def _in_words(reason: str, *, city: bool) -> str:
    return in_city_words(printable(reason)) if city else printable(reason)


def _write_head(sheet: Any, at: int, headings: Sequence[str], styles: Styles) -> None:
    for column, heading in enumerate(headings):
        write_text(sheet, at, column, heading, styles.head)
    sheet.set_row(at, row_height(headings, WIDTHS))


def _name(code: str, *, city: bool) -> str:
    name = RECOGNITIONS[code]
    return in_city_words(name) if city else name
