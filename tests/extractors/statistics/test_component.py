"""The component marks what it was trained to see, with how sure it is, and travels as any component of spaCy."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as some
from spacy.tokens import Doc, Span
from spacy.util import load_config, load_model_from_config
from trained_lines import laid_out, paper_of, table_of

from extractors.document import make_doc
from extractors.spans import LABELS, STATISTICS
from extractors.statistics import SHIPPED, Statistics, statistics
from extractors.statistics.component import TAGS
from extractors.statistics.weights import WrongModel, read_weights

CONFIG = SHIPPED.with_name("config.cfg")
FEW_MEGABYTES = 2_000_000


@pytest.fixture(scope="session")
def small(small_model: bytes) -> Statistics:
    return Statistics().load(small_model)


def marked(doc: Doc) -> list[tuple[str, str]]:
    return [(span.label_, span.text) for span in doc.spans[STATISTICS]]


def test_values_of_words_never_seen_are_marked(small: Statistics) -> None:
    doc = small(laid_out("Họ và tên: Hứa Tường Vy", "- Ông Giàng Thị Chứ, Chuyên viên, Phòng Kế hoạch"))
    assert marked(doc)[:2] == [("PERSON", "Hứa Tường Vy"), ("PERSON", "Giàng Thị Chứ")]


def test_capitals_change_nothing(small: Statistics) -> None:
    assert marked(small(laid_out("HỌ VÀ TÊN: HỨA TƯỜNG VY"))) == [("PERSON", "HỨA TƯỜNG VY")]


def test_running_text_without_a_value_is_left_alone(small: Statistics) -> None:
    assert marked(small(laid_out("Trong năm, đơn vị đã xử lý 300 hồ sơ."))) == []


def test_every_span_says_how_sure(small: Statistics) -> None:
    doc = small(laid_out("Họ và tên: Trần Văn Bình", "Chức vụ: Thủ quỹ kiêm văn thư lưu trữ"))
    sure = {span.text: span._.sure for span in doc.spans[STATISTICS]}
    assert all(0 < each <= 1 for each in sure.values())
    assert sure["Trần Văn Bình"] > 0.8
    assert sure["Trần Văn Bình"] == max(sure.values())


def test_legal_grounds_are_not_voted_on(small: Statistics) -> None:
    grounds = "Căn cứ đề nghị của bà Lê Thị Hoa"
    assert marked(small(laid_out("TỜ TRÌNH", grounds, "Đề nghị khen thưởng bà Lê Thị Hoa vì đã làm tốt."))) == [
        ("PERSON", "Lê Thị Hoa")
    ]


def test_without_a_model_nothing_is_marked() -> None:
    assert marked(Statistics()(laid_out("Họ và tên: Trần Văn Bình"))) == []


def test_nothing_to_read() -> None:
    assert marked(statistics()(make_doc(paper_of("", " ")))) == []


def test_the_same_marks_whatever_was_read_before(small: Statistics, small_model: bytes) -> None:
    text = ("Họ và tên: Kpă H'Mơ", "Đơn vị công tác: Trung tâm Lưu trữ")
    first = small(laid_out(*text))
    small(laid_out(*(f"Họ và tên: Người Thứ {number}" for number in range(300))))
    small._scorer.begin_anew()
    second = small(laid_out(*text))
    assert marked(first) == marked(second) != []
    assert [span._.sure for span in first.spans[STATISTICS]] == [span._.sure for span in second.spans[STATISTICS]]


# --- as a component of spaCy


def test_it_goes_to_disk_and_comes_back(small: Statistics, tmp_path: Path) -> None:
    nlp = spacy.blank("xx", config={"nlp": {"tokenizer": {"@tokenizers": "tdkt.Syllables.v1"}}})
    nlp.add_pipe("tdkt_statistics", name="statistics").load(small.to_bytes())
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    text = "- Ông Giàng Thị Chứ, Chuyên viên, Phòng Kế hoạch"
    assert marked(again(text)) == marked(nlp(text)) != []


def test_the_shipped_configuration_makes_the_pipeline() -> None:
    nlp = load_model_from_config(load_config(CONFIG), auto_fill=True)
    assert nlp.pipe_names == ["phrases", "statistics"]
    doc = nlp("Họ và tên: TRẦN THỊ THU HÀ\nSinh ngày: 12/5/1984")
    assert ("PERSON", "TRẦN THỊ THU HÀ") in marked(doc)


def test_the_shipped_model_is_small_and_knows_our_labels() -> None:
    assert SHIPPED.stat().st_size < FEW_MEGABYTES
    assert set(read_weights(SHIPPED.read_bytes()).labels) <= set(TAGS)


@pytest.mark.parametrize("data", [b"", b"lCRF", b"x" * 400])
def test_what_is_no_model_is_refused(data: bytes) -> None:
    with pytest.raises(WrongModel):
        Statistics().load(data)


def test_a_model_cut_off_is_refused(small_model: bytes) -> None:
    with pytest.raises(WrongModel):
        Statistics().load(small_model[: len(small_model) // 2])


def test_a_model_of_other_labels_is_refused(small_model: bytes) -> None:
    with pytest.raises(WrongModel):
        Statistics().load(small_model.replace(b"B-PERSON", b"B-ANIMAL"))


# --- whatever comes in


@settings(max_examples=60, deadline=None)
@given(some.lists(some.text(alphabet='aB1 .;:,"“”()\tđÂ\u0301\ue000😀-/ĐỗNguyễn', max_size=80), max_size=8))
def test_spans_are_whole_and_stay_in_their_line(texts: list[str]) -> None:
    doc = statistics()(make_doc(paper_of(*texts)))
    spans: list[Span] = list(doc.spans[STATISTICS])
    for span, following in zip(spans, [*spans[1:], None], strict=False):
        assert span.label_ in LABELS
        assert "\n" not in span.text
        assert 0 <= span._.sure <= 1
        assert following is None or span.end <= following.start


def test_long_and_odd_files_take_time_by_their_length() -> None:
    huge = [
        paper_of(" ".join(f"từ{number}" for number in range(30_000))),
        paper_of(*(["(" * 400] * 100)),
        table_of([[f"ô {row} {column}" for column in range(40)] for row in range(200)]),
    ]
    begin = time.process_time()
    for paper in huge:
        statistics()(make_doc(paper))
    assert time.process_time() - begin < 5
