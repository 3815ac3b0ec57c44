from __future__ import annotations

import re
from html import unescape

import pytest
from invented_proposals import OFFICE, checked, collective, field, person
from judged_quarter import with_initiative, with_titles, worker
from nominee_papers import comments, compiled, words

from records import CheckedProposal, Nominee
from records.shortlists import Placed
from records.stages import FlagHonour, Outcome, QuarterStanding
from reports.papers.exemplars import exemplar_papers, exemplars
from reports.papers.paper import Paper

AT = "2026-09-30T08:00:00Z"


def decided(*granted: str, refused: tuple[str, ...] = ()) -> QuarterStanding:
    outcomes = [Outcome(proposal=id_, is_granted=True, who="Lê Thị Thư", at=AT) for id_ in granted]
    outcomes += [Outcome(proposal=id_, is_granted=False, who="Lê Thị Thư", at=AT) for id_ in refused]
    return QuarterStanding(quarter="2026-Q3", stage="decided", outcomes=tuple(outcomes))


def placed(*pairs: tuple[int, CheckedProposal]) -> tuple[Placed, ...]:
    return tuple(Placed(at, False, each.proposal.id, each.proposal.nominee.name, ()) for at, each in pairs)


def ids(proposals: list[CheckedProposal], **more: object) -> list[str]:
    return sorted(row.proposal.id[-4:] for row in exemplars(compiled(proposals, **more)))


def written(proposal: CheckedProposal) -> tuple[Paper, Paper]:
    word, page = exemplar_papers(compiled([proposal], shortlist=placed((1, proposal))))
    return word, page


def page_text(page: Paper) -> str:
    html = page.content.decode()
    return unescape(re.sub(r"<[^>]+>", "", html.partition("<body>")[2]))


FULL = with_titles(with_initiative(worker(1, y2025="hoan_thanh_tot")), "2023", "2024").model_copy(
    update={"hometown": field("xã Tam An"), "duties": field("Tham mưu quản lý đo lường.")}
)


def test_before_the_decision_exemplars_first_places_and_the_chosen_are_written_about() -> None:
    proposals = [checked(n, person(n)) for n in (1, 2, 3)]
    proposals += [checked(4, person(4), code="DIEN_HINH"), checked(5, person(5), code="DIEN_HINH", verdict="KHONG_DAT")]
    order = placed((1, proposals[1]), (2, proposals[0]), (3, proposals[2]))
    assert ids(proposals, shortlist=order) == ["0002", "0004"]
    assert ids(proposals, shortlist=order, office=OFFICE.model_copy(update={"so_guong": 2})) == ["0001", "0002", "0004"]
    assert ids(proposals, shortlist=order, office=OFFICE.model_copy(update={"so_guong": 0})) == ["0004"]
    chosen = FlagHonour(proposal="2026-Q3-0003", who="Đàm Thị Quyết", at=AT)
    standing = QuarterStanding(quarter="2026-Q3", honoured=chosen)
    assert ids(proposals, shortlist=order, standing=standing) == ["0002", "0003", "0004"]


def test_after_the_decision_all_granted_are_written_about() -> None:
    proposals = [checked(1, person(1)), checked(2, person(2)), checked(3, collective(0), code="TTLDXS")]
    standing = decided("2026-Q3-0001", "2026-Q3-0003", refused=("2026-Q3-0002",))
    assert ids(proposals, standing=standing, shortlist=placed((1, proposals[1]))) == ["0001", "0003"]


def test_sentences_are_those_of_the_dossier_with_their_sources() -> None:
    word, _ = written(checked(1, FULL))
    text = words(word)
    assert "Bà Trần Thị Ánh, sinh năm 1985, quê ở xã Tam An, hiện là Chuyên viên, Phòng Quản lý khoa học." in text
    assert "Nhiệm vụ: tham mưu quản lý đo lường." in text
    assert "Hoàn thành 100% nhiệm vụ được giao, trong đó 42 hồ sơ giải quyết trước hạn. [" in text
    assert "Sáng kiến, đề tài đã được ghi nhận trong hồ sơ: “Bộ câu hỏi" in text
    assert "Chiến sĩ thi đua cơ sở (năm 2024), Quyết định số 24/QĐ-SKHCN" in text
    cited = set(re.findall(r"\[(\d+)\]", text.partition("Nguồn trong hồ sơ")[0]))
    listed = set(re.findall(r"^\[(\d+)\] .*HS001", text, flags=re.MULTILINE))
    assert cited == listed != set()


def test_what_the_dossier_lacks_is_a_visible_gap_and_nothing_is_invented() -> None:
    bare = Nominee(kind="ca_nhan", full_name=field("Lâm Văn Trống"))
    word, page = written(checked(1, bare))
    text = words(word)
    for missing in ("năm sinh", "chức vụ, đơn vị", "nhiệm vụ được giao", "thành tích cụ thể"):
        assert f"[bổ sung: {missing}]" in text and f"- [bổ sung: {missing}]" in text
    assert not re.search("xuất sắc|tiêu biểu|tận tụy|gương mẫu", text)
    assert "<mark>[bổ sung: năm sinh]</mark>" in page.content.decode()
    assert word.still_open[0] == f"viết thêm {text.count('- [bổ sung: '):02d} chỗ “[bổ sung: …]”"


def test_household_is_called_one_and_has_no_duties() -> None:
    home = Nominee(kind="ho_gia_dinh", full_name=field("Lâm Văn Trống"), unit=field("Ấp 3, xã An Thới"))
    text = words(written(checked(1, home, code="GIAY_KHEN"))[0])
    assert "Hộ gia đình Lâm Văn Trống ở Ấp 3, xã An Thới." in text and "Nhiệm vụ" not in text


@pytest.mark.parametrize(
    "nominee", [FULL, collective(2), person(4, confidence=0.7)], ids=["rich", "collective", "doubtful"]
)
def test_page_and_paper_say_the_same(nominee: Nominee) -> None:
    standing = decided("2026-Q3-0001")
    word, page = exemplar_papers(compiled([checked(1, nominee)], standing=standing))
    said = page_text(page)
    for line in filter(None, (each.strip("- ") for each in words(word).split("\n"))):
        assert line in said
    for comment in comments(word):
        assert all(sentence in said for sentence in comment.split("\n"))


def test_page_is_escaped_and_needs_nothing_else() -> None:
    wicked = person(1).model_copy(
        update={
            "full_name": field("Lê <script>alert(1)</script> & Con"),
            "achievements": (field("Đạt <img src=http://x.vn/a.png> 5 & 6 giải"),),
        }
    )
    page = written(checked(1, wicked))[1].content.decode()
    assert "<script" not in page and "<img" not in page and "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Con" in page
    assert not re.search(r"(?:src|href)\s*=|url\(|@import", page.replace("&lt;img src=http", ""))
    assert '<html lang="vi">' in page and "charset" in page and "@media print" in page


def test_closing_sentence_tells_granted_from_asked() -> None:
    one = checked(1, person(1))
    asked = words(written(one)[0])
    granted = words(next(iter(exemplar_papers(compiled([one], standing=decided("2026-Q3-0001"))))))
    assert "Quý III/2026, bà Trần Thị Ánh được đề nghị xét tặng: Chiến sĩ thi đua cơ sở (năm 2026)." in asked
    assert "đồng ý tặng bà Trần Thị Ánh: Chiến sĩ thi đua cơ sở (năm 2026)." in granted


def test_names_and_bytes_are_stable() -> None:
    first, second = written(checked(1, FULL)), written(checked(1, FULL))
    assert [paper.content for paper in first] == [paper.content for paper in second]
    assert {paper.key for paper in first} == {"gioi-thieu/2026-Q3-0001", "gioi-thieu-html/2026-Q3-0001"}
    assert first[0].name == first[1].name and len(first[1].name + first[1].suffix) <= 80
