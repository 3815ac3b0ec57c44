"""Targets of a movement: what counts, and what does not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from criteria import load_rulebook
from criteria.book.rulebook import Target
from criteria.words.targets import progress_of
from records.honours import Honour
from records.proposals import Proposal
from records.readings import Nominee, Recognition


@pytest.fixture
def target(tmp_path: Any) -> Target:
    text = """\
targets:
- id: phong_trao
  name: "Phong trào thử"
  from: 2024-01-01
  to: 2025-06-30
  reference: "Kế hoạch thử"
  status: confirmed
  code: DIEN_HINH
  count: 3
"""
    (tmp_path / "chi-tieu.yaml").write_text(text, encoding="utf-8")
    return next(load_rulebook(tmp_path).all_of(Target))


def honour(**more: Any) -> Honour:
    return Honour(**{"name": "Lò Thị Bản", "code": "DIEN_HINH", "year": 2024, **more})


def asked(code: str, received: str) -> Proposal:
    return Proposal(
        id="2025-Q1-0001",
        quarter="2025-Q1",
        received=date.fromisoformat(received),
        nominee=Nominee(kind="ca_nhan", full_name=None),
        requested=Recognition(code=code, text="Điển hình tiên tiến"),
    )


def test_only_what_was_granted_in_time_counts(target: Target) -> None:
    honours = [
        honour(),
        honour(year=2025, decision_date=date(2025, 6, 30)),
        honour(year=2025, decision_date=date(2025, 7, 1)),
        honour(year=2023),
        honour(code="GIAY_KHEN"),
        honour(is_revoked=True),
    ]
    proposals = [asked("DIEN_HINH", "2025-06-30"), asked("DIEN_HINH", "2025-07-01"), asked("LDTT", "2025-01-01")]
    progress = progress_of(target, honours, proposals)
    assert (progress.granted, progress.asked) == (2, 1)
    assert progress.sentence.endswith("đã công nhận 02 lượt, trong sổ có 01 đề nghị; còn thiếu 01")


def test_target_that_is_reached(target: Target) -> None:
    assert progress_of(target, [honour()] * 3, []).sentence.endswith("đã đủ")
