"""Pictures of pages of every kind of file, and where a field stands on them."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import office_files
import papers
import pytest
from conftest import Printed
from openpyxl import Workbook
from PIL import Image

from extractors.libreoffice import convert
from extractors.pictures import count_pages, render_page
from extractors.places import find_boxes
from extractors.reading import read_file
from extractors.sandbox.pool import ReaderPool
from records import Evidence
from records.errors import InputError, UnreadableFile, UnsafeFile, UnsupportedFile

A4 = (8.27, 11.69)  # inches
DPI = 60


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    papers.write_submission(folder / "a.docx", count=30)
    assert convert([folder / "a.docx"], folder, target="doc") == {}
    book = Workbook()
    book.active.append(["STT", "Họ và tên"])
    book.active.append([1, "Hồ Thị Mai Anh"])
    book.save(folder / "a.xlsx")
    (folder / "a.txt").write_text("Họ và tên: Hồ Thị Mai Anh\n", encoding="utf-8")
    address = "http://127.0.0.1:9/anh.png"
    (folder / "a.html").write_text(f"<p>Họ và tên: Hồ Thị Mai Anh<img src='{address}'>", encoding="utf-8")
    return folder


def picture(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def ink(drawn: Image.Image, box: tuple[float, float, float, float] | None = None) -> float:
    """The share of dark pixels, of the whole or in a box of points."""
    grey = np.asarray(drawn.convert("L"))
    if box:
        left, top, right, bottom = (round(value * DPI / 72) for value in box)
        grey = grey[top : bottom + 1, left : right + 1]
    return float((grey < 160).mean())


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.xlsx", "a.txt", "a.html"])
def test_page_of_what_has_no_pages(files: Path, cache: Path, name: str) -> None:
    drawn = picture(render_page(files / name, dpi=DPI, cache=str(cache)))
    assert drawn.format == "PNG"
    short, long = sorted(drawn.size)
    assert short == pytest.approx(A4[0] * DPI, abs=20) and long == pytest.approx(A4[1] * DPI, abs=45)
    assert ink(drawn) > 0.0005
    assert count_pages(files / name, cache=str(cache)) == (4 if name in ("a.docx", "a.doc") else 1)


def test_pages_of_pdfs_and_pictures(printed: Printed, tmp_path: Path) -> None:
    drawn = picture(render_page(printed.submission, 1, dpi=DPI))
    assert drawn.size == pytest.approx((A4[0] * DPI, A4[1] * DPI), abs=2) and ink(drawn) > 0.01
    turned = Image.new("L", (300, 200), 255)
    turned.paste(0, (0, 0, 300, 20))
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held on its side: the top is at the right
    turned.save(tmp_path / "a.jpg", exif=exif)
    seen = picture(render_page(tmp_path / "a.jpg"))
    assert seen.height > seen.width
    assert np.asarray(seen.convert("L"))[:, -3:].mean() < 60
    pages = [Image.new("1", (200, 300), colour) for colour in (1, 0)]
    pages[0].save(tmp_path / "a.tif", save_all=True, append_images=pages[1:])
    assert count_pages(tmp_path / "a.tif") == 2
    assert ink(picture(render_page(tmp_path / "a.tif", 2))) == 1.0


def test_made_pdf_is_kept_and_used_again(files: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = render_page(files / "a.doc", 2, cache=str(cache))
    monkeypatch.setenv("PATH", "")
    assert render_page(files / "a.doc", 2, cache=str(cache)) == first
    with pytest.raises(InputError) as missing:
        render_page(files / "a.doc", 2)
    assert missing.value.code == "THIEU_LIBREOFFICE"


def test_what_has_no_picture_says_so(files: Path, cache: Path, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        render_page(files / "a.docx", 9, cache=str(cache))
    bundle = tmp_path / "a.eml"
    bundle.write_bytes(b"From: a@b.vn\r\nTo: c@d.vn\r\nSubject: x\r\n\r\nXin gui")
    with pytest.raises(UnsupportedFile):
        render_page(bundle)
    doctype = '<!DOCTYPE x [<!ENTITY x "y">]>'
    with pytest.raises(UnsafeFile):
        render_page(office_files.write_flat_odt(tmp_path / "a.fodt", "", doctype=doctype))


def test_child_draws_pages_and_keeps_them(files: Path, tmp_path: Path) -> None:
    with ReaderPool("extractors.pictures:render_page", 1, writable=[tmp_path]) as pool:
        answer = pool.read(files / "a.txt", number=1, dpi=DPI, cache=str(tmp_path))
        assert picture(answer).format == "PNG"
        assert [path.suffix for path in tmp_path.iterdir()] == [".pdf"]
        assert isinstance(pool.read(files / "a.txt", number=7, cache=str(tmp_path)), UnreadableFile)


def place_of(path: Path, text: str, evidence: Evidence, cache: Path) -> list[Evidence] | None:
    at = evidence
    return find_boxes(
        path, text=text, paragraph=at.paragraph, table=at.table, row=at.row, cell=at.cell, cache=str(cache)
    )


@pytest.mark.parametrize("name", ["a.docx", "a.doc"])
def test_box_of_a_field_is_where_it_is_printed(files: Path, cache: Path, name: str) -> None:
    reading = read_file(files / name)
    fields = [nominee.full_name for nominee in reading.nominees] + [reading.document.signer, reading.document.number]
    assert len(fields) == 32
    found = [place_of(files / name, field.text, field.evidence[0], cache) for field in fields[::-4] if field][::-1]
    assert sum(boxes is None for boxes in found) <= 1  # a row may be broken by the end of a page
    tops = [(boxes[0].page or 0, boxes[0].bbox[1]) for boxes in found[:-1] if boxes and boxes[0].bbox]
    assert tops == sorted(tops) and {page for page, _ in tops} == {1, 2, 3, 4}
    for boxes in found:
        for each in boxes or []:
            assert each.bbox and each.page
            drawn = picture(render_page(files / name, each.page, dpi=DPI, cache=str(cache)))
            assert ink(drawn, each.bbox) > 0.05
            assert 4 < each.bbox[3] - each.bbox[1] < 30


def test_place_that_is_in_doubt_is_not_told(tmp_path: Path) -> None:
    twice = "Hồ Thị Mai Anh và Hồ Thị Mai Anh"
    path = office_files.write_rtf(tmp_path / "a.rtf", twice, "Hồ Thị Mai Anh", "Chức vụ: Kế toán")
    cache = tmp_path / "cache"
    second = find_boxes(path, text="Hồ Thị Mai Anh", paragraph=1, cache=str(cache))
    assert second is not None and len(second) == 1
    assert find_boxes(path, text="Hồ Thị Mai Anh", paragraph=0, cache=str(cache)) is None
    post = find_boxes(path, text="Kế toán", paragraph=2, cache=str(cache))
    assert post and post[0].bbox and second[0].bbox and post[0].bbox[1] > second[0].bbox[1]
    assert find_boxes(path, text="Kế toán", paragraph=1, cache=str(cache)) is None
