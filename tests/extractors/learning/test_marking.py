"""Originals read again: rows and paragraphs with marks, files of a bundle, and answers that nobody should believe."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path

import pytest
from docx import Document as new_document
from spacy.tokens import DocBin
from typed import doc_of

from extractors.learning import Example, Marked, Wanted, docbin_of, jsonl_of, parse_marked
from extractors.learning.examples import MOST_LETTERS, WANTED
from extractors.learning.exporting import Labelled
from extractors.learning.marking import mark, mark_file
from extractors.spans import PERSON, POSITION, UNIT
from extractors.tokens import pipeline
from records.errors import InputError, UnreadableFile

KHUE, BANG = "Trần Thị Sao Khuê", "Lê Văn Sao Băng"
ROWS: list[list[str | None]] = [
    ["STT", "Họ và tên", "Chức vụ"],
    ["1", KHUE, "Trưởng phòng Đo lường\nkiêm nhiệm"],
    ["2", BANG, "Chuyên viên"],
]


def wanted(*values: tuple[str, str]) -> list[Wanted]:
    return [Wanted(id=number, label=label, value=value) for number, (value, label) in enumerate(values)]


def marked_texts(marked: Marked) -> list[str | None]:
    return [None if m.example is None else marked.examples[m.example].text[m.start : m.end] for m in marked.marks]


def test_row_and_paragraph_are_examples_in_the_order_of_the_paper() -> None:
    marked = mark(doc_of(f"Kính gửi: ông {BANG} và", ROWS), wanted((KHUE, PERSON), ("Chuyên viên", POSITION)))
    assert [example.text for example in marked.examples] == [
        f"1\n{KHUE}\nTrưởng phòng Đo lường\nkiêm nhiệm",
        f"2\n{BANG}\nChuyên viên",
    ]
    assert marked_texts(marked) == [KHUE, "Chuyên viên"]


def test_values_of_one_row_share_its_example() -> None:
    marked = mark(doc_of(ROWS), wanted((KHUE, PERSON), ("Trưởng phòng Đo lường", POSITION), ("Phòng Xa", UNIT)))
    assert len(marked.examples) == 1
    assert marked_texts(marked) == [KHUE, "Trưởng phòng Đo lường", None]
    assert marked.marks[2].missing == "khong_thay"


def test_row_longer_than_an_example_gives_the_line_alone() -> None:
    long: list[list[str | None]] = [["STT", "Họ và tên", "Thành tích"], ["1", KHUE, "đạt kết quả tốt " * 400]]
    marked = mark(doc_of(long), wanted((KHUE, PERSON)))
    assert [example.text for example in marked.examples] == [KHUE]
    assert len("đạt kết quả tốt " * 400) > MOST_LETTERS


def test_spaces_and_marks_of_the_paper_stay(tmp_path: Path) -> None:
    text = f"  Ông  {KHUE} ,đạt :  tốt … "
    marked = mark(doc_of(text), wanted((KHUE, PERSON)))
    assert marked_texts(marked) == [KHUE]
    parse_marked(marked.model_dump_json(), wanted((KHUE, PERSON)), name="tệp")


def word_in(folder: Path, *lines: str) -> Path:
    document = new_document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(folder / "giấy.docx"))
    return folder / "giấy.docx"


def test_file_in_a_bundle_is_told_by_its_bytes(tmp_path: Path) -> None:
    path = word_in(tmp_path, f"Họ và tên: {KHUE}")
    bundle = tmp_path / "gói.zip"
    with zipfile.ZipFile(bundle, "w") as archive:
        archive.writestr("khác.txt", f"Họ và tên: {BANG}")
        archive.write(path, "hồ sơ/giấy.docx")
    asked = WANTED.dump_json(wanted((KHUE, PERSON))).decode()
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    answer = mark_file(bundle, sha256=sha256, wanted=asked)
    assert marked_texts(parse_marked(answer, wanted((KHUE, PERSON)), name="giấy.docx")) == [KHUE]
    with pytest.raises(InputError):
        mark_file(bundle, sha256="0" * 64, wanted=asked)


def test_original_whose_bytes_changed_is_not_read(tmp_path: Path) -> None:
    path = word_in(tmp_path, f"Họ và tên: {KHUE}")
    with pytest.raises(InputError):
        mark_file(path, sha256="1" * 64, wanted=WANTED.dump_json(wanted((KHUE, PERSON))).decode())


def good() -> dict[str, object]:
    answer: dict[str, object] = json.loads(mark(doc_of(ROWS), wanted((KHUE, PERSON))).model_dump_json())
    return answer


def spoilt(**changes: object) -> str:
    answer = good()
    answer["marks"][0] |= changes  # type: ignore[index]
    return json.dumps(answer)


@pytest.mark.parametrize(
    "answer",
    [
        None,
        b"{}",
        "không phải JSON",
        '{"marks": []}',
        spoilt(id=7),
        spoilt(example=5),
        spoilt(example=-1),
        spoilt(start=3),
        spoilt(end=10_000),
        spoilt(start=20, end=2),
        spoilt(missing="khong_thay"),
        spoilt(example=None),
        json.dumps(good() | {"examples": [{"text": "x" * 9, "tokens": [{"start": 0, "end": 3, "ws": False}]}]}),
        json.dumps(good() | {"examples": [{"text": "x" * (MOST_LETTERS + 1), "tokens": []}]}),
    ],
)
def test_answer_that_does_not_hold_is_refused(answer: object) -> None:
    with pytest.raises(UnreadableFile):
        parse_marked(answer, wanted((KHUE, PERSON)), name="tệp")


def test_good_answer_holds() -> None:
    assert marked_texts(parse_marked(json.dumps(good()), wanted((KHUE, PERSON)), name="tệp")) == [KHUE]


def example_of(marked: Marked) -> Example:
    (example,) = marked.examples
    return example


def test_spans_that_overlap_are_all_kept_and_the_longest_is_the_entity() -> None:
    example = example_of(mark(doc_of(ROWS), wanted(("Trưởng phòng Đo lường", POSITION))))
    start = example.text.index("Trưởng")
    spans = ((start, start + 21, POSITION), (start + 7, start + 21, UNIT))
    each = Labelled(example, spans, {"file": "tệp"})
    (doc,) = DocBin().from_bytes(docbin_of([each])).get_docs(pipeline().vocab)
    assert doc.text == example.text
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Trưởng phòng Đo lường", POSITION)]
    assert [(span.text, span.label_) for span in doc.spans["sc"]] == [
        ("Trưởng phòng Đo lường", POSITION),
        ("phòng Đo lường", UNIT),
    ]
    (task,) = [json.loads(line) for line in jsonl_of([each]).splitlines()]
    assert [(s["token_start"], s["token_end"], s["label"]) for s in task["spans"]] == [(7, 10, POSITION), (8, 10, UNIT)]
