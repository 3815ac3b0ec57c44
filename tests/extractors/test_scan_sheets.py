"""How a page lies and what it was sent as: turned, skewed, photographed, folded out, faxed, in any kind of picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import papers
import pypdfium2 as pdfium
import pytest
from conftest import Printed
from PIL import Image

from bench.damage import DAMAGES
from extractors.layout import Paper, Paragraph, Table
from extractors.readers.pdf.document import read_pdf
from extractors.readers.scan.document import read_image
from extractors.readers.scan.photos import even_light, find_sheet, strengthen
from extractors.readers.scan.pictures import open_pages
from extractors.readers.scan.pose import measure_pose, text_height
from extractors.readers.scan.sheets import find_gutter, without_colours
from extractors.readers.scan.words import reads_better
from records import UnsafeFile


def printed_page(path: Path, *, dots: int = 300) -> Image.Image:
    document = pdfium.PdfDocument(path)
    picture = document[0].render(scale=dots / 72).to_pil().convert("RGB")
    document.close()
    return picture


@pytest.fixture(scope="module")
def page(printed: Printed) -> Image.Image:
    return printed_page(printed.submission)


def send(page: Image.Image, damage: str) -> Image.Image:
    return DAMAGES[damage](page, np.random.default_rng(4))[0]


def texts(paper: Paper) -> list[str]:
    return [paragraph.text for paragraph in paper.paragraphs()]


def names_of(paper: Paper) -> list[str]:
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    return [row[1].text for table in tables for row in table.grid()[3:] if row[1] is not None]


def box_of(paper: Paper, word: str) -> tuple[float, float, float, float]:
    for paragraph in paper.paragraphs():
        for segment in paragraph.segments:
            if paragraph.text[segment.start : segment.end].strip(",.;:") == word:
                return segment.box
    raise AssertionError(word)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
@pytest.mark.parametrize("skew", [-8.0, -2.5, 0.0, 6.0])
def test_pose_of_a_page_is_measured(printed: Printed, turns: int, skew: float) -> None:
    picture = papers.picture_of(printed.submission, 0, skew=skew)
    found = measure_pose(np.rot90(np.asarray(picture), -turns), reads_better)
    assert found.turns % 4 == turns and found.skew == pytest.approx(skew, abs=0.15)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_page_of_a_few_words_is_set_upright(printed: Printed, turns: int) -> None:
    whole = np.asarray(papers.picture_of(printed.report, 0))
    few = np.full_like(whole, 240)
    few[400:640] = whole[400:640]
    assert measure_pose(np.rot90(few, -turns), reads_better).turns % 4 == turns


def test_upright_page_is_not_read_to_be_sure(printed: Printed) -> None:
    def refuse(_pages: object) -> int:
        raise AssertionError("read without need")

    pose = measure_pose(np.asarray(papers.picture_of(printed.report, 0)), refuse)
    assert pose.turns == 0 and abs(pose.skew) < 0.2


@pytest.mark.parametrize("damage", ["photo", "low_light"])
def test_table_of_a_photograph_is_read(page: Image.Image, tmp_path: Path, damage: str, printed: Printed) -> None:
    send(page, damage).save(tmp_path / "photo.jpg", quality=80)
    paper = read_image(tmp_path / "photo.jpg")
    assert names_of(paper) == papers.people(len(names_of(paper))) and len(names_of(paper)) >= 5
    assert any("nắn thẳng" in note for note in paper.notes)


def test_box_on_a_photograph_lies_where_the_word_is_seen(page: Image.Image, tmp_path: Path) -> None:
    picture = send(page, "photo")
    picture.save(tmp_path / "photo.png")
    paper = read_image(tmp_path / "photo.png")
    scale = picture.height / paper.pages[0].height
    x0, top, x1, bottom = (value * scale for value in box_of(paper, "NGHIỆM"))
    crop = np.asarray(picture.convert("L").crop((int(x0) - 3, int(top) - 3, int(x1) + 4, int(bottom) + 4)))
    ink = np.nonzero(crop < np.median(crop) - 60)
    assert 0.7 * crop.shape[1] < np.ptp(ink[1]) and 0.5 * crop.shape[0] < np.ptp(ink[0])
    margin = np.concatenate([crop[:, :2].ravel(), crop[:, -2:].ravel()])
    assert np.percentile(margin, 20) > np.median(crop) - 60, "the box cuts the word"


@pytest.mark.parametrize("damage", ["200", "folded", "fax", "faint", "seal", "bleeding"])
def test_scan_without_a_desk_is_not_cut(page: Image.Image, damage: str) -> None:
    assert find_sheet(np.asarray(send(page, damage).convert("RGB"))) is None


def test_light_of_a_clean_scan_is_left_alone(page: Image.Image) -> None:
    grey = np.asarray(send(page, "200").convert("L"))
    assert even_light(grey)[1] is False and strengthen(grey) is grey
    assert even_light(np.asarray(send(page, "photo").convert("L")))[1] is True


@pytest.mark.parametrize("dots", [100, 200, 400])
def test_height_of_text_follows_the_resolution(printed: Printed, dots: int) -> None:
    height = text_height(np.asarray(papers.picture_of(printed.submission, 0, dots=dots)))
    assert height == pytest.approx(28 * dots / 200, rel=0.15)


def test_page_of_wrong_size_is_read_at_the_size_of_its_type(printed: Printed, tmp_path: Path) -> None:
    """Some apps write a page of as many points as the picture has pixels; others make a stamp of it."""
    picture = papers.picture_of(printed.report, 0)
    for dots, name in ((72, "large"), (500, "small")):
        papers.write_scan(tmp_path / f"{name}.pdf", [picture], dots=dots)
        assert "BÁO CÁO THÀNH TÍCH" in texts(read_pdf(tmp_path / f"{name}.pdf")), name


def test_spread_of_two_pages_is_read_left_before_right(printed: Printed, tmp_path: Path) -> None:
    left, right = (papers.picture_of(path, 0) for path in (printed.submission, printed.report))
    spread = Image.new("L", (left.width + right.width, left.height), 238)
    spread.paste(left, (0, 0))
    spread.paste(right, (left.width, 0))
    spread.save(tmp_path / "spread.png")
    paper = read_image(tmp_path / "spread.png")
    found = texts(paper)
    assert found.index("TỜ TRÌNH") < found.index("BÁO CÁO THÀNH TÍCH")
    assert any("hai trang" in note for note in paper.notes)
    assert box_of(paper, "TRÌNH")[2] < 0.5 * paper.pages[0].width < box_of(paper, "CÁO")[0]
    assert box_of(paper, "CÁO")[3] < 0.4 * paper.pages[0].height


def test_wide_page_with_a_table_is_no_spread() -> None:
    sideways = np.full((1654, 2339), 240, np.uint8)
    for row in range(200, 1500, 60):
        for column in range(200, 2100, 30):
            sideways[row : row + 20, column : column + 14] = 20
    assert find_gutter(sideways) is None
    parted = sideways.copy()
    parted[:, 1110:1230] = 240
    assert find_gutter(parted) == pytest.approx(1170, abs=20)


def test_page_upside_down_among_others_is_turned(printed: Printed, tmp_path: Path) -> None:
    first = papers.picture_of(printed.submission, 0)
    second = papers.picture_of(printed.report, 0).rotate(180)
    papers.write_scan(tmp_path / "both.pdf", [first, second])
    paper = read_pdf(tmp_path / "both.pdf")
    assert "TỜ TRÌNH" in texts(paper) and "BÁO CÁO THÀNH TÍCH" in texts(paper)


def test_seal_goes_and_ink_stays() -> None:
    picture = np.full((100, 300, 3), 235, np.uint8)
    picture[40:60, 20:80] = (214, 40, 50)  # seal
    picture[40:60, 100:160] = (30, 50, 150)  # ballpoint
    picture[40:60, 180:240] = (25, 22, 24)  # print
    grey, black = without_colours(picture)
    assert black is not None
    assert [int(grey[50, x]) > 200 for x in (50, 130, 210)] == [True, False, False]
    assert [int(black[50, x]) > 200 for x in (50, 130, 210)] == [True, True, False]


def test_yellow_light_is_no_seal() -> None:
    picture = np.full((100, 300, 3), (235, 205, 165), np.uint8)
    picture[40:60, 20:80] = (90, 78, 63)
    grey, _ = without_colours(picture)
    assert int(grey[50, 50]) < 110 < 220 < int(grey[10, 10])


@pytest.mark.parametrize("kind", ["heic", "avif", "alpha", "palette", "cmyk", "deep", "bit", "fax", "camera"])
def test_every_kind_of_picture_is_read(printed: Printed, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "picture"
    _SAVING[kind](papers.picture_of(printed.report, 0), path)
    paper = read_image(path)
    assert "BÁO CÁO THÀNH TÍCH" in texts(paper), texts(paper)
    assert paper.pages[0].height == pytest.approx(842, abs=2)


def _save_heif(picture: Image.Image, path: Path) -> None:
    import pillow_heif

    pillow_heif.from_pillow(picture.resize((1240, 1754)).convert("RGB")).save(path, quality=80, format="HEIF")


def _save_camera(picture: Image.Image, path: Path) -> None:
    """On its side, and the camera says so."""
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.rotate(90, expand=True).save(path, "JPEG", exif=exif, quality=85)


def _save_alpha(picture: Image.Image, path: Path) -> None:
    """Black letters on nothing."""
    clear = Image.new("LA", picture.size, 0)
    clear.putalpha(picture.point([255 - value for value in range(256)]))
    clear.save(path, "PNG")


def _save_fax(picture: Image.Image, path: Path) -> None:
    """Standard resolution: half as many lines as dots across."""
    flat = picture.resize((1728, 1122)).point([255 * (value > 150) for value in range(256)], "1")
    flat.save(path, "TIFF", compression="group4", dpi=(204, 96))


_SAVING = {
    "heic": _save_heif,
    "avif": lambda picture, path: picture.convert("RGB").save(path, "AVIF", quality=70),
    "alpha": _save_alpha,
    "palette": lambda picture, path: picture.convert("P").save(path, "PNG"),
    "cmyk": lambda picture, path: picture.convert("RGB").convert("CMYK").save(path, "JPEG", quality=85),
    "deep": lambda picture, path: Image.fromarray(np.asarray(picture).astype(np.uint16) * 200).save(path, "PNG"),
    "bit": lambda picture, path: picture.convert("1", dither=Image.Dither.NONE).save(path, "TIFF"),
    "fax": _save_fax,
    "camera": _save_camera,
}


def test_picture_of_too_many_pixels_is_not_decoded(tmp_path: Path) -> None:
    Image.new("1", (20_000, 20_000)).save(tmp_path / "bomb.png")
    with pytest.raises(UnsafeFile) as caught:
        list(open_pages(tmp_path / "bomb.png"))
    assert caught.value.code == "QUA_LON"


def test_paragraphs_have_boxes_inside_the_page(page: Image.Image, tmp_path: Path) -> None:
    send(page, "skew8").save(tmp_path / "skew.png")
    paper = read_image(tmp_path / "skew.png")
    boxes = [s.box for block in paper.blocks if isinstance(block, Paragraph) for s in block.segments]
    size = paper.pages[0]
    assert boxes and all(-2 < b[0] < b[2] < size.width + 2 and -2 < b[1] < b[3] < size.height + 2 for b in boxes)
