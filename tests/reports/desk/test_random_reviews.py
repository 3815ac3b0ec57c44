"""Whatever reviewers do to names, places, copies and versions in whatever order, no word of theirs is lost."""

from __future__ import annotations

import random
from pathlib import Path

import docx
import pytest
from desk_papers import LINES, Room, comments_in, word_paper, words_in

from reports.desk import Laid
from reports.papers.paper import Paper

ROUNDS, SEEDS = 5, 10


def program(rng: random.Random) -> Paper:
    """What the program says in this round."""
    return word_paper(LINES | {"mo": f"Văn phòng nhận được {rng.randint(5, 99):02d} đề nghị."})


def review(rng: random.Random, room: Room, word: str) -> None:
    """Somebody writes a word that stands nowhere else into some file: at the end of a line, or as a line of her own."""
    path = rng.choice(sorted(room.folder.rglob("*.docx")))
    document = docx.Document(str(path))
    paragraphs = [each for each in document.paragraphs if each.text]
    chosen = rng.choice(paragraphs)
    if rng.random() < 0.3:
        chosen.insert_paragraph_before(f"Ý thêm {word}.")
    else:
        chosen.add_run(f" {word}")
    target = path
    match rng.randint(0, 3):
        case 0:
            target = path.with_name(f"bản {word}.docx")
        case 1:
            target = room.folder / f"đã soát {word}" / path.name
            target.parent.mkdir()
            path.unlink()
    document.save(str(target))


def told_in(laid: Laid) -> str:
    """What a reader of the paper sees, comments too."""
    assert laid.path is not None
    return "\n".join([words_in(laid.path), *comments_in(laid.path)])


@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_word_of_a_reviewer_is_lost(tmp_path: Path, seed: int) -> None:
    rng, room = random.Random(seed), Room(tmp_path)
    paper = program(rng)
    room.lay_one(paper)
    words: list[str] = []
    for _ in range(ROUNDS):
        for _ in range(rng.randint(1, 3)):
            words.append(f"chữ{seed}x{len(words)}")
            review(rng, room, words[-1])
        if rng.random() < 0.7:
            paper = program(rng)
        room.lay_one(paper)
    laid = room.lay_one(program(rng))
    text = told_in(laid)
    assert [word for word in words if word not in text] == []
    paper = program(rng)
    room.lay_one(paper)
    assert room.lay_one(paper).state == "same"
