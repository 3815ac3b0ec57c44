"""Takes the quarter's table; fills the sheet that explains the others: laws, conditions, verdicts, how it was made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from records import Quarter
from records.catalogue import VERDICTS
from reports.bases import for_council
from reports.places import day_in_words
from reports.tables import QuarterTable
from reports.workbooks.cells import Styles, row_height, write_text


def fill_notes(
    sheet: Any,
    table: QuarterTable,
    styles: Styles,
    *,
    quarter: Quarter,
    made_on: date,
    deadline: date,
    laws: Sequence[str],
) -> None:
    regimes = sorted({row.checked.judgement.laws for row in table.rows})
    judgements = [row.checked.judgement for row in table.rows]
    articles = sorted({c.article for each in judgements for c in each.conditions if c.article})
    left = for_council(judgements, law="")
    lines: list[tuple[str, str]] = [
        ("Quý", quarter.label.replace("-", "/")),
        ("Số liệu đến ngày", day_in_words(made_on)),
        ("Thời hạn nhận hồ sơ", f"trước ngày {day_in_words(deadline)}"),
        *[("Văn bản pháp luật", law) for law in laws],
        *[("Luật áp dụng theo ngày nhận hồ sơ", regime) for regime in regimes],
        *[("Điều kiện do Hội đồng xem xét", f"{text} ({article}).") for text, article in left.items()],
        *[("Điều khoản đã đối chiếu", article) for article in articles],
        *[(f"Kết quả “{VERDICTS[verdict]}”", text) for verdict, text in VERDICT_NOTES.items()],
        *[
            ("Đơn vị ghi khác danh mục", f"{known}: hồ sơ ghi {', '.join(f'“{name}”' for name in printed)}.")
            for known, printed in table.other_spellings.items()
        ],
        (
            "Cách sắp xếp",
            "Tập thể, cá nhân, hộ gia đình; rồi danh hiệu từ cao xuống thấp, đơn vị, tên theo thứ tự tiếng Việt.",
        ),
        (
            "Độ tin cậy",
            "Từ 0 đến 1, của máy đọc; dưới mức Văn phòng đặt (nguong.yaml) thì cần đối chiếu với hồ sơ gốc.",
        ),
        (
            "Cột “Cần xem”, ô tô màu",
            "Máy đọc chưa chắc, hoặc nơi khác ghi khác; lý do, vị trí ở ghi chú của ô và trang “Giá trị cần xem”.",
        ),
        ("Vị trí", "Đoạn, bảng, hàng, ô đếm từ 1 theo thứ tự trong tệp Word; trang đếm từ 1 trong tệp PDF."),
        ("Phiên bản chương trình", _program_version()),
    ]
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 88)
    sheet.fit_to_pages(1, 0)
    for column, heading in enumerate(("Mục", "Nội dung")):
        sheet.write_string(0, column, heading, styles.head)
    for at, (label, text) in enumerate(lines, start=1):
        write_text(sheet, at, 0, label, styles.cell(bold=True))
        write_text(sheet, at, 1, text, styles.cell())
        sheet.set_row(at, row_height([label, text], [28, 88]))


def _program_version() -> str:
    """ "0.1.0"; of a program that was never installed nothing is known."""
    try:
        return version("tdkt")
    except PackageNotFoundError:
        return "chưa rõ"


VERDICT_NOTES = {
    "DAT": "mọi điều kiện chương trình kiểm tra được đều đạt; điều kiện thuộc Hội đồng vẫn do Hội đồng xem xét.",
    "CHUA_DU_CO_SO": "chưa thấy vi phạm, nhưng còn thiếu thông tin hoặc hồ sơ chứng minh.",
    "CAN_XEM_XET": "chương trình chưa có quy định đã được xác nhận, hay việc cần người xem xét.",
    "KHONG_DAT": "có điều kiện không đạt theo thông tin ghi trong hồ sơ.",
}
