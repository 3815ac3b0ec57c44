"""Decisions of a dossier that recognise the initiative which the report tells."""

from __future__ import annotations

from datetime import date

import pytest
from invented_papers import Look, nominee, paper

from criteria import load_rulebook
from records.readings import Classification, Initiative

NAME = "Bạch Thị Ngà"
TITLE = "Sổ theo dõi người cao tuổi"


@pytest.mark.parametrize(("is_recognised", "is_lacking"), [(True, False), (False, True)])
def test_decision_on_the_reported_initiative_certifies_it_and_one_on_no_initiative_does_not(
    is_recognised: bool, is_lacking: bool
) -> None:
    told = Initiative(title=TITLE, year="2024", scope="co_so", decision_number="214/QĐ-TTYT")
    level = Classification(year="2024", level="hoan_thanh_tot")
    report = nominee(NAME, "CSTDCS", initiatives=(told,), classifications=(level,))
    papers = [
        paper("to_trinh", nominee(NAME, "CSTDCS")),
        paper("bien_ban", nominee(NAME, "CSTDCS")),
        paper("bao_cao_thanh_tich_ca_nhan", report),
        paper("quyet_dinh", nominee(NAME, initiatives=(told,) if is_recognised else ())),
    ]
    seen = Look(papers, load_rulebook(), received=date(2025, 3, 10))
    assert bool(seen.of(NAME, "HS03")) is is_lacking
