"""Takes a finding's code and its words; gives a Finding in Vietnamese. The closed list of codes stands here."""

from __future__ import annotations

from dataclasses import dataclass

from records.proposals import Finding, Severity
from records.readings import Evidence

ASK = "đề nghị đơn vị bổ sung"


@dataclass(frozen=True)
class FindingKind:
    """One code: its sentence, how grave it is by default, and what it tells an official (`meaning`).

    `awaits_person`: where it is more than a note, a person settles it before anything is met.
    """

    template: str
    severity: Severity
    meaning: str
    awaits_person: bool = False


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
        "Chưa đủ căn cứ xét “{required}”: {found}; {settled_by}.",
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
        "Chưa ghi loại hình khen thưởng; xét theo công trạng{consequence}.",
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
        "Hồ sơ nhận ngày {day}, sau thời hạn trước ngày {deadline}{weekend}.",
        "CANH_BAO",
        "Hồ sơ nhận từ ngày 20 của tháng cuối quý trở đi; không ảnh hưởng đến kết luận về tiêu chuẩn.",
    ),
    "HA02": FindingKind(
        "Hồ sơ đề nghị {name} năm {year} nhận ngày {day}, sau thời hạn {deadline}{weekend} ({article}).",
        "CANH_BAO",
        "Hồ sơ nhận sau thời hạn trình của danh hiệu, hình thức đó; không ảnh hưởng đến kết luận về tiêu chuẩn.",
    ),
    "DC01": FindingKind(
        "{found}.",
        "CANH_BAO",
        "Số trường hợp trong tờ trình, danh sách, biên bản, báo cáo thành tích của một đơn vị không khớp nhau.",
    ),
    "DC02": FindingKind(
        "{what}: {found}. Cần xác nhận có phải một {whom}.",
        "CANH_BAO",
        "Giấy tờ của một đơn vị ghi hai tên gần giống nhau, hoặc một tên với hai ngày sinh, cho cùng một đề nghị.",
        awaits_person=True,
    ),
    "DC03": FindingKind(
        "Danh hiệu, hình thức đề nghị cho {person} không thống nhất: {found}.",
        "CANH_BAO",
        "Tờ trình, danh sách, báo cáo đề nghị hai danh hiệu, hình thức khác nhau cho một người, tập thể.",
        awaits_person=True,
    ),
    "DC04": FindingKind(
        "{person} (đề nghị {name}) {found}.",
        "CANH_BAO",
        "Người, tập thể có trong một giấy tờ mà không có trong giấy tờ kia của đơn vị.",
        awaits_person=True,
    ),
    "BQ01": FindingKind(
        "Số liệu bỏ phiếu trong biên bản không khớp: {found}.",
        "CANH_BAO",
        "Tính lại từ số phiếu thì tỷ lệ, số phiếu hoặc số người ghi trong biên bản không đúng.",
        awaits_person=True,
    ),
    "BQ02": FindingKind(
        "Biên bản ghi {found}; quy định {required} ({article}).",
        "CANH_BAO",
        "Kết quả bỏ phiếu chưa đủ tỷ lệ, chưa đủ số người dự, hoặc không đúng cách bỏ phiếu.",
        awaits_person=True,
    ),
    "BQ03": FindingKind(
        "Biên bản chưa ghi kết quả bỏ phiếu cho {person} (đề nghị {name}) ({article}).",
        "CANH_BAO",
        "Biên bản phải ghi kết quả bỏ phiếu mà chương trình không thấy.",
    ),
    "VB01": FindingKind(
        "Viện dẫn {found} đã hết hiệu lực từ {day}{instead}.",
        "CANH_BAO",
        "Giấy tờ của đơn vị lấy làm căn cứ một văn bản đã hết hiệu lực vào ngày của giấy tờ.",
    ),
    "VB02": FindingKind(
        "Viện dẫn {found} chưa có hiệu lực vào ngày {written}: văn bản có hiệu lực từ {day}.",
        "CANH_BAO",
        "Giấy tờ lấy làm căn cứ một văn bản chưa có hiệu lực vào ngày của giấy tờ.",
    ),
    "VB03": FindingKind(
        "Viện dẫn {found} mà chưa nêu {instead}, có hiệu lực từ {day}; chương trình chưa có nội dung sửa đổi.",
        "THONG_TIN",
        "Văn bản làm căn cứ đã được sửa đổi; giấy tờ chưa nêu văn bản sửa đổi.",
    ),
    "TO01": FindingKind(
        "{what} “{found}” không còn dùng từ {day}; {instead}.",
        "CANH_BAO",
        "Giấy tờ làm sau ngày đổi tên, sáp nhập mà vẫn ghi tên đơn vị hoặc địa danh cũ.",
    ),
    "QD01": FindingKind(
        "Thiếu thông tin quyết định của {person}: {found}.",
        "CANH_BAO",
        "Mục danh hiệu, khen thưởng đã có ghi quyết định mà thiếu số, ký hiệu, ngày hoặc cơ quan ban hành.",
    ),
    "BC01": FindingKind(
        "Báo cáo của {person} chỉ nêu thành tích từ năm {found}; đề nghị {name} cần {required} ({article}).",
        "CANH_BAO",
        "Báo cáo thành tích bắt đầu muộn hơn số năm mà danh hiệu, hình thức cần.",
    ),
    "LS01": FindingKind(
        "Lịch sử khen thưởng ghi khác: {found}. Cần đối chiếu với quyết định.",
        "CANH_BAO",
        "Lịch sử có số quyết định, năm, mức hoặc loại hình khác với lời khai; kết luận Đạt thành Cần xem xét.",
    ),
    "LS02": FindingKind(
        "{found} đã bị thu hồi, hủy bỏ; không được tính.",
        "LOI",
        "Hồ sơ kê khai một danh hiệu, khen thưởng hoặc sáng kiến mà quyết định đã bị thu hồi, hủy bỏ.",
    ),
    "LS03": FindingKind(
        "Lịch sử khen thưởng không có {found}{told}. Đề nghị đơn vị gửi quyết định.",
        "THONG_TIN",
        "Lịch sử đã nhập có năm ấy mà không có lời khai này; năm ghi là đã đủ thì là CANH_BAO, không được tính.",
    ),
    "LS04": FindingKind(
        "Lịch sử khen thưởng còn có {found}; hồ sơ không nêu, đã được tính.",
        "THONG_TIN",
        "Khen thưởng, xếp loại, sáng kiến chắc chắn của người này mà hồ sơ không kê khai.",
    ),
    "LS05": FindingKind(
        "Chưa rõ có phải của {person}: {found}. Bổ sung ngày sinh, đơn vị, hoặc xác nhận bằng tdkt state.",
        "THONG_TIN",
        "Lịch sử có khen thưởng của người cùng họ tên; chưa đủ căn cứ để tính hay bỏ.",
    ),
    "LS06": FindingKind(
        "Đã có quyết định về chính đề nghị này: {found}.",
        "THONG_TIN",
        "Cùng danh hiệu, hình thức và năm đã được quyết định; có trước ngày nhận hồ sơ thì là CANH_BAO.",
    ),
    "KK01": FindingKind(
        "Hồ sơ có câu “{found}”: cần xác nhận {person} có đang bị xem xét kỷ luật, điều tra, thanh tra, kiểm tra, "
        "khiếu nại, tố cáo hay không.",
        "CANH_BAO",
        "Giấy tờ có câu nói đến việc đang xem xét, thanh tra, khiếu nại; chương trình không tự kết luận, người xem xác "
        "nhận bằng `tdkt state`.",
        awaits_person=True,
    ),
    "KK02": FindingKind(
        "Hồ sơ ghi “{found}” (kỷ luật {form}) nhưng chưa rõ từ ngày nào đến ngày nào; đề nghị đơn vị gửi quyết định kỷ "
        "luật.",
        "CANH_BAO",
        "Giấy tờ kê khai bị kỷ luật mà không ghi ngày; người xem xác nhận bằng `tdkt state`.",
        awaits_person=True,
    ),
    "XN01": FindingKind(
        "{found} ({source}).",
        "THONG_TIN",
        "Điều người có trách nhiệm đã xác nhận; thay cho giấy tờ và lịch sử.",
    ),
    "TL01": FindingKind(
        "Có thể trùng thành tích với {other}: {found}.",
        "CANH_BAO",
        "Thành tích giống với thành tích của một đề nghị hoặc quyết định khác; người xem xác nhận trùng hay không.",
        awaits_person=True,
    ),
    "TL02": FindingKind(
        "{found} ({article}).",
        "CANH_BAO",
        "Một sáng kiến nêu ở hai nơi; đã dùng ở đâu, hoặc dùng cho nơi nào thì người xem xác nhận.",
        awaits_person=True,
    ),
    "TL03": FindingKind(
        "{found}.",
        "THONG_TIN",
        "Hai người cùng đơn vị nêu cùng một sáng kiến hoặc thành tích; đồng tác giả là bình thường.",
    ),
    "CO_CAU": FindingKind(
        "{found} ({article}).",
        "THONG_TIN",
        "Người trực tiếp công tác được đề nghị ít hơn lãnh đạo, quản lý; luật không định tỷ lệ.",
    ),
    "DIEM_SAI": FindingKind(
        "Điểm chấm ghi sai: {found}; đề nghị sửa rồi xét lại.",
        "LOI",
        "Điểm chấm ngoài khoảng của thang điểm, hoặc chấm cho tiêu chí không có trong thang điểm.",
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
    said = {"settled_by": ASK, **(words or {})}
    text = kind.template.format(required=required, found=found, article=article, **said)
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
