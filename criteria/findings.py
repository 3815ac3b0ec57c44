"""Takes a finding's code and its words; gives a Finding in Vietnamese. The closed list of codes stands here."""

from __future__ import annotations

from dataclasses import dataclass

from records.proposals import Finding, Severity
from records.readings import Evidence


@dataclass(frozen=True)
class FindingKind:
    """One code: its sentence, how grave it is by default, and what it tells an official (`meaning`)."""

    template: str
    severity: Severity
    meaning: str


FINDINGS: dict[str, FindingKind] = {
    "TC01": FindingKind(
        "Chưa đủ “{required}”: {found}.", "LOI", "Chuỗi năm hoặc số lần danh hiệu chưa đủ theo các dữ kiện đã nêu."
    ),
    "TC02": FindingKind(
        "Năm {years} chưa có kết quả xếp loại; đề nghị đơn vị bổ sung.",
        "CANH_BAO",
        "Thiếu kết quả xếp loại của năm cần xét; chưa phải là không đạt.",
    ),
    "TC03": FindingKind("Không đạt “{required}”: {found}.", "LOI", "Một tiêu chuẩn không đạt theo dữ kiện đã nêu."),
    "TC04": FindingKind(
        "Chưa đủ căn cứ xét “{required}”: {found}; đề nghị đơn vị bổ sung.",
        "CANH_BAO",
        "Thiếu dữ kiện để xét một tiêu chuẩn; chưa phải là không đạt.",
    ),
    "TC05": FindingKind(
        "{name} chỉ xét tặng cho {kinds}, không xét cho {kind}.",
        "LOI",
        "Danh hiệu không dành cho đối tượng được đề nghị.",
    ),
    "TRUNG_LAP": FindingKind(
        "{found} ({article}).",
        "LOI",
        "Một thành tích đã được khen, hoặc một sáng kiến đã dùng để xét danh hiệu, hình thức khác.",
    ),
    "DANG_XEM_XET": FindingKind(
        "Chưa xét: {found} ({article}).",
        "CANH_BAO",
        "Đang trong thời gian xem xét kỷ luật, điều tra, thanh tra, kiểm tra hoặc giải quyết khiếu nại, tố cáo.",
    ),
    "CAN_XEM_XET": FindingKind(
        "Cần người có thẩm quyền xem xét {name}: {found}.",
        "CANH_BAO",
        "Quy định chưa được xác nhận, chưa nạp, hoặc không có tiêu chuẩn chung; chương trình không kết luận.",
    ),
    "LOAI_HINH": FindingKind(
        "Chưa ghi loại hình khen thưởng; được xét theo công trạng.",
        "THONG_TIN",
        "Không rõ loại hình, xét theo công trạng.",
    ),
    "HS01": FindingKind("Thiếu báo cáo thành tích của {person} ({article}).", "LOI", "Hồ sơ thiếu báo cáo thành tích."),
    "HS02": FindingKind("Thiếu biên bản bình xét của {unit} ({article}).", "LOI", "Hồ sơ thiếu biên bản bình xét."),
    "HS03": FindingKind(
        "Thiếu chứng nhận hoặc xác nhận sáng kiến/đề tài cho đề nghị {name} ({article}).",
        "LOI",
        "Kết luận dựa vào sáng kiến nhưng hồ sơ thiếu chứng nhận sáng kiến.",
    ),
    "HS04": FindingKind("Thiếu tờ trình đề nghị khen thưởng của {unit} ({article}).", "LOI", "Hồ sơ thiếu tờ trình."),
    "HS05": FindingKind(
        "Chưa rõ hồ sơ của {person} gồm những giấy tờ gì ({article}).", "CANH_BAO", "Không rõ thành phần hồ sơ."
    ),
    "HA01": FindingKind(
        "Hồ sơ nhận ngày {day}, sau thời hạn trước ngày {deadline}.",
        "CANH_BAO",
        "Hồ sơ nhận từ ngày 20 của tháng cuối quý trở đi; không ảnh hưởng đến kết luận về tiêu chuẩn.",
    ),
    "THIEU_TRUONG": FindingKind("Chưa có {label} của {person}.", "CANH_BAO", "Thiếu một mục cần có trong hồ sơ."),
}


def make_finding(
    code: str,
    *,
    severity: Severity | None = None,
    condition: str | None = None,
    required: str | None = None,
    found: str | None = None,
    article: str | None = None,
    evidence: tuple[Evidence, ...] = (),
    words: dict[str, str] | None = None,
) -> Finding:
    """A finding of the closed list; `words` fills what its sentence names beside required, found and article."""
    kind = FINDINGS[code]
    text = kind.template.format(required=required, found=found, article=article, **(words or {}))
    return Finding(
        code=code,
        severity=severity or kind.severity,
        condition=condition,
        required=required,
        found=found,
        article=article,
        text=text[:1].upper() + text[1:],
        evidence=evidence,
    )
