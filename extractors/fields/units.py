"""Units that figures are counted in, as statements write them; the longest is tried first."""

from __future__ import annotations

import re

# another spelling -> the one that is kept
WHOLE_UNITS = {
    "đ": "đồng",
    "vnđ": "đồng",
    "vnd": "đồng",
    "phần trăm": "%",
    "usd": "USD",
    "đô la": "USD",
    "eur": "EUR",
    "euro": "EUR",
    "hecta": "ha",
    "héc ta": "ha",
    "héc-ta": "ha",
    "ki-lô-gam": "kg",
    "kilogam": "kg",
    "ki-lô-mét": "km",
    "kilomet": "km",
    "m²": "m2",
    "m³": "m3",
    "kw": "kW",
    "kwh": "kWh",
    "mw": "MW",
    "mwh": "MWh",
    "gb": "GB",
    "tb": "TB",
    "lit": "lít",
}
_MEASURES = (
    *("%", "phần trăm", "đồng", "đ", "vnđ", "vnd", "usd", "đô la", "eur", "euro"),
    *("kg", "tấn", "tạ", "yến", "gam", "lít", "lit", "ha", "hecta", "héc ta", "héc-ta", "sào", "km", "mét", "m2", "m²"),
    *("m3", "m³", "m", "cm", "mm", "km2", "kw", "kwh", "mw", "mwh", "gb", "tb", "độ", "ki-lô-gam", "kilogam"),
    *("ki-lô-mét", "kilomet", "ngày đêm", "ngày công", "ngày", "giờ", "phút", "giây", "tháng", "năm", "tuần", "tuổi"),
    *("lần", "điểm", "bậc", "tiết", "buổi", "ca", "kỳ", "vòng", "mâm"),
)
_THINGS = (
    # people and groups
    *("lượt", "người", "cán bộ", "công chức", "viên chức", "đoàn viên", "hội viên", "đảng viên"),
    *("học sinh", "sinh viên", "học viên", "giáo viên", "giảng viên", "chiến sĩ", "chiến sỹ", "đồng chí", "cá nhân"),
    *("tập thể", "hộ", "gia đình", "bệnh nhân", "người bệnh", "ca bệnh", "ca mổ", "ca phẫu thuật"),
    *("công nhân", "lao động", "nhân công", "thanh niên", "phụ nữ", "nông dân", "trẻ em", "em", "cháu", "cụ"),
    *("tiểu thương", "doanh nghiệp", "đơn vị", "tổ chức", "cơ sở", "cơ quan", "trường", "phòng học", "phòng", "trạm"),
    *("tổ", "đội", "nhóm", "câu lạc bộ", "chi bộ", "chi đoàn", "chi hội", "khu phố", "thôn", "ấp", "bản", "buôn"),
    *("xã", "phường", "huyện", "tỉnh", "địa phương", "địa bàn", "đối tượng", "khách hàng", "khách", "thành viên"),
    # papers and knowledge
    *("hồ sơ", "văn bản", "báo cáo", "kế hoạch", "tờ trình", "quyết định", "quy trình", "quy chế", "thủ tục"),
    *("biểu mẫu", "giấy phép", "chứng chỉ", "giấy chứng nhận", "công văn", "đề án", "đề tài", "dự án", "nhiệm vụ"),
    *("sáng kiến", "giải pháp", "cải tiến", "bài báo", "bài viết", "bài", "tin", "sách", "đầu sách", "cuốn", "quyển"),
    *("bộ", "tập", "tài liệu", "chuyên đề", "nội dung", "chỉ tiêu", "tiêu chí", "chỉ số", "phép thử", "phép đo"),
    *("mẫu", "thông số", "tiêu chuẩn", "quy chuẩn", "bằng sáng chế", "nhãn hiệu", "văn bằng", "ý kiến", "kiến nghị"),
    *("đơn thư", "đơn", "vụ việc", "vụ", "việc", "trường hợp", "cuộc họp", "cuộc", "hội đồng", "hội nghị", "hội thảo"),
    *("lớp", "khóa", "khoá", "đợt", "đoàn", "phiên", "kỳ thi", "giải", "huy chương", "bằng khen", "giấy khen"),
    *("suất", "học bổng", "quà", "phần", "phiếu", "lỗi", "sự cố", "câu hỏi"),
    *("tài khoản", "video", "clip", "phần mềm", "ứng dụng", "hệ thống", "máy tính", "máy", "thiết bị", "phương tiện"),
    *("dịch vụ", "thủ tục hành chính", "trang", "tủ sách", "gian hàng", "sản phẩm", "mặt hàng", "mã vạch", "mã số"),
    # works and goods
    *("công trình", "nhà", "căn", "cầu", "tuyến đường", "tuyến", "điểm", "chợ", "giếng", "xe"),
    *("cây", "con", "bông", "gốc", "đơn vị máu", "túi", "thùng", "chiếc", "cái", "vòi", "trụ", "cột", "cột đo", "bóng"),
    *("mô hình", "phong trào", "hoạt động", "chương trình", "chiến dịch", "hợp đồng", "gói thầu", "gói", "hạng mục"),
    *("nhà máy", "lô", "kiện", "chuyến", "tàu", "trận", "cuộc kiểm tra", "cuộc thanh tra", "bài giảng", "câu", "từ"),
    *("tiết dạy", "công đoạn", "bước", "khâu", "loại", "giống", "lứa", "vụ mùa", "ao", "chuồng", "lồng", "bè"),
)
_ALL = sorted({*_MEASURES, *_THINGS}, key=lambda unit: (-len(unit), unit))
UNIT = "|".join(re.escape(unit) for unit in _ALL)
PLAIN_UNITS = "|".join(re.escape(unit) for unit in _ALL if unit not in ("năm", "tháng", "ngày", "đợt", "lần"))
