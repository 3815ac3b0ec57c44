"""Numbers of pages and rows come in, long reports and long lists go out as Word and as text PDF; all of it is invented.

Run by `python -m bench --only scale`.
"""

from __future__ import annotations

import copy
import random
from pathlib import Path

import docx

from bench.make_files import (
    LAWS,
    POSTS,
    REQUESTS,
    ROOMS,
    TASKS,
    make_name,
    print_to_pdf,
    start_paper,
    write_header,
    write_line,
    write_signature,
    write_table,
)

PAGES = (1, 10, 100, 1000)
ROWS = (40, 400, 4000)
LINES_A_PAGE = 8  # of two to three printed lines: room is left at the foot of each page, so that pages come out exact
TABLE_EVERY = 5  # pages
LIST_HEAD = ["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Hình thức đề nghị"]


def write_long_report(paper: docx.document.Document, chance: random.Random, *, pages: int) -> None:
    """A personal report whose achievements go on for `pages` pages, every fifth with a small table of titles."""
    name = make_name(chance)
    write_header(paper, chance, room=ROOMS[0], year=2025)
    write_line(paper, "BÁO CÁO THÀNH TÍCH", bold=True, centred=True)
    write_line(paper, "Đề nghị tặng thưởng Giấy khen năm 2025", bold=True, centred=True)
    write_line(paper, f"- Họ và tên: {name}")
    write_line(paper, f"- Chức vụ, đơn vị công tác: Chuyên viên, {ROOMS[0]}")
    write_line(paper, "II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    for page in range(2, pages + 1):
        heading = paper.add_paragraph()
        heading.paragraph_format.page_break_before = True
        heading.add_run(f"{page}. Kết quả công tác của tháng {page % 12 + 1}").bold = True
        for _ in range(LINES_A_PAGE):
            task = chance.choice(TASKS).format(n=chance.randint(2, 60), m=chance.randint(3, 25))
            write_line(paper, f"- {task} {chance.choice(LAWS)}")
        if page % TABLE_EVERY == 0:
            rows = [[str(year), "Lao động tiên tiến", f"{page}/QĐ-SKHCN"] for year in (2023, 2024)]
            write_table(paper, ["Năm", "Danh hiệu thi đua", "Số quyết định"], rows)
    write_signature(paper, make_name(chance), name)


def write_long_list(paper: docx.document.Document, chance: random.Random, *, rows: int) -> None:
    """A submission with one table of `rows` nominees that runs over many pages, its header repeated on each."""
    write_header(paper, chance, room=ROOMS[0], year=2025)
    write_line(paper, "TỜ TRÌNH", bold=True, centred=True)
    write_line(paper, "Về việc đề nghị khen thưởng năm 2025", bold=True, centred=True)
    write_line(paper, "Kính gửi: Hội đồng Thi đua - Khen thưởng Sở", centred=True)
    table = paper.add_table(rows=2, cols=len(LIST_HEAD), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, LIST_HEAD, strict=True):
        cell.text = head
    table.rows[0]._tr.get_or_add_trPr().append(docx.oxml.OxmlElement("w:tblHeader"))
    last = model = table.rows[1]._tr
    for number in range(1, rows + 1):
        row = copy.deepcopy(model)
        born, post, room = str(chance.randint(1970, 1998)), chance.choice(POSTS), chance.choice(ROOMS)
        values = [str(number), make_name(chance), born, post, room, chance.choice(REQUESTS)]
        for cell, value in zip(row.tc_lst, values, strict=True):
            cell.p_lst[0].add_r().text = value
        last.addnext(row)
        last = row
    table._tbl.remove(model)
    write_line(paper, f"{ROOMS[0]} kính trình Hội đồng xem xét, quyết định./.")
    write_signature(paper, make_name(chance), make_name(chance))


def make_long_files(folder: Path, *, seed: int = 2026) -> list[Path]:
    """Word files and their prints of every size; the same seed gives the same words. Takes some minutes."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for form, sizes in (("report", PAGES), ("list", ROWS)):
        for size in sizes:
            paper, chance = start_paper(), random.Random(seed + size)
            if form == "report":
                write_long_report(paper, chance, pages=size)
            else:
                write_long_list(paper, chance, rows=size)
            path = folder / f"{form}-{size:04}.docx"
            paper.save(str(path))
            paths.append(path)
    return paths + print_to_pdf(paths)
