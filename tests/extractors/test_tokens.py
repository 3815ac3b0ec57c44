"""Tokens lose no span, and a command that only starts does not load spaCy."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractors.tokens import pipeline

ROOT = Path(__file__).resolve().parents[2]


def tokens(text: str) -> list[str]:
    return [token.text for token in pipeline()(text)]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Ông Nguyễn Văn An, chuyên viên", "Nguyễn Văn An"),
        ("(Nguyễn Văn An)", "Nguyễn Văn An"),
        ("Họ và tên:Nguyễn Văn An", "Nguyễn Văn An"),
        ("Họ và tên.......Nguyễn Văn An", "Nguyễn Văn An"),
        ("Họ và tên……Nguyễn Văn An", "Nguyễn Văn An"),
        ("Họ và tên____Nguyễn Văn An", "Nguyễn Văn An"),
        ("“Nguyễn Văn An”", "Nguyễn Văn An"),
        ("Quyết định số123/QĐ-SKHCN", "123/QĐ-SKHCN"),
        ("số 123/QĐ-SKHCN.", "123/QĐ-SKHCN"),
        ("sinh ngày05/11/1988tại Bến Tre", "05/11/1988"),
        ("năm2025", "2025"),
        ("đ/c Nguyễn Văn An", "đ/c"),
        ("Đ/c: Nguyễn Văn An", "Đ/c"),
        ("CSTĐCS,LĐTT", "CSTĐCS"),
        ("Ksor H'Lan", "Ksor H'Lan"),
    ],
)
def test_no_span_is_lost(text: str, span: str) -> None:
    doc = pipeline()(text)
    start = text.index(span)
    assert doc.char_span(start, start + len(span)) is not None


def test_dot_leaders_are_one_token() -> None:
    assert tokens("tên: ........ An") == ["tên", ":", "........", "An"]


def test_comrade_is_one_token() -> None:
    assert tokens("đ/c Bảo") == ["đ/c", "Bảo"]


@pytest.mark.parametrize(
    "text",
    [
        "Họ và tên:......Nguyễn Văn An (đ/c Bảo), SN1988; số 123/QĐ-SKHCN…  “LĐTT”",
        "a  b\n c \n\td ___ 12abc34  e\u0301 ²½",
        " đ/c: An. Đ/c, xđ/c",
    ],
)
def test_both_ways_to_cut_give_the_same_tokens(text: str) -> None:
    tokenizer = pipeline().tokenizer
    cut, usual = tokenizer.cut(text), tokenizer.usual(text)
    assert cut.text == text
    assert [token.text_with_ws for token in cut] == [token.text_with_ws for token in usual]


@pytest.mark.parametrize("word", ["[" * 200_000, "a." * 100_000, "1a" * 100_000, "." * 200_000])
def test_word_without_end_takes_no_longer_than_others(word: str) -> None:
    begin = time.process_time()
    doc = pipeline()(f"lao động tiên tiến {word}")
    assert time.process_time() - begin < 5  # spaCy's own way takes minutes
    assert [span.id_ for span in doc.spans["phrases"]] == ["LDTT"]


def test_text_is_kept_as_it_was() -> None:
    text = "Số:  21/TTr-QLCN\tBình Lộc,\nngày 24/8/2026…"
    assert pipeline()(text).text == text


@pytest.mark.parametrize("text", ["LAO ĐỘNG TIÊN TIẾN", "lao động tiên tiến", "Lao đông tiến tiến"])
def test_phrases_match_whatever_the_case_or_tone(text: str) -> None:
    doc = pipeline()(text)
    assert {span.id_ for span in doc.spans["phrases"]} == {"LDTT"}


def test_importing_the_reader_loads_no_spacy() -> None:
    code = "import sys, extractors, extractors.reading, extractors.sandbox.pool; print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_file_that_is_not_there_is_rejected_without_spacy(tmp_path: Path) -> None:
    code = (
        "import sys; from extractors.reading import read_file; r = read_file(sys.argv[1]); "
        "print(r.status, r.reason_code, 'spacy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "khong_co.docx")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["rejected", "KHONG_MO_DUOC", "False"]
