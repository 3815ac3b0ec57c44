"""Values framed on the pages where they stand: by their evidence, or by words that are looked for."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
import papers
import pytest
from conftest import Printed
from PIL import Image

from extractors.framing import MOST_PLACES, Mark, frame_values
from extractors.reading import read_file
from extractors.sandbox.pool import ReaderPool
from records import Evidence


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pages")


@pytest.fixture(scope="module")
def submission(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("files") / "a.docx"
    papers.write_submission(path, count=30)
    return path


def frames(path: Path, *marks: Mark, cache: Path | None = None, most_pages: int = 4) -> list[dict[str, Any]]:
    options = [mark.as_option() for mark in marks]
    return frame_values(path, marks=options, cache=str(cache) if cache else None, most_pages=most_pages)


def ink(page: dict[str, Any], box: tuple[float, float, float, float]) -> float:
    """The share of dark pixels in a frame."""
    grey = np.asarray(Image.open(io.BytesIO(page["picture"])).convert("L"))
    height, width = grey.shape
    left, top, right, bottom = box
    return float(
        (grey[int(top * height) : int(bottom * height) + 1, int(left * width) : int(right * width)] < 160).mean()
    )


def test_value_of_a_word_file_is_framed_where_it_is_printed(submission: Path, cache: Path) -> None:
    last = read_file(submission).nominees[-1]
    assert last.full_name
    known = Mark(last.full_name.evidence, (last.full_name.text,))
    (page,) = frames(submission, known, Mark(words=("không có trên giấy",)), cache=cache)
    assert page["page"] > 1
    assert {mark for mark, _ in page["frames"]} == {0}  # a box for each line of the name
    assert all(ink(page, box) > 0.05 for _, box in page["frames"])
    assert Image.open(io.BytesIO(page["picture"])).format == "WEBP"
    assert len(page["picture"]) < 120_000


def test_words_are_looked_for_whatever_their_case(printed: Printed) -> None:
    reading = read_file(printed.submission)
    number = reading.document.number
    assert number and number.evidence[0].bbox
    read, sought = Mark(number.evidence), Mark(words=("123/QĐ-KHÔNG-CÓ", number.value.lower()))
    (page,) = frames(printed.submission, read, sought)
    (_, known), (mark, found) = page["frames"]
    assert mark == 1
    assert found == pytest.approx(known, abs=0.02)


def test_what_stands_everywhere_is_not_framed(printed: Printed) -> None:
    (page,) = frames(printed.submission, Mark(words=("năm",)), Mark(words=("của",)))
    assert page["page"] == 1 and page["frames"] == []


def test_one_of_many_places_is_told_by_what_stands_beside_it(printed: Printed) -> None:
    people = [nominee for nominee in read_file(printed.submission).nominees if nominee.full_name and nominee.position]
    post = people[0].position.value
    alike = [person.full_name for person in people if person.position.value == post]
    assert len(alike) > MOST_PLACES
    assert frames(printed.submission, Mark(words=(post,)))[0]["frames"] == []
    for name in (alike[0], alike[-1]):
        (page,) = frames(printed.submission, Mark(name.evidence), Mark(words=(post,), near=name.value))
        places = dict(page["frames"])
        assert abs(places[1][1] - places[0][1]) < 0.02


def test_most_pages_are_kept_to(submission: Path, cache: Path) -> None:
    names = [Mark(n.full_name.evidence, (n.full_name.text,)) for n in read_file(submission).nominees if n.full_name]
    assert len(frames(submission, *names, cache=cache, most_pages=9)) > 2
    assert len(frames(submission, *names, cache=cache, most_pages=2)) == 2


def test_frames_stay_on_the_page(printed: Printed) -> None:
    wild = Evidence(page=1, bbox=(-50.0, -5.0, 9_000.0, 9_000.0))
    (page,) = frames(printed.submission, Mark((wild,)))
    assert page["frames"] == [(0, (0.0, 0.0, 1.0, 1.0))]


def test_child_frames_values(printed: Printed, tmp_path: Path) -> None:
    with ReaderPool("extractors.framing:frame_values", 1, writable=[tmp_path]) as pool:
        number = read_file(printed.submission).document.number
        assert number
        answer = pool.read(printed.submission, marks=[Mark(number.evidence).as_option()], cache=str(tmp_path))
        assert [page["page"] for page in answer] == [1]
