"""The page of errors and the reliability diagram: one file, nothing from elsewhere, every error on it, same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser

import pytest
from PIL import Image
from scored_readings import ask, duyen, finance, gold_of, reading_of, say

from records.readings import Evidence, Nominee
from reports.accuracy import (
    Evaluation,
    FileScore,
    FramedPage,
    Judged,
    Pictures,
    draw_reliability,
    evaluate,
    score_file,
    sought_in,
    write_page,
)
from reports.accuracy.page import MOST_ERRORS

MADE_ON = date(2026, 9, 18)
PICTURE = b"RIFF\x00\x00\x00\x00WEBP"
_OF_2023 = ask("LDTT", "2023", decision_number="12/QĐ-SKHCN")
VOID = {"meta", "img", "link", "br", "hr", "input"}


def evaluation_of(*nominees: Nominee, file: str = "to-trinh.docx") -> Evaluation:
    gold = gold_of(file=file)
    paper = FileScore(file, file, score_file(gold, reading_of(*nominees)))
    return evaluate([paper], lambda name, told: "accepted" if told.confidence >= 0.9 else "check")


@pytest.fixture
def wrong() -> Evaluation:
    """A wrong post, a title of another year, and a name that would be markup."""
    post = say("Phó phòng <b>", 0.42, evidence=(Evidence(page=1, bbox=(10.0, 20.0, 30.0, 40.0)),))
    return evaluation_of(duyen(position=post, prior_titles=(_OF_2023,)), finance())


def page_of(evaluation: Evaluation, **pictures: Pictures) -> str:
    named = {name.replace("_", "-") + ".docx": given for name, given in pictures.items()}
    return write_page(evaluation, pictures=named, diagram=b"\x89PNG", made_on=MADE_ON)


class Reader(HTMLParser):
    """The tags of a page, each closed by its own; addresses that it names; text a person reads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.addresses: list[str] = []
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.ids: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag == "img":
            assert dict(attrs).get("alt")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] != "style":
            self.texts.append(" ".join(data.split()))


def test_page_is_one_file_that_runs_nothing(wrong: Evaluation) -> None:
    framed = FramedPage(1, PICTURE, 1.414, ((0, (0.1, 0.2, 0.3, 0.25)),))
    page = page_of(wrong, to_trinh=Pictures((framed,)))
    read = Reader(page)
    assert read.open == [] and "script" not in read.tags and "link" not in read.tags
    assert all(address.startswith(("#", "data:image/")) for address in read.addresses)
    assert {address[1:] for address in read.addresses if address.startswith("#")} <= set(read.ids)
    assert "@import" not in page and "url(" not in page
    assert len(read.ids) == len(set(read.ids))


def test_every_error_is_told_in_words(wrong: Evaluation) -> None:
    texts = Reader(page_of(wrong)).texts
    assert "Phó phòng <b>" in texts  # as text, not as a tag
    assert {"Chức vụ", "Trưởng phòng", "0,42", "Lao động tiên tiến · 2024 · 12/QĐ-SKHCN"} <= set(texts)
    assert "Lao động tiên tiến · 2023 · 12/QĐ-SKHCN" in texts
    assert "không nêu" not in texts and "bỏ sót" not in texts
    missed = Reader(page_of(evaluation_of(finance()))).texts
    assert "bỏ sót" in missed


def test_wrong_value_that_was_accepted_stands_out() -> None:
    sure = evaluation_of(duyen(position=say("Phó phòng", 0.99)), finance())
    assert 'class="alarm">nhận<' in page_of(sure)
    unsure = evaluation_of(duyen(position=say("Phó phòng", 0.5)), finance())
    assert 'class="alarm">nhận<' not in page_of(unsure) and 'class="soft">cần xem<' in page_of(unsure)


def test_frames_carry_number_and_word(wrong: Evaluation) -> None:
    frames = ((0, (0.1, 0.2, 0.3, 0.25)), (1, (0.5, 0.5, 0.6, 0.6)))
    page = page_of(wrong, to_trinh=Pictures((FramedPage(2, PICTURE, 1.414, frames),)))
    texts = Reader(page).texts
    assert "1 đọc" in texts and "1 giấy" in texts and "Trang 2" in texts
    assert texts.count("(chưa khoanh được)") == 1  # the second error has no frame
    assert 'style="left:10.0%;top:20.0%;width:20.0%;height:5.0%"' in page


def test_why_there_is_no_picture_is_said(wrong: Evaluation) -> None:
    texts = Reader(page_of(wrong, to_trinh=Pictures(note="Không vẽ được trang: hỏng."))).texts
    assert "Không vẽ được trang: hỏng." in texts


def test_values_to_frame_come_in_pairs(wrong: Evaluation) -> None:
    read, expected, *rest = sought_in(wrong.papers[0])
    assert read.evidence and read.words == ("Phó phòng <b>", "Phó phòng <b>")
    assert (expected.evidence, expected.words, expected.near) == ((), ("Trưởng phòng",), "Hoàng Mỹ Duyên")
    assert len(rest) == 2
    (_, birth) = sought_in(evaluation_of(duyen(birth_date=None), finance()).papers[0])
    assert birth.words == ("1986",)


def test_page_without_errors_says_so() -> None:
    texts = Reader(page_of(evaluation_of(duyen(), finance()))).texts
    assert any("1 văn bản không sai mục nào" in text for text in texts)


def test_nominee_that_only_one_side_knows_is_one_error() -> None:
    stranger = duyen(full_name=say("Phan Quốc Bảo", 0.3))
    evaluation = evaluation_of(finance(), stranger)
    texts = Reader(page_of(evaluation)).texts
    whole = [text for text in texts if text.startswith("Hoàng Mỹ Duyên · ")]
    assert whole == [
        "Hoàng Mỹ Duyên · 1986 · Trưởng phòng · Phòng Quản lý Công nghệ · Lao động tiên tiến · 2025"
        " · Chiến sĩ thi đua cơ sở · 2025 · Lao động tiên tiến · 2024 · 12/QĐ-SKHCN · Số hóa kho hồ sơ công nghệ"
    ]
    assert [text for text in texts if text.startswith("Phan Quốc Bảo · ")]
    assert texts.count("Cả người, tập thể") == 2
    assert len(sought_in(evaluation.papers[0])) == 4


def test_long_lists_of_errors_are_cut_and_counted() -> None:
    strangers = [duyen(full_name=say(f"Người Lạ {n}")) for n in range(MOST_ERRORS + 3)]
    texts = Reader(page_of(evaluation_of(duyen(), finance(), *strangers))).texts
    assert "Còn 3 chỗ sai nữa không liệt kê." in texts


def test_frames_of_one_value_are_named_once(wrong: Evaluation) -> None:
    frames = ((0, (0.1, 0.2, 0.3, 0.25)), (0, (0.1, 0.3, 0.3, 0.35)))
    page = page_of(wrong, to_trinh=Pictures((FramedPage(1, PICTURE, 1.414, frames),)))
    assert Reader(page).texts.count("1 đọc") == 1 and page.count('class="frame read"') == 2


def values() -> Iterator[Judged]:
    for at in range(200):
        yield Judged(f"nominee.{('unit', 'position', 'requested')[at % 3]}", (at % 20) / 19, "check", at % 4 > 0)


def test_diagram_is_a_picture_with_the_same_bytes_each_time() -> None:
    drawn = draw_reliability(list(values()))
    assert drawn == draw_reliability(list(values()))
    assert b"tEXt" not in drawn and b"tIME" not in drawn  # no date and no program in it
    with Image.open(io.BytesIO(drawn)) as picture:
        assert picture.format == "PNG" and picture.width > 800
        assert len(picture.convert("RGB").getcolors(1_000_000) or []) > 10


def test_diagram_of_little_or_nothing_is_drawn_too() -> None:
    for few in ([], list(values())[:1]):
        with Image.open(io.BytesIO(draw_reliability(few))) as picture:
            assert picture.height < 600  # the whole only: too few for any field
