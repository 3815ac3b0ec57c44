"""Gold of an invented paper with the traps of real ones, and the Reading that says exactly the same."""

from __future__ import annotations

from typing import Any

from records.readings import DocumentHead, Evidence, Field, Nominee, Reading, Recognition
from reports.accuracy import Gold

GOLD: dict[str, Any] = {
    "file": "to-trinh.docx",
    "kind": "to_trinh",
    "read_as": "word",
    "document": {
        "number": "21/TTr-QLCN",
        "date": "2025-11",
        "place": None,
        "subject": "Khen thưởng năm 2025",
        "signer": "Lò Văn Tường",
    },
    "requested": [{"code": "LDTT", "year": "2025"}, {"code": "CSTDCS", "year": "2025"}],
    "nominees": [
        {
            "kind": "ca_nhan",
            "full_name": "Hoàng Mỹ Duyên",
            "honorific": None,
            "birth_date": "1986",
            "gender": None,
            "position": "Trưởng phòng",
            "unit": "Phòng Quản lý Công nghệ",
            "requested": [
                {"code": "LDTT", "year": "2025", "decision_number": None},
                {"code": "CSTDCS", "year": "2025", "decision_number": None},
            ],
            "prior_titles": [{"code": "LDTT", "year": "2024", "decision_number": "12/QĐ-SKHCN"}],
            "initiatives": [{"title": "Số hóa kho hồ sơ công nghệ", "scope": "co_so"}],
            "alt": {"honorific": ["Bà", None], "unit": ["Phòng Quản lý Công nghệ, Sở Khoa học và Công nghệ"]},
        },
        {
            "kind": "tap_the",
            "full_name": "Phòng Kế hoạch - Tài chính",
            "requested": [{"code": "TTLDTT", "year": "2025"}],
            "alt": {"requested_optional": ["DIEN_HINH"]},
        },
    ],
    "alt": {"document.subject": ["V/v khen tập thể, cá nhân năm 2025"], "document.signer": [None]},
}


def gold_of(**changes: Any) -> Gold:
    return Gold.model_validate(GOLD | changes)


def say(value: str, confidence: float = 1.0, **told: Any) -> Field:
    return Field(value=value, text=value, confidence=confidence, **told)


def ask(code: str, year: str | None = "2025", **more: Any) -> Recognition:
    return Recognition(code=code, text=code, year=year, **more)


def duyen(**changes: Any) -> Nominee:
    own: dict[str, Any] = {
        "kind": "ca_nhan",
        "full_name": say("Hoàng Mỹ Duyên"),
        "birth_date": say("1986"),
        "position": say("Trưởng phòng"),
        "unit": say("Phòng Quản lý Công nghệ"),
        "requested": (ask("LDTT"), ask("CSTDCS")),
        "prior_titles": (ask("LDTT", "2024", decision_number="12/QĐ-SKHCN"),),
        "initiatives": ({"title": "Số hóa kho hồ sơ công nghệ", "scope": "co_so"},),
    }
    return Nominee.model_validate(own | changes)


def finance(**changes: Any) -> Nominee:
    own: dict[str, Any] = {
        "kind": "tap_the",
        "full_name": say("Phòng Kế hoạch - Tài chính"),
        "requested": (ask("TTLDTT"),),
    }
    return Nominee.model_validate(own | changes)


def reading_of(*nominees: Nominee, head: dict[str, Any] | None = None, **changes: Any) -> Reading:
    """The reading that agrees with GOLD, but for what is given."""
    own = {
        "number": say("21/TTr-QLCN"),
        "date": say("2025-11"),
        "subject": say("Khen thưởng năm 2025"),
        "signer": say("Lò Văn Tường", evidence=(Evidence(page=1, bbox=(72.0, 700.0, 180.0, 714.0)),)),
    }
    told: dict[str, Any] = {
        "file": "to-trinh.docx",
        "sha256": "0" * 64,
        "status": "read",
        "kind": "to_trinh",
        "read_as": "word",
        "document": DocumentHead(**(own | (head or {}))),
        "requested": (ask("LDTT"), ask("CSTDCS")),
        "nominees": nominees or (duyen(), finance()),
    }
    return Reading(**(told | changes))
