"""Laws that a paper cites, names of units and places in its head, decisions it names in part, years it covers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from invented_papers import Look, field, nominee, paper

from criteria import Rulebook, load_rulebook
from records.known_units import FormerName, former_names
from records.readings import Cited, Classification, DocumentHead, Evidence, Recognition
from records.units import Register, Unit

NAME = "Bạch Thị Ngà"
PLACE = (Evidence(paragraph=3),)
LAW_2003 = "Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003"
LAW_2022 = "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def cited(text: str, number: str | None = None, **changes: Any) -> Cited:
    return Cited(**{"text": text, "number": number, "evidence": PLACE, **changes})


def found(rulebook: Rulebook, day: str | None, *grounds: Cited, received: date = date(2026, 3, 10)) -> list[str]:
    papers = [paper("to_trinh", nominee(NAME, "LDTT"), file="Tờ trình.docx", day=day, cited=grounds)]
    seen = Look(papers, rulebook, received=received)
    own = [f.text for f in seen.of(NAME) if f.code.startswith("VB")]
    assert own == [each.finding.text for each in seen.of_senders if each.finding.code.startswith("VB")]
    return own


@pytest.mark.parametrize(
    ("ground", "day", "said"),
    [
        (cited("Nghị định số 91/2017/NĐ-CP", "91/2017/NĐ-CP"), "2023-12-31", None),
        (
            cited("Nghị định số 91/2017/NĐ-CP", "91/2017/NĐ-CP"),
            "2024-01-01",
            "hết hiệu lực từ 01/01/2024; nay là Nghị định số 98",
        ),
        (
            cited("Nghị định số 91/2017/NĐ-CP", "91/2017/NĐ-CP"),
            "2026-03-01",
            "hết hiệu lực từ 01/01/2024; nay là Nghị định số 152/2025/NĐ-CP",
        ),
        (cited("Nghị định 98", "98/2023/NĐ-CP"), "2025-06-30", None),
        (
            cited("Nghị định 98", "98/2023/NĐ-CP"),
            "2025-07-01",
            "hết hiệu lực từ 01/07/2025; nay là Nghị định số 152/2025/NĐ-CP",
        ),
        (cited("Nghị định 98", "98/2023/NĐ–CP"), "2025-07-01", "đã hết hiệu lực"),
        (cited(LAW_2003), "2023-06-01", None),
        (cited(LAW_2003), "2024-06-01", "Luật Thi đua, khen thưởng năm 2003 đã hết hiệu lực từ 01/01/2024"),
        (cited("Luật Thi đua - Khen thưởng năm 2003"), "2024-06-01", "năm 2003 đã hết hiệu lực"),
        (cited("Luật TĐKT năm 2003 (sửa đổi, bổ sung năm 2013)"), "2024-06-01", "đã hết hiệu lực"),
        (cited(LAW_2022), "2024-06-01", None),
        (cited(LAW_2022), "2023-11-20", "chưa có hiệu lực vào ngày 20/11/2023: văn bản có hiệu lực từ 01/01/2024"),
        (cited("Thông tư số 01/2024/TT-BNV", "01/2024/TT-BNV"), "2025-08-05", "hết hiệu lực từ 05/08/2025"),
        (cited("Nghị định 152", "152/2025/NĐ-CP"), "2025-06-20", "chưa có hiệu lực"),
        (cited("Nghị định 91", "91/2017/NĐ-CP"), "2024", "hết hiệu lực"),
        (cited("Nghị định 98", "98/2023/NĐ-CP"), "2025", None),  # some day of that year it held
        (cited("Quyết định 12/QĐ-SKHCN", "12/QĐ-SKHCN"), "2026-03-01", None),
        (cited("Luật Cán bộ, công chức năm 2008"), "2026-03-01", None),
        (cited("Luật Thi đua, khen thưởng"), "2026-03-01", None),  # which one is not said
        (cited("Nghị định 91", "91/2017/NĐ-CP", is_basis=False), "2026-03-01", None),
    ],
)
def test_grounds_on_the_day_of_the_paper(rulebook: Rulebook, ground: Cited, day: str, said: str | None) -> None:
    texts = found(rulebook, day, ground)
    assert len(texts) == (0 if said is None else 1)
    assert said is None or said in texts[0]


def test_paper_without_a_day_is_seen_on_its_receipt(rulebook: Rulebook) -> None:
    ground = cited("Nghị định 98", "98/2023/NĐ-CP")
    assert found(rulebook, None, ground, received=date(2025, 6, 10)) == []
    assert len(found(rulebook, None, ground, received=date(2025, 8, 10))) == 1


def test_law_without_its_amendment_is_a_note(rulebook: Rulebook) -> None:
    papers = [
        paper("to_trinh", nominee(NAME, "LDTT"), file="Tờ trình.docx", day="2026-10-01", cited=(cited(LAW_2022),))
    ]
    (seen,) = [f for f in Look(papers, rulebook, received=date(2026, 10, 5)).of(NAME) if f.code.startswith("VB")]
    assert (seen.code, seen.severity) == ("VB03", "THONG_TIN")
    amended = cited("Luật số 06/2026/QH16", "06/2026/QH16")
    assert found(rulebook, "2026-10-01", cited(LAW_2022), amended, received=date(2026, 10, 5)) == []
    assert found(rulebook, "2026-09-30", cited(LAW_2022), received=date(2026, 10, 5)) == []


def test_finding_names_the_paper_and_line_once(rulebook: Rulebook) -> None:
    grounds = (cited("Nghị định 91", "91/2017/NĐ-CP"), cited("NĐ số 91/2017/NĐ-CP", "91/2017/NĐ-CP"))
    papers = [paper("to_trinh", nominee(NAME, "LDTT"), file="Tờ trình.docx", day="2026-03-01", cited=grounds)]
    (seen,) = Look(papers, rulebook).of(NAME, "VB01")
    assert seen.file == "Tờ trình.docx"
    assert seen.evidence == (Evidence(file="Tờ trình.docx", paragraph=3),)
    assert (seen.condition, seen.article) == ("can_cu.nd_91", "NĐ 98/2023/NĐ-CP")


def test_old_decision_in_the_dossier_rests_on_old_law(rulebook: Rulebook) -> None:
    own = paper("quyet_dinh", nominee(NAME), file="QĐ 2026.docx", day="2026-03-01", cited=(cited(LAW_2003),))
    papers = [paper("to_trinh", nominee(NAME, "LDTT"), file="Tờ trình.docx"), own]
    assert Look(papers, rulebook).codes(like="VB") == set()


# --- names of units and places


def head(**values: str) -> dict[str, Any]:
    return {"place": values.get("place"), "issuer": values.get("issuer", "Phòng Sao Mai")}


@pytest.mark.parametrize(
    ("place", "day", "is_old"),
    [
        ("Bà Rịa - Vũng Tàu", "2025-06-30", False),
        ("Bà Rịa - Vũng Tàu", "2025-07-01", True),
        ("Bà Rịa – Vũng Tàu", "2026-04-05", True),
        ("Vũng Tàu", "2026-04-05", False),
        ("Thành phố Hồ Chí Minh", "2026-04-05", False),
    ],
)
def test_place_of_the_former_province(rulebook: Rulebook, place: str, day: str, is_old: bool) -> None:
    papers = [paper("to_trinh", nominee(NAME, "LDTT"), file="Tờ trình.docx", day=day, place=place)]
    told = Look(papers, rulebook, received=date(2026, 4, 7)).of(NAME, "TO01")
    assert bool(told) is is_old
    if is_old:
        assert told[0].text == (f"Địa danh “{place}” không còn dùng từ 01/07/2025; nay là Thành phố Hồ Chí Minh.")
        assert told[0].severity == "CANH_BAO"


def test_former_province_within_the_name_of_a_unit(rulebook: Rulebook) -> None:
    issuer = "Sở Khoa học và Công nghệ tỉnh Bà Rịa - Vũng Tàu"
    papers = [
        paper(
            "to_trinh", nominee(NAME, "LDTT"), file="A.docx", day="2026-04-05", issuer=issuer, place="Bà Rịa - Vũng Tàu"
        )
    ]
    assert len(Look(papers, rulebook, received=date(2026, 4, 7)).of(NAME, "TO01")) == 1  # once a paper


UNITS = Register(
    [
        Unit(ma="P1", ten="Phòng Sao Mai", den_ngay=date(2025, 6, 30), ke_thua=("P2",)),
        Unit(ma="P2", ten="Phòng Sao Hôm", tu_ngay=date(2025, 7, 1)),
    ]
)


def test_unit_that_took_another_name(rulebook: Rulebook) -> None:
    own = paper("to_trinh", nominee(NAME, "LDTT"), file="A.docx", day="2026-04-05", issuer="Phòng Sao Mai")
    former = {own.sha256: former_names(UNITS, own.document, date(2026, 4, 5))}
    assert former[own.sha256] == (FormerName("issuing_unit", date(2025, 6, 30), ("Phòng Sao Hôm",)),)
    (told,) = Look([own], rulebook, received=date(2026, 4, 7), former_names=former).of(NAME, "TO01")
    assert told.text == "Tên đơn vị “Phòng Sao Mai” không còn dùng từ 01/07/2025; đơn vị kế thừa: Phòng Sao Hôm."


@pytest.mark.parametrize(
    ("issuer", "day"), [("Phòng Sao Mai", date(2025, 6, 30)), ("Phòng Sao Băng", date(2026, 4, 5))]
)
def test_unit_still_so_called_or_unknown_is_silent(issuer: str, day: date) -> None:
    assert former_names(UNITS, DocumentHead(issuing_unit=field(issuer)), day) == ()


# --- deadlines


@pytest.mark.parametrize(
    ("code", "year", "received", "codes"),
    [
        ("CSTD_TQ", "2023", date(2024, 12, 19), set()),
        ("CSTD_TQ", "2023", date(2025, 1, 2), {"HA02"}),
        ("CO_CP", "2023", date(2024, 6, 30), {"HA01"}),
        ("CO_CP", "2023", date(2024, 7, 1), {"HA02"}),
        ("CO_CP", None, date(2024, 7, 1), set()),
        ("CO_CP", "9999", date(2024, 7, 1), set()),
        ("BK_TINH", "2020", date(2024, 7, 1), set()),
    ],
)
def test_deadline_of_state_titles(
    rulebook: Rulebook, code: str, year: str | None, received: date, codes: set[str]
) -> None:
    papers = [paper("to_trinh", nominee(NAME, code, year=year), file="Tờ trình.docx", day=None)]
    seen = Look(papers, rulebook, received=received)
    assert seen.codes(like="HA") == codes
    assert all(f.severity == "CANH_BAO" for f in seen.of(NAME) if f.code in ("HA01", "HA02"))


def test_deadline_not_read_in_the_new_decree_is_a_note(rulebook: Rulebook) -> None:
    papers = [paper("to_trinh", nominee(NAME, "CO_CP", year="2024"), file="Tờ trình.docx", day=None)]
    (told,) = Look(papers, rulebook, received=date(2025, 8, 1)).of(NAME, "HA02")
    assert told.severity == "THONG_TIN" and "chưa đọc" in (told.article or "")


@pytest.mark.parametrize(
    ("day", "rule", "said"),
    [
        (date(2026, 12, 20), "keep", "trước ngày 20/12/2026 (20/12/2026 là Chủ nhật; chưa đặt quy tắc dời hạn)"),
        (date(2026, 12, 20), "next_working_day", None),
        (date(2026, 12, 21), "next_working_day", "trước ngày 21/12/2026 (đã dời từ 20/12/2026, Chủ nhật)"),
        (date(2026, 3, 20), "next_working_day", "trước ngày 20/03/2026."),
    ],
)
def test_weekend_is_never_moved_silently(tmp_path: Any, day: date, rule: str, said: str | None) -> None:
    (tmp_path / "han.yaml").write_text(
        "deadline:\n- {id: han, from: 2024-01-01, to: null, reference: Sở, status: confirmed, before_day: 20,"
        f" weekend: {rule}}}\n",
        encoding="utf-8",
    )
    papers = [paper("to_trinh", nominee(NAME, "LDTT"), file="Tờ trình.docx", day=None)]
    told = Look(papers, load_rulebook(tmp_path), received=day).of(NAME, "HA01")
    assert [said in f.text for f in told] == ([True] if said else [])


def test_instrument_of_the_office_goes_first(tmp_path: Any) -> None:
    (tmp_path / "van-ban.yaml").write_text(
        "instruments:\n- {id: nd_98, name: Nghị định 98, number: 98/2023/NĐ-CP, from: 2024-01-01, to: null,"
        " reference: Sở, status: confirmed}\n",
        encoding="utf-8",
    )
    assert found(load_rulebook(tmp_path), "2026-03-01", cited("Nghị định 98", "98/2023/NĐ-CP")) == []


# --- decisions named in part, years to cover


def held(**told: Any) -> Recognition:
    return Recognition(**{"code": "CSTDCS", "text": "CSTĐCS", "year": "2023", "evidence": PLACE, **told})


CSTD = "(Chiến sĩ thi đua cơ sở năm 2023)"


@pytest.mark.parametrize(
    ("told", "lacking", "severity"),
    [
        ({"decision_number": "12/QĐ-SKHCN", "decision_date": "2024-01-05", "authority": "Sở"}, None, ""),
        ({"decision_number": "12", "decision_date": "2024-01-05", "authority": "Sở"}, f"ký hiệu {CSTD}.", "CANH_BAO"),
        (
            {"decision_number": "12/2024/QĐ-UBND", "decision_date": "2024", "authority": "Sở"},
            f"ngày {CSTD}.",
            "CANH_BAO",
        ),
        ({"decision_number": "12/QĐ-SKHCN"}, f"ngày {CSTD}; cơ quan ban hành {CSTD}.", "CANH_BAO"),
        ({"decision_number": "12/QĐ-S", "decision_date": "2024-01-05"}, f"cơ quan ban hành {CSTD}.", "THONG_TIN"),
        ({"decision_date": "2024-01-05", "authority": "Sở"}, f"số quyết định {CSTD}.", "CANH_BAO"),
        ({}, None, ""),
    ],
)
def test_decision_named_in_part(rulebook: Rulebook, told: dict[str, Any], lacking: str | None, severity: str) -> None:
    own = nominee(NAME, "BK_TINH", prior_titles=(held(**told),))
    seen = Look([paper("bao_cao_thanh_tich_ca_nhan", own, file="Báo cáo.docx")], rulebook).of(NAME, "QD01")
    assert [f.text.endswith(f": {lacking}") for f in seen] == ([True] if lacking else [])
    assert {f.severity for f in seen} == ({severity} if lacking else set())
    in_list = Look([paper("danh_sach", own, file="Danh sách.docx")], rulebook).of(NAME, "QD01")
    assert in_list == ()  # a list has no room for decisions


def test_years_of_one_title_stand_together(rulebook: Rulebook) -> None:
    years = tuple(held(year=str(year), decision_number=f"{year}/QĐ-S") for year in (2021, 2022))
    own = nominee(NAME, "BK_TINH", prior_titles=years)
    (told,) = Look([paper("bao_cao_thanh_tich_ca_nhan", own, file="Báo cáo.docx")], rulebook).of(NAME, "QD01")
    assert "ngày (Chiến sĩ thi đua cơ sở năm 2021, 2022)" in told.text


@pytest.mark.parametrize(("first", "is_short"), [(2020, False), (2021, True)])
def test_report_covers_the_years_that_are_needed(rulebook: Rulebook, first: int, is_short: bool) -> None:
    levels = tuple(Classification(year=str(y), level="hoan_thanh_tot") for y in range(first, 2025))
    own = nominee(NAME, "BK_TTG", classifications=levels)
    seen = Look([paper("bao_cao_thanh_tich_ca_nhan", own, file="Báo cáo.docx")], rulebook).of(NAME, "BC01")
    assert bool(seen) is is_short
    if is_short:
        assert "chỉ nêu thành tích từ năm 2021" in seen[0].text and "05 năm (2020 - 2024)" in seen[0].text
