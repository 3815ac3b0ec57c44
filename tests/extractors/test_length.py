"""Long papers: what grows eight times takes about eight times as long, and tables over many pages stay one."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.layout import Cell, Paragraph, Table
from extractors.readers.pdf import document as pdf
from extractors.readers.pdf.tables import join_tables
from extractors.reading import read_file
from tests.extractors.typed import Typed, centred, read

PAPERS = Path(__file__).resolve().parents[1] / "papers"
TIMES = 8
LINEAR_WITH_ROOM = 14  # times as long for TIMES as much: quadratic would be 64
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý")
GIVEN = ("Khải", "Thủy", "Hòa", "Quý", "Duyên", "Tường", "Hạnh", "Sỹ", "Nhã", "Vượng", "Oanh", "Kiên", "Bảo")
UNIT = ("Phòng Đo lường", "Chi cục Tiêu chuẩn", "Trung tâm Ứng dụng")
TO_TRINH = (centred("TỜ TRÌNH"), centred("Về việc đề nghị khen thưởng năm 2025"))
REPORT = (centred("BÁO CÁO THÀNH TÍCH"), centred("Đề nghị tặng Giấy khen năm 2025"), "- Họ và tên: Lê Thu Hạnh")
HEAD = ["STT", "Họ và tên", "Đơn vị", "Đề nghị"]


def name(number: int) -> str:
    return f"{FAMILY[number % 12]} {GIVEN[number // 12 % 13]} {GIVEN[number // 156 % 13]} {GIVEN[number % 13]}"


def one_list(size: int) -> tuple[Typed, ...]:
    rows = [[str(n), name(n), UNIT[n % 3], "Giấy khen của Giám đốc Sở"] for n in range(size)]
    return (*TO_TRINH, [HEAD, *rows])


def list_under_sections(size: int) -> tuple[Typed, ...]:
    rows = [[str(n), name(n), "", "Giấy khen"] for n in range(size)]
    for place in range(size - 5, 0, -5):
        rows.insert(place, [f"PHÒNG QUẢN LÝ {place}", None, None, None])
    return (*TO_TRINH, [HEAD, *rows])


def many_lists(size: int) -> tuple[Typed, ...]:
    lists = [(f"{n}. Giấy khen cho {name(n)}", [HEAD, ["1", name(n), UNIT[0], ""]]) for n in range(size // 4)]
    return (*TO_TRINH, *(typed for pair in lists for typed in pair))


def levels(size: int) -> tuple[Typed, ...]:
    judged = [
        f"Năm {2000 + n % 25} được xếp loại hoàn thành tốt nhiệm vụ theo Thông báo số {n}/TB." for n in range(size)
    ]
    return (*REPORT, "II. THÀNH TÍCH ĐẠT ĐƯỢC", *judged)


def tables_of_titles(size: int) -> tuple[Typed, ...]:
    heads = ["Năm", "Danh hiệu thi đua", "Số quyết định"]
    rows = [[heads, [str(2000 + n % 25), "Lao động tiên tiến", f"{n}/QĐ-SKHCN"]] for n in range(size // 4)]
    return (*REPORT, "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", *rows)


def people_of_a_story(size: int) -> tuple[Typed, ...]:
    told = [f"Sáng nào chị {name(n)} cũng ghé trạm, và anh {name(n + 7)} thì đưa thư." for n in range(size)]
    return (centred("GƯƠNG NGƯỜI TỐT VIỆC TỐT"), *told)


def authors(size: int) -> tuple[Typed, ...]:
    rows = [[str(n), name(n), UNIT[n % 3], "50%"] for n in range(size)]
    titles = [f"Sáng kiến “Quy trình kiểm định cân số {n} tại chợ” được công nhận." for n in range(12)]
    return (
        centred("ĐƠN ĐỀ NGHỊ CÔNG NHẬN SÁNG KIẾN"),
        *titles,
        [["STT", "Họ và tên tác giả", "Đơn vị", "Tỷ lệ"], *rows],
    )


def seconds(typed: tuple[Typed, ...]) -> float:
    """CPU time of the better of two readings, without the collector, whose work depends on what other tests hold."""
    spent = []
    gc.disable()
    try:
        for _ in range(2):
            start = time.process_time()
            read(*typed)
            spent.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(spent)


@pytest.mark.parametrize(
    "make", [one_list, list_under_sections, many_lists, levels, tables_of_titles, people_of_a_story, authors]
)
def test_time_grows_with_the_length(make: Callable[[int], tuple[Typed, ...]]) -> None:
    read(*make(20))
    assert seconds(make(200 * TIMES)) < LINEAR_WITH_ROOM * seconds(make(200))


def page(rows: list[list[str]]) -> Table:
    cells = [
        Cell(r, c, c, [Paragraph(text)] if text else []) for r, row in enumerate(rows) for c, text in enumerate(row)
    ]
    return Table(0, len(rows), len(rows[0]), cells, page=1)


def test_table_over_pages_is_one_without_its_repeated_header() -> None:
    head, other = ["STT", "Họ và tên"], ["3", "Lê Thu Hạnh"]
    whole = join_tables(
        [
            page([head, ["1", "Bùi An"], ["2", "Vũ Thị"]]),
            page([head, ["", "Hòa"], other]),
            page([head, ["4", "Đỗ Kiên"]]),
        ]
    )
    texts = [[cell.text if cell else "" for cell in row] for row in whole.grid()]
    assert texts == [head, ["1", "Bùi An"], ["2", "Vũ Thị Hòa"], other, ["4", "Đỗ Kiên"]]


def test_joining_changes_no_page() -> None:
    first, second = page([["STT", "Tên"], ["1", "Bùi An"], ["2", "Vũ"]]), page([["", "Hòa"], ["3", "Lê"]])
    join_tables([first, second])
    assert (first.rows, len(first.cells), first.cells[-1].text) == (3, 6, "Vũ")
    assert [cell.text for cell in second.cells] == ["", "Hòa", "3", "Lê"]


def test_row_without_a_number_stands_alone_where_rows_are_not_numbered() -> None:
    whole = join_tables([page([["Tên", "Đơn vị"], ["Bùi An", "Sở"]]), page([["", "Chi cục"]])])
    assert [[cell.text if cell else "" for cell in row] for row in whole.grid()][-1] == ["", "Chi cục"]


def test_places_do_not_depend_on_the_pages_kept_open(monkeypatch: pytest.MonkeyPatch) -> None:
    path = next(PAPERS.glob("a01-*.pdf"))
    whole = read_file(path)
    monkeypatch.setattr(pdf, "KEPT_PAGES", 1)
    assert (whole.pages or 0) > 1
    assert read_file(path) == whole


def test_collector_is_left_as_it_was() -> None:
    before = gc.get_threshold()
    read_file(next(PAPERS.glob("a02-*.docx")))
    read_file(PAPERS / "README.md")
    assert gc.get_threshold() == before
