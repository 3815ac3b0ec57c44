"""Names, titles and the request that all papers of dossier C share."""

from __future__ import annotations

from tests.samples.papers import Gold, recognition

BRANCH = "Chi cục Tiêu chuẩn Đo lường Chất lượng"
BRANCH_HEAD = "CHI CỤC TIÊU CHUẨN\nĐO LƯỜNG CHẤT LƯỢNG"
CHIEF = "Vương Đình Khải"
ROOM = "Phòng Quản lý Đo lường"
AWARD = "Bằng khen của Chủ tịch Ủy ban nhân dân Thành phố"
FIGHTER, ADVANCED = "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến"
DIRECTOR = "Giám đốc Sở Khoa học và Công nghệ"


def asked(text: str = AWARD) -> list[Gold]:
    return [recognition("BK_TINH", text, "2025")]
