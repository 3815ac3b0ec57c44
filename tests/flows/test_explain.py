"""`tdkt explain` and the lines of `tdkt check`: what a clerk reads on the screen, and the files that are written."""

from __future__ import annotations

from datetime import date

import pytest
from offices import Office, paper

from criteria import Facts, evaluate, load_rulebook
from flows.explain import explained_proposals
from flows.extracts import with_pages
from flows.judgement_lines import judgement_lines
from records.store import open_record

RULEBOOK = load_rulebook()
REPORT = "c2"
MET = [
    "Kết quả: đạt (theo Luật 06/2022/QH15 + NĐ 98/2023/NĐ-CP)",
    "  ✓ Một trong các điều kiện sau, đạt một là đủ: đạt theo a)",
    "    ✓ a) (1) 02 lần liên tục Chiến sĩ thi đua cơ sở tính đến năm 2024 [Điều 74 khoản 1 điểm d]",
    "          tìm thấy năm 2023, 2024",
    "  ○ Người xét đánh giá: 8 điều kiện",
    "  Điều, khoản không ghi tên văn bản là của Luật 06/2022/QH15.",
]
UNCLEAR = [
    "Kết quả: chưa đủ cơ sở (theo Luật 06/2022/QH15 + NĐ 98/2023/NĐ-CP)",
    "  ? (1) Hoàn thành tốt nhiệm vụ trở lên năm 2024 [Điều 24 khoản 1 điểm a]",
    "        năm 2024 chưa có kết quả xếp loại",
    "        → đề nghị đơn vị bổ sung",
    "  ○ Người xét đánh giá: 6 điều kiện",
    "  - Lỗi: Thiếu biên bản bình xét của Tạ Thị Mận (Luật 06/2022/QH15, Điều 84).",
    "  Điều, khoản không ghi tên văn bản là của Luật 06/2022/QH15.",
]


def judged(**told: object) -> list[str]:
    known = {"received": date(2025, 3, 10), "nominee": {"kind": "ca_nhan", "full_name": "Tạ Thị Mận"}}
    facts = Facts.model_validate({**known, "dossier": ["to_trinh", "bao_cao_thanh_tich", "bien_ban"], **told})
    return list(judgement_lines(evaluate(facts, RULEBOOK)))


def test_screen_tells_the_alternative_that_carried() -> None:
    lines = judged(
        requested="BK_TINH",
        year=2024,
        legal_kind="cong_trang",
        titles=[{"year": 2023, "code": "CSTDCS"}, {"year": 2024, "code": "CSTDCS"}],
    )
    assert lines == MET


def test_screen_tells_what_is_missing_and_who_settles_it() -> None:
    lines = judged(
        requested="LDTT",
        year=2024,
        classifications=[{"year": 2023, "level": "hoan_thanh_tot"}],
        dossier=["to_trinh", "bao_cao_thanh_tich"],
    )
    assert lines == UNCLEAR


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """With one report taken in, a PDF."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "inbox").mkdir()
    office = Office(folder)
    office.drop(paper(REPORT))
    office.take_in()
    return office


@pytest.fixture(scope="module")
def id_(office: Office) -> str:
    with open_record(office.settings.database_url) as record:
        return record.proposals()[0].id


def test_page_has_pictures_of_where_the_evidence_stands(office: Office, id_: str) -> None:
    with open_record(office.settings.database_url) as record:
        (found,) = explained_proposals(record, [id_], RULEBOOK)
    (drawn,) = with_pages([found], office.settings)
    assert drawn.no_pictures == ()
    framed = {place for page in drawn.pages for frame in page.frames for place in frame.evidence}
    asked = {place for condition in found.checked.judgement.conditions for place in condition.evidence if place.page}
    assert asked and asked <= framed
    assert all(0 <= frame.box[0] < frame.box[2] <= 1 for page in drawn.pages for frame in page.frames)


def test_page_and_timeline_are_written_by_id_and_name(office: Office, id_: str) -> None:
    folder, picture = office.folder / "trang", office.folder / "hinh.svg"
    done = office.run("explain", id_, "--html", str(folder), "--picture", str(picture))
    page = folder / f"{id_} Phan Minh Đức.html"
    assert done.stdout.splitlines() == [str(page), str(picture)]
    text = page.read_text(encoding="utf-8")
    assert 'id="trich-1"' in text and "data:image/webp" in text
    assert picture.read_bytes().startswith(b"<?xml")


def test_screen_has_all_that_the_page_tells(office: Office, id_: str) -> None:
    said = office.run("explain", id_).stdout
    for words in ("Kết quả:", "Người xét đánh giá:", "Thành phần hồ sơ:", "Các tệp:", "→ "):
        assert words in said, words


def test_unknown_id_is_refused(office: Office) -> None:
    assert "không có trong sổ" in office.run("explain", "2026-Q1-9999", expected=2).stderr
