"""One name in several proposals of a unit: birth dates that differ, people called two, one judged as among all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from invented_papers import Look, field, linked, nominee, paper, renamed

from criteria import Rulebook, Surroundings, check_all, load_rulebook
from records.merging import ANOTHER_PERSON, with_decisions
from records.people import Kinship
from records.readings import Reading

OTHER = "Bạch Thị Ngà"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def of_two_births(name: str, *, in_submission: str = "1989-06-16", in_report: str = "1988-06-16") -> list[Reading]:
    """A submission and a report with the birth dates, and minutes without any."""
    born = {"birth_date": field(in_submission)}
    return [
        paper("to_trinh", nominee(name, "LDTT").model_copy(update=born), nominee(OTHER, "LDTT"), file="Tờ trình.docx"),
        paper("bien_ban", nominee(name, "LDTT"), nominee(OTHER, "LDTT"), file="Biên bản.docx"),
        paper(
            "bao_cao_thanh_tich_ca_nhan",
            nominee(name, "LDTT").model_copy(update={"birth_date": field(in_report)}),
            file="Báo cáo.docx",
        ),
    ]


def test_birth_dates_that_differ_are_one_question(rulebook: Rulebook) -> None:
    name = "Thái Thị Hồng Gấm"
    seen = Look(of_two_births(name), rulebook)
    own = [each for each in seen.checked if each.proposal.nominee.name == name]
    assert len(own) == 3  # never joined on the name alone
    for each in own:
        (told,) = [f for f in each.judgement.findings if f.code[:2] in {"HS", "DC", "DO"}]
        is_report = each.proposal.sources[0].kind == "bao_cao_thanh_tich_ca_nhan"
        assert any(f.code == "TC02" for f in each.judgement.findings) is is_report  # asked for where the report is
        assert told.text == (
            "Ngày sinh của Thái Thị Hồng Gấm khác nhau giữa các giấy tờ: "
            "báo cáo thành tích (“Báo cáo.docx”) ghi 16/06/1988; tờ trình (“Tờ trình.docx”) ghi 16/06/1989; "
            "biên bản (“Biên bản.docx”) không ghi ngày sinh. Cần xác nhận có phải một người."
        )
        assert each.judgement.verdict == "CHUA_DU_CO_SO"


def test_whom_a_person_called_two_are_told_what_each_lacks(rulebook: Rulebook) -> None:
    papers = of_two_births("Thái Thị Hồng Gấm")
    proposals = linked(papers)
    own = [each for each in proposals if each.nominee.name == "Thái Thị Hồng Gấm"]
    files = {each.file: each for each in papers}
    day = datetime(2025, 3, 11, tzinfo=UTC)
    two = Kinship(one=own[0].id, other=own[1].id, is_same=False, who="Người xét", at=day)
    decided = [with_decisions(each, {"identity": ANOTHER_PERSON}) if each in own else each for each in proposals]
    for given, said in ((proposals, (two,)), (decided, ())):
        checked, _ = check_all(given, rulebook, around=Surroundings(papers=files, said=said))
        told = [f for each in checked if each.proposal.id == own[0].id for f in each.judgement.findings]
        assert {f.code for f in told} >= {"HS02", "HS04"}
        assert not any("khác nhau giữa các giấy tờ" in f.text for f in told)


def test_two_of_one_name_in_one_paper_are_not_asked_about_as_one(rulebook: Rulebook) -> None:
    name = "Thái Thị Hồng Gấm"
    both = [nominee(name, "LDTT").model_copy(update={"birth_date": field(day)}) for day in ("1989-06-16", "1988-06-16")]
    papers = [*of_two_births(name)[2:], paper("to_trinh", *both, file="Tờ trình.docx")]
    seen = Look(papers, rulebook)
    assert not any("khác nhau giữa các giấy tờ" in f.text for f in seen.of(name, "DC02"))
    assert seen.of(name, "HS02")


def test_one_is_judged_as_among_all(rulebook: Rulebook) -> None:
    papers = [*of_two_births("Thái Thị Hồng Gấm"), *of_two_births("Lục Văn Lộc")[:2], *of_two_births("Kiều Thị Ngà")]
    papers = [renamed(each, f"{at}-{each.file}") for at, each in enumerate(papers)]
    around, proposals = Surroundings(papers={each.file: each for each in papers}), linked(papers)
    whole, of_senders = check_all(proposals, rulebook, around=around)
    assert len({each.judgement for each in whole}) > 3
    for each in whole:
        alone = check_all(proposals, rulebook, around=around, only={each.proposal.id})
        assert alone == ([each], of_senders)
