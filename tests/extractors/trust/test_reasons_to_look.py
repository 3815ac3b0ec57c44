"""Why a paper goes to a person: one sentence that names people and fields, and no flood."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.trust.reasons import reason_of
from records.readings import DocumentKind, Field, Nominee, Recognition
from records.trust import Thresholds

THRESHOLDS = Thresholds(look={"full_name": 0.6, "requested": 0.6})


def nominee(name: str, sure: float = 0.9, *, asked: float = 0.9, **more: Any) -> Nominee:
    requested = (Recognition(code="LDTT", text="LĐTT", confidence=asked),) if asked else ()
    told = Field(value=name, text=name, confidence=sure, **more)
    return Nominee(kind="ca_nhan", full_name=told, requested=requested)


def test_nothing_to_see() -> None:
    assert reason_of("to_trinh", [nominee("Lò Văn Tám"), nominee("Vừ A Sình")], THRESHOLDS) is None


def test_doubtful_name_and_request_are_told_together() -> None:
    told = reason_of("to_trinh", [nominee("Lò Văn Tám", 0.5), nominee("Vừ A Sình", asked=0.3)], THRESHOLDS)
    assert told == (
        "Họ tên chưa chắc chắn: Lò Văn Tám. Danh hiệu, hình thức đề nghị chưa chắc chắn, hoặc chưa rõ cấp nào: "
        "Vừ A Sình. "
        "Đối chiếu với bản gốc."
    )


def test_conflict_says_what_else_is_written() -> None:
    told = reason_of("to_trinh", [nominee("Lò Văn Tám", conflict="Lò Văn Tâm")], THRESHOLDS)
    assert told is not None
    assert told.startswith("Hai nơi ghi khác nhau: họ tên của Lò Văn Tám (còn ghi “Lò Văn Tâm”).")


def test_many_are_counted_not_listed() -> None:
    told = reason_of("to_trinh", [nominee(f"Lò Văn {each}", 0.1) for each in "ABCDEFGH"], THRESHOLDS)
    assert told is not None
    assert "Lò Văn C và 5 trường hợp khác" in told


def test_doubt_in_a_field_that_the_office_does_not_name_sends_nothing_to_a_person() -> None:
    told = nominee("Lò Văn Tám").model_copy(update={"hometown": Field(value="xã X", text="xã X", confidence=0.1)})
    assert reason_of("to_trinh", [told], THRESHOLDS) is None


@pytest.mark.parametrize(
    ("kind", "nominees", "told"),
    [
        ("to_trinh", [], "chưa tìm thấy người"),
        ("cong_van", [], None),
        ("quyet_dinh", [], None),
        ("to_trinh", [nominee("Lò Văn Tám", asked=0)], "Không tìm thấy danh hiệu"),
        ("quyet_dinh", [nominee("Lò Văn Tám", asked=0)], None),
        ("to_trinh", [Nominee(kind="ca_nhan", full_name=None)], "người chưa rõ tên"),
    ],
)
def test_nobody_or_nothing_found(kind: DocumentKind, nominees: list[Nominee], told: str | None) -> None:
    found = reason_of(kind, nominees, THRESHOLDS)
    assert found is None if told is None else told in (found or "")
