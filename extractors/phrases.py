"""The field's phrases, accent-free: labels, recognitions, posts. The ruler finds them; what they mean is decided later."""

from __future__ import annotations

RECOGNITION_PHRASES: dict[str, tuple[str, ...]] = {
    "LDTT": ("lao động tiên tiến", "LĐTT"),
    "CSTDCS": (
        "chiến sĩ thi đua cơ sở",
        "chiến sỹ thi đua cơ sở",
        "chiến sĩ thi đua cấp cơ sở",
        "chiến sỹ thi đua cấp cơ sở",
        "CSTĐCS",
        "CSTĐ cơ sở",
        "CSTĐ cấp cơ sở",
        "CSTĐ CS",
    ),
    "CSTD_TINH": (
        *(f"{head} {tail}"
          for head in ("chiến sĩ thi đua", "chiến sỹ thi đua", "CSTĐ")
          for tail in ("cấp tỉnh", "tỉnh", "cấp bộ", "bộ", "ngành", "cấp ngành", "cấp thành phố", "thành phố")),
        "CSTĐCT",
    ),
    "CSTD_TQ": ("chiến sĩ thi đua toàn quốc", "chiến sỹ thi đua toàn quốc", "CSTĐ toàn quốc", "CSTĐTQ"),
    "CSTD": ("chiến sĩ thi đua", "chiến sỹ thi đua", "CSTĐ"),
    "TTLDTT": ("tập thể lao động tiên tiến", "TTLĐTT", "tập thể LĐTT", "TT LĐTT"),
    "TTLDXS": ("tập thể lao động xuất sắc", "TTLĐXS", "tập thể LĐXS", "TT LĐXS"),
    "CO": ("cờ thi đua", "cờ đơn vị xuất sắc", "cờ đơn vị dẫn đầu"),
    "GIAY_KHEN": ("giấy khen",),
    "BK": ("bằng khen", "BK"),
    "BK_TTG": ("BKTTg", "BKTTgCP", "BK TTg"),
    "HCLD1": ("huân chương lao động hạng nhất", "HCLĐ hạng nhất"),
    "HCLD2": ("huân chương lao động hạng nhì", "HCLĐ hạng nhì"),
    "HCLD3": ("huân chương lao động hạng ba", "HCLĐ hạng ba"),
    "KNC": ("kỷ niệm chương", "kỉ niệm chương", "huy chương vì sự nghiệp"),
    "DIEN_HINH": (
        "điển hình tiên tiến",
        "gương điển hình",
        "điển hình tiêu biểu",
        "gương người tốt việc tốt",
        "gương người tốt, việc tốt",
        "gương người tốt - việc tốt",
        "người tốt việc tốt",
        "người tốt, việc tốt",
    ),
    "KHAC": ("bằng lao động sáng tạo", "huy hiệu tuổi trẻ dũng cảm", "lao động giỏi", "giỏi việc nước đảm việc nhà"),
}

LABEL_PHRASES: dict[str, tuple[str, ...]] = {
    "full_name": (
        "họ và tên", "họ tên", "họ và tên khai sinh", "họ tên khai sinh", "tôi tên là", "tôi tên", "tên tôi là",
        "họ, tên", "họ và tên người được đề nghị", "họ và tên tác giả", "tên đầy đủ", "tên đầy đủ là",
        "tên người được đề nghị", "họ tên tác giả", "họ, chữ đệm và tên",
    ),
    "birth_date": (
        "sinh ngày, tháng, năm", "ngày, tháng, năm sinh", "ngày tháng năm sinh", "sinh ngày tháng năm", "ngày sinh",
        "năm sinh", "sinh năm", "sinh ngày", "ngày, tháng và năm sinh", "ngày/tháng/năm sinh", "sinh",
        "ngày, tháng sinh",
    ),
    "gender": ("giới tính", "nam/nữ", "nam, nữ", "phái"),
    "hometown": ("quê quán", "nguyên quán", "quê"),
    "residence": (
        "trú quán", "nơi thường trú", "nơi ở hiện nay", "chỗ ở hiện nay", "hộ khẩu thường trú", "nơi cư trú",
        "địa chỉ thường trú", "nơi ở", "chỗ ở", "nơi đăng ký thường trú", "nơi đăng ký hộ khẩu thường trú",
        "địa chỉ nơi ở", "địa chỉ cư trú", "thường trú", "nơi ở hiện tại",
    ),
    "unit": (
        "đơn vị công tác", "cơ quan công tác", "nơi công tác", "đơn vị", "cơ quan, đơn vị công tác",
        "cơ quan, đơn vị", "nơi làm việc", "đơn vị làm việc", "cơ quan, tổ chức", "tên cơ quan", "đang công tác tại",
        "cơ quan/đơn vị công tác", "phòng/đơn vị",
    ),
    "position": (
        "chức vụ", "chức danh", "chức vụ, chức danh", "chức danh, chức vụ", "chức vụ/chức danh", "chức danh/chức vụ",
        "chức vụ hiện nay", "chức vụ (đảng, chính quyền, đoàn thể)", "chức vụ đảng, chính quyền, đoàn thể",
        "chức vụ chính quyền", "công việc hiện nay", "nghề nghiệp", "vị trí việc làm", "chức vụ hiện tại",
        "chức vụ, nghề nghiệp",
    ),
    "position_unit": (
        "chức vụ, đơn vị công tác", "chức vụ, nơi công tác", "chức vụ và đơn vị công tác", "chức vụ, đơn vị",
        "chức vụ, cơ quan công tác", "chức vụ và nơi công tác", "chức danh, đơn vị công tác", "đơn vị, chức vụ",
        "chức vụ/đơn vị", "chức vụ, cơ quan, đơn vị công tác", "chức danh, đơn vị",
    ),
    "education": (
        "trình độ chuyên môn, nghiệp vụ", "trình độ chuyên môn nghiệp vụ", "trình độ chuyên môn", "trình độ học vấn",
        "trình độ đào tạo", "trình độ", "trình độ văn hóa chuyên môn", "chuyên môn", "trình độ chuyên môn kỹ thuật",
        "chuyên ngành đào tạo",
    ),
    "academic_title": (
        "học hàm, học vị, danh hiệu, giải thưởng", "học hàm, học vị", "học hàm học vị", "học vị", "học hàm",
        "danh hiệu, giải thưởng", "học hàm, học vị, danh hiệu",
    ),
    "duties": (
        "quyền hạn, nhiệm vụ được giao hoặc đảm nhận", "quyền hạn, nhiệm vụ được giao", "nhiệm vụ được giao",
        "nhiệm vụ được phân công", "nhiệm vụ được giao hoặc đảm nhận", "quyền hạn, nhiệm vụ", "nhiệm vụ đảm nhận",
        "công việc được giao", "nhiệm vụ chính được giao", "quyền hạn và nhiệm vụ được giao", "nhiệm vụ phụ trách",
        "công việc được phân công", "quyền hạn, nhiệm vụ được phân công", "chức trách, nhiệm vụ được giao",
        "quyền hạn, nhiệm vụ được giao, đảm nhận", "công việc đảm nhận", "nhiệm vụ",
    ),
    "other": (
        "dân tộc", "tôn giáo", "bí danh", "nơi sinh", "số điện thoại", "điện thoại", "email", "thư điện tử",
        "số năm công tác", "ngày vào đảng", "ngày vào ngành", "số cccd", "số căn cước", "cccd", "thời gian công tác",
        "trình độ lý luận chính trị", "lý luận chính trị", "ngoại ngữ", "tin học", "ngạch", "mã số ngạch", "hệ số lương",
        "ngày vào đảng cộng sản việt nam", "ngày vào đoàn", "số định danh cá nhân", "số tài khoản", "tên gọi khác",
        "chứng minh nhân dân", "số cmnd", "năm vào ngành", "quá trình công tác", "số hiệu", "fax", "website",
        "địa chỉ", "trụ sở", "địa điểm trụ sở chính", "tình trạng sức khỏe", "đảng viên", "ngày tuyển dụng",
    ),
}

PATTERNS: list[dict[str, str]] = [
    {"label": "RECOGNITION", "id": code, "pattern": phrase}
    for code, phrases in RECOGNITION_PHRASES.items()
    for phrase in phrases
] + [
    {"label": "LABEL", "id": name, "pattern": phrase}
    for name, phrases in LABEL_PHRASES.items()
    for phrase in phrases
]
