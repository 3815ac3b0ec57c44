"""Builders of invented readings for the tests of the record; every person and unit is made up."""

from __future__ import annotations

import hashlib
from typing import Any

from records import DocumentHead, Field, Nominee, Reading, Recognition


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def field(value: str) -> Field:
    return Field(value=value, text=value, confidence=0.9)


def asked(code: str, year: str | None = "2026", **more: Any) -> Recognition:
    return Recognition(code=code, text=more.pop("text", code), year=year, **more)


def nominee(name: str | None, *requested: Recognition, kind: Any = "ca_nhan", **values: Any) -> Nominee:
    scalars = {k: field(v) if isinstance(v, str) else v for k, v in values.items()}
    return Nominee(kind=kind, full_name=field(name) if name else None, requested=requested, **scalars)


def reading(file: str, kind: Any, *nominees: Nominee, **more: Any) -> Reading:
    head = DocumentHead(**{k: field(more.pop(k)) for k in ("issuing_unit", "parent_unit", "subject") if k in more})
    content = more.pop("content", file)
    values = {"status": "read", **more}
    return Reading(file=file, sha256=sha(content), kind=kind, document=head, nominees=nominees, **values)


def report(file: str, *nominees: Nominee, **more: Any) -> Reading:
    return reading(file, "bao_cao_thanh_tich_ca_nhan", *nominees, **more)


def submission(file: str, *nominees: Nominee, **more: Any) -> Reading:
    return reading(file, "to_trinh", *nominees, **more)


def listing(file: str, *nominees: Nominee, **more: Any) -> Reading:
    return reading(file, "danh_sach", *nominees, **more)


def certificate(file: str, *nominees: Nominee, **more: Any) -> Reading:
    return reading(file, "xac_nhan_sang_kien", *nominees, **more)
