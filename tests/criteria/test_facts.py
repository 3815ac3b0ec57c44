"""Facts files: absent is unknown, and what is wrong is named by file, line and key."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from criteria import Facts, read_facts
from records.errors import InputError

WHOLE = """\
received: 2025-03-10
nominee: {kind: ca_nhan, full_name: Ông Thị Liễu, gender: nu, unit: Văn phòng, person_class: truc_tiep}
requested: BK_TINH
legal_kind: cong_trang
year: 2024
classifications:
  - {year: 2023, level: hoan_thanh_xuat_sac, decision_number: 01/TB-SKHCN}
titles:
  - {year: 2023, code: CSTDCS, decision_number: 12/QĐ-SKHCN, decision_date: 2024-01-05, authority: Sở}
awards: []
initiatives:
  - {title: "Số hóa", year: 2024, scope: co_so, decision_number: 77, used_for: [{code: CSTDCS, year: 2024}]}
discipline: [{form: khien_trach, from: 2020-05-01, to: 2021-05-01}]
pending: false
months_worked: {2024: 12}
maternity_years: []
collective: {members: 20, completed_tasks: 20, ldtt: 15, leads_cluster: null, founded_year: 2004}
dossier: [to_trinh]
same_achievement_as: []
quota: {ldtt_in_unit: 20, cstdcs_proposed: 3}
complete: [titles]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "du-kien.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_whole_file(tmp_path: Path) -> None:
    facts = read_facts(written(tmp_path, WHOLE))
    assert facts.received == date(2025, 3, 10)
    assert facts.months_worked == {2024: 12}
    assert facts.discipline is not None and facts.discipline[0].from_ == date(2020, 5, 1)
    assert facts.initiatives is not None and facts.initiatives[0].decision_number == "77"
    assert facts.awards == ()


def test_absent_is_unknown(tmp_path: Path) -> None:
    text = "received: 2025-03-10\nnominee: {kind: ca_nhan}\nrequested: LDTT\n"
    facts = read_facts(written(tmp_path, text))
    unknown = set(Facts.model_fields) - {"received", "nominee", "requested", "complete", "complete_years", "places"}
    assert {name for name in unknown if getattr(facts, name) is not None} == set()


def test_yes_of_a_vote_needs_no_quotes(tmp_path: Path) -> None:
    text = "received: 2023-03-10\nnominee: {kind: ca_nhan}\nrequested: CSTD_TINH\nvote: {yes: 9, members: 10}\n"
    facts = read_facts(written(tmp_path, text))
    assert facts.vote is not None and facts.vote.yes == 9


@pytest.mark.parametrize(
    "numbers", ["collective: {members: -1}", "months_worked: {2024: -2}", "months_worked: {2024: .nan}"]
)
def test_number_below_nothing_is_refused(tmp_path: Path, numbers: str) -> None:
    text = f"received: 2025-03-10\nnominee: {{kind: ca_nhan}}\nrequested: LDTT\n{numbers}\n"
    with pytest.raises(InputError, match=r"dòng 4: mục .* sai \(phải là số không âm\)"):
        read_facts(written(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "is_closed"),
    [("titles: []", True), ("", False), ("titles: [{year: 2023, code: LDTT}]", False), ("titles: null", False)],
)
def test_only_an_empty_list_is_closed(tmp_path: Path, text: str, is_closed: bool) -> None:
    facts = read_facts(
        written(tmp_path, f"received: 2025-03-10\nnominee: {{kind: ca_nhan}}\nrequested: LDTT\n{text}\n")
    )
    assert facts.is_closed("titles") is is_closed


def test_complete_closes_a_list(tmp_path: Path) -> None:
    assert read_facts(written(tmp_path, WHOLE)).is_closed("titles")


@pytest.mark.parametrize(
    ("old", "new", "line", "key"),
    [
        ("requested: BK_TINH", "requested: BKTINH", 3, "requested"),
        ("level: hoan_thanh_xuat_sac", "level: gioi", 7, "classifications.0.level"),
        ("pending: false", "pendng: false", 14, "pendng"),
        ("received: 2025-03-10\n", "", 1, "received"),
        ("year: 2024\nclass", "year: hai tu\nclass", 5, "year"),
        ("to: 2021-05-01", "to: hôm qua", 13, "discipline.0.to"),
        ("to: 2021-05-01", "to: 2020-04-30", 13, "discipline.0"),
        ("scope: co_so", "scope: xa", 12, "initiatives.0.scope"),
    ],
)
def test_wrong_file_names_line_and_key(tmp_path: Path, old: str, new: str, line: int, key: str) -> None:
    assert old in WHOLE
    with pytest.raises(InputError) as caught:
        read_facts(written(tmp_path, WHOLE.replace(old, new)))
    assert caught.value.code == "DU_KIEN_SAI"
    assert f"du-kien.yaml, dòng {line}: mục “{key}”" in caught.value.message


@pytest.mark.parametrize("day", ["10/03/2025", "10.3.2025", "'2025-03-10'", "10-03-2025"])
def test_days_as_an_official_writes_them(tmp_path: Path, day: str) -> None:
    text = WHOLE.replace("received: 2025-03-10", f"received: {day}").replace("2024-01-05", "05/01/2024")
    facts = read_facts(written(tmp_path, text.replace("to: 2021-05-01", "to: 1/5/2021")))
    assert facts.received == date(2025, 3, 10)
    assert facts.titles is not None and facts.titles[0].decision_date == date(2024, 1, 5)
    assert facts.discipline is not None and facts.discipline[0].to == date(2021, 5, 1)


def test_one_word_is_a_list_of_one(tmp_path: Path) -> None:
    text = WHOLE.replace("complete: [titles]", "complete: titles").replace("dossier: [to_trinh]", "dossier: to_trinh")
    facts = read_facts(written(tmp_path, text))
    assert (facts.complete, facts.dossier) == (("titles",), ("to_trinh",))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("received: 2025-03-10", "received: 31/02/2025", "phải là ngày có thật"),
        ("pending: false", "pending: chẳng rõ", r"phải là true \(có\) hoặc false \(không\)"),
        ("months_worked: {2024: 12}", "months_worked: 12", "phải là các mục dạng"),
        ("titles:\n  - {year: 2023", "titles: {year: 2023", "phải là danh sách"),
        ("year: 2024\nclass", "year: hai tu\nclass", "phải là số nguyên"),
        ("months_worked: {2024: 12}", "months_worked: {2024: mười}", "phải là số"),
        ("collective: {members: 20, ", "collective: {members: 2.5, ", "phải là số nguyên"),
        (
            "nominee: {kind: ca_nhan, full_name: Ông Thị Liễu, gender: nu, unit: Văn phòng, person_class: truc_tiep}",
            "nominee: Ông Thị Liễu",
            "phải là các mục dạng",
        ),
    ],
)
def test_wrong_kinds_of_value_are_told_in_vietnamese(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in WHOLE
    with pytest.raises(InputError, match=said) as caught:
        read_facts(written(tmp_path, WHOLE.replace(old, new)))
    assert "Input should" not in caught.value.message


def test_day_that_is_not_in_the_calendar(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"du-kien\.yaml, dòng 13: khóa “to”"):
        read_facts(written(tmp_path, WHOLE.replace("to: 2021-05-01", "to: 2021-15-01")))


def test_not_a_mapping(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"du-kien\.yaml"):
        read_facts(written(tmp_path, "- một\n- hai\n"))


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"khong-co\.yaml"):
        read_facts(tmp_path / "khong-co.yaml")


def test_file_that_unfolds_or_nests_without_end_is_refused(tmp_path: Path) -> None:
    levels = "abcdefghi"
    lines = ["a: &a [x, x, x, x, x, x, x, x]"]
    lines += [f"{name}: &{name} [{', '.join([f'*{above}'] * 8)}]" for above, name in pairwise(levels)]
    (tmp_path / "a.yaml").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.yaml").write_text("a: " + "[" * 3000 + "]" * 3000, encoding="utf-8")
    with pytest.raises(InputError, match="tham chiếu"):
        read_facts(tmp_path / "a.yaml")
    with pytest.raises(InputError, match="quá nhiều tầng"):
        read_facts(tmp_path / "b.yaml")


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ("year: 99999", "year"),
        ("year: -5", "year"),
        ("year: true", "year"),
        ("titles: [{code: LDTT, year: 20204}]", "titles.0.year"),
        ("maternity_years: [0]", "maternity_years.0"),
        ("months_worked: {2024: 13}", "months_worked.2024"),
        ("months_worked: {24: 3}", "months_worked.24"),
        ("complete_years: {titles: [2025, 2000]}", "complete_years.titles"),
    ],
)
def test_number_that_was_mistyped_is_refused(tmp_path: Path, told: str, key: str) -> None:
    text = f"received: 2025-03-10\nnominee: {{kind: ca_nhan}}\nrequested: LDTT\n{told}\n"
    with pytest.raises(InputError, match=f"dòng 4: mục “{key}” sai"):
        read_facts(written(tmp_path, text))
