"""Takes rows with their findings; gives what is in the way by kind, in a few words, with how many proposals it touches.

Each finding's own sentence stands elsewhere: here the kinds are counted, for the report and the table of contents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reports.rows import Row

# codes of one kind of trouble stand together; their order is that of the words where the counts are equal
TROUBLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Thiếu tờ trình, hoặc tờ trình không nêu tên": ("HS04",),
        "Thiếu báo cáo thành tích": ("HS01",),
        "Thiếu biên bản bình xét, hoặc biên bản không nêu tên": ("HS02",),
        "Thiếu chứng nhận, xác nhận sáng kiến": ("HS03",),
        "Chưa rõ thành phần hồ sơ": ("HS05",),
        "Thiếu kết quả xếp loại": ("TC02",),
        "Thiếu dữ kiện để xét tiêu chuẩn": ("TC04",),
        "Chưa đủ chuỗi năm, số lần danh hiệu": ("TC01",),
        "Có tiêu chuẩn không đạt": ("TC03",),
        "Danh hiệu không dành cho đối tượng được đề nghị": ("TC05",),
        "Quy định chưa được xác nhận, cần người có thẩm quyền xem xét": ("CAN_XEM_XET",),
        "Thiếu họ tên, chức vụ, đơn vị hoặc năm thành tích": ("THIEU_TRUONG",),
        "Chưa rõ đơn vị trong danh mục": ("DON_VI_CHUA_RO", "DON_VI_DA_DOI_TEN"),
        "Các giấy tờ ghi khác nhau": ("DC01", "DC02", "DC03", "DC04", "DOI_CHIEU"),
        "Kết quả bỏ phiếu thiếu, chưa đủ hoặc không khớp": ("BQ01", "BQ02", "BQ03"),
        "Viện dẫn văn bản hết hiệu lực, chưa có hiệu lực hoặc chưa đủ": ("VB01", "VB02", "VB03"),
        "Ghi tên đơn vị, địa danh cũ": ("TO01",),
        "Quyết định khen thưởng đã có ghi thiếu số, ngày": ("QD01",),
        "Báo cáo chưa nêu đủ số năm thành tích": ("BC01",),
        "Nhận hồ sơ sau thời hạn": ("HA01", "HA02"),
        "Khác với lịch sử khen thưởng": ("LS01", "LS02", "LS03", "LS04", "LS05", "LS06"),
        "Có thể trùng thành tích, sáng kiến": ("TRUNG_LAP", "TL01", "TL02", "TL03", "DA_DE_NGHI"),
        "Kỷ luật, thanh tra, kiểm tra, khiếu nại, tố cáo cần xác nhận": ("DANG_XEM_XET", "KK01", "KK02"),
        "Điểm chấm ghi sai": ("DIEM_SAI",),
        "Loại hình, cơ cấu, điều đã xác nhận": ("LOAI_HINH", "CO_CAU", "XN01"),
    }
)
OTHER = "Nội dung khác"
_KIND_OF = {code: kind for kind, codes in TROUBLES.items() for code in codes}


@dataclass(frozen=True)
class Trouble:
    """One kind of trouble: how many proposals and how many senders it touches."""

    kind: str
    proposals: int
    senders: int


def trouble_kind(code: str) -> str:
    return _KIND_OF.get(code, OTHER)


def troubles_of(rows: Iterable[Row]) -> tuple[Trouble, ...]:
    """What somebody has to settle, the commonest first; each proposal counts once a kind."""
    touched: Counter[str] = Counter()
    senders: dict[str, set[str]] = {}
    for row in rows:
        for kind in {trouble_kind(finding.code) for finding in row.findings if finding.severity != "THONG_TIN"}:
            touched[kind] += 1
            senders.setdefault(kind, set()).add(row.sender or "")
    order = {kind: at for at, kind in enumerate((*TROUBLES, OTHER))}
    kinds = sorted(touched, key=lambda kind: (-touched[kind], order[kind]))
    return tuple(Trouble(kind, touched[kind], len(senders[kind])) for kind in kinds)
