"""Takes codes of a judgement or of a timeline; gives the words and short words in which a page says them."""

from __future__ import annotations

from collections.abc import Sequence

from records.catalogue import LEVELS, RECOGNITIONS
from records.chronicle import EntryKind, YearEntry
from records.proposals import Outcome
from reports.recognitions import recognition_name

SHORT_LEVELS = {
    "hoan_thanh_xuat_sac": "HTXSNV",
    "hoan_thanh_tot": "HTTNV",
    "hoan_thanh": "HTNV",
    "khong_hoan_thanh": "KHTNV",
}
SHORT_RECOGNITIONS = {
    "LDTT": "LĐTT",
    "CSTDCS": "CSTĐCS",
    "CSTD_TINH": "CSTĐ tỉnh",
    "CSTD_TQ": "CSTĐ TQ",
    "TTLDTT": "TTLĐTT",
    "TTLDXS": "TTLĐXS",
    "CO_TINH": "Cờ tỉnh",
    "CO_BO": "Cờ Bộ",
    "CO_CP": "Cờ CP",
    "GIAY_KHEN": "GK",
    "BK_TINH": "BK tỉnh",
    "BK_BO": "BK Bộ",
    "BK_TTG": "BK TTg",
    "HCLD1": "HCLĐ Nhất",
    "HCLD2": "HCLĐ Nhì",
    "HCLD3": "HCLĐ Ba",
    "KNC": "KNC",
    "DIEN_HINH": "ĐHTT",
    "SANG_KIEN": "SK",
    "KHAC": "khác",
}
SCOPES = {"co_so": "cơ sở", "tinh_bo": "tỉnh, bộ", "toan_quoc": "toàn quốc"}
DISCIPLINES = {
    "khien_trach": "khiển trách",
    "canh_cao": "cảnh cáo",
    "ha_bac_luong": "hạ bậc lương",
    "giang_chuc": "giáng chức",
    "cach_chuc": "cách chức",
    "buoc_thoi_viec": "buộc thôi việc",
}
LEGAL_KINDS = {
    "cong_trang": "công trạng",
    "dot_xuat": "đột xuất",
    "phong_trao": "phong trào, chuyên đề",
    "qua_trinh_cong_hien": "quá trình cống hiến",
    "nien_han": "niên hạn",
    "doi_ngoai": "đối ngoại",
}
ROW_NAMES: dict[EntryKind, str] = {
    "classification": "Xếp loại",
    "title": "Danh hiệu",
    "award": "Khen thưởng",
    "initiative": "Sáng kiến",
    "discipline": "Kỷ luật",
    "maternity": "Thai sản",
}
SIGNS: dict[Outcome, str] = {"DAT": "✓", "KHONG_DAT": "✗", "CHUA_RO": "?"}
OUTCOMES: dict[Outcome, str] = {"DAT": "Đạt", "KHONG_DAT": "Không đạt", "CHUA_RO": "Chưa rõ"}
STANDINGS = {
    "verified": "có quyết định trong hồ sơ, lịch sử",
    "cited": "có số quyết định",
    "claimed": "mới là lời khai",
}
NO_BASIS = frozenset({"dot_xuat", "phong_trao"})  # how awards are shown; whether they count is the conditions'


def short_entry(entry: YearEntry, *, city: bool = False) -> str:
    """What a cell says: “HTXSNV”, “CSTĐCS”, “SK tỉnh, bộ”; in parentheses what cannot serve any more, or not here."""
    match entry.kind:
        case "classification":
            text = SHORT_LEVELS.get(entry.code or "", "?")
        case "initiative":
            text = " ".join(filter(None, ["SK", SCOPES.get(entry.scope or "", "")]))
        case "discipline":
            text = DISCIPLINES.get(entry.code or "", "kỷ luật")
        case "maternity":
            text = "nghỉ thai sản"
        case _:
            text = SHORT_RECOGNITIONS.get(entry.code or "", "khác")
    text = text.replace("tỉnh", "TP") if city else text
    return f"({text})" if entry.is_used or entry.legal_kind in NO_BASIS else text


def full_entry(entry: YearEntry, *, city: bool = False) -> str:
    """The same in full words, for a table."""
    match entry.kind:
        case "classification":
            text = LEVELS.get(entry.code or "", "")
        case "initiative":
            scope = SCOPES.get(entry.scope or "")
            text = f"“{entry.text}”" + (f", phạm vi {scope}" if scope else "")
        case "discipline":
            text = DISCIPLINES.get(entry.code or "", "kỷ luật")
        case "maternity":
            text = "nghỉ thai sản"
        case _:
            text = recognition_name(entry.code or "KHAC", city=city)
    kind = LEGAL_KINDS.get(entry.legal_kind or "")
    return text + (f" ({kind})" if kind and entry.legal_kind in NO_BASIS else "")


def legend_of(entries: Sequence[YearEntry], *, city: bool = False) -> str:
    """What the short forms of these entries stand for: “CSTĐCS: Chiến sĩ thi đua cơ sở”."""
    told: dict[str, str] = {}
    order = [*SHORT_LEVELS, *SHORT_RECOGNITIONS]
    known = sorted(entries, key=lambda each: order.index(each.code) if each.code in order else len(order))
    for entry in known:
        if entry.kind == "classification" and entry.code in SHORT_LEVELS:
            told[SHORT_LEVELS[entry.code]] = LEVELS[entry.code]
        elif entry.kind == "initiative":
            told["SK"] = "sáng kiến, đề tài"
        elif entry.kind in ("title", "award") and entry.code in RECOGNITIONS and entry.code != "KHAC":
            short = SHORT_RECOGNITIONS[entry.code]
            told[short.replace("tỉnh", "TP") if city else short] = recognition_name(entry.code, city=city)
    return "; ".join(f"{short}: {name[:1].lower() + name[1:]}" for short, name in told.items())
