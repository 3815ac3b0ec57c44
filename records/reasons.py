"""The closed list of reasons why a file is put aside or sent to a person: code, when, and what the clerk does.

Every InputError and every Doubt bears one of these codes, and docs/MA.md explains each; a test compares the three. The
sentence that a clerk reads is made where the reason is found, for there the name, the part and the number are known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_SAVE = "Mở bằng Word, lưu thành tệp mới rồi gửi lại."
_SPLIT = "Tách nhỏ rồi gửi từng phần."
_COMPARE = "Mở tệp, đối chiếu với kết quả đọc."


@dataclass(frozen=True, slots=True)
class Reason:
    """When a code is given, and what is to be done: Vietnamese, for docs/MA.md and the screens."""

    when: str
    action: str


REASONS: Mapping[str, Reason] = MappingProxyType(
    {
        # not taken
        "KHONG_HO_TRO": Reason("Loại tệp chương trình không đọc", "Làm theo lời nhắc rồi gửi lại."),
        "CO_MAT_KHAU": Reason("Tệp đặt mật khẩu", "Xin đơn vị gửi bản không mật khẩu."),
        "TEP_RONG": Reason("Tệp rỗng, hoặc không có trang nào", "Xin đơn vị gửi lại tệp."),
        "TEP_HONG": Reason("Tệp hỏng hoặc thiếu phần cuối", _SAVE),
        "KHONG_DOC_DUOC": Reason("Không nhận ra tệp là gì, hoặc không mở được", "Mở tệp xem; xin đơn vị bản khác."),
        "KHONG_MO_DUOC": Reason("Tệp không còn ở đó, hoặc không có quyền đọc", "Kiểm tra tên tệp và quyền đọc."),
        "TEP_LOI": Reason("Lỗi khác của một tệp", "Làm theo lời nhắc."),
        "KHONG_AN_TOAN": Reason(
            "Không phải tệp thường: thư mục, liên kết, thiết bị, chương trình chạy được",
            "Chép chính tệp đó vào hộp thư.",
        ),
        "QUA_LON": Reason("Hơn 50 MB, hơn 1.000 trang, ảnh hơn 100 triệu điểm, hoặc một phần quá lớn", _SPLIT),
        "NEN_QUA_LON": Reason("Giải nén ra hơn 200 MB, hoặc gấp hơn 100 lần tệp nén", "Lưu lại rồi gửi lại."),
        "QUA_NHIEU_PHAN": Reason("Tệp nén có hơn 2.000 phần", _SPLIT),
        "LONG_QUA_SAU": Reason("Nội dung lồng nhau hơn 256 tầng, hoặc gói nằm trong gói quá 2 lần", _SAVE),
        "DTD": Reason("Tệp chứa khai báo DTD (có thể dùng để tấn công)", "Mở bằng Word, lưu lại rồi gửi lại."),
        "MA_HOA_LA": Reason("Phần XML ghi bằng bảng mã mà Office không dùng", "Mở bằng Word, lưu lại rồi gửi lại."),
        "QUA_THOI_GIAN": Reason("Máy làm 30 giây mà không thấy đọc tiếp, hoặc đọc hơn 10 phút", _SPLIT),
        "QUA_BO_NHO": Reason("Cần hơn 1 GB bộ nhớ để đọc", _SPLIT),
        "TIEN_TRINH_CHET": Reason("Tiến trình đọc tệp bị dừng đột ngột", _SAVE),
        "LOI_CHUONG_TRINH": Reason("Chương trình có lỗi khi đọc tệp này", "Báo người phụ trách chương trình."),
        "TRUNG_TEP": Reason("Cùng nội dung với một tệp đã nhận", "Không phải làm gì."),
        "DANG_GHI": Reason("Tệp đang được ghi dở", "Không phải làm gì: chương trình tự thử lại."),
        "HET_CHO": Reason("Ổ đĩa hết chỗ khi giải nén gói tệp", "Dọn ổ đĩa; chương trình tự thử lại."),
        "DANG_BAN": Reason("Tệp đang mở ở chương trình khác", "Đóng tệp; chương trình tự thử lại."),
        "THIEU_OCR": Reason("Thiếu Tesseract hoặc dữ liệu tiếng Việt", "Chạy `tdkt doctor`."),
        "THIEU_LIBREOFFICE": Reason(
            "Thiếu LibreOffice để đọc .doc, .rtf, .odt, .xls, .ods, .xlsb", "Chạy `tdkt doctor`."
        ),
        "THIEU_LIBARCHIVE": Reason("Thiếu libarchive để mở .rar, .7z", "Chạy `tdkt doctor`."),
        # read, to be seen by a person
        "BAN_DU_THAO": Reason(
            "Văn bản do chương trình lập (tờ trình, danh sách, bảng tổng hợp…), không phải hồ sơ đề nghị",
            "Bản của Văn phòng thì không phải làm gì; bản của nơi khác thì xem có đúng nơi gửi không.",
        ),
        "CAN_XEM": Reason("Đã đọc, nhưng có chỗ chưa chắc", _COMPARE),
        "KHONG_CO_CHU": Reason("Không có chữ nào đọc được, kể cả sau khi nhận dạng ảnh", "Mở tệp xem."),
        "HAI_NGHIA": Reason("Tệp nói hai điều: chương trình này thấy một, chương trình kia thấy khác", _COMPARE),
        "CHU_AN": Reason("Có chữ ẩn: chữ ẩn của Word, chữ trắng, chữ quá nhỏ", _COMPARE),
        "CHU_KY_HONG": Reason(
            "Tệp PDF bị sửa, hoặc được thêm nội dung, sau khi ký số", "Xin đơn vị gửi lại bản đã ký."
        ),
        "DAU_SUA": Reason("Còn dấu sửa (Track Changes) ở tên người, tập thể", "Nhận hoặc bỏ các dấu sửa rồi gửi lại."),
        "CHU_LA": Reason("Tên có ký tự không thấy được, chữ cái của ngôn ngữ khác, hoặc chữ bị mất", _COMPARE),
        "MA_CHU_CU": Reason("Chữ gõ bằng phông cũ mà không chắc bảng mã nào (TCVN3, VNI, VISCII…)", _COMPARE),
        "TEN_QUA_DAI": Reason("Tên dài hơn 1.000 ký tự", _COMPARE),
        "CHUA_DOC_HET": Reason("Có phần của tệp chưa đọc: tệp nhúng, bảng quá dài", "Mở tệp, đọc phần được nêu."),
        "BANG_QUA_LON": Reason("Trang tính quá dài hoặc quá rộng: chỉ đọc phần đầu", _SPLIT),
        "BANG_CO_AN": Reason("Bảng tính có trang, dòng, cột hoặc ô ẩn", "Mở tệp, xem phần ẩn có thuộc hồ sơ không."),
        "CONG_THUC": Reason("Ô có công thức mà tệp không lưu kết quả", "Mở bằng Excel, lưu lại rồi gửi lại."),
        "O_LOI": Reason("Ô Excel báo lỗi (#N/A, #REF!…)", "Sửa ô được nêu rồi gửi lại."),
        "O_GACH_BO": Reason("Ô có chữ bị gạch ngang", "Xác nhận với đơn vị dòng đó còn hay bỏ."),
        "O_NGAY_LA": Reason("Ngày tháng đáng ngờ: năm thành ngày, ngày tháng bị đảo", "Sửa ô được nêu rồi gửi lại."),
        "GHI_CHU_NGUOI": Reason(
            "Ghi chú trong danh sách nói có người không được đề nghị, hoặc chưa đủ điều kiện", "Xác nhận với đơn vị."
        ),
        "DONG_CHUA_DOC": Reason("Danh sách có dòng không đọc ra tên ai", "Xem bản gốc, ghi thêm người của dòng đó."),
        "COT_CHUA_RO": Reason("Chưa rõ một cột danh hiệu là đã đạt hay đề nghị", "Xác nhận với đơn vị."),
        "CO_THE_THIEU_NGUOI": Reason("Có tên giống người được đề nghị mà chương trình chưa chắc", _COMPARE),
        "SO_LUONG_LECH": Reason(
            "Văn bản ghi số người, số tập thể khác với số chương trình đọc được", "Đối chiếu danh sách với bản gốc."
        ),
    }
)
