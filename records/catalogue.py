"""The closed lists of the field: recognition codes, document kinds and their Vietnamese names (contract, README)."""

from __future__ import annotations

RECOGNITIONS: dict[str, str] = {
    "LDTT": "Lao động tiên tiến",
    "CSTDCS": "Chiến sĩ thi đua cơ sở",
    "CSTD_TINH": "Chiến sĩ thi đua cấp tỉnh",
    "CSTD_TQ": "Chiến sĩ thi đua toàn quốc",
    "TTLDTT": "Tập thể Lao động tiên tiến",
    "TTLDXS": "Tập thể Lao động xuất sắc",
    "CO_TINH": "Cờ thi đua của tỉnh",
    "CO_BO": "Cờ thi đua của Bộ",
    "CO_CP": "Cờ thi đua của Chính phủ",
    "GIAY_KHEN": "Giấy khen",
    "BK_TINH": "Bằng khen của Chủ tịch UBND tỉnh",
    "BK_BO": "Bằng khen của Bộ trưởng",
    "BK_TTG": "Bằng khen của Thủ tướng Chính phủ",
    "HCLD1": "Huân chương Lao động hạng Nhất",
    "HCLD2": "Huân chương Lao động hạng Nhì",
    "HCLD3": "Huân chương Lao động hạng Ba",
    "KNC": "Kỷ niệm chương",
    "DIEN_HINH": "Điển hình tiên tiến",
    "SANG_KIEN": "Công nhận sáng kiến",
    "KHAC": "Hình thức khác",
}
TITLES = frozenset(
    {"LDTT", "CSTDCS", "CSTD_TINH", "CSTD_TQ", "TTLDTT", "TTLDXS", "CO_TINH", "CO_BO", "CO_CP"}
)  # danh hiệu; everything else is a hình thức khen thưởng

DOCUMENT_KINDS: dict[str, str] = {
    "bao_cao_thanh_tich_ca_nhan": "Báo cáo thành tích cá nhân",
    "bao_cao_thanh_tich_tap_the": "Báo cáo thành tích tập thể",
    "to_trinh": "Tờ trình",
    "danh_sach": "Danh sách",
    "bien_ban": "Biên bản",
    "quyet_dinh": "Quyết định",
    "don_sang_kien": "Đơn yêu cầu công nhận sáng kiến",
    "xac_nhan_sang_kien": "Chứng nhận, xác nhận sáng kiến",
    "dang_ky": "Đăng ký thi đua",
    "dien_hinh": "Gương điển hình",
    "cong_van": "Công văn",
    "khac": "Văn bản khác",
}
VERDICTS: dict[str, str] = {
    "DAT": "Đạt",
    "KHONG_DAT": "Không đạt",
    "CHUA_DU_CO_SO": "Chưa đủ cơ sở",
    "CAN_XEM_XET": "Cần xem xét",
}
STATUSES: dict[str, str] = {
    "processed": "đã xử lý",
    "needs_review": "cần xem lại",
    "rejected": "không nhận",
    "duplicate": "trùng tệp",
    "pending": "đang chờ",
    "ignored": "bỏ qua",
}
LEVELS: dict[str, str] = {
    "hoan_thanh_xuat_sac": "Hoàn thành xuất sắc nhiệm vụ",
    "hoan_thanh_tot": "Hoàn thành tốt nhiệm vụ",
    "hoan_thanh": "Hoàn thành nhiệm vụ",
    "khong_hoan_thanh": "Không hoàn thành nhiệm vụ",
}
LEGAL_KINDS: dict[str, str] = {
    "cong_trang": "Công trạng",
    "dot_xuat": "Đột xuất",
    "phong_trao": "Phong trào, chuyên đề",
    "qua_trinh_cong_hien": "Quá trình cống hiến",
    "nien_han": "Niên hạn",
    "doi_ngoai": "Đối ngoại",
}
LEGAL_KIND_WORDS: tuple[tuple[str, str], ...] = (  # bare, the telling ones first
    ("dot xuat", "dot_xuat"),
    ("chuyen de", "phong_trao"),
    ("phong trao", "phong_trao"),
    ("cong hien", "qua_trinh_cong_hien"),
    ("nien han", "nien_han"),
    ("doi ngoai", "doi_ngoai"),
    ("cong trang", "cong_trang"),
)
FIELD_NAMES: dict[str, str] = {  # of what people correct, as screens and papers call it
    "full_name": "họ tên, tên gọi",
    "honorific": "ông, bà",
    "birth_date": "ngày sinh",
    "gender": "giới tính",
    "hometown": "quê quán",
    "residence": "nơi ở",
    "education": "trình độ",
    "position": "chức vụ",
    "unit": "đơn vị",
    "sender": "đơn vị gửi",
    "requested.code": "danh hiệu, hình thức",
    "requested.text": "danh hiệu, hình thức",
    "requested.year": "năm",
    "withdrawn": "rút khỏi danh sách",
}
POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"  # of the points of a law and of alternatives: never f, j, w, z
