"""What a child answers comes out in the parent as it went in, and nothing else does."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from extractors.reading import read_file
from extractors.sandbox.messages import decode, encode_failure, encode_result
from records import EncryptedFile, UnreadableFile
from records.readings import Reading

CASES = Path(__file__).resolve().parents[1] / "cases"
PAPERS = sorted(CASES.glob("*/*.docx"))[:6]


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.parent.name)
def test_reading_goes_over_as_json(path: Path) -> None:
    reading = read_file(path)
    message = encode_result(reading)
    assert message.startswith(b"J{")
    read = decode(message, path)
    assert isinstance(read, Reading)
    assert read.model_dump() == reading.model_dump()  # places in the text that was read stay behind


def test_file_name_that_is_no_text_goes_over() -> None:
    reading = Reading(file="bao-cao-\udcff.docx", sha256="0" * 64, status="read")
    assert decode(encode_result(reading), Path("x.docx")) == reading


@pytest.mark.parametrize(
    "message",
    [
        b'J{"file": "x", "status": "read"}',
        b'J{"file": "x", "sha256": "0", "status": "read", "run": "rm"}',
        b"J",
        b"R\x80",
    ],
)
def test_answer_that_is_no_reading_is_a_fault(message: bytes) -> None:
    answer = decode(message, Path("x.docx"))
    assert isinstance(answer, UnreadableFile)
    assert answer.code == "LOI_CHUONG_TRINH"


def test_answer_that_would_run_something_is_a_fault() -> None:
    class Harm:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return (print, ("harm",))

    answer = decode(b"R" + pickle.dumps(Harm()), Path("x.docx"))
    assert isinstance(answer, UnreadableFile)


def test_refusal_keeps_its_class_and_code() -> None:
    answer = decode(encode_failure(EncryptedFile("Tệp có mật khẩu.", hint="Bỏ mật khẩu.")), Path("x.docx"))
    assert isinstance(answer, EncryptedFile)
    assert answer.message == "Tệp có mật khẩu."
