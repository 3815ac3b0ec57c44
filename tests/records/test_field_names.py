"""What people correct in a draft is named in Vietnamese."""

from __future__ import annotations

import pytest

from records.catalogue import FIELD_NAMES
from reports.papers.marks import CORRECTABLE


@pytest.mark.parametrize("field", CORRECTABLE)
def test_a_corrected_field_is_named_in_vietnamese(field: str) -> None:
    assert FIELD_NAMES[field] != field
