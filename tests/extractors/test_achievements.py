"""Statements of what was achieved: which sentences tell a result, where they stand, in every kind of paper."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from typed import NATION, Typed, centred, numbered, paper, read

from extractors.document import make_doc
from extractors.fields.sentences import passages_of, sentences_of
from records.readings import Nominee

TABLE = yaml.safe_load((Path(__file__).parent / "sentences" / "deeds.yaml").read_text(encoding="utf-8"))
CASES = [(text, part == "ke_ket_qua") for part, texts in TABLE.items() for text in texts]
PERSON = ("Họ và tên: Giáp Văn Sùng", "Sinh năm: 1985", "Chức vụ: Chuyên viên", "Đơn vị: Phòng Kế hoạch, Sở Xây dựng")


def read_report(*deeds: Typed, heading: str = "II. THÀNH TÍCH ĐẠT ĐƯỢC") -> Nominee:
    """The nominee of a person's report that tells these deeds."""
    reading = read(
        *NATION,
        centred("BÁO CÁO THÀNH TÍCH"),
        centred("Đề nghị tặng Giấy khen của Giám đốc Sở năm 2025"),
        centred("I. SƠ LƯỢC LÝ LỊCH"),
        *PERSON,
        centred(heading),
        *deeds,
        centred("III. KHEN THƯỞNG"),
        "Năm 2023 được Giám đốc Sở tặng Giấy khen (QĐ số 12/QĐ-SXD ngày 05/01/2024), vượt 20% điểm chuẩn.",
    )
    (nominee,) = reading.nominees
    return nominee


def told(nominee: Nominee) -> list[str]:
    return [each.value for each in nominee.achievements]


@pytest.mark.parametrize(("text", "is_result"), CASES, ids=[text[:40] for text, _ in CASES])
def test_sentence_tells_result_or_not(text: str, is_result: bool) -> None:
    assert told(read_report(f"- {text}" if text.endswith(":") else f"- {text}.")) == ([text] if is_result else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gặp ông A. Sau đó làm việc tại TP. HCM. Xong việc.",
            ["Gặp ông A. Sau đó làm việc tại TP. HCM.", "Xong việc."],
        ),
        ("Thu 1.250 lượt. Chi 3.5 triệu. Hết.", ["Thu 1.250 lượt.", "Chi 3.5 triệu.", "Hết."]),
        ("1. Làm tốt. 2. Làm nhanh.", ["Làm tốt.", "Làm nhanh."]),
        ("- ThS. Hà Thị Mến hướng dẫn 5 người.", ["ThS. Hà Thị Mến hướng dẫn 5 người."]),
        ("Đạt v.v. và còn nữa; hết", ["Đạt v.v. và còn nữa; hết"]),
        ("Được khen ngợi! “Rất tốt.” Ông nói.", ["Được khen ngợi!", "“Rất tốt.”", "Ông nói."]),
        ("Năm 2025. Năm 2026", ["Năm 2025.", "Năm 2026"]),
        ("  ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences_of(text)] == expected


def test_statements_stand_where_they_say() -> None:
    nominee = read_report(
        "- Hướng dẫn 40 hộ. Thu hồi được 12 ha đất.", "- Giảm 30 ngày xuống còn 12 ngày chờ của hồ sơ."
    )
    assert told(nominee)[1:] == ["Thu hồi được 12 ha đất", "Giảm 30 ngày xuống còn 12 ngày chờ của hồ sơ"]
    paragraphs = [each.evidence[0].paragraph for each in nominee.achievements]
    assert paragraphs[0] == paragraphs[1] == (paragraphs[2] or 0) - 1
    (change,) = nominee.achievements[2].figures
    assert (change.kind, change.other, change.value, change.unit) == ("change", "30", "12", "ngày")


def test_span_of_statement_is_its_place_in_the_doc() -> None:
    text = "Tổ chức 5 lớp. Giảm 12% chi phí vận hành."
    doc = make_doc(paper("Mở đầu", f"- {text}"))
    (passage,) = passages_of(doc._.lines[1:])
    spans = [(passage.start + start, passage.start + end) for start, end in sentences_of(passage.text)]
    assert [doc.text[start:end] for start, end in spans] == ["Tổ chức 5 lớp.", "Giảm 12% chi phí vận hành."]


def test_line_broken_in_print_goes_on() -> None:
    nominee = read_report("Rà soát 1.208 hồ sơ đất đai tồn đọng,", "giải quyết dứt điểm 1.174 hồ sơ trong quý.")
    assert told(nominee) == ["Rà soát 1.208 hồ sơ đất đai tồn đọng, giải quyết dứt điểm 1.174 hồ sơ trong quý"]
    assert len(nominee.achievements[0].evidence) == 2


def test_results_under_a_heading_of_results_of_duties() -> None:
    deeds = "Ươm tạo 11 dự án, gọi vốn 8,2 tỷ đồng."
    nominee = read_report(
        numbered("1.", "Nhiệm vụ được giao: Phụ trách ươm tạo 15 doanh nghiệp."),
        centred("2. Kết quả thực hiện nhiệm vụ:"),
        deeds,
    )
    assert told(nominee) == [deeds.rstrip(".")]


def test_received_awards_are_no_achievements() -> None:
    assert told(read_report("Xử lý 40 hồ sơ tồn đọng.")) == ["Xử lý 40 hồ sơ tồn đọng"]


def test_table_of_results_row_by_row() -> None:
    nominee = read_report(
        [
            ["TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện", "Tỷ lệ %"],
            ["1", "Hồ sơ tiếp nhận", "hồ sơ", "1.000", "1.208", "120,8"],
            ["2", "Thu sự nghiệp", "tỷ đồng", "4", "5,2", "130"],
            ["", "Cộng", "", "", "", ""],
        ]
    )
    assert told(nominee) == [
        "Hồ sơ tiếp nhận (hồ sơ): kế hoạch 1.000; thực hiện 1.208; tỷ lệ % 120,8",
        "Thu sự nghiệp (tỷ đồng): kế hoạch 4; thực hiện 5,2; tỷ lệ % 130",
    ]
    assert {(each.table, each.row) for each in nominee.achievements[0].evidence} == {(0, 1)}


def test_cells_of_deeds_keep_what_has_no_verb_and_leave_levels() -> None:
    reading = read(
        centred("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG NĂM 2026"),
        [
            ["TT", "Họ và tên", "Chức vụ", "Tóm tắt thành tích", "Đề nghị"],
            [
                "1",
                "Giáp Văn Sùng",
                "Chuyên viên",
                "Mô hình tưới nhỏ giọt cho nhãn\n- Số hóa 41 mét giá hồ sơ",
                "Giấy khen",
            ],
            ["2", "Lò Thị Mẩy", "Văn thư", "Hoàn thành tốt nhiệm vụ năm 2025", "Giấy khen"],
            ["3", "Y Nham Êban", "Kỹ sư", "Lắp 14 trạm\nQuan trắc tự động. Không để mất số liệu", "Giấy khen"],
        ],
    )
    assert [told(nominee) for nominee in reading.nominees] == [
        ["Mô hình tưới nhỏ giọt cho nhãn", "Số hóa 41 mét giá hồ sơ"],
        [],
        ["Lắp 14 trạm Quan trắc tự động", "Không để mất số liệu"],
    ]


def test_story_without_headings_keeps_what_is_counted() -> None:
    reading = read(
        *NATION,
        centred("GƯƠNG NGƯỜI TỐT VIỆC TỐT"),
        "Nhắc đến chị Lò Thị Mẩy, ai cũng nhớ dáng người nhỏ nhắn. Chị sinh năm 1986, quê ở xã Mường Phăng.",
        "Năm 2021, chị vận động 23 chị em góp mỗi tháng 50 nghìn đồng. Chị cười hiền lành.",
        "Bà Sáng gửi biếu 2 triệu đồng nhưng chị không nhận. Chị Mẩy trao lại 5 triệu đồng cho quỹ.",
        "Xã đề nghị Chủ tịch UBND huyện tặng Giấy khen cho chị Lò Thị Mẩy năm 2025.",
    )
    assert told(reading.nominees[0]) == [
        "Năm 2021, chị vận động 23 chị em góp mỗi tháng 50 nghìn đồng",
        "Chị Mẩy trao lại 5 triệu đồng cho quỹ",
    ]


def test_deeds_behind_names_of_a_submission() -> None:
    reading = read(
        *NATION,
        centred("TỜ TRÌNH"),
        centred("Về việc đề nghị Chủ tịch UBND huyện tặng Giấy khen năm 2025"),
        "Ủy ban nhân dân xã đề nghị tặng Giấy khen cho:",
        "1. Ông Giáp Văn Sùng, sinh năm 1974, Trưởng thôn Đông: dùng thuyền nhà chở 63 người già đến nơi an toàn.",
        "2. Bà Lò Thị Mẩy, Chi hội trưởng Chi hội Phụ nữ thôn Tây: 12/12 phiếu, đạt 100%.",
        "3. Ông Y Nham Êban, Công an viên.",
    )
    deed = "dùng thuyền nhà chở 63 người già đến nơi an toàn"
    assert [(nominee.name, told(nominee)) for nominee in reading.nominees] == [
        ("Giáp Văn Sùng", [deed]),
        ("Lò Thị Mẩy", []),
        ("Y Nham Êban", []),
    ]


def test_items_below_names_of_a_submission() -> None:
    reading = read(
        *NATION,
        centred("TỜ TRÌNH"),
        centred("Về việc đề nghị tặng Giấy khen năm 2025"),
        "Đơn vị đề nghị khen thưởng:",
        centred("1. Ông Giáp Văn Sùng, Kỹ sư, Phòng Kỹ thuật"),
        "- Tham mưu ban hành 87 văn bản, đúng hạn 100%.",
        "- Đã được khen thưởng: Lao động tiên tiến năm 2017.",
        "- Đề nghị: Giấy khen của Giám đốc Sở.",
        centred("2. Bà Lò Thị Mẩy, Văn thư, Văn phòng"),
        "- Sắp xếp 40 mét giá hồ sơ.",
        "- Đề nghị: Giấy khen của Giám đốc Sở.",
        "Kính đề nghị cấp trên xem xét./.",
    )
    assert [(nominee.name, told(nominee)) for nominee in reading.nominees] == [
        ("Giáp Văn Sùng", ["Tham mưu ban hành 87 văn bản, đúng hạn 100%"]),
        ("Lò Thị Mẩy", ["Sắp xếp 40 mét giá hồ sơ"]),
    ]


def test_letter_about_one_tells_under_its_heading() -> None:
    reading = read(
        *NATION,
        centred("TỜ TRÌNH"),
        centred("Về việc đề nghị tặng Giấy khen năm 2025"),
        "Đơn vị đề nghị Giám đốc Sở tặng Giấy khen cho ông Giáp Văn Sùng, Kỹ sư, Phòng Kỹ thuật.",
        centred("Tóm tắt thành tích:"),
        "- Trồng 661 cây xanh quanh khuôn viên cơ quan.",
        "Kinh phí khen thưởng trích từ quỹ, mức 900.000 đồng/người.",
    )
    assert [told(nominee) for nominee in reading.nominees] == [["Trồng 661 cây xanh quanh khuôn viên cơ quan"]]


def test_effect_of_initiative() -> None:
    reading = read(
        *NATION,
        centred("ĐƠN YÊU CẦU CÔNG NHẬN SÁNG KIẾN"),
        "Họ và tên tác giả: Giáp Văn Sùng",
        "Tên sáng kiến: “Nhãn mã vạch tra cứu nhanh lịch sử hiệu chuẩn thiết bị”",
        "Mô tả bản chất của sáng kiến: mỗi thiết bị mang một nhãn. Thời gian tra cứu giảm từ 25 phút còn 20 giây.",
        "Hiệu quả: tiết kiệm 36 triệu đồng mỗi năm.",
    )
    (nominee,) = reading.nominees
    assert told(nominee) == [
        "Thời gian tra cứu giảm từ 25 phút còn 20 giây",
        "Hiệu quả: tiết kiệm 36 triệu đồng mỗi năm",
    ]


def test_figures_are_not_printed() -> None:
    nominee = read_report("Rà soát 40 hồ sơ tồn đọng.")
    assert nominee.achievements[0].figures
    printed = read("x").model_copy(update={"nominees": (nominee,)}).as_contract()
    assert set(printed["nominees"][0]["achievements"][0]) == {"value", "text", "confidence", "evidence"}


def test_endless_report_stays_small() -> None:
    assert (
        len(read_report(*[f"- Xử lý {number} hồ sơ tồn đọng của xã." for number in range(20, 420)]).achievements) <= 60
    )
