"""Sentences a person can read: what of them the grammar marks with each label."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from extractors.document import make_doc
from extractors.grammar.component import grammar
from extractors.grammar.gazetteer import CLUES
from extractors.grammar.lines import read_line
from extractors.grammar.passages import Passage
from extractors.layout import Cell, Paper, Paragraph, Table

SENTENCES = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8"))
SEEN = [(label, sentence) for label, sides in SENTENCES.items() for sentence in sides["seen"]]
UNSEEN = [(label, sentence) for label, sides in SENTENCES.items() for sentence in sides["unseen"]]
LEAST_SEEN, LEAST_UNSEEN = 15, 5  # sentences a label
LEAST_RIGHT = 0.85  # of the unseen
BRACKETS = re.compile(r"\[([^\]]*)\]")


def passage_of(text: str, *, zone: str = "biography", in_cell: bool = False) -> Passage:
    """A line alone in its paper, or in a cell, read by the real pipeline's parts."""
    paragraph = Paragraph(text, number=None if in_cell else 0)
    block = Table(0, 1, 1, [Cell(0, 0, 0, [paragraph])]) if in_cell else paragraph
    doc = make_doc(Paper([block], "word"))
    grammar().get_pipe("tdkt_gazetteer")(doc)
    (line,) = doc._.lines
    clues = doc.user_data[CLUES].get(0, [])
    return read_line(line, zone, clues) or Passage(line, line.text, line.bare, zone, clues)


def marked(label: str, sentence: str) -> tuple[list[str], list[str]]:
    """What a sentence says of a label, and what the grammar marks with it."""
    where, bar, text = sentence.rpartition("| ")
    zone = where.replace("cell", "").strip() if bar else ""
    expected = BRACKETS.findall(text)
    plain = BRACKETS.sub(lambda match: match[1], text)
    passage = passage_of(plain, zone=zone or "biography", in_cell="cell" in where)
    marks = sorted((mark for mark in passage.marks if mark.label == label), key=lambda mark: mark.start)
    return expected, [plain[mark.start : mark.end] for mark in marks]


@pytest.mark.parametrize(("label", "sentence"), SEEN)
def test_sentence_is_marked(label: str, sentence: str) -> None:
    expected, found = marked(label, sentence)
    assert found == expected


def test_unseen_sentences_are_mostly_marked() -> None:
    wrong = []
    for label, sentence in UNSEEN:
        expected, found = marked(label, sentence)
        if found != expected:
            wrong.append(f"{label}: {sentence} -> {found}")
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(UNSEEN), "\n".join(wrong)


@pytest.mark.parametrize("label", SENTENCES)
def test_label_has_enough_sentences(label: str) -> None:
    assert len(SENTENCES[label]["seen"]) >= LEAST_SEEN
    assert len(SENTENCES[label]["unseen"]) >= LEAST_UNSEEN
