"""Invented papers become sequences with tags; what is changed in a copy keeps its marks around the same values."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from extractors.document import make_doc
from extractors.spans import PERSON
from extractors.statistics.columns import Columns
from extractors.text import bare
from training.composing import Composed, compose
from training.script import Script
from training.train_changes import change_for
from training.train_data import Change, changed, examples_of, spans_of, with_every_name
from training.vocabulary import Vocabulary


def small_paper(s: Script) -> None:
    from training.cast import Cast

    cast = Cast(s, year=2024, province="tỉnh An Lạc", department="Sở Khoa học và Công nghệ")
    who = cast.nominate(cast.person(unit="Phòng Kế hoạch", position="Chuyên viên"))
    s.title("BÁO CÁO THÀNH TÍCH")
    s.line(f"Họ và tên: {who.full_name:upper}")
    s.line(f"Chức vụ: {who.position}, {who.unit}")
    s.line(f"Trong năm, bà {who.facts['full_name']} đã làm tốt.")
    s.table([["Năm", "Đơn vị"], ["2024", f"{who.unit}"]])


@pytest.fixture(scope="module")
def composed() -> Composed:
    return compose(small_paper, 3, held_words=False)


def marked(paper: Composed) -> list[tuple[str, str]]:
    doc = make_doc(paper.paper)
    return [(label, doc.text[begin:end]) for begin, end, label in spans_of(doc, paper)]


def test_tags_stand_on_the_words_that_were_marked(composed: Composed) -> None:
    found = [
        (text, tag)
        for example in examples_of(composed, Columns())
        for text, tag in zip(_words(example.attributes), example.tags, strict=True)
    ]
    assert ("chuyên", "B-POSITION") in found and ("viên", "I-POSITION") in found
    assert [tag for text, tag in found if text == "phòng"] == ["B-UNIT", "B-UNIT"]
    assert ("chức", "O") in found


def _words(attributes: tuple[tuple[str, ...], ...]) -> list[str]:
    return [next((each[2:] for each in token if each.startswith("w=")), "") for token in attributes]


def test_a_name_is_marked_wherever_it_stands(composed: Composed) -> None:
    name = next(text for label, text in marked(composed) if label == PERSON)
    everywhere = [text for label, text in marked(with_every_name(composed)) if label == PERSON]
    assert len(everywhere) == 2
    assert {text.lower() for text in everywhere} == {name.lower()}


def test_a_change_keeps_marks_around_what_they_marked(composed: Composed) -> None:
    def double(word: str, label: str | None) -> str:
        return word * 2 if label == PERSON else "" if word == ":" else word

    before, after = marked(composed), marked(changed(composed, double))
    assert [label for label, _ in before] == [label for label, _ in after]
    for (label, old), (_, new) in zip(before, after, strict=True):
        assert new == (" ".join(word * 2 for word in old.split()) if label == PERSON else old)


def test_every_change_keeps_labels_and_lines(composed: Composed) -> None:
    for seed in range(40):
        change = change_for(random.Random(seed))
        if change is not None:
            copy = changed(composed, change)
            assert [label for label, _ in marked(copy)] == [label for label, _ in marked(composed)]
            assert all(text.strip() == text != "" for _, text in marked(copy))


def test_the_same_seed_changes_the_same(composed: Composed) -> None:
    def copy(seed: int) -> str:
        change: Change | None = change_for(random.Random(seed))
        return changed(composed, change).paper.text if change else ""

    assert [copy(seed) for seed in range(12)] == [copy(seed) for seed in range(12)]
    assert len({copy(seed) for seed in range(12)}) > 5


def _share(differs: Callable[[str, str], bool], seeds: int = 60) -> float:
    paper = compose(small_paper, 3, held_words=False)
    copies = [
        changed(paper, change).paper.text for change in map(change_for, map(random.Random, range(seeds))) if change
    ]
    return sum(differs(paper.paper.text, copy) for copy in copies) / len(copies)


def test_copies_are_of_many_sorts() -> None:
    assert _share(lambda old, new: bare(old) != bare(new)) > 0.4  # other syllables in names
    assert 0 < _share(lambda old, new: ":" not in new) < 0.5
    assert 0 < _share(lambda old, new: bare(new) == new.lower()) < 0.3  # typed without accents


def test_words_held_out_are_never_trained_on() -> None:
    ours, held = Vocabulary(held=False), Vocabulary(held=True)
    for name in ("given_men", "given_women", "rooms", "initiatives"):
        assert not set(ours[name]) & set(held[name])
