"""Invented Word files of two units, read by the real readers and checked: one unit's papers agree, the other's not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from criteria import SenderFinding, Surroundings, check_all, load_rulebook
from extractors.reading import read_or_unpack
from records.linking import link, mentions_in
from records.proposals import CheckedProposal
from records.readings import Reading

PARENT = "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
CITY = "Thành phố Hồ Chí Minh"
RECEIVED = date(2026, 3, 10)
CSTD, LDTT = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"
Row = Sequence[str]
Judged = tuple[list[CheckedProposal], tuple[SenderFinding, ...]]


class Desk:
    """Types the papers of one unit into a folder."""

    def __init__(self, folder: Path, unit: str) -> None:
        self.folder = folder
        self.unit = unit

    def write(self, name: str, *lines: str | list[Row], number: str = "", place: str = CITY, day: str = "05") -> None:
        document = Document()
        head = document.add_table(rows=2, cols=2)
        head.cell(0, 0).text = f"{PARENT}\n{self.unit}"
        head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
        head.cell(1, 0).text, head.cell(1, 1).text = number, f"{place}, ngày {day} tháng 3 năm 2026"
        for line in lines:
            if isinstance(line, str):
                document.add_paragraph(line)
                continue
            table = document.add_table(rows=0, cols=len(line[0]))
            for row in line:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        document.add_paragraph("")
        foot = document.add_table(rows=1, cols=2)
        foot.cell(0, 0).text, foot.cell(0, 1).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT.", "GIÁM ĐỐC\n\n\nThân Đức Việt"
        document.save(self.folder / name)

    def submit(self, *grounds: str, count: str, number: str, place: str = CITY) -> None:
        self.write(
            "Tờ trình.docx",
            "TỜ TRÌNH",
            "Về việc đề nghị xét tặng danh hiệu thi đua năm 2025",
            "Kính gửi: Hội đồng Thi đua - Khen thưởng Sở Khoa học và Công nghệ",
            *grounds,
            f"Kính đề nghị Hội đồng xét tặng danh hiệu thi đua năm 2025 cho {count} cá nhân (có danh sách kèm theo).",
            number=number,
            place=place,
        )

    def enlist(self, number: str, *people: Row) -> None:
        heads = ("STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Danh hiệu đề nghị")
        rows = [heads, *((str(at), *person) for at, person in enumerate(people, 1))]
        above = f"(Kèm theo Tờ trình số {number} ngày 05 tháng 3 năm 2026)"
        self.write("Danh sách.docx", "DANH SÁCH", "Đề nghị tặng danh hiệu thi đua năm 2025", above, rows)

    def minutes(self, *votes: Row) -> None:
        heads = ("TT", "Họ và tên", "Danh hiệu đề nghị", "Số phiếu đồng ý", "Tỷ lệ")
        self.write(
            "Biên bản.docx",
            "BIÊN BẢN",
            "Họp xét danh hiệu thi đua năm 2025",
            "I. Thành phần: Có mặt 11/12 người. Chủ trì: ông Thân Đức Việt. Thư ký: bà Mã Kim Chi.",
            "II. Nội dung: Hội nghị bỏ phiếu kín. Kết quả:",
            [heads, *((str(at), *vote) for at, vote in enumerate(votes, 1))],
            day="02",
        )

    def report(
        self, name: str, birth: str, award: str, decision: str = "Quyết định số 12/QĐ-S ngày 05/01/2025"
    ) -> None:
        self.write(
            f"Báo cáo {name}.docx",
            "BÁO CÁO THÀNH TÍCH",
            f"ĐỀ NGHỊ TẶNG DANH HIỆU {award.upper()} NĂM 2025",
            "I. SƠ LƯỢC LÝ LỊCH",
            f"- Họ và tên: {name}",
            f"- Sinh ngày, tháng, năm: {birth}",
            "- Chức vụ: Kỹ sư",
            "II. THÀNH TÍCH ĐẠT ĐƯỢC",
            "Năm 2025 được xếp loại Hoàn thành xuất sắc nhiệm vụ (Thông báo số 02/TB-S ngày 20/12/2025).",
            "III. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG",
            "1. Danh hiệu thi đua:",
            [("Năm", "Danh hiệu thi đua", "Số, ngày, cơ quan ban hành quyết định"), ("2024", LDTT, decision)],
        )

    def judged(self) -> Judged:
        readings = [read_or_unpack(path, into=str(self.folder)) for path in sorted(self.folder.glob("*.docx"))]
        papers = {each.file: each for each in readings if isinstance(each, Reading)}
        mentions = [mention for each in papers.values() for mention in mentions_in(each, received=RECEIVED)]
        linked = link(mentions, quarter="2026-Q1")
        proposals = [each.proposal.model_copy(update={"id": f"P{at}"}) for at, each in enumerate(linked)]
        return check_all(proposals, load_rulebook(), around=Surroundings(papers=papers))


@pytest.fixture(scope="module")
def careless(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """Other numbers, a name and an award written otherwise, a percentage that is not, an old decree, an old place."""
    desk = Desk(tmp_path_factory.mktemp("sao-hom"), "TRUNG TÂM PHÂN TÍCH SAO HÔM")
    old = "Căn cứ Nghị định số 98/2023/NĐ-CP ngày 31 tháng 12 năm 2023 của Chính phủ;"
    desk.submit(old, count="06", number="Số: 15/TTr-PTSH", place="Bà Rịa - Vũng Tàu")
    desk.enlist(
        "15/TTr-PTSH",
        ("Quản Trọng Nghĩa", "12/4/1985", "Trưởng phòng", CSTD),
        ("Nghiêm Thị Thu Hà", "02/8/1990", "Kỹ sư", CSTD),
        ("Lã Minh Khôi", "15/5/1991", "Kỹ sư", LDTT),
        ("Tô Hoàng Phúc", "19/9/1988", "Kỹ sư", LDTT),
        ("Ninh Văn Sơn", "23/11/1993", "Kỹ thuật viên", LDTT),
    )
    desk.minutes(
        ("Quản Trọng Nghĩa", CSTD, "9/11", "90%"),
        ("Nghiêm Thị Thu Hà", CSTD, "9/11", "82%"),
        ("Lã Minh Khôi", LDTT, "11/11", "100%"),
        ("Tô Hoàng Phước", LDTT, "11/11", "100%"),
    )
    desk.report("Quản Trọng Nghĩa", "12/4/1985", CSTD, "Quyết định số 12 ngày 05/01/2025")
    desk.report("Nghiêm Thị Thu Hà", "02/8/1990", LDTT)
    desk.report("Lã Minh Khôi", "15/5/1991", LDTT)
    return desk.judged()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Quản Trọng Nghĩa", {"VB01", "TO01", "BQ01", "QD01"}),
        ("Nghiêm Thị Thu Hà", {"VB01", "TO01", "DC01", "DC03", "HS01", "HS02", "HS04"}),
        ("Lã Minh Khôi", {"VB01", "TO01"}),
        ("Tô Hoàng Phúc", {"VB01", "TO01", "DC01", "DC02", "HS01", "HS02"}),
        ("Tô Hoàng Phước", {"DC01", "DC02", "HS01", "HS04"}),
        ("Ninh Văn Sơn", {"VB01", "TO01", "DC01", "DC04", "HS01", "HS02"}),
    ],
)
def test_every_fault_is_told_of_whom_it_touches(careless: Judged, name: str, codes: set[str]) -> None:
    own = [each for each in careless[0] if each.proposal.nominee.name == name]
    found = {f.code: f for each in own for f in each.judgement.findings if f.severity != "THONG_TIN"}
    assert own and found.keys() & _CODES == codes
    assert all(found[code].evidence for code in codes - {"DC01", "HS01", "HS02", "HS04"})


_CODES = frozenset(
    {"BQ01", "BQ02", "BQ03", "DC01", "DC02", "DC03", "DC04", "HS01", "HS02", "HS03", "HS04", "QD01", "TO01"}
    | {"VB01", "VB02", "BC01"}
)


def test_numbers_are_told_once_to_the_sender(careless: Judged) -> None:
    (found,) = [each.finding.text for each in careless[1] if each.finding.code == "DC01"]
    assert found.startswith("Tờ trình ghi 6 trường hợp, danh sách có 5 trường hợp, biên bản có 4 trường hợp, báo cáo")
    assert f"{CSTD} năm 2025: danh sách 2, biên bản 2, báo cáo thành tích 1" in found


def test_doubtful_vote_holds_up_what_is_met(careless: Judged) -> None:
    verdicts = {each.proposal.nominee.name: each.judgement.verdict for each in careless[0]}
    assert (verdicts["Quản Trọng Nghĩa"], verdicts["Lã Minh Khôi"]) == ("CAN_XEM_XET", "DAT")


def test_papers_that_agree_are_met_without_a_word(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "TRUNG TÂM ỨNG DỤNG SAO MAI")
    desk.submit(
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ;",
        count="02",
        number="Số: 21/TTr-SM",
    )
    people = [("Quách Đình Lâm", "12/4/1985", CSTD), ("Phó Thị Kim Ngà", "02/8/1990", LDTT)]
    desk.enlist("21/TTr-SM", *((name, birth, "Kỹ sư", award) for name, birth, award in people))
    desk.minutes(("Quách Đình Lâm", CSTD, "9/11", "81,8%"), ("Phó Thị Kim Ngà", LDTT, "10/11", "91%"))
    for name, birth, award in people:
        desk.report(name, birth, award, "Quyết định số 12/QĐ-S ngày 05/01/2025 của Giám đốc Sở")
    checked, of_senders = desk.judged()
    assert [each.judgement.verdict for each in checked] == ["DAT", "DAT"]
    assert {f.code for each in checked for f in each.judgement.findings} & _CODES == set()
    assert not {each.finding.code for each in of_senders} & _CODES
    parts = {c.found for each in checked for c in each.judgement.conditions if c.id.endswith(".to_trinh")}
    assert parts == {"có trong hồ sơ: “Tờ trình.docx”"}
