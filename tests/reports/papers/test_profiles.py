from __future__ import annotations

import time
from pathlib import Path

import pytest
from invented_proposals import NOT_MET, checked, collective, field, person
from judged_quarter import demonstration_like, judged, with_initiative, with_titles, worker
from nominee_papers import comments, compiled, page_counts, words

from records import CheckedProposal, Evidence, Finding, Initiative, Nominee, Recognition
from records.chronicle import YearEntry
from records.readings import Classification, Declared
from records.stages import Outcome, QuarterStanding
from reports.papers.fitting import MORE
from reports.papers.paper import Paper
from reports.papers.profiles import profile_papers

LONG = (
    "Chủ trì nghiên cứu, xây dựng và đưa vào vận hành hệ thống quản lý nhiệm vụ khoa học và công nghệ dùng chung cho "
    "41 đơn vị trực thuộc, rút ngắn thời gian xử lý hồ sơ từ 15 ngày còn 04 ngày, tiết kiệm 1,2 tỷ đồng chi phí in ấn"
)


def longest(number: int, nominee: Nominee) -> CheckedProposal:
    """Everything that a dossier can hold, and more than a page of each."""
    places = (Evidence(file=f"Hồ sơ số {number} của đơn vị, bản quét lần hai.pdf", page=12),)
    years = range(1996, 2026)
    full = nominee.model_copy(
        update={
            "birth_date": field("1979-11-30"),
            "gender": field("nữ"),
            "hometown": field("thôn Đông, xã Nghĩa Hưng, huyện Vĩnh Tường, tỉnh Vĩnh Phúc (nay là tỉnh Phú Thọ)"),
            "education": field("Tiến sĩ Khoa học môi trường; Cử nhân Luật; Cao cấp lý luận chính trị"),
            "duties": field(". ".join([LONG] * 6)),
            "position": field("Phó Trưởng phòng phụ trách, Bí thư Chi bộ, Chủ tịch Công đoàn cơ sở thành viên"),
            "achievements": tuple(
                field(f"{at}. {LONG} trong năm {2000 + at}. {LONG}.", place=places[0]) for at in range(30)
            ),
            "initiatives": tuple(
                Initiative(
                    title=f"Giải pháp số {at}: {LONG[:140]}",
                    year="2025",
                    decision_number=f"{at}/QĐ-SKHCN",
                    authority="Giám đốc Sở Khoa học và Công nghệ",
                    scope="co_so",
                    evidence=places,
                )
                for at in range(9)
            ),
            "prior_titles": tuple(
                Recognition(code="CSTDCS", text="CSTĐCS", year=str(year), decision_number=f"{year}/QĐ", evidence=places)
                for year in years
            ),
            "prior_awards": tuple(
                Recognition(code=code, text=code, year=str(year), evidence=places)
                for year in years
                for code in ("GIAY_KHEN", "BK_TINH", "BK_BO")
            ),
            "classifications": tuple(Classification(year=str(year), level="hoan_thanh_tot") for year in years),
            "declared": tuple(
                Declared(fact=fact, value=str(at), text="x", year="2025")
                for at, fact in enumerate(("members", "women", "completed_tasks", "ldtt", "cstdcs"), start=10)
            ),
        }
    )
    findings = tuple(
        Finding(code="TC04", severity="CANH_BAO", text=f"Vướng mắc số {at}: {LONG}.", article="Điều 23 khoản 2")
        for at in range(15)
    )
    files = tuple(f"Hồ sơ của đơn vị, tệp số {at}, có tên rất dài, bản quét lần hai.pdf" for at in range(14))
    return checked(number, full, code="BK_TINH", verdict="CHUA_DU_CO_SO", findings=findings, files=files)


@pytest.fixture(scope="module")
def profiles() -> list[Paper]:
    return list(profile_papers(compiled(demonstration_like())))


def profile_of(proposal: CheckedProposal, **more: object) -> Paper:
    return next(iter(profile_papers(compiled([proposal], **more))))


def test_every_proposal_has_its_profile_under_its_own_name(profiles: list[Paper]) -> None:
    assert len(profiles) == len({paper.name.casefold() for paper in profiles}) == 40
    assert {paper.key for paper in profiles} == {f"tom-tat/2026-Q3-{number:04d}" for number in range(40)}
    assert {paper.folder for paper in profiles} == {"Tóm tắt thành tích"}
    assert max(len(paper.name + paper.suffix) for paper in profiles) <= 80


def test_longest_profiles_fit_one_page(tmp_path: Path) -> None:
    """Persons, collectives and long entries of the history: whatever a dossier holds, and nothing at all."""
    unbroken = person(5).model_copy(update={"achievements": tuple(field(f"{'M' * 60} {at}") for at in range(80))})
    proposals = [
        longest(1, person(4)),
        longest(2, collective(2)),
        checked(4, unbroken),
        checked(3, Nominee(kind="ho_gia_dinh", full_name=None)),
    ]
    entries = tuple(
        YearEntry(kind=kind, year=year, code=code, standing="claimed")
        for year in (None, *range(1996, 2026))
        for kind, code in (("title", "CSTDCS"), ("title", "LDTT"), ("award", "BK_BO"), ("discipline", "khien_trach"))
    )
    compilation = compiled(proposals, chronicles={each.proposal.id: entries for each in proposals[:2]})
    papers = list(profile_papers(compilation))
    assert sorted(paper.key for paper in papers if MORE in words(paper)) == [
        "tom-tat/2026-Q3-0001",
        "tom-tat/2026-Q3-0002",
        "tom-tat/2026-Q3-0004",
    ]
    assert page_counts([*papers, *profile_papers(compiled(demonstration_like()[::4]))], tmp_path) == [1] * 14


def test_profile_tells_life_deeds_and_honours_with_places() -> None:
    nominee = with_titles(with_initiative(worker(1, y2025="hoan_thanh_tot")), "2023", "2024")
    text = words(profile_of(judged(1, nominee.model_copy(update={"gender": field("nữ")}), code="CSTDCS")))
    assert "Trần Thị Ánh" in text and "12/04/1985" in text and "Phòng Quản lý khoa học" in text
    assert "- Hoàn thành 100% nhiệm vụ được giao, trong đó 42 hồ sơ giải quyết trước hạn" in text
    assert "([1] hoặc [2] hoặc [3], đoạn 5)" in text  # the file is not known here, and none is guessed
    assert "Tham mưu quản lý nhà nước về đo lường" not in text.partition("Thành tích")[2]  # a duty is no deed
    assert (
        "“Bộ câu hỏi tự đánh giá trình độ công nghệ sản xuất dành cho doanh nghiệp cơ khí”, năm 2025, chưa ghi số"
        in text
    )
    assert text.index("Quyết định số 24/QĐ-SKHCN") < text.index("Quyết định số 23/QĐ-SKHCN")  # the latest first
    assert "[1] HS001-0.docx (tờ trình)" in text


def test_what_a_list_repeats_in_short_is_told_once() -> None:
    told = (
        "Kết nối 31 dịch vụ dữ liệu giữa 18 cơ quan, đạt 124% chỉ tiêu.",
        "Làm sạch 2,1 triệu bản ghi; trùng lặp giảm từ 6,3% còn 0,4%.",
        "Kết nối 31 dịch vụ dữ liệu; làm sạch 2,1 triệu bản ghi",
        "Kết nối 32 dịch vụ dữ liệu",
        "Làm sạch bản ghi",
    )
    nominee = person(1).model_copy(update={"achievements": tuple(map(field, told))})
    text = words(profile_of(checked(1, nominee)))
    assert [
        line in text
        for line in ("đạt 124%", "0,4%", "31 dịch vụ dữ liệu; làm sạch", "32 dịch vụ", "- Làm sạch bản ghi")
    ] == [*(True, True, False, True, True)]


def test_files_are_named_without_the_archive_that_brought_them() -> None:
    names = ("Gói.zip/Hồ sơ/BC.docx", "Gói.zip/Khác/TTr.pdf", "Gói.zip/Khác/BC.docx")
    finding = NOT_MET.model_copy(update={"text": "Tên khác trong Gói.zip/Khác/TTr.pdf.", "file": names[1]})
    text = words(profile_of(checked(1, person(1), verdict="KHONG_DAT", findings=(finding,), files=names)))
    assert "[2] TTr.pdf (tờ trình); [3] Gói.zip/Khác/BC.docx" in text  # two are called BC.docx
    assert "Lỗi: Tên khác trong TTr.pdf ([2], trang 2)" in text.replace(
        " (Điều 24 khoản 1 Luật Thi đua, khen thưởng)", ""
    )


def test_years_show_what_counted() -> None:
    text = words(profile_of(judged(1, worker(1, y2024="hoan_thanh", y2025="hoan_thanh_xuat_sac"), code="CSTDCS")))
    years = text.partition("Diễn biến theo năm")[2].split("\n")
    assert years[1:9] == ["Năm", "2019", "2020", "2021", "2022", "2023", "2024", "2025"]
    assert years[9:17] == ["Xếp loại", "", "", "", "", "", "HTNV*", "HTXSNV* +"]
    assert "HTXSNV: hoàn thành xuất sắc nhiệm vụ" in text


def test_what_is_open_comes_with_what_to_do(profiles: list[Paper]) -> None:
    incomplete = next(paper for paper in profiles if paper.key.endswith("0027"))
    assert "Việc cần làm: yêu cầu Chi cục Tiêu chuẩn Đo lường Chất lượng gửi giấy tờ còn thiếu." in words(incomplete)
    assert incomplete.still_open[0].endswith("vướng mắc cần xử lý")
    assert "Không có vướng mắc." in words(next(paper for paper in profiles if paper.key.endswith("0000")))


def test_doubtful_name_is_commented_and_keeps_off_the_list() -> None:
    doubtful = checked(1, person(1, confidence=0.4))
    paper = profile_of(doubtful)
    assert "Đạt, chưa đưa vào danh sách vì còn nội dung phải làm rõ" in words(paper)
    assert "“Trần Thị Ánh” đọc chưa chắc; cần xác nhận" in words(paper)
    assert any("Họ tên" in comment and "0,40" in comment for comment in comments(paper))
    assert {(span.proposal, span.field) for b in paper.blocks for c in b.cells for span in c.spans} >= {
        ("2026-Q3-0001", "full_name"),
        ("2026-Q3-0001", "unit"),
    }


def test_doubt_stands_on_the_words_that_tell_the_value() -> None:
    """Of three titles the second is doubted: the comment is on its line, not on the first one."""
    nominee = with_titles(worker(1, y2025="hoan_thanh_tot"), "2022", "2023", "2024")
    titles = [
        each.model_copy(update={"confidence": 0.3 if each.year == "2023" else 1.0}) for each in nominee.prior_titles
    ]
    levels = [each.model_copy(update={"confidence": 0.2}) for each in nominee.classifications]
    doubtful = nominee.model_copy(update={"prior_titles": tuple(titles), "classifications": tuple(levels)})
    paper = profile_of(checked(1, doubtful))
    told = {block.cells[0].text: block.comments for block in paper.blocks if block.comments}
    assert [text for text in told if "Quyết định số" in text] == [
        "- Chiến sĩ thi đua cơ sở (năm 2023), Quyết định số 23/QĐ-SKHCN."
    ]
    assert "Xếp loại" in told


def test_collective_has_its_own_lines() -> None:
    nominee = collective(0).model_copy(
        update={"declared": (Declared(fact="members", value="12", text="12", year="2025"),)}
    )
    text = words(profile_of(checked(1, nominee, code="TTLDXS")))
    assert "Quân số:\n12 người" in text and "Trực thuộc:" in text
    assert "Ngày sinh" not in text and "Giới tính" not in text


def test_what_the_council_decided_is_told() -> None:
    at = "2026-09-30T08:00:00Z"
    outcome = Outcome(proposal="2026-Q3-0001", is_granted=True, votes_for=7, votes_cast=9, who="Lê Thị Thư", at=at)
    standing = QuarterStanding(quarter="2026-Q3", stage="decided", outcomes=(outcome,))
    assert "Kết quả họp: đồng ý, 7/9 phiếu" in words(profile_of(checked(1, person(1)), standing=standing))
    assert "Kết quả họp" not in words(profile_of(checked(1, person(1))))


def test_same_quarter_gives_the_same_bytes(profiles: list[Paper]) -> None:
    again = list(profile_papers(compiled(demonstration_like())))
    assert [paper.content for paper in again] == [paper.content for paper in profiles]


def test_five_hundred_profiles_take_seconds() -> None:
    compilation = compiled([checked(n, person(n % 50), code="BK_TINH") for n in range(500)])
    start = time.process_time()
    assert sum(1 for _ in profile_papers(compilation)) == 500
    assert time.process_time() - start < 8
