"""A seed comes in, award papers of two to four pages go out as Word and as text PDF; every person in them is invented.

Run by `python -m bench`; by hand: `python -m bench.make_files FOLDER`.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path

import docx
import pypdfium2
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

COUNT = 12
LONGEST = 4  # pages
FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Dương", "Lý"]
MIDDLE = ["Văn", "Thị", "Minh", "Ngọc", "Quốc", "Thu", "Hữu", "Thanh", "Đức", "Mỹ"]
GIVEN = ["Khải", "Thủy", "Hòa", "Quý", "Duyên", "Tường", "Hạnh", "Sỹ", "Nhã", "Vượng", "Oanh", "Kiên"]
ROOMS = [
    "Phòng Quản lý khoa học",
    "Phòng Quản lý công nghệ",
    "Văn phòng Sở",
    "Chi cục Tiêu chuẩn Đo lường Chất lượng",
    "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ",
    "Thanh tra Sở",
]
POSTS = ["Chuyên viên", "Phó Trưởng phòng", "Trưởng phòng", "Kỹ sư", "Kiểm định viên"]
REQUESTS = ["Giấy khen", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"]
TASKS = [
    "Tham mưu trình ban hành {n} văn bản về quản lý đề tài, dự án; rút ngắn thời gian thẩm định từ 30 xuống {m} ngày.",
    "Kiểm định {n} phương tiện đo của {m} doanh nghiệp trên địa bàn, không có khiếu nại về kết quả.",
    "Phối hợp tổ chức {n} lớp tập huấn cho hơn {m}0 lượt cán bộ cấp huyện về chuyển đổi số.",
    "Giải quyết {n}{m} hồ sơ thủ tục hành chính, tỷ lệ đúng hạn đạt 100%, trong đó {m} hồ sơ trước hạn.",
    "Xây dựng cơ sở dữ liệu {n} nhiệm vụ khoa học và công nghệ giai đoạn 2016 - 2025, tra cứu được trên mạng nội bộ.",
    "Tham gia tổ công tác phòng, chống dịch tại địa phương trong {m} tuần, hoàn thành nhiệm vụ được phân công.",
]
LAWS = [
    "Chấp hành tốt chủ trương của Đảng, chính sách, pháp luật của Nhà nước; thực hiện đúng quy chế của cơ quan.",
    "Có tinh thần tự học, đã hoàn thành lớp bồi dưỡng ngạch chuyên viên chính và chứng chỉ tin học theo quy định.",
    "Tích cực tham gia hiến máu nhân đạo, ủng hộ quỹ Vì người nghèo và các phong trào do Công đoàn phát động.",
]


def make_name(chance: random.Random) -> str:
    return f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"


def write_line(paper: docx.document.Document, text: str, *, bold: bool = False, centred: bool = False) -> None:
    paragraph = paper.add_paragraph()
    paragraph.add_run(text).bold = bold
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def fill_row(cells: tuple[docx.table._Cell, ...], values: list[str]) -> None:
    for cell, value in zip(cells, values, strict=True):
        cell.text = value


def write_table(paper: docx.document.Document, head: list[str], rows: list[list[str]]) -> None:
    table = paper.add_table(rows=1, cols=len(head), style="Table Grid")
    fill_row(table.rows[0].cells, head)
    for row in rows:
        fill_row(table.add_row().cells, row)
    paper.add_paragraph()


def start_paper() -> docx.document.Document:
    paper = docx.Document()
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(13)
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    return paper


def write_header(paper: docx.document.Document, chance: random.Random, *, room: str, year: int) -> None:
    table = paper.add_table(rows=2, cols=2)
    number = f"{chance.randint(10, 300)}/BC-{room.split()[0][0]}QL"
    fill_row(
        table.rows[0].cells,
        [
            f"SỞ KHOA HỌC VÀ CÔNG NGHỆ\n{room.upper()}",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
        ],
    )
    day = f"Bà Rịa - Vũng Tàu, ngày {chance.randint(10, 28)} tháng {chance.randint(9, 12)} năm {year}"
    fill_row(table.rows[1].cells, [f"Số: {number}", day])
    paper.add_paragraph()


def write_signature(paper: docx.document.Document, left: str, right: str) -> None:
    table = paper.add_table(rows=1, cols=2)
    fill_row(table.rows[0].cells, [f"XÁC NHẬN CỦA THỦ TRƯỞNG ĐƠN VỊ\n\n\n{left}", f"NGƯỜI BÁO CÁO\n\n\n{right}"])


def write_report(paper: docx.document.Document, chance: random.Random) -> None:
    """A personal report: biography lines, achievements, then the titles and awards received as two tables."""
    year, name, room = chance.randint(2022, 2026), make_name(chance), chance.choice(ROOMS)
    write_header(paper, chance, room=room, year=year)
    write_line(paper, "BÁO CÁO THÀNH TÍCH", bold=True, centred=True)
    write_line(paper, f"Đề nghị tặng thưởng {chance.choice(REQUESTS)} năm {year}", bold=True, centred=True)
    write_line(paper, "I. SƠ LƯỢC LÝ LỊCH", bold=True)
    born = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(1970, 1998)}"
    write_line(paper, f"- Họ và tên: {name.upper()}        Giới tính: {chance.choice(['Nam', 'Nữ'])}")
    write_line(paper, f"- Ngày, tháng, năm sinh: {born}")
    write_line(paper, "- Quê quán: xã An Phước, huyện Long Điền")
    write_line(paper, f"- Chức vụ, đơn vị công tác: {chance.choice(POSTS)}, {room}")
    write_line(paper, "- Trình độ chuyên môn, nghiệp vụ: Cử nhân Kinh tế")
    write_line(paper, "II. THÀNH TÍCH ĐẠT ĐƯỢC", bold=True)
    for number in range(chance.randint(9, 14)):
        task = chance.choice(TASKS).format(n=chance.randint(2, 60), m=chance.randint(3, 25))
        write_line(paper, f"{number + 1}. {task} {chance.choice(LAWS)}")
    write_line(paper, "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", bold=True)
    numbers = [f"Quyết định số {chance.randint(10, 900)}/QĐ-SKHCN ngày 15/01/{year - k}" for k in range(4)]
    titles = [[str(year - k - 1), "Lao động tiên tiến", numbers[k]] for k in range(4)]
    write_table(paper, ["Năm", "Danh hiệu thi đua", "Số, ngày, tháng, năm của quyết định"], titles)
    awards = [[str(year - k - 1), "Giấy khen của Giám đốc Sở", numbers[k]] for k in range(2)]
    write_table(paper, ["Năm", "Hình thức khen thưởng", "Số, ngày, tháng, năm của quyết định"], awards)
    write_signature(paper, make_name(chance), name)


def write_submission(paper: docx.document.Document, chance: random.Random) -> None:
    """A submission with a table of nominees that runs over a page."""
    year, room = chance.randint(2022, 2026), chance.choice(ROOMS)
    write_header(paper, chance, room=room, year=year)
    write_line(paper, "TỜ TRÌNH", bold=True, centred=True)
    write_line(paper, f"Về việc đề nghị khen thưởng năm {year}", bold=True, centred=True)
    write_line(paper, "Kính gửi: Hội đồng Thi đua - Khen thưởng Sở", centred=True)
    for _ in range(4):
        write_line(paper, chance.choice(LAWS))
    rows = []
    for number in range(1, chance.randint(22, 34)):
        born = str(chance.randint(1970, 1998))
        rows.append([str(number), make_name(chance), born, chance.choice(POSTS), room, chance.choice(REQUESTS)])
    write_table(paper, ["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Hình thức đề nghị"], rows)
    write_line(paper, f"{room} kính trình Hội đồng xem xét, quyết định./.")
    write_signature(paper, make_name(chance), make_name(chance))


def write_papers(folder: Path, *, seed: int = 2026) -> list[Path]:
    """Nine reports and three submissions as Word files; the same seed gives the same words."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number in range(COUNT):
        chance = random.Random(seed + number)
        paper = start_paper()
        write = write_submission if number % 4 == 3 else write_report
        write(paper, chance)
        path = folder / f"{number + 1:02}-{write.__name__.removeprefix('write_')}.docx"
        paper.save(str(path))
        paths.append(path)
    return paths


def print_to_pdf(paths: list[Path]) -> list[Path]:
    """PDF beside each Word file, by LibreOffice with a profile of its own."""
    folder = paths[0].parent
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", str(folder), *map(str, paths)], check=True, capture_output=True, timeout=900
        )
    return [path.with_suffix(".pdf") for path in paths]


def count_pages(path: Path) -> int:
    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def make_files(folder: Path) -> list[Path]:
    """Word files and their prints; raises where a print is missing or has not two to four pages."""
    paths = write_papers(folder)
    printed = print_to_pdf(paths)
    for path in printed:
        pages = count_pages(path)
        if not 2 <= pages <= LONGEST:
            raise ValueError(f"{path.name}: {pages} pages, 2 to {LONGEST} wanted")
    return paths + printed


if __name__ == "__main__":
    for made in make_files(Path(sys.argv[1])):
        print(made)
