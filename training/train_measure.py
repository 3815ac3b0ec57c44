"""`python -m training.train_measure`: what the statistics alone find, label by label, on papers never trained on.

`--split held` measures on invented papers of templates and words held out; `--papers FOLDER` on files with gold beside
them. There the gold has values, not places: a value is found where a span of its label has its very letters, and a
span is right where its letters are a value of the file. Spans of those who are no nominees count as wrong, so that
precision is told too low.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from spacy.tokens import Doc

from extractors.document import make_doc
from extractors.readers import read_paper
from extractors.spans import AUTHORITY, DECISION, LABELS, POSITION, SPAN_OF_FIELD, STATISTICS, UNIT
from extractors.statistics import Statistics, statistics
from extractors.zones import Zones, find_zones
from records import fold
from records.errors import InputError
from training.composing import Composed
from training.train_data import spans_of, with_every_name

Found = tuple[int, int, str]
_PARTS = {"decision_number": DECISION, "authority": AUTHORITY, "title": "INITIATIVE"}
_MARKS = " \t.,;:…“”\"'«»-–"
_NOT_AS_PRINTED = {"birth_date", "date", "full_name", "achievements", "classifications", "signer_title"}
_SCALARS = frozenset(SPAN_OF_FIELD) - _NOT_AS_PRINTED


@dataclass(slots=True)
class Count:
    """Spans expected, marked and right; `near`: right label, borders amiss. `votes`: how sure, and whether right."""

    expected: int = 0
    marked: int = 0
    right: int = 0
    near: int = 0
    votes: list[tuple[float, bool]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / self.marked if self.marked else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        both = self.expected + self.marked
        return 2 * self.right / both if both else 0.0


Counts = dict[str, Count]


class Marking(Protocol):
    """What marks a Doc in `doc.spans["statistics"]`."""

    def mark(self, doc: Doc, zones: Zones | None) -> Doc: ...


def vote(doc: Doc, component: Marking) -> list[tuple[int, int, str, float]]:
    """What the component marks in a Doc: begin, end, label, how sure."""
    component.mark(doc, find_zones(doc._.lines, doc._.tables) if doc._.lines else None)
    return [(each.start_char, each.end_char, each.label_, each._.sure) for each in doc.spans[STATISTICS]]


def count_composed(papers: Iterable[Composed], component: Marking) -> Counts:
    """Spans by their borders, against the marks of invented papers; of marks in one another the outer counts."""
    counts: Counts = defaultdict(Count)
    for composed in papers:
        composed = with_every_name(composed)
        doc = make_doc(composed.paper)
        zones = find_zones(doc._.lines, doc._.tables)
        legal = [line for line in doc._.lines if zones.section.get(line.index) == "legal"]
        expected = [
            span
            for span in _outer(spans_of(doc, composed))
            if not any(line.start <= span[0] < line.start + len(line.text) for line in legal)
        ]
        marked = [(*_bare(doc.text, begin, end), label, sure) for begin, end, label, sure in vote(doc, component)]
        _count(counts, [(*_bare(doc.text, begin, end), label) for begin, end, label in expected], marked)
    return counts


def _bare(text: str, begin: int, end: int) -> tuple[int, int]:
    """The borders of a span without the marks around it, which no value is told by."""
    part = text[begin:end]
    left = len(part) - len(part.lstrip(_MARKS))
    return begin + left, begin + max(len(part.rstrip(_MARKS)), left)


def _outer(spans: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _count(counts: Counts, expected: list[Found], marked: list[tuple[int, int, str, float]]) -> None:
    wanted = set(expected)
    for begin, end, label in expected:
        counts[label].expected += 1
        counts[label].near += any(m[2] == label and m[0] < end and begin < m[1] for m in marked)
    for begin, end, label, sure in marked:
        right = (begin, end, label) in wanted
        counts[label].marked += 1
        counts[label].right += right
        counts[label].votes.append((sure, right))


# --- files with gold beside them


def values_of(gold: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Label and text of every value of a gold that stands in the file as it is written in the gold."""
    for name, value in gold.get("document", {}).items():
        if name in _SCALARS and isinstance(value, str):
            yield SPAN_OF_FIELD[name], value
    for nominee in gold.get("nominees", ()):
        person = nominee.get("kind", "ca_nhan") != "tap_the"
        if isinstance(nominee.get("full_name"), str):
            yield SPAN_OF_FIELD["full_name"] if person else UNIT, nominee["full_name"]
        for name in _SCALARS:
            if isinstance(nominee.get(name), str):
                yield SPAN_OF_FIELD[name], nominee[name]
        for entries in nominee.values():
            for entry in entries if isinstance(entries, list) else ():
                for name, label in _PARTS.items():
                    if isinstance(entry, dict) and isinstance(entry.get(name), str):
                        yield label, entry[name]


def count_files(folder: Path, component: Marking) -> Counts:
    """Values of gold that the component marks, of those whose letters stand in the file."""
    counts: Counts = defaultdict(Count)
    for path in sorted(folder.glob("*.json")):
        file = path.with_suffix("")
        if file.suffix not in (".docx", ".pdf", ".xlsx") or not file.exists():
            continue
        try:
            doc = make_doc(read_paper(file))
        except InputError:
            continue
        _count_values(counts, json.loads(path.read_text(encoding="utf-8")), doc, component)
    return counts


def _count_values(counts: Counts, gold: dict[str, Any], doc: Doc, component: Marking) -> None:
    text = f" {_letters(doc.text)} "
    wanted = {(label, _letters(value)) for label, value in values_of(gold)}
    wanted = {(label, value) for label, value in wanted if value and f" {value} " in text}
    told = {label for label, _ in wanted}
    marked = [(label, _letters(doc.text[begin:end]), sure) for begin, end, label, sure in vote(doc, component)]
    title = _letters(gold.get("document", {}).get("signer_title") or "")  # printed on several lines, each a span
    found = {(label, value) for label, value, _ in marked if label != POSITION or value not in title}
    for label, value in wanted:
        counts[label].expected += 1
        counts[label].near += any(name == label and (value in said or said in value) for name, said in found if said)
    for label, value in found:
        if label in told:
            right = (label, value) in wanted
            counts[label].marked += 1
            counts[label].right += right
            counts[label].votes.append(
                (max(sure for name, said, sure in marked if (name, said) == (label, value)), right)
            )


def _letters(text: str) -> str:
    """Words and numbers alone, folded: how a value is spaced and punctuated counts for nothing."""
    folded = fold(text)
    return " ".join("".join(char if char.isalnum() else " " for char in folded).split())


# --- telling


def area_under_curve(votes: list[tuple[float, bool]]) -> float:
    """How often a right span is surer than a wrong one; half for ties."""
    right = sorted(sure for sure, is_right in votes if is_right)
    wrong = sorted(sure for sure, is_right in votes if not is_right)
    if not right or not wrong:
        return 1.0
    points = below = same = 0.0
    at = upto = 0
    for sure in right:
        while at < len(wrong) and wrong[at] < sure:
            at += 1
        upto = max(upto, at)
        while upto < len(wrong) and wrong[upto] == sure:
            upto += 1
        below, same = at, upto - at
        points += below + same / 2
    return points / (len(right) * len(wrong))


def table_of(counts: Counts) -> str:
    """One line a label, and all together."""
    total = Count()
    lines = [f"{'nhãn':12}{'có':>6}{'đọc':>6}{'P':>7}{'R':>7}{'F1':>7}{'chạm':>7}{'AUC':>7}"]
    for label in (*LABELS, "mọi nhãn"):
        count = counts.get(label) if label in counts else total if label == "mọi nhãn" else None
        if count is None:
            continue
        if count is not total:
            total.expected += count.expected
            total.marked += count.marked
            total.right += count.right
            total.near += count.near
            total.votes += count.votes
        touched = count.near / count.expected if count.expected else 0.0
        lines.append(
            f"{label:12}{count.expected:6}{count.marked:6}{count.precision:7.3f}{count.recall:7.3f}{count.f1:7.3f}"
            f"{touched:7.3f}{area_under_curve(count.votes):7.3f}"
        )
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    from training.__main__ import SPLITS, papers_of

    parser = argparse.ArgumentParser(prog="python -m training.train_measure", description="Đo riêng bộ đọc thống kê.")
    parser.add_argument("--split", choices=sorted(SPLITS))
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--papers", type=Path)
    parser.add_argument("--model", type=Path, help="tệp khác với tệp đang dùng")
    given = parser.parse_args(arguments)
    component = Statistics().load(given.model.read_bytes()) if given.model else statistics()
    if given.split:
        sys.stdout.write(table_of(count_composed(papers_of(given.split, given.seeds), component)) + "\n")
    if given.papers:
        sys.stdout.write(table_of(count_files(given.papers, component)) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
