"""What a list remarks beside a name: nobody leaves it, and nobody stays on it against its words, unsaid."""

from __future__ import annotations

import pytest
from typed import asked, centred, names, read

from records.readings import Reading

TITLE = centred("DANH SÁCH ĐỀ NGHỊ CHIẾN SĨ THI ĐUA CƠ SỞ NĂM 2026")


def read_with(remark: str, *, request: str = "CSTĐCS", head: str = "Ghi chú") -> Reading:
    return read(
        TITLE,
        [
            ["STT", "Họ và tên", "Đơn vị", "Đề nghị", head],
            ["1", "Giáp Văn Sùng", "Phòng Kế hoạch", request, remark],
            ["2", "Đoàn Bích Liễu", "Phòng Kế hoạch", "CSTĐCS", ""],
        ],
    )


@pytest.mark.parametrize(
    "remark",
    [
        "Chưa đủ năm",
        "Chưa đủ năm công tác",
        "Không đủ thời gian công tác",
        "Chưa đủ 10 tháng",
        "Chưa đủ hồ sơ",
        "Không đủ 2/3 thời gian công tác",
        "Chưa đủ căn cứ",
        "Hồ sơ chưa có chữ ký",
        "Nợ sáng kiến",
        "chua bao ve sang kien",
        "Chưa có QĐ sáng kiến",
        "Đang chờ kết quả xếp loại",
        "Xét thêm",
        "Sáng kiến chưa được công nhận",
        "Thiếu 01 năm",
        "Đang trong thời gian thi hành kỷ luật",
        "Hoàn thành tốt nhiệm vụ, chưa đạt tiêu chuẩn về sáng kiến",
    ],
)
def test_who_may_not_be_eligible_stays_and_is_told(remark: str) -> None:
    reading = read_with(remark)
    assert names(reading) == ["Giáp Văn Sùng", "Đoàn Bích Liễu"]
    assert (reading.status, reading.reason_code) == ("needs_review", "GHI_CHU_NGUOI")
    assert f"Giáp Văn Sùng (“{remark}”)" in (reading.reason or "")
    assert "Đoàn Bích Liễu" not in (reading.reason or "")


@pytest.mark.parametrize(
    "remark",
    [
        "Không xét vì chưa đủ 10 tháng",
        "Không đề nghị",
        "Chưa xét",
        "Không đạt",
        "Không đủ điều kiện",
        "Không đủ phiếu",
        "Xin rút",
        "Rút tên khỏi danh sách",
        "Để lại năm sau",
    ],
)
@pytest.mark.parametrize("head", ["Ghi chú", "Kết quả xét"])
def test_who_is_not_proposed_is_left_out_and_told(remark: str, head: str) -> None:
    reading = read_with(remark, head=head)
    assert names(reading) == ["Đoàn Bích Liễu"]
    assert (reading.status, reading.reason_code) == ("needs_review", "GHI_CHU_NGUOI")
    assert f"Giáp Văn Sùng (“{remark}”)" in (reading.reason or "")


@pytest.mark.parametrize(
    "remark",
    [
        "Thai sản từ 8/2026",
        "Nghỉ hưu 01/12/2026",
        "Đạt",
        "Đủ điều kiện",
        "Không bị kỷ luật",
        "Cán bộ không chuyên trách",
        "Tổ chữa cháy",
        "Chưa được tặng Bằng khen UBND tỉnh",
        "Không có đơn thư khiếu nại, tố cáo",
        "Hoàn thành xuất sắc nhiệm vụ",
    ],
)
def test_remark_that_speaks_against_nobody_is_none(remark: str) -> None:
    reading = read_with(remark)
    assert (names(reading), reading.status) == (["Giáp Văn Sùng", "Đoàn Bích Liễu"], "read")


def test_remark_refuses_the_recognition_that_it_names() -> None:
    reading = read_with("Không xét CSTĐCS do chưa có sáng kiến", request="LĐTT; CSTĐCS")
    assert [asked(each) for each in reading.nominees] == [[("LDTT", "2026")], [("CSTDCS", "2026")]]
    assert reading.reason_code == "GHI_CHU_NGUOI"


@pytest.mark.parametrize("request_cell", ["Không", "Không đề nghị"])
def test_cell_that_declines_asks_for_nothing(request_cell: str) -> None:
    """The title's award is not given to who asks for none."""
    reading = read_with("", request=request_cell)
    assert names(reading) == ["Đoàn Bích Liễu"]
    assert f"Giáp Văn Sùng (“{request_cell}”)" in (reading.reason or "")


def test_minutes_that_vote_note_who_fails() -> None:
    reading = read(
        centred("BIÊN BẢN HỌP"),
        centred("Bình xét danh hiệu Lao động tiên tiến năm 2026"),
        [["TT", "Họ và tên", "Số phiếu"], ["1", "Giáp Văn Sùng", "3/9"], ["2", "Đoàn Bích Liễu", "9/9"]],
    )
    assert (names(reading), reading.status) == (["Đoàn Bích Liễu"], "read")
    assert reading.notes == ("Không đưa vào theo kết quả xét ghi trong văn bản: Giáp Văn Sùng (“3/9”).",)
