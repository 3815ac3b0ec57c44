"""The draft summary: the documents' own words, in order, within its words, each piece with its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_proposals import checked, field, person

from records import Evidence, Field
from records.figures import Figure
from records.readings import Statement
from reports.achievements import SUMMARY_WORDS, summarise
from reports.places import printable
from reports.tables import compile_table

SAMPLE = "tổ chức hướng dẫn 1.250 lượt, hộ; giảm 12,5% (trong đó đạt 98/100 điểm) “Tủ sách” ngày còn lại. vượt năm"
WORDS = st.sampled_from(SAMPLE.split())
STATEMENTS = st.lists(st.lists(WORDS, min_size=1, max_size=120).map(" ".join), max_size=12)


@settings(max_examples=150, deadline=None)
@given(STATEMENTS, st.integers(min_value=8, max_value=SUMMARY_WORDS))
def test_summary_is_made_of_the_statements(texts: list[str], words: int) -> None:
    fields = [field(text) for text in texts]
    summary = summarise(fields, words=words)
    assert summary == summarise(fields, words=words)
    assert len((summary.text or "").split()) <= words
    assert (summary.text is None) == (summary.pieces == ())
    for piece in summary.pieces:
        own = printable(texts[piece.statement])
        assert piece.text
        assert own[piece.start : piece.start + len(piece.text)] == piece.text or piece.text in own
        assert piece.evidence == fields[piece.statement].evidence
        assert piece.cut or piece.text in (summary.text or "") or piece.text[1:] in (summary.text or "")
    places = [(piece.statement, piece.start) for piece in summary.pieces]
    assert places == sorted(set(places))


@pytest.mark.parametrize(
    ("texts", "words", "expected"),
    [
        ([], 80, None),
        (["Quyết toán đúng hạn 4 quý"], 80, "Quyết toán đúng hạn 4 quý."),
        # what is counted goes before what is not; the order of the paper is kept
        (
            ["Tham gia các phong trào của đơn vị", "Xử lý 40 hồ sơ tồn đọng", "Giảm 12% chi phí điện"],
            12,
            "Xử lý 40 hồ sơ tồn đọng. Giảm 12% chi phí điện.",
        ),
        # told twice, in the submission and in the report: once, in the fuller words
        (
            [
                "Chủ trì kết nối 31 dịch vụ dữ liệu",
                "Chủ trì kết nối 31 dịch vụ dữ liệu giữa 18 cơ quan, đạt 124% chỉ tiêu",
            ],
            80,
            "Chủ trì kết nối 31 dịch vụ dữ liệu giữa 18 cơ quan, đạt 124% chỉ tiêu.",
        ),
        # alike but for the number: two things
        (
            ["Tổ chức 4 lớp tập huấn cho xã", "Tổ chức 6 lớp tập huấn cho xã"],
            80,
            "Tổ chức 4 lớp tập huấn cho xã. Tổ chức 6 lớp tập huấn cho xã.",
        ),
        # a clause of a long statement, cut before another clause, not inside a list of names
        (
            ["Hướng dẫn 420 nông dân ở Vũng Liêm, Trà Ôn, Tam Bình trữ nước mưa, giúp vườn cam qua mùa hạn"],
            16,
            "Hướng dẫn 420 nông dân ở Vũng Liêm, Trà Ôn, Tam Bình trữ nước mưa.",
        ),
        # a clause that says nothing without the one before it is not told alone
        (
            [
                "Anh quay lại vùng lửa ba lần đưa 4 người dân ra khỏi khe núi an toàn; bản thân bị bỏng 18% cơ thể",
                "Cứu 2 hộ",
            ],
            10,
            "Cứu 2 hộ.",
        ),
        (["Thu 5 tỷ đồng; nộp đủ; vượt 12% kế hoạch năm"], 9, "Thu 5 tỷ đồng; vượt 12% kế hoạch năm."),
        (
            ["1. Quyền hạn, nhiệm vụ được giao: Tham mưu đo lường", "- Kết quả: thẩm định 64 hồ sơ"],
            80,
            "Thẩm định 64 hồ sơ.",
        ),
    ],
)
def test_summary_of_statements(texts: list[str], words: int, expected: str | None) -> None:
    assert summarise([field(text) for text in texts], words=words).text == expected


def test_changes_weigh_more_than_counts() -> None:
    change = "Thời gian cấp phép giảm từ 10 ngày còn 6 ngày"
    figure = Figure(value="6", unit="ngày", text="10 ngày còn 6 ngày", start=27, end=45, kind="change", other="10")
    plain = "Tổ chức 5 hội nghị chuyên đề trong năm qua nhé"
    fields: list[Field] = [field(plain), Statement(value=change, text=change, figures=(figure,))]
    assert summarise(fields, words=11).text == f"{change}."


def test_pieces_are_traced_to_file_and_place() -> None:
    told = (
        Field(value="Xử lý 40 hồ sơ tồn đọng", text="x", evidence=(Evidence(file="TTr.docx", table=0, row=2, cell=3),)),
        Field(value="Giảm 12% chi phí điện", text="x", evidence=(Evidence(file="BC.pdf", page=2),)),
    )
    nominee = person(0).model_copy(update={"achievements": told})
    (row,) = compile_table([checked(1, nominee, files=("TTr.docx", "BC.pdf"))]).rows
    assert row.summary == "Xử lý 40 hồ sơ tồn đọng. Giảm 12% chi phí điện."
    assert row.summary_places == "(1) TTr.docx, bảng 1, hàng 3, ô 4; (2) BC.pdf, trang 2"


def test_hostile_statement_is_summarised_at_once() -> None:
    text = "Xử lý 4 hồ sơ; " * 4_000
    assert len((summarise([field(text)] * 60).text or "").split()) <= SUMMARY_WORDS
