from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from invented_proposals import MISSING_MINUTES, NO_CLASSIFICATION, checked, person
from judged_quarter import demonstration_like
from nominee_papers import BEFORE_DEADLINE, compiled, page_counts, words

from records import CheckedProposal, Finding
from records.senders import SenderFinding
from reports.papers.paper import Paper
from reports.papers.requests import request_papers

UNIT = "Trung tâm Ứng dụng tiến bộ khoa học và công nghệ"
NO_REPORT = Finding(
    code="HS01",
    severity="LOI",
    text="Thiếu báo cáo thành tích của Trần Thị Ánh (Luật 06/2022/QH15, Điều 84).",
    article="Luật 06/2022/QH15, Điều 84",
)
NO_MINUTES = MISSING_MINUTES.model_copy(update={"code": "HS02"})
NO_RULE = Finding(code="CAN_XEM_XET", severity="CANH_BAO", text="Chưa nạp quy định của địa phương.")
TWO_COUNTS = Finding(code="DC01", severity="CANH_BAO", text="Tờ trình có 3 trường hợp, danh sách có 2 trường hợp.")


def sent(number: int, *findings: Finding, sender: str | None = UNIT) -> CheckedProposal:
    """A proposal of an own person; without a sender no paper names a unit at all."""
    verdict = "CHUA_DU_CO_SO" if findings else "DAT"
    one = checked(number, person(number), verdict=verdict, findings=findings)
    nominee = one.proposal.nominee if sender else one.proposal.nominee.model_copy(update={"unit": None})
    return one.model_copy(update={"proposal": one.proposal.model_copy(update={"sender": sender, "nominee": nominee})})


def letters(*proposals: CheckedProposal, made_on: date = BEFORE_DEADLINE, **more: object) -> list[Paper]:
    return list(request_papers(compiled(proposals, made_on=made_on, **more)))


def test_unit_without_findings_gets_no_letter() -> None:
    assert letters(sent(1), sent(2, NO_RULE, sender="Văn phòng")) == []  # what is the Council's is asked of nobody
    (letter,) = letters(sent(1), sent(2, NO_CLASSIFICATION.model_copy(update={"code": "TC02"}), sender="Thanh tra Sở"))
    assert letter.name == "Công văn đề nghị bổ sung - Thanh tra Sở" and letter.folder == "Công văn"
    assert letter.key.startswith("cong-van/thanh-tra-so")


def test_letter_tells_each_nominee_what_to_send_and_by_when() -> None:
    (letter,) = letters(sent(1, NO_REPORT), sent(2, NO_CLASSIFICATION.model_copy(update={"code": "TC02"})), sent(3))
    text = words(letter)
    assert f"Kính gửi: {UNIT}" in text and "gồm 03 trường hợp" in text
    assert "V/v bổ sung, làm rõ hồ sơ đề nghị khen thưởng quý III/2026" in text
    assert "- Thiếu báo cáo thành tích (Luật 06/2022/QH15, Điều 84). Đề nghị gửi báo cáo thành tích" in text
    assert "Điều 23 khoản 1 Luật Thi đua, khen thưởng). Đề nghị" in text or "Đề nghị bổ sung" in text
    assert "trước ngày 20/09/2026" in text
    assert letter.about == f"Đề nghị {UNIT} bổ sung, làm rõ hồ sơ của 02 trường hợp"
    assert {block.proposal for block in letter.blocks} == {None, "2026-Q3-0001", "2026-Q3-0002"}


def test_after_the_deadline_a_person_sets_the_day() -> None:
    (letter,) = letters(sent(1, NO_REPORT), made_on=date(2026, 9, 20))
    assert "trước ngày ……/……/2026" in words(letter)
    assert any("ghi hạn" in each for each in letter.still_open)


def test_nothing_is_asked_that_cannot_change_a_refusal() -> None:
    refused = sent(1, NO_REPORT)
    judgement = refused.judgement.model_copy(update={"verdict": "KHONG_DAT"})
    assert letters(refused.model_copy(update={"judgement": judgement})) == []
    wrong = NO_REPORT.model_copy(update={"code": "TC05", "text": "Danh hiệu này không dành cho tập thể."})
    other = refused.model_copy(update={"judgement": judgement.model_copy(update={"findings": (wrong,)})})
    assert "Đề nghị xem lại danh hiệu, hình thức đề nghị." in words(letters(other)[0])


def test_same_thing_of_several_is_asked_once() -> None:
    (letter,) = letters(sent(1, NO_MINUTES, NO_REPORT), sent(2, NO_MINUTES))
    text = words(letter)
    assert text.count("hiếu biên bản bình xét") == 1 and "Cả 02 trường hợp: thiếu biên bản bình xét" in text
    assert "\n1\nTrần Thị Ánh\n" in text and "\n2\n" not in text


def test_findings_of_the_sender_stand_once_with_their_files() -> None:
    found = SenderFinding(UNIT, ("Gói.zip/Tờ trình 12.pdf", "DS.xlsx"), ("2026-Q3-0001", "2026-Q3-0002"), TWO_COUNTS)
    (letter,) = letters(sent(1), sent(2), of_senders=(found,))
    text = words(letter)
    assert text.count("Tờ trình có 3 trường hợp") == 1
    assert "(giấy tờ: Tờ trình 12.pdf; DS.xlsx). Đề nghị xác nhận nội dung đúng bằng văn bản." in text
    assert "Nội dung của từng trường hợp" not in text


def test_unknown_sender_is_for_the_office_alone() -> None:
    letter, internal = letters(sent(1, NO_REPORT), sent(2, NO_MINUTES, sender=None), sent(3, NO_MINUTES, sender=None))
    assert internal.name == "Nội bộ - Hồ sơ chưa rõ đơn vị gửi" and "không gửi" in internal.about
    text = words(internal)
    assert "Kính gửi: Văn phòng" in text and "không gửi ra ngoài" in text and "trân trọng" not in text
    assert "Công văn đề nghị bổ sung" in letter.name


def test_namesake_in_another_units_papers_is_told_to_neither() -> None:
    def namesake(said: str) -> Finding:
        return NO_REPORT.model_copy(update={"code": "DOI_CHIEU", "condition": "identity", "text": f"Có {said}."})

    of_others = namesake("người khác cùng họ tên “A”: sinh 02/09/1990, Văn phòng Sở (Khác/BC.docx, Khác/TTr.pdf)")
    assert letters(sent(1, of_others)) == []
    (own,) = sent(2).proposal.sources[:1]
    (letter,) = letters(sent(1, namesake(f"người khác cùng họ tên “A”: sinh 1990 ({own.file})")), sent(2))
    assert "Có người khác cùng họ tên" in words(letter)


def test_units_that_a_disk_takes_for_one_are_told_apart() -> None:
    papers = letters(sent(1, NO_REPORT, sender="Phòng A/B"), sent(2, NO_REPORT, sender="Phòng A B"))
    assert sorted(paper.name for paper in papers) == [
        "Công văn đề nghị bổ sung - Phòng A B - 2026-Q3-0001",
        "Công văn đề nghị bổ sung - Phòng A B - 2026-Q3-0002",
    ]
    assert len({paper.key for paper in papers}) == 2


def test_long_letter_ends_together_with_its_signature(tmp_path: Path) -> None:
    """However long the table is, the last page has more than the signature."""
    papers = [
        letter for count in (8, 9, 10) for letter in letters(*(sent(n, NO_REPORT, NO_MINUTES) for n in range(count)))
    ]
    assert all(pages >= 1 for pages in page_counts(papers, tmp_path))
    for number in range(len(papers)):
        last = _last_page(tmp_path / f"{number}.pdf")
        assert "Đề nghị Trung tâm" in last and "CHÁNH VĂN PHÒNG" in last


def _last_page(pdf: Path) -> str:
    import subprocess

    text = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    return text.rstrip("\f").rpartition("\f")[2]


@pytest.mark.parametrize("made_on", [BEFORE_DEADLINE, date(2026, 9, 25)])
def test_every_letter_of_a_judged_quarter_asks_something(made_on: date) -> None:
    papers = letters(*demonstration_like(), made_on=made_on)
    assert papers and all("Đề nghị" in words(paper) for paper in papers)
    assert [paper.content for paper in letters(*demonstration_like(), made_on=made_on)] == [p.content for p in papers]
