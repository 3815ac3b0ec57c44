"""Small whole files of every kind, from which the fuzzed ones are made; every person here is invented."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from pathlib import Path

from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont

PAPERS = Path(__file__).resolve().parents[1] / "papers"
LINES = (
    "BÁO CÁO THÀNH TÍCH CÁ NHÂN",
    "Đề nghị tặng Giấy khen năm 2025",
    "Họ và tên: Lý Thị Thu Hà",
    "Chức vụ: Chuyên viên, Phòng Quản lý công nghệ",
)


@dataclass(frozen=True)
class Seed:
    """A whole file: its kind by which mutations are chosen, the suffix it is saved under, and its bytes."""

    kind: str
    suffix: str
    data: bytes


def _paper(pattern: str, number: int = 0) -> bytes:
    return sorted(PAPERS.glob(pattern), key=lambda path: path.stat().st_size)[number].read_bytes()


def _picture(form: str) -> bytes:
    page = Image.new("L", (700, 260), 255)
    font = ImageFont.truetype("LiberationSerif-Regular.ttf", 26)
    for number, line in enumerate(LINES):
        ImageDraw.Draw(page).text((20, 20 + 55 * number), line, font=font, fill=0)
    data = io.BytesIO()
    page.save(data, form)
    return data.getvalue()


def _workbook() -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN NĂM 2025"])
    sheet.append(["STT", "Họ và tên", "Chức vụ", "Danh hiệu đề nghị"])
    for number, name in enumerate(("Lý Thị Thu Hà", "Trần Văn Bình", "Lê Minh Châu"), start=1):
        sheet.append([number, name, "Chuyên viên", "Giấy khen"])
    sheet.merge_cells("A1:D1")
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _bundle() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("Hồ sơ/báo cáo.docx", _paper("*.docx"))
        package.writestr("ghi chú.txt", "\n".join(LINES))
    return data.getvalue()


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.invalid", "b@example.invalid", "Gửi hồ sơ"
    mail.set_content("\n".join(LINES))
    mail.add_attachment(_paper("*.docx"), maintype="application", subtype="octet-stream", filename="báo cáo.docx")
    return mail.as_bytes()


def _rtf() -> bytes:
    text = "\\par ".join("".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line) for line in LINES)
    return f"{{\\rtf1\\ansi\\uc1{{\\fonttbl{{\\f0 Times New Roman;}}}}\\f0 {text}\\par}}".encode()


def _html() -> bytes:
    cells = "".join(f"<tr><td>{number}</td><td>{line}</td></tr>" for number, line in enumerate(LINES))
    return (
        f"<html><head><meta charset='utf-8'></head><body><p>{LINES[0]}</p><table>{cells}</table></body></html>".encode()
    )


MAKERS: tuple[tuple[str, str, Callable[[], bytes]], ...] = (
    ("ooxml", ".docx", lambda: _paper("*.docx")),
    ("ooxml", ".docx", lambda: _paper("*.docx", 40)),
    ("ooxml", ".xlsx", _workbook),
    ("pdf", ".pdf", lambda: _paper("*.pdf")),
    ("zip", ".zip", _bundle),
    ("text", ".eml", _mail),
    ("text", ".html", _html),
    ("text", ".txt", lambda: "\n".join(LINES).encode()),
    ("picture", ".png", lambda: _picture("PNG")),
    ("picture", ".jpg", lambda: _picture("JPEG")),
    ("picture", ".tif", lambda: _picture("TIFF")),
)


@cache
def seeds() -> tuple[Seed, ...]:
    """Seeds that are made in a moment."""
    return tuple(Seed(kind, suffix, make()) for kind, suffix, make in MAKERS)


@cache
def office_seeds(folder: Path) -> tuple[Seed, ...]:
    """Seeds that LibreOffice has to make, and to read: .doc, .odt, .xls, .ods; and an .rtf."""
    made = [Seed("rtf", ".rtf", _rtf())]
    for source, targets in ((".docx", ("doc", "odt")), (".xlsx", ("xls", "ods"))):
        path = folder / f"hat-giong{source}"
        path.write_bytes(next(seed.data for seed in seeds() if seed.suffix == source))
        for target in targets:
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            command = ["soffice", profile, "--headless", "--convert-to", target, "--outdir", str(folder), str(path)]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            kind = "ole" if target in ("doc", "xls") else "ooxml"
            made.append(Seed(kind, f".{target}", path.with_suffix(f".{target}").read_bytes()))
    return tuple(made)
