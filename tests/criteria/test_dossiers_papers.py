"""What papers of one sender say of each other: numbers, names, awards, parts of the dossier, with invented readings."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented_papers import UNIT, Look, field, nominee, paper, renamed

from criteria import Facts, Rulebook, evaluate, load_rulebook
from records.readings import Counted, Enclosed, Reading, Vote

NAMES = [
    f"{family} {given}" for family in ("Bạch Thị", "Kiều Văn", "Tạ Minh", "Lục Thị") for given in ("Ngà", "Lộc", "Phúc")
]

SAYS_SO = (Enclosed(text="có danh sách kèm theo", kind="danh_sach"),)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook()


def people(names: list[str], *codes: str) -> list:
    return [nominee(name, *codes) for name in names]


def reports(names: list[str], *codes: str) -> list[Reading]:
    return [paper("bao_cao_thanh_tich_ca_nhan", nominee(n, *codes), file=f"Báo cáo {n}.docx") for n in names]


def whole_set(names: list[str], *codes: str) -> list[Reading]:
    """A submission, minutes and a report for each, which agree."""
    own = people(names, *codes)
    return [
        paper("to_trinh", *own, file="Tờ trình.docx", number="12/TTr-SH"),
        paper("bien_ban", *own, file="Biên bản.docx"),
        *reports(names, *codes),
    ]


def test_papers_that_agree_say_nothing(rulebook: Rulebook) -> None:
    seen = Look(whole_set(NAMES[:4], "LDTT"), rulebook)
    assert seen.codes(like="DC") | seen.codes(like="HS") | seen.codes(like="BQ") == set()


def test_copies_of_one_paper_are_no_difference(rulebook: Rulebook) -> None:
    papers = whole_set(NAMES[:4], "LDTT")
    scan = renamed(papers[0].model_copy(update={"nominees": papers[0].nominees[:3]}), "Tờ trình (scan).pdf")
    seen = Look([*papers, scan], rulebook)
    assert seen.codes(like="DC") == set()


def test_submission_list_and_reports_of_other_numbers(rulebook: Rulebook) -> None:
    """HANDBOOK 9.6, fixture 8: tờ trình 12, danh sách 11, báo cáo 10."""
    papers = [
        paper("to_trinh", *people(NAMES, "LDTT"), file="Tờ trình.docx"),
        paper("danh_sach", *people(NAMES[:11], "LDTT"), file="Danh sách.xlsx"),
        *reports(NAMES[:10], "LDTT"),
    ]
    seen = Look(papers, rulebook)
    (found,) = seen.sender("DC01")
    assert found.sender == UNIT
    assert found.finding.text == (
        "Tờ trình có 12 trường hợp, danh sách có 11 trường hợp, báo cáo thành tích có 10 trường hợp. "
        f"Không có trong danh sách: {NAMES[11]}. Không có trong báo cáo thành tích: {NAMES[10]}, {NAMES[11]}."
    )
    assert set(found.files) == {each.file for each in papers}
    touched = {each.proposal.nominee.name for each in seen.checked if each.proposal.id in found.proposals}
    assert touched == set(NAMES[10:])
    assert [f.text for f in seen.of(NAMES[11], "DC01")] == [found.finding.text.partition(". ")[0] + "."]
    assert seen.of(NAMES[0], "DC01") == seen.of(NAMES[10], "DC01") == ()
    assert [f.code for f in seen.of(NAMES[10]) if f.code.startswith("HS")] == ["HS01", "HS02"]
    assert "có trong tờ trình nhưng không có trong danh sách" in seen.of(NAMES[11], "DC04")[0].text
    assert seen.of(NAMES[0], "DC04") == ()


def test_submission_that_only_counts_is_compared_with_its_list(rulebook: Rulebook) -> None:
    counted = (Counted(number=12, text="12 cá nhân", kind="ca_nhan"),)
    enclosed = (Enclosed(text="có danh sách kèm theo", kind="danh_sach"),)
    papers = [
        paper("to_trinh", file="Tờ trình.docx", counted=counted, enclosed=enclosed),
        paper("danh_sach", *people(NAMES[:11], "LDTT"), file="Danh sách.xlsx"),
        *reports(NAMES[:10], "LDTT"),
    ]
    (found,) = Look(papers, rulebook).sender("DC01")
    assert found.finding.text.startswith(
        "Tờ trình ghi 12 trường hợp, danh sách có 11 trường hợp, báo cáo thành tích có 10 trường hợp."
    )
    even = [
        papers[0].model_copy(update={"counted": (Counted(number=11, text="11 cá nhân", kind="ca_nhan"),)}),
        papers[1],
    ]
    assert Look(even, rulebook).sender("DC01") == []


def test_numbers_by_recognition_name_the_one_that_differs(rulebook: Rulebook) -> None:
    papers = [
        paper("to_trinh", *people(NAMES[:3], "LDTT"), *people(NAMES[3:5], "CSTDCS"), file="Tờ trình.docx"),
        paper("danh_sach", *people(NAMES[:3], "LDTT"), *people(NAMES[3:4], "CSTDCS"), file="Danh sách.xlsx"),
    ]
    text = Look(papers, rulebook).sender("DC01")[0].finding.text
    assert "Tờ trình có 5 trường hợp, danh sách có 4 trường hợp" in text
    assert "Chiến sĩ thi đua cơ sở năm 2024: tờ trình 2, danh sách 1" in text and "Lao động tiên tiến" not in text


@pytest.mark.parametrize(("told", "is_apart"), [(3, True), (2, False), (None, False)])
def test_reports_that_a_submission_says_it_encloses(rulebook: Rulebook, told: int | None, is_apart: bool) -> None:
    enclosed = (Enclosed(text="Gửi kèm báo cáo thành tích", kind="bao_cao_thanh_tich_ca_nhan", count=told),)
    papers = [
        paper("to_trinh", *people(NAMES[:2], "LDTT"), file="Tờ trình.docx", enclosed=enclosed),
        *reports(NAMES[:2], "LDTT"),
    ]
    found = Look(papers, rulebook).sender("DC01")
    assert ["ghi gửi kèm 03 báo cáo thành tích, hồ sơ có 02" in each.finding.text for each in found] == [
        True
    ] * is_apart


def test_recognition_without_any_report_is_counted(rulebook: Rulebook) -> None:
    """One report for a set is a report missing for every other, whatever they are asked for."""
    papers = [
        paper("to_trinh", *people(NAMES[:2], "LDTT"), *people(NAMES[2:4], "CSTDCS"), file="Tờ trình.docx"),
        *reports(NAMES[2:3], "CSTDCS"),
    ]
    text = Look(papers, rulebook).sender("DC01")[0].finding.text
    assert text.startswith("Tờ trình có 4 trường hợp, báo cáo thành tích có 1 trường hợp. Lao động tiên tiến năm 2024")
    missing = text.rpartition("Không có trong báo cáo thành tích: ")[2].rstrip(".").split(", ")
    assert set(missing) == {NAMES[0], NAMES[1], NAMES[3]}
    assert Look(papers[:1], rulebook).sender("DC01") == []  # none at all: each is told by itself


def test_report_on_another_request_is_no_report_of_the_list(rulebook: Rulebook) -> None:
    papers = [
        paper("danh_sach", *people(NAMES[:3], "GIAY_KHEN"), file="Danh sách.docx"),
        *reports(NAMES[4:5], "BK_TINH"),
    ]
    assert Look(papers, rulebook).sender("DC01") == []


def test_same_recognition_of_people_and_collectives_is_told_apart(rulebook: Rulebook) -> None:
    units = [nominee(name, "GIAY_KHEN", kind="tap_the") for name in ("Phòng Một", "Phòng Hai")]
    papers = [
        paper("to_trinh", *people(NAMES[:2], "GIAY_KHEN"), *units, file="Tờ trình.docx"),
        paper("danh_sach", *people(NAMES[:2], "GIAY_KHEN"), *units[:1], file="Danh sách.docx"),
    ]
    text = Look(papers, rulebook).sender("DC01")[0].finding.text
    assert "Giấy khen năm 2024 (tập thể): tờ trình 2, danh sách 1. Không có trong danh sách: Phòng Hai." in text


def test_numbers_never_change_a_verdict(rulebook: Rulebook) -> None:
    papers = whole_set(NAMES[:3], "LDTT")
    whole, lacking = Look(papers, rulebook), Look(papers[:-1], rulebook)
    assert (whole.sender("DC01"), len(lacking.sender("DC01"))) == ([], 1)
    assert whole.verdict(NAMES[0]) == lacking.verdict(NAMES[0])


def test_list_of_one_recognition_is_no_list_of_another(rulebook: Rulebook) -> None:
    papers = [
        paper("to_trinh", *people(NAMES[:3], "LDTT"), *people(NAMES[3:5], "CSTDCS"), file="Tờ trình.docx"),
        paper("danh_sach", *people(NAMES[:3], "LDTT"), file="Danh sách LĐTT.xlsx"),
    ]
    assert Look(papers, rulebook).codes(like="DC") == set()


def test_same_numbers_of_other_people_are_told_to_each(rulebook: Rulebook) -> None:
    papers = [
        paper("to_trinh", *people(NAMES[:2], "LDTT"), *people(NAMES[5:6], "CSTDCS"), file="Tờ trình.docx"),
        paper("danh_sach", *people(NAMES[1:3], "LDTT"), file="Danh sách LĐTT.xlsx"),
        paper("bien_ban", *people(NAMES[5:6], "CSTDCS"), file="Biên bản.docx"),
    ]
    (own,) = Look(papers, rulebook).of(NAMES[0], "DC01")
    assert own.text == "Không có trong tờ trình: 01 trường hợp. Không có trong danh sách: 01 trường hợp."
    assert NAMES[0] not in own.text


def test_two_senders_are_not_compared(rulebook: Rulebook) -> None:
    other = [nominee(name, "LDTT", unit=field("Trung tâm Sao Mai")) for name in NAMES[4:6]]
    papers = [
        *whole_set(NAMES[:3], "LDTT"),
        paper("to_trinh", *other, file="Tờ trình Sao Mai.docx", issuer="Trung tâm Sao Mai"),
    ]
    assert Look(papers, rulebook).codes(like="DC") == set()


def test_minutes_without_a_nominee_of_the_submission_and_the_reverse(rulebook: Rulebook) -> None:
    papers = [
        paper("to_trinh", *people(NAMES[:3], "LDTT"), file="Tờ trình.docx"),
        paper("bien_ban", *people(NAMES[1:4], "LDTT"), file="Biên bản.docx"),
    ]
    seen = Look(papers, rulebook)
    only_asked, only_voted = seen.of(NAMES[0], "DC04"), seen.of(NAMES[3], "DC04")
    assert "có trong tờ trình nhưng không có trong biên bản" in only_asked[0].text
    assert "có trong biên bản nhưng không có trong tờ trình" in only_voted[0].text
    assert only_asked[0].evidence[0].file == "Tờ trình.docx"
    assert seen.of(NAMES[1], "DC04") == ()


def test_list_stands_for_a_submission_without_names(rulebook: Rulebook) -> None:
    one, other = "Tô Hoàng Phúc", "Tô Hoàng Phước"
    papers = [
        paper("to_trinh", file="Tờ trình.docx", enclosed=SAYS_SO),
        paper("danh_sach", *people([one, *NAMES[:2]], "LDTT"), file="Danh sách.docx"),
        paper("bien_ban", *people([other, *NAMES[1:3]], "LDTT"), file="Biên bản.docx"),
    ]
    seen = Look(papers, rulebook)
    assert f"“{one}” trong Danh sách.docx; “{other}” trong Biên bản.docx" in seen.of(one, "DC02")[0].text
    assert "có trong danh sách nhưng không có trong biên bản" in seen.of(NAMES[0], "DC04")[0].text
    assert "có trong biên bản nhưng không có trong danh sách" in seen.of(NAMES[2], "DC04")[0].text


def test_list_without_a_year_is_of_the_year_of_the_others(rulebook: Rulebook) -> None:
    undated = [nominee(name, "LDTT", year=None) for name in NAMES[:3]]
    papers = [paper("danh_sach", *undated, file="Danh sách.docx"), *reports(NAMES[:2], "LDTT")]
    (found,) = Look(papers, rulebook).sender("DC01")
    assert found.finding.text == (
        f"Danh sách có 3 trường hợp, báo cáo thành tích có 2 trường hợp. Không có trong báo cáo thành tích: {NAMES[2]}."
    )


def test_report_of_another_recognition(rulebook: Rulebook) -> None:
    papers = [
        paper("to_trinh", *people(NAMES[:2], "BK_TINH"), file="Tờ trình.docx"),
        paper("bao_cao_thanh_tich_ca_nhan", nominee(NAMES[0], "GIAY_KHEN"), file="Báo cáo.docx"),
        *reports(NAMES[1:2], "BK_TINH"),
    ]
    seen = Look(papers, rulebook)
    text = seen.of(NAMES[0], "DC03")[0].text
    assert "tờ trình ghi “Bằng khen của Chủ tịch UBND tỉnh” (Tờ trình.docx)" in text
    assert "báo cáo thành tích ghi “Giấy khen” (Báo cáo.docx)" in text
    assert len(seen.of(NAMES[0], "DC03")) == 2  # on each of the two proposals that came of it
    assert seen.of(NAMES[1], "DC03") == ()


def test_report_on_one_of_two_recognitions_is_no_difference(rulebook: Rulebook) -> None:
    papers = [
        paper("to_trinh", nominee(NAMES[0], "LDTT", "CSTDCS"), file="Tờ trình.docx"),
        paper("bao_cao_thanh_tich_ca_nhan", nominee(NAMES[0], "CSTDCS"), file="Báo cáo.docx"),
    ]
    assert Look(papers, rulebook).codes(like="DC03") == set()


def test_report_on_another_year_is_another_request(rulebook: Rulebook) -> None:
    papers = [
        paper("to_trinh", nominee(NAMES[0], "CSTDCS", year="2024"), file="Tờ trình.docx"),
        paper("bao_cao_thanh_tich_ca_nhan", nominee(NAMES[0], "CSTD_TINH", year="2023"), file="Báo cáo.docx"),
    ]
    assert Look(papers, rulebook).codes(like="DC03") == set()


def test_other_years_are_said_once(rulebook: Rulebook) -> None:
    papers = [
        paper("to_trinh", *people(NAMES[:2], "LDTT"), file="Tờ trình.docx"),
        paper("bao_cao_thanh_tich_ca_nhan", nominee(NAMES[0], "LDTT", year="2023"), file="Báo cáo.docx"),
    ]
    found = Look(papers, rulebook).of(NAMES[0])
    assert {f.condition for f in found if f.code == "DOI_CHIEU"} == {"requested.year"}
    assert not any(f.code in ("DC02", "DC03") for f in found)


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("Nguyễn Thị Minh Hạnh", "Nguyễn Thị Hạnh", True),
        ("Trần Quốc Bảo", "Trần Quốc Bản", True),
        ("Trần Quốc Bảo", "Trần Quốc Huy", False),
        ("Lê Văn Tám", "Lê Thị Tám", False),
    ],
)
def test_names_nearly_equal(rulebook: Rulebook, one: str, other: str, is_near: bool) -> None:
    papers = [
        paper("to_trinh", *people([one, NAMES[0]], "LDTT"), file="Tờ trình.docx"),
        paper("danh_sach", *people([other, NAMES[0]], "LDTT"), file="Danh sách.xlsx"),
    ]
    seen = Look(papers, rulebook)
    assert bool(seen.of(one, "DC02")) is is_near
    assert bool(seen.of(one, "DC04")) is not is_near
    if is_near:
        assert f"“{one}” trong Tờ trình.docx; “{other}” trong Danh sách.xlsx" in seen.of(one, "DC02")[0].text


def test_minutes_that_vote_on_somebody_without_proposing_say_so(rulebook: Rulebook) -> None:
    voted = Vote(text="6/11", name=NAMES[1], code="LDTT", yes=6, present=11, evidence=(), confidence=0.9)
    papers = [
        paper("to_trinh", *people(NAMES[:2], "LDTT"), file="Tờ trình.docx"),
        paper("bien_ban", *people(NAMES[:1], "LDTT"), file="Biên bản.docx", votes=(voted,)),
    ]
    (told,) = Look(papers, rulebook).of(NAMES[1], "DC04")
    assert "có trong tờ trình nhưng biên bản bỏ phiếu (6/11 phiếu đồng ý) mà không đề nghị" in told.text


@pytest.mark.parametrize(("kind", "code", "said"), [("bien_ban", "HS02", "biên bản"), ("to_trinh", "HS04", "tờ trình")])
def test_paper_that_lacks_only_the_nominee_says_so(rulebook: Rulebook, kind: str, code: str, said: str) -> None:
    papers = whole_set(NAMES[:2], "LDTT")
    papers = [p.model_copy(update={"nominees": p.nominees[1:]}) if p.kind == kind else p for p in papers]
    seen = Look(papers, rulebook)
    (told,) = seen.of(NAMES[0], code)
    file = next(p.file for p in papers if p.kind == kind)
    assert told.text == (f"{said.capitalize()} không nêu tên {NAMES[0]}, đã xem “{file}” (Luật 06/2022/QH15, Điều 84).")
    assert told.severity == "LOI"
    assert seen.verdict(NAMES[0]) == "CHUA_DU_CO_SO"
    assert parts(seen, NAMES[0])[kind].endswith(f"{said} không nêu tên {NAMES[0]}, đã xem “{file}”")


def test_minutes_that_name_the_nominee_for_another_recognition_say_so(rulebook: Rulebook) -> None:
    papers = whole_set(NAMES[:2], "LDTT")
    other = nominee(NAMES[0], "CSTDCS")
    papers = [p.model_copy(update={"nominees": (other, p.nominees[1])}) if p.kind == "bien_ban" else p for p in papers]
    told = [f.text for f in Look(papers, rulebook).of(NAMES[0], "HS02")]
    assert [t.partition(", đã xem")[0] for t in told] == [
        f"Biên bản nêu tên {NAMES[0]} nhưng không rõ có đề nghị Lao động tiên tiến"
    ]


def test_two_who_stand_in_one_paper_are_two(rulebook: Rulebook) -> None:
    both = ["Trần Quốc Bảo", "Trần Quốc Bản"]
    papers = [
        paper("to_trinh", *people([*both, NAMES[0]], "LDTT"), file="Tờ trình.docx"),
        paper("danh_sach", *people([both[0], NAMES[0]], "LDTT"), file="Danh sách.xlsx"),
    ]
    assert Look(papers, rulebook).codes(like="DC02") == set()


def test_accents_alone_are_said_by_linking_only(rulebook: Rulebook) -> None:
    papers = [
        paper("to_trinh", *people(["Lê Thị Hà", NAMES[0]], "LDTT"), file="Tờ trình.docx"),
        paper("danh_sach", *people(["Lê Thị Hạ", NAMES[0]], "LDTT"), file="Danh sách.xlsx"),
    ]
    found = Look(papers, rulebook).of("Lê Thị Hà")
    assert [f.code for f in found if f.condition == "full_name"] == ["DOI_CHIEU"]
    assert not any(f.code == "DC04" for f in found)


# --- parts of the dossier


def parts(seen: Look, name: str) -> dict[str, str]:
    own = next(each for each in seen.checked if each.proposal.nominee.name == name)
    return {c.id.rpartition(".")[2]: c.found for c in own.judgement.conditions if c.id.startswith("ho_so")}


def test_each_part_names_its_file(rulebook: Rulebook) -> None:
    seen = Look(whole_set(NAMES[:2], "LDTT"), rulebook)
    found = parts(seen, NAMES[0])
    assert found["to_trinh"] == "có trong hồ sơ: “Tờ trình.docx”"
    assert found["bao_cao_thanh_tich"] == f"có trong hồ sơ: “Báo cáo {NAMES[0]}.docx”"


def with_list(*, enclosed: tuple[Enclosed, ...], goes_with: str | None, named: int = 0) -> list[Reading]:
    own = people(NAMES[:3], "LDTT")
    return [
        paper("to_trinh", *own[:named], file="Tờ trình.docx", number="12/TTr-SH", enclosed=enclosed),
        paper(
            "danh_sach",
            *own,
            file="Danh sách.xlsx",
            issuer=None,
            enclosed=(Enclosed(text="Kèm theo Tờ trình", kind="to_trinh", goes_with=goes_with),) if goes_with else (),
        ),
        *reports(NAMES[:3], "LDTT"),
    ]


@pytest.mark.parametrize(
    ("enclosed", "goes_with", "counts"),
    [
        (SAYS_SO, None, True),
        (SAYS_SO, "12/TTr-SH", True),
        ((), "12/TTr-SH", True),
        (SAYS_SO, "99/TTr-KHAC", False),
        ((), None, False),
    ],
)
def test_submission_counts_for_its_list(
    rulebook: Rulebook, enclosed: tuple[Enclosed, ...], goes_with: str | None, counts: bool
) -> None:
    seen = Look(with_list(enclosed=enclosed, goes_with=goes_with), rulebook)
    assert ("HS04" not in {f.code for f in seen.of(NAMES[0])}) is counts
    if counts:
        assert parts(seen, NAMES[0])["to_trinh"] == "có trong hồ sơ: “Tờ trình.docx”"


def test_submission_that_names_others_does_not_count(rulebook: Rulebook) -> None:
    seen = Look(with_list(enclosed=SAYS_SO, goes_with=None, named=1), rulebook)
    assert "HS04" not in {f.code for f in seen.of(NAMES[0])}
    assert "HS04" in {f.code for f in seen.of(NAMES[2])}


@pytest.mark.parametrize(
    ("vote", "counts"),
    [
        (Vote(text="11/11 phiếu", name=NAMES[0], yes=11, present=11), True),
        (Vote(text="11/11 phiếu", name=NAMES[0], code="LDTT", yes=11, present=11), True),
        (Vote(text="11/11 phiếu", name=NAMES[0], code="CSTDCS", yes=11, present=11), False),
        (Vote(text="11/11 phiếu", name=NAMES[1], yes=11, present=11), False),
        (Vote(text="11/11 phiếu", yes=11, present=11), False),  # on whom is not said
    ],
)
def test_minutes_count_for_whom_they_vote_on_by_name(rulebook: Rulebook, vote: Vote, counts: bool) -> None:
    minutes = paper("bien_ban", file="Biên bản.docx", votes=(vote,))
    papers = [paper("to_trinh", *people(NAMES[:1], "LDTT"), file="Tờ trình.docx"), *reports(NAMES[:1], "LDTT"), minutes]
    assert ("HS02" not in {f.code for f in Look(papers, rulebook).of(NAMES[0])}) is counts


def test_same_file_name_of_two_senders(rulebook: Rulebook) -> None:
    """Both units call their paper "Tờ trình.docx"; each has its own."""
    one = paper("to_trinh", *people(NAMES[:2], "LDTT"), file="Tờ trình.docx")
    other = paper("to_trinh", nominee(NAMES[5], "LDTT", unit=field("Phòng Sao Mai")), issuer="Phòng Sao Mai")
    other = other.model_copy(update={"file": "Tờ trình.docx"})
    around = {"Tờ trình.docx": one, "Tờ trình.docx (2)": other}
    seen = Look(list(around.values()), rulebook)
    assert seen.codes(like="DC") == set()


# --- lists of parts


def local_list(folder: Path, status: str) -> Rulebook:
    (folder / "ho-so.yaml").write_text(
        f"dossier:\n- {{id: ho_so_tinh, from: 2024-01-01, to: null, reference: Quy chế của tỉnh, status: {status},"
        " codes: [LDTT], parts: [{part: to_trinh, finding: HS04}]}\n",
        encoding="utf-8",
    )
    return load_rulebook(folder)


@pytest.mark.parametrize(("status", "asked"), [("confirmed", set()), ("unconfirmed", {"HS01", "HS02"})])
def test_local_list_replaces_that_of_the_law(tmp_path: Path, status: str, asked: set[str]) -> None:
    papers = [paper("to_trinh", *people(NAMES[:2], "LDTT"), file="Tờ trình.docx")]
    assert Look(papers, local_list(tmp_path, status)).codes(like="HS") == asked


def test_reports_that_nobody_asks_for_are_not_counted(tmp_path: Path) -> None:
    papers = [
        paper("to_trinh", *people(NAMES[:3], "LDTT"), file="Tờ trình.docx"),
        *reports(NAMES[:1], "LDTT"),
    ]
    assert Look(papers, local_list(tmp_path, "confirmed")).sender("DC01") == []


@pytest.mark.parametrize(
    ("code", "legal_kind", "asked", "by_person"),
    [
        ("BK_TINH", "cong_trang", {"HS02"}, set()),
        ("BK_TINH", "dot_xuat", set(), {"bien_ban"}),  # Điều 85: thủ tục đơn giản
        ("BK_TINH", "phong_trao", {"HS02"}, set()),
        ("HCLD3", "nien_han", set(), {"bien_ban", "y_kien_cap_tinh"}),
        ("BK_TTG", "cong_trang", {"HS02"}, {"y_kien_cap_tinh"}),  # Điều 84 khoản 3
        ("CSTDCS", "dot_xuat", {"HS02"}, set()),  # a title is for merit, whatever the paper calls it
    ],
)
def test_parts_by_recognition_and_legal_kind(
    rulebook: Rulebook, code: str, legal_kind: str, asked: set[str], by_person: set[str]
) -> None:
    own = Facts.model_validate(
        {
            "received": "2025-03-10",
            "nominee": {"kind": "ca_nhan", "full_name": NAMES[0]},
            "requested": code,
            "legal_kind": legal_kind,
            "year": 2024,
            "dossier": ["to_trinh", "bao_cao_thanh_tich"],
        }
    )
    judgement = evaluate(own, rulebook)
    assert {f.code for f in judgement.findings if f.code.startswith("HS")} == asked
    left = [c for c in judgement.conditions if c.id.startswith("ho_so") and c.severity == "THONG_TIN"]
    assert {c.id.rpartition(".")[2] for c in left} == by_person
    assert all(c.outcome == "CHUA_RO" for c in left)
