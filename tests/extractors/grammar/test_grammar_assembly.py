"""Roles: who is proposed and who is not, what is asked for and what was received, from spans and zones alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from spacy.tokens import Doc, Span

from extractors.document import make_doc
from extractors.grammar.assembly import Assembled, assemble
from extractors.grammar.component import mark_grammar
from extractors.grammar.voting import settle
from extractors.layout import Cell, Paper, Paragraph, Table
from extractors.zones import Zones, find_zones
from records.readings import Told

Rows = Sequence[Sequence[str]]
HEAD = ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", "CHI CỤC TIÊU CHUẨN ĐO LƯỜNG", "Số: 12/TTr-TĐC")
DAY = "An Lạc, ngày 05 tháng 12 năm 2025"


def paper_of(*blocks: str | Rows) -> Paper:
    """A Word paper: a text is a paragraph (in capitals: bold and centred), rows are a table."""
    made: list[Paragraph | Table] = []
    tables = 0
    for number, block in enumerate(blocks):
        if isinstance(block, str):
            loud = block.isupper()
            made.append(Paragraph(block, number=number, bold=loud, centred=loud))
            continue
        cells = [
            Cell(row, column, column, [Paragraph(text)])
            for row, texts in enumerate(block)
            for column, text in enumerate(texts)
        ]
        made.append(Table(tables, len(block), max(map(len, block)), cells))
        tables += 1
    return Paper(made, "word")


def read(*blocks: str | Rows) -> tuple[Doc, Zones, Assembled]:
    doc = make_doc(paper_of(*blocks))
    zones = find_zones(doc._.lines, doc._.tables)
    mark_grammar(doc, zones)
    return doc, zones, assemble(doc, zones, {"grammar": doc.spans["grammar"]})


def requests(assembled: Assembled) -> dict[str, list[tuple[str, str | None]]]:
    return {each.name: [(r.code, r.year) for r in each.requested] for each in assembled.nominees}


def submission(*body: str | Rows, subject: str = "Về việc đề nghị khen thưởng năm 2025") -> Assembled:
    signature = [["Nơi nhận:\n- Như trên;", "CHI CỤC TRƯỞNG"], ["", "Lê Quang Vinh"]]
    return read(*HEAD, DAY, "TỜ TRÌNH", subject, "Kính gửi: Sở Nội vụ", *body, signature)[2]


def test_award_of_a_heading_holds_for_its_items_until_the_next() -> None:
    found = submission(
        "1. Danh hiệu Chiến sĩ thi đua cơ sở:",
        "- Ông Trần Văn Bách, Trưởng phòng Đo lường;",
        "2. Giấy khen của Giám đốc Sở:",
        "- Bà Đỗ Thị Cúc, chuyên viên;",
    )
    assert requests(found) == {"Trần Văn Bách": [("CSTDCS", "2025")], "Đỗ Thị Cúc": [("GIAY_KHEN", "2025")]}


def test_award_of_the_title_holds_for_the_rows_of_a_table() -> None:
    rows = [
        ["TT", "Họ và tên", "Ngày sinh", "Chức vụ, đơn vị"],
        ["1", "Trần Văn Bách", "02/3/1980", "Trưởng phòng Đo lường, Chi cục Tiêu chuẩn Đo lường"],
        ["2", "Đỗ Thị Cúc", "15/7/1991", "Chuyên viên, Phòng Hành chính"],
    ]
    found = submission(rows, subject="Về việc đề nghị tặng Bằng khen của Chủ tịch UBND tỉnh năm 2025")
    assert requests(found) == {"Trần Văn Bách": [("BK_TINH", "2025")], "Đỗ Thị Cúc": [("BK_TINH", "2025")]}
    first, second = found.nominees
    assert first.birth_date is not None and first.birth_date.value == "1980-03-02"
    assert first.position is not None and first.position.value == "Trưởng phòng Đo lường"
    assert first.unit is not None and first.unit.value == "Chi cục Tiêu chuẩn Đo lường"
    assert second.unit is not None and second.unit.value == "Phòng Hành chính"


def test_award_of_a_section_row_holds_for_the_rows_under_it() -> None:
    rows = [
        ["TT", "Họ và tên", "Chức vụ"],
        ["I", "Danh hiệu Lao động tiên tiến", ""],
        ["1", "Trần Văn Bách", "Trưởng phòng"],
        ["II", "Danh hiệu Chiến sĩ thi đua cơ sở", ""],
        ["2", "Đỗ Thị Cúc", "Chuyên viên"],
    ]
    found = submission(rows)
    assert requests(found) == {"Trần Văn Bách": [("LDTT", "2025")], "Đỗ Thị Cúc": [("CSTDCS", "2025")]}


def test_several_awards_of_one_person_stand_in_one_entry() -> None:
    found = submission(
        "1. Lao động tiên tiến: ông Trần Văn Bách, bà Đỗ Thị Cúc.",
        "2. Chiến sĩ thi đua cơ sở: ông Trần Văn Bách.",
    )
    assert requests(found) == {
        "Trần Văn Bách": [("LDTT", "2025"), ("CSTDCS", "2025")],
        "Đỗ Thị Cúc": [("LDTT", "2025")],
    }


def test_same_name_with_two_dates_of_birth_is_two_people() -> None:
    rows = [
        ["TT", "Họ và tên", "Ngày sinh", "Danh hiệu đề nghị"],
        ["1", "Nguyễn Văn Hùng", "02/3/1980", "Lao động tiên tiến"],
        ["2", "Nguyễn Văn Hùng", "19/9/1992", "Lao động tiên tiến"],
    ]
    assert len(submission(rows).nominees) == 2


def test_collective_has_its_parent_as_unit() -> None:
    found = submission("1. Tập thể lao động xuất sắc:", "- Phòng Thử nghiệm, Trung tâm Kỹ thuật Tiêu chuẩn;")
    (room,) = found.nominees
    assert (room.kind, room.name) == ("tap_the", "Phòng Thử nghiệm")
    assert room.unit is not None and room.unit.value == "Trung tâm Kỹ thuật Tiêu chuẩn"


def test_minutes_propose_neither_chair_nor_secretary_nor_the_refused() -> None:
    found = read(
        *HEAD,
        DAY,
        "BIÊN BẢN",
        "Họp xét khen thưởng năm 2025",
        "I. THÀNH PHẦN",
        "1. Chủ trì: Ông Lê Quang Vinh, Chi cục trưởng.",
        "2. Thư ký: Bà Hoàng Thị Mai.",
        "3. Vắng: ông Đinh Công Thành.",
        "II. KẾT QUẢ",
        "1. Đề nghị tặng Giấy khen của Giám đốc Sở:",
        "- Ông Trần Văn Bách, Trưởng phòng Đo lường: 9/9 phiếu;",
        "- Ông Vũ Đức Tài, chuyên viên: không đủ điều kiện đề nghị.",
        [["THƯ KÝ", "CHỦ TRÌ"], ["Hoàng Thị Mai", "Lê Quang Vinh"]],
    )[2]
    assert [each.name for each in found.nominees] == ["Trần Văn Bách"]
    assert found.head.signer is not None and found.head.signer.value == "Lê Quang Vinh"


REPORT = (
    "SỞ Y TẾ TỈNH AN LẠC",
    "BỆNH VIỆN ĐA KHOA",
    DAY,
    "BÁO CÁO THÀNH TÍCH",
    "Đề nghị tặng Bằng khen của Bộ trưởng Bộ Y tế năm 2025",
    "I. SƠ LƯỢC LÝ LỊCH",
    "- Họ và tên: TRỊNH THỊ BẢO NGỌC",
    "- Sinh ngày, tháng, năm: 05/4/1979",
    "- Quê quán: xã Vĩnh Viễn, huyện Long Mỹ, tỉnh Hậu Giang",
    "- Nơi thường trú: phường Ngã Bảy, tỉnh Hậu Giang",
    "- Chức vụ: Trưởng khoa Nhi",
    "- Đơn vị công tác: Khoa Nhi, Bệnh viện Đa khoa An Lạc",
    "- Trình độ chuyên môn: Bác sĩ chuyên khoa II",
    "II. THÀNH TÍCH ĐẠT ĐƯỢC",
    "- Triển khai kỹ thuật thở áp lực dương, cứu sống 63 trẻ suy hô hấp.",
    "- Sáng kiến “Bảng phân loại nhanh trẻ sốt xuất huyết” được công nhận (Quyết định số 488/QĐ-SYT ngày 20/12/2018).",
    "- Năm 2023 hoàn thành tốt nhiệm vụ, năm 2024 hoàn thành xuất sắc nhiệm vụ.",
    "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG",
    "- Chiến sĩ thi đua cơ sở 02 năm liền 2022, 2023 (các Quyết định số 33/QĐ-SYT ngày 12/01/2023; số 28/QĐ-SYT ngày "
    "10/01/2024).",
    "- Năm 2021: Giấy khen của Giám đốc Sở Y tế (Quyết định số 77/QĐ-SYT ngày 22/02/2022).",
    [["GIÁM ĐỐC", "NGƯỜI BÁO CÁO"], ["Lâm Chí Thành", "Trịnh Thị Bảo Ngọc"]],
)


@pytest.fixture(scope="module")
def report() -> tuple[Doc, Zones, Assembled]:
    return read(*REPORT)


def test_report_tells_what_is_asked_apart_from_what_was_received(report: tuple[Doc, Zones, Assembled]) -> None:
    (nominee,) = report[2].nominees
    assert [(r.code, r.year) for r in nominee.requested] == [("BK_BO", "2025")]
    assert [(r.code, r.year, r.decision_number) for r in nominee.prior_titles] == [
        ("CSTDCS", "2022", "33/QĐ-SYT"),
        ("CSTDCS", "2023", "28/QĐ-SYT"),
    ]
    (award,) = nominee.prior_awards
    assert (award.code, award.year, award.decision_number) == ("GIAY_KHEN", "2021", "77/QĐ-SYT")
    assert (award.decision_date, award.authority) == ("2022-02-22", "Giám đốc Sở Y tế")


def test_report_tells_the_life_of_its_nominee(report: tuple[Doc, Zones, Assembled]) -> None:
    (nominee,) = report[2].nominees
    told = {
        name: value.value
        for name in nominee.__class__.model_fields
        if hasattr(value := getattr(nominee, name), "value")
    }
    assert told == {
        "full_name": "Trịnh Thị Bảo Ngọc",
        "birth_date": "1979-04-05",
        "hometown": "xã Vĩnh Viễn, huyện Long Mỹ, tỉnh Hậu Giang",
        "residence": "phường Ngã Bảy, tỉnh Hậu Giang",
        "position": "Trưởng khoa Nhi",
        "unit": "Khoa Nhi, Bệnh viện Đa khoa An Lạc",
        "education": "Bác sĩ chuyên khoa II",
    }
    (initiative,) = nominee.initiatives
    assert (initiative.title, initiative.decision_number) == ("Bảng phân loại nhanh trẻ sốt xuất huyết", "488/QĐ-SYT")
    assert [(c.year, c.level) for c in nominee.classifications] == [
        ("2023", "hoan_thanh_tot"),
        ("2024", "hoan_thanh_xuat_sac"),
    ]
    assert len(nominee.achievements) == 1


def test_head_is_read_from_letterhead_and_signature(report: tuple[Doc, Zones, Assembled]) -> None:
    head = report[2].head
    told = {name: value.value for name in head.__class__.model_fields if (value := getattr(head, name))}
    assert told == {
        "date": "2025-12-05",
        "place": "An Lạc",
        "issuing_unit": "Bệnh viện Đa khoa",
        "parent_unit": "Sở Y tế tỉnh An Lạc",
        "signer": "Lâm Chí Thành",
        "signer_title": "Giám đốc",
    }


def test_every_value_says_where_it_stands_and_who_marked_it(report: tuple[Doc, Zones, Assembled]) -> None:
    doc, _, found = report
    (nominee,) = found.nominees
    values = [value for model in (found.head, nominee) for _, value in model]
    told = [
        each for value in values for each in (value if isinstance(value, tuple) else (value,)) if isinstance(each, Told)
    ]
    assert len(told) > 18
    for each in told:
        assert each.span is not None and each.evidence
        assert each.sources == ("grammar",)
        stands = doc.text[slice(*each.span)]
        assert stands in (getattr(each, "text", None), getattr(each, "title", None)) or "\n" not in stands


def test_paper_without_spans_has_nobody() -> None:
    doc, zones, _ = read(*REPORT)
    empty = assemble(doc, zones, {"grammar": [], "statistics": []})
    assert empty.nominees == () and empty.head.signer is None


# --- two sources on one text


def span_of(doc: Doc, text: str, label: str, *, sure: float = 1.0, source: str = "statistics") -> Span:
    start = doc.text.index(text)
    span = doc.char_span(start, start + len(text), label=label, span_id=source)
    assert span is not None
    span._.sure = sure
    return span


SENTENCE = "Bà Đỗ Thị Cúc, chuyên viên Phòng Hành chính Tổng hợp"


def settled(doc: Doc, grammar: list[Span], statistics: list[Span]) -> list[tuple[str, str, tuple[str, ...]]]:
    found = settle(doc, {"grammar": grammar, "statistics": statistics})
    return [(each.label, each.text, each.sources) for each in found]


def test_agreement_outweighs_a_surer_span_of_other_borders() -> None:
    doc = make_doc(paper_of(SENTENCE))
    both = [
        span_of(doc, "Phòng Hành chính Tổng hợp", "UNIT", sure=0.6, source=name) for name in ("grammar", "statistics")
    ]
    alone = span_of(doc, "Phòng Hành chính", "UNIT", sure=0.99)
    assert settled(doc, [both[0]], [both[1], alone]) == [
        ("UNIT", "Phòng Hành chính Tổng hợp", ("grammar", "statistics"))
    ]


def test_surer_of_two_that_disagree_is_kept() -> None:
    doc = make_doc(paper_of(SENTENCE))
    of_grammar = span_of(doc, "Phòng Hành chính", "UNIT", sure=0.7, source="grammar")
    of_statistics = span_of(doc, "Phòng Hành chính Tổng hợp", "UNIT", sure=0.95)
    assert settled(doc, [of_grammar], [of_statistics]) == [("UNIT", "Phòng Hành chính Tổng hợp", ("statistics",))]


def test_spans_that_do_not_touch_are_all_kept() -> None:
    doc = make_doc(paper_of(SENTENCE))
    person = span_of(doc, "Đỗ Thị Cúc", "PERSON", source="grammar")
    post = span_of(doc, "chuyên viên", "POSITION", sure=0.95)
    assert [each[0] for each in settled(doc, [person], [post])] == ["PERSON", "POSITION"]


def test_statistics_alone_count_from_a_high_marginal() -> None:
    doc = make_doc(paper_of(SENTENCE))
    doubtful = span_of(doc, "chuyên viên", "POSITION", sure=0.7)
    sure = span_of(doc, "Phòng Hành chính", "UNIT", sure=0.95)
    assert [each[0] for each in settled(doc, [], [doubtful, sure])] == ["UNIT"]
    assert len(settle(doc, {"statistics": [doubtful, sure]})) == 2  # where no other source speaks, all count


# --- columns


def test_ticked_columns_are_what_is_asked() -> None:
    rows = [
        ["TT", "Họ và tên", "Chức vụ", "Lao động tiên tiến", "Chiến sĩ thi đua cơ sở"],
        ["1", "Trần Văn Bách", "Trưởng phòng", "x", "x"],
        ["2", "Đỗ Thị Cúc", "Chuyên viên", "x", ""],
    ]
    assert requests(submission(rows)) == {
        "Trần Văn Bách": [("LDTT", "2025"), ("CSTDCS", "2025")],
        "Đỗ Thị Cúc": [("LDTT", "2025")],
    }


def test_column_of_what_was_had_is_not_asked() -> None:
    rows = [
        ["TT", "Họ và tên", "Danh hiệu đã đạt", "Hình thức đề nghị"],
        ["1", "Trần Văn Bách", "Chiến sĩ thi đua cơ sở năm 2023", "Bằng khen của Chủ tịch UBND tỉnh"],
    ]
    (nominee,) = submission(rows).nominees
    assert [(r.code, r.year) for r in nominee.requested] == [("BK_TINH", "2025")]
    assert [(r.code, r.year) for r in nominee.prior_titles] == [("CSTDCS", "2023")]


def test_who_grants_settles_a_bare_award() -> None:
    found = submission(
        "Kính đề nghị Thủ tướng Chính phủ tặng Bằng khen cho ông Trần Văn Bách, Trưởng phòng Đo lường.",
        subject="Về việc đề nghị khen thưởng đột xuất năm 2025",
    )
    assert requests(found) == {"Trần Văn Bách": [("BK_TTG", "2025")]}
