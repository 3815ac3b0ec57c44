"""Three states of a value, and the Office's file of thresholds: read, and refused with the line that is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from records.errors import SettingsError
from records.readings import DocumentHead, Field, Nominee
from records.settings import load_settings
from records.trust import (
    FIELD_NAMES,
    FIELD_OF_KEY,
    STRICT,
    Thresholds,
    needs_person,
    read_thresholds,
    state_of,
    thresholds_in_force,
)

SHIPPED = Path(__file__).resolve().parents[2] / "templates" / "nguong.yaml"


def name(confidence: float, *, conflict: str | None = None) -> Field:
    return Field(value="Lò Văn Tám", text="Lò Văn Tám", confidence=confidence, conflict=conflict)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "nguong.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("confidence", "conflict", "state"),
    [
        (0.95, None, "accepted"),
        (0.9499, None, "check"),
        (0.2, None, "check"),
        (0.99, "Lò Văn Tâm", "conflict"),
        (0.2, "Lò Văn Tâm", "conflict"),
    ],
)
def test_state(confidence: float, conflict: str | None, state: str) -> None:
    thresholds = Thresholds(default=0.5, accept={"full_name": 0.95})
    assert state_of("full_name", name(confidence, conflict=conflict), thresholds) == state


def test_field_without_its_own_threshold_has_the_common_one() -> None:
    thresholds = Thresholds(default=0.5, accept={"full_name": 0.95})
    assert state_of("signer", name(0.6), thresholds) == "accepted"
    assert state_of("signer", name(0.4), thresholds) == "check"


def test_value_that_the_structure_does_not_bear_out_is_never_accepted() -> None:
    told = name(0.999).model_copy(update={"sources": ("grammar", "statistics")})
    assert state_of("full_name", told, Thresholds(default=0.5)) == "check"
    both = told.model_copy(update={"sources": ("label", "grammar", "statistics")})
    assert state_of("full_name", both, Thresholds(default=0.5)) == "accepted"


def test_file_goes_to_a_person_only_for_the_fields_that_the_office_names() -> None:
    thresholds = Thresholds(look={"full_name": 0.6})
    assert needs_person("full_name", name(0.59), thresholds)
    assert needs_person("full_name", name(0.99, conflict="Lò Văn Tâm"), thresholds)
    assert not needs_person("full_name", name(0.6), thresholds)
    assert not needs_person("hometown", name(0.1, conflict="xã Nà Tông"), thresholds)


def test_shipped_file_is_read() -> None:
    thresholds = read_thresholds(SHIPPED)
    assert {"full_name", "requested"} <= set(thresholds.accept)
    assert {"full_name", "requested"} <= set(thresholds.look)
    assert all(thresholds.accepts(each) >= least for each, least in thresholds.look.items())


def test_every_field_of_the_contract_has_a_key() -> None:
    fields = {*DocumentHead.model_fields, *Nominee.model_fields} - {"kind", "declared", "granted"}
    assert set(FIELD_OF_KEY.values()) == set(FIELD_NAMES) == fields


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mac_dinh: 0.9\nnhan:\n  ho_ten: 95\n", "dòng 3: “ho_ten” phải là số từ 0 đến 1"),
        ("nhan:\n  ho_ten: 0,95\n", "dòng 2: “ho_ten” phải là số"),
        ("nhan:\n  ho_ten: yes\n", "dòng 2: “ho_ten” phải là số"),
        ("nhan:\n  ho_tn: 0.9\n", "dòng 2: không có trường “ho_tn”"),
        ("nhận:\n  ho_ten: 0.9\n", "dòng 1: không có mục “nhận”"),
        ("mac_dinh: cao\n", "dòng 1: “mac_dinh” phải là số"),
        ("mac_dinh: .nan\n", "dòng 1: “mac_dinh” phải là số"),
        ("nhan: 0.9\n", "tên trường: số"),
        ("- ho_ten: 0.9\n", "phải có các mục mac_dinh, nhan, nguoi_xem"),
        ("nhan:\n  ho_ten: 0.9\n  ho_ten: 0.8\n", "dòng 3: khóa “ho_ten” lặp lại"),
    ],
)
def test_wrong_file_is_refused_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_thresholds(written(tmp_path, text))
    assert told in caught.value.sentence()


def test_file_that_is_changed_counts_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, "mac_dinh: 0.7\n")
    environment = {"TDKT_TEMPLATES": str(tmp_path)}
    assert thresholds_in_force(environment).default == 0.7
    path.write_text("mac_dinh: 0.8\n", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert thresholds_in_force(environment).default == 0.8


def test_office_without_the_file_accepts_strictly(tmp_path: Path) -> None:
    assert thresholds_in_force({"TDKT_TEMPLATES": str(tmp_path)}).accepts("full_name") == STRICT


def test_every_key_is_explained_to_the_office() -> None:
    told = (SHIPPED.parent / "README.md").read_text(encoding="utf-8")
    assert [key for key in FIELD_OF_KEY if f"`{key}`" not in told] == []


def test_program_does_not_start_with_a_wrong_file(tmp_path: Path) -> None:
    (tmp_path / "van-phong.yaml").write_bytes((SHIPPED.parent / "van-phong.yaml").read_bytes())
    environment = {"TDKT_TEMPLATES": str(tmp_path), "TDKT_DATA": str(tmp_path)}
    assert load_settings(environment=environment).templates == tmp_path
    written(tmp_path, "mac_dinh: cao\n")
    with pytest.raises(SettingsError, match=r"nguong\.yaml, dòng 1"):
        load_settings(environment=environment)
