"""Takes text for the printed table; gives its short forms, and the legend that explains those used."""

from __future__ import annotations

from collections.abc import Iterable

# The longer first: “Tập thể Lao động tiên tiến” holds “Lao động tiên tiến”.
ABBREVIATIONS: dict[str, str] = {
    "Không hoàn thành nhiệm vụ": "KHTNV",
    "Hoàn thành xuất sắc nhiệm vụ": "HTXSNV",
    "Hoàn thành tốt nhiệm vụ": "HTTNV",
    "Hoàn thành nhiệm vụ": "HTNV",
    "Tập thể Lao động xuất sắc": "TTLĐXS",
    "Tập thể Lao động tiên tiến": "TTLĐTT",
    "Chiến sĩ thi đua cơ sở": "CSTĐCS",
    "Lao động tiên tiến": "LĐTT",
}
PAPERS: dict[str, tuple[str, str]] = {
    "to_trinh": ("TTr", "tờ trình"),
    "danh_sach": ("DS", "danh sách"),
    "bao_cao_thanh_tich_ca_nhan": ("BC", "báo cáo thành tích"),
    "bao_cao_thanh_tich_tap_the": ("BC", "báo cáo thành tích"),
    "bien_ban": ("BB", "biên bản"),
    "xac_nhan_sang_kien": ("CN", "chứng nhận sáng kiến"),
    "don_sang_kien": ("Đơn", "đơn yêu cầu công nhận sáng kiến"),
    "quyet_dinh": ("QĐ", "quyết định"),
    "dang_ky": ("ĐK", "đăng ký thi đua"),
    "dien_hinh": ("ĐH", "gương điển hình"),
    "cong_van": ("CV", "công văn"),
    "khac": ("VB", "văn bản khác"),
}


def abbreviate(text: str) -> str:
    for name, short in ABBREVIATIONS.items():
        text = text.replace(name, short)
    return text


def papers_in_short(kinds: Iterable[str | None]) -> tuple[str, ...]:
    """ "TTr", "BC", "BB": each kind of paper once, in the order of the catalogue of papers."""
    present = set(kinds)
    return tuple(dict.fromkeys(short for kind, (short, _) in PAPERS.items() if kind in present))


def legend(texts: Iterable[str], papers: Iterable[str]) -> str:
    """What the short forms in `texts` and `papers` stand for; "" where there are none."""
    words = {word for text in texts for word in text.replace("(", " ").replace(",", " ").split()}
    shown = {short: name for name, short in ABBREVIATIONS.items() if short in words}
    held = set(papers)
    shown |= {short: name for short, name in PAPERS.values() if short in held}
    return "; ".join(f"{short}: {name[:1].lower()}{name[1:]}" for short, name in shown.items())
