"""An invented paper says in its gold what it prints and nothing else, and is the same for the same seed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from extractors.document import make_doc
from extractors.layout import Table
from extractors.reading import read_file
from extractors.spans import LABELS
from records import fold
from training.cast import LISTS
from training.composing import Composed, compose
from training.files import write_word
from training.papers import FIT, HELD, TRAIN
from training.script import BOLD, CLOSE, OPEN, STOP, CellText, Grid
from training.slips import with_old_tones
from training.vocabulary import ALWAYS_SHARED, FOLDER, PLACES, Vocabulary, entries, is_held
from training.widths import LANDSCAPE, LETTER, PORTRAIT, is_wide, widths_of

EVERY = [pytest.param(template, id=template.__name__) for template in (*TRAIN, *FIT, *HELD)]


def printed(composed: Composed) -> str:
    return " ".join(paragraph.text for paragraph in composed.paper.paragraphs())


@pytest.mark.parametrize("template", EVERY)
def test_every_template_prints_what_its_gold_says(template) -> None:
    for seed in range(3):
        composed = compose(template, seed, held_words=True)
        text = fold(printed(composed))
        assert not any(mark in text for mark in (BOLD, OPEN, STOP, CLOSE))
        for nominee in composed.gold["nominees"]:
            assert nominee["full_name"], composed.name
            for name in ("full_name", "position", "unit", "hometown", "education", "duties"):
                assert nominee[name] is None or fold(nominee[name]) in text, (composed.name, name, nominee[name])
            assert (nominee["birth_date"] or "")[:4] in text, (composed.name, nominee["birth_date"])
            for each in (item for name in LISTS if name != "achievements" for item in nominee[name]):
                for name in ("title", "decision_number", "authority"):
                    assert fold(each.get(name) or "") in text, (composed.name, name, each)
                assert (each.get("decision_date") or "")[:4] in text, (composed.name, each)
        for name in ("number", "issuing_unit", "parent_unit", "signer"):
            whole = fold(composed.gold["document"][name] or "").replace(" ", "")
            assert whole in text.replace(" ", ""), (composed.name, name, whole)


@pytest.mark.parametrize("template", EVERY)
def test_spans_hold_the_words_of_their_marks(template) -> None:
    composed = compose(template, 1, held_words=False)
    found = 0
    for paragraph in composed.paper.paragraphs():
        for start, end, mark in composed.spans[id(paragraph)]:
            found += 1
            assert paragraph.text[start:end].strip() == paragraph.text[start:end] != "", (mark, paragraph.text)
    assert found


@pytest.mark.parametrize("template", EVERY)
def test_same_seed_same_paper(template) -> None:
    one, other = (compose(template, 7, held_words=True) for _ in range(2))
    assert printed(one) == printed(other)
    assert one.gold == other.gold


def test_what_a_file_holds_is_what_was_composed(tmp_path: Path) -> None:
    for template in TRAIN[:2]:
        composed = compose(template, 2, held_words=False)
        path = write_word(composed, tmp_path)
        reading = read_file(path)
        gold = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
        assert [fold(each.name) for each in reading.nominees] == [fold(each["full_name"]) for each in gold["nominees"]]
        assert make_doc(composed.paper)._.lines
        assert any(isinstance(block, Table) for block in composed.paper.blocks)


def test_every_list_and_section_has_words_on_both_sides_and_names_lists_that_are() -> None:
    lists = [*PLACES]
    for path in sorted(FOLDER.glob("*.txt")):
        sections = re.findall(r"^\[(\w+)\]$", path.read_text(encoding="utf-8"), re.MULTILINE)
        lists += [path.stem, *(f"{path.stem}/{section}" for section in sections)]
    for name in lists:
        if name.partition("/")[0] not in ALWAYS_SHARED:
            assert {is_held(entry) for entry in entries(name)} == {True, False}, name
        assert set(re.findall(r"\[\[([A-Z]+)\|", "\n".join(entries(name)))) <= set(LABELS), name
        for filled in re.findall(r"\{([^{}]+)\}", "\n".join(entries(name))):
            known = bool(re.fullmatch(r"\d+(-\d+)?|kind|grantor|short", filled)) or filled in lists
            assert known, (name, filled)


def test_held_out_words_are_never_trained_on() -> None:
    seen, held = Vocabulary(held=False), Vocabulary(held=True)
    for name in ("given_men", "given_women", "rooms", "branches", "positions", "initiatives", "places"):
        assert not set(seen[name]) & set(held[name]), name
        assert set(seen[name]) | set(held[name]) == set(entries(name))


@pytest.mark.parametrize(
    ("typed", "older"),
    [
        ("Hòa Bình, thủy lợi", "Hoà Bình, thuỷ lợi"),
        ("Quý, hoàn, khỏe", "Quý, hoàn, khoẻ"),
        ("toàn, của, mùa", "toàn, của, mùa"),
    ],
)
def test_tones_stand_elsewhere_and_the_word_is_the_same(typed: str, older: str) -> None:
    assert with_old_tones(typed) == older
    assert fold(typed) == fold(older)


def test_some_papers_are_typed_in_a_hurry_and_say_the_same() -> None:
    papers = [compose(TRAIN[0], seed, held_words=False) for seed in range(20)]
    texts = ["\n".join(paragraph.text for paragraph in each.paper.paragraphs()) for each in papers]
    hurried = ["  " in text or "\u00a0" in text for text in texts]
    assert {True, False} == set(hurried)
    for each in papers:
        assert "  " not in json.dumps(each.gold, ensure_ascii=False), each.name


def test_columns_are_as_wide_as_their_words_and_no_wider_than_the_page() -> None:
    rows = (("TT", "Họ và tên", "Ngày sinh"), ("1", "Lò Văn Ính", "03/12/1979"))
    grid = Grid([[CellText(text) for text in row] for row in rows])
    number, name, born = widths_of(grid, PORTRAIT)
    assert number < min(name, born)
    assert born > LETTER * len("03/12/1979")
    assert sum((number, name, born)) <= PORTRAIT
    broad = Grid([[CellText("Nghiên cứu khoa học " * 3) for _ in range(9)]])
    assert is_wide(broad)
    assert not is_wide(grid)
    assert sum(widths_of(broad, LANDSCAPE)) <= LANDSCAPE + 0.01
