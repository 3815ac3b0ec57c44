"""The short forms of the printed table and of the draft, on sentences that `criteria` itself writes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from invented_proposals import ACHIEVEMENTS, MADE_ON, OFFICE, QUARTER, checked, collective, field, person
from judged_quarter import FULL, demonstration_like, judged, with_initiative, with_titles, worker

from records import CheckedProposal, Finding, Recognition
from reports import compile_table, write_submission, write_workbook
from reports.abbreviations import abbreviate, legend
from reports.achievements import HEADLINE_WORDS, headline
from reports.recognitions import printed_name
from reports.rows import Row

TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "to-trinh-quy.docx"
LAW = "Luật 06/2022/QH15"
AFTER = date(2026, 10, 15)  # under a law whose rules nobody has confirmed


def row_of(proposal: CheckedProposal) -> Row:
    return compile_table([proposal]).rows[0]


def with_finding(proposal: CheckedProposal, **finding: object) -> CheckedProposal:
    found = Finding.model_validate({"code": "DOI_CHIEU", "severity": "CANH_BAO", **finding})
    return proposal.model_copy(update={"proposal": proposal.proposal.model_copy(update={"findings": (found,)})})


@pytest.mark.parametrize(
    ("proposal", "verdict", "lines"),
    [
        (
            judged(1, worker(1, y2025="hoan_thanh_xuat_sac"), code="CSTDCS"),
            "DAT",
            ("Hoàn thành xuất sắc nhiệm vụ năm 2025 – Điều 23 khoản 2",),
        ),
        (
            judged(1, with_titles(worker(1), "2024", "2025"), code="BK_TINH"),
            "DAT",
            ("Chiến sĩ thi đua cơ sở năm 2024, 2025 – Điều 74 khoản 1 điểm d",),
        ),
        (
            judged(
                1,
                with_initiative(worker(1, y2025="hoan_thanh_tot")),
                code="CSTDCS",
                kinds=(*FULL, "xac_nhan_sang_kien"),
            ),
            "DAT",
            (
                "Hoàn thành tốt nhiệm vụ năm 2025 – Điều 23 khoản 1, Điều 24 khoản 1 điểm a",
                "01 sáng kiến, đề tài: “Bộ câu hỏi tự đánh giá trình độ công nghệ …” – Điều 23 khoản 2",
            ),
        ),
        (
            judged(1, worker(1, y2025="hoan_thanh"), code="LDTT"),
            "KHONG_DAT",
            ("Năm 2025 xếp loại Hoàn thành nhiệm vụ, cần Hoàn thành tốt nhiệm vụ trở lên – Điều 24 khoản 1 điểm a",),
        ),
        (judged(1, person(1), code="TTLDTT"), "KHONG_DAT", ("Chỉ xét tặng cho tập thể – Điều 28 khoản 1",)),
        (
            judged(1, worker(1), code="CSTDCS"),
            "CHUA_DU_CO_SO",
            ("Chưa có xếp loại năm 2025; chưa tìm thấy sáng kiến, đề tài phù hợp năm 2025 – Điều 23 khoản 2",),
        ),
        (
            judged(1, worker(1, y2025="hoan_thanh_tot"), code="LDTT", kinds=("to_trinh", "bien_ban")),
            "CHUA_DU_CO_SO",
            ("Hoàn thành tốt nhiệm vụ năm 2025 – Điều 24 khoản 1 điểm a", "Chờ bổ sung hồ sơ – Điều 84"),
        ),
        (
            judged(1, person(1), code="GIAY_KHEN", kinds=("danh_sach",)),
            "CAN_XEM_XET",
            ("Chưa nạp quy định của địa phương – Điều 75 khoản 2",),
        ),
        (judged(1, person(1), code="DIEN_HINH"), "CAN_XEM_XET", ("Chưa nạp tiêu chuẩn điển hình tiên tiến",)),
    ],
)
def test_basis_says_only_what_decides(proposal: CheckedProposal, verdict: str, lines: Sequence[str]) -> None:
    row = row_of(proposal)
    assert (row.verdict, row.decided) == (verdict, tuple(lines))


def test_years_without_classification_are_told_once() -> None:
    row = row_of(judged(1, worker(1), code="BK_BO"))
    assert sum("xếp loại" in line for line in row.decided) == 1
    assert "Chưa có xếp loại năm 2021–2025" in " ".join(row.decided)
    assert not any("trong thời gian đó" in line for line in row.decided)


def test_law_is_left_out_where_it_is_the_common_one_and_kept_elsewhere() -> None:
    table = compile_table([judged(1, worker(1), code="BK_BO"), judged(2, worker(2), code="CSTDCS")])
    assert table.law == LAW
    lines = [line for row in table.rows for line in row.decided]
    assert not any(LAW in line for line in lines)
    assert any(line.endswith("– TT 25/2025/TT-BKHCN") for line in lines)


def test_unknown_sentence_is_printed_as_it_stands() -> None:
    proposal = judged(1, worker(1, y2025="hoan_thanh_xuat_sac"), code="LDTT")
    condition = proposal.judgement.conditions[-1].model_copy(
        update={"id": "moi", "outcome": "DAT", "severity": "LOI", "text": "Điều kiện mới: theo câu chưa gặp."}
    )
    judgement = proposal.judgement.model_copy(update={"conditions": (condition,)})
    row = row_of(proposal.model_copy(update={"judgement": judgement}))
    assert row.decided == ("Điều kiện mới: theo câu chưa gặp – Điều 84",)


def test_missing_papers_and_fields_are_one_remark_each() -> None:
    row = row_of(judged(1, person(1), code="GIAY_KHEN", kinds=("danh_sach",), received=date(2026, 9, 22)))
    assert row.remarks == ("Thiếu tờ trình, báo cáo, biên bản.", "Chưa có ngày sinh.", "Quá hạn (22/9).")
    assert any("(Luật 06/2022/QH15, Điều 84)" in note for note in row.notes)


@pytest.mark.parametrize(
    ("finding", "remark"),
    [
        (
            {
                "condition": "full_name",
                "text": "Họ tên không thống nhất: “Võ Thị Thúy Dung” trong HS001-1.docx, “Võ Thị Thùy Dung” trong "
                "HS001-0.docx, HS001-2.docx.",
            },
            "Họ tên lệch: Thúy (BC), Thùy (TTr, BB).",
        ),
        (
            {
                "condition": "birth_date",
                "text": "Ngày sinh không thống nhất: “12/03/1985” trong HS001-1.docx, “13/03/1985” trong HS001-0.docx.",
            },
            "Ngày sinh lệch: 12/03/1985 (BC), 13/03/1985 (TTr).",
        ),
        (
            {
                "condition": "unit",
                "text": "Đơn vị không thống nhất: “Phòng Đo lường” trong HS001-1.docx, “Phòng Tiêu chuẩn và Đo lường "
                "Chất lượng” trong b.docx.",
            },
            "Đơn vị lệch: Phòng Đo lường (BC), Phòng Tiêu chuẩn và Đo lường ….",
        ),
        (
            {"condition": "identity", "text": "Có người khác cùng họ tên “A” trong quý: b; ở đây: c."},
            "Trùng tên trong quý, cần xác nhận.",
        ),
        (
            {
                "code": "DC02",
                "condition": "birth_date",
                "text": "Ngày sinh của A khác nhau giữa các giấy tờ: tờ trình ghi 12/03/1985; báo cáo ghi 13/03/1985.",
            },
            "Ngày sinh khác nhau giữa các giấy tờ, cần xác nhận có phải một người.",
        ),
        (
            {
                "code": "HS02",
                "condition": "ho_so.bien_ban",
                "found": "biên bản không nêu tên A, đã xem “b.docx”",
                "text": "Biên bản không nêu tên A, đã xem “b.docx”.",
            },
            "Biên bản không nêu tên A.",
        ),
        ({"condition": "sources", "text": "Lần đọc mới không còn thấy."}, "Lần đọc mới không còn thấy."),
    ],
)
def test_contradiction_shows_what_differs_and_where(finding: dict[str, str], remark: str) -> None:
    proposal = judged(1, worker(1, y2025="hoan_thanh_xuat_sac"), code="CSTDCS")
    row = row_of(with_finding(proposal, **finding))
    assert row.remarks == (remark,)
    assert finding["text"] in row.notes


def test_remarks_do_not_repeat_the_basis() -> None:
    for row in compile_table(demonstration_like()).rows:
        assert not any("xếp loại" in remark or "địa phương" in remark for remark in row.remarks), row.name
        assert len(" ".join(row.remarks).split()) < 25


def test_initiative_whose_use_nobody_compared_is_remarked() -> None:
    kinds = (*FULL, "xac_nhan_sang_kien")
    row = row_of(judged(1, with_initiative(worker(1, y2025="hoan_thanh_tot")), code="CSTDCS", kinds=kinds))
    assert row.remarks == ("Chưa đối chiếu việc sáng kiến đã dùng cho danh hiệu khác.",)
    assert row.papers == ("TTr", "BC", "BB", "CN")


def test_late_proposal_is_remarked_without_a_finding() -> None:
    assert row_of(checked(1, person(0), received=date(2026, 9, 20))).remarks == ("Quá hạn (20/9).",)


def test_headline_begins_with_a_result() -> None:
    statements = [
        "1. Quyền hạn, nhiệm vụ được giao hoặc đảm nhận: Tham mưu quản lý đo lường",
        "Phụ trách kho dữ liệu dùng chung",
        f"a) {ACHIEVEMENTS[0]}",
        "2) Kết quả nổi bật trong năm: tặng 40 cân đối chứng cho 40 chợ truyền thống",
    ]
    duties = field("Phụ trách kho dữ liệu dùng chung, chuẩn hóa dữ liệu")
    assert headline([field(text) for text in statements], duties) == (
        f"{ACHIEVEMENTS[0]} Tặng 40 cân đối chứng cho 40 chợ truyền thống."
    )


def test_headline_keeps_duties_where_nothing_else_is_stated() -> None:
    assert headline([field("Nhiệm vụ được giao: Trực tổng đài")], None) == "Nhiệm vụ được giao: Trực tổng đài."
    assert headline([], None) is None


def test_long_headline_ends_at_a_clause() -> None:
    text = headline([field("Kiểm tra " + "từ " * 28 + "xong, " + "rồi " * 40 + "thôi")], None)
    assert text is not None
    assert text.endswith("xong…")
    assert len(text.split()) <= HEADLINE_WORDS


@pytest.mark.parametrize(
    ("code", "text", "name"),
    [
        ("BK_TINH", "Bằng khen của Chủ tịch UBND Thành phố", "Bằng khen của Chủ tịch UBND Thành phố"),
        ("BK_TINH", "BẰNG KHEN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ", "Bằng khen của Chủ tịch UBND Thành phố"),
        ("BK_TINH", "BK UBND TP", "Bằng khen của Chủ tịch UBND Thành phố"),
        ("BK_TINH", "Bằng khen", "Bằng khen của Chủ tịch UBND tỉnh"),
        ("CSTDCS", "CSTĐCS", "Chiến sĩ thi đua cơ sở"),
        ("CSTDCS", "Chiến sỹ thi đua cơ sở", "Chiến sĩ thi đua cơ sở"),
        ("CSTDCS", "CHIẾN SĨ THI ĐUA", "Chiến sĩ thi đua cơ sở"),
        ("CSTD_TINH", "Chiến sĩ thi đua Thành phố", "Chiến sĩ thi đua Thành phố"),
        ("TTLDTT", "Lao động tiên tiến", "Tập thể Lao động tiên tiến"),
        ("DIEN_HINH", "điển hình tiên tiến", "Điển hình tiên tiến"),
        ("GIAY_KHEN", "Giấy khen của Giám đốc Sở", "Giấy khen của Giám đốc Sở"),
        ("GIAY_KHEN", "Giấy khen " + "vì đã " * 20, "Giấy khen"),
        ("KHAC", "thư khen", "Thư khen"),
        ("KHAC", "", "Hình thức khác"),
    ],
)
def test_recognition_is_named_as_the_request_prints_it(code: str, text: str, name: str) -> None:
    assert printed_name(Recognition(code=code, text=text)) == name


def test_counts_name_a_recognition_as_all_its_requests_do() -> None:
    place = "Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố"
    one, other = (judged(n, worker(n), code="BK_TINH", text=place) for n in (1, 2))
    assert next(iter(compile_table([one, other]).by_recognition.index)) == "Bằng khen của Chủ tịch UBND Thành phố"
    mixed = compile_table([one, judged(2, worker(2), code="BK_TINH")])
    assert next(iter(mixed.by_recognition.index)) == "Bằng khen của Chủ tịch UBND tỉnh"


@pytest.mark.parametrize(
    ("place", "shown"),
    [("Thành phố Hồ Chí Minh", "Thành phố"), ("Đà Nẵng", "Thành phố"), ("Bà Rịa", "tỉnh"), ("", "tỉnh")],
)
def test_awards_of_a_city_are_not_called_a_provinces(place: str, shown: str) -> None:
    table = compile_table([judged(1, worker(1), code="BK_TINH", text="Bằng khen", received=AFTER)], place=place)
    name = f"Bằng khen của Chủ tịch UBND {shown}"
    assert table.rows[0].recognition == f"{name} (năm 2025)"
    assert next(iter(table.by_recognition.index)) == name
    review = next(finding for finding in table.rows[0].findings if finding.code == "CAN_XEM_XET")
    assert f"xem xét {name}: quy định mới chưa được cập nhật" in review.text


def test_request_that_names_the_city_needs_no_place() -> None:
    for text in ("BK Chủ tịch UBND TP", "BK UBND TP.", "Bằng khen của Chủ tịch UBND TP"):
        assert printed_name(Recognition(code="BK_TINH", text=text)) == "Bằng khen của Chủ tịch UBND Thành phố"
    assert printed_name(Recognition(code="CSTD_TINH", text="CSTĐ cấp TP")) == "Chiến sĩ thi đua cấp Thành phố"


def test_rules_that_are_not_confirmed_are_explained_once(tmp_path: Path) -> None:
    waiting = [judged(n, worker(n), code="CSTDCS", received=AFTER) for n in range(4)]
    assert row_of(waiting[0]).decided == ("Chờ quy định mới",)
    path = tmp_path / "bang.xlsx"
    write_workbook(path, compile_table(waiting), quarter=QUARTER, office=OFFICE, made_on=MADE_ON)
    book = openpyxl.load_workbook(path)
    assert "“Chờ quy định mới”: chương trình chưa có quy định mới" in book["Bảng tổng hợp"]["A6"].value
    assert not any("amended_2026" in str(cell.value) for row in book["Ghi chú"].iter_rows() for cell in row)


def test_legend_explains_what_is_shown_and_nothing_else() -> None:
    line = abbreviate("Tập thể Lao động tiên tiến năm 2025, Hoàn thành tốt nhiệm vụ")
    assert line == "TTLĐTT năm 2025, HTTNV"
    assert legend([line], ["TTr"]) == (
        "HTTNV: hoàn thành tốt nhiệm vụ; TTLĐTT: tập thể Lao động tiên tiến; TTr: tờ trình"
    )


def draft(folder: Path, proposals: list[CheckedProposal]) -> list[str]:
    path = folder / "to-trinh.docx"
    table = compile_table(proposals)
    write_submission(path, table, quarter=QUARTER, office=OFFICE, made_on=MADE_ON, template=TEMPLATE)
    document = docx.Document(str(path))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def test_draft_says_a_shared_reason_once(tmp_path: Path) -> None:
    proposals = [judged(n, person(n), code="GIAY_KHEN", kinds=("danh_sach",), year="2026") for n in range(4)]
    text = draft(tmp_path, [*proposals, judged(9, collective(0), code="GIAY_KHEN")])
    reason = "05 trường hợp Giấy khen: luật giao tỉnh quy định tiêu chuẩn Giấy khen, chưa nạp quy định của địa phương"
    assert [line for line in text if "luật giao tỉnh" in line] == [f"{reason} – Điều 75 khoản 2:"]
    assert sum("Thiếu tờ trình, báo cáo, biên bản." in line for line in text) == 4


def test_draft_leaves_the_council_s_conditions_to_one_sentence(tmp_path: Path) -> None:
    text = draft(tmp_path, demonstration_like())
    about = [line for line in text if "không khen thưởng nhiều lần" in line.lower()]
    assert len(about) == 1
    assert "điều kiện riêng của từng danh hiệu, hình thức (Điều 24 khoản 1; Điều 24 khoản 4; Điều 74" in about[0]
    assert not any("do người xét đánh giá" in line for line in text)


def test_numbers_of_the_appendix_follow_its_order(tmp_path: Path) -> None:
    path = tmp_path / "to-trinh.docx"
    table = compile_table(demonstration_like())
    write_submission(path, table, quarter=QUARTER, office=OFFICE, made_on=MADE_ON, template=TEMPLATE)
    appendix = docx.Document(str(path)).tables[-1]
    numbers = [int(row.cells[0].text) for row in appendix.rows if row.cells[0].text.isdigit()]
    assert numbers == list(range(1, len(table.need_opinion) + 1))
