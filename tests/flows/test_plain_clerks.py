"""Word files of one unit as its clerk writes them, without tables of ours: read by the real readers, then judged."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from docx import Document

from criteria import Surroundings, check_all, load_rulebook
from extractors.reading import read_or_unpack
from records.linking import link, mentions_in
from records.proposals import CheckedProposal
from records.readings import Reading

PARENT, UNIT, BOSS = "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "Phòng Quản lý Hạ tầng số", "Đặng Hoàng Nam"
RECEIVED = date(2026, 9, 10)
FIGHTER, ADVANCED = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"
GOOD, EXCELLENT = "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"


class Person(NamedTuple):
    name: str
    born: str
    post: str
    award: str
    level: str
    yes: int = 11
    told: str = "Trong năm không vi phạm kỷ luật."


PEOPLE = (
    Person("Ngô Thị Lan Hương", "05/7/1986", "Phó Trưởng phòng", FIGHTER, EXCELLENT),
    Person("Trương Vĩnh Phúc", "21/01/1991", "Chuyên viên", FIGHTER, EXCELLENT, yes=5),
    Person("Ông Thế Vinh", "19/11/1981", "Chuyên viên chính", FIGHTER, EXCELLENT),
    Person("Lương Thị Cẩm Tú", "17/10/1993", "Chuyên viên", ADVANCED, GOOD),
    Person("Phan Đức Thịnh", "08/8/1987", "Chuyên viên", FIGHTER, GOOD),
    Person(
        "Mã Thị Kim Yến",
        "09/6/1988",
        "Chuyên viên",
        ADVANCED,
        GOOD,
        told="Bản thân không bị kỷ luật, hiện đang trong thời gian xem xét giải quyết đơn tố cáo.",
    ),
)
VERDICTS = {
    "Ngô Thị Lan Hương": "DAT",
    "Trương Vĩnh Phúc": "CAN_XEM_XET",
    "Ông Thế Vinh": "DAT",
    "Lương Thị Cẩm Tú": "DAT",
    "Phan Đức Thịnh": "CHUA_DU_CO_SO",
    "Mã Thị Kim Yến": "CAN_XEM_XET",
}


def write(path: Path, *lines: str, number: str = "", day: int) -> None:
    document = Document()
    head = document.add_table(rows=2, cols=2)
    head.cell(0, 0).text = f"{PARENT}\n{UNIT.upper()}"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text, head.cell(1, 1).text = number, f"Thành phố Hồ Chí Minh, ngày {day} tháng 8 năm 2026"
    for line in lines:
        document.add_paragraph(line)
    foot = document.add_table(rows=1, cols=2)
    foot.cell(0, 0).text, foot.cell(0, 1).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT.", f"TRƯỞNG PHÒNG\n\n\n{BOSS}"
    document.save(path)


def submission(folder: Path) -> None:
    write(
        folder / "1. TTr.docx",
        "TỜ TRÌNH",
        "V/v đề nghị xét tặng danh hiệu thi đua năm 2025",
        "Kính gửi: Hội đồng Thi đua - Khen thưởng Sở Khoa học và Công nghệ",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        f"Nay {UNIT} xin gửi hồ sơ của 06 cá nhân để Hội đồng Sở xem xét, trình Giám đốc quyết định.",
        *(
            f"{at}. Đồng chí {p.name} ({p.post}, sinh năm {p.born[-4:]}) - đề nghị {p.award}; "
            f"kết quả đánh giá năm 2025: {p.level}."
            for at, p in enumerate(PEOPLE, 1)
        ),
        number="Số: 52/TTr-HTS",
        day=20,
    )


def minutes(folder: Path) -> None:
    results = (
        f"đồng ý {p.yes} phiếu, không đồng ý {11 - p.yes} phiếu"
        + (", đạt 100%." if p.yes == 11 else ", không đủ quá bán nên không đề nghị.")
        for p in PEOPLE
    )
    write(
        folder / "2. BB.docx",
        "BIÊN BẢN",
        "Họp xét thi đua, khen thưởng năm 2025",
        "I. THÀNH PHẦN",
        f"- Chủ trì: Ông {BOSS}, Trưởng phòng.",
        "- Tổng số thành viên: 12 người; có mặt: 11 người; vắng: 1 người (có phép).",
        "II. NỘI DUNG",
        "Chủ trì nêu tiêu chuẩn, từng người tự nhận xét, cuộc họp góp ý và bỏ phiếu.",
        *(f"{at}. {p.award} - {p.name}: {told}" for at, (p, told) in enumerate(zip(PEOPLE, results, strict=True), 1)),
        "III. KẾT LUẬN",
        "Cuộc họp thống nhất lập hồ sơ trình Hội đồng Thi đua - Khen thưởng Sở./.",
        number="Số: 8/BB-HTS",
        day=12,
    )


def report(folder: Path, person: Person) -> None:
    write(
        folder / f"BCTT {person.name}.docx",
        "BÁO CÁO THÀNH TÍCH",
        f"Đề nghị tặng danh hiệu {person.award} năm 2025",
        "1. Sơ lược bản thân",
        f"Họ và tên: {person.name.upper()}.",
        f"Sinh ngày: {person.born}.",
        f"Chức vụ, đơn vị: {person.post}, {UNIT}.",
        "II. THÀNH TÍCH ĐẠT ĐƯỢC",
        "- Chủ động tham mưu 12 văn bản góp ý về hạ tầng số, được đánh giá đúng yêu cầu, đúng tiến độ.",
        f"Năm 2025 bản thân được đánh giá ở mức {person.level.lower()}.",
        person.told,
        "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG",
        "Chưa có.",
        day=10,
    )


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> list[CheckedProposal]:
    folder = tmp_path_factory.mktemp("ha-tang-so")
    submission(folder)
    minutes(folder)
    for person in PEOPLE:
        report(folder, person)
    readings = [read_or_unpack(path, into=str(folder)) for path in sorted(folder.glob("*.docx"))]
    papers = {each.file: each for each in readings if isinstance(each, Reading)}
    mentions = [mention for each in papers.values() for mention in mentions_in(each, received=RECEIVED)]
    linked = link(mentions, quarter="2026-Q3")
    proposals = [each.proposal.model_copy(update={"id": f"P{at}"}) for at, each in enumerate(linked)]
    return check_all(proposals, load_rulebook(), around=Surroundings(papers=papers))[0]


def test_each_is_one_proposal_with_the_verdict_of_a_careful_reviewer(checked: list[CheckedProposal]) -> None:
    assert sorted((each.proposal.nominee.name, each.judgement.verdict) for each in checked) == sorted(VERDICTS.items())


def test_nothing_is_held_against_a_clean_dossier(checked: list[CheckedProposal]) -> None:
    told = {
        each.proposal.nominee.name: {f.code for f in each.judgement.findings if f.severity != "THONG_TIN"}
        for each in checked
    }
    assert not any(told[name] for name, verdict in VERDICTS.items() if verdict == "DAT"), told
    assert "DC04" in told["Trương Vĩnh Phúc"]
    assert "KK01" in told["Mã Thị Kim Yến"]
    assert "TC04" in told["Phan Đức Thịnh"]
