"""`python -m training FOLDER`: writes invented papers with gold beside them, as .docx, PDF and scans.

`--split train|fit|held`, `--seeds N` papers of each template, `--as word,pdf,scan`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from training.composing import Composed, Template, compose
from training.files import print_all, scan_all, write_word
from training.papers import FIT, HELD, TRAIN

SPLITS: dict[str, tuple[tuple[Template, ...], bool]] = {  # templates, and whether their words are the held-out ones
    "train": (TRAIN, False),
    "fit": (FIT, True),
    "held": (HELD, True),
}


def papers_of(split: str, seeds: int) -> list[Composed]:
    """So many papers of every template of a split."""
    templates, held_words = SPLITS[split]
    return [compose(template, seed, held_words=held_words) for template in templates for seed in range(seeds)]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m training", description="Bịa giấy tờ kèm đáp án.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--split", choices=sorted(SPLITS), default="held")
    parser.add_argument("--seeds", type=int, default=1, help="mỗi mẫu bao nhiêu giấy")
    parser.add_argument("--as", dest="kinds", default="word", help="word,pdf,scan")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    composed = papers_of(arguments.split, arguments.seeds)
    words = [write_word(each, arguments.folder) for each in composed]
    kinds = arguments.kinds.split(",")
    if "pdf" in kinds or "scan" in kinds:
        pdfs = print_all(words, composed, arguments.folder)
        if "scan" in kinds:
            scan_all(pdfs, composed, arguments.folder)
    sys.stderr.write(f"{len(composed)} giấy trong {arguments.folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
