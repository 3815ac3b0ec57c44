"""Hand-made lines and a small model trained on them: what the component needs to vote, in half a second."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pycrfsuite
from spacy.tokens import Doc

from extractors.document import make_doc
from extractors.layout import Cell, Paper, Paragraph, Table
from extractors.statistics.columns import Columns
from extractors.statistics.sequences import sequences_of
from extractors.zones import find_zones
from training.train_data import attributes_of

NAMES = ("Trần Văn Bình", "Lê Thị Hoa", "Phạm Quang Dũng", "Đỗ Minh Châu", "Vũ Ngọc Lan", "Bùi Đức Thắng")
POSTS = ("Chuyên viên", "Trưởng phòng", "Phó Giám đốc", "Kế toán trưởng")
UNITS = ("Phòng Kế hoạch", "Trung tâm Lưu trữ", "Chi cục Thủy lợi")
LABELS = (("Họ và tên", "PERSON", NAMES), ("Chức vụ", "POSITION", POSTS), ("Đơn vị công tác", "UNIT", UNITS))


def lines() -> list[tuple[str, str, str]]:
    """Text, value in it and label of the value."""
    found = [(f"{label}: {value}", value, kind) for label, kind, values in LABELS for value in values]
    for number, name in enumerate(NAMES):
        post, unit = POSTS[number % len(POSTS)], UNITS[number % len(UNITS)]
        found.append((f"- Ông {name}, {post}, {unit}", name, "PERSON"))
        found.append((f"Đề nghị khen thưởng bà {name} vì đã làm tốt.", name, "PERSON"))
        found.append((f"HỌ VÀ TÊN: {name.upper()}", name.upper(), "PERSON"))
        found.append((f"Trong năm, {unit.lower()} đã xử lý 120 hồ sơ.", "", ""))
    return found


def paper_of(*texts: str) -> Paper:
    return Paper([Paragraph(text, number) for number, text in enumerate(texts)], "word")


def table_of(rows: Sequence[Sequence[str]]) -> Paper:
    cells = [
        Cell(row, column, column, [Paragraph(text)])
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    return Paper([Table(0, len(rows), len(rows[0]), cells)], "word")


def laid_out(*texts: str) -> Doc:
    return make_doc(paper_of(*texts))


def train_small(path: Path) -> bytes:
    """A model of the lines above."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params={"c2": 0.05, "max_iterations": 60}, verbose=False)
    columns = Columns()
    for text, value, label in lines():
        doc = laid_out(text)
        sequences = sequences_of(doc, find_zones(doc._.lines, doc._.tables))
        tags = ["O"] * len(doc)
        if value:
            begin = text.index(value)
            span = doc.char_span(begin, begin + len(value))
            tags[span.start : span.end] = [f"B-{label}", *[f"I-{label}"] * (len(span) - 1)]
        trainer.append(pycrfsuite.ItemSequence(attributes_of(doc, sequences, columns)), tags)
    trainer.train(str(path))
    return path.read_bytes()
