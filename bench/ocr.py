"""`python -m bench.ocr`: invented pages come in, printed and damaged; out goes how well and how fast they are read.

Word errors and CPU seconds a page beside plain `tesseract -l vie` on the same pictures, and the names recovered from a
ruled list of 42 people, by kind of damage. On screen as tables and as bench/work/ocr.json.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from PIL import Image
from rapidfuzz.distance import Levenshtein

from bench.damage import DAMAGES, PRINTED, Sent, scan, sealed
from bench.make_files import fill_row, make_files, make_name, print_to_pdf, start_paper, write_line
from bench.tables import markdown

WORK = Path(__file__).resolve().parent / "work"
PEOPLE = 42
PLAIN = {"tesseract, OMP_THREAD_LIMIT=1": "1", "tesseract": ""}
OURS = "tdkt"
_PAGE_DAMAGES = ("200", "150", "300", "skew1.5", "seal", "noise")
_LIST_SKEWS = (0.0, 1.5, 3.0, 5.0)


def words_of(text: str) -> list[str]:
    return re.findall(r"\w[\w/.\-:]*", unicodedata.normalize("NFC", text))


def word_error_rate(truth: list[str], read: list[str]) -> float:
    """Words to put in, take out or change, over the words of the truth: order counts."""
    return Levenshtein.distance(truth, read) / max(1, len(truth))


def word_f1(truth: list[str], read: list[str]) -> float:
    """Of the two bags of words: order does not count."""
    shared = (Counter(truth) & Counter(read)).total()
    return 2 * shared / max(1, len(truth) + len(read))


def print_pages(folder: Path, count: int) -> Iterator[tuple[str, Image.Image, list[str]]]:
    """Name, picture and words of printed pages of reports and submissions, in an order that mixes them."""
    papers = sorted(folder.glob("*.pdf")) or [path.with_suffix(".pdf") for path in make_files(folder)]
    given = 0
    for page_number in range(2):
        for path in papers:
            if given == count:
                return
            document = pypdfium2.PdfDocument(path)
            page = document[page_number]
            words = words_of(page.get_textpage().get_text_range())
            yield f"{path.stem}-{page_number + 1}", draw_page(page), words
            document.close()
            given += 1


def draw_page(page: pypdfium2.PdfPage) -> Image.Image:
    drawn: Image.Image = page.render(scale=PRINTED / 72).to_pil().convert("RGB")
    return drawn


def cpu_seconds() -> float:
    """Of this process and of the children that it has waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def read_ours(path: Path) -> str:
    from extractors.readers import read_paper

    return read_paper(path).text


def read_plain(path: Path, threads: str) -> str:
    """What the command line tool prints; `threads` is OMP_THREAD_LIMIT, unset where empty."""
    environment = {name: value for name, value in os.environ.items() if name != "OMP_THREAD_LIMIT"}
    environment |= {"OMP_THREAD_LIMIT": threads} if threads else {}
    command = ["tesseract", str(path), "-", "-l", "vie"]
    return subprocess.run(command, check=True, capture_output=True, env=environment, timeout=300).stdout.decode()


def measure_pages(count: int, folder: Path) -> list[dict[str, Any]]:
    """Mean word errors and CPU seconds a page of each reader; each reads the same pictures, one after the other."""
    readers: dict[str, Callable[[Path], str]] = {OURS: read_ours}
    readers |= {name: lambda path, threads=threads: read_plain(path, threads) for name, threads in PLAIN.items()}
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in readers}
    picture = folder / "page.png"
    for place, (name, page, truth) in enumerate(print_pages(WORK / "files", count)):
        damage = _PAGE_DAMAGES[place % len(_PAGE_DAMAGES)]
        sent, dots = DAMAGES[damage](page, np.random.default_rng(zlib.crc32(name.encode())))
        sent.save(picture, dpi=(dots, dots))
        for reader, read in readers.items():
            if place == 0:
                read(picture)  # loads what is loaded once
            before = cpu_seconds()
            words = words_of(read(picture))
            used = cpu_seconds() - before
            found[reader].append((word_f1(truth, words), word_error_rate(truth, words), used))
        print(f"{name} ({damage}): F1 {found[OURS][-1][0]:.3f}", file=sys.stderr, flush=True)
    return [{"reader": name, **_means(rows)} for name, rows in found.items()]


def _means(rows: list[tuple[float, float, float]]) -> dict[str, float]:
    f1, errors, seconds = np.mean(np.array(rows), axis=0).tolist()
    return {"pages": len(rows), "word_f1": round(f1, 4), "wer": round(errors, 4), "cpu_s": round(seconds, 2)}


def write_list(path: Path, border: str) -> list[str]:
    """A ruled list of 42 people; `border` is Word's name of the rule: single, dashed, dotted."""
    chance = random.Random(42)
    names = [make_name(chance) for _ in range(PEOPLE)]
    paper = start_paper()
    write_line(paper, "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026", bold=True, centred=True)
    table = paper.add_table(rows=1, cols=4, style="Table Grid")
    fill_row(table.rows[0].cells, ["STT", "Họ và tên", "Chức vụ", "Đề nghị"])
    for number, name in enumerate(names, start=1):
        fill_row(table.add_row().cells, [str(number), name, "Chuyên viên", chance.choice(["CSTĐCS", "LĐTT"])])
    for row in table.rows:
        for cell, width in zip(row.cells, (1.3, 6.5, 4.5, 3.7), strict=True):
            cell.width = Cm(width)
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", border), ("sz", "4"), ("space", "0"), ("color", "000000")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
    paper.save(str(path))
    return names


def list_damages() -> dict[str, tuple[str, Callable[[Image.Image, np.random.Generator], Sent]]]:
    """Kind of rule and damage of each list."""

    def askew(degrees: float) -> Callable[[Image.Image, np.random.Generator], Sent]:
        return lambda page, chance: scan(page, chance, skew=degrees)

    found = {f"nghiêng {skew:g}°": ("single", askew(skew)) for skew in _LIST_SKEWS}
    found |= {"gạch đứt": ("dashed", askew(1.5)), "chấm": ("dotted", askew(1.5))}
    found["dấu đỏ, bút xanh"] = ("single", lambda page, chance: scan(sealed(page, chance), chance, skew=1.5))
    titles = {"photo": "ảnh chụp", "low_light": "ảnh thiếu sáng", "fax": "fax", "folded": "gáy sách", "faint": "mờ"}
    return found | {title: ("single", DAMAGES[name]) for name, title in titles.items()}


def names_recovered(picture_files: list[Path], names: list[str]) -> int:
    """How many of the names stand, each alone in its cell, in the tables read; exact after folding."""
    from extractors.layout import Table
    from extractors.readers import read_paper
    from records import fold

    read: Counter[str] = Counter()
    for path in picture_files:
        for block in read_paper(path).blocks:
            if isinstance(block, Table):
                read.update(fold(cell.text) for cell in block.cells)
    return sum((Counter(map(fold, names)) & read).values())


def measure_lists(folder: Path) -> list[dict[str, Any]]:
    paths = {border: folder / f"{border}.docx" for border in ("single", "dashed", "dotted")}
    written = [write_list(path, border) for border, path in paths.items()]
    printed = dict(zip(paths, print_to_pdf(list(paths.values())), strict=True))
    rows = []
    for title, (border, damage) in list_damages().items():
        document = pypdfium2.PdfDocument(printed[border])
        files = []
        for number, page in enumerate(document):
            chance = np.random.default_rng(number)
            files.append(folder / f"list-{number}.png")
            damage(draw_page(page), chance)[0].save(files[-1])
        document.close()
        rows.append({"list": title, "names": names_recovered(files, written[0]), "of": PEOPLE})
        print(f"{title}: {rows[-1]['names']}/{PEOPLE}", file=sys.stderr, flush=True)
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.ocr", description="Đo độ đúng và tốc độ đọc bản quét.")
    parser.add_argument("--pages", type=int, default=12, help="số trang in (tối đa 24)")
    parser.add_argument("--only", choices=["pages", "lists"], help="chỉ đo một phần")
    parser.add_argument("--output", type=Path, default=WORK / "ocr.json", help="tệp JSON kết quả")
    arguments = parser.parse_args()
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    WORK.mkdir(parents=True, exist_ok=True)
    result: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        if arguments.only in (None, "pages"):
            result["pages"] = measure_pages(arguments.pages, Path(folder))
            head = ["đọc bằng", "trang", "F1 từ", "WER", "CPU s / trang"]
            rows = [[str(value) for value in row.values()] for row in result["pages"]]
            print(f"\n{markdown(head, rows)}")
        if arguments.only in (None, "lists"):
            result["lists"] = measure_lists(Path(folder))
            rows = [[row["list"], f"{row['names']}/{row['of']}"] for row in result["lists"]]
            print(f"\n{markdown(['danh sách 42 người, bảng kẻ', 'tên đọc đúng'], rows)}")
    arguments.output.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(f"\nKết quả: {arguments.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
