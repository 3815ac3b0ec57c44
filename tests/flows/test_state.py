from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from history_office import had, report, take
from offices import Office

from flows.books import open_books
from flows.judging import judge_quarter, rules_of
from flows.state import _TYPED, keep_statements
from records import CheckedProposal, RecordError, SettingsError
from records.settings import Settings
from records.statements import STATEMENTS, statements_of


def tell(settings: Settings, id_: str, **told: str | list[str]) -> None:
    given = {name.rstrip("_"): [text] if isinstance(text, str) else text for name, text in told.items()}
    keep_statements(settings, id_, given, who="Lê Thử")


def judged(settings: Settings) -> CheckedProposal:
    with open_books(settings) as record:
        (checked,) = judge_quarter(record, "2026-Q1", rules_of(settings)).checked
    return checked


def notes(settings: Settings) -> list[str]:
    return [each.text for each in judged(settings).judgement.findings if each.code == "XN01"]


def test_everything_that_can_be_stated_can_be_typed() -> None:
    assert set(_TYPED) == set(STATEMENTS)


def test_pending_matter_blocks_until_it_is_lifted(office: Office) -> None:
    id_ = take(office.settings, report(had(2024, "1/QĐ-A"), had(2025, "2/QĐ-A")))
    before = judged(office.settings).judgement.verdict
    tell(office.settings, id_, pending="co")
    blocked = judged(office.settings).judgement
    assert blocked.verdict == "CAN_XEM_XET" and "DANG_XEM_XET" in [each.code for each in blocked.findings]
    tell(office.settings, id_, pending="khong")
    lifted = judged(office.settings).judgement
    assert lifted.verdict == before and "DANG_XEM_XET" not in [each.code for each in lifted.findings]


def test_statement_is_shown_with_whose_word_it_is(office: Office) -> None:
    id_ = take(office.settings, report(had(2025)))
    tell(office.settings, id_, discipline="khong", maternity="2023, 2024")
    first, second = notes(office.settings)
    assert first.startswith("Không bị kỷ luật (theo xác nhận của Lê Thử, ngày ")
    assert second.startswith("Nghỉ thai sản năm 2023, 2024 (theo xác nhận của Lê Thử")


def test_discipline_by_word_breaks_the_run(office: Office) -> None:
    id_ = take(office.settings, report(had(2024, "1/QĐ-A"), had(2025, "2/QĐ-A")))
    tell(office.settings, id_, discipline="khien_trach 2025-05-01 2026-01-15", legal_kind="cong_trang")
    assert judged(office.settings).judgement.verdict == "KHONG_DAT"
    tell(office.settings, id_, discipline="bo")
    assert judged(office.settings).judgement.verdict != "KHONG_DAT"
    assert notes(office.settings) == []


def test_same_achievement_by_word_is_the_laws_matter(office: Office) -> None:
    id_ = take(office.settings, report(had(2024, "1/QĐ-A"), had(2025, "2/QĐ-A")))
    tell(office.settings, id_, same_as="GIAY_KHEN 2025")
    judgement = judged(office.settings).judgement
    assert judgement.verdict == "KHONG_DAT" and "TRUNG_LAP" in [each.code for each in judgement.findings]


def test_complete_list_makes_a_missing_title_known(office: Office) -> None:
    id_ = take(office.settings, report(had(2025, "2/QĐ-A")))
    run = "hai_lan_cstdcs"
    tell(office.settings, id_, complete="titles")
    conditions = {each.id: each.outcome for each in judged(office.settings).judgement.conditions}
    assert next(outcome for name, outcome in conditions.items() if name.endswith(run)) == "KHONG_DAT"


def test_pairs_are_added_to_what_stands(office: Office) -> None:
    id_ = take(office.settings, report(had(2025)))
    tell(office.settings, id_, months=["2024=9", "2023=12"])
    tell(office.settings, id_, months="2024=10,5", counts=["members=20"], scores="sang_tao=8 báo cáo, trang 2")
    with open_books(office.settings) as record:
        said = statements_of(record.proposals(ids=[id_])[0])
    assert said.value("months") == {2023: 12, 2024: 10.5}
    assert said.value("counts") == {"members": 20}
    assert said.value("scores")["sang_tao"].evidence == ("báo cáo, trang 2",)


def test_class_and_legal_kind_are_kept(office: Office) -> None:
    id_ = take(office.settings, report(had(2025)))
    tell(office.settings, id_, class_="lanh_dao", legal_kind="dot_xuat")
    with open_books(office.settings) as record:
        (proposal,) = record.proposals(ids=[id_])
    assert (proposal.legal_kind, statements_of(proposal).value("class")) == ("dot_xuat", "lanh_dao")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"pending": "maybe"}, "không phải co hoặc khong"),
        ({"discipline": "khien_trach"}, "phải có hình thức, ngày bắt đầu"),
        ({"discipline": "nhac_nho 2025-01-01"}, "phải là một trong khien_trach"),
        ({"months": "2024"}, "thiếu dấu ="),
        ({"months": "2024=13"}, "ngoài giới hạn"),
        ({"maternity": "nam nay"}, "không phải số nguyên"),
        ({"same_as": "HUAN_CHUONG"}, "không phải mã"),
        ({"legal_kind": "khac"}, "Không có loại hình"),
        ({"complete": "tat_ca"}, "phải là một trong"),
        ({"scores": "a=tám"}, "không phải số"),
        ({"honours": "3f2a=có thể"}, "không phải co hoặc khong"),
    ],
)
def test_wrong_value_is_refused_and_nothing_is_kept(office: Office, told: dict[str, str], said: str) -> None:
    id_ = take(office.settings, report(had(2025)))
    with pytest.raises((SettingsError, RecordError)) as refused:
        tell(office.settings, id_, **{"class": "truc_tiep", **told})
    assert said in refused.value.sentence()
    with open_books(office.settings) as record:
        assert record.proposals(ids=[id_])[0].told == ()


def test_word_needs_a_name_and_a_proposal(office: Office) -> None:
    id_ = take(office.settings, report(had(2025)))
    with pytest.raises(SettingsError, match="Thiếu tên người xác nhận"):
        keep_statements(office.settings, id_, {"pending": ["co"]}, who=" ")
    with pytest.raises(RecordError, match="Không có đề nghị"):
        keep_statements(office.settings, "2026-Q1-9999", {"pending": ["co"]}, who="Lê Thử")


def test_command_shows_what_stands(office: Office) -> None:
    id_ = take(office.settings, report(had(2025)))
    done = office.run("state", id_, "--pending", "co", "--discipline", "khong", "--who", "Lê Thử")
    assert "Đang trong thời gian xem xét kỷ luật" in done.stdout and "Không bị kỷ luật" in done.stdout
    assert "Đã ghi 2 điều" in done.stderr
    assert "Thiếu tên người xác nhận" in office.run("state", id_, "--pending", "khong", expected=2).stderr


@pytest.mark.parametrize(
    "told",
    [
        {"discipline": ""},
        {"same_as": ""},
        {"same_as": "GIAY_KHEN 2024 x"},
        {"honours": "khongco=co"},
        {"scores": "ket_qua=1e999"},
        {"months": "2024=nan"},
    ],
)
def test_what_says_nothing_is_refused_and_keeps_nothing(office: Office, told: dict[str, str]) -> None:
    id_ = take(office.settings, report(had(2025)))
    with pytest.raises((RecordError, SettingsError)):
        tell(office.settings, id_, pending="co", **told)
    assert notes(office.settings) == []


def test_name_without_end_is_refused(office: Office) -> None:
    id_ = take(office.settings, report(had(2025)))
    with pytest.raises(SettingsError, match="dài quá"):
        keep_statements(office.settings, id_, {"pending": ["co"]}, who="Lê " * 1000)


def test_two_people_at_once_lose_nothing(office: Office) -> None:
    id_ = take(office.settings, report(had(2025)))
    years = range(2010, 2022)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda year: tell(office.settings, id_, months=f"{year}=9"), years))
    with open_books(office.settings) as record:
        (kept,) = record.proposals(ids=[id_])
    assert statements_of(kept).value("months") == dict.fromkeys(years, 9.0)
