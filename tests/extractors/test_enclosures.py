"""Papers that a paper says go with it, and the paper with which it goes; sentences in the manner of several offices."""

from __future__ import annotations

import pytest
from typed import NATION, centred, read

from records.readings import Enclosed


def enclosed(*lines: str, title: str = "TỜ TRÌNH") -> tuple[Enclosed, ...]:
    return read(
        "TRUNG TÂM SAO HÔM", *NATION, centred(title), "Kính gửi: Hội đồng Thi đua - Khen thưởng Sở", *lines
    ).enclosed


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Đề nghị tặng Giấy khen cho 12 cá nhân (có danh sách kèm theo).", {"danh_sach"}),
        ("(Danh sách tại Phụ lục kèm theo)", {"danh_sach"}),
        ("Danh sách và thành tích cụ thể của từng cá nhân được đính kèm Tờ trình này.", {"danh_sach"}),
        (
            "Kèm theo Tờ trình: báo cáo thành tích của từng trường hợp, biên bản họp.",
            {"bao_cao_thanh_tich_ca_nhan", "bien_ban"},
        ),
        ("(Có báo cáo thành tích kèm theo)", {"bao_cao_thanh_tich_ca_nhan"}),
        ("Hồ sơ gửi kèm gồm: biên bản bình xét, danh sách trích ngang.", {"bien_ban", "danh_sach"}),
        ("(Mẫu số 02, Phụ lục I kèm theo Nghị định số 98/2023/NĐ-CP)", set()),
        ("Tiền thưởng kèm theo danh hiệu do Văn phòng Sở chi.", set()),
        ("Danh sách cán bộ được cử đi học năm 2024 đã gửi Văn phòng Sở.", set()),
        ("Báo cáo thành tích của cá nhân thực hiện theo mẫu kèm theo Công văn số 12/SNV-TĐKT.", set()),
    ],
)
def test_what_goes_with_a_submission(line: str, kinds: set[str]) -> None:
    assert {each.kind for each in enclosed(line)} == kinds


def test_number_of_reports() -> None:
    found = enclosed("(Gửi kèm: 03 báo cáo thành tích; Biên bản họp bình xét)")
    assert {each.kind: each.count for each in found} == {"bao_cao_thanh_tich_ca_nhan": 3, "bien_ban": None}
    assert all(each.evidence for each in found)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("(Kèm theo Tờ trình số 96/TTr-TTCĐS ngày 10 tháng 9 năm 2026 của Trung tâm Sao Hôm)", "96/TTr-TTCĐS"),
        ("(kèm theo Tờ trình số 88-TTr/ĐU, ngày 20/01/2026)", "88-TTr/ĐU"),
        ("Kèm theo Công văn số 66/ATBX ngày 13/12/2021 của Chi cục", "66/ATBX"),
        ("(Kèm theo Tờ trình số      /TTr-SH ngày    tháng 9 năm 2026)", None),
        ("(Ban hành kèm theo Quyết định số 12/QĐ-SH ngày 02/3/2026)", None),
    ],
)
def test_paper_with_which_a_list_goes(line: str, number: str | None) -> None:
    found = enclosed(line, title="DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG")
    assert [each.goes_with for each in found] == ([number] if number else [])


def test_report_encloses_nothing() -> None:
    assert enclosed("Biên bản họp kèm theo báo cáo này.", title="BÁO CÁO THÀNH TÍCH") == ()
